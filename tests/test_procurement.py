"""
The tender and its lots: what a document does not say stays unsaid, and an amount is as exact as it was stated.
"""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given

from contratti_quartiere import strategies
from contratti_quartiere.amounts import AmountPrecision, StatedAmount
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import DuplicateIdentifierError, MalformedValueError, WrongTypeError
from contratti_quartiere.identifiers import Cig, CodeAsFound, CodeKind
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, ProcedureKind, RecordOrigin, Tender
from contratti_quartiere.sources import Provenance

MILLION = Euro("1000000.00")
MORNING = datetime(2016, 3, 1, 9, 0)  # a date with a time, which is what is refused


def test_lot_of_little() -> None:
    """
    A lot needs no more than a name: its code and its amount may be unknown, and unknown they stay.
    """
    lot = Lot(id="lotto-1")

    assert ("", (), None, None, Provenance()) == (lot.title, lot.neighbourhoods, lot.cig, lot.amount, lot.provenance)


@pytest.mark.parametrize(
    "cig",
    [
        pytest.param(Cig("7911923567"), id="a code"),
        pytest.param(CodeAsFound(CodeKind.CIG, "Z8E275DO3D"), id="a text as found"),
        pytest.param(None, id="none"),
    ],
)
def test_code_of_a_lot(cig: Cig | CodeAsFound | None) -> None:
    """
    "A foreign value that does not parse is kept as found": a lot keeps its code, valid or not.
    """
    assert cig is Lot(id="lotto-1", cig=cig).cig


def test_code_found_for_another() -> None:
    """
    What was found in the place of a CUP does not stand for the CIG of a lot.
    """
    with pytest.raises(MalformedValueError) as caught:
        Lot(id="lotto-1", cig=CodeAsFound(CodeKind.CUP, "7911923567"))

    error = caught.value
    assert (
        Bilingual("CIG del lotto", "CIG of the lot"),
        "'7911923567'",
        Bilingual("fu trovato al posto di un altro codice, CUP", "stood for a CUP"),
        Bilingual("scrivere read_cig(testo)", "write read_cig(text)"),
    ) == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        pytest.param("id", 1, "id", id="id"),
        pytest.param("title", None, "title", id="no title"),
        pytest.param("neighbourhoods", "mazzini", "neighbourhoods", id="one neighbourhood as text"),
        pytest.param("neighbourhoods", ("mazzini", 2), "neighbourhoods[1]", id="number among the neighbourhoods"),
        pytest.param("cig", "7911923567", "cig", id="code as text"),
        pytest.param("amount", MILLION, "amount", id="amount of no basis"),
        pytest.param("provenance", None, "provenance", id="no provenance"),
    ],
)
def test_lot_of_wrong_types(field: str, value: Any, where: str) -> None:
    """
    A lot whose field holds another type is refused with the place in it.
    """
    fields: dict[str, Any] = {"id": "lotto-1"} | {field: value}
    with pytest.raises(WrongTypeError) as caught:
        Lot(**fields)

    assert f"Lot.{where}" == caught.value.where


def test_tender_of_little() -> None:
    """
    A tender needs no more than a name, and is its office's own unless it says otherwise.
    """
    tender = Tender(id="gara")

    assert ("", None, None, None, RecordOrigin.OWN, (), (), None, None) == (
        tender.contracting_authority,
        tender.procedure,
        tender.notice_date,
        tender.declared_code,
        tender.origin,
        tender.totals,
        tender.lots,
        tender.term,
        tender.plan,
    )


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        pytest.param("id", None, "id", id="no id"),
        pytest.param("title", 1, "title", id="title"),
        pytest.param("contracting_authority", None, "contracting_authority", id="no authority"),
        pytest.param("procedure", "aperta", "procedure", id="procedure as text"),
        pytest.param("notice_date", MORNING, "notice_date", id="notice with a time"),
        pytest.param("notice_date", "2016-03-01", "notice_date", id="notice as text"),
        pytest.param("declared_code", "DLgs 50/2016", "declared_code", id="code as text"),
        pytest.param("origin", ProcedureKind.OPEN, "origin", id="origin"),
        pytest.param("totals", (MILLION,), "totals[0]", id="total of no basis"),
        pytest.param("lots", [Lot(id="lotto-1")], "lots", id="list of lots"),
        pytest.param("term", date(2016, 5, 2), "term", id="date for a term"),
        pytest.param("plan", (), "plan", id="plan"),
        pytest.param("provenance", None, "provenance", id="no provenance"),
    ],
)
def test_tender_of_wrong_types(field: str, value: Any, where: str) -> None:
    """
    A tender whose field holds another type is refused with the place in it.
    """
    fields: dict[str, Any] = {"id": "gara"} | {field: value}
    with pytest.raises(WrongTypeError) as caught:
        Tender(**fields)

    assert f"Tender.{where}" == caught.value.where


def test_lots_of_one_name() -> None:
    """
    Two lots of one name could not be told apart, and are refused with both positions.
    """
    with pytest.raises(DuplicateIdentifierError) as caught:
        Tender(id="gara", lots=(Lot(id="a"), Lot(id="b"), Lot(id="a")))

    error = caught.value
    assert ("Tender.lots", "a", 0, 2) == (error.collection, error.identifier, error.first, error.second)


@given(strategies.stated_amounts())
def test_vague_amounts_are_never_written_exactly(stated: StatedAmount) -> None:
    """
    "Precisione non inventata": the words *oltre* and *circa* are never lost in writing.
    """
    assert (stated.precision is AmountPrecision.EXACT) == (stated.say("it") == format(stated.amount, "it"))
