"""
Traces: what the engine said is weighed again without the document, and comes out the same or not at all.
"""

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.entries import Entry
from contratti_quartiere.errors import WrongTypeError, shown
from contratti_quartiere.parameters import Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.replays import replay
from contratti_quartiere.report import validate
from contratti_quartiere.traces import trace
from contratti_quartiere.verdicts import Breach, Verdict

days = st.dates() | st.sampled_from((date.min, date.max))


def said(entry: Entry) -> Verdict:
    """
    Return what was said, a breach with its gravity: a trace has no rule of which it could have it.
    """
    return attrs.evolve(entry.verdict, severity=entry.severity) if isinstance(entry.verdict, Breach) else entry.verdict


@given(strategies.judged_programmes(), days, strategies.parameters())
def test_every_verdict_again(programme: Programme, on: date, parameters: Parameters) -> None:
    """
    "`replay(trace)` gives the verdict again without the document": each with its facts, figures and comparisons.
    """
    report = validate(programme, on=on, parameters=parameters)

    assert list(map(said, report.entries)) == [found.verdict for found in replay(trace(report)).verdicts]


@pytest.mark.parametrize("report", [None, {}, "rapporto"], ids=["None", "dict", "str"])
def test_what_is_no_report(report: Any) -> None:
    """
    Only a report has a trace.
    """
    with pytest.raises(WrongTypeError) as caught:
        trace(report)

    assert ("trace", shown(report)) == (caught.value.where, caught.value.found)
