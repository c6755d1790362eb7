"""
What a tender's documents set: acts of any precision, limits, points, recalled articles.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.dates import Month, When
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.procedures import (
    AwardCriterion,
    CriterionKind,
    LotDivision,
    LotLimits,
    ProcedureAct,
    ProcedureActKind,
    SelfImposedArticle,
)

DAY = timedelta(days=1)
NOTICE = date(2016, 3, 10)


@pytest.mark.parametrize(
    ("lots", "expected"),
    [
        pytest.param((), True, id="all"),
        pytest.param(("lotto-1",), True, id="this one"),
        pytest.param(("lotto-2", "lotto-1"), True, id="this one among others"),
        pytest.param(("lotto-2",), False, id="another"),
    ],
)
def test_concerns(lots: tuple[str, ...], expected: bool) -> None:
    """
    An act that names no lot is about all of them.
    """
    assert expected is ProcedureAct(kind=ProcedureActKind.NOTICE, lots=lots).concerns("lotto-1")


@pytest.mark.parametrize(
    ("kind", "on", "day", "expected"),
    [
        pytest.param(ProcedureActKind.NOTICE, NOTICE, NOTICE - DAY, False, id="the day before"),
        pytest.param(ProcedureActKind.NOTICE, NOTICE, NOTICE, True, id="the day"),
        pytest.param(ProcedureActKind.NOTICE, NOTICE, NOTICE + DAY, True, id="the day after"),
        pytest.param(ProcedureActKind.NOTICE, Month(2016, 3), date(2016, 2, 29), False, id="the month before"),
        pytest.param(ProcedureActKind.NOTICE, Month(2016, 3), date(2016, 3, 1), True, id="the first day of the month"),
        pytest.param(ProcedureActKind.NOTICE, None, date.min, True, id="no day"),
        pytest.param(ProcedureActKind.OFFERS_DUE, NOTICE, NOTICE - DAY, True, id="stated beforehand"),
    ],
)
def test_known_on(kind: ProcedureActKind, on: When | None, day: date, expected: bool) -> None:
    """
    An act is known from the first day that it may mean; a deadline is stated before its day.
    """
    assert expected is ProcedureAct(kind=kind, on=on).known_on(day)


@pytest.mark.parametrize(
    ("kind", "facts", "error"),
    [
        pytest.param(ProcedureAct, {"kind": "bando"}, WrongTypeError, id="kind as text"),
        pytest.param(ProcedureAct, {"kind": ProcedureActKind.NOTICE, "lots": "lotto-1"}, WrongTypeError, id="lot"),
        pytest.param(
            ProcedureAct, {"kind": ProcedureActKind.AWARD_NOTICE, "grouped": None}, WrongTypeError, id="grouped"
        ),
        pytest.param(LotDivision, {"reasons": None}, WrongTypeError, id="no text of reasons"),
        pytest.param(LotDivision, {"criteria": ("uno per quartiere",)}, WrongTypeError, id="several criteria"),
        pytest.param(LotDivision, {"stated_in": "bando"}, WrongTypeError, id="document as text"),
        pytest.param(LotLimits, {"most_awarded": -1}, MalformedValueError, id="fewer lots than none"),
        pytest.param(LotLimits, {"most_tendered": True}, WrongTypeError, id="true lots"),
        pytest.param(LotLimits, {"tenderers_expected": -1}, MalformedValueError, id="fewer tenderers than none"),
        pytest.param(
            AwardCriterion, {"kind": CriterionKind.PRICE, "points": Decimal(101)}, MalformedValueError, id="points"
        ),
        pytest.param(SelfImposedArticle, {"act": "DLgs 36/2023", "article": ""}, MalformedValueError, id="no article"),
        pytest.param(SelfImposedArticle, {"act": "", "article": "art. 18"}, MalformedValueError, id="no act"),
    ],
)
def test_refused(kind: type[Any], facts: dict[str, Any], error: type[Exception]) -> None:
    """
    What cannot stand in a tender's documents is refused.
    """
    with pytest.raises(error):
        kind(**facts)


def test_division_of_little() -> None:
    """
    Of how a contract is divided nothing need be known, and an award notice stands by itself unless it says otherwise.
    """
    division, act = LotDivision(), ProcedureAct(kind=ProcedureActKind.AWARD_NOTICE)

    assert ("", "", None, False) == (division.reasons, division.criteria, division.stated_in, act.grouped)


@pytest.mark.parametrize(
    ("recalled", "asked", "expected"),
    [
        pytest.param("art. 58 c. 2", "art. 58 c. 2", True, id="the same"),
        pytest.param("art. 58 c. 2", "art. 58", True, id="a paragraph of it"),
        pytest.param("art. 58", "art. 58 c. 2", True, id="the whole of it"),
        pytest.param("art. 58 c. 2", "art. 58 c. 3", False, id="another paragraph"),
        pytest.param("art. 58 c. 2", "art. 58 c. 20", False, id="a paragraph of more digits"),
        pytest.param("art. 58", "art. 5", False, id="an article of fewer digits"),
        pytest.param("art. 5", "art. 58", False, id="an article of more digits"),
        pytest.param("Art. 58, comma 2", "art. 58 c. 2", True, id="capital, comma and word"),
        pytest.param("ART.  58  co. 2", "art. 58 c. 2", True, id="capitals and doubled blanks"),
        pytest.param("articolo 58", "art. 58 c. 2", True, id="the word in full"),
        pytest.param("art.58 c.2", "art. 58 c. 2", True, id="no blanks"),
        pytest.param("58 c. 2", "art. 58", True, id="the number alone"),
        pytest.param("art. 76 c. 2", "art. 76 c. 2 a", True, id="a letter of a paragraph"),
        pytest.param("art. 14-bis", "art. 14", False, id="an article put in later"),
        pytest.param("art. 14 bis c. 1", "art. 14", False, id="the same without the hyphen"),
        pytest.param("art. 14 bis c. 1", "Art. 14-bis", True, id="written either way"),
        pytest.param("art. 14, terzo periodo", "art. 14", True, id="a sentence of an article"),
        pytest.param("art. 58 c. 2-3", "art. 58 c. 2", True, id="the first of several paragraphs"),
        pytest.param("art.", "art. 58", False, id="no number"),
        pytest.param("-", "art. 58", False, id="nothing"),
        pytest.param("art. 58", "", False, id="nothing asked"),
    ],
)
def test_recalls(recalled: str, asked: str, expected: bool) -> None:
    """
    Articles are compared part by part, so that spelling does not count and art. 5 is no part of art. 58.
    """
    assert expected is SelfImposedArticle(act="DLgs 36/2023", article=recalled).recalls("DLgs 36/2023", asked)


def test_recalls_by_act() -> None:
    """
    The same article of another code is another.
    """
    assert False is SelfImposedArticle(act="DLgs 36/2023", article="art. 58").recalls("DLgs 50/2016", "art. 58")


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("DLgs 36/2023", True),
        ("D.Lgs. 36/2023", True),
        ("d.lgs. n. 36/2023", True),
        ("Decreto legislativo 36/2023", True),
        ("DLgs 136/2023", False),
        ("DL 36/2023", False),
        ("DLgs 36/2024", False),
    ],
)
def test_recalls_however_the_act_is_spelt(act: str, expected: bool) -> None:
    """
    An act is known by its kind, number and year, however a document abbreviates it.
    """
    assert expected is SelfImposedArticle(act=act, article="art. 58").recalls("DLgs 36/2023", "art. 58")


_NUMBERS = st.integers(1, 300).map(lambda number: f"art. {number}")
_ARTICLES = _NUMBERS | st.tuples(_NUMBERS, st.integers(1, 30)).map(lambda parts: f"{parts[0]} c. {parts[1]}")


@given(_ARTICLES, _ARTICLES)
def test_recalls_both_ways(one: str, other: str) -> None:
    """
    An article is recalled by another if and only if it recalls it.
    """
    first, second = (SelfImposedArticle(act="DLgs 36/2023", article=found) for found in (one, other))

    assert first.recalls("DLgs 36/2023", other) is second.recalls("DLgs 36/2023", one)
