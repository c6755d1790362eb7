"""
The command `board`: what the offices of a programme have to look at on a day, as text, JSON, a page or a calendar.
"""

from datetime import date
from pathlib import Path

import click

from contratti_quartiere.analysis.board import Board, board
from contratti_quartiere.analysis.board_html import board_html
from contratti_quartiere.analysis.board_values import board_values
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cases import una_scala
from contratti_quartiere.cli.arguments import DAY
from contratti_quartiere.cli.board_calendar import board_calendar, calendar_options, check_calendar
from contratti_quartiere.cli.board_page import print_board
from contratti_quartiere.cli.checks import print_bad_figures
from contratti_quartiere.cli.convert import programme_of
from contratti_quartiere.cli.outputs import write_bytes
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.report_page import print_problems
from contratti_quartiere.cli.words import BAD_INPUT, OK, Words
from contratti_quartiere.errors import DocumentError, MalformedValueError, shown
from contratti_quartiere.exchange.documents import check, loads, read_file
from contratti_quartiere.exchange.overrides import loads as load_figures
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.report_values import problem_values

__all__ = ["board_command"]

_HTML = (".html", ".htm")
# What an office calls a sheet, whether or not it can be read; anything else is a document.
_SHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv"})


def board_command(say: Words) -> click.Command:
    """
    Return the command.
    """

    def run(
        file: str | None,
        on: date | None,
        parameters: str | None,
        html: str | None,
        ics: str | None,
        households: bool,
        namespace: str | None,
        force: bool,
        json: bool,
        lang: str,
    ) -> int:
        page = Page(lang)
        _check_html(html)
        check_calendar(ics, households=households, namespace=namespace, force=force, read=(file, parameters))
        # Only commands have a clock.
        day = on or date.today()  # noqa: DTZ011  # the office's own calendar day is what is meant
        set_by_the_body = None if parameters is None else read_file(parameters)
        try:
            figures = PARAMETERS if set_by_the_body is None else load_figures(set_by_the_body)
        except DocumentError as error:
            return print_bad_figures(page, str(parameters), error, as_json=json)
        sheet = file is not None and _is_sheet(file)
        text = b"" if file is None or sheet else read_file(file)
        try:
            programme = una_scala() if file is None else programme_of(file) if sheet else loads(text)
        except DocumentError as error:
            if not json:
                print_problems(page, str(file), error)
            elif sheet:
                page.print_json({"problems": [problem_values(problem) for problem in error.problems]})
            else:
                page.print_json(check(text, on=day, parameters=figures).to_dict())
            return BAD_INPUT
        found = board(programme, on=day, parameters=figures)
        # Made before anything is written, as the packages for it may not be there.
        files: list[tuple[str, bytes]] = []
        if html is not None:
            files.append((html, board_html(found, page.lang).encode()))
        if ics is not None:
            days = board_calendar(found, programme, figures, page.lang, households=households, namespace=namespace)
            files.append((ics, days))
        _put(page, found, files, as_json=json)
        return OK

    return say.command("board", _HELP, [click.Argument(["file"], required=False), *_options(say)], run)


_HELP = (
    (
        "Mostra che cosa scade, chi è ancora dentro, che cosa va pagato secondo FILE; senza FILE, in una scala di"
        " esempio.\n\nFILE è un documento, o un foglio: .xlsx, .csv, una cartella di .csv. Non sceglie alloggi, non"
        " mette in graduatoria nessuno, non decide nulla al posto dell'ufficio."
        "\n\nEsempio: board --on 24/04/2018 --html cruscotto.html"
    ),
    (
        "Show what is due, who is still in and what is to be paid by FILE; without FILE, in a staircase made up as an"
        " example.\n\nFILE is a document, or a sheet: .xlsx, .csv, a folder of .csv. It chooses no dwelling, ranks"
        " nobody, and decides nothing for the office."
        "\n\nExample: board --on 2018-04-24 --html board.html"
    ),
)


def _put(page: Page, found: Board, files: list[tuple[str, bytes]], *, as_json: bool) -> None:
    """
    Write files and say so; without any, print the board.
    """
    for name, content in files:
        write_bytes(name, content)
    if as_json:
        page.print_json(board_values(found))
    elif not files:
        print_board(page, found)
    for name, _ in files if not as_json else ():
        page.paragraph(page.say(f"scritto: {name}", f"written: {name}"))


def _options(say: Words) -> list[click.Parameter]:
    return [
        say.option(
            "--on", "Il giorno a cui si guarda.", "The day as of which to look.", type=DAY, usual=say("oggi", "today")
        ),
        say.option(
            "--parameters", "Documento con le cifre dell'ente.", "Document of the body's own figures.", metavar="FILE"
        ),
        say.option(
            "--html",
            "Scrive il cruscotto in una pagina da stampare, che si legge anche al telefono.",
            "Write the board as a page to print, which can be read on a phone too.",
            metavar=say("PAGINA.html", "PAGE.html"),
        ),
        *calendar_options(say),
    ]


def _is_sheet(file: str) -> bool:
    path = Path(file)
    return path.suffix.lower() in _SHEETS or path.is_dir()


def _check_html(name: str | None) -> None:
    """
    Refuse to write a page over what may be a document.
    """
    if name is not None and not name.lower().endswith(_HTML):
        raise MalformedValueError(
            Bilingual("pagina da scrivere", "page to write"),
            shown(name),
            Bilingual("non finisce in .html", "does not end in .html"),
            Bilingual("scrivere un nome come cruscotto.html", "write a name such as board.html"),
        )
