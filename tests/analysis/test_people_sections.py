"""
The people of a board as people read them: who is still in, who is out, who needs a dwelling, and what fits.
"""

from datetime import date
from typing import Any

import attrs
import pytest

from contratti_quartiere.analysis.board import Board
from contratti_quartiere.analysis.board_sections import Listing, Part, Section, Voice
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.fitting_dwellings import (
    CriterionKind,
    DwellingFit,
    Fit,
    FitCriterion,
    HouseholdInNeed,
)
from contratti_quartiere.analysis.followed_cases import FollowedCase, NextStep
from contratti_quartiere.analysis.people_sections import (
    ALWAYS_POSSIBLE,
    needs_section,
    sites_section,
    unplaced_section,
)
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.analysis.sites import Site, UnclearDwelling
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dated_values import ParameterKind
from contratti_quartiere.dates import Month
from contratti_quartiere.dwellings import DwellingState, RentRegime
from contratti_quartiere.facts import Figure
from contratti_quartiere.households import Composition
from contratti_quartiere.occupation import EpisodeKind
from contratti_quartiere.presence import Sign
from contratti_quartiere.relocation_steps import Permanence
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent, RelocationState
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.works_table import WorksState

ON = date(2018, 5, 1)
IT, EN = Voice("it"), Voice("en")
DOUBT = Missing(path="/works/0/needs_empty", message=Bilingual("manca un dato", "something is missing"))


def steps(state: RelocationState) -> tuple[NextStep, ...]:
    """
    Return what may come next in a state.
    """
    allowed = RELOCATION_TABLE.allowed(state)
    return tuple(NextStep(event=event, target=RELOCATION_TABLE.row(event).target) for event in allowed)


def case(household: str = "N1", state: RelocationState = RelocationState.TO_BE_OFFERED, **more: Any) -> FollowedCase:
    """
    Return a household with its case.
    """
    values: dict[str, Any] = {
        "case": household,
        "kind": EpisodeKind.HOME,
        "dwelling": "B-01",
        "steps": steps(state),
    } | more
    return FollowedCase(path="/relocations/0", household=household, state=state, **values)


def site(**more: Any) -> Site:
    """
    Return the works of a staircase.
    """
    values: dict[str, Any] = {
        "building": "corte 4",
        "part": "scala B",
        "name": "Risanamento",
        "state": WorksState.TENDERED,
    } | more
    return Site(path="/works/0", works="lavori", **values)


def rows(*cases: FollowedCase, say: Voice = IT) -> tuple[tuple[str, ...], ...]:
    """
    Return the rows of households, as the section of those without a site has them.
    """
    (part,) = unplaced_section(Board(on=ON, unplaced=cases), say).parts
    return part.tables[0].rows


def test_what_may_always_happen() -> None:
    """
    From any state that is not final a household may leave, or be no more.
    """
    assert (RelocationEvent.LEAVE, RelocationEvent.CLOSE_EXTINCT) == ALWAYS_POSSIBLE


# ------------------------------------------------------------------------------------------------------- one household


OFFER_ENDS = Deadline(
    kind=DeadlineKind.REPLY,
    path="/relocations/0/history/3",
    text=Bilingual("N1: risposta", "N1: reply"),
    due=Countdown(date(2018, 5, 4), ON),
    ground=Bilingual("atto", "act"),
)


@pytest.mark.parametrize(
    ("found", "italian", "english"),
    [
        pytest.param(
            case(since=date(2001, 9, 1), state_since=date(2017, 11, 6)),
            (
                "N1",
                "B-01\ndal 01/09/2001",
                "da proporre\ndal 06/11/2017",
                "proponi, sistemazione autonoma, contesta, trasloco urgente, annulla",
            ),
            (
                "N1",
                "B-01\nsince 2001-09-01",
                "to be offered\nsince 2017-11-06",
                "offer, arrange own, contest, move urgently, cancel",
            ),
            id="at-home",
        ),
        pytest.param(
            case(case="C7", dwelling="", paused=True, missing=(DOUBT,)),
            (
                "N1\ncaso C7",
                "altrove, o non si sa\nnon si sa da quando\nda chiarire: manca un dato",
                "da proporre, in pausa",
                "proponi, sistemazione autonoma, contesta, trasloco urgente, annulla",
            ),
            (
                "N1\ncase C7",
                "elsewhere, or not known\nsince when is not known\nto be clarified: something is missing",
                "to be offered, paused",
                "offer, arrange own, contest, move urgently, cancel",
            ),
            id="little-known",
        ),
        pytest.param(
            case(state=RelocationState.RETURNED),
            ("N1", "B-01\nnon si sa da quando", "rientrato", "nulla: il caso è concluso"),
            ("N1", "B-01\nsince when is not known", "returned", "nothing: the case is final"),
            id="final",
        ),
        pytest.param(
            case(state=RelocationState.MOVED_TEMPORARILY, keys_only=True, held_until=date(2018, 5, 4), steps=()),
            ("N1", "B-01\nha ancora le chiavi\nfino al 04/05/2018", "trasferito temp", "nulla: il caso è concluso"),
            ("N1", "B-01\nstill has the keys\nuntil 2018-05-04", "moved temporarily", "nothing: the case is final"),
            id="keys-until-a-day",
        ),
        pytest.param(
            case(state=RelocationState.MOVED_TEMPORARILY, keys_only=True, since=ON, steps=()),
            ("N1", "B-01\nha ancora le chiavi", "trasferito temp", "nulla: il caso è concluso"),
            ("N1", "B-01\nstill has the keys", "moved temporarily", "nothing: the case is final"),
            id="keys-for-nobody-knows-how-long",
        ),
        pytest.param(
            case(
                state=RelocationState.UNDER_ORDER,
                steps=(NextStep(event=RelocationEvent.LEAVE, target=RelocationState.CEASED, deadlines=(OFFER_ENDS,)),),
                deadlines=(OFFER_ENDS, attrs.evolve(OFFER_ENDS, kind=DeadlineKind.OBJECTION, due=None)),
            ),
            (
                "N1",
                "B-01\nnon si sa da quando",
                "rilascio",
                "risposta alla proposta: 4 maggio 2018, fra 3 giorni\nopposizione alla proposta: giorno non noto",
            ),
            (
                "N1",
                "B-01\nsince when is not known",
                "under order",
                "reply to an offer: 4 May 2018, in 3 days\nobjection to an offer: day not known",
            ),
            id="each-deadline-once",
        ),
    ],
)
def test_household(found: FollowedCase, italian: tuple[str, ...], english: tuple[str, ...]) -> None:
    """
    A row says who, where and since when, in which state, and what may come next by when.
    """
    assert ((italian,), (english,)) == (rows(found), rows(found, say=EN))


def test_steps_and_their_deadlines() -> None:
    """
    What may come next stands in one line, what runs for it below.
    """
    found = case(state=RelocationState.OFFERED, deadlines=(OFFER_ENDS,))

    assert (
        "sistemazione autonoma, accetta, rifiuta, scade, ritira, opponi, contesta, trasloco urgente, annulla\n"
        "risposta alla proposta: 4 maggio 2018, fra 3 giorni"
    ) == rows(found)[0][3]


@pytest.mark.parametrize(
    ("say", "section"),
    [
        pytest.param(IT, Section(id="unplaced", title="Nuclei di nessun cantiere noto", brief="0"), id="it"),
        pytest.param(EN, Section(id="unplaced", title="Households of no site on record", brief="0"), id="en"),
    ],
)
def test_every_household_has_its_site(say: Voice, section: Section) -> None:
    """
    Where every household belongs to a site the section of the others is empty.
    """
    assert section == unplaced_section(Board(on=ON), say)


@pytest.mark.parametrize(
    ("say", "caption", "headings"),
    [
        pytest.param(IT, "Nuclei", ("nucleo", "dove", "stato", "può avvenire"), id="it"),
        pytest.param(EN, "Households", ("household", "where", "state", "may happen next"), id="en"),
    ],
)
def test_households_without_a_site(say: Voice, caption: str, headings: tuple[str, ...]) -> None:
    """
    Households of no site on record are counted and told like the others.
    """
    section = unplaced_section(Board(on=ON, unplaced=(case(), case("N2"))), say)
    (table,) = section.parts[0].tables

    assert ("2", caption, headings, 2) == (section.brief, table.caption, table.headings, len(table.rows))


# ---------------------------------------------------------------------------------------------------------- the sites


SURE = Sign(Bilingual("B-12 è occupato", "B-12 is squatted"))
DOUBTFUL = Sign(Bilingual("di B-13 non si sa", "of B-13 nothing is known"), field="/dwellings/12/history")


def test_no_works() -> None:
    """
    A document without works has nothing to tell of sites.
    """
    nothing = Section(id="sites", title="Scale e cantieri", brief="lavori non conclusi 0, nuclei ancora dentro 0")

    assert nothing == sites_section(Board(on=ON), IT)


@pytest.mark.parametrize(
    ("found", "italian", "english"),
    [
        pytest.param(
            site(opening=Countdown(Month(2018, 9), ON), inside=(case(), case("N2")), out=(case("N3"),)),
            (
                "corte 4, scala B: Risanamento",
                "in gara",
                "settembre 2018, fra 123 e 152 giorni",
                "dentro 2, fuori 1",
            ),
            (
                "corte 4, scala B: Risanamento",
                "tendered",
                "September 2018, in 123 to 152 days",
                "in 2, out 1",
            ),
            id="planned",
        ),
        pytest.param(
            site(part="", state=WorksState.RUNNING, opened_on=date(2018, 4, 9), inside=(case(),), signs=(DOUBTFUL,)),
            ("corte 4: Risanamento", "in corso", "aperto il 09/04/2018", "dentro 1, fuori 0"),
            ("corte 4: Risanamento", "running", "opened on 2018-04-09", "in 1, out 0"),
            id="open-with-a-sign-told-below",
        ),
        pytest.param(
            site(building="", part="", name="", signs=(DOUBTFUL,), missing=(DOUBT,)),
            (
                "lavori",
                "in gara",
                "non si sa",
                "dentro 0, fuori 0\nda chiarire: di B-13 non si sa\nda chiarire: manca un dato",
            ),
            (
                "lavori",
                "tendered",
                "not known",
                "in 0, out 0\nto be clarified: of B-13 nothing is known\nto be clarified: something is missing",
            ),
            id="little-known",
        ),
        pytest.param(
            site(building="", state=WorksState.DROPPED, out=(case(),)),
            ("scala B: Risanamento", "stralciato", "–", "dentro 0, fuori 1"),
            ("scala B: Risanamento", "dropped", "–", "in 0, out 1"),
            id="never-to-open",
        ),
    ],
)
def test_site(found: Site, italian: tuple[str, ...], english: tuple[str, ...]) -> None:
    """
    A row says where, where the works stand, when the site opens, and how many are in and out.
    """
    tables = [sites_section(Board(on=ON, sites=(found,)), say).parts[0].tables for say in (IT, EN)]

    assert [((italian,),), ((english,),)] == [tuple(table.rows for table in told) for told in tables]


def test_dropped_works() -> None:
    """
    Dropped works say that they are dropped, and who lives there is counted beside those of works not finished.
    """
    found = site(state=WorksState.DROPPED, needs_empty=True, inside=(case(), case("N2")))
    other = site(inside=(case("N3"),))
    accepted = site(state=WorksState.ACCEPTED, inside=(case("N4"),))
    it, en = (sites_section(Board(on=ON, sites=(found, other, accepted)), say) for say in (IT, EN))

    assert (
        "lavori non conclusi 1, nuclei ancora dentro 1; in lavori stralciati 2",
        "works not finished 1, households still in 1; of dropped works 2",
    ) == (it.brief, en.brief)
    assert (
        ("lavori stralciati",),
        ("works dropped",),
    ) == (it.parts[1].lines, en.parts[1].lines)


UNCLEAR = UnclearDwelling(path="/dwellings/13", dwelling="B-14", household="K1", text=Bilingual("rioccupato", "again"))
NAMELESS = UnclearDwelling(path="/dwellings/12", dwelling="B-13", text=DOUBTFUL.text)


@pytest.mark.parametrize(
    ("unclear", "italian", "english"),
    [
        pytest.param((), "", "", id="none"),
        pytest.param((UNCLEAR,), ", e un altro alloggio da chiarire", ", and 1 dwelling to be clarified", id="one"),
        pytest.param(
            (UNCLEAR, NAMELESS), ", e altri 2 alloggi da chiarire", ", and 2 dwellings to be clarified", id="two"
        ),
    ],
)
def test_dwellings_to_be_clarified_are_counted(
    unclear: tuple[UnclearDwelling, ...], italian: str, english: str
) -> None:
    """
    Beside the households that are in stand the dwellings to be clarified, in the head, the overview and the caption.
    """
    board = Board(on=ON, sites=(site(inside=(case(),), unclear=unclear),))
    told = [sites_section(board, say) for say in (IT, EN)]

    assert [
        f"lavori non conclusi 1, nuclei ancora dentro 1{italian}",
        f"works not finished 1, households still in 1{english}",
    ] == [section.brief for section in told]
    assert [f"dentro 1, fuori 0{italian}", f"in 1, out 0{english}"] == [
        section.parts[0].tables[0].rows[0][3] for section in told
    ]
    assert [f"Dentro, o con le chiavi: 1{italian}", f"Inside, or with the keys: 1{english}"] == [
        section.parts[1].tables[0].caption for section in told
    ]


def test_dwellings_to_be_clarified_are_listed() -> None:
    """
    Who may be inside stands in the table of who is, with what is known, and that line is not said a second time.
    """
    board = Board(on=ON, sites=(site(needs_empty=True, unclear=(UNCLEAR, NAMELESS), signs=(SURE, DOUBTFUL)),))
    it, en = (sites_section(board, say).parts[1] for say in (IT, EN))

    assert (
        ("K1", "B-14", "nessun caso a registro", "da chiarire: rioccupato"),
        ("non si sa quale", "B-13", "nessun caso a registro", "da chiarire: di B-13 non si sa"),
    ) == it.tables[0].rows
    assert (
        ("K1", "B-14", "no case on record", "to be clarified: again"),
        ("not known", "B-13", "no case on record", "to be clarified: of B-13 nothing is known"),
    ) == en.tables[0].rows
    assert ("durante i lavori deve essere vuota", "attenzione: B-12 è occupato") == it.lines


def test_over_with_a_dwelling_to_be_clarified() -> None:
    """
    Works that are over are told by themselves only for who is known to be in.
    """
    board = Board(on=ON, sites=(site(state=WorksState.ACCEPTED, unclear=(NAMELESS,)),))

    assert [()] == [part.tables for part in sites_section(board, IT).parts]


@pytest.mark.parametrize(
    ("needs_empty", "italian", "english"),
    [
        pytest.param(True, "durante i lavori deve essere vuota", "it must be empty during the works", id="empty"),
        pytest.param(
            False, "durante i lavori ci si può abitare", "people may live there during the works", id="lived-in"
        ),
        pytest.param(
            None,
            "non si sa se durante i lavori debba essere vuota",
            "whether it must be empty during the works is not known",
            id="unknown",
        ),
    ],
)
def test_site_with_somebody(needs_empty: bool | None, italian: str, english: str) -> None:
    """
    A site of which somebody is in or out is told by itself: whether it must be empty, what speaks against it, who.
    """
    found = site(needs_empty=needs_empty, signs=(SURE, DOUBTFUL), inside=(case(), case("N2")), out=(case("N3"),))
    told = [sites_section(Board(on=ON, sites=(found,)), say).parts[1] for say in (IT, EN)]

    assert [
        (
            "corte 4, scala B: Risanamento",
            (italian, "attenzione: B-12 è occupato", "da chiarire: di B-13 non si sa"),
            ["Dentro, o con le chiavi: 2", "Fuori, con il diritto al rientro: 1"],
            ["N1", "N2", "N3"],
        ),
        (
            "corte 4, scala B: Risanamento",
            (english, "note: B-12 is squatted", "to be clarified: of B-13 nothing is known"),
            ["Inside, or with the keys: 2", "Out, with the right to return: 1"],
            ["N1", "N2", "N3"],
        ),
    ] == [
        (
            part.title,
            part.lines,
            [table.caption for table in part.tables],
            [row[0] for t in part.tables for row in t.rows],
        )
        for part in told
    ]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        pytest.param({"inside": (case(),)}, True, id="inside"),
        pytest.param({"out": (case(),)}, True, id="out"),
        pytest.param({"signs": (DOUBTFUL, SURE)}, True, id="sure-sign"),
        pytest.param({"signs": (DOUBTFUL,)}, False, id="doubtful-sign"),
        pytest.param({}, False, id="nobody"),
    ],
)
@pytest.mark.parametrize("state", [WorksState.RUNNING, WorksState.ACCEPTED])
def test_which_sites_are_told_by_themselves(state: WorksState, more: dict[str, Any], told: bool) -> None:
    """
    A site is told by itself if somebody is in or out, or surely something stands against an empty part.
    """
    section = sites_section(Board(on=ON, sites=(site(state=state, **more),)), IT)

    assert told == (len(section.parts) == 2)


@pytest.mark.parametrize(
    ("say", "brief", "caption", "line"),
    [
        pytest.param(
            IT,
            "lavori non conclusi 2, nuclei ancora dentro 1",
            "Dove si lavora, quando apre il cantiere, quanti nuclei",
            "lavori conclusi o stralciati, con nessuno dentro o fuori: corte 1: Risanamento; corte 2: Risanamento",
            id="it",
        ),
        pytest.param(
            EN,
            "works not finished 2, households still in 1",
            "Where, when the site opens, how many households",
            "works done or dropped, nobody in or out: corte 1: Risanamento; corte 2: Risanamento",
            id="en",
        ),
    ],
)
def test_works_that_are_over(say: Voice, brief: str, caption: str, line: str) -> None:
    """
    Works that are over are not counted; those with nobody in or out stand in one line, the others in the table.
    """
    found = (
        site(building="corte 1", part="", state=WorksState.ACCEPTED),
        site(part="", inside=(case(),)),
        site(building="corte 2", part="", state=WorksState.DROPPED, signs=(DOUBTFUL,)),
        site(building="corte 3", part="", state=WorksState.ACCEPTED, inside=(case("N2"),)),
        site(building="corte 5", part=""),
    )
    section = sites_section(Board(on=ON, sites=found), say)
    (table,) = section.parts[0].tables

    assert (brief, (line,), caption, ["corte 4: Risanamento", "corte 3: Risanamento", "corte 5: Risanamento"]) == (
        section.brief,
        section.parts[0].lines,
        table.caption,
        [row[0] for row in table.rows],
    )


def test_all_works_are_over() -> None:
    """
    Where all works are over and nobody is in or out, one line says so, without a table.
    """
    section = sites_section(Board(on=ON, sites=(site(state=WorksState.ACCEPTED),)), EN)

    assert (Part(lines=("works done or dropped, nobody in or out: corte 4, scala B: Risanamento",)),) == section.parts


def test_no_works_are_over() -> None:
    """
    Where no works are over no line says so.
    """
    assert () == sites_section(Board(on=ON, sites=(site(),)), EN).parts[0].lines


@pytest.mark.parametrize(
    ("say", "headings"),
    [
        pytest.param(IT, ("dove", "lavori", "il cantiere apre", "nuclei"), id="it"),
        pytest.param(EN, ("where", "works", "the site opens", "households"), id="en"),
    ],
)
def test_headings_of_sites(say: Voice, headings: tuple[str, ...]) -> None:
    """
    The table of sites has its headings in the language of the page.
    """
    assert headings == sites_section(Board(on=ON, sites=(site(),)), say).parts[0].tables[0].headings


# ---------------------------------------------------------------------------------------------------------- the needs


def criterion(kind: CriterionKind, fit: Fit, it: str, en: str) -> FitCriterion:
    """
    Return what one criterion says.
    """
    return FitCriterion(kind=kind, fit=fit, reason=Bilingual(it, en))


LARGE = criterion(CriterionKind.SIZE, Fit.YES, "54 m²", "54 m²")
SMALL = criterion(CriterionKind.SIZE, Fit.NO, "30 m²", "30 m²")
LIFT = criterion(CriterionKind.LIFT, Fit.YES, "piano terra", "ground floor")
NO_FLOOR = criterion(CriterionKind.LIFT, Fit.UNKNOWN, "il piano non si sa", "the floor is not known")


def free(name: str, *criteria: FitCriterion, **more: Any) -> DwellingFit:
    """
    Return a free dwelling.
    """
    return DwellingFit(path=f"/dwellings/{name}", dwelling=name, criteria=criteria, **more)


def need(*dwellings: DwellingFit, **more: Any) -> HouseholdInNeed:
    """
    Return a household that waits.
    """
    values: dict[str, Any] = {"household": "N1", "case": "N1", "needs": Composition()} | more
    values.setdefault("state", RelocationState.TO_BE_OFFERED)
    return HouseholdInNeed(path="/relocations/0", dwellings=dwellings, **values)


FOUND = (
    free("V1", SMALL, LIFT),
    free("V2", LARGE, LIFT, state=DwellingState.READY, free_until=date(2018, 6, 30), offered=("/relocations/4",)),
    free("V3", LARGE, NO_FLOOR, free_until=date(2018, 6, 30)),
    free("V4", SMALL, NO_FLOOR),
    free("V5", SMALL, LIFT, offered=("/relocations/4",)),
)
KNOWN: dict[str, Any] = {
    "needs": Composition(members=3, accessible_dwelling_needed=False),
    "neighbourhood": "mazzini",
    "rent_regime": RentRegime.SOCIAL,
    "permanence": Permanence.TEMPORARY,
}


def test_nobody_waits() -> None:
    """
    Where nobody waits there is nothing to tell.
    """
    assert Section(id="needs", title="Nuclei in attesa di un alloggio", brief="0") == needs_section(Board(on=ON), IT)


@pytest.mark.parametrize(
    ("say", "line", "headings", "wanted"),
    [
        pytest.param(
            IT,
            "alloggi volano liberi: 5",
            ("nucleo", "stato", "di che cosa ha bisogno", "alloggi volano liberi"),
            (
                (
                    "N1",
                    "da proporre",
                    (
                        "componenti: 3; alloggio accessibile: no; quartiere: mazzini; canone: sociale;"
                        " trasloco: temporaneo"
                    ),
                    "va bene: 1\nnon va bene: 3\nnon è certo: 1",
                ),
                (
                    "N1\ncaso C2",
                    "da censire",
                    (
                        "componenti: non si sa; alloggio accessibile: non si sa; quartiere: non si sa;"
                        " canone: non si sa; trasloco: non si sa\nda chiarire: manca un dato"
                    ),
                    "nessuno",
                ),
                (
                    "N1",
                    "da proporre",
                    (
                        "componenti: 1; alloggio accessibile: sì; quartiere: non si sa; canone: non si sa;"
                        " trasloco: non si sa"
                    ),
                    "va bene: 1",
                ),
            ),
            id="it",
        ),
        pytest.param(
            EN,
            "free rotation dwellings: 5",
            ("household", "state", "what is needed", "free rotation dwellings"),
            (
                (
                    "N1",
                    "to be offered",
                    "members: 3; accessible dwelling: no; neighbourhood: mazzini; rent: social; move: temporary",
                    "fits: 1\ndoes not fit: 3\nnot certain: 1",
                ),
                (
                    "N1\ncase C2",
                    "not surveyed",
                    (
                        "members: not known; accessible dwelling: not known; neighbourhood: not known; rent: not known;"
                        " move: not known\nto be clarified: something is missing"
                    ),
                    "none",
                ),
                (
                    "N1",
                    "to be offered",
                    "members: 1; accessible dwelling: yes; neighbourhood: not known; rent: not known; move: not known",
                    "fits: 1",
                ),
            ),
            id="en",
        ),
    ],
)
def test_who_waits(say: Voice, line: str, headings: tuple[str, ...], wanted: tuple[tuple[str, ...], ...]) -> None:
    """
    Every household that waits stands in one table, with what it needs and how many dwellings fit it.
    """
    found = (
        need(*FOUND, **KNOWN),
        need(case="C2", state=RelocationState.NOT_SURVEYED, missing=(DOUBT,)),
        need(FOUND[1], needs=Composition(members=1, accessible_dwelling_needed=True)),
    )
    section = needs_section(Board(on=ON, needs=found), say)
    first = section.parts[0]

    assert ("3", (line,), headings, wanted, 3) == (
        section.brief,
        first.lines,
        first.tables[0].headings,
        first.tables[0].rows,
        len(section.parts),
    )


@pytest.mark.parametrize(
    ("say", "part"),
    [
        pytest.param(
            IT,
            Part(
                title="Alloggi volano liberi per N1, caso C2",
                tables=(
                    Listing(
                        caption="Vanno bene per ogni criterio: 1",
                        headings=("alloggio", "perché"),
                        rows=(
                            (
                                "V2 (pronto, libero fino al 30/06/2018, già proposto)",
                                "superficie: 54 m²\nascensore: piano terra",
                            ),
                        ),
                    ),
                    Listing(
                        caption="Non è certo se vadano bene: 1",
                        headings=("alloggio", "perché"),
                        rows=(("V3 (libero fino al 30/06/2018)", "ascensore: il piano non si sa"),),
                    ),
                    Listing(
                        caption="Non vanno bene: 3",
                        headings=("alloggio", "perché"),
                        rows=(("V1, V4\nV5 (già proposto)", "superficie: 30 m²"),),
                    ),
                ),
            ),
            id="it",
        ),
        pytest.param(
            EN,
            Part(
                title="Free rotation dwellings for N1, case C2",
                tables=(
                    Listing(
                        caption="They fit by every criterion: 1",
                        headings=("dwelling", "why"),
                        rows=(
                            ("V2 (ready, free until 2018-06-30, already on offer)", "size: 54 m²\nlift: ground floor"),
                        ),
                    ),
                    Listing(
                        caption="Whether they fit is not certain: 1",
                        headings=("dwelling", "why"),
                        rows=(("V3 (free until 2018-06-30)", "lift: the floor is not known"),),
                    ),
                    Listing(
                        caption="They do not fit: 3",
                        headings=("dwelling", "why"),
                        rows=(("V1, V4\nV5 (already on offer)", "size: 30 m²"),),
                    ),
                ),
            ),
            id="en",
        ),
    ],
)
def test_what_fits_and_why(say: Voice, part: Part) -> None:
    """
    The free dwellings stand by whether they fit, with the reasons: all of those that fit, of the others what decides.
    """
    assert part == needs_section(Board(on=ON, needs=(need(*FOUND, case="C2"),)), say).parts[1]


@pytest.mark.parametrize(
    ("say", "lines"),
    [
        pytest.param(
            IT,
            (
                "alloggi volano liberi: 2",
                "superficie: 28-46 38-, R.R. Lombardia 4/2017 [noto, da confermare]",
                "superficie: 20-, determina 12/2018 [scelta dell'ente]",
            ),
            id="it",
        ),
        pytest.param(
            EN,
            (
                "free rotation dwellings: 2",
                "size: 28-46 38-, R.R. Lombardia 4/2017 [known, to be confirmed]",
                "size: 20-, determina 12/2018 [the body's own choice]",
            ),
            id="en",
        ),
    ],
)
def test_what_was_measured_by(say: Voice, lines: tuple[str, ...]) -> None:
    """
    The bands by which dwellings were measured are told once each, with the act that sets them.
    """

    def measured(value: str, source: LegalSource) -> FitCriterion:
        return attrs.evolve(
            LARGE, figure=Figure(parameter="size_bands", kind=ParameterKind.POLICY, value=value, source=source)
        )

    region = measured("28-46 38-", LegalSource("R.R. Lombardia 4/2017", mark=Mark.KNOWN))
    body = measured("20-", LegalSource("determina 12/2018", mark=Mark.POLICY))
    first = need(free("V1", region, LIFT), free("V2", region))
    found = (first, attrs.evolve(first, household="N3"), need(free("V1", body)))

    assert lines == needs_section(Board(on=ON, needs=found), say).parts[0].lines


def test_households_that_want_the_same() -> None:
    """
    What was found for households that want the same is told once, for them together; one table has its caption above.
    """
    first = need(*FOUND)
    found = (first, need(FOUND[0], household="N2"), attrs.evolve(first, household="N3", case="N3"))
    parts = needs_section(Board(on=ON, needs=found), EN).parts[1:]

    assert [
        ("Free rotation dwellings for N1, N3", ()),
        ("Free rotation dwellings for N2, case N1. They do not fit: 1", ()),
    ] == [(part.title, part.lines) for part in parts]


@pytest.mark.parametrize(
    ("say", "title"),
    [
        pytest.param(IT, "Alloggi volano liberi per 4 nuclei", id="it"),
        pytest.param(EN, "Free rotation dwellings for 4 households", id="en"),
    ],
)
def test_many_households_that_want_the_same(say: Voice, title: str) -> None:
    """
    Four households or more are counted in the heading, and named below it.
    """
    first = need(*FOUND)
    found = tuple(attrs.evolve(first, household=name, case=name) for name in ("N1", "N2", "N3", "N4"))
    four, three = (needs_section(Board(on=ON, needs=some), say).parts[1] for some in (found, found[:3]))

    assert (title, ("N1, N2, N3, N4",), True, ()) == (
        four.title,
        four.lines,
        three.title.endswith(" N1, N2, N3"),
        three.lines,
    )


@pytest.mark.parametrize(
    ("say", "caption"),
    [
        pytest.param(IT, "Chi aspetta, e di che cosa ha bisogno", id="it"),
        pytest.param(EN, "Who waits, and what is needed", id="en"),
    ],
)
def test_caption_of_who_waits(say: Voice, caption: str) -> None:
    """
    The table of those who wait says what it is in the language of the page.
    """
    assert caption == needs_section(Board(on=ON, needs=(need(),)), say).parts[0].tables[0].caption


def test_long_lists_of_names() -> None:
    """
    Of 84 dwellings of which the same is said, of 21 households and of 21 works that are over, twenty are named.
    """
    waits = need(*(free(f"v{number}", LARGE) for number in range(84)))
    found = tuple(attrs.evolve(waits, household=f"N{number}", case=f"N{number}") for number in range(21))
    over = tuple(site(building=f"corte {number}", part="", state=WorksState.ACCEPTED) for number in range(22))
    part = needs_section(Board(on=ON, needs=found), EN).parts[1]
    line = sites_section(Board(on=ON, sites=over), EN).parts[0].lines[0]

    assert (
        ", v19, and 64 more, in the JSON (--json)",
        "They fit by every criterion: 84",
        ", N19, and 1 more, in the JSON (--json)",
        "; corte 19: Risanamento; and 2 more, in the JSON (--json)",
    ) == (
        part.tables[0].rows[0][0][-40:],
        part.tables[0].caption,
        part.lines[0][-39:],
        line[-57:],
    )
