"""
What is owed to operators and contractors and of which no payment is on record.
"""

from collections.abc import Iterator

import attrs

from contratti_quartiere.analysis.advances_due import advances_due
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.due_payments import PaymentDue, PaymentDueKind
from contratti_quartiere.analysis.places_in_whole import placed, whole_of
from contratti_quartiere.analysis.urgency import by_urgency
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
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
_LESSENS = Bilingual("riduce quanto è dovuto", "it lessens what is owed")
_NO_INVOICE_OF_NOTE = Bilingual(
    "non si sa a quale fattura vada la nota di credito, né se sia stata regolata",
    "it is not known against which invoice the credit note goes, nor whether it was settled",
)
_NO_INVOICE_OF_PENALTY = Bilingual(
    "non si sa da quale fattura sia trattenuta la penale",
    "it is not known from which invoice the penalty is kept back",
)
_EXCEEDED = Bilingual(
    "le penali superano la fattura: non si sa che cosa resti da pagare",
    "the penalties exceed the invoice: what is left to pay is not known",
)
_NO_TERM = Bilingual("nessun termine di pagamento è a registro", "no term of payment is on record")


def owed_payments(view: View) -> tuple[PaymentDue, ...]:
    """
    Return invoices, certified works and advances that are not paid as far as is on record, the most urgent first.

    A penalty is taken off the invoice that it names. One that names none, and a credit note of which no settlement is
    on record, stand by themselves: against which invoice they go nobody knows.
    """
    found = (*_of_contracts(view), *_works(view), *advances_due(view))
    return by_urgency(found, lambda payment: payment.due)


def spent_on(invoice: Invoice, contract: ServiceContract) -> Spent:
    """
    Return the amount of an invoice, which has the rate of its contract where it says none.
    """
    rate = contract.vat_rate if invoice.vat_rate is None else invoice.vat_rate
    return Spent(net=invoice.net, gross=attrs.evolve(invoice, vat_rate=rate).gross)


def _of_contracts(view: View) -> Iterator[PaymentDue]:
    for path, contract in view.service_contracts():
        whole: ServiceContract = whole_of(view, path)
        places = {invoice.id: index for index, invoice in enumerate(whole.execution.invoices)}
        for invoice in contract.execution.invoices:
            if invoice.paid_on is None and invoice.net.cents:
                place = f"{path}/execution/invoices/{places[invoice.id]}"
                made = _invoice if invoice.net.cents > 0 else _credit_note
                yield made(view, place, contract, invoice)
        yield from _penalties(path, contract, whole)


def _invoice(view: View, place: str, contract: ServiceContract, invoice: Invoice) -> PaymentDue:
    due, amount = invoice.due_on, spent_on(invoice, contract)
    kept_back = Euro.total(penalty.amount for penalty in contract.execution.penalties if penalty.invoice == invoice.id)
    kept, exceeds = kept_back.cents > 0, kept_back > invoice.net
    missing = (
        *(() if due is not None else (Missing(path=f"{place}/due_on", message=_NO_TERM),)),
        *((Missing(path=f"{place}/net", message=_EXCEEDED),) if exceeds else ()),
    )
    return PaymentDue(
        kind=PaymentDueKind.INVOICE,
        path=place,
        name=invoice.id,
        contract=contract.id,
        amount=amount,
        kept_back=kept_back if kept else None,
        left=_beyond(amount, kept_back) if kept and not exceeds else None,
        liquidated=invoice.liquidated_on is not None,
        due=None if due is None else Countdown(due, view.on),
        ground=_WRITTEN if due is not None else _NO_TERM,
        missing=missing,
    )


def _beyond(amount: Spent, kept_back: Euro) -> Spent:
    """
    Return what is left of an amount: no source says that a penalty changes its VAT.
    """
    net, gross = (None if part is None else part - kept_back for part in (amount.net, amount.gross))
    return Spent(net=net, gross=gross)


def _credit_note(view: View, place: str, contract: ServiceContract, note: Invoice) -> PaymentDue:
    due = note.due_on
    return PaymentDue(
        kind=PaymentDueKind.CREDIT_NOTE,
        path=place,
        name=note.id,
        contract=contract.id,
        amount=spent_on(note, contract),
        liquidated=note.liquidated_on is not None,
        due=None if due is None else Countdown(due, view.on),
        ground=_LESSENS,
        missing=(Missing(path=place, message=_NO_INVOICE_OF_NOTE),),
    )


def _penalties(path: str, contract: ServiceContract, whole: ServiceContract) -> Iterator[PaymentDue]:
    """
    Yield the penalties that are kept back from no invoice that is on record.
    """
    invoices = {invoice.id for invoice in contract.execution.invoices if invoice.net.cents > 0}
    penalties = f"{path}/execution/penalties"
    for place, penalty in placed(penalties, contract.execution.penalties, whole.execution.penalties):
        if penalty.amount.cents and penalty.invoice not in invoices:
            reason = f": {penalty.reason}" if penalty.reason else ""
            yield PaymentDue(
                kind=PaymentDueKind.PENALTY,
                path=place,
                name="",
                contract=contract.id,
                amount=Spent(net=-penalty.amount),
                ground=Bilingual(
                    f"atto {italian_day('del', penalty.on)}{reason}", f"act of {say_day(penalty.on, 'en')}{reason}"
                ),
                missing=(Missing(path=f"{place}/invoice", message=_NO_INVOICE_OF_PENALTY),),
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
