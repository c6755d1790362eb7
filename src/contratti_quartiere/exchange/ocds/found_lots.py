"""
The lots of a foreign release, of version 1.1.5 or the later state, and whether they add up to what the tender states.
"""

from collections.abc import Callable
from decimal import Decimal, localcontext
from typing import TypeVar

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import shown
from contratti_quartiere.exchange.ocds.branches import Branch
from contratti_quartiere.exchange.ocds.found_amounts import Figure, figure_of, stated
from contratti_quartiere.exchange.ocds.found_days import window_of
from contratti_quartiere.exchange.ocds.found_names import Names, cleaned
from contratti_quartiere.exchange.ocds.own_fields import CIG, CPV, CUP
from contratti_quartiere.identifiers import Cig, CodeAsFound, Cpv, Cup, read_cig, read_cpv, read_cup
from contratti_quartiere.procurement import Lot

__all__ = ["FoundLots", "item_codes", "undivided"]

C = TypeVar("C", Cig | CodeAsFound, Cup | CodeAsFound)

_MOST_DIGITS = 1_000
_UNKNOWN_LOT = Bilingual(
    "nomina un lotto che la gara non ha; è conservato come trovato",
    "names a lot that the tender does not have; it is kept as found",
)


class FoundLots:
    """
    The lots of a release, found by the names that it gives them (*lotti di una release*).

    Attributes:
        found: The lots, in its order.
    """

    def __init__(self, tender: Branch) -> None:
        self._names = Names()
        lots = tender.at("lots").objects()
        self.found = [self._read(lot, number) for number, lot in enumerate(lots, 1)]
        _compare(tender.at("value"), [lot.at("value") for lot in lots])

    def _read(self, lot: Branch, number: int) -> Lot:
        return Lot(
            id=self._names.give(lot.at("id"), f"lotto-{number}"),
            title=lot.at("title").taken(),
            description=lot.at("description").taken(),
            cig=_code(lot, CIG, read_cig),
            cup=_code(lot, CUP, read_cup),
            amount=stated(lot.at("value")),
            term=window_of(lot.at("contractPeriod")),
        )

    def related(self, references: Branch) -> tuple[str, ...]:
        """
        Return the lots that a list names, each once; one that the tender does not have is told.
        """
        return tuple(dict.fromkeys(lot for lot in map(self.one, references.each()) if lot))

    def one(self, reference: Branch) -> str:
        """
        Return the lot that a text names; empty for none, or for one that the tender does not have, which is told.
        """
        found = self._names.find(reference) if reference.name else ""
        if found is None:
            reference.odd("unknown_lot", _UNKNOWN_LOT)
        # Not taken: it also says of which lot the rest is that stays as found beside it.
        return found or ""

    def buys(self, name: str, cpv: Cpv | CodeAsFound) -> bool:
        """
        Note what a lot buys, if that is not on record yet, and return whether it is this.
        """
        place = next(index for index, lot in enumerate(self.found) if lot.id == name)
        if self.found[place].cpv is None:
            self.found[place] = attrs.evolve(self.found[place], cpv=cpv)
        return self.found[place].cpv == cpv


def _code(lot: Branch, scheme: str, read: Callable[[str], C]) -> C | None:
    """
    Return the first code of a scheme among the identifiers of a lot; one that is not valid is kept as it is, and told.
    """
    for identifier in lot.at("identifiers").objects():
        code = identifier.at("id")
        if identifier.at("scheme").code == scheme and code.text:
            found = read(code.text)
            if isinstance(found, CodeAsFound):
                code.odd("malformed_code", found.error.said)
            _take_code(identifier, str(found), scheme)
            return found
    return None


def _take_code(branch: Branch, code: str, scheme: str) -> None:
    if branch.at("id").text == code:
        branch.at("id").take()
        if branch.at("scheme").text == scheme:
            branch.at("scheme").take()


def _compare(whole: Branch, parts: list[Branch]) -> None:
    """
    Tell if all lots state their value, in the currency of the tender, and together it is not that of the tender.
    """
    total = figure_of(whole)
    figures = [figure_of(part) for part in parts]
    stated_ones = [figure for figure in figures if figure is not None and figure.size <= _MOST_DIGITS]
    if total is None or total.size > _MOST_DIGITS or not parts or len(stated_ones) < len(parts):
        return
    if {figure.currency for figure in stated_ones} != {total.currency}:
        return
    with localcontext() as exact:
        exact.prec = 2 * _MOST_DIGITS + len(parts)
        lots = sum((figure.number for figure in stated_ones), Decimal(0))
        if lots != total.number:
            both = shown(Figure(lots, total.currency).say()), shown(total.say())
            whole.odd(
                "lots_sum",
                Bilingual(
                    f"i lotti sommano {both[0]}, la gara dichiara {both[1]}; nessuno dei due è stato corretto",
                    f"the lots add up to {both[0]}, the tender states {both[1]}; neither was mended",
                ),
            )


def item_codes(tender: Branch, lots: FoundLots) -> Cpv | CodeAsFound | None:
    """
    Return the code of what the tender buys, and note that of each lot, as the classification and the items tell.

    A second one of the same lot stays as found: which of them is the main one is not said.
    """
    whole = tender.at("classification")
    main = _cpv(whole)
    if main is not None:
        _take_code(whole, str(main), CPV)
    for item in tender.at("items").objects():
        found, lot = _cpv(item.at("classification")), lots.one(item.at("relatedLot"))
        if found is None or (not lot and item.at("relatedLot").value is not None):
            continue
        main = main if lot else main or found
        if lots.buys(lot, found) if lot else main == found:
            _take_code(item.at("classification"), str(found), CPV)
    return main


def _cpv(classification: Branch) -> Cpv | CodeAsFound | None:
    code = classification.at("id")
    if classification.at("scheme").code != CPV or not code.name:
        return None
    found = read_cpv(code.name)
    if isinstance(found, CodeAsFound):
        code.odd("malformed_code", found.error.said)
    return found


def undivided(name: str, ocid: Branch) -> Lot:
    """
    Return the one lot of a tender that has none of its own, with the CIG if the release is named after it.

    Args:
        name: The identifier of the tender.
        ocid: That of the process, of which the last part may be the CIG.
    """
    codes = [read_cig(cleaned(found)) for found in (name, ocid.text.rpartition("-")[2])]
    valid = [code for code in codes if isinstance(code, Cig)]
    return Lot(id=name, cig=valid[0] if valid else None)
