"""
A foreign release: every leaf of it is in a field, stands as found, or is told; and nothing in it is guessed.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import cycle, islice
from pathlib import Path
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.amounts import StatedAmount, VatBasis
from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.exchange.ocds import to_release
from contratti_quartiere.exchange.ocds.leaves import step, written
from contratti_quartiere.exchange.ocds.mapped_leaves import MAPPED
from contratti_quartiere.exchange.ocds.reading import ReadRelease, from_release
from contratti_quartiere.exchange.records import to_value
from contratti_quartiere.identifiers import Cig, Cpv, Cup, TaxCode
from contratti_quartiere.money import Euro
from contratti_quartiere.procedures import LotLimits, ProcedureAct, ProcedureActKind
from contratti_quartiere.procurement import Lot, ObjectKind, ProcedureKind, RecordOrigin, Tender
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.windows import ServiceWindow

Found = Callable[[str], Path]
Spoilt = Callable[[object, Iterator[object]], Iterator[dict[str, Any]]]


def releases(path: Path) -> list[dict[str, Any]]:
    """
    Return the releases of a package.
    """
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["releases"]
    return found


def every_leaf(value: object, place: str = "") -> Iterator[tuple[str, Any]]:
    """
    Yield each leaf with its place, step by step as RFC 6901 says.
    """
    inner: list[tuple[object, object]] = []
    if isinstance(value, dict):
        inner = list(cast("dict[object, object]", value).items())
    elif isinstance(value, list):
        inner = list(enumerate(cast("list[object]", value)))
    for key, child in inner:
        yield from every_leaf(child, f"{place}/{step(key)}")
    if not inner:
        yield place, value


def single_values(value: object) -> Iterator[str]:
    """
    Yield each single value of a record as documents write it.
    """
    return (str(leaf) for _, leaf in every_leaf(value))


def kept(read: ReadRelease) -> set[tuple[str, str]]:
    """
    Return what stands as found in the tender and the contracts of a release.
    """
    records: tuple[Tender | ServiceContract, ...] = (read.tender, *read.contracts)
    return {(found.place, found.value) for record in records for found in record.as_found}


def in_records(place: str, value: Any, said: frozenset[str]) -> bool:
    """
    Return whether the records say what a mapped leaf says: by the table, and in their own way of writing.
    """
    path = re.sub(r"/[0-9]+(?=/|$)", "/*", place)
    own = MAPPED[path]
    if path.endswith("/amount"):
        return Euro(Decimal(str(value)) or Decimal(0)).amount in said
    if path.endswith(("Date", "/date", "dateSigned")):
        return value[:10] in said
    words = {
        "Tender.procedure": {"open": "aperta", "direct": "affidamento diretto"},
        "Tender.object_kind": {"goods": "fornitura", "works": "lavori"},
    }
    # That an amount is in euro, a code of its scheme and an award in force says the type of the field.
    if path.endswith(("/currency", "/scheme", "/status")):
        return value in {"EUR", "IT-CIG", "IT-CUP", "IT-CF", "CPV", "active", None}
    text = words.get(own, {}).get(value, str(value))
    return text in said or text.removeprefix("IT-CF-") in said


_TEXTS = st.one_of(
    st.sampled_from(["", "1", " 1", "Lotto\n1", "x", "\ud800", "é", "open", " direct", "goods", "active", "cancelled"]),
    st.text(max_size=8),
)
_JUNK: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 10**9),
    st.just(10**400),
    st.floats(),
    st.decimals(),
    _TEXTS,
    st.lists(st.integers(0, 3), max_size=2),
    st.dictionaries(_TEXTS, _TEXTS, max_size=2),
)


def often(good: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """
    Return what should stand somewhere, and now and then what should not.
    """
    return st.integers(0, 9).flatmap(lambda pick: good if pick else _JUNK)


def shaped(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """
    Return an object with some of these fields, each now and then junk, and with a field that nobody knows.
    """
    known = {name: often(field) for name, field in fields.items()}
    return often(st.fixed_dictionaries({}, optional={**known, "x~/ y": _JUNK, "odd ": _JUNK}))


_NAMES = st.sampled_from(["1", "2", "3", " 1", 1, 2, "A\tB", ""])
_AMOUNTS = st.one_of(
    st.decimals(0, 10**7, places=2),
    st.integers(-3, 10**7),
    st.sampled_from([0.1, 44018.91, 1e22, -0.0, 1234567890123.456, 12345678901234.56, 1e-7, float("nan"), 10**1200]),
)
_VALUES = shaped(amount=_AMOUNTS, currency=st.sampled_from(["EUR", " EUR", "GBP", "", None, "eur"]))
_DATES = st.sampled_from([
    "2022-01-01T00:00:00Z", "2022-01-01", "2021-12-31T23:00:00Z", "2024-12-31T23:59:59Z", "2025-01-01T00:00:00+01:00",
    "2024-02-30", "01/02/2024", "2016-05-02T24:00:00", "2019-05-01T25:00:00Z", "",
])  # fmt: skip
_PERIODS = shaped(startDate=_DATES, endDate=_DATES, durationInDays=st.sampled_from([1080, 1095, 5040]))
_CODES = shaped(
    scheme=st.sampled_from(["IT-CIG", "IT-CUP", "IT-CF", "CPV", " CPV", "GB"]),
    id=st.sampled_from(
        ["7911923567", "Z8E275DO3D", "z642aeb782", "85320000-8", "60000000", "00097020598", "C51B21004560001"]
    ),
)
_REFERENCES = shaped(id=_NAMES, name=_TEXTS, identifier=_CODES, contactPoint=shaped(name=_TEXTS, email=_TEXTS))
_PARTIES = shaped(
    id=_NAMES,
    name=_TEXTS,
    identifier=_CODES,
    roles=st.lists(often(st.sampled_from(["buyer", " procuringEntity", "supplier", "tenderer"])), max_size=2),
    contactPoint=shaped(name=_TEXTS),
)
_LOTS = shaped(
    id=_NAMES, title=_TEXTS, description=_TEXTS, identifiers=st.lists(_CODES, max_size=2), value=_VALUES,
    minimumValue=_VALUES, contractPeriod=_PERIODS, status=_TEXTS, buyer=_REFERENCES, hasOptions=st.booleans(),
)  # fmt: skip
_RELATED = st.lists(often(_NAMES), max_size=2)


def few(items: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """
    Return a short list of such values.
    """
    return st.lists(items, max_size=3)


_TENDERS = shaped(
    id=_NAMES, title=_TEXTS, description=_TEXTS, value=_VALUES, procurementMethod=_TEXTS, procuringEntity=_REFERENCES,
    mainProcurementCategory=_TEXTS, classification=_CODES, contractPeriod=_PERIODS, tenderPeriod=_PERIODS,
    lotDetails=shaped(maximumLotsBidPerSupplier=st.integers(0, 3), maximumLotsAwardedPerSupplier=st.just(9999999)),
    items=few(shaped(id=_NAMES, classification=_CODES, relatedLot=_NAMES)), lots=few(_LOTS), tenderers=few(_REFERENCES),
)  # fmt: skip
_AWARDS = shaped(id=_NAMES, status=_TEXTS, date=_DATES, value=_VALUES, relatedLots=_RELATED, suppliers=few(_REFERENCES))
_PAYMENTS = shaped(transactions=few(shaped(id=_NAMES, value=_VALUES, date=_DATES)))
_CONTRACTS = shaped(
    id=_NAMES, awardID=_NAMES, dateSigned=_DATES, value=_VALUES, period=_PERIODS, implementation=_PAYMENTS
)
strange_releases = shaped(
    ocid=st.sampled_from(["ocds-bxokds-Z642AEB782", "ocds-1", ""]), id=_TEXTS, tag=few(_TEXTS), buyer=_REFERENCES,
    parties=few(_PARTIES), tender=_TENDERS, awards=few(_AWARDS), contracts=few(_CONTRACTS),
).filter(lambda value: isinstance(value, dict))  # fmt: skip
"""Mappings that look like releases, with junk anywhere."""


def lost(release: dict[str, Any], read: ReadRelease) -> list[tuple[str, Any]]:
    """
    Return each leaf of a release that is neither in a field, nor as found, nor, if it is of a person, told.
    """
    as_found, told = kept(read), {problem.place for problem in read.problems}
    said = frozenset(single_values([to_value(record) for record in (read.tender, *read.contracts)]))
    return [
        (place, value)
        for place, value in every_leaf(release)
        if (place or "/", written(value)) not in as_found
        and not ("contactPoint" in place.split("/") and place in told)
        and not in_records(place, value, said)
    ]


@settings(max_examples=60)
@given(release=strange_releases, currency=st.sampled_from([None, "EUR", "GBP"]), contacts=st.booleans())
def test_every_leaf_is_in_a_field_or_as_found_or_told(
    release: dict[str, Any],
    currency: str | None,
    contacts: bool,
) -> None:
    """
    Each leaf is in the field that the table names, stands as found with its place and value, or is named in a problem.
    """
    assert [] == lost(release, from_release(release, currency=currency, contacts=contacts))


@settings(max_examples=60)
@given(release=strange_releases)
def test_nothing_stands_as_found_that_is_not_in_the_release(release: dict[str, Any]) -> None:
    """
    What stands as found stood in the release, once, at that place; by default nothing of how to reach a person does.
    """
    read = from_release(release)
    records: tuple[Tender | ServiceContract, ...] = (read.tender, *read.contracts)
    found = [(value.place, value.value) for record in records for value in record.as_found]
    there = {(place or "/", written(value)) for place, value in every_leaf(release) if "contactPoint" not in place}

    assert (len(set(found)), set()) == (len(found), set(found) - there)


def whole() -> dict[str, Any]:
    """
    Return a release that has everything that is read.
    """
    value = {"amount": 100.5, "currency": "EUR"}
    period = {"startDate": "2022-01-01T00:00:00Z", "endDate": "2024-12-31T23:59:59Z", "durationInDays": 1095}
    cpv = {"scheme": "CPV", "id": "85320000-8", "description": "Servizi sociali"}
    code = {"scheme": "IT-CF", "id": "00097020598", "legalName": "COMUNE DI LATINA"}
    contact = {"name": "Maria Rossi", "email": "maria@example.org"}
    lot = {
        "id": "1",
        "title": "Lotto 1",
        "description": "Laboratorio",
        "identifiers": [{"scheme": "IT-CIG", "id": "7911923567"}, {"scheme": "IT-CUP", "id": "C51B21004560001"}],
        "value": value,
        "minimumValue": value,
        "contractPeriod": period,
        "submissionTerms": {"variantPolicy": "notAllowed"},
        "buyer": {"id": "B"},
    }
    return {
        "ocid": "ocds-1",
        "id": "1",
        "date": "2022-01-01T00:00:00Z",
        "tag": ["tender", "award"],
        "initiationType": "tender",
        "buyer": {"id": "B", "name": "Comune"},
        "parties": [
            {"id": "B", "name": "Comune", "roles": ["buyer"], "identifier": code, "contactPoint": contact},
            {"id": "F", "name": "Coop", "roles": ["supplier"], "identifier": code},
        ],
        "tender": {
            "id": "G",
            "title": "Gara",
            "description": "Servizio",
            "status": "complete",
            "procurementMethod": "open",
            "mainProcurementCategory": "works",
            "procuringEntity": {"id": "B", "name": "Comune"},
            "value": {"amount": 201, "currency": "EUR"},
            "classification": cpv,
            "contractPeriod": period,
            "tenderPeriod": {"endDate": "2021-10-15T12:00:00+01:00"},
            "lotDetails": {"maximumLotsBidPerSupplier": 2, "maximumLotsAwardedPerSupplier": 1},
            "lots": [lot, lot | {"id": "2", "contractPeriod": {"durationInDays": 1080}}],
            "items": [{"id": "1", "classification": cpv, "relatedLot": "1", "quantity": 3}],
            "tenderers": [{"id": "F", "name": "Coop"}, {"id": "X", "name": "Altra"}],
        },
        "awards": [
            {
                "id": "A",
                "status": "active",
                "date": "2021-11-01T00:00:00Z",
                "suppliers": [{"id": "F", "name": "Coop"}],
                "relatedLots": ["1"],
                "value": value,
            }
        ],
        "contracts": [
            {
                "id": "C",
                "awardID": "A",
                "status": "active",
                "dateSigned": "2021-12-01T00:00:00Z",
                "value": value,
                "period": period,
                "implementation": {"transactions": [{"id": "1", "date": "2022-06-01T00:00:00Z", "value": value}]},
            }
        ],
    }


ANYTHING: tuple[Any, ...] = (
    None,
    True,
    7,
    float("nan"),
    -1,
    10**400,
    "",
    " a\nb ",
    "\ud800",
    [],
    [[], {}, "x", None],
    {},
    {"amount": "1", "id": {}},
)


@pytest.mark.parametrize("first", [pytest.param(first, id=f"from {first}") for first in (0, 4, 8)])
def test_a_wrong_value_anywhere_loses_nothing(spoilt: Spoilt, first: int) -> None:
    """
    Whatever stands in the place of any part of a release, it is read, and no leaf of it is lost.
    """
    broken = spoilt(whole(), islice(cycle(ANYTHING), first, None))

    assert [] == [leaf for release in broken for leaf in lost(release, from_release(release))]


def test_a_release_is_read() -> None:
    """
    What the fields hold, they hold: names, codes, amounts, days, who won what, what was paid.
    """
    read = from_release(whole())
    tender, amount = read.tender, StatedAmount(amount=Euro("100.50"))
    window = ServiceWindow(start=date(2022, 1, 1), declared_end=date(2024, 12, 31))
    code, cpv = TaxCode("00097020598"), Cpv("85320000-8")
    lot = Lot(
        id="1",
        title="Lotto 1",
        description="Laboratorio",
        cig=Cig("7911923567"),
        cup=Cup("C51B21004560001"),
        cpv=cpv,
        amount=amount,
        term=window,
    )

    assert (
        ("G", "Gara", "Servizio", "Comune", code),
        (ProcedureKind.OPEN, cpv, ObjectKind.WORKS, RecordOrigin.FOREIGN),
        (ProcedureAct(kind=ProcedureActKind.OFFERS_DUE, on=date(2021, 10, 15)),),
        LotLimits(most_tendered=2, most_awarded=1),
        (Euro("201.00"),),
        (lot, attrs.evolve(lot, id="2", term=None, cpv=None)),
        window,
        (Firm(id="F", name="Coop", tax_code=code), Firm(id="X", name="Altra")),
        (Award(lot="1", firms=("F",), on=date(2021, 11, 1), amount=amount),),
        [("C", "G", ("1",), ("F",), date(2021, 12, 1), amount, window)],
        [attrs.evolve(amount, when=date(2022, 6, 1))],
    ) == (
        (tender.id, tender.title, tender.description, tender.contracting_authority, tender.authority_tax_code),
        (tender.procedure, tender.cpv, tender.object_kind, tender.origin),
        tender.procedure_acts,
        tender.lot_limits,
        tuple(total.amount for total in tender.totals),
        tender.lots,
        tender.term,
        tender.firms,
        tender.awards,
        [(c.id, c.tender, c.lots, c.firms, c.signed_on, c.amount, c.term) for c in read.contracts],
        [contract.execution.liquidated for contract in read.contracts],
    )


def test_how_to_reach_a_person_is_left_out_and_told() -> None:
    """
    The name and the address of a person are nowhere, not even in the problems, which name the two places.
    """
    read = from_release(whole())

    assert (
        ["/parties/0/contactPoint/name", "/parties/0/contactPoint/email"],
        False,
    ) == (
        [problem.place for problem in read.problems if problem.kind == "personal_data"],
        "maria" in repr(read).casefold(),
    )


def test_how_to_reach_a_person_is_kept_as_found_if_asked() -> None:
    """
    With `contacts=True` it stands as found.
    """
    assert ("/parties/0/contactPoint/email", "maria@example.org") in kept(from_release(whole(), contacts=True))


@pytest.mark.parametrize(
    ("value", "error"),
    [
        pytest.param([], WrongTypeError, id="a list"),
        pytest.param(None, WrongTypeError, id="nothing"),
        pytest.param("{}", WrongTypeError, id="text"),
    ],
)
def test_what_is_no_mapping_is_refused(value: Any, error: type[Exception]) -> None:
    """
    A release is a mapping.
    """
    with pytest.raises(error):
        from_release(value)


def test_contacts_are_a_switch() -> None:
    """
    Only True keeps how to reach people: `"no"` is refused.
    """
    contacts: Any = "no"

    with pytest.raises(WrongTypeError, match=r"^from_release\.contacts: found 'no'"):
        from_release({"ocid": "1"}, contacts=contacts)


@pytest.mark.parametrize(
    ("currency", "error"),
    [
        pytest.param(978, WrongTypeError, id="a number"),
        pytest.param("euro", MalformedValueError, id="a word"),
        pytest.param("eur", MalformedValueError, id="small letters"),
        pytest.param("€€€", MalformedValueError, id="no letters"),
        pytest.param("E1R", MalformedValueError, id="a digit"),
    ],
)
def test_a_currency_is_a_code(currency: Any, error: type[Exception]) -> None:
    """
    What the caller says of the currency is a code of three capital letters.
    """
    with pytest.raises(error):
        from_release({}, currency=currency)


VALUE = {"amount": 100.5, "currency": "EUR"}


@pytest.mark.parametrize(
    ("vat", "again"),
    [
        pytest.param(VatBasis.NET, Decimal("100.50"), id="net"),
        pytest.param(VatBasis.GROSS, None, id="gross"),
        pytest.param(VatBasis.UNKNOWN, None, id="unknown"),
    ],
)
def test_amounts_have_the_basis_that_the_caller_knows(vat: VatBasis, again: Decimal | None) -> None:
    """
    Those of tender, lot, award, contract and payment are of it, and are values again only if they are net.
    """
    release = {
        "tender": {"id": "G", "value": VALUE, "lots": [{"id": "1", "value": VALUE}]},
        "awards": [{"id": "A", "relatedLots": ["1"], "value": VALUE}],
        "contracts": [
            {"id": "C", "awardID": "A", "value": VALUE, "implementation": {"transactions": [{"value": VALUE}]}}
        ],
    }
    read = from_release(release, vat=vat)
    (lot,), (award,), (contract,) = read.tender.lots, read.tender.awards, read.contracts
    amounts = [*read.tender.totals, lot.amount, award.amount, contract.amount, contract.execution.liquidated]
    written_again = to_release(read.tender, contracts=read.contracts)["tender"]

    assert [vat] * 5 == [amount.vat for amount in amounts if amount is not None]
    assert again == written_again.get("value", {}).get("amount")


def test_a_basis_is_no_text() -> None:
    """
    What the caller says of the tax is a member of its enumeration.
    """
    wrong: Any = "netto"
    with pytest.raises(WrongTypeError, match=r"from_release\.vat.*VatBasis\.NET"):
        from_release({}, vat=wrong)


def test_the_lots_of_plymouth_add_up(oracle: Found) -> None:
    """
    Three lots of 10, 1 and 2 million pounds, and 13 in all: kept as pounds, in days that are no months, no difference.
    """
    read = from_release(releases(oracle("ocds/examples/uk_find_a_tender_2_releases.json"))[0])
    found = dict(kept(read))

    assert (
        ("20559", "PLYMOUTH CITY COUNCIL", Cpv("60000000"), (), None),
        ["Electric Vehicle Charge Point Operator", "Car Club Operator", "e-Bike Share Operator"],
        [("10000000", "GBP", "5040"), ("1000000", "GBP", "2520"), ("2000000", "GBP", "2880")],
        ("13000000", "GBP"),
        {"other_currency": 4, "duration_in_days": 3, "no_limit": 1},
    ) == (
        (
            read.tender.id,
            read.tender.contracting_authority,
            read.tender.cpv,
            read.tender.totals,
            read.tender.lot_limits,
        ),
        [lot.title for lot in read.tender.lots if lot.amount is None and lot.term is None],
        [
            tuple(
                found[f"/tender/lots/{lot}/{leaf}"]
                for leaf in ("value/amount", "value/currency", "contractPeriod/durationInDays")
            )
            for lot in range(3)
        ],
        (found["/tender/value/amount"], found["/tender/value/currency"]),
        counted(read),
    )


def counted(read: ReadRelease) -> dict[str, int]:
    """
    Return how many problems of each kind there are.
    """
    kinds = [problem.kind for problem in read.problems]
    return {kind: kinds.count(kind) for kind in kinds}


def test_the_lots_of_thanet_do_not_add_up(oracle: Found) -> None:
    """
    Nine lots of 1,479,968 pounds where the tender says 3,989,153; each from 1 January 2022 to 31 December 2024.
    """
    read = from_release(releases(oracle("ocds/examples/uk_find_a_tender_2_releases.json"))[1])
    window = ServiceWindow(start=date(2022, 1, 1), declared_end=date(2024, 12, 31))
    difference = next(problem for problem in read.problems if problem.kind == "lots_sum")

    assert (
        ("DN565469", "Thanet District Council", ProcedureKind.OPEN, [window] * 9),
        [ProcedureAct(kind=ProcedureActKind.OFFERS_DUE, on=date(2021, 10, 1))],
        ("/tender/value", True, True),
        {"other_currency": 10, "lots_sum": 1, "no_limit": 1},
        ["notAllowed"] * 9,
    ) == (
        (
            read.tender.id,
            read.tender.contracting_authority,
            read.tender.procedure,
            [lot.term for lot in read.tender.lots],
        ),
        list(read.tender.procedure_acts),
        (difference.place, "1479968 GBP" in difference.message.en, "3989153 GBP" in difference.message.en),
        counted(read),
        [value for place, value in sorted(kept(read)) if place.endswith("/submissionTerms/variantPolicy")],
    )


@pytest.mark.parametrize(
    ("position", "cig", "award", "paid"),
    [
        pytest.param(0, "Z8B272CBCD", "44018.91", "3151.63", id="Z8B272CBCD"),
        pytest.param(1, "5988867962", "1417084.51", "340155.89", id="5988867962"),
    ],
)
def test_latina_has_a_cig_in_its_name_and_no_currency(
    oracle: Found, position: int, cig: str, award: str, paid: str
) -> None:
    """
    The release is named after its CIG, three of its tags and a role have blanks, and its two amounts are no euros.
    """
    read = from_release(releases(oracle("ocds/examples/it_appaltipop_2_releases.json"))[position])
    (lot,) = read.tender.lots

    assert (
        (cig, "COMUNE DI LATINA", TaxCode("00097020598"), Cig(cig)),
        (Award(lot=cig),),
        [(cig, (cig,), None)],
        {"blanks": 4, "undivided": 1, "no_currency": 2},
        {
            ("/tag/1", " award"),
            ("/awards/0/value/amount", award),
            ("/contracts/0/implementation/transactions/0/value/amount", paid),
            ("/ocid", f"ocds-bxokds-{cig}"),
        },
    ) == (
        (read.tender.id, read.tender.contracting_authority, read.tender.authority_tax_code, lot.cig),
        read.tender.awards,
        [(contract.id, contract.lots, contract.execution.liquidated) for contract in read.contracts],
        counted(read),
        {
            (place, value)
            for place, value in kept(read)
            if place in {"/tag/1", "/ocid"} or place.endswith("value/amount")
        },
    )


def test_latina_is_in_euro_if_the_caller_says_so(oracle: Found) -> None:
    """
    With `currency="EUR"` the amounts are read to the cent, and nothing of them is odd.
    """
    given_releases = releases(oracle("ocds/examples/it_appaltipop_2_releases.json"))
    read = [from_release(release, currency="EUR") for release in given_releases]

    assert (
        ["44018.91", "1417084.51"],
        ["3151.63", "340155.89"],
        [{"blanks": 4, "undivided": 1}] * 2,
    ) == (
        [award.amount.amount.amount for found in read for award in found.tender.awards if award.amount],
        [
            contract.execution.liquidated.amount.amount
            for found in read
            for contract in found.contracts
            if contract.execution.liquidated
        ],
        [counted(found) for found in read],
    )


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("ocds/examples/uk_find_a_tender_2_releases.json", id="United Kingdom"),
        pytest.param("ocds/examples/it_appaltipop_2_releases.json", id="Italy"),
    ],
)
def test_no_leaf_of_a_real_release_is_lost(oracle: Found, path: str) -> None:
    """
    Leaf by leaf, what others published is in a field or stands as found.
    """
    assert [] == [leaf for release in releases(oracle(path)) for leaf in lost(release, from_release(release))]


@pytest.mark.parametrize("key", ["releases", "records"])
def test_a_package_is_no_release(key: str) -> None:
    """
    It is refused, with the function that reads it, and is no tender without anything.
    """
    with pytest.raises(MalformedValueError, match="read_releases"):
        from_release({"uri": "https://example.org", key: [{"ocid": "o", "tender": {"id": "G"}}]})


def test_a_release_with_a_key_of_packages_is_a_release() -> None:
    """
    A process and a tender tell that it is one, and what else it holds stays as found.
    """
    read = from_release({"ocid": "o", "tender": {"id": "G"}, "records": "3"})

    assert ("G", [("/ocid", "o"), ("/records", "3")]) == (
        read.tender.id,
        [(found.place, found.value) for found in read.tender.as_found],
    )
