"""
What a tender's documents set: acts of any precision, limits, points, recalled articles.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from contratti_quartiere.dates import Month, When
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.procedures import (
    AwardCriterion,
    CriterionKind,
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
