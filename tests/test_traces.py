"""
Traces: what the engine said is weighed again without the document, and comes out the same or not at all.
"""

from datetime import date
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.entries import Entry
from contratti_quartiere.errors import WrongTypeError, shown
from contratti_quartiere.facts import Fact
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.replays import replay
from contratti_quartiere.report import Report, validate
from contratti_quartiere.rules import lots_sum
from contratti_quartiere.traces import trace
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Verdict

days = st.dates() | st.sampled_from((date.min, date.max))


def said(entry: Entry) -> Verdict:
    """
    Return what was said, a breach with its gravity: a trace has no rule of which it could have it.
    """
    return attrs.evolve(entry.verdict, severity=entry.severity) if isinstance(entry.verdict, Breach) else entry.verdict


@settings.get_profile("heavy")
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


ON = date(2026, 11, 22)
RULE = lots_sum.RULE
TEXT = Bilingual("così", "so")


def keys_of(verdict: Verdict) -> set[str]:
    """
    Return the keys under which a trace tells a verdict.
    """
    report = Report(on=ON, entries=(Entry(RULE, verdict),), rules=(RULE,), parameters=PARAMETERS)
    return set(trace(report)["verdicts"][0])


def test_what_is_no_report_in_words() -> None:
    """
    What was found is shown, and what to write instead.
    """
    with pytest.raises(WrongTypeError) as caught:
        trace(cast("Report", 7))

    assert (
        Bilingual(
            "trace: trovato 7 (numero intero); scrivere un Report",
            "trace: found 7 (whole number); write a Report",
        )
        == caught.value.said
    )


@pytest.mark.parametrize("kind", [Breach, Missing, Kept, NotApplicable])
def test_what_selected_the_version(kind: type[Verdict]) -> None:
    """
    What picked the version of a rule is told where something did.
    """
    plain, chosen = kind(path="", message=TEXT), kind(path="", message=TEXT, selected_by=(Fact("track", "ordinario"),))

    assert {"selected_by"} == keys_of(chosen) - keys_of(plain)


def test_figure_that_nobody_set() -> None:
    """
    The name of a figure is told where one is wanted that nobody has set.
    """
    plain, unset = Missing(path="", message=TEXT), Missing(path="", message=TEXT, parameter="notice_days")

    assert {"parameter"} == keys_of(unset) - keys_of(plain)
