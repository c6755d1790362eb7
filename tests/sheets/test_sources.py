"""
What is no workbook is told before it is opened, with what to do: old formats, passwords, archives, sizes.
"""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from contratti_quartiere.errors import DocumentError
from contratti_quartiere.exchange.sheets import read
from contratti_quartiere.exchange.sheets.sources import MOST_BYTES, MOST_UNPACKED

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE = "salvarlo come .xlsx"
ARCHIVE = "è un archivio e non una cartella di lavoro; indicare un file .xlsx"


def told(path: Path) -> tuple[str, str, str]:
    """
    Return the place, the kind and the sentence of the only thing that is wrong, without the name of the file.
    """
    with pytest.raises(DocumentError) as raised:
        read(path)
    (found,) = raised.value.problems
    return found.pointer, found.kind, found.message.it.partition("': ")[2]


def archive(path: Path, **entries: str) -> Path:
    """
    Write an archive with these entries.
    """
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        for name, text in entries.items():
            file.writestr(name.replace("__", "/"), text)
    return path


def test_no_such_file(tmp_path: Path) -> None:
    """
    A file that is not there is told by its name.
    """
    assert (
        "",
        "missing_file",
        "il file non esiste; indicare un file .xlsx, un CSV o una cartella di CSV",
    ) == told(tmp_path / "foglio.xlsx")


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        pytest.param(b"", "empty", "è vuoto; indicare", id="empty"),
        pytest.param(b"nucleo;componenti", "format", "non è una cartella di lavoro; indicare", id="text"),
        pytest.param(OLE + b"Workbook", "format", "è un foglio nel formato vecchio (.xls); aprirlo", id="xls"),
        pytest.param(
            OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "password",
            "è protetta da password; toglierla",
            id="password",
        ),
        pytest.param(b"PK\x03\x04 no more", "damaged", "la cartella di lavoro è danneggiata; aprirla", id="torn"),
    ],
)
def test_files_that_are_no_workbook(tmp_path: Path, content: bytes, kind: str, said: str) -> None:
    """
    A file is known by its first bytes, whatever its name says.
    """
    path = tmp_path / "foglio.xlsx"
    path.write_bytes(content)
    place, found, sentence = told(path)

    assert ("", kind, True) == (place, found, sentence.startswith(said))


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        pytest.param({"a.txt": "x"}, ARCHIVE, id="archive"),
        pytest.param(
            {"mimetype": "x", "content.xml": "x"}, f"è un foglio OpenDocument (.ods); {SAVE}, o come CSV", id="ods"
        ),
        pytest.param({"xl__workbook.bin": "x"}, "è una cartella binaria (.xlsb); salvarla come .xlsx", id="xlsb"),
        pytest.param(
            {"[Content_Types].xml": "x", "word__document.xml": "x"},
            ARCHIVE,
            id="docx",
        ),
    ],
)
def test_archives_that_are_no_workbook(tmp_path: Path, entries: dict[str, str], said: str) -> None:
    """
    Files of other programs are archives too.
    """
    assert ("", "format", said) == told(archive(tmp_path / "foglio.xlsx", **entries))


def test_locked_archive(tmp_path: Path) -> None:
    """
    An archive whose entries are locked asks for a password.
    """
    path = archive(tmp_path / "foglio.xlsx", a="x")
    content = path.read_bytes()
    # The flag of a lock stands in the list at the end of the archive.
    at = content.index(b"PK\x01\x02") + 8
    path.write_bytes(content[:at] + b"\x01" + content[at + 1 :])

    assert "password" == told(path)[1]


def test_file_that_is_too_big(tmp_path: Path) -> None:
    """
    A file of 200 MB is refused by its size alone, and nothing of it is read; one of the limit is looked at.
    """
    path = tmp_path / "foglio.xlsx"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    big = told(path)
    with path.open("r+b") as file:
        file.truncate(MOST_BYTES)
    last = told(path)

    assert (
        ("", "too_big", "ha 200 MB, il limite è 100 MB; togliere immagini e righe vuote, o dividerlo"),
        "format",
    ) == (big, last[1])


def test_archive_that_unpacks_to_too_much(tmp_path: Path) -> None:
    """
    A few bytes that unpack to many fill no memory: their size is known before.
    """
    path = archive(tmp_path / "foglio.xlsx", **{"[Content_Types].xml": "", "xl__worksheets__sheet1.xml": "x"})
    content = path.read_bytes()
    # The list at the end of an archive says how much each entry unpacks to.
    at = content.rindex(b"PK\x01\x02") + 24

    def claim(size: int) -> tuple[str, str, str]:
        path.write_bytes(content[:at] + size.to_bytes(4, "little") + content[at + 4 :])
        return told(path)

    assert (
        ("", "too_big", "spacchettato ha 601 MB, il limite è 600 MB; dividerlo"),
        "damaged",
    ) == (claim(MOST_UNPACKED + 1), claim(MOST_UNPACKED)[1])


def test_name_that_no_file_has() -> None:
    """
    A name that the system does not take is no file.
    """
    assert "unreadable_file" == told(Path("a\0b"))[1]
