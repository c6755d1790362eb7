"""
What `relocation` tells a program: the cases, or one case whole, as JSON values in the words of documents.
"""

from datetime import date

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.case_money import case_account
from contratti_quartiere.cli.case_agreement import agreement_values
from contratti_quartiere.cli.case_money_values import money_values
from contratti_quartiere.exchange.records import to_values
from contratti_quartiere.occupation import Episode, Hold, episodes, holds
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent, Whereabouts
from contratti_quartiere.report import Report

__all__ = [
    "CASES_FORMAT",
    "CASE_FORMAT",
    "NO_DECISION",
    "POSSIBLE",
    "case_values",
    "counts",
    "list_values",
    "place_now",
]

CASES_FORMAT = "contratti_quartiere/relocations/0.1.0"
"""The format of the list, in its key `format`."""
CASE_FORMAT = "contratti_quartiere/relocation/0.1.0"
"""The format of one case, in its key `format`."""

NO_DECISION = Bilingual(
    "L'elenco segue l'ordine del documento: non decide nulla su una persona e non mette nessuno in graduatoria.",
    "The list keeps the order of the document: it decides nothing about a person and ranks nobody.",
)
POSSIBLE = Bilingual(
    "Possibile non vuol dire dovuto: la tabella dice che cosa può avvenire, decide l'ufficio con i suoi atti.",
    "Possible does not mean due: the table says what may happen, the office decides by its own acts.",
)


def place_now(case: Relocation) -> Episode | None:
    """
    Return where the household lives; None if it has left and the case does not say where to.
    """
    return next((episode for episode in episodes(case) if episode.end is None), None)


def counts(cases: tuple[Relocation, ...]) -> dict[Whereabouts, int]:
    """
    Return how many households are at home, out and gone.
    """
    return {where: sum(case.whereabouts is where for case in cases) for where in Whereabouts}


def list_values(programme: Programme, day: date) -> dict[str, object]:
    """
    Return the cases of a programme as it was known on a day, in the order of the document.
    """
    cases = programme.relocations
    return {
        "format": CASES_FORMAT,
        "on": day.isoformat(),
        "title": programme.title,
        "cases": [
            _standing(case, day) | {"next": [event.value for event in RELOCATION_TABLE.allowed(case.state)]}
            for case in cases
        ],
        "counts": {where.value: count for where, count in counts(cases).items()},
        "note": _both(NO_DECISION),
    }


def case_values(
    case: Relocation, day: date, event: RelocationEvent | None, agreed: Report | None = None
) -> dict[str, object]:
    """
    Return one case as it was known on a day: its record, its places, its money, what may happen next, why not this.

    Args:
        case: The case.
        day: The day.
        event: The event that was asked about; None if none was.
        agreed: What its moving allowance is beside the agreement in force; None if that was not asked.
    """
    values: dict[str, object] = {
        "format": CASE_FORMAT,
        "on": day.isoformat(),
        **_standing(case, day),
        "record": to_values(Programme(relocations=(case,)))["relocations"][0],
        "episodes": [_episode(episode) for episode in episodes(case)],
        "holds": [_hold(hold) for hold in holds(case)],
        "money": money_values(case_account(case, on=day))
        | {"agreement": [] if agreed is None else agreement_values(agreed)},
        "next": [_possible(possible) for possible in RELOCATION_TABLE.allowed(case.state)],
    }
    if event is not None:
        values["why"] = _why(case, event)
    return values | {"note": _both(POSSIBLE)}


def _both(text: Bilingual) -> dict[str, str]:
    return {"it": text.it, "en": text.en}


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _standing(case: Relocation, day: date) -> dict[str, object]:
    now = place_now(case)
    return {
        "case": case.id,
        "household": case.household_on(day),
        "state": case.state.value,
        "where": case.whereabouts.value,
        "since": _iso(case.since),
        "paused": case.paused,
        "dwelling": now.dwelling if now else "",
        "destination": now.destination.value if now and now.destination else "",
    }


def _episode(episode: Episode) -> dict[str, str]:
    return {
        "kind": episode.kind.value,
        "dwelling": episode.dwelling,
        "destination": episode.destination.value if episode.destination else "",
        "first": _iso(episode.first),
        "end": _iso(episode.end),
    }


def _hold(hold: Hold) -> dict[str, str]:
    return {"dwelling": hold.dwelling, "first": _iso(hold.first), "end": _iso(hold.end)}


def _possible(event: RelocationEvent) -> dict[str, object]:
    row = RELOCATION_TABLE.row(event)
    return {"event": event.value, "state": row.target.value, "documents": [kind.value for kind in row.documents]}


def _why(case: Relocation, event: RelocationEvent) -> dict[str, object]:
    refused = case.why_not(event)
    sources = RELOCATION_TABLE.row(event).sources
    values: dict[str, object] = {
        "event": event.value,
        "possible": refused is None,
        "possible_from": [state.value for state in RELOCATION_TABLE.states if state in sources],
    }
    return values if refused is None else values | {"message": _both(refused.said)}
