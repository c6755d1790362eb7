"""
Which rotation dwellings are free on a day, and which households wait for one.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import attrs
import pytest

from contratti_quartiere.analysis.fitting_dwellings import DwellingFit, Fit, HouseholdInNeed
from contratti_quartiere.analysis.free_dwellings import FreeDwellings
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bookings import RotationBooking, RotationState
from contratti_quartiere.dwelling_register import DwellingRegister
from contratti_quartiere.dwellings import Dwelling, DwellingEvent, DwellingState, RentRegime
from contratti_quartiere.households import Composition, Household
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Permanence
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.relocation_table import RelocationState as S
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View
from contratti_quartiere.works import Works
from contratti_quartiere.works_table import WorksEvent

DAY = timedelta(days=1)
ON = date(2018, 5, 5)
HOME = Dwelling(id="B3", neighbourhood="quartiere", floor_area=Decimal("58.00"), rent_regime=RentRegime.SOCIAL)
ROTATION = Dwelling(
    id="v3",
    rotation=True,
    neighbourhood="quartiere",
    floor_area=Decimal("54.00"),
    floor=2,
    lift=True,
    accessible=False,
    rent_regime=RentRegime.SOCIAL,
)
HOUSEHOLD = Household(id="H3", composition=Composition(members=3, accessible_dwelling_needed=False))
WAITING = (
    Relocation(household="H3", dwelling="B3")
    .advance(E.INTERVIEW, on=date(2017, 4, 5))
    .advance(E.ADMIT, on=date(2017, 11, 6), permanence=Permanence.TEMPORARY)
)


def needs(programme: Programme, *, on: date = ON) -> list[HouseholdInNeed]:
    """
    Return who waits for a dwelling as of a day.
    """
    view = View(programme=programme.as_of(on), on=on, parameters=PARAMETERS)
    return list(FreeDwellings(DwellingRegister(view)).needs())


def need(
    *dwellings: Dwelling, cases: tuple[Relocation, ...] = (WAITING,), on: date = ON, works: tuple[Works, ...] = ()
) -> HouseholdInNeed:
    """
    Return the first household that waits.
    """
    programme = Programme(dwellings=(HOME, *dwellings), households=(HOUSEHOLD,), relocations=cases, works=works)
    return needs(programme, on=on)[0]


def free(dwelling: Dwelling, *, on: date = ON) -> bool:
    """
    Return whether a dwelling is on the list of one household that waits.
    """
    return [found.dwelling for found in need(dwelling, on=on).dwellings] == [dwelling.id]


def test_household_in_need() -> None:
    """
    The household is told with what it needs and what its home is like, and each free dwelling with its criteria.
    """
    found = need(ROTATION)

    assert (
        HouseholdInNeed(
            path="/relocations/0",
            case="H3",
            household="H3",
            state=S.TO_BE_OFFERED,
            permanence=Permanence.TEMPORARY,
            needs=HOUSEHOLD.composition,
            neighbourhood="quartiere",
            rent_regime=RentRegime.SOCIAL,
            dwellings=(
                DwellingFit(
                    path="/dwellings/1",
                    dwelling="v3",
                    rotation_state=RotationState.FREE,
                    state=None,
                    criteria=found.dwellings[0].criteria,
                ),
            ),
        )
        == found
    )
    assert (5, Fit.YES) == (len(found.dwellings[0].criteria), found.dwellings[0].fit)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, Fit.YES, id="fits"),
        pytest.param({"floor_area": None}, Fit.UNKNOWN, id="one is not known"),
        pytest.param({"floor_area": None, "neighbourhood": "altrove"}, Fit.NO, id="one says no"),
    ],
)
def test_fit_by_all_criteria(changes: dict[str, Any], expected: Fit) -> None:
    """
    One criterion that says no is enough, and one that is not known leaves it open.
    """
    (found,) = need(attrs.evolve(ROTATION, **changes)).dwellings
    missing = [said.path for criterion in found.criteria for said in criterion.missing]

    assert expected is found.fit
    assert [f"/dwellings/1/{field}" for field, value in changes.items() if value is None] == missing


def test_every_free_dwelling_in_the_order_of_the_document() -> None:
    """
    What does not fit is listed too, where it stands: dwellings are never ranked.
    """
    far = attrs.evolve(ROTATION, id="v1", neighbourhood="altrove")
    other = attrs.evolve(ROTATION, id="v0", rotation=False)

    assert [("/dwellings/1", Fit.NO), ("/dwellings/3", Fit.YES)] == [
        (found.path, found.fit) for found in need(far, other, ROTATION).dwellings
    ]


USED = RotationBooking(
    household="H10", in_use_from=date(2018, 2, 20), in_use_to=date(2018, 4, 16), restoration_to=date(2018, 5, 4)
)
KEPT = RotationBooking(household="H3", reserved_from=date(2018, 5, 7))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2018, 5, 4), False, id="last day of the restoration"),
        pytest.param(date(2018, 5, 5), True, id="first free day"),
        pytest.param(date(2018, 5, 6), True, id="last free day"),
        pytest.param(date(2018, 5, 7), False, id="reserved"),
    ],
)
def test_free_between_bookings(on: date, expected: bool) -> None:
    """
    A rotation dwelling is free from the day after its restoration to the day before it is reserved.
    """
    assert expected is free(attrs.evolve(ROTATION, bookings=(USED, KEPT)), on=on)


def test_free_until() -> None:
    """
    How long it is free is said where it is booked again.
    """
    booked = attrs.evolve(ROTATION, bookings=(USED, attrs.evolve(KEPT, reserved_from=date(2018, 9, 1)), KEPT))

    assert [date(2018, 5, 6)] == [found.free_until for found in need(booked).dwellings]


VACATED = ROTATION.advance(DwellingEvent.FREE, on=date(2018, 1, 8))


@pytest.mark.parametrize(
    ("dwelling", "expected"),
    [
        pytest.param(VACATED, False, id="vacated"),
        pytest.param(VACATED.advance(DwellingEvent.MAKE_READY, on=ON), True, id="ready"),
        pytest.param(VACATED.advance(DwellingEvent.SQUAT, on=ON), False, id="squatted"),
        pytest.param(
            VACATED.advance(DwellingEvent.MAKE_READY, on=ON).advance(DwellingEvent.REOCCUPY, on=ON),
            False,
            id="lived in again",
        ),
    ],
)
def test_ready_by_its_own_record(dwelling: Dwelling, expected: bool) -> None:
    """
    What its own record does not call ready cannot be handed over.
    """
    assert expected is free(dwelling)


def test_state_of_a_free_dwelling() -> None:
    """
    One that is free is not called lived in: what its own record says is told only where it has something.
    """
    found = need(ROTATION, attrs.evolve(VACATED.advance(DwellingEvent.MAKE_READY, on=ON), id="v4")).dwellings

    assert [("v3", RotationState.FREE, None), ("v4", RotationState.FREE, DwellingState.READY)] == [
        (each.dwelling, each.rotation_state, each.state) for each in found
    ]


def test_somebody_lives_there() -> None:
    """
    A dwelling in which a case tells of somebody is not free, whatever its bookings say.
    """
    other = Relocation(household="H9").advance(E.MOVE_URGENTLY, on=ON, dwelling="v3")

    assert () == need(ROTATION, cases=(WAITING, other)).dwellings


def test_dwelling_on_offer() -> None:
    """
    A free dwelling that is on offer to somebody else says to whom; an offer that ended leaves it as it was.
    """
    offered = attrs.evolve(WAITING, id="altro", household="H4").advance(E.OFFER, on=ON, dwelling="v3")
    refused = attrs.evolve(offered, id="terzo", household="H5").advance(E.REFUSE, on=ON)
    unnamed = attrs.evolve(WAITING, id="quarto", household="H6").advance(E.OFFER, on=ON)

    found = need(ROTATION, cases=(WAITING, offered, refused, unnamed))

    assert [("/relocations/1",)] == [each.offered for each in found.dwellings]


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        pytest.param(E.OFFER, False, id="on offer"),
        pytest.param(E.ARRANGE_OWN, False, id="arranged by itself"),
        pytest.param(E.CONTEST, False, id="in proceedings"),
        pytest.param(E.CANCEL, False, id="cancelled"),
        pytest.param(E.MOVE_URGENTLY, False, id="out"),
    ],
)
def test_who_waits_no_longer(event: E, expected: bool) -> None:
    """
    Who has an offer or a destination, or is out, waits for none.
    """
    found = needs(Programme(relocations=(WAITING.advance(event, on=ON),)))

    assert expected is bool(found)


def test_who_waits() -> None:
    """
    From the list of the building to the need profile, a household is one that is to move.
    """
    surveyed = Relocation(household="H1")
    cases = (
        surveyed,
        attrs.evolve(surveyed, household="H2", id="H2").advance(E.INFORM, on=ON),
        attrs.evolve(surveyed, household="H4", id="H4").advance(E.INTERVIEW, on=ON),
        WAITING,
    )

    assert [S.NOT_SURVEYED, S.INFORMED, S.ASSESSED, S.TO_BE_OFFERED] == [
        found.state for found in needs(Programme(relocations=cases))
    ]


ON_SITE = Works(id="lavori")


@pytest.mark.parametrize(
    ("works", "expected"),
    [
        pytest.param(attrs.evolve(ON_SITE, needs_empty=True), True, id="the part is to be empty"),
        pytest.param(ON_SITE, True, id="nobody knows"),
        pytest.param(attrs.evolve(ON_SITE, needs_empty=False), False, id="people stay inside"),
        pytest.param(ON_SITE.advance(WorksEvent.DROP, on=ON), False, id="dropped"),
        pytest.param(attrs.evolve(ON_SITE, id="altri", needs_empty=False), True, id="other works"),
    ],
)
def test_who_is_not_to_move(works: Works, expected: bool) -> None:
    """
    Nobody is to move for works that go on with people inside, or that were dropped.
    """
    case = attrs.evolve(WAITING, works="lavori")

    assert expected is bool(needs(Programme(relocations=(case,), works=(works,))))


def test_permanence_as_last_foreseen() -> None:
    """
    Of two steps that say whether a move is for good the later one counts.
    """
    case = WAITING.advance(E.OFFER, on=ON, permanence=Permanence.PERMANENT).advance(E.REFUSE, on=ON)

    assert (Permanence.PERMANENT, None) == (
        need(cases=(case,)).permanence,
        needs(Programme(relocations=(Relocation(household="H1"),)))[0].permanence,
    )


def test_what_is_not_known_of_a_household() -> None:
    """
    What is not known of a household leaves criteria open for every dwelling; the fields that would say it are named.
    """
    alone = needs(Programme(relocations=(WAITING,)))[0]
    at_home = needs(Programme(dwellings=(Dwelling(id="B3"),), relocations=(WAITING,)))[0]
    people = (
        Missing(
            path="/relocations/0/annotations",
            message=Bilingual("non si sa di quanti componenti sia", "it is not known how many members it has"),
        ),
        Missing(
            path="/relocations/0/annotations",
            message=Bilingual(
                "non si sa se al nucleo serva un alloggio accessibile",
                "it is not known whether the household needs an accessible dwelling",
            ),
        ),
    )
    neighbourhood = Bilingual("non si sa in quale quartiere abiti", "it is not known in which neighbourhood it lives")
    regime = Bilingual(
        "non si sa di quale regime di canone sia il suo alloggio",
        "it is not known which rent regime its dwelling has",
    )

    assert (
        (
            *people,
            Missing(path="/relocations/0/dwelling", message=neighbourhood),
            Missing(path="/relocations/0/dwelling", message=regime),
        ),
        (
            *people,
            Missing(path="/dwellings/0/neighbourhood", message=neighbourhood),
            Missing(path="/dwellings/0/rent_regime", message=regime),
        ),
    ) == (alone.missing, at_home.missing)


def test_households_that_want_the_same() -> None:
    """
    What two households that want the same are told of dwellings is made once.
    """
    other = attrs.evolve(WAITING, id="altro")
    one, two = needs(Programme(dwellings=(HOME, ROTATION), households=(HOUSEHOLD,), relocations=(WAITING, other)))

    assert one.dwellings is two.dwellings
