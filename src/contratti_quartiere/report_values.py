"""
The parts of a report as JSON values.
"""

from collections.abc import Iterable
from typing import Any

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.coverage import Coverage
from contratti_quartiere.dated_values import Parameter
from contratti_quartiere.entries import Entry
from contratti_quartiere.errors import Problem
from contratti_quartiere.facts import Fact
from contratti_quartiere.parameters import Override
from contratti_quartiere.programme import Unknown
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Missing, Rule, Severity

__all__ = [
    "both",
    "coverage_values",
    "finding_values",
    "override_values",
    "parameter_values",
    "problem_values",
    "rule_values",
    "said_values",
    "source_values",
    "unknown_values",
    "used",
]


def used(rules: Iterable[Rule]) -> tuple[str, ...]:
    """
    Return the names of the figures that rules use, once each, sorted.
    """
    return tuple(sorted({name for rule in rules for name in rule.parameters}))


def both(text: Bilingual) -> dict[str, str]:
    """
    Return a text in both languages.
    """
    return {"it": text.it, "en": text.en}


def source_values(source: LegalSource) -> dict[str, str]:
    """
    Return an act and article, with how far it was confirmed.
    """
    return {"act": source.act, "article": source.article, "mark": source.mark.value}


def _facts(facts: Iterable[Fact]) -> list[dict[str, Any]]:
    return [{"name": fact.name, "value": fact.plain} for fact in facts]


def said_values(entry: Entry, name: str) -> dict[str, Any]:
    """
    Return what was said in one place, its sentence under a name.
    """
    said: dict[str, Any] = {"rule": entry.rule.id, "path": entry.verdict.path, name: both(entry.verdict.message)}
    if isinstance(entry.verdict, Missing):
        said["cause"] = entry.verdict.cause.value
        said |= {"parameter": entry.verdict.parameter} if entry.verdict.parameter else {}
    return said | {"facts": _facts(entry.verdict.facts)}


def finding_values(entry: Entry) -> dict[str, Any]:
    """
    Return what is broken, with how grave it is and its source.
    """
    said = said_values(entry, "message")
    return {
        "rule": said["rule"],
        "severity": entry.severity.value,
        "path": said["path"],
        "message": said["message"],
        "source": source_values(entry.rule.source),
        "facts": said["facts"],
    }


def problem_values(problem: Problem) -> dict[str, Any]:
    """
    Return why a part of a document could not be read, as a finding.
    """
    return {
        "rule": "document-readable",
        "severity": Severity.ERROR.value,
        "path": problem.pointer,
        "message": both(problem.message),
        "source": {"act": "formato del documento", "article": "", "mark": ""},
        "facts": [{"name": "kind", "value": problem.kind}],
    }


def rule_values(rule: Rule) -> dict[str, Any]:
    """
    Return a rule that was asked, with its days and its source.
    """
    return {
        "rule": rule.id,
        "since": rule.since.isoformat() if rule.since else "",
        "until": rule.until.isoformat() if rule.until else "",
        "source": source_values(rule.source),
    }


def override_values(override: Override) -> dict[str, Any]:
    """
    Return what a body set in the place of ours.
    """
    return {
        "parameter": override.parameter,
        "value": override.value,
        "source": override.source,
        "since": override.since.isoformat() if override.since else "",
        "until": override.until.isoformat() if override.until else "",
    }


def parameter_values(parameter: Parameter) -> dict[str, Any]:
    """
    Return a figure with all its values, each with its days and its source.
    """
    values = [
        {
            "value": dated.value,
            "since": dated.since.isoformat() if dated.since else "",
            "until": dated.until.isoformat() if dated.until else "",
            "source": source_values(dated.source),
        }
        for dated in parameter.values
    ]
    return {
        "parameter": parameter.id,
        "kind": parameter.kind.value,
        "checked_on": parameter.checked_on.isoformat(),
        "values": values,
    }


def coverage_values(found: Coverage) -> dict[str, Any]:
    """
    Return what could be said of a document as JSON values, and what would let more be said.
    """
    return {
        "decided": list(found.decided),
        "undecided": list(found.undecided),
        "not_applicable": list(found.not_applicable),
        "unlocks": [
            {"field": one.field, "parameter": one.parameter, "cause": one.cause.value, "rules": list(one.rules)}
            | {"places": list(one.places)}
            for one in found.unlocks
        ],
    }


def unknown_values(unknown: Unknown) -> dict[str, Any]:
    """
    Return a question that nobody can answer, with the office to ask.
    """
    return {"id": unknown.id, "question": both(unknown.question), "office": both(unknown.office)}
