"""
Who held which home, from when until when: episodes, holds and the lease, read from the steps of a case.

Nothing here is stored. Whether a building is empty is asked of these, and never of the end of a case.
"""

from datetime import date

import attrs

from contratti_quartiere.bilingual import Word
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Destination, RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.relocation_table import Whereabouts

__all__ = ["Episode", "EpisodeKind", "Hold", "Lease", "episodes", "holds", "home_since", "lease"]


class EpisodeKind(Word):
    """
    By which right a household holds a place (*tipo di occupazione*).
    """

    HOME = "a_casa", "home"
    AWAY = "fuori", "away"
    SETTLED = "sistemato", "settled"


@attrs.frozen(kw_only=True)
class Episode:
    """
    The days on which a household lives in a place, from a first day up to but without an end (*episodio*).

    Attributes:
        household: The `id` of the household at the start of the case.
        kind: By which right.
        dwelling: The `id` of the dwelling; empty for another place, or one that is unknown.
        destination: The kind of place, where it is away.
        first: The first day; None if the beginning is unknown.
        end: The day on which it is left; None while it lasts.
    """

    household: str
    kind: EpisodeKind
    dwelling: str
    destination: Destination | None = None
    first: date | None
    end: date | None

    def holds(self, day: date) -> bool:
        """
        Return whether the household lives there on a day; a beginning that is unknown lies before every day.
        """
        return (self.first is None or self.first <= day) and (self.end is None or day < self.end)


@attrs.frozen(kw_only=True)
class Hold:
    """
    The days on which a household that has moved still keeps the keys of what it left (*trattenuta dell'alloggio*).

    Attributes:
        household: The `id` of the household at the start of the case.
        dwelling: The `id` of the dwelling; empty if unknown.
        first: The day of the move.
        end: The day on which it was handed back; None if nobody knows.
    """

    household: str
    dwelling: str
    first: date
    end: date | None

    def holds(self, day: date) -> bool:
        """
        Return whether it is kept on a day; an end that nobody knows never comes.
        """
        return self.first <= day and (self.end is None or day < self.end)


@attrs.frozen(kw_only=True)
class Lease:
    """
    The lease of the home from which a case starts, apart from who lives where (*contratto di locazione*).

    Attributes:
        dwelling: The `id` of the dwelling; empty if unknown.
        since: The first day, as far as is known; None if not.
        ended: True if it has ended: by a permanent move, or because the household is gone.
        until: Its last day; None if it goes on, or if nobody wrote it down.
    """

    dwelling: str
    since: date | None
    ended: bool
    until: date | None


# They close what is open, home or away, and open nothing.
_LEAVES = frozenset({E.TAKE_IN_CHARGE, E.LEAVE, E.VACATE, E.CLOSE_EXTINCT})
_OPENS = {
    E.MOVE_TEMPORARILY: EpisodeKind.AWAY,
    E.MOVE_URGENTLY: EpisodeKind.AWAY,
    E.MOVE_AGAIN: EpisodeKind.AWAY,
    E.RETURN_HOME: EpisodeKind.HOME,
    E.MOVE_PERMANENTLY: EpisodeKind.SETTLED,
    E.WAIVE_RETURN: EpisodeKind.SETTLED,
}
_MOVES = _LEAVES | _OPENS.keys()

# Where a move goes that names no dwelling: what was agreed last. An offer, or an own arrangement, ends the search.
_BEFORE_A_MOVE = frozenset({E.OFFER, E.ACCEPT, E.ARRANGE_OWN, E.GIVE_NOTICE})
_AGREED = {
    E.MOVE_TEMPORARILY: _BEFORE_A_MOVE,
    E.MOVE_PERMANENTLY: _BEFORE_A_MOVE,
    E.RETURN_HOME: frozenset({E.OFFER_RETURN}),
}
_NO_DWELLING = frozenset({Destination.RELATIVES, Destination.OTHER})
_ENDS_THE_SEARCH = frozenset({E.OFFER, E.ARRANGE_OWN, E.OFFER_RETURN})


def home_since(case: Relocation) -> date | None:
    """
    Return since when a household lives in the dwelling of its case, by the case or else by a census; None if unknown.
    """
    if not case.annotations:
        return case.home_since
    found = [note.lived_since for note in case.annotations if note.lived_since is not None]
    return case.home_since or min(found, default=None)


def episodes(case: Relocation) -> tuple[Episode, ...]:
    """
    Return where a household lived, in order and without overlap.

    What is left and taken on one day is left before it is taken, and an episode of no day is left out. A beginning that
    is said to lie after the first move is taken for unknown.
    """
    moves = [(position, step) for position, step in enumerate(case.history) if step.event in _MOVES]
    since = home_since(case)
    if since is not None and any(step.happened_on < since for _, step in moves):
        since = None
    left, *later = *(step.happened_on for _, step in moves), None
    home = Episode(household=case.household, kind=EpisodeKind.HOME, dwelling=case.dwelling, first=since, end=left)
    found = (home, *(_opened(case, position, end) for (position, _), end in zip(moves, later, strict=True)))
    return tuple(each for each in found if each is not None and (each.end is None or each.first != each.end))


def _opened(case: Relocation, position: int, end: date | None) -> Episode | None:
    step = case.history[position]
    kind = _OPENS.get(step.event)
    if kind is None:
        return None
    place = _agreed(case, position)
    return Episode(
        household=case.household,
        kind=kind,
        dwelling=place.dwelling,
        destination=step.destination or place.destination,
        first=step.happened_on,
        end=end,
    )


def _agreed(case: Relocation, position: int) -> RelocationStep:
    """
    Return the step that says where a move leads: the move itself, else what was agreed before it.
    """
    step = case.history[position]
    if step.dwelling:
        return step
    agreed = _AGREED.get(step.event, frozenset())
    for earlier in (step, *(found for found in reversed(case.history[:position]) if found.event in agreed)):
        if earlier.dwelling or earlier.destination in _NO_DWELLING or earlier.event in _ENDS_THE_SEARCH:
            return earlier
    return step


def holds(case: Relocation) -> tuple[Hold, ...]:
    """
    Return which dwellings a household kept after it had moved out of them.

    A move that says nothing left nothing behind, but for an urgent one: there, nobody knows, unless the household comes
    back into the same dwelling.
    """
    found: list[Hold] = []
    left = case.dwelling
    for position, step in enumerate(case.history):
        if step.event in _OPENS:
            end = step.handed_back_on
            if end > step.happened_on if end is not None else step.event is E.MOVE_URGENTLY:
                found.append(Hold(household=case.household, dwelling=left, first=step.happened_on, end=end))
            left = _agreed(case, position).dwelling
            # Whoever is back in a dwelling holds it no longer from outside.
            found = [
                attrs.evolve(hold, end=step.happened_on) if hold.end is None and hold.dwelling == left != "" else hold
                for hold in found
            ]
    return tuple(found)


def lease(case: Relocation) -> Lease:
    """
    Return what became of the lease of the home: it goes on while the household is out, beside the temporary use.
    """
    gone = case.whereabouts is Whereabouts.GONE
    return Lease(
        dwelling=case.dwelling,
        since=home_since(case),
        ended=gone,
        until=case.history[-1].lease_end if gone else None,
    )
