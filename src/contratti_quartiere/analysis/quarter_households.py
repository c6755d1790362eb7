"""
The households that a lab accompanied in their relocation in a quarter: there at the start, new, settled, there still.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from contratti_quartiere.accompaniment import accompanied_days, neighbourhoods_of_works
from contratti_quartiere.analysis.flows import Flow, hidden_flow
from contratti_quartiere.analysis.quarter_spans import UNKNOWN, Figures, Span, shown
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.laboratory import Laboratory
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation

__all__ = ["HOUSEHOLD_ROWS", "Accompanied", "Households", "household_figures", "household_flow", "households_of"]

HOUSEHOLD_ROWS = ("households.before", "households.new", "households.ended", "households.after")


class Accompanied(NamedTuple):
    """
    From when until when one household was accompanied (*nucleo accompagnato*).
    """

    first: date
    ended: date | None


class Households(NamedTuple):
    """
    The households of a lab's neighbourhood, and what is not known of them (*nuclei del laboratorio*).
    """

    accompanied: tuple[Accompanied, ...] | None
    notes: tuple[Bilingual, ...]


def households_of(programme: Programme, lab: Laboratory, on: date) -> Households:
    """
    Return the households of the neighbourhood of a lab, as known on a day; None of them if nobody knows which they are.

    A household is accompanied from the first step of its case until the case ends or, after a return or a move for
    good, until it is settled. Where nobody wrote down until when, the last step is the last day that surely counts.

    Args:
        programme: The programme, as it was known on the day.
        lab: The lab.
        on: The day.
    """
    if not programme.relocations:
        return Households(None, (_NO_CASES,))
    if not lab.neighbourhood:
        return Households(None, (_NO_NEIGHBOURHOOD,))
    places = {dwelling.id: dwelling.neighbourhood for dwelling in programme.dwellings}
    works = neighbourhoods_of_works(programme.works, programme.interventions, programme.contracts)
    placed = [(places.get(case.dwelling) or works.get(case.works, ""), case) for case in programme.relocations]
    mine = [case for place, case in placed if place == lab.neighbourhood]
    found = tuple(_accompanied(mine, on))
    notes = [_NOWHERE] if any(not place for place, _ in placed) else []
    if any(sure < last for _, sure, last in _spans(mine, on)):
        notes.append(_END_UNKNOWN)
    return Households(found, tuple(notes))


def _spans(cases: Iterable[Relocation], on: date) -> Iterator[tuple[date, date, date]]:
    for case in cases:
        span = accompanied_days(case, on)
        if span is not None:
            yield span


def _accompanied(cases: Iterable[Relocation], on: date) -> Iterator[Accompanied]:
    for case in cases:
        for first, sure, _ in _spans([case], on):
            yield Accompanied(first, None if case.open else sure)


_NO_CASES = Bilingual(
    "Non è agli atti alcun caso di mobilità: il numero dei nuclei accompagnati è ignoto, non zero.",
    "No relocation case is on record: the number of households accompanied is unknown, and not zero.",
)
_NO_NEIGHBOURHOOD = Bilingual(
    "Non è noto il quartiere del laboratorio: non si sa quali nuclei accompagni.",
    "The neighbourhood of the lab is not known, nor which households it accompanies.",
)
_NOWHERE = Bilingual(
    "Di alcuni casi di mobilità non è noto il quartiere: non sono contati.",
    "Of some relocation cases the neighbourhood is not known: they are not counted.",
)
_END_UNKNOWN = Bilingual(
    "Di alcuni nuclei non è noto fino a quando siano stati accompagnati dopo il rientro o il trasloco definitivo:"
    " contano fino all'ultimo passo del caso.",
    "Of some households it is not known until when they were accompanied after they came back or moved for good: they"
    " count until the last step of the case.",
)


def household_flow(accompanied: Iterable[Accompanied], span: Span) -> Flow:
    """
    Return how many households were accompanied before the first day, came, ended, and are accompanied after the last.

    Whoever ends on a day is no longer there at the end of it.
    """
    known = tuple(accompanied)
    return Flow(
        start=sum(one.first < span.first and (one.ended is None or span.first <= one.ended) for one in known),
        came=sum(span.holds(one.first) for one in known),
        went=sum(span.holds(one.ended) for one in known),
        end=sum(one.first <= span.last and (one.ended is None or span.last < one.ended) for one in known),
    )


def household_figures(households: Households, span: Span, limit: int) -> Figures:
    """
    Return the figures of the households of a lab in a quarter as they may go out.

    Where those at the start and at the end are shown, how many more came than ended shows; that is no count of
    households, and `hidden_flow` says what it tells of those that are hidden.
    """
    if households.accompanied is None:
        return dict.fromkeys(HOUSEHOLD_ROWS, UNKNOWN)
    flow = household_flow(households.accompanied, span)
    few_before, few_after = flow.start < limit, flow.end < limit
    came, went = hidden_flow(flow, limit, start_hidden=few_before, came_hidden=False, end_hidden=few_after)
    hidden = (few_before, came, went, few_after)
    return {name: shown(count, hidden=hide) for name, count, hide in zip(HOUSEHOLD_ROWS, flow, hidden, strict=True)}
