"""
`one-open-case-per-household`: how many open cases a household has, by the name that it bears on the day.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import OpenCaseError
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, RelocationStep
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent, RelocationState
from contratti_quartiere.report import validate
from contratti_quartiere.rules.one_open_case_per_household import RULE
from contratti_quartiere.verdicts import Breach, Kept, Severity, Verdict
from contratti_quartiere.views import View

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
ONE = (Comparison("open_cases", Relation.AT_MOST, "1"),)
BEGUN = date(2018, 1, 10)
SUCCEEDED = date(2019, 5, 1)


def case(name: str, *events: RelocationEvent, **fields: Any) -> Relocation:
    """
    Return the case of a household to which these things happened.
    """
    history = tuple(RelocationStep(event=event, happened_on=BEGUN) for event in events)
    values: dict[str, Any] = {"household": "H1", "id": name, "history": history, **fields}
    return Relocation(**values)


def begun(name: str, **fields: Any) -> Relocation:
    """
    Return an open case, of a household that had the general notice.
    """
    return case(name, RelocationEvent.INFORM, **fields)


def ended(name: str, **fields: Any) -> Relocation:
    """
    Return a case that has ended: its works were dropped.
    """
    return case(name, RelocationEvent.CANCEL, **fields)


def verdicts(*cases: Relocation, on: date = TODAY) -> list[Verdict]:
    """
    Return what the rule says of these cases.
    """
    programme = Programme(relocations=cases)
    return list(RULE.check(View(programme=programme.as_of(on), on=on, parameters=PARAMETERS)))


def found(*cases: Relocation, on: date = TODAY) -> list[tuple[type[Verdict], str]]:
    """
    Return the kinds of what the rule says, and where.
    """
    return [(type(verdict), verdict.path) for verdict in verdicts(*cases, on=on)]


FIRST, SECOND, THIRD = "/relocations/0", "/relocations/1", "/relocations/2"


def test_no_cases() -> None:
    """
    Where there are no cases, nothing is said.
    """
    assert [] == verdicts()


def test_published_case_after_a_return() -> None:
    """
    Published case: a case returned in 2018 and a new one opened in 2020 that names it.
    """
    (entry,) = validate(RULE.keeps(), on=TODAY, rules=(RULE,)).entries

    assert (
        Kept(
            path="/relocations/1",
            message=Bilingual(
                "casi del nucleo H1: 2, non conclusi: 1",
                "cases of household H1: 2, not final: 1",
            ),
            facts=(
                Fact("household", "H1"),
                Fact("cases", 2),
                Fact("open_cases", 1),
                Fact("open_case", "caso-2"),
            ),
            comparisons=ONE,
        )
        == entry.verdict
    )


def test_published_case_after_a_return_as_it_stands() -> None:
    """
    Published: the example that keeps the rule returned in 2018, and its second case of 2020 names the first.
    """
    first, second = RULE.keeps().relocations

    assert (RelocationState.RETURNED, 2018, "caso-1", True, 2020) == (
        first.state,
        first.history[-1].happened_on.year,
        second.previous_case,
        second.open,
        second.history[0].happened_on.year,
    )


def test_published_two_open_cases() -> None:
    """
    Published case: two open cases for H1.
    """
    (entry,) = validate(RULE.breaks(), on=TODAY, rules=(RULE,)).entries

    assert (
        Breach(
            path="/relocations/1",
            message=Bilingual(
                "il nucleo H1 ha 2 casi non conclusi: caso-1 (informato), caso-2 (informato)",
                "household H1 has 2 cases that are not final: caso-1 (informed), caso-2 (informed)",
            ),
            facts=(
                Fact("household", "H1"),
                Fact("open_cases", 2),
                Fact("open_case", "caso-1"),
                Fact("open_case", "caso-2"),
            ),
            comparisons=ONE,
        )
        == entry.verdict
    )


def test_a_breach_is_an_error() -> None:
    """
    Two open cases of one household make a report invalid.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (False, [Severity.ERROR]) == (report.valid, [entry.severity for entry in report.findings])


@pytest.mark.parametrize(
    ("cases", "expected"),
    [
        pytest.param((begun("a"),), [(Kept, FIRST)], id="one open"),
        pytest.param((case("a"),), [(Kept, FIRST)], id="one of which nothing is on record"),
        pytest.param((ended("a"),), [(Kept, FIRST)], id="one ended"),
        pytest.param((ended("a"), ended("b")), [(Kept, SECOND)], id="two ended"),
        pytest.param((begun("a"), ended("b")), [(Kept, FIRST)], id="the first open"),
        pytest.param((begun("a"), begun("b")), [(Breach, SECOND)], id="two open"),
        pytest.param((case("a"), case("b")), [(Breach, SECOND)], id="two of which nothing is on record"),
        pytest.param((begun("a"), ended("b"), begun("c")), [(Breach, THIRD)], id="two open, one ended between"),
        pytest.param((begun("a"), begun("b"), begun("c")), [(Breach, SECOND), (Breach, THIRD)], id="three open"),
        pytest.param((begun("a"), begun("b", household="H2")), [(Kept, FIRST), (Kept, SECOND)], id="two households"),
    ],
)
def test_open_cases(cases: tuple[Relocation, ...], expected: list[tuple[type[Verdict], str]]) -> None:
    """
    "A household has at most one case that is not final": each open one after the first is a breach.
    """
    assert expected == found(*cases)


def test_all_open_cases_are_named() -> None:
    """
    A breach counts the open cases of the household alone, and names them with their state.
    """
    moved = case("d", RelocationEvent.MOVE_URGENTLY)
    (verdict,) = verdicts(begun("a"), ended("b"), begun("c", household="H2"), moved)[:1]

    assert (
        Bilingual(
            "il nucleo H1 ha 2 casi non conclusi: a (informato), d (trasferito_temp)",
            "household H1 has 2 cases that are not final: a (informed), d (moved temporarily)",
        )
        == verdict.message
    )


@pytest.mark.parametrize(
    ("names", "more"),
    [
        pytest.param("abcd", "", id="four"),
        pytest.param("abcde", "", id="five"),
        pytest.param("abcdef", ", …", id="six"),
    ],
)
def test_five_open_cases_are_named(names: str, more: str) -> None:
    """
    Of the open cases of a household at most five are named, and all are counted.
    """
    verdict = verdicts(*(begun(name) for name in names))[-1]
    it, en = (", ".join(f"{name} ({state})" for name in names[:5]) for state in ("informato", "informed"))
    count = len(names)

    assert (
        Breach(
            path=f"/relocations/{count - 1}",
            message=Bilingual(
                f"il nucleo H1 ha {count} casi non conclusi: {it}{more}",
                f"household H1 has {count} cases that are not final: {en}{more}",
            ),
            facts=(
                Fact("household", "H1"),
                Fact("open_cases", count),
                *(Fact("open_case", name) for name in names[:5]),
            ),
            comparisons=ONE,
        )
        == verdict
    )


def test_case_that_has_ended_is_counted() -> None:
    """
    What is kept says how many cases there are, and how many of them are open.
    """
    (verdict,) = verdicts(ended("a"), ended("b"))

    assert (
        Kept(
            path=SECOND,
            message=Bilingual("casi del nucleo H1: 2, non conclusi: 0", "cases of household H1: 2, not final: 0"),
            facts=(Fact("household", "H1"), Fact("cases", 2), Fact("open_cases", 0)),
            comparisons=ONE,
        )
        == verdict
    )


def test_household_that_split() -> None:
    """
    "A split household becomes two households: the second case names its origin".
    """
    first, second = begun("a").split("H2", on=BEGUN)

    assert ("a", [(Kept, FIRST), (Kept, SECOND)]) == (second.origin, found(first, second))


def test_origin_does_not_excuse() -> None:
    """
    A second case that names its origin and bears the same household is a second open case.
    """
    assert [(Breach, SECOND)] == found(begun("a"), begun("b", origin="a"))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(SUCCEEDED - DAY, [(Kept, FIRST), (Kept, SECOND)], id="day before"),
        pytest.param(SUCCEEDED, [(Breach, SECOND)], id="the day"),
        pytest.param(SUCCEEDED + DAY, [(Breach, SECOND)], id="day after"),
    ],
)
def test_succession(on: date, expected: list[tuple[type[Verdict], str]]) -> None:
    """
    From the day of a succession the case is the successor's, and so is one that it had before.
    """
    note = Annotation(kind=AnnotationKind.SUCCESSION, on=SUCCEEDED, household="H2")

    assert expected == found(begun("a", annotations=(note,)), begun("b", household="H2"), on=on)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(BEGUN - DAY, [(Breach, SECOND)], id="day before the end"),
        pytest.param(BEGUN, [(Kept, SECOND)], id="day of the end"),
    ],
)
def test_day_of_the_end(on: date, expected: list[tuple[type[Verdict], str]]) -> None:
    """
    A case is open until the day on which it ends.
    """
    assert expected == found(ended("a"), case("b"), on=on)


# A case that is to follow another

NOTE = Annotation(kind=AnnotationKind.NOTE, on=BEGUN)


@pytest.mark.parametrize(
    ("cases", "expected"),
    [
        pytest.param((begun("a"), case("b", previous_case="a")), [(Kept, FIRST)], id="nothing on record"),
        pytest.param((case("b", previous_case="a"), begun("a")), [(Kept, SECOND)], id="in any order"),
        pytest.param((begun("a"), begun("b", previous_case="a")), [(Breach, SECOND)], id="a step on record"),
        pytest.param(
            (begun("a"), case("b", previous_case="a", annotations=(NOTE,))), [(Breach, SECOND)], id="a note on record"
        ),
        pytest.param((case("a"), case("b", previous_case="a")), [(Kept, FIRST)], id="nothing on record of both"),
        pytest.param((ended("a"), case("b", previous_case="a")), [(Kept, SECOND)], id="the first has ended"),
        pytest.param(
            (begun("a"), case("b", previous_case="a"), case("c", previous_case="b")), [(Kept, FIRST)], id="a third one"
        ),
        pytest.param(
            (ended("a"), begun("b"), case("c", previous_case="a")), [(Breach, THIRD)], id="after one that has ended"
        ),
        pytest.param((begun("a"), case("b", previous_case="z")), [(Breach, SECOND)], id="after one that is not there"),
        pytest.param((begun("a"), case("b", previous_case="b")), [(Breach, SECOND)], id="after itself"),
        pytest.param(
            (case("a", previous_case="b"), case("b", previous_case="a")), [(Breach, SECOND)], id="after each other"
        ),
        pytest.param(
            (begun("a"), begun("x", household="H2"), case("b", previous_case="x")),
            [(Breach, THIRD), (Kept, SECOND)],
            id="after one of another household",
        ),
    ],
)
def test_case_that_has_not_begun(cases: tuple[Relocation, ...], expected: list[tuple[type[Verdict], str]]) -> None:
    """
    "The later names the earlier": one of which nothing is on record follows the open one that it names.
    """
    assert expected == found(*cases)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2018, 1, 9), [(Kept, FIRST)], id="before the first"),
        pytest.param(date(2018, 12, 3), [(Kept, FIRST)], id="day before the return"),
        pytest.param(date(2018, 12, 4), [(Kept, SECOND)], id="day of the return"),
        pytest.param(date(2020, 3, 2), [(Kept, SECOND)], id="first day of the second"),
    ],
)
def test_published_example_on_every_day(on: date, expected: list[tuple[type[Verdict], str]]) -> None:
    """
    Two cases that follow each other keep the rule on every day, and before the second has begun too.
    """
    assert expected == found(*RULE.keeps().relocations, on=on)


# Laws


@st.composite
def open_and_ended(draw: st.DrawFn) -> list[Relocation]:
    """
    Return a strategy for cases of two households, each with something on record, open or ended.
    """
    events = st.sampled_from((RelocationEvent.INFORM, RelocationEvent.CANCEL, RelocationEvent.MOVE_URGENTLY))
    return [
        case(f"caso-{n}", draw(events), household=household)
        for n, household in enumerate(draw(st.lists(st.sampled_from(("H1", "H2")), max_size=6)))
    ]


@given(open_and_ended())
def test_as_many_breaches_as_open_cases_too_many(cases: list[Relocation]) -> None:
    """
    "At most one case that is not final": of each household, all open cases but one are breaches.
    """
    running = [entry.household for entry in cases if RELOCATION_TABLE.allowed(entry.state)]
    expected = len(running) - len(set(running))

    assert expected == sum(isinstance(verdict, Breach) for verdict in verdicts(*cases))


@given(open_and_ended())
def test_what_is_opened_one_by_one_is_kept(cases: list[Relocation]) -> None:
    """
    A programme that opens no second case for a household keeps the rule.
    """
    programme = Programme()
    for entry in cases:
        try:
            programme = programme.with_case(entry)
        except OpenCaseError:
            continue

    assert {Kept} >= {type(verdict) for verdict in verdicts(*programme.relocations)}


@settings.get_profile("heavy")
@given(strategies.programmes(), st.dates())
def test_whatever_the_programme(programme: Programme, on: date) -> None:
    """
    The rule never raises, and says all that it says of cases.
    """
    view = View(programme=programme.as_of(on), on=on, parameters=PARAMETERS)

    assert {Relocation} >= {type(resolved(view.programme, verdict.path)) for verdict in RULE.check(view)}


def resolved(programme: Programme, path: str) -> object:
    """
    Return what a JSON Pointer leads to in a programme.
    """
    value: Any = programme
    for part in path.split("/")[1:]:
        value = value[int(part)] if part.isdigit() else getattr(value, part)
    return value
