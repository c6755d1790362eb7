"""
What a tender says of the end of a contract of which no end is on record: stated, computed, or the term alone.
"""

from datetime import date

import pytest

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.expiries import EndBasis, PlannedEnd
from contratti_quartiere.analysis.planned_ends import planned_end
from contratti_quartiere.dates import Month, When
from contratti_quartiere.held_terms import HeldTerm
from contratti_quartiere.periods import MissingDay
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.service_contracts import EarlyStart, EarlyStartGround, ServiceContract
from contratti_quartiere.windows import ServiceWindow

ON = date(2019, 4, 1)
START = date(2016, 5, 2)
PLAN = ServiceWindow(start=START, months=36)
STATED = ServiceWindow(start=START, months=36, declared_end=Month(2019, 4))
STOPPED = WindowAct(kind=ActKind.SUSPENSION, on=date(2017, 3, 1))
BEGUN = WindowAct(kind=ActKind.START, on=START)


def of(contract: ServiceContract, tender: Tender) -> PlannedEnd | None:
    """
    Return what a tender says of the end of a contract.
    """
    return planned_end(HeldTerm(term=contract.term, contract=contract), ("/tenders/0", tender), ON)


def early(on: date) -> EarlyStart:
    """
    Return a start before the contract was signed.
    """
    return EarlyStart(on=on, ground=EarlyStartGround.URGENCY)


BARE = ServiceContract(id="servizio", tender="gara")


@pytest.mark.parametrize(
    ("plan", "basis", "end"),
    [
        # 36 months from 2 May 2016 end on 1 May 2019.
        pytest.param(PLAN, EndBasis.PLANNED, date(2019, 5, 1), id="start and months"),
        pytest.param(STATED, EndBasis.STATED, Month(2019, 4), id="what the tender states wins"),
        pytest.param(
            ServiceWindow(start=START, declared_end=date(2019, 5, 1)), EndBasis.STATED, date(2019, 5, 1), id="no months"
        ),
        pytest.param(
            ServiceWindow(
                start=START,
                months=36,
                acts=(
                    BEGUN,
                    WindowAct(kind=ActKind.OPTION_EXTENSION, on=date(2019, 4, 1), new_end=date(2019, 11, 1)),
                ),
            ),
            EndBasis.STATED,
            date(2019, 11, 1),
            id="an act states another",
        ),
    ],
)
def test_what_the_tender_plans(plan: ServiceWindow, basis: EndBasis, end: When) -> None:
    """
    Of a contract without a term its tender says the end: as it states it or, if it states none, computed.
    """
    expected = PlannedEnd(path="/tenders/0", basis=basis, start=START, months=plan.months, end=Countdown(end, ON))

    assert expected == of(BARE, Tender(id="gara", term=plan))


@pytest.mark.parametrize(
    "contract",
    [
        pytest.param(
            ServiceContract(id="servizio", tender="gara", term=ServiceWindow(start=date(2016, 10, 3))), id="its term"
        ),
        pytest.param(ServiceContract(id="servizio", tender="gara", early_start=early(date(2016, 10, 3))), id="early"),
    ],
)
@pytest.mark.parametrize("plan", [PLAN, STATED], ids=["computed", "stated"])
def test_months_are_counted_from_the_start_of_the_contract(contract: ServiceContract, plan: ServiceWindow) -> None:
    """
    36 months from 3 October 2016, on which the contract started, end on 2 October 2019, whatever start was planned.
    """
    expected = PlannedEnd(
        path="/tenders/0",
        basis=EndBasis.COUNTED,
        start=date(2016, 10, 3),
        months=36,
        end=Countdown(date(2019, 10, 2), ON),
    )

    assert expected == of(contract, Tender(id="gara", term=plan))


def test_a_contract_that_starts_as_planned() -> None:
    """
    Of a contract that starts on the day that the tender plans, what the tender states of the end holds.
    """
    contract = ServiceContract(id="servizio", tender="gara", term=ServiceWindow(start=START))
    found = of(contract, Tender(id="gara", term=STATED))

    assert (EndBasis.STATED, Countdown(Month(2019, 4), ON)) == (found and found.basis, found and found.end)


def test_an_end_without_months_is_not_moved() -> None:
    """
    An end that a tender states without months is told as it stands, with the start that the tender plans.
    """
    contract = ServiceContract(id="servizio", tender="gara", term=ServiceWindow(start=date(2016, 10, 3)))
    plan = ServiceWindow(start=START, declared_end=date(2019, 5, 1))

    assert PlannedEnd(
        path="/tenders/0", basis=EndBasis.STATED, start=START, months=None, end=Countdown(date(2019, 5, 1), ON)
    ) == of(contract, Tender(id="gara", term=plan))


@pytest.mark.parametrize(
    ("own", "planned", "end"),
    [
        pytest.param(None, None, date(2017, 2, 28), id="nobody says"),
        pytest.param(None, MissingDay.CLAMP_THEN_MINUS_ONE, date(2017, 2, 27), id="the tender says"),
        pytest.param(
            MissingDay.LAST_DAY_IS_END, MissingDay.CLAMP_THEN_MINUS_ONE, date(2017, 2, 28), id="the contract says"
        ),
    ],
)
def test_anniversary_that_does_not_exist(own: MissingDay | None, planned: MissingDay | None, end: date) -> None:
    """
    Six months from 31 August end in February as the contract reads a missing day, else as the tender does.
    """
    term = ServiceWindow(start=date(2016, 8, 31), missing_day=own)
    contract = ServiceContract(id="servizio", tender="gara", term=term)
    found = of(contract, Tender(id="gara", term=ServiceWindow(start=START, months=6, missing_day=planned)))

    assert Countdown(end, ON) == (found and found.end)


@pytest.mark.parametrize(
    ("contract", "plan", "start"),
    [
        pytest.param(
            ServiceContract(
                id="servizio",
                tender="gara",
                term=ServiceWindow(
                    start=date(2016, 10, 3), acts=(WindowAct(kind=ActKind.START, on=date(2016, 10, 3)), STOPPED)
                ),
            ),
            PLAN,
            date(2016, 10, 3),
            id="the contract was suspended",
        ),
        pytest.param(BARE, ServiceWindow(start=START, months=36, acts=(BEGUN, STOPPED)), START, id="the plan was"),
        pytest.param(
            ServiceContract(id="servizio", tender="gara", term=ServiceWindow(start=date(9998, 1, 1))),
            PLAN,
            date(9998, 1, 1),
            id="after the calendar",
        ),
    ],
)
def test_the_term_alone(contract: ServiceContract, plan: ServiceWindow, start: date) -> None:
    """
    Where a suspension moved the end and nobody stated it anew, or there is no such day, the term alone is told.
    """
    assert PlannedEnd(path="/tenders/0", basis=EndBasis.TERM, start=start, months=36, end=None) == of(
        contract, Tender(id="gara", term=plan)
    )


OTHER = ServiceWindow(start=START, months=24)


@pytest.mark.parametrize(
    ("named", "lots", "term", "expected"),
    [
        pytest.param((), (), None, None, id="nothing"),
        pytest.param((), (), PLAN, "/tenders/0", id="a tender without lots"),
        pytest.param((), (PLAN,), OTHER, "/tenders/0/lots/0", id="the one lot of a tender"),
        pytest.param((), (None,), PLAN, "/tenders/0", id="one lot, the term of the tender"),
        pytest.param(("L1",), (OTHER, PLAN), None, "/tenders/0/lots/1", id="the lot named"),
        pytest.param(("L1",), (OTHER, None), PLAN, "/tenders/0", id="the lot named, the term of the tender"),
        pytest.param(("L0", "L1"), (PLAN, PLAN), OTHER, "/tenders/0/lots/0", id="two lots of one term"),
        pytest.param(("L0", "L1"), (PLAN, None), PLAN, "/tenders/0/lots/0", id="a lot as the tender"),
        pytest.param(("L0", "L1"), (PLAN, OTHER), PLAN, None, id="two lots that differ"),
        pytest.param(("L0", "L1"), (PLAN, None), None, None, id="a lot of no term"),
        pytest.param((), (None, None), PLAN, "/tenders/0", id="any lots of one term"),
        pytest.param((), (PLAN, None), PLAN, None, id="nobody knows of which lot"),
    ],
)
def test_which_term_it_is(
    named: tuple[str, ...], lots: tuple[ServiceWindow | None, ...], term: ServiceWindow | None, expected: str | None
) -> None:
    """
    The term is that of the lots of the contract, or of the tender where they have none; where they differ, none.
    """
    tender = Tender(id="gara", lots=tuple(Lot(id=f"L{index}", term=lot) for index, lot in enumerate(lots)), term=term)
    found = of(ServiceContract(id="servizio", tender="gara", lots=named), tender)

    assert (expected, expected and date(2019, 5, 1)) == (found and found.path, found and found.end and found.end.when)


def test_nothing_to_say() -> None:
    """
    Nothing is said without a tender, by a tender that gives neither months nor end, and of a tender itself.
    """
    silent = Tender(id="gara", term=ServiceWindow(start=START))
    planned = Tender(id="gara", term=PLAN)

    assert [None, None, None] == [
        planned_end(HeldTerm(term=None, contract=BARE), None, ON),
        of(BARE, silent),
        planned_end(HeldTerm(term=ServiceWindow(start=START)), ("/tenders/0", planned), ON),
    ]
