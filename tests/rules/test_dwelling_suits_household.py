"""
`dwelling-suits-household`: the dwelling offered beside the household that it should suit, and never its own.
"""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.households import Composition, Household
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, Permanence, ReturnPlace
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.report import validate
from contratti_quartiere.rules.dwelling_suits_household import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
FIRST_DAY = date(2017, 8, 8)
OFFERED = date(2018, 3, 5)
THREE = Composition(members=3, accessible_dwelling_needed=False)
FRAIL = Composition(members=3, accessible_dwelling_needed=True)
SMALL = Dwelling(id="A1", floor_area=Decimal(42))
FITTING = Dwelling(id="A1", floor_area=Decimal(52))
PATH = "/relocations/0/history/2"
BANDS = (Figure.of(PARAMETERS["size_bands"], PARAMETERS["size_bands"].required(OFFERED)),)
BANDED = (
    Comparison("least_dm2", Relation.AT_MOST, "floor_area_dm2"),
    Comparison("floor_area_dm2", Relation.AT_MOST, "most_dm2"),
)
ACCESSIBLE = (Comparison("accessible", Relation.EQUAL, "true"),)


def to_be_offered(on: date = OFFERED, *, dwelling: str = "") -> Relocation:
    """
    Return a case of a household that is to move, with all its steps on one day.
    """
    return Relocation(household="H1", dwelling=dwelling).advance(E.INTERVIEW, on=on).advance(E.ADMIT, on=on)


def offered(permanence: Permanence | None = Permanence.PERMANENT, *, on: date = OFFERED) -> Relocation:
    """
    Return a case to which the dwelling A1 was offered on a day.
    """
    return to_be_offered(on).advance(E.OFFER, on=on, dwelling="A1", permanence=permanence)


def out(*, dwelling: str = "A0") -> Relocation:
    """
    Return a case of a household that is out; nothing of its first offer can be measured.
    """
    return to_be_offered(dwelling=dwelling).advance(E.MOVE_URGENTLY, on=OFFERED)


def verdicts(
    case: Relocation,
    *dwellings: Dwelling,
    household: Composition = THREE,
    known_on: date | None = None,
    parameters: Parameters = PARAMETERS,
) -> list[Verdict]:
    """
    Return what the rule says of one case in a document of these dwellings.
    """
    households = (Household(id="H1", composition=household, known_on=known_on),)
    programme = Programme(relocations=(case,), dwellings=dwellings, households=households)
    return list(RULE.check(View(programme=programme, on=TODAY, parameters=parameters)))


def judged(
    case: Relocation,
    *dwellings: Dwelling,
    household: Composition = THREE,
    known_on: date | None = None,
    parameters: Parameters = PARAMETERS,
) -> Verdict:
    """
    Return the one thing that the rule says of one case.
    """
    (verdict,) = verdicts(case, *dwellings, household=household, known_on=known_on, parameters=parameters)
    return verdict


@pytest.mark.parametrize(
    ("members", "area", "expected"),
    [
        pytest.param(1, "27.99", Breach, id="1: under 28"),
        pytest.param(1, "28", Kept, id="1: 28"),
        pytest.param(1, "46.00", Kept, id="1: 46"),
        pytest.param(1, "46.01", Breach, id="1: over 46"),
        pytest.param(2, "37.99", Breach, id="2: under 38"),
        pytest.param(2, "38", Kept, id="2: 38"),
        pytest.param(2, "55", Kept, id="2: 55"),
        pytest.param(2, "55.01", Breach, id="2: over 55"),
        pytest.param(3, "42", Breach, id="3: 42, published case"),
        pytest.param(3, "47.99", Breach, id="3: under 48"),
        pytest.param(3, "48", Kept, id="3: 48"),
        pytest.param(3, "52", Kept, id="3: 52, published case"),
        pytest.param(3, "65", Kept, id="3: 65"),
        pytest.param(3, "65.01", Breach, id="3: over 65"),
        pytest.param(4, "57.99", Breach, id="4: under 58"),
        pytest.param(4, "58", Kept, id="4: 58"),
        pytest.param(4, "80", Kept, id="4: 80"),
        pytest.param(4, "80.01", Breach, id="4: over 80"),
        pytest.param(5, "67.99", Breach, id="5: under 68"),
        pytest.param(5, "68", Kept, id="5: 68"),
        pytest.param(5, "93", Kept, id="5: 93"),
        pytest.param(5, "93.01", Breach, id="5: over 93"),
        pytest.param(6, "77.99", Breach, id="6: under 78"),
        pytest.param(6, "78", Kept, id="6: 78"),
        pytest.param(6, "300", Kept, id="6: no maximum"),
        pytest.param(9, "77.99", Breach, id="9: as 6"),
        pytest.param(9, "78", Kept, id="9: as 6, 78"),
    ],
)
def test_published_bands(members: int, area: str, expected: type[Verdict]) -> None:
    """
    Published: 1 member 28 to 46 m², 2: 38 to 55, 3: 48 to 65, 4: 58 to 80, 5: 68 to 93, 6 or more: from 78.
    """
    household = Composition(members=members, accessible_dwelling_needed=False)
    verdict = judged(offered(), Dwelling(id="A1", floor_area=Decimal(area)), household=household)

    assert expected is type(verdict)


def test_breach_of_a_permanent_move() -> None:
    """
    A breach gives members, area and band, and bears the severity of the rule if the move is permanent.
    """
    assert Breach(
        path=PATH,
        message=Bilingual(
            "componenti 3, superficie 42,50 m², fascia 48–65 m² (trasloco definitivo)",
            "members 3, floor area 42.50 m², band 48–65 m² (permanent move)",
        ),
        facts=(Fact("members", 3), Fact("floor_area_dm2", 4250), Fact("least_dm2", 4800), Fact("most_dm2", 6500)),
        figures=BANDS,
        comparisons=BANDED,
    ) == judged(offered(), Dwelling(id="A1", floor_area=Decimal("42.50")))


def test_breach_of_a_temporary_move() -> None:
    """
    "That the bands bind a temporary move is open": it is advice, and says so.
    """
    assert Breach(
        path=PATH,
        message=Bilingual(
            "componenti 3, superficie 42,00 m², fascia 48–65 m² (trasloco temporaneo, per cui non è certo che la regola"
            " valga)",
            "members 3, floor area 42.00 m², band 48–65 m² (temporary move, for which it is not certain that the rule"
            " holds)",
        ),
        facts=(Fact("members", 3), Fact("floor_area_dm2", 4200), Fact("least_dm2", 4800), Fact("most_dm2", 6500)),
        figures=BANDS,
        comparisons=BANDED,
        severity=Severity.ADVICE,
    ) == judged(offered(Permanence.TEMPORARY), SMALL)


def test_breach_where_the_kind_of_move_is_unknown() -> None:
    """
    As long as nobody says whether the move is permanent it is advice, and says so.
    """
    assert Breach(
        path=PATH,
        message=Bilingual(
            "componenti 3, superficie 42,00 m², fascia 48–65 m² (non si sa se il trasloco sia temporaneo o definitivo)",
            "members 3, floor area 42.00 m², band 48–65 m²"
            " (it is not known whether the move is temporary or permanent)",
        ),
        facts=(Fact("members", 3), Fact("floor_area_dm2", 4200), Fact("least_dm2", 4800), Fact("most_dm2", 6500)),
        figures=BANDS,
        comparisons=BANDED,
        severity=Severity.ADVICE,
    ) == judged(offered(None), SMALL)


def test_breach_of_a_return_to_another_dwelling() -> None:
    """
    Of a return to another dwelling it is advice, and "never a ground to deny one".
    """
    case = out().advance(
        E.OFFER_RETURN,
        on=OFFERED,
        dwelling="A1",
        return_place=ReturnPlace.SAME_BUILDING,
        permanence=Permanence.PERMANENT,
    )

    assert Breach(
        path="/relocations/0/history/3",
        message=Bilingual(
            "componenti 3, superficie 42,00 m², fascia 48–65 m² (rientro in un altro alloggio: non è mai un motivo per"
            " negarlo)",
            "members 3, floor area 42.00 m², band 48–65 m² (return to another dwelling: never a ground to deny it)",
        ),
        facts=(Fact("members", 3), Fact("floor_area_dm2", 4200), Fact("least_dm2", 4800), Fact("most_dm2", 6500)),
        figures=BANDS,
        comparisons=BANDED,
        severity=Severity.ADVICE,
    ) == judged(case, SMALL)


def test_kept() -> None:
    """
    What is kept shows the same figures; a band without an end has only its beginning.
    """
    household = Composition(members=7, accessible_dwelling_needed=False)

    assert Kept(
        path=PATH,
        message=Bilingual(
            "componenti 7, superficie 90,00 m², fascia da 78 m²", "members 7, floor area 90.00 m², band from 78 m²"
        ),
        facts=(Fact("members", 7), Fact("floor_area_dm2", 9000), Fact("least_dm2", 7800)),
        figures=BANDS,
        comparisons=BANDED[:1],
    ) == judged(offered(), Dwelling(id="A1", floor_area=Decimal(90)), household=household)


PERMANENT = (None, "permanent move")
TEMPORARY = (Severity.ADVICE, "temporary move, for which it is not certain that the rule holds")
UNKNOWN = (Severity.ADVICE, "it is not known whether the move is temporary or permanent")


@pytest.mark.parametrize(
    ("permanences", "moves", "expected"),
    [
        pytest.param((None, Permanence.PERMANENT), (), PERMANENT, id="acceptance: permanent"),
        pytest.param((None, Permanence.TEMPORARY), (), TEMPORARY, id="acceptance: temporary"),
        pytest.param((Permanence.PERMANENT, Permanence.TEMPORARY), (), PERMANENT, id="the offer comes first"),
        pytest.param((None, None), (), UNKNOWN, id="accepted, nobody says how"),
        pytest.param((None, None), (E.GIVE_NOTICE, E.MOVE_PERMANENTLY), PERMANENT, id="moved for good"),
        pytest.param((None, None), (E.GIVE_NOTICE, E.MOVE_TEMPORARILY), TEMPORARY, id="moved for the works"),
        pytest.param(
            (None, None), (E.GIVE_NOTICE, E.POSTPONE, E.GIVE_NOTICE, E.MOVE_PERMANENTLY), PERMANENT, id="postponed"
        ),
        pytest.param(
            (None, Permanence.TEMPORARY), (E.GIVE_NOTICE, E.MOVE_PERMANENTLY), TEMPORARY, id="before the move"
        ),
    ],
)
def test_kind_of_move(
    permanences: tuple[Permanence | None, Permanence | None],
    moves: tuple[E, ...],
    expected: tuple[Severity | None, str],
) -> None:
    """
    Whether the move is permanent is said by the offer, else by what was accepted, else by the move itself.
    """
    case = offered(permanences[0]).advance(E.ACCEPT, on=OFFERED, permanence=permanences[1])
    for event in moves:
        case = case.advance(event, on=OFFERED)
    verdict = judged(case, SMALL)
    severity, note = expected

    assert isinstance(verdict, Breach)
    assert (severity, f"members 3, floor area 42.00 m², band 48–65 m² ({note})") == (
        verdict.severity,
        verdict.message.en,
    )


@pytest.mark.parametrize(
    "events",
    [
        pytest.param((E.REFUSE,), id="refused"),
        pytest.param((E.LAPSE,), id="lapsed"),
        pytest.param((E.WITHDRAW_OFFER,), id="withdrawn"),
        pytest.param((E.ACCEPT, E.BACK_OUT), id="backed out"),
        pytest.param((E.OBJECT, E.UPHOLD_OBJECTION), id="objection upheld"),
        pytest.param((E.CONTEST, E.DISMISS_CONTEST), id="proceedings dismissed"),
    ],
)
def test_kind_of_a_later_move(events: tuple[E, ...]) -> None:
    """
    An offer that came to nothing is not made permanent by the move into another dwelling that came later.
    """
    case = offered(None)
    for event in events:
        case = case.advance(event, on=OFFERED)
    case = (
        case.advance(E.OFFER, on=OFFERED, dwelling="A2", permanence=Permanence.PERMANENT)
        .advance(E.ACCEPT, on=OFFERED)
        .advance(E.GIVE_NOTICE, on=OFFERED)
        .advance(E.MOVE_PERMANENTLY, on=OFFERED)
    )
    first, second = verdicts(case, SMALL, attrs.evolve(SMALL, id="A2"))

    assert (Severity.ADVICE, None) == (
        isinstance(first, Breach) and first.severity,
        isinstance(second, Breach) and second.severity,
    )


def test_kind_of_an_own_arrangement() -> None:
    """
    A household that arranges for itself does not move into the dwelling that was offered.
    """
    case = (
        offered(None)
        .advance(E.ARRANGE_OWN, on=OFFERED, permanence=Permanence.PERMANENT)
        .advance(E.GIVE_NOTICE, on=OFFERED)
        .advance(E.MOVE_PERMANENTLY, on=OFFERED)
    )
    verdict = judged(case, SMALL)

    assert isinstance(verdict, Breach)
    assert Severity.ADVICE is verdict.severity


def test_kind_of_an_urgent_move() -> None:
    """
    An evacuation does not lead into the dwelling that was offered, whatever is written of it.
    """
    case = offered(None).advance(E.MOVE_URGENTLY, on=OFFERED, permanence=Permanence.PERMANENT)
    verdict = judged(case, SMALL)

    assert isinstance(verdict, Breach)
    assert Severity.ADVICE is verdict.severity


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date.min, Missing, id="first day of the calendar"),
        pytest.param(FIRST_DAY - DAY, Missing, id="7 August 2017"),
        pytest.param(FIRST_DAY, Breach, id="8 August 2017"),
        pytest.param(date.max, Breach, id="last day of the calendar"),
    ],
)
def test_first_day(on: date, expected: type[Verdict]) -> None:
    """
    Before the regulation came out, on 8 August 2017, nothing is decided.
    """
    assert expected is type(judged(offered(on=on), SMALL))


def test_offer_before_the_first_day() -> None:
    """
    "Before its first day undecided (R.R. 1/2004)", and the verdict says so, whatever bands a body has set.
    """
    parameters = PARAMETERS.override("size_bands", "28-46 38-55 48-", source="example")

    assert Missing(
        path=f"{PATH}/happened_on",
        message=Bilingual(
            "proposta del 7 agosto 2017, prima dell'8 agosto 2017: valeva il R.R. 1/2004, che qui non si giudica",
            "offer of 7 August 2017, before 8 August 2017: R.R. 1/2004 held, which is not judged here",
        ),
        cause=MissingCause.OPEN,
    ) == judged(offered(on=FIRST_DAY - DAY), SMALL, parameters=parameters)


OWN = Bilingual(
    "l'alloggio è quello del nucleo: il rientro nel proprio alloggio non si misura",
    "the dwelling is the household's own: a return to one's own dwelling is never measured",
)


@pytest.mark.parametrize(
    ("left", "offered_dwelling", "return_place"),
    [
        pytest.param("A1", "A1", None, id="by its name"),
        pytest.param("A1", "A1", ReturnPlace.SAME_BUILDING, id="by its name, whatever else is said"),
        pytest.param("A1", "", ReturnPlace.SAME_DWELLING, id="by the place"),
        pytest.param("", "A1", ReturnPlace.SAME_DWELLING, id="by the place, name unknown"),
        pytest.param("A0", "A1", ReturnPlace.SAME_DWELLING, id="by the place, under another name"),
    ],
)
@pytest.mark.parametrize("household", [THREE, FRAIL, Composition()], ids=["size", "access", "unknown"])
def test_return_to_the_own_dwelling(
    left: str, offered_dwelling: str, return_place: ReturnPlace | None, household: Composition
) -> None:
    """
    "Danger: never on a return to one's own dwelling", neither by its size nor by its stairs.
    """
    dwelling = Dwelling(id="A1", floor_area=Decimal(20), floor=4, lift=False, accessible=False)
    case = out(dwelling=left).advance(E.OFFER_RETURN, on=OFFERED, dwelling=offered_dwelling, return_place=return_place)

    assert [NotApplicable(path="/relocations/0/history/3", message=OWN)] == verdicts(
        case, dwelling, household=household
    )


@pytest.mark.parametrize("on", [FIRST_DAY - DAY, FIRST_DAY])
def test_own_dwelling_is_never_measured_on_any_day(on: date) -> None:
    """
    A return to the own dwelling has no object for the rule, before the regulation too.
    """
    case = to_be_offered(on, dwelling="A1").advance(E.MOVE_URGENTLY, on=on)

    assert NotApplicable is type(judged(case.advance(E.OFFER_RETURN, on=on, dwelling="A1"), SMALL))


@pytest.mark.parametrize(
    ("left", "offered_dwelling"),
    [pytest.param("", "A1", id="left unknown"), pytest.param("A1", "", id="offered unknown")],
)
def test_return_of_which_the_place_is_unknown(left: str, offered_dwelling: str) -> None:
    """
    A return that may be to the own dwelling is not measured: the field that would decide is named.
    """
    case = out(dwelling=left).advance(E.OFFER_RETURN, on=OFFERED, dwelling=offered_dwelling)

    assert [
        Missing(
            path="/relocations/0/history/3/return_place",
            message=Bilingual(
                "non si sa se l'alloggio di rientro sia quello del nucleo, che non si misura",
                "it is not known whether the return dwelling is the household's own, which is never measured",
            ),
        )
    ] == verdicts(case, SMALL)


@pytest.mark.parametrize(
    ("left", "return_place"),
    [
        pytest.param("A0", None, id="another name"),
        pytest.param("", ReturnPlace.SAME_NEIGHBOURHOOD, id="another place"),
    ],
)
def test_return_to_another_dwelling(left: str, return_place: ReturnPlace | None) -> None:
    """
    A return is known to be to another dwelling by its name or by its place.
    """
    case = out(dwelling=left).advance(E.OFFER_RETURN, on=OFFERED, dwelling="A1", return_place=return_place)

    assert Breach is type(judged(case, SMALL))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param(
            "",
            Bilingual("non si sa quale alloggio sia stato proposto", "it is not known which dwelling was offered"),
            id="unnamed",
        ),
        pytest.param(
            "A9",
            Bilingual("l'alloggio A9 non è nel documento", "the dwelling A9 is not in the document"),
            id="not in the document",
        ),
    ],
)
def test_dwelling_not_known(name: str, message: Bilingual) -> None:
    """
    A dwelling that is not in the document cannot be measured, and the field that should name it is named.
    """
    case = to_be_offered().advance(E.OFFER, on=OFFERED, dwelling=name)

    assert [Missing(path=f"{PATH}/dwelling", message=message)] == verdicts(case, SMALL)


MEMBERS = Missing(
    path=f"{PATH}/composition",
    message=Bilingual(
        "non si sa di quanti componenti fosse il nucleo", "it is not known how many members the household had"
    ),
)
AREA = Missing(
    path="/dwellings/0/floor_area",
    message=Bilingual(
        "non si conosce la superficie dell'alloggio A1", "the floor area of the dwelling A1 is not known"
    ),
)
ACCESS = Missing(
    path=f"{PATH}/composition",
    message=Bilingual(
        "non si sa se al nucleo serva un alloggio accessibile",
        "it is not known whether the household needs an accessible dwelling",
    ),
)


@pytest.mark.parametrize(
    ("dwelling", "household", "expected"),
    [
        pytest.param(FITTING, Composition(accessible_dwelling_needed=False), [MEMBERS], id="members"),
        pytest.param(Dwelling(id="A1"), THREE, [AREA], id="area"),
        pytest.param(Dwelling(id="A1"), Composition(), [MEMBERS, AREA, ACCESS], id="everything"),
    ],
)
def test_what_is_missing(dwelling: Dwelling, household: Composition, expected: list[Verdict]) -> None:
    """
    All that is missing is said at once, each where it should stand.
    """
    assert expected == verdicts(offered(), dwelling, household=household)


def test_size_is_judged_without_knowing_of_access() -> None:
    """
    Size and access are judged apart: what is missing of one does not hide the other.
    """
    found = verdicts(offered(), FITTING, household=Composition(members=3))

    assert [(Kept, PATH), (Missing, ACCESS.path)] == [(type(verdict), verdict.path) for verdict in found]


def test_no_bands_set() -> None:
    """
    Where no bands are in force the parameter is named.
    """
    known = tuple(
        attrs.evolve(parameter, values=()) if parameter.id == "size_bands" else parameter
        for parameter in PARAMETERS.known
    )

    assert Missing(
        path=PATH,
        message=Bilingual("nessuno ha fissato le fasce (size_bands)", "nobody has set the bands (size_bands)"),
        cause=MissingCause.NOT_SET,
        parameter="size_bands",
    ) == judged(offered(), SMALL, parameters=Parameters(known))


@pytest.mark.parametrize(
    ("bands", "members", "expected"),
    [
        pytest.param("40-50", 1, Kept, id="one band"),
        pytest.param("40-50", 4, Kept, id="the last band holds beyond"),
        pytest.param("40-50 60-", 1, Kept, id="first of two"),
        pytest.param("40-50 60-", 2, Breach, id="second of two"),
        pytest.param("42-42", 1, Kept, id="exactly"),
        pytest.param("43-", 1, Breach, id="from one more"),
        pytest.param("0-41", 1, Breach, id="to one less"),
    ],
)
def test_bands_of_a_body(bands: str, members: int, expected: type[Verdict]) -> None:
    """
    The bands that a body set are read from one member up, and the last one holds for larger households too.
    """
    parameters = PARAMETERS.override("size_bands", bands, source="example")
    household = Composition(members=members, accessible_dwelling_needed=False)

    assert expected is type(judged(offered(), SMALL, household=household, parameters=parameters))


def accessible(dwelling: Dwelling) -> Verdict:
    """
    Return what the rule says of the access to a dwelling of fitting size, for a household that needs it.
    """
    size, access = verdicts(offered(), dwelling, household=FRAIL)
    assert isinstance(size, Kept)
    return access


@pytest.mark.parametrize(
    ("known", "floor", "lift", "expected"),
    [
        pytest.param(True, None, None, Kept, id="accessible"),
        pytest.param(True, 0, False, Kept, id="accessible, ground floor"),
        pytest.param(True, 4, True, Kept, id="accessible, lift"),
        pytest.param(True, 4, None, Kept, id="accessible, lift unknown"),
        pytest.param(True, None, False, Kept, id="accessible, floor unknown"),
        pytest.param(True, 1, False, Breach, id="said to be accessible, first floor without lift"),
        pytest.param(None, 4, False, Breach, id="fourth floor without lift: published case"),
        pytest.param(None, 1, False, Breach, id="first floor without lift"),
        pytest.param(None, 0, False, Missing, id="ground floor"),
        pytest.param(None, 4, True, Missing, id="lift"),
        pytest.param(None, 4, None, Missing, id="lift unknown"),
        pytest.param(None, None, False, Missing, id="floor unknown"),
        pytest.param(None, None, None, Missing, id="nothing known"),
        pytest.param(False, 0, None, Breach, id="not accessible"),
        pytest.param(False, 4, False, Breach, id="not accessible, fourth floor without lift"),
    ],
)
def test_access(known: bool | None, floor: int | None, lift: bool | None, expected: type[Verdict]) -> None:
    """
    "Accessible where needed": stairs without a lift are never accessible; a lift or the ground floor prove nothing.
    """
    assert expected is type(accessible(attrs.evolve(FITTING, accessible=known, floor=floor, lift=lift)))


def test_access_by_stairs_only() -> None:
    """
    A breach of access names floor and lift, and bears the severity of the move.
    """
    assert Breach(
        path=PATH,
        message=Bilingual(
            "serve un alloggio accessibile, e quello proposto è al piano 4 senza ascensore (trasloco definitivo)",
            "an accessible dwelling is needed, and the one offered is on floor 4 without a lift (permanent move)",
        ),
        facts=(Fact("floor", 4), Fact("lift", value=False)),
        comparisons=(Comparison("lift", Relation.EQUAL, "true"),),
    ) == accessible(attrs.evolve(FITTING, floor=4, lift=False))


def test_dwelling_with_barriers() -> None:
    """
    A dwelling that is said to have barriers is a breach by itself.
    """
    assert Breach(
        path=PATH,
        message=Bilingual(
            "serve un alloggio accessibile, e quello proposto non lo è (trasloco definitivo)",
            "an accessible dwelling is needed, and the one offered is none (permanent move)",
        ),
        facts=(Fact("accessible", value=False),),
        comparisons=ACCESSIBLE,
    ) == accessible(attrs.evolve(FITTING, accessible=False))


def test_accessible_dwelling() -> None:
    """
    An accessible dwelling for who needs one is said to be kept.
    """
    assert Kept(
        path=PATH,
        message=Bilingual(
            "serve un alloggio accessibile, e quello proposto lo è",
            "an accessible dwelling is needed, and the one offered is one",
        ),
        facts=(Fact("accessible", value=True),),
        comparisons=ACCESSIBLE,
    ) == accessible(attrs.evolve(FITTING, accessible=True))


def test_access_not_known() -> None:
    """
    Where nobody wrote down whether the dwelling is accessible, the field is named.
    """
    assert Missing(
        path="/dwellings/0/accessible",
        message=Bilingual(
            "serve un alloggio accessibile, e quello proposto non è noto se lo sia",
            "an accessible dwelling is needed, and the one offered is not known to be one",
        ),
    ) == accessible(FITTING)


def test_access_is_not_asked_for_who_does_not_need_it() -> None:
    """
    Stairs are no matter where no accessible dwelling is needed.
    """
    dwelling = attrs.evolve(FITTING, floor=4, lift=False, accessible=False)

    assert [Kept] == [type(verdict) for verdict in verdicts(offered(), dwelling)]


ALL = (FITTING, attrs.evolve(SMALL, id="A2"), attrs.evolve(SMALL, id="A0"))


def waived(case: Relocation, dwelling: str, *, on: date = OFFERED) -> Relocation:
    """
    Return a case whose household waived its return for a dwelling, whatever is written of how long.
    """
    return case.advance(E.WAIVE_RETURN, on=on, dwelling=dwelling, permanence=Permanence.TEMPORARY)


def settled(case: Relocation, dwelling: str, *, on: date = OFFERED) -> Relocation:
    """
    Return a case with an open offer whose household accepted it and moved for good, to a dwelling on a day.
    """
    case = case.advance(E.ACCEPT, on=on).advance(E.GIVE_NOTICE, on=on)
    return case.advance(E.MOVE_PERMANENTLY, on=on, dwelling=dwelling)


def kinds(case: Relocation, *dwellings: Dwelling) -> list[tuple[type[Verdict], str]]:
    """
    Return of each thing that the rule says what it is, and where.
    """
    return [(type(verdict), verdict.path) for verdict in verdicts(case, *dwellings)]


def test_dwelling_assigned_with_a_waiver() -> None:
    """
    A dwelling for which a return was waived is assigned for good, and no offer tells of it: it is judged by the step.
    """
    assert Breach(
        path="/relocations/0/history/3",
        message=Bilingual(
            "componenti 3, superficie 42,00 m², fascia 48–65 m² (trasloco definitivo)",
            "members 3, floor area 42.00 m², band 48–65 m² (permanent move)",
        ),
        facts=(Fact("members", 3), Fact("floor_area_dm2", 4200), Fact("least_dm2", 4800), Fact("most_dm2", 6500)),
        figures=BANDS,
        comparisons=BANDED,
    ) == judged(waived(out(), "A1"), SMALL)


def test_dwelling_moved_to_in_place_of_the_one_offered() -> None:
    """
    A household that moves for good to another dwelling than the one offered is judged in both.
    """
    found = verdicts(settled(offered(), "A2"), *ALL)

    assert [(Kept, PATH), (Breach, "/relocations/0/history/5")] == [(type(each), each.path) for each in found]
    assert [None] == [each.severity for each in found if isinstance(each, Breach)]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        pytest.param(settled(offered(), "A1"), [PATH], id="moved to the one offered"),
        pytest.param(settled(offered(), ""), [PATH], id="moved, nobody says where"),
        pytest.param(waived(out(), ""), ["/relocations/0"], id="waived, nobody says for which"),
        pytest.param(
            waived(Relocation(household="H1").advance(E.MOVE_URGENTLY, on=OFFERED), "A1"),
            ["/relocations/0/history/1"],
            id="waived, nothing offered before",
        ),
        pytest.param(waived(offered().advance(E.MOVE_URGENTLY, on=OFFERED), "A1"), [PATH], id="waived for the offered"),
        pytest.param(
            waived(offered().advance(E.MOVE_URGENTLY, on=OFFERED), "A2"),
            [PATH, "/relocations/0/history/4"],
            id="waived for another one",
        ),
        pytest.param(
            waived(
                offered()
                .advance(E.REFUSE, on=OFFERED)
                .advance(E.OFFER, on=OFFERED, dwelling="A2")
                .advance(E.MOVE_URGENTLY, on=OFFERED),
                "A1",
            ),
            [PATH, "/relocations/0/history/4", "/relocations/0/history/6"],
            id="waived for one that was offered before the last",
        ),
        pytest.param(
            offered().advance(E.MOVE_URGENTLY, on=OFFERED).advance(E.MOVE_AGAIN, on=OFFERED, dwelling="A2"),
            [PATH],
            id="a further move assigns nothing",
        ),
    ],
)
def test_dwelling_is_not_judged_twice(case: Relocation, expected: list[str]) -> None:
    """
    A dwelling assigned for good is judged unless it is that of the last offer that was judged, or unknown.
    """
    assert expected == [verdict.path for verdict in verdicts(case, *ALL)]


def test_waiver_after_an_offer_of_the_own_dwelling() -> None:
    """
    A return to the own dwelling is no offer that is judged: the one before it is the last.
    """
    case = attrs.evolve(offered(), dwelling="A0").advance(E.MOVE_URGENTLY, on=OFFERED)
    case = waived(case.advance(E.OFFER_RETURN, on=OFFERED, dwelling="A0"), "A1")

    assert [(Kept, PATH), (NotApplicable, "/relocations/0/history/4")] == kinds(case, *ALL)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(FIRST_DAY - DAY, [Missing, Breach], id="7 August 2017"),
        pytest.param(FIRST_DAY, [Breach], id="8 August 2017"),
    ],
)
def test_waiver_after_an_offer_that_is_not_judged(on: date, expected: list[type[Verdict]]) -> None:
    """
    A dwelling whose offer was not judged, before the regulation came out, is judged when it is assigned for good.
    """
    case = waived(offered(on=on).advance(E.MOVE_URGENTLY, on=on), "A1")
    assigned = attrs.evolve(case, history=(*case.history[:-1], attrs.evolve(case.history[-1], happened_on=OFFERED)))

    assert expected == [type(verdict) for verdict in verdicts(assigned, SMALL)]


def test_move_that_carries_out_an_offer_that_is_not_judged() -> None:
    """
    A move to the dwelling of an offer made before the regulation came out is no assignment of its own.
    """
    case = settled(offered(on=FIRST_DAY - DAY), "A1", on=FIRST_DAY)

    assert [(Missing, f"{PATH}/happened_on")] == kinds(case, SMALL)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(FIRST_DAY - DAY, Missing, id="7 August 2017"),
        pytest.param(FIRST_DAY, Breach, id="8 August 2017"),
        pytest.param(FIRST_DAY + DAY, Breach, id="9 August 2017"),
    ],
)
def test_first_day_of_an_assignment(on: date, expected: type[Verdict]) -> None:
    """
    An assignment is judged by the day of its own step.
    """
    evacuated = Relocation(household="H1", dwelling="A0").advance(E.MOVE_URGENTLY, on=date(2017, 1, 9))

    assert expected is type(judged(waived(evacuated, "A1", on=on), SMALL))


def test_assignment_before_the_first_day() -> None:
    """
    Of an assignment before the regulation came out it is said that it was one.
    """
    evacuated = Relocation(household="H1", dwelling="A0").advance(E.MOVE_URGENTLY, on=date(2017, 1, 9))

    assert Missing(
        path="/relocations/0/history/1/happened_on",
        message=Bilingual(
            "assegnazione del 7 agosto 2017, prima dell'8 agosto 2017: valeva il R.R. 1/2004, che qui non si giudica",
            "assignment of 7 August 2017, before 8 August 2017: R.R. 1/2004 held, which is not judged here",
        ),
        cause=MissingCause.OPEN,
    ) == judged(waived(evacuated, "A1", on=date(2017, 8, 7)), SMALL)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(OFFERED - DAY, Kept, id="day before the census"),
        pytest.param(OFFERED, Breach, id="day of the census"),
        pytest.param(OFFERED + DAY, Breach, id="day after the census"),
    ],
)
def test_household_on_the_day_of_an_assignment(on: date, expected: type[Verdict]) -> None:
    """
    What counts is who the household is on the day of the assignment: 52 m² are too many for one.
    """
    one = Annotation(
        kind=AnnotationKind.CENSUS, on=OFFERED, composition=Composition(members=1, accessible_dwelling_needed=False)
    )
    evacuated = Relocation(household="H1").advance(E.MOVE_URGENTLY, on=date(2018, 1, 8)).with_annotation(one)

    assert expected is type(judged(waived(evacuated, "A1", on=on), FITTING))


def test_own_dwelling_assigned() -> None:
    """
    The household's own dwelling is never measured, whatever step names it.
    """
    assert [NotApplicable(path="/relocations/0/history/3", message=OWN)] == verdicts(waived(out(), "A0"), *ALL)


def test_dwelling_assigned_that_is_not_in_the_document() -> None:
    """
    A dwelling assigned that is not in the document cannot be measured, and the field is named.
    """
    assert [(Missing, "/relocations/0/history/3/dwelling")] == kinds(waived(out(), "A9"), *ALL)


def test_access_of_a_dwelling_assigned() -> None:
    """
    Of the access to a dwelling that was assigned it is not said that it was offered.
    """
    dwelling = attrs.evolve(FITTING, accessible=False)

    assert (
        Breach(
            path="/relocations/0/history/3",
            message=Bilingual(
                "serve un alloggio accessibile, e quello assegnato non lo è (trasloco definitivo)",
                "an accessible dwelling is needed, and the one assigned is none (permanent move)",
            ),
            facts=(Fact("accessible", value=False),),
            comparisons=ACCESSIBLE,
        )
        == verdicts(waived(out(), "A1"), dwelling, household=FRAIL)[1]
    )


def test_composition_found_by_the_case() -> None:
    """
    What the interview found comes before the record of the household: 52 m² are too few for four.
    """
    four = Composition(members=4, accessible_dwelling_needed=False)
    case = (
        Relocation(household="H1")
        .advance(E.INTERVIEW, on=OFFERED, composition=four)
        .advance(E.ADMIT, on=OFFERED)
        .advance(E.OFFER, on=OFFERED, dwelling="A1")
    )

    assert Breach is type(judged(case, FITTING))


def test_composition_found_in_part() -> None:
    """
    What the interview did not find is taken from the record of the household, each thing for itself.
    """
    case = (
        Relocation(household="H1")
        .advance(E.INTERVIEW, on=OFFERED, composition=Composition(accessible_dwelling_needed=True))
        .advance(E.ADMIT, on=OFFERED)
        .advance(E.OFFER, on=OFFERED, dwelling="A1")
    )
    found = verdicts(case, attrs.evolve(FITTING, accessible=True), household=THREE)

    assert [Kept, Kept] == [type(verdict) for verdict in found]


def test_need_found_false_by_the_case() -> None:
    """
    A need that the interview denied is not taken up again from an older record.
    """
    case = (
        Relocation(household="H1")
        .advance(E.INTERVIEW, on=OFFERED, composition=Composition(accessible_dwelling_needed=False))
        .advance(E.ADMIT, on=OFFERED)
        .advance(E.OFFER, on=OFFERED, dwelling="A1")
    )

    assert [Kept] == [type(verdict) for verdict in verdicts(case, FITTING, household=FRAIL)]


def test_composition_found_later() -> None:
    """
    A household that shrank after the offer is measured as it was on the day of the offer.
    """
    one = Annotation(
        kind=AnnotationKind.CENSUS,
        on=OFFERED + DAY,
        composition=Composition(members=1, accessible_dwelling_needed=False),
    )

    assert Kept is type(judged(offered().with_annotation(one), FITTING))


@pytest.mark.parametrize(
    ("known_on", "expected"),
    [
        pytest.param(None, [Kept], id="day unknown"),
        pytest.param(OFFERED, [Kept], id="day of the offer"),
        pytest.param(OFFERED + DAY, [Missing, Missing], id="day after the offer"),
    ],
)
def test_day_of_the_record_of_the_household(known_on: date | None, expected: list[type[Verdict]]) -> None:
    """
    A record that tells of a later day than the offer does not say who the household was on that day.
    """
    assert expected == [type(verdict) for verdict in verdicts(offered(), FITTING, known_on=known_on)]


def test_household_after_a_succession() -> None:
    """
    The household is the one to which the case belongs on the day of the offer.
    """
    succession = Annotation(kind=AnnotationKind.SUCCESSION, on=OFFERED, household="H2")
    households = (
        Household(id="H1", composition=THREE),
        Household(id="H2", composition=Composition(members=1, accessible_dwelling_needed=False)),
    )
    programme = Programme(
        relocations=(offered().with_annotation(succession),), dwellings=(FITTING,), households=households
    )
    (verdict,) = RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS))

    assert Breach is type(verdict)


def test_household_not_in_the_document() -> None:
    """
    Where neither the case nor the document says who the household is, both facts are missing.
    """
    programme = Programme(relocations=(offered(),), dwellings=(FITTING,))

    assert [MEMBERS, ACCESS] == list(RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS)))


NO_OFFER = Bilingual("nessun alloggio proposto", "no dwelling was offered")


@pytest.mark.parametrize(
    "case", [pytest.param(Relocation(household="H1"), id="no step"), pytest.param(out(), id="evacuated")]
)
def test_no_offer(case: Relocation) -> None:
    """
    Where nothing was offered there is nothing to measure.
    """
    assert [NotApplicable(path="/relocations/0", message=NO_OFFER)] == verdicts(case, SMALL)


def test_every_offer_of_every_case_is_judged() -> None:
    """
    Each offer is judged at its own place, in its own dwelling.
    """
    twice = offered().advance(E.REFUSE, on=OFFERED).advance(E.OFFER, on=OFFERED, dwelling="A2")
    other = attrs.evolve(offered(), household="H1", id="H1-bis")
    programme = Programme(
        relocations=(twice, Relocation(household="H3"), other),
        dwellings=(Dwelling(id="A0"), SMALL, attrs.evolve(FITTING, id="A2")),
        households=(Household(id="H1", composition=THREE),),
    )
    found = RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS))

    assert [
        (Breach, "/relocations/0/history/2"),
        (Kept, "/relocations/0/history/4"),
        (NotApplicable, "/relocations/1"),
        (Breach, "/relocations/2/history/2"),
    ] == [(type(verdict), verdict.path) for verdict in found]


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        pytest.param(RULE.keeps, [(3, "52", None, None)], id="keeps: three members, 52 m²"),
        pytest.param(
            RULE.breaks, [(3, "42", None, None), (2, "50", 4, False)], id="breaks: 42 m²; fourth floor without lift"
        ),
    ],
)
def test_published_examples(example: Callable[[], Programme], expected: list[tuple[Any, ...]]) -> None:
    """
    Published: three members and 52 m²; three members and 42 m²; an accessible dwelling needed, fourth floor, no lift.
    """
    programme = example()

    assert expected == [
        (household.composition.members, str(dwelling.floor_area), dwelling.floor, dwelling.lift)
        for household, dwelling in zip(programme.households, programme.dwellings, strict=True)
    ]


def test_what_the_example_breaks() -> None:
    """
    In the example that breaks it the first dwelling is too small, and the second only hard to come to.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert [
        ("/relocations/0/history/2", "members", Severity.WARNING),
        ("/relocations/1/history/2", "floor", Severity.WARNING),
    ] == [
        (entry.verdict.path, entry.verdict.facts[0].name, entry.severity)
        for entry in report.findings
        if isinstance(entry.verdict, Breach)
    ]


def test_a_breach_makes_no_report_invalid() -> None:
    """
    An unsuitable dwelling is a warning at most.
    """
    assert validate(RULE.breaks(), on=TODAY, rules=(RULE,)).valid


def place(programme: Programme, path: str) -> object:
    """
    Return what a JSON Pointer points at; fail if there is nothing.
    """
    found: Any = programme
    for name in path.split("/")[1:]:
        found = found[int(name)] if name.isdigit() else getattr(found, name)
    return found


@settings.get_profile("heavy")
@given(strategies.views(), st.none() | st.sampled_from(["0-", "28-46 38-55", "60-50"]))
def test_says_something_of_every_case_and_points_at_what_is_there(view: View, bands: str | None) -> None:
    """
    "Rules report and never raise": any programme can be judged, and every place that is named exists.
    """
    parameters = PARAMETERS if bands is None else PARAMETERS.override("size_bands", bands, source="example")
    programme = view.programme.as_of(view.on)
    found = list(RULE.check(attrs.evolve(view, programme=programme, parameters=parameters)))

    assert len(programme.relocations) <= sum(place(programme, verdict.path) is not programme for verdict in found)


@settings.get_profile("heavy")
@given(strategies.views())
def test_own_dwelling_is_never_found_unsuitable(view: View) -> None:
    """
    "Danger: never on a return to one's own dwelling": no breach of any programme points at one.
    """
    programme = view.programme.as_of(view.on)
    cases = {f"/relocations/{index}": case for index, case in enumerate(programme.relocations)}
    own = [
        f"{path}/history/{index}"
        for path, case in cases.items()
        for index, step in enumerate(case.history)
        if step.return_place is ReturnPlace.SAME_DWELLING or (step.dwelling and step.dwelling == case.dwelling)
    ]
    broken = [v.path for v in RULE.check(attrs.evolve(view, programme=programme)) if isinstance(v, Breach)]

    assert not set(own) & set(broken)
