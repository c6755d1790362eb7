"""
What a corrected sheet changes in an older document, as people read it and as JSON values.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from contratti_quartiere.bilingual import italian_day, say_day
from contratti_quartiere.cli.page import Page
from contratti_quartiere.errors import DocumentError
from contratti_quartiere.exchange.changes import Change, Revision
from contratti_quartiere.exchange.records import to_value
from contratti_quartiere.exchange.values import write_duration, write_measure, write_percentage

__all__ = ["FORMAT", "print_refusal", "print_revision", "refusal_values", "revision_values"]

FORMAT = "contratti_quartiere/revision/0.1.0"
"""The format of the JSON values, in their key `format`."""


def print_revision(page: Page, revision: Revision, on: date) -> None:
    """
    Print each change with its place in the revised document, and then what the sheet does not have.

    Args:
        page: Where to print.
        revision: What the sheet changes.
        on: The day of the revision.
    """
    made = [change for change in revision.changes if not change.kind.kept]
    kept = [change for change in revision.changes if change.kind.kept]
    page.title(page.say(f"Revisione {italian_day('del', on)}", f"Revision of {say_day(on, page.lang)}"))
    page.paragraph(
        page.say(
            f"Modifiche: {len(made)}; non nel foglio, e conservati: {len(kept)}",
            f"Changes: {len(made)}; not in the sheet, and kept: {len(kept)}",
        )
    )
    _print_changes(page, page.say("modifiche", "changes"), made)
    _print_changes(page, page.say("non nel foglio, e conservati", "not in the sheet, and kept"), kept)
    forgotten = sum(change.forgotten for change in made)
    if forgotten:
        page.paragraph(
            page.say(
                f"\nValori di prima che il documento nuovo non dice più: {forgotten}; conservare il file vecchio",
                f"\nOlder values that the new document no longer says: {forgotten}; keep the older file",
            )
        )


def _print_changes(page: Page, heading: str, changes: list[Change]) -> None:
    if not changes:
        return
    page.heading(heading)
    for change in changes:
        page.paragraph(page.said(change.said), indent=1)
        row = "" if change.row is None else f"{page.said(change.row.said)}: "
        page.paragraph(f"{row}{change.pointer}", indent=3, style="dim")


def revision_values(revision: Revision, on: date) -> dict[str, Any]:
    """
    Return what a sheet changes as JSON values: of each change what stood before and what stands now.
    """
    return {
        "format": FORMAT,
        "on": str(on),
        "changes": [
            {
                "kind": change.kind.value,
                "pointer": change.pointer,
                "cell": None if change.row is None else change.row.cell,
                "before": _value(change.field, change.before),
                "now": _value(change.field, change.now),
                "message": {"it": change.said.it, "en": change.said.en},
            }
            for change in revision.changes
        ],
    }


def _value(field: str, value: object) -> Any:
    """
    Return what stands in a field as a document writes it.
    """
    if isinstance(value, Decimal):
        return write_measure(value) if field == "floor_area" else write_percentage(value)
    return write_duration(value) if field == "duration" and type(value) is int else to_value(value)


def print_refusal(page: Page, name: str, error: DocumentError) -> None:
    """
    Print why a sheet cannot be laid over a document, each reason with its cell, or its place in the document.
    """
    page.title(page.say(f"{name}: il foglio non si può riportare", f"{name}: the sheet cannot be brought back"))
    for problem in error.problems:
        if problem.pointer:
            page.paragraph(problem.pointer, indent=1, style="bold red")
        page.paragraph(page.said(problem.message), indent=3 if problem.pointer else 1)
    page.paragraph(page.say(f"Errori: {len(error.problems)}", f"Errors: {len(error.problems)}"))


def refusal_values(error: DocumentError) -> dict[str, Any]:
    """
    Return why a sheet cannot be laid over a document as JSON values.
    """
    return {
        "format": FORMAT,
        "problems": [
            {
                "pointer": problem.pointer,
                "kind": problem.kind,
                "message": {"it": problem.message.it, "en": problem.message.en},
            }
            for problem in error.problems
        ],
    }
