"""
The rows of the mapping for a lot: its codes, its worth, its term.
"""

from contratti_quartiere.exchange.mapping.vocabularies import loss, row
from contratti_quartiere.procurement import Lot

__all__ = ["LOTS"]

_OPTIONS_INCLUDED = loss(
    "EFORMS",
    writing=(
        "BT-27 comprende opzioni e rinnovi: un importo senza non vi sta.",
        "BT-27 includes options and renewals: an amount without them does not belong there.",
    ),
)

LOTS = (
    row(
        Lot,
        "id",
        loss(
            "EFORMS",
            writing=(
                "BT-137 ha la forma `LOT-0001`: il nome dato dall'ufficio sta in BT-22.",
                "BT-137 has the form `LOT-0001`: the name that the office gave stands in BT-22.",
            ),
        ),
        ocds="tender/lots/*/id",
        eforms="BT-137 BT-22",
        pcp="lotIdentifier",
    ),
    row(
        Lot,
        "title",
        loss(
            "PCP L190 ONTOPIA",
            writing=("Titolo e descrizione diventano un testo solo.", "Title and description become one text."),
        ),
        ocds="tender/lots/*/title",
        eforms="BT-21",
        csv="oggetto_lotto",
        pcp="datiBase.oggetto",
        l190="oggetto",
        ontopia="Lot.l0:description",
    ),
    row(
        Lot,
        "description",
        ocds="tender/lots/*/description",
        eforms="BT-24",
        pcp="datiBase.oggetto",
        ontopia="Lot.l0:description",
    ),
    row(
        Lot,
        "neighbourhoods",
        loss(
            "OCDS EFORMS CIG_CSV PCP",
            writing=(
                "Il quartiere diventa un Comune o un'area NUTS.",
                "The neighbourhood becomes a municipality or a NUTS area.",
            ),
            reading=(
                "Un Comune non è un quartiere: quale sia non si sa.",
                "A municipality is no neighbourhood: which one it is nobody knows.",
            ),
        ),
        ocds="tender/items/*/deliveryAddresses/*/region(extension,unused)",
        eforms="BT-5071",
        csv="luogo_istat(unused)",
        pcp="codIstat codNUTS",
    ),
    row(
        Lot,
        "cig",
        loss(
            "OCDS",
            reading=(
                "Nessun registro ha uno schema per il CIG: `IT-CIG` è una scelta nostra, altri ne fanno altre.",
                "No register has a scheme for the CIG: `IT-CIG` is our own choice, others make others.",
            ),
        ),
        loss(
            "EFORMS",
            reading=(
                "BT-22 è un codice interno: che vi stia un CIG è un uso, non una regola.",
                "BT-22 is an internal code: that a CIG stands there is a habit, not a rule.",
            ),
        ),
        loss(
            "L190",
            reading=("`0000000000` vuol dire nessun CIG.", "`0000000000` means no CIG."),
        ),
        ocds="tender/lots/*/identifiers/*/id(extension)",
        eforms="BT-22",
        csv="cig",
        pcp="cig",
        l190="cig",
        ontopia="Lot.CIG",
    ),
    row(
        Lot,
        "cup",
        loss(
            "PCP",
            reading=(
                "Un lotto vi può avere più CUP; da noi ne ha uno.",
                "A lot may have several CUP there; with us it has one.",
            ),
        ),
        ocds="tender/lots/*/identifiers/*/id(extension)",
        eforms="BT-5010(open)",
        pcp="cupLotto",
    ),
    row(
        Lot,
        "cpv",
        loss(
            "EFORMS CIG_CSV PCP",
            writing=("La cifra di controllo cade.", "The check digit is dropped."),
        ),
        ocds=(
            "tender/items/*/classification/id tender/items/*/relatedLot contracts/*/items/*/classification/id(unread)"
        ),
        eforms="BT-262",
        csv="cod_cpv",
        pcp="datiBaseCPV.cpvPrevalente",
        ontopia="Lot.hasCPV",
    ),
    row(
        Lot,
        "amount",
        _OPTIONS_INCLUDED,
        loss(
            "ONTOPIA",
            writing=(
                "`auctionBaseAmount` è la base d'asta: opzioni e rinnovi non vi entrano.",
                "`auctionBaseAmount` is the base of the auction: options and renewals are not in it.",
            ),
        ),
        ocds="tender/lots/*/value",
        eforms="BT-27",
        csv="importo_lotto",
        pcp="datiBase.importo",
        ontopia="ProcurementProject.auctionBaseAmount",
    ),
    row(
        Lot,
        "estimate",
        loss(
            "OCDS EFORMS",
            writing=(
                "Le parti diventano un importo solo; se un'opzione non ha prezzo, nessuno.",
                "The parts become one amount; if an option has no price, none.",
            ),
            reading=(
                "Un importo solo non dice base, manodopera e sicurezza: la stima resta ignota.",
                "One amount does not tell base, labour and safety: the estimate stays unknown.",
            ),
        ),
        ocds="tender/lots/*/value(unread)",
        eforms="BT-27",
        pcp="quadroEconomicoStandard",
        ontopia="ProcurementProject.hasEconomicSummary",
    ),
    row(
        Lot,
        "track",
        ocds="tender/lots/*/otherRequirements/reservedParticipation(extension,unused)",
        eforms="BT-71",
        csv="TIPO_APPALTO_RISERVATO(unused)",
        pcp="affidamentiRiservati",
        l190="sceltaContraente(unused)",
    ),
    row(
        Lot,
        "term",
        ocds="tender/lots/*/contractPeriod",
        eforms="BT-36 BT-536 BT-537",
        csv="DURATA_PREVISTA(open,unused)",
        pcp="dataInizio durata dataFine",
        l190="tempiCompletamento",
        ontopia="Lot.currentEstimatedEndDate",
    ),
)
"""The fields of a lot."""
