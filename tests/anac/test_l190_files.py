"""
Which sort of file published lots stand in: told by its bytes and not by its name.
"""

from pathlib import Path
from zipfile import ZipFile

import pytest

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


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """
    A file that cannot be opened is an error of the system's own, at once and not with the first lot.
    """
    with pytest.raises(FileNotFoundError):
        read_l190(tmp_path / "manca.xml")
