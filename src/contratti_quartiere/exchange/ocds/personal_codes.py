"""
Where a text holds what has the shape of a person's tax code, however it is written: rather too often than too seldom.
"""

import re
from collections.abc import Iterable, Iterator

import attrs

__all__ = ["FoundCode", "codes_in"]

# Six letters, then digits among which each may be a letter where two people would share the code; people write it in
# one piece, or with a blank after the surname, the name, the birthday and the birthplace.
_DIGIT = "[0-9LMNPQRSTUV]"
_EXACT = re.compile(
    rf"[A-Z]{{3}} ?[A-Z]{{3}} ?{_DIGIT}{{2}}[A-Z]{_DIGIT}{{2}} ?[A-Z]{_DIGIT}{{3}} ?[A-Z]", re.IGNORECASE
)

# Where a letter stands in it, and where a digit.
_SHAPE = "LLLLLLDDLDDLDDDL"
_AS_DIGITS = frozenset("0123456789LMNPQRSTUV")
_BORDERS = frozenset({3, 6, 8, 9, 11, 12, 15})
"""After how many characters people put a blank, a hyphen, a full stop, a slash."""
_MOST_ODD = 2
"""How many characters may be missing, too many or of the wrong sort, such as the letter O for a nought.

A CUP, which has fifteen, has five and more.
"""
_FEWEST_DIGITS = 5
"""Of seven, which tells a code from a title with a year in it."""

_TOKENS = re.compile(r"[A-Z0-9]+", re.IGNORECASE)
_SEPARATOR = re.compile(r"[\s./_\-\u00a0\u2010-\u2015]{1,3}")


@attrs.frozen
class FoundCode:
    """
    A stretch of a text that has the shape of a person's tax code (*codice fiscale trovato*).

    Attributes:
        start: Where it begins.
        end: Where the text goes on.
        code: What stands there, in upper case and in one piece.
    """

    start: int
    end: int
    code: str


def codes_in(text: str) -> Iterator[FoundCode]:
    """
    Yield what has the shape of a person's tax code, from the start: with letters for digits, cut up, or mistyped.

    Two characters may be of the wrong sort, or one, and one missing or too many.
    """
    place = 0
    for exact in _EXACT.finditer(text):
        yield from _alike(text, place, exact.start())
        place = exact.end()
        yield FoundCode(exact.start(), place, exact[0].replace(" ", "").upper())
    yield from _alike(text, place, len(text))


def _alike(text: str, start: int, end: int) -> Iterator[FoundCode]:
    """
    Yield what is nearly a code in a part of a text.
    """
    if sum(letter.isdigit() for letter in text[start:end]) < _FEWEST_DIGITS:
        return
    tokens = list(_TOKENS.finditer(text, start, end))
    first = 0
    while first < len(tokens):
        last = _last_of(text, tokens, first)
        if last is None:
            first += 1
            continue
        begin, after = tokens[first].start(), tokens[last].end()
        yield FoundCode(begin, after, "".join(token[0] for token in tokens[first : last + 1]).upper())
        first = last + 1


def _last_of(text: str, tokens: list[re.Match[str]], first: int) -> int | None:
    """
    Return the last of the tokens that make up a code together with the first; None if there is none.
    """
    code, breaks, fitting = "", list[int](), None
    for index in range(first, len(tokens)):
        if index > first:
            between = text[tokens[index - 1].end() : tokens[index].start()]
            if not _SEPARATOR.fullmatch(between):
                break
            breaks.append(len(code))
        code += tokens[index][0].upper()
        if len(code) > len(_SHAPE) + 1:
            break
        if _is_alike(code, breaks):
            fitting = index
    return fitting


def _is_alike(code: str, breaks: list[int]) -> bool:
    if len(code) < len(_SHAPE) - 1 or sum(letter.isdigit() for letter in code) < _FEWEST_DIGITS:
        return False
    # Spelled out, a break after each character says nothing of where its parts end.
    borders = [] if len(breaks) == len(code) - 1 else breaks
    places = range(len(_SHAPE) + 1)
    if len(code) > len(_SHAPE):
        return any(_fits(_without(code, extra), _SHAPE, _moved(borders, extra), _BORDERS, 1) for extra in places)
    if len(code) < len(_SHAPE):
        return any(_fits(code, _without(_SHAPE, gone), borders, _moved(_BORDERS, gone), 1) for gone in places[:-1])
    return _fits(code, _SHAPE, borders, _BORDERS, 0)


def _without(text: str, place: int) -> str:
    return text[:place] + text[place + 1 :]


def _moved(borders: Iterable[int], place: int) -> frozenset[int]:
    return frozenset(border - (place < border) for border in borders)


def _fits(code: str, shape: str, breaks: Iterable[int], borders: frozenset[int], odd: int) -> bool:
    """
    Return whether a code has a shape, of which so many characters are odd already, and is cut up where codes are.
    """
    for letter, wanted in zip(code, shape, strict=True):
        odd += letter.isdigit() if wanted == "L" else letter not in _AS_DIGITS
    return odd <= _MOST_ODD and borders.issuperset(breaks)
