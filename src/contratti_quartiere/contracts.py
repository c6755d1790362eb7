"""
The neighbourhood contract: its acts, who is responsible, what it counts, who pays, and what they sent.
"""

from collections.abc import Iterable
from datetime import date

import attrs

from contratti_quartiere.agreements import Appointment, ContractAct, ContractActKind
from contratti_quartiere.amounts import StatedAmount, StatedCount
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import happened_by
from contratti_quartiere.fields import identifier, of, several, text, unique
from contratti_quartiere.funding import CoFinancing, FundingBody
from contratti_quartiere.money import Euro
from contratti_quartiere.progress import Payment, ProgressStatement
from contratti_quartiere.sources import Provenance
from contratti_quartiere.transfers import Reached, Transfer, TransferSchedule
from contratti_quartiere.works import Works, WorksStep
from contratti_quartiere.works_table import WorksEvent, WorksState

__all__ = ["ContractScope", "NeighbourhoodContract", "Objective"]


class ContractScope(Word):
    """
    Whether a record is of one contract, or of the whole regional programme (*perimetro del contratto*).

    Shares that a call sets for its whole programme say nothing of one contract.
    """

    CONTRACT = "contratto", "contract"
    REGIONAL_PROGRAMME = "programma regionale", "regional programme"


@attrs.frozen(kw_only=True)
class Objective:
    """
    An aim that a contract sets for the accompaniment of its tenants (*finalità dell'accompagnamento*).

    Attributes:
        id: Its name within the contract.
        what: The aim, in words.
        provenance: From where it is known.
    """

    id: str = attrs.field(validator=identifier)
    what: Bilingual = attrs.field(validator=of(Bilingual))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))


@attrs.frozen(kw_only=True)
class NeighbourhoodContract:
    """
    The public programme that regenerates a neighbourhood, paid by several bodies (*contratto di quartiere*).

    Neither a lease nor a works contract.

    Attributes:
        id: Its name within the programme.
        name: What it is called; empty if its neighbourhood says it.
        neighbourhood: The `id` of its neighbourhood; empty if unknown.
        scope: Whether it is one contract, or the regional programme of which contracts are part.
        acts: On what it rests, in any order: sources disagree, and each act keeps its own.
        appointments: Who is responsible for what.
        counts: How many buildings, dwellings and people, each with its perimeter.
        amounts: What sources say that it costs, received or spent, each with its own words.
        cofinancing: Who pays for it; None if unknown.
        schedules: The instalments by which bodies send their contribution.
        transfers: What they sent.
        objectives: The aims that it sets for the accompaniment of its tenants.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        DuplicateIdentifierError: For an identifier that two acts or two aims carry.
    """

    id: str = attrs.field(validator=identifier)
    name: str = attrs.field(default="", validator=text)
    neighbourhood: str = attrs.field(default="", validator=text)
    scope: ContractScope = attrs.field(default=ContractScope.CONTRACT, validator=of(ContractScope))
    acts: tuple[ContractAct, ...] = attrs.field(default=(), validator=several(ContractAct))
    appointments: tuple[Appointment, ...] = attrs.field(default=(), validator=several(Appointment))
    counts: tuple[StatedCount, ...] = attrs.field(default=(), validator=several(StatedCount))
    amounts: tuple[StatedAmount, ...] = attrs.field(default=(), validator=several(StatedAmount))
    cofinancing: CoFinancing | None = attrs.field(default=None, validator=of(CoFinancing, type(None)))
    schedules: tuple[TransferSchedule, ...] = attrs.field(default=(), validator=several(TransferSchedule))
    transfers: tuple[Transfer, ...] = attrs.field(default=(), validator=several(Transfer))
    objectives: tuple[Objective, ...] = attrs.field(default=(), validator=several(Objective))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        unique("NeighbourhoodContract.acts", tuple(act.id for act in self.acts))
        unique("NeighbourhoodContract.objectives", tuple(aim.id for aim in self.objectives))

    @property
    def funding_bodies(self) -> tuple[FundingBody, ...]:
        """
        Who pays for it, each once, as far as is known.
        """
        return () if self.cofinancing is None else self.cofinancing.bodies

    def reached(self, works: Iterable[Works]) -> Reached:
        """
        Return what the contract has reached, which says whether an instalment may be asked for.

        Works that were dropped are left out. An agreement is signed if one is on record; if none is, nobody knows.
        Where works were awarded anew, what the first contractor had done by then counts beside the second price.

        Args:
            works: The works of the programme; those of other contracts are left out.
        """
        mine = [part for part in works if part.contract == self.id and part.state is not WorksState.DROPPED]
        prices = [part.price(date.max) for part in mine]
        known = [price for price in prices if price is not None]
        whole = Euro.total([*known, *(part.certified_earlier(date.max) for part in mine)])
        certified = Euro.total(part.certified(date.max) for part in mine)
        documents = (document.kind for part in mine for record in _dated(part) for document in record.documents)
        return Reached(
            signed=True if any(act.kind in _AGREEMENTS for act in self.acts) else None,
            started=any(_began(part) for part in mine) if mine else None,
            progress=certified / whole if whole and len(known) == len(prices) else None,
            finished=all(part.state in _FINISHED for part in mine) if mine else None,
            tested=all(part.state is WorksState.ACCEPTED for part in mine) if mine else None,
            documents=frozenset(documents),
        )

    def until(self, day: date) -> "NeighbourhoodContract":
        """
        Return the contract as it stood at the end of a day: without acts, appointments, counts and money of later.

        What has no date is kept.
        """
        return attrs.evolve(
            self,
            acts=tuple(act for act in self.acts if happened_by(act.on, day)),
            appointments=tuple(office for office in self.appointments if happened_by(office.first, day)),
            counts=tuple(count for count in self.counts if happened_by(count.when, day)),
            amounts=tuple(amount for amount in self.amounts if happened_by(amount.when, day)),
            transfers=tuple(transfer for transfer in self.transfers if happened_by(transfer.on, day)),
        )


_AGREEMENTS = frozenset(
    {ContractActKind.MEMORANDUM, ContractActKind.FUNDING_AGREEMENT, ContractActKind.PROGRAMME_AGREEMENT}
)
_FINISHED = frozenset({WorksState.FINISHED, WorksState.ACCEPTED})


def _dated(works: Works) -> tuple[WorksStep | ProgressStatement | Payment, ...]:
    return (*works.history, *works.statements, *works.payments)


def _began(works: Works) -> bool:
    return any(step.event is WorksEvent.START for step in works.history)
