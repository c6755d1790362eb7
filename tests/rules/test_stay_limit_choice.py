"""
`stay-limit-choice`: how long a household has been away, and whether by then it was given a choice in writing.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual, say_day
from contratti_quartiere.dates import add_months
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.report import validate
from contratti_quartiere.rules.stay_limit_choice import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
OUT, LIMIT = date(2018, 1, 10), date(2019, 1, 10)
TWELVE = PARAMETERS.override("stay_limit_months", 12, source="example")
FIGURES = (Figure.of(TWELVE["stay_limit_months"], TWELVE["stay_limit_months"].required(OUT)),)
WITHIN = Comparison("away_until", Relation.AT_MOST, "moved_out_on +m stay_limit_months")
IN_TIME = Comparison("informed_on", Relation.AT_MOST, "moved_out_on +m stay_limit_months")


def scheduled(on: date) -> Relocation:
    """
    Return a case of a household that is about to move, with all its steps on one day.
    """
    case = Relocation(household="H1")
    for event in (E.INTERVIEW, E.ADMIT, E.OFFER, E.ACCEPT, E.GIVE_NOTICE):
        case = case.advance(event, on=on)
    return case


AWAY = scheduled(OUT).advance(E.MOVE_TEMPORARILY, on=OUT)


def judged(case: Relocation, *, on: date = TODAY, parameters: Parameters = TWELVE) -> Verdict:
    """
    Return what the rule says of one case as of a day.
    """
    programme = Programme(relocations=(case,)).as_of(on)
    (verdict,) = RULE.check(View(programme=programme, on=on, parameters=parameters))
    return verdict


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(OUT - DAY, NotApplicable, id="day before the move"),
        pytest.param(OUT, Kept, id="day of the move"),
        pytest.param(date(2019, 1, 9), Kept, id="day before the limit"),
        pytest.param(date(2019, 1, 10), Kept, id="limit"),
        pytest.param(date(2019, 1, 11), Breach, id="day after the limit: published case"),
    ],
)
def test_twelve_months_and_no_choice(on: date, expected: type[Verdict]) -> None:
    """
    With 12 months and out on 10 January 2018, nothing by 11 January 2019 breaks the rule, and no day earlier.
    """
    assert expected is type(judged(AWAY, on=on))


@pytest.mark.parametrize("event", [E.MOVE_TEMPORARILY, E.MOVE_URGENTLY])
def test_each_way_out_begins_a_stay(event: E) -> None:
    """
    A stay begins with the move out, planned or urgent.
    """
    case = scheduled(OUT).advance(event, on=OUT)

    assert [Kept, Breach] == [type(judged(case, on=on)) for on in (LIMIT, LIMIT + DAY)]


def test_breach() -> None:
    """
    A breach says since when, which limit, and that passing it converts nothing; it points at the move out.
    """
    assert Breach(
        path="/relocations/0/history/5",
        message=Bilingual(
            "fuori dal 10 gennaio 2018, limite in mesi 12 (10 gennaio 2019): superato senza che entro quel giorno il"
            " nucleo avesse avuto per iscritto una scelta; questo non converte nulla, e sul rientro decide solo il"
            " nucleo",
            "away since 10 January 2018, limit in months 12 (10 January 2019): passed, and by that day the household"
            " had been given no choice in writing; this converts nothing, and the household alone decides on its"
            " return",
        ),
        facts=(Fact("moved_out_on", OUT), Fact("away_until", TODAY)),
        figures=FIGURES,
        comparisons=(WITHIN,),
    ) == judged(AWAY)


def test_not_passed() -> None:
    """
    Up to the limit, what is kept says so and shows the limit.
    """
    assert Kept(
        path="/relocations/0/history/5",
        message=Bilingual(
            "fuori dal 10 gennaio 2018, limite in mesi 12 (10 gennaio 2019): non superato",
            "away since 10 January 2018, limit in months 12 (10 January 2019): not passed",
        ),
        facts=(Fact("moved_out_on", OUT), Fact("away_until", LIMIT)),
        figures=FIGURES,
        comparisons=(WITHIN,),
    ) == judged(AWAY, on=LIMIT)


@pytest.mark.parametrize(
    ("notified", "expected"),
    [
        pytest.param(date(2018, 12, 20), Kept, id="20 December 2018: published case"),
        pytest.param(LIMIT - DAY, Kept, id="day before the limit"),
        pytest.param(LIMIT, Kept, id="limit"),
        pytest.param(LIMIT + DAY, Breach, id="day after the limit"),
    ],
)
def test_choice_notified_by_the_limit(notified: date, expected: type[Verdict]) -> None:
    """
    What counts is that the information reached the household by the limit, and not when the body wrote it.
    """
    case = AWAY.advance(E.OPEN_CHOICE, on=date(2018, 12, 18), notified_on=notified)

    assert expected is type(judged(case))


def test_choice_and_silence() -> None:
    """
    "Silence after the information is not a waiver": the rule is kept though the household has not answered for years.
    """
    case = AWAY.advance(E.OPEN_CHOICE, on=date(2018, 12, 18), notified_on=date(2018, 12, 20))

    assert Kept(
        path="/relocations/0/history/6",
        message=Bilingual(
            "fuori dal 10 gennaio 2018, limite in mesi 12 (10 gennaio 2019): il nucleo ha avuto l'informazione sulla"
            " scelta il 20 dicembre 2018; il silenzio non è una rinuncia",
            "away since 10 January 2018, limit in months 12 (10 January 2019): the household had the information on"
            " the choice on 20 December 2018; silence is not a waiver",
        ),
        facts=(
            Fact("moved_out_on", OUT),
            Fact("away_until", TODAY),
            Fact("informed_on", date(2018, 12, 20)),
        ),
        figures=FIGURES,
        comparisons=(IN_TIME,),
    ) == judged(case)


def test_choice_that_came_too_late() -> None:
    """
    A choice of which the household heard after the limit is a breach that shows the day.
    """
    case = AWAY.advance(E.OPEN_CHOICE, on=LIMIT, notified_on=LIMIT + DAY)
    verdict = judged(case)

    assert isinstance(verdict, Breach)
    assert (Fact("informed_on", LIMIT + DAY), FIGURES, (WITHIN, IN_TIME)) == (
        verdict.facts[-1],
        verdict.figures,
        verdict.comparisons,
    )


@pytest.mark.parametrize(
    ("opened", "expected"),
    [
        pytest.param(LIMIT, Missing, id="opened on the limit"),
        pytest.param(LIMIT + DAY, Breach, id="opened the day after"),
    ],
)
def test_choice_opened_and_no_notification_on_record(opened: date, expected: type[Verdict]) -> None:
    """
    A choice opened in time may have reached the household in time; one opened after the limit cannot have.
    """
    assert expected is type(judged(AWAY.advance(E.OPEN_CHOICE, on=opened)))


def test_notification_that_is_missing() -> None:
    """
    Where the day of the notification is missing, the field is named.
    """
    assert Missing(
        path="/relocations/0/history/6/notified_on",
        message=Bilingual(
            "fuori dal 10 gennaio 2018, limite in mesi 12 (10 gennaio 2019): scelta aperta l'11 dicembre 2018, ma non"
            " si sa in che giorno l'informazione sia stata notificata",
            "away since 10 January 2018, limit in months 12 (10 January 2019): choice opened on 11 December 2018, but"
            " it is not known on which day the information was notified",
        ),
        facts=(
            Fact("moved_out_on", OUT),
            Fact("away_until", TODAY),
            Fact("opened_on", date(2018, 12, 11)),
        ),
        figures=FIGURES,
        comparisons=(IN_TIME,),
    ) == judged(AWAY.advance(E.OPEN_CHOICE, on=date(2018, 12, 11)))


@pytest.mark.parametrize(
    ("answer", "on", "expected"),
    [
        pytest.param(E.CHOOSE_TO_WAIT, LIMIT, Kept, id="waits, said on the limit"),
        pytest.param(E.CHOOSE_TO_WAIT, LIMIT + DAY, Missing, id="waits, said a day later"),
        pytest.param(E.OFFER_RETURN, LIMIT, Missing, id="no answer: the body offers a return"),
    ],
)
def test_answer_shows_that_the_choice_was_received(answer: E, on: date, expected: type[Verdict]) -> None:
    """
    Whoever answered in writing had the information by then, even if its notification is not on record.
    """
    case = AWAY.advance(E.OPEN_CHOICE, on=date(2018, 12, 18)).advance(answer, on=on)

    assert expected is type(judged(case))


def test_second_choice_in_time() -> None:
    """
    Of several choices one that was notified in time is enough, and it is the one that is shown.
    """
    case = (
        AWAY.advance(E.OPEN_CHOICE, on=date(2018, 6, 4))
        .advance(E.OFFER_RETURN, on=date(2018, 7, 2))
        .advance(E.WITHDRAW_RETURN, on=date(2018, 8, 1))
        .advance(E.OPEN_CHOICE, on=date(2018, 12, 3), notified_on=date(2018, 12, 5))
    )
    verdict = judged(case)

    assert (Kept, "/relocations/0/history/9") == (type(verdict), verdict.path)


def test_further_moves_do_not_restart_the_stay() -> None:
    """
    "Further moves do not restart the stay", nor does an order that is revoked.
    """
    case = (
        AWAY.advance(E.MOVE_AGAIN, on=date(2018, 9, 3))
        .advance(E.ORDER_TO_VACATE_AWAY, on=date(2018, 10, 1))
        .advance(E.REVOKE_ORDER_AWAY, on=date(2018, 11, 5))
    )

    assert [Kept, Breach] == [type(judged(case, on=on)) for on in (LIMIT, LIMIT + DAY)]


@pytest.mark.parametrize(
    "ends",
    [
        pytest.param((E.OFFER_RETURN, E.RETURN_HOME), id="returned"),
        pytest.param((E.WAIVE_RETURN,), id="waived"),
        pytest.param((E.LEAVE,), id="left"),
        pytest.param((E.CLOSE_EXTINCT,), id="extinct"),
    ],
)
@pytest.mark.parametrize(
    ("on", "expected"), [pytest.param(LIMIT, Kept, id="limit"), pytest.param(LIMIT + DAY, Breach, id="day after")]
)
def test_stay_that_has_ended(ends: tuple[E, ...], on: date, expected: type[Verdict]) -> None:
    """
    A stay that has ended counts to its end, on whatever day one asks.
    """
    case = AWAY
    for event in ends:
        case = case.advance(event, on=on)

    assert expected is type(judged(case))


def test_orders_do_not_end_the_stay() -> None:
    """
    Whoever is under an order is still away.
    """
    assert Breach is type(judged(AWAY.advance(E.ORDER_TO_VACATE_AWAY, on=date(2018, 6, 4))))


def test_waiver_announced_is_no_choice() -> None:
    """
    What is only announced is neither an information nor a choice.
    """
    note = Annotation(kind=AnnotationKind.WAIVER_ANNOUNCED, on=date(2018, 12, 3))

    assert Breach is type(judged(AWAY.with_annotation(note)))


NO_STAY = NotApplicable(
    path="/relocations/0",
    message=Bilingual("il nucleo non è uscito per i lavori", "the household has not moved out for the works"),
)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(Relocation(household="H1"), id="no step"),
        pytest.param(scheduled(OUT), id="about to move"),
        pytest.param(scheduled(OUT).advance(E.MOVE_PERMANENTLY, on=OUT), id="moved for good"),
    ],
)
def test_no_stay(case: Relocation) -> None:
    """
    Whoever never moved out for the works has no stay away.
    """
    assert NO_STAY == judged(case)


def test_no_figure_set() -> None:
    """
    Without a limit set by the body it cannot be said, however long the stay, and the parameter is named.
    """
    assert Missing(
        path="/relocations/0/history/5",
        message=Bilingual(
            "nessuno ha fissato il limite del soggiorno fuori casa (stay_limit_months)",
            "nobody has set the limit of a stay away from home (stay_limit_months)",
        ),
        cause=MissingCause.NOT_SET,
        parameter="stay_limit_months",
        facts=(Fact("moved_out_on", OUT),),
    ) == judged(AWAY, parameters=PARAMETERS)


@pytest.mark.parametrize(
    ("out", "months", "limit"),
    [
        pytest.param(date(2018, 1, 31), 1, date(2018, 2, 28), id="no 31 February"),
        pytest.param(date(2020, 2, 29), 12, date(2021, 2, 28), id="leap day"),
        pytest.param(date(2018, 3, 5), 0, date(2018, 3, 5), id="no month at all"),
        pytest.param(date(9999, 6, 1), 12, date.max, id="past the calendar"),
        pytest.param(date.max, 1, date.max, id="last day of the calendar"),
    ],
)
def test_limit(out: date, months: int, limit: date) -> None:
    """
    Months end on the day of the same number, else on the month's last; past the calendar no stay can be too long.
    """
    case = scheduled(out).advance(E.MOVE_TEMPORARILY, on=out)
    parameters = PARAMETERS.override("stay_limit_months", months, source="example")
    verdict = judged(case, on=limit, parameters=parameters)

    assert isinstance(verdict, Kept)
    assert f"({say_day(limit, 'it')})" in verdict.message.it


def test_every_case_is_judged() -> None:
    """
    A household that is at home does not keep the next one from being judged.
    """
    programme = Programme(relocations=(Relocation(household="H0"), AWAY))
    found = RULE.check(View(programme=programme, on=TODAY, parameters=TWELVE))

    assert [(NotApplicable, "/relocations/0"), (Breach, "/relocations/1/history/5")] == [
        (type(verdict), verdict.path) for verdict in found
    ]


@pytest.mark.parametrize(
    ("example", "notified"),
    [pytest.param(RULE.keeps, [date(2018, 12, 20)], id="keeps"), pytest.param(RULE.breaks, [], id="breaks")],
)
def test_published_examples(example: Callable[[], Programme], notified: list[date]) -> None:
    """
    Published: out on 10 January 2018, with a choice opened and notified on 20 December 2018, and without one.
    """
    (case,) = example().relocations

    assert ([OUT], notified) == (
        [step.happened_on for step in case.history if step.event is E.MOVE_TEMPORARILY],
        [step.notified_on for step in case.history if step.event is E.OPEN_CHOICE],
    )


def test_a_breach_is_a_warning() -> None:
    """
    A stay that grew too long makes no report invalid.
    """
    report = validate(RULE.breaks(), on=TODAY, parameters=TWELVE, rules=(RULE,))

    assert (True, [Severity.WARNING]) == (report.valid, [entry.severity for entry in report.findings])


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 60), st.integers(-40, 40))
def test_broken_exactly_past_the_limit(out: date, months: int, days: int) -> None:
    """
    "A stay away beyond the set limit": with no choice opened it is broken on each day past the limit and on no other.
    """
    limit = add_months(out, months)
    on = max(out, limit + DAY * days)
    case = scheduled(out).advance(E.MOVE_TEMPORARILY, on=out)
    parameters = PARAMETERS.override("stay_limit_months", months, source="example")

    assert (Breach if on > limit else Kept) is type(judged(case, on=on, parameters=parameters))


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
def test_says_something_of_every_case_and_points_at_what_is_there(view: View, months: int | None) -> None:
    """
    "Rules report and never raise": every case of any programme is judged, and every place that is named exists.
    """
    parameters = PARAMETERS if months is None else PARAMETERS.override("stay_limit_months", months, source="example")
    programme = view.programme.as_of(view.on)
    found = list(RULE.check(attrs.evolve(view, programme=programme, parameters=parameters)))

    assert [f"/relocations/{index}" for index in range(len(programme.relocations))] == sorted(
        {"/".join(verdict.path.split("/")[:3]) for verdict in found if place(programme, verdict.path) is not programme}
    )
