"""
A case on the day of the board: its steps with their pointers, and how what runs from one of them is told.
"""

from datetime import date

from contratti_quartiere.analysis.case_on_board import RECKONED, CaseOnBoard, PlacedStep, not_set, unnotified
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.evidence import Role
from contratti_quartiere.facts import Figure
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.verdicts import Missing, MissingCause
from contratti_quartiere.views import View

ON = date(2018, 5, 2)
THIRTY = PARAMETERS.override("notice_days", 30, source="example")
FIGURE = Figure.of(THIRTY["notice_days"], THIRTY["notice_days"].required(ON))
SUCCESSION = Annotation(kind=AnnotationKind.SUCCESSION, on=date(2018, 5, 1), household="H1b")
CASE = (
    Relocation(household="H1", annotations=(SUCCESSION,))
    .advance(E.INTERVIEW, on=date(2018, 3, 1))
    .advance(E.ADMIT, on=date(2018, 3, 15))
    .advance(E.OFFER, on=date(2018, 4, 3), role=Role.OWNER, dwelling="v1")
    .advance(E.REFUSE, on=date(2018, 4, 9), role=Role.CITY)
)
FOUND = CaseOnBoard(
    view=View(programme=Programme(relocations=(CASE,)), on=ON, parameters=THIRTY), path="/relocations/4", case=CASE
)


def test_steps() -> None:
    """
    The last step and the last offer stand with their pointers.
    """
    assert (
        PlacedStep("/relocations/4/history/3", CASE.history[3]),
        PlacedStep("/relocations/4/history/2", CASE.history[2]),
        PlacedStep("/relocations/4/history/0", CASE.history[0]),
    ) == (FOUND.last, FOUND.offer, FOUND.placed(0))


def test_days() -> None:
    """
    Days are counted from the day of the board, and not from what nobody knows.
    """
    assert (Countdown(date(2018, 6, 1), ON), Countdown(date(2018, 6, 1), ON), None, None, None) == (
        FOUND.until(date(2018, 6, 1)),
        FOUND.after(ON, FIGURE),
        FOUND.until(None),
        FOUND.after(None, FIGURE),
        FOUND.after(ON, None),
    )


def test_deadline() -> None:
    """
    A deadline names the household of the day, and the dwelling and office of its step, unless another is meant.
    """
    text, ground = Bilingual("it", "en"), RECKONED
    told = FOUND.deadline(DeadlineKind.REPLY, FOUND.offer, text, ground, role=Role.HOUSEHOLD, since=None, due=None)
    other = FOUND.deadline(
        DeadlineKind.REPLY, FOUND.offer, text, ground, role=None, since=ON, due=None, dwelling="v2", figure=FIGURE
    )

    assert (
        Deadline(
            kind=DeadlineKind.REPLY,
            path="/relocations/4/history/2",
            text=Bilingual("H1b: it", "H1b: en"),
            case="H1",
            dwelling="v1",
            role=Role.HOUSEHOLD,
            office=Role.OWNER,
            ground=Bilingual("cifra dell'ente", "figure of the body"),
        ),
        ("v2", FIGURE, ON),
    ) == (told, (other.dwelling, other.figure, other.since))


def test_figure_that_nobody_set() -> None:
    """
    That nobody set a figure is told with its name and with what it is.
    """
    assert Missing(
        path="/x",
        message=Bilingual("nessuno ha fissato i giorni (a_b)", "nobody has set the days (a_b)"),
        cause=MissingCause.NOT_SET,
        parameter="a_b",
    ) == not_set("/x", "a_b", Bilingual("i giorni", "the days"))


def test_notification() -> None:
    """
    An act that was notified by the day leaves nothing unknown.
    """
    told = RelocationStep(event=E.OFFER, happened_on=ON, notified_on=ON)
    untold = RelocationStep(event=E.OFFER, happened_on=ON)

    assert ([], ["/x/notified_on"]) == (
        list(unnotified(PlacedStep("/x", told), ON)),
        [said.path for said in unnotified(PlacedStep("/x", untold), ON)],
    )
