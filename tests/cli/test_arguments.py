"""
What people type in a terminal: each notation that offices use is read, and a wrong one says what to type.
"""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cli.arguments import (
    ACT,
    AMOUNT,
    DAY,
    DAY_OR_MONTH,
    NAMED_AMOUNT,
    RATE,
    WEIGHT,
    read_act,
    read_amount,
    read_date,
    read_day,
    read_weight,
    read_year,
)
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.money import Euro
from contratti_quartiere.strategies import euros

WRITE_AMOUNT = Bilingual("scrivere 1234,50 o 1234.50", "write 1234.50 or 1234,50")
WRITE_DAY = Bilingual("scrivere il giorno, 2016-05-02 o 02/05/2016", "write the day, 2016-05-02 or 02/05/2016")
KINDS = Bilingual(
    f"i tipi sono: {', '.join(kind.value for kind in ActKind)}",
    f"the kinds are: {', '.join(kind.en for kind in ActKind)}",
)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        pytest.param("1234.50", "1234.50", id="document"),
        pytest.param("1234,50", "1234.50", id="comma"),
        pytest.param("1234,5", "1234.50", id="one decimal"),
        pytest.param("1.234,50", "1234.50", id="Italian"),
        pytest.param("1.234,50 €", "1234.50", id="with the sign"),
        pytest.param("€ 1.234,50", "1234.50", id="sign first"),
        pytest.param("1.000.000", "1000000.00", id="points alone"),
        pytest.param("1.000", "1000.00", id="one point before three digits"),
        pytest.param("-1.000", "-1000.00", id="negative thousand"),
        pytest.param("1234", "1234.00", id="digits"),
        pytest.param("-0,01", "-0.01", id="negative cent"),
    ],
)
def test_amounts(typed: str, amount: str) -> None:
    """
    An amount is read as documents and as Italians write it; three digits after a point are thousands.
    """
    assert Euro(amount) == read_amount(typed)


@pytest.mark.parametrize("typed", ["", "1,2,3", "1.23,4", "1,234.50", "1.0000", "uno", "1e3", "9" * 4_001])
def test_malformed_amounts(typed: str) -> None:
    """
    What is no amount says what to type, and nothing of Python.
    """
    with pytest.raises(MalformedValueError) as raised:
        read_amount(typed)

    assert WRITE_AMOUNT == raised.value.remedy


@given(euros())
def test_amounts_in_both_notations(amount: Euro) -> None:
    """
    What documents hold and what our own pages print in Italian are both read again.
    """
    assert (amount, amount) == (read_amount(amount.amount), read_amount(str(amount)))


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        pytest.param("2016-05-02", date(2016, 5, 2), id="ISO"),
        pytest.param("02/05/2016", date(2016, 5, 2), id="Italian"),
        pytest.param("2/5/2016", date(2016, 5, 2), id="Italian without zeros"),
        pytest.param("2019-04", Month(2019, 4), id="month"),
        pytest.param("2006", Year(2006), id="year"),
    ],
)
def test_dates(typed: str, when: object) -> None:
    """
    A date is read as ISO 8601 or with the day first.
    """
    assert when == read_date(typed)


@given(st.dates())
def test_days_in_both_notations(day: date) -> None:
    """
    The notation of documents and the one with the day first are the same day.
    """
    assert (day, day) == (read_day(day.isoformat()), read_day(f"{day.day:02}/{day.month:02}/{day.year:04}"))


def convert(kind: Any) -> Callable[[str], object]:
    """
    Return how click reads a word of this kind.
    """

    def read(typed: str) -> object:
        return kind.convert(typed, None, None)

    return read


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        pytest.param(DAY, "02/05/2016", date(2016, 5, 2), id="day"),
        pytest.param(DAY_OR_MONTH, "2016-05-02", date(2016, 5, 2), id="day for a day or month"),
        pytest.param(DAY_OR_MONTH, "2019-04", Month(2019, 4), id="month"),
        pytest.param(AMOUNT, "1.000,00", Euro("1000.00"), id="amount"),
        pytest.param(WEIGHT, "mazzini=3", ("mazzini", Fraction(3)), id="weight"),
        pytest.param(NAMED_AMOUNT, "mazzini=1.000", ("mazzini", Euro("1000.00")), id="named amount"),
        pytest.param(NAMED_AMOUNT, "2016-12-31=1", ("2016-12-31", Euro("1.00")), id="amount of a day"),
        pytest.param(RATE, "22", Fraction(22), id="rate"),
        pytest.param(RATE, "5,5", Fraction(11, 2), id="rate with a comma"),
        pytest.param(RATE, Fraction(4), Fraction(4), id="rate that is read already"),
        pytest.param(
            ACT, "avvio:02/05/2016", WindowAct(kind=ActKind.START, on=date(2016, 5, 2)), id="act without an end"
        ),
    ],
)
def test_kinds(kind: Any, typed: Any, value: object) -> None:
    """
    Each kind of word that a command takes is read as its value.
    """
    assert value == convert(kind)(typed)


@pytest.mark.parametrize(
    ("typed", "weight"),
    [
        pytest.param("a=3", ("a", Fraction(3)), id="whole"),
        pytest.param("a=1/3", ("a", Fraction(1, 3)), id="fraction"),
        pytest.param("a=2,5", ("a", Fraction(5, 2)), id="comma"),
        pytest.param("a=2.5", ("a", Fraction(5, 2)), id="point"),
        pytest.param("via Mazzini=3", ("via Mazzini", Fraction(3)), id="blank in the name"),
        pytest.param("a=b=3", ("a=b", Fraction(3)), id="equals in the name"),
        pytest.param("a=0", ("a", Fraction(0)), id="zero"),
    ],
)
def test_weights(typed: str, weight: tuple[str, Fraction]) -> None:
    """
    A weight is a name and an exact number.
    """
    assert weight == read_weight(typed)


@pytest.mark.parametrize("typed", ["", "a", "=3", "a=", "a=-1", "a=1/0", "a=1e3", "a=x", "a=1/2/3", f"a={'9' * 1001}"])
def test_malformed_weights(typed: str) -> None:
    """
    What is no weight says what to type.
    """
    with pytest.raises(MalformedValueError) as raised:
        read_weight(typed)

    assert Bilingual("peso", "weight") == raised.value.what


@pytest.mark.parametrize(
    ("typed", "act"),
    [
        pytest.param("sospensione:2017-03-01", WindowAct(kind=ActKind.SUSPENSION, on=date(2017, 3, 1)), id="Italian"),
        pytest.param("suspension:2017-03-01", WindowAct(kind=ActKind.SUSPENSION, on=date(2017, 3, 1)), id="English"),
        pytest.param(
            "proroga:20/04/2019:2019-11",
            WindowAct(kind=ActKind.OPTION_EXTENSION, on=date(2019, 4, 20), new_end=Month(2019, 11)),
            id="new end",
        ),
        pytest.param(
            "fine anticipata:2018-12-31", WindowAct(kind=ActKind.EARLY_END, on=date(2018, 12, 31)), id="two words"
        ),
    ],
)
def test_acts(typed: str, act: WindowAct) -> None:
    """
    An act is its kind in either language, its day, and its new end if it states one.
    """
    assert act == read_act(typed)


@pytest.mark.parametrize(
    ("read", "typed", "remedy"),
    [
        pytest.param(convert(DAY), "2016-05", WRITE_DAY, id="month for a day"),
        pytest.param(convert(DAY), "2016-02-30", WRITE_DAY, id="day that does not exist"),
        pytest.param(convert(DAY), "31/02/2016", WRITE_DAY, id="Italian day that does not exist"),
        pytest.param(convert(DAY), "domani", WRITE_DAY, id="no date"),
        pytest.param(read_day, "2016", WRITE_DAY, id="year for a day"),
        pytest.param(
            convert(DAY_OR_MONTH),
            "2019",
            Bilingual(f"{WRITE_DAY.it}, o il mese, 2019-04", f"{WRITE_DAY.en}, or the month, 2019-04"),
            id="year for a month",
        ),
        pytest.param(read_year, "2016-05", Bilingual("scrivere 2017", "write 2017"), id="month for a year"),
        pytest.param(
            convert(NAMED_AMOUNT),
            "mazzini",
            Bilingual("scrivere mazzini=100000,00", "write mazzini=100000.00"),
            id="name without an amount",
        ),
        pytest.param(
            convert(NAMED_AMOUNT),
            "=5",
            Bilingual("scrivere mazzini=100000,00", "write mazzini=100000.00"),
            id="amount without a name",
        ),
        pytest.param(convert(NAMED_AMOUNT), "a=x", WRITE_AMOUNT, id="no amount"),
        pytest.param(read_act, "inizio:2016-05-02", KINDS, id="unknown act"),
        pytest.param(read_act, "avvio", KINDS, id="act without a day"),
        pytest.param(read_act, "proroga:2016-05-02:2017:2018", KINDS, id="act with too much"),
        pytest.param(read_act, "avvio:2016", WRITE_DAY, id="act in a year"),
    ],
)
def test_malformed(read: Callable[[str], object], typed: str, remedy: Bilingual) -> None:
    """
    Each word that cannot be read says in both languages what to type.
    """
    with pytest.raises(MalformedValueError) as raised:
        read(typed)

    assert remedy == raised.value.remedy


def test_a_year() -> None:
    """
    A year is a number.
    """
    assert 2017 == read_year("2017")
