"""
What steering bodies decide of a programme: dated acts that change interventions and move money between them.
"""

from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import Month, When, Year, earliest, is_when
from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.evidence import DocumentReference
from contratti_quartiere.fields import identifier, not_negative, of, several, text
from contratti_quartiere.funding import FundingBody
from contratti_quartiere.money import Euro
from contratti_quartiere.sources import Provenance

__all__ = ["Flow", "FlowKind", "Measure", "MeasureKind", "Saving", "SteeringBody", "SteeringDecision"]


class SteeringBody(Word):
    """
    Which body decides of a programme (*organo che decide*).
    """

    STEERING_GROUP = "Cabina di regia", "steering group"
    SUPERVISORY_BOARD = "Collegio di vigilanza", "supervisory board"
    JOINT_COMMITTEE = "Comitato paritetico", "joint committee"
    CITY_EXECUTIVE = "Giunta comunale", "city executive"
    REGIONAL_EXECUTIVE = "Giunta regionale", "regional executive"
    MINISTRY = "Ministero", "Ministry"
    ALER = "ALER", "ALER"
    OTHER = "altro organo", "other body"


class MeasureKind(Word):
    """
    What a decision does to an intervention (*misura della rimodulazione*).
    """

    CONFIRM = "confermato", "confirmed"
    REDUCE = "ridotto", "reduced"
    """A part of it is carved out (*stralcio parziale*)."""
    MOVE = "spostato", "moved"
    """To another place or another time."""
    DROP = "stralciato", "dropped"
    ADD = "aggiunto", "added"


@attrs.frozen(kw_only=True)
class Measure:
    """
    What a decision does to one intervention (*misura su un intervento*).

    Attributes:
        intervention: The `id` of the intervention.
        kind: What is done to it.
        what: In words: what is carved out, where it goes.
        planned_start: The start foreseen from now on; None if not said.
        planned_end: The end foreseen from now on; None if not said.
    """

    intervention: str = attrs.field(validator=identifier)
    kind: MeasureKind = attrs.field(validator=of(MeasureKind))
    what: Bilingual | None = attrs.field(default=None, validator=of(Bilingual, type(None)))
    planned_start: When | None = attrs.field(default=None, validator=is_when)
    planned_end: When | None = attrs.field(default=None, validator=is_when)


class FlowKind(Word):
    """
    From where money comes, or where it goes, in a decision (*tipo di flusso*).
    """

    FROM_INTERVENTION = "da un intervento", "from an intervention"
    TO_INTERVENTION = "a un intervento", "to an intervention"
    FROM_CONTRACT = "dalle somme a disposizione di un contratto", "from the reserve of a contract"
    TO_CONTRACT = "alle somme a disposizione di un contratto", "to the reserve of a contract"
    INTO_PROGRAMME = "entra nel programma", "into the programme"
    OUT_OF_PROGRAMME = "esce dal programma", "out of the programme"

    @property
    def gives(self) -> bool:
        """
        True for where money comes from, False for where it goes.
        """
        return self in _GIVING

    @property
    def item(self) -> str:
        """
        What the flow names: `intervention`, `contract`, or nothing.
        """
        return _ITEMS.get(self, "")


_GIVING = frozenset({FlowKind.FROM_INTERVENTION, FlowKind.FROM_CONTRACT, FlowKind.INTO_PROGRAMME})
_ITEMS = {
    FlowKind.FROM_INTERVENTION: "intervention",
    FlowKind.TO_INTERVENTION: "intervention",
    FlowKind.FROM_CONTRACT: "contract",
    FlowKind.TO_CONTRACT: "contract",
}


@attrs.frozen(kw_only=True)
class Flow:
    """
    One line of the money that a decision moves (*flusso di denaro*).

    Attributes:
        kind: From where it comes, or where it goes.
        item: The `id` of the intervention or contract; empty for what enters the programme or leaves it.
        amount: How much, always above zero.
        body: Whose money it is; None if not said.
        saving: The `id` of the saving that is re-used; empty if it is none.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For no amount, an item where there is none, or none where there must be one.
    """

    kind: FlowKind = attrs.field(validator=of(FlowKind))
    item: str = attrs.field(default="", validator=text)
    amount: Euro = attrs.field(validator=of(Euro))
    body: FundingBody | None = attrs.field(default=None, validator=of(FundingBody, type(None)))
    saving: str = attrs.field(default="", validator=text)

    def __attrs_post_init__(self) -> None:
        what = Bilingual(f"flusso «{self.kind.value}»", f"flow {self.kind.en!r}")
        if self.amount.cents < 1:
            raise MalformedValueError(
                what,
                str(self.amount),
                Bilingual("non è sopra lo zero", "is not above zero"),
                Bilingual(
                    "scrivere l'importo senza segno: il tipo dice da dove viene o dove va",
                    "write the amount without a sign: the kind says from where it comes or where it goes",
                ),
            )
        if bool(self.item) is not bool(self.kind.item):
            raise MalformedValueError(
                what,
                repr(self.item),
                Bilingual(
                    "nomina ciò che non ha, o non nomina ciò che ha", "names what it has not, or not what it has"
                ),
                Bilingual(
                    "nominare l'intervento o il contratto; nulla per ciò che entra nel programma o ne esce",
                    "name the intervention or contract; nothing for what enters the programme or leaves it",
                ),
            )


@attrs.frozen(kw_only=True)
class Saving:
    """
    Money of an intervention that turned out not to be needed (*economia*).

    Attributes:
        id: Its name within the programme.
        intervention: The `id` of the intervention.
        amount: How much was not needed.
        found_on: When that was found out or, if no source says so, first told; None if unknown.
        verified_on: The day on which it was verified; None if it was not, or nobody knows.
        verification: What proves that it was.
        provenance: From where it is known.
    """

    id: str = attrs.field(validator=identifier)
    intervention: str = attrs.field(default="", validator=text)
    amount: Euro = attrs.field(validator=[of(Euro), not_negative])
    found_on: When | None = attrs.field(default=None, validator=is_when)
    verified_on: date | None = attrs.field(default=None, validator=of(date, type(None)))
    verification: DocumentReference | None = attrs.field(default=None, validator=of(DocumentReference, type(None)))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    @property
    def known_from(self) -> date:
        """
        The first day on which it may have been known; the first of all where nobody says when it was found.
        """
        return date.min if self.found_on is None else earliest(self.found_on)

    def until(self, day: date) -> "Saving":
        """
        Return the saving as it stood at the end of a day: without a verification of later.
        """
        if self.verified_on is None or self.verified_on <= day:
            return self
        return attrs.evolve(self, verified_on=None, verification=None)


@attrs.frozen(kw_only=True)
class SteeringDecision:
    """
    A dated act by which a body re-programmes interventions and their money (*rimodulazione*).

    What it finds when it is applied is not written into the programme: the programme on a day is the original and the
    acts up to that day.

    Attributes:
        id: Its name within the programme.
        body: Which body decided.
        on: When, as precisely as is known.
        what: What it decides, in words; None if the measures say it.
        measures: What it does to interventions.
        flows: What money it moves; none if it moves none, or nobody knows.
        documents: The act, and the act that approves it.
        provenance: From where it is known.
    """

    id: str = attrs.field(validator=identifier)
    body: SteeringBody = attrs.field(validator=of(SteeringBody))
    on: When = attrs.field(validator=of(date, Month, Year))
    what: Bilingual | None = attrs.field(default=None, validator=of(Bilingual, type(None)))
    measures: tuple[Measure, ...] = attrs.field(default=(), validator=several(Measure))
    flows: tuple[Flow, ...] = attrs.field(default=(), validator=several(Flow))
    documents: tuple[DocumentReference, ...] = attrs.field(default=(), validator=several(DocumentReference))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    @property
    def given(self) -> Euro:
        """
        What its flows take from somewhere, or bring into the programme.
        """
        return Euro.total(flow.amount for flow in self.flows if flow.kind.gives)

    @property
    def taken(self) -> Euro:
        """
        What its flows bring to somewhere, or out of the programme.
        """
        return Euro.total(flow.amount for flow in self.flows if not flow.kind.gives)

    @property
    def balance(self) -> Euro:
        """
        What is given less what is taken: zero, where the money is conserved.
        """
        return self.given - self.taken
