"""
The JSON Schemas in the wheel: what the library writes is valid by them, and what it would not write is refused.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Word
from contratti_quartiere.dated_values import ParameterKind
from contratti_quartiere.entries import Entry
from contratti_quartiere.facts import Relation
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.report import REPORT_FORMAT, Report
from contratti_quartiere.schemas import report_schema, trace_schema
from contratti_quartiere.sources import Mark
from contratti_quartiere.traces import FACT_TYPES, TRACE_FORMAT, VerdictKind, trace
from contratti_quartiere.verdicts import MissingCause, Severity

TODAY = date(2026, 11, 22)
REPORT: Any = jsonschema.Draft202012Validator(report_schema(), format_checker=jsonschema.FormatChecker())
TRACE: Any = jsonschema.Draft202012Validator(trace_schema(), format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("schema", [report_schema, trace_schema])
def test_schema_is_one(schema: Callable[[], dict[str, Any]]) -> None:
    """
    Each is a schema of draft 2020-12.
    """
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize(
    ("schema", "name"), [(report_schema, REPORT_FORMAT), (trace_schema, TRACE_FORMAT)], ids=["report", "trace"]
)
def test_format(schema: Callable[[], dict[str, Any]], name: str) -> None:
    """
    A schema names the format that it is of.
    """
    assert {"const": name} == schema()["properties"]["format"]


WORDS: dict[str, type[Word]] = {"severity": Severity, "mark": Mark, "cause": MissingCause, "kind": ParameterKind}


@pytest.mark.parametrize("schema", [report_schema, trace_schema])
@pytest.mark.parametrize("name", WORDS)
def test_words(schema: Callable[[], dict[str, Any]], name: str) -> None:
    """
    Every closed list of a schema is that of the library.
    """
    assert [word.value for word in WORDS[name]] == schema()["$defs"][name]["enum"]


def test_words_of_a_trace() -> None:
    """
    The kinds of verdict, the relations and the types of facts are those of the library.
    """
    found = trace_schema()["$defs"]

    assert (
        [kind.value for kind in VerdictKind],
        [relation.value for relation in Relation],
        list(FACT_TYPES),
    ) == (
        found["verdict"]["properties"]["verdict"]["enum"],
        found["comparison"]["properties"]["relation"]["enum"],
        [fact["properties"]["type"]["const"] for fact in found["fact"]["oneOf"]],
    )


@settings(max_examples=25)
@given(strategies.reports())
def test_every_report_is_valid(report: Report) -> None:
    """
    Whatever is judged, the report is valid by its schema.
    """
    REPORT.validate(report.to_dict())


@settings(max_examples=25)
@given(strategies.reports())
def test_every_trace_is_valid(report: Report) -> None:
    """
    Whatever is judged, the trace is valid by its schema.
    """
    TRACE.validate(trace(report))


@given(strategies.entries())
def test_every_entry_of_a_trace_is_valid(entry: Entry) -> None:
    """
    Whatever a rule may say, with facts of every type, is valid by the schema.
    """
    TRACE.validate(trace(Report(on=TODAY, entries=(entry,), rules=(entry.rule,), parameters=PARAMETERS)))
