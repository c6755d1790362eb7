"""
The cases that a drop leaves without works: who is at home is cancelled, who is out gets a choice.
"""

from datetime import date

import pytest

from contratti_quartiere.dates import Month
from contratti_quartiere.decisions import Measure, MeasureKind, SteeringBody, SteeringDecision
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.ledger import Ledger
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RelocationEvent, Whereabouts
from contratti_quartiere.stranded import StrandedCase, stranded_cases
from contratti_quartiere.works import Works
from contratti_quartiere.works_table import WorksEvent

TODAY = date(2014, 7, 1)
R, W = RelocationEvent, Whereabouts


def case(household: str, *events: RelocationEvent, works: str = "scala-A") -> Relocation:
    """
    Return the case of a household to which these events happened, all on one day.
    """
    found = Relocation(household=household, works=works)
    for event in events:
        found = found.advance(event, on=TODAY)
    return found


def decision(name: str, kind: MeasureKind, on: date) -> SteeringDecision:
    """
    Return a decision on the intervention.
    """
    measure = Measure(intervention="corpo-1", kind=kind)
    return SteeringDecision(id=name, body=SteeringBody.STEERING_GROUP, on=on, measures=(measure,))


DROP = decision("cabina-2014", MeasureKind.DROP, TODAY)
STAIRCASE = Works(id="scala-A", intervention="corpo-1")


def ledger(works: tuple[Works, ...], *decisions: SteeringDecision) -> Ledger:
    """
    Return the ledger of one intervention with works and decisions.
    """
    return Ledger(interventions=(Intervention(id="corpo-1"),), works=works, decisions=decisions)


@pytest.mark.parametrize(
    ("events", "whereabouts", "due"),
    [
        pytest.param((), W.HOME, R.CANCEL, id="not surveyed"),
        pytest.param((R.INTERVIEW, R.ADMIT, R.OFFER), W.HOME, R.CANCEL, id="offered"),
        pytest.param((R.MOVE_URGENTLY,), W.OUT, R.OPEN_CHOICE, id="moved"),
        pytest.param((R.MOVE_URGENTLY, R.OPEN_CHOICE), W.OUT, None, id="choice is open already"),
        pytest.param((R.MOVE_URGENTLY, R.OFFER_RETURN), W.OUT, None, id="return offered"),
        pytest.param((R.INTERVIEW, R.FIND_NO_TITLE), W.HOME, None, id="no title"),
    ],
)
def test_due(events: tuple[RelocationEvent, ...], whereabouts: Whereabouts, due: RelocationEvent | None) -> None:
    """
    "Those at home are CANCELLED, those out get OPEN_CHOICE": what is due is said where the table allows it.
    """
    expected = StrandedCase(
        case="H1", household="H1", works="scala-A", decision="cabina-2014", whereabouts=whereabouts, due=due
    )

    assert (expected,) == stranded_cases((case("H1", *events),), ledger((STAIRCASE,), DROP))


@pytest.mark.parametrize("event", [R.LEAVE, R.CANCEL, R.CLOSE_EXTINCT], ids=["left", "cancelled already", "extinct"])
def test_ended_cases(event: RelocationEvent) -> None:
    """
    A case that has ended is not stranded.
    """
    assert () == stranded_cases((case("H1", event),), ledger((STAIRCASE,), DROP))


@pytest.mark.parametrize(
    ("works", "decisions", "expected"),
    [
        pytest.param(STAIRCASE, (), [], id="nothing dropped"),
        pytest.param(STAIRCASE, (DROP,), ["cabina-2014"], id="intervention dropped"),
        pytest.param(STAIRCASE.advance(WorksEvent.DROP, on=TODAY), (), [""], id="works dropped, no decision on record"),
        pytest.param(
            STAIRCASE.advance(WorksEvent.DROP, on=TODAY), (DROP,), ["cabina-2014"], id="works and intervention dropped"
        ),
        pytest.param(Works(id="scala-A"), (DROP,), [], id="works of no intervention"),
        pytest.param(Works(id="scala-A", intervention="altro"), (DROP,), [], id="works of another intervention"),
        pytest.param(
            STAIRCASE, (DROP, decision("cabina-2015", MeasureKind.ADD, date(2015, 4, 15))), [], id="added again"
        ),
        pytest.param(STAIRCASE, (decision("cabina-2015", MeasureKind.REDUCE, date(2015, 4, 15)),), [], id="reduced"),
    ],
)
def test_dropped(works: Works, decisions: tuple[SteeringDecision, ...], expected: list[str]) -> None:
    """
    A case is stranded by a decision that drops its intervention, or by its works alone; not if it was added again.
    """
    found = stranded_cases((case("H1"),), ledger((works,), *decisions))

    assert expected == [stranded.decision for stranded in found]


def test_order_and_others() -> None:
    """
    Stranded cases stand in the order of the cases; those of other works, or of none, are left out.
    """
    cases = (case("H2"), case("H1", R.MOVE_URGENTLY), case("H3", works="scala-B"), case("H4", works=""))
    found = stranded_cases(cases, ledger((STAIRCASE, Works(id="scala-B")), DROP))

    assert ["H2", "H1"] == [stranded.case for stranded in found]


def test_decision_of_a_month() -> None:
    """
    A decision of which only the month is known strands as one of a day.
    """
    measure = Measure(intervention="corpo-1", kind=MeasureKind.DROP)
    vague = SteeringDecision(id="cabina", body=SteeringBody.ALER, on=Month(2014, 7), measures=(measure,))

    assert ["cabina"] == [one.decision for one in stranded_cases((case("H1"),), ledger((STAIRCASE,), vague))]
