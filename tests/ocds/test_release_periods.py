"""
The periods of OCDS: first day, last day, latest day; months are added once and never become days.
"""

from datetime import date

import pytest

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.dates import Month
from contratti_quartiere.estimates import LotEstimate, OptionKind, PricedOption, PricedRenewal
from contratti_quartiere.exchange.ocds.release_periods import (
    contract_period,
    foreseen,
    last_in_force,
    planned_period,
)
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import MissingDay
from contratti_quartiere.windows import ServiceWindow

START = date(2016, 5, 2)
SIX = PricedOption(kind=OptionKind.EXTENSION, months=6)


def estimate(*options: PricedOption, renewals: tuple[PricedRenewal, ...] = ()) -> LotEstimate:
    """
    Return an estimate with options and renewals.
    """
    return LotEstimate(base=Euro("1.00"), options=options, renewals=renewals)


def window(start: date = START, months: int | None = 36, end: date | Month | None = None) -> ServiceWindow:
    """
    Return a window, of 36 months from 2 May 2016 unless said otherwise.
    """
    return ServiceWindow(start=start, months=months, declared_end=end)


def test_no_term_is_no_period() -> None:
    """
    Where no window is on record nothing is written.
    """
    assert ({}, {}) == (planned_period(None), contract_period(None))


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        pytest.param(window(), "2019-05-01", id="computed"),
        pytest.param(window(end=date(2019, 4, 30)), "2019-04-30", id="the deed's own day, before the computed one"),
        pytest.param(window(end=date(2019, 5, 1)), "2019-05-01", id="the deed's own day, as computed"),
        pytest.param(window(end=date(2019, 5, 2)), "2019-05-02", id="the deed's own day, after it"),
        pytest.param(window(months=None, end=date(2019, 5, 2)), "2019-05-02", id="the deed's own day alone"),
        pytest.param(window(end=Month(2019, 5)), "2019-05-01", id="a month in which the computed day lies"),
        pytest.param(window(end=Month(2019, 4)), None, id="a month in which it does not"),
        pytest.param(window(months=None, end=Month(2019, 4)), None, id="a month alone"),
        pytest.param(window(months=None), None, id="no end"),
        pytest.param(window(date(2016, 8, 30), 6), None, id="no 30 February, and the deed is silent"),
    ],
)
def test_the_last_day_is_written_if_it_is_known(term: ServiceWindow, expected: str | None) -> None:
    """
    The last day is that of the deed, else that of the months where the deed does not say another month.
    """
    end = {} if expected is None else {"endDate": f"{expected}T23:59:59Z"}

    assert {"startDate": f"{term.start}T00:00:00Z", **end} == planned_period(term)


@pytest.mark.parametrize(
    ("missing_day", "expected"),
    [
        pytest.param(None, None, id="the deed is silent"),
        pytest.param(MissingDay.LAST_DAY_IS_END, "2017-02-28T23:59:59Z", id="the last of the month"),
        pytest.param(MissingDay.CLAMP_THEN_MINUS_ONE, "2017-02-27T23:59:59Z", id="the last but one"),
    ],
)
def test_a_missing_anniversary_is_as_the_deed_says(missing_day: MissingDay | None, expected: str | None) -> None:
    """
    A month from 31 January, of which February has no 31st, ends where the deed says; where it is silent, nowhere.
    """
    term = ServiceWindow(start=date(2017, 1, 31), months=1, missing_day=missing_day)

    assert expected == planned_period(term).get("endDate")


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        pytest.param(date(2016, 5, 1), "2019-10-31", id="the day before"),
        pytest.param(date(2016, 5, 2), "2019-11-01", id="the day"),
        pytest.param(date(2016, 5, 3), "2019-11-02", id="the day after"),
        pytest.param(date(2016, 1, 31), "2019-07-30", id="31 January: 42 months at once, not 36 and then 6"),
        pytest.param(date(2016, 2, 29), "2019-08-28", id="29 February: 42 months later there is a 29th"),
        pytest.param(date(2016, 5, 31), None, id="31 May: no 31 November, and the deed is silent"),
    ],
)
def test_the_latest_day_is_with_all_months_from_the_start(start: date, expected: str | None) -> None:
    """
    36 months with an option of 6 may last 42 months from the first day.
    """
    latest = None if expected is None else f"{expected}T23:59:59Z"

    assert latest == planned_period(window(start), estimate(SIX)).get("maxExtentDate")


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        pytest.param(date(2019, 4, 30), "2019-10-31T23:59:59Z", id="the day before the computed one"),
        pytest.param(date(2019, 5, 1), "2019-11-01T23:59:59Z", id="the computed one"),
        pytest.param(date(2019, 5, 2), "2019-11-02T23:59:59Z", id="the day after"),
        pytest.param(Month(2019, 5), "2019-11-01T23:59:59Z", id="the month of the computed one"),
        pytest.param(Month(2019, 4), None, id="another month"),
        pytest.param(date.max, None, id="the end of the calendar"),
        pytest.param(date(9999, 12, 1), None, id="past the end of the calendar"),
    ],
)
def test_options_follow_the_end_of_the_deed(end: date | Month, expected: str | None) -> None:
    """
    Where the deed ends on a day of its own, the months of an option are counted from the day after.
    """
    assert expected == planned_period(window(end=end), estimate(SIX)).get("maxExtentDate")


def test_a_month_that_the_deed_names_does_not_say_which_missing_day_is_meant() -> None:
    """
    Of 36 months from 29 February that end "in February" neither the last day nor the latest is known.
    """
    term = window(date(2016, 2, 29), 36, Month(2019, 2))

    assert {"startDate": "2016-02-29T00:00:00Z"} == planned_period(term, estimate(SIX))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(estimate(), None, id="nothing foreseen"),
        pytest.param(estimate(PricedOption(kind=OptionKind.FIFTH)), None, id="a fifth lasts no longer"),
        pytest.param(estimate(PricedOption(kind=OptionKind.ADDITIONAL, months=6)), None, id="nor what is added"),
        pytest.param(estimate(PricedOption(kind=OptionKind.OTHER)), None, id="nor another, without months"),
        pytest.param(estimate(SIX, PricedOption(kind=OptionKind.OTHER, months=6)), None, id="another, of some months"),
        pytest.param(estimate(PricedOption(kind=OptionKind.EXTENSION)), None, id="an extension without months"),
        pytest.param(estimate(SIX, SIX), "2020-05-01T23:59:59Z", id="two extensions"),
        pytest.param(
            estimate(PricedOption(kind=OptionKind.REPETITION, months=36)), "2022-05-01T23:59:59Z", id="a repetition"
        ),
        pytest.param(
            estimate(SIX, renewals=(PricedRenewal(months=12),)), "2020-11-01T23:59:59Z", id="an extension, a renewal"
        ),
        pytest.param(estimate(SIX, renewals=(PricedRenewal(),)), None, id="a renewal without months"),
        pytest.param(estimate(renewals=(PricedRenewal(months=12, tacit=True),)), None, id="a tacit renewal"),
        pytest.param(
            estimate(PricedOption(kind=OptionKind.EXTENSION, months=10**6)), None, id="past the end of the calendar"
        ),
    ],
)
def test_the_latest_day_is_written_if_every_part_is_known(found: LotEstimate, expected: str | None) -> None:
    """
    What does not make a service last longer counts nothing; where a part that does is unknown there is no latest day.
    """
    assert expected == planned_period(window(), found).get("maxExtentDate")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(None, False, id="no estimate"),
        pytest.param(estimate(), False, id="nothing in it"),
        pytest.param(estimate(SIX), True, id="an option"),
        pytest.param(estimate(renewals=(PricedRenewal(),)), True, id="a renewal"),
    ],
)
def test_an_option_or_a_renewal_is_foreseen(found: LotEstimate | None, expected: bool) -> None:
    """
    Something is foreseen where an option or a renewal is on record.
    """
    assert expected == foreseen(found)


def test_the_days_of_a_period_are_never_counted() -> None:
    """
    No period says how many days it has: 36 months are 1,095 days or 1,096, and others would read 1,080.
    """
    assert {"startDate", "endDate", "maxExtentDate"} == planned_period(window(), estimate(SIX)).keys()


BEGUN = WindowAct(kind=ActKind.START, on=date(2016, 5, 9))
LONGER = WindowAct(kind=ActKind.OPTION_EXTENSION, on=date(2019, 4, 1), new_end=date(2019, 11, 1))


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        pytest.param((), ("2016-05-02", "2019-05-01"), id="as planned"),
        pytest.param((BEGUN,), ("2016-05-09", "2019-05-01"), id="begun later"),
        pytest.param((BEGUN, LONGER), ("2016-05-09", "2019-11-01"), id="extended"),
        pytest.param(
            (BEGUN, WindowAct(kind=ActKind.EARLY_END, on=date(2018, 1, 31))),
            ("2016-05-09", "2018-01-31"),
            id="ended before its term",
        ),
    ],
)
def test_the_period_of_a_contract_is_the_one_in_force(acts: tuple[WindowAct, ...], expected: tuple[str, str]) -> None:
    """
    A contract runs from the day that its act of start says to the end in force after its acts.
    """
    first, last = expected
    term = ServiceWindow(start=START, months=36, acts=acts)

    assert {"startDate": f"{first}T00:00:00Z", "endDate": f"{last}T23:59:59Z"} == contract_period(term)


def test_an_end_in_force_known_to_the_month_is_no_day() -> None:
    """
    An extension to a month says no last day.
    """
    longer = WindowAct(kind=ActKind.OPTION_EXTENSION, on=date(2019, 4, 1), new_end=Month(2019, 11))

    assert last_in_force(ServiceWindow(start=START, months=36, acts=(longer,))) is None
