"""
Days in a cell: as Excel stores them, as people type them in Italy, and what is refused with what to write instead.
"""

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.exchange.sheets.days import MonthCell, YearCell, read_day, read_point, write_day, write_point
from contratti_quartiere.exchange.values import UnreadableError
from contratti_quartiere.strategies import whens


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param(datetime(2016, 5, 2), id="as Excel stores it"),
        pytest.param(date(2016, 5, 2), id="a date"),
        pytest.param("02/05/2016", id="slashes"),
        pytest.param("2/5/2016", id="one digit"),
        pytest.param("02-05-2016", id="hyphens"),
        pytest.param("2.5.2016", id="points"),
        pytest.param(" 02/05/2016\u00a0", id="blanks"),
        pytest.param("2 maggio 2016", id="Italian words"),
        pytest.param("2 Maggio 2016", id="a capital"),
        pytest.param("2 May 2016", id="English words"),
        pytest.param("2016-05-02", id="ISO 8601"),
        pytest.param("2016/05/02", id="ISO 8601 with slashes"),
        pytest.param("2016-05-02T00:00:00", id="with midnight"),
        pytest.param("02/05/2016 00:00", id="Italian with midnight"),
    ],
)
def test_day_in_all_its_styles(cell: Any) -> None:
    """
    One day, however it is typed or stored: the day comes before the month.
    """
    assert ("2016-05-02", "2016-05-02") == (read_day(cell), read_point(cell))


def test_first_of_a_month_in_words() -> None:
    """
    The first of a month bears its sign.
    """
    assert "2018-05-01" == read_day("1° maggio 2018")


@pytest.mark.parametrize(
    ("cell", "point"),
    [("04/2019", "2019-04"), ("2019-04", "2019-04"), ("aprile 2019", "2019-04"), ("2006", "2006"), (2006, "2006"),
     (2006.0, "2006"), (MonthCell(2017, 4, 1), "2017-04"), (YearCell(2017, 1, 1), "2017")], ids=repr)  # fmt: skip
def test_month_and_year_stay_what_they_are(cell: Any, point: str) -> None:
    """
    A month gets no day, a year no month: nothing is added that the source does not say.
    """
    assert point == read_point(cell)


@pytest.mark.parametrize("cell", ["", "  ", "\u00a0"])
def test_blank_is_no_day(cell: str) -> None:
    """
    A cell of blanks is empty.
    """
    assert (None, None) == (read_day(cell), read_point(cell))


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("02/05/16", "'02/05/16' ha l'anno di due cifre; scriverlo con quattro"),
        ("05/13/2016", "'05/13/2016' non esiste nel calendario; scrivere giorno/mese/anno"),
        ("30/02/2016", "'30/02/2016' non esiste nel calendario; scrivere giorno/mese/anno"),
        ("2 brumaio 2016", "'2 brumaio 2016' non è un giorno; scriverlo per esempio 02/05/2016"),
        ("domani", "'domani' non è un giorno; scriverlo per esempio 02/05/2016"),
        (True, "VERO non è un giorno; scriverlo per esempio 02/05/2016"),
        (42492.5, "42492,5 non è un giorno; scriverlo per esempio 02/05/2016"),
        (42492, "42492 è un numero e non una data; se è 02/05/2016, formattare la cella come data"),
        (datetime(2016, 5, 2, 9, 30), "02/05/2016 09:30 ha anche un'ora; togliere l'ora"),
        ("1/5/2017 10:30", "'1/5/2017 10:30' ha anche un'ora; togliere l'ora"),
        ("2017-05-01T10:30:00.5", "'2017-05-01T10:30:00.5' ha anche un'ora; togliere l'ora"),
        ("1 maggio 2017, 10.30", "'1 maggio 2017, 10.30' ha anche un'ora; togliere l'ora"),
        (
            MonthCell(2017, 4, 1),
            "01/04/2017 è una cella che mostra solo un mese; scrivere il giorno, e formattarla come data",
        ),
        (
            YearCell(2017, 1, 1),
            "01/01/2017 è una cella che mostra solo un anno; scrivere il giorno, e formattarla come data",
        ),
        (time(9, 30), "09:30:00 non è un giorno; scriverlo per esempio 02/05/2016"),
    ],
    ids=repr,
)
def test_what_is_no_day(cell: Any, said: str) -> None:
    """
    What may be misread is refused, with what to write instead.
    """
    with pytest.raises(UnreadableError) as raised:
        read_day(cell)

    assert ("date", said) == (raised.value.kind, raised.value.message.it)


@pytest.mark.parametrize("cell", ["13/2019", "2019-00", "01/0000", 42492, True, "ieri", "0000"])
def test_what_is_no_point_in_time(cell: Any) -> None:
    """
    A month that the calendar does not have, and a number that is no year, are refused.
    """
    with pytest.raises(UnreadableError):
        read_point(cell)


@pytest.mark.parametrize(
    ("day", "cell"),
    [
        ("1900-02-28", "28/02/1900"),
        ("1900-03-01", date(1900, 3, 1)),
        ("2016-05-02", date(2016, 5, 2)),
        ("9999-12-31", date(9999, 12, 31)),
        ("0001-01-01", "01/01/0001"),
    ],
)
def test_days_that_excel_has_not_are_text(day: str, cell: Any) -> None:
    """
    Excel counts a 29 February 1900 that never was: a day before 1 March 1900 is written as text.
    """
    assert cell == write_day(day)


@given(whens())
def test_point_is_read_as_it_was_written(when: Any) -> None:
    """
    A day, month or year that is written into a cell and read again is the same.
    """
    assert str(when) == read_point(write_point(str(when)))


@given(st.dates())
def test_day_is_read_as_it_was_written(day: date) -> None:
    """
    A day that is written into a cell and read again is the same.
    """
    assert day.isoformat() == read_day(write_day(day.isoformat()))
