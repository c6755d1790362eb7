"""
What kind of file was given, and whether it may be opened: its size, packed and unpacked, a password, another format.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import DocumentError, Problem, shown

__all__ = ["MOST_BYTES", "MOST_UNPACKED", "Grid", "Progress", "check_archive", "check_size", "refused", "signature"]

MOST_BYTES = 100 * 2**20
"""A file of more bytes is not opened: a workbook of 7,000 dwellings and 60,000 steps has about three million."""

MOST_UNPACKED = 600 * 2**20
"""A workbook that unpacks to more bytes is not opened; that of 60,000 steps unpacks to some fifty million."""

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


Progress = Callable[[str, int, int | None], None]
"""Is told how far a reading is: the sheet, how many rows of it were read, how many it has if the file says so."""


@attrs.frozen
class Grid:
    """
    A sheet as its file has it: a name, and rows of cells from the first on (*griglia*).

    Attributes:
        title: The name of the sheet.
        rows: The rows, each as long as its last cell; read once.
        count: How many rows there are, as far as the file says.
    """

    title: str
    rows: Iterable[tuple[Any, ...]]
    count: int | None = None


def refused(kind: str, it: str, en: str, place: str = "") -> DocumentError:
    """
    Return the error of a file that cannot be read at all.
    """
    return DocumentError((Problem(place, kind, Bilingual(it, en)),))


def check_size(path: Path) -> None:
    """
    Refuse a file that is too big, before it is opened.

    Raises:
        DocumentError: With its size and the limit.
    """
    size = path.stat().st_size
    if size > MOST_BYTES:
        name, limit = shown(str(path)), MOST_BYTES // 2**20
        found = -(-size // 2**20)
        raise refused(
            "too_big",
            f"{name}: ha {found} MB, il limite è {limit} MB; togliere immagini e righe vuote, o dividerlo",
            f"{name}: has {found} MB, the limit is {limit} MB; take pictures and empty rows away, or divide it",
        )


def signature(path: Path) -> str:
    """
    Return what a file is by its first bytes: `zip`, `password`, `xls`, `text` or `empty`.
    """
    with path.open("rb") as file:
        first = file.read(8)
        if not first:
            return "empty"
        if first.startswith(_ZIP):
            return "zip"
        if first.startswith(_OLE):
            # The list of what the container holds stands anywhere in it.
            return "password" if _ENCRYPTED in file.read() else "xls"
    return "text"


def check_archive(path: Path) -> None:
    """
    Refuse an archive that is no workbook, or that unpacks to too much, before anything of it is unpacked.

    Raises:
        DocumentError: With what it is, and what to do.
    """
    name = shown(str(path))
    try:
        with ZipFile(path) as archive:
            entries = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        raise damaged(path) from None
    if any(entry.flag_bits & 1 for entry in entries):
        raise with_password(path)
    names = {entry.filename for entry in entries}
    if "mimetype" in names and "content.xml" in names:
        raise refused(
            "format",
            f"{name}: è un foglio OpenDocument (.ods); salvarlo come .xlsx, o come CSV",
            f"{name}: is an OpenDocument sheet (.ods); save it as .xlsx, or as CSV",
        )
    if "xl/workbook.bin" in names:
        raise refused(
            "format",
            f"{name}: è una cartella binaria (.xlsb); salvarla come .xlsx",
            f"{name}: is a binary workbook (.xlsb); save it as .xlsx",
        )
    if "[Content_Types].xml" not in names or not any(entry.startswith("xl/") for entry in names):
        raise refused(
            "format",
            f"{name}: è un archivio e non una cartella di lavoro; indicare un file .xlsx",
            f"{name}: is an archive and no workbook; name an .xlsx file",
        )
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED:
        found, limit = -(-unpacked // 2**20), MOST_UNPACKED // 2**20
        raise refused(
            "too_big",
            f"{name}: spacchettato ha {found} MB, il limite è {limit} MB; dividerlo",
            f"{name}: has {found} MB unpacked, the limit is {limit} MB; divide it",
        )


def damaged(path: Path) -> DocumentError:
    """
    Return the error of a workbook that is broken.
    """
    name = shown(str(path))
    return refused(
        "damaged",
        f"{name}: la cartella di lavoro è danneggiata; aprirla con il foglio elettronico e salvarla di nuovo",
        f"{name}: the workbook is damaged; open it in the spreadsheet program and save it again",
    )


def with_password(path: Path) -> DocumentError:
    """
    Return the error of a workbook that is locked.
    """
    name = shown(str(path))
    return refused(
        "password",
        f"{name}: è protetta da password; toglierla (File, Informazioni, Proteggi) e salvare di nuovo",
        f"{name}: is protected by a password; take it away (File, Info, Protect) and save again",
    )
