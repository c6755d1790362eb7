"""
What people ask of a lab: received, passed to the office in charge, answered or mediated, closed.
"""

from datetime import date

import attrs

from contratti_quartiere.bilingual import Word
from contratti_quartiere.errors import RequestOrderError
from contratti_quartiere.fields import identifier, of, several, text
from contratti_quartiere.opening_hours import Counter
from contratti_quartiere.sources import Provenance

__all__ = ["OfficeKind", "Outcome", "OutcomeKind", "Request", "RequestKind", "RequestStep", "Routing"]


class RequestKind(Word):
    """
    What a lab is asked for, by the verbs with which the call of 2016 was announced (*tipo di richiesta*).
    """

    INFORM = "informare", "inform"
    INTERACT = "interagire", "interact"
    LISTEN = "ascoltare", "listen"
    INTERCEPT = "intercettare", "intercept problems"
    MEDIATE = "mediare", "mediate"
    FOLLOW_MOVE = "seguire il trasloco", "follow the move"
    FOLLOW_RESETTLEMENT = "seguire il reinserimento", "follow the resettlement"


class OfficeKind(Word):
    """
    To whom the office in charge of a request belongs (*ufficio competente*).
    """

    ALER = "ALER", "ALER"
    CITY = "Comune", "City"
    OTHER = "altro ente", "other body"


class OutcomeKind(Word):
    """
    How a request came to its end (*tipo di esito*).
    """

    ANSWERED = "risposta", "answered"
    MEDIATED = "mediata", "mediated"
    WITHDRAWN = "ritirata", "withdrawn"
    NOT_FOLLOWED = "senza seguito", "not followed up"


class RequestStep(Word):
    """
    A point in the course of a request, in their order (*passo della richiesta*).
    """

    RECEIPT = "ricezione", "receipt"
    ROUTING = "inoltro", "routing"
    OUTCOME = "esito", "outcome"
    CLOSING = "chiusura", "closing"


@attrs.frozen(kw_only=True)
class Routing:
    """
    That a request was passed to the office in charge (*inoltro*).

    Attributes:
        office: To whom the office belongs.
        name: Which office, never a person; empty if unknown.
        on: The day; None if unknown.
    """

    office: OfficeKind = attrs.field(validator=of(OfficeKind))
    name: str = attrs.field(default="", validator=text)
    on: date | None = attrs.field(default=None, validator=of(date, type(None)))


@attrs.frozen(kw_only=True)
class Outcome:
    """
    How and when a request came to its end (*esito*).

    Attributes:
        kind: How.
        on: The day; None if unknown.
    """

    kind: OutcomeKind = attrs.field(validator=of(OutcomeKind))
    on: date | None = attrs.field(default=None, validator=of(date, type(None)))


@attrs.frozen(kw_only=True)
class Request:
    """
    One thing asked of a lab, and what became of it (*richiesta*).

    It holds no name, address or words of whoever asked. What is out of order can be written down, and a rule reports
    it; our own operations refuse it.

    Attributes:
        id: Its name within the programme.
        laboratory: The `id` of the lab that received it.
        kind: What was asked for.
        counter: At which desk; None if unknown, or there is but one.
        received_on: The day on which it was received.
        routings: To which offices it was passed, in any order.
        outcome: How it ended; None if it has not, or nobody knows.
        closed_on: The day on which it was closed; None if it was not, or nobody knows when.
        case: The `id` of the relocation that it is about; empty if none.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
    """

    id: str = attrs.field(validator=identifier)
    laboratory: str = attrs.field(validator=identifier)
    kind: RequestKind = attrs.field(validator=of(RequestKind))
    counter: Counter | None = attrs.field(default=None, validator=of(Counter, type(None)))
    received_on: date = attrs.field(validator=of(date))
    routings: tuple[Routing, ...] = attrs.field(default=(), validator=several(Routing))
    outcome: Outcome | None = attrs.field(default=None, validator=of(Outcome, type(None)))
    closed_on: date | None = attrs.field(default=None, validator=of(date, type(None)))
    case: str = attrs.field(default="", validator=text)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def route(self, office: OfficeKind, *, on: date, name: str = "") -> "Request":
        """
        Return the request after it was passed to the office in charge.

        Raises:
            WrongTypeError: For an argument of another type.
            RequestOrderError: For a day before its receipt, or after its outcome or closing.
        """
        routing = Routing(office=office, name=name, on=on)
        routed = attrs.evolve(self, routings=(*self.routings, routing))
        self._check(RequestStep.ROUTING, on)
        return routed

    def answer(self, *, on: date) -> "Request":
        """
        Return the request after it was answered.

        Raises:
            WrongTypeError: For a day that is no date.
            RequestOrderError: For a day before its receipt or a routing, or after its closing, or if it has an outcome.
        """
        return self._end(OutcomeKind.ANSWERED, on)

    def mediate(self, *, on: date) -> "Request":
        """
        Return the request after the conflict that it was about was mediated; raises as `answer` does.
        """
        return self._end(OutcomeKind.MEDIATED, on)

    def withdraw(self, *, on: date) -> "Request":
        """
        Return the request after whoever made it took it back; raises as `answer` does.
        """
        return self._end(OutcomeKind.WITHDRAWN, on)

    def close(self, *, on: date) -> "Request":
        """
        Return the request after it was closed, whatever its outcome.

        Raises:
            WrongTypeError: For a day that is no date.
            RequestOrderError: For a day before what is on record of it, or if it is closed.
        """
        closed = attrs.evolve(self, closed_on=on)
        self._check(RequestStep.CLOSING, on)
        return closed

    def _end(self, kind: OutcomeKind, on: date) -> "Request":
        ended = attrs.evolve(self, outcome=Outcome(kind=kind, on=on))
        self._check(RequestStep.OUTCOME, on)
        return ended

    def _check(self, step: RequestStep, on: date) -> None:
        """
        Refuse a step of which there may be but one and is one, or a day that disagrees with another step.
        """
        order = tuple(RequestStep)
        place = order.index(step)
        for other, day in self.steps:
            again = other is step and step is not RequestStep.ROUTING
            early = day is not None and other in order[:place] and on < day
            late = day is not None and other in order[place + 1 :] and on > day
            if again or early or late:
                raise RequestOrderError(self.id, step, on, other, day)

    @property
    def steps(self) -> tuple[tuple[RequestStep, date | None], ...]:
        """
        What is on record of its course, with each day or None, in the order that it should have.
        """
        return (
            (RequestStep.RECEIPT, self.received_on),
            *((RequestStep.ROUTING, routing.on) for routing in self.routings),
            *(() if self.outcome is None else ((RequestStep.OUTCOME, self.outcome.on),)),
            *(() if self.closed_on is None else ((RequestStep.CLOSING, self.closed_on),)),
        )

    @property
    def days_to_answer(self) -> int | None:
        """
        The days from its receipt to its answer, 0 on the same day; None if no answer of a later day is on record.
        """
        answered = self.outcome is not None and self.outcome.kind is OutcomeKind.ANSWERED
        return self._days_to(self.outcome.on if self.outcome is not None and answered else None)

    @property
    def days_to_close(self) -> int | None:
        """
        The days from its receipt to its closing, 0 on the same day; None if no closing of a later day is on record.
        """
        return self._days_to(self.closed_on)

    def _days_to(self, day: date | None) -> int | None:
        # Of times that are out of order nothing can be said.
        return None if day is None or day < self.received_on else (day - self.received_on).days

    def open_on(self, day: date) -> bool:
        """
        Return whether it was open at the end of a day: received by then and not closed.
        """
        return self.received_on <= day and (self.closed_on is None or day < self.closed_on)

    def until(self, day: date) -> "Request":
        """
        Return the request as it was known at the end of a day: without what is dated after it.
        """
        return attrs.evolve(
            self,
            routings=tuple(routing for routing in self.routings if _by(routing.on, day)),
            outcome=self.outcome if self.outcome is not None and _by(self.outcome.on, day) else None,
            closed_on=self.closed_on if _by(self.closed_on, day) else None,
        )


def _by(on: date | None, day: date) -> bool:
    return on is None or on <= day
