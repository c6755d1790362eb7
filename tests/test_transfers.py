"""
Transfers between bodies: instalments that make the whole, and whether each may be asked for.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month
from contratti_quartiere.errors import DuplicateIdentifierError, MalformedValueError, SplitError, WrongTypeError
from contratti_quartiere.evidence import DocumentKind
from contratti_quartiere.funding import FundingBody
from contratti_quartiere.money import Euro
from contratti_quartiere.transfers import (
    Reached,
    Transfer,
    TransferCondition,
    TransferInstalment,
    TransferSchedule,
)

C = TransferCondition
HALF = Fraction(1, 2)
CONTRIBUTION = Euro("3500000.01")

# The pattern of art. 7 of an ordinance on earthquakes: half at a SAL of half the price, half on the final account, with
# a statement that the households can return. The percentages of the contracts are not known.
AT_HALF = TransferInstalment(id="sal", condition=C.PROGRESS, threshold=HALF, share=HALF)
ON_THE_ACCOUNT = TransferInstalment(
    id="conto finale",
    condition=C.FINAL_TEST,
    share=HALF,
    documents=(DocumentKind.TEST_RECORD, DocumentKind.RETURN_NOTICE),
    note="attestazione che i nuclei possono rientrare",
)
SCHEDULE = TransferSchedule(body=FundingBody.REGION, instalments=(AT_HALF, ON_THE_ACCOUNT))


def test_amounts() -> None:
    """
    Two halves of 3,500,000.01 are 1,750,000.01 and 1,750,000.00: the cent goes to the earlier of equals.
    """
    amounts = {"sal": Euro("1750000.01"), "conto finale": Euro("1750000.00")}

    assert (Fraction(1), amounts) == (SCHEDULE.whole, SCHEDULE.amounts(CONTRIBUTION))


@pytest.mark.parametrize(
    ("certified", "price", "met"),
    [
        pytest.param("499999.99", "1000000.00", False, id="one cent below"),
        pytest.param("500000.00", "1000000.00", True, id="threshold met exactly"),
        pytest.param("500000.01", "1000000.00", True, id="one cent above"),
        pytest.param("500000.00", None, None, id="price unknown"),
    ],
)
def test_threshold(certified: str, price: str | None, met: bool | None) -> None:
    """
    The first half is due from half of the price on; where nobody knows the price nobody knows whether it is.
    """
    progress = None if price is None else Fraction(Euro(certified).cents, Euro(price).cents)
    first, _ = SCHEDULE.standing(CONTRIBUTION, Reached(progress=progress))

    assert met is first.met


@pytest.mark.parametrize(
    ("condition", "reached", "met"),
    [
        pytest.param(C.AGREEMENT, Reached(signed=True), True, id="signed"),
        pytest.param(C.AGREEMENT, Reached(started=True), None, id="nobody knows whether signed"),
        pytest.param(C.START, Reached(started=True), True, id="started"),
        pytest.param(C.START, Reached(started=False, signed=True), False, id="not started"),
        pytest.param(C.FINISHED, Reached(finished=True), True, id="finished"),
        pytest.param(C.FINISHED, Reached(finished=False, started=True), False, id="not finished"),
        pytest.param(C.FINAL_TEST, Reached(tested=True), True, id="tested"),
        pytest.param(C.FINAL_TEST, Reached(tested=False, finished=True), False, id="finished and not tested"),
        pytest.param(C.OTHER, Reached(signed=True, started=True, finished=True, tested=True), None, id="other"),
    ],
)
def test_conditions(condition: TransferCondition, reached: Reached, met: bool | None) -> None:
    """
    Each condition is met by what it names and by nothing else; "cannot decide" is an answer of its own.
    """
    whole = TransferInstalment(id="unica", condition=condition, share=Fraction(1))
    (standing,) = TransferSchedule(body=FundingBody.STATE, instalments=(whole,)).standing(CONTRIBUTION, reached)

    assert met is standing.met


@pytest.mark.parametrize(
    ("documents", "missing"),
    [
        pytest.param((), ON_THE_ACCOUNT.documents, id="none on record"),
        pytest.param((DocumentKind.TEST_RECORD,), (DocumentKind.RETURN_NOTICE,), id="one on record"),
        pytest.param(ON_THE_ACCOUNT.documents, (), id="all on record"),
    ],
)
def test_documents(documents: tuple[DocumentKind, ...], missing: tuple[DocumentKind, ...]) -> None:
    """
    An instalment says which of its documents are not on record, apart from whether its condition is met.
    """
    _, second = SCHEDULE.standing(CONTRIBUTION, Reached(tested=True, documents=frozenset(documents)))

    assert (True, missing) == (second.met, second.missing)


def test_received() -> None:
    """
    What the body sent for an instalment is added; what others sent, and what names no instalment, is not.
    """
    region, state = FundingBody.REGION, FundingBody.STATE
    on = date(2008, 6, 30)
    transfers = (
        Transfer(body=region, on=on, amount=Euro("1000000.00"), instalment="sal"),
        Transfer(body=region, on=Month(2009, 1), amount=Euro("750000.01"), instalment="sal"),
        Transfer(body=state, on=on, amount=Euro("8.00"), instalment="sal"),
        Transfer(body=region, on=on, amount=Euro("16.00")),
    )
    standing = SCHEDULE.standing(CONTRIBUTION, Reached(), transfers)

    assert [("sal", Euro("1750000.01"), Euro("1750000.01")), ("conto finale", Euro("1750000.00"), Euro("0.00"))] == [
        (one.instalment.id, one.amount, one.received) for one in standing
    ]


def scheduled(*shares: Fraction) -> TransferSchedule:
    """
    Return a schedule of instalments with these shares.
    """
    return TransferSchedule(
        body=FundingBody.STATE,
        instalments=tuple(
            TransferInstalment(id=str(number), condition=C.OTHER, share=share) for number, share in enumerate(shares)
        ),
    )


@pytest.mark.parametrize(
    ("schedule", "whole"),
    [
        pytest.param(scheduled(), "0", id="no instalment"),
        pytest.param(scheduled(HALF, Fraction(1, 3)), "5/6", id="too little"),
        pytest.param(scheduled(HALF, HALF, Fraction(1, 6)), "7/6", id="too much"),
    ],
)
def test_shares_that_do_not_make_the_whole(schedule: TransferSchedule, whole: str) -> None:
    """
    A schedule whose shares do not make the whole is still a value, and no amounts are made of it.
    """
    with pytest.raises(SplitError) as caught:
        schedule.standing(CONTRIBUTION, Reached())

    expected = Bilingual(f"le rate danno {whole} e non l'intero", f"the instalments add up to {whole}, not 1")
    assert (Fraction(whole), expected) == (schedule.whole, caught.value.reason)


@given(st.integers(0, 10**13), st.lists(st.integers(1, 1000), min_size=1, max_size=8))
def test_instalments_add_up_to_the_contribution(cents: int, parts: list[int]) -> None:
    """
    Whatever the shares, the instalments together are the contribution, to the cent, and none is a cent from its share.
    """
    schedule = scheduled(*(Fraction(part, sum(parts)) for part in parts))
    amounts = schedule.amounts(Euro.from_cents(cents))

    assert cents == sum(amount.cents for amount in amounts.values())
    assert all(abs(amounts[one.id].cents - cents * one.share) < 1 for one in schedule.instalments)


@pytest.mark.parametrize(
    ("fields", "name", "found"),
    [
        pytest.param({"share": Fraction(-1, 100)}, "share", "-1/100", id="share below zero"),
        pytest.param({"share": Fraction(101, 100)}, "share", "101/100", id="share above one"),
        pytest.param({"threshold": Fraction(-1, 100)}, "threshold", "-1/100", id="threshold below zero"),
        pytest.param({"threshold": 50}, "threshold", "50", id="per cent for a part"),
    ],
)
def test_no_parts(fields: dict[str, Any], name: str, found: str) -> None:
    """
    A share and a threshold are parts, from zero to one.
    """
    values: dict[str, Any] = {"id": "1", "condition": C.PROGRESS, "threshold": HALF, "share": HALF} | fields
    with pytest.raises(MalformedValueError) as caught:
        TransferInstalment(**values)

    assert (Bilingual(f"rata 1: {name}", f"instalment 1: {name}"), found) == (caught.value.what, caught.value.found)


@pytest.mark.parametrize("part", [0, 1, Decimal("0.5"), HALF], ids=str)
def test_parts(part: Any) -> None:
    """
    Nothing and all are parts too; a decimal is kept exactly.
    """
    instalment = TransferInstalment(id="1", condition=C.PROGRESS, threshold=part, share=part)

    assert (Fraction(part), Fraction(part)) == (instalment.threshold, instalment.share)


@pytest.mark.parametrize(
    ("condition", "threshold"),
    [pytest.param(C.PROGRESS, None, id="progress without one"), pytest.param(C.START, HALF, id="start with one")],
)
def test_threshold_goes_with_progress(condition: TransferCondition, threshold: Fraction | None) -> None:
    """
    "The certified part of the price has reached the threshold": progress has one, and no other condition does.
    """
    with pytest.raises(MalformedValueError) as caught:
        TransferInstalment(id="1", condition=condition, threshold=threshold, share=HALF)

    assert Bilingual("rata 1: threshold", "instalment 1: threshold") == caught.value.what


def test_instalments_of_one_name() -> None:
    """
    Two instalments of one name are refused: a transfer could not say which it pays.
    """
    with pytest.raises(DuplicateIdentifierError) as caught:
        TransferSchedule(body=FundingBody.STATE, instalments=(AT_HALF, AT_HALF))

    assert ("TransferSchedule.instalments", "sal") == (caught.value.collection, caught.value.identifier)


def test_less_than_nothing_sent() -> None:
    """
    Nobody sends less than nothing: money that goes back is an act of its own.
    """
    with pytest.raises(MalformedValueError) as caught:
        Transfer(body=FundingBody.STATE, on=date(2008, 6, 30), amount=Euro("-0.01"))

    assert Bilingual("Transfer.amount", "Transfer.amount") == caught.value.what


@pytest.mark.parametrize(
    ("record", "fields", "where"),
    [
        pytest.param(
            TransferInstalment,
            {"id": "1", "condition": "collaudo", "share": HALF},
            "TransferInstalment.condition",
            id="condition as text",
        ),
        pytest.param(
            TransferInstalment, {"id": "1", "condition": C.START, "share": 0.5}, "exact", id="share as a float"
        ),
        pytest.param(
            TransferInstalment,
            {"id": "1", "condition": C.START, "share": HALF, "documents": ("SAL",)},
            "TransferInstalment.documents[0]",
            id="document as text",
        ),
        pytest.param(
            Transfer, {"body": FundingBody.STATE, "on": None, "amount": Euro("1.00")}, "Transfer.on", id="no day"
        ),
        pytest.param(
            Transfer,
            {"body": "Stato", "on": Month(2008, 6), "amount": Euro("1.00")},
            "Transfer.body",
            id="body as text",
        ),
        pytest.param(TransferSchedule, {"body": None}, "TransferSchedule.body", id="schedule of nobody"),
    ],
)
def test_wrong_types(record: Callable[..., object], fields: dict[str, Any], where: str) -> None:
    """
    A record of transfers whose field holds another type is refused with its place.
    """
    with pytest.raises(WrongTypeError) as caught:
        record(**fields)

    assert where == caught.value.where
