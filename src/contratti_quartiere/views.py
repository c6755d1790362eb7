"""
What a rule may look at: the programme as of a day, the figures in force, and what is derived once for all rules.
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import takewhile
from typing import Any, TypeVar

import attrs

from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dated_values import Parameter
from contratti_quartiere.decision_checks import DecisionFault, faults
from contratti_quartiere.decisions import Saving, SteeringDecision
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.facts import Figure
from contratti_quartiere.households import Household
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.laboratory import Laboratory
from contratti_quartiere.ledger import Item, Ledger, item_of
from contratti_quartiere.money import Euro
from contratti_quartiere.occupation import Episode, Hold, episodes, holds
from contratti_quartiere.offer_outcomes import Offer, offers
from contratti_quartiere.parameters import Parameters
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.regimes import UNKNOWN_REGIME, Regime, regime_of
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.requests import Request
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import SourceKind
from contratti_quartiere.works import Works

__all__ = ["View"]

T = TypeVar("T")

_UNSURE = frozenset({SourceKind.PRESS, SourceKind.ANNOUNCEMENT})


@attrs.frozen(kw_only=True, slots=False)
class View:
    """
    What a rule may look at: the programme as of a day, and the figures in force (*vista*).

    Attributes:
        programme: The programme as it was known on the day.
        on: The day.
        parameters: The figures.
        places: For a document of which some records were set aside, where each record that is left stood: the name of
            the collection and the original indices. Of a collection within a record the name is its place, as in
            `works/3/payments`.
        unread: The collections of which a record could not be read: what is not in them may have stood there.
        whole: The programme with what came after the day, which says of a name that is not known only that it is one of
            later; None if it is the same.
    """

    programme: Programme
    on: date
    parameters: Parameters
    places: tuple[tuple[str, tuple[int, ...]], ...] = ()
    unread: frozenset[str] = frozenset()
    whole: Programme | None = None

    def tenders(self) -> Iterator[tuple[str, Tender]]:
        """
        Return each tender with its JSON Pointer.
        """
        return iter(self._all("tenders", self.programme.tenders))

    def service_contracts(self) -> Iterator[tuple[str, ServiceContract]]:
        """
        Return each service contract with its JSON Pointer.
        """
        return iter(self._all("service_contracts", self.programme.service_contracts))

    def laboratories(self) -> Iterator[tuple[str, Laboratory]]:
        """
        Return each lab with its JSON Pointer.
        """
        return iter(self._all("laboratories", self.programme.laboratories))

    def contracts(self) -> Iterator[tuple[str, NeighbourhoodContract]]:
        """
        Return each neighbourhood contract with its JSON Pointer.
        """
        return iter(self._all("contracts", self.programme.contracts))

    def interventions(self) -> Iterator[tuple[str, Intervention]]:
        """
        Return each intervention with its JSON Pointer.
        """
        return iter(self._all("interventions", self.programme.interventions))

    def decisions(self) -> Iterator[tuple[str, SteeringDecision]]:
        """
        Return each steering decision with its JSON Pointer.
        """
        return iter(self._all("decisions", self.programme.decisions))

    def savings(self) -> Iterator[tuple[str, Saving]]:
        """
        Return each saving with its JSON Pointer.
        """
        return iter(self._all("savings", self.programme.savings))

    def requests(self) -> Iterator[tuple[str, Request]]:
        """
        Return what was asked of the labs, each with its JSON Pointer.
        """
        return iter(self._all("requests", self.programme.requests))

    def works(self) -> Iterator[tuple[str, Works]]:
        """
        Yield the works of each part of a building with their JSON Pointer.
        """
        return iter(self._all("works", self.programme.works))

    def dwellings(self) -> Iterator[tuple[str, Dwelling]]:
        """
        Return each dwelling with its JSON Pointer.
        """
        return iter(self._all("dwellings", self.programme.dwellings))

    def relocations(self) -> Iterator[tuple[str, Relocation]]:
        """
        Return each case with its JSON Pointer.
        """
        return iter(self._all("relocations", self.programme.relocations))

    def records(self, name: str) -> Iterator[tuple[str, Any]]:
        """
        Return each record of a collection of the programme with its JSON Pointer.

        Args:
            name: The name of the collection, one of `Programme.collections`.
        """
        records: tuple[Any, ...] = getattr(self.programme, name)
        return iter(self._all(name, records))

    def within(self, path: str, name: str, records: tuple[T, ...]) -> Iterator[tuple[str, T]]:
        """
        Return each record of a collection within another record, with its JSON Pointer.

        Args:
            path: The JSON Pointer of the other record.
            name: The name of the collection in it.
            records: The collection.
        """
        return self._placed(f"{path[1:]}/{name}", records)

    def dwelling(self, name: str) -> Dwelling | None:
        """
        Return the dwelling of an `id`, or None if the document has none.
        """
        return self._dwellings_by_id.get(name)

    def household(self, name: str) -> Household | None:
        """
        Return the household of an `id`, or None if the document has none.
        """
        return self._households_by_id.get(name)

    def episodes(self, case: Relocation) -> tuple[Episode, ...]:
        """
        Return where the household of a case lived, read once for all rules.
        """
        return self._episodes[case.id]

    def holds(self, case: Relocation) -> tuple[Hold, ...]:
        """
        Return what the household of a case kept after it had moved out, read once for all rules.
        """
        return self._holds[case.id]

    def offers(self, case: Relocation) -> tuple[Offer, ...]:
        """
        Return the offers that the household of a case had, read once for all rules.
        """
        return self._offers[case.id]

    def faults(self, decision: SteeringDecision) -> tuple[DecisionFault, ...]:
        """
        Return what does not fit in a decision beside those before it, read once for all rules.
        """
        return self._faults[decision.id]

    def only_told(self, decision: SteeringDecision) -> bool:
        """
        Return whether a decision is known from press or announcements only: without the act, its flows prove nothing.
        """
        sources = decision.provenance.sources
        return bool(sources) and self._unsure.issuperset(sources)

    def told(self, item: Item, before: SteeringDecision | None = None) -> tuple[Euro, Euro, tuple[str, ...]]:
        """
        Return what decisions that are only told of bring to an item and take from it, and where their sources stand.

        Args:
            item: The intervention or contract.
            before: The decision before which they came; None for all of them.
        """
        paths = {decision.id: path for path, decision in self.decisions()}
        earlier = takewhile(lambda decision: before is None or decision.id != before.id, self.ledger.in_order)
        told = [decision for decision in earlier if self.only_told(decision)]
        flows = [(decision, flow) for decision in told for flow in decision.flows if item_of(flow) == item]
        return (
            Euro.total(flow.amount for _, flow in flows if not flow.kind.gives),
            Euro.total(flow.amount for _, flow in flows if flow.kind.gives),
            tuple(dict.fromkeys(f"{paths[decision.id]}/provenance/sources" for decision, _ in flows)),
        )

    def first_assigned(self, item: Item) -> str:
        """
        Return the field that would say what an intervention or contract was first assigned, as a JSON Pointer.

        Of a contract of which the whole is known it is the cost of the first intervention of which it is not.
        """
        kind, name = item
        if kind == "contract":
            path, contract = next((path, contract) for path, contract in self.contracts() if contract.id == name)
            if contract.cofinancing is None or contract.cofinancing.budget is None:
                return f"{path}/cofinancing"
            name = next(
                part.id
                for part in self.programme.interventions
                # What was added later was not assigned by the contract first.
                if part.contract == name and not self.ledger.added_by(part.id) and self._cost_unknown(part)
            )
        return next(f"{path}/cost_plan" for path, part in self.interventions() if part.id == name)

    def _cost_unknown(self, part: Intervention) -> bool:
        return self.ledger.account(part.id).original is None

    @cached_property
    def _unsure(self) -> frozenset[str]:
        return frozenset(source.id for source in self.programme.sources if source.kind in _UNSURE)

    @cached_property
    def ledger(self) -> Ledger:
        """
        The money of the programme as of the day, added up once for all rules.
        """
        return self.programme.ledger

    @cached_property
    def _faults(self) -> dict[str, tuple[DecisionFault, ...]]:
        return {decision.id: tuple(faults(self.ledger, decision)) for decision in self.programme.decisions}

    @cached_property
    def _places(self) -> dict[str, tuple[int, ...]]:
        return dict(self.places)

    @cached_property
    def _dwellings_by_id(self) -> dict[str, Dwelling]:
        return {dwelling.id: dwelling for dwelling in self.programme.dwellings}

    @cached_property
    def _households_by_id(self) -> dict[str, Household]:
        return {household.id: household for household in self.programme.households}

    @cached_property
    def _episodes(self) -> dict[str, tuple[Episode, ...]]:
        return {case.id: episodes(case) for case in self.programme.relocations}

    @cached_property
    def _holds(self) -> dict[str, tuple[Hold, ...]]:
        return {case.id: holds(case) for case in self.programme.relocations}

    @cached_property
    def _offers(self) -> dict[str, tuple[Offer, ...]]:
        return {case.id: offers(case) for case in self.programme.relocations}

    def _placed(self, collection: str, records: tuple[T, ...]) -> Iterator[tuple[str, T]]:
        indices = self._places.get(collection, range(len(records)))
        for index, record in zip(indices, records, strict=True):
            yield f"/{collection}/{index}", record

    def _all(self, collection: str, records: tuple[T, ...]) -> tuple[tuple[str, T], ...]:
        """
        Return each record of a collection of the programme with its JSON Pointer, written once for all rules.
        """
        if collection not in self._written:
            self._written[collection] = tuple(self._placed(collection, records))
        return self._written[collection]

    @cached_property
    def _written(self) -> dict[str, tuple[tuple[str, Any], ...]]:
        return {}

    def figure(self, name: str, day: date | None = None) -> Figure | None:
        """
        Return the figure in force on a day, the view's own if none is given; None if nobody set it for that day.
        """
        asked = name, day or self.on
        if asked not in self._figures:
            self._figures[asked] = self._figure(*asked)
        return self._figures[asked]

    @cached_property
    def _figures(self) -> dict[tuple[str, date], Figure | None]:
        return {}

    def _figure(self, name: str, day: date) -> Figure | None:
        if name not in self._by_name:
            self._by_name[name] = self.parameters[name]
        parameter = self._by_name[name]
        dated = parameter.on(day)
        return None if dated is None else Figure.of(parameter, dated)

    @cached_property
    def _by_name(self) -> dict[str, Parameter]:
        return {}

    def regime(self, tender: Tender | None) -> Regime:
        """
        Return the code and the track of a tender, of which little may be known, found once for all rules.
        """
        return self._regimes[tender.id] if tender is not None else UNKNOWN_REGIME

    def tender_of(self, contract: ServiceContract) -> tuple[str, Tender] | None:
        """
        Return the tender that a service contract comes from, with its JSON Pointer; None if the document has none.
        """
        return next(((path, tender) for path, tender in self.tenders() if tender.id == contract.tender), None)

    @cached_property
    def _regimes(self) -> dict[str, Regime]:
        tenders = {tender.id: tender for tender in self.programme.tenders}
        return {name: regime_of(tender, tenders, self.parameters) for name, tender in tenders.items()}
