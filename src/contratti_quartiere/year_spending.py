"""
What each budget year has of a service contract: committed, due, liquidated and paid, net and gross, as far as known.
"""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

import attrs

from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.execution import BudgetShare, Invoice
from contratti_quartiere.money import Euro
from contratti_quartiere.service_contracts import ServiceContract

__all__ = ["Spent", "YearSpending", "spending"]


@attrs.frozen(kw_only=True)
class Spent:
    """
    An amount without and with VAT, each as far as it is known (*importo netto e lordo*).

    Attributes:
        net: Without VAT; None if unknown.
        gross: With VAT; None if unknown.
    """

    net: Euro | None = None
    gross: Euro | None = None


@attrs.frozen(kw_only=True)
class YearSpending:
    """
    What one budget year has of a contract (*spesa dell'esercizio*).

    Of a stage of which nothing is on record for the year, nothing is known: it is not zero. Invoices count as they were
    issued: a penalty that was kept back is not taken off.

    Attributes:
        year: The budget year.
        committed: What commitments impute to it.
        due: What falls due in it, by the days on the invoices.
        liquidated: What was liquidated in it.
        paid: What was paid in it.
    """

    year: int
    committed: Spent = Spent()
    due: Spent = Spent()
    liquidated: Spent = Spent()
    paid: Spent = Spent()


def spending(contract: ServiceContract) -> tuple[YearSpending, ...]:
    """
    Return what each budget year has of a contract, in order; ask it of `until` for that of a day.

    An invoice or a commitment that does not say its rate has that of the contract. VAT is computed invoice by invoice
    and share by share: the sum may differ by cents from the VAT on the whole. The net is not computed from a gross
    amount, which VAT half up does not give back.
    """
    execution = contract.execution
    shares = [
        (share.year.year, _of_share(share, _rate(commitment.vat_rate, contract)))
        for commitment in execution.commitments
        for share in commitment.shares
    ]
    stages: dict[str, list[tuple[int, Spent]]] = {
        "committed": shares,
        "due": _by_day(contract, lambda invoice: invoice.due_on),
        "liquidated": _by_day(contract, lambda invoice: invoice.liquidated_on),
        "paid": _by_day(contract, lambda invoice: invoice.paid_on),
    }
    years = sorted({year for parts in stages.values() for year, _ in parts})
    return tuple(
        YearSpending(
            year=year,
            **{stage: _sum(spent for then, spent in parts if then == year) for stage, parts in stages.items()},
        )
        for year in years
    )


def _rate(own: Decimal | None, contract: ServiceContract) -> Decimal | None:
    return contract.vat_rate if own is None else own


def _by_day(contract: ServiceContract, day_of: Callable[[Invoice], date | None]) -> list[tuple[int, Spent]]:
    return [
        (day.year, _of_net(invoice.net, _rate(invoice.vat_rate, contract)))
        for invoice in contract.execution.invoices
        if (day := day_of(invoice)) is not None
    ]


def _of_share(share: BudgetShare, rate: Decimal | None) -> Spent:
    if share.amount is None or share.vat is VatBasis.UNKNOWN:
        return Spent()
    return Spent(gross=share.amount) if share.vat is VatBasis.GROSS else _of_net(share.amount, rate)


def _of_net(net: Euro, rate: Decimal | None) -> Spent:
    return Spent(net=net, gross=None if rate is None else net + net.percentage(rate))


def _sum(parts: Iterable[Spent]) -> Spent:
    found = tuple(parts)
    return Spent(net=_total([part.net for part in found]), gross=_total([part.gross for part in found]))


def _total(amounts: list[Euro | None]) -> Euro | None:
    known = [amount for amount in amounts if amount is not None]
    return Euro.total(known) if amounts and len(known) == len(amounts) else None
