"""
The activities of a quarter, and how many people came.
"""

from datetime import date

import pytest

from contratti_quartiere.activities import Activity, ActivityKind
from contratti_quartiere.analysis.calendar_quarters import CalendarQuarter
from contratti_quartiere.analysis.quarter_activities import activity_figures, activity_notes
from contratti_quartiere.analysis.quarter_records import FigureState, QuarterFigure
from contratti_quartiere.analysis.quarter_spans import Span
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, When, Year

QUARTER = CalendarQuarter(2017, 2)
WHOLE = Span(QUARTER, date(2017, 6, 30))
MAY = Month(2017, 5)
HIDDEN, UNKNOWN = QuarterFigure(None, FigureState.HIDDEN), QuarterFigure()


def activity(when: When = MAY, kind: ActivityKind = ActivityKind.ASSEMBLY, participants: int | None = None) -> Activity:
    """
    Return an assembly of May 2017, if no more is said.
    """
    return Activity(id="A", laboratory="L1", kind=kind, when=when, participants=participants)


@pytest.mark.parametrize(
    ("when", "on", "count", "astride"),
    [
        pytest.param(date(2017, 3, 31), 30, 0, False, id="day before"),
        pytest.param(date(2017, 4, 1), 30, 1, False, id="first day"),
        pytest.param(date(2017, 6, 30), 30, 1, False, id="last day"),
        pytest.param(date(2017, 7, 1), 30, 0, False, id="day after"),
        pytest.param(Month(2017, 3), 30, 0, False, id="month before"),
        pytest.param(Month(2017, 6), 30, 1, False, id="third month"),
        pytest.param(Month(2017, 6), 1, 1, False, id="month that has begun"),
        pytest.param(date(2017, 6, 2), 1, 0, False, id="day after the last that is counted"),
        pytest.param(Year(2017), 30, 0, True, id="only the year is known"),
        pytest.param(Year(2016), 30, 0, False, id="another year"),
        pytest.param(Year(2018), 30, 0, False, id="a later year"),
    ],
)
def test_when(when: When, on: int, count: int, astride: bool) -> None:
    """
    An activity counts where it surely is of the quarter; where it only may be, this is told.
    """
    span = Span.of(QUARTER, date(2017, 6, on))
    notes = [note.en for note in activity_notes((activity(when, participants=9),), span)]

    assert (count, astride) == (
        activity_figures((activity(when),), span, 5)["activities"].value,
        "Of some activities it is not known whether they are of the quarter: they are not counted." in notes,
    )


def test_kinds() -> None:
    """
    Activities are counted by kind; they count no people, and few are not hidden.
    """
    mine = (activity(), activity(), activity(kind=ActivityKind.NEWSLETTER))
    figures = activity_figures(mine, WHOLE, 5)

    assert (3, 2, 1, 0) == tuple(
        figures[name].value
        for name in ("activities", "activities.assembly", "activities.newsletter", "activities.workshop")
    )


@pytest.mark.parametrize(
    ("participants", "figure"),
    [
        pytest.param((5,), QuarterFigure.of(5), id="as many as the limit"),
        pytest.param((4,), HIDDEN, id="fewer than the limit"),
        pytest.param((3, 2, None), QuarterFigure.of(5), id="those that are known"),
        pytest.param((None, None), UNKNOWN, id="nobody counted"),
        pytest.param((), QuarterFigure(None, FigureState.NOTHING), id="no activity in the quarter"),
    ],
)
def test_participants(participants: tuple[int | None, ...], figure: QuarterFigure) -> None:
    """
    People are counted at each activity that says how many came; few are hidden.
    """
    other = activity(Month(2017, 7), participants=9)
    mine = (other, *(activity(participants=count) for count in participants))

    assert figure == activity_figures(mine, WHOLE, 5)["participants"]


@pytest.mark.parametrize(
    ("mine", "told"),
    [
        pytest.param((activity(),), True, id="assembly"),
        pytest.param((activity(participants=7),), False, id="counted"),
        pytest.param((activity(kind=ActivityKind.NEWSLETTER),), False, id="newsletter"),
        pytest.param((activity(Month(2017, 7)),), False, id="another quarter"),
    ],
)
def test_participants_that_nobody_counted(mine: tuple[Activity, ...], told: bool) -> None:
    """
    It is told where nobody counted who came; nobody comes to a newsletter.
    """
    note = Bilingual(
        "Di alcune attività non è noto quante persone siano venute: i partecipanti sono almeno quelli contati.",
        "Of some activities it is not known how many people came: the participants are at least those counted.",
    )

    assert [note] * told == list(activity_notes(mine, WHOLE))


def test_no_activity_on_record() -> None:
    """
    Where no activity of a lab is on record at all, nothing is known: unknown and not zero.
    """
    figures = activity_figures((), WHOLE, 5)

    assert (
        set(activity_figures((activity(),), WHOLE, 5)),
        {UNKNOWN},
        [
            Bilingual(
                "Non è agli atti alcuna attività del laboratorio: il loro numero è ignoto, non zero.",
                "No activity of the lab is on record: their number is unknown, and not zero.",
            )
        ],
    ) == (set(figures), set(figures.values()), list(activity_notes((), WHOLE)))


def test_year_that_begins() -> None:
    """
    On the first day of a year, an activity of which only the year is known may be of that day, which is told.
    """
    span = Span.of(CalendarQuarter(2017, 1), date(2017, 1, 1))

    assert [
        Bilingual(
            "Di alcune attività non è noto se siano del trimestre: non sono contate.",
            "Of some activities it is not known whether they are of the quarter: they are not counted.",
        )
    ] == list(activity_notes((activity(Year(2017)),), span))
