"""
What the reading of foreign files gives: counts that add up.
"""

import pytest

from contratti_quartiere.exchange.imports import Tally


@pytest.mark.parametrize(
    ("tally", "expected"),
    [
        pytest.param(Tally(records=3, read=3, odd=1, whole=True), (0, True), id="all read, one of them odd"),
        pytest.param(Tally(records=3, read=2, odd=0, whole=True), (1, False), id="one could not be read"),
        pytest.param(Tally(records=3, read=3, odd=0, whole=False), (0, False), id="the file broke off"),
    ],
)
def test_a_partial_import_is_not_complete(tally: Tally, expected: tuple[int, bool]) -> None:
    """
    What was not read was reported, and an import is complete only if nothing was and the file did not break off.
    """
    assert expected == (tally.reported, tally.complete)
