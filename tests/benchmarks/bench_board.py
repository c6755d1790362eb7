"""
How fast the board of a morning is made of a whole programme, beside reading its document.

The programme is that of `bench_rules.py`: five contracts, a hundred interventions with their works and a thousand
cases, on a day on which half of the households are still at home, and on one on which all is over:

    pytest tests/benchmarks/bench_board.py --benchmark-columns=median,iqr,rounds
"""

import runpy
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from contratti_quartiere.analysis.board import Board, board
from contratti_quartiere.exchange.documents import dumps, loads
from contratti_quartiere.programme import Programme

# Tests are no package, and import nothing of each other.
PROGRAMMES: dict[str, Programme] = runpy.run_path(str(Path(__file__).with_name("bench_rules.py")))["PROGRAMMES"]
DAYS = {"busy day": date(2018, 5, 2), "all is over": date(2026, 11, 23)}


@pytest.mark.parametrize("document", PROGRAMMES)
@pytest.mark.parametrize("work", ["read", *DAYS])
def test_board(benchmark: BenchmarkFixture, document: str, work: str) -> None:
    """
    A board is made in less time than its document is read, where records say what they may.
    """
    benchmark.group = f"board of 1,000 cases, {document}"
    programme = PROGRAMMES[document]
    if work == "read":
        assert programme == benchmark(loads, dumps(programme))
    else:
        found = cast("Board", benchmark(board, programme, on=DAYS[work]))
        assert len(programme.works) == len(found.sites)
