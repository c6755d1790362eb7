"""
Texts of foreign files: what they say, and what is odd about them.
"""

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.anac.found_days import found_day
from contratti_quartiere.exchange.anac.found_texts import (
    FoundText,
    found_amount,
    found_cig,
    found_cpv,
    found_cup,
    found_tax_code,
)
from contratti_quartiere.exchange.imports import RowProblem
from contratti_quartiere.identifiers import Cig, CodeAsFound, CodeKind, Cpv, Cup, TaxCode
from contratti_quartiere.money import Euro

cents = st.integers(min_value=0, max_value=10**14)


@pytest.mark.parametrize(
    ("found", "amount", "kind"),
    [
        pytest.param("610.00", "610.00", "", id="two decimals"),
        pytest.param("610.0", "610.00", "", id="one decimal"),
        pytest.param("610.", "610.00", "", id="a point alone"),
        pytest.param("0", "0.00", "", id="none"),
        pytest.param(".00", "0.00", "", id="no units"),
        pytest.param("+5", "5.00", "", id="a sign"),
        pytest.param(" 7 ", "7.00", "", id="blanks around it"),
        pytest.param("610.0000", "610.00", "", id="four decimals of nothing"),
        pytest.param("1234.500", "1234.50", "", id="three decimals after four digits"),
        pytest.param("0.500", "0.50", "", id="three decimals after nought"),
        pytest.param("999999999999.99", "999999999999.99", "", id="the largest of the schema"),
        pytest.param("1.234,56", "1234.56", "italian_amount", id="the Italian way"),
        pytest.param("1234,5", "1234.50", "italian_amount", id="a comma"),
        pytest.param("-1.234,56", "-1234.56", "italian_amount", id="the Italian way, below zero"),
        pytest.param("1.234.567", "1234567.00", "italian_amount", id="two points can only part thousands"),
        pytest.param("€ 1.234,56", "1234.56", "italian_amount", id="with the sign of the euro"),
        pytest.param("1234 €", "1234.00", "italian_amount", id="whole euro with their sign"),
        pytest.param("-5.00", "-5.00", "negative", id="below zero"),
        pytest.param("1.234", None, "two_meanings", id="a thousand or one and a bit"),
        pytest.param("1,234", None, "two_meanings", id="one and a bit or a thousand"),
        pytest.param("610.005", None, "two_meanings", id="six hundred thousand and five, or three decimals"),
        pytest.param("1234.567", None, "decimals", id="three decimals"),
        pytest.param("0.001", None, "decimals", id="less than a cent"),
        pytest.param("1,234.56", None, "amount", id="the English way"),
        pytest.param("1e3", None, "amount", id="an exponent"),
        pytest.param("NaN", None, "amount", id="no number"),
        pytest.param(".", None, "amount", id="a point without digits"),
        pytest.param("€", None, "amount", id="a sign without digits"),
        pytest.param("1234.50 EUR", None, "amount", id="with the name of the currency"),
        pytest.param("gratuito", None, "amount", id="a word"),
        pytest.param("٦١٠", None, "amount", id="digits of another alphabet"),
        pytest.param("٦١٠ €", None, "amount", id="digits of another alphabet, with the sign"),
        pytest.param("6" * 201, None, "too_long", id="longer than any amount"),
        pytest.param("", None, "", id="nothing"),
    ],
)
def test_amounts(found: str, amount: str | None, kind: str) -> None:
    """
    An amount is read to the cent or not at all: nothing is rounded, and what means two amounts is not read.
    """
    read = found_amount(found)

    assert (None if amount is None else Euro(amount), kind) == (read.value, read.kind)
    assert bool(kind) == (read.message is not None)


@given(cents)
def test_an_amount_is_read_to_the_cent_in_every_way_of_writing_it(whole: int) -> None:
    """
    Whatever the amount, with two decimals, with four and the Italian way it is the same.
    """
    amount = Euro.from_cents(whole)
    italian = f"{amount:it}".removesuffix(" €")

    read = [found_amount(text).value for text in (amount.amount, f"{amount.amount}00", italian, f"{amount:it}")]

    assert [amount] * 4 == read


def test_what_was_read_of_an_italian_amount_is_said() -> None:
    """
    The message on an amount with a comma says which amount was read.
    """
    said = Bilingual(
        "non è scritto con il solo punto: letto all'italiana, 1.234,56 €",
        "is not written with a point alone: read the Italian way, €1,234.56",
    )

    assert said == found_amount("1.234,56").message


def test_failing_cigs_are_told_with_their_fault(oracle: Callable[[str], Path]) -> None:
    """
    Of 700 codes the 600 that ANAC accepts are read; the 100 others are kept, 24 with the code that was meant.
    """
    with oracle("cig/development.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    read = [(row, found_cig(row["code"])) for row in rows]

    assert 600 == sum(isinstance(found.value, Cig) for _, found in read)
    assert {CodeAsFound(CodeKind.CIG, row["code"]) for row in rows if row["valid"] == "0"} == {
        found.value for _, found in read if isinstance(found.value, CodeAsFound)
    }
    told = Counter(found.kind for row, found in read if row["reason"] == "letter_for_digit")
    assert {"letter_for_digit": 24} == told


def test_a_letter_for_a_digit_is_not_mended() -> None:
    """
    A CIG with O for 0 stays letter by letter, and the message says which code would be valid.
    """
    read = found_cig("6392602EOA")

    assert CodeAsFound(CodeKind.CIG, "6392602EOA") == read.value
    assert (
        Bilingual(
            "CIG '6392602EOA': ha una lettera al posto di una cifra; forse è 6392602E0A: controllare",
            "CIG '6392602EOA': has a letter in the place of a digit; perhaps it is 6392602E0A: check",
        )
        == read.message
    )


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(found_cig("7911923567"), (Cig("7911923567"), ""), id="a CIG"),
        pytest.param(found_cig("z642aeb782"), (Cig("Z642AEB782"), "spelling"), id="a CIG in lower case"),
        pytest.param(found_cig("79119 23567"), (Cig("7911923567"), "spelling"), id="a CIG with a blank in it"),
        pytest.param(found_cig(" 7911923567\n"), (Cig("7911923567"), ""), id="a CIG with blanks around it"),
        pytest.param(
            found_cig("0000000000"), (CodeAsFound(CodeKind.CIG, "0000000000"), "sentinel"), id="ten zeros, no CIG"
        ),
        pytest.param(found_cig(" "), (None, ""), id="nothing in the place of a CIG"),
        pytest.param(found_cig("7" * 201), (None, "too_long"), id="longer than any CIG"),
        pytest.param(found_cup("b41e16000440001"), (Cup("B41E16000440001"), "spelling"), id="a CUP in lower case"),
        pytest.param(found_cup("B41"), (CodeAsFound(CodeKind.CUP, "B41"), "length"), id="no CUP"),
        pytest.param(found_cup("B" * 201), (None, "too_long"), id="longer than any CUP"),
        pytest.param(found_cpv("85320000-8"), (Cpv("85320000-8"), ""), id="a CPV"),
        pytest.param(found_cpv("servizi"), (CodeAsFound(CodeKind.CPV, "servizi"), "length"), id="no CPV"),
        pytest.param(found_cpv("8" * 201), (None, "too_long"), id="longer than any CPV"),
        pytest.param(found_tax_code("01199250158"), (TaxCode("01199250158"), ""), id="a tax code"),
        pytest.param(
            found_tax_code("CFAVCP-00010D3"),
            (CodeAsFound(CodeKind.TAX_CODE, "CFAVCP-00010D3"), "length"),
            id="a code of ANAC's own",
        ),
        pytest.param(found_tax_code("0" * 201), (None, "too_long"), id="longer than any tax code"),
    ],
)
def test_codes(found: FoundText[object], expected: tuple[object, str]) -> None:
    """
    A code that is valid is read; any other stays as it was found, with the word for what is wrong.
    """
    assert expected == (found.value, found.kind)
    assert bool(found.kind) == (found.message is not None)


def test_an_oddity_becomes_a_problem_of_its_row() -> None:
    """
    What is odd is told with the line, the place and the text; what is not leaves nothing to tell.
    """
    read = found_day("02/05/2016")
    assert read.message is not None

    assert (
        RowProblem(line=7, place="dataInizio", kind="italian_day", message=read.message, found="02/05/2016"),
    ) == read.problems(7, "dataInizio", "02/05/2016")
    assert () == found_day("2016-05-02").problems(7, "dataInizio", "2016-05-02")
