"""
Texts and names in a cell, without blanks around them; and which texts a cell can hold.
"""

import re
from datetime import date, time
from typing import Any

from contratti_quartiere.exchange.sheets.faults import FORMULA_ERRORS, fault

__all__ = [
    "no_tax_code",
    "plain",
    "read_identifier",
    "read_identifiers",
    "read_text",
    "split",
    "write_text",
    "write_texts",
]

# What a sheet cannot hold: letters that XML has not, or that a spreadsheet takes for something else.
_NO_CELL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_LONGEST_TEXT = 32_767
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_AS_TYPED = str.maketrans({"_": " ", **dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2212", " "), "\u2019": "'"})
_TAX_CODE = re.compile(
    "[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]", re.IGNORECASE
)
_SEPARATOR = re.compile(r"[,;\n]")


def plain(text: str) -> str:
    """
    Return a word as it is compared: without regard to case, blanks, dashes and letters that nobody sees.
    """
    return " ".join(_INVISIBLE.sub("", text).casefold().translate(_AS_TYPED).split())


def read_text(value: Any) -> str | None:
    """
    Return the text of a cell, without blanks around it.
    """
    if type(value) is not str:
        value = _as_text(value)
    found = value.replace("_x000D_", "").replace("\r\n", "\n").strip()
    return found or None


def _as_text(value: Any) -> str:
    if isinstance(value, (date, time)):
        read = f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
        raise fault(
            "date_as_text",
            f"il foglio l'ha presa per una data o un'ora ({read})",
            f"the sheet took it for a date or a time ({read})",
            "formattare la cella come testo e riscriverla",
            "format the cell as text and write it again",
        )
    if isinstance(value, bool):
        raise fault(
            "wrong_type",
            "trovato un vero o falso",
            "found true or false",
            "formattare la cella come testo e scrivere le parole",
            "format the cell as text and write the words",
        )
    # A number that somebody typed where a name stands: 12, and not 12.0.
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def read_identifier(value: Any) -> str | None:
    """
    Return the name in a cell, with plain blanks and without letters that nobody sees.
    """
    found = read_text(value)
    if found is None or found.isascii():
        return found
    return _INVISIBLE.sub("", found).replace("\u00a0", " ").strip() or None


def no_tax_code(found: str | None) -> str | None:
    """
    Return the name of a household, which is no tax code: that leads to a person, and is not repeated in the error.
    """
    if found is not None and _TAX_CODE.fullmatch("".join(found.split())):
        raise fault(
            "tax_code",
            "ha la forma di un codice fiscale",
            "has the form of a tax code",
            "dare al nucleo un identificativo che non porta a nessuno, per esempio H01",
            "give the household an identifier that leads to nobody, for example H01",
        )
    return found


def read_identifiers(value: Any) -> list[str] | None:
    """
    Return the names in a cell.
    """
    return [name for part in split(value) if (name := read_identifier(part))] or None


def split(value: Any) -> list[str]:
    """
    Return the texts that stand in one cell, apart by commas, semicolons or lines.
    """
    return _SEPARATOR.split(read_text(value) or "")


def write_text(value: str) -> str | None:
    """
    Return a text, or None if no cell holds it.
    """
    strange = len(value) > _LONGEST_TEXT or _NO_CELL.search(value) or value.strip().upper() in FORMULA_ERRORS
    return None if strange else value


def write_texts(value: list[str]) -> str | None:
    """
    Return texts in one cell, or None if no cell holds them.
    """
    return write_text(", ".join(value))
