"""
Shares held within bounds, in exact fractions: share = clip(factor * weight, least, most), adding up to a total.
"""

from fractions import Fraction
from itertools import accumulate, pairwise
from math import floor

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.errors import SplitError
from contratti_quartiere.money import Euro

__all__ = ["Limits", "Rounding", "bounded", "rounded"]

Limits = tuple[int, int | None]
"""The least and the most that a share may be, in cents; no maximum is None."""


def bounded(total: int, weights: list[Fraction], limits: list[Limits]) -> list[Fraction]:
    """
    Return clip(factor * weight, least, most) for each lot, with the factor for which they add up to the total.

    The sum grows with the factor, in straight pieces that change where a lot meets a bound: find the piece in which
    the total lies, then the factor on it.
    """
    floor_sum = sum(least for least, _ in limits)
    # A lot without weight never leaves its minimum.
    tops = [least if not weight else most for weight, (least, most) in zip(weights, limits, strict=True)]
    if total < floor_sum or (None not in tops and total > sum(top for top in tops if top is not None)):
        raise SplitError(
            Bilingual(
                f"i minimi danno {Euro.from_cents(floor_sum):it} e i massimi {_sum_of(tops, 'it')}: il totale"
                f" {Euro.from_cents(total):it} non sta in mezzo",
                f"the minima add up to {Euro.from_cents(floor_sum):en} and the maxima to {_sum_of(tops, 'en')}: the"
                f" total {Euro.from_cents(total):en} does not lie between",
            ),
            Bilingual("cambiare i limiti dei lotti o il totale", "change the bounds of the lots or the total"),
        )
    bends = sorted(
        {
            Fraction(bound) / weight
            for weight, pair in zip(weights, limits, strict=True)
            for bound in pair
            if weight and bound is not None
        }
    )
    low = Fraction(0)
    for bend in bends:
        if sum(_clipped(bend, weights, limits)) > total:
            break
        low = bend
    fixed = _clipped(low, weights, limits)
    moving = [
        index
        for index, (weight, (least, most)) in enumerate(zip(weights, limits, strict=True))
        if weight and low * weight >= least and (most is None or low * weight < most)
    ]
    slope = sum((weights[index] for index in moving), Fraction(0))
    rest = total - sum(fixed)
    for index in moving:
        fixed[index] += rest * weights[index] / slope
    return fixed


def _sum_of(tops: list[int | None], lang: str) -> str:
    known = [top for top in tops if top is not None]
    return "∞" if len(known) < len(tops) else format(Euro.from_cents(sum(known)), lang)


def _clipped(factor: Fraction, weights: list[Fraction], limits: list[Limits]) -> list[Fraction]:
    raised = [max(factor * weight, Fraction(least)) for weight, (least, _) in zip(weights, limits, strict=True)]
    return [
        share if most is None else min(share, Fraction(most)) for share, (_, most) in zip(raised, limits, strict=True)
    ]


class Rounding(Word):
    """
    How shares are rounded to whole cents that add up to the total (*metodo di arrotondamento*).
    """

    LARGEST_REMAINDER = "resto più grande", "largest remainder"
    CUMULATIVE = "arrotondamento cumulato", "cumulative rounding"
    """Each sum of the shares so far is rounded, half a cent up, and a share is the step between two of them."""


def rounded(total: int, ideal: list[Fraction], rounding: Rounding = Rounding.LARGEST_REMAINDER) -> list[int]:
    """
    Return whole cents; a share at a bound is whole and gets none of the cents left over.
    """
    if rounding is Rounding.CUMULATIVE:
        sums = [floor(so_far + Fraction(1, 2)) for so_far in accumulate(ideal)]
        return [after - before for before, after in pairwise([0, *sums])]
    cents = [floor(share) for share in ideal]
    order = sorted(range(len(ideal)), key=lambda index: ideal[index] - cents[index], reverse=True)
    for index in order[: total - sum(cents)]:
        cents[index] += 1
    return cents
