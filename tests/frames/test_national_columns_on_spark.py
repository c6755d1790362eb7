# pyright: standard
"""
Windows, codes and sums of lots on Spark: the answers of Polars in memory, which are those of the objects.
"""

import random
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import polars as pl

from contratti_quartiere.analysis.frames import check_cigs, check_cups, lot_sums, window_ends

SCHEMA = "row bigint, start date, written string, code string, gara string, importo decimal(20,2), totale string"
CODES = ("7911923567", "z34284d3ee", "79I1923567", "7911923568", "ES01", "0000000000", "X000000000", "V0123ABCDE\n")
OTHERS = ("791192356K", "B12H12345678901", " C12H1234567890", "\u00a07911923567", "É911923567", "", None)
ASKED: list[tuple[Callable[..., Any], dict[str, Any]]] = [
    (window_ends, {"start": "start", "months": 12}),
    (window_ends, {"start": "written", "months": 36}),
    (check_cigs, {"cig": "code", "into": "word"}),
    (check_cups, {"cup": "code", "into": "word"}),
]


def rows() -> list[tuple[Any, ...]]:
    """
    Return lots with everything that may be right or wrong with them.
    """
    chance = random.Random(9)  # noqa: S311  # the same rows in every run
    first = date(1999, 12, 20)
    days = [first + timedelta(days=number) for number in range(400)] + [date(9999, 12, 31), date(9996, 12, 31), None]
    written = ["2016-05-02", "2015-02-29", "2016-02-29\n", "boh", None]
    return [
        (
            number,
            day,
            chance.choice(written),
            chance.choice(CODES + OTHERS),
            chance.choice([*"abcdefghijkl", None]),
            None if chance.random() < 0.01 else Decimal(chance.randrange(-(10**12), 10**12)).scaleb(-2),
            chance.choice(["12.00"] * 50 + ["x", None]),
        )
        for number, day in enumerate(days)
    ]


def test_spark_gives_the_answers_of_polars(spark: Any) -> None:
    """
    Four hundred rows have the same columns on Spark as in memory, and the same sums by tender.
    """
    given = rows()
    schema = {"row": pl.Int64, "start": pl.Date, "written": pl.String, "code": pl.String, "gara": pl.String}
    here = pl.DataFrame(given, schema | {"importo": pl.Decimal(20, 2), "totale": pl.String}, orient="row")
    there = spark.createDataFrame(given, SCHEMA)
    options: dict[str, Any] = {"tender": "gara", "amount": "importo", "total": "totale"}

    for ask, given_options in ASKED:
        columns = ("row", "last_day", "last_day_fault", "word")
        expected = ask(here, **given_options)
        asked = ask(there, **given_options).select([name for name in columns if name in expected.columns])
        assert expected.select(asked.columns).rows() == sorted(tuple(row) for row in asked.collect())
    assert sorted(map(str, lot_sums(here, **options).rows())) == sorted(
        str(tuple(row)) for row in lot_sums(there, **options).collect()
    )
