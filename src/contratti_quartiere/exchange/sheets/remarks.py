"""
Notes and totals that people write under a table: they are told, and never taken for a record.
"""

import re

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import shown

__all__ = ["remark"]

_TOTAL = re.compile(r"\W*(?:sub-?)?total(?:[ei]|s)?\b", re.IGNORECASE)
_NOTE = re.compile(
    r"\*|(?:\W*(?:font[ei]|not[ae]|n\.?\s?b\.?|avvertenz[ae]|legenda|sources?|notes?|legend)\s*(?:[:.(]|$))|.*:(?:\s|$)",
    re.IGNORECASE | re.DOTALL,
)


def remark(name: str, *, alone: bool, below: bool) -> Bilingual | None:
    """
    Return what is wrong with a row whose identifier is a note or a total under the table; None if it names a record.

    Args:
        name: What stands in the cell of the identifier.
        alone: True if no other cell of the row is filled.
        below: True if the row stands below an empty one that ends the table.
    """
    if _TOTAL.match(name):
        return _told(name, "è un totale e non un identificativo", "is a total and no identifier")
    if alone and _NOTE.match(name):
        return _told(name, "è una nota e non un identificativo", "is a note and no identifier")
    if alone and below:
        found = shown(name)
        return Bilingual(
            f"{found} sta da solo sotto una riga vuota, come una nota sotto la tabella; se è una nota, spostarla in un"
            " foglio il cui nome comincia con «_»; se è un dato, togliere la riga vuota",
            f"{found} stands alone below an empty row, like a note under the table; if it is a note, move it to a sheet"
            " whose name starts with '_'; if it is a record, take the empty row away",
        )
    return None


def _told(name: str, it: str, en: str) -> Bilingual:
    found = shown(name)
    return Bilingual(
        f"{found} {it}; togliere la riga, o spostarla in un foglio il cui nome comincia con «_»",
        f"{found} {en}; take the row away, or move it to a sheet whose name starts with '_'",
    )
