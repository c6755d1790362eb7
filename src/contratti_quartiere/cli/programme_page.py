"""
The page that `programme` prints: contracts, money, works, decisions and labs as they were known on a day.
"""

from datetime import date

from contratti_quartiere.bilingual import italian_day, say_day
from contratti_quartiere.cli.contract_page import print_contract, print_interventions
from contratti_quartiere.cli.decision_page import print_decisions, print_savings, print_stranded
from contratti_quartiere.cli.lab_page import print_labs, print_works_and_service
from contratti_quartiere.cli.lot_plans import LotAnswer
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.programme_lines import MARGIN, act_line, count_line, listed, when
from contratti_quartiere.cli.report_page import print_milestones, print_sources, sources_named
from contratti_quartiere.cli.tender_page import stated
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import ENGINE_VERSION

__all__ = ["print_programme"]


def print_programme(page: Page, programme: Programme, on: date, lots: LotAnswer | None) -> None:
    """
    Print a programme as it was known on a day and, if asked for, how its tender is divided into lots.
    """
    programme = programme.as_of(on)
    page.title(programme.title or page.say("Programma senza titolo", "Untitled programme"))
    page.paragraph(
        page.say(f"Il programma {italian_day('al', on)} · ", f"The programme as of {say_day(on, 'en')} · ")
        + f"contratti_quartiere {ENGINE_VERSION}"
    )
    _of_all_contracts(page, programme)
    for contract in programme.contracts:
        print_contract(page, programme, contract, on)
    _of_no_contract(page, programme, on)
    print_decisions(page, programme)
    print_savings(page, programme)
    print_stranded(page, programme.stranded)
    print_labs(page, programme, on)
    print_works_and_service(page, programme, on)
    print_milestones(page, programme.milestones, width=MARGIN)
    if lots is not None:
        lots.show(page)
    print_sources(page, sources_named(programme, programme))


def _of_all_contracts(page: Page, programme: Programme) -> None:
    if programme.acts or programme.counts or programme.amounts:
        page.heading(page.say("Tutti i contratti", "All contracts"))
    for act in programme.acts:
        page.marked(when(page, act.on), act_line(page, act), width=MARGIN)
    listed(page, page.say("conteggi", "counts"), (count_line(page, count) for count in programme.counts))
    listed(page, page.say("importi dichiarati", "stated amounts"), (stated(page, told) for told in programme.amounts))


def _of_no_contract(page: Page, programme: Programme, on: date) -> None:
    contracts = {contract.id for contract in programme.contracts}
    others = tuple(part for part in programme.interventions if part.contract not in contracts)
    if others:
        page.heading(page.say("Interventi senza contratto", "Interventions without a contract"))
        print_interventions(page, programme, others, on)
