"""
Random walks through a household's case, held against a model that is told in the words of the notes and has no states.

The model knows a few plain facts of a household: where it is, whether an offer is open, whether proceedings run. Each
event says on which facts it may happen and which it changes.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from enum import Enum
from functools import cache, reduce
from itertools import accumulate, pairwise
from typing import Any

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from contratti_quartiere.errors import IllegalTransitionError
from contratti_quartiere.occupation import episodes
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent, Whereabouts

E = RelocationEvent
HOME, OUT, GONE = Whereabouts
FIRST = date(2018, 1, 10)


class Proposal(Enum):
    """
    What stands of an offer: nothing, the offer itself, or an objection against it that is pending.
    """

    NONE = "none"
    OPEN = "open"
    OBJECTED = "objected"


@attrs.frozen
class Household:
    """
    What the notes tell of a household on its way, as plain facts.
    """

    where: Whereabouts = HOME
    ended: bool = False
    informed: bool = False
    surveyed: bool = False
    without_title: bool = False
    to_move: bool = False
    offer: Proposal = Proposal.NONE
    agreed: bool = False
    notice: bool = False
    proceedings: bool = False
    order: bool = False
    choice: bool = False
    return_offer: Proposal = Proposal.NONE

    @property
    def settled_at_home(self) -> bool:
        """
        True at home with a title, and no order to vacate.
        """
        return self.where is HOME and not self.ended and not self.without_title and not self.order

    @property
    def on_its_way(self) -> bool:
        """
        True at home with nothing against the household.
        """
        return self.settled_at_home and not self.proceedings

    @property
    def to_be_surveyed(self) -> bool:
        """
        True while nobody has found that the household is to be moved.
        """
        return self.on_its_way and not self.to_move

    @property
    def contested(self) -> bool:
        """
        True while proceedings run against a household that is at home.
        """
        return self.settled_at_home and self.proceedings

    @property
    def away(self) -> bool:
        """
        True while it is out with no order to vacate.
        """
        return self.where is OUT and not self.order

    @property
    def waiting(self) -> bool:
        """
        True while it is out with nothing against it.
        """
        return self.away and not self.proceedings

    @property
    def refuses_to_leave(self) -> bool:
        """
        True while proceedings run because it does not leave the temporary dwelling.
        """
        return self.away and self.proceedings

    def after(self, event: RelocationEvent) -> "Household":
        """
        Return what the event makes of it.
        """
        return attrs.evolve(self, **TOLD[event][1])


Point = tuple[Household, RelocationEvent, frozenset[RelocationEvent], Whereabouts]
Told = tuple[Callable[[Household], bool], Mapping[str, Any]]


def told(when: Callable[[Household], bool], *changes: Mapping[str, Any], **further: Any) -> Told:
    """
    Return when something may happen, and what it changes.
    """
    return when, {key: value for change in (*changes, further) for key, value in change.items()}


# "To be moved": whoever is, is known well enough; nothing is offered, agreed or announced yet.
SEARCH = {"surveyed": True, "to_move": True, "offer": Proposal.NONE, "agreed": False, "notice": False}
# Out of the home nothing of what led there goes on, and nothing of the return has begun.
STAY = {**SEARCH, "where": OUT, "proceedings": False, "order": False, "choice": False, "return_offer": Proposal.NONE}
AGREEMENT = {**SEARCH, "agreed": True}
END_HOME = {"where": HOME, "ended": True}
END_GONE = {"where": GONE, "ended": True}

TOLD: Mapping[RelocationEvent, Told] = {
    # The general notice comes before anything else, if it comes; the interview is the survey that counts.
    E.INFORM: told(lambda h: h.to_be_surveyed and not h.informed and not h.surveyed, informed=True),
    E.INTERVIEW: told(lambda h: h.to_be_surveyed and not h.surveyed, surveyed=True),
    # That there is no title is "often found only at the interview"; until the household is to be moved.
    E.FIND_NO_TITLE: told(lambda h: h.to_be_surveyed, without_title=True),
    E.RECOGNISE: told(lambda h: h.without_title and not h.order and not h.ended, without_title=False, surveyed=True),
    E.TAKE_IN_CHARGE: told(
        lambda h: h.where is HOME and not h.ended and (h.without_title or h.proceedings or h.order), END_GONE
    ),
    E.REJECT_TITLE: told(lambda h: h.without_title and not h.order and not h.ended, order=True),
    E.ADMIT: told(lambda h: h.to_be_surveyed and h.surveyed, SEARCH),
    E.EXEMPT: told(lambda h: h.to_be_surveyed and h.surveyed, END_HOME),
    # One open offer at a time; an own arrangement needs none, and may come while one is open.
    E.OFFER: told(lambda h: searches(h, Proposal.NONE), offer=Proposal.OPEN),
    E.ARRANGE_OWN: told(lambda h: searches(h, Proposal.NONE) or searches(h, Proposal.OPEN), AGREEMENT),
    # Late, once proceedings run, too.
    E.ACCEPT: told(lambda h: searches(h, Proposal.OPEN) or h.contested, AGREEMENT, proceedings=False),
    E.REFUSE: told(lambda h: searches(h, Proposal.OPEN), SEARCH),
    E.LAPSE: told(lambda h: searches(h, Proposal.OPEN), SEARCH),
    # Until the move the body may take back what it offered, objected to or agreed; the household what it agreed.
    E.WITHDRAW_OFFER: told(lambda h: h.on_its_way and (h.agreed or h.offer is not Proposal.NONE), SEARCH),
    E.BACK_OUT: told(lambda h: h.on_its_way and h.agreed, SEARCH),
    E.OBJECT: told(lambda h: searches(h, Proposal.OPEN), offer=Proposal.OBJECTED),
    E.UPHOLD_OBJECTION: told(lambda h: searches(h, Proposal.OBJECTED), SEARCH),
    E.REJECT_OBJECTION: told(lambda h: searches(h, Proposal.OBJECTED), offer=Proposal.OPEN),
    # Against a household that at least had the notice; never while an objection of its own is pending.
    E.CONTEST: told(
        lambda h: h.on_its_way and (h.informed or h.surveyed) and h.offer is not Proposal.OBJECTED,
        SEARCH,
        proceedings=True,
    ),
    # "It ended in the household's favour": it is to be moved, as before.
    E.DISMISS_CONTEST: told(lambda h: h.contested, SEARCH, proceedings=False),
    E.ORDER_TO_VACATE: told(lambda h: h.contested, proceedings=False, order=True),
    # Back to the proceedings, for a household whose title was not found too.
    E.REVOKE_ORDER: told(
        lambda h: h.where is HOME and h.order and not h.ended,
        SEARCH,
        order=False,
        proceedings=True,
        without_title=False,
    ),
    # The move out: only what is agreed is announced, and only what is announced takes place, but in an emergency.
    E.GIVE_NOTICE: told(lambda h: h.on_its_way and h.agreed and not h.notice, notice=True),
    E.POSTPONE: told(lambda h: h.on_its_way and h.notice, notice=False),
    E.MOVE_TEMPORARILY: told(lambda h: h.on_its_way and h.notice, STAY),
    E.MOVE_PERMANENTLY: told(lambda h: h.on_its_way and h.notice, END_GONE),
    E.MOVE_URGENTLY: told(lambda h: h.settled_at_home, STAY),
    # Out: "a further move stays out", and ends a choice or an offer that was open.
    E.MOVE_AGAIN: told(lambda h: h.waiting, STAY),
    E.OPEN_CHOICE: told(lambda h: h.waiting and not h.choice and returns(h, Proposal.NONE), choice=True),
    E.CHOOSE_TO_WAIT: told(lambda h: h.waiting and h.choice, STAY),
    E.OFFER_RETURN: told(lambda h: returns(h, Proposal.NONE), choice=False, return_offer=Proposal.OPEN),
    E.WITHDRAW_RETURN: told(lambda h: returns(h, Proposal.OPEN) or returns(h, Proposal.OBJECTED), STAY),
    E.OBJECT_TO_RETURN: told(lambda h: returns(h, Proposal.OPEN), return_offer=Proposal.OBJECTED),
    E.UPHOLD_RETURN_OBJECTION: told(lambda h: returns(h, Proposal.OBJECTED), STAY),
    E.REJECT_RETURN_OBJECTION: told(lambda h: returns(h, Proposal.OBJECTED), return_offer=Proposal.OPEN),
    # "The household will not leave the temporary dwelling: a refusal, not a waiver"; it may still return.
    E.CONTEST_RETURN: told(lambda h: returns(h, Proposal.OPEN), STAY, proceedings=True),
    E.DISMISS_RETURN_CONTEST: told(lambda h: h.refuses_to_leave, STAY),
    E.RETURN_HOME: told(lambda h: returns(h, Proposal.OPEN) or h.refuses_to_leave, END_HOME),
    E.WAIVE_RETURN: told(lambda h: h.away, END_GONE),
    E.ORDER_TO_VACATE_AWAY: told(lambda h: h.away, STAY, order=True),
    # With the right to return.
    E.REVOKE_ORDER_AWAY: told(lambda h: h.where is OUT and h.order, STAY),
    # Only at home; a household that is out gets a choice.
    E.CANCEL: told(lambda h: h.settled_at_home, END_HOME),
    # From every state that is not final.
    E.LEAVE: told(lambda h: not h.ended, END_GONE),
    E.VACATE: told(lambda h: h.order and not h.ended, END_GONE),
    E.CLOSE_EXTINCT: told(lambda h: not h.ended, END_GONE),
}


def searches(household: Household, offer: Proposal) -> bool:
    """
    Return whether a dwelling to move to is still looked for, and what stands of an offer is this.
    """
    return household.on_its_way and household.to_move and not household.agreed and household.offer is offer


def returns(household: Household, offer: Proposal) -> bool:
    """
    Return whether the household is out with nothing against it, and what stands of an offer to return is this.
    """
    return household.waiting and household.return_offer is offer


@cache
def allowed(household: Household) -> frozenset[RelocationEvent]:
    """
    Return what may happen next to a household.
    """
    return frozenset(event for event, (when, _) in TOLD.items() if when(household))


# Made once: they are drawn from at every step.
CHANCES, PAUSES = st.integers(0, 4), st.sampled_from((0, 1, 30))


@cache
def ways() -> Mapping[Household, tuple[RelocationEvent, ...]]:
    """
    Return every situation to which the model leads, each with a shortest way there.
    """
    found: dict[Household, tuple[RelocationEvent, ...]] = {Household(): ()}
    queue = list(found)
    for household in queue:
        for event in RelocationEvent:
            if event in allowed(household) and household.after(event) not in found:
                found[household.after(event)] = (*found[household], event)
                queue.append(household.after(event))
    return found


@cache
def eligible(household: Household, *, lasting: bool) -> tuple[RelocationEvent, ...]:
    """
    Return what may happen next, in the order of the notes; if it is to last, nothing that ends the case.
    """
    events = (event for event in RelocationEvent if event in allowed(household))
    return tuple(event for event in events if not (lasting and household.after(event).ended))


@st.composite
def walks(draw: st.DrawFn) -> tuple[RelocationStep, ...]:
    """
    Return a strategy for histories that the model allows, on days that do not go back, each step with its own reason.

    A walk goes somewhere by a shortest way, and on from there at random: at random alone few would come to a return.
    """
    household, way = draw(st.sampled_from([known for known in ways().items() if not known[0].ended]))
    events = list(way)
    for _ in range(draw(st.integers(0, 20))):
        if household.ended:
            break
        # The ends are many: four steps in five are none.
        events.append(draw(st.sampled_from(eligible(household, lasting=bool(draw(CHANCES))))))
        household = household.after(events[-1])
    days = accumulate(draw(st.lists(PAUSES, min_size=len(events), max_size=len(events))), initial=0)
    return tuple(
        RelocationStep(event=event, happened_on=FIRST + timedelta(days=day), reason=str(number))
        for number, (event, day) in enumerate(zip(events, days, strict=False))
    )


def walked(steps: tuple[RelocationStep, ...]) -> Relocation:
    """
    Return the case that goes through these steps, one after the other.
    """
    case = Relocation(household="H1", dwelling="A1")
    for step in steps:
        case = case.advance(step.event, on=step.happened_on, reason=step.reason)
    return case


def without(history: tuple[RelocationStep, ...], place: int) -> tuple[RelocationStep, ...]:
    """
    Return a history without one of its steps.
    """
    return (*history[:place], *history[place + 1 :])


def happened(case: Relocation, event: RelocationEvent) -> Relocation:
    """
    Return the case after an event of the first day.
    """
    return case.advance(event, on=FIRST)


def near(steps: tuple[RelocationStep, ...]) -> st.SearchStrategy[date]:
    """
    Return a strategy for the days of a history and those beside them.
    """
    days = [step.happened_on for step in steps] or [FIRST]
    return st.sampled_from([day + timedelta(days=apart) for day in days for apart in (-1, 0, 1)])


def legal(history: tuple[RelocationStep, ...]) -> bool:
    """
    Return whether a history can have happened.
    """
    try:
        Relocation(household="H1", history=history)
    except IllegalTransitionError:
        return False
    return True


def test_model_knows_every_event() -> None:
    """
    The model tells of each event, once.
    """
    assert list(RelocationEvent) == list(TOLD)


def test_every_situation_of_the_model() -> None:
    """
    Wherever the model leads, and after each event there, it allows what the case allows, and has it where the case is.
    """
    model, found = list[Point](), list[Point]()
    for household, way in ways().items():
        case = reduce(happened, way, Relocation(household="H1"))
        for event in sorted(allowed(household) & case.allowed):
            after, advanced = household.after(event), happened(case, event)
            model.append((household, event, allowed(after), after.where))
            found.append((household, event, advanced.allowed, advanced.whereabouts))

    assert model == found


@given(walks())
def test_walks_follow_the_model(steps: tuple[RelocationStep, ...]) -> None:
    """
    At each point of a walk the case allows what the model allows, and has the household where the model has it.
    """
    points = [(Household(), Relocation(household="H1"))]
    for step in steps:
        household, case = points[-1]
        points.append((household.after(step.event), case.advance(step.event, on=step.happened_on)))

    assert [(allowed(household), household.where) for household, _ in points] == [
        (case.allowed, case.whereabouts) for _, case in points
    ]


@given(walks())
def test_home_from_out_by_a_return_alone(steps: tuple[RelocationStep, ...]) -> None:
    """
    "The only way from out to home": no walk comes home from out but by RETURN_HOME.
    """
    cases = [walked(steps[:length]) for length in range(len(steps) + 1)]
    homecomings = {
        after.history[-1].event
        for before, after in pairwise(cases)
        if before.whereabouts is OUT and after.whereabouts is HOME
    }

    assert set() == homecomings - {E.RETURN_HOME}


@given(walks())
def test_replay_builds_the_same(steps: tuple[RelocationStep, ...]) -> None:
    """
    "Building by constructor replays; advance checks one row": both build the same case.
    """
    assert Relocation(household="H1", dwelling="A1", history=steps) == walked(steps)


@given(walks(), st.sampled_from(RelocationEvent), st.sampled_from((-1, 0, 1)))
def test_advance_leaves_the_case_alone(steps: tuple[RelocationStep, ...], event: RelocationEvent, days: int) -> None:
    """
    An event that happens, and one that cannot, both leave the case as it was.
    """
    case = walked(steps)
    with suppress(IllegalTransitionError):
        case.advance(event, on=(case.since or FIRST) + timedelta(days=days))

    assert Relocation(household="H1", dwelling="A1", history=steps) == case


@given(walks(), st.sampled_from(RelocationEvent))
def test_refusal_says_where_it_stands(steps: tuple[RelocationStep, ...], event: RelocationEvent) -> None:
    """
    Why an event cannot come next is said with all that may, and nothing is said of an event that may.
    """
    case = walked(steps)
    why = case.why_not(event)

    assert (None if event in case.allowed else (case.allowed, case.state, event)) == (
        why and (frozenset(why.allowed), why.state, why.event)
    )


@given(walks(), st.data())
def test_late_step_finds_a_place(steps: tuple[RelocationStep, ...], data: st.DataObject) -> None:
    """
    A step that was left out, without which the rest could have happened too, is put in again, and no other is lost.
    """
    places = [place for place in range(len(steps)) if legal(without(steps, place))]
    assume(places)
    place = data.draw(st.sampled_from(places))
    found = Relocation(household="H1", history=without(steps, place)).with_step(steps[place]).history

    assert (Counter(steps), True) == (Counter(found), legal(found))


@given(walks(), st.data())
def test_late_step_alone_on_its_day_finds_its_own_place(steps: tuple[RelocationStep, ...], data: st.DataObject) -> None:
    """
    A step that was left out and is the only one of its day is put in where it stood.
    """
    days = Counter(step.happened_on for step in steps)
    places = [place for place, step in enumerate(steps) if days[step.happened_on] == 1 and legal(without(steps, place))]
    assume(places)
    place = data.draw(st.sampled_from(places))

    assert steps == Relocation(household="H1", history=without(steps, place)).with_step(steps[place]).history


@given(walks(), st.data())
def test_until_a_day(steps: tuple[RelocationStep, ...], data: st.DataObject) -> None:
    """
    A case as it stood at the end of a day is the case that had gone as far as the last step up to that day.
    """
    day = data.draw(near(steps))

    assert walked(tuple(step for step in steps if step.happened_on <= day)) == walked(steps).until(day)


@given(walks(), st.data())
def test_until_twice(steps: tuple[RelocationStep, ...], data: st.DataObject) -> None:
    """
    A case as it stood on one day, looked at as of another, is the case as it stood on the earlier one.
    """
    one, other = data.draw(near(steps)), data.draw(near(steps))
    case = walked(steps)

    assert case.until(min(one, other)) == case.until(one).until(other)


@given(walks())
def test_episodes_do_not_overlap(steps: tuple[RelocationStep, ...]) -> None:
    """
    "Episodes of one household do not overlap": each one begins where the one before it has ended, or later.
    """
    lived = episodes(walked(steps))

    assert [] == [
        (before, after)
        for before, after in pairwise(lived)
        if before.end is None or after.first is None or after.first < before.end
    ]
