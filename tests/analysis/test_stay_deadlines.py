"""
What runs for a household that is out or that is to release its dwelling: stay, choice, proceedings, order.
"""

from datetime import date, timedelta
from typing import Any

import pytest

from contratti_quartiere.analysis.case_deadlines import case_deadlines
from contratti_quartiere.analysis.case_on_board import CaseOnBoard
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.evidence import Role
from contratti_quartiere.facts import Figure
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Missing, MissingCause
from contratti_quartiere.views import View

DAY = timedelta(days=1)
OUT, LIMIT = date(2018, 2, 20), date(2019, 2, 20)
SET = PARAMETERS.override("stay_limit_months", 12, source="example").override("release_days", 30, source="example")
AWAY = Relocation(household="H10", dwelling="B10").advance(E.MOVE_URGENTLY, on=OUT, role=Role.CITY, dwelling="v3")
STATED = Bilingual("termine scritto nell'atto", "the term that the act states")
FROM_NOTIFICATION = LegalSource("L. 241/1990", "art. 21-bis")


def deadlines(case: Relocation, *, on: date = LIMIT, parameters: Parameters = SET) -> list[Deadline]:
    """
    Return what runs for a case as of a day.
    """
    known = case.until(on)
    view = View(programme=Programme(relocations=(known,)), on=on, parameters=parameters)
    return list(case_deadlines(CaseOnBoard(view=view, path="/relocations/0", case=known)))


def figure(name: str, day: date) -> Figure:
    """
    Return a figure of the body in force.
    """
    return Figure.of(SET[name], SET[name].required(day))


def test_stay() -> None:
    """
    Out since 20 February 2018, with twelve months: by 20 February 2019 it has its choice, wherever it lives by then.
    """
    moved = AWAY.advance(E.MOVE_AGAIN, on=date(2018, 4, 16), dwelling="v4")

    assert [
        Deadline(
            kind=DeadlineKind.STAY,
            path="/relocations/0/history/0",
            text=Bilingual(
                "H10: fuori dal 20 febbraio 2018: entro il limite il nucleo ha la scelta per iscritto",
                "H10: away since 20 February 2018: within the limit the household has its choice in writing",
            ),
            case="H10",
            dwelling="v4",
            role=Role.CITY,
            office=Role.CITY,
            since=OUT,
            due=Countdown(LIMIT, LIMIT),
            ground=Bilingual("cifra dell'ente", "figure of the body"),
            figure=figure("stay_limit_months", OUT),
        )
    ] == deadlines(moved)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(LIMIT - DAY, (1, False), id="day before"),
        pytest.param(LIMIT, (0, False), id="last day"),
        pytest.param(LIMIT + DAY, (-1, True), id="day after"),
    ],
)
def test_days_of_a_stay(on: date, expected: tuple[int, bool]) -> None:
    """
    On the last day of its limit a stay is not beyond it.
    """
    (stay,) = deadlines(AWAY, on=on)

    assert expected == (stay.due and stay.due.most, stay.due and stay.due.overdue)


def test_limit_that_nobody_set() -> None:
    """
    Where nobody set a limit none is guessed.
    """
    (stay,) = deadlines(AWAY, parameters=PARAMETERS)

    assert (
        None,
        (
            Missing(
                path="/relocations/0/history/0",
                message=Bilingual(
                    "nessuno ha fissato il limite del soggiorno fuori casa (stay_limit_months)",
                    "nobody has set the limit of a stay away from home (stay_limit_months)",
                ),
                cause=MissingCause.NOT_SET,
                parameter="stay_limit_months",
            ),
        ),
    ) == (stay.due, stay.missing)


def test_limit_of_the_day_of_the_move() -> None:
    """
    The limit is that in force on the day of the move.
    """
    later = PARAMETERS.override("stay_limit_months", 12, source="example", since=OUT + DAY)
    (stay,) = deadlines(AWAY, parameters=later)

    assert None is stay.due


def test_what_is_not_known_of_a_choice_and_of_an_answer() -> None:
    """
    A choice, or proceedings, that were not notified say so.
    """
    choice = AWAY.advance(E.OPEN_CHOICE, on=TOLD)
    answer = RETURN.advance(E.CONTEST_RETURN, on=STARTED, term_until=STARTED)
    found = (deadlines(choice, on=TOLD)[0], deadlines(answer, on=STARTED)[0])

    assert [
        ["/relocations/0/history/1/notified_on", "/relocations/0/history/1/term_until"],
        ["/relocations/0/history/3/notified_on"],
    ] == [[said.path for said in each.missing] for each in found]


TOLD = date(2019, 2, 8)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(TOLD - DAY, [DeadlineKind.CHOICE, DeadlineKind.STAY], id="day before it is told"),
        pytest.param(TOLD, [DeadlineKind.CHOICE], id="the day on which it is told"),
    ],
)
def test_stay_ends_with_the_choice(on: date, expected: list[DeadlineKind]) -> None:
    """
    Once the household has had its choice in writing, no limit waits for it.
    """
    case = AWAY.advance(E.OPEN_CHOICE, on=date(2019, 2, 4), notified_on=TOLD)

    assert expected == [found.kind for found in deadlines(case, on=on)]


def test_choice() -> None:
    """
    The choice has the term that its information states, and silence is not a waiver.
    """
    opened, until = date(2019, 2, 4), date(2019, 4, 9)
    case = AWAY.advance(E.OPEN_CHOICE, on=opened, role=Role.OWNER, notified_on=TOLD, term_from=TOLD, term_until=until)

    assert [
        Deadline(
            kind=DeadlineKind.CHOICE,
            path="/relocations/0/history/1",
            text=Bilingual(
                "H10: risposta alla scelta aperta il 4 febbraio 2019; il silenzio non è una rinuncia",
                "H10: answer to the choice opened on 4 February 2019; silence is not a waiver",
            ),
            case="H10",
            role=Role.HOUSEHOLD,
            office=Role.OWNER,
            since=TOLD,
            due=Countdown(until, date(2019, 3, 1)),
            ground=STATED,
            source=FROM_NOTIFICATION,
        )
    ] == deadlines(case, on=date(2019, 3, 1))


STARTED = date(2020, 12, 10)
RETURN = AWAY.advance(E.OPEN_CHOICE, on=TOLD, notified_on=TOLD).advance(E.OFFER_RETURN, on=date(2020, 11, 9))


def test_answer_in_proceedings() -> None:
    """
    Proceedings have a day to answer where the act that started them states one, and none else.
    """
    until = date(2021, 1, 14)
    silent = RETURN.advance(E.CONTEST_RETURN, on=STARTED)
    telling = RETURN.advance(
        E.CONTEST_RETURN, on=STARTED, role=Role.OWNER, notified_on=date(2020, 12, 14), term_until=until
    )

    assert (
        [],
        [
            Deadline(
                kind=DeadlineKind.ANSWER,
                path="/relocations/0/history/3",
                text=Bilingual(
                    "H10: risposta nel procedimento avviato il 10 dicembre 2020",
                    "H10: answer in the proceedings started on 10 December 2020",
                ),
                case="H10",
                role=Role.HOUSEHOLD,
                office=Role.OWNER,
                since=date(2020, 12, 14),
                due=Countdown(until, date(2021, 1, 1)),
                ground=STATED,
                source=FROM_NOTIFICATION,
            )
        ],
    ) == (deadlines(silent, on=date(2021, 1, 1)), deadlines(telling, on=date(2021, 1, 1)))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2021, 1, 13), [1], id="day before"),
        pytest.param(date(2021, 1, 14), [0], id="last day"),
        pytest.param(date(2021, 1, 15), [], id="day after"),
    ],
)
def test_right_to_answer_ends(on: date, expected: list[int]) -> None:
    """
    When the days to answer are over nothing is overdue: nobody has to answer.
    """
    case = RETURN.advance(E.CONTEST_RETURN, on=STARTED, term_until=date(2021, 1, 14))

    assert expected == [found.due.most for found in deadlines(case, on=on) if found.due is not None]


ORDERED, NOTIFIED = date(2018, 3, 1), date(2018, 3, 12)


def ordered(**facts: Any) -> Relocation:
    """
    Return the case of a household that is to release its dwelling.
    """
    case = Relocation(household="H3", dwelling="B3").advance(E.FIND_NO_TITLE, on=date(2018, 1, 10))
    return case.advance(E.REJECT_TITLE, on=ORDERED, role=Role.CITY, **facts)


def test_release_by_the_order() -> None:
    """
    A term that an order states runs to its last day.
    """
    until, on = date(2018, 4, 11), date(2018, 4, 1)

    assert [
        Deadline(
            kind=DeadlineKind.RELEASE,
            path="/relocations/0/history/1",
            text=Bilingual(
                "H3: rilascio dell'alloggio, atto del 1° marzo 2018",
                "H3: release of the dwelling, act of 1 March 2018",
            ),
            case="H3",
            dwelling="B3",
            role=Role.HOUSEHOLD,
            office=Role.CITY,
            since=NOTIFIED,
            due=Countdown(until, on),
            ground=STATED,
            source=FROM_NOTIFICATION,
        )
    ] == deadlines(ordered(notified_on=NOTIFIED, term_until=until), on=on)


def test_release_by_the_figure_of_the_body() -> None:
    """
    "Thirty days": of an order that states no term, from its notification on 12 March 2018 to 11 April.
    """
    (release,) = deadlines(ordered(notified_on=NOTIFIED, dwelling="B4"), on=NOTIFIED)

    assert (
        Countdown(date(2018, 4, 11), NOTIFIED),
        Bilingual("cifra dell'ente", "figure of the body"),
        figure("release_days", ORDERED),
        "B4",
        (),
    ) == (release.due, release.ground, release.figure, release.dwelling, release.missing)


def test_figure_of_the_day_of_the_order() -> None:
    """
    The days of a release are those in force on the day of the order.
    """
    later = PARAMETERS.override("release_days", 30, source="example", since=ORDERED + DAY)
    (release,) = deadlines(ordered(notified_on=NOTIFIED), on=NOTIFIED, parameters=later)

    assert (None, MissingCause.NOT_SET) == (release.due, release.missing[-1].cause)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(NOTIFIED - DAY, (None, None), id="day before"),
        pytest.param(NOTIFIED, (NOTIFIED, Countdown(date(2018, 4, 11), NOTIFIED)), id="day of the notification"),
    ],
)
def test_no_term_runs_before_the_notification(on: date, expected: tuple[date | None, Countdown | None]) -> None:
    """
    An act that limits has effect from its notification: before it no term of release runs.
    """
    (release,) = deadlines(ordered(notified_on=NOTIFIED, term_until=date(2018, 4, 11)), on=on)

    assert expected == (release.since, release.due)


def test_order_that_was_not_notified() -> None:
    """
    The term that an order states runs for nobody who was not notified: the day it states is told, and no more.
    """
    (release,) = deadlines(ordered(term_until=date(2018, 4, 11)))

    assert (
        None,
        (
            Missing(
                path="/relocations/0/history/1/notified_on",
                message=Bilingual(
                    "non si sa in che giorno l'atto è stato notificato, e il termine corre dalla notifica"
                    " (termine scritto: 11 aprile 2018)",
                    "it is not known on which day the act was notified, and the term runs from the notification"
                    " (term stated: 11 April 2018)",
                ),
            ),
        ),
    ) == (release.due, release.missing)


def test_order_counted_from_its_own_day() -> None:
    """
    A term counted from before the notification is told as such beside the day that the order states.
    """
    (release,) = deadlines(ordered(notified_on=NOTIFIED, term_from=ORDERED, term_until=date(2018, 3, 31)), on=NOTIFIED)

    assert (Countdown(date(2018, 3, 31), NOTIFIED), ["/relocations/0/history/1/term_from"]) == (
        release.due,
        [said.path for said in release.missing],
    )


def test_order_without_term_or_figure() -> None:
    """
    An order that states no term, where nobody set one and which nobody notified, has no day and three reasons.
    """
    (release,) = deadlines(ordered(), parameters=PARAMETERS)

    assert (
        None,
        None,
        [
            ("/relocations/0/history/1/notified_on", MissingCause.EVIDENCE),
            ("/relocations/0/history/1/term_until", MissingCause.EVIDENCE),
            ("/relocations/0/history/1", MissingCause.NOT_SET),
        ],
    ) == (release.due, release.figure, [(said.path, said.cause) for said in release.missing])
    assert (
        "nessuno ha fissato i giorni per rilasciare l'alloggio (release_days)",
        "nobody has set the days to release the dwelling (release_days)",
    ) == (release.missing[-1].message.it, release.missing[-1].message.en)


def test_order_counted_early_and_never_notified() -> None:
    """
    Of an order that is to be notified later all is told that is not known, the stated day with the notification.
    """
    case = ordered(notified_on=NOTIFIED, term_from=ORDERED, term_until=date(2018, 3, 31))
    (release,) = deadlines(case, on=NOTIFIED - DAY)

    assert [
        (
            "/relocations/0/history/1/notified_on",
            "l'atto non è ancora notificato: risulta che lo sarà il 12 marzo 2018 (termine scritto: 31 marzo 2018)",
        ),
        (
            "/relocations/0/history/1/term_from",
            "termine contato dal 1° marzo 2018, prima della notifica del 12 marzo 2018",
        ),
    ] == [(said.path, said.message.it) for said in release.missing]


def test_order_away() -> None:
    """
    An order to vacate the temporary dwelling runs beside the stay.
    """
    case = AWAY.advance(E.ORDER_TO_VACATE_AWAY, on=date(2018, 6, 1), notified_on=date(2018, 6, 4))

    assert [(DeadlineKind.RELEASE, date(2018, 7, 4)), (DeadlineKind.STAY, LIMIT)] == [
        (found.kind, found.due and found.due.when) for found in deadlines(case)
    ]
