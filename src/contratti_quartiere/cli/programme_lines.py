"""
What pages of a programme say in one line: an act, a count, a sum by body.
"""

from collections.abc import Iterable

from contratti_quartiere.agreements import ContractAct
from contratti_quartiere.amounts import AmountPrecision, StatedCount
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.tender_page import origin
from contratti_quartiere.dates import When, say_when

__all__ = ["MARGIN", "act_line", "count_line", "listed", "when"]

MARGIN = 18
"""How many columns the margin has: a day in words fits into it."""


def listed(page: Page, label: str, lines: Iterable[str]) -> None:
    """
    Print lines under each other, with their label in the margin beside the first.
    """
    for index, line in enumerate(lines):
        page.marked("" if index else label, line, width=MARGIN)


def when(page: Page, moment: When | None) -> str:
    """
    Return a date as people write it, or that it is unknown.
    """
    return page.say("data ignota", "date unknown") if moment is None else say_when(moment, page.lang)


def act_line(page: Page, act: ContractAct) -> str:
    """
    Return what an act is, its number, its body, what it does, and its sources.
    """
    name = " ".join(word for word in (act.kind.say(page.lang), act.number) if word)
    issuer = f" ({act.issuer})" if act.issuer else ""
    what = f": {page.said(act.what)}" if act.what else ""
    return f"{name}{issuer}{what} {origin(page, act.provenance)}".rstrip()


def count_line(page: Page, count: StatedCount) -> str:
    """
    Return a count with its perimeter, its time and its sources.
    """
    figure = f"{count.count:,}".replace(",", page.say(".", ","))
    if count.precision is not AmountPrecision.EXACT:
        figure = f"{count.precision.say(page.lang)} {figure}"
    time = "" if count.when is None else f" ({say_when(count.when, page.lang)})"
    text = f"{figure} {count.kind.say(page.lang)}{time}: {page.said(count.perimeter)}"
    return f"{text} {origin(page, count.provenance)}".rstrip()
