"""
The day of a release that nobody dated: the last on which anything on record took place.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.amounts import StatedAmount
from contratti_quartiere.awards import Award
from contratti_quartiere.dates import Month
from contratti_quartiere.exchange.ocds.release_dates import last_on_record
from contratti_quartiere.execution import (
    Commitment,
    ConformityCheck,
    ConformityOutcome,
    Execution,
    Invoice,
    Penalty,
)
from contratti_quartiere.money import Euro
from contratti_quartiere.procedures import ProcedureAct, ProcedureActKind
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.service_contracts import (
    Amendment,
    AmendmentKind,
    EarlyStart,
    EarlyStartGround,
    ServiceContract,
)
from contratti_quartiere.windows import ServiceWindow

DAY, EARLIER = date(2018, 9, 3), date(2018, 9, 2)
TERM = ServiceWindow(start=date(2016, 5, 2), months=60, acts=(WindowAct(kind=ActKind.START, on=DAY),))
ONE = Euro("1.00")


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"announced": DAY}, id="announced"),
        pytest.param({"notice_date": DAY}, id="notice"),
        pytest.param({"procedure_acts": (ProcedureAct(kind=ProcedureActKind.NOTICE, on=DAY),)}, id="act"),
        pytest.param({"term": TERM}, id="start of the service"),
        pytest.param({"lots": (Lot(id="1", term=TERM),)}, id="start of a lot"),
        pytest.param({"awards": (Award(lot="1", on=DAY),)}, id="award"),
        pytest.param({"awards": (Award(lot="1", on=EARLIER, communicated_on=DAY),)}, id="communication"),
        pytest.param({"awards": (Award(lot="1", on=EARLIER, effective_on=DAY),)}, id="effect"),
    ],
)
def test_the_last_day_of_a_tender_counts(fields: dict[str, Any]) -> None:
    """
    Every act of a tender may be the last.
    """
    assert DAY == last_on_record(Tender(id="gara", **fields), ())


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"signed_on": DAY}, id="signed"),
        pytest.param({"early_start": EarlyStart(on=DAY, ground=EarlyStartGround.URGENCY)}, id="early start"),
        pytest.param({"amendments": (Amendment(kind=AmendmentKind.FIFTH, on=DAY),)}, id="amendment"),
        pytest.param({"term": TERM}, id="start of the service"),
        pytest.param({"execution": Execution(invoices=(Invoice(id="1", net=ONE, issued_on=DAY),))}, id="issued"),
        pytest.param(
            {"execution": Execution(invoices=(Invoice(id="1", net=ONE, liquidated_on=DAY),))}, id="liquidated"
        ),
        pytest.param({"execution": Execution(invoices=(Invoice(id="1", net=ONE, paid_on=DAY),))}, id="paid"),
        pytest.param({"execution": Execution(liquidated=StatedAmount(amount=ONE, when=DAY))}, id="liquidated in all"),
        pytest.param(
            {"execution": Execution(checks=(ConformityCheck(on=DAY, outcome=ConformityOutcome.CONFORMING),))},
            id="checked",
        ),
        pytest.param({"execution": Execution(penalties=(Penalty(on=DAY, amount=ONE),))}, id="penalty"),
        pytest.param({"execution": Execution(commitments=(Commitment(id="1", on=DAY),))}, id="commitment"),
    ],
)
def test_the_last_day_of_a_contract_counts(fields: dict[str, Any]) -> None:
    """
    Every act of a contract and of its execution may be the last.
    """
    contract = ServiceContract(id="c", vat_rate=Decimal(5), **fields)

    assert DAY == last_on_record(Tender(id="gara", notice_date=EARLIER), (contract,))


def test_a_month_counts_to_its_last_day() -> None:
    """
    What took place in April 2016 may have taken place on the 30th.
    """
    assert date(2016, 4, 30) == last_on_record(Tender(id="gara", announced=Month(2016, 4)), ())


@pytest.mark.parametrize(
    "tender",
    [
        pytest.param(Tender(id="gara"), id="no date"),
        pytest.param(
            Tender(id="gara", procedure_acts=(ProcedureAct(kind=ProcedureActKind.OFFERS_DUE, on=DAY),)),
            id="a day said beforehand",
        ),
        pytest.param(Tender(id="gara", term=ServiceWindow(start=DAY, months=36)), id="a day planned"),
    ],
)
def test_what_is_only_planned_is_no_day_on_record(tender: Tender) -> None:
    """
    Without anything that took place the day is the first of the calendar, which nobody takes for a real one.
    """
    assert date(1, 1, 1) == last_on_record(tender, (ServiceContract(id="c"),))
