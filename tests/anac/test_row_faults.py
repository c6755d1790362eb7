"""
What is told of rows of foreign CSV files, in both languages.
"""

import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.anac.row_faults import BROKEN_OFF, fault
from contratti_quartiere.exchange.imports import RowProblem


def test_a_row_with_too_few_cells() -> None:
    """
    A row that was not read says how many cells it has, and how many it should have.
    """
    assert RowProblem(
        line=4,
        place="",
        kind="too_few_cells",
        message=Bilingual(
            "meno celle che intestazioni: la riga non è stata letta; controllare separatori e virgolette"
            " (2 invece di 3)",
            "fewer cells than headers: the row was not read; check the delimiters and the quotes (2 instead of 3)",
        ),
        found="Z1;A",
        unread=True,
    ) == fault(4, "too_few_cells", "Z1;A", cells=(2, 3))


@pytest.mark.parametrize(
    ("kind", "unread"),
    [
        (BROKEN_OFF, True),
        ("unclosed_quote", True),
        ("too_many_cells", True),
        ("too_long", True),
        ("zero_bytes", True),
        ("no_line_end", False),
        ("cut_short", False),
        ("quotes", False),
        ("code_page", False),
        ("stray_bytes", False),
        ("lost_letter", False),
    ],
)
def test_what_was_read_and_what_was_not(kind: str, unread: bool) -> None:
    """
    Of what was not read this is said in both languages; what is odd was read.
    """
    problem = fault(4, kind, "Z1")
    said = "non è stata letta" in problem.message.it and "was not read" in problem.message.en
    assert (unread, unread) == (problem.unread, said)


def test_a_long_row_is_told_in_part() -> None:
    """
    Of what stood there a thousand letters are kept.
    """
    assert [1_000, 1_000] == [len(fault(4, "too_long", "x" * length).found) for length in (1_000, 1_001)]
