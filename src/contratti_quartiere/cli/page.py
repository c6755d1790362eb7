"""
A page of a terminal: headings, paragraphs and tables that lose no word, in 80 columns and in a pipe.
"""

import json
import os
import sys
from collections.abc import Iterable
from unicodedata import category

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.money import Euro

__all__ = ["Page", "fitted", "put"]


def put(text: str) -> None:
    """
    Print a text.

    Raises:
        OSError: If it cannot be written. Where whoever reads has stopped reading nothing is raised, and what follows
            goes nowhere: the exit code still says what was found.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # Python writes what is left once more when it ends, and would complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise


class Page:
    """
    What one command prints, in one language.
    """

    def __init__(self, lang: Lang | str) -> None:
        self.lang = Lang(lang)
        self._out = Console(highlight=False, markup=False, emoji=False)
        # A terminal that says it has no columns has some.
        self._out.width = max(self._out.width, _NARROWEST)

    def _print(self, what: RenderableType = "") -> None:
        # Rich fills lines up to the margin; what people paste and compare has no blanks there.
        with self._out.capture() as captured:
            self._out.print(what)
        self.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))

    def say(self, it: str, en: str) -> str:
        """
        Return the text in the language of the page.
        """
        return it if self.lang is Lang.IT else en

    def euro(self, amount: Euro) -> str:
        """
        Return an amount as the language of the page writes it.
        """
        return format(amount, self.lang.value)

    def said(self, text: Bilingual) -> str:
        """
        Return a bilingual text in the language of the page.
        """
        return text.say(self.lang)

    @property
    def width(self) -> int:
        """
        How many columns there are.
        """
        return self._out.width

    def can_print(self, letters: str) -> bool:
        """
        Return whether the terminal or file has these letters.
        """
        try:
            letters.encode(self._out.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def write(self, text: str) -> None:
        """
        Print a text as it is, as `put` does.
        """
        put(text)

    def print_json(self, values: object) -> None:
        """
        Print JSON values, indented, in letters that the terminal or file has.
        """
        text = json.dumps(values, ensure_ascii=False, indent=2)
        self.write((text if self.can_print(text) else json.dumps(values, indent=2)) + "\n")

    def warn(self, text: str) -> None:
        """
        Print a sentence where errors go.
        """
        sys.stderr.write(f"{text}\n")

    def title(self, text: str) -> None:
        """
        Print the title of the page.
        """
        self._print(Text(self._plain(text), "bold"))

    def heading(self, text: str, *, note: str = "") -> None:
        """
        Print a heading with an empty line before it, and a note after it as it is written.
        """
        self._print()
        self._print(Text(self._plain(f"{text.upper()} {note}".rstrip()), "bold"))

    def paragraph(self, text: str, *, indent: int = 0, style: str = "") -> None:
        """
        Print a text, folded between words, every line indented alike.
        """
        self._print(Padding(Text(self._plain(text), style), (0, 0, 0, indent)))

    def marked(self, mark: str, text: str, *, style: str = "", width: int = 12) -> None:
        """
        Print a word in the margin and a text beside it, or below it where one of them has no room.
        """
        mark, text = self._plain(mark), self._plain(text)
        if cell_len(mark) > width or _longest_word(text) > self.width - width - 2:
            self.paragraph(mark, indent=1, style=style)
            self.paragraph(text, indent=3)
            return
        grid = Table.grid(padding=(0, 1))
        grid.add_column(width=width, no_wrap=True)
        grid.add_column(overflow="fold", ratio=1)
        grid.add_row(Text(mark, style), Text(text))
        self._print(Padding(grid, (0, 0, 0, 1)))

    def table(self, headings: Iterable[str], rows: Iterable[Iterable[str]], *, right: Iterable[int] = ()) -> None:
        """
        Print a table; what is too long for its column goes on below, and no word is cut.

        Where the page is too narrow even for the longest words, each row is printed with its headings in the margin.

        Args:
            headings: One a column.
            rows: The cells of each row.
            right: The columns whose cells stand to the right and are never folded, counted from zero.
        """
        names, cells = tuple(map(self._plain, headings)), [tuple(map(self._plain, row)) for row in rows]
        to_right = frozenset(right)
        columns = list(zip(names, *cells, strict=True))
        least = [_widest(column) if index in to_right else _longest(column) for index, column in enumerate(columns)]
        widths = fitted([_widest(column) for column in columns], least, self.width - 1 - _BETWEEN * (len(names) - 1))
        if widths is None:
            self._rows(names, cells)
            return
        table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1))
        for index, (name, width) in enumerate(zip(names, widths, strict=True)):
            table.add_column(Text(name), justify="right" if index in to_right else "left", width=width)
        for row in cells:
            table.add_row(*map(Text, row))
        self._print(Padding(table, (0, 0, 0, 1)))

    def _plain(self, text: str) -> str:
        """
        Return a text that neither moves the cursor nor hides letters, in the letters that the terminal or file has.
        """
        if not text.isprintable():
            # A document may hold anything.
            text = "".join(letter if letter == "\n" or category(letter)[0] != "C" else "\ufffd" for letter in text)
        if not self.can_print(text):
            text = "".join(letter if self.can_print(letter) else _PLAIN.get(letter, letter) for letter in text)
        return text

    def _rows(self, names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
        width = max(map(cell_len, names))
        for index, row in enumerate(rows):
            if index:
                self._print()
            for name, cell in zip(names, row, strict=True):
                if cell:
                    self.marked(name, cell, width=width)


# Columns of the narrowest page, and blanks between two columns of a table.
_NARROWEST = 20
_BETWEEN = 3

# What stands for a letter of our own pages where it is not to be had.
_PLAIN = {"→": "->", "–": "-", "€": "EUR", "·": "-", "…": "...", "’": "'", "“": '"', "”": '"', "«": '"', "»": '"'}


def fitted(widths: Iterable[int], least: Iterable[int], room: int) -> list[int] | None:
    """
    Return widths that fit into the room, taken from the widest columns first; None if not even the least fit.
    """
    found, bounds = [min(width, room) for width in widths], list(least)
    while sum(found) > room:
        spare = [index for index, width in enumerate(found) if width > bounds[index]]
        if not spare:
            return None
        found[max(spare, key=found.__getitem__)] -= 1
    return found


def _widest(column: Iterable[str]) -> int:
    return max(cell_len(line) for cell in column for line in cell.split("\n"))


def _longest(column: Iterable[str]) -> int:
    return max(map(_longest_word, column))


def _longest_word(text: str) -> int:
    return max(map(cell_len, text.split()), default=0)
