"""
A household as far as a rule needs it: how many, of which ages, and whether it needs an accessible dwelling.

No names, tax codes or addresses: an opaque identifier. It is personal data all the same (GDPR art. 4(5)).
"""

from datetime import date
from typing import Any

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.errors import MalformedValueError, shown
from contratti_quartiere.fields import identifier, of, several
from contratti_quartiere.sources import Provenance

__all__ = ["AgeBand", "Composition", "Household"]


class AgeBand(Word):
    """
    The ages between which a member of a household is (*fascia d'età*).
    """

    MINOR = "0-17", "0-17"
    ADULT = "18-64", "18-64"
    OVER_65 = "65-74", "65-74"
    OVER_75 = "75+", "75+"


def _members(record: object, attribute: "attrs.Attribute[Any]", value: int | None) -> None:
    of(int, type(None))(record, attribute, value)
    if value is not None and value < 1:
        raise MalformedValueError(
            Bilingual("componenti del nucleo", "members of a household"),
            shown(value),
            Bilingual("è meno di uno", "is less than one"),
            Bilingual("scrivere da 1 in su, o nulla se non si sa", "write one or more, or nothing if unknown"),
        )


@attrs.frozen(kw_only=True)
class Composition:
    """
    Who a household is on a day, in numbers (*composizione del nucleo*).

    Attributes:
        members: How many people; None if unknown.
        age_bands: The band of each member whose age is known, in any order.
        accessible_dwelling_needed: Whether it needs a dwelling without barriers; None if nobody asked.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For fewer members than one, or more age bands than members.
    """

    members: int | None = attrs.field(default=None, validator=_members)
    age_bands: tuple[AgeBand, ...] = attrs.field(default=(), validator=several(AgeBand))
    accessible_dwelling_needed: bool | None = attrs.field(default=None, validator=of(bool, type(None)))

    def __attrs_post_init__(self) -> None:
        if self.members is not None and len(self.age_bands) > self.members:
            raise MalformedValueError(
                Bilingual("composizione del nucleo", "composition of a household"),
                f"{len(self.age_bands)} > {self.members}",
                Bilingual("ha più fasce d'età che componenti", "has more age bands than members"),
                Bilingual("una fascia per componente, al più", "one band a member, at most"),
            )


@attrs.frozen(kw_only=True)
class Household:
    """
    The people who live together under one lease (*nucleo familiare*).

    Attributes:
        id: An opaque name that leads to nobody.
        composition: Who it is, as last known.
        known_on: The day of which the composition tells; None if unknown.
        provenance: From where it is known.
    """

    id: str = attrs.field(validator=identifier)
    composition: Composition = attrs.field(default=Composition(), validator=of(Composition))
    known_on: date | None = attrs.field(default=None, validator=of(date, type(None)))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))
