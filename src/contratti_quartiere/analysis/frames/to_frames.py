"""
Our records as a table of the engine that is already there, with exact decimals and real days.
"""

from collections.abc import Iterable
from decimal import Context, Decimal
from typing import Any, cast

import narwhals.stable.v2 as nw

from contratti_quartiere.analysis.frames.record_tables import STEPS, RecordTable
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import FrameError, UnknownNameError, WrongTypeError
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme

__all__ = ["steps_frame", "to_frame"]

_BACKENDS = ("pandas", "polars", "pyarrow")
_TABLES = Bilingual(
    "dare LOTS, WINDOWS, FINDINGS, INDICATOR_VALUES, INTERVENTIONS, BUDGETS, CASES o STEPS",
    "give LOTS, WINDOWS, FINDINGS, INDICATOR_VALUES, INTERVENTIONS, BUDGETS, CASES or STEPS",
)
_DIGITS = 38
_EXACT = Context(prec=_DIGITS)


def to_frame(records: Iterable[object], table: RecordTable, *, backend: str = "polars") -> Any:
    """
    Return records as a table: a data frame of Polars or pandas, or a table of PyArrow.

    Amounts are decimals with two places, days are days, words are the Italian ones of documents, but for `outcome` of
    `FINDINGS`, and null is what nobody knows. Without records the columns are there, with their types. In pandas
    amounts and days are columns of PyArrow, for its own have floats for amounts and no days; numbers are its `Int64`,
    which knows null. Other engines read one of the three.

    Args:
        records: The records, of the types that the table has.
        table: The columns: `LOTS`, `WINDOWS`, `FINDINGS`, `INDICATOR_VALUES`, `INTERVENTIONS`, `BUDGETS`, `CASES` or
            `STEPS`.
        backend: `polars`, `pandas` or `pyarrow`, which must be installed.

    Raises:
        UnknownNameError: For another backend.
        WrongTypeError: For a record of another type, for one alone, and for what is no table of columns.
        FrameError: For an amount of more than 38 digits, which no engine holds.
    """
    if backend not in _BACKENDS:
        raise UnknownNameError(Bilingual("motore", "backend"), str(backend), _BACKENDS)
    if type(table) is not RecordTable:
        raise WrongTypeError.of("to_frame.table", table, _TABLES)
    names = ", ".join(kind.__name__ for kind in table.of)
    if isinstance(records, str) or not isinstance(cast("object", records), Iterable):
        remedy = Bilingual(f"dare un elenco di {names}: [x]", f"give a list of {names}: [x]")
        raise WrongTypeError.of("to_frame.records", records, remedy)
    rows: list[tuple[Any, ...]] = []
    for record in records:
        if type(record) not in table.of:
            raise WrongTypeError.of("to_frame", record, Bilingual(f"dare solo {names}", f"give only {names}"))
        rows.extend(table.rows(record))
    # Without rows there is nothing to turn into columns.
    columns = zip(*rows, strict=True) if rows else ((),) * len(table.columns)
    series = [
        _series(name, kind, values, backend)
        for (name, kind), values in zip(table.columns.items(), columns, strict=True)
    ]
    frame: nw.DataFrame[Any] = nw.concat([one.to_frame() for one in series], how="horizontal")
    return frame.to_native()


def steps_frame(programme: Programme, *, backend: str = "polars") -> Any:
    """
    Return the steps of all cases of a programme as a table that `check_histories` reads.

    The columns `case`, `event`, `on` and `step` are those that it asks for.

    Args:
        programme: The programme; as of a day, if what was known then is asked.
        backend: `polars`, `pandas` or `pyarrow`, which must be installed.

    Raises:
        UnknownNameError: For another backend.
        WrongTypeError: For what is no programme.
    """
    if type(programme) is not Programme:
        raise WrongTypeError.of("steps_frame", programme, Bilingual("dare un Programme", "give a Programme"))
    return to_frame(programme.relocations, STEPS, backend=backend)


def _series(name: str, kind: Any, values: Iterable[Any], backend: Any) -> nw.Series[Any]:
    if kind.is_decimal():
        values = [_decimal(name, row, value) for row, value in enumerate(values)]
    if backend == "pandas" and kind.is_integer():
        # Its usual whole numbers have no null.
        objects: Any = nw.new_series(name, list(values), nw.Object, backend=backend).to_native()
        return nw.from_native(objects.astype("Int64"), series_only=True)
    return nw.new_series(name, list(values), kind, backend=backend)


def _decimal(name: str, row: int, amount: Euro | None) -> Decimal | None:
    if amount is None:
        return None
    if abs(amount.cents) >= 10**_DIGITS:
        raise FrameError(
            name,
            row,
            Bilingual(f"ha più di {_DIGITS} cifre", f"has more than {_DIGITS} digits"),
            Bilingual("tenere l'importo come Euro", "keep the amount as a Euro"),
        )
    return Decimal(amount.cents).scaleb(-2, _EXACT)
