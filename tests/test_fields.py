"""
What fields may hold: exact types, whole characters, names that name, numbers that have not lost their digits.
"""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import fields
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import DuplicateIdentifierError, MalformedValueError, WrongTypeError, shown
from contratti_quartiere.money import Euro


class Word(StrEnum):
    """
    A text that is not free text.
    """

    LOT = "lotto"


def desk(**values: Any) -> Any:
    """
    Return a record with one field of each sort; its validators are made here and now, so that mutants of them run.
    """

    @attrs.frozen(kw_only=True)
    class Desk:
        id: Any = attrs.field(default="sportello-1", validator=fields.identifier)
        note: Any = attrs.field(default="", validator=fields.text)
        opened: Any = attrs.field(default=None, validator=fields.of(date, type(None)))
        staff: Any = attrs.field(default=(), validator=fields.several(int, str))
        closed: Any = attrs.field(default=(), validator=fields.several(date))
        seats: Any = attrs.field(default=None, validator=fields.not_negative)

    return Desk(**values)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("id", "sportello-1", id="identifier"),
        pytest.param("id", "x", id="identifier of one letter"),
        pytest.param("id", "a b", id="identifier with a blank inside"),
        pytest.param("id", "via Mompiani, n° 5 è", id="identifier not ASCII"),
        pytest.param("note", "", id="empty text"),
        pytest.param("note", " a\nb ", id="text of two lines"),
        pytest.param("note", "\ud7ff\ue000", id="the letters beside the surrogates"),
        pytest.param("opened", date(2016, 5, 2), id="the first type"),
        pytest.param("opened", None, id="the last type"),
        pytest.param("staff", (), id="empty tuple"),
        pytest.param("staff", (1, "uno"), id="tuple of both types"),
        pytest.param("staff", ("è", 1, "uno"), id="tuple of texts and counts"),
        pytest.param("seats", None, id="number that nobody knows"),
        pytest.param("seats", 0, id="none at all"),
        pytest.param("seats", Decimal("0.01"), id="a hundredth"),
        pytest.param("seats", Euro("0.00"), id="amount of nothing"),
        pytest.param("seats", Euro("0.01"), id="a cent"),
        pytest.param("closed", (), id="empty tuple of one type"),
        pytest.param("closed", (date(2016, 8, 15), date(2016, 12, 25)), id="tuple of one type"),
    ],
)
def test_accepted(name: str, value: object) -> None:
    """
    A field keeps a value of its type unchanged.
    """
    assert value is getattr(desk(**{name: value}), name)


@pytest.mark.parametrize(
    ("name", "value", "where", "remedy"),
    [
        pytest.param("id", 1, "Desk.id", Bilingual("scrivere testo", "write text"), id="identifier that is a number"),
        pytest.param("note", None, "Desk.note", Bilingual("scrivere testo", "write text"), id="text that is null"),
        pytest.param(
            "note", Word.LOT, "Desk.note", Bilingual("scrivere testo", "write text"), id="text of an enumeration"
        ),
        pytest.param(
            "opened",
            datetime(2016, 5, 2),  # has no time zone either
            "Desk.opened",
            Bilingual("scrivere data o nulla", "write date or null"),
            id="date with a time",
        ),
        pytest.param(
            "staff",
            [1],
            "Desk.staff",
            Bilingual("scrivere una tupla, anche vuota", "write a tuple, an empty one too"),
            id="list for a tuple",
        ),
        pytest.param(
            "staff",
            (1, "uno", True),
            "Desk.staff[2]",
            Bilingual("scrivere numero intero o testo", "write whole number or text"),
            id="boolean in a tuple",
        ),
    ],
)
def test_wrong_type(name: str, value: object, where: str, remedy: Bilingual) -> None:
    """
    A value of another type is refused with the place where it stands and what to write there.
    """
    with pytest.raises(WrongTypeError) as caught:
        desk(**{name: value})

    error = caught.value
    assert (where, remedy) == (error.where, error.remedy)


@pytest.mark.parametrize(
    ("value", "where", "found"),
    [
        pytest.param((None,), "Desk.closed[0]", "None", id="the only one"),
        pytest.param((date(2016, 8, 15), "Natale"), "Desk.closed[1]", "'Natale'", id="text after a day"),
        pytest.param((date(2016, 8, 15), 1, "Natale"), "Desk.closed[1]", "1", id="the first of two"),
        pytest.param((datetime(2016, 8, 15),), "Desk.closed[0]", "2016-08-15 00:00:00", id="date with a time"),
    ],
)
def test_wrong_type_after_right_ones(value: object, where: str, found: str) -> None:
    """
    In a tuple of one type the first item of another is named.
    """
    with pytest.raises(WrongTypeError) as caught:
        desk(closed=value)

    assert (where, found, Bilingual("scrivere data", "write date")) == (
        caught.value.where,
        caught.value.found,
        caught.value.remedy,
    )


@pytest.mark.parametrize(
    ("value", "found"),
    [
        pytest.param(-1, "-1", id="count"),
        pytest.param(Decimal("-0.01"), "-0.01", id="number"),
        pytest.param(Fraction(-1, 3), "-1/3", id="part"),
        pytest.param(Euro("-0.01"), "-0,01 €", id="amount"),
    ],
)
def test_less_than_zero(value: object, found: str) -> None:
    """
    A count, a number or an amount below zero is refused with the place where it stands.
    """
    with pytest.raises(MalformedValueError) as caught:
        desk(seats=value)

    error = caught.value
    assert (
        Bilingual("Desk.seats", "Desk.seats"),
        found,
        Bilingual("è meno di zero", "is less than zero"),
        Bilingual("scrivere da zero in su", "write zero or more"),
    ) == (error.what, error.found, error.reason, error.remedy)


def test_wrong_type_in_a_tuple_is_named() -> None:
    """
    The item of a tuple that is refused is the one that is shown, not the tuple.
    """
    with pytest.raises(WrongTypeError) as caught:
        desk(staff=(1, 0.5))

    assert ("0.5", "floating-point number") == (caught.value.found, caught.value.kind.en)


@pytest.mark.parametrize(
    ("name", "value"),
    [("id", 7), ("note", 0.5), ("opened", "2016-05-02"), ("staff", "uno")],
    ids=str,
)
def test_wrong_type_is_shown(name: str, value: object) -> None:
    """
    A value of another type is shown in the refusal.
    """
    with pytest.raises(WrongTypeError) as caught:
        desk(**{name: value})

    assert shown(value) == caught.value.found


@pytest.mark.parametrize(
    ("name", "value", "what", "reason"),
    [
        pytest.param(
            "note",
            "a\ud800",
            Bilingual("Desk.note: testo", "Desk.note: text"),
            Bilingual("contiene mezzo carattere (surrogato isolato)", "holds half a character (a lone surrogate)"),
            id="first surrogate",
        ),
        pytest.param(
            "id",
            "\udfff",
            Bilingual("Desk.id: testo", "Desk.id: text"),
            Bilingual("contiene mezzo carattere (surrogato isolato)", "holds half a character (a lone surrogate)"),
            id="last surrogate, in an identifier",
        ),
        pytest.param(
            "staff",
            ("è", "\udc00"),
            Bilingual("Desk.staff[1]: testo", "Desk.staff[1]: text"),
            Bilingual("contiene mezzo carattere (surrogato isolato)", "holds half a character (a lone surrogate)"),
            id="surrogate in a tuple",
        ),
        *[
            pytest.param(
                "id",
                value,
                Bilingual("Desk.id: identificativo", "Desk.id: identifier"),
                Bilingual("è vuoto, o ha spazi ai bordi o caratteri invisibili", "is empty, padded or unprintable"),
                id=f"identifier {value!a}",
            )
            for value in ("", " ", " a", "a ", "a\nb", "a\x00b", "a\u200bb")
        ],
    ],
)
def test_malformed(name: str, value: object, what: Bilingual, reason: Bilingual) -> None:
    """
    A text that no file can hold, or that cannot name a record, is refused with the reason.
    """
    with pytest.raises(MalformedValueError) as caught:
        desk(**{name: value})

    assert (what, reason) == (caught.value.what, caught.value.reason)


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        pytest.param(
            "note", "\ud800", Bilingual("scrivere il carattere intero", "write the whole character"), id="text"
        ),
        pytest.param(
            "id",
            "",
            Bilingual("scrivere un nome breve, per esempio 'lotto-1'", "write a short name such as 'lotto-1'"),
            id="identifier",
        ),
    ],
)
def test_malformed_says_what_to_write(name: str, value: str, remedy: Bilingual) -> None:
    """
    The refusal of a text shows it and says what to write in its place.
    """
    with pytest.raises(MalformedValueError) as caught:
        desk(**{name: value})

    assert (repr(value), remedy) == (caught.value.found, caught.value.remedy)


@pytest.mark.parametrize(
    "names",
    [pytest.param((), id="none"), pytest.param(("a",), id="one"), pytest.param(("a", "A", "b"), id="three")],
)
def test_unique(names: tuple[str, ...]) -> None:
    """
    Names that all differ, even by case alone, are accepted.
    """
    fields.unique("Programme.tenders", names)


def test_not_unique() -> None:
    """
    A name that stands twice is refused with the positions of its first two bearers.
    """
    with pytest.raises(DuplicateIdentifierError) as caught:
        fields.unique("Programme.tenders", ("a", "b", "c", "b", "b", "a"))

    error = caught.value
    assert ("Programme.tenders", "b", 1, 3) == (error.collection, error.identifier, error.first, error.second)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(3, Fraction(3), id="int"),
        pytest.param(Decimal("0.1"), Fraction(1, 10), id="Decimal"),
        pytest.param(Fraction(2, 3), Fraction(2, 3), id="Fraction"),
        pytest.param(Decimal("-1e4000"), Fraction(-(10**4000)), id="largest Decimal"),
        pytest.param(Decimal("1e-4000"), Fraction(1, 10**4000), id="smallest Decimal"),
        pytest.param(Decimal("0e9999"), Fraction(0), id="zero of any size"),
    ],
)
def test_exact(value: int | Decimal | Fraction, expected: Fraction) -> None:
    """
    A whole number, a decimal or a fraction becomes the fraction that it is.
    """
    assert expected == fields.exact(value)


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_exact_loses_nothing(value: Decimal) -> None:
    """
    "No silent rounding": the fraction of a decimal equals the decimal.
    """
    assert value == fields.exact(value)


@pytest.mark.parametrize(
    "value", [pytest.param(0.5, id="float"), pytest.param(True, id="bool"), pytest.param("1", id="str")]
)
def test_exact_refuses_other_types(value: Any) -> None:
    """
    What is no exact number is refused, and the refusal says how to write one.
    """
    with pytest.raises(WrongTypeError) as caught:
        fields.exact(value)

    expected = Bilingual(
        "scrivere un intero, una Fraction o un Decimal da testo, per esempio Decimal('0.1')",
        "write a whole number, a Fraction, or a Decimal from text, such as Decimal('0.1')",
    )
    error = caught.value
    assert ("exact", shown(value), expected) == (error.where, error.found, error.remedy)


NOT_FINITE = Bilingual("non è un numero finito", "is not a finite number")
WRITE_DIGITS = Bilingual("scrivere le cifre", "write its digits")
CHECK_EXPONENT = Bilingual("controllare l'esponente", "check the exponent")
TOO_LONG = Bilingual("ha più di 4000 cifre", "has more than 4000 digits")


@pytest.mark.parametrize(
    ("text", "reason", "remedy"),
    [
        pytest.param("NaN", NOT_FINITE, WRITE_DIGITS, id="NaN"),
        pytest.param("sNaN", NOT_FINITE, WRITE_DIGITS, id="signalling NaN"),
        pytest.param("-Infinity", NOT_FINITE, WRITE_DIGITS, id="infinite"),
        pytest.param("1e4001", TOO_LONG, CHECK_EXPONENT, id="one digit too many"),
        pytest.param("1e-4001", TOO_LONG, CHECK_EXPONENT, id="one zero too many"),
        pytest.param("-1e999999999", TOO_LONG, CHECK_EXPONENT, id="would fill the memory"),
        pytest.param("1e-999999999", TOO_LONG, CHECK_EXPONENT, id="would fill the memory, below one"),
    ],
)
def test_exact_refuses(text: str, reason: Bilingual, remedy: Bilingual) -> None:
    """
    A decimal that is no number, or of no thinkable size, is refused at once.
    """
    with pytest.raises(MalformedValueError) as caught:
        fields.exact(Decimal(text))

    error = caught.value
    expected = (Bilingual("numero", "number"), shown(Decimal(text)), reason, remedy)
    assert expected == (error.what, error.found, error.reason, error.remedy)


@attrs.frozen
class Rate:
    """
    A record with a percentage.
    """

    rate: Decimal | None = attrs.field(default=None, validator=fields.percentage)


@pytest.mark.parametrize("text", ["0", "0.00", "5.25", "1E+2", "100", "100.0000000000", "0.1234567890"])
def test_percentage(text: str) -> None:
    """
    A percentage is from 0 to 100, both included, with ten decimals at most.
    """
    assert Decimal(text) == Rate(Decimal(text)).rate


def test_percentage_unknown() -> None:
    """
    A percentage may be unknown.
    """
    assert Rate().rate is None


@pytest.mark.parametrize("text", ["-0", "-0.01", "100.0000000001", "1E+3", "NaN", "sNaN", "Infinity", "0.12345678901"])
def test_no_percentage(text: str) -> None:
    """
    What is outside 0 to 100, no number or longer than any document writes is refused with its field.
    """
    with pytest.raises(MalformedValueError) as caught:
        Rate(Decimal(text))

    error = caught.value
    assert (
        Bilingual("Rate.rate", "Rate.rate"),
        shown(Decimal(text)),
        Bilingual("non è una percentuale", "is not a percentage"),
        Bilingual(
            "scriverla da 0 a 100, con 10 decimali al più: Decimal('5.25')",
            "write it from 0 to 100, with 10 decimals at most: Decimal('5.25')",
        ),
    ) == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize("value", [5, 5.25, "5"], ids=["whole number", "float", "text"])
def test_percentage_of_another_type(value: Any) -> None:
    """
    A percentage is a Decimal and nothing else.
    """
    with pytest.raises(WrongTypeError):
        Rate(value)


@attrs.frozen
class Sized:
    """
    A record with a count and an amount.
    """

    count: int | None = attrs.field(default=None, validator=fields.of(int, type(None)))
    amount: Euro | None = attrs.field(default=None, validator=fields.of(Euro, type(None)))


LARGEST = 10**1_000 - 1


@pytest.mark.parametrize("size", [-LARGEST, 0, LARGEST], ids=["least", "nought", "most"])
def test_sizes_that_can_be_printed(size: int) -> None:
    """
    A count, or the cents of an amount, may have a thousand digits.
    """
    record = Sized(size, Euro.from_cents(size))

    assert (size, Euro.from_cents(size)) == (record.count, record.amount)


@pytest.mark.parametrize("size", [-LARGEST - 1, LARGEST + 1], ids=["least", "most"])
@pytest.mark.parametrize("field", ["count", "amount"])
def test_sizes_past_all_printing(field: str, size: int) -> None:
    """
    One digit more is refused: what is made of such numbers Python could no longer print.
    """
    with pytest.raises(MalformedValueError) as caught:
        Sized(count=size) if field == "count" else Sized(amount=Euro.from_cents(size))

    where = f"Sized.{field}"
    assert (
        Bilingual(where, where),
        shown(size),
        Bilingual("ha più di 1000 cifre", "has more than 1000 digits"),
        Bilingual("scrivere un numero più piccolo", "write a smaller number"),
    ) == (caught.value.what, caught.value.found, caught.value.reason, caught.value.remedy)
