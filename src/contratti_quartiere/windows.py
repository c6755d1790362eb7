"""
The window of a service: what the deed declares, what arithmetic computes, what was really served.

The three stand side by side. The deed's own words win, and a difference is reported, never mended.
"""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import attrs

from contratti_quartiere.acts import ActKind, Course, WindowAct, course_of
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.budgets import Instalment, YearPolicy, YearShare, share_by_year
from contratti_quartiere.dates import Month, latest, out_of_calendar
from contratti_quartiere.errors import MalformedValueError, SplitError
from contratti_quartiere.fields import of, several
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import LAST_DAY, MissingDay, Period, uncovered
from contratti_quartiere.sources import Provenance

__all__ = ["ServiceChain", "ServiceWindow", "last_slot"]


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

    Examples:
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
        self._course()

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

    @property
    def end_in_force(self) -> date | Month | None:
        """
        The end after all acts: as planned, extended, stated anew on a resumption, or brought forward.
        """
        return self._course().end

    @property
    def last_day(self) -> date | None:
        """
        The day that the end in force means, which of an end known to the month is the one that `served` counts to.
        """
        end = self.end_in_force
        return None if end is None else self._last_day(end)

    @property
    def stops(self) -> tuple[Period, ...]:
        """
        The periods in which the service stood still and after which it went on, in order.
        """
        return self._course().stops

    @property
    def estimated_end(self) -> date | None:
        """
        The planned last day and as many days more as the service stood still: for a screen, never a fact.

        The new end is the one that the office states on resumption (DLgs 36/2023 art. 121 c. 4); this only helps to
        look at it. None if no end is planned.
        """
        if self.planned_end is None:
            return None
        stopped = sum(stop.days for stop in self.stops)
        try:
            return self._last_day(self.planned_end) + timedelta(days=stopped)
        except OverflowError:
            raise out_of_calendar(f"{self.planned_end} + {stopped}") from None

    def until(self, day: date) -> "ServiceWindow":
        """
        Return the window as it was known at the end of a day: without acts of later, each as it was known then.
        """
        return attrs.evolve(self, acts=tuple(act.until(day) for act in self.acts if act.on <= day))

    def served(self, on: date) -> tuple[Period, ...]:
        """
        Return the periods in which the service ran, as far as its acts tell, up to and with a day.

        Nothing is served until an act of `START` says that it began. A service that began runs until an act stops it
        or its end in force comes; an end declared to the month counts to the computed day if that lies in the
        month, and any other end known to the month counts to the last day of it.
        """
        runs = self._course(until=on).runs
        return tuple(Period.inclusive(run.start, min(run.last_day, on)) for run in runs if run.start <= on)

    def by_year(
        self,
        net: Euro,
        *,
        policy: YearPolicy | tuple[Instalment, ...],
        vat_rate: int | Decimal | Fraction = 0,
    ) -> tuple[YearShare, ...]:
        """
        Return what each budget year pays of an amount, as `share_by_year` does over the days of this service.

        The days are those that the acts make, if one says that the service began, else those planned to the end in
        force.

        Raises:
            SplitError: If no end is known and no payment plan is given, so that there is no last year.
        """
        # A payment plan says its own days and needs no end.
        runs = self.expected if isinstance(policy, YearPolicy) else ()
        return share_by_year(net, runs, policy=policy, vat_rate=vat_rate)

    @property
    def expected(self) -> tuple[Period, ...]:
        """
        The periods in which the service is to run: by its acts, if one says that it began, else as planned.

        They reach to the end in force; an end known to the month as in `served`.

        Raises:
            SplitError: If no end is known.
        """
        course = self._course()
        if course.end is None:
            raise SplitError(
                Bilingual("la durata non ha una fine nota", "the term has no known end"),
                Bilingual("dare months= o declared_end=", "give months= or declared_end="),
            )
        if any(act.kind is ActKind.START for act in self.acts):
            return course.runs
        return (Period.inclusive(self.start, self._last_day(course.end)),)

    def _course(self, until: date = date.max) -> Course:
        return course_of((act for act in self.acts if act.on <= until), self.planned_end, self._last_day)

    def _last_day(self, end: date | Month | None) -> date:
        if end is None:
            return LAST_DAY
        # Of any other end the computed one, which takes its time, says nothing.
        computed = self.computed if end == self.declared_end else None
        if computed is not None and Month.of(computed.last_day) == end:
            return computed.last_day
        return min(latest(end), LAST_DAY)


@attrs.frozen
class ServiceChain:
    """
    The windows of one service, one after another under different awards (*continuità del servizio*).

    Attributes:
        windows: In any order.
    """

    windows: tuple[ServiceWindow, ...] = attrs.field(validator=several(ServiceWindow))

    def served(self, on: date) -> tuple[Period, ...]:
        """
        Return the periods in which any of the windows was served, up to and with a day; none overlaps another.
        """
        runs = sorted(run for window in self.windows for run in window.served(on))
        merged: list[Period] = []
        for run in runs:
            if merged and run.start <= merged[-1].end:
                merged[-1] = Period(merged[-1].start, max(merged[-1].end, run.end))
            else:
                merged.append(run)
        return tuple(merged)

    def gaps(self, on: date) -> tuple[Period, ...]:
        """
        Return the days without service between the first day planned and a day, or the last end in force if earlier.

        A gap says that no act on record shows service there, not that there was none.
        """
        starts = [window.start for window in self.windows if window.start <= on]
        if not starts:
            return ()
        last = max(min(starts), min(on, max(window.last_day or on for window in self.windows)))
        return uncovered(Period.inclusive(min(starts), last), self.served(on))


def last_slot(start: date, months: int) -> Month:
    """
    Return the last month of a window if each calendar month counts whole, from the month of the start.
    """
    return Month.of(start).plus(months - 1)
