"""
How fast the calendar of a board is written, beside making the board and beside the package `icalendar` alone.

The programme is that of `bench_rules.py`, on a day on which half of its thousand households are still at home; with
names each of them has events of its own:

    pytest tests/benchmarks/bench_ical.py --benchmark-columns=median,iqr,rounds
"""

import runpy
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import icalendar
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from contratti_quartiere.analysis.board import board
from contratti_quartiere.dates import earliest
from contratti_quartiere.exchange.ical import calendar, of_board
from contratti_quartiere.programme import Programme

# Tests are no package, and import nothing of each other.
PROGRAMMES: dict[str, Programme] = runpy.run_path(str(Path(__file__).with_name("bench_rules.py")))["PROGRAMMES"]
PROGRAMME = next(iter(PROGRAMMES.values()))
ON = date(2018, 5, 2)
BOARD = board(PROGRAMME, on=ON)
ENTRIES = of_board(BOARD)


def package_alone() -> bytes:
    """
    Return as many events of the same days and titles, written by the package with nothing of ours.
    """
    found: Any = icalendar.Calendar()
    for number, entry in enumerate(ENTRIES):
        event: Any = icalendar.Event()
        first = earliest(entry.when)
        event.add("uid", str(number))
        event.add("dtstamp", datetime(2018, 5, 2, tzinfo=UTC))
        event.add("dtstart", first)
        event.add("dtend", first + timedelta(days=1))
        event.add("summary", entry.title.it)
        found.add_component(event)
    return cast("bytes", found.to_ical())


@pytest.mark.parametrize("work", ["board", "entries", "counted", "named", "package alone"])
def test_calendar(benchmark: BenchmarkFixture, work: str) -> None:
    """
    The calendar of a thousand cases is written in the time that the package takes for so many properties.
    """
    benchmark.group = f"calendar of 1,000 cases, {len(ENTRIES)} entries"
    if work == "board":
        assert BOARD == benchmark(board, PROGRAMME, on=ON)
    elif work == "entries":
        assert ENTRIES == benchmark(of_board, BOARD)
    elif work == "package alone":
        assert len(ENTRIES) == cast("bytes", benchmark(package_alone)).count(b"BEGIN:VEVENT")
    else:
        named = work == "named"
        found = cast("bytes", benchmark(calendar, ENTRIES, stamp=ON, households=named))
        assert (found.count(b"BEGIN:VEVENT") == len(ENTRIES)) is named
