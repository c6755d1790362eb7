"""
What is wrong with one cell, in a sentence that says what would be right.
"""

from datetime import date, datetime
from typing import Any

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import shown
from contratti_quartiere.exchange.values import UnreadableError

__all__ = ["FORMULA_ERRORS", "fault", "seen"]

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


def seen(value: Any) -> Bilingual:
    """
    Return a value as a spreadsheet shows it, short enough to stand in a sentence.
    """
    if isinstance(value, bool):
        return Bilingual("VERO", "TRUE") if value else Bilingual("FALSO", "FALSE")
    if isinstance(value, float):
        return Bilingual(shown(value).replace(".", ","), shown(value))
    if isinstance(value, date):
        text = f"{value:%d/%m/%Y %H:%M}" if isinstance(value, datetime) else f"{value:%d/%m/%Y}"
        return Bilingual(text, text)
    return Bilingual(shown(value), shown(value))
