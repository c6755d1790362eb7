"""
Amounts and counts: as exact as their document states them, and of the perimeter that it names.
"""

from datetime import date
from typing import Any

import pytest

from contratti_quartiere.amounts import AmountPrecision, CountKind, OptionsBasis, StatedAmount, StatedCount, VatBasis
from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.money import Euro
from contratti_quartiere.sources import Provenance

MILLION = Euro("1000000.00")
SLABS = Bilingual("18 stecche", "18 slabs")
QUARTER = Bilingual("quartiere ALER", "quarter of the owner")


@pytest.mark.parametrize(
    ("vat", "options", "expected"),
    [
        pytest.param(VatBasis.NET, OptionsBasis.EXCLUDED, (VatBasis.NET, OptionsBasis.EXCLUDED), id="known"),
        pytest.param(VatBasis.GROSS, OptionsBasis.INCLUDED, (VatBasis.GROSS, OptionsBasis.INCLUDED), id="the other"),
        pytest.param(VatBasis.UNKNOWN, OptionsBasis.EXCLUDED, None, id="VAT unknown"),
        pytest.param(VatBasis.NET, OptionsBasis.UNKNOWN, None, id="options unknown"),
        pytest.param(VatBasis.UNKNOWN, OptionsBasis.UNKNOWN, None, id="both unknown"),
    ],
)
def test_basis(vat: VatBasis, options: OptionsBasis, expected: tuple[VatBasis, OptionsBasis] | None) -> None:
    """
    The basis of an amount is known only if VAT and options both are.
    """
    assert expected == StatedAmount(amount=MILLION, vat=vat, options=options).basis


def test_basis_is_not_guessed() -> None:
    """
    An amount of which nothing is said is exact, and its basis is not known.
    """
    stated = StatedAmount(amount=MILLION)

    assert (AmountPrecision.EXACT, None, None) == (stated.precision, stated.basis, stated.label)


@pytest.mark.parametrize(
    ("precision", "lang", "expected"),
    [
        pytest.param(AmountPrecision.EXACT, Lang.IT, "1.000.000,00 €", id="exact, Italian"),
        pytest.param(AmountPrecision.EXACT, "en", "€1,000,000.00", id="exact, English"),
        pytest.param(AmountPrecision.MORE_THAN, "it", "oltre 1.000.000,00 €", id="over, Italian"),
        pytest.param(AmountPrecision.MORE_THAN, Lang.EN, "over €1,000,000.00", id="over, English"),
        pytest.param(AmountPrecision.ABOUT, Lang.IT, "circa 1.000.000,00 €", id="about, Italian"),
        pytest.param(AmountPrecision.ABOUT, Lang.EN, "about €1,000,000.00", id="about, English"),
    ],
)
def test_stated_amount_as_written(precision: AmountPrecision, lang: Lang | str, expected: str) -> None:
    """
    An amount is written no more exactly than its document states it.
    """
    assert expected == StatedAmount(amount=MILLION, precision=precision).say(lang)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("amount", 1_000_000, id="amount as a number"),
        pytest.param("precision", "oltre", id="precision as text"),
        pytest.param("vat", OptionsBasis.UNKNOWN, id="options for VAT"),
        pytest.param("options", VatBasis.UNKNOWN, id="VAT for options"),
        pytest.param("label", "messi a bando", id="label in one language"),
        pytest.param("when", "2016", id="year as text"),
        pytest.param("provenance", None, id="no provenance"),
    ],
)
def test_stated_amount_of_wrong_types(field: str, value: Any) -> None:
    """
    A stated amount whose field holds another type is refused with the name of the field.
    """
    fields: dict[str, Any] = {"amount": MILLION} | {field: value}
    with pytest.raises(WrongTypeError) as caught:
        StatedAmount(**fields)

    assert f"StatedAmount.{field}" == caught.value.where


@pytest.mark.parametrize(
    "when", [None, date(2016, 3, 1), Month(2016, 3), Year(2016)], ids=["unknown", "day", "month", "year"]
)
def test_time_of_a_stated_amount(when: When | None) -> None:
    """
    An amount tells of a time as precise as its source says, or of none.
    """
    assert when == StatedAmount(amount=MILLION, when=when).when


def test_dwellings_of_two_perimeters() -> None:
    """
    Gratosoglio has 3,962 dwellings in 52 buildings and 1,341 in the 18 slabs of its contract: two counts, both kept.
    """
    quarter = StatedCount(kind=CountKind.DWELLINGS, count=3962, perimeter=Bilingual("52 edifici", "52 buildings"))
    slabs = StatedCount(kind=CountKind.DWELLINGS, count=1341, perimeter=SLABS)

    assert [(3962, "52 buildings"), (1341, "18 slabs")] == [(one.count, one.perimeter.en) for one in (quarter, slabs)]


@pytest.mark.parametrize("count", [0, 1, 37_000])
def test_count(count: int) -> None:
    """
    A count is of nobody or of any number, exact unless the source says otherwise, of no time unless it says one.
    """
    stated = StatedCount(kind=CountKind.PEOPLE, count=count, perimeter=QUARTER)

    assert (count, AmountPrecision.EXACT, None, Provenance()) == (
        stated.count,
        stated.precision,
        stated.when,
        stated.provenance,
    )


def test_fewer_than_none() -> None:
    """
    Fewer than none cannot be counted.
    """
    with pytest.raises(MalformedValueError) as caught:
        StatedCount(kind=CountKind.PEOPLE, count=-1, perimeter=QUARTER)

    assert (Bilingual("StatedCount.count", "StatedCount.count"), "-1") == (caught.value.what, caught.value.found)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("kind", "alloggi", id="kind as text"),
        pytest.param("count", 1341.0, id="count as a float"),
        pytest.param("count", True, id="true for one"),
        pytest.param("count", None, id="no count"),
        pytest.param("perimeter", "18 stecche", id="perimeter in one language"),
        pytest.param("perimeter", None, id="no perimeter"),
        pytest.param("precision", "circa", id="precision as text"),
        pytest.param("when", 2006, id="year as a number"),
        pytest.param("provenance", None, id="no provenance"),
    ],
)
def test_count_of_wrong_types(field: str, value: Any) -> None:
    """
    A count whose field holds another type is refused with the name of the field; a perimeter it must have.
    """
    fields: dict[str, Any] = {"kind": CountKind.DWELLINGS, "count": 1341, "perimeter": SLABS} | {field: value}
    with pytest.raises(WrongTypeError) as caught:
        StatedCount(**fields)

    assert f"StatedCount.{field}" == caught.value.where
