"""
What `programme` tells a program: contracts, interventions with their money, decisions and labs, as JSON values.
"""

from datetime import date

import attrs

from contratti_quartiere.cli.lot_plans import LotAnswer
from contratti_quartiere.dates import When
from contratti_quartiere.exchange.documents import FORMAT
from contratti_quartiere.exchange.records import to_values
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules import works_outlast_service
from contratti_quartiere.schedules import Slippage, expected_end, schedule_of, slippage, start_of
from contratti_quartiere.stranded import StrandedCase
from contratti_quartiere.works_table import WorksEvent

__all__ = ["PROGRAMME_FORMAT", "programme_values"]

PROGRAMME_FORMAT = "contratti_quartiere/programme-on-a-day/0.1.0"
"""The format of what `programme --json` prints, in its key `format`."""


def programme_values(programme: Programme, on: date, lots: LotAnswer | None = None) -> dict[str, object]:
    """
    Return a programme as it was known on a day, and what follows from it: amounts, expected ends, stranded cases.

    Amounts are euro as text; what nobody knows is None. Households, their cases, homes and requests are left out of the
    record, but for the cases that are left without works.
    """
    known = programme.as_of(on)
    record = attrs.evolve(known, households=(), relocations=(), dwellings=(), requests=())
    values: dict[str, object] = {
        "format": PROGRAMME_FORMAT,
        "on": on.isoformat(),
        "record": {"format": FORMAT} | to_values(record),
        "contracts": [
            {"id": contract.id, "reserve": _amount(known.ledger.reserve(contract.id).budget)}
            for contract in known.contracts
        ],
        "interventions": [_intervention(known, part, on) for part in known.interventions],
        "works_and_service": _works_and_service(programme, on),
        "stranded": [_stranded(case) for case in known.stranded],
    }
    return values if lots is None else values | {"lots": lots.values()}


def _amount(amount: Euro | None) -> str | None:
    return None if amount is None else amount.amount


def _when(moment: When | None) -> str | None:
    return None if moment is None else str(moment)


def _intervention(programme: Programme, part: Intervention, on: date) -> dict[str, object]:
    ledger = programme.ledger
    account, status, dropped = ledger.account(part.id), ledger.status(part.id), ledger.dropped_by(part.id)
    schedule = schedule_of(part, programme.works, programme.decisions)
    expected, start = expected_end(schedule, on), start_of(schedule, on)
    works = [found for found in programme.works if found.intervention == part.id]
    return {
        "id": part.id,
        "contract": part.contract,
        "measure": None if status is None else status.value,
        "dropped_by": None if dropped is None else dropped.id,
        "original": _amount(account.original),
        "budget": _amount(account.budget),
        "certified": _amount(ledger.certified(part.id, on)) if works else None,
        "paid": _amount(Euro.total(found.paid(on) for found in works)) if works else None,
        "left": _amount(account.left),
        "start": None if start is None else _when(start.when),
        "start_planned": None if start is None else start.planned,
        "start_slippage_days": _slippage(slippage(schedule, WorksEvent.START, on)),
        "end": _when(expected.end),
        "over": expected.over,
        "broken": expected.broken,
        "slippage_days": _slippage(slippage(schedule, WorksEvent.FINISH, on)),
    }


def _slippage(moved: Slippage | None) -> list[int] | None:
    return None if moved is None else list(moved.days)


def _works_and_service(programme: Programme, on: date) -> dict[str, object]:
    report = validate(programme, on=on, rules=(works_outlast_service.RULE,)).to_dict()
    return {answer: report[answer] for answer in ("findings", "undecided", "kept", "not_applicable")}


def _stranded(case: StrandedCase) -> dict[str, object]:
    return {
        "case": case.case,
        "works": case.works,
        "decision": case.decision,
        "where": case.whereabouts.value,
        "due": None if case.due is None else case.due.value,
    }
