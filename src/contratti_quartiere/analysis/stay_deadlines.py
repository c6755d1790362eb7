"""
What runs for a household that is out, or that is to release its dwelling: the stay, the choice, proceedings, an order.
"""

from collections.abc import Iterator
from datetime import date

import attrs

from contratti_quartiere.analysis.case_on_board import FROM_NOTIFICATION, RECKONED, CaseOnBoard, not_set
from contratti_quartiere.analysis.offer_deadlines import STATED, stated_term
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.evidence import Role
from contratti_quartiere.stays_away import away_since, informed_on, stay_limit
from contratti_quartiere.verdicts import Missing

__all__ = ["answer_due", "choice_due", "release_due", "stay_due"]

_STAY, _RELEASE = "stay_limit_months", "release_days"


def stay_due(found: CaseOnBoard) -> Iterator[Deadline]:
    """
    Yield until when the household is to have its choice in writing; nothing once it has had it.

    Passing the limit converts nothing, and further moves do not begin the stay anew.
    """
    history = found.case.history
    index = away_since(history)
    if index is None or any(told is not None and told <= found.view.on for told in map(informed_on, history)):
        return
    out = found.placed(index)
    first = out.step.happened_on
    figure = found.view.figure(_STAY, first)
    what = Bilingual("il limite del soggiorno fuori casa", "the limit of a stay away from home")
    yield found.deadline(
        DeadlineKind.STAY,
        out,
        Bilingual(
            f"fuori {italian_day('dal', first)}: entro il limite il nucleo ha la scelta per iscritto",
            f"away since {say_day(first, 'en')}: within the limit the household has its choice in writing",
        ),
        RECKONED,
        role=out.step.role,
        since=first,
        due=None if figure is None else found.until(stay_limit(first, int(figure.value))),
        dwelling=found.view.episodes(found.case)[-1].dwelling,
        figure=figure,
        missing=() if figure is not None else (not_set(out.path, _STAY, what),),
    )


def choice_due(found: CaseOnBoard) -> Iterator[Deadline]:
    """
    Yield until when the household answers to the choice; silence is not a waiver.
    """
    opened = found.last
    yield found.deadline(
        DeadlineKind.CHOICE,
        opened,
        Bilingual(
            f"risposta alla scelta aperta {italian_day('il', opened.step.happened_on)}; il silenzio non è una rinuncia",
            f"answer to the choice opened on {say_day(opened.step.happened_on, 'en')}; silence is not a waiver",
        ),
        STATED,
        role=Role.HOUSEHOLD,
        since=opened.step.notified_on,
        due=found.until(opened.step.term_until),
        source=FROM_NOTIFICATION,
        missing=stated_term(opened, found.view.on),
    )


def answer_due(found: CaseOnBoard) -> Iterator[Deadline]:
    """
    Yield until when the household may answer in proceedings, where the act that started them states a term to come.
    """
    started = found.last
    due = found.until(started.step.term_until)
    if due is None or due.overdue:
        return
    yield found.deadline(
        DeadlineKind.ANSWER,
        started,
        Bilingual(
            f"risposta nel procedimento avviato {italian_day('il', started.step.happened_on)}",
            f"answer in the proceedings started on {say_day(started.step.happened_on, 'en')}",
        ),
        STATED,
        role=Role.HOUSEHOLD,
        since=started.step.notified_on,
        due=due,
        source=FROM_NOTIFICATION,
        missing=stated_term(started, found.view.on),
    )


def release_due(found: CaseOnBoard) -> Iterator[Deadline]:
    """
    Yield by when a dwelling is to be released after an order; without a notification on record no term runs.

    The term is that of the order or, where it states none, the figure of the body.
    """
    order = found.last
    step = order.step
    figure = found.view.figure(_RELEASE, step.happened_on) if step.term_until is None else None
    missing = [*stated_term(order, found.view.on)]
    if figure is not None:
        missing = [said for said in missing if said.path != f"{order.path}/term_until"]
    elif step.term_until is None:
        what = Bilingual("i giorni per rilasciare l'alloggio", "the days to release the dwelling")
        missing.append(not_set(order.path, _RELEASE, what))
    notified = step.notified_on if step.notified_on is not None and step.notified_on <= found.view.on else None
    if notified is None and step.term_until is not None:
        missing = [*_stated_in_vain(order.path, step.term_until, missing)]
    due = found.after(notified, figure) if step.term_until is None else found.until(step.term_until)
    yield found.deadline(
        DeadlineKind.RELEASE,
        order,
        Bilingual(
            f"rilascio dell'alloggio, atto {italian_day('del', step.happened_on)}",
            f"release of the dwelling, act of {say_day(step.happened_on, 'en')}",
        ),
        RECKONED if step.term_until is None else STATED,
        role=Role.HOUSEHOLD,
        since=notified,
        due=None if notified is None else due,
        dwelling=found.case.dwelling if step.dwelling == "" else step.dwelling,
        figure=figure,
        source=FROM_NOTIFICATION,
        missing=missing,
    )


def _stated_in_vain(path: str, until: date, missing: list[Missing]) -> Iterator[Missing]:
    """
    Yield what is missing of an order that is not notified, with the day that it states.
    """
    for said in missing:
        if said.path == f"{path}/notified_on":
            message = Bilingual(
                f"{said.message.it} (termine scritto: {say_day(until, 'it')})",
                f"{said.message.en} (term stated: {say_day(until, 'en')})",
            )
            yield attrs.evolve(said, message=message)
        else:
            yield said
