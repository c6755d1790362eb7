"""
What each budget year has of a contract: net and gross, and unknown where nothing or not all is known.
"""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from contratti_quartiere import strategies
from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.dates import Year
from contratti_quartiere.execution import BudgetShare, Commitment, Execution, Invoice
from contratti_quartiere.money import Euro
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.year_spending import Spent, YearSpending, spending

GROSS, NET = VatBasis.GROSS, VatBasis.NET


def share(year: int, amount: str | None, vat: VatBasis = GROSS) -> BudgetShare:
    """
    Return the share of a budget year.
    """
    return BudgetShare(year=Year(year), amount=None if amount is None else Euro(amount), vat=vat)


def of_shares(*shares: BudgetShare, rate: Decimal | None = None) -> tuple[YearSpending, ...]:
    """
    Return the spending of a contract at 22 % with one commitment of these shares.
    """
    execution = Execution(commitments=(Commitment(id="1", shares=shares, vat_rate=rate),))
    return spending(ServiceContract(id="c", vat_rate=Decimal(22), execution=execution))


def test_nothing_on_record() -> None:
    """
    Of a contract of which nothing is on record no year is known, and none is zero.
    """
    assert () == spending(ServiceContract(id="c"))


def test_published_years() -> None:
    """
    Published: 80,000 + 120,000 + 120,000 + 40,000 net are, at 22 %, 97,600 + 146,400 + 146,400 + 48,800 gross.
    """
    nets = {2016: "80000.00", 2017: "120000.00", 2018: "120000.00", 2019: "40000.00"}
    found = of_shares(*(share(year, net, NET) for year, net in nets.items()))

    assert [
        (2016, Spent(net=Euro("80000.00"), gross=Euro("97600.00"))),
        (2017, Spent(net=Euro("120000.00"), gross=Euro("146400.00"))),
        (2018, Spent(net=Euro("120000.00"), gross=Euro("146400.00"))),
        (2019, Spent(net=Euro("40000.00"), gross=Euro("48800.00"))),
    ] == [(year.year, year.committed) for year in found]


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        pytest.param((share(2016, "1.00"),), Spent(gross=Euro("1.00")), id="gross gives no net"),
        pytest.param((share(2016, "1.00", VatBasis.UNKNOWN),), Spent(), id="basis unknown"),
        pytest.param((share(2016, None),), Spent(), id="amount unknown"),
        pytest.param((share(2016, "1.00"), share(2016, "2.00")), Spent(gross=Euro("3.00")), id="two of a year"),
        pytest.param((share(2016, "1.00"), share(2016, None)), Spent(), id="one of two unknown"),
        pytest.param(
            (share(2016, "1.22"), share(2016, "1.00", NET)), Spent(gross=Euro("2.44")), id="gross and net of a year"
        ),
    ],
)
def test_committed(shares: tuple[BudgetShare, ...], expected: Spent) -> None:
    """
    What a year bears is known on a basis if every share of it is.
    """
    assert [expected] == [year.committed for year in of_shares(*shares)]


def test_rate_of_the_commitment() -> None:
    """
    The rate of the commitment comes before that of the contract.
    """
    (year,) = of_shares(share(2016, "100.00", NET), rate=Decimal(5))

    assert Spent(net=Euro("100.00"), gross=Euro("105.00")) == year.committed


FIRST = Invoice(
    id="1",
    net=Euro("100.00"),
    vat_rate=Decimal(5),
    due_on=date(2016, 12, 31),
    liquidated_on=date(2016, 12, 31),
    paid_on=date(2017, 1, 1),
)
SECOND = Invoice(id="2", net=Euro("10.00"), due_on=date(2017, 1, 1))


def test_stages_by_their_own_days() -> None:
    """
    An invoice due on the last day of a year and paid on the first of the next belongs to one year and the other.
    """
    contract = ServiceContract(id="c", vat_rate=Decimal(22), execution=Execution(invoices=(FIRST, SECOND)))
    hundred = Spent(net=Euro("100.00"), gross=Euro("105.00"))

    assert (
        YearSpending(year=2016, due=hundred, liquidated=hundred),
        YearSpending(year=2017, due=Spent(net=Euro("10.00"), gross=Euro("12.20")), paid=hundred),
    ) == spending(contract)


def test_rate_unknown() -> None:
    """
    Without a rate of its own or of the contract the net is known and the gross is not.
    """
    (year,) = spending(ServiceContract(id="c", execution=Execution(invoices=(SECOND,))))

    assert Spent(net=Euro("10.00")) == year.due


@settings(max_examples=50)
@given(strategies.service_contracts())
def test_years_add_up_to_what_was_paid(contract: ServiceContract) -> None:
    """
    No invoice that was paid is lost between the years, and none counts twice.
    """
    years = [year.paid.net for year in spending(contract) if year.paid.net is not None]
    paid = [invoice.net for invoice in contract.execution.invoices if invoice.paid_on is not None]

    assert Euro.total(paid) == Euro.total(years)
