"""
Which sort of file published lots stand in: told by its bytes and not by its name.
"""

from pathlib import Path
from zipfile import ZipFile

import pytest

from contratti_quartiere.errors import DocumentError
from contratti_quartiere.exchange.anac import read_l190
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
    A file that holds no lots is told for what it is, as far as its bytes show.
    """
    path = tmp_path / "lotti.csv"
    path.write_bytes(content)

    with pytest.raises(DocumentError) as raised:
        list(read_l190(path))
    assert [kind] == [problem.kind for problem in raised.value.problems]
