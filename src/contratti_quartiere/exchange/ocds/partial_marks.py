"""
A release or a package that is not all that its source held says so under our own key, and is read back as such.
"""

from collections.abc import Mapping
from typing import Any, cast

from contratti_quartiere.errors import DocumentError
from contratti_quartiere.exchange.ocds.own_fields import KEY
from contratti_quartiere.exchange.records import from_values, to_value
from contratti_quartiere.programme import Unknown

__all__ = ["MARK", "with_mark", "without_mark"]

MARK = "partial"
"""Under the key of a package, or of a release that is in none: what is missing, as documents hold an unknown."""


def with_mark(found: Mapping[str, Any], missing: Unknown) -> dict[str, Any]:
    """
    Return a release or a package that says what is missing from it.

    Args:
        found: What `to_release` or `to_package` made.
        missing: What is not known, as a partial import says it.
    """
    return {**found, KEY: {**found.get(KEY, {}), MARK: to_value(missing)}}


def without_mark(value: object) -> tuple[object, Unknown | None]:
    """
    Return what was read of a file without the mark, and what the mark says; what has none comes back as it is.

    What stands in its place and is none is not ours, and is left for whoever reads what others wrote.
    """
    if not isinstance(value, dict):
        return value, None
    found = cast("dict[str, Any]", value)
    own = found.get(KEY)
    if not isinstance(own, dict) or MARK not in own:
        return found, None
    held = cast("dict[str, Any]", own)
    try:
        (missing,) = from_values({"unknowns": [held[MARK]]}).unknowns
    except DocumentError:
        return found, None
    return {**found, KEY: {name: item for name, item in held.items() if name != MARK}}, missing
