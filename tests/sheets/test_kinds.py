"""
The kinds of columns: each reads what it writes, and errors of formulas are told in all of them.
"""

from typing import Any

import pytest

from contratti_quartiere.exchange.sheets.choices import words_of
from contratti_quartiere.exchange.sheets.faults import FORMULA_ERRORS
from contratti_quartiere.exchange.sheets.kinds import UNCOMPUTED, Kind, reader_of, writer_of
from contratti_quartiere.exchange.values import UnreadableError
from contratti_quartiere.households import AgeBand

HELD: dict[Kind, Any] = {
    Kind.TEXT: "via di esempio, 1",
    Kind.IDENTIFIER: "H01",
    Kind.IDENTIFIERS: ["1", "2"],
    Kind.DAY: "2016-05-02",
    Kind.WHEN: "2019-04",
    Kind.CLOCK: "09:30",
    Kind.MONEY: {"amount": "1234.50", "currency": "EUR"},
    Kind.COUNT: 3,
    Kind.MONTHS: "P36M",
    Kind.MEASURE: "52.50",
    Kind.PERCENTAGE: "5.25",
    Kind.WORD: "75+",
    Kind.WORDS: ["75+", "0-17"],
    Kind.YES_NO: False,
}


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_reads_what_it_writes(kind: Kind) -> None:
    """
    A value of a document that is written into a cell and read again is the same.
    """
    assert HELD[kind] == reader_of(kind, words_of(AgeBand))(writer_of(kind)(HELD[kind]))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("error", sorted(FORMULA_ERRORS))
def test_errors_of_formulas(kind: Kind, error: str) -> None:
    """
    An error of a formula is told as one, in Italian and in English, and is no text.
    """
    with pytest.raises(UnreadableError) as raised:
        reader_of(kind, {})(error)

    assert (
        "formula_error",
        f"la formula dà l'errore {error}; correggerla, o scrivere il valore",
    ) == (raised.value.kind, raised.value.message.it)


def test_formula_that_nobody_computed() -> None:
    """
    A formula without a value is no empty cell.
    """
    with pytest.raises(UnreadableError) as raised:
        reader_of(Kind.TEXT, {})(UNCOMPUTED)

    assert "formula_without_value" == raised.value.kind


def test_number_sign_is_no_error() -> None:
    """
    A text may begin with the sign of errors.
    """
    assert "#12" == reader_of(Kind.TEXT, {})("#12")
