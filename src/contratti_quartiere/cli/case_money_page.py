"""
The money of a case for people: what is due and paid by whom, what stays on the household, its repayment plans.
"""

from contratti_quartiere.allowances import SetOff
from contratti_quartiere.case_money import AccountLine, CaseAccount, HouseholdCost
from contratti_quartiere.cli.annotations_page import day_said, plain
from contratti_quartiere.cli.page import Page
from contratti_quartiere.evidence import Role
from contratti_quartiere.money import Euro
from contratti_quartiere.repayment_plans import PlanAccount
from contratti_quartiere.totals_by_payer import PayerTotal, payer_totals

__all__ = ["print_money"]

_NONE = "–"
_SUMS = (1, 2, 3, 4)


def print_money(page: Page, account: CaseAccount) -> None:
    """
    Print the money of a case; nothing, if none is on record.
    """
    if account.lines:
        page.heading(page.say("Denaro", "Money"))
        sums = (
            page.say("dovuto", "due"),
            page.say("pagato", "paid"),
            page.say("scomputato", "set off"),
            page.say("da pagare", "to pay"),
        )
        what = page.say("per che cosa, chi paga", "what for, who pays")
        page.table((what, *sums), [_line(page, line) for line in account.lines], right=_SUMS)
        if len(account.lines) > 1:
            page.write("\n")
            whole = page.say("in tutto, chi paga", "in all, who pays")
            page.table((whole, *sums), [_total(page, total) for total in payer_totals(account)], right=_SUMS)
    if account.household:
        page.write("\n")
    for cost in account.household:
        page.paragraph(_cost(page, cost), indent=1)
    for plan in account.plans:
        _plan(page, plan)
    against_debt = account.debt_set_off
    if account.plans and (against_debt is None or against_debt):
        page.write("\n")
        page.paragraph(_outside_plans(page, _euro(page, against_debt)), indent=1)


def _euro(page: Page, amount: Euro | None) -> str:
    return page.say("ignoto", "unknown") if amount is None else page.euro(amount)


def _line(page: Page, line: AccountLine) -> tuple[str, ...]:
    named = [page.say(f"secondo «{name}»", f"under '{name}'") for name in line.agreements]
    return (
        "\n".join((plain(page, line.kind), _payer(page, line.payer), *named)),
        _euro(page, line.due),
        _euro(page, line.paid),
        _set_off(page, line),
        _open(page, line),
    )


def _total(page: Page, total: PayerTotal) -> tuple[str, ...]:
    # Of one kind too much may have been paid while another is open.
    over = f"{_euro(page, total.overpaid)}\n{page.say('in più', 'too much')}" if total.overpaid else ""
    left = "" if over and not total.open else _euro(page, total.open)
    return (
        _payer(page, total.payer),
        _euro(page, total.due),
        _euro(page, total.paid),
        _set_off(page, total),
        "\n".join(filter(None, (left, over))),
    )


def _payer(page: Page, payer: Role | None) -> str:
    return page.say("pagatore ignoto", "payer unknown") if payer is None else plain(page, payer)


def _set_off(page: Page, sums: AccountLine | PayerTotal) -> str:
    against = ((SetOff.RENT, sums.set_off_rent), (SetOff.DEBT, sums.set_off_debt))
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


def _outside_plans(page: Page, amount: str) -> str:
    return page.say(
        f"Scomputato su un debito: {amount}. Non conta in un piano di rientro: un piano conta solo le rate annotate"
        " come pagate.",
        f"Set off against a debt: {amount}. It does not count in a repayment plan: a plan counts only the instalments"
        " noted as paid.",
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
    due, paid, left = (_euro(page, amount) for amount in (plan.due, plan.paid, plan.open))
    overdue = _overdue(page, plan)
    page.paragraph(
        page.say(
            f"Dovuto {due}, pagato {paid}, da pagare {left}; scaduto e non pagato: {overdue}.",
            f"Due {due}, paid {paid}, to pay {left}; overdue: {overdue}.",
        ),
        indent=1,
    )
    if plan.overpaid:
        page.paragraph(page.say(f"Pagato in più: {plan.overpaid:it}.", f"Paid too much: {plan.overpaid:en}."), indent=1)
    if plan.replaced_on is not None:
        later = page.say("Sostituito dal piano del ", "Replaced by the plan of ") + day_said(page, plan.replaced_on)
        page.paragraph(f"{later}.", indent=1)


def _overdue(page: Page, plan: PlanAccount) -> str:
    since, least = plan.overdue_since, plan.overdue_at_least
    if since is None:
        return _euro(page, plan.overdue)
    day = day_said(page, since)
    amount = page.euro(least) if plan.overdue else page.say(f"almeno {least:it}", f"at least {least:en}")
    if plan.since_or_earlier:
        return page.say(f"{amount} (al più tardi dal {day})", f"{amount} (since {day} at the latest)")
    return page.say(f"{amount} (dal {day})", f"{amount} (since {day})")
