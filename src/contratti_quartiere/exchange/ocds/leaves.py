"""
A release leaf by leaf: each single value with its JSON Pointer, and how it is written so that nothing of it is lost.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, cast

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.exchange.parsing import escaped

__all__ = ["MOST_LEVELS", "DoubledObject", "Numeral", "inside", "leaves", "step", "written"]

MOST_LEVELS = 100
"""What lies deeper in a release is none of it: real ones have ten levels."""

# Python prints whole numbers of at most 4,300 digits.
_MOST_BITS = 13_000


@attrs.frozen
class Numeral:
    """
    A number of a JSON text that no number of Python can hold, kept as it is written (*numero come scritto*).

    Attributes:
        text: The number, letter by letter.
    """

    text: str


class DoubledObject(dict[str, Any]):
    """
    A JSON object in which a key stands twice: what stood there first is kept beside it (*oggetto con chiavi doppie*).

    Attributes:
        earlier: Each value that a later one of the same key hides, with its key.
    """

    earlier: tuple[tuple[str, object], ...] = ()


def step(key: object) -> str:
    """
    Return a key as a step of a JSON Pointer that can stand in a record: without line breaks or blanks at its ends.

    RFC 6901; a key with such letters, or with a backslash, is written with the escapes of Python.
    """
    return _step(str(key))


# A package says the same few keys again and again.
@lru_cache(maxsize=1024)
def _step(key: str) -> str:
    plain = escaped(key)
    if plain.isprintable() and plain == plain.strip() and "\\" not in plain:
        return plain
    return "".join(f"\\x{ord(letter):02x}" if letter == " " else _visible(letter) for letter in plain)


def _visible(letter: str) -> str:
    return letter if letter.isprintable() and letter != "\\" else letter.encode("unicode_escape").decode()


def leaves(value: object, place: str = "") -> Iterator[tuple[str, object]]:
    """
    Yield each value that has no other in it, with its JSON Pointer, in the order of the text.

    An empty object or list is one of them. What a later value of the same key hides is not.

    Args:
        value: What a JSON text holds.
        place: The pointer of the value itself.

    Raises:
        MalformedValueError: For more levels than `MOST_LEVELS`.
    """
    # No recursion: brackets inside each other may be as many as the parser took.
    waiting: list[tuple[str, object, int]] = [(place, value, 0)]
    while waiting:
        where, found, level = waiting.pop()
        inner = inside(found)
        if not inner:
            yield where, found
            continue
        if level == MOST_LEVELS:
            raise _too_deep(where)
        waiting.extend((f"{where}/{step(key)}", child, level + 1) for key, child in reversed(inner))


def inside(value: object) -> list[tuple[object, object]]:
    """
    Return what an object or a list holds, each value with its key or its place; of anything else nothing.
    """
    # Most are plain objects and texts, which are told faster by their type.
    kind = type(value)
    if kind is str:
        return []
    if kind is dict or isinstance(value, Mapping):
        return list(cast("Mapping[object, object]", value).items())
    return list(enumerate(cast("list[object]", value))) if isinstance(value, (list, tuple)) else []


def _too_deep(where: str) -> MalformedValueError:
    return MalformedValueError(
        Bilingual("release", "release"),
        where[:60],
        Bilingual(f"ha più di {MOST_LEVELS} livelli", f"has more than {MOST_LEVELS} levels"),
        Bilingual("controllare chi lo ha scritto", "check what wrote it"),
    )


def written(value: object) -> str:
    """
    Return a value as it is kept: text as it is, anything else as JSON writes it.

    Half a character, which no file holds, becomes its code.
    """
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode()
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, Numeral):
        return value.text
    if isinstance(value, int):
        return str(value if value.bit_length() < _MOST_BITS else Decimal(value))
    if isinstance(value, float):
        digits = float.__repr__(value)
        return {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}.get(digits, digits)
    if isinstance(value, (Mapping, list, tuple)):
        return "{}" if isinstance(value, Mapping) else "[]"
    return str(value)
