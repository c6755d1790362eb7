"""
A release while it is read: nothing is left out by forgetting it.
"""

from decimal import Decimal
from typing import Any

import pytest

from contratti_quartiere.exchange.ocds.branches import OpenRelease
from contratti_quartiere.exchange.ocds.leaves import DoubledObject
from contratti_quartiere.found_values import FoundValue


def opened(mapping: Any) -> OpenRelease:
    """
    Return a release that is open.
    """
    return OpenRelease(mapping, "", contacts=False)


def told(release: OpenRelease) -> list[tuple[str, str, str]]:
    """
    Return the place, the kind and the value of each problem.
    """
    return [(problem.place, problem.kind, problem.found) for problem in release.problems]


def test_what_nobody_took_stays_as_found() -> None:
    """
    A leaf that was taken is in a field; what was kept again, or nobody took, stays in the order of the text.
    """
    release = opened({"a": {"b": "1", "c": "2"}, "d": "3", "e": "4"})
    for branch in (release.root.at("a", "b"), release.root.at("a", "c"), release.root.at("d")):
        branch.take()
    release.root.at("a").keep()

    assert (FoundValue(place="/a/b", value="1"), FoundValue(place="/a/c", value="2")) == release.as_found(("/a/",))
    assert (FoundValue(place="/e", value="4"),) == release.as_found(("/a/",), but=True)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        pytest.param("text", "wrong_type", id="text"),
        pytest.param(5, "wrong_type", id="a number"),
        pytest.param([1], "wrong_type", id="a list"),
    ],
)
def test_a_wrong_type_is_told_once(value: Any, kind: str) -> None:
    """
    What is no object has nothing under it, and is told once however often it is asked.
    """
    release = opened({"a": value})
    found = [release.root.at("a", name).value for name in ("b", "c")]

    assert ([None, None], [("/a", kind)]) == (found, [(place, told_kind) for place, told_kind, _ in told(release)])


def test_null_is_nothing_and_not_odd() -> None:
    """
    A null, as a field that is not there, has no text, no list, no objects and no field.
    """
    release = opened({"a": None})
    branch = release.root.at("a")

    assert ("", "", "", [], [], None, []) == (
        branch.text,
        branch.code,
        branch.name,
        branch.each(),
        branch.objects(),
        branch.at("x").value,
        told(release),
    )


def test_only_the_objects_of_a_list_are_read() -> None:
    """
    What else stands in the list is told, but a null.
    """
    release = opened({"a": [{"b": 1}, None, "x"]})

    assert (["/a/0"], [("/a/2", "wrong_type", "x")]) == (
        [branch.place for branch in release.root.at("a").objects()],
        told(release),
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("1", "1", id="text"),
        pytest.param(1, "1", id="a whole number"),
        pytest.param(Decimal("1.0"), "1.0", id="a decimal"),
        pytest.param(True, "", id="true"),
    ],
)
def test_a_number_is_a_name(value: Any, expected: str) -> None:
    """
    OCDS lets whole numbers name things; true is none.
    """
    assert expected == opened({"a": value}).root.at("a").name


def test_blanks_around_a_code_are_told() -> None:
    """
    The code is read without them.
    """
    release = opened({"a": " award"})

    assert ("award", [("/a", "blanks", " award")]) == (release.root.at("a").code, told(release))


def test_half_a_character_is_no_text() -> None:
    """
    It is told, and kept as its code.
    """
    release = opened({"a": "x\ud800"})

    assert ("", [("/a", "half_character", "x\\ud800")]) == (release.root.at("a").text, told(release))


def test_a_value_that_another_hides_is_told() -> None:
    """
    Where a key stands twice, the earlier value is told, leaf by leaf; that of a person without its value.
    """
    inner = DoubledObject({"amount": 2})
    inner.earlier = (("amount", 1), ("contactPoint", {"email": "maria@example.org"}))
    release = opened({"tender": [inner]})

    assert [
        ("/tender/0/amount", "duplicate_key", "1"),
        ("/tender/0/contactPoint/email", "duplicate_key", ""),
    ] == told(release)
