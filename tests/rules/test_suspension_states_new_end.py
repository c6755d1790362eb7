"""
`suspension-states-new-end`: a resumption after a suspension says until when the contract now runs.
"""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.procedures import SelfImposedArticle
from contratti_quartiere.procurement import Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import Report, validate
from contratti_quartiere.rules.suspension_states_new_end import RULES
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict
from contratti_quartiere.windows import ServiceWindow

TODAY = date(2026, 11, 22)
TERM = ServiceWindow(start=date(2019, 5, 2), months=36, declared_end=date(2022, 5, 1))
START = WindowAct(kind=ActKind.START, on=date(2019, 5, 2))
STOP = WindowAct(kind=ActKind.SUSPENSION, on=date(2020, 3, 9))
GO_ON = WindowAct(kind=ActKind.RESUMPTION, on=date(2020, 6, 1))
STATED = attrs.evolve(GO_ON, new_end=date(2022, 7, 24))
ACTS = "/tenders/0/term/acts"


def tender(
    *acts: WindowAct,
    notice: date | None = date(2019, 1, 15),
    track: Track = Track.ORDINARY,
    term: ServiceWindow = TERM,
) -> Tender:
    """
    Return a tender with a service that has begun, and more acts on its term.
    """
    return Tender(id="gara", notice_date=notice, track=track, term=attrs.evolve(term, acts=(START, *acts)))


def report(*tenders: Tender) -> Report:
    """
    Return what all versions of the rule report.
    """
    return validate(Programme(tenders=tenders), on=TODAY, rules=RULES)


def judged(*acts: WindowAct, term: ServiceWindow = TERM) -> list[Verdict]:
    """
    Return what the rule says of acts on the ordinary track.
    """
    return [entry.verdict for entry in report(tender(*acts, term=term)).entries]


ASKED = (Comparison("new_end_stated", Relation.EQUAL, "true"),)
FACTS = (Fact("suspended_on", date(2020, 3, 9)), Fact("resumed_on", date(2020, 6, 1)), Fact("suspended_days", 84))


def test_published_new_end_stated() -> None:
    """
    Published: suspended on 9 March 2020, resumed on 1 June 2020, new end stated as 24 July 2022.
    """
    assert [
        Kept(
            path=ACTS,
            message=Bilingual(
                "sospensione del 9 marzo 2020, ripresa del 1° giugno 2020: la nuova fine è indicata, 24 luglio 2022",
                "suspension of 9 March 2020, resumption of 1 June 2020: the new end is stated, 24 July 2022",
            ),
            facts=(*FACTS, Fact("new_end_stated", value=True), Fact("new_end", date(2022, 7, 24))),
            comparisons=ASKED,
        )
    ] == judged(STOP, STATED)


def test_published_no_new_end() -> None:
    """
    Published: resumed on 1 June 2020, no new end on record; 84 days after 1 May 2022 would be 24 July 2022.
    """
    assert [
        Breach(
            path=ACTS,
            message=Bilingual(
                "sospensione del 9 marzo 2020, ripresa del 1° giugno 2020: la ripresa non indica la nuova fine; a"
                " stima, 84 giorni di sospensione la porterebbero al 24 luglio 2022",
                "suspension of 9 March 2020, resumption of 1 June 2020: the resumption does not state the new end; as"
                " an estimate, 84 days of suspension would make it 24 July 2022",
            ),
            facts=(*FACTS, Fact("new_end_stated", value=False), Fact("estimated_end", date(2022, 7, 24))),
            comparisons=ASKED,
        )
    ] == judged(STOP, GO_ON)


def test_the_end_is_never_derived() -> None:
    """
    The end that is stated need not be the one that the days would make.
    """
    assert [Kept] == list(map(type, judged(STOP, attrs.evolve(GO_ON, new_end=date(2022, 5, 1)))))


@pytest.mark.parametrize(
    "declared", [Month(2022, 4), date(9999, 12, 31), None], ids=["to the month", "past the calendar", "unknown"]
)
def test_no_estimate(declared: date | Month | None) -> None:
    """
    Where there is no day to add to, or none that the sum could be, there is no estimate.
    """
    assert [
        Breach(
            path=ACTS,
            message=Bilingual(
                "sospensione del 9 marzo 2020, ripresa del 1° giugno 2020: la ripresa non indica la nuova fine",
                "suspension of 9 March 2020, resumption of 1 June 2020: the resumption does not state the new end",
            ),
            facts=(*FACTS, Fact("new_end_stated", value=False)),
            comparisons=ASKED,
        )
    ] == judged(STOP, GO_ON, term=ServiceWindow(start=date(2019, 5, 2), declared_end=declared))


def test_one_day_is_said_as_one() -> None:
    """
    One day is said in the singular.
    """
    (verdict,) = judged(STOP, attrs.evolve(GO_ON, on=date(2020, 3, 10)))

    assert verdict.message.it.endswith("; a stima, 1 giorno di sospensione la porterebbero al 2 maggio 2022")
    assert verdict.message.en.endswith("; as an estimate, 1 day of suspension would make it 2 May 2022")


SECOND = (
    WindowAct(kind=ActKind.SUSPENSION, on=date(2021, 1, 4)),
    WindowAct(kind=ActKind.RESUMPTION, on=date(2021, 1, 11)),
)


def test_each_resumption() -> None:
    """
    Each resumption states the new end, and the estimate counts from the one stated before.
    """
    first, second = judged(STOP, STATED, *SECOND)

    assert (Kept, Breach) == (type(first), type(second))
    assert isinstance(second, Breach)
    assert Fact("estimated_end", date(2022, 7, 31)) == second.facts[-1]


INTERRUPTION = WindowAct(kind=ActKind.INTERRUPTION, on=date(2020, 3, 9))


@pytest.mark.parametrize(
    "acts",
    [
        pytest.param((), id="no stop"),
        pytest.param((STOP,), id="not resumed"),
        pytest.param((INTERRUPTION, GO_ON), id="a stop without an act"),
        pytest.param((STOP, WindowAct(kind=ActKind.EARLY_END, on=date(2020, 6, 1))), id="ended instead"),
    ],
)
def test_nothing_resumed(acts: tuple[WindowAct, ...]) -> None:
    """
    Without a resumption after a suspension there is nothing to state.
    """
    message = Bilingual("nessuna ripresa dopo una sospensione", "no resumption after a suspension")

    assert [NotApplicable(path="/tenders/0", message=message)] == judged(*acts)


def test_a_stop_without_an_act_after_a_suspension() -> None:
    """
    Of a suspension and a stop without an act only the first is judged.
    """
    later = attrs.evolve(INTERRUPTION, on=date(2021, 1, 4))

    assert [Kept] == list(map(type, judged(STOP, STATED, later, SECOND[1])))


def test_contract_without_a_term() -> None:
    """
    A contract without a term names the term.
    """
    programme = Programme(service_contracts=(ServiceContract(id="contratto", tender="gara"),), tenders=(tender(),))

    assert [("/service_contracts/0/term", Missing)] == [
        (entry.verdict.path, type(entry.verdict)) for entry in validate(programme, on=TODAY, rules=RULES).entries
    ]


@pytest.mark.parametrize(
    ("notice", "act"),
    [
        pytest.param(date(2016, 4, 19), "DPR 207/2010", id="last day of the code of 2006"),
        pytest.param(date(2016, 4, 20), "DLgs 50/2016", id="first day of the code of 2016"),
        pytest.param(date(2016, 4, 21), "DLgs 50/2016", id="second day of the code of 2016"),
        pytest.param(date(2023, 6, 30), "DLgs 50/2016", id="last day of the code of 2016"),
        pytest.param(date(2023, 7, 1), "DLgs 36/2023", id="first day of the code of 2023"),
        pytest.param(date(2023, 7, 2), "DLgs 36/2023", id="second day of the code of 2023"),
        pytest.param(None, "DPR 207/2010", id="day unknown: all versions say the same"),
    ],
)
def test_version_by_the_notice(notice: date | None, act: str) -> None:
    """
    The version is that of the day of the notice, one alone speaks, and what is broken is a warning.
    """
    found = report(tender(STOP, GO_ON, notice=notice)).entries

    assert [(act, Breach, Severity.WARNING)] == [
        (entry.rule.source.act, type(entry.verdict), entry.severity) for entry in found
    ]


@pytest.mark.parametrize(
    ("notice", "track", "recalled", "expected"),
    [
        pytest.param(date(2019, 1, 15), Track.SUB_THRESHOLD, None, Breach, id="below the threshold"),
        pytest.param(date(2019, 1, 15), Track.LIGHT, None, Missing, id="light"),
        pytest.param(date(2019, 1, 15), Track.RESERVED, None, Missing, id="reserved"),
        pytest.param(date(2016, 4, 19), Track.LIGHT, ("DPR 207/2010", "art. 308"), Breach, id="recalled, 2006"),
        pytest.param(date(2019, 1, 15), Track.LIGHT, ("DLgs 50/2016", "art. 107"), Breach, id="recalled, 2016"),
        pytest.param(date(2023, 7, 1), Track.LIGHT, ("DLgs 36/2023", "art. 121 c. 4"), Breach, id="recalled, 2023"),
        pytest.param(date(2023, 7, 1), Track.LIGHT, ("DLgs 36/2023", "art. 121 c. 11"), Breach, id="or as compatible"),
        pytest.param(date(2023, 7, 1), Track.LIGHT, ("DLgs 36/2023", "art. 121 c. 5"), Missing, id="another paragraph"),
        pytest.param(date(2019, 1, 15), Track.OUTSIDE, None, NotApplicable, id="outside"),
    ],
)
def test_by_track(notice: date, track: Track, recalled: tuple[str, str] | None, expected: type[Verdict]) -> None:
    """
    "Law on ordinary, sub_threshold; if recalled: light, reserved; not applicable: outside".
    """
    articles = () if recalled is None else (SelfImposedArticle(act=recalled[0], article=recalled[1]),)
    found = attrs.evolve(tender(STOP, GO_ON, notice=notice, track=track), self_imposed=articles)
    (verdict,) = (entry.verdict for entry in report(found).entries)

    assert expected is type(verdict)
    assert MissingCause.NOT_RECALLED is getattr(verdict, "cause", MissingCause.NOT_RECALLED)


@settings(max_examples=60)
@given(st.integers(0, 600), st.none() | st.dates(date(2022, 5, 1), date(2025, 1, 1)))
def test_kept_if_and_only_if_stated(days: int, new_end: date | None) -> None:
    """
    However long the suspension was, what counts is whether the new end is stated.
    """
    resumed = WindowAct(kind=ActKind.RESUMPTION, on=date.fromordinal(STOP.on.toordinal() + days), new_end=new_end)

    assert [Breach if new_end is None else Kept] == list(map(type, judged(STOP, resumed)))
