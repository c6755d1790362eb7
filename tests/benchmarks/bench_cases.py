"""
How fast a document of cases is read, beside pydantic's strict mode on the same content.

The name keeps the file out of the plain run of tests. What stands in brackets in the column Median is the ratio to
the fastest of the table:

    pytest tests/benchmarks/bench_cases.py --benchmark-columns=median,iqr,rounds

Ours replays every history; pydantic knows of none.
"""

import json
from datetime import date, timedelta
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, ConfigDict, StringConstraints
from pytest_benchmark.fixture import BenchmarkFixture

from contratti_quartiere.evidence import DocumentKind, Role
from contratti_quartiere.exchange.documents import FORMAT, loads
from contratti_quartiere.relocation_steps import Destination, Permanence, ReturnPlace, Suitability
from contratti_quartiere.relocation_table import RelocationEvent

CASES = 1_000
EVENTS = ("informa", "colloquio", "ammetti", "proponi", "accetta", "preavviso", "trasloco_temporaneo")


def document() -> str:
    """
    Return a document with many cases of seven steps each, every step with a document, a role and a dwelling.
    """
    steps = [
        {
            "event": event,
            "happened_on": str(date(2018, 1, 10) + timedelta(days=14 * number)),
            "recorded_on": str(date(2018, 1, 11) + timedelta(days=14 * number)),
            "documents": [{"kind": "lettera dell'ente", "protocol": f"{number}/2018", "dated": "2018-01-09"}],
            "role": "referente della mobilità",
            "dwelling": "volano-1",
        }
        for number, event in enumerate(EVENTS)
    ]
    cases = [{"household": f"H{number}", "dwelling": f"B{number}", "history": steps} for number in range(CASES)]
    return json.dumps({"format": FORMAT, "relocations": cases}, ensure_ascii=False)


TEXT = document()


class Strict(BaseModel):
    """
    A record that knows its keys and converts nothing.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


Id = Annotated[str, StringConstraints(pattern=r"^\S(.*\S)?$")]


class Reference(Strict):
    """
    A document as an office refers to it.
    """

    kind: DocumentKind
    protocol: str = ""
    dated: date | None = None


class Step(Strict):
    """
    One thing that happened, with every field that ours has, but for the two records that none of these fills.
    """

    event: RelocationEvent
    happened_on: date
    recorded_on: date | None = None
    notified_on: date | None = None
    documents: tuple[Reference, ...] = ()
    role: Role | None = None
    dwelling: str = ""
    suitability: Suitability | None = None
    permanence: Permanence | None = None
    destination: Destination | None = None
    return_place: ReturnPlace | None = None
    term_from: date | None = None
    term_until: date | None = None
    handed_back_on: date | None = None
    lease_end: date | None = None
    on_request: bool = False
    reason: str = ""


class Case(Strict):
    """
    What happened to one household.
    """

    household: Id
    id: Id | None = None
    history: tuple[Step, ...] = ()
    dwelling: str = ""
    works: str = ""
    home_since: date | None = None
    origin: str = ""
    previous_case: str = ""


class Document(Strict):
    """
    The root.
    """

    format: str
    relocations: tuple[Case, ...]


@pytest.mark.benchmark(group=f"read {CASES:,} cases of {len(EVENTS)} steps")
def test_contratti_quartiere(benchmark: BenchmarkFixture) -> None:
    """
    Every record is built and every history replayed.
    """
    # Typed loosely, as pytest-benchmark leaves it.
    measured: Any = benchmark
    programme = measured.pedantic(loads, (TEXT,), rounds=15, warmup_rounds=2)

    assert len(programme.relocations) == CASES


@pytest.mark.benchmark(group=f"read {CASES:,} cases of {len(EVENTS)} steps")
def test_pydantic(benchmark: BenchmarkFixture) -> None:
    """
    The peer reads the same content.
    """
    measured: Any = benchmark
    read = measured.pedantic(Document.model_validate_json, (TEXT,), rounds=15, warmup_rounds=2)

    assert len(read.relocations) == CASES
