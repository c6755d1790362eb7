"""
L. 190 lots in CSV, one row a lot, with the columns that `appaltipop` gave to the elements of the schema.

Who took part and who won stands in other files there, so a lot of this one does not tell.
"""

from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import Final

import attrs

from contratti_quartiere.exchange.anac.l190_lots import PublishedLot
from contratti_quartiere.exchange.anac.l190_reading import LotPlaces, LotTexts, printable, read_lot
from contratti_quartiere.exchange.anac.row_faults import with_end_weighed
from contratti_quartiere.exchange.anac.separated_rows import header_key, separated_rows
from contratti_quartiere.exchange.imports import ReadRow
from contratti_quartiere.found_values import FoundValue

__all__ = ["COLUMNS", "REQUIRED", "read_lots_csv"]

COLUMNS: Final = LotPlaces(
    cig="cig",
    authority_tax_code="strutturaProponente:codiceFiscaleProp",
    authority="strutturaProponente:denominazione",
    object="oggetto",
    procedure="sceltaContraente",
    awarded="importoAggiudicazione",
    start="tempiCompletamento:dataInizio",
    end="tempiCompletamento:dataUltimazione",
    paid="importoSommeLiquidate",
)
"""The column of each thing; any other is kept as found."""

REQUIRED: Final = (
    COLUMNS.cig,
    COLUMNS.authority_tax_code,
    COLUMNS.procedure,
    COLUMNS.awarded,
    COLUMNS.paid,
)
"""The columns without which a file is not read."""


def read_lots_csv(path: str | PathLike[str]) -> Iterator[ReadRow[PublishedLot]]:
    """
    Yield each lot of a CSV as it is read, in bounded memory.

    Args:
        path: The file: a CSV of any usual encoding and delimiter, or a zip with one.

    Raises:
        DocumentError: For what is no CSV, or for columns that are missing, with their names.
        OSError: For a file that cannot be opened.
    """
    known: dict[str, str] = attrs.asdict(COLUMNS)
    rows = separated_rows(Path(path), known=tuple(known.values()), required=REQUIRED)
    # As this file writes them, and empty where it has none: nobody is told in each row that a column is missing.
    headers = tuple(map(printable, rows.headers))
    written = {header_key(header): name for header, name in zip(rows.headers, headers, strict=True)}
    places = LotPlaces(**{field: written.get(header_key(column), "") for field, column in known.items()})
    own = frozenset(attrs.astuple(places))
    for row in rows:
        if row.record is None:
            yield ReadRow(line=row.line, record=None, problems=row.problems)
            continue
        found = LotTexts(line=row.line, texts=dict(zip(headers, row.record, strict=True)))
        found.problems.extend(row.problems)
        found.as_found.extend(
            FoundValue(place=header, value=value)
            for header, value in zip(headers, row.record, strict=True)
            if value and header not in own
        )
        yield with_end_weighed(read_lot(found, places), headers[-1])
