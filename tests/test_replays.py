"""
Replay: a trace is weighed again without the document, and what its facts do not bear is refused.
"""

import copy
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.entries import Entry
from contratti_quartiere.errors import Problem, TraceError
from contratti_quartiere.facts import Comparison, Fact, FactValue, Figure, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.periods import Period
from contratti_quartiere.replays import Replay, Replayed, replay
from contratti_quartiere.report import ENGINE, Report
from contratti_quartiere.rules import lots_sum
from contratti_quartiere.traces import VerdictKind, trace
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict

ON = date(2026, 11, 22)
RULE = lots_sum.RULE
TEXT = Bilingual("così", "so")
STANDSTILL = PARAMETERS["standstill_days"]
FIGURE = Figure.of(STANDSTILL, STANDSTILL.values[0])
FACTS = (Fact("signed_on", date(2010, 3, 3)), Fact("communicated_on", date(2010, 2, 1)))
ASKED = (Comparison("signed_on", Relation.AT_LEAST, "communicated_on + standstill_days"),)
KEPT = Kept(path="/tenders/0", message=TEXT, facts=FACTS, figures=(FIGURE,), comparisons=ASKED)
BREACH = Breach(
    path="/tenders/0",
    message=TEXT,
    facts=(Fact("signed_on", date(2010, 3, 2)), FACTS[1]),
    figures=(FIGURE,),
    comparisons=ASKED,
    severity=Severity.WARNING,
)
MISSING = Missing(path="/tenders/0/x", message=TEXT, facts=FACTS[:1], figures=(FIGURE,), comparisons=ASKED)
IDLE = NotApplicable(path="", message=TEXT, facts=FACTS)


def report_of(*verdicts: Verdict, problems: tuple[Problem, ...] = ()) -> Report:
    """
    Return a report in which one rule said several things.
    """
    entries = tuple(Entry(RULE, verdict) for verdict in verdicts)
    return Report(on=ON, entries=entries, rules=(RULE,), parameters=PARAMETERS, problems=problems)


def test_replay_of_each_kind() -> None:
    """
    Each of the four verdicts comes back whole, with its rule, source and severity.
    """
    found = replay(trace(report_of(BREACH, MISSING, KEPT, IDLE)))

    assert (
        Replay(
            on=ON,
            engine=ENGINE,
            readable=True,
            verdicts=tuple(
                Replayed(
                    rule="lots-sum",
                    since=None,
                    until=None,
                    source=RULE.source,
                    severity=Severity.WARNING if verdict is BREACH else Severity.ERROR,
                    verdict=verdict,
                )
                for verdict in (BREACH, MISSING, KEPT, IDLE)
            ),
        )
        == found
    )


def test_kinds() -> None:
    """
    A verdict that was weighed again says which of the four it is.
    """
    found = replay(trace(report_of(BREACH, MISSING, KEPT, IDLE))).verdicts

    assert list(VerdictKind) == [one.kind for one in found]


def test_days_of_a_version() -> None:
    """
    The version of a rule keeps its days.
    """
    rule = attrs.evolve(RULE, since=date(2016, 4, 20), until=date(2023, 7, 1))
    report = attrs.evolve(report_of(), entries=(Entry(rule, KEPT),), rules=(rule,))
    (found,) = replay(trace(report), rules=(rule,)).verdicts

    assert (date(2016, 4, 20), date(2023, 7, 1)) == (found.since, found.until)


@pytest.mark.parametrize(
    ("verdicts", "problems", "expected"),
    [
        pytest.param((KEPT, IDLE, MISSING), (), True, id="nothing broken"),
        pytest.param((BREACH,), (), True, id="a warning"),
        pytest.param((attrs.evolve(BREACH, severity=None),), (), False, id="an error"),
        pytest.param((KEPT,), (Problem("/x", "wrong_type", TEXT),), False, id="a part that could not be read"),
    ],
)
def test_valid(verdicts: tuple[Verdict, ...], problems: tuple[Problem, ...], expected: bool) -> None:
    """
    A trace is valid if its report is.
    """
    report = report_of(*verdicts, problems=problems)

    assert (expected, expected) == (report.valid, replay(trace(report)).valid)


@pytest.mark.parametrize(
    "value",
    ["testo", True, False, 7, date(2019, 5, 1), Month(2019, 5), Year(2019), Euro("-0.01"), Period.inclusive(ON, ON)],
    ids=lambda value: type(value).__name__ + str(value),
)
def test_facts_of_every_type(value: FactValue) -> None:
    """
    A fact of every type comes back as what it was.
    """
    idle = NotApplicable(path="", message=TEXT, facts=(Fact("found", value),))
    (found,) = replay(trace(report_of(idle))).verdicts

    assert (idle, type(value)) == (found.verdict, type(found.verdict.facts[0].value))


@given(st.lists(strategies.entries(), max_size=3).map(tuple))
def test_whatever_is_said(entries: tuple[Entry, ...]) -> None:
    """
    "`replay(trace)` gives the verdict again without the document", from its text as from its values.
    """
    found = trace(Report(on=ON, entries=entries, rules=tuple(one.rule for one in entries), parameters=PARAMETERS))
    expected = [
        attrs.evolve(entry.verdict, severity=entry.severity) if isinstance(entry.verdict, Breach) else entry.verdict
        for entry in entries
    ]

    assert [expected] * 2 == [[one.verdict for one in replay(form).verdicts] for form in (found, json.dumps(found))]


def refused(change: Callable[[dict[str, Any]], object], *verdicts: Verdict) -> TraceError:
    """
    Return the error with which a trace with a change is refused.
    """
    found = copy.deepcopy(trace(report_of(*verdicts or (BREACH, MISSING, KEPT, IDLE))))
    change(found)
    with pytest.raises(TraceError) as caught:
        replay(found)
    return caught.value


def broken(change: Callable[[dict[str, Any]], object], *verdicts: Verdict) -> tuple[str, str]:
    """
    Return where a trace with a change is refused, and why.
    """
    error = refused(change, *verdicts)
    return error.pointer, error.reason.en


def put(*path: str | int, value: object) -> Callable[[dict[str, Any]], object]:
    """
    Return a change that puts a value at a place.
    """

    def change(found: Any) -> None:
        for step in path[:-1]:
            found = found[step]
        found[path[-1]] = value

    return change


def take(*path: str | int) -> Callable[[dict[str, Any]], object]:
    """
    Return a change that takes a key away.
    """

    def change(found: Any) -> None:
        for step in path[:-1]:
            found = found[step]
        del found[path[-1]]

    return change


@pytest.mark.parametrize(
    ("change", "pointer", "reason"),
    [
        pytest.param(
            put("verdicts", 2, "facts", 0, "value", value="2010-03-02"),
            "/verdicts/2/verdict",
            "'rispettata': its comparisons come out the other way",
            id="kept by a day too few",
        ),
        pytest.param(
            put("verdicts", 0, "figures", 0, "value", value=29),
            "/verdicts/0/figures/0/value",
            "29: is not the figure that is known by that name",
            id="a figure of law that law does not set",
        ),
        pytest.param(
            put("verdicts", 0, "comparisons", value=[]),
            "/verdicts/0/verdict",
            "'violata': the facts are not enough to say it",
            id="broken without a comparison",
        ),
        pytest.param(
            put("verdicts", 2, "comparisons", value=[]),
            "/verdicts/2/verdict",
            "'rispettata': the facts are not enough to say it",
            id="kept without a comparison",
        ),
        pytest.param(
            put("verdicts", 2, "facts", value=[]),
            "/verdicts/2/verdict",
            "'rispettata': the facts are not enough to say it",
            id="kept without facts",
        ),
        pytest.param(
            put(
                "verdicts",
                1,
                "facts",
                value=[
                    {"name": "signed_on", "type": "day", "value": "2010-03-03"},
                    {"name": "communicated_on", "type": "day", "value": "2010-02-01"},
                ],
            ),
            "/verdicts/1/verdict",
            "'non decidibile': the facts decide it",
            id="undecided though all is there",
        ),
        pytest.param(
            put("verdicts", 0, "facts", 0, "value", value="2010-03-05"),
            "/verdicts/0/verdict",
            "'violata': its comparisons come out the other way",
            id="broken by a day that is there",
        ),
        pytest.param(
            put("verdicts", 0, "figures", 0, "kind", value="scelta dell'ente"),
            "/verdicts/0/figures/0/value",
            "30: is not the figure that is known by that name",
            id="a figure of law as one of the body",
        ),
        pytest.param(
            put("verdicts", 0, "figures", 0, "parameter", value="giorni"),
            "/verdicts/0/figures/0/value",
            "30: is not the figure that is known by that name",
            id="no such figure",
        ),
        pytest.param(
            put("verdicts", 0, "figures", 0, "source", "act", value="Costituzione"),
            "/verdicts/0/figures/0/value",
            "30: is not the figure that is known by that name",
            id="a figure of another source",
        ),
        pytest.param(
            put("verdicts", 2, "rule", value="no-such-rule"),
            "/verdicts/2/rule",
            "'no-such-rule': is no rule that is known, in this version and with this source; give it by rules=",
            id="no such rule",
        ),
        pytest.param(
            put("verdicts", 2, "since", value="2016-04-20"),
            "/verdicts/2/rule",
            "'lots-sum': is no rule that is known, in this version and with this source; give it by rules=",
            id="no such version",
        ),
        pytest.param(
            put("verdicts", 2, "source", "act", value="Costituzione"),
            "/verdicts/2/rule",
            "'lots-sum': is no rule that is known, in this version and with this source; give it by rules=",
            id="another source",
        ),
        pytest.param(
            put("verdicts", value=[]), "/checked", "(1): the verdicts are not of these rules", id="verdicts taken away"
        ),
        pytest.param(
            put("verdicts", 0, "verdict", value="non applicabile"),
            "/verdicts/0/figures",
            "unknown key; take it away",
            id="comparisons of what does not apply",
        ),
        pytest.param(put("extra", value=1), "/extra", "unknown key; take it away", id="a key more"),
        pytest.param(
            put("verdicts", 2, "path", value="qui"),
            "/verdicts/2/path",
            "'qui': write a JSON Pointer, /tenders/0",
            id="no pointer",
        ),
        pytest.param(
            put("valid", value=False),
            "/valid",
            "False: the verdicts of the trace say the contrary",
            id="not valid without an error",
        ),
        pytest.param(
            put("format", value="altro"),
            "/format",
            "'altro': write \"contratti_quartiere/trace/0.1.0\"",
            id="another format",
        ),
        pytest.param(take("format"), "/format", "is missing", id="no format"),
        pytest.param(take("verdicts"), "/verdicts", "is missing", id="no verdicts"),
        pytest.param(put("verdicts", value={}), "/verdicts", "(0): write a list [ ]", id="no list"),
        pytest.param(put("verdicts", value="x"), "/verdicts", "'x': write a list [ ]", id="text is no list"),
        pytest.param(put("verdicts", 0, value=3), "/verdicts/0", "3: write an object { }", id="no object"),
        pytest.param(put("on", value="2026-11"), "/on", "'2026-11': write 2019-05-01", id="a month for a day"),
        pytest.param(put("on", value="oggi"), "/on", "'oggi': write 2019-05-01", id="no day"),
        pytest.param(put("engine", value=1), "/engine", "1: write text", id="no text"),
        pytest.param(put("readable", value=1), "/readable", "1: write true or false", id="no flag"),
        pytest.param(
            put("verdicts", 0, "severity", value="lieve"),
            "/verdicts/0/severity",
            "'lieve': write one of: errore, avviso, consiglio",
            id="no severity",
        ),
        pytest.param(
            put("verdicts", 0, "facts", 0, "type", value="float"),
            "/verdicts/0/facts/0/type",
            "'float': write one of: flag, count, text, day, month, year, euro, period",
            id="no type of a fact",
        ),
        pytest.param(
            put("verdicts", 0, "figures", 0, "value", value=True),
            "/verdicts/0/figures/0/value",
            "True: write a whole number",
            id="a flag is no count",
        ),
        pytest.param(
            put("verdicts", 3, "facts", 0, value={"name": "x", "type": "euro", "value": "dieci"}),
            "/verdicts/3/facts/0/value",
            "'dieci': write \"10.00\"",
            id="no amount",
        ),
        pytest.param(
            put("verdicts", 3, "facts", 0, value={"name": "x", "type": "period", "value": "2019-05-01"}),
            "/verdicts/3/facts/0/value",
            "'2019-05-01': write 2019-05-01/2019-05-31",
            id="no period",
        ),
        pytest.param(
            put("verdicts", 2, "comparisons", 0, value={"left": "signed_on", "relation": ">", "right": "0"}),
            "/verdicts/2/comparisons",
            "comparison 'signed_on > 0': compares things of different kinds; mend the rule or the trace",
            id="a comparison that cannot be made",
        ),
        *(
            pytest.param(
                put("verdicts", 3, "facts", 0, value={"name": "a", "type": kind, "value": value}),
                "/verdicts/3/facts/0/value",
                f"'{value}': write {remedy}",
                id=f"{kind} in another form",
            )
            for kind, value, remedy in (
                ("euro", "1.5", '"10.00"'),
                ("period", "20190501/20190531", "2019-05-01/2019-05-31"),
            )
        ),
        *(
            pytest.param(
                put(*("verdicts", 0, *place, "altro"), value=1),
                "/".join(("/verdicts/0", *map(str, place), "altro")),
                "unknown key; take it away",
                id=f"unknown key in {place[0]}",
            )
            for place in (("message",), ("source",), ("facts", 0), ("figures", 0), ("comparisons", 0))
        ),
        pytest.param(
            put("verdicts", 0, "facts", 0, "name", value=""),
            "/verdicts/0/facts/0/name",
            "'': write a name",
            id="fact without a name",
        ),
        pytest.param(
            put("verdicts", 0, "message", "it", value="\ud800"),
            "/verdicts/0/message/it",
            "'\\ud800': write whole characters",
            id="half a character",
        ),
        pytest.param(
            put("verdicts", 0, "source", "act", value=""),
            "/verdicts/0",
            "LegalSource.act: identifier '': is empty, padded or unprintable; write a short name such as 'lotto-1'",
            id="source that is none",
        ),
    ],
)
def test_refused(change: Callable[[dict[str, Any]], object], pointer: str, reason: str) -> None:
    """
    What is no trace, or does not bear its verdicts, is refused with the place and the reason.
    """
    assert (pointer, reason) == broken(change)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param(
            put("verdicts", 2, "facts", 0, "value", value="2010-03-02"),
            "'rispettata': i suoi confronti danno l'esito contrario",
            id="the other way",
        ),
        pytest.param(
            put("verdicts", 2, "facts", value=[]), "'rispettata': i fatti non bastano a dirlo", id="too few facts"
        ),
        pytest.param(
            put("verdicts", 1, "facts", value=trace(report_of(KEPT))["verdicts"][0]["facts"]),
            "'non decidibile': i fatti la decidono",
            id="decided",
        ),
        pytest.param(
            put("verdicts", 0, "figures", 0, "value", value=29), "29: non è la cifra nota di quel nome", id="figure"
        ),
        pytest.param(
            put("verdicts", 2, "rule", value="no-such-rule"),
            "'no-such-rule': non è una regola nota, in questa versione e con questa fonte; darla con rules=",
            id="rule",
        ),
        pytest.param(put("verdicts", value=[]), "(1): le voci non sono di queste regole", id="other rules"),
        pytest.param(put("valid", value=False), "False: le voci della traccia dicono il contrario", id="valid"),
        pytest.param(put("format", value="x"), "'x': scrivere \"contratti_quartiere/trace/0.1.0\"", id="format"),
        pytest.param(put("extra", value=1), "chiave sconosciuta; toglierla", id="key"),
        pytest.param(take("format"), "manca", id="missing"),
        pytest.param(
            put("verdicts", 2, "path", value="qui"), "'qui': scrivere un JSON Pointer, /tenders/0", id="pointer"
        ),
        pytest.param(put("verdicts", value="x"), "'x': scrivere un elenco [ ]", id="list"),
        pytest.param(put("verdicts", 0, value=3), "3: scrivere un oggetto { }", id="object"),
        pytest.param(put("on", value="oggi"), "'oggi': scrivere 2019-05-01", id="day"),
        pytest.param(put("engine", value=1), "1: scrivere un testo", id="text"),
        pytest.param(put("readable", value=1), "1: scrivere true o false", id="flag"),
        pytest.param(
            put("verdicts", 0, "severity", value="lieve"),
            "'lieve': scrivere uno di: errore, avviso, consiglio",
            id="word",
        ),
        pytest.param(
            put("verdicts", 0, "facts", 0, "type", value="float"),
            "'float': scrivere uno di: flag, count, text, day, month, year, euro, period",
            id="type of a fact",
        ),
        pytest.param(
            put("verdicts", 0, "figures", 0, "value", value=True), "True: scrivere un numero intero", id="count"
        ),
        pytest.param(
            put("verdicts", 3, "facts", 0, value={"name": "x", "type": "euro", "value": "dieci"}),
            "'dieci': scrivere \"10.00\"",
            id="amount",
        ),
    ],
)
def test_refused_in_italian(change: Callable[[dict[str, Any]], object], reason: str) -> None:
    """
    The reason is told in Italian too.
    """
    assert reason == refused(change).reason.it


def test_what_selected_the_version() -> None:
    """
    What picked the version of a rule comes back too, though two verdicts that differ in it alone are equal.
    """
    chosen = (Fact("notice_date", date(2010, 1, 4)), Fact("track", "ordinario"))
    said = [attrs.evolve(verdict, selected_by=chosen) for verdict in (BREACH, MISSING, KEPT, IDLE)]
    found = replay(trace(report_of(*said))).verdicts

    assert [chosen] * 4 == [one.verdict.selected_by for one in found]


def test_a_fact_is_no_figure() -> None:
    """
    A fact that bears the name of a figure does not take its place: law says 30 days, whatever a trace adds.
    """
    waived = attrs.evolve(BREACH, facts=(*BREACH.facts, Fact("standstill_days", 0)))
    (found,) = replay(trace(report_of(waived))).verdicts

    assert VerdictKind.BREACH is found.kind


def test_undecided_for_a_reason_of_its_own() -> None:
    """
    What hangs on an open point of law stays undecided, though the figures are there.
    """
    still_open = attrs.evolve(MISSING, cause=MissingCause.OPEN, facts=FACTS)
    (found,) = replay(trace(report_of(still_open))).verdicts

    assert still_open == found.verdict


@pytest.mark.parametrize("text", ["", "{", b"\xff", "[" * 100_000], ids=["empty", "open", "no UTF-8", "deep"])
def test_no_json(text: str | bytes) -> None:
    """
    Text that is no JSON is no trace.
    """
    with pytest.raises(TraceError) as caught:
        replay(text)

    assert ("", Bilingual("non è JSON", "is not JSON")) == (caught.value.pointer, caught.value.reason)


@pytest.mark.parametrize("found", ["[]", "3", "null"])
def test_no_object(found: str) -> None:
    """
    JSON that is no object is no trace.
    """
    with pytest.raises(TraceError) as caught:
        replay(found)

    assert "" == caught.value.pointer
