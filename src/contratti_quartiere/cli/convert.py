"""
The command `convert`: a document to a workbook or CSV files and back, and an empty workbook to start from.
"""

from pathlib import Path

import click

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cli.outputs import refuse_old, refuse_same, write_text, writing
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.progress_bar import reading_bar
from contratti_quartiere.cli.report_page import print_problems
from contratti_quartiere.cli.words import BAD_INPUT, OK, Words
from contratti_quartiere.errors import DocumentError, MalformedValueError, Problem
from contratti_quartiere.exchange.documents import dumps, load
from contratti_quartiere.exchange.sheets import NotHeldError, read, template, write
from contratti_quartiere.programme import Programme

__all__ = ["convert_command", "programme_of"]

_JSON = ".json"


def programme_of(path: str) -> Programme:
    """
    Return the programme of a document, or else of a workbook or of CSV files, with a bar on a terminal.

    Raises:
        DocumentError: With everything that is wrong with it.
        MissingExtraError: For a workbook, without the extra `sheets`.
    """
    if Path(path).suffix.lower() == _JSON:
        return load(path)
    with reading_bar() as progress:
        return read(path, progress)


def convert_command(say: Words) -> click.Command:
    """
    Return the command.
    """

    def run(
        source: str | None, target: str | None, empty: str | None, partial: bool, force: bool, json: bool, lang: str
    ) -> int:
        page = Page(lang)
        if empty is not None:
            if source is not None:
                raise _use(
                    "--template", Bilingual("scrivere solo --template FILE.xlsx", "write --template FILE.xlsx alone")
                )
            refuse_old(empty, force=force)
            with writing(empty):
                template(empty, lang=lang)
            return _tell(page, empty, (), as_json=json)
        if source is None or target is None:
            raise _use("convert", Bilingual("scrivere convert DA A", "write convert FROM TO"))
        refuse_same(say("A", "TO"), target, source)
        refuse_old(target, force=force)
        try:
            programme = programme_of(source)
        except DocumentError as error:
            return _refused(page, source, error, as_json=json)
        try:
            left_out = _write(programme, target, partial=partial, lang=lang)
        except NotHeldError as error:
            return _tell_lost(page, source, error, as_json=json)
        code = _tell(page, target, left_out, as_json=json)
        if Path(source).suffix.lower() == ".csv" and not Path(source).is_dir() and not json:
            page.paragraph(
                page.say(
                    "È stato letto un foglio solo: i riferimenti ad altri fogli (nuclei, alloggi, casi) non sono stati"
                    " verificati. Per verificarli dare la cartella con tutti i fogli.",
                    "One sheet alone was read: references to other sheets (households, dwellings, cases) were not"
                    " checked. To check them give the folder with all sheets.",
                )
            )
        return code

    return say.command("convert", _HELP, _parameters(say), run)


_HELP = (
    (
        "Porta un documento DA in un foglio A, o un foglio in un documento.\n\nUn documento finisce in .json, una"
        " cartella di lavoro in .xlsx; un nome senza punto è una cartella di file CSV. Esempi: convert programma.json"
        " foglio.xlsx, convert foglio.xlsx programma.json, convert --template modello.xlsx"
    ),
    (
        "Bring a document FROM into a sheet TO, or a sheet into a document.\n\nA document ends in .json, a workbook in"
        " .xlsx; a name without a point is a folder of CSV files. Examples: convert programme.json sheet.xlsx, convert"
        " sheet.xlsx programme.json, convert --template empty.xlsx"
    ),
)


def _parameters(say: Words) -> list[click.Parameter]:
    empty = say.option(
        "--template",
        "Scrive un foglio vuoto da riempire, con elenchi, note ed esempi.",
        "Write an empty sheet to fill in, with lists, notes and examples.",
        metavar=say("FILE.xlsx", "FILE.xlsx"),
    )
    empty.name = "empty"
    return [
        click.Argument(["source"], required=False, metavar=say("[DA]", "[FROM]")),
        click.Argument(["target"], required=False, metavar=say("[A]", "[TO]")),
        empty,
        say.option(
            "--partial",
            "Scrive ciò che un foglio può contenere, e dice che cosa resta fuori.",
            "Write what a sheet can hold, and say what stays out.",
            is_flag=True,
        ),
        say.option("--force", "Scrive anche sopra un file che c'è.", "Write over a file that is there.", is_flag=True),
    ]


def _use(option: str, remedy: Bilingual) -> MalformedValueError:
    return MalformedValueError(
        Bilingual("uso di", "use of"), option, Bilingual("così non è possibile", "not possible like this"), remedy
    )


def _write(programme: Programme, target: str, *, partial: bool, lang: str) -> tuple[Problem, ...]:
    if Path(target).suffix.lower() == _JSON:
        write_text(target, dumps(programme))
        return ()
    with writing(target):
        return write(programme, target, partial=partial, lang=lang)


def _values(problems: tuple[Problem, ...]) -> list[dict[str, object]]:
    return [
        {
            "pointer": problem.pointer,
            "kind": problem.kind,
            "message": {"it": problem.message.it, "en": problem.message.en},
        }
        for problem in problems
    ]


def _refused(page: Page, source: str, error: DocumentError, *, as_json: bool) -> int:
    if as_json:
        page.print_json({"written": None, "problems": _values(error.problems), "lost": []})
    else:
        print_problems(page, source, error)
    return BAD_INPUT


def _tell_lost(page: Page, source: str, error: NotHeldError, *, as_json: bool) -> int:
    if as_json:
        page.print_json({"written": None, "problems": [], "lost": _values(error.lost)})
        return BAD_INPUT
    page.title(page.say(f"{source}: non sta tutto in un foglio", f"{source}: a sheet does not hold all of it"))
    _print_lost(page, error.lost)
    page.paragraph(
        page.say(
            "Nulla è stato scritto. Con --partial si scrive il resto: il documento conserva ciò che il foglio non ha.",
            "Nothing was written. With --partial the rest is: the document keeps what the sheet has not.",
        )
    )
    return BAD_INPUT


def _tell(page: Page, target: str, left_out: tuple[Problem, ...], *, as_json: bool) -> int:
    if as_json:
        page.print_json({"written": target, "problems": [], "lost": _values(left_out)})
        return OK
    page.paragraph(page.say(f"Scritto: {target}", f"Written: {target}"))
    if left_out:
        page.heading(page.say("restano fuori", "stay out"))
        _print_lost(page, left_out)
    return OK


def _print_lost(page: Page, lost: tuple[Problem, ...]) -> None:
    for problem in lost:
        page.paragraph(f"{problem.pointer}: {page.said(problem.message)}", indent=1)
