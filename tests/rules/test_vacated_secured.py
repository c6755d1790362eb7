"""
`vacated-secured`: how long a dwelling stands empty and open, and what came of it.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bookings import RotationBooking
from contratti_quartiere.dwellings import Dwelling, DwellingEvent, DwellingStep
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.vacated_secured import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
VACATED = date(2018, 9, 3)
# Seven days after it.
LIMIT = date(2018, 9, 10)

SEVEN = PARAMETERS.override("secure_within_days", 7, source="delibera 1/2018")
FIGURES = (Figure.of(SEVEN["secure_within_days"], SEVEN["secure_within_days"].required(VACATED)),)
NONE_AT_ALL = PARAMETERS.override("secure_within_days", 0, source="delibera 1/2018")


def within(name: str) -> tuple[Comparison, ...]:
    """
    Return what is asked of the day on which the dwelling was vacated no longer, or of the last day that is known.
    """
    return (Comparison(name, Relation.AT_MOST, "vacated_on + secure_within_days"),)


Steps = tuple[tuple[DwellingEvent, date], ...]


def dwelling(*steps: tuple[DwellingEvent, date], kind: DocumentKind | None = None, **fields: Any) -> Dwelling:
    """
    Return a dwelling to which these things happened; the first rests on a document of that kind.
    """
    documents = () if kind is None else (DocumentReference(kind=DocumentKind.OTHER), DocumentReference(kind=kind))
    history = tuple(
        DwellingStep(event=event, happened_on=day, documents=() if index else documents)
        for index, (event, day) in enumerate(steps)
    )
    return Dwelling(id="12", history=history, **fields)


def freed(*steps: tuple[DwellingEvent, date], kind: DocumentKind | None = None, **fields: Any) -> Dwelling:
    """
    Return a dwelling vacated on 3 September 2018, to which these things happened then.
    """
    return dwelling((DwellingEvent.FREE, VACATED), *steps, kind=kind, **fields)


def verdicts(*dwellings: Dwelling, on: date = TODAY, parameters: Parameters = SEVEN) -> list[Verdict]:
    """
    Return what the rule says of these dwellings.
    """
    programme = Programme(dwellings=dwellings)
    return list(RULE.check(View(programme=programme.as_of(on), on=on, parameters=parameters)))


def kinds(*dwellings: Dwelling, on: date = TODAY, parameters: Parameters = SEVEN) -> list[type[Verdict]]:
    """
    Return the kinds of what the rule says.
    """
    return [type(verdict) for verdict in verdicts(*dwellings, on=on, parameters=parameters)]


def test_dwelling_that_was_never_vacated() -> None:
    """
    Of a dwelling whose household is still in it nothing is said.
    """
    assert [] == verdicts(Dwelling(id="12"))


# The published examples


def test_published_secured_in_time() -> None:
    """
    Published case: with 7 days, vacated on 3 September, secured on 6 September 2018.
    """
    (entry,) = validate(RULE.keeps(), on=TODAY, parameters=SEVEN, rules=(RULE,)).entries

    assert (
        Kept(
            path="/dwellings/0/history/0",
            message=Bilingual(
                "alloggio 12 liberato il 3 settembre 2018, messo in sicurezza il 6 settembre 2018: 3 giorni;"
                " giorni stabiliti: 7",
                "dwelling 12 vacated on 3 September 2018, secured on 6 September 2018: 3 days; days set: 7",
            ),
            facts=(
                Fact("dwelling", "12"),
                Fact("vacated_on", date(2018, 9, 3)),
                Fact("secure", date(2018, 9, 6)),
            ),
            figures=FIGURES,
            comparisons=within("secure"),
        )
        == entry.verdict
    )


def test_published_still_vacated() -> None:
    """
    Published case: with 7 days, vacated on 3 September, still so on 1 October 2018.
    """
    (entry,) = validate(RULE.breaks(), on=date(2018, 10, 1), parameters=SEVEN, rules=(RULE,)).entries

    assert (
        Breach(
            path="/dwellings/0/history/0",
            message=Bilingual(
                "alloggio 12 liberato il 3 settembre 2018, ancora vuoto e non in sicurezza il 1° ottobre 2018:"
                " 28 giorni; giorni stabiliti: 7",
                "dwelling 12 vacated on 3 September 2018, still empty and not secured on 1 October 2018:"
                " 28 days; days set: 7",
            ),
            facts=(
                Fact("dwelling", "12"),
                Fact("vacated_on", date(2018, 9, 3)),
                Fact("still_so_on", date(2018, 10, 1)),
            ),
            figures=FIGURES,
            comparisons=within("still_so_on"),
        )
        == entry.verdict
    )


def test_examples_are_judged_with_seven_days() -> None:
    """
    Published: "with 7 days".
    """
    assert (("secure_within_days", 7),) == RULE.example_values


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        pytest.param(RULE.keeps, freed((DwellingEvent.SECURE, date(2018, 9, 6))), id="keeps"),
        pytest.param(RULE.breaks, freed(), id="breaks"),
    ],
)
def test_published_examples(example: Callable[[], Programme], expected: Dwelling) -> None:
    """
    Published: the examples of the rule are a dwelling vacated on 3 September 2018, secured on 6 September or not.
    """
    assert Programme(dwellings=(expected,)) == example()


def test_a_breach_is_a_warning() -> None:
    """
    A dwelling left open leaves a report valid.
    """
    report = validate(RULE.breaks(), on=TODAY, parameters=SEVEN, rules=(RULE,))

    assert (True, [Severity.WARNING]) == (report.valid, [entry.severity for entry in report.findings])


# The days


@pytest.mark.parametrize("event", [DwellingEvent.SECURE, DwellingEvent.HAND_TO_SITE])
@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(VACATED, Kept, id="same day"),
        pytest.param(LIMIT - DAY, Kept, id="day before the last"),
        pytest.param(LIMIT, Kept, id="last day"),
        pytest.param(LIMIT + DAY, Breach, id="day after the last"),
    ],
)
def test_secured_or_handed_to_the_site(event: DwellingEvent, on: date, expected: type[Verdict]) -> None:
    """
    "Secured or handed to the site within the set days": the seventh day after it was vacated is the last.
    """
    assert [expected] == kinds(freed((event, on)))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(VACATED - DAY, [], id="day before it is vacated"),
        pytest.param(VACATED, [Kept], id="first day"),
        pytest.param(LIMIT, [Kept], id="last day"),
        pytest.param(LIMIT + DAY, [Breach], id="day after the last"),
    ],
)
def test_still_vacated(on: date, expected: list[type[Verdict]]) -> None:
    """
    A dwelling that is still vacated is broken from the day after the last; what comes later is not known before.
    """
    assert expected == kinds(freed((DwellingEvent.SECURE, LIMIT + 2 * DAY)), on=on)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(LIMIT - DAY, ["the term is not over yet: it ends on 10 September 2018"], id="day before the last"),
        pytest.param(LIMIT, ["the term is not over yet: it ends on 10 September 2018"], id="last day"),
        pytest.param(LIMIT + DAY, [], id="day after the last"),
    ],
)
def test_term_that_is_not_over(on: date, expected: list[str]) -> None:
    """
    A dwelling that is still vacated keeps the rule for now: until when is said, up to that day and no longer.
    """
    (verdict,) = verdicts(freed(), on=on)

    assert expected == verdict.message.en.split("; ")[2:]


@pytest.mark.parametrize(
    ("on", "expected"), [pytest.param(VACATED, Kept, id="same day"), pytest.param(VACATED + DAY, Breach, id="next day")]
)
def test_no_days_at_all(on: date, expected: type[Verdict]) -> None:
    """
    A body may allow no day: then it is the day on which it is vacated, or too late.
    """
    assert [expected] == kinds(freed((DwellingEvent.SECURE, on)), parameters=NONE_AT_ALL)


@pytest.mark.parametrize(
    ("on", "italian", "english"),
    [
        pytest.param(VACATED, "0 giorni", "0 days", id="none"),
        pytest.param(VACATED + DAY, "1 giorno", "1 day", id="one"),
        pytest.param(VACATED + 2 * DAY, "2 giorni", "2 days", id="two"),
    ],
)
def test_days_in_words(on: date, italian: str, english: str) -> None:
    """
    One day is said in the singular.
    """
    (verdict,) = verdicts(freed((DwellingEvent.SECURE, on)))

    assert (f"{italian}; giorni stabiliti", f"{english}; days set") == (
        verdict.message.it.split(": ")[1],
        verdict.message.en.split(": ")[1],
    )


# The policy


def test_policy_that_nobody_set() -> None:
    """
    "No figure set: undecided": the figure is named, and the days are shown.
    """
    assert [
        Missing(
            path="/dwellings/0/history/0",
            message=Bilingual(
                "alloggio 12 liberato il 3 settembre 2018, consegnato al cantiere l'11 settembre 2018: 8 giorni;"
                " nessuno ha fissato secure_within_days",
                "dwelling 12 vacated on 3 September 2018, handed to the site on 11 September 2018: 8 days;"
                " nobody has set secure_within_days",
            ),
            cause=MissingCause.NOT_SET,
            parameter="secure_within_days",
            facts=(
                Fact("dwelling", "12"),
                Fact("vacated_on", VACATED),
                Fact("hand_to_site", date(2018, 9, 11)),
            ),
        )
    ] == verdicts(freed((DwellingEvent.HAND_TO_SITE, date(2018, 9, 11))), parameters=PARAMETERS)


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param(((DwellingEvent.SQUAT, VACATED),), id="squatted"),
        pytest.param(((DwellingEvent.MAKE_READY, VACATED),), id="made ready"),
        pytest.param((), id="still vacated"),
    ],
)
def test_policy_that_nobody_set_whatever_happened(steps: Steps) -> None:
    """
    "No figure set: undecided", whatever became of the dwelling.
    """
    assert [Missing] == kinds(freed(*steps), parameters=PARAMETERS)


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        pytest.param(VACATED - DAY, Breach, id="day before"),
        pytest.param(VACATED, Breach, id="the day"),
        pytest.param(VACATED + DAY, Missing, id="day after"),
    ],
)
def test_policy_of_the_day(since: date, expected: type[Verdict]) -> None:
    """
    The figure that counts is the one in force on the day on which the dwelling was vacated.
    """
    known = tuple(
        attrs.evolve(parameter, values=tuple(attrs.evolve(dated, since=since) for dated in parameter.values))
        for parameter in SEVEN.known
    )

    assert [expected] == kinds(freed(), parameters=Parameters(known))


# What else may happen to it


@pytest.mark.parametrize("on", [VACATED, LIMIT, LIMIT + DAY], ids=["same day", "last day", "day after the last"])
def test_squatted_meanwhile(on: date) -> None:
    """
    "Empty dwellings were squatted meanwhile": one that is squatted was not secured, however soon it happened.
    """
    assert [Breach] == kinds(freed((DwellingEvent.SQUAT, on)))


def test_squatted_in_words() -> None:
    """
    Within the days a breach says that the dwelling was squatted before it was secured, and not how many days are set.
    """
    (verdict,) = verdicts(freed((DwellingEvent.SQUAT, date(2018, 9, 8))))
    assert isinstance(verdict, Breach)

    assert (
        Bilingual(
            "alloggio 12 liberato il 3 settembre 2018, occupato abusivamente l'8 settembre 2018: 5 giorni;"
            " è stato occupato prima di essere messo in sicurezza",
            "dwelling 12 vacated on 3 September 2018, squatted on 8 September 2018: 5 days;"
            " it was squatted before it was secured",
        ),
        (Fact("squat", date(2018, 9, 8)), Fact("squatted", value=True)),
        FIGURES,
        (Comparison("squatted", Relation.EQUAL, "false"),),
    ) == (verdict.message, verdict.facts[2:], verdict.figures, verdict.comparisons)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(LIMIT - DAY, "it was squatted before it was secured", id="day before the last"),
        pytest.param(LIMIT, "it was squatted before it was secured", id="last day"),
        pytest.param(LIMIT + DAY, "days set: 7", id="day after the last"),
    ],
)
def test_why_a_squatted_dwelling_is_a_breach(on: date, expected: str) -> None:
    """
    After the last day the days themselves are the fault, and they are told.
    """
    (verdict,) = verdicts(freed((DwellingEvent.SQUAT, on)))

    assert expected == verdict.message.en.split("; ")[1]


def test_squatted_after_it_was_secured() -> None:
    """
    A dwelling that was secured in time keeps the rule, though it is squatted then.
    """
    assert [Kept] == kinds(freed((DwellingEvent.SECURE, VACATED), (DwellingEvent.SQUAT, VACATED)))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(VACATED, NotApplicable, id="same day"),
        pytest.param(LIMIT, NotApplicable, id="last day"),
        pytest.param(LIMIT + DAY, Breach, id="day after the last"),
    ],
)
def test_made_ready(on: date, expected: type[Verdict]) -> None:
    """
    A dwelling that is made ready, its works dropped, was neither secured nor handed over: too late, or no object.
    """
    assert [expected] == kinds(freed((DwellingEvent.MAKE_READY, on)))


def test_made_ready_in_words() -> None:
    """
    Where the rule has no object the reason says what became of the dwelling.
    """
    assert [
        NotApplicable(
            path="/dwellings/0/history/0",
            message=Bilingual(
                "alloggio 12 liberato il 3 settembre 2018, reso pronto il 4 settembre 2018: 1 giorno;"
                " giorni stabiliti: 7; torna in uso senza cantiere",
                "dwelling 12 vacated on 3 September 2018, made ready on 4 September 2018: 1 day;"
                " days set: 7; it returns to use without a site",
            ),
        )
    ] == verdicts(freed((DwellingEvent.MAKE_READY, date(2018, 9, 4))))


def test_cleared() -> None:
    """
    A dwelling that is cleared of squatters is vacated again, and counts from that day.
    """
    (first, second) = verdicts(freed((DwellingEvent.SQUAT, LIMIT), (DwellingEvent.CLEAR, LIMIT)), on=LIMIT + 7 * DAY)

    assert (
        Breach,
        Kept(
            path="/dwellings/0/history/2",
            message=Bilingual(
                "alloggio 12 sgomberato il 10 settembre 2018, ancora vuoto e non in sicurezza il 17 settembre 2018:"
                " 7 giorni; giorni stabiliti: 7; il termine non è ancora finito: scade il 17 settembre 2018",
                "dwelling 12 cleared on 10 September 2018, still empty and not secured on 17 September 2018:"
                " 7 days; days set: 7; the term is not over yet: it ends on 17 September 2018",
            ),
            facts=(Fact("dwelling", "12"), Fact("vacated_on", LIMIT), Fact("still_so_on", LIMIT + 7 * DAY)),
            figures=FIGURES,
            comparisons=within("still_so_on"),
        ),
    ) == (type(first), second)


def test_every_time_it_is_vacated() -> None:
    """
    A dwelling that is occupied again and vacated again is judged each time, at the step that vacated it.
    """
    again = (
        (DwellingEvent.MAKE_READY, LIMIT),
        (DwellingEvent.REOCCUPY, LIMIT),
        (DwellingEvent.FREE, TODAY - 8 * DAY),
    )

    assert [(NotApplicable, "/dwellings/0/history/0"), (Breach, "/dwellings/0/history/3")] == [
        (type(verdict), verdict.path) for verdict in verdicts(freed(*again))
    ]


def test_every_dwelling_is_judged() -> None:
    """
    A dwelling of which nothing is said does not keep the next one from being judged.
    """
    dwellings = Dwelling(id="11"), freed(), attrs.evolve(freed((DwellingEvent.SECURE, VACATED)), id="13")

    assert [(Breach, "/dwellings/1/history/0"), (Kept, "/dwellings/2/history/0")] == [
        (type(verdict), verdict.path) for verdict in verdicts(*dwellings)
    ]


# Dwellings that stood empty before

LIST = DocumentKind.STOCK_LIST


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param(((DwellingEvent.SECURE, LIMIT),), Missing, id="secured on the last day"),
        pytest.param(((DwellingEvent.SECURE, LIMIT + DAY),), Breach, id="secured a day later"),
        pytest.param((), Breach, id="still vacated"),
        pytest.param(((DwellingEvent.SQUAT, VACATED),), Missing, id="squatted on the day of the list"),
        pytest.param(((DwellingEvent.SQUAT, VACATED + DAY),), Breach, id="squatted a day later"),
        pytest.param(((DwellingEvent.MAKE_READY, LIMIT),), NotApplicable, id="made ready"),
    ],
)
def test_stock_list(steps: Steps, expected: type[Verdict]) -> None:
    """
    A dwelling that was vacant when the owner's list was written is so since that day or earlier: never kept by it.
    """
    assert [expected] == kinds(freed(*steps, kind=LIST))


def test_other_documents() -> None:
    """
    A handover record tells of the day on which a dwelling was vacated.
    """
    assert [Kept] == kinds(freed((DwellingEvent.SECURE, LIMIT), kind=DocumentKind.HANDOVER_RECORD))


def test_stock_list_in_words() -> None:
    """
    What is undecided because of the list says so, and that the days are at least so many.
    """
    assert [
        Missing(
            path="/dwellings/0/history/0/happened_on",
            message=Bilingual(
                "alloggio 12 liberato il 3 settembre 2018, messo in sicurezza il 4 settembre 2018: almeno 1 giorno;"
                " giorni stabiliti: 7; l'elenco del patrimonio non dice da quando fosse vuoto",
                "dwelling 12 vacated on 3 September 2018, secured on 4 September 2018: at least 1 day;"
                " days set: 7; the stock list does not say since when it stood empty",
            ),
            facts=(
                Fact("dwelling", "12"),
                Fact("vacated_on", VACATED),
                Fact("secure", date(2018, 9, 4)),
            ),
            figures=FIGURES,
        )
    ] == verdicts(freed((DwellingEvent.SECURE, date(2018, 9, 4)), kind=LIST))


# Rotation dwellings


def used(first: date, last: date | None = None) -> RotationBooking:
    """
    Return a booking in use between two days.
    """
    return RotationBooking(household="H1", in_use_from=first, in_use_to=last)


@pytest.mark.parametrize(
    ("bookings", "steps", "expected"),
    [
        pytest.param((used(VACATED - DAY),), (), NotApplicable, id="in use all the time"),
        pytest.param((used(VACATED - DAY, VACATED),), (), Breach, id="in use up to the day"),
        pytest.param((used(VACATED - DAY, VACATED + DAY),), (), NotApplicable, id="in use past the day"),
        pytest.param((used(LIMIT),), (), NotApplicable, id="in use from the last day"),
        pytest.param((used(LIMIT + DAY),), (), Breach, id="in use a day too late"),
        pytest.param((used(LIMIT + DAY), used(LIMIT, LIMIT)), (), NotApplicable, id="the first use counts"),
        pytest.param((used(TODAY + DAY), used(LIMIT, LIMIT)), (), NotApplicable, id="another use to come"),
        pytest.param((RotationBooking(household="H1", reserved_from=VACATED),), (), Breach, id="reserved"),
        pytest.param((used(LIMIT),), ((DwellingEvent.SQUAT, LIMIT),), Breach, id="squatted on the day of the use"),
        pytest.param((used(LIMIT - DAY),), ((DwellingEvent.SQUAT, LIMIT),), NotApplicable, id="squatted after it"),
        pytest.param((used(LIMIT),), ((DwellingEvent.SECURE, LIMIT - DAY),), Kept, id="secured before it"),
    ],
)
def test_rotation_dwelling(bookings: tuple[RotationBooking, ...], steps: Steps, expected: type[Verdict]) -> None:
    """
    A rotation dwelling is used without an event: from the first day of a booking in use it is not empty.
    """
    assert [expected] == kinds(freed(*steps, rotation=True, bookings=bookings))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(LIMIT - DAY, Kept, id="day before the use"),
        pytest.param(LIMIT, NotApplicable, id="the day"),
        pytest.param(LIMIT + DAY, NotApplicable, id="day after"),
    ],
)
def test_use_that_is_to_come(on: date, expected: type[Verdict]) -> None:
    """
    A booking counts from its first day of use, and not from the day on which it was made.
    """
    assert [expected] == kinds(freed(rotation=True, bookings=(used(LIMIT, LIMIT), used(TODAY))), on=on)


def test_rotation_dwelling_in_words() -> None:
    """
    A breach says that the dwelling was used, and after how many days.
    """
    (verdict,) = verdicts(freed(rotation=True, bookings=(used(date(2018, 9, 11)),)))
    assert isinstance(verdict, Breach)

    assert (
        Bilingual(
            "alloggio 12 liberato il 3 settembre 2018, in uso per prenotazione l'11 settembre 2018: 8 giorni;"
            " giorni stabiliti: 7",
            "dwelling 12 vacated on 3 September 2018, in use by a booking on 11 September 2018: 8 days; days set: 7",
        ),
        Fact("in_use", date(2018, 9, 11)),
        within("in_use"),
    ) == (verdict.message, verdict.facts[2], verdict.comparisons)


def test_last_day_of_the_calendar() -> None:
    """
    A dwelling that is vacated on the last day that there is has no day after it, and keeps the rule.
    """
    (verdict,) = verdicts(dwelling((DwellingEvent.FREE, date.max)), on=date.max)

    assert (Kept, "it ends on 31 December 9999") == (type(verdict), verdict.message.en.split(": ")[-1])


# Laws


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.integers(0, 60), st.integers(0, 60))
def test_kept_within_the_set_days(vacated: date, days: int, limit: int) -> None:
    """
    "Within the set days": kept if no more days passed than the body allows.
    """
    steps = ((DwellingEvent.FREE, vacated), (DwellingEvent.SECURE, vacated + days * DAY))
    parameters = PARAMETERS.override("secure_within_days", limit, source="delibera 1/2018")

    assert [Kept if days <= limit else Breach] == kinds(dwelling(*steps), on=date(2100, 1, 1), parameters=parameters)


@settings.get_profile("heavy")
@given(strategies.programmes(), st.dates(), st.sampled_from((PARAMETERS, SEVEN, NONE_AT_ALL)))
def test_whatever_the_programme(programme: Programme, on: date, parameters: Parameters) -> None:
    """
    The rule never raises, and says something of each step that vacates a dwelling, and of no other.
    """
    view = View(programme=programme.as_of(on), on=on, parameters=parameters)
    steps = [
        step
        for entry in view.programme.dwellings
        for step in entry.history
        if step.event in (DwellingEvent.FREE, DwellingEvent.CLEAR)
    ]

    assert steps == [resolved(view.programme, verdict.path) for verdict in RULE.check(view)]


def resolved(programme: Programme, path: str) -> object:
    """
    Return what a JSON Pointer leads to in a programme.
    """
    value: Any = programme
    for part in path.split("/")[1:]:
        value = value[int(part)] if part.isdigit() else getattr(value, part)
    return value
