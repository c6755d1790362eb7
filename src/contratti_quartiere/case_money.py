"""
The money of a case: what is due, paid and set off by whom, what stays on the household, and its repayment plans.

Nothing here is stored: it is read from the annotations of the case. What nobody wrote down is unknown, and never
nothing; only where no payment is on record has nothing been paid.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import attrs

from contratti_quartiere.allowances import Allowance, AllowanceKind, SetOff
from contratti_quartiere.dates import check_date
from contratti_quartiere.evidence import Role
from contratti_quartiere.known_amounts import excess, known_total
from contratti_quartiere.money import Euro
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.repayment_plans import PlanAccount, plan_accounts

__all__ = ["AccountLine", "CaseAccount", "HouseholdCost", "case_account"]

_NOTHING = Euro("0.00")


@attrs.frozen(kw_only=True)
class AccountLine:
    """
    What one payer owes, and has paid, for one kind of cost (*voce del conto*).

    Attributes:
        kind: What it is for.
        payer: Who bears it; None if unknown.
        due: What was due; None if nobody wrote that anything was, or how much.
        paid: What was paid out; None if the amount of a payment is unknown.
        set_off_rent: What was counted against the rent instead; None if an amount is unknown.
        set_off_debt: What was counted against a debt instead; None if an amount is unknown.
        agreements: The agreements that its sums name, each once, sorted; empty if none is named.
        open: What is still to be paid; None if unknown: also where of something of this kind the payer is.
        overpaid: What was paid beyond what was due; None if unknown, as before.
        dues: Where what was due stands in the annotations of the case, by index.
        payments: Where what was paid or set off stands there.
    """

    kind: AllowanceKind
    payer: Role | None
    due: Euro | None
    paid: Euro | None
    set_off_rent: Euro | None
    set_off_debt: Euro | None
    agreements: tuple[str, ...]
    open: Euro | None
    overpaid: Euro | None
    dues: tuple[int, ...]
    payments: tuple[int, ...]

    @property
    def settled(self) -> Euro | None:
        """
        What was paid out or set off; None if an amount is unknown.
        """
        return known_total((self.paid, self.set_off_rent, self.set_off_debt))


@attrs.frozen(kw_only=True)
class HouseholdCost:
    """
    What a kind of cost was charged to the household, and what of that came back to it (*costo a carico del nucleo*).

    A lump sum comes back for the mover, in whose place it is given; so does whatever was set off.

    Attributes:
        kind: What it is for.
        charged: What the household has paid or owes, whichever is more; None if unknown.
        given_back: What reached the household from others for it; None if an amount is unknown.
        left: What stays on the household; None if unknown.
        charges: Where what it paid or owes stands in the annotations of the case, by index.
        returns: Where what came back stands there.
        unclear: Where what does not say its payer or its payee stands there, if what is left hangs on it.
    """

    kind: AllowanceKind
    charged: Euro | None
    given_back: Euro | None
    left: Euro | None
    charges: tuple[int, ...]
    returns: tuple[int, ...]
    unclear: tuple[int, ...]


@attrs.frozen(kw_only=True)
class CaseAccount:
    """
    The money of one case as it stands at the end of a day (*conto del caso*).

    Attributes:
        on: The day.
        lines: What is due and paid, by kind and payer.
        household: What was charged to the household, by kind; kinds of which nothing was are left out.
        plans: Its repayment plans, in the order of the days.
    """

    on: date
    lines: tuple[AccountLine, ...]
    household: tuple[HouseholdCost, ...]
    plans: tuple[PlanAccount, ...]

    @property
    def debt_set_off(self) -> Euro | None:
        """
        What was counted against a debt, which no repayment plan counts as paid; None if an amount is unknown.
        """
        return known_total(line.set_off_debt for line in self.lines)

    def cost(self, kind: AllowanceKind) -> HouseholdCost | None:
        """
        Return what a kind of cost was charged to the household; None if nothing was.
        """
        return next((cost for cost in self.household if cost.kind is kind), None)


def case_account(case: Relocation, *, on: date) -> CaseAccount:
    """
    Return the money of a case as its annotations up to a day tell it; their order does not matter.

    Raises:
        WrongTypeError: For a day that is no date, or one with a time.
    """
    check_date("case_account", on)
    noted = [(position, note) for position, note in enumerate(case.annotations) if note.on <= on]
    items = tuple(_items(noted))
    lines = tuple(_lines(items))
    return CaseAccount(
        on=on,
        lines=lines,
        household=tuple(_cost(line, items) for line in lines if line.payer is Role.HOUSEHOLD),
        plans=plan_accounts(noted, on=on),
    )


# ------------------------------------------------------------------------------------------------- due, paid, set off


@attrs.frozen
class _Item:
    """
    One sum of a case, where it stands, and whether it is due or paid.
    """

    position: int
    due: bool
    sum: Allowance

    @property
    def to_household(self) -> bool | None:
        """
        Whether it reaches the household from others; None if nobody wrote who gets it.
        """
        if self.due or self.sum.payer is Role.HOUSEHOLD:
            return False
        if self.sum.set_off:
            return True
        if self.sum.payee is None:
            return True if self.sum.kind is AllowanceKind.LUMP_SUM else None
        return self.sum.payee is Role.HOUSEHOLD


_ALLOWANCES = (AnnotationKind.ALLOWANCE_DUE, AnnotationKind.ALLOWANCE_PAID)
_Noted = list[tuple[int, Annotation]]


def _items(noted: _Noted) -> Iterator[_Item]:
    for position, note in noted:
        if note.kind in _ALLOWANCES and note.allowance is not None:
            yield _Item(position, note.kind is AnnotationKind.ALLOWANCE_DUE, note.allowance)


def _lines(items: tuple[_Item, ...]) -> Iterator[AccountLine]:
    by_kind: dict[AllowanceKind, dict[Role | None, list[_Item]]] = {}
    for item in items:
        by_kind.setdefault(item.sum.kind, {}).setdefault(item.sum.payer, []).append(item)
    for kind in sorted(by_kind, key=_KINDS.__getitem__):
        payers = by_kind[kind]
        # What somebody unknown owes or pays may be what another line owes or pays.
        certain = len(payers) == 1 or None not in payers
        for payer in sorted(payers, key=_PAYERS.__getitem__):
            yield _line(kind, payer, payers[payer], certain=certain)


_KINDS = {kind: place for place, kind in enumerate(AllowanceKind)}
_PAYERS: dict[Role | None, int] = {payer: place for place, payer in enumerate((*Role, None))}


def _line(kind: AllowanceKind, payer: Role | None, items: list[_Item], *, certain: bool) -> AccountLine:
    dues = [item for item in items if item.due]
    payments = [item for item in items if not item.due]

    def paid(chosen: Callable[[Allowance], bool]) -> Euro | None:
        return known_total(item.sum.amount for item in payments if chosen(item.sum))

    due = known_total(item.sum.amount for item in dues) if dues else None
    known = due if certain else None
    settled = known_total(item.sum.amount for item in payments)
    return AccountLine(
        kind=kind,
        payer=payer,
        due=due,
        paid=paid(lambda found: not found.set_off),
        set_off_rent=paid(lambda found: found.set_off and found.against is not SetOff.DEBT),
        set_off_debt=paid(lambda found: found.against is SetOff.DEBT),
        agreements=tuple(sorted({item.sum.agreement for item in items if item.sum.agreement})),
        open=excess(known, settled),
        overpaid=excess(settled, known),
        dues=_positions(dues),
        payments=_positions(payments),
    )


def _positions(items: Iterable[_Item]) -> tuple[int, ...]:
    return tuple(item.position for item in items)


# --------------------------------------------------------------------------------------- what stays on the household


def _cost(line: AccountLine, items: tuple[_Item, ...]) -> HouseholdCost:
    settled = line.settled
    # Nothing due on record: what it paid is what it was charged.
    charged = settled if not line.dues else _larger(line.due, settled)
    kinds = _COVERED_BY.get(line.kind, frozenset({line.kind}))
    of_kind = [item for item in items if item.sum.kind in kinds and item.sum.payer is not Role.HOUSEHOLD]
    returns = [item for item in of_kind if item.to_household]
    given_back = known_total(item.sum.amount for item in returns)
    left = excess(charged, given_back)
    # Whoever is not named may be the household.
    unclear = [
        item for item in of_kind if item.sum.payer is None and item.sum.kind is line.kind and not item.to_household
    ]
    if left:
        unclear += [item for item in of_kind if item.sum.payer is not None and item.to_household is None]
    return HouseholdCost(
        kind=line.kind,
        charged=charged,
        given_back=given_back,
        left=None if unclear else left,
        charges=tuple(sorted((*line.dues, *line.payments))),
        returns=_positions(returns),
        unclear=_positions(unclear),
    )


# A lump sum stands in the place of a mover.
_COVERED_BY = {AllowanceKind.MOVER: frozenset({AllowanceKind.MOVER, AllowanceKind.LUMP_SUM})}


def _larger(one: Euro | None, other: Euro | None) -> Euro | None:
    return None if one is None or other is None else max(one, other)
