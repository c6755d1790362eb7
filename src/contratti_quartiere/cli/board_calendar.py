"""
The calendar that the command `board` writes: its options, what is refused, and what stands in it.
"""

from datetime import UTC, datetime

import click

from contratti_quartiere.analysis.board import Board
from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.cli.outputs import refuse_old, refuse_same
from contratti_quartiere.cli.words import Words
from contratti_quartiere.errors import MalformedValueError, shown
from contratti_quartiere.exchange.ical import calendar, of_board, of_terms
from contratti_quartiere.parameters import Parameters
from contratti_quartiere.programme import Programme

__all__ = ["board_calendar", "calendar_options", "check_calendar"]

_ICS = ".ics"


def calendar_options(say: Words) -> list[click.Parameter]:
    """
    Return the options of a calendar.
    """
    return [
        say.option(
            "--ics",
            "Scrive scadenze, fini delle durate e altri giorni in un calendario, senza dire di quale nucleo.",
            "Write deadlines, ends of terms and other days as a calendar, without saying of which household.",
            metavar=say("CALENDARIO.ics", "CALENDAR.ics"),
        ),
        say.option(
            "--households",
            "Nel calendario dice anche quale nucleo, caso, alloggio, richiesta.",
            "In the calendar, name households, cases, dwellings and requests too.",
            is_flag=True,
        ),
        say.option(
            "--namespace",
            "Nel calendario tiene distinti gli eventi di questo programma da quelli di un altro con lo stesso titolo:"
            " l'ente e il numero del programma, sempre gli stessi.",
            "In the calendar, keep the events of this programme apart from those of another of the same title: the body"
            " and the number of the programme, always the same.",
            metavar=say("NOME", "NAME"),
            usual=say("conta il solo titolo", "the title alone counts"),
        ),
        say.option(
            "--force",
            "Scrive il calendario anche sopra un file che c'è.",
            "Write the calendar over a file that is there.",
            is_flag=True,
        ),
    ]


def check_calendar(
    name: str | None, *, households: bool, namespace: str | None, force: bool, read: tuple[str | None, ...]
) -> None:
    """
    Refuse to write a calendar over what may be a document, and an option of it without one.

    Args:
        name: The file to write; None for no calendar.
        households: Whether households are to be named.
        namespace: What keeps its events apart from those of another programme; None for nothing.
        force: Whether to write over a file that is there.
        read: The files that are read.

    Raises:
        MalformedValueError: For each of them.
    """
    if name is None:
        _refuse_alone("--households", given=households)
        _refuse_alone("--namespace", given=namespace is not None)
        _refuse_alone("--force", given=force)
        return
    if not name.lower().endswith(_ICS):
        raise MalformedValueError(
            Bilingual("calendario da scrivere", "calendar to write"),
            shown(name),
            Bilingual("non finisce in .ics", "does not end in .ics"),
            Bilingual("scrivere un nome come scadenze.ics", "write a name such as deadlines.ics"),
        )
    refuse_same("--ics", name, *read)
    refuse_old(name, force=force)


def _refuse_alone(option: str, *, given: bool) -> None:
    if given:
        raise MalformedValueError(
            Bilingual("uso di", "use of"),
            option,
            Bilingual("va con un calendario, e non ce n'è", "goes with a calendar, and there is none"),
            Bilingual("aggiungere --ics CALENDARIO.ics", "add --ics CALENDAR.ics"),
        )


def board_calendar(
    found: Board, programme: Programme, parameters: Parameters, lang: Lang, *, households: bool, namespace: str | None
) -> bytes:
    """
    Return the calendar of a board, with what lies ahead of it in the programme.
    """
    entries = (*of_board(found), *of_terms(programme, on=found.on, parameters=parameters))
    # Only commands have a clock. When it was made decides which of two files is the newer, whatever day they look at.
    made = datetime.now(UTC)
    return calendar(entries, stamp=made, lang=lang, households=households, namespace=namespace or "")
