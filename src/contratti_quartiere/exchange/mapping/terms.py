"""
The rows of the mapping for the term of a service and for what happens to it.
"""

from contratti_quartiere.acts import WindowAct
from contratti_quartiere.exchange.mapping.vocabularies import loss, row
from contratti_quartiere.windows import ServiceWindow

__all__ = ["TERMS"]

TERMS = (
    row(
        ServiceWindow,
        "start",
        loss(
            "OCDS EFORMS PCP",
            reading=(
                "Senza un inizio non c'è durata: una fine sola non basta.",
                "Without a start there is no term: an end alone is not enough.",
            ),
        ),
        loss(
            "ONTOPIA",
            reading=(
                "`actualStartDate` è l'inizio avvenuto, non quello previsto.",
                "`actualStartDate` is the start that took place, not the planned one.",
            ),
        ),
        ocds="tender/contractPeriod/startDate tender/lots/*/contractPeriod/startDate contracts/*/period/startDate",
        eforms="BT-536",
        pcp="dataInizio SC1.dataDecorrenza",
        l190="tempiCompletamento/dataInizio",
        ontopia="Lot.actualStartDate",
    ),
    row(
        ServiceWindow,
        "months",
        loss(
            "OCDS",
            writing=(
                "Mesi non ve ne sono. Chi scrive 30 giorni per mese fa di 36 mesi 1080 giorni, che non sono tre anni.",
                "There are no months. Who writes 30 days a month makes 36 months 1080 days, which are not three years.",
            ),
            reading=(
                "Dai giorni non si leggono mesi, mai.",
                "Months are never read from days.",
            ),
        ),
        loss(
            "CIG_CSV",
            reading=(
                "Che la colonna sia in giorni non è confermato: 1095 resta come trovato, e non diventa 36 mesi.",
                "That the column is in days is not confirmed: 1095 is kept as found, and does not become 36 months.",
            ),
        ),
        loss(
            "EFORMS PCP",
            writing=(
                "Opzioni e rinnovi vi sono compresi: 36 mesi con un'opzione di 6 sono 42.",
                "Options and renewals are included: 36 months with an option of 6 are 42.",
            ),
            reading=(
                "Quanti mesi siano del contratto e quanti delle opzioni non si sa.",
                "How many months are of the contract and how many of options nobody knows.",
            ),
        ),
        ocds="tender/lots/*/contractPeriod/durationInDays(unused)",
        eforms="BT-36",
        csv="DURATA_PREVISTA(open,unused)",
        pcp="durata",
    ),
    row(
        ServiceWindow,
        "declared_end",
        loss(
            "OCDS EFORMS PCP L190 ONTOPIA",
            writing=(
                "Un mese senza giorno non si scrive: nessuno ha un posto per «aprile 2019».",
                "A month without a day is not written: nobody has a place for 'April 2019'.",
            ),
            reading=(
                "Se la fine sia l'ultimo giorno o quello dopo, la data non lo dice: si legge come ultimo giorno.",
                "Whether the end is the last day or the day after, the date does not say: it is read as the last day.",
            ),
        ),
        loss(
            "L190",
            reading=(
                "Se la fine sia prevista o avvenuta non si sa; una prima dell'inizio resta come trovata.",
                "Whether the end is planned or took place nobody knows; one before the start is kept as found.",
            ),
        ),
        ocds="tender/contractPeriod/endDate tender/lots/*/contractPeriod/endDate contracts/*/period/endDate",
        eforms="BT-537",
        pcp="dataFine SC1.dataScadenza",
        l190="tempiCompletamento/dataUltimazione",
        ontopia="Lot.currentEstimatedEndDate",
    ),
    row(
        ServiceWindow,
        "acts",
        loss(
            "OCDS",
            writing=(
                "Proroghe, rinnovi e ripetizioni sono modifiche; sospensioni e riprese non hanno un posto.",
                "Extensions, renewals and repetitions are amendments; suspensions and resumptions have no place.",
            ),
        ),
        ocds="contracts/*/amendments(unread)",
        pcp="SO1.sospensione CO1.conclusione",
        ontopia="Suspension Resolution",
    ),
    row(
        WindowAct,
        "kind",
        loss(
            "PCP",
            writing=(
                "Una scheda per specie: interruzione senza atto, proroga tecnica e ripetizione non ne hanno una.",
                "One form a kind: an interruption without an act, a technical extension and a repetition have none.",
            ),
            reading=(
                "Il motivo (`motivoSospensione`, `motiviRisoluzione`) non ha un campo.",
                "The reason (`motivoSospensione`, `motiviRisoluzione`) has no field.",
            ),
        ),
        ocds="contracts/*/amendments/*/rationale(unread)",
        pcp="SO1.sospensione CO1.causaInterruzioneAnticipata",
        ontopia="SuspensionDocument ResolutionDocument VariantDocument",
    ),
    row(
        WindowAct,
        "on",
        loss(
            "PCP",
            reading=(
                "Il giorno è quello del verbale: il primo senza servizio può essere un altro.",
                "The day is that of the record: the first one without service may be another.",
            ),
        ),
        ocds="contracts/*/amendments/*/date(unread)",
        pcp="SO1.dataVerbaleSospensione CO1.dataInterruzioneAnticipata",
        ontopia="SuspensionDocument.suspensionDate SuspensionDocument.resumptionDate",
    ),
    row(
        WindowAct,
        "new_end",
        loss(
            "PCP ONTOPIA",
            writing=(
                "La nuova fine diventa un numero di giorni in più.",
                "The new end becomes a number of days more.",
            ),
            reading=(
                "Dai giorni in più non si legge una fine: la dice l'atto.",
                "No end is read from days more: the act states it.",
            ),
        ),
        ocds="contracts/*/amendments/*/description(unread)",
        pcp="M1.numGiorniProroga SA1.numGiorniProroga",
        ontopia="VariantDocument.additionalDay",
    ),
    row(WindowAct, "partial", pcp="SO1.sospensioneParziale"),
)
"""The fields of a term and of its acts."""
