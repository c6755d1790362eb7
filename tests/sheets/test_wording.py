"""
Sentences of records bear the headers of the sheet, and point to the column that they speak of.
"""

from datetime import date

import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.sheets.stock import BOOKINGS
from contratti_quartiere.exchange.sheets.wording import in_words, named, of_case


def test_headers_in_the_place_of_fields() -> None:
    """
    Fields become headers in either language, and days are written day first; what is no field stays.
    """
    message = Bilingual(
        "di H_01 (in_use_from=2018-05-02): poi in_use_to, non da_proporre",
        "of H_01 (in_use_from=2018-05-02): then in_use_to, not da_proporre",
    )

    assert Bilingual(
        "di H_01 («in uso dal» 02/05/2018): poi «in uso al», non da_proporre",
        "of H_01 ('in use from' 02/05/2018): then 'in use to', not da_proporre",
    ) == in_words(BOOKINGS, message)


def test_sentence_without_fields() -> None:
    """
    A sentence that names no field is as it was.
    """
    message = Bilingual("il 2018-05-02", "on 2018-05-02")

    assert message == in_words(BOOKINGS, message)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        pytest.param("(reserved_from=1, reserved_to=2): in_use_from", "riservato al", id="the last one with a value"),
        pytest.param("(): reserved_from, in_use_from", "riservato dal", id="the first one without"),
        pytest.param("nothing_known=1", None, id="no column"),
    ],
)
def test_column_that_is_meant(text: str, column: str | None) -> None:
    """
    Of several columns the last one that bears a value is told, for it follows the others.
    """
    found = named(BOOKINGS, Bilingual("", text))

    assert column == (found and found.it)


def test_record_is_not_named() -> None:
    """
    The name that a record has in Python says nothing to whoever reads a cell.
    """
    message = Bilingual("Allowance.amount -5,00 €: è meno di zero", "Allowance.amount: -5.00 is less than zero")

    assert Bilingual("-5,00 €: è meno di zero", "-5.00 is less than zero") == in_words(BOOKINGS, message)


@pytest.mark.parametrize(
    ("since", "it", "en"),
    [
        pytest.param(date(2018, 2, 26), "che il 26 febbraio 2018 era", "which on 26 February 2018 was", id="a day"),
        pytest.param(None, "che era", "which was", id="the first step"),
    ],
)
def test_case_and_its_state(since: date | None, it: str, en: str) -> None:
    """
    A step that cannot have happened is told with its case, and the state that it was in.
    """
    message = Bilingual("caso «da_proporre»: «scade» non può", "case 'to be proposed': 'expire' cannot")

    assert Bilingual(
        f"caso H11, {it} «da proporre»: «scade» non può", f"case H11, {en} 'to be proposed': 'expire' cannot"
    ) == of_case(message, "H11", since)
