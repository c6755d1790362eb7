# pyright: standard
"""
Columns added to a frame: beside the rows they belong to, and never over another column.
"""

from decimal import Decimal

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
import pytest

from contratti_quartiere.analysis.frames.answered_columns import (
    check_free,
    first_of,
    like_table,
    said_by_code,
    text_of_objects,
)
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import FrameError

REMEDY = Bilingual("scrivere altro", "write something else")


def test_a_column_that_is_there_is_in_the_way() -> None:
    """
    The first name that is taken is refused, with what to do.
    """
    with pytest.raises(FrameError, match="column 'b': is already there; give it another name, or give another into="):
        check_free(["a", "b", "c"], ["d", "b", "c"])


def test_the_first_condition_that_holds_decides() -> None:
    """
    Of two conditions that hold the first one counts; where none does, the rest.
    """
    frame = nw.from_native(pl.DataFrame({"a": [1, 2, 3]}))
    word = first_of((nw.col("a") < 2, nw.lit("one")), (nw.col("a") < 3, nw.lit("two")), otherwise=nw.lit("more"))

    assert ["one", "two", "more"] == frame.select(word=word)["word"].to_list()


def test_codes_have_their_words() -> None:
    """
    Each number has the word in its place.
    """
    assert ["b", None, "b"] == said_by_code(np.array([1, 0, 1]), [None, "b"])


def test_a_series_stands_beside_the_rows_of_pandas() -> None:
    """
    A column for a table of pandas has its index, even one with names twice; one of Polars is left as it is.
    """
    table = nw.from_native(pd.DataFrame({"a": [1, 2]}, index=["x", "x"]), eager_only=True)
    series = nw.new_series("b", [3, 4], nw.Int64, backend="pandas")
    other = nw.from_native(pl.DataFrame({"a": [1, 2]}), eager_only=True)

    assert [("x", 3), ("x", 4)] == list(like_table(series, table).to_native().items())
    assert [1, 2] == like_table(other["a"], other).to_list()


def test_objects_become_text() -> None:
    """
    Text stays, decimals are written without an exponent, and both kinds of nothing are null.
    """
    texts = nw.from_native(pd.Series(["a", None, float("nan")], dtype=object), series_only=True)
    decimals = nw.from_native(pd.Series([Decimal("1E+3"), Decimal("0.50"), None], dtype=object), series_only=True)

    assert ["a"] == text_of_objects(texts, str, REMEDY).drop_nulls().to_list()
    assert ["1000", "0.50"] == text_of_objects(decimals, Decimal, REMEDY).drop_nulls().to_list()


def test_an_object_of_another_type_is_refused_by_its_row() -> None:
    """
    The first row that holds something else is named, with what it holds.
    """
    mixed = nw.from_native(pd.Series([None, "a", 1, 2.0], dtype=object, name="codice"), series_only=True)
    with pytest.raises(FrameError, match="column 'codice', row 2: holds int; write something else"):
        text_of_objects(mixed, str, REMEDY)
