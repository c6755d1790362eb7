"""
Strategies for judgement: the figures in force, the rules, what they say, and the report of it.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

from contratti_quartiere.coverage import Coverage, Unlock
from contratti_quartiere.dated_values import Dated, Parameter, ParameterKind
from contratti_quartiere.entries import Entry
from contratti_quartiere.errors import Problem
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.parameters import PARAMETERS, Override, Parameters
from contratti_quartiere.periods import LAST_DAY
from contratti_quartiere.procurement import ObjectKind, Track
from contratti_quartiere.regimes import Regime, regime
from contratti_quartiere.replays import Replay, Replayed, replay
from contratti_quartiere.report import Report, validate
from contratti_quartiere.rules import RULES
from contratti_quartiere.strategies.ground import bilinguals, euros, months, periods, years
from contratti_quartiere.strategies.origins import legal_sources
from contratti_quartiere.strategies.pools import days, days_after, names, texts
from contratti_quartiere.strategies.records import programmes
from contratti_quartiere.traces import trace
from contratti_quartiere.verdicts import (
    Breach,
    Kept,
    Missing,
    MissingCause,
    NotApplicable,
    Rule,
    Severity,
    Tracks,
    Verdict,
)
from contratti_quartiere.views import View

__all__ = [
    "STRATEGIES",
    "breaches",
    "comparisons",
    "coverages",
    "dated_values",
    "entries",
    "facts",
    "figures",
    "kept",
    "missing",
    "not_applicable",
    "overrides",
    "parameters",
    "problems",
    "regimes",
    "replays",
    "reports",
    "rules",
    "single_parameters",
    "single_replays",
    "tracks",
    "unlocks",
    "verdicts",
    "views",
]


def _counts_and_words() -> st.SearchStrategy[int | str]:
    return st.integers(0, 1_000) | texts()


@st.composite
def dated_values(draw: st.DrawFn) -> Dated:
    """
    Return a strategy for values that hold from a day, until a day, both or always.
    """
    since = draw(st.none() | days())
    until = draw(st.none() | (days() if since is None else days_after(since)))
    return Dated(value=draw(_counts_and_words()), since=since, until=until, source=draw(legal_sources()))


def single_parameters() -> st.SearchStrategy[Parameter]:
    """
    Return a strategy for the figures of the library, one at a time.
    """
    return st.sampled_from(PARAMETERS.known)


@st.composite
def overrides(draw: st.DrawFn) -> Override:
    """
    Return a strategy for values that a body may set, each for a figure that is not the law's, always or on some days.
    """
    free = [parameter for parameter in PARAMETERS.known if parameter.kind is not ParameterKind.LAW]
    parameter = draw(st.sampled_from(free))
    since = draw(st.none() | days())
    last = draw(st.none() | (days() if since is None else days_after(since)))
    until = None if last is None or last > LAST_DAY else last + timedelta(days=1)
    return Override(parameter.id, draw(_values_of(parameter)), draw(names()), since, until)


def _values_of(parameter: Parameter) -> st.SearchStrategy[int | str]:
    if parameter.words:
        return st.sampled_from(parameter.words)
    if parameter.form:
        return _size_bands() if parameter.id == "size_bands" else _ceilings()
    return st.integers(0, 1_000)


def _size_bands() -> st.SearchStrategy[str]:
    """
    Return a strategy for bands of square metres, by members.
    """
    closed = st.tuples(st.integers(20, 60), st.integers(60, 120)).map(lambda band: f"{band[0]}-{band[1]}")
    # The last band has no end.
    return st.builds(_banded, st.lists(closed, max_size=5), st.integers(60, 120))


def _banded(closed: list[str], last: int) -> str:
    return " ".join([*closed, f"{last}-"])


def _ceilings() -> st.SearchStrategy[str]:
    """
    Return a strategy for what agreements give for a move, by floor area or rooms.
    """
    band = st.tuples(st.integers(1, 120), st.integers(0, 2_000)).map(lambda band: f"{band[0]}:{band[1]}")
    return st.builds(_agreed, st.sampled_from(("m2", "vani")), st.lists(band, max_size=3), st.integers(0, 2_000))


def _agreed(measure: str, bands: list[str], beyond: int) -> str:
    return " ".join([measure, *bands, str(beyond)])


@st.composite
def parameters(draw: st.DrawFn) -> Parameters:
    """
    Return a strategy for the figures in force: ours, with some set by a body.
    """
    figures = PARAMETERS
    for override in draw(st.lists(overrides(), max_size=3)):
        figures = figures.override(
            override.parameter, override.value, source=override.source, since=override.since, until=override.until
        )
    return attrs.evolve(figures, body=draw(texts()))


def facts() -> st.SearchStrategy[Fact]:
    """
    Return a strategy for the figures and words on which verdicts rest.
    """
    value = st.one_of(texts(), st.integers(), st.booleans(), days(), months(), years(), euros(), periods())
    return st.builds(Fact, names(), value)


def _paths() -> st.SearchStrategy[str]:
    collections = st.sampled_from(("tenders", "decisions", "relocations", "dwellings", "works"))
    return st.just("") | st.tuples(collections, st.integers(0, 9)).map(lambda place: f"/{place[0]}/{place[1]}")


def _evidence() -> st.SearchStrategy[tuple[Fact, ...]]:
    return st.lists(facts(), max_size=2).map(tuple)


_Weighed = TypeVar("_Weighed", Breach, Kept)


def _weighed(said: _Weighed, fact: Fact, relation: Relation) -> _Weighed:
    """
    Return a verdict that compares a fact with another of the same value.
    """
    return attrs.evolve(
        said,
        facts=(Fact("found", fact.value), Fact("wanted", fact.value)),
        comparisons=(Comparison("found", relation, "wanted"),),
    )


def comparisons() -> st.SearchStrategy[Comparison]:
    """
    Return a strategy for what a rule asks of facts.
    """
    sides = st.sampled_from(("found", "wanted", "found + wanted", "0"))
    return st.builds(Comparison, sides, st.sampled_from(Relation), sides)


def figures() -> st.SearchStrategy[Figure]:
    """
    Return a strategy for figures in force on a day.
    """
    known = [(parameter, dated) for parameter in PARAMETERS.known for dated in parameter.values]
    return st.sampled_from(known).map(lambda pair: Figure.of(*pair))


def tracks() -> st.SearchStrategy[Tracks]:
    """
    Return a strategy for the tracks on which a rule binds.
    """
    some_tracks = st.frozensets(st.sampled_from(Track), max_size=3)
    return st.builds(Tracks, some_tracks, some_tracks, texts(), st.just(("art. 58 c. 2",)))


def regimes() -> st.SearchStrategy[Regime]:
    """
    Return a strategy for codes and tracks, of notices of any day since the first code.
    """
    return st.builds(
        regime,
        days().filter(lambda day: day >= date(2006, 7, 1)),
        st.none() | st.sampled_from(ObjectKind),
        st.none() | euros(),
        declared=st.none() | st.sampled_from(Track),
    )


def breaches() -> st.SearchStrategy[Breach]:
    """
    Return a strategy for breaches, with a severity of their own and without.
    """
    severity = st.none() | st.sampled_from(Severity)
    said = st.builds(Breach, path=_paths(), message=bilinguals(), severity=severity)
    return st.builds(_weighed, said, facts(), st.just(Relation.DIFFERENT))


def missing() -> st.SearchStrategy[Missing]:
    """
    Return a strategy for what cannot be said.
    """
    return st.builds(
        Missing, path=_paths(), message=bilinguals(), cause=st.sampled_from(MissingCause), facts=_evidence()
    )


def kept() -> st.SearchStrategy[Kept]:
    """
    Return a strategy for what was checked and agrees.
    """
    said = st.builds(Kept, path=_paths(), message=bilinguals())
    return st.builds(_weighed, said, facts(), st.just(Relation.EQUAL))


def not_applicable() -> st.SearchStrategy[NotApplicable]:
    """
    Return a strategy for what has no object.
    """
    return st.builds(NotApplicable, path=_paths(), message=bilinguals(), facts=_evidence())


def verdicts() -> st.SearchStrategy[Verdict]:
    """
    Return a strategy for all that a rule may say.
    """
    return st.one_of(breaches(), missing(), kept(), not_applicable())


def rules() -> st.SearchStrategy[Rule]:
    """
    Return a strategy for the rules of the library, one at a time.
    """
    return st.sampled_from(RULES)


def views() -> st.SearchStrategy[View]:
    """
    Return a strategy for what a rule may look at.
    """
    return st.builds(View, programme=programmes(), on=days(), parameters=parameters())


def problems() -> st.SearchStrategy[Problem]:
    """
    Return a strategy for reasons why a part of a document could not be read.
    """
    return st.builds(Problem, _paths(), names(), bilinguals())


def entries() -> st.SearchStrategy[Entry]:
    """
    Return a strategy for the single entries of a report.
    """
    return st.builds(Entry, rules(), verdicts())


def reports() -> st.SearchStrategy[Report]:
    """
    Return a strategy for reports on programmes, by all rules.
    """
    return st.builds(validate, programmes(), on=days(), parameters=parameters())


def _rule_names() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(rules().map(lambda rule: rule.id), unique=True, max_size=3).map(tuple)


def unlocks() -> st.SearchStrategy[Unlock]:
    """
    Return a strategy for single fields and figures that would let rules decide.
    """
    wanted = st.just({"field": "/tenders/*/notice_date"}) | st.just({"parameter": "notice_days"})
    return wanted.flatmap(
        lambda one: st.builds(
            Unlock,
            **{key: st.just(value) for key, value in one.items()},
            cause=st.sampled_from(MissingCause),
            rules=_rule_names(),
            places=st.lists(_paths(), max_size=3).map(tuple),
        )
    )


def coverages() -> st.SearchStrategy[Coverage]:
    """
    Return a strategy for what could be said of a programme.
    """
    return st.builds(
        Coverage,
        decided=_rule_names(),
        undecided=_rule_names(),
        not_applicable=_rule_names(),
        unlocks=st.lists(unlocks(), max_size=2).map(tuple),
    )


def replays() -> st.SearchStrategy[Replay]:
    """
    Return a strategy for traces that were weighed again.
    """
    said = st.lists(entries(), max_size=3).map(tuple)
    return st.builds(_replayed, said, days())


def single_replays() -> st.SearchStrategy[Replayed]:
    """
    Return a strategy for single verdicts that were weighed again.
    """
    return replays().map(lambda found: found.verdicts).filter(bool).flatmap(st.sampled_from)


def _replayed(said: tuple[Entry, ...], on: date) -> Replay:
    return replay(trace(Report(on=on, entries=said, rules=tuple(one.rule for one in said), parameters=PARAMETERS)))


STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    Breach: breaches,
    Comparison: comparisons,
    Coverage: coverages,
    Dated: dated_values,
    Entry: entries,
    Fact: facts,
    Figure: figures,
    Kept: kept,
    Missing: missing,
    NotApplicable: not_applicable,
    Override: overrides,
    Parameter: single_parameters,
    Parameters: parameters,
    Problem: problems,
    Regime: regimes,
    Replay: replays,
    Replayed: single_replays,
    Report: reports,
    Rule: rules,
    Tracks: tracks,
    Unlock: unlocks,
    View: views,
}
"""What makes each type, for `register`."""
