"""
The money of a programme, item by item: what was first assigned, what decisions moved, what is spent, what is left.

Nothing of it is stored: it is read from the contracts, the interventions, the decisions and the works. Rules and our
own operations ask the same questions here, so that what one reports the other refuses.
"""

from collections import Counter
from datetime import date
from functools import cached_property

import attrs

from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import earliest
from contratti_quartiere.decisions import Flow, Measure, MeasureKind, Saving, SteeringDecision
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.money import Euro
from contratti_quartiere.works import Works

__all__ = ["Account", "Item", "Ledger", "apply_measure", "item_of"]

Item = tuple[str, str]
"""What a flow names, `intervention` or `contract`, and its `id`."""


@attrs.frozen(kw_only=True)
class Account:
    """
    The money of one intervention, or of the reserve of one contract (*conto di una voce*).

    Attributes:
        item: The `id` of the intervention or contract.
        original: What was first assigned; None if unknown.
        entered: What decisions brought to it.
        given: What decisions took from it.
        spent: What is certified or paid for its works, whichever is more.
    """

    item: str
    original: Euro | None
    entered: Euro
    given: Euro
    spent: Euro

    @property
    def budget(self) -> Euro | None:
        """
        What is assigned to it after all decisions; None if the original is unknown.
        """
        return None if self.original is None else self.original + self.entered - self.given

    @property
    def left(self) -> Euro | None:
        """
        What is assigned and not spent; None if the original is unknown, negative if more was spent.
        """
        return None if self.budget is None else self.budget - self.spent


@attrs.frozen(kw_only=True, slots=False)
class Ledger:
    """
    The accounts of a programme, read from its records (*partitario*).

    Attributes:
        contracts: The neighbourhood contracts.
        interventions: What they pay for, as first agreed.
        decisions: What changed since, in any order.
        savings: What turned out not to be needed.
        works: What was done, certified and paid.
    """

    contracts: tuple[NeighbourhoodContract, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    decisions: tuple[SteeringDecision, ...] = ()
    savings: tuple[Saving, ...] = ()
    works: tuple[Works, ...] = ()

    def account(self, intervention: str) -> Account:
        """
        Return the account of an intervention; of one that the programme does not have nothing was first assigned.
        """
        return self._account(("intervention", intervention), self._original.get(intervention), self.spent(intervention))

    def reserve(self, contract: str) -> Account:
        """
        Return the account of what a contract has and has assigned to no intervention (*somme a disposizione*).
        """
        return self._account(("contract", contract), self._reserves.get(contract), _NOTHING)

    def has(self, item: Item) -> bool:
        """
        Return whether the programme has an intervention or contract.
        """
        return item in self._items

    def certified(self, intervention: str, by: date = date.max) -> Euro:
        """
        Return what was certified by a day for the works of an intervention.
        """
        return Euro.total(part.certified(by) for part in self._works.get(intervention, ()))

    def paid(self, intervention: str, by: date = date.max) -> Euro:
        """
        Return what was paid by a day for the works of an intervention.
        """
        return Euro.total(part.paid(by) for part in self._works.get(intervention, ()))

    def spent(self, intervention: str, by: date = date.max) -> Euro:
        """
        Return what was certified or paid by a day for the works of an intervention, of each works whichever is more.
        """
        works = self._works.get(intervention, ())
        return Euro.total(max(part.certified(by), part.paid(by)) for part in works)

    def status(self, intervention: str) -> MeasureKind | None:
        """
        Return what the last decision on an intervention did to it; None if none did anything.
        """
        return self._status.get(intervention)

    def dropped_by(self, intervention: str) -> SteeringDecision | None:
        """
        Return the decision by which an intervention is out of the programme; None if it is in.
        """
        return self._dropped_by.get(intervention)

    def added_by(self, intervention: str) -> SteeringDecision | None:
        """
        Return the decision that first brought an intervention into the programme; None if it was there from the start.

        What an earlier decision names had been there: what was dropped before it was added is taken up again.
        """
        return self._added_by.get(intervention)

    def there_by(self, intervention: str, day: date) -> bool:
        """
        Return whether an intervention was in the programme from the start, or was added by a day.
        """
        adding = self.added_by(intervention)
        return adding is None or earliest(adding.on) <= day

    @cached_property
    def in_order(self) -> tuple[SteeringDecision, ...]:
        """
        The decisions in the order of their days; those of one day as they stand in the document.
        """
        return tuple(sorted(self.decisions, key=lambda decision: earliest(decision.on)))

    @property
    def total(self) -> Euro | None:
        """
        The money of all interventions and reserves after all decisions; None if the original of one is unknown.

        A reserve of which nobody knows how much it was is left out, as long as no decision takes from it or brings to
        it.
        """
        budgets = [
            *(self.account(intervention.id).budget for intervention in self.interventions),
            *(
                self.reserve(contract.id).budget
                for contract in self.contracts
                if contract.id in self._reserves or ("contract", contract.id) in self._moved
            ),
        ]
        known = [budget for budget in budgets if budget is not None]
        return Euro.total(known) if len(known) == len(budgets) else None

    def left_before(self, decision: SteeringDecision, item: Item) -> Euro | None:
        """
        Return what an item had left when a decision came: assigned, moved by earlier decisions, less spent; or None.
        """
        kind, name = item
        original = self._original.get(name) if kind == "intervention" else self._reserves.get(name)
        if original is None:
            return None
        # What was spent on the day itself is on record when the decision is taken; of a month or year, on its first.
        spent = self.spent(name, earliest(decision.on)) if kind == "intervention" else _NOTHING
        return original + Euro.from_cents(self.moved_before[decision.id][item]) - spent

    def _account(self, item: Item, original: Euro | None, spent: Euro) -> Account:
        flows = self._flows.get(item, ())
        return Account(
            item=item[1],
            original=original,
            entered=Euro.total(flow.amount for flow in flows if not flow.kind.gives),
            given=Euro.total(flow.amount for flow in flows if flow.kind.gives),
            spent=spent,
        )

    @cached_property
    def _flows(self) -> dict[Item, list[Flow]]:
        found: dict[Item, list[Flow]] = {}
        for decision in self.decisions:
            for flow in decision.flows:
                found.setdefault(item_of(flow), []).append(flow)
        return found

    @cached_property
    def moved_before(self) -> dict[str, Counter[Item]]:
        """
        What decisions had brought to each item, in cents, before each decision, by the `id` of the decision.
        """
        before: dict[str, Counter[Item]] = {}
        moved: Counter[Item] = Counter()
        for decision in self.in_order:
            before[decision.id] = moved.copy()
            for flow in decision.flows:
                if flow.kind.item:
                    moved[item_of(flow)] += -flow.amount.cents if flow.kind.gives else flow.amount.cents
        return before

    @cached_property
    def dropped_before(self) -> dict[str, frozenset[str]]:
        """
        Which interventions were out of the programme before each decision, by the `id` of the decision.
        """
        before: dict[str, frozenset[str]] = {}
        out: set[str] = set()
        for decision in self.in_order:
            before[decision.id] = frozenset(out)
            for measure in decision.measures:
                apply_measure(out, measure)
        return before

    @cached_property
    def _dropped_by(self) -> dict[str, SteeringDecision]:
        out: dict[str, SteeringDecision] = {}
        for decision in self.in_order:
            for measure in decision.measures:
                if measure.kind is MeasureKind.DROP:
                    out.setdefault(measure.intervention, decision)
                elif measure.kind is MeasureKind.ADD:
                    out.pop(measure.intervention, None)
        return out

    @cached_property
    def _added_by(self) -> dict[str, SteeringDecision | None]:
        added: dict[str, SteeringDecision | None] = {}
        for decision in self.in_order:
            for measure in decision.measures:
                added.setdefault(measure.intervention, decision if measure.kind is MeasureKind.ADD else None)
            for flow in decision.flows:
                if flow.kind.item == "intervention":
                    added.setdefault(flow.item, None)
        return added

    @cached_property
    def _moved(self) -> frozenset[Item]:
        return frozenset(item_of(flow) for decision in self.decisions for flow in decision.flows)

    @cached_property
    def _items(self) -> frozenset[Item]:
        return frozenset(
            (kind, record.id)
            for kind, records in (("intervention", self.interventions), ("contract", self.contracts))
            for record in records
        )

    @cached_property
    def _status(self) -> dict[str, MeasureKind]:
        return {measure.intervention: measure.kind for decision in self.in_order for measure in decision.measures}

    @cached_property
    def _works(self) -> dict[str, list[Works]]:
        found: dict[str, list[Works]] = {}
        for part in self.works:
            found.setdefault(part.intervention, []).append(part)
        return found

    @cached_property
    def _original(self) -> dict[str, Euro | None]:
        return {part.id: _NOTHING if self._brought(part.id) else part.budget for part in self.interventions}

    def _brought(self, intervention: str) -> bool:
        """
        Return whether the money of an intervention came by flows of the decision that added it.
        """
        decision, item = self.added_by(intervention), ("intervention", intervention)
        return decision is not None and any(item_of(flow) == item and not flow.kind.gives for flow in decision.flows)

    @cached_property
    def _reserves(self) -> dict[str, Euro]:
        """
        What each contract has and first assigned to no intervention, where that is known.
        """
        reserves: dict[str, Euro] = {}
        for contract in self.contracts:
            whole = None if contract.cofinancing is None else contract.cofinancing.budget
            parts = [
                self._original[part.id]
                for part in self.interventions
                # What was added later was not assigned then.
                if part.contract == contract.id and self.added_by(part.id) is None
            ]
            known = [part for part in parts if part is not None]
            if whole is not None and len(known) == len(parts):
                reserves[contract.id] = whole - Euro.total(known)
        return reserves


_NOTHING = Euro.from_cents(0)


def item_of(flow: Flow) -> Item:
    """
    Return what a flow names: the kind of item and its `id`.
    """
    return (flow.kind.item, flow.item)


def apply_measure(out: set[str], measure: Measure) -> None:
    """
    Add to the interventions that are out of the programme, or take from them, what a measure drops or adds.
    """
    if measure.kind is MeasureKind.DROP:
        out.add(measure.intervention)
    elif measure.kind is MeasureKind.ADD:
        out.discard(measure.intervention)
