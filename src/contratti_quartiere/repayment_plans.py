"""
The repayment plans of a case: what they let fall due, what was paid of them, what is overdue on a day.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest

import attrs

from contratti_quartiere.allowances import PlanInstalment
from contratti_quartiere.known_amounts import excess, known_total
from contratti_quartiere.money import Euro
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind

__all__ = ["Noted", "PlanAccount", "plan_accounts"]

Noted = Sequence[tuple[int, Annotation]]
"""What was noted of a case, each annotation with its index."""

_NOTHING = Euro("0.00")


@attrs.frozen(kw_only=True)
class PlanAccount:
    """
    What falls due by a repayment plan, and what was paid of it (*stato del piano di rientro*).

    A later plan takes the place of an earlier one; plans of one day are one. What is paid counts for the plan in force
    on that day, its first day included.

    Attributes:
        signed_on: The day of the plan; None for what was paid before any plan on record.
        replaced_on: The day of the plan that took its place; None if none did.
        instalments: What falls due, in the order of the days.
        due: What falls due in all; None if unknown.
        paid: What was paid; None if an amount is unknown.
        open: What is still to be paid in all; None if unknown.
        overpaid: What was paid beyond it; None if unknown.
        overdue: What fell due before the day of the account and was not paid; None if unknown. Of a plan that was
            replaced nothing is.
        overdue_at_least: What of it is sure: that part of what is known to have fallen due that was not paid; nothing
            if nobody wrote how much was paid.
        overdue_since: The first day that surely fell due and was not paid in full; None if there is none.
        since_or_earlier: True if it may be an earlier day: an instalment before it is of an unknown amount, or nobody
            wrote the instalments of a plan of the same day.
        plans: Where the plan stands in the annotations of the case, by index.
        payments: Where what was paid stands there.
    """

    signed_on: date | None
    replaced_on: date | None
    instalments: tuple[PlanInstalment, ...]
    due: Euro | None
    paid: Euro | None
    open: Euro | None
    overpaid: Euro | None
    overdue: Euro | None
    overdue_at_least: Euro
    overdue_since: date | None
    since_or_earlier: bool
    plans: tuple[int, ...]
    payments: tuple[int, ...]


def plan_accounts(noted: Noted, *, on: date) -> tuple[PlanAccount, ...]:
    """
    Return the repayment plans of a case as they stand on a day, in the order of the days.

    Args:
        noted: What was noted of the case up to that day, each annotation with its index.
        on: The day.
    """
    return tuple(_plans(noted, on))


def _plans(noted: Noted, on: date) -> Iterator[PlanAccount]:
    plans = [(position, note) for position, note in noted if note.kind is AnnotationKind.REPAYMENT_PLAN]
    payments = [(position, note) for position, note in noted if note.kind is AnnotationKind.INSTALMENT_PAID]
    days = sorted({note.on for _, note in plans})
    first = days[0] if days else date.max
    early = [(position, note) for position, note in payments if note.on < first or not days]
    if early:
        yield _plan(None, None, [], early, on)
    for day, later in zip_longest(days, days[1:]):
        signed = [(position, note) for position, note in plans if note.on == day]
        paid = [(place, note) for place, note in payments if day <= note.on and (later is None or note.on < later)]
        yield _plan(day, later, signed, paid, on)


def _plan(day: date | None, later: date | None, signed: Noted, payments: Noted, on: date) -> PlanAccount:
    instalments = sorted((part for _, note in signed for part in note.instalments), key=_by_day)
    # A plan whose instalments nobody wrote down lets something fall due, and nobody knows what.
    known = bool(signed) and all(note.instalments for _, note in signed)
    due = known_total(part.amount for part in instalments) if known else None
    paid = known_total(note.paid for _, note in payments)
    fallen = [part for part in instalments if part.due_on < on]
    overdue = _NOTHING if later is not None or (known and not fallen) else None
    if known and overdue is None:
        overdue = excess(known_total(part.amount for part in fallen), paid)
    uncovered = [] if later is not None else list(_uncovered(fallen, paid))
    since = uncovered[0][0] if uncovered else None
    return PlanAccount(
        signed_on=day,
        replaced_on=later,
        instalments=tuple(instalments),
        due=due,
        paid=paid,
        open=excess(due, paid),
        overpaid=excess(paid, due),
        overdue=overdue,
        overdue_at_least=uncovered[-1][1] if uncovered else _NOTHING,
        overdue_since=since,
        since_or_earlier=since is not None and (not known or _unknown_before(since, fallen)),
        plans=tuple(position for position, _ in signed),
        payments=tuple(position for position, _ in payments),
    )


def _uncovered(fallen: Sequence[PlanInstalment], paid: Euro | None) -> Iterator[tuple[date, Euro]]:
    """
    Yield each day on which more is known to have fallen due than was paid, and how much more.
    """
    for count, part in enumerate(fallen, start=1):
        over = excess(known_total(earlier.amount or _NOTHING for earlier in fallen[:count]), paid)
        if over:
            yield part.due_on, over


def _unknown_before(day: date, fallen: Sequence[PlanInstalment]) -> bool:
    return any(part.amount is None and part.due_on < day for part in fallen)


def _by_day(part: PlanInstalment) -> tuple[date, bool, Euro]:
    # Two plans of one day give the same account, whichever is written first.
    return part.due_on, part.amount is None, part.amount or _NOTHING
