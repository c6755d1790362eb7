"""
The command `revise`: what a corrected sheet changes, printed, as JSON and written; and what it refuses.
"""

import json
from datetime import date
from pathlib import Path

import attrs
import pytest

from contratti_quartiere.cli import main
from contratti_quartiere.exchange.documents import dumps, load
from contratti_quartiere.households import Household
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RelocationEvent

Printed = pytest.CaptureFixture[str]
E = RelocationEvent

DAY = date(2021, 1, 11)
CASE = (
    Relocation(household="H1", dwelling="B-01")
    .advance(E.INFORM, on=date(2020, 1, 14))
    .advance(E.INTERVIEW, on=date(2020, 2, 20))
)
OLDER = Programme(households=(Household(id="H1"),), relocations=(CASE,))
CORRECTED = CASE.corrected(CASE.history[1], attrs.evolve(CASE.history[1], happened_on=date(2020, 2, 21)), on=DAY)
HEAD = "nucleo;passo;giorno"
# The interview was a day later.
SHEET = f"{HEAD}\nH1;informa;14/01/2020\nH1;colloquio;21/02/2020\n"
# The interview is lost; after the two new steps it cannot have happened.
IMPOSSIBLE = f"{HEAD}\nH1;informa;14/01/2020\nH1;nessun_titolo;15/01/2020\nH1;riconosci;16/01/2020\n"


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Let the terminal of whoever runs the tests have 80 columns.
    """
    monkeypatch.setenv("COLUMNS", "80")


def files(folder: Path, sheet: str = SHEET, older: str | None = None) -> tuple[str, str]:
    """
    Return the paths of a document and of a sheet of steps.
    """
    document, steps = folder / "vecchio.json", folder / "passi.csv"
    document.write_text(dumps(OLDER) if older is None else older, encoding="utf-8")
    steps.write_text(sheet, encoding="utf-8")
    return str(document), str(steps)


def run(capsys: Printed, *words: str) -> tuple[int, str]:
    """
    Return the exit code of the command and what it prints.
    """
    code = main(["revise", *words])
    return code, capsys.readouterr().out


def test_shown(capsys: Printed, tmp_path: Path) -> None:
    """
    Without a file to write, the changes are only shown.
    """
    code, out = run(capsys, *files(tmp_path), "--on", "2021-01-11")

    assert 0 == code
    assert [
        "Revisione dell'11 gennaio 2021",
        "Modifiche: 1; non nel foglio, e conservati: 0",
        "",
        "MODIFICHE",
        " caso 'H1': passo rettificato, «colloquio» (20 febbraio 2020): giorno 20",
        " febbraio 2020 → 21 febbraio 2020",
        "   passi, riga 3: /relocations/0/history/1",
        "",
        "non è stato scritto nulla: indicare anche NUOVO, il file da scrivere",
    ] == out.splitlines()
    assert ["passi.csv", "vecchio.json"] == sorted(found.name for found in tmp_path.iterdir())


def test_written(capsys: Printed, tmp_path: Path) -> None:
    """
    The revised document is written where it is asked for, and the page says where.
    """
    new = tmp_path / "nuovo.json"
    code, out = run(capsys, *files(tmp_path), str(new), "--on", "11/01/2021", "--lang", "en")

    assert (0, attrs.evolve(OLDER, relocations=(CORRECTED,))) == (code, load(new))
    assert _unfolded(f"written: {new}") in _unfolded(out)


def test_json(capsys: Printed, tmp_path: Path) -> None:
    """
    As JSON each change has its place, what stood before and what stands now.
    """
    code, out = run(capsys, *files(tmp_path), str(tmp_path / "nuovo.json"), "--on", "2021-01-11", "--json")
    (change,) = json.loads(out)["changes"]

    assert (0, "passo rettificato", "/relocations/0/history/1", "passi!B3") == (
        code,
        change["kind"],
        change["pointer"],
        change["cell"],
    )
    assert (
        {"event": "colloquio", "happened_on": "2020-02-20"},
        {"event": "colloquio", "happened_on": "2020-02-21"},
    ) == (change["before"], change["now"])


def test_today(capsys: Printed, tmp_path: Path) -> None:
    """
    Without a day, the correction bears the day of today.
    """
    new = tmp_path / "nuovo.json"
    before = date.today()  # noqa: DTZ011  # that of the command
    run(capsys, *files(tmp_path), str(new))

    assert before <= load(new).relocations[0].annotations[0].on <= date.today()  # noqa: DTZ011  # that of the command


@pytest.mark.parametrize(
    ("sheet", "pointer", "first"),
    [
        pytest.param(
            IMPOSSIBLE,
            "passi!B4",
            "caso 'H1': caso «valutato»: «colloquio» (20 febbraio 2020) non può avvenire",
            id="history that cannot be",
        ),
        pytest.param(
            f"{HEAD}\nH1;informa;31/02/2020\n", "passi!C2", "'31/02/2020' non esiste nel calendario", id="cell"
        ),
    ],
)
def test_refused(capsys: Printed, tmp_path: Path, sheet: str, pointer: str, first: str) -> None:
    """
    A sheet that cannot be read, or cannot be laid over the document, is refused with its place; nothing is written.
    """
    paths = files(tmp_path, sheet)
    new = tmp_path / "nuovo.json"
    code, out = run(capsys, *paths, str(new))
    as_json, values = run(capsys, *paths, str(new), "--json")
    (problem,) = json.loads(values)["problems"]
    lines = [line.strip() for line in out.splitlines()]

    assert (2, 2, False) == (code, as_json, new.exists())
    # A path that is longer than the page is folded within a word.
    assert _unfolded(f"{paths[1]}: il foglio non si può riportare") in _unfolded(out)
    assert (pointer, "Errori: 1") == (problem["pointer"], lines[-1])
    assert pointer in lines
    assert problem["message"]["it"].startswith(first)


def _unfolded(text: str) -> str:
    return "".join(text.split())


def test_document_that_cannot_be_read(capsys: Printed, tmp_path: Path) -> None:
    """
    A document that cannot be read is told as by the other commands.
    """
    paths = files(tmp_path, older="{}")
    code, out = run(capsys, *paths)
    as_json, values = run(capsys, *paths, "--json")

    assert (2, 2) == (code, as_json)
    assert "il documento non si può leggere" in " ".join(out.split())
    assert not json.loads(values)["valid"]


@pytest.mark.parametrize("place", [pytest.param(0, id="old document"), pytest.param(1, id="sheet")])
def test_written_over_what_is_read(capsys: Printed, tmp_path: Path, place: int) -> None:
    """
    The revised document is not written over the old one or over the sheet.
    """
    paths = files(tmp_path)
    code = main(["revise", *paths, paths[place]])

    assert (2, "uso di NUOVO: è anche il file da leggere; indicare un altro file") == (
        code,
        capsys.readouterr().err.strip(),
    )
    assert (dumps(OLDER), SHEET) == tuple(Path(path).read_text("utf-8") for path in paths)


def test_sheet_that_is_not_there(capsys: Printed, tmp_path: Path) -> None:
    """
    A sheet that is not there has no cell to name.
    """
    document, _ = files(tmp_path)
    code, out = run(capsys, document, str(tmp_path / "altro.csv"))
    lines = [line.strip() for line in out.splitlines()]

    assert (2, "Errori: 1") == (code, lines[-1])
    assert "il file non esiste" in " ".join(lines)


def test_file_that_is_there(capsys: Printed, tmp_path: Path) -> None:
    """
    A file that is there is only written over where the command is told to.
    """
    paths = files(tmp_path)
    new = tmp_path / "nuovo.json"
    new.write_text("altro", encoding="utf-8")
    refused = main(["revise", *paths, str(new)])
    kept = new.read_text("utf-8")
    code, _ = run(capsys, *paths, str(new), "--on", "2021-01-11", "--force")

    assert (2, "altro", 0) == (refused, kept, code)
    assert attrs.evolve(OLDER, relocations=(CORRECTED,)) == load(new)


def test_folder_that_is_not_there(capsys: Printed, tmp_path: Path) -> None:
    """
    A document that cannot be written is told, and the exit code says that nothing was.
    """
    old, sheet = files(tmp_path)
    code = main(["revise", old, sheet, str(tmp_path / "no" / "new.json"), "--lang", "en"])

    assert (2, True) == (code, "cannot be written (the folder is not there)" in capsys.readouterr().err)
