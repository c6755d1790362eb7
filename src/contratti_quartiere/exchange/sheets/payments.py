"""
The sheet of payments for works and of invoices of service contracts.
"""

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.exchange.sheets.columns import Part, Sheet, column
from contratti_quartiere.exchange.sheets.groups import documents, provenance
from contratti_quartiere.exchange.sheets.kinds import Kind
from contratti_quartiere.progress import PaymentKind

__all__ = ["PAYMENTS", "PaymentEntry"]


class PaymentEntry(Word):
    """
    What a row of the sheet of payments is (*voce di pagamento*).
    """

    WORKS = "pagamento lavori", "payment for works"
    INVOICE = "fattura", "invoice"


PAYMENTS = Sheet(
    it="pagamenti",
    en="payments",
    note=Bilingual(
        "Una riga per pagamento di lavori o fattura di un contratto di servizio.",
        "One row a payment for works or an invoice of a service contract.",
    ),
    collection="works",
    main=True,
    primary=False,
    columns=(
        column(
            "",
            "voce | entry",
            ("Se è un pagamento di lavori o una fattura.", "Whether it is a payment for works or an invoice."),
            Kind.WORD,
            PaymentEntry,
            required=True,
            chooses=True,
            example="pagamento lavori",
        ),
        column(
            "id",
            "lavori o contratto | works or contract",
            (
                "I lavori, come nel foglio «lavori», o il contratto di servizio, come nel foglio «contratti».",
                "The works, as in the sheet of works, or the service contract, as in the sheet of contracts.",
            ),
            Kind.IDENTIFIER,
            required=True,
            example="scala-b",
        ),
        column(
            "invoices:id",
            "fattura | invoice",
            ("Di una fattura: il suo numero, come testo.", "Of an invoice: its number, as text."),
            Kind.IDENTIFIER,
        ),
        column(
            "payments:amount invoices:net",
            "importo | amount",
            (
                "In euro; di una fattura, senza IVA e con il meno per una nota di credito.",
                "In euro; of an invoice, without VAT and below zero for a credit note.",
            ),
            Kind.MONEY,
            required=True,
            example="150.000,00",
        ),
        column(
            "payments:on invoices:paid_on",
            "pagato il | paid on",
            ("Il giorno del pagamento.", "The day on which it was paid."),
            Kind.DAY,
            required=True,
            example="15/02/2019",
        ),
        column(
            "payments:kind",
            "tipo | kind",
            ("Di un pagamento di lavori; vuoto: acconto.", "Of a payment for works; empty: on account."),
            Kind.WORD,
            PaymentKind,
            example="acconto",
        ),
        column(
            "payments:advance_recovered",
            "anticipazione recuperata | advance recovered",
            ("Quanto recupera dell'anticipazione.", "How much of the advance it makes up for."),
            Kind.MONEY,
        ),
        column(
            "invoices:vat_rate",
            "aliquota IVA | VAT rate",
            ("In centesimi: 22, 5.", "In hundredths: 22, 5."),
            Kind.PERCENTAGE,
        ),
        column("invoices:lot", "lotto | lot", ("Il lotto.", "The lot."), Kind.IDENTIFIER),
        column(
            "invoices:first",
            "servizio dal | service from",
            ("Il primo giorno fatturato.", "The first day that it is for."),
            Kind.DAY,
        ),
        column(
            "invoices:last",
            "servizio al | service to",
            ("L'ultimo giorno fatturato.", "The last day that it is for."),
            Kind.DAY,
        ),
        column(
            "invoices:issued_on",
            "emessa il | issued on",
            ("La data della fattura.", "The day that it bears."),
            Kind.DAY,
        ),
        column(
            "invoices:due_on",
            "scade il | due on",
            ("Il giorno della scadenza.", "The day on which it falls due."),
            Kind.DAY,
        ),
        column(
            "invoices:liquidated_on",
            "liquidata il | liquidated on",
            ("Il giorno della liquidazione.", "The day on which the office liquidated it."),
            Kind.DAY,
        ),
        *documents(("payments", "invoices")),
        *provenance(("invoices",)),
    ),
    parts=(
        Part(name="payments", path=("payments",), words=(PaymentEntry.WORKS,)),
        Part(
            name="invoices",
            path=("execution", "invoices"),
            words=(PaymentEntry.INVOICE,),
            collection="service_contracts",
        ),
    ),
)
