"""
Facts and the comparisons made of them: a little language that anyone can read and weigh again.
"""

import operator
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dated_values import Dated, Parameter, ParameterKind
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.facts import Comparison, Fact, FactValue, Figure, Relation, compared, lacking
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import Period
from contratti_quartiere.sources import LegalSource, Mark

DAY = date(2019, 5, 1)
SPELL = Period.inclusive(date(2016, 5, 2), date(2019, 5, 1))
SOURCE = LegalSource("determina 12/2026", "", Mark.POLICY)


def figure(name: str, value: int | str) -> Figure:
    """
    Return a figure that a body set.
    """
    return Figure(parameter=name, kind=ParameterKind.POLICY, value=value, source=SOURCE, checked_on=DAY)


# Facts


@pytest.mark.parametrize(
    ("value", "plain", "it", "en"),
    [
        pytest.param(Euro("1000000.00"), "1000000.00", "1.000.000,00 €", "€1,000,000.00", id="amount"),
        pytest.param(DAY, "2019-05-01", "1° maggio 2019", "1 May 2019", id="day"),
        pytest.param(Month(2019, 5), "2019-05", "maggio 2019", "May 2019", id="month"),
        pytest.param(Year(2019), "2019", "2019", "2019", id="year"),
        pytest.param(
            SPELL, "2016-05-02/2019-05-01", "2 maggio 2016 – 1° maggio 2019", "2 May 2016 – 1 May 2019", id="period"
        ),
        pytest.param(5, 5, "5", "5", id="count"),
        pytest.param("saldo", "saldo", "saldo", "saldo", id="text"),
        pytest.param(True, True, "sì", "yes", id="yes"),
        pytest.param(False, False, "no", "no", id="no"),
    ],
)
def test_fact_in_json_and_in_words(value: FactValue, plain: str | int | bool, it: str, en: str) -> None:
    """
    A fact has one form for machines and one for people, in each language; a flag is no count.
    """
    fact = Fact("x", value)

    assert (plain, type(plain), it, en) == (fact.plain, type(fact.plain), fact.say("it"), fact.say("en"))


# Figures


def test_figure_of_a_parameter() -> None:
    """
    A figure has the name, kind and last check of its parameter, and the days and source of its value.
    """
    dated = Dated(value=35, since=date(2016, 4, 20), until=date(2023, 7, 1), source=SOURCE)
    parameter = Parameter(
        id="giorni",
        kind=ParameterKind.LAW,
        unit=Bilingual("giorni", "days"),
        label=Bilingual("Giorni di attesa", "Days to wait"),
        values=(dated,),
        checked_on=DAY,
    )

    assert Figure(
        parameter="giorni",
        kind=ParameterKind.LAW,
        value=35,
        since=date(2016, 4, 20),
        until=date(2023, 7, 1),
        source=SOURCE,
        checked_on=DAY,
    ) == Figure.of(parameter, dated)


# Comparisons


FACTS = (
    Fact("certified", Euro("300.00")),
    Fact("advance", Euro("20.00")),
    Fact("paid", Euro("320.00")),
    Fact("on", DAY),
    Fact("month", Month(2019, 5)),
    Fact("other_month", Month(2019, 6)),
    Fact("spell", SPELL),
    Fact("kind", "saldo"),
    Fact("written", value=True),
    Fact("spoken", value=False),
    Fact("lots", 5),
    Fact("none", 0),
    Fact("nothing", Euro("0.00")),
    Fact("last", date.max),
    Fact("first", date.min),
    Fact("minus", -3),
)
FIGURES = (figure("share", 20), figure("days", 30), figure("months", 3), figure("duty", "sì"))


def holds(text: str) -> bool:
    """
    Return whether a comparison, as it is written, holds of the facts and figures.
    """
    relation = next(relation for relation in Relation if f" {relation.value} " in text)
    left, right = text.split(f" {relation.value} ")
    return Comparison(left, relation, right).holds(FACTS, FIGURES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Amounts.
        ("paid = certified + advance", True),
        ("paid ≤ certified", False),
        ("paid - advance = certified", True),
        ("paid - advance - certified = nothing", True),
        ("paid - advance - certified = 0", True),
        ("paid > 0", True),
        ("nothing > 0", False),
        ("0 < paid", True),
        ("paid + 0 = paid", True),
        ("0 + paid = paid", True),
        ("advance = €lots + €5 + €10", True),
        ("advance ≤ €20", True),
        ("advance ≤ €19", False),
        ("nothing = €0", True),
        ("nothing = €none", True),
        # A percentage.
        ("share % certified = €60", True),
        ("share % lots = 1", True),
        ("0 % certified = 0", True),
        # Counts.
        ("lots = 5", True),
        ("lots ≠ 5", False),
        ("lots + 1 > 5", True),
        ("lots - 5 = 0", True),
        ("0 + lots = 5", True),
        ("none = 0", True),
        ("none < lots", True),
        ("0 = 0", True),
        # Days.
        ("on = on + 0", True),
        ("on + 30 > on + 29", True),
        ("on + days = on + 30", True),
        ("on - 1 < on", True),
        ("on + 7 - on = 7", True),
        ("on +m months > on + 91", True),
        ("on +m months = on + 92", True),
        ("on +m 0 = on", True),
        ("on +m minus < on", True),
        # Words, flags, months, periods.
        ("kind = kind", True),
        ("duty ≠ kind", True),
        ("written = true", True),
        ("spoken = true", False),
        ("spoken = false", True),
        ("month < other_month", True),
        ("month ≥ other_month", False),
        ("spell = spell", True),
        # One of several.
        ("lots = 4 | 5", True),
        ("lots = 4 | 6", False),
        ("on = on + 1 | on - 1 | on", True),
        ("other_month = month | other_month", True),
    ],
)
def test_what_a_comparison_says(text: str, expected: bool) -> None:
    """
    The language of comparisons: amounts, counts, percentages, days, words, and one of several.
    """
    assert expected is holds(text)


@pytest.mark.parametrize(
    ("relation", "ask"),
    [
        (Relation.EQUAL, operator.eq),
        (Relation.DIFFERENT, operator.ne),
        (Relation.AT_MOST, operator.le),
        (Relation.LESS, operator.lt),
        (Relation.AT_LEAST, operator.ge),
        (Relation.MORE, operator.gt),
    ],
)
@pytest.mark.parametrize("days", [-1, 0, 1], ids=["day before", "same day", "day after"])
def test_each_relation_on_the_day_before_the_same_day_and_after(
    relation: Relation, ask: Callable[[date, date], bool], days: int
) -> None:
    """
    Of days, less is earlier and more is later.
    """
    day = DAY + timedelta(days)

    assert ask(day, DAY) is Comparison("day", relation, "on").holds((Fact("day", day), Fact("on", DAY)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("last + 1 > last", id="the day after the last"),
        pytest.param("last +m 1 > last", id="a month after the last"),
        pytest.param("last + 1 +m 1 > last", id="a month after the day after the last"),
        pytest.param("last + 1 +m minus > last", id="months before a day that is past"),
        pytest.param("on +m 999999999999999999999999999999 > last", id="more months than there are"),
        pytest.param("on + 999999999999999999999999999999 +m 1 > last", id="more days than there are"),
        pytest.param("first - 1 < first", id="the day before the first"),
        pytest.param("first +m minus < first", id="months before the first"),
        pytest.param("first - 1 +m 1 < first", id="a month after a day before the first"),
    ],
)
def test_past_the_calendar(text: str) -> None:
    """
    A day past the calendar is after every other and one before it before every other; neither is an error.
    """
    assert holds(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paid = on", "mette a confronto cose di tipo diverso"),
        ("lots = paid", "mette a confronto cose di tipo diverso"),
        ("paid = 5", "mette a confronto cose di tipo diverso"),
        ("none = nothing", "mette a confronto cose di tipo diverso"),
        ("on = month", "mette a confronto cose di tipo diverso"),
        ("on = 0", "mette a confronto cose di tipo diverso"),
        ("written = 0", "mette a confronto cose di tipo diverso"),
        ("paid + lots = paid", "+ non vale fra queste cose"),
        ("on + on = on", "+ non vale fra queste cose"),
        ("on +m paid = on", "+m non vale fra queste cose"),
        ("month + 1 = month", "+ non vale fra queste cose"),
        ("kind + kind = kind", "+ non vale fra queste cose"),
        ("lots * lots = lots", "* non vale fra queste cose"),
        ("€paid = paid", "€ non vale fra queste cose"),
        ("€kind = paid", "€ non vale fra queste cose"),
        ("paid - absent = 0", "absent non è fra gli elementi"),
        ("€absent = paid", "absent non è fra gli elementi"),
        ("€€5 = paid", "€5 non è fra gli elementi"),
        ("Lots = 5", "Lots non è fra gli elementi"),
        ("lots + = 5", "un segno non ha nulla dopo di sé"),
        ("lots  5 = 5", ":  non vale fra queste cose"),
        ("lots = 4 | absent", "absent non è fra gli elementi"),
    ],
)
def test_what_cannot_be_compared(text: str, expected: str) -> None:
    """
    Things of different kinds, sums that make no sense and names that are not there are one clear error.
    """
    with pytest.raises(MalformedValueError) as caught:
        holds(text)

    assert f"{expected}; correggere la regola o la traccia" in caught.value.said.it
    assert text[:20] in caught.value.said.en
    assert caught.value.said.en.endswith("mend the rule or the trace")


@pytest.mark.parametrize(
    ("comparison", "it", "en"),
    [
        pytest.param(
            Comparison("paid", Relation.EQUAL, "on"),
            "mette a confronto cose di tipo diverso",
            "compares things of different kinds",
            id="kinds",
        ),
        pytest.param(
            Comparison("paid", Relation.EQUAL, "on + on"),
            "+ non vale fra queste cose",
            "+ does not hold between these",
            id="sum",
        ),
        pytest.param(
            Comparison("paid", Relation.EQUAL, "absent"),
            "absent non è fra gli elementi",
            "absent is not among the facts",
            id="name",
        ),
        pytest.param(
            Comparison("paid", Relation.EQUAL, "lots +"),
            "un segno non ha nulla dopo di sé",
            "a sign has nothing after it",
            id="sign",
        ),
    ],
)
def test_errors_in_both_languages(comparison: Comparison, it: str, en: str) -> None:
    """
    The error gives the comparison, what is wrong with it and what to mend.
    """
    with pytest.raises(MalformedValueError) as caught:
        comparison.holds(FACTS)

    assert (
        Bilingual(
            f"confronto '{comparison}': {it}; correggere la regola o la traccia",
            f"comparison '{comparison}': {en}; mend the rule or the trace",
        )
        == caught.value.said
    )


def test_number_without_end() -> None:
    """
    More digits than any figure has are no number, and no error of Python's.
    """
    most, more = "9" * 40, "9" * 41

    assert Comparison("0", Relation.LESS, most).holds(())
    with pytest.raises(MalformedValueError):
        Comparison("0", Relation.LESS, more).holds(())
    assert frozenset({more}) == Comparison(most, Relation.LESS, more).names


@pytest.mark.parametrize("side", ["", " ", "+", "€", "€" * 9_000, "a " * 9_000, "true +", "| |"])
def test_side_that_says_nothing(side: str) -> None:
    """
    What is no side of a comparison is refused with the same error, however long it is.
    """
    with pytest.raises(MalformedValueError):
        Comparison(side, Relation.EQUAL, "1").holds(FACTS)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("certified + advance", "paid", {"certified", "advance", "paid"}, id="a sum"),
        pytest.param("out +m stay_limit_months", "back", {"out", "stay_limit_months", "back"}, id="by months"),
        pytest.param("rate % price - 3", "0", {"rate", "price"}, id="numbers are no names"),
        pytest.param("€limit", "€100", {"limit"}, id="whole euro"),
        pytest.param("kind", "first | last", {"kind", "first", "last"}, id="one of several"),
        pytest.param("written", "true", {"written"}, id="what is true"),
        pytest.param("written", "false", {"written"}, id="what is false"),
        pytest.param("lots.1-a_B", "Zona + città", {"lots.1-a_B", "Zona", "città"}, id="whatever a name looks like"),
        pytest.param("2nd", "m", {"2nd", "m"}, id="a digit and a letter"),
    ],
)
def test_names_of_a_comparison(left: str, right: str, expected: set[str]) -> None:
    """
    The names are those of facts and figures: no numbers, signs or words of the language.
    """
    assert expected == Comparison(left, Relation.EQUAL, right).names


def test_comparison_as_text() -> None:
    """
    A comparison reads as it is written.
    """
    assert "paid ≤ certified + advance" == str(Comparison("paid", Relation.AT_MOST, "certified + advance"))


def test_figure_before_fact() -> None:
    """
    Where a fact bears the name of a figure the figure is meant, and no fact makes true what is not.
    """
    assert Comparison("share", Relation.EQUAL, "20").holds((Fact("share", 10),), FIGURES)
    assert not Comparison("false", Relation.EQUAL, "true").holds((Fact("true", value=False),))
    assert not Comparison("false", Relation.EQUAL, "true").holds((), (figure("true", 1), figure("false", 1)))


# Several comparisons

WITHIN = Comparison("paid", Relation.AT_MOST, "certified + advance")
EQUAL = Comparison("lots", Relation.EQUAL, "5")
UNEQUAL = Comparison("lots", Relation.EQUAL, "4")
ABSENT = Comparison("absent + lots", Relation.EQUAL, "share")


@pytest.mark.parametrize(
    ("comparisons", "expected"),
    [
        pytest.param((), True, id="none"),
        pytest.param((WITHIN, EQUAL), True, id="all hold"),
        pytest.param((WITHIN, UNEQUAL), False, id="one does not"),
        pytest.param((UNEQUAL, WITHIN), False, id="the first does not"),
        pytest.param((WITHIN, ABSENT), None, id="a fact is not there"),
        pytest.param((UNEQUAL, ABSENT), None, id="not there, though one does not hold"),
    ],
)
def test_all_of_several(comparisons: tuple[Comparison, ...], expected: bool | None) -> None:
    """
    All have to hold, and nothing is said where a name is not there: it might have made the difference.
    """
    assert expected is compared(iter(comparisons), iter(FACTS), iter(FIGURES))


def test_without_figures() -> None:
    """
    Figures need not be given where no comparison needs one.
    """
    assert compared((WITHIN,), FACTS)
    assert compared((Comparison("share", Relation.EQUAL, "20"),), FACTS, FIGURES)
    assert compared((Comparison("share", Relation.EQUAL, "20"),), FACTS) is None


def test_things_of_different_kinds_among_several() -> None:
    """
    What cannot be compared is an error and no answer.
    """
    with pytest.raises(MalformedValueError):
        compared((EQUAL, Comparison("on", Relation.EQUAL, "paid")), FACTS)


def test_what_is_lacking() -> None:
    """
    Each name that is neither fact nor figure is named once.
    """
    again = Comparison("absent", Relation.LESS, "gone | true")

    assert {"absent", "gone", "share"} == lacking(iter((WITHIN, ABSENT, again)), iter(FACTS), ())
    assert {"absent", "gone"} == lacking((WITHIN, ABSENT, again), FACTS, FIGURES)


# Laws

CENTS = st.integers(-(10**12), 10**12)
DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))
SMALL = st.integers(-3_000, 3_000)


@given(CENTS, CENTS, CENTS)
def test_sums_are_exact(one: int, other: int, whole: int) -> None:
    """
    A sum is equal to the cent, or it is not.
    """
    facts = [Fact(name, Euro.from_cents(cents)) for name, cents in (("a", one), ("b", other), ("c", whole))]

    assert (one + other == whole) is Comparison("a + b", Relation.EQUAL, "c").holds(facts)
    assert (one <= whole - other) is Comparison("a", Relation.AT_MOST, "c - b").holds(facts)


@given(CENTS, st.integers(0, 100), CENTS)
def test_percentages_are_exact(cents: int, rate: int, limit: int) -> None:
    """
    A percentage is not rounded before it is compared.
    """
    facts = (Fact("price", Euro.from_cents(cents)), Fact("limit", Euro.from_cents(limit)), Fact("rate", rate))

    assert (Fraction(cents * rate, 100) >= limit) is Comparison("rate % price", Relation.AT_LEAST, "limit").holds(facts)


@given(DAYS, SMALL, DAYS)
def test_days_as_the_calendar_counts_them(day: date, count: int, other: date) -> None:
    """
    A day that moves by days is where the calendar has it.
    """
    facts = (Fact("day", day), Fact("count", count), Fact("other", other))

    assert (day + timedelta(count) < other) is Comparison("day + count", Relation.LESS, "other").holds(facts)
    assert (other - day == timedelta(count)) is Comparison("other - day", Relation.EQUAL, "count").holds(facts)


VALUES = st.one_of(
    st.integers(),
    st.booleans(),
    st.text(max_size=3),
    st.dates(),
    strategies.euros(),
    st.builds(Month, st.integers(1, 9999), st.integers(1, 12)),
    st.builds(Year, st.integers(1, 9999)),
    st.just(SPELL),
)
SIDES = st.text("ab €+m-%|09.", max_size=12) | st.lists(
    st.sampled_from(("a", "b", "+", "-", "+m", "%", "|", "0", "7", "true", "€a")), max_size=7
).map(" ".join)


@given(SIDES, st.sampled_from(Relation), SIDES, VALUES, VALUES)
def test_any_comparison_is_answered_or_refused(
    left: str, relation: Relation, right: str, one: FactValue, other: FactValue
) -> None:
    """
    Whatever stands in a comparison, it holds, or it does not, or it is refused with our own error.
    """
    comparison, facts = Comparison(left, relation, right), (Fact("a", one), Fact("b", other))
    try:
        answer = comparison.holds(facts)
    except MalformedValueError:
        return

    assert answer is compared((comparison,), facts) or lacking((comparison,), facts, ())


@given(strategies.euros() | SMALL | DAYS, strategies.euros() | SMALL | DAYS)
def test_one_of_less_equal_and_more(one: Euro | int | date, other: Euro | int | date) -> None:
    """
    Of two things of one kind exactly one holds: less, equal or more; and each with its contrary.
    """
    facts = (Fact("a", one), Fact("b", other))
    if type(one) is not type(other):
        with pytest.raises(MalformedValueError):
            Comparison("a", Relation.EQUAL, "b").holds(facts)
        return
    found = {relation: Comparison("a", relation, "b").holds(facts) for relation in Relation}

    assert 1 == sum(found[relation] for relation in (Relation.LESS, Relation.EQUAL, Relation.MORE))
    assert (found[Relation.LESS], found[Relation.EQUAL], found[Relation.MORE]) == (
        not found[Relation.AT_LEAST],
        not found[Relation.DIFFERENT],
        not found[Relation.AT_MOST],
    )
