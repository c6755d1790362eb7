"""
`technical-extension-needs-running-award`: on the day of the act the procedure for the new award is running.
"""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.procurement import ObjectKind, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import Report, validate
from contratti_quartiere.rules.technical_extension_needs_running_award import RULES
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.windows import ServiceWindow

TODAY = date(2026, 11, 22)
SIGNED = date(2024, 4, 20)
TERM = ServiceWindow(start=date(2021, 5, 2), months=36, declared_end=date(2024, 5, 1))
ACT = WindowAct(kind=ActKind.TECHNICAL_EXTENSION, on=SIGNED, new_end=date(2024, 8, 1), new_notice=date(2024, 2, 1))
LATE = attrs.evolve(ACT, new_notice=date(2024, 4, 21))
ACTS = "/tenders/0/term/acts"


def tender(*acts: WindowAct, notice: date | None = date(2023, 7, 1), track: Track | None = Track.ORDINARY) -> Tender:
    """
    Return a tender with the acts on its term.
    """
    return Tender(id="gara", notice_date=notice, track=track, term=attrs.evolve(TERM, acts=acts))


def report(*tenders: Tender) -> Report:
    """
    Return what all versions of the rule report.
    """
    return validate(Programme(tenders=tenders), on=TODAY, rules=RULES)


def judged(*acts: WindowAct) -> list[Verdict]:
    """
    Return what the rule says of acts on the ordinary track.
    """
    return [entry.verdict for entry in report(tender(*acts)).entries]


BEGUN = Comparison("new_notice", Relation.AT_MOST, "act_on")
ENDED = Comparison("new_award_ended_on", Relation.AT_LEAST, "act_on")


def test_published_new_award_running() -> None:
    """
    Published: a new notice of 1 February 2024, an act of 20 April 2024 for three months.

    "Kept" says no more than that a new award was running.
    """
    assert [
        Kept(
            path=ACTS,
            message=Bilingual(
                "proroga tecnica del 20 aprile 2024: la nuova gara era in corso (bando del 1° febbraio 2024); se la"
                " proroga fosse necessaria lo valuta l'ufficio",
                "technical extension of 20 April 2024: the new award was running (notice of 1 February 2024); whether"
                " the extension was needed the office weighs",
            ),
            facts=(Fact("act_on", SIGNED), Fact("new_notice", date(2024, 2, 1))),
            comparisons=(BEGUN,),
        )
    ] == judged(ACT)


def test_published_no_new_award_begun() -> None:
    """
    Published: no new procedure begun on the day of the act.
    """
    assert [
        Breach(
            path=ACTS,
            message=Bilingual(
                "proroga tecnica del 20 aprile 2024: quel giorno la nuova gara non era in corso (bando del 21 aprile"
                " 2024)",
                "technical extension of 20 April 2024: on that day the new award was not running (notice of 21 April"
                " 2024)",
            ),
            facts=(Fact("act_on", SIGNED), Fact("new_notice", date(2024, 4, 21))),
            comparisons=(BEGUN,),
        )
    ] == judged(LATE)


def test_new_award_that_had_ended() -> None:
    """
    A procedure that had ended by the day of the act was not running either.
    """
    assert [
        Breach(
            path=ACTS,
            message=Bilingual(
                "proroga tecnica del 20 aprile 2024: quel giorno la nuova gara non era in corso (bando del 1° febbraio"
                " 2024, fine il 19 aprile 2024)",
                "technical extension of 20 April 2024: on that day the new award was not running (notice of 1 February"
                " 2024, ended on 19 April 2024)",
            ),
            facts=(
                Fact("act_on", SIGNED),
                Fact("new_notice", date(2024, 2, 1)),
                Fact("new_award_ended_on", date(2024, 4, 19)),
            ),
            comparisons=(BEGUN, ENDED),
        )
    ] == judged(attrs.evolve(ACT, new_award_ended_on=date(2024, 4, 19)))


@pytest.mark.parametrize(
    ("notice", "ended", "expected"),
    [
        pytest.param(date(2024, 4, 19), None, Kept, id="begun the day before"),
        pytest.param(date(2024, 4, 20), None, Kept, id="begun on the day"),
        pytest.param(date(2024, 4, 21), None, Breach, id="begun the day after"),
        pytest.param(date(2024, 2, 1), date(2024, 4, 19), Breach, id="ended the day before"),
        pytest.param(date(2024, 2, 1), date(2024, 4, 20), Kept, id="ended on the day"),
        pytest.param(date(2024, 2, 1), date(2024, 4, 21), Kept, id="ended the day after"),
        pytest.param(date(2024, 4, 21), date(2024, 4, 22), Breach, id="all of it later"),
    ],
)
def test_to_the_day(notice: date, ended: date | None, expected: type[Verdict]) -> None:
    """
    The day of the notice and that of the end are days on which it runs.
    """
    assert [expected] == list(map(type, judged(attrs.evolve(ACT, new_notice=notice, new_award_ended_on=ended))))


def test_notice_not_on_record() -> None:
    """
    Where no notice of a new award is on record, nobody knows whether there was one.
    """
    message = Bilingual(
        "proroga tecnica del 20 aprile 2024: il bando della nuova gara non è a registro",
        "technical extension of 20 April 2024: the notice of the new award is not on record",
    )

    assert [Missing(path=ACTS, message=message, facts=(Fact("act_on", SIGNED),))] == judged(
        attrs.evolve(ACT, new_notice=None)
    )


@pytest.mark.parametrize("acts", [(), (WindowAct(kind=ActKind.OPTION_EXTENSION, on=SIGNED, new_end=date(2024, 8, 1)),)])
def test_no_technical_extension(acts: tuple[WindowAct, ...]) -> None:
    """
    An extension that the documents foresee needs no new award.
    """
    message = Bilingual("nessuna proroga tecnica a registro", "no technical extension on record")

    assert [NotApplicable(path="/tenders/0", message=message)] == judged(*acts)


def test_each_extension() -> None:
    """
    Each technical extension needs a running award of its own day.
    """
    second = attrs.evolve(ACT, on=date(2024, 7, 20), new_end=date(2024, 11, 1), new_award_ended_on=date(2024, 7, 19))

    assert [Kept, Breach] == list(map(type, judged(ACT, second)))


def test_contract_without_a_term() -> None:
    """
    A contract without a term names the term.
    """
    programme = Programme(service_contracts=(ServiceContract(id="contratto"),))

    assert [("/service_contracts/0/term", Missing)] == [
        (entry.verdict.path, type(entry.verdict)) for entry in validate(programme, on=TODAY, rules=RULES).entries
    ]


@pytest.mark.parametrize(
    ("notice", "act", "severity"),
    [
        pytest.param(date(2016, 4, 19), "giurisprudenza amministrativa", Severity.WARNING, id="last day, case law"),
        pytest.param(date(2016, 4, 20), "DLgs 50/2016", Severity.ERROR, id="first day of the code of 2016"),
        pytest.param(date(2016, 4, 21), "DLgs 50/2016", Severity.ERROR, id="second day of the code of 2016"),
        pytest.param(date(2023, 6, 30), "DLgs 50/2016", Severity.ERROR, id="last day of the code of 2016"),
        pytest.param(date(2023, 7, 1), "DLgs 36/2023", Severity.ERROR, id="first day of the code of 2023"),
        pytest.param(date(2023, 7, 2), "DLgs 36/2023", Severity.ERROR, id="second day of the code of 2023"),
    ],
)
def test_version_by_the_notice(notice: date, act: str, severity: Severity) -> None:
    """
    Before the code of 2016 case law, a warning; then the codes.
    """
    found = report(tender(LATE, notice=notice)).entries

    assert [(act, Breach, severity)] == [
        (entry.rule.source.act, type(entry.verdict), entry.severity) for entry in found
    ]


@pytest.mark.parametrize(
    ("track", "kind", "severity"),
    [
        pytest.param(Track.ORDINARY, None, Severity.ERROR, id="ordinary"),
        pytest.param(Track.SUB_THRESHOLD, None, Severity.ERROR, id="below the threshold"),
        pytest.param(Track.SUB_THRESHOLD, ObjectKind.SERVICE, Severity.ERROR, id="other service below the threshold"),
        pytest.param(
            Track.SUB_THRESHOLD, ObjectKind.SOCIAL_SERVICE, Severity.WARNING, id="social service below the threshold"
        ),
        pytest.param(Track.ORDINARY, ObjectKind.SOCIAL_SERVICE, Severity.ERROR, id="social service, ordinary"),
        pytest.param(Track.LIGHT, None, Severity.WARNING, id="light"),
        pytest.param(Track.RESERVED, None, Severity.WARNING, id="reserved"),
        pytest.param(None, None, Severity.WARNING, id="unknown"),
        pytest.param(None, ObjectKind.SERVICE, Severity.ERROR, id="ordinary or below the threshold"),
    ],
)
def test_gravity_by_track(track: Track | None, kind: ObjectKind | None, severity: Severity) -> None:
    """
    An error where it is law; a warning where the document itself calls the extension technical on another track.
    """
    found = report(attrs.evolve(tender(LATE), track=track, object_kind=kind)).entries

    assert [(Breach, severity)] == [(type(entry.verdict), entry.severity) for entry in found]


def test_outside_the_code() -> None:
    """
    "Not applicable: outside".
    """
    assert [NotApplicable] == [type(entry.verdict) for entry in report(tender(LATE, track=Track.OUTSIDE)).entries]


@pytest.mark.parametrize(
    ("track", "path"), [(Track.ORDINARY, "/tenders/0/notice_date"), (Track.LIGHT, ACTS)], ids=["ordinary", "light"]
)
def test_notice_of_an_unknown_day(track: Track, path: str) -> None:
    """
    Where nobody knows the day of the notice, a breach is undecided if it would not be alike grave.
    """
    assert [path] == [entry.verdict.path for entry in report(tender(LATE, notice=None, track=track)).entries]


@settings(max_examples=60)
@given(st.dates(date(2023, 1, 1), date(2025, 1, 1)), st.integers(0, 600))
def test_kept_means_running(begun: date, days: int) -> None:
    """
    It is kept if and only if the day of the act lies between notice and end, both included.
    """
    ended = date.fromordinal(begun.toordinal() + days)
    (verdict,) = judged(attrs.evolve(ACT, new_notice=begun, new_award_ended_on=ended))

    assert (begun <= SIGNED <= ended) is isinstance(verdict, Kept)
