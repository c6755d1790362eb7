"""
What is written down of a household's case: its steps, and the annotations that change no state.
"""

from datetime import date
from typing import TypedDict

import attrs

from contratti_quartiere.allowances import Allowance, PlanInstalment
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import When, is_when
from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.evidence import DocumentReference, Role
from contratti_quartiere.fields import not_negative, of, several, text
from contratti_quartiere.households import Composition
from contratti_quartiere.money import Euro
from contratti_quartiere.relocation_table import RelocationEvent

__all__ = [
    "Annotation",
    "AnnotationKind",
    "Destination",
    "Permanence",
    "RelocationStep",
    "ReturnPlace",
    "StepFacts",
    "Suitability",
]

_DAY_OR_NONE = of(date, type(None))


class Suitability(Word):
    """
    Whether a dwelling suits the household to which it is offered, as the office judged it (*adeguatezza*).
    """

    SUITABLE = "adatto", "suitable"
    UNSUITABLE = "non adatto", "unsuitable"
    NOT_JUDGED = "non valutato", "not judged"


class Permanence(Word):
    """
    Whether a move is for the time of the works or for good (*mobilità temporanea o definitiva*).
    """

    TEMPORARY = "temporaneo", "temporary"
    PERMANENT = "definitivo", "permanent"


class Destination(Word):
    """
    The kind of place to which a household moves (*destinazione*).
    """

    ROTATION_DWELLING = "alloggio volano", "rotation dwelling"
    ASSIGNED_DWELLING = "alloggio assegnato", "assigned dwelling"
    RELATIVES = "parenti", "relatives"
    OTHER = "altra sistemazione", "other arrangement"


class ReturnPlace(Word):
    """
    How near to the dwelling that was left the one lies to which a household returns (*alloggio di rientro*).
    """

    SAME_DWELLING = "stesso alloggio", "same dwelling"
    SAME_BUILDING = "stesso fabbricato", "same building"
    SAME_NEIGHBOURHOOD = "stesso quartiere", "same neighbourhood"


class StepFacts(TypedDict, total=False):
    """
    What a step may say beyond its event and its day; the fields are those of `RelocationStep`.
    """

    recorded_on: date | None
    notified_on: date | None
    documents: tuple[DocumentReference, ...]
    role: Role | None
    dwelling: str
    suitability: Suitability | None
    permanence: Permanence | None
    destination: Destination | None
    return_place: ReturnPlace | None
    planned_on: When | None
    term_from: date | None
    term_until: date | None
    handed_back_on: date | None
    lease_end: date | None
    on_request: bool
    composition: Composition | None
    reason: str


@attrs.frozen(kw_only=True, slots=False)
class RelocationStep:
    """
    One thing that happened to a household's case, on a day, with what proves it (*passo della mobilità*).

    Nothing but the event and the day is required: what happened is recorded even where a paper is missing, and rules
    say so.

    Attributes:
        event: What happened.
        happened_on: The day on which it did; where a dwelling is handed back for good, that day.
        recorded_on: The day on which the office wrote it down; None if unknown.
        notified_on: The day on which an act reached the household; from it the act has effect (L. 241/1990 art.
            21-bis).
        documents: What grounds it.
        role: Which office recorded it.
        dwelling: The `id` of the dwelling that is offered, moved to or returned to; empty if none is meant.
        suitability: Whether that dwelling suits the household, as the office judged it.
        permanence: Whether the move is temporary or permanent.
        destination: The kind of place to which the household moves.
        return_place: How near the dwelling of a return lies to the one that was left.
        planned_on: The day, month or year that is foreseen for what comes next.
        term_from: The first day from which a term that the act sets was counted.
        term_until: The last day of that term: to reply, to answer, to release.
        handed_back_on: The day on which the dwelling that was left was handed back, keys and furniture.
        lease_end: The last day of the lease of the dwelling that was left, where a move is permanent.
        on_request: True if the household itself asked for it, as for an earlier day of the move.
        composition: Who the household is, as found on that day.
        reason: Why, without names.
    """

    event: RelocationEvent = attrs.field(validator=of(RelocationEvent))
    happened_on: date = attrs.field(validator=of(date))
    recorded_on: date | None = attrs.field(default=None, validator=_DAY_OR_NONE)
    notified_on: date | None = attrs.field(default=None, validator=_DAY_OR_NONE)
    documents: tuple[DocumentReference, ...] = attrs.field(default=(), validator=several(DocumentReference))
    role: Role | None = attrs.field(default=None, validator=of(Role, type(None)))
    dwelling: str = attrs.field(default="", validator=text)
    suitability: Suitability | None = attrs.field(default=None, validator=of(Suitability, type(None)))
    permanence: Permanence | None = attrs.field(default=None, validator=of(Permanence, type(None)))
    destination: Destination | None = attrs.field(default=None, validator=of(Destination, type(None)))
    return_place: ReturnPlace | None = attrs.field(default=None, validator=of(ReturnPlace, type(None)))
    planned_on: When | None = attrs.field(default=None, validator=is_when)
    term_from: date | None = attrs.field(default=None, validator=_DAY_OR_NONE)
    term_until: date | None = attrs.field(default=None, validator=_DAY_OR_NONE)
    handed_back_on: date | None = attrs.field(default=None, validator=_DAY_OR_NONE)
    lease_end: date | None = attrs.field(default=None, validator=_DAY_OR_NONE)
    on_request: bool = attrs.field(default=False, validator=of(bool))
    composition: Composition | None = attrs.field(default=None, validator=of(Composition, type(None)))
    reason: str = attrs.field(default="", validator=text)


class AnnotationKind(Word):
    """
    What is noted of a case without changing its state (*tipo di annotazione*).
    """

    CENSUS = "censimento", "census"
    SUCCESSION = "subentro", "succession"
    """Another member takes over the lease; the case goes on (R.R. Lombardia 4/2017 art. 21)."""
    SPLIT = "scissione", "split"
    PAUSE = "pausa", "pause"
    RESUMPTION = "ripresa", "resumption"
    VISIT = "visita", "visit"
    ALLOWANCE_DUE = "contributo_dovuto", "allowance due"
    ALLOWANCE_PAID = "contributo_pagato", "allowance paid"
    REPAYMENT_PLAN = "piano_di_rientro", "repayment plan"
    """Arrears are no condition of a move for works."""
    INSTALMENT_PAID = "rata_pagata", "instalment paid"
    WAIVER_ANNOUNCED = "rinuncia_annunciata", "waiver announced"
    """Said and not signed: not a waiver."""
    ACCOMPANIMENT_ENDED = "accompagnamento_concluso", "accompaniment ended"
    """The end of the second phase, the settling again."""
    CORRECTION = "rettifica", "correction"
    NOTE = "nota", "note"


_NOTHING = ("", (), None)

# What each kind carries beyond its day, documents, role and text.
_CARRIES: dict[AnnotationKind, frozenset[str]] = {
    AnnotationKind.CENSUS: frozenset({"composition", "dwelling", "lived_since", "declared_title"}),
    AnnotationKind.SUCCESSION: frozenset({"household"}),
    AnnotationKind.SPLIT: frozenset({"household", "case"}),
    AnnotationKind.VISIT: frozenset({"dwelling", "others_met"}),
    AnnotationKind.ALLOWANCE_DUE: frozenset({"allowance"}),
    AnnotationKind.ALLOWANCE_PAID: frozenset({"allowance"}),
    AnnotationKind.REPAYMENT_PLAN: frozenset({"instalments"}),
    AnnotationKind.INSTALMENT_PAID: frozenset({"paid"}),
    AnnotationKind.CORRECTION: frozenset({"stood", "stands"}),
}


@attrs.frozen(kw_only=True, slots=False)
class Annotation:
    """
    Something noted of a case that changes no state, allowed after its end too (*annotazione*).

    Attributes:
        kind: What is noted.
        on: The day of which it tells.
        recorded_on: The day on which it was written down; None if unknown.
        documents: What grounds it.
        role: Which office noted it.
        household: The `id` of the household that succeeds, or that splits off.
        case: The `id` of the second case of a split.
        composition: Who was found by a census.
        dwelling: The `id` of the dwelling of a census or a visit.
        lived_since: Since when they live there, as a census found.
        declared_title: By which right they say that they live there.
        others_met: How many people outside the register a visit met.
        allowance: The sum that is due or paid.
        instalments: What a repayment plan lets fall due, and when; empty if unknown.
        paid: How much was paid of a repayment plan; None if unknown.
        stood: The step as it stood before a correction; None if nothing stood there.
        stands: The step that stands in its place; None if it was taken away.
        text: What is noted, without names.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For a field that annotations of the kind do not carry, fewer than no people met, or less
            than nothing paid.
    """

    kind: AnnotationKind = attrs.field(validator=of(AnnotationKind))
    on: date = attrs.field(validator=of(date))
    recorded_on: date | None = attrs.field(default=None, validator=_DAY_OR_NONE)
    documents: tuple[DocumentReference, ...] = attrs.field(default=(), validator=several(DocumentReference))
    role: Role | None = attrs.field(default=None, validator=of(Role, type(None)))
    household: str = attrs.field(default="", validator=text)
    case: str = attrs.field(default="", validator=text)
    composition: Composition | None = attrs.field(default=None, validator=of(Composition, type(None)))
    dwelling: str = attrs.field(default="", validator=text)
    lived_since: date | None = attrs.field(default=None, validator=_DAY_OR_NONE)
    declared_title: str = attrs.field(default="", validator=text)
    others_met: int | None = attrs.field(default=None, validator=of(int, type(None)))
    allowance: Allowance | None = attrs.field(default=None, validator=of(Allowance, type(None)))
    instalments: tuple[PlanInstalment, ...] = attrs.field(default=(), validator=several(PlanInstalment))
    paid: Euro | None = attrs.field(default=None, validator=[of(Euro, type(None)), not_negative])
    stood: RelocationStep | None = attrs.field(default=None, validator=of(RelocationStep, type(None)))
    stands: RelocationStep | None = attrs.field(default=None, validator=of(RelocationStep, type(None)))
    text: str = attrs.field(default="", validator=text)

    def __attrs_post_init__(self) -> None:
        carried = _CARRIES.get(self.kind, frozenset())
        for name in _PAYLOAD:
            if name not in carried and self.__dict__[name] not in _NOTHING:
                raise MalformedValueError(
                    Bilingual(f"annotazione «{self.kind.value}»", f"annotation {self.kind.en!r}"),
                    name,
                    Bilingual("non lo porta", "does not carry it"),
                    Bilingual(
                        "togliere il campo, o cambiare il tipo di annotazione",
                        "take the field away, or change the kind of annotation",
                    ),
                )
        if self.others_met is not None and self.others_met < 0:
            raise MalformedValueError(
                Bilingual("persone incontrate", "people met"),
                str(self.others_met),
                Bilingual("è meno di zero", "is less than zero"),
                Bilingual("scrivere da zero in su", "write zero or more"),
            )


_PAYLOAD = tuple(sorted(frozenset[str]().union(*_CARRIES.values())))
