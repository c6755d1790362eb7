"""
What the command `convert` prints: what was written, what stays out of it, and why nothing was.
"""

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cli.file_kinds import FileKind
from contratti_quartiere.cli.import_page import import_values, print_import
from contratti_quartiere.cli.ocds_losses import Losses, losses_values, print_losses
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.report_page import print_problems
from contratti_quartiere.cli.words import BAD_INPUT, ERRORS_FOUND, OK
from contratti_quartiere.errors import DocumentError, Problem
from contratti_quartiere.exchange.imports import Imported

__all__ = ["ENVELOPE", "Outcome", "print_outcome", "tell_lost", "tell_refused"]

ENVELOPE = "envelope"
"""The kind of what no release holds and none misses: the title of the programme, and its list of sources."""

_MOST_LOST = 20
# What is said of a file that is none of ours.
_PERHAPS_FOREIGN = frozenset({"format", "json", "unknown_sheet"})


@attrs.frozen(kw_only=True)
class Outcome:
    """
    What became of a conversion.

    Attributes:
        target: The file that was written.
        kind: From what sort of file.
        imported: What was imported of a file of others.
        listed: The file in which all problems of the import were written.
        lost: What stays out.
        losses: What OCDS does not say.
        one_sheet: True if one sheet alone was read, of which references to others cannot be checked.
        ocds: True if OCDS was written.
        missing: What the programme says that it lacks, from this import or an earlier one.
        empty: True if sheets were read in which no row is filled in.
        guessed: The sheets of which the encoding was guessed.
    """

    target: str
    kind: FileKind = FileKind.DOCUMENT
    imported: Imported | None = None
    listed: str | None = None
    lost: tuple[Problem, ...] = ()
    losses: Losses = attrs.field(factory=Losses)
    one_sheet: bool = False
    ocds: bool = False
    missing: Bilingual | None = None
    empty: bool = False
    guessed: tuple[str, ...] = ()

    @property
    def partial(self) -> bool:
        """
        True if something is missing: not read, left out by a conversion before this one, or by this one.
        """
        left_out = any(problem.kind != ENVELOPE for problem in self.lost)
        return self.unread or self.missing is not None or left_out

    @property
    def unread(self) -> bool:
        """
        True if not all of the file of others was read.
        """
        return self.imported is not None and not self.imported.tally.complete

    @property
    def nothing(self) -> bool:
        """
        True if there was nothing to import.
        """
        return self.empty or (self.imported is not None and not self.imported.tally.records)

    def values(self, written: str | None) -> dict[str, object]:
        """
        Return it as JSON values, with the file that was written or none.
        """
        return {
            "written": written,
            "partial": written is not None and self.partial,
            "empty": self.nothing,
            "missing": None if self.missing is None else {"it": self.missing.it, "en": self.missing.en},
            "references_checked": not self.one_sheet,
            "encoding_guessed": list(self.guessed),
            "problems": [],
            "lost": _values(self.lost),
            **losses_values(self.losses),
            "import": None if self.imported is None else import_values(self.imported, self.kind),
        }


def _values(problems: tuple[Problem, ...]) -> list[dict[str, object]]:
    return [
        {
            "pointer": problem.pointer,
            "kind": problem.kind,
            "message": {"it": problem.message.it, "en": problem.message.en},
        }
        for problem in problems
    ]


def tell_refused(page: Page, source: str, error: DocumentError, *, unsure: bool, as_json: bool) -> int:
    """
    Print why a file could not be read, with how to say what it is if that was unsure, and return the exit code.
    """
    if as_json:
        page.print_json(Outcome(target="").values(None) | {"problems": _values(error.problems)})
    else:
        print_problems(page, source, error)
        if unsure and any(problem.kind in _PERHAPS_FOREIGN for problem in error.problems):
            page.paragraph(
                page.say(
                    "Se è un file di ANAC o di OCDS, dire quale: --from l190, --from cig o --from ocds",
                    "If it is a file of ANAC or of OCDS, say which: --from l190, --from cig or --from ocds",
                )
            )
    return BAD_INPUT


def tell_lost(page: Page, source: str, outcome: Outcome, *, as_json: bool) -> int:
    """
    Print what would be lost, for which nothing was written, and return the exit code.
    """
    if as_json:
        page.print_json(outcome.values(None))
        return BAD_INPUT
    if outcome.ocds:
        page.title(page.say(f"{source}: non sta tutto in OCDS", f"{source}: OCDS does not hold all of it"))
    else:
        page.title(page.say(f"{source}: non sta tutto in un foglio", f"{source}: a sheet does not hold all of it"))
    _print_lost(page, outcome.lost)
    page.paragraph(
        page.say(
            "Nulla è stato scritto. Con --partial si scrive il resto: il documento conserva ciò che il foglio non ha.",
            "Nothing was written. With --partial the rest is: the document keeps what the sheet has not.",
        )
        if not outcome.ocds
        else page.say(
            "Nulla è stato scritto. Con --partial si scrive il resto: il documento conserva ciò che OCDS non ha.",
            "Nothing was written. With --partial the rest is: the document keeps what OCDS has not.",
        )
    )
    return BAD_INPUT


def print_outcome(page: Page, outcome: Outcome, *, as_json: bool) -> int:
    """
    Print what was written and what is to be known of it, and return the exit code.
    """
    code = ERRORS_FOUND if outcome.partial or outcome.nothing else OK
    if as_json:
        page.print_json(outcome.values(outcome.target))
        return code
    if outcome.partial:
        page.paragraph(page.say(f"Scritto, ma parziale: {outcome.target}", f"Written, but partial: {outcome.target}"))
    else:
        page.paragraph(page.say(f"Scritto: {outcome.target}", f"Written: {outcome.target}"))
    if outcome.nothing:
        page.paragraph(
            page.say(
                "Nulla da importare: il file non ha nessun record; controllare che sia quello giusto, e intero.",
                "Nothing to import: the file has no record; check that it is the right one, and whole.",
            ),
            style="bold red",
        )
    if outcome.missing is not None and not outcome.unread:
        page.paragraph(
            page.say("È parziale come ciò da cui viene. ", "It is as partial as what it comes from. ")
            + page.said(outcome.missing),
            style="bold red",
        )
    if outcome.imported is not None:
        print_import(page, outcome.imported, outcome.kind, listed=outcome.listed)
    if outcome.lost:
        page.heading(page.say("restano fuori", "stay out"))
        _print_lost(page, outcome.lost)
    print_losses(page, outcome.losses, outcome.kind)
    if outcome.guessed:
        names = ", ".join(outcome.guessed)
        page.paragraph(
            page.say(
                f"Letti come Windows-1252, perché non sono in UTF-8: {names}. Controllare le lettere accentate.",
                f"Read as Windows-1252, for they are not in UTF-8: {names}. Check the accented letters.",
            )
        )
    if outcome.one_sheet:
        page.paragraph(
            page.say(
                "È stato letto un foglio solo: i riferimenti ad altri fogli (nuclei, alloggi, casi) non sono stati"
                " verificati. Per verificarli dare la cartella con tutti i fogli.",
                "One sheet alone was read: references to other sheets (households, dwellings, cases) were not"
                " checked. To check them give the folder with all sheets.",
            )
        )
    return code


def _print_lost(page: Page, lost: tuple[Problem, ...]) -> None:
    for problem in lost[:_MOST_LOST]:
        page.paragraph(f"{problem.pointer}: {page.said(problem.message)}", indent=1)
    if len(lost) > _MOST_LOST:
        more = len(lost) - _MOST_LOST
        page.paragraph(page.say(f"e altri {more}, che --json elenca", f"and {more} more, which --json lists"), indent=1)
