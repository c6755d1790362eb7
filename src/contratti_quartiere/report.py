"""
Validation: every rule on a programme as of a day, and the report of what they said.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dated_values import Parameter
from contratti_quartiere.errors import Problem, WrongTypeError
from contratti_quartiere.facts import Fact
from contratti_quartiere.parameters import PARAMETERS, Override, Parameters
from contratti_quartiere.programme import Programme, Unknown
from contratti_quartiere.progress import Payment, ProgressStatement
from contratti_quartiere.rules import RULES
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View

__all__ = ["ENGINE", "ENGINE_VERSION", "REPORT_FORMAT", "Entry", "Report", "judge", "validate"]

ENGINE_VERSION = "0.1.0"
"""The version of the library, and so of the engine that a report names."""

ENGINE = f"contratti_quartiere {ENGINE_VERSION}"
"""The engine, as a report and its trace name it."""

REPORT_FORMAT = "contratti_quartiere/report/0.1.0"
"""The format of a report as JSON."""


@attrs.frozen
class Entry:
    """
    What one rule said in one place (*voce del rapporto*).

    Attributes:
        rule: The rule.
        verdict: What it said.
    """

    rule: Rule
    verdict: Verdict

    @property
    def severity(self) -> Severity:
        """
        How grave it is: the verdict's own severity, where it has one, else the rule's.
        """
        own = self.verdict.severity if isinstance(self.verdict, Breach) else None
        return own or self.rule.severity


@attrs.frozen(kw_only=True)
class Report:
    """
    What the rules say of a programme as of a day (*rapporto*).

    Attributes:
        on: The day.
        entries: Everything that was said, in the order of the rules.
        rules: The rules that were asked.
        parameters: The figures that they were given.
        unknowns: The questions that the programme says nobody can answer.
        problems: Why parts of a document could not be read and were set aside; empty for a programme that is a value.
    """

    on: date
    entries: tuple[Entry, ...]
    rules: tuple[Rule, ...]
    parameters: Parameters
    unknowns: tuple[Unknown, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def valid(self) -> bool:
        """
        True if there is no finding of severity error and the whole document could be read.
        """
        return not self.problems and all(entry.severity is not Severity.ERROR for entry in self.findings)

    @property
    def findings(self) -> tuple[Entry, ...]:
        """
        What is broken, in the order of the rules.
        """
        return self._of(Breach)

    @property
    def undecided(self) -> tuple[Entry, ...]:
        """
        What could not be said; never to be read as compliant.
        """
        return self._of(Missing)

    @property
    def kept(self) -> tuple[Entry, ...]:
        """
        What was checked and agrees.
        """
        return self._of(Kept)

    @property
    def not_applicable(self) -> tuple[Entry, ...]:
        """
        What had no object.
        """
        return self._of(NotApplicable)

    def _of(self, kind: type[Verdict]) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry.verdict, kind))

    def to_dict(self) -> dict[str, Any]:
        """
        Return the report as JSON values, always the same for the same question.

        Keys: `format`, `valid`, `on`, `engine`, `findings`, `undecided`, `not_applicable`, `kept`, `checked`,
        `body`, `overrides`, `parameters`, `not_verifiable`.
        """
        return {
            "format": REPORT_FORMAT,
            "valid": self.valid,
            "on": self.on.isoformat(),
            "engine": ENGINE,
            "findings": [*map(_problem, self.problems), *map(_finding, self.findings)],
            "undecided": [_said(entry, "missing") for entry in self.undecided],
            "not_applicable": [_said(entry, "reason") for entry in self.not_applicable],
            "kept": [_said(entry, "message") for entry in self.kept],
            "checked": [_rule(rule) for rule in self.rules],
            "body": self.parameters.body,
            "overrides": [_override(override) for override in self.parameters.overrides],
            "parameters": [_parameter(self.parameters[name]) for name in _used(self.rules)],
            "not_verifiable": [
                {"id": unknown.id, "question": _both(unknown.question), "office": _both(unknown.office)}
                for unknown in self.unknowns
            ],
        }

    def to_json(self) -> str:
        """
        Return the report as JSON text, indented, with a line break at the end.
        """
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2) + "\n"


def validate(
    programme: Programme,
    *,
    on: date,
    parameters: Parameters = PARAMETERS,
    rules: Sequence[Rule] = RULES,
) -> Report:
    """
    Judge a programme, as it was known on a day, by every rule.

    Args:
        programme: What to judge. It may break any law; it is a value all the same.
        on: The day; the library has no clock.
        parameters: The figures in force, with what a body set of its own.
        rules: The rules to ask, in the order in which the report lists them.

    Raises:
        WrongTypeError: For a programme that is none, or a day that is no date.
    """
    return judge(programme, on=on, parameters=parameters, rules=rules)


def judge(
    programme: Programme,
    *,
    on: date,
    parameters: Parameters,
    rules: Sequence[Rule],
    problems: tuple[Problem, ...] = (),
    places: tuple[tuple[str, tuple[int, ...]], ...] = (),
) -> Report:
    """
    Judge what is left of a document of which some records were set aside.

    Args:
        programme: What is left.
        on: The day.
        parameters: The figures.
        rules: The rules.
        problems: Why records were set aside; each makes every rule that reads its collection undecided there.
        places: Where each record that is left stood, as `View` has it.
    """
    if type(programme) is not Programme:
        raise WrongTypeError.of("validate", programme, Bilingual("scrivere un Programme", "write a Programme"))
    if type(on) is not date:
        raise WrongTypeError.of(
            "validate.on", on, Bilingual("scrivere un giorno, date(2019, 5, 1)", "write a day, date(2019, 5, 1)")
        )
    known = programme.as_of(on)
    view = View(
        programme=known,
        on=on,
        parameters=parameters,
        places=_places(programme, known, dict(places)),
        unread=frozenset(problem.pointer.split("/")[1] for problem in problems if problem.pointer),
    )
    entries = tuple(_asked(rules, view, problems))
    return Report(
        on=on,
        entries=entries,
        rules=tuple(rules),
        parameters=parameters,
        unknowns=programme.unknowns,
        problems=problems,
    )


def _asked(rules: Sequence[Rule], view: View, problems: Sequence[Problem]) -> Iterator[Entry]:
    """
    Yield what each rule says; of a rule of which no version says anything, the first says that it has no object.
    """
    said = [(rule, tuple(rule.check(view))) for rule in rules]
    heard = {rule.id for rule, verdicts in said if verdicts}
    seen: set[str] = set()
    for rule, verdicts in said:
        first = rule.id not in seen
        seen.add(rule.id)
        aside = tuple(_set_aside(rule, problems)) if first else ()
        silent = (_NO_OBJECT,) if first and not aside and rule.id not in heard else ()
        for verdict in (*aside, *verdicts, *silent):
            yield Entry(rule, verdict)


_Dated = tuple[ProgressStatement, ...] | tuple[Payment, ...]


def _places(
    programme: Programme, known: Programme, places: dict[str, tuple[int, ...]]
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """
    Return where each record stood that is left of a document on its day, for the collections that lost some.
    """
    places |= _places_in_works(programme, known, places)
    found_on_the_day = dict(known.collections())
    for name, records in programme.collections():
        left = {record.id for record in found_on_the_day[name]}
        if len(left) < len(records):
            indices = places.get(name, range(len(records)))
            found = (index for index, record in zip(indices, records, strict=True) if record.id in left)
            places[name] = tuple(found)
    return tuple(places.items())


def _places_in_works(
    programme: Programme, known: Programme, places: dict[str, tuple[int, ...]]
) -> dict[str, tuple[int, ...]]:
    """
    Return the same for what is dated within works, which no document must hold in the order of its days.
    """
    found: dict[str, tuple[int, ...]] = {}
    indices = places.get("works", range(len(programme.works)))
    on_the_day = {works.id: works for works in known.works}
    for index, whole in zip(indices, programme.works, strict=True):
        # Works of an intervention that is added later are not known yet: nothing points into them.
        left = on_the_day.get(whole.id, whole)
        dated: tuple[tuple[str, _Dated, _Dated], ...] = (
            ("statements", whole.statements, left.statements),
            ("payments", whole.payments, left.payments),
        )
        for name, records, known_records in dated:
            kept = {id(record) for record in known_records}
            if len(known_records) < len(records):
                found[f"works/{index}/{name}"] = tuple(n for n, record in enumerate(records) if id(record) in kept)
    return found


_NO_OBJECT = NotApplicable(
    path="", message=Bilingual("il documento non ha nulla da guardare", "the document has nothing to look at")
)


def _set_aside(rule: Rule, problems: Iterable[Problem]) -> Iterable[Missing]:
    """
    Yield that a rule could not look at a record that was set aside, once for each record.
    """
    records = ("/".join(problem.pointer.split("/")[:3]) for problem in problems)
    for record in dict.fromkeys(records):
        collection = record.split("/")[1] if record else ""
        if not collection or collection in rule.reads:
            yield Missing(
                path=record,
                message=Bilingual("la parte non si è potuta leggere", "this part could not be read"),
            )


def _used(rules: Iterable[Rule]) -> tuple[str, ...]:
    return tuple(sorted({name for rule in rules for name in rule.parameters}))


def _both(text: Bilingual) -> dict[str, str]:
    return {"it": text.it, "en": text.en}


def _source(source: LegalSource) -> dict[str, str]:
    return {"act": source.act, "article": source.article, "mark": source.mark.value}


def _facts(facts: Iterable[Fact]) -> list[dict[str, Any]]:
    return [{"name": fact.name, "value": fact.plain} for fact in facts]


def _said(entry: Entry, name: str) -> dict[str, Any]:
    said: dict[str, Any] = {"rule": entry.rule.id, "path": entry.verdict.path, name: _both(entry.verdict.message)}
    if not isinstance(entry.verdict, NotApplicable):
        said["facts"] = _facts(entry.verdict.facts)
    return said


def _finding(entry: Entry) -> dict[str, Any]:
    said = _said(entry, "message")
    return {
        "rule": said["rule"],
        "severity": entry.severity.value,
        "path": said["path"],
        "message": said["message"],
        "source": _source(entry.rule.source),
        "facts": said["facts"],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "rule": "document-readable",
        "severity": Severity.ERROR.value,
        "path": problem.pointer,
        "message": _both(problem.message),
        "source": {"act": "formato del documento", "article": "", "mark": ""},
        "facts": [{"name": "kind", "value": problem.kind}],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "rule": rule.id,
        "since": rule.since.isoformat() if rule.since else "",
        "until": rule.until.isoformat() if rule.until else "",
        "source": _source(rule.source),
    }


def _override(override: Override) -> dict[str, Any]:
    return {
        "parameter": override.parameter,
        "value": override.value,
        "source": override.source,
        "since": override.since.isoformat() if override.since else "",
        "until": override.until.isoformat() if override.until else "",
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    values = [
        {
            "value": dated.value,
            "since": dated.since.isoformat() if dated.since else "",
            "until": dated.until.isoformat() if dated.until else "",
            "source": _source(dated.source),
        }
        for dated in parameter.values
    ]
    return {
        "parameter": parameter.id,
        "kind": parameter.kind.value,
        "checked_on": parameter.checked_on.isoformat(),
        "values": values,
    }
