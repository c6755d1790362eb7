"""
What is read of a release of others stands where the mapping says.
"""

from collections.abc import Iterator
from typing import Any, cast

import attrs
import pytest

from contratti_quartiere.exchange.mapping import MAPPING, UNMAPPED, Vocabulary
from contratti_quartiere.exchange.ocds import from_release
from contratti_quartiere.exchange.ocds.mapped_leaves import MAPPED

PERIOD = {"startDate": "2024-05-02", "endDate": "2027-05-01", "durationInDays": 1094}
VALUE = {"amount": 90000, "currency": "EUR"}
SUPPLIER = {"id": "IT-CF-00777910159", "name": "Cooperativa A"}
FOREIGN: dict[str, Any] = {
    "ocid": "ocds-example-1",
    "id": "1",
    "date": "2024-06-01T00:00:00Z",
    "tag": ["tender", "award", "contract", "implementation"],
    "initiationType": "tender",
    "buyer": {"id": "IT-CF-01199250158", "name": "Comune di Milano"},
    "parties": [
        {
            "id": "IT-CF-01199250158",
            "name": "Comune di Milano",
            "identifier": {"scheme": "IT-CF", "id": "01199250158"},
            "roles": ["buyer"],
        },
        {**SUPPLIER, "identifier": {"scheme": "IT-CF", "id": "00777910159"}, "roles": ["tenderer", "supplier"]},
    ],
    "tender": {
        "id": "gara-1",
        "title": "Arredi",
        "description": "Arredi di due laboratori",
        "procurementMethod": "open",
        "mainProcurementCategory": "goods",
        "value": VALUE,
        "contractPeriod": PERIOD,
        "tenderPeriod": {"endDate": "2024-03-01T12:00:00Z"},
        "tenderers": [SUPPLIER],
        "lotDetails": {"maximumLotsBidPerSupplier": 2, "maximumLotsAwardedPerSupplier": 1},
        "lots": [
            {
                "id": "1",
                "title": "Il primo",
                "description": "Tavoli",
                "identifiers": [
                    {"scheme": "IT-CIG", "id": "B7E26B1DC7"},
                    {"scheme": "IT-CUP", "id": "B41B21004080001"},
                ],
                "value": VALUE,
                "contractPeriod": PERIOD,
            },
            {"id": "2", "title": "Il secondo"},
        ],
        "items": [
            {"id": "a", "classification": {"scheme": "CPV", "id": "39100000"}},
            {"id": "b", "classification": {"scheme": "CPV", "id": "39120000"}, "relatedLot": "1"},
        ],
    },
    "awards": [
        {
            "id": "1",
            "date": "2024-04-01",
            "value": VALUE,
            "suppliers": [SUPPLIER],
            "relatedLots": ["1"],
            "status": "active",
        }
    ],
    "contracts": [
        {
            "id": "c1",
            "awardID": "1",
            "dateSigned": "2024-04-20",
            "value": VALUE,
            "period": PERIOD,
            "implementation": {"transactions": [{"id": "t1", "date": "2024-08-01", "value": VALUE}]},
        }
    ],
}
# What a reader gives of its own: whose record it is, what an amount is of and when, and what no field holds.
GIVEN = {"origin", "label", "when", "as_found"}
# Where releases of others say what OCDS says elsewhere: of a party where it is named, of what is bought in the tender.
ELSEWHERE = ("buyer", "tender/procuringEntity", "tender/tenderers/*", "awards/*/suppliers/*", "tender/classification")
# The names of the release itself, and of whose scheme a code is, and in which currency an amount.
FORMAL = {"id", "currency", "scheme"}


def filled(value: object) -> Iterator[str]:
    """
    Yield each field of the records of the mapping that holds more than nothing, below a value.
    """
    kind: Any = type(value)
    if isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from filled(item)
    elif attrs.has(kind):
        for field in attrs.fields(kind):
            held = getattr(value, field.name)
            if kind in UNMAPPED and held != field.default:
                yield f"{kind.__name__}.{field.name}"
            yield from filled(held)


def test_what_is_read_of_a_release_of_others_is_what_the_mapping_says() -> None:
    """
    A release of another system, which says all that we read, fills every field that the mapping reads and no other.
    """
    read = from_release(FOREIGN)
    rows = [(found, place) for found in MAPPING for place in found.places if place.vocabulary is Vocabulary.OCDS]
    expected = {f"{found.record.__name__}.{found.field}" for found, place in rows if not (place.unused or place.unread)}
    found = {*filled(read.tender), *filled(read.contracts)}

    assert sorted(expected) == sorted(name for name in found if name.rpartition(".")[2] not in GIVEN)


@pytest.mark.parametrize("leaf", MAPPED, ids=lambda leaf: leaf.strip("/"))
def test_what_a_reader_may_take_is_in_the_mapping(leaf: str) -> None:
    """
    A leaf that a field may hold stands in a place that the mapping names for it, or says what OCDS says elsewhere.
    """
    record, field = MAPPED[leaf].split(".")
    path = leaf.strip("/")
    row = next(found for found in MAPPING if (found.record.__name__, found.field) == (record, field))
    named = any(path == place or path.startswith(f"{place}/") for place in row.within(Vocabulary.OCDS))

    assert named or path.startswith(ELSEWHERE) or path.rpartition("/")[2] in FORMAL
