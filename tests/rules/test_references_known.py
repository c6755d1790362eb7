"""
`references-known`: whatever a record refers to by its `id` is in the document.
"""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.agreements import ContractAct, ContractActKind
from contratti_quartiere.amounts import CountKind, StatedCount
from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.decisions import Flow, FlowKind, Measure, MeasureKind, SteeringBody, SteeringDecision
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.exchange.documents import check, dumps
from contratti_quartiere.execution import Execution, Invoice, Penalty
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.funding import CoFinancing, FundingBody
from contratti_quartiere.households import Household
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Neighbourhood, Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.report import validate
from contratti_quartiere.requests import Request, RequestKind
from contratti_quartiere.rules.references_known import RULE
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import Provenance, Source, SourceKind
from contratti_quartiere.transfers import Transfer
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.works import Works

TODAY = date(2026, 11, 22)
CAME = date(2014, 7, 15)
DAY = timedelta(days=1)
KNOWN = Comparison("known", Relation.EQUAL, "true")


def judged(programme: Programme, *unread: str) -> list[Verdict]:
    """
    Return what the rule says of a programme.
    """
    return list(RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS, unread=frozenset(unread))))


def said(programme: Programme, *unread: str) -> list[tuple[type, str]]:
    """
    Return the outcome and the place of each verdict.
    """
    return [(type(verdict), verdict.path) for verdict in judged(programme, *unread)]


def as_of(programme: Programme, on: date) -> list[tuple[type, str]]:
    """
    Return the outcome and the place of each verdict on a day.
    """
    return [(type(entry.verdict), entry.verdict.path) for entry in validate(programme, on=on, rules=(RULE,)).entries]


def test_nothing_to_look_at() -> None:
    """
    Where nothing refers to anything, nothing is said, and the report says that it has no object.
    """
    programme = Programme(neighbourhoods=(Neighbourhood(id="mazzini", name="Mazzini"),))

    assert [] == judged(programme)
    assert [(NotApplicable, "")] == as_of(programme, TODAY)


def test_example_that_keeps_it() -> None:
    """
    A case of a household that is there, from a dwelling that is there: both references lead somewhere.
    """
    assert [
        Kept(
            path="/relocations",
            message=Bilingual(
                "il documento ha tutto ciò a cui qui rimanda (2)", "the document has all to which it refers here (2)"
            ),
            facts=(Fact("references", 2), Fact("known", 2)),
            comparisons=(Comparison("references", Relation.EQUAL, "known"),),
        )
    ] == judged(RULE.keeps())


def test_example_that_breaks_it() -> None:
    """
    A dwelling in another spelling is none of the document, at the field that names it; it is a warning.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (True, [Severity.WARNING]) == (report.valid, [entry.severity for entry in report.findings])
    assert [
        Breach(
            path="/relocations/0/dwelling",
            message=Bilingual(
                "il documento non ha l'alloggio scala-A-12, a cui qui rimanda",
                "the document has no dwelling scala-A-12, to which it refers here",
            ),
            facts=(Fact("name", "scala-A-12"), Fact("collection", "dwellings"), Fact("known", value=False)),
            comparisons=(KNOWN,),
        )
    ] == [entry.verdict for entry in report.entries]


GIVES = Request(id="r", laboratory="lab", kind=RequestKind.LISTEN, received_on=CAME)


@pytest.mark.parametrize(
    ("programme", "path", "text"),
    [
        pytest.param(
            Programme(neighbourhoods=(Neighbourhood(id="q", name="Q", provenance=Provenance(sources=("x",))),)),
            "/neighbourhoods/0/provenance/sources/0",
            ("la fonte", "source"),
            id="source",
        ),
        pytest.param(
            Programme(contracts=(NeighbourhoodContract(id="c", neighbourhood="x"),)),
            "/contracts/0/neighbourhood",
            ("il quartiere", "neighbourhood"),
            id="neighbourhood",
        ),
        pytest.param(
            Programme(contracts=(NeighbourhoodContract(id="c", cofinancing=CoFinancing(act="x")),)),
            "/contracts/0/cofinancing/act",
            ("l'atto", "act"),
            id="act",
        ),
        pytest.param(
            Programme(works=(Works(id="w", contract="x"),)),
            "/works/0/contract",
            ("il contratto", "contract"),
            id="contract",
        ),
        pytest.param(
            Programme(works=(Works(id="w", intervention="x"),)),
            "/works/0/intervention",
            ("l'intervento", "intervention"),
            id="intervention",
        ),
        pytest.param(
            Programme(requests=(attrs.evolve(GIVES, laboratory="x"),)),
            "/requests/0/laboratory",
            ("il laboratorio", "lab"),
            id="laboratory",
        ),
        pytest.param(
            Programme(tenders=(Tender(id="t", repetition_of="x"),)),
            "/tenders/0/repetition_of",
            ("la gara", "tender"),
            id="tender",
        ),
        pytest.param(
            Programme(households=(Household(id="n"),), relocations=(Relocation(household="n", works="x"),)),
            "/relocations/0/works",
            ("i lavori", "works"),
            id="works",
        ),
        pytest.param(
            Programme(relocations=(Relocation(household="x"),)),
            "/relocations/0/household",
            ("il nucleo", "household"),
            id="household",
        ),
        pytest.param(
            Programme(households=(Household(id="n"),), relocations=(Relocation(household="n", previous_case="x"),)),
            "/relocations/0/previous_case",
            ("il caso", "case"),
            id="case",
        ),
        pytest.param(
            Programme(tenders=(Tender(id="t", awards=(Award(lot="x"),)),)),
            "/tenders/0/awards/0/lot",
            ("il lotto", "lot"),
            id="lot",
        ),
        pytest.param(
            Programme(tenders=(Tender(id="t", firms=(Firm(id="f", linked=("x",)),)),)),
            "/tenders/0/firms/0/linked/0",
            ("l'operatore", "firm"),
            id="firm",
        ),
    ],
)
def test_whatever_is_not_there(programme: Programme, path: str, text: tuple[str, str]) -> None:
    """
    Each sort of record that is not there is named in both languages, at the field that names it.
    """
    (verdict,) = judged(programme)
    within = " in t" if text[1] in {"lot", "firm"} else ""

    assert (
        path,
        Bilingual(
            f"il documento non ha {text[0]} x{within}, a cui qui rimanda",
            f"the document has no {text[1]} x{within}, to which it refers here",
        ),
    ) == (verdict.path, verdict.message)
    assert isinstance(verdict, Breach)


def serving(tender: str, lot: str = "1", firm: str = "coop", invoice: str = "7") -> Programme:
    """
    Return a service contract of a tender with one lot and one firm, and a penalty on one of its invoices.
    """
    execution = Execution(
        invoices=(Invoice(id="7", net=Euro("1.00"), issued_on=CAME + DAY),),
        penalties=(Penalty(on=CAME, amount=Euro("1.00"), invoice=invoice),),
    )
    return Programme(
        tenders=(
            Tender(id="gara", lots=(Lot(id="1"),), firms=(Firm(id="coop"),)),
            Tender(id="altra", lots=(Lot(id="2"),), firms=(Firm(id="onlus"),)),
        ),
        service_contracts=(ServiceContract(id="s", tender=tender, lots=(lot,), firms=(firm,), execution=execution),),
    )


@pytest.mark.parametrize(
    ("programme", "expected"),
    [
        pytest.param(serving("gara"), [(Kept, "/service_contracts")], id="all there"),
        pytest.param(serving("gara", lot="2"), [(Breach, "/service_contracts/0/lots/0")], id="lot of another tender"),
        pytest.param(serving("gara", firm="onlus"), [(Breach, "/service_contracts/0/firms/0")], id="firm of another"),
        pytest.param(
            serving("gara", invoice="8"),
            [(Breach, "/service_contracts/0/execution/penalties/0/invoice")],
            id="invoice",
        ),
        pytest.param(serving("x"), [(Breach, "/service_contracts/0/tender")], id="its tender is not there"),
        pytest.param(serving("", lot="9"), [(Missing, "/service_contracts/0/tender")], id="its tender is not known"),
    ],
)
def test_what_holds_within_a_record(programme: Programme, expected: list[tuple[type, str]]) -> None:
    """
    Lots and firms are of the tender of the contract, and invoices its own; of a tender that is not there that is said.
    """
    assert expected == said(programme)


def test_within_which_record() -> None:
    """
    The record in which the name should hold is given.
    """
    assert [
        Breach(
            path="/service_contracts/0/execution/penalties/0/invoice",
            message=Bilingual(
                "il documento non ha la fattura 8 in s, a cui qui rimanda",
                "the document has no invoice 8 in s, to which it refers here",
            ),
            facts=(
                Fact("name", "8"),
                Fact("collection", "invoices"),
                Fact("within", "s"),
                Fact("known", value=False),
            ),
            comparisons=(KNOWN,),
        )
    ] == judged(serving("gara", invoice="8"))


def test_of_which_tender() -> None:
    """
    A service contract that names lots and no tender is undecided once, at its tender.
    """
    assert [
        Missing(
            path="/service_contracts/0/tender",
            message=Bilingual("non si sa di quale gara sia il lotto 1", "it is not known of which tender lot 1 is"),
            facts=(Fact("name", "1"), Fact("collection", "lots")),
        )
    ] == judged(serving(""))


def test_each_contract_without_a_tender() -> None:
    """
    Each service contract that names lots and no tender is undecided by itself.
    """
    programme = Programme(service_contracts=tuple(ServiceContract(id=name, lots=("1",)) for name in ("a", "b")))

    assert [(Missing, f"/service_contracts/{n}/tender") for n in (0, 1)] == said(programme)


def test_instalment_of_a_body_without_a_schedule() -> None:
    """
    A contract that has no schedule of a body has no instalment of it.
    """
    sent = Transfer(body=FundingBody.STATE, on=CAME, amount=Euro("1.00"), instalment="prima")
    (verdict,) = judged(Programme(contracts=(NeighbourhoodContract(id="c", transfers=(sent,)),)))

    assert (
        Breach,
        "/contracts/0/transfers/0/instalment",
        Bilingual(
            "il documento non ha la rata prima in c/Stato, a cui qui rimanda",
            "the document has no instalment prima in c/Stato, to which it refers here",
        ),
    ) == (type(verdict), verdict.path, verdict.message)


@pytest.mark.parametrize(
    ("unread", "expected"),
    [
        pytest.param("interventions", Missing, id="the collection that is named"),
        pytest.param("works", Breach, id="the collection that names"),
        pytest.param("contracts", Breach, id="another"),
    ],
)
def test_what_could_not_be_read(unread: str, expected: type) -> None:
    """
    Where a record could not be read, what is named may be that record: undecided.
    """
    assert [(expected, "/works/0/intervention")] == said(Programme(works=(Works(id="w", intervention="x"),)), unread)


def test_what_could_not_be_read_in_words() -> None:
    """
    The name is given, and why it cannot be said.
    """
    assert [
        Missing(
            path="/works/0/intervention",
            message=Bilingual(
                "il documento non ha l'intervento x, a cui qui rimanda; ma parte del documento non si è potuta leggere",
                "the document has no intervention x, to which it refers here; but a part of the document could not be"
                " read",
            ),
            facts=(Fact("name", "x"), Fact("collection", "interventions")),
        )
    ] == judged(Programme(works=(Works(id="w", intervention="x"),)), "interventions")


@pytest.mark.parametrize(
    ("unread", "expected"), [("acts", Missing), ("contracts", Missing), ("interventions", Breach), ("works", Breach)]
)
def test_act_that_could_not_be_read(unread: str, expected: type) -> None:
    """
    An act may be one of the programme or one of its contracts.
    """
    part = Intervention(id="i", cofinancing=CoFinancing(act="x"))

    assert [(expected, "/interventions/0/cofinancing/act")] == said(Programme(interventions=(part,)), unread)


@pytest.mark.parametrize("unread", ["tenders", "lots", "firms"])
def test_lot_of_a_tender_that_could_be_read(unread: str) -> None:
    """
    A tender that could be read has all its lots, whatever other could not.
    """
    assert [(Breach, "/service_contracts/0/lots/0")] == said(serving("gara", lot="3"), unread)


def test_unreadable_record_in_a_document() -> None:
    """
    A document of which a household cannot be read is not told that its case is of nobody.
    """
    programme = Programme(households=(Household(id="n"), Household(id="m")), relocations=(Relocation(household="n"),))
    report = check(dumps(programme).replace('"id": "n"', '"id": "n", "people": "tre"'), on=TODAY)

    assert [(Missing, "/households/0"), (Missing, "/relocations/0/household")] == [
        (type(entry.verdict), entry.verdict.path) for entry in report.entries if entry.rule is RULE
    ]


ACT = ContractAct(id="accordo", kind=ContractActKind.OTHER, on=CAME)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(CAME - DAY, [(NotApplicable, "")], id="the day before"),
        pytest.param(CAME, [(Kept, "/interventions")], id="the day itself"),
        pytest.param(CAME + DAY, [(Kept, "/interventions")], id="the day after"),
    ],
)
@pytest.mark.parametrize(
    "programme",
    [
        pytest.param(Programme(acts=(ACT,)), id="of the programme"),
        pytest.param(Programme(contracts=(NeighbourhoodContract(id="c", acts=(ACT,)),)), id="of a contract"),
    ],
)
def test_what_comes_later_is_there(programme: Programme, on: date, expected: list[tuple[type, str]]) -> None:
    """
    An act that is not known yet on the day is in the document: to name it is no breach, and nothing to be kept.
    """
    part = Intervention(id="i", cofinancing=CoFinancing(act="accordo"))

    assert expected == as_of(attrs.evolve(programme, interventions=(part,)), on)


@pytest.mark.parametrize(
    ("programme", "on", "expected"),
    [
        pytest.param(serving("gara"), CAME, [(Kept, "/service_contracts")], id="invoice of the day after"),
        pytest.param(
            serving("gara", invoice="8"),
            CAME,
            [(Breach, "/service_contracts/0/execution/penalties/0/invoice")],
            id="invoice of no day",
        ),
        pytest.param(
            attrs.evolve(
                serving("gara", lot="9"), tenders=(Tender(id="gara", notice_date=CAME + DAY, lots=(Lot(id="1"),)),)
            ),
            CAME,
            [(NotApplicable, "")],
            id="tender of the day after: of its lots nothing is known yet",
        ),
    ],
)
def test_what_comes_later_within_a_record(programme: Programme, on: date, expected: list[tuple[type, str]]) -> None:
    """
    What holds within a record may be of later too, and so may that record.
    """
    assert expected == as_of(programme, on)


@pytest.mark.parametrize(
    ("on", "known"),
    [
        pytest.param(CAME - DAY, 2, id="the day before"),
        pytest.param(CAME, 3, id="the day itself"),
        pytest.param(CAME + DAY, 3, id="the day after"),
    ],
)
def test_counted_beside_what_comes_later(on: date, known: int) -> None:
    """
    Of a record that names one of today and one of later, the one of today counts among what is there.
    """
    programme = Programme(
        acts=(ACT,),
        contracts=(NeighbourhoodContract(id="c"),),
        interventions=(
            Intervention(id="i", contract="c", cofinancing=CoFinancing(act="accordo")),
            Intervention(id="j", contract="c"),
        ),
    )
    (entry,) = validate(programme, on=on, rules=(RULE,)).entries

    assert (Fact("references", known), Fact("known", known)) == entry.verdict.facts


def test_decision_of_later_names_nothing_yet() -> None:
    """
    What is of later is not judged on the day, though what it names is nowhere.
    """
    late = SteeringDecision(
        id="d", body=SteeringBody.STEERING_GROUP, on=CAME, provenance=Provenance(sources=("giornale",))
    )

    assert [(NotApplicable, "")] == as_of(Programme(decisions=(late,)), CAME - DAY)
    assert [(Breach, "/decisions/0/provenance/sources/0")] == as_of(Programme(decisions=(late,)), CAME)


def test_what_decisions_name_is_for_another_rule() -> None:
    """
    What measures and flows name is said by `decision-items-known` and not once more here; its sources are ours.
    """
    decision = SteeringDecision(
        id="d",
        body=SteeringBody.STEERING_GROUP,
        on=CAME,
        measures=(Measure(intervention="x", kind=MeasureKind.DROP),),
        flows=(Flow(kind=FlowKind.FROM_INTERVENTION, item="x", amount=Euro("1.00"), saving="y"),),
        provenance=Provenance(sources=("delibera",)),
    )
    source = Source(id="delibera", kind=SourceKind.ACT, title="Una delibera")

    assert [(Kept, "/decisions")] == said(Programme(sources=(source,), decisions=(decision,)))


def count(on: date, source: str) -> StatedCount:
    """
    Return a count that a source states.
    """
    return StatedCount(
        kind=CountKind.DWELLINGS,
        count=1,
        perimeter=Bilingual("tutti", "all"),
        when=on,
        provenance=Provenance(sources=(source,)),
    )


def test_counts_of_later() -> None:
    """
    Counts have no `id`: the place in the whole document is given, whatever was not known on the day.
    """
    programme = Programme(counts=(count(CAME + DAY, "x"), count(CAME, "y")))

    assert [(Breach, "/counts/1/provenance/sources/0")] == as_of(programme, CAME)
    assert [(Breach, f"/counts/{n}/provenance/sources/0") for n in (0, 1)] == as_of(programme, CAME + DAY)


def test_place_among_records_of_later() -> None:
    """
    A record is pointed at where the document has it.
    """
    first, second = (attrs.evolve(GIVES, id=name, received_on=CAME + n * DAY) for n, name in ((1, "a"), (0, "b")))

    assert [(Breach, "/requests/1/laboratory")] == as_of(Programme(requests=(first, second)), CAME)


def test_one_breach_keeps_nothing_of_its_collection() -> None:
    """
    Of a collection in which one reference leads nowhere nothing is said to be kept, and of the others it is.
    """
    programme = Programme(
        neighbourhoods=(Neighbourhood(id="q", name="Q"),),
        dwellings=(Dwelling(id="a", neighbourhood="q"),),
        households=(Household(id="n"),),
        relocations=(Relocation(household="n", dwelling="a"), Relocation(id="z", household="n", dwelling="b")),
    )

    assert [(Kept, "/dwellings"), (Breach, "/relocations/1/dwelling")] == said(programme)


# Laws

NAMES = st.sampled_from(("a", "b", "c"))


@given(st.sets(NAMES), st.lists(NAMES, min_size=1, max_size=4))
def test_broken_exactly_by_what_is_not_there(there: set[str], named: list[str]) -> None:
    """
    Every name that no record bears is a breach at its own place, and if there is none the collection keeps the rule.
    """
    programme = Programme(
        interventions=tuple(Intervention(id=name) for name in sorted(there)),
        works=tuple(Works(id=f"w{n}", intervention=name) for n, name in enumerate(named)),
    )
    broken: list[tuple[type, str]] = [
        (Breach, f"/works/{n}/intervention") for n, name in enumerate(named) if name not in there
    ]

    assert (broken or [(Kept, "/works")]) == said(programme)


@settings.get_profile("heavy")
@given(strategies.programmes(), st.dates())
def test_on_no_day_more_is_broken_than_in_the_whole(programme: Programme, on: date) -> None:
    """
    A name that leads somewhere in the whole document is broken on no day, and what is broken on a day is at the end.
    """
    then, at_last = (
        {entry.verdict.path for entry in validate(programme, on=day, rules=(RULE,)).findings} for day in (on, date.max)
    )

    assert then <= at_last
