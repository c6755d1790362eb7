"""
What may be wrong with a row of a table of histories.
"""

from contratti_quartiere.bilingual import Word

__all__ = ["HistoryFault"]


class HistoryFault(Word):
    """
    What is wrong with a row of a table of histories (*difetto di una storia in tabella*).
    """

    ILLEGAL = "non ammesso", "illegal"
    """The table has no row for this event after the one before it."""
    AFTER_END = "dopo la fine", "after the end"
    """The event before it led to a final state."""
    OUT_OF_ORDER = "fuori ordine", "out of order"
    """By `step` the row just before it is of a later day."""
    AMBIGUOUS_ORDER = "ordine ambiguo", "ambiguous order"
    """Another row of the case has the same place: the same day without `step`, or the same `step`."""
    UNKNOWN_WORD = "parola sconosciuta", "unknown word"
    """The event is none of the table, and no annotation."""
    UNREADABLE_DATE = "data illeggibile", "unreadable date"
    """The text in the place of the day is no day such as 2016-05-02."""
    MISSING_VALUE = "valore mancante", "missing value"
    """The case, the event, the day or the step is null, and the event is no annotation."""
