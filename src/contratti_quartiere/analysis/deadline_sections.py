"""
The deadlines of a board as people read them: what is overdue or due within a week first, role by role.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeVar

import attrs

from contratti_quartiere.analysis.board import Board
from contratti_quartiere.analysis.board_sections import Listing, Part, Section, Voice
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.due_payments import PaymentDue
from contratti_quartiere.analysis.expiries import Expiry, Horizon, WayOn, WayOnKind
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import latest
from contratti_quartiere.evidence import Role
from contratti_quartiere.facts import Figure
from contratti_quartiere.parameters import PARAMETERS

__all__ = ["OWN_DAY", "deadline_sections", "marks", "rested_on", "today_sections"]

_SOON = 7
"""The days of the week that is looked at first."""

OWN_DAY = {
    WayOnKind.REPETITION: Bilingual("ultimo giorno per la ripetizione", "last day for the repetition"),
    WayOnKind.NEW_TENDER: Bilingual("pubblicare il bando di una nuova gara", "publish the notice of a new tender"),
}
"""The ways on that do not end with the term itself."""


def marks(dues: Iterable[Countdown | None]) -> dict[str, tuple[int, ...]]:
    """
    Return which rows are of what has surely passed, and which of what may be due within the week, as a table has them.
    """
    found = tuple(dues)
    return {
        "late": tuple(index for index, due in enumerate(found) if due is not None and due.overdue),
        "soon": tuple(index for index, due in enumerate(found) if due is not None and _is_soon(due)),
    }


def rested_on(found: Deadline | PaymentDue, say: Voice) -> tuple[str, ...]:
    """
    Return on what a day rests: the ground in words, the figure in force and who set it, the law.
    """
    # That nothing sets the day is told once, as what is to be clarified.
    unset = any(missing.message == found.ground for missing in found.missing)
    lines = [] if unset else [say.said(found.ground)]
    if found.figure is not None:
        lines.append(f"{_label(found.figure, say)}: {found.figure.value}, {found.figure.source.say(say.lang)}")
    if found.source is not None and (found.figure is None or found.source != found.figure.source):
        lines.append(found.source.say(say.lang))
    return tuple(lines)


def _label(figure: Figure, say: Voice) -> str:
    # What its label adds of the figures of others, after a semicolon, is no ground for ours.
    return say.said(PARAMETERS[figure.parameter].label).partition(";")[0]


def _is_soon(due: Countdown) -> bool:
    # Today and seven days more.
    return not due.overdue and due.fewest <= _SOON


_SHORT = 20
"""So many deadlines are read at a glance, and need no table before them."""


def today_sections(board: Board, say: Voice) -> tuple[Section, ...]:
    """
    Return in one short table whose turn it is how often by now or within a week, where that is too much for a glance.

    It has a row for each role and kind of deadline, however many households there are.
    """
    due = _due(board, say)
    if len(due) <= _SHORT:
        return ()
    together: dict[tuple[Role | None, str], list[_Row]] = {}
    for role in (*Role, None):
        for row in due:
            if row.role is role:
                together.setdefault((role, row.kind), []).append(row)
    late = [sum(row.late for row in found) for found in together.values()]
    table = Listing(
        caption=say("A chi tocca oggi, e quanto", "Whose turn it is today, and how much"),
        headings=(
            say("a chi tocca", "whose turn"),
            say("che cosa", "what"),
            say("scadute", "overdue"),
            say("entro sette giorni", "within seven days"),
            say("la prima", "the first"),
        ),
        rows=tuple(
            (_whose(role, say), kind, str(overdue), str(len(found) - overdue), _first_of(found, say))
            for ((role, kind), found), overdue in zip(together.items(), late, strict=True)
        ),
        right=(2, 3),
        late=tuple(index for index, overdue in enumerate(late) if overdue),
        soon=tuple(index for index, overdue in enumerate(late) if not overdue),
    )
    roles = len({role for role, _ in together})
    brief = say(f"{len(due)}, ruoli {roles}", f"{len(due)}, roles {roles}")
    title = say("Oggi, per ruolo", "Today, by role")
    return (Section(id="today", title=title, brief=brief, parts=(Part(tables=(table,)),)),)


def _first_of(found: list["_Row"], say: Voice) -> str:
    return f"{found[0].what.splitlines()[0]}\n{say.said(found[0].due.text)}"


def _whose(role: Role | None, say: Voice) -> str:
    return say("A chi tocca non si sa", "Nobody knows whose turn it is") if role is None else say.word(role)


def deadline_sections(board: Board, say: Voice) -> tuple[Section, ...]:
    """
    Return what is due by now or within a week, what is due later, and what has no known day.

    What is overdue or due within the week is there whatever it is: a deadline, a payment, the end of a term, the day by
    which a new tender is to be published.
    """
    due = _due(board, say)
    late = sum(row.late for row in due)
    later = [row for row in _deadlines(board, say) if not (row.late or row.soon)]
    undated = [found for found in board.deadlines if found.due is None]
    return (
        Section(
            id="due",
            title=say("Scaduto, o entro sette giorni", "Overdue, or due within seven days"),
            brief=say(
                f"scadute {late}, entro sette giorni {len(due) - late}",
                f"overdue {late}, due within seven days {len(due) - late}",
            ),
            parts=_by_role(due, say, _dated),
        ),
        Section(
            id="later",
            title=say("Scadenze più avanti", "Deadlines later on"),
            brief=str(len(later)),
            parts=_by_role(later, say, _dated),
        ),
        Section(
            id="undated",
            title=say("Scadenze senza un giorno noto", "Deadlines without a known day"),
            brief=str(len(undated)),
            parts=_by_role(undated, say, _undated),
        ),
    )


@attrs.frozen(kw_only=True)
class _Row:
    """
    One thing that has a day, as a row of a table; where nobody knows whose turn it is, the role is None.
    """

    due: Countdown
    late: bool
    soon: bool
    kind: str
    what: str
    ground: str
    role: Role | None = None


def _due(board: Board, say: Voice) -> list[_Row]:
    """
    Return what is overdue, and then what may be due within the week, each by its last day.
    """
    others = (*_payments(board, say), *(row for expiry in board.expiries for row in _term(expiry, say)))
    rows = sorted((*_deadlines(board, say), *others), key=_last_day)
    return [*(row for row in rows if row.late), *(row for row in rows if row.soon)]


def _deadlines(board: Board, say: Voice) -> list[_Row]:
    return [_deadline(found, found.due, say) for found in board.deadlines if found.due]


def _last_day(row: _Row) -> date:
    return latest(row.due.when)


def _deadline(found: Deadline, due: Countdown, say: Voice) -> _Row:
    return _Row(
        due=due,
        late=due.overdue,
        soon=_is_soon(due),
        kind=say.word(found.kind),
        what=_what(found, say),
        ground=_ground(found, say),
        role=found.role,
    )


def _payments(board: Board, say: Voice) -> Iterator[_Row]:
    for payment in board.payments:
        if payment.due is not None and not payment.kind.lessens:
            of = f", {payment.contract}" if payment.contract else ""
            yield _Row(
                due=payment.due,
                late=payment.due.overdue,
                soon=_is_soon(payment.due),
                kind=say.word(payment.kind),
                what=f"{say('da pagare', 'to pay')}: {say.word(payment.kind)} {payment.name}{of}",
                ground=_ground(payment, say),
            )


def _term(expiry: Expiry, say: Voice) -> Iterator[_Row]:
    """
    Yield the end of a term, and the days by which those of its ways on that are open and have one are to be taken.
    """
    if expiry.end is not None:
        late = expiry.horizon is Horizon.EXPIRED
        yield _Row(
            due=expiry.end,
            late=late,
            # An end that a suspension moved may have passed, and the term not be over.
            soon=not late and (expiry.end.overdue or _is_soon(expiry.end)),
            kind=say("fine della durata", "end of the term"),
            what=f"{expiry.name}: {say('fine della durata', 'end of the term')} ({say.word(expiry.kind)})",
            ground=say("la fine in vigore della durata", "the end of the term that is in force"),
        )
    for way in expiry.ways:
        if way.kind in OWN_DAY and way.open and way.by is not None:
            yield _way(expiry, way, way.by, say)


def _way(expiry: Expiry, way: WayOn, by: Countdown, say: Voice) -> _Row:
    law = () if way.source is None else (way.source.say(say.lang),)
    return _Row(
        due=by,
        late=by.overdue,
        soon=_is_soon(by),
        kind=say.said(OWN_DAY[way.kind]),
        what=f"{expiry.name}: {say.said(OWN_DAY[way.kind])}",
        ground="\n".join((say.said(way.reason), *law)),
    )


_T = TypeVar("_T", Deadline, _Row)
_Table = Callable[[str, list[_T], Voice], Listing]


def _by_role(found: list[_T], say: Voice, table: _Table[_T]) -> tuple[Part, ...]:
    by_role: dict[Role | None, list[_T]] = {role: [] for role in (*Role, None)}
    for one in found:
        by_role[one.role].append(one)
    return tuple(_of_role(role, ours, say, table) for role, ours in by_role.items() if ours)


def _of_role(role: Role | None, found: list[_T], say: Voice, table: _Table[_T]) -> Part:
    who = _whose(role, say)
    return Part(title=who[:1].upper() + who[1:], tables=(table(who, found, say),))


def _dated(who: str, found: list[_Row], say: Voice) -> Listing:
    return Listing(
        caption=say(f"Che cosa scade, e quando: {who}", f"What is due, and when: {who}"),
        headings=(say("entro", "by"), say("che cosa", "what"), say("su che cosa si fonda", "what it rests on")),
        rows=tuple((say.said(row.due.text), row.what, row.ground) for row in found),
        late=tuple(index for index, row in enumerate(found) if row.late),
        soon=tuple(index for index, row in enumerate(found) if row.soon),
    )


def _what(deadline: Deadline, say: Voice) -> str:
    lines = [say.said(deadline.text)]
    if deadline.amount is not None:
        lines.append(say.euro(deadline.amount))
    return "\n".join((*lines, *_followed(deadline, say)))


def _followed(deadline: Deadline, say: Voice) -> tuple[str, ...]:
    """
    Return which office follows a deadline, where it is not the one that has to act: the heading has said that one.
    """
    if deadline.office is None or deadline.office is deadline.role:
        return ()
    return (say("segue: ", "followed by: ") + say.word(deadline.office),)


def _ground(found: Deadline | PaymentDue, say: Voice) -> str:
    return "\n".join((*rested_on(found, say), *(say.unknown(missing) for missing in found.missing)))


def _undated(who: str, found: list[Deadline], say: Voice) -> Listing:
    # What lacks the same stands together: a figure that nobody set is lacking to many.
    together: dict[tuple[str, str], list[str]] = {}
    for deadline in found:
        kind = "\n".join((say.word(deadline.kind), *_followed(deadline, say)))
        lacking = "\n".join(say.said(missing.message) for missing in deadline.missing)
        together.setdefault((kind, lacking), []).append(_of_whom(deadline, say))
    return Listing(
        caption=say(f"Che cosa corre senza un giorno noto: {who}", f"What runs without a known day: {who}"),
        headings=(say("che cosa", "what"), say("di chi", "of whom"), say("da chiarire", "to be clarified")),
        rows=tuple((kind, "\n".join(texts), lacking) for (kind, lacking), texts in together.items()),
    )


def _of_whom(deadline: Deadline, say: Voice) -> str:
    """
    Return what a deadline is about; of a sum that is owed also how much, and by which agreement.
    """
    said = [say.said(deadline.text)]
    if deadline.amount is not None:
        said.append(say.euro(deadline.amount))
    if deadline.kind is DeadlineKind.ALLOWANCE:
        said.append(say.said(deadline.ground))
    return "; ".join(said)
