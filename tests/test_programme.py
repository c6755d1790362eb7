"""
The programme: every collection may be empty, no record is named twice, and the future is not known.
"""

from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.activities import Activity, ActivityKind
from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.agreements import ContractAct, ContractActKind
from contratti_quartiere.amounts import CountKind, StatedAmount, StatedCount
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.decisions import Saving, SteeringBody, SteeringDecision
from contratti_quartiere.dwellings import Dwelling, DwellingEvent, DwellingStep
from contratti_quartiere.errors import DuplicateIdentifierError, OpenCaseError, WrongTypeError
from contratti_quartiere.households import Household
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Milestone, MilestoneKind, Neighbourhood, Programme, Unknown
from contratti_quartiere.progress import ProgressStatement
from contratti_quartiere.published_tables import PublishedTable
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent, RelocationState
from contratti_quartiere.requests import Request, RequestKind
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import Source, SourceKind
from contratti_quartiere.windows import ServiceWindow
from contratti_quartiere.works import Inspection, Works, WorksAnnotation, WorksAnnotationKind, WorksStep
from contratti_quartiere.works_table import WorksEvent

DAY = timedelta(days=1)
MORNING = datetime(2016, 5, 2, 9, 0)  # a date with a time, which is what is refused
TEXT = Bilingual("ripartono i laboratori", "the labs restart")

SOURCE = Source(id="a", kind=SourceKind.PRESS, title="")
NEIGHBOURHOOD = Neighbourhood(id="a", name="Mazzini")
ACT = ContractAct(id="a", kind=ContractActKind.LAW)
CONTRACT = NeighbourhoodContract(id="a")
LAB = Laboratory(id="a")
REQUEST = Request(id="a", laboratory="L1", kind=RequestKind.INFORM, received_on=date(2014, 5, 5))
ACTIVITY = Activity(id="a", laboratory="L1", kind=ActivityKind.ASSEMBLY, when=Month(2014, 5))
TENDER = Tender(id="a")
DECISION = SteeringDecision(id="a", body=SteeringBody.STEERING_GROUP, on=Year(2014))
WORKS = Works(id="a")
DWELLING = Dwelling(id="a")
HOUSEHOLD = Household(id="a")
CASE = Relocation(household="a")
MILESTONE = Milestone(id="a", kind=MilestoneKind.RESTARTED, when=Month(2017, 8), what=TEXT)
UNKNOWN = Unknown(id="a", question=TEXT, office=TEXT)
COLLECTIONS = [
    pytest.param("sources", SOURCE, id="sources"),
    pytest.param("neighbourhoods", NEIGHBOURHOOD, id="neighbourhoods"),
    pytest.param("acts", ACT, id="acts"),
    pytest.param("contracts", CONTRACT, id="contracts"),
    pytest.param("laboratories", LAB, id="laboratories"),
    pytest.param("requests", REQUEST, id="requests"),
    pytest.param("activities", ACTIVITY, id="activities"),
    pytest.param("tenders", TENDER, id="tenders"),
    pytest.param("service_contracts", ServiceContract(id="a"), id="service contracts"),
    pytest.param("interventions", Intervention(id="a"), id="interventions"),
    pytest.param("decisions", DECISION, id="decisions"),
    pytest.param("savings", Saving(id="a", amount=Euro("1.00")), id="savings"),
    pytest.param("works", WORKS, id="works"),
    pytest.param("dwellings", DWELLING, id="dwellings"),
    pytest.param("households", HOUSEHOLD, id="households"),
    pytest.param("relocations", CASE, id="relocations"),
    pytest.param("published", PublishedTable(id="a"), id="published tables"),
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
    names = [name for name, _ in Programme().collections()]

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


def test_cases_of_one_household_without_names() -> None:
    """
    A case without a name of its own bears that of its household, and so do two of them: neither could be pointed at.
    """
    with pytest.raises(DuplicateIdentifierError) as caught:
        Programme(relocations=(Relocation(household="H1"), Relocation(household="H2"), Relocation(household="H1")))

    error = caught.value
    assert ("Programme.relocations", "H1", 0, 2) == (error.collection, error.identifier, error.first, error.second)


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


@pytest.mark.parametrize(
    ("when", "on", "expected"),
    [
        pytest.param(None, date(1900, 1, 1), (1, 1, 1), id="no date"),
        pytest.param(Year(2017), date(2016, 12, 31), (0, 0, 0), id="day before the year"),
        pytest.param(Year(2017), date(2017, 1, 1), (1, 1, 1), id="first day of the year"),
        pytest.param(date(2017, 8, 23), date(2017, 8, 22), (0, 0, 0), id="day before"),
        pytest.param(date(2017, 8, 23), date(2017, 8, 23), (1, 1, 1), id="the day"),
        pytest.param(date(2017, 8, 23), date(2017, 8, 24), (1, 1, 1), id="day after"),
    ],
)
def test_what_all_contracts_have_as_of(when: When | None, on: date, expected: tuple[int, int, int]) -> None:
    """
    Acts, counts and amounts of the whole programme are known from the first day of which they can tell.
    """
    programme = Programme(
        acts=(attrs.evolve(ACT, on=when),),
        counts=(StatedCount(kind=CountKind.DWELLINGS, count=7240, perimeter=TEXT, when=when),),
        amounts=(StatedAmount(amount=Euro("240000000.00"), when=when),),
    ).as_of(on)

    assert expected == (len(programme.acts), len(programme.counts), len(programme.amounts))


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


@pytest.mark.parametrize("day", ["2018-09-03", MORNING, None], ids=["text", "date with a time", "nothing"])
def test_as_of_no_day(day: Any) -> None:
    """
    What was known is asked of a day, and of nothing less or more precise.
    """
    with pytest.raises(WrongTypeError) as caught:
        Programme().as_of(day)

    assert "Programme.as_of" == caught.value.where


HAPPENED = date(2018, 9, 3)
NEXT = HAPPENED + DAY


def moving() -> Programme:
    """
    Return a programme in which everything that has a day happened on one, and again on the day after.
    """
    both = (HAPPENED, NEXT)
    return Programme(
        works=(
            Works(
                id="scala-A",
                history=tuple(
                    WorksStep(event=event, happened_on=on)
                    for event, on in zip((WorksEvent.FUND, WorksEvent.DESIGN), both, strict=True)
                ),
                annotations=tuple(WorksAnnotation(kind=WorksAnnotationKind.NOTE, on=on) for on in both),
                statements=tuple(ProgressStatement(on=on, certified=Euro("0.00")) for on in both),
                inspections=tuple(Inspection(on=on, others=0) for on in both),
            ),
        ),
        dwellings=(
            Dwelling(
                id="A1",
                history=tuple(
                    DwellingStep(event=event, happened_on=on)
                    for event, on in zip((DwellingEvent.FREE, DwellingEvent.SECURE), both, strict=True)
                ),
            ),
        ),
        relocations=(
            Relocation(
                household="H1",
                history=tuple(
                    RelocationStep(event=event, happened_on=on)
                    for event, on in zip((RelocationEvent.INFORM, RelocationEvent.INTERVIEW), both, strict=True)
                ),
                annotations=tuple(Annotation(kind=AnnotationKind.NOTE, on=on) for on in both),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(HAPPENED - DAY, 0, id="day before"),
        pytest.param(HAPPENED, 1, id="first day"),
        pytest.param(NEXT, 2, id="last day"),
        pytest.param(NEXT + DAY, 2, id="day after"),
    ],
)
def test_histories_as_of(on: date, expected: int) -> None:
    """
    Steps, annotations, statements and inspections are known from the day of which they tell.
    """
    known = moving().as_of(on)
    (works,), (dwelling,), (case,) = known.works, known.dwellings, known.relocations
    found: dict[str, tuple[object, ...]] = {
        "steps of works": works.history,
        "annotations of works": works.annotations,
        "statements": works.statements,
        "inspections": works.inspections,
        "steps of a dwelling": dwelling.history,
        "steps of a case": case.history,
        "annotations of a case": case.annotations,
    }

    assert dict.fromkeys(found, expected) == {name: len(records) for name, records in found.items()}


@pytest.mark.parametrize(
    ("origin", "since", "on", "expected"),
    [
        pytest.param("H1", HAPPENED, HAPPENED - DAY, 0, id="day before the split"),
        pytest.param("H1", HAPPENED, HAPPENED, 1, id="day of the split"),
        pytest.param("H1", None, HAPPENED - DAY, 1, id="split on a day that nobody knows"),
        pytest.param("", HAPPENED, HAPPENED - DAY, 1, id="no split"),
    ],
)
def test_split_cases_as_of(origin: str, since: date | None, on: date, expected: int) -> None:
    """
    A case that split off from another is known from the day of the split.
    """
    programme = Programme(relocations=(Relocation(household="H2", origin=origin, home_since=since),))

    assert expected == len(programme.as_of(on).relocations)


OPEN = Relocation(household="H1")
ENDED = Relocation(household="H1", id="primo").advance(RelocationEvent.LEAVE, on=HAPPENED)
SECOND = Relocation(household="H1", id="secondo", previous_case="primo")


def succeeded(case: Relocation, household: str) -> Relocation:
    """
    Return a case to which another household succeeded.
    """
    return case.with_annotation(Annotation(kind=AnnotationKind.SUCCESSION, on=HAPPENED, household=household))


@pytest.mark.parametrize(
    ("before", "case", "expected"),
    [
        pytest.param((), OPEN, (OPEN,), id="first case"),
        pytest.param((ENDED,), SECOND, (ENDED, SECOND), id="second case after the first ended"),
        pytest.param((OPEN,), ENDED, (OPEN, ENDED), id="ended case beside an open one"),
        pytest.param(
            (OPEN, CASE),
            OPEN.advance(RelocationEvent.INFORM, on=HAPPENED),
            (OPEN.advance(RelocationEvent.INFORM, on=HAPPENED), CASE),
            id="a case in its own place",
        ),
        pytest.param((CASE,), OPEN, (CASE, OPEN), id="open cases of two households"),
        pytest.param(
            (succeeded(OPEN, "H2"),), SECOND, (succeeded(OPEN, "H2"), SECOND), id="the open case is another's now"
        ),
    ],
)
def test_with_case(before: tuple[Relocation, ...], case: Relocation, expected: tuple[Relocation, ...]) -> None:
    """
    A case is added at the end, or takes the place of the case of its name.
    """
    assert expected == Programme(relocations=before).with_case(case).relocations


@pytest.mark.parametrize(
    ("first", "second", "household"),
    [
        pytest.param(OPEN, SECOND, "H1", id="two of one household"),
        pytest.param(succeeded(CASE, "H1"), SECOND, "H1", id="the first came to it by succession"),
        pytest.param(OPEN, succeeded(attrs.evolve(CASE, id="b"), "H1"), "H1", id="the second did"),
    ],
)
def test_second_open_case(first: Relocation, second: Relocation, household: str) -> None:
    """
    "Two open cases of one household" are refused where we build them, with the open one and what may happen to it.
    """
    first = first.advance(RelocationEvent.INTERVIEW, on=HAPPENED).advance(RelocationEvent.FIND_NO_TITLE, on=HAPPENED)
    with pytest.raises(OpenCaseError) as caught:
        Programme(relocations=(ENDED, first)).with_case(second)

    error = caught.value
    assert (
        household,
        first.id,
        RelocationState.NO_TITLE,
        (
            RelocationEvent.RECOGNISE,
            RelocationEvent.TAKE_IN_CHARGE,
            RelocationEvent.REJECT_TITLE,
            RelocationEvent.LEAVE,
            RelocationEvent.CLOSE_EXTINCT,
        ),
    ) == (error.household, error.case, error.state, error.allowed)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(Relocation(household="H2", id="H1"), id="another household"),
        pytest.param(Relocation(household="H1", origin="H9"), id="another origin"),
        pytest.param(
            Relocation(household="H2", id="H1").advance(RelocationEvent.LEAVE, on=HAPPENED), id="an ended one"
        ),
    ],
)
def test_case_of_a_name_that_is_taken(case: Relocation) -> None:
    """
    A case does not take the place of another one that only bears the same name: that one would vanish.
    """
    with pytest.raises(DuplicateIdentifierError) as caught:
        Programme(relocations=(CASE, OPEN)).with_case(case)

    error = caught.value
    assert ("Programme.relocations", "H1", 1, 2) == (error.collection, error.identifier, error.first, error.second)


def test_foreign_open_cases() -> None:
    """
    Two open cases of one household in a document are a matter for a rule: the constructor keeps them.
    """
    assert (OPEN, SECOND) == Programme(relocations=(OPEN, SECOND)).relocations


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(Relocation(household="H2", id="caso-1"), id="another household"),
        pytest.param(Relocation(household="H1", id="caso-1", origin="caso-0"), id="another origin"),
    ],
)
def test_with_case_that_is_another_one(case: Relocation) -> None:
    """
    A case does not take the place of another household's, or of one that split off, which would vanish.
    """
    before = (Relocation(household="H3"), Relocation(household="H1", id="caso-1"))
    with pytest.raises(DuplicateIdentifierError) as caught:
        Programme(relocations=before).with_case(case)

    assert ("Programme.relocations", "caso-1", 1, 2) == (
        caught.value.collection,
        caught.value.identifier,
        caught.value.first,
        caught.value.second,
    )


@pytest.mark.parametrize("case", [None, "H1", HOUSEHOLD], ids=["nothing", "text", "household"])
def test_with_case_of_another_type(case: Any) -> None:
    """
    Only a case is added to the cases.
    """
    with pytest.raises(WrongTypeError) as caught:
        Programme().with_case(case)

    assert ("Programme.relocations", Bilingual("scrivere un Relocation", "write a Relocation")) == (
        caught.value.where,
        caught.value.remedy,
    )


@settings.get_profile("heavy")
@given(strategies.programmes(), st.dates())
def test_what_is_known_does_not_change_by_looking_twice(programme: Programme, on: date) -> None:
    """
    The programme as of a day, looked at on that day, is itself.
    """
    known = programme.as_of(on)

    assert known == known.as_of(on)


@settings.get_profile("heavy")
@given(strategies.programmes(), st.dates(), st.dates())
def test_what_was_known_stays_known(programme: Programme, one: date, other: date) -> None:
    """
    What was known on a day can be had from what is known on any later one.
    """
    before, after = sorted((one, other))

    assert programme.as_of(before) == programme.as_of(after).as_of(before)


@settings.get_profile("heavy")
@given(strategies.programmes())
def test_in_the_end_all_is_known(programme: Programme) -> None:
    """
    On the last day of the calendar nothing is left out.
    """
    assert programme == programme.as_of(date.max)


@settings.get_profile("heavy")
@given(strategies.programmes(), st.dates())
def test_records_keep_their_order(programme: Programme, on: date) -> None:
    """
    The records that are known on a day stand in the order of the document, whatever came later and is left out.
    """
    known = {name: [record.id for record in records] for name, records in programme.as_of(on).collections()}

    assert known == {
        name: [record.id for record in records if record.id in known[name]] for name, records in programme.collections()
    }


@pytest.mark.parametrize(
    ("collection", "record"),
    [
        pytest.param("sources", SOURCE, id="source"),
        pytest.param("neighbourhoods", NEIGHBOURHOOD, id="neighbourhood"),
        pytest.param("acts", ACT, id="act without a day"),
        pytest.param("contracts", CONTRACT, id="contract"),
        pytest.param("laboratories", LAB, id="laboratory"),
        pytest.param("tenders", TENDER, id="tender without a day"),
        pytest.param("interventions", Intervention(id="a"), id="intervention"),
        pytest.param("savings", Saving(id="a", amount=Euro("1.00")), id="saving without a day"),
        pytest.param("works", WORKS, id="works"),
        pytest.param("dwellings", DWELLING, id="dwelling"),
        pytest.param("households", HOUSEHOLD, id="household"),
        pytest.param("relocations", CASE, id="case"),
        pytest.param("unknowns", UNKNOWN, id="unknown"),
    ],
)
def test_what_has_no_day_is_always_known(collection: str, record: Any) -> None:
    """
    What has no date is known on every day: only what befell it is not.
    """
    records: dict[str, Any] = {collection: (record,)}

    assert Programme(**records) == Programme(**records).as_of(date.min)
