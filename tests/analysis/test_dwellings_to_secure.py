"""
Which dwellings stand empty and open, and by when they are to be secured.
"""

from datetime import date, timedelta

import pytest

from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.dwellings_to_secure import dwellings_to_secure
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bookings import RotationBooking
from contratti_quartiere.dwellings import Dwelling, DwellingEvent
from contratti_quartiere.evidence import DocumentKind, DocumentReference, Role
from contratti_quartiere.facts import Figure
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.verdicts import Missing, MissingCause
from contratti_quartiere.views import View

DAY = timedelta(days=1)
FREED, LAST = date(2018, 9, 3), date(2018, 9, 10)
SEVEN = PARAMETERS.override("secure_within_days", 7, source="example")
VACATED = Dwelling(id="12").advance(DwellingEvent.FREE, on=FREED, role=Role.LOCAL_POLICE)


def deadlines(*dwellings: Dwelling, on: date = LAST, parameters: Parameters = SEVEN) -> list[Deadline]:
    """
    Return what is to be secured as of a day.
    """
    view = View(programme=Programme(dwellings=dwellings).as_of(on), on=on, parameters=parameters)
    return list(dwellings_to_secure(view))


def test_dwelling_to_secure() -> None:
    """
    "With 7 days: vacated on 3 September": the owner is to secure it by the 10th.
    """
    figure = SEVEN["secure_within_days"]

    assert [
        Deadline(
            kind=DeadlineKind.SECURE,
            path="/dwellings/1/history/0",
            text=Bilingual(
                "alloggio 12 liberato il 3 settembre 2018, ancora vuoto e non in sicurezza il 10 settembre 2018:"
                " 7 giorni",
                "dwelling 12 vacated on 3 September 2018, still empty and not secured on 10 September 2018: 7 days",
            ),
            dwelling="12",
            role=Role.OWNER,
            office=Role.LOCAL_POLICE,
            since=FREED,
            due=Countdown(LAST, LAST),
            ground=Bilingual("cifra dell'ente", "figure of the body"),
            figure=Figure.of(figure, figure.required(FREED)),
        )
    ] == deadlines(Dwelling(id="11"), VACATED)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(LAST - DAY, (1, False), id="day before"),
        pytest.param(LAST, (0, False), id="last day"),
        pytest.param(LAST + DAY, (-1, True), id="day after"),
    ],
)
def test_days(on: date, expected: tuple[int, bool]) -> None:
    """
    On the last day it is in time.
    """
    (found,) = deadlines(VACATED, on=on)

    assert expected == (found.due and found.due.most, found.due and found.due.overdue)


@pytest.mark.parametrize(
    "dwelling",
    [
        pytest.param(VACATED.advance(DwellingEvent.SECURE, on=LAST), id="secured"),
        pytest.param(VACATED.advance(DwellingEvent.HAND_TO_SITE, on=LAST), id="handed to the site"),
        pytest.param(VACATED.advance(DwellingEvent.SQUAT, on=LAST), id="squatted"),
        pytest.param(
            VACATED.booked(RotationBooking(household="H1", in_use_from=date(2018, 9, 5))), id="used by a booking"
        ),
        pytest.param(Dwelling(id="12"), id="never left"),
    ],
)
def test_nothing_to_secure(dwelling: Dwelling) -> None:
    """
    What is no longer empty and open is not on the board.
    """
    assert [] == deadlines(dwelling)


def test_cleared_after_it_was_squatted() -> None:
    """
    A dwelling that was cleared is to be secured anew, in days from the clearance, by the figure of that day.
    """
    cleared = VACATED.advance(DwellingEvent.SQUAT, on=date(2018, 9, 4)).advance(DwellingEvent.CLEAR, on=LAST)
    since = PARAMETERS.override("secure_within_days", 2, source="example", since=LAST)
    (found,) = deadlines(cleared, on=LAST, parameters=since)
    (before,) = deadlines(VACATED, on=LAST, parameters=since)

    assert ("/dwellings/0/history/2", LAST, date(2018, 9, 12), None) == (
        found.path,
        found.since,
        found.due and found.due.when,
        before.due,
    )


def test_listed_as_empty_and_figure_not_set() -> None:
    """
    Since when a dwelling of the owner's list stood empty is not known, and no days are guessed.
    """
    stock = DocumentReference(kind=DocumentKind.STOCK_LIST)
    listed = Dwelling(id="12").advance(DwellingEvent.FREE, on=FREED, document=stock)
    (found,) = deadlines(listed, parameters=PARAMETERS)

    assert (
        None,
        None,
        (
            Missing(
                path="/dwellings/0/history/0",
                message=Bilingual(
                    "nessuno ha fissato i giorni per mettere in sicurezza un alloggio liberato (secure_within_days)",
                    "nobody has set the days to secure a dwelling that was vacated (secure_within_days)",
                ),
                cause=MissingCause.NOT_SET,
                parameter="secure_within_days",
            ),
            Missing(
                path="/dwellings/0/history/0/happened_on",
                message=Bilingual(
                    "l'elenco del patrimonio non dice da quando fosse vuoto",
                    "the stock list does not say since when it stood empty",
                ),
            ),
        ),
    ) == (found.due, found.figure, found.missing)
