"""
The texts of a published lot while it is read: what is odd is noted, and what the value does not hold is kept.
"""

from datetime import date

import pytest

from contratti_quartiere.exchange.anac.found_days import found_day
from contratti_quartiere.exchange.anac.found_texts import found_amount, found_cig
from contratti_quartiere.exchange.anac.l190_reading import LotTexts, printable, read_party
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.identifiers import CodeAsFound, CodeKind
from contratti_quartiere.money import Euro


def test_what_a_value_does_not_hold_is_kept() -> None:
    """
    A day that was turned round and an amount that was not read leave their text; a failing code holds it itself.
    """
    found = LotTexts(line=3, texts={"a": " 02/05/2016 ", "b": "1.234", "c": "0000000000", "d": "5.00"})
    read = (found.read("a", found_day), found.read("b", found_amount), found.read("c", found_cig))

    assert (date(2016, 5, 2), None, CodeAsFound(CodeKind.CIG, "0000000000")) == read
    assert (Euro("5.00"), None) == (found.read("d", found_amount), found.read("e", found_amount))
    assert [FoundValue(place="a", value="02/05/2016"), FoundValue(place="b", value="1.234")] == found.as_found
    assert [(3, "a", "italian_day"), (3, "b", "two_meanings"), (3, "c", "sentinel")] == [
        (problem.line, problem.place, problem.kind) for problem in found.problems
    ]


def test_a_party_of_which_nothing_is_said_is_none() -> None:
    """
    An empty element names nobody; a role alone is something.
    """
    found = LotTexts(line=1, texts={})
    nobody = read_party(found, "p", name="", tax_code="", foreign_id="", role="")
    somebody = read_party(found, "p", name="", tax_code="", foreign_id="", role="01-MANDANTE")

    assert (None, True) == (nobody, somebody is not None)
    assert ["party_without_code"] == [problem.kind for problem in found.problems]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param("oggetto", "oggetto", id="as it is"),
        pytest.param("città", "città", id="with an accent"),
        pytest.param("lotto\u200bID", "lotto\\u200bID", id="an invisible letter"),
        pytest.param("cit\x01tà\x7f", "cit\\x01tà\\x7f", id="control characters"),
        pytest.param("x\udce9", "x\\udce9", id="half a character"),
    ],
)
def test_names_of_places_can_be_printed(place: str, expected: str) -> None:
    """
    What nobody could see in the name of a place is written by its code.
    """
    assert expected == printable(place)
