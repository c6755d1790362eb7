"""
`return-right-not-lost`: what became of each household that moved out for the works, and of the dwelling that it left.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dwellings import Dwelling, DwellingEvent
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, ReturnPlace
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.relocation_table import RelocationState, Whereabouts
from contratti_quartiere.report import validate
from contratti_quartiere.rules.return_right_not_lost import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.works import Works
from contratti_quartiere.works_table import WorksEvent

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
OUT, LATER, END = date(2018, 1, 10), date(2019, 6, 3), date(2020, 12, 4)
WAIVER = DocumentReference(kind=DocumentKind.WAIVER_OF_RETURN)
ASSIGNMENT = DocumentReference(kind=DocumentKind.DEFINITIVE_ASSIGNMENT)
TERMINATION = DocumentReference(kind=DocumentKind.TERMINATION_BY_HOUSEHOLD)
HANDOVER = DocumentReference(kind=DocumentKind.HANDOVER_RECORD)

LEFT = Dwelling(id="A1")
RUNNING = Works(id="scala-b")
AWAY = Relocation(household="H1", dwelling="A1", works="scala-b").advance(E.MOVE_URGENTLY, on=OUT)
SINCE = (Fact("moved_out_on", OUT), Fact("last_step_on", END))
NEEDED = ("waiver_of_return", "definitive_assignment", "dwelling_assigned")


def true_of(*names: str) -> tuple[Comparison, ...]:
    """
    Return that these facts are to be true.
    """
    return tuple(Comparison(name, Relation.EQUAL, "true") for name in names)


def verdicts(
    *cases: Relocation,
    dwellings: tuple[Dwelling, ...] = (LEFT,),
    works: tuple[Works, ...] = (RUNNING,),
    on: date = TODAY,
) -> list[Verdict]:
    """
    Return what the rule says of these cases as of a day.
    """
    programme = Programme(relocations=cases, dwellings=dwellings, works=works).as_of(on)
    return list(RULE.check(View(programme=programme, on=on, parameters=PARAMETERS)))


def kinds(*cases: Relocation, **programme: Any) -> list[tuple[type[Verdict], str]]:
    """
    Return of each thing that the rule says what it is, and where.
    """
    return [(type(verdict), verdict.path) for verdict in verdicts(*cases, **programme)]


def advanced(case: Relocation, *events: E, on: date) -> Relocation:
    """
    Return a case after some events of one day.
    """
    for event in events:
        case = case.advance(event, on=on)
    return case


def given_to(household: str, *, on: date, name: str = "A1") -> Dwelling:
    """
    Return a dwelling that was freed when its household moved out and given to a household later.
    """
    dwelling = Dwelling(id=name).advance(DwellingEvent.FREE, on=OUT).advance(DwellingEvent.MAKE_READY, on=OUT)
    return dwelling.advance(DwellingEvent.REOCCUPY, on=on, household=household)


def suppressed(*, on: date) -> Dwelling:
    """
    Return the dwelling left, suppressed by the works on a day.
    """
    dwelling = LEFT.advance(DwellingEvent.FREE, on=OUT).advance(DwellingEvent.HAND_TO_SITE, on=OUT)
    return dwelling.advance(DwellingEvent.SUPPRESS, on=on)


def dropped(*, on: date) -> Works:
    """
    Return the works of the case, dropped on a day.
    """
    return RUNNING.advance(WorksEvent.DROP, on=on)


STANDS = (Kept, "/relocations/0/history/0")

# ------------------------------------------------------------------------------------------- how a stay ends


def test_right_that_stands() -> None:
    """
    As long as a household is out and nothing speaks against it, its right stands.
    """
    assert [
        Kept(
            path="/relocations/0/history/0",
            message=Bilingual(
                "fuori dal 10 gennaio 2018, il diritto al rientro resta",
                "out since 10 January 2018, the right to return stands",
            ),
            facts=(Fact("moved_out_on", OUT), Fact("last_step_on", OUT), Fact("right_stands", value=True)),
            comparisons=true_of("right_stands"),
        )
    ] == verdicts(AWAY)


@pytest.mark.parametrize(
    "events",
    [
        pytest.param((E.MOVE_AGAIN,), id="further move"),
        pytest.param((E.OPEN_CHOICE,), id="choice open"),
        pytest.param((E.OPEN_CHOICE, E.CHOOSE_TO_WAIT), id="waits"),
        pytest.param((E.OFFER_RETURN,), id="return offered"),
        pytest.param((E.OFFER_RETURN, E.OBJECT_TO_RETURN), id="objection"),
        pytest.param((E.OFFER_RETURN, E.CONTEST_RETURN), id="a refusal to return is proceedings, not a waiver"),
        pytest.param((E.ORDER_TO_VACATE_AWAY, E.REVOKE_ORDER_AWAY), id="order revoked"),
    ],
)
def test_right_stands_whatever_happens_out_there(events: tuple[E, ...]) -> None:
    """
    None of what can happen to a household that is out ends its right, but what is said to end it.
    """
    assert [(Kept, f"/relocations/0/history/{len(events)}")] == kinds(advanced(AWAY, *events, on=LATER))


def test_planned_move() -> None:
    """
    A planned move for the works gives the same right as an urgent one.
    """
    home = Relocation(household="H1", dwelling="A1", works="scala-b")
    case = advanced(home, E.INTERVIEW, E.ADMIT, E.OFFER, E.ACCEPT, E.GIVE_NOTICE, E.MOVE_TEMPORARILY, on=OUT)

    assert [(Kept, "/relocations/0/history/5")] == kinds(case)


def test_waiver_announced() -> None:
    """
    "Waiver announced is an annotation": the right stands.
    """
    note = Annotation(kind=AnnotationKind.WAIVER_ANNOUNCED, on=LATER, documents=(WAIVER,))

    assert [STANDS] == kinds(AWAY.with_annotation(note))


def test_returned() -> None:
    """
    Published case: out on 10 January 2018, returned on 4 December 2020 to another dwelling, reason "merged".
    """
    case = AWAY.advance(
        E.OFFER_RETURN, on=date(2020, 11, 9), dwelling="A2", return_place=ReturnPlace.SAME_BUILDING, reason="merged"
    ).advance(E.RETURN_HOME, on=END, dwelling="A2")

    assert [
        Kept(
            path="/relocations/0/history/2",
            message=Bilingual(
                "fuori dal 10 gennaio 2018, rientrato il 4 dicembre 2020",
                "out since 10 January 2018, returned on 4 December 2020",
            ),
            facts=(*SINCE, Fact("returned", value=True)),
            comparisons=true_of("returned"),
        )
    ] == verdicts(case)


def waived(*documents: DocumentReference, dwelling: str = "C1") -> Relocation:
    """
    Return a case that ended with a waiver of 4 December 2020.
    """
    return AWAY.advance(E.WAIVE_RETURN, on=END, documents=documents, dwelling=dwelling)


def test_waived_with_both_papers() -> None:
    """
    A written waiver with a definitive assignment of a dwelling is the household's own end of its right.
    """
    assert [
        Kept(
            path="/relocations/0/history/1",
            message=Bilingual(
                "fuori dal 10 gennaio 2018, rinuncia scritta del 4 dicembre 2020 con assegnazione definitiva di C1",
                "out since 10 January 2018, written waiver of 4 December 2020 with definitive assignment of C1",
            ),
            facts=(
                *SINCE,
                Fact("waiver_of_return", value=True),
                Fact("definitive_assignment", value=True),
                Fact("dwelling_assigned", value=True),
                Fact("dwelling", "C1"),
            ),
            comparisons=true_of(*NEEDED),
        )
    ] == verdicts(waived(WAIVER, ASSIGNMENT))


@pytest.mark.parametrize(
    ("case", "there"),
    [
        pytest.param(waived(ASSIGNMENT), [False, True, True], id="waiver"),
        pytest.param(waived(WAIVER), [True, False, True], id="assignment"),
        pytest.param(waived(WAIVER, ASSIGNMENT, dwelling=""), [True, True, False], id="dwelling"),
        pytest.param(waived(TERMINATION, dwelling=""), [False, False, False], id="all"),
    ],
)
def test_waiver_that_lacks_something(case: Relocation, there: list[bool]) -> None:
    """
    A waiver step without the written waiver, the assignment or the dwelling is a breach that tells each lack.
    """
    (verdict,) = verdicts(case)

    assert isinstance(verdict, Breach)
    assert (*SINCE, *(Fact(name, value=found) for name, found in zip(NEEDED, there, strict=True))) == verdict.facts


def test_waiver_that_lacks_something_says_so() -> None:
    """
    The breach names what is missing, in both languages, and points at the waiver.
    """
    assert [
        Breach(
            path="/relocations/0/history/1",
            message=Bilingual(
                "fuori dal 10 gennaio 2018, rinuncia del 4 dicembre 2020; manca: rinuncia al rientro, alloggio"
                " assegnato",
                "out since 10 January 2018, waiver of 4 December 2020; lacking: waiver of return, dwelling assigned",
            ),
            facts=(
                *SINCE,
                Fact("waiver_of_return", value=False),
                Fact("definitive_assignment", value=True),
                Fact("dwelling_assigned", value=False),
            ),
            comparisons=true_of(*NEEDED),
        )
    ] == verdicts(waived(ASSIGNMENT, dwelling=""))


ASTRAY = (Missing, "/relocations/0/history/1/documents")
WAIVED = (Kept, "/relocations/0/history/1")


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        pytest.param(OUT - DAY, ASTRAY, id="day before the household moved out"),
        pytest.param(OUT, WAIVED, id="day on which it moved out"),
        pytest.param(OUT + DAY, WAIVED, id="day after it moved out"),
        pytest.param(END - DAY, WAIVED, id="day before the step"),
        pytest.param(END, WAIVED, id="day of the step"),
        pytest.param(END + DAY, ASTRAY, id="day after the step"),
    ],
)
def test_day_of_the_waiver(dated: date, expected: tuple[type[Verdict], str]) -> None:
    """
    A waiver ends a stay if its paper is of that stay: from the day of the move out to the day of the step.
    """
    assert [expected] == kinds(waived(attrs.evolve(WAIVER, dated=dated), ASSIGNMENT))


def test_only_the_first_move_out_counts() -> None:
    """
    A waiver that was signed between two moves of one stay is of that stay.
    """
    case = AWAY.advance(E.MOVE_AGAIN, on=LATER).advance(
        E.WAIVE_RETURN, on=END, documents=(attrs.evolve(WAIVER, dated=LATER - DAY), ASSIGNMENT), dwelling="C1"
    )

    assert [(Kept, "/relocations/0/history/2")] == kinds(case)


def test_waiver_signed_before_going_out() -> None:
    """
    A waiver that was signed before the household went out needs a look: both days are told.
    """
    assert [
        Missing(
            path="/relocations/0/history/1/documents",
            message=Bilingual(
                "il documento di rinuncia è del 9 gennaio 2018, prima che il nucleo uscisse, il 10 gennaio 2018: una"
                " rinuncia firmata prima di uscire va guardata; non è di questo periodo fuori casa",
                "the waiver document is of 9 January 2018, before the household moved out, on 10 January 2018: a waiver"
                " signed before going out needs a look; it does not belong to this stay away",
            ),
            facts=(*SINCE, Fact("waiver_dated", date(2018, 1, 9))),
        )
    ] == verdicts(waived(ASSIGNMENT, attrs.evolve(WAIVER, dated=date(2018, 1, 9))))


def test_waiver_signed_after_its_step() -> None:
    """
    A waiver that is dated after the step that rests on it is not its paper: both days are told.
    """
    assert [
        Missing(
            path="/relocations/0/history/1/documents",
            message=Bilingual(
                "il documento di rinuncia è del 5 dicembre 2020, dopo il passo del 4 dicembre 2020; non è di questo"
                " periodo fuori casa",
                "the waiver document is of 5 December 2020, after the step of 4 December 2020; it does not belong to"
                " this stay away",
            ),
            facts=(*SINCE, Fact("waiver_dated", date(2020, 12, 5))),
        )
    ] == verdicts(waived(attrs.evolve(WAIVER, dated=date(2020, 12, 5)), ASSIGNMENT))


@pytest.mark.parametrize("dated", [None, END], ids=["without a date", "of the day"])
def test_one_waiver_of_the_stay_is_enough(dated: date | None) -> None:
    """
    Of two waivers one that may be of this stay is enough.
    """
    papers = (attrs.evolve(WAIVER, dated=OUT - DAY), attrs.evolve(WAIVER, dated=dated), ASSIGNMENT)

    assert [WAIVED] == kinds(waived(*papers))


def test_two_waivers_that_are_not_of_the_stay() -> None:
    """
    Two papers of other days are no paper of this stay.
    """
    papers = (attrs.evolve(WAIVER, dated=OUT - DAY), attrs.evolve(WAIVER, dated=END + DAY), ASSIGNMENT)

    assert [ASTRAY] == kinds(waived(*papers))


def test_day_of_the_assignment() -> None:
    """
    Only the day of the waiver is looked at: a dwelling may be assigned later.
    """
    assert [WAIVED] == kinds(waived(WAIVER, attrs.evolve(ASSIGNMENT, dated=END + DAY)))


def test_waiver_of_another_day_that_lacks_something() -> None:
    """
    What a waiver lacks is a breach still, whatever the day of its paper.
    """
    assert [(Breach, "/relocations/0/history/1")] == kinds(waived(attrs.evolve(WAIVER, dated=OUT - DAY)))


def test_own_departure() -> None:
    """
    "An own departure (termination signed by the household) ends it".
    """
    assert [
        Kept(
            path="/relocations/0/history/1",
            message=Bilingual(
                "fuori dal 10 gennaio 2018, disdetta del 4 dicembre 2020",
                "out since 10 January 2018, termination of 4 December 2020",
            ),
            facts=(*SINCE, Fact("termination_by_household", value=True)),
            comparisons=true_of("termination_by_household"),
        )
    ] == verdicts(AWAY.advance(E.LEAVE, on=END, document=TERMINATION))


def test_own_departure_without_its_paper() -> None:
    """
    A departure without the termination that the household signed cannot be told from one that it never wanted.
    """
    assert [
        Missing(
            path="/relocations/0/history/1/documents",
            message=Bilingual(
                "fuori dal 10 gennaio 2018, disdetta del 4 dicembre 2020: manca il documento firmato dal nucleo",
                "out since 10 January 2018, termination of 4 December 2020: the document signed by the household is"
                " missing",
            ),
            facts=SINCE,
        )
    ] == verdicts(AWAY.advance(E.LEAVE, on=END, document=WAIVER))


@pytest.mark.parametrize(
    "events",
    [
        pytest.param((E.ORDER_TO_VACATE_AWAY,), id="under order"),
        pytest.param((E.ORDER_TO_VACATE_AWAY, E.VACATE), id="vacated"),
    ],
)
def test_proceedings_of_the_body(events: tuple[E, ...]) -> None:
    """
    A right that proceedings of the body may have ended is neither kept nor broken: their acts say so.
    """
    assert [
        Missing(
            path=f"/relocations/0/history/{len(events)}/documents",
            message=Bilingual(
                "fuori dal 10 gennaio 2018, poi un procedimento dell'ente: se il diritto sia venuto meno lo dicono i"
                " suoi atti, e non questa regola",
                "out since 10 January 2018, then proceedings of the body: whether the right has ended is for their acts"
                " to say, not for this rule",
            ),
            facts=SINCE,
        )
    ] == verdicts(advanced(AWAY, *events, on=END))


def test_own_departure_under_an_order() -> None:
    """
    A household that leaves by its own act while under an order has ended its right itself.
    """
    case = AWAY.advance(E.ORDER_TO_VACATE_AWAY, on=LATER).advance(E.LEAVE, on=END, document=TERMINATION)

    assert [(Kept, "/relocations/0/history/2")] == kinds(case)


def test_nobody_left() -> None:
    """
    Of a household of which nobody is left there is no right to keep.
    """
    assert [
        NotApplicable(
            path="/relocations/0/history/1",
            message=Bilingual("del nucleo non resta nessuno", "nobody is left of the household"),
        )
    ] == verdicts(AWAY.advance(E.CLOSE_EXTINCT, on=END, documents=(WAIVER, HANDOVER)))


@pytest.mark.parametrize("documents", [(), (WAIVER,)], ids=["none", "another one"])
def test_nobody_left_without_its_paper(documents: tuple[DocumentReference, ...]) -> None:
    """
    Without the record of the handover it cannot be told whether anybody is left: "never by silence".
    """
    assert [
        Missing(
            path="/relocations/0/history/1/documents",
            message=Bilingual(
                "fuori dal 10 gennaio 2018, caso chiuso il 4 dicembre 2020 perché del nucleo non resta nessuno; manca:"
                " verbale di consegna",
                "out since 10 January 2018, case closed on 4 December 2020 because nobody is left of the household;"
                " lacking: handover record",
            ),
            facts=SINCE,
        )
    ] == verdicts(AWAY.advance(E.CLOSE_EXTINCT, on=END, documents=documents))


HOME = Relocation(household="H1", dwelling="A1", works="scala-b")


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(HOME, id="no step"),
        pytest.param(advanced(HOME, E.CANCEL, on=OUT), id="cancelled"),
        pytest.param(advanced(HOME, E.LEAVE, on=OUT), id="left from home"),
        pytest.param(
            advanced(HOME, E.INTERVIEW, E.ADMIT, E.OFFER, E.ACCEPT, E.GIVE_NOTICE, E.MOVE_PERMANENTLY, on=OUT),
            id="moved for good",
        ),
    ],
)
def test_never_out(case: Relocation) -> None:
    """
    Who never moved out for the works has no return to lose, whatever becomes of dwelling and works.
    """
    assert [
        NotApplicable(
            path="/relocations/0",
            message=Bilingual("il nucleo non è uscito per i lavori", "the household has not moved out for the works"),
        )
    ] == verdicts(case, dwellings=(given_to("H7", on=LATER),), works=(dropped(on=LATER),))


# ------------------------------------------------------------------------- the dwelling given to another household


def test_dwelling_given_to_another_household() -> None:
    """
    Published case: "the dwelling left given to another household while the case is open".
    """
    assert [
        Breach(
            path="/dwellings/0/history/2",
            message=Bilingual(
                "alloggio A1 dato al nucleo H7 il 3 giugno 2019, mentre il nucleo H1, che l'aveva lasciato, era fuori e"
                " poteva rientrare",
                "dwelling A1 given to household H7 on 3 June 2019, while household H1, which had left it, was out and"
                " could return",
            ),
            facts=(
                Fact("case", "H1"),
                Fact("dwelling", "A1"),
                Fact("given_on", LATER),
                Fact("given_to", "H7"),
                Fact("household", "H1"),
            ),
            comparisons=(Comparison("given_to", Relation.EQUAL, "household"),),
        )
    ] == verdicts(AWAY, dwellings=(given_to("H7", on=LATER),))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(OUT, (Breach, "/dwellings/0/history/2"), id="day of the move out"),
        pytest.param(END - DAY, (Breach, "/dwellings/0/history/2"), id="day before the end"),
        pytest.param(END, (Kept, "/relocations/0/history/1"), id="day of the end"),
        pytest.param(END + DAY, (Kept, "/relocations/0/history/1"), id="day after the end"),
    ],
)
def test_days_on_which_the_dwelling_may_be_given(on: date, expected: tuple[type[Verdict], str]) -> None:
    """
    The dwelling is kept free while the household is out: from the day of the move to the day before the waiver.
    """
    assert [expected] == kinds(waived(WAIVER, ASSIGNMENT), dwellings=(given_to("H7", on=on),))


def test_dwelling_given_before_the_move() -> None:
    """
    What the dwelling was before the household moved out of it does not touch its return.
    """
    dwelling = LEFT
    for event in (DwellingEvent.FREE, DwellingEvent.MAKE_READY, DwellingEvent.REOCCUPY):
        dwelling = dwelling.advance(event, on=OUT - DAY, household="H7")

    assert [STANDS] == kinds(AWAY, dwellings=(dwelling,))


def test_dwelling_given_after_the_day_of_the_view() -> None:
    """
    On the day before the dwelling is given away the right still stands.
    """
    dwellings = (given_to("H7", on=LATER),)

    assert [Kept, Breach] == [kinds(AWAY, dwellings=dwellings, on=on)[0][0] for on in (LATER - DAY, LATER)]


def test_another_dwelling_given_to_another_household() -> None:
    """
    Only the dwelling that was left counts.
    """
    assert [STANDS] == kinds(AWAY, dwellings=(LEFT, given_to("H7", on=LATER, name="A2")))


def test_dwelling_given_before_an_own_waiver() -> None:
    """
    A waiver signed after the dwelling was given away does not undo that: the right was lost before.
    """
    found = kinds(waived(WAIVER), dwellings=(given_to("H7", on=LATER),))

    assert [(Breach, "/dwellings/0/history/2"), (Breach, "/relocations/0/history/1")] == found


def test_dwelling_given_and_proceedings() -> None:
    """
    Where an order is pending the breach is told beside what cannot be said.
    """
    case = AWAY.advance(E.ORDER_TO_VACATE_AWAY, on=END)

    assert [(Breach, "/dwellings/0/history/2"), (Missing, "/relocations/0/history/1/documents")] == kinds(
        case, dwellings=(given_to("H7", on=LATER),)
    )


def test_dwelling_given_and_the_household_extinct() -> None:
    """
    That nobody is left today does not undo that the dwelling was given away while somebody was.
    """
    case = AWAY.advance(E.CLOSE_EXTINCT, on=END, document=HANDOVER)

    assert [(Breach, "/dwellings/0/history/2")] == kinds(case, dwellings=(given_to("H7", on=LATER),))


def test_dwelling_given_and_the_household_returned() -> None:
    """
    Who returned, be it to another dwelling, has lost nothing, whatever became meanwhile of the one that was left.
    """
    case = AWAY.advance(E.OFFER_RETURN, on=LATER, dwelling="A2").advance(E.RETURN_HOME, on=END)

    assert [(Kept, "/relocations/0/history/2")] == kinds(case, dwellings=(given_to("H7", on=LATER),))


def test_dwelling_taken_again_by_its_household() -> None:
    """
    The keys may be handed over on a day before the return is written down.
    """
    assert [STANDS] == kinds(AWAY, dwellings=(given_to("H1", on=LATER),))


def test_dwelling_taken_by_a_successor() -> None:
    """
    Who succeeds in the lease is no other household.
    """
    succession = Annotation(kind=AnnotationKind.SUCCESSION, on=LATER, household="H9")

    assert [STANDS] == kinds(AWAY.with_annotation(succession), dwellings=(given_to("H9", on=LATER),))


def test_breach_names_the_household_of_the_day() -> None:
    """
    A breach names the household to which the case belonged when the dwelling was given away.
    """
    succession = Annotation(kind=AnnotationKind.SUCCESSION, on=LATER, household="H9")
    (verdict,) = verdicts(AWAY.with_annotation(succession), dwellings=(given_to("H7", on=LATER),))

    assert "while household H9, which had left it" in verdict.message.en


def test_dwelling_occupied_by_nobody_knows_whom() -> None:
    """
    Where the record does not say who came into the dwelling, the field is named.
    """
    assert [
        Missing(
            path="/dwellings/0/history/2/household",
            message=Bilingual(
                "alloggio A1 rioccupato il 3 giugno 2019, non si sa da chi, mentre il nucleo H1, che l'aveva lasciato,"
                " era fuori e poteva rientrare",
                "dwelling A1 occupied again on 3 June 2019, it is not known by whom, while household H1, which had left"
                " it, was out and could return",
            ),
            facts=(Fact("case", "H1"), Fact("dwelling", "A1"), Fact("given_on", LATER)),
        )
    ] == verdicts(AWAY, dwellings=(given_to("", on=LATER),))


def settled(household: str, event: E, on: date, *, dwelling: str = "A1") -> Relocation:
    """
    Return the case of another household that comes into a dwelling on a day, by an event.
    """
    before = (
        (E.INTERVIEW, E.ADMIT, E.OFFER, E.ACCEPT, E.GIVE_NOTICE)
        if event is E.MOVE_PERMANENTLY
        else (E.MOVE_URGENTLY, E.OFFER_RETURN)
    )
    case = advanced(Relocation(household=household, dwelling="B1", works="scala-b"), *before, on=OUT)
    return case.advance(event, on=on, dwelling=dwelling)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        pytest.param(E.RETURN_HOME, [(Breach, "/relocations/1"), (Kept, "/relocations/1/history/2")], id="return"),
        pytest.param(
            E.MOVE_PERMANENTLY, [(Breach, "/relocations/1"), (NotApplicable, "/relocations/1")], id="permanent move"
        ),
    ],
)
def test_another_household_comes_into_the_dwelling(event: E, expected: list[tuple[type[Verdict], str]]) -> None:
    """
    A household that by its own case returns to, or settles in, the dwelling left by another has been given it.
    """
    assert expected == kinds(AWAY, settled("H7", event, LATER))


def test_breach_by_the_case_of_another() -> None:
    """
    A breach told by a case says the same as one told by the dwelling, and points at that case.
    """
    told_by_dwelling = verdicts(AWAY, dwellings=(given_to("H7", on=LATER),))[0]
    told_by_case = verdicts(AWAY, settled("H7", E.RETURN_HOME, LATER))[0]

    assert isinstance(told_by_dwelling, Breach)
    assert attrs.evolve(told_by_dwelling, path="/relocations/1") == told_by_case


def test_temporary_use_is_no_giving() -> None:
    """
    A household that is only put into the dwelling for the works has not been given it.
    """
    guest = Relocation(household="H7", dwelling="B1", works="scala-b")
    guest = guest.advance(E.MOVE_URGENTLY, on=LATER, dwelling="A1")

    assert [STANDS] == kinds(AWAY, guest, dwellings=(LEFT, Dwelling(id="B1")))[:1]


def test_breach_is_told_once() -> None:
    """
    What both the dwelling and the case of the other household tell is one breach.
    """
    found = kinds(AWAY, settled("H7", E.MOVE_PERMANENTLY, LATER), dwellings=(given_to("H7", on=LATER),))

    assert [(Breach, "/dwellings/0/history/2"), (NotApplicable, "/relocations/1")] == found


def test_two_givings_are_two_breaches() -> None:
    """
    A dwelling given first to one household and then to another was given twice.
    """
    dwelling = given_to("H7", on=LATER)
    for event in (DwellingEvent.FREE, DwellingEvent.MAKE_READY, DwellingEvent.REOCCUPY):
        dwelling = dwelling.advance(event, on=LATER, household="H8")

    assert [(Breach, "/dwellings/0/history/2"), (Breach, "/dwellings/0/history/5")] == kinds(
        AWAY, dwellings=(dwelling,)
    )


@pytest.mark.parametrize(
    ("home_since", "expected"),
    [
        pytest.param(OUT - DAY, (Kept, "/relocations/0/history/0"), id="day before the move out"),
        pytest.param(OUT, (Breach, "/relocations/1"), id="day of the move out"),
        pytest.param(None, (Missing, "/relocations/1/home_since"), id="unknown"),
    ],
)
def test_another_household_lives_there(home_since: date | None, expected: tuple[type[Verdict], str]) -> None:
    """
    A household that was in the dwelling before was not given it; since when it has been there must be known.
    """
    other = Relocation(household="H7", dwelling="A1", home_since=home_since)

    assert expected == kinds(AWAY, other)[0]


def test_since_when_another_household_lives_there() -> None:
    """
    Where it is not known since when another household has been in the dwelling, the field is named.
    """
    assert (
        Missing(
            path="/relocations/1/home_since",
            message=Bilingual(
                "non si sa da quando il nucleo H7 sia nell'alloggio A1, lasciato dal caso H1",
                "it is not known since when household H7 has been in the dwelling A1, which the case H1 left",
            ),
        )
        == verdicts(AWAY, Relocation(household="H7", dwelling="A1"))[0]
    )


@pytest.mark.parametrize(
    ("left_on", "expected"),
    [
        pytest.param(OUT, (Kept, "/relocations/0/history/0"), id="gone on the day of the move out"),
        pytest.param(OUT + DAY, (Missing, "/relocations/1/home_since"), id="gone a day later"),
    ],
)
def test_another_household_lived_there_before(left_on: date, expected: tuple[type[Verdict], str]) -> None:
    """
    A household that was gone by the day of the move out was not given the dwelling, since whenever it lived there.
    """
    other = Relocation(household="H7", dwelling="A1").advance(E.LEAVE, on=left_on)

    assert expected == kinds(AWAY, other)[0]


SPLIT = Annotation(kind=AnnotationKind.SPLIT, on=OUT, household="H2", case="H2")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(AWAY, Relocation(household="H2", origin="H1"), id="by the origin of the second case"),
        pytest.param(AWAY.with_annotation(SPLIT), Relocation(household="H9"), id="by the household of the split"),
        pytest.param(
            AWAY.with_annotation(attrs.evolve(SPLIT, household="")),
            Relocation(household="H2"),
            id="by the case of the split",
        ),
        pytest.param(
            attrs.evolve(AWAY, origin="H2"), Relocation(household="H2"), id="by its own origin: the other is the first"
        ),
        pytest.param(
            attrs.evolve(AWAY, origin="H0"),
            Relocation(household="H2", origin="H0"),
            id="by an origin that is not in the document",
        ),
        pytest.param(
            attrs.evolve(AWAY, origin="H2"), Relocation(household="H2", origin="H1"), id="each the origin of the other"
        ),
        pytest.param(
            AWAY, Relocation(household="H2", id="later", previous_case="H1"), id="by the earlier case of a successor"
        ),
    ],
)
def test_household_of_a_split(first: Relocation, second: Relocation) -> None:
    """
    Households that split from each other are no strangers: the dwelling of both is given to neither.
    """
    assert [STANDS] == kinds(first, second, dwellings=(given_to("H2", on=LATER),))[:1]


def test_split_of_a_split() -> None:
    """
    A household that split from one that split from the first is no stranger either.
    """
    second, third = Relocation(household="H2", origin="H1"), Relocation(household="H3", origin="H2")

    assert [STANDS] == kinds(AWAY, third, second, dwellings=(given_to("H3", on=LATER),))[:1]


def test_split_of_others() -> None:
    """
    That other households split does not make them less strange to this one.
    """
    second, third = Relocation(household="H2"), Relocation(household="H3", origin="H2")

    assert [(Breach, "/dwellings/0/history/2")] == kinds(AWAY, second, third, dwellings=(given_to("H3", on=LATER),))[:1]


def test_note_that_names_a_household_of_no_split() -> None:
    """
    Only who succeeds or splits off belongs to the household: a household that is merely noted does not exist.
    """
    split = attrs.evolve(SPLIT, household="", case="")

    assert [(Missing, "/dwellings/0/history/2/household")] == kinds(
        AWAY.with_annotation(split), dwellings=(given_to("", on=LATER),)
    )


# ------------------------------------------------------------------------- dwelling suppressed, works dropped


def test_works_dropped_and_no_choice() -> None:
    """
    Published case: "works dropped and no choice opened to the household that is out"; the day of judging is said.
    """
    assert [
        Breach(
            path="/relocations/0",
            message=Bilingual(
                "lavori scala-b stralciati il 3 giugno 2019: al 22 novembre 2026 il nucleo, ancora fuori, non ha avuto"
                " una scelta",
                "works scala-b dropped on 3 June 2019: by 22 November 2026 the household, still out, has been given no"
                " choice",
            ),
            facts=(
                Fact("works", "scala-b"),
                Fact("dropped_on", LATER),
                Fact("on", TODAY),
                Fact("choice_given", value=False),
            ),
            comparisons=true_of("choice_given"),
        )
    ] == verdicts(AWAY, works=(dropped(on=LATER),))


def test_dwelling_suppressed_and_no_choice() -> None:
    """
    A dwelling that is suppressed leaves its household with a choice or another return dwelling, or breaks the rule.
    """
    assert [
        Breach(
            path="/relocations/0",
            message=Bilingual(
                "alloggio A1 soppresso il 3 giugno 2019: al 22 novembre 2026 il nucleo, ancora fuori, non ha avuto una"
                " scelta né la proposta di un altro alloggio di rientro",
                "dwelling A1 suppressed on 3 June 2019: by 22 November 2026 the household, still out, has been given no"
                " choice and offered no other return dwelling",
            ),
            facts=(
                Fact("dwelling", "A1"),
                Fact("suppressed_on", LATER),
                Fact("on", TODAY),
                Fact("choice_given", value=False),
                Fact("return_elsewhere_offered", value=False),
            ),
            comparisons=(Comparison("true", Relation.EQUAL, "choice_given | return_elsewhere_offered"),),
        )
    ] == verdicts(AWAY, dwellings=(suppressed(on=LATER),))


def test_dropped_and_suppressed() -> None:
    """
    Both are told where both happened.
    """
    assert [(Breach, "/relocations/0")] * 2 == kinds(
        AWAY, dwellings=(suppressed(on=LATER),), works=(dropped(on=LATER),)
    )


BOTH = pytest.mark.parametrize(
    "programme",
    [
        pytest.param({"works": (dropped(on=LATER),)}, id="dropped"),
        pytest.param({"dwellings": (suppressed(on=LATER),)}, id="suppressed"),
    ],
)


@BOTH
@pytest.mark.parametrize(
    ("opened", "expected"),
    [
        pytest.param(LATER - DAY, Breach, id="opened the day before"),
        pytest.param(LATER, Kept, id="opened on the day"),
        pytest.param(LATER + DAY, Kept, id="opened the day after"),
    ],
)
def test_choice_that_was_answered(opened: date, expected: type[Verdict], programme: dict[str, Any]) -> None:
    """
    A choice opened since then is an answer; one that the household made before it knew is none.
    """
    case = AWAY.advance(E.OPEN_CHOICE, on=opened).advance(E.CHOOSE_TO_WAIT, on=LATER + DAY)

    assert [expected] == [kind for kind, _ in kinds(case, **programme)]


@BOTH
def test_choice_that_is_still_open(programme: dict[str, Any]) -> None:
    """
    A choice that was opened before and is not answered is open to the household still.
    """
    assert [(Kept, "/relocations/0/history/1")] == kinds(AWAY.advance(E.OPEN_CHOICE, on=OUT), **programme)


@BOTH
@pytest.mark.parametrize(
    "events",
    [
        pytest.param((E.OFFER_RETURN,), id="offered"),
        pytest.param((E.OFFER_RETURN, E.OBJECT_TO_RETURN), id="objection pending"),
        pytest.param((E.OFFER_RETURN, E.CONTEST_RETURN), id="proceedings"),
    ],
)
def test_return_that_is_offered(events: tuple[E, ...], programme: dict[str, Any]) -> None:
    """
    A household to which a return is offered has its right before it, whenever it was offered.
    """
    assert [(Kept, f"/relocations/0/history/{len(events)}")] == kinds(advanced(AWAY, *events, on=OUT), **programme)


@BOTH
@pytest.mark.parametrize("end", [E.WITHDRAW_RETURN, E.MOVE_AGAIN])
def test_return_that_was_offered(end: E, programme: dict[str, Any]) -> None:
    """
    An offer that was withdrawn leaves the household where it was.
    """
    case = advanced(AWAY, E.OFFER_RETURN, end, on=END)

    assert [(Breach, "/relocations/0")] == kinds(case, **programme)


def offered(dwelling: str, place: ReturnPlace | None) -> Relocation:
    """
    Return a case with an open offer to return to a dwelling, after an earlier one that was withdrawn.
    """
    case = advanced(AWAY, E.OFFER_RETURN, E.WITHDRAW_RETURN, on=LATER)
    return case.advance(E.OFFER_RETURN, on=END, dwelling=dwelling, return_place=place)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        pytest.param(offered("A1", None), Breach, id="the same"),
        pytest.param(offered("", ReturnPlace.SAME_DWELLING), Breach, id="the same, by its place"),
        pytest.param(offered("A2", ReturnPlace.SAME_DWELLING), Breach, id="the same, under another name"),
        pytest.param(offered("A2", ReturnPlace.SAME_BUILDING), Kept, id="another one"),
        pytest.param(offered("A2", None), Kept, id="another one, by its name"),
        pytest.param(offered("", None), Kept, id="unnamed"),
    ],
)
def test_return_to_a_dwelling_that_is_suppressed(case: Relocation, expected: type[Verdict]) -> None:
    """
    To a dwelling that is no longer there nobody can return: only "another return dwelling" is an answer.
    """
    assert [expected] == [kind for kind, _ in kinds(case, dwellings=(suppressed(on=LATER),))]


def test_return_to_the_same_dwelling_though_the_works_were_dropped() -> None:
    """
    Works that were dropped do not take the dwelling away: a return to it is offered like any other.
    """
    assert [Kept] == [kind for kind, _ in kinds(offered("A1", None), works=(dropped(on=LATER),))]


@BOTH
@pytest.mark.parametrize(
    "case",
    [
        pytest.param(waived(WAIVER, ASSIGNMENT), id="waived"),
        pytest.param(AWAY.advance(E.LEAVE, on=END, document=TERMINATION), id="left"),
        pytest.param(advanced(AWAY, E.OFFER_RETURN, E.RETURN_HOME, on=END), id="returned"),
    ],
)
def test_end_of_who_was_out(case: Relocation, programme: dict[str, Any]) -> None:
    """
    Who returned, waived or left by its own act is not waiting for a choice.
    """
    assert [Kept] == [kind for kind, _ in kinds(case, **programme)]


@BOTH
@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(LATER - DAY, [Missing], id="order before"),
        pytest.param(LATER, [Missing], id="order on the day"),
        pytest.param(LATER + DAY, [Breach, Missing], id="order after"),
    ],
)
def test_order_that_is_pending(on: date, expected: list[type[Verdict]], programme: dict[str, Any]) -> None:
    """
    Whoever was under an order by then cannot be asked; an order that came later does not undo that nobody asked.
    """
    case = AWAY.advance(E.ORDER_TO_VACATE_AWAY, on=on)

    assert expected == [kind for kind, _ in kinds(case, **programme)]


@BOTH
@pytest.mark.parametrize(
    ("on", "expected"),
    [pytest.param(LATER - DAY, Kept, id="day before"), pytest.param(LATER, Breach, id="day")],
)
def test_day_on_which_it_is_judged(on: date, expected: type[Verdict], programme: dict[str, Any]) -> None:
    """
    "No term is known": it is a breach from the day on which it happened, and the verdict says as of which day.
    """
    assert [expected] == [kind for kind, _ in kinds(AWAY, on=on, **programme)]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(OUT - DAY, Kept, id="day before the move out"),
        pytest.param(OUT, Breach, id="day of the move out"),
    ],
)
def test_works_dropped_before_the_move(on: date, expected: type[Verdict]) -> None:
    """
    Works that were dropped before the household moved out are not those for which it is out.
    """
    assert [expected] == [kind for kind, _ in kinds(AWAY, works=(dropped(on=on),))]


def test_other_works_dropped() -> None:
    """
    Only the works of the case count.
    """
    other = attrs.evolve(dropped(on=LATER), id="scala-c")

    assert [STANDS] == kinds(AWAY, works=(other, RUNNING))


@pytest.mark.parametrize("dwelling", ["", "A9"], ids=["unnamed", "not in the document"])
def test_dwelling_not_known(dwelling: str) -> None:
    """
    Where the dwelling that was left is not known, what became of it is not known either, and the field is named.
    """
    assert [
        Missing(
            path="/relocations/0/dwelling",
            message=Bilingual(
                "non si sa quale alloggio il nucleo abbia lasciato, né che cosa ne sia stato",
                "it is not known which dwelling the household left, nor what became of it",
            ),
        )
    ] == verdicts(attrs.evolve(AWAY, dwelling=dwelling))


def test_two_dwellings_that_are_not_known() -> None:
    """
    Of two cases whose dwellings nobody named, one household has not been given the dwelling of the other.
    """
    other = Relocation(household="H7", home_since=LATER)

    assert [(Missing, "/relocations/0/dwelling"), (NotApplicable, "/relocations/1")] == kinds(
        attrs.evolve(AWAY, dwelling=""), other
    )


@pytest.mark.parametrize("works", ["", "scala-z"], ids=["unnamed", "not in the document"])
def test_works_not_known(works: str) -> None:
    """
    Where the works are not known, whether they were dropped is not known either, and the field is named.
    """
    assert [
        Missing(
            path="/relocations/0/works",
            message=Bilingual(
                "non si sa per quali lavori il nucleo sia uscito, né se siano stati stralciati",
                "it is not known for which works the household moved out, nor whether they were dropped",
            ),
        )
    ] == verdicts(attrs.evolve(AWAY, works=works))


def test_neither_is_asked_of_who_is_no_longer_out() -> None:
    """
    Of a case that has ended neither dwelling nor works need be known.
    """
    case = attrs.evolve(waived(WAIVER, ASSIGNMENT), dwelling="", works="")

    assert [(Kept, "/relocations/0/history/1")] == kinds(case)


def test_what_is_missing_is_told_beside_proceedings() -> None:
    """
    What cannot be said is told in full.
    """
    case = attrs.evolve(AWAY, dwelling="", works="").advance(E.ORDER_TO_VACATE_AWAY, on=LATER)

    assert ["/relocations/0/dwelling", "/relocations/0/works", "/relocations/0/history/1/documents"] == [
        verdict.path for verdict in verdicts(case)
    ]


# ------------------------------------------------------------------------------------------- the whole rule


def test_every_case_is_judged() -> None:
    """
    One case does not keep the next one from being judged, each by its own dwelling and works.
    """
    cases = (
        Relocation(household="H0"),
        advanced(attrs.evolve(AWAY, household="H2", id="H2", dwelling="A2"), E.OFFER_RETURN, E.RETURN_HOME, on=END),
        attrs.evolve(AWAY, household="H3", id="H3", dwelling="A3"),
        AWAY,
    )
    dwellings = (LEFT, given_to("H7", on=LATER, name="A3"))

    assert [
        (NotApplicable, "/relocations/0"),
        (Kept, "/relocations/1/history/2"),
        (Breach, "/dwellings/1/history/2"),
        (Kept, "/relocations/3/history/0"),
    ] == kinds(*cases, dwellings=dwellings)


def test_published_example_that_keeps_it() -> None:
    """
    Published: out on 10 January 2018, returned on 4 December 2020 to another dwelling; a waiver of 3 May 2019.
    """
    returned, elsewhere = RULE.keeps().relocations

    assert (
        [OUT, OUT],
        (RelocationState.RETURNED, END, ReturnPlace.SAME_BUILDING, "A2"),
        (RelocationState.MOVED_PERMANENTLY, date(2019, 5, 3)),
    ) == (
        [case.history[5].happened_on for case in (returned, elsewhere)],
        (returned.state, returned.since, returned.history[-2].return_place, returned.history[-1].dwelling),
        (elsewhere.state, elsewhere.since),
    )


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        pytest.param(RULE.keeps, [(Kept, "/relocations/0/history/7"), (Kept, "/relocations/1/history/6")], id="keeps"),
        pytest.param(
            RULE.breaks,
            [
                (Breach, "/relocations/0/history/6"),
                (Breach, "/dwellings/0/history/4"),
                (Breach, "/relocations/2"),
            ],
            id="breaks: no papers, given to another, works dropped",
        ),
    ],
)
def test_what_the_examples_say(example: Callable[[], Programme], expected: list[tuple[type[Verdict], str]]) -> None:
    """
    Published: each case of an example keeps or breaks the rule in its own way, and in no other.
    """
    view = View(programme=example(), on=TODAY, parameters=PARAMETERS)

    assert expected == [(type(verdict), verdict.path) for verdict in RULE.check(view)]


def test_a_breach_is_an_error() -> None:
    """
    A right lost without its holder's own act makes a report invalid.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (False, [Severity.ERROR] * 3) == (report.valid, [entry.severity for entry in report.findings])


def place(programme: Programme, path: str) -> object:
    """
    Return what a JSON Pointer points at; fail if there is nothing.
    """
    found: Any = programme
    for name in path.split("/")[1:]:
        found = found[int(name)] if name.isdigit() else getattr(found, name)
    return found


@settings.get_profile("heavy")
@given(strategies.views())
def test_says_something_and_points_at_what_is_there(view: View) -> None:
    """
    "Rules report and never raise": any programme can be judged, and every place that is named exists.
    """
    programme = view.programme.as_of(view.on)
    found = list(RULE.check(attrs.evolve(view, programme=programme)))

    assert len(programme.relocations) <= sum(place(programme, verdict.path) is not programme for verdict in found)


@settings.get_profile("heavy")
@given(strategies.views())
def test_never_kept_without_a_return_or_an_own_act(view: View) -> None:
    """
    "Never by silence": what is kept is a household that is out, back, or gone by a step of its own.
    """
    programme = view.programme.as_of(view.on)
    found = RULE.check(attrs.evolve(view, programme=programme))
    kept = [programme.relocations[int(v.path.split("/")[2])] for v in found if isinstance(v, Kept)]

    assert [] == [
        case.id
        for case in kept
        if case.state is not RelocationState.RETURNED
        and case.whereabouts is not Whereabouts.OUT
        and case.history[-1].event not in (E.WAIVE_RETURN, E.LEAVE)
    ]
