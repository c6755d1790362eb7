"""
Statements of progress and payments: what cannot be is refused, and what an auditor must see is a value.
"""

from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.money import Euro
from contratti_quartiere.progress import Payment, PaymentKind, ProgressStatement

TODAY = date(2018, 9, 17)
ZERO_OR_MORE = Bilingual("scrivere da zero in su", "write zero or more")
LESS = Bilingual("è meno di zero", "is less than zero")


@pytest.mark.parametrize(
    ("certified", "price", "expected"),
    [
        pytest.param("0.00", None, None, id="price unknown"),
        pytest.param("0.00", "0.01", Fraction(0), id="nothing yet"),
        pytest.param("450000.00", "1350000.00", Fraction(1, 3), id="a third"),
        pytest.param("1350000.00", "1350000.00", Fraction(1), id="all"),
        pytest.param("1350000.01", "1350000.00", Fraction(135_000_001, 135_000_000), id="a cent past the price"),
    ],
)
def test_progress_of_a_statement(certified: str, price: str | None, expected: Fraction | None) -> None:
    """
    "Percentage derived": the part of the price that is certified is an exact fraction, or unknown.
    """
    statement = ProgressStatement(
        on=TODAY, certified=Euro(certified), contract_amount=None if price is None else Euro(price)
    )

    assert expected == statement.progress


def test_certified_below_zero() -> None:
    """
    "Constructors refuse only what cannot be": an amount certified below zero.
    """
    with pytest.raises(MalformedValueError) as caught:
        ProgressStatement(on=TODAY, certified=Euro("-0.01"))

    error = caught.value
    assert (Bilingual("ProgressStatement.certified", "ProgressStatement.certified"), "-0,01 €", LESS, ZERO_OR_MORE) == (
        error.what,
        error.found,
        error.reason,
        error.remedy,
    )


@pytest.mark.parametrize(("price", "found"), [("0.00", "0,00 €"), ("-1.00", "-1,00 €")])
def test_price_of_nothing(price: str, found: str) -> None:
    """
    Nothing is a part of a price of zero, nor of one below it.
    """
    with pytest.raises(MalformedValueError) as caught:
        ProgressStatement(on=TODAY, certified=Euro("0.00"), contract_amount=Euro(price))

    error = caught.value
    assert (
        Bilingual("importo del contratto", "contract amount"),
        found,
        Bilingual("non è un prezzo", "is no price"),
        Bilingual("scrivere un importo sopra lo zero, o nulla", "write an amount above zero, or nothing"),
    ) == (error.what, error.found, error.reason, error.remedy)


def test_percentage_may_fall() -> None:
    """
    "300,000.00 of 500,000.00 (60 %), then 450,000.00 of 800,000.00 after a variant (56.25 %)": the part is derived.
    """
    before = ProgressStatement(on=TODAY, certified=Euro("300000.00"), contract_amount=Euro("500000.00"))
    after = ProgressStatement(on=TODAY, certified=Euro("450000.00"), contract_amount=Euro("800000.00"))

    assert (Fraction(60, 100), Fraction(5625, 10_000)) == (before.progress, after.progress)


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        pytest.param("on", datetime(2018, 9, 17), "on", id="date with a time"),
        pytest.param("certified", 300_000, "certified", id="amount as a number"),
        pytest.param("certified", None, "certified", id="nothing certified"),
        pytest.param("contract_amount", "500000.00", "contract_amount", id="price as text"),
        pytest.param("documents", ("SAL 1",), "documents[0]", id="document as text"),
    ],
)
def test_statement_of_wrong_types(field: str, value: Any, where: str) -> None:
    """
    A statement whose field holds another type is refused with its place.
    """
    fields: dict[str, Any] = {"on": TODAY, "certified": Euro("1.00")} | {field: value}
    with pytest.raises(WrongTypeError) as caught:
        ProgressStatement(**fields)

    assert f"ProgressStatement.{where}" == caught.value.where


def test_payment_of_little() -> None:
    """
    A payment is on account, and recovers no advance, unless it says otherwise.
    """
    payment = Payment(on=TODAY, amount=Euro("0.01"))

    assert (PaymentKind.INSTALMENT, Euro("0.00"), ()) == (payment.kind, payment.advance_recovered, payment.documents)


@pytest.mark.parametrize(
    ("kind", "amount", "recovered", "said"),
    [
        pytest.param(
            PaymentKind.INSTALMENT,
            "0.00",
            "0.00",
            ("pagamento (acconto)", "payment (payment on account)", "0,00 €, 0,00 €"),
            id="nothing paid",
        ),
        pytest.param(
            PaymentKind.BALANCE,
            "-0.01",
            "0.00",
            ("pagamento (saldo)", "payment (balance)", "-0,01 €, 0,00 €"),
            id="less than nothing",
        ),
        pytest.param(
            PaymentKind.ADVANCE,
            "200000.00",
            "0.01",
            ("pagamento (anticipazione)", "payment (advance)", "200.000,00 €, 0,01 €"),
            id="advance that recovers one",
        ),
    ],
)
def test_payment_that_cannot_be(kind: PaymentKind, amount: str, recovered: str, said: tuple[str, str, str]) -> None:
    """
    A payment is above zero, and an advance recovers no other.
    """
    with pytest.raises(MalformedValueError) as caught:
        Payment(on=TODAY, amount=Euro(amount), kind=kind, advance_recovered=Euro(recovered))

    it, en, found = said
    assert (Bilingual(it, en), found) == (caught.value.what, caught.value.found)


@pytest.mark.parametrize("kind", [PaymentKind.INSTALMENT, PaymentKind.BALANCE])
def test_payment_that_recovers_an_advance(kind: PaymentKind) -> None:
    """
    The advance is recovered as the work goes on: in payments on account, and in the balance.
    """
    payment = Payment(on=TODAY, amount=Euro("240000.00"), kind=kind, advance_recovered=Euro("60000.00"))

    assert Euro("60000.00") == payment.advance_recovered


def test_less_than_nothing_recovered() -> None:
    """
    Less than nothing is not recovered.
    """
    with pytest.raises(MalformedValueError) as caught:
        Payment(on=TODAY, amount=Euro("1.00"), advance_recovered=Euro("-0.01"))

    assert Bilingual("Payment.advance_recovered", "Payment.advance_recovered") == caught.value.what


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        pytest.param("on", "2018-09-17", "on", id="day as text"),
        pytest.param("amount", 1, "amount", id="amount as a number"),
        pytest.param("kind", "saldo", "kind", id="kind as text"),
        pytest.param("advance_recovered", None, "advance_recovered", id="nothing for zero"),
        pytest.param("documents", (None,), "documents[0]", id="no document"),
    ],
)
def test_payment_of_wrong_types(field: str, value: Any, where: str) -> None:
    """
    A payment whose field holds another type is refused with its place.
    """
    fields: dict[str, Any] = {"on": TODAY, "amount": Euro("1.00")} | {field: value}
    with pytest.raises(WrongTypeError) as caught:
        Payment(**fields)

    assert f"Payment.{where}" == caught.value.where
