"""
`no-tacit-renewal`: silence renews nothing.
"""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month
from contratti_quartiere.estimates import LotEstimate, PricedRenewal
from contratti_quartiere.execution import ConformityCheck, ConformityOutcome, Execution, Invoice
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import Report, validate
from contratti_quartiere.rules.no_tacit_renewal import RULES
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.windows import ServiceWindow

TODAY = date(2026, 11, 22)
END = date(2019, 5, 1)
TERM = ServiceWindow(start=date(2016, 5, 2), months=36, declared_end=END)
TACIT = PricedRenewal(months=12, tacit=True)
PLAIN = PricedRenewal(months=12)
ACTS = "/service_contracts/0/term/acts"


NOTHING_DONE = Execution()


def renewal(on: date, new_end: date = date(2020, 5, 1)) -> WindowAct:
    """
    Return an act that renews.
    """
    return WindowAct(kind=ActKind.RENEWAL, on=on, new_end=new_end)


def invoice(first: date | None, last: date | None, net: str = "1000.00") -> Invoice:
    """
    Return an invoice for a period.
    """
    return Invoice(id=f"{first}-{last}", net=Euro(net), first=first, last=last)


def lot(*renewals: PricedRenewal, name: str = "lotto-1") -> Lot:
    """
    Return a lot whose documents foresee renewals.
    """
    return Lot(id=name, estimate=LotEstimate(base=Euro("200000.00"), renewals=renewals))


def tender(*renewals: PricedRenewal, notice: date | None = date(2016, 4, 20)) -> Tender:
    """
    Return a tender of one lot.
    """
    return Tender(id="gara", notice_date=notice, lots=(lot(*renewals),))


def report(
    *acts: WindowAct,
    of: Tender | None = None,
    term: ServiceWindow = TERM,
    execution: Execution = NOTHING_DONE,
    on: date = TODAY,
) -> Report:
    """
    Return what all versions of the rule report of a contract, by default of one whose documents have a tacit renewal.
    """
    contract = ServiceContract(id="contratto", tender="gara", term=attrs.evolve(term, acts=acts), execution=execution)
    programme = Programme(tenders=(of or tender(TACIT),), service_contracts=(contract,))
    return validate(programme, on=on, rules=RULES)


def judged(
    *acts: WindowAct,
    of: Tender | None = None,
    term: ServiceWindow = TERM,
    execution: Execution = NOTHING_DONE,
    on: date = TODAY,
) -> list[Verdict]:
    """
    Return what all versions of the rule say of it.
    """
    return [entry.verdict for entry in report(*acts, of=of, term=term, execution=execution, on=on).entries]


def served(*invoices: Invoice) -> Execution:
    """
    Return what was carried out by its invoices.
    """
    return Execution(invoices=invoices)


AFTER = served(invoice(date(2019, 5, 2), date(2019, 5, 31)))
ASKED = (Comparison("act_on", Relation.AT_MOST, "end"),)


def test_published_exercised_by_an_act() -> None:
    """
    Published: a renewal foreseen in the documents and exercised by an act of 10 April 2019.
    """
    assert [
        Kept(
            path=ACTS,
            message=Bilingual(
                "rinnovo del 10 aprile 2019: il rinnovo ha il suo atto, entro la fine (1° maggio 2019)",
                "renewal of 10 April 2019: the renewal has its act, by the end (1 May 2019)",
            ),
            facts=(Fact("act_on", date(2019, 4, 10)), Fact("end", END)),
            comparisons=ASKED,
        )
    ] == judged(renewal(date(2019, 4, 10)), of=tender(PLAIN))


def test_published_clause_relied_upon() -> None:
    """
    Published: a clause "renewed unless cancelled", relied upon after 1 May 2019.
    """
    found = report(execution=served(invoice(date(2019, 5, 2), date(2019, 5, 11))))

    assert [
        (
            Severity.ERROR,
            Breach(
                path="/service_contracts/0/term",
                message=Bilingual(
                    "clausola di rinnovo tacito: il servizio è continuato dopo la fine (1° maggio 2019), l'11 maggio"
                    " 2019, senza un atto",
                    "clause of tacit renewal: the service went on after the end (1 May 2019), on 11 May 2019, without"
                    " an act",
                ),
                facts=(Fact("last_possible_end", END), Fact("served_on", date(2019, 5, 11))),
                comparisons=(Comparison("served_on", Relation.AT_MOST, "last_possible_end"),),
            ),
        )
    ] == [(entry.severity, entry.verdict) for entry in found.entries]


CHECK = ConformityCheck(
    on=date(2019, 7, 1), outcome=ConformityOutcome.CONFORMING, first=date(2019, 4, 1), last=date(2019, 6, 30)
)


@pytest.mark.parametrize(
    ("execution", "expected"),
    [
        pytest.param(Execution(), Missing, id="nothing on record"),
        pytest.param(served(invoice(date(2019, 4, 1), END)), Missing, id="up to the last day"),
        pytest.param(served(invoice(date(2019, 4, 1), date(2019, 5, 2))), Breach, id="up to the day after"),
        pytest.param(served(invoice(date(2019, 5, 2), None)), Breach, id="from the day after"),
        pytest.param(served(invoice(None, None)), Missing, id="period unknown"),
        pytest.param(served(invoice(date(2019, 5, 2), None, "-1.00")), Missing, id="a credit note"),
        pytest.param(served(invoice(date(2019, 5, 2), None, "0.00")), Missing, id="an invoice of nothing"),
        pytest.param(served(invoice(date(2019, 5, 2), None, "0.01")), Breach, id="an invoice of a cent"),
        pytest.param(Execution(checks=(CHECK,)), Breach, id="a check of conformity"),
    ],
)
def test_relied_upon(execution: Execution, expected: type[Verdict]) -> None:
    """
    A clause was relied upon if invoices or checks tell of service after the end; if none does, nobody knows.
    """
    assert [expected] == list(map(type, judged(execution=execution)))


def test_not_known_whether_it_was_relied_upon() -> None:
    """
    The field that would say is named.
    """
    assert [
        Missing(
            path="/service_contracts/0/execution/invoices",
            message=Bilingual(
                "clausola di rinnovo tacito: non si sa se il servizio sia continuato dopo la fine (1° maggio 2019)",
                "clause of tacit renewal: whether the service went on after the end (1 May 2019) is not known",
            ),
        )
    ] == judged()


@pytest.mark.parametrize(
    ("on", "expected"),
    [(END, NotApplicable), (date(2019, 5, 2), Missing), (date(2019, 5, 3), Breach)],
    ids=["last day", "day after", "a day later, on which service is on record"],
)
def test_by_the_day_that_is_asked_for(on: date, expected: type[Verdict]) -> None:
    """
    Until the end nothing is relied upon, and what is invoiced for later days is not served yet.
    """
    execution = served(invoice(date(2019, 5, 3), date(2019, 5, 31)))

    assert [expected] == list(map(type, judged(execution=execution, on=on)))


def test_clause_before_the_end() -> None:
    """
    The clause is void, but there is nothing to judge yet.
    """
    assert [
        NotApplicable(
            path="/service_contracts/0/term",
            message=Bilingual(
                "clausola di rinnovo tacito, che è nulla: la durata non è ancora finita (1° maggio 2019)",
                "clause of tacit renewal, which is void: the term has not yet ended (1 May 2019)",
            ),
        )
    ] == judged(on=END)


def test_end_not_known() -> None:
    """
    Without an end nobody knows what came after it.
    """
    assert [
        Missing(
            path="/service_contracts/0/term/declared_end",
            message=Bilingual(
                "clausola di rinnovo tacito: non si sa quando la durata finisca",
                "clause of tacit renewal: when the term ends is not known",
            ),
        )
    ] == judged(term=ServiceWindow(start=date(2016, 5, 2)))


def test_end_in_a_month() -> None:
    """
    Of an end known to the month, what comes after its last possible day is after it.
    """
    term = attrs.evolve(TERM, declared_end=Month(2019, 4))
    kinds = [
        type(judged(term=term, execution=served(invoice(day, None)))[0]) for day in (date(2019, 5, 1), date(2019, 5, 2))
    ]

    assert [Missing, Breach] == kinds


def test_clause_and_a_renewal_by_an_act() -> None:
    """
    Where an act renews in time, the clause is judged by the end that it gives.
    """
    found = judged(renewal(date(2019, 4, 10)), execution=AFTER)

    assert [Kept, Missing] == list(map(type, found))


@pytest.mark.parametrize(
    ("signed", "execution", "expected"),
    [
        pytest.param(date(2019, 4, 30), AFTER, Kept, id="day before the last"),
        pytest.param(END, AFTER, Kept, id="last day"),
        pytest.param(date(2019, 5, 2), AFTER, Missing, id="day after: no day between"),
        pytest.param(date(2019, 5, 3), AFTER, Breach, id="two days after, and served between"),
        pytest.param(date(2019, 5, 3), Execution(), Missing, id="two days after, and nobody knows"),
        pytest.param(date(2019, 5, 3), served(invoice(END, None)), Missing, id="served until the end"),
        pytest.param(date(2019, 5, 3), served(invoice(date(2019, 5, 3), None)), Missing, id="served from the act on"),
    ],
)
def test_act_of_a_renewal(signed: date, execution: Execution, expected: type[Verdict]) -> None:
    """
    An act after the end renews nothing that went on by silence.
    """
    found = judged(renewal(signed), of=tender(PLAIN), execution=execution)

    assert [expected] == list(map(type, found))


def test_act_of_a_renewal_after_the_end_in_full() -> None:
    """
    What is said of it tells of a day between end and act on which the service went on, or that nobody knows.
    """
    (broken,) = judged(renewal(date(2019, 6, 3)), of=tender(PLAIN), execution=AFTER)
    (missing,) = judged(renewal(date(2019, 6, 3)), of=tender(PLAIN))

    assert (
        Breach(
            path=ACTS,
            message=Bilingual(
                "rinnovo del 3 giugno 2019: il contratto era finito (1° maggio 2019) e il servizio continuava senza un"
                " atto",
                "renewal of 3 June 2019: the contract had ended (1 May 2019) and the service went on without an act",
            ),
            facts=(
                Fact("act_on", date(2019, 6, 3)),
                Fact("end", END),
                Fact("served_on", date(2019, 5, 31)),
            ),
            comparisons=ASKED,
        ),
        Missing(
            path=ACTS,
            message=Bilingual(
                "rinnovo del 3 giugno 2019: è dopo la fine (1° maggio 2019), e non si sa se nel frattempo il servizio"
                " sia continuato",
                "renewal of 3 June 2019: it is after the end (1 May 2019), and whether the service went on meanwhile is"
                " not known",
            ),
            facts=(Fact("act_on", date(2019, 6, 3)), Fact("end", END)),
        ),
    ) == (broken, missing)


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        pytest.param(date(2019, 3, 31), Kept, id="month before"),
        pytest.param(date(2019, 4, 1), Missing, id="first day of the month"),
        pytest.param(date(2019, 5, 1), Missing, id="the computed day"),
        pytest.param(date(2019, 5, 3), Breach, id="after it"),
    ],
)
def test_renewal_of_an_end_in_a_month(signed: date, expected: type[Verdict]) -> None:
    """
    An act of the month of the end is undecided.
    """
    term = attrs.evolve(TERM, declared_end=Month(2019, 4))
    found = judged(renewal(signed), of=tender(PLAIN), term=term, execution=AFTER)

    assert [expected] == list(map(type, found))


def test_renewal_of_an_end_in_a_month_in_full() -> None:
    """
    The end as the deed has it is among the facts, with the last day that it may mean.
    """
    term = attrs.evolve(TERM, declared_end=Month(2019, 4))
    (kept,), (missing,) = (
        judged(renewal(day), of=tender(PLAIN), term=term) for day in (date(2019, 3, 31), date(2019, 4, 1))
    )

    assert (
        Kept(
            path=ACTS,
            message=Bilingual(
                "rinnovo del 31 marzo 2019: il rinnovo ha il suo atto, entro la fine (aprile 2019)",
                "renewal of 31 March 2019: the renewal has its act, by the end (April 2019)",
            ),
            facts=(
                Fact("act_on", date(2019, 3, 31)),
                Fact("end", Month(2019, 4)),
                Fact("last_possible_end", date(2019, 5, 1)),
            ),
            comparisons=(Comparison("act_on", Relation.AT_MOST, "last_possible_end"),),
        ),
        Missing(
            path="/service_contracts/0/term/declared_end",
            message=Bilingual(
                "rinnovo del 1° aprile 2019: della fine si sa solo aprile 2019",
                "renewal of 1 April 2019: of the end only April 2019 is known",
            ),
            facts=(Fact("act_on", date(2019, 4, 1)), Fact("end", Month(2019, 4))),
        ),
    ) == (kept, missing)


def test_renewal_of_no_end() -> None:
    """
    A renewal of a term of which no end is known names the end.
    """
    term = ServiceWindow(start=date(2016, 5, 2))

    assert [
        Missing(
            path="/service_contracts/0/term/declared_end",
            message=Bilingual(
                "rinnovo del 10 aprile 2019: non si sa quando la durata finisse",
                "renewal of 10 April 2019: when the term ended is not known",
            ),
            facts=(Fact("act_on", date(2019, 4, 10)),),
        )
    ] == judged(renewal(date(2019, 4, 10)), of=tender(PLAIN), term=term)


def test_renewal_after_a_suspension() -> None:
    """
    Where a suspension moved the end to where nobody has stated, an act after the old end is undecided.
    """
    start = WindowAct(kind=ActKind.START, on=date(2016, 5, 2))
    stop = WindowAct(kind=ActKind.SUSPENSION, on=date(2019, 3, 1))
    resumed = WindowAct(kind=ActKind.RESUMPTION, on=date(2019, 4, 1))
    stated = attrs.evolve(resumed, new_end=date(2019, 5, 2))
    kinds = [
        type(judged(start, stop, again, renewal(date(2019, 6, 3)), of=tender(PLAIN), execution=AFTER)[0])
        for again in (resumed, stated)
    ]

    assert [Missing, Breach] == kinds


def test_clause_after_a_suspension() -> None:
    """
    Nor is it then known whether what was served after the old end was served after the end.
    """
    start = WindowAct(kind=ActKind.START, on=date(2016, 5, 2))
    stop = WindowAct(kind=ActKind.SUSPENSION, on=date(2019, 3, 1))
    resumed = WindowAct(kind=ActKind.RESUMPTION, on=date(2019, 4, 1))
    open_end, stated = (
        judged(start, stop, again, execution=AFTER) for again in (resumed, attrs.evolve(resumed, new_end=END))
    )

    assert [Breach] == list(map(type, stated))
    assert [
        Missing(
            path=ACTS,
            message=Bilingual(
                "clausola di rinnovo tacito: il servizio è continuato dopo la fine (1° maggio 2019), ma dopo la"
                " sospensione nessuno ha indicato la nuova",
                "clause of tacit renewal: the service went on after the end (1 May 2019), but after the suspension"
                " nobody stated the new one",
            ),
        )
    ] == open_end


NOTHING = Bilingual("nessun rinnovo e nessuna clausola di rinnovo tacito", "no renewal and no clause of tacit renewal")


@pytest.mark.parametrize(
    "of",
    [
        pytest.param(tender(PLAIN), id="no clause"),
        pytest.param(Tender(id="gara", lots=(Lot(id="lotto-1"),)), id="no estimate"),
        pytest.param(Tender(id="altra", lots=(lot(TACIT),)), id="clause of another tender"),
    ],
)
def test_nothing_to_judge(of: Tender) -> None:
    """
    "Days served after the end without clause or act are a gap to explain", which another rule shows.
    """
    assert [NotApplicable(path="/service_contracts/0", message=NOTHING)] == judged(of=of, execution=AFTER)


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        pytest.param(("lotto-1",), NotApplicable, id="the lot without it"),
        pytest.param(("lotto-2",), Breach, id="the lot with it"),
        pytest.param((), Breach, id="no lot named"),
    ],
)
def test_clause_of_a_lot(named: tuple[str, ...], expected: type[Verdict]) -> None:
    """
    The clause counts that is of a lot of the contract or, where nobody knows which they are, of any.
    """
    of = Tender(id="gara", lots=(lot(PLAIN), lot(PLAIN, TACIT, name="lotto-2")))
    contract = ServiceContract(id="contratto", tender="gara", lots=named, term=TERM, execution=AFTER)
    found = validate(Programme(tenders=(of,), service_contracts=(contract,)), on=TODAY, rules=RULES).entries

    assert [expected] == [type(entry.verdict) for entry in found]


def test_term_of_a_tender() -> None:
    """
    A tender of which no contract is on record has no invoices: whether its clause was relied upon is not known.
    """
    found = validate(Programme(tenders=(attrs.evolve(tender(TACIT), term=TERM),)), on=TODAY, rules=RULES).entries

    assert [("/tenders/0/term", Missing)] == [(entry.verdict.path, type(entry.verdict)) for entry in found]


def test_contract_without_a_term() -> None:
    """
    A contract without a term names the term.
    """
    programme = Programme(service_contracts=(ServiceContract(id="contratto"),))

    assert [("/service_contracts/0/term", Missing)] == [
        (entry.verdict.path, type(entry.verdict)) for entry in validate(programme, on=TODAY, rules=RULES).entries
    ]


@pytest.mark.parametrize(
    ("notice", "article"),
    [
        pytest.param(date(2006, 7, 1), "art. 6; DLgs 163/2006, art. 57 c. 7", id="first day of the code of 2006"),
        pytest.param(date(2016, 4, 19), "art. 6; DLgs 163/2006, art. 57 c. 7", id="last day of the code of 2006"),
        pytest.param(date(2016, 4, 20), "art. 6", id="first day of the code of 2016"),
        pytest.param(date(2016, 4, 21), "art. 6", id="second day of the code of 2016"),
        pytest.param(date(2024, 2, 1), "art. 6", id="code of 2023"),
        pytest.param(None, "art. 6; DLgs 163/2006, art. 57 c. 7", id="day unknown: both versions say the same"),
    ],
)
def test_version_by_the_notice(notice: date | None, article: str) -> None:
    """
    The version is that of the day of the notice, and one alone speaks.
    """
    found = report(of=tender(TACIT, notice=notice), execution=AFTER).entries

    assert [(article, Breach)] == [(entry.rule.source.article, type(entry.verdict)) for entry in found]


@pytest.mark.parametrize("track", Track)
def test_on_every_track(track: Track) -> None:
    """
    "Law on all; not applicable: outside".
    """
    found = judged(of=attrs.evolve(tender(TACIT), track=track), execution=AFTER)

    assert [NotApplicable if track is Track.OUTSIDE else Breach] == list(map(type, found))


@settings(max_examples=60)
@given(st.dates(date(2016, 5, 2), date(2020, 4, 30)))
def test_an_act_in_time_is_always_kept(signed: date) -> None:
    """
    Of a contract served without a break, a renewal is kept if and only if its act is of the last day or earlier.
    """
    execution = served(invoice(date(2016, 5, 2), date(2019, 5, 2)))
    (verdict,) = judged(renewal(signed), of=tender(PLAIN), execution=execution)

    assert (signed <= END) is isinstance(verdict, Kept)
