"""
How long `import contratti_quartiere` takes, beside the packages on which it stands, in interpreters of their own.

The name keeps the file out of the plain run of tests. What starting Python takes is measured too, to be taken off;
what stands in brackets in the column Median is the ratio to the fastest of the table:

    pytest tests/benchmarks/bench_import.py --benchmark-columns=median,iqr,rounds
"""

import subprocess
import sys
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

# An editable install does its own work at every start of Python: the bare interpreter is measured with it.
IMPORTS = {
    "nothing": "pass",
    "attrs and dateutil": "import attrs, dateutil.relativedelta",
    "contratti_quartiere": "import contratti_quartiere",
    "documents": "import contratti_quartiere.exchange.documents",
    "cli": "import contratti_quartiere.cli.application",
}


@pytest.mark.benchmark(group="start of Python, with an import")
@pytest.mark.parametrize("program", IMPORTS.values(), ids=IMPORTS)
def test_import(benchmark: BenchmarkFixture, program: str) -> None:
    """
    Python starts, imports and ends.
    """
    # Typed loosely, as pytest-benchmark leaves it.
    measured: Any = benchmark
    command = [sys.executable, "-c", program]
    done: subprocess.CompletedProcess[bytes] = measured.pedantic(subprocess.run, (command,), rounds=30, warmup_rounds=3)

    assert done.returncode == 0
