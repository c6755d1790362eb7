"""
How fast a whole programme is judged by every rule, beside reading its document.

Five contracts, a hundred interventions with their works and a thousand cases; what stands in brackets in the column
Median is the ratio to the fastest of the table:

    pytest tests/benchmarks/bench_rules.py --benchmark-columns=median,iqr,rounds
"""

from datetime import date

import attrs
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from contratti_quartiere.cases import cinque_quartieri, una_scala
from contratti_quartiere.exchange.documents import dumps, loads
from contratti_quartiere.programme import Programme
from contratti_quartiere.replays import replay
from contratti_quartiere.report import validate
from contratti_quartiere.traces import trace

ON = date(2026, 11, 23)
INTERVENTIONS, CASES = 100, 1_000


def programme() -> Programme:
    """
    Return the invented programme of five contracts, with interventions and cases as of a whole city.
    """
    city, staircase = cinque_quartieri(), una_scala()
    copies = range(1 + INTERVENTIONS // len(city.interventions))
    interventions = [
        attrs.evolve(found, id=f"{found.id}-{copy}") if copy else found
        for copy in copies
        for found in city.interventions
    ][:INTERVENTIONS]
    named = {found.id for found in interventions}
    works = tuple(
        attrs.evolve(found, id=f"{found.id}-{copy}", intervention=f"{found.intervention}-{copy}") if copy else found
        for copy in copies
        for found in city.works
        if (f"{found.intervention}-{copy}" if copy else found.intervention) in named
    )
    stairs = range(1 + CASES // len(staircase.relocations))
    # Every staircase has its own works, dwellings, households and cases.
    at_each = [_renamed(staircase, f"-s{stair}") for stair in stairs]
    return attrs.evolve(
        city,
        interventions=tuple(interventions),
        works=(*works, *(found for one in at_each for found in one.works)),
        dwellings=(*city.dwellings, *(found for one in at_each for found in one.dwellings)),
        households=(*city.households, *(found for one in at_each for found in one.households)),
        relocations=tuple(found for one in at_each for found in one.relocations)[:CASES],
    )


def _renamed(staircase: Programme, suffix: str) -> Programme:
    """
    Return a staircase of which every record has a name of its own, and names the others by theirs.
    """
    names = [
        record.id
        for collection in (staircase.works, staircase.dwellings, staircase.households, staircase.relocations)
        for record in collection
    ]
    names += {dwelling.building for dwelling in staircase.dwellings}
    text = dumps(staircase)
    for name in names:
        text = text.replace(f'"{name}"', f'"{name}{suffix}"')
    return loads(text)


PROGRAMME = programme()
TEXT = dumps(PROGRAMME)


@pytest.mark.benchmark(group="five contracts, 100 interventions, 1,000 cases")
@pytest.mark.parametrize("work", ["read", "judge", "judge and trace", "replay"])
def test_judging(benchmark: BenchmarkFixture, work: str) -> None:
    """
    A programme is judged by every rule in less time than its document is read.
    """
    if work == "read":
        assert benchmark(loads, TEXT) == PROGRAMME
    elif work == "judge":
        benchmark(validate, PROGRAMME, on=ON)
    elif work == "judge and trace":
        benchmark(lambda: trace(validate(PROGRAMME, on=ON)))
    else:
        benchmark(replay, trace(validate(PROGRAMME, on=ON)))
