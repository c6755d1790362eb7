"""
The chain of a lot and the word for where it stands: read from dates, each unknown until found.
"""

from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, When
from contratti_quartiere.errors import UnknownNameError, WrongTypeError
from contratti_quartiere.execution import ConformityCheck, ConformityOutcome, Execution, Invoice
from contratti_quartiere.lot_chains import LotChain, LotStage, lot_chain, lot_stage
from contratti_quartiere.money import Euro
from contratti_quartiere.procedures import ProcedureAct, ProcedureActKind
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.service_contracts import EarlyStart, EarlyStartGround, ServiceContract
from contratti_quartiere.service_hours import DeskHours, ProfessionalFigure, StaffHours
from contratti_quartiere.windows import ServiceWindow

DAY = timedelta(days=1)
LOTS = (Lot(id="lotto-1"), Lot(id="lotto-2"))
RESOLVED, DETERMINED, NOTICE = Month(2016, 1), date(2016, 2, 1), date(2016, 2, 15)
WON, SIGNED, START = date(2016, 3, 14), date(2016, 4, 29), date(2016, 5, 2)
EXTENDED, PLANNED, LAST = date(2017, 4, 20), date(2017, 5, 1), date(2017, 12, 31)


def act(kind: ProcedureActKind, on: When | None, *lots: str) -> ProcedureAct:
    """
    Return an act of the tender.
    """
    return ProcedureAct(kind=kind, on=on, lots=lots)


TENDER = Tender(
    id="gara",
    notice_date=NOTICE,
    lots=LOTS,
    procedure_acts=(
        act(ProcedureActKind.DETERMINATION, DETERMINED),
        act(ProcedureActKind.DETERMINATION, date(2016, 2, 5)),
        act(ProcedureActKind.RESOLUTION, RESOLVED),
    ),
    awards=(Award(lot="lotto-1", on=WON), Award(lot="lotto-2", on=date(2016, 3, 1))),
)
TERM = ServiceWindow(
    start=START,
    months=12,
    acts=(
        WindowAct(kind=ActKind.START, on=START),
        WindowAct(kind=ActKind.OPTION_EXTENSION, on=EXTENDED, new_end=LAST),
    ),
)
CONTRACT = ServiceContract(
    id="c",
    tender="gara",
    lots=("lotto-1",),
    signed_on=SIGNED,
    term=TERM,
    execution=Execution(invoices=(Invoice(id="1", net=Euro("1.00"), issued_on=date(2016, 8, 1)),)),
)


def test_whole_chain() -> None:
    """
    "Resolution, determination, notice, award, contract, start, execution": of several of a kind, the first.
    """
    assert LotChain(
        lot="lotto-1",
        resolution=RESOLVED,
        determination=DETERMINED,
        notice=NOTICE,
        award=WON,
        contract=SIGNED,
        start=START,
        execution=date(2016, 8, 1),
    ) == lot_chain(TENDER, "lotto-1", (CONTRACT,))


def test_chain_of_an_announcement() -> None:
    """
    Of a lot of which no act is on record every link is unknown, and says so.
    """
    chain = lot_chain(Tender(id="gara", announced=date(2016, 3, 1), lots=LOTS), "lotto-1")

    assert ("resolution", "determination", "notice", "award", "contract", "start", "execution") == chain.unknown
    assert LotChain(lot="lotto-1") == chain


def test_chain_of_another_lot() -> None:
    """
    Acts and contracts of other lots and other tenders are left out.
    """
    other = attrs.evolve(CONTRACT, id="d", tender="altra", lots=("lotto-2",))
    tender = attrs.evolve(TENDER, procedure_acts=(act(ProcedureActKind.RESOLUTION, RESOLVED, "lotto-1"),))
    chain = lot_chain(tender, "lotto-2", (CONTRACT, other))

    assert LotChain(lot="lotto-2", notice=NOTICE, award=date(2016, 3, 1)) == chain


@pytest.mark.parametrize(
    ("notice_date", "acts", "expected"),
    [
        pytest.param(NOTICE, (act(ProcedureActKind.NOTICE, date(2016, 2, 10)),), date(2016, 2, 10), id="the first"),
        pytest.param(NOTICE, (act(ProcedureActKind.INVITATION, date(2016, 2, 10)),), NOTICE, id="notice first"),
        pytest.param(None, (act(ProcedureActKind.INVITATION, DETERMINED),), DETERMINED, id="invitations alone"),
        pytest.param(None, (act(ProcedureActKind.NOTICE, None),), None, id="a notice of no day"),
    ],
)
def test_notice(notice_date: date | None, acts: tuple[ProcedureAct, ...], expected: When | None) -> None:
    """
    Where there is no notice the invitations stand for it.
    """
    tender = Tender(id="gara", lots=LOTS, notice_date=notice_date, procedure_acts=acts)

    assert expected == lot_chain(tender, "lotto-1").notice


def test_start_without_a_contract() -> None:
    """
    Where no contract is on record the acts on the tender's own term tell the start; where one is, its own do.
    """
    tender = attrs.evolve(TENDER, term=TERM)
    silent = attrs.evolve(CONTRACT, term=None)

    assert (START, None) == (lot_chain(tender, "lotto-1").start, lot_chain(tender, "lotto-1", (silent,)).start)


def test_early_start() -> None:
    """
    An early start is the start.
    """
    early = EarlyStart(on=date(2016, 4, 20), ground=EarlyStartGround.REASONS)

    assert early.on == lot_chain(TENDER, "lotto-1", (attrs.evolve(CONTRACT, early_start=early),)).start


MAY = Month(2016, 5)


@pytest.mark.parametrize(
    ("execution", "expected"),
    [
        pytest.param(
            Execution(checks=(ConformityCheck(on=LAST, outcome=ConformityOutcome.CONFORMING, first=START),)),
            START,
            id="period of a check",
        ),
        pytest.param(
            Execution(checks=(ConformityCheck(on=LAST, outcome=ConformityOutcome.CONFORMING),)), LAST, id="check"
        ),
        pytest.param(
            Execution(invoices=(Invoice(id="1", net=Euro("1.00"), first=START, issued_on=LAST),)),
            START,
            id="period of an invoice",
        ),
        pytest.param(Execution(desk_hours=(DeskHours(month=MAY, opened_minutes=60),)), MAY, id="desk open"),
        pytest.param(Execution(desk_hours=(DeskHours(month=MAY, contracted_minutes=60),)), None, id="only contracted"),
        pytest.param(Execution(desk_hours=(DeskHours(month=MAY, opened_minutes=0),)), None, id="not open"),
        pytest.param(
            Execution(desk_hours=(DeskHours(month=MAY, lot="lotto-2", opened_minutes=60),)), None, id="another lot"
        ),
        pytest.param(
            Execution(staff_hours=(StaffHours(month=MAY, figure=ProfessionalFigure.SOCIOLOGIST, staffed_minutes=60),)),
            MAY,
            id="somebody worked",
        ),
        pytest.param(Execution(), None, id="nothing"),
    ],
)
def test_execution(execution: Execution, expected: When | None) -> None:
    """
    Service is shown by the first check, invoice or hours on record, of their own period where they say it.
    """
    assert expected == lot_chain(TENDER, "lotto-1", (attrs.evolve(CONTRACT, execution=execution),)).execution


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(NOTICE - DAY, None, id="the day before the notice"),
        pytest.param(NOTICE, LotStage.TENDERED, id="the day of the notice"),
        pytest.param(WON - DAY, LotStage.TENDERED, id="the day before the award"),
        pytest.param(WON, LotStage.AWARDED, id="the day of the award"),
        pytest.param(SIGNED, LotStage.AWARDED, id="signed"),
        pytest.param(START - DAY, LotStage.AWARDED, id="the day before the start"),
        pytest.param(START, LotStage.ACTIVE, id="the first day"),
        pytest.param(EXTENDED - DAY, LotStage.ACTIVE, id="the day before the extension"),
        pytest.param(EXTENDED, LotStage.EXTENDED, id="the day of the extension"),
        pytest.param(PLANNED + DAY, LotStage.EXTENDED, id="after the planned end"),
        pytest.param(LAST, LotStage.EXTENDED, id="the last day"),
        pytest.param(LAST + DAY, LotStage.CONCLUDED, id="the day after"),
    ],
)
def test_stage(day: date, expected: LotStage | None) -> None:
    """
    BANDITO, AGGIUDICATO, ATTIVO, PROROGATO, CONCLUSO: the words follow from the dates.
    """
    assert expected is lot_stage(TENDER, "lotto-1", day, (CONTRACT,))


def test_stage_by_the_tender_alone() -> None:
    """
    Without a contract on record the acts on the tender's own term tell.
    """
    tender = attrs.evolve(TENDER, term=TERM)

    assert (LotStage.ACTIVE, LotStage.CONCLUDED) == (
        lot_stage(tender, "lotto-1", START),
        lot_stage(tender, "lotto-1", LAST + DAY),
    )


def test_stage_of_a_contract_without_a_term() -> None:
    """
    A contract that started early is active as long as nothing says when it ends; one that did not start is awarded.
    """
    early = EarlyStart(on=date(2016, 4, 20), ground=EarlyStartGround.URGENCY)
    silent = attrs.evolve(CONTRACT, term=None)

    assert (LotStage.AWARDED, LotStage.ACTIVE) == (
        lot_stage(TENDER, "lotto-1", LAST, (silent,)),
        lot_stage(TENDER, "lotto-1", LAST, (attrs.evolve(silent, early_start=early),)),
    )


def test_stage_of_a_contract_that_started_early_and_ended() -> None:
    """
    An early start does not keep alive what has ended.
    """
    early = EarlyStart(on=date(2016, 4, 20), ground=EarlyStartGround.URGENCY)

    assert LotStage.CONCLUDED is lot_stage(TENDER, "lotto-1", LAST + DAY, (attrs.evolve(CONTRACT, early_start=early),))


def test_stage_of_a_service_without_an_end() -> None:
    """
    A service of which no end is known goes on.
    """
    term = ServiceWindow(start=START, acts=(WindowAct(kind=ActKind.START, on=START),))

    assert LotStage.ACTIVE is lot_stage(TENDER, "lotto-1", LAST, (attrs.evolve(CONTRACT, term=term),))


def test_stage_of_two_contracts() -> None:
    """
    Of two contracts of a lot the one that runs says where it stands.
    """
    term = ServiceWindow(start=date(2018, 1, 1), months=12, acts=(WindowAct(kind=ActKind.START, on=date(2018, 1, 1)),))
    second = attrs.evolve(CONTRACT, id="d", signed_on=date(2017, 12, 20), term=term)

    assert LotStage.ACTIVE is lot_stage(TENDER, "lotto-1", date(2018, 1, 1), (second, CONTRACT))


REORGANISED = date(2017, 8, 21)


@pytest.mark.parametrize(
    ("side", "day", "expected"),
    [
        pytest.param(
            act(ProcedureActKind.REORGANISATION, REORGANISED), REORGANISED - DAY, LotStage.EXTENDED, id="day before"
        ),
        pytest.param(
            act(ProcedureActKind.REORGANISATION, REORGANISED), REORGANISED, LotStage.REORGANISED, id="the day"
        ),
        pytest.param(
            act(ProcedureActKind.REORGANISATION, REORGANISED), LAST, LotStage.REORGANISED, id="until a later stage"
        ),
        pytest.param(
            act(ProcedureActKind.REORGANISATION, REORGANISED), LAST + DAY, LotStage.CONCLUDED, id="a later stage"
        ),
        pytest.param(
            act(ProcedureActKind.CANCELLATION, REORGANISED, "lotto-2"), LAST, LotStage.EXTENDED, id="another lot"
        ),
        pytest.param(act(ProcedureActKind.CANCELLATION, None), LAST, LotStage.CANCELLED, id="of no day"),
        pytest.param(act(ProcedureActKind.DESERTED, Month(2017, 9)), LAST, LotStage.DESERTED, id="of a month"),
    ],
)
def test_side_stages(side: ProcedureAct, day: date, expected: LotStage) -> None:
    """
    DESERTO, ANNULLATO, RIORGANIZZATO where a record says so, until a later stage is reached.
    """
    tender = attrs.evolve(TENDER, procedure_acts=(*TENDER.procedure_acts, side))

    assert expected is lot_stage(tender, "lotto-1", day, (CONTRACT,))


def test_tender_without_offers() -> None:
    """
    A tender to which nobody answered is without offers, and tendered until then.
    """
    tender = Tender(id="gara", lots=LOTS, notice_date=NOTICE, procedure_acts=(act(ProcedureActKind.DESERTED, WON),))

    assert (LotStage.TENDERED, LotStage.DESERTED) == (
        lot_stage(tender, "lotto-1", WON - DAY),
        lot_stage(tender, "lotto-1", WON),
    )


def test_unknown_lot() -> None:
    """
    A lot that the tender does not have is refused with those that it has.
    """
    with pytest.raises(UnknownNameError) as caught:
        lot_chain(TENDER, "lotto-3")

    assert (Bilingual("lotto", "lot"), "lotto-3", ("lotto-1", "lotto-2")) == (
        caught.value.what,
        caught.value.name,
        caught.value.known,
    )


def test_day_with_a_time() -> None:
    """
    A day with a time is refused.
    """
    morning: Any = datetime(2016, 5, 2, 9, 0)
    with pytest.raises(WrongTypeError):
        lot_stage(TENDER, "lotto-1", morning)


@settings(max_examples=40)
@given(strategies.tenders().filter(lambda tender: bool(tender.lots)), strategies.service_contracts(), st.dates())
def test_a_stage_is_that_of_what_was_known(tender: Tender, contract: ServiceContract, day: date) -> None:
    """
    What came after a day does not change the word for that day.
    """
    lot = tender.lots[0].id
    found = attrs.evolve(contract, tender=tender.id, lots=(lot,))
    known = (found.until(day),) if found.known_from <= day else ()
    assert lot_stage(tender, lot, day, (found,)) is lot_stage(tender.until(day), lot, day, known)
