"""
The tables of counts of people that were published: what each cell shows, and what its totals give away.
"""

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import When, is_when
from contratti_quartiere.errors import DuplicateIdentifierError, UnknownNameError
from contratti_quartiere.fields import identifier, not_negative, of, several, text, unique
from contratti_quartiere.small_numbers import deduced
from contratti_quartiere.sources import Provenance

__all__ = ["PublishedCell", "PublishedTable"]

_Place = tuple[str, str]


@attrs.frozen(kw_only=True)
class PublishedCell:
    """
    What a published table shows in one cell (*casella pubblicata*).

    Attributes:
        row: The name of its row; empty for the total of all rows.
        column: The name of its column; empty for the total of all columns.
        count: How many people or requests it shows; None if the number is hidden, as in "fewer than 5".

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For a count below zero.
    """

    row: str = attrs.field(default="", validator=text)
    column: str = attrs.field(default="", validator=text)
    count: int | None = attrs.field(default=None, validator=[of(int, type(None)), not_negative])


@attrs.frozen(kw_only=True)
class PublishedTable:
    """
    A table of counts of people that goes out, by rows and columns, with such totals as it shows (*tavola pubblicata*).

    Attributes:
        id: Its name within the programme.
        label: What it is called, or where it stands.
        rows: The names of its rows, as the kinds of request; empty if it has columns only.
        columns: The names of its columns, as the months; empty if it has rows only.
        cells: What it shows, in any order; a cell that is not listed is not shown.
        published_on: When it went out; None if unknown.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        DuplicateIdentifierError: For two rows or two columns of one name, or two cells of one place.
        UnknownNameError: For a cell of a row or column that the table does not have.
    """

    id: str = attrs.field(validator=identifier)
    label: str = attrs.field(default="", validator=text)
    rows: tuple[str, ...] = attrs.field(default=(), validator=several(str))
    columns: tuple[str, ...] = attrs.field(default=(), validator=several(str))
    cells: tuple[PublishedCell, ...] = attrs.field(default=(), validator=several(PublishedCell))
    published_on: When | None = attrs.field(default=None, validator=is_when)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        # A row without a name would be the total.
        unique("PublishedTable.rows", ("", *self.rows))
        unique("PublishedTable.columns", ("", *self.columns))
        rows, columns = {"", *self.rows}, {"", *self.columns}
        places: dict[_Place, int] = {}
        for index, cell in enumerate(self.cells):
            if cell.row not in rows:
                raise UnknownNameError(Bilingual("riga", "row"), cell.row, tuple(sorted(self.rows)))
            if cell.column not in columns:
                raise UnknownNameError(Bilingual("colonna", "column"), cell.column, tuple(sorted(self.columns)))
            place = (cell.row, cell.column)
            if place in places:
                raise DuplicateIdentifierError("PublishedTable.cells", " × ".join(place), places[place], index)
            places[place] = index

    def given_away(self) -> dict[_Place, int] | None:
        """
        Return the hidden cells whose count the totals tell, by row and column, with the count.

        Counts are never negative: so a total of zero gives all its parts away. Totals that the table does not show, and
        does not hide either, are not among them.

        Returns:
            What is given away; None if the totals contradict the cells, so that nobody can tell.
        """
        shown = {(cell.row, cell.column): cell.count for cell in self.cells if cell.count is not None}
        hidden = {(cell.row, cell.column) for cell in self.cells if cell.count is None}
        told = deduced(shown, self._sums())
        if told is None:
            return None
        return {place: count for place, count in told.items() if place in hidden or self._is_part(place)}

    def _is_part(self, place: _Place) -> bool:
        row, column = place
        return bool(row or not self.rows) and bool(column or not self.columns)

    def _sums(self) -> tuple[tuple[_Place, tuple[_Place, ...]], ...]:
        """
        Return each total with what it is the sum of.
        """
        of_rows = (((row, ""), tuple((row, column) for column in self.columns)) for row in (*self.rows, ""))
        of_columns = (((("", column), tuple((row, column) for row in self.rows))) for column in (*self.columns, ""))
        return tuple((total, parts) for total, parts in (*of_rows, *of_columns) if parts)
