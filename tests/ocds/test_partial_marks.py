"""
A release or a package that says that it is not all: valid, and read back as such.
"""

from collections.abc import Callable
from typing import Any

import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.ocds import KEY, to_package, to_release
from contratti_quartiere.exchange.ocds.partial_marks import with_mark, without_mark
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Unknown

Problems = Callable[[object], list[str]]

MISSING = Unknown(id="u", question=Bilingual("che cosa?", "what?"), office=Bilingual("ente", "body"))
RELEASE = to_release(Tender(id="gara"))
PACKAGE = to_package([RELEASE], uri="https://example.org/gare.json", publisher="Ente")


@pytest.mark.parametrize(
    ("found", "rest"),
    [
        pytest.param(RELEASE, RELEASE, id="release"),
        # A package has nothing else of ours, and nobody asks for an empty key.
        pytest.param(PACKAGE, {**PACKAGE, KEY: {}}, id="package"),
    ],
)
def test_mark_is_read_back(found: dict[str, Any], rest: dict[str, Any]) -> None:
    """
    What was marked is read without the mark, and what the mark says beside it.
    """
    assert (rest, MISSING) == without_mark(with_mark(found, MISSING))


def test_marked_is_valid(release_problems: Problems, package_problems: Problems) -> None:
    """
    A mark makes neither a release nor a package invalid.
    """
    assert ([], []) == (release_problems(with_mark(RELEASE, MISSING)), package_problems(with_mark(PACKAGE, MISSING)))


@pytest.mark.parametrize(
    "value",
    [
        pytest.param([RELEASE], id="list"),
        pytest.param("x", id="text"),
        pytest.param(RELEASE, id="release without a mark"),
        pytest.param(PACKAGE, id="package without a mark"),
        pytest.param({**RELEASE, KEY: "partial"}, id="key of others"),
        pytest.param({**RELEASE, KEY: {"partial": "yes"}}, id="mark of others"),
        pytest.param({**RELEASE, KEY: {"partial": {"id": "u"}}}, id="half a mark"),
    ],
)
def test_what_bears_no_mark(value: object) -> None:
    """
    What bears no mark of ours comes back as it is.
    """
    assert (value, None) == without_mark(value)
