"""
How far a tender, a lot or a contract has come, where acts on record say so and none says otherwise.
"""

from datetime import date

from contratti_quartiere.exchange.ocds.release_periods import last_in_force
from contratti_quartiere.procedures import ProcedureAct, ProcedureActKind
from contratti_quartiere.procurement import Tender
from contratti_quartiere.service_contracts import ServiceContract

__all__ = ["award_status", "contract_status", "lot_status", "offers_due", "tender_status"]

_OVER = {"cancelled", "unsuccessful", "complete"}


def offers_due(tender: Tender) -> date | None:
    """
    Return the day on which all offers are due; None if it is not known to the day, or differs by lot.
    """
    acts = [act for act in tender.procedure_acts if act.kind is ProcedureActKind.OFFERS_DUE]
    days = {None if act.lots else act.on for act in acts}
    day = days.pop() if len(days) == 1 else None
    return day if isinstance(day, date) else None


def _outcome(acts: list[ProcedureAct], *, awarded: bool, tender: Tender, on: date) -> str | None:
    """
    Return what became of a lot, or of a tender without lots; None where nothing tells, or two acts disagree.
    """
    kinds = {act.kind for act in acts}
    ends = {
        "cancelled": ProcedureActKind.CANCELLATION in kinds,
        "unsuccessful": ProcedureActKind.DESERTED in kinds,
        "complete": awarded,
    }
    found = [status for status, so in ends.items() if so]
    if found:
        # A lot that was deserted and awarded later, or awarded and cancelled: which came last is not ours to say.
        return found[0] if len(found) == 1 else None
    due, noticed = offers_due(tender), tender.notice_date
    running = noticed is not None and due is not None and noticed <= on <= due
    return "active" if running else None


def lot_status(tender: Tender, lot: str, *, on: date) -> str | None:
    """
    Return the status of a lot as of the day of the release; None if its acts do not tell.
    """
    acts = [act for act in tender.procedure_acts if act.concerns(lot)]
    return _outcome(acts, awarded=any(award.lot == lot for award in tender.awards), tender=tender, on=on)


def tender_status(tender: Tender, *, on: date) -> str | None:
    """
    Return the status of a tender as of the day of the release: that of its lots, if they share one.

    Lots that ended in different ways make a tender that is complete, if one of them was awarded.
    """
    if not tender.lots:
        acts = [act for act in tender.procedure_acts if not act.lots]
        return _outcome(acts, awarded=bool(tender.awards), tender=tender, on=on)
    found = {lot_status(tender, lot.id, on=on) for lot in tender.lots}
    if len(found) == 1:
        return found.pop()
    return "complete" if "complete" in found <= _OVER else None


def award_status(tender: Tender, index: int) -> str | None:
    """
    Return `active` for an award that took effect, if its lot was awarded once; None for any other.

    That one has not taken effect is not said: the day may only be unknown. Which of two awards of a lot holds is not
    said either.
    """
    award = tender.awards[index]
    once = sum(other.lot == award.lot for other in tender.awards) == 1
    return "active" if once and award.effective_on is not None else None


def contract_status(contract: ServiceContract, *, on: date) -> str | None:
    """
    Return the status of a contract that was signed; None if it is not known to be, or its last day is not known.
    """
    term, signed = contract.term, contract.signed_on
    last = None if term is None else last_in_force(term)
    if signed is None or signed > on or last is None:
        return None
    return "active" if on <= last else "terminated"
