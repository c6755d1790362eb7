"""
`window-matches-deed`: the declared end is held against the computed one, no more exactly than the deed speaks.
"""

import csv
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.periods import MissingDay, Period
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.window_matches_deed import RULE
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.windows import ServiceWindow

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
PENULTIMATE = PARAMETERS.override("missing_day", "penultimo", source="determina 12/2026")


def judged(term: ServiceWindow | None, parameters: Parameters = PARAMETERS) -> Verdict:
    """
    Return what the rule says of a tender of this term.
    """
    programme = Programme(tenders=(Tender(id="gara", term=term),))
    (verdict,) = RULE.check(View(programme=programme, on=TODAY, parameters=parameters))
    return verdict


def verdict_on(start: date, months: int, declared: date | Month, parameters: Parameters = PARAMETERS) -> type[Verdict]:
    """
    Return which verdict the rule gives on a term.
    """
    return type(judged(ServiceWindow(start=start, months=months, declared_end=declared), parameters))


# Start, months, last day of the window, last day of the last of whole calendar months; computed, law.md A1, W and M.
VECTORS = [
    (date(2016, 5, 2), 36, date(2019, 5, 1), date(2019, 4, 30)),
    (date(2016, 5, 1), 36, date(2019, 4, 30), date(2019, 4, 30)),
    (date(2016, 1, 1), 36, date(2018, 12, 31), date(2018, 12, 31)),
    (date(2019, 1, 31), 1, date(2019, 2, 28), date(2019, 1, 31)),
    (date(2020, 1, 31), 1, date(2020, 2, 29), date(2020, 1, 31)),
    (date(2016, 3, 31), 1, date(2016, 4, 30), date(2016, 3, 31)),
    (date(2016, 2, 29), 12, date(2017, 2, 28), date(2017, 1, 31)),
    (date(2016, 2, 29), 36, date(2019, 2, 28), date(2019, 1, 31)),
    (date(2016, 2, 29), 48, date(2020, 2, 28), date(2020, 1, 31)),
    (date(2016, 2, 28), 12, date(2017, 2, 27), date(2017, 1, 31)),
    (date(2015, 2, 28), 12, date(2016, 2, 27), date(2016, 1, 31)),
    (date(2017, 2, 28), 36, date(2020, 2, 27), date(2020, 1, 31)),
    (date(2016, 8, 31), 6, date(2017, 2, 28), date(2017, 1, 31)),
    (date(2019, 8, 31), 6, date(2020, 2, 29), date(2020, 1, 31)),
    (date(2016, 11, 30), 3, date(2017, 2, 28), date(2017, 1, 31)),
    (date(2016, 12, 31), 2, date(2017, 2, 28), date(2017, 1, 31)),
]
ON_VECTORS = pytest.mark.parametrize(
    ("start", "months", "window", "slot"), VECTORS, ids=[f"{start} + {months}" for start, months, _, _ in VECTORS]
)


@ON_VECTORS
def test_declared_day(start: date, months: int, window: date, slot: date) -> None:
    """
    Computed: a declared day agrees if it is the last day of the window; the day before and the day after do not.
    """
    del slot

    assert [Breach, Kept, Breach] == [verdict_on(start, months, window + more) for more in (-DAY, 0 * DAY, DAY)]


@ON_VECTORS
def test_declared_month(start: date, months: int, window: date, slot: date) -> None:
    """
    Computed: a declared month agrees if the last day or the last month slot falls in it; the months around do not.
    """
    expected = {Month.of(window), Month.of(slot)}
    around = [Month.of(slot).plus(more) for more in range(-1, 3)]
    declared = [month for month in around if Month.of(start) <= month]

    assert expected == {month for month in declared if verdict_on(start, months, month) is Kept}


# Where the anniversary does not exist, the day before its clamped number; computed, law.md A1, X.
NAIVE = [
    (date(2019, 1, 31), 1, date(2019, 2, 27)),
    (date(2020, 1, 31), 1, date(2020, 2, 28)),
    (date(2016, 3, 31), 1, date(2016, 4, 29)),
    (date(2016, 2, 29), 12, date(2017, 2, 27)),
    (date(2016, 8, 31), 6, date(2017, 2, 27)),
]


@pytest.mark.parametrize(("start", "months", "naive"), NAIVE, ids=[f"{start} + {months}" for start, months, _ in NAIVE])
def test_policy_on_a_missing_day(start: date, months: int, naive: date) -> None:
    """
    Computed: where the anniversary is missing, the body's own reading decides which of the two last days agrees.
    """
    found = [verdict_on(start, months, day, PENULTIMATE) for day in (naive, naive + DAY)]

    assert ([Kept, Breach], [Breach, Kept]) == (
        found,
        [verdict_on(start, months, day) for day in (naive, naive + DAY)],
    )


@pytest.mark.parametrize(
    ("reading", "parameters", "last"),
    [
        pytest.param(MissingDay.LAST_DAY_IS_END, PENULTIMATE, date(2019, 2, 28), id="the deed's, not the body's"),
        pytest.param(MissingDay.CLAMP_THEN_MINUS_ONE, PARAMETERS, date(2019, 2, 27), id="the deed's, not ours"),
    ],
)
def test_the_deed_decides_on_a_missing_day(reading: MissingDay, parameters: Parameters, last: date) -> None:
    """
    "The deed's own words win": what the deed says of a missing day goes before every policy.
    """
    term = ServiceWindow(start=date(2019, 1, 31), months=1, declared_end=last, missing_day=reading)

    assert isinstance(judged(term, parameters), Kept)


UNSET = Parameters(
    tuple(attrs.evolve(figure, values=()) if figure.id == "missing_day" else figure for figure in PARAMETERS.known)
)


def test_nobody_set_the_reading() -> None:
    """
    Where the anniversary is missing and no policy says how to read it, it is not decided.
    """
    term = ServiceWindow(start=date(2019, 1, 31), months=1, declared_end=date(2019, 2, 28))

    assert Missing(
        path="/tenders/0/term",
        message=Bilingual(
            "nessuno ha detto qual è l'ultimo giorno se l'anniversario non esiste",
            "nobody has said which day is the last if the anniversary does not exist",
        ),
        cause=MissingCause.NOT_SET,
        parameter="missing_day",
    ) == judged(term, UNSET)


@pytest.mark.parametrize(
    "term",
    [
        pytest.param(
            ServiceWindow(start=date(2019, 10, 1), months=36, declared_end=date(2022, 9, 30)), id="no day is missing"
        ),
        pytest.param(
            ServiceWindow(
                start=date(2019, 1, 31),
                months=1,
                declared_end=date(2019, 2, 27),
                missing_day=MissingDay.CLAMP_THEN_MINUS_ONE,
            ),
            id="the deed says it",
        ),
    ],
)
def test_reading_that_nobody_needs(term: ServiceWindow) -> None:
    """
    Where no day is missing, or the deed says how to read it, no policy is asked for, nor shown.
    """
    verdict = judged(term, UNSET)

    assert (Kept, ()) == (type(verdict), getattr(verdict, "figures", None))


def test_reading_of_the_deed_is_no_figure() -> None:
    """
    The policy that the deed overrides was not used, and is not among the figures.
    """
    term = ServiceWindow(
        start=date(2019, 1, 31), months=1, declared_end=date(2019, 2, 28), missing_day=MissingDay.LAST_DAY_IS_END
    )

    assert () == getattr(judged(term, PENULTIMATE), "figures", None)


def test_policy_shows_in_the_verdict() -> None:
    """
    The last day that the verdict names is the one of the reading that decided.
    """
    term = ServiceWindow(start=date(2019, 1, 31), months=1, declared_end=date(2019, 2, 28))
    verdict = judged(term, PENULTIMATE)
    assert isinstance(verdict, Breach)

    assert Fact("computed_last_day", date(2019, 2, 27)) in verdict.facts


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(date(2019, 10, 1), date(2022, 9, 30), id="7911923567"),
        pytest.param(date(2019, 6, 24), date(2022, 6, 23), id="78396847E4"),
        pytest.param(date(2019, 10, 9), date(2022, 10, 8), id="7903152F55"),
        pytest.param(date(2019, 12, 1), date(2022, 11, 30), id="8014342C3A"),
    ],
)
def test_windows_of_milan(start: date, end: date) -> None:
    """
    Published: four windows of 36 months of the Comune di Milano agree, and a day more or less would not.
    """
    assert [Breach, Kept, Breach] == [verdict_on(start, 36, end + more) for more in (-DAY, 0 * DAY, DAY)]


@pytest.mark.parametrize(
    ("convention", "expected"),
    [
        pytest.param("inclusive", Counter({Kept: 263}), id="inclusive"),
        pytest.param("anniversary", Counter({Breach: 45}), id="anniversary"),
    ],
)
def test_published_windows(oracle: Callable[[str], Path], convention: str, expected: Counter[type[Verdict]]) -> None:
    """
    Published: of 308 windows the 263 that end before the anniversary agree, the 45 that end on it are a day too long.
    """
    with oracle("windows/windows_36_months.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["convention"] == convention]
    found = [verdict_on(date.fromisoformat(row["start"]), 36, date.fromisoformat(row["end"])) for row in rows]

    assert expected == Counter(found)


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        pytest.param(Month(2019, 3), Breach, id="March: published"),
        pytest.param(Month(2019, 4), Kept, id="April, as announced"),
        pytest.param(Month(2019, 5), Kept, id="May, by the last day"),
        pytest.param(Month(2019, 6), Breach, id="June"),
        pytest.param(date(2019, 4, 30), Breach, id="30 April: whole months"),
        pytest.param(date(2019, 5, 1), Kept, id="1 May: the last day"),
        pytest.param(date(2019, 5, 2), Breach, id="2 May: the anniversary"),
    ],
)
def test_labs_of_2016(declared: date | Month, expected: type[Verdict]) -> None:
    """
    Published: 36 months from 2 May 2016 "until April 2019" agree; of single days only 1 May 2019 does.
    """
    assert expected is verdict_on(date(2016, 5, 2), 36, declared)


READING = Figure.of(PARAMETERS["missing_day"], PARAMETERS["missing_day"].required(TODAY))


def test_kept() -> None:
    """
    What is kept shows the declared end beside both computed ones.
    """
    assert Kept(
        path="/tenders/0/term",
        message=Bilingual(
            "l'atto dichiara aprile 2019; la durata di 36 mesi dal 2 maggio 2016 finisce il 1° maggio 2019"
            " (a mesi interi, in aprile 2019)",
            "the deed states April 2019; a term of 36 months from 2 May 2016 ends on 1 May 2019"
            " (in whole months, in April 2019)",
        ),
        facts=(
            Fact("start", date(2016, 5, 2)),
            Fact("months", 36),
            Fact("declared_end", Month(2019, 4)),
            Fact("computed_last_day", date(2019, 5, 1)),
            Fact("computed_month", Month(2019, 5)),
            Fact("computed_last_slot", Month(2019, 4)),
        ),
        figures=(READING,),
        comparisons=(Comparison("declared_end", Relation.EQUAL, "computed_month | computed_last_slot"),),
    ) == judged(ServiceWindow(start=date(2016, 5, 2), months=36, declared_end=Month(2019, 4)))


def test_breach() -> None:
    """
    A breach shows the declared end beside both computed ones, and overwrites nothing.
    """
    assert Breach(
        path="/tenders/0/term",
        message=Bilingual(
            "l'atto dichiara 2 maggio 2019; la durata di 36 mesi dal 2 maggio 2016 finisce il 1° maggio 2019"
            " (a mesi interi, in aprile 2019)",
            "the deed states 2 May 2019; a term of 36 months from 2 May 2016 ends on 1 May 2019"
            " (in whole months, in April 2019)",
        ),
        facts=(
            Fact("start", date(2016, 5, 2)),
            Fact("months", 36),
            Fact("declared_end", date(2019, 5, 2)),
            Fact("computed_last_day", date(2019, 5, 1)),
            Fact("computed_last_slot", Month(2019, 4)),
        ),
        figures=(READING,),
        comparisons=(Comparison("declared_end", Relation.EQUAL, "computed_last_day"),),
    ) == judged(ServiceWindow(start=date(2016, 5, 2), months=36, declared_end=date(2019, 5, 2)))


def test_a_single_month() -> None:
    """
    A term of one month is said in the singular.
    """
    verdict = judged(ServiceWindow(start=date(2019, 1, 31), months=1, declared_end=Month(2019, 2)))

    assert (
        Bilingual(
            "l'atto dichiara febbraio 2019; la durata di 1 mese dal 31 gennaio 2019 finisce il 28 febbraio 2019"
            " (a mesi interi, in gennaio 2019)",
            "the deed states February 2019; a term of 1 month from 31 January 2019 ends on 28 February 2019"
            " (in whole months, in January 2019)",
        )
        == verdict.message
    )


@pytest.mark.parametrize(
    ("term", "path", "message"),
    [
        pytest.param(
            None, "/tenders/0/term", Bilingual("la durata non è dichiarata", "the term is not stated"), id="no term"
        ),
        pytest.param(
            ServiceWindow(start=date(2016, 5, 2), declared_end=Month(2019, 4)),
            "/tenders/0/term/duration",
            Bilingual("l'atto non dichiara la durata in mesi", "the deed does not state the months"),
            id="no months",
        ),
        pytest.param(
            ServiceWindow(start=date(2016, 5, 2), months=36),
            "/tenders/0/term/declared_end",
            Bilingual("l'atto non dichiara la fine", "the deed does not state the end"),
            id="no end",
        ),
        pytest.param(
            ServiceWindow(start=date(2016, 5, 2)),
            "/tenders/0/term/duration",
            Bilingual("l'atto non dichiara la durata in mesi", "the deed does not state the months"),
            id="neither",
        ),
    ],
)
def test_missing(term: ServiceWindow | None, path: str, message: Bilingual) -> None:
    """
    Where the deed is silent the verdict says what it does not state, and points at it.
    """
    assert Missing(path=path, message=message) == judged(term)


def test_every_tender_is_judged() -> None:
    """
    Each tender is judged at its own place.
    """
    (kept,), (broken,) = RULE.keeps().tenders, RULE.breaks().tenders
    programme = Programme(tenders=(Tender(id="a"), Tender(id="b", term=broken.term), Tender(id="c", term=kept.term)))
    verdicts = RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS))

    assert [(Missing, "/tenders/0/term"), (Breach, "/tenders/1/term"), (Kept, "/tenders/2/term")] == [
        (type(verdict), verdict.path) for verdict in verdicts
    ]


WRONG = ServiceWindow(start=date(2016, 5, 2), months=36, declared_end=date(2019, 5, 2))


def judged_contracts(*contracts: ServiceContract, tender: ServiceWindow) -> list[Verdict]:
    """
    Return what the rule says of contracts that come from a tender of this term.
    """
    programme = Programme(tenders=(Tender(id="gara", term=tender),), service_contracts=contracts)
    return list(RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS)))


def test_term_of_a_contract() -> None:
    """
    The deed of a contract is judged as that of its tender is, each by its own words and at its own place.
    """
    of_tender = attrs.evolve(WRONG, declared_end=Month(2019, 4))
    contracts = (
        ServiceContract(id="a", tender="gara", term=WRONG),
        ServiceContract(id="b", tender="gara"),
        ServiceContract(id="c", term=of_tender),
    )

    assert [
        judged(of_tender),
        attrs.evolve(judged(WRONG), path="/service_contracts/0/term"),
        attrs.evolve(judged(None), path="/service_contracts/1/term"),
        attrs.evolve(judged(of_tender), path="/service_contracts/2/term"),
    ] == judged_contracts(*contracts, tender=of_tender)


def test_tender_of_which_there_is_a_contract() -> None:
    """
    A wrong end in the deed of the tender is said though the contract that came from it states the right one.
    """
    right = ServiceContract(id="a", tender="gara", term=attrs.evolve(WRONG, declared_end=date(2019, 5, 1)))

    assert [(Breach, "/tenders/0/term"), (Kept, "/service_contracts/0/term")] == [
        (type(verdict), verdict.path) for verdict in judged_contracts(right, tender=WRONG)
    ]


def test_reads() -> None:
    """
    The collections that are read are those of which a record set aside leaves the rule undecided.
    """
    assert ("service_contracts", "tenders") == RULE.reads


@pytest.mark.parametrize(
    ("example", "declared"),
    [
        pytest.param(RULE.keeps, Month(2019, 4), id="keeps: until April 2019"),
        pytest.param(RULE.breaks, date(2019, 5, 2), id="breaks: one day more"),
    ],
)
def test_published_examples(example: Callable[[], Programme], declared: date | Month) -> None:
    """
    Published: the examples of the rule are the announced term, and the same with a day too many.
    """
    term = ServiceWindow(start=date(2016, 5, 2), months=36, declared_end=declared)

    assert Programme(tenders=(Tender(id="gara", term=term),)) == example()


def test_a_breach_is_a_warning() -> None:
    """
    Both conventions exist in real data: a day too many leaves a report valid.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (True, [Severity.WARNING]) == (report.valid, [entry.severity for entry in report.findings])


@given(
    st.dates(date(1990, 1, 1), date(2090, 12, 31)),
    st.integers(1, 120),
    st.sampled_from(MissingDay),
    st.integers(-40, 40),
)
def test_a_day_agrees_if_it_is_the_last_one(start: date, months: int, reading: MissingDay, more: int) -> None:
    """
    "The end that the deed declares agrees with the one that follows from start and duration": that day and no other.
    """
    last = Period.of_months(start, months, missing_day=reading).last_day
    parameters = PARAMETERS.override("missing_day", reading.value, source="determina 12/2026")
    # A declared end before the start is not a term.
    declared = max(start, last + timedelta(days=more))

    assert (Kept if declared == last else Breach) is verdict_on(start, months, declared, parameters)


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.integers(1, 120))
def test_less_precision_breaks_nothing(start: date, months: int) -> None:
    """
    "At month precision it is enough that the last day or the last month slot falls in the declared month".
    """
    last = Period.of_months(start, months).last_day
    slot = Month.of(start).plus(months - 1)

    assert [Kept, Kept] == [verdict_on(start, months, month) for month in (Month.of(last), slot)]
