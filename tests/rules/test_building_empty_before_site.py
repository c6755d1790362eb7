"""
`building-empty-before-site`: who is in a part of a building on the day on which its site opens, and who cannot be told.
"""

from datetime import date, timedelta
from types import NoneType
from typing import Any, TypeVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.bookings import RotationBooking
from contratti_quartiere.dwellings import DWELLING_TABLE, Dwelling, DwellingEvent, DwellingStep
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.histories import Table
from contratti_quartiere.occupation import EpisodeKind, episodes, holds
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, RelocationStep
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent, RelocationState
from contratti_quartiere.report import validate
from contratti_quartiere.rules.building_empty_before_site import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.works import Inspection, Works, WorksStep
from contratti_quartiere.works_table import WorksEvent

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
OPENED = date(2018, 9, 17)
BEFORE = date(2018, 9, 3)
LOOKED = Inspection(on=date(2018, 9, 14), others=0)
STOCK_LIST = (DocumentReference(kind=DocumentKind.STOCK_LIST),)

START = "/works/0/history/3"
INSPECTIONS = "/works/0/inspections"
NOBODY = Comparison("reasons", Relation.EQUAL, "0")


def site(opened: date | None = OPENED, **fields: Any) -> Works:
    """
    Return works on part B of a building that must be empty, their site opened on a day, in which somebody looked.
    """
    events = [(WorksEvent.DESIGN, date.min), (WorksEvent.TENDER, date.min), (WorksEvent.AWARD, date.min)]
    if opened is not None:
        events.append((WorksEvent.START, opened))
    history = tuple(WorksStep(event=event, happened_on=day) for event, day in events)
    usual: dict[str, Any] = {"building": "edificio", "part": "B", "needs_empty": True, "inspections": (LOOKED,)}
    return attrs.evolve(Works(id="lavori", history=history, **usual), **fields)


def home(*steps: tuple[DwellingEvent, date], name: str = "B1", **fields: Any) -> Dwelling:
    """
    Return a dwelling of that part to which these things happened.
    """
    history = tuple(DwellingStep(event=event, happened_on=day) for event, day in steps)
    return attrs.evolve(Dwelling(id=name, building="edificio", part="B", history=history), **fields)


def case(*steps: tuple[RelocationEvent, date], **fields: Any) -> Relocation:
    """
    Return the case of a household that starts in that dwelling, to which these things happened.
    """
    history = tuple(RelocationStep(event=event, happened_on=day) for event, day in steps)
    values: dict[str, Any] = {"household": "H1", "dwelling": "B1", "history": history, **fields}
    return Relocation(**values)


def moved(on: date, handed_back_on: date | None, **fields: Any) -> Relocation:
    """
    Return the case of a household that moved out of that dwelling in haste, and handed it back on another day.
    """
    step = RelocationStep(event=RelocationEvent.MOVE_URGENTLY, happened_on=on, handed_back_on=handed_back_on)
    return case(**{"history": (step,), **fields})


def left(on: date = BEFORE, **fields: Any) -> Relocation:
    """
    Return the case of a household that moved out of that dwelling and handed it back on one day.
    """
    return moved(on, on, **fields)


def visited(on: date, met: int | None, dwelling: str = "B1") -> Annotation:
    """
    Return a visit at which so many people outside the register were met.
    """
    return Annotation(kind=AnnotationKind.VISIT, on=on, dwelling=dwelling, others_met=met)


def verdicts(
    *cases: Relocation,
    dwellings: tuple[Dwelling, ...] = (home(),),
    works: Works | None = None,
    on: date = TODAY,
) -> list[Verdict]:
    """
    Return what the rule says of a site beside these dwellings and cases.
    """
    programme = Programme(works=(site() if works is None else works,), dwellings=dwellings, relocations=cases)
    return list(RULE.check(View(programme=programme.as_of(on), on=on, parameters=PARAMETERS)))


def kinds(*cases: Relocation, **fields: Any) -> list[type[Verdict]]:
    """
    Return the kinds of what the rule says.
    """
    return [type(verdict) for verdict in verdicts(*cases, **fields)]


def reasons(*cases: Relocation, **fields: Any) -> Bilingual:
    """
    Return in words why the part was not empty.
    """
    (verdict,) = verdicts(*cases, **fields)
    assert (Breach, START) == (type(verdict), verdict.path)
    return after("la parte non era vuota: ", "the part was not empty: ", verdict)


def doubts(*cases: Relocation, **fields: Any) -> Bilingual:
    """
    Return in words why it cannot be said that the part was empty, though somebody looked.
    """
    found = verdicts(*cases, **fields)
    assert {Missing} == {type(verdict) for verdict in found}
    told = [
        after("non si sa se la parte fosse vuota: ", "whether the part was empty is not known: ", verdict)
        for verdict in found
    ]
    return Bilingual("; ".join(doubt.it for doubt in told), "; ".join(doubt.en for doubt in told))


def after(italian: str, english: str, verdict: Verdict) -> Bilingual:
    """
    Return what a verdict says after its first words.
    """
    before = Bilingual(
        f"cantiere lavori aperto il 17 settembre 2018, {italian}",
        f"site lavori opened on 17 September 2018, {english}",
    )
    assert (before.it, before.en) == (verdict.message.it[: len(before.it)], verdict.message.en[: len(before.en)])
    return Bilingual(verdict.message.it[len(before.it) :], verdict.message.en[len(before.en) :])


# Whether there is anything to judge


@pytest.mark.parametrize("opened", [pytest.param(OPENED, id="opened"), pytest.param(None, id="not opened")])
def test_works_that_go_on_with_people_inside(opened: date | None) -> None:
    """
    "Works that go on with people inside: not applicable".
    """
    message = Bilingual("i lavori lavori vanno avanti con le persone in casa", "works lavori go on with people inside")

    assert [NotApplicable(path="/works/0", message=message)] == verdicts(works=site(opened, needs_empty=False))


@pytest.mark.parametrize("needs_empty", [None, True])
def test_site_that_has_not_opened(needs_empty: bool | None) -> None:
    """
    Where no site has opened there is nothing to ask, whatever is known of the works.
    """
    message = Bilingual("il cantiere lavori non risulta aperto", "no opening of site lavori is on record")

    assert [NotApplicable(path="/works/0", message=message)] == verdicts(works=site(None, needs_empty=needs_empty))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(OPENED - DAY, [NotApplicable], id="day before"),
        pytest.param(OPENED, [Kept], id="the day"),
        pytest.param(OPENED + DAY, [Kept], id="day after"),
    ],
)
def test_site_opens_on_its_day(on: date, expected: list[type[Verdict]]) -> None:
    """
    A site is judged from the day on which it opens.
    """
    assert expected == kinds(left(), on=on)


NOT_SAID_WHETHER = Missing(
    path="/works/0/needs_empty",
    message=Bilingual(
        "non si sa se i lavori lavori richiedano la parte vuota",
        "it is not known whether works lavori need the part empty",
    ),
)
NOT_SAID_WHERE = Missing(
    path="/works/0/building",
    message=Bilingual(
        "non si sa in quale fabbricato siano i lavori lavori", "it is not known in which building works lavori are"
    ),
)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"needs_empty": None}, [NOT_SAID_WHETHER], id="whether it must be empty"),
        pytest.param({"building": ""}, [NOT_SAID_WHERE], id="building"),
        pytest.param({"needs_empty": None, "building": ""}, [NOT_SAID_WHETHER, NOT_SAID_WHERE], id="both"),
    ],
)
def test_works_that_do_not_say(fields: dict[str, Any], expected: list[Verdict]) -> None:
    """
    Works that do not say whether their part must be empty, or where it is, are undecided, all that is missing named.
    """
    assert expected == verdicts(case(), works=site(**fields))


def test_works_of_no_building_and_dwellings_of_none() -> None:
    """
    Two that name no building are not in one building.
    """
    assert [NOT_SAID_WHERE] == verdicts(case(), dwellings=(home(building=""),), works=site(building=""))


# The published examples


def test_published_staircase() -> None:
    """
    Published: the example that keeps the rule has twelve home episodes closed by 14 September 2018.
    """
    ends = [
        episode.end
        for entry in RULE.keeps().relocations
        for episode in episodes(entry)
        if episode.kind is EpisodeKind.HOME
    ]

    assert (12, date(2018, 9, 14)) == (len(ends), max(end for end in ends if end is not None))


def test_published_staircase_is_kept() -> None:
    """
    Published case: staircase B, twelve home episodes closed by 14 September 2018, site opened on 17 September.
    """
    (entry,) = validate(RULE.keeps(), on=TODAY, rules=(RULE,)).entries

    assert (
        Kept(
            path="/works/0/history/3",
            message=Bilingual(
                "cantiere lavori-B aperto il 17 settembre 2018: negli alloggi della parte (12) non abitava più nessuno,"
                " e il sopralluogo del 14 settembre 2018 non ha trovato altri",
                "site lavori-B opened on 17 September 2018: nobody lived in the dwellings of the part (12) any longer,"
                " and the inspection of 14 September 2018 found nobody else",
            ),
            facts=(
                Fact("site_opened_on", date(2018, 9, 17)),
                Fact("dwellings", 12),
                Fact("reasons", 0),
                Fact("inspected_on", date(2018, 9, 14)),
                Fact("others_found", 0),
            ),
            comparisons=(
                NOBODY,
                Comparison("inspected_on", Relation.AT_MOST, "site_opened_on"),
                Comparison("others_found", Relation.EQUAL, "0"),
            ),
        )
        == entry.verdict
    )


def test_published_household_that_is_exempt() -> None:
    """
    Published case: eleven closed and one household exempt, at home, its case final: the episode is open.
    """
    (entry,) = validate(RULE.breaks(), on=TODAY, rules=(RULE,)).entries

    assert (
        Breach(
            path="/works/0/history/3",
            message=Bilingual(
                "cantiere lavori-B aperto il 17 settembre 2018, la parte non era vuota:"
                " H12 abita nell'alloggio B12 (caso concluso: esente)",
                "site lavori-B opened on 17 September 2018, the part was not empty:"
                " H12 lives in dwelling B12 (case final: exempt)",
            ),
            facts=(
                Fact("site_opened_on", date(2018, 9, 17)),
                Fact("reasons", 1),
                Fact("household", "H12"),
                Fact("lives_in", "B12"),
            ),
            comparisons=(NOBODY,),
        )
        == entry.verdict
    )


def test_published_examples_differ_by_one_household() -> None:
    """
    Published: eleven households are the same in both examples, and the twelfth one's case is exempt.
    """
    keeps, breaks = RULE.keeps(), RULE.breaks()

    assert (keeps.relocations[:11], RelocationState.EXEMPT) == (breaks.relocations[:11], breaks.relocations[11].state)


def test_a_breach_is_an_error() -> None:
    """
    A site that opens over a household makes a report invalid.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (False, [Severity.ERROR]) == (report.valid, [entry.severity for entry in report.findings])


# Who lives there


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(OPENED - DAY, [Kept], id="day before the site opens"),
        pytest.param(OPENED, [Kept], id="the day"),
        pytest.param(OPENED + DAY, [Breach], id="day after"),
    ],
)
def test_day_of_the_move(on: date, expected: list[type[Verdict]]) -> None:
    """
    An episode is half-open: who moves out on the day on which the site opens does not live there on that day.
    """
    assert expected == kinds(left(on))


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        pytest.param(OPENED - DAY, [Breach], id="day before the site opens"),
        pytest.param(OPENED, [Breach], id="the day"),
        pytest.param(OPENED + DAY, [Missing], id="day after"),
    ],
)
def test_day_of_the_beginning(since: date, expected: list[type[Verdict]]) -> None:
    """
    Who lives there from the day on is inside on it; of a day before, nobody knows who was.
    """
    assert expected == kinds(case(home_since=since))


@pytest.mark.parametrize(
    ("steps", "italian", "english"),
    [
        pytest.param((), "", "", id="not surveyed"),
        pytest.param(((RelocationEvent.INFORM, BEFORE),), "", "", id="open"),
        pytest.param(
            ((RelocationEvent.INTERVIEW, BEFORE), (RelocationEvent.EXEMPT, BEFORE)),
            " (caso concluso: esente)",
            " (case final: exempt)",
            id="exempt",
        ),
        pytest.param(
            ((RelocationEvent.CANCEL, BEFORE),), " (caso concluso: annullato)", " (case final: cancelled)", id="dropped"
        ),
        pytest.param(
            ((RelocationEvent.INTERVIEW, BEFORE), (RelocationEvent.EXEMPT, OPENED + DAY)),
            "",
            "",
            id="final only later",
        ),
    ],
)
def test_final_is_not_out(steps: tuple[tuple[RelocationEvent, date], ...], italian: str, english: str) -> None:
    """
    "Final" is never read as "out": who is at home is inside, and the text says where its case stood on that day.
    """
    expected = Bilingual(f"H1 abita nell'alloggio B1{italian}", f"H1 lives in dwelling B1{english}")

    assert expected == reasons(case(*steps))


def test_household_that_is_out_in_the_same_part() -> None:
    """
    A household that lives there for the time of other works is inside like any other.
    """
    step = RelocationStep(event=RelocationEvent.MOVE_URGENTLY, happened_on=BEFORE, handed_back_on=BEFORE, dwelling="B1")

    assert Bilingual("H1 abita nell'alloggio B1", "H1 lives in dwelling B1") == reasons(
        case(dwelling="altrove", history=(step,))
    )


def test_every_household_is_named() -> None:
    """
    "A single household without a solution stops the site": all that are inside are named at once, with their dwelling.
    """
    others = case(household="H2", dwelling="B2"), left(household="H3", dwelling="B3")
    dwellings = home(), home(name="B2"), home(name="B3")
    (verdict,) = verdicts(case(), *others, dwellings=dwellings)
    assert isinstance(verdict, Breach)

    assert (
        Bilingual(
            "H1 abita nell'alloggio B1; H2 abita nell'alloggio B2", "H1 lives in dwelling B1; H2 lives in dwelling B2"
        ),
        (
            Fact("site_opened_on", OPENED),
            Fact("reasons", 2),
            Fact("household", "H1"),
            Fact("lives_in", "B1"),
            Fact("household", "H2"),
            Fact("lives_in", "B2"),
        ),
    ) == (reasons(case(), *others, dwellings=dwellings), verdict.facts)


def test_household_after_a_succession() -> None:
    """
    The household that is named is the one to which the case belonged on the day on which the site opened.
    """
    notes = tuple(
        Annotation(kind=AnnotationKind.SUCCESSION, on=day, household=name)
        for day, name in ((OPENED, "H1-bis"), (OPENED + DAY, "H1-ter"))
    )

    assert "H1-bis abita nell'alloggio B1" == reasons(case(annotations=notes)).it


def test_household_that_split_off() -> None:
    """
    A household that split off and stayed is inside, though the first one is out.
    """
    first, second = case().split("H2", on=BEFORE)

    assert "H2 abita nell'alloggio B1" == reasons(attrs.evolve(first, history=left().history), second).it


# Since when nobody knows

VACATED = home((DwellingEvent.FREE, BEFORE))


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param(case((RelocationEvent.INFORM, OPENED + DAY)), Missing, id="first step a day later"),
        pytest.param(case((RelocationEvent.INFORM, OPENED)), Breach, id="first step on the day"),
        pytest.param(case(annotations=(visited(OPENED + DAY, None),)), Missing, id="first noted a day later"),
        pytest.param(case(annotations=(visited(OPENED, None),)), Breach, id="first noted on the day"),
        pytest.param(case(home_since=OPENED), Breach, id="known beginning"),
    ],
)
def test_beginning_against_the_steps_of_the_dwelling(entry: Relocation, expected: type[Verdict]) -> None:
    """
    A case that came after the site, of unknown beginning, in a dwelling that was vacated by then, proves nothing.
    """
    assert [expected] == kinds(entry, dwellings=(VACATED,))


def test_unknown_beginning_in_words() -> None:
    """
    Of a household of which nobody knows since when it lives there, that is what is said.
    """
    assert Bilingual(
        "H1 abita nell'alloggio B1, non si sa da quando", "H1 lives in dwelling B1, it is not known since when"
    ) == doubts(case((RelocationEvent.INFORM, OPENED + DAY)), dwellings=(VACATED,))


@pytest.mark.parametrize(
    "dwelling",
    [
        pytest.param(home(), id="of no steps"),
        pytest.param(home((DwellingEvent.FREE, OPENED + DAY)), id="vacated later"),
        pytest.param(
            home((DwellingEvent.FREE, BEFORE), (DwellingEvent.MAKE_READY, BEFORE), (DwellingEvent.REOCCUPY, BEFORE)),
            id="occupied again",
        ),
    ],
)
def test_unknown_beginning_in_an_occupied_dwelling(dwelling: Dwelling) -> None:
    """
    A beginning that is unknown lies before every day, unless something on record speaks against it.
    """
    assert (
        "H1 abita nell'alloggio B1" == reasons(case((RelocationEvent.INFORM, OPENED + DAY)), dwellings=(dwelling,)).it
    )


SECOND = case((RelocationEvent.INFORM, OPENED + DAY), id="caso-2", previous_case="H1")


def test_second_case_of_a_household_that_was_out() -> None:
    """
    Where the first case says that a household was away, the second does not put it at home.
    """
    assert [Kept] == kinds(left(), SECOND)


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(left(household="H2"), id="another household"),
        pytest.param(left(OPENED + DAY), id="away later only"),
        pytest.param(case((RelocationEvent.LEAVE, BEFORE)), id="gone"),
    ],
)
def test_second_case_of_a_household_of_which_nobody_knows(first: Relocation) -> None:
    """
    Where nothing says that a household was elsewhere on the day, it is at home as far as its second case goes.
    """
    assert "H1 abita nell'alloggio B1" in reasons(first, SECOND).it.split("; ")


def test_first_case_of_unknown_beginning_too() -> None:
    """
    Two cases of unknown beginning do not excuse each other.
    """
    first = case((RelocationEvent.INFORM, OPENED + 2 * DAY), dwelling="altrove")

    assert "H1 abita nell'alloggio B1" == reasons(first, SECOND).it


def test_first_case_ended_by_then() -> None:
    """
    A known stay elsewhere that was over by the day says nothing of that day.
    """
    elsewhere = case((RelocationEvent.LEAVE, OPENED), dwelling="altrove", home_since=date(2010, 1, 1))
    dwellings = home(), home(name="altrove", building="altro")

    assert [[Kept], [Breach]] == [
        kinds(attrs.evolve(elsewhere, history=()), SECOND, left(household="H0"), dwellings=dwellings),
        kinds(elsewhere, SECOND, dwellings=dwellings),
    ]


def test_second_case_under_the_name_of_the_successor() -> None:
    """
    A household is known again under the name that a succession gave it, though later.
    """
    note = Annotation(kind=AnnotationKind.SUCCESSION, on=TODAY, household="H1-bis")

    assert [Kept] == kinds(
        left(annotations=(note,)), attrs.evolve(SECOND, household="H1-bis"), works=site(inspections=(LOOKED,))
    )


# Who holds it still


@pytest.mark.parametrize(
    ("handed_back", "expected"),
    [
        pytest.param(OPENED - DAY, [Kept], id="day before the site opens"),
        pytest.param(OPENED, [Kept], id="the day"),
        pytest.param(OPENED + DAY, [Breach], id="day after"),
        pytest.param(None, [Missing], id="unknown"),
    ],
)
def test_keys_and_furniture(handed_back: date | None, expected: list[type[Verdict]]) -> None:
    """
    "People and things are two ends": a dwelling is held until it is handed back, on a day that somebody wrote down.
    """
    assert expected == kinds(moved(BEFORE, handed_back))


def test_hold_in_words() -> None:
    """
    A dwelling that is still held is named with the day on which it came back.
    """
    entry = moved(BEFORE, date(2018, 10, 8))
    (verdict,) = verdicts(entry)
    assert isinstance(verdict, Breach)

    assert (
        Bilingual(
            "H1 tiene ancora l'alloggio B1 (riconsegnato l'8 ottobre 2018)",
            "H1 still holds dwelling B1 (handed back on 8 October 2018)",
        ),
        (Fact("site_opened_on", OPENED), Fact("reasons", 1), Fact("household", "H1"), Fact("holds", "B1")),
    ) == (reasons(entry), verdict.facts)


@pytest.mark.parametrize("works", [pytest.param("", id="works unknown"), pytest.param("lavori", id="these works")])
def test_hold_of_unknown_end_in_words(works: str) -> None:
    """
    Of a dwelling of the part of which nobody wrote down when it came back, that is said, and nothing besides.
    """
    assert Bilingual(
        "H1 tiene ancora l'alloggio B1 (fino a quando non si sa)",
        "H1 still holds dwelling B1 (until when is not known)",
    ) == doubts(moved(BEFORE, None, works=works))


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param(((DwellingEvent.FREE, BEFORE),), [Kept], id="on the day of the move"),
        pytest.param(((DwellingEvent.FREE, OPENED),), [Kept], id="on the day of the site"),
        pytest.param(((DwellingEvent.FREE, OPENED + DAY),), [Breach], id="a day later"),
        pytest.param(
            (
                (DwellingEvent.FREE, BEFORE - DAY),
                (DwellingEvent.MAKE_READY, BEFORE - DAY),
                (DwellingEvent.REOCCUPY, BEFORE - DAY),
            ),
            [Missing],
            id="before the move",
        ),
    ],
)
def test_keys_that_the_record_of_the_dwelling_has(
    steps: tuple[tuple[DwellingEvent, date], ...], expected: list[type[Verdict]]
) -> None:
    """
    Where the case does not know when the dwelling was handed back, its own handover record after the move does.
    """
    assert expected == kinds(moved(BEFORE, None), dwellings=(home(*steps),))


def test_household_that_moved_in_and_out_on_one_day() -> None:
    """
    That a dwelling was occupied on the day of the move does not mean that its keys came back.
    """
    earlier = BEFORE - DAY
    dwelling = home(
        (DwellingEvent.FREE, earlier), (DwellingEvent.MAKE_READY, earlier), (DwellingEvent.REOCCUPY, BEFORE)
    )
    gone = left(BEFORE + DAY, household="H2")

    assert "H1 tiene ancora l'alloggio B1 (fino a quando non si sa)" == (
        doubts(moved(BEFORE, None), gone, dwellings=(dwelling,)).it
    )


def test_unknown_end_in_a_dwelling_that_is_handed_back_later() -> None:
    """
    Where the case does not know when a dwelling was handed back, and its own record has a later day, that is the day.
    """
    dwelling = home((DwellingEvent.FREE, date(2018, 10, 8)))

    assert "l'alloggio B1 è riconsegnato solo l'8 ottobre 2018" == (
        reasons(moved(BEFORE, None), dwellings=(dwelling,)).it
    )


def test_unknown_end_in_a_dwelling_that_another_uses() -> None:
    """
    That nobody knows until when one household held a dwelling does not hide another one that uses it.
    """
    dwellings = rotation(RotationBooking(household="H9", in_use_from=BEFORE + DAY))

    assert "H9 usa l'alloggio volano B1" == reasons(moved(BEFORE, None), dwellings=dwellings).it


def test_known_end_in_a_dwelling_that_another_uses() -> None:
    """
    Where a case tells who holds a dwelling for sure, its bookings are not named besides.
    """
    dwellings = rotation(RotationBooking(household="H9", in_use_from=BEFORE + DAY))

    assert "H1 tiene ancora l'alloggio B1 (riconsegnato l'8 ottobre 2018)" == (
        reasons(moved(BEFORE, date(2018, 10, 8)), dwellings=dwellings).it
    )


def test_known_day_counts_before_the_record_of_the_dwelling() -> None:
    """
    A day of handing back that the case names is not moved by the record of the dwelling.
    """
    assert [Breach] == kinds(moved(BEFORE, OPENED + DAY), dwellings=(VACATED,))


# What the dwelling's own record says


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param(((DwellingEvent.SQUAT, OPENED - DAY),), [Breach], id="day before the site opens"),
        pytest.param(((DwellingEvent.SQUAT, OPENED),), [Breach], id="the day"),
        pytest.param(((DwellingEvent.SQUAT, OPENED + DAY),), [Kept], id="day after"),
        pytest.param(((DwellingEvent.SQUAT, BEFORE), (DwellingEvent.CLEAR, OPENED)), [Kept], id="cleared on the day"),
        pytest.param(
            ((DwellingEvent.SQUAT, BEFORE), (DwellingEvent.CLEAR, OPENED + DAY)), [Breach], id="cleared a day later"
        ),
    ],
)
def test_squatted(steps: tuple[tuple[DwellingEvent, date], ...], expected: list[type[Verdict]]) -> None:
    """
    A dwelling that is squatted on the day on which the site opens is not empty.
    """
    assert expected == kinds(dwellings=(home((DwellingEvent.FREE, BEFORE), *steps),))


def test_squatted_in_words() -> None:
    """
    A squatted dwelling is named with the day since when, and so is the household that lives there by its case.
    """
    dwelling = home((DwellingEvent.FREE, BEFORE), (DwellingEvent.SQUAT, date(2018, 9, 11)))
    (verdict,) = verdicts(case(home_since=BEFORE), dwellings=(dwelling,))
    assert isinstance(verdict, Breach)

    assert (
        Bilingual(
            "l'alloggio B1 è occupato abusivamente dall'11 settembre 2018; H1 abita nell'alloggio B1",
            "dwelling B1 is squatted since 11 September 2018; H1 lives in dwelling B1",
        ),
        (
            Fact("site_opened_on", OPENED),
            Fact("reasons", 2),
            Fact("squatted", "B1"),
            Fact("household", "H1"),
            Fact("lives_in", "B1"),
        ),
    ) == (reasons(case(home_since=BEFORE), dwellings=(dwelling,)), verdict.facts)


AGAIN = date(2018, 3, 1)
REOCCUPIED = home(
    (DwellingEvent.FREE, date(2017, 1, 9)),
    (DwellingEvent.MAKE_READY, date(2017, 6, 1)),
    (DwellingEvent.REOCCUPY, AGAIN),
)


@pytest.mark.parametrize(
    ("cases", "expected"),
    [
        pytest.param((), [Breach], id="no case"),
        pytest.param((left(AGAIN - DAY),), [Breach], id="left before"),
        pytest.param((left(AGAIN),), [Breach], id="left on the day"),
        pytest.param((left(AGAIN + DAY),), [Kept], id="left a day later"),
        pytest.param((left(OPENED),), [Kept], id="left on the day of the site"),
        pytest.param((left(AGAIN, dwelling="B2"),), [Breach], id="left another dwelling"),
    ],
)
def test_occupied_again(cases: tuple[Relocation, ...], expected: list[type[Verdict]]) -> None:
    """
    A dwelling that was occupied again has somebody inside, until a case tells of one who left it after that.
    """
    assert expected == kinds(*cases, dwellings=(REOCCUPIED,))


def test_occupied_again_in_words() -> None:
    """
    A dwelling that was occupied again is named with the day since when.
    """
    (verdict,) = verdicts(dwellings=(REOCCUPIED,))
    assert isinstance(verdict, Breach)

    assert (
        Bilingual(
            "l'alloggio B1 è rioccupato dal 1° marzo 2018",
            "dwelling B1 is occupied again since 1 March 2018",
        ),
        (Fact("site_opened_on", OPENED), Fact("reasons", 1), Fact("reoccupied", "B1")),
    ) == (reasons(dwellings=(REOCCUPIED,)), verdict.facts)


def test_occupied_again_by_a_known_household() -> None:
    """
    Where a case tells who is inside, the dwelling is not named a second time.
    """
    assert "H1 abita nell'alloggio B1" == reasons(case(home_since=AGAIN), dwellings=(REOCCUPIED,)).it


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(OPENED - DAY, [Kept], id="day before the site opens"),
        pytest.param(OPENED, [Kept], id="the day"),
        pytest.param(OPENED + DAY, [Breach], id="day after"),
    ],
)
def test_day_of_handing_back(on: date, expected: list[type[Verdict]]) -> None:
    """
    A dwelling that is handed back after the site has opened was held until then, whatever the case says.
    """
    dwellings = (home((DwellingEvent.FREE, on)),)

    assert [expected, expected] == [kinds(dwellings=dwellings), kinds(left(), dwellings=dwellings)]


def test_handed_back_later_in_words() -> None:
    """
    A dwelling that came back later is named with that day, though more happened to it afterwards.
    """
    later = date(2018, 10, 1)
    dwelling = home((DwellingEvent.FREE, later), (DwellingEvent.SECURE, later), (DwellingEvent.SQUAT, later))
    (verdict,) = verdicts(dwellings=(dwelling,))
    assert isinstance(verdict, Breach)

    assert (
        Bilingual(
            "l'alloggio B1 è riconsegnato solo il 1° ottobre 2018",
            "dwelling B1 is handed back on 1 October 2018 only",
        ),
        (Fact("site_opened_on", OPENED), Fact("reasons", 1), Fact("held", "B1")),
    ) == (reasons(dwellings=(dwelling,)), verdict.facts)


@pytest.mark.parametrize(
    ("cases", "expected"),
    [pytest.param((), [Missing], id="no case"), pytest.param((left(),), [Kept], id="left before")],
)
def test_stock_list_of_a_later_day(cases: tuple[Relocation, ...], expected: list[type[Verdict]]) -> None:
    """
    The owner's list tells of a dwelling that stood empty on its day, and not of one that was handed back on it.
    """
    step = DwellingStep(event=DwellingEvent.FREE, happened_on=OPENED + DAY, documents=STOCK_LIST)

    assert expected == kinds(*cases, dwellings=(home(history=(step,)),))


def test_household_that_came_and_left_later() -> None:
    """
    One who lived there only after the site had opened does not tell that the dwelling was empty before.
    """
    later = case((RelocationEvent.LEAVE, TODAY), home_since=OPENED + DAY)

    assert "l'alloggio B1 non risulta lasciato: per quanto si sa il suo nucleo è dentro" == doubts(later).it


def test_what_is_not_known_has_its_evidence() -> None:
    """
    What cannot be said carries the day on which the site opened.
    """
    (verdict,) = verdicts()
    assert isinstance(verdict, Missing)

    assert (Fact("site_opened_on", OPENED),) == verdict.facts


def test_dwellings_of_which_nothing_is_known() -> None:
    """
    In a dwelling without case and steps its household is inside as far as is known: undecided, each one named.
    """
    assert Bilingual(
        "l'alloggio B1 non risulta lasciato: per quanto si sa il suo nucleo è dentro;"
        " l'alloggio B2 non risulta lasciato: per quanto si sa il suo nucleo è dentro",
        "dwelling B1 is not known to have been left: as far as is known its household is inside;"
        " dwelling B2 is not known to have been left: as far as is known its household is inside",
    ) == doubts(dwellings=(home(), home(name="B2"), home((DwellingEvent.FREE, BEFORE), name="B3")))


# Rotation dwellings of that part


def rotation(*bookings: RotationBooking, **fields: Any) -> tuple[Dwelling]:
    """
    Return a rotation dwelling in that part with these bookings.
    """
    return (home(rotation=True, bookings=bookings, **fields),)


@pytest.mark.parametrize(
    ("booking", "expected"),
    [
        pytest.param(RotationBooking(household="H9", in_use_from=OPENED), [Breach], id="first day of use"),
        pytest.param(RotationBooking(household="H9", in_use_from=OPENED + DAY), [Kept], id="day before"),
        pytest.param(
            RotationBooking(household="H9", in_use_from=BEFORE, in_use_to=OPENED), [Breach], id="last day of use"
        ),
        pytest.param(
            RotationBooking(household="H9", in_use_from=BEFORE, in_use_to=OPENED - DAY, restoration_to=TODAY),
            [Kept],
            id="day after",
        ),
        pytest.param(RotationBooking(household="H9", reserved_from=BEFORE), [Kept], id="reserved"),
        pytest.param(
            RotationBooking(household="H9", in_use_from=BEFORE, consolidated_on=BEFORE),
            [Breach],
            id="assigned for good",
        ),
    ],
)
def test_rotation_dwelling_by_its_bookings(booking: RotationBooking, expected: list[type[Verdict]]) -> None:
    """
    Who lives in a rotation dwelling is read from its bookings, where no case tells.
    """
    assert expected == kinds(dwellings=rotation(booking))


def test_rotation_dwelling_of_no_bookings() -> None:
    """
    A rotation dwelling without a booking is free.
    """
    assert [Kept] == kinds(dwellings=rotation())


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(BEFORE, [Breach], id="on the first day of use"),
        pytest.param(BEFORE + DAY, [Kept], id="a day later"),
        pytest.param(OPENED, [Kept], id="on the day of the site"),
        pytest.param(OPENED + DAY, [Breach], id="after it"),
    ],
)
def test_booking_that_nobody_closed(on: date, expected: list[type[Verdict]]) -> None:
    """
    A case that tells of one who left it in the meantime counts before a booking that was left open.
    """
    booking = RotationBooking(household="H1", in_use_from=BEFORE)

    assert expected == kinds(left(on), dwellings=rotation(booking))


def test_rotation_dwelling_in_words() -> None:
    """
    Who uses a rotation dwelling is named with it.
    """
    dwellings = rotation(RotationBooking(household="H9", in_use_from=BEFORE))
    (verdict,) = verdicts(dwellings=dwellings)
    assert isinstance(verdict, Breach)

    assert (
        Bilingual("H9 usa l'alloggio volano B1", "H9 uses rotation dwelling B1"),
        (Fact("site_opened_on", OPENED), Fact("reasons", 1), Fact("household", "H9"), Fact("uses", "B1")),
    ) == (reasons(dwellings=dwellings), verdict.facts)


# Persons outside the register


@pytest.mark.parametrize(
    ("inspections", "expected"),
    [
        pytest.param(((OPENED, 0),), [Kept], id="nobody on the day"),
        pytest.param(((OPENED, 1),), [Breach], id="one on the day"),
        pytest.param(((OPENED - DAY, 1),), [Breach], id="one the day before"),
        pytest.param(((OPENED + DAY, 1),), [Missing], id="looked a day later only"),
        pytest.param(((BEFORE, 2), (OPENED, 0)), [Kept], id="gone by the last look"),
        pytest.param(((OPENED, 0), (BEFORE, 2)), [Kept], id="in any order"),
        pytest.param(((BEFORE, 0), (OPENED, 2)), [Breach], id="found by the last look"),
        pytest.param(((OPENED, 2), (OPENED, 0)), [Breach], id="two of one day"),
        pytest.param(((BEFORE, 0), (OPENED + DAY, 2)), [Kept], id="found after the day"),
        pytest.param((), [Missing], id="nobody looked"),
    ],
)
def test_inspections(inspections: tuple[tuple[date, int], ...], expected: list[type[Verdict]]) -> None:
    """
    "Persons outside the register, shops and owners count if on record": as the last inspection by the day found them.
    """
    looks = tuple(Inspection(on=day, others=others) for day, others in inspections)

    assert expected == kinds(left(), works=site(inspections=looks))


def test_inspection_in_words() -> None:
    """
    Whoever an inspection found is counted, with the day, and nobody is named.
    """
    works = site(inspections=(Inspection(on=date(2018, 9, 8), others=3),))
    (verdict,) = verdicts(left(), works=works)
    assert isinstance(verdict, Breach)

    assert (
        Bilingual(
            "il sopralluogo dell'8 settembre 2018 ha trovato altri"
            " (persone fuori dal registro, negozi, proprietari): 3",
            "the inspection of 8 September 2018 found others (persons outside the register, shops, owners): 3",
        ),
        (Fact("site_opened_on", OPENED), Fact("reasons", 1), Fact("others_found", 3)),
    ) == (reasons(left(), works=works), verdict.facts)


def test_nobody_looked() -> None:
    """
    "If nobody looked, undecided", though no household is inside.
    """
    assert [
        Missing(
            path=INSPECTIONS,
            message=Bilingual(
                "cantiere lavori aperto il 17 settembre 2018: entro quel giorno nessuno ha guardato se vi fossero"
                " persone fuori dal registro, negozi o proprietari",
                "site lavori opened on 17 September 2018: by that day nobody had looked for persons outside the"
                " register, shops and owners",
            ),
            facts=(Fact("site_opened_on", OPENED),),
        )
    ] == verdicts(left(), works=site(inspections=()))


def test_nobody_looked_where_somebody_lives() -> None:
    """
    Where a household is inside, the site is broken whether anybody looked or not.
    """
    assert [Breach] == kinds(case(), works=site(inspections=()))


def test_nobody_looked_and_nothing_known() -> None:
    """
    All that is missing is said at once.
    """
    assert [(Missing, "/dwellings/0/history"), (Missing, INSPECTIONS)] == [
        (type(verdict), verdict.path) for verdict in verdicts(works=site(inspections=()))
    ]


@pytest.mark.parametrize(
    ("visits", "expected"),
    [
        pytest.param((visited(LOOKED.on - DAY, 1),), [Kept], id="day before the inspection"),
        pytest.param((visited(LOOKED.on, 1),), [Kept], id="day of the inspection"),
        pytest.param((visited(LOOKED.on + DAY, 1),), [Breach], id="day after the inspection"),
        pytest.param((visited(OPENED, 1),), [Breach], id="day of the site"),
        pytest.param((visited(OPENED + DAY, 1),), [Kept], id="day after the site"),
        pytest.param((visited(OPENED, 0),), [Kept], id="nobody met"),
        pytest.param((visited(OPENED, None),), [Kept], id="nobody counted"),
        pytest.param((visited(OPENED, 1, "A1"),), [Kept], id="elsewhere"),
        pytest.param((visited(OPENED - DAY, 2), visited(OPENED, 0)), [Kept], id="gone at the last visit"),
        pytest.param((visited(OPENED, 0), visited(OPENED - DAY, 2)), [Kept], id="in any order"),
        pytest.param((visited(OPENED - DAY, 0), visited(OPENED, 2)), [Breach], id="met at the last visit"),
        pytest.param((visited(OPENED - DAY, 2), visited(OPENED, None)), [Breach], id="not counted at the last"),
        pytest.param((visited(OPENED, 2), visited(OPENED, 0)), [Breach], id="two of one day"),
    ],
)
def test_visits(visits: tuple[Annotation, ...], expected: list[type[Verdict]]) -> None:
    """
    Persons outside the register whom a visit to a dwelling met after the inspection are on record too.
    """
    assert expected == kinds(left(annotations=visits))


@pytest.mark.parametrize(
    ("met", "expected"), [pytest.param(1, [Breach], id="somebody"), pytest.param(0, [Missing], id="nobody")]
)
def test_visit_without_an_inspection(met: int, expected: list[type[Verdict]]) -> None:
    """
    A visit to one dwelling shows whom it met, and is no look at the whole part.
    """
    assert expected == kinds(left(annotations=(visited(BEFORE, met),)), works=site(inspections=()))


def test_visit_in_words() -> None:
    """
    Whoever a visit met is counted, with the dwelling and the day.
    """
    entry = left(annotations=(visited(OPENED, 2),))
    (verdict,) = verdicts(entry)
    assert isinstance(verdict, Breach)

    assert (
        Bilingual(
            "la visita del 17 settembre 2018 nell'alloggio B1 ha incontrato persone fuori dal registro: 2",
            "the visit of 17 September 2018 to dwelling B1 met persons outside the register: 2",
        ),
        (Fact("site_opened_on", OPENED), Fact("reasons", 1), Fact("visited", "B1"), Fact("others_met", 2)),
    ) == (reasons(entry), verdict.facts)


# Which part


@pytest.mark.parametrize(
    ("part", "dwelling", "expected"),
    [
        pytest.param("B", home(part="A", name="A1"), [Kept], id="another part"),
        pytest.param("B", home(building="altro", name="A1"), [Kept], id="another building"),
        pytest.param("B", home(building="", name="A1"), [Missing], id="building unknown"),
        pytest.param("", home(part="A", name="A1"), [Breach], id="whole building"),
        pytest.param("", home(part="", name="A1"), [Breach], id="whole building, part unknown"),
        pytest.param("", home(building="altro", name="A1"), [Kept], id="whole of another building"),
    ],
)
def test_only_the_part_is_asked_of(part: str, dwelling: Dwelling, expected: list[type[Verdict]]) -> None:
    """
    "It is asked for the part that the works take", and not for what lies beside it.
    """
    neighbour = case(household="H2", dwelling="A1")

    assert expected == kinds(left(), neighbour, dwellings=(home(), dwelling), works=site(part=part))


@pytest.mark.parametrize(
    ("neighbour", "expected"),
    [
        pytest.param(case(household="H2", dwelling="A1"), [Missing], id="lived in"),
        pytest.param(moved(BEFORE, None, household="H2", dwelling="A1"), [Missing], id="held"),
        pytest.param(left(household="H2", dwelling="A1"), [Kept], id="left"),
        pytest.param(left(household="H2", dwelling="A2"), [Missing], id="nothing known"),
    ],
)
def test_dwelling_of_unknown_part(neighbour: Relocation, expected: list[type[Verdict]]) -> None:
    """
    Of a dwelling that is lived in, in a part that nobody knows, it cannot be said whether it is concerned.
    """
    assert expected == kinds(left(), neighbour, dwellings=(home(), home(name="A1", part="")))


def test_dwelling_of_unknown_part_in_words() -> None:
    """
    A dwelling of unknown part is named once, however many live there.
    """
    neighbours = case(household="H2", dwelling="A1"), case(household="H3", dwelling="A1")

    assert Bilingual(
        "dell'alloggio A1, abitato, non si sa in quale parte sia",
        "dwelling A1 is lived in, and of which part it is is not known",
    ) == doubts(left(), *neighbours, dwellings=(home(), home(name="A1", part="")))


def test_unknown_part_of_a_whole_building() -> None:
    """
    Where the works take the whole building, it does not matter in which part a dwelling is.
    """
    assert "l'alloggio A1 non risulta lasciato: per quanto si sa il suo nucleo è dentro" == (
        doubts(dwellings=(home(name="A1", part=""),), works=site(part="")).it
    )


def test_part_without_dwellings() -> None:
    """
    A part of which the document has no dwelling is not empty for that.
    """
    assert Bilingual("il documento non ne ha alloggi", "the document has no dwelling of it") == doubts(dwellings=())


FOR_THESE = {"household": "H2", "works": "lavori"}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param(case(dwelling="", **FOR_THESE), [Missing], id="no dwelling named"),
        pytest.param(case(dwelling="Z9", **FOR_THESE), [Missing], id="not in the document"),
        pytest.param(case(dwelling="Z1", **FOR_THESE), [Missing], id="building unknown"),
        pytest.param(case(dwelling="Z2", **FOR_THESE), [Missing], id="another building"),
        pytest.param(case(dwelling="Z3", **FOR_THESE), [Missing], id="another part"),
        pytest.param(case(dwelling="", household="H2", works="altri"), [Kept], id="other works"),
        pytest.param(case(dwelling="Z1", household="H2", works="altri"), [Kept], id="other works, building unknown"),
        pytest.param(case(dwelling="", household="H2"), [Missing], id="works unknown"),
        pytest.param(case(dwelling="Z9", household="H2"), [Missing], id="works unknown, not in the document"),
        pytest.param(case(dwelling="Z1", household="H2"), [Missing], id="works unknown, building unknown"),
        pytest.param(case(dwelling="Z2", household="H2"), [Kept], id="works unknown, another building"),
        pytest.param(case(dwelling="Z3", household="H2"), [Kept], id="works unknown, another part"),
        pytest.param(left(OPENED, dwelling="", **FOR_THESE), [Kept], id="left by then"),
        pytest.param(left(OPENED + DAY, dwelling="", **FOR_THESE), [Missing], id="left a day later"),
        pytest.param(moved(BEFORE, None, dwelling="", **FOR_THESE), [Missing], id="held still"),
    ],
)
def test_case_of_these_works_without_a_place(entry: Relocation, expected: list[type[Verdict]]) -> None:
    """
    A household at home may be in the part: by its works though its dwelling is outside, or where nobody can place it.
    """
    dwellings = home(), home(name="Z1", building=""), home(name="Z2", building="altro"), home(name="Z3", part="Scala B")

    assert expected == kinds(left(), entry, dwellings=dwellings)


def returned(to: str, home_dwelling: str, works: str) -> Relocation:
    """
    Return the case of a household that is back since 2017, and still holds the dwelling V1 in which it was out.
    """
    out, back = date(2017, 1, 9), date(2017, 9, 4)
    history = (
        RelocationStep(event=RelocationEvent.MOVE_URGENTLY, happened_on=out, handed_back_on=out, dwelling="V1"),
        RelocationStep(event=RelocationEvent.OFFER_RETURN, happened_on=back),
        RelocationStep(event=RelocationEvent.RETURN_HOME, happened_on=back, dwelling=to, handed_back_on=TODAY),
    )
    return case(household="H2", dwelling=home_dwelling, works=works, history=history)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param(returned("Z2", "Z2", ""), [Kept], id="works unknown"),
        pytest.param(returned("Z2", "B1", "lavori"), [Kept], id="these works"),
        pytest.param(returned("Z2", "Z2", "altri"), [Kept], id="other works"),
    ],
)
def test_temporary_dwelling_that_is_held_elsewhere(entry: Relocation, expected: list[type[Verdict]]) -> None:
    """
    A temporary dwelling that a household still holds after its return is not its home, and is not asked of.
    """
    assert expected == kinds(left(), entry, dwellings=(home(), home(name="Z2", building="altro")))


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param(returned("", "B1", "lavori"), [Missing], id="nobody knows where"),
        pytest.param(returned("", "B1", ""), [Missing], id="nobody knows where, works unknown"),
        pytest.param(returned("", "B1", "altri"), [Kept], id="nobody knows where, other works"),
        pytest.param(returned("Z9", "B1", "lavori"), [Missing], id="not in the document"),
        pytest.param(returned("Z1", "B1", "lavori"), [Missing], id="building unknown"),
        pytest.param(returned("Z2", "B1", "lavori"), [Kept], id="another building"),
        pytest.param(returned("Z2", "Z2", "lavori"), [Missing], id="another building, from which it came"),
        pytest.param(returned("B1", "B1", "lavori"), [Breach], id="the part"),
    ],
)
def test_home_after_a_return(entry: Relocation, expected: list[type[Verdict]]) -> None:
    """
    A household that is back is at home where it returned to, and may be in the part where nobody can place that.
    """
    dwellings = home(), home(name="Z1", building=""), home(name="Z2", building="altro")

    assert expected == kinds(left(), entry, dwellings=dwellings)


@pytest.mark.parametrize(
    ("dwelling", "italian", "english"),
    [pytest.param("", "ignoto", "unknown", id="unknown"), pytest.param("Z2", "Z2", "Z2", id="another building")],
)
def test_case_without_a_place_in_words(dwelling: str, italian: str, english: str) -> None:
    """
    A case whose dwelling may lie in the part is named, with the dwelling.
    """
    assert Bilingual(
        f"del caso H2 non risulta che l'alloggio, {italian}, stia fuori dalla parte",
        f"of case H2 nothing says that its dwelling, {english}, is outside the part",
    ) == doubts(left(), case(dwelling=dwelling, **FOR_THESE), dwellings=(home(), home(name="Z2", building="altro")))


def test_home_that_is_held_and_lived_in_is_named_once() -> None:
    """
    A household that is back in a home of which the keys never came back has one home, and is named once.
    """
    out, back = date(2017, 1, 9), date(2017, 9, 4)
    history = (
        RelocationStep(event=RelocationEvent.MOVE_URGENTLY, happened_on=out, handed_back_on=TODAY),
        RelocationStep(event=RelocationEvent.OFFER_RETURN, happened_on=back),
        RelocationStep(event=RelocationEvent.RETURN_HOME, happened_on=back, dwelling="Z9"),
    )

    assert "del caso H2 non risulta che l'alloggio, Z9, stia fuori dalla parte" == (
        doubts(left(), case(dwelling="Z9", history=history, **FOR_THESE)).it
    )


def split_off(on: date, household: str = "", case: str = "") -> Annotation:
    """
    Return a household that split off on a day.
    """
    return Annotation(kind=AnnotationKind.SPLIT, on=on, household=household, case=case)


def out_with(note: Annotation, **fields: Any) -> Relocation:
    """
    Return the case of a household that moved out and handed back its dwelling, of which this is noted.
    """
    return left(annotations=(note,), **fields)


OUT_OF_SIGHT = home(name="Z2", building="altro")


@pytest.mark.parametrize(
    ("cases", "expected"),
    [
        pytest.param((out_with(split_off(OPENED - DAY, household="H2")),), [Missing], id="day before the site opens"),
        pytest.param((out_with(split_off(OPENED, household="H2")),), [Missing], id="the day"),
        pytest.param((out_with(split_off(OPENED + DAY, household="H2")),), [Kept], id="day after"),
        pytest.param((out_with(split_off(BEFORE)),), [Missing], id="neither household nor case named"),
        pytest.param((out_with(split_off(BEFORE, case="caso-2")),), [Missing], id="case that is not there"),
        pytest.param(
            (out_with(split_off(BEFORE, household="H2")), left(household="H2", id="caso-2")), [Kept], id="by household"
        ),
        pytest.param(
            (out_with(split_off(BEFORE, case="caso-2")), left(household="H2", id="caso-2")), [Kept], id="by case"
        ),
        pytest.param(
            (out_with(split_off(BEFORE, household="H2", case="H9")), left(household="H2", id="caso-2")),
            [Kept],
            id="by household, the case unknown",
        ),
        pytest.param(
            (out_with(split_off(BEFORE, household="H2")), left(household="H3")), [Missing], id="case of another"
        ),
        pytest.param(
            (left(), out_with(split_off(BEFORE, household="H2"), household="H3", dwelling="Z2")),
            [Kept],
            id="from outside the part",
        ),
        pytest.param(
            (out_with(Annotation(kind=AnnotationKind.SUCCESSION, on=BEFORE, household="H2")),), [Kept], id="succession"
        ),
    ],
)
def test_household_that_split_off_without_a_case(cases: tuple[Relocation, ...], expected: list[type[Verdict]]) -> None:
    """
    A household that split off in the part by the day, and of which the document has no case, may be inside still.
    """
    assert expected == kinds(*cases, dwellings=(home(), OUT_OF_SIGHT))


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        pytest.param({"household": "H2", "case": "caso-2"}, "H2", id="household"),
        pytest.param({"case": "caso-2"}, "caso-2", id="case alone"),
        pytest.param({}, "?", id="neither"),
    ],
)
def test_household_that_split_off_without_a_case_in_words(fields: dict[str, str], name: str) -> None:
    """
    A household that split off and has no case is named, else its case, with the case from which it came.
    """
    assert Bilingual(
        f"il nucleo {name}, che si è diviso dal caso H1, non ha un caso",
        f"household {name}, which split off from case H1, has no case",
    ) == doubts(out_with(split_off(BEFORE, **fields)))


BACK = (
    RelocationStep(event=RelocationEvent.MOVE_URGENTLY, happened_on=date(2017, 1, 9), handed_back_on=date(2017, 1, 9)),
    RelocationStep(event=RelocationEvent.OFFER_RETURN, happened_on=date(2017, 9, 4)),
    RelocationStep(event=RelocationEvent.RETURN_HOME, happened_on=date(2017, 9, 4), dwelling="Z9"),
)
INFORMED_BEFORE_THE_MOVE = (
    RelocationStep(event=RelocationEvent.INFORM, happened_on=BEFORE - DAY),
    RelocationStep(event=RelocationEvent.MOVE_URGENTLY, happened_on=BEFORE),
)


@pytest.mark.parametrize(
    ("cases", "dwellings", "expected"),
    [
        pytest.param((), (home(), home(name="B2")), ["/dwellings/0/history", "/dwellings/1/history"], id="not left"),
        pytest.param((), (), ["/dwellings"], id="no dwelling of the part"),
        pytest.param(
            (left(), case((RelocationEvent.INFORM, OPENED + DAY), household="H2", dwelling="B2")),
            (home(), home((DwellingEvent.FREE, BEFORE), name="B2")),
            ["/relocations/1/home_since"],
            id="since when",
        ),
        pytest.param(
            (case(history=INFORMED_BEFORE_THE_MOVE),),
            (home(),),
            ["/relocations/0/history/1/handed_back_on"],
            id="until when",
        ),
        pytest.param((left(),), (home(), home(name="A1", part="")), ["/dwellings/1/part"], id="which part"),
        pytest.param(
            (left(), case(dwelling="", household="H2")), (home(),), ["/relocations/1/dwelling"], id="which dwelling"
        ),
        pytest.param(
            (left(), case(dwelling="Z9", household="H2")), (home(),), ["/relocations/1/dwelling"], id="not on record"
        ),
        pytest.param(
            (left(), case(dwelling="Z1", household="H2")),
            (home(), home(name="Z1", building="")),
            ["/dwellings/1/building"],
            id="which building",
        ),
        pytest.param(
            (left(), case(dwelling="Z2", **FOR_THESE)),
            (home(), home(name="Z2", building="altro")),
            ["/relocations/1/dwelling"],
            id="for these works, from outside",
        ),
        pytest.param(
            (left(), case(dwelling="Z2", household="H2", history=BACK)),
            (home(), home(name="Z2", building="altro")),
            ["/relocations/1/history"],
            id="which dwelling it returned to",
        ),
        pytest.param((out_with(split_off(BEFORE, "H9")),), (home(),), ["/relocations"], id="split off"),
    ],
)
def test_field_that_would_decide(
    cases: tuple[Relocation, ...], dwellings: tuple[Dwelling, ...], expected: list[str]
) -> None:
    """
    "Undecided: the field of the record is named", for each doubt its own.
    """
    assert expected == [verdict.path for verdict in verdicts(*cases, dwellings=dwellings)]


def test_doubts_of_one_field_are_told_together() -> None:
    """
    Two households that split off and have no case hang on the same collection, and are told at once.
    """
    notes = split_off(BEFORE, "H8"), split_off(BEFORE, "H9")
    (verdict,) = verdicts(attrs.evolve(out_with(notes[0]), annotations=notes))

    assert ("/relocations", 2) == (verdict.path, verdict.message.it.count("si è diviso"))


def test_doubt_and_breach() -> None:
    """
    Where somebody is inside, it is not said besides that others may be.
    """
    assert [Breach] == kinds(case(), dwellings=(home(), home(name="B2")))


# Several openings, several works

TWICE = (
    WorksStep(event=WorksEvent.TERMINATE, happened_on=date(2019, 3, 4)),
    WorksStep(event=WorksEvent.TENDER_AGAIN, happened_on=date(2019, 5, 6)),
    WorksStep(event=WorksEvent.AWARD, happened_on=date(2019, 9, 2)),
    WorksStep(event=WorksEvent.START, happened_on=date(2019, 10, 7)),
)


def test_each_opening_is_judged() -> None:
    """
    A site that opens twice, after its contract was ended early, is judged on each of the two days.
    """
    works = site()
    works = attrs.evolve(works, history=(*works.history, *TWICE))

    assert [(Breach, START), (Kept, "/works/0/history/7")] == [
        (type(verdict), verdict.path) for verdict in verdicts(left(OPENED + DAY), works=works)
    ]


def test_inspections_are_missing_once_for_each_opening() -> None:
    """
    That nobody looked is said with the day of each opening.
    """
    works = site(inspections=())
    works = attrs.evolve(works, history=(*works.history, *TWICE))

    assert [
        (INSPECTIONS, (Fact("site_opened_on", OPENED),)),
        (INSPECTIONS, (Fact("site_opened_on", date(2019, 10, 7)),)),
    ] == [(verdict.path, verdict.facts) for verdict in verdicts(left(), works=works) if isinstance(verdict, Missing)]


def test_all_works_are_judged() -> None:
    """
    Works that have nothing to ask, or say too little, do not keep the next ones from being judged.
    """
    works = (site(None, id="a"), site(id="b", needs_empty=None), site(id="c"), site(id="d", part="A"))
    programme = Programme(works=works, dwellings=(home(), home(name="A1", part="A")), relocations=(left(),))
    found = RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS))

    assert [
        (NotApplicable, "/works/0"),
        (Missing, "/works/1/needs_empty"),
        (Kept, "/works/2/history/3"),
        (Missing, "/dwellings/1/history"),
    ] == [(type(verdict), verdict.path) for verdict in found]


# Laws

_DAYS = st.dates(BEFORE, BEFORE + 30 * DAY)


@given(_DAYS, st.none() | _DAYS, _DAYS)
def test_broken_while_somebody_lives_there_or_holds_it(out: date, back: date | None, opened: date) -> None:
    """
    "Has this part of the building no open episode and no open hold?": broken before the move and before the keys.

    Of keys of which nobody knows when they came back, it is undecided.
    """
    inside = opened < out or (back is not None and opened < back)
    works = site(opened, inspections=(Inspection(on=BEFORE, others=0),))

    assert [Breach if inside else Missing if back is None else Kept] == kinds(moved(out, back), works=works)


S = TypeVar("S", bound=Word)
E = TypeVar("E", bound=Word)


@st.composite
def walks(draw: st.DrawFn, table: Table[S, E]) -> list[tuple[E, date]]:
    """
    Return a strategy for short histories of a machine about the day on which the site opens.
    """
    state, day = table.initial, BEFORE
    found: list[tuple[E, date]] = []
    for _ in range(draw(st.integers(0, 4))):
        if not table.allowed(state):
            break
        event = draw(st.sampled_from(table.allowed(state)))
        state, day = table.row(event).target, day + draw(st.integers(0, 8)) * DAY
        found.append((event, day))
    return found


@st.composite
def openings(draw: st.DrawFn) -> Programme:
    """
    Return a strategy for a site, up to three dwellings and up to three cases, in few places.
    """
    places, days = st.sampled_from(("B1", "B2", "")), st.none() | _DAYS
    looks = tuple(Inspection(on=BEFORE, others=others) for others in draw(st.lists(st.just(0), max_size=1)))
    dwellings = [
        home(*draw(walks(DWELLING_TABLE)), name=name, part=draw(st.sampled_from(("B", "B", "A", ""))))
        for name in draw(st.sets(st.sampled_from(("B1", "B2", "B3")), max_size=3))
    ]
    cases = [
        attrs.evolve(
            case(household=name, dwelling=draw(places), works=draw(st.sampled_from(("lavori", ""))), id=f"caso-{n}"),
            home_since=draw(days),
            history=tuple(
                RelocationStep(event=event, happened_on=day, dwelling=draw(places), handed_back_on=draw(days))
                for event, day in draw(walks(RELOCATION_TABLE))
            ),
        )
        for n, name in enumerate(draw(st.lists(st.sampled_from(("H1", "H2")), max_size=3)))
    ]
    works = site(draw(_DAYS), inspections=looks, part=draw(st.sampled_from(("B", ""))))
    return Programme(works=(works,), dwellings=tuple(dwellings), relocations=tuple(cases))


@given(openings(), st.just(TODAY) | _DAYS)
def test_kept_only_where_nobody_can_be_inside(programme: Programme, on: date) -> None:
    """
    "Opens when no household lives there or still holds its dwelling": what is kept was inspected, and has no stay.

    A beginning that nobody knows may be later, and keys may have come back by the record of the dwelling alone.
    """
    view = View(programme=programme.as_of(on), on=on, parameters=PARAMETERS)
    (works,) = view.programme.works
    day = works.history[-1].happened_on
    part = {dwelling.id for dwelling in programme.dwellings if works.part in ("", dwelling.part)}
    cases = view.programme.relocations
    lived_in = {stay.dwelling for entry in cases for stay in episodes(entry) if stay.first and stay.holds(day)}
    held = {stay.dwelling for entry in cases for stay in holds(entry) if stay.end and stay.holds(day)}
    kept = any(isinstance(verdict, Kept) for verdict in RULE.check(view))

    assert not kept or (works.inspections != () and part != set() and part.isdisjoint(lived_in | held))


@given(openings(), st.just(TODAY) | _DAYS)
def test_one_answer_for_each_opening(programme: Programme, on: date) -> None:
    """
    An opening is broken, or kept, or undecided, and never two of these.
    """
    view = View(programme=programme.as_of(on), on=on, parameters=PARAMETERS)

    assert 1 == len({type(verdict) for verdict in RULE.check(view)})


def resolved(programme: Programme, path: str) -> object:
    """
    Return what a JSON Pointer leads to in a programme.
    """
    value: Any = programme
    for part in path.split("/")[1:]:
        value = value[int(part)] if part.isdigit() else getattr(value, part)
    return value


@given(strategies.programmes() | openings(), st.dates() | _DAYS)
def test_whatever_the_programme(programme: Programme, on: date) -> None:
    """
    The rule never raises, and says all that it says of works, of an opening, or of a field that they have.
    """
    view = View(programme=programme.as_of(on), on=on, parameters=PARAMETERS)
    # Works, an opening; of what is missing, whether they must be empty, the building, the inspections.
    places = {Works, WorksStep, NoneType, str, tuple}

    assert places >= {type(resolved(view.programme, verdict.path)) for verdict in RULE.check(view)}
