"""
What a rule is, what it may look at, and what it may say.

A rule is a pure function over a view. It answers with what is kept, what is broken, what is missing, and what does
not apply; it never raises, and "cannot decide" is never "compliant".
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from typing import TypeVar

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.decision_checks import DecisionFault, faults
from contratti_quartiere.decisions import Saving, SteeringDecision
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.households import Household
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.laboratory import Laboratory
from contratti_quartiere.ledger import Ledger
from contratti_quartiere.money import Euro
from contratti_quartiere.occupation import Episode, Hold, episodes, holds
from contratti_quartiere.offers import Offer, offers
from contratti_quartiere.parameters import Dated, Parameters
from contratti_quartiere.periods import Period
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.requests import Request
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.works import Works

__all__ = ["Breach", "Check", "Fact", "Kept", "Missing", "NotApplicable", "Rule", "Severity", "Verdict", "View"]


class Severity(Word):
    """
    How grave a breach is (*gravità*).
    """

    ERROR = "errore", "error"
    """Arithmetic, logic or clear law broken; only an error makes a report invalid."""
    WARNING = "avviso", "warning"
    """Probably wrong, or a duty with exceptions that the document may not show."""
    ADVICE = "consiglio", "advice"
    """Something to look at; never a verdict."""


T = TypeVar("T")
FactValue = str | int | bool | date | Month | Year | Euro | Period


@attrs.frozen
class Fact:
    """
    One figure or word on which a verdict rests (*elemento di prova*).

    Attributes:
        name: What it is, as one English word or path.
        value: What it is.
    """

    name: str
    value: FactValue

    @property
    def plain(self) -> str | int | bool:
        """
        The value as JSON holds it: amounts `"1000000.00"`, dates in ISO 8601, periods by first and last day.
        """
        if isinstance(self.value, Euro):
            return self.value.amount
        if isinstance(self.value, Period):
            return f"{self.value.start}/{self.value.last_day}"
        return self.value if isinstance(self.value, (str, int)) else str(self.value)


@attrs.frozen(kw_only=True)
class Breach:
    """
    The evidence is there and disagrees (*violazione*).

    Attributes:
        path: Where, as a JSON Pointer into the document.
        message: What disagrees, with the figures.
        facts: The evidence.
        severity: Set where this case is less grave than the rule; None for the rule's own.
    """

    path: str
    message: Bilingual
    facts: tuple[Fact, ...] = ()
    severity: Severity | None = None


@attrs.frozen(kw_only=True)
class Missing:
    """
    It cannot be said, and this is what would decide it (*non decidibile*).

    Attributes:
        path: Where the missing evidence should stand, as a JSON Pointer.
        message: What is missing, or which figure nobody has set.
        facts: The evidence that is there.
    """

    path: str
    message: Bilingual
    facts: tuple[Fact, ...] = ()


@attrs.frozen(kw_only=True)
class Kept:
    """
    The evidence is there and agrees (*rispettata*).

    Attributes:
        path: Where, as a JSON Pointer.
        message: What agrees, with the figures.
        facts: The evidence.
    """

    path: str
    message: Bilingual
    facts: tuple[Fact, ...] = ()


@attrs.frozen(kw_only=True)
class NotApplicable:
    """
    The rule has no object here (*non applicabile*).

    Attributes:
        path: Where, as a JSON Pointer; empty if the whole document has no object for the rule.
        message: Why not.
    """

    path: str
    message: Bilingual


Verdict = Breach | Missing | Kept | NotApplicable
"""What a rule may say of one place."""


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
    """

    programme: Programme
    on: date
    parameters: Parameters
    places: tuple[tuple[str, tuple[int, ...]], ...] = ()
    unread: frozenset[str] = frozenset()

    def tenders(self) -> Iterator[tuple[str, Tender]]:
        """
        Yield each tender with its JSON Pointer.
        """
        yield from self._placed("tenders", self.programme.tenders)

    def service_contracts(self) -> Iterator[tuple[str, ServiceContract]]:
        """
        Yield each service contract with its JSON Pointer.
        """
        yield from self._placed("service_contracts", self.programme.service_contracts)

    def laboratories(self) -> Iterator[tuple[str, Laboratory]]:
        """
        Yield each lab with its JSON Pointer.
        """
        yield from self._placed("laboratories", self.programme.laboratories)

    def contracts(self) -> Iterator[tuple[str, NeighbourhoodContract]]:
        """
        Yield each neighbourhood contract with its JSON Pointer.
        """
        yield from self._placed("contracts", self.programme.contracts)

    def interventions(self) -> Iterator[tuple[str, Intervention]]:
        """
        Yield each intervention with its JSON Pointer.
        """
        yield from self._placed("interventions", self.programme.interventions)

    def decisions(self) -> Iterator[tuple[str, SteeringDecision]]:
        """
        Yield each steering decision with its JSON Pointer.
        """
        yield from self._placed("decisions", self.programme.decisions)

    def savings(self) -> Iterator[tuple[str, Saving]]:
        """
        Yield each saving with its JSON Pointer.
        """
        yield from self._placed("savings", self.programme.savings)

    def requests(self) -> Iterator[tuple[str, Request]]:
        """
        Yield what was asked of the labs, each with its JSON Pointer.
        """
        yield from self._placed("requests", self.programme.requests)

    def works(self) -> Iterator[tuple[str, Works]]:
        """
        Yield the works of each part of a building with their JSON Pointer.
        """
        yield from self._placed("works", self.programme.works)

    def dwellings(self) -> Iterator[tuple[str, Dwelling]]:
        """
        Yield each dwelling with its JSON Pointer.
        """
        yield from self._placed("dwellings", self.programme.dwellings)

    def relocations(self) -> Iterator[tuple[str, Relocation]]:
        """
        Yield each case with its JSON Pointer.
        """
        yield from self._placed("relocations", self.programme.relocations)

    def within(self, path: str, name: str, records: tuple[T, ...]) -> Iterator[tuple[str, T]]:
        """
        Yield each record of a collection within another record, with its JSON Pointer.

        Args:
            path: The JSON Pointer of the other record.
            name: The name of the collection in it.
            records: The collection.
        """
        yield from self._placed(f"{path[1:]}/{name}", records)

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

    def figure(self, name: str, day: date | None = None) -> Dated | None:
        """
        Return the value of a parameter in force on a day, the view's own if none is given; None if nobody set it.
        """
        return self.parameters[name].on(day or self.on)


Check = Callable[[View], Iterator[Verdict]]


@attrs.frozen(kw_only=True)
class Rule:
    """
    One thing that the library checks, and on what ground (*regola*).

    A change of law is a second rule of the same `id` beside the first.

    Attributes:
        id: Its name, in kebab case.
        title: What it is called.
        it: The rule as one Italian sentence.
        en: The same in English.
        source: The act on which it rests.
        since: The first day on which this version holds; None if it needs no date.
        until: The first day on which it no longer does; None if it still does.
        severity: How grave a breach is.
        why: What goes wrong where nobody checks it.
        needs: The data that it looks at.
        reads: The collections of the programme that it looks at.
        parameters: The names of the figures that it uses.
        figures: The policy figures, by name, with which its two examples are judged: no figure of a body is silent.
        check: The rule itself.
        keeps: Returns a programme that keeps it, for its page in the documentation.
        breaks: Returns a programme that breaks it, for the same.
    """

    id: str
    title: Bilingual
    it: str
    en: str
    source: LegalSource
    since: date | None = None
    until: date | None = None
    severity: Severity
    why: Bilingual
    needs: Bilingual
    reads: tuple[str, ...]
    parameters: tuple[str, ...] = ()
    figures: tuple[tuple[str, int | str], ...] = ()
    check: Check
    keeps: Callable[[], Programme]
    breaks: Callable[[], Programme]

    @property
    def sentence(self) -> Bilingual:
        """
        The rule as one sentence in both languages.
        """
        return Bilingual(self.it, self.en)
