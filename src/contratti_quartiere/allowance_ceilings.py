"""
Up to how much an agreement gives for a move, by the floor area or the rooms of the dwelling that is left.
"""

from decimal import Decimal

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.facts import Fact, Figure
from contratti_quartiere.money import Euro

__all__ = ["AllowanceCeiling", "size_field"]


def size_field(figure: Figure) -> str:
    """
    Return by which field of a dwelling an agreement goes: its floor area, or its rooms.
    """
    return "floor_area" if str(figure.value).startswith("m2 ") else "rooms"


@attrs.frozen
class AllowanceCeiling:
    """
    Up to how much an agreement gives for a move out of a dwelling of some size (*tetto del contributo*).

    Attributes:
        figure: What the agreement says, as `moving_allowance` has it.
        size: The floor area in square metres, or the rooms.
    """

    figure: Figure
    size: Decimal | int

    @classmethod
    def of(cls, figure: Figure, dwelling: Dwelling) -> "AllowanceCeiling | None":
        """
        Return what an agreement says of a dwelling; None if its size is unknown.
        """
        size: Decimal | int | None = getattr(dwelling, size_field(figure))
        return None if size is None else cls(figure, size)

    @property
    def most(self) -> Euro:
        """
        The most that it gives: the amount of the first band that the dwelling does not exceed, else the last amount.
        """
        _, *bands, beyond = str(self.figure.value).split(" ")
        limits = (band.partition(":") for band in bands)
        return Euro(next((amount for limit, _, amount in limits if self.size <= int(limit)), beyond))

    @property
    def measured(self) -> Fact:
        """
        The size as evidence: whole square decimetres, which a hundredth of a square metre is, or rooms.
        """
        return Fact("floor_area_dm2", int(self.size * 100)) if self._area else Fact("rooms", int(self.size))

    @property
    def said(self) -> Bilingual:
        """
        The size as people say it.
        """
        if self._area:
            area = f"{self.size:.2f}"
            return Bilingual(f"superficie {area.replace('.', ',')} m²", f"floor area {area} m²")
        return Bilingual(f"vani {self.size}", f"rooms {self.size}")

    @property
    def _area(self) -> bool:
        return size_field(self.figure) == "floor_area"
