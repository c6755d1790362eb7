"""
The timetable of a tender: counted back from its start, each stretch on its ground, and no figure filled in.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dated_values import Dated
from contratti_quartiere.errors import MalformedValueError, UnknownNameError, WrongTypeError
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.procurement import ProcurementCode, Track
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.strategies.terms import timetables
from contratti_quartiere.timetables import Ground, Stage, Timetable, TimetableStep, timetable

# The labs of 2016: announced on 1 March, to start on 2 May.
ANNOUNCED, START = date(2016, 3, 1), date(2016, 5, 2)

MORNING = datetime(2016, 5, 2, 9, 0)  # a date with a time, which is what is refused

OLD, MIDDLE, NEW = ProcurementCode.DLGS_163_2006, ProcurementCode.DLGS_50_2016, ProcurementCode.DLGS_36_2023
ORDINARY, LIGHT = Track.ORDINARY, Track.LIGHT

GUESSES = {"days_for_offers": 10, "days_for_evaluation": 7, "days_for_checks": 3}
SINCE_EVER = (START - date.min).days

STRETCHES = ("days_for_offers", "days_for_evaluation", "days_for_checks")


def step_of(table: Timetable, stage: Stage) -> TimetableStep:
    """
    Return the step of a stage.
    """
    return next(step for step in table.steps if step.stage is stage)


def award(start: str, code: ProcurementCode, track: Track = ORDINARY, *, recalled: bool = False) -> TimetableStep:
    """
    Return the step of the communication of the award.
    """
    return step_of(
        timetable(date.fromisoformat(start), code=code, track=track, recalled=recalled), Stage.AWARD_COMMUNICATED
    )


def test_every_stage() -> None:
    """
    Counted back from its start, each stage has its last day, the days that follow and the ground on which they rest.
    """
    table = timetable(START, code=OLD, track=ORDINARY, guesses=GUESSES)

    assert (
        TimetableStep(
            stage=Stage.NOTICE, latest=date(2016, 3, 8), days=10, ground=Ground.GUESS, source="days_for_offers"
        ),
        TimetableStep(
            stage=Stage.OFFERS_DUE, latest=date(2016, 3, 18), days=7, ground=Ground.GUESS, source="days_for_evaluation"
        ),
        TimetableStep(
            stage=Stage.EVALUATED, latest=date(2016, 3, 25), days=3, ground=Ground.GUESS, source="days_for_checks"
        ),
        TimetableStep(
            stage=Stage.AWARD_COMMUNICATED,
            latest=date(2016, 3, 28),
            days=35,
            ground=Ground.LAW,
            source="DLgs 163/2006",
        ),
        TimetableStep(stage=Stage.STANDSTILL_OVER, latest=START, days=0, ground=Ground.NONE, source=""),
        TimetableStep(stage=Stage.STIPULATION, latest=START, days=0, ground=Ground.NONE, source=""),
    ) == table.steps


def test_what_it_was_counted_from() -> None:
    """
    A timetable says from which start it was counted, and under which code and track.
    """
    table = timetable(START, code=MIDDLE, track=LIGHT)

    assert (START, MIDDLE, LIGHT) == (table.start, table.code, table.track)


@pytest.mark.parametrize(
    ("start", "code", "days", "latest"),
    [
        pytest.param("2005-01-31", OLD, 30, "2005-01-01", id="before the first value: the first"),
        pytest.param("2010-05-31", OLD, 30, "2010-05-01", id="award a day before 35 days held"),
        pytest.param("2010-06-01", OLD, 35, "2010-04-27", id="award on the first day of 35 days"),
        pytest.param("2016-05-02", OLD, 35, "2016-03-28", id="the labs"),
        pytest.param("2016-06-30", OLD, 35, "2016-05-26", id="award after the next code: by the code of the notice"),
        pytest.param("2016-05-02", MIDDLE, 35, "2016-03-28", id="code of 2016 before its time: its first value"),
        pytest.param("2020-02-04", MIDDLE, 35, "2019-12-31", id="code of 2016"),
        pytest.param("2024-01-15", NEW, 35, "2023-12-11", id="code of 2023"),
        pytest.param("2025-01-30", NEW, 35, "2024-12-26", id="award two days before 32 days can hold"),
        pytest.param("2025-01-31", NEW, 35, "2024-12-27", id="award a day before 32 days can hold"),
        pytest.param("2025-02-01", NEW, 32, "2024-12-31", id="award on the first day of 32 days"),
        pytest.param("2025-02-02", NEW, 32, "2025-01-01", id="award on the day after"),
        pytest.param("2026-11-22", NEW, 32, "2026-10-21", id="today"),
    ],
)
def test_standstill_of_law(start: str, code: ProcurementCode, days: int, latest: str) -> None:
    """
    On the ordinary track the award is communicated so many days before the start as the law of its day asks for.
    """
    step = award(start, code)

    assert (days, date.fromisoformat(latest), Ground.LAW) == (step.days, step.latest, step.ground)


@pytest.mark.parametrize("code", ProcurementCode)
def test_the_law_is_named(code: ProcurementCode) -> None:
    """
    A standstill of law names the act that sets it.
    """
    assert code.value == award("2026-11-22", code).source


@pytest.mark.parametrize("track", [track for track in Track if track is not ORDINARY])
def test_no_standstill_on_another_track(track: Track) -> None:
    """
    Off the ordinary track no standstill binds: the award may be communicated on the day of the start.
    """
    assert TimetableStep(stage=Stage.AWARD_COMMUNICATED, latest=START, days=0, ground=Ground.NONE, source="") == award(
        "2016-05-02", OLD, track
    )


@pytest.mark.parametrize("track", [track for track in Track if track is not ORDINARY])
def test_a_standstill_that_the_tender_recalls(track: Track) -> None:
    """
    Off the ordinary track the tender's own documents may recall the standstill, and are then its ground.
    """
    step = award("2016-05-02", OLD, track, recalled=True)

    assert (date(2016, 3, 28), 35, Ground.TENDER, "DLgs 163/2006") == (
        step.latest,
        step.days,
        step.ground,
        step.source,
    )


def test_recalling_the_law_changes_nothing() -> None:
    """
    On the ordinary track a standstill rests on the law, whether the documents recall it or not.
    """
    assert award("2016-05-02", OLD) == award("2016-05-02", OLD, recalled=True)


@pytest.mark.parametrize("name", STRETCHES)
def test_a_policy_beats_a_guess(name: str) -> None:
    """
    A figure that the body set holds over the guess of a caller, and names its act.
    """
    parameters = PARAMETERS.override(name, 52, source="determina 12/2016")
    table = timetable(START, code=OLD, track=ORDINARY, guesses=GUESSES, parameters=parameters)
    stage = (Stage.NOTICE, Stage.OFFERS_DUE, Stage.EVALUATED)[STRETCHES.index(name)]
    step = step_of(table, stage)

    assert (52, Ground.POLICY, "determina 12/2016") == (step.days, step.ground, step.source)


@pytest.mark.parametrize(
    ("start", "days"),
    [
        pytest.param(date(2016, 4, 19), 52, id="last day of the first"),
        pytest.param(date(2016, 4, 20), 35, id="first day of the second"),
    ],
)
def test_the_policy_of_the_day_of_the_start(start: date, days: int) -> None:
    """
    Of two figures that a body set one after the other, the one in force on the day of the start holds.
    """
    turn = date(2016, 4, 20)
    values = (
        Dated(value=52, until=turn, source=LegalSource("determina 12/2015")),
        Dated(value=35, since=turn, source=LegalSource("determina 12/2016")),
    )
    known = [
        attrs.evolve(known, values=values) if known.id == "days_for_offers" else known for known in PARAMETERS.known
    ]
    table = timetable(start, code=OLD, track=LIGHT, parameters=Parameters(tuple(known)))

    assert days == step_of(table, Stage.NOTICE).days


@pytest.mark.parametrize(
    ("guesses", "missing"),
    [
        pytest.param(None, STRETCHES, id="no guess at all"),
        pytest.param({}, STRETCHES, id="no guess"),
        pytest.param({"days_for_offers": 10}, ("days_for_evaluation", "days_for_checks"), id="one guess"),
        pytest.param({"days_for_offers": 10, "days_for_checks": 0}, ("days_for_evaluation",), id="one missing"),
        pytest.param(GUESSES, (), id="none missing"),
    ],
)
def test_missing_figures_are_named(guesses: Mapping[str, int] | None, missing: tuple[str, ...]) -> None:
    """
    The figures that nobody has set are named, in the order of time.
    """
    assert missing == timetable(START, code=OLD, track=ORDINARY, guesses=guesses).missing


def test_before_a_missing_figure_no_day_is_known() -> None:
    """
    The days after a missing figure are known; those before it are not, even where their own figure is.
    """
    guesses = {"days_for_offers": 10, "days_for_checks": 3}
    table = timetable(START, code=OLD, track=ORDINARY, guesses=guesses)

    assert [None, None, date(2016, 3, 25), date(2016, 3, 28), START, START] == [step.latest for step in table.steps]


def test_a_missing_figure_has_no_days() -> None:
    """
    A stretch that nobody has set has no days, a ground of its own, and the name of what is missing.
    """
    step = step_of(timetable(START, code=OLD, track=ORDINARY), Stage.NOTICE)

    assert (None, Ground.MISSING, "days_for_offers") == (step.days, step.ground, step.source)


@pytest.mark.parametrize(
    ("guesses", "needed", "known"),
    [
        pytest.param(GUESSES, 55, 55, id="all known"),
        pytest.param({"days_for_offers": 10, "days_for_checks": 3}, None, 48, id="one missing"),
        pytest.param({}, None, 35, id="only the law"),
    ],
)
def test_days_needed(guesses: Mapping[str, int], needed: int | None, known: int) -> None:
    """
    So many days are needed as the stretches last; where one is missing, at least those that are known.
    """
    table = timetable(START, code=OLD, track=ORDINARY, guesses=guesses)

    assert (needed, known) == (table.days_needed, table.days_known)


@pytest.mark.parametrize(
    ("offers", "expected"),
    [pytest.param(16, True, id="61 days"), pytest.param(17, True, id="62 days"), pytest.param(18, False, id="63 days")],
)
def test_from_the_announcement_to_the_start(offers: int, *, expected: bool) -> None:
    """
    "1 March to 2 May 2016 is 62 days": a tender that needs so many reaches its start, one that needs more does not.
    """
    guesses = {**GUESSES, "days_for_offers": offers}

    assert expected is timetable(START, code=OLD, track=ORDINARY, guesses=guesses).reachable(ANNOUNCED)


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        pytest.param(date(2016, 1, 15), True, id="108 days before the start"),
        pytest.param(date(2016, 3, 7), True, id="day before the last"),
        pytest.param(date(2016, 3, 8), True, id="last day"),
        pytest.param(date(2016, 3, 9), False, id="day after the last"),
        pytest.param(START, False, id="day of the start"),
        pytest.param(date(2016, 5, 3), False, id="after the start"),
    ],
)
def test_reachable(notice: date, *, expected: bool) -> None:
    """
    A start is reached by a notice on the last day that is counted back for it, or earlier.
    """
    assert expected is timetable(START, code=OLD, track=ORDINARY, guesses=GUESSES).reachable(notice)


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        pytest.param(date(2016, 3, 28), None, id="room for what is known"),
        pytest.param(date(2016, 3, 29), False, id="no room for what is known"),
    ],
)
def test_reachable_with_missing_figures(notice: date, expected: bool | None) -> None:  # or undecided
    """
    Where a figure is missing a start is never said to be reached, and is out of reach only by what is known.
    """
    assert expected is timetable(START, code=OLD, track=ORDINARY).reachable(notice)


def test_nothing_in_the_way() -> None:
    """
    Where no stretch takes a day the notice may come out on the day of the start.
    """
    table = timetable(START, code=OLD, track=LIGHT, guesses=dict.fromkeys(STRETCHES, 0))

    assert (True, False) == (table.reachable(START), table.reachable(date(2016, 5, 3)))


@given(timetables())
def test_each_stretch_lies_between_its_stages(table: Timetable) -> None:
    """
    "Count a tender back": from each stage with a last day to the next there are the days of its stretch.
    """
    off = [
        before.stage
        for before, after in pairwise(table.steps)
        if before.latest is not None and after.latest != before.latest + timedelta(days=before.days or 0)
    ]

    assert [] == off


@given(timetables())
def test_unknown_before_every_missing_figure(table: Timetable) -> None:
    """
    "Where one is missing, the days before it are not known": a day is known if every figure after it is.
    """
    known = [step.latest is not None for step in table.steps]

    assert [
        all(later.ground is not Ground.MISSING for later in table.steps[place:]) for place in range(len(table.steps))
    ] == known


@given(timetables(), st.integers(-30, 30))
def test_forward_agrees_with_backward(table: Timetable, days: int) -> None:
    """
    "And the check forward": a start is reached by the notices that come out no later than the day counted back.
    """
    latest = table.steps[0].latest
    notice = (latest or table.start - timedelta(days=table.days_known)) + timedelta(days=days)
    expected = False if days > 0 else None if latest is None else True

    assert expected is table.reachable(notice)


@given(timetables())
def test_stages_in_order(table: Timetable) -> None:
    """
    "The stages in order of time": from the notice to the start, each once.
    """
    assert list(Stage) == [step.stage for step in table.steps]


def test_a_guess_of_something_else() -> None:
    """
    Only the three stretches that no law sets may be guessed: a standstill is not a guess.
    """
    with pytest.raises(UnknownNameError) as caught:
        timetable(START, code=OLD, track=LIGHT, guesses={**GUESSES, "standstill_days": 35})

    error = caught.value
    expected = (Bilingual("ipotesi", "guess"), "standstill_days", tuple(sorted(STRETCHES)))
    assert expected == (error.what, error.name, error.known)


@pytest.mark.parametrize(
    ("days", "found"),
    [
        pytest.param(-1, "-1", id="negative"),
        pytest.param(1.5, "1.5", id="float"),
        pytest.param(True, "True", id="boolean"),
        pytest.param("30", "'30'", id="text"),
        pytest.param(None, "None", id="none"),
    ],
)
@pytest.mark.parametrize("name", STRETCHES)
def test_a_guess_that_is_no_number_of_days(name: str, days: Any, found: str) -> None:
    """
    A guess is a whole number of days from zero up.
    """
    with pytest.raises(MalformedValueError) as caught:
        timetable(START, code=OLD, track=LIGHT, guesses={name: days})

    error = caught.value
    expected = (
        Bilingual(name, name),
        found,
        Bilingual("non è un numero di giorni", "is no number of days"),
        Bilingual("scrivere giorni da zero in su", "write days from zero up"),
    )
    assert expected == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize(
    ("guesses", "found"),
    [
        pytest.param({"days_for_checks": SINCE_EVER + 1}, "2016-05-02 - 736086", id="a day before the calendar"),
        pytest.param({"days_for_checks": 10**100}, "2016-05-02 - ≈ 2^333", id="more days than a duration has"),
        pytest.param(
            {"days_for_checks": SINCE_EVER, "days_for_evaluation": 1},
            "0001-01-01 - 1",
            id="from the first day there is",
        ),
    ],
)
def test_out_of_the_calendar(guesses: Mapping[str, int], found: str) -> None:
    """
    A stage before the year 1 is refused with the sum that leads there.
    """
    with pytest.raises(MalformedValueError) as caught:
        timetable(START, code=OLD, track=LIGHT, guesses=guesses)

    assert (found, Bilingual("cade fuori dagli anni 1-9999", "falls outside the years 1 to 9999")) == (
        caught.value.found,
        caught.value.reason,
    )


def test_an_award_on_the_first_day_there_is() -> None:
    """
    An award may be communicated on the first day of the calendar, before any value of the standstill held.
    """
    assert date.min == award("0001-01-31", OLD).latest


WRITE_DATE = Bilingual("scrivere una data, date(2016, 5, 2)", "write a date, date(2016, 5, 2)")


@pytest.mark.parametrize(
    ("changed", "where", "remedy"),
    [
        pytest.param({"start": MORNING}, "timetable", WRITE_DATE, id="start"),
        pytest.param(
            {"code": "DLgs 163/2006"},
            "timetable.code",
            Bilingual("scrivere un ProcurementCode", "write a ProcurementCode"),
            id="code",
        ),
        pytest.param(
            {"track": "ordinario"}, "timetable.track", Bilingual("scrivere un Track", "write a Track"), id="track"
        ),
    ],
)
def test_wrong_type(changed: Mapping[str, Any], where: str, remedy: Bilingual) -> None:
    """
    A start is a date; a code and a track are our own, for a word that equals one would bind nothing.
    """
    fields: dict[str, Any] = {"start": START, "code": OLD, "track": ORDINARY, **changed}
    with pytest.raises(WrongTypeError) as caught:
        timetable(**fields)

    assert (where, remedy) == (caught.value.where, caught.value.remedy)


def test_a_notice_that_is_no_date() -> None:
    """
    The notice that is tried is a date without a time.
    """
    with pytest.raises(WrongTypeError) as caught:
        timetable(START, code=OLD, track=LIGHT).reachable(MORNING)

    assert ("reachable", WRITE_DATE) == (caught.value.where, caught.value.remedy)


def test_words() -> None:
    """
    The grounds and the stages have the words that people read.
    """
    expected = {
        Ground.LAW: ("legge", "law"),
        Ground.TENDER: ("documenti di gara", "tender documents"),
        Ground.POLICY: ("scelta dell'ente", "policy"),
        Ground.GUESS: ("ipotesi", "guess"),
        Ground.NONE: ("nessun termine", "no term"),
        Ground.MISSING: ("dato mancante", "missing figure"),
        Stage.NOTICE: ("bando", "notice"),
        Stage.OFFERS_DUE: ("scadenza delle offerte", "offers due"),
        Stage.EVALUATED: ("offerte valutate", "offers evaluated"),
        Stage.AWARD_COMMUNICATED: ("aggiudicazione comunicata", "award communicated"),
        Stage.STANDSTILL_OVER: ("fine del termine dilatorio", "standstill over"),
        Stage.STIPULATION: ("stipula e avvio", "contract signed, service starts"),
    }
    assert expected == {word: (word.value, word.en) for word in (*Ground, *Stage)}
