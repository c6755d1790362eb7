"""
What each budget year pays of a service window: over the days that its acts made, or else the days that were planned.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.budgets import Instalment, YearPolicy, YearShare, share_by_year
from contratti_quartiere.dates import Month
from contratti_quartiere.errors import SplitError
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import Period
from contratti_quartiere.strategies import euros
from contratti_quartiere.strategies.terms import payment_plans, service_windows
from contratti_quartiere.windows import ServiceWindow

TOTAL = Euro("360000.00")

MONTHS, DAYS = YearPolicy.MONTHS, YearPolicy.DAYS

policies = st.sampled_from(YearPolicy)
rates = st.sampled_from([0, 5, 22])


def act(kind: ActKind, on: str, new_end: date | Month | None = None) -> WindowAct:
    """
    Return an act.
    """
    return WindowAct(kind=kind, on=date.fromisoformat(on), new_end=new_end)


START = act(ActKind.START, "2016-05-02")


def labs(*acts: WindowAct, start: str = "2016-05-02", **fields: Any) -> ServiceWindow:
    """
    Return a window of 36 months.
    """
    return ServiceWindow(start=date.fromisoformat(start), months=36, acts=acts, **fields)


def nets(shares: tuple[YearShare, ...]) -> dict[int, str]:
    """
    Return what each year pays without VAT.
    """
    return {share.year: share.net.amount for share in shares}


@pytest.mark.parametrize(
    ("total", "window", "policy", "expected"),
    [
        pytest.param(
            "360000.00", labs(), MONTHS, ["80000.00", "120000.00", "120000.00", "40000.00"], id="360,000 by months"
        ),
        pytest.param(
            "360000.00", labs(), DAYS, ["80219.18", "120000.00", "120000.00", "39780.82"], id="360,000 by days, 2 May"
        ),
        pytest.param(
            "360000.00",
            labs(start="2016-05-01"),
            DAYS,
            ["80547.95", "120000.00", "120000.00", "39452.05"],
            id="360,000 by days, 1 May",
        ),
        pytest.param("100000.00", labs(), DAYS, ["22283.11", "33333.33", "33333.33", "11050.23"], id="100,000 by days"),
        pytest.param(
            "100000.00", labs(), MONTHS, ["22222.22", "33333.34", "33333.33", "11111.11"], id="100,000 by months"
        ),
        pytest.param(
            "360000.00",
            labs(declared_end=Month(2019, 4)),
            MONTHS,
            ["80000.00", "120000.00", "120000.00", "40000.00"],
            id="declared to April 2019, by months",
        ),
        pytest.param(
            "1094.00",
            labs(declared_end=Month(2019, 4)),
            DAYS,
            ["244.00", "365.00", "365.00", "120.00"],
            id="declared to April 2019, a euro a day",
        ),
    ],
)
def test_published_years(total: str, window: ServiceWindow, policy: YearPolicy, expected: list[str]) -> None:
    """
    The years 2016 to 2019 pay for the term that was announced as was computed for it.
    """
    shares = window.by_year(Euro(total), policy=policy)

    assert dict(zip((2016, 2017, 2018, 2019), expected, strict=True)) == nets(shares)


def test_gross_years() -> None:
    """
    "97,600.00 + 146,400.00 + 146,400.00 + 48,800.00 = 439,200.00 gross": 360,000.00 net and 22 per cent.
    """
    shares = labs().by_year(TOTAL, policy=MONTHS, vat_rate=22)

    assert ["97600.00", "146400.00", "146400.00", "48800.00"] == [share.gross.amount for share in shares]


def test_without_a_rate_there_is_no_vat() -> None:
    """
    The years of an amount whose rate is not given have no VAT.
    """
    assert Euro("0.00") == Euro.total(share.vat for share in labs().by_year(TOTAL, policy=MONTHS))


@pytest.mark.parametrize(
    ("window", "days"),
    [
        pytest.param(labs(), {2016: 244, 2017: 365, 2018: 365, 2019: 121}, id="not begun: as planned"),
        pytest.param(
            labs(act(ActKind.OPTION_EXTENSION, "2016-01-01", date(2019, 5, 31))),
            {2016: 244, 2017: 365, 2018: 365, 2019: 151},
            id="not begun and extended: as planned to the end in force",
        ),
        pytest.param(labs(act(ActKind.START, "2018-12-31")), {2018: 1, 2019: 121}, id="begun late"),
        pytest.param(labs(START, act(ActKind.EARLY_END, "2017-01-01")), {2016: 244, 2017: 1}, id="ended early"),
        pytest.param(
            labs(START, act(ActKind.SUSPENSION, "2017-01-01"), act(ActKind.RESUMPTION, "2018-01-01")),
            {2016: 244, 2018: 365, 2019: 121},
            id="a year of suspension",
        ),
        pytest.param(labs(START, act(ActKind.SUSPENSION, "2017-01-01")), {2016: 244}, id="suspended, never resumed"),
        pytest.param(
            labs(START, act(ActKind.OPTION_EXTENSION, "2020-01-01", date(2020, 1, 31))),
            {2016: 244, 2017: 365, 2018: 365, 2019: 121, 2020: 31},
            id="extended late: the gap pays nothing",
        ),
        pytest.param(
            ServiceWindow(start=date(2016, 12, 1), declared_end=date(2017, 1, 31)),
            {2016: 31, 2017: 31},
            id="declared to the day alone",
        ),
        pytest.param(
            ServiceWindow(start=date(2016, 12, 1), declared_end=Month(2017, 1)),
            {2016: 31, 2017: 31},
            id="declared to the month alone",
        ),
    ],
)
def test_a_euro_a_day(window: ServiceWindow, days: dict[int, int]) -> None:
    """
    Once a service began the years pay for the days that its acts make, and before that for the days planned.
    """
    shares = window.by_year(Euro.from_cents(100 * sum(days.values())), policy=DAYS)

    assert {year: 100 * count for year, count in days.items()} == {share.year: share.net.cents for share in shares}


def test_payment_plan() -> None:
    """
    "The contract's payment plan wins" over whatever days the service had.
    """
    plan = (Instalment(date(2020, 6, 30), Euro("60000.00")), Instalment(date(2016, 12, 31), Euro("300000.00")))

    assert {2016: "300000.00", 2020: "60000.00"} == nets(labs(START).by_year(TOTAL, policy=plan))


@pytest.mark.parametrize("acts", [pytest.param((), id="not begun"), pytest.param((START,), id="begun")])
def test_no_end_is_known(acts: tuple[WindowAct, ...]) -> None:
    """
    Of a term without a known end there is no last year, and the error says what would give one.
    """
    with pytest.raises(SplitError) as caught:
        ServiceWindow(start=date(2016, 5, 2), acts=acts).by_year(TOTAL, policy=MONTHS)

    expected = (
        Bilingual("la durata non ha una fine nota", "the term has no known end"),
        Bilingual("dare months= o declared_end=", "give months= or declared_end="),
    )
    assert expected == (caught.value.reason, caught.value.remedy)


def test_begun_and_never_served() -> None:
    """
    A service that was suspended on its first day and never resumed has no day to be paid for.
    """
    with pytest.raises(SplitError) as caught:
        labs(START, act(ActKind.SUSPENSION, "2016-05-02")).by_year(TOTAL, policy=MONTHS)

    assert Bilingual("il servizio non ha nemmeno un giorno", "the service has not even one day") == caught.value.reason


def payable(window: ServiceWindow) -> bool:
    """
    Say whether a window has days to be paid for, before the last years of the calendar.
    """
    begun = any(act.kind is ActKind.START for act in window.acts)
    last = window.last_day
    return last is not None and last.year < 9000 and (not begun or bool(window.served(date.max)))


payable_windows = service_windows().filter(payable)
untouched_windows = (
    service_windows()
    .map(lambda window: attrs.evolve(window, acts=()))
    .filter(lambda window: window.last_day is not None)
)


@given(payable_windows, euros(), policies)
def test_years_add_up_net(window: ServiceWindow, net: Euro, policy: YearPolicy) -> None:
    """
    "Years add up for any acts and policy", without VAT.
    """
    assert net == Euro.total(share.net for share in window.by_year(net, policy=policy))


@given(payable_windows, euros(), policies, rates)
def test_years_add_up_gross(window: ServiceWindow, net: Euro, policy: YearPolicy, rate: int | Decimal) -> None:
    """
    "Years add up for any acts and policy", with VAT.
    """
    shares = window.by_year(net, policy=policy, vat_rate=rate)

    assert net + net.percentage(rate) == Euro.total(share.gross for share in shares)


@given(payable_windows, st.data(), euros(min_value=Euro("0.00")))
def test_instalments_add_up(window: ServiceWindow, data: st.DataObject, net: Euro) -> None:
    """
    "Years add up for any acts and policy", a payment plan among them.
    """
    shares = window.by_year(net, policy=data.draw(payment_plans(net)), vat_rate=22)

    assert net + net.percentage(22) == Euro.total(share.gross for share in shares)


@given(payable_windows, euros(), policies)
def test_years_of_what_was_served(window: ServiceWindow, net: Euro, policy: YearPolicy) -> None:
    """
    "The days that the acts make": the years of a service that began are those of the periods that it served.
    """
    served = window.served(date.max)
    assume(served)

    assert share_by_year(net, served, policy=policy) == window.by_year(net, policy=policy)


@given(untouched_windows, euros(), policies)
def test_years_of_what_was_planned(window: ServiceWindow, net: Euro, policy: YearPolicy) -> None:
    """
    "Else those planned to the end in force": from the first day planned to the last day of the term.
    """
    assert window.last_day is not None
    planned = (Period.inclusive(window.start, window.last_day),)

    assert share_by_year(net, planned, policy=policy) == window.by_year(net, policy=policy)


def test_a_payment_plan_needs_no_end() -> None:
    """
    "The contract's payment plan wins": it says its own days, whether or not the term has an end.
    """
    window = ServiceWindow(start=date(2016, 5, 2))
    plan = (Instalment(date(2016, 12, 31), Euro("1.00")),)

    assert (YearShare(year=2016, net=Euro("1.00"), gross=Euro("1.00")),) == window.by_year(Euro("1.00"), policy=plan)
