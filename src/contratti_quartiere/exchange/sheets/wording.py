"""
What a record says of its fields, in the words of the sheet: the headers of columns, and days as people write them.
"""

import re
from collections.abc import Iterator
from datetime import date

from contratti_quartiere.bilingual import Bilingual, Lang, italian_day, say_day
from contratti_quartiere.exchange.sheets.columns import Column, Sheet

__all__ = ["in_words", "named", "of_case"]

_FIELD = re.compile(r"\b([a-z]+(?:_[a-z]+)+)\b(=?)")
# How a record names itself and its field; the cell says it already.
_RECORD = re.compile(r"^[A-Z][A-Za-z]+\.[a-z_]+:? ")
_STATE_IT, _STATE_EN = re.compile("^caso «([^»]*)»: "), re.compile("^case ('[^']*'): ")
_DAY = re.compile(r"\b([0-9]{4})-([0-9]{2})-([0-9]{2})\b")


def in_words(sheet: Sheet, message: Bilingual) -> Bilingual:
    """
    Return a sentence with the headers of the columns in the place of the fields that they hold.
    """
    return Bilingual(_said(sheet, message.it, Lang.IT), _said(sheet, message.en, Lang.EN))


def named(sheet: Sheet, message: Bilingual) -> Column | None:
    """
    Return the column to which a sentence of a whole record points: the last of which it says the value, else the first.
    """
    columns = _columns(sheet)
    found = [(columns[field], value) for field, value in _fields(message.en) if field in columns]
    told = [column for column, value in found if value]
    return told[-1] if told else found[0][0] if found else None


def of_case(message: Bilingual, name: str, since: date | None) -> Bilingual:
    """
    Return what is wrong with a step, with the case that it is of and the day since which the case is in its state.
    """
    it = "che" if since is None else f"che {italian_day('il', since)}"
    en = "which" if since is None else f"which on {say_day(since, Lang.EN)}"
    return Bilingual(
        _STATE_IT.sub(lambda found: f"caso {name}, {it} era «{found[1].replace('_', ' ')}»: ", message.it),
        _STATE_EN.sub(lambda found: f"case {name}, {en} was {found[1]}: ", message.en),
    )


def _fields(text: str) -> Iterator[tuple[str, str]]:
    return ((found[1], found[2]) for found in _FIELD.finditer(text))


def _columns(sheet: Sheet) -> dict[str, Column]:
    return {path[0]: column for column in sheet.columns for _, path in column.fields if len(path) == 1}


def _said(sheet: Sheet, text: str, lang: Lang) -> str:
    columns = _columns(sheet)
    text = _RECORD.sub("", text)

    def header(found: re.Match[str]) -> str:
        column = columns.get(found[1])
        if column is None:
            return found[0]
        name = f"«{column.it}»" if lang is Lang.IT else repr(column.en)
        return f"{name} " if found[2] else name

    return _DAY.sub(r"\3/\2/\1", _FIELD.sub(header, text)) if _FIELD.search(text) else text
