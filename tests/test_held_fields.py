"""
A sheet holds some fields of some records: only those are compared, and only those change.
"""

from datetime import date
from typing import Any

import attrs
import pytest

from contratti_quartiere.bookings import RotationBooking
from contratti_quartiere.dates import Month
from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.exchange.held_fields import HeldFields, day_of, identity
from contratti_quartiere.households import AgeBand, Composition, Household
from contratti_quartiere.laboratory import OpeningPeriod
from contratti_quartiere.progress import Payment
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent
from contratti_quartiere.requests import OfficeKind, Routing
from contratti_quartiere.sources import ILLUSTRATIVE

DAY, LATER = date(2018, 1, 10), date(2018, 2, 1)
HELD = HeldFields.of(
    {
        Household: {"id", "composition"},
        Composition: {"members", "age_bands"},
        RelocationStep: {"event", "happened_on", "recorded_on", "documents", "reason"},
        DocumentReference: {"protocol"},
    }
)
STEP = RelocationStep(event=RelocationEvent.INFORM, happened_on=DAY, recorded_on=LATER, dwelling="A1")


def household(**facts: Any) -> Household:
    """
    Return a household with a composition of these facts.
    """
    return Household(id="H1", composition=Composition(**facts), known_on=DAY, provenance=ILLUSTRATIVE)


def test_fields_stand_in_the_order_of_the_record() -> None:
    """
    In whatever order the fields are given, they stand in that of the record; a name that is no field is none.
    """
    assert HeldFields({Household: ("id", "known_on")}) == HeldFields.of({Household: ["known_on", "colour", "id"]})


@pytest.mark.parametrize(
    ("value", "says"),
    [
        pytest.param("text", "text", id="single value"),
        pytest.param(household(members=2, accessible_dwelling_needed=True), ("H1", (2, ())), id="record in a record"),
        pytest.param((Composition(members=1), 7), ((1, ()), 7), id="list"),
        pytest.param(Payment, Payment, id="what is no record of the sheet"),
    ],
)
def test_says(value: Any, says: Any) -> None:
    """
    Of a record only the fields of the sheet are said, down to the records in it; any other value is said whole.
    """
    assert says == HELD.says(value)


@pytest.mark.parametrize(
    ("older", "sheet", "merged"),
    [
        pytest.param(
            household(members=2, accessible_dwelling_needed=True),
            Household(id="H1", composition=Composition(members=3)),
            household(members=3, accessible_dwelling_needed=True),
            id="one field of a record in it",
        ),
        pytest.param(
            household(members=2, accessible_dwelling_needed=True),
            Household(id="H1", composition=Composition(members=2)),
            household(members=2, accessible_dwelling_needed=True),
            id="nothing that the sheet holds",
        ),
        pytest.param(STEP, attrs.evolve(STEP, recorded_on=None), STEP, id="empty day of recording"),
        pytest.param(
            STEP,
            attrs.evolve(STEP, recorded_on=DAY),
            attrs.evolve(STEP, recorded_on=DAY),
            id="another day of recording",
        ),
        pytest.param(
            attrs.evolve(STEP, reason="why"),
            attrs.evolve(STEP, reason="", dwelling="B2"),
            attrs.evolve(STEP, reason=""),
            id="emptied field, and one that it does not hold",
        ),
    ],
)
def test_merged(older: Any, sheet: Any, merged: Any) -> None:
    """
    The fields of the sheet are as it has them, all others as they stood.
    """
    assert (merged, merged == older) == (HELD.merged(older, sheet), HELD.same(older, sheet))


def test_merged_list() -> None:
    """
    A list of single records that says something else is as the sheet has it; one that says the same stays as it stood.
    """
    paper = DocumentReference(kind=DocumentKind.REFUSAL, protocol="1/2018", dated=DAY)
    older = attrs.evolve(STEP, documents=(paper,))
    same = attrs.evolve(STEP, documents=(DocumentReference(kind=DocumentKind.REPORT, protocol="1/2018"),))
    other = attrs.evolve(STEP, documents=(DocumentReference(kind=DocumentKind.REPORT, protocol="2/2018"),))

    assert (older, other) == (HELD.merged(older, same), HELD.merged(older, other))


def test_what_does_not_go_together_is_refused() -> None:
    """
    What the sheet says and what the document knows beside are one record, which may be none that can be.
    """
    held = HeldFields.of({Composition: {"members"}})
    older = Composition(members=2, age_bands=(AgeBand.ADULT, AgeBand.MINOR))

    with pytest.raises(MalformedValueError) as caught:
        held.merged(older, Composition(members=1))

    assert "2 > 1" == caught.value.found


@pytest.mark.parametrize(
    ("entry", "day"),
    [
        pytest.param(STEP, DAY, id="step"),
        pytest.param(Annotation(kind=AnnotationKind.NOTE, on=LATER), LATER, id="annotation"),
        pytest.param(OpeningPeriod(first=Month(2018, 3)), date(2018, 3, 1), id="month"),
        pytest.param(Routing(office=OfficeKind.CITY), date.min, id="unknown day"),
        pytest.param(Composition(), date.min, id="no day"),
    ],
)
def test_day_of(entry: object, day: date) -> None:
    """
    The day of an entry is the first that its date may mean; all without one have the same.
    """
    assert day == day_of(entry)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        pytest.param(RelocationStep, (("event", "happened_on"), ("event",), ("happened_on",)), id="step"),
        pytest.param(Annotation, (("kind", "on"),), id="annotation"),
        pytest.param(RotationBooking, (("household",),), id="booking"),
        pytest.param(Payment, (("on",),), id="payment"),
        pytest.param(OpeningPeriod, (("first",),), id="period"),
        pytest.param(Composition, (), id="nothing"),
    ],
)
def test_identity(kind: type, fields: tuple[tuple[str, ...], ...]) -> None:
    """
    A step is known by its event and day, an annotation by its kind and day, a booking by its household, others by day.
    """
    assert fields == identity(kind)


def test_passes_of_a_step() -> None:
    """
    All that the sheet holds, all but each field and the event last, then what says which step it is.
    """
    step = attrs.evolve(STEP, reason="why")
    whole = (RelocationEvent.INFORM, DAY, LATER, (), "why")
    but_one = [(*whole[:index], *whole[index + 1 :]) for index in (1, 2, 3, 4, 0)]
    which = [(RelocationEvent.INFORM, DAY), (RelocationEvent.INFORM,), (DAY,)]

    assert [whole, *but_one, *which] == [key(step) for key in HELD.passes(RelocationStep)]


def test_passes_need_what_the_sheet_holds() -> None:
    """
    What says which entry it is counts only where the sheet holds it.
    """
    held = HeldFields.of({RelocationStep: {"event"}})

    assert [(STEP.event,), None, (STEP.event,)] == [key(STEP) for key in held.passes(RelocationStep)]


def test_an_entry_that_says_nothing_agrees_with_nothing() -> None:
    """
    Where all that is left are defaults, two entries do not agree.
    """
    held = HeldFields.of({Composition: {"members", "age_bands"}})

    assert [(1, ()), None, (1,)] == [key(Composition(members=1)) for key in held.passes(Composition)]
