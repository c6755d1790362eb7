# pyright: standard
"""
Which event may come after which, read from the tables of the machines.
"""

from typing import Any

import pytest

from contratti_quartiere.analysis.frames.legal_pairs import pairs_of
from contratti_quartiere.dwellings import DWELLING_TABLE
from contratti_quartiere.histories import Table
from contratti_quartiere.relocation_steps import AnnotationKind
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent
from contratti_quartiere.works import WorksAnnotationKind
from contratti_quartiere.works_table import WORKS_TABLE

EACH = pytest.mark.parametrize(
    "table", [RELOCATION_TABLE, DWELLING_TABLE, WORKS_TABLE], ids=lambda table: table.name.en
)


@EACH
def test_a_pair_is_legal_if_its_table_has_the_row(table: Table[Any, Any]) -> None:
    """
    "Legal pairs are derived from the tables": an event may follow another if it may happen in the state that led to.
    """
    pairs = pairs_of(table)
    legal = {
        (before.event.value, after.event.value)
        for before in table.rows
        for after in table.rows
        if before.target in after.sources
    }

    assert legal == {(before, after) for before in pairs.events for after in pairs.after(before)}


@EACH
def test_what_may_come_first_is_what_the_first_state_allows(table: Table[Any, Any]) -> None:
    """
    A history begins with what may happen in the initial state.
    """
    first = tuple(row.event.value for row in table.rows if table.states[0] in row.sources)

    assert first == pairs_of(table).first


@pytest.mark.parametrize(
    ("table", "words"),
    [
        pytest.param(RELOCATION_TABLE, set(AnnotationKind), id="cases"),
        pytest.param(WORKS_TABLE, set(WorksAnnotationKind), id="works"),
        pytest.param(DWELLING_TABLE, set(), id="dwellings"),
    ],
)
def test_annotations_of_a_table(table: Table[Any, Any], words: set[Any]) -> None:
    """
    The words that change no state are those of the annotations of the machine; a dwelling has none.
    """
    assert {str(word.value) for word in words} == set(pairs_of(table).annotations)


def test_nothing_comes_after_the_end() -> None:
    """
    After a tenant gave the lease back nothing may come.
    """
    assert () == pairs_of(RELOCATION_TABLE).after(RelocationEvent.LEAVE.value)
