"""
The physical lines of foreign rows: held one row long, given back once.
"""

from io import BytesIO, TextIOWrapper

from contratti_quartiere.exchange.anac.row_lines import LONGEST_LINE, RowLines


def lines(text: str) -> RowLines:
    """
    Return the lines of a text.
    """
    return RowLines(TextIOWrapper(BytesIO(text.encode()), encoding="utf-8", newline=""), 1)


def test_what_is_given_back_is_read_alone() -> None:
    """
    Lines that were given back come again under their numbers, and none of them takes a second one.
    """
    source = lines("a\nb\nc\n")
    source.begin()
    assert ["a\n", "b\n"] == [next(source), next(source)]
    assert "a\n" == source.give_back()
    source.begin()
    assert ("b\n", 3) == (next(source), source.start)
    assert ([], "unclosed_quote") == (list(source), source.fault)


def test_the_end_is_no_fault() -> None:
    """
    No line is left after the last, which is a fault only within a row.
    """
    source = lines("a\n")
    source.begin()
    assert (["a\n"], "unclosed_quote") == (list(source), source.fault)
    source.begin()
    assert ([], "") == (list(source), source.fault)


def test_an_endless_line_is_passed_over() -> None:
    """
    Of a line without end the first part is held, and the next line is the next line.
    """
    source = lines("x" * (3 * LONGEST_LINE) + "\nb\n")
    source.begin()
    assert (LONGEST_LINE, "too_long") == (len(next(source)), source.fault)
    source.begin()
    assert ("b\n", 3, "") == (next(source), source.start, source.fault)


def test_no_row_is_endless() -> None:
    """
    A row of several lines ends where it has more letters than a line may have.
    """
    half = "x" * (LONGEST_LINE // 2) + "\n"
    source = lines(half * 5)
    source.begin()
    assert ([half, half], "unclosed_quote") == (list(source), source.fault)
