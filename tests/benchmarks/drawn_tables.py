# pyright: standard
"""
Tables of histories for benchmarks: legal walks of many cases, with an illegal step here and there, as text and coded.
"""

from functools import cache
from typing import Any

import attrs
import numpy as np
import polars as pl
from numpy.typing import NDArray

from contratti_quartiere.analysis.frames.legal_pairs import pairs_of
from contratti_quartiere.relocation_table import RELOCATION_TABLE

MILLION = 1_000_000
PAIRS = pairs_of(RELOCATION_TABLE)
WORDS = PAIRS.events
START = -1
"""In a table of pairs the last row stands for no event before."""
LEGAL = np.zeros((len(WORDS) + 1, len(WORDS)), np.bool_)
for _before, _followers in zip((START, *range(len(WORDS))), PAIRS.followers, strict=True):
    LEGAL[_before, [WORDS.index(word) for word in _followers]] = True
TOLD: dict[str, Any] = {"case": "case", "event": "event", "on": "on"}
LEGAL_TEXTS = [f">{word}" for word in PAIRS.first] + [f"{one}>{two}" for one in WORDS for two in PAIRS.after(one)]
BARE_SQL = """
    select * from (select *, lag(event) over (partition by "case" order by "on") as before from histories)
    where not list_contains($legal, coalesce(before::varchar, '') || '>' || event::varchar)
"""
"""What DuckDB itself would be asked, of rows that are known to be clean."""


@attrs.frozen(eq=False)
class Histories:
    """
    The rows of many cases, by case and day, and how many of them are illegal.
    """

    cases: NDArray[np.int64]
    events: NDArray[np.uint8]
    days: NDArray[np.int32]
    planted: int


def walks(rows: int, first_case: int = 0, seed: int = 9) -> Histories:
    """
    Return about so many rows of legal walks of 2 to 14 steps; the last step of each hundredth case is illegal.
    """
    chance = np.random.default_rng(seed)
    cases = rows // 8
    lengths = chance.integers(2, 15, cases)
    finals = [not PAIRS.after(word) for word in WORDS]
    goes_on = LEGAL & ~np.array(finals)
    count = goes_on.sum(axis=1)
    followers = np.argsort(~goes_on, axis=1, kind="stable").astype(np.uint8)
    forbidden = np.argmin(LEGAL, axis=1).astype(np.uint8)
    steps = np.zeros((cases, 14), np.uint8)
    before = np.full(cases, len(WORDS))
    for place in range(14):
        after = followers[before, chance.integers(0, count[before])]
        wrong = (lengths == place + 1) & (np.arange(cases) % 100 == 0)
        after[wrong] = forbidden[before[wrong]]
        steps[:, place] = before = after
    days = 17_000 + np.cumsum(chance.integers(1, 61, (cases, 14)), axis=1)
    there = np.arange(14) < lengths[:, None]
    return Histories(
        np.repeat(np.arange(first_case, first_case + cases), lengths),
        steps[there],
        days[there].astype(np.int32),
        len(range(0, cases, 100)),
    )


@cache
def histories(rows: int) -> Histories:
    """
    Return the rows of this run.
    """
    return walks(rows)


@cache
def coded(rows: int) -> pl.DataFrame:
    """
    Return the rows sorted, with whole numbers for cases and categories for events.
    """
    made = histories(rows)
    words = pl.Series(WORDS, dtype=pl.Enum(WORDS))
    return pl.DataFrame(
        {
            "case": made.cases,
            "event": words.gather(made.events),
            "on": pl.Series(made.days).cast(pl.Date),
        }
    )


@cache
def text(rows: int) -> pl.DataFrame:
    """
    Return the rows in any order, with text for cases and events.
    """
    shuffled = coded(rows).sample(fraction=1, shuffle=True, seed=9)
    named = pl.format("caso-{}", pl.col("case").cast(pl.String).str.zfill(8))
    return shuffled.select(named.alias("case"), pl.col("event").cast(pl.String), "on")
