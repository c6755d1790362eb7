"""
Whoever asks how something stood on a day must give a day: no text, no time of day, not nothing.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.errors import WrongTypeError
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.works import Works

CASE, DWELLING, WORKS = Relocation(household="H1"), Dwelling(id="B1"), Works(id="scala-B")

ASKED: dict[str, Callable[[Any], object]] = {
    "Relocation.until": CASE.until,
    "Relocation.household_on": CASE.household_on,
    "Relocation.composition_on": CASE.composition_on,
    "Dwelling.until": DWELLING.until,
    "Dwelling.rotation_state": DWELLING.rotation_state,
    "Works.until": WORKS.until,
    "Works.progress": WORKS.progress,
    "Programme.as_of": Programme().as_of,
}


@pytest.mark.parametrize("day", ["2018-01-10", datetime(2018, 1, 10), None], ids=["text", "with a time", "none"])
@pytest.mark.parametrize("where", ASKED)
def test_no_day(where: str, day: Any) -> None:
    """
    What is no day is refused, however empty the record that is asked.
    """
    with pytest.raises(WrongTypeError) as caught:
        ASKED[where](day)

    assert where == caught.value.where
