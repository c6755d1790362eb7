"""
What each budget year bears of a contract and has not paid.
"""

from datetime import date
from decimal import Decimal

import pytest

from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.due_payments import YearDue
from contratti_quartiere.analysis.years_due import years_due
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Year
from contratti_quartiere.execution import BudgetShare, Commitment, Execution, Invoice
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View
from contratti_quartiere.year_spending import Spent

ON = date(2018, 12, 20)
NOTHING = Spent(net=Euro("0.00"), gross=Euro("0.00"))
PATH = "/service_contracts/0/execution"


def shares(*amounts: str | None, vat: VatBasis = VatBasis.GROSS) -> Commitment:
    """
    Return a commitment that imputes amounts to the years from 2016.
    """
    return Commitment(
        id="881",
        shares=tuple(
            BudgetShare(year=Year(2016 + n), amount=None if amount is None else Euro(amount), vat=vat)
            for n, amount in enumerate(amounts)
        ),
    )


def invoice(
    net: str, *, first: date | None, last: date | None, on: date | None = date(2018, 2, 1), name: str = "1"
) -> Invoice:
    """
    Return an invoice of a period, paid on a day.
    """
    return Invoice(id=name, net=Euro(net), first=first, last=last, issued_on=date(2017, 1, 1), paid_on=on)


def years(*invoices: Invoice, commitment: Commitment, rate: Decimal | None = Decimal(22)) -> list[YearDue]:
    """
    Return what the years have not paid.
    """
    execution = Execution(invoices=invoices, commitments=(commitment,))
    contract = ServiceContract(id="servizio", vat_rate=rate, execution=execution)
    whole = Programme(service_contracts=(contract,))
    return list(years_due(View(programme=whole.as_of(ON), on=ON, parameters=PARAMETERS, whole=whole)))


def test_years_without_a_payment() -> None:
    """
    Where no payment is on record a year has all of its share to pay, by its last day.
    """
    assert [
        YearDue(
            path="/service_contracts/0",
            contract="servizio",
            year=year,
            ends=Countdown(date(year, 12, 31), ON),
            committed=Spent(gross=Euro(amount)),
            paid=NOTHING,
            left=Euro(amount),
            at_most=Euro(amount),
        )
        for year, amount in ((2016, "18300.00"), (2017, "73200.00"))
    ] == years(commitment=shares("18300.00", "73200.00"))


def test_invoice_counts_for_the_year_of_its_period() -> None:
    """
    "Imputed to the years in which the service is rendered": a service of 2016 paid in 2018 is of 2016.
    """
    paid = invoice("10000.00", first=date(2016, 10, 3), last=date(2016, 12, 31))

    assert [(2016, Euro("12200.00"), Euro("6100.00")), (2017, Euro("0.00"), Euro("73200.00"))] == [
        (found.year, found.paid.gross, found.left) for found in years(paid, commitment=shares("18300.00", "73200.00"))
    ]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        pytest.param(2, ("le fatture f1, f2 sono pagate", "invoices f1, f2 are paid"), id="two"),
        pytest.param(20, ("le fatture {} sono pagate", "invoices {} are paid"), id="twenty"),
        pytest.param(21, ("le fatture {} e altre 1 sono pagate", "invoices {} and 1 more are paid"), id="twenty-one"),
        pytest.param(22, ("le fatture {} e altre 2 sono pagate", "invoices {} and 2 more are paid"), id="twenty-two"),
    ],
)
def test_invoices_of_no_known_year(count: int, expected: tuple[str, str]) -> None:
    """
    Invoices of no known period are named together, twenty of them at most, and each has its place.
    """
    paid = [invoice("1.00", first=None, last=None, name=f"f{number}") for number in range(1, count + 1)]
    (found,) = years(*paid, commitment=shares("18300.00"))
    twenty = ", ".join(f"f{number}" for number in range(1, 21))
    message = Bilingual(
        f"{expected[0].format(twenty)}, e non si sa quanto sia di questo esercizio",
        f"{expected[1].format(twenty)}, and it is not known how much is of this year",
    )

    assert (
        tuple(Missing(path=f"{PATH}/invoices/{place}/first", message=message) for place in range(count))
        == found.missing
    )


def test_year_that_is_paid() -> None:
    """
    A year that has paid its share, or more, is not on the board.
    """
    paid = invoice("15000.00", first=date(2016, 10, 3), last=date(2016, 12, 31))
    more = invoice("1.00", first=date(2017, 1, 1), last=date(2017, 1, 31), name="2")

    assert [2018] == [found.year for found in years(paid, more, commitment=shares("18300.00", "1.00", "0.01"))]


def test_invoice_over_two_years() -> None:
    """
    How an invoice over two years is divided no law says: what is left of them is at most what surely was not paid.
    """
    over = invoice("10000.00", first=date(2016, 10, 3), last=date(2017, 4, 2))
    sure = invoice("20000.00", first=date(2017, 4, 3), last=date(2017, 10, 2), name="2")
    missing = (
        Missing(
            path=f"{PATH}/invoices/0/first",
            message=Bilingual(
                "la fattura 1 è pagata, e non si sa quanto sia di questo esercizio",
                "invoice 1 is paid, and it is not known how much is of this year",
            ),
        ),
    )

    assert [
        (2016, None, Euro("18300.00"), missing),
        (2017, None, Euro("48800.00"), missing),
        (2018, Euro("9.00"), Euro("9.00"), ()),
    ] == [
        (found.year, found.left, found.at_most, found.missing)
        for found in years(over, sure, commitment=shares("18300.00", "73200.00", "9.00"))
    ]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param(None, None, id="neither"),
        pytest.param(date(2016, 10, 3), None, id="first day only"),
        pytest.param(None, date(2016, 10, 3), id="last day only"),
    ],
)
def test_period_that_nobody_knows(first: date | None, last: date | None) -> None:
    """
    An invoice of no known period may be of any year.
    """
    found = years(invoice("1.00", first=first, last=last), commitment=shares("5.00", "6.00"))

    assert [(2016, None, Euro("5.00")), (2017, None, Euro("6.00"))] == [
        (each.year, each.left, each.at_most) for each in found
    ]


def test_what_came_back_may_be_of_the_year() -> None:
    """
    A credit note of no known period may leave more than the share, and an invoice of nothing leaves no more.
    """
    back, nothing, cent = (invoice(net, first=None, last=None) for net in ("-0.01", "0.00", "0.01"))

    assert [(None, None), (None, Euro("5.00")), (None, Euro("5.00"))] == [
        (each.left, each.at_most) for paid in (back, nothing, cent) for each in years(paid, commitment=shares("5.00"))
    ]


def test_invoice_that_is_not_paid() -> None:
    """
    What is not paid by the day takes nothing off.
    """
    waiting = invoice("1.00", first=date(2016, 1, 1), last=date(2016, 1, 31), on=date(2018, 12, 21))

    assert [Euro("5.00")] == [each.left for each in years(waiting, commitment=shares("5.00"))]


def test_net_where_only_that_is_known() -> None:
    """
    Where no rate is known the nets are compared, and where the bases differ nothing is.
    """
    paid = invoice("2.00", first=date(2016, 1, 1), last=date(2016, 1, 31))
    net = years(paid, commitment=shares("5.00", vat=VatBasis.NET), rate=None)
    mixed = years(paid, commitment=shares("5.00"), rate=None)

    message = Bilingual(
        "senza l'aliquota l'impegnato e il pagato non si confrontano",
        "without the rate what is committed and what was paid do not compare",
    )

    assert [(Euro("3.00"), ()), (None, (Missing(path="/service_contracts/0/vat_rate", message=message),))] == [
        (each.left, each.missing) for each in (*net, *mixed)
    ]


def test_share_that_nobody_knows() -> None:
    """
    A share that is not known, or of no known basis, is no zero, and its field is named.
    """
    unknown = years(commitment=shares("5.00", None))
    known = shares("7.00").shares
    baseless = years(commitment=Commitment(id="881", shares=(*known, *shares("5.00", vat=VatBasis.UNKNOWN).shares)))
    message = Bilingual(
        "la quota imputata non è nota, con la sua base", "the share imputed is not known, with its basis"
    )

    assert [
        (2016, Euro("5.00"), ()),
        (2017, None, (Missing(path=f"{PATH}/commitments/0/shares/1/amount", message=message),)),
        (2016, None, (Missing(path=f"{PATH}/commitments/0/shares/1/amount", message=message),)),
    ] == [(each.year, each.left, each.missing) for each in (*unknown, *baseless)]


def test_all_that_is_not_known_of_a_year() -> None:
    """
    What is not known of the invoices of a year, and of its share, is told together.
    """
    paid = invoice("1.00", first=None, last=None)

    assert [[f"{PATH}/invoices/0/first", f"{PATH}/commitments/0/shares/0/amount"]] == [
        [said.path for said in each.missing] for each in years(paid, commitment=shares(None))
    ]


def test_year_to_which_nothing_is_imputed() -> None:
    """
    A year in which something was paid and to which no commitment imputes anything has nothing left.
    """
    before = invoice("1.00", first=date(2015, 1, 1), last=date(2015, 1, 31), on=date(2015, 6, 1))
    after = invoice("1.00", first=date(2018, 1, 1), last=date(2018, 1, 31), name="2")

    assert [2016] == [each.year for each in years(before, after, commitment=shares("5.00"))]


def test_earliest_year_first() -> None:
    """
    The years of all contracts stand together, the earliest first, then as the document has them.
    """
    execution = Execution(commitments=(shares("5.00", "6.00"),))
    whole = Programme(service_contracts=tuple(ServiceContract(id=name, execution=execution) for name in ("uno", "due")))
    view = View(programme=whole, on=ON, parameters=PARAMETERS, whole=whole)

    assert [(2016, "uno"), (2016, "due"), (2017, "uno"), (2017, "due")] == [
        (each.year, each.contract) for each in years_due(view)
    ]
