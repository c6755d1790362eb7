"""
Days of foreign files: each way of writing one, what is dropped, and what is not read.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.anac.found_days import found_day


@pytest.mark.parametrize(
    ("found", "day", "kind"),
    [
        pytest.param("2019-01-11", date(2019, 1, 11), "", id="ISO 8601"),
        pytest.param(" 2019-01-11\n", date(2019, 1, 11), "", id="blanks around it, as XML has them"),
        pytest.param("2019-01-11+01:00", date(2019, 1, 11), "time_zone", id="a zone of xsd:date"),
        pytest.param("2019-01-11-05:00", date(2019, 1, 11), "time_zone", id="a zone to the west"),
        pytest.param("2019-01-11Z", date(2019, 1, 11), "time_zone", id="universal time"),
        pytest.param("2019-01-11T00:00:00", date(2019, 1, 11), "time_of_day", id="midnight"),
        pytest.param("2019-01-11 10:30", date(2019, 1, 11), "time_of_day", id="a time without seconds"),
        pytest.param("2019-01-11T23:00:00.000Z", date(2019, 1, 11), "time_of_day", id="a time with a zone"),
        pytest.param("2019-01-11+14:00", date(2019, 1, 11), "time_zone", id="the furthest zone"),
        pytest.param("2019-01-11+14:01", date(2019, 1, 11), "implausible_zone", id="a zone beyond the furthest"),
        pytest.param("2019-01-11T10:30:00+99:00", date(2019, 1, 11), "implausible_zone", id="a time with no zone"),
        pytest.param("1949-12-31", date(1949, 12, 31), "implausible_day", id="the day before the first"),
        pytest.param("1950-01-01", date(1950, 1, 1), "", id="the first plausible day"),
        pytest.param("2099-12-31", date(2099, 12, 31), "", id="the last plausible day"),
        pytest.param("2100-01-01", date(2100, 1, 1), "implausible_day", id="the day after the last"),
        pytest.param("01/01/1900", date(1900, 1, 1), "implausible_day", id="the first day of a spreadsheet"),
        pytest.param("02/05/2016", date(2016, 5, 2), "italian_day", id="the Italian order, never 5 February"),
        pytest.param("2-5-2016", date(2016, 5, 2), "italian_day", id="hyphens and single digits"),
        pytest.param("02.05.2016 00:00:00", date(2016, 5, 2), "italian_day", id="points and a time"),
        pytest.param("31/12/2016", date(2016, 12, 31), "italian_day", id="the last day of a year"),
        pytest.param("29/02/2016", date(2016, 2, 29), "italian_day", id="a leap day"),
        pytest.param("29/02/2017", None, "day", id="no leap day"),
        pytest.param("12/13/2019", None, "day", id="the American order, which is not read"),
        pytest.param("2019-02-30", None, "day", id="no day of February"),
        pytest.param("2019-02-30+01:00", None, "day", id="no day of February, with a zone"),
        pytest.param("0000-01-01", None, "day", id="no year"),
        pytest.param("02/05/16", None, "day", id="two digits of a year"),
        pytest.param("maggio 2016", None, "day", id="words"),
        pytest.param("2016-05", None, "day", id="a month"),
        pytest.param("٢٠١٩-٠١-١١", None, "day", id="digits of another alphabet"),
        pytest.param("2" * 201, None, "too_long", id="longer than any day"),
        pytest.param("", None, "", id="nothing"),
        pytest.param("  ", None, "", id="blanks alone"),
    ],
)
def test_days(found: str, day: date | None, kind: str) -> None:
    """
    A day is read in ISO 8601 or in the Italian order; what had to be dropped or turned round is told.
    """
    read = found_day(found)

    assert (day, kind, bool(kind)) == (read.value, read.kind, read.message is not None)


@given(st.dates())
def test_a_day_is_read_in_every_way_of_writing_it(day: date) -> None:
    """
    Whatever the day, no way of writing it makes it another.
    """
    iso, italian = day.isoformat(), f"{day.day:02d}/{day.month:02d}/{day.year:04d}"

    assert [day] * 4 == [found_day(text).value for text in (iso, f"{iso}+02:00", f"{iso}T00:00:00", italian)]


def test_what_was_read_of_an_italian_day_is_said() -> None:
    """
    The message on a day that was turned round says which day was read.
    """
    said = Bilingual(
        "non è in ISO 8601: letto giorno/mese/anno, 2 maggio 2016",
        "is not in ISO 8601: read day/month/year, 2 May 2016",
    )

    assert said == found_day("02/05/2016").message


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            "2019-01-11+01:00",
            Bilingual(
                "porta un fuso orario, tolto: letto come 11 gennaio 2019",
                "bears a time zone, which was dropped: read as 11 January 2019",
            ),
        ),
        (
            "2019-01-11T00:00:00",
            Bilingual(
                "porta un'ora, tolta: letto come 11 gennaio 2019",
                "bears a time of day, which was dropped: read as 11 January 2019",
            ),
        ),
        (
            "2019-01-11+99:00",
            Bilingual(
                "porta un fuso orario che non esiste, +99:00, tolto: controllare; letto come 11 gennaio 2019",
                "bears a time zone that does not exist, +99:00, which was dropped: check; read as 11 January 2019",
            ),
        ),
        (
            "1900-01-01",
            Bilingual(
                "è fuori dagli anni plausibili, 1950-2099: controllare; letto com'è, 1° gennaio 1900",
                "is outside the plausible years, 1950 to 2099: check; read as it is, 1 January 1900",
            ),
        ),
    ],
)
def test_what_is_said_of_a_day(found: str, sentence: Bilingual) -> None:
    """
    The sentence says what was dropped or is odd, and the day that was read.
    """
    assert sentence == found_day(found).message
