"""
Amounts and counts as documents state them: how exactly, on which basis, of which perimeter.
"""

import attrs

from contratti_quartiere.bilingual import Bilingual, Lang, Word
from contratti_quartiere.dates import When, is_when
from contratti_quartiere.fields import not_negative, of
from contratti_quartiere.money import Euro
from contratti_quartiere.sources import Provenance

__all__ = [
    "AmountPrecision",
    "CountKind",
    "OptionsBasis",
    "StatedAmount",
    "StatedCount",
    "VatBasis",
]


class VatBasis(Word):
    """
    Whether an amount includes value added tax (*base IVA*).
    """

    NET = "netto", "net"
    GROSS = "lordo", "gross"
    UNKNOWN = "ignota", "unknown"


class OptionsBasis(Word):
    """
    Whether an amount includes options, extensions and renewals (*base opzioni*).
    """

    EXCLUDED = "senza opzioni", "without options"
    INCLUDED = "con opzioni", "with options"
    UNKNOWN = "ignota", "unknown"


class AmountPrecision(Word):
    """
    How exactly a document states an amount (*precisione dell'importo*).
    """

    EXACT = "esatto", "exact"
    MORE_THAN = "oltre", "over"
    ABOUT = "circa", "about"


@attrs.frozen(kw_only=True)
class StatedAmount:
    """
    An amount as a document states it, with its precision and basis (*importo dichiarato*).

    Attributes:
        amount: The figure.
        precision: Whether the document means it exactly.
        vat: Whether value added tax is in it.
        options: Whether options are in it.
        label: What the amount is of: "set aside", "divided into lots".
        when: The time of which it tells; None if the source does not say.
        provenance: From where it is known.
    """

    amount: Euro = attrs.field(validator=of(Euro))
    precision: AmountPrecision = attrs.field(default=AmountPrecision.EXACT, validator=of(AmountPrecision))
    vat: VatBasis = attrs.field(default=VatBasis.UNKNOWN, validator=of(VatBasis))
    options: OptionsBasis = attrs.field(default=OptionsBasis.UNKNOWN, validator=of(OptionsBasis))
    label: Bilingual | None = attrs.field(default=None, validator=of(Bilingual, type(None)))
    when: When | None = attrs.field(default=None, validator=is_when)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    @property
    def basis(self) -> tuple[VatBasis, OptionsBasis] | None:
        """
        What the amount includes, or None if either half of the answer is unknown.
        """
        if self.vat is VatBasis.UNKNOWN or self.options is OptionsBasis.UNKNOWN:
            return None
        return (self.vat, self.options)

    def say(self, lang: Lang | str) -> str:
        """
        Return the amount as people write it: *oltre 1.000.000,00 €*.
        """
        figure = format(self.amount, str(lang))
        return figure if self.precision is AmountPrecision.EXACT else f"{self.precision.say(lang)} {figure}"


class CountKind(Word):
    """
    What a count is of (*tipo di conteggio*).
    """

    BUILDINGS = "edifici", "buildings"
    DWELLINGS = "alloggi", "dwellings"
    HOUSEHOLDS = "nuclei", "households"
    PEOPLE = "abitanti", "people"
    OVER_65 = "oltre 65 anni", "over 65"
    NON_EU = "cittadini extracomunitari", "non-EU citizens"
    RENOVATED = "alloggi ristrutturati", "dwellings renovated"
    RENTED = "alloggi affittati", "dwellings for rent"
    SQUATTED = "alloggi occupati abusivamente", "dwellings squatted"
    IN_MAINTENANCE = "alloggi in manutenzione", "dwellings in maintenance"
    EMPTY = "alloggi vuoti", "dwellings empty"


@attrs.frozen(kw_only=True)
class StatedCount:
    """
    A count as a source states it, which says nothing without its perimeter (*conteggio dichiarato*).

    Two counts of different perimeters are never compared or added.

    Attributes:
        kind: What is counted.
        count: How many, from zero up.
        perimeter: Within which boundary: the contract, the quarter of the owner, the buildings of one phase.
        precision: Whether the source means it exactly.
        when: The time of which it tells; None if the source does not say.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For fewer than none.
    """

    kind: CountKind = attrs.field(validator=of(CountKind))
    count: int = attrs.field(validator=[of(int), not_negative])
    perimeter: Bilingual = attrs.field(validator=of(Bilingual))
    precision: AmountPrecision = attrs.field(default=AmountPrecision.EXACT, validator=of(AmountPrecision))
    when: When | None = attrs.field(default=None, validator=is_when)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))
