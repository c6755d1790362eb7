"""
Who lived where and from when until when, who still kept the keys, and what became of the lease.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contratti_quartiere.occupation import Episode, EpisodeKind, Hold, Lease, episodes, holds, home_since, lease
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, Destination, RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent, RelocationState, Whereabouts

E = RelocationEvent
HOME, AWAY, SETTLED = EpisodeKind
FIRST, DAY = date(2018, 1, 10), timedelta(days=1)
LEASED = date(1994, 5, 1)
MOVES = frozenset(
    {E.MOVE_TEMPORARILY, E.MOVE_URGENTLY, E.MOVE_AGAIN, E.MOVE_PERMANENTLY, E.RETURN_HOME, E.WAIVE_RETURN}
)
DEPARTURES = frozenset({E.TAKE_IN_CHARGE, E.LEAVE, E.VACATE, E.CLOSE_EXTINCT})


def day(days: int) -> date:
    """
    Return the day that lies so many days after the first day.
    """
    return FIRST + days * DAY


def step(event: RelocationEvent, days: int = 0, dwelling: str = "", **facts: Any) -> RelocationStep:
    """
    Return a step, so many days after the first day.
    """
    return RelocationStep(event=event, happened_on=day(days), dwelling=dwelling, **facts)


def case(*history: RelocationStep, **fields: Any) -> Relocation:
    """
    Return the case of H1, which starts in A1.
    """
    return Relocation(household="H1", dwelling="A1", history=history, **fields)


def census(lived_since: date | None) -> Annotation:
    """
    Return a census that found since when a household lives there.
    """
    return Annotation(kind=AnnotationKind.CENSUS, on=FIRST, lived_since=lived_since)


TO_MOVE = (step(E.INTERVIEW), step(E.ADMIT))
READY = (*TO_MOVE, step(E.ARRANGE_OWN), step(E.GIVE_NOTICE))
OUT = (*READY, step(E.MOVE_TEMPORARILY, 10, "V14"))
INVITED = (*OUT, step(E.OFFER_RETURN, 20, "B2"))
CONTESTED = (step(E.INFORM), step(E.CONTEST))
ORDERED = (*CONTESTED, step(E.ORDER_TO_VACATE))


def lived(found: Relocation) -> list[tuple[EpisodeKind, str, int | None, int | None]]:
    """
    Return the episodes of a case: by which right, where, from which day, until which, counted from the first day.
    """
    return [(one.kind, one.dwelling, counted(one.first), counted(one.end)) for one in episodes(found)]


def kept(found: Relocation) -> list[tuple[str, int | None, int | None]]:
    """
    Return the holds of a case: where, from which day, until which, counted from the first day.
    """
    return [(one.dwelling, counted(one.first), counted(one.end)) for one in holds(found)]


def counted(on: date | None) -> int | None:
    """
    Return how many days after the first day a day lies.
    """
    return None if on is None else (on - FIRST).days


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        pytest.param((), [(HOME, "A1", None, None)], id="start of the case"),
        pytest.param(OUT, [(HOME, "A1", None, 10), (AWAY, "V14", 10, None)], id="temporary move"),
        pytest.param(
            (step(E.MOVE_URGENTLY, 10, "V14"),), [(HOME, "A1", None, 10), (AWAY, "V14", 10, None)], id="urgent move"
        ),
        pytest.param(
            (*OUT, step(E.MOVE_AGAIN, 20, "V15")),
            [(HOME, "A1", None, 10), (AWAY, "V14", 10, 20), (AWAY, "V15", 20, None)],
            id="further move",
        ),
        pytest.param(
            (*INVITED, step(E.RETURN_HOME, 30, "B2")),
            [(HOME, "A1", None, 10), (AWAY, "V14", 10, 30), (HOME, "B2", 30, None)],
            id="return",
        ),
        pytest.param(
            (*READY, step(E.MOVE_PERMANENTLY, 10, "D7")),
            [(HOME, "A1", None, 10), (SETTLED, "D7", 10, None)],
            id="permanent move",
        ),
        pytest.param(
            (*OUT, step(E.WAIVE_RETURN, 30, "D7")),
            [(HOME, "A1", None, 10), (AWAY, "V14", 10, 30), (SETTLED, "D7", 30, None)],
            id="waiver",
        ),
        pytest.param(
            (*OUT, step(E.WAIVE_RETURN, 30, "V14")),
            [(HOME, "A1", None, 10), (AWAY, "V14", 10, 30), (SETTLED, "V14", 30, None)],
            id="waiver for the temporary dwelling, no gap",
        ),
        pytest.param((*CONTESTED, step(E.TAKE_IN_CHARGE, 30)), [(HOME, "A1", None, 30)], id="taken in charge"),
        pytest.param((step(E.LEAVE, 30),), [(HOME, "A1", None, 30)], id="left from home"),
        pytest.param((*ORDERED, step(E.VACATE, 30)), [(HOME, "A1", None, 30)], id="released from home"),
        pytest.param((step(E.CLOSE_EXTINCT, 30),), [(HOME, "A1", None, 30)], id="extinct at home"),
        pytest.param((*OUT, step(E.LEAVE, 30)), [(HOME, "A1", None, 10), (AWAY, "V14", 10, 30)], id="left from away"),
        pytest.param(
            (*OUT, step(E.ORDER_TO_VACATE_AWAY, 20), step(E.VACATE, 30)),
            [(HOME, "A1", None, 10), (AWAY, "V14", 10, 30)],
            id="released from away",
        ),
        pytest.param(
            (*OUT, step(E.CLOSE_EXTINCT, 30)), [(HOME, "A1", None, 10), (AWAY, "V14", 10, 30)], id="extinct away"
        ),
        pytest.param((step(E.INTERVIEW), step(E.EXEMPT, 30)), [(HOME, "A1", None, None)], id="exempt stays"),
        pytest.param((step(E.CANCEL, 30),), [(HOME, "A1", None, None)], id="cancelled stays"),
        pytest.param(CONTESTED, [(HOME, "A1", None, None)], id="contested is still inside"),
        pytest.param(ORDERED, [(HOME, "A1", None, None)], id="under order is still inside"),
        pytest.param(
            (*OUT, step(E.ORDER_TO_VACATE_AWAY, 20)),
            [(HOME, "A1", None, 10), (AWAY, "V14", 10, None)],
            id="under order away is still there",
        ),
    ],
)
def test_episodes(
    history: tuple[RelocationStep, ...], expected: list[tuple[EpisodeKind, str, int | None, int | None]]
) -> None:
    """
    A move closes one episode on its day and opens the next; who leaves for good closes one; nothing else does.
    """
    assert expected == lived(case(*history))


def test_episode_says_whose_and_where() -> None:
    """
    An episode bears the household of the case and the kind of place to which the move went.
    """
    move = step(E.MOVE_URGENTLY, 10, destination=Destination.RELATIVES)

    assert (
        Episode(household="H1", kind=AWAY, dwelling="", destination=Destination.RELATIVES, first=day(10), end=None)
        == episodes(case(move))[-1]
    )


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        pytest.param(
            (*OUT, step(E.MOVE_AGAIN, 10, "V15")), [(HOME, "A1", None, 10), (AWAY, "V15", 10, None)], id="moved twice"
        ),
        pytest.param(
            (*OUT, step(E.OFFER_RETURN, 10, "B2"), step(E.RETURN_HOME, 10)),
            [(HOME, "A1", None, 10), (HOME, "B2", 10, None)],
            id="out and back",
        ),
        pytest.param((*OUT, step(E.LEAVE, 10)), [(HOME, "A1", None, 10)], id="moved and left"),
    ],
)
def test_moves_of_one_day(
    history: tuple[RelocationStep, ...], expected: list[tuple[EpisodeKind, str, int | None, int | None]]
) -> None:
    """
    What is left on the day on which it was taken was never lived in.
    """
    assert expected == lived(case(*history))


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        pytest.param(
            9, [(HOME, "A1", 9, 10), (AWAY, "V14", 10, 20), (AWAY, "V15", 20, None)], id="day before the move"
        ),
        pytest.param(10, [(AWAY, "V14", 10, 20), (AWAY, "V15", 20, None)], id="day of the move"),
        pytest.param(
            11, [(HOME, "A1", None, 10), (AWAY, "V14", 10, 20), (AWAY, "V15", 20, None)], id="day after the move"
        ),
        pytest.param(
            21, [(HOME, "A1", None, 10), (AWAY, "V14", 10, 20), (AWAY, "V15", 20, None)], id="day after the second"
        ),
    ],
)
def test_beginning_beside_the_first_move(
    since: int, expected: list[tuple[EpisodeKind, str, int | None, int | None]]
) -> None:
    """
    The home episode begins on the day that is known; one that is said to lie after the first move is unknown.
    """
    assert expected == lived(case(*OUT, step(E.MOVE_AGAIN, 20, "V15"), home_since=day(since)))


def test_beginning_after_a_departure() -> None:
    """
    A beginning that is said to lie after the household had left is unknown too.
    """
    assert [(HOME, "A1", None, 10)] == lived(case(step(E.LEAVE, 10), home_since=day(11)))


def test_beginning_after_a_step_that_is_no_move() -> None:
    """
    A beginning may lie after steps that move nobody.
    """
    assert [(HOME, "A1", 5, None)] == lived(case(*TO_MOVE, home_since=day(5)))


@pytest.mark.parametrize(
    ("own", "found", "expected"),
    [
        pytest.param(None, [], None, id="unknown"),
        pytest.param(None, [None], None, id="a census that did not ask"),
        pytest.param(None, [LEASED, None], LEASED, id="a census"),
        pytest.param(None, [LEASED, LEASED - DAY], LEASED - DAY, id="the earliest of two censuses"),
        pytest.param(LEASED, [], LEASED, id="the lease"),
        pytest.param(LEASED, [LEASED - DAY], LEASED, id="the lease before a census"),
    ],
)
def test_home_since(own: date | None, found: list[date | None], expected: date | None) -> None:
    """
    Since when a household lives there is said by the case, else by a census, else by nobody.
    """
    known = case(home_since=own, annotations=tuple(census(since) for since in found))

    assert (expected, expected) == (home_since(known), episodes(known)[0].first)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(9, False, id="day before"),
        pytest.param(10, True, id="first day"),
        pytest.param(19, True, id="last day"),
        pytest.param(20, False, id="day on which it is left"),
    ],
)
def test_days_of_an_episode_and_of_a_hold(days: int, expected: bool) -> None:
    """
    An episode, and a hold, is of its first day and no longer of its end.
    """
    episode = Episode(household="H1", kind=AWAY, dwelling="V14", first=day(10), end=day(20))
    hold = Hold(household="H1", dwelling="A1", first=day(10), end=day(20))

    assert (expected, expected) == (episode.holds(day(days)), hold.holds(day(days)))


def test_days_without_a_limit() -> None:
    """
    A beginning that is unknown lies before every day, and an end that is open or unknown never comes.
    """
    episode = Episode(household="H1", kind=HOME, dwelling="A1", first=None, end=None)
    hold = Hold(household="H1", dwelling="A1", first=date.min, end=None)

    assert [True] * 4 == [one.holds(on) for one in (episode, hold) for on in (date.min, date.max)]


@pytest.mark.parametrize(
    ("event", "handed_back", "expected"),
    [
        pytest.param(E.MOVE_TEMPORARILY, 9, [], id="handed back the day before"),
        pytest.param(E.MOVE_TEMPORARILY, 10, [], id="handed back on the day of the move"),
        pytest.param(E.MOVE_TEMPORARILY, 11, [("A1", 10, 11)], id="handed back the day after"),
        pytest.param(E.MOVE_TEMPORARILY, None, [], id="a planned move that says nothing"),
        pytest.param(E.MOVE_PERMANENTLY, 15, [("A1", 10, 15)], id="a permanent move"),
        pytest.param(E.MOVE_URGENTLY, 10, [], id="an urgent move, handed back on its day"),
        pytest.param(E.MOVE_URGENTLY, 15, [("A1", 10, 15)], id="an urgent move, handed back later"),
        pytest.param(E.MOVE_URGENTLY, None, [("A1", 10, None)], id="an urgent move that says nothing"),
        pytest.param(E.LEAVE, 15, [], id="a departure, which is of the day of the handing back"),
    ],
)
def test_home_that_is_held(
    event: RelocationEvent, handed_back: int | None, expected: list[tuple[str, int, int]]
) -> None:
    """
    "The dwelling is held until that day": from the move until it is handed back, if that is later.
    """
    back = None if handed_back is None else day(handed_back)

    assert expected == kept(case(*READY, step(event, 10, "V14", handed_back_on=back)))


@pytest.mark.parametrize(
    ("dwelling", "expected"),
    [
        pytest.param("A1", [("A1", 2, 30)], id="the same"),
        pytest.param("B2", [("A1", 2, None)], id="another"),
        pytest.param("", [("A1", 2, None)], id="one that nobody named"),
    ],
)
def test_hold_until_the_household_is_back(dwelling: str, expected: list[tuple[str, int, int | None]]) -> None:
    """
    Whoever comes back into the dwelling that was left in a hurry holds it no longer from outside.
    """
    back = case(step(E.MOVE_URGENTLY, 2, "V14"), step(E.OFFER_RETURN, 20), step(E.RETURN_HOME, 30, dwelling))

    assert expected == kept(back)


def test_hold_of_an_unknown_dwelling() -> None:
    """
    Coming to an unknown place says nothing of another unknown one.
    """
    moved = Relocation(household="H1", history=(step(E.MOVE_URGENTLY, 2), step(E.MOVE_AGAIN, 5)))

    assert [("", 2, None)] == kept(moved)


@pytest.mark.parametrize("event", [E.ARRANGE_OWN, E.GIVE_NOTICE])
def test_kind_of_place_that_was_agreed(event: RelocationEvent) -> None:
    """
    Where the move is silent, the kind of place is that of what was agreed, and no dwelling offered before it counts.
    """
    agreed = {E.ARRANGE_OWN: E.GIVE_NOTICE, E.GIVE_NOTICE: E.ACCEPT}[event]
    offered = (*TO_MOVE, step(E.OFFER, 1, "V14"))
    said = step(event, 2, destination=Destination.RELATIVES)
    both = (said, step(agreed, 3)) if event is E.ARRANGE_OWN else (step(agreed, 2), said)
    found = episodes(case(*offered, *both, step(E.MOVE_TEMPORARILY, 10)))[-1]

    assert ("", Destination.RELATIVES) == (found.dwelling, found.destination)


def test_hold_says_whose() -> None:
    """
    A hold bears the household of the case.
    """
    assert (Hold(household="H1", dwelling="A1", first=day(10), end=None),) == holds(case(step(E.MOVE_URGENTLY, 10)))


def test_places_that_are_held() -> None:
    """
    Each move holds the place that it left, the temporary ones too.
    """
    history = (
        *READY,
        step(E.MOVE_TEMPORARILY, 10, "V14", handed_back_on=day(12)),
        step(E.MOVE_AGAIN, 20, "V15", handed_back_on=day(23)),
        step(E.OFFER_RETURN, 25, "B2"),
        step(E.RETURN_HOME, 30, handed_back_on=day(34)),
    )

    assert [("A1", 10, 12), ("V14", 20, 23), ("V15", 30, 34)] == kept(case(*history))


def test_temporary_place_held_after_a_waiver() -> None:
    """
    Who waives the return and settles elsewhere may hold the temporary dwelling for a while.
    """
    assert [("V14", 30, 33)] == kept(case(*OUT, step(E.WAIVE_RETURN, 30, "D7", handed_back_on=day(33))))


OFFERED = (*TO_MOVE, step(E.OFFER, 0, "V14"))


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        pytest.param((*OFFERED, step(E.ACCEPT)), "V14", id="the one that was offered"),
        pytest.param((*OFFERED, step(E.ACCEPT, 0, "V15")), "V15", id="the one that was accepted"),
        pytest.param((*OFFERED, step(E.ARRANGE_OWN)), "", id="an own arrangement instead of an offer"),
        pytest.param((*OFFERED, step(E.ARRANGE_OWN, 0, "P3")), "P3", id="an own arrangement that names a dwelling"),
        pytest.param(
            (*OFFERED, step(E.WITHDRAW_OFFER), step(E.OFFER), step(E.ACCEPT)), "", id="a later offer that names none"
        ),
        pytest.param(
            (*OFFERED, step(E.REFUSE, 0, "V14"), step(E.OFFER, 0, "V15"), step(E.ACCEPT)), "V15", id="the later offer"
        ),
        pytest.param((*OFFERED, step(E.CONTEST), step(E.ACCEPT)), "V14", id="a late acceptance"),
    ],
)
@pytest.mark.parametrize("move", [E.MOVE_TEMPORARILY, E.MOVE_PERMANENTLY])
def test_move_that_names_no_dwelling(history: tuple[RelocationStep, ...], expected: str, move: RelocationEvent) -> None:
    """
    A planned move that names no dwelling goes to the one that was agreed last.
    """
    assert expected == episodes(case(*history, step(E.GIVE_NOTICE), step(move, 10)))[-1].dwelling


@pytest.mark.parametrize(
    ("dwelling", "destination", "expected"),
    [
        pytest.param("V16", None, "V16", id="another dwelling"),
        pytest.param("", Destination.RELATIVES, "", id="relatives"),
        pytest.param("", Destination.OTHER, "", id="another arrangement"),
        pytest.param("P3", Destination.OTHER, "P3", id="another arrangement that is named"),
        pytest.param("", Destination.ROTATION_DWELLING, "V15", id="the rotation dwelling of the notice"),
        pytest.param("", Destination.ASSIGNED_DWELLING, "V15", id="the dwelling of the notice"),
    ],
)
def test_move_that_says_where(dwelling: str, destination: Destination | None, expected: str) -> None:
    """
    What the move says of its place goes before what was agreed, and the notice before the offer.
    """
    agreed = (*OFFERED, step(E.ACCEPT), step(E.GIVE_NOTICE, 0, "V15"))
    move = step(E.MOVE_TEMPORARILY, 10, dwelling, destination=destination)

    assert expected == episodes(case(*agreed, move))[-1].dwelling


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        pytest.param((*INVITED, step(E.RETURN_HOME, 30)), "B2", id="return"),
        pytest.param((*INVITED, step(E.RETURN_HOME, 30, "A1")), "A1", id="return to another one"),
        pytest.param((*INVITED, step(E.CONTEST_RETURN, 21), step(E.RETURN_HOME, 30)), "B2", id="late return"),
        pytest.param(
            (*INVITED, step(E.WITHDRAW_RETURN, 21), step(E.OFFER_RETURN, 22), step(E.RETURN_HOME, 30)),
            "",
            id="return by a later offer that names none",
        ),
        pytest.param((*OFFERED, step(E.ACCEPT), step(E.MOVE_URGENTLY, 10)), "", id="urgent move"),
        pytest.param((*OUT, step(E.MOVE_AGAIN, 20)), "", id="further move"),
        pytest.param((*INVITED, step(E.WAIVE_RETURN, 30)), "", id="waiver"),
    ],
)
def test_later_move_that_names_no_dwelling(history: tuple[RelocationStep, ...], expected: str) -> None:
    """
    A return goes to the dwelling that was offered for it last; where another move goes that does not say it is unknown.
    """
    assert expected == episodes(case(*history))[-1].dwelling


@pytest.mark.parametrize(
    ("history", "ended", "until"),
    [
        pytest.param((), False, None, id="at home"),
        pytest.param(OUT, False, None, id="out, beside the temporary use"),
        pytest.param((*INVITED, step(E.RETURN_HOME, 30)), False, None, id="back"),
        pytest.param((step(E.CANCEL),), False, None, id="cancelled"),
        pytest.param((*READY, step(E.MOVE_PERMANENTLY, 10, lease_end=day(21))), True, 21, id="permanent move"),
        pytest.param((*READY, step(E.MOVE_PERMANENTLY, 10)), True, None, id="permanent move that does not say when"),
        pytest.param((*OUT, step(E.WAIVE_RETURN, 30, lease_end=day(40))), True, 40, id="waiver"),
        pytest.param((step(E.LEAVE, 30),), True, None, id="left"),
    ],
)
def test_lease(history: tuple[RelocationStep, ...], ended: bool, until: int | None) -> None:
    """
    The lease goes on while a household is out, and ends by a permanent move, a waiver, or because it is gone.
    """
    known = case(*history, home_since=LEASED)

    assert Lease(dwelling="A1", since=LEASED, ended=ended, until=None if until is None else day(until)) == lease(known)


def test_lease_by_a_census() -> None:
    """
    The first day of a lease is as far known as that of the home.
    """
    assert LEASED == lease(case(annotations=(census(LEASED),))).since


def test_second_home_of_a_split() -> None:
    """
    "A household split in two opens a second home episode in the same dwelling on the day of the split".
    """
    first, second = case(home_since=LEASED).split("H2", on=day(5))

    assert [("H1", HOME, "A1", LEASED, None), ("H2", HOME, "A1", day(5), None)] == [
        (one.household, one.kind, one.dwelling, one.first, one.end) for one in (*episodes(first), *episodes(second))
    ]


@st.composite
def cases(draw: st.DrawFn) -> Relocation:
    """
    Return a strategy for cases that went on at random from some point, several steps on one day among them.
    """
    begun = draw(st.sampled_from(((), READY, OUT, INVITED)))
    found = case(*begun, home_since=draw(st.none() | st.just(LEASED)))
    for _ in range(draw(st.integers(0, 8))):
        if not found.open:
            break
        event = draw(st.sampled_from([event for event in RelocationEvent if event in found.allowed]))
        found = found.advance(event, on=(found.since or FIRST) + draw(st.integers(0, 1)) * DAY)
    return found


@given(cases())
def test_one_place_at_a_time(known: Relocation) -> None:
    """
    "Episodes of one household do not overlap": on each day it lives in one place, and once it has left in none.
    """
    left = known.state in {RelocationState.TAKEN_IN_CHARGE, RelocationState.EXTINCT, RelocationState.CEASED}
    days = [day(days) for days in range(-1, 30)]
    since = known.since

    assert [0 if left and since is not None and since <= on else 1 for on in days] == [
        sum(one.holds(on) for one in episodes(known)) for on in days
    ]


@given(cases())
def test_last_place_is_where_the_household_is(known: Relocation) -> None:
    """
    The place where it still lives is a home at home, away while it is out, and elsewhere one where it is settled.
    """
    expected = {Whereabouts.HOME: [HOME], Whereabouts.OUT: [AWAY], Whereabouts.GONE: []}[known.whereabouts]
    settled = known.state is RelocationState.MOVED_PERMANENTLY

    assert ([SETTLED] if settled else expected) == [one.kind for one in episodes(known) if one.end is None]


@given(cases(), st.data())
def test_only_moves_change_episodes(known: Relocation, data: st.DataObject) -> None:
    """
    "Any other: closes nothing, opens nothing": after each event but a move or a departure the episodes are the same.
    """
    others = [event for event in RelocationEvent if event in known.allowed - MOVES - DEPARTURES]
    assume(others)
    found = known.advance(data.draw(st.sampled_from(others)), on=known.since or FIRST)

    assert (episodes(known), holds(known)) == (episodes(found), holds(found))
