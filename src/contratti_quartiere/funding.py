"""
Who pays: the shares of the funding bodies, exact to the cent, and the cost plan that they cover.
"""

from fractions import Fraction

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.errors import SplitError
from contratti_quartiere.fields import not_negative, of, several, text
from contratti_quartiere.money import Euro, split
from contratti_quartiere.sources import Provenance

__all__ = ["CoFinancing", "CostItem", "CostItemKind", "CostPlan", "FundingBody", "FundingShare"]


class FundingBody(Word):
    """
    A body that pays for a neighbourhood contract (*ente finanziatore*).
    """

    STATE = "Stato", "State"
    REGION = "Regione", "Region"
    CITY = "Comune", "City"
    ALER = "ALER", "ALER"
    OTHER = "altri", "others"


@attrs.frozen(kw_only=True)
class FundingShare:
    """
    What one body pays towards a cost (*quota del finanziatore*).

    Attributes:
        body: Who pays.
        amount: How much; None if that it pays is known and how much is not.
        name: Which body it is where the kind does not say; empty if it does.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For less than nothing.
    """

    body: FundingBody = attrs.field(validator=of(FundingBody))
    amount: Euro | None = attrs.field(default=None, validator=[of(Euro, type(None)), not_negative])
    name: str = attrs.field(default="", validator=text)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))


@attrs.frozen(kw_only=True)
class CoFinancing:
    """
    The shares of the bodies that pay for one thing, by one act (*cofinanziamento*).

    The parts are stored, and what they add up to, or are a part of, is derived. Figures of other acts stand in a record
    of their own.

    Attributes:
        shares: What each body pays.
        cost: The cost as the act states it; None if it does not. That the shares add up to it is a matter for a rule.
        act: The `id` of the act in which the figures stand; empty if unknown.
        provenance: From where it is known.

    Examples:
        >>> money = CoFinancing(
        ...     shares=(
        ...         FundingShare(body=FundingBody.STATE, amount=Euro("6500000.00")),
        ...         FundingShare(body=FundingBody.REGION, amount=Euro("3500000.00")),
        ...     )
        ... )
        >>> money.total
        Euro('10000000.00')
        >>> money.fractions()[FundingBody.REGION]
        Fraction(7, 20)
    """

    shares: tuple[FundingShare, ...] = attrs.field(default=(), validator=several(FundingShare))
    cost: Euro | None = attrs.field(default=None, validator=[of(Euro, type(None)), not_negative])
    act: str = attrs.field(default="", validator=text)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    @property
    def bodies(self) -> tuple[FundingBody, ...]:
        """
        Who pays, each once, in the order of the shares.
        """
        return tuple(dict.fromkeys(share.body for share in self.shares))

    @property
    def known(self) -> Euro:
        """
        The sum of the shares whose amount is known.
        """
        return Euro.total(share.amount for share in self.shares if share.amount is not None)

    @property
    def total(self) -> Euro | None:
        """
        The sum of all shares; None if there is none, or the amount of one is not known.
        """
        if not self.shares or any(share.amount is None for share in self.shares):
            return None
        return self.known

    @property
    def budget(self) -> Euro | None:
        """
        The money that there is: the sum of the shares or, where they do not tell, the cost that the act states.
        """
        return self.cost if self.total is None else self.total

    def by_body(self) -> dict[FundingBody, Euro]:
        """
        Return what each body pays, its shares added.

        Raises:
            SplitError: If the amount of a share is not known.
        """
        sums = dict.fromkeys(self.bodies, 0)
        for share in self.shares:
            if share.amount is None:
                raise SplitError(
                    Bilingual(
                        f"la quota di {share.body.value} non è nota", f"the share of {share.body.en} is not known"
                    ),
                    Bilingual("scrivere l'importo della quota", "write the amount of the share"),
                )
            sums[share.body] += share.amount.cents
        return {body: Euro.from_cents(cents) for body, cents in sums.items()}

    def fractions(self) -> dict[FundingBody, Fraction]:
        """
        Return which part of the whole each body pays; the parts add up to one.

        Raises:
            SplitError: If the amount of a share is not known, or there is nothing to be a part of.
        """
        parts = self.by_body()
        whole = self.known
        if not whole:
            raise SplitError(
                Bilingual("il cofinanziamento è zero", "the co-financing is zero"),
                Bilingual("scrivere almeno una quota sopra zero", "write at least one share above zero"),
            )
        return {body: amount / whole for body, amount in parts.items()}

    def allot(self, amount: Euro) -> dict[FundingBody, Euro]:
        """
        Return what each body bears of an amount, in proportion to its share, to the cent by largest remainder.

        Of the whole each bears its own share again.

        Raises:
            SplitError: As `fractions`.
        """
        return split(amount, self.fractions())


class CostItemKind(Word):
    """
    What an item of a cost plan is for (*voce del quadro economico*).
    """

    WORKS = "lavori", "works"
    SAFETY = "oneri della sicurezza", "safety costs"
    DESIGN = "spese tecniche", "design and supervision"
    CONTINGENCY = "imprevisti", "contingencies"
    ACQUISITION = "acquisizioni", "acquisitions"
    RELOCATION = "mobilità dei nuclei", "relocation of households"
    ACCOMPANIMENT = "accompagnamento sociale", "social accompaniment"
    VAT = "IVA", "VAT"
    OTHER = "altro", "other"


@attrs.frozen(kw_only=True)
class CostItem:
    """
    One item of a cost plan (*importo di una voce*).

    Attributes:
        kind: What it is for.
        amount: How much it is.
        name: What the act calls it; empty if the kind says it.
    """

    kind: CostItemKind = attrs.field(validator=of(CostItemKind))
    amount: Euro = attrs.field(validator=[of(Euro), not_negative])
    name: str = attrs.field(default="", validator=text)


@attrs.frozen(kw_only=True)
class CostPlan:
    """
    What an intervention costs, item by item, by one act (*quadro economico*).

    Attributes:
        items: Its items.
        stated_total: The total that the act states; None if it does not. That the items add up to it is for a rule.
        act: The `id` of the act in which it stands; empty if unknown.
        provenance: From where it is known.
    """

    items: tuple[CostItem, ...] = attrs.field(default=(), validator=several(CostItem))
    stated_total: Euro | None = attrs.field(default=None, validator=[of(Euro, type(None)), not_negative])
    act: str = attrs.field(default="", validator=text)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    @property
    def total(self) -> Euro | None:
        """
        The sum of the items; without items the total that the act states.
        """
        return Euro.total(item.amount for item in self.items) if self.items else self.stated_total
