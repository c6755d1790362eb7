"""
What a household needs of a dwelling: its members, and the floor area that is theirs.
"""

from datetime import date

import pytest

from contratti_quartiere.dwelling_needs import needs_of, size_band
from contratti_quartiere.households import Composition, Household
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RelocationEvent as E

ON = date(2018, 5, 2)
BANDS = "28-46 38-55 48-65 58-80 68-93 78-"


def case(composition: Composition | None) -> Relocation:
    """
    Return a case with what an interview found.
    """
    return Relocation(household="H1").advance(E.INTERVIEW, on=date(2018, 3, 1), composition=composition)


THREE = Composition(members=3)
TWO_IN_NEED = Composition(members=2, accessible_dwelling_needed=True)


@pytest.mark.parametrize(
    ("found", "household", "expected"),
    [
        pytest.param(None, None, Composition(), id="nothing"),
        pytest.param(THREE, None, THREE, id="case"),
        pytest.param(None, Household(id="H1", composition=TWO_IN_NEED), TWO_IN_NEED, id="household"),
        pytest.param(
            THREE,
            Household(id="H1", composition=TWO_IN_NEED),
            Composition(members=3, accessible_dwelling_needed=True),
            id="case first, then household",
        ),
        pytest.param(
            THREE, Household(id="H1", composition=TWO_IN_NEED, known_on=date(2018, 5, 3)), THREE, id="known later"
        ),
        pytest.param(
            None, Household(id="H1", composition=TWO_IN_NEED, known_on=ON), TWO_IN_NEED, id="known on that day"
        ),
        pytest.param(
            Composition(), Household(id="H1", composition=Composition()), Composition(), id="nothing of either"
        ),
    ],
)
def test_needs(found: Composition | None, household: Household | None, expected: Composition) -> None:
    """
    What the case found counts, and where it is silent the household's own record, if it was known by then.
    """
    assert expected == needs_of(case(found), household, ON)


@pytest.mark.parametrize(
    ("members", "expected"),
    [(1, (28, 46)), (2, (38, 55)), (5, (68, 93)), (6, (78, None)), (9, (78, None))],
)
def test_size_band(members: int, expected: tuple[int, int | None]) -> None:
    """
    "1: 28–46 … 6+: 78–no maximum" (R.R. Lombardia 4/2017, as in the call of Rho).
    """
    assert expected == size_band(BANDS, members)
