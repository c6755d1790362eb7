"""
Whatever is on record of a tender makes a release that the schemas of OCDS 1.1.5 and of the lots extension take.
"""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.cases import cinque_quartieri, milano_2016
from contratti_quartiere.exchange.ocds import dumps, to_package, to_release
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.strategies import service_contracts, tenders

Problems = Callable[[object], list[str]]
ADDRESS = "https://example.org/ocds/2016.json"


def with_contracts(tender: Tender, found: list[ServiceContract]) -> tuple[Tender, tuple[ServiceContract, ...]]:
    """
    Return a tender and contracts that are of it, each under a name of its own.
    """
    contracts = [attrs.evolve(contract, id=f"c{index}", tender=tender.id) for index, contract in enumerate(found)]
    return tender, tuple(contracts)


contracted = st.builds(with_contracts, tenders(), st.lists(service_contracts(), max_size=2))


@settings(max_examples=40)
@given(contracted, st.booleans())
def test_any_tender_makes_a_valid_release(
    release_problems: Problems, found: tuple[Tender, tuple[ServiceContract, ...]], people: bool
) -> None:
    """
    The release of a tender with contracts passes the schema, with what may name people and without it.
    """
    tender, contracts = found

    assert [] == release_problems(to_release(tender, contracts=contracts, people=people))


@settings(max_examples=15)
@given(st.lists(contracted, min_size=1, max_size=3, unique_by=lambda found: found[0].id))
def test_any_tenders_make_a_valid_package(
    package_problems: Problems, found: list[tuple[Tender, tuple[ServiceContract, ...]]]
) -> None:
    """
    The package of the releases of several tenders passes the schema of packages.
    """
    releases = [to_release(tender, contracts=contracts) for tender, contracts in found]

    assert [] == package_problems(to_package(releases, uri=ADDRESS, publisher="Comune di esempio"))


@settings(max_examples=40)
@given(contracted)
def test_the_text_of_a_release_is_the_release(found: tuple[Tender, tuple[ServiceContract, ...]]) -> None:
    """
    A release comes back from its text with every cent, and the same release is always the same text.
    """
    tender, contracts = found
    release = to_release(tender, contracts=contracts)
    text = dumps(release)

    assert (release, text) == (json.loads(text, parse_float=Decimal), dumps(json.loads(text, parse_float=Decimal)))


@pytest.mark.parametrize("case", [pytest.param(milano_2016, id="Milan"), pytest.param(cinque_quartieri, id="invented")])
def test_the_cases_make_valid_releases(
    release_problems: Problems, package_problems: Problems, case: Callable[[], Programme]
) -> None:
    """
    The tender of each case that comes with the library makes a valid release, and a valid package.
    """
    programme = case()
    release: dict[str, Any] = to_release(programme.tenders[0], contracts=programme.service_contracts)
    package = to_package([release], uri=ADDRESS, publisher="Comune di esempio")

    assert ([], []) == (release_problems(release), package_problems(package))


def test_the_schema_looks_into_lots(release_problems: Problems) -> None:
    """
    A lot whose title is a number is refused: the extension is in the schema that the other tests ask.
    """
    release = to_release(Tender(id="gara"))
    release["tender"]["lots"] = [{"id": "1", "title": 1}]

    assert ["$.tender.lots[0].title: 1 is not of type 'string', 'null'"] == release_problems(release)
