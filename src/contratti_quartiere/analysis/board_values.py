"""
A board as JSON values: its own format, with a JSON Schema in the wheel.

Keys are the names of the fields in their order. What is not known has no key, and stands among what is missing.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, cast

import attrs

from contratti_quartiere.analysis.board import Board
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.fit_groups import alike, fit_groups
from contratti_quartiere.analysis.fitting_dwellings import DwellingFit
from contratti_quartiere.analysis.followed_cases import FollowedCase, NextStep
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.facts import Fact
from contratti_quartiere.money import Euro
from contratti_quartiere.report import ENGINE
from contratti_quartiere.report_values import both, source_values
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Missing

__all__ = ["BOARD_FORMAT", "board_values"]

BOARD_FORMAT = "contratti_quartiere/board/0.1.0"
"""The format of a board as JSON, in its key `format`."""


def board_values(board: Board) -> dict[str, Any]:
    """
    Return a board as JSON values: of one board always the same.
    """
    groups = alike(board.needs)
    place_of = {need.path: place for place, group in enumerate(groups) for need in group}
    # What was found for households that want the same is told once: a whole city would be a hundred times as long.
    needs = [_fields(need, without="dwellings") | {"free_dwellings": place_of[need.path]} for need in board.needs]
    return {
        "format": BOARD_FORMAT,
        "engine": ENGINE,
        **_fields(board, needs=needs),
        "free_dwellings": [_plain(fit_groups(group[0])) for group in groups],
    }


def _plain(value: object) -> Any:
    kind: type[object] = type(value)
    maker = _MAKERS.get(kind)
    if maker is not None:
        return maker(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in cast("tuple[object, ...]", value)]
    if attrs.has(kind):
        return _fields(value)
    # A word is the Italian one, as in documents.
    return str(value) if isinstance(value, str) else value


def _fields(record: object, *, without: str = "", **instead: Any) -> dict[str, Any]:
    """
    Return the fields of a record that are known, without one of them, and what is given instead of others.
    """
    kind: Any = type(record)
    values = {field.name: getattr(record, field.name) for field in attrs.fields(kind) if field.name != without}
    return {
        name: instead[name] if name in instead else _plain(value) for name, value in values.items() if value is not None
    }


def _countdown(found: Countdown) -> dict[str, Any]:
    return {"when": str(found.when), "fewest": found.fewest, "most": found.most, "overdue": found.overdue}


def _running(record: FollowedCase | NextStep) -> dict[str, Any]:
    # Of what runs, what names it among the deadlines of the board.
    running = [{"kind": deadline.kind.value, "path": deadline.path} for deadline in record.deadlines]
    return _fields(record, deadlines=running)


def _dwelling(found: DwellingFit) -> dict[str, Any]:
    return _fields(found, without="criteria")


def _missing(missing: Missing) -> dict[str, Any]:
    values = {"path": missing.path, "message": both(missing.message), "cause": missing.cause.value}
    return values | ({"parameter": missing.parameter} if missing.parameter else {})


_MAKERS: dict[type, Callable[[Any], Any]] = {
    Bilingual: both,
    Countdown: _countdown,
    DwellingFit: _dwelling,
    FollowedCase: _running,
    Euro: lambda amount: {"amount": amount.amount, "currency": "EUR"},
    Fact: lambda fact: {"name": fact.name, "value": fact.plain},
    LegalSource: source_values,
    Missing: _missing,
    Month: str,
    NextStep: _running,
    Year: str,
    date: date.isoformat,
}
