"""
How fast tenders are written as OCDS releases, and their text beside the writer of Python alone, which rounds.

The name keeps the file out of the plain run of tests. What stands in brackets in the column Median is the ratio to
the fastest of the table:

    pytest tests/benchmarks/bench_ocds.py --benchmark-columns=median,iqr,rounds
"""

import json
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import attrs
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from contratti_quartiere.cases import cinque_quartieri
from contratti_quartiere.exchange.documents import dumps as document_of
from contratti_quartiere.exchange.ocds import dumps, to_package, to_release
from contratti_quartiere.programme import Programme

P = ParamSpec("P")
R = TypeVar("R")

TENDERS = 300


def many() -> Programme:
    """
    Return a programme of many tenders with a contract each.
    """
    programme = cinque_quartieri()
    (tender,), (contract,) = programme.tenders, programme.service_contracts
    names = [f"gara-{number}" for number in range(TENDERS)]
    return Programme(
        tenders=tuple(attrs.evolve(tender, id=name) for name in names),
        service_contracts=tuple(attrs.evolve(contract, id=f"c-{name}", tender=name) for name in names),
    )


PROGRAMME = many()


def package() -> dict[str, Any]:
    """
    Return the tenders as a package.
    """
    contracts = {contract.tender: contract for contract in PROGRAMME.service_contracts}
    releases = [to_release(tender, contracts=(contracts[tender.id],)) for tender in PROGRAMME.tenders]
    return to_package(releases, uri="https://example.org/ocds.json", publisher="Comune di esempio")


def timed(benchmark: BenchmarkFixture, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """
    Return what a function returns, and measure it.
    """
    measure: Any = benchmark
    result: R = measure(function, *args, **kwargs)
    return result


@pytest.mark.benchmark(group=f"{TENDERS} tenders from records")
def test_releases(benchmark: BenchmarkFixture) -> None:
    """
    We make a release of each tender, with its contract.
    """
    assert TENDERS == len(timed(benchmark, package)["releases"])


@pytest.mark.benchmark(group=f"{TENDERS} tenders from records")
def test_document(benchmark: BenchmarkFixture) -> None:
    """
    The same tenders as a document of ours, to its text.
    """
    assert timed(benchmark, document_of, PROGRAMME).count('"id": "c-gara-') == TENDERS


@pytest.mark.benchmark(group=f"text of {TENDERS} releases")
def test_exact_text(benchmark: BenchmarkFixture) -> None:
    """
    We write every amount digit by digit.
    """
    assert timed(benchmark, dumps, package()).count("180000.00,") == 2 * TENDERS


@pytest.mark.benchmark(group=f"text of {TENDERS} releases")
def test_json(benchmark: BenchmarkFixture) -> None:
    """
    The limit: the writer of Python, to which amounts are floats.
    """
    text = timed(benchmark, json.dumps, package(), indent=2, ensure_ascii=False, default=float)

    assert text.count("180000.0,") == 2 * TENDERS
