"""
What each budget year bears of a service contract and has not paid, as far as payments are on record.
"""

from collections.abc import Iterator

from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.due_payments import YearDue
from contratti_quartiere.analysis.owed_payments import spent_on
from contratti_quartiere.analysis.places_in_whole import whole_of
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Year
from contratti_quartiere.execution import Invoice
from contratti_quartiere.money import Euro
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View
from contratti_quartiere.year_spending import Spent, spending

__all__ = ["years_due"]


def years_due(view: View) -> tuple[YearDue, ...]:
    """
    Return each year to which a commitment imputes something that is not paid, the earliest first.

    An expense is of the year in which the service is rendered (TUEL art. 183 c. 5): an invoice counts for the year of
    its period, whenever it is paid. How one over two years is divided no law says, so that what is left of them is not
    known.
    """
    found = [due for path, contract in view.service_contracts() for due in _of_contract(view, path, contract)]
    return tuple(sorted(found, key=lambda due: due.year))


def _of_contract(view: View, path: str, contract: ServiceContract) -> Iterator[YearDue]:
    whole: ServiceContract = whole_of(view, path)
    places = {invoice.id: index for index, invoice in enumerate(whole.execution.invoices)}
    paid = [invoice for invoice in contract.execution.invoices if invoice.paid_on is not None]
    imputed = {share.year.year for commitment in contract.execution.commitments for share in commitment.shares}
    for stage in spending(contract):
        if stage.year not in imputed:
            continue
        sure = _sum([spent_on(invoice, contract) for invoice in paid if _years(invoice) == {stage.year}])
        perhaps = [invoice for invoice in paid if _perhaps(invoice, stage.year)]
        # What was given back may be of the year too, and leave more.
        at_most = None if any(found.net.cents < 0 for found in perhaps) else _left(stage.committed, sure)
        missing = [
            Missing(path=f"{path}/execution/invoices/{places[invoice.id]}/first", message=_of_no_year(perhaps))
            for invoice in perhaps
        ]
        if stage.committed == Spent():
            missing += _unknown_shares(path, whole, stage.year)
        elif _left(stage.committed, sure) is None:
            missing.append(Missing(path=f"{path}/vat_rate", message=_NO_RATE))
        if at_most is None or at_most.cents > 0:
            yield YearDue(
                path=path,
                contract=contract.id,
                year=stage.year,
                ends=Countdown(Year(stage.year).last_day, view.on),
                committed=stage.committed,
                paid=sure,
                left=None if perhaps else at_most,
                at_most=at_most,
                missing=tuple(missing),
            )


def _years(invoice: Invoice) -> set[int]:
    """
    Return the years of the period that an invoice is for; none if nobody knows.
    """
    if invoice.first is None or invoice.last is None:
        return set()
    return set(range(invoice.first.year, invoice.last.year + 1))


def _perhaps(invoice: Invoice, year: int) -> bool:
    """
    Return whether an invoice is of a year in part, or nobody knows.
    """
    years = _years(invoice)
    return not years or (year in years and len(years) > 1)


_MOST_NAMED = 20


def _of_no_year(invoices: list[Invoice]) -> Bilingual:
    """
    Return that some invoices are paid and perhaps of a year: the same of each, so that a page says it once.
    """
    names = ", ".join(invoice.id for invoice in invoices[:_MOST_NAMED])
    more = len(invoices) - _MOST_NAMED
    others = Bilingual(f" e altre {more}", f" and {more} more") if more > 0 else Bilingual("", "")
    paid = Bilingual("la fattura {} è pagata", "invoice {} is paid")
    if len(invoices) > 1:
        paid = Bilingual("le fatture {} sono pagate", "invoices {} are paid")
    return Bilingual(
        f"{paid.it.format(names + others.it)}, e non si sa quanto sia di questo esercizio",
        f"{paid.en.format(names + others.en)}, and it is not known how much is of this year",
    )


_NO_RATE = Bilingual(
    "senza l'aliquota l'impegnato e il pagato non si confrontano",
    "without the rate what is committed and what was paid do not compare",
)
_NO_SHARE = Bilingual("la quota imputata non è nota, con la sua base", "the share imputed is not known, with its basis")


def _unknown_shares(path: str, contract: ServiceContract, year: int) -> Iterator[Missing]:
    for place, commitment in enumerate(contract.execution.commitments):
        for index, share in enumerate(commitment.shares):
            if share.year.year == year and (share.amount is None or share.vat is VatBasis.UNKNOWN):
                where = f"{path}/execution/commitments/{place}/shares/{index}"
                yield Missing(path=f"{where}/amount", message=_NO_SHARE)


def _sum(parts: list[Spent]) -> Spent:
    """
    Return what was paid in all: nothing, where no payment is on record.
    """
    nets = [part.net for part in parts if part.net is not None]
    gross = [part.gross for part in parts if part.gross is not None]
    return Spent(net=Euro.total(nets), gross=Euro.total(gross) if len(gross) == len(parts) else None)


def _left(committed: Spent, paid: Spent) -> Euro | None:
    """
    Return what is left of the gross, or of the net where only that is known of both; None if neither is.
    """
    if committed.gross is not None and paid.gross is not None:
        return committed.gross - paid.gross
    return committed.net - paid.net if committed.net is not None and paid.net is not None else None
