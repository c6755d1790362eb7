"""
The section of `validate` that says what would let more rules decide.
"""

from datetime import date

import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cli.coverage_page import print_coverage
from contratti_quartiere.cli.page import Page
from contratti_quartiere.entries import Entry
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.report import Report
from contratti_quartiere.rules import RULES, lots_sum, notice_elapsed
from contratti_quartiere.verdicts import Kept, Missing, MissingCause, NotApplicable, Rule, Verdict

Printed = pytest.CaptureFixture[str]
TEXT = Bilingual("così", "so")
KEPT = Kept(path="/tenders/0", message=TEXT)
IDLE = NotApplicable(path="", message=TEXT)
NO_DAY = Missing(path="/tenders/0/notice_date", message=TEXT)
NO_FIGURE = Missing(path="/relocations/0", message=TEXT, cause=MissingCause.NOT_SET, parameter="notice_days")
NOTHING = Missing(path="", message=TEXT)


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Let the terminal of whoever runs the tests have 80 columns.
    """
    monkeypatch.setenv("COLUMNS", "80")


def printed(capsys: Printed, *said: tuple[Rule, Verdict], lang: str = "it") -> list[str]:
    """
    Return the words of each line of the section, without the empty ones.
    """
    entries = tuple(Entry(rule, verdict) for rule, verdict in said)
    report = Report(on=date(2026, 11, 22), entries=entries, rules=RULES, parameters=PARAMETERS)
    print_coverage(Page(lang), report)
    return [" ".join(line.split()) for line in capsys.readouterr().out.splitlines() if line.strip(" ─")]


def test_nothing_wanting(capsys: Printed) -> None:
    """
    Where every rule that has an object decided, nothing is listed.
    """
    assert [
        "COPERTURA",
        "regole che hanno potuto decidere qualcosa: 1, delle 1 che hanno qui un oggetto",
    ] == printed(capsys, (lots_sum.RULE, KEPT), (notice_elapsed.RULE, IDLE))


def test_what_is_wanting(capsys: Printed) -> None:
    """
    Fields and figures are listed with why they are wanted and the rules that they unlock.
    """
    said = ((lots_sum.RULE, NO_DAY), (lots_sum.RULE, NOTHING), (notice_elapsed.RULE, NO_FIGURE))

    assert [
        "COPERTURA",
        "regole che hanno potuto decidere qualcosa: 0, delle 2 che hanno qui un oggetto",
        "che cosa manca per primo regole che lo aspettano",
        "/tenders/*/notice_date (manca un dato) lots-sum",
        "/ (manca un dato) lots-sum",
        "cifra notice_days (cifra non fissata) notice-elapsed",
    ] == printed(capsys, *said)


def test_in_english(capsys: Printed) -> None:
    """
    The section speaks English as well.
    """
    assert [
        "COVERAGE",
        "rules that could decide something: 0, of the 1 that have an object here",
        "what is wanting first rules that wait for it",
        "figure notice_days (figure not set) notice-elapsed",
    ] == printed(capsys, (notice_elapsed.RULE, NO_FIGURE), lang="en")


@pytest.mark.parametrize(
    ("wanting", "last"),
    [
        pytest.param(8, "/f7 (manca un dato) lots-sum", id="eight: all"),
        pytest.param(9, "e altri 1, che dice --json", id="nine: one is left out"),
        pytest.param(11, "e altri 3, che dice --json", id="eleven: three are left out"),
    ],
)
def test_no_more_than_eight(wanting: int, last: str, capsys: Printed) -> None:
    """
    Past eight the rest is counted.
    """
    said = [(lots_sum.RULE, Missing(path=f"/f{number}", message=TEXT)) for number in range(wanting)]

    assert last == printed(capsys, *said)[-1]
