"""
`planned-against-actual`: the planned term beside what was served, by acts or by the openings of the labs.
"""

from collections.abc import Callable
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.periods import Period
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.planned_against_actual import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.windows import ServiceWindow

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
START, END = date(2019, 10, 1), date(2022, 9, 30)
TERM = ServiceWindow(start=START, months=36, declared_end=END)


def lab(*openings: OpeningPeriod, name: str = "lab", neighbourhood: str = "") -> Laboratory:
    """
    Return a lab that was open in these periods.
    """
    return Laboratory(id=name, neighbourhood=neighbourhood, opening_periods=openings)


def opened(first: date, last: date | None = None) -> OpeningPeriod:
    """
    Return an opening known to the day.
    """
    return OpeningPeriod(first=first, last=last)


def verdicts(
    term: ServiceWindow | None,
    *labs: Laboratory,
    lots: tuple[Lot, ...] = (),
    on: date = TODAY,
    parameters: Parameters = PARAMETERS,
) -> list[Verdict]:
    """
    Return what the rule says of a tender of this term beside these labs.
    """
    programme = Programme(tenders=(Tender(id="gara", term=term, lots=lots),), laboratories=labs)
    return list(RULE.check(View(programme=programme, on=on, parameters=parameters)))


def served(*runs: tuple[date, date], on: date = TODAY, parameters: Parameters = PARAMETERS) -> Verdict:
    """
    Return what the rule says of the term of 2019 if a lab was open in these periods.
    """
    (verdict,) = verdicts(TERM, lab(*(opened(*run) for run in runs)), on=on, parameters=parameters)
    return verdict


NOT_BEGUN = Bilingual("nessuna durata prevista è cominciata per questo giorno", "no planned term has begun by this day")


@pytest.mark.parametrize(
    ("term", "on"),
    [
        pytest.param(None, TODAY, id="no term"),
        pytest.param(ServiceWindow(start=START), TODAY, id="no end"),
        pytest.param(TERM, START - DAY, id="day before the first"),
        pytest.param(
            ServiceWindow(start=date.max, declared_end=date.max), date.max, id="no day that a period can hold"
        ),
    ],
)
def test_not_applicable(term: ServiceWindow | None, on: date) -> None:
    """
    Without a planned term that has begun there is nothing to set the service against.
    """
    assert [NotApplicable(path="/tenders/0", message=NOT_BEGUN)] == verdicts(term, lab(opened(START)), on=on)


@pytest.mark.parametrize(
    "labs",
    [
        pytest.param((), id="no lab"),
        pytest.param((lab(),), id="a lab of no opening"),
        pytest.param((lab(OpeningPeriod(first=Year(2019), end_unknown=True)),), id="an opening of unknown end"),
    ],
)
def test_not_known_what_was_served(labs: tuple[Laboratory, ...]) -> None:
    """
    "Served periods unknown: undecided, never zero days".
    """
    assert [
        Missing(
            path="/tenders/0/term/acts",
            message=Bilingual(
                "nessun atto di avvio e nessuna apertura di laboratorio: non si sa che cosa sia stato reso",
                "no act of start and no opening of a lab: it is not known what was served",
            ),
        )
    ] == verdicts(TERM, *labs)


ASKED = (
    Comparison("days_not_on_record", Relation.EQUAL, "0"),
    Comparison("days_past_the_end", Relation.EQUAL, "0"),
)


def test_published_term_served_in_full() -> None:
    """
    Published case: planned 1 October 2019 to 30 September 2022, served the same.
    """
    assert Kept(
        path="/tenders/0/term",
        message=Bilingual(
            "previsto 1° ottobre 2019 – 30 settembre 2022 (lab): reso per intero",
            "planned 1 October 2019 – 30 September 2022 (lab): served in full",
        ),
        facts=(
            Fact("planned", Period.inclusive(START, END)),
            Fact("served", Period.inclusive(START, END)),
            Fact("days_not_on_record", 0),
            Fact("days_past_the_end", 0),
        ),
        comparisons=ASKED,
    ) == served((START, END))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param(START, END, Kept, id="to the day"),
        pytest.param(START - DAY, END, Kept, id="a day earlier"),
        pytest.param(START + DAY, END, Breach, id="a day later"),
        pytest.param(START, END - DAY, Breach, id="a day less"),
        pytest.param(START, END + DAY, Breach, id="a day past the end"),
    ],
)
def test_difference_of_a_day(first: date, last: date, expected: type[Verdict]) -> None:
    """
    A day without service in the term, or with service past its end, is shown; service before its start is not.
    """
    assert expected is type(served((first, last)))


@pytest.mark.parametrize(
    ("runs", "italian", "english"),
    [
        pytest.param(
            [(START + DAY, END)],
            "nessun servizio risulta per almeno 1 giorno (1° ottobre 2019)",
            "no service is on record for at least 1 day (1 October 2019)",
            id="one day",
        ),
        pytest.param(
            [(date(2019, 11, 1), date(2020, 3, 8)), (date(2020, 6, 1), END)],
            "nessun servizio risulta per almeno 115 giorni (1° ottobre 2019 – 31 ottobre 2019;"
            " 9 marzo 2020 – 31 maggio 2020)",
            "no service is on record for at least 115 days (1 October 2019 – 31 October 2019;"
            " 9 March 2020 – 31 May 2020)",
            id="two gaps",
        ),
        pytest.param(
            [(START, END + DAY)],
            "reso per intero; servizio oltre la fine prevista (1° ottobre 2022)",
            "served in full; service past the planned end (1 October 2022)",
            id="past the end",
        ),
        pytest.param(
            [(START + DAY, END), (date(2023, 1, 1), date(2023, 1, 1)), (date(2024, 1, 1), date(2024, 1, 2))],
            "nessun servizio risulta per almeno 1 giorno (1° ottobre 2019);"
            " servizio oltre la fine prevista (1° gennaio 2023; 1° gennaio 2024 – 2 gennaio 2024)",
            "no service is on record for at least 1 day (1 October 2019);"
            " service past the planned end (1 January 2023; 1 January 2024 – 2 January 2024)",
            id="both",
        ),
    ],
)
def test_breach_in_words(runs: list[tuple[date, date]], italian: str, english: str) -> None:
    """
    A breach names each stretch without service, the days in all, and what was served past the end.
    """
    verdict = served(*runs)
    assert isinstance(verdict, Breach)

    assert (
        Bilingual(
            f"previsto 1° ottobre 2019 – 30 settembre 2022 (lab): {italian}",
            f"planned 1 October 2019 – 30 September 2022 (lab): {english}",
        )
        == verdict.message
    )


def test_breach_and_its_evidence() -> None:
    """
    A breach carries the planned period, what was served, each gap and the number of days, and points at the term.
    """
    gaps = (Period(START, date(2019, 11, 1)), Period(date(2020, 3, 9), date(2020, 6, 1)))
    runs = (Period(date(2019, 11, 1), date(2020, 3, 9)), Period.inclusive(date(2020, 6, 1), END))
    verdict = served(*((run.start, run.last_day) for run in runs))
    assert isinstance(verdict, Breach)

    assert (
        "/tenders/0/term",
        (
            Fact("planned", Period.inclusive(START, END)),
            *(Fact("served", run) for run in runs),
            *(Fact("not_on_record", gap) for gap in gaps),
            Fact("days_not_on_record", 115),
            Fact("days_past_the_end", 0),
        ),
    ) == (verdict.path, verdict.facts)


@pytest.mark.parametrize(
    ("on", "days", "italian", "english"),
    [
        pytest.param(
            START, 1, "reso per intero fino al 1° ottobre 2019", "served in full up to 1 October 2019", id="first day"
        ),
        pytest.param(
            date(2020, 1, 8),
            100,
            "reso per intero fino all'8 gennaio 2020",
            "served in full up to 8 January 2020",
            id="eighth",
        ),
        pytest.param(
            END - DAY,
            1_095,
            "reso per intero fino al 29 settembre 2022",
            "served in full up to 29 September 2022",
            id="day before the last",
        ),
        pytest.param(END, 1_096, "reso per intero", "served in full", id="last day"),
        pytest.param(END + DAY, 1_096, "reso per intero", "served in full", id="day after the last"),
    ],
)
def test_a_term_that_is_not_over(on: date, days: int, italian: str, english: str) -> None:
    """
    Of a term that runs still, no more is said to be served, or planned by now, than up to the day.
    """
    verdict = served((START, END), on=on)
    assert isinstance(verdict, Kept)

    assert (
        Fact("planned", Period(START, START + days * DAY)),
        Bilingual(
            f"previsto 1° ottobre 2019 – 30 settembre 2022 (lab): {italian}",
            f"planned 1 October 2019 – 30 September 2022 (lab): {english}",
        ),
    ) == (verdict.facts[0], verdict.message)


def test_a_lab_that_has_not_opened_yet() -> None:
    """
    A day of the term without the lab is on record from that day on.
    """
    (verdict,) = verdicts(TERM, lab(opened(START - 2 * DAY, START - DAY)), on=START)
    assert isinstance(verdict, Breach)

    assert Fact("days_not_on_record", 1) == verdict.facts[-2]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        pytest.param(date(2019, 3, 31), Breach, id="day before the month"),
        pytest.param(date(2019, 4, 1), Kept, id="first day of the month"),
        pytest.param(date(2019, 4, 30), Kept, id="last day of the month"),
        pytest.param(date(2019, 5, 1), Breach, id="day after the month"),
    ],
)
def test_end_known_to_the_month(last: date, expected: type[Verdict]) -> None:
    """
    Of a term "until April 2019" only what is sure is held against the service: up to 1 April, and past 30 April.
    """
    term = ServiceWindow(start=date(2016, 5, 2), declared_end=Month(2019, 4))
    (verdict,) = verdicts(term, lab(opened(date(2016, 5, 2), last)))

    assert expected is type(verdict)


def test_month_of_the_start() -> None:
    """
    A term that ends in the month in which it starts has surely its first day.
    """
    term = ServiceWindow(start=date(2019, 4, 15), declared_end=Month(2019, 4))
    (verdict,) = verdicts(term, lab(opened(date(2019, 4, 15), date(2019, 4, 15))))
    assert isinstance(verdict, Kept)

    assert (
        Fact("planned", Period(date(2019, 4, 15), date(2019, 4, 16))),
        "previsto 15 aprile 2019 – aprile 2019 (lab): reso per intero fino al 15 aprile 2019",
    ) == (verdict.facts[0], verdict.message.it)


def test_published_labs_of_milan() -> None:
    """
    Published case: planned 2 May 2016 to April 2019, restarted in August 2017, extended to the end of 2018.
    """
    term = ServiceWindow(start=date(2016, 5, 2), months=36, declared_end=Month(2019, 4))
    openings = (
        OpeningPeriod(first=Year(2006), end_unknown=True),
        OpeningPeriod(first=Month(2017, 8), last=Month(2018, 12)),
    )
    labs = tuple(
        Laboratory(id=name.lower(), name=name, opening_periods=openings) for name in ("Mazzini", "Ponte Lambro")
    )

    assert [
        Breach(
            path="/tenders/0/term",
            message=Bilingual(
                "previsto 2 maggio 2016 – aprile 2019 (Mazzini, Ponte Lambro): nessun servizio risulta per almeno 547"
                " giorni (2 maggio 2016 – 31 luglio 2017; 1° gennaio 2019 – 1° aprile 2019)",
                "planned 2 May 2016 – April 2019 (Mazzini, Ponte Lambro): no service is on record for at least 547"
                " days (2 May 2016 – 31 July 2017; 1 January 2019 – 1 April 2019)",
            ),
            facts=(
                Fact("planned", Period.inclusive(date(2016, 5, 2), date(2019, 4, 1))),
                Fact("served", Period(date(2017, 8, 1), date(2019, 1, 1))),
                Fact("not_on_record", Period(date(2016, 5, 2), date(2017, 8, 1))),
                Fact("not_on_record", Period.inclusive(date(2019, 1, 1), date(2019, 4, 1))),
                Fact("days_not_on_record", 547),
                Fact("days_past_the_end", 0),
            ),
            comparisons=ASKED,
        )
    ] == verdicts(term, *labs)


def test_labs_of_one_history_share_a_verdict() -> None:
    """
    Labs that were open at the same times are named together, the others by themselves, in the order of the document.
    """
    full, short = opened(START, END), opened(START, END - DAY)
    found = verdicts(TERM, lab(full, name="a"), lab(short, name="b"), lab(full, name="c"))

    assert [(Kept, "(a, c)"), (Breach, "(b)")] == [
        (type(verdict), verdict.message.it.split(":")[0].removeprefix("previsto 1° ottobre 2019 – 30 settembre 2022 "))
        for verdict in found
    ]


def test_openings_of_unknown_end_do_not_tell_labs_apart() -> None:
    """
    An opening whose end nobody knows says nothing, and two labs that differ only by one share a verdict.
    """
    unknown = OpeningPeriod(first=Year(2006), end_unknown=True)
    full = opened(START, END)

    assert 1 == len(verdicts(TERM, lab(full, name="a"), lab(unknown, full, name="b")))


@pytest.mark.parametrize(
    ("neighbourhoods", "expected"),
    [
        pytest.param([()], ["(nord, sud)"], id="no lot names a neighbourhood"),
        pytest.param([], ["(nord, sud)"], id="no lots"),
        pytest.param([("nord",)], ["(nord)"], id="one lot"),
        pytest.param([("nord",), ("sud",)], ["(nord, sud)"], id="two lots"),
        pytest.param([("nord", "sud")], ["(nord, sud)"], id="one lot of two"),
        pytest.param([(), ("sud",)], ["(sud)"], id="one lot says nothing"),
    ],
)
def test_labs_of_the_tender(neighbourhoods: list[tuple[str, ...]], expected: list[str]) -> None:
    """
    A term is set against the labs of the neighbourhoods that its lots serve, or against all if no lot names any.
    """
    lots = tuple(Lot(id=f"lotto-{n}", neighbourhoods=names) for n, names in enumerate(neighbourhoods, 1))
    labs = [lab(opened(START, END), name=name, neighbourhood=name) for name in ("nord", "sud")]
    found = verdicts(TERM, *labs, lots=lots)

    assert expected == [
        verdict.message.it.split(":")[0].removeprefix("previsto 1° ottobre 2019 – 30 settembre 2022 ")
        for verdict in found
    ]


def test_labs_elsewhere() -> None:
    """
    Labs of other neighbourhoods do not show what the tender served.
    """
    lots = (Lot(id="lotto-1", neighbourhoods=("nord",)),)
    (verdict,) = verdicts(TERM, lab(opened(START, END), neighbourhood="sud"), lots=lots)

    assert isinstance(verdict, Missing)


BEGIN = WindowAct(kind=ActKind.START, on=START)


@pytest.mark.parametrize(
    ("acts", "on", "expected", "italian"),
    [
        pytest.param(
            (BEGIN,),
            TODAY,
            Kept,
            "previsto 1° ottobre 2019 – 30 settembre 2022: reso per intero",
            id="served to the end",
        ),
        pytest.param(
            (BEGIN,),
            date(2020, 1, 1),
            Kept,
            "previsto 1° ottobre 2019 – 30 settembre 2022: reso per intero fino al 1° gennaio 2020",
            id="running",
        ),
        pytest.param(
            (BEGIN, WindowAct(kind=ActKind.EARLY_END, on=date(2022, 9, 28))),
            TODAY,
            Breach,
            "previsto 1° ottobre 2019 – 30 settembre 2022: nessun servizio risulta per almeno 2 giorni"
            " (29 settembre 2022 – 30 settembre 2022)",
            id="ended early",
        ),
        pytest.param(
            (BEGIN, WindowAct(kind=ActKind.TECHNICAL_EXTENSION, on=END, new_end=date(2022, 12, 31))),
            TODAY,
            Breach,
            "previsto 1° ottobre 2019 – 30 settembre 2022: reso per intero; servizio oltre la fine prevista"
            " (1° ottobre 2022 – 31 dicembre 2022)",
            id="extended",
        ),
    ],
)
def test_acts_before_labs(acts: tuple[WindowAct, ...], on: date, expected: type[Verdict], italian: str) -> None:
    """
    Where the term has acts of its own, they say what was served, and no lab is asked.
    """
    (verdict,) = verdicts(attrs.evolve(TERM, acts=acts), lab(opened(START, START)), on=on)

    assert (expected, "/tenders/0/term", italian) == (type(verdict), verdict.path, verdict.message.it)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(START, Missing, id="day before the act"),
        pytest.param(START + DAY, Breach, id="day of the act"),
    ],
)
def test_acts_of_the_future(on: date, expected: type[Verdict]) -> None:
    """
    An act that has not come yet does not say that nothing was served before it.
    """
    term = attrs.evolve(TERM, acts=(WindowAct(kind=ActKind.START, on=START + DAY),))
    report = validate(Programme(tenders=(Tender(id="gara", term=term),)), on=on, rules=(RULE,))

    assert [expected] == [type(entry.verdict) for entry in report.entries]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(0, Breach, id="all are shown"),
        pytest.param(30, Breach, id="fewer"),
        pytest.param(31, Breach, id="as many"),
        pytest.param(32, Kept, id="more"),
    ],
)
def test_difference_worth_showing(days: int, expected: type[Verdict]) -> None:
    """
    A body may set below how many days a difference is not shown: 31 days are, if it says 31.
    """
    parameters = PARAMETERS.override("difference_days_worth_showing", days, source="determina 12/2026")

    assert expected is type(served((date(2019, 11, 1), END), parameters=parameters))


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        pytest.param(0, Comparison("days_not_on_record", Relation.EQUAL, "0"), id="none"),
        pytest.param(
            1, Comparison("days_not_on_record", Relation.LESS, "difference_days_worth_showing"), id="from one day on"
        ),
    ],
)
def test_figure_of_the_body_is_shown(days: int, shown: Comparison) -> None:
    """
    The figure that a body set stands in the verdict, and what was asked with it.
    """
    parameters = PARAMETERS.override("difference_days_worth_showing", days, source="determina 12/2026")
    figure = Figure.of(
        parameters["difference_days_worth_showing"], parameters["difference_days_worth_showing"].required(TODAY)
    )
    verdict = served((START, END), parameters=parameters)

    assert (Kept, (figure,), (shown, ASKED[1])) == (
        type(verdict),
        getattr(verdict, "figures", None),
        getattr(verdict, "comparisons", None),
    )


def test_days_past_the_end_are_counted() -> None:
    """
    What was served past the planned end is a fact of its own, in days.
    """
    verdict = served((START, END + 3 * DAY))

    assert (Breach, Fact("days_not_on_record", 0), Fact("days_past_the_end", 3)) == (
        type(verdict),
        *verdict.facts[-2:],
    )


def test_no_difference_is_never_worth_showing() -> None:
    """
    Even where all differences are shown, none is none.
    """
    parameters = PARAMETERS.override("difference_days_worth_showing", 0, source="determina 12/2026")

    assert isinstance(served((START, END), parameters=parameters), Kept)


def test_service_past_the_end_is_always_shown() -> None:
    """
    What was served past the planned end is shown, however many days are worth showing.
    """
    parameters = PARAMETERS.override("difference_days_worth_showing", 10_000, source="determina 12/2026")

    assert isinstance(served((START, END + DAY), parameters=parameters), Breach)


def test_every_tender_is_judged() -> None:
    """
    Each tender is judged at its own place.
    """
    programme = Programme(tenders=(Tender(id="a"), Tender(id="b", term=TERM)), laboratories=(lab(opened(START, END)),))
    found = RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS))

    assert [(NotApplicable, "/tenders/0"), (Kept, "/tenders/1/term")] == [
        (type(verdict), verdict.path) for verdict in found
    ]


@pytest.mark.parametrize(
    ("example", "opening"),
    [
        pytest.param(RULE.keeps, START, id="keeps: from the first day"),
        pytest.param(RULE.breaks, date(2019, 11, 1), id="breaks: from a month later"),
    ],
)
def test_published_examples(example: Callable[[], Programme], opening: date) -> None:
    """
    Published: the examples of the rule are a term served in full, and the same served from a month later.
    """
    served_by = Laboratory(
        id="laboratorio", neighbourhood="quartiere", opening_periods=(OpeningPeriod(first=opening, last=END),)
    )
    tender = Tender(id="gara", term=TERM, lots=(Lot(id="lotto-1", neighbourhoods=("quartiere",)),))

    assert Programme(laboratories=(served_by,), tenders=(tender,)) == example()


def test_a_breach_is_advice() -> None:
    """
    "Why it happened is not said": a difference between planned and served leaves a report valid.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (True, [Severity.ADVICE]) == (report.valid, [entry.severity for entry in report.findings])


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: verdicts(TERM, lab(opened(START)), on=date.max), id="open for ever"),
        pytest.param(
            lambda: verdicts(ServiceWindow(start=START, declared_end=date.max), lab(opened(START)), on=date.max),
            id="planned for ever",
        ),
    ],
)
def test_last_day_of_the_calendar(make: Callable[[], list[Verdict]]) -> None:
    """
    On the last day of the calendar the rule says what it says on others.
    """
    assert 1 == len(make())


@given(
    st.lists(st.tuples(st.integers(-50, 1_200), st.integers(0, 600)), max_size=4),
    st.integers(0, 1_500),
)
def test_every_day_is_counted_once(runs: list[tuple[int, int]], after: int) -> None:
    """
    "The difference is shown": the days not on record are those of the term, up to the day, in none of the openings.
    """
    on = START + after * DAY
    openings = [(START + first * DAY, START + (first + days) * DAY) for first, days in runs]
    planned = [START + n * DAY for n in range((min(on, END) - START).days + 1)]
    expected = sum(not any(first <= day <= last for first, last in openings) for day in planned)
    (verdict,) = verdicts(
        TERM, lab(*(opened(*run) for run in openings), opened(START - 9 * DAY, START - 9 * DAY)), on=on
    )
    assert isinstance(verdict, (Breach, Kept))

    assert Fact("days_not_on_record", expected) == verdict.facts[-2]


@given(strategies.service_windows(), st.lists(strategies.laboratories(), max_size=2, unique_by=lambda lab: lab.id))
def test_kept_only_if_no_day_is_missing(term: ServiceWindow, labs: list[Laboratory]) -> None:
    """
    "Cannot decide is not compliant": what is kept has no day of the planned term without service on record.
    """
    kept = [verdict for verdict in verdicts(term, *labs) if isinstance(verdict, Kept)]

    assert [] == [verdict for verdict in kept if Fact("days_not_on_record", 0) != verdict.facts[-2]]
