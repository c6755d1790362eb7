"""
The works of a part of a building: every state with every event, how far they are, and who was found inside.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.errors import IllegalTransitionError, MalformedValueError, WrongTypeError
from contratti_quartiere.evidence import DocumentKind, DocumentReference, Role
from contratti_quartiere.money import Euro
from contratti_quartiere.progress import Payment, ProgressStatement
from contratti_quartiere.works import Inspection, Works, WorksAnnotation, WorksAnnotationKind, WorksStep
from contratti_quartiere.works_table import WORKS_TABLE, WorksEvent, WorksState

DAY = timedelta(days=1)
TODAY = date(2018, 9, 17)
S, E, D = WorksState, WorksEvent, DocumentKind

# Typed from the notes state by state, where the code is written event by event.
LEADS: dict[WorksState, dict[WorksEvent, WorksState]] = {
    S.PLANNED: {E.FUND: S.FUNDED, E.DESIGN: S.DESIGNED, E.DROP: S.DROPPED},
    S.FUNDED: {E.DESIGN: S.DESIGNED, E.DROP: S.DROPPED},
    S.DESIGNED: {E.TENDER: S.TENDERED, E.DROP: S.DROPPED},
    S.TENDERED: {E.FIND_NO_BIDDER: S.DESIGNED, E.AWARD: S.AWARDED, E.DROP: S.DROPPED},
    S.AWARDED: {E.START: S.RUNNING, E.TERMINATE: S.TERMINATED, E.DROP: S.DROPPED},
    S.RUNNING: {
        E.SUSPEND: S.SUSPENDED,
        E.TERMINATE: S.TERMINATED,
        E.FINISH: S.FINISHED,
        E.DROP: S.DROPPED,
    },
    S.SUSPENDED: {E.RESUME: S.RUNNING, E.TERMINATE: S.TERMINATED, E.DROP: S.DROPPED},
    S.TERMINATED: {E.TENDER_AGAIN: S.TENDERED, E.DROP: S.DROPPED},
    S.FINISHED: {E.FAIL_TEST: S.RUNNING, E.ACCEPT: S.ACCEPTED},
    S.ACCEPTED: {},
    S.DROPPED: {},
}
AWARDED = (E.FUND, E.DESIGN, E.TENDER, E.AWARD)
WAYS: dict[WorksState, tuple[WorksEvent, ...]] = {
    S.PLANNED: (),
    S.FUNDED: AWARDED[:1],
    S.DESIGNED: AWARDED[:2],
    S.TENDERED: AWARDED[:3],
    S.AWARDED: AWARDED,
    S.RUNNING: (*AWARDED, E.START),
    S.SUSPENDED: (*AWARDED, E.START, E.SUSPEND),
    S.TERMINATED: (*AWARDED, E.TERMINATE),
    S.FINISHED: (*AWARDED, E.START, E.FINISH),
    S.ACCEPTED: (*AWARDED, E.START, E.FINISH, E.ACCEPT),
    S.DROPPED: (E.DROP,),
}
MATRIX = [pytest.param(state, event, id=f"{state.name} {event.name}") for state, event in product(S, E)]


def walked(*events: WorksEvent) -> Works:
    """
    Return works to which these events happened, all on one day.
    """
    return Works(id="scala-A", history=tuple(WorksStep(event=event, happened_on=TODAY) for event in events))


def fields_of(error: IllegalTransitionError | None) -> dict[str, Any]:
    """
    Return the fields of an error by name; two errors are never equal.
    """
    assert error is not None
    return attrs.asdict(error, recurse=False)


# -------------------------------------------------------------------------------------------------------- the table


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            S,
            [
                "previsto",
                "finanziato",
                "progettato",
                "in_gara",
                "appaltato",
                "in_corso",
                "sospeso",
                "risolto",
                "ultimato",
                "collaudato",
                "stralciato",
            ],
            id="states",
        ),
        pytest.param(
            E,
            [
                "finanzia",
                "progetta",
                "bandisci",
                "va_deserta",
                "appalta",
                "consegna_lavori",
                "sospendi",
                "riprendi",
                "risolvi",
                "riappalta",
                "ultima",
                "collaudo_negativo",
                "collauda",
                "stralcia",
            ],
            id="events",
        ),
        pytest.param(
            WorksAnnotationKind,
            ["rimodulazione", "sospensione_parziale", "nuove_date", "rettifica", "nota"],
            id="annotations",
        ),
    ],
)
def test_words(words: type[WorksState | WorksEvent | WorksAnnotationKind], expected: list[str]) -> None:
    """
    "11 states, 14 events", and the annotations beside them, each by its Italian word.
    """
    assert expected == [word.value for word in words]


@pytest.mark.parametrize(("state", "event"), MATRIX)
def test_matrix(state: WorksState, event: WorksEvent) -> None:
    """
    Every event leads from every state to the one that the table names, or is refused.
    """
    works = walked(*WAYS[state])
    try:
        found = works.advance(event, on=TODAY).state
    except IllegalTransitionError:
        found = None

    assert (state, LEADS[state].get(event)) == (works.state, found)


@pytest.mark.parametrize(("state", "event"), MATRIX)
def test_matrix_of_the_constructor(state: WorksState, event: WorksEvent) -> None:
    """
    The constructor replays a history: it takes what `advance` takes, and refuses the step that cannot have happened.
    """
    found: list[WorksState | object]
    try:
        found = [walked(*WAYS[state], event).state]
    except IllegalTransitionError as error:
        found = [error.state, error.event]

    assert ([LEADS[state][event]] if event in LEADS[state] else [state, event]) == found


@pytest.mark.parametrize("state", S)
def test_allowed(state: WorksState) -> None:
    """
    What may happen next is what the table has a row for.
    """
    assert set(LEADS[state]) == walked(*WAYS[state]).allowed


@pytest.mark.parametrize(("state", "event"), MATRIX)
def test_why_not(state: WorksState, event: WorksEvent) -> None:
    """
    Why an event cannot come next is said for those that cannot, and for no other.
    """
    assert (event in LEADS[state]) is (walked(*WAYS[state]).why_not(event) is None)


def test_finals() -> None:
    """
    Works end tested or taken out of the programme; terminated works may be tendered again.
    """
    assert (S.PLANNED, frozenset({S.ACCEPTED, S.DROPPED})) == (WORKS_TABLE.initial, WORKS_TABLE.finals)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        pytest.param(S.PLANNED, False, id="planned"),
        pytest.param(S.FUNDED, False, id="funded"),
        pytest.param(S.DESIGNED, False, id="designed"),
        pytest.param(S.TENDERED, False, id="tendered"),
        pytest.param(S.AWARDED, False, id="awarded"),
        pytest.param(S.RUNNING, True, id="running"),
        pytest.param(S.SUSPENDED, True, id="suspended"),
        pytest.param(S.TERMINATED, True, id="terminated"),
        pytest.param(S.FINISHED, True, id="finished"),
        pytest.param(S.ACCEPTED, False, id="accepted"),
        pytest.param(S.DROPPED, False, id="dropped"),
    ],
)
def test_site(state: WorksState, expected: bool) -> None:
    """
    The part of the building is the site's from the handover until it is tested, suspended or abandoned as it may be.
    """
    assert expected is state.site_open


@pytest.mark.parametrize(
    ("event", "document"),
    [
        pytest.param(E.FUND, D.FUNDING_ACT, id="fund"),
        pytest.param(E.DESIGN, D.DESIGN_APPROVAL, id="design"),
        pytest.param(E.TENDER, D.TENDER_NOTICE, id="tender"),
        pytest.param(E.FIND_NO_BIDDER, D.TENDER_RECORD, id="find no bidder"),
        pytest.param(E.AWARD, D.AWARD, id="award"),
        pytest.param(E.START, D.SITE_HANDOVER, id="start"),
        pytest.param(E.SUSPEND, D.SUSPENSION_RECORD, id="suspend"),
        pytest.param(E.RESUME, D.RESUMPTION_RECORD, id="resume"),
        pytest.param(E.TERMINATE, D.CONTRACT_TERMINATION, id="terminate"),
        pytest.param(E.TENDER_AGAIN, D.TENDER_NOTICE, id="tender again"),
        pytest.param(E.FINISH, D.COMPLETION_CERTIFICATE, id="finish"),
        pytest.param(E.FAIL_TEST, D.TEST_RECORD, id="fail test"),
        pytest.param(E.ACCEPT, D.TEST_RECORD, id="accept"),
        pytest.param(E.DROP, D.REMODULATION_ACT, id="drop"),
    ],
)
def test_documents(event: WorksEvent, document: DocumentKind) -> None:
    """
    Each event is grounded in the document that the table names.
    """
    assert (document,) == WORKS_TABLE.row(event).documents


def test_refusal() -> None:
    """
    "A refused event says from which states it would be possible", and what may happen instead.
    """
    with pytest.raises(IllegalTransitionError) as caught:
        walked(E.FUND, E.DESIGN).advance(E.TERMINATE, on=TODAY)

    expected = IllegalTransitionError(
        machine=Bilingual("lavori", "works"),
        state=S.DESIGNED,
        event=E.TERMINATE,
        on=TODAY,
        before=None,
        allowed=(E.TENDER, E.DROP),
        possible_from=(S.AWARDED, S.RUNNING, S.SUSPENDED),
        position=2,
    )
    assert fields_of(expected) == fields_of(caught.value)


def test_why_not_is_the_refusal_without_a_day() -> None:
    """
    The reason why an event cannot come next is the error that `advance` raises, but for the day.
    """
    works = walked(E.FUND, E.DESIGN)
    with pytest.raises(IllegalTransitionError) as caught:
        works.advance(E.TERMINATE, on=TODAY)

    assert fields_of(caught.value) | {"on": None} == fields_of(works.why_not(E.TERMINATE))


@pytest.mark.parametrize(
    ("on", "before"),
    [
        pytest.param(TODAY - DAY, TODAY, id="day before"),
        pytest.param(TODAY, None, id="the day"),
        pytest.param(TODAY + DAY, None, id="day after"),
    ],
)
def test_day_of_a_step(on: date, before: date | None) -> None:
    """
    A step may come on the day of the last one or after it; one before it is refused with that day.
    """
    works = walked(E.FUND)
    found: date | None
    try:
        found = works.advance(E.DESIGN, on=on).history[-1].happened_on
    except IllegalTransitionError as error:
        found = error.before

    assert (before or on) == found


def test_impossible_history() -> None:
    """
    A history is refused with every step of it that cannot have happened.
    """
    with pytest.raises(IllegalTransitionError) as caught:
        walked(E.START, E.FINISH, E.DROP)

    error = caught.value
    assert [(0, S.PLANNED), (2, S.FINISHED)] == [(one.position, one.state) for one in (error, *error.further)]


# -------------------------------------------------------------------------------------------------------- the steps


RECORD = DocumentReference(kind=D.AWARD, protocol="12/2018", dated=TODAY)
OTHER = DocumentReference(kind=D.OTHER)


def test_facts_of_a_step() -> None:
    """
    A step says what it was given, the document that grounds it before the others.
    """
    works = walked(*AWARDED[:3]).advance(
        E.AWARD,
        on=TODAY,
        document=RECORD,
        documents=(OTHER,),
        recorded_on=TODAY + DAY,
        role=Role.WORKS_UNIT,
        notice_date=TODAY - 90 * DAY,
        contractor="impresa",
        amount=Euro("450000.00"),
        planned_end=Month(2020, 12),
        reason="prezzo",
    )
    expected = WorksStep(
        event=E.AWARD,
        happened_on=TODAY,
        documents=(RECORD, OTHER),
        recorded_on=TODAY + DAY,
        role=Role.WORKS_UNIT,
        notice_date=TODAY - 90 * DAY,
        contractor="impresa",
        amount=Euro("450000.00"),
        planned_end=Month(2020, 12),
        reason="prezzo",
    )

    assert expected == works.history[-1]


@given(st.sampled_from(list(S)), st.sampled_from(list(E)), st.integers(0, 400))
def test_advance_is_what_the_constructor_makes(state: WorksState, event: WorksEvent, days: int) -> None:
    """
    Works that went on step by step equal, in value and hash, those that are built of their whole history.
    """
    step = WorksStep(event=event, happened_on=TODAY + days * DAY)
    works = walked(*WAYS[state])
    if event in LEADS[state]:
        grown = works.advance(event, on=step.happened_on)
        built = attrs.evolve(works, history=(*works.history, step))

        assert (built, hash(built)) == (grown, hash(grown))


@pytest.mark.parametrize(
    ("event", "on", "facts", "where"),
    [
        pytest.param("finanzia", TODAY, {}, "WorksStep.event", id="event as text"),
        pytest.param(E.FUND, datetime(2018, 9, 17), {}, "WorksStep.happened_on", id="date with a time"),
        pytest.param(E.FUND, TODAY, {"document": "atto"}, "WorksStep.documents[0]", id="document as text"),
        pytest.param(E.FUND, TODAY, {"amount": 450_000}, "WorksStep.amount", id="amount as a number"),
        pytest.param(E.FUND, TODAY, {"planned_end": "2020-12"}, "WorksStep.planned_end", id="month as text"),
    ],
)
def test_wrong_types_of_a_step(event: Any, on: Any, facts: dict[str, Any], where: str) -> None:
    """
    What is given to a step of another type is refused with its place.
    """
    with pytest.raises(WrongTypeError) as caught:
        walked().advance(event, on=on, **facts)

    assert where == caught.value.where


def test_fact_that_there_is_not() -> None:
    """
    A step does not take what it has no field for.
    """
    facts: dict[str, Any] = {"new_end": TODAY}
    with pytest.raises(TypeError, match="new_end"):
        walked().advance(E.FUND, on=TODAY, **facts)


def dated(*steps: tuple[WorksEvent, date]) -> Works:
    """
    Return works to which these events happened on these days.
    """
    return Works(id="scala-A", history=tuple(WorksStep(event=event, happened_on=on) for event, on in steps))


def test_late_step() -> None:
    """
    "`with_step` for late records": a step that was recorded late comes into the place of its day.
    """
    late = WorksStep(event=E.FUND, happened_on=TODAY + DAY)
    works = dated((E.DESIGN, TODAY + 2 * DAY)).with_step(late)

    assert dated((E.FUND, TODAY + DAY), (E.DESIGN, TODAY + 2 * DAY)) == works


def test_late_step_that_cannot_be() -> None:
    """
    A late step after which another could not have happened is refused, with that one.
    """
    late = WorksStep(event=E.DROP, happened_on=TODAY + DAY)
    with pytest.raises(IllegalTransitionError) as caught:
        dated((E.FUND, TODAY), (E.DESIGN, TODAY + 2 * DAY)).with_step(late)

    error = caught.value
    assert (2, S.DROPPED, E.DESIGN) == (error.position, error.state, error.event)


def test_late_steps_that_fit_together() -> None:
    """
    Two late steps of which neither could have happened without the other come in together.
    """
    out, back = (WorksStep(event=event, happened_on=TODAY + DAY) for event in (E.TENDER, E.FIND_NO_BIDDER))
    works = dated((E.DESIGN, TODAY), (E.TENDER, TODAY + 2 * DAY)).with_step(back, out)

    assert [E.DESIGN, E.TENDER, E.FIND_NO_BIDDER, E.TENDER] == [step.event for step in works.history]


LATE = WorksStep(event=E.FUND, happened_on=TODAY)


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param((None,), id="nothing"),
        pytest.param((E.FUND,), id="event"),
        pytest.param(((E.FUND, TODAY),), id="tuple"),
        pytest.param((LATE, E.DESIGN), id="an event after a step"),
    ],
)
def test_late_step_of_another_type(steps: Any) -> None:
    """
    Only steps of works can be put into their history.
    """
    with pytest.raises(WrongTypeError) as caught:
        walked().with_step(*steps)

    assert ("Works.history", Bilingual("scrivere un WorksStep", "write a WorksStep")) == (
        caught.value.where,
        caught.value.remedy,
    )


# ------------------------------------------------------------------------------------------------------- the fields

STEP = WorksStep(event=E.FUND, happened_on=TODAY)
NOTE = WorksAnnotation(kind=WorksAnnotationKind.REMODULATION, on=TODAY)
STATEMENT = ProgressStatement(on=TODAY, certified=Euro("100000.00"))
INSPECTION = Inspection(on=TODAY, others=0)


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        pytest.param(STEP, "event", "finanzia", id="step, event as text"),
        pytest.param(STEP, "happened_on", None, id="step, no day"),
        pytest.param(STEP, "recorded_on", "2018-09-17", id="step, recorded on"),
        pytest.param(STEP, "documents", [RECORD], id="step, documents as a list"),
        pytest.param(STEP, "role", "impresa", id="step, role as text"),
        pytest.param(STEP, "notice_date", Month(2018, 9), id="step, notice date no day"),
        pytest.param(STEP, "contractor", None, id="step, contractor"),
        pytest.param(STEP, "amount", "1.00", id="step, amount as text"),
        pytest.param(STEP, "planned_end", datetime(2020, 1, 1), id="step, planned end with a time"),
        pytest.param(STEP, "reason", None, id="step, reason"),
        pytest.param(NOTE, "kind", "nota", id="annotation, kind as text"),
        pytest.param(NOTE, "on", None, id="annotation, no day"),
        pytest.param(NOTE, "documents", (None,), id="annotation, documents"),
        pytest.param(NOTE, "role", "impresa", id="annotation, role as text"),
        pytest.param(NOTE, "planned_start", "2018", id="annotation, planned start as text"),
        pytest.param(NOTE, "planned_end", 2020, id="annotation, planned end as a number"),
        pytest.param(NOTE, "text", None, id="annotation, text"),
        pytest.param(STATEMENT, "on", None, id="statement, no day"),
        pytest.param(STATEMENT, "certified", 100_000, id="statement, certified as a number"),
        pytest.param(STATEMENT, "certified", None, id="statement, nothing certified"),
        pytest.param(STATEMENT, "contract_amount", "1.00", id="statement, price as text"),
        pytest.param(STATEMENT, "documents", None, id="statement, documents"),
        pytest.param(INSPECTION, "on", None, id="inspection, no day"),
        pytest.param(INSPECTION, "others", None, id="inspection, nobody said how many"),
        pytest.param(INSPECTION, "others", True, id="inspection, others as true"),
        pytest.param(INSPECTION, "documents", None, id="inspection, documents"),
        pytest.param(Works(id="a"), "id", 1, id="works, id"),
        pytest.param(Works(id="a"), "name", None, id="works, name"),
        pytest.param(Works(id="a"), "contract", None, id="works, contract"),
        pytest.param(Works(id="a"), "building", None, id="works, building"),
        pytest.param(Works(id="a"), "part", None, id="works, part"),
        pytest.param(Works(id="a"), "needs_empty", "sì", id="works, needs empty"),
        pytest.param(Works(id="a"), "history", [], id="works, history as a list"),
        pytest.param(Works(id="a"), "annotations", [NOTE], id="works, annotations as a list"),
        pytest.param(Works(id="a"), "statements", STATEMENT, id="works, one statement"),
        pytest.param(Works(id="a"), "inspections", None, id="works, inspections"),
        pytest.param(Works(id="a"), "provenance", None, id="works, provenance"),
    ],
)
def test_fields(record: Any, field: str, value: object) -> None:
    """
    Each field of works, and of what is recorded of them, refuses another type.
    """
    with pytest.raises(WrongTypeError) as caught:
        attrs.evolve(record, **{field: value})

    assert f"{type(record).__name__}.{field}" == caught.value.where.removesuffix("[0]")


@pytest.mark.parametrize(
    "when", [None, date(2020, 12, 31), Month(2020, 12), Year(2020)], ids=["unknown", "day", "month", "year"]
)
def test_planned_days_of_any_precision(when: date | Month | Year | None) -> None:
    """
    What is foreseen is as precise as the source says.
    """
    note = attrs.evolve(NOTE, planned_start=when, planned_end=when)

    assert (when, when, when) == (
        note.planned_start,
        note.planned_end,
        attrs.evolve(STEP, planned_end=when).planned_end,
    )


ZERO_OR_MORE = Bilingual("scrivere da zero in su", "write zero or more")
LESS = Bilingual("è meno di zero", "is less than zero")


@pytest.mark.parametrize("others", [0, 1])
def test_people_found(others: int) -> None:
    """
    Nobody, or somebody, was found inside.
    """
    assert others == Inspection(on=TODAY, others=others).others


def test_fewer_than_nobody() -> None:
    """
    Fewer people than none cannot be found.
    """
    with pytest.raises(MalformedValueError) as caught:
        Inspection(on=TODAY, others=-1)

    error = caught.value
    assert (Bilingual("Inspection.others", "Inspection.others"), "-1", LESS, ZERO_OR_MORE) == (
        error.what,
        error.found,
        error.reason,
        error.remedy,
    )


# ----------------------------------------------------------------------------------------------------- the progress


def statement(on: date, certified: str, price: str = "1000000.00") -> ProgressStatement:
    """
    Return a statement of what was certified of a price by a day.
    """
    return ProgressStatement(on=on, certified=Euro(certified), contract_amount=Euro(price))


ONE = statement(TODAY, "450000.00")


@pytest.mark.parametrize(
    "further",
    [
        pytest.param(statement(TODAY, "450000.00"), id="the same"),
        pytest.param(statement(TODAY, "450000.01"), id="a cent more on the day"),
        pytest.param(statement(TODAY + DAY, "450000.00"), id="as much on the day after"),
        pytest.param(statement(TODAY + DAY, "450000.00", "2000000.00"), id="a smaller part of a higher price"),
    ],
)
def test_certify(further: ProgressStatement) -> None:
    """
    A further statement certifies no less, and is of no earlier day; the percentage may fall by a variant.
    """
    assert (ONE, further) == Works(id="scala-A").certify(ONE).certify(further).statements


@pytest.mark.parametrize(
    ("further", "found"),
    [
        pytest.param(statement(TODAY - DAY, "450000.00"), "2018-09-16: 450.000,00 €", id="day before"),
        pytest.param(statement(TODAY + DAY, "449999.99"), "2018-09-18: 449.999,99 €", id="a cent less"),
    ],
)
def test_certify_less(further: ProgressStatement, found: str) -> None:
    """
    "The certified cumulative amount does not fall": an earlier day or less than before is a slip of who writes it.
    """
    with pytest.raises(MalformedValueError) as caught:
        Works(id="scala-A").certify(statement(date.min, "0.00")).certify(ONE).certify(further)

    error = caught.value
    assert (
        Bilingual("SAL di scala-A", "progress statement of scala-A"),
        found,
        Bilingual("l'ultimo, 2018-09-17, certifica 450.000,00 €", "the last one, 2018-09-17, certifies €450,000.00"),
        Bilingual(
            "scrivere l'importo cumulato dall'inizio, e un giorno non precedente",
            "write the amount cumulated from the start, and no earlier day",
        ),
    ) == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize(
    ("kind", "on", "accepted"),
    [
        pytest.param(D.TEST_RECORD, TODAY, True, id="test, the day"),
        pytest.param(D.TEST_RECORD, TODAY + DAY, True, id="test, day after"),
        pytest.param(D.TEST_RECORD, TODAY - DAY, False, id="test, day before"),
        pytest.param(D.OTHER, TODAY + DAY, False, id="another document"),
    ],
)
def test_certify_less_by_a_test(kind: DocumentKind, on: date, accepted: bool) -> None:
    """
    "Even that may be corrected at the final test": with its record less is certified, and in the order of days.
    """
    corrected = attrs.evolve(statement(on, "430000.00"), documents=(DocumentReference(kind=kind),))
    try:
        Works(id="scala-A").certify(ONE).certify(corrected)
    except MalformedValueError:
        found = False
    else:
        found = True

    assert accepted is found


def test_foreign_statements_may_fall() -> None:
    """
    Rules report and the constructor does not: "the final test may correct it".
    """
    statements = (ONE, statement(TODAY - DAY, "430000.00"))

    assert statements == Works(id="scala-A", statements=statements).statements


@pytest.mark.parametrize("value", [None, Euro("1.00")], ids=["nothing", "amount"])
def test_certify_another_type(value: Any) -> None:
    """
    Only a statement certifies anything.
    """
    with pytest.raises(WrongTypeError) as caught:
        Works(id="scala-A").certify(value)

    assert "Works.statements[0]" == caught.value.where


LATER = statement(TODAY + 90 * DAY, "600000.00", "1800000.00")


@pytest.mark.parametrize(
    "statements", [pytest.param((ONE, LATER), id="by day"), pytest.param((LATER, ONE), id="as found")]
)
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(TODAY - DAY, None, id="day before the first"),
        pytest.param(TODAY, Fraction(45, 100), id="day of the first"),
        pytest.param(TODAY + 89 * DAY, Fraction(45, 100), id="day before the last"),
        pytest.param(TODAY + 90 * DAY, Fraction(1, 3), id="day of the last, after a variant"),
        pytest.param(date.max, Fraction(1, 3), id="day after the last"),
    ],
)
def test_progress(statements: tuple[ProgressStatement, ...], day: date, expected: Fraction | None) -> None:
    """
    On a day works are as far as the last statement up to it says; with a variant the part may fall.
    """
    assert expected == Works(id="scala-A", statements=statements).progress(day)


def test_progress_without_a_price() -> None:
    """
    Of which price an amount is a part is not taken from an earlier statement.
    """
    works = Works(id="scala-A", statements=(ONE, ProgressStatement(on=TODAY + DAY, certified=Euro("500000.00"))))

    assert None is works.progress(TODAY + DAY)


# -------------------------------------------------------------------------------------------------------- as of a day


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(TODAY - DAY, 0, id="day before"),
        pytest.param(TODAY, 1, id="the day"),
        pytest.param(TODAY + DAY, 1, id="day after"),
    ],
)
def test_until(on: date, expected: int) -> None:
    """
    At the end of a day works have the steps, annotations, statements, payments and inspections up to it.
    """
    works = Works(
        id="a",
        history=(STEP,),
        annotations=(NOTE,),
        statements=(ONE,),
        payments=(Payment(on=TODAY, amount=Euro("1.00")),),
        inspections=(INSPECTION,),
    )
    known = works.until(on)

    assert [expected] * 5 == [
        len(known.history),
        len(known.annotations),
        len(known.statements),
        len(known.payments),
        len(known.inspections),
    ]


@pytest.mark.parametrize(
    "day", ["2018-09-17", datetime(2018, 9, 17), None], ids=["text", "date with a time", "nothing"]
)
@pytest.mark.parametrize("ask", [Works.progress, Works.until])
def test_days_that_are_asked_about(ask: Callable[[Works, Any], object], day: Any) -> None:
    """
    How far works were is asked of a day, and of nothing less or more precise.
    """
    with pytest.raises(WrongTypeError) as caught:
        ask(Works(id="scala-A"), day)

    assert f"Works.{ask.__name__}" == caught.value.where


@given(strategies.works(), st.dates(date(2005, 1, 1), date(2030, 12, 31)))
def test_until_keeps_the_rest(works: Works, on: date) -> None:
    """
    Up to a day works lack what is dated after it, and nothing else.
    """
    known = works.until(on)

    assert (
        [step for step in works.history if step.happened_on <= on],
        [note for note in works.annotations if note.on <= on],
        [statement for statement in works.statements if statement.on <= on],
        [payment for payment in works.payments if payment.on <= on],
        [inspection for inspection in works.inspections if inspection.on <= on],
        attrs.evolve(works, history=(), annotations=(), statements=(), payments=(), inspections=()),
    ) == (
        list(known.history),
        list(known.annotations),
        list(known.statements),
        list(known.payments),
        list(known.inspections),
        attrs.evolve(known, history=(), annotations=(), statements=(), payments=(), inspections=()),
    )
