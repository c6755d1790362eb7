"""
The day of a release for which nobody gave one: the last on which anything of the tender or its contracts took place.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.dates import When, latest
from contratti_quartiere.execution import Execution
from contratti_quartiere.procedures import ProcedureActKind
from contratti_quartiere.procurement import Tender
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.windows import ServiceWindow

__all__ = ["last_on_record"]


def last_on_record(tender: Tender, contracts: tuple[ServiceContract, ...]) -> date:
    """
    Return the last day on which an act, an award or a payment on record took place.

    Where no date tells, it is the first day of all. A date known to the month counts to its last day. The day that
    offers are due, which is stated beforehand, tells nothing, nor do the days to which a service is planned.
    """
    found = [*_of_tender(tender), *(when for contract in contracts for when in _of_contract(contract))]
    return max((latest(when) for when in found if when is not None), default=date.min)


def _of_tender(tender: Tender) -> Iterator[When | None]:
    yield tender.announced
    yield tender.notice_date
    yield from (act.on for act in tender.procedure_acts if act.kind is not ProcedureActKind.OFFERS_DUE)
    yield from _of_term(tender.term)
    for lot in tender.lots:
        yield from _of_term(lot.term)
    for award in tender.awards:
        yield from (award.on, award.communicated_on, award.effective_on)


def _of_term(term: ServiceWindow | None) -> Iterator[date]:
    if term is not None:
        yield from (act.on for act in term.acts)


def _of_contract(contract: ServiceContract) -> Iterator[When | None]:
    yield contract.signed_on
    yield None if contract.early_start is None else contract.early_start.on
    yield from (amendment.on for amendment in contract.amendments)
    yield from _of_term(contract.term)
    yield from _of_execution(contract.execution)


def _of_execution(execution: Execution) -> Iterator[When | None]:
    for invoice in execution.invoices:
        yield from (invoice.issued_on, invoice.liquidated_on, invoice.paid_on)
    yield None if execution.liquidated is None else execution.liquidated.when
    yield from (check.on for check in execution.checks)
    yield from (penalty.on for penalty in execution.penalties)
    yield from (commitment.on for commitment in execution.commitments)
