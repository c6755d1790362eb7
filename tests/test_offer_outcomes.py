"""
The offers of a case: which there were, what ended each, and on which days each was open.
"""

from datetime import date, timedelta
from typing import Any

import pytest

from contratti_quartiere.offer_outcomes import Offer, offers
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import RelocationStep
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent

E = RelocationEvent
FIRST, DAY = date(2018, 1, 10), timedelta(days=1)


def step(event: RelocationEvent, days: int = 0, **facts: Any) -> RelocationStep:
    """
    Return a step, so many days after the first day.
    """
    return RelocationStep(event=event, happened_on=FIRST + days * DAY, **facts)


MADE, RETURN = step(E.OFFER, 10, dwelling="V14"), step(E.OFFER_RETURN, 10, dwelling="A1")
TO_MOVE = (step(E.INTERVIEW), step(E.ADMIT))
OFFERED = (*TO_MOVE, MADE)
OBJECTED = (*OFFERED, step(E.OBJECT, 12))
INVITED = (step(E.MOVE_URGENTLY), RETURN)
RETURN_OBJECTED = (*INVITED, step(E.OBJECT_TO_RETURN, 12))


def found(*history: RelocationStep) -> tuple[Offer, ...]:
    """
    Return the offers of a case with this history.
    """
    return offers(Relocation(household="H1", history=history))


@pytest.mark.parametrize("history", [pytest.param((), id="nothing yet"), pytest.param(TO_MOVE, id="none yet")])
def test_no_offer(history: tuple[RelocationStep, ...]) -> None:
    """
    A case in which nothing was offered has no offers.
    """
    assert () == found(*history)


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        pytest.param(OFFERED, Offer(position=2, step=MADE, end=None), id="just made"),
        pytest.param(OBJECTED, Offer(position=2, step=MADE, end=None), id="objected"),
        pytest.param(
            (*OBJECTED, step(E.REJECT_OBJECTION, 14)), Offer(position=2, step=MADE, end=None), id="objection rejected"
        ),
        pytest.param(INVITED, Offer(position=1, step=RETURN, end=None), id="return, just made"),
        pytest.param(RETURN_OBJECTED, Offer(position=1, step=RETURN, end=None), id="return, objected"),
        pytest.param(
            (*RETURN_OBJECTED, step(E.REJECT_RETURN_OBJECTION, 14)),
            Offer(position=1, step=RETURN, end=None),
            id="return, objection rejected",
        ),
    ],
)
def test_offer_that_is_open(history: tuple[RelocationStep, ...], expected: Offer) -> None:
    """
    An offer is open while it waits for an answer; an objection, pending or rejected, leaves it open.
    """
    assert (expected,) == found(*history)


@pytest.mark.parametrize(
    ("history", "ends"),
    [
        pytest.param(
            OFFERED,
            (
                E.ARRANGE_OWN,
                E.ACCEPT,
                E.REFUSE,
                E.LAPSE,
                E.WITHDRAW_OFFER,
                E.CONTEST,
                E.MOVE_URGENTLY,
                E.CANCEL,
                E.LEAVE,
                E.CLOSE_EXTINCT,
            ),
            id="open",
        ),
        pytest.param(
            OBJECTED,
            (E.WITHDRAW_OFFER, E.UPHOLD_OBJECTION, E.MOVE_URGENTLY, E.CANCEL, E.LEAVE, E.CLOSE_EXTINCT),
            id="objected",
        ),
        pytest.param(
            INVITED,
            (
                E.MOVE_AGAIN,
                E.WITHDRAW_RETURN,
                E.CONTEST_RETURN,
                E.RETURN_HOME,
                E.WAIVE_RETURN,
                E.ORDER_TO_VACATE_AWAY,
                E.LEAVE,
                E.CLOSE_EXTINCT,
            ),
            id="return",
        ),
        pytest.param(
            RETURN_OBJECTED,
            (
                E.MOVE_AGAIN,
                E.WITHDRAW_RETURN,
                E.UPHOLD_RETURN_OBJECTION,
                E.WAIVE_RETURN,
                E.ORDER_TO_VACATE_AWAY,
                E.LEAVE,
                E.CLOSE_EXTINCT,
            ),
            id="return objected",
        ),
    ],
)
def test_what_ends_an_offer(history: tuple[RelocationStep, ...], ends: tuple[RelocationEvent, ...]) -> None:
    """
    Whatever leads on from an offer or from the objection against it, but for the objection and its rejection, ends it.
    """
    assert [step(event, 20) for event in ends] == [found(*history, step(event, 20))[0].end for event in ends]


def test_offer_ends_once() -> None:
    """
    What happens after the end of an offer does not change it.
    """
    end = step(E.ACCEPT, 20)

    assert (Offer(position=2, step=MADE, end=end),) == found(
        *OFFERED, end, step(E.GIVE_NOTICE, 21), step(E.POSTPONE, 22)
    )


def test_offers_in_order() -> None:
    """
    Each offer of a case is told, in order, with its place in the history and its own end.
    """
    refusal, second, end = step(E.REFUSE, 12), step(E.OFFER, 12, dwelling="V15"), step(E.MOVE_URGENTLY, 13)
    third = step(E.OFFER_RETURN, 30)

    assert (
        Offer(position=2, step=MADE, end=refusal),
        Offer(position=4, step=second, end=end),
        Offer(position=6, step=third, end=None),
    ) == found(*OFFERED, refusal, second, end, third)


@pytest.mark.parametrize("history", [OFFERED, OBJECTED, INVITED, RETURN_OBJECTED], ids=lambda steps: steps[-1].event.en)
@pytest.mark.parametrize("event", [E.OFFER, E.OFFER_RETURN], ids=lambda event: event.en)
def test_none_while_another_is_open(history: tuple[RelocationStep, ...], event: RelocationEvent) -> None:
    """
    While an offer waits for an answer no other is made: the one that is open must end before.
    """
    assert event not in RELOCATION_TABLE.allowed(RELOCATION_TABLE.state(history))


@pytest.mark.parametrize(("history", "expected"), [(OFFERED, False), (INVITED, True)])
def test_offer_of_a_return(history: tuple[RelocationStep, ...], expected: bool) -> None:
    """
    An offer is either of a dwelling to move to or of one to return to.
    """
    assert expected is found(*history)[0].of_return


REFUSED = Offer(position=2, step=MADE, end=step(E.REFUSE, 20))
NOTIFIED = Offer(position=2, step=step(E.OFFER, 10, notified_on=FIRST + 15 * DAY), end=step(E.REFUSE, 20))


@pytest.mark.parametrize(
    ("offer", "days", "expected"),
    [
        pytest.param(REFUSED, 9, False, id="day before it is made"),
        pytest.param(REFUSED, 10, True, id="day on which it is made"),
        pytest.param(REFUSED, 19, True, id="last day"),
        pytest.param(REFUSED, 20, False, id="day of its end"),
        pytest.param(REFUSED, 21, False, id="day after its end"),
        pytest.param(NOTIFIED, 10, False, id="made and not notified"),
        pytest.param(NOTIFIED, 14, False, id="day before it is notified"),
        pytest.param(NOTIFIED, 15, True, id="day on which it is notified"),
        pytest.param(NOTIFIED, 19, True, id="last day of one that was notified"),
        pytest.param(NOTIFIED, 20, False, id="day of the end of one that was notified"),
        pytest.param(Offer(position=2, step=MADE, end=None), 9, False, id="no end, day before it is made"),
        pytest.param(Offer(position=2, step=MADE, end=None), 10_000, True, id="no end"),
    ],
)
def test_open_on(offer: Offer, days: int, expected: bool) -> None:
    """
    An offer is open from its notification, else from the day on which it is made, up to the day before its end.
    """
    assert expected is offer.open_on(FIRST + days * DAY)


def test_first_day() -> None:
    """
    The first day of an offer is that of its notification, else its own.
    """
    assert (FIRST + 10 * DAY, FIRST + 15 * DAY) == (REFUSED.first, NOTIFIED.first)
