"""
The option `--parameters`: the figures of a body from a document, what the page says of them, and what is refused.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from contratti_quartiere.cases import milano_2016
from contratti_quartiere.cli import main
from contratti_quartiere.exchange.documents import check
from contratti_quartiere.exchange.overrides import FORMAT, loads
from contratti_quartiere.report import validate

Printed = pytest.CaptureFixture[str]

ON = ("--on", "2026-11-22")
TODAY = date(2026, 11, 22)
OFFERS = {"parameter": "one_offer_at_a_time", "value": "no", "source": "delibera 4/2018"}
NOTICE = {"parameter": "notice_days", "value": 30, "source": "determina 12/2017"}
BANDS = {"parameter": "size_bands", "value": "28-", "source": "delibera 5/2018"}


def figures(*overrides: dict[str, Any], **keys: object) -> str:
    """
    Return a document of figures.
    """
    return json.dumps({"format": FORMAT, "overrides": overrides} | keys)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """
    Give the path of a document of figures, not yet written.
    """
    return tmp_path / "cifre.json"


def read(capsys: Printed, path: Path, text: str, *words: str) -> tuple[int, str]:
    """
    Return how `validate` ends and what it prints, folded into one line, given a document of figures.
    """
    path.write_text(text, encoding="utf-8")
    code = main(["validate", *ON, "--parameters", str(path), *words])
    return code, " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        pytest.param("it", "CIFRE FISSATE DALL'ENTE (Comune di Rho) cifra valore vale atto", id="it"),
        pytest.param("en", "FIGURES THAT THE BODY SET (Comune di Rho) figure value holds act", id="en"),
    ],
)
def test_whose_figures(capsys: Printed, path: Path, lang: str, said: str) -> None:
    """
    The page names the body beside the figures that it set.
    """
    _, printed = read(capsys, path, figures(OFFERS, body="Comune di Rho"), "--lang", lang)

    assert said in printed


def test_nobodys_figures(capsys: Printed, path: Path) -> None:
    """
    Where the document does not name the body, the heading stands alone.
    """
    _, printed = read(capsys, path, figures(OFFERS))

    assert "CIFRE FISSATE DALL'ENTE cifra" in printed


@pytest.mark.parametrize(
    ("override", "it", "en"),
    [
        pytest.param(
            OFFERS,
            "one_offer_at_a_time no sempre delibera 4/2018",
            "one_offer_at_a_time no always delibera 4/2018",
            id="word, always",
        ),
        pytest.param(
            BANDS,
            "size_bands 28- sempre delibera 5/2018",
            "size_bands 28- always delibera 5/2018",
            id="form, always",
        ),
        pytest.param(
            NOTICE | {"first": "2018-01-08"},
            "notice_days 30 giorni dall'8 gennaio 2018 determina 12/2017",
            "notice_days 30 days from 8 January 2018 determina 12/2017",
            id="count, from a day on",
        ),
        pytest.param(
            NOTICE | {"last": "2018-01-11"},
            "notice_days 30 giorni fino all'11 gennaio 2018 determina 12/2017",
            "notice_days 30 days to 11 January 2018 determina 12/2017",
            id="count, to a day",
        ),
        pytest.param(
            NOTICE | {"first": "2018-01-01", "last": "2019-12-31"},
            "notice_days 30 giorni dal 1° gennaio 2018 al 31 dicembre 2019 determina 12/2017",
            "notice_days 30 days from 1 January 2018 to 31 December 2019 determina 12/2017",
            id="count, two years",
        ),
    ],
)
@pytest.mark.parametrize("lang", ["it", "en"])
def test_figure(
    capsys: Printed,
    monkeypatch: pytest.MonkeyPatch,
    path: Path,
    *,
    override: dict[str, Any],
    it: str,
    en: str,
    lang: str,
) -> None:
    """
    Each figure is told with its value, its first and last day, and the act that set it.
    """
    monkeypatch.setenv("COLUMNS", "200")
    _, printed = read(capsys, path, figures(override), "--lang", lang)

    assert {"it": it, "en": en}[lang] in printed


def test_no_figures(capsys: Printed, path: Path) -> None:
    """
    Where nothing is set the page says nothing of it.
    """
    _, printed = read(capsys, path, figures(body="Comune di Rho"))

    assert "CIFRE FISSATE" not in printed


def test_report_with_figures(capsys: Printed, path: Path) -> None:
    """
    The rules are given the figures of the document, and the report lists them.
    """
    text = figures({"parameter": "difference_days_worth_showing", "value": 600, "source": "determina 12/2026"})
    code, printed = read(capsys, path, text, "--json")

    assert (0, validate(milano_2016(), on=TODAY, parameters=loads(text)).to_dict()) == (code, json.loads(printed))


def test_figures_of_an_unreadable_document(capsys: Printed, path: Path, tmp_path: Path) -> None:
    """
    The rest of a document that cannot be read is judged by the same figures.
    """
    broken = tmp_path / "programma.json"
    broken.write_text("[1]", encoding="utf-8")
    code, printed = read(capsys, path, figures(OFFERS), str(broken), "--json")

    assert (2, check("[1]", on=TODAY, parameters=loads(figures(OFFERS))).to_dict()) == (code, json.loads(printed))


def test_figures_beside_the_rest_of_a_document(capsys: Printed, path: Path, tmp_path: Path) -> None:
    """
    What the rules find in the rest of a document that cannot be read stands below the figures that they were given.
    """
    broken = tmp_path / "programma.json"
    cases = [{"household": "H1"}, {"household": "H1", "id": "caso-2"}]
    document = {"format": "contratti_quartiere/programme/0.1.0", "titolo": "", "relocations": cases}
    broken.write_text(json.dumps(document), encoding="utf-8")
    code, printed = read(capsys, path, figures(OFFERS), str(broken))

    assert (2, True) == (
        code,
        printed.index("Il resto del documento") < printed.index("CIFRE FISSATE") < printed.index("RILIEVI"),
    )


WRONG = figures(NOTICE | {"value": -1}, {"parameter": "standstill_days", "value": 20, "source": "sindaco"})


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param(
            "it",
            (
                "il documento non si può leggere",
                "/overrides/0/value -1: non è un numero intero da zero in su; scrivere giorni",
                "/overrides/1/parameter 'standstill_days': lo fissa la legge; togliere la modifica",
                "Errori: 2",
            ),
            id="it",
        ),
        pytest.param(
            "en",
            (
                "the document cannot be read",
                "/overrides/0/value -1: is not a whole number from zero up; write days",
                "/overrides/1/parameter 'standstill_days': the law sets it; take the override away",
                "Errors: 2",
            ),
            id="en",
        ),
    ],
)
def test_wrong_figures(capsys: Printed, path: Path, lang: str, words: tuple[str, ...]) -> None:
    """
    A document of figures that cannot be read leaves with 2, every problem with its place, and nothing is judged.
    """
    code, printed = read(capsys, path, WRONG, "--lang", lang)

    assert (2, []) == (code, [word for word in words if word not in printed])
    assert "RILIEVI" not in printed


def test_wrong_figures_where_json_was_wanted(capsys: Printed, path: Path) -> None:
    """
    With --json the problems of the figures go where errors go, and nothing is printed that a program would read.
    """
    path.write_text(WRONG, encoding="utf-8")
    code = main(["validate", *ON, "--parameters", str(path), "--json"])
    printed = capsys.readouterr()

    assert (2, "") == (code, printed.out)
    assert printed.err.splitlines() == [
        f"{path}:",
        "/overrides/0/value: -1: non è un numero intero da zero in su; scrivere giorni",
        "/overrides/1/parameter: 'standstill_days': lo fissa la legge; togliere la modifica",
    ]


def test_missing_figures(capsys: Printed, path: Path) -> None:
    """
    A document of figures that is not there leaves with 2 and a sentence.
    """
    code = main(["validate", "--parameters", str(path)])
    printed = capsys.readouterr()

    assert (2, "", True) == (code, printed.out, "il file non esiste" in printed.err)
