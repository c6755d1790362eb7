"""
The elements of an L. 190 publication, as they are collected one lot at a time, to records.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.anac.l190_lots import (
    PublishedDataset,
    PublishedLot,
    PublishedParty,
    PublishedTenderer,
)
from contratti_quartiere.exchange.anac.l190_reading import LotPlaces, LotTexts, printable, read_lot, read_party
from contratti_quartiere.exchange.imports import ReadRow
from contratti_quartiere.found_values import FoundValue

__all__ = ["LOT_CHILDREN", "Element", "dataset_of", "kept_of", "lot_of"]

_PLACES: Final = LotPlaces(
    cig="cig",
    authority_tax_code="strutturaProponente/codiceFiscaleProp",
    authority="strutturaProponente/denominazione",
    object="oggetto",
    procedure="sceltaContraente",
    awarded="importoAggiudicazione",
    start="tempiCompletamento/dataInizio",
    end="tempiCompletamento/dataUltimazione",
    paid="importoSommeLiquidate",
)
_LEAVES: Final = frozenset(
    {
        _PLACES.cig,
        _PLACES.authority_tax_code,
        _PLACES.authority,
        _PLACES.object,
        _PLACES.procedure,
        _PLACES.awarded,
        _PLACES.start,
        _PLACES.end,
        _PLACES.paid,
    }
)
_FOLDERS: Final = frozenset({"strutturaProponente", "tempiCompletamento"})
_TENDERERS: Final = "partecipanti"
_WINNERS: Final = "aggiudicatari"
# The schema has one pair of names for who took part and another for who won; files mix them.
_GROUPS: Final = frozenset({"raggruppamento", "aggiudicatarioRaggruppamento"})
_SINGLES: Final = frozenset({"partecipante", "aggiudicatario"})
LOT_CHILDREN: Final = frozenset({path.partition("/")[0] for path in _LEAVES} | {_TENDERERS, _WINNERS})
"""The elements that stand in a lot by the schema of the authority."""

_MEMBERS: Final = _SINGLES | {"membro"}
_PARTY: Final[tuple[str, ...]] = ("ragioneSociale", "codiceFiscale", "identificativoFiscaleEstero", "ruolo")

# What the metadata call each thing, and which field of the dataset holds it.
_METADATA: Final[Mapping[str, str]] = {
    "titolo": "title",
    "abstract": "abstract",
    "dataPubblicazioneDataset": "published",
    "dataPubbicazioneDataset": "published",
    "entePubblicatore": "publisher",
    "dataUltimoAggiornamentoDataset": "updated",
    "annoRiferimento": "year",
    "urlFile": "address",
    "licenza": "licence",
}
_REPEATED: Final = Bilingual(
    "c'è più di una volta: vale il primo, questo è tenuto come trovato",
    "stands more than once: the first counts, this one is kept as found",
)


class Element:
    """
    An element of an XML file while its lot is read: its name without prefix, its text, what it holds (*elemento*).
    """

    __slots__ = ("attributes", "children", "line", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str], line: int) -> None:
        self.name = name
        self.attributes = attributes
        self.line = line
        self.children: list[Element] = []
        self.text = ""


def _paths(elements: list[Element], above: str) -> list[tuple[str, Element]]:
    """
    Return each element with its path: with its number, `membro[2]`, where there are several of its name.
    """
    names = [element.name for element in elements]
    if len(set(names)) == len(names):
        return [(above + name, element) for name, element in zip(names, elements, strict=True)]
    several, seen = Counter(names), Counter[str]()
    paths: list[tuple[str, Element]] = []
    for name, element in zip(names, elements, strict=True):
        seen[name] += 1
        paths.append((f"{above}{name}[{seen[name]}]" if several[name] > 1 else above + name, element))
    return paths


def kept_of(path: str, element: Element) -> Iterator[FoundValue]:
    """
    Yield all that an element says: its attributes, its text, and that of each within it.

    Args:
        path: Where it stands, its own name last.
        element: The element.
    """
    text = element.text.strip()
    if text or not (element.children or element.attributes):
        yield FoundValue(place=printable(path), value=text)
    yield from _around(path, element)
    for below, child in _paths(element.children, f"{path}/"):
        yield from kept_of(below, child)


def _around(path: str, element: Element) -> list[FoundValue]:
    """
    Return the attributes of an element.
    """
    return [
        FoundValue(place=printable(f"{path}/@{name}".removeprefix("/")), value=value)
        for name, value in element.attributes.items()
    ]


def _stray(path: str, element: Element) -> list[FoundValue]:
    """
    Return what an element says that should only hold others: its attributes, and text between them.
    """
    found = _around(path, element)
    if text := element.text.strip():
        found.append(FoundValue(place=printable(path or "."), value=text))
    return found


def lot_of(line: int, lot: Element, dataset: PublishedDataset | None) -> ReadRow[PublishedLot]:
    """
    Return the record of the element of a lot, with what is odd about it.

    Args:
        line: The line on which it starts.
        lot: The element, with all that it holds.
        dataset: What the file says of itself; None if it has not.
    """
    texts: dict[str, str] = {}
    found = LotTexts(line=line, texts=texts, winners_place=_WINNERS)
    found.as_found.extend(_stray("", lot))
    sides: dict[str, list[PublishedTenderer]] = {_TENDERERS: [], _WINNERS: []}
    for path, element in _paths(lot.children, ""):
        if element.name in _FOLDERS:
            found.as_found.extend(_stray(path, element))
            for below, child in _paths(element.children, f"{path}/"):
                _take(found, texts, f"{element.name}/{child.name}", below, child)
        elif element.name in sides:
            sides[element.name].extend(_tenderers(found, path, element))
        else:
            _take(found, texts, element.name, path, element)
    found.tenderers, found.winners = tuple(sides[_TENDERERS]), tuple(sides[_WINNERS])
    return read_lot(found, _PLACES, dataset)


def _take(found: LotTexts, texts: dict[str, str], place: str, path: str, element: Element) -> None:
    """
    Take the text of an element that a field holds; one that stands twice, or is none of these, is kept as found.
    """
    if place not in _LEAVES or element.children:
        found.as_found.extend(kept_of(path, element))
        return
    found.as_found.extend(_around(path, element))
    if place in texts:
        found.tell(path, "repeated", _REPEATED, element.text.strip())
        found.as_found.append(FoundValue(place=path, value=element.text.strip()))
    else:
        texts[place] = element.text


def _tenderers(found: LotTexts, path: str, side: Element) -> Iterator[PublishedTenderer]:
    found.as_found.extend(_stray(path, side))
    for place, element in _paths(side.children, f"{path}/"):
        if element.name in _GROUPS:
            found.as_found.extend(_stray(place, element))
            members = [
                party
                for below, member in _paths(element.children, f"{place}/")
                if (party := _party(found, below, member)) is not None
            ]
            if members:
                yield PublishedTenderer(members=tuple(members), group=True)
        elif element.name in _SINGLES:
            if (party := _party(found, place, element)) is not None:
                yield PublishedTenderer(members=(party,))
        else:
            found.as_found.extend(kept_of(place, element))


def _party(found: LotTexts, place: str, element: Element) -> PublishedParty | None:
    if element.name not in _MEMBERS:
        found.as_found.extend(kept_of(place, element))
        return None
    found.as_found.extend(_stray(place, element))
    told: dict[str, str] = dict.fromkeys(_PARTY, "")
    for path, child in _paths(element.children, f"{place}/"):
        if told.get(child.name) == "" and not child.children:
            told[child.name] = child.text.strip()
            found.as_found.extend(_around(path, child))
        else:
            found.as_found.extend(kept_of(path, child))
    name, tax_code, foreign_id, role = told.values()
    return read_party(found, place, name=name, tax_code=tax_code, foreign_id=foreign_id, role=role)


def dataset_of(metadata: Element) -> PublishedDataset:
    """
    Return what the metadata of a file say of it.
    """
    fields: dict[str, str] = {}
    others = list(_stray("metadata", metadata))
    for path, element in _paths(metadata.children, "metadata/"):
        field = _METADATA.get(element.name, "")
        if field and field not in fields and not element.children:
            fields[field] = element.text.strip()
            others.extend(_around(path, element))
        else:
            others.extend(kept_of(path, element))
    return PublishedDataset(**fields, as_found=tuple(others))
