"""
The labs on the page of `programme`, and the works of each contract against their service.
"""

from datetime import date

from contratti_quartiere.cli.contract_page import contract_name
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.programme_lines import listed, when
from contratti_quartiere.cli.report_page import opening
from contratti_quartiere.outlooks import Outlook, outlooks
from contratti_quartiere.programme import Programme

__all__ = ["print_labs", "print_outlooks"]


def print_labs(page: Page, programme: Programme) -> None:
    """
    Print each lab with what is known of it.
    """
    if programme.laboratories:
        page.heading(page.say("Laboratori", "Labs"))
    unknown = page.say("aperture ignote", "openings unknown")
    for lab in programme.laboratories:
        openings = [opening(page, period) for period in lab.opening_periods]
        listed(page, lab.name or lab.id, openings or [unknown])


def print_outlooks(page: Page, programme: Programme, on: date) -> None:
    """
    Print, contract by contract, the expected end of its works against the end of the service.
    """
    if not programme.contracts:
        return
    page.heading(page.say("Fine dei lavori e servizio", "End of works and service"))
    names = {contract.id: contract_name(programme, contract) for contract in programme.contracts}
    rows = [
        (
            names[told.contract],
            _works(page, told),
            page.say("ignota", "unknown") if told.service is None else when(page, told.service),
            _verdict(page, told),
        )
        for told in outlooks(programme, on)
    ]
    headings = (
        page.say("contratto", "contract"),
        page.say("fine dei lavori", "end of works"),
        page.say("fine del servizio", "end of service"),
        page.say("confronto", "comparison"),
    )
    page.table(headings, rows)


def _works(page: Page, told: Outlook) -> str:
    lines = [] if told.end is None else [when(page, told.end)]
    counted = (
        (page.say("fine ignota", "end unknown"), told.unknown),
        (page.say("risolti", "contract ended"), told.broken),
        (page.say("finiti", "finished"), told.over),
    )
    lines += [f"{label}: {len(names)}" for label, names in counted if names]
    return "\n".join(lines) or page.say("nessun intervento", "no intervention")


def _verdict(page: Page, told: Outlook) -> str:
    if told.works_outlast_service is None:
        return page.say("non si può dire", "cannot be said")
    if told.works_outlast_service:
        return page.say("i lavori vanno oltre", "the works go on")
    return page.say("i lavori finiscono prima", "the works end before")
