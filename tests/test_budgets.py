"""
What each budget year pays: to the cent, net and gross, by a stated policy, and set against what is known.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.budgets import (
    Instalment,
    YearComparison,
    YearPolicy,
    YearShare,
    against_known,
    beyond_horizon,
    months_begun,
    share_by_year,
)
from contratti_quartiere.dates import Month
from contratti_quartiere.errors import MalformedValueError, NoVersionError, SplitError, WrongTypeError
from contratti_quartiere.money import Euro, split
from contratti_quartiere.periods import MissingDay, Period
from contratti_quartiere.strategies import euros, periods
from contratti_quartiere.strategies.terms import payment_plans
from contratti_quartiere.windows import last_slot

DAY = timedelta(days=1)
NOTHING = Euro("0.00")

# 36 months from 2 May 2016, and the same from the first of the month.
LABS = Period.inclusive(date(2016, 5, 2), date(2019, 5, 1))
FROM_THE_FIRST = Period.inclusive(date(2016, 5, 1), date(2019, 4, 30))

amounts = euros(min_value=NOTHING)
pennies = euros(min_value=NOTHING, max_value=Euro("1.00"))
rates = st.sampled_from([0, 4, 5, 10, 22]) | st.decimals(0, 100, places=2)
policies = st.sampled_from(YearPolicy)


@st.composite
def services(draw: st.DrawFn) -> tuple[Period, ...]:
    """
    Draw the periods of a service, in order and none overlapping another, over at most a few years.
    """
    first = draw(periods(min_value=date(2014, 1, 1), max_value=date(2020, 12, 31), max_days=800))
    runs = [first]
    for _ in range(draw(st.integers(0, 2))):
        start = runs[-1].end + timedelta(days=draw(st.integers(0, 400)))
        runs.append(Period(start, start + DAY * draw(st.integers(1, 800))))
    return tuple(runs)


def nets(shares: tuple[YearShare, ...]) -> dict[int, str]:
    """
    Return what each year pays without VAT.
    """
    return {share.year: share.net.amount for share in shares}


def grosses(shares: tuple[YearShare, ...]) -> dict[int, str]:
    """
    Return what each year pays with VAT.
    """
    return {share.year: share.gross.amount for share in shares}


@pytest.mark.parametrize(
    ("run", "first", "last", "count"),
    [
        pytest.param(LABS, Month(2016, 5), Month(2019, 4), 36, id="36 months from 2 May"),
        pytest.param(FROM_THE_FIRST, Month(2016, 5), Month(2019, 4), 36, id="36 months from 1 May"),
        pytest.param(Period.inclusive(date(2016, 5, 2), date(2016, 5, 2)), Month(2016, 5), Month(2016, 5), 1, id="day"),
        pytest.param(
            Period.inclusive(date(2016, 5, 2), date(2016, 6, 1)), Month(2016, 5), Month(2016, 5), 1, id="whole month"
        ),
        pytest.param(
            Period.inclusive(date(2016, 5, 2), date(2016, 6, 2)), Month(2016, 5), Month(2016, 6), 2, id="a day more"
        ),
        pytest.param(
            Period.inclusive(date(2019, 1, 31), date(2019, 2, 28)), Month(2019, 1), Month(2019, 1), 1, id="from a 31st"
        ),
        pytest.param(
            Period.inclusive(date(2019, 1, 31), date(2019, 3, 1)),
            Month(2019, 1),
            Month(2019, 2),
            2,
            id="from a 31st, a day more",
        ),
        pytest.param(
            Period.inclusive(date(2016, 8, 31), date(2017, 2, 28)),
            Month(2016, 8),
            Month(2017, 1),
            6,
            id="six months from a 31st to a February",
        ),
    ],
)
def test_months_begun(run: Period, first: Month, last: Month, count: int) -> None:
    """
    A month of service counts for the calendar month in which it begins, counted from the start of the run.
    """
    months = months_begun((run,))

    assert (first, last, count) == (months[0], months[-1], len(months))


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(1, 100), st.sampled_from(MissingDay))
def test_a_window_of_months_begins_so_many(start: date, count: int, missing_day: MissingDay) -> None:
    """
    "Month slots": a window of so many months begins as many, up to its last slot, however a missing day is read.
    """
    months = months_begun((Period.of_months(start, count, missing_day=missing_day),))

    assert (count, last_slot(start, count)) == (len(months), months[-1])


@given(periods(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31), max_days=2_000))
def test_months_begun_leave_none_out(run: Period) -> None:
    """
    "Counted from the start of the run": the months are consecutive, and the first is that of the start.
    """
    months = months_begun((run,))

    assert [Month.of(run.start).plus(count) for count in range(len(months))] == list(months)


@pytest.mark.parametrize(
    ("total", "run", "policy", "expected"),
    [
        pytest.param(
            "360000.00",
            LABS,
            YearPolicy.MONTHS,
            ["80000.00", "120000.00", "120000.00", "40000.00"],
            id="360,000 by months",
        ),
        pytest.param(
            "360000.00",
            LABS,
            YearPolicy.DAYS,
            ["80219.18", "120000.00", "120000.00", "39780.82"],
            id="360,000 by days from 2 May",
        ),
        pytest.param(
            "360000.00",
            FROM_THE_FIRST,
            YearPolicy.DAYS,
            ["80547.95", "120000.00", "120000.00", "39452.05"],
            id="360,000 by days from 1 May",
        ),
        pytest.param(
            "100000.00",
            LABS,
            YearPolicy.DAYS,
            ["22283.11", "33333.33", "33333.33", "11050.23"],
            id="100,000 by days",
        ),
        pytest.param(
            "100000.00",
            LABS,
            YearPolicy.MONTHS,
            ["22222.22", "33333.34", "33333.33", "11111.11"],
            id="100,000 by months",
        ),
    ],
)
def test_published_years(total: str, run: Period, policy: YearPolicy, expected: list[str]) -> None:
    """
    A service from May 2016 to April 2019 is paid by the years 2016 to 2019 as was computed for it.
    """
    shares = share_by_year(Euro(total), (run,), policy=policy)

    assert dict(zip((2016, 2017, 2018, 2019), expected, strict=True)) == nets(shares)


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        pytest.param(YearPolicy.MONTHS, ["97600.00", "146400.00", "146400.00", "48800.00"], id="months"),
        pytest.param(YearPolicy.DAYS, ["97867.40", "146400.00", "146400.00", "48532.60"], id="days"),
    ],
)
def test_gross_years(policy: YearPolicy, expected: list[str]) -> None:
    """
    360,000.00 net and 22 per cent of VAT are 439,200.00 gross, divided over the years like the net.
    """
    shares = share_by_year(Euro("360000.00"), (LABS,), policy=policy, vat_rate=22)

    assert dict(zip((2016, 2017, 2018, 2019), expected, strict=True)) == grosses(shares)


def test_without_vat_gross_is_net() -> None:
    """
    Without a rate there is no VAT, and each year's gross is its net.
    """
    shares = share_by_year(Euro("100.00"), (LABS,), policy=YearPolicy.DAYS)

    assert nets(shares) == grosses(shares)


def test_vat_of_a_year() -> None:
    """
    The VAT of a year is what its gross has more than its net.
    """
    share = YearShare(year=2016, net=Euro("80000.00"), gross=Euro("97600.00"))

    assert Euro("17600.00") == share.vat


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        pytest.param(22, "2716.05", id="whole"),
        pytest.param(Decimal("4.5"), "555.56", id="decimal"),
        pytest.param(Fraction(9, 2), "555.56", id="fraction"),
    ],
)
def test_vat_is_computed_on_the_whole(rate: int | Decimal | Fraction, expected: str) -> None:
    """
    VAT is rounded once, half up, on the whole amount: 22 per cent of 12,345.67 are 2,716.05.
    """
    shares = share_by_year(Euro("12345.67"), (LABS,), policy=YearPolicy.MONTHS, vat_rate=rate)

    assert expected == Euro.total(share.vat for share in shares).amount


@pytest.mark.parametrize(
    ("runs", "policy", "expected"),
    [
        pytest.param(
            (Period.inclusive(date(2016, 12, 31), date(2017, 1, 2)),),
            YearPolicy.DAYS,
            {2016: "0.33", 2017: "0.67"},
            id="three days over New Year",
        ),
        pytest.param(
            (Period.inclusive(date(2016, 12, 31), date(2017, 1, 2)),),
            YearPolicy.MONTHS,
            {2016: "1.00"},
            id="a month of service that begins on New Year's Eve",
        ),
        pytest.param(
            (
                Period.inclusive(date(2016, 11, 1), date(2016, 12, 10)),
                Period.inclusive(date(2016, 12, 20), date(2017, 2, 19)),
            ),
            YearPolicy.MONTHS,
            {2016: "0.50", 2017: "0.50"},
            id="a stop within a month of service takes none away",
        ),
        pytest.param(
            (
                Period.inclusive(date(2016, 1, 1), date(2016, 1, 1)),
                Period.inclusive(date(2018, 1, 1), date(2018, 1, 3)),
            ),
            YearPolicy.DAYS,
            {2016: "0.25", 2018: "0.75"},
            id="a year without service pays nothing and is not listed",
        ),
        pytest.param(
            (
                Period.inclusive(date(2016, 12, 1), date(2016, 12, 2)),
                Period.inclusive(date(2016, 12, 31), date(2017, 1, 1)),
            ),
            YearPolicy.DAYS,
            {2016: "0.75", 2017: "0.25"},
            id="two runs of one year",
        ),
        pytest.param(
            (
                Period.inclusive(date(2018, 1, 1), date(2018, 1, 3)),
                Period.inclusive(date(2016, 1, 1), date(2016, 1, 1)),
            ),
            YearPolicy.DAYS,
            {2016: "0.25", 2018: "0.75"},
            id="days of runs in any order",
        ),
        pytest.param(
            (
                Period.inclusive(date(2018, 1, 1), date(2018, 3, 31)),
                Period.inclusive(date(2016, 1, 1), date(2016, 1, 1)),
            ),
            YearPolicy.MONTHS,
            {2016: "0.25", 2018: "0.75"},
            id="months of runs in any order",
        ),
    ],
)
def test_runs(runs: tuple[Period, ...], policy: YearPolicy, expected: dict[int, str]) -> None:
    """
    A year pays for the days, or for the months, of the service that was rendered in it; years come in their order.
    """
    assert list(expected.items()) == list(nets(share_by_year(Euro("1.00"), runs, policy=policy)).items())


def test_runs_are_read_once() -> None:
    """
    The periods may come from an iterator.
    """
    shares = share_by_year(Euro("1.00"), iter((LABS,)), policy=YearPolicy.MONTHS)

    assert [2016, 2017, 2018, 2019] == [share.year for share in shares]


def test_words() -> None:
    """
    The policies have the words that documents hold.
    """
    assert [("mesi", "months"), ("giorni", "days")] == [(policy.value, policy.en) for policy in YearPolicy]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        pytest.param([("2016-12-31", "1000.00")], {2016: ("1000.00", "1220.00")}, id="one"),
        pytest.param(
            [("2017-01-01", "600.00"), ("2016-12-31", "400.00")],
            {2016: ("400.00", "488.00"), 2017: ("600.00", "732.00")},
            id="two years, in any order",
        ),
        pytest.param(
            [("2016-06-30", "250.00"), ("2017-06-30", "500.00"), ("2016-12-31", "250.00")],
            {2016: ("500.00", "610.00"), 2017: ("500.00", "610.00")},
            id="two in one year",
        ),
        pytest.param(
            [("2016-12-31", "0.00"), ("2017-12-31", "1000.00")],
            {2016: ("0.00", "0.00"), 2017: ("1000.00", "1220.00")},
            id="one of nothing",
        ),
    ],
)
def test_payment_plan(plan: list[tuple[str, str]], expected: dict[int, tuple[str, str]]) -> None:
    """
    "The contract's payment plan wins": each year pays the instalments that fall due in it, and their share of the VAT.
    """
    policy = tuple(Instalment(date.fromisoformat(due), Euro(amount)) for due, amount in plan)
    shares = share_by_year(Euro("1000.00"), (), policy=policy, vat_rate=22)

    assert list(expected.items()) == [(share.year, (share.net.amount, share.gross.amount)) for share in shares]


def test_a_plan_of_nothing() -> None:
    """
    Nothing may be paid in instalments of nothing, at any rate of VAT.
    """
    shares = share_by_year(NOTHING, (), policy=(Instalment(date(2016, 12, 31), NOTHING),), vat_rate=22)

    assert (YearShare(year=2016, net=NOTHING, gross=NOTHING),) == shares


def test_nothing_without_a_plan() -> None:
    """
    Nothing is divided into nothing for every year of service.
    """
    shares = share_by_year(NOTHING, (LABS,), policy=YearPolicy.DAYS, vat_rate=22)

    assert dict.fromkeys((2016, 2017, 2018, 2019), "0.00") == grosses(shares)


def test_nothing_to_be_paid_by_nobody() -> None:
    """
    An amount of nothing without an instalment falls on no year.
    """
    assert () == share_by_year(NOTHING, (), policy=())


@pytest.mark.parametrize(
    ("plan", "reason"),
    [
        pytest.param(
            ("999.99",),
            Bilingual(
                "le rate danno 999,99 €, l'importo è 1.000,00 €", "the instalments add up to €999.99 of €1,000.00"
            ),
            id="a cent short",
        ),
        pytest.param(
            (),
            Bilingual("le rate danno 0,00 €, l'importo è 1.000,00 €", "the instalments add up to €0.00 of €1,000.00"),
            id="none",
        ),
        pytest.param(
            ("1000.01", "-0.01"),
            Bilingual(
                "le rate danno 1.000,00 €, l'importo è 1.000,00 €", "the instalments add up to €1,000.00 of €1,000.00"
            ),
            id="one negative",
        ),
    ],
)
def test_a_plan_of_another_amount(plan: tuple[str, ...], reason: Bilingual) -> None:
    """
    Instalments that do not add up to the amount, or take some of it back, are refused with both sums.
    """
    policy = tuple(Instalment(date(2016, 12, 31), Euro(amount)) for amount in plan)
    with pytest.raises(SplitError) as caught:
        share_by_year(Euro("1000.00"), (LABS,), policy=policy)

    remedy = Bilingual(
        "dare rate non negative che diano l'importo netto", "give instalments, none negative, that add up to it"
    )
    assert (reason, remedy) == (caught.value.reason, caught.value.remedy)


@pytest.mark.parametrize(
    ("make", "where"),
    [
        pytest.param(lambda: Instalment(Month(2016, 12), Euro("1.00")), "Instalment.due", id="month"),  # type: ignore[arg-type]
        pytest.param(lambda: Instalment(date(2016, 12, 31), "1.00"), "Instalment.amount", id="text"),  # type: ignore[arg-type]
    ],
)
def test_instalment_of_another_type(make: Callable[[], Instalment], where: str) -> None:
    """
    An instalment is an amount on a day.
    """
    with pytest.raises(WrongTypeError) as caught:
        make()

    assert where == caught.value.where


def test_no_day_of_service() -> None:
    """
    A service without a day falls on no year, and the error says what would place it.
    """
    with pytest.raises(SplitError) as caught:
        share_by_year(Euro("1.00"), (), policy=YearPolicy.DAYS)

    expected = (
        Bilingual("il servizio non ha nemmeno un giorno", "the service has not even one day"),
        Bilingual("dare inizio e durata, o le rate", "give a start and a duration, or instalments"),
    )
    assert expected == (caught.value.reason, caught.value.remedy)


@pytest.mark.parametrize(
    ("net", "found"),
    [
        pytest.param(360_000, "360000", id="whole number"),
        pytest.param(Decimal(360_000), "360000", id="decimal"),
        pytest.param("360000.00", "'360000.00'", id="text"),
    ],
)
def test_amount_that_is_no_money(net: Any, found: str) -> None:
    """
    Only an amount of euro is divided over years.
    """
    with pytest.raises(WrongTypeError) as caught:
        share_by_year(net, (LABS,), policy=YearPolicy.DAYS)

    error = caught.value
    expected = ("by_year", found, Bilingual("scrivere un Euro", "write a Euro"))
    assert expected == (error.where, error.found, error.remedy)


@pytest.mark.parametrize(
    ("policy", "found"),
    [
        pytest.param("mesi", "'mesi'", id="word"),
        pytest.param([Instalment(date(2016, 12, 31), Euro("1.00"))], "(1)", id="list"),
        pytest.param((Euro("0.50"), Euro("0.50")), "(2)", id="tuple of amounts"),
        pytest.param(None, "None", id="none"),
    ],
)
def test_policy_that_is_none(policy: Any, found: str) -> None:
    """
    A policy is one of ours or a tuple of instalments; a word that reads like one is none.
    """
    with pytest.raises(WrongTypeError) as caught:
        share_by_year(Euro("1.00"), (LABS,), policy=policy)

    error = caught.value
    remedy = Bilingual("scrivere YearPolicy.MONTHS, YearPolicy.DAYS o le rate", "write a YearPolicy or instalments")
    assert ("by_year", found, remedy) == (error.where, error.found, error.remedy)


@pytest.mark.parametrize(
    ("rate", "found"), [pytest.param(-22, "-22", id="whole"), pytest.param(Decimal("-0.01"), "-0.01", id="decimal")]
)
def test_negative_rate(rate: int | Decimal, found: str) -> None:
    """
    A rate of VAT below zero is refused with the rate.
    """
    with pytest.raises(MalformedValueError) as caught:
        share_by_year(Euro("1.00"), (LABS,), policy=YearPolicy.DAYS, vat_rate=rate)

    error = caught.value
    expected = (
        Bilingual("aliquota", "rate"),
        found,
        Bilingual("è negativa", "is negative"),
        Bilingual("scrivere 22 per il 22 per cento", "write 22 for 22 per cent"),
    )
    assert expected == (error.what, error.found, error.reason, error.remedy)


def test_rate_that_is_a_float() -> None:
    """
    A rate of VAT that has lost its digits is refused.
    """
    with pytest.raises(WrongTypeError) as caught:
        share_by_year(Euro("1.00"), (LABS,), policy=YearPolicy.DAYS, vat_rate=0.22)  # type: ignore[arg-type]

    assert "0.22" == caught.value.found


@given(euros(), services(), policies, rates)
def test_years_add_up_net(net: Euro, runs: tuple[Period, ...], policy: YearPolicy, rate: Decimal) -> None:
    """
    "The years add up to it, net": whatever the amount, the service and the policy.
    """
    shares = share_by_year(net, runs, policy=policy, vat_rate=rate)

    assert net == Euro.total(share.net for share in shares)


@given(euros(), services(), policies, rates)
def test_years_add_up_gross(net: Euro, runs: tuple[Period, ...], policy: YearPolicy, rate: Decimal) -> None:
    """
    "The shares of the budget years add up, to the cent, to the whole gross commitment".
    """
    shares = share_by_year(net, runs, policy=policy, vat_rate=rate)

    assert net + net.percentage(rate) == Euro.total(share.gross for share in shares)


@given(st.data(), amounts, rates)
def test_instalments_add_up(data: st.DataObject, net: Euro, rate: Decimal) -> None:
    """
    "The years add up to it, net and gross", by a payment plan too.
    """
    shares = share_by_year(net, (), policy=data.draw(payment_plans(net)), vat_rate=rate)

    assert (net, net + net.percentage(rate)) == (
        Euro.total(share.net for share in shares),
        Euro.total(share.gross for share in shares),
    )


@given(st.data(), amounts)
def test_a_plan_is_kept_cent_by_cent(data: st.DataObject, net: Euro) -> None:
    """
    "The contract's payment plan wins": the net of a year is what falls due in it, and nothing moves between years.
    """
    plan = data.draw(payment_plans(net))
    due: Counter[int] = Counter()
    for instalment in plan:
        due[instalment.due.year] += instalment.amount.cents

    assert dict(due) == {share.year: share.net.cents for share in share_by_year(net, (), policy=plan)}


@given(pennies, services(), policies, rates)
def test_no_year_pays_less_with_vat(net: Euro, runs: tuple[Period, ...], policy: YearPolicy, rate: Decimal) -> None:
    """
    "VAT is divided like the net": no year has a VAT below zero, be the amount a few cents.
    """
    assert [] == [share for share in share_by_year(net, runs, policy=policy, vat_rate=rate) if share.vat < NOTHING]


@given(st.data(), pennies, rates)
def test_no_instalment_pays_less_with_vat(data: st.DataObject, net: Euro, rate: Decimal) -> None:
    """
    "VAT is divided like the net": by a payment plan too, no year has a VAT below zero.
    """
    shares = share_by_year(net, (), policy=data.draw(payment_plans(net)), vat_rate=rate)

    assert [] == [share for share in shares if share.vat < NOTHING]


@given(amounts, services(), policies, rates)
def test_a_credit_mirrors(net: Euro, runs: tuple[Period, ...], policy: YearPolicy, rate: Decimal) -> None:
    """
    "A reversal undoes a division cent by cent": an amount to get back falls on the years as it was paid.
    """
    paid = share_by_year(net, runs, policy=policy, vat_rate=rate)
    back = share_by_year(-net, runs, policy=policy, vat_rate=rate)

    assert [(share.year, -share.net, -share.gross) for share in paid] == [
        (share.year, share.net, share.gross) for share in back
    ]


@given(amounts, services())
def test_days_by_brute_force(net: Euro, runs: tuple[Period, ...]) -> None:
    """
    "In proportion to the days of service": each day of service weighs the same.
    """
    days = Counter((run.start + DAY * count).year for run in runs for count in range(run.days))
    shares = share_by_year(net, runs, policy=YearPolicy.DAYS)

    assert split(net, days) == {share.year: share.net for share in shares}


@given(amounts, services())
def test_months_by_brute_force(net: Euro, runs: tuple[Period, ...]) -> None:
    """
    "In proportion to the calendar months in which a month of service begins": each weighs the same, and once.
    """
    months = Counter(month.year for month in months_begun(runs))
    shares = share_by_year(net, runs, policy=YearPolicy.MONTHS)

    assert split(net, months) == {share.year: share.net for share in shares}


@given(euros(), services(), policies)
def test_years_in_order(net: Euro, runs: tuple[Period, ...], policy: YearPolicy) -> None:
    """
    "In order of years": each year once, whatever the order of the runs.
    """
    years = [share.year for share in share_by_year(net, reversed(runs), policy=policy)]

    assert all(before < after for before, after in pairwise(years))


def test_beyond_the_horizon() -> None:
    """
    A budget 2016-18 covers its three years; the share of 2019 is beyond it, and so is what comes later.
    """
    shares = tuple(YearShare(year=year, net=NOTHING, gross=NOTHING) for year in (2015, 2016, 2018, 2019, 2020))

    assert [2019, 2020] == [share.year for share in beyond_horizon(shares, 2016)]


@pytest.mark.parametrize(
    ("first_year", "expected"),
    [
        pytest.param(2016, ["48800.00"], id="2016-18"),
        pytest.param(2017, [], id="2017-19"),
    ],
)
def test_what_is_beyond_the_horizon(first_year: int, expected: list[str]) -> None:
    """
    January to April 2019 of a service from May 2016 are outside the budget 2016-18 and inside the next.
    """
    shares = share_by_year(Euro("360000.00"), (LABS,), policy=YearPolicy.MONTHS, vat_rate=22)

    assert expected == [share.gross.amount for share in beyond_horizon(iter(shares), first_year)]


def test_first_budget_of_three_years() -> None:
    """
    The law gives a budget three years from 1 January 2015: of the budget 2015-17, 2018 is beyond.
    """
    shares = tuple(YearShare(year=year, net=NOTHING, gross=NOTHING) for year in (2017, 2018))

    assert [2018] == [share.year for share in beyond_horizon(shares, 2015)]


def test_budget_of_which_no_figure_is_known() -> None:
    """
    No figure says how many years a budget of 2014 had: whether a share is beyond it cannot be said.
    """
    with pytest.raises(NoVersionError) as caught:
        beyond_horizon((), 2014)

    assert ("budget_years", date(2014, 1, 1)) == (caught.value.name, caught.value.day)


@pytest.mark.parametrize(
    ("first_year", "error"),
    [
        pytest.param("2016", WrongTypeError, id="text"),
        pytest.param(0, MalformedValueError, id="before the calendar"),
        pytest.param(10_000, MalformedValueError, id="after the calendar"),
    ],
)
def test_first_year_that_is_none(first_year: Any, error: type[Exception]) -> None:
    """
    A first year that is no year is refused.
    """
    with pytest.raises(error):
        beyond_horizon((), first_year)


def test_against_known() -> None:
    """
    Each year that was planned or is known is listed once, in order; what is not known stays unknown and is not zero.
    """
    planned = {2018: Euro("120.00"), 2016: Euro("80.00"), 2017: Euro("120.00")}
    known = {2019: Euro("10.00"), 2017: Euro("110.00"), 2016: NOTHING}

    assert (
        YearComparison(year=2016, planned=Euro("80.00"), known=NOTHING),
        YearComparison(year=2017, planned=Euro("120.00"), known=Euro("110.00")),
        YearComparison(year=2018, planned=Euro("120.00"), known=None),
        YearComparison(year=2019, planned=None, known=Euro("10.00")),
    ) == against_known(planned, known)


@pytest.mark.parametrize(
    ("planned", "known", "expected"),
    [
        pytest.param(Euro("80.00"), Euro("90.00"), Euro("10.00"), id="more"),
        pytest.param(Euro("80.00"), Euro("70.00"), Euro("-10.00"), id="less"),
        pytest.param(Euro("80.00"), NOTHING, Euro("-80.00"), id="nothing"),
        pytest.param(Euro("80.00"), None, None, id="unknown"),
        pytest.param(None, Euro("10.00"), Euro("10.00"), id="not planned"),
        pytest.param(None, None, None, id="neither"),
    ],
)
def test_difference(planned: Euro | None, known: Euro | None, expected: Euro | None) -> None:
    """
    A difference is what is known less what was planned; of what nobody knows there is none.
    """
    assert expected == YearComparison(year=2016, planned=planned, known=known).difference


@pytest.mark.parametrize(
    ("stop", "resumed", "in_2017"),
    [
        pytest.param(date(2017, 3, 2), date(2017, 5, 2), 10, id="two whole months of service"),
        pytest.param(date(2017, 3, 1), date(2017, 5, 1), 11, id="a day of each is served"),
        pytest.param(date(2017, 3, 15), date(2017, 5, 20), 11, id="from the middle"),
    ],
)
def test_a_stop_does_not_move_the_months(stop: date, resumed: date, in_2017: int) -> None:
    """
    "Counted from the first day of the first run": a stop takes its own months away, and 2019 keeps its four.
    """
    runs = (Period(LABS.start, stop), Period(resumed, LABS.end))
    months = Counter(month.year for month in months_begun(runs))

    assert {2016: 8, 2017: in_2017, 2018: 12, 2019: 4} == months


def test_no_run_begins_no_month() -> None:
    """
    Without a period of service there is no month of it.
    """
    assert () == months_begun(())


@pytest.mark.parametrize("policy", YearPolicy)
def test_periods_that_overlap_are_refused(policy: YearPolicy) -> None:
    """
    "None overlapping another": a day counted twice would be paid twice.
    """
    runs = (Period.of_months(date(2016, 1, 1), 3), Period.of_months(date(2016, 3, 31), 3))
    with pytest.raises(SplitError) as caught:
        share_by_year(Euro("100.00"), runs, policy=policy)

    assert (
        Bilingual(
            "i periodi 1° gennaio 2016 – 31 marzo 2016 e 31 marzo 2016 – 30 giugno 2016 si sovrappongono",
            "the periods 1 January 2016 – 31 March 2016 and 31 March 2016 – 30 June 2016 overlap",
        )
        == caught.value.reason
    )


def test_periods_that_touch_are_not_refused() -> None:
    """
    A period that begins the day after another ends overlaps nothing.
    """
    runs = (Period.of_months(date(2016, 1, 1), 3), Period.of_months(date(2016, 4, 1), 3))

    assert {2016: "100.00"} == nets(share_by_year(Euro("100.00"), runs, policy=YearPolicy.DAYS))
