"""
How an amount is divided into lots, and why each lot gets what it gets.

Several weighted criteria, each normalised exactly, make one weight a lot. A lot's share is its weight times a common
factor, held within the lot's minimum and maximum; the factor is the one for which the shares add up to the total. The
cents left over go by largest remainder.
"""

from decimal import Decimal
from fractions import Fraction
from math import floor

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import MalformedValueError, SplitError, shown
from contratti_quartiere.fields import exact, identifier, of, several, unique
from contratti_quartiere.money import Euro
from contratti_quartiere.shares import Limits, bounded, rounded
from contratti_quartiere.sources import Provenance

__all__ = ["Criterion", "LotBounds", "LotChange", "LotPlan", "LotShare", "LotValue", "ShareLine", "compare_plans"]


# No criterion has these for an id, which has no blanks at its ends.
_BOUND, _ROUNDING = " limiti", " arrotondamento"


# A document holds no longer number, and what a document cannot hold is no measure.
_MOST_DIGITS = 1_000
_LIMIT = 10**_MOST_DIGITS


def _counted(where: str, value: Fraction) -> None:
    if value < 0:
        raise MalformedValueError(
            Bilingual(where, where),
            shown(value),
            Bilingual("è negativo", "is negative"),
            Bilingual("scrivere un numero da zero in su", "write a number from zero up"),
        )
    if max(value.numerator, value.denominator) >= _LIMIT:
        raise MalformedValueError(
            Bilingual(where, where),
            shown(value),
            Bilingual(f"ha più di {_MOST_DIGITS} cifre", f"has more than {_MOST_DIGITS} digits"),
            Bilingual("scrivere un numero più corto", "write a shorter number"),
        )


def _exactly(value: int | Decimal | Fraction) -> Fraction:
    return exact(value)


@attrs.frozen
class LotValue:
    """
    What one lot measures by one criterion (*valore del lotto*).

    Attributes:
        lot: The `id` of the lot.
        value: The measure, exact, from zero up, in the unit of the criterion.

    Raises:
        WrongTypeError: For a float, or any other type.
        MalformedValueError: For less than nothing, or more than 1,000 digits.
    """

    lot: str = attrs.field(validator=identifier)
    value: Fraction = attrs.field(converter=_exactly)

    def __attrs_post_init__(self) -> None:
        _counted("LotValue.value", self.value)


@attrs.frozen(kw_only=True)
class Criterion:
    """
    One reason to give a lot more or less, and how much it counts (*criterio di riparto*).

    Attributes:
        id: A short name.
        label: What it measures.
        weight: How much it counts beside the other criteria, exact, from zero up.
        contrary: False if a lot with more gets more; True if a lot with more gets less, in proportion to what all
            the other lots measure together.
        values: The measure of every lot.
        provenance: From where the criterion and its measures are; ours are `illustrative`.

    Raises:
        WrongTypeError: For a float as the weight, or a field of another type.
        MalformedValueError: For a weight below zero, or of more than 1,000 digits.
        DuplicateIdentifierError: For a lot that has two values.
    """

    id: str = attrs.field(validator=identifier)
    label: Bilingual = attrs.field(validator=of(Bilingual))
    weight: Fraction = attrs.field(default=Fraction(1), converter=_exactly)
    contrary: bool = attrs.field(default=False, validator=of(bool))
    values: tuple[LotValue, ...] = attrs.field(validator=several(LotValue))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        _counted("Criterion.weight", self.weight)
        unique("Criterion.values", tuple(value.lot for value in self.values))

    def shares(self) -> dict[str, Fraction]:
        """
        Return the part of the whole that each lot has by this criterion alone; the parts add up to one.

        Raises:
            SplitError: If no lot measures anything, so that there is nothing to divide by.
        """
        _refuse_zeros(self)
        whole = sum((value.value for value in self.values), Fraction(0))
        if not self.contrary or len(self.values) == 1:
            return {value.lot: value.value / whole for value in self.values}
        others = len(self.values) - 1
        return {value.lot: (whole - value.value) / (others * whole) for value in self.values}


def _refuse_zeros(criterion: Criterion) -> None:
    if not any(value.value for value in criterion.values):
        name = criterion.id
        raise SplitError(
            Bilingual(f"criterio {name!r}: tutti i valori sono zero", f"criterion {name!r}: all values are zero"),
            Bilingual("dare almeno un valore sopra zero", "give at least one value above zero"),
        )


@attrs.frozen(kw_only=True)
class LotBounds:
    """
    The least and the most that one lot may get (*minimo e massimo del lotto*).

    Attributes:
        lot: The `id` of the lot.
        least: Its minimum; None for zero.
        most: Its maximum; None for no limit.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For less than nothing, or a most below the least.
    """

    lot: str = attrs.field(validator=identifier)
    least: Euro | None = attrs.field(default=None, validator=of(Euro, type(None)))
    most: Euro | None = attrs.field(default=None, validator=of(Euro, type(None)))

    def __attrs_post_init__(self) -> None:
        least, most = self.cents
        if least < 0 or (most is not None and most < least):
            raise MalformedValueError(
                Bilingual(f"limiti del lotto {self.lot}", f"bounds of lot {self.lot}"),
                f"{self.least} - {self.most}",
                Bilingual("sono negativi o invertiti", "are negative or the wrong way round"),
                Bilingual("scrivere un minimo da zero in su e un massimo non minore", "write 0 <= least <= most"),
            )

    @property
    def cents(self) -> Limits:
        """
        Both bounds in cents; no maximum is None.
        """
        return (self.least.cents if self.least else 0, None if self.most is None else self.most.cents)


@attrs.frozen
class ShareLine:
    """
    One line of the reason why a lot gets its amount (*riga di motivazione*).

    Attributes:
        key: The `id` of the criterion, or a word of our own for a bound and for rounding.
        label: What the line counts.
        amount: What it adds to the lot, or takes from it.
    """

    key: str
    label: Bilingual
    amount: Euro


@attrs.frozen(kw_only=True)
class LotShare:
    """
    What one lot gets, and why, line by line to the cent (*quota del lotto*).

    Attributes:
        lot: The `id` of the lot.
        amount: What it gets.
        weight: Its weight among all lots; the weights add up to one.
        lines: A line for each criterion, then one for a bound and one for rounding where they moved anything; they
            add up to the amount.
    """

    lot: str
    amount: Euro
    weight: Fraction
    lines: tuple[ShareLine, ...]


@attrs.frozen(kw_only=True)
class LotPlan:
    """
    An amount, the criteria by which it is divided, and the bounds of each lot (*piano di riparto in lotti*).

    Attributes:
        total: The amount to divide.
        criteria: One or more; each measures every lot, and the first sets the order of the lots, which breaks ties.
        bounds: For the lots that have any.
        provenance: From where the plan is; one of ours is `illustrative`.

    Raises:
        SplitError: For no criterion, a criterion that misses a lot, criteria that all count nothing, a bound of a lot
            that is not there, or bounds between which the total does not lie.
    """

    total: Euro = attrs.field(validator=of(Euro))
    criteria: tuple[Criterion, ...] = attrs.field(validator=several(Criterion))
    bounds: tuple[LotBounds, ...] = attrs.field(default=(), validator=several(LotBounds))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        unique("LotPlan.criteria", tuple(criterion.id for criterion in self.criteria))
        unique("LotPlan.bounds", tuple(bound.lot for bound in self.bounds))
        if self.total.cents < 0 or not self.criteria:
            raise SplitError(
                Bilingual(
                    f"totale {self.total:it}, criteri {len(self.criteria)}",
                    f"total {self.total:en}, criteria {len(self.criteria)}",
                ),
                Bilingual("dare un totale non negativo e un criterio", "give a total not negative and a criterion"),
            )
        lots = self.lots
        for criterion in self.criteria:
            self._check_lots(f"criterio {criterion.id!r}", f"criterion {criterion.id!r}", criterion, lots)
        known = frozenset(lots)
        strange = [bound.lot for bound in self.bounds if bound.lot not in known]
        if strange:
            raise SplitError(
                Bilingual(
                    f"limiti per lotti che non ci sono: {', '.join(strange)}",
                    f"bounds of lots that are not there: {', '.join(strange)}",
                ),
                Bilingual(f"i lotti sono {', '.join(lots)}", f"the lots are {', '.join(lots)}"),
            )
        self._refuse_zeros()
        if self.bounds:
            # Whether the total lies between them shows when it is divided, which takes its time.
            self.shares()

    @staticmethod
    def _check_lots(it: str, en: str, criterion: Criterion, lots: tuple[str, ...]) -> None:
        measured = {value.lot for value in criterion.values}
        missing = [lot for lot in lots if lot not in measured]
        strange = sorted(measured.difference(lots))
        if missing or strange:
            raise SplitError(
                Bilingual(
                    f"{it}: mancano [{', '.join(missing)}], di troppo [{', '.join(strange)}]",
                    f"{en}: missing [{', '.join(missing)}], unknown [{', '.join(strange)}]",
                ),
                Bilingual("dare un valore per ciascun lotto", "give a value for each lot"),
            )

    @property
    def lots(self) -> tuple[str, ...]:
        """
        The lots in the order of the first criterion.
        """
        return tuple(value.lot for value in self.criteria[0].values)

    def weights(self) -> dict[str, Fraction]:
        """
        Return the weight of each lot over all criteria; the weights add up to one.
        """
        parts = self._weighted()
        return {lot: sum((shares[lot] for shares in parts), Fraction(0)) for lot in self.lots}

    def _refuse_zeros(self) -> None:
        if not any(criterion.weight for criterion in self.criteria):
            raise SplitError(
                Bilingual("tutti i criteri contano zero", "all criteria count zero"),
                Bilingual("dare almeno un peso sopra zero", "give at least one weight above zero"),
            )
        for criterion in self.criteria:
            _refuse_zeros(criterion)

    def _weighted(self) -> list[dict[str, Fraction]]:
        whole = sum((criterion.weight for criterion in self.criteria), Fraction(0))
        return [
            {lot: share * criterion.weight / whole for lot, share in criterion.shares().items()}
            for criterion in self.criteria
        ]

    def exact_cents(self) -> dict[str, Fraction]:
        """
        Return what each lot would get in cents if none were rounded, in the order of the lots.
        """
        weights, bounds = self.weights(), {bound.lot: bound.cents for bound in self.bounds}
        limits = [bounds.get(lot, (0, None)) for lot in self.lots]
        return dict(zip(self.lots, bounded(self.total.cents, list(weights.values()), limits), strict=True))

    def shares(self) -> tuple[LotShare, ...]:
        """
        Return what each lot gets and why, in the order of the lots; the amounts add up to the total.
        """
        parts, weights, ideal = self._weighted(), self.weights(), self.exact_cents()
        cents = rounded(self.total.cents, list(ideal.values()))
        return tuple(
            LotShare(
                lot=lot, amount=Euro.from_cents(got), weight=weights[lot], lines=self._lines(lot, parts, share, got)
            )
            for (lot, share), got in zip(ideal.items(), cents, strict=True)
        )

    def _lines(self, lot: str, parts: list[dict[str, Fraction]], share: Fraction, got: int) -> tuple[ShareLine, ...]:
        lines: list[ShareLine] = []
        free = Fraction(0)
        for criterion, shares in zip(self.criteria, parts, strict=True):
            free += self.total.cents * shares[lot]
            lines.append(
                ShareLine(criterion.id, criterion.label, Euro.from_cents(floor(self.total.cents * shares[lot])))
            )
        bound = floor(share) - floor(free)
        if bound:
            label = Bilingual("effetto dei limiti", "effect of the bounds")
            lines.append(ShareLine(_BOUND, label, Euro.from_cents(bound)))
        rounding = got - sum(line.amount.cents for line in lines)
        if rounding:
            lines.append(ShareLine(_ROUNDING, Bilingual("arrotondamento", "rounding"), Euro.from_cents(rounding)))
        return tuple(lines)


@attrs.frozen(kw_only=True)
class LotChange:
    """
    What one lot gets under a later plan against an earlier one, and why it moved (*variazione del lotto*).

    Attributes:
        lot: The `id` of the lot.
        before: What it got; None if the earlier plan has no such lot.
        after: What it gets; None if the later plan has none.
        lines: What each line of the reasons added or took away; they add up to the difference, and a line that did
            not move is left out.
    """

    lot: str
    before: Euro | None
    after: Euro | None
    lines: tuple[ShareLine, ...]

    @property
    def difference(self) -> Euro:
        """
        How much more the lot gets; negative for less. A lot that is not there gets nothing.
        """
        return (self.after or _NOTHING) - (self.before or _NOTHING)


_NOTHING = Euro.from_cents(0)


def compare_plans(before: LotPlan, after: LotPlan) -> tuple[LotChange, ...]:
    """
    Return what moved from one plan to another, lot by lot, in the order of the later plan and then of the earlier.

    Criteria are matched by their `id`; a change of the total shows in every criterion.
    """
    earlier = {share.lot: share for share in before.shares()}
    later = {share.lot: share for share in after.shares()}
    return tuple(
        LotChange(
            lot=lot,
            before=earlier[lot].amount if lot in earlier else None,
            after=later[lot].amount if lot in later else None,
            lines=_moved(earlier.get(lot), later.get(lot)),
        )
        for lot in dict.fromkeys((*later, *earlier))
    )


def _moved(before: LotShare | None, after: LotShare | None) -> tuple[ShareLine, ...]:
    moved: dict[str, ShareLine] = {}
    for share, sign in ((after, 1), (before, -1)):
        for line in () if share is None else share.lines:
            old = moved.get(line.key, ShareLine(line.key, line.label, _NOTHING))
            moved[line.key] = attrs.evolve(old, amount=old.amount + line.amount * sign)
    return tuple(line for line in moved.values() if line.amount)
