"""
The quarters of the calendar, and how they are written.
"""

from datetime import date
from typing import Any

import pytest

from contratti_quartiere.analysis.calendar_quarters import CalendarQuarter, read_quarter
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month
from contratti_quartiere.errors import MalformedValueError, WrongTypeError


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        pytest.param(1, date(2016, 1, 1), date(2016, 3, 31), id="first"),
        pytest.param(2, date(2016, 4, 1), date(2016, 6, 30), id="second"),
        pytest.param(3, date(2016, 7, 1), date(2016, 9, 30), id="third"),
        pytest.param(4, date(2016, 10, 1), date(2016, 12, 31), id="fourth"),
    ],
)
def test_days(number: int, first: date, last: date) -> None:
    """
    A quarter has three whole months, the first from January to March.
    """
    found = CalendarQuarter(2016, number)

    assert (first, last) == (found.first_day, found.last_day)


def test_months() -> None:
    """
    The months of a quarter are told in order.
    """
    assert (Month(2017, 4), Month(2017, 5), Month(2017, 6)) == CalendarQuarter(2017, 2).months


@pytest.mark.parametrize(
    ("found", "before"),
    [
        pytest.param(CalendarQuarter(2017, 1), CalendarQuarter(2016, 4), id="first"),
        pytest.param(CalendarQuarter(2017, 2), CalendarQuarter(2017, 1), id="second"),
        pytest.param(CalendarQuarter(2017, 4), CalendarQuarter(2017, 3), id="fourth"),
    ],
)
def test_before(found: CalendarQuarter, before: CalendarQuarter) -> None:
    """
    Before the first quarter comes the fourth of the year before.
    """
    assert before == found.before


@pytest.mark.parametrize(
    ("year", "number", "found"),
    [
        pytest.param(2017, 0, "2017-Q0", id="number before the first"),
        pytest.param(2017, 5, "2017-Q5", id="number after the last"),
        pytest.param(1, 4, "1-Q4", id="year before the first"),
        pytest.param(9999, 1, "9999-Q1", id="year after the last"),
    ],
)
def test_what_does_not_exist(year: int, number: int, found: str) -> None:
    """
    A quarter that does not exist is refused as it would be written.
    """
    with pytest.raises(MalformedValueError) as caught:
        CalendarQuarter(year, number)

    assert (
        f"trimestre {found}: non esiste; scrivere anno e trimestre, 2017-Q2",
        f"quarter {found}: does not exist; write year and quarter, 2017-Q2",
    ) == (caught.value.said.it, caught.value.said.en)


@pytest.mark.parametrize(("year", "number"), [(2, 1), (9998, 4)])
def test_first_and_last_that_exist(year: int, number: int) -> None:
    """
    The years 2 to 9998 have quarters.
    """
    assert year == CalendarQuarter(year, number).first_day.year


@pytest.mark.parametrize(
    ("year", "number", "where"),
    [
        pytest.param("2017", 2, "CalendarQuarter.year", id="year"),
        pytest.param(2017, True, "CalendarQuarter.number", id="number"),
    ],
)
def test_fields_of_another_type(year: Any, number: Any, where: str) -> None:
    """
    Year and number are whole numbers.
    """
    with pytest.raises(WrongTypeError) as caught:
        CalendarQuarter(year, number)

    remedy = Bilingual("scrivere un numero intero", "write a whole number")
    assert WrongTypeError.of(where, number if where.endswith("number") else year, remedy).said == caught.value.said


@pytest.mark.parametrize(
    ("lang", "said"), [("it", "2° trimestre 2017"), ("en", "second quarter of 2017")], ids=["it", "en"]
)
def test_say(lang: str, said: str) -> None:
    """
    A quarter is said as people write it.
    """
    assert said == CalendarQuarter(2017, 2).say(lang)


def test_another_language() -> None:
    """
    In a language that is neither a quarter is not said: it would pass for English.
    """
    with pytest.raises(ValueError, match="language 'fr': is not one of the two; write 'it' or 'en'"):
        CalendarQuarter(2017, 2).say("fr")


@pytest.mark.parametrize(
    ("number", "ordinal"), [(1, "first"), (3, "third"), (4, "fourth")], ids=["first", "third", "fourth"]
)
def test_ordinals(number: int, ordinal: str) -> None:
    """
    The English page counts quarters in words.
    """
    assert f"{ordinal} quarter of 2017" == CalendarQuarter(2017, number).say("en")


@pytest.mark.parametrize("text", ["2017-Q2", "2017-q2", "2017-T2", "2017Q2"])
def test_read(text: str) -> None:
    """
    A quarter is written with Q or, in Italian, with T.
    """
    assert CalendarQuarter(2017, 2) == read_quarter(text)


def test_read_what_is_written() -> None:
    """
    What is written can be read again.
    """
    assert "0987-Q4" == str(read_quarter("0987-Q4"))


@pytest.mark.parametrize("text", ["2017", "2017-2", "2017-Q5", "17-Q2", "2017-Q2 ", ""])
def test_read_another_form(text: str) -> None:
    """
    Another form is refused with the one that would be right.
    """
    with pytest.raises(MalformedValueError) as caught:
        read_quarter(text)

    assert (
        f"trimestre '{text}': non è scritto aaaa-Qn; scrivere anno e trimestre, 2017-Q2",
        f"quarter '{text}': is not written yyyy-Qn; write year and quarter, 2017-Q2",
    ) == (caught.value.said.it, caught.value.said.en)


def test_read_another_type() -> None:
    """
    Only text is read.
    """
    text: Any = 2017
    with pytest.raises(WrongTypeError) as caught:
        read_quarter(text)

    assert WrongTypeError.of(
        "read_quarter", 2017, Bilingual("scrivere anno e trimestre, 2017-Q2", "write year and quarter, 2017-Q2")
    ).said == (caught.value.said)
