"""
Strategies for what the histories of cases, dwellings and works have in common: tables, walks through them, documents.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

from contratti_quartiere.bilingual import Word
from contratti_quartiere.dwellings import DWELLING_TABLE
from contratti_quartiere.evidence import DocumentKind, DocumentReference, Role
from contratti_quartiere.histories import Row, Table
from contratti_quartiere.relocation_table import RELOCATION_TABLE
from contratti_quartiere.strategies.pools import days, names, texts
from contratti_quartiere.works_table import WORKS_TABLE

__all__ = [
    "STRATEGIES",
    "document_references",
    "documents_and_roles",
    "dwelling_names",
    "household_names",
    "later",
    "rows",
    "step_facts",
    "tables",
    "walks",
    "works_names",
]

S = TypeVar("S", bound=Word)
E = TypeVar("E", bound=Word)

# Made once: a composite strategy is run anew for each value that it draws.
_DAYS = days()
_GAPS = st.integers(0, 60) | st.integers(0, 600)
_FEW_DAYS = st.integers(0, 40)
_ROLES = st.none() | st.sampled_from(Role)
_MANNERS = st.sampled_from(("bare", "usual", "usual", "usual", "any"))


def later(day: date, days: int) -> date:
    """
    Return the day that lies so many days after another, or the last of the calendar.

    Quicker than to draw it by a strategy of its own, of which a history would need dozens.
    """
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def household_names() -> st.SearchStrategy[str]:
    """
    Return a strategy for identifiers of households.
    """
    pool = st.sampled_from(("H1", "H2", "H3"))
    return st.one_of(pool, pool, pool, names())


def dwelling_names() -> st.SearchStrategy[str]:
    """
    Return a strategy for identifiers of dwellings.
    """
    pool = st.sampled_from(("A1", "A2", "V1"))
    return st.one_of(pool, pool, pool, names())


def works_names() -> st.SearchStrategy[str]:
    """
    Return a strategy for identifiers of works.
    """
    pool = st.sampled_from(("scala-A", "scala-B"))
    return st.one_of(pool, pool, pool, names())


def tables() -> st.SearchStrategy[Table[Any, Any]]:
    """
    Return a strategy for the tables of the library, one at a time.
    """
    return st.sampled_from((RELOCATION_TABLE, DWELLING_TABLE, WORKS_TABLE))


def rows() -> st.SearchStrategy[Row[Any, Any]]:
    """
    Return a strategy for single rows of the tables.
    """
    return tables().flatmap(lambda table: st.sampled_from(table.rows))


def document_references() -> st.SearchStrategy[DocumentReference]:
    """
    Return a strategy for documents as offices refer to them.
    """
    return st.builds(DocumentReference, kind=st.sampled_from(DocumentKind), protocol=texts(), dated=st.none() | days())


_DOCUMENTS = document_references()
_SOME_DOCUMENTS = st.lists(_DOCUMENTS, max_size=2).map(tuple)


def documents_and_roles() -> Mapping[str, st.SearchStrategy[Any]]:
    """
    Return the strategies for two fields that all steps and annotations have: what grounds them, and who recorded them.
    """
    return {"documents": _SOME_DOCUMENTS, "role": _ROLES}


@cache
def _ways(table: Table[Any, Any]) -> tuple[tuple[Any, ...], ...]:
    """
    Return the empty way, and for each event of a table the shortest way that ends with it.
    """
    to_state: dict[Any, tuple[Any, ...]] = {table.initial: ()}
    to_event: dict[Any, tuple[Any, ...]] = {}
    waiting = [table.initial]
    for state in waiting:
        for event in table.allowed(state):
            way = to_event.setdefault(event, (*to_state[state], event))
            if table.row(event).target not in to_state:
                to_state[table.row(event).target] = way
                waiting.append(table.row(event).target)
    return ((), *to_event.values())


@cache
def _next(table: Table[Any, Any], state: Word) -> st.SearchStrategy[Any]:
    """
    Return a strategy for what may happen in a state, of which the end is the rarest: nothing comes after it.
    """
    allowed = table.allowed(state)
    onward = [event for event in allowed if table.row(event).target not in table.finals]
    return st.sampled_from([*onward * 4, *allowed])


@st.composite
def walks(draw: st.DrawFn, table: Table[S, E], *, most: int) -> tuple[tuple[E, date], ...]:
    """
    Return a strategy for events that can follow each other from the initial state on, with days that never fall.

    Left to chance alone most walks would end at once: so each event is made as likely as any other to be come to.

    Args:
        draw: Given by Hypothesis.
        table: The table.
        most: The number of events that no walk exceeds.
    """
    events: list[E] = list(draw(st.sampled_from(_ways(table))))[:most]
    # Half of them stop where they have come to.
    for _ in range(draw(st.integers(len(events) - most, most - len(events)))):
        state = table.row(events[-1]).target if events else table.initial
        if state in table.finals:
            break
        events.append(draw(_next(table, state)))
    found: list[tuple[E, date]] = []
    for event in events:
        found.append((event, later(found[-1][1], draw(_GAPS)) if found else draw(_DAYS)))
    return tuple(found)


def step_facts(
    draw: st.DrawFn,
    row: Row[Any, Any],
    on: date,
    *,
    usual: Collection[str],
    facts: Mapping[str, st.SearchStrategy[Any]],
    days_of: Collection[str],
) -> dict[str, Any]:
    """
    Draw what a step says beyond its event and its day: what such steps say as a rule, or nothing, or anything.

    Args:
        draw: Given by Hypothesis.
        row: The row of its event.
        on: Its day.
        usual: The names of the facts that such steps state as a rule.
        facts: What makes each fact, by name.
        days_of: The names of the facts that are days; they do not lie before the day of the step.
    """
    manner = draw(_MANNERS)
    if manner == "bare":
        return {}
    if manner == "usual":
        named = list(usual)
        found: dict[str, Any] = {"documents": tuple(DocumentReference(kind=kind, dated=on) for kind in row.documents)}
    else:
        named = draw(st.lists(st.sampled_from([*facts, *days_of]), max_size=3, unique=True))
        found = {"documents": draw(_SOME_DOCUMENTS)}
    for name in named:
        found[name] = later(on, draw(_FEW_DAYS)) if name in days_of else draw(facts[name])
    return found


STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    DocumentReference: document_references,
    Row: rows,
    Table: tables,
}
"""What makes each type, for `register`."""
