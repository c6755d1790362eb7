"""
Releases as JSON text: laid out like the documents of the library, and exact to the cent.
"""

import json
from decimal import Decimal
from typing import Any

import pytest

from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.exchange.ocds import dumps


def test_the_layout_is_that_of_json_dumps() -> None:
    """
    Where no amount is written the text is what Python's own writer makes of it, Italian letters as they are.
    """
    value: dict[str, Any] = {"à\n": [1, True, None, "è"], "b": {}, "c": [], "d": {"e": [{"f": -1}, []]}}

    assert json.dumps(value, ensure_ascii=False, indent=2) + "\n" == dumps(value)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param("200000.00", "200000.00", id="whole euros"),
        pytest.param("0.10", "0.10", id="a tenth, which no float is"),
        pytest.param("1E+3", "1000", id="a foreign exponent"),
        pytest.param("1E+4000", "1" + "0" * 4_000, id="as many digits as may be"),
    ],
)
def test_amounts_are_numbers_with_their_digits(amount: str, expected: str) -> None:
    """
    A `Decimal` is written digit by digit.
    """
    assert f'{{\n  "amount": {expected}\n}}\n' == dumps({"amount": Decimal(amount)})


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1e4001", "1e-4001", "1e9999"])
def test_what_is_no_number_is_refused(amount: str) -> None:
    """
    JSON has no infinite number, and a number of more digits than anything has is none.
    """
    with pytest.raises(MalformedValueError, match="4000 digits"):
        dumps({"amount": Decimal(amount)})


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"amount": 0.1}, id="a float"),
        pytest.param({1: "a"}, id="a key that is no text"),
        pytest.param({"a": {"b"}}, id="a set"),
    ],
)
def test_what_json_has_not_is_refused(value: Any) -> None:
    """
    A float has lost digits before it came here; keys are texts.
    """
    with pytest.raises(WrongTypeError, match=r"^ocds\.dumps: "):
        dumps(value)
