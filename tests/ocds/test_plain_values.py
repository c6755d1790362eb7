"""
The values of OCDS: nothing empty, days as times, amounts only where they are exact and net.
"""

from datetime import date
from decimal import Decimal

import pytest

from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.exchange.ocds.plain_values import (
    end_of,
    fits,
    held,
    only,
    start_of,
    unused,
    value_of,
    worth,
)
from contratti_quartiere.money import Euro

TEN = Euro("10.00")


def test_what_is_not_known_is_left_out() -> None:
    """
    No field is empty, but nothing that counts zero or says no is lost.
    """
    found = held(a=None, b="", c=[], d={}, e=0, f=False, g="x", h=[1])

    assert {"e": 0, "f": False, "g": "x", "h": [1]} == found


def test_a_day_is_written_with_its_first_moment_or_its_last() -> None:
    """
    A period written with both holds its last day, whether it is read as half-open or as closed.
    """
    day = date(2019, 5, 1)

    assert ("2019-05-01T00:00:00Z", "2019-05-01T23:59:59Z") == (start_of(day), end_of(day))


def test_no_day_is_nothing() -> None:
    """
    What is not known to the day has no time.
    """
    assert (None, None) == (start_of(None), end_of(None))


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param("200000.00", "200000.00", id="whole euros have their cents too"),
        pytest.param("0.00", "0.00", id="nothing is a value"),
        pytest.param("0.01", "0.01", id="a cent"),
        pytest.param(f"{'9' * 40}.99", f"{'9' * 40}.99", id="more digits than the context of Decimal has"),
    ],
)
def test_an_amount_loses_no_cent(amount: str, expected: str) -> None:
    """
    A value has the digits of the amount, and always two decimals.
    """
    assert {"amount": Decimal(expected), "currency": "EUR"} == value_of(Euro(amount))
    assert expected == str((value_of(Euro(amount)) or {})["amount"])


@pytest.mark.parametrize("amount", [pytest.param(None, id="unknown"), pytest.param(Euro("-0.01"), id="below zero")])
def test_what_is_no_value_is_not_written(amount: Euro | None) -> None:
    """
    Nothing is written for what is unknown, nor for less than nothing, by which OCDS means that the supplier pays.
    """
    assert value_of(amount) is None


@pytest.mark.parametrize("options", [pytest.param(options, id=options.name) for options in OptionsBasis])
@pytest.mark.parametrize("vat", [pytest.param(vat, id=vat.name) for vat in VatBasis])
@pytest.mark.parametrize("precision", [pytest.param(precision, id=precision.name) for precision in AmountPrecision])
def test_only_an_exact_net_amount_is_worth_its_figure(
    precision: AmountPrecision, vat: VatBasis, options: OptionsBasis
) -> None:
    """
    Of all precisions and bases, exact and net alone can stand bare, whatever it says of options.
    """
    stated = StatedAmount(amount=TEN, precision=precision, vat=vat, options=options)
    expected = TEN if precision is AmountPrecision.EXACT and vat is VatBasis.NET else None

    assert expected == worth(stated)


def test_no_amount_is_worth_nothing() -> None:
    """
    A record without an amount has no figure.
    """
    assert worth(None) is None


@pytest.mark.parametrize(
    ("options", "foreseen", "expected"),
    [
        pytest.param(OptionsBasis.INCLUDED, True, TEN, id="with options, some foreseen"),
        pytest.param(OptionsBasis.EXCLUDED, True, None, id="without options, some foreseen"),
        pytest.param(OptionsBasis.UNKNOWN, True, None, id="not said, some foreseen"),
        pytest.param(OptionsBasis.INCLUDED, False, TEN, id="with options, none foreseen"),
        pytest.param(OptionsBasis.EXCLUDED, False, TEN, id="without options, none foreseen"),
        pytest.param(OptionsBasis.UNKNOWN, False, TEN, id="not said, none foreseen"),
    ],
)
def test_an_estimated_value_is_with_options(options: OptionsBasis, foreseen: bool, expected: Euro | None) -> None:
    """
    Where options are on record, an amount that may be without them is not the estimated value.
    """
    assert expected == fits(StatedAmount(amount=TEN, vat=VatBasis.NET, options=options), foreseen=foreseen)


def test_no_amount_fits_nothing() -> None:
    """
    An amount that is not known is no estimated value.
    """
    assert fits(None, foreseen=True) is None


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        pytest.param([], None, id="none"),
        pytest.param([None], None, id="unknown"),
        pytest.param([TEN, None, TEN], TEN, id="one, said twice"),
        pytest.param([TEN, Euro("10.01")], None, id="two that differ by a cent"),
    ],
)
def test_two_amounts_that_differ_are_none(amounts: list[Euro | None], expected: Euro | None) -> None:
    """
    Which of two statements holds is not chosen.
    """
    assert expected == only(amounts)


def test_a_name_that_is_taken_gets_a_tail() -> None:
    """
    A name of ours never is one that a firm or an award bears.
    """
    assert ("buyer", "buyer-bis-bis") == (unused("buyer", ["a"]), unused("buyer", ["buyer", "buyer-bis"]))
