"""
The labs on the page of `programme`, and the works of each contract against their service.
"""

from collections.abc import Mapping
from datetime import date

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.programme_lines import MARGIN, listed, when
from contratti_quartiere.cli.report_page import opening
from contratti_quartiere.cli.tender_page import origin
from contratti_quartiere.dates import When
from contratti_quartiere.laboratory import Laboratory, OperatorKind, OperatorPeriod, Seat
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules import works_outlast_service
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Verdict

__all__ = ["print_labs", "print_works_and_service"]


def print_labs(page: Page, programme: Programme, on: date) -> None:
    """
    Print each lab with what is known of it: openings, who ran it, where it was, what is still asked of it.
    """
    if programme.laboratories:
        page.heading(page.say("Laboratori", "Labs"))
    for lab in programme.laboratories:
        openings = [opening(page, period) for period in lab.opening_periods]
        lines = [
            *(openings or [page.say("aperture ignote", "openings unknown")]),
            *(_operator(page, entry) for entry in lab.operators),
            *(_seat(page, seat) for seat in lab.seats),
            *_requests(page, programme, lab, on),
        ]
        listed(page, lab.name or lab.id, lines)


def _operator(page: Page, entry: OperatorPeriod) -> str:
    body = entry.body or page.say("ignoto", "unknown")
    kind = "" if entry.kind is OperatorKind.UNKNOWN else f" ({entry.kind.say(page.lang)})"
    text = f"{page.say('gestore:', 'run by:')} {body}{kind}, {_span(page, entry.first, entry.last)}"
    return f"{text} {origin(page, entry.provenance)}".rstrip()


def _seat(page: Page, seat: Seat) -> str:
    given = page.say(f" (spazi: {seat.provided_by})", f" (rooms: {seat.provided_by})") if seat.provided_by else ""
    text = f"{page.say('sede:', 'seat:')} {seat.address}{given}, {_span(page, seat.first, seat.last)}"
    return f"{text} {origin(page, seat.provenance)}".rstrip()


def _span(page: Page, first: When | None, last: When | None) -> str:
    if first is None and last is None:
        return page.say("date ignote", "dates unknown")
    begun = "?" if first is None else when(page, first)
    return f"{begun} – {'?' if last is None else when(page, last)}"


def _requests(page: Page, programme: Programme, lab: Laboratory, on: date) -> list[str]:
    """
    Return how many requests are open, in words where they are so few that they would tell of somebody.
    """
    mine = [request for request in programme.requests if request.laboratory == lab.id]
    if not mine:
        return []
    count = sum(request.open_on(on) for request in mine)
    small = PARAMETERS["small_number"].on(on)
    limit = small.value if small is not None and isinstance(small.value, int) else 0
    shown = page.say(f"meno di {limit}", f"fewer than {limit}") if count < limit else f"{count}"
    return [page.say(f"richieste aperte: {shown}", f"requests open: {shown}")]


def print_works_and_service(page: Page, programme: Programme, on: date) -> None:
    """
    Print, contract by contract, what the rule says of the end of its works against the end of the service.
    """
    entries = validate(programme, on=on, rules=(works_outlast_service.RULE,)).entries if programme.contracts else ()
    if entries:
        page.heading(page.say("Fine dei lavori e servizio", "End of works and service"))
    for entry in entries:
        page.marked(page.said(_ANSWERS[type(entry.verdict)]), page.said(entry.verdict.message), width=MARGIN)


_ANSWERS: Mapping[type[Verdict], Bilingual] = {
    Breach: Bilingual("oltre il servizio", "past the service"),
    Kept: Bilingual("entro il servizio", "within the service"),
    Missing: Bilingual("non si può dire", "cannot be said"),
    NotApplicable: Bilingual("nulla da dire", "nothing to say"),
}
