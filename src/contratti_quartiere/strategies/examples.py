"""
Strategies for programmes that lie close to a rule: its examples, whole or with one thing forgotten.
"""

from collections.abc import Iterator
from typing import Any, cast

import attrs
from hypothesis import strategies as st

from contratti_quartiere.errors import ContrattiError
from contratti_quartiere.programme import Programme
from contratti_quartiere.rules import RULES
from contratti_quartiere.strategies.records import programmes

__all__ = ["judged_programmes", "rule_examples"]

_Place = tuple[str | int, ...]


@st.composite
def rule_examples(draw: st.DrawFn) -> Programme:
    """
    Return a strategy for the examples that keep or break a rule, one field of which may be forgotten.
    """
    rule = draw(st.sampled_from(RULES))
    programme = draw(st.sampled_from((rule.keeps, rule.breaks)))()
    places = tuple(_forgettable(programme, ()))
    if draw(st.booleans()) or not places:
        return programme
    try:
        return cast("Programme", _without(programme, draw(st.sampled_from(places))))
    except ContrattiError:
        # Some fields hang on each other.
        return programme


def judged_programmes() -> st.SearchStrategy[Programme]:
    """
    Return a strategy for programmes of every sort, and for those that lie close to a rule.
    """
    return programmes() | rule_examples()


def _forgettable(value: object, place: _Place) -> Iterator[_Place]:
    """
    Yield where a field stands that says more than its default.
    """
    if isinstance(value, tuple):
        for index, item in enumerate(cast("tuple[object, ...]", value)):
            yield from _forgettable(item, (*place, index))
    elif attrs.has(kind := type(value)):
        for field in attrs.fields(kind):
            found: object = getattr(value, field.name)
            if field.init and field.default is not attrs.NOTHING and found != field.default:
                yield (*place, field.name)
            yield from _forgettable(found, (*place, field.name))


def _without(value: Any, place: _Place) -> object:
    """
    Return a record with the field at a place as its default has it.
    """
    step, *rest = place
    if isinstance(step, int):
        items = cast("tuple[object, ...]", value)
        return (*items[:step], _without(items[step], tuple(rest)), *items[step + 1 :])
    if not rest:
        kind = cast("type[attrs.AttrsInstance]", type(value))
        default: object = next(field.default for field in attrs.fields(kind) if field.name == step)
        return attrs.evolve(value, **{step: default})
    return attrs.evolve(value, **{step: _without(getattr(value, step), tuple(rest))})
