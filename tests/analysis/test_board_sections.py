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


@pytest.mark.parametrize(
    ("count", "italian", "english"),
    [
        pytest.param(0, "", "", id="none"),
        pytest.param(20, "", "", id="twenty"),
        pytest.param(21, "; e altri 1, nel JSON (--json)", "; and 1 more, in the JSON (--json)", id="twenty-one"),
        pytest.param(84, "; e altri 64, nel JSON (--json)", "; and 64 more, in the JSON (--json)", id="eighty-four"),
    ],
)
def test_names_beyond_twenty_are_counted(count: int, italian: str, english: str) -> None:
    """
    Of a long list twenty names are told and the others counted, with where they are.
    """
    names = [f"v{number}" for number in range(count)]
    first = "; ".join(names[:20])

    assert (first + italian, first + english) == (IT.listed(names, "; "), EN.listed(names, "; "))


def test_names_stand_between_commas() -> None:
    """
    Names are parted by commas unless said otherwise.
    """
    assert "v1, v2" == EN.listed(["v1", "v2"])
