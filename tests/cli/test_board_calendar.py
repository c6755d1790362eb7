"""
The calendar of the command `board`: deadlines and ends of terms for the programs in which people keep their days.
"""

import json
import sys
from contextlib import chdir
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import icalendar
import pytest

from contratti_quartiere.analysis.board import board
from contratti_quartiere.analysis.board_values import board_values
from contratti_quartiere.cases import una_scala
from contratti_quartiere.cli import main
from contratti_quartiere.exchange.documents import dumps
from contratti_quartiere.exchange.ical import calendar, of_board, of_terms
from contratti_quartiere.exchange.overrides import load as load_figures

Printed = pytest.CaptureFixture[str]

FIGURES = str(Path(__file__).parents[2] / "docs/examples/cifre.json")
DAY = datetime(2018, 2, 12, tzinfo=UTC).date()
ON = ("--on", "12/02/2018")


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Let the terminal of whoever runs the tests have 80 columns.
    """
    monkeypatch.setenv("COLUMNS", "80")


def events(data: bytes) -> list[Any]:
    """
    Return the events of a calendar.
    """
    return list(cast("Any", icalendar.Calendar.from_ical(data)).events)


def titles(data: bytes) -> list[tuple[str, str]]:
    """
    Return the identifier and the title of each event of a calendar.
    """
    return [(str(event["UID"]), str(event["SUMMARY"])) for event in events(data)]


@pytest.mark.parametrize("households", [False, True], ids=["counted", "named"])
@pytest.mark.parametrize(
    ("lang", "said"), [pytest.param("it", "scritto: {}", id="it"), pytest.param("en", "written: {}", id="en")]
)
def test_calendar(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lang: str, said: str, *, households: bool
) -> None:
    """
    With --ics the days of the board and what lies ahead are written, and only that is said; names only if asked for.
    """
    monkeypatch.chdir(tmp_path)
    code = main(["board", *ON, "--ics", "a.ics", "--lang", lang, *(("--households",) if households else ())])
    programme = una_scala()
    entries = (*of_board(board(programme, on=DAY)), *of_terms(programme, on=DAY))
    expected = calendar(entries, stamp=DAY, lang=lang, households=households)

    assert (0, said.format("a.ics\n"), titles(expected)) == (
        code,
        capsys.readouterr().out,
        titles(Path("a.ics").read_bytes()),
    )


def test_source_is_named(tmp_path: Path) -> None:
    """
    With --namespace the events are those of the source that it names, and the same from file to file.
    """
    for name in ("a.ics", "b.ics"):
        main(["board", *ON, "--ics", str(tmp_path / name), "--namespace", "comune-a/7"])
    programme = una_scala()
    entries = (*of_board(board(programme, on=DAY)), *of_terms(programme, on=DAY))
    expected = titles(calendar(entries, stamp=DAY, namespace="comune-a/7"))

    assert [expected, expected] == [titles((tmp_path / name).read_bytes()) for name in ("a.ics", "b.ics")]


def test_stamp_is_now(tmp_path: Path) -> None:
    """
    The stamp of a calendar is when the command made it, whatever day it looks at.
    """
    before = datetime.now(UTC).replace(microsecond=0)
    main(["board", *ON, "--ics", str(tmp_path / "a.ics")])
    stamps = {event["DTSTAMP"].dt for event in events((tmp_path / "a.ics").read_bytes())}

    assert True is all(before <= stamp <= datetime.now(UTC) + timedelta(seconds=1) for stamp in stamps)


def test_figures_of_the_body(tmp_path: Path) -> None:
    """
    With the figures of a body the calendar has the days that hang on them.
    """
    main(["board", *ON, "--ics", str(tmp_path / "a.ICS"), "--parameters", FIGURES])
    programme, figures = una_scala(), load_figures(FIGURES)
    entries = (
        *of_board(board(programme, on=DAY, parameters=figures)),
        *of_terms(programme, on=DAY, parameters=figures),
    )

    assert titles(calendar(entries, stamp=DAY)) == titles((tmp_path / "a.ICS").read_bytes())


def test_calendar_and_page(capsys: Printed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """
    A page and a calendar are written together, and both are said.
    """
    monkeypatch.chdir(tmp_path)
    main(["board", *ON, "--ics", "a.ics", "--html", "a.html", "--lang", "en"])

    assert (["written: a.html", "written: a.ics"], True, True) == (
        capsys.readouterr().out.splitlines(),
        Path("a.html").exists(),
        Path("a.ics").exists(),
    )


def test_calendar_and_json(capsys: Printed, tmp_path: Path) -> None:
    """
    With --json too the calendar is written and JSON is all that is printed.
    """
    main(["board", *ON, "--ics", str(tmp_path / "a.ics"), "--json"])

    assert (board_values(board(una_scala(), on=DAY)), True) == (
        json.loads(capsys.readouterr().out),
        (tmp_path / "a.ics").exists(),
    )


@pytest.mark.parametrize(
    ("name", "lang", "said"),
    [
        pytest.param(
            "programma.json",
            "it",
            "calendario da scrivere 'programma.json': non finisce in .ics; scrivere un nome come scadenze.ics",
            id="it",
        ),
        pytest.param(
            "ics", "en", "calendar to write 'ics': does not end in .ics; write a name such as deadlines.ics", id="en"
        ),
    ],
)
def test_calendar_is_not_written_over_a_document(
    capsys: Printed, tmp_path: Path, name: str, lang: str, said: str
) -> None:
    """
    A calendar is written to a name that ends in .ics only: no document is lost to a slip.
    """
    with chdir(tmp_path):
        Path(name).write_text("x", encoding="utf-8")
        code = main(["board", *ON, "--ics", name, "--lang", lang])

    assert (2, said, "x") == (code, capsys.readouterr().err.strip(), (tmp_path / name).read_text("utf-8"))


def test_document_that_ends_as_a_calendar(capsys: Printed, tmp_path: Path) -> None:
    """
    Not even with --force a calendar is written over the document that is read.
    """
    with chdir(tmp_path):
        Path("a.ics").write_text(dumps(una_scala()), encoding="utf-8")
        code = main(["board", "a.ics", *ON, "--ics", "a.ics", "--force", "--lang", "en"])

    assert (2, "use of --ics: is the file to read too; name another file") == (code, capsys.readouterr().err.strip())


@pytest.mark.parametrize(("force", "code"), [((), 2), (("--force",), 0)], ids=["as it is", "told to"])
def test_calendar_that_is_there(capsys: Printed, tmp_path: Path, force: tuple[str, ...], code: int) -> None:
    """
    A calendar that is there is written over only if the command is told to.
    """
    with chdir(tmp_path):
        Path("a.ics").write_bytes(b"x")
        found = main(["board", *ON, "--ics", "a.ics", "--lang", "en", *force])
    said = "file to write 'a.ics': is there already; choose another name, or add --force"

    assert (code, not force, not force) == (
        found,
        said in capsys.readouterr().err,
        b"x" == (tmp_path / "a.ics").read_bytes(),
    )


@pytest.mark.parametrize(
    ("option", "value"),
    [
        pytest.param("--households", (), id="households"),
        pytest.param("--namespace", ("",), id="namespace"),
        pytest.param("--force", (), id="force"),
    ],
)
def test_options_of_a_calendar(capsys: Printed, option: str, value: tuple[str, ...]) -> None:
    """
    What only a calendar could heed is refused without one, and not passed over.
    """
    code = main(["board", *ON, option, *value, "--lang", "en"])
    said = f"use of {option}: goes with a calendar, and there is none; add --ics CALENDAR.ics"

    assert (2, said) == (code, capsys.readouterr().err.strip())


def test_calendar_that_cannot_be_written(capsys: Printed, tmp_path: Path) -> None:
    """
    A folder that is not there is told, and the exit code says that nothing was written.
    """
    with chdir(tmp_path):
        code = main(["board", *ON, "--ics", "no/a.ics", "--lang", "en"])

    said = "file to write 'no/a.ics': cannot be written (the folder is not there); name a folder in which one may write"
    assert (2, said) == (code, capsys.readouterr().err.strip())


def test_without_the_package(capsys: Printed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """
    Without the extra it is said what to install, and not even the page is written.
    """
    monkeypatch.setitem(sys.modules, "icalendar", None)
    page = tmp_path / "a.html"
    code = main(["board", *ON, "--ics", str(tmp_path / "a.ics"), "--html", str(page), "--lang", "en"])

    said = "a package is missing; install: pip install 'contratti-quartiere[calendar]'"
    assert (2, said, False) == (code, capsys.readouterr().err.strip(), page.exists())


def test_document_that_cannot_be_read(tmp_path: Path) -> None:
    """
    Of a document with errors no calendar is written.
    """
    broken = Path(__file__).parents[2] / "docs/examples/mobilita-impossibile.json"
    code = main(["board", str(broken), "--ics", str(tmp_path / "a.ics")])

    assert (2, False) == (code, (tmp_path / "a.ics").exists())
