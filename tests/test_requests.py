"""
Requests: what our operations refuse and foreign records may hold, the days they take, and what was known on a day.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.errors import MalformedValueError, RequestOrderError, WrongTypeError
from contratti_quartiere.requests import (
    OfficeKind,
    Outcome,
    OutcomeKind,
    Request,
    RequestKind,
    RequestStep,
    Routing,
)

DAY = timedelta(days=1)
RECEIVED, ROUTED, ENDED, CLOSED = date(2014, 5, 5), date(2014, 5, 8), date(2014, 5, 19), date(2014, 5, 20)
S = RequestStep


def request(**fields: Any) -> Request:
    """
    Return a request received on 5 May 2014.
    """
    known: dict[str, Any] = {"id": "R1", "laboratory": "L1", "kind": RequestKind.INTERCEPT, "received_on": RECEIVED}
    return Request(**known | fields)


ROUTING = Routing(office=OfficeKind.ALER, name="Filiale", on=ROUTED)
ANSWER = Outcome(kind=OutcomeKind.ANSWERED, on=ENDED)
WHOLE = request(routings=(ROUTING,), outcome=ANSWER, closed_on=CLOSED)


def evolved(record: Any, **fields: Any) -> Any:
    """
    Return a record with other fields, of whatever type.
    """
    return attrs.evolve(record, **fields)


Operation = Callable[[Request, date], Request]
OPERATIONS: dict[str, tuple[Operation, RequestStep]] = {
    "route": (lambda found, on: found.route(OfficeKind.CITY, on=on), S.ROUTING),
    "answer": (lambda found, on: found.answer(on=on), S.OUTCOME),
    "mediate": (lambda found, on: found.mediate(on=on), S.OUTCOME),
    "withdraw": (lambda found, on: found.withdraw(on=on), S.OUTCOME),
    "close": (lambda found, on: found.close(on=on), S.CLOSING),
}
each_operation = pytest.mark.parametrize(
    ("operate", "step"), [pytest.param(*row, id=name) for name, row in OPERATIONS.items()]
)


def test_verbs() -> None:
    """
    The kinds are the seven verbs of the article, which names "keep following the works" apart.
    """
    assert [
        "informare",
        "interagire",
        "ascoltare",
        "intercettare",
        "mediare",
        "seguire il trasloco",
        "seguire il reinserimento",
    ] == list(RequestKind)


def test_ticket() -> None:
    """
    "Receive, classify, pass to the competent office, answer": each step is written where a document would hold it.
    """
    found = request().route(OfficeKind.ALER, on=ROUTED, name="Filiale").answer(on=ENDED).close(on=CLOSED)

    assert WHOLE == found


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        pytest.param(Request.answer, OutcomeKind.ANSWERED, id="answer"),
        pytest.param(Request.mediate, OutcomeKind.MEDIATED, id="mediate"),
        pytest.param(Request.withdraw, OutcomeKind.WITHDRAWN, id="withdraw"),
    ],
)
def test_outcomes(end: Any, expected: OutcomeKind) -> None:
    """
    A request is answered, mediated, or taken back.
    """
    assert Outcome(kind=expected, on=ENDED) == end(request(), on=ENDED).outcome


def refusal(operate: Operation, found: Request, on: date) -> RequestOrderError | None:
    """
    Return the error with which an operation is refused, or None if it is not.
    """
    try:
        operate(found, on)
    except RequestOrderError as error:
        return error
    return None


@each_operation
@pytest.mark.parametrize(
    ("on", "allowed"),
    [
        pytest.param(RECEIVED - DAY, False, id="day before"),
        pytest.param(RECEIVED, True, id="the day"),
        pytest.param(RECEIVED + DAY, True, id="day after"),
    ],
)
def test_nothing_before_the_receipt(operate: Operation, step: RequestStep, on: date, allowed: bool) -> None:
    """
    "A request closed before it opened is refused by our operations", and so is any other step of a day before.
    """
    error = refusal(operate, request(), on)

    expected = None if allowed else ("R1", step, on, S.RECEIPT, RECEIVED)
    assert expected == (error and (error.request, error.step, error.on, error.other, error.other_on))


@pytest.mark.parametrize(
    ("operation", "found", "on", "expected"),
    [
        pytest.param("answer", request(routings=(ROUTING,)), ROUTED - DAY, S.ROUTING, id="answer before routing"),
        pytest.param("answer", request(routings=(ROUTING,)), ROUTED, None, id="answer on the day of the routing"),
        pytest.param("close", request(routings=(ROUTING,)), ROUTED - DAY, S.ROUTING, id="closing before routing"),
        pytest.param("close", request(outcome=ANSWER), ENDED - DAY, S.OUTCOME, id="closing before outcome"),
        pytest.param("close", request(outcome=ANSWER), ENDED, None, id="closing on the day of the outcome"),
        pytest.param("route", request(outcome=ANSWER), ENDED, None, id="late record of a routing"),
        pytest.param("route", request(outcome=ANSWER), ENDED + DAY, S.OUTCOME, id="routing after outcome"),
        pytest.param("route", request(closed_on=CLOSED), CLOSED + DAY, S.CLOSING, id="routing after closing"),
        pytest.param("answer", request(closed_on=CLOSED), CLOSED, None, id="late record of an answer"),
        pytest.param("answer", request(closed_on=CLOSED), CLOSED + DAY, S.CLOSING, id="answer after closing"),
        pytest.param("answer", request(outcome=ANSWER), ENDED, S.OUTCOME, id="second outcome"),
        pytest.param("close", request(closed_on=CLOSED), CLOSED, S.CLOSING, id="second closing"),
        pytest.param("route", request(routings=(ROUTING,)), ROUTED - DAY, None, id="an earlier routing"),
        pytest.param(
            "answer", request(routings=(Routing(office=OfficeKind.ALER),)), RECEIVED, None, id="routing of no day"
        ),
        pytest.param(
            "close", request(outcome=Outcome(kind=OutcomeKind.ANSWERED)), RECEIVED, None, id="outcome of no day"
        ),
    ],
)
def test_order(operation: str, found: Request, on: date, expected: RequestStep | None) -> None:
    """
    A step is refused if its day disagrees with one on record, or if there may be but one of it; the error says which.
    """
    error = refusal(OPERATIONS[operation][0], found, on)

    assert expected is (error and error.other)


@pytest.mark.parametrize(
    ("error", "italian", "english"),
    [
        pytest.param(
            refusal(OPERATIONS["close"][0], request(), date(2014, 5, 1)),
            "richiesta 'R1': chiusura del 1° maggio 2014: viene prima di: ricezione del 5 maggio 2014; correggere il"
            " giorno",
            "request 'R1': closing of 1 May 2014: comes before: receipt of 5 May 2014; mend the day",
            id="before",
        ),
        pytest.param(
            refusal(OPERATIONS["route"][0], WHOLE, date(2014, 6, 8)),
            "richiesta 'R1': inoltro dell'8 giugno 2014: viene dopo di: esito del 19 maggio 2014; correggere il giorno",
            "request 'R1': routing of 8 June 2014: comes after: outcome of 19 May 2014; mend the day",
            id="after",
        ),
        pytest.param(
            refusal(OPERATIONS["answer"][0], WHOLE, ENDED),
            "richiesta 'R1': esito del 19 maggio 2014: risulta già: esito del 19 maggio 2014; registrare una richiesta"
            " nuova",
            "request 'R1': outcome of 19 May 2014: there is one already: outcome of 19 May 2014; record a new request",
            id="second",
        ),
        pytest.param(
            refusal(OPERATIONS["answer"][0], request(outcome=Outcome(kind=OutcomeKind.MEDIATED)), ENDED),
            "richiesta 'R1': esito del 19 maggio 2014: risulta già: esito; registrare una richiesta nuova",
            "request 'R1': outcome of 19 May 2014: there is one already: outcome; record a new request",
            id="second of no day",
        ),
    ],
)
def test_sentences(error: RequestOrderError, italian: str, english: str) -> None:
    """
    A refusal tells both steps with their days and what to do.
    """
    assert (italian, english) == (error.said.it, error.said.en)


def test_foreign_record_out_of_order() -> None:
    """
    "Reported on foreign documents": what was closed before it was received can be written down.
    """
    assert RECEIVED - DAY == request(closed_on=RECEIVED - DAY).closed_on


@pytest.mark.parametrize(
    ("make", "where"),
    [
        pytest.param(lambda: request(id=1), "Request.id", id="id"),
        pytest.param(lambda: request(laboratory=None), "Request.laboratory", id="no lab"),
        pytest.param(lambda: request(kind="informare"), "Request.kind", id="kind as text"),
        pytest.param(lambda: request(counter="casa"), "Request.counter", id="desk as text"),
        pytest.param(lambda: request(received_on=datetime(2014, 5, 5)), "Request.received_on", id="with a time"),
        pytest.param(lambda: request(routings=ROUTING), "Request.routings", id="one routing"),
        pytest.param(lambda: request(outcome=OutcomeKind.ANSWERED), "Request.outcome", id="outcome as a word"),
        pytest.param(lambda: request(closed_on="2014"), "Request.closed_on", id="closed on text"),
        pytest.param(lambda: request(case=None), "Request.case", id="no case"),
        pytest.param(lambda: request(provenance=None), "Request.provenance", id="no provenance"),
        pytest.param(lambda: evolved(ROUTING, office="ALER"), "Routing.office", id="office as text"),
        pytest.param(lambda: evolved(ROUTING, name=None), "Routing.name", id="no office"),
        pytest.param(lambda: evolved(ROUTING, on="2014"), "Routing.on", id="routed on text"),
        pytest.param(lambda: evolved(ANSWER, kind="risposta"), "Outcome.kind", id="outcome as text"),
        pytest.param(lambda: evolved(ANSWER, on="2014"), "Outcome.on", id="ended on text"),
        pytest.param(lambda: request().route("ALER", on=ROUTED), "Routing.office", id="route to text"),  # type: ignore[arg-type]  # a text that equals a word
        pytest.param(lambda: request().answer(on="2014-05-19"), "Outcome.on", id="answer on text"),  # type: ignore[arg-type]  # a day as text
        pytest.param(lambda: request().close(on="2014-05-20"), "Request.closed_on", id="close on text"),  # type: ignore[arg-type]  # a day as text
    ],
)
def test_wrong_types(make: Callable[[], object], where: str) -> None:
    """
    A field or argument of another type is refused with its place.
    """
    with pytest.raises(WrongTypeError) as caught:
        make()

    assert where == caught.value.where


def test_lab_without_a_name() -> None:
    """
    A request is one of some lab.
    """
    with pytest.raises(MalformedValueError) as caught:
        request(laboratory="")

    assert "Request.laboratory: identifier" == caught.value.what.en


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(RECEIVED - DAY, None, id="day before"),
        pytest.param(RECEIVED, 0, id="the day"),
        pytest.param(RECEIVED + DAY, 1, id="day after"),
        pytest.param(date(2014, 6, 5), 31, id="a month later"),
        pytest.param(None, None, id="unknown"),
    ],
)
def test_days(on: date | None, expected: int | None) -> None:
    """
    An answer or a closing on the day of the receipt took no day; of one before, or of no day, nothing can be said.
    """
    found = request(outcome=Outcome(kind=OutcomeKind.ANSWERED, on=on), closed_on=on)

    assert (expected, expected) == (found.days_to_answer, found.days_to_close)


@pytest.mark.parametrize(
    "outcome",
    [
        pytest.param(None, id="none"),
        *(
            pytest.param(Outcome(kind=kind, on=ENDED), id=kind.en)
            for kind in OutcomeKind
            if kind is not OutcomeKind.ANSWERED
        ),
    ],
)
def test_no_answer(outcome: Outcome | None) -> None:
    """
    What was mediated, taken back or dropped was not answered.
    """
    assert None is request(outcome=outcome).days_to_answer


@pytest.mark.parametrize(
    ("day", "closed_on", "expected"),
    [
        pytest.param(RECEIVED - DAY, None, False, id="day before the receipt"),
        pytest.param(RECEIVED, None, True, id="day of the receipt"),
        pytest.param(date.max, None, True, id="never closed"),
        pytest.param(CLOSED - DAY, CLOSED, True, id="day before the closing"),
        pytest.param(CLOSED, CLOSED, False, id="day of the closing"),
        pytest.param(CLOSED + DAY, CLOSED, False, id="day after"),
        pytest.param(RECEIVED, RECEIVED, False, id="closed on the day"),
    ],
)
def test_open_on(day: date, closed_on: date | None, expected: bool) -> None:
    """
    A request is open from the day of its receipt to the day before its closing.
    """
    assert expected is request(closed_on=closed_on).open_on(day)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(ROUTED - DAY, request(), id="day before the routing"),
        pytest.param(ROUTED, request(routings=(ROUTING,)), id="day of the routing"),
        pytest.param(ENDED - DAY, request(routings=(ROUTING,)), id="day before the outcome"),
        pytest.param(ENDED, request(routings=(ROUTING,), outcome=ANSWER), id="day of the outcome"),
        pytest.param(CLOSED, WHOLE, id="day of the closing"),
        pytest.param(CLOSED + DAY, WHOLE, id="day after"),
    ],
)
def test_until(day: date, expected: Request) -> None:
    """
    As of a day a request has what is dated by then.
    """
    assert expected == WHOLE.until(day)


def test_until_of_no_day() -> None:
    """
    What has no day is known on every day.
    """
    found = request(routings=(Routing(office=OfficeKind.ALER),), outcome=Outcome(kind=OutcomeKind.MEDIATED))

    assert found == found.until(date.min)


# Laws


@given(strategies.requests(), st.dates(), st.dates())
def test_until_twice(found: Request, one: date, other: date) -> None:
    """
    As of a day, as of another, is as of the earlier of the two.
    """
    assert found.until(min(one, other)) == found.until(one).until(other)


@given(strategies.requests(sound=True))
def test_our_operations_keep_the_order(found: Request) -> None:
    """
    Received, passed on, ended, closed: what our operations make is in the order of time.
    """
    days = [day for _, day in found.steps]

    assert sorted(str(day) for day in days) == [str(day) for day in days]


@given(strategies.requests(), st.sampled_from(sorted(OPERATIONS)), st.dates(date(2005, 1, 1), date(2030, 12, 31)))
def test_an_operation_makes_no_disorder(found: Request, operation: str, on: date) -> None:
    """
    After an operation that is not refused, no two steps are out of order that were not so before.
    """

    def disorder(one: Request) -> set[tuple[RequestStep, date, RequestStep, date]]:
        order = list(RequestStep)
        known = [(step, day) for step, day in one.steps if day is not None]
        return {
            (*early, *late)
            for early in known
            for late in known
            if order.index(early[0]) < order.index(late[0]) and late[1] < early[1]
        }

    operate = OPERATIONS[operation][0]
    after = found if refusal(operate, found, on) else operate(found, on)

    assert disorder(found) == disorder(after)
