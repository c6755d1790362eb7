"""
Sums of amounts of which some may be unknown.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.known_amounts import excess, known_total
from contratti_quartiere.money import Euro

ONE, TWO, NOTHING = Euro("0.01"), Euro("0.02"), Euro("0.00")


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        pytest.param([], NOTHING, id="none"),
        pytest.param([ONE, ONE], TWO, id="all known"),
        pytest.param([ONE, None], None, id="one unknown"),
        pytest.param([None], None, id="nothing known"),
    ],
)
def test_known_total(amounts: list[Euro | None], expected: Euro | None) -> None:
    """
    A sum is known if all its parts are; the sum of nothing is nothing.
    """
    assert expected == known_total(amounts)


@pytest.mark.parametrize(
    ("more", "less", "expected"),
    [
        pytest.param(TWO, ONE, ONE, id="more"),
        pytest.param(ONE, ONE, NOTHING, id="as much"),
        pytest.param(ONE, TWO, NOTHING, id="less"),
        pytest.param(None, ONE, None, id="first unknown"),
        pytest.param(ONE, None, None, id="second unknown"),
    ],
)
def test_excess(more: Euro | None, less: Euro | None, expected: Euro | None) -> None:
    """
    One amount exceeds another by their difference, or by nothing; where one is unknown, so is that.
    """
    assert expected == excess(more, less)


@given(strategies.euros(), strategies.euros())
def test_excess_one_way_or_the_other(one: Euro, other: Euro) -> None:
    """
    What one amount exceeds another by, less what that exceeds it by, is their difference.
    """
    there, back = excess(one, other), excess(other, one)

    assert there is not None
    assert back is not None
    assert one - other == there - back


@given(st.lists(strategies.euros()))
def test_total_of_known_amounts(amounts: list[Euro]) -> None:
    """
    Of known amounts the sum is that of money.
    """
    assert Euro.total(amounts) == known_total(amounts)
