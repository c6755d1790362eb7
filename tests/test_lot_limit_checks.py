"""
Checks of a limit to lots: no object without the limit, and what is won is compared with it as far as it is known.
"""

from collections.abc import Iterator
from datetime import date

import pytest

from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import Asked, Version
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.lot_limit_checks import (
    MOST_AWARDED,
    MOST_TENDERED,
    Limit,
    Limited,
    in_turn,
    limited,
    winners_unknown,
    within_limit,
    without_awards,
)
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procedures import LotLimits
from contratti_quartiere.procurement import Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.regimes import UNKNOWN_REGIME
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Breach, Check, Kept, Missing, NotApplicable, Tracks, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.winners import winners

TODAY = date(2026, 11, 22)
CHANGE = date(2023, 7, 1)
EVERYWHERE = Tracks(frozenset({Track.ORDINARY}), frozenset({Track.LIGHT}), "DLgs 36/2023", ("art. 58",))
VERSIONS = (
    Version(source=LegalSource("DLgs 50/2016"), tracks=EVERYWHERE, since=date(2016, 4, 20), until=CHANGE),
    Version(source=LegalSource("DLgs 36/2023"), tracks=EVERYWHERE, since=CHANGE),
)


def echo(asked: Asked[Limited]) -> Iterator[Verdict]:
    """
    Yield the limit that was asked about.
    """
    yield Kept(path=asked.path, message=Bilingual(asked.record.tender.id, str(asked.record.most)))


def said(limit: Limit, *tenders: Tender) -> list[tuple[type[Verdict], str, str]]:
    """
    Return what both versions of a rule on a limit say of tenders: the kind, the place, the words.
    """
    view = View(programme=Programme(tenders=tenders), on=TODAY, parameters=PARAMETERS)
    return [
        (type(verdict), verdict.path, verdict.message.en)
        for version in VERSIONS
        for verdict in limited(version, VERSIONS, limit, echo)(view)
    ]


def tender(name: str, limits: LotLimits | None, *, track: Track = Track.ORDINARY) -> Tender:
    """
    Return a tender of 2024 with limits.
    """
    return Tender(id=name, notice_date=date(2024, 2, 1), track=track, lot_limits=limits)


NO_AWARD_LIMIT = "no limit on the lots that one may win is on record"


@pytest.mark.parametrize(
    ("limit", "message", "most"),
    [
        pytest.param(MOST_AWARDED, NO_AWARD_LIMIT, "2", id="lots won"),
        pytest.param(
            MOST_TENDERED, "no limit on the lots that one may tender for is on record", "3", id="lots tendered for"
        ),
    ],
)
def test_only_with_the_limit(limit: Limit, message: str, most: str) -> None:
    """
    A tender without the limit is no object of the rule, and is told once; of one with it the version of its day speaks.
    """
    whole = LotLimits(most_awarded=2, most_tendered=3)
    other = LotLimits(most_tendered=3) if limit is MOST_AWARDED else LotLimits(most_awarded=2)

    assert [
        (NotApplicable, "/tenders/0", message),
        (NotApplicable, "/tenders/1", message),
        (Kept, "/tenders/2", most),
    ] == said(limit, tender("a", None), tender("b", other), tender("c", whole))


def test_messages_in_italian() -> None:
    """
    What is missing is told in Italian too.
    """
    assert ("nessun limite ai lotti che uno può vincere a registro",) * 2 == (
        MOST_AWARDED.none.it,
        MOST_TENDERED.none.it.replace("per cui uno può offrire", "che uno può vincere"),
    )


def test_in_turn() -> None:
    """
    Of two checks the first speaks first, and the second says what the first did not.
    """

    def telling(*messages: str) -> Check:
        verdicts = tuple(Kept(path="/x", message=Bilingual(message, message)) for message in messages)

        def check(view: View) -> Iterator[Verdict]:
            del view
            yield from verdicts

        return check

    view = View(programme=Programme(), on=TODAY, parameters=PARAMETERS)
    asked = in_turn(telling("a", "b", "a"), telling("b", "c"))

    assert (["a", "b", "a", "c"], __name__) == ([verdict.message.en for verdict in asked(view)], asked.__module__)


def test_no_limit_at_all_is_a_limit() -> None:
    """
    A limit of no lots is a limit, and no missing one.
    """
    assert [(Kept, "/tenders/0", "0")] == said(MOST_AWARDED, tender("a", LotLimits(most_awarded=0)))


def test_on_the_light_track() -> None:
    """
    On a track on which the rule binds if recalled, a tender without the limit is no object of it all the same.
    """
    light = tender("b", LotLimits(most_awarded=2), track=Track.LIGHT)

    assert [(NotApplicable, "/tenders/0"), (Missing, "/tenders/1/self_imposed")] == [
        found[:2] for found in said(MOST_AWARDED, tender("a", None, track=Track.LIGHT), light)
    ]


def asked_of(awards: tuple[Award, ...], *, more_if_alone: bool = False) -> Asked[Limited]:
    """
    Return a tender with a limit of two lots and its awards.
    """
    limits = LotLimits(most_awarded=2, more_if_alone=more_if_alone)
    found = Tender(id="gara", lot_limits=limits, awards=awards)
    return Asked(
        view=View(programme=Programme(tenders=(found,)), on=TODAY, parameters=PARAMETERS),
        path="/tenders/0",
        record=Limited(tender=found, limits=limits, most=2),
        tender=("/tenders/0", found),
        regime=UNKNOWN_REGIME,
        version=VERSIONS[1],
    )


def compared(lots: int, unknown: int = 0, *, more_if_alone: bool = False) -> list[Verdict]:
    """
    Return what is said of lots won beside others of which nobody knows the winner.
    """
    names = tuple(f"L{n}" for n in range(lots))
    awards = tuple(Award(lot=f"X{n}") for n in range(unknown))
    asked = asked_of(awards, more_if_alone=more_if_alone)
    found = winners(asked.record.tender)
    return list(within_limit(asked, (Fact("winner", "A"),), names, Bilingual("A vince", "A wins"), found))


FACTS = (
    Fact("winner", "A"),
    Fact("lots_won", 3),
    Fact("lots", "L0, L1, L2"),
    Fact("most_awarded", 2),
)
ASKED = (Comparison("lots_won", Relation.AT_MOST, "most_awarded"),)


def test_beyond_the_limit() -> None:
    """
    What is won beyond the limit breaks it, with the lots as evidence.
    """
    assert [
        Breach(
            path="/tenders/0/awards",
            message=Bilingual("A vince, il limite è 2", "A wins, the limit is 2"),
            facts=FACTS,
            comparisons=ASKED,
        )
    ] == compared(3)


def test_allowed_where_alone() -> None:
    """
    "Documents may allow more where no other valid tender exists for a lot: with that clause on record, undecided".
    """
    assert [
        Missing(
            path="/tenders/0/awards",
            message=Bilingual(
                "A vince, il limite è 2; i documenti ammettono di più dove per un lotto non c'è altra offerta valida,"
                " e non si sa se è così",
                "A wins, the limit is 2; the documents allow more where a lot has no other valid offer, and it is not"
                " known whether that is so",
            ),
            facts=FACTS,
        )
    ] == compared(3, more_if_alone=True)


@pytest.mark.parametrize(
    ("lots", "unknown", "more_if_alone", "expected"),
    [
        pytest.param(1, 0, False, [Kept], id="below"),
        pytest.param(2, 0, False, [Kept], id="the limit"),
        pytest.param(2, 0, True, [Kept], id="the limit, with the clause"),
        pytest.param(1, 1, False, [Kept], id="at most the limit"),
        pytest.param(2, 1, False, [], id="perhaps beyond"),
        pytest.param(1, 2, True, [], id="perhaps beyond, with the clause"),
        pytest.param(3, 1, False, [Breach], id="beyond whoever won the rest"),
    ],
)
def test_as_far_as_is_known(lots: int, unknown: int, more_if_alone: bool, expected: list[type[Verdict]]) -> None:
    """
    Lots of which nobody knows the winner may have been won by anybody.
    """
    assert expected == [type(verdict) for verdict in compared(lots, unknown, more_if_alone=more_if_alone)]


def test_winners_unknown() -> None:
    """
    The lots of which nobody knows the winner are named, if there are any.
    """
    asked = asked_of((Award(lot="L1", firms=("A",)), Award(lot="L2"), Award(lot="L3")))
    known = asked_of((Award(lot="L1", firms=("A",)),))

    assert (
        [
            Missing(
                path="/tenders/0/awards",
                message=Bilingual("non si sa chi abbia vinto: L2, L3", "it is not known who won: L2, L3"),
                facts=(Fact("most_awarded", 2), Fact("unknown", "L2, L3")),
            )
        ],
        [],
    ) == (
        list(winners_unknown(asked, winners(asked.record.tender))),
        list(winners_unknown(known, winners(known.record.tender))),
    )


def test_without_awards() -> None:
    """
    As long as nothing is awarded there is nothing to compare.
    """
    message = Bilingual("nessuna aggiudicazione a registro", "no award on record")

    assert NotApplicable(path="/tenders/0", message=message) == without_awards(asked_of(()))
