"""
What is wrong with one cell, in a sentence that says what would be right.
"""

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.values import UnreadableError

__all__ = ["FORMULA_ERRORS", "fault"]

FORMULA_ERRORS = frozenset({
    "#N/D", "#N/A", "#REF!", "#RIF!", "#VALUE!", "#VALORE!", "#DIV/0!", "#NAME?", "#NOME?", "#NULL!", "#NULLO!",
    "#NUM!", "#SPILL!", "#ESPANSIONE!", "#CALC!", "#CALC", "#GETTING_DATA",
})  # fmt: skip
"""The errors that a formula gives, as Excel and LibreOffice write them in English and in Italian."""


def fault(kind: str, it: str, en: str, remedy_it: str, remedy_en: str) -> UnreadableError:
    """
    Return the error of a cell: what is wrong, and what would be right.
    """
    return UnreadableError(kind, Bilingual(f"{it}; {remedy_it}", f"{en}; {remedy_en}"))
