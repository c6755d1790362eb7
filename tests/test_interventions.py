"""
Interventions and their schedule: the money first assigned, and what was said of their dates, in the order of saying.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.funding import CoFinancing, CostItem, CostItemKind, CostPlan, FundingBody, FundingShare
from contratti_quartiere.identifiers import CodeAsFound, CodeKind, Cup, read_cup
from contratti_quartiere.interventions import Intervention, InterventionKind, ScheduleEntry
from contratti_quartiere.money import Euro
from contratti_quartiere.works_table import WorksEvent

DAY = timedelta(days=1)
TODAY = date(2018, 7, 14)
PLAN = CostPlan(items=(CostItem(kind=CostItemKind.WORKS, amount=Euro("450000.00")),))
PAID = CoFinancing(shares=(FundingShare(body=FundingBody.STATE, amount=Euro("400000.00")),))
UNKNOWN_SHARE = CoFinancing(shares=(FundingShare(body=FundingBody.STATE),))


@pytest.mark.parametrize(
    ("plan", "cofinancing", "expected"),
    [
        pytest.param(None, None, None, id="neither known"),
        pytest.param(PLAN, None, "450000.00", id="cost alone"),
        pytest.param(None, PAID, "400000.00", id="payers alone"),
        pytest.param(PLAN, PAID, "400000.00", id="payers and cost"),
        pytest.param(PLAN, UNKNOWN_SHARE, "450000.00", id="share unknown, cost known"),
        pytest.param(None, UNKNOWN_SHARE, None, id="share unknown, no cost"),
        pytest.param(CostPlan(), CoFinancing(), None, id="empty plan and empty co-financing"),
    ],
)
def test_budget(plan: CostPlan | None, cofinancing: CoFinancing | None, expected: str | None) -> None:
    """
    The money first assigned is what the bodies pay or, where that is not known, the cost; unknown is never zero.
    """
    intervention = Intervention(id="a", cost_plan=plan, cofinancing=cofinancing)

    assert (None if expected is None else Euro(expected)) == intervention.budget


def test_intervention_of_little() -> None:
    """
    An intervention needs no more than a name: its kind, code, cost, payers and dates may be unknown.
    """
    one = Intervention(id="a")

    assert ("", "", None, None, None, None, ()) == (
        one.name,
        one.contract,
        one.kind,
        one.cup,
        one.cost_plan,
        one.cofinancing,
        one.schedule,
    )


@pytest.mark.parametrize(
    "cup",
    [
        pytest.param(Cup("B15E22000010006"), id="a code"),
        pytest.param(read_cup("n.d."), id="a text as found"),
        pytest.param(None, id="none"),
    ],
)
def test_code(cup: Cup | CodeAsFound | None) -> None:
    """
    "A foreign value that does not parse is kept as found": an intervention keeps its code, valid or not.
    """
    assert cup is Intervention(id="a", cup=cup).cup


def test_code_found_for_another() -> None:
    """
    What was found in the place of a CIG does not stand for the CUP of an intervention.
    """
    with pytest.raises(MalformedValueError) as caught:
        Intervention(id="a", cup=CodeAsFound(CodeKind.CIG, "n.d."))

    error = caught.value
    assert (
        Bilingual("CUP dell'intervento", "CUP of the intervention"),
        "'n.d.'",
        Bilingual("fu trovato al posto di un altro codice, CIG", "stood for a CIG"),
        Bilingual("scrivere read_cup(testo)", "write read_cup(text)"),
    ) == (error.what, error.found, error.reason, error.remedy)


def entry(when: When, said_on: When | None = None, *, planned: bool = False) -> ScheduleEntry:
    """
    Return what was said of the end of works.
    """
    return ScheduleEntry(event=WorksEvent.FINISH, when=when, said_on=said_on, planned=planned)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(entry(Month(2020, 9), TODAY, planned=True), TODAY, id="plan, by the day it was made"),
        pytest.param(entry(Month(2020, 9), Month(2018, 7), planned=True), date(2018, 7, 1), id="plan of a month"),
        pytest.param(entry(Month(2020, 9), Year(2018), planned=True), date(2018, 1, 1), id="plan of a year"),
        pytest.param(entry(date(2017, 6, 20)), date(2017, 6, 20), id="fact, by the day it happened"),
        pytest.param(entry(Month(2017, 6)), date(2017, 6, 1), id="fact of a month"),
        pytest.param(entry(date(2017, 6, 20), TODAY), date(2017, 6, 20), id="fact that was said later"),
    ],
)
def test_known_from(found: ScheduleEntry, expected: date) -> None:
    """
    A plan is known from the day on which it was made, a fact from the day on which it happened.
    """
    assert expected == found.known_from


def test_plan_of_an_unknown_day() -> None:
    """
    A plan of which nobody knows when it was made has no place in the order of plans.
    """
    with pytest.raises(MalformedValueError) as caught:
        entry(Month(2020, 9), planned=True)

    error = caught.value
    assert (
        Bilingual("voce di cronoprogramma", "schedule entry"),
        "ultima 2020-09",
        Bilingual("scrivere said_on, anche solo il mese o l'anno", "write said_on, if only the month or year"),
    ) == (error.what, error.found, error.remedy)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(TODAY - DAY, 0, id="day before it was said"),
        pytest.param(TODAY, 1, id="the day"),
        pytest.param(TODAY + DAY, 1, id="day after"),
        pytest.param(date(2019, 9, 30), 1, id="day before it happened"),
        pytest.param(date(2019, 10, 1), 2, id="day on which it happened"),
    ],
)
def test_until(on: date, expected: int) -> None:
    """
    On a day an intervention has the plans made and the facts that happened by then, and all else that is known of it.
    """
    schedule = (entry(Month(2020, 9), TODAY, planned=True), entry(date(2019, 10, 1)))
    known = Intervention(id="a", kind=InterventionKind.RESIDENTIAL, cost_plan=PLAN, schedule=schedule).until(on)

    assert (schedule[:expected], PLAN) == (known.schedule, known.cost_plan)


@pytest.mark.parametrize(
    ("record", "fields", "where"),
    [
        pytest.param(Intervention, {"id": 1}, "Intervention.id", id="id"),
        pytest.param(Intervention, {"name": None}, "Intervention.name", id="no name"),
        pytest.param(Intervention, {"contract": None}, "Intervention.contract", id="no contract"),
        pytest.param(Intervention, {"kind": "residenziale"}, "Intervention.kind", id="kind as text"),
        pytest.param(Intervention, {"cup": "B15E22000010006"}, "Intervention.cup", id="code as text"),
        pytest.param(Intervention, {"cost_plan": Euro("1.00")}, "Intervention.cost_plan", id="amount for a plan"),
        pytest.param(Intervention, {"cofinancing": ()}, "Intervention.cofinancing", id="no co-financing"),
        pytest.param(Intervention, {"schedule": (TODAY,)}, "Intervention.schedule[0]", id="day of nothing"),
        pytest.param(ScheduleEntry, {"event": "ultima"}, "ScheduleEntry.event", id="event as text"),
        pytest.param(ScheduleEntry, {"when": None}, "ScheduleEntry.when", id="no day"),
        pytest.param(ScheduleEntry, {"said_on": datetime(2018, 7, 14)}, "ScheduleEntry.said_on", id="day with a time"),
        pytest.param(ScheduleEntry, {"planned": 1}, "ScheduleEntry.planned", id="one for true"),
    ],
)
def test_wrong_types(record: Callable[..., object], fields: dict[str, Any], where: str) -> None:
    """
    A record of interventions whose field holds another type is refused with its place.
    """
    least: dict[Any, dict[str, Any]] = {
        Intervention: {"id": "a"},
        ScheduleEntry: {"event": WorksEvent.FINISH, "when": TODAY},
    }
    with pytest.raises(WrongTypeError) as caught:
        record(**least[record] | fields)

    assert where == caught.value.where
