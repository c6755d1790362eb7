"""
The one engine under the three machines: a table of rows, and the histories that follow it.

It knows no state and no event; a table tells it. There are no guards and no moves by themselves: what happened is
recorded even if it broke a rule, and only what cannot have happened is refused.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Generic, Protocol, TypeVar, cast

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.errors import IllegalTransitionError, WrongTypeError
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.fields import unique

__all__ = ["Row", "Step", "StepMaker", "Table", "grown", "row"]

S = TypeVar("S", bound=Word)
E = TypeVar("E", bound=Word)
E_co = TypeVar("E_co", bound=Word, covariant=True)
T = TypeVar("T")


class Step(Protocol[E_co]):
    """
    What the engine needs to know of a step: what happened, and on which day (*passo*).
    """

    @property
    def event(self) -> E_co:
        """
        What happened.
        """
        ...

    @property
    def happened_on(self) -> date:
        """
        The day on which it did.
        """
        ...


P = TypeVar("P", bound=Step[Any])


@attrs.frozen
class Row(Generic[S, E]):
    """
    One line of a table: the event, from which states, to which one, grounded in which documents (*riga*).

    Attributes:
        event: What happens.
        sources: The states from which it may.
        target: The one state to which it leads, wherever it comes from.
        documents: The documents that ground it, all of them.
    """

    event: E
    sources: frozenset[S]
    target: S
    documents: tuple[DocumentKind, ...] = ()


def row(event: E, sources: Iterable[S], target: S, *documents: DocumentKind) -> Row[S, E]:
    """
    Return a line of a table as its columns stand: the event, from which states, to which one, grounded in what.
    """
    return Row(event, frozenset(sources), target, documents)


@attrs.frozen(kw_only=True, slots=False)
class Table(Generic[S, E]):
    """
    All that may happen to one kind of thing, in one place (*tabella degli eventi*).

    Attributes:
        name: What the thing is.
        states: Every state, the initial one first.
        rows: One row an event.
    """

    name: Bilingual
    # A page each, which signatures would show as the default of an argument.
    states: tuple[S, ...] = attrs.field(repr=False)
    rows: tuple[Row[S, E], ...] = attrs.field(repr=False)
    _by_event: Mapping[E, Row[S, E]] = attrs.field(init=False, eq=False, repr=False)
    _allowed: Mapping[S, tuple[E, ...]] = attrs.field(init=False, eq=False, repr=False)
    _first: frozenset[E] = attrs.field(init=False, eq=False, repr=False)
    _next: Mapping[E, frozenset[E]] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        unique("Table.rows", tuple(row.event for row in self.rows))
        # The one place where an attrs record is completed by hand: look-ups that never change.
        allowed = {state: tuple(row.event for row in self.rows if state in row.sources) for state in self.states}
        self.__dict__["_by_event"] = {row.event: row for row in self.rows}
        self.__dict__["_allowed"] = allowed
        # As each event has one target, what may come next is asked of the event before.
        self.__dict__["_first"] = frozenset(allowed[self.states[0]])
        self.__dict__["_next"] = {row.event: frozenset(allowed[row.target]) for row in self.rows}

    @property
    def initial(self) -> S:
        """
        The state of an empty history.
        """
        return self.states[0]

    @property
    def finals(self) -> frozenset[S]:
        """
        The states after which nothing can happen.
        """
        return frozenset(state for state, events in self._allowed.items() if not events)

    def row(self, event: E) -> Row[S, E]:
        """
        Return the row of an event.
        """
        return self._by_event[event]

    def state(self, history: tuple[Step[E], ...]) -> S:
        """
        Return the state of a history: the target of its last event.
        """
        return self._by_event[history[-1].event].target if history else self.states[0]

    def allowed(self, state: S) -> tuple[E, ...]:
        """
        Return the events that may happen in a state, in the order of the table.
        """
        return self._allowed[state]

    def check(self, history: tuple[Step[E], ...], event: E, on: date) -> None:
        """
        Refuse an event that cannot come next; only the last step is looked at.

        Raises:
            IllegalTransitionError: For an event that has no row from the present state, or a day before the last step.
        """
        if history:
            last = history[-1]
            if event not in self._next[last.event]:
                raise self._refusal(len(history), self.state(history), event, on, None)
            if on < last.happened_on:
                raise self._refusal(len(history), self.state(history), event, on, last.happened_on)
        elif event not in self._first:
            raise self._refusal(0, self.states[0], event, on, None)

    def why_not(self, history: tuple[Step[E], ...], event: E) -> IllegalTransitionError | None:
        """
        Return why an event cannot come next, whatever the day; None if it may.

        Raises:
            WrongTypeError: For what is no event of the table.
        """
        kind = type(self.rows[0].event)
        if type(event) is not kind:
            raise WrongTypeError.of(
                "why_not", event, Bilingual(f"scrivere un {kind.__name__}", f"write a {kind.__name__}")
            )
        state = self.state(history)
        if state in self._by_event[event].sources:
            return None
        return self._refusal(len(history), state, event, None, None)

    def replay(self, history: tuple[Step[E], ...]) -> None:
        """
        Refuse a history that cannot have happened, with every step of it that cannot.

        Raises:
            IllegalTransitionError: For the first such step; it names the others.
        """
        follow, allowed, before = self._next, self._first, date.min
        for step in history:
            event, day = step.event, step.happened_on
            if event not in allowed or day < before:
                first, *further = self.faults(history)
                raise attrs.evolve(first, further=tuple(further))
            allowed, before = follow[event], day

    def faults(self, history: Iterable[Step[E] | None]) -> Iterator[IllegalTransitionError]:
        """
        Yield each step that cannot have come after the one before it, whatever is wrong with that one.

        None stands for a step that could not be read: of the one after it only the day can be judged.
        """
        state: S | None = self.states[0]
        before: date | None = None
        for position, step in enumerate(history):
            if step is None:
                state = None
                continue
            event, day = step.event, step.happened_on
            row = self._by_event[event]
            if state is not None and state not in row.sources:
                yield self._refusal(position, state, event, day, None)
            elif before is not None and day < before:
                yield self._refusal(position, state, event, day, before)
            state, before = row.target, day

    def insert(self, history: tuple[P, ...], *steps: P) -> tuple[P, ...]:
        """
        Return a history with late steps, each in the place of its day; of several such places, the last that fits.

        Raises:
            IllegalTransitionError: If no place of those days fits, of the step that then could not have happened.
        """
        refused: IllegalTransitionError | None = None
        for found in _placed(history, steps):
            try:
                self.replay(found)
            except IllegalTransitionError as error:
                refused = refused or error
            else:
                return found
        assert refused is not None  # noqa: S101  # there is always one place to try
        raise refused

    def _refusal(
        self, position: int, state: S | None, event: E, on: date | None, before: date | None
    ) -> IllegalTransitionError:
        sources = self._by_event[event].sources
        return IllegalTransitionError(
            machine=self.name,
            state=state,
            event=event,
            on=on,
            before=before,
            allowed=() if state is None else self._allowed[state],
            possible_from=tuple(known for known in self.states if known in sources),
            position=position,
        )


def _placed(history: tuple[P, ...], steps: tuple[P, ...]) -> Iterator[tuple[P, ...]]:
    """
    Yield a history with steps in every place of their days, the last places first.
    """
    if not steps:
        yield history
        return
    step, *others = steps
    first = bisect_left(history, step.happened_on, key=_day)
    for place in range(bisect_right(history, step.happened_on, key=_day), first - 1, -1):
        yield from _placed((*history[:place], step, *history[place:]), tuple(others))


def _day(step: Step[Any]) -> date:
    return step.happened_on


class StepMaker(Generic[T]):
    """
    Makes the steps of one machine from the facts that are given, and checks those alone.

    A step has many fields and most of them stay empty: to check the empty ones again at each step would cost more than
    the step.
    """

    def __init__(self, kind: type[T], events: type[Word]) -> None:
        self._kind = cast("type[Any]", kind)
        self._events = events
        self._fields: dict[str, Any] = {field.name: field for field in attrs.fields(self._kind)}
        # What a step says beyond its event and its day.
        self._names = self._fields.keys() - {"event", "happened_on"}
        for name, field in self._fields.items():
            if field.default is not attrs.NOTHING:
                # What is empty stands on the class, once, and need not be written into each step.
                setattr(kind, name, field.default)

    def make(self, event: Word, on: date, document: DocumentReference | None, facts: Mapping[str, Any]) -> T:
        """
        Return the step of which these facts are given; the document stands before those that the facts name.

        Raises:
            WrongTypeError: For a fact of another type.
            TypeError: For a fact that there is not.
        """
        if document is not None and (facts or type(document) is not DocumentReference):
            others = facts.get("documents", ())
            facts = {**facts, "documents": (document, *others) if type(others) is tuple else others}
        if type(event) is not self._events or type(on) is not date or (facts and not facts.keys() <= self._names):
            # It says what is wrong.
            return cast("T", self._kind(event=event, happened_on=on, **facts))
        step: T = object.__new__(self._kind)
        values = step.__dict__
        values["event"] = event
        values["happened_on"] = on
        if facts:
            values.update(facts)
            for name, value in facts.items():
                field = self._fields[name]
                field.validator(step, field, value)
        elif document is not None:
            values["documents"] = (document,)
        return step


def grown(record: T, step: object) -> T:
    """
    Return a record with one more step at the end of its history, which was checked before; nothing is replayed.
    """
    values = record.__dict__.copy()
    values["history"] = (*values["history"], step)
    longer = object.__new__(type(record))
    # Frozen for all but its maker.
    object.__setattr__(longer, "__dict__", values)
    return longer
