"""
The JSON Schemas in the wheel: what the library writes is valid by them, and what it would not write is refused.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, cast

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Word
from contratti_quartiere.dated_values import ParameterKind
from contratti_quartiere.entries import Entry
from contratti_quartiere.errors import TraceError
from contratti_quartiere.exchange.documents import check
from contratti_quartiere.facts import Relation
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.replays import replay
from contratti_quartiere.report import REPORT_FORMAT, Report
from contratti_quartiere.schemas import report_schema, trace_schema
from contratti_quartiere.sources import Mark
from contratti_quartiere.traces import FACT_TYPES, TRACE_FORMAT, VerdictKind, trace
from contratti_quartiere.verdicts import MissingCause, Severity
from render import DOCS

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


def inside(values: object) -> Iterator[Any]:
    """
    Yield each object and list in values, and themselves.
    """
    if isinstance(values, dict):
        yield values
        for inner in cast("dict[str, object]", values).values():
            yield from inside(inner)
    elif isinstance(values, list):
        yield values
        for inner in cast("list[object]", values):
            yield from inside(inner)


VALUES: list[Any] = [
    *(None, True, 0, -1, 1.5, [], {}, [None], {"a": 1}),
    *("", "x", "a b", "/x", "errore", "2016-05-02", "2016-02-30", "20160502/20160503", "2016-05", "1.5", "\ud800"),
]


@st.composite
def altered(draw: st.DrawFn, report: Report) -> dict[str, Any]:
    """
    Draw the trace of a report with a few of its verdicts, in which one key or value became another.
    """
    values: dict[str, Any] = json.loads(json.dumps(trace(report)))
    first = draw(st.integers(0, len(values["verdicts"]) - 1))
    values["verdicts"] = values["verdicts"][first : first + 3]
    values["checked"] = [found["rule"] for found in values["verdicts"]]
    here = draw(st.sampled_from(list(inside(values))))
    change = draw(st.sampled_from(("value", "add", "drop")))
    in_a_list = hasattr(here, "append")
    steps: list[Any] = list(range(len(here))) if in_a_list else list(here)
    if in_a_list and (change == "add" or not steps):
        here.append(1)
    elif change == "add" or not steps:
        here["altro"] = 1
    elif change == "drop":
        del here[draw(st.sampled_from(steps))]
    else:
        here[draw(st.sampled_from(steps))] = draw(st.sampled_from(VALUES))
    return values


REPORTS = [check((DOCS / f"examples/{name}.json").read_bytes(), on=TODAY) for name in ("gara-con-errori", "mobilita")]


@given(st.sampled_from(REPORTS).flatmap(altered))
def test_what_the_schema_refuses_is_no_trace(values: dict[str, Any]) -> None:
    """
    Whatever is altered in a trace, it is valid by the schema, or it cannot be replayed.
    """
    try:
        replay(values)
        replayed = True
    except TraceError:
        replayed = False

    assert TRACE.is_valid(values) or not replayed


@pytest.mark.parametrize("schema", [report_schema, trace_schema])
def test_nothing_else_is_taken(schema: Callable[[], dict[str, Any]]) -> None:
    """
    No object takes a key that its schema does not name.
    """
    objects = [found for found in inside(schema()) if "properties" in found and "type" in found]

    assert {False} == {found.get("additionalProperties") for found in objects}


@given(strategies.entries())
def test_every_entry_of_a_trace_is_valid(entry: Entry) -> None:
    """
    Whatever a rule may say, with facts of every type, is valid by the schema.
    """
    TRACE.validate(trace(Report(on=TODAY, entries=(entry,), rules=(entry.rule,), parameters=PARAMETERS)))
