"""
Days of a foreign release: the day that is written, and what it may mean besides.
"""

from datetime import date
from typing import Any

import pytest

from contratti_quartiere.exchange.ocds.branches import OpenRelease
from contratti_quartiere.exchange.ocds.found_days import day_of, window_of
from contratti_quartiere.windows import ServiceWindow


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        pytest.param("2022-01-01", True, id="a day"),
        pytest.param("2022-01-01T00:00:00Z", True, id="its first moment"),
        pytest.param("2022-01-01T00:00:00", True, id="its first moment, without a zone"),
        pytest.param("2022-01-01T09:30:00Z", False, id="an hour"),
        pytest.param("2022-01-01T00:00:00+01:00", False, id="a zone"),
        pytest.param("2022-01-01T12:00+0100", False, id="without seconds"),
        pytest.param("2022-01-01 23:59:59.999Z", False, id="a blank, and thousandths"),
    ],
)
def test_the_day_is_the_one_that_is_written(text: str, taken: bool) -> None:
    """
    Whatever the hour and the zone, the day is its own; an hour that no field holds stays as found.
    """
    release = OpenRelease({"date": text}, "", contacts=False)

    assert (date(2022, 1, 1), taken, []) == (
        day_of(release.root.at("date")),
        "/date" in release.taken,
        release.problems,
    )


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        pytest.param("2024-02-30", "malformed_date", None, id="a day that does not exist"),
        pytest.param("01/02/2024", "malformed_date", None, id="the Italian way"),
        pytest.param("2024-01", "malformed_date", None, id="a month"),
        pytest.param("2024-01-01T25:00:00Z", "malformed_date", None, id="an hour that does not exist"),
        pytest.param("2021-12-31T23:00:00Z", "midnight_elsewhere", date(2021, 12, 31), id="midnight of Rome in winter"),
        pytest.param("2021-06-30T22:00:00Z", "midnight_elsewhere", date(2021, 6, 30), id="midnight of Rome in summer"),
    ],
)
def test_an_odd_date_is_told_and_stays(text: str, kind: str, expected: date | None) -> None:
    """
    What is no date is none; what may mean the day after is read as written.
    """
    release = OpenRelease({"date": text}, "", contacts=False)

    assert (expected, [("/date", kind, text)], set[str]()) == (
        day_of(release.root.at("date")),
        [(problem.place, problem.kind, problem.found) for problem in release.problems],
        release.taken,
    )


def window(period: Any) -> tuple[ServiceWindow | None, list[tuple[str, str]], set[str]]:
    """
    Return the term that a period is, the problems with their places, and what the term holds.
    """
    release = OpenRelease({"p": period}, "", contacts=False)
    found = window_of(release.root.at("p"))
    return found, [(problem.place, problem.kind) for problem in release.problems], release.taken


FIRST, LAST = date(2022, 1, 1), date(2024, 12, 31)


@pytest.mark.parametrize(
    ("end", "kinds"),
    [
        pytest.param("2024-12-31", [], id="a day"),
        pytest.param("2024-12-31T23:59:59Z", [], id="its last second"),
        pytest.param("2024-12-31T00:00:00Z", ["half_open_end"], id="its first moment"),
        pytest.param("2024-12-31T00:00:00+01:00", ["half_open_end"], id="its first moment in Italy"),
        pytest.param("2024-12-31T24:00:00", ["half_open_end"], id="its last moment"),
        pytest.param("2024-12-31T23:00:00Z", ["midnight_elsewhere"], id="midnight in Italy"),
        pytest.param("2024-12-31T10:00:00Z", [], id="an hour"),
    ],
)
def test_an_end_at_midnight_may_be_the_day_before(end: str, kinds: list[str]) -> None:
    """
    The day is read as written, what it may mean is told, and what no field says stays.
    """
    whole = end.endswith(("31", "23:59:59Z"))

    assert (
        ServiceWindow(start=FIRST, declared_end=LAST),
        [("/p/endDate", kind) for kind in kinds],
        {"/p/startDate", "/p/endDate"} if whole else {"/p/startDate"},
    ) == window({"startDate": "2022-01-01T00:00:00Z", "endDate": end})


@pytest.mark.parametrize("days", [pytest.param(days, id=repr(days)) for days in (1080, 1095, 5040, "1080")])
def test_days_never_become_months(days: Any) -> None:
    """
    A duration in days is told and stays, beside a start or alone.
    """
    told = [("/p/durationInDays", "duration_in_days")]

    assert (
        (ServiceWindow(start=FIRST), told, {"/p/startDate"}),
        (None, told, set[str]()),
    ) == (window({"startDate": "2022-01-01", "durationInDays": days}), window({"durationInDays": days}))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param("2022-01-02", "2022-01-01", "end_before_start", id="a day too early"),
        pytest.param(None, "2022-01-01", "no_start", id="without a start"),
    ],
)
def test_an_end_that_fits_no_start_stays(start: str | None, end: str, expected: str) -> None:
    """
    There is no term, and both days stay as found.
    """
    assert (None, [("/p/endDate", expected)], set[str]()) == window({"startDate": start, "endDate": end})


def test_a_term_of_one_day_ends_when_it_starts() -> None:
    """
    The same day is both.
    """
    assert (
        ServiceWindow(start=FIRST, declared_end=FIRST)
        == window({"startDate": "2022-01-01", "endDate": "2022-01-01"})[0]
    )
