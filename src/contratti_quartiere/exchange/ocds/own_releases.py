"""
A release that we wrote, read back exactly: the fields of OCDS and our own key beside them, and what was changed since.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar, cast

import attrs

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.errors import DocumentError
from contratti_quartiere.exchange.ocds.branches import Branch
from contratti_quartiere.exchange.ocds.leaves import leaves, written
from contratti_quartiere.exchange.ocds.own_fields import CIG, CPV, CUP, DERIVED, KEPT, KEY, STAND_IN, TAX_CODE
from contratti_quartiere.exchange.ocds.releases import to_release
from contratti_quartiere.exchange.ocds.source_records import SOURCES
from contratti_quartiere.exchange.records import from_values
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.procurement import Tender
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import Source

__all__ = ["own_records"]

R = TypeVar("R", Tender, ServiceContract)

_ENVELOPE = {"ocid": "/ocid", "id": "/id", "date": "/date"}
"""What tells of the release and not of the tender: it stays as found, if it was given and not derived."""
_CHANGED = Bilingual(
    "non è ciò che la libreria scrive di questi dati: cambiato da altri; è conservato come trovato, e vale la"
    " chiave propria",
    "is not what the library writes of these data: changed by others; it is kept as found, and our own key counts",
)


def own_records(root: Branch) -> tuple[Tender, tuple[ServiceContract, ...], tuple[Source, ...]] | None:
    """
    Return the tender, the contracts and the sources of a release that we wrote; None for any other, or a broken one.

    One whose own key no longer holds records of ours is told, and can be read as anybody's.
    """
    if _own(root.at("tender")) is None:
        return None
    values = {
        "sources": _list(root.at(KEY, SOURCES).value),
        "tenders": [_tender(root)],
        "service_contracts": _contracts(root),
    }
    try:
        programme = from_values(values)
    except DocumentError as error:
        first = error.problems[0]
        root.at("tender", KEY).odd(
            "own_key",
            Bilingual(
                f"la chiave propria non è leggibile ({first.pointer}: {first.message.it}); letta come release di altri",
                f"our own key cannot be read ({first.pointer}: {first.message.en}); read as a release of others",
            ),
        )
        return None
    (tender,), contracts = programme.tenders, programme.service_contracts
    _compare(root, tender, contracts, programme.sources)
    within = tuple(f"{contract.place}/" for contract in root.at("contracts").objects() if _own(contract) is not None)
    found = tuple(
        _with_found(contract, root.release.as_found((place,)))
        for contract, place in zip(contracts, within, strict=True)
    )
    return _with_found(tender, root.release.as_found(within, but=True)), found, programme.sources


def _own(branch: Branch) -> dict[str, Any] | None:
    """
    Return what stands under our own key; None where it is not.
    """
    value = branch.value
    own = cast("Mapping[str, object]", value).get(KEY) if isinstance(value, Mapping) else None
    return dict(cast("Mapping[str, Any]", own)) if isinstance(own, Mapping) else None


def _ours(records: Branch) -> list[tuple[Branch, dict[str, Any]]]:
    found = ((record, _own(record)) for record in records.objects())
    return [(record, own) for record, own in found if own is not None]


def _values(own: Mapping[str, Any], **plain: object) -> dict[str, Any]:
    """
    Return the values of a record: those of OCDS, and over them those of our own key.
    """
    return {name: value for name, value in plain.items() if value is not None} | dict(own)


def _tender(root: Branch) -> dict[str, Any]:
    tender, items = root.at("tender"), root.at("tender", "items").objects()
    buyers = [party for party in root.at("parties").objects() if "buyer" in _list(party.at("roles").value)]
    codes = {item.at("relatedLot").name: _coded(item.at("classification"), CPV) for item in reversed(items)}
    return _values(
        _own(tender) or {},
        id=tender.at("id").value,
        title=tender.at("title").value,
        description=tender.at("description").value,
        contracting_authority=next((party.at("name").value for party in buyers), None),
        authority_tax_code=next((_coded(party.at("identifier"), TAX_CODE) for party in buyers), None),
        cpv=codes.get(""),
        lots=[_lot(lot, codes) for lot in tender.at("lots").objects()],
        firms=[
            _values(
                own,
                id=firm.at("id").value,
                name=firm.at("name").value,
                tax_code=_coded(firm.at("identifier"), TAX_CODE),
            )
            for firm, own in _ours(root.at("parties"))
        ],
        awards=[
            _values(own, lot=next(iter(_list(award.at("relatedLots").value)), None), on=_day(award.at("date")))
            for award, own in _ours(root.at("awards"))
            if not own.get(STAND_IN)
        ],
    )


def _lot(lot: Branch, codes: Mapping[str, object]) -> dict[str, Any]:
    found = lot.at("identifiers").objects()
    return _values(
        _own(lot) or {},
        id=lot.at("id").value,
        title=lot.at("title").value,
        description=lot.at("description").value,
        cig=next(filter(None, (_coded(identifier, CIG) for identifier in found)), None),
        cup=next(filter(None, (_coded(identifier, CUP) for identifier in found)), None),
        cpv=codes.get(lot.at("id").name),
    )


def _contracts(root: Branch) -> list[dict[str, Any]]:
    return [
        _values(
            own,
            id=contract.at("id").value,
            tender=root.at("tender", "id").value,
            signed_on=_day(contract.at("dateSigned")),
        )
        for contract, own in _ours(root.at("contracts"))
    ]


def _coded(branch: Branch, scheme: str) -> object:
    return branch.at("id").value if branch.at("scheme").value == scheme else None


def _list(value: object) -> list[object]:
    return list(cast("list[object]", value)) if isinstance(value, (list, tuple)) else []


def _day(when: Branch) -> object:
    return when.value[:10] if isinstance(when.value, str) else when.value


def _compare(root: Branch, tender: Tender, contracts: tuple[ServiceContract, ...], sources: tuple[Source, ...]) -> None:
    """
    Take what the library would write again of what was read, and tell the rest, which others changed or added.
    """
    release, derived = root.release, _list(root.at(KEY, DERIVED).value)
    kept = [name for name in ("ocid", "date") if name in _list(root.at(KEY, KEPT).value) and root.at(name).text]
    # Made of a tender that has them as found, though where nobody may be named that was not written.
    tender = _with_found(tender, tuple(FoundValue(place=f"/{name}", value=root.at(name).text) for name in kept))
    ocid, told, date = root.at("ocid").text.strip(), root.at("id").text.strip(), _as_date(root.at("date"))
    language = root.at("language").value
    again = dict(
        leaves(
            to_release(
                tender,
                contracts=contracts,
                sources=sources,
                ocid=None if "ocid" in (*derived, *kept) else root.at("ocid").text if ocid else None,
                release_id=None if "id" in derived else root.at("id").text if told else None,
                date=None if "date" in (*derived, *kept) else date,
                language=Lang.EN if language == Lang.EN else Lang.IT,
                people=True,
            )
        )
    )
    given = {place for name, place in _ENVELOPE.items() if name not in derived}
    for place, value in release.leaves.items():
        if place in again and _same(value, again[place]):
            if place not in given:
                release.taken.add(place)
        elif value is not None:
            release.report(place, "changed", _CHANGED, found=written(value))


def _as_date(when: Branch) -> dt.date | None:
    try:
        return dt.date.fromisoformat(when.text[:10])
    except ValueError:
        return None


def _same(found: object, ours: object) -> bool:
    """
    Return whether two leaves say the same: one text, one word, or one number however it is written.
    """
    if isinstance(ours, Decimal) and isinstance(found, (int, float, Decimal)) and not isinstance(found, bool):
        number = Decimal(written(found))
        return number.is_finite() and number == ours
    return isinstance(found, str) is isinstance(ours, str) and written(found) == written(ours)


def _with_found(record: R, left: tuple[FoundValue, ...]) -> R:
    """
    Return a record with what no field of it holds beside what it had so already.
    """
    return attrs.evolve(record, as_found=tuple(dict.fromkeys((*record.as_found, *left))))
