"""
Rows of foreign CSV files: every encoding and delimiter, each row with its line, and what is no row reported.
"""

import csv
import tracemalloc
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contratti_quartiere.errors import DocumentError
from contratti_quartiere.exchange.anac.row_lines import LONGEST_LINE
from contratti_quartiere.exchange.anac.saved_texts import Encoding
from contratti_quartiere.exchange.anac.separated_rows import SeparatedRows, separated_rows

KNOWN = ("cig", "oggetto_lotto", "DURATA_PREVISTA")
HEAD = "cig;oggetto_lotto;DURATA_PREVISTA\r\n"


def opened(folder: Path, content: bytes | str, required: tuple[str, ...] = ("cig",)) -> SeparatedRows:
    """
    Write a file and open it.
    """
    path = folder / "cig.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return separated_rows(path, known=KNOWN, required=required)


def told(rows: SeparatedRows) -> list[tuple[int, tuple[str, ...] | None, list[str]]]:
    """
    Return each row: its line, its cells, what is odd about it or why it was not read.
    """
    return [(row.line, row.record, [problem.kind for problem in row.problems]) for row in rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """
    The letters of a file are its letters, with or without a mark.
    """
    rows = opened(tmp_path, (HEAD + "Z1;SÌ, PERCHÉ €;0.0\r\n").encode(encoding))
    assert [(2, ("Z1", "SÌ, PERCHÉ €", "0.0"), [])] == told(rows)


def test_utf_16_of_either_order(tmp_path: Path) -> None:
    """
    A mark says in which order the bytes of a UTF-16 stand.
    """
    rows = opened(tmp_path, b"\xfe\xff" + (HEAD + "Z1;È;0.0\r\n").encode("utf-16-be"))
    assert [(2, ("Z1", "È", "0.0"), [])] == told(rows)


def test_the_code_page_of_windows_is_a_guess(tmp_path: Path) -> None:
    """
    A file that is no UTF-8 is read in the code page of Windows, and the first row that hangs on this says so.
    """
    rows = opened(tmp_path, (HEAD + "Z0;NO;0.0\r\nZ1;SÌ;0.0\r\nZ2;È;0.0\r\n").encode("cp1252"))
    assert Encoding.CP1252 is rows.saved.encoding
    assert [
        (2, ("Z0", "NO", "0.0"), []),
        (3, ("Z1", "SÌ", "0.0"), ["code_page"]),
        (4, ("Z2", "È", "0.0"), []),
    ] == told(rows)


def test_stray_bytes_cost_no_other_letter(tmp_path: Path) -> None:
    """
    Bytes that are no UTF-8 within a file that is do not make it another's: only their row is odd.
    """
    rows = opened(tmp_path, (HEAD + "Z1;SÌ;0.0\r\n").encode() + "Z2;È;0.0\r\n".encode("cp1252"))
    assert [(2, ("Z1", "SÌ", "0.0"), []), (3, ("Z2", "È", "0.0"), ["stray_bytes"])] == told(rows)


def test_a_byte_of_no_letter_is_lost(tmp_path: Path) -> None:
    """
    A byte that even the code page of Windows has no letter for is told to be lost.
    """
    rows = opened(tmp_path, (HEAD + "Z1;SÌ;0.0\r\n").encode() + b"Z2;\x81;0.0\r\n")
    assert (3, ("Z2", "\ufffd", "0.0"), ["stray_bytes", "lost_letter"]) == told(rows)[1]


def test_half_a_letter_of_utf_16_is_lost(tmp_path: Path) -> None:
    """
    A lone half of a pair of UTF-16 is told to be lost.
    """
    rows = opened(tmp_path, (HEAD + "Z1;\ud800;0.0\r\n").encode("utf-16", "surrogatepass"))
    assert [(2, ("Z1", "\ufffd", "0.0"), ["lost_letter"])] == told(rows)


def test_what_is_odd_in_the_second_line_of_a_row(tmp_path: Path) -> None:
    """
    A row of two lines is judged by both: a letter lost in the second, the last of a file without its end, are told.
    """
    rows = opened(tmp_path, HEAD + 'Z1;"A\r\nB\ufffd";0.0\r\nZ2;"A\r\nB";0.0')

    assert [
        (2, ("Z1", "A\r\nB\ufffd", "0.0"), ["lost_letter"]),
        (4, ("Z2", "A\r\nB", "0.0"), ["no_line_end"]),
    ] == told(rows)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_delimiters(tmp_path: Path, delimiter: str) -> None:
    """
    By which sign the values stand apart is found by the headers.
    """
    rows = opened(tmp_path, (HEAD + '"Z1";"A";"0.0"\r\n').replace(";", delimiter))
    assert (delimiter, [(2, ("Z1", "A", "0.0"), [])]) == (rows.delimiter, told(rows))


@pytest.mark.parametrize(
    ("above", "delimiter"),
    [
        pytest.param("sep=,\n", ",", id="a line of Excel's"),
        pytest.param("sep=\t\n", "\t", id="a tab that Excel names"),
        pytest.param("\n  \n", ";", id="blank lines"),
    ],
)
def test_lines_above_the_headers(tmp_path: Path, above: str, delimiter: str) -> None:
    """
    A line `sep=` of Excel's own, and blank lines, are no headers, and count as lines.
    """
    rows = opened(tmp_path, above + (HEAD + "Z1;A;0.0\r\n").replace(";", delimiter))
    assert [(2 + above.count("\n"), ("Z1", "A", "0.0"), [])] == told(rows)


def test_headers_as_they_stand(tmp_path: Path) -> None:
    """
    Headers are known in any case, kept as they stand without blanks around; one without a name gets its place.
    """
    rows = opened(tmp_path, "CIG; durata\u200b_prevista ;;altro;altro\n", ("cig", "DURATA_PREVISTA"))
    assert ("CIG", "durata\u200b_prevista", "#3", "altro", "altro") == rows.headers


@pytest.mark.parametrize(
    ("content", "kind", "message"),
    [
        pytest.param(
            "oggetto_lotto\nA\n",
            "missing_headers",
            "mancano le colonne: cig, DURATA_PREVISTA; la prima riga deve avere tutte le intestazioni",
            id="missing",
        ),
        pytest.param(
            "\n\n",
            "empty",
            "contiene solo spazi; procurarsi di nuovo il file",
            id="no line",
        ),
        pytest.param(
            "cig;CIG;DURATA_PREVISTA;oggetto_lotto;oggetto_lotto\n",
            "duplicate_headers",
            "queste colonne ci sono più volte: cig, oggetto_lotto; lasciarne una sola",
            id="twice",
        ),
        pytest.param(
            f"{'x' * 200_000}\n",
            "missing_headers",
            "mancano le colonne: cig, DURATA_PREVISTA; la prima riga deve avere tutte le intestazioni",
            id="an endless header",
        ),
    ],
)
def test_headers_that_cannot_be_read(tmp_path: Path, content: str, kind: str, message: str) -> None:
    """
    Headers that are missing are named all at once, and so are those that stand twice.
    """
    with pytest.raises(DocumentError) as raised:
        opened(tmp_path, content, ("cig", "DURATA_PREVISTA"))
    (problem,) = raised.value.problems
    assert (kind, True) == (problem.kind, problem.message.it.endswith(f": {message}"))


def test_lines_of_rows(tmp_path: Path) -> None:
    """
    A row is where it starts: blank rows are none, and a text may hold line breaks.
    """
    rows = opened(tmp_path, HEAD + '\r\nZ1;"A\r\nB";0.0\r\n;;\r\n ; ;\r\nZ2;"C\nD";0.0\r\n')
    assert [(3, ("Z1", "A\r\nB", "0.0"), []), (7, ("Z2", "C\nD", "0.0"), [])] == told(rows)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(tmp_path: Path, end: str) -> None:
    """
    Lines end as on any system, the last one needs no end.
    """
    rows = opened(tmp_path, f'cig;oggetto_lotto;DURATA_PREVISTA{end}Z1;A;0.0{end}Z2;B;"0.0"')
    assert [(2, ("Z1", "A", "0.0"), []), (3, ("Z2", "B", "0.0"), [])] == told(rows)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("Z1;A", "too_few_cells", id="too few cells"),
        pytest.param("Z1;A;0.0;", "too_many_cells", id="too many cells"),
        pytest.param('"Z1;A;0.0', "unclosed_quote", id="quotes unclosed in the first cell"),
        pytest.param('Z1;"A;0.0', "unclosed_quote", id="quotes unclosed in the second"),
        pytest.param('Z1;A;"0.0', "unclosed_quote", id="quotes unclosed in the last"),
        pytest.param('Z1;"A "B";"0.0', "unclosed_quote", id="quotes in a text, and unclosed ones"),
        pytest.param('Z1;"A "B"', "too_few_cells", id="quotes in a text, and too few cells"),
        pytest.param("Z1;A\0;0.0", "zero_bytes", id="a zero byte"),
        pytest.param(f"Z1;{'A' * 140_000};0.0", "too_long", id="a cell too long"),
        pytest.param(f'Z1;"A "{"B" * 140_000}";0.0', "too_long", id="a cell too long with quotes in it"),
        pytest.param("Z1;" + "A;" * LONGEST_LINE, "too_long", id="an endless line"),
        pytest.param('Z1;"' + "A;" * LONGEST_LINE, "too_long", id="an endless line with quotes"),
    ],
)
@pytest.mark.parametrize("quoted", [False, True], ids=["plain", "quoted"])
def test_what_is_no_row(tmp_path: Path, line: str, kind: str, quoted: bool) -> None:
    """
    A line that is no row is reported with what stood there, and the rows around it are read.
    """
    around = '"{}";"B";"0.0"\n' if quoted else "{};B;0.0\n"
    rows = list(opened(tmp_path, HEAD + around.format("Z0") + f"{line}\n" + around.format("Z2") + around.format("Z3")))
    assert [2, 3, 4, 5] == [row.line for row in rows]
    assert [("Z0", "B", "0.0"), None, ("Z2", "B", "0.0"), ("Z3", "B", "0.0")] == [row.record for row in rows]
    (problem,) = rows[1].problems
    found = line if len(line) <= 1000 else line[:999] + "…"
    assert (3, kind, found, True) == (problem.line, problem.kind, problem.found, problem.unread)


def test_quotes_within_a_text(tmp_path: Path) -> None:
    """
    Quotes that nobody doubled are read as a spreadsheet reads them, and told with the line.
    """
    (row,) = opened(tmp_path, HEAD + 'Z1;"LOTTO "A" CUCINA";"0.0"\n')
    (problem,) = row.problems
    assert ("Z1", 'LOTTO A" CUCINA"', "0.0") == row.record
    assert ("quotes", 'Z1;"LOTTO "A" CUCINA";"0.0"', False) == (problem.kind, problem.found, problem.unread)


@pytest.mark.parametrize(
    "last",
    [
        pytest.param(b'"Z2";"B', id="within quotes"),
        pytest.param(b'"Z2";"B"', id="between cells"),
        pytest.param(b"Z2", id="in the first cell"),
        pytest.param(b'"Z2";"B";"0.', id="in the last cell"),
        pytest.param(b"Z2;B;0.0\xc3", id="within a letter"),
        pytest.param(b"\0\0\0\0", id="zero bytes where the rest should be"),
    ],
)
def test_a_file_that_broke_off(tmp_path: Path, last: bytes) -> None:
    """
    A last row that is not whole says that the file broke off.
    """
    rows = told(opened(tmp_path, (HEAD + '"Z1";"A";"0.0"\r\n').encode() + last))
    assert [(2, ("Z1", "A", "0.0"), []), (3, None, ["broken_off"])] == rows


def test_half_a_unit_of_utf_16(tmp_path: Path) -> None:
    """
    A UTF-16 of an odd number of bytes broke off.
    """
    rows = told(opened(tmp_path, (HEAD + "Z1;A;0.0\r\nZ2;A;0.0").encode("utf-16")[:-1]))
    assert [(2, ("Z1", "A", "0.0"), []), (3, None, ["broken_off"])] == rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("last", ['"Z2";"È";"0.0"', "Z2;È;0.0"])
def test_no_part_of_a_file_looks_whole(tmp_path: Path, encoding: str, last: str) -> None:
    """
    Wherever within its last row a file is cut, that row is told to be broken off, or odd.
    """
    start = HEAD + '"Z1";"A";"0.0"\r\n'
    whole = (start + last).encode(encoding)
    cuts = range(len(start.encode(encoding)) + 1, len(whole))
    looked_whole = [cut for cut in cuts if not any(kinds for _, _, kinds in told(opened(tmp_path, whole[:cut])))]
    assert [] == looked_whole


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    cells=st.lists(
        st.tuples(*[st.text(st.characters(codec="utf-8", exclude_characters="\0\ufffd\r"), max_size=12)] * 3),
        max_size=6,
    ),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    dialect=st.fixed_dictionaries(
        {
            "delimiter": st.sampled_from(";,\t|"),
            "quoting": st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
            "lineterminator": st.sampled_from(["\n", "\r\n"]),
        }
    ),
)
def test_what_is_written_is_read(
    tmp_path: Path, cells: list[tuple[str, str, str]], encoding: str, dialect: dict[str, Any]
) -> None:
    """
    Whatever texts a CSV of any encoding and delimiter holds, they are read as they are.
    """
    text = StringIO(newline="")
    csv.writer(text, **dialect).writerows([KNOWN, *cells])
    rows = list(opened(tmp_path, text.getvalue().encode(encoding)))
    assert [row for row in cells if "".join(row).strip()] == [row.record for row in rows]
    assert not [row for row in rows if row.problems]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=st.text('ab";\n', max_size=60))
def test_no_line_is_lost(tmp_path: Path, noise: str) -> None:
    """
    Whatever the quotes are like, each line with text is within a row that was read or is reported, and none is twice.
    """
    rows = list(opened(tmp_path, HEAD + noise + "\n" + "Z1;A;0.0\n"))
    starts = [row.line for row in rows]
    assert sorted(set(starts)) == starts
    assert all((row.record is None) == any(problem.unread for problem in row.problems) for row in rows)
    covered: set[int] = set()
    for row in rows:
        more = 0 if row.record is None else "".join(row.record).count("\n")
        covered.update(range(row.line, row.line + more + 1))
    lines = [number for number, line in enumerate((noise + "\n").split("\n"), start=2) if line.strip(';" ')]
    assert [] == [number for number in lines if number not in covered]


def test_a_long_file_is_not_held(tmp_path: Path) -> None:
    """
    A file of several million bytes is read with a fifth of them at hand at most, even where quotes swallow it.
    """
    path = tmp_path / "cig.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for number in range(5_000):
            file.write(f'"Z{number}";"{"PULIZIA " * 60}";"0.0"\n')
        file.write('Z;"A;0.0\n')
        for number in range(5_000):
            file.write(f"Z{number};{'PULIZIA ' * 60};0.0\n")
    rows = separated_rows(path, known=KNOWN, required=KNOWN)
    tracemalloc.start()
    read = sum(1 for row in rows if row.record is not None)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert 10_000 == read
    assert 5 * peak < path.stat().st_size
