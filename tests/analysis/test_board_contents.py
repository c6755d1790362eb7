"""
What stands on a page of the board: its sections in order, its title and day, and that it decides nothing.
"""

from datetime import date

import pytest

from contratti_quartiere.analysis.board import Board
from contratti_quartiere.analysis.board_contents import contents, heading, notes
from contratti_quartiere.analysis.board_sections import Voice
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.bilingual import Bilingual

ON = date(2018, 5, 1)
IT, EN = Voice("it"), Voice("en")


def test_order_of_sections() -> None:
    """
    What is due comes first, then who is still in and who waits, then money and requests, then what can wait.
    """
    assert [
        "due",
        "sites",
        "unplaced",
        "needs",
        "expiries",
        "payments",
        "requests",
        "later",
        "undated",
        "figures",
    ] == [section.id for section in contents(Board(on=ON), IT)]


def test_much_that_is_due_is_counted_first() -> None:
    """
    Where more is due than is read at a glance, the counts of each role come before everything.
    """
    due = Deadline(
        kind=DeadlineKind.REPLY,
        path="/relocations/0/history/0",
        text=Bilingual("N1", "N1"),
        due=Countdown(ON, ON),
        ground=Bilingual("atto", "act"),
    )

    assert [["due", "sites"], ["today", "due"]] == [
        [section.id for section in contents(Board(on=ON, deadlines=(due,) * count), IT)[:2]] for count in (20, 21)
    ]


@pytest.mark.parametrize(
    ("title", "italian", "english"),
    [
        pytest.param("Una scala", "Una scala", "Una scala", id="titled"),
        pytest.param("", "Programma senza titolo", "Untitled programme", id="untitled"),
    ],
)
def test_heading(title: str, italian: str, english: str) -> None:
    """
    The heading is the title of the programme, or that it has none, with the day of the board.
    """
    board = Board(on=ON, title=title)

    assert ((italian, "Cruscotto al 1° maggio 2018"), (english, "Board as of 1 May 2018")) == (
        heading(board, IT),
        heading(board, EN),
    )


def test_italian_article_before_a_vowel() -> None:
    """
    Before a day that begins with a vowel the Italian article is elided.
    """
    assert "Cruscotto all'8 maggio 2018" == heading(Board(on=date(2018, 5, 8)), IT)[1]


@pytest.mark.parametrize(
    ("say", "said"),
    [
        pytest.param(
            IT,
            (
                (
                    "Il cruscotto mostra ciò che risulta dal documento, nel suo ordine: non mette in graduatoria"
                    " nessuno, non sceglie alloggi, non decide nulla al posto dell'ufficio. Ciò che può avvenire non è"
                    " per questo dovuto."
                ),
                "A ogni caso non concluso può avvenire anche: disdetta, estingui.",
                "Un numero di caso è un dato personale anche senza nomi: la pagina resta in ufficio.",
            ),
            id="it",
        ),
        pytest.param(
            EN,
            (
                (
                    "The board shows what the document has, in its order: it ranks nobody, chooses no dwelling, and"
                    " decides nothing for the office. That something may happen does not make it due."
                ),
                "To any case that is not final may also happen: leave, close extinct.",
                "The number of a case is personal data even without names: this page stays in the office.",
            ),
            id="en",
        ),
    ],
)
def test_notes(say: Voice, said: tuple[str, ...]) -> None:
    """
    Every board says that it decides nothing, what may always happen, and that it is personal data.
    """
    assert said == notes(say)
