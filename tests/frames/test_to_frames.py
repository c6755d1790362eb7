# pyright: standard
"""
Records as tables: exact decimals, real days, and histories that pass their own check.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import cases, strategies
from contratti_quartiere.analysis.frames import (
    BUDGETS,
    CASES,
    FINDINGS,
    INDICATOR_VALUES,
    INTERVENTIONS,
    LOTS,
    STEPS,
    WINDOWS,
    RecordTable,
    check_histories,
    steps_frame,
    to_frame,
)
from contratti_quartiere.budgets import YearPolicy, YearShare, share_by_year
from contratti_quartiere.dates import Year
from contratti_quartiere.errors import FrameError, UnknownNameError, WrongTypeError
from contratti_quartiere.indicator_tables import published
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import Period
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.report import validate

TABLES = {
    "lots": LOTS,
    "windows": WINDOWS,
    "findings": FINDINGS,
    "indicators": INDICATOR_VALUES,
    "interventions": INTERVENTIONS,
    "budgets": BUDGETS,
    "cases": CASES,
    "steps": STEPS,
}
EACH_TABLE = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
EACH_BACKEND = pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow"])
BY_STEP: dict[str, Any] = {"case": "case", "event": "event", "on": "on", "step": "step"}
DAY = date(2026, 1, 31)


def in_polars(frame: Any) -> pl.DataFrame:
    """
    Return a table of any of the three as one of Polars.
    """
    return pl.from_pandas(frame) if isinstance(frame, pd.DataFrame) else pl.DataFrame(frame)


def records_of(programme: Programme, table: RecordTable) -> tuple[Any, ...]:
    """
    Return what a programme has for a table.
    """
    if table is FINDINGS:
        return validate(programme, on=DAY).entries
    if table is INDICATOR_VALUES:
        return tuple(published(programme, lab.id, Year(2025)) for lab in programme.laboratories)
    if table is BUDGETS:
        window = [Period.of_months(date(2018, 5, 2), 36)]
        return share_by_year(Euro("1000000.01"), window, policy=YearPolicy.MONTHS, vat_rate=22)
    if table is WINDOWS:
        return (*programme.tenders, *programme.service_contracts)
    return {LOTS: programme.tenders, INTERVENTIONS: programme.interventions}.get(table, programme.relocations)


@EACH_BACKEND
@EACH_TABLE
def test_a_programme_in_tables(table: RecordTable, backend: str) -> None:
    """
    Every table of a whole programme is the same in the three backends, with the columns and types that it says.
    """
    records = records_of(cases.cinque_quartieri(), table)
    frame = in_polars(to_frame(records, table, backend=backend))

    assert to_frame(records, table).rows() == frame.rows()
    assert (list(table.columns), True) == (frame.columns, len(frame) > 0)


@EACH_BACKEND
@EACH_TABLE
def test_without_records_there_still_are_the_columns(table: RecordTable, backend: str) -> None:
    """
    An empty table has its columns, with the types of a full one.
    """
    empty = in_polars(to_frame([], table, backend=backend))
    expected = to_frame(records_of(cases.cinque_quartieri(), table), table).schema

    assert (0, expected) == (len(empty), empty.schema)


@EACH_BACKEND
@settings(max_examples=15)
@given(tenders=st.lists(strategies.tenders(), max_size=2))
def test_amounts_of_lots_sum_exactly(backend: str, tenders: list[Tender]) -> None:
    """
    The sum of the column of amounts is the sum of the `Euro` of the lots, to the cent.
    """
    known = [lot.amount.amount for tender in tenders for lot in tender.lots if lot.amount is not None]
    amounts = in_polars(to_frame(tenders, LOTS, backend=backend))["amount"]

    assert Decimal(Euro.total(known).amount) == (amounts.sum() or Decimal(0))
    assert sum(len(tender.lots) for tender in tenders) == len(amounts)


@EACH_BACKEND
@settings(max_examples=15)
@given(cents=st.lists(st.integers(0, 10**12), min_size=1, max_size=5))
def test_budgets_sum_exactly(backend: str, cents: list[int]) -> None:
    """
    Net and VAT of the years are the gross, to the cent.
    """
    shares = [
        YearShare(year=2020 + number, net=Euro.from_cents(net), gross=Euro.from_cents(net * 2))
        for number, net in enumerate(cents)
    ]
    frame = in_polars(to_frame(shares, BUDGETS, backend=backend))

    assert Decimal(2 * sum(cents)).scaleb(-2) == frame["gross"].sum()
    assert frame["gross"].to_list() == (frame["net"] + frame["vat"]).to_list()


@EACH_BACKEND
@settings(max_examples=15)
@given(relocations=st.lists(strategies.relocations(), max_size=4, unique_by=lambda case: case.id))
def test_steps_of_legal_cases_have_no_problem(backend: str, relocations: list[Relocation]) -> None:
    """
    The steps of any cases are read by `check_histories` as they are, and nothing is wrong with them.
    """
    frame = to_frame(relocations, STEPS, backend=backend)

    assert sum(len(case.history) for case in relocations) == len(frame)
    assert 0 == len(check_histories(frame, **BY_STEP))


@EACH_BACKEND
def test_steps_of_a_programme(backend: str) -> None:
    """
    The steps of all cases of a programme are one table, each as its record has it.
    """
    programme = cases.cinque_quartieri()
    frame = steps_frame(programme, backend=backend)

    assert [
        (case.id, number, step.event.value, step.happened_on)
        for case in programme.relocations
        for number, step in enumerate(case.history, start=1)
    ] == in_polars(frame).select("case", "step", "event", "on").rows()
    assert 0 == len(check_histories(frame, **BY_STEP))


def test_types_in_pandas() -> None:
    """
    In pandas amounts and days are columns of PyArrow, numbers its own that know null, text its own.
    """
    frame = to_frame([], BUDGETS, backend="pandas"), to_frame([], STEPS, backend="pandas")

    assert ["Int64", "decimal128(38, 2)[pyarrow]"] == [str(kind) for kind in frame[0].dtypes[:2]]
    assert ["str", "Int64", "str", "date32[day][pyarrow]"] == [str(kind) for kind in frame[1].dtypes[:4]]


def test_a_table_of_pyarrow() -> None:
    """
    In PyArrow amounts are decimals of 38 digits.
    """
    assert pa.decimal128(38, 2) == to_frame([], BUDGETS, backend="pyarrow").schema.field("net").type


def test_the_largest_amount() -> None:
    """
    An amount of 38 digits is exact; one of more is refused by its row.
    """
    largest = Euro.from_cents(10**38 - 1)
    shares = [YearShare(year=2020, net=largest, gross=largest)]

    assert [Decimal(largest.amount)] == to_frame(shares, BUDGETS)["net"].to_list()
    beyond = Euro.from_cents(10**38)
    with pytest.raises(FrameError, match="column 'net', row 1: has more than 38 digits; keep the amount as a Euro"):
        to_frame([*shares, YearShare(year=2021, net=beyond, gross=beyond)], BUDGETS)


def test_a_record_of_another_table_is_refused() -> None:
    """
    A table takes only the records that it is made for, and says which.
    """
    with pytest.raises(WrongTypeError, match=r"^to_frame.*give only Tender, ServiceContract"):
        to_frame([Relocation(household="n1")], WINDOWS)


def test_another_backend_is_refused() -> None:
    """
    The three backends are named.
    """
    with pytest.raises(UnknownNameError, match="there are: pandas, polars, pyarrow"):
        to_frame([], LOTS, backend="duckdb")


@pytest.mark.parametrize(
    ("records", "table", "said"),
    [
        pytest.param(
            Programme(), LOTS, "to_frame.records: found .*; give a list of Tender: .x.", id="a programme for records"
        ),
        pytest.param(
            Relocation(id="c", household="h"),
            CASES,
            "to_frame.records: found .*; give a list of Relocation: .x.",
            id="one record",
        ),
        pytest.param("gara", LOTS, "to_frame.records: found 'gara' .text.; give a list of Tender", id="a text"),
        pytest.param(
            (),
            "LOTS",
            "to_frame.table: found 'LOTS' .text.; give LOTS, WINDOWS, FINDINGS, INDICATOR_VALUES, INTERVENTIONS,"
            " BUDGETS, CASES or STEPS",
            id="the name of a table",
        ),
    ],
)
def test_no_records_or_no_columns(records: Any, table: Any, said: str) -> None:
    """
    One thing alone is no list of records, and a name is no table of columns: the error says what to give.
    """
    with pytest.raises(WrongTypeError, match=said):
        to_frame(records, table)


def test_steps_of_no_programme() -> None:
    """
    Steps are those of a programme, not of a list of cases.
    """
    cases: Any = []
    with pytest.raises(WrongTypeError, match=r"steps_frame: found .*; give a Programme"):
        steps_frame(cases)
