"""
`reserved-max-three-years`: a reserved contract lasts three years at most and does not go twice to one body in three.

What each winner had before is tested with `reserved_awards`.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dated_values import ParameterKind
from contratti_quartiere.dates import Month
from contratti_quartiere.estimates import LotEstimate, OptionKind, PricedOption, PricedRenewal
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.reserved_max_three_years import RULES
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict
from contratti_quartiere.windows import ServiceWindow

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
NOTICE, START = date(2024, 1, 15), date(2024, 5, 2)
BY_MONTHS = (Comparison("months", Relation.AT_MOST, "reserved_max_months"),)
BY_DAYS = (Comparison("last_day", Relation.LESS, "start +m reserved_max_months"),)
FIGURE = Figure(
    parameter="reserved_max_months",
    kind=ParameterKind.LAW,
    value=36,
    since=date(2023, 7, 1),
    source=LegalSource("DLgs 36/2023", "art. 129 c. 3-4, testo del 31.3.2023"),
    checked_on=date(2026, 11, 22),
)


def judged(
    term: ServiceWindow | None,
    *lots: Lot,
    notice: date | None = NOTICE,
    track: Track | None = Track.RESERVED,
    contracts: tuple[ServiceContract, ...] = (),
) -> list[Verdict]:
    """
    Return what all versions of the rule say of a tender of a term.
    """
    found = Tender(id="gara", notice_date=notice, track=track, term=term, lots=lots)
    programme = Programme(tenders=(found,), service_contracts=contracts)
    return [entry.verdict for entry in validate(programme, on=TODAY, rules=RULES).entries]


def kinds(*found: Any, **fields: Any) -> list[type[Verdict]]:
    """
    Return the outcomes alone.
    """
    return list(map(type, judged(*found, **fields)))


def window(months: int | None = None, end: date | Month | None = None, *acts: WindowAct) -> ServiceWindow:
    """
    Return a term from 2 May 2024.
    """
    return ServiceWindow(start=START, months=months, declared_end=end, acts=acts)


@pytest.mark.parametrize("end", [None, date(2027, 5, 1), Month(2027, 4), Month(2027, 5)])
def test_published_36_months(end: date | Month | None) -> None:
    """
    Published: 36 months from 2 May 2024, last day 1 May 2027, whether or how the deed states the end.
    """
    assert [
        Kept(
            path="/tenders/0/term",
            message=Bilingual(
                "durata di 36 mesi dal 2 maggio 2024, al più 36", "term of 36 months from 2 May 2024, 36 at most"
            ),
            facts=(Fact("start", START), Fact("months", 36)),
            figures=(FIGURE,),
            comparisons=BY_MONTHS,
        )
    ] == judged(window(36, end))


def test_published_48_months() -> None:
    """
    Published: 48 months.
    """
    assert [
        Breach(
            path="/tenders/0/term",
            message=Bilingual(
                "durata di 48 mesi dal 2 maggio 2024, al più 36: di più",
                "term of 48 months from 2 May 2024, 36 at most: more",
            ),
            facts=(Fact("start", START), Fact("months", 48)),
            figures=(FIGURE,),
            comparisons=BY_MONTHS,
        )
    ] == judged(window(48))


@pytest.mark.parametrize(
    ("months", "expected"), [(35, Kept), (36, Kept), (37, Breach)], ids=["a month less", "36", "a month more"]
)
def test_to_the_month(months: int, expected: type[Verdict]) -> None:
    """
    "At most three years": 36 months are lawful, 37 are not.
    """
    assert [expected] == kinds(window(months))


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2023, 12, 31)], ids=["29 February", "31 December"])
def test_36_months_are_36_months(day: date) -> None:
    """
    From a day that the last year does not have, 36 months are 36 months.
    """
    assert [Kept] == kinds(ServiceWindow(start=day, months=36))


@pytest.mark.parametrize("months", [None, 24], ids=["no months", "months that do not agree"])
def test_by_the_stated_end(months: int | None) -> None:
    """
    Where the deed states an end that its months do not give, or no months, the end counts: 1 May 2027 is the last day.
    """
    last, late = date(2027, 5, 1), date(2027, 5, 2)

    assert [
        Kept(
            path="/tenders/0/term",
            message=Bilingual(
                "durata dal 2 maggio 2024 a 1° maggio 2027, al più 36 mesi",
                "term from 2 May 2024 to 1 May 2027, 36 months at most",
            ),
            facts=(Fact("start", START), Fact("last_day", last)),
            figures=(FIGURE,),
            comparisons=BY_DAYS,
        ),
        Breach(
            path="/tenders/0/term",
            message=Bilingual(
                "durata dal 2 maggio 2024 a 2 maggio 2027, al più 36 mesi: di più",
                "term from 2 May 2024 to 2 May 2027, 36 months at most: more",
            ),
            facts=(Fact("start", START), Fact("last_day", late)),
            figures=(FIGURE,),
            comparisons=BY_DAYS,
        ),
    ] == [*judged(window(months, last)), *judged(window(months, late))]


@pytest.mark.parametrize(
    ("end", "expected"),
    [(Month(2027, 4), Kept), (Month(2027, 5), Missing), (Month(2027, 6), Breach)],
    ids=["month before", "the month", "month after"],
)
def test_end_known_to_the_month(end: Month, expected: type[Verdict]) -> None:
    """
    Of an end known to the month in which three years are over the day is missing.
    """
    assert [expected] == kinds(window(end=end))


def test_end_known_to_the_month_in_words() -> None:
    """
    The day is missing from the end that the deed states.
    """
    assert [
        Missing(
            path="/tenders/0/term/declared_end",
            message=Bilingual(
                "durata dal 2 maggio 2024 a maggio 2027, al più 36 mesi: dipende dal giorno, che non si sa",
                "term from 2 May 2024 to May 2027, 36 months at most: it hangs on the day, which is not known",
            ),
        )
    ] == judged(window(end=Month(2027, 5)))


HOW_LONG = Bilingual("non si sa quanto duri il contratto", "it is not known how long the contract lasts")


@pytest.mark.parametrize(
    ("term", "path"),
    [(None, "/tenders/0/term"), (window(), "/tenders/0/term/months")],
    ids=["no term", "a term without an end"],
)
def test_term_not_known(term: ServiceWindow | None, path: str) -> None:
    """
    Without a term, or its end, nothing is decided.
    """
    assert [Missing(path=path, message=HOW_LONG)] == judged(term)


def test_terms_of_contracts() -> None:
    """
    The tender and each of its contracts are asked, each at its own place; one of another tender is not.
    """
    contracts = (
        ServiceContract(id="primo", tender="gara", term=window(48)),
        ServiceContract(id="altro", tender="altra", term=window(60)),
        ServiceContract(id="secondo", tender="gara", term=window(24)),
        ServiceContract(id="terzo", tender="gara"),
    )

    assert [
        (Kept, "/tenders/0/term"),
        (Breach, "/service_contracts/0/term"),
        (Kept, "/service_contracts/2/term"),
    ] == [(type(said), said.path) for said in judged(window(36), contracts=contracts)]
    assert [Breach, Kept] == kinds(None, contracts=contracts)


def lot(name: str, *, option: int | None = None, renewal: int | None = None) -> Lot:
    """
    Return a lot with an option and a renewal of so many months.
    """
    options = (PricedOption(kind=OptionKind.EXTENSION, months=option), PricedOption(kind=OptionKind.FIFTH))
    estimate = LotEstimate(
        base=Euro("1.00"), vat=VatBasis.NET, options=options, renewals=(PricedRenewal(months=renewal),)
    )
    return Lot(id=name, estimate=estimate)


@pytest.mark.parametrize(
    ("term", "lots", "expected"),
    [
        pytest.param(window(24), (lot("1", option=12),), Kept, id="an option up to three years"),
        pytest.param(window(24), (lot("1", option=13),), Missing, id="an option past three years"),
        pytest.param(window(24), (lot("1", option=6, renewal=6),), Kept, id="option and renewal up to three years"),
        pytest.param(window(24), (lot("1", option=6, renewal=7),), Missing, id="option and renewal past three years"),
        pytest.param(window(24), (lot("1", option=7), lot("2", renewal=7)), Kept, id="each lot by itself"),
        pytest.param(window(24), (Lot(id="0"), lot("1", option=1), lot("2", renewal=13)), Missing, id="the longest"),
        pytest.param(window(36), (lot("1"),), Kept, id="no months of options"),
        pytest.param(window(36), (lot("1", option=1),), Missing, id="a month more"),
        pytest.param(window(37), (lot("1", option=1),), Breach, id="more without it"),
        pytest.param(window(end=date(2026, 5, 1)), (lot("1", option=12),), Kept, id="by the end, up to three years"),
        pytest.param(window(end=date(2026, 5, 2)), (lot("1", option=12),), Missing, id="by the end, past three years"),
        pytest.param(window(end=Month(2026, 4)), (lot("1", option=12),), Kept, id="by the month, up to three years"),
        pytest.param(window(), (lot("1", option=1),), Missing, id="no end"),
        pytest.param(window(48, date(2026, 5, 1)), (lot("1"),), Kept, id="the end wins, no months of options"),
        pytest.param(window(48, date(2026, 5, 1)), (lot("1", option=12),), Kept, id="the end wins, up to three years"),
        pytest.param(
            window(12, date(2026, 5, 2)), (lot("1", option=12),), Missing, id="the end wins, past three years"
        ),
        pytest.param(window(end=date(2027, 5, 1)), (lot("1"),), Kept, id="by the end, no months of options"),
    ],
)
def test_options(term: ServiceWindow, lots: tuple[Lot, ...], expected: type[Verdict]) -> None:
    """
    "An option that goes past three years: undecided".
    """
    assert [expected] == kinds(term, *lots)


def test_options_in_words() -> None:
    """
    That an option may lead past three years is told as an open point, with the term.
    """
    assert [
        Missing(
            path="/tenders/0/term",
            message=Bilingual(
                "durata di 36 mesi dal 2 maggio 2024, al più 36, ma opzioni, proroghe o sospensioni portano oltre: se"
                " sia lecito è un punto aperto",
                "term of 36 months from 2 May 2024, 36 at most, but options, extensions or suspensions lead past it:"
                " whether that is lawful is an open point",
            ),
            cause=MissingCause.OPEN,
            facts=(Fact("start", START), Fact("months", 36)),
            figures=(FIGURE,),
        )
    ] == judged(window(36), lot("1", option=1))


STARTED = WindowAct(kind=ActKind.START, on=START)


@pytest.mark.parametrize(
    ("months", "new_end", "expected"),
    [
        pytest.param(24, date(2027, 5, 1), Kept, id="extended up to three years"),
        pytest.param(24, date(2027, 5, 2), Missing, id="extended past three years"),
        pytest.param(36, date(2027, 6, 1), Missing, id="three years, and extended"),
    ],
)
def test_extended(months: int, new_end: date, expected: type[Verdict]) -> None:
    """
    An extension that leads past three years is open too.
    """
    extension = WindowAct(kind=ActKind.OPTION_EXTENSION, on=date(2026, 2, 1), new_end=new_end)

    assert [expected] == kinds(window(months, None, STARTED, extension))


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        pytest.param(date(2016, 4, 19), ("DLgs 50/2016", NotApplicable), id="day before: no rule yet"),
        pytest.param(date(2016, 4, 20), ("DLgs 50/2016", Breach), id="first day of the code of 2016"),
        pytest.param(date(2016, 4, 21), ("DLgs 50/2016", Breach), id="second day of the code of 2016"),
        pytest.param(date(2023, 6, 30), ("DLgs 50/2016", Breach), id="last day of the code of 2016"),
        pytest.param(date(2023, 7, 1), ("DLgs 36/2023", Breach), id="first day of the code of 2023"),
        pytest.param(date(2023, 7, 2), ("DLgs 36/2023", Breach), id="second day of the code of 2023"),
        pytest.param(None, ("DLgs 50/2016", Missing), id="not known"),
    ],
)
def test_version_by_the_notice(notice: date | None, expected: tuple[str, type[Verdict]]) -> None:
    """
    The version is that of the day of the notice, and one alone speaks.
    """
    tender = Tender(id="gara", notice_date=notice, track=Track.RESERVED, term=window(37))
    found = validate(Programme(tenders=(tender,)), on=TODAY, rules=RULES).entries

    assert [expected] == [(entry.rule.source.act, type(entry.verdict)) for entry in found]


@pytest.mark.parametrize("track", [None, *Track])
def test_each_track(track: Track | None) -> None:
    """
    "Law on reserved; not applicable: others", and one that is not declared is none.
    """
    assert [Breach if track is Track.RESERVED else NotApplicable] == kinds(window(37), track=track)


def test_examples() -> None:
    """
    Each version's example breaks both halves of the rule, or keeps them.
    """
    said = [
        (entry.rule, type(entry.verdict), entry.verdict.path)
        for rule in RULES
        for example in (rule.keeps(), rule.breaks())
        for entry in validate(example, on=TODAY, rules=(rule,)).entries
        if entry.verdict.path.startswith("/tenders/0")
    ]

    assert [
        (rule, kind, path)
        for rule in RULES
        for kind in (Kept, Breach)
        for path in ("/tenders/0/term", "/tenders/0/firms/0")
    ] == said


@pytest.mark.parametrize(
    ("rule", "awarded", "kept_since", "broken_since"),
    [
        (RULES[0], date(2020, 5, 4), date(2017, 5, 3), date(2018, 10, 3)),
        (RULES[1], date(2024, 5, 3), date(2021, 5, 2), date(2022, 10, 2)),
    ],
    ids=["code of 2016", "code of 2023"],
)
def test_days_of_the_examples(rule: Any, awarded: date, kept_since: date, broken_since: date) -> None:
    """
    The examples are awards of a day more than three years, and of nineteen months, and terms of 36 and 48 months.
    """
    assert [(awarded, 36, kept_since), (awarded, 48, broken_since)] == [
        (new.awards[0].on, new.term.months, old.awards[0].on)
        for new, old in (rule.keeps().tenders, rule.breaks().tenders)
    ]


def test_a_breach_is_an_error() -> None:
    """
    A contract that lasts too long makes a report invalid, in every version.
    """
    assert {Severity.ERROR} == {rule.severity for rule in RULES}


# Laws


@given(st.integers(1, 120))
def test_kept_exactly_up_to_36(months: int) -> None:
    """
    Whatever the term, by its months and by the last day that they give the rule says the same.
    """
    term = window(months)
    assert term.computed is not None

    assert kinds(term) == kinds(window(end=term.computed.last_day)) == [Kept if months <= 36 else Breach]
