"""
One neighbourhood contract on the page of `programme`: its acts, who pays, what it counts, and its interventions.
"""

from datetime import date

from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.programme_lines import MARGIN, act_line, count_line, listed, when
from contratti_quartiere.cli.tender_page import origin, percent, stated
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import latest, say_when
from contratti_quartiere.funding import CoFinancing, FundingShare
from contratti_quartiere.interventions import Intervention, ScheduleEntry
from contratti_quartiere.ledger import Ledger
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.schedules import expected_end, schedule_of, slippage, start_of
from contratti_quartiere.works_table import WorksEvent

__all__ = ["contract_name", "print_contract", "print_interventions"]


def contract_name(programme: Programme, contract: NeighbourhoodContract) -> str:
    """
    Return what a contract is called: its own name, that of its neighbourhood, or its `id`.
    """
    hoods = {hood.id: hood.name for hood in programme.neighbourhoods}
    return contract.name or hoods.get(contract.neighbourhood) or contract.id


def print_contract(page: Page, programme: Programme, contract: NeighbourhoodContract, on: date) -> None:
    """
    Print what is known of a contract as of a day.
    """
    page.heading(page.say("Contratto:", "Contract:"), note=contract_name(programme, contract))
    listed(
        page,
        page.say("atti", "acts"),
        (f"{when(page, act.on)}, {act_line(page, act)}" for act in contract.acts),
    )
    listed(page, page.say("chi paga", "who pays"), _payers(page, contract.cofinancing))
    listed(page, page.say("trasferimenti", "transfers"), _transfers(page, contract))
    reserve = programme.ledger.reserve(contract.id)
    if reserve.budget is not None:
        text = page.say("non assegnati ad alcun intervento", "assigned to no intervention")
        listed(page, page.say("a disposizione", "reserve"), [f"{page.euro(reserve.budget)} {text}"])
    listed(
        page,
        page.say("incarichi", "offices"),
        (
            f"{entry.role.say(page.lang)}: {entry.office} {origin(page, entry.provenance)}".rstrip()
            for entry in contract.appointments
        ),
    )
    listed(page, page.say("conteggi", "counts"), (count_line(page, count) for count in contract.counts))
    listed(page, page.say("importi dichiarati", "stated amounts"), (stated(page, told) for told in contract.amounts))
    listed(
        page,
        page.say("finalità", "aims"),
        (f"{page.said(aim.what)} {origin(page, aim.provenance)}".rstrip() for aim in contract.objectives),
    )
    mine = tuple(part for part in programme.interventions if part.contract == contract.id)
    if mine:
        print_interventions(page, programme, mine, on)
    else:
        listed(page, page.say("interventi", "interventions"), [page.say("nessuno agli atti", "none on record")])


def _payers(page: Page, cofinancing: CoFinancing | None) -> list[str]:
    unknown = page.say("ignoto", "unknown")
    if cofinancing is None or not cofinancing.shares:
        return [unknown]
    total = cofinancing.total
    if total is None and not cofinancing.known:
        bodies = ", ".join(_payer(page, share) for share in cofinancing.shares)
        shares = page.say("quote ignote", "shares unknown")
        return [f"{bodies}; {shares} {origin(page, cofinancing.provenance)}".rstrip()]
    lines = [
        f"{_payer(page, share)} "
        + (unknown if share.amount is None else page.euro(share.amount))
        + (f" ({percent(page, share.amount, total)})" if total and share.amount is not None else "")
        for share in cofinancing.shares
    ]
    if total is not None:
        lines.append(
            f"{page.say('in tutto', 'in all')} {page.euro(total)} {origin(page, cofinancing.provenance)}".rstrip()
        )
    return lines


def _payer(page: Page, share: FundingShare) -> str:
    return share.name or share.body.say(page.lang)


def _transfers(page: Page, contract: NeighbourhoodContract) -> list[str]:
    lines: list[str] = []
    for body in dict.fromkeys(transfer.body for transfer in contract.transfers):
        sent = [transfer for transfer in contract.transfers if transfer.body is body]
        last = max((transfer.on for transfer in sent), key=latest)
        amount = page.euro(Euro.total(transfer.amount for transfer in sent))
        lines.append(
            page.say(
                f"{body.value} {amount}, versamenti {len(sent)}, l'ultimo: {say_when(last, 'it')}",
                f"{body.en} {amount}, payments {len(sent)}, the last: {say_when(last, 'en')}",
            )
        )
    return lines


def print_interventions(page: Page, programme: Programme, interventions: tuple[Intervention, ...], on: date) -> None:
    """
    Print each intervention: what it is, when it begins and ends and how far that slipped, its money.
    """
    for intervention in interventions:
        found = (intervention.kind, programme.ledger.status(intervention.id))
        words = [word.say(page.lang) for word in found if word is not None]
        kind = f" ({', '.join(words)})" if words else ""
        text = f"{intervention.name or intervention.id}{kind} {origin(page, intervention.provenance)}".rstrip()
        page.marked(page.say("intervento", "intervention"), text, width=MARGIN, style="bold")
        schedule = schedule_of(intervention, programme.works, programme.decisions)
        start = _works_start(page, schedule, on)
        if start:
            page.marked("", start, width=MARGIN)
        page.marked("", _works_end(page, programme, intervention, schedule, on), width=MARGIN)
        money = _money(page, programme, programme.ledger, intervention.id, on)
        if money:
            page.marked("", money, width=MARGIN)


def _works_start(page: Page, schedule: tuple[ScheduleEntry, ...], on: date) -> str:
    """
    Return when works began or, where nobody says that they did, when they are to; empty if neither is known.
    """
    entry = start_of(schedule, on)
    if entry is None:
        return ""
    began = page.say("inizio previsto:", "start foreseen:") if entry.planned else page.say("iniziato:", "begun:")
    slipped = _slipped(page, schedule, WorksEvent.START, on)
    return f"{began} {when(page, entry.when)}{slipped} {origin(page, entry.provenance)}".rstrip()


def _works_end(
    page: Page, programme: Programme, intervention: Intervention, schedule: tuple[ScheduleEntry, ...], on: date
) -> str:
    found = expected_end(schedule, on)
    said = "" if found.entry is None else origin(page, found.entry.provenance)
    if programme.ledger.dropped_by(intervention.id):
        text = page.say("stralciato: nessuna fine attesa", "dropped: no end is expected")
    elif found.broken and found.entry is not None:
        day = when(page, found.entry.when)
        text = page.say(f"contratto risolto, {day}: nessuna fine attesa", f"contract ended, {day}: no end is expected")
    elif found.end is None:
        text = page.say("fine ignota", "end unknown")
    elif found.over:
        text = f"{page.say('finito:', 'finished:')} {when(page, found.end)}"
    else:
        late = page.say("; quel giorno è passato", "; that day has passed") if latest(found.end) < on else ""
        text = f"{page.say('fine prevista:', 'end foreseen:')} {when(page, found.end)}{late}"
    return f"{text}{_slipped(page, schedule, WorksEvent.FINISH, on)} {said}".rstrip()


def _slipped(page: Page, schedule: tuple[ScheduleEntry, ...], event: WorksEvent, on: date) -> str:
    moved = slippage(schedule, event, on)
    if moved is None or not any(moved.days):
        return ""
    least, most = moved.days
    days = f"{least}" if least == most else page.say(f"da {least} a {most}", f"{least} to {most}")
    return page.say(
        f"; giorni di slittamento rispetto a {when(page, moved.first.when)}: {days}",
        f"; days of slippage against {when(page, moved.first.when)}: {days}",
    )


def _money(page: Page, programme: Programme, ledger: Ledger, intervention: str, on: date) -> str:
    account = ledger.account(intervention)
    works = [part for part in programme.works if part.intervention == intervention]
    paid = Euro.total(part.paid(on) for part in works)
    parts = [
        (page.say("assegnati", "assigned"), account.budget),
        (page.say("all'inizio", "at first"), account.original if account.original != account.budget else None),
        (page.say("certificati", "certified"), ledger.certified(intervention, on) if works else None),
        (page.say("pagati", "paid"), paid if works else None),
        (page.say("restano", "left"), account.left),
    ]
    return ", ".join(f"{name} {page.euro(amount)}" for name, amount in parts if amount is not None)
