"""
A household's case as an office keeps it: step by step, late records, corrections, a split, and what it says on a day.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month
from contratti_quartiere.errors import IllegalTransitionError, MalformedValueError, WrongTypeError
from contratti_quartiere.evidence import DocumentKind, DocumentReference, Role
from contratti_quartiere.households import Composition
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import (
    Annotation,
    AnnotationKind,
    Destination,
    Permanence,
    RelocationStep,
    ReturnPlace,
    StepFacts,
    Suitability,
)
from contratti_quartiere.relocation_table import RelocationEvent, RelocationState, Whereabouts
from contratti_quartiere.sources import ILLUSTRATIVE, Provenance

E, S = RelocationEvent, RelocationState
FIRST, DAY = date(2018, 1, 10), timedelta(days=1)
LETTER = DocumentReference(kind=DocumentKind.OFFER_LETTER, protocol="12/2018", dated=FIRST)
PROOF = DocumentReference(kind=DocumentKind.PROOF_OF_NOTIFICATION)
NOTHING = Relocation(household="H1")
HOME_TITLED = (
    S.NOT_SURVEYED,
    S.INFORMED,
    S.ASSESSED,
    S.TO_BE_OFFERED,
    S.OFFERED,
    S.OFFER_OBJECTED,
    S.ACCEPTED,
    S.MOVE_SCHEDULED,
    S.CONTESTED,
)

TO_MOVE = (E.INTERVIEW, E.ADMIT)
OUT = (*TO_MOVE, E.ARRANGE_OWN, E.GIVE_NOTICE, E.MOVE_TEMPORARILY)
BACK = (*OUT, E.OFFER_RETURN, E.RETURN_HOME)


def step(event: RelocationEvent, days: int = 0, **facts: Any) -> RelocationStep:
    """
    Return a step, so many days after the first day.
    """
    return RelocationStep(event=event, happened_on=FIRST + days * DAY, **facts)


def after(*events: RelocationEvent, **fields: Any) -> Relocation:
    """
    Return a case through which these events went, one a day from the first day on.
    """
    return Relocation(household="H1", history=tuple(step(event, days) for days, event in enumerate(events)), **fields)


def note(kind: AnnotationKind, days: int = 0, **facts: Any) -> Annotation:
    """
    Return an annotation, so many days after the first day.
    """
    return Annotation(kind=kind, on=FIRST + days * DAY, **facts)


def refused(ask: Callable[[], object]) -> IllegalTransitionError:
    """
    Return the error by which a case refuses a step.
    """
    with pytest.raises(IllegalTransitionError) as caught:
        ask()
    return caught.value


def test_case_of_a_household() -> None:
    """
    A case needs no more than its household, and bears its name.
    """
    assert {
        "household": "H1",
        "id": "H1",
        "history": (),
        "annotations": (),
        "dwelling": "",
        "works": "",
        "home_since": None,
        "origin": "",
        "previous_case": "",
        "provenance": Provenance(),
    } == attrs.asdict(NOTHING, recurse=False)


def test_case_with_a_name_of_its_own() -> None:
    """
    A second case of a household bears another name than it.
    """
    case = Relocation(household="H1", id="H1-bis", previous_case="H1")

    assert ("H1", "H1-bis") == (case.household, case.id)


@pytest.mark.parametrize(("field", "value"), [("household", ""), ("id", ""), ("id", " H1")])
def test_name_that_names_nothing(field: str, value: Any) -> None:
    """
    Neither the household nor the case can be without a name.
    """
    with pytest.raises(MalformedValueError) as caught:
        attrs.evolve(NOTHING, **{field: value})

    assert f"Relocation.{field}: identifier" == caught.value.what.en


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        ("household", 1, "household"),
        ("id", None, "id"),
        ("history", [step(E.INFORM)], "history"),
        ("history", (step(E.INFORM), E.INTERVIEW), "history[1]"),
        ("annotations", (step(E.INFORM),), "annotations[0]"),
        ("dwelling", None, "dwelling"),
        ("works", None, "works"),
        ("home_since", datetime(1994, 5, 1), "home_since"),
        ("origin", None, "origin"),
        ("previous_case", None, "previous_case"),
        ("provenance", "annuncio", "provenance"),
    ],
)
def test_case_of_wrong_types(field: str, value: Any, where: str) -> None:
    """
    A case refuses a value of another type, and names the field.
    """
    with pytest.raises(WrongTypeError) as caught:
        attrs.evolve(NOTHING, **{field: value})

    assert f"Relocation.{where}" == caught.value.where


def test_case_that_cannot_have_happened() -> None:
    """
    A case built with an illegal history is refused by its first fault, which names the others.
    """
    history = (step(E.INFORM), step(E.RETURN_HOME, 1), step(E.INTERVIEW, 0))
    error = refused(lambda: Relocation(household="H1", history=history))

    assert [(1, S.INFORMED, E.RETURN_HOME, None), (2, S.RETURNED, E.INTERVIEW, None)] == [
        (fault.position, fault.state, fault.event, fault.before) for fault in (error, *error.further)
    ]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        pytest.param(NOTHING, (S.NOT_SURVEYED, None, Whereabouts.HOME, True), id="nothing yet"),
        pytest.param(after(*OUT), (S.MOVED_TEMPORARILY, FIRST + 4 * DAY, Whereabouts.OUT, True), id="out"),
        pytest.param(after(*BACK), (S.RETURNED, FIRST + 6 * DAY, Whereabouts.HOME, False), id="back"),
        pytest.param(after(E.LEAVE), (S.CEASED, FIRST, Whereabouts.GONE, False), id="gone"),
        pytest.param(after(E.INTERVIEW, E.EXEMPT), (S.EXEMPT, FIRST + DAY, Whereabouts.HOME, False), id="exempt"),
    ],
)
def test_where_a_case_stands(
    case: Relocation, expected: tuple[RelocationState, date | None, Whereabouts, bool]
) -> None:
    """
    A case says its state and since when, where the household is, and whether anything may still happen.
    """
    assert expected == (case.state, case.since, case.whereabouts, case.open)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        pytest.param(
            after(E.FIND_NO_TITLE),
            {E.RECOGNISE, E.TAKE_IN_CHARGE, E.REJECT_TITLE, E.LEAVE, E.CLOSE_EXTINCT},
            id="no title",
        ),
        pytest.param(after(*BACK), set[RelocationEvent](), id="the end"),
    ],
)
def test_allowed(case: Relocation, expected: set[RelocationEvent]) -> None:
    """
    A case says what may happen next; after the end, nothing.
    """
    assert expected == case.allowed


ALL_FACTS: StepFacts = {
    "recorded_on": date(2018, 1, 12),
    "notified_on": date(2018, 1, 15),
    "documents": (PROOF,),
    "role": Role.OWNER,
    "dwelling": "V14",
    "suitability": Suitability.SUITABLE,
    "permanence": Permanence.TEMPORARY,
    "destination": Destination.ROTATION_DWELLING,
    "return_place": ReturnPlace.SAME_BUILDING,
    "planned_on": Month(2018, 9),
    "term_from": date(2018, 1, 16),
    "term_until": date(2018, 1, 30),
    "handed_back_on": date(2018, 2, 1),
    "lease_end": date(2018, 2, 28),
    "on_request": True,
    "composition": Composition(members=3),
    "reason": "ascensore guasto",
}


def test_advance_with_every_fact() -> None:
    """
    A step that is added says all that it was given, the document that grounds it before the others.
    """
    facts = {**ALL_FACTS, "documents": (LETTER, PROOF)}
    expected = (*after(*TO_MOVE).history, step(E.OFFER, 2, **facts))

    assert expected == after(*TO_MOVE).advance(E.OFFER, on=FIRST + 2 * DAY, document=LETTER, **ALL_FACTS).history


def test_every_fact_is_tried() -> None:
    """
    The facts of the test above are all that there are.
    """
    assert StepFacts.__annotations__.keys() == ALL_FACTS.keys()


def test_advance_keeps_the_rest() -> None:
    """
    A case that goes on keeps all else that is known of it.
    """
    fields: dict[str, Any] = {
        "id": "caso-1",
        "annotations": (note(AnnotationKind.VISIT),),
        "dwelling": "A1",
        "works": "W1",
        "home_since": date(1994, 5, 1),
        "origin": "caso-0",
        "previous_case": "caso-00",
        "provenance": ILLUSTRATIVE,
    }

    assert after(E.INFORM, **fields) == Relocation(household="H1", **fields).advance(E.INFORM, on=FIRST)


def test_advance_by_what_cannot_come() -> None:
    """
    A refused event says the state, what may happen there, and from which states it would be possible.
    """
    error = refused(lambda: after(E.FIND_NO_TITLE).advance(E.CANCEL, on=FIRST + DAY))

    assert (
        Bilingual("caso", "case"),
        S.NO_TITLE,
        E.CANCEL,
        FIRST + DAY,
        None,
        (E.RECOGNISE, E.TAKE_IN_CHARGE, E.REJECT_TITLE, E.LEAVE, E.CLOSE_EXTINCT),
        HOME_TITLED,
        1,
        (),
    ) == attrs.astuple(error, recurse=False)


def test_advance_that_is_refused_leaves_the_case() -> None:
    """
    An event that is refused leaves the case as it was.
    """
    case = after(E.INFORM)
    refused(lambda: case.advance(E.RETURN_HOME, on=FIRST))

    assert after(E.INFORM) == case


def test_advance_on_the_day_before() -> None:
    """
    A day before the previous step is refused with that day.
    """
    error = refused(lambda: after(E.INFORM).advance(E.INTERVIEW, on=FIRST - DAY))

    assert (S.INFORMED, E.INTERVIEW, FIRST - DAY, FIRST) == (error.state, error.event, error.on, error.before)


@pytest.mark.parametrize("on", [pytest.param(FIRST, id="same day"), pytest.param(FIRST + DAY, id="day after")])
def test_advance_from_the_day_on(on: date) -> None:
    """
    A step may come on the day of the previous one, and after it.
    """
    assert on == after(E.INFORM).advance(E.INTERVIEW, on=on).since


@pytest.mark.parametrize("event", RelocationEvent)
def test_advance_after_the_end(event: RelocationEvent) -> None:
    """
    After the end nothing happens any more, and the error allows nothing.
    """
    error = refused(lambda: after(*BACK).advance(event, on=FIRST + 7 * DAY))

    assert (S.RETURNED, (), None) == (error.state, error.allowed, error.before)


@pytest.mark.parametrize(
    ("event", "facts", "where"),
    [
        pytest.param("informa", {}, "RelocationStep.event", id="event as text"),
        pytest.param(E.INFORM, {"role": "proprietà"}, "RelocationStep.role", id="fact"),
        pytest.param(E.INFORM, {"document": "12/2018"}, "RelocationStep.documents[0]", id="document"),
        # What cannot be written down is said before what cannot have happened.
        pytest.param(E.RETURN_HOME, {"dwelling": 14}, "RelocationStep.dwelling", id="fact of an event that is refused"),
    ],
)
def test_advance_of_wrong_types(event: Any, facts: dict[str, Any], where: str) -> None:
    """
    A step with a fact of another type is refused, and the fact is named.
    """
    with pytest.raises(WrongTypeError) as caught:
        NOTHING.advance(event, on=FIRST, **facts)

    assert where == caught.value.where


def test_why_not() -> None:
    """
    Why an event cannot come next is the error that would refuse it, without a day.
    """
    why, error = NOTHING.why_not(E.RETURN_HOME), refused(lambda: NOTHING.advance(E.RETURN_HOME, on=FIRST))

    assert why is not None
    assert attrs.asdict(error, recurse=False) | {"on": None} == attrs.asdict(why, recurse=False)


@pytest.mark.parametrize("event", ["rientra", None, RelocationState.RETURNED])
def test_why_not_of_what_is_no_event(event: Any) -> None:
    """
    Only an event can be asked about, not even its own word as text.
    """
    with pytest.raises(WrongTypeError) as caught:
        NOTHING.why_not(event)

    assert "write a RelocationEvent" == caught.value.remedy.en


def test_why_not_of_what_may_come() -> None:
    """
    Of an event that may come next there is nothing to say.
    """
    assert None is NOTHING.why_not(E.INFORM)


def test_annotation_after_the_end() -> None:
    """
    "A final state ends the events, not the annotations".
    """
    visit = note(AnnotationKind.VISIT, 9, others_met=0)
    case = after(*BACK).with_annotation(note(AnnotationKind.NOTE, 20)).with_annotation(visit)

    assert after(*BACK, annotations=(note(AnnotationKind.NOTE, 20), visit)) == case


def test_annotation_that_is_none() -> None:
    """
    What is no annotation is refused.
    """
    wrong: Any = step(E.INFORM)
    with pytest.raises(WrongTypeError) as caught:
        NOTHING.with_annotation(wrong)

    assert "Relocation.annotations[0]" == caught.value.where


PAUSE, RESUMPTION = AnnotationKind.PAUSE, AnnotationKind.RESUMPTION


@pytest.mark.parametrize(
    ("annotations", "expected"),
    [
        pytest.param((), False, id="nothing noted"),
        pytest.param((note(AnnotationKind.VISIT),), False, id="something else noted"),
        pytest.param((note(PAUSE),), True, id="a pause"),
        pytest.param((note(PAUSE), note(AnnotationKind.VISIT, 1)), True, id="a pause and then something else"),
        pytest.param((note(PAUSE), note(RESUMPTION, 1)), False, id="a pause that was ended"),
        pytest.param((note(RESUMPTION, 1), note(PAUSE)), False, id="a pause that was ended, noted late"),
        pytest.param((note(PAUSE), note(RESUMPTION, 1), note(PAUSE, 2)), True, id="a second pause"),
        pytest.param((note(PAUSE), note(RESUMPTION)), False, id="of one day, the resumption later in the document"),
        pytest.param((note(RESUMPTION), note(PAUSE)), True, id="of one day, the pause later in the document"),
    ],
)
def test_paused(annotations: tuple[Annotation, ...], expected: bool) -> None:
    """
    A case is paused while the last pause on record has not been ended.
    """
    assert expected is attrs.evolve(NOTHING, annotations=annotations).paused


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(9, "H1", id="day before"),
        pytest.param(10, "H2", id="day of the succession"),
        pytest.param(11, "H2", id="day after"),
        pytest.param(19, "H2", id="day before the second"),
        pytest.param(20, "H3", id="day of the second"),
    ],
)
def test_household_on(days: int, expected: str) -> None:
    """
    From the day of a succession on the case is the successor's, in whatever order the successions were noted.
    """
    second = note(AnnotationKind.SUCCESSION, 20, household="H3")
    case = attrs.evolve(NOTHING, annotations=(second, note(AnnotationKind.SUCCESSION, 10, household="H2")))

    assert expected == case.household_on(FIRST + days * DAY)


def test_two_successions_of_one_day() -> None:
    """
    Of two successions on one day, the later one in the document counts.
    """
    notes = tuple(note(AnnotationKind.SUCCESSION, 10, household=name) for name in ("H2", "H3"))

    assert "H3" == attrs.evolve(NOTHING, annotations=notes).household_on(FIRST + 10 * DAY)


def test_two_censuses_of_one_day() -> None:
    """
    Of two censuses on one day, the later one in the document counts.
    """
    notes = tuple(note(AnnotationKind.CENSUS, 10, composition=Composition(members=members)) for members in (2, 3))

    assert Composition(members=3) == attrs.evolve(NOTHING, annotations=notes).composition_on(FIRST + 10 * DAY)


@pytest.mark.parametrize(
    "annotation",
    [
        pytest.param(note(AnnotationKind.SUCCESSION), id="a succession that names nobody"),
        pytest.param(note(AnnotationKind.SPLIT, household="H2"), id="a split"),
    ],
)
def test_household_that_stays(annotation: Annotation) -> None:
    """
    The case stays with its household where nobody is named who succeeds.
    """
    assert "H1" == attrs.evolve(NOTHING, annotations=(annotation,)).household_on(FIRST)


@pytest.mark.parametrize(
    ("days", "members"),
    [
        pytest.param(-1, None, id="day before anybody asked"),
        pytest.param(0, 3, id="day of the census"),
        pytest.param(9, 3, id="day before the interview"),
        pytest.param(10, 4, id="day of the interview"),
        pytest.param(29, 4, id="day before the second census"),
        pytest.param(30, 2, id="day of the second census"),
        pytest.param(31, 2, id="day after it"),
    ],
)
def test_composition_on(days: int, members: int | None) -> None:
    """
    Who the household is on a day is what the last interview or census up to it found, whatever else came after.
    """
    interview = step(E.INTERVIEW, 10, composition=Composition(members=4))
    case = Relocation(
        household="H1",
        history=(interview, step(E.ADMIT, 40)),
        annotations=(
            note(AnnotationKind.CENSUS, 30, composition=Composition(members=2)),
            note(AnnotationKind.CENSUS, 0, composition=Composition(members=3)),
            note(AnnotationKind.CENSUS, 31),
        ),
    )

    assert (None if members is None else Composition(members=members)) == case.composition_on(FIRST + days * DAY)


def test_composition_by_interview_and_census_of_one_day() -> None:
    """
    "The interview is the survey that counts": beside a census of the same day too.
    """
    interview = step(E.INTERVIEW, composition=Composition(members=4))
    census = note(AnnotationKind.CENSUS, composition=Composition(members=3))

    assert Composition(members=4) == Relocation(
        household="H1", history=(interview,), annotations=(census,)
    ).composition_on(FIRST)


@pytest.mark.parametrize(
    ("days", "steps", "annotations"),
    [
        pytest.param(-1, 0, 0, id="day before the first step"),
        pytest.param(0, 1, 0, id="day of the first step"),
        pytest.param(1, 2, 1, id="day of the last step and the first note"),
        pytest.param(2, 2, 1, id="day before the last note"),
        pytest.param(3, 2, 2, id="day of the last note"),
        pytest.param(4, 2, 2, id="day after"),
    ],
)
def test_until(days: int, steps: int, annotations: int) -> None:
    """
    A case as it stood at the end of a day has the steps and the annotations up to that day, that day's too.
    """
    notes = (note(AnnotationKind.VISIT, 1), note(AnnotationKind.VISIT, 3))
    case = after(*TO_MOVE, dwelling="A1", annotations=notes)

    assert after(*TO_MOVE[:steps], dwelling="A1", annotations=notes[:annotations]) == case.until(FIRST + days * DAY)
