"""
Money in whole cents of euro, and the exact split of an amount by largest remainder.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import TypeVar, cast

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import MalformedValueError, SplitError, WrongTypeError, shown
from contratti_quartiere.fields import exact

__all__ = ["Euro", "split"]

# Python prints whole numbers of at most 4,300 digits; an amount must always be printable.
_MOST_DIGITS = 4_000
_LIMIT = 10**_MOST_DIGITS

_PLAIN = re.compile(r"(-?)([0-9]+)(?:\.([0-9]{1,2}))?")
_ITALIAN = re.compile(r"(-?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]{1,2}))?")

K = TypeVar("K")

_AMOUNT = Bilingual("importo", "amount")


def _malformed(found: object, reason: Bilingual, remedy: Bilingual) -> MalformedValueError:
    return MalformedValueError(_AMOUNT, shown(found), reason, remedy)


def _too_long(found: object) -> MalformedValueError:
    return _malformed(
        found,
        Bilingual(f"ha più di {_MOST_DIGITS} cifre", f"has more than {_MOST_DIGITS} digits"),
        Bilingual("scrivere un importo più piccolo", "write a smaller amount"),
    )


def _cents_of_digits(sign: str, units: str, cents: str | None) -> int:
    digits = units + (cents or "").ljust(2, "0")
    if len(digits) > _MOST_DIGITS:
        raise _too_long(units)
    return -int(digits) if sign else int(digits)


def _cents_of_text(text: str) -> int:
    found = _PLAIN.fullmatch(text)
    if found:
        return _cents_of_digits(*found.groups())
    if re.fullmatch(r"-?[0-9]+\.[0-9]{3,}", text):
        reason = Bilingual("ha più di due decimali", "has more than two decimals")
    else:
        reason = Bilingual("non è un importo scritto con il punto", "is not an amount written with a point")
    raise _malformed(
        text,
        reason,
        Bilingual(
            "scrivere '1234.50', oppure Euro.from_italian('1.234,50') per il modo italiano",
            "write '1234.50', or Euro.from_italian('1.234,50') for the Italian way",
        ),
    )


def _cents_of_decimal(amount: Decimal) -> int:
    if not amount.is_finite():
        raise _malformed(
            amount,
            Bilingual("non è un numero finito", "is not a finite number"),
            Bilingual("scrivere le cifre, per esempio '1234.50'", "write its digits, such as '1234.50'"),
        )
    # Judged by its first digit, two places before the last cent: 1e999999999, unfolded, would fill the memory.
    if amount and abs(amount.adjusted()) > _MOST_DIGITS - 3:
        raise _too_long(amount)
    cents = Fraction(amount) * 100
    if cents.denominator != 1:
        raise _malformed(
            amount,
            Bilingual("ha più di due decimali", "has more than two decimals"),
            Bilingual("arrotondare prima, come dice l'atto", "round it first, as the deed says"),
        )
    return cents.numerator


@attrs.frozen(order=True, init=False, repr=False)
class Euro:
    """
    An amount of money in whole cents of euro (*importo*).

    Closed arithmetic: euros add to euros, a whole number multiplies them, euros over euros are an exact fraction;
    nothing rounds but `percentage`, which says how.

    Attributes:
        cents: The amount in cents; negative for what is taken away.

    Examples:
        >>> Euro("1000000.00") + Euro("0.10")
        Euro('1000000.10')
        >>> str(Euro("1000000.10"))
        '1.000.000,10 €'
    """

    cents: int

    def __init__(self, amount: str | Decimal) -> None:
        """
        Read an amount of euro.

        Args:
            amount: Text with a point and at most two decimals, `"1234.50"`, or a `Decimal` of whole cents.

        Raises:
            WrongTypeError: For a float, which has lost its cents, and for an int, which may mean euro or cents.
            MalformedValueError: For text of another form, three decimals, NaN, more than 4,000 digits.
        """
        if type(amount) is str:
            cents = _cents_of_text(amount)
        elif type(amount) is Decimal:
            cents = _cents_of_decimal(amount)
        else:
            raise WrongTypeError.of("Euro", amount, _remedy(amount))
        object.__setattr__(self, "cents", cents)

    @classmethod
    def from_cents(cls, cents: int) -> "Euro":
        """
        Return the amount of so many cents.

        Raises:
            WrongTypeError: For anything but a whole number.
            MalformedValueError: For more than 4,000 digits.
        """
        if type(cents) is not int:
            raise WrongTypeError.of(
                "Euro.from_cents",
                cents,
                Bilingual("scrivere i centesimi come intero: 123450", "write the cents as a whole number: 123450"),
            )
        if not -_LIMIT < cents < _LIMIT:
            raise _too_long(cents)
        return _euro(cents)

    @classmethod
    def from_italian(cls, text: str) -> "Euro":
        """
        Read an amount as Italians write it: `1.234,50 €`, `€ 1234,5`, `1.000.000`.

        The point separates thousands, in groups of three; the comma separates the cents.

        Raises:
            WrongTypeError: For anything but text.
            MalformedValueError: For text of another form, above all `1234.50`, whose point is no Italian one.
        """
        if type(text) is not str:
            raise WrongTypeError.of("Euro.from_italian", text, Bilingual("scrivere '1.234,50'", "write '1.234,50'"))
        bare = text.strip().removeprefix("€").removesuffix("€").strip()
        found = _ITALIAN.fullmatch(bare)
        if found is None:
            raise _malformed(
                text,
                Bilingual("non è un importo scritto all'italiana", "is not an amount written the Italian way"),
                Bilingual(
                    "scrivere '1.234,50': punto ogni tre cifre, virgola per i centesimi, al più due decimali",
                    "write '1.234,50': a point every three digits, a comma for the cents, at most two decimals",
                ),
            )
        sign, units, cents = found.groups()
        return _euro(_cents_of_digits(sign, units.replace(".", ""), cents))

    @staticmethod
    def total(amounts: "Iterable[Euro]") -> "Euro":
        """
        Return the sum of amounts; of none, zero.
        """
        try:
            return Euro.from_cents(sum(amount.cents for amount in amounts))
        except AttributeError:
            remedy = Bilingual("scrivere solo Euro", "write Euro only")
            raise WrongTypeError.of("Euro.total", amounts, remedy) from None

    @property
    def amount(self) -> str:
        """
        The amount with a point and two decimals, as documents hold it: `"1000000.00"`.
        """
        return f"{'-' if self.cents < 0 else ''}{abs(self.cents) // 100}.{abs(self.cents) % 100:02d}"

    def percentage(self, rate: int | Decimal | Fraction) -> "Euro":
        """
        Return so many hundredths of the amount, rounded half up to the cent (a half goes away from zero).

        Args:
            rate: The percentage: `22` for 22 %.

        Raises:
            WrongTypeError: For a float.
        """
        whole = abs(self.cents * exact(rate) / 100)
        rounded = (2 * whole.numerator + whole.denominator) // (2 * whole.denominator)
        return Euro.from_cents(rounded if (self.cents < 0) == (rate < 0) else -rounded)

    def __add__(self, other: "Euro") -> "Euro":
        if type(other) is not Euro:
            return NotImplemented
        return Euro.from_cents(self.cents + other.cents)

    def __sub__(self, other: "Euro") -> "Euro":
        if type(other) is not Euro:
            return NotImplemented
        return Euro.from_cents(self.cents - other.cents)

    def __neg__(self) -> "Euro":
        return _euro(-self.cents)

    def __abs__(self) -> "Euro":
        return _euro(abs(self.cents))

    def __bool__(self) -> bool:
        return self.cents != 0

    def __mul__(self, times: int) -> "Euro":
        if type(times) is not int:
            return NotImplemented
        return Euro.from_cents(self.cents * times)

    __rmul__ = __mul__

    def __truediv__(self, other: "Euro") -> Fraction:
        if type(other) is not Euro:
            return NotImplemented
        return Fraction(self.cents, other.cents)

    def __format__(self, spec: str) -> str:
        """
        Write the amount for people: `it` or nothing, `1.000.000,00 €`; `en`, `€1,000,000.00`.
        """
        sign = "-" if self.cents < 0 else ""
        units, cents = divmod(abs(self.cents), 100)
        if spec == "en":
            return f"{sign}€{units:,}.{cents:02d}"
        if spec in ("", "it"):
            return f"{sign}{units:,}".replace(",", ".") + f",{cents:02d} €"
        raise MalformedValueError(
            Bilingual("formato di un importo", "format of an amount"),
            shown(spec),
            Bilingual("non esiste", "does not exist"),
            Bilingual("scrivere 'it' o 'en'", "write 'it' or 'en'"),
        )

    def __str__(self) -> str:
        return format(self, "it")

    def __repr__(self) -> str:
        return f"Euro({self.amount!r})"


def _remedy(amount: object) -> Bilingual:
    if type(amount) is int:
        return Bilingual(
            "euro o centesimi? scrivere Euro('1234.50') o Euro.from_cents(123450)",
            "euro or cents? write Euro('1234.50') or Euro.from_cents(123450)",
        )
    if type(amount) is float:
        return Bilingual(
            "un float ha perso i centesimi: scrivere il testo, Euro('0.10')",
            "a float has lost its cents: write the text, Euro('0.10')",
        )
    return Bilingual("scrivere il testo, Euro('1234.50')", "write the text, Euro('1234.50')")


# Looked up once: a split makes one Euro a part, and that is most of its time.
_new, _set = object.__new__, object.__setattr__


def _euro(cents: int) -> Euro:
    # The one way round the constructor, for cents that are known to be a whole number in bounds.
    euro = _new(Euro)
    _set(euro, "cents", cents)
    return euro


def _whole_weights(given: list[int | Fraction | Decimal]) -> list[int]:
    """
    Return weights in the same proportion as whole numbers.
    """
    if set(map(type, given)) == {int}:
        return cast("list[int]", given)
    fractions = [exact(weight) for weight in given]
    scale = lcm(*(weight.denominator for weight in fractions))
    return [weight.numerator * (scale // weight.denominator) for weight in fractions]


def split(total: Euro, weights: Mapping[K, int | Fraction | Decimal]) -> dict[K, Euro]:
    """
    Divide an amount in proportion to weights, to the cent, by largest remainder.

    Each part is the exact share rounded down or up to a cent; the cents left over go to the largest remainders, and
    among equal ones to the earlier key. The parts always add up to the total. A negative total is divided like the
    positive one, so that a reversal undoes a division cent by cent.

    Args:
        total: The amount to divide.
        weights: A weight for each key, none negative, at least one above zero. Keys keep their order.

    Raises:
        WrongTypeError: For a total that is no `Euro`, weights without names, or a weight that is no exact number.
        SplitError: For no weights, a negative weight, or weights that are all zero.

    Examples:
        >>> split(Euro("100.00"), {"a": 1, "b": 1, "c": 1})
        {'a': Euro('33.34'), 'b': Euro('33.33'), 'c': Euro('33.33')}
    """
    if type(total) is not Euro:
        raise WrongTypeError.of("split", total, Bilingual("scrivere un Euro", "write a Euro"))
    try:
        given = list(weights.values())
    except AttributeError:
        remedy = Bilingual("scrivere i pesi per nome, {'a': 1}", "write the weights by name, {'a': 1}")
        raise WrongTypeError.of("split", weights, remedy) from None
    whole = _whole_weights(given)
    base = sum(whole)
    if not whole or base <= 0 or min(whole) < 0:
        raise _unsplittable(weights)
    cents = abs(total.cents)
    parts: list[int] = []
    remainders: list[int] = []
    for weight in whole:
        part, remainder = divmod(cents * weight, base)
        parts.append(part)
        remainders.append(remainder)
    left = cents - sum(parts)
    if left:
        for index in sorted(range(len(parts)), key=remainders.__getitem__, reverse=True)[:left]:
            parts[index] += 1
    if total.cents < 0:
        parts = [-part for part in parts]
    return dict(zip(weights, map(_euro, parts), strict=True))


def _unsplittable(weights: Mapping[K, int | Fraction | Decimal]) -> SplitError:
    negative = [(shown(key), shown(weight)) for key, weight in weights.items() if weight < 0]
    if negative:
        key, weight = negative[0]
        return SplitError(
            Bilingual(f"il peso di {key} è {weight}", f"the weight of {key} is {weight}"),
            Bilingual("i pesi sono da zero in su", "weights are zero or more"),
        )
    return SplitError(
        Bilingual(f"nessun peso sopra zero su {len(weights)}", f"no weight above zero out of {len(weights)}"),
        Bilingual("dare almeno un peso maggiore di zero", "give at least one weight above zero"),
    )
