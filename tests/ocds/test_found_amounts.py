"""
Amounts of a foreign release: euro only where it says so, and exact.
"""

from decimal import Decimal
from typing import Any

import pytest

from contratti_quartiere.exchange.ocds.branches import OpenRelease
from contratti_quartiere.exchange.ocds.found_amounts import Figure, stated
from contratti_quartiere.exchange.ocds.leaves import Numeral

Read = tuple[str | None, list[tuple[str, str]], set[str]]


def read(value: Any, currency: str = "") -> Read:
    """
    Return the amount, the problems with their places, and what a field holds.
    """
    release = OpenRelease({"value": value}, currency, contacts=False)
    amount = stated(release.root.at("value"))
    problems = [(problem.place, problem.kind) for problem in release.problems]
    return None if amount is None else amount.amount.amount, problems, release.taken


BOTH = {"/value/amount", "/value/currency"}


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param(1000, "1000.00", id="a whole number"),
        pytest.param(44018.91, "44018.91", id="a float"),
        pytest.param(0.1, "0.10", id="a float that is not the tenth that it means"),
        pytest.param(Decimal("1417084.51"), "1417084.51", id="a decimal"),
        pytest.param(Decimal("1E+3"), "1000.00", id="an exponent"),
        pytest.param(-0.0, "0.00", id="minus nothing"),
        pytest.param(10**400, f"{10**400}.00", id="a number of 401 digits"),
    ],
)
def test_an_amount_of_euro_is_read_to_the_cent(amount: Any, expected: str) -> None:
    """
    What the release calls euro is euro, and nothing is left.
    """
    assert (expected, [], BOTH) == read({"amount": amount, "currency": "EUR"})


@pytest.mark.parametrize(
    ("value", "currency", "kind"),
    [
        pytest.param({"amount": 1}, "", "no_currency", id="no currency"),
        pytest.param({"amount": 1, "currency": None}, "GBP", "other_currency", id="the caller says pounds"),
        pytest.param({"amount": 1, "currency": "GBP"}, "EUR", "other_currency", id="pounds, whatever the caller says"),
        pytest.param({"amount": 1, "currency": "eur"}, "EUR", "other_currency", id="small letters"),
        pytest.param({"amount": -1, "currency": "EUR"}, "", "negative", id="less than nothing"),
        pytest.param({"amount": Decimal("0.001"), "currency": "EUR"}, "", "no_amount", id="a tenth of a cent"),
        pytest.param({"amount": Decimal("1e1000"), "currency": "EUR"}, "", "too_large", id="too long"),
        pytest.param({"amount": Decimal("1e-5000"), "currency": "EUR"}, "", "too_large", id="too small"),
        pytest.param({"amount": float("nan"), "currency": "EUR"}, "", "not_a_number", id="no number"),
        pytest.param({"amount": Decimal("Infinity"), "currency": "EUR"}, "", "not_a_number", id="infinite"),
        pytest.param({"amount": Numeral("1e99999999999999999999")}, "EUR", "not_a_number", id="of no size"),
        pytest.param({"amount": "1000", "currency": "EUR"}, "", "wrong_type", id="text"),
        pytest.param({"amount": True, "currency": "EUR"}, "", "wrong_type", id="true"),
    ],
)
def test_what_is_no_amount_of_euro_stays_as_found(value: Any, currency: str, kind: str) -> None:
    """
    It is told at the amount, and no field holds it.
    """
    assert (None, [("/value/amount", kind)], set[str]()) == read(value, currency)


@pytest.mark.parametrize("missing", [pytest.param({}, id="none"), pytest.param({"currency": ""}, id="empty")])
def test_an_amount_without_currency_is_euro_if_the_caller_says_so(missing: dict[str, str]) -> None:
    """
    The caller knows the currency; the release, which says none, is not odd for it.
    """
    assert ("44018.91", [], {"/value/amount"}) == read({"amount": 44018.91, **missing}, "EUR")


def test_nothing_is_no_amount_and_nothing_odd() -> None:
    """
    A value without an amount says nothing.
    """
    assert (None, [], set[str]()) == read({"amount": None, "currency": "EUR"})


def test_a_currency_that_is_no_text_is_none() -> None:
    """
    Both are told, and the word of the caller is not taken for it.
    """
    problems = [("/value/currency", "wrong_type"), ("/value/amount", "no_currency")]

    assert (None, problems, set[str]()) == read({"amount": 1, "currency": 978}, "EUR")


def test_a_currency_with_blanks_is_read_and_stays() -> None:
    """
    The amount is read; the currency, with its blanks, is told and stays as found.
    """
    assert ("1.00", [("/value/currency", "blanks")], {"/value/amount"}) == read({"amount": 1, "currency": " EUR"})


def test_a_float_of_more_than_fifteen_digits_is_doubtful() -> None:
    """
    It is read as it is written shortest, told, and stays as found.
    """
    assert ("12345678901234.56", [("/value/amount", "doubtful_digits")], {"/value/currency"}) == read(
        {"amount": 12345678901234.56, "currency": "EUR"}
    )


def test_a_float_of_fifteen_digits_is_sure() -> None:
    """
    Fifteen digits are what a float tells apart.
    """
    assert ("1234567890123.45", [], BOTH) == read({"amount": 1234567890123.45, "currency": "EUR"})


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param("1000", 4, id="four digits"),
        pytest.param("1e400", 400, id="an exponent"),
        pytest.param("1.23456", 6, id="decimals"),
    ],
)
def test_the_size_of_a_figure_is_how_long_it_is(number: str, expected: int) -> None:
    """
    It counts digits and zeros.
    """
    assert expected == Figure(Decimal(number), "EUR").size
