"""
The rows of a quarterly report: what each is called, in what it is counted, and how.
"""

from collections.abc import Iterator

import attrs

from contratti_quartiere.activities import ActivityKind
from contratti_quartiere.analysis.quarter_activities import ACTIVITY_ROWS
from contratti_quartiere.analysis.quarter_households import HOUSEHOLD_ROWS
from contratti_quartiere.analysis.quarter_records import FigureUnit, QuarterFigure, QuarterRow, QuarterTable
from contratti_quartiere.analysis.quarter_requests import (
    COUNTER_ROWS,
    KIND_ROWS,
    OFFICE_ROWS,
    OUTCOME_ROWS,
)
from contratti_quartiere.analysis.quarter_spans import Figures
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.opening_hours import Counter
from contratti_quartiere.requests import OfficeKind, OutcomeKind, RequestKind

__all__ = ["tables_of"]


@attrs.frozen
class _Named:
    """
    What a row is called, before there is a figure.
    """

    id: str
    label: Bilingual
    unit: FigureUnit = FigureUnit.COUNT
    part_of: str = ""
    signed: bool = False
    needed: bool = True

    def row(self, now: Figures, before: Figures) -> QuarterRow:
        return QuarterRow(
            id=self.id,
            label=self.label,
            unit=self.unit,
            now=now[self.id],
            before=before[self.id],
            part_of=self.part_of,
            signed=self.signed,
        )


def tables_of(now: Figures, before: Figures) -> tuple[QuarterTable, ...]:
    """
    Return the tables of a report from the figures of the quarter and of the one before.

    A kind of activity of which there is none in either is left out; rows that count people always stand, since one
    that is missing would say what the hidden ones do not.
    """
    return tuple(
        QuarterTable(
            id=name,
            title=title,
            counted=counted,
            rows=tuple(
                named.row(now, before) for named in rows if named.needed or _any(now[named.id], before[named.id])
            ),
        )
        for name, title, rows, counted in _TABLES
    )


def _any(*figures: QuarterFigure) -> bool:
    return any(figure.value for figure in figures)


def _words(names: tuple[str, ...], words: type[Word], part_of: str, *, needed: bool = True) -> Iterator[_Named]:
    # A table by the desk has a row more than there are desks.
    for name, word in zip(names, words, strict=False):
        yield _Named(name, Bilingual(word.value, word.en), part_of=part_of, needed=needed)


_HOURS = (
    _Named("days.in_service", Bilingual("giorni in servizio", "days in service"), FigureUnit.DAYS),
    _Named(
        "days.unknown",
        Bilingual("giorni di cui non si sa se in servizio", "days of which it is not known whether in service"),
        FigureUnit.DAYS,
    ),
    _Named("days.promised", Bilingual("giorni di apertura previsti", "days of opening promised"), FigureUnit.DAYS),
    _Named("minutes.promised", Bilingual("ore previste dall'orario", "hours promised"), FigureUnit.MINUTES),
    _Named("minutes.contracted", Bilingual("ore previste dal contratto", "hours contracted"), FigureUnit.MINUTES),
    _Named("minutes.given", Bilingual("ore di apertura date", "hours open"), FigureUnit.MINUTES),
    _Named(
        "minutes.beside_deed",
        Bilingual("differenza dal contratto", "difference from the contract"),
        FigureUnit.MINUTES,
        signed=True,
    ),
    _Named(
        "minutes.beside_promised",
        Bilingual("differenza dall'orario", "difference from the hours promised"),
        FigureUnit.MINUTES,
        signed=True,
    ),
    _Named(
        "staff.contracted",
        Bilingual("ore del personale previste dal contratto", "staff hours contracted"),
        FigureUnit.MINUTES,
    ),
    _Named("staff.given", Bilingual("ore del personale date", "staff hours given"), FigureUnit.MINUTES),
)

_REQUESTS = (
    _Named("open_before", Bilingual("aperte all'inizio", "open at the start")),
    _Named("received", Bilingual("ricevute", "received")),
    _Named("closed", Bilingual("chiuse", "closed")),
    _Named("open_after", Bilingual("aperte alla fine", "open at the end")),
    _Named(
        "days_to_close",
        Bilingual("giorni in cui metà delle ricevute è chiusa", "days in which half of those received are closed"),
        FigureUnit.DAYS,
    ),
    _Named(
        "age", Bilingual("età mediana delle aperte, in giorni", "median age of the open ones, in days"), FigureUnit.DAYS
    ),
)

_HOUSEHOLDS = tuple(
    _Named(name, label)
    for name, label in zip(
        HOUSEHOLD_ROWS,
        (
            Bilingual("all'inizio", "at the start"),
            Bilingual("nuovi", "new"),
            Bilingual("conclusi", "ended"),
            Bilingual("alla fine", "at the end"),
        ),
        strict=True,
    )
)

_TABLES: tuple[tuple[str, Bilingual, tuple[_Named, ...], Bilingual], ...] = (
    (
        "hours",
        Bilingual("Giorni e ore", "Days and hours"),
        _HOURS,
        Bilingual(
            "Previsti: l'orario settimanale meno le chiusure, nei giorni in cui il laboratorio era o può essere stato"
            " in servizio. Contratto, ore date e differenze: i mesi conclusi del trimestre.",
            "Promised: the weekly hours less closures, on days on which the lab was, or may have been, in service."
            " Contract, hours open and differences: the months of the quarter that are over.",
        ),
    ),
    (
        "requests",
        Bilingual("Richieste", "Requests"),
        _REQUESTS,
        Bilingual(
            "Aperte all'inizio più ricevute fanno chiuse più aperte alla fine. Metà chiuse: mediana di Kaplan-Meier"
            " delle ricevute nel trimestre, in cui le ancora aperte durano almeno quanto finora.",
            "Open at the start and received make closed and open at the end. Half closed: the Kaplan-Meier median of"
            " those received in the quarter, in which the open ones last at least as long as so far.",
        ),
    ),
    (
        "received",
        Bilingual("Ricevute, per tipo", "Received, by kind"),
        tuple(_words(KIND_ROWS, RequestKind, "received")),
        Bilingual("Secondo il giorno di ricezione.", "By the day of receipt."),
    ),
    (
        "counters",
        Bilingual("Ricevute, per sportello", "Received, by desk"),
        (
            *_words(COUNTER_ROWS, Counter, "received"),
            _Named(COUNTER_ROWS[-1], Bilingual("sportello non indicato", "desk not stated"), part_of="received"),
        ),
        Bilingual("Secondo il giorno di ricezione.", "By the day of receipt."),
    ),
    (
        "routed",
        Bilingual("Inoltrate", "Passed on"),
        (
            _Named("routed", Bilingual("richieste inoltrate", "requests passed on")),
            *_words(OFFICE_ROWS, OfficeKind, "routed"),
        ),
        Bilingual(
            "Ciascuna una volta, il giorno del primo inoltro e al primo ufficio.",
            "Each once, on the day of its first routing and to the first office.",
        ),
    ),
    (
        "ended",
        Bilingual("Esiti", "Outcomes"),
        (
            _Named("ended", Bilingual("richieste con esito", "requests with an outcome")),
            *_words(OUTCOME_ROWS, OutcomeKind, "ended"),
        ),
        Bilingual("Secondo il giorno dell'esito, chiuse o no.", "By the day of the outcome, closed or not."),
    ),
    (
        "households",
        Bilingual("Nuclei accompagnati in mobilità", "Households accompanied in relocation"),
        _HOUSEHOLDS,
        Bilingual(
            "I casi del quartiere del laboratorio, dal primo passo alla fine del caso o dell'accompagnamento.",
            "The cases of the lab's neighbourhood, from the first step to the end of the case or of accompaniment.",
        ),
    ),
    (
        "activities",
        Bilingual("Attività", "Activities"),
        (
            _Named("activities", Bilingual("attività", "activities")),
            *_words(ACTIVITY_ROWS, ActivityKind, "activities", needed=False),
            _Named("participants", Bilingual("partecipanti", "participants")),
        ),
        Bilingual("I partecipanti sono contati a ogni attività.", "Participants are counted at each activity."),
    ),
)
