"""
For how long a dwelling has been vacated, and what ended it.
"""

from datetime import date

import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bookings import RotationBooking, RotationState
from contratti_quartiere.dwellings import Dwelling, DwellingEvent
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.facts import Fact
from contratti_quartiere.vacancies import VACATING, Vacancy, ending, vacancy

ON, FREED = date(2018, 10, 1), date(2018, 9, 3)
VACATED = Dwelling(id="12").advance(DwellingEvent.FREE, on=FREED)


def test_what_vacates() -> None:
    """
    A dwelling is vacated when its household leaves, and when squatters do.
    """
    assert {DwellingEvent.FREE, DwellingEvent.CLEAR} == VACATING


def test_still_vacated() -> None:
    """
    What nothing has happened to since is vacated to this day.
    """
    found = vacancy(VACATED, 0, ON)

    assert (Vacancy("12", VACATED.history[0], None, ON), 28, False) == (found, found.days, found.squatted)
    assert (
        Bilingual(
            "alloggio 12 liberato il 3 settembre 2018, ancora vuoto e non in sicurezza il 1° ottobre 2018: 28 giorni",
            "dwelling 12 vacated on 3 September 2018, still empty and not secured on 1 October 2018: 28 days",
        ),
        (Fact("dwelling", "12"), Fact("vacated_on", FREED), Fact("still_so_on", ON)),
    ) == (found.story, found.facts)


def test_secured() -> None:
    """
    What it is vacated until is what happened next.
    """
    secured = VACATED.advance(DwellingEvent.SECURE, on=date(2018, 9, 4))
    found = vacancy(secured, 0, ON)

    assert (DwellingEvent.SECURE, date(2018, 9, 4), "secure") == (found.then, found.until, ending(found.then))
    assert found.story.it.endswith("messo in sicurezza il 4 settembre 2018: 1 giorno")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param(date(2018, 9, 20), None, (RotationState.IN_USE, date(2018, 9, 20)), id="used since"),
        pytest.param(date(2018, 8, 1), date(2018, 9, 4), (RotationState.IN_USE, FREED), id="used over that day"),
        pytest.param(date(2018, 8, 1), FREED, (None, ON), id="used to that day"),
        pytest.param(ON, None, (RotationState.IN_USE, ON), id="used from today"),
    ],
)
def test_used_by_a_booking(first: date, last: date | None, expected: tuple[RotationState | None, date]) -> None:
    """
    A rotation dwelling is used by a booking, without an event of its own.
    """
    booking = RotationBooking(household="H1", in_use_from=first, in_use_to=last)
    found = vacancy(Dwelling(id="12", rotation=True, bookings=(booking,)).with_step(VACATED.history[0]), 0, ON)

    assert expected == (found.then, found.until)


def test_listed_and_squatted() -> None:
    """
    A dwelling squatted on the day of the owner's list was so when the record begins; one squatted later was not.
    """
    stock = DocumentReference(kind=DocumentKind.STOCK_LIST)
    listed = Dwelling(id="12").advance(DwellingEvent.FREE, on=FREED, document=stock)
    at_once = vacancy(listed.advance(DwellingEvent.SQUAT, on=FREED), 0, ON)
    later = vacancy(listed.advance(DwellingEvent.SQUAT, on=ON), 0, ON)

    assert ((True, False), (True, True)) == ((at_once.listed, at_once.squatted), (later.listed, later.squatted))
    assert later.story.en.endswith("squatted on 1 October 2018: at least 28 days")
