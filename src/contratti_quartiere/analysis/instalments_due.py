"""
What fell due by the repayment plan of a household and was not paid.
"""

from collections.abc import Iterator

from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.case_money import case_account
from contratti_quartiere.evidence import Role
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import AnnotationKind
from contratti_quartiere.repayment_plans import PlanAccount
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View

__all__ = ["instalments_due"]

_GROUND = Bilingual(
    "il piano di rientro; la morosità non è mai una condizione di un trasloco per lavori",
    "the repayment plan; arrears are never a condition of a move for works",
)
_NO_INSTALMENTS = Bilingual(
    "nessuno ha scritto le rate del piano di rientro", "nobody wrote the instalments of the repayment plan"
)
_NO_AMOUNT = Bilingual("non si sa di quanto sia la rata", "how much the instalment is, is not known")
_NOT_SAID = Bilingual("non si sa quanto sia stato pagato", "how much was paid is not known")


def instalments_due(view: View) -> Iterator[Deadline]:
    """
    Yield what is overdue of the repayment plan in force, case by case, and where nobody knows how much is.

    Of a plan that was replaced nothing is overdue, nor of what was paid without any plan on record.
    """
    for path, case in view.relocations():
        if any(note.kind is AnnotationKind.REPAYMENT_PLAN for note in case.annotations):
            places = [place for place, _ in view.within(path, "annotations", case.annotations)]
            for plan in case_account(case, on=view.on).plans:
                if plan.plans and (plan.overdue is None or plan.overdue):
                    yield _deadline(view, case, plan, places)


def _deadline(view: View, case: Relocation, plan: PlanAccount, places: list[str]) -> Deadline:
    # Plans of one day are one; the last written stands for it.
    position = plan.plans[-1]
    note, since = case.annotations[position], plan.overdue_since
    overdue = _overdue(plan)
    household = case.household_on(view.on)
    return Deadline(
        kind=DeadlineKind.INSTALMENT,
        path=places[position],
        text=Bilingual(
            f"{household}: piano di rientro {italian_day('del', note.on)}, {overdue.it}",
            f"{household}: repayment plan of {say_day(note.on, 'en')}, {overdue.en}",
        ),
        case=case.id,
        role=Role.HOUSEHOLD,
        office=note.role,
        since=since,
        due=None if since is None else Countdown(since, view.on),
        ground=_GROUND,
        amount=plan.overdue,
        missing=tuple(_missing(view, case, plan, places)) if plan.overdue is None else (),
    )


def _overdue(plan: PlanAccount) -> Bilingual:
    since, least = plan.overdue_since, plan.overdue_at_least
    if since is None:
        return Bilingual("non si sa se e quanto sia scaduto", "whether anything is overdue, and how much, is not known")
    if plan.overdue is not None:
        return Bilingual(f"scaduto e non pagato {italian_day('dal', since)}", f"overdue since {say_day(since, 'en')}")
    latest = Bilingual("al più tardi ", " at the latest") if plan.since_or_earlier else Bilingual("", "")
    return Bilingual(
        f"scaduti e non pagati almeno {least:it}, {latest.it}{italian_day('dal', since)}",
        f"at least {least:en} overdue, since {say_day(since, 'en')}{latest.en}",
    )


def _missing(view: View, case: Relocation, plan: PlanAccount, places: list[str]) -> Iterator[Missing]:
    for index in plan.plans:
        parts = case.annotations[index].instalments
        if not parts:
            yield Missing(path=f"{places[index]}/instalments", message=_NO_INSTALMENTS)
        for place, part in enumerate(parts):
            if part.amount is None and part.due_on < view.on:
                yield Missing(path=f"{places[index]}/instalments/{place}/amount", message=_NO_AMOUNT)
    for index in plan.payments:
        if case.annotations[index].paid is None:
            yield Missing(path=f"{places[index]}/paid", message=_NOT_SAID)
