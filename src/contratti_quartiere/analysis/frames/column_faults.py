"""
Why a column of a national file has no answer in a row, and in what its amounts are.
"""

from contratti_quartiere.bilingual import Word

__all__ = ["AmountUnit", "ColumnFault"]


class ColumnFault(Word):
    """
    Why a row has no answer in a column that we computed (*difetto di una colonna*).
    """

    MISSING_VALUE = "valore mancante", "missing value"
    """What the answer is made from is null."""
    UNREADABLE_DATE = "data illeggibile", "unreadable date"
    """The text in the place of the day is no day such as 2016-05-02."""
    NO_MONTH = "meno di un mese", "less than one month"
    """The months of the window are zero or fewer."""
    OUT_OF_CALENDAR = "fuori calendario", "outside the calendar"
    """The window ends after the year 9999."""
    UNREADABLE_AMOUNT = "importo illeggibile", "unreadable amount"
    """The text in the place of an amount is none such as 1234.50, or the amount has parts of a cent."""
    TOO_LARGE = "importo troppo grande", "amount too large"
    """Text or a Decimal has more than 16 digits of euro, or 18 of cents; a whole number or a sum, 2 to the 62 cents."""
    DIFFERENT_TOTALS = "totali diversi", "different totals"
    """The rows of one tender bear different totals."""


class AmountUnit(Word):
    """
    In what the numbers of a column of amounts are (*unità degli importi*).
    """

    EURO = "euro", "euro"
    CENT = "centesimi", "cents"
