"""
What does not fit in a decision beside those that came before it: unknown items, dropped ones, money that is not there.

A rule reports it on the documents of others, and our own operation refuses it.
"""

from collections import Counter
from collections.abc import Iterator

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.decisions import FlowKind, MeasureKind, SteeringDecision
from contratti_quartiere.errors import ExceededError, UnbalancedError, UnknownNameError
from contratti_quartiere.ledger import Item, Ledger, apply_measure, item_of
from contratti_quartiere.money import Euro

__all__ = ["DecisionFault", "DecisionFaultKind", "faults", "refuse"]

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


def _overdrawn(ledger: Ledger, decision: SteeringDecision) -> Iterator[DecisionFault]:
    net: Counter[Item] = Counter()
    first: dict[Item, int] = {}
    for index, flow in enumerate(decision.flows):
        if flow.kind.item:
            net[item_of(flow)] += flow.amount.cents if flow.kind.gives else -flow.amount.cents
            if flow.kind.gives:
                first.setdefault(item_of(flow), index)
    for item, index in first.items():
        if net[item] <= 0 or not ledger.has(item):
            continue
        wanted, left = Euro.from_cents(net[item]), ledger.left_before(decision, item)
        place = f"/flows/{index}"
        if left is None:
            yield DecisionFault(kind=DecisionFaultKind.LEFT_UNKNOWN, place=place, item=item[1], wanted=wanted)
        elif wanted > left:
            yield DecisionFault(kind=DecisionFaultKind.EXCEEDED, place=place, item=item[1], wanted=wanted, left=left)


def _savings_overdrawn(ledger: Ledger, decision: SteeringDecision) -> Iterator[DecisionFault]:
    amounts = {saving.id: saving.amount for saving in ledger.savings}
    used: Counter[str] = Counter()
    for earlier in ledger.in_order:
        for index, flow in enumerate(earlier.flows):
            # A saving is counted where it is given, so that its way is counted once.
            if not flow.kind.gives or flow.saving not in amounts:
                continue
            left = amounts[flow.saving] - Euro.from_cents(used[flow.saving])
            used[flow.saving] += flow.amount.cents
            if earlier.id == decision.id and flow.amount > left:
                yield DecisionFault(
                    kind=DecisionFaultKind.SAVING_EXCEEDED,
                    place=f"/flows/{index}",
                    item=flow.saving,
                    wanted=flow.amount,
                    left=max(left, _NOTHING),
                )


def refuse(ledger: Ledger, decision: SteeringDecision) -> None:
    """
    Refuse a decision of our own that does not fit; what cannot be said of it is no reason to.

    Raises:
        UnknownNameError: For an intervention, contract or saving that the programme does not have.
        ExceededError: For more than is left, more than a saving, or money for what was dropped.
        UnbalancedError: For flows of which one side is more than the other.
    """
    for fault in faults(ledger, decision):
        if fault.kind in _UNKNOWN:
            raise UnknownNameError(_UNKNOWN[fault.kind], fault.item, _known(ledger))
        if fault.kind is DecisionFaultKind.UNBALANCED:
            raise UnbalancedError(decision.id, decision.given, decision.taken)
        if fault.kind is not DecisionFaultKind.LEFT_UNKNOWN:
            raise ExceededError(
                Bilingual(
                    f"decisione {decision.id}: {fault.item}",
                    f"decision {decision.id}: {fault.item}",
                ),
                fault.wanted or _NOTHING,
                fault.left or _NOTHING,
                Bilingual(fault.kind.value, fault.kind.en),
                Bilingual("correggere la decisione", "mend the decision"),
            )


_UNKNOWN = {
    DecisionFaultKind.UNKNOWN_ITEM: Bilingual("intervento o contratto", "intervention or contract"),
    DecisionFaultKind.UNKNOWN_SAVING: Bilingual("economia", "saving"),
}


def _known(ledger: Ledger) -> tuple[str, ...]:
    items = [record.id for record in ledger.interventions]
    items += [record.id for record in ledger.contracts]
    items += [record.id for record in ledger.savings]
    return tuple(sorted(items))
