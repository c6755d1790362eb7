"""
Strategies for what a calendar shows.
"""

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from contratti_quartiere.analysis.due_payments import PaymentDueKind
from contratti_quartiere.analysis.expiries import ExpiryKind, WayOnKind
from contratti_quartiere.analysis.running_deadlines import DeadlineKind
from contratti_quartiere.evidence import Role
from contratti_quartiere.exchange.calendar_entries import CalendarEntry, Counted, OtherDay
from contratti_quartiere.strategies.ground import bilinguals
from contratti_quartiere.strategies.pools import instants, names, texts
from contratti_quartiere.timetables import Stage

__all__ = ["STRATEGIES", "calendar_entries"]


def calendar_entries() -> st.SearchStrategy[CalendarEntry]:
    """
    Return a strategy for entries of a calendar, of every kind; some point to a household, and say what is counted.
    """
    return st.builds(
        CalendarEntry,
        kind=st.sampled_from((*DeadlineKind, *ExpiryKind, *WayOnKind, *PaymentDueKind, *Stage, *OtherDay)),
        programme=texts(),
        subject=st.lists(names(), max_size=2).map(tuple),
        when=instants(),
        title=bilinguals(),
        details=st.lists(bilinguals(), max_size=2).map(tuple),
        role=st.none() | st.sampled_from(Role),
        counted=st.none() | st.sampled_from(Counted),
    )


STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {CalendarEntry: calendar_entries}
"""What makes each type, for `register`."""
