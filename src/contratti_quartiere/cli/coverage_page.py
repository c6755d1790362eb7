"""
The section of `validate` that says which fields and figures would let more rules decide.
"""

from contratti_quartiere.cli.page import Page
from contratti_quartiere.coverage import Unlock
from contratti_quartiere.report import Report

__all__ = ["print_coverage"]

# Of so many fields none is left out.
_MOST = 8


def print_coverage(page: Page, report: Report) -> None:
    """
    Print how many rules could decide, and what would let the others; nothing of what, where nothing is wanting.
    """
    found = report.coverage
    page.heading(page.say("Copertura", "Coverage"))
    decided, asked = len(found.decided), len(found.decided) + len(found.undecided)
    page.paragraph(
        page.say(
            f"regole che hanno potuto decidere qualcosa: {decided}, delle {asked} che hanno qui un oggetto",
            f"rules that could decide something: {decided}, of the {asked} that have an object here",
        ),
        indent=1,
    )
    if not found.unlocks:
        return
    headings = (
        page.say("che cosa manca per primo", "what is wanting first"),
        page.say("regole che lo aspettano", "rules that wait for it"),
    )
    page.table(headings, [(_wanted(page, one), ", ".join(one.rules)) for one in found.unlocks[:_MOST]])
    left = len(found.unlocks) - _MOST
    if left > 0:
        page.paragraph(
            page.say(f"e altri {left}, che dice --json", f"and {left} more, which --json tells"),
            indent=1,
        )


def _wanted(page: Page, one: Unlock) -> str:
    figure = page.say(f"cifra {one.parameter}", f"figure {one.parameter}")
    return f"{figure if one.parameter else one.field or '/'} ({one.cause.say(page.lang)})"
