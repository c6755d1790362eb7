"""
What a quarterly report is made of: figures that are known, unknown or hidden, in rows and tables.
"""

from datetime import date

import attrs

from contratti_quartiere.analysis.calendar_quarters import CalendarQuarter
from contratti_quartiere.bilingual import Bilingual, Lang, Word
from contratti_quartiere.errors import UnknownNameError

__all__ = ["FigureState", "FigureUnit", "Quarter", "QuarterFigure", "QuarterRow", "QuarterTable"]

_HOUR = 60


class FigureState(Word):
    """
    Whether a figure of a report can be told (*stato della cifra*).
    """

    KNOWN = "nota", "known"
    AT_LEAST = "almeno", "at least"
    """A part is not known: the figure is what is known of it."""
    UNKNOWN = "ignota", "unknown"
    HIDDEN = "nascosta", "hidden"
    NOT_REACHED = "non raggiunta", "not reached"
    """More than half of those counted wait still, so that half of the durations are not over."""
    NOTHING = "nulla da misurare", "nothing to measure"


class FigureUnit(Word):
    """
    In what a figure of a report is counted (*unità della cifra*).
    """

    COUNT = "conteggio", "count"
    DAYS = "giorni", "days"
    MINUTES = "minuti", "minutes"


@attrs.frozen
class QuarterFigure:
    """
    One figure of a quarterly report, as it may go out (*cifra del rapporto*).

    Attributes:
        value: The figure, or the least that it can be; None if neither is known.
        state: Whether it can be told.
    """

    value: int | None = None
    state: FigureState = FigureState.UNKNOWN

    @classmethod
    def of(cls, value: int | None) -> "QuarterFigure":
        """
        Return a figure that is known, or unknown if there is none.
        """
        return cls() if value is None else cls(value, FigureState.KNOWN)

    def say(self, unit: FigureUnit, lang: Lang | str, *, signed: bool = False) -> str:
        """
        Return it as people read it: `12`, `7 h 30 min`, at least `7 h`, hidden, unknown.

        Args:
            unit: In what it is counted.
            lang: The language.
            signed: Whether more than none bears a plus.
        """
        if self.value is None:
            return _SAID[self.state].say(lang)
        least = f"{_SAID[self.state].say(lang)} " if self.state is FigureState.AT_LEAST else ""
        sign = "−" if self.value < 0 else "+" if signed and self.value else ""
        size = abs(self.value)
        if unit is not FigureUnit.MINUTES:
            return f"{least}{sign}{size}"
        hours, minutes = divmod(size, _HOUR)
        return f"{least}{sign}{hours} h {minutes:02d} min" if minutes else f"{least}{sign}{hours} h"


_SAID = {
    FigureState.AT_LEAST: Bilingual("almeno", "at least"),
    FigureState.UNKNOWN: Bilingual("ignoto", "unknown"),
    FigureState.HIDDEN: Bilingual("nascosto", "hidden"),
    FigureState.NOT_REACHED: Bilingual("oltre metà ancora aperte", "over half still open"),
    FigureState.NOTHING: Bilingual("–", "–"),
}


@attrs.frozen(kw_only=True)
class QuarterRow:
    """
    One figure of a quarter beside that of the quarter before (*riga del rapporto trimestrale*).

    Attributes:
        id: Its name within the report.
        label: What it is called.
        unit: In what it is counted.
        now: That of the quarter.
        before: That of the quarter before.
        part_of: The `id` of the row that it is a part of; empty if of none.
        signed: Whether it is a difference.
    """

    id: str
    label: Bilingual
    unit: FigureUnit = FigureUnit.COUNT
    now: QuarterFigure
    before: QuarterFigure
    part_of: str = ""
    signed: bool = False


@attrs.frozen(kw_only=True)
class QuarterTable:
    """
    Rows of a quarterly report on one subject, with how they are counted (*tavola del rapporto trimestrale*).

    Attributes:
        id: Its name within the report.
        title: On what it is.
        rows: The rows.
        counted: How they are counted, in one or two sentences.
    """

    id: str
    title: Bilingual
    rows: tuple[QuarterRow, ...]
    counted: Bilingual


@attrs.frozen(kw_only=True)
class Quarter:
    """
    What a lab did in a quarter beside the quarter before, as it may go out (*rapporto trimestrale*).

    Attributes:
        laboratory: The `id` of the lab.
        name: What it is called; its `id` if nobody says.
        programme: What the programme is called; empty if nobody says.
        quarter: The quarter.
        on: The day as of which everything is known.
        last: The last day that is counted: the last of the quarter, or `on` if the quarter is not over.
        small_number: Below which number counts of people and of what they asked for are hidden.
        small_number_source: Who set it.
        run_by: The bodies that ran it in the quarter, as far as is known.
        closures: The days on which it was closed though its hours say otherwise, with the reasons.
        went_out: The tables of counts that the programme published in the quarter.
        tables: The figures, by subject.
        notes: What is not known, and what else must be said of the figures.
    """

    laboratory: str
    name: str
    programme: str = ""
    quarter: CalendarQuarter
    on: date
    last: date
    small_number: int
    small_number_source: Bilingual
    run_by: tuple[str, ...] = ()
    closures: tuple[Bilingual, ...] = ()
    went_out: tuple[Bilingual, ...] = ()
    tables: tuple[QuarterTable, ...]
    notes: tuple[Bilingual, ...] = ()

    @property
    def partial(self) -> bool:
        """
        True if the quarter is not over on the day.
        """
        return self.last < self.quarter.last_day

    def __getitem__(self, name: str) -> QuarterRow:
        """
        Return a row by its name.

        Raises:
            UnknownNameError: If there is none of that name.
        """
        rows = {row.id: row for table in self.tables for row in table.rows}
        if name not in rows:
            raise UnknownNameError(Bilingual("riga", "row"), name, tuple(sorted(rows)))
        return rows[name]
