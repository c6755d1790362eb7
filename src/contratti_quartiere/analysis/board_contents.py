"""
What stands on a page of the board, in the order in which a case worker looks at it.
"""

from contratti_quartiere.analysis.board import Board
from contratti_quartiere.analysis.board_sections import Section, Voice
from contratti_quartiere.analysis.deadline_sections import deadline_sections, today_sections
from contratti_quartiere.analysis.money_sections import (
    expiries_section,
    figures_section,
    payments_section,
    requests_section,
)
from contratti_quartiere.analysis.people_sections import (
    ALWAYS_POSSIBLE,
    needs_section,
    sites_section,
    unplaced_section,
)
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day

__all__ = ["contents", "heading", "notes"]

_NOTHING_CHOSEN = Bilingual(
    "Il cruscotto mostra ciò che risulta dal documento, nel suo ordine: non mette in graduatoria nessuno, non sceglie"
    " alloggi, non decide nulla al posto dell'ufficio. Ciò che può avvenire non è per questo dovuto.",
    "The board shows what the document has, in its order: it ranks nobody, chooses no dwelling, and decides nothing for"
    " the office. That something may happen does not make it due.",
)
_PERSONAL = Bilingual(
    "Un numero di caso è un dato personale anche senza nomi: la pagina resta in ufficio.",
    "The number of a case is personal data even without names: this page stays in the office.",
)


def contents(board: Board, say: Voice) -> tuple[Section, ...]:
    """
    Return the sections of a board: what is due, who is still in, then money, requests and what nobody set.

    Where much is due, its counts by role come before everything.
    """
    due, later, undated = deadline_sections(board, say)
    return (
        *today_sections(board, say),
        due,
        sites_section(board, say),
        unplaced_section(board, say),
        needs_section(board, say),
        expiries_section(board, say),
        payments_section(board, say),
        requests_section(board, say),
        later,
        undated,
        figures_section(board, say),
    )


def heading(board: Board, say: Voice) -> tuple[str, str]:
    """
    Return the title of a board, and of which day it is.
    """
    title = board.title or say("Programma senza titolo", "Untitled programme")
    return title, say(f"Cruscotto {italian_day('al', board.on)}", f"Board as of {say_day(board.on, 'en')}")


def notes(say: Voice) -> tuple[str, ...]:
    """
    Return what is said of every board: that it decides nothing, and to whom it may be shown.
    """
    always = ", ".join(say.word(event) for event in ALWAYS_POSSIBLE)
    return (
        say.said(_NOTHING_CHOSEN),
        say(
            f"A ogni caso non concluso può avvenire anche: {always}.",
            f"To any case that is not final may also happen: {always}.",
        ),
        say.said(_PERSONAL),
    )
