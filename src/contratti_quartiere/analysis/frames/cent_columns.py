"""
A column of amounts as whole cents, with what is wrong with each of them.
"""

from decimal import Decimal
from typing import Any

import attrs
import narwhals.stable.v2 as nw

from contratti_quartiere.analysis.frames.answered_columns import first_of, text_of_objects
from contratti_quartiere.analysis.frames.column_faults import AmountUnit, ColumnFault
from contratti_quartiere.analysis.frames.frame_columns import wrong_kind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import FrameError

__all__ = ["MOST_CENTS", "Cents", "amount_faults", "cents_of", "without_objects"]

MOST_CENTS = 2**62
"""Below it the difference of two amounts still is a whole number of 64 bits."""

_CODES = (None, ColumnFault.MISSING_VALUE, ColumnFault.UNREADABLE_AMOUNT, ColumnFault.TOO_LARGE)
_MISSING, _UNREADABLE, _TOO_LARGE = 1, 2, 3
_AMOUNTS = Bilingual(
    "dare gli importi come testo '1234.50' (leggere il file con dtype=str), come Decimal, o come centesimi interi",
    "give amounts as text '1234.50' (read the file with dtype=str), as Decimal, or as whole cents",
)
_TEXT = {AmountUnit.EURO: r"^-?[0-9]+(?:[.][0-9]{1,2})?$", AmountUnit.CENT: "^-?[0-9]+$"}
# A Decimal may have more places than its value needs.
_DECIMAL = {AmountUnit.EURO: r"^-?[0-9]+(?:[.][0-9]{1,2}0*)?$", AmountUnit.CENT: r"^-?[0-9]+(?:[.]0*)?$"}
_LARGE = {AmountUnit.EURO: "^-?0*[1-9][0-9]{16}", AmountUnit.CENT: "^-?0*[1-9][0-9]{18}"}


@attrs.frozen(eq=False)
class Cents:
    """
    A column of amounts as whole cents (*importi in centesimi*).

    Attributes:
        amount: The cents; 0 where there is a fault.
        fault: The code of what is wrong, as `amount_faults` has them; 0 if nothing is.
    """

    amount: nw.Expr
    fault: nw.Expr


def amount_faults(code: nw.Expr, *, otherwise: nw.Expr) -> nw.Expr:
    """
    Return the word of a code of `Cents`; for 0, another expression.
    """
    faults = ((code == number, nw.lit(word.value)) for number, word in enumerate(_CODES) if word is not None)
    return first_of(*faults, otherwise=otherwise)


def without_objects(table: nw.DataFrame[Any], name: str) -> nw.DataFrame[Any]:
    """
    Return a table with a column of Python objects, each of them a Decimal, as text.

    Raises:
        FrameError: For the first row that holds anything else.
    """
    texts = text_of_objects(table[name], Decimal, _AMOUNTS)
    return nw.maybe_reset_index(table).with_columns(texts)


def cents_of(name: str, dtype: Any, unit: AmountUnit | None, *, decimal: bool = False) -> Cents:
    """
    Return the cents of a column.

    Args:
        name: The column.
        dtype: Its type.
        unit: In what its numbers are; None for euro, and for whole numbers no answer.
        decimal: Whether its text was a Decimal.

    Raises:
        FrameError: For floats, whole numbers of nobody knows what, and anything that is no amount.
    """
    if dtype.is_float():
        lost = Bilingual(f"contiene {dtype}, che ha perso i centesimi", f"holds {dtype}, which has lost its cents")
        raise FrameError(name, None, lost, _AMOUNTS)
    if dtype.is_integer():
        if unit is None:
            raise FrameError(
                name,
                None,
                Bilingual("contiene interi: euro o centesimi?", "holds whole numbers: euro or cents?"),
                Bilingual(
                    "dire unit=AmountUnit.CENT, o unit=AmountUnit.EURO",
                    "say unit=AmountUnit.CENT, or unit=AmountUnit.EURO",
                ),
            )
        if dtype not in {nw.UInt64, nw.Int128, nw.UInt128}:
            return _of_integers(name, unit)
    elif dtype != nw.String and not dtype.is_decimal():
        raise wrong_kind(name, dtype, _AMOUNTS)
    unit = unit or AmountUnit.EURO
    form = _DECIMAL[unit] if decimal or dtype.is_decimal() else _TEXT[unit]
    return _of_text(nw.col(name), form, unit)


def _of_integers(name: str, unit: AmountUnit) -> Cents:
    missing = nw.col(name).is_null()
    number = nw.col(name).fill_null(0).cast(nw.Int64)
    scale = 100 if unit is AmountUnit.EURO else 1
    most = MOST_CENTS // scale
    large = (number >= most) | (number <= -most)
    amount = nw.when(large).then(nw.lit(0)).otherwise(number).cast(nw.Int64) * scale
    return Cents(amount, _fault(missing, nw.lit(value=False), large))


def _of_text(column: nw.Expr, form: str, unit: AmountUnit) -> Cents:
    missing = column.is_null()
    text = column.cast(nw.String).fill_null("")
    # Some engines let a line end before the end of the text.
    readable = text.str.contains(form) & ~text.str.contains("\n")
    large = text.str.contains(_LARGE[unit])
    # Engines read the numbers of all rows, also of those that have none.
    safe = nw.when(readable & ~large).then(text).otherwise(nw.lit("0"))
    amount = safe.str.replace_all("^-|[.].*$", "").cast(nw.Int64)
    if unit is AmountUnit.EURO:
        hundredths = nw.concat_str(safe.str.replace_all("^[^.]*[.]?", ""), nw.lit("00")).str.slice(0, 2)
        amount = amount * 100 + hundredths.cast(nw.Int64)
    amount = nw.when(safe.str.starts_with("-")).then(-amount).otherwise(amount)
    return Cents(amount, _fault(missing, ~readable, large))


def _fault(missing: nw.Expr, unreadable: nw.Expr, large: nw.Expr) -> nw.Expr:
    codes = ((missing, _MISSING), (unreadable, _UNREADABLE), (large, _TOO_LARGE))
    return first_of(*((condition, nw.lit(code)) for condition, code in codes), otherwise=nw.lit(0)).cast(nw.Int64)
