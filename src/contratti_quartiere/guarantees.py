"""
The guarantees that a tender or a contract asks for, with the reductions that its documents state.
"""

from decimal import Decimal

import attrs

from contratti_quartiere.bilingual import Word
from contratti_quartiere.fields import not_negative, of, percentage, several, text
from contratti_quartiere.money import Euro
from contratti_quartiere.sources import Provenance

__all__ = ["Guarantee", "GuaranteeReduction", "ReductionGround"]


class ReductionGround(Word):
    """
    Why a guarantee is smaller than its percentage (*motivo di riduzione*).

    DLgs 36/2023 art. 106 c. 8, also for the definitive one by art. 117 c. 3.
    """

    QUALITY_SYSTEM = "sistema di qualità certificato", "certified quality system"
    SMALL_FIRM = "micro, piccola o media impresa", "micro, small or medium firm"
    DIGITAL = "garanzia digitale", "digital guarantee"
    CERTIFICATES = "certificazioni indicate nei documenti", "certificates that the documents name"
    OTHER = "altro motivo", "other ground"


@attrs.frozen(kw_only=True)
class GuaranteeReduction:
    """
    One reduction of a guarantee as the document states it (*riduzione della garanzia*).

    Attributes:
        ground: Why.
        rate: By how many hundredths of what the reduction before it left; None if the document does not say.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For what is no percentage.
    """

    ground: ReductionGround = attrs.field(validator=of(ReductionGround))
    rate: Decimal | None = attrs.field(default=None, validator=percentage)


@attrs.frozen(kw_only=True)
class Guarantee:
    """
    Money that stands surety for an offer or a contract, as the documents state it (*garanzia, cauzione*).

    That it is too small is never said: most social cooperatives are small firms, and the reductions are multiplied.

    Attributes:
        amount: How much; None if unknown.
        rate: The percentage that the documents ask for, before reductions; None if unknown.
        reductions: In the order in which they are applied.
        waived: True if the documents ask for none, with reasons.
        note: The reasons, and what else the documents say.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For less than nothing, or what is no percentage.
    """

    amount: Euro | None = attrs.field(default=None, validator=[of(Euro, type(None)), not_negative])
    rate: Decimal | None = attrs.field(default=None, validator=percentage)
    reductions: tuple[GuaranteeReduction, ...] = attrs.field(default=(), validator=several(GuaranteeReduction))
    waived: bool = attrs.field(default=False, validator=of(bool))
    note: str = attrs.field(default="", validator=text)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def explained(self, contract: Euro) -> Euro | None:
        """
        Return what the stated percentage and reductions make of an amount, half up to the cent; None if one is unknown.

        Args:
            contract: The amount that the percentage is of.
        """
        if self.rate is None:
            return None
        asked = contract.percentage(self.rate)
        for reduction in self.reductions:
            if reduction.rate is None:
                return None
            asked = asked.percentage(100 - reduction.rate)
        return asked
