"""
The quarterly report of a lab: whole, of a quarter that is not over, of one that cannot be asked for.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.activities import Activity, ActivityKind
from contratti_quartiere.analysis.calendar_quarters import CalendarQuarter
from contratti_quartiere.analysis.quarter import quarter
from contratti_quartiere.analysis.quarter_records import FigureState, Quarter, QuarterFigure
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cases import cinque_quartieri
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.errors import MalformedValueError, NoVersionError, UnknownNameError, WrongTypeError
from contratti_quartiere.indicators import INDICATORS, measure
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod, OperatorKind, OperatorPeriod
from contratti_quartiere.opening_hours import Closure
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.published_tables import PublishedTable
from contratti_quartiere.requests import Request, RequestKind

DAY = timedelta(days=1)
FIRST, LAST, TODAY = date(2017, 4, 1), date(2017, 6, 30), date(2017, 7, 10)
EVERYTHING = PARAMETERS.override("small_number", 0, source="a test")


def programme(**fields: Any) -> Programme:
    """
    Return a programme of one lab, `L1`, of which these fields are known.
    """
    return Programme(laboratories=(Laboratory(id="L1", **fields),))


def report(found: Programme, on: date = TODAY, parameters: Parameters = PARAMETERS, **fields: Any) -> Quarter:
    """
    Return the report of the second quarter of 2017.
    """
    known: dict[str, Any] = {"lab": "L1", "year": 2017, "number": 2, "on": on, "parameters": parameters}
    return quarter(found, **known | fields)


def requests(count: int, received: date, first: int = 0) -> tuple[Request, ...]:
    """
    Return so many requests of one day.
    """
    return tuple(
        Request(id=f"R{number}", laboratory="L1", kind=RequestKind.INFORM, received_on=received)
        for number in range(first, first + count)
    )


def test_of_whom_and_when() -> None:
    """
    A report says of which lab and quarter it is, as of which day, and below which number counts are hidden.
    """
    found = report(Programme(title="Programma", laboratories=(Laboratory(id="L1", name="Nord"),)))

    assert ("L1", "Nord", "Programma", CalendarQuarter(2017, 2), TODAY, LAST, False, 5) == (
        found.laboratory,
        found.name,
        found.programme,
        found.quarter,
        found.on,
        found.last,
        found.partial,
        found.small_number,
    )


def test_lab_without_a_name() -> None:
    """
    A lab that has no name is called by its `id`.
    """
    assert "L1" == report(programme()).name


def test_tables() -> None:
    """
    A report has its tables in the order of the page; of activities only the kinds that there are have a row.
    """
    activity = Activity(id="A", laboratory="L1", kind=ActivityKind.WORKSHOP, when=date(2017, 2, 1))
    found = report(Programme(laboratories=(Laboratory(id="L1"),), activities=(activity,)))

    assert (
        ["hours", "requests", "received", "counters", "routed", "ended", "households", "activities"],
        ["activities", "activities.workshop", "participants"],
    ) == ([table.id for table in found.tables], [row.id for row in found.tables[-1].rows])


def test_beside_the_quarter_before() -> None:
    """
    Each figure stands beside that of the quarter before.
    """
    asked = (*requests(7, date(2017, 4, 3)), *requests(6, date(2017, 2, 6), first=7))
    row = report(Programme(laboratories=(Laboratory(id="L1"),), requests=asked), parameters=EVERYTHING)["received"]

    assert (QuarterFigure.of(7), QuarterFigure.of(6)) == (row.now, row.before)


def test_other_labs() -> None:
    """
    What other labs received and did is theirs.
    """
    found = report(
        Programme(
            laboratories=(Laboratory(id="L1"), Laboratory(id="L2")),
            requests=requests(7, date(2017, 4, 3)),
            activities=(Activity(id="A", laboratory="L1", kind=ActivityKind.WORKSHOP, when=date(2017, 4, 4)),),
        ),
        lab="L2",
    )

    assert (QuarterFigure(), QuarterFigure()) == (found["received"].now, found["activities"].now)


def test_row_that_there_is_not() -> None:
    """
    Whoever asks for a row that there is not is told those that there are.
    """
    with pytest.raises(UnknownNameError, match=r"'people'.*closed"):
        report(programme())["people"]


def test_the_limit_is_that_of_the_day() -> None:
    """
    Which counts are small hangs on the day of the report, since that is when it goes out; who set it is told.
    """
    own = PARAMETERS.override("small_number", 3, source="determina 12/2026", since=TODAY)
    found = [report(programme(), on=on, parameters=own) for on in (TODAY - DAY, TODAY)]

    assert ([5, 3], "determina 12/2026 [the body's own choice]") == (
        [one.small_number for one in found],
        found[1].small_number_source.en,
    )


def test_small_counts_are_hidden() -> None:
    """
    Four requests are hidden, five are not; a body that sets another number hides by that.
    """
    found = Programme(laboratories=(Laboratory(id="L1"),), requests=requests(4, date(2017, 4, 3)))
    more = Programme(laboratories=(Laboratory(id="L1"),), requests=requests(5, date(2017, 4, 3)))
    own = PARAMETERS.override("small_number", 6, source="determina 12/2026")

    assert (FigureState.HIDDEN, QuarterFigure.of(5), FigureState.HIDDEN) == (
        report(found)["open_after"].now.state,
        report(more)["open_after"].now,
        report(more, parameters=own)["open_after"].now.state,
    )


def test_nobody_set_the_limit() -> None:
    """
    Where nobody set below which number a count is small, no report is made: nothing goes out unhidden.
    """
    unset = Parameters(
        tuple(p if p.id != "small_number" else p.__class__(**_without_values(p)) for p in PARAMETERS.known)
    )
    with pytest.raises(NoVersionError, match="small_number"):
        report(programme(), parameters=unset)


def _without_values(parameter: Any) -> dict[str, Any]:
    fields = {name: getattr(parameter, name) for name in ("id", "kind", "unit", "label", "checked_on")}
    return {**fields, "values": ()}


# ---------------------------------------------------------------------------------------------- what cannot be asked


@pytest.mark.parametrize(
    ("on", "partial", "last"),
    [
        pytest.param(FIRST, True, FIRST, id="first day"),
        pytest.param(LAST - DAY, True, LAST - DAY, id="day before the last"),
        pytest.param(LAST, False, LAST, id="last day"),
        pytest.param(LAST + DAY, False, LAST, id="day after"),
    ],
)
def test_quarter_that_is_not_over(on: date, partial: bool, last: date) -> None:
    """
    A quarter that is not over is counted up to the day, and told to be so.
    """
    found = report(programme(), on=on)
    told = [note.en for note in found.notes if note.en.startswith("The quarter is not over")]

    assert (partial, last, partial) == (found.partial, found.last, bool(told))


def test_what_is_told_of_it() -> None:
    """
    The day until which a quarter that is not over is counted is told.
    """
    assert (
        Bilingual(
            "Il trimestre non è concluso: si conta fino all'8 maggio 2017; quello precedente è intero.",
            "The quarter is not over: it is counted until 8 May 2017; the one before is whole.",
        )
        == report(programme(), on=date(2017, 5, 8)).notes[0]
    )


def test_quarter_that_has_not_begun() -> None:
    """
    A quarter that has not begun on the day is refused with both days.
    """
    with pytest.raises(MalformedValueError) as caught:
        report(programme(), on=FIRST - DAY)

    assert (
        "trimestre 2017-Q2: comincia il 1° aprile 2017, dopo il 31 marzo 2017; chiedere un trimestre già cominciato",
        "quarter 2017-Q2: starts on 1 April 2017, after 31 March 2017; ask for a quarter that has begun",
    ) == (caught.value.said.it, caught.value.said.en)


def test_unknown_lab() -> None:
    """
    A lab that the programme does not have is refused with those that it has.
    """
    with pytest.raises(UnknownNameError) as caught:
        report(programme(), lab="L2")

    assert (Bilingual("laboratorio", "lab"), "L2", ("L1",)) == (
        caught.value.what,
        caught.value.name,
        caught.value.known,
    )


def test_day_of_another_type() -> None:
    """
    The day is a date.
    """
    day: Any = "2017-07-10"
    with pytest.raises(WrongTypeError, match=r"quarter\.on"):
        report(programme(), on=day)


def test_what_came_to_be_known_later() -> None:
    """
    What is dated after the day is not known on it, even where it is of the quarter before.
    """
    asked = Request(
        id="R",
        laboratory="L1",
        kind=RequestKind.INFORM,
        received_on=date(2017, 2, 1),
        closed_on=date(2017, 6, 1),
    )
    found = Programme(laboratories=(Laboratory(id="L1"),), requests=(asked,))

    assert ([QuarterFigure.of(1), QuarterFigure.of(0)], [QuarterFigure.of(0), QuarterFigure.of(1)]) == tuple(
        [report(found, on=on, parameters=EVERYTHING)[name].now for name in ("open_after", "closed")]
        for on in (date(2017, 5, 31), date(2017, 6, 1))
    )


# ------------------------------------------------------------------------------------------------ what else is told


def run(first: When | None, last: When | None = None, body: str = "Gestore") -> OperatorPeriod:
    """
    Return that a body ran the lab.
    """
    return OperatorPeriod(kind=OperatorKind.UNKNOWN, body=body, first=first, last=last)


@pytest.mark.parametrize(
    ("operator", "told"),
    [
        pytest.param(run(None), True, id="always"),
        pytest.param(run(LAST), True, id="since the last day"),
        pytest.param(run(LAST + DAY), False, id="since the day after"),
        pytest.param(run(None, FIRST), True, id="until the first day"),
        pytest.param(run(None, FIRST - DAY), False, id="until the day before"),
        pytest.param(run(Year(2017), Year(2017)), True, id="in that year"),
        pytest.param(run(None, body=""), False, id="nobody knows who"),
    ],
)
def test_run_by(operator: OperatorPeriod, told: bool) -> None:
    """
    A report names the bodies that may have run the lab in the quarter.
    """
    assert ("Gestore",) * told == report(programme(operators=(operator,))).run_by


def test_run_by_the_same() -> None:
    """
    A body that ran the lab twice in the quarter is named once.
    """
    assert ("Gestore",) == report(programme(operators=(run(None, MAY), run(MAY)))).run_by


MAY = Month(2017, 5)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        pytest.param(FIRST - 2 * DAY, FIRST - DAY, [], id="before"),
        pytest.param(FIRST - DAY, FIRST, ["31 March 2017 – 1 April 2017 (works)"], id="until the first day"),
        pytest.param(LAST, LAST, ["30 June 2017 (works)"], id="on the last day"),
        pytest.param(LAST + DAY, LAST + DAY, [], id="after"),
    ],
)
def test_closures(first: date, last: date, told: list[str]) -> None:
    """
    A report names the closures of the quarter, with the reason.
    """
    found = report(programme(closures=(Closure(first=first, last=last, reason="works"),)))

    assert told == [closure.en for closure in found.closures]


def test_closure_without_a_reason() -> None:
    """
    A closure of which nobody knows why is named by its days.
    """
    found = report(programme(closures=(Closure(first=FIRST, last=LAST),)))

    assert ["1° aprile 2017 – 30 giugno 2017"] == [closure.it for closure in found.closures]


@pytest.mark.parametrize(
    ("when", "told"),
    [
        pytest.param(FIRST - DAY, False, id="day before"),
        pytest.param(FIRST, True, id="first day"),
        pytest.param(LAST, True, id="last day"),
        pytest.param(LAST + DAY, False, id="day after"),
        pytest.param(MAY, True, id="month within"),
        pytest.param(Year(2017), False, id="only the year is known"),
        pytest.param(None, False, id="unknown"),
    ],
)
def test_tables_that_went_out(when: When | None, told: bool) -> None:
    """
    A report names the tables of counts that surely were published in the quarter.
    """
    table = PublishedTable(id="T", label="nuclei per scala", published_on=when)
    found = report(Programme(laboratories=(Laboratory(id="L1"),), published=(table,)))

    assert ["nuclei per scala"] * told == [name.it for name in found.went_out]


def test_table_without_a_label() -> None:
    """
    A table that is called nothing is named by its `id`.
    """
    table = PublishedTable(id="T", published_on=FIRST)

    assert ["T"] == [
        name.en for name in report(Programme(laboratories=(Laboratory(id="L1"),), published=(table,))).went_out
    ]


def test_table_published_in_a_month_that_is_not_over() -> None:
    """
    Of a quarter that is not over, a table of a month that began by the day is named, and of the next one not.
    """
    table = PublishedTable(id="T", published_on=Month(2017, 6))
    found = Programme(laboratories=(Laboratory(id="L1"),), published=(table,))

    assert (0, 1) == tuple(len(report(found, on=date(2017, month, day)).went_out) for month, day in ((5, 31), (6, 1)))


# ---------------------------------------------------------------------------------------------------------------- laws


OF_REQUESTS = {
    "requests_received": "received",
    **{f"requests_received_{kind.name.lower()}": f"received.{kind.name.lower()}" for kind in RequestKind},
    "requests_routed": "routed",
    "requests_answered": "ended.answered",
    "requests_mediated": "ended.mediated",
    "requests_closed": "closed",
    "minutes_planned": "minutes.promised",
}


@given(strategies.served_labs(), st.integers(1, 4))
def test_quarter_is_its_months(found: Programme, number: int) -> None:
    """
    With nothing hidden a figure of a quarter is the sum of the indicator of its months, by the same definition.
    """
    told = quarter(found, lab="L1", year=2014, number=number, on=date(2015, 12, 31), parameters=EVERYTHING)
    for indicator in INDICATORS:
        row = OF_REQUESTS.get(indicator.id)
        value = None if row is None else told[row].now.value
        if row is not None and value is not None:
            months = [measure(found, indicator, "L1", month).numerator or 0 for month in told.quarter.months]

            assert (indicator.id, sum(months)) == (indicator.id, value)


@given(strategies.served_labs(), st.integers(1, 4), st.integers(2, 5))
def test_nothing_small_is_shown(found: Programme, number: int, limit: int) -> None:
    """
    No count of people or requests that is shown, of the quarter or of the one before, is below the limit.
    """
    own = PARAMETERS.override("small_number", limit, source="a test")
    told = quarter(found, lab="L1", year=2014, number=number, on=date(2015, 12, 31), parameters=own)
    of_people = {"requests", "received", "counters", "routed", "ended", "households"}
    counts = [
        figure.value
        for table in told.tables
        for row in table.rows
        for figure in (row.now, row.before)
        if figure.value is not None
        if (table.id in of_people and row.id not in ("days_to_close", "age")) or row.id == "participants"
    ]

    assert [] == [count for count in counts if count < limit]


def test_every_lab_of_a_programme_has_a_report() -> None:
    """
    Each lab of the five neighbourhoods of the example has a report of each quarter of 2018.
    """
    found = cinque_quartieri()
    names = [lab.id for lab in found.laboratories]
    told = [
        quarter(found, lab=name, year=2018, number=number, on=date(2026, 11, 22)).laboratory
        for name in names
        for number in (1, 2, 3, 4)
    ]

    assert [name for name in names for _ in range(4)] == told


def test_lab_that_opened_within() -> None:
    """
    Of a lab that opened within the quarter, the days before are told to be unknown.
    """
    found = report(programme(opening_periods=(OpeningPeriod(first=date(2017, 5, 15)),)))

    assert (47, 44) == (found["days.in_service"].now.value, found["days.unknown"].now.value)
