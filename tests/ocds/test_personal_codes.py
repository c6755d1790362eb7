"""
What has the shape of a person's tax code, however it is written, and what only looks a little like one.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.exchange.ocds.personal_codes import FoundCode, codes_in
from contratti_quartiere.identifiers import Cup, TaxCode
from contratti_quartiere.strategies import cups, tax_codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("RSSMRA80A01F205X", "RSSMRA80A01F205X", id="as it should be"),
        pytest.param("rssmra80a01f205x", "RSSMRA80A01F205X", id="in small letters"),
        pytest.param("RSS MRA 80A01 F205 X", "RSSMRA80A01F205X", id="with blanks"),
        pytest.param("RSSMRAULALMFNLRX", "RSSMRAULALMFNLRX", id="letters for every digit"),
        pytest.param("RSSMRA80AO1F205X", "RSSMRA80AO1F205X", id="letter O for a nought"),
        pytest.param("RSSMRA8OAO1F205X", "RSSMRA8OAO1F205X", id="two letters O"),
        pytest.param("R5SMRA80A01F205X", "R5SMRA80A01F205X", id="five for an S"),
        pytest.param("RSS-MRA-80A01-F205X", "RSSMRA80A01F205X", id="hyphens"),
        pytest.param("RSS.MRA.80A01.F205.X", "RSSMRA80A01F205X", id="full stops"),
        pytest.param("RSSMRA/80A01/F205X", "RSSMRA80A01F205X", id="slashes"),
        pytest.param("RSS\u2013MRA\u201380A01\u2013F205X", "RSSMRA80A01F205X", id="dashes"),
        pytest.param("RSS MRA 80 A 01 F205 X", "RSSMRA80A01F205X", id="the birthday in three parts"),
        pytest.param("R S S M R A 8 0 A 0 1 F 2 0 5 X", "RSSMRA80A01F205X", id="spelled out"),
        pytest.param("RSSMRA80A01F205", "RSSMRA80A01F205", id="without its last letter"),
        pytest.param("SSMRA80A01F205X", "SSMRA80A01F205X", id="without its first letter"),
        pytest.param("RSSMRA80A1F205X", "RSSMRA80A1F205X", id="without a digit"),
        pytest.param("RSS-MRA-80A01-F205", "RSSMRA80A01F205", id="hyphens, without its last letter"),
        pytest.param("RS MRA 80A01 F205X", "RSMRA80A01F205X", id="blanks, without a letter of the surname"),
        pytest.param("RSSMRA880A01F205X", "RSSMRA880A01F205X", id="a digit too many"),
        pytest.param("RSSS-MRA-80A01-F205X", "RSSSMRA80A01F205X", id="hyphens, and a letter too many"),
    ],
)
@pytest.mark.parametrize(
    ("before", "after"),
    [pytest.param("", "", id="alone"), pytest.param("Rossi Mario (nato 1980), 3: ", ", via Po 1", id="in a sentence")],
)
def test_codes_are_found(before: str, text: str, after: str, code: str) -> None:
    """
    A code is found by its shape, with slips of the pen and however it is cut up, and nothing around it with it.
    """
    expected = [FoundCode(len(before), len(before + text), code)]

    assert expected == list(codes_in(before + text + after))


def test_the_code_of_a_sentence() -> None:
    """
    Names before a code, without anything between but a blank, are no part of it.
    """
    assert [FoundCode(12, 28, "RSSMRA80AO1F205X")] == list(codes_in("ROSSI MARIO RSSMRA80AO1F205X"))


def test_a_letter_before_a_code_is_left() -> None:
    """
    Where the rest is a code as it should be, a letter before it may stay: it tells nobody.
    """
    assert [FoundCode(1, 17, "SSSMRA80A01F205X")] == list(codes_in("RSSSMRA80A01F205X"))


def test_several_codes() -> None:
    """
    Every code of a text is found, exact and mistyped ones, in its order.
    """
    text = "RSSMRA80AO1F205X, RSSMRA80A01F205X; RSS-MRA-80A01-F205X"

    assert [(0, 16), (18, 34), (36, 55)] == [(found.start, found.end) for found in codes_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("01199250158", id="the code of a body"),
        pytest.param("B41H16000130005", id="a CUP"),
        pytest.param("7911923567", id="a CIG"),
        pytest.param("45000000-7", id="a CPV"),
        pytest.param("2016-05-02T00:00:00Z", id="a moment"),
        pytest.param("gara-laboratori-2018-12-17", id="a name of a release"),
        pytest.param("IT60X0542811101000000123456", id="a bank account"),
        pytest.param("Laboratorio di quartiere 2016", id="a title"),
        pytest.param("RSSMRA80A01F20", id="two characters missing"),
        pytest.param("RSSMRA8OAO1F205", id="one missing and two of the wrong sort"),
        pytest.param("Laboratorio di quartiere 2016-2019", id="a title with two years"),
        pytest.param("RSSMRA8OAOIF205X", id="three characters of the wrong sort"),
        pytest.param("RSSM-RA80A01F205X", id="a hyphen in the middle of a name"),
        pytest.param("RSSMRA80A01 (F205X)", id="brackets in it"),
        pytest.param("Proseguimentolab", id="a word of sixteen letters"),
        pytest.param("lotto 1 2 3 4 RSSM", id="too few characters in a row"),
        pytest.param("RSS1234567890123", id="a number after three letters"),
    ],
)
def test_what_is_no_code(text: str) -> None:
    """
    Other codes, days and titles are not taken for a person's, nor what no longer has the shape of one.
    """
    assert [] == list(codes_in(text))


@given(cups())
def test_no_cup_is_a_persons_code(cup: Cup) -> None:
    """
    The code of a project, fifteen characters as well, is never taken for a person's that lacks one.
    """
    assert [] == list(codes_in(str(cup)))


@given(tax_codes(), st.integers(0, 15), st.sampled_from("AO1Z"))
def test_one_slip_hides_nobody(code: TaxCode, place: int, letter: str) -> None:
    """
    Of a person's code with four digits or more, one character may be another, missing or twice.
    """
    text = code.code
    if len(text) != 16 or sum(found.isdigit() for found in text) < 6:
        return
    for slip in (
        text[:place] + letter + text[place + 1 :],
        text[:place] + text[place + 1 :],
        text[:place] + text[place:][:1] + text[place:],
    ):
        assert 1 == len(list(codes_in(slip)))
