"""
`money-conserved`: what leaves one item enters another, and what is taken was there.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.decision_checks import DecisionFault, DecisionFaultKind
from contratti_quartiere.decisions import Flow, FlowKind, Saving, SteeringBody, SteeringDecision
from contratti_quartiere.facts import Fact
from contratti_quartiere.funding import CostPlan, FundingBody
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import ProgressStatement
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource, Mark, SourceKind
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.works import Works

_UNSURE = frozenset({SourceKind.PRESS, SourceKind.ANNOUNCEMENT})
# Where records could not be read, what is left may be more than is found.
_UNSAID = frozenset({DecisionFaultKind.EXCEEDED, DecisionFaultKind.LEFT_UNKNOWN})
# That the programme has no such thing is for `decision-items-known`; whether the money was there hangs on it.
_UNKNOWN = frozenset({DecisionFaultKind.UNKNOWN_ITEM, DecisionFaultKind.UNKNOWN_SAVING})
_NOTHING = Euro.from_cents(0)
_ACCOUNTS = frozenset({"contracts", "interventions", "decisions", "works"})


def check(view: View) -> Iterator[Verdict]:
    """
    Balance the flows of each decision, and look whether what it takes was there.
    """
    unsure = {source.id for source in view.programme.sources if source.kind in _UNSURE}
    for path, decision in view.decisions():
        if not decision.flows:
            yield NotApplicable(
                path=path,
                message=Bilingual("nessun movimento di denaro è noto", "no money that it moves is known"),
            )
        elif decision.provenance.sources and unsure.issuperset(decision.provenance.sources):
            yield _only_told(path, decision)
        else:
            yield from _judged(view, path, decision)


def _only_told(path: str, decision: SteeringDecision) -> Missing:
    return Missing(
        path=f"{path}/flows",
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
    verdicts = list(_found(view, path, decision))
    if verdicts:
        yield from verdicts
    elif view.unread & _ACCOUNTS:
        yield Missing(
            path=f"{path}/flows",
            message=Bilingual(
                "non si sa se ciò che è tolto ci fosse: parte del documento non si è potuta leggere",
                "it is not known whether what is taken was there: a part of the document could not be read",
            ),
            facts=_sides(decision),
        )
    else:
        yield Kept(
            path=f"{path}/flows",
            message=Bilingual(
                f"tanto viene e tanto va, {decision.given:it}, e ciò che è tolto c'era",
                f"as much comes as goes, {decision.given:en}, and what is taken was there",
            ),
            facts=_sides(decision),
        )


def _found(view: View, path: str, decision: SteeringDecision) -> Iterator[Verdict]:
    for fault in view.faults(decision):
        where = f"{path}{fault.place}"
        if fault.kind is DecisionFaultKind.UNBALANCED:
            yield _unbalanced(where, decision)
        elif fault.kind is DecisionFaultKind.SAVING_EXCEEDED:
            yield _exceeded(where, Bilingual(f"economia {fault.item}", f"saving {fault.item}"), fault)
        elif fault.kind is DecisionFaultKind.EXCEEDED and not view.unread & _ACCOUNTS:
            yield _exceeded(where, Bilingual(fault.item, fault.item), fault)
        elif fault.kind in _UNSAID or (fault.kind in _UNKNOWN and _gives(decision, fault)):
            yield _left_unknown(where, fault)


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
    )


def _left_unknown(path: str, fault: DecisionFault) -> Missing:
    wanted = fault.wanted or _NOTHING
    return Missing(
        path=path,
        message=Bilingual(
            f"{fault.item}: la decisione ne toglie {wanted:it}; quanto ne restasse non si sa",
            f"{fault.item}: the decision takes {wanted:en}; how much was left is not known",
        ),
        facts=(Fact("item", fault.item), Fact("wanted", wanted)),
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
