"""
What the command `convert` says of an import: how many records were read, which were not, and what is odd.
"""

import re
from collections.abc import Iterable, Mapping

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cli.file_kinds import FileKind
from contratti_quartiere.cli.outputs import write_bytes
from contratti_quartiere.cli.page import Page
from contratti_quartiere.exchange.imports import Imported, RowProblem
from contratti_quartiere.exchange.sheets.separated import guarded, written

__all__ = ["import_values", "print_import", "problem_values", "write_problems"]

# So many sorts of problems are told, and so many places of each; the file of problems has them all.
_MOST_SORTS = 20
_MOST_PLACES = 5
_LONGEST_FOUND = 60
# What tells one from the next within a record, and nothing of the sort of problem.
_INDEX = re.compile(r"(?<=/)[0-9]+|\[[0-9]+\]")

_COUNTS: Mapping[FileKind, Bilingual] = {
    FileKind.L190: Bilingual(
        "Lotti nel file: {}; letti: {}; non letti: {}", "Lots in the file: {}; read: {}; not read: {}"
    ),
    FileKind.CIG: Bilingual(
        "Righe nel file: {}; lette: {}; non lette: {}", "Rows in the file: {}; read: {}; not read: {}"
    ),
    FileKind.OCDS: Bilingual(
        "Release nel file: {}; lette: {}; non lette: {}", "Releases in the file: {}; read: {}; not read: {}"
    ),
}
# What the messages say for those who write Python, for those who type the command.
_HINTS: Mapping[str, Bilingual] = {
    "no_currency": Bilingual(
        "Se quegli importi sono euro: --currency EUR", "If those amounts are euro: --currency EUR"
    ),
    "personal_data": Bilingual("Per tenere i recapiti: --people", "To keep how people are reached: --people"),
}


def print_import(page: Page, imported: Imported, kind: FileKind, *, listed: str | None) -> None:
    """
    Print the counts of an import, then what was not read, then what is odd.

    Args:
        page: Where to print.
        imported: What was read.
        kind: From what sort of file.
        listed: The file in which all problems were written; None if none was asked for.
    """
    tally = imported.tally
    counts = page.said(_COUNTS[kind]).format(tally.records, tally.read, tally.reported)
    odd_ones = page.say(f"con anomalie: {tally.odd}", f"with something odd: {tally.odd}")
    page.paragraph(f"{counts}; {odd_ones}")
    unread = [problem for problem in imported.problems if problem.unread]
    odd = [problem for problem in imported.problems if not problem.unread]
    if not tally.complete:
        page.paragraph(_partial(page, imported), style="bold red")
    if not tally.whole and odd and odd[-1] is imported.problems[-1]:
        # What is wrong with the file, and with no record of it, stands last.
        page.paragraph(page.said(odd.pop().message), indent=1)
    shown = _print_sorts(page, page.say("non letti", "not read"), unread)
    shown = _print_sorts(page, page.say("letti, con anomalie", "read, but odd"), odd) and shown
    kinds = {problem.kind for problem in odd}
    for kind_of_problem, hint in _HINTS.items():
        if kind_of_problem in kinds:
            page.paragraph(page.said(hint))
    if listed is not None:
        page.paragraph(page.say(f"Tutte, una per riga: {listed}", f"All of them, one a row: {listed}"))
    elif not shown:
        page.paragraph(
            page.say(
                "Per averle tutte, una per riga: --problems FILE.csv", "To have all, one a row: --problems FILE.csv"
            )
        )


def _partial(page: Page, imported: Imported) -> str:
    if imported.tally.whole:
        return page.say(
            "Importazione parziale: ciò che è elencato come non letto non è in ciò che è scritto.",
            "A partial import: what is listed as not read is not in what is written.",
        )
    return page.say(
        "Importazione parziale: il file si interrompe; c'è solo ciò che stava prima.",
        "A partial import: the file breaks off; only what stood before is there.",
    )


def _print_sorts(page: Page, heading: str, problems: Iterable[RowProblem]) -> bool:
    """
    Print each sort of problem once, with where it is; return whether nothing was left out.
    """
    sorts: dict[tuple[str, str], list[RowProblem]] = {}
    for problem in problems:
        sorts.setdefault((problem.kind, _INDEX.sub("", problem.place)), []).append(problem)
    if sorts:
        page.heading(heading)
    for alike in [*sorts.values()][:_MOST_SORTS]:
        _print_sort(page, alike)
    if len(sorts) > _MOST_SORTS:
        more = sum(len(alike) for alike in [*sorts.values()][_MOST_SORTS:])
        page.paragraph(page.say(f"e altre {more}, di altre specie", f"and {more} more, of other sorts"), indent=1)
    return len(sorts) <= _MOST_SORTS and all(len(alike) <= _MOST_PLACES for alike in sorts.values())


def _print_sort(page: Page, alike: list[RowProblem]) -> None:
    first = alike[0]
    where = ", ".join(part for part in (_mark(page, first), first.place if first.line else "") if part)
    page.paragraph(where, indent=1, style="bold")
    page.paragraph(page.said(first.message) + _found(page, first), indent=3)
    others = alike[1:]
    if others:
        page.paragraph(_again(page, first, others), indent=3)


def _again(page: Page, first: RowProblem, others: list[RowProblem]) -> str:
    """
    Return where else the same stands, as far as there is room.
    """
    lines = dict.fromkeys(problem.line for problem in others if problem.line not in (0, first.line))
    near = [str(line) for line in lines][: _MOST_PLACES - 1]
    more = len(others) - len(near)
    times = page.say(
        "un'altra volta" if more == 1 else f"altre {more} volte", "once more" if more == 1 else f"{more} more times"
    )
    if not near:
        return page.say(f"lo stesso {times}", f"the same {times}")
    it, en = ("alla riga", "in line") if len(near) == 1 else ("alle righe", "in lines")
    where = page.say(f"lo stesso {it} ", f"the same {en} ") + ", ".join(near)
    return where + (page.say(" e ", " and ") + times if more else "")


def _mark(page: Page, problem: RowProblem) -> str:
    if problem.line:
        return page.say(f"riga {problem.line}", f"line {problem.line}")
    return problem.place or page.say("il file", "the file")


def _found(page: Page, problem: RowProblem) -> str:
    """
    Return what stood there, unless the sentence says it already.
    """
    found = " ".join(problem.found.split())
    if not found or found in page.said(problem.message):
        return ""
    cut = found if len(found) <= _LONGEST_FOUND else found[: _LONGEST_FOUND - 1] + "…"
    return page.say(f" (trovato: {cut})", f" (found: {cut})")


def problem_values(problem: RowProblem) -> dict[str, object]:
    """
    Return a problem as JSON values.
    """
    return {
        "line": problem.line,
        "place": problem.place,
        "kind": problem.kind,
        "message": {"it": problem.message.it, "en": problem.message.en},
        "found": problem.found,
        "unread": problem.unread,
    }


def import_values(imported: Imported, kind: FileKind) -> dict[str, object]:
    """
    Return an import as JSON values: the counts, and every problem.
    """
    tally = imported.tally
    return {
        "from": kind.en,
        "complete": tally.complete,
        "whole": tally.whole,
        "records": tally.records,
        "read": tally.read,
        "reported": tally.reported,
        "odd": tally.odd,
        "problems": [problem_values(problem) for problem in imported.problems],
    }


def write_problems(page: Page, target: str, problems: Iterable[RowProblem]) -> None:
    """
    Write every problem to a CSV that a spreadsheet opens: one a row, in the language of the page.

    Raises:
        MalformedValueError: If the system does not let it be written.
    """
    yes, no = page.say("no", "no"), page.say("sì", "yes")
    head = page.say("riga;posto;tipo;letto;problema;trovato", "line;place;kind;read;problem;found").split(";")
    rows = (
        (
            str(problem.line or ""),
            problem.place,
            problem.kind,
            yes if problem.unread else no,
            page.said(problem.message),
            problem.found,
        )
        for problem in problems
    )
    text = written([head, *([guarded(cell) for cell in row] for row in rows)])
    # Excel needs the mark to read it as UTF-8.
    write_bytes(target, text.encode("utf-8-sig"))
