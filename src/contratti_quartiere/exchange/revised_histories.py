"""
The history of a case, a dwelling or works after a corrected sheet: steps recognised, put right and put in their places.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from contratti_quartiere.dwellings import DWELLING_TABLE, DwellingStep
from contratti_quartiere.exchange.changes import ChangeKind
from contratti_quartiere.exchange.held_fields import HeldFields, day_of, sort_of
from contratti_quartiere.exchange.matching import between, matched
from contratti_quartiere.histories import Table
from contratti_quartiere.relocation_steps import RelocationStep
from contratti_quartiere.relocation_table import RELOCATION_TABLE
from contratti_quartiere.works import WorksStep
from contratti_quartiere.works_table import WORKS_TABLE

__all__ = ["TABLES", "PlacedStep", "placed_steps"]

TABLES: Mapping[type, Table[Any, Any]] = {
    DwellingStep: DWELLING_TABLE,
    RelocationStep: RELOCATION_TABLE,
    WorksStep: WORKS_TABLE,
}
"""The table that each kind of step follows."""


@attrs.frozen(kw_only=True)
class PlacedStep:
    """
    A step in its place of a revised history, and what became of it (*passo collocato*).

    Attributes:
        step: The step as it stands now.
        before: The step as it stood; None if the document did not have it.
        kind: What became of it; None if nothing did.
        place: Its place in the history of the sheet; None if it is not there.
    """

    step: Any
    before: Any = None
    kind: ChangeKind | None = None
    place: int | None = attrs.field(default=None, eq=False)


def placed_steps(
    older: tuple[Any, ...], sheet: tuple[Any, ...], held: HeldFields, recorded_on: date
) -> tuple[PlacedStep, ...]:
    """
    Return the steps of an older history as a sheet corrects them, whether or not they can have happened like this.

    The steps stand in the order of the sheet; a step that it has lost stands where its day and the step before it put
    it. Where the sheet only has the same steps in another order of one day, the older order stays.

    Args:
        older: The history as it stood.
        sheet: The history as the sheet has it.
        held: What a sheet holds of a step.
        recorded_on: The day on which a late step is recorded, if the sheet does not say it.

    Raises:
        ContrattiError: If a step of the sheet does not go together with what the document knows of it beside.
    """
    if len(older) == len(sheet) and all(map(held.same, older, sheet)):
        return _unchanged(older)
    kind = sort_of((*older, *sheet)[0])
    pairs = between(matched(older, sheet, held.passes(kind), day_of), older, sheet, _any_two)
    steps = [
        attrs.evolve(_paired(step, pairs.get(index), older, held), place=index) for index, step in enumerate(sheet)
    ]
    if len(pairs) == len(older) == len(sheet) and not any(step.kind for step in steps):
        return _unchanged(older)
    lost = sorted(set(range(len(older))) - set(pairs.values()))
    order: list[int | None] = [pairs.get(index) for index in range(len(sheet))]
    for index in lost:
        place = _place(steps, order, index, older[index].happened_on)
        order.insert(place, index)
        steps.insert(place, PlacedStep(step=older[index], before=older[index], kind=ChangeKind.KEPT_STEP))
    last_known = max((place for place, step in enumerate(steps) if step.before is not None), default=-1)
    return tuple(
        _late(step, recorded_on) if step.before is None and place < last_known else step
        for place, step in enumerate(steps)
    )


def _any_two(_older: object, _newer: object) -> bool:
    """
    Return that any two steps could be one: an office may have taken one event for another, on another day.
    """
    return True


def _unchanged(older: tuple[Any, ...]) -> tuple[PlacedStep, ...]:
    return tuple(PlacedStep(step=step, before=step) for step in older)


def _paired(step: Any, index: int | None, older: tuple[Any, ...], held: HeldFields) -> PlacedStep:
    if index is None:
        return PlacedStep(step=step, kind=ChangeKind.NEW_STEP)
    before = older[index]
    now = held.merged(before, step)
    return PlacedStep(step=now, before=before, kind=None if now == before else ChangeKind.CORRECTED_STEP)


def _place(steps: list[PlacedStep], order: list[int | None], index: int, day: date) -> int:
    """
    Return where a step that the sheet has lost stands: on its day, after the step that stood before it.
    """
    first = bisect_left(steps, day, key=_day)
    last = bisect_right(steps, day, key=_day)
    after = order.index(index - 1) + 1 if index else first
    return min(max(after, first), last)


def _day(placed: PlacedStep) -> date:
    day: date = placed.step.happened_on
    return day


def _late(placed: PlacedStep, recorded_on: date) -> PlacedStep:
    step = placed.step
    if step.recorded_on is None and step.happened_on <= recorded_on:
        step = attrs.evolve(step, recorded_on=recorded_on)
    return attrs.evolve(placed, step=step, kind=ChangeKind.LATE_STEP)
