"""
A page of a terminal: headings, paragraphs and tables that lose no word, in 80 columns and in a pipe.
"""

import json
import sys
from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.money import Euro

__all__ = ["Page"]


class Page:
    """
    What one command prints, in one language.
    """

    def __init__(self, lang: Lang | str) -> None:
        self.lang = Lang(lang)
        self._out = Console(highlight=False, markup=False, emoji=False)

    def _print(self, what: RenderableType = "") -> None:
        # Rich fills lines up to the margin; what people paste and compare has no blanks there.
        with self._out.capture() as captured:
            self._out.print(what)
        sys.stdout.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))

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
        Print a text as it is.
        """
        sys.stdout.write(text)

    def print_json(self, values: object) -> None:
        """
        Print JSON values, indented.
        """
        self.write(json.dumps(values, ensure_ascii=False, indent=2) + "\n")

    def warn(self, text: str) -> None:
        """
        Print a sentence where errors go.
        """
        sys.stderr.write(f"{text}\n")

    def title(self, text: str) -> None:
        """
        Print the title of the page.
        """
        self._print(Text(text, style="bold"))

    def heading(self, text: str, *, note: str = "") -> None:
        """
        Print a heading with an empty line before it, and a note after it as it is written.
        """
        self._print()
        self._print(Text(f"{text.upper()} {note}".rstrip(), style="bold"))

    def paragraph(self, text: str, *, indent: int = 0, style: str = "") -> None:
        """
        Print a text, folded between words, every line indented alike.
        """
        self._print(Padding(Text(text, style=style), (0, 0, 0, indent)))

    def marked(self, mark: str, text: str, *, style: str = "", width: int = 12) -> None:
        """
        Print a word in the margin and a text beside it.
        """
        grid = Table.grid(padding=(0, 1))
        grid.add_column(width=width, no_wrap=True)
        grid.add_column(overflow="fold", ratio=1)
        grid.add_row(Text(mark, style=style), Text(text))
        self._print(Padding(grid, (0, 0, 0, 1)))

    def table(self, headings: Iterable[str], rows: Iterable[Iterable[str]], *, right: Iterable[int] = ()) -> None:
        """
        Print a table; what is too long for its column goes on below, and nothing is cut.

        Args:
            headings: One a column.
            rows: The cells of each row.
            right: The columns whose cells stand to the right, counted from zero.
        """
        to_right = set(right)
        table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1))
        for index, heading in enumerate(headings):
            number = index in to_right
            table.add_column(heading, justify="right" if number else "left", overflow="fold", no_wrap=number)
        for row in rows:
            table.add_row(*(Text(cell) for cell in row))
        self._print(Padding(table, (0, 0, 0, 1)))
