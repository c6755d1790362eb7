"""
The money of a case for people: what is due and paid by whom, what stays on the household, its repayment plans.
"""

from contratti_quartiere.allowances import SetOff
from contratti_quartiere.case_money import AccountLine, CaseAccount, HouseholdCost
from contratti_quartiere.cli.annotations_page import day_said, plain
from contratti_quartiere.cli.page import Page
from contratti_quartiere.money import Euro
from contratti_quartiere.repayment_plans import PlanAccount

__all__ = ["print_money"]

_NONE = "–"
_SUMS = (1, 2, 3, 4)


def print_money(page: Page, account: CaseAccount) -> None:
    """
    Print the money of a case; nothing, if none is on record.
    """
    if account.lines:
        page.heading(page.say("Denaro", "Money"))
        headings = (
            page.say("per che cosa, chi paga", "what for, who pays"),
            page.say("dovuto", "due"),
            page.say("pagato", "paid"),
            page.say("scomputato", "set off"),
            page.say("da pagare", "to pay"),
        )
        page.table(headings, [_line(page, line) for line in account.lines], right=_SUMS)
    if account.household:
        page.write("\n")
    for cost in account.household:
        page.paragraph(_cost(page, cost), indent=1)
    for plan in account.plans:
        _plan(page, plan)


def _euro(page: Page, amount: Euro | None) -> str:
    return page.say("ignoto", "unknown") if amount is None else page.euro(amount)


def _line(page: Page, line: AccountLine) -> tuple[str, ...]:
    payer = page.say("pagatore ignoto", "payer unknown") if line.payer is None else plain(page, line.payer)
    return (
        f"{plain(page, line.kind)}\n{payer}",
        _euro(page, line.due),
        _euro(page, line.paid),
        _set_off(page, line),
        _open(page, line),
    )


def _set_off(page: Page, line: AccountLine) -> str:
    against = ((SetOff.RENT, line.set_off_rent), (SetOff.DEBT, line.set_off_debt))
    # What was counted against nothing is not told.
    told = [f"{_euro(page, amount)}\n{plain(page, word)}" for word, amount in against if amount is None or amount]
    return "\n".join(told) or _NONE


def _open(page: Page, line: AccountLine) -> str:
    if line.overpaid:
        return page.say(f"{line.overpaid:it}\nin più", f"{line.overpaid:en}\ntoo much")
    return _euro(page, line.open)


def _cost(page: Page, cost: HouseholdCost) -> str:
    charged, back, left = (_euro(page, amount) for amount in (cost.charged, cost.given_back, cost.left))
    kind = plain(page, cost.kind)
    return page.say(
        f"A carico del nucleo, {kind}: {charged}; a lui resi: {back}; gli restano: {left}.",
        f"Charged to the household, {kind}: {charged}; given back to it: {back}; left on it: {left}.",
    )


def _plan(page: Page, plan: PlanAccount) -> None:
    signed = plan.signed_on
    if signed is None:
        page.heading(page.say("Rate senza un piano", "Instalments without a plan"))
    else:
        page.heading(page.say("Piano di rientro del ", "Repayment plan of ") + day_said(page, signed))
    if plan.instalments:
        headings = page.say("scade il", "due on"), page.say("rata", "instalment")
        rows = [(day_said(page, part.due_on), _euro(page, part.amount)) for part in plan.instalments]
        page.table(headings, rows, right=(1,))
        page.write("\n")
    due, paid, left, overdue = (_euro(page, amount) for amount in (plan.due, plan.paid, plan.open, plan.overdue))
    since = plan.overdue_since
    days = "" if since is None else page.say(" (dal ", " (since ") + day_said(page, since) + ")"
    page.paragraph(
        page.say(
            f"Dovuto {due}, pagato {paid}, da pagare {left}; scaduto e non pagato: {overdue}{days}.",
            f"Due {due}, paid {paid}, to pay {left}; overdue: {overdue}{days}.",
        ),
        indent=1,
    )
    if plan.overpaid:
        page.paragraph(page.say(f"Pagato in più: {plan.overpaid:it}.", f"Paid too much: {plan.overpaid:en}."), indent=1)
    if plan.replaced_on is not None:
        later = page.say("Sostituito dal piano del ", "Replaced by the plan of ") + day_said(page, plan.replaced_on)
        page.paragraph(f"{later}.", indent=1)
