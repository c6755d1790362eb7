"""
L. 190 publications in XML, read one lot at a time by expat: no tree of the file is made, and no entity is expanded.

A file that declares a document type is refused before anything in the declaration is looked at: entities that multiply
(*billion laughs*), external ones and foreign DTDs can only stand there.
"""

from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import Final
from xml.parsers import expat

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import DocumentError
from contratti_quartiere.exchange.anac.foreign_files import opened
from contratti_quartiere.exchange.anac.l190_elements import Element, lot_of
from contratti_quartiere.exchange.anac.l190_lots import PublishedDataset, PublishedLot
from contratti_quartiere.exchange.anac.l190_strays import (
    attributes_told,
    lots_within,
    metadata_and_strays,
    strays_of,
    text_told,
)
from contratti_quartiere.exchange.anac.xml_faults import (
    BreakingPoint,
    doctype_refused,
    explained,
    refused_at,
    root_refused,
)
from contratti_quartiere.exchange.imports import ReadRow, RowProblem

__all__ = ["read_lots_xml"]

# Until the first element is open a file is fed in crumbs: an error in a handler lets expat go on to the end of what it
# was fed, and in so few bytes no declaration of an entity has room for another.
_CRUMB: Final = 32
_CHUNK: Final = 2**16
_DEEPEST: Final = 64
# A lot of ten thousand bidders has as many; the largest that we met has some dozens.
_MOST_ELEMENTS: Final = 50_000
_MOST_LETTERS: Final = 2_000_000
_MOST_BETWEEN: Final = 2_000
_LONGEST_TOKEN: Final = 2**20
_LONGEST_PROLOG: Final = 2**16

_NO_ELEMENT: Final = Bilingual(
    f"nei primi {_LONGEST_PROLOG} byte non c'è alcun elemento: non è un file della L. 190",
    f"has no element in its first {_LONGEST_PROLOG} bytes: it is no L. 190 file",
)
_ENDLESS: Final = Bilingual(
    "un solo elemento, commento o attributo prende più di un milione di byte: controllare che sia chiuso",
    "a single tag, comment or attribute takes more than a million bytes: check that it is closed",
)
_TOO_DEEP: Final = Bilingual(
    f"ha più di {_DEEPEST} elementi uno nell'altro: non è un file della L. 190",
    f"has more than {_DEEPEST} elements one within the other: it is no L. 190 file",
)
_TOO_LARGE: Final = Bilingual(
    f"ha più di {_MOST_ELEMENTS} elementi o di {_MOST_LETTERS} caratteri: non è stato letto",
    f"has more than {_MOST_ELEMENTS} elements or {_MOST_LETTERS} letters: it was not read",
)


def read_lots_xml(path: str | PathLike[str]) -> Iterator[ReadRow[PublishedLot]]:
    """
    Yield each lot of a publication as it is read, in bounded memory.

    Args:
        path: The file: an XML, or a zip with one and no CSV.

    Raises:
        DocumentError: For what is no L. 190 publication, at once; for a file that breaks off or goes wrong half way,
            after the lots that stood before: the lots are the whole file only if no error comes.
        OSError: For a file that cannot be opened.
    """
    place = Path(path)
    with opened(place, markup=True) as file:
        publication = _Publication(place)
        while not publication.ended:
            fault = publication.feed(file.read(_CHUNK if publication.begun else _CRUMB))
            yield from publication.taken()
            if fault is not None:
                raise fault


class _Publication:
    """
    What is open of a file while it is read: of a lot everything, and of what stands beside the lots.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        # The elements that are open from a lot on, or from what is none and stands beside the lots.
        self._open: list[Element] = []
        # What is open around a lot where none is expected, with its counts and whether it had lots.
        self._around: tuple[list[Element], int, int] | None = None
        self._had_lots = False
        self._rows: list[ReadRow[PublishedLot]] = []
        self._dataset: PublishedDataset | None = None
        self._depth = self._elements = self._letters = self._bytes = 0
        self._between, self._between_line = "", 0
        self._head = self._before = self._last = b""
        self.begun = False
        self.ended = False

    def feed(self, data: bytes) -> DocumentError | None:
        """
        Read on; nothing to read is the end. Return why it cannot go on, or None.
        """
        self._bytes += len(data)
        self._before, self._last = self._last, data
        if not self.begun:
            if self._bytes > _LONGEST_PROLOG:
                return refused_at(self._path, self._parser.CurrentLineNumber, "not_l190", _NO_ELEMENT)
            self._head += data
        try:
            self._parse(data)
        except DocumentError as refusal:
            return refusal
        except expat.ExpatError as error:
            return explained(self._path, error, self._breaking_point(error.lineno, at_end=not data))
        self.ended = not data
        if self._bytes - self._parser.CurrentByteIndex > _LONGEST_TOKEN:
            return refused_at(self._path, self._parser.CurrentLineNumber, "too_long", _ENDLESS)
        return None

    def _parse(self, data: bytes) -> None:
        if self.begun:
            self._parser.Parse(data, not data)
            return
        try:
            self._parser.Parse(data, not data)
        except DocumentError:
            raise
        except (LookupError, ValueError) as error:
            # An encoding that Python does not have, or not for expat, which only a declaration can ask for.
            raise explained(self._path, error, self._breaking_point(1, at_end=not data)) from None

    def taken(self) -> list[ReadRow[PublishedLot]]:
        """
        Return the lots that were closed since the last time.
        """
        rows, self._rows = self._rows, []
        return rows

    def _breaking_point(self, line: int, *, at_end: bool) -> BreakingPoint:
        # Of what was read only the end is kept; where the error stands before it, nothing is near.
        kept = self._before + self._last
        place = self._parser.ErrorByteIndex - self._bytes + len(kept)
        return BreakingPoint(
            line=line, near=kept[place:] if place >= 0 else b"", head=self._head, begun=self.begun, at_end=at_end
        )

    def _doctype(self, name: str, _system: str | None, _public: str | None, _internal: int) -> None:
        raise doctype_refused(self._path, self._parser.CurrentLineNumber, name)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        local = name.rpartition(":")[2]
        if self._open and (local != "lotto" or self._open[0].name == "lotto"):
            self._elements += 1
            element = Element(local, attributes, self._parser.CurrentLineNumber)
            if self._elements <= _MOST_ELEMENTS:
                self._open[-1].children.append(element)
            self._open.append(element)
        elif self.begun:
            self._begin(local, attributes)
        else:
            if local != "pubblicazione":
                raise root_refused(self._path, self._parser.CurrentLineNumber, local)
            self.begun = True
            self._rows.extend(attributes_told(Element(local, attributes, self._parser.CurrentLineNumber)))
        if self._depth > _DEEPEST:
            raise refused_at(self._path, self._parser.CurrentLineNumber, "nesting", _TOO_DEEP)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        """
        Begin with a lot, with what holds the lots, or with what stands beside them.
        """
        self._tell_between()
        element = Element(name, attributes, self._parser.CurrentLineNumber)
        if name == "data":
            self._rows.extend(attributes_told(element))
            return
        if self._open:
            self._around, self._had_lots = (self._open, self._elements, self._letters), True
        self._open, self._elements, self._letters = [element], 0, 0

    def _text(self, text: str) -> None:
        if self._open:
            self._letters += len(text)
            if self._letters <= _MOST_LETTERS:
                self._open[-1].text += text
        elif self._between:
            self._between = (self._between + text)[:_MOST_BETWEEN]
        elif bare := text.lstrip():
            # The parser stands at the end of the text.
            self._between, self._between_line = bare, self._parser.CurrentLineNumber - bare.count("\n")

    def _tell_between(self) -> None:
        if self._between:
            self._rows.append(text_told(self._between, self._between_line))
            self._between = ""

    def _end(self, _name: str) -> None:
        self._depth -= 1
        if not self._open:
            self._tell_between()
            return
        element = self._open.pop()
        if self._open:
            return
        if self._elements > _MOST_ELEMENTS or self._letters > _MOST_LETTERS:
            problem = RowProblem(
                line=element.line, place=element.name, kind="too_large", message=_TOO_LARGE, unread=True
            )
            self._rows.append(ReadRow(line=element.line, record=None, problems=(problem,)))
        elif element.name == "lotto":
            self._rows.append(lot_of(element.line, element, self._dataset))
            self._rows.extend(lots_within(element))
        elif element.name == "metadata" and self._dataset is None:
            self._dataset, strays = metadata_and_strays(element)
            self._rows.extend(strays)
        else:
            # Of what stands in the publication itself one element is depth two, and the lots are within it.
            self._rows.extend(strays_of(element, in_place=self._depth > 1 and not self._had_lots))
        if self._around is not None:
            (self._open, self._elements, self._letters), self._around = self._around, None
        else:
            self._had_lots = False
