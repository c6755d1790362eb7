"""
How a contract is carried out: VAT half up on an input, what was known on a day, and what cannot be written down.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.amounts import StatedAmount, VatBasis
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.errors import DuplicateIdentifierError, MalformedValueError, WrongTypeError
from contratti_quartiere.execution import (
    BudgetShare,
    Commitment,
    ConformityCheck,
    ConformityOutcome,
    Execution,
    Invoice,
    Penalty,
)
from contratti_quartiere.money import Euro
from contratti_quartiere.service_hours import DeskHours, ProfessionalFigure, StaffHours

DAY = timedelta(days=1)
ISSUED, LIQUIDATED, PAID = date(2016, 7, 31), date(2016, 8, 20), date(2016, 9, 14)
INVOICE = Invoice(
    id="1",
    net=Euro("12345.67"),
    first=date(2016, 5, 2),
    last=date(2016, 7, 31),
    issued_on=ISSUED,
    due_on=date(2016, 8, 30),
    liquidated_on=LIQUIDATED,
    paid_on=PAID,
)


@pytest.mark.parametrize(
    ("net", "rate", "vat"),
    [
        pytest.param("12345.67", 22, "2716.05", id="22 per cent"),
        pytest.param("12345.67", 10, "1234.57", id="10 per cent"),
        pytest.param("12345.67", 5, "617.28", id="5 per cent"),
        pytest.param("12345.67", 4, "493.83", id="4 per cent"),
        pytest.param("0.10", 5, "0.01", id="half a cent goes up"),
        pytest.param("0.30", 5, "0.02", id="a cent and a half"),
        pytest.param("1.50", 5, "0.08", id="seven cents and a half"),
        pytest.param("12345.67", 0, "0.00", id="exempt"),
        pytest.param("-0.10", 5, "-0.01", id="credit note"),
    ],
)
def test_published_vat(net: str, rate: int, vat: str) -> None:
    """
    Published: VAT is computed on the whole, half up to the cent.
    """
    invoice = Invoice(id="1", net=Euro(net), vat_rate=Decimal(rate))

    assert (Euro(vat), Euro(net) + Euro(vat)) == (invoice.vat, invoice.gross)


def test_vat_unknown() -> None:
    """
    Which rate is right is an input: without one neither VAT nor gross is known.
    """
    assert (None, None) == (INVOICE.vat, INVOICE.gross)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(ISSUED - DAY, (None, None, None), id="the day before"),
        pytest.param(ISSUED, (ISSUED, None, None), id="issued"),
        pytest.param(LIQUIDATED - DAY, (ISSUED, None, None), id="not yet liquidated"),
        pytest.param(LIQUIDATED, (ISSUED, LIQUIDATED, None), id="liquidated"),
        pytest.param(PAID - DAY, (ISSUED, LIQUIDATED, None), id="not yet paid"),
        pytest.param(PAID, (ISSUED, LIQUIDATED, PAID), id="paid"),
        pytest.param(PAID + DAY, (ISSUED, LIQUIDATED, PAID), id="the day after"),
    ],
)
def test_invoice_until(day: date, expected: tuple[date | None, ...]) -> None:
    """
    At the end of a day nothing later of an invoice is known, while the day that it falls due is stated on it.
    """
    then = INVOICE.until(day)

    assert (*expected, date(2016, 8, 30)) == (then.issued_on, then.liquidated_on, then.paid_on, then.due_on)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"issued_on": ISSUED, "paid_on": PAID}, ISSUED, id="issued"),
        pytest.param({"liquidated_on": LIQUIDATED, "paid_on": PAID}, LIQUIDATED, id="liquidated"),
        pytest.param({"paid_on": PAID}, PAID, id="paid"),
        pytest.param({"due_on": PAID}, date.min, id="due alone"),
    ],
)
def test_invoice_known_from(facts: dict[str, Any], expected: date) -> None:
    """
    An invoice is known from the first day that tells of it; one of which none does was always there.
    """
    assert expected == Invoice(id="1", net=Euro("1.00"), **facts).known_from


CHECK = ConformityCheck(on=ISSUED, outcome=ConformityOutcome.CONFORMING)
PENALTY = Penalty(on=ISSUED, amount=Euro("100.00"))
STATED = StatedAmount(amount=Euro("10.00"), when=Month(2016, 7))
COMMITMENT = Commitment(id="1", on=ISSUED)
JULY = Month(2016, 7)
DESK = DeskHours(month=JULY, contracted_minutes=60, opened_minutes=60)
STAFF = StaffHours(month=JULY, figure=ProfessionalFigure.MEDIATOR, contracted_minutes=60, staffed_minutes=60)
FULL = Execution(
    checks=(CHECK,),
    invoices=(INVOICE,),
    liquidated=STATED,
    penalties=(PENALTY,),
    commitments=(COMMITMENT,),
    desk_hours=(DESK,),
    staff_hours=(STAFF,),
)


def test_nothing_is_known_before() -> None:
    """
    Before anything took place only what is contracted is known.
    """
    assert Execution(
        desk_hours=(attrs.evolve(DESK, opened_minutes=None),),
        staff_hours=(attrs.evolve(STAFF, staffed_minutes=None),),
    ) == FULL.until(date(2016, 6, 30))


def test_everything_is_known_after() -> None:
    """
    On the last day of all nothing is left out.
    """
    assert FULL == FULL.until(PAID)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(ISSUED - DAY, (0, 0, 0, 0), id="the day before"),
        pytest.param(ISSUED, (1, 1, 1, 1), id="the day"),
    ],
)
def test_until(day: date, expected: tuple[int, ...]) -> None:
    """
    Checks, invoices, penalties and commitments are known from their day.
    """
    then = FULL.until(day)

    assert expected == tuple(map(len, (then.checks, then.invoices, then.penalties, then.commitments)))


@pytest.mark.parametrize(
    ("when", "day", "expected"),
    [
        pytest.param(Month(2016, 7), date(2016, 6, 30), False, id="the day before the month"),
        pytest.param(Month(2016, 7), date(2016, 7, 1), True, id="the first day of the month"),
        pytest.param(None, date.min, True, id="no time"),
    ],
)
def test_stated_until(when: When | None, day: date, expected: bool) -> None:
    """
    What a source states as liquidated is known from the time of which it tells.
    """
    execution = Execution(liquidated=attrs.evolve(STATED, when=when), commitments=(Commitment(id="1"),))
    then = execution.until(day)

    assert (expected, 1) == (then.liquidated is not None, len(then.commitments))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param(Year(2016), Year(2018), id="three years"),
        pytest.param(Year(2016), Year(2016), id="one year"),
        pytest.param(Year(2016), None, id="the first alone"),
        pytest.param(None, Year(2018), id="the last alone"),
        pytest.param(None, None, id="unknown"),
    ],
)
def test_budget_of_a_commitment(first: Year | None, last: Year | None) -> None:
    """
    "The years of the budget" in force stand beside the shares, as far as they are known.
    """
    commitment = Commitment(id="1", budget_first=first, budget_last=last)

    assert (first, last) == (commitment.budget_first, commitment.budget_last)


def test_share_beyond_the_budget() -> None:
    """
    "Share of January-April 2019 recorded with «contract over several years»": a share says its ground, or none.
    """
    told, silent = BudgetShare(year=Year(2019), ground="contratto pluriennale"), BudgetShare(year=Year(2018))

    assert ("contratto pluriennale", "") == (told.ground, silent.ground)


@pytest.mark.parametrize(
    ("kind", "facts", "error"),
    [
        pytest.param(
            ConformityCheck,
            {"on": ISSUED, "outcome": ConformityOutcome.CONFORMING, "first": PAID, "last": ISSUED},
            MalformedValueError,
            id="period checked that ends before it starts",
        ),
        pytest.param(
            Invoice,
            {"id": "1", "net": Euro("1.00"), "first": PAID, "last": ISSUED},
            MalformedValueError,
            id="period invoiced that ends before it starts",
        ),
        pytest.param(Invoice, {"id": "", "net": Euro("1.00")}, MalformedValueError, id="invoice without a number"),
        pytest.param(Invoice, {"id": "1", "net": Decimal(1)}, WrongTypeError, id="net as a number"),
        pytest.param(Invoice, {"id": "1", "net": Euro("1.00"), "vat_rate": 22}, WrongTypeError, id="whole rate"),
        pytest.param(Penalty, {"on": ISSUED, "amount": Euro("-1.00")}, MalformedValueError, id="penalty below zero"),
        pytest.param(BudgetShare, {"year": 2016}, WrongTypeError, id="year as a number"),
        pytest.param(BudgetShare, {"year": Year(2019), "ground": None}, WrongTypeError, id="no text of a ground"),
        pytest.param(Commitment, {"id": "1", "budget_first": 2016}, WrongTypeError, id="first year as a number"),
        pytest.param(Commitment, {"id": "1", "budget_last": Month(2018, 12)}, WrongTypeError, id="last year a month"),
        pytest.param(
            Commitment,
            {"id": "1", "budget_first": Year(2018), "budget_last": Year(2017)},
            MalformedValueError,
            id="budget that ends before it starts",
        ),
        pytest.param(
            BudgetShare, {"year": Year(2016), "amount": Euro("-1.00")}, MalformedValueError, id="share below zero"
        ),
        pytest.param(Commitment, {"id": "1", "amount": Euro("-1.00")}, MalformedValueError, id="below zero"),
        pytest.param(Commitment, {"id": "1", "vat": VatBasis.NET.value}, WrongTypeError, id="basis as text"),
        pytest.param(Execution, {"invoices": (INVOICE, INVOICE)}, DuplicateIdentifierError, id="invoice twice"),
        pytest.param(
            Execution, {"commitments": (COMMITMENT, COMMITMENT)}, DuplicateIdentifierError, id="commitment twice"
        ),
    ],
)
def test_refused(kind: type[Any], facts: dict[str, Any], error: type[Exception]) -> None:
    """
    What cannot be written down is refused.
    """
    with pytest.raises(error):
        kind(**facts)


@settings(max_examples=50)
@given(strategies.executions(), st.dates())
def test_until_twice_is_until_once(execution: Execution, day: date) -> None:
    """
    What was known on a day was known on it.
    """
    assert execution.until(day) == execution.until(day).until(day)
