"""
What is owed to operators and contractors and of which no payment is on record.
"""

from collections.abc import Iterator

import attrs

from contratti_quartiere.analysis.advances_due import advances_due
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.due_payments import PaymentDue, PaymentDueKind
from contratti_quartiere.analysis.places_in_whole import whole_of
from contratti_quartiere.analysis.urgency import by_urgency
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.execution import Invoice
from contratti_quartiere.money import Euro
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View
from contratti_quartiere.works import Works
from contratti_quartiere.year_spending import Spent

__all__ = ["owed_payments", "spent_on"]

_WRITTEN = Bilingual("giorno scritto sulla fattura", "the day that the invoice states")
_CERTIFIED = Bilingual(
    "certificato e non pagato; l'anticipazione ancora da recuperare non è tolta",
    "certified and not paid; the advance that is still to be recovered is not taken off",
)
_NO_TERM = Bilingual("nessun termine di pagamento è a registro", "no term of payment is on record")


def owed_payments(view: View) -> tuple[PaymentDue, ...]:
    """
    Return invoices, certified works and advances that are not paid as far as is on record, the most urgent first.

    A penalty that was kept back from an invoice is not taken off, and a credit note is not owed.
    """
    return by_urgency((*_invoices(view), *_works(view), *advances_due(view)), lambda found: found.due)


def spent_on(invoice: Invoice, contract: ServiceContract) -> Spent:
    """
    Return the amount of an invoice, which has the rate of its contract where it says none.
    """
    rate = contract.vat_rate if invoice.vat_rate is None else invoice.vat_rate
    return Spent(net=invoice.net, gross=attrs.evolve(invoice, vat_rate=rate).gross)


def _invoices(view: View) -> Iterator[PaymentDue]:
    for path, contract in view.service_contracts():
        whole: ServiceContract = whole_of(view, path)
        places = {invoice.id: index for index, invoice in enumerate(whole.execution.invoices)}
        for invoice in contract.execution.invoices:
            if invoice.paid_on is None and invoice.net.cents > 0:
                place = f"{path}/execution/invoices/{places[invoice.id]}"
                due = invoice.due_on
                yield PaymentDue(
                    kind=PaymentDueKind.INVOICE,
                    path=place,
                    name=invoice.id,
                    contract=contract.id,
                    amount=spent_on(invoice, contract),
                    liquidated=invoice.liquidated_on is not None,
                    due=None if due is None else Countdown(due, view.on),
                    ground=_WRITTEN if due is not None else _NO_TERM,
                    missing=() if due is not None else (Missing(path=f"{place}/due_on", message=_NO_TERM),),
                )


def _works(view: View) -> Iterator[PaymentDue]:
    for path, works in view.works():
        owed = _owed(works, view)
        if owed.cents > 0:
            yield PaymentDue(
                kind=PaymentDueKind.CERTIFIED_WORKS,
                path=path,
                name=works.id,
                amount=Spent(net=owed),
                ground=_CERTIFIED,
                missing=(Missing(path=f"{path}/payments", message=_NO_TERM),),
            )


def _owed(works: Works, view: View) -> Euro:
    # After works were dropped the advance settles what was certified.
    outstanding = Euro.from_cents(0) if works.dropped_on is not None else works.advance_outstanding(view.on)
    return works.certified(view.on) + outstanding - works.paid(view.on)
