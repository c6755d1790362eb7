"""
What is wrong with an XML file, said for who has to mend it: where it breaks, in which encoding, what it is instead.
"""

import re
from pathlib import Path
from typing import Final
from xml.parsers import expat

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import DocumentError, Problem, shown

__all__ = ["BreakingPoint", "doctype_refused", "explained", "refused_at", "root_refused"]

_PAGE: Final = re.compile(rb"<!doctype\s+html|<html|<head|<body", re.IGNORECASE)

_CODES: Final = expat.errors.codes
_ENTITY: Final = _CODES[expat.errors.XML_ERROR_UNDEFINED_ENTITY]
_TOKEN: Final = _CODES[expat.errors.XML_ERROR_INVALID_TOKEN]
_NOT_FIRST: Final = _CODES[expat.errors.XML_ERROR_MISPLACED_XML_PI]
_ENCODINGS: Final = frozenset(
    {_CODES[expat.errors.XML_ERROR_INCORRECT_ENCODING], _CODES[expat.errors.XML_ERROR_UNKNOWN_ENCODING]}
)

_WEB_PAGE: Final = Bilingual(
    "è una pagina web e non un XML: forse il sito ha risposto con un avviso; scaricare di nuovo il file",
    "is a web page and no XML: perhaps the site answered with a notice; download the file again",
)
_DECLARED: Final = Bilingual(
    'non è nella codifica che dichiara (UTF-8, se non ne dichiara): dichiararla, encoding="windows-1252" se viene da un'
    " vecchio programma di Windows, o salvarlo in UTF-8",
    'is not in the encoding that it declares (UTF-8 if it declares none): declare it, encoding="windows-1252" if it'
    " comes from an old program of Windows, or save it as UTF-8",
)
_UTF_16: Final = Bilingual(
    "è in UTF-16 senza la marca iniziale, o dichiara un'altra codifica: salvarlo in UTF-8, e dichiarare quella",
    "is in UTF-16 without the mark at its start, or declares another encoding: save it as UTF-8, and declare that",
)


@attrs.frozen(kw_only=True)
class BreakingPoint:
    """
    Where the reading of an XML file stopped, and what stands there (*punto di rottura*).

    Attributes:
        line: The line, from 1.
        near: The bytes from there on, as far as they were read.
        head: The first bytes of the file.
        begun: True if an element was open before.
        at_end: True if the file ended.
    """

    line: int
    near: bytes
    head: bytes
    begun: bool
    at_end: bool


def refused_at(path: Path, line: int, kind: str, why: Bilingual) -> DocumentError:
    """
    Return the error of a file that goes wrong on a line.
    """
    name = shown(str(path))
    message = Bilingual(f"{name}, riga {line}: {why.it}", f"{name}, line {line}: {why.en}")
    return DocumentError((Problem("", kind, message),))


def doctype_refused(path: Path, line: int, name: str) -> DocumentError:
    """
    Return the error of a file that declares a document type, in which entities could be hidden.
    """
    if name.lower() == "html":
        return refused_at(path, line, "html", _WEB_PAGE)
    why = Bilingual(
        "dichiara un tipo di documento (DOCTYPE), che può nascondere entità esterne o che si moltiplicano: non viene"
        " letto; un file della L. 190 non ne ha bisogno, togliere la dichiarazione",
        "declares a document type (DOCTYPE), which may hide external entities or ones that multiply: it is not read;"
        " an L. 190 file needs none, take the declaration away",
    )
    return refused_at(path, line, "doctype", why)


def root_refused(path: Path, line: int, name: str) -> DocumentError:
    """
    Return the error of a file whose first element is not that of a publication.
    """
    if name.lower() == "html":
        return refused_at(path, line, "html", _WEB_PAGE)
    if name == "indici":
        why = Bilingual(
            "è un indice: elenca i file con i lotti e non ne contiene; leggere quei file, uno per uno",
            "is an index: it lists the files with the lots and has none itself; read those files, one by one",
        )
        return refused_at(path, line, "index", why)
    why = Bilingual(
        f"comincia con l'elemento {shown(name)} e non con «pubblicazione»: non è un file della L. 190",
        f"starts with the element {shown(name)} and not with 'pubblicazione': it is no L. 190 file",
    )
    return refused_at(path, line, "not_l190", why)


def explained(path: Path, error: Exception, at: BreakingPoint) -> DocumentError:
    """
    Return why a file could not be read on.

    Args:
        path: The file.
        error: What expat says.
        at: Where it stopped.
    """
    if not at.begun and _PAGE.search(at.head):
        return refused_at(path, at.line, "html", _WEB_PAGE)
    kind, why = _why(error, at)
    return refused_at(path, at.line, kind, why)


def _why(error: Exception, at: BreakingPoint) -> tuple[str, Bilingual]:
    if not isinstance(error, expat.ExpatError):
        # Its own words for an encoding that Python does not have, or one of several bytes a letter.
        said = str(error)
        return "encoding", Bilingual(
            f"dichiara una codifica che qui non si sa leggere ({said}); salvarlo in UTF-8",
            f"declares an encoding that cannot be read here ({said}); save it as UTF-8",
        )
    if at.at_end:
        return "broken_off", Bilingual(
            "il file si interrompe qui, e ciò che segue manca; scaricarlo di nuovo",
            "the file breaks off here, and what follows is missing; download it again",
        )
    if not at.begun and b"\0" in at.head:
        return "encoding", _UTF_16
    if error.code in _ENCODINGS or (error.code == _TOKEN and _undecodable(at.near)):
        return "encoding", _DECLARED
    if error.code == _ENTITY:
        return "entity", Bilingual(
            "usa un'entità che XML non conosce, come &egrave;: scrivere la lettera stessa",
            "uses an entity that XML does not know, such as &egrave;: write the letter itself",
        )
    if error.code == _NOT_FIRST:
        return "xml", Bilingual(
            "c'è qualcosa prima di «<?xml»: cancellare ciò che precede, anche le righe vuote",
            "something stands before '<?xml': delete what stands before it, blank lines too",
        )
    words = expat.ErrorString(error.code)
    return "xml", Bilingual(
        f"non è XML ben formato ({words}): controllare gli elementi aperti e chiusi, e i segni & e <",
        f"is not well-formed XML ({words}): check which elements are open and closed, and the signs & and <",
    )


def _undecodable(near: bytes) -> bool:
    try:
        near[:4].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start == 0 and "unexpected end" not in error.reason
    return False
