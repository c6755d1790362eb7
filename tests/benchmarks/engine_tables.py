# pyright: standard
"""
The drawn tables as Dask and DuckDB hold them.
"""

from typing import Any

import dask.dataframe as dd
import duckdb
import polars as pl


def dask_of(frame: pl.DataFrame) -> Any:
    """
    Return a table of Dask in eight parts.
    """
    dask: Any = dd
    return dask.from_pandas(frame.to_pandas(), npartitions=8)


def duckdb_of(frame: pl.DataFrame) -> duckdb.DuckDBPyRelation:
    """
    Return a table that DuckDB holds.
    """
    connection = duckdb.connect()
    connection.from_arrow(frame.to_arrow()).create("histories")
    return connection.table("histories")
