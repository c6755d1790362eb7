"""
The commands `explain`, `trace` and `replay`: a verdict as a paragraph, as evidence, and weighed again.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from contratti_quartiere.cli import main
from contratti_quartiere.exchange.documents import dumps
from contratti_quartiere.programme import Programme
from contratti_quartiere.rules import RULES, lots_sum, standstill
from contratti_quartiere.schemas import trace_schema

Printed = pytest.CaptureFixture[str]
ON = ("--on", "2026-11-22")


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Let the terminal of whoever runs the tests have 80 columns.
    """
    monkeypatch.setenv("COLUMNS", "80")


def flat(text: str) -> str:
    """
    Return a text on one line.
    """
    return " ".join(text.split())


def document(folder: Path, programme: Programme) -> str:
    """
    Return the path of a document.
    """
    path = folder / "programma.json"
    path.write_text(dumps(programme), "utf-8")
    return str(path)


MISSING_CENT = {
    "it": "la somma dei lotti (5) è 999.999,99 €, il totale dichiara 1.000.000,00 €: 0,01 € in meno",
    "en": "the lots (5) add up to €999,999.99, the total states €1,000,000.00: €0.01 too little",
}


@pytest.mark.parametrize("lang", ["it", "en"])
def test_explain(lang: str, tmp_path: Path, capsys: Printed) -> None:
    """
    A verdict is told as a paragraph in the language that was asked for, within the page.
    """
    code = main(["explain", "lots-sum", document(tmp_path, lots_sum.breaks()), *ON, "--lang", lang])
    printed = capsys.readouterr().out

    assert (0, True, []) == (
        code,
        MISSING_CENT[lang] in flat(printed),
        [line for line in printed.splitlines() if len(line) > 80],
    )


def test_explain_as_json(tmp_path: Path, capsys: Printed) -> None:
    """
    As JSON the paragraphs come in both languages, each with its place.
    """
    main(["explain", "lots-sum", document(tmp_path, lots_sum.breaks()), *ON, "--json"])
    (found,) = json.loads(capsys.readouterr().out)

    assert ("lots-sum", "/tenders/0/totals/0", True, True) == (
        found["rule"],
        found["path"],
        MISSING_CENT["it"] in found["text"]["it"],
        MISSING_CENT["en"] in found["text"]["en"],
    )


def test_explain_the_milan_case(capsys: Printed) -> None:
    """
    Without a document it is the Milan programme, one paragraph a place, an empty line between them.
    """
    main(["explain", "planned-against-actual", *ON, "--json"])
    told = len(json.loads(capsys.readouterr().out))
    main(["explain", "planned-against-actual", *ON])
    paragraphs = capsys.readouterr().out.strip().split("\n\n")

    assert told == len(paragraphs)


def test_explain_one_place(capsys: Printed) -> None:
    """
    With a place only what was said of it is told.
    """
    main(["explain", "regime-of-notice", *ON, "--at", "/tenders/0/notice_date", "--json"])

    assert ["/tenders/0/notice_date"] == [found["path"] for found in json.loads(capsys.readouterr().out)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["explain", "lotti"], "regola 'lotti': non esiste", id="unknown rule"),
        pytest.param(
            ["explain", "lots-sum", "--at", "/tenders/9"],
            "posto '/tenders/9': non esiste; sono: /tenders/0/lots, /tenders/0/totals",
            id="no such place",
        ),
        pytest.param(["explain", "lots-sum", "manca.json"], "il file non esiste", id="no such file"),
        pytest.param(["trace", "manca.json"], "il file non esiste", id="no such file to trace"),
        pytest.param(["replay", "manca.json"], "il file non esiste", id="no such trace"),
        pytest.param(["replay"], "manca TRACCIA", id="no trace named"),
    ],
)
def test_bad_words(words: list[str], said: str, capsys: Printed) -> None:
    """
    What cannot be done is said in a sentence.
    """
    code = main([*words, *(ON if words[0] == "explain" else ())])

    assert (2, True) == (code, said in flat(capsys.readouterr().err))


def test_explain_what_cannot_be_read(tmp_path: Path, capsys: Printed) -> None:
    """
    Of a document that cannot be read nothing is explained, and its errors are told.
    """
    path = tmp_path / "vuoto.json"
    path.write_text("{}", "utf-8")
    code = main(["explain", "lots-sum", str(path), *ON])

    assert (2, True) == (code, "non si può leggere" in flat(capsys.readouterr().out))


@pytest.mark.parametrize("command", [["explain", "lots-sum"], ["trace"]], ids=["explain", "trace"])
def test_wrong_figures(command: list[str], tmp_path: Path, capsys: Printed) -> None:
    """
    Figures of a body that cannot be read end the command with their errors.
    """
    path = tmp_path / "cifre.json"
    path.write_text("{}", "utf-8")
    code = main([*command, *ON, "--parameters", str(path)])
    printed = capsys.readouterr()

    assert (2, True) == (code, "/format" in printed.out + printed.err or "formato" in printed.out + printed.err)


def test_trace(tmp_path: Path, capsys: Printed) -> None:
    """
    A trace is JSON of its format, and the command ends as the check does.
    """
    code = main(["trace", document(tmp_path, lots_sum.breaks()), *ON])
    found = json.loads(capsys.readouterr().out)

    assert (1, trace_schema()["properties"]["format"]["const"], False) == (code, found["format"], found["valid"])


def traced(folder: Path, programme: Programme, capsys: Printed) -> Path:
    """
    Return the path of the trace of a programme.
    """
    main(["trace", document(folder, programme), *ON])
    path = folder / "traccia.json"
    path.write_text(capsys.readouterr().out, "utf-8")
    return path


@pytest.mark.parametrize(
    ("programme", "expected"), [(lots_sum.keeps, 0), (lots_sum.breaks, 1)], ids=["kept", "an error"]
)
def test_replay(programme: Any, expected: int, tmp_path: Path, capsys: Printed) -> None:
    """
    A trace is weighed again without the document, and the command ends as the check did.
    """
    path = traced(tmp_path, programme(), capsys)
    (tmp_path / "programma.json").unlink()

    assert expected == main(["replay", str(path)])


def test_page_of_a_replay(tmp_path: Path, capsys: Printed) -> None:
    """
    What is broken is told with the comparison that fails and the facts that it names, and all verdicts are counted.
    """
    main(["replay", str(traced(tmp_path, lots_sum.breaks(), capsys)), "--lang", "en"])
    text = flat(capsys.readouterr().out)
    wanted = [
        "Trace weighed again",
        "Checked as of 22 November 2026",
        "LOTS-SUM (error)",
        MISSING_CENT["en"],
        "false sum = total",
        "sum: €999,999.99",
        "total: €1,000,000.00",
        "broken 1, undecided",
        "every verdict follows from its facts",
    ]

    assert [] == [words for words in wanted if words not in text]


def test_figure_of_a_replay(tmp_path: Path, capsys: Printed) -> None:
    """
    The figure in force that a comparison names is told with its source.
    """
    broken = standstill.RULES[-1].breaks()
    main(["replay", str(traced(tmp_path, broken, capsys)), "--lang", "en"])

    assert "standstill_days: 32, DLgs 36/2023 art. 18 c. 3, DLgs 209/2024" in flat(capsys.readouterr().out)


def test_replay_as_json(tmp_path: Path, capsys: Printed) -> None:
    """
    As JSON every verdict is there, with its rule, gravity and place.
    """
    main(["replay", str(traced(tmp_path, lots_sum.breaks(), capsys)), "--json"])
    found = json.loads(capsys.readouterr().out)
    (broken,) = [one for one in found["verdicts"] if one["verdict"] == "violata"]

    assert ("2026-11-22", False, ("lots-sum", "errore", "/tenders/0/totals/0", MISSING_CENT)) == (
        found["on"],
        found["valid"],
        (broken["rule"], broken["severity"], broken["path"], broken["message"]),
    )


def test_replay_of_what_was_changed(tmp_path: Path, capsys: Printed) -> None:
    """
    A trace in which someone changed a figure is refused, with the place.
    """
    path = traced(tmp_path, lots_sum.breaks(), capsys)
    path.write_text(path.read_text("utf-8").replace("999999.99", "1000000.00"), "utf-8")
    code = main(["replay", str(path)])

    assert (2, True) == (code, "i suoi confronti danno l'esito contrario" in flat(capsys.readouterr().err))


def test_trace_of_what_cannot_be_read(tmp_path: Path, capsys: Printed) -> None:
    """
    A document that cannot be read whole has a trace of the rest, which says so when it is weighed again.
    """
    path = tmp_path / "rotto.json"
    path.write_text(dumps(lots_sum.keeps()).replace('"240000.00"', '"molto"'), "utf-8")
    code = main(["trace", str(path), *ON])
    found = tmp_path / "traccia.json"
    found.write_text(capsys.readouterr().out, "utf-8")

    assert (2, 1, True) == (
        code,
        main(["replay", str(found)]),
        "il documento non si è potuto leggere per intero" in flat(capsys.readouterr().out),
    )


def test_rules_of_a_day(capsys: Printed) -> None:
    """
    With a day the list has the versions of that day only.
    """
    main(["rules", "--on", "2016-04-19", "--json"])
    found = {(rule["rule"], rule["since"]) for rule in json.loads(capsys.readouterr().out)}
    held = {
        (rule.id, rule.since.isoformat() if rule.since else "")
        for rule in RULES
        if (rule.since is None or rule.since.isoformat() <= "2016-04-19")
        and (rule.until is None or rule.until.isoformat() > "2016-04-19")
    }

    assert held == found
