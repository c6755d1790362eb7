"""
The text of a document to JSON values: what no document can hold is refused here, before any record is looked at.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice
from typing import Any, cast

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import DocumentError, Problem, WrongTypeError, shown
from contratti_quartiere.exchange.unparsed import FOREIGN_KINDS, not_utf8, other_kind, why_no_json, with_nul

__all__ = [
    "DEEPEST",
    "MOST_BYTES",
    "MOST_PROBLEMS",
    "NO_JSON",
    "TOO_MANY",
    "LongNumber",
    "check_size",
    "escaped",
    "missing_key",
    "opened",
    "parsed",
    "unknown_keys",
]

MOST_PROBLEMS = 10_000
"""Past so many problems no more are looked for: each costs memory, and nobody reads them all."""

MOST_BYTES = 100 * 2**20
"""A document of more bytes is not read; a thousand tenders with their plans make about six million."""

DEEPEST = 100
"""A text with more brackets inside each other is not read; a document has fewer than twenty."""

TOO_MANY = Problem(
    "",
    "too_many",
    Bilingual(
        f"ha più di {MOST_PROBLEMS} errori; correggere i primi e riprovare",
        f"has more than {MOST_PROBLEMS} errors; mend the first ones and try again",
    ),
)
"""What stands after so many problems in the place of the others."""

NO_JSON = frozenset({"empty", "encoding", "json", "nesting", "too_big"}) | FOREIGN_KINDS
"""The kinds of problem that a text has which is no JSON, or none that is read."""

# As long as an amount or a fraction may be, and below the 4,300 digits that Python reads.
_LONGEST_NUMBER = 4_000

# All that tells how deep a text goes: a step in, or a step out, which is minus one where a byte has a sign.
_BRACKETS = bytes.maketrans(b"[{]}", b"\x01\x01\xff\xff")
_ESCAPED = re.compile(rb"\\.", re.DOTALL)
_OTHERS = bytes(set(range(256)) - set(b'[]{}"'))


@attrs.frozen
class LongNumber:
    """
    A number of a document with more digits than anything counted has.

    Attributes:
        digits: How many; the number itself is not kept.
    """

    digits: int

    def __str__(self) -> str:
        return "…"


def escaped(key: str) -> str:
    """
    Return a key as a step of a JSON Pointer (RFC 6901); half a character becomes its code, or no file could hold it.
    """
    step = key.replace("~", "~0").replace("/", "~1")
    return step if step.isascii() else step.encode("utf-8", "backslashreplace").decode()


def missing_key(pointer: str) -> Problem:
    """
    Return the problem of a required key that is not there.
    """
    return Problem(pointer, "missing_key", Bilingual("manca, ed è obbligatorio", "is missing, and is required"))


def unknown_keys(pointer: str, keys: Iterable[str], known: Iterable[str]) -> Iterator[Problem]:
    """
    Yield a problem for each key that an object cannot have, with those that it can.
    """
    allowed = ", ".join(known)
    message = Bilingual(f"chiave sconosciuta; sono ammesse: {allowed}", f"unknown key; the keys are: {allowed}")
    for key in sorted(keys):
        yield Problem(f"{pointer}/{escaped(key)}", "unknown_key", message)


def opened(text: str | bytes, wanted: str) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """
    Return the values of a document of one format, and a problem for each key that stands twice.

    Args:
        text: The document; bytes are UTF-8, with or without a byte order mark.
        wanted: The format that its key `format` must name.

    Raises:
        WrongTypeError: For anything but text or bytes.
        DocumentError: For what is no JSON object, or of another format.
    """
    if type(text) not in (str, bytes):
        raise WrongTypeError.of(
            "loads.text", text, Bilingual("scrivere un testo JSON, str o bytes", "write JSON text, str or bytes")
        )
    values, doubled = parsed(text)
    found = values.pop("format", None)
    if found != wanted:
        key = f'"format": "{wanted}"'
        message = Bilingual(
            f"formato {shown(found)} sconosciuto; scrivere {key}", f"format {shown(found)} unknown; write {key}"
        )
        raise DocumentError((Problem("", "format", message),))
    return values, doubled


def parsed(text: str | bytes) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """
    Return the values of a document, and a problem for each key that stands twice in an object.

    Raises:
        DocumentError: For what is no text in UTF-8, no object in JSON, or past `MOST_BYTES` or `DEEPEST`.
    """
    decoded = _decoded(text)
    if not decoded.strip():
        raise _unreadable("empty", "è vuoto; scrivere un oggetto JSON { }", "is empty; write a JSON object { }")
    if _too_deep(decoded):
        raise _unreadable(
            "nesting",
            f"ha più di {DEEPEST} parentesi una dentro l'altra; un documento ne ha meno di venti",
            f"has more than {DEEPEST} brackets inside each other; a document has fewer than twenty",
        )
    objects = _Objects()
    try:
        values: object = json.loads(decoded, object_pairs_hook=objects.read, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise DocumentError((Problem("", "json", why_no_json(error)),)) from None
    if not isinstance(values, dict):
        raise _unreadable("wrong_type", "non è un oggetto JSON; cominciare con {", "is no JSON object; start with {")
    found = cast("dict[str, Any]", values)
    return found, tuple(islice(_doubled(found), MOST_PROBLEMS + 1)) if objects.doubled else ()


class _Doubled(dict[str, Any]):
    """
    An object of a document in which a key stands twice.
    """

    keys_twice: tuple[str, ...]


class _Objects:
    """
    Reads the objects of a document, and notes whether any has a key twice.
    """

    doubled = False

    def read(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        values = dict(pairs)
        if len(values) == len(pairs):
            return values
        self.doubled = True
        found = _Doubled(values)
        times = Counter(name for name, _ in pairs)
        found.keys_twice = tuple(name for name in values if times[name] > 1)
        return found


def _whole(digits: str) -> int | LongNumber:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else LongNumber(len(digits))


def _doubled(values: object) -> Iterator[Problem]:
    message = Bilingual("la chiave sta due volte; tenerne una", "the key stands twice; keep one")
    # No recursion: brackets inside each other may be as many as the parser took.
    waiting = [("", values)]
    while waiting:
        pointer, value = waiting.pop()
        if isinstance(value, _Doubled):
            for key in value.keys_twice:
                yield Problem(f"{pointer}/{escaped(key)}", "duplicate_key", message)
        waiting.extend((f"{pointer}/{escaped(str(step))}", inner) for step, inner in reversed(_steps(value)))


def _steps(value: object) -> list[tuple[str | int, object]]:
    if isinstance(value, dict):
        return list(cast("dict[str, object]", value).items())
    return list(enumerate(cast("list[object]", value))) if isinstance(value, list) else []


def check_size(size: int) -> None:
    """
    Refuse a document of too many bytes, before it is read.

    Raises:
        DocumentError: With its size and the limit.
    """
    if size > MOST_BYTES:
        found, limit = -(-size // 2**20), MOST_BYTES // 2**20
        raise _unreadable(
            "too_big",
            f"ha {found} MB, il limite è {limit} MB; dividere il documento",
            f"has {found} MB, the limit is {limit} MB; divide the document",
        )


def _too_deep(text: str) -> bool:
    """
    Return whether a text has more brackets inside each other than a document may, without following each character.
    """
    # Of what follows a backslash nothing begins or ends a text.
    bare = _ESCAPED.sub(b"", text.encode("utf-8", "surrogatepass"))
    marks = bare.translate(_BRACKETS, _OTHERS)
    # Two quotes beside each other change nothing for what stands around them; of the others each pair is a text.
    brackets = b"".join(marks.replace(b'""', b"").split(b'"')[::2])
    return max(accumulate(memoryview(brackets).cast("b")), default=0) > DEEPEST


def _decoded(text: str | bytes) -> str:
    # A letter is a byte at least, so that a text is not coded again to be weighed.
    check_size(len(text))
    other = other_kind(text) if isinstance(text, bytes) else None
    if other is not None:
        raise DocumentError((Problem("", *other),))
    try:
        decoded = text.removeprefix("\ufeff") if isinstance(text, str) else text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError((Problem("", "encoding", not_utf8(error.start)),)) from None
    # JSON holds no zero bytes, and UTF-16 without a byte order mark is full of them.
    if "\0" in decoded:
        raise DocumentError((Problem("", "encoding", with_nul(text)),))
    return decoded


def _unreadable(kind: str, it: str, en: str) -> DocumentError:
    return DocumentError((Problem("", kind, Bilingual(it, en)),))
