"""
The programme: every collection may be empty, no record is named twice, and the future is not known.
"""

from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.errors import DuplicateIdentifierError, WrongTypeError
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import (
    FundingBody,
    Milestone,
    MilestoneKind,
    Neighbourhood,
    NeighbourhoodContract,
    Programme,
    Unknown,
)
from contratti_quartiere.sources import Source, SourceKind
from contratti_quartiere.windows import ServiceWindow

DAY = timedelta(days=1)
MORNING = datetime(2016, 5, 2, 9, 0)  # a date with a time, which is what is refused
TEXT = Bilingual("ripartono i laboratori", "the labs restart")

SOURCE = Source(id="a", kind=SourceKind.PRESS, title="")
NEIGHBOURHOOD = Neighbourhood(id="a", name="Mazzini")
CONTRACT = NeighbourhoodContract(id="a")
LAB = Laboratory(id="a")
TENDER = Tender(id="a")
MILESTONE = Milestone(id="a", kind=MilestoneKind.RESTARTED, when=Month(2017, 8), what=TEXT)
UNKNOWN = Unknown(id="a", question=TEXT, office=TEXT)
COLLECTIONS = [
    pytest.param("sources", SOURCE, id="sources"),
    pytest.param("neighbourhoods", NEIGHBOURHOOD, id="neighbourhoods"),
    pytest.param("contracts", CONTRACT, id="contracts"),
    pytest.param("laboratories", LAB, id="laboratories"),
    pytest.param("tenders", TENDER, id="tenders"),
    pytest.param("milestones", MILESTONE, id="milestones"),
    pytest.param("unknowns", UNKNOWN, id="unknowns"),
]


def test_empty_programme() -> None:
    """
    "Every collection of `Programme` defaults to `()`": a programme of which nothing is known is still one.
    """
    assert {"title": ""} == attrs.asdict(Programme(), filter=lambda _, value: value != ())


def test_every_collection_is_tested() -> None:
    """
    No collection of the programme is left out of the tests below.
    """
    names = [field.name for field in attrs.fields(Programme) if field.name != "title"]

    assert names == [case.values[0] for case in COLLECTIONS]


@pytest.mark.parametrize(("collection", "record"), COLLECTIONS)
def test_record_named_twice(collection: str, record: Any) -> None:
    """
    Two records of one name in a collection are refused with both positions.
    """
    records: dict[str, Any] = {collection: (attrs.evolve(record, id="b"), record, record)}
    with pytest.raises(DuplicateIdentifierError) as caught:
        Programme(**records)

    error = caught.value
    assert (f"Programme.{collection}", "a", 1, 2) == (error.collection, error.identifier, error.first, error.second)


def test_one_name_in_two_collections() -> None:
    """
    A name may stand once in each collection.
    """
    programme = Programme(
        neighbourhoods=(NEIGHBOURHOOD,), contracts=(CONTRACT,), laboratories=(LAB,), tenders=(TENDER,)
    )

    assert "a" == programme.tenders[0].id


@pytest.mark.parametrize(("collection", "record"), COLLECTIONS)
def test_record_of_another_collection(collection: str, record: Any) -> None:
    """
    A record in the collection of another type is refused with its place.
    """
    stranger = UNKNOWN if type(record) is not Unknown else MILESTONE
    records: dict[str, Any] = {collection: (record, stranger)}
    with pytest.raises(WrongTypeError) as caught:
        Programme(**records)

    assert f"Programme.{collection}[1]" == caught.value.where


def test_title_that_is_no_text() -> None:
    """
    The title of a programme is text.
    """
    title: Any = None
    with pytest.raises(WrongTypeError) as caught:
        Programme(title=title)

    assert "Programme.title" == caught.value.where


@pytest.mark.parametrize(
    ("record", "field", "value", "where"),
    [
        pytest.param(NEIGHBOURHOOD, "id", 1, "Neighbourhood.id", id="neighbourhood, id"),
        pytest.param(NEIGHBOURHOOD, "name", None, "Neighbourhood.name", id="neighbourhood, name"),
        pytest.param(NEIGHBOURHOOD, "municipality", None, "Neighbourhood.municipality", id="neighbourhood, town"),
        pytest.param(NEIGHBOURHOOD, "provenance", (), "Neighbourhood.provenance", id="neighbourhood, provenance"),
        pytest.param(CONTRACT, "id", 1, "NeighbourhoodContract.id", id="contract, id"),
        pytest.param(
            CONTRACT, "neighbourhood", None, "NeighbourhoodContract.neighbourhood", id="contract, neighbourhood"
        ),
        pytest.param(
            CONTRACT,
            "funding_bodies",
            (FundingBody.STATE, "Regione"),
            "NeighbourhoodContract.funding_bodies[1]",
            id="contract, funding body as text",
        ),
        pytest.param(CONTRACT, "provenance", (), "NeighbourhoodContract.provenance", id="contract, provenance"),
        pytest.param(MILESTONE, "id", 1, "Milestone.id", id="milestone, id"),
        pytest.param(MILESTONE, "kind", "proroga", "Milestone.kind", id="milestone, kind as text"),
        pytest.param(MILESTONE, "when", None, "Milestone.when", id="milestone, no date"),
        pytest.param(MILESTONE, "when", MORNING, "Milestone.when", id="milestone, date with a time"),
        pytest.param(MILESTONE, "what", "ripartono", "Milestone.what", id="milestone, one language"),
        pytest.param(MILESTONE, "provenance", (), "Milestone.provenance", id="milestone, provenance"),
        pytest.param(UNKNOWN, "id", 1, "Unknown.id", id="unknown, id"),
        pytest.param(UNKNOWN, "question", "chi?", "Unknown.question", id="unknown, question in one language"),
        pytest.param(UNKNOWN, "office", None, "Unknown.office", id="unknown, no office"),
    ],
)
def test_records_of_wrong_types(record: Any, field: str, value: Any, where: str) -> None:
    """
    A record whose field holds another type is refused with the place in it.
    """
    with pytest.raises(WrongTypeError) as caught:
        attrs.evolve(record, **{field: value})

    assert where == caught.value.where


def opened(first: When, last: When | None = None) -> Programme:
    """
    Return a programme of a lab that opened once.
    """
    return Programme(
        laboratories=(Laboratory(id="lab-1", opening_periods=(OpeningPeriod(first=first, last=last),)),),
    )


@pytest.mark.parametrize(
    ("first", "on", "expected"),
    [
        pytest.param(date(2017, 8, 23), date(2017, 8, 22), 0, id="day before the opening"),
        pytest.param(date(2017, 8, 23), date(2017, 8, 23), 1, id="day of the opening"),
        pytest.param(Month(2017, 8), date(2017, 7, 31), 0, id="day before the month"),
        pytest.param(Month(2017, 8), date(2017, 8, 1), 1, id="first day of the month"),
        pytest.param(Year(2006), date(2005, 12, 31), 0, id="day before the year"),
        pytest.param(Year(2006), date(2006, 1, 1), 1, id="first day of the year"),
    ],
)
def test_openings_as_of(first: When, on: date, expected: int) -> None:
    """
    An opening is known from the first day on which it can have come.
    """
    assert expected == len(opened(first).as_of(on).laboratories[0].opening_periods)


def test_opening_keeps_its_end() -> None:
    """
    What had begun by a day keeps the end that its source gives, though that came later.
    """
    programme = opened(Month(2017, 8), Month(2018, 12))

    assert programme == programme.as_of(date(2017, 8, 1))


@pytest.mark.parametrize(
    ("when", "on", "expected"),
    [
        pytest.param(date(2017, 8, 23), date(2017, 8, 22), 0, id="day before"),
        pytest.param(date(2017, 8, 23), date(2017, 8, 23), 1, id="the day"),
        pytest.param(Month(2017, 8), date(2017, 7, 31), 0, id="day before the month"),
        pytest.param(Month(2017, 8), date(2017, 8, 1), 1, id="first day of the month"),
        pytest.param(Year(2017), date(2016, 12, 31), 0, id="day before the year"),
        pytest.param(Year(2017), date(2017, 1, 1), 1, id="first day of the year"),
    ],
)
def test_milestones_as_of(when: When, on: date, expected: int) -> None:
    """
    A milestone is known from the first day on which it can have come.
    """
    programme = Programme(milestones=(attrs.evolve(MILESTONE, when=when),))

    assert expected == len(programme.as_of(on).milestones)


START = date(2016, 5, 2)
STOP = date(2017, 1, 1)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(START - DAY, [], id="day before the start"),
        pytest.param(START, [ActKind.START], id="day of the start"),
        pytest.param(STOP - DAY, [ActKind.START], id="day before the suspension"),
        pytest.param(STOP, [ActKind.SUSPENSION, ActKind.START], id="day of the suspension"),
    ],
)
def test_acts_as_of(on: date, expected: list[ActKind]) -> None:
    """
    An act on a term is known from its day, and acts keep the order in which they were recorded.
    """
    acts = (WindowAct(kind=ActKind.SUSPENSION, on=STOP), WindowAct(kind=ActKind.START, on=START))
    term = ServiceWindow(start=START, months=36, acts=acts)
    known = Programme(tenders=(Tender(id="gara", term=term),)).as_of(on).tenders[0].term

    assert known is not None
    assert expected == [act.kind for act in known.acts]


@given(strategies.programmes(), st.dates())
def test_what_is_known_does_not_change_by_looking_twice(programme: Programme, on: date) -> None:
    """
    The programme as of a day, looked at on that day, is itself.
    """
    known = programme.as_of(on)

    assert known == known.as_of(on)


@given(strategies.programmes(), st.dates(), st.dates())
def test_what_was_known_stays_known(programme: Programme, one: date, other: date) -> None:
    """
    What was known on a day can be had from what is known on any later one.
    """
    before, after = sorted((one, other))

    assert programme.as_of(before) == programme.as_of(after).as_of(before)


@given(strategies.programmes())
def test_in_the_end_all_is_known(programme: Programme) -> None:
    """
    On the last day of the calendar nothing is left out.
    """
    assert programme == programme.as_of(date.max)


@given(strategies.programmes(), st.dates())
def test_no_record_changes_its_place(programme: Programme, on: date) -> None:
    """
    "Paths are JSON Pointers into the canonical document": what rules point at stands where it stood.
    """
    known = programme.as_of(on)
    before = [[record.id for record in records] for records in (programme.tenders, programme.laboratories)]

    assert before == [[record.id for record in records] for records in (known.tenders, known.laboratories)]
