"""
What stands under our key and in the fields of OCDS is, together, the whole record.
"""

from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.exchange.ocds import KEY, to_release
from contratti_quartiere.exchange.ocds.own_fields import PLAIN, STAND_IN, own_fields
from contratti_quartiere.exchange.records import from_values
from contratti_quartiere.identifiers import Cig, read_cig, read_cpv, read_cup
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.strategies import service_contracts, tenders


def known(**fields: Any) -> dict[str, Any]:
    """
    Return the fields that are there.
    """
    return {name: value for name, value in fields.items() if value is not None}


def coded(entries: list[dict[str, Any]], scheme: str) -> str | None:
    """
    Return the code of a scheme.
    """
    return next((entry["id"] for entry in entries if entry.get("scheme") == scheme), None)


def day(text: str | None) -> str | None:
    """
    Return the day of a time.
    """
    return None if text is None else text[:10]


def put_together(release: dict[str, Any]) -> Programme:
    """
    Return the records that a release holds by the table of `PLAIN` and our key, and by nothing else.
    """
    tender: dict[str, Any] = release["tender"]
    parties: list[dict[str, Any]] = release.get("parties", [])
    bought: dict[Any, str] = {item.get("relatedLot"): item["classification"]["id"] for item in tender.get("items", [])}
    buyer: dict[str, Any] = next((party for party in parties if "buyer" in party["roles"]), known())
    firms = [
        {**known(id=found["id"], name=found.get("name"), tax_code=coded([found.get("identifier", {})], "IT-CF"))}
        | found[KEY]
        for found in parties
        if "tenderer" in found["roles"]
    ]
    lots = [
        known(
            id=found["id"],
            title=found.get("title"),
            description=found.get("description"),
            cig=coded(found.get("identifiers", []), "IT-CIG"),
            cup=coded(found.get("identifiers", []), "IT-CUP"),
            cpv=bought.get(found["id"]),
        )
        | found[KEY]
        for found in tender.get("lots", [])
    ]
    awards = [
        known(lot=found["relatedLots"][0], on=day(found.get("date"))) | found[KEY]
        for found in release.get("awards", [])
        if STAND_IN not in found[KEY]
    ]
    whole = known(
        id=tender["id"],
        title=tender.get("title"),
        description=tender.get("description"),
        contracting_authority=buyer.get("name"),
        authority_tax_code=coded([buyer.get("identifier", {})], "IT-CF"),
        cpv=bought.get(None),
    )
    contracts = [
        known(id=found["id"], tender=tender["id"], signed_on=day(found.get("dateSigned"))) | found[KEY]
        for found in release.get("contracts", [])
    ]
    found = {**whole, "lots": lots, "firms": firms, "awards": awards} | tender[KEY]
    return from_values({"tenders": [found], "service_contracts": contracts})


@settings(max_examples=40)
@given(tenders(), st.none() | service_contracts())
def test_nothing_is_lost(tender: Tender, contract: ServiceContract | None) -> None:
    """
    Where people are asked for, the whole tender and its contract are in the release.
    """
    mine = () if contract is None else (attrs.evolve(contract, tender=tender.id),)
    found = put_together(to_release(tender, contracts=mine, people=True))

    assert (tender, mine) == (found.tenders[0], found.service_contracts)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(Lot(id="1", cig=Cig("7911923567")), {}, id="a code"),
        pytest.param(Lot(id="1", cig=read_cig("79119235O7")), {"cig": "79119235O7"}, id="a text for a CIG"),
        pytest.param(Lot(id="1", cup=read_cup("1")), {"cup": "1"}, id="a text for a CUP"),
        pytest.param(Lot(id="1", cpv=read_cpv("853")), {"cpv": "853"}, id="a text for a CPV"),
        pytest.param(Award(lot="1", on=Month(2016, 4)), {"on": "2016-04"}, id="an award known to the month"),
        pytest.param(Award(lot="1", on=Year(2016)), {"on": "2016"}, id="an award known to the year"),
        pytest.param(Firm(id="1", name="Coop"), {}, id="a name"),
    ],
)
def test_what_ocds_has_no_place_for_stands_under_the_key(record: object, expected: dict[str, Any]) -> None:
    """
    A text that is no code, and a date that is no day, stand under our key.
    """
    assert expected == own_fields(record)


@pytest.mark.parametrize("record", [pytest.param(record, id=record.__name__) for record in PLAIN])
def test_the_table_names_fields(record: type) -> None:
    """
    Each name of the table is a field of its record.
    """
    assert set() == PLAIN[record].keys() - {field.name for field in attrs.fields(record)}
