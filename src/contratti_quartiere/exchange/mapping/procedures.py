"""
The rows of the mapping for a procedure: its kind, its track, and what its documents set.
"""

from contratti_quartiere.exchange.mapping.vocabularies import loss, row
from contratti_quartiere.procedures import AwardCriterion, LotLimits, ProcedureAct
from contratti_quartiere.procurement import Tender

__all__ = ["PROCEDURE", "PROCEDURES"]

PROCEDURE = (
    row(
        Tender,
        "procedure",
        loss(
            "OCDS EFORMS CIG_CSV PCP L190 ONTOPIA",
            writing=(
                "«Evidenza pubblica, tipo ignoto» non ha un codice: dirla aperta sarebbe inventare.",
                "'Competitive and public, kind unknown' has no code: to call it open would be invention.",
            ),
            reading=(
                "Gli elenchi altrui sono più lunghi del nostro: il loro codice dice di più.",
                "The lists of others are longer than ours: their code says more.",
            ),
        ),
        ocds="tender/procurementMethod tender/procurementMethodDetails(unread)",
        eforms="BT-105",
        csv="tipo_scelta_contraente cod_tipo_scelta_contraente(unused)",
        pcp="datiBaseProcedura.tipoProcedura",
        l190="sceltaContraente",
        ontopia="Procedure.hasProcedureType",
    ),
    row(
        Tender,
        "ground",
        loss(
            "EFORMS PCP",
            writing=(
                "BT-136 e la PCP vogliono un codice: le parole dell'atto non bastano.",
                "BT-136 and the PCP want a code: the words of the act are not enough.",
            ),
        ),
        ocds="tender/procurementMethodRationale(unread)",
        eforms="BT-135 BT-136",
        pcp="condizioniNegoziata giustificazioniAggiudicazioneDiretta",
    ),
    row(
        Tender,
        "notice_date",
        loss(
            "EFORMS",
            reading=(
                "BT-05 è il giorno dell'invio: la pubblicazione può venire dopo.",
                "BT-05 is the day of dispatch: publication may come later.",
            ),
        ),
        ocds="tender/documents/*/datePublished(unused)",
        eforms="BT-05",
        csv="data_pubblicazione",
        ontopia="CallForCompetition.publicationDate",
    ),
    row(
        Tender,
        "declared_code",
        loss(
            "EFORMS",
            reading=(
                "BT-01 nomina di solito la direttiva: il codice italiano non se ne deduce.",
                "BT-01 usually names the directive: the Italian code does not follow from it.",
            ),
        ),
        ocds="tender/legalBasis/description(extension,unread)",
        eforms="BT-01",
    ),
    row(
        Tender,
        "repetition_of",
        loss(
            "CIG_CSV PCP",
            writing=(
                "Si nomina un CIG, cioè un lotto; il nostro campo nomina la gara.",
                "A CIG is named, that is, a lot; our field names the tender.",
            ),
        ),
        ocds="relatedProcesses(unused)",
        eforms="BT-1252",
        csv="CIG_COLLEGAMENTO(unused)",
        pcp="ipotesiCollegamento.cigCollegato",
    ),
    row(
        Tender,
        "track",
        loss(
            "OCDS EFORMS CIG_CSV PCP L190",
            writing=(
                "Ha un posto solo «riservato»: alleggerito, sotto soglia, fuori codice si perdono.",
                "Only 'reserved' has a place: light, below threshold, outside the code are lost.",
            ),
            reading=(
                "Ciò che non è riservato non dice quale regime valga: resta ignoto.",
                "What is not reserved does not say which track binds: it stays unknown.",
            ),
        ),
        ocds="tender/otherRequirements/reservedParticipation(extension,unused)",
        eforms="BT-71",
        csv="TIPO_APPALTO_RISERVATO(unused)",
        pcp="affidamentiRiservati contrattiDisposizioniParticolari(open)",
        l190="sceltaContraente(unused)",
    ),
    row(
        Tender,
        "cpv",
        loss(
            "EFORMS CIG_CSV PCP",
            writing=("La cifra di controllo cade.", "The check digit is dropped."),
            reading=(
                "Il codice resta di otto cifre: la cifra di controllo non si inventa.",
                "The code stays one of eight digits: the check digit is not invented.",
            ),
        ),
        ocds="tender/items/*/classification/id",
        eforms="BT-262",
        csv="cod_cpv",
        pcp="datiBaseCPV.cpvPrevalente",
        ontopia="Procedure.hasCPV",
    ),
    row(
        Tender,
        "object_kind",
        loss(
            "OCDS EFORMS CIG_CSV PCP",
            writing=(
                "Un servizio sociale diventa un servizio come gli altri.",
                "A social service becomes a service like any other.",
            ),
            reading=(
                "«Servizi» non dice se siano sociali: resta ignoto, perché lo dicono il CPV e i documenti.",
                "'Services' does not say whether they are social: the CPV and the documents do, so it stays unknown.",
            ),
        ),
        ocds="tender/mainProcurementCategory",
        eforms="BT-23",
        csv="oggetto_principale_contratto",
        pcp="datiBase.oggettoContratto",
    ),
)
"""The fields of a tender that say how and under what it is awarded."""

PROCEDURES = (
    row(
        LotLimits,
        "most_tendered",
        loss(
            "EFORMS",
            reading=(
                "«Tutti i lotti» (BT-763) non è un numero, e non ha un campo.",
                "'All lots' (BT-763) is no number, and has no field.",
            ),
        ),
        ocds="tender/lotDetails/maximumLotsBidPerSupplier",
        eforms="BT-31",
    ),
    row(LotLimits, "most_awarded", ocds="tender/lotDetails/maximumLotsAwardedPerSupplier", eforms="BT-33"),
    row(LotLimits, "criterion", ocds="tender/lotDetails/awardCriteriaDetails(unread)"),
    row(
        AwardCriterion,
        "kind",
        loss(
            "EFORMS",
            reading=(
                "eForms distingue prezzo e costo; noi, qualità e prezzo.",
                "eForms tells price from cost; we tell quality from price.",
            ),
        ),
        ocds="tender/awardCriteria(unread) tender/lots/*/awardCriteria/criteria/*/type(extension,unused)",
        eforms="BT-539",
        pcp="criteriAggiudicazione",
        ontopia="Lot.hasAwardCriterion",
    ),
    row(
        AwardCriterion,
        "points",
        loss(
            "EFORMS",
            reading=(
                "Un peso, un prezzo fisso e una soglia hanno lo stesso numero (BT-541): solo il peso è di punti.",
                "A weight, a fixed price and a threshold share one number (BT-541): only a weight is of points.",
            ),
        ),
        ocds="tender/awardCriteriaDetails(unread) tender/lots/*/awardCriteria/criteria/*/numbers(extension,unused)",
        eforms="BT-541 BT-5421",
    ),
    row(
        AwardCriterion,
        "name",
        ocds="tender/awardCriteriaDetails(unread) tender/lots/*/awardCriteria/criteria/*/name(extension,unused)",
        eforms="BT-734 BT-540",
    ),
    row(
        ProcedureAct,
        "kind",
        loss(
            "ONTOPIA",
            writing=(
                "`Resolution` vi è la risoluzione di un contratto, non una deliberazione.",
                "`Resolution` there is the termination of a contract, not a deliberation.",
            ),
        ),
        ocds=(
            "tender/tenderPeriod/endDate tender/documents/*/documentType(unread)"
            " tender/status(unread) tender/lots/*/status(unread)"
        ),
        csv="data_scadenza_offerta",
        ontopia="ResolutionToContract CallForCompetition AwardNotice",
    ),
    row(
        ProcedureAct,
        "on",
        loss(
            "OCDS EFORMS CIG_CSV PCP ONTOPIA",
            writing=(
                "Un mese o un anno non sono un giorno: non si scrivono.",
                "A month or a year is no day: it is not written.",
            ),
        ),
        ocds="tender/documents/*/datePublished(unread) tender/tenderPeriod/endDate",
        eforms="BT-05 BT-131",
        csv="data_scadenza_offerta",
        pcp="oraScadenzaPresentazioneOfferte",
        ontopia="CallForCompetition.publicationDate CallForCompetition.expireDate",
    ),
    row(ProcedureAct, "number", ocds="tender/documents/*/title(unread)"),
    row(ProcedureAct, "lots", ocds="tender/documents/*/relatedLots(unread)"),
)
"""The fields of what the documents of a tender set: limits on lots, criteria, acts."""
