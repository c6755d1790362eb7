"""
The works of one part of a building: what happened to them, how far they are, and who was found inside.
"""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any, TypedDict, Unpack

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import When, check_date, is_when, latest
from contratti_quartiere.errors import ExceededError, IllegalTransitionError, MalformedValueError, WrongTypeError
from contratti_quartiere.evidence import DocumentKind, DocumentReference, Role
from contratti_quartiere.fields import identifier, not_negative, of, several, text
from contratti_quartiere.histories import StepMaker, grown
from contratti_quartiere.money import Euro
from contratti_quartiere.progress import Payment, PaymentKind, ProgressStatement
from contratti_quartiere.sources import Provenance
from contratti_quartiere.works_table import WORKS_TABLE, WorksEvent, WorksState

__all__ = [
    "Inspection",
    "Works",
    "WorksAnnotation",
    "WorksAnnotationKind",
    "WorksFacts",
    "WorksStep",
    "refuse_dropped",
]


_NOTHING = Euro.from_cents(0)


class WorksFacts(TypedDict, total=False):
    """
    What a step of works may say beyond its event and its day; the fields are those of `WorksStep`.
    """

    recorded_on: date | None
    documents: tuple[DocumentReference, ...]
    role: Role | None
    notice_date: date | None
    contractor: str
    amount: Euro | None
    planned_end: When | None
    reason: str


@attrs.frozen(kw_only=True, slots=False)
class WorksStep:
    """
    One thing that happened to works, on a day, with what proves it (*passo dei lavori*).

    Attributes:
        event: What happened.
        happened_on: The day on which it did.
        recorded_on: The day on which the office wrote it down; None if unknown.
        documents: What grounds it.
        role: Which office recorded it.
        notice_date: The day of the tender notice.
        contractor: Who won the contract; empty if unknown.
        amount: What the step counts: the price of an award, the work done at a termination, the money released.
        planned_end: The end that the step states, of a start or a resumption.
        reason: Why: a suspension, defects.
    """

    event: WorksEvent = attrs.field(validator=of(WorksEvent))
    happened_on: date = attrs.field(validator=of(date))
    recorded_on: date | None = attrs.field(default=None, validator=of(date, type(None)))
    documents: tuple[DocumentReference, ...] = attrs.field(default=(), validator=several(DocumentReference))
    role: Role | None = attrs.field(default=None, validator=of(Role, type(None)))
    notice_date: date | None = attrs.field(default=None, validator=of(date, type(None)))
    contractor: str = attrs.field(default="", validator=text)
    amount: Euro | None = attrs.field(default=None, validator=of(Euro, type(None)))
    planned_end: When | None = attrs.field(default=None, validator=is_when)
    reason: str = attrs.field(default="", validator=text)


_STEPS = StepMaker(WorksStep, WorksEvent)


class WorksAnnotationKind(Word):
    """
    What is noted of works without changing their state (*tipo di annotazione dei lavori*).
    """

    REMODULATION = "rimodulazione", "remodulation"
    """After the act the works are where they were, so it is no state."""
    PARTIAL_SUSPENSION = "sospensione_parziale", "partial suspension"
    NEW_DATES = "nuove_date", "new planned dates"
    CORRECTION = "rettifica", "correction"
    NOTE = "nota", "note"


@attrs.frozen(kw_only=True)
class WorksAnnotation:
    """
    Something noted of works that changes no state (*annotazione dei lavori*).

    Attributes:
        kind: What is noted.
        on: The day of which it tells.
        documents: What grounds it.
        role: Which office noted it.
        planned_start: The start foreseen from now on; None if not said.
        planned_end: The end foreseen from now on; None if not said.
        text: What is noted.
    """

    kind: WorksAnnotationKind = attrs.field(validator=of(WorksAnnotationKind))
    on: date = attrs.field(validator=of(date))
    documents: tuple[DocumentReference, ...] = attrs.field(default=(), validator=several(DocumentReference))
    role: Role | None = attrs.field(default=None, validator=of(Role, type(None)))
    planned_start: When | None = attrs.field(default=None, validator=is_when)
    planned_end: When | None = attrs.field(default=None, validator=is_when)
    text: str = attrs.field(default="", validator=text)


@attrs.frozen(kw_only=True)
class Inspection:
    """
    Who was found in a part of a building besides the households on record (*sopralluogo*).

    Attributes:
        on: The day on which somebody looked.
        others: How many people, shops and owners outside the register were found inside.
        documents: The record of it.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For fewer than none.
    """

    on: date = attrs.field(validator=of(date))
    others: int = attrs.field(validator=[of(int), not_negative])
    documents: tuple[DocumentReference, ...] = attrs.field(default=(), validator=several(DocumentReference))


@attrs.frozen(kw_only=True, slots=False)
class Works:
    """
    The works of one part of a building that is handed over by itself, as a staircase (*lavori di un intervento*).

    Works of which the contract was terminated are tendered again, and awarded under a second contract. Each contract
    has a price of its own and is certified from its own start; what was certified, paid and recovered of the works is
    the sum of all.

    Attributes:
        id: Its name within the programme.
        name: What they are called.
        contract: The `id` of the neighbourhood contract; empty if unknown.
        intervention: The `id` of the intervention of which they are a part; empty if unknown.
        building: The name of the building; empty if unknown.
        part: The part of it that they take; empty for the whole building.
        needs_empty: Whether nobody may live there meanwhile; None if unknown.
        history: What happened, in the order of the days.
        annotations: What was noted beside it, in any order.
        statements: How far they were, in the order of the days.
        payments: What was paid to the contractor, in the order of the days.
        inspections: Who was found inside, in any order.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        IllegalTransitionError: For a history that cannot have happened.
    """

    id: str = attrs.field(validator=identifier)
    name: str = attrs.field(default="", validator=text)
    contract: str = attrs.field(default="", validator=text)
    intervention: str = attrs.field(default="", validator=text)
    building: str = attrs.field(default="", validator=text)
    part: str = attrs.field(default="", validator=text)
    needs_empty: bool | None = attrs.field(default=None, validator=of(bool, type(None)))
    history: tuple[WorksStep, ...] = attrs.field(default=(), validator=several(WorksStep))
    annotations: tuple[WorksAnnotation, ...] = attrs.field(default=(), validator=several(WorksAnnotation))
    statements: tuple[ProgressStatement, ...] = attrs.field(default=(), validator=several(ProgressStatement))
    payments: tuple[Payment, ...] = attrs.field(default=(), validator=several(Payment))
    inspections: tuple[Inspection, ...] = attrs.field(default=(), validator=several(Inspection))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        WORKS_TABLE.replay(self.history)

    @property
    def state(self) -> WorksState:
        """
        Where they stand: the target of their last event.
        """
        return WORKS_TABLE.state(self.history)

    @property
    def allowed(self) -> frozenset[WorksEvent]:
        """
        What may happen to them next.
        """
        return frozenset(WORKS_TABLE.allowed(self.state))

    def why_not(self, event: WorksEvent) -> IllegalTransitionError | None:
        """
        Return why an event cannot come next; None if it may.
        """
        return WORKS_TABLE.why_not(self.history, event)

    def advance(
        self,
        event: WorksEvent,
        *,
        on: date,
        document: DocumentReference | None = None,
        **facts: Unpack[WorksFacts],
    ) -> "Works":
        """
        Return the works after one more step.

        Args:
            event: What happened.
            on: The day on which it did, not before the last step.
            document: What grounds it; further documents go into `documents`.
            **facts: The other fields of `WorksStep`.

        Raises:
            WrongTypeError: For a fact of another type.
            IllegalTransitionError: For what cannot come next.
        """
        step = _STEPS.make(event, on, document, facts)
        WORKS_TABLE.check(self.history, event, on)
        return grown(self, step)

    def with_step(self, step: WorksStep, *others: WorksStep) -> "Works":
        """
        Return the works with steps that were recorded late, each in the place of its day; the history is replayed.

        Args:
            step: The step.
            others: Further ones that only fit together with it.

        Raises:
            WrongTypeError: For anything but a step of works.
            IllegalTransitionError: If with them some step could not have happened.
        """
        for late in (step, *others):
            if type(late) is not WorksStep:
                raise WrongTypeError.of("Works.history", late, Bilingual("scrivere un WorksStep", "write a WorksStep"))
        return attrs.evolve(self, history=WORKS_TABLE.insert(self.history, step, *others))

    def certify(self, statement: ProgressStatement) -> "Works":
        """
        Return the works with one more statement of progress.

        Raises:
            WrongTypeError: For anything but a statement.
            MalformedValueError: For a day before the last statement, or less than it certified: what is certified does
                not fall, unless the record of a test corrects it. A second contract counts from zero.
        """
        certified = attrs.evolve(self, statements=(*self.statements, statement))
        if self.statements:
            last = self.statements[-1]
            tested = any(document.kind is DocumentKind.TEST_RECORD for document in statement.documents)
            falls = last.on >= self.contract_since(statement.on) and statement.certified < last.certified
            if statement.on < last.on or (falls and not tested):
                raise MalformedValueError(
                    Bilingual(f"SAL di {self.id}", f"progress statement of {self.id}"),
                    f"{statement.on}: {statement.certified}",
                    Bilingual(
                        f"l'ultimo, {last.on}, certifica {last.certified:it}",
                        f"the last one, {last.on}, certifies {last.certified:en}",
                    ),
                    Bilingual(
                        "scrivere l'importo cumulato dall'inizio, e un giorno non precedente",
                        "write the amount cumulated from the start, and no earlier day",
                    ),
                )
        return certified

    def pay(self, payment: Payment) -> "Works":
        """
        Return the works with one more payment.

        What was paid never exceeds what is certified and the advance that is not yet recovered, of all contracts
        together: what is still owed to the first contractor may be paid after a second one is at work. An advance is
        within the price, where that is known; which part of it the law allows depends on code and track, and is a
        matter for a rule. After works were dropped only a balance is paid, within what was certified by that day.

        Raises:
            WrongTypeError: For anything but a payment.
            MalformedValueError: For a day before the last payment.
            ExceededError: For more than is left to pay, or to recover, or for works that were dropped.
        """
        paid = attrs.evolve(self, payments=(*self.payments, payment))
        if self.payments and payment.on < self.payments[-1].on:
            raise MalformedValueError(
                Bilingual(f"pagamento per {self.id}", f"payment for {self.id}"),
                str(payment.on),
                Bilingual(
                    f"è prima dell'ultimo, {self.payments[-1].on}", f"is before the last, {self.payments[-1].on}"
                ),
                Bilingual("controllare il giorno", "check the day"),
            )
        dropped_on = self.dropped_on
        if dropped_on is not None and dropped_on <= payment.on:
            refuse_dropped(self, payment, dropped_on)
        limits = (
            (
                payment.advance_recovered,
                self.advance_outstanding(payment.on),
                Bilingual("anticipazione ancora da recuperare", "advance not yet recovered"),
                Bilingual("recuperare solo ciò che fu anticipato", "recover only what was advanced"),
            ),
            (
                payment.amount,
                self.payable(payment),
                Bilingual("resta da pagare", "left to pay"),
                Bilingual("certificare prima, o ridurre l'importo", "certify first, or pay less"),
            ),
        )
        for wanted, left, what, remedy in limits:
            if left is not None and wanted > left:
                raise ExceededError(
                    Bilingual(f"pagamento per {self.id} del {payment.on}", f"payment for {self.id} of {payment.on}"),
                    wanted,
                    left,
                    what,
                    remedy,
                )
        return paid

    def payable(self, payment: Payment) -> Euro | None:
        """
        Return how much a payment may be at most, after those on record; None if that cannot be said.

        It is what is certified and not paid, advances not recovered apart; of an advance, what the price leaves over
        what its contract has paid, and nobody knows that where the price is unknown.
        """
        day = payment.on
        if payment.kind is PaymentKind.ADVANCE:
            price = self.price(day)
            if price is None:
                return None
            since = self.contract_since(day)
            return price - Euro.total(paid.amount for paid in self.payments if since <= paid.on <= day)
        outstanding = self.advance_outstanding(day) - payment.advance_recovered
        return self.certified(day) + outstanding - self.paid(day)

    def contract_since(self, day: date) -> date:
        """
        Return the first day of the contract that runs on a day: of its award where it is a second one.

        Of the first contract it is the first day of the calendar. What is dated between the end of a contract and the
        award of the next, as a final account, is still of the one that ended.
        """
        awards = [
            step.happened_on for step in self.history if step.event is WorksEvent.AWARD and step.happened_on <= day
        ]
        return awards[-1] if len(awards) > 1 else date.min

    def certified(self, day: date) -> Euro:
        """
        Return the amount certified by a day, of all contracts; nothing if there is no statement up to it.
        """
        last: dict[date, ProgressStatement] = {}
        for statement in sorted(self.statements, key=lambda statement: statement.on):
            if statement.on <= day:
                last[self.contract_since(statement.on)] = statement
        return Euro.total(statement.certified for statement in last.values())

    def certified_earlier(self, day: date) -> Euro:
        """
        Return what was certified under the contracts that ended before the one that runs on a day.
        """
        since = self.contract_since(day)
        return _NOTHING if since == date.min else self.certified(since - timedelta(days=1))

    def _last_statement(self, day: date) -> ProgressStatement | None:
        """
        Return the last statement up to a day of the contract that runs on it; of one day the one that stands last.
        """
        since = self.contract_since(day)
        known = [statement for statement in self.statements if since <= statement.on <= day]
        return max(reversed(known), key=lambda statement: statement.on, default=None)

    def paid(self, day: date) -> Euro:
        """
        Return what was paid by a day, advances included.
        """
        return Euro.total(payment.amount for payment in self.payments if payment.on <= day)

    def advance_outstanding(self, day: date) -> Euro:
        """
        Return how much of the advances paid by a day was not recovered by then.
        """
        known = [payment for payment in self.payments if payment.on <= day]
        advances = Euro.total(payment.amount for payment in known if payment.kind is PaymentKind.ADVANCE)
        return advances - Euro.total(payment.advance_recovered for payment in known)

    def price(self, day: date) -> Euro | None:
        """
        Return the price of the contract that runs on a day: of its last statement that says it, else of its award.

        None if neither says it; the price of a contract that ended tells nothing of the next.
        """
        since = self.contract_since(day)
        awarded = [step for step in self.history if step.event is WorksEvent.AWARD and step.happened_on <= day]
        stated = [
            statement
            for statement in self.statements
            if since <= statement.on <= day and statement.contract_amount is not None
        ]
        if stated:
            return max(reversed(stated), key=lambda statement: statement.on).contract_amount
        return awarded[-1].amount if awarded else None

    @property
    def dropped_on(self) -> date | None:
        """
        The day on which they were dropped; None if they were not.
        """
        return self.history[-1].happened_on if self.state is WorksState.DROPPED else None

    def progress(self, day: date) -> Fraction | None:
        """
        Return the part of the price certified by a day, after the last statement up to it; None if none tells.

        Where that statement does not say the price, none is taken from elsewhere: a variant may have changed it. Of a
        second contract only its own statements tell, of its own price.

        Raises:
            WrongTypeError: For a day that is no date, or one with a time.
        """
        check_date("Works.progress", day)
        last = self._last_statement(day)
        return None if last is None else last.progress

    def until(self, day: date) -> "Works":
        """
        Return the works as they stood at the end of a day: without what is dated after it.

        Raises:
            WrongTypeError: For a day that is no date, or one with a time.
        """
        check_date("Works.until", day)
        known: dict[str, Any] = {
            "history": tuple(step for step in self.history if step.happened_on <= day),
            "annotations": tuple(note for note in self.annotations if note.on <= day),
            "statements": tuple(statement for statement in self.statements if statement.on <= day),
            "payments": tuple(payment for payment in self.payments if payment.on <= day),
            "inspections": tuple(inspection for inspection in self.inspections if inspection.on <= day),
        }
        if all(len(records) == len(getattr(self, name)) for name, records in known.items()):
            return self
        return attrs.evolve(self, **known)


def refuse_dropped(works: Works, payment: Payment, dropped_on: When) -> None:
    """
    Refuse a payment for works that were dropped, unless it is a balance within what was certified by then.

    An advance that was not recovered is no longer there to be paid beside it: it settles what was certified.

    Raises:
        ExceededError: For anything but a balance, or more than is left of what was certified.
    """
    left = _NOTHING
    if payment.kind is PaymentKind.BALANCE:
        left = max(works.certified(latest(dropped_on)) - works.paid(payment.on), _NOTHING)
    if payment.amount > left:
        raise ExceededError(
            Bilingual(f"lavori {works.id}", f"works {works.id}"),
            payment.amount,
            left,
            Bilingual(f"stralciati dal {dropped_on}", f"dropped on {dropped_on}"),
            Bilingual("liquidare con un saldo ciò che fu certificato prima", "settle by a balance what was certified"),
        )
