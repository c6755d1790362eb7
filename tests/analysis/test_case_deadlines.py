"""
What runs in which state, and for which of the next steps.
"""

from datetime import date

import pytest
from hypothesis import given

from contratti_quartiere import strategies
from contratti_quartiere.analysis.case_deadlines import case_deadlines, runs_for
from contratti_quartiere.analysis.case_on_board import CaseOnBoard
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.relocation_table import Whereabouts
from contratti_quartiere.views import View


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (DeadlineKind.REPLY, {E.ACCEPT, E.REFUSE, E.ARRANGE_OWN, E.LAPSE}),
        (DeadlineKind.RETURN_REPLY, {E.RETURN_HOME, E.CONTEST_RETURN}),
        (DeadlineKind.OBJECTION, {E.OBJECT, E.OBJECT_TO_RETURN}),
        (
            DeadlineKind.OBJECTION_DECISION,
            {E.UPHOLD_OBJECTION, E.REJECT_OBJECTION, E.UPHOLD_RETURN_OBJECTION, E.REJECT_RETURN_OBJECTION},
        ),
        (DeadlineKind.NOTICE_TO_GIVE, {E.GIVE_NOTICE}),
        (DeadlineKind.NOTICE, {E.MOVE_TEMPORARILY, E.MOVE_PERMANENTLY}),
        (DeadlineKind.MOVE, {E.GIVE_NOTICE, E.MOVE_TEMPORARILY, E.MOVE_PERMANENTLY, E.POSTPONE}),
        (DeadlineKind.CHOICE, {E.CHOOSE_TO_WAIT, E.WAIVE_RETURN}),
        (DeadlineKind.STAY, {E.OPEN_CHOICE}),
        (
            DeadlineKind.ANSWER,
            {E.DISMISS_CONTEST, E.ORDER_TO_VACATE, E.DISMISS_RETURN_CONTEST, E.ORDER_TO_VACATE_AWAY},
        ),
        (DeadlineKind.RELEASE, {E.VACATE}),
        (DeadlineKind.ALLOWANCE, set[E]()),
    ],
)
def test_steps_of_a_deadline(kind: DeadlineKind, expected: set[E]) -> None:
    """
    A deadline runs for the steps that answer it, whichever way; an urgent move, or a household that leaves, has none.
    """
    deadline = Deadline(kind=kind, path="", text=Bilingual("", ""), ground=Bilingual("", ""))

    assert expected == {event for event in E if runs_for(deadline, event)}


@given(strategies.relocations())
def test_what_is_final_waits_for_nothing(case: Relocation) -> None:
    """
    Nothing runs for a case that is closed; for a household that is out and was never told, its stay.
    """
    view = View(programme=Programme(relocations=(case,)), on=date(2026, 11, 27), parameters=PARAMETERS)
    kinds = [found.kind for found in case_deadlines(CaseOnBoard(view=view, path="/relocations/0", case=case))]
    told = any(step.event in (E.OPEN_CHOICE, E.CHOOSE_TO_WAIT) for step in case.history)

    assert case.open or not kinds
    assert told or (case.whereabouts is Whereabouts.OUT) is (DeadlineKind.STAY in kinds)
