"""
What runs for a case in the state in which it stands, and for which of its next steps.
"""

from collections.abc import Callable, Iterator, Mapping

from contratti_quartiere.analysis.case_on_board import CaseOnBoard
from contratti_quartiere.analysis.move_deadlines import move_due, notice_running, notice_to_give, postponed_move
from contratti_quartiere.analysis.offer_deadlines import decision_due, objection_due, reply_due
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.analysis.stay_deadlines import answer_due, choice_due, release_due, stay_due
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.relocation_table import RelocationState as S
from contratti_quartiere.relocation_table import Whereabouts

__all__ = ["case_deadlines", "runs_for"]

_BY_STATE: Mapping[S, tuple[Callable[[CaseOnBoard], Iterator[Deadline]], ...]] = {
    S.OFFERED: (reply_due, objection_due),
    S.OFFER_OBJECTED: (decision_due,),
    S.ACCEPTED: (notice_to_give, postponed_move),
    S.MOVE_SCHEDULED: (notice_running, move_due),
    S.CONTESTED: (answer_due,),
    S.UNDER_ORDER: (release_due,),
    S.CHOICE_OPEN: (choice_due,),
    S.RETURN_OFFERED: (reply_due, objection_due),
    S.RETURN_OBJECTED: (decision_due,),
    S.RETURN_CONTESTED: (answer_due,),
    S.UNDER_ORDER_AWAY: (release_due,),
}

_RUNS_FOR: Mapping[DeadlineKind, frozenset[E]] = {
    DeadlineKind.REPLY: frozenset({E.ACCEPT, E.REFUSE, E.ARRANGE_OWN, E.LAPSE}),
    # A household that returns has replied; one that does not leave the temporary dwelling has not waived.
    DeadlineKind.RETURN_REPLY: frozenset({E.RETURN_HOME, E.CONTEST_RETURN}),
    DeadlineKind.OBJECTION: frozenset({E.OBJECT, E.OBJECT_TO_RETURN}),
    DeadlineKind.OBJECTION_DECISION: frozenset(
        {E.UPHOLD_OBJECTION, E.REJECT_OBJECTION, E.UPHOLD_RETURN_OBJECTION, E.REJECT_RETURN_OBJECTION}
    ),
    DeadlineKind.NOTICE_TO_GIVE: frozenset({E.GIVE_NOTICE}),
    DeadlineKind.NOTICE: frozenset({E.MOVE_TEMPORARILY, E.MOVE_PERMANENTLY}),
    DeadlineKind.MOVE: frozenset({E.GIVE_NOTICE, E.MOVE_TEMPORARILY, E.MOVE_PERMANENTLY, E.POSTPONE}),
    DeadlineKind.CHOICE: frozenset({E.CHOOSE_TO_WAIT, E.WAIVE_RETURN}),
    DeadlineKind.STAY: frozenset({E.OPEN_CHOICE}),
    DeadlineKind.ANSWER: frozenset(
        {E.DISMISS_CONTEST, E.ORDER_TO_VACATE, E.DISMISS_RETURN_CONTEST, E.ORDER_TO_VACATE_AWAY}
    ),
    DeadlineKind.RELEASE: frozenset({E.VACATE}),
}


def case_deadlines(found: CaseOnBoard) -> Iterator[Deadline]:
    """
    Yield what runs for a case on the day: for the state in which it stands, and for a household that is out.
    """
    for due in _BY_STATE.get(found.case.state, ()):
        yield from due(found)
    if found.case.whereabouts is Whereabouts.OUT:
        yield from stay_due(found)


def runs_for(deadline: Deadline, event: E) -> bool:
    """
    Return whether a deadline runs for an event that may come next.
    """
    return event in _RUNS_FOR.get(deadline.kind, frozenset())
