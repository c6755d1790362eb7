"""
The places that the mapping names in OCDS: the schemas have them, and a release has what the mapping says it has.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.estimates import LotEstimate, OptionKind, PricedOption, PricedRenewal
from contratti_quartiere.exchange.mapping import MAPPING, UNHELD, MappedPlace, Vocabulary
from contratti_quartiere.exchange.ocds import KEY, to_release
from contratti_quartiere.exchange.ocds.own_fields import PLAIN
from contratti_quartiere.execution import Execution, Invoice
from contratti_quartiere.identifiers import Cig, Cpv, Cup, TaxCode
from contratti_quartiere.money import Euro
from contratti_quartiere.procedures import AwardCriterion, CriterionKind, LotLimits, ProcedureAct, ProcedureActKind
from contratti_quartiere.procurement import Lot, ObjectKind, ProcedureKind, ProcurementCode, Tender
from contratti_quartiere.service_contracts import Amendment, AmendmentKind, ServiceContract
from contratti_quartiere.strategies import service_contracts, tenders
from contratti_quartiere.windows import ServiceWindow

ROWS = [place for found in MAPPING for place in found.places if place.vocabulary is Vocabulary.OCDS]
PLACES = {place.path: place for place in [*ROWS, *(place for found in UNHELD for place in found.places)]}
OCDS = sorted(path for path, place in PLACES.items() if place.vocabulary is Vocabulary.OCDS)
USED = sorted({place.path for place in ROWS if not place.unused})
# What OCDS says of itself: of the release, the names of its parts, of whose scheme a code is, in which currency.
FORMAL = {"ocid", "id", "date", "tag", "initiationType", "language", "parties/*/roles"}
FORMAL_LAST = {"currency", "scheme"}
NAMED_PARTS = {
    "awards/*/id",
    "contracts/*/amendments/*/id",
    "contracts/*/items/*/id",
    "tender/documents/*/id",
    "tender/items/*/id",
}


def net(amount: str) -> StatedAmount:
    """
    Return an exact amount without VAT, with its options.
    """
    return StatedAmount(amount=Euro(amount), vat=VatBasis.NET, options=OptionsBasis.INCLUDED)


FULL = Tender(
    id="gara-1",
    title="Laboratori di quartiere",
    description="Servizi sociali in due quartieri",
    contracting_authority="Comune di Milano",
    authority_tax_code=TaxCode("01199250158"),
    procedure=ProcedureKind.NEGOTIATED,
    ground="art. 76 c. 2 b",
    notice_date=date(2024, 1, 10),
    declared_code=ProcurementCode.DLGS_36_2023,
    cpv=Cpv("85320000-8"),
    object_kind=ObjectKind.SOCIAL_SERVICE,
    procedure_acts=(
        ProcedureAct(kind=ProcedureActKind.NOTICE, on=date(2024, 1, 10), number="7/2024", lots=("1",)),
        ProcedureAct(kind=ProcedureActKind.OFFERS_DUE, on=date(2024, 2, 10)),
    ),
    lot_limits=LotLimits(most_tendered=2, most_awarded=1, criterion="al lotto di maggior valore"),
    award_criteria=(
        AwardCriterion(kind=CriterionKind.QUALITY, points=Decimal(70), name="progetto"),
        AwardCriterion(kind=CriterionKind.PRICE, points=Decimal(30)),
    ),
    totals=(net("300000.00"),),
    lots=(
        Lot(
            id="1",
            title="Un quartiere",
            description="Il primo",
            cig=Cig("B7E26B1DC7"),
            cup=Cup("B41B21004080001"),
            cpv=Cpv("85310000-5"),
            amount=net("150000.00"),
            estimate=LotEstimate(
                base=Euro("100000.00"),
                vat=VatBasis.NET,
                options=(PricedOption(kind=OptionKind.EXTENSION, amount=Euro("20000.00"), months=6, note="art. 5"),),
                renewals=(PricedRenewal(amount=Euro("30000.00"), months=12, note="una volta"),),
            ),
        ),
    ),
    term=ServiceWindow(start=date(2024, 5, 2), months=36),
    firms=(Firm(id="a", name="Cooperativa A", tax_code=TaxCode("01199250158")),),
    awards=(
        Award(
            lot="1",
            firms=("a",),
            on=date(2024, 3, 1),
            effective_on=date(2024, 4, 1),
            amount=net("90000.00"),
            offers=3,
        ),
    ),
)
CONTRACT = ServiceContract(
    id="contratto-1",
    tender="gara-1",
    lots=("1",),
    firms=("a",),
    signed_on=date(2024, 4, 15),
    amount=net("90000.00"),
    amendments=(Amendment(kind=AmendmentKind.FIFTH, on=date(2025, 1, 8), amount=Euro("5000.00")),),
    term=ServiceWindow(
        start=date(2024, 5, 2),
        months=36,
        acts=(
            WindowAct(kind=ActKind.START, on=date(2024, 5, 2)),
            WindowAct(kind=ActKind.OPTION_EXTENSION, on=date(2027, 4, 1), new_end=date(2027, 10, 31)),
        ),
    ),
    execution=Execution(
        invoices=(
            Invoice(
                id="1/2024",
                net=Euro("2500.00"),
                issued_on=date(2024, 7, 1),
                liquidated_on=date(2024, 7, 20),
                paid_on=date(2024, 8, 1),
            ),
        )
    ),
)


def leaves(value: Any, place: str = "") -> Iterator[str]:
    """
    Yield the place of each leaf of a release, without what stands under our own key.
    """
    if isinstance(value, dict):
        for name, held in cast("dict[str, Any]", value).items():
            if name != KEY:
                yield from leaves(held, f"{place}/{name}".lstrip("/"))
    elif isinstance(value, list) and any(isinstance(item, dict) for item in cast("list[object]", value)):
        for item in cast("list[object]", value):
            yield from leaves(item, f"{place}/*")
    else:
        yield place


def within(leaf: str, path: str) -> bool:
    """
    Return whether a leaf is a place, or lies in it.
    """
    return leaf == path or leaf.startswith(f"{path}/")


def told(leaf: str) -> bool:
    """
    Return whether the mapping names the place of a leaf: itself, or one around it that no other row divides.
    """
    around = [path for path in USED if within(leaf, path)]
    divided = [path for path in around if path != leaf and any(other.startswith(f"{path}/") for other in USED)]
    formal = leaf in FORMAL | NAMED_PARTS or leaf.rpartition("/")[2] in FORMAL_LAST
    return formal or len(around) > len(divided)


def resolved(schema: dict[str, Any], path: str) -> bool:
    """
    Return whether a schema describes a place.
    """
    found: Any = schema
    for step in path.split("/"):
        if "$ref" in found:
            found = schema["definitions"][found["$ref"].rpartition("/")[2]]
        found = found.get("items") if step == "*" else found.get("properties", {}).get(step)
        if found is None:
            return False
    return True


@pytest.mark.parametrize("path", OCDS)
def test_the_schemas_have_what_is_no_extension(release_schema: dict[str, Any], path: str) -> None:
    """
    A place is in OCDS 1.1.5 with the lots of 1.1.5, or the mapping says that it is of an extension.
    """
    place: MappedPlace = PLACES[path]

    assert resolved(release_schema, path) is not place.extension


def test_a_full_release_has_every_place_that_is_used() -> None:
    """
    The release of a tender of which everything is known has each place that the mapping does not call unused.
    """
    found = set(leaves(to_release(FULL, contracts=[CONTRACT], date=date(2027, 5, 1))))

    assert [] == [path for path in USED if not any(within(leaf, path) for leaf in found)]


def test_a_full_release_has_no_place_that_is_not_used() -> None:
    """
    What the mapping calls unused is in no release, though everything is known.
    """
    found = set(leaves(to_release(FULL, contracts=[CONTRACT], date=date(2027, 5, 1))))
    unused = {place.path for place in ROWS} - set(USED)

    assert [] == [path for path in unused if any(within(leaf, path) for leaf in found)]


@settings(max_examples=12)
@given(tenders(), st.lists(service_contracts(), max_size=1))
def test_whatever_a_release_says_is_in_the_mapping(tender: Tender, contracts: list[ServiceContract]) -> None:
    """
    Each leaf of a release stands in a place that the mapping names, or says what OCDS asks of every release.
    """
    mine = [attrs.evolve(contract, tender=tender.id) for contract in contracts]

    assert [] == sorted({leaf for leaf in leaves(to_release(tender, contracts=mine)) if not told(leaf)})


def test_the_full_release_is_in_the_mapping() -> None:
    """
    So does each leaf of the release of which everything is known.
    """
    found = to_release(FULL, contracts=[CONTRACT], date=date(2027, 5, 1))

    assert [] == sorted({leaf for leaf in leaves(found) if not told(leaf)})


@pytest.mark.parametrize(
    ("record", "field"),
    [pytest.param(record, field, id=f"{record.__name__}.{field}") for record in PLAIN for field in PLAIN[record]],
)
def test_what_stands_in_ocds_alone_is_in_the_mapping(record: type, field: str) -> None:
    """
    A field that a release holds in a place of OCDS alone, and not under our own key, has that place in the mapping.
    """
    place = PLAIN[record][field].split(",")[0].split()[0].removesuffix("/0")
    row = next(found for found in MAPPING if (found.record, found.field) == (record, field))

    assert place in row.within(Vocabulary.OCDS)
