"""
The register of dwellings and cases: each found by what a site asks of it, with its place in the document.
"""

from datetime import date

from hypothesis import given, settings

from contratti_quartiere import strategies
from contratti_quartiere.dwelling_register import DwellingRegister, of_split
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.occupation import Episode, EpisodeKind, Hold
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.views import View
from contratti_quartiere.works import Works

TODAY, MOVED = date(2026, 11, 22), date(2018, 1, 10)
VISIT = Annotation(kind=AnnotationKind.VISIT, on=MOVED, dwelling="A1", others_met=2)
UNCOUNTED = Annotation(kind=AnnotationKind.VISIT, on=MOVED, dwelling="A2")
SPLIT = Annotation(kind=AnnotationKind.SPLIT, on=MOVED, household="H9")
SUCCESSION = Annotation(kind=AnnotationKind.SUCCESSION, on=MOVED, household="H2")
OUT = Relocation(household="H1", dwelling="A1", works="scala").advance(E.MOVE_URGENTLY, on=MOVED)
FIRST = Relocation(household="H2", id="c2", dwelling="A2", annotations=(VISIT, UNCOUNTED, SPLIT))
OTHER = Relocation(household="H3", dwelling="A2", works="altri", annotations=(SUCCESSION,))


def register(*cases: Relocation, dwellings: tuple[Dwelling, ...] = ()) -> DwellingRegister:
    """
    Return the register of a document.
    """
    return DwellingRegister(
        View(programme=Programme(relocations=cases, dwellings=dwellings), on=TODAY, parameters=PARAMETERS)
    )


def test_dwellings() -> None:
    """
    A dwelling is found by its building, and its place by its name.
    """
    one, other = Dwelling(id="A1", building="via-1"), Dwelling(id="A2")
    found = register(dwellings=(one, other))

    assert ({"via-1": [one], "": [other]}, {"A1": "/dwellings/0", "A2": "/dwellings/1"}) == (
        found.buildings,
        found.places,
    )


def test_stays() -> None:
    """
    Of a dwelling it is found who lived there and who held it, each with the place of its case.
    """
    home = Episode(household="H1", kind=EpisodeKind.HOME, dwelling="A1", first=None, end=MOVED)
    away = Episode(household="H1", kind=EpisodeKind.AWAY, dwelling="", first=MOVED, end=None)
    held = Hold(household="H1", dwelling="A1", first=MOVED, end=None)
    case = "/relocations/0", OUT

    assert {"A1": [(*case, home), (*case, held)], "": [(*case, away)]} == register(OUT).stays


def test_visits_that_counted() -> None:
    """
    Only a visit that counted who was met tells anything.
    """
    assert {"A1": [(MOVED, 2)]} == register(OUT, FIRST).visits


def test_cases_of_works() -> None:
    """
    Works have their own cases and those of which nobody knows for which they are, in the order of the document.
    """
    found = register(OTHER, FIRST, OUT)

    assert [
        [("/relocations/1", FIRST), ("/relocations/2", OUT)],
        [("/relocations/0", OTHER), ("/relocations/1", FIRST)],
        [("/relocations/1", FIRST)],
    ] == [found.may_be_for(Works(id=name)) for name in ("scala", "altri", "niente")]


def test_who_is_named() -> None:
    """
    Cases from which a household split off, all names, and the cases of each household after the successions.
    """
    found = register(OUT, FIRST, OTHER)

    assert ([FIRST], {"H1", "c2", "H2", "H3"}, {"H1": [OUT], "H2": [FIRST, OTHER]}) == (
        found.splits,
        found.names,
        found.households,
    )


def test_notes_of_a_split() -> None:
    """
    Only a split tells of a household that split off.
    """
    assert [True, False, False] == [of_split(note) for note in (SPLIT, SUCCESSION, VISIT)]


@settings.get_profile("heavy")
@given(strategies.programmes())
def test_every_case_stands_once_under_its_works(programme: Programme) -> None:
    """
    No case is lost: each stands under the works for which it is.
    """
    found = DwellingRegister(View(programme=programme, on=TODAY, parameters=PARAMETERS)).of_works

    assert sorted(case.id for case in programme.relocations) == sorted(
        case.id for cases in found.values() for _, _, case in cases
    )
