"""
Values in a sentence look as they do in the spreadsheet.
"""

from datetime import date, datetime
from typing import Any

import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.sheets.faults import fault, seen


@pytest.mark.parametrize(
    ("value", "it", "en"),
    [
        (True, "VERO", "TRUE"),
        (False, "FALSO", "FALSE"),
        (4.5, "4,5", "4.5"),
        (3, "3", "3"),
        (date(2016, 5, 2), "02/05/2016", "02/05/2016"),
        (datetime(2016, 5, 2, 9, 30), "02/05/2016 09:30", "02/05/2016 09:30"),
        ("due", "'due'", "'due'"),
    ],
    ids=repr,
)
def test_value_as_it_is_seen(value: Any, it: str, en: str) -> None:
    """
    Truth values, decimals and days are said as the office sees them.
    """
    assert Bilingual(it, en) == seen(value)


def test_fault_with_its_remedy() -> None:
    """
    What is wrong and what would be right stand in one sentence.
    """
    found = fault("k", "male", "wrong", "così", "like this")

    assert ("k", Bilingual("male; così", "wrong; like this")) == (found.kind, found.message)
