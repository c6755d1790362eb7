"""
What each budget year pays of an amount: planned by a stated policy, to the cent, and set against what is known.

The law fixes that an expense belongs to the year in which the service is rendered (TUEL art. 183 c. 5, DLgs 118/2011
all. 4/2), not how a total is divided: the contract's payment plan wins, and the formula is a choice.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import Month, Year, earliest
from contratti_quartiere.errors import MalformedValueError, SplitError, WrongTypeError, shown
from contratti_quartiere.fields import exact, of
from contratti_quartiere.money import Euro, split
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.periods import Period

__all__ = [
    "Instalment",
    "YearComparison",
    "YearPolicy",
    "YearShare",
    "against_known",
    "beyond_horizon",
    "months_begun",
    "share_by_year",
]


class YearPolicy(Word):
    """
    How an amount is divided over budget years (*criterio di imputazione*).
    """

    MONTHS = "mesi", "months"
    """In proportion to the calendar months in which a month of service begins."""
    DAYS = "giorni", "days"
    """In proportion to the days of service."""


@attrs.frozen
class Instalment:
    """
    One payment of a contract's own plan (*rata*).

    Attributes:
        due: The day on which it falls due, which says the year.
        amount: What is paid, net of VAT.
    """

    due: date = attrs.field(validator=of(date))
    amount: Euro = attrs.field(validator=of(Euro))


@attrs.frozen(kw_only=True)
class YearShare:
    """
    What one budget year pays (*quota dell'esercizio*).

    Attributes:
        year: The budget year.
        net: Without VAT.
        gross: With VAT; the commitment is gross, the thresholds are net.
    """

    year: int
    net: Euro
    gross: Euro

    @property
    def vat(self) -> Euro:
        """
        The VAT in it.
        """
        return self.gross - self.net


def months_begun(runs: Iterable[Period]) -> tuple[Month, ...]:
    """
    Return the calendar months in which a month of service begins.

    Months are counted from the first day of the first run, whatever stops come between; one counts if a day of it is
    served. From 2 May 2016 to 1 May 2019 a month begins on the 2nd of each month from May 2016 to April 2019: 36; a
    stop from 2 March to 1 May 2017 takes two of them away.

    Args:
        runs: The periods of service, in any order.
    """
    ordered = sorted(runs)
    months: list[Month] = []
    begins = first = ordered[0].start if ordered else date.max
    end = max((run.end for run in ordered), default=first)
    count = 0
    while begins < end:
        count += 1
        following = Period.of_months(first, count).end
        if any(run.start < following and begins < run.end for run in ordered):
            months.append(Month.of(first).plus(count - 1))
        begins = following
    return tuple(months)


def _weights(runs: Iterable[Period], policy: YearPolicy) -> dict[int, int]:
    ordered = sorted(runs)
    for before, after in pairwise(ordered):
        if after.start < before.end:
            raise SplitError(
                Bilingual(
                    f"i periodi {before.say('it')} e {after.say('it')} si sovrappongono",
                    f"the periods {before.say('en')} and {after.say('en')} overlap",
                ),
                Bilingual("contare ogni giorno una volta", "count each day once"),
            )
    if policy is YearPolicy.MONTHS:
        years = [month.year for month in months_begun(ordered)]
        return {year: years.count(year) for year in sorted(set(years))}
    weights: dict[int, int] = {}
    for run in ordered:
        for year in range(run.start.year, run.last_day.year + 1):
            first, last = max(run.start, date(year, 1, 1)), min(run.last_day, date(year, 12, 31))
            weights[year] = weights.get(year, 0) + (last - first).days + 1
    return weights


def share_by_year(
    net: Euro,
    runs: Iterable[Period],
    *,
    policy: YearPolicy | tuple[Instalment, ...],
    vat_rate: int | Decimal | Fraction = 0,
) -> tuple[YearShare, ...]:
    """
    Return what each budget year pays of an amount, in order of years; the years add up to it, net and gross.

    Args:
        net: The amount without VAT.
        runs: The periods in which the service is rendered, none overlapping another. A payment plan needs none.
        policy: A proportion, or the instalments of the contract, which add up to the amount.
        vat_rate: The rate in hundredths: `22`. VAT is computed on the whole, half up, then divided like the net.

    Raises:
        WrongTypeError: For an amount that is no `Euro`, or another policy.
        SplitError: For no period, periods that overlap, or instalments that do not add up to the amount.
    """
    if type(net) is not Euro:
        raise WrongTypeError.of("by_year", net, Bilingual("scrivere un Euro", "write a Euro"))
    if exact(vat_rate) < 0:
        raise MalformedValueError(
            Bilingual("aliquota", "rate"),
            shown(vat_rate),
            Bilingual("è negativa", "is negative"),
            Bilingual("scrivere 22 per il 22 per cento", "write 22 for 22 per cent"),
        )
    vat = net.percentage(vat_rate)
    if isinstance(policy, YearPolicy):
        weights = _weights(runs, policy)
        nets = _split(net, weights)
    elif type(policy) is tuple and all(type(part) is Instalment for part in policy):
        nets = _planned(net, policy)
        weights = {year: part.cents for year, part in nets.items()}
    else:
        remedy = Bilingual("scrivere YearPolicy.MONTHS, YearPolicy.DAYS o le rate", "write a YearPolicy or instalments")
        raise WrongTypeError.of("by_year", policy, remedy)
    # The VAT and not the gross is divided, so that no year has less gross than net; nothing has no VAT to divide.
    vats = split(vat, weights) if net else nets
    return tuple(YearShare(year=year, net=part, gross=part + vats[year]) for year, part in nets.items())


def _split(total: Euro, weights: Mapping[int, int]) -> dict[int, Euro]:
    if not weights:
        raise SplitError(
            Bilingual("il servizio non ha nemmeno un giorno", "the service has not even one day"),
            Bilingual("dare inizio e durata, o le rate", "give a start and a duration, or instalments"),
        )
    return split(total, weights)


def _planned(net: Euro, instalments: tuple[Instalment, ...]) -> dict[int, Euro]:
    found = Euro.total(instalment.amount for instalment in instalments)
    if found != net or any(instalment.amount.cents < 0 for instalment in instalments):
        raise SplitError(
            Bilingual(
                f"le rate danno {found:it}, l'importo è {net:it}", f"the instalments add up to {found:en} of {net:en}"
            ),
            Bilingual(
                "dare rate non negative che diano l'importo netto", "give instalments, none negative, that add up to it"
            ),
        )
    years = sorted({instalment.due.year for instalment in instalments})
    return {year: Euro.total(part.amount for part in instalments if part.due.year == year) for year in years}


def beyond_horizon(shares: Iterable[YearShare], first_year: int) -> tuple[YearShare, ...]:
    """
    Return the shares that fall after the three years of a budget (*oltre il bilancio triennale*).

    They are recorded, with their ground, and taken up in later budgets (TUEL art. 183 c. 6). How many years a budget
    has is the figure `budget_years`.

    Args:
        shares: The shares of all years.
        first_year: The first of the three years: 2016 for the budget 2016-18.

    Raises:
        WrongTypeError: For a year that is no whole number.
        MalformedValueError: For a year outside the calendar.
        NoVersionError: For a budget of before 2015, of which no figure says how many years it has.
    """
    length = PARAMETERS["budget_years"].required(earliest(Year(first_year)))
    return tuple(share for share in shares if share.year >= first_year + int(length.value))


@attrs.frozen(kw_only=True)
class YearComparison:
    """
    What a year was to pay against what it is known to have paid (*previsto e noto*).

    Attributes:
        year: The budget year.
        planned: What was planned; None if nothing was for that year.
        known: What is known; None if nobody knows, which is not zero.
    """

    year: int
    planned: Euro | None
    known: Euro | None

    @property
    def difference(self) -> Euro | None:
        """
        Known less planned; None if nobody knows. What was not planned counts as nothing.
        """
        return None if self.known is None else self.known - (self.planned or Euro.from_cents(0))


def against_known(planned: Mapping[int, Euro], known: Mapping[int, Euro]) -> tuple[YearComparison, ...]:
    """
    Return each year that was planned or is known, in order; a year that is not known stays unknown.

    Args:
        planned: The amounts planned, by year.
        known: The amounts known, by year, on the same basis.
    """
    return tuple(
        YearComparison(year=year, planned=planned.get(year), known=known.get(year))
        for year in sorted({*planned, *known})
    )
