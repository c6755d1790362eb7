"""
The window of a service: what the deed declares, what arithmetic computes, what was really served.

The three stand side by side. The deed's own words win, and a difference is reported, never mended.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.errors import MalformedValueError, WindowError
from contratti_quartiere.fields import of, several, text
from contratti_quartiere.periods import MissingDay, Month, Period, earliest, latest
from contratti_quartiere.sources import Provenance

__all__ = ["ActKind", "ServiceWindow", "WindowAct", "last_slot"]

_DAY = timedelta(days=1)


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


_PROLONGING = frozenset({ActKind.OPTION_EXTENSION, ActKind.TECHNICAL_EXTENSION, ActKind.RENEWAL, ActKind.REPETITION})
_STOPPING = frozenset({ActKind.SUSPENSION, ActKind.INTERRUPTION})


@attrs.frozen(kw_only=True)
class WindowAct:
    """
    One dated act or fact that changes when a service runs (*atto sulla durata*).

    Attributes:
        kind: What happened.
        on: The day that the kind speaks of; of an extension, the day of the act.
        new_end: The last day of service from now on, as the act states it; a month if it says no more.
        document: Kind, number and date of the document.
        provenance: From where this is known.
    """

    kind: ActKind = attrs.field(validator=of(ActKind))
    on: date = attrs.field(validator=of(date))
    new_end: date | Month | None = attrs.field(default=None, validator=of(date, Month, type(None)))
    document: str = attrs.field(default="", validator=text)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        if self.new_end is not None and self.kind not in _PROLONGING | {ActKind.RESUMPTION}:
            raise MalformedValueError(
                Bilingual(f"atto «{self.kind.value}»", f"act {self.kind.value!r}"),
                f"new_end={self.new_end}",
                Bilingual("non porta una nuova fine", "carries no new end"),
                Bilingual("la nuova fine sta nella ripresa o nella proroga", "a resumption or an extension carries it"),
            )


@attrs.frozen(kw_only=True)
class ServiceWindow:
    """
    The term of a service, as declared, as computed and as served (*durata del servizio*).

    Attributes:
        start: The first day, as the deed plans it.
        months: How many months the deed gives; None if it does not say.
        declared_end: The last day that the deed states, or the month if it says no more.
        missing_day: What the deed says of an anniversary that does not exist; None leaves it to policy.
        acts: What happened, in any order of record.
        provenance: From where the term is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For less than one month, or an end before the start.
        WindowError: For acts that cannot have followed each other.

    >>> window = ServiceWindow(start=date(2016, 5, 2), months=36, declared_end=Month(2019, 4))
    >>> window.computed.last_day
    datetime.date(2019, 5, 1)
    """

    start: date = attrs.field(validator=of(date))
    months: int | None = attrs.field(default=None, validator=of(int, type(None)))
    declared_end: date | Month | None = attrs.field(default=None, validator=of(date, Month, type(None)))
    missing_day: MissingDay | None = attrs.field(default=None, validator=of(MissingDay, type(None)))
    acts: tuple[WindowAct, ...] = attrs.field(default=(), validator=several(WindowAct))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        if self.months is not None:
            Period.of_months(self.start, self.months)
        if self.declared_end is not None and latest(self.declared_end) < self.start:
            raise MalformedValueError(
                Bilingual("durata", "term"),
                f"{self.start} - {self.declared_end}",
                Bilingual("finisce prima di cominciare", "ends before it starts"),
                Bilingual("controllare inizio e fine dichiarata", "check the start and the declared end"),
            )
        for _ in self._runs():
            pass

    @property
    def computed(self) -> Period | None:
        """
        The window that follows from start and months, or None if the deed gives no months.
        """
        if self.months is None:
            return None
        missing_day = self.missing_day or MissingDay.LAST_DAY_IS_END
        return Period.of_months(self.start, self.months, missing_day=missing_day)

    def agrees(self, policy: MissingDay = MissingDay.LAST_DAY_IS_END) -> bool | None:
        """
        Return whether the declared end is the computed one, at the deed's own precision; None if either is missing.

        At month precision either reading will do: the month of the last day, or the last of whole calendar months.

        Args:
            policy: The reading of a missing day where the deed is silent on it.
        """
        if self.months is None or self.declared_end is None:
            return None
        last = Period.of_months(self.start, self.months, missing_day=self.missing_day or policy).last_day
        if isinstance(self.declared_end, Month):
            return self.declared_end in (Month.of(last), last_slot(self.start, self.months))
        return self.declared_end == last

    @property
    def planned_end(self) -> date | Month | None:
        """
        The end as the deed declares it or, where it is silent, as computed.
        """
        if self.declared_end is not None:
            return self.declared_end
        return None if self.computed is None else self.computed.last_day

    def served(self, on: date) -> tuple[Period, ...]:
        """
        Return the periods in which the service ran, as far as its acts tell, up to and with a day.

        Nothing is served until an act of `START` says that it began. A service that began runs until an act stops it
        or its end in force comes; an end known to the month counts to the computed day if that lies in the month,
        else to the last of the month.
        """
        known = attrs.evolve(self, acts=tuple(act for act in self.acts if act.on <= on))
        up_to = Period(date.min, on + _DAY)
        clipped = (run.intersection(up_to) for run in known._runs())
        return tuple(run for run in clipped if run is not None)

    def _last_day(self, end: date | Month | None) -> date:
        if end is None:
            return date.max - _DAY
        if isinstance(end, Month):
            computed = self.computed
            inside = computed is not None and Month.of(computed.last_day) == end
            return computed.last_day if computed is not None and inside else end.last_day
        return end

    def _runs(self) -> Iterator[Period]:
        """
        Yield the periods that the acts make, and refuse acts that cannot have followed each other.
        """
        end = self.planned_end
        running_from: date | None = None
        begun = over = False
        for act in sorted(self.acts, key=lambda act: act.on):
            if over:
                raise _unfit(act, Bilingual("il servizio era già finito", "the service had already ended"))
            if act.kind is ActKind.START:
                if begun:
                    raise _unfit(act, Bilingual("il servizio era già cominciato", "the service had already begun"))
                begun, running_from = True, act.on
            elif act.kind in _PROLONGING:
                last = self._last_day(end)
                if running_from is not None and last < act.on:
                    # Signed after the end: what ran out is not mended backwards, the days between are a gap.
                    yield Period.inclusive(running_from, max(running_from, last))
                    running_from = act.on
                end = self._prolonged(act, end)
            elif not begun:
                raise _unfit(act, Bilingual("il servizio non era cominciato", "the service had not begun"))
            elif act.kind is ActKind.RESUMPTION:
                if running_from is not None:
                    raise _unfit(act, Bilingual("il servizio era in corso", "the service was running"))
                if act.new_end is not None and latest(act.new_end) < act.on:
                    raise _unfit(act, Bilingual("la nuova fine è già passata", "the new end has already passed"))
                running_from, end = act.on, act.new_end or end
            else:
                if act.on > self._last_day(end):
                    raise _unfit(act, Bilingual(f"la durata finisce prima, {end}", f"the term ends before, {end}"))
                over = act.kind is ActKind.EARLY_END
                if act.kind in _STOPPING and running_from is None:
                    raise _unfit(act, Bilingual("il servizio era già fermo", "the service had already stopped"))
                last = act.on if over else act.on - _DAY
                if running_from is not None and running_from <= last:
                    yield Period.inclusive(running_from, last)
                running_from = None
        last = self._last_day(end)
        if running_from is not None and running_from <= last:
            yield Period.inclusive(running_from, last)

    def _prolonged(self, act: WindowAct, end: date | Month | None) -> date | Month:
        if act.new_end is None:
            raise _unfit(act, Bilingual("non dice la nuova fine", "does not say the new end"))
        if end is not None and latest(act.new_end) <= earliest(end):
            raise _unfit(
                act,
                Bilingual(
                    f"la nuova fine {act.new_end} non è dopo quella in vigore, {end}",
                    f"the new end {act.new_end} is not after the one in force, {end}",
                ),
            )
        return act.new_end


def last_slot(start: date, months: int) -> Month:
    """
    Return the last month of a window if each calendar month counts whole, from the month of the start.
    """
    return Month.of(start).plus(months - 1)


def _unfit(act: WindowAct, reason: Bilingual) -> WindowError:
    remedy = Bilingual("controllare giorno e tipo dell'atto", "check the day and the kind of the act")
    return WindowError(act.kind.value, act.on, reason, remedy)
