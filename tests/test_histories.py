"""
The engine under the three machines, on a small machine of its own: a shutter that opens, shuts and breaks.
"""

import pickle
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.errors import DuplicateIdentifierError, IllegalTransitionError, WrongTypeError
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.fields import of, several, text
from contratti_quartiere.histories import Row, StepMaker, Table, grown, row
from contratti_quartiere.relocation_table import RELOCATION_TABLE


class State(Word):
    """
    How a shutter is.
    """

    SHUT = "chiusa", "shut"
    OPEN = "aperta", "open"
    BARRED = "sbarrata", "barred"
    BROKEN = "rotta", "broken"


class Event(Word):
    """
    What happens to a shutter.
    """

    LIFT = "alza", "lift"
    DROP = "abbassa", "drop"
    LEAN_OUT = "affacciati", "lean out"
    BAR = "sbarra", "bar"
    BREAK = "rompi", "break"


@attrs.frozen(kw_only=True, slots=False)
class Turn:
    """
    One thing that happened to a shutter.
    """

    event: Event = attrs.field(validator=of(Event))
    happened_on: date = attrs.field(validator=of(date))
    documents: tuple[DocumentReference, ...] = attrs.field(default=(), validator=several(DocumentReference))
    by: str = attrs.field(default="", validator=text)
    seen: bool = attrs.field(default=False, validator=of(bool))


@attrs.frozen(kw_only=True, slots=False)
class Shutter:
    """
    A shutter and what happened to it.
    """

    window: str
    history: tuple[Turn, ...] = ()


NAME = Bilingual("persiana", "shutter")
LIFT, DROP, LEAN_OUT, BAR, BREAK = Event
SHUT, OPEN, BARRED, BROKEN = State
ROWS: tuple[Row[State, Event], ...] = (
    row(LIFT, {SHUT}, OPEN),
    row(DROP, {OPEN}, SHUT, DocumentKind.OTHER),
    row(LEAN_OUT, {OPEN}, OPEN),
    row(BAR, {SHUT}, BARRED),
    # The sources are written from the last to the first.
    row(BREAK, [BARRED, OPEN, SHUT], BROKEN, DocumentKind.REPORT, DocumentKind.OTHER),
)
FIRST, DAY = date(2018, 1, 10), timedelta(days=1)
LETTER = DocumentReference(kind=DocumentKind.BODY_LETTER, protocol="12/2018")
REPORT = DocumentReference(kind=DocumentKind.REPORT)


def shutter() -> Table[State, Event]:
    """
    Return the table of the shutter, made here and now, so that mutants of it run.
    """
    return Table(name=NAME, states=tuple(State), rows=ROWS)


def turns() -> StepMaker[Turn]:
    """
    Return what makes turns, made here and now too.
    """
    return StepMaker(Turn, Event)


def turn(event: Event, days: int = 0, by: str = "") -> Turn:
    """
    Return a turn, so many days after the first day.
    """
    return Turn(event=event, happened_on=FIRST + days * DAY, by=by)


def refused(ask: Callable[[], object]) -> IllegalTransitionError:
    """
    Return the error by which the engine refuses.
    """
    with pytest.raises(IllegalTransitionError) as caught:
        ask()
    return caught.value


def facts(error: IllegalTransitionError) -> tuple[Any, ...]:
    """
    Return all that an error says, in the order of its fields.
    """
    return attrs.astuple(error, recurse=False)


def test_row() -> None:
    """
    A row is written as its columns stand, its sources in any order, its documents all of them.
    """
    assert Row(
        event=BREAK,
        sources=frozenset({SHUT, OPEN, BARRED}),
        target=BROKEN,
        documents=(DocumentKind.REPORT, DocumentKind.OTHER),
    ) == row(BREAK, [BARRED, OPEN, SHUT], BROKEN, DocumentKind.REPORT, DocumentKind.OTHER)


def test_row_without_documents() -> None:
    """
    A row may rest on no document.
    """
    assert () == row(LIFT, {SHUT}, OPEN).documents


def test_event_with_two_rows() -> None:
    """
    "Every event leads to exactly one state": a second row of an event is refused, with both places.
    """
    with pytest.raises(DuplicateIdentifierError) as caught:
        Table(name=NAME, states=tuple(State), rows=(*ROWS, row(DROP, {BARRED}, SHUT)))

    error = caught.value
    assert ("Table.rows", "abbassa", 1, 5) == (error.collection, error.identifier, error.first, error.second)


def test_row_of_an_event() -> None:
    """
    A table gives the row of an event.
    """
    assert ROWS[1] == shutter().row(DROP)


def test_equal_tables() -> None:
    """
    Tables of the same rows are equal, whatever they look up.
    """
    assert Table(name=NAME, states=tuple(State), rows=ROWS) == shutter()


def test_initial_state() -> None:
    """
    The first state of a table is that of an empty history.
    """
    assert (SHUT, SHUT) == (shutter().initial, shutter().state(()))


def test_state_of_a_history() -> None:
    """
    "The state of a history is the target of its last event", and of no other.
    """
    assert SHUT is shutter().state((turn(LIFT), turn(DROP)))


def test_finals() -> None:
    """
    A state is final from which no row leads.
    """
    assert frozenset({BROKEN}) == shutter().finals


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        pytest.param(SHUT, (LIFT, BAR, BREAK), id="the initial state"),
        pytest.param(OPEN, (DROP, LEAN_OUT, BREAK), id="open"),
        pytest.param(BARRED, (BREAK,), id="barred"),
        pytest.param(BROKEN, (), id="a final state"),
    ],
)
def test_allowed(state: State, expected: tuple[Event, ...]) -> None:
    """
    In a state those events may happen whose rows start from it, in the order of the table.
    """
    assert expected == shutter().allowed(state)


@pytest.mark.parametrize(
    ("history", "event", "days", "expected"),
    [
        pytest.param(
            (turn(LIFT),), BAR, 1, (OPEN, None, (DROP, LEAN_OUT, BREAK), (SHUT,), 1), id="no row from the present state"
        ),
        pytest.param((), DROP, 0, (SHUT, None, (LIFT, BAR, BREAK), (OPEN,), 0), id="no row from the initial state"),
        pytest.param((turn(BREAK),), BREAK, 0, (BROKEN, None, (), (SHUT, OPEN, BARRED), 1), id="after the end"),
        pytest.param(
            (turn(LIFT),), DROP, -1, (OPEN, FIRST, (DROP, LEAN_OUT, BREAK), (OPEN,), 1), id="day before the last step"
        ),
        pytest.param(
            (turn(LIFT),), BAR, -1, (OPEN, None, (DROP, LEAN_OUT, BREAK), (SHUT,), 1), id="both: the event is refused"
        ),
    ],
)
def test_check_of_what_cannot_come(
    history: tuple[Turn, ...], event: Event, days: int, expected: tuple[object, ...]
) -> None:
    """
    What cannot come next is refused with the state, the day before which it lies, what may come, from where it could.
    """
    on = FIRST + days * DAY
    state, before, allowed, possible_from, position = expected
    error = refused(lambda: shutter().check(history, event, on))

    assert (NAME, state, event, on, before, allowed, possible_from, position, ()) == facts(error)


@pytest.mark.parametrize("event", [LIFT, BAR, BREAK])
def test_check_of_what_may_come_first(event: Event) -> None:
    """
    An event whose row starts from the initial state may be the first, on any day.
    """
    shutter().check((), event, date.min)


@pytest.mark.parametrize("days", [pytest.param(0, id="same day"), pytest.param(1, id="day after")])
def test_check_of_what_may_come(days: int) -> None:
    """
    An event may happen on the day of the last step, and after it.
    """
    shutter().check((turn(LIFT),), DROP, FIRST + days * DAY)


def test_check_of_the_last_step_alone() -> None:
    """
    A check looks at the last step and no further back.
    """
    shutter().check((turn(DROP, 5), turn(LIFT)), DROP, FIRST)


def test_why_not() -> None:
    """
    Why an event cannot come next is said without a day.
    """
    error = shutter().why_not((turn(LIFT),), BAR)

    assert error is not None
    assert (NAME, OPEN, BAR, None, None, (DROP, LEAN_OUT, BREAK), (SHUT,), 1, ()) == facts(error)


def test_why_not_of_what_may_come() -> None:
    """
    Of an event that may come next there is nothing to say.
    """
    assert None is shutter().why_not((turn(LIFT),), DROP)


@pytest.mark.parametrize(
    "history",
    [
        pytest.param((), id="empty"),
        pytest.param((turn(LIFT), turn(DROP), turn(LIFT)), id="all on one day"),
        pytest.param((turn(LIFT), turn(DROP, 1), turn(BREAK, 30)), id="to the end"),
        pytest.param((Turn(event=LIFT, happened_on=date.min), Turn(event=DROP, happened_on=date.max)), id="all days"),
    ],
)
def test_replay_of_what_can_have_happened(history: tuple[Turn, ...]) -> None:
    """
    A history is replayed without a word if each step may follow the one before.
    """
    shutter().replay(history)


def test_replay_finds_every_fault() -> None:
    """
    Of a history that cannot have happened the first fault is raised, and it names all the others with their places.
    """
    history = (turn(DROP, 3), turn(LIFT, 3), turn(BAR, 4), turn(BREAK, 2), turn(LIFT, 2))
    error = refused(lambda: shutter().replay(history))

    # After a step that cannot have happened the history goes on from where that step leads.
    assert [
        (0, SHUT, DROP, None),
        (2, OPEN, BAR, None),
        (3, BARRED, BREAK, FIRST + 4 * DAY),
        (4, BROKEN, LIFT, None),
    ] == [(fault.position, fault.state, fault.event, fault.before) for fault in (error, *error.further)]


def test_replay_of_a_day_too_early() -> None:
    """
    A step on a day before the one that precedes it is the fault, by a day.
    """
    error = refused(lambda: shutter().replay((turn(LIFT, 1), turn(DROP, 0))))

    assert (NAME, OPEN, DROP, FIRST, FIRST + DAY, (DROP, LEAN_OUT, BREAK), (OPEN,), 1, ()) == facts(error)


def test_faults_of_a_sound_history() -> None:
    """
    A history that can have happened has no faults.
    """
    assert [] == list(shutter().faults((turn(LIFT), turn(DROP))))


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        pytest.param((None, turn(DROP)), [], id="the first"),
        pytest.param((turn(LIFT), None, turn(BAR)), [], id="in the middle"),
        pytest.param((turn(LIFT), None, turn(BAR), turn(LIFT)), [3], id="the one after the next"),
        pytest.param((turn(LIFT, 1), None, turn(BAR, 1)), [], id="the same day across it"),
        pytest.param((turn(LIFT, 1), None, turn(BAR, 0)), [2], id="the day before across it"),
        pytest.param((turn(LIFT), None), [], id="the last"),
    ],
)
def test_faults_around_a_step_that_could_not_be_read(history: tuple[Turn | None, ...], expected: list[int]) -> None:
    """
    Of the step after one that could not be read only the day is judged.
    """
    assert expected == [fault.position for fault in shutter().faults(history)]


def test_state_after_a_step_that_could_not_be_read() -> None:
    """
    Of a day too early after such a step neither the state is told nor what is allowed, since none is known.
    """
    (fault,) = shutter().faults((turn(LIFT, 1), None, turn(BAR, 0)))

    assert (None, (), FIRST + DAY) == (fault.state, fault.allowed, fault.before)


@pytest.mark.parametrize(
    ("history", "late", "place"),
    [
        pytest.param((), turn(LIFT), 0, id="an empty history"),
        pytest.param((turn(LIFT, 1), turn(LEAN_OUT, 3)), turn(LEAN_OUT, 2), 1, id="between two days"),
        pytest.param((turn(LIFT, 1), turn(LEAN_OUT, 3)), turn(LEAN_OUT, 4), 2, id="after the last day"),
        pytest.param((turn(DROP, 1),), turn(LIFT, 0), 0, id="before the first day, which it makes possible"),
        pytest.param(
            (turn(LIFT), turn(LEAN_OUT), turn(LEAN_OUT, 1)), turn(LEAN_OUT, 0, "late"), 2, id="last of its day"
        ),
        pytest.param((turn(LIFT), turn(DROP)), turn(LEAN_OUT), 1, id="the one place of its day that fits"),
        pytest.param((turn(LIFT), turn(LEAN_OUT), turn(DROP)), turn(LEAN_OUT, 0, "late"), 2, id="the last that fits"),
        pytest.param((turn(DROP), turn(BAR)), turn(LIFT), 0, id="first of its day"),
    ],
)
def test_insert(history: tuple[Turn, ...], late: Turn, place: int) -> None:
    """
    A late step is put in the place of its day; among steps of one day, in the last place that fits.
    """
    assert (*history[:place], late, *history[place:]) == shutter().insert(history, late)


def test_insert_of_what_cannot_have_happened() -> None:
    """
    A late step that fits nowhere is refused as it would stand last of its day.
    """
    error = refused(lambda: shutter().insert((turn(LIFT), turn(LEAN_OUT), turn(LIFT, 1)), turn(BAR)))

    assert (2, OPEN, BAR, FIRST) == (error.position, error.state, error.event, error.on)


def test_insert_that_makes_a_later_step_impossible() -> None:
    """
    A late step after which a later one could not have happened is refused, and the error is of the later one.
    """
    error = refused(lambda: shutter().insert((turn(LIFT, 0), turn(DROP, 2)), turn(BREAK, 1)))

    assert (2, BROKEN, DROP, FIRST + 2 * DAY) == (error.position, error.state, error.event, error.on)


def test_made_step() -> None:
    """
    A step made from all its facts is the one that its constructor makes of them, the document before the others.
    """
    made = turns().make(LIFT, FIRST, LETTER, {"documents": (REPORT,), "by": "vento", "seen": True})

    assert Turn(event=LIFT, happened_on=FIRST, documents=(LETTER, REPORT), by="vento", seen=True) == made


@pytest.mark.parametrize(
    ("document", "facts", "expected"),
    [
        pytest.param(None, {}, Turn(event=LIFT, happened_on=FIRST), id="nothing"),
        pytest.param(LETTER, {}, Turn(event=LIFT, happened_on=FIRST, documents=(LETTER,)), id="a document alone"),
        pytest.param(
            None,
            {"documents": (REPORT,)},
            Turn(event=LIFT, happened_on=FIRST, documents=(REPORT,)),
            id="documents alone",
        ),
        pytest.param(
            LETTER, {"by": "vento"}, Turn(event=LIFT, happened_on=FIRST, documents=(LETTER,), by="vento"), id="a fact"
        ),
    ],
)
def test_made_step_with_defaults(document: DocumentReference | None, facts: dict[str, Any], expected: Turn) -> None:
    """
    What is not given to a step stays as its constructor leaves it.
    """
    assert expected == turns().make(LIFT, FIRST, document, facts)


def test_made_step_is_like_any_other() -> None:
    """
    A made step counts as the same as the one of its constructor in a set, and can be stored and read back.
    """
    made = turns().make(LIFT, FIRST, None, {"by": "vento"})

    assert ({turn(LIFT, by="vento")}, turn(LIFT, by="vento")) == ({made}, pickle.loads(pickle.dumps(made)))


def test_facts_stay_as_they_were_given() -> None:
    """
    Making a step changes nothing in the facts from which it is made.
    """
    facts: dict[str, Any] = {"documents": (REPORT,)}
    turns().make(LIFT, FIRST, LETTER, facts)

    assert {"documents": (REPORT,)} == facts


@pytest.mark.parametrize(
    ("event", "on", "document", "facts", "where"),
    [
        pytest.param("alza", FIRST, None, {}, "Turn.event", id="event as text"),
        pytest.param(State.OPEN, FIRST, None, {}, "Turn.event", id="word of another list"),
        pytest.param(LIFT, "2018-01-10", None, {}, "Turn.happened_on", id="day as text"),
        pytest.param(LIFT, datetime(2018, 1, 10), None, {"by": "vento"}, "Turn.happened_on", id="day with a time"),
        pytest.param(LIFT, FIRST, "12/2018", {}, "Turn.documents[0]", id="document as text"),
        pytest.param(LIFT, FIRST, None, {"documents": [LETTER]}, "Turn.documents", id="documents as a list"),
        pytest.param(LIFT, FIRST, LETTER, {"documents": ("12/2018",)}, "Turn.documents[1]", id="further document"),
        pytest.param(LIFT, FIRST, LETTER, {"documents": [LETTER]}, "Turn.documents", id="document and a list"),
        pytest.param(LIFT, FIRST, LETTER, {"documents": None}, "Turn.documents", id="document and null"),
        pytest.param(LIFT, FIRST, None, {"by": "vento", "seen": 1}, "Turn.seen", id="second fact"),
    ],
)
def test_made_step_of_wrong_types(event: Any, on: Any, document: Any, facts: dict[str, Any], where: str) -> None:
    """
    A step is refused for a fact of another type, which is named.
    """
    with pytest.raises(WrongTypeError) as caught:
        turns().make(event, on, document, facts)

    assert where == caught.value.where


@pytest.mark.parametrize("name", ["event", "happened_on"])
def test_made_step_with_its_event_or_day_twice(name: str) -> None:
    """
    Neither the event nor the day of a step can be given a second time among its facts.
    """
    with pytest.raises(TypeError, match=name):
        turns().make(LIFT, FIRST, None, {name: getattr(turn(LIFT, 5), name)})


def test_made_step_shows_what_was_found() -> None:
    """
    A day that is none is shown as it was given.
    """
    day: Any = "2018-01-10"
    with pytest.raises(WrongTypeError) as caught:
        turns().make(LIFT, day, None, {})

    assert "'2018-01-10'" == caught.value.found


def test_made_step_with_an_unknown_fact() -> None:
    """
    A fact that a step does not have is a TypeError that names it.
    """
    with pytest.raises(TypeError, match="colour"):
        turns().make(LIFT, FIRST, None, {"by": "vento", "colour": "verde"})


def test_grown() -> None:
    """
    A record grown by a step has it at the end of its history, and everything else as it was.
    """
    before = Shutter(window="nord", history=(turn(LIFT),))

    assert Shutter(window="nord", history=(turn(LIFT), turn(DROP))) == grown(before, turn(DROP))


def test_grown_leaves_the_record_alone() -> None:
    """
    A record from which another is grown stays as it was.
    """
    before = Shutter(window="nord", history=(turn(LIFT),))
    grown(before, turn(DROP))

    assert Shutter(window="nord", history=(turn(LIFT),)) == before


def test_a_table_is_shown_by_its_name() -> None:
    """
    A table shows what it is of and not its rows, for signatures show it as the default of an argument.
    """
    assert "Table(name=Bilingual(it='caso', en='case'))" == repr(RELOCATION_TABLE)
