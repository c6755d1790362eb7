# pyright: standard
"""
How fast a million rows of histories say where cases stood, how long, and how many were out, beside loops and bare.

The name keeps the file out of the plain run of tests. All of a table answer one question of the same legal histories,
and one figure of the answer is the same for all; what stands in brackets in the column Median is the ratio to the
fastest of its table:

    pytest tests/benchmarks/bench_states.py -k text --benchmark-columns=median,iqr,rounds

With `-k sorted` the rows are sorted, with whole numbers for cases and categories for events. What is bare is what one
would write for that figure alone, of rows that are known to be clean: it looks for no null, no unknown word and no two
events on one day, tells nothing of a case to which nothing happened, and does not sort what comes out.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

import attrs
import duckdb
import narwhals.stable.v2 as nw
import polars as pl
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from contratti_quartiere.analysis.frames import durations, spells, states_on, stock_and_flow, time_in_states
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import RelocationStep
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent, RelocationState, Whereabouts
from drawn_tables import MILLION, TOLD, coded, text
from engine_tables import dask_of, duckdb_of

DAY = date(2017, 3, 1)
FIRST, LAST = date(2017, 1, 1), date(2017, 12, 31)
MONTHS = range(FIRST.year * 12 + 1, FIRST.year * 12 + 13)
HOME, OUT = Whereabouts.HOME.value, Whereabouts.OUT.value
STAY = RelocationState.MOVED_TEMPORARILY.value
TARGETS = {row.event.value: row.target.value for row in RELOCATION_TABLE.rows}
PLACES = {row.event.value: row.target.whereabouts.value for row in RELOCATION_TABLE.rows}

History = list[tuple[date, str]]
"""The days of a case, and what happened on each."""

FRAMES: dict[str, Callable[[int], pl.DataFrame]] = {"text": text, "sorted": coded}
KINDS = pytest.mark.parametrize("kind", FRAMES)


@cache
def legal(kind: str) -> pl.DataFrame:
    """
    Return the rows without those that cannot have happened: the last one of each hundredth case.
    """
    number = pl.col("case").cast(pl.String).str.tail(8).cast(pl.Int64)
    planted = (number % 100 == 0) & (pl.col("on") == pl.col("on").max().over("case"))
    return FRAMES[kind](MILLION).filter(~planted)


# What each case adds to the figure, by a loop


def out_on_the_day(history: History) -> int:
    """
    Return 1 if the household is out at the end of the day.
    """
    last = next((word for day, word in reversed(history) if day <= DAY), None)
    return int(last is not None and PLACES[last] == OUT)


def days_of_stays(history: History) -> int:
    """
    Return the days of the stays up to the day, without the first one, of which nobody knows since when.
    """
    return max((DAY - history[0][0]).days, 0)


def days_in_state(history: History) -> int:
    """
    Return the days in one state of the stays that are over.
    """
    return sum((end - day).days for (day, word), (end, _) in pairwise(history) if TARGETS[word] == STAY)


def months_out(history: History) -> int:
    """
    Return at how many ends of months the household is out.
    """
    months, since = 0, None
    for day, word in history:
        month = day.year * 12 + day.month
        place = PLACES[word]
        if place == OUT and since is None:
            since = month
        elif place != OUT and since is not None:
            months, since = months + _months(since, month), None
    return months if since is None else months + _months(since, MONTHS.stop)


def _months(since: int, until: int) -> int:
    return max(min(until, MONTHS.stop) - max(since, MONTHS.start), 0)


def days_to_the_move(history: History) -> int:
    """
    Return the days from the first interview to the first temporary move after it.
    """
    begun = None
    for day, word in history:
        if begun is not None and TARGETS[word] == STAY:
            return (day - begun).days
        if begun is None and word == RelocationEvent.INTERVIEW.value:
            begun = day
    return 0


# The same by the engine's own expressions


def place_of(event: pl.Expr) -> pl.Expr:
    """
    Return where the household is after an event.
    """
    return event.replace_strict(PLACES, return_dtype=pl.String)


SAME = pl.col("case") == pl.col("case").shift(-1)
IN_STATE = [word for word, state in TARGETS.items() if state == STAY]
MONTH = pl.col("on").dt.year().cast(pl.Int64) * 12 + pl.col("on").dt.month()


def out_on_the_day_in_polars(frame: pl.DataFrame) -> Any:
    """
    The last row of each case up to the day.
    """
    last = frame.filter(pl.col("on") <= DAY).sort("case", "on").group_by("case").last()
    return last.filter(place_of(pl.col("event")) == OUT).height


def days_of_stays_in_polars(frame: pl.DataFrame) -> Any:
    """
    From each row to the next one of its case, else to the day.
    """
    ordered = frame.filter(pl.col("on") <= DAY).sort("case", "on")
    end = pl.when(SAME).then(pl.col("on").shift(-1)).otherwise(DAY)
    return ordered.select((end - pl.col("on")).dt.total_days().sum()).item()


def days_in_state_in_polars(frame: pl.DataFrame) -> Any:
    """
    From each row that leads to the state to the next one of its case.
    """
    ordered = frame.sort("case", "on").with_columns(end=pl.when(SAME).then(pl.col("on").shift(-1)))
    there = ordered.filter(pl.col("event").cast(pl.String).is_in(IN_STATE))
    return there.select((pl.col("end") - pl.col("on")).dt.total_days().sum()).item()


def months_out_in_polars(frame: pl.DataFrame) -> Any:
    """
    Who went out and came in by month, summed up.
    """
    out = (place_of(pl.col("event")) == OUT).cast(pl.Int8)
    same = pl.col("case") == pl.col("case").shift()
    ordered = frame.filter(pl.col("on") <= LAST).sort("case", "on").with_columns(out=out, month=MONTH)
    moves = ordered.with_columns(net=pl.col("out") - pl.when(same).then(pl.col("out").shift()).otherwise(0))
    stock = moves.group_by("month").agg(pl.col("net").cast(pl.Int64).sum()).sort("month")
    stock = stock.with_columns(stock=pl.col("net").cum_sum())
    return stock.filter(pl.col("month").is_between(MONTHS.start, MONTHS[-1]))["stock"].sum()


def days_to_the_move_in_polars(frame: pl.DataFrame) -> Any:
    """
    The first interview of each case, and the first move after it.
    """
    word = pl.col("event").cast(pl.String)
    begun = frame.filter(word == RelocationEvent.INTERVIEW.value).group_by("case").agg(first=pl.col("on").min())
    moved = frame.filter(word.is_in(IN_STATE)).join(begun, on="case").filter(pl.col("on") > pl.col("first"))
    lengths = moved.group_by("case").agg(pl.col("on").min(), pl.col("first").first())
    return lengths.select((pl.col("on") - pl.col("first")).dt.total_days().sum()).item()


SQL = {
    "out on the day": """
        select count(*) from (select arg_max(event::varchar, "on") as event from histories where "on" <= $day
        group by "case") where list_contains($out, event)
    """,
    "days of stays": """
        select sum(coalesce(stop, $day) - "on") from (select "on",
            lead("on") over (partition by "case" order by "on") as stop from histories where "on" <= $day)
    """,
    "days in a state": """
        select sum(stop - "on") from (select "on", event,
            lead("on") over (partition by "case" order by "on") as stop from histories)
        where list_contains($stay, event::varchar)
    """,
    "months out": """
        with moves as (select "case", "on", list_contains($out, event::varchar)::int as out from histories
            where "on" <= $last),
        flows as (select year("on") * 12 + month("on") as month,
            out - coalesce(lag(out) over (partition by "case" order by "on"), 0) as net from moves),
        months as (select month, sum(net) as net from flows group by month),
        stocks as (select month, sum(net) over (order by month) as stock from months)
        select sum(stock) from stocks where month >= $start
    """,
    "days to the move": """
        with begun as (select "case", min("on") as first from histories where event::varchar = $begin group by "case"),
        moved as (select first, min("on") as stop from histories join begun using ("case")
            where list_contains($stay, event::varchar) and "on" > first group by "case", first)
        select sum(stop - first) from moved
    """,
}
FACTS = {
    "day": DAY,
    "last": LAST,
    "start": MONTHS.start,
    "stay": IN_STATE,
    "out": [word for word, place in PLACES.items() if place == OUT],
    "begin": RelocationEvent.INTERVIEW.value,
}


# The questions


@attrs.frozen(kw_only=True)
class Asked:
    """
    One question: asked of ours, read from its answer, and answered by a loop and by Polars itself.
    """

    ours: Callable[[Any], Any]
    figure: Callable[[Any], Any]
    loop: Callable[[History], int]
    polars: Callable[[pl.DataFrame], Any]


QUESTIONS = {
    "out on the day": Asked(
        ours=lambda frame: states_on(frame, day=DAY, **TOLD),
        figure=lambda found: (found["whereabouts"] == OUT).sum(),
        loop=out_on_the_day,
        polars=out_on_the_day_in_polars,
    ),
    "days of stays": Asked(
        ours=lambda frame: spells(frame, until=DAY, **TOLD),
        figure=lambda found: found["days"].sum(),
        loop=days_of_stays,
        polars=days_of_stays_in_polars,
    ),
    "days in a state": Asked(
        ours=lambda frame: time_in_states(frame, **TOLD),
        figure=lambda found: found.filter(nw.col("state") == STAY)["days"].sum(),
        loop=days_in_state,
        polars=days_in_state_in_polars,
    ),
    "months out": Asked(
        ours=lambda frame: stock_and_flow(frame, first=FIRST, last=LAST, every="month", **TOLD),
        figure=lambda found: found["stock"].sum(),
        loop=months_out,
        polars=months_out_in_polars,
    ),
    "days to the move": Asked(
        ours=lambda frame: durations(
            frame,
            from_event=RelocationEvent.INTERVIEW,
            to_state=RelocationState.MOVED_TEMPORARILY,
            until=date(2030, 1, 1),
            **TOLD,
        ),
        figure=lambda found: found.filter(~nw.col("censored"))["days"].sum(),
        loop=days_to_the_move,
        polars=days_to_the_move_in_polars,
    ),
}
EACH = pytest.mark.parametrize("question", QUESTIONS)


def by_case(rows: Iterable[tuple[Any, date, str]]) -> Iterator[tuple[Any, History]]:
    """
    Yield each case with its history, of rows by case and day.
    """
    for case, mine in groupby(rows, key=itemgetter(0)):
        yield case, [(day, word) for _, day, word in mine]


@cache
def expected(question: str) -> int:
    """
    Return the figure, as a loop over the sorted rows finds it.
    """
    rows = legal("sorted").select("case", "on", "event").rows()
    return sum(QUESTIONS[question].loop(history) for _, history in by_case(rows))


def measured(benchmark: BenchmarkFixture, kind: str, question: str, ask: Callable[[], Any], rounds: int = 5) -> None:
    """
    Time one way to answer, and see that the figure is that of all.
    """
    benchmark.group = f"{question}, {kind}"
    # Typed loosely, as pytest-benchmark leaves it.
    timed: Any = benchmark
    found = timed.pedantic(ask, rounds=rounds, warmup_rounds=int(rounds > 1))

    assert expected(question) == int(found)


# Ours

ENGINES: dict[str, tuple[Callable[[pl.DataFrame], Any], Callable[[Any], Any]]] = {
    "polars": (lambda frame: frame, lambda found: found),
    "polars lazy": (lambda frame: frame.lazy(), lambda found: found.collect()),
    "pandas": (lambda frame: frame.to_pandas(), lambda found: found),
    "pyarrow": (lambda frame: frame.to_arrow(), lambda found: found),
    "duckdb": (duckdb_of, lambda found: found.to_arrow_table()),
    "dask": (dask_of, lambda found: found.compute()),
}


@KINDS
@EACH
@pytest.mark.parametrize("engine", ENGINES)
def test_ours(benchmark: BenchmarkFixture, kind: str, question: str, engine: str) -> None:
    """
    Ours: the whole answer, in memory, and the figure read from it.
    """
    convert, computed = ENGINES[engine]
    frame, asked = convert(legal(kind)), QUESTIONS[question]

    def ask() -> Any:
        return asked.figure(nw.from_native(computed(asked.ours(frame)), eager_only=True))

    measured(benchmark, kind, question, ask)


# The bare


@KINDS
@EACH
def test_polars_bare(benchmark: BenchmarkFixture, kind: str, question: str) -> None:
    """
    What one would write in Polars for the figure alone.
    """
    frame = legal(kind)

    measured(benchmark, kind, question, lambda: QUESTIONS[question].polars(frame))


@KINDS
@EACH
def test_duckdb_bare(benchmark: BenchmarkFixture, kind: str, question: str) -> None:
    """
    What one would write in SQL for the figure alone.
    """
    connection = duckdb.connect()
    connection.from_arrow(legal(kind).to_arrow()).create("histories")
    sql = SQL[question]
    facts = {name: value for name, value in FACTS.items() if f"${name}" in sql}

    def ask() -> Any:
        (row,) = connection.execute(sql, facts).fetchall()
        return row[0]

    measured(benchmark, kind, question, ask)


# Loops


@KINDS
@EACH
def test_loop_over_rows(benchmark: BenchmarkFixture, kind: str, question: str) -> None:
    """
    A plain loop over the sorted rows of each case.
    """
    recorded = legal(kind).select("case", "on", "event").rows()

    def ask() -> int:
        rows = sorted(recorded) if kind == "text" else recorded
        return sum(QUESTIONS[question].loop(history) for _, history in by_case(rows))

    measured(benchmark, kind, question, ask, rounds=2)


def moves_of(case: Relocation) -> History:
    """
    Return the days and events of a case.
    """
    return [(step.happened_on, step.event.value) for step in case.history]


@KINDS
@EACH
def test_loop_over_objects(benchmark: BenchmarkFixture, kind: str, question: str) -> None:
    """
    A loop over our own objects: rows become cases, each of which is judged, and asked.
    """
    recorded = legal(kind).select("case", "on", "event").rows()

    def cases() -> Iterator[Relocation]:
        for case, history in by_case(sorted(recorded) if kind == "text" else recorded):
            steps = [RelocationStep(event=RelocationEvent.of(word), happened_on=day) for day, word in history]
            yield Relocation(household=str(case), history=tuple(steps))

    def ask() -> int:
        if question == "out on the day":
            return sum(case.until(DAY).whereabouts is Whereabouts.OUT for case in cases())
        return sum(QUESTIONS[question].loop(moves_of(case)) for case in cases())

    measured(benchmark, kind, question, ask, rounds=1)
