"""
The sheet by which a workbook, or a folder of CSV files, says that it is not all that its source held.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.exchange.imports import PARTIAL
from contratti_quartiere.programme import Programme, Unknown

__all__ = ["MARK", "mark_of", "mark_read", "mark_rows", "with_mark"]

MARK = "_parziale"
"""The name of the sheet, in either language."""

_OFFICE = Bilingual("chi ha fatto il foglio", "whoever made the sheet")
_UNSAID = Bilingual("Che cosa manca in questo foglio", "What is missing in this sheet")


def mark_of(programme: Programme) -> Unknown | None:
    """
    Return what a programme says that it lacks of an import; None if it says nothing.
    """
    return next((found for found in programme.unknowns if found.id == PARTIAL), None)


def with_mark(programme: Programme, mark: Unknown | None) -> Programme:
    """
    Return a programme of sheets, which hold no other unknown, with the mark if there is one.
    """
    return programme if mark is None else attrs.evolve(programme, unknowns=(mark,))


def mark_rows(mark: Unknown, lang: Lang) -> list[list[str]]:
    """
    Return the rows of the sheet: what is missing, whom to ask and the language, the one of the sheet first.
    """
    both = (lang, next(other for other in Lang if other is not lang))
    return [[mark.question.say(one), mark.office.say(one), one.value] for one in both]


def mark_read(rows: Iterable[Sequence[Any]]) -> Unknown:
    """
    Return what the sheet says; one that somebody changed or emptied is a mark still.
    """
    texts = [[str(cell) for cell in row if cell is not None] for row in rows]
    said = {row[2]: row for row in texts if len(row) > 2}
    if set(said) == {lang.value for lang in Lang}:
        it, en = said[Lang.IT.value], said[Lang.EN.value]
        return Unknown(id=PARTIAL, question=Bilingual(it[0], en[0]), office=Bilingual(it[1], en[1]))
    first = next((row[0] for row in texts if row), None)
    return Unknown(id=PARTIAL, question=_UNSAID if first is None else Bilingual(first, first), office=_OFFICE)
