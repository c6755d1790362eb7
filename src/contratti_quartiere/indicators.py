"""
What a lab did in figures, each with the one definition that it has, measured by month and year.

Nothing is hidden here: what goes out is made by `indicator_tables`.
"""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

import attrs

from contratti_quartiere.activities import Activity
from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.dates import Month, When, Year, earliest, latest
from contratti_quartiere.errors import UnknownNameError
from contratti_quartiere.fields import identifier, of, text
from contratti_quartiere.laboratory import Laboratory
from contratti_quartiere.programme import Programme
from contratti_quartiere.requests import OutcomeKind, Request, RequestKind

__all__ = ["INDICATORS", "Indicator", "IndicatorValue", "measure"]


@attrs.frozen(kw_only=True)
class Indicator:
    """
    One figure of a lab's work, with the one definition that it has (*indicatore*).

    Attributes:
        id: Its name.
        label: What it is called.
        numerator: What is counted.
        denominator: By what it is divided; None if it is a count.
        perimeter: Which records are looked at, and which are in no period.
        of_people: Whether it counts people, or what people asked for: small counts are hidden.
        part_of: The `id` of the indicator that it is a part of; empty if of none. The parts add up to the whole.
    """

    id: str = attrs.field(validator=identifier)
    label: Bilingual = attrs.field(validator=of(Bilingual))
    numerator: Bilingual = attrs.field(validator=of(Bilingual))
    denominator: Bilingual | None = attrs.field(default=None, validator=of(Bilingual, type(None)))
    perimeter: Bilingual = attrs.field(validator=of(Bilingual))
    of_people: bool = attrs.field(validator=of(bool))
    part_of: str = attrs.field(default="", validator=text)


@attrs.frozen(kw_only=True)
class IndicatorValue:
    """
    What an indicator is in one month or year: known, unknown, or hidden (*valore dell'indicatore*).

    Attributes:
        numerator: The count; None if unknown or hidden.
        denominator: What it is divided by; None for a count, or if unknown or hidden.
        hidden: Whether it is not shown because it, or another that it would give away, is small.
    """

    numerator: int | None = attrs.field(default=None, validator=of(int, type(None)))
    denominator: int | None = attrs.field(default=None, validator=of(int, type(None)))
    hidden: bool = attrs.field(default=False, validator=of(bool))

    @property
    def value(self) -> Fraction | None:
        """
        The figure itself, exact; None if it is unknown or hidden, or divided by nothing.
        """
        if self.numerator is None or self.denominator == 0:
            return None
        return Fraction(self.numerator, 1 if self.denominator is None else self.denominator)

    def say(self, lang: Lang | str) -> str:
        """
        Return it as people read it: `12`, `5/2`, hidden, unknown, or a dash if it is divided by nothing.
        """
        if self.hidden:
            return Bilingual("nascosto", "hidden").say(lang)
        if self.denominator == 0:
            return "–"
        value = self.value
        return Bilingual("ignoto", "unknown").say(lang) if value is None else str(value)


# What is measured


@attrs.frozen
class _Records:
    """
    What is on record of one lab.
    """

    laboratory: Laboratory
    requests: tuple[Request, ...]
    activities: tuple[Activity, ...]


_Counting = Callable[[_Records, Month | Year], int | None]


def _within(when: When | None, whole: Month | Year) -> bool:
    """
    Return whether a date of any precision surely lies in a month or year.
    """
    return when is not None and whole.first_day <= earliest(when) and latest(when) <= whole.last_day


def _counted(day_of: Callable[[Request], date | None]) -> _Counting:
    """
    Return how to count the requests of which a day lies in the month or year.
    """
    return lambda records, whole: sum(_within(day_of(request), whole) for request in records.requests)


def _received(kind: RequestKind) -> Callable[[Request], date | None]:
    return lambda request: request.received_on if request.kind is kind else None


def _routed(request: Request) -> date | None:
    return min((routing.on for routing in request.routings if routing.on is not None), default=None)


def _closed(*kinds: RequestKind) -> Callable[[Request], date | None]:
    return lambda request: request.closed_on if request.kind in kinds else None


_FOLLOWED = (RequestKind.FOLLOW_MOVE, RequestKind.FOLLOW_RESETTLEMENT)
_OTHER_KINDS = tuple(kind for kind in RequestKind if kind not in _FOLLOWED)


def _answered(request: Request) -> date | None:
    # An answer from before the receipt is out of order, and counts as none.
    if request.outcome is None or request.days_to_answer is None:
        return None
    return request.outcome.on


def _mediated(request: Request) -> date | None:
    mediated = request.outcome is not None and request.outcome.kind is OutcomeKind.MEDIATED
    return request.outcome.on if request.outcome is not None and mediated else None


def _days_to_answer(records: _Records, whole: Month | Year) -> int:
    return sum(request.days_to_answer or 0 for request in records.requests if _within(_answered(request), whole))


def _activities(records: _Records, whole: Month | Year) -> int:
    return sum(_within(activity.when, whole) for activity in records.activities)


def _participants(records: _Records, whole: Month | Year) -> int | None:
    inside = [activity.participants for activity in records.activities if _within(activity.when, whole)]
    known = [count for count in inside if count is not None]
    return sum(known) if known else None


def _minutes(records: _Records, whole: Month | Year) -> int | None:
    return records.laboratory.planned_minutes(whole)


# The definitions

_OF_THE_LAB = Bilingual("le richieste del laboratorio", "the requests of the lab")


def _of_requests(day: Bilingual) -> Bilingual:
    return Bilingual(
        f"{_OF_THE_LAB.it} agli atti, secondo il giorno {day.it}; quelle senza quel giorno non stanno in alcun periodo",
        f"{_OF_THE_LAB.en} on record, by the day of {day.en}; those without that day are in no period",
    )


_BY_RECEIPT = _of_requests(Bilingual("di ricezione", "receipt"))
_BY_CLOSING = _of_requests(Bilingual("di chiusura", "closing"))
_ANSWERED = Bilingual(
    "le richieste con esito «risposta» non anteriore alla ricezione",
    "requests of outcome 'answered' that is not before their receipt",
)
_BY_ACTIVITY = Bilingual(
    "le attività del laboratorio agli atti, nel mese o nell'anno che la fonte dice; quelle di cui è noto solo l'anno"
    " stanno nell'anno e in nessun mese",
    "the activities of the lab on record, in the month or year that the source says; those of which only the year is"
    " known are in the year and in no month",
)


def _kind_of_request(kind: RequestKind) -> Indicator:
    return Indicator(
        id=f"requests_received_{kind.name.lower()}",
        label=Bilingual(f"richieste ricevute: {kind.value}", f"requests received: {kind.en}"),
        numerator=Bilingual(f"le richieste ricevute di tipo «{kind.value}»", f"requests received of kind {kind.en!r}"),
        perimeter=_BY_RECEIPT,
        of_people=True,
        part_of="requests_received",
    )


INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        id="requests_received",
        label=Bilingual("richieste ricevute", "requests received"),
        numerator=Bilingual("le richieste ricevute", "requests received"),
        perimeter=_BY_RECEIPT,
        of_people=True,
    ),
    *map(_kind_of_request, RequestKind),
    Indicator(
        id="requests_routed",
        label=Bilingual("richieste inoltrate", "requests routed"),
        numerator=Bilingual(
            "le richieste passate a un ufficio competente, ciascuna una volta, il giorno del primo inoltro",
            "requests passed to an office in charge, each once, on the day of the first routing",
        ),
        perimeter=_of_requests(Bilingual("del primo inoltro", "the first routing")),
        of_people=True,
    ),
    Indicator(
        id="requests_answered",
        label=Bilingual("richieste con risposta", "requests answered"),
        numerator=_ANSWERED,
        perimeter=_of_requests(Bilingual("dell'esito", "the outcome")),
        of_people=True,
    ),
    Indicator(
        id="requests_mediated",
        label=Bilingual("richieste mediate", "requests mediated"),
        numerator=Bilingual("le richieste con esito «mediata»", "requests of outcome 'mediated'"),
        perimeter=_of_requests(Bilingual("dell'esito", "the outcome")),
        of_people=True,
    ),
    Indicator(
        id="requests_closed",
        label=Bilingual("richieste chiuse", "requests closed"),
        numerator=Bilingual("le richieste chiuse, qualunque sia l'esito", "requests closed, whatever their outcome"),
        perimeter=_BY_CLOSING,
        of_people=True,
    ),
    Indicator(
        id="moves_followed",
        label=Bilingual("traslochi seguiti", "moves followed"),
        numerator=Bilingual(
            "le richieste chiuse di tipo «seguire il trasloco»", "requests closed of kind 'follow the move'"
        ),
        perimeter=_BY_CLOSING,
        of_people=True,
        part_of="requests_closed",
    ),
    Indicator(
        id="resettlements_followed",
        label=Bilingual("reinserimenti seguiti", "resettlements followed"),
        numerator=Bilingual(
            "le richieste chiuse di tipo «seguire il reinserimento»",
            "requests closed of kind 'follow the resettlement'",
        ),
        perimeter=_BY_CLOSING,
        of_people=True,
        part_of="requests_closed",
    ),
    Indicator(
        id="other_requests_closed",
        label=Bilingual("altre richieste chiuse", "other requests closed"),
        numerator=Bilingual("le richieste chiuse di ogni altro tipo", "requests closed of every other kind"),
        perimeter=_BY_CLOSING,
        of_people=True,
        part_of="requests_closed",
    ),
    Indicator(
        id="days_to_answer",
        label=Bilingual("giorni medi per la risposta", "mean days to answer"),
        numerator=Bilingual(
            "i giorni di calendario dalla ricezione alla risposta, zero se è lo stesso giorno, sommati",
            "calendar days from receipt to answer, none on the same day, added up",
        ),
        denominator=_ANSWERED,
        perimeter=_of_requests(Bilingual("dell'esito", "the outcome")),
        of_people=True,
    ),
    Indicator(
        id="activities",
        label=Bilingual("attività", "activities"),
        numerator=Bilingual("le attività, di ogni tipo", "activities of every kind"),
        perimeter=_BY_ACTIVITY,
        of_people=False,
    ),
    Indicator(
        id="participants",
        label=Bilingual("partecipanti", "participants"),
        numerator=Bilingual(
            "le persone presenti alle attività, contate a ogni attività; ignoto se nessuna dice quante",
            "people who came to activities, counted at each; unknown if none says how many",
        ),
        perimeter=_BY_ACTIVITY,
        of_people=True,
    ),
    Indicator(
        id="minutes_planned",
        label=Bilingual("minuti di apertura previsti", "planned minutes of opening"),
        numerator=Bilingual(
            "i minuti in cui almeno uno sportello deve essere aperto: orario settimanale meno chiusure",
            "minutes in which at least one desk is to be open: weekly hours less closures",
        ),
        perimeter=Bilingual(
            "i giorni per cui un orario del laboratorio è agli atti; ignoto se non ce n'è alcuno",
            "the days of which hours of the lab are on record; unknown if there are none at all",
        ),
        of_people=False,
    ),
)
"""Every indicator of the library, in the order of a table."""

_NUMERATORS: Mapping[str, _Counting] = {
    "requests_received": _counted(lambda request: request.received_on),
    **{_kind_of_request(kind).id: _counted(_received(kind)) for kind in RequestKind},
    "requests_routed": _counted(_routed),
    "requests_answered": _counted(_answered),
    "requests_mediated": _counted(_mediated),
    "requests_closed": _counted(lambda request: request.closed_on),
    "moves_followed": _counted(_closed(RequestKind.FOLLOW_MOVE)),
    "resettlements_followed": _counted(_closed(RequestKind.FOLLOW_RESETTLEMENT)),
    "other_requests_closed": _counted(_closed(*_OTHER_KINDS)),
    "days_to_answer": _days_to_answer,
    "activities": _activities,
    "participants": _participants,
    "minutes_planned": _minutes,
}
_DENOMINATORS: Mapping[str, _Counting] = {"days_to_answer": _counted(_answered)}


def measure(programme: Programme, indicator: Indicator, laboratory: str, when: Month | Year) -> IndicatorValue:
    """
    Return what an indicator of a lab is in a month or year, with nothing hidden: not for what goes out.

    Args:
        programme: The programme; as of a day, if what was known then is asked.
        indicator: One of `INDICATORS`.
        laboratory: The `id` of the lab.
        when: The month or year.

    Raises:
        UnknownNameError: For a lab that the programme does not have, or an indicator that is not ours.
    """
    if indicator not in INDICATORS:
        names = tuple(sorted(known.id for known in INDICATORS))
        raise UnknownNameError(Bilingual("indicatore", "indicator"), indicator.id, names)
    records = _records(programme, laboratory)
    divided_by = _DENOMINATORS.get(indicator.id)
    return IndicatorValue(
        numerator=_NUMERATORS[indicator.id](records, when),
        denominator=None if divided_by is None else divided_by(records, when),
    )


def _records(programme: Programme, name: str) -> _Records:
    labs = {lab.id: lab for lab in programme.laboratories}
    if name not in labs:
        raise UnknownNameError(Bilingual("laboratorio", "lab"), name, tuple(sorted(labs)))
    return _Records(
        labs[name],
        tuple(request for request in programme.requests if request.laboratory == name),
        tuple(activity for activity in programme.activities if activity.laboratory == name),
    )
