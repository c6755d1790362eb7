"""
Up to how much an agreement gives for a move, by floor area or rooms, at and around the end of each band.
"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.allowance_ceilings import AllowanceCeiling, size_field
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.facts import Fact, Figure
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS


def figure(value: str) -> Figure:
    """
    Return what an agreement says, as a body set it.
    """
    parameter = PARAMETERS.override("moving_allowance", value, source="accordo")["moving_allowance"]
    return Figure.of(parameter, parameter.values[0])


AREA, ROOMS = figure("m2 55:700 1000"), figure("vani 2:375 3:1000 2000")


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        pytest.param("0.01", "700.00", id="hardly anything"),
        pytest.param("52", "700.00", id="52"),
        pytest.param("54.99", "700.00", id="under 55"),
        pytest.param("55", "700.00", id="55"),
        pytest.param("55.01", "1000.00", id="above 55"),
        pytest.param("120", "1000.00", id="120"),
    ],
)
def test_agreement_of_the_mid_2000s(area: str, expected: str) -> None:
    """
    Published: "up to 700 for dwellings up to 55 m², up to 1,000 above".
    """
    assert Euro(expected) == AllowanceCeiling(AREA, Decimal(area)).most


@pytest.mark.parametrize(
    ("rooms", "expected"), [(1, "375.00"), (2, "375.00"), (3, "1000.00"), (4, "2000.00"), (9, "2000.00")]
)
def test_by_rooms(rooms: int, expected: str) -> None:
    """
    By rooms, the amount is that of the first band that they do not exceed, else the last one.
    """
    assert Euro(expected) == AllowanceCeiling(ROOMS, rooms).most


def test_one_amount_for_all() -> None:
    """
    An agreement without bands gives one amount.
    """
    assert Euro("500.00") == AllowanceCeiling(figure("vani 500"), 3).most


@pytest.mark.parametrize(("agreed", "expected"), [(AREA, "floor_area"), (ROOMS, "rooms")])
def test_size_field(agreed: Figure, expected: str) -> None:
    """
    An agreement goes by square metres or by rooms.
    """
    assert expected == size_field(agreed)


@pytest.mark.parametrize(
    ("agreed", "expected"),
    [
        pytest.param(
            AREA,
            (Decimal("52.55"), Fact("floor_area_dm2", 5255), Bilingual("superficie 52,55 m²", "floor area 52.55 m²")),
            id="area",
        ),
        pytest.param(ROOMS, (3, Fact("rooms", 3), Bilingual("vani 3", "rooms 3")), id="rooms"),
    ],
)
def test_size(agreed: Figure, expected: tuple[Decimal | int, Fact, Bilingual]) -> None:
    """
    The size is that of the dwelling by which the agreement goes, as evidence and in words.
    """
    ceiling = AllowanceCeiling.of(agreed, Dwelling(id="A1", rooms=3, floor_area=Decimal("52.55")))

    assert ceiling is not None
    assert expected == (ceiling.size, ceiling.measured, ceiling.said)


@pytest.mark.parametrize(
    ("agreed", "dwelling"),
    [
        pytest.param(AREA, Dwelling(id="A1", rooms=3), id="area"),
        pytest.param(ROOMS, Dwelling(id="A1", floor_area=Decimal(52)), id="rooms"),
    ],
)
def test_size_that_is_unknown(agreed: Figure, dwelling: Dwelling) -> None:
    """
    Of a dwelling whose size by which the agreement goes is unknown nothing is said.
    """
    assert AllowanceCeiling.of(agreed, dwelling) is None


@given(st.integers(1, 200), st.integers(1, 200), st.integers(0, 2_000), st.integers(0, 2_000))
def test_one_band(size: int, limit: int, within: int, beyond: int) -> None:
    """
    Of one band, a dwelling no larger than its limit gets its amount, and any other the last one.
    """
    agreed = figure(f"m2 {limit}:{within} {beyond}")

    assert Euro(str(within if size <= limit else beyond)) == AllowanceCeiling(agreed, Decimal(size)).most
