"""
Identifiers of foreign records: their own where it can be one.
"""

import pytest

from contratti_quartiere.exchange.ocds.branches import OpenRelease
from contratti_quartiere.exchange.ocds.found_names import Names, cleaned


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("lotto 1", "lotto 1", id="as it is"),
        pytest.param(" 1\n", "1", id="blanks and a line break"),
        pytest.param("a\tb", "a b", id="a tab"),
        pytest.param("a\ud800", "a", id="half a character"),
        pytest.param("\u200b", "", id="nothing to see"),
    ],
)
def test_a_name_is_cleaned(name: str, expected: str) -> None:
    """
    What cannot be seen is a blank, and no blank is at an end.
    """
    assert expected == cleaned(name)


def test_each_record_gets_a_name_of_its_own() -> None:
    """
    A good name is taken; one that is used, mended or missing stays as found and is told; who names it finds the first.
    """
    release = OpenRelease({"a": ["1", "1", "1 (2)", " x", None, 7]}, "", contacts=False)
    branches, names = release.root.at("a").each(), Names()
    given = [names.give(branch, "altro") for branch in branches]

    assert (
        ["1", "1 (2)", "1 (2) (2)", "x", "altro", "7"],
        {"/a/0"},
        ["duplicate_identifier", "duplicate_identifier", "identifier", "no_identifier", "identifier"],
        ["1", "1", "1 (2) (2)", "x", None, "7"],
    ) == (
        given,
        release.taken,
        [problem.kind for problem in release.problems],
        [names.find(branch) for branch in branches],
    )
