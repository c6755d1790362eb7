"""
What a neighbourhood contract builds or does: interventions with their cost, their money and their schedule.
"""

from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import Month, When, Year, earliest, is_when
from contratti_quartiere.errors import MalformedValueError, shown
from contratti_quartiere.fields import identifier, of, several, text
from contratti_quartiere.funding import CoFinancing, CostPlan
from contratti_quartiere.identifiers import CodeAsFound, CodeKind, Cup
from contratti_quartiere.money import Euro
from contratti_quartiere.sources import Provenance
from contratti_quartiere.works_table import WorksEvent

__all__ = ["Intervention", "InterventionKind", "ScheduleEntry"]


class InterventionKind(Word):
    """
    What sort of thing an intervention is (*tipo di intervento*).
    """

    RESIDENTIAL = "residenziale", "residential"
    URBANISATION = "urbanizzazione", "urbanisation works"
    SERVICES = "servizi", "services"
    EXPERIMENTAL = "sperimentale", "experimental"
    ACCOMPANIMENT = "accompagnamento sociale", "social accompaniment"
    OTHER = "altro", "other"


@attrs.frozen(kw_only=True)
class ScheduleEntry:
    """
    What a source says of when something happens to an intervention: a plan, or a fact (*voce di cronoprogramma*).

    Plans follow each other and none is thrown away: their order shows the slippage.

    Attributes:
        event: What happens, in the words of the works.
        when: When, as precisely as the source says.
        said_on: When that was said; of a plan it is needed, of a fact None says no more than the fact.
        planned: Whether it is a plan; False for what happened.
        note: What the source says beyond that.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For a plan of which nobody knows when it was made.
    """

    event: WorksEvent = attrs.field(validator=of(WorksEvent))
    when: When = attrs.field(validator=of(date, Month, Year))
    said_on: When | None = attrs.field(default=None, validator=is_when)
    planned: bool = attrs.field(default=False, validator=of(bool))
    note: str = attrs.field(default="", validator=text)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        if self.planned and self.said_on is None:
            raise MalformedValueError(
                Bilingual("voce di cronoprogramma", "schedule entry"),
                f"{self.event.value} {self.when}",
                Bilingual("è una previsione senza il giorno in cui fu fatta", "is a plan of an unknown day"),
                Bilingual("scrivere said_on, anche solo il mese o l'anno", "write said_on, if only the month or year"),
            )

    @property
    def known_from(self) -> date:
        """
        The first day on which it may have been known: of a plan when it was made, of a fact when it happened.
        """
        return earliest(self.said_on if self.planned and self.said_on is not None else self.when)


@attrs.frozen(kw_only=True)
class Intervention:
    """
    One thing that a neighbourhood contract pays for, as it was first agreed (*intervento*).

    What acts have changed since is not written over it but derived: see `Programme.ledger`.

    Attributes:
        id: Its name within the programme.
        name: What it is called.
        contract: The `id` of the neighbourhood contract; empty if unknown.
        kind: What sort of thing it is; None if unknown.
        cup: Its project code, or the text that was found in the place of one; None if unknown.
        cost_plan: What it costs; None if unknown.
        cofinancing: Who pays for it; None if unknown.
        schedule: When its works are to begin and to end, and when they did, in the order in which it was said.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For a text that was found in the place of another code.
    """

    id: str = attrs.field(validator=identifier)
    name: str = attrs.field(default="", validator=text)
    contract: str = attrs.field(default="", validator=text)
    kind: InterventionKind | None = attrs.field(default=None, validator=of(InterventionKind, type(None)))
    cup: Cup | CodeAsFound | None = attrs.field(default=None, validator=of(Cup, CodeAsFound, type(None)))
    cost_plan: CostPlan | None = attrs.field(default=None, validator=of(CostPlan, type(None)))
    cofinancing: CoFinancing | None = attrs.field(default=None, validator=of(CoFinancing, type(None)))
    schedule: tuple[ScheduleEntry, ...] = attrs.field(default=(), validator=several(ScheduleEntry))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        if isinstance(self.cup, CodeAsFound) and self.cup.kind is not CodeKind.CUP:
            raise MalformedValueError(
                Bilingual("CUP dell'intervento", "CUP of the intervention"),
                shown(self.cup.text),
                Bilingual(f"fu trovato al posto di un altro codice, {self.cup.kind}", f"stood for a {self.cup.kind}"),
                Bilingual("scrivere read_cup(testo)", "write read_cup(text)"),
            )

    @property
    def budget(self) -> Euro | None:
        """
        The money first assigned to it: what its bodies pay or, where that is not known, what it costs; None if neither.
        """
        paid_for = None if self.cofinancing is None else self.cofinancing.budget
        if paid_for is not None or self.cost_plan is None:
            return paid_for
        return self.cost_plan.total

    def until(self, day: date) -> "Intervention":
        """
        Return the intervention as it was known at the end of a day: without what was said, or happened, after it.
        """
        schedule = tuple(entry for entry in self.schedule if entry.known_from <= day)
        return self if len(schedule) == len(self.schedule) else attrs.evolve(self, schedule=schedule)
