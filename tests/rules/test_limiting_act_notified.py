"""
`limiting-act-notified`: the notification of each limiting act, its term, and the proceedings before it.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.relocation_table import RELOCATION_TABLE
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.report import validate
from contratti_quartiere.rules.limiting_act_notified import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
FIRST_DAY = date(2005, 3, 8)
STARTED, ORDERED, NOTIFIED, RELEASE = date(2018, 1, 10), date(2018, 3, 1), date(2018, 3, 12), date(2018, 4, 11)
THIRTY = PARAMETERS.override("release_days", 30, source="example")
FIGURES = (Figure.of(THIRTY["release_days"], THIRTY["release_days"].required(ORDERED)),)

WAS_NOTIFIED = Comparison("act_of", Relation.AT_MOST, "notified_on")
STARTED_BEFORE = Comparison("proceedings_notified_on", Relation.LESS, "act_of")
FROM_IT = Comparison("notified_on", Relation.AT_MOST, "term_from")
ENDS_AFTER = Comparison("notified_on", Relation.AT_MOST, "term_until")
LONG_ENOUGH = Comparison("notified_on + release_days", Relation.AT_MOST, "term_until")
START = DocumentReference(kind=DocumentKind.START_OF_PROCEEDINGS)
PROOF = DocumentReference(kind=DocumentKind.PROOF_OF_NOTIFICATION)
OTHER = DocumentReference(kind=DocumentKind.OTHER)
PATH = "/relocations/0/history/2"

INFORMED = Relocation(household="H1").advance(E.INFORM, on=date(2004, 1, 1))
CONTESTED = INFORMED.advance(E.CONTEST, on=date(2018, 1, 8), notified_on=STARTED)


def verdicts(case: Relocation, parameters: Parameters = PARAMETERS, *, on: date = TODAY) -> list[Verdict]:
    """
    Return what the rule says of one case.
    """
    return list(RULE.check(View(programme=Programme(relocations=(case,)), on=on, parameters=parameters)))


def kinds(
    case: Relocation, parameters: Parameters = PARAMETERS, *, on: date = TODAY
) -> list[tuple[type[Verdict], str]]:
    """
    Return of each thing that the rule says what it is, and where.
    """
    return [(type(verdict), verdict.path) for verdict in verdicts(case, parameters, on=on)]


def ordered(
    *,
    notified: date | None = NOTIFIED,
    term_from: date | None = None,
    term_until: date | None = None,
    documents: tuple[DocumentReference, ...] = (),
) -> Relocation:
    """
    Return a case with an order to vacate of 1 March 2018, after proceedings notified on 10 January.
    """
    return CONTESTED.advance(
        E.ORDER_TO_VACATE,
        on=ORDERED,
        notified_on=notified,
        term_from=term_from,
        term_until=term_until,
        documents=documents,
    )


def test_published_order_in_due_form() -> None:
    """
    Published case: proceedings of 10 January, order of 1 March notified on 12 March, thirty days that end on 11 April.
    """
    assert [
        Kept(
            path=PATH,
            message=Bilingual(
                "decreto di rilascio del 1° marzo 2018: notifica del 12 marzo 2018, avvio del procedimento notificato"
                " il 10 gennaio 2018, termine fino all'11 aprile 2018",
                "order to vacate of 1 March 2018: notified on 12 March 2018, start of proceedings notified on 10"
                " January 2018, term until 11 April 2018",
            ),
            facts=(
                Fact("act_of", ORDERED),
                Fact("notified_on", NOTIFIED),
                Fact("proceedings_notified_on", STARTED),
                Fact("term_from", NOTIFIED),
                Fact("term_until", RELEASE),
            ),
            figures=FIGURES,
            comparisons=(WAS_NOTIFIED, STARTED_BEFORE, FROM_IT, LONG_ENOUGH),
        )
    ] == verdicts(ordered(term_from=NOTIFIED, term_until=RELEASE), THIRTY)


def test_order_without_a_term() -> None:
    """
    Where no term is on record there is none to judge.
    """
    assert [
        Kept(
            path=PATH,
            message=Bilingual(
                "decreto di rilascio del 1° marzo 2018: notifica del 12 marzo 2018, avvio del procedimento notificato"
                " il 10 gennaio 2018",
                "order to vacate of 1 March 2018: notified on 12 March 2018, start of proceedings notified on 10"
                " January 2018",
            ),
            facts=(Fact("act_of", ORDERED), Fact("notified_on", NOTIFIED), Fact("proceedings_notified_on", STARTED)),
            comparisons=(WAS_NOTIFIED, STARTED_BEFORE),
        )
    ] == verdicts(ordered())


def test_term_and_no_figure() -> None:
    """
    Where nobody set the days the term is held to begin with the notification, and to end after it.
    """
    (verdict,) = verdicts(ordered(term_from=NOTIFIED, term_until=RELEASE))
    assert isinstance(verdict, Kept)

    assert ((), (WAS_NOTIFIED, STARTED_BEFORE, FROM_IT, ENDS_AFTER)) == (verdict.figures, verdict.comparisons)


def test_published_term_counted_from_the_act() -> None:
    """
    Published case: the thirty days counted from 1 March, though the order was notified on 12 March.
    """
    assert [
        Breach(
            path=f"{PATH}/term_from",
            message=Bilingual(
                "decreto di rilascio del 1° marzo 2018: termine contato dal 1° marzo 2018, ma la notifica è del 12"
                " marzo 2018; qui non si decide nulla sul nucleo",
                "order to vacate of 1 March 2018: term counted from 1 March 2018, but the notification is of 12 March"
                " 2018; nothing about the household is decided here",
            ),
            facts=(Fact("act_of", ORDERED), Fact("notified_on", NOTIFIED), Fact("term_from", ORDERED)),
            comparisons=(FROM_IT,),
        )
    ] == verdicts(ordered(term_from=ORDERED, term_until=date(2018, 3, 31)), THIRTY)


def test_published_order_that_nobody_notified() -> None:
    """
    Published case: an order with no notification on record.
    """
    assert [
        Breach(
            path=PATH,
            message=Bilingual(
                "decreto di rilascio del 1° marzo 2018: nessuna notifica risulta; qui non si decide nulla sul nucleo",
                "order to vacate of 1 March 2018: no notification is on record; nothing about the household is decided"
                " here",
            ),
            facts=(Fact("act_of", ORDERED), Fact("notified", value=False)),
            comparisons=(Comparison("notified", Relation.EQUAL, "true"),),
        )
    ] == verdicts(ordered(notified=None))


def test_published_forfeiture_without_proceedings() -> None:
    """
    Published case: a forfeiture without proceedings before it.
    """
    case = (
        Relocation(household="H1")
        .advance(E.MOVE_URGENTLY, on=date(2017, 11, 6))
        .advance(E.ORDER_TO_VACATE_AWAY, on=ORDERED, notified_on=NOTIFIED)
    )

    assert (
        Breach(
            path="/relocations/0/history/1",
            message=Bilingual(
                "decreto di rilascio del 1° marzo 2018: nessun avvio del procedimento prima dell'atto; qui non si"
                " decide nulla sul nucleo",
                "order to vacate of 1 March 2018: no start of proceedings before the act; nothing about the household"
                " is decided here",
            ),
            facts=(Fact("act_of", ORDERED), Fact("proceedings_started", value=False)),
            comparisons=(Comparison("proceedings_started", Relation.EQUAL, "true"),),
        )
        == verdicts(case)[-1]
    )


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        pytest.param((), (Breach, PATH), id="none"),
        pytest.param((OTHER,), (Breach, PATH), id="another one"),
        pytest.param((OTHER, PROOF), (Missing, f"{PATH}/notified_on"), id="proof"),
    ],
)
def test_proof_of_a_notification_without_its_day(
    documents: tuple[DocumentReference, ...], expected: tuple[type[Verdict], str]
) -> None:
    """
    Where the proof of notification is attached only the day is missing, and the field is named.
    """
    assert [expected] == kinds(ordered(notified=None, documents=documents))


def test_proof_without_its_day_says_so() -> None:
    """
    Of a proof of notification without its day the verdict says just that.
    """
    assert [
        Missing(
            path=f"{PATH}/notified_on",
            message=Bilingual(
                "decreto di rilascio del 1° marzo 2018: c'è la relata, ma non il giorno di notifica",
                "order to vacate of 1 March 2018: proof of notification, but not its day",
            ),
            facts=(Fact("act_of", ORDERED),),
        )
    ] == verdicts(ordered(notified=None, documents=(PROOF,)))


def test_without_a_notification_no_term_is_judged() -> None:
    """
    A term of an act that was not notified has no day to be counted from: the notification is what is told.
    """
    assert [(Breach, PATH)] == kinds(ordered(notified=None, term_from=ORDERED, term_until=ORDERED), THIRTY)


def test_notified_on_the_day_of_the_act() -> None:
    """
    An act may reach the household on its own day.
    """
    assert [(Kept, PATH)] == kinds(ordered(notified=ORDERED))


def test_notified_before_the_act() -> None:
    """
    A notification before the act cannot be: one of the two days is wrong, and it is not known which.
    """
    assert [
        Missing(
            path=f"{PATH}/notified_on",
            message=Bilingual(
                "decreto di rilascio del 1° marzo 2018: notifica del 28 febbraio 2018, prima dell'atto: uno dei due"
                " giorni è sbagliato",
                "order to vacate of 1 March 2018: notified on 28 February 2018, before the act: one of the two days is"
                " wrong",
            ),
            facts=(Fact("act_of", ORDERED), Fact("notified_on", ORDERED - DAY)),
        )
    ] == verdicts(ordered(notified=ORDERED - DAY))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(NOTIFIED - DAY, (Missing, f"{PATH}/notified_on"), id="day before"),
        pytest.param(NOTIFIED, (Kept, PATH), id="the day"),
        pytest.param(NOTIFIED + DAY, (Kept, PATH), id="day after"),
    ],
)
def test_notification_that_is_to_come(on: date, expected: tuple[type[Verdict], str]) -> None:
    """
    A notification after the day of the view has not happened yet, and an act is never kept by it.
    """
    assert [expected] == kinds(ordered(), on=on)


def test_notification_that_is_to_come_in_words() -> None:
    """
    Of a notification that is still to come both days are told: that of the view and that of the record.
    """
    assert [
        Missing(
            path=f"{PATH}/notified_on",
            message=Bilingual(
                "decreto di rilascio del 1° marzo 2018: all'11 marzo 2018 l'atto non era stato notificato; risulta che"
                " lo sarà il 12 marzo 2018",
                "order to vacate of 1 March 2018: by 11 March 2018 the act had not been notified; the record says it"
                " will be on 12 March 2018",
            ),
            facts=(Fact("act_of", ORDERED), Fact("notified_on", NOTIFIED)),
        )
    ] == verdicts(ordered(), on=date(2018, 3, 11))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(NOTIFIED - DAY, (Missing, f"{PATH}/notified_on"), id="day before the notification"),
        pytest.param(NOTIFIED, (Breach, f"{PATH}/term_from"), id="day of the notification"),
    ],
)
def test_term_of_a_notification_that_is_to_come(on: date, expected: tuple[type[Verdict], str]) -> None:
    """
    A term is judged from the day of the notification, and not before it.
    """
    assert [expected] == kinds(ordered(term_from=ORDERED), on=on)


@pytest.mark.parametrize(
    ("term_from", "expected"),
    [
        pytest.param(NOTIFIED - DAY, (Breach, f"{PATH}/term_from"), id="day before"),
        pytest.param(NOTIFIED, (Kept, PATH), id="day of the notification"),
        pytest.param(NOTIFIED + DAY, (Kept, PATH), id="day after"),
    ],
)
@pytest.mark.parametrize("term_until", [None, RELEASE])
def test_terms_run_from_the_notification(
    term_from: date, term_until: date | None, expected: tuple[type[Verdict], str]
) -> None:
    """
    "Its terms run from there": counted from the day of the notification or later, never from before.
    """
    assert [expected] == kinds(ordered(term_from=term_from, term_until=term_until))


@pytest.mark.parametrize(
    ("term_from", "term_until", "expected"),
    [
        pytest.param(NOTIFIED, RELEASE, (Kept, PATH), id="30 days"),
        pytest.param(NOTIFIED, RELEASE - DAY, (Breach, f"{PATH}/term_until"), id="29 days"),
        pytest.param(NOTIFIED, RELEASE + DAY, (Kept, PATH), id="31 days"),
        pytest.param(None, RELEASE, (Kept, PATH), id="30 days, beginning unknown"),
        pytest.param(None, RELEASE - DAY, (Breach, f"{PATH}/term_until"), id="29 days, beginning unknown"),
        pytest.param(ORDERED, RELEASE - DAY, (Breach, f"{PATH}/term_from"), id="29 days, from before: told once"),
    ],
)
def test_days_to_release(term_from: date | None, term_until: date, expected: tuple[type[Verdict], str]) -> None:
    """
    Where a body has set 30 days to release, they are counted from the notification: 12 March to 11 April 2018.
    """
    assert [expected] == kinds(ordered(term_from=term_from, term_until=term_until), THIRTY)


def test_days_that_are_too_few() -> None:
    """
    A breach of the term names both days, how many lie between them and how many were set.
    """
    assert [
        Breach(
            path=f"{PATH}/term_until",
            message=Bilingual(
                "decreto di rilascio del 1° marzo 2018: dalla notifica del 12 marzo 2018 alla fine del termine, 31"
                " marzo 2018: giorni 19, almeno 30; qui non si decide nulla sul nucleo",
                "order to vacate of 1 March 2018: from the notification of 12 March 2018 to the end of the term, 31"
                " March 2018: days 19, at least 30; nothing about the household is decided here",
            ),
            facts=(
                Fact("act_of", ORDERED),
                Fact("notified_on", NOTIFIED),
                Fact("term_until", date(2018, 3, 31)),
            ),
            figures=FIGURES,
            comparisons=(LONG_ENOUGH,),
        )
    ] == verdicts(ordered(term_until=date(2018, 3, 31)), THIRTY)


@pytest.mark.parametrize(
    ("term_from", "term_until", "expected"),
    [
        pytest.param(NOTIFIED, NOTIFIED, (Kept, PATH), id="ends on the notification"),
        pytest.param(NOTIFIED, NOTIFIED - DAY, (Breach, f"{PATH}/term_until"), id="ends before the notification"),
        pytest.param(None, NOTIFIED, (Missing, f"{PATH}/term_from"), id="beginning unknown"),
        pytest.param(None, NOTIFIED - DAY, (Breach, f"{PATH}/term_until"), id="beginning unknown, ends before"),
    ],
)
def test_term_where_no_days_are_set(
    term_from: date | None, term_until: date, expected: tuple[type[Verdict], str]
) -> None:
    """
    Without days set by a body a term is only held not to end before the notification; its beginning must be known.
    """
    assert [expected] == kinds(ordered(term_from=term_from, term_until=term_until))


def test_term_that_ended_before_the_notification() -> None:
    """
    A term that was over when the act arrived is said to be so, whether or not a body has set days.
    """
    breach = Breach(
        path=f"{PATH}/term_until",
        message=Bilingual(
            "decreto di rilascio del 1° marzo 2018: il termine finisce l'11 marzo 2018, prima della notifica del 12"
            " marzo 2018; qui non si decide nulla sul nucleo",
            "order to vacate of 1 March 2018: the term ends on 11 March 2018, before the notification of 12 March"
            " 2018; nothing about the household is decided here",
        ),
        facts=(Fact("act_of", ORDERED), Fact("notified_on", NOTIFIED), Fact("term_until", date(2018, 3, 11))),
        comparisons=(ENDS_AFTER,),
    )
    case = ordered(term_until=date(2018, 3, 11))

    assert [breach, breach] == [*verdicts(case), *verdicts(case, THIRTY)]


def test_beginning_of_the_term_not_known() -> None:
    """
    Where it is not known from when a term was counted, the field is named.
    """
    assert [
        Missing(
            path=f"{PATH}/term_from",
            message=Bilingual(
                "decreto di rilascio del 1° marzo 2018: non si sa da quando sia contato il termine che finisce l'11"
                " aprile 2018",
                "order to vacate of 1 March 2018: it is not known from when the term that ends on 11 April 2018 was"
                " counted",
            ),
            facts=(Fact("act_of", ORDERED), Fact("notified_on", NOTIFIED), Fact("term_until", RELEASE)),
        )
    ] == verdicts(ordered(term_until=RELEASE))


OBJECTED = (
    Relocation(household="H1")
    .advance(E.INTERVIEW, on=date(2018, 1, 1))
    .advance(E.ADMIT, on=date(2018, 1, 1))
    .advance(E.OFFER, on=date(2018, 1, 1))
    .advance(E.OBJECT, on=date(2018, 1, 15))
)
RETURN_OBJECTED = (
    Relocation(household="H1")
    .advance(E.MOVE_URGENTLY, on=date(2018, 1, 1))
    .advance(E.OFFER_RETURN, on=date(2018, 1, 1))
    .advance(E.OBJECT_TO_RETURN, on=date(2018, 1, 15))
)


@pytest.mark.parametrize(
    ("case", "event"),
    [
        pytest.param(OBJECTED, E.REJECT_OBJECTION, id="offer"),
        pytest.param(RETURN_OBJECTED, E.REJECT_RETURN_OBJECTION, id="return offer"),
    ],
)
def test_decision_on_an_objection(case: Relocation, event: E) -> None:
    """
    The decision on an objection must be notified; the household itself started what it ends.
    """
    decided = [
        case.advance(event, on=ORDERED, notified_on=notified, term_from=NOTIFIED) for notified in (NOTIFIED, None)
    ]

    assert [Kept, Breach] == [type(verdicts(each)[-1]) for each in decided]


def test_decision_on_an_objection_is_named() -> None:
    """
    A decision is called by the name of its document.
    """
    case = OBJECTED.advance(E.REJECT_OBJECTION, on=ORDERED, notified_on=NOTIFIED)

    assert [
        Kept(
            path="/relocations/0/history/4",
            message=Bilingual(
                "decisione sull'opposizione del 1° marzo 2018: notifica del 12 marzo 2018",
                "decision on the objection of 1 March 2018: notified on 12 March 2018",
            ),
            facts=(Fact("act_of", ORDERED), Fact("notified_on", NOTIFIED)),
            comparisons=(WAS_NOTIFIED,),
        )
    ] == verdicts(case)


def test_days_to_release_are_not_days_to_reply() -> None:
    """
    The new term to reply after a decision is not held to the days to release a dwelling.
    """
    case = OBJECTED.advance(
        E.REJECT_OBJECTION, on=ORDERED, notified_on=NOTIFIED, term_from=NOTIFIED, term_until=NOTIFIED + DAY
    )

    assert [(Kept, "/relocations/0/history/4")] == kinds(case, THIRTY)


def test_decision_in_favour_is_no_limiting_act() -> None:
    """
    An objection that is upheld, proceedings that are dismissed and an order that is revoked limit nobody.
    """
    upheld = OBJECTED.advance(E.UPHOLD_OBJECTION, on=ORDERED)
    dismissed = CONTESTED.advance(E.DISMISS_CONTEST, on=ORDERED)

    assert [NotApplicable, NotApplicable] == [type(verdicts(case)[0]) for case in (upheld, dismissed)]


@pytest.mark.parametrize(
    ("started", "expected"),
    [
        pytest.param(ORDERED - DAY, (Kept, PATH), id="day before the act"),
        pytest.param(ORDERED, (Breach, PATH), id="day of the act"),
        pytest.param(ORDERED + DAY, (Breach, PATH), id="day after the act"),
        pytest.param(None, (Missing, "/relocations/0/history/1/notified_on"), id="not on record"),
    ],
)
def test_proceedings_come_before(started: date | None, expected: tuple[type[Verdict], str]) -> None:
    """
    The notice of the start of proceedings must have reached the household on a day before the act.
    """
    case = INFORMED.advance(E.CONTEST, on=date(2018, 1, 8), notified_on=started)

    assert [expected] == kinds(case.advance(E.ORDER_TO_VACATE, on=ORDERED, notified_on=NOTIFIED))


def test_proceedings_notified_too_late() -> None:
    """
    Where the notice of the start of proceedings came too late, its first day is shown.
    """
    case = INFORMED.advance(E.CONTEST, on=date(2018, 1, 8), notified_on=NOTIFIED)

    assert [
        Breach(
            path=PATH,
            message=Bilingual(
                "decreto di rilascio del 1° marzo 2018: avvio del procedimento notificato solo il 12 marzo 2018; qui"
                " non si decide nulla sul nucleo",
                "order to vacate of 1 March 2018: start of proceedings notified only on 12 March 2018; nothing about"
                " the household is decided here",
            ),
            facts=(Fact("act_of", ORDERED), Fact("proceedings_notified_on", NOTIFIED)),
            comparisons=(STARTED_BEFORE,),
        )
    ] == verdicts(case.advance(E.ORDER_TO_VACATE, on=ORDERED, notified_on=NOTIFIED))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(NOTIFIED - DAY, (Missing, "/relocations/0/history/1/notified_on"), id="day before"),
        pytest.param(NOTIFIED, (Breach, PATH), id="the day"),
        pytest.param(NOTIFIED + DAY, (Breach, PATH), id="day after"),
    ],
)
def test_start_of_proceedings_that_is_to_come(on: date, expected: tuple[type[Verdict], str]) -> None:
    """
    A notice of the start of proceedings after the day of the view has not happened yet.
    """
    case = INFORMED.advance(E.CONTEST, on=date(2018, 1, 8), notified_on=NOTIFIED)

    assert [expected] == kinds(case.advance(E.ORDER_TO_VACATE, on=ORDERED, notified_on=ORDERED), on=on)


def test_start_of_proceedings_that_is_to_come_in_words() -> None:
    """
    Of a notice that is still to come both days are told: that of the view and that of the record.
    """
    case = INFORMED.advance(E.CONTEST, on=date(2018, 1, 8), notified_on=NOTIFIED)

    assert [
        Missing(
            path="/relocations/0/history/1/notified_on",
            message=Bilingual(
                "decreto di rilascio del 1° marzo 2018: all'11 marzo 2018 l'avvio del procedimento non era stato"
                " notificato; risulta che lo sarà il 12 marzo 2018",
                "order to vacate of 1 March 2018: by 11 March 2018 the start of proceedings had not been notified; the"
                " record says it will be on 12 March 2018",
            ),
            facts=(Fact("act_of", ORDERED), Fact("proceedings_notified_on", NOTIFIED)),
        )
    ] == verdicts(case.advance(E.ORDER_TO_VACATE, on=ORDERED, notified_on=ORDERED), on=date(2018, 3, 11))


def test_late_start_of_proceedings_beside_one_to_come() -> None:
    """
    Of two notices the one that reached the household too late is what is told, and not the one to come.
    """
    case = (
        Relocation(household="H1")
        .advance(E.INFORM, on=date(2018, 1, 2), documents=(START,), notified_on=ORDERED)
        .advance(E.CONTEST, on=date(2018, 1, 8), notified_on=NOTIFIED)
        .advance(E.ORDER_TO_VACATE, on=ORDERED, notified_on=ORDERED)
    )

    assert [(Breach, PATH)] == kinds(case, on=ORDERED)


def test_proceedings_of_an_unknown_day() -> None:
    """
    Where the day of the notice of the start of proceedings is missing, the field is named.
    """
    case = INFORMED.advance(E.CONTEST, on=date(2018, 1, 8))

    assert [
        Missing(
            path="/relocations/0/history/1/notified_on",
            message=Bilingual(
                "decreto di rilascio del 1° marzo 2018: c'è l'avvio del procedimento, ma non il giorno in cui fu"
                " notificato",
                "order to vacate of 1 March 2018: start of proceedings on record, but not the day on which it was"
                " notified",
            ),
            facts=(Fact("act_of", ORDERED),),
        )
    ] == verdicts(case.advance(E.ORDER_TO_VACATE, on=ORDERED, notified_on=NOTIFIED))


def test_all_faults_of_an_act_are_told() -> None:
    """
    An act may lack both its notification and the proceedings before it: each is told.
    """
    case = INFORMED.advance(E.FIND_NO_TITLE, on=date(2018, 1, 8)).advance(E.REJECT_TITLE, on=ORDERED)

    assert [(Breach, PATH), (Breach, PATH)] == kinds(case)


@pytest.mark.parametrize(
    ("documents", "notified", "expected"),
    [
        pytest.param((), STARTED, (Breach, PATH), id="no start of proceedings"),
        pytest.param((OTHER, START), STARTED, (Kept, PATH), id="start of proceedings"),
        pytest.param((START,), ORDERED, (Breach, PATH), id="start of proceedings on the day of the act"),
        pytest.param((START,), None, (Missing, "/relocations/0/history/1/notified_on"), id="day unknown"),
    ],
)
def test_order_for_want_of_title(
    documents: tuple[DocumentReference, ...], notified: date | None, expected: tuple[type[Verdict], str]
) -> None:
    """
    No event starts proceedings on the title: the document that starts them, on any earlier step, does.
    """
    case = INFORMED.advance(E.FIND_NO_TITLE, on=date(2018, 1, 8), documents=documents, notified_on=notified)

    assert [expected] == kinds(case.advance(E.REJECT_TITLE, on=ORDERED, notified_on=NOTIFIED))


def test_start_of_proceedings_attached_to_the_act() -> None:
    """
    What is attached to the act itself does not say when it reached the household.
    """
    case = INFORMED.advance(E.FIND_NO_TITLE, on=date(2018, 1, 8)).advance(
        E.REJECT_TITLE, on=ORDERED, notified_on=NOTIFIED, documents=(START,)
    )

    assert [(Missing, f"{PATH}/documents")] == kinds(case)


@pytest.mark.parametrize(
    ("on", "documents", "expected"),
    [
        pytest.param(ORDERED, (START,), (Missing, "/relocations/0/annotations"), id="by the day of the act"),
        pytest.param(ORDERED + DAY, (START,), (Breach, PATH), id="after it"),
        pytest.param(ORDERED, (OTHER,), (Breach, PATH), id="another document"),
    ],
)
def test_start_of_proceedings_in_a_note(
    on: date, documents: tuple[DocumentReference, ...], expected: tuple[type[Verdict], str]
) -> None:
    """
    A note that proves the start of proceedings does not say when it reached the household.
    """
    case = attrs.evolve(
        INFORMED.advance(E.FIND_NO_TITLE, on=date(2018, 1, 8)).advance(
            E.REJECT_TITLE, on=ORDERED, notified_on=NOTIFIED
        ),
        annotations=(
            Annotation(kind=AnnotationKind.NOTE, on=ORDERED),
            Annotation(kind=AnnotationKind.NOTE, on=on, documents=documents),
        ),
    )

    assert [expected] == kinds(case)


def test_known_day_comes_before_an_unknown_one() -> None:
    """
    Of several notices one that came in time is enough.
    """
    case = INFORMED.advance(E.CONTEST, on=date(2018, 1, 8), notified_on=STARTED).with_annotation(
        Annotation(kind=AnnotationKind.NOTE, on=ORDERED, documents=(START,))
    )

    assert [(Kept, PATH)] == kinds(case.advance(E.ORDER_TO_VACATE, on=ORDERED, notified_on=NOTIFIED))


def test_only_what_came_in_time_is_shown() -> None:
    """
    Of several notices those that came too late are not shown as what came before the act.
    """
    case = (
        Relocation(household="H1")
        .advance(E.INFORM, on=date(2018, 1, 2), documents=(START,), notified_on=ORDERED)
        .advance(E.CONTEST, on=date(2018, 1, 8), notified_on=STARTED)
        .advance(E.ORDER_TO_VACATE, on=ORDERED, notified_on=NOTIFIED)
    )
    (verdict,) = verdicts(case)

    assert isinstance(verdict, Kept)
    assert [STARTED] == [fact.value for fact in verdict.facts if fact.name == "proceedings_notified_on"]


def test_start_of_proceedings_on_the_first_step() -> None:
    """
    The general notice may have started the proceedings: every step before the act is looked at.
    """
    case = (
        Relocation(household="H1")
        .advance(E.INFORM, on=date(2018, 1, 8), documents=(START,), notified_on=STARTED)
        .advance(E.FIND_NO_TITLE, on=date(2018, 2, 1))
        .advance(E.REJECT_TITLE, on=ORDERED, notified_on=NOTIFIED)
    )

    assert [(Kept, PATH)] == kinds(case)


def test_proceedings_on_the_return() -> None:
    """
    Proceedings against who does not leave the temporary dwelling come before its order to vacate.
    """
    case = (
        Relocation(household="H1")
        .advance(E.MOVE_URGENTLY, on=date(2017, 11, 6))
        .advance(E.OFFER_RETURN, on=date(2017, 12, 4))
        .advance(E.CONTEST_RETURN, on=date(2018, 1, 8), notified_on=STARTED)
        .advance(E.ORDER_TO_VACATE_AWAY, on=ORDERED, notified_on=NOTIFIED)
    )

    assert [(NotApplicable, "/relocations/0/history/0"), (Kept, "/relocations/0/history/3")] == kinds(case)


def advanced(case: Relocation, *events: E, on: date = date(2018, 2, 1)) -> Relocation:
    """
    Return a case after some events of one day.
    """
    for event in events:
        case = case.advance(event, on=on)
    return case


MOVED = (E.OFFER, E.ACCEPT, E.GIVE_NOTICE, E.MOVE_TEMPORARILY)


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(advanced(CONTESTED, E.DISMISS_CONTEST, E.MOVE_URGENTLY), id="dismissed"),
        pytest.param(advanced(CONTESTED, E.ACCEPT, E.GIVE_NOTICE, E.MOVE_TEMPORARILY), id="ended by a late acceptance"),
        pytest.param(
            advanced(
                advanced(Relocation(household="H1"), E.MOVE_URGENTLY, E.OFFER_RETURN, on=date(2017, 11, 6)).advance(
                    E.CONTEST_RETURN, on=date(2018, 1, 8), notified_on=STARTED
                ),
                E.DISMISS_RETURN_CONTEST,
            ),
            id="dismissed away",
        ),
        pytest.param(
            advanced(
                advanced(Relocation(household="H1"), E.MOVE_URGENTLY, E.OFFER_RETURN, on=date(2017, 11, 6)).advance(
                    E.CONTEST_RETURN, on=date(2018, 1, 8), notified_on=STARTED
                ),
                E.ORDER_TO_VACATE_AWAY,
                E.REVOKE_ORDER_AWAY,
            ),
            id="order revoked",
        ),
    ],
)
def test_proceedings_that_have_ended(before: Relocation) -> None:
    """
    Proceedings that have ended are not the start of a later order: it needs its own.
    """
    noted = before.with_annotation(Annotation(kind=AnnotationKind.NOTE, on=date(2018, 1, 31), documents=(START,)))
    verdict = verdicts(noted.advance(E.ORDER_TO_VACATE_AWAY, on=ORDERED, notified_on=NOTIFIED))[-1]

    assert (Breach, f"/relocations/0/history/{len(before.history)}") == (type(verdict), verdict.path)


def test_proceedings_on_the_title_that_have_ended() -> None:
    """
    A household whose title was recognised is no longer in the proceedings that had denied it.
    """
    case = INFORMED.advance(E.FIND_NO_TITLE, on=date(2018, 1, 8), documents=(START,), notified_on=STARTED)
    case = advanced(case, E.RECOGNISE, E.FIND_NO_TITLE).advance(E.REJECT_TITLE, on=ORDERED, notified_on=NOTIFIED)

    assert [(Breach, "/relocations/0/history/4")] == kinds(case)


def test_note_on_the_day_on_which_earlier_proceedings_ended() -> None:
    """
    A note of the day on which earlier proceedings ended may be of the new ones.
    """
    case = advanced(CONTESTED, E.DISMISS_CONTEST, *MOVED).with_annotation(
        Annotation(kind=AnnotationKind.NOTE, on=date(2018, 2, 1), documents=(START,))
    )

    assert [(Missing, "/relocations/0/annotations")] == kinds(
        case.advance(E.ORDER_TO_VACATE_AWAY, on=ORDERED, notified_on=NOTIFIED)
    )


def test_order_after_a_revocation() -> None:
    """
    An order that is revoked at home leaves the proceedings open: a new order rests on their notice.
    """
    case = (
        ordered()
        .advance(E.REVOKE_ORDER, on=date(2018, 5, 7))
        .advance(E.ORDER_TO_VACATE, on=date(2018, 6, 4), notified_on=date(2018, 6, 8))
    )

    assert [(Kept, PATH), (Kept, "/relocations/0/history/4")] == kinds(case)


def test_evacuation() -> None:
    """
    "Precautionary and urgent acts (an evacuation) have effect at once: not applicable".
    """
    assert [
        NotApplicable(
            path="/relocations/0/history/0",
            message=Bilingual("un atto urgente ha effetto subito", "an urgent act has effect at once"),
        )
    ] == verdicts(Relocation(household="H1").advance(E.MOVE_URGENTLY, on=date(2004, 1, 1)))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(FIRST_DAY - DAY, NotApplicable, id="7 March 2005"),
        pytest.param(FIRST_DAY, Breach, id="8 March 2005"),
        pytest.param(date.max, Breach, id="last day of the calendar"),
    ],
)
def test_first_day(on: date, expected: type[Verdict]) -> None:
    """
    Art. 21-bis holds from the fifteenth day after L. 15/2005 came out on 21 February 2005, by the day of the act.
    """
    case = INFORMED.advance(E.CONTEST, on=date(2004, 2, 2), notified_on=date(2004, 2, 2))
    (verdict,) = verdicts(case.advance(E.ORDER_TO_VACATE, on=on))

    assert expected is type(verdict)


def test_act_before_the_first_day() -> None:
    """
    Of an act before the first day the verdict says that there was no such article.
    """
    case = INFORMED.advance(E.CONTEST, on=date(2004, 2, 2)).advance(E.ORDER_TO_VACATE, on=FIRST_DAY - DAY)

    assert [
        NotApplicable(
            path=PATH,
            message=Bilingual(
                "decreto di rilascio del 7 marzo 2005: prima dell'8 marzo 2005 l'art. 21-bis non c'era",
                "order to vacate of 7 March 2005: before 8 March 2005 there was no art. 21-bis",
            ),
        )
    ] == verdicts(case)


@pytest.mark.parametrize(
    "case", [pytest.param(Relocation(household="H1"), id="no step"), pytest.param(CONTESTED, id="proceedings")]
)
def test_no_limiting_act(case: Relocation) -> None:
    """
    Proceedings alone limit nobody yet.
    """
    assert [
        NotApplicable(
            path="/relocations/0", message=Bilingual("nessun atto limita il nucleo", "no act limits the household")
        )
    ] == verdicts(case)


def test_every_act_of_every_case_is_judged() -> None:
    """
    Each act is judged at its own place, in each case.
    """
    other = attrs.evolve(ordered(notified=None), household="H3", id="H3")
    programme = Programme(relocations=(ordered(), Relocation(household="H2"), other))
    found = RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS))

    assert [(Kept, PATH), (NotApplicable, "/relocations/1"), (Breach, "/relocations/2/history/2")] == [
        (type(verdict), verdict.path) for verdict in found
    ]


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        pytest.param(RULE.keeps, [[STARTED, NOTIFIED, NOTIFIED, RELEASE]], id="keeps"),
        pytest.param(
            RULE.breaks,
            [
                [STARTED, NOTIFIED, ORDERED, date(2018, 3, 31)],
                [STARTED, None, None, None],
                [None, NOTIFIED, None, None],
            ],
            id="breaks: days from the act, no notification, no proceedings",
        ),
    ],
)
def test_published_examples(example: Callable[[], Programme], expected: list[list[date | None]]) -> None:
    """
    Published: proceedings of 10 January, an order of 1 March 2018; when each was notified, and what term it set.
    """
    found = [case.history[-2:] for case in example().relocations]

    assert expected == [[before.notified_on, act.notified_on, act.term_from, act.term_until] for before, act in found]


def test_examples_are_of_one_day() -> None:
    """
    Published: every order of the examples is of 1 March 2018.
    """
    cases = (*RULE.keeps().relocations, *RULE.breaks().relocations)

    assert {ORDERED} == {case.history[-1].happened_on for case in cases}


def test_a_breach_is_a_warning() -> None:
    """
    What the example breaks are three acts, and none of them makes a report invalid.
    """
    report = validate(RULE.breaks(), on=TODAY, parameters=THIRTY, rules=(RULE,))

    assert (True, [Severity.WARNING] * 3) == (report.valid, [entry.severity for entry in report.findings])


@given(st.dates(FIRST_DAY, date(2100, 1, 1)), st.integers(0, 90), st.integers(-5, 90), st.integers(0, 60))
def test_term_of_the_days_set(on: date, later: int, term: int, days: int) -> None:
    """
    "Its terms run from there": kept exactly if the days that a body set lie between notification and end of the term.
    """
    case = INFORMED.advance(E.CONTEST, on=date(2004, 2, 2), notified_on=date(2004, 2, 2))
    notified = on + DAY * later
    case = case.advance(E.ORDER_TO_VACATE, on=on, notified_on=notified, term_until=notified + DAY * term)
    (verdict,) = verdicts(case, PARAMETERS.override("release_days", days, source="example"), on=date.max)

    assert (Kept if term >= days else Breach) is type(verdict)


def place(programme: Programme, path: str) -> object:
    """
    Return what a JSON Pointer points at; fail if there is nothing.
    """
    found: Any = programme
    for name in path.split("/")[1:]:
        found = found[int(name)] if name.isdigit() else getattr(found, name)
    return found


@settings.get_profile("heavy")
@given(strategies.views(), st.none() | st.integers(0, 60))
def test_says_something_of_every_case_and_points_at_what_is_there(view: View, days: int | None) -> None:
    """
    "Rules report and never raise": every case of any programme is judged, and every place that is named exists.
    """
    parameters = PARAMETERS if days is None else PARAMETERS.override("release_days", days, source="example")
    programme = view.programme.as_of(view.on)
    found = list(RULE.check(attrs.evolve(view, programme=programme, parameters=parameters)))

    assert [f"/relocations/{index}" for index in range(len(programme.relocations))] == sorted(
        {"/".join(verdict.path.split("/")[:3]) for verdict in found if place(programme, verdict.path) is not programme}
    )


@settings.get_profile("heavy")
@given(strategies.views())
def test_never_kept_without_a_notification(view: View) -> None:
    """
    "Cannot decide is not compliant": no act that is kept lacks its day of notification, or has it still to come.
    """
    programme = view.programme.as_of(view.on)
    kept = [verdict.path for verdict in RULE.check(attrs.evolve(view, programme=programme)) if type(verdict) is Kept]

    days = [getattr(place(programme, path), "notified_on", None) for path in kept]

    assert [] == [day for day in days if day is None or day > view.on]


def test_every_limiting_act_has_a_document_to_be_called_by() -> None:
    """
    The acts are called by the last document of their row: an order to vacate, or the decision on an objection.
    """
    orders = (E.ORDER_TO_VACATE, E.ORDER_TO_VACATE_AWAY, E.REJECT_TITLE)
    decisions = (E.REJECT_OBJECTION, E.REJECT_RETURN_OBJECTION)

    assert [DocumentKind.ORDER_TO_VACATE] * 3 + [DocumentKind.OBJECTION_DECISION] * 2 == [
        RELOCATION_TABLE.row(event).documents[-1] for event in (*orders, *decisions)
    ]
