"""
Where verdicts point: at a record of the document, or at a field that such a record can have.
"""

from datetime import date
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
import pytest
from hypothesis import given, settings

from contratti_quartiere import strategies
from contratti_quartiere.parameters import Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.windows import ServiceWindow

# The one field whose key in a document is another than its name: durations are written P36M.
KEYS: dict[tuple[type, str], str] = {(ServiceWindow, "months"): "duration"}


def within(kind: Any, step: str) -> list[Any]:
    """
    Return the types that may stand at one step into a type; none, if there is no such step.
    """
    if get_origin(kind) in (Union, UnionType):
        return [found for part in get_args(kind) for found in within(part, step)]
    if get_origin(kind) is tuple:
        return [get_args(kind)[0]] if step.isdecimal() else []
    if not attrs.has(kind):
        return []
    hints = get_type_hints(kind)
    return [hints[field.name] for field in attrs.fields(kind) if KEYS.get((kind, field.name), field.name) == step]


def leads_somewhere(pointer: str) -> bool:
    """
    Return whether a JSON Pointer leads to what a document may hold.
    """
    found: list[Any] = [Programme]
    for step in pointer.split("/")[1:]:
        found = [inner for kind in found for inner in within(kind, step)]
    return bool(found)


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("", True),
        ("/tenders", True),
        ("/tenders/0", True),
        ("/tenders/0/notice_date", True),
        ("/tenders/0/term/duration", True),
        ("/tenders/0/term/months", False),
        ("/tenders/0/lots/3/estimate/options/1/amount", True),
        ("/tenders/notice_date", False),
        ("/tenders/0/bando", False),
        ("/gare", False),
    ],
)
def test_pointers(pointer: str, expected: bool) -> None:
    """
    A pointer leads into a document by its keys and indices.
    """
    assert expected is leads_somewhere(pointer)


@settings.get_profile("heavy")
@given(strategies.judged_programmes(), strategies.parameters())
def test_every_verdict_points_at_what_can_be_there(programme: Programme, parameters: Parameters) -> None:
    """
    "Missing (which field of which record)": every place is one that a document can have.
    """
    report = validate(programme, on=date(2026, 11, 22), parameters=parameters)

    assert [] == [
        (entry.rule.id, entry.verdict.path) for entry in report.entries if not leads_somewhere(entry.verdict.path)
    ]
