"""
The command `quarter`: the quarterly report of a lab, on a page, as JSON, or as one printable HTML file.
"""

from datetime import date

import click

from contratti_quartiere.analysis.calendar_quarters import CalendarQuarter
from contratti_quartiere.analysis.quarter import quarter as report_of
from contratti_quartiere.analysis.quarter_html import quarter_html
from contratti_quartiere.analysis.quarter_values import quarter_values
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cli.arguments import DAY, QUARTER
from contratti_quartiere.cli.checks import print_bad_figures
from contratti_quartiere.cli.outputs import refuse_same, write_text
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.quarter_page import print_quarter
from contratti_quartiere.cli.report_page import print_problems
from contratti_quartiere.cli.words import BAD_INPUT, OK, Words
from contratti_quartiere.errors import DocumentError, MalformedValueError
from contratti_quartiere.exchange.documents import check, loads, read_file
from contratti_quartiere.exchange.overrides import loads as load_figures
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme

__all__ = ["quarter_command"]


def quarter_command(say: Words) -> click.Command:
    """
    Return the command.
    """

    def run(
        file: str,
        lab: str | None,
        quarter: CalendarQuarter,
        on: date | None,
        parameters: str | None,
        html: str | None,
        json: bool,
        lang: str,
    ) -> int:
        page = Page(lang)
        # Only commands have a clock.
        day = on or date.today()  # noqa: DTZ011  # the office's own calendar day is what is meant
        refuse_same("--html", html, file, parameters)
        text, set_by_the_body = read_file(file), None if parameters is None else read_file(parameters)
        try:
            figures = PARAMETERS if set_by_the_body is None else load_figures(set_by_the_body)
        except DocumentError as error:
            return print_bad_figures(page, str(parameters), error, as_json=json)
        try:
            programme = loads(text)
        except DocumentError as error:
            if json:
                page.print_json(check(text, on=day, parameters=figures).to_dict())
            else:
                print_problems(page, file, error)
            return BAD_INPUT
        report = report_of(
            programme,
            lab=_the_lab(programme) if lab is None else lab,
            year=quarter.year,
            number=quarter.number,
            on=day,
            parameters=figures,
        )
        if html is not None:
            write_text(html, quarter_html(report, page.lang))
        if json:
            page.print_json(quarter_values(report))
        elif html is None:
            print_quarter(page, report)
        else:
            page.paragraph(page.say(f"scritto: {html}", f"written: {html}"))
        return OK

    return say.command("quarter", _HELP, [click.Argument(["file"]), *_options(say)], run)


def _the_lab(programme: Programme) -> str:
    """
    Return the `id` of the one lab that a programme has.
    """
    names = sorted(lab.id for lab in programme.laboratories)
    if len(names) == 1:
        return names[0]
    known = ", ".join(names)
    raise MalformedValueError(
        Bilingual("uso di", "use of"),
        "--lab",
        Bilingual(f"i laboratori del documento sono {len(names)}", f"the document has {len(names)} labs"),
        Bilingual(f"sceglierne uno: {known}", f"choose one: {known}")
        if names
        else Bilingual("aggiungere il laboratorio al documento", "add the lab to the document"),
    )


_HELP = (
    (
        "Il rapporto trimestrale di un laboratorio di FILE, in una pagina.\n\nGiorni e ore, richieste, nuclei"
        " accompagnati, attività, accanto al trimestre precedente; i conteggi piccoli sono nascosti. Esempio: quarter"
        " programma.json --lab mazzini --quarter 2017-Q2"
    ),
    (
        "The quarterly report of a lab of FILE, in one page.\n\nDays and hours, requests, households accompanied,"
        " activities, beside the quarter before; small counts are hidden. Example: quarter programme.json --lab mazzini"
        " --quarter 2017-Q2"
    ),
)


def _options(say: Words) -> list[click.Parameter]:
    return [
        say.option(
            "--lab",
            "Il laboratorio. Di norma: quello che c'è, se è uno solo.",
            "The lab. Default: the one that there is, if there is but one.",
            metavar=say("LABORATORIO", "LAB"),
        ),
        say.option(
            "--quarter", "Il trimestre: 2017-Q2, o 2017-T2.", "The quarter: 2017-Q2.", type=QUARTER, required=True
        ),
        say.option(
            "--on", "Il giorno a cui si guarda.", "The day as of which to look.", type=DAY, usual=say("oggi", "today")
        ),
        say.option(
            "--parameters", "Documento con le cifre dell'ente.", "Document of the body's own figures.", metavar="FILE"
        ),
        say.option(
            "--html",
            "Scrive una pagina HTML da stampare in A4.",
            "Write one HTML page to print on A4.",
            metavar="FILE",
        ),
    ]
