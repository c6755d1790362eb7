"""
The entry point of the group `hypothesis`, by which `st.from_type` finds the strategies by itself.

Hypothesis calls it at the end of its own import, which may have begun in one of the modules here. So nothing of
Hypothesis is imported above, and no strategy is made before its type is asked for.
"""

from collections.abc import Callable
from typing import Any

__all__ = ["register"]


def register() -> None:
    """
    Tell Hypothesis which strategy makes each type of the library.
    """
    from hypothesis import strategies as st  # noqa: PLC0415  # see above

    from contratti_quartiere.strategies import (  # noqa: PLC0415
        agreed,
        buildings,
        calendars,
        costs,
        desks,
        funds,
        ground,
        judgements,
        moves,
        origins,
        plans,
        procedures,
        published,
        records,
        services,
        steering,
        terms,
        walks,
    )

    for module in (
        ground,
        origins,
        terms,
        plans,
        funds,
        procedures,
        walks,
        buildings,
        agreed,
        steering,
        moves,
        costs,
        services,
        desks,
        records,
        judgements,
        published,
        calendars,
    ):
        for kind, strategy in module.STRATEGIES.items():
            st.register_type_strategy(kind, _lazily(strategy))


def _lazily(strategy: Callable[[], Any]) -> Callable[[type], Any]:
    # Not a lambda in the loop above: all of them would return the last strategy.
    return lambda _: strategy()
