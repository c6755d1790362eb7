"""
How fast tenders are written as OCDS releases and read, and their text beside what Python alone does, which rounds.

The name keeps the file out of the plain run of tests. What stands in brackets in the column Median is the ratio to
the fastest of the table:

    pytest tests/benchmarks/bench_ocds.py --benchmark-columns=median,iqr,rounds
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import attrs
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from contratti_quartiere.cases import cinque_quartieri
from contratti_quartiere.exchange.documents import dumps as document_of
from contratti_quartiere.exchange.ocds import KEY, dumps, read_releases, to_package, to_release
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


def without_our_key(value: object) -> Any:
    """
    Return a package as another system would write it: without our own key in any object.
    """
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        return {name: without_our_key(inner) for name, inner in fields.items() if name != KEY}
    return [without_our_key(inner) for inner in cast("list[object]", value)] if isinstance(value, list) else value


READ = f"{TENDERS} releases from text"


def saved(folder: Path, found: dict[str, Any]) -> Path:
    """
    Return a file with a package.
    """
    path = folder / "package.json"
    path.write_text(dumps(found), encoding="utf-8")
    return path


@pytest.mark.benchmark(group=READ)
def test_read_others(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """
    We read releases without our key: each leaf to its field, or as found.
    """
    path = saved(tmp_path, without_our_key(package()))

    assert TENDERS == timed(benchmark, read_releases, path).tally.read


@pytest.mark.benchmark(group=READ)
def test_read_ours(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """
    We read releases of ours, and compare each with what we would write again.
    """
    assert TENDERS == timed(benchmark, read_releases, saved(tmp_path, package())).tally.read


@pytest.mark.benchmark(group=READ)
def test_read_json(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """
    The limit: the reader of Python alone, on the releases without our key.
    """
    path = saved(tmp_path, without_our_key(package()))

    assert TENDERS == len(timed(benchmark, lambda: json.loads(path.read_bytes()))["releases"])
