"""
One tender of ours from the rows of ANAC's open data that bear its number, and what does not fit together in them.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import attrs

from contratti_quartiere.amounts import StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import shown
from contratti_quartiere.exchange.anac.cig_csv import CIG_HEADERS, kept_value
from contratti_quartiere.exchange.anac.cig_rows import PublishedCig
from contratti_quartiere.exchange.imports import RowProblem
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.money import Euro
from contratti_quartiere.procedures import ProcedureAct, ProcedureActKind
from contratti_quartiere.procurement import Lot, ObjectKind, ProcedureKind, RecordOrigin, Tender
from contratti_quartiere.sources import Provenance

__all__ = ["Names", "NumberedRow", "tender_of"]

# SERVIZI is not here: whether a service is a social one ANAC does not say.
_OBJECT_KINDS = {"LAVORI": ObjectKind.WORKS, "FORNITURE": ObjectKind.SUPPLY}
# What is called off from a framework agreement is not here, for it is awarded as that was.
_PROCEDURES = {
    "PROCEDURA APERTA": ProcedureKind.OPEN,
    "PROCEDURA RISTRETTA": ProcedureKind.RESTRICTED,
    "PROCEDURA NEGOZIATA SENZA PREVIA PUBBLICAZIONE": ProcedureKind.NEGOTIATED,
    "PROCEDURA NEGOZIATA PER AFFIDAMENTI SOTTO SOGLIA": ProcedureKind.NEGOTIATED,
    "AFFIDAMENTO DIRETTO": ProcedureKind.DIRECT_AWARD,
}
_WHOLE = Bilingual("importo complessivo della gara", "amount of the whole tender")
# What a tender of ours holds once, and all rows of it should say alike. The procedure is none of these: the authority
# publishes it lot by lot, and lots of one tender do differ.
_ONCE = (
    "tender_object",
    "tender_amount",
    "lot_count",
    "published",
    "offers_due",
    "authority_tax_code",
    "authority",
)
# What the lots of ours hold, whatever the rows say.
_OF_THE_LOT = frozenset({"cig", "tender_number", "lot_object", "lot_amount", "cpv"})
# What is kept as it was found though a field of ours says it too, or the count of lots does.
_KEPT = frozenset({"lot_count", "object_kind", "procedure"})


@attrs.frozen
class NumberedRow:
    """
    A row that was read, with the line on which it starts (*riga numerata*).

    Attributes:
        line: The line.
        lot: What the row says.
    """

    line: int
    lot: PublishedCig

    @property
    def cig(self) -> str:
        """
        The code of the lot, as it was found; empty if none is given.
        """
        return "" if self.lot.cig is None else str(self.lot.cig)


class Names:
    """
    Names for records, each given once: one that is taken is given with a number behind it.
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def give(self, wanted: str, otherwise: str) -> str:
        """
        Return a name like the one that is wanted, without letters that no name has; another if nothing is left of it.
        """
        bare = " ".join("".join(letter for letter in wanted if letter.isprintable()).split()) or otherwise
        name, number = bare, self._next.get(bare, 2)
        while name in self._taken:
            name = f"{bare}-{number}"
            number += 1
        self._next[bare] = number
        self._taken.add(name)
        return name


def tender_of(
    name: str, rows: Sequence[NumberedRow], vat: VatBasis, provenance: Provenance
) -> tuple[Tender, tuple[RowProblem, ...]]:
    """
    Return the tender that rows of one number tell of, and what does not fit together in them.

    Args:
        name: The `id` that it is to have.
        rows: Its rows, each of which becomes a lot.
        vat: Whether value added tax is in the amounts.
        provenance: From where it is known.
    """
    agreed = {field: _agreed(field, rows) for field in _ONCE}
    agreed.update({field: _shared(field, rows) for field in ("cpv", "object_kind", "procedure")})
    names = Names()
    lot_ids = [names.give(row.cig, f"lotto-{number}") for number, row in enumerate(rows, start=1)]
    total = _stated(agreed["tender_amount"], vat, provenance)
    tender = Tender(
        id=name,
        title=agreed["tender_object"] or "",
        contracting_authority=agreed["authority"] or "",
        authority_tax_code=agreed["authority_tax_code"],
        procedure=_PROCEDURES.get(agreed["procedure"] or ""),
        notice_date=agreed["published"],
        cpv=agreed["cpv"],
        object_kind=_OBJECT_KINDS.get(agreed["object_kind"] or ""),
        origin=RecordOrigin.FOREIGN,
        procedure_acts=_due(agreed["offers_due"], provenance),
        totals=() if total is None else (attrs.evolve(total, label=_WHOLE),),
        lots=tuple(
            _lot(lot_id, row.lot, agreed["cpv"], vat, provenance) for lot_id, row in zip(lot_ids, rows, strict=True)
        ),
        as_found=_as_found(lot_ids, rows, agreed),
        provenance=provenance,
    )
    count = agreed["lot_count"]
    return tender, (*_disagreements(rows), *_counts(rows, count), *_sums(rows, agreed["tender_amount"], count))


def _lot(name: str, lot: PublishedCig, cpv: object, vat: VatBasis, provenance: Provenance) -> Lot:
    return Lot(
        id=name,
        title=lot.lot_object,
        cig=lot.cig,
        cpv=None if cpv is not None else lot.cpv,
        amount=_stated(lot.lot_amount, vat, provenance),
        provenance=provenance,
    )


def _due(day: date | None, provenance: Provenance) -> tuple[ProcedureAct, ...]:
    return () if day is None else (ProcedureAct(kind=ProcedureActKind.OFFERS_DUE, on=day, provenance=provenance),)


def _stated(amount: Euro | None, vat: VatBasis, provenance: Provenance) -> StatedAmount | None:
    return None if amount is None else StatedAmount(amount=amount, vat=vat, provenance=provenance)


def _agreed(field: str, rows: Sequence[NumberedRow]) -> Any:
    """
    Return what all rows say that say anything of it; None if they disagree, or none says anything.
    """
    found = _said(field, rows)
    return next(iter(found)) if len(found) == 1 else None


def _shared(field: str, rows: Sequence[NumberedRow]) -> Any:
    """
    Return what every single row says of it; None if one says something else, or nothing.
    """
    said = {getattr(row.lot, field) for row in rows}
    return said.pop() if len(said) == 1 else None


def _said(field: str, rows: Sequence[NumberedRow]) -> dict[Any, int]:
    """
    Return each value that rows give to a field, with the line of the first that does.
    """
    found: dict[Any, int] = {}
    for row in rows:
        value = getattr(row.lot, field)
        if value is not None and value != "":
            found.setdefault(value, row.line)
    return found


def _as_found(lot_ids: Sequence[str], rows: Sequence[NumberedRow], agreed: dict[str, Any]) -> tuple[FoundValue, ...]:
    """
    Return what no field of ours holds: once where all rows say the same, else lot by lot.
    """
    if len(rows) == 1:
        return tuple(kept_value(header, value) for header, value in _kept(rows[0].lot, agreed))
    places: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for lot_id, row in zip(lot_ids, rows, strict=True):
        counts: dict[str, int] = {}
        for header, value in _kept(row.lot, agreed):
            counts[header] = counts.get(header, 0) + 1
            places.setdefault((header, counts[header]), []).append((lot_id, value))
    found: list[FoundValue] = []
    for (header, _), values in places.items():
        if len(values) == len(rows) and len({value for _, value in values}) == 1:
            found.append(kept_value(header, values[0][1]))
        else:
            found.extend(FoundValue(place=f"{lot_id}/{header}", value=value) for lot_id, value in values)
    return tuple(found)


def _kept(lot: PublishedCig, agreed: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for field, header in CIG_HEADERS.items():
        if field in _OF_THE_LOT or (field not in _KEPT and agreed.get(field) is not None):
            continue
        value = getattr(lot, field)
        if value is not None and value != "":
            yield header, _text(value)
    for kept in lot.as_found:
        yield kept.place, kept.value


def _text(value: Any) -> str:
    """
    Return a value as the authority would write it.
    """
    if isinstance(value, bool):
        return "1" if value else "0"
    return value.amount if isinstance(value, Euro) else str(value)


def _disagreements(rows: Sequence[NumberedRow]) -> Iterator[RowProblem]:
    for field in _ONCE:
        (first, line), *others = _said(field, rows).items() or [("", 0)]
        header = CIG_HEADERS[field]
        for other, other_line in others:
            found = _text(other)
            this, that = shown(found), shown(_text(first))
            yield RowProblem(
                line=other_line,
                place=header,
                kind="tender_disagrees",
                message=Bilingual(
                    f"{header} è {this}, ma alla riga {line} della stessa gara è {that}: la gara resta senza, e i due"
                    " valori come trovati",
                    f"{header} is {this}, but {that} in line {line} of the same tender: the tender has none, and both"
                    " values are kept as found",
                ),
                found=found,
            )


def _counts(rows: Sequence[NumberedRow], count: int | None) -> Iterator[RowProblem]:
    """
    Yield that the rows are not as many as the lots that the tender states.
    """
    number = rows[0].lot.tender_number
    if count is not None and count != len(rows):
        it = f"lotti dichiarati dalla gara {number}: {count}, nel file: {len(rows)}"
        en = f"lots that tender {number} states: {count}, in the file: {len(rows)}"
        yield RowProblem(
            line=rows[0].line,
            place=CIG_HEADERS["lot_count"],
            kind="lot_count",
            message=Bilingual(f"{it}; non è tutta qui", f"{en}; it is not all here")
            if len(rows) < count
            else Bilingual(f"{it}; controllare le righe doppie", f"{en}; check the rows for doubles"),
            found=str(count),
        )


def _sums(rows: Sequence[NumberedRow], total: Euro | None, count: int | None) -> Iterator[RowProblem]:
    """
    Yield that the lots add up to another amount than that of the tender.
    """
    number = rows[0].lot.tender_number
    amounts = [row.lot.lot_amount for row in rows if row.lot.lot_amount is not None]
    if total is None or len(amounts) < len(rows):
        return
    found = Euro.total(amounts)
    # Of a tender that is not all here less is to be expected.
    if found == total or (count is not None and len(rows) < count and found < total):
        return
    more = abs(found - total)
    yield RowProblem(
        line=rows[0].line,
        place=CIG_HEADERS["tender_amount"],
        kind="lots_sum",
        message=Bilingual(
            f"i lotti della gara {number} sommano a {found:it}, la gara dice {total:it}: differenza {more:it};"
            " restano entrambi",
            f"the lots of tender {number} add up to {found:en}, the tender says {total:en}: a difference of {more:en};"
            " both stay",
        ),
        found=total.amount,
    )
