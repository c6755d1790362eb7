"""
`participation-cap-conditions`: a limit on offers stands in the notice and, from 2023, beside a limit on awards.
"""

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.procedures import LotLimits, SelfImposedArticle
from contratti_quartiere.procurement import Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.participation_cap_conditions import RULES
from contratti_quartiere.sources import Provenance, Source, SourceKind
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
SOURCES = tuple(Source(id=kind.value, kind=kind, title=kind.value) for kind in SourceKind)
FROM_THE_NOTICE = Provenance(sources=("bando",))
LIMITS = LotLimits(
    most_tendered=3,
    most_awarded=2,
    reason="una squadra per quartiere",
    tenderers_expected=40,
    provenance=FROM_THE_NOTICE,
)
WHERE = "/tenders/0/lot_limits"
IN_THE_NOTICE = (Comparison("source_kind", Relation.EQUAL, "notice"),)
ON_CONDITIONS = (
    Comparison("award_limit", Relation.EQUAL, "true"),
    Comparison("reason_stated", Relation.EQUAL, "true"),
)


def judged(
    limits: LotLimits | None = LIMITS,
    notice: date | None = date(2024, 2, 1),
    track: Track | None = Track.ORDINARY,
    recalled: tuple[SelfImposedArticle, ...] = (),
) -> list[Verdict]:
    """
    Return what all versions of the rule say of a tender with limits.
    """
    tender = Tender(id="gara", notice_date=notice, track=track, lot_limits=limits, self_imposed=recalled)
    report = validate(Programme(sources=SOURCES, tenders=(tender,)), on=TODAY, rules=RULES)
    return [entry.verdict for entry in report.entries]


def kinds(*given: Any, **named: Any) -> list[tuple[type[Verdict], str]]:
    """
    Return of what kind each verdict is, and where.
    """
    return [(type(verdict), verdict.path) for verdict in judged(*given, **named)]


def test_published_three_to_tender_for_and_two_to_win() -> None:
    """
    Published: at most 3 of 5 lots to tender for, at most 2 to win, reason stated, forty tenderers expected.
    """
    assert [
        Kept(
            path=f"{WHERE}/most_tendered",
            message=Bilingual(
                "lotti per cui uno può offrire, al più 3: lo dice il bando (bando)",
                "lots that one may tender for, 3 at most: the notice says so (bando)",
            ),
            facts=(
                Fact("most_tendered", 3),
                Fact("source", "bando"),
                Fact("source_kind", "bando"),
                Fact("notice", "bando"),
            ),
            comparisons=IN_THE_NOTICE,
        ),
        Kept(
            path=WHERE,
            message=Bilingual(
                "lotti per cui uno può offrire, al più 3; che può vincere, al più 2; la ragione è detta;"
                " concorrenti attesi 40",
                "lots that one may tender for, 3 at most; that one may win, 2 at most; the reason is stated;"
                " tenderers expected 40",
            ),
            facts=(
                Fact("most_tendered", 3),
                Fact("award_limit", value=True),
                Fact("most_awarded", 2),
                Fact("reason_stated", value=True),
                Fact("reason", "una squadra per quartiere"),
                Fact("tenderers_expected", 40),
            ),
            comparisons=ON_CONDITIONS,
        ),
    ] == judged()


def test_published_one_lot_only() -> None:
    """
    Published: one lot only to tender for, no award limit and no reason, notice of 1 February 2024.
    """
    assert (
        Breach(
            path=WHERE,
            message=Bilingual(
                "lotti per cui uno può offrire, al più 1: non si trova un limite ai lotti che si possono vincere,"
                " la ragione",
                "lots that one may tender for, 1 at most: not found is a limit on the lots that one may win,"
                " the reason",
            ),
            facts=(
                Fact("most_tendered", 1),
                Fact("award_limit", value=False),
                Fact("reason_stated", value=False),
            ),
            comparisons=ON_CONDITIONS,
        )
        == judged(LotLimits(most_tendered=1, provenance=FROM_THE_NOTICE))[1]
    )


@pytest.mark.parametrize(
    ("changes", "path", "expected", "lacking"),
    [
        pytest.param(
            {"most_awarded": None}, WHERE, Breach, "not found is a limit on the lots that one may win", id="award limit"
        ),
        pytest.param({"most_awarded": 0}, WHERE, Kept, "expected 40", id="award limit of none"),
        pytest.param({"reason": " "}, WHERE, Breach, "not found is the reason", id="reason"),
        pytest.param(
            {"tenderers_expected": None},
            f"{WHERE}/tenderers_expected",
            Missing,
            "lots that one may tender for, 3 at most: how many tenderers are expected is not known",
            id="tenderers expected",
        ),
        pytest.param({"tenderers_expected": 0}, WHERE, Kept, "expected 0", id="none expected: not judged"),
        pytest.param(
            {"tenderers_expected": None, "reason": ""},
            WHERE,
            Breach,
            "not found is the reason",
            id="reason and tenderers",
        ),
    ],
)
def test_conditions(changes: dict[str, Any], path: str, expected: type[Verdict], lacking: str) -> None:
    """
    Each condition of 2023 by itself; "what number is high is not judged".
    """
    verdict = judged(attrs.evolve(LIMITS, **changes))[1]

    assert (path, expected, True) == (verdict.path, type(verdict), verdict.message.en.endswith(lacking))


def test_tenderers_unknown() -> None:
    """
    Where it is not known how many tenderers were expected, all that is known of the conditions is evidence.
    """
    assert (
        Missing(
            path=f"{WHERE}/tenderers_expected",
            message=Bilingual(
                "lotti per cui uno può offrire, al più 3: non si sa quanti concorrenti si aspettino",
                "lots that one may tender for, 3 at most: how many tenderers are expected is not known",
            ),
            facts=(
                Fact("most_tendered", 3),
                Fact("award_limit", value=True),
                Fact("most_awarded", 2),
                Fact("reason_stated", value=True),
                Fact("reason", "una squadra per quartiere"),
            ),
        )
        == judged(attrs.evolve(LIMITS, tenderers_expected=None))[1]
    )


@pytest.mark.parametrize(
    ("sources", "expected", "path"),
    [
        pytest.param(("bando",), Kept, "/most_tendered", id="notice"),
        pytest.param(("atto",), Breach, "/most_tendered", id="act"),
        pytest.param(("contratto",), Breach, "/most_tendered", id="contract"),
        pytest.param(("atto", "bando"), Kept, "/most_tendered", id="act and notice"),
        pytest.param(("annuncio",), Missing, "/provenance", id="announcement"),
        pytest.param(("stampa", "dati"), Missing, "/provenance", id="press and data"),
        pytest.param((), Missing, "/provenance", id="none"),
        pytest.param(("altrove",), Missing, "/provenance", id="one that is not listed"),
    ],
)
def test_where_it_stands(sources: tuple[str, ...], expected: type[Verdict], path: str) -> None:
    """
    "Stands in the notice": shown by a notice, contradicted by another document, and by nothing else decided.
    """
    limits = attrs.evolve(LIMITS, provenance=Provenance(sources=sources))

    assert (expected, f"{WHERE}{path}") == kinds(limits)[0]


def test_where_it_stands_in_words() -> None:
    """
    The sentence names the document, or says that none is named.
    """
    act = judged(attrs.evolve(LIMITS, provenance=Provenance(sources=("atto",))))[0]
    unknown = judged(attrs.evolve(LIMITS, provenance=Provenance()))[0]

    assert [
        Breach(
            path=f"{WHERE}/most_tendered",
            message=Bilingual(
                "lotti per cui uno può offrire, al più 3: lo dice atto (atto), e non si trova nel bando",
                "lots that one may tender for, 3 at most: atto (act) says so, and it is not found in the notice",
            ),
            facts=(
                Fact("most_tendered", 3),
                Fact("source", "atto"),
                Fact("source_kind", "atto"),
                Fact("notice", "bando"),
            ),
            comparisons=IN_THE_NOTICE,
        ),
        Missing(
            path=f"{WHERE}/provenance",
            message=Bilingual(
                "lotti per cui uno può offrire, al più 3: nessuna fonte dice in quale documento sia scritto",
                "lots that one may tender for, 3 at most: no source says in which document that stands",
            ),
            facts=(Fact("most_tendered", 3),),
        ),
    ] == [act, unknown]


def test_a_warning() -> None:
    """
    Both breaches are warnings.
    """
    limits = LotLimits(most_tendered=1, provenance=Provenance(sources=("atto",)))
    tender = Tender(id="gara", notice_date=date(2024, 2, 1), track=Track.ORDINARY, lot_limits=limits)
    report = validate(Programme(sources=SOURCES, tenders=(tender,)), on=TODAY, rules=RULES)

    assert ([Severity.WARNING] * 2, True) == ([entry.severity for entry in report.findings], report.valid)


def test_no_limit() -> None:
    """
    Without a limit on offers there is nothing to look at.
    """
    message = Bilingual(
        "nessun limite ai lotti per cui uno può offrire a registro",
        "no limit on the lots that one may tender for is on record",
    )

    assert [NotApplicable(path="/tenders/0", message=message)] == judged(LotLimits(most_awarded=2))


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        pytest.param(date(2016, 4, 19), [NotApplicable], id="the day before the first version"),
        pytest.param(date(2016, 4, 20), [Kept], id="2016, first day"),
        pytest.param(date(2016, 4, 21), [Kept], id="2016, second day"),
        pytest.param(date(2023, 6, 30), [Kept], id="2016, last day"),
        pytest.param(date(2023, 7, 1), [Kept, Breach], id="2023, first day"),
        pytest.param(date(2023, 7, 2), [Kept, Breach], id="2023, second day"),
        pytest.param(None, [Missing], id="unknown"),
    ],
)
def test_version_by_the_notice(notice: date | None, expected: list[type[Verdict]]) -> None:
    """
    From 20 April 2016 the limit is stated, from 1 July 2023 it goes with the award limit and its reason.
    """
    limits = LotLimits(most_tendered=1, provenance=FROM_THE_NOTICE)

    assert expected == [kind for kind, _ in kinds(limits, notice)]


@pytest.mark.parametrize(
    ("track", "expected"),
    [
        pytest.param(Track.ORDINARY, [Kept, Kept], id="ordinary"),
        pytest.param(Track.SUB_THRESHOLD, [Kept, Kept], id="below the threshold"),
        pytest.param(Track.LIGHT, [Missing], id="light"),
        pytest.param(Track.RESERVED, [Missing], id="reserved"),
        pytest.param(Track.OUTSIDE, [NotApplicable], id="outside"),
    ],
)
def test_tracks(track: Track, expected: list[type[Verdict]]) -> None:
    """
    "Law on ordinary, sub_threshold; if recalled: light, reserved".
    """
    assert expected == [kind for kind, _ in kinds(track=track)]


@pytest.mark.parametrize(
    ("notice", "act", "article", "expected"),
    [
        pytest.param(date(2018, 1, 1), "DLgs 50/2016", "art. 51 c. 2", [Kept], id="2016"),
        pytest.param(date(2024, 2, 1), "DLgs 36/2023", "art. 58 c. 4", [Kept, Kept], id="2023"),
    ],
)
def test_recalled_on_the_light_track(notice: date, act: str, article: str, expected: list[type[Verdict]]) -> None:
    """
    On the light track it binds if the documents recall the article, which is named.
    """
    (unrecalled,) = judged(notice=notice, track=Track.LIGHT)
    recalled = kinds(notice=notice, track=Track.LIGHT, recalled=(SelfImposedArticle(act=act, article=article),))

    assert (MissingCause.NOT_RECALLED, True, expected) == (
        getattr(unrecalled, "cause", None),
        f"({act} {article})" in unrecalled.message.it,
        [kind for kind, _ in recalled],
    )


@settings(max_examples=60)
@given(strategies.lot_limits())
def test_kept_only_on_all_conditions(limits: LotLimits) -> None:
    """
    From 2023 a limit on offers keeps it only beside an award limit and a reason, where the number expected is said.
    """
    kept = any(found == (Kept, WHERE) for found in kinds(limits))
    whole = None not in (limits.most_tendered, limits.most_awarded, limits.tenderers_expected)

    assert (whole and bool(limits.reason.strip())) is kept
