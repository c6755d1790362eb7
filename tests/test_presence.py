"""
Who is in a part of a building: each sign with its evidence, sure or with the field that would say more.
"""

from datetime import date, timedelta

import attrs
import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dwelling_register import DwellingRegister
from contratti_quartiere.dwellings import Dwelling, DwellingEvent, DwellingStep
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.facts import Fact
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.presence import Opening, Sign, signs, signs_without_case
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.views import View
from contratti_quartiere.works import Inspection, Works

TODAY, OPENED = date(2026, 11, 22), date(2018, 9, 17)
DAY = timedelta(days=1)
HOME = Dwelling(id="B1", building="edificio", part="B")
BESIDE = Dwelling(id="A1", building="edificio", part="A")
LIVES = Relocation(household="H1", dwelling="B1").advance(E.INFORM, on=OPENED - DAY)
OUT = Relocation(household="H1", dwelling="B1").advance(E.MOVE_URGENTLY, on=OPENED - DAY, handed_back_on=OPENED - DAY)


def opening(
    *cases: Relocation,
    dwellings: tuple[Dwelling, ...] = (HOME, BESIDE),
    inspections: tuple[Inspection, ...] = (),
    part: str = "B",
) -> Opening:
    """
    Return the day on which a site opens in part B of a building.
    """
    view = View(programme=Programme(relocations=cases, dwellings=dwellings), on=TODAY, parameters=PARAMETERS)
    works = Works(id="lavori", building="edificio", part=part, inspections=inspections)
    return Opening(DwellingRegister(view), works, OPENED)


def test_part_and_building() -> None:
    """
    The part is that of the works, and where they name none it is the whole building.
    """
    elsewhere = Dwelling(id="Z1", building="altro", part="B")
    one = opening(dwellings=(HOME, BESIDE, elsewhere))
    whole = opening(dwellings=(HOME, BESIDE, elsewhere), part="")

    assert ([HOME, BESIDE], [HOME], [HOME, BESIDE]) == (one.building, one.part, whole.part)


def test_building_without_dwellings() -> None:
    """
    A building of which the document has no dwelling is told apart from one that is empty.
    """
    none = opening(dwellings=())

    assert (
        [],
        [Sign(Bilingual("il documento non ne ha alloggi", "the document has no dwelling of it"), (), "/dwellings")],
    ) == (
        none.building,
        signs(none),
    )


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param((), None, id="none"),
        pytest.param(((1, 0),), None, id="day after the opening"),
        pytest.param(((0, 0),), (0, 0), id="day of the opening"),
        pytest.param(((-2, 5), (-1, 0)), (-1, 0), id="the last one"),
        pytest.param(((-1, 0), (-1, 3)), (-1, 3), id="of two on one day, that which found more"),
    ],
)
def test_last_inspection(days: tuple[tuple[int, int], ...], expected: tuple[int, int] | None) -> None:
    """
    What counts is the last inspection by the day of the opening.
    """
    found = [Inspection(on=OPENED + day * DAY, others=others) for day, others in days]
    wanted = None if expected is None else Inspection(on=OPENED + expected[0] * DAY, others=expected[1])

    assert wanted == opening(inspections=tuple(found)).inspection


def test_nobody() -> None:
    """
    Where the household moved out by the day nothing speaks against an empty part.
    """
    assert [] == signs(opening(OUT))


def test_sure_sign() -> None:
    """
    A household that lives there is a sure sign.
    """
    (sign,) = signs(opening(LIVES))

    assert (
        Sign(
            Bilingual("H1 abita nell'alloggio B1", "H1 lives in dwelling B1"),
            (Fact("household", "H1"), Fact("lives_in", "B1")),
            case="/relocations/0",
        ),
        True,
    ) == (sign, sign.sure)


def test_signs_without_case() -> None:
    """
    Beside the households of which a case tells stand the others: who was found, and what may lie in the part unseen.
    """
    found = Inspection(on=OPENED - DAY, others=2)
    nowhere = Relocation(household="H9")
    split = LIVES.with_annotation(Annotation(kind=AnnotationKind.SPLIT, on=OPENED - DAY, household="H2"))
    unmapped = Dwelling(id="X1", building="edificio")
    part = opening(split, nowhere, dwellings=(HOME, unmapped), inspections=(found,))

    assert (
        [("", "/relocations/0"), ("", ""), ("/dwellings/1/part", ""), ("/relocations/1/dwelling", "/relocations/1")],
        ["", "/dwellings/1/part", "/relocations"],
    ) == (
        [(sign.field, sign.case) for sign in signs(part)][:-1],
        [sign.field for sign in signs_without_case(part)],
    )


def test_keys_are_told_by_a_case() -> None:
    """
    Whoever only holds the keys is told of by the case too.
    """
    held = LIVES.advance(E.MOVE_URGENTLY, on=OPENED - DAY, handed_back_on=OPENED + DAY)

    assert ["/relocations/0"] == [sign.case for sign in signs(opening(held))]


def test_sign_that_is_not_sure() -> None:
    """
    A dwelling of which nothing is known is a doubt, until its steps say more.
    """
    (sign,) = signs(opening())

    assert (
        Sign(
            Bilingual(
                "l'alloggio B1 non risulta lasciato: per quanto si sa il suo nucleo è dentro",
                "dwelling B1 is not known to have been left: as far as is known its household is inside",
            ),
            field="/dwellings/0/history",
        ),
        False,
    ) == (sign, sign.sure)


def test_keys_that_never_came_back() -> None:
    """
    Of an urgent move of which nobody wrote down when the keys came back, the field of that step would say it.
    """
    case = LIVES.advance(E.MOVE_URGENTLY, on=OPENED - DAY)

    assert ["/relocations/0/history/1/handed_back_on"] == [sign.field for sign in signs(opening(case))]


def test_squatted_and_inspected() -> None:
    """
    Squatters and others who were found are signs of their own.
    """
    squatted = HOME.advance(DwellingEvent.FREE, on=OPENED - DAY).advance(DwellingEvent.SQUAT, on=OPENED)
    found = signs(opening(OUT, dwellings=(squatted,), inspections=(Inspection(on=OPENED, others=3),)))

    assert [(Fact("squatted", "B1"),), (Fact("others_found", 3),)] == [sign.facts for sign in found]


def test_squatted_again() -> None:
    """
    A dwelling that was squatted, cleared and squatted again is so since the last time.
    """
    squatted = (
        HOME.advance(DwellingEvent.FREE, on=OPENED - 40 * DAY)
        .advance(DwellingEvent.SQUAT, on=OPENED - 30 * DAY)
        .advance(DwellingEvent.CLEAR, on=OPENED - 20 * DAY)
        .advance(DwellingEvent.SQUAT, on=OPENED - 10 * DAY)
    )
    (sign,) = signs(opening(OUT, dwellings=(squatted,)))

    assert (
        Bilingual(
            "l'alloggio B1 è occupato abusivamente dal 7 settembre 2018",
            "dwelling B1 is squatted since 7 September 2018",
        )
        == sign.text
    )


def test_what_comes_after_the_list_of_the_stock() -> None:
    """
    A dwelling that the owner's list has as empty later was not handed back by what happened to it after the list.
    """
    listed = DwellingStep(
        event=DwellingEvent.FREE,
        happened_on=OPENED + DAY,
        documents=(DocumentReference(kind=DocumentKind.STOCK_LIST),),
    )
    secured = DwellingStep(event=DwellingEvent.SECURE, happened_on=OPENED + 2 * DAY)
    (sign,) = signs(opening(dwellings=(attrs.evolve(HOME, history=(listed, secured)),)))

    assert "/dwellings/0/history" == sign.field


def test_beginning_that_nobody_knows() -> None:
    """
    A household of which nobody knows since when it lives in a vacated dwelling is a doubt, with the same evidence.
    """
    vacated = HOME.advance(DwellingEvent.FREE, on=OPENED - DAY)
    later = Relocation(household="H1", dwelling="B1").advance(E.INFORM, on=OPENED + DAY)
    (sign,) = signs(opening(later, dwellings=(vacated,)))

    assert (
        Sign(
            Bilingual(
                "H1 abita nell'alloggio B1, non si sa da quando", "H1 lives in dwelling B1, it is not known since when"
            ),
            (Fact("household", "H1"), Fact("lives_in", "B1")),
            field="/relocations/0/home_since",
            case="/relocations/0",
        )
        == sign
    )
