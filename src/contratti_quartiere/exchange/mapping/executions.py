"""
The rows of the mapping for how a contract went: what acts changed, what was checked, invoiced and paid.
"""

from contratti_quartiere.exchange.mapping.vocabularies import loss, row
from contratti_quartiere.execution import Execution, Invoice
from contratti_quartiere.service_contracts import Amendment

__all__ = ["AMENDMENTS", "EXECUTIONS"]

AMENDMENTS = (
    row(
        Amendment,
        "kind",
        loss(
            "EFORMS PCP",
            writing=(
                "I motivi vi sono codici, non i nostri: opzione, quinto, variante e proroga si confondono.",
                "Reasons are codes there, and not ours: option, fifth, variant and extension are mixed up.",
            ),
        ),
        ocds="contracts/*/amendments/*/rationale(unread)",
        eforms="BT-200",
        pcp="motiviModifica M1.motivoRevisionePrezzi",
        ontopia="Variant AmendmentDocument.hasAmendmentRationale",
    ),
    row(
        Amendment,
        "on",
        loss(
            "ONTOPIA",
            reading=(
                "`variantDate` è il giorno da cui la variante vale, non quello dell'atto.",
                "`variantDate` is the day from which the variant holds, not that of the act.",
            ),
        ),
        ocds="contracts/*/amendments/*/date(unread)",
        eforms="BT-145",
        pcp="M1.dataApprovazione",
        ontopia="VariantDocument.variantDate",
    ),
    row(
        Amendment,
        "amount",
        loss(
            "OCDS",
            writing=("L'importo sta in una frase.", "The amount stands in a sentence."),
            reading=("Da una frase non si leggono importi.", "No amounts are read from a sentence."),
        ),
        loss(
            "PCP",
            writing=(
                "Si scrive il quadro economico nuovo, intero e senza IVA; non la differenza.",
                "The new cost plan is written, whole and without VAT; not the difference.",
            ),
            reading=(
                "La differenza si conosce solo se si ha anche il quadro di prima.",
                "The difference is known only if the plan before it is known too.",
            ),
        ),
        ocds="contracts/*/amendments/*/description(unread)",
        eforms="BT-720",
        pcp="M1.quadroEconomicoStandardRideterminato",
        ontopia="VariantDocument.increaseAmount VariantDocument.reductionAmount",
    ),
    row(
        Amendment,
        "document",
        loss(
            "PCP",
            writing=(
                "Della carta resta l'indirizzo: numero e data si perdono.",
                "Of the paper the address stays: number and date are lost.",
            ),
        ),
        pcp="M1.urlDocumentazione",
        ontopia="AmendmentDocument",
    ),
)
"""The fields of an amendment."""

EXECUTIONS = (
    row(
        Execution,
        "checks",
        loss(
            "ONTOPIA",
            writing=("Esito, periodo e rilievi si perdono.", "Outcome, period and remarks are lost."),
        ),
        ontopia="Inspection",
    ),
    row(
        Execution,
        "invoices",
        loss(
            "OCDS",
            writing=(
                "Vi stanno solo i pagamenti: fatture non pagate e note di credito no.",
                "Payments alone have a place: invoices that are not paid and credit notes do not.",
            ),
            reading=(
                "I pagamenti si leggono come un totale: una fattura non si ricava da un pagamento.",
                "Payments are read as a total: no invoice is made of a payment.",
            ),
        ),
        ocds="contracts/*/implementation/transactions(unread)",
        pcp="SA1.avanzamento",
        ontopia="Lot.hasPaymentCertificate",
    ),
    row(
        Execution,
        "liquidated",
        loss(
            "OCDS",
            writing=(
                "Un totale non è un pagamento: sta solo nella chiave nostra.",
                "A total is no payment: it stands under our own key alone.",
            ),
        ),
        loss(
            "OCDS L190",
            reading=(
                "Resta un totale: a quali fatture corrisponda non si sa.",
                "A total stays: of which invoices nobody knows.",
            ),
        ),
        loss(
            "PCP",
            reading=(
                "`impSal` è cumulato: due avanzamenti non si sommano.",
                "`impSal` is cumulative: two reports are never added up.",
            ),
        ),
        ocds="contracts/*/implementation/transactions/*/value contracts/*/implementation/transactions/*/date",
        pcp="SA1.impSal",
        l190="importoSommeLiquidate",
        ontopia="Lot.totalAmountPaid",
    ),
    row(Invoice, "id", ocds="contracts/*/implementation/transactions/*/id(unread)"),
    row(
        Invoice,
        "net",
        loss(
            "OCDS PCP ONTOPIA",
            reading=(
                "Se un pagamento sia con o senza IVA non si dice.",
                "Whether a payment is with or without VAT they do not say.",
            ),
        ),
        ocds="contracts/*/implementation/transactions/*/value(unread)",
        pcp="SA1.impCertificatoMandatoPagamento",
        ontopia="PaymentCertificate.paymentAmount",
    ),
    row(
        Invoice,
        "lot",
        ontopia="Payment.relatedToLot",
    ),
    row(
        Invoice,
        "paid_on",
        loss(
            "PCP ONTOPIA",
            reading=(
                "Il giorno è del certificato o del mandato, non del pagamento.",
                "The day is that of the certificate or the order, not of the payment.",
            ),
        ),
        ocds="contracts/*/implementation/transactions/*/date(unread)",
        pcp="SA1.dataCertificatoMandatoPagamento",
        ontopia="PaymentCertificate.paymentCetificateDate",
    ),
)
"""The fields of the execution of a contract and of its invoices."""
