"""
A sheet holds some fields of some records: only those are compared, and only those change.
"""

from datetime import date
from typing import Any

import attrs
import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bookings import RotationBooking
from contratti_quartiere.dates import Month
from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.exchange.held_fields import HeldFields, day_of, held_of, identity, whole_of
from contratti_quartiere.execution import Invoice
from contratti_quartiere.households import AgeBand, Composition, Household
from contratti_quartiere.laboratory import OpeningPeriod
from contratti_quartiere.opening_hours import Closure
from contratti_quartiere.progress import Payment
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent
from contratti_quartiere.requests import OfficeKind, Routing
from contratti_quartiere.sources import ILLUSTRATIVE, Provenance
from contratti_quartiere.windows import ServiceWindow

DAY, LATER = date(2018, 1, 10), date(2018, 2, 1)


def held(kind: Any, *paths: str) -> HeldFields:
    """
    Return that these fields of a kind of record are held.
    """
    return held_of(kind, ((tuple(path.split("/")), HeldFields()) for path in paths))


HOUSEHOLD = held(Household, "id", "composition/members", "composition/age_bands")
HELD = held(
    RelocationStep, "reason", "event", "happened_on", "recorded_on", "documents/0/protocol", "documents/1/protocol"
)
STEP = RelocationStep(event=RelocationEvent.INFORM, happened_on=DAY, recorded_on=LATER, dwelling="A1")


def household(**facts: Any) -> Household:
    """
    Return a household with a composition of these facts.
    """
    return Household(id="H1", composition=Composition(**facts), known_on=DAY, provenance=ILLUSTRATIVE)


def paper(protocol: str, *, kind: DocumentKind = DocumentKind.REPORT, **facts: Any) -> DocumentReference:
    """
    Return a document of this protocol.
    """
    return DocumentReference(kind=kind, protocol=protocol, **facts)


def test_held_of() -> None:
    """
    Fields stand in the order of the record whatever the order of the paths; numbers say how many a list holds.
    """
    documents = HeldFields(fields={"protocol": HeldFields()}, most=2)

    assert {
        "event": HeldFields(),
        "happened_on": HeldFields(),
        "recorded_on": HeldFields(),
        "documents": documents,
        "reason": HeldFields(),
    } == HELD.fields
    assert ["event", "happened_on", "recorded_on", "documents", "reason"] == list(HELD.fields)


def test_held_of_keys() -> None:
    """
    A path is written in the keys of a document; what a cell keeps and what is held in part is as it is given.
    """
    assert HeldFields(fields={"months": HeldFields(cell=len)}, partial=frozenset({"works"})) == held_of(
        ServiceWindow, [(("duration",), HeldFields(cell=len))], partial=["works"]
    )


def test_whole_of() -> None:
    """
    A record is held whole down to single values: codes, amounts and dates are such, whatever they are made of.
    """
    held = HeldFields()

    assert (
        HeldFields(
            fields={
                "lot": held,
                "net": held,
            }
        ).fields.items()
        <= whole_of(Invoice).fields.items()
    )
    assert {"first": held, "last": held, "reason": held, "provenance": whole_of(Provenance)} == whole_of(Closure).fields


def test_labels() -> None:
    """
    A field is called by the header of its column, a list by that of the first of its numbered ones.
    """
    first, second = Bilingual("documento", "document"), Bilingual("documento 2", "document 2")
    found = held_of(
        RelocationStep,
        [(("documents", str(place), "kind"), HeldFields(label=label)) for place, label in enumerate((first, second))],
    )

    assert first == found.fields["documents"].label


# The protocol number of the first document and the kind of the third are not in the file.
GAPS = held(
    RelocationStep, "documents/0/kind", "documents/1/kind", "documents/1/protocol", "documents/2/protocol"
).fields["documents"]
MINUTES = DocumentKind.INTERVIEW_RECORD


@pytest.mark.parametrize(
    ("stood", "sheet", "stands"),
    [
        pytest.param(
            (paper("1"), paper("2"), paper("3"), paper("4")),
            (DocumentReference(kind=MINUTES), paper("x"), DocumentReference(kind=MINUTES, protocol="y")),
            (paper("1", kind=MINUTES), paper("x"), paper("y"), paper("4")),
            id="each by its own columns",
        ),
        pytest.param((paper("1"),), (paper(""), paper("2")), (paper("1"), paper("2")), id="one more"),
        pytest.param(
            (paper("1"), paper("2", kind=MINUTES)),
            (paper("", kind=MINUTES),),
            (paper("2", kind=MINUTES),),
            id="one less",
        ),
        pytest.param(
            (paper("1"), paper("2")),
            (paper("x", kind=MINUTES),),
            (paper("x", kind=MINUTES),),
            id="one less, and not known",
        ),
    ],
)
def test_numbered_columns_that_are_not_all_there(
    stood: tuple[DocumentReference, ...], sheet: tuple[DocumentReference, ...], stands: tuple[DocumentReference, ...]
) -> None:
    """
    Of each of the numbered records only what its own columns hold is put right; the rest stays.
    """
    assert stands == GAPS.stands(stood, sheet)


@pytest.mark.parametrize(
    ("sheet", "alike"),
    [
        pytest.param((paper(""), paper("2"), DocumentReference(kind=MINUTES, protocol="3")), True, id="nothing else"),
        pytest.param((paper(""), paper("x"), paper("3")), False, id="another number"),
        pytest.param((paper(""), paper("2")), False, id="one less"),
    ],
)
def test_numbered_columns_that_say_the_same(sheet: tuple[DocumentReference, ...], alike: bool) -> None:
    """
    A column that is not there, of one of the numbered ones, empties nothing.
    """
    assert alike == GAPS.alike((paper("1"), paper("2"), paper("3")), sheet)


@pytest.mark.parametrize(
    ("paths", "most"),
    [
        pytest.param(("documents/0/kind", "documents/2/kind"), 1, id="the second"),
        pytest.param(("documents/1/kind", "documents/2/kind"), None, id="the first"),
    ],
)
def test_numbered_columns_all_of_one_number_gone(paths: tuple[str, ...], most: int | None) -> None:
    """
    Past a number without any column nothing is held: nobody can say which record is which.
    """
    found = held(RelocationStep, "event", *paths).fields

    assert most == (found["documents"].most if "documents" in found else None)


@pytest.mark.parametrize(
    ("held", "value", "says"),
    [
        pytest.param(HeldFields(), "text", "text", id="single value"),
        pytest.param(HeldFields(cell=str.strip), " text ", "text", id="single value, as a cell keeps it"),
        pytest.param(HOUSEHOLD, household(members=2, accessible_dwelling_needed=True), ("H1", (2, ())), id="record"),
        pytest.param(HOUSEHOLD, (household(), household(members=1)), (("H1", (None, ())), ("H1", (1, ()))), id="list"),
        pytest.param(HELD.fields["documents"], tuple(map(paper, "abc")), (("a",), ("b",)), id="numbered columns"),
        pytest.param(HOUSEHOLD, None, None, id="no record"),
    ],
)
def test_says(held: HeldFields, value: Any, says: Any) -> None:
    """
    Of a record only the fields of the sheet are said, down to the records in it; any other value is said whole.
    """
    assert says == held.says(value)


@pytest.mark.parametrize(
    ("held", "older", "sheet", "alike"),
    [
        pytest.param(HeldFields(), "a", "a", True, id="the same"),
        pytest.param(HeldFields(), "a", "b", False, id="something else"),
        pytest.param(HeldFields(), "a", "", False, id="emptied"),
        pytest.param(HeldFields(cell=str.strip), " a", "a", True, id="as a cell keeps it"),
        pytest.param(HOUSEHOLD.fields["composition"], Composition(members=1), None, False, id="record emptied"),
        pytest.param(
            HOUSEHOLD.fields["composition"],
            Composition(accessible_dwelling_needed=True),
            None,
            True,
            id="record of which the sheet holds nothing",
        ),
    ],
)
def test_alike(held: HeldFields, older: Any, sheet: Any, alike: bool) -> None:
    """
    A sheet says what stands if what a cell can hold of it is the same.
    """
    assert alike == held.alike(older, sheet)


@pytest.mark.parametrize(
    ("held", "older", "sheet", "merged"),
    [
        pytest.param(
            HOUSEHOLD,
            household(members=2, accessible_dwelling_needed=True),
            Household(id="H1", composition=Composition(members=3)),
            household(members=3, accessible_dwelling_needed=True),
            id="one field of a record in it",
        ),
        pytest.param(
            HOUSEHOLD,
            household(members=2, accessible_dwelling_needed=True),
            Household(id="H1", composition=Composition(members=2)),
            household(members=2, accessible_dwelling_needed=True),
            id="nothing that the sheet holds",
        ),
        pytest.param(HELD, STEP, attrs.evolve(STEP, recorded_on=None), STEP, id="empty day of recording"),
        pytest.param(
            HELD,
            STEP,
            attrs.evolve(STEP, recorded_on=DAY),
            attrs.evolve(STEP, recorded_on=DAY),
            id="another day of recording",
        ),
        pytest.param(
            HELD,
            attrs.evolve(STEP, reason="why"),
            attrs.evolve(STEP, reason="", dwelling="B2"),
            attrs.evolve(STEP, reason=""),
            id="emptied field, and one that it does not hold",
        ),
        pytest.param(
            HELD,
            attrs.evolve(STEP, documents=(paper("1", dated=DAY),)),
            attrs.evolve(STEP, documents=(paper("1"),)),
            attrs.evolve(STEP, documents=(paper("1", dated=DAY),)),
            id="list that says the same",
        ),
        pytest.param(
            HELD,
            attrs.evolve(STEP, documents=tuple(map(paper, "abcd"))),
            attrs.evolve(STEP, documents=tuple(map(paper, "ax"))),
            attrs.evolve(STEP, documents=tuple(map(paper, "axcd"))),
            id="list of which the sheet holds the first ones",
        ),
    ],
)
def test_merged(held: HeldFields, older: Any, sheet: Any, merged: Any) -> None:
    """
    The fields of the sheet are as it has them, all others as they stood.
    """
    assert (merged, merged == older) == (held.merged(older, sheet), held.same(older, sheet))


def test_what_does_not_go_together_is_refused() -> None:
    """
    What the sheet says and what the document knows beside are one record, which may be none that can be.
    """
    older = Composition(members=2, age_bands=(AgeBand.ADULT, AgeBand.MINOR))

    with pytest.raises(MalformedValueError) as caught:
        held(Composition, "members").merged(older, Composition(members=1))

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
    All that the sheet holds, all but each field and the event last, its protocol number, then what says which it is.
    """
    step = attrs.evolve(STEP, reason="why", documents=(paper(""), paper(" E-1")))
    whole = (RelocationEvent.INFORM, DAY, LATER, (("",), (" E-1",)), "why")
    but_one = [(*whole[:index], *whole[index + 1 :]) for index in (1, 2, 3, 4, 0)]
    protocol = [("E-1", RelocationEvent.INFORM), ("E-1",)]
    which = [(RelocationEvent.INFORM, DAY), (RelocationEvent.INFORM,), (DAY,)]

    assert [whole, *but_one, *protocol, *which] == [key(step) for key in HELD.passes(RelocationStep)]


@pytest.mark.parametrize(
    ("kind", "field", "keys"),
    [
        pytest.param(Annotation, "protocol", [("E-1", AnnotationKind.NOTE)], id="annotation: of its kind"),
        pytest.param(Annotation, "kind", [], id="no protocol numbers in the sheet"),
        pytest.param(Payment, "protocol", [], id="record without protocol numbers"),
    ],
)
def test_protocol_numbers(kind: type, field: str, keys: list[Any]) -> None:
    """
    Annotations of one kind and one protocol number are one, where the sheet holds protocol numbers.
    """
    note = Annotation(kind=AnnotationKind.NOTE, on=DAY, documents=(paper("E-1"),))
    passes = list(held(Annotation, f"documents/0/{field}").passes(kind))

    assert keys == [key(note) for key in passes[2:]]


def test_no_protocol_number() -> None:
    """
    Two steps without a protocol number do not agree in it.
    """
    passes = list(HELD.passes(RelocationStep))

    assert [None, None] == [key(STEP) for key in passes[6:8]]


def test_passes_need_what_the_sheet_holds() -> None:
    """
    What says which entry it is counts only where the sheet holds it.
    """
    held = HeldFields(fields={"event": HeldFields()})

    assert [(STEP.event,), None, (STEP.event,)] == [key(STEP) for key in held.passes(RelocationStep)]


def test_an_entry_that_says_nothing_agrees_with_nothing() -> None:
    """
    Where all that is left are defaults, two entries do not agree.
    """
    held = HOUSEHOLD.fields["composition"]

    assert [(1, ()), None, (1,)] == [key(Composition(members=1)) for key in held.passes(Composition)]
