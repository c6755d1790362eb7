"""
Service contracts: what they are worth on a day, what is left of them, and that our operations never exceed it.
"""

from contextlib import suppress
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import (
    DuplicateIdentifierError,
    ExceededError,
    MalformedValueError,
    UnknownNameError,
    WrongTypeError,
)
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.execution import Execution, Invoice
from contratti_quartiere.money import Euro
from contratti_quartiere.service_contracts import (
    Amendment,
    AmendmentKind,
    EarlyStart,
    EarlyStartGround,
    ServiceContract,
)
from contratti_quartiere.windows import ServiceWindow

DAY = timedelta(days=1)
MORNING = datetime(2018, 5, 2, 9, 0)  # a date with a time, which is what is refused
AMOUNT = StatedAmount(amount=Euro("184000.00"), vat=VatBasis.NET, options=OptionsBasis.EXCLUDED)
SIGNED, EXERCISED = date(2016, 4, 29), date(2018, 5, 2)
OPTION = Amendment(kind=AmendmentKind.OPTION, on=EXERCISED, amount=Euro("30000.00"))
CONTRACT = ServiceContract(id="c", signed_on=SIGNED, amount=AMOUNT, amendments=(OPTION,))


def invoice(name: str, net: str, on: date | None) -> Invoice:
    """
    Return an invoice of a day.
    """
    return Invoice(id=name, net=Euro(net), issued_on=on)


def with_invoices(*invoices: Invoice) -> ServiceContract:
    """
    Return the contract with invoices that a document holds.
    """
    return attrs.evolve(CONTRACT, execution=Execution(invoices=invoices))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(EXERCISED - DAY, "184000.00", id="the day before the option"),
        pytest.param(EXERCISED, "214000.00", id="the day of the option"),
        pytest.param(EXERCISED + DAY, "214000.00", id="the day after"),
    ],
)
def test_value(day: date, expected: str) -> None:
    """
    A contract is worth its amount and what acts added by the day.
    """
    assert Euro(expected) == CONTRACT.value(day)


@pytest.mark.parametrize(
    "contract",
    [
        pytest.param(attrs.evolve(CONTRACT, amount=None), id="amount unknown"),
        pytest.param(attrs.evolve(CONTRACT, amount=attrs.evolve(AMOUNT, vat=VatBasis.GROSS)), id="gross"),
        pytest.param(attrs.evolve(CONTRACT, amount=attrs.evolve(AMOUNT, vat=VatBasis.UNKNOWN)), id="basis unknown"),
        pytest.param(
            attrs.evolve(CONTRACT, amount=attrs.evolve(AMOUNT, precision=AmountPrecision.ABOUT)), id="not exact"
        ),
        pytest.param(
            attrs.evolve(CONTRACT, amendments=(Amendment(kind=AmendmentKind.VARIANT, on=EXERCISED),)),
            id="an act adds nobody knows how much",
        ),
    ],
)
def test_value_unknown(contract: ServiceContract) -> None:
    """
    What is not stated exactly and net is not guessed, and nothing can be invoiced by our operation.
    """
    with pytest.raises(ExceededError) as caught:
        contract.with_invoice(invoice("1", "0.01", EXERCISED))

    unknown = Bilingual("l'importo netto del contratto non è noto", "the net amount of the contract is not known")
    assert (None, None) == (contract.value(EXERCISED), contract.left(EXERCISED))
    assert (Euro("0.00"), unknown) == (caught.value.left, caught.value.reason)


def test_left() -> None:
    """
    Left is what the contract is worth less what was invoiced.
    """
    contract = with_invoices(invoice("1", "100000.00", date(2017, 12, 31)))

    assert (Euro("84000.00"), Euro("114000.00")) == (contract.left(EXERCISED - DAY), contract.left(EXERCISED))


def test_left_heeds_what_comes_later() -> None:
    """
    Before an option only the amount itself is there; what later invoices take of it is not left earlier.
    """
    contract = with_invoices(invoice("2", "210000.00", date(2018, 12, 31)))

    assert Euro("4000.00") == contract.left(date(2017, 1, 1))


def test_left_heeds_a_later_reduction() -> None:
    """
    An act that takes from the amount later leaves less from the start.
    """
    less = Amendment(kind=AmendmentKind.FIFTH, on=EXERCISED, amount=Euro("-36800.00"))

    assert Euro("147200.00") == attrs.evolve(CONTRACT, amendments=(less,)).left(SIGNED)


def test_invoice_of_no_day_counts_from_the_first() -> None:
    """
    An invoice of which nobody knows the day may have been the first.
    """
    contract = with_invoices(invoice("1", "184000.00", None))

    assert Euro("0.00") == contract.left(SIGNED)
    assert Euro("184000.00") == contract.invoiced(SIGNED)


def test_with_invoice() -> None:
    """
    All that is left may be invoiced.
    """
    contract = CONTRACT.with_invoice(invoice("1", "184000.00", SIGNED)).with_invoice(
        invoice("2", "30000.00", EXERCISED)
    )

    assert Euro("0.00") == contract.left(EXERCISED)


@pytest.mark.parametrize(
    ("net", "on", "left"),
    [
        pytest.param("184000.01", EXERCISED - DAY, "184000.00", id="the day before the option"),
        pytest.param("214000.01", EXERCISED, "214000.00", id="the day of the option"),
        pytest.param("214000.01", EXERCISED + DAY, "214000.00", id="the day after"),
        pytest.param("184000.01", None, "184000.00", id="of no day"),
    ],
)
def test_invoice_above_what_is_left(net: str, on: date | None, left: str) -> None:
    """
    A cent above what is left is refused, with both amounts and what to do.
    """
    with pytest.raises(ExceededError) as caught:
        CONTRACT.with_invoice(invoice("1", net, on))

    error = caught.value
    assert (
        Bilingual("fattura 1 del contratto c", "invoice 1 of contract c"),
        Euro(net),
        Euro(left),
        Bilingual("resta del contratto, con le modifiche", "left of the contract, with its amendments"),
        Bilingual("registrare prima l'atto che aumenta l'importo", "record the act that adds to the amount first"),
    ) == (error.what, error.wanted, error.left, error.reason, error.remedy)


def test_invoice_above_in_a_document() -> None:
    """
    A document that holds more than the contract is worth loads all the same, and what is left is below zero.
    """
    assert Euro("-6000.00") == attrs.evolve(with_invoices(invoice("1", "190000.00", SIGNED)), amendments=()).left(
        SIGNED
    )


def test_invoice_twice() -> None:
    """
    An invoice of a number on record is refused: neither could be pointed at.
    """
    with pytest.raises(DuplicateIdentifierError):
        CONTRACT.with_invoice(invoice("1", "1.00", SIGNED)).with_invoice(invoice("1", "1.00", SIGNED))


def test_no_invoice() -> None:
    """
    Anything but an invoice is refused.
    """
    nothing: Any = "fattura"
    with pytest.raises(WrongTypeError):
        CONTRACT.with_invoice(nothing)


ISSUED, LIQUIDATED = date(2017, 1, 31), date(2017, 2, 15)


@pytest.mark.parametrize("on", [ISSUED, ISSUED + DAY], ids=["the day of issue", "the day after"])
def test_liquidate(on: date) -> None:
    """
    An invoice is liquidated from the day of its issue on, and the others stay as they are.
    """
    contract = with_invoices(invoice("1", "1.00", ISSUED), invoice("2", "1.00", ISSUED)).liquidate("2", on=on)

    assert [None, on] == [found.liquidated_on for found in contract.execution.invoices]


def test_liquidate_an_invoice_of_no_day() -> None:
    """
    Of an invoice whose day nobody knows any day will do.
    """
    contract = with_invoices(invoice("1", "1.00", None)).liquidate("1", on=ISSUED)

    assert ISSUED == contract.execution.invoices[0].liquidated_on


@pytest.mark.parametrize("on", [LIQUIDATED, LIQUIDATED + DAY], ids=["the day of liquidation", "the day after"])
def test_pay(on: date) -> None:
    """
    An invoice is paid from the day of its liquidation on.
    """
    contract = with_invoices(invoice("1", "1.00", ISSUED)).liquidate("1", on=LIQUIDATED).pay("1", on=on)

    assert on == contract.execution.invoices[0].paid_on


def test_liquidate_before_the_issue() -> None:
    """
    The day before the issue is refused, with both days.
    """
    with pytest.raises(MalformedValueError) as caught:
        with_invoices(invoice("1", "1.00", ISSUED)).liquidate("1", on=ISSUED - DAY)

    error = caught.value
    assert (
        Bilingual("liquidazione della fattura 1", "liquidation of invoice 1"),
        "2017-01-30",
        Bilingual("è prima del 2017-01-31", "is before 2017-01-31"),
        Bilingual("controllare il giorno", "check the day"),
    ) == (error.what, error.found, error.reason, error.remedy)


def test_liquidate_twice() -> None:
    """
    What is liquidated is not liquidated again.
    """
    contract = with_invoices(invoice("1", "1.00", ISSUED)).liquidate("1", on=LIQUIDATED)
    with pytest.raises(MalformedValueError) as caught:
        contract.liquidate("1", on=LIQUIDATED)

    error = caught.value
    assert (
        Bilingual("è già avvenuta, 2017-02-15", "took place already, 2017-02-15"),
        Bilingual("correggere la fattura, se quel giorno è sbagliato", "mend the invoice if that day is wrong"),
    ) == (error.reason, error.remedy)


def test_pay_before_the_liquidation() -> None:
    """
    What is not liquidated is not paid, nor is what is liquidated paid on a day before.
    """
    contract = with_invoices(invoice("1", "1.00", ISSUED))
    with pytest.raises(MalformedValueError) as caught:
        contract.pay("1", on=LIQUIDATED)
    with pytest.raises(MalformedValueError) as earlier:
        contract.liquidate("1", on=LIQUIDATED).pay("1", on=LIQUIDATED - DAY)

    assert (
        Bilingual("pagamento della fattura 1", "payment of invoice 1"),
        "2017-02-15",
        Bilingual("la fattura non è liquidata", "the invoice is not liquidated"),
        Bilingual("liquidarla prima", "liquidate it first"),
        Bilingual("è prima del 2017-02-15", "is before 2017-02-15"),
    ) == (caught.value.what, caught.value.found, caught.value.reason, caught.value.remedy, earlier.value.reason)


@pytest.mark.parametrize("operation", ["liquidate", "pay"])
def test_operations_refuse(operation: str) -> None:
    """
    An invoice that there is not, and a day with a time, are refused.
    """
    contract = with_invoices(invoice("2", "1.00", ISSUED), invoice("1", "1.00", ISSUED))
    with pytest.raises(UnknownNameError) as caught:
        getattr(contract, operation)("3", on=ISSUED)
    with pytest.raises(WrongTypeError):
        getattr(contract, operation)("1", on=MORNING)

    assert (Bilingual("fattura", "invoice"), "3", ("1", "2")) == (
        caught.value.what,
        caught.value.name,
        caught.value.known,
    )


START = date(2016, 5, 2)
EARLY = EarlyStart(on=date(2016, 4, 20), ground=EarlyStartGround.URGENCY)
TERM = ServiceWindow(start=START, months=36, acts=(WindowAct(kind=ActKind.START, on=START),))


@pytest.mark.parametrize(
    ("contract", "expected"),
    [
        pytest.param(ServiceContract(id="c"), date.min, id="nothing"),
        pytest.param(CONTRACT, SIGNED, id="signed"),
        pytest.param(attrs.evolve(CONTRACT, early_start=EARLY), EARLY.on, id="early start"),
        pytest.param(ServiceContract(id="c", term=TERM), START, id="start"),
    ],
)
def test_known_from(contract: ServiceContract, expected: date) -> None:
    """
    A contract is known from the first day on which something of it is on record.
    """
    assert expected == contract.known_from


RECORD = DocumentReference(kind=DocumentKind.START_RECORD, dated=START)
WHOLE = attrs.evolve(
    CONTRACT,
    early_start=EARLY,
    term=TERM,
    start_record=RECORD,
    execution=Execution(invoices=(invoice("1", "1.00", ISSUED),)),
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(EARLY.on - DAY, (False, False, 0, False, 0, 0), id="before all"),
        pytest.param(EARLY.on, (True, False, 0, False, 0, 0), id="early start"),
        pytest.param(SIGNED - DAY, (True, False, 0, False, 0, 0), id="the day before the signing"),
        pytest.param(SIGNED, (True, True, 0, False, 0, 0), id="signed"),
        pytest.param(START - DAY, (True, True, 0, False, 0, 0), id="the day before the start"),
        pytest.param(START, (True, True, 1, True, 0, 0), id="started"),
        pytest.param(ISSUED, (True, True, 1, True, 1, 0), id="an invoice"),
        pytest.param(EXERCISED - DAY, (True, True, 1, True, 1, 0), id="the day before the option"),
        pytest.param(EXERCISED, (True, True, 1, True, 1, 1), id="option"),
    ],
)
def test_until(day: date, expected: tuple[bool | int, ...]) -> None:
    """
    At the end of a day nothing later of a contract is known.
    """
    then = WHOLE.until(day)
    acts = () if then.term is None else then.term.acts

    assert expected == (
        then.early_start is not None,
        then.signed_on is not None,
        len(acts),
        then.start_record is not None,
        len(then.execution.invoices),
        len(then.amendments),
    )


def test_until_of_little() -> None:
    """
    What has no date stays.
    """
    contract = ServiceContract(id="c", start_record=DocumentReference(kind=DocumentKind.START_RECORD))

    assert contract == contract.until(date.min)


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        pytest.param({"vat_rate": Decimal(-1)}, MalformedValueError, id="rate below zero"),
        pytest.param({"amount": Euro("1.00")}, WrongTypeError, id="amount of no basis"),
        pytest.param({"signed_on": MORNING}, WrongTypeError, id="day with a time"),
        pytest.param({"lots": "lotto-1"}, WrongTypeError, id="one lot as text"),
    ],
)
def test_refused(facts: dict[str, Any], error: type[Exception]) -> None:
    """
    What cannot be a contract is refused.
    """
    fields: dict[str, Any] = {"id": "c"} | facts
    with pytest.raises(error):
        ServiceContract(**fields)


@settings(max_examples=50)
@given(strategies.service_contracts(), st.dates())
def test_until_twice_is_until_once(contract: ServiceContract, day: date) -> None:
    """
    What was known on a day was known on it.
    """
    assert contract.until(day) == contract.until(day).until(day)


CENTS = st.integers(0, 1_000).map(Euro.from_cents)
NEAR = st.integers(0, 40).map(lambda days: SIGNED + days * DAY)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(CENTS, NEAR), max_size=6),
    st.lists(st.tuples(st.integers(-300, 300).map(Euro.from_cents), NEAR), max_size=3),
)
def test_never_more_invoiced_than_worth(asked: list[tuple[Euro, date]], added: list[tuple[Euro, date]]) -> None:
    """
    Whatever is asked for in whatever order, on no day more is invoiced than the contract is worth on it.
    """
    amendments = tuple(Amendment(kind=AmendmentKind.VARIANT, on=on, amount=amount) for amount, on in added)
    amount = attrs.evolve(AMOUNT, amount=Euro("15.00"))
    contract = ServiceContract(id="c", amount=amount, amendments=amendments)
    for number, (net, on) in enumerate(asked):
        with suppress(ExceededError):
            contract = contract.with_invoice(Invoice(id=str(number), net=net, issued_on=on))
    for day in (SIGNED + days * DAY for days in range(41)):
        value = contract.value(day)
        assert value is not None
        assert contract.invoiced(day) <= max(value, Euro("0.00"))
