"""
`request-times-in-order`: each pair of steps in order, on the day, and out of order, and what has no day.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.requests import OfficeKind, Outcome, OutcomeKind, Request, RequestKind, Routing
from contratti_quartiere.rules.request_times_in_order import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
RECEIVED = date(2014, 5, 5)


def request(
    *routed: date | None, ended: date | None = None, closed: date | None = None, no_day: bool = False, **fields: Any
) -> Request:
    """
    Return a request received on 5 May 2014, passed on, answered and closed on these days.
    """
    known: dict[str, Any] = {"id": "R1", "received_on": RECEIVED}
    return Request(
        laboratory="L1",
        kind=RequestKind.INTERCEPT,
        routings=tuple(Routing(office=OfficeKind.ALER, on=day) for day in routed),
        outcome=Outcome(kind=OutcomeKind.ANSWERED, on=ended) if ended or no_day else None,
        closed_on=closed,
        **known | fields,
    )


def verdicts(*found: Request, on: date = TODAY) -> list[Verdict]:
    """
    Return what the rule says of these requests.
    """
    return list(RULE.check(View(programme=Programme(requests=found).as_of(on), on=on, parameters=PARAMETERS)))


def places(*found: Request, on: date = TODAY) -> list[tuple[type[Verdict], str]]:
    """
    Return the kinds of what the rule says, and where.
    """
    return [(type(verdict), verdict.path) for verdict in verdicts(*found, on=on)]


def test_no_requests() -> None:
    """
    Where there are no requests, nothing is said.
    """
    assert [] == verdicts()


def test_published_example_kept() -> None:
    """
    Received on 5 May 2014, passed to ALER on 6 May, answered on 19 May, closed on 20 May: in order.
    """
    (entry,) = validate(RULE.keeps(), on=TODAY, rules=(RULE,)).entries

    assert (
        Kept(
            path="/requests/0",
            message=Bilingual(
                "richiesta R1: ricezione il 5 maggio 2014, inoltro il 6 maggio 2014, esito il 19 maggio 2014, chiusura"
                " il 20 maggio 2014",
                "request R1: receipt on 5 May 2014, routing on 6 May 2014, outcome on 19 May 2014, closing on 20 May"
                " 2014",
            ),
            facts=(
                Fact("request", "R1"),
                Fact("receipt", date(2014, 5, 5)),
                Fact("routing", date(2014, 5, 6)),
                Fact("outcome", date(2014, 5, 19)),
                Fact("closing", date(2014, 5, 20)),
            ),
            comparisons=(
                Comparison("routing", Relation.AT_LEAST, "receipt"),
                Comparison("outcome", Relation.AT_LEAST, "routing"),
                Comparison("closing", Relation.AT_LEAST, "outcome"),
            ),
        )
        == entry.verdict
    )


def test_published_example_broken() -> None:
    """
    "A request closed before it opened", with the days; the report is not valid.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))
    (entry,) = report.entries

    assert (
        False,
        Severity.ERROR,
        Breach(
            path="/requests/0/closed_on",
            message=Bilingual(
                "richiesta R1: ricezione il 5 maggio 2014, poi chiusura il 4 maggio 2014, 1 giorno prima",
                "request R1: receipt on 5 May 2014, then closing on 4 May 2014, 1 day earlier",
            ),
            facts=(
                Fact("request", "R1"),
                Fact("receipt", date(2014, 5, 5)),
                Fact("closing", date(2014, 5, 4)),
                Fact("days", 1),
            ),
            comparisons=(Comparison("closing", Relation.AT_LEAST, "receipt"),),
        ),
    ) == (report.valid, entry.severity, entry.verdict)


def test_several_days() -> None:
    """
    A difference of several days is told in days.
    """
    (verdict,) = verdicts(request(ended=RECEIVED - 3 * DAY))
    assert isinstance(verdict, Breach)

    assert (
        Bilingual(
            "richiesta R1: ricezione il 5 maggio 2014, poi esito il 2 maggio 2014, 3 giorni prima",
            "request R1: receipt on 5 May 2014, then outcome on 2 May 2014, 3 days earlier",
        ),
        Fact("days", 3),
    ) == (verdict.message, verdict.facts[-1])


ROUTINGS, OUTCOME, CLOSING = "/requests/0/routings", "/requests/0/outcome/on", "/requests/0/closed_on"
LATER = RECEIVED + 9 * DAY


PAIRS: dict[str, tuple[Callable[[date], Request], date, str]] = {
    "receipt and routing": (request, RECEIVED, ROUTINGS),
    "receipt and outcome": (lambda day: request(ended=day), RECEIVED, OUTCOME),
    "receipt and closing": (lambda day: request(closed=day), RECEIVED, CLOSING),
    "routing and outcome": (lambda day: request(LATER, ended=day), LATER, OUTCOME),
    "routing and closing": (lambda day: request(LATER, closed=day), LATER, CLOSING),
    "outcome and closing": (lambda day: request(ended=LATER, closed=day), LATER, CLOSING),
    "last of two routings and outcome": (lambda day: request(LATER, RECEIVED, ended=day), LATER, OUTCOME),
    "receipt and first of two routings": (lambda day: request(LATER, day), RECEIVED, ROUTINGS),
}


@pytest.mark.parametrize(("make", "day", "path"), PAIRS.values(), ids=PAIRS)
@pytest.mark.parametrize(
    ("offset", "kind"),
    [
        pytest.param(-DAY, Breach, id="day before"),
        pytest.param(0 * DAY, Kept, id="the day"),
        pytest.param(DAY, Kept, id="day after"),
    ],
)
def test_each_pair(
    make: Callable[[date], Request], day: date, path: str, offset: timedelta, kind: type[Verdict]
) -> None:
    """
    A step of the same day or later is in order; one of the day before is not, and is pointed at.
    """
    expected = (kind, path if kind is Breach else "/requests/0")

    assert [expected] == places(make(day + offset))


def test_every_step_before_the_receipt() -> None:
    """
    Each field that is out of order is pointed at, against the latest of what comes before it.
    """
    found = request(RECEIVED - DAY, ended=RECEIVED - DAY, closed=RECEIVED - DAY)

    assert [(Breach, ROUTINGS), (Breach, OUTCOME), (Breach, CLOSING)] == places(found)


def test_routings_both_before_the_receipt() -> None:
    """
    Of several routings the first and the last are set against the receipt.
    """
    found = request(RECEIVED - 3 * DAY, RECEIVED - 2 * DAY, RECEIVED - DAY)
    days = [verdict.facts[-1].value for verdict in verdicts(found) if isinstance(verdict, Breach)]

    assert [3, 1] == days


def test_three_routings_in_order() -> None:
    """
    Of several routings the first and the last are told, each by a name of its own, and compared.
    """
    (verdict,) = verdicts(request(LATER, RECEIVED, RECEIVED + DAY, closed=LATER))
    assert isinstance(verdict, Kept)

    assert (
        (
            Fact("request", "R1"),
            Fact("receipt", RECEIVED),
            Fact("routing", RECEIVED),
            Fact("last_routing", LATER),
            Fact("closing", LATER),
        ),
        (
            Comparison("routing", Relation.AT_LEAST, "receipt"),
            Comparison("last_routing", Relation.AT_LEAST, "routing"),
            Comparison("closing", Relation.AT_LEAST, "last_routing"),
        ),
    ) == (verdict.facts, verdict.comparisons)


def test_only_received() -> None:
    """
    Of a request that was received and no more there is no order to look at.
    """
    assert [
        NotApplicable(
            path="/requests/0",
            message=Bilingual(
                "richiesta R1: ricevuta il 5 maggio 2014, altro non risulta",
                "request R1: received on 5 May 2014, nothing else is on record",
            ),
        )
    ] == verdicts(request())


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(request(None), [(Missing, ROUTINGS)], id="routing"),
        pytest.param(request(None, None), [(Missing, ROUTINGS)], id="two routings, told once"),
        pytest.param(request(no_day=True), [(Missing, OUTCOME)], id="outcome"),
        pytest.param(request(None, no_day=True), [(Missing, ROUTINGS), (Missing, OUTCOME)], id="both"),
        pytest.param(
            request(None, closed=RECEIVED - DAY), [(Breach, CLOSING), (Missing, ROUTINGS)], id="and out of order"
        ),
    ],
)
def test_no_day(found: Request, expected: list[tuple[type[Verdict], str]]) -> None:
    """
    A step without a day cannot be put in order: undecided, whatever else is.
    """
    assert expected == places(found)


def test_sentence_of_no_day() -> None:
    """
    What is missing is named.
    """
    (verdict,) = verdicts(request(no_day=True))

    assert (
        Missing(
            path=OUTCOME,
            message=Bilingual("richiesta R1: il giorno manca per: esito", "request R1: outcome has no day"),
            facts=(Fact("request", "R1"),),
        )
        == verdict
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(RECEIVED - DAY, [], id="day before the receipt"),
        pytest.param(RECEIVED, [(NotApplicable, "/requests/0")], id="the day"),
        pytest.param(LATER - DAY, [(NotApplicable, "/requests/0")], id="day before the outcome"),
        pytest.param(LATER, [(Kept, "/requests/0")], id="day of the outcome"),
    ],
)
def test_as_of_a_day(on: date, expected: list[tuple[type[Verdict], str]]) -> None:
    """
    A request is judged from its receipt on, by what is known of it on the day.
    """
    assert expected == places(request(ended=LATER), on=on)


def test_pointers_are_those_of_the_document() -> None:
    """
    A request is pointed at by its place in the document, though an earlier one is not known yet.
    """
    programme = Programme(requests=(request(received_on=TODAY), request(id="R2", closed=RECEIVED - DAY)))
    (entry,) = validate(programme, on=LATER, rules=(RULE,)).entries

    assert "/requests/1/closed_on" == entry.verdict.path


# Laws


@given(st.lists(strategies.requests(sound=True), max_size=3, unique_by=lambda found: found.id))
def test_our_operations_are_kept(found: list[Request]) -> None:
    """
    What our operations make breaks nothing and leaves nothing undecided.
    """
    assert {Kept, NotApplicable} >= {type(verdict) for verdict in verdicts(*found, on=date.max)}


@settings.get_profile("heavy")
@given(strategies.programmes(), st.dates())
def test_whatever_the_programme(programme: Programme, on: date) -> None:
    """
    The rule never raises, and says something of each request that is known on the day, and of no other.
    """
    report = validate(programme, on=on, rules=(RULE,))
    said = {entry.verdict.path.split("/")[2] for entry in report.entries if entry.verdict.path}

    assert {str(n) for n, found in enumerate(programme.requests) if found.received_on <= on} == said
