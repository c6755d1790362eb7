"""
What stands in an L. 190 publication and is no lot: where lots are expected a record that was not read, elsewhere told.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.anac.l190_elements import LOT_CHILDREN, Element, dataset_of, kept_of
from contratti_quartiere.exchange.anac.l190_lots import PublishedDataset, PublishedLot
from contratti_quartiere.exchange.anac.l190_reading import printable
from contratti_quartiere.exchange.imports import ReadRow, RowProblem
from contratti_quartiere.found_values import FoundValue

__all__ = ["attributes_told", "lots_within", "metadata_and_strays", "strays_of", "text_told"]

_LONGEST: Final = 1_000
_INCLUDE: Final = "include"
# In any case: an element called LOTTO, or one that holds a CIG, was meant to be a lot.
_LOT_NAMES: Final = frozenset({"lotto", _INCLUDE})
_INNER_NAMES: Final = frozenset(name.casefold() for name in LOT_CHILDREN)

_NO_LOT: Final = Bilingual(
    "sta al posto di un lotto e non è un «lotto»: non è stato letto; se è un lotto, chiamare l'elemento «lotto», in"
    " minuscolo",
    "stands in the place of a lot and is no 'lotto': it was not read; if it is a lot, call the element 'lotto', in"
    " lower case",
)
_ELSEWHERE: Final = Bilingual(
    "rinvia a un altro file, che non è stato letto; leggere anche quello",
    "refers to another file, which was not read; read that one too",
)
_BESIDE: Final = Bilingual(
    "sta fuori dai lotti: non è stato importato; controllare che non ne faccia parte",
    "stands outside the lots: it was not imported; check that it is no part of one",
)


def strays_of(element: Element, *, in_place: bool) -> Iterator[ReadRow[PublishedLot]]:
    """
    Yield what is told of an element that is no lot: each thing in it that looks like one, and what else it says.

    Args:
        element: The element, without the lots that stood in it, which were read.
        in_place: True if it stands where a lot is expected, in the place of one.
    """
    likes = list(_lot_likes([element]))
    yield from map(_unread, likes)
    if element in likes:
        return
    if in_place and not likes:
        yield _unread(element)
    elif said := _said(kept_of(printable(element.name), element)):
        yield _beside(element.line, printable(element.name), said)


def lots_within(lot: Element) -> Iterator[ReadRow[PublishedLot]]:
    """
    Yield what stands in a lot that was read and looks like another: the lot keeps it as found, but no record has it.

    An element that only says the number of the lot is none.
    """
    for child in lot.children:
        name = child.name.casefold()
        if name == _INCLUDE or (child.children and name in _LOT_NAMES):
            yield _unread(child)


def metadata_and_strays(metadata: Element) -> tuple[PublishedDataset, list[ReadRow[PublishedLot]]]:
    """
    Return what the metadata say of a file, and what stands in them that looks like a lot.
    """
    likes = list(_lot_likes(metadata.children))
    return dataset_of(metadata), list(map(_unread, likes))


def attributes_told(element: Element) -> Iterator[ReadRow[PublishedLot]]:
    """
    Yield the attributes of an element that holds the lots, but for names of namespaces and where their schema is.
    """
    for name, value in element.attributes.items():
        if not name.startswith(("xmlns", "xsi:")):
            yield _beside(element.line, printable(f"{element.name}/@{name}"), value)


def text_told(between: str, line: int) -> ReadRow[PublishedLot]:
    """
    Return what is told of a text between two lots.

    Args:
        between: The text.
        line: The line on which it starts.
    """
    return _beside(line, "", between.strip())


def _lot_likes(elements: list[Element]) -> Iterator[Element]:
    """
    Yield the outermost elements that look like a lot, each taken out of what holds it.
    """
    for element in tuple(elements):
        inner = {child.name.casefold() for child in element.children}
        if element.name.casefold() in _LOT_NAMES or inner & _INNER_NAMES:
            elements.remove(element)
            yield element
        else:
            yield from _lot_likes(element.children)


def _said(values: Iterable[FoundValue]) -> str:
    return "; ".join(f"{value.place}: {value.value}" for value in values if value.value)


def _unread(element: Element) -> ReadRow[PublishedLot]:
    place = printable(element.name)
    return _told(
        RowProblem(
            line=element.line,
            place=place,
            kind="include" if element.name == _INCLUDE else "not_a_lot",
            message=_ELSEWHERE if element.name == _INCLUDE else _NO_LOT,
            found=_cut(_said(kept_of(place, element))),
            unread=True,
        )
    )


def _beside(line: int, place: str, found: str) -> ReadRow[PublishedLot]:
    return _told(RowProblem(line=line, place=place, kind="beside_lots", message=_BESIDE, found=_cut(found)))


def _told(problem: RowProblem) -> ReadRow[PublishedLot]:
    return ReadRow(line=problem.line, record=None, problems=(problem,))


def _cut(found: str) -> str:
    return found if len(found) <= _LONGEST else found[: _LONGEST - 1] + "…"
