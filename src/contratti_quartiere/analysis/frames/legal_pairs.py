"""
Which event may come after which, read from the one table of a machine: every event leads to one state.
"""

from collections.abc import Mapping
from typing import Any

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.histories import Table
from contratti_quartiere.relocation_steps import AnnotationKind
from contratti_quartiere.relocation_table import RELOCATION_TABLE
from contratti_quartiere.works import WorksAnnotationKind
from contratti_quartiere.works_table import WORKS_TABLE

__all__ = ["LegalPairs", "pairs_of"]

# What changes no state and is skipped before any row is judged; a dwelling has none.
_ANNOTATIONS: Mapping[Bilingual, type[Word]] = {
    RELOCATION_TABLE.name: AnnotationKind,
    WORKS_TABLE.name: WorksAnnotationKind,
}


@attrs.frozen(kw_only=True)
class LegalPairs:
    """
    The words of a table, and which of them may follow which (*coppie ammesse*).

    Attributes:
        events: The words of the events, in the order of the table.
        annotations: The words that change no state.
        followers: What may come first and then, for each event, what may come after it.
    """

    events: tuple[str, ...]
    annotations: tuple[str, ...]
    followers: tuple[tuple[str, ...], ...]

    @property
    def first(self) -> tuple[str, ...]:
        """
        What may begin a history.
        """
        return self.followers[0]

    def after(self, event: str) -> tuple[str, ...]:
        """
        Return what may come after an event; nothing if it leads to a final state.
        """
        return self.followers[1 + self.events.index(event)]


def pairs_of(table: Table[Any, Any]) -> LegalPairs:
    """
    Return the legal pairs of a table.
    """
    annotations = _ANNOTATIONS.get(table.name)
    followers = [table.allowed(table.initial), *(table.allowed(row.target) for row in table.rows)]
    return LegalPairs(
        events=tuple(row.event.value for row in table.rows),
        annotations=() if annotations is None else tuple(word.value for word in annotations),
        followers=tuple(tuple(event.value for event in allowed) for allowed in followers),
    )
