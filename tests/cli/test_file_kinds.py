"""
What sort of file stands before the command `convert`: told by suffix and content where these leave no doubt.
"""

from pathlib import Path
from zipfile import ZipFile

import pytest

from contratti_quartiere.bilingual import Lang
from contratti_quartiere.cli.file_kinds import FileKind, kind_of
from contratti_quartiere.errors import DocumentError
from contratti_quartiere.exchange.sheets import template
from contratti_quartiere.exchange.sheets.table import SHEETS

CIG = "cig;numero_gara;oggetto_lotto;importo_lotto\n"
L190 = "cig,strutturaProponente:codiceFiscaleProp,sceltaContraente,importoAggiudicazione,importoSommeLiquidate\n"
DOCUMENT = '{"format": "contratti_quartiere/0.1.0", "title": "ocid"}'


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param("a.json", DOCUMENT, FileKind.DOCUMENT, id="document"),
        pytest.param("a.json", '{"tenders": []}', FileKind.DOCUMENT, id="JSON of nobody knows what"),
        pytest.param("a.json", '{"ocid": "x"}', FileKind.OCDS, id="release"),
        pytest.param("a.JSON", '{"uri": "x", "releases" : []}', FileKind.OCDS, id="package"),
        pytest.param("a.json", '[{"ocid": "x"}]', FileKind.OCDS, id="list of releases"),
        pytest.param("a.json", '{"records": []}', FileKind.OCDS, id="records"),
        pytest.param("a.jsonl", "", FileKind.OCDS, id="JSON lines"),
        pytest.param("a.ndjson", "", FileKind.OCDS, id="JSON lines by their other name"),
        pytest.param("a.xml", "", FileKind.L190, id="XML"),
        pytest.param("lotti.csv", "\n <?xml version='1.0'?>", FileKind.L190, id="XML that is called CSV"),
        pytest.param("a.csv", L190, FileKind.L190, id="CSV of lots"),
        pytest.param("a.csv", CIG, FileKind.CIG, id="CSV of CIG"),
        pytest.param("a.txt", CIG.upper().replace(";", "\t"), FileKind.CIG, id="tabs and capitals"),
        pytest.param("a.csv", "sep=;\n" + CIG.replace("cig", '"cig"'), FileKind.CIG, id="line of Excel, quotes"),
        pytest.param("a.csv", "cig;importo\n", FileKind.SHEETS, id="CSV of others"),
        pytest.param("a.csv", "", FileKind.SHEETS, id="empty"),
        pytest.param("a.xlsx", "<html>", FileKind.SHEETS, id="workbook by its name"),
        pytest.param("a.xml", '{"releases": []}', FileKind.OCDS, id="package that is called XML"),
        pytest.param("a.csv", '[{"ocid": "x"}]', FileKind.OCDS, id="releases that are called CSV"),
        pytest.param("a", '{"ocid": "x"}', FileKind.OCDS, id="release without a suffix"),
        pytest.param("a.xml", DOCUMENT, FileKind.DOCUMENT, id="document that is called XML"),
        pytest.param("a.csv", '{"x": 1}', FileKind.SHEETS, id="JSON of nobody knows what that is called CSV"),
        pytest.param("a.json", CIG, FileKind.CIG, id="CSV of CIG that is called JSON"),
        pytest.param("a.json", L190, FileKind.L190, id="CSV of lots that is called JSON"),
        pytest.param("a.json", "<?xml version='1.0'?>", FileKind.L190, id="XML that is called JSON"),
        pytest.param("a", None, FileKind.SHEETS, id="folder"),
    ],
)
def test_kind_by_name_and_content(name: str, content: str | None, expected: FileKind, tmp_path: Path) -> None:
    """
    A file is what its suffix and its first letters say.
    """
    path = tmp_path / name
    if content is None:
        path.mkdir()
    else:
        path.write_text(content, "utf-8")

    assert expected is kind_of(str(path))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_kind_in_every_usual_encoding(encoding: str, tmp_path: Path) -> None:
    """
    In which encoding a file was saved does not change what it is.
    """
    path = tmp_path / "a.csv"
    path.write_text(CIG, encoding)

    assert FileKind.CIG is kind_of(str(path))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("manca.json", FileKind.DOCUMENT),
        ("manca.csv", FileKind.SHEETS),
        ("manca.zip", FileKind.SHEETS),
        ("manca.xml", FileKind.L190),
    ],
)
def test_kind_of_no_file(name: str, expected: FileKind, tmp_path: Path) -> None:
    """
    A file that is not there is what its suffix says, and who reads it tells that it is not there.
    """
    assert expected is kind_of(str(tmp_path / name))


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        pytest.param("dati.csv", CIG, FileKind.CIG, id="CSV of CIG"),
        pytest.param("dati.csv", L190, FileKind.L190, id="CSV of lots"),
        pytest.param("dati.xml", "<?xml version='1.0'?>", FileKind.L190, id="XML"),
    ],
)
def test_kind_in_a_zip(name: str, head: str, expected: FileKind, tmp_path: Path) -> None:
    """
    In a zip it is the CSV that counts, or the XML where there is no CSV.
    """
    path = tmp_path / "a.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr(name, head)

    assert expected is kind_of(str(path))


@pytest.mark.parametrize("name", ["dati.csv", "dati.xml"])
def test_zip_of_nobody_knows_what(name: str, tmp_path: Path) -> None:
    """
    A zip whose file is not recognised is not read as a sheet, and the remedy is told.
    """
    path = tmp_path / "a.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr(name, "x;y\n")
    with pytest.raises(DocumentError) as caught:
        kind_of(str(path))

    assert [("unknown_content", True)] == [
        (problem.kind, "the file in the zip is not recognised; add --from l190" in problem.message.en)
        for problem in caught.value.problems
    ]


@pytest.mark.parametrize("lang", list(Lang))
def test_no_sheet_of_ours_is_taken_for_one_of_others(lang: Lang, tmp_path: Path) -> None:
    """
    The headers of no sheet make it a foreign file.
    """
    found: set[FileKind] = set()
    for sheet in SHEETS:
        path = tmp_path / f"{sheet.name(lang)}.csv"
        path.write_text(";".join(column.header(lang) for column in sheet.columns), "utf-8")
        found.add(kind_of(str(path)))
    template(tmp_path / "a.xlsx", lang=lang)

    assert ({FileKind.SHEETS}, FileKind.SHEETS) == (found, kind_of(str(tmp_path / "a.xlsx")))
