"""
What a step says, and what an annotation carries: each kind its own facts, and no kind those of another.
"""

from datetime import date, datetime
from typing import Any, get_type_hints

import attrs
import pytest

from contratti_quartiere.allowances import Allowance, AllowanceKind, PlanInstalment
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.evidence import DocumentKind, DocumentReference, Role
from contratti_quartiere.households import AgeBand, Composition
from contratti_quartiere.money import Euro
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
from contratti_quartiere.relocation_table import RelocationEvent

DAY = date(2018, 1, 10)
LETTER = DocumentReference(kind=DocumentKind.OFFER_LETTER, protocol="12/2018", dated=DAY)
THREE = Composition(members=3, age_bands=(AgeBand.MINOR,), accessible_dwelling_needed=False)
STEP = RelocationStep(event=RelocationEvent.INFORM, happened_on=DAY)
NOTE = Annotation(kind=AnnotationKind.NOTE, on=DAY)
MOVER = Allowance(kind=AllowanceKind.MOVER)
FIRST_PART = PlanInstalment(due_on=date(2018, 2, 28), amount=Euro("50.00"))

# A value for each fact that only some annotations carry.
CARRIED: dict[str, Any] = {
    "household": "H2",
    "case": "caso-2",
    "composition": THREE,
    "dwelling": "A1",
    "lived_since": date(1994, 5, 1),
    "declared_title": "assegnazione",
    "others_met": 0,
    "allowance": MOVER,
    "instalments": (FIRST_PART,),
    "paid": Euro("0.00"),
    "stood": STEP,
    "stands": STEP,
}

# The word of each kind, and what it carries beyond its day, documents, role and text.
CARRIES = {
    "censimento": {"composition", "dwelling", "lived_since", "declared_title"},
    "subentro": {"household"},
    "scissione": {"household", "case"},
    "pausa": set[str](),
    "ripresa": set[str](),
    "visita": {"dwelling", "others_met"},
    "contributo_dovuto": {"allowance"},
    "contributo_pagato": {"allowance"},
    "piano_di_rientro": {"instalments"},
    "rata_pagata": {"paid"},
    "rinuncia_annunciata": set[str](),
    "accompagnamento_concluso": set[str](),
    "rettifica": {"stood", "stands"},
    "nota": set[str](),
}

FACTS: StepFacts = {
    "recorded_on": date(2018, 1, 12),
    "notified_on": date(2018, 1, 15),
    "documents": (LETTER,),
    "role": Role.OWNER,
    "dwelling": "A1",
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
    "composition": THREE,
    "reason": "ascensore guasto",
}


def test_facts_are_those_of_a_step() -> None:
    """
    What may be said of a step when it happens is each field of a step but its event and its day, of the same type.
    """
    fields = get_type_hints(RelocationStep)

    assert {name: kind for name, kind in fields.items() if name not in ("event", "happened_on")} == get_type_hints(
        StepFacts
    )


def test_step_with_every_fact() -> None:
    """
    A step keeps every fact that it is given.
    """
    step = RelocationStep(event=RelocationEvent.OFFER, happened_on=DAY, **FACTS)

    assert {"event": RelocationEvent.OFFER, "happened_on": DAY, **FACTS} == attrs.asdict(step, recurse=False)


def test_step_with_nothing_but_event_and_day() -> None:
    """
    A step needs no more than its event and its day; all else is unknown, not asked for, or not meant.
    """
    facts = attrs.asdict(STEP, recurse=False)

    assert {"event": RelocationEvent.INFORM, "happened_on": DAY, "documents": (), "dwelling": "", "reason": ""} == {
        name: value for name, value in facts.items() if value not in (None, False)
    }


@pytest.mark.parametrize("planned", [DAY, Month(2018, 9), Year(2018), None])
def test_planned_day(planned: date | Month | Year | None) -> None:
    """
    What is foreseen may be known to the day, the month or the year, or not at all.
    """
    assert planned == attrs.evolve(STEP, planned_on=planned).planned_on


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("event", "informa"),
        ("happened_on", datetime(2018, 1, 10)),
        ("recorded_on", "2018-01-10"),
        ("notified_on", datetime(2018, 1, 10)),
        ("documents", [LETTER]),
        ("role", "proprietà"),
        ("dwelling", None),
        ("suitability", True),
        ("permanence", "temporaneo"),
        ("destination", "parenti"),
        ("return_place", "stesso alloggio"),
        ("planned_on", "2018-09"),
        ("term_from", 14),
        ("term_until", "2018-01-30"),
        ("handed_back_on", Month(2018, 2)),
        ("lease_end", Year(2018)),
        ("on_request", None),
        ("composition", 3),
        ("reason", None),
    ],
)
def test_step_of_wrong_types(field: str, value: Any) -> None:
    """
    A step refuses a value of another type, and names the field.
    """
    with pytest.raises(WrongTypeError) as caught:
        attrs.evolve(STEP, **{field: value})

    assert f"RelocationStep.{field}" == caught.value.where


def test_document_of_a_wrong_type() -> None:
    """
    Of several documents the one that is none is named.
    """
    wrong: Any = (LETTER, DocumentKind.OTHER)
    with pytest.raises(WrongTypeError) as caught:
        RelocationStep(event=RelocationEvent.INFORM, happened_on=DAY, documents=wrong)

    assert "RelocationStep.documents[1]" == caught.value.where


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        pytest.param(Suitability, ["adatto", "non adatto", "non valutato"], id="suitability"),
        pytest.param(Permanence, ["temporaneo", "definitivo"], id="permanence"),
        pytest.param(
            Destination, ["alloggio volano", "alloggio assegnato", "parenti", "altra sistemazione"], id="destination"
        ),
        pytest.param(ReturnPlace, ["stesso alloggio", "stesso fabbricato", "stesso quartiere"], id="return place"),
        pytest.param(AnnotationKind, list(CARRIES), id="annotation"),
    ],
)
def test_words(kind: type[Word], words: list[str]) -> None:
    """
    The words of each list are those of the notes, in their order.
    """
    assert words == [word.value for word in kind]


@pytest.mark.parametrize("kind", AnnotationKind)
@pytest.mark.parametrize("field", CARRIED)
def test_what_an_annotation_carries(kind: AnnotationKind, field: str) -> None:
    """
    An annotation carries what the notes give to its kind, and refuses what they give to others.
    """
    try:
        found = getattr(Annotation(kind=kind, on=DAY, **{field: CARRIED[field]}), field)
    except MalformedValueError as error:
        found = error.found

    assert (CARRIED[field] if field in CARRIES[kind.value] else field) == found


def test_refusal_of_what_an_annotation_does_not_carry() -> None:
    """
    An annotation with a fact of another kind is refused with its kind, the field and what to do.
    """
    with pytest.raises(MalformedValueError) as caught:
        Annotation(kind=AnnotationKind.SUCCESSION, on=DAY, household="H2", case="caso-2")

    error = caught.value
    assert (
        Bilingual("annotazione «subentro»", "annotation 'succession'"),
        "case",
        Bilingual("non lo porta", "does not carry it"),
        Bilingual(
            "togliere il campo, o cambiare il tipo di annotazione",
            "take the field away, or change the kind of annotation",
        ),
    ) == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize("kind", AnnotationKind)
def test_what_every_annotation_carries(kind: AnnotationKind) -> None:
    """
    An annotation of any kind has its day, the day on which it was written down, documents, role and text.
    """
    common: dict[str, Any] = {
        "on": DAY,
        "recorded_on": date(2018, 1, 12),
        "documents": (LETTER,),
        "role": Role.LAB_OPERATOR,
        "text": "detto allo sportello",
    }
    note = Annotation(kind=kind, **common)

    assert common == {name: getattr(note, name) for name in common}


@pytest.mark.parametrize("kind", AnnotationKind)
def test_annotation_that_says_nothing_more(kind: AnnotationKind) -> None:
    """
    "Refusing a true record is worse than accepting a false one": no kind demands what it may carry.
    """
    note = Annotation(kind=kind, on=DAY)

    assert {name: _nothing(value) for name, value in CARRIED.items()} == {name: getattr(note, name) for name in CARRIED}


def _nothing(value: object) -> object:
    return "" if isinstance(value, str) else () if isinstance(value, tuple) else None


@pytest.mark.parametrize(
    "met", [pytest.param(0, id="nobody"), pytest.param(1, id="one"), pytest.param(None, id="unknown")]
)
def test_people_met(met: int | None) -> None:
    """
    A visit met nobody, or some people, or does not say.
    """
    assert met == Annotation(kind=AnnotationKind.VISIT, on=DAY, others_met=met).others_met


def test_fewer_people_met_than_none() -> None:
    """
    Fewer than no people are refused.
    """
    with pytest.raises(MalformedValueError) as caught:
        Annotation(kind=AnnotationKind.VISIT, on=DAY, others_met=-1)

    error = caught.value
    assert (
        Bilingual("persone incontrate", "people met"),
        "-1",
        Bilingual("è meno di zero", "is less than zero"),
        Bilingual("scrivere da zero in su", "write zero or more"),
    ) == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "nota"),
        ("on", datetime(2018, 1, 10)),
        ("recorded_on", "2018-01-10"),
        ("documents", [LETTER]),
        ("role", "nucleo"),
        ("household", 2),
        ("case", None),
        ("composition", 3),
        ("dwelling", None),
        ("lived_since", Year(1994)),
        ("declared_title", None),
        ("others_met", True),
        ("allowance", Euro("700.00")),
        ("instalments", [FIRST_PART]),
        ("paid", "50.00"),
        ("stood", RelocationEvent.INFORM),
        ("stands", RelocationEvent.INFORM),
        ("text", None),
    ],
)
def test_annotation_of_wrong_types(field: str, value: Any) -> None:
    """
    An annotation refuses a value of another type, and names the field.
    """
    with pytest.raises(WrongTypeError) as caught:
        attrs.evolve(NOTE, **{field: value})

    assert f"Annotation.{field}" == caught.value.where


def test_less_than_nothing_paid() -> None:
    """
    Of an instalment no less than nothing was paid.
    """
    with pytest.raises(MalformedValueError) as caught:
        Annotation(kind=AnnotationKind.INSTALMENT_PAID, on=DAY, paid=Euro("-0.01"))

    assert Bilingual("Annotation.paid", "Annotation.paid") == caught.value.what
