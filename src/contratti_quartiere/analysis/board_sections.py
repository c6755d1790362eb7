"""
What a page of the board is made of, whoever prints it: sections of parts, and parts of lines and tables.
"""

from collections.abc import Sequence
from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual, Lang, Word
from contratti_quartiere.money import Euro
from contratti_quartiere.verdicts import Missing

__all__ = ["Listing", "Part", "Section", "Voice"]

_MOST_NAMED = 20


@attrs.frozen
class Voice:
    """
    Says what a page says in one language (*lingua della pagina*).

    Attributes:
        lang: The language.
    """

    lang: Lang = attrs.field(converter=Lang)

    def __call__(self, it: str, en: str) -> str:
        """
        Return the text in the language of the page.
        """
        return it if self.lang is Lang.IT else en

    def said(self, text: Bilingual) -> str:
        """
        Return a bilingual text in the language of the page.
        """
        return text.say(self.lang)

    def word(self, word: Word) -> str:
        """
        Return a word in the language of the page, without the underscores that documents have.
        """
        return word.say(self.lang).replace("_", " ")

    def day(self, day: date) -> str:
        """
        Return a day in ten letters, so that it fits into a column: `24/11/2020`, `2020-11-24`.
        """
        return self(f"{day.day:02}/{day.month:02}/{day.year:04}", day.isoformat())

    def euro(self, amount: Euro | None) -> str:
        """
        Return an amount, or that it is unknown.
        """
        return self("ignoto", "unknown") if amount is None else format(amount, self.lang.value)

    def listed(self, names: Sequence[str], between: str = ", ") -> str:
        """
        Return twenty names at most, and how many more there are: a page with all of them nobody reads.
        """
        shown = between.join(names[:_MOST_NAMED])
        more = len(names) - _MOST_NAMED
        if more <= 0:
            return shown
        return shown + between + self(f"e altri {more}, nel JSON (--json)", f"and {more} more, in the JSON (--json)")

    def unknown(self, missing: Missing) -> str:
        """
        Return what is not known, as a line that says so.
        """
        return self("da chiarire: ", "to be clarified: ") + self.said(missing.message)


@attrs.frozen(kw_only=True)
class Listing:
    """
    A table of the board (*tabella del cruscotto*).

    Attributes:
        caption: What it shows.
        headings: One a column.
        rows: The cells of each row; a cell may have several lines.
        right: The columns whose cells stand to the right and are never folded, counted from zero.
        late: The rows of what is overdue, counted from zero.
        soon: The rows of what is due within days.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()
    late: tuple[int, ...] = ()
    soon: tuple[int, ...] = ()


@attrs.frozen(kw_only=True)
class Part:
    """
    What stands under one heading in a section of the board (*parte del cruscotto*).

    Attributes:
        title: Its heading; empty if it needs none.
        lines: What is said before its tables.
        tables: Its tables.
    """

    title: str = ""
    lines: tuple[str, ...] = ()
    tables: tuple[Listing, ...] = ()


@attrs.frozen(kw_only=True)
class Section:
    """
    One subject of the board (*sezione del cruscotto*).

    Attributes:
        id: Its name, by which a page can point at it.
        title: Its heading.
        brief: What it has, in a few words.
        parts: What it says; none where there is nothing to tell.
    """

    id: str
    title: str
    brief: str
    parts: tuple[Part, ...] = ()
