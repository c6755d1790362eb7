"""
How fast a document is read, beside pydantic's strict mode on the same content, and judged, beside reading it.

The name keeps the file out of the plain run of tests. What stands in brackets in the column Median is the ratio to
the fastest of the table:

    pytest tests/benchmarks/bench_documents.py --benchmark-columns=median,iqr,rounds
"""

import json
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal, ParamSpec, TypeVar

import pytest
from pydantic import BaseModel, ConfigDict, StringConstraints
from pytest_benchmark.fixture import BenchmarkFixture

from contratti_quartiere.cases import milano_2016
from contratti_quartiere.exchange.documents import FORMAT, dumps, loads
from contratti_quartiere.exchange.records import to_values
from contratti_quartiere.report import validate

P = ParamSpec("P")
R = TypeVar("R")

ON = date(2026, 11, 23)
TENDERS = 1_000
CIGS = ("7911923567", "Z8E275DO3D", "B0000001A6")


def document(*, plans: bool) -> str:
    """
    Return a document with many tenders such as that of Milan, with amounts, codes and acts, and with plans or without.
    """
    whole = json.loads(json.dumps(to_values(milano_2016())))
    # What the records of the peer know; all the rest of the case is a thousandth of the document.
    values = {name: whole[name] for name in ("title", "sources", "neighbourhoods", "tenders", "milestones", "unknowns")}
    (tender,) = values["tenders"]
    if not plans:
        del tender["plan"]
    tender |= {"notice_date": "2016-03-01", "declared_code": "DLgs 163/2006"}
    tender["term"]["acts"] = [
        {"kind": "avvio", "on": "2016-05-02"},
        {"kind": "proroga", "on": "2019-04-20", "new_end": "2019-12-31", "document": "determina 12/2019"},
    ]
    amount = {"amount": {"amount": "200000.00", "currency": "EUR"}, "vat": "netto", "options": "senza opzioni"}
    for number, lot in enumerate(tender["lots"]):
        lot |= {"cig": CIGS[number % len(CIGS)], "amount": amount}
    values["tenders"] = [tender | {"id": f"gara-{number}"} for number in range(TENDERS)]
    return json.dumps({"format": FORMAT, **values}, ensure_ascii=False)


TEXTS = {"with plans": document(plans=True), "without plans": document(plans=False)}

contents = pytest.mark.parametrize(
    "content",
    [
        pytest.param(name, marks=pytest.mark.benchmark(group=f"read {TENDERS:,} tenders {name}"), id=name)
        for name in TEXTS
    ],
)
works = pytest.mark.parametrize(
    "content",
    [
        pytest.param(name, marks=pytest.mark.benchmark(group=f"read and judge {TENDERS:,} tenders {name}"), id=name)
        for name in TEXTS
    ],
)


# The same content in the words of pydantic.


class Strict(BaseModel):
    """
    A record that knows its keys and converts nothing.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


# Nothing of it runs in Python: forms are patterns, and exact numbers stay as they are written.
Id = Annotated[str, StringConstraints(pattern=r"^\S(.*\S)?$")]
Year = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
Month = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
When = date | Month | Year
Duration = Annotated[str, StringConstraints(pattern=r"^P[0-9]{1,6}M$")]
Exact = int | Annotated[str, StringConstraints(pattern=r"^[0-9]+/[0-9]+$")]


class Provenance(Strict):
    """
    From where a record is known.
    """

    sources: tuple[str, ...] = ()
    illustrative: bool = False
    words: str = ""


NOWHERE = Provenance()


class Both(Strict):
    """
    A text in two languages.
    """

    it: str
    en: str


class Money(Strict):
    """
    An amount.
    """

    amount: Annotated[str, StringConstraints(pattern=r"^-?[0-9]+(\.[0-9]{1,2})?$")]
    currency: Literal["EUR"]


class Source(Strict):
    """
    A document from which facts are taken.
    """

    id: Id
    kind: Literal["annuncio", "atto", "bando", "contratto", "dati", "stampa"]
    title: str
    published: When | None = None
    address: str = ""


class Neighbourhood(Strict):
    """
    A part of a town.
    """

    id: Id
    name: str
    municipality: str = ""
    provenance: Provenance = NOWHERE


class Stated(Strict):
    """
    An amount as a document states it.
    """

    amount: Money
    precision: Literal["esatto", "oltre", "circa"] = "esatto"
    vat: Literal["netto", "lordo", "ignota"] = "ignota"
    options: Literal["senza opzioni", "con opzioni", "ignota"] = "ignota"
    label: Both | None = None
    provenance: Provenance = NOWHERE


class Lot(Strict):
    """
    A lot.
    """

    id: Id
    title: str = ""
    neighbourhoods: tuple[str, ...] = ()
    cig: str | None = None
    amount: Stated | None = None
    provenance: Provenance = NOWHERE


class Act(Strict):
    """
    An act on a term.
    """

    kind: Literal["avvio", "sospensione", "interruzione", "ripresa", "proroga", "proroga tecnica", "rinnovo"]
    on: date
    new_end: date | Month | None = None
    new_notice: date | None = None
    document: str = ""
    provenance: Provenance = NOWHERE


class Term(Strict):
    """
    The term of a service.
    """

    start: date
    duration: Duration | None = None
    declared_end: date | Month | None = None
    missing_day: Literal["ultimo", "penultimo"] | None = None
    acts: tuple[Act, ...] = ()
    provenance: Provenance = NOWHERE


class Value(Strict):
    """
    What a lot measures.
    """

    lot: Id
    value: Exact


class Criterion(Strict):
    """
    A reason to give a lot more.
    """

    id: Id
    label: Both
    weight: Exact = 1
    contrary: bool = False
    values: tuple[Value, ...]
    provenance: Provenance = NOWHERE


class Bounds(Strict):
    """
    The least and the most of a lot.
    """

    lot: Id
    least: Money | None = None
    most: Money | None = None


class Plan(Strict):
    """
    How an amount is divided.
    """

    total: Money
    criteria: tuple[Criterion, ...]
    bounds: tuple[Bounds, ...] = ()
    provenance: Provenance = NOWHERE


class Tender(Strict):
    """
    A tender.
    """

    id: Id
    title: str = ""
    contracting_authority: str = ""
    procedure: Literal["evidenza pubblica, tipo ignoto", "aperta", "ristretta", "negoziata"] | None = None
    announced: When | None = None
    notice_date: date | None = None
    declared_code: Literal["DLgs 163/2006", "DLgs 50/2016", "DLgs 36/2023"] | None = None
    origin: Literal["propria", "esterna"] = "propria"
    totals: tuple[Stated, ...] = ()
    lots: tuple[Lot, ...] = ()
    term: Term | None = None
    plan: Plan | None = None
    provenance: Provenance = NOWHERE


class Milestone(Strict):
    """
    Something that happened.
    """

    id: Id
    kind: str
    when: When
    what: Both
    provenance: Provenance = NOWHERE


class Unknown(Strict):
    """
    An open question.
    """

    id: Id
    question: Both
    office: Both


class Document(Strict):
    """
    A whole document.
    """

    format: Literal["contratti_quartiere/programme/0.1.0"]
    title: str = ""
    sources: tuple[Source, ...] = ()
    neighbourhoods: tuple[Neighbourhood, ...] = ()
    tenders: tuple[Tender, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    unknowns: tuple[Unknown, ...] = ()


def timed(benchmark: BenchmarkFixture, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """
    Return what a function returns, and measure it.
    """
    measure: Any = benchmark
    result: R = measure(function, *args, **kwargs)
    return result


@contents
def test_contratti_quartiere(benchmark: BenchmarkFixture, content: str) -> None:
    """
    We read every tender, with all that its records check.
    """
    programme = timed(benchmark, loads, TEXTS[content])

    assert len(programme.tenders) == TENDERS


@contents
def test_pydantic(benchmark: BenchmarkFixture, content: str) -> None:
    """
    The peer reads every tender with the types, words, forms of codes and unknown keys that we check.
    """
    read = timed(benchmark, Document.model_validate_json, TEXTS[content])

    assert len(read.tenders) == TENDERS


@contents
def test_json(benchmark: BenchmarkFixture, content: str) -> None:
    """
    The limit: the parser of Python alone.
    """
    values: dict[str, Any] = timed(benchmark, json.loads, TEXTS[content])

    assert len(values["tenders"]) == TENDERS


@works
def test_read(benchmark: BenchmarkFixture, content: str) -> None:
    """
    Reading, for the table below.
    """
    programme = timed(benchmark, loads, TEXTS[content])

    assert len(programme.tenders) == TENDERS


@works
def test_judge(benchmark: BenchmarkFixture, content: str) -> None:
    """
    Judging by every rule takes less than reading.
    """
    programme = loads(TEXTS[content])
    report = timed(benchmark, validate, programme, on=ON)

    assert len(report.entries) >= TENDERS


@works
def test_write(benchmark: BenchmarkFixture, content: str) -> None:
    """
    Writing, for comparison.
    """
    programme = loads(TEXTS[content])
    text = timed(benchmark, dumps, programme)

    assert text.count('"id": "gara-') > TENDERS
