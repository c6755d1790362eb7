"""
Building by building: when the site is to open, who is in, who is out, and what nobody can place.
"""

from datetime import date, timedelta

import attrs
import pytest

from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.followed_cases import CaseFile
from contratti_quartiere.analysis.sites import Site, SiteBoard
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bookings import RotationBooking
from contratti_quartiere.dates import Month
from contratti_quartiere.dwellings import Dwelling, DwellingEvent
from contratti_quartiere.occupation import EpisodeKind
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View
from contratti_quartiere.works import Inspection, Works, WorksAnnotation, WorksAnnotationKind
from contratti_quartiere.works_table import WorksEvent, WorksState

DAY = timedelta(days=1)
ON = date(2018, 5, 2)
NEW_DATES = WorksAnnotation(kind=WorksAnnotationKind.NEW_DATES, on=date(2018, 3, 19), planned_start=Month(2018, 9))
WORKS = Works(id="lavori", name="Scala B", building="corte", part="B", needs_empty=True, annotations=(NEW_DATES,))
HOME = Dwelling(id="B1", building="corte", part="B")
BESIDE = Dwelling(id="A1", building="corte", part="A")
LIVES = Relocation(household="H1", dwelling="B1", home_since=date(1979, 5, 1)).advance(E.INFORM, on=date(2017, 3, 6))
OUT = Relocation(household="H2", dwelling="B1", works="lavori").advance(
    E.MOVE_URGENTLY, on=date(2018, 4, 3), dwelling="v1", handed_back_on=date(2018, 5, 3)
)


def board(*cases: Relocation, works: Works = WORKS, dwellings: tuple[Dwelling, ...] = (HOME, BESIDE)) -> SiteBoard:
    """
    Return the sites of a document as of the day.
    """
    whole = Programme(works=(works,), dwellings=dwellings, relocations=cases)
    return SiteBoard(CaseFile(View(programme=whole.as_of(ON), on=ON, parameters=PARAMETERS, whole=whole)))


def site(*cases: Relocation, works: Works = WORKS, dwellings: tuple[Dwelling, ...] = (HOME, BESIDE)) -> Site:
    """
    Return the one site of a document.
    """
    (found,) = board(*cases, works=works, dwellings=dwellings).sites
    return found


def test_site() -> None:
    """
    A site says where it is, when it is planned to open, and who stands in its part.
    """
    found = site(LIVES)

    assert (
        Site(
            path="/works/0",
            works="lavori",
            name="Scala B",
            building="corte",
            part="B",
            needs_empty=True,
            state=WorksState.PLANNED,
            opening=Countdown(Month(2018, 9), ON),
            opening_path="/works/0/annotations/0/planned_start",
            inside=found.inside,
        )
        == found
    )
    assert [("/relocations/0", "B1", EpisodeKind.HOME, False, ())] == [
        (each.path, each.dwelling, each.kind, each.keys_only, each.missing) for each in found.inside
    ]


def test_final_is_never_out() -> None:
    """
    A household that is exempt has a final case and lives at home: it is still in.
    """
    exempt = LIVES.advance(E.INTERVIEW, on=ON).advance(E.EXEMPT, on=ON)

    assert ["H1"] == [found.household for found in site(exempt).inside]


def test_out_and_still_with_the_keys() -> None:
    """
    Who moved on 3 April and hands the keys back on 3 May is out on the 2nd, and not out of the part.
    """
    found = site(OUT)

    assert ([("H2", True, date(2018, 5, 3))], [("H2", "v1", False)]) == (
        [(each.household, each.keys_only, each.held_until) for each in found.inside],
        [(each.household, each.dwelling, each.keys_only) for each in found.out],
    )


@pytest.mark.parametrize(
    ("back", "expected"),
    [
        pytest.param(ON - DAY, 0, id="day before"),
        pytest.param(ON, 0, id="handed back on the day"),
        pytest.param(ON + DAY, 1, id="day after"),
    ],
)
def test_keys_come_back(back: date, expected: int) -> None:
    """
    On the day on which the keys come back nobody holds the dwelling any longer.
    """
    case = Relocation(household="H2", dwelling="B1").advance(E.MOVE_URGENTLY, on=date(2018, 4, 3), handed_back_on=back)

    assert expected == len(site(case).inside)


def test_out_by_the_home_or_by_the_works() -> None:
    """
    Out for a site is who started from its part, and who is out for its works, in the order of the document, once.
    """
    by_home = Relocation(household="H3", dwelling="B1").advance(E.MOVE_URGENTLY, on=ON, handed_back_on=ON)
    by_works = Relocation(household="H4", works="lavori").advance(E.MOVE_URGENTLY, on=ON, handed_back_on=ON)
    neither = Relocation(household="H5", dwelling="A1").advance(E.MOVE_URGENTLY, on=ON, handed_back_on=ON)
    settled = Relocation(household="H6", dwelling="B1").advance(E.FIND_NO_TITLE, on=ON).advance(E.LEAVE, on=ON)

    assert ["H4", "H3", "H2"] == [found.household for found in site(by_works, by_home, neither, settled, OUT).out]


def test_home_that_nobody_can_place() -> None:
    """
    A household of the works whose home lies in no known part is listed, with the field that would place it.
    """
    unknown = Relocation(household="H4", works="lavori")
    nowhere = Relocation(household="H5", works="lavori", dwelling="X1")
    loose = Relocation(household="H6", works="lavori", dwelling="L1")
    other_part = Relocation(household="H7", works="lavori", dwelling="A1")
    placed = attrs.evolve(LIVES, works="lavori")
    found = site(unknown, nowhere, loose, other_part, placed, dwellings=(HOME, BESIDE, Dwelling(id="L1")))

    assert [
        ("H1", []),
        ("H4", ["/relocations/0/dwelling"]),
        ("H5", ["/relocations/1/dwelling"]),
        ("H6", ["/dwellings/2/building"]),
        ("H7", ["/dwellings/1/part"]),
    ] == [(each.household, [said.path for said in each.missing]) for each in found.inside]
    assert (
        "non risulta che l'alloggio, ignoto, stia nella parte dei lavori",
        "nothing says that its dwelling, unknown, is in the part of the works",
        "non risulta che l'alloggio, X1, stia nella parte dei lavori",
    ) == (
        found.inside[1].missing[0].message.it,
        found.inside[1].missing[0].message.en,
        found.inside[2].missing[0].message.it,
    )


def test_return_to_a_dwelling_that_nobody_knows() -> None:
    """
    Where a household returned is said by its steps.
    """
    back = (
        Relocation(household="H4", works="lavori", dwelling="B1")
        .advance(E.MOVE_URGENTLY, on=date(2018, 4, 3), handed_back_on=date(2018, 4, 3))
        .advance(E.OFFER_RETURN, on=date(2018, 4, 20), dwelling="Z9")
        .advance(E.RETURN_HOME, on=date(2018, 4, 30))
    )

    assert [("Z9", ["/relocations/0/history"])] == [
        (each.dwelling, [said.path for said in each.missing]) for each in site(back).inside
    ]


def test_beginning_that_nobody_knows() -> None:
    """
    Who is on the list, and of whom nobody wrote since when, is inside with that doubt, or with that of another case.
    """
    vacated = HOME.advance(DwellingEvent.FREE, on=date(2018, 1, 8))
    listed = Relocation(household="H1", dwelling="B1")
    elsewhere = attrs.evolve(listed, id="dopo", dwelling="A1", home_since=date(2018, 1, 8), previous_case="H1")
    alone = site(listed, dwellings=(vacated, BESIDE)).inside[0]
    moved = site(listed, elsewhere, dwellings=(vacated, BESIDE)).inside[0]

    assert (
        (
            Missing(
                path="/relocations/0/home_since",
                message=Bilingual(
                    "H1 abita nell'alloggio B1, non si sa da quando",
                    "H1 lives in dwelling B1, it is not known since when",
                ),
            ),
        ),
        (
            Missing(
                path="/relocations/0/history",
                message=Bilingual(
                    "un altro caso, o l'alloggio stesso, dice che fu lasciato",
                    "another case, or the dwelling itself, says that it was left",
                ),
            ),
        ),
    ) == (alone.missing, moved.missing)


REOCCUPIED = (
    HOME.advance(DwellingEvent.FREE, on=date(2018, 1, 8))
    .advance(DwellingEvent.MAKE_READY, on=date(2018, 1, 9))
    .advance(DwellingEvent.REOCCUPY, on=date(2018, 4, 23), household="K1")
)


@pytest.mark.parametrize(
    ("dwelling", "household", "text"),
    [
        pytest.param(REOCCUPIED, "K1", "l'alloggio B1 è rioccupato dal 23 aprile 2018", id="reoccupied"),
        pytest.param(
            REOCCUPIED.advance(DwellingEvent.FREE, on=ON + DAY),
            "K1",
            "l'alloggio B1 è rioccupato dal 23 aprile 2018",
            id="handed-back-tomorrow",
        ),
        pytest.param(
            HOME,
            "",
            "l'alloggio B1 non risulta lasciato: per quanto si sa il suo nucleo è dentro",
            id="not-known-to-have-been-left",
        ),
        pytest.param(
            attrs.evolve(
                HOME,
                rotation=True,
                bookings=(RotationBooking(household="K2", in_use_from=ON),),
            ),
            "K2",
            "K2 usa l'alloggio volano B1",
            id="used-by-booking",
        ),
    ],
)
def test_dwelling_to_be_clarified(dwelling: Dwelling, household: str, text: str) -> None:
    """
    Somebody of whom no case tells is inside, or may be: the dwelling is listed, with the household its record names.
    """
    found = site(dwellings=(dwelling, BESIDE))

    assert [("/dwellings/0", "B1", household, text)] == [
        (each.path, each.dwelling, each.household, each.text.it) for each in found.unclear
    ]
    assert [text] == [sign.text.it for sign in found.signs]


@pytest.mark.parametrize(
    ("dwelling", "cases"),
    [
        pytest.param(HOME, (LIVES,), id="told-by-a-case"),
        pytest.param(HOME.advance(DwellingEvent.FREE, on=ON), (), id="left-on-the-day"),
        pytest.param(
            HOME.advance(DwellingEvent.FREE, on=ON - DAY).advance(DwellingEvent.SQUAT, on=ON), (), id="squatted"
        ),
        pytest.param(attrs.evolve(HOME, part="", bookings=()), (), id="of-no-known-part"),
    ],
)
def test_nothing_to_be_clarified(dwelling: Dwelling, cases: tuple[Relocation, ...]) -> None:
    """
    A dwelling of which a case tells, or that was left, or that squatters hold, is none to be clarified.
    """
    assert () == site(*cases, dwellings=(dwelling, BESIDE)).unclear


def test_what_else_stands_against_an_empty_part() -> None:
    """
    Squatters and persons met are no case, and stand beside the households.
    """
    squatted = HOME.advance(DwellingEvent.FREE, on=date(2018, 1, 8)).advance(DwellingEvent.SQUAT, on=date(2018, 4, 23))
    met = attrs.evolve(WORKS, inspections=(Inspection(on=date(2018, 5, 1), others=3),))
    found = site(works=met, dwellings=(squatted, BESIDE))

    assert [
        "l'alloggio B1 è occupato abusivamente dal 23 aprile 2018",
        "il sopralluogo del 1° maggio 2018 ha trovato altri (persone fuori dal registro, negozi, proprietari): 3",
    ] == [sign.text.it for sign in found.signs]


def test_works_of_an_unknown_building() -> None:
    """
    Of works of no known building only the cases tell who is to leave: dwellings of no known building are not theirs.
    """
    loose = Dwelling(id="L1")
    other = Relocation(household="H9", dwelling="L1")
    mine = Relocation(household="H4", works="lavori", dwelling="L1")
    bare = Works(id="lavori")
    found = site(other, mine, works=bare, dwellings=(loose,))

    assert (
        ["H4"],
        (),
        (
            Missing(
                path="/works/0/annotations",
                message=Bilingual(
                    "non si sa quando il cantiere debba aprire", "it is not known when the site is to open"
                ),
            ),
            Missing(
                path="/works/0/needs_empty",
                message=Bilingual(
                    "non si sa se i lavori richiedano la parte vuota",
                    "it is not known whether the works need the part empty",
                ),
            ),
            Missing(
                path="/works/0/building",
                message=Bilingual(
                    "non si sa in quale fabbricato siano i lavori", "it is not known in which building the works are"
                ),
            ),
        ),
    ) == ([each.household for each in found.inside], found.signs, found.missing)


def test_site_that_opened() -> None:
    """
    Of a site that opened no planned day is waited for; of one that opened twice the last day counts.
    """
    works = attrs.evolve(WORKS, annotations=(attrs.evolve(NEW_DATES, on=date(2017, 1, 9)),))
    for year, events in (
        (2010, (WorksEvent.DESIGN, WorksEvent.TENDER, WorksEvent.AWARD, WorksEvent.START, WorksEvent.TERMINATE)),
        (2016, (WorksEvent.TENDER_AGAIN, WorksEvent.AWARD, WorksEvent.START)),
    ):
        for event in events:
            works = works.advance(event, on=date(year, 1, 1))
    found = site(works=works)

    assert (date(2016, 1, 1), None, "", (), False) == (
        found.opened_on,
        found.opening,
        found.opening_path,
        found.missing,
        found.over,
    )


@pytest.mark.parametrize(
    ("state", "expected"),
    [(state, state in (WorksState.ACCEPTED, WorksState.DROPPED)) for state in WorksState],
)
def test_over(state: WorksState, expected: bool) -> None:
    """
    Works are over when they are tested or dropped.
    """
    assert expected is Site(path="/works/0", works="lavori", state=state).over


def test_households_at_no_site() -> None:
    """
    Who is at home, out or holds keys and stands at no site is not left out; who is gone is.
    """
    at_home = Relocation(household="H1", dwelling="A1")
    out = Relocation(household="H2", dwelling="A1").advance(E.MOVE_URGENTLY, on=ON, dwelling="v1", handed_back_on=ON)
    keys = Relocation(household="H3", dwelling="A1").advance(E.MOVE_URGENTLY, on=date(2018, 4, 1))
    gone = Relocation(household="H4", dwelling="A1").advance(E.LEAVE, on=ON)
    settled = (
        Relocation(household="H5", dwelling="A1")
        .advance(E.MOVE_URGENTLY, on=date(2018, 4, 1), handed_back_on=date(2018, 4, 1))
        .advance(E.WAIVE_RETURN, on=ON, dwelling="v9")
    )
    inside = attrs.evolve(LIVES, id="dentro")

    assert [
        ("H1", "A1", False),
        ("H2", "v1", False),
        ("H3", "", False),
        ("H3", "A1", True),
    ] == [
        (found.household, found.dwelling, found.keys_only)
        for found in board(at_home, out, keys, gone, settled, inside).unplaced
    ]


def test_household_of_two_sites() -> None:
    """
    Who is out of one part and lives in another stands at both sites.
    """
    second = Works(id="altri", building="corte", part="A")
    case = Relocation(household="H1", dwelling="B1").advance(
        E.MOVE_URGENTLY, on=date(2018, 4, 3), dwelling="A1", handed_back_on=date(2018, 4, 3)
    )
    whole = Programme(works=(WORKS, second), dwellings=(HOME, BESIDE), relocations=(case,))
    found = SiteBoard(CaseFile(View(programme=whole, on=ON, parameters=PARAMETERS, whole=whole)))

    assert ([], ["H1"], [("H1", EpisodeKind.AWAY)], (), ()) == (
        [each.household for each in found.sites[0].inside],
        [each.household for each in found.sites[0].out],
        [(each.household, each.kind) for each in found.sites[1].inside],
        found.sites[1].out,
        found.unplaced,
    )
