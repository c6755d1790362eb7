"""
What a rule may say, and that what it says is borne by what it compared.
"""

from collections.abc import Callable, Iterator
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procurement import Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.rules import RULES
from contratti_quartiere.verdicts import (
    Breach,
    Deferred,
    Kept,
    Missing,
    MissingCause,
    NotApplicable,
    Rule,
    Severity,
    Tracks,
    Verdict,
    said,
    weighed,
)
from contratti_quartiere.views import View

TEXT, NO = Bilingual("va bene", "fine"), Bilingual("non va", "will not do")
STANDSTILL = PARAMETERS["standstill_days"]
FIGURE = Figure.of(STANDSTILL, STANDSTILL.values[0])
FACTS = (Fact("waited", 30),)
ENOUGH = (Comparison("waited", Relation.AT_LEAST, "standstill_days"),)
TOO_LITTLE = (*ENOUGH, Comparison("waited", Relation.MORE, "standstill_days"))


@pytest.mark.parametrize("verdict", [Breach, Missing, Kept])
def test_verdict_without_facts(verdict: Callable[..., Breach | Missing | Kept]) -> None:
    """
    A verdict may rest on no figure at all.
    """
    assert () == verdict(path="/tenders/0", message=Bilingual("no", "no")).facts


def test_severity_is_the_rules_own() -> None:
    """
    A breach is as grave as its rule says unless it says otherwise itself.
    """
    assert None is Breach(path="", message=Bilingual("no", "no")).severity


@pytest.mark.parametrize("severity", [None, Severity.WARNING])
def test_weighed_and_kept(severity: Severity | None) -> None:
    """
    What holds is kept, with the facts, figures and comparisons; how grave a breach would be does not matter.
    """
    said = weighed("/x", facts=FACTS, figures=(FIGURE,), comparisons=ENOUGH, kept=TEXT, broken=NO, severity=severity)

    assert Kept(path="/x", message=TEXT, facts=FACTS, figures=(FIGURE,), comparisons=ENOUGH) == said


@pytest.mark.parametrize("severity", [None, Severity.WARNING])
def test_weighed_and_broken(severity: Severity | None) -> None:
    """
    If one of several comparisons does not hold it is broken, as grave as it is said to be.
    """
    said = weighed(
        "/x", facts=FACTS, figures=(FIGURE,), comparisons=TOO_LITTLE, kept=TEXT, broken=NO, severity=severity
    )

    assert (
        Breach(path="/x", message=NO, facts=FACTS, figures=(FIGURE,), comparisons=TOO_LITTLE, severity=severity) == said
    )


@given(st.integers(), st.integers(), st.sampled_from(Relation))
def test_weighed_by_the_comparison(left: int, right: int, relation: Relation) -> None:
    """
    A verdict is kept if its comparison holds, and only then.
    """
    facts, asked = (Fact("left", left), Fact("right", right)), Comparison("left", relation, "right")
    said = weighed("", facts=facts, comparisons=(asked,), kept=TEXT, broken=NO)

    assert asked.holds(facts) is isinstance(said, Kept)


def test_not_applicable_has_no_facts() -> None:
    """
    Facts are given, never made up.
    """
    assert () == NotApplicable(path="", message=TEXT).facts


def test_missing_is_evidence() -> None:
    """
    Unless it says otherwise, what is missing is evidence, and no figure.
    """
    found = Missing(path="", message=TEXT)

    assert (MissingCause.EVIDENCE, "") == (found.cause, found.parameter)


def test_tracks_bind_nowhere_else() -> None:
    """
    A track that is named nowhere is neither law nor recalled.
    """
    assert Tracks(frozenset({Track.ORDINARY})) == Tracks(
        law=frozenset({Track.ORDINARY}), if_recalled=frozenset(), act="", articles=()
    )


@pytest.mark.parametrize("rule", RULES, ids=[f"{rule.id} {rule.since or ''}".strip() for rule in RULES])
def test_sentence(rule: Rule) -> None:
    """
    The sentence of a rule is its Italian and its English together.
    """
    assert Bilingual(rule.it, rule.en) == rule.sentence


def kept(path: str) -> Kept:
    """
    Return that a place is fine.
    """
    return Kept(path=path, message=TEXT)


def test_put_off_and_made() -> None:
    """
    A verdict that was put off says what its function makes of what it is given.
    """
    assert kept("/tenders/0") == said(Deferred.to(Kept, kept, "/tenders/0"))


def test_not_put_off() -> None:
    """
    A verdict that has its words is said as it is.
    """
    verdict = kept("/tenders/0")

    assert verdict is said(verdict)


def test_kind_of_what_is_put_off() -> None:
    """
    What was put off is of the kind that it was said to be.
    """
    assert Kept is Deferred.to(Kept, kept, "/tenders/0").kind


def test_made_once() -> None:
    """
    Whoever reads a verdict twice reads the same one: it is made once.
    """
    deferred = Deferred.to(Kept, kept, "/tenders/0")

    assert deferred.verdict is deferred.verdict


def test_what_it_will_be_is_known_before() -> None:
    """
    Nothing is made to know whether it is kept.
    """
    assert Kept is Deferred(Kept, lambda: pytest.fail("made"), ()).kind


def test_what_a_rule_says_has_its_words() -> None:
    """
    Who asks a rule what it says gets all of it in words; who judges by it gets what was put off as it is.
    """
    view = View(programme=Programme(), on=date(2026, 11, 22), parameters=PARAMETERS)
    answers = kept("/tenders/0"), Deferred.to(Kept, kept, "/tenders/1")

    def check(asked: View) -> Iterator[Verdict | Deferred]:
        return iter(answers if asked is view else ())

    rule = attrs.evolve(RULES[0], check=check)

    assert ([kept("/tenders/0"), kept("/tenders/1")], [*answers]) == ([*rule.check(view)], [*rule.judge(view)])
