"""
The rows of the mapping for a contract: who signed it and when, what it is worth, its guarantee.
"""

from contratti_quartiere.exchange.mapping.vocabularies import loss, row
from contratti_quartiere.guarantees import Guarantee
from contratti_quartiere.service_contracts import ServiceContract

__all__ = ["CONTRACTS"]

CONTRACTS = (
    row(
        ServiceContract,
        "id",
        loss(
            "PCP",
            writing=(
                "Il codice del contratto lo dà ANAC in risposta a SC1: il nome dell'ufficio si perde.",
                "ANAC gives the code of the contract in reply to SC1: the name that the office gave is lost.",
            ),
        ),
        ocds="contracts/*/id",
        eforms="BT-150",
        pcp="idContratto",
        ontopia="Contract.l0:identifier",
    ),
    row(
        ServiceContract,
        "tender",
        loss(
            "ONTOPIA",
            writing=(
                "`Tender` vi è l'offerta, e a quella il contratto si lega: la nostra gara è `Procedure`.",
                "`Tender` there is the offer, to which the contract is tied: our tender is a `Procedure`.",
            ),
        ),
        ocds="tender/id contracts/*/awardID",
        eforms="BT-3202",
        ontopia="Lot.hasContract",
    ),
    row(
        ServiceContract,
        "lots",
        loss(
            "OCDS",
            writing=(
                "Il contratto nomina una sola aggiudicazione; gli altri lotti si vedono da ciò che compra.",
                "The contract names one award; the other lots show by what it buys.",
            ),
        ),
        loss(
            "L190",
            writing=(
                "Un contratto di più lotti si ripete, lotto per lotto.",
                "A contract of several lots is repeated, lot by lot.",
            ),
            reading=(
                "Che più lotti abbiano un solo contratto non si vede.",
                "That several lots have one contract does not show.",
            ),
        ),
        ocds="contracts/*/awardID contracts/*/items/*/relatedLot(unread)",
        eforms="BT-13713",
        pcp="SC1.cig",
        l190="cig",
        ontopia="Lot.hasContract",
    ),
    row(
        ServiceContract,
        "firms",
        ocds="awards/*/suppliers contracts/*/implementation/transactions/*/payee(unread)",
        eforms="OPT-300",
        pcp="SC1.idPartecipante",
        l190="aggiudicatari/aggiudicatario aggiudicatari/aggiudicatarioRaggruppamento/membro",
        ontopia="Contract.winner",
    ),
    row(
        ServiceContract,
        "signed_on",
        loss(
            "EFORMS",
            reading=(
                "Se nulla fu firmato, BT-145 può dire un altro giorno.",
                "If nothing was signed, BT-145 may tell another day.",
            ),
        ),
        ocds="contracts/*/dateSigned",
        eforms="BT-145",
        pcp="SC1.dataStipula",
    ),
    row(ServiceContract, "guarantee", pcp="SC1.importoCauzione"),
    row(
        ServiceContract,
        "amount",
        loss(
            "OCDS",
            writing=(
                "Il valore è quello dopo le modifiche: quello di partenza sta solo nella chiave nostra.",
                "The value is the one after amendments: the first one stands under our own key alone.",
            ),
        ),
        loss(
            "L190",
            writing=(
                "Aggiudicazione e contratto hanno un importo solo.",
                "Award and contract have one amount.",
            ),
            reading=(
                "L'importo aggiudicato si legge anche come quello del contratto: un altro non vi sta.",
                "The amount awarded is read as that of the contract too: another one has no place.",
            ),
        ),
        ocds="contracts/*/value",
        eforms="BT-720",
        l190="importoAggiudicazione",
        ontopia="Contract.hasEconomicSummary",
    ),
    row(
        ServiceContract,
        "amendments",
        ocds="contracts/*/amendments(unread)",
        eforms="BT-200 BT-201 BT-202",
        pcp="M1.modificaContrattuale",
        ontopia="Contract.hasChangeDocument",
    ),
    row(
        ServiceContract,
        "term",
        ocds="contracts/*/period contracts/*/status(unread)",
        eforms="BT-36 BT-536 BT-537",
        pcp="SC1.dataDecorrenza SC1.dataScadenza",
        l190="tempiCompletamento",
        ontopia="Lot.actualStartDate Lot.currentEstimatedEndDate Lot.actualEndDate",
    ),
    row(
        ServiceContract,
        "execution",
        loss(
            "L190",
            writing=(
                "Resta un totale; verifiche, fatture, penali, impegni e ore si perdono.",
                "A total stays; checks, invoices, penalties, commitments and hours are lost.",
            ),
        ),
        ocds="contracts/*/implementation",
        pcp="SA1.avanzamento",
        l190="importoSommeLiquidate",
        ontopia="Lot.hasWorkProgressReport",
    ),
    row(
        Guarantee,
        "amount",
        pcp="SC1.importoCauzione",
    ),
    row(
        Guarantee,
        "note",
        eforms="BT-75",
    ),
)
"""The fields of a contract and of its guarantee."""
