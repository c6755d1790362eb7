"""
The command `relocation`: which households are at home, out or gone, and what may happen next to each.
"""

from datetime import date
from typing import Any

import click

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.cases import una_scala
from contratti_quartiere.cli.arguments import DAY
from contratti_quartiere.cli.case_agreement import agreement_report
from contratti_quartiere.cli.checks import print_bad_figures
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.relocation_page import print_case, print_cases
from contratti_quartiere.cli.relocation_values import case_values, list_values
from contratti_quartiere.cli.report_page import print_problems
from contratti_quartiere.cli.words import BAD_INPUT, OK, Words
from contratti_quartiere.diagrams import dot, mermaid
from contratti_quartiere.dwellings import DWELLING_TABLE
from contratti_quartiere.errors import DocumentError, MalformedValueError, UnknownNameError
from contratti_quartiere.exchange.documents import check, loads, read_file
from contratti_quartiere.exchange.overrides import loads as load_figures
from contratti_quartiere.histories import Table
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent
from contratti_quartiere.report import validate
from contratti_quartiere.verdicts import Severity
from contratti_quartiere.works_table import WORKS_TABLE

__all__ = ["relocation_command"]

_CASE = RELOCATION_TABLE.name
_TABLES: tuple[Table[Any, Any], ...] = (RELOCATION_TABLE, DWELLING_TABLE, WORKS_TABLE)
# In the words of either language.
_MACHINES = {table.name.say(lang): table for lang in Lang for table in _TABLES}


def relocation_command(say: Words) -> click.Command:
    """
    Return the command.
    """

    def run(
        file: str | None,
        on: date | None,
        parameters: str | None,
        case: str | None,
        why: str | None,
        mermaid: bool,
        dot: bool,
        machine: str | None,
        json: bool,
        lang: str,
    ) -> int:
        page = Page(lang)
        drawn = mermaid or dot
        _check(why is None or case is not None, "--why", _WITH_CASE)
        _check(not (mermaid and dot) and not (drawn and (json or case is not None)), "--mermaid, --dot", _ONE)
        _check(machine is None or drawn, "--machine", _WITH_DIAGRAM)
        if drawn:
            page.write(_diagram(_MACHINES[machine or _CASE.it], page.lang, as_mermaid=mermaid))
            return OK
        event = None if why is None else _event(why, page.lang)
        # Only commands have a clock.
        day = on or date.today()  # noqa: DTZ011  # the office's own calendar day is what is meant
        set_by_the_body = None if parameters is None else read_file(parameters)
        try:
            figures = PARAMETERS if set_by_the_body is None else load_figures(set_by_the_body)
        except DocumentError as error:
            return print_bad_figures(page, str(parameters), error, as_json=json)
        text = b"" if file is None else read_file(file)
        try:
            programme = una_scala() if file is None else loads(text)
        except DocumentError as error:
            if json:
                page.print_json(check(text, on=day, parameters=figures).to_dict())
            else:
                print_problems(page, str(file), error)
            return BAD_INPUT
        programme = programme.as_of(day)
        if case is not None:
            found = _found(programme, case)
            agreed = agreement_report(programme, found, day, figures)
            if json:
                page.print_json(case_values(found, day, event, agreed))
            else:
                print_case(page, found, day, event, agreed)
        elif json:
            page.print_json(list_values(programme, day))
        else:
            errors = sum(
                entry.severity is Severity.ERROR for entry in validate(programme, on=day, parameters=figures).findings
            )
            print_cases(page, programme, day, errors)
        return OK

    return say.command("relocation", _HELP, [click.Argument(["file"], required=False), *_options(say)], run)


_WITH_CASE = Bilingual("aggiungere --case", "add --case")
_WITH_DIAGRAM = Bilingual("aggiungere --mermaid o --dot", "add --mermaid or --dot")
_ONE = Bilingual("sceglierne una, senza --json e senza --case", "choose one of them, without --json and without --case")
_HELP = (
    (
        "Elenca i casi di mobilità di FILE; senza FILE, quelli di una scala di esempio.\n\n"
        "Di ogni caso dice stato, da quando, dove sta il nucleo e che cosa può avvenire ora. L'elenco segue l'ordine"
        " del documento: non decide nulla su una persona e non mette nessuno in graduatoria.\n\n"
        "Esempio: relocation --on 01/01/2021 --case H09 --why rientra"
    ),
    (
        "List the relocation cases of FILE; without FILE, those of a staircase made up as an example.\n\n"
        "Of each case it tells the state, since when, where the household is and what may happen next. The list keeps"
        " the order of the document: it decides nothing about a person and ranks nobody.\n\n"
        "Example: relocation --on 2021-01-01 --case H09 --why 'return home'"
    ),
)


def _options(say: Words) -> list[click.Parameter]:
    return [
        say.option(
            "--on", "Il giorno a cui si guarda.", "The day as of which to look.", type=DAY, usual=say("oggi", "today")
        ),
        say.option(
            "--parameters", "Documento con le cifre dell'ente.", "Document of the body's own figures.", metavar="FILE"
        ),
        say.option(
            "--case",
            "Un caso solo: passi, annotazioni, alloggi, denaro, che cosa può avvenire.",
            "One case alone: its steps, annotations, dwellings, money, what may happen next.",
            metavar=say("CASO", "CASE"),
        ),
        say.option(
            "--why",
            "Con --case: se un evento può avvenire ora e, se no, da quali stati.",
            "With --case: whether an event may happen next and, if not, from which states it may.",
            metavar=say("EVENTO", "EVENT"),
        ),
        say.option(
            "--mermaid",
            "Stampa il disegno della tabella degli eventi per Mermaid; FILE non è letto.",
            "Print the diagram of the table of events for Mermaid; FILE is not read.",
            is_flag=True,
        ),
        say.option(
            "--dot",
            "Lo stesso disegno per Graphviz.",
            "The same diagram for Graphviz.",
            is_flag=True,
        ),
        say.option(
            "--machine",
            "Quale tabella disegnare.",
            "Which table to draw.",
            type=click.Choice(tuple(_MACHINES)),
            metavar="|".join(table.name.say(say.lang) for table in _TABLES),
            usual=_CASE.say(say.lang),
        ),
    ]


def _check(fits: bool, options: str, remedy: Bilingual) -> None:
    """
    Refuse options that do not fit the others.
    """
    if not fits:
        raise MalformedValueError(
            Bilingual("uso di", "use of"),
            options,
            Bilingual("così non è possibile", "not possible like this"),
            remedy,
        )


def _diagram(table: Table[Any, Any], lang: Lang, *, as_mermaid: bool) -> str:
    return mermaid(table, lang) if as_mermaid else dot(table, lang)


def _event(typed: str, lang: Lang) -> RelocationEvent:
    """
    Return the event that was typed in the words of either language, with blanks or underscores.
    """
    known = {event.say(spoken).replace("_", " "): event for spoken in Lang for event in RelocationEvent}
    name = " ".join(typed.replace("_", " ").split())
    if name not in known:
        words = sorted(event.say(lang) for event in RelocationEvent)
        raise UnknownNameError(Bilingual("evento", "event"), typed, tuple(words))
    return known[name]


def _found(programme: Programme, name: str) -> Relocation:
    for case in programme.relocations:
        if case.id == name:
            return case
    raise UnknownNameError(_CASE, name, tuple(sorted(case.id for case in programme.relocations)))
