"""
The two languages: what is said in which, and how a day is written in each.
"""

import copy
import pickle
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import attrs
import pytest

from contratti_quartiere.bilingual import Bilingual, Lang, Word, italian_day, say_day, say_month

LABS = Bilingual("laboratori", "labs")


class Unit(Word):
    """
    A list of two words.
    """

    LOT = "lotto", "lot"
    DESK = "sportello", "desk"


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        pytest.param(Lang.IT, "laboratori", id="member it"),
        pytest.param(Lang.EN, "labs", id="member en"),
        pytest.param("it", "laboratori", id="text it"),
        pytest.param("en", "labs", id="text en"),
    ],
)
def test_say(lang: Lang | str, expected: str) -> None:
    """
    A text is said in the language asked for, named by member or by its two letters.
    """
    assert expected == LABS.say(lang)


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        pytest.param("fr", "'fr'", id="another"),
        pytest.param("IT", "'IT'", id="in capitals"),
        pytest.param(None, "None", id="none"),
        pytest.param("x" * 100, "'" + "x" * 59, id="long"),
    ],
)
@pytest.mark.parametrize(
    "say",
    [
        pytest.param(LABS.say, id="text"),
        pytest.param(Unit.DESK.say, id="word"),
        pytest.param(partial(say_month, 2016, 5), id="month"),
        pytest.param(partial(say_day, date(2016, 5, 2)), id="day"),
    ],
)
def test_another_language(say: Callable[[Any], str], lang: object, shown: str) -> None:
    """
    In a language that is neither nothing is said, least of all in English: the error tells which there are.
    """
    with pytest.raises(ValueError, match="is not one of the two") as caught:
        say(lang)

    assert f"language {shown}: is not one of the two; write 'it' or 'en'" == str(caught.value)


@pytest.mark.parametrize(
    ("it", "en"),
    [
        pytest.param("\ud800", "text", id="it"),
        pytest.param("testo", "\udfff", id="en"),
    ],
)
def test_half_characters_are_not_said(it: str, en: str) -> None:
    """
    Half a character, which no file holds, is refused.
    """
    with pytest.raises(ValueError, match="surrogates not allowed"):
        Bilingual(it, en)


@pytest.mark.parametrize(
    ("it", "en", "expected"),
    [
        pytest.param(1, "labs", "Bilingual.it: expected text, found int", id="it"),
        pytest.param("laboratori", None, "Bilingual.en: expected text, found NoneType", id="en"),
        pytest.param(Unit.LOT, "lot", "Bilingual.it: expected text, found Unit", id="enumeration"),
    ],
)
def test_only_text_is_said(it: str, en: str, expected: str) -> None:
    """
    What is no plain text is refused with the name of the language.
    """
    with pytest.raises(TypeError) as caught:
        Bilingual(it, en)

    assert expected == str(caught.value)


def test_bilingual_is_frozen() -> None:
    """
    A text cannot be changed once it is written.
    """
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        LABS.it = "sportelli"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize(
    "copied",
    [
        pytest.param(copy.copy(LABS), id="copy"),
        pytest.param(copy.deepcopy(LABS), id="deepcopy"),
        pytest.param(pickle.loads(pickle.dumps(LABS)), id="pickle"),  # our own bytes
    ],
)
def test_bilingual_is_copied_whole(copied: Bilingual) -> None:
    """
    A copied or pickled text equals the one it was made from.
    """
    assert LABS == copied


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        pytest.param(Lang.IT, "sportello", id="member it"),
        pytest.param(Lang.EN, "desk", id="member en"),
        pytest.param("it", "sportello", id="text it"),
        pytest.param("en", "desk", id="text en"),
    ],
)
def test_say_a_word(lang: Lang | str, expected: str) -> None:
    """
    A word of a closed list is said in either language.
    """
    assert expected == Unit.DESK.say(lang)


def test_a_word_is_its_italian() -> None:
    """
    What documents hold of a word, what equals it and what is printed of it is the Italian word.
    """
    assert ("sportello",) * 3 == (Unit.DESK.value, Unit.DESK, str(Unit.DESK))


def test_word_of() -> None:
    """
    A word is found by its Italian, and by nothing else.
    """
    assert (Unit.LOT, Unit.DESK) == (Unit.of("lotto"), Unit.of("sportello"))
    with pytest.raises(KeyError):
        Unit.of("desk")


def test_a_word_is_copied_as_itself() -> None:
    """
    A copied or pickled word is the same member.
    """
    pickled = pickle.loads(pickle.dumps(Unit.DESK))  # our own bytes

    assert (True, True, True) == tuple(
        word is Unit.DESK for word in (copy.copy(Unit.DESK), copy.deepcopy(Unit.DESK), pickled)
    )


@pytest.mark.parametrize(
    ("month", "it", "en"),
    [
        (1, "gennaio 2019", "January 2019"),
        (2, "febbraio 2019", "February 2019"),
        (3, "marzo 2019", "March 2019"),
        (4, "aprile 2019", "April 2019"),
        (5, "maggio 2019", "May 2019"),
        (6, "giugno 2019", "June 2019"),
        (7, "luglio 2019", "July 2019"),
        (8, "agosto 2019", "August 2019"),
        (9, "settembre 2019", "September 2019"),
        (10, "ottobre 2019", "October 2019"),
        (11, "novembre 2019", "November 2019"),
        (12, "dicembre 2019", "December 2019"),
    ],
)
def test_say_month(month: int, it: str, en: str) -> None:
    """
    A month is written with its name and year in either language.
    """
    assert (it, en) == (say_month(2019, month, Lang.IT), say_month(2019, month, "en"))


@pytest.mark.parametrize(
    ("day", "it", "en"),
    [
        pytest.param(date(2019, 4, 30), "30 aprile 2019", "30 April 2019", id="day before the first"),
        pytest.param(date(2019, 5, 1), "1° maggio 2019", "1 May 2019", id="first of the month"),
        pytest.param(date(2019, 5, 2), "2 maggio 2019", "2 May 2019", id="day after the first"),
        pytest.param(date(2019, 5, 11), "11 maggio 2019", "11 May 2019", id="another day with a one"),
    ],
)
def test_say_day(day: date, it: str, en: str) -> None:
    """
    A day is written as people write it: in Italian only the first of a month is an ordinal number.
    """
    assert (it, en) == (say_day(day, "it"), say_day(day, Lang.EN))


@pytest.mark.parametrize(
    ("article", "day", "expected"),
    [
        pytest.param("il", 2, "il 2 maggio 2016", id="il"),
        pytest.param("dal", 1, "dal 1° maggio 2016", id="the first of the month"),
        pytest.param("il", 8, "l'8 maggio 2016", id="the eighth"),
        pytest.param("il", 11, "l'11 maggio 2016", id="the eleventh"),
        pytest.param("al", 8, "all'8 maggio 2016", id="a preposition"),
        pytest.param("dal", 11, "dall'11 maggio 2016", id="another preposition"),
        pytest.param("del", 18, "del 18 maggio 2016", id="not every number that ends in eight"),
    ],
)
def test_italian_day(article: str, day: int, expected: str) -> None:
    """
    Before the eighth and the eleventh an Italian article loses its vowel.
    """
    assert expected == italian_day(article, date(2016, 5, day))
