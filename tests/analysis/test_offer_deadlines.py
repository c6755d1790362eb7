"""
What runs while an offer is open: the reply, the objection, the decision on it; each with its last day.
"""

from datetime import date, timedelta

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
OFFERED, NOTIFIED, UNTIL = date(2017, 7, 17), date(2017, 7, 20), date(2017, 8, 4)
NOT_SET = Bilingual(
    "nessuno ha fissato i giorni per opporsi a una proposta (objection_days)",
    "nobody has set the days to object to an offer (objection_days)",
)
FROM_NOTIFICATION = LegalSource("L. 241/1990", "art. 21-bis")


def offered(
    *, notified: date | None = NOTIFIED, start: date | None = NOTIFIED, until: date | None = UNTIL, dwelling: str = "v1"
) -> Relocation:
    """
    Return a case with an offer that is open.
    """
    case = Relocation(household="H1").advance(E.INTERVIEW, on=date(2017, 4, 3)).advance(E.ADMIT, on=date(2017, 5, 8))
    return case.advance(
        E.OFFER,
        on=OFFERED,
        role=Role.OWNER,
        dwelling=dwelling,
        notified_on=notified,
        term_from=start,
        term_until=until,
    )


def deadlines(case: Relocation, *, on: date = UNTIL, parameters: Parameters = PARAMETERS) -> list[Deadline]:
    """
    Return what runs for a case, the third of its document.
    """
    view = View(programme=Programme(relocations=(case,)), on=on, parameters=parameters)
    return list(case_deadlines(CaseOnBoard(view=view, path="/relocations/2", case=case)))


def test_reply_and_objection() -> None:
    """
    An offer that is notified runs to the last day that it states; until when one objects, nobody has set.
    """
    reply = Deadline(
        kind=DeadlineKind.REPLY,
        path="/relocations/2/history/2",
        text=Bilingual(
            "H1: risposta alla proposta dell'alloggio v1 del 17 luglio 2017",
            "H1: reply to the offer of dwelling v1 made on 17 July 2017",
        ),
        case="H1",
        dwelling="v1",
        role=Role.HOUSEHOLD,
        office=Role.OWNER,
        since=NOTIFIED,
        due=Countdown(UNTIL, date(2017, 8, 1)),
        ground=Bilingual("termine scritto nell'atto", "the term that the act states"),
        source=FROM_NOTIFICATION,
    )
    objection = Deadline(
        kind=DeadlineKind.OBJECTION,
        path="/relocations/2/history/2",
        text=Bilingual(
            "H1: opposizione alla proposta dell'alloggio v1 del 17 luglio 2017",
            "H1: objection to the offer of dwelling v1 made on 17 July 2017",
        ),
        case="H1",
        dwelling="v1",
        role=Role.HOUSEHOLD,
        office=Role.OWNER,
        since=NOTIFIED,
        ground=Bilingual("cifra dell'ente", "figure of the body"),
        source=FROM_NOTIFICATION,
        missing=(
            Missing(
                path="/relocations/2/history/2",
                message=NOT_SET,
                cause=MissingCause.NOT_SET,
                parameter="objection_days",
            ),
        ),
    )

    assert [reply, objection] == deadlines(offered(), on=date(2017, 8, 1))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(UNTIL - DAY, (1, False), id="day before"),
        pytest.param(UNTIL, (0, False), id="last day"),
        pytest.param(UNTIL + DAY, (-1, True), id="day after"),
    ],
)
def test_days_of_a_reply(on: date, expected: tuple[int, bool]) -> None:
    """
    On its last day a reply is in time.
    """
    reply = deadlines(offered(), on=on)[0]

    assert expected == (reply.due and reply.due.most, reply.due and reply.due.overdue)


def test_days_of_an_objection() -> None:
    """
    With twenty days, from the notification of 20 July 2017, an objection is in time to 9 August.
    """
    twenty = PARAMETERS.override("objection_days", 20, source="example")
    objection = deadlines(offered(), parameters=twenty)[1]
    figure = twenty["objection_days"]

    assert (Countdown(date(2017, 8, 9), UNTIL), Figure.of(figure, figure.required(OFFERED)), ()) == (
        objection.due,
        objection.figure,
        objection.missing,
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2017, 8, 8), [1], id="day before"),
        pytest.param(date(2017, 8, 9), [0], id="last day"),
        pytest.param(date(2017, 8, 10), [], id="day after"),
    ],
)
def test_right_to_object_ends(on: date, expected: list[int]) -> None:
    """
    When the days to object are over nothing is overdue: nobody has to object.
    """
    twenty = PARAMETERS.override("objection_days", 20, source="example")
    found = [each.due for each in deadlines(offered(), on=on, parameters=twenty)[1:]]

    assert expected == [due.most for due in found if due is not None]


UNKNOWN_DAY = Bilingual(
    "non si sa in che giorno l'atto è stato notificato, e il termine corre dalla notifica",
    "it is not known on which day the act was notified, and the term runs from the notification",
)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        pytest.param(offered(notified=None), [("notified_on", UNKNOWN_DAY)], id="no notification"),
        pytest.param(
            offered(notified=UNTIL + DAY, start=None),
            [
                (
                    "notified_on",
                    Bilingual(
                        "l'atto non è ancora notificato: risulta che lo sarà il 5 agosto 2017",
                        "the act is not notified yet: the record says that it will be on 5 August 2017",
                    ),
                )
            ],
            id="day after",
        ),
        pytest.param(offered(notified=UNTIL, start=None), [], id="notified today"),
        pytest.param(
            offered(start=OFFERED),
            [
                (
                    "term_from",
                    Bilingual(
                        "termine contato dal 17 luglio 2017, prima della notifica del 20 luglio 2017",
                        "term counted from 17 July 2017, before the notification of 20 July 2017",
                    ),
                )
            ],
            id="counted from the offer",
        ),
        pytest.param(offered(start=None), [], id="nobody says from when"),
        pytest.param(
            offered(until=None),
            [("term_until", Bilingual("l'atto non dice entro quando", "the act does not say by when"))],
            id="no last day",
        ),
    ],
)
def test_what_is_not_known_of_a_term(case: Relocation, expected: list[tuple[str, Bilingual]]) -> None:
    """
    A term runs from the notification: without it, or without a last day, the field that would say it is named.
    """
    reply = deadlines(case)[0]

    assert [(f"/relocations/2/history/2/{field}", message) for field, message in expected] == [
        (said.path, said.message) for said in reply.missing
    ]


def test_no_last_day() -> None:
    """
    Of a term that nobody stated no day is made up; of an offer of no dwelling none is named.
    """
    reply, objection = deadlines(offered(until=None, dwelling="", notified=None))

    assert (None, None, "H1: reply to the offer made on 17 July 2017", ["", ""]) == (
        reply.due,
        objection.due,
        reply.text.en,
        [reply.dwelling, objection.dwelling],
    )


def test_unnotified_offer_has_no_days_to_object() -> None:
    """
    From an unknown day no days are counted, and both what is unknown and what is not set are told.
    """
    (_, objection) = deadlines(offered(notified=None))

    assert ([UNKNOWN_DAY, NOT_SET], None, None) == (
        [said.message for said in objection.missing],
        objection.since,
        objection.due,
    )


def test_decision_on_an_objection() -> None:
    """
    With thirty days, an objection of 20 December 2017 is decided by 19 January 2018, by the body that made the offer.
    """
    thirty = PARAMETERS.override("objection_decision_days", 30, source="example")
    lodged = date(2017, 12, 20)
    case = offered().advance(E.OBJECT, on=lodged, role=Role.HOUSEHOLD)
    figure = thirty["objection_decision_days"]

    assert [
        Deadline(
            kind=DeadlineKind.OBJECTION_DECISION,
            path="/relocations/2/history/3",
            text=Bilingual(
                "H1: decisione sull'opposizione alla proposta dell'alloggio v1 del 17 luglio 2017",
                "H1: decision on the objection to the offer of dwelling v1 made on 17 July 2017",
            ),
            case="H1",
            dwelling="v1",
            role=Role.OWNER,
            office=Role.HOUSEHOLD,
            since=lodged,
            due=Countdown(date(2018, 1, 19), date(2018, 1, 2)),
            ground=Bilingual("cifra dell'ente", "figure of the body"),
            figure=Figure.of(figure, figure.required(lodged)),
        )
    ] == deadlines(case, on=date(2018, 1, 2), parameters=thirty)


def test_figure_of_the_day_of_the_objection() -> None:
    """
    The days of a decision are those in force when the objection was lodged, and those to object those of the offer.
    """
    since = date(2017, 12, 20)
    figures = PARAMETERS.override("objection_decision_days", 30, source="example", since=since)
    figures = figures.override("objection_days", 20, source="example", since=since)
    before, after = offered().advance(E.OBJECT, on=since - DAY), offered().advance(E.OBJECT, on=since)
    (earlier,), (later,) = (deadlines(case, on=date(2018, 1, 2), parameters=figures) for case in (before, after))

    assert (None, date(2018, 1, 19)) == (earlier.due, later.due and later.due.when)
    assert [None] == [each.due for each in deadlines(offered(), on=date(2018, 1, 2), parameters=figures)[1:]]


def test_decision_of_which_nobody_set_the_days() -> None:
    """
    Where nobody set the days of a decision none are guessed.
    """
    (decision,) = deadlines(offered().advance(E.OBJECT, on=date(2017, 7, 30)))

    assert (
        None,
        (
            Missing(
                path="/relocations/2/history/3",
                message=Bilingual(
                    "nessuno ha fissato i giorni per decidere su un'opposizione (objection_decision_days)",
                    "nobody has set the days to decide on an objection (objection_decision_days)",
                ),
                cause=MissingCause.NOT_SET,
                parameter="objection_decision_days",
            ),
        ),
    ) == (decision.due, decision.missing)


def test_reply_after_a_rejected_objection() -> None:
    """
    The new term is that of the act that rejected the objection, for the dwelling of the offer.
    """
    decided = date(2017, 8, 20)
    case = (
        offered()
        .advance(E.OBJECT, on=date(2017, 7, 30))
        .advance(E.REJECT_OBJECTION, on=decided, role=Role.CITY, notified_on=decided, term_until=date(2017, 9, 10))
    )
    reply, objection = deadlines(case, on=decided)

    assert ("/relocations/2/history/4", "v1", Role.CITY, Countdown(date(2017, 9, 10), decided), ()) == (
        reply.path,
        reply.dwelling,
        reply.office,
        reply.due,
        reply.missing,
    )
    assert ("/relocations/2/history/2", NOTIFIED) == (objection.path, objection.since)


def test_offer_of_a_return() -> None:
    """
    An offer to return is named as such, and so is its reply.
    """
    case = Relocation(household="H1").advance(E.MOVE_URGENTLY, on=date(2018, 2, 20))
    case = case.advance(
        E.OFFER_RETURN,
        on=date(2020, 11, 9),
        dwelling="B1",
        notified_on=date(2020, 11, 11),
        term_until=date(2020, 12, 1),
    )
    reply, objection, _ = deadlines(case, on=date(2020, 11, 30))

    assert [
        (DeadlineKind.RETURN_REPLY, "H1: risposta alla proposta di rientro dell'alloggio B1 del 9 novembre 2020"),
        (DeadlineKind.OBJECTION, "H1: opposizione alla proposta di rientro dell'alloggio B1 del 9 novembre 2020"),
    ] == [(found.kind, found.text.it) for found in (reply, objection)]
    assert "H1: reply to the return offer of dwelling B1 made on 9 November 2020" == reply.text.en
