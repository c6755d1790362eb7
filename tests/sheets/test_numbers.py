"""
Numbers in a cell: as Italians type them, as a spreadsheet stores them, and what is ambiguous.
"""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.exchange.sheets.numbers import (
    read_count,
    read_measure,
    read_money,
    read_months,
    read_percentage,
    write_count,
    write_number,
    write_percentage,
)
from contratti_quartiere.exchange.values import UnreadableError
from contratti_quartiere.money import Euro
from contratti_quartiere.strategies import euros


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1.234,56 €", "1234.56"),
        ("€ 1.234,56", "1234.56"),
        ("EUR 1234,5", "1234.50"),
        ("1234.56", "1234.56"),
        ("1.234", "1234.00"),
        ("1 234,56", "1234.56"),
        ("1\u00a0234,56\u202f€", "1234.56"),
        ("-5,00", "-5.00"),
        ("\u22125,00", "-5.00"),
        (1234.56, "1234.56"),
        (1234, "1234.00"),
        (0.1 + 0.2, "0.30"),
        (Decimal("7.10"), "7.10"),
    ],
    ids=repr,
)
def test_amounts(cell: Any, amount: str) -> None:
    """
    Points every three digits and a comma make an amount Italian; the dust of a spreadsheet's arithmetic falls off.
    """
    assert {"amount": amount, "currency": "EUR"} == read_money(cell)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("1,234.56", "wrong_type"),
        ("mille", "wrong_type"),
        ("€", "wrong_type"),
        ("1.500,125", "too_precise"),
        ("1,500", "too_precise"),
        (1.005, "too_precise"),
        (True, "wrong_type"),
        (float("inf"), "wrong_type"),
        (1e15, "long_number"),
        ("1" * 1_001, "wrong_type"),
        (Decimal("0.001"), "too_precise"),
        ((), "wrong_type"),
    ],
    ids=repr,
)
def test_what_is_no_amount(cell: Any, kind: str) -> None:
    """
    An English amount, a third decimal and more digits than a sheet keeps are refused, not guessed.
    """
    with pytest.raises(UnreadableError) as raised:
        read_money(cell)

    assert kind == raised.value.kind


@pytest.mark.parametrize("read", [read_money, read_count, read_months, read_measure, read_percentage])
def test_blank_is_no_number(read: Any) -> None:
    """
    A cell of blanks is empty.
    """
    assert [None, None] == [read(cell) for cell in ("", " \u00a0")]


@pytest.mark.parametrize(
    ("cell", "count"), [("3", 3), (" 3 ", 3), ("1.200", 1200), (3.0, 3), (3, 3), ("-1", -1)], ids=repr
)
def test_counts(cell: Any, count: int) -> None:
    """
    A whole number may be text, or a number of a spreadsheet, which knows no others.
    """
    assert count == read_count(cell)


@pytest.mark.parametrize("cell", [3.5, "3,5", "tre", True, Decimal(3), "9" * 1_001])
def test_what_is_no_count(cell: Any) -> None:
    """
    What is not whole is no count.
    """
    with pytest.raises(UnreadableError) as raised:
        read_count(cell)

    assert "wrong_type" == raised.value.kind


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (-3, "-3 non può essere"),
        ("62.505", "'62.505' non può essere"),
        (0, "0 non può essere"),
        (10_000, "10000 non può essere"),
    ],
)
def test_area_out_of_bounds(cell: Any, said: str) -> None:
    """
    An area is above zero, and a point before three digits is no decimal comma: the number to write is shown.
    """
    with pytest.raises(UnreadableError) as raised:
        read_measure(cell)

    assert (
        f"{said} una superficie in metri quadrati; scrivere un numero sopra lo zero e sotto 10000, per esempio 52,50"
        == raised.value.message.it
    )


def test_months_are_a_duration() -> None:
    """
    Months become the duration of a document.
    """
    assert "P36M" == read_months("36")


@pytest.mark.parametrize(
    ("cell", "measure"),
    [("52,5", "52.50"), ("52.50", "52.50"), (52.5, "52.50"), ("52,5 mq", "52.50"), ("60 m²", "60.00")],
    ids=repr,
)
def test_measures(cell: Any, measure: str) -> None:
    """
    Square metres may bear their unit.
    """
    assert measure == read_measure(cell)


@pytest.mark.parametrize("cell", ["circa 50", True])
def test_what_is_no_measure(cell: Any) -> None:
    """
    An estimate in words is no measure.
    """
    with pytest.raises(UnreadableError):
        read_measure(cell)


@pytest.mark.parametrize(
    ("cell", "rate"),
    [("22", "22"), ("22%", "22"), ("5,25 %", "5.25"), (22, "22"), (4.5, "4.5"), ("0,5%", "0.5"), (0, "0")],
    ids=repr,
)
def test_percentages(cell: Any, rate: str) -> None:
    """
    A percentage is written in hundredths.
    """
    assert rate == read_percentage(cell)


@pytest.mark.parametrize(
    ("cell", "kind"), [(0.22, "percentage"), ("molto", "wrong_type"), ("1,12345678901", "too_precise")], ids=repr
)
def test_what_may_be_another_percentage(cell: Any, kind: str) -> None:
    """
    A number below one may be 22 per cent of a cell in percent format: it is not guessed.
    """
    with pytest.raises(UnreadableError) as raised:
        read_percentage(cell)

    assert kind == raised.value.kind


@given(euros())
def test_amount_is_read_as_it_was_written(amount: Euro) -> None:
    """
    An amount that is written into a cell and read again is the same, however large.
    """
    assert amount.amount == (read_money(write_number(amount.amount)) or {})["amount"]


@given(st.integers(min_value=-(10**30), max_value=10**30))
def test_count_is_read_as_it_was_written(count: int) -> None:
    """
    A count that is written into a cell and read again is the same, as text if a sheet would not keep its digits.
    """
    assert count == read_count(write_count(count))


def test_count_beyond_all_cells() -> None:
    """
    A number of more than a thousand digits is held by no cell.
    """
    assert None is write_count(10**1_001)


@given(st.decimals(min_value=0, max_value=100, places=10))
def test_percentage_is_read_as_it_was_written(rate: Decimal) -> None:
    """
    A percentage that is written into a cell and read again is the same.
    """
    text = f"{rate:.10f}".rstrip("0").rstrip(".")

    assert text == read_percentage(write_percentage(text))
