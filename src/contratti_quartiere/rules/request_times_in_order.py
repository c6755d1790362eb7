"""
`request-times-in-order`: a request is received, passed on, brought to its outcome and closed, in this order.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.programme import Programme
from contratti_quartiere.requests import OfficeKind, Request, RequestKind, RequestStep
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View

# As of a day routings of later are left out, and those that are left have other places: the list is pointed at.
_FIELDS = {
    RequestStep.ROUTING: "routings",
    RequestStep.OUTCOME: "outcome/on",
    RequestStep.CLOSING: "closed_on",
}


def check(view: View) -> Iterator[Verdict]:
    """
    Set the day of each step of a request against the days of all that comes before it.
    """
    for path, request in view.requests():
        yield from _judged(path, request)


def _judged(path: str, request: Request) -> Iterator[Verdict]:
    course = _course(request)
    if len(request.steps) == 1:
        yield NotApplicable(
            path=path,
            message=Bilingual(
                f"richiesta {request.id}: ricevuta {italian_day('il', request.received_on)}, altro non risulta",
                f"request {request.id}: received on {say_day(request.received_on, 'en')}, nothing else is on record",
            ),
        )
        return
    sound = True
    latest = course[0]
    for step, day in course[1:]:
        if day < latest[1]:
            sound = False
            yield _broken(path, request, (step, day), latest)
        latest = max(latest, (step, day), key=lambda known: known[1])
    for step in dict.fromkeys(step for step, day in request.steps if day is None):
        sound = False
        yield _unknown(path, request, step)
    if sound:
        facts = tuple(_facts(course))
        yield Kept(
            path=path,
            message=Bilingual(
                f"richiesta {request.id}: " + ", ".join(_said(*known).it for known in course),
                f"request {request.id}: " + ", ".join(_said(*known).en for known in course),
            ),
            facts=(Fact("request", request.id), *facts),
            comparisons=tuple(
                Comparison(later.name, Relation.AT_LEAST, before.name) for before, later in pairwise(facts)
            ),
        )


def _course(request: Request) -> list[tuple[RequestStep, date]]:
    """
    Return the steps of which the day is known; of several routings the first and the last.
    """
    known = [(step, day) for step, day in request.steps if day is not None]
    routed = sorted(day for step, day in known if step is RequestStep.ROUTING)
    ends = dict.fromkeys((RequestStep.ROUTING, day) for day in (*routed[:1], *routed[-1:]))
    others = [entry for entry in known if entry[0] is not RequestStep.ROUTING]
    return [others[0], *ends, *others[1:]]


def _said(step: RequestStep, day: date) -> Bilingual:
    return Bilingual(f"{step.value} {italian_day('il', day)}", f"{step.en} on {say_day(day, 'en')}")


def _facts(course: list[tuple[RequestStep, date]]) -> Iterator[Fact]:
    """
    Yield the day of each step; of two routings the second is the last.
    """
    told: set[RequestStep] = set()
    for step, day in course:
        yield Fact(f"last_{step.en}" if step in told else step.en, day)
        told.add(step)


def _broken(path: str, request: Request, later: tuple[RequestStep, date], before: tuple[RequestStep, date]) -> Breach:
    days = (before[1] - later[1]).days
    units = Bilingual("giorno", "day") if days == 1 else Bilingual("giorni", "days")
    said, other = _said(*later), _said(*before)
    return Breach(
        path=f"{path}/{_FIELDS[later[0]]}",
        message=Bilingual(
            f"richiesta {request.id}: {other.it}, poi {said.it}, {days} {units.it} prima",
            f"request {request.id}: {other.en}, then {said.en}, {days} {units.en} earlier",
        ),
        facts=(
            Fact("request", request.id),
            Fact(before[0].en, before[1]),
            Fact(later[0].en, later[1]),
            Fact("days", days),
        ),
        comparisons=(Comparison(later[0].en, Relation.AT_LEAST, before[0].en),),
    )


def _unknown(path: str, request: Request, step: RequestStep) -> Missing:
    return Missing(
        path=f"{path}/{_FIELDS[step]}",
        message=Bilingual(
            f"richiesta {request.id}: il giorno manca per: {step.value}", f"request {request.id}: {step.en} has no day"
        ),
        facts=(Fact("request", request.id),),
    )


def keeps() -> Programme:
    """
    Return a request received on 5 May 2014, passed to ALER on 6 May, answered on 19 May and closed on 20 May.
    """
    request = Request(id="R1", laboratory="L1", kind=RequestKind.INTERCEPT, received_on=date(2014, 5, 5)).route(
        OfficeKind.ALER, on=date(2014, 5, 6)
    )
    return Programme(requests=(request.answer(on=date(2014, 5, 19)).close(on=date(2014, 5, 20)),))


def breaks() -> Programme:
    """
    Return a request that was closed on 4 May 2014, the day before it was received.
    """
    return Programme(
        requests=(
            Request(
                id="R1",
                laboratory="L1",
                kind=RequestKind.INTERCEPT,
                received_on=date(2014, 5, 5),
                closed_on=date(2014, 5, 4),
            ),
        )
    )


RULE = Rule(
    id="request-times-in-order",
    title=Bilingual("Richieste in ordine di tempo", "Requests in the order of time"),
    it="Una richiesta è ricevuta, inoltrata, portata a un esito e chiusa in quest'ordine; nulla precede la ricezione.",
    en="A request is received, passed on, brought to an outcome and closed in this order; nothing precedes receipt.",
    source=LegalSource("registro delle richieste del laboratorio", "", Mark.LOGIC),
    severity=Severity.ERROR,
    why=Bilingual(
        "Con giorni fuori ordine i tempi di risposta sono sbagliati, e nessuno sa se la richiesta sia aperta.",
        "With days out of order the response times are wrong, and nobody knows whether the request is open.",
    ),
    needs=Bilingual(
        "i giorni di ricezione, inoltro, esito e chiusura di ogni richiesta",
        "the days of receipt, routing, outcome and closing of each request",
    ),
    reads=("requests",),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
