"""
The record of a published lot: what it may hold, and what follows from it.
"""

from datetime import date

import pytest

from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.exchange.anac.l190_lots import PublishedLot, PublishedParty, PublishedTenderer
from contratti_quartiere.identifiers import CodeAsFound, CodeKind
from contratti_quartiere.money import Euro

CUP = CodeAsFound(CodeKind.CUP, "x")


@pytest.mark.parametrize(
    ("procedure", "expected"),
    [
        pytest.param("23-AFFIDAMENTO DIRETTO", ("23", "AFFIDAMENTO DIRETTO"), id="as ANAC lists it"),
        pytest.param("23- AFFIDAMENTO DIRETTO ", ("23", "AFFIDAMENTO DIRETTO"), id="with blanks"),
        pytest.param("AFFIDAMENTO DIRETTO", ("", "AFFIDAMENTO DIRETTO"), id="without number"),
        pytest.param("3-X", ("", "3-X"), id="a number of one digit"),
        pytest.param("", ("", ""), id="nothing"),
    ],
)
def test_number_and_words_of_a_procedure(procedure: str, expected: tuple[str, str]) -> None:
    """
    The number of ANAC's list stands before the words, or not at all.
    """
    lot = PublishedLot(procedure=procedure)

    assert expected == (lot.procedure_code, lot.procedure_words)


@pytest.mark.parametrize(
    ("awarded", "paid", "expected"),
    [
        pytest.param("100.00", "100.00", False, id="all"),
        pytest.param("100.00", "100.01", True, id="a cent more"),
        pytest.param("100.00", None, False, id="unknown how much was paid"),
        pytest.param(None, "0.01", False, id="unknown for how much"),
    ],
)
def test_more_paid_than_awarded(awarded: str | None, paid: str | None, *, expected: bool) -> None:
    """
    More is paid than awarded from one cent on, if both are known.
    """
    lot = PublishedLot(awarded=None if awarded is None else Euro(awarded), paid=None if paid is None else Euro(paid))

    assert expected is lot.paid_above_awarded


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(date(2016, 5, 2), date(2016, 5, 1), True, id="the day before"),
        pytest.param(date(2016, 5, 2), date(2016, 5, 2), False, id="the same day"),
        pytest.param(date(2016, 5, 2), date(2016, 5, 3), False, id="the day after"),
        pytest.param(None, date(2016, 5, 1), False, id="no start"),
        pytest.param(date(2016, 5, 2), None, False, id="no end"),
    ],
)
def test_end_before_start(start: date | None, end: date | None, *, expected: bool) -> None:
    """
    A lot ends before it starts from one day on, if both days are known.
    """
    assert expected is PublishedLot(start=start, end=end).ends_before_start


def test_codes_of_another_kind_are_refused() -> None:
    """
    A text that was found in the place of a CUP is neither a CIG nor a tax code, and the error tells how those are read.
    """
    with pytest.raises(MalformedValueError, match=r"write read_cig\(text\)"):
        PublishedLot(cig=CUP)
    with pytest.raises(MalformedValueError, match=r"write read_tax_code\(text\)"):
        PublishedLot(authority_tax_code=CUP)
    with pytest.raises(MalformedValueError, match=r"write read_tax_code\(text\)"):
        PublishedParty(tax_code=CUP)


def test_other_types_are_refused() -> None:
    """
    Who took part are tenderers in a tuple, or unknown.
    """
    with pytest.raises(WrongTypeError):
        PublishedLot(winners=(PublishedParty(name="x"),))  # type: ignore[arg-type]  # refused at run time
    assert PublishedLot(winners=None).winners is None
    assert PublishedLot(winners=(PublishedTenderer(members=()),)).tenderers is None
