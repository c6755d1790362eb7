"""
Validation: every rule on a programme as of a day, and the report of what they said.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.coverage import Coverage, covered
from contratti_quartiere.entries import Entry
from contratti_quartiere.errors import Problem, WrongTypeError
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.places import later_than_the_day, places_on_the_day
from contratti_quartiere.programme import Programme, Unknown
from contratti_quartiere.report_values import (
    coverage_values,
    finding_values,
    override_values,
    parameter_values,
    problem_values,
    rule_values,
    said_values,
    unknown_values,
    used,
)
from contratti_quartiere.rules import RULES
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View

__all__ = ["ENGINE", "ENGINE_VERSION", "REPORT_FORMAT", "Report", "judge", "validate"]

ENGINE_VERSION = "0.1.0"
"""The version of the library, and so of the engine that a report names."""

ENGINE = f"contratti_quartiere {ENGINE_VERSION}"
"""The engine, as a report and its trace name it."""

REPORT_FORMAT = "contratti_quartiere/report/0.1.0"
"""The format of a report as JSON."""


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
        later: The records of which something is later than the day and was not looked at, as JSON Pointers.
    """

    on: date
    entries: tuple[Entry, ...]
    rules: tuple[Rule, ...]
    parameters: Parameters
    unknowns: tuple[Unknown, ...] = ()
    problems: tuple[Problem, ...] = ()
    later: tuple[str, ...] = ()

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

    @property
    def coverage(self) -> Coverage:
        """
        Which rules could decide something, and which fields or figures would let the others.
        """
        return covered(self.entries)

    def _of(self, kind: type[Verdict]) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.kind is kind)

    def to_dict(self) -> dict[str, Any]:
        """
        Return the report as JSON values, always the same for the same question.

        Keys: `format`, `valid`, `on`, `engine`, `findings`, `undecided`, `not_applicable`, `kept`, `checked`,
        `body`, `overrides`, `parameters`, `not_verifiable`, `coverage`, `later`.
        """
        return {
            "format": REPORT_FORMAT,
            "valid": self.valid,
            "on": self.on.isoformat(),
            "engine": ENGINE,
            "findings": [*map(problem_values, self.problems), *map(finding_values, self.findings)],
            "undecided": [said_values(entry, "missing") for entry in self.undecided],
            "not_applicable": [said_values(entry, "reason") for entry in self.not_applicable],
            "kept": [said_values(entry, "message") for entry in self.kept],
            "checked": [rule_values(rule) for rule in self.rules],
            "body": self.parameters.body,
            "overrides": [override_values(override) for override in self.parameters.overrides],
            "parameters": [parameter_values(self.parameters[name]) for name in used(self.rules)],
            "not_verifiable": [unknown_values(unknown) for unknown in self.unknowns],
            "coverage": coverage_values(self.coverage),
            "later": list(self.later),
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
        WrongTypeError: For a programme that is none, a day that is no date, or figures that are none.
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
    if type(parameters) is not Parameters:
        raise WrongTypeError.of(
            "validate.parameters",
            parameters,
            Bilingual("scrivere PARAMETERS o altri Parameters", "write PARAMETERS or other Parameters"),
        )
    known = programme.as_of(on)
    later = later_than_the_day(programme, known, dict(places))
    view = View(
        programme=known,
        on=on,
        parameters=parameters,
        places=places_on_the_day(programme, known, dict(places)),
        unread=frozenset(problem.pointer.split("/")[1] for problem in problems if problem.pointer),
        whole=programme,
    )
    entries = _asked(rules, view, problems)
    return Report(
        on=on,
        entries=entries,
        rules=tuple(rules),
        parameters=parameters,
        unknowns=programme.unknowns,
        problems=problems,
        later=later,
    )


def _asked(rules: Sequence[Rule], view: View, problems: Sequence[Problem]) -> tuple[Entry, ...]:
    """
    Return what each rule says; of a rule of which no version says anything, the first says that it has no object.
    """
    said = [(rule, tuple(rule.judge(view))) for rule in rules]
    heard = {rule.id for rule, verdicts in said if verdicts}
    seen: set[str] = set()
    entries: list[Entry] = []
    for rule, verdicts in said:
        first = rule.id not in seen
        seen.add(rule.id)
        aside = tuple(_set_aside(rule, problems)) if first else ()
        silent = (_NO_OBJECT,) if first and not aside and rule.id not in heard else ()
        entries += [Entry(rule, verdict) for verdict in (*aside, *verdicts, *silent)]
    return tuple(entries)


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
