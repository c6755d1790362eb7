"""
Amounts of a foreign release: euro if the release says so, and otherwise what it says, kept and told.
"""

from decimal import Decimal

import attrs

from contratti_quartiere.amounts import StatedAmount
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import ContrattiError, shown
from contratti_quartiere.exchange.ocds.branches import Branch
from contratti_quartiere.exchange.ocds.leaves import Numeral
from contratti_quartiere.money import Euro

__all__ = ["Figure", "figure_of", "stated"]

# What a float tells apart: 53 bits are fifteen digits.
_SURE_DIGITS = 15
# As `fields.of` allows.
_MOST_DIGITS = 1_000


@attrs.frozen
class Figure:
    """
    A number that a foreign record states, with its currency (*cifra dichiarata*).

    Attributes:
        number: The number, exact.
        currency: As it stands there, or as the caller says; empty if nobody says.
    """

    number: Decimal
    currency: str

    @property
    def size(self) -> int:
        """
        How many digits it would take to write it out.
        """
        return max(abs(self.number.adjusted()), len(self.number.as_tuple().digits))

    def say(self) -> str:
        """
        Return the number and its currency.
        """
        return f"{shown(self.number)} {self.currency}".rstrip()


def figure_of(value: Branch) -> Figure | None:
    """
    Return the number and the currency of a `Value` object; None where there is no number, which is told.
    """
    number = _number(value.at("amount"))
    if number is None:
        return None
    currency = value.at("currency")
    return Figure(number, currency.code or (value.release.currency if currency.value in (None, "") else ""))


def stated(value: Branch, label: Bilingual | None = None) -> StatedAmount | None:
    """
    Return a `Value` object as an amount of euro; None where it is none, which is told and left as found.

    Whether value added tax is in it, the format does not say, but the caller may; whether options are, nobody does.

    Args:
        value: The object.
        label: What the amount is of.
    """
    figure = figure_of(value)
    if figure is None:
        return None
    wrong = _wrong(figure)
    if wrong:
        value.at("amount").odd(*wrong)
        return None
    amount, currency = value.at("amount"), value.at("currency")
    if not isinstance(amount.value, float) or _surely(amount, figure.number):
        amount.take()
    if currency.text == "EUR":
        currency.take()
    return StatedAmount(amount=Euro(_plain(figure.number)), vat=value.release.vat, label=label)


def _number(amount: Branch) -> Decimal | None:
    value = amount.value
    if isinstance(value, Numeral) or (isinstance(value, (float, Decimal)) and not Decimal(value).is_finite()):
        amount.odd("not_a_number", _NO_NUMBER)
    elif isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        # The shortest text of a float is the number that was meant; what is stored is a little beside it.
        return Decimal(float.__repr__(value)) if isinstance(value, float) else Decimal(value)
    elif value is not None:
        amount.odd("wrong_type", _NO_AMOUNT)
    return None


def _wrong(figure: Figure) -> tuple[str, Bilingual] | None:
    """
    Return why a figure is no amount of euro, as a word and a sentence; None if it is one.
    """
    if not figure.currency:
        return "no_currency", _NO_CURRENCY
    if figure.currency != "EUR":
        which = shown(figure.currency)
        return "other_currency", Bilingual(
            f"la valuta è {which}, non EUR; l'importo è conservato come trovato",
            f"the currency is {which}, not EUR; the amount is kept as found",
        )
    if figure.number < 0:
        return "negative", _NEGATIVE
    if figure.number and abs(figure.number.adjusted()) > _MOST_DIGITS - 10:
        return "too_large", _TOO_LARGE
    try:
        Euro(_plain(figure.number))
    except ContrattiError as error:
        return "no_amount", error.said
    return None


def _plain(number: Decimal) -> Decimal:
    # Not -0: an amount of nothing has no sign.
    return number or Decimal(0)


def _surely(amount: Branch, number: Decimal) -> bool:
    if len(number.as_tuple().digits) <= _SURE_DIGITS:
        return True
    amount.odd("doubtful_digits", _DOUBTFUL)
    return False


_NO_NUMBER = Bilingual(
    "non è un numero finito; è conservato come trovato", "is not a finite number; it is kept as found"
)
_NO_AMOUNT = Bilingual(
    "un importo è un numero; è conservato come trovato, senza leggerlo",
    "an amount is a number; it is kept as found, and not read",
)
_NO_CURRENCY = Bilingual(
    'non ha valuta; è conservato come trovato, e diventa euro solo con currency="EUR"',
    'has no currency; it is kept as found, and becomes euro only with currency="EUR"',
)
_NEGATIVE = Bilingual("è meno di zero; è conservato come trovato", "is less than zero; it is kept as found")
_TOO_LARGE = Bilingual(
    "è troppo lungo o troppo piccolo per un importo; è conservato come trovato",
    "is too long or too small for an amount; it is kept as found",
)
_DOUBTFUL = Bilingual(
    "è un float con più di 15 cifre, e le ultime possono essere altre; letto come è scritto più in breve;"
    " leggere il file con read_releases, che tiene le cifre",
    "is a float of more than 15 digits, and the last ones may be others; read as it is written shortest;"
    " read the file with read_releases, which keeps the digits",
)
