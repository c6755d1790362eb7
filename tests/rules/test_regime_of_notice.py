"""
`regime-of-notice`: the day of the notice picks the code, and without that day nothing is said.
"""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procurement import ProcurementCode, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.regime_of_notice import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
FIRST_DAY = date(2006, 7, 1)
OLD, MIDDLE, NEW = ProcurementCode.DLGS_163_2006, ProcurementCode.DLGS_50_2016, ProcurementCode.DLGS_36_2023


def judged(notice: date | None, declared: ProcurementCode | None, *, on: date = TODAY) -> Verdict:
    """
    Return what the rule says of a tender.
    """
    programme = Programme(tenders=(Tender(id="gara", notice_date=notice, declared_code=declared),))
    (verdict,) = RULE.check(View(programme=programme, on=on, parameters=PARAMETERS))
    return verdict


def in_force(notice: date) -> Figure:
    """
    Return the code in force on a day, as a figure.
    """
    return Figure.of(PARAMETERS["procurement_code"], PARAMETERS["procurement_code"].required(notice))


ASKED = (Comparison("declared_code", Relation.EQUAL, "procurement_code"),)


@pytest.mark.parametrize(
    ("notice", "declared", "expected"),
    [
        pytest.param(date(2006, 6, 30), OLD, NotApplicable, id="30 June 2006, 163"),
        pytest.param(date(2006, 6, 30), NEW, NotApplicable, id="30 June 2006, 36"),
        pytest.param(date(2006, 7, 1), OLD, Kept, id="1 July 2006, 163"),
        pytest.param(date(2006, 7, 1), MIDDLE, Breach, id="1 July 2006, 50"),
        pytest.param(date(2016, 4, 19), OLD, Kept, id="19 April 2016, 163: published case"),
        pytest.param(date(2016, 4, 19), MIDDLE, Breach, id="19 April 2016, 50"),
        pytest.param(date(2016, 4, 20), MIDDLE, Kept, id="20 April 2016, 50: published case"),
        pytest.param(date(2016, 4, 20), OLD, Breach, id="20 April 2016, 163: published case"),
        pytest.param(date(2022, 3, 1), MIDDLE, Kept, id="1 March 2022, 50: extended in 2024"),
        pytest.param(date(2023, 6, 30), MIDDLE, Kept, id="30 June 2023, 50"),
        pytest.param(date(2023, 6, 30), NEW, Breach, id="30 June 2023, 36"),
        pytest.param(date(2023, 7, 1), NEW, Kept, id="1 July 2023, 36"),
        pytest.param(date(2023, 7, 1), MIDDLE, Breach, id="1 July 2023, 50: published case"),
        pytest.param(date(2016, 4, 20), None, Missing, id="no code declared"),
        pytest.param(date(2006, 6, 30), None, NotApplicable, id="no code declared before the first"),
        pytest.param(None, OLD, Missing, id="no notice date"),
        pytest.param(None, None, Missing, id="neither"),
    ],
)
def test_code_of_the_notice(notice: date | None, declared: ProcurementCode | None, expected: type[Verdict]) -> None:
    """
    A notice is under the code in force on its day, to the day.
    """
    assert expected is type(judged(notice, declared))


def test_breach() -> None:
    """
    A breach names the day, the code of that day and the one declared, and points at the declaration.
    """
    assert Breach(
        path="/tenders/0/declared_code",
        message=Bilingual(
            "al bando del 20 aprile 2016 si applica DLgs 50/2016; il documento dichiara DLgs 163/2006",
            "a notice of 20 April 2016 is under DLgs 50/2016; the document declares DLgs 163/2006",
        ),
        facts=(
            Fact("notice_date", date(2016, 4, 20)),
            Fact("declared_code", "DLgs 163/2006"),
        ),
        figures=(in_force(date(2016, 4, 20)),),
        comparisons=ASKED,
    ) == judged(date(2016, 4, 20), OLD)


def test_kept() -> None:
    """
    What is kept says which code applies to a notice of that day.
    """
    assert Kept(
        path="/tenders/0/declared_code",
        message=Bilingual(
            "al bando del 1° luglio 2023 si applica DLgs 36/2023 (con denaro PNRR, PNC o dei fondi strutturali restano"
            " parti del DL 77/2021: art. 225 c. 8)",
            "a notice of 1 July 2023 is under DLgs 36/2023 (with PNRR, PNC or structural money parts of DL 77/2021"
            " remain: art. 225 par. 8)",
        ),
        facts=(
            Fact("notice_date", date(2023, 7, 1)),
            Fact("declared_code", "DLgs 36/2023"),
        ),
        figures=(in_force(date(2023, 7, 1)),),
        comparisons=ASKED,
    ) == judged(date(2023, 7, 1), NEW)


def test_code_not_declared() -> None:
    """
    Where the document declares no code, the verdict says which would apply, and points at the missing declaration.
    """
    assert Missing(
        path="/tenders/0/declared_code",
        message=Bilingual(
            "al bando del 19 aprile 2016 si applica DLgs 163/2006; il documento non dichiara il codice",
            "a notice of 19 April 2016 is under DLgs 163/2006; the document declares no code",
        ),
        facts=(Fact("notice_date", date(2016, 4, 19)),),
        figures=(in_force(date(2016, 4, 19)),),
        comparisons=ASKED,
    ) == judged(date(2016, 4, 19), None)


def test_notice_not_known() -> None:
    """
    Without the day of the notice the code cannot be said, and the verdict warns of the start of the service.
    """
    assert Missing(
        path="/tenders/0/notice_date",
        message=Bilingual(
            "il giorno di pubblicazione del bando non è noto, e l'inizio del servizio non lo dimostra",
            "the day of the notice is not known, and the start of the service does not prove it",
        ),
    ) == judged(None, MIDDLE)


def test_before_the_first_code() -> None:
    """
    A notice from before the first of the three codes is not judged, and the verdict says from when it would be.
    """
    assert NotApplicable(
        path="/tenders/0",
        message=Bilingual(
            "bando del 30 giugno 2006: prima del 1° luglio 2006 la regola non decide",
            "notice of 30 June 2006: before 1 July 2006 the rule does not decide",
        ),
        facts=(Fact("notice_date", date(2006, 6, 30)),),
    ) == judged(date(2006, 6, 30), OLD)


FIRST = Tender(id="prima", notice_date=date(2022, 3, 1))
EXTENSION = Tender(id="proroga", notice_date=date(2024, 2, 1), repetition_of="prima")


def both(one: Tender, other: Tender) -> list[Verdict]:
    """
    Return what the rule says of the first of two tenders.
    """
    return [
        said
        for said in RULE.check(View(programme=Programme(tenders=(one, other)), on=TODAY, parameters=PARAMETERS))
        if said.path.startswith("/tenders/0") or isinstance(said, Missing)
    ][:1]


@pytest.mark.parametrize(
    ("declared", "expected"),
    [(MIDDLE, Kept), (NEW, Breach)],
    ids=["of the first contract: published", "of its own day"],
)
def test_extension_follows_its_first_contract(declared: ProcurementCode, expected: type[Verdict]) -> None:
    """
    Published: an extension signed in 2024 of a contract noticed on 1 March 2022 keeps DLgs 50/2016.
    """
    (verdict,) = both(Tender(id="proroga", repetition_of="prima", declared_code=declared), FIRST)

    assert (expected, "al bando del primo contratto, del 1° marzo 2022, si applica DLgs 50/2016") == (
        type(verdict),
        verdict.message.it.split(";")[0],
    )


def test_english_of_an_extension() -> None:
    """
    The sentence on an extension says whose notice it is.
    """
    (verdict,) = both(Tender(id="proroga", repetition_of="prima", declared_code=MIDDLE), FIRST)

    assert "a notice of the first contract, of 1 March 2022, is under DLgs 50/2016" == verdict.message.en


@pytest.mark.parametrize(
    ("one", "other", "path"),
    [
        pytest.param(EXTENSION, Tender(id="prima"), "/tenders/1/notice_date", id="its notice is not known"),
        pytest.param(EXTENSION, Tender(id="altra"), "/tenders/0/repetition_of", id="it is not on record"),
    ],
)
def test_first_contract_not_known(one: Tender, other: Tender, path: str) -> None:
    """
    Where the first contract or its notice is not known, the field that would say it is named.
    """
    (verdict,) = both(one, other)

    assert (Missing, path) == (type(verdict), verdict.path)


@pytest.mark.parametrize("track", [None, *(track for track in Track if track is not Track.OUTSIDE)])
def test_law_on_every_track(track: Track | None) -> None:
    """
    "Law on all".
    """
    tender = Tender(id="gara", notice_date=date(2016, 4, 20), declared_code=OLD, track=track)
    (verdict,) = RULE.check(View(programme=Programme(tenders=(tender,)), on=TODAY, parameters=PARAMETERS))

    assert isinstance(verdict, Breach)


def test_outside_the_code() -> None:
    """
    "Not applicable: outside", whatever the document declares.
    """
    tender = Tender(id="gara", notice_date=date(2016, 4, 20), declared_code=OLD, track=Track.OUTSIDE)

    assert [
        NotApplicable(
            path="/tenders/0",
            message=Bilingual(
                "affidamento fuori codice: nessun codice vi si applica", "award outside the code: no code applies to it"
            ),
            facts=(Fact("track", "fuori codice"),),
        )
    ] == list(RULE.check(View(programme=Programme(tenders=(tender,)), on=TODAY, parameters=PARAMETERS)))


def test_every_tender_is_judged() -> None:
    """
    Each tender of a programme is judged by its own notice, at its own place.
    """
    one = Tender(id="1", notice_date=date(2016, 4, 20), declared_code=OLD)
    programme = Programme(
        tenders=(one, Tender(id="2"), Tender(id="3", notice_date=date(2023, 7, 1), declared_code=NEW))
    )
    verdicts = RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS))

    assert [
        (Breach, "/tenders/0/declared_code"),
        (Missing, "/tenders/1/notice_date"),
        (Kept, "/tenders/2/declared_code"),
    ] == [(type(verdict), verdict.path) for verdict in verdicts]


@pytest.mark.parametrize(
    ("example", "notice"),
    [
        pytest.param(RULE.keeps, date(2016, 4, 19), id="keeps: the last day"),
        pytest.param(RULE.breaks, date(2016, 4, 20), id="breaks: the day after"),
    ],
)
def test_published_examples(example: Callable[[], Programme], notice: date) -> None:
    """
    Published: the examples of the rule are notices of the night of 19 April 2016, before and after.
    """
    assert Programme(tenders=(Tender(id="gara", notice_date=notice, declared_code=OLD),)) == example()


def test_a_breach_is_an_error() -> None:
    """
    The wrong code makes a report invalid.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (False, [Severity.ERROR]) == (report.valid, [entry.severity for entry in report.findings])


@given(st.dates(min_value=FIRST_DAY))
def test_one_code_for_each_day(notice: date) -> None:
    """
    "Which code applies (by date of the notice)": from 1 July 2006 on each day has exactly one code.
    """
    assert 1 == sum(isinstance(judged(notice, code), Kept) for code in ProcurementCode)


@given(st.dates(max_value=FIRST_DAY - DAY), st.sampled_from(ProcurementCode))
def test_no_code_before_the_first(notice: date, code: ProcurementCode) -> None:
    """
    "Before 1 July 2006: not applicable", whatever code is declared.
    """
    assert isinstance(judged(notice, code), NotApplicable)


@given(st.none() | st.dates(), st.none() | st.sampled_from(ProcurementCode), st.dates(), st.dates())
def test_the_notice_decides_and_not_the_day_of_looking(
    notice: date | None, declared: ProcurementCode | None, one: date, other: date
) -> None:
    """
    "By date of the notice, not of the contract": the verdict is the same on whatever day one asks.
    """
    assert judged(notice, declared, on=one) == judged(notice, declared, on=other)
