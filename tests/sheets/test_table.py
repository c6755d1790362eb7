"""
The table of sheets and columns: every field has its column, or stands in the list of what no sheet holds.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any, get_args

import attrs
import pytest

from contratti_quartiere.bilingual import Lang, Word
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.exchange.sheets.choices import words_of
from contratti_quartiere.exchange.sheets.columns import OWNER, Column, Sheet
from contratti_quartiere.exchange.sheets.kinds import Kind, reader_of, writer_of
from contratti_quartiere.exchange.sheets.table import SHEETS
from contratti_quartiere.exchange.sheets.texts import plain
from contratti_quartiere.identifiers import Cig, CodeAsFound, Cpv, Cup, TaxCode
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme

EACH = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.it)
COLUMNS = [pytest.param(column, id=f"{sheet.it}, {column.it}") for sheet in SHEETS for column in sheet.columns]
SINGLE = (Cig, CodeAsFound, Cpv, Cup, Euro, Month, TaxCode, Year)

# What no sheet holds: it stays in the document. Whole lists of the programme, and fields within records.
NOT_HELD = {
    "sources", "acts", "counts", "amounts", "contracts", "activities", "interventions", "decisions", "savings",
    "published", "milestones", "unknowns",
    "tenders/procedure_acts", "tenders/division", "tenders/lot_limits", "tenders/award_criteria",
    "tenders/self_imposed", "tenders/provisional_guarantee", "tenders/term", "tenders/plan",
    "tenders/as_found", "tenders/lots/term", "service_contracts/as_found",
    "tenders/lots/amount/provenance", "tenders/awards/amount/provenance", "tenders/lots/estimate/vat",
    "tenders/lots/estimate/options", "tenders/lots/estimate/renewals", "tenders/lots/estimate/provenance",
    "service_contracts/guarantee", "service_contracts/amount/provenance", "service_contracts/early_start/document",
    "service_contracts/amendments/document", "service_contracts/term/missing_day",
    "service_contracts/term/provenance", "service_contracts/execution/checks",
    "service_contracts/execution/liquidated", "service_contracts/execution/penalties",
    "service_contracts/execution/commitments", "service_contracts/execution/desk_hours",
    "service_contracts/execution/staff_hours",
}  # fmt: skip


def records_in(kind: Any) -> list[type]:
    """
    Return the records that a field may hold.
    """
    found = [kind] if attrs.has(kind) and kind not in SINGLE else []
    return found + [inner for argument in get_args(kind) for inner in records_in(argument)]


def fields_of(record: type, within: str) -> Iterator[str]:
    """
    Yield each field of a record that holds a single value, and those of the records in it.
    """
    attrs.resolve_types(record)
    for field in attrs.fields(record):
        name = "duration" if (record.__name__, field.name) == ("ServiceWindow", "months") else field.name
        place = f"{within}{name}"
        if not field.init or place in NOT_HELD:
            continue
        inside = records_in(field.type)
        if not inside:
            yield place
        for inner in inside:
            yield from fields_of(inner, f"{place}/")


def held_by_columns() -> set[str]:
    """
    Return every field that a column fills.
    """
    found: set[str] = set()
    for sheet in SHEETS:
        paths: dict[str, tuple[str, ...]] = {
            part.name: (part.collection or sheet.collection, *part.path) for part in sheet.parts
        }
        paths[OWNER] = (sheet.collection,) if sheet.collection else ()
        for column in sheet.columns:
            for part, path in column.fields:
                # The first of numbered columns stands for all.
                found.add("/".join(step for step in (*paths[part], *path) if not step.isdigit()))
    return found


def test_every_field_has_its_column() -> None:
    """
    A field of the model is in a column, or in the list of what no sheet holds: none is forgotten.
    """
    assert set(fields_of(Programme, "")) == held_by_columns()


@EACH
@pytest.mark.parametrize("lang", Lang)
def test_headers_are_told_apart(sheet: Sheet, lang: Lang) -> None:
    """
    No two columns of a sheet have the same header, however it is typed.
    """
    counts = Counter(plain(column.header(lang)) for column in sheet.columns)

    assert [] == [header for header, count in counts.items() if count > 1]


@EACH
def test_header_of_one_language_names_no_other_column(sheet: Sheet) -> None:
    """
    Headers of both languages may be mixed: a word is not one column in Italian and another in English.
    """
    italian = {plain(column.it): column for column in sheet.columns}

    assert [] == [column.en for column in sheet.columns if italian.get(plain(column.en), column) is not column]


@pytest.mark.parametrize("lang", Lang)
def test_sheets_are_told_apart(lang: Lang) -> None:
    """
    No two sheets have the same name, and Excel takes all of them: it has 31 letters and no brackets.
    """
    names = [sheet.name(lang) for sheet in SHEETS]

    assert (len(SHEETS), []) == (
        len(set(names)),
        [name for name in names if len(name) > 31 or set(name) & set("[]:*?/\\")],
    )


def test_sheets_that_a_workbook_must_have() -> None:
    """
    The sheets of the offices come first, and a workbook must have them.
    """
    wanted = ["nuclei", "alloggi", "passi", "prenotazioni", "sportelli", "richieste", "lotti", "pagamenti"]

    assert (wanted, wanted) == ([sheet.it for sheet in SHEETS[:8]], [sheet.it for sheet in SHEETS if sheet.main])


@pytest.mark.parametrize("column", COLUMNS)
def test_column_says_what_to_write(column: Column) -> None:
    """
    A column has a note in both languages, lists of words if it holds words, and an example that can be read.
    """
    read = reader_of(column.kind, words_of(*column.words))
    examples = [column.example] if column.example else []

    assert (True, True, True, [True] * len(examples)) == (
        column.note.it.endswith("."),
        column.note.en.endswith("."),
        bool(column.words) is (column.kind in (Kind.WORD, Kind.WORDS)),
        [read(writer_of(column.kind)(read(example))) == read(example) for example in examples],
    )


@EACH
def test_words_that_choose_are_all_of_its_parts(sheet: Sheet) -> None:
    """
    Each word of the column that chooses leads to one part, and each part with words can be chosen.
    """
    chooser = sheet.chooser
    words: list[type[Word]] = [] if chooser is None else list(chooser.words)

    assert Counter(str(word) for found in words for word in found) == Counter(
        str(word) for part in sheet.parts for word in part.words
    )
