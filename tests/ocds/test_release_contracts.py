"""
The `awards` and `contracts` sections of a release, and how a contract finds its award.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.amounts import StatedAmount, VatBasis
from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.bilingual import Lang
from contratti_quartiere.dates import Month
from contratti_quartiere.exchange.ocds import KEY
from contratti_quartiere.exchange.ocds.release_contracts import award_section, contract_section
from contratti_quartiere.exchange.ocds.release_parties import Parties, parties_of
from contratti_quartiere.execution import Execution, Invoice
from contratti_quartiere.identifiers import Cpv
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.service_contracts import Amendment, AmendmentKind, ServiceContract
from contratti_quartiere.windows import ServiceWindow

NOBODY: frozenset[str] = frozenset()
FIRMS = (Firm(id="f", name="Coop"), Firm(id="g"))
HUNDRED = StatedAmount(amount=Euro("100.00"), vat=VatBasis.NET)


def parties(tender: Tender) -> Parties:
    """
    Return the parties of a tender.
    """
    return parties_of(tender, suppliers=NOBODY, payees=NOBODY)


def awards(tender: Tender, *contracts: ServiceContract) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """
    Return the awards of a tender, and which of them its contracts name.
    """
    return award_section(tender, contracts, parties(tender))


def contract(lang: Lang = Lang.IT, tender: Tender = Tender(id="gara"), **fields: Any) -> dict[str, Any]:  # noqa: B008  # frozen
    """
    Return what is written of a contract.
    """
    found = ServiceContract(id="c", tender=tender.id, **fields)
    return contract_section(found, tender, "1-1", parties(tender), on=date(2017, 1, 1), lang=lang)


def test_an_award_is_written_whole() -> None:
    """
    An award has its lot, its day, its exact net amount and its firms by name, and is active once of effect.
    """
    award = Award(
        lot="1", firms=("f", "g"), on=date(2016, 4, 1), effective_on=date(2016, 5, 1), amount=HUNDRED, offers=3
    )
    found, _ = awards(Tender(id="gara", firms=FIRMS, awards=(award,)))
    expected = {
        "id": "1-1",
        "status": "active",
        "date": "2016-04-01T00:00:00Z",
        "value": {"amount": Decimal("100.00"), "currency": "EUR"},
        "suppliers": [{"id": "f", "name": "Coop"}, {"id": "g"}],
        "relatedLots": ["1"],
        KEY: {
            "firms": ["f", "g"],
            "effective_on": "2016-05-01",
            "amount": {"amount": {"amount": "100.00", "currency": "EUR"}, "vat": "netto"},
            "offers": 3,
        },
    }

    assert [expected] == found


@pytest.mark.parametrize(
    "award",
    [
        pytest.param(Award(lot="1", on=Month(2016, 4)), id="known to the month"),
        pytest.param(Award(lot="1", amount=StatedAmount(amount=Euro("1.00"))), id="an amount of unknown basis"),
    ],
)
def test_what_is_not_exact_is_no_field_of_an_award(award: Award) -> None:
    """
    A month is no day and an amount of unknown basis no value: neither is written.
    """
    found, _ = awards(Tender(id="gara", awards=(award,)))

    assert {"id", "relatedLots", KEY} == found[0].keys()


def test_the_awards_of_a_lot_are_counted() -> None:
    """
    The name of an award is that of its lot and its place among the awards of it, so that later ones change none.
    """
    found, _ = awards(Tender(id="gara", awards=(Award(lot="1"), Award(lot="2"), Award(lot="1"), Award(lot="1-1"))))

    assert ["1-1", "2-1", "1-2", "1-1-1"] == [award["id"] for award in found]


F, G = ("f",), ("g",)


@pytest.mark.parametrize(
    ("won", "lots", "firms", "expected"),
    [
        pytest.param((Award(lot="1"),), ("1",), (), "1-1", id="the award of its lot"),
        pytest.param((Award(lot="1"),), (), (), "1-1", id="the only lot that there is"),
        pytest.param((Award(lot="1"), Award(lot="2")), (), (), "contratto-c", id="one of two lots"),
        pytest.param((Award(lot="1"),), ("3",), (), "contratto-c", id="a lot without an award"),
        pytest.param((Award(lot="1", firms=F), Award(lot="1", firms=G)), ("1",), G, "1-2", id="the award of its firms"),
        pytest.param((Award(lot="1"), Award(lot="1")), ("1",), F, "contratto-c", id="two awards that fit"),
        pytest.param((Award(lot="1", firms=F),), ("1",), G, "contratto-c", id="the award of others"),
        pytest.param((Award(lot="1"), Award(lot="2")), ("3", "2", "1"), (), "2-1", id="the first lot that has one"),
        pytest.param((), (), (), "contratto-c", id="no award"),
    ],
)
def test_a_contract_names_its_award(
    won: tuple[Award, ...], lots: tuple[str, ...], firms: tuple[str, ...], expected: str
) -> None:
    """
    A contract names the one award of its first lot that fits its firms, or one that stands in.
    """
    _, named = awards(Tender(id="gara", awards=won), ServiceContract(id="c", lots=lots, firms=firms))

    assert {"c": expected} == named


def test_an_award_that_stands_in_says_no_more_than_its_contract() -> None:
    """
    It has the lots and the firms of the contract, each once, no day, no value and no status, and says what it is.
    """
    found, _ = awards(Tender(id="gara", firms=FIRMS), ServiceContract(id="c", lots=("1", "2", "1"), firms=("f",)))
    expected = {
        "id": "contratto-c",
        "suppliers": [{"id": "f", "name": "Coop"}],
        "relatedLots": ["1", "2"],
        KEY: {"stand_in": True},
    }

    assert [expected] == found


def test_no_two_awards_bear_one_name() -> None:
    """
    An award that stands in gets a name that no award and no other stand-in has.
    """
    tender = Tender(id="gara", awards=(Award(lot="contratto-c"),))
    found, _ = awards(tender, ServiceContract(id="c-1", lots=("3",)), ServiceContract(id="c-1-bis", lots=("3",)))

    assert ["contratto-c-1", "contratto-c-1-bis", "contratto-c-1-bis-bis"] == [award["id"] for award in found]


def test_a_contract_is_written_whole() -> None:
    """
    A contract has its award, its period, its signing, and its lots as items with their CPV.
    """
    tender = Tender(id="gara", lots=(Lot(id="1", cpv=Cpv("85320000-8")), Lot(id="2")))
    found = contract(
        tender=tender,
        lots=("1", "2"),
        firms=("f",),
        signed_on=date(2016, 4, 15),
        amount=HUNDRED,
        term=ServiceWindow(start=date(2016, 5, 2), months=36),
    )
    expected = {
        "id": "c",
        "awardID": "1-1",
        "status": "active",
        "period": {"startDate": "2016-05-02T00:00:00Z", "endDate": "2019-05-01T23:59:59Z"},
        "value": {"amount": Decimal("100.00"), "currency": "EUR"},
        "items": [
            {"id": "lotto-1", "classification": {"scheme": "CPV", "id": "85320000-8"}, "relatedLot": "1"},
            {"id": "lotto-2", "relatedLot": "2"},
        ],
        "dateSigned": "2016-04-15T00:00:00Z",
        KEY: {
            "lots": ["1", "2"],
            "firms": ["f"],
            "amount": {"amount": {"amount": "100.00", "currency": "EUR"}, "vat": "netto"},
            "term": {"start": "2016-05-02", "duration": "P36M"},
        },
    }

    assert expected == found


def test_a_contract_of_which_nothing_is_known_has_its_names() -> None:
    """
    What is not known is left out.
    """
    assert {"id": "c", "awardID": "1-1", KEY: {}} == contract()


FIFTH = Amendment(kind=AmendmentKind.FIFTH, on=date(2017, 3, 1), amount=Euro("20.00"))
LESS = Amendment(kind=AmendmentKind.VARIANT, on=date(2017, 4, 1), amount=Euro("-130.00"))
UNKNOWN = Amendment(kind=AmendmentKind.OTHER, on=date(2017, 5, 1))


@pytest.mark.parametrize(
    ("amendments", "expected"),
    [
        pytest.param((FIFTH,), "120.00", id="more"),
        pytest.param((FIFTH, LESS), None, id="less than nothing is left"),
        pytest.param((FIFTH, UNKNOWN), None, id="nobody knows how much more"),
    ],
)
def test_the_value_of_a_contract_is_that_after_its_amendments(
    amendments: tuple[Amendment, ...], expected: str | None
) -> None:
    """
    The value is what the contract is worth by now; where an amendment is of unknown amount there is none.
    """
    found = contract(amount=HUNDRED, amendments=amendments).get("value", {})

    assert expected == (str(found["amount"]) if found else None)


@pytest.mark.parametrize(
    ("lang", "fifth", "other", "extension"),
    [
        pytest.param(
            Lang.IT,
            ("quinto d'obbligo", "variazione dell'importo: 20,00 €"),
            "altra modifica",
            ("proroga", "nuova fine: 1° novembre 2019"),
            id="in Italian",
        ),
        pytest.param(
            Lang.EN,
            ("fifth", "change of the amount: €20.00"),
            "other change",
            ("extension", "new end: 1 November 2019"),
            id="in English",
        ),
    ],
)
def test_acts_that_change_amount_or_end_are_amendments(
    lang: Lang, fifth: tuple[str, str], other: str, extension: tuple[str, str]
) -> None:
    """
    Each has its day, its ground and what it changed, named; that the service started is none.
    """
    acts = (
        WindowAct(kind=ActKind.START, on=date(2016, 5, 2)),
        WindowAct(kind=ActKind.OPTION_EXTENSION, on=date(2019, 4, 1), new_end=date(2019, 11, 1)),
    )
    found = contract(
        lang, amendments=(FIFTH, UNKNOWN), term=ServiceWindow(start=date(2016, 5, 2), months=36, acts=acts)
    )
    rationale, description = fifth
    expected = [
        {
            "id": "importo-1",
            "date": "2017-03-01T00:00:00Z",
            "rationale": rationale,
            "description": description,
        },
        {"id": "importo-2", "date": "2017-05-01T00:00:00Z", "rationale": other},
        {
            "id": "durata-2",
            "date": "2019-04-01T00:00:00Z",
            "rationale": extension[0],
            "description": extension[1],
        },
    ]

    assert expected == found["amendments"]


def invoice(name: str, net: str, paid: date | None = date(2017, 5, 8)) -> Invoice:
    """
    Return an invoice.
    """
    return Invoice(id=name, net=Euro(net), vat_rate=Decimal(5), paid_on=paid)


def test_what_was_paid_is_a_transaction() -> None:
    """
    A paid invoice is a transaction of its net amount, from the authority to the firm; others and credits are not.
    """
    tender = Tender(id="gara", contracting_authority="Comune", firms=FIRMS)
    execution = Execution(
        invoices=(invoice("1", "30.00"), invoice("2", "31.00", None), invoice("3", "-1.00"), invoice("4", "0.00"))
    )
    payer, payee = {"id": "buyer", "name": "Comune"}, {"id": "f", "name": "Coop"}
    expected = [
        {
            "id": name,
            "date": "2017-05-08T00:00:00Z",
            "value": {"amount": Decimal(amount), "currency": "EUR"},
            "payer": payer,
            "payee": payee,
        }
        for name, amount in (("1", "30.00"), ("4", "0.00"))
    ]

    assert expected == contract(tender=tender, firms=("f",), execution=execution)["implementation"]["transactions"]


def test_who_of_a_group_was_paid_is_not_said() -> None:
    """
    A contract with two firms does not tell which of them an invoice is of.
    """
    found = contract(firms=("f", "g"), execution=Execution(invoices=(invoice("1", "30.00"),)))

    assert {"id", "date", "value"} == found["implementation"]["transactions"][0].keys()
