"""
Which sort of file published lots stand in: told by its bytes and not by its name.
"""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from contratti_quartiere.errors import DocumentError, shown
from contratti_quartiere.exchange.anac import l190_programme, read_l190
from contratti_quartiere.identifiers import Cig

XML = "<pubblicazione><data><lotto><cig>7911923567</cig></lotto></data></pubblicazione>"
CSV = (
    "cig;strutturaProponente:codiceFiscaleProp;importoAggiudicazione;importoSommeLiquidate;sceltaContraente\n"
    "7911923567;;;;\n"
)


@pytest.mark.parametrize("name", ["lotti.xml", "lotti.csv", "lotti"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [pytest.param(XML, id="XML"), pytest.param(CSV, id="CSV")])
def test_a_file_is_what_it_holds(tmp_path: Path, name: str, encoding: str, text: str) -> None:
    """
    XML is read as XML and CSV as CSV, whatever the file is called and however it is saved.
    """
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))

    assert [Cig("7911923567")] == [row.record.cig for row in read_l190(path) if row.record is not None]


def test_a_csv_in_a_zip(tmp_path: Path) -> None:
    """
    A zip with one CSV is read as that CSV; the path may be a text.
    """
    path = tmp_path / "lotti.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("lotti.csv", CSV)

    assert [Cig("7911923567")] == [row.record.cig for row in read_l190(str(path)) if row.record is not None]


def zipped(folder: Path, *members: tuple[str, str | bytes], packing: int = ZIP_DEFLATED) -> Path:
    """
    Write an archive of some members.
    """
    path = folder / "lotti.zip"
    with ZipFile(path, "w", packing) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("name", ["dataset.xml", "anno/DATASET.XML", "lotti.csv"])
def test_an_xml_in_a_zip(tmp_path: Path, name: str) -> None:
    """
    A zip with one XML is read as that XML, and so is one that is called a CSV.
    """
    path = zipped(tmp_path, (name, XML), ("leggimi.txt", "x"))

    assert [Cig("7911923567")] == [row.record.cig for row in read_l190(path) if row.record is not None]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encoding_of_an_xml_in_a_zip(tmp_path: Path, encoding: str) -> None:
    """
    However it is saved, an XML in a zip is read as if it stood alone.
    """
    path = zipped(tmp_path, ("dataset.xml", XML.encode(encoding)))

    assert [Cig("7911923567")] == [row.record.cig for row in read_l190(path) if row.record is not None]


BOMB = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><pubblicazione>&c;</pubblicazione>'


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        pytest.param((("a.xml", XML), ("b.xml", XML)), "zip", id="two XML"),
        pytest.param((("a.csv", CSV), ("b.csv", CSV)), "zip", id="two CSV"),
        pytest.param((("leggimi.txt", XML),), "zip", id="neither"),
        pytest.param((("a.xml", BOMB),), "doctype", id="entities that multiply"),
        pytest.param((("a.xml", " " * 2**17),), "not_l190", id="no element for long"),
        pytest.param((("a.xml", "<pubblicazione>" * 65),), "nesting", id="too deep"),
        pytest.param((("a.xml", CSV),), "xml", id="no XML"),
        pytest.param((("a.xml", ""),), "broken_off", id="empty XML"),
        pytest.param((("a.csv", ""),), "empty", id="empty CSV"),
        pytest.param((("a.csv", CSV.encode("utf-32")),), "encoding", id="CSV in UTF-32"),
    ],
)
def test_a_zip_of_something_else(tmp_path: Path, members: tuple[tuple[str, str | bytes], ...], kind: str) -> None:
    """
    What is refused where it stands alone is refused in a zip, and so is a zip of which nobody knows what to read.
    """
    path = zipped(tmp_path, *members)

    with pytest.raises(DocumentError) as raised:
        list(read_l190(path))
    assert [kind] == [problem.kind for problem in raised.value.problems]


def test_a_zip_that_is_damaged(tmp_path: Path) -> None:
    """
    Of an XML whose zip was changed the lots are there, and then the error: they are not known to be the whole file.
    """
    # More than is read at once: what is read with the end of an archive that was changed is not given.
    lot = "<lotto><oggetto>Custodia</oggetto></lotto>"
    path = zipped(tmp_path, ("a.xml", XML.replace("</data>", lot * 5_000 + "</data>")), packing=ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"7911923567", b"00000010D3"))
    imported = l190_programme(read_l190(path))

    assert ("00000010D3", False, "damaged") == (
        imported.programme.tenders[0].id,
        imported.tally.whole,
        imported.problems[-1].kind,
    )


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(b" \r\n \n", "empty", id="blanks"),
        pytest.param(b"\xff\xfe \x00\n\x00", "empty", id="blanks in UTF-16"),
        pytest.param(b' {"releases": []}', "json", id="JSON"),
        pytest.param("[]".encode("utf-16"), "json", id="JSON in UTF-16"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x01\x02", "binary", id="an image"),
        pytest.param(b"uno;due\n1;2\n", "missing_headers", id="a CSV of something else"),
        pytest.param("<a/>".encode("utf-32"), "encoding", id="XML in UTF-32"),
        pytest.param("<a/>".encode("utf-32-be"), "encoding", id="XML in UTF-32 without a mark"),
        pytest.param(CSV.encode("utf-32"), "encoding", id="CSV in UTF-32"),
    ],
)
def test_a_file_of_something_else(tmp_path: Path, content: bytes, kind: str) -> None:
    """
    A file that holds no lots is told by its name, and for what it is as far as its bytes show.
    """
    path = tmp_path / "lotti.csv"
    path.write_bytes(content)

    with pytest.raises(DocumentError) as raised:
        list(read_l190(path))
    assert [kind] == [problem.kind for problem in raised.value.problems]
    assert f"{shown(str(path))}: " in str(raised.value)
