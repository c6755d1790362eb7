"""
Strategies for the division of an amount into lots.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import attrs
from hypothesis import strategies as st

from contratti_quartiere.lots import (
    Criterion,
    LotBounds,
    LotChange,
    LotPlan,
    LotShare,
    LotValue,
    ShareLine,
    compare_plans,
)
from contratti_quartiere.money import Euro, split
from contratti_quartiere.strategies.ground import bilinguals, euros
from contratti_quartiere.strategies.origins import provenances
from contratti_quartiere.strategies.pools import names

__all__ = [
    "STRATEGIES",
    "criteria",
    "lot_bounds",
    "lot_changes",
    "lot_plans",
    "lot_shares",
    "lot_values",
    "share_lines",
]

_NOTHING, _MILLION = Euro("0.00"), Euro("1000000.00")


def _measures() -> st.SearchStrategy[Fraction]:
    # Quicker than `st.fractions`, of which a plan would draw dozens.
    return st.builds(Fraction, st.integers(0, 1_000), st.just(1) | st.integers(1, 100))


def _lot_names() -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from("abcde") | names(), min_size=1, max_size=5, unique=True)


def lot_values() -> st.SearchStrategy[LotValue]:
    """
    Return a strategy for what a lot measures by a criterion.
    """
    return st.builds(LotValue, names(), _measures())


# Made once: a composite strategy is run anew for each value that it draws.
_LOTS, _MEASURES, _PROVENANCES = _lot_names(), _measures(), provenances()
_TOTALS = euros(min_value=_NOTHING, max_value=_MILLION)
_UNMEASURED = st.builds(
    Criterion,
    id=names(),
    label=bilinguals(),
    weight=_measures(),
    contrary=st.booleans(),
    values=st.just(()),
    provenance=provenances(),
)


@st.composite
def criteria(draw: st.DrawFn, lots: Sequence[str] | None = None) -> Criterion:
    """
    Return a strategy for criteria by which at least one lot measures something.

    Args:
        draw: Given by Hypothesis.
        lots: The lots that are measured; by default any, from one to five.
    """
    measured = draw(_LOTS) if lots is None else lots
    values = [draw(_MEASURES) for _ in measured]
    if not any(values):
        values[0] = Fraction(1)
    return attrs.evolve(draw(_UNMEASURED), values=tuple(map(LotValue, measured, values)))


@st.composite
def lot_bounds(draw: st.DrawFn) -> LotBounds:
    """
    Return a strategy for the least and the most of a lot, with either, both or neither.
    """
    least, most = sorted(draw(st.tuples(*[euros(min_value=_NOTHING)] * 2)))
    return LotBounds(lot=draw(names()), least=draw(st.none() | st.just(least)), most=draw(st.none() | st.just(most)))


@st.composite
def lot_plans(draw: st.DrawFn, *, bounded: bool | None = None) -> LotPlan:
    """
    Return a strategy for plans of one to five lots, between whose bounds the total lies.

    Args:
        draw: Given by Hypothesis.
        bounded: False for plans without bounds, True for a bound on every lot; by default some lots have one.
    """
    lots = draw(_LOTS)
    measured = draw(st.lists(criteria(lots), min_size=1, max_size=3, unique_by=lambda criterion: criterion.id))
    if not any(criterion.weight for criterion in measured):
        measured[0] = attrs.evolve(measured[0], weight=Fraction(1))
    # The first sets the order of the lots; the others may list them in another.
    rest = [attrs.evolve(other, values=other.values[::-1]) for other in measured[1:]]
    total = draw(_TOTALS)
    plan = LotPlan(total=total, criteria=(measured[0], *rest), provenance=draw(_PROVENANCES))
    if bounded is False:
        return plan
    bound = lots if bounded else draw(st.lists(st.sampled_from(lots), unique=True))
    return attrs.evolve(plan, bounds=_feasible(draw, plan, bound))


def _feasible(draw: st.DrawFn, plan: LotPlan, bound: Sequence[str]) -> tuple[LotBounds, ...]:
    """
    Draw bounds around any division of the total, which shows that one within them exists.
    """
    # A lot without weight gets its minimum and no more: without one, nothing.
    stuck = {lot for lot, weight in plan.weights().items() if not weight}
    free = {
        lot: int(lot not in stuck) + draw(st.integers(0, 5)) * (lot not in stuck or lot in bound) for lot in plan.lots
    }
    within = split(plan.total, free)
    bounds: list[LotBounds] = []
    for lot in bound:
        least = draw(euros(min_value=_NOTHING, max_value=within[lot]))
        most = draw(st.none() | euros(min_value=within[lot], max_value=_MILLION + _MILLION))
        bounds.append(LotBounds(lot=lot, least=within[lot] if lot in stuck else least, most=most))
    return tuple(bounds)


def lot_shares() -> st.SearchStrategy[LotShare]:
    """
    Return a strategy for what a lot gets under a plan, and why.
    """
    return lot_plans().flatmap(lambda plan: st.sampled_from(plan.shares()))


def share_lines() -> st.SearchStrategy[ShareLine]:
    """
    Return a strategy for single reasons why a lot gets what it gets.
    """
    return lot_shares().flatmap(lambda share: st.sampled_from(share.lines))


def lot_changes() -> st.SearchStrategy[LotChange]:
    """
    Return a strategy for what moved for a lot from one plan to another.
    """
    return st.builds(compare_plans, lot_plans(), lot_plans()).flatmap(st.sampled_from)


STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    Criterion: criteria,
    LotBounds: lot_bounds,
    LotChange: lot_changes,
    LotPlan: lot_plans,
    LotShare: lot_shares,
    LotValue: lot_values,
    ShareLine: share_lines,
}
"""What makes each type, for `register`."""
