"""
`rotation-dwelling-used-once`: bookings that take one dwelling on one day, restoration included, and those that may.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bookings import RotationBooking, RotationState
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.report import validate
from contratti_quartiere.rules.rotation_dwelling_used_once import RULE
from contratti_quartiere.verdicts import Breach, Kept, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)

FIRST, LAST, RESTORED = date(2018, 1, 10), date(2018, 9, 30), date(2018, 10, 20)
ONE = RotationBooking(household="H1", in_use_from=FIRST, in_use_to=LAST, restoration_to=RESTORED)


def used(first: date, last: date | None = None, household: str = "H2") -> RotationBooking:
    """
    Return a booking in use between two days, without restoration.
    """
    return RotationBooking(household=household, in_use_from=first, in_use_to=last)


def reserved(first: date, last: date | None = None) -> RotationBooking:
    """
    Return a booking for which a dwelling is only kept free.
    """
    return RotationBooking(household="H2", reserved_from=first, reserved_to=last)


def case(household: str, origin: str = "", **fields: Any) -> Relocation:
    """
    Return the case of a household, split off from another case or not.
    """
    return Relocation(household=household, origin=origin, **fields)


def verdicts(*bookings: RotationBooking, cases: tuple[Relocation, ...] = (), rotation: bool = True) -> list[Verdict]:
    """
    Return what the rule says of a dwelling with these bookings.
    """
    dwelling = Dwelling(id="V1", rotation=rotation, bookings=bookings)
    programme = Programme(dwellings=(dwelling,), relocations=cases)
    return list(RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS)))


def kinds(*bookings: RotationBooking, cases: tuple[Relocation, ...] = ()) -> list[type[Verdict]]:
    """
    Return the kinds of what the rule says.
    """
    return [type(verdict) for verdict in verdicts(*bookings, cases=cases)]


def pairs(found: list[Verdict]) -> list[tuple[object, object]]:
    """
    Return the households of each two bookings that are named as a breach, the earlier one first.
    """
    return [(verdict.facts[1].value, verdict.facts[2].value) for verdict in found if isinstance(verdict, Breach)]


def test_rotation_dwelling_without_bookings() -> None:
    """
    A rotation dwelling that nobody booked has nothing to compare.
    """
    message = Bilingual("l'alloggio volano V1 non ha prenotazioni", "rotation dwelling V1 has no bookings")

    assert [NotApplicable(path="/dwellings/0", message=message)] == verdicts()


def test_other_dwellings() -> None:
    """
    Of a dwelling that is no rotation dwelling and that nobody booked, nothing is said.
    """
    assert [] == verdicts(rotation=False)


def test_booked_all_the_same() -> None:
    """
    A dwelling that is booked is judged, whether or not it is called a rotation dwelling.
    """
    assert [Breach] == [type(verdict) for verdict in verdicts(ONE, used(LAST), rotation=False)]


def test_published_bookings_one_after_the_other() -> None:
    """
    Published case: H1 from 10 January to 30 September 2018, restoration to 20 October; H2 from 21 October.
    """
    assert [
        Kept(
            path="/dwellings/0/bookings",
            message=Bilingual(
                "le prenotazioni dell'alloggio volano V1 (2) non si sovrappongono, ripristino compreso",
                "the bookings of rotation dwelling V1 (2) do not overlap, restoration included",
            ),
            facts=(Fact("dwelling", "V1"), Fact("bookings", 2), Fact("clashes", 0)),
            comparisons=(Comparison("clashes", Relation.EQUAL, "0"),),
        )
    ] == verdicts(ONE, used(date(2018, 10, 21)))


def test_published_bookings_that_overlap() -> None:
    """
    Published case: H2 from 15 September 2018.
    """
    assert [
        Breach(
            path="/dwellings/0/bookings/1",
            message=Bilingual(
                "l'alloggio volano V1 è di H1 (dal 10 gennaio 2018 al 20 ottobre 2018, ripristino compreso) e di H2"
                " (dal 15 settembre 2018 senza fine nota): sono insieme dal 15 settembre 2018 al 20 ottobre 2018",
                "rotation dwelling V1 is taken by H1 (from 10 January 2018 to 20 October 2018, restoration included)"
                " and by H2 (from 15 September 2018 with no known end): both at once from 15 September 2018 to"
                " 20 October 2018",
            ),
            facts=(
                Fact("dwelling", "V1"),
                Fact("earlier", "H1"),
                Fact("later", "H2"),
                Fact("later_from", date(2018, 9, 15)),
                Fact("earlier_until", date(2018, 10, 20)),
            ),
            comparisons=(Comparison("earlier_until", Relation.LESS, "later_from"),),
        )
    ] == verdicts(ONE, used(date(2018, 9, 15)))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(used(FIRST - 9 * DAY, FIRST - DAY), [Kept], id="to the day before the first"),
        pytest.param(used(FIRST - 9 * DAY, FIRST), [Breach], id="to the first day"),
        pytest.param(used(LAST + DAY), [Breach], id="from the first day of the restoration"),
        pytest.param(used(RESTORED), [Breach], id="from the last day of the restoration"),
        pytest.param(used(RESTORED + DAY), [Kept], id="from the day after it"),
        pytest.param(used(FIRST - DAY), [Breach], id="from before, open"),
        pytest.param(reserved(RESTORED), [Breach], id="reserved on the last day"),
        pytest.param(reserved(RESTORED + DAY), [Kept], id="reserved from the day after"),
        pytest.param(reserved(FIRST - 9 * DAY, FIRST - DAY), [Kept], id="reserved to the day before"),
        pytest.param(reserved(FIRST - 9 * DAY, FIRST), [Breach], id="reserved to the first day"),
    ],
)
def test_last_day_counts(other: RotationBooking, expected: list[type[Verdict]]) -> None:
    """
    "Restoration included": all days of a booking are counted in, the reserved ones and the last of the restoration too.
    """
    assert expected == kinds(ONE, other)


def test_an_open_end_overlaps_with_everything_after_it() -> None:
    """
    "An open end overlaps with everything after it": where both are open, no last day is named.
    """
    (verdict,) = verdicts(used(FIRST, household="H1"), used(date(2020, 3, 1)))
    assert isinstance(verdict, Breach)

    assert (
        Bilingual(
            "l'alloggio volano V1 è di H1 (dal 10 gennaio 2018 senza fine nota) e di H2 (dal 1° marzo 2020 senza fine"
            " nota): sono insieme dal 1° marzo 2020 senza fine nota",
            "rotation dwelling V1 is taken by H1 (from 10 January 2018 with no known end) and by H2 (from 1 March 2020"
            " with no known end): both at once from 1 March 2020 with no known end",
        ),
        (
            Fact("dwelling", "V1"),
            Fact("earlier", "H1"),
            Fact("later", "H2"),
            Fact("later_from", date(2020, 3, 1)),
            Fact("earlier_ended", value=False),
        ),
        (Comparison("earlier_ended", Relation.EQUAL, "true"),),
    ) == (verdict.message, verdict.facts, verdict.comparisons)


def test_end_that_comes_first() -> None:
    """
    Two bookings are at once until the first of their last days, and one without restoration does not speak of any.
    """
    (verdict,) = verdicts(ONE, used(date(2018, 3, 8), date(2018, 4, 11)))
    assert isinstance(verdict, Breach)

    assert (
        "l'alloggio volano V1 è di H1 (dal 10 gennaio 2018 al 20 ottobre 2018, ripristino compreso) e di H2"
        " (dall'8 marzo 2018 all'11 aprile 2018): sono insieme dall'8 marzo 2018 all'11 aprile 2018"
    ) == verdict.message.it


@pytest.mark.parametrize(
    ("bookings", "expected"),
    [
        pytest.param((ONE, used(LAST)), ["/dwellings/0/bookings/1"], id="in order"),
        pytest.param((used(LAST), ONE), ["/dwellings/0/bookings/0"], id="in any order"),
        pytest.param((used(FIRST), ONE), ["/dwellings/0/bookings/1"], id="of one day"),
    ],
)
def test_later_booking_is_pointed_at(bookings: tuple[RotationBooking, ...], expected: list[str]) -> None:
    """
    A breach stands at the booking that begins later; of two that begin on one day, at the later one in the document.
    """
    assert expected == [verdict.path for verdict in verdicts(*bookings)]


def test_later_booking_is_named_once() -> None:
    """
    Each later booking that clashes is named once, against the first one with which it does; the others are not named.
    """
    bookings = (
        ONE,
        used(LAST, RESTORED),
        used(RESTORED, TODAY, "H3"),
        used(TODAY, TODAY, "H4"),
        used(TODAY + DAY, household="H5"),
    )

    assert [("H1", "H2"), ("H1", "H3"), ("H3", "H4")] == pairs(verdicts(*bookings))


def test_many_bookings_that_clash() -> None:
    """
    Of three hundred bookings that clash, each after the first is named once, and no pairs are counted.
    """
    bookings = [used(FIRST + n * DAY, household=f"H{n}") for n in range(300)]

    assert 299 == len(pairs(verdicts(*bookings)))


def test_one_booking() -> None:
    """
    A single booking overlaps with nothing.
    """
    assert [Kept] == kinds(ONE)


def test_one_household_twice() -> None:
    """
    Two bookings of one household on the same days are one use, written twice.
    """
    assert [Kept] == kinds(ONE, used(LAST, household="H1"))


# Households that split

SUCCESSION = Annotation(kind=AnnotationKind.SUCCESSION, on=LAST, household="H2")


@pytest.mark.parametrize(
    ("cases", "expected"),
    [
        pytest.param((case("H1"), case("H2", "H1")), [Kept], id="the second from the first"),
        pytest.param((case("H2"), case("H1", "H2")), [Kept], id="the first from the second"),
        pytest.param((case("H1", "H0"), case("H2", "H0"), case("H0")), [Kept], id="both from a third"),
        pytest.param((case("H1", "H0"), case("H2", "H0")), [Kept], id="both from one that is not in the document"),
        pytest.param((case("H1"), case("H0", "H1"), case("H2", "H0")), [Kept], id="one after the other"),
        pytest.param((case("H1"), case("H2", "caso-1", id="caso-2")), [Breach], id="from another case"),
        pytest.param((case("H1", id="caso-1"), case("H2", "caso-1", id="caso-2")), [Kept], id="cases of other names"),
        pytest.param((case("H1"), case("H2")), [Breach], id="two cases"),
        pytest.param((case("H1", "H1"), case("H2", "H2")), [Breach], id="each its own origin"),
        pytest.param((case("H1", "H2"), case("H2", "H1")), [Kept], id="each the other's origin"),
        pytest.param((case("H0"), case("H9", "H0")), [Breach], id="cases of others"),
        pytest.param((case("H2", "H1"),), [Breach], id="first without a case"),
        pytest.param(
            (case("H1", id="a"), case("H2", id="b"), case("H2", "a", id="c"), case("H2", id="d")),
            [Kept],
            id="by one of its cases",
        ),
        pytest.param((case("H1", annotations=(SUCCESSION,)),), [Kept], id="succession"),
        pytest.param((case("H0", annotations=(SUCCESSION,)), case("H1", "H0")), [Kept], id="split and succession"),
        pytest.param(
            (case("H1", annotations=(attrs.evolve(SUCCESSION, kind=AnnotationKind.SPLIT),)),),
            [Breach],
            id="split of which there is no second case",
        ),
    ],
)
def test_households_split_from_one(cases: tuple[Relocation, ...], expected: list[type[Verdict]]) -> None:
    """
    "Two cases split from one household in the same dwelling are one use": the second case names its `origin`.
    """
    assert expected == kinds(ONE, used(LAST), cases=cases)


def test_split_households_beside_a_third() -> None:
    """
    That two households are one use does not excuse a third one.
    """
    found = verdicts(ONE, used(LAST), used(RESTORED, household="H3"), cases=(case("H1"), case("H2", "H1")))

    assert [("H1", "H3")] == pairs(found)


def test_third_household_between_two_that_split() -> None:
    """
    A booking that is one use with the first one is compared with the next one all the same.
    """
    found = verdicts(ONE, used(LAST, household="H3"), used(RESTORED), cases=(case("H1"), case("H2", "H1")))

    assert [("H1", "H3"), ("H3", "H2")] == pairs(found)


def test_every_dwelling_is_judged() -> None:
    """
    A dwelling that has no bookings, or keeps the rule, does not keep the next one from being judged.
    """
    dwellings = (
        Dwelling(id="V0", rotation=True),
        Dwelling(id="A1"),
        Dwelling(id="V1", rotation=True, bookings=(ONE,)),
        Dwelling(id="V2", rotation=True, bookings=(ONE, used(LAST))),
    )
    found = RULE.check(View(programme=Programme(dwellings=dwellings), on=TODAY, parameters=PARAMETERS))

    assert [
        (NotApplicable, "/dwellings/0"),
        (Kept, "/dwellings/2/bookings"),
        (Breach, "/dwellings/3/bookings/1"),
    ] == [(type(verdict), verdict.path) for verdict in found]


@pytest.mark.parametrize(
    ("example", "second"),
    [
        pytest.param(RULE.keeps, date(2018, 10, 21), id="keeps: the day after the restoration"),
        pytest.param(RULE.breaks, date(2018, 9, 15), id="breaks: before its end"),
    ],
)
def test_published_examples(example: Callable[[], Programme], second: date) -> None:
    """
    Published: the examples of the rule are H1, restored to 20 October 2018, and H2 after that or before.
    """
    dwelling = Dwelling(id="V1", rotation=True, bookings=(ONE, used(second)))

    assert Programme(dwellings=(dwelling,)) == example()


def test_a_breach_is_an_error() -> None:
    """
    A dwelling that two households have at once makes a report invalid.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (False, [Severity.ERROR]) == (report.valid, [entry.severity for entry in report.findings])


@st.composite
def short_bookings(draw: st.DrawFn, household: str) -> RotationBooking:
    """
    Return a strategy for bookings of a few days, in use and restored.
    """
    gaps = st.integers(0, 5)
    first = FIRST + draw(st.integers(0, 20)) * DAY
    last = first + draw(gaps) * DAY
    return RotationBooking(
        household=household, in_use_from=first, in_use_to=last, restoration_to=last + draw(gaps) * DAY
    )


@given(short_bookings("H1"), short_bookings("H2"))
def test_broken_exactly_if_a_day_is_shared(one: RotationBooking, other: RotationBooking) -> None:
    """
    "The bookings of a rotation dwelling do not overlap, restoration included": asked day by day.
    """
    days = [FIRST + n * DAY for n in range(40)]
    shared = any(RotationState.FREE not in (one.state(day), other.state(day)) for day in days)

    assert [Breach if shared else Kept] == kinds(one, other)


@given(st.lists(short_bookings("H1") | short_bookings("H2") | short_bookings("H3"), min_size=1, max_size=5))
def test_what_the_constructor_allows_is_kept(bookings: list[RotationBooking]) -> None:
    """
    A booking that `booked` took does not clash: what is booked one by one keeps the rule.
    """
    dwelling = Dwelling(id="V1", rotation=True)
    for booking in bookings:
        if not any(booking.clashes(other) for other in dwelling.bookings):
            dwelling = dwelling.booked(booking)

    assert [Kept] == kinds(*dwelling.bookings)


@settings.get_profile("heavy")
@given(strategies.programmes(), st.dates())
def test_whatever_the_programme(programme: Programme, on: date) -> None:
    """
    The rule never raises, and says all that it says of dwellings, their bookings, or one of these.
    """
    view = View(programme=programme.as_of(on), on=on, parameters=PARAMETERS)
    places: set[type] = {Dwelling, tuple, RotationBooking}

    assert places >= {type(resolved(view.programme, verdict.path)) for verdict in RULE.check(view)}


def resolved(programme: Programme, path: str) -> object:
    """
    Return what a JSON Pointer leads to in a programme.
    """
    value: Any = programme
    for part in path.split("/")[1:]:
        value = value[int(part)] if part.isdigit() else getattr(value, part)
    return value
