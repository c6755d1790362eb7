"""
What does not fit in a decision beside those that came before it: unknown items, dropped ones, money that is not there.

A rule reports it on the documents of others, and our own operation refuses it.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import earliest
from contratti_quartiere.decisions import FlowKind, MeasureKind, SteeringDecision
from contratti_quartiere.errors import ExceededError, MalformedValueError, UnbalancedError, UnknownNameError, shown
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.ledger import Account, Item, Ledger, apply_measure, item_of
from contratti_quartiere.money import Euro

__all__ = [
    "DecisionFault",
    "DecisionFaultKind",
    "faults",
    "refuse",
    "refuse_additions",
    "refuse_overspent",
    "reuses",
    "stands",
    "withdrawals",
]

_NOTHING = Euro.from_cents(0)


class DecisionFaultKind(Word):
    """
    What does not fit in a decision (*difetto della decisione*).
    """

    UNKNOWN_ITEM = "voce sconosciuta", "unknown item"
    UNKNOWN_SAVING = "economia sconosciuta", "unknown saving"
    DROPPED = "intervento stralciato", "intervention dropped"
    UNBALANCED = "flussi che non tornano", "flows that do not balance"
    EXCEEDED = "oltre la disponibilità", "more than is left"
    SAVING_EXCEEDED = "oltre l'economia", "more than the saving"
    LEFT_UNKNOWN = "disponibilità ignota", "what is left is unknown"
    """No fault of the decision: it cannot be said whether the item had what was taken from it."""


@attrs.frozen(kw_only=True)
class DecisionFault:
    """
    One thing that does not fit in a decision, with its amounts (*rilievo sulla decisione*).

    Attributes:
        kind: What does not fit.
        place: Where in the decision, as the end of a JSON Pointer: `/flows/0`; empty for the whole.
        item: The `id` of the intervention, contract or saving; empty for the whole.
        wanted: What the decision takes; None where no money is concerned.
        left: What there was; None if unknown, or where no money is concerned.
    """

    kind: DecisionFaultKind
    place: str
    item: str = ""
    wanted: Euro | None = None
    left: Euro | None = None


def faults(ledger: Ledger, decision: SteeringDecision) -> Iterator[DecisionFault]:
    """
    Yield what does not fit in a decision, beside those that came before it.

    Args:
        ledger: The accounts, which hold the decision too.
        decision: The decision.
    """
    yield from _unknown(ledger, decision)
    yield from _on_dropped(ledger, decision)
    if decision.balance:
        yield DecisionFault(
            kind=DecisionFaultKind.UNBALANCED, place="/flows", wanted=decision.taken, left=decision.given
        )
    yield from _overdrawn(ledger, decision)
    yield from _savings_overdrawn(ledger, decision)


def _unknown(ledger: Ledger, decision: SteeringDecision) -> Iterator[DecisionFault]:
    savings = {saving.id for saving in ledger.savings}
    for index, measure in enumerate(decision.measures):
        if not ledger.has(("intervention", measure.intervention)):
            yield DecisionFault(
                kind=DecisionFaultKind.UNKNOWN_ITEM,
                place=f"/measures/{index}/intervention",
                item=measure.intervention,
            )
    for index, flow in enumerate(decision.flows):
        if flow.item and not ledger.has(item_of(flow)):
            yield DecisionFault(
                kind=DecisionFaultKind.UNKNOWN_ITEM,
                place=f"/flows/{index}/item",
                item=flow.item,
                wanted=flow.amount,
            )
        if flow.saving and flow.saving not in savings:
            yield DecisionFault(
                kind=DecisionFaultKind.UNKNOWN_SAVING,
                place=f"/flows/{index}/saving",
                item=flow.saving,
                wanted=flow.amount,
            )


def _on_dropped(ledger: Ledger, decision: SteeringDecision) -> Iterator[DecisionFault]:
    # Of what the programme does not have, that it was dropped would be said of nothing.
    out = {name for name in ledger.dropped_before[decision.id] if ledger.has(("intervention", name))}
    for index, measure in enumerate(decision.measures):
        if measure.intervention in out and measure.kind not in {MeasureKind.ADD, MeasureKind.DROP}:
            yield DecisionFault(kind=DecisionFaultKind.DROPPED, place=f"/measures/{index}", item=measure.intervention)
        if ledger.has(("intervention", measure.intervention)):
            apply_measure(out, measure)
    for index, flow in enumerate(decision.flows):
        # Money leaves a dropped intervention lawfully: that is what dropping it is for.
        if flow.kind is FlowKind.TO_INTERVENTION and flow.item in out:
            yield DecisionFault(
                kind=DecisionFaultKind.DROPPED, place=f"/flows/{index}", item=flow.item, wanted=flow.amount
            )


def withdrawals(ledger: Ledger, decision: SteeringDecision) -> Iterator[tuple[int, Item, Euro, Euro | None]]:
    """
    Yield what a decision takes, on balance, from each item that the programme has, and what the item had left.

    With it comes the place of the first flow that takes from the item; what was left is None if that is unknown.
    """
    net: Counter[Item] = Counter()
    first: dict[Item, int] = {}
    for index, flow in enumerate(decision.flows):
        if flow.kind.item:
            net[item_of(flow)] += flow.amount.cents if flow.kind.gives else -flow.amount.cents
            if flow.kind.gives:
                first.setdefault(item_of(flow), index)
    for item, index in first.items():
        if net[item] > 0 and ledger.has(item):
            yield index, item, Euro.from_cents(net[item]), ledger.left_before(decision, item)


def reuses(ledger: Ledger, decision: SteeringDecision) -> Iterator[tuple[int, str, Euro, Euro]]:
    """
    Yield each flow by which a decision re-uses a saving that the programme has, with how much of it, and what was left.

    What earlier flows left of the saving is below zero where they took too much.
    """
    if not any(flow.saving for flow in decision.flows):
        return
    amounts = {saving.id: saving.amount for saving in ledger.savings}
    used: Counter[str] = Counter()
    for earlier in ledger.in_order:
        for index, flow in enumerate(earlier.flows):
            # A saving is counted where it is given, so that its way is counted once.
            if not flow.kind.gives or flow.saving not in amounts:
                continue
            left = amounts[flow.saving] - Euro.from_cents(used[flow.saving])
            used[flow.saving] += flow.amount.cents
            if earlier.id == decision.id:
                yield index, flow.saving, flow.amount, left


def _overdrawn(ledger: Ledger, decision: SteeringDecision) -> Iterator[DecisionFault]:
    for index, item, wanted, left in withdrawals(ledger, decision):
        place = f"/flows/{index}"
        if left is None:
            yield DecisionFault(kind=DecisionFaultKind.LEFT_UNKNOWN, place=place, item=item[1], wanted=wanted)
        elif wanted > left:
            yield DecisionFault(kind=DecisionFaultKind.EXCEEDED, place=place, item=item[1], wanted=wanted, left=left)


def _savings_overdrawn(ledger: Ledger, decision: SteeringDecision) -> Iterator[DecisionFault]:
    for index, saving, wanted, left in reuses(ledger, decision):
        if wanted > left:
            yield DecisionFault(
                kind=DecisionFaultKind.SAVING_EXCEEDED,
                place=f"/flows/{index}",
                item=saving,
                wanted=wanted,
                left=max(left, _NOTHING),
            )


def stands(ledger: Ledger, decision: SteeringDecision) -> bool:
    """
    Return whether `refuse` has nothing against a decision.
    """
    return all(fault.kind is DecisionFaultKind.LEFT_UNKNOWN for fault in faults(ledger, decision))


def refuse(ledger: Ledger, decision: SteeringDecision) -> None:
    """
    Refuse a decision of our own that does not fit; what cannot be said of it is no reason to.

    Raises:
        UnknownNameError: For an intervention, contract or saving that the programme does not have.
        MalformedValueError: For a measure on what was dropped.
        ExceededError: For more than is left, more than a saving, or money for what was dropped.
        UnbalancedError: For flows of which one side is more than the other.
    """
    for fault in faults(ledger, decision):
        what = Bilingual(f"decisione {decision.id}: {fault.item}", f"decision {decision.id}: {fault.item}")
        if fault.kind in _UNKNOWN:
            raise _unknown_name(ledger, fault.kind, fault.item, earliest(decision.on))
        if fault.kind is DecisionFaultKind.UNBALANCED:
            raise UnbalancedError(decision.id, decision.given, decision.taken)
        if fault.kind is DecisionFaultKind.DROPPED and fault.wanted is None:
            raise MalformedValueError(
                what,
                fault.place,
                Bilingual(
                    "è una misura su un intervento stralciato", "is a measure on an intervention that was dropped"
                ),
                Bilingual("aggiungerlo di nuovo, o togliere la misura", "add it again, or take the measure away"),
            )
        if fault.kind is not DecisionFaultKind.LEFT_UNKNOWN:
            raise ExceededError(
                what,
                fault.wanted or _NOTHING,
                fault.left or _NOTHING,
                Bilingual(fault.kind.value, fault.kind.en),
                Bilingual("correggere la decisione", "mend the decision"),
            )


def refuse_overspent(before: Ledger, after: Ledger, decision: SteeringDecision) -> None:
    """
    Refuse a decision of our own of an earlier day that takes from an intervention what was spent since.

    Raises:
        ExceededError: For an intervention that would have less assigned than spent, and did not before.
    """
    for flow in decision.flows:
        if flow.kind is not FlowKind.FROM_INTERVENTION:
            continue
        account, earlier = after.account(flow.item), before.account(flow.item)
        if _overspent(account) and not _overspent(earlier):
            raise ExceededError(
                Bilingual(f"decisione {decision.id}: {flow.item}", f"decision {decision.id}: {flow.item}"),
                flow.amount,
                max(earlier.left or _NOTHING, _NOTHING),
                Bilingual("disponibili dopo ciò che fu speso poi", "left after what was spent since"),
                Bilingual("correggere la decisione", "mend the decision"),
            )


def _overspent(account: Account) -> bool:
    return account.left is not None and account.left < _NOTHING


def refuse_additions(
    before: Ledger, after: Ledger, decision: SteeringDecision, added: tuple[Intervention, ...]
) -> None:
    """
    Refuse a decision of our own by which an intervention would come from nowhere, or would always have been there.

    Args:
        before: The accounts without the decision.
        after: The accounts with it.
        decision: The decision.
        added: The interventions that it brings into the programme.

    Raises:
        UnknownNameError: For an intervention that a later decision adds, or a contract that the programme has not.
        MalformedValueError: For a new intervention that no measure adds, or a measure that adds what is there.
        ExceededError: For a new intervention with money that no flow of the decision brings.
    """
    day = earliest(decision.on)
    named = [measure.intervention for measure in decision.measures]
    for name in (*named, *(flow.item for flow in decision.flows if flow.kind.item == "intervention")):
        if not before.there_by(name, day):
            # With the decision it would seem to have been there from the start.
            raise _unknown_name(before, DecisionFaultKind.UNKNOWN_ITEM, name, day)
    new = {intervention.id for intervention in added}
    out = set(after.dropped_before[decision.id])
    for measure in decision.measures:
        if measure.kind is MeasureKind.ADD and measure.intervention not in out | new:
            raise _misplaced(
                decision,
                measure.intervention,
                Bilingual("è già nel programma", "is in the programme already"),
                Bilingual("confermarlo, o darne uno nuovo in added=", "confirm it, or give a new one in added="),
            )
        apply_measure(out, measure)
    contracts = {contract.id for contract in before.contracts}
    for intervention in added:
        if intervention.contract and intervention.contract not in contracts:
            raise UnknownNameError(
                Bilingual("contratto di quartiere", "neighbourhood contract"),
                intervention.contract,
                tuple(sorted(contracts)),
            )
        if after.added_by(intervention.id) is not decision:
            raise _misplaced(
                decision,
                intervention.id,
                Bilingual("non è aggiunto da nessuna misura", "is added by no measure"),
                Bilingual("scrivere una misura «aggiunto»", "write a measure that adds it"),
            )
        budget = after.account(intervention.id).original
        if budget:
            raise ExceededError(
                Bilingual(f"decisione {decision.id}: {intervention.id}", f"decision {decision.id}: {intervention.id}"),
                budget,
                _NOTHING,
                Bilingual("nessun flusso lo porta", "no flow brings it"),
                Bilingual("scrivere da dove viene il denaro", "write from where the money comes"),
            )


def _misplaced(decision: SteeringDecision, item: str, wrong: Bilingual, remedy: Bilingual) -> MalformedValueError:
    what = Bilingual(f"decisione {decision.id}: intervento", f"decision {decision.id}: intervention")
    return MalformedValueError(what, shown(item), wrong, remedy)


_UNKNOWN = {
    DecisionFaultKind.UNKNOWN_ITEM: Bilingual("intervento o contratto", "intervention or contract"),
    DecisionFaultKind.UNKNOWN_SAVING: Bilingual("economia", "saving"),
}


def _unknown_name(ledger: Ledger, kind: DecisionFaultKind, name: str, day: date) -> UnknownNameError:
    known = [saving.id for saving in ledger.savings]
    if kind is DecisionFaultKind.UNKNOWN_ITEM:
        known = [part.id for part in ledger.interventions if ledger.there_by(part.id, day)]
        known += [contract.id for contract in ledger.contracts]
    return UnknownNameError(_UNKNOWN[kind], name, tuple(sorted(known)))
