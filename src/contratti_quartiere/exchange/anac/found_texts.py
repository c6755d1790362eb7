"""
The texts of foreign files to our values: amounts and codes, each with a word on what is odd about it.

Nothing is guessed: a text that may mean two things is not read, and stays as it was found. What is read though it is
not written as the format asks is told, with the text.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Generic, TypeVar

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.imports import RowProblem
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
    "AT_HAND",
    "LONGEST",
    "FoundText",
    "found_amount",
    "found_cig",
    "found_cpv",
    "found_cup",
    "found_tax_code",
    "too_long",
]

T = TypeVar("T")

LONGEST = 200
"""No day, amount or code is longer: what is longer is not looked at, and not kept at hand."""

AT_HAND = 8192
"""How many texts of a sort are kept with what they say: a file says the same again and again."""

_PLAIN = re.compile(r"([+-]?)([0-9]*)(?:\.([0-9]*))?")
_ITALIAN_AMOUNT = re.compile(r"-?(?:(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+),[0-9]{1,2}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,})")
# One thousand to an Italian, one and a bit to everybody else; 1234.500 and 0.500 are no thousands.
_TWO_MEANINGS = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")


@attrs.frozen(kw_only=True)
class FoundText(Generic[T]):
    """
    What a text of a foreign file says, and what is odd about it (*testo di un file altrui*).

    Attributes:
        value: What it says; None if it is empty, or cannot be read.
        kind: What sort of oddity, as one word that programs can compare; empty if nothing is odd.
        message: What is odd, and what was done of it; None if nothing is.
    """

    value: T | None = None
    kind: str = ""
    message: Bilingual | None = None

    def problems(self, line: int, place: str, found: str) -> tuple[RowProblem, ...]:
        """
        Return what is odd as a problem of a record, or nothing.

        Args:
            line: The line on which the record starts.
            place: The column or the element.
            found: The text, as it stood.
        """
        if self.message is None:
            return ()
        return (RowProblem(line=line, place=place, kind=self.kind, message=self.message, found=found),)


def too_long(found: str) -> FoundText[Any]:
    """
    Return what is told of a text that is longer than any day, amount or code.
    """
    return FoundText(
        kind="too_long",
        message=Bilingual(
            f"ha {len(found)} caratteri, più di {LONGEST}: non è stato letto",
            f"has {len(found)} characters, more than {LONGEST}: it was not read",
        ),
    )


def found_amount(found: str) -> FoundText[Euro]:
    """
    Read an amount: with a point as `xsd:decimal` writes it (`0`, `610.0`, `.50`), or as Italians write it.

    `1.234,56` is read and told (`italian_amount`). More than two decimals are never rounded: they are read if the
    others are zeros, else not (`decimals`). `1.234` may be a thousand or one and a bit, and is not read
    (`two_meanings`). What is less than zero is read and told (`negative`); anything else is not read (`amount`).

    Examples:
        >>> found_amount("610.0").value
        Euro('610.00')
    """
    return _amount(found.strip()) if len(found) <= LONGEST else too_long(found)


@lru_cache(maxsize=AT_HAND)
def _amount(text: str) -> FoundText[Euro]:
    if not text:
        return FoundText()
    if _TWO_MEANINGS.fullmatch(text):
        return _no_amount("two_meanings", "può voler dire due importi", "may mean two amounts")
    if parts := _PLAIN.fullmatch(text):
        sign, units, decimals = parts[1], parts[2], (parts[3] or "").rstrip("0")
        if len(decimals) > 2:
            return _no_amount("decimals", "ha più di due decimali, e non si arrotonda", "has more than two decimals")
        if units or parts[3]:
            return _signed(Euro(f"{sign.removeprefix('+')}{units or 0}.{decimals or 0}"))
    bare = text.removeprefix("€").removesuffix("€").strip()
    if _ITALIAN_AMOUNT.fullmatch(bare) or (bare != text and bare.isdecimal() and bare.isascii()):
        amount = Euro.from_italian(bare)
        return FoundText(
            value=amount,
            kind="italian_amount",
            message=Bilingual(
                f"non è scritto con il solo punto: letto all'italiana, {amount:it}",
                f"is not written with a point alone: read the Italian way, {amount:en}",
            ),
        )
    return _no_amount("amount", "non è un importo", "is no amount")


def _signed(amount: Euro) -> FoundText[Euro]:
    if amount.cents >= 0:
        return FoundText(value=amount)
    less = Bilingual("è meno di zero: letto com'è", "is less than zero: read as it is")
    return FoundText(value=amount, kind="negative", message=less)


def _no_amount(kind: str, it: str, en: str) -> FoundText[Euro]:
    return FoundText(
        kind=kind,
        message=Bilingual(
            f"{it}: lasciato come trovato; scriverlo con il punto e due decimali, 1234.50",
            f"{en}: left as found; write it with a point and two decimals, 1234.50",
        ),
    )


def found_cig(found: str) -> FoundText[Cig | CodeAsFound]:
    """
    Read a CIG; one that fails is kept letter by letter, and told with the `fault` of `Cig` as its kind.

    A letter in the place of a digit is not mended: the message says which code would be valid. A valid code in lower
    case or with blanks in it is read, and told (`spelling`).

    Examples:
        >>> found_cig("Z8E275DO3D").value
        CodeAsFound(kind=<CodeKind.CIG: 'CIG'>, text='Z8E275DO3D')
    """
    return _cig(found) if len(found) <= LONGEST else too_long(found)


@lru_cache(maxsize=AT_HAND)
def _cig(found: str) -> FoundText[Cig | CodeAsFound]:
    return _code(found, read_cig)


def found_cup(found: str) -> FoundText[Cup | CodeAsFound]:
    """
    Read a CUP, as `found_cig` reads a CIG.
    """
    return _cup(found) if len(found) <= LONGEST else too_long(found)


@lru_cache(maxsize=AT_HAND)
def _cup(found: str) -> FoundText[Cup | CodeAsFound]:
    return _code(found, read_cup)


def found_cpv(found: str) -> FoundText[Cpv | CodeAsFound]:
    """
    Read a code of the common procurement vocabulary, as `found_cig` reads a CIG.
    """
    return _cpv(found) if len(found) <= LONGEST else too_long(found)


@lru_cache(maxsize=AT_HAND)
def _cpv(found: str) -> FoundText[Cpv | CodeAsFound]:
    return _code(found, read_cpv)


def found_tax_code(found: str) -> FoundText[TaxCode | CodeAsFound]:
    """
    Read a tax code, as `found_cig` reads a CIG.
    """
    return _tax_code(found) if len(found) <= LONGEST else too_long(found)


@lru_cache(maxsize=AT_HAND)
def _tax_code(found: str) -> FoundText[TaxCode | CodeAsFound]:
    return _code(found, read_tax_code)


C = TypeVar("C", Cig, Cup, Cpv, TaxCode)


def _code(found: str, read: Callable[[str], C | CodeAsFound]) -> FoundText[C | CodeAsFound]:
    bare = found.strip()
    if not bare:
        return FoundText()
    code = read(bare)
    if isinstance(code, CodeAsFound):
        return FoundText(value=code, kind=code.error.fault, message=code.error.said)
    if code.code != bare:
        spelling = Bilingual(f"ha minuscole o spazi: letto {code}", f"has lower case or blanks: read {code}")
        return FoundText(value=code, kind="spelling", message=spelling)
    return FoundText(value=code)
