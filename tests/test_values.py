"""
The single values of a document: what each place takes, and what is said of everything else.
"""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.errors import ContrattiError, MalformedValueError
from contratti_quartiere.exchange.parsing import LongNumber
from contratti_quartiere.exchange.values import (
    Reader,
    UnreadableError,
    dates_reader,
    identifier_reader,
    read_amount,
    read_bool,
    read_cig_code,
    read_clock,
    read_count,
    read_cpv_code,
    read_cup_code,
    read_currency,
    read_duration,
    read_fraction,
    read_measure,
    read_percentage,
    read_tax_code_or_text,
    read_text,
    words_reader,
    write_clock,
    write_duration,
    write_euro,
    write_fraction,
    write_measure,
    write_percentage,
    wrong_type,
)
from contratti_quartiere.identifiers import Cig, CodeAsFound, CodeKind, Cpv, Cup, TaxCode
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import MissingDay
from contratti_quartiere.procurement import Lot
from contratti_quartiere.strategies import euros, whens

read_day = dates_reader((date,))
read_end = dates_reader((date, Month, type(None)))
read_when = dates_reader((date, Month, Year))
read_missing_day = words_reader(MissingDay)
read_id = identifier_reader(Lot, attrs.fields(Lot).id)

WRITE_TEXT = Bilingual("scrivere un testo fra virgolette", "write text between quotes")
WRITE_DAY = Bilingual('scrivere una data come "2016-05-02"', 'write a date such as "2016-05-02"')


def refused(read: Reader, value: object) -> tuple[str, Bilingual]:
    """
    Return the kind and the message of the error of a reader that refuses a value.
    """
    with pytest.raises(UnreadableError) as raised:
        read(value, object)
    return raised.value.kind, raised.value.message


@pytest.mark.parametrize(
    ("read", "value", "expected"),
    [
        pytest.param(read_text, "", "", id="empty text"),
        pytest.param(read_text, "perché 𝄞", "perché 𝄞", id="text"),
        pytest.param(read_id, "lotto-1", "lotto-1", id="identifier"),
        pytest.param(read_count, 0, 0, id="zero"),
        pytest.param(read_count, -36, -36, id="negative count"),
        pytest.param(read_bool, False, False, id="false"),
        pytest.param(read_amount, "1234.50", Euro("1234.50"), id="amount"),
        pytest.param(read_amount, "-1", Euro("-1.00"), id="amount without cents"),
        pytest.param(read_currency, "EUR", "EUR", id="currency"),
        pytest.param(read_fraction, 3, Fraction(3), id="whole number"),
        pytest.param(read_fraction, "2/6", Fraction(1, 3), id="fraction"),
        pytest.param(read_clock, "00:00", time(0, 0), id="midnight"),
        pytest.param(read_clock, "09:30", time(9, 30), id="time of day"),
        pytest.param(read_clock, "23:59", time(23, 59), id="last minute"),
        pytest.param(read_measure, "52.50", Decimal("52.50"), id="measure"),
        pytest.param(read_measure, "52.5", Decimal("52.5"), id="measure of one decimal"),
        pytest.param(read_measure, "52", Decimal(52), id="whole measure"),
        pytest.param(read_measure, "9999.99", Decimal("9999.99"), id="largest measure"),
        pytest.param(read_percentage, "22", Decimal(22), id="percentage"),
        pytest.param(read_percentage, "0", Decimal(0), id="exempt"),
        pytest.param(read_percentage, "100.0", Decimal(100), id="all of it"),
        pytest.param(read_percentage, "12.3456789012", Decimal("12.3456789012"), id="percentage of ten decimals"),
        pytest.param(read_percentage, None, None, id="no percentage"),
        pytest.param(read_cpv_code, "85320000-8", Cpv("85320000-8"), id="vocabulary code"),
        pytest.param(read_cpv_code, "n.d.", CodeAsFound(CodeKind.CPV, "n.d."), id="vocabulary code as found"),
        pytest.param(read_cpv_code, None, None, id="no vocabulary code"),
        pytest.param(read_tax_code_or_text, "01199250158", TaxCode("01199250158"), id="tax code"),
        pytest.param(read_tax_code_or_text, "n.d.", CodeAsFound(CodeKind.TAX_CODE, "n.d."), id="tax code as found"),
        pytest.param(read_tax_code_or_text, None, None, id="no tax code"),
        pytest.param(read_duration, "P36M", 36, id="duration"),
        pytest.param(read_duration, None, None, id="no duration"),
        pytest.param(read_day, "2016-05-02", date(2016, 5, 2), id="day"),
        pytest.param(read_end, "2019-04", Month(2019, 4), id="month"),
        pytest.param(read_end, None, None, id="no date"),
        pytest.param(read_when, "2006", Year(2006), id="year"),
        pytest.param(read_missing_day, "penultimo", MissingDay.CLAMP_THEN_MINUS_ONE, id="word"),
        pytest.param(read_cig_code, " 7911923567 ", Cig("7911923567"), id="code"),
        pytest.param(read_cig_code, "n.d.", CodeAsFound(CodeKind.CIG, "n.d."), id="code as found"),
        pytest.param(read_cig_code, None, None, id="no code"),
        pytest.param(read_cup_code, " b15e22000010006 ", Cup("B15E22000010006"), id="project code"),
        pytest.param(read_cup_code, "n.d.", CodeAsFound(CodeKind.CUP, "n.d."), id="project code as found"),
        pytest.param(read_cup_code, None, None, id="no project code"),
    ],
)
def test_read(read: Reader, value: object, expected: object) -> None:
    """
    Each reader makes of a JSON value what its place holds.
    """
    assert expected == read(value, object)


@pytest.mark.parametrize(
    ("read", "value", "said"),
    [
        pytest.param(
            read_text,
            None,
            Bilingual(f"trovato null (nulla); {WRITE_TEXT.it}", f"found null (null); {WRITE_TEXT.en}"),
            id="null for text",
        ),
        pytest.param(
            read_text,
            12,
            Bilingual(f"trovato 12 (numero intero); {WRITE_TEXT.it}", f"found 12 (whole number); {WRITE_TEXT.en}"),
            id="number for text",
        ),
        pytest.param(
            read_text,
            ["a"],
            Bilingual(f"trovato […] (elenco); {WRITE_TEXT.it}", f"found […] (list); {WRITE_TEXT.en}"),
            id="list for text",
        ),
        pytest.param(
            read_text,
            {"it": "a"},
            Bilingual(f"trovato {{…}} (oggetto); {WRITE_TEXT.it}", f"found {{…}} (object); {WRITE_TEXT.en}"),
            id="object for text",
        ),
        pytest.param(
            read_count,
            True,
            Bilingual(
                "trovato true (vero o falso); scrivere un numero intero senza virgolette",
                "found true (true or false); write a whole number without quotes",
            ),
            id="true for a count",
        ),
        pytest.param(
            read_count,
            "12",
            Bilingual(
                "trovato '12' (testo); scrivere un numero intero senza virgolette",
                "found '12' (text); write a whole number without quotes",
            ),
            id="text for a count",
        ),
        pytest.param(
            read_count,
            1.0,
            Bilingual(
                "trovato 1.0 (numero in virgola mobile); scrivere un numero intero senza virgolette",
                "found 1.0 (floating-point number); write a whole number without quotes",
            ),
            id="point in a count",
        ),
        pytest.param(
            read_bool,
            1,
            Bilingual(
                "trovato 1 (numero intero); scrivere true o false", "found 1 (whole number); write true or false"
            ),
            id="one for true",
        ),
        pytest.param(
            read_amount,
            200000.0,
            Bilingual(
                'trovato 200000.0 (numero in virgola mobile); scriverlo fra virgolette, con il punto: "1234.50"',
                'found 200000.0 (floating-point number); write it in quotes, with a point: "1234.50"',
            ),
            id="float amount",
        ),
        pytest.param(
            read_fraction,
            "0.5",
            Bilingual(
                "trovato '0.5' (testo); scrivere un numero intero, 3, o una frazione fra virgolette, \"1/3\"",
                "found '0.5' (text); write a whole number, 3, or a fraction in quotes, \"1/3\"",
            ),
            id="decimal for a fraction",
        ),
        pytest.param(
            read_measure,
            52.5,
            Bilingual(
                "trovato 52.5 (numero in virgola mobile); scrivere la misura fra virgolette, sopra lo zero, con il"
                ' punto e due decimali al più: "52.50"',
                "found 52.5 (floating-point number); write the measure in quotes, above zero, with a point and two"
                ' decimals at most: "52.50"',
            ),
            id="float measure",
        ),
        pytest.param(
            read_duration,
            36,
            Bilingual(
                'trovato 36 (numero intero); scrivere i mesi come "P36M"',
                'found 36 (whole number); write the months as "P36M"',
            ),
            id="count for a duration",
        ),
        pytest.param(
            read_day,
            None,
            Bilingual(f"trovato null (nulla); {WRITE_DAY.it}", f"found null (null); {WRITE_DAY.en}"),
            id="null for a day",
        ),
        pytest.param(
            read_missing_day,
            1,
            Bilingual(
                'trovato 1 (numero intero); scrivere una di: "ultimo", "penultimo"',
                'found 1 (whole number); write one of: "ultimo", "penultimo"',
            ),
            id="number for a word",
        ),
    ],
)
def test_wrong_type(read: Reader, value: object, said: Bilingual) -> None:
    """
    A value of another type is named as JSON writes it, with what to write instead.
    """
    assert ("wrong_type", said) == refused(read, value)


@pytest.mark.parametrize(
    ("read", "value"),
    [
        pytest.param(read_amount, 200_000, id="whole number for an amount"),
        pytest.param(read_amount, None, id="null for an amount"),
        pytest.param(read_fraction, 0.5, id="float for a fraction"),
        pytest.param(read_fraction, True, id="true for a fraction"),
        pytest.param(read_fraction, "1/0", id="zero denominator"),
        pytest.param(read_fraction, "-1/2", id="negative fraction"),
        pytest.param(read_fraction, "1/" + "9" * 4_001, id="long fraction"),
        pytest.param(read_fraction, "١/٢", id="fraction in other digits"),
        pytest.param(read_clock, None, id="null for a time"),
        pytest.param(read_clock, 930, id="number for a time"),
        pytest.param(read_clock, "9:30", id="time of one digit"),
        pytest.param(read_clock, "09:30:00", id="time with seconds"),
        pytest.param(read_clock, "24:00", id="hour that is none"),
        pytest.param(read_clock, "09:60", id="minute that is none"),
        pytest.param(read_clock, "09.30", id="time with a point"),
        pytest.param(read_clock, "09:30\n", id="time and a line break"),
        pytest.param(read_measure, 52, id="whole number for a measure"),
        pytest.param(read_percentage, 22, id="whole number for a percentage"),
        pytest.param(read_percentage, "100.01", id="more than all of it"),
        pytest.param(read_percentage, "-1", id="percentage below zero"),
        pytest.param(read_percentage, "5,5", id="percentage with a comma"),
        pytest.param(read_percentage, "5.", id="percentage without its decimals"),
        pytest.param(read_percentage, "1.12345678901", id="percentage of eleven decimals"),
        pytest.param(read_measure, None, id="null for a measure"),
        pytest.param(read_measure, "52.555", id="measure of three decimals"),
        pytest.param(read_measure, "52,50", id="measure with a comma"),
        pytest.param(read_measure, "0.00", id="no measure at all"),
        pytest.param(read_measure, "52.", id="point and no decimals"),
        pytest.param(read_measure, ".50", id="decimals alone"),
        pytest.param(read_measure, "-52.50", id="negative measure"),
        pytest.param(read_measure, "10000.00", id="measure of five digits"),
        pytest.param(read_measure, "5e1", id="measure with an exponent"),
        pytest.param(read_measure, "52.50\n", id="measure and a line break"),
        pytest.param(read_measure, "٥٢", id="measure in other digits"),
        pytest.param(read_duration, "P3Y", id="years"),
        pytest.param(read_duration, "P1000000M", id="a million months"),
        pytest.param(read_duration, "P-1M", id="negative months"),
        pytest.param(read_count, float("nan"), id="not a number for a count"),
        pytest.param(read_bool, "true", id="text for true"),
        pytest.param(read_day, 20160502, id="number for a day"),
        pytest.param(read_missing_day, None, id="null for a word"),
        pytest.param(read_cig_code, 7911923567, id="number for a code"),
        pytest.param(read_cup_code, 15, id="number for a project code"),
        pytest.param(read_id, None, id="null for an identifier"),
    ],
)
def test_wrong_type_too(read: Reader, value: object) -> None:
    """
    What only looks right is of the wrong type as well.
    """
    assert "wrong_type" == refused(read, value)[0]


@pytest.mark.parametrize(
    ("read", "value", "expected"),
    [
        pytest.param(
            read_text,
            LongNumber(100_000),
            (
                "long_number",
                Bilingual(f"numero di 100000 cifre; {WRITE_TEXT.it}", f"number of 100000 digits; {WRITE_TEXT.en}"),
            ),
            id="long number",
        ),
        pytest.param(
            read_text,
            "a\udc00",
            (
                "half_character",
                Bilingual(
                    r"'a\udc00' contiene mezzo carattere (surrogato isolato); scrivere il carattere intero",
                    r"'a\udc00' holds half a character (a lone surrogate); write the whole character",
                ),
            ),
            id="half a character",
        ),
        pytest.param(
            read_amount,
            "1.234,50",
            (
                "malformed_value",
                Bilingual(
                    "'1.234,50': non è un importo scritto con il punto;"
                    ' scriverlo fra virgolette, con il punto: "1234.50"',
                    "'1.234,50': is not an amount written with a point; write it in quotes, with a point: \"1234.50\"",
                ),
            ),
            id="Italian amount",
        ),
        pytest.param(
            read_currency,
            "CHF",
            (
                "currency",
                Bilingual("moneta 'CHF'; sono ammessi solo euro: \"EUR\"", "currency 'CHF'; only euro, \"EUR\""),
            ),
            id="currency",
        ),
        pytest.param(
            read_day,
            "2016-02-30",
            (
                "malformed_value",
                Bilingual(
                    f"'2016-02-30': non esiste nel calendario; {WRITE_DAY.it}",
                    f"'2016-02-30': does not exist in the calendar; {WRITE_DAY.en}",
                ),
            ),
            id="date that does not exist",
        ),
        pytest.param(
            read_end,
            "2019",
            (
                "not_precise",
                Bilingual(
                    '\'2019\' non è abbastanza precisa; scrivere una data come "2016-05-02", "2019-04"',
                    '\'2019\' is not precise enough; write a date such as "2016-05-02", "2019-04"',
                ),
            ),
            id="year for a month",
        ),
        pytest.param(
            read_missing_day,
            "last",
            (
                "unknown_word",
                Bilingual(
                    '\'last\' non è fra le parole ammesse; scrivere una di: "ultimo", "penultimo"',
                    '\'last\' is not one of the words; write one of: "ultimo", "penultimo"',
                ),
            ),
            id="English word",
        ),
    ],
)
def test_refused(read: Reader, value: object, expected: tuple[str, Bilingual]) -> None:
    """
    A value of the right type that cannot be has a kind of its own, and a remedy for those who write documents.
    """
    assert expected == refused(read, value)


@pytest.mark.parametrize(
    ("read", "value", "kind"),
    [
        pytest.param(read_amount, "0.001", "malformed_value", id="three decimals"),
        pytest.param(read_amount, "NaN", "malformed_value", id="amount that is no number"),
        pytest.param(read_amount, "9" * 100_000, "malformed_value", id="amount of 100,000 digits"),
        pytest.param(read_amount, LongNumber(100_000), "long_number", id="long number for an amount"),
        pytest.param(read_fraction, LongNumber(100_000), "long_number", id="long number for a fraction"),
        pytest.param(read_measure, LongNumber(100_000), "long_number", id="long number for a measure"),
        pytest.param(read_currency, None, "currency", id="no currency"),
        pytest.param(read_currency, "eur", "currency", id="small letters"),
        pytest.param(read_day, "02/05/2016", "malformed_value", id="Italian date"),
        pytest.param(read_day, "2016-05-02T00:00:00Z", "malformed_value", id="date with a time"),
        pytest.param(read_day, "2019-04", "not_precise", id="month for a day"),
        pytest.param(read_missing_day, "ULTIMO", "unknown_word", id="capitals"),
        pytest.param(read_cig_code, "\ud800", "half_character", id="half a character for a code"),
        pytest.param(read_cup_code, "\ud800", "half_character", id="half a character for a project code"),
    ],
)
def test_refused_too(read: Reader, value: object, kind: str) -> None:
    """
    The same kinds serve wherever the same is wrong.
    """
    assert kind == refused(read, value)[0]


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("", id="empty"),
        pytest.param(" lotto", id="padded"),
        pytest.param("a\nb", id="line break"),
    ],
)
def test_identifier(value: str) -> None:
    """
    What cannot name a record is refused by the record's own word.
    """
    with pytest.raises(MalformedValueError) as raised:
        read_id(value, str)

    assert Bilingual("Lot.id: identificativo", "Lot.id: identifier") == raised.value.what


def test_long_number_as_text() -> None:
    """
    A number too long to read is shown as dots.
    """
    assert "…" == str(LongNumber(5_000))


def test_error_says_its_message() -> None:
    """
    The error of a value is one of ours, and says its message.
    """
    error: ContrattiError = wrong_type(None, WRITE_TEXT)

    assert "found null (null); write text between quotes" == str(error)


@pytest.mark.parametrize(
    ("write", "value", "expected"),
    [
        pytest.param(write_euro, Euro("-1234567.80"), {"amount": "-1234567.80", "currency": "EUR"}, id="euro"),
        pytest.param(write_fraction, Fraction(4, 2), 2, id="whole"),
        pytest.param(write_fraction, Fraction(2, 6), "1/3", id="fraction"),
        pytest.param(write_measure, Decimal(52), "52.00", id="whole measure"),
        pytest.param(write_measure, Decimal("52.5"), "52.50", id="measure of one decimal"),
        pytest.param(write_measure, Decimal("5e3"), "5000.00", id="measure with an exponent"),
        pytest.param(write_measure, Decimal("0.01"), "0.01", id="smallest measure"),
        pytest.param(write_duration, 36, "P36M", id="duration"),
        pytest.param(write_duration, None, None, id="no duration"),
    ],
)
def test_write(write: Callable[[Any], object], value: object, expected: object) -> None:
    """
    Each value is written in one way alone.
    """
    assert expected == write(value)


@given(euros())
def test_amount_round_trip(amount: Euro) -> None:
    """
    An amount that is written is read again as the same.
    """
    assert amount == read_amount(write_euro(amount)["amount"], Euro)


@given(st.fractions(0))
def test_fraction_round_trip(value: Fraction) -> None:
    """
    An exact number that is written is read again as the same.
    """
    assert value == read_fraction(write_fraction(value), Fraction)


@given(st.decimals(Decimal("0.01"), Decimal("9999.99"), places=2))
def test_measure_round_trip(value: Decimal) -> None:
    """
    A measure that is written is read again as the same.
    """
    assert value == read_measure(write_measure(value), Decimal)


@given(st.times().map(lambda clock: clock.replace(second=0, microsecond=0)))
def test_clock_round_trip(clock: time) -> None:
    """
    A time of day that is written is read again as the same.
    """
    assert clock == read_clock(write_clock(clock), time)


@given(whens())
def test_date_round_trip(when: When) -> None:
    """
    A date that is written is read again at the same precision.
    """
    assert when == read_when(str(when), date)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("22", "22", id="whole"),
        pytest.param("22.00", "22", id="zeros at its end"),
        pytest.param("5.250", "5.25", id="decimals"),
        pytest.param("1E+2", "100", id="zeros that count"),
        pytest.param("0.00", "0", id="nothing"),
        pytest.param("0.0000000001", "0.0000000001", id="the smallest"),
    ],
)
def test_write_percentage(text: str, written: str) -> None:
    """
    Equal percentages are written as equal texts.
    """
    assert written == write_percentage(Decimal(text))
