"""
Non-working days: the public holidays of Italy, a town's patron day, and the deadlines that move because of them.
"""

import csv
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.calendars import holidays_of, italian_holidays, working_days
from contratti_quartiere.deadlines import IsHoliday, RollOver, deadline, is_working_day, next_working_day
from contratti_quartiere.errors import MalformedValueError, MissingExtraError, UnknownNameError, WrongTypeError
from contratti_quartiere.periods import Period
from contratti_quartiere.strategies import periods

DAY = timedelta(days=1)
MORNING = datetime(2016, 12, 7, 9, 0)  # a date with a time, which is what is refused

NONE, CIVIL, EU = RollOver.NONE, RollOver.CIVIL, RollOver.EU

ITALY, MILAN = italian_holidays(), italian_holidays("MI")

TABLE = [date(2010, 1, 1) + DAY * count for count in range((date(2031, 1, 1) - date(2010, 1, 1)).days)]


@pytest.fixture
def published(oracle: Callable[[str], Path]) -> dict[str, set[date]]:
    """
    Give the holidays from 2010 to 2030 that were published, of the nation and of Milan.
    """
    with oracle("windows/holidays_italy_milan_2010_2030.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        where: {date.fromisoformat(row["date"]) for row in rows if row[where] == "1"} for where in ("national", "milan")
    }


@pytest.mark.parametrize(
    ("where", "is_holiday"), [pytest.param("national", ITALY, id="Italy"), pytest.param("milan", MILAN, id="Milan")]
)
def test_published_holidays(published: dict[str, set[date]], where: str, is_holiday: IsHoliday) -> None:
    """
    Published: on every day of 2010 to 2030 one works, or not, as the table says; Sundays are none to work anyway.
    """
    expected = [day for day in TABLE if day.weekday() < 6 and day not in published[where]]

    assert expected == [day for day in TABLE if is_working_day(day, profile=CIVIL, is_holiday=is_holiday)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2026, 1, 1), True, id="New Year"),
        pytest.param(date(2026, 1, 2), False, id="day after New Year"),
        pytest.param(date(2026, 1, 6), True, id="Epiphany"),
        pytest.param(date(2004, 4, 10), False, id="Saturday before Easter"),
        pytest.param(date(2004, 4, 12), True, id="Easter Monday"),
        pytest.param(date(2004, 4, 13), False, id="Tuesday after Easter"),
        pytest.param(date(2016, 4, 24), False, id="day before the Liberation"),
        pytest.param(date(2016, 4, 25), True, id="Liberation"),
        pytest.param(date(2016, 4, 26), False, id="day after the Liberation"),
        pytest.param(date(2016, 5, 1), True, id="Labour Day"),
        pytest.param(date(2016, 5, 2), False, id="day on which the labs were to start"),
        pytest.param(date(2010, 3, 17), False, id="17 March 2010"),
        pytest.param(date(2011, 3, 17), True, id="17 March 2011, once only"),
        pytest.param(date(2012, 3, 17), False, id="17 March 2012"),
        pytest.param(date(2025, 10, 4), False, id="4 October 2025"),
        pytest.param(date(2026, 10, 3), False, id="3 October 2026"),
        pytest.param(date(2026, 10, 4), True, id="4 October 2026, the first"),
        pytest.param(date(2026, 10, 5), False, id="5 October 2026"),
        pytest.param(date(2027, 10, 4), True, id="4 October 2027"),
        pytest.param(date(2026, 12, 7), False, id="patron day of Milan"),
        pytest.param(date(2026, 12, 31), False, id="New Year's Eve"),
    ],
)
def test_italian_holidays(day: date, *, expected: bool) -> None:
    """
    A day is a public holiday of Italy if the law of its year made it one.
    """
    assert expected is ITALY(day)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2026, 10, 2), date(2026, 10, 2), id="Friday 2 October 2026"),
        pytest.param(date(2026, 10, 3), date(2026, 10, 5), id="Saturday 3 October 2026"),
        pytest.param(date(2026, 10, 4), date(2026, 10, 5), id="Sunday 4 October 2026"),
        pytest.param(date(2026, 10, 5), date(2026, 10, 5), id="Monday 5 October 2026"),
        pytest.param(date(2027, 10, 1), date(2027, 10, 1), id="Friday 1 October 2027"),
        pytest.param(date(2027, 10, 2), date(2027, 10, 5), id="Saturday 2 October 2027"),
        pytest.param(date(2027, 10, 4), date(2027, 10, 5), id="Monday 4 October 2027"),
        pytest.param(date(2027, 10, 5), date(2027, 10, 5), id="Tuesday 5 October 2027"),
    ],
)
def test_first_deadline_that_san_francesco_moves(day: date, expected: date) -> None:
    """
    4 October is a holiday from 2026 (L. 151/2025), a Sunday that year: the first day of work that it takes is in 2027.
    """
    assert expected == next_working_day(day, profile=EU, is_holiday=ITALY)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2016, 12, 6), False, id="day before"),
        pytest.param(date(2016, 12, 7), True, id="Sant'Ambrogio"),
        pytest.param(date(2016, 12, 8), True, id="Immaculate Conception"),
        pytest.param(date(2016, 12, 9), False, id="day after both"),
    ],
)
def test_patron_day_of_milan(day: date, *, expected: bool) -> None:
    """
    Milan adds 7 December to the holidays of the nation.
    """
    assert expected is MILAN(day)


@pytest.mark.parametrize(
    ("province", "day"),
    [
        pytest.param("RM", date(2016, 6, 29), id="Rome, Saints Peter and Paul"),
        pytest.param("TO", date(2016, 6, 24), id="Turin, Saint John"),
        pytest.param("BO", date(2016, 10, 4), id="Bologna, Saint Petronius"),
    ],
)
def test_patron_day_of_another_town(province: str, day: date) -> None:
    """
    Each province adds the patron day of its chief town, which is a working day elsewhere.
    """
    assert (True, False) == (italian_holidays(province)(day), MILAN(day))


def test_a_patron_day_takes_no_holiday_away() -> None:
    """
    "To add the patron day": what is a holiday in Italy is one in Milan.
    """
    assert [] == [day for day in TABLE if ITALY(day) and not MILAN(day)]


@pytest.mark.parametrize("province", ["XX", "mi", "", "Milano", "ITALIA"])
def test_unknown_province(province: str) -> None:
    """
    A province is its two capital letters; any other text is refused.
    """
    with pytest.raises(UnknownNameError) as caught:
        italian_holidays(province)

    assert (Bilingual("provincia", "province"), province) == (caught.value.what, caught.value.name)


def test_known_provinces() -> None:
    """
    The error of an unknown province names those that there are, sorted.
    """
    with pytest.raises(UnknownNameError) as caught:
        italian_holidays("XX")

    known = caught.value.known
    assert (sorted(known), True) == (list(known), {"MI", "RM", "TO"} < set(known))


def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Without the extra a calendar of Italy is refused, for holidays are never guessed.
    """
    monkeypatch.setitem(sys.modules, "holidays", None)
    with pytest.raises(MissingExtraError) as caught:
        italian_holidays()

    assert "calendar" == caught.value.extra


def test_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The error of the missing extra says what to install.
    """
    monkeypatch.setitem(sys.modules, "holidays", None)
    with pytest.raises(MissingExtraError) as caught:
        italian_holidays("MI")

    command = "pip install 'contratti-quartiere[calendar]'"
    assert (
        Bilingual(f"manca un pacchetto; installare: {command}", f"a package is missing; install: {command}")
        == caught.value.said
    )


@pytest.mark.parametrize(
    ("roll_over", "expected"),
    [
        pytest.param(NONE, date(2004, 4, 10), id="none"),
        pytest.param(CIVIL, date(2004, 4, 10), id="civil"),
        pytest.param(EU, date(2004, 4, 13), id="EU, as published"),
    ],
)
def test_published_deadline(roll_over: RollOver, expected: date) -> None:
    """
    Published: 180 days from 13 October 2003 ended on 13 April 2004, past the Saturday and the two days of Easter.
    """
    assert expected == deadline(date(2003, 10, 13), days=180, roll_over=roll_over, is_holiday=ITALY)


@pytest.mark.parametrize(
    ("event", "months", "none", "civil", "eu"),
    [
        pytest.param(*row, id=f"{row[0]} + {row[1]}")
        for row in (
            ("2016-05-02", 36, "2019-05-02", "2019-05-02", "2019-05-02"),
            ("2016-05-01", 36, "2019-05-01", "2019-05-02", "2019-05-02"),
            ("2016-01-01", 36, "2019-01-01", "2019-01-02", "2019-01-02"),
            ("2019-01-31", 1, "2019-02-28", "2019-02-28", "2019-02-28"),
            ("2020-01-31", 1, "2020-02-29", "2020-02-29", "2020-03-02"),
            ("2016-03-31", 1, "2016-04-30", "2016-04-30", "2016-05-02"),
            ("2016-02-29", 12, "2017-02-28", "2017-02-28", "2017-02-28"),
            ("2016-02-29", 36, "2019-02-28", "2019-02-28", "2019-02-28"),
            ("2016-02-29", 48, "2020-02-29", "2020-02-29", "2020-03-02"),
            ("2016-02-28", 12, "2017-02-28", "2017-02-28", "2017-02-28"),
            ("2015-02-28", 12, "2016-02-28", "2016-02-29", "2016-02-29"),
            ("2017-02-28", 36, "2020-02-28", "2020-02-28", "2020-02-28"),
            ("2016-08-31", 6, "2017-02-28", "2017-02-28", "2017-02-28"),
            ("2019-08-31", 6, "2020-02-29", "2020-02-29", "2020-03-02"),
            ("2016-11-30", 3, "2017-02-28", "2017-02-28", "2017-02-28"),
            ("2016-12-31", 2, "2017-02-28", "2017-02-28", "2017-02-28"),
        )
    ],
)
def test_deadlines_on_the_italian_calendar(event: str, months: int, none: str, civil: str, eu: str) -> None:
    """
    A term of months that ends on a holiday or a Sunday moves, on a Saturday only by the European profile.
    """
    ends = [
        deadline(date.fromisoformat(event), months=months, roll_over=profile, is_holiday=ITALY).isoformat()
        for profile in (NONE, CIVIL, EU)
    ]

    assert [none, civil, eu] == ends


def test_a_calendar_of_ones_own() -> None:
    """
    A calendar of just these days knows no other holiday.
    """
    is_holiday = holidays_of([date(2016, 12, 7)])

    assert [False, True, False] == [is_holiday(date(2016, 12, day)) for day in (6, 7, 8)]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        pytest.param(MORNING, "2016-12-07 09:00:00", id="date with a time"),
        pytest.param("2016-12-07", "'2016-12-07'", id="text"),
    ],
)
def test_a_holiday_that_is_no_date(day: Any, found: str) -> None:
    """
    A holiday is a date: anything else would never be met, and the term would end on it.
    """
    with pytest.raises(WrongTypeError) as caught:
        holidays_of([date(2016, 12, 8), day])

    error = caught.value
    assert ("holidays_of", found, Bilingual("scrivere una data", "write a date")) == (
        error.where,
        error.found,
        error.remedy,
    )


@pytest.mark.parametrize(
    ("period", "profile", "expected"),
    [
        pytest.param(Period.inclusive(date(2016, 5, 1), date(2016, 5, 31)), NONE, 31, id="May 2016, every day"),
        pytest.param(Period.inclusive(date(2016, 5, 1), date(2016, 5, 31)), CIVIL, 26, id="May 2016, civil"),
        pytest.param(Period.inclusive(date(2016, 5, 1), date(2016, 5, 31)), EU, 22, id="May 2016, EU"),
        pytest.param(Period.inclusive(date(2016, 6, 1), date(2016, 6, 30)), CIVIL, 25, id="June 2016, civil"),
        pytest.param(Period.inclusive(date(2016, 6, 1), date(2016, 6, 30)), EU, 21, id="June 2016, EU"),
        pytest.param(Period.inclusive(date(2016, 5, 2), date(2016, 5, 2)), EU, 1, id="a Monday"),
        pytest.param(Period.inclusive(date(2016, 5, 1), date(2016, 5, 1)), CIVIL, 0, id="Labour Day on a Sunday"),
        pytest.param(Period.inclusive(date(2016, 12, 30), date(2017, 1, 2)), EU, 2, id="over New Year"),
    ],
)
def test_working_days(period: Period, profile: RollOver, expected: int) -> None:
    """
    The working days of a period are counted with its first and its last day.
    """
    assert expected == working_days(period, profile=profile, is_holiday=ITALY)


@given(
    periods(min_value=date(2010, 1, 1), max_value=date(2030, 12, 31), max_days=400),
    st.sampled_from(RollOver),
    st.sets(st.dates(date(2010, 1, 1), date(2030, 12, 31))),
)
def test_working_days_by_brute_force(period: Period, profile: RollOver, days: set[date]) -> None:
    """
    "How many days of a period are working days": those on which a term may end.
    """
    is_holiday = holidays_of(days)
    ends = {
        next_working_day(period.start + DAY * count, profile=profile, is_holiday=is_holiday)
        for count in range(period.days)
    }

    assert len([end for end in ends if end in period]) == working_days(period, profile=profile, is_holiday=is_holiday)


@pytest.mark.parametrize(
    "day",
    [pytest.param(date(1869, 12, 31), id="before"), pytest.param(date(2101, 1, 1), id="after")],
)
def test_a_year_out_of_the_calendar(day: date) -> None:
    """
    A year of which the holidays are not known is refused, never taken for one without any.
    """
    with pytest.raises(MalformedValueError) as caught:
        italian_holidays()(day)

    assert (
        str(day.year),
        Bilingual("il calendario va dal 1870 al 2100", "the calendar goes from 1870 to 2100"),
    ) == (caught.value.found, caught.value.reason)


@pytest.mark.parametrize(
    "day", [pytest.param(date(1870, 1, 2), id="first"), pytest.param(date(2100, 12, 31), id="last")]
)
def test_the_first_and_the_last_year_of_the_calendar(day: date) -> None:
    """
    The years that the calendar covers are answered.
    """
    assert not italian_holidays()(day)
