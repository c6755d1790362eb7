"""
The leaves of a release: each with its place and its exact value.
"""

from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.exchange.ocds.leaves import MOST_LEVELS, Numeral, leaves, step, written
from contratti_quartiere.found_values import FoundValue


def test_each_value_has_its_place_in_the_order_of_the_text() -> None:
    """
    Objects and lists are gone through in order; an empty one is a leaf, and a tuple is a list.
    """
    nothing: list[object] = []
    value = {"a": [1, {"b": None}, nothing], "c": MappingProxyType({"d": ()}), "e": dict[str, object]()}

    assert [("/a/0", 1), ("/a/1/b", None), ("/a/2", []), ("/c/d", ()), ("/e", {})] == list(leaves(value))


def nested(levels: int) -> Any:
    """
    Return a value under so many lists.
    """
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


def test_a_value_lies_in_a_hundred_levels() -> None:
    """
    A hundred are read.
    """
    assert 1 == len(list(leaves(nested(MOST_LEVELS))))


def test_no_value_lies_deeper() -> None:
    """
    One more is refused, and so is a list that holds itself.
    """
    with pytest.raises(MalformedValueError):
        list(leaves(nested(MOST_LEVELS + 1)))


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        pytest.param("a", "a", id="plain"),
        pytest.param("a/b~c", "a~1b~0c", id="slash and tilde"),
        pytest.param(" a b ", "\\x20a\\x20b\\x20", id="blanks at the ends"),
        pytest.param("a b", "a b", id="a blank within"),
        pytest.param("a\nb", "a\\nb", id="a line break"),
        pytest.param("a\\nb", "a\\\\nb", id="a backslash"),
        pytest.param("è", "è", id="a letter beyond ASCII"),
        pytest.param("", "", id="nothing"),
        pytest.param(3, "3", id="a number"),
    ],
)
def test_a_key_is_a_step(key: object, expected: str) -> None:
    """
    A step is that of RFC 6901, with escapes for what cannot stand in a place.
    """
    assert expected == step(key)


@given(st.lists(st.text(max_size=4), min_size=2, max_size=6, unique=True))
def test_no_two_keys_have_one_step(keys: list[str]) -> None:
    """
    Different keys have different steps, and each can stand in the place of a value as found.
    """
    steps = {FoundValue(place=f"/{step(key)}", value="").place for key in keys}

    assert len(keys) == len(steps)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(" award", " award", id="text"),
        pytest.param("a\ud800", "a\\ud800", id="half a character"),
        pytest.param("è", "è", id="a letter"),
        pytest.param(None, "null", id="null"),
        pytest.param(True, "true", id="true"),
        pytest.param(False, "false", id="false"),
        pytest.param(1095, "1095", id="a whole number"),
        pytest.param(10**5000, "1" + "0" * 5000, id="a longer number than Python prints"),
        pytest.param(44018.91, "44018.91", id="a float, as short as it can be"),
        pytest.param(float("nan"), "NaN", id="no number"),
        pytest.param(float("-inf"), "-Infinity", id="infinite"),
        pytest.param(Decimal("1.50"), "1.50", id="a decimal with its zeros"),
        pytest.param(Numeral("1e99999999999999999999"), "1e99999999999999999999", id="a number of no size"),
        pytest.param({}, "{}", id="an empty object"),
        pytest.param([], "[]", id="an empty list"),
        pytest.param((), "[]", id="an empty tuple"),
    ],
)
def test_a_value_is_written_without_loss(value: object, expected: str) -> None:
    """
    Text is as it was, anything else as JSON writes it.
    """
    assert expected == written(value)
