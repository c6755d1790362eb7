"""
The days on which a household is accompanied, and the neighbourhood of works.
"""

from datetime import date

import pytest

from contratti_quartiere.accompaniment import accompanied_days, neighbourhoods_of_works
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.periods import LAST_DAY
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, ReturnPlace
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.works import Works

INFORMED, OUT, BACK, SETTLED, TODAY = (
    date(2018, 1, 10),
    date(2018, 3, 1),
    date(2019, 2, 1),
    date(2019, 3, 15),
    date(2019, 6, 30),
)

EMPTY = Relocation(household="H1", dwelling="A1")
OPEN = EMPTY.advance(E.INFORM, on=INFORMED)
RETURNED = (
    OPEN.advance(E.MOVE_URGENTLY, on=OUT)
    .advance(E.OFFER_RETURN, on=BACK, dwelling="A1", return_place=ReturnPlace.SAME_DWELLING)
    .advance(E.RETURN_HOME, on=BACK, dwelling="A1")
)


def settled(*days: date) -> Relocation:
    """
    Return the case of a household that came back, with each end of its accompaniment.
    """
    case = RETURNED
    for day in days:
        case = case.with_annotation(Annotation(kind=AnnotationKind.ACCOMPANIMENT_ENDED, on=day))
    return case


@pytest.mark.parametrize(
    ("case", "days"),
    [
        pytest.param(EMPTY, None, id="nothing happened"),
        pytest.param(EMPTY.advance(E.CANCEL, on=INFORMED), None, id="ended with its first step"),
        pytest.param(OPEN, (INFORMED, TODAY, TODAY), id="open"),
        pytest.param(OPEN.advance(E.CANCEL, on=OUT), (INFORMED, OUT, OUT), id="ended at home"),
        pytest.param(RETURNED, (INFORMED, BACK, TODAY), id="back, and nobody knows until when it was accompanied"),
        pytest.param(settled(SETTLED), (INFORMED, SETTLED, SETTLED), id="back and settled"),
        pytest.param(settled(SETTLED, OUT), (INFORMED, SETTLED, SETTLED), id="of two ends the later"),
        pytest.param(settled(OUT), (INFORMED, BACK, BACK), id="an end before the return"),
    ],
)
def test_accompanied_days(case: Relocation, days: tuple[date, date, date] | None) -> None:
    """
    A household is accompanied from its first step until its case ends, or it is settled after it came back.
    """
    assert days == accompanied_days(case, TODAY)


def test_open_case_lasts_at_least_until_its_first_step() -> None:
    """
    On a day before its first step an open case has that one day.
    """
    assert (INFORMED, INFORMED, INFORMED) == accompanied_days(OPEN, date(2018, 1, 9))


def test_no_period_has_the_last_day_of_the_calendar() -> None:
    """
    The last day that is told is one that a period can have.
    """
    assert (INFORMED, LAST_DAY, LAST_DAY) == accompanied_days(OPEN, date.max)


@pytest.mark.parametrize(
    ("works", "neighbourhood"),
    [
        pytest.param(Works(id="W", contract="C"), "nord", id="by its contract"),
        pytest.param(Works(id="W", intervention="I"), "nord", id="by the contract of its intervention"),
        pytest.param(Works(id="W", contract="none", intervention="I"), "", id="its own contract goes first"),
        pytest.param(Works(id="W"), "", id="unknown"),
    ],
)
def test_neighbourhood_of_works(works: Works, neighbourhood: str) -> None:
    """
    Works are in the neighbourhood of the contract that pays for them, their own or that of their intervention.
    """
    contract = NeighbourhoodContract(id="C", neighbourhood="nord")
    intervention = Intervention(id="I", contract="C")

    assert {"W": neighbourhood} == neighbourhoods_of_works([works], [intervention], [contract])
