"""
A quarterly report on a page of a terminal.
"""

from contratti_quartiere.analysis.quarter_records import Quarter, QuarterTable
from contratti_quartiere.analysis.quarter_words import (
    COLUMNS,
    NOTES,
    facts_of,
    hiding,
    tables_shown,
    title_of,
    when_of,
)
from contratti_quartiere.cli.page import Page

__all__ = ["print_quarter"]


def print_quarter(page: Page, report: Quarter) -> None:
    """
    Print a report: who ran the lab, its figures beside those of the quarter before, and what is not known.
    """
    page.title(page.said(title_of(report)))
    page.paragraph(page.said(when_of(report)))
    for name, text in facts_of(report):
        page.paragraph(f"{page.said(name)}: {page.said(text)}")
    for table in tables_shown(report):
        _print_table(page, table)
    page.heading(page.said(NOTES))
    for note in (*report.notes, hiding(report)):
        page.marked("-", page.said(note), width=1)


def _print_table(page: Page, table: QuarterTable) -> None:
    page.heading(page.said(table.title))
    own = {row.id for row in table.rows}
    rows = (
        (
            f"{'- ' * (row.part_of in own)}{page.said(row.label)}",
            row.now.say(row.unit, page.lang, signed=row.signed),
            row.before.say(row.unit, page.lang, signed=row.signed),
        )
        for row in table.rows
    )
    page.table(map(page.said, COLUMNS), rows, right=(1, 2))
    page.paragraph(page.said(table.counted), indent=1)
