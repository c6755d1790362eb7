"""
What a table of sheets is made of: sheets, the parts of a record that their rows are, and columns.

One description serves writing, reading, the template and the page of the documentation.
"""

import attrs

from contratti_quartiere.bilingual import Bilingual, Lang, Word
from contratti_quartiere.exchange.sheets.kinds import Kind

__all__ = ["OWNER", "Column", "Part", "Sheet", "column", "missing"]

OWNER = ""
"""The name of the part that is the record itself, and not an entry of one of its lists."""


@attrs.frozen(kw_only=True)
class Column:
    """
    One column of a sheet (*colonna del foglio*).

    Attributes:
        it: Its Italian header.
        en: Its English header.
        note: What to write in it.
        kind: What its cells hold.
        words: The closed lists from which its words are.
        fields: For each part of the record that a row may be, the field that the cell fills, as steps of a path.
        required: True if no row of its parts can do without.
        chooses: True if its word says which part a row is.
        example: What stands in the example row of a template.
    """

    it: str
    en: str
    note: Bilingual
    kind: Kind
    words: tuple[type[Word], ...]
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    required: bool
    chooses: bool
    example: str

    def header(self, lang: Lang) -> str:
        """
        Return the header in one language.
        """
        return self.it if lang is Lang.IT else self.en

    def path(self, part: str) -> tuple[str, ...] | None:
        """
        Return the field that the column fills in a part, as steps of a path; None if it fills none there.
        """
        return dict(self.fields).get(part)


@attrs.frozen(kw_only=True)
class Part:
    """
    What a row may be beside the record itself: an entry of one of its lists (*voce del foglio*).

    Attributes:
        name: The name by which columns refer to it.
        path: The list, as steps of a path from the record.
        words: The words that choose it, in the column that chooses.
        day: The field by whose day its entries are put in order; empty if they stay in the order of the rows.
        collection: The list of the programme in which the record stands; empty if in that of the sheet.
        under: For an entry within an annotation, the kind of annotation; the row stands under that of the annotation.
    """

    name: str
    path: tuple[str, ...]
    words: tuple[str, ...] = ()
    day: str = ""
    collection: str = ""
    under: str = ""


@attrs.frozen(kw_only=True)
class Sheet:
    """
    One sheet of a workbook, or one CSV file (*foglio*).

    Attributes:
        it: Its Italian name.
        en: Its English name.
        note: What one row of it is.
        collection: The list of the programme whose records it holds; empty for the programme itself.
        columns: Its columns, in order.
        parts: What a row may be, beside the record itself.
        main: True if a workbook must have it, were it empty.
        primary: True if the records themselves stand here; else they must stand in the sheet that is.
        single: True if a record has one row.
        apart: True if the record itself has a row of its own, before those of its parts.
        usual: The part that a row is where no word chooses one, if it fills anything of a part; empty if a word must.
    """

    it: str
    en: str
    note: Bilingual
    collection: str
    columns: tuple[Column, ...]
    parts: tuple[Part, ...] = ()
    main: bool = False
    primary: bool = True
    single: bool = False
    apart: bool = False
    usual: str = ""

    def name(self, lang: Lang) -> str:
        """
        Return the name in one language.
        """
        return self.it if lang is Lang.IT else self.en

    @property
    def chooser(self) -> Column | None:
        """
        The column whose word says which part a row is; None if there is none.
        """
        return next((found for found in self.columns if found.chooses), None)


def column(
    fields: str,
    headers: str,
    note: tuple[str, str],
    kind: Kind,
    *words: type[Word],
    required: bool = False,
    chooses: bool = False,
    example: str = "",
) -> Column:
    """
    Return a column, written as one line of the table.

    Args:
        fields: Part and field, `history:happened_on`, several apart by blanks; a field alone is of the record itself.
        headers: The Italian and the English header, with a bar between them.
        note: What to write, in Italian and in English.
        kind: What the cells hold.
        words: The closed lists of words.
        required: True if a row needs it.
        chooses: True if its word says which part a row is.
        example: What stands in the example row.
    """
    it, en = headers.split(" | ")
    places: list[tuple[str, tuple[str, ...]]] = []
    for field in fields.split():
        part, _, path = field.rpartition(":")
        places.append((part, tuple(path.split("/"))))
    return Column(
        it=it,
        en=en,
        note=Bilingual(*note),
        kind=kind,
        words=words,
        fields=tuple(places),
        required=required,
        chooses=chooses,
        example=example,
    )


def missing(found: Column) -> Bilingual:
    """
    Return what is wrong with an empty cell of a column that is needed.
    """
    return Bilingual(f"«{found.it}»: manca, ed è obbligatorio", f"{found.en!r}: is missing, and is required")
