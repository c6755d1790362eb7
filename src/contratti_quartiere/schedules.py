"""
Planned against actual: when interventions were to begin and to end, as said on each date, and when they did.
"""

from collections.abc import Iterable
from datetime import date

import attrs

from contratti_quartiere.dates import When, earliest, latest
from contratti_quartiere.decisions import MeasureKind, SteeringDecision
from contratti_quartiere.interventions import Intervention, ScheduleEntry
from contratti_quartiere.works import Works
from contratti_quartiere.works_table import WorksEvent

__all__ = ["Expectation", "Slippage", "expected_end", "schedule_of", "slippage", "start_of"]

_RESTARTS = frozenset(
    {WorksEvent.FUND, WorksEvent.TENDER_AGAIN, WorksEvent.AWARD, WorksEvent.START, WorksEvent.FAIL_TEST}
)
# An intervention that is added has its money assigned, anew if it was dropped before.
_OF_MEASURES = {MeasureKind.ADD: WorksEvent.FUND, MeasureKind.DROP: WorksEvent.DROP}


def schedule_of(
    intervention: Intervention, works: Iterable[Works] = (), decisions: Iterable[SteeringDecision] = ()
) -> tuple[ScheduleEntry, ...]:
    """
    Return everything said of when an intervention begins and ends, in the order in which it was known.

    Args:
        intervention: The intervention, with the entries of its own.
        works: The works of the programme; those of the intervention tell what happened and what their steps plan.
        decisions: The decisions of the programme; their measures tell new dates.
    """
    entries = [
        *intervention.schedule,
        *(entry for part in works if part.intervention == intervention.id for entry in _of_works(part)),
        *(entry for decision in decisions for entry in _of_decision(decision, intervention.id)),
    ]
    return tuple(sorted(entries, key=lambda entry: entry.known_from))


def _of_works(works: Works) -> Iterable[ScheduleEntry]:
    for step in works.history:
        yield ScheduleEntry(event=step.event, when=step.happened_on)
        if step.planned_end is not None:
            yield _planned(WorksEvent.FINISH, step.planned_end, step.happened_on)
    for note in works.annotations:
        yield from _both(note.planned_start, note.planned_end, note.on)


def _of_decision(decision: SteeringDecision, intervention: str) -> Iterable[ScheduleEntry]:
    for measure in decision.measures:
        if measure.intervention == intervention:
            if measure.kind in _OF_MEASURES:
                yield ScheduleEntry(event=_OF_MEASURES[measure.kind], when=decision.on)
            yield from _both(measure.planned_start, measure.planned_end, decision.on)


def _both(start: When | None, end: When | None, said_on: When) -> Iterable[ScheduleEntry]:
    if start is not None:
        yield _planned(WorksEvent.START, start, said_on)
    if end is not None:
        yield _planned(WorksEvent.FINISH, end, said_on)


def _planned(event: WorksEvent, when: When, said_on: When) -> ScheduleEntry:
    return ScheduleEntry(event=event, when=when, said_on=said_on, planned=True)


@attrs.frozen(kw_only=True)
class Expectation:
    """
    When an intervention is to end, as it was known on a day (*fine attesa dei lavori*).

    Attributes:
        end: The end that was foreseen, or the one that came; None if none was known.
        entry: What was said of it; None if nothing was.
        over: True if the end had come: finished, tested.
        broken: True if the contract was ended early, or the intervention dropped: then no end is expected, until
            another is said.
    """

    end: When | None = None
    entry: ScheduleEntry | None = None
    over: bool = False
    broken: bool = False


def expected_end(schedule: Iterable[ScheduleEntry], on: date) -> Expectation:
    """
    Return when an intervention is to end, by what was known on a day.

    Args:
        schedule: As `schedule_of` gives it.
        on: The day.
    """
    found = Expectation()
    for entry in schedule:
        # An end that is dated to a year or a month may still be to come while that lasts.
        if entry.known_from <= on and (entry.planned or entry.event not in _ENDS or latest(entry.when) <= on):
            found = _after(found, entry)
    return found


_ENDS = frozenset({WorksEvent.FINISH, WorksEvent.ACCEPT})


def _after(found: Expectation, entry: ScheduleEntry) -> Expectation:
    if entry.planned:
        # What was planned is nothing to what came.
        said = entry.event is WorksEvent.FINISH and not found.over
        return Expectation(end=entry.when, entry=entry) if said else found
    if entry.event in _ENDS:
        # The test proves the end, and is not it.
        return found if found.over else Expectation(end=entry.when, entry=entry, over=True)
    if entry.event in {WorksEvent.TERMINATE, WorksEvent.DROP}:
        return Expectation(entry=entry, broken=True)
    if entry.event in _RESTARTS and (found.over or found.broken):
        # The works go on, and nobody has said until when.
        return Expectation(entry=entry)
    return found


def start_of(schedule: Iterable[ScheduleEntry], on: date) -> ScheduleEntry | None:
    """
    Return when an intervention began, by what was known on a day; where it did not, when it is to; or None.

    Args:
        schedule: As `schedule_of` gives it.
        on: The day.
    """
    known = [entry for entry in schedule if entry.event is WorksEvent.START and entry.known_from <= on]
    facts = [entry for entry in known if not entry.planned]
    return next(iter(facts), known[-1] if known else None)


@attrs.frozen(kw_only=True)
class Slippage:
    """
    How far a planned date has moved, in days, no more precise than what was said (*slittamento del cronoprogramma*).

    Attributes:
        event: Of what the date is.
        first: What was first planned.
        last: What was last planned; the first if no other plan was made.
        actual: When it happened; None if it has not, or nobody knows.
    """

    event: WorksEvent
    first: ScheduleEntry
    last: ScheduleEntry
    actual: ScheduleEntry | None

    @property
    def days(self) -> tuple[int, int]:
        """
        The fewest and the most days by which it came, or is to come, later than first planned; negative for earlier.
        """
        now = self.last if self.actual is None else self.actual
        if now is self.first:
            return (0, 0)
        first = self.first.when
        return (
            (earliest(now.when) - latest(first)).days,
            (latest(now.when) - earliest(first)).days,
        )


def slippage(schedule: Iterable[ScheduleEntry], event: WorksEvent, on: date) -> Slippage | None:
    """
    Return how far the date of an event has moved, by what was known on a day; None if none was ever planned.

    Args:
        schedule: As `schedule_of` gives it.
        event: START or FINISH, as a rule.
        on: The day.
    """
    known = [entry for entry in schedule if entry.event is event and entry.known_from <= on]
    begun = next((index for index, entry in enumerate(known, 1) if not entry.planned), None)
    if event is WorksEvent.START:
        # Works begin once: what is planned or begun after that is of another contract.
        known = known[:begun]
    plans = [entry for entry in known if entry.planned]
    if not plans:
        return None
    last = plans[-1]
    # What was planned after a part was done is still to come: one staircase is finished, and the other is not.
    facts = [entry for entry in known if not entry.planned and entry.known_from >= last.known_from]
    return Slippage(event=event, first=plans[0], last=last, actual=facts[-1] if facts else None)
