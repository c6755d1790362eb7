"""
Words of closed lists, yes or no, and times of day in a cell.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Any

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.errors import shown
from contratti_quartiere.exchange.sheets.faults import fault, seen
from contratti_quartiere.exchange.sheets.texts import plain, read_text, split

__all__ = ["nearest", "read_clock", "read_yes_no", "word_reader", "words_of", "words_reader"]

_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?::00)?")
_YES = frozenset({"sì", "si", "s", "x", "vero", "true", "yes", "y", "1"})
_NO = frozenset({"no", "n", "falso", "false", "0"})


def nearest(text: str, known: "list[str] | tuple[str, ...]") -> Bilingual | None:
    """
    Return the known word that a word most resembles, as the end of a sentence; None if it resembles none.
    """
    by_plain = {plain(word): word for word in known}
    found = get_close_matches(plain(text), list(by_plain), 1, 0.7)
    if not found:
        return None
    word = by_plain[found[0]]
    return Bilingual(f"forse «{word}»", f"perhaps {word!r}")


def words_of(*lists: type[Word]) -> dict[str, str]:
    """
    Return the words of closed lists as people may type them, each with the word that a document holds.

    An Italian word goes before an English one.
    """
    known = {plain(word.en): word.value for words in lists for word in words}
    return known | {plain(word.value): word.value for words in lists for word in words}


def word_reader(known: dict[str, str]) -> Callable[[Any], Any]:
    """
    Return a reader of cells that hold one of these words, by what people may type for each.
    """
    listed = tuple(dict.fromkeys(known.values()))
    as_written = frozenset(listed)

    def read(value: Any) -> str | None:
        # Most cells were chosen from a list, or written by us.
        if value in as_written:
            return str(value)
        typed = read_text(value)
        if typed is None:
            return None
        found = known.get(plain(typed))
        if found is not None:
            return found
        near = nearest(typed, listed)
        some = ", ".join(f"«{word}»" for word in listed[:12]) + (", …" if len(listed) > 12 else "")
        perhaps = Bilingual(f"scrivere una di: {some}", f"write one of: {some}") if near is None else near
        raise fault(
            "unknown_word",
            f"{shown(typed)} non è fra le parole ammesse",
            f"{shown(typed)} is not one of the words",
            perhaps.it,
            perhaps.en,
        )

    return read


def words_reader(known: dict[str, str]) -> Callable[[Any], Any]:
    """
    Return a reader of cells that hold several of these words.
    """
    read_word = word_reader(known)

    def read(value: Any) -> list[str] | None:
        return [word for part in split(value) if (word := read_word(part))] or None

    return read


def read_yes_no(value: Any) -> bool | None:
    """
    Return whether a cell says yes.
    """
    if isinstance(value, bool):
        return value
    typed = plain(value if isinstance(value, str) else str(value))
    if typed in _YES or typed in _NO:
        return typed in _YES
    if not typed:
        return None
    raise fault(
        "wrong_type", f"{seen(value).it} non è sì né no", f"{seen(value).en} is neither yes nor no", "scrivere sì o no",
        "write sì (yes) or no",
    )  # fmt: skip


def read_clock(value: Any) -> str | None:
    """
    Return the time of day in a cell, in hours and minutes.
    """
    if isinstance(value, datetime) and value.year in (1899, 1900, 1904):
        value = value.time()
    if isinstance(value, time) and not value.second and not value.microsecond:
        return f"{value:%H:%M}"
    typed = None if isinstance(value, (date, time, bool)) else read_text(value)
    if typed is None and isinstance(value, str):
        return None
    found = _CLOCK.fullmatch(typed or "")
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise fault(
            "wrong_type",
            f"{seen(value).it} non è un'ora",
            f"{seen(value).en} is not a time of day",
            "scrivere ore e minuti, per esempio 9:30",
            "write hours and minutes, for example 9:30",
        )
    return f"{int(found[1]):02d}:{found[2]}"
