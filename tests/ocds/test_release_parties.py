"""
The parties of a release: the contracting authority and the firms, each with its code where it is one.
"""

from typing import Any

import pytest

from contratti_quartiere.awards import Firm, FirmKind
from contratti_quartiere.exchange.ocds import KEY
from contratti_quartiere.exchange.ocds.release_parties import Parties, parties_of
from contratti_quartiere.identifiers import CodeAsFound, TaxCode, read_tax_code
from contratti_quartiere.procurement import Tender

MILAN = TaxCode("01199250158")
NOBODY: frozenset[str] = frozenset()


def parties(tender: Tender, *, suppliers: frozenset[str] = NOBODY, payees: frozenset[str] = NOBODY) -> Parties:
    """
    Return the parties of a tender of which nobody won unless said otherwise.
    """
    return parties_of(tender, suppliers=suppliers, payees=payees)


@pytest.mark.parametrize(
    ("name", "code", "expected"),
    [
        pytest.param("", None, {}, id="nothing known"),
        pytest.param("Comune", None, {"id": "buyer", "name": "Comune"}, id="a name"),
        pytest.param("Comune", MILAN, {"id": "IT-CF-01199250158", "name": "Comune"}, id="a name and a code"),
        pytest.param("", MILAN, {"id": "IT-CF-01199250158"}, id="a code"),
        pytest.param("Comune", read_tax_code("123"), {"id": "buyer", "name": "Comune"}, id="a text for a code"),
        pytest.param("", read_tax_code("123"), {}, id="a text for a code alone"),
    ],
)
def test_the_authority_is_referred_to_by_its_code(
    name: str, code: TaxCode | CodeAsFound | None, expected: dict[str, str]
) -> None:
    """
    A valid tax code makes the identifier of the authority; a text that is none makes nothing.
    """
    tender = Tender(id="gara", contracting_authority=name, authority_tax_code=code)

    assert expected == parties(tender).buyer


def test_the_authority_buys_and_leads_the_procedure() -> None:
    """
    The authority is listed with its tax code, under the scheme of Italian tax codes, and with both its roles.
    """
    tender = Tender(id="gara", contracting_authority="Comune", authority_tax_code=MILAN)
    expected = {
        "id": "IT-CF-01199250158",
        "name": "Comune",
        "identifier": {"scheme": "IT-CF", "id": "01199250158", "legalName": "Comune"},
        "roles": ["buyer", "procuringEntity"],
    }

    assert (expected,) == parties(tender).entries


def test_the_authority_takes_no_name_of_a_firm() -> None:
    """
    A firm that is called "buyer" stays so, and the authority gets another name.
    """
    tender = Tender(id="gara", contracting_authority="Comune", firms=(Firm(id="buyer"),))

    assert ["buyer-bis", "buyer"] == [party["id"] for party in parties(tender).entries]


@pytest.mark.parametrize(
    ("firm", "expected"),
    [
        pytest.param(Firm(id="f"), {"id": "f", "roles": ["tenderer"], KEY: {}}, id="a name of its own alone"),
        pytest.param(
            Firm(id="f", name="Coop", tax_code=MILAN, kind=FirmKind.SOCIAL_COOPERATIVE, linked=("g",)),
            {
                "id": "f",
                "name": "Coop",
                "identifier": {"scheme": "IT-CF", "id": "01199250158", "legalName": "Coop"},
                "roles": ["tenderer"],
                KEY: {"kind": "cooperativa sociale", "linked": ["g"]},
            },
            id="all of it",
        ),
        pytest.param(
            Firm(id="f", tax_code=read_tax_code("123")),
            {"id": "f", "roles": ["tenderer"], KEY: {"tax_code": "123"}},
            id="a text for a code",
        ),
    ],
)
def test_a_firm_is_listed_under_its_own_name(firm: Firm, expected: dict[str, Any]) -> None:
    """
    A firm has its `id`, its valid tax code as an identifier, and what OCDS has no place for under our key.
    """
    assert (expected,) == parties(Tender(id="gara", firms=(firm,))).entries


def test_who_won_and_who_was_paid_has_that_role_too() -> None:
    """
    A firm that won is a supplier, and one that was paid a payee, whom the authority paid.
    """
    tender = Tender(id="gara", contracting_authority="Comune", firms=(Firm(id="f"), Firm(id="g")))
    found = parties(tender, suppliers=frozenset("f"), payees=frozenset("f"))

    assert [["buyer", "procuringEntity", "payer"], ["tenderer", "supplier", "payee"], ["tenderer"]] == [
        party["roles"] for party in found.entries
    ]


def test_firms_are_referred_to_once_and_in_order() -> None:
    """
    A firm is referred to by identifier and name; one that the tender does not list by its identifier alone.
    """
    found = parties(Tender(id="gara", firms=(Firm(id="f", name="Coop"),)))

    assert [{"id": "x"}, {"id": "f", "name": "Coop"}] == found.references(("x", "f", "x"))
