"""
The rows of a foreign CSV, one after the other in bounded memory, each with its line, read or reported.

Any usual encoding and delimiter is found; a row that is none costs no other row.
"""

import csv
import re
from collections.abc import Collection, Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import IO

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.anac.foreign_files import opened, refuse_no_rows, refused
from contratti_quartiere.exchange.anac.row_faults import BROKEN_OFF, fault
from contratti_quartiere.exchange.anac.row_lines import LINE_ENDS, LONGEST_LINE, RowLines
from contratti_quartiere.exchange.anac.saved_texts import Encoding, Saved, how_saved
from contratti_quartiere.exchange.imports import ReadRow

__all__ = ["SeparatedRows", "header_key", "separated_rows"]

_DELIMITERS = (";", ",", "\t", "|")
# What a row that breaks off may look like.
_OF_AN_END = frozenset({"unclosed_quote", "too_few_cells"})
# A last line that ends so is whole; one that ends with a bare value may have had more of it.
_WHOLE = (*LINE_ENDS, '"')
_SEP = re.compile(r'"?sep=(.?)"?', re.IGNORECASE)
_STRAY = re.compile("[\udc80-\udcff]")
_NO_LETTER = "\ufffd"


def header_key(header: str) -> str:
    """
    Return a header as it is compared: in one case, for ANAC uses both, and without signs that nobody sees.
    """
    return "".join(letter for letter in header if letter.isprintable()).strip().casefold()


@attrs.frozen(kw_only=True)
class SeparatedRows:
    """
    A foreign CSV whose headers were read; to go over it is to read its rows, from the first on (*righe separate*).

    A row is a tuple of texts, as many as there are headers and in their order. Rows without any text are none.

    Attributes:
        path: The file.
        saved: How its text was saved.
        delimiter: What stands between its values.
        headers: The name of each column, without blanks around it; `#7` for a seventh column without a name.
        above: How many lines stand above the first row.
    """

    path: Path
    saved: Saved
    delimiter: str
    headers: tuple[str, ...]
    above: int

    def __iter__(self) -> Iterator[ReadRow[tuple[str, ...]]]:
        with opened(self.path) as file, _text(file, self.saved) as text:
            for _ in range(self.above):
                text.readline(LONGEST_LINE)
            yield from _Rows(self, text).read()


def _text(file: IO[bytes], saved: Saved) -> TextIOWrapper:
    # Halves of UTF-16 cannot be carried through as strange bytes can: they become the letter that stands for none.
    errors = "replace" if saved.encoding.codec.startswith("utf-16") else "surrogateescape"
    return TextIOWrapper(file, encoding=saved.encoding.codec, errors=errors, newline="")


def separated_rows(path: Path, *, known: Collection[str], required: Collection[str]) -> SeparatedRows:
    """
    Open a foreign CSV: find its encoding by its bytes and its delimiter by its headers.

    Args:
        path: The file: a CSV, or a zip with one.
        known: The headers that it may have, in any case; by them the delimiter is found.
        required: Those without which it cannot be read.

    Raises:
        DocumentError: For a file that is no CSV, with what it is; for headers that are missing, all at once, or that
            stand twice.
        OSError: For a file that cannot be opened.
    """
    with opened(path) as file:
        saved = how_saved(file)
    with opened(path) as file, _text(file, saved) as text:
        above, head, delimiter = _head(text, {header_key(name) for name in known})
    headers = tuple(" ".join(_mended(cell).split()) or f"#{index}" for index, cell in enumerate(head, start=1))
    _refuse_headers(path, headers, known, required)
    return SeparatedRows(path=path, saved=saved, delimiter=delimiter, headers=headers, above=above)


def _head(text: TextIOWrapper, known: set[str]) -> tuple[int, list[str], str]:
    """
    Return how many lines there are up to the headers, the headers, and the delimiter by which most of them are known.
    """
    above, told = 0, ""
    line = text.readline(LONGEST_LINE)
    while line:
        above += 1
        bare = line.strip()
        if above == 1 and (found := _SEP.fullmatch(bare)):
            # A line of Excel's own, which is no row; the blank that was stripped from it is a tab.
            told = found[1] or "\t"
        elif bare:
            break
        line = text.readline(LONGEST_LINE)
    cut = {delimiter: _cells(line, delimiter) for delimiter in (told or _DELIMITERS)}
    delimiter = max(cut, key=lambda found: len({header_key(cell) for cell in cut[found]} & known))
    return above, cut[delimiter], delimiter


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return [cell for row in csv.reader([line], delimiter=delimiter) for cell in row]
    except csv.Error:
        return []


def _refuse_headers(path: Path, headers: tuple[str, ...], known: Collection[str], required: Collection[str]) -> None:
    keys = [header_key(header) for header in headers]
    missing = [name for name in required if header_key(name) not in keys]
    if missing and not {header_key(name) for name in known} & set(keys):
        refuse_no_rows(path)
    if missing:
        names = ", ".join(missing)
        raise refused(
            path,
            "missing_headers",
            Bilingual(
                f"mancano le colonne: {names}; la prima riga deve avere tutte le intestazioni",
                f"columns are missing: {names}; the first row must have all headers",
            ),
        )
    twice = [name for name in known if keys.count(header_key(name)) > 1]
    if twice:
        names = ", ".join(twice)
        raise refused(
            path,
            "duplicate_headers",
            Bilingual(
                f"queste colonne ci sono più volte: {names}; lasciarne una sola",
                f"these columns stand more than once: {names}; leave one of each",
            ),
        )


class _Rows:
    """
    The rows of one reading, each judged by its quotes, its cells and its letters.
    """

    def __init__(self, source: SeparatedRows, text: TextIOWrapper) -> None:
        self._delimiter = source.delimiter
        self._width = len(source.headers)
        self._cut = source.saved.cut
        self._lines = RowLines(text, source.above)
        # That the code page is a guess is told once, with the first letter that hangs on it.
        self._guess_untold = source.saved.encoding is Encoding.CP1252
        self._may_stray = source.saved.encoding in {Encoding.CP1252, Encoding.MIXED}

    def read(self) -> Iterator[ReadRow[tuple[str, ...]]]:
        """
        Yield each row that has text, read or reported.
        """
        lines, width = self._lines, self._width
        strict = csv.reader(lines, delimiter=self._delimiter, strict=True)
        while True:
            lines.begin()
            try:
                cells = next(strict)
            except StopIteration:
                return
            except csv.Error:
                yield self._misquoted()
                continue
            if not (cells and cells[0].strip()) and not "".join(cells).strip():
                continue
            if len(cells) == width and not lines.fault:
                yield self._row(cells)
            else:
                yield self._miscounted(len(cells))

    def _misquoted(self) -> ReadRow[tuple[str, ...]]:
        """
        Return the row in which something is wrong with the quotes: as a spreadsheet would read it, if that is a row.
        """
        lines = self._lines
        if lines.fault or len(lines.held) > 1:
            return self._unread(lines.fault or "unclosed_quote")
        try:
            # Quotes that are not closed in the row would reach into a second one.
            cells, *more = csv.reader([lines.held[0], "x"], delimiter=self._delimiter)
        except csv.Error:
            return self._unread("too_long")
        if not more:
            return self._unread("unclosed_quote")
        return self._row(cells, "quotes") if len(cells) == self._width else self._miscounted(len(cells))

    def _miscounted(self, count: int) -> ReadRow[tuple[str, ...]]:
        kind = "too_few_cells" if count < self._width else "too_many_cells"
        return self._unread(self._lines.fault or kind, (count, self._width))

    def _unread(self, kind: str, cells: tuple[int, int] | None = None) -> ReadRow[tuple[str, ...]]:
        """
        Return the report of the first line that is held; those after it are read again.
        """
        start, first = self._lines.start, self._lines.give_back()
        if kind in _OF_AN_END and not first.endswith(LINE_ENDS):
            kind, cells = BROKEN_OFF, None
        problem = fault(start, kind, _mended(first.rstrip("\r\n")), cells=cells)
        return ReadRow(line=start, record=None, problems=(problem,))

    def _row(self, cells: list[str], *odd: str) -> ReadRow[tuple[str, ...]]:
        held, start = self._lines.held, self._lines.start
        row = held[0] if len(held) == 1 else "".join(held)
        if not row.endswith(_WHOLE):
            odd = (*odd, "no_line_end")
        if self._cut and not row.endswith(LINE_ENDS):
            return self._unread(BROKEN_OFF)
        if "\0" in row:
            return self._unread("zero_bytes")
        if not row.isascii():
            odd = (*odd, *self._odd_letters(row))
            if "stray_bytes" in odd:
                cells = [_mended(cell) for cell in cells]
        found = _mended(held[0].rstrip("\r\n")) if odd else ""
        return ReadRow(line=start, record=tuple(cells), problems=tuple(fault(start, kind, found) for kind in odd))

    def _odd_letters(self, row: str) -> Iterator[str]:
        if self._guess_untold:
            self._guess_untold = False
            yield "code_page"
        if self._may_stray and _STRAY.search(row):
            yield "stray_bytes"
            row = _mended(row)
        if _NO_LETTER in row:
            yield "lost_letter"


def _mended(text: str) -> str:
    """
    Return a text with each stray byte as the code page of Windows has it.
    """
    return text if text.isascii() else _STRAY.sub(_as_windows, text)


def _as_windows(found: re.Match[str]) -> str:
    return bytes([ord(found[0]) - 0xDC00]).decode("cp1252", "replace")
