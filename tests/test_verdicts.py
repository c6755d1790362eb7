"""
What a rule may look at and what it may say: facts in plain values, places in the document, figures of the day.
"""

import json
from collections.abc import Callable
from datetime import date

import attrs
import pytest
from hypothesis import given

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.laboratory import Laboratory
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.periods import Period
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.rules import RULES
from contratti_quartiere.verdicts import Breach, Fact, FactValue, Kept, Missing, Rule, View

TODAY = date(2016, 3, 1)
PROGRAMME = Programme(
    laboratories=(Laboratory(id="lab-1"), Laboratory(id="lab-2")), tenders=(Tender(id="gara-1"), Tender(id="gara-2"))
)
VIEW = View(programme=PROGRAMME, on=TODAY, parameters=PARAMETERS)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(Euro("1000000.00"), "1000000.00", id="amount"),
        pytest.param(Euro("-0.01"), "-0.01", id="amount below zero"),
        pytest.param(date(2016, 5, 2), "2016-05-02", id="day"),
        pytest.param(Month(2019, 4), "2019-04", id="month"),
        pytest.param(Year(2006), "2006", id="year"),
        pytest.param(Period.of_months(date(2016, 5, 2), 36), "2016-05-02/2019-05-01", id="period by its last day"),
        pytest.param("DLgs 50/2016", "DLgs 50/2016", id="text"),
        pytest.param(36, 36, id="count"),
        pytest.param(True, True, id="yes or no"),
    ],
)
def test_plain(value: FactValue, expected: str | int | bool) -> None:
    """
    A fact is written in a report as JSON holds it, and a yes or no is not taken for a number.
    """
    plain = Fact("what", value).plain

    assert (expected, type(expected)) == (plain, type(plain))


@given(strategies.facts())
def test_facts_survive_json(fact: Fact) -> None:
    """
    "A report is deterministic JSON": whatever a fact holds, JSON gives back the value that was written.
    """
    assert fact.plain == json.loads(json.dumps(fact.plain))


@pytest.mark.parametrize("verdict", [Breach, Missing, Kept])
def test_verdict_without_facts(verdict: Callable[..., Breach | Missing | Kept]) -> None:
    """
    A verdict may rest on no figure at all.
    """
    assert () == verdict(path="/tenders/0", message=Bilingual("no", "no")).facts


def test_severity_is_the_rules_own() -> None:
    """
    A breach is as grave as its rule says unless it says otherwise itself.
    """
    assert None is Breach(path="", message=Bilingual("no", "no")).severity


def test_tenders_with_their_places() -> None:
    """
    A rule is given each tender with its JSON Pointer, in the order of the document.
    """
    assert [("/tenders/0", "gara-1"), ("/tenders/1", "gara-2")] == [(path, one.id) for path, one in VIEW.tenders()]


def test_laboratories_with_their_places() -> None:
    """
    A rule is given each lab with its JSON Pointer, in the order of the document.
    """
    assert [("/laboratories/0", "lab-1"), ("/laboratories/1", "lab-2")] == [
        (path, one.id) for path, one in VIEW.laboratories()
    ]


@pytest.mark.parametrize(
    ("places", "tenders", "laboratories"),
    [
        pytest.param((), ["/tenders/0", "/tenders/1"], ["/laboratories/0", "/laboratories/1"], id="nothing set aside"),
        pytest.param(
            (("tenders", (1, 4)),), ["/tenders/1", "/tenders/4"], ["/laboratories/0", "/laboratories/1"], id="tenders"
        ),
        pytest.param(
            (("tenders", (0, 1)), ("laboratories", (2, 3))),
            ["/tenders/0", "/tenders/1"],
            ["/laboratories/2", "/laboratories/3"],
            id="labs",
        ),
    ],
)
def test_places_of_what_is_left(
    places: tuple[tuple[str, tuple[int, ...]], ...], tenders: list[str], laboratories: list[str]
) -> None:
    """
    Where records were set aside, the others are pointed at where they stood in the document.
    """
    view = attrs.evolve(VIEW, places=places)

    assert (tenders, laboratories) == ([path for path, _ in view.tenders()], [path for path, _ in view.laboratories()])


def test_places_that_do_not_fit() -> None:
    """
    A place for each record that is left, no more and no fewer: a verdict at a wrong place would be worse than none.
    """
    view = attrs.evolve(VIEW, places=(("tenders", (1,)),))

    with pytest.raises(ValueError, match="zip"):
        list(view.tenders())


@pytest.mark.parametrize(
    ("on", "day", "expected"),
    [
        pytest.param(date(2016, 4, 19), None, "DLgs 163/2006", id="the view's own day"),
        pytest.param(date(2016, 4, 20), None, "DLgs 50/2016", id="the view's own day, the day after"),
        pytest.param(date(2016, 4, 20), date(2016, 4, 19), "DLgs 163/2006", id="another day"),
    ],
)
def test_figure(on: date, day: date | None, expected: str) -> None:
    """
    A figure is the one in force on the day that is asked for, else on the day of the view.
    """
    dated = attrs.evolve(VIEW, on=on).figure("procurement_code", day)

    assert dated is not None
    assert expected == dated.value


def test_figure_that_nobody_set() -> None:
    """
    A figure that nobody has set is none.
    """
    assert None is VIEW.figure("difference_days_worth_showing")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_sentence(rule: Rule) -> None:
    """
    The sentence of a rule is its Italian and its English together.
    """
    assert Bilingual(rule.it, rule.en) == rule.sentence
