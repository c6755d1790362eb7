"""
`linked-firms-within-cap`: what firms won that are declared linked is added up, as advice.
"""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.procedures import LotLimits, SelfImposedArticle
from contratti_quartiere.procurement import Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.linked_firms_within_cap import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
LIMITS = LotLimits(most_awarded=2, linked_count=True)
AWARDS = "/tenders/0/awards"
WON = (Comparison("lots_won", Relation.AT_MOST, "most_awarded"),)


def tender(won: str, links: str = "", limits: LotLimits | None = LIMITS) -> Tender:
    """
    Return a tender whose lots 1, 2, 3 ... were won by these firms, `-` where nobody knows; `B-A C-A` are links.
    """
    awards = tuple(
        Award(lot=str(n), firms=() if firms == "-" else tuple(firms)) for n, firms in enumerate(won.split(), 1)
    )
    linked = {name: tuple(link[2] for link in links.split() if link[0] == name) for name in "ABCDE"}
    firms = tuple(Firm(id=name, linked=others) for name, others in linked.items())
    return Tender(
        id="gara",
        notice_date=date(2024, 2, 1),
        track=Track.ORDINARY,
        lot_limits=limits,
        firms=firms,
        awards=awards,
    )


def judged(found: Tender) -> list[Verdict]:
    """
    Return what the rule says of a tender.
    """
    return [entry.verdict for entry in validate(Programme(tenders=(found,)), on=TODAY, rules=(RULE,)).entries]


def said(won: str, links: str = "", limits: LotLimits | None = LIMITS) -> list[tuple[type[Verdict], str]]:
    """
    Return of what kind each verdict on a tender is, and where.
    """
    return [(type(verdict), verdict.path) for verdict in judged(tender(won, links, limits))]


def test_published_no_link() -> None:
    """
    Published: limit 2; A wins two lots, B one, no link declared.
    """
    assert [
        Kept(
            path="/tenders/0/firms",
            message=Bilingual(
                "fra chi ha vinto non è dichiarato nessun legame; uno che manca non prova nulla",
                "no link is declared between those who won; one that is missing proves nothing",
            ),
            facts=(Fact("linked_winners", 0), Fact("most_awarded", 2)),
            comparisons=(Comparison("linked_winners", Relation.EQUAL, "0"),),
        )
    ] == judged(tender("A A B"))


def test_published_together_three() -> None:
    """
    Published: limit 2 for linked firms too; A wins two, B one, B declared controlled by A: "together three".
    """
    assert [
        Breach(
            path=AWARDS,
            message=Bilingual(
                "A, B, dichiarate collegate: lotti vinti insieme 3 (1, 2, 3), il limite è 2",
                "A, B, declared linked: lots won together 3 (1, 2, 3), the limit is 2",
            ),
            facts=(
                Fact("winners", "A, B"),
                Fact("lots_won", 3),
                Fact("lots", "1, 2, 3"),
                Fact("most_awarded", 2),
            ),
            comparisons=WON,
        )
    ] == judged(tender("A A B", "B-A"))


def test_advice() -> None:
    """
    "Danger: control and linkage need the register of companies": never more than advice.
    """
    report = validate(Programme(tenders=(tender("A A B", "B-A"),)), on=TODAY, rules=(RULE,))

    assert [Severity.ADVICE] == [entry.severity for entry in report.findings]


@pytest.mark.parametrize(
    ("won", "links", "expected"),
    [
        pytest.param("A B", "A-B", [Kept], id="within the limit"),
        pytest.param("A B A", "A-B", [Breach], id="declared by the other"),
        pytest.param("B C A", "B-A C-A", [Breach], id="through a third that won"),
        pytest.param("B C B", "B-A C-A", [Breach], id="through a third that won nothing"),
        pytest.param("A D B", "A-B B-C C-D", [Breach], id="through a chain"),
        pytest.param("A D B", "C-D A-B B-C", [Breach], id="through a chain, in another order"),
        pytest.param("A A B C C D", "A-B C-D", [Breach, Breach], id="two pairs"),
        pytest.param("A B C D", "A-B C-D", [Kept, Kept], id="two pairs, each within the limit"),
        pytest.param("A A A", "A-B", [Kept], id="one of them alone: another rule's"),
        pytest.param("A A C", "A-B", [Kept], id="linked to who won nothing"),
        pytest.param("A A B", "A-A", [Kept], id="linked to itself"),
        pytest.param("AB AB", "A-B", [Kept], id="as a group: two lots"),
        pytest.param("AB AC B", "A-B", [Breach], id="in groups"),
        pytest.param("A Z Z", "A-Z", [Breach], id="with a firm that is not listed"),
    ],
)
def test_who_counts_together(won: str, links: str, expected: list[type[Verdict]]) -> None:
    """
    Declared links count both ways and through others, and only between firms that won.
    """
    assert expected == [kind for kind, _ in said(won, links)]


@pytest.mark.parametrize(
    ("linked_count", "won", "expected"),
    [
        pytest.param(None, "A A B", (Missing, "/tenders/0/lot_limits/linked_count"), id="unknown, beyond"),
        pytest.param(None, "A B", (Kept, AWARDS), id="unknown, within"),
        pytest.param(False, "A A B", (NotApplicable, "/tenders/0"), id="not counted"),
        pytest.param(True, "A A B", (Breach, AWARDS), id="counted"),
    ],
)
def test_whether_the_limit_reaches_them(
    linked_count: bool | None, won: str, expected: tuple[type[Verdict], str]
) -> None:
    """
    "Whether it reaches linked firms" is for the documents to say.
    """
    assert [expected] == said(won, "A-B", attrs.evolve(LIMITS, linked_count=linked_count))


def test_in_words() -> None:
    """
    Where the documents do not say whether linked firms count together, that is named; where they do not count, too.
    """
    assert [
        Missing(
            path="/tenders/0/lot_limits/linked_count",
            message=Bilingual(
                "A, B, dichiarate collegate: lotti vinti insieme 3 (1, 2, 3), il limite è 2; non si sa se i documenti"
                " contino insieme le collegate",
                "A, B, declared linked: lots won together 3 (1, 2, 3), the limit is 2; whether the documents count"
                " linked firms together is not known",
            ),
            facts=(Fact("winners", "A, B"), Fact("lots_won", 3), Fact("most_awarded", 2)),
        ),
        NotApplicable(
            path="/tenders/0",
            message=Bilingual(
                "i documenti non contano insieme le imprese collegate",
                "the documents do not count linked firms together",
            ),
        ),
    ] == [
        *judged(tender("A A B", "A-B", attrs.evolve(LIMITS, linked_count=None))),
        *judged(tender("A A B", "A-B", attrs.evolve(LIMITS, linked_count=False))),
    ]


def test_more_where_alone() -> None:
    """
    With the clause that allows more where no other valid offer is, more is undecided.
    """
    assert [(Missing, AWARDS)] == said("A A B", "A-B", attrs.evolve(LIMITS, more_if_alone=True))


@pytest.mark.parametrize(
    ("won", "expected"),
    [
        pytest.param("A B -", [Missing], id="perhaps beyond"),
        pytest.param("A B A -", [Breach, Missing], id="beyond in any case"),
        pytest.param("C -", [Missing], id="nobody knows whether linked firms won"),
    ],
)
def test_winner_unknown(won: str, expected: list[type[Verdict]]) -> None:
    """
    Lots of which nobody knows the winner are named, and what is certain is said.
    """
    assert expected == [kind for kind, _ in said(won, "A-B")]


def test_nothing_to_add_up() -> None:
    """
    Without a limit, or before the award, there is nothing to add up.
    """
    assert [
        NotApplicable(
            path="/tenders/0",
            message=Bilingual(
                "nessun limite ai lotti che uno può vincere a registro",
                "no limit on the lots that one may win is on record",
            ),
        ),
        NotApplicable(path="/tenders/0", message=Bilingual("nessuna aggiudicazione a registro", "no award on record")),
    ] == [*judged(tender("A A B", "A-B", LotLimits(linked_count=True))), *judged(tender("", "A-B"))]


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        pytest.param(date(2023, 6, 30), NotApplicable, id="the day before"),
        pytest.param(date(2023, 7, 1), Breach, id="the first day"),
        pytest.param(date(2023, 7, 2), Breach, id="the day after"),
        pytest.param(None, Missing, id="unknown"),
    ],
)
def test_from_2023(notice: date | None, expected: type[Verdict]) -> None:
    """
    Linked firms count together in the code of 2023 alone.
    """
    assert [expected] == [type(found) for found in judged(attrs.evolve(tender("A A B", "A-B"), notice_date=notice))]


@pytest.mark.parametrize(
    ("track", "expected"),
    [
        pytest.param(Track.ORDINARY, Breach, id="ordinary"),
        pytest.param(Track.SUB_THRESHOLD, Breach, id="below the threshold"),
        pytest.param(Track.LIGHT, Missing, id="light"),
        pytest.param(Track.RESERVED, Missing, id="reserved"),
        pytest.param(Track.OUTSIDE, NotApplicable, id="outside"),
    ],
)
def test_tracks(track: Track, expected: type[Verdict]) -> None:
    """
    "Law on ordinary, sub_threshold; if recalled: light, reserved".
    """
    assert [expected] == [type(found) for found in judged(attrs.evolve(tender("A A B", "A-B"), track=track))]


def test_recalled_on_the_light_track() -> None:
    """
    On the light track it binds if the documents recall the article, which is named.
    """
    light = attrs.evolve(tender("A A B", "A-B"), track=Track.LIGHT)
    recalled = attrs.evolve(light, self_imposed=(SelfImposedArticle(act="DLgs 36/2023", article="art. 58 c. 4"),))
    (unrecalled,), (bound,) = judged(light), judged(recalled)

    assert (MissingCause.NOT_RECALLED, True, Breach) == (
        getattr(unrecalled, "cause", None),
        "(DLgs 36/2023 art. 58 c. 4)" in unrecalled.message.it,
        type(bound),
    )


@settings(max_examples=60)
@given(st.lists(st.sampled_from("ABC"), max_size=8).filter(bool), st.integers(0, 6))
def test_broken_exactly_beyond_the_limit(won: list[str], most: int) -> None:
    """
    Of two linked firms that both won, it is broken if together they won more lots than the limit.
    """
    together = [firm for firm in won if firm in "AB"]
    beyond = len(set(together)) == 2 and len(together) > most

    assert [Breach if beyond else Kept] == [
        kind for kind, _ in said(" ".join(won), "A-B", attrs.evolve(LIMITS, most_awarded=most))
    ]
