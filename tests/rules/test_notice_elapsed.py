"""
`notice-elapsed`: the days between the notification of the notice and the move, against those that a body set.
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
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.report import validate
from contratti_quartiere.rules.notice_elapsed import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
NOTIFIED = date(2018, 5, 2)
THIRTY = PARAMETERS.override("notice_days", 30, source="example")
FIGURES = (Figure.of(THIRTY["notice_days"], THIRTY["notice_days"].required(NOTIFIED)),)
ELAPSED = (Comparison("notified_on + notice_days", Relation.AT_MOST, "moved_on"),)


def scheduled(notified: date | None, *, on: date = date(2018, 1, 1)) -> Relocation:
    """
    Return a case whose notice of the move was notified on a day, or nobody knows when.
    """
    return (
        Relocation(household="H1")
        .advance(E.INTERVIEW, on=on)
        .advance(E.ADMIT, on=on)
        .advance(E.OFFER, on=on)
        .advance(E.ACCEPT, on=on)
        .advance(E.GIVE_NOTICE, on=on, notified_on=notified)
    )


def verdicts(case: Relocation, parameters: Parameters = THIRTY, *, on: date = TODAY) -> list[Verdict]:
    """
    Return what the rule says of one case.
    """
    programme = Programme(relocations=(case,)).as_of(on)
    return list(RULE.check(View(programme=programme, on=on, parameters=parameters)))


def moved(on: date, *, event: E = E.MOVE_TEMPORARILY, parameters: Parameters = THIRTY) -> Verdict:
    """
    Return what the rule says of a move on a day, after a notice notified on 2 May 2018.
    """
    (verdict,) = verdicts(scheduled(NOTIFIED).advance(event, on=on), parameters)
    return verdict


@pytest.mark.parametrize("event", [E.MOVE_TEMPORARILY, E.MOVE_PERMANENTLY])
@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2018, 5, 20), Breach, id="18 days: published case"),
        pytest.param(date(2018, 5, 31), Breach, id="29 days"),
        pytest.param(date(2018, 6, 1), Kept, id="30 days"),
        pytest.param(date(2018, 6, 4), Kept, id="33 days: published case"),
    ],
)
def test_thirty_days(event: E, on: date, expected: type[Verdict]) -> None:
    """
    With 30 days and a notification of 2 May 2018, the first lawful day of a move is 1 June, whichever the move.
    """
    assert expected is type(moved(on, event=event))


def test_breach() -> None:
    """
    A breach names both days, how many passed and how many were set, and points at the move.
    """
    assert Breach(
        path="/relocations/0/history/5",
        message=Bilingual(
            "preavviso notificato il 2 maggio 2018, trasloco il 20 maggio 2018: giorni passati 18, stabiliti 30",
            "notice notified on 2 May 2018, move on 20 May 2018: days passed 18, set 30",
        ),
        facts=(Fact("notified_on", NOTIFIED), Fact("moved_on", date(2018, 5, 20))),
        figures=FIGURES,
        comparisons=ELAPSED,
    ) == moved(date(2018, 5, 20))


def test_kept() -> None:
    """
    What is kept shows the same figures.
    """
    assert Kept(
        path="/relocations/0/history/5",
        message=Bilingual(
            "preavviso notificato il 2 maggio 2018, trasloco l'8 giugno 2018: giorni passati 37, stabiliti 30",
            "notice notified on 2 May 2018, move on 8 June 2018: days passed 37, set 30",
        ),
        facts=(Fact("notified_on", NOTIFIED), Fact("moved_on", date(2018, 6, 8))),
        figures=FIGURES,
        comparisons=ELAPSED,
    ) == moved(date(2018, 6, 8))


def test_notice_that_came_after_the_move() -> None:
    """
    Where no day at all is set, a notice that reached the household after its move is a breach still.
    """
    none_set = PARAMETERS.override("notice_days", 0, source="example")

    assert [Kept, Breach] == [type(moved(NOTIFIED - DAY * late, parameters=none_set)) for late in (0, 1)]


def test_notice_that_came_after_the_move_in_words() -> None:
    """
    A notice that came after the move is said to have done so; no days below none are told.
    """
    assert Breach(
        path="/relocations/0/history/5",
        message=Bilingual(
            "preavviso notificato il 2 maggio 2018, trasloco il 1° maggio 2018: notificato dopo il trasloco, giorni"
            " stabiliti 30",
            "notice notified on 2 May 2018, move on 1 May 2018: notified after the move, days set 30",
        ),
        facts=(Fact("notified_on", NOTIFIED), Fact("moved_on", date(2018, 5, 1))),
        figures=FIGURES,
        comparisons=ELAPSED,
    ) == moved(date(2018, 5, 1))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(NOTIFIED - DAY, "notificato dopo il trasloco, giorni stabiliti 30", id="day before"),
        pytest.param(NOTIFIED, "giorni passati 0, stabiliti 30", id="the day"),
        pytest.param(NOTIFIED + DAY, "giorni passati 1, stabiliti 30", id="day after"),
    ],
)
def test_move_about_the_day_of_the_notification(on: date, expected: str) -> None:
    """
    From the day of the notification on the days are counted.
    """
    assert expected == moved(on).message.it.split(": ")[1]


def test_no_figure_set() -> None:
    """
    "No figure set: undecided", and the parameter is named.
    """
    assert Missing(
        path="/relocations/0/history/5",
        message=Bilingual(
            "nessuno ha fissato i giorni di preavviso (notice_days)",
            "nobody has set the days of notice (notice_days)",
        ),
        cause=MissingCause.NOT_SET,
        parameter="notice_days",
    ) == moved(date(2018, 6, 4), parameters=PARAMETERS)


def test_notification_not_on_record() -> None:
    """
    Without the day of the notification nothing can be counted, and the field is named.
    """
    case = scheduled(None).advance(E.MOVE_TEMPORARILY, on=date(2018, 6, 4))

    assert [
        Missing(
            path="/relocations/0/history/4/notified_on",
            message=Bilingual(
                "non si sa in che giorno il preavviso è stato notificato",
                "it is not known on which day the notice was notified",
            ),
            facts=(Fact("moved_on", date(2018, 6, 4)),),
        )
    ] == verdicts(case)


def test_all_that_is_missing_is_said() -> None:
    """
    Where neither the notification nor the figure is known, both are named.
    """
    case = scheduled(None).advance(E.MOVE_TEMPORARILY, on=date(2018, 6, 4))

    assert ["/relocations/0/history/4/notified_on", "/relocations/0/history/5"] == [
        verdict.path for verdict in verdicts(case, PARAMETERS)
    ]


@pytest.mark.parametrize("parameters", [THIRTY, PARAMETERS], ids=["30 days", "no figure"])
def test_move_at_the_wish_of_the_household(parameters: Parameters) -> None:
    """
    "A move earlier at the household's wish, on record: kept", whatever the figure.
    """
    day = date(2018, 5, 8)
    case = scheduled(NOTIFIED).advance(E.MOVE_TEMPORARILY, on=day, on_request=True)

    assert [
        Kept(
            path="/relocations/0/history/5",
            message=Bilingual(
                "trasloco dell'8 maggio 2018 chiesto dal nucleo", "move of 8 May 2018 at the household's own wish"
            ),
            facts=(Fact("moved_on", day), Fact("on_request", value=True)),
            comparisons=(Comparison("on_request", Relation.EQUAL, "true"),),
        )
    ] == verdicts(case, parameters)


@pytest.mark.parametrize("on_request", [False, True])
def test_urgent_move(on_request: bool) -> None:
    """
    "An urgent move: not applicable", with a notice before it or not.
    """
    case = scheduled(NOTIFIED).advance(E.MOVE_URGENTLY, on=NOTIFIED, on_request=on_request)

    assert [
        NotApplicable(
            path="/relocations/0/history/5",
            message=Bilingual("un trasloco urgente non ha preavviso", "an urgent move has no term of notice"),
        )
    ] == verdicts(case)


STILL_HOME = NotApplicable(
    path="/relocations/0",
    message=Bilingual("il nucleo non ha lasciato casa", "the household has not moved out of its home"),
)


@pytest.mark.parametrize(
    "case", [pytest.param(Relocation(household="H1"), id="no step"), pytest.param(scheduled(NOTIFIED), id="notice")]
)
def test_no_move(case: Relocation) -> None:
    """
    As long as the household is at home there is no move to judge.
    """
    assert [STILL_HOME] == verdicts(case)


def test_move_after_the_day_of_the_view() -> None:
    """
    On the day before the move nothing is said of it; on its day it is judged.
    """
    day = date(2018, 5, 20)
    case = scheduled(NOTIFIED).advance(E.MOVE_TEMPORARILY, on=day)

    assert [NotApplicable, Breach] == [type(verdicts(case, on=on)[0]) for on in (day - DAY, day)]


def test_the_last_notice_counts() -> None:
    """
    After a postponement the new notice runs anew: the first one is not counted.
    """
    case = (
        scheduled(NOTIFIED)
        .advance(E.POSTPONE, on=date(2018, 5, 10))
        .advance(E.GIVE_NOTICE, on=date(2018, 9, 3), notified_on=date(2018, 9, 3))
        .advance(E.MOVE_TEMPORARILY, on=date(2018, 10, 2))
    )
    (verdict,) = verdicts(case)

    assert (Breach, "/relocations/0/history/7") == (type(verdict), verdict.path)


def test_further_moves_are_not_judged() -> None:
    """
    Only the move out of the home has a notice: a further one and the return have none.
    """
    case = (
        scheduled(NOTIFIED)
        .advance(E.MOVE_TEMPORARILY, on=date(2018, 6, 4))
        .advance(E.MOVE_AGAIN, on=date(2018, 7, 2))
        .advance(E.OFFER_RETURN, on=date(2018, 9, 3))
        .advance(E.RETURN_HOME, on=date(2018, 9, 4))
    )

    assert ["/relocations/0/history/5"] == [verdict.path for verdict in verdicts(case)]


def test_every_case_is_judged() -> None:
    """
    A household that is still at home does not keep the next one from being judged.
    """
    (case,) = RULE.breaks().relocations
    programme = Programme(relocations=(Relocation(household="H0"), case))
    found = RULE.check(View(programme=programme, on=TODAY, parameters=THIRTY))

    assert [(NotApplicable, "/relocations/0"), (Breach, "/relocations/1/history/5")] == [
        (type(verdict), verdict.path) for verdict in found
    ]


@pytest.mark.parametrize(
    ("example", "on"),
    [
        pytest.param(RULE.keeps, date(2018, 6, 4), id="keeps: 4 June"),
        pytest.param(RULE.breaks, date(2018, 5, 20), id="breaks: 20 May"),
    ],
)
def test_published_examples(example: Callable[[], Programme], on: date) -> None:
    """
    Published: notified on 2 May 2018, moved on 4 June, and on 20 May.
    """
    (case,) = example().relocations
    notice, move = case.history[-2:]

    assert (E.GIVE_NOTICE, NOTIFIED, E.MOVE_TEMPORARILY, on) == (
        notice.event,
        notice.notified_on,
        move.event,
        move.happened_on,
    )


def test_a_breach_is_a_warning() -> None:
    """
    A notice too short makes no report invalid.
    """
    report = validate(RULE.breaks(), on=TODAY, parameters=THIRTY, rules=(RULE,))

    assert (True, [Severity.WARNING]) == (report.valid, [entry.severity for entry in report.findings])


@given(st.dates(), st.integers(-60, 60), st.integers(0, 60))
def test_kept_exactly_if_the_days_passed(notified: date, days: int, least: int) -> None:
    """
    "Between the notification and the move the set days pass": on the last of them it is kept, a day before it is not.
    """
    moved_on = date.fromordinal(min(max(notified.toordinal() + days, 1), date.max.toordinal()))
    case = scheduled(notified, on=date.min).advance(E.MOVE_TEMPORARILY, on=moved_on)
    parameters = PARAMETERS.override("notice_days", least, source="example")
    (verdict,) = verdicts(case, parameters, on=date.max)

    assert (Kept if (moved_on - notified).days >= least else Breach) is type(verdict)


def place(programme: Programme, path: str) -> object:
    """
    Return what a JSON Pointer points at; fail if there is nothing.
    """
    found: Any = programme
    for name in path.split("/")[1:]:
        found = found[int(name)] if name.isdigit() else getattr(found, name)
    return found


@settings.get_profile("heavy")
@given(strategies.views(), st.none() | st.integers(0, 40))
def test_says_something_of_every_case_and_points_at_what_is_there(view: View, days: int | None) -> None:
    """
    "Rules report and never raise": every case of any programme is judged, and every place that is named exists.
    """
    parameters = PARAMETERS if days is None else PARAMETERS.override("notice_days", days, source="example")
    programme = view.programme.as_of(view.on)
    found = list(RULE.check(attrs.evolve(view, programme=programme, parameters=parameters)))

    assert [f"/relocations/{index}" for index in range(len(programme.relocations))] == sorted(
        {"/".join(verdict.path.split("/")[:3]) for verdict in found if place(programme, verdict.path) is not programme}
    )
