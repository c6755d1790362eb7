"""
What each payer owes and has paid for the moves of a case, over all kinds of cost.
"""

from collections.abc import Iterator

import attrs

from contratti_quartiere.case_money import AccountLine, CaseAccount
from contratti_quartiere.evidence import Role
from contratti_quartiere.known_amounts import known_total
from contratti_quartiere.money import Euro

__all__ = ["PayerTotal", "payer_totals"]


@attrs.frozen(kw_only=True)
class PayerTotal:
    """
    What one payer owes, and has paid, for a move in all (*totale per chi paga*).

    Repayment plans are no cost of a move and are not counted. An amount that is unknown of one kind of cost is unknown
    in all.

    Attributes:
        payer: Who bears it; None if unknown.
        due: What was due; None if unknown.
        paid: What was paid out; None if unknown.
        set_off_rent: What was counted against the rent instead; None if unknown.
        set_off_debt: What was counted against a debt instead; None if unknown.
        open: What is still to be paid; None if unknown. What was paid too much for one kind settles no other.
        overpaid: What was paid beyond what was due, kind by kind; None if unknown.
    """

    payer: Role | None
    due: Euro | None
    paid: Euro | None
    set_off_rent: Euro | None
    set_off_debt: Euro | None
    open: Euro | None
    overpaid: Euro | None


def payer_totals(account: CaseAccount) -> tuple[PayerTotal, ...]:
    """
    Return the totals of an account by payer, in the order of the roles, the unknown payer last.
    """
    return tuple(_totals(account.lines))


def _totals(lines: tuple[AccountLine, ...]) -> Iterator[PayerTotal]:
    for payer in (*Role, None):
        theirs = [line for line in lines if line.payer is payer]
        if theirs:
            yield PayerTotal(
                payer=payer,
                due=known_total(line.due for line in theirs),
                paid=known_total(line.paid for line in theirs),
                set_off_rent=known_total(line.set_off_rent for line in theirs),
                set_off_debt=known_total(line.set_off_debt for line in theirs),
                open=known_total(line.open for line in theirs),
                overpaid=known_total(line.overpaid for line in theirs),
            )
