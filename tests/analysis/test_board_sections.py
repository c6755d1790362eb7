"""
What a page of the board is made of: words, days and amounts in the language of the page.
"""

from datetime import date

import pytest

from contratti_quartiere.analysis.board_sections import Voice
from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.money import Euro
from contratti_quartiere.relocation_table import RelocationState
from contratti_quartiere.verdicts import Missing

IT, EN = Voice(Lang.IT), Voice("en")


def test_text_is_of_the_language() -> None:
    """
    Of two texts the one of the language of the page is said.
    """
    text = Bilingual("scala", "staircase")

    assert ("scala", "staircase", "scala", "staircase") == (
        IT("scala", "staircase"),
        EN("scala", "staircase"),
        IT.said(text),
        EN.said(text),
    )


def test_word_has_blanks() -> None:
    """
    A word is said without the underscores that documents have.
    """
    state = RelocationState.MOVE_SCHEDULED

    assert ("trasloco programmato", "move scheduled") == (IT.word(state), EN.word(state))


@pytest.mark.parametrize(
    ("day", "italian", "english"),
    [
        pytest.param(date(2018, 5, 4), "04/05/2018", "2018-05-04", id="a-day"),
        pytest.param(date(812, 1, 31), "31/01/0812", "0812-01-31", id="long-ago"),
    ],
)
def test_day_has_ten_letters(day: date, italian: str, english: str) -> None:
    """
    A day has ten letters in either language, of any year.
    """
    assert (italian, english) == (IT.day(day), EN.day(day))


@pytest.mark.parametrize(
    ("amount", "italian", "english"),
    [
        pytest.param(Euro("1234.50"), "1.234,50 €", "€1,234.50", id="known"),
        pytest.param(None, "ignoto", "unknown", id="unknown"),
    ],
)
def test_amount(amount: Euro | None, italian: str, english: str) -> None:
    """
    An amount is written as the language does, and an unknown one is no zero.
    """
    assert (italian, english) == (IT.euro(amount), EN.euro(amount))


def test_what_is_missing_is_said_as_such() -> None:
    """
    What is not known is a line that says so.
    """
    missing = Missing(path="/works/0/needs_empty", message=Bilingual("non si sa", "it is not known"))

    assert ("da chiarire: non si sa", "to be clarified: it is not known") == (IT.unknown(missing), EN.unknown(missing))
