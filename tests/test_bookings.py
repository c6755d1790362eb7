"""
The bookings of a rotation dwelling: days that can follow each other, and no day that belongs to two households.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bookings import RotationBooking, RotationState, free_of_clashes
from contratti_quartiere.errors import BookingError, MalformedValueError, WrongTypeError

DAY = timedelta(days=1)
RESERVED = date(2018, 1, 10)
USED = date(2018, 2, 1)
LEFT = date(2018, 9, 30)
RESTORED = date(2018, 10, 20)

NO_FIRST = Bilingual("non ha un primo giorno", "has no first day")
NO_USE = Bilingual("finisce un uso che non comincia", "ends a use that does not begin")
ENDS_ITSELF = Bilingual(
    "la riserva finisce da sola solo se l'alloggio non fu usato",
    "a reservation ends by itself only where the dwelling was not used",
)
OUT_OF_ORDER = Bilingual("i giorni non si seguono", "the days do not follow each other")
OUT_OF_USE = Bilingual("l'assegnazione cade fuori dall'uso", "the assignment lies outside the days of use")


def booking(days: Mapping[str, Any], household: str = "H1") -> RotationBooking:
    """
    Return a booking of a household on these days.
    """
    return RotationBooking(household=household, **days)


def test_words() -> None:
    """
    A rotation dwelling is *libero, riservato, in uso, in ripristino* or *consolidato*, by how much it is taken.
    """
    assert ["libero", "in_ripristino", "riservato", "in_uso", "consolidato"] == [state.value for state in RotationState]


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        pytest.param({"reserved_from": RESERVED}, RESERVED, None, id="reserved"),
        pytest.param({"reserved_from": RESERVED, "reserved_to": RESERVED}, RESERVED, RESERVED, id="for one day"),
        pytest.param({"reserved_from": RESERVED, "reserved_to": USED}, RESERVED, USED, id="came to nothing"),
        pytest.param({"in_use_from": USED}, USED, None, id="in use"),
        pytest.param({"reserved_from": RESERVED, "in_use_from": USED}, RESERVED, None, id="reserved, in use"),
        pytest.param({"reserved_from": USED, "in_use_from": USED}, USED, None, id="reserved and used on one day"),
        pytest.param({"in_use_from": USED, "in_use_to": USED}, USED, USED, id="used for one day"),
        pytest.param({"in_use_from": USED, "in_use_to": LEFT}, USED, LEFT, id="used, no restoration"),
        pytest.param(
            {"in_use_from": USED, "in_use_to": LEFT, "restoration_to": LEFT}, USED, LEFT, id="restored at once"
        ),
        pytest.param(
            {"reserved_from": RESERVED, "in_use_from": USED, "in_use_to": LEFT, "restoration_to": RESTORED},
            RESERVED,
            RESTORED,
            id="all of it",
        ),
        pytest.param({"in_use_from": USED, "consolidated_on": USED}, USED, None, id="assigned at once"),
        pytest.param({"in_use_from": USED, "consolidated_on": LEFT}, USED, None, id="assigned later"),
    ],
)
def test_first_and_last(days: dict[str, date], first: date, last: date | None) -> None:
    """
    A dwelling is taken from the first day of the reservation or use to the last one, restoration included.
    """
    found = booking(days)

    assert (first, last) == (found.first, found.last)


@pytest.mark.parametrize(
    ("days", "found", "reason"),
    [
        pytest.param({}, "()", NO_FIRST, id="no days"),
        pytest.param({"reserved_to": USED}, "(reserved_to=2018-02-01)", NO_FIRST, id="an end alone"),
        pytest.param(
            {"reserved_from": RESERVED, "in_use_to": LEFT},
            "(reserved_from=2018-01-10, in_use_to=2018-09-30)",
            NO_USE,
            id="left, never entered",
        ),
        pytest.param(
            {"reserved_from": RESERVED, "restoration_to": LEFT},
            "(reserved_from=2018-01-10, restoration_to=2018-09-30)",
            NO_USE,
            id="restored, never used",
        ),
        pytest.param(
            {"reserved_from": RESERVED, "consolidated_on": LEFT},
            "(reserved_from=2018-01-10, consolidated_on=2018-09-30)",
            NO_USE,
            id="assigned, never used",
        ),
        pytest.param(
            {"reserved_from": RESERVED, "reserved_to": USED, "in_use_from": LEFT},
            "(reserved_from=2018-01-10, reserved_to=2018-02-01, in_use_from=2018-09-30)",
            ENDS_ITSELF,
            id="reservation ended and used",
        ),
        pytest.param(
            {"reserved_to": RESERVED, "in_use_from": USED},
            "(reserved_to=2018-01-10, in_use_from=2018-02-01)",
            ENDS_ITSELF,
            id="end of no reservation",
        ),
        pytest.param(
            {"reserved_from": USED, "reserved_to": USED - DAY},
            "(reserved_from=2018-02-01, reserved_to=2018-01-31)",
            OUT_OF_ORDER,
            id="reservation ends before it begins",
        ),
        pytest.param(
            {"reserved_from": USED + DAY, "in_use_from": USED},
            "(reserved_from=2018-02-02, in_use_from=2018-02-01)",
            OUT_OF_ORDER,
            id="reserved after it was used",
        ),
        pytest.param(
            {"in_use_from": USED, "in_use_to": USED - DAY},
            "(in_use_from=2018-02-01, in_use_to=2018-01-31)",
            OUT_OF_ORDER,
            id="left before it was entered",
        ),
        pytest.param(
            {"in_use_from": USED, "in_use_to": LEFT, "restoration_to": LEFT - DAY},
            "(in_use_from=2018-02-01, in_use_to=2018-09-30, restoration_to=2018-09-29)",
            OUT_OF_ORDER,
            id="restored while in use",
        ),
        pytest.param(
            {"in_use_from": USED, "restoration_to": RESTORED},
            "(in_use_from=2018-02-01, restoration_to=2018-10-20)",
            OUT_OF_ORDER,
            id="restored, never left",
        ),
        pytest.param(
            {"in_use_from": USED, "consolidated_on": USED - DAY},
            "(in_use_from=2018-02-01, consolidated_on=2018-01-31)",
            OUT_OF_USE,
            id="assigned on the day before the use",
        ),
        pytest.param(
            {"in_use_from": USED, "in_use_to": LEFT, "consolidated_on": USED},
            "(in_use_from=2018-02-01, in_use_to=2018-09-30, consolidated_on=2018-02-01)",
            OUT_OF_USE,
            id="assigned and left",
        ),
    ],
)
def test_days_that_cannot_be(days: dict[str, date], found: str, reason: Bilingual) -> None:
    """
    A booking without a first day, or whose days cannot follow each other, is refused with them.
    """
    with pytest.raises(MalformedValueError) as caught:
        booking(days)

    error = caught.value
    assert (
        Bilingual("prenotazione di H1", "booking of H1"),
        found,
        reason,
        Bilingual(
            "in ordine: reserved_from, in_use_from, in_use_to, restoration_to; consolidated_on durante l'uso",
            "in this order: reserved_from, in_use_from, in_use_to, restoration_to; consolidated_on while in use",
        ),
    ) == (error.what, error.found, error.reason, error.remedy)


DAYS = ["reserved_from", "reserved_to", "in_use_from", "in_use_to", "restoration_to", "consolidated_on"]


@pytest.mark.parametrize("field", DAYS)
@pytest.mark.parametrize("value", ["2018-01-10", datetime(2018, 1, 10)], ids=["text", "date with a time"])
def test_days_of_another_type(field: str, value: object) -> None:
    """
    The days of a booking are dates.
    """
    with pytest.raises(WrongTypeError) as caught:
        booking({"in_use_from": USED, field: value})

    assert f"RotationBooking.{field}" == caught.value.where


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        pytest.param("household", None, WrongTypeError, id="no household"),
        pytest.param("household", "", MalformedValueError, id="empty household"),
        pytest.param("provenance", None, WrongTypeError, id="no provenance"),
    ],
)
def test_fields(field: str, value: object, error: type[Exception]) -> None:
    """
    A booking is of a household that has a name.
    """
    values: dict[str, Any] = {"household": "H1", "in_use_from": USED, field: value}
    with pytest.raises(error, match=f"RotationBooking.{field}"):
        RotationBooking(**values)


@pytest.mark.parametrize(
    ("days", "day", "expected"),
    [
        pytest.param({"reserved_from": RESERVED}, RESERVED - DAY, RotationState.FREE, id="reserved, day before"),
        pytest.param({"reserved_from": RESERVED}, RESERVED, RotationState.RESERVED, id="reserved, first day"),
        pytest.param({"reserved_from": RESERVED}, date.max, RotationState.RESERVED, id="reserved, ever since"),
        pytest.param(
            {"reserved_from": RESERVED, "reserved_to": USED}, USED, RotationState.RESERVED, id="dropped, last day"
        ),
        pytest.param(
            {"reserved_from": RESERVED, "reserved_to": USED}, USED + DAY, RotationState.FREE, id="dropped, day after"
        ),
        pytest.param({"in_use_from": USED}, USED - DAY, RotationState.FREE, id="in use, day before"),
        pytest.param({"in_use_from": USED}, USED, RotationState.IN_USE, id="in use, first day"),
        pytest.param({"in_use_from": USED}, date.max, RotationState.IN_USE, id="in use, ever since"),
        pytest.param(
            {"reserved_from": RESERVED, "in_use_from": USED},
            USED - DAY,
            RotationState.RESERVED,
            id="reserved, day before the use",
        ),
        pytest.param({"in_use_from": USED, "in_use_to": LEFT}, LEFT, RotationState.IN_USE, id="used, last day"),
        pytest.param({"in_use_from": USED, "in_use_to": LEFT}, LEFT + DAY, RotationState.FREE, id="used, day after"),
        pytest.param(
            {"in_use_from": USED, "in_use_to": LEFT, "restoration_to": RESTORED},
            LEFT + DAY,
            RotationState.UNDER_RESTORATION,
            id="restored, first day",
        ),
        pytest.param(
            {"in_use_from": USED, "in_use_to": LEFT, "restoration_to": RESTORED},
            RESTORED,
            RotationState.UNDER_RESTORATION,
            id="restored, last day",
        ),
        pytest.param(
            {"in_use_from": USED, "in_use_to": LEFT, "restoration_to": RESTORED},
            RESTORED + DAY,
            RotationState.FREE,
            id="restored, day after",
        ),
        pytest.param(
            {"in_use_from": USED, "consolidated_on": LEFT}, LEFT - DAY, RotationState.IN_USE, id="assigned, day before"
        ),
        pytest.param(
            {"in_use_from": USED, "consolidated_on": LEFT}, LEFT, RotationState.CONSOLIDATED, id="assigned, the day"
        ),
        pytest.param(
            {"in_use_from": USED, "consolidated_on": LEFT},
            date.max,
            RotationState.CONSOLIDATED,
            id="assigned, for good",
        ),
    ],
)
def test_state(days: dict[str, date], day: date, expected: RotationState) -> None:
    """
    All days of a booking are counted in, the last one too.
    """
    assert expected is booking(days).state(day)


WHOLE = {"in_use_from": USED, "in_use_to": LEFT, "restoration_to": RESTORED}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param({"in_use_from": RESTORED}, True, id="from the last day on"),
        pytest.param({"in_use_from": RESTORED + DAY}, False, id="from the day after on"),
        pytest.param({"in_use_from": LEFT + DAY}, True, id="under restoration"),
        pytest.param({"in_use_from": RESERVED}, True, id="open end before"),
        pytest.param({"in_use_from": RESERVED, "in_use_to": USED - DAY}, False, id="to the day before"),
        pytest.param({"in_use_from": RESERVED, "in_use_to": USED}, True, id="to the first day"),
        pytest.param({"in_use_from": USED + DAY, "in_use_to": USED + DAY}, True, id="a day within"),
    ],
)
def test_clashes(days: dict[str, date], expected: bool) -> None:
    """
    Two bookings clash that take the dwelling on one day, restoration included, whichever of them is asked.
    """
    one, other = booking(WHOLE), booking(days, "H2")

    assert (expected, expected) == (one.clashes(other), other.clashes(one))


FIRST_DAY = date(2018, 1, 1)


@st.composite
def near(draw: st.DrawFn) -> RotationBooking:
    """
    Draw a booking within a month, so that two of them often meet.
    """
    shape = draw(
        st.sampled_from(
            (
                ("reserved_from",),
                ("reserved_from", "reserved_to"),
                ("in_use_from",),
                ("in_use_from", "in_use_to"),
                ("reserved_from", "in_use_from", "in_use_to", "restoration_to"),
                ("in_use_from", "consolidated_on"),
            )
        )
    )
    drawn = sorted(draw(st.lists(st.integers(0, 30), min_size=len(shape), max_size=len(shape))))
    return booking({name: FIRST_DAY + days * DAY for name, days in zip(shape, drawn, strict=True)})


@given(near(), near())
def test_clashes_are_days_that_both_take(one: RotationBooking, other: RotationBooking) -> None:
    """
    "Two bookings do not overlap, restoration included": they clash if on some day neither leaves the dwelling free.
    """
    days = [FIRST_DAY + number * DAY for number in range(-1, 33)]
    both = [day for day in days if RotationState.FREE not in (one.state(day), other.state(day))]

    assert bool(both) is one.clashes(other)


@given(strategies.rotation_bookings())
def test_free_before_and_after(found: RotationBooking) -> None:
    """
    A dwelling is taken on the first day and the last, and free before and after.
    """
    taken = [found.state(found.first)] + ([] if found.last is None else [found.state(found.last)])
    free = [found.state(found.first - DAY)] if found.first > date.min else []
    free += [found.state(found.last + DAY)] if found.last not in (None, date.max) else []

    assert (False, {RotationState.FREE} if free else set()) == (RotationState.FREE in taken, set(free))


def test_no_clash() -> None:
    """
    A booking for days on which nobody has the dwelling is not refused.
    """
    free_of_clashes("V1", [booking(WHOLE)], booking({"in_use_from": RESTORED + DAY}, "H2"))


def test_clash() -> None:
    """
    A booking is refused with the first of those that stand in its way.
    """
    bookings = [
        booking({"in_use_from": RESERVED, "in_use_to": RESERVED}, "H1"),
        booking(WHOLE, "H2"),
        booking({"in_use_from": RESTORED}, "H3"),
    ]
    with pytest.raises(BookingError) as caught:
        free_of_clashes("V1", bookings, booking({"in_use_from": LEFT}, "H4"))

    error = caught.value
    assert ("V1", "H4", "H2", USED, RESTORED) == (
        error.dwelling,
        error.household,
        error.taken_by,
        error.first,
        error.last,
    )
