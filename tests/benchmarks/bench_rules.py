"""
How fast a whole programme is judged by every rule, beside reading its document.

Five contracts, a hundred interventions with their works and a thousand cases, once as rich as the embedded cases are
and once with names, places and days only; what stands in brackets in the column Median is the ratio to the fastest of
the table:

    pytest tests/benchmarks/bench_rules.py --benchmark-columns=median,iqr,rounds
"""

from datetime import date, timedelta

import attrs
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from contratti_quartiere.cases import cinque_quartieri, una_scala
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.exchange.documents import dumps, loads
from contratti_quartiere.households import Household
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod
from contratti_quartiere.programme import Neighbourhood, Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.replays import replay
from contratti_quartiere.report import validate
from contratti_quartiere.traces import trace
from contratti_quartiere.works import Works, WorksStep
from contratti_quartiere.works_table import WorksEvent

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


def bare() -> Programme:
    """
    Return a programme of the same size of which nobody wrote down more than names, places and days.
    """
    quarters = [f"q{number}" for number in range(5)]
    works = tuple(
        Works(
            id=f"w{number}",
            intervention=f"i{number}",
            building=f"b{number}",
            needs_empty=True,
            history=tuple(WorksStep(event=event, happened_on=on) for event, on in _SITE),
        )
        for number in range(INTERVENTIONS)
    )
    return Programme(
        neighbourhoods=tuple(Neighbourhood(id=name, name=name) for name in quarters),
        contracts=tuple(NeighbourhoodContract(id=f"c-{name}", neighbourhood=name) for name in quarters),
        laboratories=tuple(
            Laboratory(
                id=f"l-{name}",
                neighbourhood=name,
                opening_periods=(OpeningPeriod(first=date(2013, 5, 2), last=date(2016, 4, 30)),),
            )
            for name in quarters
        ),
        interventions=tuple(
            Intervention(id=f"i{number}", contract=f"c-q{number % 5}") for number in range(INTERVENTIONS)
        ),
        works=works,
        dwellings=(
            *(
                Dwelling(id=f"A{number}", neighbourhood=f"q{number % 5}", building=f"b{number % INTERVENTIONS}")
                for number in range(CASES)
            ),
            *(Dwelling(id=f"V{number}", neighbourhood=f"q{number % 5}") for number in range(CASES)),
        ),
        households=tuple(Household(id=f"H{number}") for number in range(CASES)),
        relocations=tuple(_case(number) for number in range(CASES)),
    )


_SITE = (
    (WorksEvent.DESIGN, date(2017, 5, 8)),
    (WorksEvent.TENDER, date(2017, 10, 2)),
    (WorksEvent.AWARD, date(2018, 4, 9)),
    (WorksEvent.START, date(2018, 9, 17)),
)


def _case(number: int) -> Relocation:
    """
    Return a case of six steps, of which every second one goes on to the return.
    """
    home, away, first = f"A{number}", f"V{number}", date(2017, 9, 1) + timedelta(days=number % 200)
    case = Relocation(household=f"H{number}", dwelling=home, works=f"w{number % INTERVENTIONS}")
    for event, days, dwelling in (
        (E.INTERVIEW, 0, ""),
        (E.ADMIT, 14, ""),
        (E.OFFER, 40, away),
        (E.ACCEPT, 54, ""),
        (E.GIVE_NOTICE, 70, ""),
        (E.MOVE_TEMPORARILY, 120, away),
        *(((E.OFFER_RETURN, 500, home), (E.RETURN_HOME, 520, home)) if number % 2 else ()),
    ):
        case = case.advance(event, on=first + timedelta(days=days), dwelling=dwelling)
    return case


PROGRAMMES = {"as the embedded cases": programme(), "bare": bare()}
TEXTS = {name: dumps(found) for name, found in PROGRAMMES.items()}


@pytest.mark.parametrize("document", PROGRAMMES)
@pytest.mark.parametrize("work", ["read", "judge", "judge and trace", "replay"])
def test_judging(benchmark: BenchmarkFixture, document: str, work: str) -> None:
    """
    A programme is judged by every rule in less time than its document is read, where records say what they may.
    """
    found, text = PROGRAMMES[document], TEXTS[document]
    benchmark.group = f"five contracts, 100 interventions, 1,000 cases, {document} ({len(text) / 1e6:.1f} MB)"
    if work == "read":
        assert benchmark(loads, text) == found
    elif work == "judge":
        benchmark(validate, found, on=ON)
    elif work == "judge and trace":
        benchmark(lambda: trace(validate(found, on=ON)))
    else:
        benchmark(replay, trace(validate(found, on=ON)))
