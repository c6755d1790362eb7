# pyright: standard
"""
Columns as numbers: each engine's own numbers, and the words that they stand for.
"""

from datetime import date, timedelta
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pyarrow as pa
import pytest

from contratti_quartiere.analysis.frames import check_histories
from contratti_quartiere.analysis.frames.coded_columns import coded, ranked
from contratti_quartiere.relocation_table import RELOCATION_TABLE

WORDS = ["proponi", "informa", "proponi", None, "boh"]
# Categories that another column made first stand before those of this one.
EARLIER = pl.Series(["accetta", "rifiuta"], dtype=pl.Categorical)


def dictionary(signed: bool) -> pa.ChunkedArray:
    """
    Return the words as a dictionary of PyArrow, numbered with a sign or without.
    """
    kind = pa.dictionary(pa.int8() if signed else pa.uint32(), pa.string())
    return pa.chunked_array([pa.array(WORDS).dictionary_encode().cast(kind)])


COLUMNS = {
    "polars, text": lambda: pl.Series(WORDS),
    "polars, categories": lambda: pl.Series(WORDS, dtype=pl.Categorical),
    "polars, enum": lambda: pl.Series(WORDS, dtype=pl.Enum(["boh", "informa", "proponi", "accetta"])),
    "pandas, text": lambda: pl.Series(WORDS).to_pandas(),
    "pandas, categories": lambda: pl.Series(WORDS).to_pandas().astype("category"),
    "pyarrow, text": lambda: pl.Series(WORDS).to_arrow(compat_level=pl.CompatLevel.oldest()),
    "pyarrow, numbers with a sign": lambda: dictionary(signed=True),
    "pyarrow, numbers without a sign": lambda: dictionary(signed=False),
}


@pytest.mark.parametrize("column", COLUMNS.values(), ids=COLUMNS)
@pytest.mark.parametrize("size", [0, 3, 5], ids=["empty", "without null", "with null"])
def test_a_number_stands_for_its_word(column: Any, size: int) -> None:
    """
    Each number leads back to the word of its row, and null is -1.
    """
    given: Any = column()
    given = pa.chunked_array([given]) if isinstance(given, pa.Array) else given
    numbers, values = coded(nw.from_native(given[:size], series_only=True))

    assert WORDS[:size] == [None if number == -1 else values[number] for number in numbers.tolist()]


@pytest.mark.parametrize("column", COLUMNS.values(), ids=COLUMNS)
@pytest.mark.parametrize("size", [0, 3, 5], ids=["empty", "without null", "with null"])
def test_a_rank_is_the_place_of_a_word_among_those_that_are_there(column: Any, size: int) -> None:
    """
    Each word is told by its place in the order of text, which is that of none that no row has, and null by -1.
    """
    given: Any = column()
    given = pa.chunked_array([given]) if isinstance(given, pa.Array) else given
    ranks, names = ranked(nw.from_native(given[:size], series_only=True))
    order = {0: [], 3: ["informa", "proponi"], 5: ["boh", "informa", "proponi"]}[size]

    assert (order, [-1 if word is None else order.index(word) for word in WORDS[:size]]) == (
        names.to_list(),
        ranks.tolist(),
    )


@pytest.mark.parametrize("spare", [0, 15, 16, 17, 18, 300], ids="{} words more".format)
@pytest.mark.parametrize("word", ["informa", "nota", None, "boh", "colloquio"], ids=str)
def test_however_many_words_a_category_knows(word: str | None, spare: int) -> None:
    """
    The answer is that of text, be the categories few, as many as a pair of codes has room for, or more.
    """
    known = [row.event.value for row in reversed(RELOCATION_TABLE.rows)] + ["boh", "nota"]
    known += [f"altro {number}" for number in range(spare)]
    events = ["informa", word, "ammetti"]
    frame = pl.DataFrame(
        {"case": [1, 1, 1], "event": events, "on": [date(2018, 1, 10) + timedelta(days=n) for n in range(3)]}
    )
    options: dict[str, Any] = {"case": "case", "event": "event", "on": "on"}
    told = check_histories(frame.with_columns(pl.col("event").cast(pl.Enum(known))), **options)

    assert check_histories(frame, **options).rows() == told.rows()
