"""
The whole chain of a lot, from the resolution to the execution, and the word for where it stands on a day.

The words are read from the dates; they are no machine.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import attrs

from contratti_quartiere.acts import PROLONGING, ActKind
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import When, check_date, earliest
from contratti_quartiere.errors import UnknownNameError
from contratti_quartiere.procedures import ProcedureActKind
from contratti_quartiere.procurement import Tender
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.windows import ServiceWindow

__all__ = ["LotChain", "LotStage", "lot_chain", "lot_stage"]


class LotStage(Word):
    """
    Where a lot stands, in one word that is read from the dates (*stadio del lotto*).
    """

    TENDERED = "bandito", "tendered"
    AWARDED = "aggiudicato", "awarded"
    ACTIVE = "attivo", "active"
    EXTENDED = "prorogato", "extended"
    CONCLUDED = "concluso", "concluded"
    DESERTED = "deserto", "without offers"
    CANCELLED = "annullato", "cancelled"
    REORGANISED = "riorganizzato", "reorganised"


@attrs.frozen(kw_only=True)
class LotChain:
    """
    The links of the chain of a lot, each a date or unknown (*catena degli atti del lotto*).

    Attributes:
        lot: The `id` of the lot.
        resolution: The resolution of the Giunta or the Council.
        determination: The determination to contract.
        notice: The notice, or the invitations where there is none.
        award: The award.
        contract: The day on which the contract was signed.
        start: The first day of service.
        execution: The first day of which a check, an invoice or recorded hours show service.
    """

    lot: str
    resolution: When | None = None
    determination: When | None = None
    notice: When | None = None
    award: When | None = None
    contract: When | None = None
    start: When | None = None
    execution: When | None = None

    @property
    def unknown(self) -> tuple[str, ...]:
        """
        The names of the links of which no date is known, in order.
        """
        names = (field.name for field in attrs.fields(LotChain) if field.name != "lot")
        return tuple(name for name in names if getattr(self, name) is None)


def lot_chain(tender: Tender, lot: str, contracts: Iterable[ServiceContract] = ()) -> LotChain:
    """
    Return the chain of a lot; of several acts of one kind, the first.

    Args:
        tender: The tender.
        lot: The `id` of the lot.
        contracts: Service contracts; those of other tenders and lots are left out.

    Raises:
        UnknownNameError: For a lot that the tender does not have.
    """
    found = _of_lot(tender, lot, contracts)
    acts = {
        kind: _first(act.on for act in tender.procedure_acts if act.kind is kind and act.concerns(lot))
        for kind in ProcedureActKind
    }
    notices = (tender.notice_date, acts[ProcedureActKind.NOTICE])
    return LotChain(
        lot=lot,
        resolution=acts[ProcedureActKind.RESOLUTION],
        determination=acts[ProcedureActKind.DETERMINATION],
        notice=_first(notices) or acts[ProcedureActKind.INVITATION],
        award=_first(award.on for award in tender.awards if award.lot == lot),
        contract=_first(contract.signed_on for contract in found),
        start=_first(start for contract in found for start in _starts(contract))
        or _first(_began(None if found else tender.term)),
        execution=_first(day for contract in found for day in _shown(contract, lot)),
    )


def _of_lot(tender: Tender, lot: str, contracts: Iterable[ServiceContract]) -> tuple[ServiceContract, ...]:
    known = tuple(each.id for each in tender.lots)
    if lot not in known:
        raise UnknownNameError(Bilingual("lotto", "lot"), lot, tuple(sorted(known)))
    return tuple(found for found in contracts if found.tender == tender.id and lot in found.lots)


def _first(days: Iterable[When | None]) -> When | None:
    return min((day for day in days if day is not None), key=earliest, default=None)


def _began(term: ServiceWindow | None) -> Iterator[date]:
    if term is not None:
        yield from (act.on for act in term.acts if act.kind is ActKind.START)


def _starts(contract: ServiceContract) -> Iterator[date]:
    if contract.early_start is not None:
        yield contract.early_start.on
    yield from _began(contract.term)


def _shown(contract: ServiceContract, lot: str) -> Iterator[When | None]:
    execution = contract.execution
    yield from (check.first or check.on for check in execution.checks)
    yield from (found.first or found.issued_on for found in execution.invoices if found.lot in ("", lot))
    yield from (row.month for row in execution.desk_hours if row.opened_minutes and row.lot in ("", lot))
    yield from (row.month for row in execution.staff_hours if row.staffed_minutes and row.lot in ("", lot))


_SIDE = {
    ProcedureActKind.DESERTED: LotStage.DESERTED,
    ProcedureActKind.CANCELLATION: LotStage.CANCELLED,
    ProcedureActKind.REORGANISATION: LotStage.REORGANISED,
}
# Of several contracts of a lot, the one that runs says where it stands; else the one that has ended.
_ORDER = (LotStage.TENDERED, LotStage.AWARDED, LotStage.CONCLUDED, LotStage.ACTIVE, LotStage.EXTENDED)


def lot_stage(tender: Tender, lot: str, on: date, contracts: Iterable[ServiceContract] = ()) -> LotStage | None:
    """
    Return the word for where a lot stands on a day; None if no record of that day tells.

    A lot has come as far as the last stage that a record shows: tendered, awarded, active, extended, concluded. A
    record that nobody offered, or that the lot was cancelled or reorganised, says so until a later stage is reached.

    Args:
        tender: The tender.
        lot: The `id` of the lot.
        on: The day.
        contracts: Service contracts; those of other tenders and lots are left out. Where there is none, the acts on
            the tender's own term tell.

    Raises:
        WrongTypeError: For a day that is no date, or one with a time.
        UnknownNameError: For a lot that the tender does not have.
    """
    check_date("lot_stage", on)
    found = tuple(each.until(on) for each in _of_lot(tender, lot, contracts) if each.known_from <= on)
    known = tender.until(on)
    reached = [*_tendered(known, lot), *(_served(known.term, _began(known.term), on) if not found else ())]
    reached += [stage for contract in found for stage in _served(contract.term, _starts(contract), on)]
    since, stage = max(reached, key=lambda each: (_ORDER.index(each[1]), each[0]), default=(date.min, None))
    aside = [
        (on if act.on is None else earliest(act.on), _SIDE[act.kind])
        for act in known.procedure_acts
        if act.kind in _SIDE and act.concerns(lot)
    ]
    last, word = max(aside, key=lambda each: each[0], default=(date.min, None))
    return word if word is not None and last >= since else stage


def _tendered(tender: Tender, lot: str) -> Iterator[tuple[date, LotStage]]:
    notice = lot_chain(tender, lot).notice
    if notice is not None:
        yield earliest(notice), LotStage.TENDERED
    for award in tender.awards:
        if award.lot == lot:
            yield award.known_from, LotStage.AWARDED


def _served(term: ServiceWindow | None, starts: Iterable[date], on: date) -> Iterator[tuple[date, LotStage]]:
    start = min(starts, default=None)
    if start is None:
        return
    last = None if term is None else term.last_day
    if last is not None and last < on:
        yield last + timedelta(days=1), LotStage.CONCLUDED
        return
    yield start, LotStage.ACTIVE
    if term is not None:
        yield from ((act.on, LotStage.EXTENDED) for act in term.acts if act.kind in PROLONGING)
