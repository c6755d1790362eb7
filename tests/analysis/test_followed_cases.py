"""
A case as its case worker sees it: where its household is, what may come next, and what runs.
"""

from datetime import date

from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.followed_cases import CaseFile, FollowedCase, NextStep
from contratti_quartiere.analysis.running_deadlines import DeadlineKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.evidence import DocumentKind
from contratti_quartiere.occupation import Episode, EpisodeKind, Hold
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.relocation_table import RELOCATION_TABLE
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.relocation_table import RelocationState as S
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View
from contratti_quartiere.works import Works, WorksAnnotation, WorksAnnotationKind

ON = date(2018, 5, 2)
THIRTY = PARAMETERS.override("notice_days", 30, source="example").override("stay_limit_months", 12, source="example")
CASE = (
    Relocation(household="H8", dwelling="B8", works="lavori", home_since=date(2001, 9, 1))
    .advance(E.INTERVIEW, on=date(2017, 4, 10))
    .advance(E.ADMIT, on=date(2017, 5, 12))
    .advance(E.ARRANGE_OWN, on=date(2018, 3, 20))
)
NEW_DATES = WorksAnnotation(kind=WorksAnnotationKind.NEW_DATES, on=date(2018, 3, 19), planned_start=Month(2018, 9))
WORKS = Works(id="lavori", annotations=(NEW_DATES,))


def file(*cases: Relocation) -> CaseFile:
    """
    Return the cases of a document, with the works for which they are.
    """
    programme = Programme(works=(WORKS,), dwellings=(Dwelling(id="B8"),), relocations=cases)
    return CaseFile(View(programme=programme, on=ON, parameters=THIRTY, whole=programme))


def home(case: Relocation) -> Episode:
    """
    Return the home of a case.
    """
    return Episode(
        household=case.household, kind=EpisodeKind.HOME, dwelling=case.dwelling, first=case.home_since, end=None
    )


def test_followed_case() -> None:
    """
    The steps stand in the order of the table, each with where it leads, what grounds it and what runs for it.
    """
    cases = file(CASE)
    found = cases.followed("/relocations/0", home(CASE), (Missing(path="/x", message=Bilingual("x", "x")),))
    (deadline,) = found.deadlines
    steps = tuple(
        NextStep(
            event=event, target=RELOCATION_TABLE.row(event).target, documents=RELOCATION_TABLE.row(event).documents
        )
        for event in (E.WITHDRAW_OFFER, E.BACK_OUT, E.CONTEST)
    )

    assert (
        FollowedCase(
            path="/relocations/0",
            case="H8",
            household="H8",
            dwelling="B8",
            dwelling_path="/dwellings/0",
            kind=EpisodeKind.HOME,
            since=date(2001, 9, 1),
            state=S.ACCEPTED,
            state_since=date(2018, 3, 20),
            steps=(
                *steps,
                NextStep(
                    event=E.GIVE_NOTICE,
                    target=S.MOVE_SCHEDULED,
                    documents=(DocumentKind.NOTICE_TO_MOVE,),
                    deadlines=(deadline,),
                ),
                *found.steps[4:],
            ),
            deadlines=(deadline,),
            missing=(Missing(path="/x", message=Bilingual("x", "x")),),
        )
        == found
    )
    assert [E.MOVE_URGENTLY, E.CANCEL, E.LEAVE, E.CLOSE_EXTINCT] == [step.event for step in found.steps[4:]]
    assert (DeadlineKind.NOTICE_TO_GIVE, Countdown(date(2018, 8, 2), ON)) == (deadline.kind, deadline.due)


def test_works_that_are_not_on_record() -> None:
    """
    For works that the document does not have no site is waited for.
    """
    other = Relocation(household="H9", history=CASE.history, works="altri")

    assert () == file(CASE, other).deadlines["/relocations/1"]


def test_site_that_opened() -> None:
    """
    For a site that has opened no notice waits.
    """
    programme = Programme(works=(Works(id="lavori"),), relocations=(CASE,))
    waiting = CaseFile(View(programme=programme, on=ON, parameters=THIRTY))

    assert ["/works/0/annotations"] == [
        said.path for found in waiting.deadlines["/relocations/0"] for said in found.missing
    ]


def test_keys_only() -> None:
    """
    Who lives elsewhere and keeps the keys is away, until the day on which they are to come back.
    """
    hold = Hold(household="H8", dwelling="altro", first=ON, end=date(2018, 5, 4))
    found = file(CASE).followed("/relocations/0", hold)

    assert (True, date(2018, 5, 4), EpisodeKind.AWAY, ON, "altro", "") == (
        found.keys_only,
        found.held_until,
        found.kind,
        found.since,
        found.dwelling,
        found.dwelling_path,
    )


def test_paused_case_of_a_successor() -> None:
    """
    A case is told by the household that it is of on the day, and says that it is paused.
    """
    notes = (
        Annotation(kind=AnnotationKind.SUCCESSION, on=date(2018, 4, 1), household="H8b"),
        Annotation(kind=AnnotationKind.PAUSE, on=date(2018, 4, 2)),
    )
    case = Relocation(household="H8", annotations=notes)
    found = file(case).followed("/relocations/0", home(case))

    assert ("H8", "H8b", True, None, S.NOT_SURVEYED) == (
        found.case,
        found.household,
        found.paused,
        found.state_since,
        found.state,
    )


def test_closed_case() -> None:
    """
    After a final state nothing comes next.
    """
    case = CASE.advance(E.CANCEL, on=ON)
    found = file(case).followed("/relocations/0", home(case))

    assert ((), ()) == (found.steps, found.deadlines)


def test_most_urgent_first() -> None:
    """
    What runs for a case stands by its last days, and what has none last.
    """
    case = Relocation(household="H1").advance(E.MOVE_URGENTLY, on=date(2018, 2, 20))
    case = case.advance(E.OFFER_RETURN, on=ON, notified_on=ON, term_until=date(2019, 3, 1))

    assert [DeadlineKind.STAY, DeadlineKind.RETURN_REPLY, DeadlineKind.OBJECTION] == [
        found.kind for found in file(case).deadlines["/relocations/0"]
    ]
