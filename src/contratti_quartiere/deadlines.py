"""
Deadlines: when a term that an event sets off ends, and which days are working days.

Not to be taken for the window of a service, `Period.of_months`: there the first day counts, here the day of the event
does not.
"""

from collections.abc import Callable
from datetime import date, timedelta

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import WRITE_MONTHS, add_months, check_choice, check_count, check_date, out_of_calendar
from contratti_quartiere.errors import CalendarNeededError, MalformedValueError, shown

__all__ = ["IsHoliday", "RollOver", "deadline", "is_working_day", "next_working_day"]

_DAY = timedelta(days=1)

IsHoliday = Callable[[date], bool]
"""Says of a date whether it is a public holiday."""


class RollOver(Word):
    """
    Which last days of a term move to the next working day (*slittamento*).
    """

    NONE = "nessuno", "none"
    """The term ends on its last day, whatever day that is."""
    CIVIL = "civile", "civil"
    """Sundays and holidays move, Saturdays stay: c.c. art. 2963 c. 3."""
    EU = "europeo", "European"
    """Saturdays, Sundays and holidays move: Reg. (EEC) 1182/71 art. 3(4)."""


def deadline(
    event_day: date,
    *,
    months: int = 0,
    days: int = 0,
    roll_over: RollOver = RollOver.NONE,
    is_holiday: IsHoliday | None = None,
) -> date:
    """
    Return the last day of a term that an event sets off (*termine*).

    The day of the event does not count (c.c. art. 2963 c. 2; Reg. (EEC) 1182/71 art. 3(1)); months end on the day of
    the same number or, if there is none, on the month's last; whole months come first, then days.

    Args:
        event_day: The day of the event.
        months: Whole months, none negative.
        days: Calendar days, none negative; with `months`, added after them.
        roll_over: Whether a last day that is not a working day moves to the next one.
        is_holiday: Says of a date whether it is a public holiday. Needed for a roll-over, never guessed.

    Raises:
        WrongTypeError: For a date with a time, counts that are no whole number, or a roll-over that is no `RollOver`.
        MalformedValueError: For a negative or missing duration, a day outside the calendar, or a calendar without
            a working day for a year.
        CalendarNeededError: For a roll-over without `is_holiday`.
    """
    check_date("deadline", event_day)
    check_count("deadline.months", months, WRITE_MONTHS)
    check_count("deadline.days", days, Bilingual("scrivere un numero intero di giorni", "write whole days"))
    check_choice("deadline.roll_over", roll_over, RollOver)
    if months < 0 or days < 0 or not (months or days):
        raise MalformedValueError(
            Bilingual("termine", "term"),
            f"months={shown(months)}, days={shown(days)}",
            Bilingual("non dura nemmeno un giorno", "does not last even a day"),
            Bilingual("scrivere months= o days= da 1 in su", "write months= or days=, one or more"),
        )
    if roll_over is not RollOver.NONE and is_holiday is None:
        raise CalendarNeededError(roll_over.value)
    last = add_months(event_day, months)
    try:
        last += timedelta(days=days)
    except OverflowError:
        raise out_of_calendar(f"{last} + {shown(days)}") from None
    return last if is_holiday is None else next_working_day(last, profile=roll_over, is_holiday=is_holiday)


def is_working_day(day: date, *, profile: RollOver, is_holiday: IsHoliday) -> bool:
    """
    Return whether a day is a working day.

    Args:
        day: The day.
        profile: `CIVIL`, where Saturdays are working days, or `EU`, where they are not; with `NONE` every day is one.
        is_holiday: The calendar.

    Raises:
        WrongTypeError: For a date with a time, or a profile that is no `RollOver`.
    """
    check_date("is_working_day", day)
    check_choice("is_working_day", profile, RollOver)
    # Weekdays count from Monday, 0: Saturday is 5, Sunday 6.
    if profile is RollOver.NONE:
        return True
    return day.weekday() < (5 if profile is RollOver.EU else 6) and not is_holiday(day)


def next_working_day(day: date, *, profile: RollOver, is_holiday: IsHoliday) -> date:
    """
    Return the day itself if it is a working day, else the first one after it.

    Args:
        day: The day.
        profile: As in `is_working_day`.
        is_holiday: The calendar.

    Raises:
        WrongTypeError: As in `is_working_day`.
        MalformedValueError: For a calendar without a working day for a year, or a day outside the years 1 to 9999.
    """
    for _ in range(366):
        if is_working_day(day, profile=profile, is_holiday=is_holiday):
            return day
        if day == date.max:
            raise out_of_calendar(f"{day} + 1")
        day += _DAY
    raise MalformedValueError(
        Bilingual("calendario", "calendar"),
        str(day),
        Bilingual("non ha un giorno lavorativo per un anno", "has no working day for a year"),
        Bilingual("controllare is_holiday", "check is_holiday"),
    )
