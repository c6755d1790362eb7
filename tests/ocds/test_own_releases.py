"""
A release that we wrote comes back exactly, and what others changed in it is kept and told.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import cycle, islice
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from contratti_quartiere.amounts import StatedAmount, VatBasis
from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.exchange.ocds import KEY, dumps, from_release, to_release
from contratti_quartiere.exchange.ocds.leaves import leaves, written
from contratti_quartiere.exchange.ocds.mapped_leaves import MAPPED
from contratti_quartiere.exchange.ocds.reading import ReadRelease
from contratti_quartiere.exchange.ocds.release_texts import value_of
from contratti_quartiere.exchange.ocds.withheld import without_people
from contratti_quartiere.exchange.records import from_values, to_values
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.identifiers import Cig, Cpv, Cup, TaxCode
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, RecordOrigin, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.windows import ServiceWindow


def as_documents_hold_them(
    tender: Tender, contracts: list[ServiceContract]
) -> tuple[Tender, tuple[ServiceContract, ...]]:
    """
    Return records of one tender with their numbers as documents write them: the text of a release tells 0.0 from 0.
    """
    mine = tuple(attrs.evolve(contract, tender=tender.id) for contract in contracts)
    programme = from_values(to_values(Programme(tenders=(tender,), service_contracts=mine)))
    return programme.tenders[0], programme.service_contracts


_CONTRACTS = st.lists(st.from_type(ServiceContract), max_size=2, unique_by=lambda contract: contract.id)


@settings(max_examples=25)
@given(tender=st.from_type(Tender), contracts=_CONTRACTS)
def test_what_is_written_whole_is_read_back(tender: Tender, contracts: list[ServiceContract]) -> None:
    """
    With what may name people, a tender and its contracts come back as they were, from the mapping and from its text.
    """
    tender, mine = as_documents_hold_them(tender, contracts)
    release = to_release(tender, contracts=mine, people=True)
    whole = ReadRelease(tender=tender, contracts=mine, problems=())

    assert (whole, whole) == (from_release(release), from_release(value_of(dumps(release).encode())))


@settings(max_examples=15)
@given(tender=st.from_type(Tender), contracts=_CONTRACTS)
def test_what_is_written_is_read_back_without_what_names_people(
    tender: Tender, contracts: list[ServiceContract]
) -> None:
    """
    By default a tender comes back without what the writer withholds, and nothing about it is odd.
    """
    tender, mine = as_documents_hold_them(tender, contracts)
    public, published = without_people(tender, mine)
    release = to_release(tender, contracts=mine)
    # A text that looks like the tax code of a person is replaced, and comes back as what stands for it.
    assume(release == to_release(public, contracts=published, people=True))

    assert ReadRelease(tender=public, contracts=published, problems=()) == from_release(release)


def ours() -> dict[str, Any]:
    """
    Return a release of ours, with most of what can be read back.
    """
    net = StatedAmount(amount=Euro("100.00"), vat=VatBasis.NET)
    term = ServiceWindow(start=date(2016, 5, 2), months=36, declared_end=date(2019, 5, 1))
    lot = Lot(
        id="1",
        title="Lotto",
        cig=Cig("7911923567"),
        cup=Cup("C51B21004560001"),
        cpv=Cpv("85320000-8"),
        amount=net,
        term=term,
    )
    tender = Tender(
        id="G",
        title="Gara",
        description="Servizio",
        contracting_authority="Comune",
        authority_tax_code=TaxCode("00097020598"),
        cpv=Cpv("85000000-9"),
        lots=(lot, Lot(id="2")),
        firms=(Firm(id="F", name="Coop", tax_code=TaxCode("00097020598")),),
        awards=(Award(lot="1", firms=("F",), on=date(2016, 4, 1), amount=net),),
        term=term,
    )
    contracts = (
        ServiceContract(id="C", tender="G", lots=("1",), firms=("F",), signed_on=date(2016, 4, 20), amount=net),
        ServiceContract(id="D", tender="G", lots=("2",)),
    )
    return to_release(tender, contracts=contracts)


def changed(read: ReadRelease) -> list[tuple[str, str]]:
    """
    Return the place and the value of all that others changed.
    """
    return [(problem.place, problem.found) for problem in read.problems if problem.kind == "changed"]


def test_months_come_from_our_own_key() -> None:
    """
    A release holds days; the months of the term are those under our key.
    """
    read = from_release(ours())

    assert ([36, 36], RecordOrigin.OWN, ()) == (
        [term.months for term in (read.tender.term, read.tender.lots[0].term) if term],
        read.tender.origin,
        read.problems,
    )


def test_what_was_given_of_the_release_stays_as_found() -> None:
    """
    The `ocid`, the `id` and the day that the publisher gave tell of the release, and stay as found; nothing is odd.
    """
    release = to_release(Tender(id="G"), ocid="ocds-1-G", release_id="R", date=date(2024, 1, 2), language="en")
    read = from_release(release)

    assert (
        [("/ocid", "ocds-1-G"), ("/id", "R"), ("/date", "2024-01-02T00:00:00Z")],
        (),
    ) == ([(found.place, found.value) for found in read.tender.as_found], read.problems)


@pytest.mark.parametrize(
    ("section", "field", "value", "found"),
    [
        pytest.param("tender", "status", "cancelled", "cancelled", id="a text"),
        pytest.param("tender", "hasEnquiries", True, "true", id="something new"),
        pytest.param("tender", "value", {"amount": float("nan")}, None, id="no number"),
        pytest.param("tender", "value", {"amount": Decimal("sNaN")}, None, id="no number that can be compared"),
        pytest.param("tender", "value", {"amount": "100.00"}, None, id="a text for a number"),
    ],
)
def test_what_others_changed_is_kept_and_told(section: str, field: str, value: Any, found: str | None) -> None:
    """
    Our own key counts, and what no longer is what we would write stays as found.
    """
    release = ours()
    read = from_release(release | {section: release[section] | {field: value}})
    kept = [(value.place, value.value) for value in read.tender.as_found]

    assert (kept, True) == (
        changed(read),
        any(place.startswith(f"/tender/{field}") and found in (None, text) for place, text in kept),
    )


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        pytest.param(100, False, id="without decimals"),
        pytest.param(100.0, False, id="binary"),
        pytest.param(Decimal("1E2"), False, id="with an exponent"),
        pytest.param(100.01, True, id="a cent more"),
        pytest.param(Decimal("99.99"), True, id="a cent less"),
        pytest.param(float("nan"), True, id="no number"),
        pytest.param(Decimal("sNaN"), True, id="no number that can be compared"),
        pytest.param("100.00", True, id="a text"),
    ],
)
def test_an_amount_that_others_wrote_over_ours(amount: object, *, told: bool) -> None:
    """
    The hundred euro of a lot are the same number however it is written; any other is kept and told.
    """
    release = ours()
    release["tender"]["lots"][0]["value"]["amount"] = amount
    read = from_release(release)

    assert (["/tender/lots/0/value/amount"] if told else []) == [place for place, _ in changed(read)]


def test_a_contract_that_others_added_is_kept_as_found() -> None:
    """
    It has no key of ours: it is no contract here, and stays with the tender; one of ours keeps what was added to it.
    """
    release = ours()
    mine, other = release["contracts"]
    read = from_release(release | {"contracts": [{"id": "E"}, mine | {"title": "Nuovo"}, other]})

    assert (
        ["C", "D"],
        [("/contracts/0/id", "E")],
        (FoundValue(place="/contracts/1/title", value="Nuovo"),),
    ) == (
        [contract.id for contract in read.contracts],
        [(found.place, found.value) for found in read.tender.as_found if found.place.startswith("/contracts/0")],
        tuple(found for found in read.contracts[0].as_found if found.place.endswith("title")),
    )


@pytest.mark.parametrize(
    ("when", "taken"),
    [
        pytest.param("2016-04-01", False, id="a day in another form"),
        pytest.param("x", False, id="no day"),
        pytest.param(None, True, id="null"),
    ],
)
def test_the_day_of_the_release_is_compared(when: str | None, taken: bool) -> None:
    """
    One that is not as we write it stays as found.
    """
    read = from_release(ours() | {"date": when, KEY: {"derived": ["ocid", "id"]}})

    assert taken is not any(found.place == "/date" and found.value == when for found in read.tender.as_found)


def test_a_key_that_holds_no_record_of_ours_is_told() -> None:
    """
    The release is then read as anybody's, and what stands under the key stays as found.
    """
    release = ours()
    read = from_release(release | {"tender": release["tender"] | {KEY: {"origin": "nessuna"}}})

    assert (["own_key"], RecordOrigin.FOREIGN, True) == (
        [problem.kind for problem in read.problems if problem.kind == "own_key"],
        read.tender.origin,
        FoundValue(place=f"/tender/{KEY}/origin", value="nessuna") in read.tender.as_found,
    )


def lost(release: dict[str, Any]) -> list[str]:
    """
    Return the place of each leaf that is neither as found, nor written again, nor where a field may hold it.
    """
    read = from_release(release)
    records: tuple[Tender | ServiceContract, ...] = (read.tender, *read.contracts)
    found = {(value.place, value.value) for record in records for value in record.as_found}
    again = to_release(read.tender, contracts=read.contracts, people=True)
    said = {(place, written(value)) for place, value in leaves(again)}
    # Of the release that was: an OCID or a date that others wrote is kept, and no longer made up.
    said |= {(f"/{KEY}/derived/{number}", name) for number in range(3) for name in ("ocid", "id", "date")}
    return [
        place
        for place, value in leaves(release)
        if value != {} and (place, written(value)) not in found | said
        and "/".join("*" if part.isdigit() else part for part in place.split("/")) not in MAPPED
    ]  # fmt: skip


def test_a_wrong_value_anywhere_in_our_release_loses_nothing(
    spoilt: Callable[[object, Iterator[object]], Iterator[dict[str, Any]]],
) -> None:
    """
    Whatever stands in the place of any part of it, also under our key, it is read, and no leaf is lost.
    """
    junk: tuple[object, ...] = (None, 7, " x ", [], {}, "\ud800", float("nan"), True, [None], {"id": 1})
    broken = islice(spoilt(ours(), cycle(junk)), 0, None, 2)

    assert [] == [place for release in broken for place in lost(release)]
