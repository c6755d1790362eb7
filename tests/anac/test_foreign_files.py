"""
What stands where a foreign CSV should: told for what it is, with what to do; a zip with one CSV is read.
"""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from contratti_quartiere.errors import DocumentError
from contratti_quartiere.exchange.anac import foreign_files
from contratti_quartiere.exchange.anac.foreign_files import Encoding, how_saved, opened

ROWS = b"cig;oggetto_lotto\r\nZ1;A\r\n"


def content(path: Path, found: bytes) -> bytes:
    """
    Write a file, open it and return the bytes of the CSV.
    """
    path.write_bytes(found)
    with opened(path) as file:
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


def refusal(path: Path, found: bytes) -> tuple[str, str, str]:
    """
    Return why nothing of a file can be read.
    """
    with pytest.raises(DocumentError) as raised:
        content(path, found)
    (problem,) = raised.value.problems
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
                "l'archivio zip è compresso in un modo che qui non si legge; decomprimerlo e indicare il CSV",
                "the zip is packed in a way that is not read here; unpack it and name the CSV",
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
        "l'archivio zip è protetto da password; decomprimerlo e indicare il CSV",
        "the zip is protected by a password; unpack it and name the CSV",
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
        "il CSV nell'archivio zip ha 2 MB, il limite è 1 MB; decomprimerlo e dividerlo",
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
    ("found", "encoding", "cut"),
    [
        pytest.param(ROWS, Encoding.UTF_8, False, id="ASCII"),
        pytest.param("perché".encode(), Encoding.UTF_8, False, id="UTF-8"),
        pytest.param("perché".encode()[:-1], Encoding.UTF_8, True, id="UTF-8 within a letter"),
        pytest.param("perché".encode("utf-8-sig") + b"\xe8;", Encoding.MIXED, False, id="a mark, and a stray byte"),
        pytest.param(b"\xef\xbb\xbf\xe8;", Encoding.MIXED, False, id="nothing but a mark is UTF-8"),
        pytest.param("perché è".encode() + b"\xe8;\xe8;\xc3", Encoding.MIXED, True, id="stray bytes, and cut"),
        pytest.param("é".encode() + b"\xe8;" * 9, Encoding.MIXED, False, id="one letter in ten is UTF-8"),
        pytest.param("é".encode() + b"\xe8;" * 10, Encoding.CP1252, False, id="less than one in ten is"),
        pytest.param("perché è".encode("cp1252"), Encoding.CP1252, False, id="the code page of Windows"),
        pytest.param("a;b".encode("utf-16"), Encoding.UTF_16, False, id="UTF-16"),
        pytest.param("a;b".encode("utf-16")[:-1], Encoding.UTF_16, True, id="UTF-16 within a letter"),
        pytest.param("a;b".encode("utf-16-le"), Encoding.UTF_16_LE, False, id="UTF-16 without a mark"),
        pytest.param("a;b".encode("utf-16-be")[:-1], Encoding.UTF_16_BE, True, id="UTF-16 of the other order, cut"),
        pytest.param(ROWS + b"\0", Encoding.UTF_8, False, id="one zero byte"),
        pytest.param(b"x" * (2**20 - 1) + "è".encode(), Encoding.UTF_8, False, id="a letter on the edge of a part"),
        pytest.param(b"x" * 2**20 + "è".encode("cp1252") + b"x", Encoding.CP1252, False, id="the last byte but one"),
        pytest.param(b"\xff\xfe" + b"x\0" * 2**19 + b"x", Encoding.UTF_16, True, id="UTF-16 in two parts"),
    ],
)
def test_encodings_by_their_bytes(found: bytes, encoding: Encoding, cut: bool) -> None:
    """
    The bytes of a whole file say how it was saved, and whether it ends within a letter.
    """
    saved = how_saved(BytesIO(found))
    assert (encoding, cut) == (saved.encoding, saved.cut)
