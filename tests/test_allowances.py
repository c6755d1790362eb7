"""
What a move costs and who bears it, and the parts in which a debt is paid.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import attrs
import pytest

from contratti_quartiere.allowances import Allowance, AllowanceKind, PlanInstalment, SetOff
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.evidence import Role
from contratti_quartiere.money import Euro

DAY = date(2018, 1, 10)
MOVER = Allowance(kind=AllowanceKind.MOVER)
FIRST_PART = PlanInstalment(due_on=date(2018, 2, 28), amount=Euro("50.00"))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        pytest.param(
            AllowanceKind,
            ["traslocatore", "somma forfettaria", "utenze", "deposito", "differenza di canone"],
            id="allowance",
        ),
        pytest.param(SetOff, ["canone", "debito"], id="set off"),
    ],
)
def test_words(kind: type[Word], words: list[str]) -> None:
    """
    The words of each list are those of the notes, in their order.
    """
    assert words == [word.value for word in kind]


def test_allowance() -> None:
    """
    An allowance says what it is for, how much, who bears and gets it, on which agreement, against what, for which move.
    """
    sum_paid = Allowance(
        kind=AllowanceKind.LUMP_SUM,
        amount=Euro("700.00"),
        payer=Role.OWNER,
        payee=Role.HOUSEHOLD,
        agreement="accordo quadro ALER-sindacati",
        set_off=True,
        against=SetOff.DEBT,
        move=DAY,
    )

    assert {
        "kind": AllowanceKind.LUMP_SUM,
        "amount": Euro("700.00"),
        "payer": Role.OWNER,
        "payee": Role.HOUSEHOLD,
        "agreement": "accordo quadro ALER-sindacati",
        "set_off": True,
        "against": SetOff.DEBT,
        "move": DAY,
    } == attrs.asdict(sum_paid, recurse=False)


def test_allowance_of_which_little_is_known() -> None:
    """
    Of an allowance all but its kind may be unknown; it is paid out unless said otherwise.
    """
    assert {
        "kind": AllowanceKind.MOVER,
        "amount": None,
        "payer": None,
        "payee": None,
        "agreement": "",
        "set_off": False,
        "against": None,
        "move": None,
    } == attrs.asdict(MOVER)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "traslocatore"),
        ("amount", Decimal("700.00")),
        ("payer", "proprietà"),
        ("payee", "nucleo"),
        ("agreement", None),
        ("set_off", None),
        ("against", "canone"),
        ("move", "2018-01-10"),
    ],
)
def test_allowance_of_wrong_types(field: str, value: Any) -> None:
    """
    An allowance refuses a value of another type, and names the field.
    """
    with pytest.raises(WrongTypeError) as caught:
        attrs.evolve(MOVER, **{field: value})

    assert f"Allowance.{field}" == caught.value.where


def test_what_was_not_set_off_was_set_off_against_nothing() -> None:
    """
    An allowance that was paid out names nothing that it was counted against.
    """
    with pytest.raises(MalformedValueError) as caught:
        Allowance(kind=AllowanceKind.LUMP_SUM, against=SetOff.RENT)

    error = caught.value
    assert (
        Bilingual("contributo per il trasloco", "moving allowance"),
        "against='canone'",
        Bilingual("non è stato scomputato", "was not set off"),
        Bilingual("scrivere set_off, o togliere against", "write set_off, or take against away"),
    ) == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize("against", [*SetOff, None])
def test_what_was_set_off(against: SetOff | None) -> None:
    """
    A sum set off names the rent, a debt, or nothing.
    """
    assert against is Allowance(kind=AllowanceKind.LUMP_SUM, set_off=True, against=against).against


def test_instalment_of_an_unknown_amount() -> None:
    """
    Of an instalment the day must be known, and the amount need not be.
    """
    assert (DAY, None) == attrs.astuple(PlanInstalment(due_on=DAY))


@pytest.mark.parametrize(("field", "value"), [("due_on", datetime(2018, 1, 10)), ("amount", 50)])
def test_instalment_of_wrong_types(field: str, value: Any) -> None:
    """
    An instalment refuses a value of another type, and names the field.
    """
    with pytest.raises(WrongTypeError) as caught:
        attrs.evolve(FIRST_PART, **{field: value})

    assert f"PlanInstalment.{field}" == caught.value.where


def test_allowance_of_less_than_nothing() -> None:
    """
    No sum is less than nothing; nothing is a sum.
    """
    with pytest.raises(MalformedValueError) as caught:
        Allowance(kind=AllowanceKind.MOVER, amount=Euro("-0.01"))

    assert (Bilingual("Allowance.amount", "Allowance.amount"), Euro("0.00")) == (
        caught.value.what,
        Allowance(kind=AllowanceKind.MOVER, amount=Euro("0.00")).amount,
    )


def test_instalment_of_less_than_nothing() -> None:
    """
    No instalment is less than nothing.
    """
    with pytest.raises(MalformedValueError) as caught:
        PlanInstalment(due_on=DAY, amount=Euro("-0.01"))

    assert Bilingual("PlanInstalment.amount", "PlanInstalment.amount") == caught.value.what
