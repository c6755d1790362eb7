"""
The household: in numbers alone, each of which may be unknown.
"""

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.households import AgeBand, Composition, Household

MINOR, ADULT = AgeBand.MINOR, AgeBand.ADULT


def test_it_carries_only_what_rules_need() -> None:
    """
    "No names, tax codes, addresses": an opaque identifier, members, age bands, and whether it needs no barriers.
    """
    assert (
        ["id", "composition", "known_on", "provenance"],
        ["members", "age_bands", "accessible_dwelling_needed"],
    ) == (
        [field.name for field in attrs.fields(Household)],
        [field.name for field in attrs.fields(Composition)],
    )


def test_age_bands() -> None:
    """
    The bands of age follow each other without a gap.
    """
    assert ["0-17", "18-64", "65-74", "75+"] == [band.value for band in AgeBand]


def test_nothing_known() -> None:
    """
    A household of which nothing is known is one all the same.
    """
    composition = Household(id="H1").composition

    assert (None, (), None) == (
        composition.members,
        composition.age_bands,
        composition.accessible_dwelling_needed,
    )


@pytest.mark.parametrize(
    ("members", "bands"),
    [
        pytest.param(1, (), id="one"),
        pytest.param(2, (ADULT, MINOR), id="a band each"),
        pytest.param(3, (ADULT,), id="some bands unknown"),
        pytest.param(None, (ADULT, ADULT, MINOR), id="members unknown"),
    ],
)
def test_composition(members: int | None, bands: tuple[AgeBand, ...]) -> None:
    """
    Of each member the band may be known or not.
    """
    composition = Composition(members=members, age_bands=bands)

    assert (members, bands) == (composition.members, composition.age_bands)


@pytest.mark.parametrize("members", [0, -1])
def test_nobody(members: int) -> None:
    """
    A household of nobody is none.
    """
    with pytest.raises(MalformedValueError) as caught:
        Composition(members=members)

    error = caught.value
    assert (
        Bilingual("componenti del nucleo", "members of a household"),
        str(members),
        Bilingual("è meno di uno", "is less than one"),
        Bilingual("scrivere da 1 in su, o nulla se non si sa", "write one or more, or nothing if unknown"),
    ) == (error.what, error.found, error.reason, error.remedy)


def test_more_bands_than_members() -> None:
    """
    Nobody is of two ages.
    """
    with pytest.raises(MalformedValueError) as caught:
        Composition(members=1, age_bands=(ADULT, MINOR))

    error = caught.value
    assert (
        Bilingual("composizione del nucleo", "composition of a household"),
        "2 > 1",
        Bilingual("ha più fasce d'età che componenti", "has more age bands than members"),
        Bilingual("una fascia per componente, al più", "one band a member, at most"),
    ) == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize(
    ("record", "field", "value", "where"),
    [
        pytest.param(Composition(), "members", "3", "Composition.members", id="members as text"),
        pytest.param(Composition(), "members", True, "Composition.members", id="members as true"),
        pytest.param(Composition(), "members", 2.0, "Composition.members", id="members as a float"),
        pytest.param(Composition(), "age_bands", ["0-17"], "Composition.age_bands", id="bands as a list"),
        pytest.param(Composition(), "age_bands", (ADULT, "0-17"), "Composition.age_bands[1]", id="band as text"),
        pytest.param(
            Composition(),
            "accessible_dwelling_needed",
            1,
            "Composition.accessible_dwelling_needed",
            id="accessible dwelling needed",
        ),
        pytest.param(Household(id="H1"), "id", 1, "Household.id", id="id"),
        pytest.param(Household(id="H1"), "composition", None, "Household.composition", id="no composition"),
        pytest.param(Household(id="H1"), "known_on", "2018", "Household.known_on", id="known on a year"),
        pytest.param(Household(id="H1"), "provenance", None, "Household.provenance", id="no provenance"),
    ],
)
def test_fields(record: Any, field: str, value: object, where: str) -> None:
    """
    Each field of a household refuses another type.
    """
    with pytest.raises(WrongTypeError) as caught:
        attrs.evolve(record, **{field: value})

    assert where == caught.value.where


def test_known_on_a_day() -> None:
    """
    A composition is of a day.
    """
    assert date(2018, 3, 1) == Household(id="H1", known_on=date(2018, 3, 1)).known_on


@given(strategies.households())
def test_households_are_values(household: Household) -> None:
    """
    Two households of which the same is known are equal, and count as one in a set.
    """
    assert {household} == {household, attrs.evolve(household)}
