"""
What stands where a foreign file should: told for what it is, with what to do; a zip with one file is read.
"""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from contratti_quartiere.errors import DocumentError, shown
from contratti_quartiere.exchange.anac import foreign_files
from contratti_quartiere.exchange.anac.foreign_files import opened

ROWS = b"cig;oggetto_lotto\r\nZ1;A\r\n"


def content(path: Path, found: bytes, *, markup: bool = False) -> bytes:
    """
    Write a file, open it and return the bytes of what is to be read.
    """
    path.write_bytes(found)
    with opened(path, markup=markup) as file:
        return file.read()


def packed(*names: str, method: int = ZIP_DEFLATED, rows: bytes = ROWS) -> bytes:
    """
    Return an archive.
    """
    archive = BytesIO()
    with ZipFile(archive, "w", method) as file:
        for name in names:
            file.writestr(name, b"" if name.endswith("/") else rows)
    return archive.getvalue()


def refusal(path: Path, found: bytes, *, markup: bool = False) -> tuple[str, str, str]:
    """
    Return why nothing of a file can be read, without the name of the file, which comes first.
    """
    with pytest.raises(DocumentError) as raised:
        content(path, found, markup=markup)
    (problem,) = raised.value.problems
    name = f"{shown(str(path))}: "
    assert (True, True) == (problem.message.it.startswith(name), problem.message.en.startswith(name))
    return problem.kind, problem.message.it.split("': ")[1], problem.message.en.split("': ")[1]


DAMAGED = ("damaged", "l'archivio zip è danneggiato; scaricarlo di nuovo", "the zip is damaged; download it again")
PAGE = (
    "html",
    "è una pagina web e non un CSV: forse il sito ha risposto con un avviso; scaricare di nuovo il file",
    "is a web page and no CSV: perhaps the site answered with a notice; download the file again",
)
MARKUP = ("xml", "è un XML e non un CSV; leggerlo come L. 190", "is XML and no CSV; read it as L. 190")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(b"", ("empty", "è vuoto; scaricarlo di nuovo", "is empty; download it again"), id="nothing"),
        pytest.param(
            b"\x1f\x8b\x08",
            (
                "gzip",
                "è un file compresso (gzip); decomprimerlo e indicare il file che contiene",
                "is a compressed file (gzip); unpack it and name the file in it",
            ),
            id="gzip",
        ),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            (
                "xls",
                "è una vecchia cartella di Excel (.xls); aprirla e salvarla come «CSV UTF-8»",
                "is an old Excel workbook (.xls); open it and save it as 'CSV UTF-8'",
            ),
            id="xls",
        ),
        pytest.param(
            b"%PDF-1.7",
            ("pdf", "è un PDF; chiedere i dati come CSV o XML", "is a PDF; ask for the data as CSV or XML"),
            id="pdf",
        ),
        pytest.param(b"<!DOCTYPE html>\n<html>", PAGE, id="web page"),
        pytest.param(b"\r\n <HTML lang='it'><title>Request Rejected", PAGE, id="web page in capitals"),
        pytest.param(b"\xef\xbb\xbf<?xml version='1.0'?><legge190:pubblicazione", MARKUP, id="XML with a mark"),
        pytest.param("<?xml version='1.0'?><lotto>".encode("utf-16"), MARKUP, id="XML in UTF-16"),
        pytest.param(b"PK\x03\x04 and nothing more", DAMAGED, id="half an archive"),
        pytest.param(packed("cig.csv")[:-30], DAMAGED, id="an archive without its end"),
        pytest.param(
            packed("cig.csv", rows=ROWS * 50)[:60] + b"\xff" * 8 + packed("cig.csv", rows=ROWS * 50)[68:],
            DAMAGED,
            id="an archive whose packing is broken",
        ),
        pytest.param(
            packed("cig.csv", method=ZIP_STORED).replace(b"Z1;A", b"Z1;B"), DAMAGED, id="an archive that was changed"
        ),
        pytest.param(
            packed("[Content_Types].xml", "xl/workbook.xml"),
            (
                "xlsx",
                "è una cartella di Excel; aprirla e salvarla come «CSV UTF-8»",
                "is an Excel workbook; open it and save it as 'CSV UTF-8'",
            ),
            id="workbook",
        ),
        pytest.param(
            packed("lotti.xml", "leggimi.txt"),
            (
                "zip",
                "è un archivio zip senza CSV, con file XML (1); decomprimerlo e leggerli uno per uno",
                "is a zip without a CSV, with XML files (1); unpack it and read them one by one",
            ),
            id="an archive of XML",
        ),
        *(
            pytest.param(
                ROWS.decode().encode(encoding),
                (
                    "encoding",
                    "è in UTF-32, che qui non si legge; salvarlo in UTF-8",
                    "is in UTF-32, which is not read here; save it as UTF-8",
                ),
                id=encoding,
            )
            for encoding in ("utf-32", "utf-32-le", "utf-32-be")
        ),
        pytest.param(
            packed("a.csv", "b.CSV"),
            (
                "zip",
                "è un archivio zip con 2 file CSV; decomprimerlo e indicare un CSV",
                "is a zip with 2 CSV files; unpack it and name one CSV",
            ),
            id="two files",
        ),
        pytest.param(
            packed("cig.csv", method=ZIP_BZIP2),
            (
                "packing",
                (
                    "l'archivio zip è compresso in un modo che qui non si legge; decomprimerlo e indicare il file che"
                    " contiene"
                ),
                "the zip is packed in a way that is not read here; unpack it and name the file in it",
            ),
            id="another packing",
        ),
        pytest.param(
            packed(),
            (
                "zip",
                "è un archivio zip con 0 file CSV; decomprimerlo e indicare un CSV",
                "is a zip with 0 CSV files; unpack it and name one CSV",
            ),
            id="empty archive",
        ),
        pytest.param(
            packed("leggimi.txt", "cartella.csv/"),
            (
                "zip",
                "è un archivio zip con 0 file CSV; decomprimerlo e indicare un CSV",
                "is a zip with 0 CSV files; unpack it and name one CSV",
            ),
            id="no file",
        ),
    ],
)
def test_what_is_no_csv(tmp_path: Path, found: bytes, expected: tuple[str, str, str]) -> None:
    """
    What is no CSV is told for what it is, with what to do.
    """
    assert expected == refusal(tmp_path / "cig.csv", found)


def test_a_locked_archive(tmp_path: Path) -> None:
    """
    An archive with a password is told for one.
    """
    found = bytearray(packed("cig.csv"))
    # The flag of encryption, in the list at the end of the archive.
    found[found.index(b"PK\x01\x02") + 8] |= 1
    assert (
        "password",
        "l'archivio zip è protetto da password; decomprimerlo e indicare il file che contiene",
        "the zip is protected by a password; unpack it and name the file in it",
    ) == refusal(tmp_path / "cig.zip", bytes(found))


def test_an_archive_of_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    An archive that unpacks to more than the limit is not unpacked.
    """
    monkeypatch.setattr(foreign_files, "MOST_UNPACKED", 2**20)
    path = tmp_path / "cig.zip"
    assert 2**20 == len(content(path, packed("cig.csv", rows=b"0" * 2**20)))
    assert (
        "too_big",
        "il file CSV nell'archivio zip ha 2 MB, il limite è 1 MB; decomprimerlo e dividerlo",
        "the CSV in the zip has 2 MB, the limit is 1 MB; unpack it and divide it",
    ) == refusal(path, packed("cig.csv", rows=b"0" * (2**20 + 1)))


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("20231001-cig_csv.csv",), id="one CSV"),
        pytest.param(("../../CIG.CSV", "leggimi.txt", "__MACOSX/._cig.csv"), id="one CSV among others"),
    ],
)
def test_an_archive_with_one_csv(tmp_path: Path, names: tuple[str, ...]) -> None:
    """
    The one CSV in an archive is read as if it stood alone, wherever its name would lead.
    """
    path = tmp_path / "20231001-cig_csv.zip"
    assert ROWS == content(path, packed(*names))
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("lotti.xml",), id="one XML"),
        pytest.param(("../LOTTI.XML", "leggimi.txt", "__MACOSX/._lotti.xml"), id="one XML among others"),
    ],
)
def test_an_archive_with_one_xml(tmp_path: Path, names: tuple[str, ...]) -> None:
    """
    Where XML is read too, the one XML of an archive is read as if it stood alone.
    """
    path = tmp_path / "lotti.zip"

    assert b"<a/>" == content(path, packed(*names, rows=b"<a/>"), markup=True)


def test_a_csv_counts_before_xml(tmp_path: Path) -> None:
    """
    An archive with one CSV is read as that, whatever XML it has beside.
    """
    archive = BytesIO()
    with ZipFile(archive, "w") as file:
        file.writestr("a.xml", "<a/>")
        file.writestr("cig.csv", ROWS)

    assert [ROWS, ROWS] == [content(tmp_path / "a.zip", archive.getvalue(), markup=markup) for markup in (False, True)]


@pytest.mark.parametrize("found", [b"", b"%PDF-1.7", b"<html>", b"<a/>"], ids=["nothing", "pdf", "web page", "XML"])
def test_what_stands_alone_where_xml_is_read(tmp_path: Path, found: bytes) -> None:
    """
    Where XML is read too, what is no archive is opened whatever it is: who reads it says what is wrong with it.
    """
    assert found == content(tmp_path / "a.xml", found, markup=True)


@pytest.mark.parametrize(
    ("names", "kind", "it", "en"),
    [
        pytest.param(
            ("a.xml", "b.XML"),
            "zip",
            "è un archivio zip con 2 file XML; decomprimerlo e indicare un XML",
            "is a zip with 2 XML files; unpack it and name one XML",
            id="two XML",
        ),
        pytest.param(
            ("a.xml", "a.csv", "b.csv"),
            "zip",
            "è un archivio zip con 2 file CSV; decomprimerlo e indicare un CSV",
            "is a zip with 2 CSV files; unpack it and name one CSV",
            id="two CSV",
        ),
        pytest.param(
            ("leggimi.txt",),
            "zip",
            "è un archivio zip con 0 file CSV; decomprimerlo e indicare un CSV",
            "is a zip with 0 CSV files; unpack it and name one CSV",
            id="none",
        ),
        pytest.param(
            ("[Content_Types].xml",),
            "xlsx",
            "è una cartella di Excel; aprirla e salvarla come «CSV UTF-8»",
            "is an Excel workbook; open it and save it as 'CSV UTF-8'",
            id="workbook",
        ),
    ],
)
def test_archives_where_xml_is_read(tmp_path: Path, names: tuple[str, ...], kind: str, it: str, en: str) -> None:
    """
    Where XML is read too, an archive of several files or of none is refused as elsewhere.
    """
    assert (kind, it, en) == refusal(tmp_path / "a.zip", packed(*names), markup=True)


def test_an_archive_of_too_much_xml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    An XML that unpacks to more than the limit is not unpacked: a bomb is not lit.
    """
    monkeypatch.setattr(foreign_files, "MOST_UNPACKED", 2**20)
    path = tmp_path / "a.zip"

    assert 2**20 == len(content(path, packed("a.xml", rows=b"0" * 2**20), markup=True))
    assert (
        "too_big",
        "il file XML nell'archivio zip ha 2 MB, il limite è 1 MB; decomprimerlo e dividerlo",
        "the XML in the zip has 2 MB, the limit is 1 MB; unpack it and divide it",
    ) == refusal(path, packed("a.xml", rows=b"0" * (2**20 + 1)), markup=True)
