"""
The command `convert`: out to a sheet, back to a document, never over what is there, and every error with its cell.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from contratti_quartiere.cases import una_scala
from contratti_quartiere.cli import main
from contratti_quartiere.exchange.documents import dumps, load
from contratti_quartiere.exchange.sheets import held, read, write
from contratti_quartiere.programme import Programme

Printed = pytest.CaptureFixture[str]
STAIRCASE = held(una_scala())
NO_WORKBOOK = "non finisce in .xlsx; scrivere foglio.xlsx, o una cartella senza punto per i CSV"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Let the commands run in an empty folder, on a terminal of 80 columns, with the staircase as a document.
    """
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    Path("scala.json").write_text(dumps(una_scala()), "utf-8")
    Path("intera.json").write_text(dumps(STAIRCASE), "utf-8")


def flat(text: str) -> str:
    """
    Return a text on one line.
    """
    return " ".join(text.split())


@pytest.mark.parametrize("sheet", ["foglio.xlsx", "foglio"])
def test_there_and_back(sheet: str, capsys: Printed) -> None:
    """
    A document that goes out to a workbook or to CSV files comes back as it was.
    """
    codes = [main(["convert", "intera.json", sheet]), main(["convert", sheet, "di_ritorno.json"])]

    assert ([0, 0], STAIRCASE, f"Scritto: {sheet}\nScritto: di_ritorno.json\n") == (
        codes,
        load("di_ritorno.json"),
        capsys.readouterr().out,
    )


def test_from_a_workbook_to_csv() -> None:
    """
    A sheet of one sort becomes one of another.
    """
    write(STAIRCASE, "foglio.xlsx")

    assert (0, STAIRCASE) == (main(["convert", "foglio.xlsx", "csv"]), read("csv"))


def test_what_no_sheet_holds_is_told_and_nothing_is_written(capsys: Printed) -> None:
    """
    A document of which something would be lost is not written, and each thing is named.
    """
    code = main(["convert", "scala.json", "foglio.xlsx"])
    printed = capsys.readouterr().out

    assert (2, False, 5, True) == (
        code,
        Path("foglio.xlsx").exists(),
        printed.count("nessun foglio lo contiene"),
        "Con --partial si scrive il resto" in flat(printed),
    )


def test_part_of_a_document(capsys: Printed) -> None:
    """
    The part that a sheet holds is written where it is asked for, and what stays out is named.
    """
    code = main(["convert", "scala.json", "foglio.xlsx", "--partial", "--lang", "en"])
    printed = capsys.readouterr().out

    assert (1, STAIRCASE, "Written, but partial: foglio.xlsx", True, 5) == (
        code,
        read("foglio.xlsx"),
        printed.split("\n")[0],
        "STAY OUT" in printed,
        printed.count("no sheet holds it"),
    )


def test_values_for_a_program(capsys: Printed) -> None:
    """
    What was written, what is wrong and what would be lost come as JSON too.
    """
    codes: list[int] = []
    found: list[tuple[str | None, bool, int, list[str]]] = []
    Path("storto.csv").write_text("x")
    for arguments in (
        ["scala.json", "foglio.xlsx"],
        ["scala.json", "foglio.xlsx", "--partial"],
        ["storto.csv", "a.json"],
    ):
        codes.append(main(["convert", *arguments, "--json"]))
        values = json.loads(capsys.readouterr().out)
        found.append(
            (values["written"], values["partial"], len(values["lost"]), [one["kind"] for one in values["problems"]])
        )

    assert (
        [2, 1, 2],
        [(None, False, 5, []), ("foglio.xlsx", True, 5, []), (None, False, 0, ["unknown_sheet"])],
    ) == (codes, found)


def test_template(capsys: Printed) -> None:
    """
    An empty workbook is written, in the language that was asked for.
    """
    code = main(["convert", "--template", "modello.xlsx", "--lang", "en"])

    assert (0, "Written: modello.xlsx\n", Programme(), True) == (
        code,
        capsys.readouterr().out,
        read("modello.xlsx"),
        "households" in load_workbook("modello.xlsx").sheetnames,
    )


def test_every_error_with_its_cell(capsys: Printed) -> None:
    """
    A sheet that cannot be read is answered with every error by sheet, row and column, and nothing is written.
    """
    main(["convert", "--template", "foglio.xlsx"])
    book: Any = load_workbook("foglio.xlsx")
    book["nuclei"]["A3"], book["nuclei"]["B3"] = "H01", "tre"
    steps = {cell.value: cell.column_letter for cell in book["passi"][1]}
    for header, value in {"nucleo": "H02", "passo": "propni", "giorno": "13/01/18"}.items():
        book["passi"][f"{steps[header]}3"] = value
    book.save("foglio.xlsx")
    capsys.readouterr()
    code = main(["convert", "foglio.xlsx", "a.json"])
    printed = capsys.readouterr().out

    assert (2, False, "foglio.xlsx: il documento non si può leggere", True) == (
        code,
        Path("a.json").exists(),
        printed.split("\n")[0],
        all(cell in printed for cell in ("nuclei!B3", "passi!B3", "passi!E3", "passi!F3", "Errori: 4")),
    )


@pytest.mark.parametrize("name", ["intera.json", "foglio.xlsx", "cartella"])
def test_nothing_is_written_over(name: str, capsys: Printed) -> None:
    """
    What is there stays, unless it is asked for.
    """
    Path("cartella").mkdir()
    Path("cartella/appunti.txt").write_text("x")
    write(Programme(), "foglio.xlsx")
    write(Programme(title="x"), "da.xlsx")
    refused = main(["convert", "da.xlsx", name])
    said = capsys.readouterr().err
    forced = main(["convert", "da.xlsx", name, "--force"])

    assert (2, f"file da scrivere '{name}': c'è già; scegliere un altro nome, o aggiungere --force\n", 0) == (
        refused,
        said,
        forced,
    )


def test_empty_folder_is_filled() -> None:
    """
    A folder in which nothing is may be written to.
    """
    Path("csv").mkdir()

    assert (0, STAIRCASE) == (main(["convert", "intera.json", "csv"]), read("csv"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param([], "uso di convert: così non è possibile; scrivere convert DA A", id="nothing"),
        pytest.param(["intera.json"], "uso di convert: così non è possibile; scrivere convert DA A", id="no target"),
        pytest.param(
            ["intera.json", "--template", "a.xlsx"],
            "uso di --template: così non è possibile; scrivere solo --template FILE.xlsx",
            id="template of a document",
        ),
        pytest.param(
            ["intera.json", "./intera.json", "--force"],
            "uso di A: è anche il file da leggere; indicare un altro file",
            id="onto itself",
        ),
        pytest.param(
            ["intera.json", "foglio.ods"],
            "file da scrivere 'foglio.ods': non finisce in .json o .xlsx; scrivere programma.json, foglio.xlsx, o una"
            " cartella senza punto per i CSV",
            id="another format",
        ),
        pytest.param(
            ["--template", "modello"],
            f"file da scrivere 'modello': {NO_WORKBOOK}",
            id="template that is no workbook",
        ),
        pytest.param(
            ["intera.json", ""], "uso di A: il nome è vuoto; indicare il file da scrivere", id="target without a name"
        ),
        pytest.param(
            ["--template", " "],
            "uso di --template: il nome è vuoto; indicare il file da scrivere",
            id="template without a name",
        ),
        pytest.param(
            ["intera.json", "a.json", "--problems", ""],
            "uso di --problems: il nome è vuoto; indicare il file da scrivere",
            id="problems without a name",
        ),
        *(
            pytest.param(
                ["intera.json", name, "--to", "ocds"],
                f"OCDS da scrivere '{name}': non finisce in .json, e OCDS è JSON; scrivere release.json, o togliere"
                " --to ocds per avere fogli",
                id=f"OCDS that is called {name}",
            )
            for name in ("a.xlsx", "a", "a.csv")
        ),
    ],
)
def test_words_that_do_not_go_together(arguments: list[str], said: str, capsys: Printed) -> None:
    """
    What cannot be done is told in a sentence, with the exit code of bad input.
    """
    assert (2, f"{said}\n") == (main(["convert", *arguments]), capsys.readouterr().err)


def test_file_that_is_not_there(capsys: Printed) -> None:
    """
    A source that is not there is told by its name.
    """
    codes = [main(["convert", name, "a.json"]) for name in ("manca.json", "manca.xlsx")]

    assert ([2, 2], 2) == (codes, capsys.readouterr().out.count("il file non esiste"))


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--template", "no/x.xlsx"], id="template"),
        pytest.param(["intera.json", "no/x.xlsx"], id="workbook"),
        pytest.param(["intera.json", "no/x.json"], id="document"),
        pytest.param(["intera.json", "no/x"], id="CSV files"),
    ],
)
def test_folder_that_is_not_there(arguments: list[str], capsys: Printed) -> None:
    """
    A file that cannot be written is told in one sentence with its path, and nothing else is printed.
    """
    said = (
        f"file da scrivere '{arguments[-1]}': non si può scrivere (la cartella non c'è); indicare una cartella in cui"
        " si può scrivere\n"
    )
    code = main(["convert", *arguments])

    assert (2, said, "") == (code, *capsys.readouterr()[::-1])


@pytest.mark.parametrize(
    ("source", "told"),
    [pytest.param("passi.csv", True, id="one sheet"), pytest.param("foglio", False, id="a folder of sheets")],
)
def test_references_of_one_sheet(source: str, told: bool, capsys: Printed) -> None:
    """
    Of one sheet alone it is told that what it refers to was not checked.
    """
    write(STAIRCASE, "foglio")
    Path("passi.csv").write_bytes(Path("foglio/passi.csv").read_bytes())
    code = main(["convert", source, "b.json"])

    assert (0, told) == (code, "non sono stati verificati" in flat(capsys.readouterr().out))


@pytest.mark.parametrize(
    ("source", "checked"),
    [
        pytest.param("passi.csv", False, id="one sheet"),
        pytest.param("foglio", True, id="a folder of sheets"),
        pytest.param("intera.json", True, id="document"),
    ],
)
def test_references_of_one_sheet_for_a_program(source: str, checked: bool, capsys: Printed) -> None:
    """
    As JSON it is told too whether what a sheet refers to was checked.
    """
    write(STAIRCASE, "foglio")
    Path("passi.csv").write_bytes(Path("foglio/passi.csv").read_bytes())
    code = main(["convert", source, "b.json", "--json"])

    assert (0, checked) == (code, json.loads(capsys.readouterr().out)["references_checked"])


@pytest.mark.parametrize("name", ["a.xml", "a.csv", "a"])
def test_document_of_another_name(name: str) -> None:
    """
    A document is read as one, whatever its name ends in.
    """
    Path(name).write_bytes(Path("intera.json").read_bytes())

    assert (0, STAIRCASE) == (main(["convert", name, "b.json"]), load("b.json"))


@pytest.mark.parametrize(
    ("lang", "said"), [("it", "Nulla da importare: il file non ha"), ("en", "Nothing to import: the file has no")]
)
def test_sheets_of_nothing(lang: str, said: str, capsys: Printed) -> None:
    """
    A sheet that has headers only is told to have nothing in it, with the exit code of what is not whole.
    """
    write(STAIRCASE, "foglio")
    Path("lotti.csv").write_text(Path("foglio/lotti.csv").read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    code = main(["convert", "lotti.csv", "b.json", "--lang", lang])

    assert (1, True) == (code, said in flat(capsys.readouterr().out))


def test_sheet_that_breaks_off(capsys: Printed) -> None:
    """
    A sheet that was cut within an amount is refused, and nothing is written of the amount that was left of it.
    """
    write(STAIRCASE, "foglio")
    header = Path("foglio/lotti.csv").read_text("utf-8-sig").splitlines()[0]
    row = {"gara": "G", "lotto": "1", "importo": "40000,00"}
    amount = header.split(";").index("importo")
    cells = [row.get(name, "") for name in header.split(";")[: amount + 1]]
    Path("lotti.csv").write_text(header + "\r\n" + ";".join(cells)[: -len("0,00")], "utf-8", newline="")
    code = main(["convert", "lotti.csv", "b.json"])

    assert (2, True, False) == (
        code,
        "'lotti.csv': si interrompe alla riga 2" in flat(capsys.readouterr().out),
        Path("b.json").exists(),
    )


@pytest.mark.parametrize(
    ("name", "content", "hint"),
    [
        pytest.param("a.json", '{"a": 1}', True, id="JSON of nobody knows what"),
        pytest.param("a.json", "x;y\n", True, id="CSV that is called JSON"),
        pytest.param("a", "x;y\n", True, id="no suffix"),
        pytest.param("a.csv", "cig;importo\n", True, id="CSV of others"),
        pytest.param("passi.csv", "nucleo;passo\nH01;x\n", False, id="sheet of ours"),
        pytest.param("a.json", '{"format": "x"}', False, id="document of another format"),
        pytest.param("a.xlsx", "x", False, id="workbook that is none"),
        pytest.param("manca.csv", None, False, id="not there"),
    ],
)
@pytest.mark.parametrize("lang", ["it", "en"])
def test_file_that_may_be_of_others(name: str, content: str | None, hint: bool, lang: str, capsys: Printed) -> None:
    """
    Where neither name nor content say what a file is, and it is none of ours, the option that says it is named.
    """
    if content is not None:
        Path(name).write_text(content, "utf-8")
    code = main(["convert", name, "b.json", "--lang", lang])
    said = {
        "it": "Se è un file di ANAC o di OCDS, dire quale: --from l190, --from cig o --from ocds",
        "en": "If it is a file of ANAC or of OCDS, say which: --from l190, --from cig or --from ocds",
    }

    assert (2, hint) == (code, said[lang] in flat(capsys.readouterr().out))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("it", "Letti come Windows-1252, perché non sono in UTF-8: nuclei.csv. Controllare le lettere accentate."),
        ("en", "Read as Windows-1252, for they are not in UTF-8: nuclei.csv. Check the accented letters."),
    ],
)
@pytest.mark.parametrize("source", ["foglio", "foglio/nuclei.csv"])
def test_encoding_that_was_guessed(source: str, lang: str, said: str, capsys: Printed) -> None:
    """
    A sheet that is read in the code page of Windows is told, alone or in its folder; one in UTF-8 is not.
    """
    write(STAIRCASE, "foglio")
    Path("foglio/nuclei.csv").write_bytes("nucleo;parole della fonte\nH01;perché\n".encode("cp1252"))
    for name in ("alloggi", "passi", "prenotazioni", "sportelli", "richieste", "lotti", "pagamenti"):
        Path(f"foglio/{name}.csv").write_text("", "utf-8")
    for other in Path("foglio").iterdir():
        if other.name != "nuclei.csv" and other.read_bytes():
            other.unlink()
    main(["convert", source, "b.json", "--lang", lang])
    found = flat(capsys.readouterr().out)
    code = main(["convert", source, "c.json", "--json"])

    assert (0, True, ["nuclei.csv"]) == (code, said in found, json.loads(capsys.readouterr().out)["encoding_guessed"])
