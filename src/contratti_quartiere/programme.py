"""
The whole programme: neighbourhoods, their contracts, labs, tenders, households on the move, and what nobody knows.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import is_
from typing import Any, TypeVar

import attrs

from contratti_quartiere.activities import Activity
from contratti_quartiere.agreements import ContractAct
from contratti_quartiere.amounts import StatedAmount, StatedCount
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import Month, When, Year, check_date, earliest, happened_by
from contratti_quartiere.decision_checks import refuse, refuse_additions, refuse_overspent, stands
from contratti_quartiere.decisions import Saving, SteeringDecision
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.errors import (
    DuplicateIdentifierError,
    ExceededError,
    OpenCaseError,
    SplitError,
    UnknownNameError,
    WrongTypeError,
)
from contratti_quartiere.fields import identifier, of, several, text, unique
from contratti_quartiere.households import Household
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.laboratory import Laboratory
from contratti_quartiere.ledger import Ledger
from contratti_quartiere.lot_criteria import LotCriterion, lot_facts
from contratti_quartiere.lots import Criterion, LotPlan
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Tender
from contratti_quartiere.progress import Payment, ProgressStatement
from contratti_quartiere.published_tables import PublishedTable
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RELOCATION_TABLE
from contratti_quartiere.requests import Request
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import ILLUSTRATIVE, Provenance, Source
from contratti_quartiere.stranded import StrandedCase, stranded_cases
from contratti_quartiere.works import Works, refuse_dropped

__all__ = [
    "Milestone",
    "MilestoneKind",
    "Neighbourhood",
    "Programme",
    "Unknown",
]

R = TypeVar("R")


@attrs.frozen(kw_only=True)
class Neighbourhood:
    """
    A part of a town that a contract regenerates (*quartiere*).

    Attributes:
        id: Its name within the programme.
        name: What it is called.
        municipality: The town; empty if unknown.
        provenance: From where it is known.
    """

    id: str = attrs.field(validator=identifier)
    name: str = attrs.field(validator=text)
    municipality: str = attrs.field(default="", validator=text)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))


class MilestoneKind(Word):
    """
    What sort of thing happened (*tipo di tappa*).
    """

    OPENED = "apertura", "opening"
    STEERED = "cabina di regia", "steering group"
    ANNOUNCED = "annuncio", "announcement"
    RESTARTED = "ripartenza", "restart"
    EXTENDED = "proroga", "extension"
    REFINANCED = "rifinanziamento", "refinancing"
    OTHER = "altro", "other"


@attrs.frozen(kw_only=True)
class Milestone:
    """
    Something that happened to the programme, on a date of any precision (*tappa*).

    Attributes:
        id: Its name within the programme.
        kind: What sort of thing it is.
        when: The day, month or year, as the source says.
        what: What happened, in words.
        provenance: From where it is known.
    """

    id: str = attrs.field(validator=identifier)
    kind: MilestoneKind = attrs.field(validator=of(MilestoneKind))
    when: When = attrs.field(validator=of(date, Month, Year))
    what: Bilingual = attrs.field(validator=of(Bilingual))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))


@attrs.frozen(kw_only=True)
class Unknown:
    """
    A question about the programme that nobody here can answer, and the office that could (*dato ignoto*).

    Attributes:
        id: Its name within the programme.
        question: What is not known.
        office: Whom to ask, by civic access (DLgs 33/2013 art. 5).
    """

    id: str = attrs.field(validator=identifier)
    question: Bilingual = attrs.field(validator=of(Bilingual))
    office: Bilingual = attrs.field(validator=of(Bilingual))


@attrs.frozen(kw_only=True)
class Programme:
    """
    The root of a document: everything that is known of a regeneration programme (*programma*).

    Every collection may be empty, so that a tender, or a lab, can be judged alone. A programme that breaks the law is
    still a value: rules report, the constructor does not.

    Attributes:
        title: What the programme is called.
        sources: The documents from which its facts come.
        neighbourhoods: Where it acts.
        acts: On what all its contracts rest, in any order: laws, decrees, the call.
        counts: How many buildings, dwellings and people in all, each with its perimeter.
        amounts: What sources say that the whole costs, received or spent, each with its own words.
        contracts: The neighbourhood contracts in it.
        laboratories: The labs that accompany it.
        requests: What people asked of the labs.
        activities: What the labs did beside that, in any order.
        tenders: The tenders for the labs' service.
        service_contracts: The contracts that came of them, with their execution.
        interventions: What the contracts pay for, as first agreed and as decisions added.
        decisions: How it was re-programmed, in any order.
        savings: Money that turned out not to be needed.
        works: The works on the buildings, by the part that is handed over.
        dwellings: The homes that are renovated, and those that are used meanwhile.
        households: Who lives in them.
        relocations: The case of each household.
        published: The tables of counts of people that went out, as indicators of the labs.
        milestones: What happened, in any order.
        unknowns: What is not known.

    Raises:
        WrongTypeError: For a field of another type.
        DuplicateIdentifierError: For an identifier that stands twice in one collection: neither record could be
            pointed at.
    """

    title: str = attrs.field(default="", validator=text)
    sources: tuple[Source, ...] = attrs.field(default=(), validator=several(Source))
    neighbourhoods: tuple[Neighbourhood, ...] = attrs.field(default=(), validator=several(Neighbourhood))
    acts: tuple[ContractAct, ...] = attrs.field(default=(), validator=several(ContractAct))
    counts: tuple[StatedCount, ...] = attrs.field(default=(), validator=several(StatedCount))
    amounts: tuple[StatedAmount, ...] = attrs.field(default=(), validator=several(StatedAmount))
    contracts: tuple[NeighbourhoodContract, ...] = attrs.field(default=(), validator=several(NeighbourhoodContract))
    laboratories: tuple[Laboratory, ...] = attrs.field(default=(), validator=several(Laboratory))
    requests: tuple[Request, ...] = attrs.field(default=(), validator=several(Request))
    activities: tuple[Activity, ...] = attrs.field(default=(), validator=several(Activity))
    tenders: tuple[Tender, ...] = attrs.field(default=(), validator=several(Tender))
    service_contracts: tuple[ServiceContract, ...] = attrs.field(default=(), validator=several(ServiceContract))
    interventions: tuple[Intervention, ...] = attrs.field(default=(), validator=several(Intervention))
    decisions: tuple[SteeringDecision, ...] = attrs.field(default=(), validator=several(SteeringDecision))
    savings: tuple[Saving, ...] = attrs.field(default=(), validator=several(Saving))
    works: tuple[Works, ...] = attrs.field(default=(), validator=several(Works))
    dwellings: tuple[Dwelling, ...] = attrs.field(default=(), validator=several(Dwelling))
    households: tuple[Household, ...] = attrs.field(default=(), validator=several(Household))
    relocations: tuple[Relocation, ...] = attrs.field(default=(), validator=several(Relocation))
    published: tuple[PublishedTable, ...] = attrs.field(default=(), validator=several(PublishedTable))
    milestones: tuple[Milestone, ...] = attrs.field(default=(), validator=several(Milestone))
    unknowns: tuple[Unknown, ...] = attrs.field(default=(), validator=several(Unknown))

    def __attrs_post_init__(self) -> None:
        for name, records in self.collections():
            unique(f"Programme.{name}", tuple(record.id for record in records))

    def collections(self) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """
        Yield each collection of named records with its name, in the order of a document.
        """
        for field in attrs.fields(Programme):
            if field.name not in _NAMELESS:
                yield field.name, getattr(self, field.name)

    @property
    def ledger(self) -> Ledger:
        """
        The money of its contracts and interventions after all decisions; ask it of `as_of` for that of a day.
        """
        return Ledger(
            contracts=self.contracts,
            interventions=self.interventions,
            decisions=self.decisions,
            savings=self.savings,
            works=self.works,
        )

    @property
    def stranded(self) -> tuple[StrandedCase, ...]:
        """
        The open cases whose works were dropped, with what is to be done next.
        """
        return stranded_cases(self.relocations, self.ledger)

    def decide(self, decision: SteeringDecision, *, added: tuple[Intervention, ...] = ()) -> "Programme":
        """
        Return the programme with one more decision.

        Args:
            decision: The decision; it may be of a day before others, if those still hold with it.
            added: The interventions that it adds to the programme.

        Raises:
            DuplicateIdentifierError: If the programme has a decision or an intervention of that `id`.
            UnknownNameError: For an intervention, contract or saving that the programme does not have, or not yet.
            MalformedValueError: For a measure on what was dropped, one that adds what is there, or an intervention in
                `added` that no measure adds.
            ExceededError: For more than is left of an item or a saving, or money for what was dropped; also of a later
                decision that stands no more, or of what was spent since; for money of an intervention in `added` that
                no flow brings.
            UnbalancedError: For flows of which one side is more than the other.
        """
        before = self.ledger
        decided = attrs.evolve(self, interventions=(*self.interventions, *added), decisions=(*self.decisions, decision))
        ledger = decided.ledger
        refuse(ledger, decision)
        refuse_additions(before, ledger, decision, added)
        for other in before.in_order:
            if not stands(ledger, other) and stands(before, other):
                refuse(ledger, other)
        refuse_overspent(before, ledger, decision)
        return decided

    def certify(self, works: str, statement: ProgressStatement) -> "Programme":
        """
        Return the programme with one more statement of progress for works; see `Works.certify`.

        Raises:
            UnknownNameError: For works that the programme does not have.
            MalformedValueError: For less than was certified before, or an earlier day.
            ExceededError: For more than is assigned to the intervention.
        """
        return self._within_budget(self._find_works(works).certify(statement))

    def pay(self, works: str, payment: Payment) -> "Programme":
        """
        Return the programme with one more payment for works; see `Works.pay`.

        Raises:
            UnknownNameError: For works that the programme does not have.
            MalformedValueError: For a day before the last payment.
            ExceededError: For more than is left to pay or is assigned to the intervention, or for works of which the
                intervention was dropped.
        """
        found = self._find_works(works)
        paid = found.pay(payment)
        decision = self.as_of(payment.on).ledger.dropped_by(found.intervention)
        if decision is not None:
            refuse_dropped(found, payment, decision.on)
        return self._within_budget(paid)

    def _find_works(self, name: str) -> Works:
        for works in self.works:
            if works.id == name:
                return works
        raise UnknownNameError(Bilingual("lavori", "works"), name, tuple(sorted(works.id for works in self.works)))

    def _within_budget(self, changed: Works) -> "Programme":
        """
        Return the programme with changed works, for which no more is spent than what is assigned to their intervention.
        """
        works = tuple(changed if works.id == changed.id else works for works in self.works)
        programme = attrs.evolve(self, works=works)
        account, before = programme.ledger.account(changed.intervention), self.ledger.account(changed.intervention)
        if account.budget is not None and account.budget < account.spent > before.spent:
            name = changed.intervention
            raise ExceededError(
                Bilingual(f"intervento {name}", f"intervention {name}"),
                account.spent,
                account.budget,
                Bilingual("assegnati all'intervento", "assigned to the intervention"),
                Bilingual("assegnarvi prima altro denaro con una decisione", "assign more money by a decision first"),
            )
        return programme

    def lot_plan(
        self,
        on: date,
        *,
        criteria: Sequence[LotCriterion | Criterion] = (),
        tender: str = "",
        total: Euro | None = None,
    ) -> LotPlan:
        """
        Return how an amount is divided into the lots of a tender, by what was known on a day.

        Asked of two days, the two plans show what later progress would have changed: see `compare_plans`.

        Args:
            on: The day as of which the works, aims and households are measured.
            criteria: Ready-made ones, functions of the caller's, or criteria with their values; without any, the
                tender's own plan.
            tender: The `id` of the tender; may be left out where there is one.
            total: The amount to divide; the tender's own plan says it where none is given.

        Raises:
            WrongTypeError: For a day that is no date.
            UnknownNameError: For a tender that the programme does not have.
            UnmeasuredError: If a criterion cannot be measured of every lot.
            SplitError: If there are neither criteria nor a plan, no amount, or nothing to divide by.
        """
        known = self.as_of(on)
        found = known._find_tender(tender)  # noqa: SLF001  # our own, of the day
        plan = found.plan
        if total is None:
            total = None if plan is None else plan.total
        if total is None or (plan is None and not criteria):
            raise SplitError(
                Bilingual(f"la gara {found.id} non ha un piano", f"the tender {found.id} has no plan"),
                Bilingual("dare criteria= e total=", "give criteria= and total="),
            )
        if not criteria and plan is not None:
            return attrs.evolve(plan, total=total)
        facts = lot_facts(found, known.ledger, known.relocations)
        measured = tuple(item if isinstance(item, Criterion) else item(facts) for item in criteria)
        return LotPlan(total=total, criteria=measured, provenance=ILLUSTRATIVE)

    def _find_tender(self, name: str) -> Tender:
        tenders = [tender for tender in self.tenders if name in ("", tender.id)]
        if len(tenders) == 1:
            return tenders[0]
        raise UnknownNameError(Bilingual("gara", "tender"), name, tuple(sorted(tender.id for tender in self.tenders)))

    def with_case(self, case: Relocation) -> "Programme":
        """
        Return the programme with a case added, or put in the place of the case of the same `id`.

        Two open cases of one household that a document holds are a matter for a rule; we open none.

        Raises:
            WrongTypeError: For anything but a case.
            DuplicateIdentifierError: If the case of the same `id` is of another household or origin: it would vanish.
            OpenCaseError: If the case is open, and its household has another open one.
        """
        if type(case) is not Relocation:
            raise WrongTypeError.of(
                "Programme.relocations", case, Bilingual("scrivere un Relocation", "write a Relocation")
            )
        household = case.household_on(date.max)
        for position, other in enumerate(self.relocations):
            if other.id == case.id:
                if (other.household, other.origin) != (case.household, case.origin):
                    last = len(self.relocations)
                    raise DuplicateIdentifierError("Programme.relocations", case.id, position, last)
            elif case.open and other.open and other.household_on(date.max) == household:
                raise OpenCaseError(household, other.id, other.state, RELOCATION_TABLE.allowed(other.state))
        cases = {other.id: other for other in self.relocations} | {case.id: case}
        return attrs.evolve(self, relocations=tuple(cases.values()))

    def as_of(self, day: date) -> "Programme":
        """
        Return the programme as it was known on a day: without what first happened after it.

        Openings, requests, activities, acts on a term, steps of a history, what is noted beside it, cases that split
        off, published tables and milestones that can only have come later are left out; what began by then keeps the
        end that its source gives.

        Raises:
            WrongTypeError: For a day that is no date, or one with a time.
        """
        check_date("Programme.as_of", day)
        ledger = self.ledger
        return attrs.evolve(
            self,
            acts=tuple(act for act in self.acts if happened_by(act.on, day)),
            counts=tuple(count for count in self.counts if happened_by(count.when, day)),
            amounts=tuple(amount for amount in self.amounts if happened_by(amount.when, day)),
            contracts=tuple(contract.until(day) for contract in self.contracts),
            laboratories=tuple(lab.until(day) for lab in self.laboratories),
            requests=tuple(request.until(day) for request in self.requests if request.received_on <= day),
            activities=tuple(activity for activity in self.activities if earliest(activity.when) <= day),
            tenders=tuple(tender.until(day) for tender in self.tenders if tender.known_from <= day),
            service_contracts=tuple(found.until(day) for found in self.service_contracts if found.known_from <= day),
            interventions=tuple(
                intervention.until(day) for intervention in self.interventions if ledger.there_by(intervention.id, day)
            ),
            decisions=tuple(decision for decision in self.decisions if earliest(decision.on) <= day),
            savings=tuple(saving.until(day) for saving in self.savings if saving.known_from <= day),
            works=tuple(
                known
                for known in (works.until(day) for works in self.works)
                # Those of an intervention that is added later are not planned yet, unless something happened to them.
                if ledger.there_by(known.intervention, day) or known.history or known.statements or known.payments
            ),
            dwellings=_unchanged(self.dwellings, (dwelling.until(day) for dwelling in self.dwellings)),
            relocations=_unchanged(
                self.relocations,
                (case.until(day) for case in self.relocations if not _splits_off_after(case, day)),
            ),
            published=tuple(table for table in self.published if happened_by(table.published_on, day)),
            milestones=tuple(step for step in self.milestones if earliest(step.when) <= day),
        )


_NAMELESS = frozenset({"title", "counts", "amounts"})
"""What is no collection of records with an `id`."""


def _unchanged(records: tuple[R, ...], known: Iterable[R]) -> tuple[R, ...]:
    """
    Return what is known of records: themselves, in the same collection, where that is all of them.
    """
    found = tuple(known)
    return records if len(found) == len(records) and all(map(is_, found, records)) else found


def _splits_off_after(case: Relocation, day: date) -> bool:
    return bool(case.origin) and case.home_since is not None and case.home_since > day
