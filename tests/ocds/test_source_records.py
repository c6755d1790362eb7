"""
The sources that a tender and its contracts name go with their release and come back.
"""

from typing import Any

import pytest

from contratti_quartiere.amounts import StatedAmount
from contratti_quartiere.errors import DuplicateIdentifierError, WrongTypeError
from contratti_quartiere.exchange.ocds import KEY, from_release, to_release
from contratti_quartiere.exchange.ocds.source_records import named_by, sources_of
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import Provenance, Source, SourceKind


def source(name: str) -> Source:
    """
    Return a source of this name.
    """
    return Source(id=name, kind=SourceKind.NOTICE, title=f"Bando {name}", address="https://example.org")


def of(name: str) -> Provenance:
    """
    Return the provenance of what is from one source.
    """
    return Provenance(sources=(name,))


LOT = Lot(id="1", amount=StatedAmount(amount=Euro("1.00"), provenance=of("b")))
TENDER = Tender(id="G", provenance=of("a"), lots=(LOT,))
CONTRACT = ServiceContract(id="C", tender="G", provenance=of("c"))
SOURCES = tuple(source(name) for name in "dcba")


def test_sources_are_named_at_any_depth() -> None:
    """
    By the tender, by an amount of a lot and by a contract; one that nobody names stays behind, the order is kept.
    """
    assert {"a", "b", "c"} == named_by((TENDER, CONTRACT))
    assert ["c", "b", "a"] == [found.id for found in sources_of(TENDER, (CONTRACT,), SOURCES)]


@pytest.mark.parametrize("people", [pytest.param(False, id="public"), pytest.param(True, id="whole")])
def test_sources_come_back(people: bool) -> None:
    """
    As they were, and nothing about them is odd.
    """
    read = from_release(to_release(TENDER, contracts=(CONTRACT,), sources=SOURCES, people=people))

    assert (TENDER, (CONTRACT,), SOURCES[1:], ()) == (read.tender, read.contracts, read.sources, read.problems)


def test_without_sources_nothing_is_written_of_them() -> None:
    """
    A release of a tender alone has no place for them.
    """
    assert "sources" not in to_release(TENDER)[KEY]


def test_a_source_that_others_spoilt_is_told() -> None:
    """
    The release is then read as anybody's.
    """
    release = to_release(TENDER, sources=SOURCES)
    release[KEY]["sources"][0]["kind"] = "nessuno"
    read = from_release(release)

    assert ((), ["own_key"]) == (read.sources, [found.kind for found in read.problems if found.kind == "own_key"])


@pytest.mark.parametrize(
    ("given", "error"),
    [
        pytest.param(("a",), WrongTypeError, id="a name"),
        pytest.param((source("a"), source("a")), DuplicateIdentifierError, id="twice"),
    ],
)
def test_sources_are_sources_each_once(given: Any, error: type[Exception]) -> None:
    """
    Names alone are refused, and two of one name.
    """
    with pytest.raises(error):
        to_release(TENDER, sources=given)
