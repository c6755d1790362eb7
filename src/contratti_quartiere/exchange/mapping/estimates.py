"""
The rows of the mapping for an estimate, part by part, and for an amount as it is stated.
"""

from contratti_quartiere.amounts import StatedAmount
from contratti_quartiere.estimates import LotEstimate, PricedOption, PricedRenewal
from contratti_quartiere.exchange.mapping.vocabularies import loss, row

__all__ = ["AMOUNTS", "ESTIMATES"]

_DESCRIBED = loss(
    "OCDS EFORMS",
    writing=(
        "Prezzo e mesi di ciascuna stanno solo nella descrizione.",
        "Price and months of each stand in the description alone.",
    ),
    reading=(
        "Da una descrizione non si leggono né prezzi né mesi.",
        "Neither prices nor months are read from a description.",
    ),
)

ESTIMATES = (
    row(
        LotEstimate,
        "base",
        pcp="quadroEconomicoStandard.impServizi(open)",
        ontopia="ProcurementProject.auctionBaseAmount",
    ),
    row(
        LotEstimate,
        "labour",
        loss(
            "PCP ONTOPIA",
            writing=(
                "La manodopera sta fra le somme non soggette a ribasso, senza nome.",
                "Labour stands among the sums that are not discounted, without a name.",
            ),
        ),
        pcp="quadroEconomicoStandard.ulterioriSommeNoRibasso(open)",
        ontopia="EconomicSummary.nonDiscountableSum(open)",
    ),
    row(
        LotEstimate,
        "safety",
        csv="IMPORTO_SICUREZZA(unused)",
        pcp="quadroEconomicoStandard.impTotaleSicurezza",
        ontopia="EconomicSummary.safetyAmount",
    ),
    row(
        LotEstimate,
        "options",
        _DESCRIBED,
        loss(
            "CIG_CSV PCP",
            reading=(
                "Un sì o un no non dice quali opzioni, né quanto valgano.",
                "A yes or a no does not tell which options, nor what they are worth.",
            ),
        ),
        ocds="tender/lots/*/hasOptions(extension,unread) tender/lots/*/options/description(extension,unread)",
        eforms="BT-53 BT-54",
        csv="FLAG_PREV_RIPETIZIONI(unused)",
        pcp="opzioniRinnovi quadroEconomicoStandard.sommeOpzioniRinnovi",
    ),
    row(
        LotEstimate,
        "renewals",
        _DESCRIBED,
        ocds=(
            "tender/lots/*/hasRenewal(extension,unread) tender/lots/*/renewal/description(extension,unread)"
            " tender/lots/*/renewal/maximumRenewals(extension,unread)"
        ),
        eforms="BT-58 BT-57",
        pcp="opzioniRinnovi quadroEconomicoStandard.sommeOpzioniRinnovi",
    ),
    row(
        PricedOption,
        "kind",
        loss(
            "CIG_CSV PCP",
            writing=(
                "Si vede solo la ripetizione di servizi analoghi: proroga, quinto e altre opzioni sono una cosa sola.",
                "Only the repetition of similar services shows: extension, fifth and other options are all one.",
            ),
        ),
        ocds="tender/lots/*/options/description(extension,unread)",
        csv="FLAG_PREV_RIPETIZIONI(unused)",
        pcp="ripetizioniEConsegneComplementari",
    ),
    row(
        PricedOption,
        "amount",
        loss(
            "PCP",
            writing=(
                "Le opzioni sono sommate fra loro e con i rinnovi.",
                "Options are added up with each other and with renewals.",
            ),
        ),
        pcp="quadroEconomicoStandard.sommeOpzioniRinnovi quadroEconomicoStandard.sommeRipetizioni",
    ),
    row(
        PricedOption,
        "months",
        loss(
            "OCDS EFORMS PCP",
            writing=(
                "I mesi delle opzioni si sommano a quelli del contratto (BT-36, `durata`) o danno un ultimo giorno.",
                "The months of options are added to those of the contract (BT-36, `durata`), or give a last day.",
            ),
            reading=(
                "Quanti mesi siano del contratto e quanti delle opzioni non si sa.",
                "How many months are of the contract and how many of options nobody knows.",
            ),
        ),
        ocds="tender/lots/*/contractPeriod/maxExtentDate(unread)",
        eforms="BT-36",
        pcp="durata",
    ),
    row(PricedOption, "note", ocds="tender/lots/*/options/description(extension,unread)", eforms="BT-54"),
    row(PricedRenewal, "amount", pcp="quadroEconomicoStandard.sommeOpzioniRinnovi"),
    row(
        PricedRenewal,
        "months",
        ocds="tender/lots/*/contractPeriod/maxExtentDate(unread)",
        eforms="BT-36",
        pcp="durata",
    ),
    row(PricedRenewal, "note", ocds="tender/lots/*/renewal/description(extension,unread)", eforms="BT-57"),
)
"""The fields of the estimate of a lot, of its options and renewals."""

AMOUNTS = (
    row(
        StatedAmount,
        "amount",
        loss(
            "OCDS",
            writing=(
                "Si scrivono solo importi esatti e netti: gli altri stanno nella chiave nostra.",
                "Exact and net amounts alone are written: the others stand under our own key.",
            ),
            reading=(
                "Più di due decimali, o un'altra valuta: il numero resta come trovato.",
                "More than two decimals, or another currency: the number is kept as found.",
            ),
        ),
        loss(
            "ONTOPIA",
            writing=(
                "Gli importi vi sono `xsd:float`: oltre sette cifre i centesimi si perdono.",
                "Amounts are `xsd:float` there: past seven digits the cents are lost.",
            ),
        ),
        loss(
            "OCDS EFORMS CIG_CSV PCP L190 ONTOPIA",
            writing=(
                "«Oltre» e «circa» non vi stanno: un importo vi è sempre esatto.",
                "'Over' and 'about' have no place: an amount is always exact there.",
            ),
        ),
        loss(
            "OCDS CIG_CSV PCP ONTOPIA",
            writing=("Base IVA e opzioni non si dicono.", "Whether VAT and options are in it is not told."),
            reading=(
                "Base IVA e opzioni restano ignote: il posto non le dice.",
                "Whether VAT and options are in it stays unknown: the place does not say.",
            ),
        ),
        loss(
            "L190",
            reading=(
                "Che gli importi siano al netto dell'IVA è noto ma da confermare.",
                "That amounts are without VAT is known, but to be confirmed.",
            ),
        ),
        ocds="tender/value/amount tender/lots/*/value/amount awards/*/value/amount contracts/*/value/amount",
        eforms="BT-27 BT-720",
        csv="importo_complessivo_gara importo_lotto",
        pcp="datiBase.importo offertePresentate.importo",
        l190="importoAggiudicazione importoSommeLiquidate",
        ontopia="ProcurementProject.auctionBaseAmount AwardNotice.agreedAmount Lot.totalAmountPaid",
    ),
)
"""The fields of a stated amount, wherever one stands."""
