"""
The trace of a report: for each verdict the facts, the figures in force and the comparisons, to be made again by anyone.

A trace is read without the document that was judged; see `replays`.
"""

from datetime import date
from typing import Any

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.errors import WrongTypeError
from contratti_quartiere.facts import Fact, FactValue, Figure
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import Period
from contratti_quartiere.report import ENGINE, Report
from contratti_quartiere.report_values import source_values
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Verdict

__all__ = ["TRACE_FORMAT", "VERDICT_KINDS", "VerdictKind", "trace"]

TRACE_FORMAT = "contratti_quartiere/trace/0.1.0"
"""The format of a trace as JSON."""


class VerdictKind(Word):
    """
    The four things that a rule may say (*esito della regola*).
    """

    BREACH = "violata", "broken"
    MISSING = "non decidibile", "undecided"
    KEPT = "rispettata", "kept"
    NOT_APPLICABLE = "non applicabile", "not applicable"


VERDICT_KINDS: dict[type[Verdict], VerdictKind] = {
    Breach: VerdictKind.BREACH,
    Missing: VerdictKind.MISSING,
    Kept: VerdictKind.KEPT,
    NotApplicable: VerdictKind.NOT_APPLICABLE,
}


def trace(report: Report) -> dict[str, Any]:
    """
    Return the trace of a report as JSON values, always the same for the same report.

    Raises:
        WrongTypeError: For anything but a report.
    """
    if type(report) is not Report:
        raise WrongTypeError.of("trace", report, Bilingual("scrivere un Report", "write a Report"))
    return {
        "format": TRACE_FORMAT,
        "on": report.on.isoformat(),
        "engine": ENGINE,
        "readable": not report.problems,
        "valid": report.valid,
        "checked": list(dict.fromkeys(rule.id for rule in report.rules)),
        "verdicts": [
            _verdict(entry.verdict)
            | {
                "rule": entry.rule.id,
                "severity": entry.severity.value,
                "source": source_values(entry.rule.source),
            }
            | _days(entry.rule.since, entry.rule.until)
            for entry in report.entries
        ],
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    said: dict[str, Any] = {
        "verdict": VERDICT_KINDS[type(verdict)].value,
        "path": verdict.path,
        "message": {"it": verdict.message.it, "en": verdict.message.en},
        "facts": _facts(verdict.facts),
        **({"selected_by": _facts(verdict.selected_by)} if verdict.selected_by else {}),
    }
    if isinstance(verdict, NotApplicable):
        return said
    if isinstance(verdict, Missing):
        said |= {"cause": verdict.cause.value}
        said |= {"parameter": verdict.parameter} if verdict.parameter else {}
    return said | {
        "figures": [_figure(figure) for figure in verdict.figures],
        "comparisons": [
            {"left": made.left, "relation": made.relation.value, "right": made.right} for made in verdict.comparisons
        ],
    }


def _facts(facts: tuple[Fact, ...]) -> list[dict[str, Any]]:
    return [{"name": fact.name, "type": _type(fact.value), "value": fact.plain} for fact in facts]


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "parameter": figure.parameter,
        "kind": figure.kind.value,
        "value": figure.value,
        "source": source_values(figure.source),
        **({"checked_on": figure.checked_on.isoformat()} if figure.checked_on else {}),
    } | _days(figure.since, figure.until)


def _days(since: date | None, until: date | None) -> dict[str, str]:
    return ({"since": since.isoformat()} if since else {}) | ({"until": until.isoformat()} if until else {})


def _type(value: FactValue) -> str:
    return next(name for name, kind in FACT_TYPES.items() if isinstance(value, kind))


# A flag is a count for Python, so it is first.
FACT_TYPES: dict[str, type] = {
    "flag": bool,
    "count": int,
    "text": str,
    "day": date,
    "month": Month,
    "year": Year,
    "euro": Euro,
    "period": Period,
}
"""The types that the value of a fact may have, by the name that a trace gives them."""
