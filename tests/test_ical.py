"""
Calendars as other programs read them: what RFC 5545 asks, the same bytes for the same entries, and nobody named.
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any, cast

import attrs
import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.analysis.board import board
from contratti_quartiere.analysis.running_deadlines import DeadlineKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cases import una_scala
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.errors import MalformedValueError, MissingExtraError, WrongTypeError
from contratti_quartiere.evidence import Role
from contratti_quartiere.exchange.calendar_entries import CalendarEntry, Counted, OtherDay
from contratti_quartiere.exchange.documents import dumps, loads
from contratti_quartiere.exchange.ical import calendar, of_board, of_terms
from contratti_quartiere.parameters import Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.timetables import Stage

ON = date(2018, 2, 12)
ENTRY = CalendarEntry(
    kind=OtherDay.SITE_OPENING,
    programme="Programma inventato",
    subject=("L1",),
    when=date(2018, 9, 17),
    title=Bilingual("scala A: apertura prevista del cantiere", "staircase A: planned opening of the site"),
)
NAMED = CalendarEntry(
    kind=DeadlineKind.REPLY,
    programme="Programma inventato",
    subject=("C-77",),
    when=date(2018, 4, 22),
    title=Bilingual("N-77: risposta", "N-77: reply"),
    details=(Bilingual("scritto nell'atto", "stated in the act"),),
    role=Role.HOUSEHOLD,
    counted=Counted.CASE,
)
days = st.dates(date(2003, 1, 1), date(2031, 12, 31))
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
whens: st.SearchStrategy[When] = st.one_of(
    st.dates(), st.builds(Month, st.integers(1, 9999), st.integers(1, 12)), st.builds(Year, st.integers(1, 9999))
)
entries = st.builds(
    CalendarEntry,
    kind=st.sampled_from([*DeadlineKind, *OtherDay, *Stage]),
    programme=st.sampled_from(["", "Programma"]),
    subject=st.lists(texts, max_size=2).map(tuple),
    when=whens,
    title=st.builds(Bilingual, texts, texts),
    details=st.lists(st.builds(Bilingual, texts, texts), max_size=2).map(tuple),
    role=st.sampled_from([None, Role.OWNER, Role.CITY]),
    counted=st.sampled_from([None, *Counted]),
)

Line = tuple[str, str, str]


def lines(data: bytes) -> Iterator[Line]:
    """
    Yield each content line of a file by our own reading of RFC 5545 section 3.1: its name, its parameters, its value.
    """
    *folded, last = data.split(b"\r\n")
    assert b"" == last
    whole: list[str] = []
    for line in folded:
        assert len(line) <= 75
        text = line.decode()  # no letter is cut in two
        assert not any(ord(letter) < 32 or ord(letter) == 127 for letter in text)
        if text.startswith(" "):
            whole[-1] += text[1:]
        else:
            whole.append(text)
    for text in whole:
        found = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^:;,\"]+)*):(.*)", text)
        assert found is not None, text
        yield found[1], found[2], found[3]


def said(value: str) -> str:
    """
    Return the text that an escaped value stands for (RFC 5545 section 3.3.11); nothing else may be escaped.
    """
    assert re.fullmatch(r"(?:[^\\,;]|\\[\\,;nN])*", value), value
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def events(data: bytes) -> list[dict[str, Line]]:
    """
    Return the properties of each event of a file, by name; of an alarm in it, after `ALARM-`.
    """
    found: list[dict[str, Line]] = []
    inside: list[str] = []
    for line in lines(data):
        name, _, value = line
        if name == "BEGIN":
            inside.append(value)
            if value == "VEVENT":
                found.append({})
        elif name == "END":
            assert value == inside.pop()
        elif "VEVENT" in inside:
            key = f"ALARM-{name}" if inside[-1] == "VALARM" else name
            assert key not in found[-1]
            found[-1][key] = line
    assert [] == inside
    return found


def values(data: bytes, name: str) -> list[str]:
    """
    Return the value of one property of each event, as a text.
    """
    return [said(event[name][2]) for event in events(data)]


def header(data: bytes) -> dict[str, str]:
    """
    Return what a file says before its first event.
    """
    found: dict[str, str] = {}
    for name, _, value in lines(data):
        if (name, value) == ("BEGIN", "VEVENT"):
            break
        found[name] = value
    return found


def letters(text: str) -> str:
    """
    Return the letters of a text that are seen.
    """
    return "".join(letter for letter in text if letter.isprintable() and not letter.isspace())


# ------------------------------------------------------------------------------------------------------------ the form


@settings(max_examples=50)
@given(st.lists(entries, max_size=5), st.dates(), st.sampled_from(["it", "en"]), st.booleans())
def test_every_text_is_a_file_of_the_form(found: list[CalendarEntry], stamp: date, lang: str, households: bool) -> None:
    """
    Whatever entries say, lines have 75 bytes at most and end in CR and LF, and each event has all that it must.
    """
    data = calendar(found, stamp=stamp, lang=lang, households=households, alarm_days=1)
    needed = {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "TRANSP", "SEQUENCE", "LAST-MODIFIED"}

    for event in events(data):
        assert needed <= event.keys()
    if households:
        assert len(found) == len(events(data))


@settings(max_examples=50)
@given(st.lists(entries, max_size=5), st.booleans())
def test_icalendar_reads_what_our_own_reading_reads(found: list[CalendarEntry], households: bool) -> None:
    """
    What the package reads back is what stands in the file by our own reading of the standard.
    """
    data = calendar(found, stamp=ON, households=households)
    read = cast("Any", icalendar.Calendar.from_ical(data))

    assert [str(event["SUMMARY"]) for event in read.events] == values(data, "SUMMARY")


@settings(max_examples=50)
@given(st.lists(entries, max_size=6), st.booleans())
def test_identifiers_are_unique(found: list[CalendarEntry], households: bool) -> None:
    """
    No two events of a file share an identifier, not even those of entries that are the same.
    """
    uids = values(calendar([*found, *found], stamp=ON, households=households), "UID")

    assert len(uids) == len(set(uids))


@given(entries)
def test_texts_come_back(entry: CalendarEntry) -> None:
    """
    A text comes back letter by letter, but for control characters, in the place of which stands a blank.
    """
    (event,) = events(calendar([entry], stamp=ON, lang="it", households=True))
    printed = [said(event["SUMMARY"][2]), said(event["DESCRIPTION"][2]) if "DESCRIPTION" in event else ""]
    told = [entry.title.it, "\n".join(line.it for line in entry.details)]

    for text, whole in zip(told, printed, strict=True):
        assert letters(whole).startswith(letters(text))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["of Unix", "of Windows", "of an old Mac"])
def test_ends_of_lines(end: str) -> None:
    """
    However a line of the details ends, in a file it is one end of line; a title has a blank in its place.
    """
    text = Bilingual(f"uno{end}due", f"one{end}two")
    (event,) = events(calendar([attrs.evolve(ENTRY, title=text, details=(text,))], stamp=ON, lang="it"))

    assert ("uno due", "uno\ndue") == (said(event["SUMMARY"][2]), said(event["DESCRIPTION"][2]))


def test_whole_file() -> None:
    """
    A file says its version and who made it, and asks for no answer; an event takes its whole day and leaves time free.
    """
    found = calendar([ENTRY], stamp=ON)

    assert [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//contratti_quartiere//contratti_quartiere 0.1.0//IT",
        "CALSCALE:GREGORIAN",
        "NAME:Programma inventato",
        "X-WR-CALNAME:Programma inventato",
        "BEGIN:VEVENT",
        "SUMMARY:scala A: apertura prevista del cantiere",
        "DTSTART;VALUE=DATE:20180917",
        "DTEND;VALUE=DATE:20180918",
        "DTSTAMP:20180212T000000Z",
        "UID:f5bfca69-33ea-5cba-b7f5-f59c944d915f",
        "SEQUENCE:736737",
        "LAST-MODIFIED:20180212T000000Z",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ] == found.decode().split("\r\n")


@pytest.mark.parametrize(
    ("when", "first", "after", "title"),
    [
        pytest.param(date(2018, 2, 28), "20180228", "20180301", "apertura", id="last day of a month"),
        pytest.param(date(2016, 2, 28), "20160228", "20160229", "apertura", id="before a leap day"),
        pytest.param(date(2018, 3, 25), "20180325", "20180326", "apertura", id="clocks go forward"),
        pytest.param(date(1, 1, 1), "00010101", "00010102", "apertura", id="first day of all"),
        pytest.param(Month(2018, 9), "20180901", "20181001", "apertura (settembre 2018)", id="month"),
        pytest.param(Month(2018, 12), "20181201", "20190101", "apertura (dicembre 2018)", id="last month"),
        pytest.param(Year(2018), "20180101", "20190101", "apertura (2018)", id="year"),
    ],
)
def test_days(when: When, first: str, after: str, title: str) -> None:
    """
    An event starts on its first day and ends before the day after its last one; a month and a year say that they are.
    """
    entry = attrs.evolve(ENTRY, when=when, title=Bilingual("apertura", "opening"))
    (event,) = events(calendar([entry], stamp=ON))

    assert (("DTSTART", ";VALUE=DATE", first), ("DTEND", ";VALUE=DATE", after), title) == (
        event["DTSTART"],
        event["DTEND"],
        event["SUMMARY"][2],
    )


@pytest.mark.parametrize("when", [date(9999, 12, 31), Year(9999)], ids=["day", "year"])
def test_last_day_of_all(when: When) -> None:
    """
    After 31 December 9999 there is no day on which an event could end: it has no end.
    """
    (event,) = events(calendar([attrs.evolve(ENTRY, when=when)], stamp=ON))

    assert "DTEND" not in event


@pytest.mark.parametrize(
    ("before", "trigger"),
    [
        pytest.param(0, "PT9H", id="the same day"),
        pytest.param(1, "-PT15H", id="the day before"),
        pytest.param(7, "-P6DT15H", id="a week before"),
    ],
)
def test_alarm(before: int, trigger: str) -> None:
    """
    An alarm rings at nine in the morning, so many days before, and says what the event says.
    """
    (event,) = events(calendar([ENTRY], stamp=ON, alarm_days=before))

    assert (trigger, "DISPLAY", event["SUMMARY"][2]) == tuple(
        event[f"ALARM-{name}"][2] for name in ("TRIGGER", "ACTION", "DESCRIPTION")
    )


@pytest.mark.parametrize(
    ("stamp", "made", "sequence"),
    [
        pytest.param(date(2018, 2, 12), "20180212T000000Z", "736737", id="day"),
        pytest.param(
            datetime(2018, 2, 12, 1, 30, 5, 999, timezone(timedelta(hours=2))),
            "20180211T233005Z",
            "736736",
            id="time of another zone",
        ),
        pytest.param(date(1, 1, 1), "00010101T000000Z", "1", id="first day of all"),
        pytest.param(date(9999, 12, 31), "99991231T000000Z", "3652059", id="last day of all"),
    ],
)
def test_stamp(stamp: date, made: str, sequence: str) -> None:
    """
    A file bears when it was made, in UTC, and a number that grows with the days.
    """
    (event,) = events(calendar([ENTRY], stamp=stamp))

    assert (made, made, sequence) == tuple(event[name][2] for name in ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE"))


def test_roles_are_categories() -> None:
    """
    The role whose turn it is stands as the category, in the language of the file; without one there is none.
    """
    found = events(calendar([NAMED, ENTRY], stamp=ON, lang="en"))

    assert [("CATEGORIES", "", "household"), None] == [event.get("CATEGORIES") for event in found]


@pytest.mark.parametrize(
    ("lang", "name", "expected"),
    [
        pytest.param("it", "", "Programma inventato", id="title of the programme"),
        pytest.param("it", "Mobilità, scala A", "Mobilità\\, scala A", id="given"),
    ],
)
def test_name(lang: str, name: str, expected: str) -> None:
    """
    A calendar is called as its programme, or as it is told, by the name of the standard and by that of older programs.
    """
    found = header(calendar([ENTRY], stamp=ON, lang=lang, name=name))

    assert (expected, expected) == (found["NAME"], found["X-WR-CALNAME"])


@pytest.mark.parametrize(
    ("lang", "expected"),
    [pytest.param("it", "Scadenze del programma", id="it"), pytest.param("en", "Deadlines of the programme", id="en")],
)
def test_calendar_without_entries(lang: str, expected: str) -> None:
    """
    Without entries there is a calendar without events, and it is called for what it is.
    """
    found = calendar([], stamp=ON, lang=lang)

    assert ([], expected) == (events(found), header(found)["NAME"])


@pytest.mark.parametrize(
    "arguments", [pytest.param({"entries": []}, id="no entries"), pytest.param({"roles": ()}, id="none of the roles")]
)
def test_file_has_a_component(arguments: dict[str, Any]) -> None:
    """
    A file must have one component (RFC 5545 section 3.6): without events it is the zone of its stamp, all of it.
    """
    text = made(arguments).decode()

    assert [
        "BEGIN:VTIMEZONE",
        "TZID:UTC",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0000",
        "END:STANDARD",
        "END:VTIMEZONE",
        "END:VCALENDAR",
        "",
    ] == text.split("\r\n")[6:]


def test_no_method() -> None:
    """
    A file is a snapshot and no invitation: it names no method, which would need an organizer.
    """
    assert "METHOD" not in header(calendar([ENTRY], stamp=ON))


def test_events_stand_by_day() -> None:
    """
    Events stand by their days, whatever the order of the entries.
    """
    first, second = calendar([NAMED, ENTRY], stamp=ON), calendar([ENTRY, NAMED], stamp=ON)

    assert (first, ["20180422", "20180917"]) == (second, values(first, "DTSTART"))


# ----------------------------------------------------------------------------------------------------- the identifiers


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"when": date(2018, 10, 1)}, id="day"),
        pytest.param({"title": Bilingual("altro", "other")}, id="title"),
        pytest.param({"role": Role.OWNER}, id="role"),
        pytest.param({"details": (Bilingual("x", "x"),)}, id="details"),
    ],
)
@pytest.mark.parametrize("entry", [ENTRY, NAMED], ids=["of nobody", "of a household"])
def test_what_moves_is_the_same(entry: CalendarEntry, change: dict[str, Any]) -> None:
    """
    What is put off, told otherwise or passed to somebody else keeps its identifier, where it is named.
    """
    before, after = (
        values(calendar([found], stamp=ON, households=True), "UID") for found in (entry, attrs.evolve(entry, **change))
    )

    assert before == after


def test_move_that_is_put_off_twice() -> None:
    """
    The move of H07 is planned for 9 April 2018, put off to June and fixed for 25 June: it is one event that moves.
    """
    mornings = [board(una_scala(), on=on) for on in (date(2018, 2, 28), date(2018, 4, 4), date(2018, 5, 23))]
    moves = [
        event
        for found in mornings
        for event in events(calendar(of_board(found), stamp=found.on, households=True))
        if event["SUMMARY"][2].startswith("H07: trasloco")
    ]

    assert (["20180409", "20180601", "20180625"], 1, True) == (
        [event["DTSTART"][2] for event in moves],
        len({event["UID"] for event in moves}),
        moves[0]["SEQUENCE"][2] < moves[1]["SEQUENCE"][2] < moves[2]["SEQUENCE"][2],
    )


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"programme": "Un altro"}, id="programme"),
        pytest.param({"subject": ("L2",)}, id="subject"),
        pytest.param({"subject": ("L", "1")}, id="subject in two parts"),
        pytest.param({"kind": OtherDay.SIGNING}, id="kind"),
    ],
)
def test_another_thing_is_another(change: dict[str, Any]) -> None:
    """
    What is of another programme, of another record or of another kind has another identifier.
    """
    first, second = values(calendar([ENTRY, attrs.evolve(ENTRY, **change)], stamp=ON), "UID")

    assert first != second


def test_language_does_not_change_identifiers() -> None:
    """
    In both languages an event is the same one.
    """
    italian, english = (values(calendar([ENTRY], stamp=ON, lang=lang), "UID") for lang in ("it", "en"))

    assert italian == english


def test_counts_keep_their_identifier_on_their_day() -> None:
    """
    A count that grows is the same event, whoever is counted; on another day it is another one.
    """
    other = attrs.evolve(NAMED, subject=("C-78",), title=Bilingual("N-78: risposta", "N-78: reply"))
    one, two, later = (
        calendar(found, stamp=ON) for found in ([NAMED], [other, NAMED], [attrs.evolve(NAMED, when=date(2018, 4, 23))])
    )

    assert (values(one, "UID"), ["risposta alla proposta: 2 casi"], True) == (
        values(two, "UID"),
        values(two, "SUMMARY"),
        values(later, "UID") != values(one, "UID"),
    )


def test_sources_of_one_title_are_kept_apart() -> None:
    """
    Two programmes of one title share identifiers, unless each is named; each keeps its own from file to file.
    """
    bare, first, again, second = (
        values(calendar([ENTRY], stamp=ON, namespace=name), "UID")
        for name in ("", "https://example.org/1", "https://example.org/1", "https://example.org/2")
    )

    assert (True, 3) == (first == again, len({*bare, *first, *second}))


# ------------------------------------------------------------------------------------------------------- who is named


def test_nobody_is_named_unless_asked() -> None:
    """
    By default a file says what is due of how many on a day, and not of whom; what it names is private.
    """
    (counted,), (named,) = (events(calendar([NAMED], stamp=ON, households=asked)) for asked in (False, True))

    assert (
        ("risposta alla proposta: 1 caso", "Di chi si tratta si legge sul cruscotto.", None),
        ("N-77: risposta", "scritto nell'atto", ("CLASS", "", "PRIVATE")),
    ) == tuple((event["SUMMARY"][2], event["DESCRIPTION"][2], event.get("CLASS")) for event in (counted, named))


COLLECTIONS = ("households", "relocations", "dwellings", "requests")


def unmistakable(programme: Programme) -> tuple[Programme, set[str]]:
    """
    Return a programme whose households, cases, dwellings and requests have names that occur by no chance, and those.
    """
    document = json.loads(dumps(programme))
    old = [record.id for name in COLLECTIONS for record in getattr(programme, name)]
    old += re.findall(r'"\w*(?:household|dwelling|case)": "([^"\\]+)"', json.dumps(document))
    new = {name: f"Qz{number}Wk" for number, name in enumerate(dict.fromkeys(old))}

    def renamed(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: renamed(part) for key, part in cast("Any", value).items()}
        if isinstance(value, list):
            return [renamed(part) for part in cast("Any", value)]
        return new.get(value, value) if isinstance(value, str) else value

    whole = {key: renamed(value) if key in COLLECTIONS else value for key, value in document.items()}
    return loads(json.dumps(whole)), set(new.values())


def whole_text(data: bytes) -> str:
    """
    Return a file with its lines unfolded, so that no name hides behind an end of line.
    """
    return "\n".join("".join(line) for line in lines(data))


@settings(max_examples=30)
@given(st.one_of(strategies.judged_programmes(), strategies.staircases()), strategies.parameters(), st.data())
def test_no_name_of_a_household_is_in_a_calendar(
    programme: Programme, parameters: Parameters, data: st.DataObject
) -> None:
    """
    In the calendar of no programme stands the name of a household, a case, a dwelling or a request.
    """
    steps = {step.happened_on for case in programme.relocations for step in case.history}
    on = data.draw(st.sampled_from(sorted(steps)) if steps else days)
    hidden, names = unmistakable(programme)
    found = (*of_board(board(hidden, on=on, parameters=parameters)), *of_terms(hidden, on=on, parameters=parameters))
    text = whole_text(calendar(found, stamp=on))

    assert [] == [name for name in names if name in text]


@pytest.mark.parametrize("on", [date(2017, 9, 1), ON, date(2018, 4, 24), date(2019, 6, 3), date(2020, 11, 20)], ids=str)
def test_no_name_of_the_staircase_is_in_its_calendar(on: date) -> None:
    """
    On none of its days the staircase that comes with the library names anybody; asked to, it does.
    """
    hidden, names = unmistakable(una_scala())
    found = (*of_board(board(hidden, on=on)), *of_terms(hidden, on=on))
    counted, told = (whole_text(calendar(found, stamp=on, households=asked)) for asked in (False, True))

    assert (False, True) == (any(name in counted for name in names), any(name in told for name in names))


@settings(max_examples=30)
@given(strategies.judged_programmes(), days)
def test_same_board_same_bytes(programme: Programme, on: date) -> None:
    """
    The same board gives the same bytes, and every event of it an identifier of its own.
    """
    first, second = (calendar(of_board(board(programme, on=on)), stamp=on, households=True) for _ in range(2))
    uids = values(first, "UID")

    assert (first, len(uids)) == (second, len(set(uids)))


# ----------------------------------------------------------------------------------------------------------- the roles


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        pytest.param(None, 2, id="all"),
        pytest.param({Role.HOUSEHOLD}, 1, id="one"),
        pytest.param((None,), 1, id="nobody knows"),
        pytest.param([Role.HOUSEHOLD, None], 2, id="one, and nobody knows"),
        pytest.param((), 0, id="none"),
    ],
)
def test_roles(roles: Any, expected: int) -> None:
    """
    With roles only their entries are kept; None among them stands for those of which nobody knows whose turn it is.
    """
    assert expected == len(events(calendar([NAMED, ENTRY], stamp=ON, roles=roles)))


# ------------------------------------------------------------------------------------------------------ what is refused


def made(arguments: dict[str, Any]) -> bytes:
    """
    Return the calendar of one entry, with other arguments than the usual ones.
    """
    usual: dict[str, Any] = {"entries": [ENTRY], "stamp": ON}
    return calendar(**(usual | arguments))


@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        pytest.param({"entries": ["x"]}, "calendar", id="entry"),
        pytest.param({"stamp": "2018-02-12"}, "calendar.stamp", id="stamp"),
        pytest.param({"roles": Role.OWNER}, "calendar.roles", id="a role alone"),
        pytest.param({"roles": {"proprietà"}}, "calendar.roles", id="word of a role"),
        pytest.param({"alarm_days": True}, "calendar.alarm_days", id="alarm"),
        pytest.param({"name": 1}, "calendar.name", id="name"),
        pytest.param({"namespace": None}, "calendar.namespace", id="namespace"),
        pytest.param({"households": "no"}, "calendar.households", id="households"),
        pytest.param({"lang": None}, "calendar.lang", id="language"),
    ],
)
def test_wrong_types(arguments: dict[str, Any], where: str) -> None:
    """
    What is no entry, stamp, role, number of days or name is refused, with the argument that it stands in.
    """
    with pytest.raises(WrongTypeError) as caught:
        made(arguments)

    assert where == caught.value.where


@pytest.mark.parametrize(
    ("arguments", "said_en"),
    [
        pytest.param(
            {"stamp": datetime(2018, 2, 12, 9, 30)},  # that it has no zone is what is tested
            "stamp of the calendar 2018-02-12 09:30:00: does not say its time zone; add tzinfo=timezone.utc",
            id="no zone",
        ),
        pytest.param(
            {"stamp": datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=1)))},
            "stamp of the calendar 0001-01-01 00:00:00+01:00: falls outside the years 1 to 9999; write when it is made",
            id="before the calendar",
        ),
        pytest.param(
            {"name": "\udcff"},
            "calendar.name: text '\\udcff': holds half a character (a lone surrogate); write the whole character",
            id="name that no file holds",
        ),
        pytest.param(
            {"namespace": "\udcff"},
            "calendar.namespace: text '\\udcff': holds half a character (a lone surrogate); write the whole character",
            id="namespace that no file holds",
        ),
        pytest.param(
            {"alarm_days": -1},
            "days of the alarm -1: do not go from 0 to 366; write the days before the event",
            id="alarm after the event",
        ),
        pytest.param(
            {"alarm_days": 367},
            "days of the alarm 367: do not go from 0 to 366; write the days before the event",
            id="alarm more than a year before",
        ),
        pytest.param(
            {"lang": "fr"}, "calendar.lang: language 'fr': is not one of the two; write 'it' or 'en'", id="language"
        ),
    ],
)
def test_values_that_cannot_be(arguments: dict[str, Any], said_en: str) -> None:
    """
    A stamp that means no one moment, and an alarm that nobody would hear, are refused with what would be right.
    """
    with pytest.raises(MalformedValueError) as caught:
        made(arguments)

    assert said_en == caught.value.said.en


def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Without the extra the error says which one to install.
    """
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtraError) as caught:
        calendar([ENTRY], stamp=ON)

    assert "calendar" == caught.value.extra
