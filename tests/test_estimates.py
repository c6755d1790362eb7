"""
The estimate of a lot: what a discount touches, what it may become, and that nothing unknown counts as nothing.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.estimates import LotEstimate, OptionKind, PricedOption, PricedRenewal
from contratti_quartiere.money import Euro

ESTIMATE = LotEstimate(base=Euro("200000.00"), labour=Euro("150000.00"), safety=Euro("1000.00"), vat=VatBasis.NET)
EXTENSION = PricedOption(kind=OptionKind.EXTENSION, amount=Euro("30000.00"), months=6)
FIFTH = PricedOption(kind=OptionKind.FIFTH, amount=Euro("40000.00"))
RENEWAL = PricedRenewal(amount=Euro("200000.00"), months=36)


def test_discountable() -> None:
    """
    "Labour and safety costs are taken out of the amount subject to discount": of 200,000 with 151,000 of them, 49,000.
    """
    assert Euro("49000.00") == ESTIMATE.discountable


@pytest.mark.parametrize(
    ("labour", "safety"),
    [
        pytest.param(None, Euro("1000.00"), id="labour unknown"),
        pytest.param(Euro("150000.00"), None, id="safety unknown"),
        pytest.param(None, None, id="both unknown"),
    ],
)
def test_unknown_parts(labour: Euro | None, safety: Euro | None) -> None:
    """
    A part that nobody knows is not zero: neither the discountable part nor a price at a discount is known.
    """
    estimate = LotEstimate(base=Euro("200000.00"), labour=labour, safety=safety)

    assert (None, None) == (estimate.discountable, estimate.at_discount(5))


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        pytest.param(0, "200000.00", id="none"),
        pytest.param(5, "197550.00", id="five per cent of 49,000 are 2,450"),
        pytest.param(Decimal("12.345"), "193950.95", id="87.655 per cent of 49,000 are 42,950.95"),
        pytest.param(Fraction(100, 3), "183666.67", id="two thirds of 49,000 are 32,666.67"),
        pytest.param(100, "151000.00", id="all: labour and safety are paid whole"),
    ],
)
def test_at_discount(points: int | Decimal | Fraction, expected: str) -> None:
    """
    "Value = base after non-discountable x (1 - d)" and the rest whole.
    """
    assert Euro(expected) == ESTIMATE.at_discount(points)


def test_half_a_cent_goes_up() -> None:
    """
    Half a cent goes up: 95 % of 0.10 is 0.095, which is 0.10.
    """
    estimate = LotEstimate(base=Euro("0.10"), labour=Euro("0.00"), safety=Euro("0.00"))

    assert Euro("0.10") == estimate.at_discount(5)


@pytest.mark.parametrize("points", [Decimal("-0.01"), Decimal("100.01")], ids=["below 0", "above 100"])
def test_impossible_discount(points: Decimal) -> None:
    """
    A discount below 0 or above 100 is refused, with what to write.
    """
    with pytest.raises(MalformedValueError) as caught:
        ESTIMATE.at_discount(points)

    error = caught.value
    assert (
        Bilingual("ribasso", "discount"),
        Bilingual("non sta fra 0 e 100", "is not between 0 and 100"),
        Bilingual("scrivere 5 per il 5 per cento", "write 5 for 5 per cent"),
    ) == (error.what, error.reason, error.remedy)


@pytest.mark.parametrize(
    ("renewal", "expected"),
    [
        pytest.param(RENEWAL, False, id="by an act"),
        pytest.param(PricedRenewal(tacit=True, note="salvo disdetta"), True, id="unless cancelled"),
    ],
)
def test_tacit(renewal: PricedRenewal, expected: bool) -> None:
    """
    "A clause «renewed unless cancelled»" says so; a renewal that says nothing has its act.
    """
    assert expected is renewal.tacit


def test_parts_above_the_base() -> None:
    """
    An estimate whose parts are more than its base can be written down, and shows by how much: rules report it.
    """
    estimate = LotEstimate(base=Euro("100.00"), labour=Euro("90.00"), safety=Euro("20.00"))

    assert Euro("-10.00") == estimate.discountable


@pytest.mark.parametrize(
    ("options", "renewals", "expected"),
    [
        pytest.param((), (), Euro("200000.00"), id="base alone"),
        pytest.param((EXTENSION,), (), Euro("230000.00"), id="an option"),
        pytest.param((EXTENSION, FIFTH), (RENEWAL,), Euro("470000.00"), id="options and a renewal"),
        pytest.param((EXTENSION, PricedOption(kind=OptionKind.OTHER)), (), None, id="an option that nobody priced"),
        pytest.param((), (PricedRenewal(months=12),), None, id="a renewal that nobody priced"),
    ],
)
def test_maximum(options: tuple[PricedOption, ...], renewals: tuple[PricedRenewal, ...], expected: Euro | None) -> None:
    """
    "The maximum payable includes any option and renewal stated in the tender documents".
    """
    assert expected == LotEstimate(base=Euro("200000.00"), options=options, renewals=renewals).maximum


@pytest.mark.parametrize(
    ("kind", "facts", "error"),
    [
        pytest.param(LotEstimate, {"base": 1}, WrongTypeError, id="base as a number"),
        pytest.param(LotEstimate, {"base": Euro("-0.01")}, MalformedValueError, id="base below zero"),
        pytest.param(LotEstimate, {"base": Euro("1.00"), "labour": Euro("-1.00")}, MalformedValueError, id="labour"),
        pytest.param(LotEstimate, {"base": Euro("1.00"), "vat": "netto"}, WrongTypeError, id="basis as text"),
        pytest.param(PricedOption, {"kind": OptionKind.FIFTH, "months": 0}, MalformedValueError, id="no months"),
        pytest.param(PricedOption, {"kind": OptionKind.FIFTH, "months": True}, WrongTypeError, id="true months"),
        pytest.param(PricedRenewal, {"amount": Euro("-1.00")}, MalformedValueError, id="renewal below zero"),
        pytest.param(PricedRenewal, {"months": -1}, MalformedValueError, id="months below zero"),
        pytest.param(PricedRenewal, {"tacit": "sì"}, WrongTypeError, id="tacit as text"),
    ],
)
def test_refused(kind: type[Any], facts: dict[str, Any], error: type[Exception]) -> None:
    """
    What cannot be an estimate, or a part of one, is refused.
    """
    with pytest.raises(error):
        kind(**facts)


def test_months_say_their_field() -> None:
    """
    Months that are no duration are refused with the field and what to write.
    """
    with pytest.raises(MalformedValueError) as caught:
        PricedRenewal(months=0)

    error = caught.value
    assert (
        Bilingual("PricedRenewal.months", "PricedRenewal.months"),
        "0",
        Bilingual("non è una durata", "is no duration"),
        Bilingual("scrivere i mesi da uno in su, o nulla", "write months from one up, or nothing"),
    ) == (error.what, error.found, error.reason, error.remedy)


PARTS = strategies.euros(min_value=Euro("0.00"), max_value=Euro("1000000.00"))


@given(PARTS, PARTS, PARTS, st.decimals(0, 100, places=3))
def test_a_discount_touches_only_the_discountable(touched: Euro, labour: Euro, safety: Euro, points: Decimal) -> None:
    """
    Whatever the discount, labour and safety are paid whole, and no more than the discountable part is taken away.
    """
    estimate = LotEstimate(base=touched + labour + safety, labour=labour, safety=safety)
    price = estimate.at_discount(points)

    assert price is not None
    assert labour + safety <= price <= estimate.base
