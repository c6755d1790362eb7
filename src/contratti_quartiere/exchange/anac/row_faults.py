"""
What is told of a row of a foreign CSV that is none, or whose quotes or letters are odd.
"""

from typing import TypeVar

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.imports import ReadRow, RowProblem

__all__ = ["BROKEN_OFF", "NOT_WHOLE", "fault", "no_records", "with_end_weighed"]

T = TypeVar("T")

BROKEN_OFF = "broken_off"
"""The kind of the problem of a last row that is not whole: the file ends before its end."""

_NO_END = "no_line_end"
_CUT_SHORT = "cut_short"

NOT_WHOLE = frozenset({BROKEN_OFF, _CUT_SHORT})
"""The kinds of problems of a last row by which a file is not whole."""

# What may be odd about a row because it was cut within its last cell; its other cells are whole.
_OF_THE_LETTERS = frozenset({"quotes", "stray_bytes", "lost_letter"})

# What is told of what stood there; its line says where the rest is.
_LONGEST = 1_000

_UNREAD = {
    BROKEN_OFF: Bilingual(
        "il file si interrompe in questa riga, che non è stata letta; procurarsi di nuovo il file intero",
        "the file breaks off in this row, which was not read; get the whole file again",
    ),
    "unclosed_quote": Bilingual(
        "virgolette aperte e mai chiuse: la riga non è stata letta; chiuderle, o toglierle",
        "quotes that are opened and never closed: the row was not read; close them, or take them away",
    ),
    "too_few_cells": Bilingual(
        "meno celle che intestazioni: la riga non è stata letta; controllare separatori e virgolette",
        "fewer cells than headers: the row was not read; check the delimiters and the quotes",
    ),
    "too_many_cells": Bilingual(
        "più celle che intestazioni: la riga non è stata letta; controllare separatori e virgolette",
        "more cells than headers: the row was not read; check the delimiters and the quotes",
    ),
    "too_long": Bilingual(
        "testo troppo lungo per una riga: non è stata letta; controllare fine riga e virgolette",
        "too long a text for a row: it was not read; check the line ends and the quotes",
    ),
    "zero_bytes": Bilingual(
        "contiene byte zero, che nessun testo ha: la riga non è stata letta; procurarsi di nuovo il file",
        "holds zero bytes, which no text has: the row was not read; get the file again",
    ),
}
_ODD = {
    _CUT_SHORT: Bilingual(
        "l'ultima riga non ha la sua fine, e il suo ultimo valore ha un difetto: il file è con ogni probabilità"
        " troncato; procurarsi di nuovo il file intero",
        "the last line has no end, and something is wrong with its last value: most likely the file was cut; get the"
        " whole file again",
    ),
    "no_line_end": Bilingual(
        "l'ultima riga non ha la sua fine: se il file fu troncato, l'ultimo valore può non essere intero; controllarlo",
        "the last line has no end: if the file was cut, the last value may not be whole; check it",
    ),
    "quotes": Bilingual(
        "virgolette non raddoppiate in un testo: letta come la legge un foglio elettronico; controllare il testo",
        "quotes that are not doubled in a text: read as a spreadsheet reads it; check the text",
    ),
    "code_page": Bilingual(
        "il file non è in UTF-8: da questa riga è letto come Windows-1252; controllare le lettere accentate, o salvarlo"
        " come «CSV UTF-8»",
        "the file is not in UTF-8: from this row on it is read as Windows-1252; check the accented letters, or save it"
        " as 'CSV UTF-8'",
    ),
    "stray_bytes": Bilingual(
        "alcuni byte non sono nella codifica del file: letti come Windows-1252; controllare le lettere accentate",
        "some bytes are not in the encoding of the file: read as Windows-1252; check the accented letters",
    ),
    "lost_letter": Bilingual(
        "una lettera è perduta, e resta il segno �; cercarla nel documento di origine",
        "a letter is lost, and the sign � remains; look it up in the original document",
    ),
}


def fault(line: int, kind: str, found: str, *, cells: tuple[int, int] | None = None) -> RowProblem:
    """
    Return what is told of a row.

    Args:
        line: The line on which it starts.
        kind: What is wrong, as one word.
        found: What stood there, of which a thousand letters are kept.
        cells: How many cells it has, and how many it should have, if that is what is wrong.
    """
    message = _UNREAD.get(kind) or _ODD[kind]
    if cells is not None:
        has, wanted = cells
        message = Bilingual(f"{message.it} ({has} invece di {wanted})", f"{message.en} ({has} instead of {wanted})")
    if len(found) > _LONGEST:
        found = found[: _LONGEST - 1] + "…"
    return RowProblem(line=line, place="", kind=kind, message=message, found=found, unread=kind in _UNREAD)


def with_end_weighed(row: ReadRow[T], last: str) -> ReadRow[T]:
    """
    Return a row that may end a file without a line end: if its last value is odd the file is taken to be cut there.

    A good many whole files have no last line end, so that alone decides nothing; of a row that was cut and still has
    all its cells, only the last can be short.

    Args:
        row: The row, with all that is odd about it.
        last: The header of the last column.
    """
    end = next((problem for problem in row.problems if problem.kind == _NO_END), None)
    if end is None or not any(one.place == last or one.kind in _OF_THE_LETTERS for one in row.problems):
        return row
    cut = fault(row.line, _CUT_SHORT, end.found)
    return attrs.evolve(row, problems=tuple(cut if problem is end else problem for problem in row.problems))


def no_records() -> RowProblem:
    """
    Return what is told of a file in which no record stood: it may be so, or may be the wrong file.
    """
    message = Bilingual(
        "nel file non c'è alcun record: controllare che sia il file giusto, e intero",
        "there is no record in the file: check that it is the right file, and whole",
    )
    return RowProblem(line=0, place="", kind="no_records", message=message)
