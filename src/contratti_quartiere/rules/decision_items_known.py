"""
`decision-items-known`: a decision concerns what the programme has, and nothing that was dropped from it.
"""

from collections.abc import Iterator
from datetime import date
from itertools import takewhile

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.decision_checks import DecisionFault, DecisionFaultKind
from contratti_quartiere.decisions import (
    Flow,
    FlowKind,
    Measure,
    MeasureKind,
    SteeringBody,
    SteeringDecision,
)
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View

_OURS = frozenset({DecisionFaultKind.UNKNOWN_ITEM, DecisionFaultKind.UNKNOWN_SAVING, DecisionFaultKind.DROPPED})
_COLLECTIONS = {"intervention": "interventions", "contract": "contracts", "saving": "savings"}
_THE = {
    "intervention": Bilingual("l'intervento", "intervention"),
    "contract": Bilingual("il contratto", "contract"),
    "saving": Bilingual("l'economia", "saving"),
}


def check(view: View) -> Iterator[Verdict]:
    """
    Look for what each decision names.

    A drop that is known from press or announcements only proves nothing: what is done to what it dropped is undecided.
    """
    for path, decision in view.decisions():
        found = [fault for fault in view.faults(decision) if fault.kind in _OURS]
        names = _names(decision)
        if not names:
            yield NotApplicable(
                path=path,
                message=Bilingual(
                    "la decisione non nomina interventi, contratti o economie",
                    "the decision names no intervention, contract or saving",
                ),
            )
        elif not found:
            yield Kept(
                path=path,
                message=Bilingual(
                    f"il programma ha tutto ciò che la decisione nomina ({len(names)})",
                    f"the programme has all that the decision names ({len(names)})",
                ),
                facts=(Fact("names", len(names)), Fact("known", len(names))),
                comparisons=(Comparison("names", Relation.EQUAL, "known"),),
            )
        for fault in found:
            yield _said(view, path, decision, fault)


def _names(decision: SteeringDecision) -> frozenset[tuple[str, str]]:
    items = {("intervention", measure.intervention) for measure in decision.measures}
    items |= {(flow.kind.item, flow.item) for flow in decision.flows if flow.item}
    return frozenset(items | {("saving", flow.saving) for flow in decision.flows if flow.saving})


def _said(view: View, path: str, decision: SteeringDecision, fault: DecisionFault) -> Verdict:
    what = _what(decision, fault)
    drop = _drop(view, decision, fault) if fault.kind is DecisionFaultKind.DROPPED else None
    text, facts = _text(what, fault.item, drop)
    if fault.wanted is not None:
        text = Bilingual(
            f"{text.it}; la decisione muove {fault.wanted:it}", f"{text.en}; the decision moves {fault.wanted:en}"
        )
        facts = (*facts, Fact("amount", fault.wanted))
    where = f"{path}{fault.place}"
    # What could not be read may be the intervention, or the decision that took it back.
    if ("decisions" if drop else _COLLECTIONS[what]) in view.unread:
        return Missing(
            path=where,
            message=Bilingual(
                f"{text.it}; ma parte del documento non si è potuta leggere",
                f"{text.en}; but a part of the document could not be read",
            ),
            facts=facts,
        )
    if drop and view.only_told(drop):
        return Missing(
            path=next(f"{place}/provenance/sources" for place, other in view.decisions() if other.id == drop.id),
            message=Bilingual(
                f"decisione {decision.id}: {text.it}, ma lo dicono solo stampa o annunci",
                f"decision {decision.id}: {text.en}, but only press or announcements say so",
            ),
            facts=facts,
        )
    known = "in_programme" if drop else "known"
    return Breach(
        path=where,
        message=text,
        facts=(*facts, Fact(known, value=False)),
        comparisons=(Comparison(known, Relation.EQUAL, "true"),),
    )


def _text(what: str, item: str, drop: SteeringDecision | None) -> tuple[Bilingual, tuple[Fact, ...]]:
    """
    Return what is wrong with a name in words, and the evidence.
    """
    the = _THE[what]
    if drop is None:
        text = Bilingual(f"il programma non ha {the.it} {item}", f"the programme has no {the.en} {item}")
        return text, (Fact(what, item),)
    text = Bilingual(
        f"{the.it} {item} è fuori dal programma: fu stralciato",
        f"{the.en} {item} is out of the programme: it was dropped",
    )
    return text, (Fact(what, item), Fact("dropped_by", drop.id), Fact("dropped_on", drop.on))


def _drop(view: View, decision: SteeringDecision, fault: DecisionFault) -> SteeringDecision | None:
    """
    Return the decision by which an intervention was out of the programme, as a measure or a flow of another found it.
    """
    _, collection, index = fault.place.split("/")
    out: SteeringDecision | None = None
    earlier = takewhile(lambda other: other.id != decision.id, view.ledger.in_order)
    for other in (*earlier, decision):
        # What a decision does to an intervention it does in the order of its measures, and then it moves money.
        done = other.measures[: int(index)] if other is decision and collection == "measures" else other.measures
        for measure in done:
            if measure.intervention == fault.item and measure.kind is MeasureKind.DROP:
                out = out or other
            elif measure.intervention == fault.item and measure.kind is MeasureKind.ADD:
                out = None
    return out


def _what(decision: SteeringDecision, fault: DecisionFault) -> str:
    """
    Return the kind of thing that a fault is about: `intervention`, `contract` or `saving`.
    """
    if fault.kind is DecisionFaultKind.UNKNOWN_SAVING:
        return "saving"
    _, collection, index, *_ = fault.place.split("/")
    return decision.flows[int(index)].kind.item if collection == "flows" else "intervention"


def _example(*flows: Flow) -> Programme:
    decision = SteeringDecision(
        id="rimodulazione",
        body=SteeringBody.STEERING_GROUP,
        on=date(2014, 7, 15),
        measures=(Measure(intervention="piazza", kind=MeasureKind.DROP),),
        flows=flows,
        provenance=ILLUSTRATIVE,
    )
    return Programme(interventions=(Intervention(id="piazza"), Intervention(id="torri")), decisions=(decision,))


def keeps() -> Programme:
    """
    Return a square that is dropped and its money, which goes to the towers.
    """
    amount = Euro("300000.00")
    return _example(
        Flow(kind=FlowKind.FROM_INTERVENTION, item="piazza", amount=amount),
        Flow(kind=FlowKind.TO_INTERVENTION, item="torri", amount=amount),
    )


def breaks() -> Programme:
    """
    Return money for works of which nobody has heard, and money for the square that is dropped.
    """
    return _example(
        Flow(kind=FlowKind.FROM_INTERVENTION, item="torri", amount=Euro("300000.00")),
        Flow(kind=FlowKind.TO_INTERVENTION, item="studentato", amount=Euro("200000.00")),
        Flow(kind=FlowKind.TO_INTERVENTION, item="piazza", amount=Euro("100000.00")),
    )


RULE = Rule(
    id="decision-items-known",
    title=Bilingual("La rimodulazione riguarda ciò che c'è", "A decision concerns what there is"),
    it="Una rimodulazione riguarda interventi, contratti ed economie del programma, e nessun intervento stralciato.",
    en=(
        "A steering decision concerns interventions, contracts and savings of the programme, and no intervention that"
        " was dropped."
    ),
    source=LegalSource("atti di rimodulazione", "", Mark.LOGIC),
    severity=Severity.ERROR,
    why=Bilingual(
        "Il denaro dato a una voce che non c'è, o non c'è più, non arriva a nessun cantiere.",
        "Money that is given to what is not there, or no longer, reaches no site.",
    ),
    needs=Bilingual(
        "interventi, contratti, economie, e ciò che ogni rimodulazione nomina",
        "interventions, contracts, savings, and what each decision names",
    ),
    reads=("sources", "contracts", "interventions", "decisions", "savings"),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
