"""
The acts of a service: which can follow each other, and in which periods the service ran because of them.
"""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contratti_quartiere.acts import PROLONGING, ActKind, Course, WindowAct, course_of
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, Year, latest
from contratti_quartiere.errors import MalformedValueError, WindowError, WrongTypeError
from contratti_quartiere.periods import Period
from contratti_quartiere.sources import Provenance
from contratti_quartiere.strategies.terms import service_windows
from contratti_quartiere.windows import ServiceWindow

DAY = timedelta(days=1)

# The term of the labs: 36 months from 2 May 2016.
FIRST, LAST = date(2016, 5, 2), date(2019, 5, 1)

START = WindowAct(kind=ActKind.START, on=FIRST)
SUSPENDED = WindowAct(kind=ActKind.SUSPENSION, on=date(2017, 3, 1))
RESUMED = WindowAct(kind=ActKind.RESUMPTION, on=date(2017, 5, 1))
ENDED = WindowAct(kind=ActKind.EARLY_END, on=date(2018, 12, 31))

STOPPING = (ActKind.SUSPENSION, ActKind.INTERRUPTION)


def extension(on: date, new_end: date | Month | None) -> WindowAct:
    """
    Return an extension signed on a day.
    """
    return WindowAct(kind=ActKind.OPTION_EXTENSION, on=on, new_end=new_end)


def resumption(on: date, new_end: date | Month | None = None) -> WindowAct:
    """
    Return a resumption.
    """
    return WindowAct(kind=ActKind.RESUMPTION, on=on, new_end=new_end)


def suspension(on: date) -> WindowAct:
    """
    Return a suspension.
    """
    return WindowAct(kind=ActKind.SUSPENSION, on=on)


def early_end(on: date) -> WindowAct:
    """
    Return an early end.
    """
    return WindowAct(kind=ActKind.EARLY_END, on=on)


def meant(end: date | Month | None) -> date:
    """
    Return the last day that an end may mean; of no end, the last that a period can have.
    """
    return date(9999, 12, 30) if end is None else latest(end)


def course(*acts: WindowAct, end: date | Month | None = LAST) -> Course:
    """
    Return what acts make of a service.
    """
    return course_of(acts, end, meant)


def runs(*acts: WindowAct, end: date | Month | None = LAST) -> list[tuple[str, str]]:
    """
    Return the first and the last day of each period in which a service ran.
    """
    return [(run.start.isoformat(), run.last_day.isoformat()) for run in course(*acts, end=end).runs]


def test_words() -> None:
    """
    What can happen to a service has the words that documents hold.
    """
    expected = {
        ActKind.START: ("avvio", "start"),
        ActKind.SUSPENSION: ("sospensione", "suspension"),
        ActKind.INTERRUPTION: ("interruzione", "interruption"),
        ActKind.RESUMPTION: ("ripresa", "resumption"),
        ActKind.OPTION_EXTENSION: ("proroga", "extension"),
        ActKind.TECHNICAL_EXTENSION: ("proroga tecnica", "technical extension"),
        ActKind.RENEWAL: ("rinnovo", "renewal"),
        ActKind.REPETITION: ("ripetizione", "repetition"),
        ActKind.EARLY_END: ("fine anticipata", "early end"),
    }
    assert expected == {kind: (kind.value, kind.en) for kind in ActKind}


def test_an_act_says_no_more_than_it_must() -> None:
    """
    Kind and day are enough: an act without document, new end or source is an act.
    """
    act = WindowAct(kind=ActKind.TECHNICAL_EXTENSION, on=FIRST)

    assert (None, None, "", Provenance()) == (act.new_end, act.new_notice, act.document, act.provenance)


@pytest.mark.parametrize("kind", sorted(PROLONGING | {ActKind.RESUMPTION}))
@pytest.mark.parametrize("new_end", [pytest.param(LAST, id="day"), pytest.param(Month(2019, 4), id="month")])
def test_a_new_end_is_kept_as_stated(kind: ActKind, new_end: date | Month) -> None:
    """
    A resumption and whatever prolongs carry the new end, no more precise than the act states it.
    """
    assert new_end == WindowAct(kind=kind, on=FIRST, new_end=new_end).new_end


@pytest.mark.parametrize("kind", sorted(set(ActKind) - PROLONGING - {ActKind.RESUMPTION}))
def test_no_new_end_on_another_act(kind: ActKind) -> None:
    """
    An act that neither resumes nor prolongs has no new end: it would be overlooked.
    """
    with pytest.raises(MalformedValueError) as caught:
        WindowAct(kind=kind, on=FIRST, new_end=LAST)

    error = caught.value
    expected = (
        Bilingual(f"atto «{kind.value}»", f"act '{kind.value}'"),
        "new_end=2019-05-01",
        Bilingual("non lo porta", "does not carry it"),
        Bilingual("la nuova fine sta nella ripresa o nella proroga", "a resumption or an extension carries a new end"),
    )
    assert expected == (error.what, error.found, error.reason, error.remedy)


def test_the_new_award_is_kept() -> None:
    """
    A technical extension carries the day of the notice of the new award.
    """
    act = WindowAct(kind=ActKind.TECHNICAL_EXTENSION, on=date(2024, 4, 20), new_notice=date(2024, 2, 1))

    assert date(2024, 2, 1) == act.new_notice


@pytest.mark.parametrize("kind", sorted(set(ActKind) - {ActKind.TECHNICAL_EXTENSION}))
def test_no_new_award_on_another_act(kind: ActKind) -> None:
    """
    Only a technical extension hangs on a new award that is under way.
    """
    with pytest.raises(MalformedValueError) as caught:
        WindowAct(kind=kind, on=FIRST, new_notice=LAST)

    error = caught.value
    expected = (
        Bilingual(f"atto «{kind.value}»", f"act '{kind.value}'"),
        "new_notice=2019-05-01",
        Bilingual("non lo porta", "does not carry it"),
        Bilingual(
            "il bando della nuova gara sta nella proroga tecnica",
            "a technical extension carries the notice of the new award",
        ),
    )
    assert expected == (error.what, error.found, error.reason, error.remedy)


# ANAC told of a suspension of 1 March 2017; a new award that ran from February to June 2024.
NOTIFIED, NOTICE, ENDED_ON = date(2017, 3, 20), date(2024, 2, 1), date(2024, 6, 14)


@pytest.mark.parametrize("kind", sorted(set(ActKind) - {ActKind.SUSPENSION}))
@pytest.mark.parametrize(
    ("field", "value", "remedy"),
    [
        pytest.param(
            "anac_notified_on",
            NOTIFIED,
            Bilingual("la comunicazione ad ANAC sta nella sospensione", "a suspension carries the notice to ANAC"),
            id="notice to ANAC",
        ),
        pytest.param(
            "partial",
            True,
            Bilingual("solo una sospensione può essere parziale", "only a suspension may be partial"),
            id="partial",
        ),
    ],
)
def test_only_a_suspension(kind: ActKind, field: str, value: object, remedy: Bilingual) -> None:
    """
    Only of a suspension ANAC is told, and only a suspension may be of a part.
    """
    facts: dict[str, Any] = {"kind": kind, "on": FIRST, field: value}
    with pytest.raises(MalformedValueError) as caught:
        WindowAct(**facts)

    assert (f"{field}={value}", remedy) == (caught.value.found, caught.value.remedy)


def test_suspension() -> None:
    """
    A suspension keeps the day on which ANAC was told of it, and whether it was of a part.
    """
    act = WindowAct(kind=ActKind.SUSPENSION, on=date(2017, 3, 1), anac_notified_on=NOTIFIED, partial=True)

    assert (NOTIFIED, True) == (act.anac_notified_on, act.partial)


@pytest.mark.parametrize("kind", sorted(set(ActKind) - {ActKind.TECHNICAL_EXTENSION}))
def test_no_end_of_a_new_award_on_another_act(kind: ActKind) -> None:
    """
    Only a technical extension says when the procedure of the new award ended.
    """
    with pytest.raises(MalformedValueError) as caught:
        WindowAct(kind=kind, on=FIRST, new_award_ended_on=LAST)

    remedy = Bilingual(
        "la fine della nuova gara sta nella proroga tecnica", "a technical extension carries the end of the new award"
    )
    assert ("new_award_ended_on=2019-05-01", remedy) == (caught.value.found, caught.value.remedy)


@pytest.mark.parametrize(
    ("notice", "ended"),
    [
        pytest.param(NOTICE, NOTICE, id="on the day of its notice"),
        pytest.param(NOTICE, NOTICE + DAY, id="the day after"),
        pytest.param(None, NOTICE, id="of an unknown notice"),
        pytest.param(NOTICE, None, id="still running, or unknown"),
    ],
)
def test_new_award_that_ended(notice: date | None, ended: date | None) -> None:
    """
    The procedure of a new award ends on the day of its notice at the earliest.
    """
    act = WindowAct(kind=ActKind.TECHNICAL_EXTENSION, on=date(2024, 4, 20), new_notice=notice, new_award_ended_on=ended)

    assert (notice, ended) == (act.new_notice, act.new_award_ended_on)


def test_new_award_that_ended_before_its_notice() -> None:
    """
    A new award that ended before its notice is refused.
    """
    with pytest.raises(MalformedValueError) as caught:
        WindowAct(
            kind=ActKind.TECHNICAL_EXTENSION, on=date(2024, 4, 20), new_notice=NOTICE, new_award_ended_on=NOTICE - DAY
        )

    error = caught.value
    assert (
        Bilingual("fine della nuova gara", "end of the new award"),
        "2024-01-31",
        Bilingual("è prima del suo bando, 2024-02-01", "is before its notice, 2024-02-01"),
        Bilingual("controllare i due giorni", "check both days"),
    ) == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(NOTICE - DAY, (None, None), id="the day before the notice"),
        pytest.param(NOTICE, (NOTICE, None), id="the day of the notice"),
        pytest.param(ENDED_ON - DAY, (NOTICE, None), id="the last day of the procedure"),
        pytest.param(ENDED_ON, (NOTICE, ENDED_ON), id="the day on which it ended"),
        pytest.param(ENDED_ON + DAY, (NOTICE, ENDED_ON), id="the day after"),
    ],
)
def test_new_award_until(day: date, expected: tuple[date | None, date | None]) -> None:
    """
    On a day nobody knows of a notice to come, nor when the procedure will end.
    """
    act = WindowAct(
        kind=ActKind.TECHNICAL_EXTENSION, on=date(2024, 1, 10), new_notice=NOTICE, new_award_ended_on=ENDED_ON
    )
    then = act.until(day)

    assert expected == (then.new_notice, then.new_award_ended_on)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(NOTIFIED - DAY, None, id="the day before"),
        pytest.param(NOTIFIED, NOTIFIED, id="the day"),
        pytest.param(NOTIFIED + DAY, NOTIFIED, id="the day after"),
    ],
)
def test_anac_until(day: date, expected: date | None) -> None:
    """
    ANAC knows of a suspension from the day on which it was told.
    """
    act = WindowAct(kind=ActKind.SUSPENSION, on=date(2017, 3, 1), anac_notified_on=NOTIFIED)

    assert expected == act.until(day).anac_notified_on


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("kind", "avvio", id="kind"),
        pytest.param("on", Month(2016, 5), id="on"),
        pytest.param("new_end", Year(2019), id="new_end"),
        pytest.param("new_notice", Month(2016, 5), id="new_notice"),
        pytest.param("new_award_ended_on", Month(2016, 5), id="new_award_ended_on"),
        pytest.param("anac_notified_on", Month(2016, 5), id="anac_notified_on"),
        pytest.param("partial", None, id="partial"),
        pytest.param("document", None, id="document"),
        pytest.param("provenance", None, id="provenance"),
    ],
)
def test_wrong_type(field: str, value: object) -> None:
    """
    A field of another type is refused by its name.
    """
    fields: dict[str, Any] = {"kind": ActKind.TECHNICAL_EXTENSION, "on": FIRST, field: value}
    with pytest.raises(WrongTypeError) as caught:
        WindowAct(**fields)

    assert f"WindowAct.{field}" == caught.value.where


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        pytest.param((), [], id="nothing happened"),
        pytest.param((extension(FIRST, date(2019, 6, 1)),), [], id="extended and never started"),
        pytest.param((START,), [("2016-05-02", "2019-05-01")], id="started"),
        pytest.param(
            (WindowAct(kind=ActKind.START, on=date(2017, 8, 1)),), [("2017-08-01", "2019-05-01")], id="started late"
        ),
        pytest.param(
            (WindowAct(kind=ActKind.START, on=LAST),), [("2019-05-01", "2019-05-01")], id="started on the last day"
        ),
        pytest.param((START, SUSPENDED), [("2016-05-02", "2017-02-28")], id="suspended for good"),
        pytest.param(
            (START, SUSPENDED, RESUMED),
            [("2016-05-02", "2017-02-28"), ("2017-05-01", "2019-05-01")],
            id="suspended and resumed",
        ),
        pytest.param((START, suspension(FIRST)), [], id="suspended on the first day"),
        pytest.param((START, suspension(FIRST + DAY)), [("2016-05-02", "2016-05-02")], id="suspended on the second"),
        pytest.param((START, suspension(LAST)), [("2016-05-02", "2019-04-30")], id="suspended on the last day"),
        pytest.param(
            (START, SUSPENDED, resumption(SUSPENDED.on)),
            [("2016-05-02", "2017-02-28"), ("2017-03-01", "2019-05-01")],
            id="resumed on the day of the suspension",
        ),
        pytest.param(
            (START, SUSPENDED, resumption(RESUMED.on, date(2019, 6, 30))),
            [("2016-05-02", "2017-02-28"), ("2017-05-01", "2019-06-30")],
            id="resumed to a later end",
        ),
        pytest.param(
            (START, SUSPENDED, resumption(RESUMED.on, date(2018, 12, 31))),
            [("2016-05-02", "2017-02-28"), ("2017-05-01", "2018-12-31")],
            id="resumed to an earlier end",
        ),
        pytest.param(
            (START, SUSPENDED, resumption(RESUMED.on, RESUMED.on)),
            [("2016-05-02", "2017-02-28"), ("2017-05-01", "2017-05-01")],
            id="resumed for a day",
        ),
        pytest.param(
            (START, SUSPENDED, resumption(date(2019, 6, 1))),
            [("2016-05-02", "2017-02-28")],
            id="resumed after the end, which nobody states anew",
        ),
        pytest.param((START, ENDED), [("2016-05-02", "2018-12-31")], id="ended early"),
        pytest.param((START, early_end(FIRST)), [("2016-05-02", "2016-05-02")], id="ended on the first day"),
        pytest.param((START, early_end(LAST)), [("2016-05-02", "2019-05-01")], id="ended on the last day"),
        pytest.param((START, SUSPENDED, ENDED), [("2016-05-02", "2017-02-28")], id="ended while it stood still"),
        pytest.param((START, SUSPENDED, early_end(SUSPENDED.on)), [("2016-05-02", "2017-02-28")], id="stopped, ended"),
        pytest.param(
            (extension(FIRST - DAY, date(2019, 11, 1)), START),
            [("2016-05-02", "2019-11-01")],
            id="extended before it started",
        ),
        pytest.param(
            (extension(date(2019, 5, 20), date(2020, 5, 1)), WindowAct(kind=ActKind.START, on=date(2019, 6, 1))),
            [("2019-06-01", "2020-05-01")],
            id="started in the time that a late extension gave",
        ),
        pytest.param(
            (START, SUSPENDED, extension(date(2017, 4, 1), date(2019, 11, 1)), RESUMED),
            [("2016-05-02", "2017-02-28"), ("2017-05-01", "2019-11-01")],
            id="extended while it stood still",
        ),
        pytest.param(
            (START, SUSPENDED, extension(date(2019, 5, 20), date(2020, 5, 1)), resumption(date(2019, 6, 1))),
            [("2016-05-02", "2017-02-28"), ("2019-06-01", "2020-05-01")],
            id="extended late while it stood still",
        ),
        pytest.param(
            (START, SUSPENDED, resumption(date(2019, 5, 20)), extension(date(2019, 6, 1), date(2020, 5, 1))),
            [("2016-05-02", "2017-02-28"), ("2019-06-01", "2020-05-01")],
            id="resumed after the end, then extended",
        ),
        pytest.param(
            (START, SUSPENDED, extension(date(2020, 1, 10), date(2020, 1, 1)), resumption(date(2020, 1, 20))),
            [("2016-05-02", "2017-02-28")],
            id="extended to a day that had passed while it stood still",
        ),
        pytest.param(
            (START, extension(date(2019, 6, 1), date(2019, 5, 20))),
            [("2016-05-02", "2019-05-01")],
            id="extended to a day that had passed",
        ),
    ],
)
def test_runs(acts: tuple[WindowAct, ...], expected: list[tuple[str, str]]) -> None:
    """
    A service runs from its start, or from a resumption, until it stops or its end comes.
    """
    assert expected == runs(*acts)


@pytest.mark.parametrize("kind", STOPPING)
def test_with_an_act_or_without(kind: ActKind) -> None:
    """
    A suspension and an interruption without an act both stop a service, from their own day on.
    """
    stop = WindowAct(kind=kind, on=date(2017, 3, 1))

    assert (Period(date(2017, 3, 1), date(2017, 5, 1)),) == course(START, stop, RESUMED).stops


@pytest.mark.parametrize("kind", sorted(PROLONGING))
def test_whatever_prolongs(kind: ActKind) -> None:
    """
    An extension of either sort, a renewal and a repetition all give a later end.
    """
    act = WindowAct(kind=kind, on=date(2019, 4, 24), new_end=date(2019, 11, 1))

    assert [("2016-05-02", "2019-11-01")] == runs(START, act)


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        pytest.param(date(2019, 4, 30), [("2016-05-02", "2019-11-01")], id="day before the last"),
        pytest.param(date(2019, 5, 1), [("2016-05-02", "2019-11-01")], id="last day"),
        pytest.param(
            date(2019, 5, 2), [("2016-05-02", "2019-05-01"), ("2019-05-02", "2019-11-01")], id="day after the last"
        ),
        pytest.param(
            date(2019, 5, 3), [("2016-05-02", "2019-05-01"), ("2019-05-03", "2019-11-01")], id="two days after"
        ),
    ],
)
def test_a_late_extension_leaves_a_gap(signed: date, expected: list[tuple[str, str]]) -> None:
    """
    An extension signed after the end mends nothing backwards: the days until it was signed are not served.
    """
    assert expected == runs(START, extension(signed, date(2019, 11, 1)))


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        pytest.param((START,), (), id="never stopped"),
        pytest.param((START, SUSPENDED), (), id="never resumed"),
        pytest.param((START, SUSPENDED, ENDED), (), id="ended instead"),
        pytest.param((START, SUSPENDED, RESUMED), (Period(date(2017, 3, 1), date(2017, 5, 1)),), id="resumed"),
        pytest.param((START, SUSPENDED, resumption(SUSPENDED.on)), (), id="resumed on the same day"),
        pytest.param(
            (START, SUSPENDED, RESUMED, suspension(date(2018, 8, 1)), resumption(date(2018, 8, 2))),
            (Period(date(2017, 3, 1), date(2017, 5, 1)), Period(date(2018, 8, 1), date(2018, 8, 2))),
            id="twice",
        ),
        pytest.param(
            (START, SUSPENDED, resumption(date(2019, 6, 1))),
            (Period(date(2017, 3, 1), date(2019, 6, 1)),),
            id="resumed after the end",
        ),
    ],
)
def test_stops(acts: tuple[WindowAct, ...], expected: tuple[Period, ...]) -> None:
    """
    A stop is a period in which the service stood still and after which it went on.
    """
    assert expected == course(*acts).stops


@pytest.mark.parametrize(
    ("acts", "end", "expected"),
    [
        pytest.param((), None, None, id="none planned"),
        pytest.param((START, SUSPENDED), None, None, id="none planned, suspended"),
        pytest.param((), Month(2019, 4), Month(2019, 4), id="planned to the month"),
        pytest.param((START, SUSPENDED, RESUMED), LAST, LAST, id="not stated anew"),
        pytest.param(
            (START, SUSPENDED, resumption(RESUMED.on, Month(2019, 6))), LAST, Month(2019, 6), id="stated anew"
        ),
        pytest.param(
            (START, SUSPENDED, resumption(RESUMED.on, RESUMED.on)), LAST, RESUMED.on, id="stated for the same day"
        ),
        pytest.param(
            (START, SUSPENDED, resumption(RESUMED.on, Month(2017, 5))),
            LAST,
            Month(2017, 5),
            id="stated for the same month",
        ),
        pytest.param((START, ENDED), LAST, ENDED.on, id="brought forward"),
        pytest.param((START, SUSPENDED, ENDED), LAST, ENDED.on, id="brought forward while it stood still"),
        pytest.param((START, ENDED), None, ENDED.on, id="ended, none planned"),
        pytest.param((extension(FIRST, Month(2019, 11)),), LAST, Month(2019, 11), id="extended"),
        pytest.param((extension(FIRST, date(2019, 11, 1)),), None, date(2019, 11, 1), id="extended, none planned"),
        pytest.param((extension(FIRST, date(2019, 5, 2)),), LAST, date(2019, 5, 2), id="extended by a day"),
        pytest.param((extension(FIRST, Month(2019, 5)),), LAST, Month(2019, 5), id="from a day to its month"),
        pytest.param((START, extension(FIRST, FIRST)), None, FIRST, id="extended for the same day"),
        pytest.param(
            (extension(FIRST, date(2019, 4, 2)),), Month(2019, 4), date(2019, 4, 2), id="from a month to a day of it"
        ),
        pytest.param(
            (extension(FIRST, date(2019, 11, 1)), extension(LAST, date(2020, 5, 1))),
            LAST,
            date(2020, 5, 1),
            id="extended twice",
        ),
    ],
)
def test_end_in_force(acts: tuple[WindowAct, ...], end: date | Month | None, expected: date | Month | None) -> None:
    """
    The end in force is the one that was stated last, as it was stated.
    """
    assert expected == course(*acts, end=end).end


def test_without_an_end_a_service_goes_on() -> None:
    """
    A service with no end known runs to the last day that a period can have.
    """
    assert [("2016-05-02", "9999-12-30")] == runs(START, end=None)


def test_the_first_day_of_the_calendar() -> None:
    """
    A service may start and stop on the first day there is.
    """
    assert [] == runs(WindowAct(kind=ActKind.START, on=date.min), suspension(date.min))


ENDED_ALREADY = Bilingual("il servizio era già finito", "the service had already ended")
BEGUN_ALREADY = Bilingual("il servizio era già cominciato", "the service had already begun")
NOT_BEGUN = Bilingual("il servizio non era cominciato", "the service had not begun")
STOPPED_ALREADY = Bilingual("il servizio era già fermo", "the service had already stopped")
RUNNING = Bilingual("il servizio era in corso", "the service was running")
TERM_OVER = Bilingual("la durata finisce prima, 2019-05-01", "the term ends before, 2019-05-01")
NO_NEW_END = Bilingual("non dice la nuova fine", "does not say the new end")
PASSED = Bilingual("la nuova fine è già passata", "the new end has already passed")


def no_later(new_end: str, end: str = "2019-05-01") -> Bilingual:
    """
    Return what is said of an extension that ends no later.
    """
    return Bilingual(
        f"la nuova fine {new_end} non è dopo quella in vigore, {end}",
        f"the new end {new_end} is not after the one in force, {end}",
    )


class Illegal(NamedTuple):
    """
    Acts of which the last cannot have followed the others, and why.
    """

    acts: tuple[WindowAct, ...]
    reason: Bilingual
    end: date | Month | None = LAST


ILLEGAL = {
    "two starts": Illegal((START, WindowAct(kind=ActKind.START, on=date(2016, 5, 3))), BEGUN_ALREADY),
    "two starts, stopped between": Illegal(
        (START, SUSPENDED, WindowAct(kind=ActKind.START, on=date(2017, 3, 2))), BEGUN_ALREADY
    ),
    "start after the end": Illegal((WindowAct(kind=ActKind.START, on=date(2019, 5, 2)),), TERM_OVER),
    "suspension before the start": Illegal((suspension(FIRST - DAY),), NOT_BEGUN),
    "interruption before the start": Illegal((WindowAct(kind=ActKind.INTERRUPTION, on=FIRST - DAY),), NOT_BEGUN),
    "resumption before the start": Illegal((resumption(FIRST - DAY),), NOT_BEGUN),
    "early end before the start": Illegal((early_end(FIRST - DAY),), NOT_BEGUN),
    "overlapping suspensions": Illegal((START, SUSPENDED, suspension(date(2017, 4, 1))), STOPPED_ALREADY),
    "two suspensions on one day": Illegal((START, SUSPENDED, SUSPENDED), STOPPED_ALREADY),
    "suspension of what was interrupted": Illegal(
        (START, WindowAct(kind=ActKind.INTERRUPTION, on=date(2017, 2, 1)), SUSPENDED), STOPPED_ALREADY
    ),
    "resumption while running": Illegal((START, RESUMED), RUNNING),
    "two resumptions": Illegal((START, SUSPENDED, RESUMED, resumption(date(2017, 5, 2))), RUNNING),
    "resumption to a day before it": Illegal((START, SUSPENDED, resumption(RESUMED.on, RESUMED.on - DAY)), PASSED),
    "resumption to a month before it": Illegal((START, SUSPENDED, resumption(RESUMED.on, Month(2017, 4))), PASSED),
    "suspension after the end": Illegal((START, suspension(date(2019, 5, 2))), TERM_OVER),
    "interruption after the end": Illegal(
        (START, WindowAct(kind=ActKind.INTERRUPTION, on=date(2019, 5, 2))), TERM_OVER
    ),
    "early end after the end": Illegal((START, early_end(date(2019, 5, 2))), TERM_OVER),
    "early end after the end, stopped": Illegal((START, SUSPENDED, early_end(date(2019, 5, 2))), TERM_OVER),
    "suspension after an end to the month": Illegal(
        (START, suspension(date(2019, 5, 1))),
        Bilingual("la durata finisce prima, 2019-04", "the term ends before, 2019-04"),
        Month(2019, 4),
    ),
    "start after the calendar": Illegal(
        (WindowAct(kind=ActKind.START, on=date.max),),
        Bilingual("la durata finisce prima, 9999-12-30", "the term ends before, 9999-12-30"),
        None,
    ),
    "extension that ends earlier": Illegal((START, extension(LAST, date(2019, 4, 30))), no_later("2019-04-30")),
    "extension that ends on the same day": Illegal((START, extension(LAST, LAST)), no_later("2019-05-01")),
    "extension to the month before": Illegal((START, extension(LAST, Month(2019, 4))), no_later("2019-04")),
    "extension from the last of a month to the month": Illegal(
        (START, extension(LAST, Month(2019, 4))), no_later("2019-04", "2019-04-30"), date(2019, 4, 30)
    ),
    "extension from a month to the first of it": Illegal(
        (START, extension(LAST, date(2019, 4, 1))), no_later("2019-04-01", "2019-04"), Month(2019, 4)
    ),
    "extension of an extension, no later": Illegal(
        (START, extension(FIRST, date(2019, 11, 1)), extension(LAST, date(2019, 10, 31))),
        no_later("2019-10-31", "2019-11-01"),
    ),
    "extension of what runs to a day that had passed": Illegal(
        (START, extension(date(2017, 3, 2), date(2017, 3, 1))), PASSED, None
    ),
    "extension of what stands still to a day that had passed": Illegal(
        (START, SUSPENDED, extension(date(2017, 4, 2), date(2017, 4, 1))), PASSED, None
    ),
    "extension of what runs to a day of the month that had passed": Illegal(
        (START, extension(date(2019, 4, 20), date(2019, 4, 19))), PASSED, Month(2019, 4)
    ),
    "extension without a new end": Illegal((START, extension(LAST, None)), NO_NEW_END),
    "start after an early end": Illegal(
        (START, ENDED, WindowAct(kind=ActKind.START, on=date(2019, 1, 1))), ENDED_ALREADY
    ),
    "suspension after an early end": Illegal((START, ENDED, suspension(date(2019, 1, 1))), ENDED_ALREADY),
    "resumption after an early end": Illegal((START, SUSPENDED, ENDED, resumption(date(2019, 1, 1))), ENDED_ALREADY),
    "extension after an early end": Illegal(
        (START, ENDED, extension(date(2019, 1, 1), date(2019, 11, 1))), ENDED_ALREADY
    ),
    "two early ends": Illegal((START, ENDED, early_end(date(2019, 1, 1))), ENDED_ALREADY),
    "two early ends on one day": Illegal((START, ENDED, ENDED), ENDED_ALREADY),
}


@pytest.mark.parametrize("name", ILLEGAL)
def test_illegal(name: str) -> None:
    """
    Acts that cannot have followed each other are refused with the act that does not fit, its day and the reason.
    """
    acts, reason, end = ILLEGAL[name]
    with pytest.raises(WindowError) as caught:
        course(*acts, end=end)

    error = caught.value
    assert (acts[-1].kind.value, acts[-1].on, reason) == (error.act, error.day, error.reason)


@pytest.mark.parametrize("name", ILLEGAL)
def test_legal_up_to_there(name: str) -> None:
    """
    Without the act that does not fit, the others can have followed each other.
    """
    acts, _, end = ILLEGAL[name]

    assert isinstance(course(*acts[:-1], end=end), Course)


def test_what_to_do_about_it() -> None:
    """
    The error of an illegal order says what to look at.
    """
    with pytest.raises(WindowError) as caught:
        course(RESUMED)

    assert Bilingual("aggiungere l'atto di avvio con il suo giorno", "add the act of start with its day") == (
        caught.value.remedy
    )


@pytest.mark.parametrize("name", [name for name, (_, reason, _) in ILLEGAL.items() if reason != NOT_BEGUN])
def test_what_to_do_about_any_other(name: str) -> None:
    """
    Where a start is on record, day and kind of the act are what to look at.
    """
    acts, _, end = ILLEGAL[name]
    with pytest.raises(WindowError) as caught:
        course(*acts, end=end)

    assert Bilingual("controllare giorno e tipo dell'atto", "check the day and the kind of the act") == (
        caught.value.remedy
    )


def test_a_window_refuses_illegal_acts() -> None:
    """
    A service window whose acts cannot have followed each other does not exist.
    """
    with pytest.raises(WindowError):
        ServiceWindow(start=FIRST, months=36, acts=(START, RESUMED))


def test_acts_of_one_day_follow_each_other_as_listed() -> None:
    """
    Of two acts of one day the one listed first came first: here a stop that ended on the day on which it began.
    """
    with pytest.raises(WindowError) as caught:
        course(START, resumption(SUSPENDED.on), SUSPENDED)

    assert "ripresa" == caught.value.act


@given(service_windows(), st.randoms(use_true_random=False))
def test_the_order_of_listing_counts_for_nothing(window: ServiceWindow, random: Any) -> None:
    """
    "In the order of their days": acts of different days make the same course in whatever order they are recorded.
    """
    assume(len({act.on for act in window.acts}) == len(window.acts))
    acts = list(window.acts)
    random.shuffle(acts)

    assert course_of(window.acts, window.planned_end, meant) == course_of(acts, window.planned_end, meant)


class Diary:
    """
    A service kept day by day: another way to the same course.
    """

    def __init__(self, end: date | None) -> None:
        self.end = end
        self.begun = self.running = self.over = False
        self.served: set[date] = set()

    def note(self, act: WindowAct) -> bool:
        """
        Enter an act on its day, and say whether it can have happened.
        """
        stated = act.new_end if isinstance(act.new_end, date) else None
        in_time = self.end is None or act.on <= self.end
        stops = self.running and in_time
        later = stated is not None and (self.end is None or stated > self.end)
        passed = stated is not None and stated < act.on
        can = {
            ActKind.START: not self.begun and in_time,
            ActKind.SUSPENSION: stops,
            ActKind.INTERRUPTION: stops,
            ActKind.RESUMPTION: self.begun and not self.running and not passed,
            ActKind.EARLY_END: self.begun and in_time,
        }.get(act.kind, later and not (in_time and passed))
        if self.over or not can:
            return False
        self.over = act.kind is ActKind.EARLY_END
        if self.over and self.running:
            self.served.add(act.on)
        if act.kind not in PROLONGING:
            self.begun, self.running = True, act.kind in (ActKind.START, ActKind.RESUMPTION)
        self.end = stated or self.end
        return True

    def close(self, day: date) -> None:
        """
        Enter at the end of a day whether the service ran on it.
        """
        if self.running and (self.end is None or day <= self.end):
            self.served.add(day)


def kept(acts: tuple[WindowAct, ...], end: date | None, horizon: date) -> set[date] | None:
    """
    Return the days on which a service ran, up to a horizon, or None if its acts cannot have followed each other.
    """
    diary = Diary(end)
    day = acts[0].on
    while day <= horizon:
        if not all(diary.note(act) for act in acts if act.on == day):
            return None
        diary.close(day)
        day += DAY
    return diary.served


# What often comes together, and then anything.
TOGETHER = st.sampled_from([(kind, ActKind.RESUMPTION) for kind in STOPPING])
ALONE = st.sampled_from(ActKind).map(lambda kind: (kind,))
PROLONGED = st.sampled_from(sorted(PROLONGING)).map(lambda kind: (kind,))

ENDS = st.integers(0, 60).map(lambda days: FIRST + timedelta(days=days))
HORIZON = FIRST + timedelta(days=70)


@st.composite
def sequences(draw: st.DrawFn) -> tuple[WindowAct, ...]:
    """
    Draw a start and some acts within a few weeks of it; about half of the time they may have followed each other.
    """
    day = FIRST
    acts = [WindowAct(kind=ActKind.START, on=day)]
    groups = draw(st.lists(st.one_of(TOGETHER, TOGETHER, PROLONGED, ALONE), max_size=3))
    for kind in (kind for group in groups for kind in group):
        day += timedelta(days=draw(st.integers(0, 9)))
        stated = ENDS if kind in PROLONGING else st.none() | ENDS if kind is ActKind.RESUMPTION else st.none()
        acts.append(WindowAct(kind=kind, on=day, new_end=draw(stated)))
    return tuple(acts)


@given(sequences(), st.none() | ENDS)
def test_served_days_by_brute_force(acts: tuple[WindowAct, ...], end: date | None) -> None:
    """
    "A service that began runs until an act stops it or its end comes": day by day the same days, or the same refusal.
    """
    expected = kept(acts, end, HORIZON)
    try:
        found = course(*acts, end=end).runs
    except WindowError:
        assert expected is None
    else:
        # One of them may go on for thousands of years.
        last = min(HORIZON, max((run.last_day for run in found), default=HORIZON))
        span = [FIRST + timedelta(days=count) for count in range((last - FIRST).days + 1)]

        assert expected == {day for day in span for run in found if day in run}


@given(service_windows())
def test_served_periods_never_overlap(window: ServiceWindow) -> None:
    """
    "Served periods never overlap": each begins after the one before has ended.
    """
    assert [] == [pair for pair in pairwise(window.served(date.max)) if pair[1].start < pair[0].end]


@given(service_windows())
def test_served_periods_lie_between_start_and_end(window: ServiceWindow) -> None:
    """
    "Served periods lie between first start and last end": from the act of start to the latest end ever in force.
    """
    starts = [act.on for act in window.acts if act.kind is ActKind.START]
    ends = [meant(end) for end in (window.planned_end, *(act.new_end for act in window.acts if act.new_end))]
    outside = [run for run in window.served(date.max) if run.start < starts[0] or run.last_day > max(ends)]

    assert [] == outside


@given(service_windows())
def test_nothing_is_served_while_it_stands_still(window: ServiceWindow) -> None:
    """
    "Periods in which it stood still": no day of a stop is a day of service.
    """
    served = window.served(date.max)

    assert [] == [stop for stop in window.stops if any(run.intersection(stop) for run in served)]


@given(service_windows(), st.data())
def test_what_was_served_stays_served(window: ServiceWindow, data: st.DataObject) -> None:
    """
    "Up to and with a day": what is known of the days until then does not change with what happens later.
    """
    on = data.draw(st.sampled_from([window.start, *(act.on + DAY * n for act in window.acts for n in (-1, 0, 1))]))
    known = Period.inclusive(date.min, on)
    cut = [part for run in window.served(date(9999, 12, 30)) if (part := run.intersection(known))]

    assert cut == list(window.served(on))
