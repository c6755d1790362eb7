"""
What a release holds of us beside the fields of OCDS: one key, and the table of what stands where.

OCDS has no place for a month, for the basis of an amount or for the track of an award. What it cannot say, or would say
back otherwise, stands under `KEY` in the object of OCDS that the record became, in the form of our documents:

- `tender`: the fields of the `Tender`;
- `tender/lots/*`: those of the `Lot`;
- `parties/*` with the role `tenderer` or `supplier`: those of the `Firm`;
- `awards/*`: those of the `Award`;
- `contracts/*`: those of the `ServiceContract`, with its amendments and its execution;
- the release itself: `derived`, the names of those of its fields that nobody gave and the tender had to tell; `kept`,
  those that nobody gave and that are of the release from which the tender was read; `sources`, the sources that its
  records name.

The key is there in every object that one of our records became, even if it holds nothing: what stands neither there nor
in the field of `PLAIN` has its default. A value in a form that OCDS has no place for, as a tax code that is none or an
award dated to the month, stands under the key though its field is among `PLAIN`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.exchange.records import to_value
from contratti_quartiere.identifiers import CodeAsFound
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.service_contracts import ServiceContract

__all__ = ["CIG", "CPV", "CUP", "DERIVED", "KEPT", "KEY", "PLAIN", "STAND_IN", "TAX_CODE", "own_fields"]

KEY = "x_contratti_quartiere"
"""The one key of ours in a release."""

CIG = "IT-CIG"
"""The scheme of a CIG in `identifiers` of a lot: our own choice, for no register of schemes has one."""

CUP = "IT-CUP"
"""The scheme of a CUP in `identifiers` of a lot: our own choice, as that of the CIG."""

TAX_CODE = "IT-CF"
"""The scheme of a tax code in `identifier` of a party."""

CPV = "CPV"
"""The scheme of a code of what is bought, in `classification` of an item."""

DERIVED = "derived"
"""Under the key of the release: which of `ocid`, `id` and `date` nobody gave, and were made up of the tender."""

KEPT = "kept"
"""Under the key of the release: which of `ocid` and `date` are those of the release from which the tender was read."""

STAND_IN = "stand_in"
"""Under the key of an award: true if no award is on record, and it stands there only because a contract names one."""


def _table(**places: str) -> Mapping[str, str]:
    return MappingProxyType(places)


PLAIN: Mapping[type, Mapping[str, str]] = MappingProxyType(
    {
        Tender: _table(
            id="tender/id",
            title="tender/title",
            description="tender/description",
            contracting_authority="parties/*/name, of the role buyer",
            authority_tax_code="parties/*/identifier/id of the scheme IT-CF, of the role buyer",
            cpv="tender/items/*/classification/id of the scheme CPV, of the item without relatedLot",
            lots="tender/lots",
            firms="parties, of the role tenderer, in their order",
            awards="awards, in their order, without those that stand in",
        ),
        Lot: _table(
            id="tender/lots/*/id",
            title="tender/lots/*/title",
            description="tender/lots/*/description",
            cig="tender/lots/*/identifiers/*/id of the scheme IT-CIG",
            cup="tender/lots/*/identifiers/*/id of the scheme IT-CUP",
            cpv="tender/items/*/classification/id of the scheme CPV, of the item with this relatedLot",
        ),
        Firm: _table(
            id="parties/*/id",
            name="parties/*/name",
            tax_code="parties/*/identifier/id of the scheme IT-CF",
        ),
        Award: _table(
            lot="awards/*/relatedLots/0",
            on="awards/*/date, its first ten characters",
        ),
        ServiceContract: _table(
            id="contracts/*/id",
            tender="tender/id",
            signed_on="contracts/*/dateSigned, its first ten characters",
        ),
    }
)
"""Which fields of which record stand in a field of OCDS, and only there: exactly, so that they are read from it."""


def own_fields(record: Any) -> dict[str, Any]:
    """
    Return what stands under `KEY` for a record: what `PLAIN` does not hold, without what has its default.

    Args:
        record: A `Tender`, a `Lot`, a `Firm`, an `Award` or a `ServiceContract`.
    """
    left: dict[str, Any] = to_value(record)
    for name in PLAIN[type(record)]:
        if _exact(getattr(record, name)):
            left.pop(name, None)
    return left


def _exact(value: object) -> bool:
    """
    Return whether OCDS has a place for a value: not for a code that is none, nor for a date that is no day.
    """
    return not isinstance(value, (CodeAsFound, Month, Year))
