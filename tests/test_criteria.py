"""
Criteria and bounds of lots: exact measures, never negative, and the parts that they make of a whole.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import DuplicateIdentifierError, MalformedValueError, SplitError, WrongTypeError
from contratti_quartiere.lots import Criterion, LotBounds, LotValue
from contratti_quartiere.money import Euro
from contratti_quartiere.sources import Provenance

WORKS = Bilingual("avanzamento dei lavori", "progress of the works")


def criterion(
    values: Mapping[str, int | Decimal | Fraction],
    *,
    weight: int | Decimal | Fraction = 1,
    contrary: bool = False,
) -> Criterion:
    """
    Return a criterion by which the lots measure these values.
    """
    return Criterion(
        id="lavori",
        label=WORKS,
        weight=weight,
        contrary=contrary,
        values=tuple(LotValue(lot, value) for lot, value in values.items()),
    )


def bounds(lot: str, least: str | None = None, most: str | None = None) -> LotBounds:
    """
    Return the bounds of a lot.
    """
    return LotBounds(lot=lot, least=None if least is None else Euro(least), most=None if most is None else Euro(most))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(3, Fraction(3), id="int"),
        pytest.param(Decimal("0.1"), Fraction(1, 10), id="Decimal"),
        pytest.param(Fraction(1, 3), Fraction(1, 3), id="Fraction"),
        pytest.param(0, Fraction(0), id="zero"),
    ],
)
def test_measure_is_exact(value: int | Decimal | Fraction, expected: Fraction) -> None:
    """
    A measure, and the weight of a criterion, keep every digit.
    """
    counted = criterion({"a": value}, weight=value)

    assert (expected, expected) == (counted.values[0].value, counted.weight)


@pytest.mark.parametrize("value", [0.5, True, "1", None], ids=lambda value: type(value).__name__)
def test_measure_that_is_no_exact_number(value: Any) -> None:
    """
    A float, a boolean or a text is no measure.
    """
    with pytest.raises(WrongTypeError) as caught:
        LotValue("a", value)

    assert repr(value).strip("'") == caught.value.found.strip("'")


@pytest.mark.parametrize("weight", [0.5, False], ids=lambda value: type(value).__name__)
def test_weight_that_is_no_exact_number(weight: Any) -> None:
    """
    A float or a boolean is no weight.
    """
    with pytest.raises(WrongTypeError) as caught:
        criterion({"a": 1}, weight=weight)

    assert str(weight) == caught.value.found


NEGATIVE = (
    Bilingual("è negativo", "is negative"),
    Bilingual("scrivere un numero da zero in su", "write a number from zero up"),
)


def test_negative_measure() -> None:
    """
    A measure is never below zero.
    """
    with pytest.raises(MalformedValueError) as caught:
        LotValue("a", Fraction(-1, 3))

    error = caught.value
    assert (Bilingual("LotValue.value", "LotValue.value"), "-1/3", *NEGATIVE) == (
        error.what,
        error.found,
        error.reason,
        error.remedy,
    )


def test_negative_weight() -> None:
    """
    A criterion never counts less than nothing.
    """
    with pytest.raises(MalformedValueError) as caught:
        criterion({"a": 1}, weight=-1)

    error = caught.value
    assert (Bilingual("Criterion.weight", "Criterion.weight"), "-1", *NEGATIVE) == (
        error.what,
        error.found,
        error.reason,
        error.remedy,
    )


def test_measure_of_no_lot() -> None:
    """
    A measure is of a lot that has a name.
    """
    with pytest.raises(MalformedValueError) as caught:
        LotValue("", 1)

    assert "LotValue.lot: identifier" == caught.value.what.en


def test_lot_measured_twice() -> None:
    """
    A criterion measures each lot once.
    """
    with pytest.raises(DuplicateIdentifierError) as caught:
        Criterion(id="lavori", label=WORKS, values=(LotValue("a", 1), LotValue("b", 1), LotValue("a", 2)))

    error = caught.value
    assert ("Criterion.values", "a", 0, 2) == (error.collection, error.identifier, error.first, error.second)


def test_criterion_of_little() -> None:
    """
    A criterion counts once, gives more to a lot with more, and says nothing of where it is from unless told.
    """
    counted = Criterion(id="lavori", label=WORKS, values=())

    assert (Fraction(1), False, Provenance()) == (counted.weight, counted.contrary, counted.provenance)


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        pytest.param("id", 1, "id", id="id"),
        pytest.param("label", "lavori", "label", id="label in one language"),
        pytest.param("contrary", 1, "contrary", id="number for a yes"),
        pytest.param("values", {"a": 1}, "values", id="values by name"),
        pytest.param("values", (LotValue("a", 1), 2), "values[1]", id="bare number among the values"),
        pytest.param("provenance", None, "provenance", id="no provenance"),
    ],
)
def test_criterion_of_wrong_types(field: str, value: Any, where: str) -> None:
    """
    A criterion whose field holds another type is refused with the place in it.
    """
    fields: dict[str, Any] = {"id": "lavori", "label": WORKS, "values": ()}
    with pytest.raises(WrongTypeError) as caught:
        Criterion(**fields | {field: value})

    assert f"Criterion.{where}" == caught.value.where


@pytest.mark.parametrize(
    ("values", "contrary", "expected"),
    [
        pytest.param({"a": 1, "b": 3}, False, {"a": "1/4", "b": "3/4"}, id="in proportion"),
        pytest.param({"a": 0, "b": 3}, False, {"a": "0", "b": "1"}, id="nothing for nothing"),
        pytest.param({"a": 1, "b": 3}, True, {"a": "3/4", "b": "1/4"}, id="contrary, two lots"),
        pytest.param(
            {"a": 1, "b": 2, "c": 3}, True, {"a": "5/12", "b": "4/12", "c": "3/12"}, id="contrary, three lots"
        ),
        pytest.param({"a": 0, "b": 0, "c": 3}, True, {"a": "1/2", "b": "1/2", "c": "0"}, id="contrary, all in one lot"),
        pytest.param({"a": 2}, True, {"a": "1"}, id="contrary, one lot"),
    ],
)
def test_shares_of_a_criterion(values: dict[str, int], contrary: bool, expected: dict[str, str]) -> None:
    """
    A lot has the part that it measures of the whole or, by a contrary criterion, what all the others measure.
    """
    assert {lot: Fraction(part) for lot, part in expected.items()} == criterion(values, contrary=contrary).shares()


@pytest.mark.parametrize(
    "values",
    [pytest.param({"a": 0, "b": 0}, id="all zero"), pytest.param({"a": 0}, id="one zero"), pytest.param({}, id="none")],
)
def test_criterion_that_measures_nothing(values: dict[str, int]) -> None:
    """
    A criterion by which no lot measures anything cannot divide, and says which it is.
    """
    with pytest.raises(SplitError) as caught:
        criterion(values).shares()

    assert (
        Bilingual("criterio 'lavori': tutti i valori sono zero", "criterion 'lavori': all values are zero"),
        Bilingual("dare almeno un valore sopra zero", "give at least one value above zero"),
    ) == (caught.value.reason, caught.value.remedy)


@given(strategies.criteria())
def test_parts_of_a_criterion_add_up(counted: Criterion) -> None:
    """
    "The parts add up to one", contrary or not, and none is negative.
    """
    parts = counted.shares().values()

    assert (1, True) == (sum(parts), min(parts) >= 0)


@given(strategies.criteria())
def test_contrary_turns_the_order(counted: Criterion) -> None:
    """
    "A lot with more gets more, or less": by a contrary criterion a lot that measures more never gets more.
    """
    parts = counted.shares()
    pairs = [(one, other) for one in counted.values for other in counted.values if one.value < other.value]
    sign = -1 if counted.contrary and len(parts) > 1 else 1

    assert [] == [(one, other) for one, other in pairs if sign * (parts[other.lot] - parts[one.lot]) <= 0]


@pytest.mark.parametrize(
    ("least", "most", "expected"),
    [
        pytest.param(None, None, (0, None), id="none"),
        pytest.param("1.00", None, (100, None), id="least"),
        pytest.param(None, "2.00", (0, 200), id="most"),
        pytest.param("1.00", "1.00", (100, 100), id="both, equal"),
        pytest.param("0.00", "0.00", (0, 0), id="both, nothing"),
    ],
)
def test_bounds(least: str | None, most: str | None, expected: tuple[int, int | None]) -> None:
    """
    A lot without a minimum may get nothing, and one without a maximum any amount.
    """
    assert expected == bounds("a", least, most).cents


@pytest.mark.parametrize(
    ("least", "most", "found"),
    [
        pytest.param("-0.01", None, "-0,01 € - None", id="minimum below zero"),
        pytest.param("0.02", "0.01", "0,02 € - 0,01 €", id="wrong way round"),
        pytest.param(None, "-0.01", "None - -0,01 €", id="maximum below zero"),
    ],
)
def test_bounds_that_cannot_be(least: str | None, most: str | None, found: str) -> None:
    """
    A minimum is never negative, and a maximum never below it.
    """
    with pytest.raises(MalformedValueError) as caught:
        bounds("a", least, most)

    error = caught.value
    assert (
        Bilingual("limiti del lotto a", "bounds of lot a"),
        found,
        Bilingual("sono negativi o invertiti", "are negative or the wrong way round"),
        Bilingual("scrivere un minimo da zero in su e un massimo non minore", "write 0 <= least <= most"),
    ) == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("lot", None, id="no lot"),
        pytest.param("least", 100, id="minimum as a number"),
        pytest.param("most", "100.00", id="maximum as text"),
    ],
)
def test_bounds_of_wrong_types(field: str, value: Any) -> None:
    """
    Bounds whose field holds another type are refused with the name of the field.
    """
    fields: dict[str, Any] = {"lot": "a"} | {field: value}
    with pytest.raises(WrongTypeError) as caught:
        LotBounds(**fields)

    assert f"LotBounds.{field}" == caught.value.where


def measured(value: Fraction) -> LotValue:
    """
    Return a lot that measures so much.
    """
    return LotValue("a", value)


def weighted(weight: Fraction) -> Criterion:
    """
    Return a criterion that counts so much.
    """
    return Criterion(id="c", label=Bilingual("pesi", "weights"), weight=weight, values=(LotValue("a", 1),))


@pytest.mark.parametrize("value", [Fraction(10**1_000), Fraction(1, 10**1_000)], ids=["numerator", "denominator"])
@pytest.mark.parametrize("make", [measured, weighted], ids=["value", "weight"])
def test_a_number_that_no_document_holds(make: Callable[[Fraction], object], value: Fraction) -> None:
    """
    A number of 1,001 digits is refused, so that what is written can be read again.
    """
    with pytest.raises(MalformedValueError) as caught:
        make(value)

    assert Bilingual("ha più di 1000 cifre", "has more than 1000 digits") == caught.value.reason


def test_the_longest_number_that_a_document_holds() -> None:
    """
    A number of 1,000 digits is one.
    """
    longest = Fraction(10**1_000 - 1)

    assert longest == measured(longest).value
