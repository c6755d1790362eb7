"""
What `board` prints for people: what is due, who is still in, what is to be paid, what waits for an answer.
"""

from contratti_quartiere.analysis.board import Board
from contratti_quartiere.analysis.board_contents import contents, heading, notes
from contratti_quartiere.analysis.board_sections import Part, Section, Voice
from contratti_quartiere.cli.page import Page
from contratti_quartiere.report import ENGINE

__all__ = ["print_board"]

# Columns for the name of a section, in either language.
_WIDTH = 36


def print_board(page: Page, board: Board) -> None:
    """
    Print a board.
    """
    say = Voice(page.lang)
    title, day = heading(board, say)
    page.title(title)
    page.paragraph(f"{day} · {ENGINE}")
    sections = contents(board, say)
    page.heading(page.say("In breve", "In brief"))
    for section in sections:
        page.marked(section.title, section.brief, width=_WIDTH)
    for section in sections:
        if section.parts:
            _print_section(page, section)
    page.write("\n")
    for note in notes(say):
        page.paragraph(note)


def _print_section(page: Page, section: Section) -> None:
    page.heading(section.title)
    for index, part in enumerate(section.parts):
        if index:
            page.write("\n")
        _print_part(page, part)


def _print_part(page: Page, part: Part) -> None:
    if part.title:
        page.paragraph(part.title, indent=1, style="bold")
    for line in part.lines:
        page.paragraph(line, indent=1)
    for index, listing in enumerate(part.tables):
        if index or part.lines:
            page.write("\n")
        # The heading says it already where there is one table under it.
        if len(part.tables) > 1 or part.lines:
            page.paragraph(listing.caption, indent=1)
        page.table(listing.headings, listing.rows, right=listing.right)
