"""
A dwelling: what a household needs to know of it, what happened to it, and for whom it is booked.
"""

from datetime import date
from decimal import Decimal
from typing import Any, TypedDict, Unpack

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.bookings import RotationBooking, RotationState, free_of_clashes
from contratti_quartiere.dates import check_date
from contratti_quartiere.errors import IllegalTransitionError, MalformedValueError, WrongTypeError, shown
from contratti_quartiere.evidence import DocumentKind as Doc
from contratti_quartiere.evidence import DocumentReference, Role
from contratti_quartiere.fields import identifier, of, several, text
from contratti_quartiere.histories import StepMaker, Table, grown, row
from contratti_quartiere.sources import Provenance

__all__ = [
    "DWELLING_TABLE",
    "Dwelling",
    "DwellingEvent",
    "DwellingFacts",
    "DwellingState",
    "DwellingStep",
    "OwnerKind",
    "RentRegime",
]


class DwellingState(Word):
    """
    What a dwelling is in between two leases (*stato dell'alloggio*).
    """

    OCCUPIED = "occupato", "occupied"
    """Its household is inside; also after a return or a new assignment."""
    VACATED = "liberato", "vacated"
    SECURED = "messo_in_sicurezza", "secured"
    SQUATTED = "occupato_abusivo", "squatted"
    IN_WORKS = "in_cantiere", "in works"
    ACCEPTED = "collaudato", "accepted"
    READY = "pronto", "ready"
    SUPPRESSED = "soppresso", "suppressed"


class DwellingEvent(Word):
    """
    What happens to a dwelling (*evento dell'alloggio*).
    """

    FREE = "libera", "free"
    SECURE = "metti_in_sicurezza", "secure"
    SQUAT = "occupa_abusivamente", "squat"
    CLEAR = "sgombera", "clear"
    HAND_TO_SITE = "consegna_cantiere", "hand to site"
    ACCEPT_WORKS = "collauda", "accept works"
    REOPEN_WORKS = "riapri_cantiere", "reopen works"
    MAKE_READY = "rendi_pronto", "make ready"
    REOCCUPY = "rioccupa", "reoccupy"
    SUPPRESS = "sopprimi", "suppress"


_S = DwellingState
_E = DwellingEvent


DWELLING_TABLE: Table[DwellingState, DwellingEvent] = Table(
    name=Bilingual("alloggio", "dwelling"),
    states=tuple(DwellingState),
    rows=(
        row(_E.FREE, {_S.OCCUPIED}, _S.VACATED, Doc.HANDOVER_RECORD),
        row(_E.SECURE, {_S.VACATED}, _S.SECURED, Doc.OWNER_RECORD),
        # From the site too: an abandoned one (a reading, open).
        row(_E.SQUAT, {_S.VACATED, _S.SECURED, _S.IN_WORKS, _S.ACCEPTED, _S.READY}, _S.SQUATTED, Doc.REPORT),
        row(_E.CLEAR, {_S.SQUATTED}, _S.VACATED, Doc.CLEARANCE_RECORD),
        # What is occupied, by right or not, has no way into the site.
        row(_E.HAND_TO_SITE, {_S.VACATED, _S.SECURED}, _S.IN_WORKS, Doc.SITE_HANDOVER),
        row(_E.ACCEPT_WORKS, {_S.IN_WORKS}, _S.ACCEPTED, Doc.TEST_RECORD),
        row(_E.REOPEN_WORKS, {_S.ACCEPTED, _S.READY}, _S.IN_WORKS, Doc.BODY_LETTER),
        # Without works: they were dropped (a reading, open).
        row(_E.MAKE_READY, {_S.VACATED, _S.SECURED, _S.ACCEPTED}, _S.READY, Doc.OWNER_RECORD),
        row(_E.REOCCUPY, {_S.READY}, _S.OCCUPIED, Doc.HANDOVER_RECORD),
        row(_E.SUPPRESS, {_S.IN_WORKS}, _S.SUPPRESSED, Doc.REMODULATION_ACT),
    ),
)
"""A dwelling: 8 states, 10 events."""


class RentRegime(Word):
    """
    By which rules the rent of a dwelling is set (*regime di canone*).
    """

    SOCIAL = "sociale", "social"
    MODERATE = "moderato", "moderate"
    AGREED = "concordato", "agreed"
    OTHER = "altro regime", "other regime"


class OwnerKind(Word):
    """
    Who owns a dwelling (*proprietario*).
    """

    ALER = "ALER", "ALER"
    CITY = "Comune", "City"
    PRIVATE = "privato", "private"
    OTHER = "altro ente", "other body"


class DwellingFacts(TypedDict, total=False):
    """
    What a step of a dwelling may say beyond its event and its day; the fields are those of `DwellingStep`.
    """

    recorded_on: date | None
    documents: tuple[DocumentReference, ...]
    role: Role | None
    household: str
    works: str
    replaced_by: tuple[str, ...]
    reason: str


@attrs.frozen(kw_only=True, slots=False)
class DwellingStep:
    """
    One thing that happened to a dwelling, on a day, with what proves it (*passo dell'alloggio*).

    Attributes:
        event: What happened.
        happened_on: The day on which it did.
        recorded_on: The day on which the office wrote it down; None if unknown.
        documents: What grounds it.
        role: Which office recorded it.
        household: The `id` of the household that moves in or out; empty if none is meant.
        works: The `id` of the works to which it is handed; empty if none is meant.
        replaced_by: The `id` of each dwelling that replaces one that is suppressed.
        reason: Why, without names.
    """

    event: DwellingEvent = attrs.field(validator=of(DwellingEvent))
    happened_on: date = attrs.field(validator=of(date))
    recorded_on: date | None = attrs.field(default=None, validator=of(date, type(None)))
    documents: tuple[DocumentReference, ...] = attrs.field(default=(), validator=several(DocumentReference))
    role: Role | None = attrs.field(default=None, validator=of(Role, type(None)))
    household: str = attrs.field(default="", validator=text)
    works: str = attrs.field(default="", validator=text)
    replaced_by: tuple[str, ...] = attrs.field(default=(), validator=several(str))
    reason: str = attrs.field(default="", validator=text)


_STEPS = StepMaker(DwellingStep, DwellingEvent)


def _floor_area(record: object, attribute: "attrs.Attribute[Any]", value: Decimal | None) -> None:
    of(Decimal, type(None))(record, attribute, value)
    if value is not None and (not value.is_finite() or not 0 < value < 10_000 or value != round(value, 2)):
        raise MalformedValueError(
            Bilingual("superficie utile", "usable floor area"),
            shown(value),
            Bilingual("non è una misura in metri quadrati", "is no measure in square metres"),
            Bilingual(
                "scrivere i metri quadrati, con due decimali al più: Decimal('52.50')",
                "write the square metres, with two decimals at most: Decimal('52.50')",
            ),
        )


def _rooms(record: object, attribute: "attrs.Attribute[Any]", value: int | None) -> None:
    of(int, type(None))(record, attribute, value)
    if value is not None and value < 1:
        raise MalformedValueError(
            Bilingual("vani", "rooms"),
            shown(value),
            Bilingual("sono meno di uno", "are fewer than one"),
            Bilingual("scrivere da 1 in su, o nulla se non si sa", "write one or more, or nothing if unknown"),
        )


@attrs.frozen(kw_only=True, slots=False)
class Dwelling:
    """
    A home that is left, used meanwhile, or returned to (*alloggio*).

    It carries what rules need, and no address.

    Attributes:
        id: Its name within the programme.
        building: The name of the building in which it lies; empty if unknown.
        part: The part of the building that works take by itself, as a staircase; empty if unknown.
        neighbourhood: The `id` of its neighbourhood; empty if unknown.
        rooms: How many; None if unknown.
        floor_area: Its usable area in square metres (*superficie utile*); None if unknown.
        floor: On which floor it lies, 0 for the ground; None if unknown.
        lift: Whether a lift goes there; None if unknown.
        accessible: Whether it has no barriers; None if unknown.
        rent_regime: By which rules its rent is set; None if unknown.
        owner: Who owns it; None if unknown.
        rotation: True for a dwelling kept for households that are out (*alloggio volano*).
        history: What happened to it, in the order of the days; empty if its household is still in it.
        bookings: For whom a rotation dwelling is taken, in any order.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For fewer rooms than one, or an area that is no measure.
        IllegalTransitionError: For a history that cannot have happened.
    """

    id: str = attrs.field(validator=identifier)
    building: str = attrs.field(default="", validator=text)
    part: str = attrs.field(default="", validator=text)
    neighbourhood: str = attrs.field(default="", validator=text)
    rooms: int | None = attrs.field(default=None, validator=_rooms)
    floor_area: Decimal | None = attrs.field(default=None, validator=_floor_area)
    floor: int | None = attrs.field(default=None, validator=of(int, type(None)))
    lift: bool | None = attrs.field(default=None, validator=of(bool, type(None)))
    accessible: bool | None = attrs.field(default=None, validator=of(bool, type(None)))
    rent_regime: RentRegime | None = attrs.field(default=None, validator=of(RentRegime, type(None)))
    owner: OwnerKind | None = attrs.field(default=None, validator=of(OwnerKind, type(None)))
    rotation: bool = attrs.field(default=False, validator=of(bool))
    history: tuple[DwellingStep, ...] = attrs.field(default=(), validator=several(DwellingStep))
    bookings: tuple[RotationBooking, ...] = attrs.field(default=(), validator=several(RotationBooking))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        DWELLING_TABLE.replay(self.history)

    @property
    def state(self) -> DwellingState:
        """
        What it is in: the target of its last event.
        """
        return DWELLING_TABLE.state(self.history)

    @property
    def allowed(self) -> frozenset[DwellingEvent]:
        """
        What may happen to it next.
        """
        return frozenset(DWELLING_TABLE.allowed(self.state))

    def why_not(self, event: DwellingEvent) -> IllegalTransitionError | None:
        """
        Return why an event cannot come next; None if it may.
        """
        return DWELLING_TABLE.why_not(self.history, event)

    def advance(
        self,
        event: DwellingEvent,
        *,
        on: date,
        document: DocumentReference | None = None,
        **facts: Unpack[DwellingFacts],
    ) -> "Dwelling":
        """
        Return the dwelling after one more step.

        Args:
            event: What happened.
            on: The day on which it did, not before the last step.
            document: What grounds it; further documents go into `documents`.
            **facts: The other fields of `DwellingStep`.

        Raises:
            WrongTypeError: For a fact of another type.
            IllegalTransitionError: For what cannot come next.
        """
        step = _STEPS.make(event, on, document, facts)
        DWELLING_TABLE.check(self.history, event, on)
        return grown(self, step)

    def with_step(self, step: DwellingStep, *others: DwellingStep) -> "Dwelling":
        """
        Return the dwelling with steps that were recorded late, each in the place of its day; the history is replayed.

        Args:
            step: The step.
            others: Further ones that only fit together with it.

        Raises:
            WrongTypeError: For anything but a step of a dwelling.
            IllegalTransitionError: If with them some step could not have happened.
        """
        for late in (step, *others):
            if type(late) is not DwellingStep:
                raise WrongTypeError.of(
                    "Dwelling.history", late, Bilingual("scrivere un DwellingStep", "write a DwellingStep")
                )
        return attrs.evolve(self, history=DWELLING_TABLE.insert(self.history, step, *others))

    def booked(self, booking: RotationBooking) -> "Dwelling":
        """
        Return the dwelling with one more booking.

        Raises:
            WrongTypeError: For anything but a booking.
            BookingError: If it is taken on one of those days, restoration included.
        """
        with_it = attrs.evolve(self, bookings=(*self.bookings, booking))
        free_of_clashes(self.id, self.bookings, booking)
        return with_it

    def rotation_state(self, day: date) -> RotationState:
        """
        Return what a rotation dwelling is on a day, read from its bookings.

        Raises:
            WrongTypeError: For a day that is no date, or one with a time.
        """
        check_date("Dwelling.rotation_state", day)
        found = {booking.state(day) for booking in self.bookings}
        # Where foreign bookings overlap, the state that takes it most.
        return next((state for state in reversed(RotationState) if state in found), RotationState.FREE)

    def until(self, day: date) -> "Dwelling":
        """
        Return the dwelling as it stood at the end of a day: without the steps after it.

        Raises:
            WrongTypeError: For a day that is no date, or one with a time.
        """
        check_date("Dwelling.until", day)
        if not self.history or self.history[-1].happened_on <= day:
            return self
        return attrs.evolve(self, history=tuple(step for step in self.history if step.happened_on <= day))
