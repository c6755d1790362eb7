"""
Coverage: which rules could decide something, and which fields or figures would let the others.
"""

from collections.abc import Sequence
from datetime import date

import attrs
import pytest
from hypothesis import given, settings

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.coverage import Coverage, Unlock, covered
from contratti_quartiere.entries import Entry
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import Report, validate
from contratti_quartiere.rules import RULES, notice_elapsed, regime_of_notice
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Rule, Verdict

TEXT = Bilingual("così", "so")
KEPT, BREACH = Kept(path="/tenders/0", message=TEXT), Breach(path="/tenders/0", message=TEXT)
IDLE = NotApplicable(path="", message=TEXT)


def rule(name: str) -> Rule:
    """
    Return a rule of a name.
    """
    return attrs.evolve(RULES[0], id=name)


def wanting(path: str, *, cause: MissingCause = MissingCause.EVIDENCE, parameter: str = "") -> Missing:
    """
    Return that something is missing at a place.
    """
    return Missing(path=path, message=TEXT, cause=cause, parameter=parameter)


def said(**verdicts: Sequence[Verdict]) -> tuple[Entry, ...]:
    """
    Return what rules of some names said.
    """
    return tuple(Entry(rule(name), verdict) for name, found in verdicts.items() for verdict in found)


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        pytest.param([KEPT], (("uno",), (), ()), id="kept"),
        pytest.param([BREACH], (("uno",), (), ()), id="broken"),
        pytest.param([wanting("/x"), KEPT], (("uno",), (), ()), id="kept in one place, undecided in another"),
        pytest.param([wanting("/x")], ((), ("uno",), ()), id="undecided"),
        pytest.param([wanting("/x"), IDLE], ((), ("uno",), ()), id="undecided, and no object elsewhere"),
        pytest.param([IDLE], ((), (), ("uno",)), id="no object"),
        pytest.param([], ((), (), ()), id="nothing said"),
    ],
)
def test_where_a_rule_stands(verdicts: Sequence[Verdict], expected: tuple[tuple[str, ...], ...]) -> None:
    """
    A rule is decided if it could decide anything, else undecided if anything is wanting, else without an object.
    """
    found = covered(said(uno=verdicts))

    assert expected == (found.decided, found.undecided, found.not_applicable)


def test_rules_in_their_order() -> None:
    """
    Rules stand in the order of the report, a rule of several versions once.
    """
    assert ("due", "uno") == covered(said(due=[KEPT, BREACH], uno=[KEPT]) + said(due=[KEPT])).decided


def test_fields_that_unlock() -> None:
    """
    One field of all records of its kind stands once, with its places and the rules that want it.
    """
    entries = said(
        uno=[wanting("/tenders/0/notice_date"), wanting("/tenders/12/notice_date")],
        due=[wanting("/tenders/0/notice_date")],
    )

    assert (
        Unlock(
            field="/tenders/*/notice_date",
            cause=MissingCause.EVIDENCE,
            rules=("uno", "due"),
            places=("/tenders/0/notice_date", "/tenders/12/notice_date"),
        ),
    ) == covered(entries).unlocks


def test_index_at_the_end() -> None:
    """
    A record itself may be what is wanting, and a name with digits is no index.
    """
    found = covered(said(uno=[wanting("/tenders/3"), wanting("/tenders/0/lots/4/cig2")])).unlocks

    assert ["/tenders/*", "/tenders/*/lots/*/cig2"] == [one.field for one in found]


def test_figures_that_unlock() -> None:
    """
    A figure that nobody has set is wanted once for all records.
    """
    unset = [
        wanting(path, cause=MissingCause.NOT_SET, parameter="notice_days")
        for path in ("/relocations/0", "/relocations/1")
    ]
    entries = said(uno=unset)

    assert (
        Unlock(
            parameter="notice_days",
            cause=MissingCause.NOT_SET,
            rules=("uno",),
            places=("/relocations/0", "/relocations/1"),
        ),
    ) == covered(entries).unlocks


def test_causes_stand_apart() -> None:
    """
    A field that is wanting and one that waits for a point of law are two things.
    """
    entries = said(uno=[wanting("/x/0"), wanting("/x/0", cause=MissingCause.OPEN)])

    assert [MissingCause.EVIDENCE, MissingCause.OPEN] == [one.cause for one in covered(entries).unlocks]


def test_most_wanted_first() -> None:
    """
    What most rules want stands first; of what as many want, what was said first.
    """
    entries = said(uno=[wanting("/a"), wanting("/b"), wanting("/c")], due=[wanting("/c")])

    assert ["/c", "/a", "/b"] == [one.field for one in covered(entries).unlocks]


def test_coverage_of_a_report() -> None:
    """
    Of a tender of which nothing is known the code waits for the day of the notice, and no case is there to judge.
    """
    programme = Programme(tenders=(Tender(id="gara"),))
    report = validate(programme, on=date(2026, 11, 22), rules=(regime_of_notice.RULE, notice_elapsed.RULE))

    assert (
        Coverage(
            decided=(),
            undecided=("regime-of-notice",),
            not_applicable=("notice-elapsed",),
            unlocks=(
                Unlock(
                    field="/tenders/*/notice_date",
                    cause=MissingCause.EVIDENCE,
                    rules=("regime-of-notice",),
                    places=("/tenders/0/notice_date",),
                ),
            ),
        )
        == report.coverage
    )


@settings.get_profile("heavy")
@given(strategies.reports())
def test_every_rule_stands_once(report: Report) -> None:
    """
    Every rule that was asked is decided, undecided or without an object, and only one of them.
    """
    found = report.coverage
    names = [*found.decided, *found.undecided, *found.not_applicable]

    assert sorted({one.id for one in report.rules}) == sorted(names)


@settings.get_profile("heavy")
@given(strategies.reports())
def test_whatever_is_undecided_is_wanted(report: Report) -> None:
    """
    Every place that is undecided is a place of what would unlock it.
    """
    wanted = {place for one in report.coverage.unlocks for place in one.places}

    assert {entry.verdict.path for entry in report.undecided} == wanted
