"""
What happened to a service: its dated acts and facts, and the course that they make of it.
"""

from collections.abc import Callable, Iterable
from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import Month, earliest, latest
from contratti_quartiere.errors import MalformedValueError, WindowError
from contratti_quartiere.fields import of, text
from contratti_quartiere.periods import Period
from contratti_quartiere.sources import Provenance

__all__ = ["ActKind", "Course", "WindowAct", "course_of"]


class ActKind(Word):
    """
    What happened to a service on a day (*atto o fatto della durata*).
    """

    START = "avvio", "start"
    """The service begins; `on` is its first day."""
    SUSPENSION = "sospensione", "suspension"
    """It stops by an act; `on` is the first day without service."""
    INTERRUPTION = "interruzione", "interruption"
    """It stops without an act; `on` is the first day without service."""
    RESUMPTION = "ripresa", "resumption"
    """It goes on; `on` is the first day of service again, `new_end` the end that the office states."""
    OPTION_EXTENSION = "proroga", "extension"
    """An extension that the documents foresee."""
    TECHNICAL_EXTENSION = "proroga tecnica", "technical extension"
    """An extension that nobody foresaw, while the new award is under way."""
    RENEWAL = "rinnovo", "renewal"
    REPETITION = "ripetizione", "repetition"
    EARLY_END = "fine anticipata", "early end"
    """The service ends before its term; `on` is its last day."""


PROLONGING = frozenset({ActKind.OPTION_EXTENSION, ActKind.TECHNICAL_EXTENSION, ActKind.RENEWAL, ActKind.REPETITION})
"""The acts that give a service a later end."""


@attrs.frozen(kw_only=True)
class WindowAct:
    """
    One dated act or fact that changes when a service runs (*atto sulla durata*).

    Attributes:
        kind: What happened.
        on: The day that the kind speaks of; of an extension, the day of the act.
        new_end: The last day of service from now on, as the act states it; a month if it says no more.
        new_notice: For a technical extension, the day of the notice of the new award that is under way.
        new_award_ended_on: For a technical extension, the day on which the procedure of the new award ended; None if it
            still runs, or nobody knows.
        anac_notified_on: For a suspension, the day on which ANAC was told of it; None if it was not, or nobody knows.
        partial: True for a suspension of a part of the service. The course shows it as a stop like any other.
        document: Kind, number and date of the document.
        provenance: From where this is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For a new end, a new award, a notice to ANAC or a part on an act that carries none; for a
            new award that ended before its notice.
    """

    kind: ActKind = attrs.field(validator=of(ActKind))
    on: date = attrs.field(validator=of(date))
    new_end: date | Month | None = attrs.field(default=None, validator=of(date, Month, type(None)))
    new_notice: date | None = attrs.field(default=None, validator=of(date, type(None)))
    new_award_ended_on: date | None = attrs.field(default=None, validator=of(date, type(None)))
    anac_notified_on: date | None = attrs.field(default=None, validator=of(date, type(None)))
    partial: bool = attrs.field(default=False, validator=of(bool))
    document: str = attrs.field(default="", validator=text)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        for name, (kinds, remedy) in _CARRIED.items():
            value: date | Month | bool | None = getattr(self, name)
            if value and self.kind not in kinds:
                raise MalformedValueError(
                    Bilingual(f"atto «{self.kind.value}»", f"act {self.kind.value!r}"),
                    f"{name}={value}",
                    Bilingual("non lo porta", "does not carry it"),
                    remedy,
                )
        notice, ended = self.new_notice, self.new_award_ended_on
        if notice is not None and ended is not None and ended < notice:
            raise MalformedValueError(
                Bilingual("fine della nuova gara", "end of the new award"),
                str(ended),
                Bilingual(f"è prima del suo bando, {notice}", f"is before its notice, {notice}"),
                Bilingual("controllare i due giorni", "check both days"),
            )

    def until(self, day: date) -> "WindowAct":
        """
        Return the act as it was known at the end of a day: a new award not yet begun or ended, ANAC not yet told.
        """
        return attrs.evolve(
            self,
            new_notice=_by(self.new_notice, day),
            new_award_ended_on=_by(self.new_award_ended_on, day),
            anac_notified_on=_by(self.anac_notified_on, day),
        )


_CARRIED: dict[str, tuple[frozenset[ActKind], Bilingual]] = {
    "new_end": (
        PROLONGING | {ActKind.RESUMPTION},
        Bilingual("la nuova fine sta nella ripresa o nella proroga", "a resumption or an extension carries a new end"),
    ),
    "new_notice": (
        frozenset({ActKind.TECHNICAL_EXTENSION}),
        Bilingual(
            "il bando della nuova gara sta nella proroga tecnica",
            "a technical extension carries the notice of the new award",
        ),
    ),
    "new_award_ended_on": (
        frozenset({ActKind.TECHNICAL_EXTENSION}),
        Bilingual(
            "la fine della nuova gara sta nella proroga tecnica",
            "a technical extension carries the end of the new award",
        ),
    ),
    "anac_notified_on": (
        frozenset({ActKind.SUSPENSION}),
        Bilingual("la comunicazione ad ANAC sta nella sospensione", "a suspension carries the notice to ANAC"),
    ),
    "partial": (
        frozenset({ActKind.SUSPENSION}),
        Bilingual("solo una sospensione può essere parziale", "only a suspension may be partial"),
    ),
}


def _by(when: date | None, day: date) -> date | None:
    return None if when is None or when > day else when


@attrs.frozen(kw_only=True)
class Course:
    """
    What the acts make of a service (*svolgimento*).

    Attributes:
        runs: The periods in which it runs, in order; the last one reaches to the end in force.
        stops: The periods in which it stood still and after which it went on, in order.
        end: The end in force after the last act; None if none is known.
    """

    runs: tuple[Period, ...]
    stops: tuple[Period, ...]
    end: date | Month | None


def course_of(
    acts: Iterable[WindowAct], end: date | Month | None, last_day: Callable[[date | Month | None], date]
) -> Course:
    """
    Return the course that acts make of a service, in the order of their days.

    Args:
        acts: In any order.
        end: The end that the deed plans.
        last_day: Says which day an end means.

    Raises:
        WindowError: For acts that cannot have followed each other: a stop of what had stopped, a resumption of what
            was running, an act after the end, an extension that ends no later or has already ended.
    """
    replay = _Replay(end, last_day)
    for act in sorted(acts, key=lambda act: act.on):
        replay.apply(act)
    return replay.course()


class _Replay:
    """
    The service while its acts are read one by one.
    """

    def __init__(self, end: date | Month | None, last_day: Callable[[date | Month | None], date]) -> None:
        self.end = end
        self.last_day = last_day
        self.begun = self.over = False
        self.running_from: date | None = None
        self.stopped_from: date | None = None
        self.runs: list[Period] = []
        self.stops: list[Period] = []

    def apply(self, act: WindowAct) -> None:
        if self.over:
            raise _unfit(act, Bilingual("il servizio era già finito", "the service had already ended"))
        if act.kind is ActKind.START:
            self._start(act)
        elif act.kind in PROLONGING:
            self._prolong(act)
        elif not self.begun:
            raise _unfit(
                act,
                Bilingual("il servizio non era cominciato", "the service had not begun"),
                Bilingual("aggiungere l'atto di avvio con il suo giorno", "add the act of start with its day"),
            )
        elif act.kind is ActKind.RESUMPTION:
            self._resume(act)
        else:
            self._stop(act)

    def course(self) -> Course:
        self._run_until(self.last_day(self.end))
        return Course(runs=tuple(self.runs), stops=tuple(self.stops), end=self.end)

    def _run_until(self, last: date) -> None:
        if self.running_from is not None and self.running_from <= last:
            self.runs.append(Period.inclusive(self.running_from, last))

    def _run_before(self, day: date) -> None:
        if self.running_from is not None and self.running_from < day:
            self.runs.append(Period(self.running_from, day))

    def _check_term(self, act: WindowAct) -> None:
        last = self.last_day(self.end)
        if act.on > last:
            end = self.end or last
            raise _unfit(act, Bilingual(f"la durata finisce prima, {end}", f"the term ends before, {end}"))

    def _start(self, act: WindowAct) -> None:
        if self.begun:
            raise _unfit(act, Bilingual("il servizio era già cominciato", "the service had already begun"))
        self._check_term(act)
        self.begun, self.running_from = True, act.on

    def _prolong(self, act: WindowAct) -> None:
        if act.new_end is None:
            raise _unfit(act, Bilingual("non dice la nuova fine", "does not say the new end"))
        if self.end is not None and latest(act.new_end) <= earliest(self.end):
            raise _unfit(
                act,
                Bilingual(
                    f"la nuova fine {act.new_end} non è dopo quella in vigore, {self.end}",
                    f"the new end {act.new_end} is not after the one in force, {self.end}",
                ),
            )
        last = self.last_day(self.end)
        if act.on <= last:
            _check_ahead(act, act.new_end)
        elif self.running_from is not None:
            # Signed after the end: what ran out is not mended backwards, the days between are a gap.
            self._run_until(last)
            self.running_from = act.on
        self.end = act.new_end

    def _resume(self, act: WindowAct) -> None:
        if self.stopped_from is None:
            raise _unfit(act, Bilingual("il servizio era in corso", "the service was running"))
        if act.new_end is not None:
            _check_ahead(act, act.new_end)
        if self.stopped_from < act.on:
            self.stops.append(Period(self.stopped_from, act.on))
        self.running_from, self.stopped_from = act.on, None
        self.end = act.new_end or self.end

    def _stop(self, act: WindowAct) -> None:
        self._check_term(act)
        self.over = act.kind is ActKind.EARLY_END
        if self.stopped_from is not None and not self.over:
            raise _unfit(act, Bilingual("il servizio era già fermo", "the service had already stopped"))
        if self.over:
            self._run_until(act.on)
            self.end = act.on
        else:
            self._run_before(act.on)
            self.stopped_from = act.on
        self.running_from = None


def _check_ahead(act: WindowAct, new_end: date | Month) -> None:
    if latest(new_end) < act.on:
        raise _unfit(act, Bilingual("la nuova fine è già passata", "the new end has already passed"))


_CHECK_THE_ACT = Bilingual("controllare giorno e tipo dell'atto", "check the day and the kind of the act")


def _unfit(act: WindowAct, reason: Bilingual, remedy: Bilingual = _CHECK_THE_ACT) -> WindowError:
    return WindowError(act.kind.value, act.on, reason, remedy)
