"""
What sort of file stands where a foreign one should, and how its bytes are opened, alone or in a zip.
"""

import codecs
import re
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import DocumentError, Problem, shown

__all__ = [
    "MOST_UNPACKED",
    "opened",
    "refuse_no_rows",
    "refused",
    "wide_refused",
]

MOST_UNPACKED = 2 * 2**30
"""A file that unpacks to more bytes is not read; a month of the authority's has some tens of millions."""

_CHUNK = 2**20
# A zip with something in it, and one with nothing.
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# The two ways that every program packs and unpacks.
_PACKED = frozenset({ZIP_STORED, ZIP_DEFLATED})
# Every byte of the marks of UTF-8 and UTF-16: no text starts with another of them.
_MARKS = codecs.BOM_UTF8 + codecs.BOM_UTF16_LE
# What an Apple computer adds of its own.
_OF_MAC = "__MACOSX/"
_GZIP = b"\x1f\x8b"
_OTHERS = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "xls",
        Bilingual(
            "è una vecchia cartella di Excel (.xls); aprirla e salvarla come «CSV UTF-8»",
            "is an old Excel workbook (.xls); open it and save it as 'CSV UTF-8'",
        ),
    ),
    (
        _GZIP,
        "gzip",
        Bilingual(
            "è un file compresso (gzip); decomprimerlo e indicare il file che contiene",
            "is a compressed file (gzip); unpack it and name the file in it",
        ),
    ),
    (
        b"%PDF",
        "pdf",
        Bilingual("è un PDF; chiedere i dati come CSV o XML", "is a PDF; ask for the data as CSV or XML"),
    ),
)
_WORKBOOK = Bilingual(
    "è una cartella di Excel; aprirla e salvarla come «CSV UTF-8»",
    "is an Excel workbook; open it and save it as 'CSV UTF-8'",
)
_LOCKED = Bilingual(
    "l'archivio zip è protetto da password; decomprimerlo e indicare il file che contiene",
    "the zip is protected by a password; unpack it and name the file in it",
)
_PACKED_STRANGELY = Bilingual(
    "l'archivio zip è compresso in un modo che qui non si legge; decomprimerlo e indicare il file che contiene",
    "the zip is packed in a way that is not read here; unpack it and name the file in it",
)
_WIDE = Bilingual(
    "è in UTF-32, che qui non si legge; salvarlo in UTF-8", "is in UTF-32, which is not read here; save it as UTF-8"
)
_JSON = Bilingual(
    "è un JSON e non un CSV; se è OCDS o un documento della libreria, leggerlo come tale",
    "is JSON and no CSV; if it is OCDS or a document of the library, read it as that",
)
_BINARY = Bilingual(
    "è un file binario e non un testo; indicare il file con i dati",
    "is a binary file and no text; name the file with the data",
)
_BLANK = Bilingual("contiene solo spazi; procurarsi di nuovo il file", "holds nothing but blanks; get the file again")
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_MARKUP = re.compile(rb"\s*<")
_PAGE = re.compile(rb"<(?:!doctype\s+)?html|<head|<body", re.IGNORECASE)


def refused(path: Path, kind: str, why: Bilingual) -> DocumentError:
    """
    Return the error of a file of which nothing can be read.
    """
    name = shown(str(path))
    return DocumentError((Problem("", kind, Bilingual(f"{name}: {why.it}", f"{name}: {why.en}")),))


def wide_refused(path: Path, head: bytes) -> DocumentError | None:
    """
    Return the error of a text in UTF-32, of which three bytes in four are zero; None of any other.
    """
    marked = head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE))
    bare = len(head) > 4 and (head[1:4] == b"\0\0\0" or head[:3] == b"\0\0\0") and head[:4] != b"\0\0\0\0"
    return refused(path, "encoding", _WIDE) if marked or bare else None


def refuse_no_rows(path: Path) -> None:
    """
    Refuse a file in which no header is known, if it can be said what it is instead: blank, JSON, or no text at all.
    """
    with opened(path) as file:
        head = file.read(_CHUNK)
    bare = head.replace(b"\0", b"").lstrip(_MARKS).strip()
    if not bare:
        raise refused(path, "empty", _BLANK)
    if bare.startswith((b"{", b"[")):
        raise refused(path, "json", _JSON)
    if _CONTROLS.search(bare):
        raise refused(path, "binary", _BINARY)


@contextmanager
def opened(path: Path, *, markup: bool = False) -> Generator[IO[bytes], None, None]:
    """
    Open the bytes of a CSV, or those of the only CSV in an archive, which is how the authority ships its own.

    Nothing is unpacked to a disk, and no name in the archive is used as a path.

    Args:
        path: The file.
        markup: True if XML is read too: then a file that is no archive is opened whatever it is, for who reads it says
            so, and of an archive without a CSV the only XML is opened.

    Raises:
        DocumentError: For what is no CSV by its first bytes: what it is, and what to do; for an archive that is
            damaged, locked, packed strangely, too big, or of none or several such files.
    """
    with path.open("rb") as file:
        head = file.read(1024)
        if not head.startswith(_ZIP):
            if not markup:
                _refuse_others(path, head)
            file.seek(0)
            yield file
            return
    try:
        with ZipFile(path) as archive, archive.open(_only_file(path, archive, markup=markup)) as member:
            yield member
    except (BadZipFile, zlib.error, EOFError):
        raise refused(
            path,
            "damaged",
            Bilingual("l'archivio zip è danneggiato; scaricarlo di nuovo", "the zip is damaged; download it again"),
        ) from None


def _refuse_others(path: Path, head: bytes) -> None:
    if not head:
        raise refused(path, "empty", Bilingual("è vuoto; scaricarlo di nuovo", "is empty; download it again"))
    if (wide := wide_refused(path, head)) is not None:
        raise wide
    for first, kind, why in _OTHERS:
        if head.startswith(first):
            raise refused(path, kind, why)
    bare = head.removeprefix(codecs.BOM_UTF8).replace(b"\0", b"").removeprefix(codecs.BOM_UTF16_LE)
    if not _MARKUP.match(bare.removeprefix(codecs.BOM_UTF16_BE)):
        return
    if _PAGE.search(bare):
        raise refused(
            path,
            "html",
            Bilingual(
                "è una pagina web e non un CSV: forse il sito ha risposto con un avviso; scaricare di nuovo il file",
                "is a web page and no CSV: perhaps the site answered with a notice; download the file again",
            ),
        )
    raise refused(
        path,
        "xml",
        Bilingual("è un XML e non un CSV; leggerlo come L. 190", "is XML and no CSV; read it as L. 190"),
    )


def _only_file(path: Path, archive: ZipFile, *, markup: bool) -> ZipInfo:
    names = [entry for entry in archive.infolist() if not entry.is_dir() and not entry.filename.startswith(_OF_MAC)]
    if any(entry.filename == "[Content_Types].xml" for entry in names):
        raise refused(path, "xlsx", _WORKBOOK)
    found, others = ([entry for entry in names if entry.filename.lower().endswith(end)] for end in (".csv", ".xml"))
    kind = "CSV"
    if others and not found:
        if not markup:
            it = f"è un archivio zip senza CSV, con file XML ({len(others)}); decomprimerlo e leggerli uno per uno"
            en = f"is a zip without a CSV, with XML files ({len(others)}); unpack it and read them one by one"
            raise refused(path, "zip", Bilingual(it, en))
        found, kind = others, "XML"
    if len(found) != 1:
        it = f"è un archivio zip con {len(found)} file {kind}; decomprimerlo e indicare un {kind}"
        en = f"is a zip with {len(found)} {kind} files; unpack it and name one {kind}"
        raise refused(path, "zip", Bilingual(it, en))
    _refuse_packed(path, found[0], kind)
    return found[0]


def _refuse_packed(path: Path, entry: ZipInfo, kind: str) -> None:
    if entry.flag_bits & 1:
        raise refused(path, "password", _LOCKED)
    if entry.compress_type not in _PACKED:
        raise refused(path, "packing", _PACKED_STRANGELY)
    if entry.file_size > MOST_UNPACKED:
        size, limit = -(-entry.file_size // 2**20), MOST_UNPACKED // 2**20
        it = f"il file {kind} nell'archivio zip ha {size} MB, il limite è {limit} MB; decomprimerlo e dividerlo"
        en = f"the {kind} in the zip has {size} MB, the limit is {limit} MB; unpack it and divide it"
        raise refused(path, "too_big", Bilingual(it, en))
