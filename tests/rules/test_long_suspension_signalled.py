"""
`long-suspension-signalled`: what stands still for more than a quarter of its time is told to ANAC.
"""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procedures import SelfImposedArticle
from contratti_quartiere.procurement import Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import Report, validate
from contratti_quartiere.rules.long_suspension_signalled import RULES
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict
from contratti_quartiere.windows import ServiceWindow

TODAY = date(2026, 11, 22)
NOTICE = date(2024, 2, 1)
# 1,095 days, of which a quarter is 273.75.
TERM = ServiceWindow(start=date(2024, 5, 2), declared_end=date(2027, 5, 1))
START = WindowAct(kind=ActKind.START, on=date(2024, 5, 2))
STOP = WindowAct(kind=ActKind.SUSPENSION, on=date(2024, 9, 1))
TOLD = attrs.evolve(STOP, anac_notified_on=date(2025, 6, 3))
ACTS = "/tenders/0/term/acts"


def resumption(days: int, stop: WindowAct = STOP) -> WindowAct:
    """
    Return the resumption after so many days of suspension.
    """
    return WindowAct(kind=ActKind.RESUMPTION, on=stop.on + timedelta(days=days))


def tender(
    *acts: WindowAct, notice: date | None = NOTICE, track: Track = Track.ORDINARY, term: ServiceWindow = TERM
) -> Tender:
    """
    Return a tender with a service that has begun, and more acts on its term.
    """
    return Tender(id="gara", notice_date=notice, track=track, term=attrs.evolve(term, acts=(START, *acts)))


def report(*tenders: Tender, on: date = TODAY) -> Report:
    """
    Return what all versions of the rule report.
    """
    return validate(Programme(tenders=tenders), on=on, rules=RULES)


def judged(*acts: WindowAct, term: ServiceWindow = TERM, on: date = TODAY) -> list[Verdict]:
    """
    Return what the rule says of acts on the ordinary track.
    """
    return [entry.verdict for entry in report(tender(*acts, term=term), on=on).entries]


def figures(day: date = NOTICE) -> tuple[Figure, ...]:
    """
    Return the two figures of law in force on the day of a notice.
    """
    names = ("suspension_share", "suspension_months")
    return tuple(Figure.of(PARAMETERS[name], PARAMETERS[name].required(day)) for name in names)


def facts(days: int, *others: Fact) -> tuple[Fact, ...]:
    """
    Return the evidence on a suspension.
    """
    return (
        Fact("suspended_from", date(2024, 9, 1)),
        Fact("suspended_days", days),
        Fact("contract_days", 1095),
        *others,
    )


SHORT = (
    Comparison("suspended_days", Relation.AT_MOST, "suspension_share % contract_days"),
    Comparison("suspended_from + suspended_days", Relation.AT_MOST, "suspended_from +m suspension_months"),
)
LONG = (
    Comparison("suspended_days", Relation.MORE, "suspension_share % contract_days"),
    Comparison("anac_notified", Relation.EQUAL, "true"),
)


def test_published_150_days() -> None:
    """
    Published: 2 May 2024 - 1 May 2027 (1,095 days), 150 days suspended.
    """
    assert [
        Kept(
            path=ACTS,
            message=Bilingual(
                "giorni di sospensione: 150 su 1095 di durata prevista: non più di un quarto, né di sei mesi",
                "days of suspension: 150 of 1095 planned: no more than a quarter, nor than six months",
            ),
            facts=facts(150),
            figures=figures(),
            comparisons=SHORT,
        )
    ] == judged(STOP, resumption(150))


def test_published_280_days_with_a_notice() -> None:
    """
    Published: 280 days with a notice to ANAC.
    """
    assert [
        Kept(
            path=ACTS,
            message=Bilingual(
                "giorni di sospensione: 280 su 1095 di durata prevista: più di un quarto, comunicati ad ANAC il 3"
                " giugno 2025",
                "days of suspension: 280 of 1095 planned: more than a quarter, notified to ANAC on 3 June 2025",
            ),
            facts=facts(280, Fact("anac_notified", value=True), Fact("anac_notified_on", date(2025, 6, 3))),
            figures=figures(),
            comparisons=LONG,
        )
    ] == judged(TOLD, resumption(280))


def test_published_280_days_without_a_notice() -> None:
    """
    Published: 280 days without a notice (a quarter is 273.75 days).
    """
    found = report(tender(STOP, resumption(280))).entries

    assert [
        (
            Severity.WARNING,
            Breach(
                path=ACTS,
                message=Bilingual(
                    "giorni di sospensione: 280 su 1095 di durata prevista: più di un quarto, senza comunicazione ad"
                    " ANAC a registro; l'appaltatore può chiedere lo scioglimento",
                    "days of suspension: 280 of 1095 planned: more than a quarter, with no notice to ANAC on record;"
                    " the contractor may ask to end the contract",
                ),
                facts=facts(280, Fact("anac_notified", value=False)),
                figures=figures(),
                comparisons=LONG,
            ),
        )
    ] == [(entry.severity, entry.verdict) for entry in found]


def test_published_200_days() -> None:
    """
    Published: 200 days are advice only, over six months and below a quarter.
    """
    assert [
        Breach(
            path=ACTS,
            message=Bilingual(
                "giorni di sospensione: 200 su 1095 di durata prevista: più di sei mesi, l'appaltatore può chiedere lo"
                " scioglimento",
                "days of suspension: 200 of 1095 planned: more than six months, the contractor may ask to end the"
                " contract",
            ),
            facts=facts(200),
            figures=figures(),
            comparisons=SHORT,
            severity=Severity.ADVICE,
        )
    ] == judged(STOP, resumption(200))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        # 1 September 2024 - 28 February 2025: 181 days, six months; from 1 March it is more.
        pytest.param(180, (Kept, None), id="a day less than six months"),
        pytest.param(181, (Kept, None), id="six months"),
        pytest.param(182, (Breach, Severity.ADVICE), id="a day more than six months"),
        pytest.param(273, (Breach, Severity.ADVICE), id="the last day within a quarter"),
        pytest.param(274, (Breach, None), id="the first day beyond a quarter"),
    ],
)
def test_to_the_day(days: int, expected: tuple[type[Verdict], Severity | None]) -> None:
    """
    Six months are those of the calendar, and a quarter of 1,095 days ends within the 274th.
    """
    (verdict,) = judged(STOP, resumption(days))

    assert expected == (type(verdict), getattr(verdict, "severity", None))


@pytest.mark.parametrize(("days", "expected"), [(100, Kept), (101, Breach)], ids=["a quarter", "a day more"])
def test_exactly_a_quarter(days: int, expected: type[Verdict]) -> None:
    """
    Of 400 days, 100 are a quarter and no more.
    """
    term = ServiceWindow(start=date(2024, 5, 2), declared_end=date(2024, 5, 1) + timedelta(days=400))

    assert [expected] == list(map(type, judged(STOP, resumption(days), term=term)))


AGAIN = WindowAct(kind=ActKind.SUSPENSION, on=date(2025, 3, 1))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(90, 91, (Kept, None), id="six months in all"),
        pytest.param(90, 92, (Breach, Severity.ADVICE), id="more than six months in all"),
        pytest.param(90, 184, (Breach, None), id="more than a quarter in all"),
    ],
)
def test_all_suspensions_count(first: int, second: int, expected: tuple[type[Verdict], Severity | None]) -> None:
    """
    "All suspensions": their days are added.
    """
    (verdict,) = judged(STOP, resumption(first), AGAIN, resumption(second, AGAIN))

    assert expected == (type(verdict), getattr(verdict, "severity", None))


def test_notice_of_any_suspension() -> None:
    """
    The notice to ANAC may stand on any of the suspensions; the first of several is said.
    """
    again = attrs.evolve(AGAIN, anac_notified_on=date(2025, 5, 1))
    one, two = (judged(stop, resumption(90), again, resumption(184, again))[0] for stop in (STOP, TOLD))

    assert ([Kept, Kept], [Fact("anac_notified_on", date(2025, 5, 1))] * 2) == (
        [type(one), type(two)],
        [verdict.facts[-1] for verdict in (one, two) if isinstance(verdict, Kept)],
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2024, 9, 1), 1, id="first day"),
        pytest.param(date(2025, 2, 28), 181, id="six months"),
        pytest.param(date(2025, 6, 1), 274, id="more than a quarter"),
    ],
)
def test_suspension_that_goes_on(on: date, expected: int) -> None:
    """
    A suspension that was not resumed counts up to the day that is asked for, that day included.
    """
    (verdict,) = judged(STOP, on=on)

    assert Fact("suspended_days", expected) in getattr(verdict, "facts", ())


def test_suspension_of_a_service_that_ended() -> None:
    """
    A suspension ends with the service.
    """
    ended = WindowAct(kind=ActKind.EARLY_END, on=STOP.on + timedelta(days=150))
    (verdict,) = judged(STOP, ended)

    assert Fact("suspended_days", 150) in getattr(verdict, "facts", ())


@pytest.mark.parametrize(
    "acts",
    [
        pytest.param((), id="no stop"),
        pytest.param(
            (WindowAct(kind=ActKind.INTERRUPTION, on=date(2024, 9, 1)), resumption(300)), id="a stop without an act"
        ),
    ],
)
def test_no_suspension(acts: tuple[WindowAct, ...]) -> None:
    """
    A stop without an act is no suspension.
    """
    message = Bilingual("nessuna sospensione a registro", "no suspension on record")

    assert [NotApplicable(path="/tenders/0", message=message)] == judged(*acts)


def test_partial_suspension() -> None:
    """
    "Partial suspensions do not count in full: with one on record, undecided".
    """
    partial = attrs.evolve(AGAIN, partial=True)

    assert [
        Missing(
            path=ACTS,
            message=Bilingual(
                "una sospensione è parziale e non conta per intero: non si sa quanto sia durata la sospensione",
                "a suspension is partial and does not count in full: how long the suspension was is not known",
            ),
            cause=MissingCause.OPEN,
            facts=(Fact("suspended_from", date(2024, 9, 1)), Fact("suspended_days", 110)),
        )
    ] == judged(STOP, resumption(100), partial, resumption(10, partial))


@pytest.mark.parametrize("declared", [None, Month(2027, 4)], ids=["no end", "an end known to the month"])
def test_contract_time_not_known(declared: Month | None) -> None:
    """
    Without the days of the planned term there is no quarter of it.
    """
    term = ServiceWindow(start=date(2024, 5, 2), declared_end=declared)

    assert [
        Missing(
            path="/tenders/0/term/declared_end",
            message=Bilingual(
                "non si sa quanti giorni sia la durata prevista", "how many days the planned term is, is not known"
            ),
            facts=(Fact("suspended_from", date(2024, 9, 1)), Fact("suspended_days", 150)),
        )
    ] == judged(STOP, resumption(150), term=term)


@pytest.mark.parametrize("declared", [None, Month(2027, 4)], ids=["no end", "an end known to the month"])
def test_contract_time_by_its_months(declared: Month | None) -> None:
    """
    Where the deed gives the months, the days are those of the computed window.
    """
    term = ServiceWindow(start=date(2024, 5, 2), months=36, declared_end=declared)
    (verdict,) = judged(STOP, resumption(150), term=term)

    assert facts(150) == getattr(verdict, "facts", ())


def test_contract_without_a_term() -> None:
    """
    A contract without a term names the term.
    """
    programme = Programme(service_contracts=(ServiceContract(id="contratto", tender="gara"),), tenders=(tender(),))

    assert [("/service_contracts/0/term", Missing)] == [
        (entry.verdict.path, type(entry.verdict)) for entry in validate(programme, on=TODAY, rules=RULES).entries
    ]


@pytest.mark.parametrize(
    ("notice", "act", "expected"),
    [
        pytest.param(date(2016, 4, 19), "DLgs 50/2016", NotApplicable, id="day before"),
        pytest.param(date(2016, 4, 20), "DLgs 50/2016", Breach, id="first day of the code of 2016"),
        pytest.param(date(2016, 4, 21), "DLgs 50/2016", Breach, id="second day of the code of 2016"),
        pytest.param(date(2023, 6, 30), "DLgs 50/2016", Breach, id="last day of the code of 2016"),
        pytest.param(date(2023, 7, 1), "DLgs 36/2023", Breach, id="first day of the code of 2023"),
        pytest.param(date(2023, 7, 2), "DLgs 36/2023", Breach, id="second day of the code of 2023"),
        pytest.param(None, "DLgs 50/2016", Missing, id="day unknown: before 2016 there was no rule"),
    ],
)
def test_version_by_the_notice(notice: date | None, act: str, expected: type[Verdict]) -> None:
    """
    The version is that of the day of the notice, with its figures; before the code of 2016 there was none.
    """
    found = report(tender(STOP, resumption(280), notice=notice)).entries

    assert [(act, expected)] == [(entry.rule.source.act, type(entry.verdict)) for entry in found]
    assert [{act}] * (expected is Breach) == [
        {figure.source.act for figure in entry.verdict.figures} for entry in found if isinstance(entry.verdict, Breach)
    ]


@pytest.mark.parametrize(
    ("notice", "track", "recalled", "expected"),
    [
        pytest.param(NOTICE, Track.SUB_THRESHOLD, None, Breach, id="below the threshold"),
        pytest.param(NOTICE, Track.LIGHT, None, Missing, id="light"),
        pytest.param(NOTICE, Track.RESERVED, None, Missing, id="reserved"),
        pytest.param(date(2019, 1, 15), Track.LIGHT, ("DLgs 50/2016", "art. 107"), Breach, id="recalled, 2016"),
        pytest.param(NOTICE, Track.LIGHT, ("DLgs 36/2023", "art. 121 c. 5"), Breach, id="recalled, c. 5"),
        pytest.param(NOTICE, Track.LIGHT, ("DLgs 36/2023", "art. 121 c. 7"), Breach, id="recalled, c. 7"),
        pytest.param(NOTICE, Track.LIGHT, ("DLgs 36/2023", "art. 121 c. 11"), Breach, id="recalled, c. 11"),
        pytest.param(NOTICE, Track.LIGHT, ("DLgs 36/2023", "art. 121 c. 4"), Missing, id="another paragraph"),
        pytest.param(NOTICE, Track.OUTSIDE, None, NotApplicable, id="outside"),
    ],
)
def test_by_track(notice: date, track: Track, recalled: tuple[str, str] | None, expected: type[Verdict]) -> None:
    """
    "Law on ordinary, sub_threshold; if recalled: light, reserved; not applicable: outside".
    """
    articles = () if recalled is None else (SelfImposedArticle(act=recalled[0], article=recalled[1]),)
    found = attrs.evolve(tender(STOP, resumption(280), notice=notice, track=track), self_imposed=articles)

    assert [expected] == [type(entry.verdict) for entry in report(found).entries]


@settings(max_examples=60)
@given(st.integers(0, 900), st.booleans())
def test_a_notice_to_anac_is_all_that_is_asked_beyond_a_quarter(days: int, told: bool) -> None:
    """
    Beyond a quarter it is kept if and only if ANAC was told; within it, if and only if it is within six months.
    """
    (verdict,) = judged(TOLD if told else STOP, resumption(days))

    assert (told if days * 4 > 1095 else days <= 181) is isinstance(verdict, Kept)
