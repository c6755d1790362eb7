"""
A strategy for whole staircases: households that move out and back, their lab, and works that wait, more or less so.

By chance alone the records of a programme seldom agree so far that a rule finds everything as it should be.
"""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from contratti_quartiere.bookings import RotationBooking
from contratti_quartiere.dwellings import Dwelling, DwellingEvent, RentRegime
from contratti_quartiere.evidence import DocumentReference
from contratti_quartiere.households import Composition, Household
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Destination, Permanence, ReturnPlace, StepFacts, Suitability
from contratti_quartiere.relocation_table import RELOCATION_TABLE
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.strategies.walks import later
from contratti_quartiere.works import Inspection, Works
from contratti_quartiere.works_table import WorksEvent

__all__ = ["staircases"]

# Made once: a composite strategy is run anew for each value that it draws.
_FIRST_DAYS = st.dates(date(2010, 1, 1), date(2020, 12, 31))
_HOUSEHOLDS = st.integers(1, 3)
_GAPS = st.sampled_from((0, 5, 30, 31, 60, 400))
_COMPOSITIONS = st.builds(
    Composition, members=st.integers(1, 6), accessible_dwelling_needed=st.sampled_from((False, None, True))
)
_AREAS = st.integers(20, 100).map(Decimal)
_YES_OR_NO = st.booleans()
_PERMANENCES = st.sampled_from(Permanence)
_RENTS = st.sampled_from((RentRegime.SOCIAL, RentRegime.SOCIAL, RentRegime.MODERATE, None))
_OFFSETS = st.sampled_from((1, 0, -1, 30))
_FOUND = st.sampled_from(((0,), (), (2,)))
# When its lab opens and closes, in days from the first one of the staircase: throughout, with a gap, nobody knows.
_SERVICES = st.sampled_from((((-1, None),), ((-1, 1), (40, None)), ((-400, -60), (1, 30)), ()))

_OUT = (E.INTERVIEW, E.ADMIT, E.OFFER, E.ACCEPT, E.GIVE_NOTICE, E.MOVE_TEMPORARILY)
_BACK = (E.OFFER_RETURN, E.RETURN_HOME)
_WAYS = st.sampled_from(
    (
        _OUT,
        _OUT,
        (*_OUT, *_BACK),
        (*_OUT, E.OPEN_CHOICE, E.CHOOSE_TO_WAIT, *_BACK),
        (*_OUT, E.WAIVE_RETURN),
        (*_OUT, E.ORDER_TO_VACATE_AWAY),
        _OUT[:3],
        (*_OUT[:3], E.REFUSE, E.OFFER, E.LAPSE, E.OFFER, E.REFUSE, E.OFFER, E.REFUSE),
        (*_OUT[:5], E.MOVE_PERMANENTLY),
        (E.INTERVIEW, E.CONTEST, E.ORDER_TO_VACATE, E.VACATE),
        (E.INTERVIEW, E.EXEMPT),
    )
)


@st.composite
def _moves(draw: st.DrawFn, number: int, first: date) -> tuple[Household, Relocation]:
    """
    Return a strategy for a household and its case, which goes one of a few ways.
    """
    household = Household(id=f"H{number}", composition=draw(_COMPOSITIONS))
    home, away = f"A{number}", draw(st.sampled_from((f"V{number}", f"V{number}", "V1")))
    stated: dict[E, StepFacts] = {
        E.INTERVIEW: {"composition": household.composition},
        E.OFFER: {"dwelling": away, "suitability": Suitability.SUITABLE, "permanence": draw(_PERMANENCES)},
        E.MOVE_TEMPORARILY: {"dwelling": away, "destination": Destination.ROTATION_DWELLING},
        E.OFFER_RETURN: {"dwelling": home, "return_place": ReturnPlace.SAME_DWELLING},
        E.RETURN_HOME: {"dwelling": home},
        E.MOVE_PERMANENTLY: {"dwelling": away},
        E.WAIVE_RETURN: {"dwelling": away},
    }
    case = Relocation(household=household.id, dwelling=home, works="scala-A")
    notified, proven, late = draw(_YES_OR_NO), draw(_YES_OR_NO), draw(_GAPS)
    day = first
    for event in draw(_WAYS):
        facts = stated.get(event, StepFacts())
        if notified:
            facts["notified_on"] = day
            facts["term_from"], facts["term_until"] = day, later(day, late)
        if proven:
            kinds = RELOCATION_TABLE.row(event).documents
            facts["documents"] = tuple(DocumentReference(kind=kind, dated=day) for kind in kinds)
        case = case.advance(event, on=day, **facts)
        day = later(day, draw(_GAPS))
    return household, case


def _day_of(case: Relocation, event: E) -> date | None:
    return next((step.happened_on for step in case.history if step.event is event), None)


@st.composite
def _homes(draw: st.DrawFn, case: Relocation) -> Dwelling:
    """
    Return a strategy for the dwelling that a household leaves; some are given to another household meanwhile.
    """
    home = Dwelling(id=case.dwelling, building="via-1", part="A", neighbourhood="nord", rent_regime=draw(_RENTS))
    moved = _day_of(case, E.MOVE_TEMPORARILY)
    if moved is None:
        return home
    day = later(moved, draw(_GAPS))
    home = home.advance(DwellingEvent.FREE, on=moved)
    other = draw(st.sampled_from((None, None, case.household, "H9")))
    if other is not None:
        return home.advance(DwellingEvent.MAKE_READY, on=day).advance(DwellingEvent.REOCCUPY, on=day, household=other)
    return home.advance(DwellingEvent.SECURE, on=day) if draw(_YES_OR_NO) else home


@st.composite
def _away(draw: st.DrawFn, number: int, cases: tuple[Relocation, ...]) -> Dwelling:
    """
    Return a strategy for a rotation dwelling, booked for each household that moves into it.
    """
    name = f"V{number}"
    bookings = tuple(
        RotationBooking(household=case.household, in_use_from=step.happened_on, in_use_to=_day_of(case, E.RETURN_HOME))
        for case in cases
        for step in case.history
        if step.event is E.MOVE_TEMPORARILY and step.dwelling == name
    )
    return Dwelling(
        id=name,
        rotation=True,
        floor_area=draw(_AREAS),
        accessible=draw(_YES_OR_NO),
        rent_regime=draw(_RENTS),
        bookings=bookings,
    )


def _lab(first: date, service: tuple[tuple[int, int | None], ...]) -> Laboratory:
    openings = (
        OpeningPeriod(first=later(first, opens), last=None if closes is None else later(first, closes))
        for opens, closes in service
    )
    return Laboratory(id="laboratorio", neighbourhood="nord", opening_periods=tuple(openings))


@st.composite
def staircases(draw: st.DrawFn) -> Programme:
    """
    Return a strategy for programmes of one staircase that is emptied for its works, in time or not.
    """
    first = draw(_FIRST_DAYS)
    numbers = range(1, draw(_HOUSEHOLDS) + 1)
    moves = [draw(_moves(number, first)) for number in numbers]
    cases = tuple(case for _, case in moves)
    out = [_day_of(case, E.MOVE_TEMPORARILY) for case in cases]
    opened = later(max(day or first for day in out), draw(_OFFSETS))
    works = Works(
        id="scala-A",
        building="via-1",
        part="A",
        needs_empty=True,
        inspections=tuple(Inspection(on=opened, others=others) for others in draw(_FOUND)),
    )
    for event in (WorksEvent.DESIGN, WorksEvent.TENDER, WorksEvent.AWARD, WorksEvent.START):
        works = works.advance(event, on=opened)
    return Programme(
        laboratories=(_lab(first, draw(_SERVICES)),),
        works=(works,),
        dwellings=(*(draw(_homes(case)) for case in cases), *(draw(_away(number, cases)) for number in numbers)),
        households=tuple(household for household, _ in moves),
        relocations=cases,
    )
