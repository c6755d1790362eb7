"""
What runs before a household moves out: the notice that is to be given, the notice that runs, the day of the move.
"""

from collections.abc import Iterator

from contratti_quartiere.analysis.case_on_board import (
    FROM_NOTIFICATION,
    CaseOnBoard,
    not_set,
    reckoned,
    unnotified,
)
from contratti_quartiere.analysis.countdowns import Countdown, days_after
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.dates import earliest, say_when
from contratti_quartiere.facts import Figure
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.verdicts import Missing

__all__ = ["move_due", "notice_running", "notice_to_give", "postponed_move"]

_POLICY = "notice_days"
_WHAT = Bilingual("i giorni di preavviso", "the days of notice")
_BACKWARDS = Bilingual(
    f"cifra dell'ente {_POLICY}, contata all'indietro dal primo giorno in cui il cantiere può aprire",
    f"figure of the body {_POLICY}, counted back from the first day on which the site may open",
)


def notice_to_give(found: CaseOnBoard) -> Iterator[Deadline]:
    """
    Yield by when the notice is to be notified if the household is to be out when its site opens.

    Nothing where no site is waited for.
    """
    if not found.site_waits:
        return
    agreed = found.last
    figure = found.view.figure(_POLICY)
    missing: list[Missing] = []
    opens = Bilingual("", "")
    if found.opening is None:
        message = Bilingual("non si sa quando il cantiere debba aprire", "it is not known when the site is to open")
        missing.append(Missing(path=found.plans, message=message))
    else:
        when = found.opening.when
        opens = Bilingual(
            f" (apertura prevista del cantiere: {say_when(when, 'it')})",
            f" (planned opening of the site: {say_when(when, 'en')})",
        )
    if figure is None:
        missing.append(not_set(agreed.path, _POLICY, _WHAT))
    yield found.deadline(
        DeadlineKind.NOTICE_TO_GIVE,
        agreed,
        Bilingual(f"preavviso da notificare{opens.it}", f"notice to be notified{opens.en}"),
        _BACKWARDS,
        role=agreed.step.role,
        since=agreed.step.happened_on,
        due=_last_day(found, figure),
        figure=figure,
        missing=missing,
    )


def _last_day(found: CaseOnBoard, figure: Figure | None) -> Countdown | None:
    if found.opening is None or figure is None:
        return None
    # Whoever moves on the day of the opening is out on it.
    return found.until(days_after(earliest(found.opening.when), -int(figure.value)))


def postponed_move(found: CaseOnBoard) -> Iterator[Deadline]:
    """
    Yield when a move that was postponed is foreseen, where the letter says it.
    """
    letter = found.last
    if letter.step.event is E.POSTPONE and letter.step.planned_on is not None:
        yield found.deadline(
            DeadlineKind.MOVE,
            letter,
            Bilingual("trasloco rinviato, nuovo periodo previsto", "move postponed, newly foreseen"),
            Bilingual("data scritta nel rinvio", "the date that the postponement states"),
            role=letter.step.role,
            since=letter.step.happened_on,
            due=found.until(letter.step.planned_on),
        )


def notice_running(found: CaseOnBoard) -> Iterator[Deadline]:
    """
    Yield the end of the notice that runs, before which nobody is moved; nothing once it is over.
    """
    notice = found.last
    figure = found.view.figure(_POLICY)
    missing = [*unnotified(notice, found.view.on)]
    if figure is None:
        missing.append(not_set(notice.path, _POLICY, _WHAT))
    due = found.after(notice.step.notified_on, figure)
    if due is None or not due.overdue:
        given = notice.step.happened_on
        yield found.deadline(
            DeadlineKind.NOTICE,
            notice,
            Bilingual(
                f"preavviso {italian_day('del', given)}, prima della cui fine non si trasloca",
                f"notice of {say_day(given, 'en')}, before the end of which nobody is moved",
            ),
            reckoned(_POLICY),
            role=notice.step.role,
            since=notice.step.notified_on,
            due=due,
            figure=figure,
            source=FROM_NOTIFICATION,
            missing=missing,
        )


def move_due(found: CaseOnBoard) -> Iterator[Deadline]:
    """
    Yield the day that a notice plans for the move.
    """
    notice = found.last
    step = notice.step
    unsaid = Bilingual("il preavviso non dice il giorno del trasloco", "the notice does not say the day of the move")
    yield found.deadline(
        DeadlineKind.MOVE,
        notice,
        Bilingual("trasloco previsto", "planned move"),
        Bilingual("data scritta nel preavviso", "the date that the notice states"),
        role=step.role,
        since=step.happened_on,
        due=found.until(step.planned_on),
        missing=() if step.planned_on is not None else (Missing(path=f"{notice.path}/planned_on", message=unsaid),),
    )
