"""
The two languages in which people read what the library says: Italian first, English beside it.
"""

from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Never, Self

import attrs

__all__ = ["Bilingual", "Lang", "Word", "italian_day", "say_day", "say_month"]

_MONTHS = {
    "it": (
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}


class Lang(StrEnum):
    """
    A language of what people read (*lingua*).
    """

    IT = "it"
    EN = "en"

    @classmethod
    def _missing_(cls, value: object) -> Never:
        # Not one of our own errors: they are written with `Bilingual`, which needs a language to say anything.
        msg = f"language {value!r:.60}: is not one of the two; write 'it' or 'en'"
        raise ValueError(msg)


class Word(StrEnum):
    """
    One word of a closed list: its value is the Italian word, which documents hold, and it knows the English one.

    A member is written `NET = "netto", "net"`.
    """

    _value_: str
    en: str

    def __new__(cls, it: str, en: str) -> Self:
        """
        Make a member of its two words.
        """
        word = str.__new__(cls, it)
        word._value_ = it
        word.en = en
        return word

    @classmethod
    def of(cls, it: str) -> Self:
        """
        Return the member of an Italian word that is one of the list.
        """
        return {word._value_: word for word in cls}[it]

    def say(self, lang: Lang | str) -> str:
        """
        Return the word in one language.

        Raises:
            ValueError: For a language that is neither.
        """
        return self._value_ if Lang(lang) is Lang.IT else self.en


@attrs.frozen
class Bilingual:
    """
    One text in Italian and in English (*testo bilingue*).

    Attributes:
        it: The Italian text.
        en: The English text.
    """

    it: str
    en: str

    def __attrs_post_init__(self) -> None:
        if type(self.it) is type(self.en) is str and self.it.isascii() and self.en.isascii():
            return
        # Not through `fields`: the errors that it raises are written with this class.
        for name, text in (("it", self.it), ("en", self.en)):
            if type(text) is not str:
                msg = f"Bilingual.{name}: expected text, found {type(text).__name__}"
                raise TypeError(msg)
            if not text.isascii():
                # Half a character, which no file holds, is a ValueError of Python's own.
                text.encode()

    def say(self, lang: Lang | str) -> str:
        """
        Return the text in one language.

        Raises:
            ValueError: For a language that is neither.
        """
        return self.it if Lang(lang) is Lang.IT else self.en


def say_month(year: int, month: int, lang: Lang | str) -> str:
    """
    Return a month as people write it: *aprile 2019*, *April 2019*.

    Raises:
        ValueError: For a language that is neither.
    """
    return f"{_MONTHS[Lang(lang)][month - 1]} {year}"


def say_day(day: date, lang: Lang | str) -> str:
    """
    Return a day as people write it: *1° maggio 2019*, *1 May 2019*.

    Raises:
        ValueError: For a language that is neither.
    """
    return _day(day, lang)


# A report says the same days again and again.
@lru_cache(maxsize=4096)
def _day(day: date, lang: Lang | str) -> str:
    number = "1°" if lang == Lang.IT and day.day == 1 else str(day.day)
    return f"{number} {say_month(day.year, day.month, lang)}"


def italian_day(article: str, day: date) -> str:
    """
    Return a day with the Italian article before it: *il 2 maggio 2016*, *l'8 maggio 2016*, *dall'11 maggio 2016*.

    Args:
        article: Alone or with a preposition, in its full form: `il`, `al`, `dal`, `del`.
        day: The day.
    """
    return _italian_day(article, day)


@lru_cache(maxsize=4096)
def _italian_day(article: str, day: date) -> str:
    # Eight and eleven begin with a vowel.
    elided = "l" if article == "il" else f"{article}l"
    return f"{elided}'{say_day(day, Lang.IT)}" if day.day in (8, 11) else f"{article} {say_day(day, Lang.IT)}"
