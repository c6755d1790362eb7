"""
`award-cap-reasoned-and-kept`: who wins more lots than the documents allow is reported, and a limit without grounds.
"""

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.procedures import LotLimits, SelfImposedArticle
from contratti_quartiere.procurement import Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.award_cap_reasoned_and_kept import RULES
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
LIMITS = LotLimits(most_awarded=2, reason="una squadra per quartiere", criterion="per importo")
WON = (Comparison("lots_won", Relation.AT_MOST, "most_awarded"),)
REASON = Comparison("reason_stated", Relation.EQUAL, "true")
CRITERION = Comparison("criterion_stated", Relation.EQUAL, "true")


def tender(won: str, limits: LotLimits | None = LIMITS, notice: date | None = date(2024, 2, 1)) -> Tender:
    """
    Return an ordinary tender whose lots 1, 2, 3 ... were won by these firms, `-` where nobody knows.
    """
    awards = tuple(
        Award(lot=str(n), firms=() if firms == "-" else tuple(firms)) for n, firms in enumerate(won.split(), 1)
    )
    return Tender(id="gara", notice_date=notice, track=Track.ORDINARY, lot_limits=limits, awards=awards)


def judged(found: Tender) -> list[Verdict]:
    """
    Return what all versions of the rule say of a tender.
    """
    return [entry.verdict for entry in validate(Programme(tenders=(found,)), on=TODAY, rules=RULES).entries]


def kinds(found: Tender) -> list[tuple[type[Verdict], str]]:
    """
    Return of what kind each verdict on a tender is, and where.
    """
    return [(type(verdict), verdict.path) for verdict in judged(found)]


AWARDS, TERMS = "/tenders/0/awards", "/tenders/0/lot_limits"


def test_published_two_lots() -> None:
    """
    Published: limit 2, reason and criterion stated; A wins two lots.
    """
    assert [
        Kept(
            path=AWARDS,
            message=Bilingual("A: lotti vinti 2 (1, 3), il limite è 2", "A: lots won 2 (1, 3), the limit is 2"),
            facts=(Fact("winner", "A"), Fact("lots_won", 2), Fact("lots", "1, 3"), Fact("most_awarded", 2)),
            comparisons=WON,
        ),
        Kept(
            path=AWARDS,
            message=Bilingual("B: lotti vinti 1 (2), il limite è 2", "B: lots won 1 (2), the limit is 2"),
            facts=(Fact("winner", "B"), Fact("lots_won", 1), Fact("lots", "2"), Fact("most_awarded", 2)),
            comparisons=WON,
        ),
        Kept(
            path=TERMS,
            message=Bilingual(
                "limite per concorrente 2: i documenti dicono la ragione, il criterio di scelta oltre il limite",
                "limit for each tenderer 2: the documents state the reason, the criterion of choice beyond the limit",
            ),
            facts=(
                Fact("most_awarded", 2),
                Fact("reason_stated", value=True),
                Fact("criterion_stated", value=True),
                Fact("reason", "una squadra per quartiere"),
                Fact("criterion", "per importo"),
            ),
            comparisons=(REASON, CRITERION),
        ),
    ] == judged(tender("A B A"))


def test_published_three_lots() -> None:
    """
    Published: limit 2; A wins lots 1, 3 and 4.
    """
    assert (
        Breach(
            path=AWARDS,
            message=Bilingual("A: lotti vinti 3 (1, 3, 4), il limite è 2", "A: lots won 3 (1, 3, 4), the limit is 2"),
            facts=(Fact("winner", "A"), Fact("lots_won", 3), Fact("lots", "1, 3, 4"), Fact("most_awarded", 2)),
            comparisons=WON,
        )
        == judged(tender("A B A A"))[0]
    )


def test_error_and_warning() -> None:
    """
    "Error for a winner above the limit; warning for a reason or criterion not found".
    """
    report = validate(Programme(tenders=(tender("A A A", LotLimits(most_awarded=2)),)), on=TODAY, rules=RULES)

    assert [(Severity.ERROR, AWARDS), (Severity.WARNING, TERMS)] == [
        (entry.severity, entry.verdict.path) for entry in report.findings
    ]


@pytest.mark.parametrize(
    ("changes", "italian", "english", "facts"),
    [
        pytest.param(
            {"reason": " "},
            "la ragione",
            "the reason",
            (
                Fact("reason_stated", value=False),
                Fact("criterion_stated", value=True),
                Fact("criterion", "per importo"),
            ),
            id="no reason",
        ),
        pytest.param(
            {"criterion": ""},
            "il criterio di scelta oltre il limite",
            "the criterion of choice beyond the limit",
            (
                Fact("reason_stated", value=True),
                Fact("criterion_stated", value=False),
                Fact("reason", "una squadra per quartiere"),
            ),
            id="no criterion",
        ),
        pytest.param(
            {"reason": "", "criterion": ""},
            "la ragione, il criterio di scelta oltre il limite",
            "the reason, the criterion of choice beyond the limit",
            (Fact("reason_stated", value=False), Fact("criterion_stated", value=False)),
            id="neither",
        ),
    ],
)
def test_grounds_not_found(changes: dict[str, Any], italian: str, english: str, facts: tuple[Fact, ...]) -> None:
    """
    From 2023 the limit wants its reason and the criterion for what is won beyond it.
    """
    assert [
        Breach(
            path=TERMS,
            message=Bilingual(
                f"limite per concorrente 2: non si trova {italian}",
                f"limit for each tenderer 2: not found is {english}",
            ),
            facts=(Fact("most_awarded", 2), *facts),
            comparisons=(REASON, CRITERION),
            severity=Severity.WARNING,
        )
    ] == judged(tender("A", attrs.evolve(LIMITS, **changes)))[1:]


def test_before_2023() -> None:
    """
    Under the code of 2016 the number and the criterion are stated, and the reason is not asked for.
    """
    assert [
        Kept(
            path=TERMS,
            message=Bilingual(
                "limite per concorrente 2: i documenti dicono il criterio di scelta oltre il limite",
                "limit for each tenderer 2: the documents state the criterion of choice beyond the limit",
            ),
            facts=(Fact("most_awarded", 2), Fact("criterion_stated", value=True), Fact("criterion", "per importo")),
            comparisons=(CRITERION,),
        )
    ] == judged(tender("A", attrs.evolve(LIMITS, reason=""), date(2023, 6, 30)))[1:]


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        pytest.param(date(2016, 4, 19), [NotApplicable], id="the day before the first version"),
        pytest.param(date(2016, 4, 20), [Kept, Kept], id="2016, first day"),
        pytest.param(date(2016, 4, 21), [Kept, Kept], id="2016, second day"),
        pytest.param(date(2023, 6, 30), [Kept, Kept], id="2016, last day"),
        pytest.param(date(2023, 7, 1), [Kept, Breach], id="2023, first day"),
        pytest.param(date(2023, 7, 2), [Kept, Breach], id="2023, second day"),
        pytest.param(None, [Missing], id="unknown"),
    ],
)
def test_version_by_the_notice(notice: date | None, expected: list[type[Verdict]]) -> None:
    """
    A reason is due from 1 July 2023, and before 20 April 2016 there was no rule; what all checks say is said once.
    """
    found = tender("A", attrs.evolve(LIMITS, reason=""), notice)

    assert expected == [kind for kind, _ in kinds(found)]


@pytest.mark.parametrize(
    ("notice", "act"),
    [(date(2023, 6, 30), "DLgs 50/2016"), (date(2023, 7, 1), "DLgs 36/2023")],
    ids=["2016", "2023"],
)
def test_one_version_speaks(notice: date, act: str) -> None:
    """
    One version alone speaks, with its own source.
    """
    found = validate(Programme(tenders=(tender("A", notice=notice),)), on=TODAY, rules=RULES).entries

    assert [act, act] == [entry.rule.source.act for entry in found]


def test_no_limit() -> None:
    """
    "If the lots a tenderer may win are limited": else there is nothing to look at, and it is said once.
    """
    message = Bilingual(
        "nessun limite ai lotti che uno può vincere a registro", "no limit on the lots that one may win is on record"
    )

    assert [NotApplicable(path="/tenders/0", message=message)] == judged(tender("A A A", LotLimits(most_tendered=1)))


def test_not_awarded_yet() -> None:
    """
    Before the award only the grounds of the limit are looked at.
    """
    assert [(NotApplicable, "/tenders/0"), (Kept, TERMS)] == kinds(tender(""))


def test_more_where_alone() -> None:
    """
    With the clause on record that allows more where no other valid offer is, more is undecided.
    """
    assert [(Missing, AWARDS), (Kept, TERMS)] == kinds(tender("A A A", attrs.evolve(LIMITS, more_if_alone=True)))


def test_winner_unknown() -> None:
    """
    Lots of which nobody knows the winner may break it: what is certain is said, and they are named.
    """
    found = tender("A A B - C C C")

    assert [
        (Breach, "C: lotti vinti 3 (5, 6, 7), il limite è 2"),
        (Kept, "B: lotti vinti 1 (3), il limite è 2"),
        (Missing, "non si sa chi abbia vinto: 4"),
    ] == sorted(
        ((type(verdict), verdict.message.it) for verdict in judged(found)[:-1]), key=lambda said: said[0].__name__
    )


def test_a_group() -> None:
    """
    A group wins as a group; where a member is beyond the limit with what it won otherwise, it cannot be said.
    """
    both = Missing(
        path=AWARDS,
        message=Bilingual(
            "A: lotti vinti 2 (1, 2); uno dei suoi membri è fra i vincitori di 3 lotti, il limite è 2, e non si sa se"
            " i documenti li contino insieme",
            "A: lots won 2 (1, 2); one of its members is among the winners of 3 lots, the limit is 2, and whether the"
            " documents count them together is not known",
        ),
        facts=(Fact("winner", "A"), Fact("lots_won", 2), Fact("lots_won_otherwise", 3), Fact("most_awarded", 2)),
    )
    said = judged(tender("A A BA"))

    assert [both, (Missing, "A + B: lotti vinti 1 (3); uno"), Kept] == [
        said[0],
        (type(said[1]), said[1].message.it[:29]),
        type(said[2]),
    ]
    # A group that is beyond the limit by itself is so whatever its members won otherwise.
    assert [Missing, Breach] == [kind for kind, _ in kinds(tender("A AB AB AB"))[:2]]
    # Within the limit all together.
    assert [Kept, Kept] == [kind for kind, _ in kinds(tender("A AB"))[:2]]


@pytest.mark.parametrize(
    ("track", "expected"),
    [
        pytest.param(Track.ORDINARY, [Breach, Breach], id="ordinary"),
        pytest.param(Track.SUB_THRESHOLD, [Breach, Breach], id="below the threshold"),
        pytest.param(Track.LIGHT, [Breach, Missing], id="light"),
        pytest.param(Track.RESERVED, [Breach, Missing], id="reserved"),
        pytest.param(Track.OUTSIDE, [NotApplicable], id="outside"),
        pytest.param(None, [Breach, Missing], id="unknown"),
    ],
)
def test_tracks(track: Track | None, expected: list[type[Verdict]]) -> None:
    """
    "A cap that the documents set binds there too: the winner is checked"; its grounds only where they are law.
    """
    found = attrs.evolve(tender("A A A", LotLimits(most_awarded=2)), track=track)

    assert expected == [kind for kind, _ in kinds(found)]


@pytest.mark.parametrize(
    ("notice", "act", "article"),
    [
        pytest.param(date(2018, 1, 1), "DLgs 50/2016", "art. 51 c. 3", id="2016"),
        pytest.param(date(2024, 2, 1), "DLgs 36/2023", "art. 58 c. 4", id="2023"),
    ],
)
def test_recalled_on_the_light_track(notice: date, act: str, article: str) -> None:
    """
    On the light track the grounds are due if the documents recall the article.
    """
    light = attrs.evolve(tender("A", LotLimits(most_awarded=2), notice), track=Track.LIGHT)
    recalled = attrs.evolve(light, self_imposed=(SelfImposedArticle(act=act, article=article),))
    unrecalled = judged(light)[1]

    assert (MissingCause.NOT_RECALLED, True, [Kept, Breach]) == (
        getattr(unrecalled, "cause", None),
        f"({act} {article})" in unrecalled.message.it,
        [kind for kind, _ in kinds(recalled)],
    )


@settings(max_examples=60)
@given(st.lists(st.sampled_from("ABC"), max_size=8), st.integers(0, 4))
def test_broken_exactly_beyond_the_limit(won: list[str], most: int) -> None:
    """
    "Nobody wins more": of each winner it is said whether it won more lots than the limit.
    """
    found = judged(tender(" ".join(won), attrs.evolve(LIMITS, most_awarded=most)))

    assert [Breach if won.count(firm) > most else Kept for firm in dict.fromkeys(won)] == [
        type(verdict) for verdict in found if verdict.path == AWARDS
    ]
