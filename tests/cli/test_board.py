"""
The command `board`: the morning of the offices as text, as JSON, or as a page to print.
"""

import json
from contextlib import chdir
from datetime import date
from pathlib import Path

import pytest

from contratti_quartiere.analysis.board import board
from contratti_quartiere.analysis.board_html import board_html
from contratti_quartiere.analysis.board_values import board_values
from contratti_quartiere.cases import una_scala
from contratti_quartiere.cli import main
from contratti_quartiere.exchange.documents import check, dumps, load
from contratti_quartiere.exchange.overrides import load as load_figures
from contratti_quartiere.exchange.sheets import read, write

Printed = pytest.CaptureFixture[str]

EXAMPLES = Path(__file__).parents[2] / "docs/examples"
MORNING = str(EXAMPLES / "cruscotto.json")
FIGURES = str(EXAMPLES / "cifre.json")
DAY = date(2018, 2, 12)
ON = ("--on", "12/02/2018")


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Let the terminal of whoever runs the tests have 80 columns.
    """
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.parametrize(
    ("lang", "second"),
    [
        pytest.param("it", "Cruscotto al 24 aprile 2018 · contratti_quartiere 0.1.0", id="it"),
        pytest.param("en", "Board as of 24 April 2018 · contratti_quartiere 0.1.0", id="en"),
    ],
)
def test_page(capsys: Printed, lang: str, second: str) -> None:
    """
    The board of a document on a day is printed in the language that is asked for.
    """
    code = main(["board", MORNING, "--on", "2018-04-24", "--lang", lang])

    assert (0, ["Una mattina inventata", second]) == (code, capsys.readouterr().out.splitlines()[:2])


def test_staircase_without_a_file(capsys: Printed) -> None:
    """
    Without a document the board is that of the staircase that comes with the library.
    """
    code = main(["board", *ON, "--json"])

    assert (0, board_values(board(una_scala(), on=DAY))) == (code, json.loads(capsys.readouterr().out))


def test_day_is_today_unless_given(capsys: Printed) -> None:
    """
    Without a day the board is of today.
    """
    before = date.today()  # noqa: DTZ011  # as the command itself
    main(["board", "--json"])
    found = date.fromisoformat(json.loads(capsys.readouterr().out)["on"])

    assert before <= found <= date.today()  # noqa: DTZ011  # as the command itself


def test_figures_of_the_body(capsys: Printed) -> None:
    """
    With the figures of a body the board has the days that hang on them.
    """
    main(["board", *ON, "--json", "--parameters", FIGURES])
    found = json.loads(capsys.readouterr().out)

    assert (board_values(board(una_scala(), on=DAY, parameters=load_figures(FIGURES))), True) == (
        found,
        found != board_values(board(una_scala(), on=DAY)),
    )


# ------------------------------------------------------------------------------------------------------------ the page


@pytest.mark.parametrize(
    ("lang", "said"),
    [pytest.param("it", "scritto: {}", id="it"), pytest.param("en", "written: {}", id="en")],
)
def test_page_to_print(capsys: Printed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lang: str, said: str) -> None:
    """
    With --html the page is written to a file, and only that is said.
    """
    monkeypatch.chdir(tmp_path)
    code = main(["board", *ON, "--html", "cruscotto.html", "--lang", lang])

    assert (0, said.format("cruscotto.html\n"), board_html(board(una_scala(), on=DAY), lang)) == (
        code,
        capsys.readouterr().out,
        (tmp_path / "cruscotto.html").read_text("utf-8"),
    )


def test_page_and_json(capsys: Printed, tmp_path: Path) -> None:
    """
    With --json too the page is written and JSON is all that is printed.
    """
    page = tmp_path / "board.HTM"
    main(["board", *ON, "--html", str(page), "--json"])

    assert (board_values(board(una_scala(), on=DAY)), True) == (
        json.loads(capsys.readouterr().out),
        page.read_text("utf-8").startswith("<!DOCTYPE html>"),
    )


@pytest.mark.parametrize(
    ("name", "lang", "said"),
    [
        pytest.param(
            "programma.json",
            "it",
            "pagina da scrivere 'programma.json': non finisce in .html; scrivere un nome come cruscotto.html",
            id="it",
        ),
        pytest.param(
            "html",
            "en",
            "page to write 'html': does not end in .html; write a name such as board.html",
            id="en",
        ),
    ],
)
def test_page_is_not_written_over_a_document(capsys: Printed, tmp_path: Path, name: str, lang: str, said: str) -> None:
    """
    A page is written to a name that ends in .html only: no document is lost to a slip.
    """
    with chdir(tmp_path):
        Path(name).write_text("x", encoding="utf-8")
        code = main(["board", *ON, "--html", name, "--lang", lang])

    assert (2, said, "x") == (code, capsys.readouterr().err.strip(), (tmp_path / name).read_text("utf-8"))


def test_page_that_cannot_be_written(capsys: Printed, tmp_path: Path) -> None:
    """
    A folder that is not there is told, and the exit code says that nothing was written.
    """
    with chdir(tmp_path):
        code = main(["board", *ON, "--html", "no/board.html", "--lang", "en"])

    said = (
        "file to write 'no/board.html': cannot be written (the folder is not there); name a folder in which one may"
        " write"
    )
    assert (2, said) == (code, capsys.readouterr().err.strip())


# ------------------------------------------------------------------------------------------------------- what is wrong


def test_document_that_cannot_be_read(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A document with errors is told error by error, as validate does, and no board is made of the rest.
    """
    monkeypatch.chdir(EXAMPLES)
    code = main(["board", "mobilita-impossibile.json", "--lang", "en"])

    assert (2, ["mobilita-impossibile.json: the document cannot be read", " /relocations/0/history/4/event"]) == (
        code,
        capsys.readouterr().out.splitlines()[:2],
    )


def test_document_that_cannot_be_read_as_json(capsys: Printed) -> None:
    """
    With --json the errors of a document are a report.
    """
    broken = EXAMPLES / "mobilita-impossibile.json"
    code = main(["board", str(broken), *ON, "--json"])

    assert (2, check(broken.read_bytes(), on=DAY).to_dict()) == (code, json.loads(capsys.readouterr().out))


def test_figures_that_cannot_be_read(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Figures of a body that cannot be read are told, and no board is made without them.
    """
    monkeypatch.chdir(EXAMPLES)
    code = main(["board", *ON, "--parameters", "cifre-sbagliate.json", "--lang", "en"])

    assert (2, "cifre-sbagliate.json: the document cannot be read") == (code, capsys.readouterr().out.splitlines()[0])


def test_document_may_hold_markup(tmp_path: Path) -> None:
    """
    What looks like markup in a document is text on the page that is written.
    """
    source, page = tmp_path / "p.json", tmp_path / "p.html"
    source.write_text(dumps(una_scala()).replace("Una scala", "<script>alert(1)</script>"), encoding="utf-8")
    main(["board", str(source), *ON, "--html", str(page)])
    found = page.read_text("utf-8")

    assert (False, True) == ("<script" in found, "&lt;script&gt;alert(1)&lt;/script&gt;" in found)


# ---------------------------------------------------------------------------------------------------------- the sheets


@pytest.mark.parametrize("name", ["foglio.xlsx", "FOGLIO.XLSX", "cartella"])
def test_sheet(capsys: Printed, tmp_path: Path, name: str) -> None:
    """
    A workbook, or a folder of CSV files, has the board of the programme that is read from it.
    """
    sheet = tmp_path / name
    write(load(MORNING), sheet, partial=True)
    code = main(["board", str(sheet), "--on", "2018-04-24", "--json"])

    assert (0, board_values(board(read(sheet), on=date(2018, 4, 24)))) == (code, json.loads(capsys.readouterr().out))


def test_sheet_says_what_its_document_says(capsys: Printed, tmp_path: Path) -> None:
    """
    Who is in, and what is due, is the same in a workbook and in the document from which it was written.
    """
    sheet = tmp_path / "foglio.xlsx"
    write(load(MORNING), sheet, partial=True)
    told: list[tuple[object, ...]] = []
    for source in (MORNING, str(sheet)):
        main(["board", source, "--on", "2018-04-24", "--json"])
        found = json.loads(capsys.readouterr().out)
        inside = [case["household"] for site in found["sites"] for case in site["inside"]]
        told.append((inside, [(deadline["text"], deadline.get("due")) for deadline in found["deadlines"]]))

    assert told[0] == told[1]


def test_sheet_with_errors(capsys: Printed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """
    What is wrong in a sheet is told by its cell, and no board is made of the rest.
    """
    monkeypatch.chdir(tmp_path)
    Path("nuclei.csv").write_text("nucleo;componenti\nN1;molti\n", encoding="utf-8")
    code = main(["board", "nuclei.csv", "--lang", "en"])
    first, place, *_ = capsys.readouterr().out.splitlines()

    assert (2, "nuclei.csv: the document cannot be read", " nuclei!B2") == (code, first, place)


def test_sheet_with_errors_as_json(capsys: Printed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """
    With --json what is wrong in a sheet is a list of problems, in the form of findings.
    """
    monkeypatch.chdir(tmp_path)
    Path("nuclei.csv").write_text("nucleo;componenti\nN1;molti\n", encoding="utf-8")
    code = main(["board", "nuclei.csv", "--json"])
    found = json.loads(capsys.readouterr().out)

    assert (2, ["problems"], ["nuclei!B2"], ["document-readable"]) == (
        code,
        list(found),
        [problem["path"] for problem in found["problems"]],
        [problem["rule"] for problem in found["problems"]],
    )
