"""
The view of a whole programme as of a day.
"""

from datetime import date
from typing import Any

import pytest

from contratti_quartiere.analysis.day_views import day_view
from contratti_quartiere.cases import una_scala
from contratti_quartiere.errors import WrongTypeError
from contratti_quartiere.parameters import PARAMETERS

ON = date(2018, 2, 12)


def test_what_is_known_on_the_day() -> None:
    """
    A view has the programme as it was known on the day, and the whole of it behind.
    """
    programme = una_scala()
    view = day_view("board", programme, ON, PARAMETERS)

    assert (programme.as_of(ON), ON, PARAMETERS, programme) == (view.programme, view.on, view.parameters, view.whole)


@pytest.mark.parametrize(
    ("position", "where"),
    [(0, "of_terms"), (1, "of_terms.on"), (2, "of_terms.parameters")],
    ids=["programme", "day", "figures"],
)
def test_wrong_types(position: int, where: str) -> None:
    """
    What is no programme, no day or no figures is refused in the name of the function that was called.
    """
    arguments: list[Any] = [una_scala(), ON, PARAMETERS]
    arguments[position] = "x"
    with pytest.raises(WrongTypeError) as caught:
        day_view("of_terms", *arguments)

    assert where == caught.value.where
