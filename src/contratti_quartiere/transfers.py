"""
What funding bodies send to a contract: the instalments that an agreement foresees, and the money that came.

A transfer between bodies is no payment to a contractor: it may come at the start of works, before anything is
certified.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.errors import MalformedValueError, SplitError, shown
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.fields import exact, identifier, not_negative, of, several, text, unique
from contratti_quartiere.funding import FundingBody
from contratti_quartiere.money import Euro, split
from contratti_quartiere.sources import Provenance

__all__ = [
    "Reached",
    "Transfer",
    "TransferCondition",
    "TransferInstalment",
    "TransferSchedule",
    "TransferStanding",
]


class TransferCondition(Word):
    """
    What has to have happened before an instalment is due (*condizione della rata*).
    """

    AGREEMENT = "firma dell'accordo", "agreement signed"
    START = "inizio dei lavori", "works started"
    PROGRESS = "avanzamento dei lavori", "progress of works"
    """The certified part of the price has reached the threshold."""
    FINISHED = "fine dei lavori", "works finished"
    FINAL_TEST = "collaudo finale", "final acceptance test"
    OTHER = "altra condizione", "other condition"


@attrs.frozen(kw_only=True)
class TransferInstalment:
    """
    One instalment that an agreement foresees: condition, share, documents that prove it (*rata di finanziamento*).

    Attributes:
        id: Its name within the schedule.
        condition: What has to have happened.
        threshold: For progress, the part of the price that has to be certified, from zero to one; else None.
        share: The part of the contribution that is sent, from zero to one.
        documents: The kinds of documents that have to be there.
        note: What else the agreement asks for.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For a part that is none, or a threshold without progress or progress without one.
    """

    id: str = attrs.field(validator=identifier)
    condition: TransferCondition = attrs.field(validator=of(TransferCondition))
    threshold: Fraction | None = attrs.field(default=None, converter=attrs.converters.optional(exact))
    share: Fraction = attrs.field(converter=exact)
    documents: tuple[DocumentKind, ...] = attrs.field(default=(), validator=several(DocumentKind))
    note: str = attrs.field(default="", validator=text)

    def __attrs_post_init__(self) -> None:
        for name, part in (("share", self.share), ("threshold", self.threshold)):
            if part is not None and not 0 <= part <= 1:
                raise MalformedValueError(
                    Bilingual(f"rata {self.id}: {name}", f"instalment {self.id}: {name}"),
                    shown(part),
                    Bilingual("non è una parte da zero a uno", "is no part from zero to one"),
                    Bilingual("scrivere una frazione come 1/2", "write a fraction such as 1/2"),
                )
        if (self.threshold is None) == (self.condition is TransferCondition.PROGRESS):
            raise MalformedValueError(
                Bilingual(f"rata {self.id}: threshold", f"instalment {self.id}: threshold"),
                shown(self.threshold),
                Bilingual("sta con la condizione di avanzamento, e solo lì", "goes with progress, and only there"),
                Bilingual("scrivere la soglia della rata, o togliere", "write the threshold of it, or take it away"),
            )


@attrs.frozen(kw_only=True)
class Reached:
    """
    What a contract has reached, as far as is known (*condizioni raggiunte*).

    Attributes:
        signed: Whether its agreement was signed; None if unknown, as in the others.
        started: Whether works began.
        progress: The part of the price that is certified.
        finished: Whether the works are over.
        tested: Whether the final test was passed.
        documents: The kinds of documents on record.
    """

    signed: bool | None = None
    started: bool | None = None
    progress: Fraction | None = None
    finished: bool | None = None
    tested: bool | None = None
    documents: frozenset[DocumentKind] = frozenset()


@attrs.frozen(kw_only=True)
class TransferStanding:
    """
    How an instalment stands: what it is worth, and whether it may be asked for (*stato della rata*).

    Attributes:
        instalment: The instalment.
        amount: What it is worth of the contribution.
        met: Whether its condition is met; None if that cannot be said.
        missing: The kinds of documents that are not on record.
        received: What came for it.
    """

    instalment: TransferInstalment
    amount: Euro
    met: bool | None
    missing: tuple[DocumentKind, ...]
    received: Euro


@attrs.frozen(kw_only=True)
class Transfer:
    """
    Money that a body sent to a contract (*trasferimento*).

    Attributes:
        body: Who sent it.
        on: When it came.
        amount: How much.
        instalment: The `id` of the instalment that it pays; empty if unknown.
        documents: What proves it.
        provenance: From where it is known.
    """

    body: FundingBody = attrs.field(validator=of(FundingBody))
    on: When = attrs.field(validator=of(date, Month, Year))
    amount: Euro = attrs.field(validator=[of(Euro), not_negative])
    instalment: str = attrs.field(default="", validator=text)
    documents: tuple[DocumentReference, ...] = attrs.field(default=(), validator=several(DocumentReference))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))


@attrs.frozen(kw_only=True)
class TransferSchedule:
    """
    The instalments by which one body sends its contribution (*piano dei trasferimenti*).

    The percentages of the *Contratti di quartiere II* are not known: a schedule is somebody's act, or illustrative.

    Attributes:
        body: Who sends.
        instalments: In the order in which they are to come. That their shares make the whole is a matter for a rule.
        act: The `id` of the act in which it stands; empty if unknown.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        DuplicateIdentifierError: For an identifier that two instalments carry.
    """

    body: FundingBody = attrs.field(validator=of(FundingBody))
    instalments: tuple[TransferInstalment, ...] = attrs.field(default=(), validator=several(TransferInstalment))
    act: str = attrs.field(default="", validator=text)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        unique("TransferSchedule.instalments", tuple(instalment.id for instalment in self.instalments))

    @property
    def whole(self) -> Fraction:
        """
        What the shares add up to: one, where the whole contribution is sent.
        """
        return sum((instalment.share for instalment in self.instalments), Fraction(0))

    def amounts(self, contribution: Euro) -> dict[str, Euro]:
        """
        Return what each instalment is worth, by its `id`; together they are the contribution, to the cent.

        Raises:
            SplitError: If the shares do not make the whole.
        """
        if self.whole != 1:
            raise SplitError(
                Bilingual(
                    f"le rate danno {self.whole} e non l'intero", f"the instalments add up to {self.whole}, not 1"
                ),
                Bilingual("correggere le quote delle rate", "mend the shares of the instalments"),
            )
        return split(contribution, {instalment.id: instalment.share for instalment in self.instalments})

    def standing(
        self, contribution: Euro, reached: Reached, transfers: Iterable[Transfer] = ()
    ) -> tuple[TransferStanding, ...]:
        """
        Return how each instalment stands, in their order.

        Args:
            contribution: What the body is to send in all.
            reached: What the contract has reached.
            transfers: What came; those of other bodies are left out.

        Raises:
            SplitError: As `amounts`.
        """
        amounts = self.amounts(contribution)
        came = [transfer for transfer in transfers if transfer.body is self.body]
        return tuple(
            TransferStanding(
                instalment=instalment,
                amount=amounts[instalment.id],
                met=_met(instalment, reached),
                missing=tuple(kind for kind in instalment.documents if kind not in reached.documents),
                received=Euro.total(transfer.amount for transfer in came if transfer.instalment == instalment.id),
            )
            for instalment in self.instalments
        )


def _met(instalment: TransferInstalment, reached: Reached) -> bool | None:
    if instalment.condition is TransferCondition.PROGRESS:
        threshold = instalment.threshold
        return None if reached.progress is None or threshold is None else reached.progress >= threshold
    return {
        TransferCondition.AGREEMENT: reached.signed,
        TransferCondition.START: reached.started,
        TransferCondition.FINISHED: reached.finished,
        TransferCondition.FINAL_TEST: reached.tested,
        TransferCondition.OTHER: None,
    }[instalment.condition]
