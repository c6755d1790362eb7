"""
The single values of a document: texts, counts, amounts, dates, words and codes, read strictly and written one way.

A reader takes a JSON value and the type of its place, as cattrs calls it.
"""

import json
import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import Month, When, Year, read_when
from contratti_quartiere.errors import ContrattiError, MalformedValueError, shown, type_shown
from contratti_quartiere.exchange.parsing import LongNumber
from contratti_quartiere.fields import identifier
from contratti_quartiere.identifiers import (
    Cig,
    CodeAsFound,
    Cpv,
    Cup,
    TaxCode,
    read_cig,
    read_cpv,
    read_cup,
    read_tax_code,
)
from contratti_quartiere.money import Euro

__all__ = [
    "Reader",
    "UnreadableError",
    "dates_reader",
    "identifier_reader",
    "kind_of",
    "read_amount",
    "read_bool",
    "read_cig_code",
    "read_clock",
    "read_count",
    "read_cpv_code",
    "read_cup_code",
    "read_currency",
    "read_duration",
    "read_fraction",
    "read_measure",
    "read_percentage",
    "read_tax_code_or_text",
    "read_text",
    "words_reader",
    "write_clock",
    "write_duration",
    "write_euro",
    "write_fraction",
    "write_measure",
    "write_percentage",
    "write_word",
    "wrong_type",
]

Reader = Callable[[object, object], Any]

_CAPITALISED = re.compile("[A-Z][a-z]+")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_DURATION = re.compile(r"P([0-9]{1,6})M")
_FRACTION = re.compile(r"([0-9]{1,4000})/([0-9]{1,4000})")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_MEASURE = re.compile(r"[0-9]{1,4}(\.[0-9]{1,2})?")
_PERCENTAGE = re.compile(r"[0-9]{1,3}(\.[0-9]{1,10})?")
_EXAMPLES: dict[type, str] = {date: '"2016-05-02"', Month: '"2019-04"', Year: '"2006"'}


@attrs.frozen(str=False)
class UnreadableError(ContrattiError, ValueError):
    """
    A value of a document is not what its place takes.

    Attributes:
        kind: What sort of error, as one word.
        message: What is wrong and what would be right.
    """

    kind: str
    message: Bilingual

    @property
    def said(self) -> Bilingual:
        """
        The message.
        """
        return self.message


def kind_of(error: ContrattiError) -> str:
    """
    Return the kind of an error as one word: `window` for a `WindowError`.
    """
    if isinstance(error, UnreadableError):
        return error.kind
    return "_".join(_CAPITALISED.findall(type(error).__name__.removesuffix("Error"))).lower()


def wrong_type(value: object, remedy: Bilingual) -> UnreadableError:
    """
    Return the error for a JSON value of another type than its place takes.
    """
    if isinstance(value, LongNumber):
        return UnreadableError(
            "long_number",
            Bilingual(f"numero di {value.digits} cifre; {remedy.it}", f"number of {value.digits} digits; {remedy.en}"),
        )
    # An object with a key twice is of a type of its own, and as much an object.
    kind = type_shown(dict if issubclass(type(value), dict) else type(value))
    found = _as_json(value)
    return UnreadableError(
        "wrong_type", Bilingual(f"trovato {found} ({kind.it}); {remedy.it}", f"found {found} ({kind.en}); {remedy.en}")
    )


def _as_json(value: object) -> str:
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, dict):
        return "{…}"
    return "[…]" if isinstance(value, list) else shown(value)


def _malformed(error: MalformedValueError, remedy: Bilingual) -> UnreadableError:
    # The remedy of the constructor is for those who write Python.
    return UnreadableError(
        "malformed_value",
        Bilingual(
            f"{error.found}: {error.reason.it}; {remedy.it}",
            f"{error.found}: {error.reason.en}; {remedy.en}",
        ),
    )


def read_text(value: object, _: object) -> str:
    """
    Return a text, of whole characters.
    """
    if type(value) is not str:
        raise wrong_type(value, Bilingual("scrivere un testo fra virgolette", "write text between quotes"))
    if not value.isascii() and _HALF_CHARACTER.search(value):
        raise UnreadableError(
            "half_character",
            Bilingual(
                f"{shown(value)} contiene mezzo carattere (surrogato isolato); scrivere il carattere intero",
                f"{shown(value)} holds half a character (a lone surrogate); write the whole character",
            ),
        )
    return value


def identifier_reader(record: type[object], field: "attrs.Attribute[Any]") -> Reader:
    """
    Return a reader of the texts that may name a record of this type.
    """
    # The constructor asks the same; asked here, the error stands at the field, and the other fields are still read.
    unmade: object = object.__new__(record)

    def read(value: object, kind: object) -> str:
        found = read_text(value, kind)
        identifier(unmade, field, found)
        return found

    return read


def read_count(value: object, _: object) -> int:
    """
    Return a whole number.
    """
    if type(value) is not int:
        raise wrong_type(
            value, Bilingual("scrivere un numero intero senza virgolette", "write a whole number without quotes")
        )
    return value


def read_bool(value: object, _: object) -> bool:
    """
    Return true or false.
    """
    if type(value) is not bool:
        raise wrong_type(value, Bilingual("scrivere true o false", "write true or false"))
    return value


_WRITE_AMOUNT = Bilingual(
    'scriverlo fra virgolette, con il punto: "1234.50"', 'write it in quotes, with a point: "1234.50"'
)


def read_amount(value: object, _: object) -> Euro:
    """
    Return the amount that a text says.
    """
    if type(value) is not str:
        raise wrong_type(value, _WRITE_AMOUNT)
    try:
        return Euro(value)
    except MalformedValueError as error:
        raise _malformed(error, _WRITE_AMOUNT) from None


def read_currency(value: object, _: object) -> str:
    """
    Return the only currency there is.
    """
    if value != "EUR":
        raise UnreadableError(
            "currency",
            Bilingual(
                f'moneta {shown(value)}; sono ammessi solo euro: "EUR"', f'currency {shown(value)}; only euro, "EUR"'
            ),
        )
    return "EUR"


def write_euro(euro: Euro) -> dict[str, str]:
    """
    Return an amount as a document holds it.
    """
    return {"amount": euro.amount, "currency": "EUR"}


def read_fraction(value: object, _: object) -> Fraction:
    """
    Return an exact number, from a whole one or from text such as `1/3`.
    """
    if type(value) is int:
        return Fraction(value)
    found = _FRACTION.fullmatch(value) if type(value) is str else None
    if found is None or not int(found[2]):
        raise wrong_type(
            value,
            Bilingual(
                'scrivere un numero intero, 3, o una frazione fra virgolette, "1/3"',
                'write a whole number, 3, or a fraction in quotes, "1/3"',
            ),
        )
    return Fraction(int(found[1]), int(found[2]))


def write_fraction(value: Fraction) -> int | str:
    """
    Return an exact number as a document holds it: whole if it is whole.
    """
    return value.numerator if value.denominator == 1 else str(value)


def read_measure(value: object, _: object) -> Decimal:
    """
    Return a measure with two decimals at most, from text such as `52.50`.
    """
    if type(value) is not str or not _MEASURE.fullmatch(value) or not Decimal(value):
        raise wrong_type(
            value,
            Bilingual(
                'scrivere la misura fra virgolette, sopra lo zero, con il punto e due decimali al più: "52.50"',
                'write the measure in quotes, above zero, with a point and two decimals at most: "52.50"',
            ),
        )
    return Decimal(value)


def write_measure(value: Decimal) -> str:
    """
    Return a measure as a document holds it, always with two decimals.
    """
    return f"{value:.2f}"


def read_percentage(value: object, _: object) -> Decimal | None:
    """
    Return a percentage from 0 to 100, from text such as `5.25`.
    """
    if value is None:
        return None
    if type(value) is not str or not _PERCENTAGE.fullmatch(value) or Decimal(value) > 100:
        raise wrong_type(
            value,
            Bilingual(
                'scrivere la percentuale fra virgolette, da 0 a 100, con il punto e dieci decimali al più: "5.25"',
                'write the percentage in quotes, from 0 to 100, with a point and ten decimals at most: "5.25"',
            ),
        )
    return Decimal(value)


def write_percentage(value: Decimal) -> str:
    """
    Return a percentage as a document holds it, always without zeros at its end.
    """
    digits = f"{value:.10f}"
    return digits.rstrip("0").rstrip(".")


def read_duration(value: object, _: object) -> int | None:
    """
    Return the months of a duration in ISO 8601.
    """
    if value is None:
        return None
    found = _DURATION.fullmatch(value) if type(value) is str else None
    if found is None:
        raise wrong_type(value, Bilingual('scrivere i mesi come "P36M"', 'write the months as "P36M"'))
    return int(found[1])


def write_duration(months: int | None) -> str | None:
    """
    Return months as a duration in ISO 8601.
    """
    return None if months is None else f"P{months}M"


# A document says the same days again and again.
@lru_cache(maxsize=8192)
def _when(text: str) -> When:
    return read_when(text)


def dates_reader(kinds: tuple[type, ...]) -> Reader:
    """
    Return a reader of dates of these precisions: days, months or years, and None if it is among them.
    """
    examples = ", ".join(_EXAMPLES[kind] for kind in kinds if kind in _EXAMPLES)
    remedy = Bilingual(f"scrivere una data come {examples}", f"write a date such as {examples}")

    def read(value: object, _: object) -> When | None:
        if value is None and type(None) in kinds:
            return None
        if type(value) is not str:
            raise wrong_type(value, remedy)
        try:
            when = _when(value)
        except MalformedValueError as error:
            raise _malformed(error, remedy) from None
        if type(when) not in kinds:
            raise UnreadableError(
                "not_precise",
                Bilingual(
                    f"{shown(value)} non è abbastanza precisa; {remedy.it}",
                    f"{shown(value)} is not precise enough; {remedy.en}",
                ),
            )
        return when

    return read


def read_clock(value: object, _: object) -> time:
    """
    Return the time of day that a text such as `09:30` says.
    """
    found = _CLOCK.fullmatch(value) if type(value) is str else None
    if found is None:
        raise wrong_type(
            value,
            Bilingual(
                'scrivere ore e minuti fra virgolette, da "00:00" a "23:59"',
                'write hours and minutes in quotes, from "00:00" to "23:59"',
            ),
        )
    return time(int(found[1]), int(found[2]))


def write_clock(clock: time) -> str:
    """
    Return a time of day as a document holds it.
    """
    return f"{clock:%H:%M}"


def words_reader(words: type[Word]) -> Reader:
    """
    Return a reader of the words of a closed list.
    """
    known: dict[object, Word] = {word.value: word for word in words}
    listed = ", ".join(f'"{word.value}"' for word in words)
    remedy = Bilingual(f"scrivere una di: {listed}", f"write one of: {listed}")

    def read(value: object, _: object) -> Word:
        if type(value) is not str:
            raise wrong_type(value, remedy)
        if value not in known:
            raise UnreadableError(
                "unknown_word",
                Bilingual(
                    f"{shown(value)} non è fra le parole ammesse; {remedy.it}",
                    f"{shown(value)} is not one of the words; {remedy.en}",
                ),
            )
        return known[value]

    return read


def write_word(word: Word) -> str:
    """
    Return a word of a closed list as plain text.
    """
    return word.value


def read_cig_code(value: object, kind: object) -> Cig | CodeAsFound | None:
    """
    Return a CIG, or the text as found in the place of one.
    """
    return None if value is None else read_cig(read_text(value, kind))


def read_cup_code(value: object, kind: object) -> Cup | CodeAsFound | None:
    """
    Return a CUP, or the text as found in the place of one.
    """
    return None if value is None else read_cup(read_text(value, kind))


def read_cpv_code(value: object, kind: object) -> Cpv | CodeAsFound | None:
    """
    Return a CPV, or the text as found in the place of one.
    """
    return None if value is None else read_cpv(read_text(value, kind))


def read_tax_code_or_text(value: object, kind: object) -> TaxCode | CodeAsFound | None:
    """
    Return a tax code, or the text as found in the place of one.
    """
    return None if value is None else read_tax_code(read_text(value, kind))
