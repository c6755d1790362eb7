"""
A page of a terminal: every word of a text is on it whole, no line is too long, and nothing moves the cursor.
"""

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.cli.page import Page, fitted, put
from contratti_quartiere.money import Euro

Printed = pytest.CaptureFixture[str]

widths = st.integers(20, 200)


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Let the terminal of whoever runs the tests have 80 columns.
    """
    monkeypatch.setenv("COLUMNS", "80")


def printed(show: Callable[[Page], None], columns: int = 80, encoding: str = "utf-8") -> str:
    """
    Return what is printed on a page of so many columns.
    """
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace", newline="\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(columns))
        patch.setattr(sys, "stdout", stream)
        show(Page(Lang.IT))
    stream.seek(0)
    return stream.read()


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        pytest.param("it", ("sì", "no", "1.234,50 €"), id="it"),
        pytest.param(Lang.EN, ("yes", "not", "€1,234.50"), id="en"),
    ],
)
def test_languages(lang: Lang | str, said: tuple[str, ...]) -> None:
    """
    A page speaks one language.
    """
    page = Page(lang)

    assert said == (page.say("sì", "yes"), page.said(Bilingual("no", "not")), page.euro(Euro("1234.50")))


def test_title_and_heading(capsys: Printed) -> None:
    """
    A heading has an empty line before it and is in capitals, and the names after it are as they are written.
    """
    page = Page("it")
    page.title("Titolo")
    page.heading("Gara:", note="Via de' Missaglia")
    page.heading("Fonti")

    assert "Titolo\n\nGARA: Via de' Missaglia\n\nFONTI\n" == capsys.readouterr().out


def test_paragraph(capsys: Printed) -> None:
    """
    A text is folded between words, every line indented alike, with no blanks at its end.
    """
    Page("it").paragraph("parola " * 14, indent=3)

    assert "   " + ("parola " * 11).strip() + "\n   parola parola parola\n" == capsys.readouterr().out


@pytest.mark.parametrize(
    ("mark", "text", "lines"),
    [
        pytest.param("ente", "Comune", " ente   Comune\n", id="beside"),
        pytest.param("ente", "a " * 40, f" ente   {'a ' * 35}a\n        a a a a\n", id="folded"),
        pytest.param("", "Comune", "        Comune\n", id="no mark"),
        pytest.param("autorità", "Comune", " autorità\n   Comune\n", id="long mark"),
        pytest.param("ente", "b" * 73, f" ente\n   {'b' * 73}\n", id="long word"),
    ],
)
def test_marked(mark: str, text: str, lines: str, capsys: Printed) -> None:
    """
    A mark stands in the margin beside its text, or above it where one of them has no room.
    """
    Page("it").marked(mark, text, width=6)

    assert lines == capsys.readouterr().out


def test_table(capsys: Printed) -> None:
    """
    Figures stand to the right; a cell may have several lines.
    """
    Page("it").table(("lotto", "importo"), [("lotto-1\nNord", "1,00 €"), ("totale", "10,00 €")], right=(1,))

    assert capsys.readouterr().out == (
        " lotto     importo\n"
        " ─────────────────\n"
        " lotto-1    1,00 €\n"
        " Nord\n"
        " totale    10,00 €\n"
    )  # fmt: skip


def test_table_in_a_narrow_page() -> None:
    """
    Where the longest words do not fit beside each other, each row is printed with its headings in the margin.
    """
    rows = [("Molise-Calvairate", "1.000.000,00 €", ""), ("Gratosoglio", "1,00 €", "sì")]

    assert (
        " lotto   Molise-Calvairate\n importo 1.000.000,00 €\n\n lotto   Gratosoglio\n importo 1,00 €\n perché  sì\n"
    ) == printed(lambda page: page.table(("lotto", "importo", "perché"), rows, right=(1,)), 36)


@pytest.mark.parametrize(
    ("natural", "least", "room", "expected"),
    [
        pytest.param([10, 20], [5, 5], 30, [10, 20], id="room enough"),
        pytest.param([10, 20], [5, 5], 29, [10, 19], id="from the widest"),
        pytest.param([10, 20], [5, 5], 16, [8, 8], id="from both"),
        pytest.param([10, 20], [10, 5], 16, [10, 6], id="one holds"),
        pytest.param([10, 20], [5, 5], 10, [5, 5], id="the least"),
        pytest.param([10, 20], [5, 5], 9, None, id="less than the least"),
        pytest.param([10**9, 5], [5, 5], 20, [15, 5], id="very wide"),
        pytest.param([], [], 20, [], id="nothing"),
    ],
)
def test_fitted(natural: list[int], least: list[int], room: int, expected: list[int] | None) -> None:
    """
    Columns give way from the widest on, and none below its least.
    """
    assert expected == fitted(natural, least, room)


# Letters of one column each; how wide others are is for Rich to know.
words = st.text(st.characters(max_codepoint=0x24F, categories=("L", "N", "P", "S")), min_size=1, max_size=16)
cells = st.lists(words, max_size=12).map(" ".join)


@given(st.lists(st.tuples(cells, cells, cells), max_size=4), widths)
def test_tables_lose_no_word(rows: list[tuple[str, str, str]], columns: int) -> None:
    """
    Whatever the width, every word of every cell is on the page, and no line is wider than the page.
    """
    text = printed(lambda page: page.table(("uno", "due", "tre"), rows, right=(1,)), columns)
    found = set(text.split())
    wanted = {word for row in rows for cell in row for word in cell.split() if cell_len(word) < columns - 6}

    assert (set(), []) == (wanted - found, [line for line in text.splitlines() if cell_len(line) > columns])


@given(words, cells, widths)
def test_marks_lose_no_word(mark: str, text: str, columns: int) -> None:
    """
    Whatever the width, a mark and every word of its text are on the page, and no line is wider than the page.
    """
    page = printed(lambda page: page.marked(mark, text, width=8), columns)
    wanted = {word for word in (mark, *text.split()) if cell_len(word) < columns - 6}

    assert (set(), []) == (wanted - set(page.split()), [line for line in page.splitlines() if cell_len(line) > columns])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("\x1b[31mrosso", "�[31mrosso\n", id="escape"),
        pytest.param("a\rb", "a�b\n", id="carriage return"),
        pytest.param("a\u202eb", "a�b\n", id="right to left"),
        pytest.param("a\x9bb", "a�b\n", id="another escape"),
        pytest.param("1.000,00\u00a0€", "1.000,00\u00a0€\n", id="hard blank"),
        pytest.param("a\nb", "a\nb\n", id="line break"),
    ],
)
def test_nothing_moves_the_cursor(text: str, expected: str, capsys: Printed) -> None:
    """
    A document may hold anything; what is no letter is shown as a mark.
    """
    Page("it").paragraph(text)

    assert expected == capsys.readouterr().out


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        pytest.param("utf-8", "1,00 € – «città» → “a”\n", id="UTF-8"),
        pytest.param("cp1252", "1,00 € – «città» -> “a”\n", id="Windows"),
        pytest.param("latin-1", '1,00 EUR - «città» -> "a"\n', id="Latin-1"),
        pytest.param("ascii", '1,00 EUR - "citt?" -> "a"\n', id="ASCII"),
    ],
)
def test_letters_that_are_not_there(encoding: str, text: str) -> None:
    """
    Where a letter is not to be had another stands for it, or a question mark.
    """
    assert text == printed(lambda page: page.paragraph("1,00 € – «città» → “a”"), encoding=encoding)


def test_table_in_plain_letters() -> None:
    """
    A table stays straight where some letters have others in their place.
    """
    text = printed(lambda page: page.table(("lotto", "€"), [("a – b", "1 €")], right=(1,)), encoding="ascii")

    assert " lotto |   EUR\n ------+------\n a - b | 1 EUR\n" == text


@pytest.mark.parametrize(("encoding", "known"), [("utf-8", True), ("latin-1", False)], ids=["UTF-8", "Latin-1"])
def test_can_print(encoding: str, known: bool) -> None:
    """
    A page knows which letters it has.
    """
    found: list[bool] = []
    printed(lambda page: found.append(page.can_print("█·")), encoding=encoding)

    assert [known] == found


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "cp1252", "ascii"])
def test_json_in_any_encoding(encoding: str) -> None:
    """
    JSON says the same in any encoding: letters that are missing are escaped.
    """
    values = {"città": ["1.000,00 €", "a → b", "𝄞"]}

    assert values == json.loads(printed(lambda page: page.print_json(values), encoding=encoding))


def test_json_keeps_letters(capsys: Printed) -> None:
    """
    Where the letters are there, they are written as they are.
    """
    Page("it").print_json(["città"])

    assert '[\n  "città"\n]\n' == capsys.readouterr().out


def test_warn(capsys: Printed) -> None:
    """
    Errors go where errors go.
    """
    Page("it").warn("attenzione")

    assert ("", "attenzione\n") == tuple(capsys.readouterr())


def test_whoever_read_has_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Where nobody reads any more nothing is raised, then or later.
    """
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w", encoding="utf-8") as stream:  # noqa: PTH123  # a descriptor has no path
        monkeypatch.setattr(sys, "stdout", stream)
        put("prima")
        put("dopo")

    assert stream.closed


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_no_space_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What cannot be written for another reason is an error, once.
    """
    with open("/dev/full", "w", encoding="utf-8") as stream:  # noqa: PTH123  # as a shell opens it
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(OSError, match="No space left"):
            put("prima")

    assert stream.closed
