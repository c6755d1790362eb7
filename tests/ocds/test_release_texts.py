"""
The text of a release: every digit and every key of it.
"""

from decimal import Decimal
from typing import Any

import pytest

from contratti_quartiere.errors import DocumentError
from contratti_quartiere.exchange.ocds.leaves import DoubledObject, Numeral
from contratti_quartiere.exchange.ocds.release_texts import value_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(b"0.10", Decimal("0.10"), id="a decimal"),
        pytest.param(b"12345678901234567.89", Decimal("12345678901234567.89"), id="more digits than a float"),
        pytest.param(b"1e400", Decimal("1e400"), id="beyond a float"),
        pytest.param(b"1e99999999999999999999", Numeral("1e99999999999999999999"), id="beyond a decimal"),
        pytest.param(b"7", 7, id="a whole number"),
        pytest.param(b"9" * 4000, int("9" * 4000), id="4,000 digits"),
        pytest.param(b"9" * 4001, Decimal("9" * 4001), id="4,001 digits"),
        pytest.param(b"\xef\xbb\xbf[]", [], id="a byte order mark"),
    ],
)
def test_no_digit_is_lost(text: bytes, expected: Any) -> None:
    """
    Numbers are exact, whatever their size.
    """
    assert expected == value_of(text)


def test_a_key_that_stands_twice_keeps_both_values() -> None:
    """
    The last value counts, and the earlier ones stand beside it.
    """
    value = value_of(b'{"a": 1, "b": 2, "a": 3, "a": 4}')

    assert (True, {"a": 4, "b": 2}, (("a", 1), ("a", 3))) == (
        isinstance(value, DoubledObject),
        dict(value),
        value.earlier,
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(b'{"a": 1', "json", id="truncated"),
        pytest.param(b"", "empty", id="empty"),
        pytest.param('{"a": "perché"}'.encode("cp1252"), "encoding", id="Windows-1252"),
        pytest.param('{"a": 1}'.encode("utf-16"), "encoding", id="UTF-16"),
        pytest.param('{"a": 1}'.encode("utf-16-le"), "encoding", id="UTF-16 without a mark"),
        pytest.param(b"[" * 100_000, "nesting", id="brackets"),
    ],
)
def test_what_is_no_json_is_told_as_in_documents(text: bytes, kind: str) -> None:
    """
    The error is that of a document.
    """
    with pytest.raises(DocumentError) as raised:
        value_of(text)

    assert [kind] == [problem.kind for problem in raised.value.problems]
