"""
A corrected sheet is laid over an older document: what it changes is told, what it lost is kept, the rest stays.
"""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bookings import RotationBooking
from contratti_quartiere.cases import una_scala
from contratti_quartiere.dwellings import Dwelling, DwellingEvent, DwellingStep
from contratti_quartiere.errors import DocumentError, Problem, WrongTypeError
from contratti_quartiere.evidence import DocumentKind, DocumentReference, Role
from contratti_quartiere.exchange.changes import Change, ChangeKind, Revision, SheetRow
from contratti_quartiere.exchange.held_fields import HeldFields, held_of, whole_of
from contratti_quartiere.exchange.parsing import MOST_PROBLEMS, TOO_MANY
from contratti_quartiere.exchange.revisions import revise
from contratti_quartiere.execution import Execution, Invoice
from contratti_quartiere.households import AgeBand, Composition, Household
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import Payment
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import ILLUSTRATIVE
from contratti_quartiere.windows import ServiceWindow
from contratti_quartiere.works import Works

E, K = RelocationEvent, ChangeKind
FIRST, DAY = date(2018, 1, 10), timedelta(days=1)
TODAY = date(2021, 1, 11)
WHOLE = whole_of(Programme)
# The sheet of an office that knows households by their size and cases by their steps.
NARROW_PATHS = (
    ("households", "id"),
    ("households", "composition", "members"),
    ("relocations", "id"),
    ("relocations", "household"),
    ("relocations", "history", "event"),
    ("relocations", "history", "happened_on"),
    ("relocations", "history", "dwelling"),
    ("dwellings", "id"),
    ("dwellings", "rooms"),
)


def held(*paths: tuple[str, ...], partial: tuple[str, ...] = ()) -> HeldFields:
    """
    Return that of a programme these fields are held.
    """
    return held_of(Programme, ((path, HeldFields()) for path in paths), partial=partial)


NARROW = held(*NARROW_PATHS)


def step(event: RelocationEvent, days: int = 0, **facts: Any) -> RelocationStep:
    """
    Return a step, so many days after the first day.
    """
    return RelocationStep(event=event, happened_on=FIRST + days * DAY, **facts)


def case(*history: RelocationStep, **fields: Any) -> Relocation:
    """
    Return a case of these steps.
    """
    return Relocation(household="H1", history=history, **fields)


def cases(*found: Relocation) -> Programme:
    """
    Return a programme of these cases.
    """
    return Programme(relocations=found)


def revised(older: Programme, sheet: Programme, fields: HeldFields = WHOLE) -> Revision:
    """
    Return the older document as the sheet corrects it today.
    """
    return revise(older, sheet, recorded_on=TODAY, held=fields)


def refused(older: Programme, sheet: Programme, fields: HeldFields = WHOLE) -> tuple[Problem, ...]:
    """
    Return why a sheet is refused.
    """
    with pytest.raises(DocumentError) as caught:
        revised(older, sheet, fields)
    return caught.value.problems


INFORM, INTERVIEW, ADMIT = step(E.INFORM), step(E.INTERVIEW, 10), step(E.ADMIT, 20)
OWNER = Bilingual("caso 'H1'", "case 'H1'")


def change(kind: ChangeKind, pointer: str, before: Any, now: Any, owner: Bilingual = OWNER) -> Change:
    """
    Return a change, in the case H1 unless another record is named.
    """
    return Change(kind=kind, pointer=pointer, owner=owner, before=before, now=now)


def test_late_refusal() -> None:
    """
    An offer and its refusal that were forgotten take the place of their days, and say when they were recorded.
    """
    older = case(INFORM, INTERVIEW, ADMIT, step(E.OFFER, 90, dwelling="V2"), provenance=ILLUSTRATIVE)
    late = step(E.OFFER, 30, dwelling="V1"), step(E.REFUSE, 40, recorded_on=date(2018, 9, 3))
    sheet = case(*older.history[:3], *late, *older.history[3:])
    offered = attrs.evolve(late[0], recorded_on=TODAY)
    narrow = held(*NARROW_PATHS, ("relocations", "history", "recorded_on"))

    assert Revision(
        programme=cases(older.with_step(offered, late[1])),
        changes=(
            change(K.LATE_STEP, "/relocations/0/history/3", None, offered),
            change(K.LATE_STEP, "/relocations/0/history/4", None, late[1]),
        ),
    ) == revised(cases(older), cases(sheet), narrow)


def test_corrected_step() -> None:
    """
    A step that was put right stands as the sheet has it, and a correction of today says what stood before.
    """
    older = case(INFORM, INTERVIEW, annotations=(Annotation(kind=AnnotationKind.NOTE, on=FIRST),))
    paper = DocumentReference(kind=DocumentKind.INTERVIEW_RECORD, protocol="31/2018")
    stands = attrs.evolve(INTERVIEW, happened_on=FIRST + 9 * DAY, documents=(paper,))
    sheet = case(INFORM, stands, annotations=older.annotations)

    assert Revision(
        programme=cases(older.corrected(INTERVIEW, stands, on=TODAY)),
        changes=(change(K.CORRECTED_STEP, "/relocations/0/history/1", INTERVIEW, stands),),
    ) == revised(cases(older), cases(sheet))


def test_corrections_that_only_fit_together() -> None:
    """
    Two steps that change their places are put right at once: one alone could not have happened.
    """
    older = case(INTERVIEW, ADMIT)
    interview, admit = step(E.INTERVIEW, 30), step(E.ADMIT, 40)
    found = revised(cases(older), cases(case(interview, admit)))

    assert (
        (interview, admit),
        (
            Annotation(kind=AnnotationKind.CORRECTION, on=TODAY, stood=INTERVIEW, stands=interview),
            Annotation(kind=AnnotationKind.CORRECTION, on=TODAY, stood=ADMIT, stands=admit),
        ),
    ) == (found.programme.relocations[0].history, found.programme.relocations[0].annotations)


def test_new_step_and_new_annotation() -> None:
    """
    A step after the last is new; an annotation that was not there is a new entry, in the place of its day.
    """
    first, last = (Annotation(kind=AnnotationKind.NOTE, on=FIRST + days * DAY, text="text") for days in (0, 30))
    visit = Annotation(kind=AnnotationKind.VISIT, on=FIRST + 10 * DAY)
    older = case(INFORM, annotations=(first, last))
    sheet = case(INFORM, INTERVIEW, annotations=(first, last, visit))

    assert Revision(
        programme=cases(case(INFORM, INTERVIEW, annotations=(first, visit, last))),
        changes=(
            change(K.NEW_STEP, "/relocations/0/history/1", None, INTERVIEW),
            change(K.NEW_ENTRY, "/relocations/0/annotations/1", None, visit),
        ),
    ) == revised(cases(older), cases(sheet))


def paid(
    days: int, amount: str, protocol: str = "", kind: AnnotationKind = AnnotationKind.INSTALMENT_PAID
) -> Annotation:
    """
    Return a payment, or another annotation of the same fields, so many days after the first day.
    """
    documents = (DocumentReference(kind=DocumentKind.REPORT, protocol=protocol),) if protocol else ()
    return Annotation(kind=kind, on=FIRST + days * DAY, documents=documents, paid=Euro(amount))


NOTE = Annotation(kind=AnnotationKind.NOTE, on=FIRST + 3 * DAY)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        pytest.param(
            (paid(0, "10.00", "E-1"), paid(9, "20.00", "E-2")),
            (paid(4, "25.00", "E-2"), paid(8, "15.00", "E-1")),
            id="known by their protocol numbers",
        ),
        pytest.param((NOTE, paid(5, "20.00")), (NOTE, paid(8, "25.00")), id="known by their place"),
    ],
)
def test_amount_and_day_of_a_payment(before: tuple[Annotation, ...], now: tuple[Annotation, ...]) -> None:
    """
    A payment of which amount and day were put right at once is the same payment, and is not paid twice.
    """
    found = revised(cases(case(annotations=before)), cases(case(annotations=now)))
    payments = [note for note in found.programme.relocations[0].annotations if note.paid]

    assert sorted(note.paid for note in now if note.paid) == sorted(note.paid for note in payments if note.paid)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        pytest.param(NOTE, Annotation(kind=AnnotationKind.VISIT, on=FIRST), id="another kind"),
        pytest.param(
            Annotation(kind=AnnotationKind.CORRECTION, on=FIRST, stood=INFORM),
            Annotation(kind=AnnotationKind.CORRECTION, on=FIRST + DAY, stands=INFORM),
            id="correction",
        ),
    ],
)
def test_annotations_that_are_not_one(before: Annotation, now: Annotation) -> None:
    """
    An annotation of another kind, or another correction, is not the one in whose place it stands: both stand.
    """
    found = revised(cases(case(INFORM, annotations=(before,))), cases(case(INFORM, annotations=(now,))))

    assert {before, now} == set(found.programme.relocations[0].annotations)


def test_annotation_put_right() -> None:
    """
    A correction of today says in words what an annotation said before; what only was empty has no words.
    """
    stood = attrs.evolve(paid(9, "20.00", "E-2"), text="a long word, " * 30)
    stands = attrs.evolve(stood, paid=Euro("25.00"), text="", role=Role.OWNER)
    words = "annotazione «rata_pagata» 19 gennaio 2018, stava: paid 20,00 €; text " + stood.text
    found = revised(cases(case(annotations=(stood,))), cases(case(annotations=(stands,))))

    assert (
        cases(case(annotations=(stands, Annotation(kind=AnnotationKind.CORRECTION, on=TODAY, text=words))))
        == found.programme
    )


def test_annotation_that_says_more() -> None:
    """
    An annotation of which only an empty field was filled needs no correction.
    """
    stands = attrs.evolve(NOTE, text="text")

    assert (
        cases(case(annotations=(stands,)))
        == revised(cases(case(annotations=(NOTE,))), cases(case(annotations=(stands,)))).programme
    )


def test_rows() -> None:
    """
    Each change says from which row of the sheet it came: a field of its own cell; what is not in the sheet, none.
    """
    older = Programme(
        title="Una scala",
        households=(Household(id="H0"), Household(id="H1", composition=Composition(members=1))),
        relocations=(case(INFORM, INTERVIEW, ADMIT, annotations=(NOTE,)),),
    )
    sheet = Programme(
        title="La scala",
        households=(Household(id="H1", composition=Composition(members=2)), Household(id="H2")),
        relocations=(case(INTERVIEW, step(E.ADMIT, 21), annotations=(attrs.evolve(NOTE, text="text"),)),),
    )
    found = revise(
        older, sheet, recorded_on=TODAY, held=WHOLE, rows=lambda at: SheetRow(sheet="foglio", row=7, cell=at)
    )

    assert [
        ("/title", None),
        ("/households/0", None),
        ("/households/1/composition/members", "/households/0/composition/members"),
        ("/households/2", "/households/1"),
        ("/relocations/0/history/0", None),
        ("/relocations/0/history/2", "/relocations/0/history/1"),
        ("/relocations/0/annotations/0/text", "/relocations/0/annotations/0/text"),
    ] == [(made.pointer, made.row.cell if made.row else None) for made in found.changes]


@pytest.mark.parametrize(
    ("older", "sheet", "cell"),
    [
        pytest.param(
            (INFORM, INTERVIEW, ADMIT),
            (INFORM, step(E.FIND_NO_TITLE, 5)),
            "/relocations/0/history/1/event",
            id="row before it",
        ),
        pytest.param(
            (INTERVIEW,),
            (step(E.INFORM, 20), step(E.FIND_NO_TITLE, 21)),
            "/relocations/0/history/0/event",
            id="its own row",
        ),
    ],
)
def test_cell_of_a_refusal(older: tuple[RelocationStep, ...], sheet: tuple[RelocationStep, ...], cell: str) -> None:
    """
    A step that cannot have happened is told at its row, and one that is not in the sheet at the row before it.
    """
    with pytest.raises(DocumentError) as caught:
        revise(
            cases(case(*older)),
            cases(case(*sheet)),
            recorded_on=TODAY,
            held=WHOLE,
            rows=lambda at: SheetRow(sheet="foglio", row=7, cell=at),
        )

    assert cell == caught.value.problems[0].pointer


LATER_INTERVIEW = step(E.INTERVIEW, 11)


def typed(stands: RelocationStep | None, stood: RelocationStep = INTERVIEW) -> Annotation:
    """
    Return a correction that was typed by hand.
    """
    return Annotation(kind=AnnotationKind.CORRECTION, on=TODAY, stood=stood, stands=stands)


def test_correction_that_corrects_nothing() -> None:
    """
    A correction typed by hand whose new step is not in the history is refused at its cell, with what to do instead.
    """
    with pytest.raises(DocumentError) as caught:
        revise(
            cases(case(INFORM, INTERVIEW, annotations=(NOTE,))),
            cases(case(INFORM, INTERVIEW, annotations=(NOTE, typed(LATER_INTERVIEW)))),
            recorded_on=TODAY,
            held=WHOLE,
            rows=lambda at: SheetRow(sheet="foglio", row=7, cell=at),
        )

    assert (
        Problem(
            "/relocations/0/annotations/1/stands/event",
            "correction_without_step",
            Bilingual(
                "caso 'H1': la rettifica mette «colloquio» (21 gennaio 2018), che non è nella storia; togliere le righe"
                " della rettifica e correggere la riga del passo: revise scrive la rettifica da sé",
                "case 'H1': the correction puts 'interview' (21 January 2018), which is not in the history; take the"
                " rows of the correction away and correct the row of the step: revise writes the correction by itself",
            ),
        ),
    ) == caught.value.problems


@pytest.mark.parametrize(
    ("history", "note"),
    [
        pytest.param((INFORM, LATER_INTERVIEW), typed(LATER_INTERVIEW), id="its step is in the history"),
        pytest.param((INFORM,), typed(None), id="a step was taken away"),
        pytest.param((INFORM,), typed(INTERVIEW), id="its step was corrected in its turn"),
    ],
)
def test_correction_that_was_written_down(history: tuple[RelocationStep, ...], note: Annotation) -> None:
    """
    A correction whose new step stands in the history, or was put right later, is an entry like others.
    """
    sheet = cases(case(*history, annotations=(note,)))

    assert sheet == revised(cases(case(*history)), sheet).programme


def test_correction_that_was_there() -> None:
    """
    A correction of the document is not asked again where the sheet changes something else of the case.
    """
    older = case(INFORM, annotations=(typed(LATER_INTERVIEW),))
    sheet = attrs.evolve(older, annotations=(*older.annotations, NOTE))

    assert {*older.annotations, NOTE} == set(revised(cases(older), cases(sheet)).programme.relocations[0].annotations)


def test_entries_in_no_order() -> None:
    """
    Where the entries of the document do not stand in the order of their days, a new one stands last.
    """
    notes = [Annotation(kind=AnnotationKind.NOTE, on=FIRST + days * DAY, text=str(days)) for days in (9, 0, 5)]
    found = revised(cases(case(annotations=tuple(notes[:2]))), cases(case(annotations=tuple(reversed(notes)))))

    assert tuple(notes) == found.programme.relocations[0].annotations


def test_what_the_sheet_lost_is_kept() -> None:
    """
    A step, an annotation, a household and a lot that are no longer in the sheet stay, and each is told.
    """
    visit = Annotation(kind=AnnotationKind.VISIT, on=FIRST)
    older = Programme(
        tenders=(Tender(id="T", lots=(Lot(id="1"), Lot(id="2"))),),
        households=(Household(id="H1"), Household(id="H2")),
        relocations=(case(INFORM, INTERVIEW, annotations=(visit,)),),
    )
    sheet = Programme(
        tenders=(Tender(id="T", lots=(Lot(id="2"),)),), households=older.households[:1], relocations=(case(INFORM),)
    )
    second = older.households[1]

    assert Revision(
        programme=older,
        changes=(
            change(
                K.KEPT_RECORD,
                "/tenders/0/lots/0",
                Lot(id="1"),
                Lot(id="1"),
                Bilingual("gara 'T', lotto '1'", "tender 'T', lot '1'"),
            ),
            change(K.KEPT_RECORD, "/households/1", second, second, Bilingual("nucleo 'H2'", "household 'H2'")),
            change(K.KEPT_STEP, "/relocations/0/history/1", INTERVIEW, INTERVIEW),
            change(K.KEPT_ENTRY, "/relocations/0/annotations/0", visit, visit),
        ),
    ) == revised(older, sheet)


def test_new_records_stand_last() -> None:
    """
    A new family and its case are added after those that were there, wherever the sheet has them.
    """
    older = Programme(households=(Household(id="H1"),))
    new = Household(id="H0", composition=Composition(members=2))
    sheet = Programme(households=(new, *older.households), relocations=(Relocation(household="H0"),))

    assert Revision(
        programme=Programme(households=(*older.households, new), relocations=sheet.relocations),
        changes=(
            change(K.NEW_RECORD, "/households/1", None, new, Bilingual("nucleo 'H0'", "household 'H0'")),
            change(K.NEW_RECORD, "/relocations/0", None, sheet.relocations[0], Bilingual("caso 'H0'", "case 'H0'")),
        ),
    ) == revised(older, sheet)


def test_fields() -> None:
    """
    A field is filled, corrected or emptied, down to the fields of a record in a record; `no` is no empty cell.
    """
    older = Programme(
        title="Una scala",
        dwellings=(Dwelling(id="B-01", floor=0, lift=True, building="corte 4"),),
        households=(Household(id="H1", composition=Composition(age_bands=(AgeBand.ADULT,))),),
    )
    sheet = Programme(
        title="La scala",
        dwellings=(Dwelling(id="B-01", floor=1, lift=False),),
        households=(Household(id="H1", composition=Composition(members=1, age_bands=(AgeBand.ADULT,))),),
    )
    dwelling = Bilingual("alloggio 'B-01'", "dwelling 'B-01'")
    household = Bilingual("nucleo 'H1'", "household 'H1'")

    assert Revision(
        programme=sheet,
        changes=(
            change(K.CORRECTED_FIELD, "/title", "Una scala", "La scala", Bilingual("programma", "programme")),
            change(K.EMPTIED_FIELD, "/dwellings/0/building", "corte 4", "", dwelling),
            change(K.CORRECTED_FIELD, "/dwellings/0/floor", 0, 1, dwelling),
            change(K.CORRECTED_FIELD, "/dwellings/0/lift", older.dwellings[0].lift, sheet.dwellings[0].lift, dwelling),
            change(K.FILLED_FIELD, "/households/0/composition/members", None, 1, household),
        ),
    ) == revised(older, sheet)


def test_entries_are_recognised() -> None:
    """
    A booking is known by its household and a payment by its day: what else changed of them is a corrected field.
    """
    booking = RotationBooking(household="H1", reserved_from=FIRST, in_use_from=FIRST + DAY)
    payment = Payment(on=FIRST, amount=Euro("100.00"), advance_recovered=Euro("10.00"))
    older = Programme(works=(Works(id="W1", payments=(payment,)),), dwellings=(Dwelling(id="V1", bookings=(booking,)),))
    sheet = Programme(
        works=(Works(id="W1", payments=(Payment(on=FIRST, amount=Euro("200.00")),)),),
        dwellings=(
            Dwelling(
                id="V1",
                bookings=(RotationBooking(household="H1", reserved_from=FIRST - DAY, in_use_from=FIRST),),
            ),
        ),
    )
    works = Bilingual("lavori 'W1', pagamento 10 gennaio 2018", "works 'W1', payment 10 January 2018")
    dwelling = Bilingual("alloggio 'V1', prenotazione 'H1'", "dwelling 'V1', booking 'H1'")

    assert Revision(
        programme=sheet,
        changes=(
            change(K.CORRECTED_FIELD, "/works/0/payments/0/amount", Euro("100.00"), Euro("200.00"), works),
            change(K.CORRECTED_FIELD, "/works/0/payments/0/advance_recovered", Euro("10.00"), Euro("0.00"), works),
            change(K.CORRECTED_FIELD, "/dwellings/0/bookings/0/reserved_from", FIRST, FIRST - DAY, dwelling),
            change(K.CORRECTED_FIELD, "/dwellings/0/bookings/0/in_use_from", FIRST + DAY, FIRST, dwelling),
        ),
    ) == revised(older, sheet)


def test_day_of_recording_that_the_sheet_leaves_empty() -> None:
    """
    An empty cell says nothing of when something was recorded, of a step or of an annotation.
    """
    note = Annotation(kind=AnnotationKind.NOTE, on=FIRST, recorded_on=TODAY, text="text")
    older = cases(case(attrs.evolve(INFORM, recorded_on=TODAY), annotations=(note,)))
    sheet = cases(case(INFORM, annotations=(attrs.evolve(note, recorded_on=None),)))

    assert Revision(programme=older, changes=()) == revised(older, sheet)


def test_what_the_sheet_does_not_hold_stays() -> None:
    """
    Of the fields and collections that a sheet does not hold nothing is compared, and nothing changes.
    """
    older = Programme(
        title="Una scala",
        works=(Works(id="W1"),),
        households=(
            Household(id="H1", known_on=FIRST, composition=Composition(members=2, accessible_dwelling_needed=True)),
        ),
        relocations=(case(attrs.evolve(INFORM, role=Role.OWNER), dwelling="A1", works="W1"),),
    )
    sheet = Programme(
        households=(Household(id="H1", composition=Composition(members=3)),),
        relocations=(case(step(E.INFORM, 1)),),
    )
    informed = attrs.evolve(older.relocations[0].history[0], happened_on=FIRST + DAY)

    assert (
        attrs.evolve(
            older,
            households=(
                attrs.evolve(older.households[0], composition=Composition(members=3, accessible_dwelling_needed=True)),
            ),
            relocations=(older.relocations[0].corrected(older.relocations[0].history[0], informed, on=TODAY),),
        )
        == revised(older, sheet, NARROW).programme
    )


def test_entries_of_records_whose_sheet_is_not_there() -> None:
    """
    Of a collection that is held in part no record is missed, but the entries of one that the sheet has not are.
    """
    payment = Payment(on=FIRST, amount=Euro("100.00"))
    other = Payment(on=FIRST + DAY, amount=Euro("50.00"))
    older = Programme(works=(Works(id="W1", name="Scala A", payments=(payment,)), Works(id="W2"), Works(id="W3")))
    sheet = Programme(works=(Works(id="W3", payments=(other,)),))
    invoice = Invoice(id="1", net=Euro("10.00"))
    contract = ServiceContract(id="C", execution=Execution(invoices=(invoice,)))
    older = attrs.evolve(older, service_contracts=(contract, ServiceContract(id="D")))
    paths = (
        ("works", "id"),
        ("works", "payments", "on"),
        ("works", "payments", "amount"),
        ("service_contracts", "id"),
        ("service_contracts", "execution", "invoices", "id"),
        # Of early starts the second contract has none.
        ("service_contracts", "early_start", "on"),
    )
    owner = Bilingual("contratto di servizio 'C', fattura '1'", "service contract 'C', invoice '1'")
    first, third = (Bilingual(f"lavori '{name}'", f"works '{name}'") for name in ("W1", "W3"))

    assert Revision(
        programme=attrs.evolve(older, works=(*older.works[:2], sheet.works[0])),
        changes=(
            change(K.KEPT_RECORD, "/service_contracts/0/execution/invoices/0", invoice, invoice, owner),
            change(K.KEPT_ENTRY, "/works/0/payments/0", payment, payment, first),
            change(K.NEW_ENTRY, "/works/2/payments/0", None, other, third),
        ),
    ) == revised(older, sheet, held(*paths, partial=("works", "service_contracts")))


def test_lists_in_numbered_columns() -> None:
    """
    Of documents in numbered columns those past the last column stay; the pointer of a duration is its key.
    """
    papers = tuple(DocumentReference(kind=DocumentKind.REPORT, protocol=name) for name in "abc")
    window = ServiceWindow(start=FIRST, months=12)
    older = Programme(
        works=(Works(id="W1", payments=(Payment(on=FIRST, amount=Euro("1.00"), documents=papers),)),),
        tenders=(Tender(id="T", term=window),),
    )
    sheet = Programme(
        works=(Works(id="W1", payments=(Payment(on=FIRST, amount=Euro("1.00"), documents=(papers[1], papers[0])),)),),
        tenders=(Tender(id="T", term=attrs.evolve(window, months=18)),),
    )
    paths = [("works", "id"), ("works", "payments", "on"), ("tenders", "id"), ("tenders", "term", "duration")]
    paths += [("works", "payments", "documents", number, "protocol") for number in ("0", "1")]
    now = (papers[1], papers[0], papers[2])

    assert (
        change(K.CORRECTED_FIELD, "/tenders/0/term/duration", 12, 18, Bilingual("gara 'T'", "tender 'T'")),
        change(
            K.CORRECTED_FIELD,
            "/works/0/payments/0/documents",
            papers,
            now,
            Bilingual("lavori 'W1', pagamento 10 gennaio 2018", "works 'W1', payment 10 January 2018"),
        ),
    ) == revised(older, sheet, held(*paths)).changes


def test_fields_are_called_as_their_columns() -> None:
    """
    Whoever works in the sheet reads of its columns: of a field, and of each field of a step.
    """
    labels = {name: HeldFields(label=Bilingual(it, en)) for name, it, en in (("happened_on", "giorno", "day"),)}
    narrow = HeldFields(
        fields={
            "title": HeldFields(label=Bilingual("titolo", "title")),
            "relocations": HeldFields(
                fields={
                    "id": HeldFields(),
                    "history": HeldFields(fields={"event": HeldFields(), "reason": HeldFields(), **labels}),
                }
            ),
        }
    )
    older = Programme(title="La scala", relocations=(case(INFORM),))
    sheet = Programme(title="Una scala", relocations=(case(step(E.INFORM, 1, reason="why")),))
    title, corrected = (made.said.it for made in revised(older, sheet, narrow).changes)

    assert "programma: campo corretto, titolo: 'La scala' → 'Una scala'" == title
    assert corrected.endswith(": giorno 10 gennaio 2018 → 11 gennaio 2018; reason nulla → 'why'")


def test_history_of_a_dwelling_has_no_corrections() -> None:
    """
    Of a dwelling a step is put right too; what stood before is told by the change alone.
    """
    freed = DwellingStep(event=DwellingEvent.FREE, happened_on=FIRST)
    later = attrs.evolve(freed, happened_on=FIRST + DAY)
    older, sheet = (Programme(dwellings=(Dwelling(id="B-01", history=(found,)),)) for found in (freed, later))

    assert Revision(
        programme=sheet,
        changes=(
            change(
                K.CORRECTED_STEP,
                "/dwellings/0/history/0",
                freed,
                later,
                Bilingual("alloggio 'B-01'", "dwelling 'B-01'"),
            ),
        ),
    ) == revised(older, sheet)


def test_corrections_are_not_missed() -> None:
    """
    A sheet of before a correction does not have it; that it is not there says nothing.
    """
    older = case(INFORM).corrected(INFORM, step(E.INFORM, 1), on=TODAY)
    sheet = case(step(E.INFORM, 1))

    assert Revision(programme=cases(older), changes=()) == revised(cases(older), cases(sheet))


def test_histories_that_cannot_be() -> None:
    """
    Every step that cannot have happened is refused with its case, its state and what could have happened, all at once.
    """
    older = cases(case(INFORM, INTERVIEW, ADMIT), Relocation(household="H2", history=(INTERVIEW,)))
    # Each by itself can be; with the steps that the sheet lost and the document keeps it cannot.
    sheet = cases(
        case(INFORM, step(E.FIND_NO_TITLE, 5)),
        Relocation(household="H2", history=(step(E.INFORM, 20), step(E.FIND_NO_TITLE, 21))),
    )

    assert (
        Problem(
            "/relocations/0/history/2",
            "illegal_transition",
            Bilingual(
                "caso 'H1': caso «senza_titolo»: «colloquio» (20 gennaio 2018) non può avvenire; sono possibili:"
                " riconosci, prendi_in_carico, esito_negativo, disdetta, estingui. «colloquio» parte da:"
                " da_censire, informato. Non sono nel foglio e restano: «colloquio» (20 gennaio 2018), «ammetti»"
                " (30 gennaio 2018)"
                "; se uno è stato sostituito, rimettere la sua riga e correggere lì passo e giorno",
                "case 'H1': case 'no title': 'interview' (20 January 2018) cannot happen; what may: recognise, take in"
                " charge, reject title, leave, close extinct. 'interview' starts from: not surveyed, informed."
                " Not in the sheet and kept: 'interview' (20 January 2018), 'admit' (30 January 2018)"
                "; if one was replaced, put its row back and correct step and day there",
            ),
        ),
        Problem(
            "/relocations/1/history/1",
            "illegal_transition",
            Bilingual(
                "caso 'H2': caso «valutato»: «informa» (30 gennaio 2018) non può avvenire; sono possibili:"
                " nessun_titolo, ammetti, rimane, contesta, trasloco_urgente, annulla, disdetta, estingui. «informa»"
                " parte da: da_censire. Non sono nel foglio e restano: «colloquio» (20 gennaio 2018)"
                "; se uno è stato sostituito, rimettere la sua riga e correggere lì passo e giorno",
                "case 'H2': case 'assessed': 'inform' (30 January 2018) cannot happen; what may: find no title, admit,"
                " exempt, contest, move urgently, cancel, leave, close extinct. 'inform' starts from: not surveyed. Not"
                " in the sheet and kept: 'interview' (20 January 2018)"
                "; if one was replaced, put its row back and correct step and day there",
            ),
        ),
    ) == refused(older, sheet)


def test_history_that_cannot_be_without_lost_steps() -> None:
    """
    Where the sheet has lost nothing, nothing is said of what it lost: only what is not read from a sheet is like this.
    """
    impossible = object.__new__(Relocation)
    for name, value in attrs.asdict(case(INFORM), recurse=False).items():
        object.__setattr__(impossible, name, value)
    object.__setattr__(impossible, "history", (ADMIT,))

    assert ["/relocations/0/history/0"] == [problem.pointer for problem in refused(cases(case()), cases(impossible))]


def test_records_that_cannot_be() -> None:
    """
    A record that cannot be with what the document knows beside the sheet is refused, whatever else is.
    """
    bands = (AgeBand.ADULT, AgeBand.MINOR)
    found = step(E.INTERVIEW, composition=Composition(members=2, age_bands=bands))
    older = Programme(
        households=(Household(id="H1", composition=Composition(members=2, age_bands=bands)),),
        relocations=(case(found),),
    )
    sheet = Programme(
        households=(Household(id="H1", composition=Composition(members=1)),),
        relocations=(case(step(E.INTERVIEW, composition=Composition(members=1))),),
    )
    it, en = (
        "composizione del nucleo 2 > 1: ha più fasce d'età che componenti; una fascia per componente, al più",
        "composition of a household 2 > 1: has more age bands than members; one band a member, at most",
    )

    assert (
        Problem(
            "/households/0/composition", "malformed_value", Bilingual(f"nucleo 'H1': {it}", f"household 'H1': {en}")
        ),
        Problem("/relocations/0/history", "malformed_value", Bilingual(f"caso 'H1': {it}", f"case 'H1': {en}")),
    ) == refused(older, sheet, held(*NARROW_PATHS, ("relocations", "history", "composition", "members")))


@pytest.mark.parametrize(
    ("count", "told"),
    [
        pytest.param(MOST_PROBLEMS, MOST_PROBLEMS, id="as many as are told"),
        pytest.param(MOST_PROBLEMS + 1, MOST_PROBLEMS + 1, id="one more, and the word that there are more"),
        pytest.param(MOST_PROBLEMS + 2, MOST_PROBLEMS + 1, id="two more, and the word that there are more"),
    ],
)
def test_too_many_problems(count: int, told: int) -> None:
    """
    Past ten thousand problems no more are told, but that there are more.
    """
    composition = Composition(members=2, age_bands=(AgeBand.ADULT, AgeBand.MINOR))
    older = Programme(households=tuple(Household(id=f"H{n}", composition=composition) for n in range(count)))
    sheet = Programme(households=tuple(Household(id=f"H{n}", composition=Composition(members=1)) for n in range(count)))
    problems = refused(older, sheet, NARROW)

    assert (told, count > MOST_PROBLEMS) == (len(problems), problems[-1] == TOO_MANY)


@pytest.mark.parametrize(
    ("older", "sheet", "where"),
    [
        pytest.param(None, Programme(), "revise", id="no document"),
        pytest.param(Programme(), "sheet.xlsx", "revise", id="no sheet"),
    ],
)
def test_what_is_no_programme(older: Any, sheet: Any, where: str) -> None:
    """
    What is laid over what are two programmes.
    """
    with pytest.raises(WrongTypeError) as caught:
        revised(older, sheet)

    assert where == caught.value.where


def test_day_that_is_none() -> None:
    """
    The day of the revision is a date: there is no clock.
    """
    nothing: Any = None
    with pytest.raises(WrongTypeError) as caught:
        revise(Programme(), Programme(), recorded_on=nothing, held=WHOLE)

    assert "revise" == caught.value.where


@given(st.one_of(strategies.programmes(), strategies.staircases()))
def test_sheet_that_says_the_same(programme: Programme) -> None:
    """
    A sheet that was not changed changes nothing: the very same document stands, and nothing is told.
    """
    assert Revision(programme=programme, changes=()) == revised(programme, programme)


@st.composite
def sheets_of(draw: st.DrawFn, older: Relocation) -> Relocation:
    """
    Return a strategy for what an office may make of a case: steps lost, put right and added, annotations too.
    """
    history = list(older.history[: draw(st.integers(0, len(older.history)))])
    for index in draw(st.sets(st.integers(0, len(history) - 1), max_size=2)) if history else ():
        history[index] = attrs.evolve(history[index], reason=draw(st.sampled_from(("", "another"))))
    found = attrs.evolve(older, history=tuple(history), annotations=older.annotations[draw(st.integers(0, 2)) :])
    while found.open and draw(st.booleans()):
        event = draw(st.sampled_from(sorted(found.allowed)))
        found = found.advance(event, on=(found.since or FIRST) + draw(st.integers(0, 30)) * DAY)
    if draw(st.booleans()):
        found = found.with_annotation(draw(strategies.annotations()))
    return found


@st.composite
def corrected_cases(draw: st.DrawFn) -> tuple[Programme, Programme]:
    """
    Return a strategy for a document of one case and a sheet that corrects it.
    """
    older = draw(strategies.relocations())
    return cases(older), cases(draw(sheets_of(older)))


def tried(older: Programme, sheet: Programme) -> Revision:
    """
    Return the revision, if the history can have happened.
    """
    try:
        return revised(older, sheet)
    except DocumentError:
        assume(condition=False)
        raise


@given(corrected_cases())
def test_nothing_vanishes(pair: tuple[Programme, Programme]) -> None:
    """
    Each step and annotation of the document stands in it still, or a change says that it stood there.
    """
    found = tried(*pair)
    (older,), (now,) = pair[0].relocations, found.programme.relocations
    told = [made.before for made in found.changes]

    assert [] == [step for step in older.history if step not in now.history and step not in told]
    assert [] == [
        note
        for index, note in enumerate(older.annotations)
        if note not in now.annotations
        and not any(made.pointer.startswith(f"/relocations/0/annotations/{index}") for made in found.changes)
    ]


@given(corrected_cases())
def test_a_sheet_is_laid_over_once(pair: tuple[Programme, Programme]) -> None:
    """
    The same sheet laid over once more changes nothing; what it has lost is told again.
    """
    once = tried(*pair)
    again = revised(once.programme, pair[1])

    assert (once.programme, []) == (again.programme, [made for made in again.changes if not made.kind.kept])


@given(corrected_cases())
def test_what_the_sheet_says_stands(pair: tuple[Programme, Programme]) -> None:
    """
    Each step of the sheet stands in the revised history, but for the day of recording that it left empty.
    """
    found = tried(*pair)
    history = {attrs.evolve(step, recorded_on=None) for step in found.programme.relocations[0].history}

    assert [] == [
        step for step in pair[1].relocations[0].history if attrs.evolve(step, recorded_on=None) not in history
    ]


STAIRCASE = una_scala()


@st.composite
def hands(draw: st.DrawFn) -> tuple[Programme, Programme, list[tuple[ChangeKind, str]]]:
    """
    Return a strategy for the illustrative staircase after an office changed some cases by hand.

    With it stands the document that must come of it, made by the operations of a case, and each change.
    """
    sheet, expected, told = list(STAIRCASE.relocations), list(STAIRCASE.relocations), list[tuple[ChangeKind, str]]()
    for index in sorted(draw(st.sets(st.integers(0, len(sheet) - 1)))):
        pointer = f"/relocations/{index}"
        older = sheet[index]
        last = len(older.history) - 1
        match draw(st.sampled_from((K.CORRECTED_STEP, K.KEPT_STEP, K.NEW_STEP, K.NEW_ENTRY, K.KEPT_ENTRY))):
            case K.CORRECTED_STEP:
                place = draw(st.integers(0, last))
                stood = older.history[place]
                stands = draw(
                    st.sampled_from(
                        (
                            attrs.evolve(stood, reason="another"),
                            attrs.evolve(stood, documents=()),
                            attrs.evolve(stood, happened_on=stood.happened_on + DAY),
                            attrs.evolve(stood, recorded_on=stood.happened_on),
                        )
                    )
                )
                assume(place == last or stands.happened_on <= older.history[place + 1].happened_on)
                expected[index] = older.corrected(stood, stands, on=TODAY)
                sheet[index] = attrs.evolve(older, history=expected[index].history)
                told.append((K.CORRECTED_STEP, f"{pointer}/history/{place}"))
            case K.KEPT_STEP:
                sheet[index] = attrs.evolve(older, history=older.history[:-1])
                told.append((K.KEPT_STEP, f"{pointer}/history/{last}"))
            case K.NEW_STEP if older.open:
                sheet[index] = expected[index] = older.advance(draw(st.sampled_from(sorted(older.allowed))), on=TODAY)
                told.append((K.NEW_STEP, f"{pointer}/history/{last + 1}"))
            case K.KEPT_ENTRY if older.annotations[-1].kind is not AnnotationKind.CORRECTION:
                sheet[index] = attrs.evolve(older, annotations=older.annotations[:-1])
                told.append((K.KEPT_ENTRY, f"{pointer}/annotations/{len(older.annotations) - 1}"))
            case _:
                note = Annotation(kind=AnnotationKind.NOTE, on=TODAY, text="by hand")
                sheet[index] = expected[index] = older.with_annotation(note)
                told.append((K.NEW_ENTRY, f"{pointer}/annotations/{len(older.annotations)}"))
    return (
        attrs.evolve(STAIRCASE, relocations=tuple(sheet)),
        attrs.evolve(STAIRCASE, relocations=tuple(expected)),
        told,
    )


@given(hands())
def test_comes_back_with_exactly_those_changes(
    made: tuple[Programme, Programme, list[tuple[ChangeKind, str]]],
) -> None:
    """
    Of the changes of a hand each is told, and nothing else, and the document is as the operations of a case make it.
    """
    sheet, expected, told = made
    found = revised(STAIRCASE, sheet)

    assert (expected, told) == (found.programme, [(one.kind, one.pointer) for one in found.changes])
