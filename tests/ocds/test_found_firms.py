"""
The firms and the buyer of a foreign release.
"""

from typing import Any

import pytest

from contratti_quartiere.awards import Firm
from contratti_quartiere.exchange.ocds.branches import OpenRelease
from contratti_quartiere.exchange.ocds.found_firms import Firms, authority
from contratti_quartiere.identifiers import CodeAsFound, CodeKind, TaxCode

CODE = "00097020598"
NOTHING: set[str] = set()


def opened(**sections: Any) -> OpenRelease:
    """
    Return a release that is open.
    """
    return OpenRelease(sections, "", contacts=False)


def kinds(release: OpenRelease) -> list[tuple[str, str]]:
    """
    Return the place and the kind of each problem.
    """
    return [(problem.place, problem.kind) for problem in release.problems]


def test_firms_are_found_by_their_id() -> None:
    """
    A party that offers or wins is a firm; so is what a list names and is no party; another name stays and is told.
    """
    release = opened(
        parties=[
            {"id": "F", "name": "Coop", "roles": [" supplier"], "identifier": {"scheme": "IT-CF", "id": CODE}},
            {"id": "B", "name": "Comune", "roles": ["buyer"]},
        ],
        refs=[{"id": "F", "name": "COOP"}, {"id": "F"}, {"id": "X", "name": "Altra"}, {"name": "Senza"}, {"id": " F"}],
    )
    firms = Firms(release.root)
    named = firms.named(release.root.at("refs"))

    assert (
        ("F", "X", "impresa-3"),
        [
            Firm(id="F", name="Coop", tax_code=TaxCode(CODE)),
            Firm(id="X", name="Altra"),
            Firm(id="impresa-3", name="Senza"),
        ],
        [("/parties/0/roles/0", "blanks"), ("/refs/0/name", "other_name"), ("/refs/3/id", "no_identifier")],
        {"/refs/0/id", "/refs/1/id", "/refs/2/id", "/refs/2/name", "/refs/3/name"},
    ) == (
        named,
        firms.found,
        kinds(release),
        {place for place in release.taken if place.startswith("/refs")},
    )


@pytest.mark.parametrize(
    ("identifier", "code", "told", "held"),
    [
        pytest.param({"scheme": "IT-CF", "id": CODE}, TaxCode(CODE), [], {"scheme", "id"}, id="an Italian tax code"),
        pytest.param(
            {"scheme": " IT-CF", "id": CODE}, TaxCode(CODE), ["blanks"], {"id"}, id="with a blank in the scheme"
        ),
        pytest.param({"scheme": "IT-CF", "id": f" {CODE}"}, TaxCode(CODE), [], NOTHING, id="with a blank in the code"),
        pytest.param(
            {"scheme": "IT-CF", "id": "123"},
            CodeAsFound(CodeKind.TAX_CODE, "123"),
            ["malformed_code"],
            {"scheme", "id"},
            id="none",
        ),
        pytest.param({"scheme": "GB-COH", "id": CODE}, None, [], NOTHING, id="another register"),
        pytest.param({"scheme": "IT-CF"}, None, [], NOTHING, id="no code"),
    ],
)
def test_a_tax_code_is_that_of_its_scheme(identifier: Any, code: object, told: list[str], held: set[str]) -> None:
    """
    Only the Italian scheme has one; one that is not valid is kept as it is, and told; what no field holds stays.
    """
    release = opened(parties=[{"id": "F", "roles": ["tenderer"], "identifier": identifier}])
    (firm,) = Firms(release.root).found
    place = "/parties/0/identifier/"

    assert (code, told, {f"{place}{key}" for key in held}) == (
        firm.tax_code,
        [kind for _, kind in kinds(release)],
        {taken for taken in release.taken if taken.startswith(place)},
    )


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        pytest.param({"buyer": {"id": "1", "name": "A"}}, ("A", None), id="the buyer"),
        pytest.param({"tender": {"procuringEntity": {"name": "A"}}}, ("A", None), id="the procuring entity"),
        pytest.param(
            {"buyer": {"id": 1}, "parties": [{"id": 1, "name": "A"}, {"id": 2, "name": "B"}]}, ("A", None), id="a party"
        ),
        pytest.param({"parties": [{"name": "A", "roles": [" buyer"]}]}, ("A", None), id="a role"),
        pytest.param({"buyer": {"id": f"IT-CF-{CODE}"}}, ("", TaxCode(CODE)), id="a code in the identifier"),
        pytest.param({"buyer": {"id": "IT-CF-1"}}, ("", None), id="no code in the identifier"),
        pytest.param({"buyer": {"id": f"IT-CF- {CODE}"}}, ("", TaxCode(CODE)), id="a blank in the identifier"),
        pytest.param({}, ("", None), id="nothing"),
    ],
)
def test_the_body_that_buys_is_found(sections: dict[str, Any], expected: object) -> None:
    """
    By what refers to it, else by its role; its code by its identifier.
    """
    assert expected == authority(opened(**sections).root)


def test_a_second_name_of_who_buys_is_told() -> None:
    """
    The buyer stands, and the procuring entity of another name is told and stays.
    """
    release = opened(buyer={"name": "A"}, tender={"procuringEntity": {"name": "B"}})

    assert (("A", None), [("/tender/procuringEntity/name", "other_name")], {"/buyer/name"}) == (
        authority(release.root),
        kinds(release),
        release.taken,
    )
