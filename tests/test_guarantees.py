"""
Guarantees: what the documents state of them, and what the stated percentage and reductions make of an amount.
"""

from decimal import Decimal
from typing import Any

import pytest

from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.guarantees import Guarantee, GuaranteeReduction, ReductionGround
from contratti_quartiere.money import Euro

SMALL = GuaranteeReduction(ground=ReductionGround.SMALL_FIRM, rate=Decimal(50))
DIGITAL = GuaranteeReduction(ground=ReductionGround.DIGITAL, rate=Decimal(10))
CERTIFICATES = GuaranteeReduction(ground=ReductionGround.CERTIFICATES, rate=Decimal(20))


@pytest.mark.parametrize(
    ("reductions", "expected"),
    [
        pytest.param((), "20000.00", id="none"),
        pytest.param((SMALL,), "10000.00", id="small firm"),
        pytest.param((SMALL, DIGITAL), "9000.00", id="and digital"),
        pytest.param((SMALL, DIGITAL, CERTIFICATES), "7200.00", id="and certificates"),
    ],
)
def test_published_reductions(reductions: tuple[GuaranteeReduction, ...], expected: str) -> None:
    """
    Published: 10 % of 200,000 are 20,000, then 10,000, 9,000, 7,200, "each on what the one before left".
    """
    guarantee = Guarantee(rate=Decimal(10), reductions=reductions)

    assert Euro(expected) == guarantee.explained(Euro("200000.00"))


@pytest.mark.parametrize(
    "guarantee",
    [
        pytest.param(Guarantee(amount=Euro("7200.00")), id="percentage unknown"),
        pytest.param(
            Guarantee(rate=Decimal(10), reductions=(SMALL, GuaranteeReduction(ground=ReductionGround.OTHER))),
            id="a reduction of which nobody knows how much",
        ),
    ],
)
def test_unexplained(guarantee: Guarantee) -> None:
    """
    What the documents do not say is not filled in.
    """
    assert guarantee.explained(Euro("200000.00")) is None


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        pytest.param({"amount": Euro("-0.01")}, MalformedValueError, id="below zero"),
        pytest.param({"rate": Decimal(101)}, MalformedValueError, id="above a hundred"),
        pytest.param({"rate": 10}, WrongTypeError, id="percentage as a whole number"),
        pytest.param({"reductions": SMALL}, WrongTypeError, id="one reduction"),
        pytest.param({"waived": 1}, WrongTypeError, id="one for true"),
    ],
)
def test_refused(facts: dict[str, Any], error: type[Exception]) -> None:
    """
    What cannot be a guarantee is refused.
    """
    with pytest.raises(error):
        Guarantee(**facts)
