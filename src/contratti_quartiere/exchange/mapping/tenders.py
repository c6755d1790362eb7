"""
The rows of the mapping for a tender: what it is, who buys, its lots, firms and amounts.
"""

from contratti_quartiere.exchange.mapping.vocabularies import loss, row
from contratti_quartiere.procurement import Tender

__all__ = ["CONTENTS", "IDENTITY"]

_ONE_TEXT = loss(
    "PCP ONTOPIA",
    writing=("Titolo e descrizione diventano un testo solo.", "Title and description become one text."),
    reading=(
        "Del testo unico non si sa quale parte sia il titolo.",
        "Of the one text nobody knows which part is the title.",
    ),
)

IDENTITY = (
    row(
        Tender,
        "id",
        loss(
            "EFORMS",
            writing=(
                "BT-04 è il codice europeo della procedura; il nome dato dall'ufficio sta in BT-22.",
                "BT-04 is the European code of the procedure; the name that the office gave stands in BT-22.",
            ),
        ),
        ocds="tender/id ocid",
        eforms="BT-04 BT-22",
        csv="numero_gara",
        pcp="codiceAppalto",
        ontopia="Procedure.l0:identifier",
    ),
    row(
        Tender,
        "title",
        _ONE_TEXT,
        ocds="tender/title",
        eforms="BT-21",
        csv="oggetto_gara",
        pcp="datiBase.oggetto",
        l190="oggetto",
        ontopia="Procedure.l0:description",
    ),
    row(
        Tender,
        "description",
        _ONE_TEXT,
        ocds="tender/description",
        eforms="BT-24",
        pcp="datiBase.oggetto",
        ontopia="Procedure.l0:description",
    ),
    row(
        Tender,
        "contracting_authority",
        ocds=(
            "buyer/name parties/*/name parties/*/identifier/legalName(unread) tender/procuringEntity/name"
            " contracts/*/implementation/transactions/*/payer(unread)"
        ),
        eforms="BT-500",
        csv="denominazione_amministrazione_appaltante",
        l190="strutturaProponente/denominazione",
        ontopia="Procedure.hasProcuringEntity",
    ),
    row(
        Tender,
        "authority_tax_code",
        loss(
            "CIG_CSV",
            reading=(
                "Alcuni valori non sono codici fiscali (`CFAVCP-…`): restano come trovati.",
                "Some values are no tax codes (`CFAVCP-…`): they are kept as found.",
            ),
        ),
        ocds="parties/*/identifier/id buyer/id tender/procuringEntity/id",
        eforms="BT-501",
        csv="cf_amministrazione_appaltante",
        pcp="stazioniAppaltanti.codiceFiscale",
        l190="strutturaProponente/codiceFiscaleProp",
        ontopia="Procedure.hasProcuringEntity",
    ),
)
"""The fields of a tender that say what it is and who buys."""

CONTENTS = (
    row(
        Tender,
        "procedure_acts",
        loss(
            "OCDS EFORMS CIG_CSV PCP",
            writing=(
                "Hanno un posto la scadenza delle offerte e, in OCDS, gli avvisi; delibere e nomine si perdono.",
                "Offers due have a place and, in OCDS, notices have one; resolutions and appointments are lost.",
            ),
            reading=(
                "Della scadenza resta il giorno; l'ora si perde.",
                "Of the deadline the day stays; the hour goes.",
            ),
        ),
        ocds="tender/tenderPeriod/endDate tender/documents(unread) tender/status(unread) tender/lots/*/status(unread)",
        eforms="BT-131",
        csv="data_scadenza_offerta",
        pcp="oraScadenzaPresentazioneOfferte",
        ontopia="Procedure.hasProcurementDocument",
    ),
    row(Tender, "lot_limits", ocds="tender/lotDetails", eforms="BT-31 BT-33"),
    row(
        Tender,
        "award_criteria",
        loss(
            "PCP ONTOPIA",
            writing=(
                "Resta un criterio per tutto il lotto; i punti si perdono.",
                "One criterion for the whole lot stays; the points are lost.",
            ),
            reading=("I punti restano ignoti.", "The points stay unknown."),
        ),
        ocds=(
            "tender/awardCriteria(unread) tender/awardCriteriaDetails(unread)"
            " tender/lots/*/awardCriteria/criteria(extension,unused)"
        ),
        eforms="BT-539 BT-734 BT-541",
        pcp="criteriAggiudicazione",
        ontopia="Lot.hasAwardCriterion",
    ),
    row(
        Tender,
        "provisional_guarantee",
        loss(
            "EFORMS",
            writing=(
                "Importo, percentuale e riduzioni diventano una descrizione.",
                "Amount, percentage and reductions become a description.",
            ),
            reading=("Da una descrizione non si leggono importi.", "No amounts are read from a description."),
        ),
        eforms="BT-751 BT-75",
    ),
    row(
        Tender,
        "totals",
        loss(
            "OCDS EFORMS CIG_CSV PCP ONTOPIA",
            writing=(
                "C'è posto per un totale solo: gli altri e le etichette si perdono.",
                "There is room for one total: the others and the labels are lost.",
            ),
        ),
        ocds="tender/value",
        eforms="BT-27",
        csv="importo_complessivo_gara",
        pcp="datiBase.importo",
        ontopia="Procedure.procedureTotalAmount",
    ),
    row(
        Tender,
        "lots",
        loss(
            "L190",
            writing=(
                "La gara si perde: restano i lotti, uno per uno.",
                "The tender is lost: its lots remain, one by one.",
            ),
            reading=(
                "Quali lotti fossero di una gara sola non si sa.",
                "Which lots were of one tender nobody knows.",
            ),
        ),
        loss(
            "CIG_CSV",
            reading=(
                "`n_lotti_componenti` conta anche i lotti che il file non ha.",
                "`n_lotti_componenti` also counts lots that the file does not have.",
            ),
        ),
        ocds="tender/lots",
        eforms="BT-137",
        csv="numero_gara n_lotti_componenti",
        pcp="lotti",
        l190="lotto",
        ontopia="Procedure.includesLot",
    ),
    row(
        Tender,
        "term",
        loss(
            "EFORMS CIG_CSV PCP L190 ONTOPIA",
            writing=("La durata sta nel lotto, non nella gara.", "The term stands in the lot, not in the tender."),
        ),
        ocds="tender/contractPeriod",
        eforms="BT-36 BT-536 BT-537",
        csv="DURATA_PREVISTA(open,unused)",
        pcp="dataInizio durata dataFine",
        l190="tempiCompletamento(unused)",
        ontopia="Lot.currentEstimatedEndDate",
    ),
    row(
        Tender,
        "firms",
        loss(
            "PCP L190",
            reading=(
                "Il ruolo nel raggruppamento (mandante, mandataria, consorziata) non ha un campo.",
                "The role within a group (leader, member, member of a consortium) has no field.",
            ),
        ),
        ocds="parties tender/tenderers",
        eforms="OPT-300",
        pcp="offertePresentate.idPartecipante",
        l190="partecipanti",
        ontopia="Tender.tenderer",
    ),
    row(
        Tender,
        "awards",
        loss(
            "CIG_CSV",
            reading=(
                "`ESITO` dice se si è aggiudicato; non a chi, né per quanto.",
                "`ESITO` says whether it was awarded; not to whom, nor for how much.",
            ),
        ),
        ocds="awards",
        eforms="BT-142",
        csv="ESITO(unused)",
        pcp="offertePresentate.aggiudicatario",
        l190="aggiudicatari",
        ontopia="Lot.hasAwardNotice",
    ),
)
"""The fields of a tender that hold other records, and its amounts."""
