"""
`start-reachable`: between notice and planned start there is room for the terms of law and the times of the procedure.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dated_values import ParameterKind
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.procedures import SelfImposedArticle
from contratti_quartiere.procurement import ObjectKind, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.start_reachable import RULE
from contratti_quartiere.service_contracts import EarlyStart, EarlyStartGround, ServiceContract
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict
from contratti_quartiere.windows import ServiceWindow

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
START = date(2016, 5, 2)
OFFERS, EVALUATION, CHECKS = "days_for_offers", "days_for_evaluation", "days_for_checks"


def figures_of(**days: int) -> Parameters:
    """
    Return the figures with those that a body set.
    """
    found = PARAMETERS
    for name, value in days.items():
        found = found.override(name, value, source="determina 12/2015")
    return found


SET = figures_of(days_for_offers=35, days_for_evaluation=20, days_for_checks=15)


def judged(
    notice: date | None = None,
    *,
    announced: When | None = None,
    start: date | None = START,
    track: Track | None = Track.ORDINARY,
    parameters: Parameters = SET,
    contracts: tuple[ServiceContract, ...] = (),
    **tender: Any,
) -> list[Verdict]:
    """
    Return what the rule says of a tender noticed or announced on a day.
    """
    term = None if start is None else ServiceWindow(start=start, months=36)
    found = Tender(id="gara", notice_date=notice, announced=announced, track=track, term=term, **tender)
    programme = Programme(tenders=(found,), service_contracts=contracts)
    return [entry.verdict for entry in validate(programme, on=TODAY, parameters=parameters, rules=(RULE,)).entries]


def kinds(*found: Any, **fields: Any) -> list[type[Verdict]]:
    """
    Return the outcomes alone.
    """
    return list(map(type, judged(*found, **fields)))


def policy(name: str, value: int) -> Figure:
    """
    Return a figure that the body set.
    """
    return Figure(
        parameter=name,
        kind=ParameterKind.POLICY,
        value=value,
        source=LegalSource("determina 12/2015", mark=Mark.POLICY),
    )


POLICIES = (policy(OFFERS, 35), policy(EVALUATION, 20), policy(CHECKS, 15))
STANDSTILL = Figure(
    parameter="standstill_days",
    kind=ParameterKind.LAW,
    value=35,
    since=date(2010, 4, 27),
    until=date(2016, 4, 20),
    source=LegalSource("DLgs 163/2006", "art. 11 c. 10, DLgs 53/2010", Mark.KNOWN),
    checked_on=date(2026, 11, 22),
)
ALL = "days_for_offers + days_for_evaluation + days_for_checks + standstill_days"


def test_published_notice_of_january() -> None:
    """
    Published: notice of 15 January 2016, start on 2 May 2016: 108 days, of which the standstill leaves until 28 March.
    """
    assert [
        Kept(
            path="/tenders/0",
            message=Bilingual(
                "bando del 15 gennaio 2016, inizio il 2 maggio 2016: 108 giorni; occorrono: offerte 35 (scelta"
                " dell'ente), valutazione 20 (scelta dell'ente), verifiche 15 (scelta dell'ente), termine dilatorio 35"
                " (legge); l'aggiudicazione va comunicata entro il 28 marzo 2016",
                "notice of 15 January 2016, start on 2 May 2016: 108 days; it takes: offers 35 (policy), evaluation 20"
                " (policy), checks 15 (policy), standstill 35 (law); the award is to be communicated by 28 March 2016",
            ),
            facts=(Fact("notice_date", date(2016, 1, 15)), Fact("start", START)),
            figures=(*POLICIES, STANDSTILL),
            comparisons=(Comparison("start", Relation.AT_LEAST, f"notice_date + {ALL}"),),
        )
    ] == judged(date(2016, 1, 15))


def test_published_announcement_of_march() -> None:
    """
    Published: announcement of 1 March 2016, start on 2 May 2016: 62 days; awards to be communicated by 28 March.
    """
    assert [
        Breach(
            path="/tenders/0",
            message=Bilingual(
                "annuncio: 1° marzo 2016, inizio il 2 maggio 2016: 62 giorni; occorrono: offerte 35 (scelta dell'ente),"
                " valutazione 20 (scelta dell'ente), verifiche 15 (scelta dell'ente), termine dilatorio 35 (legge);"
                " l'aggiudicazione va comunicata entro il 28 marzo 2016: non ci stanno",
                "announced: 1 March 2016, start on 2 May 2016: 62 days; it takes: offers 35 (policy), evaluation 20"
                " (policy), checks 15 (policy), standstill 35 (law); the award is to be communicated by 28 March 2016:"
                " there is no room for them",
            ),
            facts=(Fact("announced", date(2016, 3, 1)), Fact("start", START)),
            figures=(*POLICIES, STANDSTILL),
            comparisons=(Comparison("start", Relation.AT_LEAST, f"announced + {ALL}"),),
        )
    ] == judged(announced=date(2016, 3, 1))


@pytest.mark.parametrize(
    ("days", "expected"), [(106, Kept), (105, Kept), (104, Breach)], ids=["a day more", "just enough", "a day less"]
)
def test_to_the_day(days: int, expected: type[Verdict]) -> None:
    """
    35 + 20 + 15 + 35 days are 105: so many are enough, one less is not.
    """
    assert [expected] == kinds(START - days * DAY)


@pytest.mark.parametrize(("days", "expected"), [(70, Kept), (69, Breach)], ids=["just enough", "a day less"])
@pytest.mark.parametrize("track", [track for track in Track if track is not Track.ORDINARY])
def test_track_without_a_standstill(track: Track, days: int, expected: type[Verdict]) -> None:
    """
    Where no standstill binds, 70 days of the body's own are enough, and no day to communicate the award is told.
    """
    (verdict,) = judged(START - days * DAY, track=track)

    assert (expected, False) == (type(verdict), "dilatorio" in verdict.message.it or "28 marzo" in verdict.message.it)


@pytest.mark.parametrize(
    ("start", "act", "article", "days"),
    [
        pytest.param(date(2009, 5, 2), "DLgs 163/2006", "art. 11 c. 10", 30, id="code of 2006, 30 days"),
        pytest.param(START, "DLgs 163/2006", "art. 11 c. 10", 35, id="code of 2006, 35 days"),
        pytest.param(date(2018, 5, 2), "DLgs 50/2016", "art. 32 c. 9", 35, id="code of 2016"),
        pytest.param(date(2024, 5, 2), "DLgs 36/2023", "art. 18 c. 3", 35, id="code of 2023, 35 days"),
        pytest.param(date(2026, 5, 2), "DLgs 36/2023", "art. 18 c. 3", 32, id="code of 2023, 32 days"),
    ],
)
def test_standstill_recalled(start: date, act: str, article: str, days: int) -> None:
    """
    On the light track the standstill counts if the documents recall its article.
    """
    recalled = (SelfImposedArticle(act=act, article=article),)
    found = [
        kinds(start - (70 + days - less) * DAY, start=start, track=Track.LIGHT, self_imposed=recalled)
        for less in (0, 1)
    ]

    assert [[Kept], [Breach]] == found


@pytest.mark.parametrize(
    ("notice", "days"),
    [
        pytest.param(date(2010, 4, 26), 30, id="last day of 30"),
        pytest.param(date(2010, 4, 27), 35, id="first day of 35"),
        pytest.param(date(2016, 4, 19), 35, id="last day of the code of 2006"),
        pytest.param(date(2016, 4, 20), 35, id="first day of the code of 2016"),
        pytest.param(date(2024, 12, 30), 35, id="last day of 35"),
        pytest.param(date(2024, 12, 31), 32, id="first day of 32"),
        pytest.param(date(2025, 1, 1), 32, id="second day of 32"),
    ],
)
def test_standstill_of_the_day_of_the_notice(notice: date, days: int) -> None:
    """
    "The terms of the code and track of the notice": the standstill is that of its day.
    """
    found = [kinds(notice, start=notice + (70 + days - less) * DAY) for less in (0, 1)]

    assert [[Kept], [Breach]] == found


@pytest.mark.parametrize(
    ("notice", "expected"),
    [(date(2006, 6, 30), NotApplicable), (date(2006, 7, 1), Kept)],
    ids=["day before the first code", "first day"],
)
def test_before_the_first_code(notice: date, expected: type[Verdict]) -> None:
    """
    Before the first code that the library knows no terms are known.
    """
    assert [expected] == kinds(notice)


def test_before_the_first_code_in_words() -> None:
    """
    That no terms are known is said.
    """
    assert [
        NotApplicable(
            path="/tenders/0",
            message=Bilingual(
                "prima del primo codice di cui i termini sono noti", "before the first code of which terms are known"
            ),
        )
    ] == judged(announced=Year(2005))


@pytest.mark.parametrize(
    ("days", "expected"),
    [(69, Breach), (70, Missing), (104, Missing), (105, Kept)],
    ids=["too few on any track", "enough without a standstill", "a day less than with it", "enough on any track"],
)
@pytest.mark.parametrize("kind", [None, ObjectKind.SERVICE], ids=["object unknown", "another service"])
def test_track_not_known(kind: ObjectKind | None, days: int, expected: type[Verdict]) -> None:
    """
    Where the track is not known, what holds on each is said, and else that it is missing.
    """
    assert [expected] == kinds(START - days * DAY, track=None, object_kind=kind)


def test_track_not_known_in_words() -> None:
    """
    What is missing is the track, and the figures are told with the standstill.
    """
    notice = date(2016, 2, 1)

    assert [
        Missing(
            path="/tenders/0/track",
            message=Bilingual(
                "bando del 1° febbraio 2016, inizio il 2 maggio 2016: 91 giorni; occorrono: offerte 35 (scelta"
                " dell'ente), valutazione 20 (scelta dell'ente), verifiche 15 (scelta dell'ente), termine dilatorio 35"
                " (legge); l'aggiudicazione va comunicata entro il 28 marzo 2016; non si sa se valga il termine"
                " dilatorio",
                "notice of 1 February 2016, start on 2 May 2016: 91 days; it takes: offers 35 (policy), evaluation 20"
                " (policy), checks 15 (policy), standstill 35 (law); the award is to be communicated by 28 March 2016;"
                " it is not known whether the standstill binds",
            ),
            facts=(Fact("notice_date", notice), Fact("start", START)),
            figures=(*POLICIES, STANDSTILL),
        )
    ] == judged(notice, track=None)


def test_social_service_of_unknown_value() -> None:
    """
    A social service is on no track with a standstill, whatever its value.
    """
    assert [Kept] == kinds(START - 70 * DAY, track=None, object_kind=ObjectKind.SOCIAL_SERVICE)


@pytest.mark.parametrize(
    ("announced", "expected"),
    [
        pytest.param(date(2016, 1, 19), Breach, id="104 days"),
        pytest.param(date(2016, 1, 18), Missing, id="105 days, if the notice came at once"),
        pytest.param(Month(2016, 1), Missing, id="from the first day of its month"),
        pytest.param(Month(2016, 2), Breach, id="none from the first day of its month"),
        pytest.param(Year(2015), Missing, id="from the first day of its year"),
    ],
)
def test_announcement(announced: When, expected: type[Verdict]) -> None:
    """
    A notice comes after its announcement: from that there may be no room, and never is it said that there is.
    """
    assert [expected] == kinds(announced=announced)


def test_announcement_in_words() -> None:
    """
    Where only an announcement is known the notice is missing.
    """
    (verdict,) = judged(announced=Month(2016, 1), track=Track.LIGHT)

    assert (
        Missing(
            path="/tenders/0/notice_date",
            message=Bilingual(
                "annuncio: gennaio 2016, inizio il 2 maggio 2016: 122 giorni; occorrono: offerte 35 (scelta"
                " dell'ente), valutazione 20 (scelta dell'ente), verifiche 15 (scelta dell'ente); non si sa quando sia"
                " il bando",
                "announced: January 2016, start on 2 May 2016: 122 days; it takes: offers 35 (policy), evaluation 20"
                " (policy), checks 15 (policy); it is not known when the notice is",
            ),
            facts=(Fact("announced", date(2016, 1, 1)), Fact("start", START)),
            figures=POLICIES,
        )
        == verdict
    )


def test_notice_before_announcement() -> None:
    """
    Where the notice is known the announcement does not count.
    """
    assert [Kept] == kinds(START - 105 * DAY, announced=START - DAY)


def test_nothing_to_count_from() -> None:
    """
    Without notice and announcement, or without a start, nothing is decided.
    """
    found = [judged(), judged(start=None), judged(date(2016, 1, 15), start=None)]
    notice, start = (
        Missing(path=f"/tenders/0/{field}", message=message)
        for field, message in (
            ("notice_date", Bilingual("non si sa quando sia il bando", "it is not known when the notice is")),
            ("term", Bilingual("non si sa quando sia l'inizio", "it is not known when the start is")),
        )
    )

    assert [[notice], [notice], [start]] == found


def not_set(name: str, it: str, en: str, *figures: Figure) -> Missing:
    """
    Return that nobody has set a figure.
    """
    return Missing(
        path="/tenders/0/term",
        message=Bilingual(
            f"nessuno ha stabilito quanti giorni occorrano: {it}", f"nobody has set how many days it takes: {en}"
        ),
        cause=MissingCause.NOT_SET,
        parameter=name,
        facts=(Fact("notice_date", date(2016, 1, 15)), Fact("start", START)),
        figures=figures,
    )


def test_figures_not_set() -> None:
    """
    "No silent value": each figure that nobody has set is named, and those that are known are told.
    """
    notice = date(2016, 1, 15)
    some = figures_of(days_for_evaluation=20)

    assert [
        [
            not_set(OFFERS, "offerte", "offers", STANDSTILL),
            not_set(EVALUATION, "valutazione", "evaluation", STANDSTILL),
            not_set(CHECKS, "verifiche", "checks", STANDSTILL),
        ],
        [
            not_set(OFFERS, "offerte", "offers", policy(EVALUATION, 20), STANDSTILL),
            not_set(CHECKS, "verifiche", "checks", policy(EVALUATION, 20), STANDSTILL),
        ],
    ] == [judged(notice, parameters=figures) for figures in (PARAMETERS, some)]


@pytest.mark.parametrize(
    ("days", "track", "parameters", "expected"),
    [
        pytest.param(34, Track.ORDINARY, PARAMETERS, [Breach], id="less than the standstill"),
        pytest.param(35, Track.ORDINARY, PARAMETERS, [Missing] * 3, id="as long as the standstill"),
        pytest.param(54, Track.ORDINARY, figures_of(days_for_checks=20), [Breach], id="less than what is set"),
        pytest.param(55, Track.ORDINARY, figures_of(days_for_checks=20), [Missing] * 2, id="as long as what is set"),
        pytest.param(-1, Track.LIGHT, PARAMETERS, [Breach], id="a start before the notice"),
        pytest.param(0, Track.LIGHT, PARAMETERS, [Missing] * 3, id="a start on the day of the notice"),
    ],
)
def test_what_is_set_may_be_too_much(
    days: int, track: Track, parameters: Parameters, expected: list[type[Verdict]]
) -> None:
    """
    Where what is known takes longer than there is, figures that nobody has set would not help.
    """
    assert expected == kinds(START - days * DAY, track=track, parameters=parameters)


def test_start_before_the_notice_in_words() -> None:
    """
    Where no figure is known that is said too.
    """
    (verdict,) = judged(START + DAY, track=Track.LIGHT, parameters=PARAMETERS)
    assert isinstance(verdict, Breach)

    assert (
        Bilingual(
            "bando del 3 maggio 2016, inizio il 2 maggio 2016: -1 giorni; occorrono: non noti: non ci stanno",
            "notice of 3 May 2016, start on 2 May 2016: -1 days; it takes: not known: there is no room for them",
        ),
        (Comparison("start", Relation.AT_LEAST, "notice_date"),),
    ) == (verdict.message, verdict.comparisons)


@pytest.mark.parametrize(
    ("start", "expected"),
    [(date(1, 2, 4), False), (date(1, 2, 5), True)],
    ids=["34 days after the first", "35 days after the first"],
)
def test_award_before_the_calendar(start: date, expected: bool) -> None:
    """
    A day before every calendar is not told.
    """
    (verdict,) = judged(date(2016, 1, 15), start=start)

    assert (Breach, expected) == (type(verdict), "entro il" in verdict.message.it)


EARLY = EarlyStart(on=START, ground=EarlyStartGround.URGENCY)


@pytest.mark.parametrize(
    ("contracts", "tender", "expected"),
    [
        pytest.param((ServiceContract(id="c", tender="gara", early_start=EARLY),), {}, NotApplicable, id="early start"),
        pytest.param((ServiceContract(id="c", tender="gara"),), {}, Breach, id="no early start"),
        pytest.param((ServiceContract(id="c", tender="altra", early_start=EARLY),), {}, Breach, id="of another tender"),
        pytest.param((), {"repetition_of": "prima"}, NotApplicable, id="repetition"),
    ],
)
def test_explained(contracts: tuple[ServiceContract, ...], tender: dict[str, str], expected: type[Verdict]) -> None:
    """
    "An early start for urgency explains it", and a repetition is not tendered.
    """
    assert [expected] == kinds(START - DAY, contracts=contracts, **tender)


def test_explained_in_words() -> None:
    """
    Why there is nothing to count is said.
    """
    assert [
        NotApplicable(
            path="/tenders/0",
            message=Bilingual(
                "una ripetizione o un avvio anticipato non ha questi tempi",
                "a repetition or an early start has no such times",
            ),
        )
    ] == judged(repetition_of="prima")


def test_figures_by_the_day_of_the_notice() -> None:
    """
    A figure that was set for other days does not count.
    """
    later = SET.override(CHECKS, 90, source="determina 1/2017", since=date(2016, 1, 16))
    found = [kinds(notice, parameters=later) for notice in (date(2016, 1, 15), date(2016, 1, 16))]

    assert [[Kept], [Breach]] == found


def test_every_tender_is_judged() -> None:
    """
    A repetition does not keep the next tender from being judged, at its own place.
    """
    (tender,) = RULE.breaks().tenders
    programme = Programme(tenders=(Tender(id="ripetizione", repetition_of="prima"), tender))
    found = validate(programme, on=TODAY, parameters=SET, rules=(RULE,)).entries

    assert [(NotApplicable, "/tenders/0"), (Breach, "/tenders/1")] == [
        (type(entry.verdict), entry.verdict.path) for entry in found
    ]


def test_a_breach_is_advice() -> None:
    """
    "Never more than advice: the notice of 2016 is unknown".
    """
    report = validate(RULE.breaks(), on=TODAY, parameters=SET, rules=(RULE,))

    assert (True, [Severity.ADVICE]) == (report.valid, [entry.severity for entry in report.findings])


def test_examples() -> None:
    """
    The examples are the notice of January, and the announcement of March, with the figures that the rule names.
    """
    (kept,), (broken,) = RULE.keeps().tenders, RULE.breaks().tenders

    assert (date(2016, 1, 15), None, None, date(2016, 3, 1)) == (
        kept.notice_date,
        kept.announced,
        broken.notice_date,
        broken.announced,
    )
    assert {OFFERS: 35, EVALUATION: 20, CHECKS: 15} == dict(RULE.example_values)


# Laws


@given(st.dates(date(2006, 7, 1), date(2026, 1, 1)), st.integers(-200, 200))
def test_an_earlier_notice_is_never_worse(start: date, days: int) -> None:
    """
    Whoever publishes a day earlier, under the same law, keeps what was kept.
    """
    notice = min(start, date(2024, 12, 30)) - abs(days) * DAY
    first, second = (kinds(notice - less * DAY, start=start, track=Track.LIGHT) for less in (0, 1))

    assert not (first == [Kept] and second == [Breach])
