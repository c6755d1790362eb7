"""
`decision-items-known`: a decision names what the programme has, and nothing that was dropped from it.
"""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.decisions import (
    Flow,
    FlowKind,
    Measure,
    MeasureKind,
    Saving,
    SteeringBody,
    SteeringDecision,
)
from contratti_quartiere.exchange.documents import check, dumps
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.decision_items_known import RULE
from contratti_quartiere.sources import Provenance, Source, SourceKind
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

TODAY = date(2026, 11, 22)
DECIDED = date(2014, 7, 15)
DAY = timedelta(days=1)
ONE = Euro("1.00")

PROGRAMME = Programme(
    contracts=(NeighbourhoodContract(id="mazzini"),),
    interventions=(Intervention(id="piazza"), Intervention(id="torri")),
    savings=(Saving(id="ribassi", amount=ONE),),
)


def decided(
    *flows: Flow, measures: tuple[Measure, ...] = (), on: date = DECIDED, name: str = "luglio"
) -> SteeringDecision:
    """
    Return a decision of the steering group.
    """
    return SteeringDecision(id=name, body=SteeringBody.STEERING_GROUP, on=on, measures=measures, flows=flows)


def does(kind: MeasureKind, intervention: str = "piazza") -> Measure:
    """
    Return what a decision does to an intervention.
    """
    return Measure(intervention=intervention, kind=kind)


def moves(kind: FlowKind, item: str = "", saving: str = "") -> Flow:
    """
    Return one euro that is moved.
    """
    return Flow(kind=kind, item=item, amount=ONE, saving=saving)


def judged(*decisions: SteeringDecision, unread: tuple[str, ...] = ()) -> list[Verdict]:
    """
    Return what the rule says of decisions on a programme of one contract, a square, towers and a saving.
    """
    programme = attrs.evolve(PROGRAMME, decisions=decisions)
    return list(RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS, unread=frozenset(unread))))


def broken(path: str, message: Bilingual, known: str, *facts: Fact) -> Breach:
    """
    Return the breach that something is not known, or not in the programme.
    """
    return Breach(
        path=path,
        message=message,
        facts=(*facts, Fact(known, value=False)),
        comparisons=(Comparison(known, Relation.EQUAL, "true"),),
    )


@pytest.mark.parametrize(
    "decision",
    [
        pytest.param(decided(), id="nothing"),
        pytest.param(decided(moves(FlowKind.INTO_PROGRAMME)), id="money from outside"),
    ],
)
def test_not_applicable(decision: SteeringDecision) -> None:
    """
    A decision that names nothing has nothing to be known.
    """
    assert [
        NotApplicable(
            path="/decisions/0",
            message=Bilingual(
                "la decisione non nomina interventi, contratti o economie",
                "the decision names no intervention, contract or saving",
            ),
        )
    ] == judged(decision)


def test_all_that_it_names_is_there() -> None:
    """
    An intervention, a contract and a saving that the programme has may be named, each as often as one likes.
    """
    decision = decided(
        moves(FlowKind.FROM_CONTRACT, "mazzini", "ribassi"),
        moves(FlowKind.TO_INTERVENTION, "torri", "ribassi"),
        measures=(does(MeasureKind.CONFIRM, "torri"),),
    )

    assert [
        Kept(
            path="/decisions/0",
            message=Bilingual(
                "il programma ha tutto ciò che la decisione nomina (3)",
                "the programme has all that the decision names (3)",
            ),
            facts=(Fact("names", 3), Fact("known", 3)),
            comparisons=(Comparison("names", Relation.EQUAL, "known"),),
        )
    ] == judged(decision)


UNKNOWN = [
    pytest.param(
        decided(measures=(does(MeasureKind.CONFIRM), does(MeasureKind.REDUCE, "teatro"))),
        "/decisions/0/measures/1/intervention",
        Bilingual("il programma non ha l'intervento teatro", "the programme has no intervention teatro"),
        (Fact("intervention", "teatro"),),
        "interventions",
        id="measure on an intervention",
    ),
    pytest.param(
        decided(moves(FlowKind.FROM_INTERVENTION, "torri"), moves(FlowKind.TO_INTERVENTION, "teatro")),
        "/decisions/0/flows/1/item",
        Bilingual(
            "il programma non ha l'intervento teatro; la decisione muove 1,00 €",
            "the programme has no intervention teatro; the decision moves €1.00",
        ),
        (Fact("intervention", "teatro"), Fact("amount", ONE)),
        "interventions",
        id="money for an intervention",
    ),
    pytest.param(
        # An intervention is no contract, though it bears the name.
        decided(moves(FlowKind.FROM_CONTRACT, "torri")),
        "/decisions/0/flows/0/item",
        Bilingual(
            "il programma non ha il contratto torri; la decisione muove 1,00 €",
            "the programme has no contract torri; the decision moves €1.00",
        ),
        (Fact("contract", "torri"), Fact("amount", ONE)),
        "contracts",
        id="money of a contract",
    ),
    pytest.param(
        decided(moves(FlowKind.FROM_INTERVENTION, "torri", "avanzi")),
        "/decisions/0/flows/0/saving",
        Bilingual(
            "il programma non ha l'economia avanzi; la decisione muove 1,00 €",
            "the programme has no saving avanzi; the decision moves €1.00",
        ),
        (Fact("saving", "avanzi"), Fact("amount", ONE)),
        "savings",
        id="saving",
    ),
]


@pytest.mark.parametrize(("decision", "path", "text", "facts", "_collection"), UNKNOWN)
def test_what_the_programme_has_not(
    decision: SteeringDecision, path: str, text: Bilingual, facts: tuple[Fact, ...], _collection: str
) -> None:
    """
    "A decision on an unknown intervention", contract or saving is a breach where it names it, with the amount.
    """
    assert [broken(path, text, "known", *facts)] == judged(decision)


@pytest.mark.parametrize(("decision", "path", "text", "facts", "collection"), UNKNOWN)
def test_what_could_not_be_read_is_not_unknown(
    decision: SteeringDecision, path: str, text: Bilingual, facts: tuple[Fact, ...], collection: str
) -> None:
    """
    Where a record could not be read, what is named may be that record: undecided.
    """
    doubt = Bilingual(
        f"{text.it}; ma parte del documento non si è potuta leggere",
        f"{text.en}; but a part of the document could not be read",
    )

    assert [Missing(path=path, message=doubt, facts=facts)] == judged(decision, unread=(collection,))


@pytest.mark.parametrize(("decision", "path", "text", "facts", "collection"), UNKNOWN)
def test_what_else_could_not_be_read_changes_nothing(
    decision: SteeringDecision, path: str, text: Bilingual, facts: tuple[Fact, ...], collection: str
) -> None:
    """
    Records of another sort that could not be read make a name no less unknown.
    """
    others = tuple({"contracts", "interventions", "decisions", "savings", "works"} - {collection})

    assert [broken(path, text, "known", *facts)] == judged(decision, unread=others)


OUT = Bilingual(
    "l'intervento piazza è fuori dal programma: fu stralciato",
    "intervention piazza is out of the programme: it was dropped",
)
DROPPED = decided(measures=(does(MeasureKind.DROP),), on=DECIDED, name="stralcio")
EVIDENCE = (Fact("intervention", "piazza"), Fact("dropped_by", "stralcio"), Fact("dropped_on", DECIDED))


@pytest.mark.parametrize("kind", [MeasureKind.CONFIRM, MeasureKind.REDUCE, MeasureKind.MOVE])
def test_measure_on_what_was_dropped(kind: MeasureKind) -> None:
    """
    Nothing is done any more to an intervention that was dropped.
    """
    verdicts = judged(DROPPED, decided(measures=(does(kind),), on=DECIDED + DAY))

    assert [broken("/decisions/1/measures/0", OUT, "in_programme", *EVIDENCE)] == verdicts[1:]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(-1, Kept, id="the day before"),
        pytest.param(0, Breach, id="the same day, later in the document"),
        pytest.param(1, Breach, id="the day after"),
        pytest.param(4_000, Breach, id="years later"),
    ],
)
def test_money_for_what_is_dropped_on_a_day(days: int, expected: type) -> None:
    """
    Money may go to an intervention until it is dropped, and not from then on.
    """
    verdicts = judged(DROPPED, decided(moves(FlowKind.TO_INTERVENTION, "piazza"), on=DECIDED + days * DAY))

    assert [(Kept, "/decisions/0"), (expected, "/decisions/1" if expected is Kept else "/decisions/1/flows/0")] == [
        (type(verdict), verdict.path) for verdict in verdicts
    ]


def test_money_for_what_is_dropped_at_once() -> None:
    """
    A decision that drops an intervention gives it nothing, and the breach says how much it gives.
    """
    decision = decided(moves(FlowKind.TO_INTERVENTION, "piazza"), measures=(does(MeasureKind.DROP),))
    text = Bilingual(f"{OUT.it}; la decisione muove 1,00 €", f"{OUT.en}; the decision moves €1.00")

    assert [
        broken(
            "/decisions/0/flows/0",
            text,
            "in_programme",
            Fact("intervention", "piazza"),
            Fact("dropped_by", decision.id),
            Fact("dropped_on", decision.on),
            Fact("amount", ONE),
        )
    ] == judged(decision)


@pytest.mark.parametrize(
    "decision",
    [
        pytest.param(decided(moves(FlowKind.FROM_INTERVENTION, "piazza"), on=DECIDED + DAY), id="money that leaves it"),
        pytest.param(decided(measures=(does(MeasureKind.ADD),), on=DECIDED + DAY), id="it is added again"),
        pytest.param(decided(measures=(does(MeasureKind.DROP),), on=DECIDED + DAY), id="it is dropped again"),
        pytest.param(
            decided(moves(FlowKind.TO_INTERVENTION, "piazza"), measures=(does(MeasureKind.ADD),), on=DECIDED + DAY),
            id="it is added again with money",
        ),
    ],
)
def test_what_may_be_done_to_what_was_dropped(decision: SteeringDecision) -> None:
    """
    Of a dropped intervention money may be taken, and it may come back.
    """
    assert [Kept, Kept] == [type(verdict) for verdict in judged(DROPPED, decision)]


def test_decision_that_could_not_be_read_may_have_taken_it_back() -> None:
    """
    Where a decision could not be read, it may have added the intervention again: undecided.
    """
    verdicts = judged(DROPPED, decided(measures=(does(MeasureKind.CONFIRM),), on=DECIDED + DAY), unread=("decisions",))

    assert [(Kept, "/decisions/0"), (Missing, "/decisions/1/measures/0")] == [
        (type(verdict), verdict.path) for verdict in verdicts
    ]


BACK = decided(measures=(does(MeasureKind.ADD),), on=DECIDED + DAY, name="ripresa")
AGAIN = decided(measures=(does(MeasureKind.DROP),), on=DECIDED + 2 * DAY, name="ancora")
LAST = DECIDED + 3 * DAY


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        pytest.param((DROPPED,), "stralcio", id="once"),
        pytest.param((DROPPED, AGAIN), "stralcio", id="twice, the first counts"),
        pytest.param((DROPPED, BACK, AGAIN), "ancora", id="taken back between"),
        pytest.param(
            (decided(measures=(does(MeasureKind.DROP, "torri"),), on=DECIDED - DAY, name="torri"), DROPPED),
            "stralcio",
            id="beside another intervention",
        ),
        pytest.param(
            (DROPPED, decided(measures=(does(MeasureKind.ADD, "torri"),), on=DECIDED + DAY, name="torri")),
            "stralcio",
            id="another is taken back",
        ),
        pytest.param(
            (DROPPED, decided(measures=(does(MeasureKind.ADD),), on=LAST + DAY, name="dopo")),
            "stralcio",
            id="taken back later",
        ),
    ],
)
def test_which_decision_dropped_it(decisions: tuple[SteeringDecision, ...], expected: str) -> None:
    """
    The breach names the decision by which the intervention was out when the other came.
    """
    late = decided(measures=(does(MeasureKind.CONFIRM), does(MeasureKind.ADD)), on=LAST, name="conferma")
    broken_by = [
        verdict.facts[1]
        for verdict in judged(*decisions, late)
        if verdict.path == f"/decisions/{len(decisions)}/measures/0"
    ]

    assert [Fact("dropped_by", expected)] == broken_by


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(SourceKind.PRESS, Missing, id="press"),
        pytest.param(SourceKind.ANNOUNCEMENT, Missing, id="announcement"),
        pytest.param(SourceKind.ACT, Breach, id="act"),
    ],
)
def test_drop_that_is_only_told(kind: SourceKind, expected: type) -> None:
    """
    What only the press says to be dropped may still be in the programme: undecided, until the act is there.
    """
    told = attrs.evolve(DROPPED, provenance=Provenance(sources=("fonte",)))
    late = decided(moves(FlowKind.TO_INTERVENTION, "piazza"), on=LAST, name="dopo")
    programme = attrs.evolve(
        PROGRAMME, sources=(Source(id="fonte", kind=kind, title="Una fonte"),), decisions=(late, told)
    )
    (verdict, _) = RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS))

    assert expected is type(verdict)
    assert (expected is Breach) is (
        verdict
        != Missing(
            path="/decisions/1/provenance/sources",
            message=Bilingual(
                f"decisione dopo: {OUT.it}; la decisione muove 1,00 €, ma lo dicono solo stampa o annunci",
                f"decision dopo: {OUT.en}; the decision moves €1.00, but only press or announcements say so",
            ),
            facts=(*EVIDENCE, Fact("amount", ONE)),
        )
    )


def test_everything_that_is_unknown_is_named() -> None:
    """
    One flow may name an unknown item and an unknown saving: each is a breach at its own place.
    """
    verdicts = judged(decided(moves(FlowKind.FROM_INTERVENTION, "teatro", "avanzi")))

    assert [(Breach, "/decisions/0/flows/0/item"), (Breach, "/decisions/0/flows/0/saving")] == [
        (type(verdict), verdict.path) for verdict in verdicts
    ]


def test_unreadable_intervention_in_a_document() -> None:
    """
    A document of which an intervention cannot be read is not told that the decision on it is on nothing.
    """
    text = dumps(attrs.evolve(PROGRAMME, decisions=(decided(measures=(does(MeasureKind.CONFIRM, "torri"),)),)))
    report = check(text.replace('"id": "torri"', '"id": "torri", "kind": "piramide"'), on=TODAY)

    assert [Missing] * 2 == [type(entry.verdict) for entry in report.entries if entry.rule is RULE]


def test_breaches_are_errors() -> None:
    """
    Both breaches of the example, an unknown intervention and a dropped one, make a report invalid.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (False, [Severity.ERROR] * 2) == (report.valid, [entry.severity for entry in report.findings])


def test_the_other_example() -> None:
    """
    The example that keeps the rule drops a square and gives its money to the towers.
    """
    (decision,) = RULE.keeps().decisions
    report = validate(RULE.keeps(), on=TODAY, rules=(RULE,))

    assert (["piazza", "torri"], [Kept]) == (
        [flow.item for flow in decision.flows],
        [type(entry.verdict) for entry in report.entries],
    )


# Laws

NAMES = ("piazza", "torri", "teatro", "mazzini")


def measures() -> st.SearchStrategy[Measure]:
    """
    Return a strategy for measures on interventions, known and unknown.
    """
    return st.builds(does, st.sampled_from(MeasureKind), st.sampled_from(NAMES))


@given(st.lists(measures(), min_size=1, max_size=5))
def test_broken_exactly_by_what_is_unknown_or_out(done: list[Measure]) -> None:
    """
    "Only interventions that the programme has, and none that was dropped": one decision after another, by hand.
    """
    decisions = [decided(measures=(one,), on=DECIDED + n * DAY, name=f"d{n}") for n, one in enumerate(done)]
    broken: list[bool] = []
    for index, one in enumerate(done):
        # The last that took it out or in before this one.
        before = [
            other.kind
            for other in done[:index]
            if other.intervention == one.intervention and other.kind in (MeasureKind.ADD, MeasureKind.DROP)
        ]
        out = before[-1:] == [MeasureKind.DROP] and one.kind not in (MeasureKind.ADD, MeasureKind.DROP)
        broken.append(one.intervention not in ("piazza", "torri") or out)

    assert [Breach if wrong else Kept for wrong in broken] == [type(verdict) for verdict in judged(*decisions)]


@given(strategies.decided_programmes(), st.dates(date(2009, 1, 1), date(2020, 1, 1)))
def test_what_our_own_operation_decides_is_never_broken(programme: Programme, on: date) -> None:
    """
    "What one reports the other refuses": of decisions that `decide` took nothing is broken, on any day.
    """
    assert () == validate(programme, on=on, rules=(RULE,)).findings


@settings.get_profile("heavy")
@given(strategies.programmes(), st.dates())
def test_whatever_the_programme(programme: Programme, on: date) -> None:
    """
    The rule never raises, and points at decisions, their measures and flows, or what these name.
    """
    view = View(programme=programme.as_of(on), on=on, parameters=PARAMETERS)

    assert {SteeringDecision, Measure, Flow, str} >= {
        type(resolved(view.programme, verdict.path)) for verdict in RULE.check(view)
    }


def resolved(programme: Programme, path: str) -> object:
    """
    Return what a JSON Pointer leads to in a programme.
    """
    value: Any = programme
    for part in path.split("/")[1:]:
        value = value[int(part)] if part.isdigit() else getattr(value, part)
    return value
