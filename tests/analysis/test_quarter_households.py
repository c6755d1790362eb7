"""
The households that a lab accompanied in a quarter: whose they are, when they are there, and what may go out.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.analysis.calendar_quarters import CalendarQuarter
from contratti_quartiere.analysis.flows import Flow
from contratti_quartiere.analysis.quarter_households import (
    Accompanied,
    Households,
    household_figures,
    household_flow,
    households_of,
)
from contratti_quartiere.analysis.quarter_records import FigureState, QuarterFigure
from contratti_quartiere.analysis.quarter_spans import Span
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.laboratory import Laboratory
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import ReturnPlace
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.works import Works

DAY = timedelta(days=1)
FIRST, LAST, TODAY = date(2017, 4, 1), date(2017, 6, 30), date(2017, 7, 10)
SPAN = Span(CalendarQuarter(2017, 2), LAST)
HIDDEN, UNKNOWN = QuarterFigure(None, FigureState.HIDDEN), QuarterFigure()

LAB = Laboratory(id="L1", neighbourhood="nord")
CASE = Relocation(household="H1", dwelling="A1").advance(E.INFORM, on=date(2017, 2, 1))
BACK = (
    CASE.advance(E.MOVE_URGENTLY, on=date(2017, 3, 1))
    .advance(E.OFFER_RETURN, on=date(2017, 5, 2), dwelling="A1", return_place=ReturnPlace.SAME_DWELLING)
    .advance(E.RETURN_HOME, on=date(2017, 5, 2), dwelling="A1")
)


def programme(*cases: Relocation, home: str = "nord") -> Programme:
    """
    Return a programme of these cases, whose dwelling is in this neighbourhood.
    """
    return Programme(laboratories=(LAB,), dwellings=(Dwelling(id="A1", neighbourhood=home),), relocations=cases)


@pytest.mark.parametrize(
    ("case", "found"),
    [
        pytest.param(CASE, [Accompanied(date(2017, 2, 1), None)], id="open"),
        pytest.param(
            CASE.advance(E.CANCEL, on=date(2017, 5, 2)),
            [Accompanied(date(2017, 2, 1), date(2017, 5, 2))],
            id="ended",
        ),
        pytest.param(Relocation(household="H1", dwelling="A1"), [], id="nothing happened"),
    ],
)
def test_when_a_household_is_there(case: Relocation, found: list[Accompanied]) -> None:
    """
    A household is there from the first step of its case, until its case ends.
    """
    assert Households(tuple(found), ()) == households_of(programme(case), LAB, TODAY)


def test_end_that_nobody_knows() -> None:
    """
    A household of which nobody wrote down until when it was accompanied counts until it came back, which is told.
    """
    found = households_of(programme(BACK), LAB, TODAY)

    assert ((Accompanied(date(2017, 2, 1), date(2017, 5, 2)),), ["Of some households it is not known until when"]) == (
        found.accompanied,
        [note.en[:45] for note in found.notes],
    )


def test_by_the_works() -> None:
    """
    Where the dwelling of a case tells no neighbourhood, its works do.
    """
    case = Relocation(household="H1", dwelling="A1", works="W").advance(E.INFORM, on=FIRST)
    found = Programme(
        contracts=(NeighbourhoodContract(id="C", neighbourhood="nord"),),
        works=(Works(id="W", contract="C"),),
        dwellings=(Dwelling(id="A1"),),
        relocations=(case,),
    )

    assert Households((Accompanied(FIRST, None),), ()) == households_of(found, LAB, TODAY)


def test_another_neighbourhood() -> None:
    """
    A household of another neighbourhood is of another lab: this one has none, which is known.
    """
    assert Households((), ()) == households_of(programme(CASE, home="sud"), LAB, TODAY)


def test_no_neighbourhood() -> None:
    """
    A case of which nobody knows the neighbourhood is not counted, which is told.
    """
    found = households_of(programme(CASE, home=""), LAB, TODAY)

    assert ((), ["Of some relocation cases the neighbourhood is not known: they are not counted."]) == (
        found.accompanied,
        [note.en for note in found.notes],
    )


@pytest.mark.parametrize(
    ("found", "lab", "note"),
    [
        pytest.param(
            Programme(),
            LAB,
            "No relocation case is on record: the number of households accompanied is unknown, and not zero.",
            id="no case",
        ),
        pytest.param(
            programme(CASE),
            Laboratory(id="L1"),
            "The neighbourhood of the lab is not known, nor which households it accompanies.",
            id="lab of an unknown neighbourhood",
        ),
    ],
)
def test_nobody_knows(found: Programme, lab: Laboratory, note: str) -> None:
    """
    Where there is no case, or the lab has no neighbourhood, the households are unknown and not zero.
    """
    households = households_of(found, lab, TODAY)

    assert (None, [note], {UNKNOWN}) == (
        households.accompanied,
        [said.en for said in households.notes],
        set(household_figures(households, SPAN, 5).values()),
    )


@pytest.mark.parametrize(
    ("first", "ended", "flow"),
    [
        pytest.param(FIRST - DAY, None, Flow(1, 0, 0, 1), id="from the day before"),
        pytest.param(FIRST, None, Flow(0, 1, 0, 1), id="from the first day"),
        pytest.param(LAST, None, Flow(0, 1, 0, 1), id="from the last day"),
        pytest.param(LAST + DAY, None, Flow(0, 0, 0, 0), id="from the day after"),
        pytest.param(FIRST - 2 * DAY, FIRST - DAY, Flow(0, 0, 0, 0), id="ended on the day before"),
        pytest.param(FIRST - 2 * DAY, FIRST, Flow(1, 0, 1, 0), id="ended on the first day"),
        pytest.param(FIRST - 2 * DAY, LAST, Flow(1, 0, 1, 0), id="ended on the last day"),
        pytest.param(FIRST - 2 * DAY, LAST + DAY, Flow(1, 0, 0, 1), id="ended on the day after"),
        pytest.param(FIRST, FIRST, Flow(0, 1, 1, 0), id="for one day"),
    ],
)
def test_flow(first: date, ended: date | None, flow: Flow) -> None:
    """
    Whoever ends on a day is no longer there at the end of it.
    """
    assert flow == household_flow([Accompanied(first, ended)], SPAN)


@given(
    st.lists(
        st.tuples(st.integers(-200, 200), st.none() | st.integers(0, 300)).map(
            lambda pair: Accompanied(
                FIRST + pair[0] * DAY, None if pair[1] is None else FIRST + (pair[0] + pair[1]) * DAY
            )
        ),
        max_size=8,
    )
)
def test_households_there_and_new_are_those_ended_and_there(accompanied: list[Accompanied]) -> None:
    """
    The households there at the end are those there at the start and the new ones, without those that ended.
    """
    flow = household_flow(accompanied, SPAN)

    assert (flow.end, flow.start) == (
        flow.start + flow.came - flow.went,
        household_flow(accompanied, SPAN.before).end,
    )


@pytest.mark.parametrize(
    ("before", "new", "ended", "shown"),
    [
        pytest.param(6, 5, 5, [6, 5, 5, 6], id="none is small"),
        pytest.param(5, 5, 5, [5, 5, 5, 5], id="all at the limit"),
        pytest.param(6, 4, 5, [6, None, None, 5], id="few are new"),
        pytest.param(4, 20, 5, [None, None, None, 19], id="few at the start"),
        pytest.param(9, 0, 5, [9, None, None, None], id="few at the end"),
        pytest.param(9, 20, 25, [9, 20, None, None], id="few at the end, many new"),
    ],
)
def test_what_goes_out(before: int, new: int, ended: int, shown: list[int | None]) -> None:
    """
    A small count is hidden, and so is what would give it away.
    """
    there = [Accompanied(FIRST - DAY, None)] * before + [Accompanied(FIRST, None)] * new
    gone = [one._replace(ended=LAST) for one in there[:ended]]
    figures = household_figures(Households((*gone, *there[ended:]), ()), SPAN, 5)

    assert (shown, False) == (
        [figure.value for figure in figures.values()],
        any(figure.state is FigureState.UNKNOWN for figure in figures.values()),
    )
