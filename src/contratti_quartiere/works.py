"""
The works of one part of a building: what happened to them, how far they are, and who was found inside.
"""

from datetime import date
from fractions import Fraction
from typing import TypedDict, Unpack

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import When, check_date, is_when
from contratti_quartiere.errors import IllegalTransitionError, MalformedValueError, WrongTypeError, shown
from contratti_quartiere.evidence import DocumentKind as Doc
from contratti_quartiere.evidence import DocumentReference, Role
from contratti_quartiere.fields import identifier, of, several, text
from contratti_quartiere.histories import StepMaker, Table, grown, row
from contratti_quartiere.money import Euro
from contratti_quartiere.sources import Provenance

__all__ = [
    "WORKS_TABLE",
    "Inspection",
    "ProgressStatement",
    "Works",
    "WorksAnnotation",
    "WorksAnnotationKind",
    "WorksEvent",
    "WorksFacts",
    "WorksState",
    "WorksStep",
]


class WorksState(Word):
    """
    Where works stand (*stato dei lavori*).
    """

    PLANNED = "previsto", "planned"
    FUNDED = "finanziato", "funded"
    DESIGNED = "progettato", "designed"
    TENDERED = "in_gara", "tendered"
    AWARDED = "appaltato", "awarded"
    RUNNING = "in_corso", "running"
    SUSPENDED = "sospeso", "suspended"
    TERMINATED = "risolto", "terminated"
    FINISHED = "ultimato", "finished"
    ACCEPTED = "collaudato", "accepted"
    DROPPED = "stralciato", "dropped"

    @property
    def site_open(self) -> bool:
        """
        True while the part of the building is the site's: from the handover until it is tested.
        """
        return self in _OPEN


class WorksEvent(Word):
    """
    What happens to works (*evento dei lavori*).
    """

    FUND = "finanzia", "fund"
    DESIGN = "progetta", "design"
    TENDER = "bandisci", "tender"
    FIND_NO_BIDDER = "va_deserta", "find no bidder"
    AWARD = "appalta", "award"
    START = "consegna_lavori", "start"
    SUSPEND = "sospendi", "suspend"
    RESUME = "riprendi", "resume"
    TERMINATE = "risolvi", "terminate"
    TENDER_AGAIN = "riappalta", "tender again"
    FINISH = "ultima", "finish"
    FAIL_TEST = "collaudo_negativo", "fail test"
    ACCEPT = "collauda", "accept"
    DROP = "stralcia", "drop"


_S = WorksState
_E = WorksEvent

_OPEN = frozenset({_S.RUNNING, _S.SUSPENDED, _S.TERMINATED, _S.FINISHED})


WORKS_TABLE: Table[WorksState, WorksEvent] = Table(
    name=Bilingual("lavori", "works"),
    states=tuple(WorksState),
    rows=(
        row(_E.FUND, {_S.PLANNED}, _S.FUNDED, Doc.FUNDING_ACT),
        # Designed before the money is assigned (a reading, open).
        row(_E.DESIGN, {_S.PLANNED, _S.FUNDED}, _S.DESIGNED, Doc.DESIGN_APPROVAL),
        row(_E.TENDER, {_S.DESIGNED}, _S.TENDERED, Doc.TENDER_NOTICE),
        row(_E.FIND_NO_BIDDER, {_S.TENDERED}, _S.DESIGNED, Doc.TENDER_RECORD),
        row(_E.AWARD, {_S.TENDERED}, _S.AWARDED, Doc.AWARD),
        row(_E.START, {_S.AWARDED}, _S.RUNNING, Doc.SITE_HANDOVER),
        row(_E.SUSPEND, {_S.RUNNING}, _S.SUSPENDED, Doc.SUSPENSION_RECORD),
        row(_E.RESUME, {_S.SUSPENDED}, _S.RUNNING, Doc.RESUMPTION_RECORD),
        row(_E.TERMINATE, {_S.AWARDED, _S.RUNNING, _S.SUSPENDED}, _S.TERMINATED, Doc.CONTRACT_TERMINATION),
        row(_E.TENDER_AGAIN, {_S.TERMINATED}, _S.TENDERED, Doc.TENDER_NOTICE),
        row(_E.FINISH, {_S.RUNNING}, _S.FINISHED, Doc.COMPLETION_CERTIFICATE),
        row(_E.FAIL_TEST, {_S.FINISHED}, _S.RUNNING, Doc.TEST_RECORD),
        row(_E.ACCEPT, {_S.FINISHED}, _S.ACCEPTED, Doc.TEST_RECORD),
        # It strands cases: who is at home is cancelled, who is out gets a choice.
        row(
            _E.DROP,
            frozenset(_S) - {_S.FINISHED, _S.ACCEPTED, _S.DROPPED},
            _S.DROPPED,
            Doc.REMODULATION_ACT,
        ),
    ),
)
"""The works of a part of a building: 11 states, 14 events."""


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


def _no_less_than_zero(what: Bilingual, found: object) -> MalformedValueError:
    return MalformedValueError(
        what,
        shown(found),
        Bilingual("è meno di zero", "is less than zero"),
        Bilingual("scrivere da zero in su", "write zero or more"),
    )


@attrs.frozen(kw_only=True)
class ProgressStatement:
    """
    How far works are on a day: the amount certified from their start on (*stato di avanzamento lavori, SAL*).

    Attributes:
        on: The day up to which it counts.
        certified: The cumulative amount certified.
        contract_amount: The price of the works on that day, which a variant may change; None if unknown.
        documents: The statement, the payment certificate.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For an amount below zero, or a price of zero.
    """

    on: date = attrs.field(validator=of(date))
    certified: Euro = attrs.field(validator=of(Euro))
    contract_amount: Euro | None = attrs.field(default=None, validator=of(Euro, type(None)))
    documents: tuple[DocumentReference, ...] = attrs.field(default=(), validator=several(DocumentReference))

    def __attrs_post_init__(self) -> None:
        if self.certified.cents < 0:
            raise _no_less_than_zero(Bilingual("importo certificato", "certified amount"), self.certified)
        if self.contract_amount is not None and self.contract_amount.cents < 1:
            raise MalformedValueError(
                Bilingual("importo del contratto", "contract amount"),
                shown(self.contract_amount),
                Bilingual("non è un prezzo", "is no price"),
                Bilingual("scrivere un importo sopra lo zero, o nulla", "write an amount above zero, or nothing"),
            )

    @property
    def progress(self) -> Fraction | None:
        """
        The part of the price that is certified; None if the price is unknown.

        It may fall lawfully: a variant raises what it is a part of.
        """
        if self.contract_amount is None:
            return None
        return Fraction(self.certified.cents, self.contract_amount.cents)


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
    others: int = attrs.field(validator=of(int))
    documents: tuple[DocumentReference, ...] = attrs.field(default=(), validator=several(DocumentReference))

    def __attrs_post_init__(self) -> None:
        if self.others < 0:
            raise _no_less_than_zero(Bilingual("presenze trovate", "people found"), self.others)


@attrs.frozen(kw_only=True, slots=False)
class Works:
    """
    The works of one part of a building that is handed over by itself, as a staircase (*lavori di un intervento*).

    Attributes:
        id: Its name within the programme.
        name: What they are called.
        contract: The `id` of the neighbourhood contract; empty if unknown.
        building: The name of the building; empty if unknown.
        part: The part of it that they take; empty for the whole building.
        needs_empty: Whether nobody may live there meanwhile; None if unknown.
        history: What happened, in the order of the days.
        annotations: What was noted beside it, in any order.
        statements: How far they were, in the order of the days.
        inspections: Who was found inside, in any order.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        IllegalTransitionError: For a history that cannot have happened.
    """

    id: str = attrs.field(validator=identifier)
    name: str = attrs.field(default="", validator=text)
    contract: str = attrs.field(default="", validator=text)
    building: str = attrs.field(default="", validator=text)
    part: str = attrs.field(default="", validator=text)
    needs_empty: bool | None = attrs.field(default=None, validator=of(bool, type(None)))
    history: tuple[WorksStep, ...] = attrs.field(default=(), validator=several(WorksStep))
    annotations: tuple[WorksAnnotation, ...] = attrs.field(default=(), validator=several(WorksAnnotation))
    statements: tuple[ProgressStatement, ...] = attrs.field(default=(), validator=several(ProgressStatement))
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
                not fall.
        """
        certified = attrs.evolve(self, statements=(*self.statements, statement))
        if self.statements:
            last = self.statements[-1]
            if statement.on < last.on or statement.certified.cents < last.certified.cents:
                raise MalformedValueError(
                    Bilingual(f"SAL di {self.id}", f"progress statement of {self.id}"),
                    f"{statement.on}: {statement.certified}",
                    Bilingual(
                        f"l'ultimo, {last.on}, certifica {last.certified}",
                        f"the last one, {last.on}, certifies {last.certified}",
                    ),
                    Bilingual(
                        "scrivere l'importo cumulato dall'inizio, e un giorno non precedente",
                        "write the amount cumulated from the start, and no earlier day",
                    ),
                )
        return certified

    def progress(self, day: date) -> Fraction | None:
        """
        Return the part of the price certified by a day, after the last statement up to it; None if none tells.

        Where that statement does not say the price, none is taken from elsewhere: a variant may have changed it.

        Raises:
            WrongTypeError: For a day that is no date, or one with a time.
        """
        check_date("Works.progress", day)
        known = [statement for statement in self.statements if statement.on <= day]
        return max(known, key=lambda statement: statement.on).progress if known else None

    def until(self, day: date) -> "Works":
        """
        Return the works as they stood at the end of a day: without what is dated after it.

        Raises:
            WrongTypeError: For a day that is no date, or one with a time.
        """
        check_date("Works.until", day)
        return attrs.evolve(
            self,
            history=tuple(step for step in self.history if step.happened_on <= day),
            annotations=tuple(note for note in self.annotations if note.on <= day),
            statements=tuple(statement for statement in self.statements if statement.on <= day),
            inspections=tuple(inspection for inspection in self.inspections if inspection.on <= day),
        )
