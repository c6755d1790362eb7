"""
What runs before a household moves out: the notice that is to be given, the notice that runs, the day of the move.
"""

from collections.abc import Iterator

from contratti_quartiere.analysis.case_on_board import (
    FROM_NOTIFICATION,
    RECKONED,
    CaseOnBoard,
    not_set,
    unnotified,
)
from contratti_quartiere.analysis.countdowns import Countdown, days_after
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.dates import When, earliest, latest, say_when
from contratti_quartiere.facts import Figure
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.verdicts import Missing

__all__ = ["move_due", "notice_running", "notice_to_give", "postponed_move"]

_POLICY = "notice_days"
_WHAT = Bilingual("i giorni di preavviso", "the days of notice")
_FROM_OPENING = Bilingual(
    "cifra dell'ente, contata all'indietro dal primo giorno in cui il cantiere può aprire",
    "figure of the body, counted back from the first day on which the site may open",
)
_FROM_MOVE = Bilingual(
    "cifra dell'ente, contata all'indietro dal primo giorno in cui il trasloco è previsto",
    "figure of the body, counted back from the first day for which the move is planned",
)


def notice_to_give(found: CaseOnBoard) -> Iterator[Deadline]:
    """
    Yield by when the notice is to be notified if the household is to move as planned, and be out when its site opens.

    The earlier of its own planned move and the opening counts, of a month its first day. Nothing where neither is
    waited for.
    """
    move = _own_move(found)
    if not found.site_waits and move is None:
        return
    agreed = found.last
    opening = None if found.opening is None else found.opening.when
    figure = found.view.figure(_POLICY)
    missing: list[Missing] = []
    if found.site_waits and opening is None:
        message = Bilingual("non si sa quando il cantiere debba aprire", "it is not known when the site is to open")
        missing.append(Missing(path=found.plans, message=message))
    if figure is None:
        missing.append(not_set(agreed.path, _POLICY, _WHAT))
    first = min((when for when in (move, opening) if when is not None), key=earliest, default=None)
    counted = _counted_from(move, opening)
    yield found.deadline(
        DeadlineKind.NOTICE_TO_GIVE,
        agreed,
        Bilingual(f"preavviso da notificare{counted.it}", f"notice to be notified{counted.en}"),
        _FROM_OPENING if move is None or first is not move else _FROM_MOVE,
        role=agreed.step.role,
        since=agreed.step.happened_on,
        due=_last_day(found, first, figure),
        figure=figure,
        missing=missing,
    )


def _own_move(found: CaseOnBoard) -> When | None:
    """
    Return when the household is to move by the letter that postponed it; an arrangement of its own plans no move.
    """
    step = found.last.step
    return step.planned_on if step.event is E.POSTPONE else None


def _counted_from(move: When | None, opening: When | None) -> Bilingual:
    """
    Return what is planned, in brackets; nothing if nothing is.
    """
    planned = [
        *((("trasloco previsto", "planned move", move),) if move is not None else ()),
        *((("apertura prevista del cantiere", "planned opening of the site", opening),) if opening is not None else ()),
    ]
    if not planned:
        return Bilingual("", "")
    it = "; ".join(f"{name}: {say_when(when, 'it')}" for name, _, when in planned)
    en = "; ".join(f"{name}: {say_when(when, 'en')}" for _, name, when in planned)
    return Bilingual(f" ({it})", f" ({en})")


def _last_day(found: CaseOnBoard, first: When | None, figure: Figure | None) -> Countdown | None:
    if first is None or figure is None:
        return None
    # Whoever moves on the day of the opening is out on it.
    return found.until(days_after(earliest(first), -int(figure.value)))


def postponed_move(found: CaseOnBoard) -> Iterator[Deadline]:
    """
    Yield when a move that was postponed is foreseen, where the letter says it.
    """
    letter, move = found.last, _own_move(found)
    if move is not None:
        yield found.deadline(
            DeadlineKind.MOVE,
            letter,
            Bilingual("trasloco rinviato, nuovo periodo previsto", "move postponed, newly foreseen"),
            Bilingual("data scritta nel rinvio", "the date that the postponement states"),
            role=letter.step.role,
            since=letter.step.happened_on,
            due=found.until(move),
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
            RECKONED,
            role=notice.step.role,
            since=notice.step.notified_on,
            due=due,
            figure=figure,
            source=FROM_NOTIFICATION,
            missing=missing,
        )


def move_due(found: CaseOnBoard) -> Iterator[Deadline]:
    """
    Yield the day that a notice plans for the move; its text minds where that is before the end of the notice.
    """
    notice = found.last
    step = notice.step
    unsaid = Bilingual("il preavviso non dice il giorno del trasloco", "the notice does not say the day of the move")
    yield found.deadline(
        DeadlineKind.MOVE,
        notice,
        _planned(found),
        Bilingual("data scritta nel preavviso", "the date that the notice states"),
        role=step.role,
        since=step.happened_on,
        due=found.until(step.planned_on),
        missing=() if step.planned_on is not None else (Missing(path=f"{notice.path}/planned_on", message=unsaid),),
    )


def _planned(found: CaseOnBoard) -> Bilingual:
    """
    Return what a planned move is called, with the end of its notice where even its last day is before that.
    """
    step = found.last.step
    end = found.after(step.notified_on, found.view.figure(_POLICY))
    if end is None or step.planned_on is None or latest(step.planned_on) >= latest(end.when):
        return Bilingual("trasloco previsto", "planned move")
    return Bilingual(
        f"trasloco previsto; attenzione: cade dentro il preavviso, che finisce {italian_day('il', latest(end.when))}",
        f"planned move; note: it falls inside the notice, which ends on {say_day(latest(end.when), 'en')}",
    )
