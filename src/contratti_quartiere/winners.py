"""
Who won which lots of a tender, as far as its awards tell.
"""

from collections.abc import Iterable

import attrs

from contratti_quartiere.awards import Award
from contratti_quartiere.dates import earliest, latest
from contratti_quartiere.procurement import Tender

__all__ = ["Tenderer", "Winners", "winners"]

Tenderer = frozenset[str]
"""The `id` of the firm that offers alone, or of each of a group."""


@attrs.frozen(kw_only=True)
class Winners:
    """
    Who won which lots of a tender (*aggiudicatari*).

    Attributes:
        by_lot: Each lot with who won it, in the order of the awards.
        unknown: The lots that are awarded, nobody knows to whom: no firm is on record, or the lot was awarded again
            and it is not known which award stands.
    """

    by_lot: tuple[tuple[str, Tenderer], ...]
    unknown: tuple[str, ...]

    @property
    def tenderers(self) -> tuple[Tenderer, ...]:
        """
        Who won anything, each once.
        """
        return tuple(dict.fromkeys(tenderer for _, tenderer in self.by_lot))

    def lots_of(self, tenderer: Tenderer) -> tuple[str, ...]:
        """
        Return the lots that a tenderer won: itself, and not some of it or with others.
        """
        return tuple(lot for lot, winner in self.by_lot if winner == tenderer)

    def lots_of_any(self, firms: Iterable[str]) -> tuple[str, ...]:
        """
        Return the lots that any of some firms won, alone or in a group.
        """
        asked = frozenset(firms)
        return tuple(lot for lot, winner in self.by_lot if winner & asked)


def winners(tender: Tender) -> Winners:
    """
    Return who won which lots; of a lot that was awarded again the last award counts, if the days tell which it is.
    """
    awards: dict[str, list[Award]] = {}
    for award in tender.awards:
        awards.setdefault(award.lot, []).append(award)
    by_lot = {lot: _standing(of_lot) for lot, of_lot in awards.items()}
    return Winners(
        by_lot=tuple((lot, tenderer) for lot, tenderer in by_lot.items() if tenderer),
        unknown=tuple(lot for lot, tenderer in by_lot.items() if not tenderer),
    )


def _standing(awards: list[Award]) -> Tenderer:
    """
    Return who won a lot; nobody if that is not known.
    """
    last = [award for award in awards if all(other is award or _after(award, other) for other in awards)]
    found = {frozenset(award.firms) for award in last or awards}
    return found.pop() if len(found) == 1 else frozenset()


def _after(award: Award, other: Award) -> bool:
    return award.on is not None and other.on is not None and earliest(award.on) > latest(other.on)
