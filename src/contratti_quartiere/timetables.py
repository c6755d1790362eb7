"""
The timetable of a tender, counted back from the day on which the service must start, and the check forward.

Each stretch says on what it rests: law, the tender's own documents, a policy of the body, or a guess of the caller.
Nobody's figure is filled in: where one is missing, the days before it are not known.
"""

from collections.abc import Mapping
from datetime import date, timedelta

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dated_values import Dated
from contratti_quartiere.dates import check_choice, check_date, out_of_calendar
from contratti_quartiere.errors import MalformedValueError, UnknownNameError, shown
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.procurement import ProcurementCode, Track

__all__ = ["Ground", "Stage", "Timetable", "TimetableStep", "timetable"]


class Ground(Word):
    """
    On what a stretch of a timetable rests (*fondamento*).
    """

    LAW = "legge", "law"
    TENDER = "documenti di gara", "tender documents"
    POLICY = "scelta dell'ente", "policy"
    GUESS = "ipotesi", "guess"
    NONE = "nessun termine", "no term"
    """No term binds here."""
    MISSING = "dato mancante", "missing figure"
    """Nobody has set a figure: the days before it are not known."""


class Stage(Word):
    """
    A day in the life of a tender (*fase della gara*).
    """

    NOTICE = "bando", "notice"
    OFFERS_DUE = "scadenza delle offerte", "offers due"
    EVALUATED = "offerte valutate", "offers evaluated"
    AWARD_COMMUNICATED = "aggiudicazione comunicata", "award communicated"
    STANDSTILL_OVER = "fine del termine dilatorio", "standstill over"
    STIPULATION = "stipula e avvio", "contract signed, service starts"


@attrs.frozen(kw_only=True)
class TimetableStep:
    """
    The last day on which a stage may be reached, and the stretch that follows it (*passo del cronoprogramma*).

    Attributes:
        stage: The stage.
        latest: Its last day; None if a figure after it is missing.
        days: How many days follow until the next stage; None if nobody has set them, zero for the last stage.
        ground: On what those days rest.
        source: The act, or the name of the parameter that would say.
    """

    stage: Stage
    latest: date | None
    days: int | None
    ground: Ground
    source: str


@attrs.frozen(kw_only=True)
class Timetable:
    """
    The stages of a tender, first to last, each with its last day (*cronoprogramma della gara*).

    Attributes:
        start: The day on which the service must start.
        code: The procurement code.
        track: The part of it that binds.
        steps: The stages in order of time.
    """

    start: date
    code: ProcurementCode
    track: Track
    steps: tuple[TimetableStep, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """
        The parameters that nobody has set and without which the first days are not known.
        """
        return tuple(step.source for step in self.steps if step.ground is Ground.MISSING)

    @property
    def days_needed(self) -> int | None:
        """
        The days from the notice to the start, or None if a figure is missing.
        """
        return None if self.missing else sum(step.days or 0 for step in self.steps)

    @property
    def days_known(self) -> int:
        """
        The days of the stretches that are known: at least so many are needed.
        """
        return sum(step.days or 0 for step in self.steps)

    def reachable(self, notice: date) -> bool | None:
        """
        Return whether a notice of that day leaves room for a start on the day; None if a missing figure decides it.

        Never more than advice: an early start for urgency, or a notice that was already out, explain what this cannot.
        """
        check_date("reachable", notice)
        available = (self.start - notice).days
        if available < self.days_known:
            return False
        return None if self.missing else True


# The stretch after each stage, and the parameter that says how long it takes.
_STRETCHES = (
    (Stage.NOTICE, "days_for_offers"),
    (Stage.OFFERS_DUE, "days_for_evaluation"),
    (Stage.EVALUATED, "days_for_checks"),
    (Stage.AWARD_COMMUNICATED, "standstill_days"),
)


def timetable(
    start: date,
    *,
    code: ProcurementCode,
    track: Track,
    recalled: bool = False,
    guesses: Mapping[str, int] | None = None,
    parameters: Parameters = PARAMETERS,
) -> Timetable:
    """
    Count a tender back from the day on which its service must start.

    Args:
        start: The first day of service, on which the contract is signed at the latest.
        code: The code under which the notice is published.
        track: The track of the award. The standstill is law on the ordinary track only.
        recalled: True if the tender's own documents recall the standstill on another track.
        guesses: Days for `days_for_offers`, `days_for_evaluation`, `days_for_checks` that no policy has set.
        parameters: The figures in force.

    Raises:
        WrongTypeError: For a start that is no date, a code or a track that is none of ours.
        UnknownNameError: For a guess that is none of the three.
        MalformedValueError: For a guess that is no whole number from zero up, or a stage outside the calendar.
    """
    check_date("timetable", start)
    check_choice("timetable.code", code, ProcurementCode)
    check_choice("timetable.track", track, Track)
    guessed = _checked(guesses or {})
    day: date | None = start
    steps = [
        TimetableStep(stage=stage, latest=start, days=0, ground=Ground.NONE, source="")
        for stage in (Stage.STANDSTILL_OVER, Stage.STIPULATION)
    ]
    for stage, name in reversed(_STRETCHES):
        days, ground, source = (
            _standstill(start, code, track, recalled=recalled, parameters=parameters)
            if name == "standstill_days"
            else _stretch(name, start, guessed, parameters)
        )
        day = None if day is None or days is None else _before(day, days)
        steps.insert(0, TimetableStep(stage=stage, latest=day, days=days, ground=ground, source=source))
    return Timetable(start=start, code=code, track=track, steps=tuple(steps))


def _before(day: date, days: int) -> date:
    try:
        return day - timedelta(days=days)
    except OverflowError:
        raise out_of_calendar(f"{day} - {shown(days)}") from None


def _checked(guesses: Mapping[str, int]) -> Mapping[str, int]:
    names = tuple(name for _, name in _STRETCHES if name != "standstill_days")
    for name, days in guesses.items():
        if name not in names:
            raise UnknownNameError(Bilingual("ipotesi", "guess"), name, tuple(sorted(names)))
        if type(days) is not int or days < 0:
            raise MalformedValueError(
                Bilingual(name, name),
                shown(days),
                Bilingual("non è un numero di giorni", "is no number of days"),
                Bilingual("scrivere giorni da zero in su", "write days from zero up"),
            )
    return guesses


def _stretch(name: str, on: date, guesses: Mapping[str, int], parameters: Parameters) -> tuple[int | None, Ground, str]:
    policy = parameters[name].on(on)
    if policy is not None:
        return int(policy.value), Ground.POLICY, policy.source.act
    if name in guesses:
        return guesses[name], Ground.GUESS, name
    return None, Ground.MISSING, name


def _standstill(
    start: date, code: ProcurementCode, track: Track, *, recalled: bool, parameters: Parameters
) -> tuple[int | None, Ground, str]:
    if track is not Track.ORDINARY and not recalled:
        return 0, Ground.NONE, ""
    dated = _standstill_under(code, start, parameters)
    return int(dated.value), Ground.LAW if track is Track.ORDINARY else Ground.TENDER, dated.source.act


def _standstill_under(code: ProcurementCode, start: date, parameters: Parameters) -> Dated:
    """
    Return the standstill of a code: of its values, the last that held when the award had to be communicated.
    """
    values = [dated for dated in parameters["standstill_days"].values if dated.source.act.startswith(code.value)]
    held = [dated for dated in values if dated.since is None or (start - dated.since).days >= int(dated.value)]
    return (held or values)[-1 if held else 0]
