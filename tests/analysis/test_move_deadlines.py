"""
What runs before a household moves out: the notice to give, the notice that runs, the day of the move.
"""

from datetime import date, timedelta

import pytest

from contratti_quartiere.analysis.case_deadlines import case_deadlines
from contratti_quartiere.analysis.case_on_board import CaseOnBoard
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.planned_openings import PlannedOpening
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, When
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
AGREED, NOTICED, NOTIFIED, MOVE = date(2018, 3, 20), date(2018, 4, 5), date(2018, 4, 9), date(2018, 5, 14)
THIRTY = PARAMETERS.override("notice_days", 30, source="example")
FIGURE = Figure.of(THIRTY["notice_days"], THIRTY["notice_days"].required(NOTICED))
ACCEPTED = (
    Relocation(household="H8")
    .advance(E.INTERVIEW, on=date(2017, 4, 10))
    .advance(E.ADMIT, on=date(2017, 5, 12))
    .advance(E.OFFER, on=date(2018, 3, 5), dwelling="v8")
    .advance(E.ACCEPT, on=AGREED, role=Role.CONTACT_OFFICER, dwelling="v8")
)
NOT_SET = Bilingual(
    "nessuno ha fissato i giorni di preavviso (notice_days)", "nobody has set the days of notice (notice_days)"
)


def deadlines(
    case: Relocation,
    *,
    on: date = NOTICED,
    parameters: Parameters = THIRTY,
    waits: bool = False,
    opening: PlannedOpening | None = None,
) -> list[Deadline]:
    """
    Return what runs for a case, of works of which the site may be still to open.
    """
    view = View(programme=Programme(relocations=(case,)), on=on, parameters=parameters)
    found = CaseOnBoard(
        view=view, path="/relocations/0", case=case, site_waits=waits, opening=opening, plans="/works/0/annotations"
    )
    return list(case_deadlines(found))


def scheduled(*, notified: date | None = NOTIFIED, planned: date | Month | None = MOVE) -> Relocation:
    """
    Return the case with its notice.
    """
    return ACCEPTED.advance(
        E.GIVE_NOTICE, on=NOTICED, role=Role.OWNER, dwelling="v8", notified_on=notified, planned_on=planned
    )


def test_notice_to_give() -> None:
    """
    Thirty days before the first day of September 2018 is 2 August: by then the notice is to be notified.
    """
    opening = PlannedOpening(Month(2018, 9), "/works/0/annotations/0/planned_start")

    assert [
        Deadline(
            kind=DeadlineKind.NOTICE_TO_GIVE,
            path="/relocations/0/history/3",
            text=Bilingual(
                "H8: preavviso da notificare (apertura prevista del cantiere: settembre 2018)",
                "H8: notice to be notified (planned opening of the site: September 2018)",
            ),
            case="H8",
            dwelling="v8",
            role=Role.CONTACT_OFFICER,
            office=Role.CONTACT_OFFICER,
            since=AGREED,
            due=Countdown(date(2018, 8, 2), NOTICED),
            ground=Bilingual(
                "cifra dell'ente, contata all'indietro dal primo giorno in cui il cantiere può aprire",
                "figure of the body, counted back from the first day on which the site may open",
            ),
            figure=FIGURE,
        )
    ] == deadlines(ACCEPTED, waits=True, opening=opening)


def test_no_site_is_waited_for() -> None:
    """
    Where no site is to open there is no last day for a notice.
    """
    assert [] == deadlines(ACCEPTED)


def test_opening_or_figure_unknown() -> None:
    """
    Without an opening, or without a figure, no day is made up, and both are told.
    """
    (found,) = deadlines(ACCEPTED, waits=True, parameters=PARAMETERS)

    assert (
        None,
        Bilingual("H8: preavviso da notificare", "H8: notice to be notified"),
        (
            Missing(
                path="/works/0/annotations",
                message=Bilingual(
                    "non si sa quando il cantiere debba aprire", "it is not known when the site is to open"
                ),
            ),
            Missing(
                path="/relocations/0/history/3", message=NOT_SET, cause=MissingCause.NOT_SET, parameter="notice_days"
            ),
        ),
    ) == (found.due, found.text, found.missing)


def test_opening_known_and_figure_not_set() -> None:
    """
    A planned opening alone gives no last day for a notice.
    """
    opening = PlannedOpening(date(2018, 9, 17), "/works/0/annotations/0/planned_start")
    (found,) = deadlines(ACCEPTED, waits=True, opening=opening, parameters=PARAMETERS)

    assert (None, [NOT_SET]) == (found.due, [said.message for said in found.missing])


def test_notice_and_move() -> None:
    """
    A notice notified on 9 April 2018 ends, with thirty days, on 9 May: nobody is moved before. The move is on 14 May.
    """
    notice = Deadline(
        kind=DeadlineKind.NOTICE,
        path="/relocations/0/history/4",
        text=Bilingual(
            "H8: preavviso del 5 aprile 2018, prima della cui fine non si trasloca",
            "H8: notice of 5 April 2018, before the end of which nobody is moved",
        ),
        case="H8",
        dwelling="v8",
        role=Role.OWNER,
        office=Role.OWNER,
        since=NOTIFIED,
        due=Countdown(date(2018, 5, 9), date(2018, 5, 2)),
        ground=Bilingual("cifra dell'ente", "figure of the body"),
        figure=FIGURE,
        source=LegalSource("L. 241/1990", "art. 21-bis"),
    )
    move = Deadline(
        kind=DeadlineKind.MOVE,
        path="/relocations/0/history/4",
        text=Bilingual("H8: trasloco previsto", "H8: planned move"),
        case="H8",
        dwelling="v8",
        role=Role.OWNER,
        office=Role.OWNER,
        since=NOTICED,
        due=Countdown(MOVE, date(2018, 5, 2)),
        ground=Bilingual("data scritta nel preavviso", "the date that the notice states"),
    )

    assert [notice, move] == deadlines(scheduled(), on=date(2018, 5, 2))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2018, 5, 8), [(DeadlineKind.NOTICE, 1), (DeadlineKind.MOVE, 6)], id="day before"),
        pytest.param(date(2018, 5, 9), [(DeadlineKind.NOTICE, 0), (DeadlineKind.MOVE, 5)], id="last day"),
        pytest.param(date(2018, 5, 10), [(DeadlineKind.MOVE, 4)], id="day after"),
        pytest.param(date(2018, 5, 15), [(DeadlineKind.MOVE, -1)], id="day after the move"),
    ],
)
def test_days_of_a_notice(on: date, expected: list[tuple[DeadlineKind, int]]) -> None:
    """
    A notice that is over holds nobody back, and is nothing that is overdue; a move that did not take place is.
    """
    assert expected == [
        (found.kind, found.due.most) for found in deadlines(scheduled(), on=on) if found.due is not None
    ]


def test_what_is_not_known_of_a_move() -> None:
    """
    A notice that was not notified, with no day of the move and no figure, says which fields would tell.
    """
    notice, move = deadlines(scheduled(notified=None, planned=None), parameters=PARAMETERS)

    assert [None, None] == [notice.due, move.due]
    assert [("/relocations/0/history/4/notified_on", ""), ("/relocations/0/history/4", "notice_days")] == [
        (said.path, said.parameter) for said in notice.missing
    ]
    assert (
        Missing(
            path="/relocations/0/history/4/planned_on",
            message=Bilingual(
                "il preavviso non dice il giorno del trasloco", "the notice does not say the day of the move"
            ),
        ),
    ) == move.missing


INSIDE_IT = "H8: trasloco previsto; attenzione: cade dentro il preavviso, che finisce il 9 maggio 2018"
INSIDE_EN = "H8: planned move; note: it falls inside the notice, which ends on 9 May 2018"
PLAIN = ("H8: trasloco previsto", "H8: planned move")


@pytest.mark.parametrize(
    ("planned", "notified", "parameters", "expected"),
    [
        pytest.param(date(2018, 5, 8), NOTIFIED, THIRTY, (INSIDE_IT, INSIDE_EN), id="day before the end"),
        pytest.param(date(2018, 5, 9), NOTIFIED, THIRTY, PLAIN, id="on the end"),
        pytest.param(date(2018, 5, 10), NOTIFIED, THIRTY, PLAIN, id="day after the end"),
        pytest.param(Month(2018, 4), NOTIFIED, THIRTY, (INSIDE_IT, INSIDE_EN), id="month before"),
        pytest.param(Month(2018, 5), NOTIFIED, THIRTY, PLAIN, id="month of the end"),
        pytest.param(date(2018, 5, 8), None, THIRTY, PLAIN, id="not notified"),
        pytest.param(date(2018, 5, 8), NOTIFIED, PARAMETERS, PLAIN, id="no figure"),
    ],
)
def test_move_inside_its_notice(
    planned: date | Month, notified: date | None, parameters: Parameters, expected: tuple[str, str]
) -> None:
    """
    A notice of thirty days from 9 April 2018 ends on 9 May: a move that is planned before is told to be inside it.
    """
    _, move = deadlines(scheduled(notified=notified, planned=planned), parameters=parameters)

    assert expected == (move.text.it, move.text.en)


SEPTEMBER = PlannedOpening(Month(2018, 9), "/works/0/annotations/0/planned_start")


def postponed(planned: When | None) -> Relocation:
    """
    Return the case with its notice and a letter that postpones the move.
    """
    return scheduled().advance(E.POSTPONE, on=date(2018, 4, 20), role=Role.OWNER, planned_on=planned)


@pytest.mark.parametrize(
    ("planned", "opening", "due", "it", "counted"),
    [
        pytest.param(
            Month(2018, 6),
            SEPTEMBER,
            date(2018, 5, 2),
            "trasloco previsto: giugno 2018; apertura prevista del cantiere: settembre 2018",
            "il trasloco è previsto",
            id="month-before-the-opening",
        ),
        pytest.param(
            date(2018, 8, 31),
            SEPTEMBER,
            date(2018, 8, 1),
            "trasloco previsto: 31 agosto 2018; apertura prevista del cantiere: settembre 2018",
            "il trasloco è previsto",
            id="day-before-the-opening",
        ),
        pytest.param(
            date(2018, 9, 1),
            SEPTEMBER,
            date(2018, 8, 2),
            "trasloco previsto: 1° settembre 2018; apertura prevista del cantiere: settembre 2018",
            "il trasloco è previsto",
            id="day-of-the-opening",
        ),
        pytest.param(
            date(2018, 9, 2),
            SEPTEMBER,
            date(2018, 8, 2),
            "trasloco previsto: 2 settembre 2018; apertura prevista del cantiere: settembre 2018",
            "il cantiere può aprire",
            id="day-after-the-opening",
        ),
        pytest.param(
            Month(2018, 6),
            None,
            date(2018, 5, 2),
            "trasloco previsto: giugno 2018",
            "il trasloco è previsto",
            id="opening-not-known",
        ),
        pytest.param(
            None,
            SEPTEMBER,
            date(2018, 8, 2),
            "apertura prevista del cantiere: settembre 2018",
            "il cantiere può aprire",
            id="move-not-known",
        ),
    ],
)
def test_notice_before_the_own_move(
    planned: When | None, opening: PlannedOpening | None, due: date, it: str, counted: str
) -> None:
    """
    Thirty days are counted back from the earlier of the household's own planned move and the opening of its site.

    1 June 2018 less thirty days is 2 May; 31 August, 1 August; 1 September, 2 August.
    """
    on = date(2018, 4, 24)
    found = deadlines(postponed(planned), on=on, waits=True, opening=opening)[0]

    assert (DeadlineKind.NOTICE_TO_GIVE, Countdown(due, on), f"H8: preavviso da notificare ({it})") == (
        found.kind,
        found.due,
        found.text.it,
    )
    assert f"cifra dell'ente, contata all'indietro dal primo giorno in cui {counted}" == found.ground.it
    assert opening is not None or ["/works/0/annotations"] == [said.path for said in found.missing]


def test_notice_before_the_own_move_in_english() -> None:
    """
    What is planned, and from which day one counts back, is told in English too.
    """
    found = deadlines(postponed(Month(2018, 6)), waits=True, opening=SEPTEMBER)[0]

    assert (
        "H8: notice to be notified (planned move: June 2018; planned opening of the site: September 2018)",
        "figure of the body, counted back from the first day for which the move is planned",
        (),
    ) == (found.text.en, found.ground.en, found.missing)


def test_own_move_and_no_site() -> None:
    """
    A planned move asks for a notice even if no site is waited for; without a figure its day is not known.
    """
    day = date(2018, 4, 20)
    known, _ = deadlines(postponed(Month(2018, 6)), on=day)
    unknown, _ = deadlines(postponed(Month(2018, 6)), on=day, parameters=PARAMETERS)

    assert (Countdown(date(2018, 5, 2), day), ()) == (known.due, known.missing)
    assert (None, [NOT_SET]) == (unknown.due, [said.message for said in unknown.missing])


def test_postponed_move() -> None:
    """
    A move that was postponed is waited for when the letter says; one that says nothing is not.
    """
    day = date(2018, 4, 20)
    silent = scheduled().advance(E.POSTPONE, on=day)
    telling = scheduled().advance(E.POSTPONE, on=day, role=Role.OWNER, planned_on=Month(2018, 6))

    assert (
        [
            Deadline(
                kind=DeadlineKind.MOVE,
                path="/relocations/0/history/5",
                text=Bilingual("H8: trasloco rinviato, nuovo periodo previsto", "H8: move postponed, newly foreseen"),
                case="H8",
                role=Role.OWNER,
                office=Role.OWNER,
                since=day,
                due=Countdown(Month(2018, 6), day),
                ground=Bilingual("data scritta nel rinvio", "the date that the postponement states"),
            )
        ],
        [],
    ) == (deadlines(telling, on=day)[1:], deadlines(silent, on=day))


def test_foreseen_period_of_an_own_arrangement() -> None:
    """
    What a household says of its own arrangement is when it is to be over, and no planned move.
    """
    case = Relocation(household="H1").advance(E.INTERVIEW, on=AGREED).advance(E.ADMIT, on=AGREED)

    assert [] == deadlines(case.advance(E.ARRANGE_OWN, on=AGREED, planned_on=Month(2020, 3)))
