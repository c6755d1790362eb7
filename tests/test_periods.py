"""
Periods and service windows: their first day counts, and they end the day before the anniversary.
"""

import copy
import csv
import pickle
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.dates import Month, add_months
from contratti_quartiere.deadlines import deadline
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.periods import MissingDay, Period, uncovered
from contratti_quartiere.strategies import periods

DAY = timedelta(days=1)
MORNING = datetime(2016, 5, 2, 9, 0)  # a date with a time, which is what is refused

WRITE_DATE = Bilingual("scrivere una data, date(2016, 5, 2)", "write a date, date(2016, 5, 2)")
WRITE_MONTHS = Bilingual("scrivere un numero intero di mesi", "write a whole number of months")
OUT_OF_CALENDAR = Bilingual("cade fuori dagli anni 1-9999", "falls outside the years 1 to 9999")

days_of_our_time = st.dates(date(2000, 1, 1), date(2099, 12, 31))
lengths = st.integers(1, 600)


class Window(NamedTuple):
    """
    One row of the published windows of 36 months.
    """

    cig: str
    start: date
    end: date
    convention: str


@pytest.fixture
def windows(oracle: Callable[[str], Path]) -> list[Window]:
    """
    Give 308 service windows of 36 months as bodies published them.
    """
    with oracle("windows/windows_36_months.csv").open(encoding="utf-8", newline="") as file:
        return [
            Window(row["cig"], date.fromisoformat(row["start"]), date.fromisoformat(row["end"]), row["convention"])
            for row in csv.DictReader(file)
        ]


@pytest.mark.parametrize(
    ("convention", "rows", "more"),
    [pytest.param("inclusive", 263, 0, id="inclusive"), pytest.param("anniversary", 45, 1, id="anniversary")],
)
def test_published_windows(windows: list[Window], convention: str, rows: int, more: int) -> None:
    """
    Published: of 308 windows 263 end the day before the anniversary, as ours do, and 45 one day later.
    """
    ours = [row for row in windows if row.convention == convention]
    wrong = [row for row in ours if Period.of_months(row.start, 36).last_day + timedelta(days=more) != row.end]

    assert (rows, []) == (len(ours), wrong)


@pytest.mark.parametrize(
    ("cig", "first", "last"),
    [
        ("7911923567", date(2019, 10, 1), date(2022, 9, 30)),
        ("78396847E4", date(2019, 6, 24), date(2022, 6, 23)),
        ("7903152F55", date(2019, 10, 9), date(2022, 10, 8)),
        ("8014342C3A", date(2019, 12, 1), date(2022, 11, 30)),
    ],
)
def test_windows_of_milan(cig: str, first: date, last: date) -> None:
    """
    Published: four windows of 36 months of the Comune di Milano end as ours do.
    """
    assert (cig, last) == (cig, Period.of_months(first, 36).last_day)


@given(days_of_our_time, lengths)
def test_windows_follow_each_other(start: date, count: int) -> None:
    """
    The day after a window is the anniversary or, where that is missing, the first of the next month.
    """
    month = Month.of(start).plus(count)
    missing = start.day > month.last_day.day
    expected = month.plus(1).first_day if missing else date(month.year, month.month, start.day)

    assert expected == Period.of_months(start, count).end


@given(days_of_our_time, lengths)
def test_a_window_lasts_as_long_as_its_months(start: date, count: int) -> None:
    """
    A window and the deadline from the same day end on the same day if that is missing, else one day apart.
    """
    last = deadline(start, months=count)
    expected = last if last.day < start.day else last - DAY

    assert expected == Period.of_months(start, count).last_day


@given(days_of_our_time, lengths)
def test_readings_differ_only_where_the_day_is_missing(start: date, count: int) -> None:
    """
    The choice of `missing_day` matters by one day, and only where the anniversary does not exist.
    """
    window = Period.of_months(start, count)
    other = Period.of_months(start, count, missing_day=MissingDay.CLAMP_THEN_MINUS_ONE)

    assert timedelta(days=add_months(start, count).day < start.day) == window.end - other.end


def test_windows_are_not_chained() -> None:
    """
    "Splits must be computed from the original start": two windows of a month from 31 January end after one of two.
    """
    start = date(2019, 1, 31)
    second = Period.of_months(Period.of_months(start, 1).end, 1)

    assert (date(2019, 3, 31), date(2019, 3, 30)) == (second.last_day, Period.of_months(start, 2).last_day)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        pytest.param(date(2019, 1, 1), 1, 31, id="one month"),
        pytest.param(date(2016, 5, 2), 36, 1_095, id="the labs of 2016"),
        pytest.param(date(2016, 2, 29), 12, 366, id="from 29 February"),
    ],
)
def test_days_of_a_window(start: date, count: int, expected: int) -> None:
    """
    A window has all its days, first and last included.
    """
    assert expected == Period.of_months(start, count).days


@pytest.mark.parametrize("count", [0, -1, -(10**5_000)], ids=["none", "negative", "too long to print"])
def test_window_of_no_month(count: int) -> None:
    """
    A window lasts at least a month.
    """
    with pytest.raises(MalformedValueError) as caught:
        Period.of_months(date(2016, 5, 2), count)

    error = caught.value
    expected = (
        Bilingual("durata", "duration"),
        Bilingual("è meno di un mese", "is less than one month"),
        Bilingual("scrivere i mesi da 1 in su", "write one month or more"),
    )
    assert expected == (error.what, error.reason, error.remedy)


def test_window_of_no_month_shows_the_months() -> None:
    """
    The refusal of a window shows the months that were asked for.
    """
    with pytest.raises(MalformedValueError) as caught:
        Period.of_months(date(2016, 5, 2), -3)

    assert "-3" == caught.value.found


def test_window_out_of_calendar() -> None:
    """
    A window that ends after the year 9999 is refused.
    """
    with pytest.raises(MalformedValueError) as caught:
        Period.of_months(date(9999, 12, 1), 1)

    assert OUT_OF_CALENDAR == caught.value.reason


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2016, 5, 1), False, id="day before the first"),
        pytest.param(date(2016, 5, 2), True, id="first day"),
        pytest.param(date(2019, 5, 1), True, id="last day"),
        pytest.param(date(2019, 5, 2), False, id="day after the last"),
    ],
)
def test_days_in_a_period(day: date, expected: bool) -> None:  # a parameter
    """
    A period contains its first and its last day, and not the days beside them.
    """
    assert expected is (day in Period(date(2016, 5, 2), date(2019, 5, 2)))


@given(periods())
def test_inclusive(period: Period) -> None:
    """
    A period is the same by its last day as by its end, which is the day after.
    """
    expected = (period, period.end - DAY, (period.end - period.start).days)
    assert expected == (Period.inclusive(period.start, period.last_day), period.last_day, period.days)


def test_one_day() -> None:
    """
    The shortest period has one day, its first and its last.
    """
    period = Period(date(2016, 5, 2), date(2016, 5, 3))

    assert (date(2016, 5, 2), 1) == (period.last_day, period.days)


@pytest.mark.parametrize("end", [date(2016, 5, 2), date(2016, 5, 1)], ids=["same day", "day before"])
def test_period_without_a_day(end: date) -> None:
    """
    A period that ends on its first day has no day, and the refusal says how to give a last day.
    """
    with pytest.raises(MalformedValueError) as caught:
        Period(date(2016, 5, 2), end)

    error = caught.value
    expected = (
        Bilingual("periodo", "period"),
        f"[2016-05-02, {end})",
        Bilingual("non ha nemmeno un giorno", "has not even one day"),
        Bilingual(
            "la fine è il giorno dopo l'ultimo; con l'ultimo giorno scrivere Period.inclusive",
            "the end is the day after the last; with the last day write Period.inclusive",
        ),
    )
    assert expected == (error.what, error.found, error.reason, error.remedy)


def test_inclusive_the_wrong_way_round() -> None:
    """
    A last day before the first is refused.
    """
    with pytest.raises(MalformedValueError) as caught:
        Period.inclusive(date(2016, 5, 2), date(2016, 5, 1))

    error = caught.value
    expected = (
        Bilingual("periodo", "period"),
        "2016-05-02 - 2016-05-01",
        Bilingual("finisce prima di cominciare", "ends before it starts"),
        Bilingual("scrivere prima il primo giorno, poi l'ultimo", "write the first day, then the last"),
    )
    assert expected == (error.what, error.found, error.reason, error.remedy)


def test_inclusive_of_the_last_day_there_is() -> None:
    """
    A period cannot end with the last day of the calendar, which no day follows.
    """
    with pytest.raises(MalformedValueError) as caught:
        Period.inclusive(date(9999, 12, 1), date(9999, 12, 31))

    assert ("9999-12-31 + 1", OUT_OF_CALENDAR) == (caught.value.found, caught.value.reason)


def test_inclusive_of_the_last_day_but_one() -> None:
    """
    A period may end with the last day but one of the calendar.
    """
    assert date(9999, 12, 31) == Period.inclusive(date(9999, 12, 1), date(9999, 12, 30)).end


near = periods(min_value=date(2016, 5, 1), max_value=date(2016, 6, 20), max_days=20)


def days_of(parts: Iterable[Period]) -> set[date]:
    """
    Return every day of some periods.
    """
    return {part.start + timedelta(days=number) for part in parts for number in range(part.days)}


@given(near, near)
def test_intersection(left: Period, right: Period) -> None:
    """
    Two periods share the days that are in both, from either side.
    """
    shared = left.intersection(right)

    assert shared == right.intersection(left)
    assert days_of([left]) & days_of([right]) == days_of([] if shared is None else [shared])


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(1, 10, None, id="ends where the other starts"),
        pytest.param(1, 11, (10, 11), id="one day in"),
        pytest.param(19, 25, (19, 20), id="last day in"),
        pytest.param(20, 25, None, id="starts where the other ends"),
        pytest.param(12, 14, (12, 14), id="inside"),
        pytest.param(1, 30, (10, 20), id="around"),
    ],
)
def test_intersection_at_the_edges(start: int, end: int, expected: tuple[int, int] | None) -> None:
    """
    Periods that only touch share no day.
    """
    shared = Period(date(2016, 5, 10), date(2016, 5, 20)).intersection(Period(date(2016, 5, start), date(2016, 5, end)))

    assert expected == (None if shared is None else (shared.start.day, shared.end.day))


@given(near, st.lists(near, max_size=6))
def test_uncovered(whole: Period, parts: list[Period]) -> None:
    """
    The uncovered stretches are the days of the whole that are in no part, by brute force.
    """
    assert days_of([whole]) - days_of(parts) == days_of(uncovered(whole, parts))


@given(near, st.lists(near, max_size=6))
def test_uncovered_stretches_are_whole(whole: Period, parts: list[Period]) -> None:
    """
    The uncovered stretches come in order, and a covered day lies between each and the next.
    """
    gaps = uncovered(whole, parts)

    assert [] == [(left, right) for left, right in pairwise(gaps) if left.end >= right.start]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param([], [(10, 20)], id="no part"),
        pytest.param([(10, 20)], [], id="covered exactly"),
        pytest.param([(1, 30)], [], id="covered and more"),
        pytest.param([(11, 20)], [(10, 11)], id="first day open"),
        pytest.param([(10, 19)], [(19, 20)], id="last day open"),
        pytest.param([(1, 10)], [(10, 20)], id="part before"),
        pytest.param([(20, 25)], [(10, 20)], id="part after"),
        pytest.param([(25, 30)], [(10, 20)], id="part long after"),
        pytest.param([(10, 12), (25, 30)], [(12, 20)], id="one part in, one long after"),
        pytest.param([(12, 14), (16, 18)], [(10, 12), (14, 16), (18, 20)], id="two parts"),
        pytest.param([(16, 18), (12, 14)], [(10, 12), (14, 16), (18, 20)], id="two parts the other way round"),
        pytest.param([(10, 15), (15, 20)], [], id="two parts that touch"),
        pytest.param([(10, 18), (11, 12), (18, 20)], [], id="a part within a part"),
    ],
)
def test_uncovered_at_the_edges(parts: list[tuple[int, int]], expected: list[tuple[int, int]]) -> None:
    """
    Every day of the whole that no part covers is in a stretch: before, between and after the parts.
    """
    gaps = uncovered(
        Period(date(2016, 5, 10), date(2016, 5, 20)),
        [Period(date(2016, 5, start), date(2016, 5, end)) for start, end in parts],
    )

    assert expected == [(gap.start.day, gap.end.day) for gap in gaps]


@pytest.mark.parametrize(
    ("period", "it", "en"),
    [
        pytest.param(
            Period.of_months(date(2016, 5, 2), 36),
            "2 maggio 2016 – 1° maggio 2019",
            "2 May 2016 – 1 May 2019",
            id="three years",
        ),
        pytest.param(
            Period.inclusive(date(2016, 5, 2), date(2016, 5, 3)),
            "2 maggio 2016 – 3 maggio 2016",
            "2 May 2016 – 3 May 2016",
            id="two days",
        ),
        pytest.param(Period.inclusive(date(2016, 5, 2), date(2016, 5, 2)), "2 maggio 2016", "2 May 2016", id="one day"),
    ],
)
def test_say(period: Period, it: str, en: str) -> None:
    """
    A period is said by its first and last day, and one day by itself.
    """
    assert (it, en) == (period.say("it"), period.say(Lang.EN))


@given(periods(), periods())
def test_order_of_periods(left: Period, right: Period) -> None:
    """
    Periods are ordered by start, then by end.
    """
    assert ((left.start, left.end) < (right.start, right.end)) is (left < right)


@given(periods())
def test_copies(value: Period) -> None:
    """
    A copied or pickled period equals the one it was made from, and hashes alike.
    """
    pickled = pickle.loads(pickle.dumps(value))  # our own bytes

    assert {value} == {copy.copy(value), copy.deepcopy(value), pickled}


def test_frozen() -> None:
    """
    A period cannot be changed.
    """
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Period(date(2016, 5, 2), date(2019, 5, 2)).end = date(2019, 5, 1)  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize(
    ("operate", "where", "found", "remedy"),
    [
        pytest.param(
            lambda: Period(MORNING, date(2016, 5, 3)),
            "Period.start",
            "2016-05-02 09:00:00",
            WRITE_DATE,
            id="start of a period",
        ),
        pytest.param(
            lambda: Period(date(2016, 5, 1), MORNING),
            "Period.end",
            "2016-05-02 09:00:00",
            WRITE_DATE,
            id="end of a period",
        ),
        pytest.param(
            lambda: Period.inclusive(MORNING, date(2016, 5, 3)),
            "Period.inclusive",
            "2016-05-02 09:00:00",
            WRITE_DATE,
            id="first day",
        ),
        pytest.param(
            lambda: Period.inclusive(date(2016, 5, 1), MORNING),
            "Period.inclusive",
            "2016-05-02 09:00:00",
            WRITE_DATE,
            id="last day",
        ),
        pytest.param(
            lambda: Period.of_months(MORNING, 36),
            "add_months",
            "2016-05-02 09:00:00",
            WRITE_DATE,
            id="window from a time",
        ),
        pytest.param(
            lambda: Period.of_months(date(2016, 5, 2), "36"),  # type: ignore[arg-type]
            "Period.of_months",
            "'36'",
            WRITE_MONTHS,
            id="window, months",
        ),
        pytest.param(
            lambda: Period.of_months(date(2016, 5, 2), 36, missing_day="ultimo_giorno_del_mese"),  # type: ignore[arg-type]
            "Period.of_months",
            "'ultimo_giorno_del_mese'",
            Bilingual("scrivere un MissingDay", "write a MissingDay"),
            id="window, missing day",
        ),
    ],
)
def test_wrong_type(operate: Callable[[], object], where: str, found: str, remedy: Bilingual) -> None:
    """
    A datetime, a float or a boolean is refused where a day or a count stands, with what to write instead.
    """
    with pytest.raises(WrongTypeError) as caught:
        operate()

    error = caught.value
    assert (where, found, remedy) == (error.where, error.found, error.remedy)
