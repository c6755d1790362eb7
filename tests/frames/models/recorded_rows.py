# pyright: standard
"""
Rows of histories that are drawn, and what is wrong with them: by the objects, and by the words of the documentation.
"""

from datetime import date, timedelta
from itertools import groupby
from typing import Any, NamedTuple

import attrs
import polars as pl
from hypothesis import strategies as st

from contratti_quartiere.analysis.frames import HistoryFault
from contratti_quartiere.histories import Table
from contratti_quartiere.relocation_steps import AnnotationKind
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent

DAY = date(2018, 1, 10)
WORDS = tuple(event.value for event in RelocationEvent)
NOTES = tuple(kind.value for kind in AnnotationKind)


class Recorded(NamedTuple):
    """
    A row of a table of histories.
    """

    case: str | None
    event: str | None
    on: date | None
    step: int | None = None


class Told(NamedTuple):
    """
    A row of the answer.
    """

    case: str | None
    position: int
    on: date | None
    event: str | None
    event_before: str | None
    kind: str
    allowed: str | None


def frame_of(rows: list[Recorded]) -> pl.DataFrame:
    """
    Return rows as a table of Polars.
    """
    schema = {"case": pl.String, "event": pl.String, "on": pl.Date, "step": pl.Int64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def sort(rows: list[Told]) -> list[Told]:
    """
    Return rows in one order, whatever the engine gave them in.
    """
    return sorted(rows, key=str)


def blurred(told: list[Told]) -> list[Told]:
    """
    Return rows without the position of those of which nobody can say which is first.
    """
    return [row._replace(position=-9) if row.allowed is None else row for row in told]


# The objects


@attrs.frozen
class Plain:
    """
    A step as the table of a machine needs it.
    """

    event: Any
    happened_on: date


def by_objects(rows: list[Recorded], table: Table[Any, Any]) -> list[Told]:
    """
    Give the answer of the objects: each case replayed, every fault of it.
    """
    events = {row.event.value: row.event for row in table.rows}
    found: list[Told] = []
    for case, recorded in groupby(sorted(rows, key=lambda row: (row.case, row.step)), key=lambda row: row.case):
        steps = [Plain(events[row.event], row.on) for row in recorded if row.on and row.event in events]
        for fault in table.faults(steps):
            before = steps[fault.position - 1].event if fault.position else None
            ends = before is not None and not fault.allowed
            illegal = HistoryFault.AFTER_END if ends else HistoryFault.ILLEGAL
            found.append(
                Told(
                    case,
                    fault.position,
                    fault.on,
                    fault.event.value,
                    None if before is None else before.value,
                    HistoryFault.OUT_OF_ORDER.value if fault.before else illegal.value,
                    ", ".join(event.value for event in fault.allowed),
                )
            )
    return found


@st.composite
def histories(
    draw: st.DrawFn, table: Table[Any, Any] = RELOCATION_TABLE, least: int = 0, most: int = 5
) -> list[Recorded]:
    """
    Return a strategy for histories of so many cases, legal but for a step here and there, in any order of rows.
    """
    rows: list[Recorded] = []
    for case in range(draw(st.integers(least, most))):
        state, day = table.initial, DAY
        for step, (choice, stray, days) in enumerate(draw(STEPS)):
            allowed = table.allowed(state)
            any_row = table.rows[choice % len(table.rows)]
            event = any_row.event if stray or not allowed else allowed[choice % len(allowed)]
            day += timedelta(days=days)
            rows.append(Recorded(f"caso-{case}", event.value, day, step))
            state = table.row(event).target
    return draw(st.permutations(rows))


STEPS = st.lists(
    st.tuples(
        st.integers(0, 200), st.integers(0, 5).map(lambda chance: not chance), st.sampled_from((1, 7, 30, -2, 0))
    ),
    max_size=7,
)
# What no object holds: a model of the words of the documentation, row by row.


def place_of(row: Recorded, *, by_step: bool) -> Any:
    """
    Return what orders a row within its case.
    """
    return row.step if by_step else row.on


def by_model(rows: list[Recorded], *, by_step: bool) -> list[Told]:
    """
    Give the answer that the words of the documentation ask for.
    """
    counted = [row for row in rows if row.event not in NOTES]
    placed = [row for row in counted if row.case is not None and place_of(row, by_step=by_step) is not None]
    lost = [row for row in counted if row not in placed]
    found = [Told(row.case, -1, row.on, row.event, None, HistoryFault.MISSING_VALUE.value, None) for row in lost]
    for case in {row.case for row in placed}:
        mine = sorted((row for row in placed if row.case == case), key=lambda row: place_of(row, by_step=by_step))
        places = [place_of(row, by_step=by_step) for row in mine]
        for position, row in enumerate(mine):
            tied = places.count(places[position]) > 1
            unsure = tied or (position > 0 and places.count(places[position - 1]) > 1)
            before = mine[position - 1] if position and not unsure else None
            kind = kind_of(row, before, first=not position, tied=tied, unsure=unsure, by_step=by_step)
            if kind is not None:
                word = None if before is None else before.event
                allowed = None if unsure else allowed_after(word, first=not position)
                # Of rows that share a place, nobody can say which one is first.
                found.append(Told(case, position, row.on, row.event, word, kind.value, allowed))
    return found


def kind_of(
    row: Recorded, before: Recorded | None, *, first: bool, tied: bool, unsure: bool, by_step: bool
) -> HistoryFault | None:
    """
    Return what is wrong with a row, the gravest first.
    """
    if row.event is None or row.on is None:
        return HistoryFault.MISSING_VALUE
    if row.event not in WORDS:
        return HistoryFault.UNKNOWN_WORD
    if tied:
        return HistoryFault.AMBIGUOUS_ORDER
    if unsure:
        return None
    allowed = allowed_after(None if before is None else before.event, first=first)
    if allowed is not None and row.event not in allowed.split(", "):
        return HistoryFault.ILLEGAL if allowed else HistoryFault.AFTER_END
    late = by_step and before is not None and before.on is not None and row.on < before.on
    return HistoryFault.OUT_OF_ORDER if late else None


def allowed_after(word: str | None, *, first: bool) -> str | None:
    """
    Return what may come after a word; None where nobody knows the state.
    """
    if first:
        state = RELOCATION_TABLE.initial
    elif word in WORDS:
        state = RELOCATION_TABLE.row(RelocationEvent.of(word)).target
    else:
        return None
    return ", ".join(event.value for event in RELOCATION_TABLE.allowed(state))


@st.composite
def junk(draw: st.DrawFn) -> list[Recorded]:
    """
    Return a strategy for tables with all that may be wrong: nulls, words of nobody, notes, shared places.
    """
    cases = st.sampled_from(("a", "b", "b", "b", None))
    words = st.sampled_from((*WORDS[:6], "disdetta", "nota", "censimento", "boh", None))
    days = st.sampled_from([DAY + timedelta(days=number) for number in range(6)]) | st.none()
    steps = st.integers(1, 8) | st.none()
    return [Recorded(*row) for row in draw(st.lists(st.tuples(cases, words, days, steps), max_size=9, unique=True))]


@st.composite
def much_junk(draw: st.DrawFn, least: int, most: int) -> list[Recorded]:
    """
    Return a strategy for so many of these tables in one, in any order of rows; each has cases of its own.
    """
    drawn = enumerate(draw(st.lists(junk(), min_size=least, max_size=most)))
    rows = [row._replace(case=row.case and f"{row.case}-{number}") for number, table in drawn for row in table]
    return draw(st.permutations(rows))
