"""
Words of closed lists, yes or no, and times of day in a cell.
"""

from datetime import date, datetime, time
from typing import Any

import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.records import WORDS
from contratti_quartiere.exchange.sheets.choices import (
    nearest,
    read_clock,
    read_yes_no,
    word_reader,
    words_of,
    words_reader,
)
from contratti_quartiere.exchange.values import UnreadableError
from contratti_quartiere.households import AgeBand
from contratti_quartiere.relocation_steps import AnnotationKind
from contratti_quartiere.relocation_table import RelocationEvent

STEPS = words_of(RelocationEvent, AnnotationKind)


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        ("contributo_dovuto", "contributo_dovuto"),
        ("Contributo dovuto", "contributo_dovuto"),
        ("contributo-dovuto ", "contributo_dovuto"),
        ("ALLOWANCE DUE", "contributo_dovuto"),
        ("offer", "proponi"),
        (" ", None),
    ],
    ids=repr,
)
def test_words(cell: str, word: str | None) -> None:
    """
    A word is known in Italian and in English, whatever its case, blanks and hyphens.
    """
    assert word == word_reader(STEPS)(cell)


def test_unknown_word_names_the_nearest() -> None:
    """
    A word with a letter too few is answered with the one that was meant.
    """
    with pytest.raises(UnreadableError) as raised:
        word_reader(STEPS)("propni")

    assert (
        Bilingual(
            "'propni' non è fra le parole ammesse; forse «proponi»",
            "'propni' is not one of the words; perhaps 'proponi'",
        )
        == raised.value.message
    )


def test_unknown_word_names_the_list() -> None:
    """
    A word that resembles none is answered with the list.
    """
    with pytest.raises(UnreadableError) as raised:
        word_reader(words_of(AgeBand))("anziani")

    assert (
        "'anziani' non è fra le parole ammesse; scrivere una di: «0-17», «18-64», «65-74», «75+»"
        == raised.value.message.it
    )


def test_long_list_is_cut() -> None:
    """
    Of a long list the first twelve words are named.
    """
    with pytest.raises(UnreadableError) as raised:
        word_reader(STEPS)("zzzz")

    assert raised.value.message.it.endswith("«accetta», «rifiuta», …") is (12 == raised.value.message.it.count("«"))


def test_several_words() -> None:
    """
    Words in one cell stand apart by commas; none at all is an empty cell.
    """
    read = words_reader(words_of(AgeBand))

    assert (["18-64", "18-64", "0-17"], None) == (read("18-64, 18-64; 0-17"), read(" ,"))


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.__name__)
def test_every_word_is_known_by_its_own_name(words: Any) -> None:
    """
    No English word hides an Italian one of the same list.
    """
    assert [str(word) for word in words] == [word_reader(words_of(words))(str(word)) for word in words]


@pytest.mark.parametrize(
    ("cell", "answer"),
    [("sì", True), ("SI", True), ("x", True), ("vero", True), (True, True), (1, True), ("no", False), ("FALSO", False),
     (False, False), (0, False), ("", None), ("  ", None)], ids=repr)  # fmt: skip
def test_yes_and_no(cell: Any, answer: bool | None) -> None:
    """
    Yes and no as offices write them; nothing is neither.
    """
    assert answer is read_yes_no(cell)


def test_neither_yes_nor_no() -> None:
    """
    What is neither is refused.
    """
    with pytest.raises(UnreadableError) as raised:
        read_yes_no("forse")

    assert "'forse' non è sì né no; scrivere sì o no" == raised.value.message.it


@pytest.mark.parametrize(
    ("cell", "clock"),
    [("9:30", "09:30"), ("9.30", "09:30"), ("09:30:00", "09:30"), (time(9, 30), "09:30"),
     (datetime(1899, 12, 30, 9, 30), "09:30"), ("", None), (" ", None)], ids=repr)  # fmt: skip
def test_times_of_day(cell: Any, clock: str | None) -> None:
    """
    A time of day is typed with a colon or a point, or stored as Excel does.
    """
    assert clock == read_clock(cell)


@pytest.mark.parametrize("cell", ["24:00", "9:60", "mattina", time(9, 30, 15), date(2016, 5, 2), True, 9])
def test_what_is_no_time_of_day(cell: Any) -> None:
    """
    Seconds, words and days are no time of day.
    """
    with pytest.raises(UnreadableError) as raised:
        read_clock(cell)

    assert "wrong_type" == raised.value.kind


def test_nearest_of_nothing_alike() -> None:
    """
    A word that resembles none has no nearest.
    """
    assert (None, Bilingual("forse «nuclei»", "perhaps 'nuclei'")) == (
        nearest("zzz", ["nuclei"]),
        nearest("nucleo", ["nuclei"]),
    )
