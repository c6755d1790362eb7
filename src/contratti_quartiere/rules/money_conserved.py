"""
`money-conserved`: what leaves one item enters another, and what is taken was there.
"""

from collections.abc import Iterator
from datetime import date
from itertools import takewhile

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.decision_checks import DecisionFault, DecisionFaultKind, reuses, withdrawals
from contratti_quartiere.decisions import Flow, FlowKind, Saving, SteeringBody, SteeringDecision
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.funding import CostPlan, FundingBody
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.ledger import item_of
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import ProgressStatement
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.works import Works

# Where records could not be read, what is left may be more than is found.
_UNSAID = frozenset({DecisionFaultKind.EXCEEDED, DecisionFaultKind.LEFT_UNKNOWN})
# That the programme has no such thing is for `decision-items-known`; whether the money was there hangs on it.
_UNKNOWN = frozenset({DecisionFaultKind.UNKNOWN_ITEM, DecisionFaultKind.UNKNOWN_SAVING})
_NOTHING = Euro.from_cents(0)
_ACCOUNTS = ("contracts", "interventions", "decisions", "works")
_BALANCED = Comparison("given", Relation.EQUAL, "taken")
_WITHIN = Comparison("wanted", Relation.AT_MOST, "left")


def check(view: View) -> Iterator[Verdict]:
    """
    Balance the flows of each decision, and look whether what it takes was there.

    A decision that is known from press or announcements only is not judged. What it moves counts in what later ones
    find, but proves nothing: where a later decision stands with it and falls without, or the other way, that is
    undecided.
    """
    for path, decision in view.decisions():
        if not decision.flows:
            yield NotApplicable(
                path=path,
                message=Bilingual("nessun movimento di denaro è noto", "no money that it moves is known"),
            )
        elif view.only_told(decision):
            yield _only_told(path, decision)
        else:
            yield from _judged(view, path, decision)


def _only_told(path: str, decision: SteeringDecision) -> Missing:
    return Missing(
        path=f"{path}/provenance/sources",
        message=Bilingual(
            f"la decisione è nota solo da stampa o annunci ({', '.join(decision.provenance.sources)}): dei suoi"
            " movimenti non si giudica senza l'atto",
            f"the decision is known from press or announcements only ({', '.join(decision.provenance.sources)}): its"
            " flows are not judged without the act",
        ),
        facts=_sides(decision),
    )


def _sides(decision: SteeringDecision) -> tuple[Fact, Fact]:
    return Fact("given", decision.given), Fact("taken", decision.taken)


def _judged(view: View, path: str, decision: SteeringDecision) -> Iterator[Verdict]:
    verdicts = [*_found(view, path, decision), *_hanging(view, decision)]
    unread = next((name for name in _ACCOUNTS if name in view.unread), None)
    if verdicts:
        yield from verdicts
    elif unread is not None:
        yield Missing(
            path=f"/{unread}",
            message=Bilingual(
                f"decisione {decision.id}: non si sa se ciò che è tolto ci fosse, perché parte del documento non si è"
                " potuta leggere",
                f"decision {decision.id}: it is not known whether what is taken was there, since a part of the document"
                " could not be read",
            ),
            facts=_sides(decision),
        )
    else:
        yield _kept(view, path, decision)


def _kept(view: View, path: str, decision: SteeringDecision) -> Kept:
    takings = [
        *((item[1], wanted, left) for _, item, wanted, left in withdrawals(view.ledger, decision) if left is not None),
        *((saving, wanted, left) for _, saving, wanted, left in reuses(view.ledger, decision)),
    ]
    facts = (
        fact
        for n, (item, wanted, left) in enumerate(takings, 1)
        for fact in (Fact(f"item_{n}", item), Fact(f"wanted_{n}", wanted), Fact(f"left_{n}", left))
    )
    return Kept(
        path=f"{path}/flows",
        message=Bilingual(
            f"tanto viene e tanto va, {decision.given:it}, e ciò che è tolto c'era",
            f"as much comes as goes, {decision.given:en}, and what is taken was there",
        ),
        facts=(*_sides(decision), *facts),
        comparisons=(
            _BALANCED,
            *(Comparison(f"wanted_{n}", Relation.AT_MOST, f"left_{n}") for n in range(1, len(takings) + 1)),
        ),
    )


def _found(view: View, path: str, decision: SteeringDecision) -> Iterator[Verdict]:
    hanging = {(kind, f"/flows/{index}") for kind, index, *_ in _hangs(view, decision)}
    for fault in view.faults(decision):
        where = f"{path}{fault.place}"
        if (fault.kind, fault.place) in hanging:
            continue
        if fault.kind is DecisionFaultKind.UNBALANCED:
            yield _unbalanced(where, decision)
        elif fault.kind is DecisionFaultKind.SAVING_EXCEEDED:
            yield _exceeded(where, Bilingual(f"economia {fault.item}", f"saving {fault.item}"), fault)
        elif fault.kind is DecisionFaultKind.EXCEEDED and not _unread(view):
            yield _exceeded(where, Bilingual(fault.item, fault.item), fault)
        elif fault.kind in _UNSAID:
            yield _left_unknown(_deciding(view, decision, fault), decision, fault)
        elif fault.kind in _UNKNOWN and _gives(decision, fault):
            yield _left_unknown(where, decision, fault)


def _unread(view: View) -> bool:
    return not view.unread.isdisjoint(_ACCOUNTS)


def _deciding(view: View, decision: SteeringDecision, fault: DecisionFault) -> str:
    """
    Return what would say how much an item had left: what could not be read, or the field of what it was assigned.
    """
    if fault.kind is DecisionFaultKind.EXCEEDED:
        return next(f"/{name}" for name in _ACCOUNTS if name in view.unread)
    return view.first_assigned(item_of(decision.flows[int(fault.place.rpartition("/")[2])]))


_Hanging = tuple[DecisionFaultKind, int, str, Euro, Euro, str]


def _hangs(view: View, decision: SteeringDecision) -> Iterator[_Hanging]:
    """
    Yield what is there, or not, only if what is told of other decisions is true: flow, item, amounts, their sources.
    """
    if _unread(view):
        return
    for index, item, wanted, left in withdrawals(view.ledger, decision):
        if left is not None:
            entered, given, sources = view.told(item, before=decision)
            if left - entered < wanted <= left + given:
                yield DecisionFaultKind.EXCEEDED, index, item[1], wanted, left, sources[0]
    for index, saving, wanted, left in reuses(view.ledger, decision):
        used, sources = _told_uses(view, saving, decision)
        if left < wanted <= left + used:
            yield DecisionFaultKind.SAVING_EXCEEDED, index, saving, wanted, left, sources[0]


def _told_uses(view: View, saving: str, decision: SteeringDecision) -> tuple[Euro, tuple[str, ...]]:
    """
    Return how much of a saving earlier decisions used that are only told of, and where their sources stand.
    """
    paths = {other.id: path for path, other in view.decisions()}
    earlier = takewhile(lambda other: other.id != decision.id, view.ledger.in_order)
    uses = [
        (other, flow)
        for other in earlier
        if view.only_told(other)
        for flow in other.flows
        if flow.kind.gives and flow.saving == saving
    ]
    return (
        Euro.total(flow.amount for _, flow in uses),
        tuple(f"{paths[other.id]}/provenance/sources" for other, _ in uses),
    )


def _hanging(view: View, decision: SteeringDecision) -> Iterator[Missing]:
    for _, _, item, wanted, left, sources in _hangs(view, decision):
        yield Missing(
            path=sources,
            message=Bilingual(
                f"{item}: la decisione {decision.id} ne toglie {wanted:it}, ne restavano {left:it} se è vero ciò che"
                " stampa o annunci dicono di un'altra, di cui manca l'atto",
                f"{item}: decision {decision.id} takes {wanted:en}, {left:en} was left if what press or announcements"
                " say of another is true, the act of which is missing",
            ),
            facts=(Fact("item", item), Fact("wanted", wanted)),
            comparisons=(_WITHIN,),
        )


def _gives(decision: SteeringDecision, fault: DecisionFault) -> bool:
    _, collection, index, _ = fault.place.split("/")
    return collection == "flows" and decision.flows[int(index)].kind.gives


def _unbalanced(path: str, decision: SteeringDecision) -> Breach:
    given, taken, gap = decision.given, decision.taken, abs(decision.balance)
    to = Bilingual("non vanno da nessuna parte", "goes nowhere")
    if given < taken:
        to = Bilingual("non vengono da nessuna parte", "comes from nowhere")
    return Breach(
        path=path,
        message=Bilingual(
            f"da voci, o da fuori del programma, vengono {given:it}; a voci, o fuori del programma, vanno {taken:it}:"
            f" {gap:it} {to.it}",
            f"{given:en} comes from items or from outside the programme, {taken:en} goes to items or out of it:"
            f" {gap:en} {to.en}",
        ),
        facts=(*_sides(decision), Fact("difference", decision.balance)),
        comparisons=(_BALANCED,),
    )


def _exceeded(path: str, item: Bilingual, fault: DecisionFault) -> Breach:
    wanted, left = fault.wanted or _NOTHING, fault.left or _NOTHING
    gap = wanted - left
    return Breach(
        path=path,
        message=Bilingual(
            f"{item.it}: la decisione ne toglie {wanted:it}, ne restavano {left:it}: {gap:it} di troppo",
            f"{item.en}: the decision takes {wanted:en}, {left:en} was left: {gap:en} too much",
        ),
        facts=(Fact("item", fault.item), Fact("wanted", wanted), Fact("left", left), Fact("difference", gap)),
        comparisons=(_WITHIN,),
    )


def _left_unknown(path: str, decision: SteeringDecision, fault: DecisionFault) -> Missing:
    wanted = fault.wanted or _NOTHING
    return Missing(
        path=path,
        message=Bilingual(
            f"{fault.item}: la decisione {decision.id} ne toglie {wanted:it}; quanto ne restasse non si sa",
            f"{fault.item}: decision {decision.id} takes {wanted:en}; how much was left is not known",
        ),
        facts=(Fact("item", fault.item), Fact("wanted", wanted)),
        comparisons=(_WITHIN,),
    )


def _intervention(name: str, cost: str) -> Intervention:
    return Intervention(id=name, cost_plan=CostPlan(stated_total=Euro(cost), provenance=ILLUSTRATIVE))


def _decision(name: str, on: date, *flows: Flow) -> SteeringDecision:
    return SteeringDecision(id=name, body=SteeringBody.STEERING_GROUP, on=on, flows=flows, provenance=ILLUSTRATIVE)


def _move(source: str, target: str, given: str, taken: str, saving: str = "") -> tuple[Flow, Flow]:
    return (
        Flow(kind=FlowKind.FROM_INTERVENTION, item=source, amount=Euro(given), saving=saving),
        Flow(kind=FlowKind.TO_INTERVENTION, item=target, amount=Euro(taken), saving=saving),
    )


def keeps() -> Programme:
    """
    Return 3.4 million of savings of finished buildings that go to the towers, and half a million taken by the State.
    """
    back = Euro("500000.00")
    return Programme(
        interventions=(_intervention("edifici", "20000000.00"), _intervention("torri", "9000000.00")),
        savings=(Saving(id="ribassi", intervention="edifici", amount=Euro("3400000.00"), provenance=ILLUSTRATIVE),),
        works=(
            Works(
                id="edifici",
                intervention="edifici",
                statements=(ProgressStatement(on=date(2014, 3, 31), certified=Euro("16000000.00")),),
            ),
        ),
        decisions=(
            _decision(
                "rimodulazione",
                date(2014, 7, 15),
                *_move("edifici", "torri", "3400000.00", "3400000.00", "ribassi"),
                Flow(kind=FlowKind.FROM_INTERVENTION, item="edifici", amount=back, body=FundingBody.STATE),
                Flow(kind=FlowKind.OUT_OF_PROGRAMME, amount=back, body=FundingBody.STATE),
            ),
        ),
    )


def breaks() -> Programme:
    """
    Return 7 million taken of which 6.5 are given, and 300,000 taken from works with 200,000 left.
    """
    spent = ProgressStatement(on=date(2014, 3, 31), certified=Euro("600000.00"))
    return Programme(
        interventions=(
            _intervention("edifici", "20000000.00"),
            _intervention("torri", "9000000.00"),
            _intervention("cortili", "800000.00"),
        ),
        works=(Works(id="cortili", intervention="cortili", statements=(spent,)),),
        decisions=(
            _decision("luglio", date(2014, 7, 15), *_move("edifici", "torri", "7000000.00", "6500000.00")),
            _decision("ottobre", date(2014, 10, 15), *_move("cortili", "torri", "300000.00", "300000.00")),
        ),
    )


RULE = Rule(
    id="money-conserved",
    title=Bilingual("Il denaro si conserva", "Money is conserved"),
    it=(
        "In ogni rimodulazione ciò che esce da una voce entra in un'altra, contando ciò che entra nel programma o ne"
        " esce, e non si sposta ciò che è già speso."
    ),
    en=(
        "In each re-programming what leaves one item enters another, counting what enters or leaves the programme, and"
        " what is spent does not move."
    ),
    source=LegalSource("movimenti scritti nelle rimodulazioni", "", Mark.LOGIC),
    severity=Severity.ERROR,
    why=Bilingual(
        "Ciò che una decisione toglie senza dire a chi va, o dà senza averlo, manca più tardi a un cantiere.",
        "What a decision takes without saying to whom it goes, or gives without having it, some site lacks later.",
    ),
    needs=Bilingual(
        "i movimenti di ogni decisione, anche verso l'esterno; quanto ogni voce aveva e aveva speso; le fonti",
        "the flows of each decision, to the outside too; what each item had and had spent; the sources",
    ),
    reads=("sources", "contracts", "interventions", "decisions", "savings", "works"),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
