"""
What sort of file `convert` is given, by its suffix and its first letters, where these leave no doubt.
"""

import re
from pathlib import Path

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.exchange.anac.foreign_files import opened, refused
from contratti_quartiere.exchange.anac.separated_rows import header_key

__all__ = ["FOREIGN", "FileKind", "kind_of", "recognised"]

_HEAD = 2**16
_LINES = frozenset({".jsonl", ".ndjson"})
_MARKS = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)|\0")
_DELIMITERS = re.compile(r"[;,\t|]")
# What a file of the authority has among its headers, and no sheet of ours.
_CIG = frozenset({"cig", "numero_gara"})
_L190 = frozenset({"cig", "sceltacontraente"})
_OURS = re.compile(rb'"format"\s*:')
_RELEASES = re.compile(rb'"(?:ocid|releases|records)"\s*:')


class FileKind(Word):
    """
    What a file is from which a programme is read, as `--from` names it.
    """

    DOCUMENT = "documento", "document"
    SHEETS = "fogli", "sheets"
    L190 = "l190", "l190"
    CIG = "cig", "cig"
    OCDS = "ocds", "ocds"


FOREIGN = (FileKind.L190, FileKind.CIG, FileKind.OCDS)
"""What others publish, and `--from` can name."""

_BY_SUFFIX = {".json": FileKind.DOCUMENT, ".xml": FileKind.L190}


def kind_of(path: str) -> FileKind:
    """
    Return what a file is.

    What its content leaves no doubt of counts before its suffix, which may be another's. A file that is not there, or
    that nobody recognises, is a document or a sheet by its suffix: who reads it says why it is none.

    Raises:
        DocumentError: For a zip of which nobody can say what is in it.
    """
    file = Path(path)
    suffix = file.suffix.lower()
    if file.is_dir() or suffix.startswith(".xls"):
        return FileKind.SHEETS
    if suffix in _LINES:
        return FileKind.OCDS
    packed = suffix == ".zip" and file.is_file()
    kind = _of_content(_packed_head(file) if packed else _head(file)) or _BY_SUFFIX.get(suffix, FileKind.SHEETS)
    if packed and kind is FileKind.SHEETS:
        raise refused(
            file,
            "unknown_content",
            Bilingual(
                "il file nell'archivio zip non si riconosce; aggiungere --from l190 o --from cig, o decomprimerlo",
                "the file in the zip is not recognised; add --from l190 or --from cig, or unpack it",
            ),
        )
    return kind


def recognised(path: str) -> bool:
    """
    Return whether the content of a file leaves no doubt of what it is, or it is a folder or a workbook.
    """
    file = Path(path)
    return not file.is_file() or file.suffix.lower().startswith(".xls") or _of_content(_head(file)) is not None


def _of_content(head: bytes) -> FileKind | None:
    """
    Return what a file is by its first letters, whatever its suffix says; None where they leave a doubt.
    """
    if head.startswith(b"<"):
        return FileKind.L190
    if head.startswith((b"{", b"[")):
        if _OURS.search(head):
            return FileKind.DOCUMENT
        return FileKind.OCDS if _RELEASES.search(head) else None
    lines = head.decode("utf-8", "replace").splitlines()
    # Excel puts a line of its own above the headers.
    headers = next((line for line in lines if line.strip() and not line.strip('"').lower().startswith("sep=")), "")
    cells = {header_key(cell.strip().strip('"')) for cell in _DELIMITERS.split(headers)}
    if cells >= _CIG:
        return FileKind.CIG
    return FileKind.L190 if cells >= _L190 else None


def _head(path: Path) -> bytes:
    """
    Return the first bytes of a file, of which ASCII letters are the same in every usual encoding; none of no file.
    """
    try:
        with path.open("rb") as file:
            return _MARKS.sub(b"", file.read(_HEAD)).lstrip()
    except OSError:
        return b""


def _packed_head(path: Path) -> bytes:
    with opened(path, markup=True) as file:
        return _MARKS.sub(b"", file.read(_HEAD)).lstrip()
