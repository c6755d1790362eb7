"""
The indicators: each with one definition, counted by hand on one lab, and months that add up to the year.
"""

from datetime import date, time
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.activities import Activity, ActivityKind
from contratti_quartiere.bilingual import Lang
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.errors import UnknownNameError, WrongTypeError
from contratti_quartiere.indicators import INDICATORS, Indicator, IndicatorValue, measure
from contratti_quartiere.laboratory import Laboratory
from contratti_quartiere.opening_hours import OpeningHours, Weekday
from contratti_quartiere.programme import Programme
from contratti_quartiere.requests import OfficeKind, Outcome, OutcomeKind, Request, RequestKind, Routing

BY_ID = {indicator.id: indicator for indicator in INDICATORS}
APRIL, MAY, JUNE, YEAR = Month(2014, 4), Month(2014, 5), Month(2014, 6), Year(2014)


def request(name: str, kind: RequestKind, received_on: date, **fields: Any) -> Request:
    """
    Return a request to lab L1.
    """
    known: dict[str, Any] = {"laboratory": "L1"}
    return Request(id=name, kind=kind, received_on=received_on, **known | fields)


def activity(name: str, when: When, participants: int | None = None, **fields: Any) -> Activity:
    """
    Return an assembly of lab L1.
    """
    known: dict[str, Any] = {"laboratory": "L1", "kind": ActivityKind.ASSEMBLY}
    return Activity(id=name, when=when, participants=participants, **known | fields)


def evolved(record: Any, **fields: Any) -> Any:
    """
    Return a record with other fields, of whatever type.
    """
    return attrs.evolve(record, **fields)


LAB = Laboratory(
    id="L1",
    opening_hours=(OpeningHours(weekday=Weekday.MONDAY, opens=time(9), closes=time(12), first=Month(2014, 5)),),
)
PROGRAMME = Programme(
    laboratories=(LAB, Laboratory(id="L2")),
    requests=(
        # Answered in 10 days.
        request("R1", RequestKind.INTERCEPT, date(2014, 5, 1))
        .route(OfficeKind.ALER, on=date(2014, 5, 1))
        .route(OfficeKind.CITY, on=date(2014, 5, 10))
        .answer(on=date(2014, 5, 11))
        .close(on=date(2014, 5, 31)),
        # Received in May, answered in June, in 5 days.
        request("R2", RequestKind.INFORM, date(2014, 5, 31)).answer(on=date(2014, 6, 5)).close(on=date(2014, 6, 5)),
        request("R3", RequestKind.MEDIATE, date(2014, 5, 2)).mediate(on=date(2014, 5, 3)).close(on=date(2014, 6, 30)),
        request("R4", RequestKind.FOLLOW_MOVE, date(2014, 4, 30)).close(on=date(2014, 5, 31)),
        request("R5", RequestKind.FOLLOW_RESETTLEMENT, date(2013, 12, 31)).close(on=date(2014, 5, 1)),
        # Out of order, and without days.
        request(
            "R6",
            RequestKind.LISTEN,
            date(2014, 5, 5),
            routings=(Routing(office=OfficeKind.ALER),),
            outcome=Outcome(kind=OutcomeKind.ANSWERED, on=date(2014, 5, 4)),
        ),
        request("R7", RequestKind.INFORM, date(2014, 5, 6), outcome=Outcome(kind=OutcomeKind.ANSWERED)),
        request("R8", RequestKind.INFORM, date(2014, 5, 6), laboratory="L2").answer(on=date(2014, 5, 6)),
        request("R9", RequestKind.INTERACT, date(2014, 5, 7)).withdraw(on=date(2014, 5, 8)),
    ),
    activities=(
        activity("A1", date(2014, 5, 31), 30),
        activity("A2", Month(2014, 5), 12),
        activity("A3", Month(2014, 5)),
        activity("A4", Year(2014), 100),
        activity("A5", date(2014, 6, 1)),
        activity("A6", date(2014, 5, 5), 7, laboratory="L2"),
        activity("A7", Year(2013), 9),
    ),
)


@pytest.mark.parametrize(
    ("name", "april", "may", "june", "year"),
    [
        pytest.param("requests_received", 1, 6, 0, 7, id="received, of the lab, in the year"),
        pytest.param("requests_received_inform", 0, 2, 0, 2, id="inform"),
        pytest.param("requests_received_interact", 0, 1, 0, 1, id="interact"),
        pytest.param("requests_received_listen", 0, 1, 0, 1, id="listen"),
        pytest.param("requests_received_intercept", 0, 1, 0, 1, id="intercept"),
        pytest.param("requests_received_mediate", 0, 1, 0, 1, id="mediate"),
        pytest.param("requests_received_follow_move", 1, 0, 0, 1, id="follow the move"),
        pytest.param("requests_received_follow_resettlement", 0, 0, 0, 0, id="received the year before"),
        pytest.param("requests_routed", 0, 1, 0, 1, id="once, on the day of the first routing"),
        pytest.param("requests_answered", 0, 1, 1, 2, id="answered, not before the receipt"),
        pytest.param("requests_mediated", 0, 1, 0, 1, id="mediated"),
        pytest.param("requests_closed", 0, 3, 2, 5, id="closed"),
        pytest.param("moves_followed", 0, 1, 0, 1, id="moves"),
        pytest.param("resettlements_followed", 0, 1, 0, 1, id="resettlements"),
        pytest.param("other_requests_closed", 0, 1, 2, 3, id="others"),
        pytest.param("activities", 0, 3, 1, 5, id="activities, one of which only the year is known"),
        pytest.param("participants", None, 42, None, 142, id="participants, unknown where none is told"),
        # Four Mondays in May and five in June; none are on record before, and there are 35 from May to December.
        pytest.param("minutes_planned", 0, 4 * 180, 5 * 180, 35 * 180, id="minutes"),
    ],
)
def test_counts(name: str, april: int | None, may: int | None, june: int | None, year: int | None) -> None:
    """
    Counted by hand on one lab.
    """
    found = [measure(PROGRAMME, BY_ID[name], "L1", when) for when in (APRIL, MAY, JUNE, YEAR)]

    assert [IndicatorValue(numerator=count) for count in (april, may, june, year)] == found


@pytest.mark.parametrize(
    ("when", "days", "answers", "expected"),
    [
        pytest.param(APRIL, 0, 0, None, id="no answer"),
        pytest.param(MAY, 10, 1, Fraction(10), id="one"),
        pytest.param(JUNE, 5, 1, Fraction(5), id="another"),
        pytest.param(YEAR, 15, 2, Fraction(15, 2), id="the year, exactly"),
    ],
)
def test_mean_days_to_answer(when: Month | Year, days: int, answers: int, expected: Fraction | None) -> None:
    """
    "Ratios as Fraction, None where the denominator is 0": by the day of the answer.
    """
    found = measure(PROGRAMME, BY_ID["days_to_answer"], "L1", when)

    assert (IndicatorValue(numerator=days, denominator=answers), expected) == (found, found.value)


def test_lab_of_which_nothing_is_known() -> None:
    """
    Of a lab of which no hours are on record the planned minutes are unknown, never zero.
    """
    assert [None, None] == [measure(PROGRAMME, BY_ID["minutes_planned"], "L2", when).numerator for when in (MAY, YEAR)]


def test_unknown_lab() -> None:
    """
    A lab that the programme does not have is refused, with those that it has.
    """
    with pytest.raises(UnknownNameError) as caught:
        measure(PROGRAMME, INDICATORS[0], "L3", MAY)

    assert ("lab", "L3", ("L1", "L2")) == (caught.value.what.en, caught.value.name, caught.value.known)


def test_indicator_of_another() -> None:
    """
    An indicator with another definition is none of ours, though it has the name of one.
    """
    other = attrs.evolve(INDICATORS[0], of_people=False)
    with pytest.raises(UnknownNameError) as caught:
        measure(PROGRAMME, other, "L1", MAY)

    assert ("indicator", "requests_received") == (caught.value.what.en, caught.value.name)


def test_one_definition_each() -> None:
    """
    "Each with one written definition": no two indicators share a name or what they count of which records.
    """
    assert 0 == 2 * len(INDICATORS) - len(BY_ID) - len(
        {(found.numerator, found.denominator, found.perimeter) for found in INDICATORS}
    )


def test_those_that_are_not_of_people() -> None:
    """
    Activities and minutes count no people.
    """
    assert ["activities", "minutes_planned"] == [found.id for found in INDICATORS if not found.of_people]


@pytest.mark.parametrize(
    ("value", "expected", "said"),
    [
        pytest.param(IndicatorValue(numerator=12), Fraction(12), ("12", "12"), id="count"),
        pytest.param(IndicatorValue(numerator=0), Fraction(0), ("0", "0"), id="none"),
        pytest.param(IndicatorValue(numerator=5, denominator=2), Fraction(5, 2), ("5/2", "5/2"), id="ratio"),
        pytest.param(IndicatorValue(numerator=0, denominator=0), None, ("–", "–"), id="divided by nothing"),
        pytest.param(IndicatorValue(), None, ("ignoto", "unknown"), id="unknown"),
        pytest.param(IndicatorValue(hidden=True), None, ("nascosto", "hidden"), id="hidden"),
    ],
)
def test_values(value: IndicatorValue, expected: Fraction | None, said: tuple[str, str]) -> None:
    """
    A value is exact, or it is not known or not shown, and says which.
    """
    assert (expected, said) == (value.value, (value.say(Lang.IT), value.say(Lang.EN)))


@pytest.mark.parametrize(
    ("make", "where"),
    [
        pytest.param(lambda: IndicatorValue(numerator="1"), "IndicatorValue.numerator", id="text"),  # type: ignore[arg-type]  # text is no count
        pytest.param(lambda: IndicatorValue(denominator=True), "IndicatorValue.denominator", id="yes"),
        pytest.param(lambda: IndicatorValue(hidden=0), "IndicatorValue.hidden", id="number"),  # type: ignore[arg-type]  # 0 is no answer
        pytest.param(lambda: evolved(INDICATORS[0], id=1), "Indicator.id", id="id"),
        pytest.param(lambda: evolved(INDICATORS[0], label=""), "Indicator.label", id="label"),
        pytest.param(lambda: evolved(INDICATORS[0], numerator=""), "Indicator.numerator", id="numerator"),
        pytest.param(lambda: evolved(INDICATORS[0], denominator=""), "Indicator.denominator", id="denominator"),
        pytest.param(lambda: evolved(INDICATORS[0], perimeter=""), "Indicator.perimeter", id="perimeter"),
        pytest.param(lambda: evolved(INDICATORS[0], of_people=1), "Indicator.of_people", id="of people"),
        pytest.param(lambda: evolved(INDICATORS[0], part_of=None), "Indicator.part_of", id="part of"),
    ],
)
def test_wrong_types(make: Any, where: str) -> None:
    """
    A field of another type is refused with its name.
    """
    with pytest.raises(WrongTypeError) as caught:
        make()

    assert where == caught.value.where


# Laws

TIMED = [found for found in INDICATORS if found.id not in ("activities", "participants")]


def sums(values: list[IndicatorValue]) -> tuple[int, int]:
    """
    Return the sum of the numerators and that of the denominators, as far as they are known.
    """
    return sum(value.numerator or 0 for value in values), sum(value.denominator or 0 for value in values)


@given(strategies.served_labs(), st.sampled_from(TIMED))
def test_months_add_up_to_the_year(programme: Programme, indicator: Indicator) -> None:
    """
    "With generated programmes: indicators of months add up to the year", exactly.
    """
    months = [measure(programme, indicator, "L1", Month(2014, month)) for month in range(1, 13)]

    assert sums([measure(programme, indicator, "L1", YEAR)]) == sums(months)


@given(strategies.served_labs(), st.sampled_from(["activities", "participants"]))
def test_months_and_the_unknown_month_add_up_to_the_year(programme: Programme, name: str) -> None:
    """
    With what is known to the year alone, the months of the activities add up to the year too.
    """
    indicator = BY_ID[name]
    undated = tuple(found for found in programme.activities if isinstance(found.when, Year))
    months = [measure(programme, indicator, "L1", Month(2014, month)) for month in range(1, 13)]
    rest = measure(attrs.evolve(programme, activities=undated), indicator, "L1", YEAR)

    assert sums([measure(programme, indicator, "L1", YEAR)]) == sums([*months, rest])


@settings.get_profile("heavy")
@given(strategies.programmes(), st.data())
def test_months_add_up_in_any_programme(programme: Programme, data: st.DataObject) -> None:
    """
    "Months add up to the year" in every programme with a lab, complete or with holes, in order or out of it.
    """
    whole = attrs.evolve(programme, laboratories=(*programme.laboratories, Laboratory(id="a lab of ours")))
    lab = data.draw(st.sampled_from([found.id for found in whole.laboratories]))
    year = data.draw(st.sampled_from([2014, *(found.received_on.year for found in whole.requests)]))
    indicator = data.draw(st.sampled_from(TIMED))
    months = [measure(whole, indicator, lab, Month(year, month)) for month in range(1, 13)]

    assert sums([measure(whole, indicator, lab, Year(year))]) == sums(months)


@given(strategies.served_labs(), st.sampled_from(["requests_received", "requests_closed"]), st.integers(1, 12))
def test_parts_add_up(programme: Programme, name: str, month: int) -> None:
    """
    "The parts add up to the whole", in each month and in the year.
    """
    parts = [found for found in INDICATORS if found.part_of == name]
    for when in (Month(2014, month), YEAR):
        assert sums([measure(programme, BY_ID[name], "L1", when)]) == sums(
            [measure(programme, part, "L1", when) for part in parts]
        )
