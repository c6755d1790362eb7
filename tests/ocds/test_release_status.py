"""
How far a tender, a lot, an award and a contract have come, as far as acts say.
"""

from datetime import date

import pytest

from contratti_quartiere.awards import Award
from contratti_quartiere.dates import Month
from contratti_quartiere.exchange.ocds.release_status import (
    award_status,
    contract_status,
    lot_status,
    offers_due,
    tender_status,
)
from contratti_quartiere.procedures import ProcedureAct, ProcedureActKind
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.windows import ServiceWindow

ON = date(2016, 4, 1)
CANCELLED = ProcedureAct(kind=ProcedureActKind.CANCELLATION)
DESERTED = ProcedureAct(kind=ProcedureActKind.DESERTED)
WON = Award(lot="1")


def due(on: date | Month | None, *lots: str) -> ProcedureAct:
    """
    Return an act that says when offers are due.
    """
    return ProcedureAct(kind=ProcedureActKind.OFFERS_DUE, on=on, lots=lots)


def of(kind: ProcedureActKind, *lots: str) -> ProcedureAct:
    """
    Return an act without a day.
    """
    return ProcedureAct(kind=kind, lots=lots)


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        pytest.param((), None, id="no act"),
        pytest.param((due(ON),), ON, id="a day"),
        pytest.param((due(ON), due(ON)), ON, id="the same day twice"),
        pytest.param((due(ON), due(date(2016, 4, 2))), None, id="two days"),
        pytest.param((due(Month(2016, 4)),), None, id="a month"),
        pytest.param((due(None),), None, id="a day that nobody knows"),
        pytest.param((due(ON, "1"),), None, id="one lot's day"),
    ],
)
def test_offers_are_due_on_one_day(acts: tuple[ProcedureAct, ...], expected: date | None) -> None:
    """
    The day that all offers are due is known if one day is said, for the whole.
    """
    assert expected == offers_due(Tender(id="gara", procedure_acts=acts))


@pytest.mark.parametrize(
    ("acts", "awards", "expected"),
    [
        pytest.param((), (), None, id="nothing"),
        pytest.param((CANCELLED,), (), "cancelled", id="cancelled"),
        pytest.param((DESERTED,), (), "unsuccessful", id="no offers"),
        pytest.param((), (WON,), "complete", id="awarded"),
        pytest.param((DESERTED,), (WON,), None, id="no offers, and awarded"),
        pytest.param((CANCELLED,), (WON,), None, id="awarded, and cancelled"),
        pytest.param((of(ProcedureActKind.CANCELLATION, "2"),), (), None, id="another lot cancelled"),
    ],
)
def test_a_lot_has_the_status_that_its_acts_say(
    acts: tuple[ProcedureAct, ...], awards: tuple[Award, ...], expected: str | None
) -> None:
    """
    One end on record is the status of the lot; two that disagree are none.
    """
    tender = Tender(id="gara", procedure_acts=acts, awards=awards, lots=(Lot(id="1"), Lot(id="2")))

    assert expected == lot_status(tender, "1", on=ON)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2016, 3, 1), None, id="the day before the notice"),
        pytest.param(date(2016, 3, 2), "active", id="the day of the notice"),
        pytest.param(date(2016, 4, 1), "active", id="the day that offers are due"),
        pytest.param(date(2016, 4, 2), None, id="the day after"),
    ],
)
def test_a_tender_is_active_from_its_notice_until_offers_are_due(on: date, expected: str | None) -> None:
    """
    A tender is active while offers may come in; what it is after that is said by acts alone.
    """
    tender = Tender(id="gara", notice_date=date(2016, 3, 2), procedure_acts=(due(ON),))

    assert expected == tender_status(tender, on=on)


@pytest.mark.parametrize(
    ("acts", "awards", "expected"),
    [
        pytest.param((CANCELLED,), (), "cancelled", id="all cancelled"),
        pytest.param((), (WON, Award(lot="2")), "complete", id="all awarded"),
        pytest.param((), (WON,), None, id="one awarded, the other unknown"),
        pytest.param((of(ProcedureActKind.DESERTED, "2"),), (WON,), "complete", id="one awarded, no offers for one"),
        pytest.param(
            (of(ProcedureActKind.DESERTED, "2"), of(ProcedureActKind.CANCELLATION, "1")),
            (),
            None,
            id="no offers for one, the other cancelled",
        ),
    ],
)
def test_a_tender_has_the_status_of_its_lots(
    acts: tuple[ProcedureAct, ...], awards: tuple[Award, ...], expected: str | None
) -> None:
    """
    A tender has the status that its lots share; if they ended in different ways and one was awarded, it is complete.
    """
    tender = Tender(id="gara", procedure_acts=acts, awards=awards, lots=(Lot(id="1"), Lot(id="2")))

    assert expected == tender_status(tender, on=ON)


@pytest.mark.parametrize(
    ("awards", "expected"),
    [
        pytest.param((WON,), None, id="nobody knows whether it took effect"),
        pytest.param((Award(lot="1", effective_on=ON),), "active", id="it took effect"),
        pytest.param((Award(lot="1", effective_on=ON), Award(lot="2")), "active", id="another lot was awarded too"),
        pytest.param((Award(lot="1", effective_on=ON), WON), None, id="the lot was awarded again"),
    ],
)
def test_an_award_is_active_if_it_took_effect(awards: tuple[Award, ...], expected: str | None) -> None:
    """
    An award that took effect is active, unless another of the same lot may have taken its place.
    """
    assert expected == award_status(Tender(id="gara", awards=awards), 0)


TERM = ServiceWindow(start=date(2016, 5, 2), months=36)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2016, 4, 14), None, id="the day before it was signed"),
        pytest.param(date(2016, 4, 15), "active", id="the day on which it was"),
        pytest.param(date(2019, 5, 1), "active", id="the last day"),
        pytest.param(date(2019, 5, 2), "terminated", id="the day after"),
    ],
)
def test_a_contract_is_active_from_its_signing_to_its_last_day(on: date, expected: str | None) -> None:
    """
    A contract that was signed is active to its last day, and terminated after it.
    """
    contract = ServiceContract(id="c", signed_on=date(2016, 4, 15), term=TERM)

    assert expected == contract_status(contract, on=on)


@pytest.mark.parametrize(
    "contract",
    [
        pytest.param(ServiceContract(id="c", term=TERM), id="not known to be signed"),
        pytest.param(ServiceContract(id="c", signed_on=ON), id="no term"),
        pytest.param(
            ServiceContract(id="c", signed_on=ON, term=ServiceWindow(start=date(2016, 5, 2))), id="a term without end"
        ),
    ],
)
def test_a_contract_of_which_that_is_unknown_has_no_status(contract: ServiceContract) -> None:
    """
    Without the signing, or the last day, no status is written.
    """
    assert contract_status(contract, on=date(2017, 1, 1)) is None
