"""
The steps of a corrected sheet are recognised in an older history, put right, and put in the place of their days.
"""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from contratti_quartiere.dwellings import DwellingEvent, DwellingStep
from contratti_quartiere.exchange.changes import ChangeKind
from contratti_quartiere.exchange.held_fields import HeldFields
from contratti_quartiere.exchange.revised_histories import PlacedStep, placed_steps
from contratti_quartiere.relocation_steps import RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent

E, K = RelocationEvent, ChangeKind
FIRST, DAY = date(2018, 1, 10), timedelta(days=1)
TODAY = date(2020, 6, 1)
HELD = HeldFields(fields={name: HeldFields() for name in ("event", "happened_on", "recorded_on", "dwelling", "reason")})


def step(event: RelocationEvent, days: int = 0, **facts: Any) -> RelocationStep:
    """
    Return a step, so many days after the first day.
    """
    return RelocationStep(event=event, happened_on=FIRST + days * DAY, **facts)


def became(older: tuple[RelocationStep, ...], sheet: tuple[RelocationStep, ...]) -> tuple[PlacedStep, ...]:
    """
    Return the steps of the older history as the sheet corrects them today.
    """
    return placed_steps(older, sheet, HELD, TODAY)


def same(found: RelocationStep) -> PlacedStep:
    """
    Return a step to which nothing happened.
    """
    return PlacedStep(step=found, before=found)


def new(found: RelocationStep) -> PlacedStep:
    """
    Return a step that is new.
    """
    return PlacedStep(step=found, kind=K.NEW_STEP)


def late(found: RelocationStep) -> PlacedStep:
    """
    Return a step that is late.
    """
    return PlacedStep(step=found, kind=K.LATE_STEP)


def kept(found: RelocationStep) -> PlacedStep:
    """
    Return a step that the sheet has lost.
    """
    return PlacedStep(step=found, before=found, kind=K.KEPT_STEP)


def corrected(stood: RelocationStep, stands: RelocationStep) -> PlacedStep:
    """
    Return a step that is put right.
    """
    return PlacedStep(step=stands, before=stood, kind=K.CORRECTED_STEP)


INFORM, INTERVIEW, ADMIT, OFFER = step(E.INFORM), step(E.INTERVIEW, 10), step(E.ADMIT, 20), step(E.OFFER, 30)
REFUSE, AGAIN = step(E.REFUSE, 40), step(E.OFFER, 50)


@pytest.mark.parametrize(
    ("older", "sheet", "expected"),
    [
        pytest.param((INFORM, ADMIT), (INFORM, ADMIT), (same(INFORM), same(ADMIT)), id="the same"),
        pytest.param((), (INFORM,), (new(INFORM),), id="first step"),
        pytest.param((INFORM,), (), (kept(INFORM),), id="all steps lost"),
        pytest.param((INFORM,), (INFORM, ADMIT), (same(INFORM), new(ADMIT)), id="step after the last"),
        pytest.param(
            (INFORM, ADMIT),
            (INFORM, INTERVIEW, ADMIT),
            (same(INFORM), late(attrs.evolve(INTERVIEW, recorded_on=TODAY)), same(ADMIT)),
            id="late step, recorded today",
        ),
        pytest.param(
            (INFORM, ADMIT),
            (INFORM, step(E.INTERVIEW, 10, recorded_on=date(2018, 9, 3)), ADMIT),
            (same(INFORM), late(step(E.INTERVIEW, 10, recorded_on=date(2018, 9, 3))), same(ADMIT)),
            id="late step, recorded when the sheet says",
        ),
        pytest.param(
            (INFORM, step(E.ADMIT, 9999)),
            (INFORM, step(E.INTERVIEW, 9998), step(E.ADMIT, 9999)),
            (same(INFORM), late(step(E.INTERVIEW, 9998)), same(step(E.ADMIT, 9999))),
            id="late step of a day to come: nobody recorded it today",
        ),
        pytest.param(
            (INFORM, ADMIT),
            (INFORM, step(E.ADMIT, 25)),
            (same(INFORM), corrected(ADMIT, step(E.ADMIT, 25))),
            id="another day",
        ),
        pytest.param(
            (INFORM, ADMIT),
            (INFORM, step(E.CONTEST, 20)),
            (same(INFORM), corrected(ADMIT, step(E.CONTEST, 20))),
            id="another event on the day",
        ),
        pytest.param(
            (INFORM, step(E.ADMIT, 20, dwelling="A1", reason="why")),
            (INFORM, step(E.CONTEST, 20, dwelling="B2")),
            (
                same(INFORM),
                corrected(step(E.ADMIT, 20, dwelling="A1", reason="why"), step(E.CONTEST, 20, dwelling="B2")),
            ),
            id="another event and more on the day",
        ),
        pytest.param(
            (INFORM, step(E.ADMIT, 20, role=None, dwelling="A1")),
            (INFORM, step(E.ADMIT, 24, dwelling="B2")),
            (same(INFORM), corrected(step(E.ADMIT, 20, dwelling="A1"), step(E.ADMIT, 24, dwelling="B2"))),
            id="the one of its event, of which two fields are others",
        ),
        pytest.param(
            (INFORM, ADMIT, OFFER),
            (INFORM, step(E.CONTEST, 15), OFFER),
            (same(INFORM), corrected(ADMIT, step(E.CONTEST, 15)), same(OFFER)),
            id="another event and day, between the same steps",
        ),
        pytest.param(
            (INFORM, ADMIT),
            (INFORM, step(E.CONTEST, 15), step(E.FIND_NO_TITLE, 18)),
            (
                same(INFORM),
                late(step(E.CONTEST, 15, recorded_on=TODAY)),
                late(step(E.FIND_NO_TITLE, 18, recorded_on=TODAY)),
                kept(ADMIT),
            ),
            id="two new steps where one was lost",
        ),
        pytest.param(
            (OFFER, REFUSE, AGAIN),
            (OFFER, REFUSE, step(E.OFFER, 45), step(E.REFUSE, 46), step(E.OFFER, 52)),
            (
                same(OFFER),
                same(REFUSE),
                late(step(E.OFFER, 45, recorded_on=TODAY)),
                late(step(E.REFUSE, 46, recorded_on=TODAY)),
                corrected(AGAIN, step(E.OFFER, 52)),
            ),
            id="of two of one event the nearest is the one put right",
        ),
        pytest.param(
            (INFORM, INTERVIEW, ADMIT),
            (INFORM, ADMIT),
            (same(INFORM), kept(INTERVIEW), same(ADMIT)),
            id="step lost in the middle",
        ),
        pytest.param(
            (INFORM, INTERVIEW, ADMIT),
            (INTERVIEW, ADMIT),
            (kept(INFORM), same(INTERVIEW), same(ADMIT)),
            id="first step lost",
        ),
        pytest.param(
            (INFORM, INTERVIEW, ADMIT),
            (INFORM,),
            (same(INFORM), kept(INTERVIEW), kept(ADMIT)),
            id="last steps lost",
        ),
        pytest.param(
            (step(E.OFFER), step(E.LAPSE), step(E.OFFER, reason="again")),
            (step(E.OFFER), step(E.OFFER, reason="again")),
            (same(step(E.OFFER)), kept(step(E.LAPSE)), same(step(E.OFFER, reason="again"))),
            id="step lost among others of its day",
        ),
        pytest.param(
            (INFORM, INTERVIEW, ADMIT),
            (INFORM, step(E.ADMIT, 5)),
            (same(INFORM), corrected(ADMIT, step(E.ADMIT, 5)), kept(INTERVIEW)),
            id="step lost, and the one after it put before its day",
        ),
        pytest.param(
            (INFORM, INTERVIEW),
            (step(E.INFORM, 15),),
            (kept(INTERVIEW), corrected(INFORM, step(E.INFORM, 15))),
            id="step lost, and the one before it put after its day",
        ),
        pytest.param(
            (step(E.OFFER, reason="a"), step(E.OFFER, reason="b")),
            (step(E.OFFER, reason="b"), step(E.OFFER, reason="a")),
            (same(step(E.OFFER, reason="a")), same(step(E.OFFER, reason="b"))),
            id="same steps in another order of the day",
        ),
    ],
)
def test_placed_steps(
    older: tuple[RelocationStep, ...], sheet: tuple[RelocationStep, ...], expected: tuple[PlacedStep, ...]
) -> None:
    """
    A step of the sheet is the same, put right, new or late; one that it has lost is kept in the place of its day.
    """
    assert expected == became(older, sheet)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(19, late(step(E.INTERVIEW, 19, recorded_on=TODAY)), id="day before"),
        pytest.param(20, late(step(E.INTERVIEW, 20, recorded_on=TODAY)), id="same day, before it"),
    ],
)
def test_late_before_the_last_known_step(days: int, expected: PlacedStep) -> None:
    """
    A step before one that was known already is late, on the day before it and on its day.
    """
    assert (expected, same(ADMIT)) == became((ADMIT,), (step(E.INTERVIEW, days), ADMIT))


@pytest.mark.parametrize("days", [pytest.param(20, id="same day, after it"), pytest.param(21, id="day after")])
def test_new_after_the_last_known_step(days: int) -> None:
    """
    A step after all that were known is new, on the day of the last one and on the day after.
    """
    assert (same(ADMIT), new(step(E.OFFER, days))) == became((ADMIT,), (ADMIT, step(E.OFFER, days)))


def test_fields_that_the_sheet_does_not_hold_stay() -> None:
    """
    A step that is put right keeps what the sheet cannot say of it.
    """
    known = attrs.evolve(ADMIT, notified_on=TODAY, on_request=True)

    assert (corrected(known, attrs.evolve(known, reason="why")),) == became(
        (known,), (step(E.ADMIT, 20, reason="why"),)
    )


def test_steps_of_a_dwelling() -> None:
    """
    The history of a dwelling is revised like that of a case.
    """
    held = HeldFields(fields={"event": HeldFields(), "happened_on": HeldFields()})
    freed, secured = (
        DwellingStep(event=event, happened_on=FIRST) for event in (DwellingEvent.FREE, DwellingEvent.SECURE)
    )

    assert (
        PlacedStep(step=freed, before=freed),
        PlacedStep(step=secured, kind=K.NEW_STEP),
    ) == placed_steps((freed,), (freed, secured), held, TODAY)
