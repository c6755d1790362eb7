"""
The text of a foreign release as JSON values, with every digit that stands in it and every key, twice or once.
"""

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from contratti_quartiere.exchange.ocds.leaves import DoubledObject, Numeral
from contratti_quartiere.exchange.parsing import parsed

__all__ = ["value_of"]

# Below the 4,300 digits that Python reads as a whole number.
_LONGEST = 4_000


def value_of(text: bytes) -> Any:
    """
    Return what a JSON text says: numbers with a point as decimals, so that no digit is lost.

    Args:
        text: UTF-8, with or without a byte order mark.

    Raises:
        DocumentError: For what is no JSON, with the line and the column, or is saved in another encoding.
    """
    try:
        return json.loads(text.decode("utf-8-sig"), parse_float=_number, parse_int=_whole, object_pairs_hook=_object)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        # What is no JSON is none of a document either, and told in the same words.
        return parsed(text)[0]


def _number(digits: str) -> Decimal | Numeral:
    try:
        return Decimal(digits)
    except InvalidOperation:
        return Numeral(digits)


def _whole(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= _LONGEST else Decimal(digits)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) == len(pairs):
        return values
    doubled, last = DoubledObject(values), {key: place for place, (key, _) in enumerate(pairs)}
    doubled.earlier = tuple(pair for place, pair in enumerate(pairs) if last[pair[0]] != place)
    return doubled
