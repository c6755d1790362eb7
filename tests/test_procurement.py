"""
The tender and its lots: what a document does not say stays unsaid, and an amount is as exact as it was stated.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.amounts import AmountPrecision, StatedAmount
from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month
from contratti_quartiere.errors import DuplicateIdentifierError, MalformedValueError, WrongTypeError
from contratti_quartiere.identifiers import Cig, CodeAsFound, CodeKind, Cpv
from contratti_quartiere.money import Euro
from contratti_quartiere.procedures import (
    AwardCriterion,
    CriterionKind,
    ProcedureAct,
    ProcedureActKind,
    SelfImposedArticle,
)
from contratti_quartiere.procurement import Lot, ObjectKind, ProcedureKind, RecordOrigin, Tender, Track
from contratti_quartiere.sources import Provenance
from contratti_quartiere.windows import ServiceWindow

DAY = timedelta(days=1)
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
        pytest.param("cup", "B15E22000010006", "cup", id="project code as text"),
        pytest.param("amount", MILLION, "amount", id="amount of no basis"),
        pytest.param("estimate", MILLION, "estimate", id="estimate as an amount"),
        pytest.param("exempt", None, "exempt", id="neither exempt nor not"),
        pytest.param("track", "alleggerito", "track", id="track as text"),
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
        pytest.param("ground", None, "ground", id="no ground"),
        pytest.param("repetition_of", None, "repetition_of", id="no parent"),
        pytest.param("object_kind", "lavori", "object_kind", id="object as text"),
        pytest.param("division", "uno per quartiere", "division", id="division as text"),
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


@pytest.mark.parametrize(
    ("make", "what", "remedy"),
    [
        pytest.param(
            lambda: Lot(id="lotto-1", cup=CodeAsFound(CodeKind.CIG, "A1")),
            Bilingual("CUP del lotto", "CUP of the lot"),
            Bilingual("scrivere read_cup(testo)", "write read_cup(text)"),
            id="CUP of a lot",
        ),
        pytest.param(
            lambda: Tender(id="gara", cpv=CodeAsFound(CodeKind.CIG, "A1")),
            Bilingual("CPV della gara", "CPV of the tender"),
            Bilingual("scrivere read_cpv(testo)", "write read_cpv(text)"),
            id="CPV of a tender",
        ),
        pytest.param(
            lambda: Lot(id="lotto-1", cpv=CodeAsFound(CodeKind.CIG, "A1")),
            Bilingual("CPV del lotto", "CPV of the lot"),
            Bilingual("scrivere read_cpv(testo)", "write read_cpv(text)"),
            id="CPV of a lot",
        ),
        pytest.param(
            lambda: Tender(id="gara", authority_tax_code=CodeAsFound(CodeKind.CIG, "A1")),
            Bilingual("codice fiscale della stazione appaltante", "tax code of the contracting authority"),
            Bilingual("scrivere read_tax_code(testo)", "write read_tax_code(text)"),
            id="tax code of an authority",
        ),
    ],
)
def test_texts_found_for_other_codes(make: Callable[[], object], what: Bilingual, remedy: Bilingual) -> None:
    """
    What was found in the place of one code does not stand for another.
    """
    with pytest.raises(MalformedValueError) as caught:
        make()

    assert (what, remedy) == (caught.value.what, caught.value.remedy)


def test_firm_named_twice() -> None:
    """
    Two firms of one name are refused: neither could be pointed at.
    """
    with pytest.raises(DuplicateIdentifierError) as caught:
        Tender(id="gara", firms=(Firm(id="a"), Firm(id="a")))

    assert ("Tender.firms", "a") == (caught.value.collection, caught.value.identifier)


def test_tender_only_announced() -> None:
    """
    Of a tender that was only announced track, vocabulary code, limits and guarantee are unknown, and stay so.
    """
    tender = Tender(id="gara", announced=date(2016, 3, 1))

    assert (None, None, None, None, False) == (
        tender.track,
        tender.cpv,
        tender.lot_limits,
        tender.provisional_guarantee,
        tender.offers_above_base,
    )


def test_tender_of_before() -> None:
    """
    A tender written before these fields were known has no object, no parent, no division and no lot apart.
    """
    tender = Tender(id="gara", lots=(Lot(id="lotto-1"),))

    assert (None, "", "", None, False, None) == (
        tender.object_kind,
        tender.repetition_of,
        tender.ground,
        tender.division,
        tender.lots[0].exempt,
        tender.lots[0].track,
    )


def test_small_lot() -> None:
    """
    "Which lots are declared exempt": a lot says so itself, and what part of the code it is treated under.
    """
    lot = Lot(id="lotto-3", exempt=True, track=Track.SUB_THRESHOLD)

    assert (True, Track.SUB_THRESHOLD) == (lot.exempt, lot.track)


def test_objects() -> None:
    """
    What is bought is a social service, another service, a supply or works.
    """
    assert ["servizio sociale o assimilato", "altro servizio", "fornitura", "lavori"] == [
        kind.value for kind in ObjectKind
    ]


QUALITY, PRICE = CriterionKind.QUALITY, CriterionKind.PRICE


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        pytest.param((), (None, None), id="none"),
        pytest.param(
            (
                AwardCriterion(kind=QUALITY, points=Decimal(40)),
                AwardCriterion(kind=PRICE, points=Decimal(30)),
                AwardCriterion(kind=QUALITY, points=Decimal("30.5")),
            ),
            (Decimal("70.5"), Decimal(30)),
            id="quality and price",
        ),
        pytest.param(
            (AwardCriterion(kind=QUALITY, points=Decimal(40)), AwardCriterion(kind=QUALITY)),
            (None, None),
            id="the points of one are unknown",
        ),
    ],
)
def test_points(criteria: tuple[AwardCriterion, ...], expected: tuple[Decimal | None, ...]) -> None:
    """
    The points for quality and for the price are those of their criteria, and unknown if one is.
    """
    tender = Tender(id="gara", award_criteria=criteria)

    assert expected == (tender.points(QUALITY), tender.points(PRICE))


@pytest.mark.parametrize(
    ("act", "article", "expected"),
    [
        pytest.param("DLgs 36/2023", "art. 18 c. 3", True, id="the paragraph itself"),
        pytest.param("DLgs 36/2023", "art. 18", True, id="its article"),
        pytest.param("DLgs 36/2023", "art. 1", False, id="an article of fewer digits"),
        pytest.param("DLgs 36/2023", "art. 18 c. 2", False, id="another paragraph"),
        pytest.param("DLgs 50/2016", "art. 18 c. 3", False, id="another act"),
        pytest.param("DLgs 36/2023", "art. 58 c. 2", True, id="a paragraph of an article recalled whole"),
        pytest.param("DLgs 36/2023", "art. 128 c. 3", False, id="an article that is not recalled"),
    ],
)
def test_recalls(act: str, article: str, expected: bool) -> None:
    """
    "Another track is undecided unless the documents recall the article": what they recall is asked by act and article.
    """
    recalled = tuple(SelfImposedArticle(act="DLgs 36/2023", article=found) for found in ("art. 18 c. 3", "art. 58"))

    assert expected is Tender(id="gara", self_imposed=recalled).recalls(act, article)


NOTICE, WON, STARTED = date(2016, 3, 10), date(2016, 4, 4), date(2016, 5, 2)
TERM = ServiceWindow(start=STARTED, acts=(WindowAct(kind=ActKind.START, on=STARTED),))
WHOLE = Tender(
    id="gara",
    announced=date(2016, 3, 1),
    notice_date=NOTICE,
    cpv=Cpv("85320000-8"),
    procedure_acts=(
        ProcedureAct(kind=ProcedureActKind.OTHER),
        ProcedureAct(kind=ProcedureActKind.OFFERS_DUE, on=date(2016, 3, 31)),
        ProcedureAct(kind=ProcedureActKind.NOTICE, on=NOTICE),
    ),
    awards=(Award(lot="lotto-1", on=WON), Award(lot="lotto-2")),
    term=TERM,
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(NOTICE - DAY, (None, 2, 1, 0), id="the day before the notice"),
        pytest.param(NOTICE, (NOTICE, 3, 1, 0), id="the day of the notice"),
        pytest.param(WON - DAY, (NOTICE, 3, 1, 0), id="the day before the award"),
        pytest.param(WON, (NOTICE, 3, 2, 0), id="the day of the award"),
        pytest.param(STARTED - DAY, (NOTICE, 3, 2, 0), id="the day before the start"),
        pytest.param(STARTED, (NOTICE, 3, 2, 1), id="the day of the start"),
        pytest.param(STARTED + DAY, (NOTICE, 3, 2, 1), id="the day after"),
    ],
)
def test_until(day: date, expected: tuple[date | int | None, ...]) -> None:
    """
    At the end of a day notice, acts and awards of later are not known; what has no date, and a deadline, are.
    """
    then = WHOLE.until(day)
    acts = () if then.term is None else then.term.acts

    assert expected == (then.notice_date, len(then.procedure_acts), len(then.awards), len(acts))


@pytest.mark.parametrize(
    ("tender", "expected"),
    [
        pytest.param(Tender(id="gara"), date.min, id="nothing"),
        pytest.param(WHOLE, date(2016, 3, 1), id="announced"),
        pytest.param(attrs.evolve(WHOLE, announced=None), NOTICE, id="notice"),
        pytest.param(
            Tender(
                id="gara",
                notice_date=NOTICE,
                procedure_acts=(ProcedureAct(kind=ProcedureActKind.RESOLUTION, on=Month(2016, 1)),),
            ),
            date(2016, 1, 1),
            id="resolution of January",
        ),
        pytest.param(Tender(id="gara", awards=WHOLE.awards), WON, id="award alone"),
        pytest.param(Tender(id="gara", awards=WHOLE.awards[1:]), date.min, id="award of no day"),
    ],
)
def test_known_from(tender: Tender, expected: date) -> None:
    """
    A tender is known from the first day that something of it tells.
    """
    assert expected == tender.known_from


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(STARTED - DAY, [(), ()], id="the day before the start"),
        pytest.param(STARTED, [TERM.acts, ()], id="the day of the start"),
    ],
)
def test_until_of_a_lot(day: date, expected: list[tuple[WindowAct, ...]]) -> None:
    """
    A term of a lot's own is known without its acts of later; a lot without one is as its tender.
    """
    tender = Tender(id="gara", lots=(Lot(id="lotto-1", term=TERM), Lot(id="lotto-2")))

    assert expected == [() if lot.term is None else lot.term.acts for lot in tender.until(day).lots]


@settings(max_examples=50)
@given(strategies.tenders(), st.dates())
def test_until_twice_is_until_once(tender: Tender, day: date) -> None:
    """
    What was known on a day was known on it.
    """
    assert tender.until(day) == tender.until(day).until(day)
