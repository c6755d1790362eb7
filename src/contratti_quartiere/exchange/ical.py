"""
Calendars as other programs read them: deadlines, ends of terms and the other days of a board, as iCalendar (RFC 5545).

Where a programme has no board yet, or beside it, `of_terms` has what lies further ahead, and `of_timetable` the days of
a tender; all of them are entries, of which one calendar holds as many as it is given.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from unicodedata import category
from uuid import UUID, uuid5

from contratti_quartiere.arguments import language, many, switch
from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.dates import earliest, latest, say_when
from contratti_quartiere.errors import MalformedValueError, MissingExtraError, WrongTypeError, shown
from contratti_quartiere.evidence import Role
from contratti_quartiere.exchange.board_entries import of_board
from contratti_quartiere.exchange.calendar_entries import CalendarEntry, without_names
from contratti_quartiere.exchange.term_entries import of_terms, of_timetable
from contratti_quartiere.fields import refuse_half_characters
from contratti_quartiere.report import ENGINE

__all__ = ["calendar", "of_board", "of_terms", "of_timetable"]

_OURS = UUID("e9a00786-efed-4360-8287-92030c4c3df4")
"""The name space of our identifiers: drawn once, and never changed."""
_MORNING = timedelta(hours=9)


def calendar(
    entries: Iterable[CalendarEntry],
    *,
    stamp: date | datetime,
    lang: Lang | str = Lang.IT,
    name: str = "",
    households: bool = False,
    roles: Collection[Role | None] | None = None,
    alarm_days: int | None = None,
    namespace: str = "",
) -> bytes:
    """
    Return entries as the bytes of an iCalendar file; the same entries and stamp give the same bytes.

    Every event takes whole days and leaves its readers free (`TRANSP:TRANSPARENT`). What is known to the month or the
    year takes all its days, and says so. There is no `METHOD`: the file is a snapshot and asks nobody for an answer,
    and `PUBLISH` would need an organizer (RFC 5546 section 3.2.1).

    An identifier (`UID`) follows from what an event is about and not from its day: read again, a file updates what was
    read before in a program that compares identifiers. What is done has no event any more; a program that adds files
    up keeps the old one, so give the calendar a place of its own and renew it whole. `SEQUENCE` is the day of the
    stamp, counted from the year 1, and `DTSTAMP` the stamp: of two files the one made later counts.

    By default no household is named, nor its case, its dwelling or its request: what points to one is counted by kind,
    day and role. Identifiers of counts come from those only: one made of the `id` of a case would name it, since short
    names are found by trying.

    Without entries stands the time zone in which the stamp is said (`VTIMEZONE`), for a file must have one component at
    least (RFC 5545 section 3.6): so who subscribes to a file sees that what was in it is done.

    Args:
        entries: What is to stand in it; of two that are the same, kind, programme and subject, both stay.
        stamp: When it is made. A day means its first minute, UTC; the day of the board will do.
        lang: The language.
        name: What the calendar is called; empty for the title of the programme.
        households: Whether households, cases, dwellings and requests are named. Such events are private ones.
        roles: Whose entries to keep; with None in it, those too of which nobody knows whose turn it is. None for all.
        alarm_days: How many days before an event its alarm rings, at nine in the morning; None for no alarm.
        namespace: What keeps the identifiers of this source apart from those of another whose programme has the same
            title, or none: the address of the body, the number of the programme. It has to stay the same from file to
            file; empty where titles differ.

    Raises:
        MissingExtraError: Without the extra `calendar`.
        WrongTypeError: For what is no entry, a stamp that is neither a day nor a time, or another argument of a type
            that is wrong.
        MalformedValueError: For a stamp without a time zone or outside the calendar, or an alarm after the event or
            more than a year before it, or a language that is neither, or a text that no file can hold.

    Examples:
        >>> from contratti_quartiere.analysis.board import board
        >>> from contratti_quartiere.cases import una_scala
        >>> found = board(una_scala(), on=date(2018, 2, 12))
        >>> calendar(of_board(found), stamp=found.on).decode().splitlines()[0]
        'BEGIN:VCALENDAR'
    """
    chosen = _chosen(entries, roles)
    for where, text in (("calendar.name", name), ("calendar.namespace", namespace)):
        if type(text) is not str:
            raise WrongTypeError.of(where, text, Bilingual("scrivere un testo", "write a text"))
        refuse_half_characters(where, text)
    say, made, alarm = language("calendar.lang", lang), _instant(stamp), _alarm(alarm_days)
    named = switch("calendar.households", households)
    try:
        import icalendar  # noqa: PLC0415  # the extra may not be there
    except ModuleNotFoundError:
        raise MissingExtraError("calendar") from None
    called = _line(name or next((entry.programme for entry in chosen if entry.programme), "") or _UNTITLED.say(say))
    found = _filled(
        icalendar.Calendar(),
        {
            "version": "2.0",
            "prodid": f"-//contratti_quartiere//{ENGINE}//{say.upper()}",
            "calscale": "GREGORIAN",
            # The name of RFC 7986 and the one that programs had before it, of which the package does not know the type.
            "name": icalendar.vText(called),
            "x-wr-calname": icalendar.vText(called),
        },
    )
    space = uuid5(_OURS, namespace) if namespace else _OURS
    for uid, entry in _named(chosen if named else without_names(chosen), space):
        found.add_component(_event(uid, entry, made, say, alarm))
    if not chosen:
        found.add_component(_time_zone())
    written: bytes = found.to_ical()
    return written


def _filled(component: Any, properties: Mapping[str, object]) -> Any:
    """
    Return a component of the package with properties, but for those that are None.
    """
    for name, value in properties.items():
        if value is not None:
            component.add(name, value)
    return component


_UNTITLED = Bilingual("Scadenze del programma", "Deadlines of the programme")


def _chosen(entries: Iterable[CalendarEntry], roles: Collection[Role | None] | None) -> tuple[CalendarEntry, ...]:
    """
    Return the entries of some roles, or all of them.
    """
    found = many("calendar", entries, CalendarEntry)
    if roles is None:
        return found
    # A role alone is a text, of which every part would pass for one.
    if isinstance(roles, str) or any(type(role) not in (Role, type(None)) for role in roles):
        raise WrongTypeError.of("calendar.roles", roles, Bilingual("scrivere {Role.OWNER}", "write {Role.OWNER}"))
    return tuple(entry for entry in found if entry.role in roles)


def _instant(stamp: date | datetime) -> datetime:
    if type(stamp) is date:
        return datetime.combine(stamp, time(tzinfo=UTC))
    if type(stamp) is not datetime:
        remedy = Bilingual(
            "scrivere un giorno, date(2019, 5, 1), o un istante con fuso orario",
            "write a day, date(2019, 5, 1), or a time with its zone",
        )
        raise WrongTypeError.of("calendar.stamp", stamp, remedy)
    if stamp.tzinfo is None:
        raise MalformedValueError(
            Bilingual("istante del calendario", "stamp of the calendar"),
            str(stamp),
            Bilingual("non dice il fuso orario", "does not say its time zone"),
            Bilingual("aggiungere tzinfo=timezone.utc", "add tzinfo=timezone.utc"),
        )
    try:
        return stamp.astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        raise MalformedValueError(
            Bilingual("istante del calendario", "stamp of the calendar"),
            str(stamp),
            Bilingual("cade fuori dagli anni 1-9999", "falls outside the years 1 to 9999"),
            Bilingual("scrivere quando è fatto", "write when it is made"),
        ) from None


def _alarm(days: int | None) -> timedelta | None:
    if days is None:
        return None
    if type(days) is not int:
        raise WrongTypeError.of("calendar.alarm_days", days, Bilingual("scrivere i giorni interi", "write whole days"))
    if not 0 <= days <= 366:
        raise MalformedValueError(
            Bilingual("giorni dell'avviso", "days of the alarm"),
            shown(days),
            Bilingual("non vanno da 0 a 366", "do not go from 0 to 366"),
            Bilingual("scrivere i giorni prima della scadenza", "write the days before the event"),
        )
    return _MORNING - timedelta(days=days)


def _named(entries: Iterable[CalendarEntry], space: UUID) -> Iterator[tuple[str, CalendarEntry]]:
    """
    Yield each entry with its identifier, by day; of entries that are the same, in the order given, each has its own.
    """
    seen: Counter[str] = Counter()
    named: list[tuple[str, CalendarEntry]] = []
    for entry in entries:
        key = json.dumps([entry.programme, entry.kind.value, *entry.subject])
        seen[key] += 1
        named.append((str(uuid5(space, f"{key}{seen[key]}")), entry))
    yield from sorted(named, key=lambda each: (earliest(each[1].when), latest(each[1].when), each[0]))


def _event(uid: str, entry: CalendarEntry, made: datetime, lang: Lang, alarm: timedelta | None) -> Any:
    import icalendar  # noqa: PLC0415  # as in `calendar`

    first, last = earliest(entry.when), latest(entry.when)
    title, details = entry.title.say(lang), "\n".join(line.say(lang) for line in entry.details)
    if type(entry.when) is not date:
        title = f"{title} ({say_when(entry.when, lang)})"
    event = _filled(
        icalendar.Event(),
        {
            "uid": uid,
            "dtstamp": made,
            "last-modified": made,
            "sequence": made.toordinal(),
            "dtstart": first,
            # On the last day of all there is no day after it; without an end an event takes one day.
            "dtend": last + timedelta(days=1) if last < date.max else None,
            "summary": _line(title),
            "description": _clean(details) if details else None,
            "categories": None if entry.role is None else [entry.role.say(lang)],
            "class": None if entry.counted is None else "PRIVATE",
            "transp": "TRANSPARENT",
        },
    )
    if alarm is not None:
        rings = {"action": "DISPLAY", "description": _line(title), "trigger": alarm}
        event.add_component(_filled(icalendar.Alarm(), rings))
    return event


def _time_zone() -> Any:
    import icalendar  # noqa: PLC0415  # as in `calendar`

    none = timedelta(0)
    # The days of its rules are local times, without a zone.
    rule = {"dtstart": datetime(1970, 1, 1), "tzoffsetfrom": none, "tzoffsetto": none}  # noqa: DTZ001  # see above
    zone = _filled(icalendar.Timezone(), {"tzid": "UTC"})
    zone.add_component(_filled(icalendar.TimezoneStandard(), rule))
    return zone


def _line(text: str) -> str:
    return _clean(text).replace("\n", " ")


def _clean(text: str) -> str:
    """
    Return a text as a file may hold it: of the control characters only ends of lines (RFC 5545 section 3.1).
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(" " if letter != "\n" and category(letter) in _CONTROLS else letter for letter in lines)


# Those that part lines or paragraphs too: some programs end a line at them.
_CONTROLS = frozenset({"Cc", "Zl", "Zp"})
