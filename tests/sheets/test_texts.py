"""
Texts and names in a cell, and which texts no cell holds.
"""

from datetime import date, datetime, time
from typing import Any

import pytest

from contratti_quartiere.exchange.sheets.texts import (
    no_tax_code,
    plain,
    read_identifier,
    read_identifiers,
    read_text,
    write_text,
    write_texts,
)
from contratti_quartiere.exchange.values import UnreadableError


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  corte 4\u00a0", "corte 4"),
        ("prima riga\r\nseconda", "prima riga\nseconda"),
        ("prima_x000D_\nseconda", "prima\nseconda"),
        ("   ", None),
        (12, "12"),
        (12.0, "12"),
        (1.5, "1.5"),
    ],
    ids=repr,
)
def test_texts(cell: Any, text: str | None) -> None:
    """
    Blanks around a text are none of it; a number in the place of a name is its digits.
    """
    assert text == read_text(cell)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        (datetime(2016, 3, 1), "date_as_text"),
        (date(2016, 3, 1), "date_as_text"),
        (time(9, 30), "date_as_text"),
        (True, "wrong_type"),
    ],
    ids=repr,
)
def test_what_the_sheet_took_for_something_else(cell: Any, kind: str) -> None:
    """
    A protocol number such as 3/2016, of which the spreadsheet made a date, is refused and not turned back by guess.
    """
    with pytest.raises(UnreadableError) as raised:
        read_text(cell)

    assert kind == raised.value.kind


@pytest.mark.parametrize(
    ("cell", "name"),
    [("H\u200b01", "H01"), ("scala\u00a0B", "scala B"), ("H01", "H01"), ("\u200b", None), ("", None), ("é", "é")],
    ids=repr,
)
def test_names(cell: str, name: str | None) -> None:
    """
    Letters that nobody sees, which come with what is pasted, are no part of a name.
    """
    assert name == read_identifier(cell)


@pytest.mark.parametrize(
    ("cell", "names"),
    [("1, 2;3", ["1", "2", "3"]), ("1,\n2", ["1", "2"]), (",", None), ("uno due", ["uno due"])],
    ids=repr,
)
def test_several_names(cell: str, names: list[str] | None) -> None:
    """
    Names in one cell stand apart by commas, semicolons or lines.
    """
    assert names == read_identifiers(cell)


@pytest.mark.parametrize("text", ["a\x00b", "a\x08", "a\rb", "\ud800", "a\ufffe", "_x0041_", "x" * 32_768], ids=ascii)
def test_texts_that_no_cell_holds(text: str) -> None:
    """
    A text that XML or a spreadsheet would change, or cut, is not written.
    """
    assert (None, None) == (write_text(text), write_texts(["a", text]))


def test_texts_that_a_cell_holds() -> None:
    """
    Lines and letters of all sorts are held.
    """
    assert ("è così\n😀", "a, b") == (write_text("è così\n😀"), write_texts(["a", "b"]))


def test_plain_words() -> None:
    """
    Words are compared without regard to case, blanks, hyphens and letters that nobody sees.
    """
    assert "contributo dovuto" == plain("\ufeff Contributo_dovuto ")


@pytest.mark.parametrize("name", ["RSSMRA80A01H501U", "rssmra80a01h501u", "RSS MRA 80A01 H501U", "RSSMRA8LA01H501U"])
def test_tax_code_names_no_household(name: str) -> None:
    """
    What has the form of a tax code, with the letters that stand for digits too, is refused and not repeated.
    """
    with pytest.raises(UnreadableError) as raised:
        no_tax_code(name)

    assert (
        "tax_code",
        "ha la forma di un codice fiscale; dare al nucleo un identificativo che non porta a nessuno, per esempio H01",
    ) == (raised.value.kind, raised.value.message.it)


@pytest.mark.parametrize("name", [None, "H01", "RSSMRA80A01H501", "RSSMRA80F01H501U", "RSSMRA80A01H501U2"])
def test_what_is_no_tax_code(name: str | None) -> None:
    """
    Fifteen signs, a letter that is no month, seventeen signs: none is a tax code.
    """
    assert name == no_tax_code(name)


@pytest.mark.parametrize("typed", ["18\u201364", "18\u201464", "18_64", "18 64"])
def test_dashes_are_hyphens(typed: str) -> None:
    """
    A word is the same with the dash that a program puts in the place of the hyphen.
    """
    assert plain("18-64") == plain(typed)
