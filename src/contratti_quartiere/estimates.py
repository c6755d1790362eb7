"""
The estimated value of a lot: its base, what no discount touches, and the options and renewals that stand apart.
"""

from decimal import Decimal
from fractions import Fraction

import attrs

from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.errors import MalformedValueError, shown
from contratti_quartiere.fields import exact, not_negative, of, several, text
from contratti_quartiere.money import Euro
from contratti_quartiere.sources import Provenance

__all__ = ["LotEstimate", "OptionKind", "PricedOption", "PricedRenewal"]


class OptionKind(Word):
    """
    What the documents let the contracting authority ask for later (*tipo di opzione*).
    """

    EXTENSION = "opzione di proroga", "option to extend"
    FIFTH = "quinto d'obbligo previsto", "fifth that is foreseen"
    REPETITION = "ripetizione di servizi analoghi", "repetition of similar services"
    ADDITIONAL = "servizi aggiuntivi", "additional services"
    OTHER = "altra opzione", "other option"


def _months(record: object, attribute: "attrs.Attribute[int | None]", value: int | None) -> None:
    of(int, type(None))(record, attribute, value)
    if value is not None and value < 1:
        where = f"{type(record).__name__}.{attribute.name}"
        raise MalformedValueError(
            Bilingual(where, where),
            shown(value),
            Bilingual("non è una durata", "is no duration"),
            Bilingual("scrivere i mesi da uno in su, o nulla", "write months from one up, or nothing"),
        )


@attrs.frozen(kw_only=True)
class PricedOption:
    """
    An option that the tender documents foresee, with its price (*opzione*).

    Attributes:
        kind: What it is.
        amount: What it is worth, on the basis of the estimate; None if the documents do not price it.
        months: How long it lasts; None if it is not counted in months.
        note: The clause, in words.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For less than nothing, or less than a month.
    """

    kind: OptionKind = attrs.field(validator=of(OptionKind))
    amount: Euro | None = attrs.field(default=None, validator=[of(Euro, type(None)), not_negative])
    months: int | None = attrs.field(default=None, validator=_months)
    note: str = attrs.field(default="", validator=text)


@attrs.frozen(kw_only=True)
class PricedRenewal:
    """
    A renewal that the tender documents foresee, with its price (*rinnovo previsto*).

    Attributes:
        amount: What it is worth, on the basis of the estimate; None if the documents do not price it.
        months: How long it lasts; None if unknown.
        tacit: True if the clause renews unless somebody cancels.
        note: The clause, in words.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For less than nothing, or less than a month.
    """

    amount: Euro | None = attrs.field(default=None, validator=[of(Euro, type(None)), not_negative])
    months: int | None = attrs.field(default=None, validator=_months)
    tacit: bool = attrs.field(default=False, validator=of(bool))
    note: str = attrs.field(default="", validator=text)


@attrs.frozen(kw_only=True)
class LotEstimate:
    """
    What a lot is estimated to be worth, part by part (*valore stimato del lotto*).

    DLgs 36/2023 art. 41 c. 14 takes labour and safety out of what is discounted, and lets the bidder show that the
    discount comes from a better organisation: how the two live together is open, so the parts stand in fields of their
    own. Options and renewals stand apart too, since some forms count them in and others do not.

    Attributes:
        base: What offers are discounted from, labour and safety included, options and renewals not.
        labour: The cost of labour that is not discounted; None if unknown.
        safety: The cost of safety that is not discounted; None if unknown.
        vat: Whether value added tax is in the amounts; by law it is not.
        options: What may be asked for later.
        renewals: The renewals foreseen.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For less than nothing.

    Examples:
        >>> estimate = LotEstimate(
        ...     base=Euro("200000.00"), labour=Euro("150000.00"), safety=Euro("1000.00"), vat=VatBasis.NET
        ... )
        >>> estimate.at_discount(Decimal(5))
        Euro('197550.00')
    """

    base: Euro = attrs.field(validator=[of(Euro), not_negative])
    labour: Euro | None = attrs.field(default=None, validator=[of(Euro, type(None)), not_negative])
    safety: Euro | None = attrs.field(default=None, validator=[of(Euro, type(None)), not_negative])
    vat: VatBasis = attrs.field(default=VatBasis.UNKNOWN, validator=of(VatBasis))
    options: tuple[PricedOption, ...] = attrs.field(default=(), validator=several(PricedOption))
    renewals: tuple[PricedRenewal, ...] = attrs.field(default=(), validator=several(PricedRenewal))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    @property
    def discountable(self) -> Euro | None:
        """
        The part of the base that a discount touches; None if labour or safety is unknown.

        Below zero it says that the parts are more than the base.
        """
        if self.labour is None or self.safety is None:
            return None
        return self.base - self.labour - self.safety

    @property
    def maximum(self) -> Euro | None:
        """
        The most that may become payable, with every option and renewal (art. 14 c. 4); None if one is not priced.
        """
        parts = [option.amount for option in self.options] + [renewal.amount for renewal in self.renewals]
        known = [amount for amount in parts if amount is not None]
        return self.base + Euro.total(known) if len(known) == len(parts) else None

    def at_discount(self, points: int | Decimal | Fraction) -> Euro | None:
        """
        Return the price at a discount: the discountable part less it, half up to the cent, and the rest whole.

        None if labour or safety is unknown.

        Args:
            points: The discount in hundredths: `5` for 5 %.

        Raises:
            WrongTypeError: For a float.
            MalformedValueError: For less than 0 or more than 100.
        """
        left = 100 - exact(points)
        if not 0 <= left <= 100:
            raise MalformedValueError(
                Bilingual("ribasso", "discount"),
                shown(points),
                Bilingual("non sta fra 0 e 100", "is not between 0 and 100"),
                Bilingual("scrivere 5 per il 5 per cento", "write 5 for 5 per cent"),
            )
        if self.discountable is None:
            return None
        return self.discountable.percentage(left) + (self.base - self.discountable)
