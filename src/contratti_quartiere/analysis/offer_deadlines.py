"""
What runs while an offer is open: the reply, the objection against it, the decision on that.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.analysis.case_on_board import (
    FROM_NOTIFICATION,
    RECKONED,
    CaseOnBoard,
    PlacedStep,
    not_set,
    unnotified,
)
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.evidence import Role
from contratti_quartiere.relocation_steps import RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.verdicts import Missing

__all__ = ["STATED", "decision_due", "objection_due", "reply_due", "stated_term"]

STATED = Bilingual("termine scritto nell'atto", "the term that the act states")
"""The ground of a term that the act itself states."""


def reply_due(found: CaseOnBoard) -> Iterator[Deadline]:
    """
    Yield the reply to the offer that is open; the term is that of the offer, or of the act that rejected an objection.
    """
    act, offer = found.last, found.offer.step
    said = _said(offer)
    yield found.deadline(
        DeadlineKind.RETURN_REPLY if offer.event is E.OFFER_RETURN else DeadlineKind.REPLY,
        act,
        Bilingual(f"risposta alla {said.it}", f"reply to the {said.en}"),
        STATED,
        role=Role.HOUSEHOLD,
        since=act.step.notified_on,
        due=found.until(act.step.term_until),
        dwelling=offer.dwelling,
        source=FROM_NOTIFICATION,
        missing=stated_term(act, found.view.on),
    )


def stated_term(act: PlacedStep, on: date) -> Iterator[Missing]:
    """
    Yield what is not known of the term that an act states.
    """
    step = act.step
    yield from unnotified(act, on)
    if step.notified_on is not None and step.term_from is not None and step.term_from < step.notified_on:
        message = Bilingual(
            f"termine contato {italian_day('dal', step.term_from)}, prima della notifica"
            f" {italian_day('del', step.notified_on)}",
            f"term counted from {say_day(step.term_from, 'en')}, before the notification of"
            f" {say_day(step.notified_on, 'en')}",
        )
        yield Missing(path=f"{act.path}/term_from", message=message)
    if step.term_until is None:
        message = Bilingual("l'atto non dice entro quando", "the act does not say by when")
        yield Missing(path=f"{act.path}/term_until", message=message)


def _said(offer: RelocationStep) -> Bilingual:
    name, day = offer.dwelling, offer.happened_on
    of = Bilingual(f" dell'alloggio {name}", f" of dwelling {name}") if name else Bilingual("", "")
    what = Bilingual("proposta di rientro", "return offer")
    if offer.event is E.OFFER:
        what = Bilingual("proposta", "offer")
    return Bilingual(
        f"{what.it}{of.it} {italian_day('del', day)}",
        f"{what.en}{of.en} made on {say_day(day, 'en')}",
    )


def objection_due(found: CaseOnBoard) -> Iterator[Deadline]:
    """
    Yield until when an objection against the open offer may be lodged, by the figure of the body; nothing after that.
    """
    offer = found.offer
    figure = found.view.figure("objection_days", offer.step.happened_on)
    missing = [*unnotified(offer, found.view.on)]
    if figure is None:
        what = Bilingual("i giorni per opporsi a una proposta", "the days to object to an offer")
        missing.append(not_set(offer.path, "objection_days", what))
    due = found.after(offer.step.notified_on, figure)
    if due is not None and due.overdue:
        return
    said = _said(offer.step)
    yield found.deadline(
        DeadlineKind.OBJECTION,
        offer,
        Bilingual(f"opposizione alla {said.it}", f"objection to the {said.en}"),
        RECKONED,
        role=Role.HOUSEHOLD,
        since=offer.step.notified_on,
        due=due,
        figure=figure,
        source=FROM_NOTIFICATION,
        missing=missing,
    )


def decision_due(found: CaseOnBoard) -> Iterator[Deadline]:
    """
    Yield by when the body that made an offer decides on the objection against it, by its own figure.
    """
    lodged, offer = found.last, found.offer.step
    day = lodged.step.happened_on
    figure = found.view.figure("objection_decision_days", day)
    what = Bilingual("i giorni per decidere su un'opposizione", "the days to decide on an objection")
    said = _said(offer)
    yield found.deadline(
        DeadlineKind.OBJECTION_DECISION,
        lodged,
        Bilingual(f"decisione sull'opposizione alla {said.it}", f"decision on the objection to the {said.en}"),
        RECKONED,
        role=offer.role,
        since=day,
        due=found.after(day, figure),
        dwelling=offer.dwelling,
        figure=figure,
        missing=() if figure is not None else (not_set(lodged.path, "objection_decision_days", what),),
    )
