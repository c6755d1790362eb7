"""
What a report could say of a document, and which fields or figures would let it say more.
"""

import re
from collections.abc import Iterable, Sequence

import attrs

from contratti_quartiere.entries import Entry
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause

__all__ = ["Coverage", "Unlock", "covered"]


@attrs.frozen(kw_only=True)
class Unlock:
    """
    One field, or one figure, that rules want before they can decide (*dato che sblocca*).

    It is the first thing that they lack: with it they may come to want another.

    Attributes:
        field: The field in every record of its kind, with `*` in the place of an index: `/tenders/*/notice_date`;
            empty for a figure.
        parameter: The name of the figure that nobody has set; empty for a field.
        cause: Why it is wanted.
        rules: The `id` of each rule that wants it, in the order of the rules.
        places: Where it is wanted, as JSON Pointers, in the order of the report.
    """

    field: str = ""
    parameter: str = ""
    cause: MissingCause
    rules: tuple[str, ...]
    places: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Coverage:
    """
    Which rules could decide something of a document (*copertura*).

    A rule of several versions is one rule. One that decided some places and not others is among the decided, and what
    it lacks for the others is among the unlocks.

    Attributes:
        decided: The `id` of each rule that found something kept or broken.
        undecided: The `id` of each that could decide nothing of what it has an object in.
        not_applicable: The `id` of each that has no object in the document.
        unlocks: What would let rules decide, from what most rules want to what fewest do.
    """

    decided: tuple[str, ...]
    undecided: tuple[str, ...]
    not_applicable: tuple[str, ...]
    unlocks: tuple[Unlock, ...]


def covered(entries: Sequence[Entry]) -> Coverage:
    """
    Return which rules could decide something of a document, and what would let the others.

    Args:
        entries: Everything that was said.
    """
    missing = [(entry, entry.verdict) for entry in entries if isinstance(entry.verdict, Missing)]
    decided = _rules(entry for entry in entries if isinstance(entry.verdict, Breach | Kept))
    waiting = tuple(name for name in _rules(entry for entry, _ in missing) if name not in decided)
    others = tuple(name for name in _rules(entries) if name not in {*decided, *waiting})
    return Coverage(decided=decided, undecided=waiting, not_applicable=others, unlocks=_unlocks(missing))


def _rules(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.rule.id for entry in entries))


def _unlocks(missing: Iterable[tuple[Entry, Missing]]) -> tuple[Unlock, ...]:
    wanted: dict[tuple[str, str, MissingCause], list[Entry]] = {}
    for entry, verdict in missing:
        # A figure is wanted once for all records.
        field = "" if verdict.parameter else re.sub(r"/\d+(?=/|$)", "/*", verdict.path)
        wanted.setdefault((field, verdict.parameter, verdict.cause), []).append(entry)
    unlocks = (
        Unlock(
            field=field,
            parameter=parameter,
            cause=cause,
            rules=_rules(entries),
            places=tuple(dict.fromkeys(entry.verdict.path for entry in entries)),
        )
        for (field, parameter, cause), entries in wanted.items()
    )
    return tuple(sorted(unlocks, key=lambda found: -len(found.rules)))
