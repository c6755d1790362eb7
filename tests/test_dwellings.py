"""
The dwelling: every state with every event, what is known of it, and for whom a rotation dwelling is taken.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bookings import RotationBooking, RotationState
from contratti_quartiere.dwellings import (
    DWELLING_TABLE,
    Dwelling,
    DwellingEvent,
    DwellingState,
    DwellingStep,
    OwnerKind,
    RentRegime,
)
from contratti_quartiere.errors import BookingError, IllegalTransitionError, MalformedValueError, WrongTypeError
from contratti_quartiere.evidence import DocumentKind, DocumentReference, Role
from contratti_quartiere.sources import Provenance

DAY = timedelta(days=1)
TODAY = date(2018, 9, 3)
S, E, D = DwellingState, DwellingEvent, DocumentKind

# Typed from the notes state by state, where the code is written event by event.
LEADS: dict[DwellingState, dict[DwellingEvent, DwellingState]] = {
    S.OCCUPIED: {E.FREE: S.VACATED},
    S.VACATED: {
        E.SECURE: S.SECURED,
        E.SQUAT: S.SQUATTED,
        E.HAND_TO_SITE: S.IN_WORKS,
        E.MAKE_READY: S.READY,
    },
    S.SECURED: {E.SQUAT: S.SQUATTED, E.HAND_TO_SITE: S.IN_WORKS, E.MAKE_READY: S.READY},
    S.SQUATTED: {E.CLEAR: S.VACATED},
    S.IN_WORKS: {E.SQUAT: S.SQUATTED, E.ACCEPT_WORKS: S.ACCEPTED, E.SUPPRESS: S.SUPPRESSED},
    S.ACCEPTED: {E.SQUAT: S.SQUATTED, E.REOPEN_WORKS: S.IN_WORKS, E.MAKE_READY: S.READY},
    S.READY: {E.SQUAT: S.SQUATTED, E.REOPEN_WORKS: S.IN_WORKS, E.REOCCUPY: S.OCCUPIED},
    S.SUPPRESSED: {},
}
WAYS: dict[DwellingState, tuple[DwellingEvent, ...]] = {
    S.OCCUPIED: (),
    S.VACATED: (E.FREE,),
    S.SECURED: (E.FREE, E.SECURE),
    S.SQUATTED: (E.FREE, E.SQUAT),
    S.IN_WORKS: (E.FREE, E.HAND_TO_SITE),
    S.ACCEPTED: (E.FREE, E.HAND_TO_SITE, E.ACCEPT_WORKS),
    S.READY: (E.FREE, E.MAKE_READY),
    S.SUPPRESSED: (E.FREE, E.HAND_TO_SITE, E.SUPPRESS),
}
MATRIX = [pytest.param(state, event, id=f"{state.name} {event.name}") for state, event in product(S, E)]


def walked(*events: DwellingEvent) -> Dwelling:
    """
    Return a dwelling to which these events happened, all on one day.
    """
    return Dwelling(id="A1", history=tuple(DwellingStep(event=event, happened_on=TODAY) for event in events))


def fields_of(error: IllegalTransitionError | BookingError | None) -> dict[str, Any]:
    """
    Return the fields of an error by name; two errors are never equal.
    """
    assert error is not None
    return attrs.asdict(error, recurse=False)


# -------------------------------------------------------------------------------------------------------- the table


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            S,
            [
                "occupato",
                "liberato",
                "messo_in_sicurezza",
                "occupato_abusivo",
                "in_cantiere",
                "collaudato",
                "pronto",
                "soppresso",
            ],
            id="states",
        ),
        pytest.param(
            E,
            [
                "libera",
                "metti_in_sicurezza",
                "occupa_abusivamente",
                "sgombera",
                "consegna_cantiere",
                "collauda",
                "riapri_cantiere",
                "rendi_pronto",
                "rioccupa",
                "sopprimi",
            ],
            id="events",
        ),
    ],
)
def test_words(words: type[DwellingState | DwellingEvent], expected: list[str]) -> None:
    """
    "8 states, 10 events", each by its Italian word.
    """
    assert expected == [word.value for word in words]


@pytest.mark.parametrize(("state", "event"), MATRIX)
def test_matrix(state: DwellingState, event: DwellingEvent) -> None:
    """
    Every event leads from every state to the one that the table names, or is refused.
    """
    dwelling = walked(*WAYS[state])
    try:
        found = dwelling.advance(event, on=TODAY).state
    except IllegalTransitionError:
        found = None

    assert (state, LEADS[state].get(event)) == (dwelling.state, found)


@pytest.mark.parametrize(("state", "event"), MATRIX)
def test_matrix_of_the_constructor(state: DwellingState, event: DwellingEvent) -> None:
    """
    The constructor replays a history: it takes what `advance` takes, and refuses the step that cannot have happened.
    """
    found: list[DwellingState | object]
    try:
        found = [walked(*WAYS[state], event).state]
    except IllegalTransitionError as error:
        found = [error.state, error.event]

    assert ([LEADS[state][event]] if event in LEADS[state] else [state, event]) == found


@pytest.mark.parametrize("state", S)
def test_allowed(state: DwellingState) -> None:
    """
    What may happen next is what the table has a row for.
    """
    assert set(LEADS[state]) == walked(*WAYS[state]).allowed


@pytest.mark.parametrize(("state", "event"), MATRIX)
def test_why_not(state: DwellingState, event: DwellingEvent) -> None:
    """
    Why an event cannot come next is said for those that cannot, and for no other.
    """
    assert (event in LEADS[state]) is (walked(*WAYS[state]).why_not(event) is None)


def test_finals() -> None:
    """
    Only a dwelling that is suppressed has an end; one that is occupied again may be freed again.
    """
    assert (S.OCCUPIED, frozenset({S.SUPPRESSED})) == (DWELLING_TABLE.initial, DWELLING_TABLE.finals)


@pytest.mark.parametrize(
    ("event", "document"),
    [
        pytest.param(E.FREE, D.HANDOVER_RECORD, id="free"),
        pytest.param(E.SECURE, D.OWNER_RECORD, id="secure"),
        pytest.param(E.SQUAT, D.REPORT, id="squat"),
        pytest.param(E.CLEAR, D.CLEARANCE_RECORD, id="clear"),
        pytest.param(E.HAND_TO_SITE, D.SITE_HANDOVER, id="hand to site"),
        pytest.param(E.ACCEPT_WORKS, D.TEST_RECORD, id="accept works"),
        pytest.param(E.REOPEN_WORKS, D.BODY_LETTER, id="reopen works"),
        pytest.param(E.MAKE_READY, D.OWNER_RECORD, id="make ready"),
        pytest.param(E.REOCCUPY, D.HANDOVER_RECORD, id="reoccupy"),
        pytest.param(E.SUPPRESS, D.REMODULATION_ACT, id="suppress"),
    ],
)
def test_documents(event: DwellingEvent, document: DocumentKind) -> None:
    """
    Each event is grounded in the document that the table names.
    """
    assert (document,) == DWELLING_TABLE.row(event).documents


def test_refusal() -> None:
    """
    "A refused event says from which states it would be possible", and what may happen instead.
    """
    with pytest.raises(IllegalTransitionError) as caught:
        walked(E.FREE, E.SQUAT).advance(E.HAND_TO_SITE, on=TODAY)

    expected = IllegalTransitionError(
        machine=Bilingual("alloggio", "dwelling"),
        state=S.SQUATTED,
        event=E.HAND_TO_SITE,
        on=TODAY,
        before=None,
        allowed=(E.CLEAR,),
        possible_from=(S.VACATED, S.SECURED),
        position=2,
    )
    assert fields_of(expected) == fields_of(caught.value)


def test_why_not_is_the_refusal_without_a_day() -> None:
    """
    The reason why an event cannot come next is the error that `advance` raises, but for the day.
    """
    dwelling = walked(E.FREE, E.SQUAT)
    with pytest.raises(IllegalTransitionError) as caught:
        dwelling.advance(E.HAND_TO_SITE, on=TODAY)

    assert fields_of(caught.value) | {"on": None} == fields_of(dwelling.why_not(E.HAND_TO_SITE))


@pytest.mark.parametrize(
    ("on", "before"),
    [
        pytest.param(TODAY - DAY, TODAY, id="day before"),
        pytest.param(TODAY, None, id="the day"),
        pytest.param(TODAY + DAY, None, id="day after"),
    ],
)
def test_day_of_a_step(on: date, before: date | None) -> None:
    """
    A step may come on the day of the last one or after it; one before it is refused with that day.
    """
    dwelling = walked(E.FREE)
    found: date | None
    try:
        found = dwelling.advance(E.SECURE, on=on).history[-1].happened_on
    except IllegalTransitionError as error:
        found = error.before

    assert (before or on) == found


def test_impossible_history() -> None:
    """
    A history is refused with every step of it that cannot have happened.
    """
    with pytest.raises(IllegalTransitionError) as caught:
        walked(E.SECURE, E.HAND_TO_SITE, E.REOCCUPY)

    error = caught.value
    assert [(0, S.OCCUPIED), (2, S.IN_WORKS)] == [(one.position, one.state) for one in (error, *error.further)]


# -------------------------------------------------------------------------------------------------------- the steps


LETTER = DocumentReference(kind=D.HANDOVER_RECORD, protocol="12/2018", dated=TODAY)
KEYS = DocumentReference(kind=D.OTHER)


def test_facts_of_a_step() -> None:
    """
    A step says what it was given, the document that grounds it before the others.
    """
    dwelling = walked().advance(
        E.FREE,
        on=TODAY,
        document=LETTER,
        documents=(KEYS,),
        recorded_on=TODAY + DAY,
        role=Role.OWNER,
        household="H1",
        works="scala-A",
        replaced_by=("A2",),
        reason="consegna delle chiavi",
    )
    expected = DwellingStep(
        event=E.FREE,
        happened_on=TODAY,
        documents=(LETTER, KEYS),
        recorded_on=TODAY + DAY,
        role=Role.OWNER,
        household="H1",
        works="scala-A",
        replaced_by=("A2",),
        reason="consegna delle chiavi",
    )

    assert (expected,) == dwelling.history


@given(st.sampled_from(list(S)), st.sampled_from(list(E)), st.integers(0, 400))
def test_advance_is_what_the_constructor_makes(state: DwellingState, event: DwellingEvent, days: int) -> None:
    """
    A dwelling that went on step by step equals, in value and hash, one that is built of its whole history.
    """
    step = DwellingStep(event=event, happened_on=TODAY + days * DAY)
    dwelling = walked(*WAYS[state])
    if event in LEADS[state]:
        grown = dwelling.advance(event, on=step.happened_on)
        built = attrs.evolve(dwelling, history=(*dwelling.history, step))

        assert (built, hash(built)) == (grown, hash(grown))


def test_advance_leaves_the_dwelling() -> None:
    """
    A further step makes a further dwelling, and leaves the one before as it was.
    """
    dwelling = walked(E.FREE)
    dwelling.advance(E.SECURE, on=TODAY)

    assert walked(E.FREE) == dwelling


@pytest.mark.parametrize(
    ("event", "on", "facts", "where"),
    [
        pytest.param("libera", TODAY, {}, "DwellingStep.event", id="event as text"),
        pytest.param(E.FREE, datetime(2018, 9, 3), {}, "DwellingStep.happened_on", id="date with a time"),
        pytest.param(E.FREE, TODAY, {"document": "verbale"}, "DwellingStep.documents[0]", id="document as text"),
        pytest.param(E.FREE, TODAY, {"household": None}, "DwellingStep.household", id="fact of another type"),
        pytest.param(E.FREE, TODAY, {"replaced_by": ["A2"]}, "DwellingStep.replaced_by", id="list for a tuple"),
    ],
)
def test_wrong_types_of_a_step(event: Any, on: Any, facts: dict[str, Any], where: str) -> None:
    """
    What is given to a step of another type is refused with its place.
    """
    with pytest.raises(WrongTypeError) as caught:
        walked().advance(event, on=on, **facts)

    assert where == caught.value.where


def test_fact_that_there_is_not() -> None:
    """
    A step does not take what it has no field for.
    """
    facts: dict[str, Any] = {"keys": 2}
    with pytest.raises(TypeError, match="keys"):
        walked().advance(E.FREE, on=TODAY, **facts)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("event", "libera", id="event"),
        pytest.param("happened_on", None, id="happened_on"),
        pytest.param("recorded_on", "2018-09-03", id="recorded_on"),
        pytest.param("documents", [LETTER], id="documents"),
        pytest.param("role", "proprietà", id="role"),
        pytest.param("household", None, id="household"),
        pytest.param("works", 1, id="works"),
        pytest.param("replaced_by", "A2", id="replaced_by"),
        pytest.param("reason", None, id="reason"),
    ],
)
def test_fields_of_a_step(field: str, value: object) -> None:
    """
    Each field of a step refuses another type.
    """
    values: dict[str, Any] = {"event": E.FREE, "happened_on": TODAY, field: value}
    with pytest.raises(WrongTypeError) as caught:
        DwellingStep(**values)

    assert f"DwellingStep.{field}" == caught.value.where


def dated(*steps: tuple[DwellingEvent, date]) -> Dwelling:
    """
    Return a dwelling to which these events happened on these days.
    """
    return Dwelling(id="A1", history=tuple(DwellingStep(event=event, happened_on=on) for event, on in steps))


def test_late_step() -> None:
    """
    "`with_step` for late records": a step that was recorded late comes into the place of its day.
    """
    late = DwellingStep(event=E.SECURE, happened_on=TODAY + DAY)
    dwelling = dated((E.FREE, TODAY), (E.HAND_TO_SITE, TODAY + 2 * DAY)).with_step(late)

    assert dated((E.FREE, TODAY), (E.SECURE, TODAY + DAY), (E.HAND_TO_SITE, TODAY + 2 * DAY)) == dwelling


def test_late_step_that_cannot_be() -> None:
    """
    A late step after which another could not have happened is refused, with that one.
    """
    late = DwellingStep(event=E.SQUAT, happened_on=TODAY + DAY)
    with pytest.raises(IllegalTransitionError) as caught:
        dated((E.FREE, TODAY), (E.HAND_TO_SITE, TODAY + 2 * DAY)).with_step(late)

    error = caught.value
    assert (2, S.SQUATTED, E.HAND_TO_SITE) == (error.position, error.state, error.event)


def test_late_steps_that_fit_together() -> None:
    """
    Two late steps of which neither could have happened without the other come in together.
    """
    squatted, cleared = (DwellingStep(event=event, happened_on=TODAY + DAY) for event in (E.SQUAT, E.CLEAR))
    dwelling = dated((E.FREE, TODAY), (E.HAND_TO_SITE, TODAY + 2 * DAY)).with_step(cleared, squatted)

    assert [E.FREE, E.SQUAT, E.CLEAR, E.HAND_TO_SITE] == [step.event for step in dwelling.history]


LATE = DwellingStep(event=E.FREE, happened_on=TODAY)


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param((None,), id="nothing"),
        pytest.param((E.FREE,), id="event"),
        pytest.param(((E.FREE, TODAY),), id="tuple"),
        pytest.param((LATE, E.SECURE), id="an event after a step"),
    ],
)
def test_late_step_of_another_type(steps: Any) -> None:
    """
    Only steps of a dwelling can be put into its history.
    """
    with pytest.raises(WrongTypeError) as caught:
        walked().with_step(*steps)

    assert ("Dwelling.history", Bilingual("scrivere un DwellingStep", "write a DwellingStep")) == (
        caught.value.where,
        caught.value.remedy,
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(TODAY - DAY, S.OCCUPIED, id="day before the first step"),
        pytest.param(TODAY, S.VACATED, id="day of the first step"),
        pytest.param(TODAY + 9 * DAY, S.VACATED, id="day before the last step"),
        pytest.param(TODAY + 10 * DAY, S.SECURED, id="day of the last step"),
        pytest.param(TODAY + 11 * DAY, S.SECURED, id="day after the last step"),
    ],
)
def test_until(on: date, expected: DwellingState) -> None:
    """
    At the end of a day a dwelling is what the last step up to it made of it.
    """
    assert expected is dated((E.FREE, TODAY), (E.SECURE, TODAY + 10 * DAY)).until(on).state


def test_until_the_last_step() -> None:
    """
    A dwelling from which nothing is left out is itself.
    """
    dwelling = dated((E.FREE, TODAY))

    assert dwelling is dwelling.until(TODAY)


@given(strategies.dwellings(), st.dates(date(2005, 1, 1), date(2030, 12, 31)))
def test_until_keeps_the_rest(dwelling: Dwelling, on: date) -> None:
    """
    Up to a day a dwelling lacks the steps after it, and nothing else.
    """
    known = dwelling.until(on)
    history = [step for step in dwelling.history if step.happened_on <= on]

    assert (history, attrs.evolve(dwelling, history=())) == (list(known.history), attrs.evolve(known, history=()))


# ---------------------------------------------------------------------------------------------- what is known of it


def test_nothing_known() -> None:
    """
    Of a dwelling only its name must be known; it is no rotation dwelling unless it is said to be one.
    """
    empty: dict[str, Any] = {"rotation": False, "provenance": Provenance()}
    unknown = attrs.asdict(Dwelling(id="A1"), recurse=False, filter=lambda _, value: value not in ("", None, ()))

    assert {"id": "A1"} | empty == unknown


@pytest.mark.parametrize(
    "area",
    [
        pytest.param(None, id="unknown"),
        pytest.param(Decimal("0.01"), id="least"),
        pytest.param(Decimal(52), id="whole"),
        pytest.param(Decimal("52.50"), id="two decimals"),
        pytest.param(Decimal("52.5000"), id="zeros after two decimals"),
        pytest.param(Decimal("9999.99"), id="most"),
    ],
)
def test_floor_area(area: Decimal | None) -> None:
    """
    A floor area is in square metres above zero and below ten thousand, with two decimals at most.
    """
    assert area == Dwelling(id="A1", floor_area=area).floor_area


@pytest.mark.parametrize(
    "area",
    [
        pytest.param(Decimal(0), id="zero"),
        pytest.param(Decimal("-52.50"), id="negative"),
        pytest.param(Decimal(10_000), id="too large"),
        pytest.param(Decimal("52.555"), id="three decimals"),
        pytest.param(Decimal("9999.999"), id="three decimals below the most"),
        pytest.param(Decimal("NaN"), id="no number"),
        pytest.param(Decimal("sNaN"), id="signalling"),
        pytest.param(Decimal("Infinity"), id="infinite"),
        pytest.param(Decimal("1e999999"), id="of no size of this world"),
    ],
)
def test_floor_area_that_cannot_be(area: Decimal) -> None:
    """
    A floor area that is no measure is refused, with how to write one.
    """
    with pytest.raises(MalformedValueError) as caught:
        Dwelling(id="A1", floor_area=area)

    error = caught.value
    assert (
        Bilingual("superficie utile", "usable floor area"),
        str(area),
        Bilingual("non è una misura in metri quadrati", "is no measure in square metres"),
        Bilingual(
            "scrivere i metri quadrati, con due decimali al più: Decimal('52.50')",
            "write the square metres, with two decimals at most: Decimal('52.50')",
        ),
    ) == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize("rooms", [None, 1, 9], ids=["unknown", "one", "nine"])
def test_rooms(rooms: int | None) -> None:
    """
    A dwelling has one room or more, or nobody knows how many.
    """
    assert rooms == Dwelling(id="A1", rooms=rooms).rooms


@pytest.mark.parametrize("rooms", [0, -1])
def test_no_rooms(rooms: int) -> None:
    """
    A dwelling of fewer rooms than one is refused.
    """
    with pytest.raises(MalformedValueError) as caught:
        Dwelling(id="A1", rooms=rooms)

    error = caught.value
    assert (
        Bilingual("vani", "rooms"),
        str(rooms),
        Bilingual("sono meno di uno", "are fewer than one"),
        Bilingual("scrivere da 1 in su, o nulla se non si sa", "write one or more, or nothing if unknown"),
    ) == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("id", 1, id="id"),
        pytest.param("building", None, id="building"),
        pytest.param("part", None, id="part"),
        pytest.param("neighbourhood", None, id="neighbourhood"),
        pytest.param("rooms", "3", id="rooms as text"),
        pytest.param("rooms", True, id="rooms as true"),
        pytest.param("floor_area", 52.5, id="floor area as a float"),
        pytest.param("floor_area", 52, id="floor area as a whole number"),
        pytest.param("floor", "2", id="floor"),
        pytest.param("lift", 1, id="lift"),
        pytest.param("accessible", "sì", id="accessible"),
        pytest.param("rent_regime", "sociale", id="rent regime as text"),
        pytest.param("owner", "ALER", id="owner as text"),
        pytest.param("rotation", None, id="rotation"),
        pytest.param("history", [], id="history as a list"),
        pytest.param("bookings", None, id="bookings"),
        pytest.param("provenance", None, id="provenance"),
    ],
)
def test_fields(field: str, value: object) -> None:
    """
    Each field of a dwelling refuses another type.
    """
    values: dict[str, Any] = {"id": "A1", field: value}
    with pytest.raises(WrongTypeError) as caught:
        Dwelling(**values)

    assert f"Dwelling.{field}" == caught.value.where


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(RentRegime, {"sociale", "moderato", "concordato", "altro regime"}, id="rent regimes"),
        pytest.param(OwnerKind, {"ALER", "Comune", "privato", "altro ente"}, id="owners"),
    ],
)
def test_lists_of_words(words: type[RentRegime | OwnerKind], expected: set[str]) -> None:
    """
    Rent regimes and owners are those of the neighbourhood contracts, and one for all others.
    """
    assert expected == {word.value for word in words}


# --------------------------------------------------------------------------------------------------------- bookings

RESERVED = date(2018, 1, 10)
USED = date(2018, 2, 1)
LEFT = date(2018, 9, 30)
RESTORED = date(2018, 10, 20)
FIRST = RotationBooking(
    household="H1", reserved_from=RESERVED, in_use_from=USED, in_use_to=LEFT, restoration_to=RESTORED
)
BOOKED = Dwelling(id="V1", rotation=True, bookings=(FIRST,))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(RESERVED - DAY, RotationState.FREE, id="day before it is reserved"),
        pytest.param(RESERVED, RotationState.RESERVED, id="first day reserved"),
        pytest.param(USED - DAY, RotationState.RESERVED, id="last day reserved"),
        pytest.param(USED, RotationState.IN_USE, id="first day in use"),
        pytest.param(LEFT, RotationState.IN_USE, id="last day in use"),
        pytest.param(LEFT + DAY, RotationState.UNDER_RESTORATION, id="first day under restoration"),
        pytest.param(RESTORED, RotationState.UNDER_RESTORATION, id="last day under restoration"),
        pytest.param(RESTORED + DAY, RotationState.FREE, id="day after"),
    ],
)
def test_rotation_state(day: date, expected: RotationState) -> None:
    """
    What a rotation dwelling is on a day is read from its bookings.
    """
    assert expected is BOOKED.rotation_state(day)


@pytest.mark.parametrize(
    "day", ["2018-01-10", datetime(2018, 1, 10), None], ids=["text", "date with a time", "nothing"]
)
@pytest.mark.parametrize("ask", [Dwelling.rotation_state, Dwelling.until])
def test_days_that_are_asked_about(ask: Callable[[Dwelling, Any], object], day: Any) -> None:
    """
    What a dwelling was is asked of a day, and of nothing less or more precise.
    """
    with pytest.raises(WrongTypeError) as caught:
        ask(BOOKED, day)

    assert f"Dwelling.{ask.__name__}" == caught.value.where


def test_rotation_state_without_bookings() -> None:
    """
    "LIBERO (no booking)".
    """
    assert RotationState.FREE is Dwelling(id="V1", rotation=True).rotation_state(TODAY)


@pytest.mark.parametrize("first", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param({"reserved_from": LEFT}, RotationState.IN_USE, id="reserved while in use"),
        pytest.param(
            {"in_use_from": LEFT, "consolidated_on": LEFT}, RotationState.CONSOLIDATED, id="given away while in use"
        ),
    ],
)
def test_rotation_state_of_bookings_that_clash(days: dict[str, Any], first: bool, expected: RotationState) -> None:
    """
    Where the bookings of a foreign document overlap, the state counts that takes the dwelling most.
    """
    other = RotationBooking(household="H2", **days)
    dwelling = attrs.evolve(BOOKED, bookings=(other, FIRST) if first else (FIRST, other))

    assert expected is dwelling.rotation_state(LEFT)


def test_restoration_counts_less_than_a_reservation() -> None:
    """
    A dwelling that is put in order for one household and reserved for the next is reserved.
    """
    dwelling = attrs.evolve(BOOKED, bookings=(RotationBooking(household="H2", reserved_from=RESTORED), FIRST))

    assert RotationState.RESERVED is dwelling.rotation_state(RESTORED)


def test_booked() -> None:
    """
    A booking that begins on the day after the last one ends is added to it.
    """
    second = RotationBooking(household="H2", in_use_from=RESTORED + DAY)

    assert (FIRST, second) == BOOKED.booked(second).bookings


@pytest.mark.parametrize(
    ("household", "first", "last"),
    [
        pytest.param("H1", RESERVED, RESTORED, id="the first in the way"),
        pytest.param("H3", RESTORED + DAY, None, id="the second, with an open end"),
    ],
)
def test_booked_twice(household: str, first: date, last: date | None) -> None:
    """
    "A dwelling booked twice" is refused with who has it and until when, restoration included.
    """
    dwelling = BOOKED.booked(RotationBooking(household="H3", in_use_from=RESTORED + DAY))
    with pytest.raises(BookingError) as caught:
        dwelling.booked(RotationBooking(household="H2", in_use_from=first))

    assert fields_of(BookingError("V1", "H2", household, first, last)) == fields_of(caught.value)


def test_foreign_bookings_may_clash() -> None:
    """
    Rules report and the constructor does not: a foreign document may hold bookings that overlap.
    """
    assert 2 == len(attrs.evolve(BOOKED, bookings=(FIRST, FIRST)).bookings)


@pytest.mark.parametrize("booking", [None, "H1", (RESERVED, RESTORED)], ids=["nothing", "text", "tuple"])
def test_booked_by_another_type(booking: Any) -> None:
    """
    Only a booking can be added to the bookings.
    """
    with pytest.raises(WrongTypeError) as caught:
        BOOKED.booked(booking)

    assert "Dwelling.bookings[1]" == caught.value.where
