"""
Who pays: shares that add up exactly, parts derived from them, and what nobody knows left unknown.
"""

import csv
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import MalformedValueError, SplitError, WrongTypeError
from contratti_quartiere.funding import CoFinancing, CostItem, CostItemKind, CostPlan, FundingBody, FundingShare
from contratti_quartiere.identifiers import Cup, read_cup
from contratti_quartiere.money import Euro

B, Item = FundingBody, CostItemKind


def paid_by(*shares: tuple[FundingBody, str | None], cost: str | None = None) -> CoFinancing:
    """
    Return the co-financing of these bodies; None for a share that is not known.
    """
    return CoFinancing(
        shares=tuple(
            FundingShare(body=body, amount=None if amount is None else Euro(amount)) for body, amount in shares
        ),
        cost=None if cost is None else Euro(cost),
    )


# "6,500,000.00 State + 3,500,000.00 Region + 1,200,000.00 City = 11,200,000.00".
THREE = paid_by((B.STATE, "6500000.00"), (B.REGION, "3500000.00"), (B.CITY, "1200000.00"))


def test_total() -> None:
    """
    The parts add up to the whole, exactly, and each is told once.
    """
    assert (Euro("11200000.00"), Euro("11200000.00"), (B.STATE, B.REGION, B.CITY)) == (
        THREE.total,
        THREE.budget,
        THREE.bodies,
    )


def test_fractions() -> None:
    """
    "Shares derived and never stored twice": of 11.2 million the State pays 65/112, the Region 35/112, the City 12/112.
    """
    assert {B.STATE: Fraction(65, 112), B.REGION: Fraction(35, 112), B.CITY: Fraction(12, 112)} == THREE.fractions()


def test_shares_of_one_body() -> None:
    """
    Two shares of one body are one part of the whole, in the place of the first.
    """
    money = paid_by((B.OTHER, "1.00"), (B.CITY, "2.00"), (B.OTHER, "3.00"))

    assert ({B.OTHER: Euro("4.00"), B.CITY: Euro("2.00")}, (B.OTHER, B.CITY)) == (money.by_body(), money.bodies)


@pytest.mark.parametrize(
    ("money", "known", "total", "budget"),
    [
        pytest.param(CoFinancing(), "0.00", None, None, id="nothing known"),
        pytest.param(paid_by(cost="39240000.00"), "0.00", None, "39240000.00", id="cost alone"),
        pytest.param(paid_by((B.STATE, "18.00"), (B.REGION, None)), "18.00", None, None, id="one share unknown"),
        pytest.param(
            paid_by((B.STATE, "18.00"), (B.REGION, None), cost="35.00"),
            "18.00",
            None,
            "35.00",
            id="share unknown, cost",
        ),
        pytest.param(
            paid_by((B.STATE, "18.00"), (B.REGION, "17.00"), cost="36.00"), "35.00", "35.00", "35.00", id="cost differs"
        ),
        pytest.param(paid_by((B.STATE, "0.00")), "0.00", "0.00", "0.00", id="share of nothing"),
    ],
)
def test_what_is_known(money: CoFinancing, known: str, total: str | None, budget: str | None) -> None:
    """
    A share that is not known is not zero: then no sum is told, and the money is the cost that the act states.
    """
    amounts = [None if text is None else Euro(text) for text in (known, total, budget)]

    assert amounts == [money.known, money.total, money.budget]


@pytest.mark.parametrize("ask", [CoFinancing.by_body, CoFinancing.fractions])
def test_parts_of_an_unknown_share(ask: Callable[[CoFinancing], object]) -> None:
    """
    Where the share of one body is not known nobody's part of the whole is.
    """
    with pytest.raises(SplitError) as caught:
        ask(paid_by((B.STATE, "18.00"), (B.REGION, None)))

    assert (
        Bilingual("la quota di Regione non è nota", "the share of Region is not known"),
        Bilingual("scrivere l'importo della quota", "write the amount of the share"),
    ) == (caught.value.reason, caught.value.remedy)


@pytest.mark.parametrize("money", [CoFinancing(), paid_by((B.STATE, "0.00"))], ids=["no share", "share of nothing"])
def test_parts_of_nothing(money: CoFinancing) -> None:
    """
    Nothing is a part of nothing.
    """
    with pytest.raises(SplitError) as caught:
        money.allot(Euro("1.00"))

    assert Bilingual("il cofinanziamento è zero", "the co-financing is zero") == caught.value.reason


def test_allot_a_cent() -> None:
    """
    Of a cent too many the largest remainder bears it: of 100.00 the State bears 58.04 (58.0357...), the Region 31.25.
    """
    assert {B.STATE: Euro("58.04"), B.REGION: Euro("31.25"), B.CITY: Euro("10.71")} == THREE.allot(Euro("100.00"))


@given(st.lists(st.tuples(st.sampled_from(FundingBody), st.integers(0, 10**12)), min_size=1, max_size=8))
def test_allotting_the_whole_gives_the_parts_back(shares: list[tuple[FundingBody, int]]) -> None:
    """
    Of the whole each body bears its own share again, to the cent; the parts of the whole add up to one.
    """
    money = CoFinancing(shares=tuple(FundingShare(body=body, amount=Euro.from_cents(cents)) for body, cents in shares))
    if money.known:
        assert (money.by_body(), 1) == (money.allot(money.known), sum(money.fractions().values()))


def rows(file: Path) -> list[dict[str, str]]:
    """
    Return the rows of the table: cup, state, region, municipality, other, total, in cents.
    """
    with file.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


PAYERS = {"state": B.STATE, "region": B.REGION, "municipality": B.CITY, "other": B.OTHER}


def of_row(row: dict[str, str]) -> CoFinancing:
    """
    Return the co-financing of a published project, with all four payers.
    """
    return CoFinancing(
        shares=tuple(FundingShare(body=body, amount=Euro.from_cents(int(row[payer]))) for payer, body in PAYERS.items())
    )


def test_published_sums(oracle: Callable[[str], Path]) -> None:
    """
    In each of 300 published projects the parts add up to the total exactly.
    """
    table = rows(oracle("money/cofinancing.csv"))

    assert (300, [Euro.from_cents(int(row["total"])) for row in table]) == (
        len(table),
        [of_row(row).total for row in table],
    )


def test_published_parts(oracle: Callable[[str], Path]) -> None:
    """
    Allotting the total of each of 300 published projects by its four parts gives the parts back.
    """
    table = rows(oracle("money/cofinancing.csv"))
    parts = [{body: Euro.from_cents(int(row[payer])) for payer, body in PAYERS.items()} for row in table]

    assert parts == [of_row(row).allot(Euro.from_cents(int(row["total"]))) for row in table]


def test_published_codes(oracle: Callable[[str], Path]) -> None:
    """
    The project code of each of 300 published projects has the form of a CUP.
    """
    table = rows(oracle("money/cofinancing.csv"))

    assert [Cup(row["cup"]) for row in table] == [read_cup(row["cup"]) for row in table]


@pytest.mark.parametrize(
    ("plan", "total"),
    [
        pytest.param(CostPlan(), None, id="nothing known"),
        pytest.param(CostPlan(stated_total=Euro("39240000.00")), "39240000.00", id="stated total"),
        pytest.param(
            CostPlan(
                items=(
                    CostItem(kind=Item.WORKS, amount=Euro("450000.00")),
                    CostItem(kind=Item.VAT, amount=Euro("45000.00"), name="IVA 10 %"),
                ),
                stated_total=Euro("500000.00"),
            ),
            "495000.00",
            id="items that do not add up to it",
        ),
        pytest.param(CostPlan(items=(CostItem(kind=Item.OTHER, amount=Euro("0.00")),)), "0.00", id="item of nothing"),
    ],
)
def test_cost_plan(plan: CostPlan, total: str | None) -> None:
    """
    A cost plan costs what its items add up to; without items what its act states.
    """
    assert (None if total is None else Euro(total)) == plan.total


@pytest.mark.parametrize(
    ("record", "fields", "what"),
    [
        pytest.param(FundingShare, {"body": B.STATE, "amount": Euro("-0.01")}, "FundingShare.amount", id="share"),
        pytest.param(CoFinancing, {"cost": Euro("-0.01")}, "CoFinancing.cost", id="cost"),
        pytest.param(CostItem, {"kind": Item.WORKS, "amount": Euro("-0.01")}, "CostItem.amount", id="item"),
        pytest.param(CostPlan, {"stated_total": Euro("-0.01")}, "CostPlan.stated_total", id="stated total"),
    ],
)
def test_less_than_nothing(record: Callable[..., object], fields: dict[str, Any], what: str) -> None:
    """
    Nobody pays less than nothing, and nothing costs less.
    """
    with pytest.raises(MalformedValueError) as caught:
        record(**fields)

    assert (Bilingual(what, what), "-0,01 €") == (caught.value.what, caught.value.found)


@pytest.mark.parametrize(
    ("record", "fields", "where"),
    [
        pytest.param(FundingShare, {"body": "Stato"}, "FundingShare.body", id="body as text"),
        pytest.param(FundingShare, {"body": B.STATE, "amount": 1}, "FundingShare.amount", id="share as a number"),
        pytest.param(FundingShare, {"body": B.STATE, "name": None}, "FundingShare.name", id="no name"),
        pytest.param(CoFinancing, {"shares": (Euro("1.00"),)}, "CoFinancing.shares[0]", id="share of nobody"),
        pytest.param(CoFinancing, {"cost": 1.0}, "CoFinancing.cost", id="cost as a float"),
        pytest.param(CoFinancing, {"act": None}, "CoFinancing.act", id="no act"),
        pytest.param(CostItem, {"kind": "IVA", "amount": Euro("1.00")}, "CostItem.kind", id="item as text"),
        pytest.param(CostItem, {"kind": Item.VAT, "amount": None}, "CostItem.amount", id="item without amount"),
        pytest.param(CostPlan, {"items": [1]}, "CostPlan.items", id="list of items"),
        pytest.param(CostPlan, {"stated_total": "1.00"}, "CostPlan.stated_total", id="total as text"),
    ],
)
def test_wrong_types(record: Callable[..., object], fields: dict[str, Any], where: str) -> None:
    """
    A record of money whose field holds another type is refused with its place.
    """
    with pytest.raises(WrongTypeError) as caught:
        record(**fields)

    assert where == caught.value.where
