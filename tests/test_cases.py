"""
The embedded case of Milan: every fact has its source, what nobody knows is a question, and nothing is invented.
"""

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import Any, cast

import attrs
import pytest

from contratti_quartiere import cases
from contratti_quartiere.cases import milano_2016
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.exchange.documents import dumps, loads
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import AmountPrecision, ProcedureKind, VatBasis
from contratti_quartiere.programme import FundingBody, MilestoneKind
from contratti_quartiere.report import validate
from contratti_quartiere.sources import Provenance, SourceKind
from contratti_quartiere.verdicts import Severity

MILAN = milano_2016()
(TENDER,) = MILAN.tenders
NAMES = ["Mazzini", "San Siro", "Molise-Calvairate", "Gratosoglio", "Ponte Lambro"]

DAYS = [
    pytest.param(date(2016, 2, 29), id="day before the announcement"),
    pytest.param(date(2016, 5, 2), id="first day planned"),
    pytest.param(date(2019, 5, 1), id="last day by count"),
    pytest.param(date(2026, 11, 23), id="now"),
]


def records(value: object, path: str = "") -> Iterator[tuple[str, Any]]:
    """
    Yield every record inside a record, with where it stands.
    """
    kind: Any = type(value)
    if isinstance(value, tuple):
        for index, item in enumerate(cast("tuple[object, ...]", value)):
            yield from records(item, f"{path}/{index}")
    elif attrs.has(kind):
        yield path, value
        for field in attrs.fields(kind):
            yield from records(getattr(value, field.name), f"{path}/{field.name}")


RECORDS = dict(records(MILAN))
STATED = {path: record for path, record in RECORDS.items() if hasattr(record, "provenance")}


def test_document_is_canonical() -> None:
    """
    The document of the case is written as we write documents, byte by byte.
    """
    text = files(cases).joinpath("milano_2016.json").read_text("utf-8")

    assert text == dumps(loads(text))


def test_always_the_same() -> None:
    """
    The case is a value.
    """
    assert milano_2016() == milano_2016()


@pytest.mark.parametrize("path", STATED)
def test_every_fact_has_its_source(path: str) -> None:
    """
    "Every fact of the embedded case carries its source or the word illustrative", and every source named exists.
    """
    provenance: Provenance = STATED[path].provenance
    known = {source.id for source in MILAN.sources}

    assert (True, set()) == (provenance.stated, set(provenance.sources) - known)


def test_every_source_is_used() -> None:
    """
    No source is named for nothing.
    """
    used = {name for record in STATED.values() for name in record.provenance.sources}

    assert {source.id for source in MILAN.sources} == used


@pytest.mark.parametrize("source", MILAN.sources, ids=lambda source: source.id)
def test_sources_can_be_found(source: Any) -> None:
    """
    A source says what it is, when it came out and where to find it; an announcement or the press, for we have no act.
    """
    assert (True, True, True) == (
        source.kind in (SourceKind.ANNOUNCEMENT, SourceKind.PRESS),
        source.published is not None,
        "/" in source.address,
    )


def test_weights_are_illustrative() -> None:
    """
    No formula was published: the plan and each of its criteria only illustrate.
    """
    plan = TENDER.plan
    assert plan is not None

    criteria = [criterion.provenance for criterion in plan.criteria]
    lots = [lot.provenance for lot in TENDER.lots]

    assert {True} == {provenance.illustrative for provenance in (plan.provenance, *criteria, *lots)}


def test_neighbourhoods() -> None:
    """
    Five neighbourhoods, each with one contract, one lab and one lot.
    """
    assert [NAMES] * 2 + [[hood.id for hood in MILAN.neighbourhoods]] * 3 == [
        [hood.name for hood in MILAN.neighbourhoods],
        [lab.name for lab in MILAN.laboratories],
        [contract.neighbourhood for contract in MILAN.contracts],
        [lab.neighbourhood for lab in MILAN.laboratories],
        [name for lot in TENDER.lots for name in lot.neighbourhoods],
    ]


def test_who_pays() -> None:
    """
    State, Region and City pay for the contracts.
    """
    assert {(FundingBody.STATE, FundingBody.REGION, FundingBody.CITY)} == {
        contract.funding_bodies for contract in MILAN.contracts
    }


@pytest.mark.parametrize("lab", MILAN.laboratories, ids=lambda lab: lab.id)
def test_openings(lab: Any) -> None:
    """
    The labs opened in 2006, nobody knows until when, and again from August 2017 to the end of 2018.
    """
    assert [(Year(2006), None, True), (Month(2017, 8), Month(2018, 12), False)] == [
        (opening.first, opening.last, opening.end_unknown) for opening in lab.opening_periods
    ]


def test_what_the_announcement_says_of_the_tender() -> None:
    """
    36 months from 2 May 2016 until April 2019, by a competitive procedure of a kind that is not said.
    """
    term = TENDER.term
    assert term is not None

    assert (date(2016, 5, 2), 36, Month(2019, 4), ProcedureKind.COMPETITIVE) == (
        term.start,
        term.months,
        term.declared_end,
        TENDER.procedure,
    )


def test_two_totals() -> None:
    """
    "Over one million" was set aside and "one million" divided: two totals, of which nobody says what they include.
    """
    assert [
        (AmountPrecision.MORE_THAN, Euro("1000000.00"), VatBasis.UNKNOWN),
        (AmountPrecision.EXACT, Euro("1000000.00"), VatBasis.UNKNOWN),
    ] == [(total.precision, total.amount, total.vat) for total in TENDER.totals]


def test_nothing_is_invented() -> None:
    """
    Lot amounts, CIG, notice date, code and acts are not publicly known, and stand nowhere.
    """
    assert ([None] * 5, [None] * 5, None, None, ()) == (
        [lot.amount for lot in TENDER.lots],
        [lot.cig for lot in TENDER.lots],
        TENDER.notice_date,
        TENDER.declared_code,
        None if TENDER.term is None else TENDER.term.acts,
    )


def test_milestones() -> None:
    """
    What happened, in the order in which it did.
    """
    assert [
        (MilestoneKind.OPENED, Year(2006)),
        (MilestoneKind.STEERED, Year(2014)),
        (MilestoneKind.ANNOUNCED, date(2016, 3, 1)),
        (MilestoneKind.RESTARTED, Month(2017, 8)),
        (MilestoneKind.EXTENDED, Month(2017, 8)),
        (MilestoneKind.REFINANCED, Month(2018, 12)),
    ] == [(step.kind, step.when) for step in MILAN.milestones]


@pytest.mark.parametrize("unknown", MILAN.unknowns, ids=lambda unknown: unknown.id)
def test_unknowns(unknown: Any) -> None:
    """
    Each open question names an office to ask, in both languages.
    """
    texts = (unknown.question.it, unknown.question.en, unknown.office.it, unknown.office.en)

    assert (True, True) == (all(texts), unknown.question.it != unknown.question.en)


def test_what_is_asked() -> None:
    """
    What is nowhere in the case is asked for: dates, amounts, codes, awards.
    """
    asked = " ".join(unknown.question.it for unknown in MILAN.unknowns)

    assert [] == [
        word for word in ("data del bando", "importi", "CIG", "aggiudicazioni", "totali") if word not in asked
    ]


@pytest.mark.parametrize("on", DAYS)
def test_no_errors(on: date) -> None:
    """
    As of any day, the tender that this library was born from does not come out unlawful on doubtful counts.
    """
    report = validate(MILAN, on=on)

    assert (True, []) == (
        report.valid,
        [entry.rule.id for entry in report.findings if entry.severity is Severity.ERROR],
    )


def test_findings() -> None:
    """
    There is something to find: what was planned and what was served differ.
    """
    assert ["planned-against-actual"] == [entry.rule.id for entry in validate(MILAN, on=date(2026, 11, 23)).findings]


def test_undecided() -> None:
    """
    Its notice date is unknown, so its code comes out undecided; so do its sums and its codes.
    """
    undecided = {entry.rule.id for entry in validate(MILAN, on=date(2026, 11, 23)).undecided}

    assert {"regime-of-notice", "lots-sum", "cig-well-formed"} == undecided
