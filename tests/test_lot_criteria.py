"""
Ready-made criteria for lots: measured of what the programme knows, ours, and refused where something is not known.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract, Objective
from contratti_quartiere.decisions import Measure, MeasureKind, SteeringBody, SteeringDecision
from contratti_quartiere.errors import UnmeasuredError
from contratti_quartiere.funding import CoFinancing, FundingBody, FundingShare
from contratti_quartiere.interventions import Intervention, InterventionKind
from contratti_quartiere.ledger import Ledger
from contratti_quartiere.lot_criteria import (
    LotFacts,
    households_to_accompany,
    lot_facts,
    objectives_set,
    remaining_works,
    remaining_works_contrary,
)
from contratti_quartiere.lots import Criterion, LotPlan, LotValue
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.progress import ProgressStatement
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RelocationEvent
from contratti_quartiere.sources import ILLUSTRATIVE
from contratti_quartiere.works import Works, WorksStep
from contratti_quartiere.works_table import WorksEvent

TODAY = date(2016, 3, 1)
AIM = Bilingual("contenere i disagi", "contain the inconvenience")
TENDER = Tender(
    id="gara", lots=(Lot(id="lotto-1", neighbourhoods=("nord", "est")), Lot(id="lotto-2", neighbourhoods=("sud",)))
)


def contract(neighbourhood: str, aims: int = 0) -> NeighbourhoodContract:
    """
    Return the contract of a neighbourhood, with so many aims.
    """
    objectives = tuple(Objective(id=str(number), what=AIM) for number in range(aims))
    return NeighbourhoodContract(id=f"cdq-{neighbourhood}", neighbourhood=neighbourhood, objectives=objectives)


def intervention(
    name: str, neighbourhood: str, budget: str | None, kind: InterventionKind | None = None
) -> Intervention:
    """
    Return an intervention of the contract of a neighbourhood.
    """
    shares = () if budget is None else (FundingShare(body=FundingBody.ALER, amount=Euro(budget)),)
    return Intervention(id=name, contract=f"cdq-{neighbourhood}", kind=kind, cofinancing=CoFinancing(shares=shares))


RUNNING = (WorksEvent.FUND, WorksEvent.DESIGN, WorksEvent.TENDER, WorksEvent.AWARD, WorksEvent.START)
FINISHED = (*RUNNING, WorksEvent.FINISH)
ACCEPTED = (*FINISHED, WorksEvent.ACCEPT)
FAILED = (*FINISHED, WorksEvent.FAIL_TEST)
DROPPED = (WorksEvent.DROP,)


def works(name: str, *events: WorksEvent, of: str = "", contract: str = "", certified: str | None = None) -> Works:
    """
    Return works with what happened to them and what was certified of them.
    """
    steps = tuple(WorksStep(event=event, happened_on=TODAY) for event in events)
    statements = () if certified is None else (ProgressStatement(on=TODAY, certified=Euro(certified)),)
    return Works(id=name, intervention=of, contract=contract, history=steps, statements=statements)


def first(*relocations: Relocation, **records: Any) -> LotFacts:
    """
    Return what is told of the first lot, that of the north and the east.
    """
    return lot_facts(TENDER, Ledger(**records), relocations)[0]


# ------------------------------------------------------------------------------------------------------------- facts


NO_INTERVENTION = Bilingual("lotto-1: nessun intervento agli atti", "lotto-1: no intervention on record")


def test_facts_of_nothing() -> None:
    """
    Of a lot without contracts nothing can be said, and nothing is zero.
    """
    assert LotFacts(lot="lotto-1", unknown=(NO_INTERVENTION,)) == first()


def test_remaining() -> None:
    """
    What remains of a lot is what its contracts have assigned and did not certify, over all its neighbourhoods.
    """
    found = first(
        contracts=(contract("nord"), contract("est"), contract("sud")),
        interventions=(
            intervention("corpo-1", "nord", "1000.00"),
            intervention("corpo-2", "est", "500.00"),
            intervention("corpo-3", "sud", "70.00"),
        ),
        works=(works("a", of="corpo-1", certified="250.00"), works("b", of="corpo-1", certified="50.00")),
    )

    assert (Euro("1200.00"), ()) == (found.remaining, found.unknown)


def test_remaining_without_what_was_dropped() -> None:
    """
    What a decision dropped is not to be done any more, and its cost need not be known.
    """
    drop = Measure(intervention="corpo-2", kind=MeasureKind.DROP)
    found = first(
        contracts=(contract("nord"),),
        interventions=(intervention("corpo-1", "nord", "1000.00"), intervention("corpo-2", "nord", None)),
        decisions=(SteeringDecision(id="d", body=SteeringBody.ALER, on=TODAY, measures=(drop,)),),
    )

    assert (Euro("1000.00"), ()) == (found.remaining, found.unknown)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param((), "1000.00", id="no works on record"),
        pytest.param((works("a", of="corpo-1"),), "1000.00", id="planned"),
        pytest.param((works("a", *RUNNING, of="corpo-1", certified="600.00"),), "400.00", id="running"),
        pytest.param((works("a", *FINISHED, of="corpo-1", certified="600.00"),), "0.00", id="finished"),
        pytest.param((works("a", *ACCEPTED, of="corpo-1", certified="600.00"),), "0.00", id="tested"),
        pytest.param((works("a", *ACCEPTED, of="corpo-1"),), "0.00", id="tested, nothing certified"),
        pytest.param((works("a", *FAILED, of="corpo-1", certified="600.00"),), "400.00", id="test failed"),
        pytest.param(
            (works("a", *ACCEPTED, of="corpo-1", certified="600.00"), works("b", of="corpo-1")),
            "400.00",
            id="one of two tested",
        ),
        pytest.param(
            (works("a", *ACCEPTED, of="corpo-1", certified="600.00"), works("b", *DROPPED, of="corpo-1")),
            "0.00",
            id="one tested, the other dropped",
        ),
        pytest.param(
            (works("a", *RUNNING, of="corpo-1", certified="600.00"), works("b", *DROPPED, of="corpo-1")),
            "400.00",
            id="one running, the other dropped",
        ),
        pytest.param((works("a", *DROPPED, of="corpo-1"),), "0.00", id="all dropped"),
        pytest.param((works("a", *ACCEPTED, of="corpo-2"),), "1000.00", id="of another intervention"),
        pytest.param(
            (works("a", *RUNNING, of="corpo-1", certified="1000.01"),), "0.00", id="certified past the budget"
        ),
    ],
)
def test_remaining_by_the_state_of_the_works(parts: tuple[Works, ...], expected: str) -> None:
    """
    Of 1,000 euro what is left over of works that are all done, or dropped, is not to do; of others what is uncertified.
    """
    found = first(
        contracts=(contract("nord"),), interventions=(intervention("corpo-1", "nord", "1000.00"),), works=parts
    )

    assert (Euro(expected), ()) == (found.remaining, found.unknown)


def test_remaining_of_unknown_cost() -> None:
    """
    What done works cost need not be known: nothing is left to do of them.
    """
    found = first(
        contracts=(contract("nord"),),
        interventions=(intervention("corpo-1", "nord", None),),
        works=(works("a", *FINISHED, of="corpo-1"),),
    )

    assert (Euro("0.00"), ()) == (found.remaining, found.unknown)


def test_remaining_past_the_budget_of_one() -> None:
    """
    What one intervention certified past its budget does not make less to do of another: 0 and 500, not 300.
    """
    found = first(
        contracts=(contract("nord"),),
        interventions=(intervention("corpo-1", "nord", "1000.00"), intervention("corpo-2", "nord", "500.00")),
        works=(works("a", *RUNNING, of="corpo-1", certified="1200.00"),),
    )

    assert (Euro("500.00"), ()) == (found.remaining, found.unknown)


ACCOMPANIMENT = InterventionKind.ACCOMPANIMENT


@pytest.mark.parametrize("budget", ["600.00", None], ids=["cost known", "cost unknown"])
def test_remaining_of_accompaniment_only(budget: str | None) -> None:
    """
    Social accompaniment is no works: of a contract that has nothing else no intervention is on record.
    """
    found = first(
        contracts=(contract("nord"),), interventions=(intervention("sociale", "nord", budget, ACCOMPANIMENT),)
    )

    assert (None, (NO_INTERVENTION,)) == (found.remaining, found.unknown)


@pytest.mark.parametrize("social", ["600.00", None], ids=["cost known", "cost unknown"])
def test_remaining_mixed(social: str | None) -> None:
    """
    Of done works nothing, of running ones 700 - 300, of those not begun 50, of accompaniment nothing: 450.
    """
    found = first(
        contracts=(contract("nord"), contract("est")),
        interventions=(
            intervention("corpo-1", "nord", "1000.00", InterventionKind.RESIDENTIAL),
            intervention("corpo-2", "nord", "700.00", InterventionKind.SERVICES),
            intervention("strade", "est", "50.00"),
            intervention("sociale", "est", social, ACCOMPANIMENT),
        ),
        works=(
            works("a", *ACCEPTED, of="corpo-1", certified="900.00"),
            works("b", *RUNNING, of="corpo-2", certified="300.00"),
        ),
    )

    assert (Euro("450.00"), ()) == (found.remaining, found.unknown)


def test_remaining_where_all_was_dropped() -> None:
    """
    Where all was dropped nothing is left to do, and that is known: zero.
    """
    drop = Measure(intervention="corpo-1", kind=MeasureKind.DROP)
    found = first(
        contracts=(contract("nord"),),
        interventions=(intervention("corpo-1", "nord", "1000.00"),),
        decisions=(SteeringDecision(id="d", body=SteeringBody.ALER, on=TODAY, measures=(drop,)),),
    )

    assert (Euro("0.00"), ()) == (found.remaining, found.unknown)


def test_remaining_unknown() -> None:
    """
    Where the cost of one intervention is not known neither is what remains, and the reason names it.
    """
    found = first(
        contracts=(contract("nord"),),
        interventions=(intervention("corpo-1", "nord", "1000.00"), intervention("corpo-2", "nord", None)),
    )
    reason = Bilingual("lotto-1: non è noto il costo di corpo-2", "lotto-1: the cost of corpo-2 is not known")

    assert (None, (reason,)) == (found.remaining, found.unknown)


@pytest.mark.parametrize(
    ("contracts", "expected"),
    [
        pytest.param((), None, id="no contract"),
        pytest.param((contract("nord"),), None, id="no aim on record"),
        pytest.param((contract("nord", 2), contract("est", 3), contract("sud", 4)), 5, id="of both neighbourhoods"),
    ],
)
def test_objectives(contracts: tuple[NeighbourhoodContract, ...], expected: int | None) -> None:
    """
    A lot has the aims of the contracts that it serves; none on record is not none set.
    """
    assert expected == first(contracts=contracts).objectives


LEFT = Relocation(household="H2", works="b").advance(RelocationEvent.LEAVE, on=TODAY)


@pytest.mark.parametrize(
    ("cases", "expected"),
    [
        pytest.param((), None, id="none on record"),
        pytest.param((Relocation(household="H1", works="a"),), 1, id="works that name their contract"),
        pytest.param((Relocation(household="H1", works="b"),), 1, id="works that name their intervention"),
        pytest.param((Relocation(household="H1", works="a"), LEFT), 1, id="one of two left"),
        pytest.param((LEFT,), 0, id="all have left"),
        pytest.param((Relocation(household="H1", works="c"),), None, id="of the other lot"),
        pytest.param((Relocation(household="H1"),), None, id="of no works"),
    ],
)
def test_households(cases: tuple[Relocation, ...], expected: int | None) -> None:
    """
    A lot has the households with an open case for its works; zero once all have ended, unknown without any on record.
    """
    found = first(
        *cases,
        contracts=(contract("nord"), contract("sud")),
        interventions=(intervention("corpo-1", "nord", None),),
        works=(works("a", contract="cdq-nord"), works("b", of="corpo-1"), works("c", contract="cdq-sud")),
    )

    assert expected == found.households


# ---------------------------------------------------------------------------------------------------------- criteria


KNOWN = (
    LotFacts(lot="lotto-1", remaining=Euro("300.00"), objectives=2, households=7),
    LotFacts(lot="lotto-2", remaining=Euro("100.00"), objectives=3, households=0),
    LotFacts(lot="lotto-3", remaining=Euro("-0.01"), objectives=5, households=9),
)


@pytest.mark.parametrize(
    ("make", "name", "values", "contrary"),
    [
        pytest.param(remaining_works, "remaining-works", (30_000, 10_000, 0), False, id="remaining works, in cents"),
        pytest.param(remaining_works_contrary, "remaining-works-contrary", (30_000, 10_000, 0), True, id="contrary"),
        pytest.param(objectives_set, "objectives", (2, 3, 5), False, id="objectives"),
        pytest.param(households_to_accompany, "households", (7, 0, 9), False, id="households"),
    ],
)
def test_criteria(
    make: Callable[[tuple[LotFacts, ...]], Criterion], name: str, values: tuple[int, ...], contrary: bool
) -> None:
    """
    Each criterion measures every lot, says its sign and that it is ours; certified past the budget remains nothing.
    """
    made = make(KNOWN)
    measured = tuple(LotValue(lot.lot, value) for lot, value in zip(KNOWN, values, strict=True))

    assert (name, measured, contrary, ILLUSTRATIVE) == (made.id, made.values, made.contrary, made.provenance)


@pytest.mark.parametrize(
    "make",
    [remaining_works, remaining_works_contrary, objectives_set, households_to_accompany],
    ids=lambda f: f.__name__,
)
def test_label_says_that_it_is_ours(make: Callable[[tuple[LotFacts, ...]], Criterion]) -> None:
    """
    "Any formula is ours": each label says so in both languages.
    """
    label = make(KNOWN).label

    assert (True, True) == (label.it.endswith("(criterio nostro)"), label.en.endswith("(a criterion of ours)"))


def test_contrary_order() -> None:
    """
    By remaining works the lots get 75, 25 and 0; by the contrary 12.50, 37.50 and 50: the orders are opposite.
    """
    amounts = [
        [str(share.amount) for share in LotPlan(total=Euro("100.00"), criteria=(make(KNOWN),)).shares()]
        for make in (remaining_works, remaining_works_contrary)
    ]

    assert [["75,00 €", "25,00 €", "0,00 €"], ["12,50 €", "37,50 €", "50,00 €"]] == amounts


REASON = Bilingual("lotto-2: non è noto il costo di corpo-2", "lotto-2: the cost of corpo-2 is not known")


@pytest.mark.parametrize(
    ("make", "name", "unknown"),
    [
        pytest.param(remaining_works, "remaining-works", REASON, id="remaining works"),
        pytest.param(remaining_works_contrary, "remaining-works-contrary", REASON, id="contrary"),
        pytest.param(
            objectives_set,
            "objectives",
            Bilingual("lotto-2: nessuna finalità agli atti", "lotto-2: no aim on record"),
            id="objectives",
        ),
        pytest.param(
            households_to_accompany,
            "households",
            Bilingual("lotto-2: nessun caso agli atti", "lotto-2: no case on record"),
            id="households",
        ),
    ],
)
def test_unmeasured(make: Callable[[tuple[LotFacts, ...]], Criterion], name: str, unknown: Bilingual) -> None:
    """
    A criterion that cannot measure one lot measures none: it names the lot, and what is not known for it alone.
    """
    facts = (KNOWN[0], LotFacts(lot="lotto-2", unknown=(REASON,)))
    with pytest.raises(UnmeasuredError) as caught:
        make(facts)

    assert (name, ("lotto-2",), (unknown,)) == (caught.value.criterion, caught.value.lots, caught.value.unknown)
