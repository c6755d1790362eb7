"""
Euro: whole cents, nothing rounds unseen, and what cannot be an amount is refused with what to write instead.
"""

import copy
import csv
import operator
import pickle
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import MalformedValueError, WrongTypeError, shown
from contratti_quartiere.identifiers import Cup
from contratti_quartiere.money import Euro, split
from contratti_quartiere.strategies import euros

LONGEST = 10**4_000 - 1

NOT_WITH_A_POINT = Bilingual("non è un importo scritto con il punto", "is not an amount written with a point")
NOT_ITALIAN = Bilingual("non è un importo scritto all'italiana", "is not an amount written the Italian way")
THREE_DECIMALS = Bilingual("ha più di due decimali", "has more than two decimals")
NOT_FINITE = Bilingual("non è un numero finito", "is not a finite number")
TOO_LONG = Bilingual("ha più di 4000 cifre", "has more than 4000 digits")

WRITE_PLAIN = Bilingual(
    "scrivere '1234.50', oppure Euro.from_italian('1.234,50') per il modo italiano",
    "write '1234.50', or Euro.from_italian('1.234,50') for the Italian way",
)
WRITE_ITALIAN = Bilingual(
    "scrivere '1.234,50': punto ogni tre cifre, virgola per i centesimi, al più due decimali",
    "write '1.234,50': a point every three digits, a comma for the cents, at most two decimals",
)
WRITE_TEXT = Bilingual("scrivere il testo, Euro('1234.50')", "write the text, Euro('1234.50')")
WRITE_SMALLER = Bilingual("scrivere un importo più piccolo", "write a smaller amount")

sizes = st.one_of(euros(), st.integers(-LONGEST, LONGEST).map(Euro.from_cents))


@pytest.mark.parametrize(
    ("amount", "cents"),
    [
        pytest.param("1000000.00", 100_000_000, id="two decimals"),
        pytest.param("1234.5", 123_450, id="one decimal"),
        pytest.param("1234", 123_400, id="no decimals"),
        pytest.param("0.01", 1, id="one cent"),
        pytest.param("-0.01", -1, id="minus one cent"),
        pytest.param("-12.3", -1_230, id="negative"),
        pytest.param("0", 0, id="zero"),
        pytest.param("-0.00", 0, id="minus zero"),
        pytest.param("007.10", 710, id="zeros in front"),
        pytest.param("9" * 3_998 + ".99", LONGEST, id="longest"),
        pytest.param(Decimal("1234.5"), 123_450, id="Decimal"),
        pytest.param(Decimal("0.100"), 10, id="Decimal of three decimals and whole cents"),
        pytest.param(Decimal("-1e3"), -100_000, id="Decimal with an exponent"),
        pytest.param(Decimal("0.01"), 1, id="Decimal of one cent"),
        pytest.param(Decimal("0e9999"), 0, id="Decimal zero"),
        pytest.param(Decimal("9" * 3_998 + ".99"), LONGEST, id="longest Decimal"),
        pytest.param(Decimal("1e3997"), 10**3_999, id="longest power of ten"),
    ],
)
def test_read(amount: str | Decimal, cents: int) -> None:
    """
    Text with a point, or a decimal, is read to the cent.
    """
    assert cents == Euro(amount).cents


@pytest.mark.parametrize(
    ("amount", "reason", "remedy"),
    [
        pytest.param("", NOT_WITH_A_POINT, WRITE_PLAIN, id="empty"),
        pytest.param("1234,50", NOT_WITH_A_POINT, WRITE_PLAIN, id="comma"),
        pytest.param("1.234,50", NOT_WITH_A_POINT, WRITE_PLAIN, id="Italian"),
        pytest.param("1,234.50", NOT_WITH_A_POINT, WRITE_PLAIN, id="English thousands"),
        pytest.param("1234.50 €", NOT_WITH_A_POINT, WRITE_PLAIN, id="sign of the euro"),
        pytest.param(" 1", NOT_WITH_A_POINT, WRITE_PLAIN, id="blank"),
        pytest.param("1\n", NOT_WITH_A_POINT, WRITE_PLAIN, id="line break"),
        pytest.param("+1", NOT_WITH_A_POINT, WRITE_PLAIN, id="plus"),
        pytest.param("--1", NOT_WITH_A_POINT, WRITE_PLAIN, id="two signs"),
        pytest.param("1.", NOT_WITH_A_POINT, WRITE_PLAIN, id="point and no cents"),
        pytest.param(".5", NOT_WITH_A_POINT, WRITE_PLAIN, id="no units"),
        pytest.param("1e3", NOT_WITH_A_POINT, WRITE_PLAIN, id="exponent"),
        pytest.param("NaN", NOT_WITH_A_POINT, WRITE_PLAIN, id="NaN"),
        pytest.param("Infinity", NOT_WITH_A_POINT, WRITE_PLAIN, id="Infinity"),
        pytest.param("1_000", NOT_WITH_A_POINT, WRITE_PLAIN, id="underscore"),
        pytest.param("١٢٣", NOT_WITH_A_POINT, WRITE_PLAIN, id="Arabic digits"),
        pytest.param("１", NOT_WITH_A_POINT, WRITE_PLAIN, id="full-width digit"),
        pytest.param("1.2.3", NOT_WITH_A_POINT, WRITE_PLAIN, id="two points"),
        pytest.param("x1.234", NOT_WITH_A_POINT, WRITE_PLAIN, id="three decimals after a letter"),
        pytest.param("1.234", THREE_DECIMALS, WRITE_PLAIN, id="three decimals"),
        pytest.param("-1.2345", THREE_DECIMALS, WRITE_PLAIN, id="four decimals"),
        pytest.param("1.100", THREE_DECIMALS, WRITE_PLAIN, id="three decimals, the last a zero"),
        pytest.param(
            Decimal("NaN"),
            NOT_FINITE,
            Bilingual("scrivere le cifre, per esempio '1234.50'", "write its digits, such as '1234.50'"),
            id="Decimal NaN",
        ),
        pytest.param(
            Decimal("-Infinity"),
            NOT_FINITE,
            Bilingual("scrivere le cifre, per esempio '1234.50'", "write its digits, such as '1234.50'"),
            id="Decimal infinite",
        ),
        pytest.param(
            Decimal("0.001"),
            THREE_DECIMALS,
            Bilingual("arrotondare prima, come dice l'atto", "round it first, as the deed says"),
            id="Decimal of three decimals",
        ),
        pytest.param(
            Decimal("1e-3997"),
            THREE_DECIMALS,
            Bilingual("arrotondare prima, come dice l'atto", "round it first, as the deed says"),
            id="Decimal of 3,997 decimals",
        ),
    ],
)
def test_malformed(amount: str | Decimal, reason: Bilingual, remedy: Bilingual) -> None:
    """
    "No silent rounding": what is no amount of whole cents is refused, with the reason and what to write instead.
    """
    with pytest.raises(MalformedValueError) as caught:
        Euro(amount)

    error = caught.value
    expected = (Bilingual("importo", "amount"), shown(amount), reason, remedy)
    assert expected == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize(
    ("amount", "found"),
    [
        pytest.param("1" * 3_999, "1" * 3_999, id="one digit too many"),
        pytest.param("1" * 100_000, "1" * 100_000, id="100,000 digits"),
        pytest.param("-" + "1" * 3_999 + ".1", "1" * 3_999, id="negative, one digit too many"),
        pytest.param("0" * 3_999, "0" * 3_999, id="zeros in front"),
        pytest.param(Decimal("1e3998"), Decimal("1e3998"), id="Decimal, one digit too many"),
        pytest.param(Decimal("1e-3998"), Decimal("1e-3998"), id="Decimal, one zero too many"),
        pytest.param(Decimal("1e999999999"), Decimal("1e999999999"), id="Decimal that would fill the memory"),
        pytest.param(Decimal("1e-999999999"), Decimal("1e-999999999"), id="small Decimal that would fill the memory"),
    ],
)
def test_too_long(amount: str | Decimal, found: str | Decimal) -> None:
    """
    More than 4,000 digits are refused at once, by the beginning of the number.
    """
    with pytest.raises(MalformedValueError) as caught:
        Euro(amount)

    error = caught.value
    assert (shown(found), TOO_LONG, WRITE_SMALLER) == (error.found, error.reason, error.remedy)


@pytest.mark.parametrize(
    ("amount", "remedy"),
    [
        pytest.param(
            0.1,
            Bilingual(
                "un float ha perso i centesimi: scrivere il testo, Euro('0.10')",
                "a float has lost its cents: write the text, Euro('0.10')",
            ),
            id="float",
        ),
        pytest.param(
            100,
            Bilingual(
                "euro o centesimi? scrivere Euro('1234.50') o Euro.from_cents(123450)",
                "euro or cents? write Euro('1234.50') or Euro.from_cents(123450)",
            ),
            id="int",
        ),
        pytest.param(True, WRITE_TEXT, id="bool"),
        pytest.param(None, WRITE_TEXT, id="None"),
        pytest.param(Fraction(1, 2), WRITE_TEXT, id="Fraction"),
    ],
)
def test_wrong_type(amount: Any, remedy: Bilingual) -> None:
    """
    A float has lost its cents, an int may be euro or cents: both are refused with what to write instead.
    """
    with pytest.raises(WrongTypeError) as caught:
        Euro(amount)

    error = caught.value
    assert ("Euro", shown(amount), remedy) == (error.where, error.found, error.remedy)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        pytest.param("1.234,50 €", 123_450, id="sign behind"),
        pytest.param("€ 1234,5", 123_450, id="sign in front, one decimal"),
        pytest.param("€1", 100, id="sign without blank"),
        pytest.param("1.000.000", 100_000_000, id="no cents"),
        pytest.param("12.345,67", 1_234_567, id="two digits before the point"),
        pytest.param("999", 99_900, id="three digits"),
        pytest.param("1234", 123_400, id="four digits without point"),
        pytest.param("-1.234,50", -123_450, id="negative"),
        pytest.param("\u00a01,00\u00a0€\u00a0", 100, id="blanks that do not break"),
        pytest.param("0,05", 5, id="cents"),
        pytest.param("9" * 3_998 + ",99", LONGEST, id="longest"),
    ],
)
def test_from_italian(text: str, cents: int) -> None:
    """
    The Italian way is read: a point every three digits, a comma for the cents.
    """
    assert cents == Euro.from_italian(text).cents


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("€", id="sign alone"),
        pytest.param("1234.50", id="the point of programs"),
        pytest.param("1.5", id="one digit after the point"),
        pytest.param("1.23", id="two digits after the point"),
        pytest.param("1234.567", id="four digits before the point"),
        pytest.param("1.234.56", id="last group too short"),
        pytest.param("1.2345", id="last group too long"),
        pytest.param("1..234", id="empty group"),
        pytest.param(".234", id="no first group"),
        pytest.param("1,", id="comma and no cents"),
        pytest.param(",50", id="no units"),
        pytest.param("1,234", id="three decimals"),
        pytest.param("1 234,50", id="blank for thousands"),
        pytest.param("- 1", id="blank after the sign"),
        pytest.param("1 € €", id="two signs of the euro"),
        pytest.param("XX1", id="letters in front"),
        pytest.param("1XX", id="letters behind"),
        pytest.param("１,00", id="full-width digit"),
    ],
)
def test_not_italian(text: str) -> None:
    """
    Above all `1234.50` is not read the Italian way, for its point would separate thousands.
    """
    with pytest.raises(MalformedValueError) as caught:
        Euro.from_italian(text)

    error = caught.value
    assert (repr(text), NOT_ITALIAN, WRITE_ITALIAN) == (error.found, error.reason, error.remedy)


def test_from_italian_too_long() -> None:
    """
    The Italian way has the same bound as the other.
    """
    with pytest.raises(MalformedValueError) as caught:
        Euro.from_italian("9" * 3_999)

    assert TOO_LONG == caught.value.reason


@pytest.mark.parametrize(
    "text", [pytest.param(1.5, id="float"), pytest.param(1, id="int"), pytest.param(None, id="None")]
)
def test_from_italian_wrong_type(text: Any) -> None:
    """
    Only text is written the Italian way.
    """
    with pytest.raises(WrongTypeError) as caught:
        Euro.from_italian(text)

    error = caught.value
    expected = ("Euro.from_italian", shown(text), Bilingual("scrivere '1.234,50'", "write '1.234,50'"))
    assert expected == (error.where, error.found, error.remedy)


@pytest.mark.parametrize("cents", [-LONGEST, -1, 0, 1, LONGEST], ids=["least", "-1", "0", "1", "most"])
def test_from_cents(cents: int) -> None:
    """
    Cents are kept as they are, up to 4,000 digits.
    """
    assert cents == Euro.from_cents(cents).cents


@pytest.mark.parametrize("cents", [-LONGEST - 1, LONGEST + 1, 10**100_000], ids=["least", "most", "huge"])
def test_from_cents_too_long(cents: int) -> None:
    """
    More than 4,000 digits are refused, which Python could not print.
    """
    with pytest.raises(MalformedValueError) as caught:
        Euro.from_cents(cents)

    error = caught.value
    assert (shown(cents), TOO_LONG, WRITE_SMALLER) == (error.found, error.reason, error.remedy)


@pytest.mark.parametrize("cents", [1.0, True, "1", Decimal(1)], ids=["float", "bool", "str", "Decimal"])
def test_from_cents_wrong_type(cents: Any) -> None:
    """
    Only a whole number counts cents.
    """
    with pytest.raises(WrongTypeError) as caught:
        Euro.from_cents(cents)

    expected = Bilingual("scrivere i centesimi come intero: 123450", "write the cents as a whole number: 123450")
    error = caught.value
    assert ("Euro.from_cents", shown(cents), expected) == (error.where, error.found, error.remedy)


@pytest.mark.parametrize(
    ("cents", "italian", "english", "amount"),
    [
        (0, "0,00 €", "€0.00", "0.00"),
        (5, "0,05 €", "€0.05", "0.05"),
        (99, "0,99 €", "€0.99", "0.99"),
        (100, "1,00 €", "€1.00", "1.00"),
        (99_999, "999,99 €", "€999.99", "999.99"),
        (100_000, "1.000,00 €", "€1,000.00", "1000.00"),
        (100_000_010, "1.000.000,10 €", "€1,000,000.10", "1000000.10"),
        (-1, "-0,01 €", "-€0.01", "-0.01"),
        (-123_450, "-1.234,50 €", "-€1,234.50", "-1234.50"),
    ],
)
def test_written(cents: int, italian: str, english: str, amount: str) -> None:
    """
    An amount is written the Italian way, the English way, and as documents hold it.
    """
    euro = Euro.from_cents(cents)

    assert (italian,) * 3 == (str(euro), f"{euro}", f"{euro:it}")
    assert (english, amount) == (f"{euro:en}", euro.amount)


def test_repr() -> None:
    """
    The representation of an amount is the expression that makes it.
    """
    assert "Euro('-1234.50')" == repr(Euro("-1234.50"))


def test_longest_is_printed() -> None:
    """
    The longest amount there can be is still printed.
    """
    assert "9" * 3_998 + ".99" == Euro.from_cents(LONGEST).amount


def test_unknown_format() -> None:
    """
    A format that is neither Italian nor English is refused with the two that there are.
    """
    with pytest.raises(MalformedValueError) as caught:
        format(Euro("1"), ".2f")

    assert ("'.2f'", Bilingual("scrivere 'it' o 'en'", "write 'it' or 'en'")) == (
        caught.value.found,
        caught.value.remedy,
    )


def test_total_of_what_is_no_euro() -> None:
    """
    Only euros are added up; a bare number does not say whether it means cents.
    """
    amounts: Any = [Euro("1.00"), 1]
    with pytest.raises(WrongTypeError) as caught:
        Euro.total(amounts)

    assert "Euro.total" == caught.value.where


@given(sizes)
def test_italian_round_trip(euro: Euro) -> None:
    """
    What is written the Italian way is read back as the same amount.
    """
    assert euro == Euro.from_italian(str(euro))


@given(sizes)
def test_amount_round_trip(euro: Euro) -> None:
    """
    What documents hold is read back as the same amount.
    """
    assert euro == Euro(euro.amount)


@given(st.integers(-LONGEST, LONGEST))
def test_decimal_round_trip(cents: int) -> None:
    """
    A decimal of whole cents is read as exactly those cents, whatever its size.
    """
    with localcontext(prec=4_000):
        assert cents == Euro(Decimal(cents) / 100).cents


@given(euros(), euros())
def test_sum_and_difference(left: Euro, right: Euro) -> None:
    """
    Euros add and subtract as their cents do.
    """
    expected = (left.cents + right.cents, left.cents - right.cents)
    assert expected == ((left + right).cents, (left - right).cents)


@given(euros(), st.integers(-1_000, 1_000))
def test_multiple(euro: Euro, times: int) -> None:
    """
    A whole number multiplies an amount from either side.
    """
    assert (euro.cents * times,) * 2 == ((euro * times).cents, (times * euro).cents)


@given(euros(), euros().filter(bool))
def test_ratio(left: Euro, right: Euro) -> None:
    """
    Euros over euros are an exact fraction.
    """
    assert Fraction(left.cents, right.cents) == left / right


@given(euros())
def test_sign(euro: Euro) -> None:
    """
    Sign, size and emptiness of an amount are those of its cents.
    """
    assert (-euro.cents, abs(euro.cents), euro.cents != 0) == ((-euro).cents, abs(euro).cents, bool(euro))


@given(euros(), euros())
def test_order(left: Euro, right: Euro) -> None:
    """
    Amounts are ordered, equal and hashed as their cents are.
    """
    expected = (left.cents < right.cents, left.cents <= right.cents, left.cents == right.cents)
    assert expected == (left < right, left <= right, len({left, right}) == 1)


@given(st.lists(euros()))
def test_total(amounts: list[Euro]) -> None:
    """
    The total of amounts is the sum of their cents; of none, zero.
    """
    assert sum(euro.cents for euro in amounts) == Euro.total(amounts).cents


# Untyped on purpose: what is tried is what the types forbid.
OPERATIONS: dict[str, Callable[[Any, Any], object]] = {
    "+": operator.add,
    "-": operator.sub,
    "<": operator.lt,
    ">=": operator.ge,
    "*": operator.mul,
    "/": lambda left, right: left / right,
}
FORBIDDEN: list[tuple[str, object]] = [
    *[(name, other) for name in ("+", "-", "<", ">=") for other in (1, 1.0, Decimal(1), "1", None)],
    *[("*", other) for other in (0.5, True, Decimal(1), Fraction(1), Euro("1"))],
    *[("/", other) for other in (2, 0.5, Decimal(1), Fraction(1))],
]


@pytest.mark.parametrize(
    ("name", "other"),
    [pytest.param(name, other, id=f"{name} {type(other).__name__}") for name, other in FORBIDDEN],
)
def test_only_euros_meet_euros(name: str, other: object) -> None:
    """
    "Closed arithmetic": euros add to, compare with and are over euros, whole numbers multiply them; nothing else.
    """
    for left, right in ((Euro("1"), other), (other, Euro("1"))):
        with pytest.raises(TypeError):
            OPERATIONS[name](left, right)


def test_division_by_no_money() -> None:
    """
    The ratio to zero euro does not exist.
    """
    with pytest.raises(ZeroDivisionError):
        OPERATIONS["/"](Euro("1"), Euro("0"))


LARGEST = Euro.from_cents(LONGEST)


@pytest.mark.parametrize(
    "operate",
    [
        pytest.param(lambda: LARGEST + Euro("0.01"), id="sum"),
        pytest.param(lambda: -LARGEST - Euro("0.01"), id="difference"),
        pytest.param(lambda: LARGEST * 2, id="multiple"),
        pytest.param(lambda: Euro.total([LARGEST, Euro("0.01")]), id="total"),
        pytest.param(lambda: LARGEST.percentage(101), id="percentage"),
    ],
)
def test_arithmetic_stays_in_bounds(operate: Callable[[], Euro]) -> None:
    """
    No operation makes an amount that could not be printed.
    """
    with pytest.raises(MalformedValueError) as caught:
        operate()

    assert TOO_LONG == caught.value.reason


@pytest.mark.parametrize(
    ("net", "rate", "tax"),
    [
        ("12345.67", 22, "2716.05"),
        ("12345.67", 10, "1234.57"),
        ("12345.67", 5, "617.28"),
        ("12345.67", 4, "493.83"),
        ("0.10", 5, "0.01"),
        ("0.30", 5, "0.02"),
        ("1.50", 5, "0.08"),
        ("-0.10", 5, "-0.01"),
        ("0.09", 5, "0.00"),
        ("0.10", -5, "-0.01"),
        ("-0.10", -5, "0.01"),
        ("0.00", -5, "0.00"),
        ("100.00", 100, "100.00"),
        ("100.00", 0, "0.00"),
        ("100.00", Decimal("0.005"), "0.01"),
        ("100.00", Fraction(1, 201), "0.00"),
        ("0.01", 50, "0.01"),
        ("0.01", Fraction(99, 2), "0.00"),
    ],
)
def test_percentage(net: str, rate: int | Decimal | Fraction, tax: str) -> None:
    """
    VAT is rounded half up to the cent: 5 % of 0.10 is 0.01, where banker's rounding would give 0.00.
    """
    assert Euro(tax) == Euro(net).percentage(rate)


@given(euros(), st.decimals(-100, 100, places=3))
def test_percentage_is_half_up(euro: Euro, rate: Decimal) -> None:
    """
    "Euro cents, half up" (Reg. (EC) 1103/97 art. 5): a percentage is what the decimal module rounds half up.
    """
    with localcontext(prec=100):
        expected = (Decimal(euro.cents) * rate / 100).quantize(Decimal(1), ROUND_HALF_UP)

    assert expected == euro.percentage(rate).cents


@pytest.mark.parametrize("rate", [0.22, True, "22"], ids=["float", "bool", "str"])
def test_percentage_of_an_inexact_rate(rate: Any) -> None:
    """
    A rate that is a float has lost its digits too.
    """
    with pytest.raises(WrongTypeError) as caught:
        Euro("100.00").percentage(rate)

    assert str(rate) == caught.value.found.strip("'")


def test_euro_is_frozen() -> None:
    """
    An amount cannot be changed once it is made.
    """
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Euro("1").cents = 2  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


@given(sizes)
def test_copies(euro: Euro) -> None:
    """
    A copied or pickled amount equals the one it was made from.
    """
    pickled = pickle.loads(pickle.dumps(euro))  # our own bytes

    assert (euro, euro, euro) == (copy.copy(euro), copy.deepcopy(euro), pickled)


PARTS = ("state", "region", "municipality", "other")


@pytest.fixture
def payments(oracle: Callable[[str], Path]) -> list[dict[str, str]]:
    """
    Give the payments of 300 projects by payer, in cents.
    """
    with oracle("money/cofinancing.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_cofinancing_sums(payments: list[dict[str, str]]) -> None:
    """
    Published: what the payers of a project paid is its total, to the cent, in each of 300 projects.
    """
    wrong = [
        row["cup"]
        for row in payments
        if Euro.total(Euro.from_cents(int(row[part])) for part in PARTS) != Euro.from_cents(int(row["total"]))
    ]
    assert (300, []) == (len(payments), wrong)


def test_cofinancing_split(payments: list[dict[str, str]]) -> None:
    """
    Published: a total split by the parts that made it gives those parts back, in each of 300 projects.
    """
    wrong = [
        row["cup"]
        for row in payments
        if split(Euro.from_cents(int(row["total"])), {part: int(row[part]) for part in PARTS})
        != {part: Euro.from_cents(int(row[part])) for part in PARTS}
    ]
    assert (300, []) == (len(payments), wrong)


def test_cofinancing_codes(payments: list[dict[str, str]]) -> None:
    """
    Published: the project codes of 300 projects all have the form of a CUP.
    """
    codes = [row["cup"] for row in payments]

    assert codes == [Cup(code).code for code in codes]
