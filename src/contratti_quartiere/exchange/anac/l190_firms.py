"""
The firms of a published lot: each once, who of them won, and what of them no field of ours holds.
"""

import json
from collections.abc import Iterable

import attrs

from contratti_quartiere.awards import Firm
from contratti_quartiere.exchange.anac.l190_lots import PublishedLot, PublishedParty, PublishedTenderer
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.identifiers import TaxCode
from contratti_quartiere.sources import Provenance

__all__ = ["LotFirms", "firms_of"]


@attrs.frozen(kw_only=True)
class LotFirms:
    """
    Who took part in the award of a published lot, and who won it (*operatori di un lotto*).

    Attributes:
        firms: Each firm once: those who took part, then winners that nobody named before.
        winners: The `id` of each winner, or of each of a group that won.
        as_found: The groups with their roles, and the identifiers abroad.
    """

    firms: tuple[Firm, ...]
    winners: tuple[tuple[str, ...], ...]
    as_found: tuple[FoundValue, ...]


def firms_of(lot: PublishedLot, provenance: Provenance) -> LotFirms:
    """
    Return the firms of a lot.

    A firm is the same if all that is said of it is; the winner also if it bears the tax code of one single firm that
    took part, though under another name, which is then kept as found.

    Args:
        lot: The lot.
        provenance: From where it is known.
    """
    numbered: dict[tuple[str, str, str], str] = {}
    for party in _parties(lot.tenderers):
        numbered.setdefault(_key(party), f"operatore-{len(numbered) + 1}")
    took_part = dict(numbered)
    winners: list[tuple[str, ...]] = []
    renamed: set[int] = set()
    for index, winner in enumerate(lot.winners or ()):
        ids: list[str] = []
        for party in winner.members:
            same = None if _key(party) in numbered else _by_code(party, took_part)
            if same is not None:
                renamed.add(index)
            ids.append(same or numbered.setdefault(_key(party), f"operatore-{len(numbered) + 1}"))
        winners.append(tuple(dict.fromkeys(ids)))
    codes = {_key(party): party.tax_code for party in (*_parties(lot.tenderers), *_parties(lot.winners))}
    firms = tuple(
        Firm(id=name, name=key[0], tax_code=codes[key], provenance=provenance) for key, name in numbered.items()
    )
    kept = (*_kept("partecipanti", lot.tenderers, set()), *_kept("aggiudicatari", lot.winners, renamed))
    return LotFirms(firms=firms, winners=tuple(winners), as_found=kept)


def _parties(side: tuple[PublishedTenderer, ...] | None) -> tuple[PublishedParty, ...]:
    return tuple(party for one in side or () for party in one.members)


def _key(party: PublishedParty) -> tuple[str, str, str]:
    return party.name, str(party.tax_code or ""), party.foreign_id


def _by_code(party: PublishedParty, took_part: dict[tuple[str, str, str], str]) -> str | None:
    if not isinstance(party.tax_code, TaxCode):
        return None
    found = [name for key, name in took_part.items() if key[1] == party.tax_code.code]
    return found[0] if len(found) == 1 else None


def _kept(side: str, tenderers: Iterable[PublishedTenderer] | None, renamed: set[int]) -> Iterable[FoundValue]:
    """
    Yield each tenderer of which the firms do not say all, as the elements of the authority would: as JSON.
    """
    for index, tenderer in enumerate(tenderers or ()):
        if tenderer.group or index in renamed or any(party.foreign_id or party.role for party in tenderer.members):
            said = [_said(party) for party in tenderer.members]
            value = json.dumps(said if tenderer.group else said[0], ensure_ascii=False)
            yield FoundValue(place=f"{side}/{index + 1}", value=value)


def _said(party: PublishedParty) -> dict[str, str]:
    said = {
        "codiceFiscale": str(party.tax_code or ""),
        "identificativoFiscaleEstero": party.foreign_id,
        "ragioneSociale": party.name,
        "ruolo": party.role,
    }
    return {name: text for name, text in said.items() if text}
