"""
The command `quarter`: the report on a page, as JSON, as an HTML file, and what it refuses.
"""

import json
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from contratti_quartiere.analysis.quarter import quarter
from contratti_quartiere.analysis.quarter_html import quarter_html
from contratti_quartiere.analysis.quarter_values import quarter_values
from contratti_quartiere.cli import main
from contratti_quartiere.exchange.documents import dumps
from contratti_quartiere.exchange.overrides import dumps as figures_dumps
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod, OperatorKind, OperatorPeriod
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.requests import Request, RequestKind

Printed = pytest.CaptureFixture[str]

ASKED = ("--quarter", "2017-Q2", "--on", "2017-07-10")
LAB = Laboratory(
    id="nord",
    name="Nord",
    opening_periods=(OpeningPeriod(first=date(2017, 5, 15)),),
    operators=(OperatorPeriod(kind=OperatorKind.OWN_STAFF, body="Comune di Milano"),),
)
PROGRAMME = Programme(
    laboratories=(LAB,),
    requests=tuple(
        Request(id=f"R{number}", laboratory="nord", kind=RequestKind.INFORM, received_on=date(2017, 5, 16))
        for number in range(7)
    ),
)


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Let the terminal of whoever runs the tests have 80 columns.
    """
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def file(tmp_path: Path) -> str:
    """
    Give the path of a document of one lab.
    """
    return written(tmp_path, PROGRAMME)


def written(folder: Path, programme: Programme) -> str:
    """
    Return the path of a document of a programme.
    """
    path = folder / "programma.json"
    path.write_text(dumps(programme), encoding="utf-8")
    return str(path)


def run(capsys: Printed, *words: str) -> tuple[int, str, str]:
    """
    Return the exit code of the command, what it prints, and what it prints where errors go.
    """
    code = main(["quarter", *words])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_page(capsys: Printed, file: str) -> None:
    """
    The page says of which lab and quarter it is, and its figures; what is hidden, and what is not known.
    """
    code, out, _ = run(capsys, file, "--lab", "nord", *ASKED)
    lines = [" ".join(line.split()) for line in out.splitlines()]

    assert (0, "Nord: rapporto del 2° trimestre 2017", []) == (
        code,
        lines[0],
        [
            line
            for line in (
                "Dal 1° aprile 2017 al 30 giugno 2017, come noto il 10 luglio 2017",
                "Gestore: Comune di Milano",
                "GIORNI E ORE",
                "giorni in servizio 47 0",
                "aperte alla fine 7 nascosto",
                "- ALER nascosto nascosto",
                "DA SAPERE",
                "- Non è agli atti alcuna attività del laboratorio: il loro numero è ignoto, non",
            )
            if line not in lines
        ],
    )


def test_page_in_english(capsys: Printed, file: str) -> None:
    """
    The page exists in English.
    """
    _, out, _ = run(capsys, file, *ASKED, "--lang", "en")

    assert ("Nord: report of the second quarter of 2017", True) == (out.splitlines()[0], "DAYS AND HOURS" in out)


def test_page_has_eighty_columns(capsys: Printed, file: str) -> None:
    """
    No line of the page is longer than the terminal.
    """
    _, out, _ = run(capsys, file, *ASKED)

    assert [] == [line for line in out.splitlines() if cell_len(line) > 80]


def test_json(capsys: Printed, file: str) -> None:
    """
    JSON is that of the report.
    """
    code, out, _ = run(capsys, file, *ASKED, "--json")
    report = quarter(PROGRAMME, lab="nord", year=2017, number=2, on=date(2017, 7, 10))

    assert (0, quarter_values(report)) == (code, json.loads(out))


@pytest.mark.parametrize(("lang", "said"), [("it", "scritto"), ("en", "written")])
def test_html(capsys: Printed, file: str, tmp_path: Path, lang: str, said: str) -> None:
    """
    The HTML page is written into the file that is named, and the command says so.
    """
    path = tmp_path / "r.html"
    code, out, _ = run(capsys, file, *ASKED, "--html", str(path), "--lang", lang)
    report = quarter(PROGRAMME, lab="nord", year=2017, number=2, on=date(2017, 7, 10))

    assert (0, f"{said}: {path}", quarter_html(report, lang)) == (
        code,
        "".join(out.splitlines()).replace(" ", "").replace(":", ": ", 1),
        path.read_text("utf-8"),
    )


def test_html_and_json(capsys: Printed, file: str, tmp_path: Path) -> None:
    """
    With both, the page is written and JSON alone is printed.
    """
    path = tmp_path / "r.html"
    _, out, _ = run(capsys, file, *ASKED, "--html", str(path), "--json")

    assert ("2017-Q2", True) == (json.loads(out)["quarter"], path.exists())


def test_html_over_the_document(capsys: Printed, file: str) -> None:
    """
    The page is not written over the document that is read.
    """
    before = Path(file).read_text("utf-8")
    code, _, err = run(capsys, file, *ASKED, "--html", file, "--lang", "en")

    assert (2, "use of --html: is the file to read too; name another file\n", before) == (
        code,
        err,
        Path(file).read_text("utf-8"),
    )


def test_html_that_cannot_be_written(capsys: Printed, file: str, tmp_path: Path) -> None:
    """
    A file that cannot be written is told with its path.
    """
    code, _, err = run(capsys, file, *ASKED, "--html", str(tmp_path), "--lang", "en")

    assert (2, True) == (code, "cannot be written (is a folder)" in err)


def test_the_day_of_today(capsys: Printed, file: str) -> None:
    """
    Without a day, the report is as of today: the quarter of 2017 is over.
    """
    assert 0 == run(capsys, file, "--quarter", "2017-T2", "--json")[0]


def test_figures_of_the_body(capsys: Printed, file: str, tmp_path: Path) -> None:
    """
    The body's own figures say below which number counts are hidden.
    """
    figures = tmp_path / "cifre.json"
    own = PARAMETERS.override("small_number", 8, source="determina 12/2026")
    figures.write_text(figures_dumps(own), encoding="utf-8")
    _, out, _ = run(capsys, file, *ASKED, "--parameters", str(figures), "--json")

    assert 8 == json.loads(out)["small_number"]["value"]


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["page", "json"])
def test_figures_that_cannot_be_read(capsys: Printed, file: str, tmp_path: Path, form: tuple[str, ...]) -> None:
    """
    Figures that cannot be read are told, and no report is made.
    """
    figures = tmp_path / "cifre.json"
    figures.write_text("{", encoding="utf-8")
    code, out, err = run(capsys, file, *ASKED, "--parameters", str(figures), *form)

    assert (2, True, False) == (code, "cifre.json" in (out + err).replace("\n", ""), "rapporto" in out)


def test_document_that_cannot_be_read(capsys: Printed, tmp_path: Path) -> None:
    """
    What is wrong with a document is told, and no report is made.
    """
    path = tmp_path / "programma.json"
    path.write_text('{"format": 3}', encoding="utf-8")
    code, out, _ = run(capsys, str(path), *ASKED)

    assert (2, True, False) == (code, "formato 3 sconosciuto" in out, "rapporto" in out)


def test_document_that_cannot_be_read_as_json(capsys: Printed, tmp_path: Path) -> None:
    """
    As JSON, what is wrong with a document is the report of the check.
    """
    path = tmp_path / "programma.json"
    path.write_text('{"format": 3}', encoding="utf-8")
    code, out, _ = run(capsys, str(path), *ASKED, "--json")

    assert (2, ["document-readable"]) == (code, [found["rule"] for found in json.loads(out)["findings"]])


def test_unknown_lab(capsys: Printed, file: str) -> None:
    """
    A lab that the document does not have is refused with those that it has.
    """
    code, _, err = run(capsys, file, "--lab", "sud", *ASKED, "--lang", "en")

    assert (2, True, True) == (code, "'sud'" in err, "nord" in err)


@pytest.mark.parametrize(
    ("labs", "said"),
    [
        pytest.param(("sud", "nord"), "use of --lab: the document has 2 labs; choose one: nord, sud\n", id="several"),
        pytest.param((), "use of --lab: the document has 0 labs; add the lab to the document\n", id="none"),
    ],
)
def test_lab_must_be_chosen(capsys: Printed, tmp_path: Path, labs: tuple[str, ...], said: str) -> None:
    """
    Where there is not one lab, the command says which there are.
    """
    path = written(tmp_path, Programme(laboratories=tuple(Laboratory(id=name) for name in labs)))
    code, _, err = run(capsys, path, *ASKED, "--lang", "en")

    assert (2, said) == (code, err)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("--quarter", "2017"), "quarter '2017': is not written yyyy-Qn", id="another form"),
        pytest.param(("--quarter", "2017-Q5"), "is not written yyyy-Qn", id="fifth quarter"),
        pytest.param(("--quarter", "2018-Q1", "--on", "2017-12-31"), "starts on 1 January 2018", id="not begun"),
        pytest.param((), "missing: --quarter", id="none"),
    ],
)
def test_quarter_that_cannot_be_asked(capsys: Printed, file: str, words: tuple[str, ...], said: str) -> None:
    """
    A quarter that is no quarter, or has not begun, is refused.
    """
    code, out, err = run(capsys, file, *words, "--lang", "en")

    assert (2, "", True) == (code, out, said in err)
