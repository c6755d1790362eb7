"""
How a programme was re-programmed, on the page of `programme`: decisions, savings, and the cases left without works.
"""

from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.programme_lines import MARGIN, when
from contratti_quartiere.cli.tender_page import origin
from contratti_quartiere.decisions import Flow, Measure, Saving, SteeringDecision
from contratti_quartiere.programme import Programme
from contratti_quartiere.stranded import StrandedCase

__all__ = ["print_decisions", "print_savings", "print_stranded"]


def print_decisions(page: Page, programme: Programme) -> None:
    """
    Print each decision in the order of its day: what it does to interventions, and the money that it moves.
    """
    page.heading(page.say("Rimodulazioni", "Re-programming"))
    if not programme.decisions:
        page.paragraph(page.say("nessuna agli atti", "none on record"), indent=1)
    names = {part.id: part.name or part.id for part in programme.interventions}
    names |= {contract.id: contract.name or contract.id for contract in programme.contracts}
    for decision in programme.ledger.in_order:
        what = f": {page.said(decision.what)}" if decision.what else ""
        text = f"{decision.body.say(page.lang)}{what} {origin(page, decision.provenance)}".rstrip()
        page.marked(when(page, decision.on), text, width=MARGIN, style="bold")
        for line in _lines(page, decision, names):
            page.marked("", line, width=MARGIN)


def _lines(page: Page, decision: SteeringDecision, names: dict[str, str]) -> list[str]:
    lines = [_measure(page, measure, names) for measure in decision.measures]
    lines += [_flow(page, flow, names) for flow in decision.flows]
    if decision.balance:
        given, taken = page.euro(decision.given), page.euro(decision.taken)
        lines.append(
            page.say(
                f"i flussi non pareggiano: da una parte {given}, dall'altra {taken}",
                f"the flows do not balance: {given} on one side, {taken} on the other",
            )
        )
    return lines


def _measure(page: Page, measure: Measure, names: dict[str, str]) -> str:
    what = f": {page.said(measure.what)}" if measure.what else ""
    dates = [
        f"{label} {when(page, moment)}"
        for label, moment in (
            (page.say("inizio", "start"), measure.planned_start),
            (page.say("fine", "end"), measure.planned_end),
        )
        if moment is not None
    ]
    planned = f" ({', '.join(dates)})" if dates else ""
    name = names.get(measure.intervention, measure.intervention)
    return f"{measure.kind.say(page.lang)}: {name}{what}{planned}"


def _flow(page: Page, flow: Flow, names: dict[str, str]) -> str:
    item = f", {names.get(flow.item, flow.item)}" if flow.item else ""
    body = f", {flow.body.say(page.lang)}" if flow.body else ""
    saving = page.say(f", economia {flow.saving}", f", saving {flow.saving}") if flow.saving else ""
    return f"{page.euro(flow.amount)} {flow.kind.say(page.lang)}{item}{body}{saving}"


def print_savings(page: Page, programme: Programme) -> None:
    """
    Print the savings, each with what is known of its verification.
    """
    if programme.savings:
        page.heading(page.say("Economie", "Savings"))
    names = {part.id: part.name or part.id for part in programme.interventions}
    for saving in programme.savings:
        page.marked(page.euro(saving.amount), _saving(page, saving, names), width=MARGIN)


def _saving(page: Page, saving: Saving, names: dict[str, str]) -> str:
    item = f", {names.get(saving.intervention, saving.intervention)}" if saving.intervention else ""
    if saving.verified_on is None:
        verified = page.say("verifica ignota", "verification unknown")
    else:
        verified = page.say(
            f"verificata: {when(page, saving.verified_on)}", f"verified: {when(page, saving.verified_on)}"
        )
    return f"{saving.id}{item}; {verified} {origin(page, saving.provenance)}".rstrip()


def print_stranded(page: Page, cases: tuple[StrandedCase, ...]) -> None:
    """
    Print the open cases whose works were dropped, with what may be done next.
    """
    if cases:
        page.heading(page.say("Casi senza più lavori", "Cases left without works"))
    for case in cases:
        where = case.whereabouts.say(page.lang).replace("_", " ")
        decision = f" ({case.decision})" if case.decision else ""
        due = (
            page.say("il passo seguente è da verificare", "the next step is to be looked at")
            if case.due is None
            else page.say(f"poi: {case.due.say('it')}", f"next: {case.due.say('en')}").replace("_", " ")
        )
        text = page.say(f"{where}; lavori {case.works} stralciati", f"{where}; works {case.works} dropped")
        page.marked(case.case, f"{text}{decision}; {due}", width=MARGIN)
