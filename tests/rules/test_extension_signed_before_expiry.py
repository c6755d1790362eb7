"""
`extension-signed-before-expiry`: an act that extends comes while the contract runs.
"""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.periods import Period
from contratti_quartiere.procurement import Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.extension_signed_before_expiry import RULES
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Verdict
from contratti_quartiere.windows import ServiceWindow

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
END = date(2019, 5, 1)
TERM = ServiceWindow(start=date(2016, 5, 2), months=36, declared_end=END)


def extension(signed: date, kind: ActKind = ActKind.OPTION_EXTENSION) -> WindowAct:
    """
    Return an act that extends to 1 November 2019.
    """
    return WindowAct(kind=kind, on=signed, new_end=date(2019, 11, 1))


def judged(*acts: WindowAct, term: ServiceWindow = TERM, on: date = TODAY) -> list[Verdict]:
    """
    Return what the rule says of a contract of which no tender is on record.
    """
    contract = ServiceContract(id="contratto", term=attrs.evolve(term, acts=acts))
    programme = Programme(service_contracts=(contract,))
    return [entry.verdict for entry in validate(programme, on=on, rules=RULES).entries]


ASKED = (Comparison("act_on", Relation.AT_MOST, "end"),)
ACTS = "/service_contracts/0/term/acts"


def test_published_before_the_end() -> None:
    """
    Published: a term to 1 May 2019, an act of 24 April 2019.
    """
    assert [
        Kept(
            path=ACTS,
            message=Bilingual(
                "proroga del 24 aprile 2019: il contratto era in corso (fine: 1° maggio 2019)",
                "extension of 24 April 2019: the contract was running (end: 1 May 2019)",
            ),
            facts=(Fact("act_on", date(2019, 4, 24)), Fact("end", END)),
            comparisons=ASKED,
        )
    ] == judged(extension(date(2019, 4, 24)))


def test_published_the_day_after() -> None:
    """
    Published: a term to 1 May 2019, an act of 2 May 2019; no day lies between.
    """
    assert [
        Breach(
            path=ACTS,
            message=Bilingual(
                "proroga del 2 maggio 2019: il contratto era già finito (fine: 1° maggio 2019)",
                "extension of 2 May 2019: the contract had already ended (end: 1 May 2019)",
            ),
            facts=(Fact("act_on", date(2019, 5, 2)), Fact("end", END)),
            comparisons=ASKED,
        )
    ] == judged(extension(date(2019, 5, 2)))


@pytest.mark.parametrize(
    ("signed", "gap", "said"),
    [
        pytest.param(
            date(2019, 5, 3),
            Period(date(2019, 5, 2), date(2019, 5, 3)),
            Bilingual(
                "; fra la fine e l'atto 1 giorno senza contratto (2 maggio 2019)",
                "; between end and act 1 day without a contract (2 May 2019)",
            ),
            id="one day",
        ),
        pytest.param(
            date(2019, 5, 12),
            Period(date(2019, 5, 2), date(2019, 5, 12)),
            Bilingual(
                "; fra la fine e l'atto 10 giorni senza contratto (2 maggio 2019 – 11 maggio 2019)",
                "; between end and act 10 days without a contract (2 May 2019 – 11 May 2019)",
            ),
            id="ten days",
        ),
    ],
)
def test_gap_between_end_and_act(signed: date, gap: Period, said: Bilingual) -> None:
    """
    "Days worked between end and act are shown as a gap": without a contract they are so many.
    """
    (verdict,) = judged(extension(signed))

    assert isinstance(verdict, Breach)
    assert (said.it, said.en, Fact("gap", gap)) == (
        verdict.message.it[-len(said.it) :],
        verdict.message.en[-len(said.en) :],
        verdict.facts[-1],
    )


@pytest.mark.parametrize(
    ("signed", "expected"),
    [(END - DAY, Kept), (END, Kept), (END + DAY, Breach), (END + 2 * DAY, Breach)],
    ids=["day before the last", "last day", "day after", "two days after"],
)
@pytest.mark.parametrize("kind", [ActKind.OPTION_EXTENSION, ActKind.TECHNICAL_EXTENSION])
def test_around_the_end(kind: ActKind, signed: date, expected: type[Verdict]) -> None:
    """
    The last day of the term is a day of the term, for an option as for a technical extension.
    """
    assert [expected] == [type(verdict) for verdict in judged(extension(signed, kind))]


MONTHLY = attrs.evolve(TERM, declared_end=Month(2019, 4))


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        pytest.param(date(2019, 3, 31), Kept, id="last day of the month before"),
        pytest.param(date(2019, 4, 1), Missing, id="first day of the month"),
        pytest.param(date(2019, 4, 30), Missing, id="last day of the month"),
        pytest.param(date(2019, 5, 1), Missing, id="the computed day"),
        pytest.param(date(2019, 5, 2), Breach, id="day after it"),
    ],
)
def test_end_known_to_the_month(signed: date, expected: type[Verdict]) -> None:
    """
    An end known to the month only and an act of that month: undecided, whatever day is computed.
    """
    assert [expected] == [type(verdict) for verdict in judged(extension(signed), term=MONTHLY)]


def test_end_known_to_the_month_in_full() -> None:
    """
    What is said of it names the field that would decide, and the last day that the end may mean.
    """
    (kept,), (missing,) = (judged(extension(day), term=MONTHLY) for day in (date(2019, 3, 8), date(2019, 4, 24)))

    assert (
        Kept(
            path=ACTS,
            message=Bilingual(
                "proroga dell'8 marzo 2019: il contratto era in corso (fine: aprile 2019)",
                "extension of 8 March 2019: the contract was running (end: April 2019)",
            ),
            facts=(
                Fact("act_on", date(2019, 3, 8)),
                Fact("end", Month(2019, 4)),
                Fact("last_possible_end", date(2019, 5, 1)),
            ),
            comparisons=(Comparison("act_on", Relation.AT_MOST, "last_possible_end"),),
        ),
        Missing(
            path="/service_contracts/0/term/declared_end",
            message=Bilingual(
                "proroga del 24 aprile 2019: della fine si sa solo aprile 2019, e non si sa se fosse già passata",
                "extension of 24 April 2019: of the end only April 2019 is known, and not whether it had passed",
            ),
            facts=(Fact("act_on", date(2019, 4, 24)), Fact("end", Month(2019, 4))),
        ),
    ) == (kept, missing)


def test_second_extension() -> None:
    """
    A second extension is measured by the end that the first one gave.
    """
    second = WindowAct(kind=ActKind.TECHNICAL_EXTENSION, on=date(2019, 11, 2), new_end=date(2020, 2, 1))
    kept, broken = judged(second, extension(date(2019, 4, 24)))

    assert (Kept, Breach, (Fact("act_on", date(2019, 11, 2)), Fact("end", date(2019, 11, 1)))) == (
        type(kept),
        type(broken),
        getattr(broken, "facts", None),
    )


STARTED = WindowAct(kind=ActKind.START, on=date(2016, 5, 2))
SUSPENDED = WindowAct(kind=ActKind.SUSPENSION, on=date(2019, 3, 1))


def test_end_moved_by_a_suspension() -> None:
    """
    Where a suspension came before and nobody has stated the new end, an act after the old one is undecided.
    """
    resumed = WindowAct(kind=ActKind.RESUMPTION, on=date(2019, 4, 1))

    assert [
        Missing(
            path=ACTS,
            message=Bilingual(
                "proroga del 2 maggio 2019: la fine era 1° maggio 2019, ma dopo la sospensione nessuno ha indicato la"
                " nuova",
                "extension of 2 May 2019: the end was 1 May 2019, but after the suspension nobody stated the new one",
            ),
            facts=(Fact("act_on", date(2019, 5, 2)), Fact("end", END)),
        )
    ] == judged(STARTED, SUSPENDED, resumed, extension(date(2019, 5, 2)))


@pytest.mark.parametrize(("signed", "expected"), [(END, Kept), (date(2019, 6, 1), Kept), (date(2019, 6, 2), Breach)])
def test_end_stated_on_resumption(signed: date, expected: type[Verdict]) -> None:
    """
    The end that the office states on resumption is the end.
    """
    resumed = WindowAct(kind=ActKind.RESUMPTION, on=date(2019, 4, 1), new_end=date(2019, 6, 1))
    found = judged(STARTED, SUSPENDED, resumed, extension(signed))

    assert [expected] == list(map(type, found))


def test_before_the_old_end_a_suspension_does_not_matter() -> None:
    """
    An act before the end as it was is before any later one too.
    """
    resumed = WindowAct(kind=ActKind.RESUMPTION, on=date(2019, 4, 1))

    assert [Kept] == list(map(type, judged(STARTED, SUSPENDED, resumed, extension(END))))


def test_no_end_on_record() -> None:
    """
    A term of which neither months nor end are on record: undecided, and the end would decide.
    """
    assert [
        Missing(
            path="/service_contracts/0/term/declared_end",
            message=Bilingual(
                "proroga del 24 aprile 2019: non si sa quando la durata finisse",
                "extension of 24 April 2019: when the term ended is not known",
            ),
            facts=(Fact("act_on", date(2019, 4, 24)),),
        )
    ] == judged(extension(date(2019, 4, 24)), term=ServiceWindow(start=date(2016, 5, 2)))


def test_no_term_on_record() -> None:
    """
    A contract without a term: whether it was extended is not known.
    """
    programme = Programme(service_contracts=(ServiceContract(id="contratto"),))
    message = Bilingual(
        "la durata non è a registro: non si sa quali atti l'abbiano toccata",
        "the term is not on record: what acts there were on it is not known",
    )

    assert [Missing(path="/service_contracts/0/term", message=message)] == [
        entry.verdict for entry in validate(programme, on=TODAY, rules=RULES).entries
    ]


@pytest.mark.parametrize(
    "acts",
    [
        pytest.param((), id="no act"),
        pytest.param((extension(END + DAY, ActKind.RENEWAL),), id="a renewal"),
        pytest.param((extension(END + DAY, ActKind.REPETITION),), id="a repetition"),
    ],
)
def test_no_extension(acts: tuple[WindowAct, ...]) -> None:
    """
    Without an extension there is nothing to judge; a renewal and a repetition are none.
    """
    message = Bilingual("nessuna proroga a registro", "no extension on record")

    assert [NotApplicable(path="/service_contracts/0", message=message)] == judged(*acts)


def test_extension_of_later_is_not_known_yet() -> None:
    """
    As of the day before the act there is no extension.
    """
    late = extension(date(2019, 5, 2))

    assert ([NotApplicable], [Breach]) == tuple(
        list(map(type, judged(late, on=day))) for day in (date(2019, 5, 1), date(2019, 5, 2))
    )


def test_term_of_the_tender() -> None:
    """
    Where no contract on record comes from the tender, the acts on its own term are judged.
    """
    tender = Tender(id="gara", term=attrs.evolve(TERM, acts=(extension(END + DAY),)))
    found = validate(Programme(tenders=(tender,)), on=TODAY, rules=RULES).entries

    assert [("/tenders/0/term/acts", Breach)] == [(entry.verdict.path, type(entry.verdict)) for entry in found]


@pytest.mark.parametrize("track", Track)
@pytest.mark.parametrize("notice", [None, date(2015, 3, 2), date(2024, 2, 1)])
def test_on_every_track_and_under_every_code(notice: date | None, track: Track) -> None:
    """
    "Law on all; not applicable: outside", whatever the day of the notice.
    """
    tender = Tender(id="gara", notice_date=notice, track=track, term=attrs.evolve(TERM, acts=(extension(END + DAY),)))
    found = validate(Programme(tenders=(tender,)), on=TODAY, rules=RULES).entries

    assert [NotApplicable if track is Track.OUTSIDE else Breach] == [type(entry.verdict) for entry in found]


@settings(max_examples=60)
@given(st.dates(date(2016, 5, 2), date(2019, 10, 31)))
def test_kept_as_long_as_it_runs(signed: date) -> None:
    """
    Of a term that ends on a day, an act is in time if and only if it is of that day or an earlier one.
    """
    assert [Kept if signed <= END else Breach] == list(map(type, judged(extension(signed))))
