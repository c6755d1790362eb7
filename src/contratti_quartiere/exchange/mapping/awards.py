"""
The rows of the mapping for who offers and who wins.
"""

from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.exchange.mapping.vocabularies import loss, row

__all__ = ["AWARDS", "FIRMS"]

FIRMS = (
    row(
        Firm,
        "id",
        ocds="parties/*/id",
        eforms="OPT-300",
        pcp="idPartecipante",
    ),
    row(
        Firm,
        "name",
        loss(
            "L190",
            reading=(
                "Un operatore non ha un nome suo: lo stesso in due lotti si riconosce solo dal codice fiscale.",
                "A firm has no name of its own: the same one in two lots is known by its tax code alone.",
            ),
        ),
        ocds="parties/*/name parties/*/identifier/legalName(unread)",
        eforms="BT-500",
        pcp="denominazione",
        l190="partecipanti/partecipante/ragioneSociale partecipanti/raggruppamento/membro/ragioneSociale",
        ontopia="Tender.tenderer",
    ),
    row(
        Firm,
        "kind",
        loss(
            "PCP",
            writing=(
                "Il tipo di operatore ha un elenco di codici suo, che non è il nostro.",
                "The kind of operator has a list of codes of its own, which is not ours.",
            ),
        ),
        pcp="tipoOE",
    ),
    row(
        Firm,
        "tax_code",
        ocds="parties/*/identifier/id",
        eforms="BT-501",
        pcp="codiceFiscale",
        l190="partecipanti/partecipante/codiceFiscale partecipanti/raggruppamento/membro/codiceFiscale",
        ontopia="Tender.tenderer",
    ),
)
"""The fields of a firm."""

AWARDS = (
    row(
        Award,
        "lot",
        ocds="awards/*/relatedLots",
        eforms="BT-13713",
        csv="cig(unused)",
        pcp="cig",
        l190="cig",
        ontopia="Lot.hasAwardNotice",
    ),
    row(
        Award,
        "firms",
        loss(
            "PCP L190",
            reading=(
                "Chi guida il raggruppamento si perde: restano i suoi membri, alla pari.",
                "Who leads the group is lost: its members remain, as equals.",
            ),
        ),
        ocds="awards/*/suppliers",
        eforms="OPT-300",
        pcp="offertePresentate.idPartecipante",
        l190="aggiudicatari/aggiudicatario aggiudicatari/aggiudicatarioRaggruppamento/membro",
        ontopia="AwardNotice.winner",
    ),
    row(
        Award,
        "on",
        loss(
            "OCDS EFORMS PCP ONTOPIA",
            writing=(
                "Un mese o un anno non sono un giorno: non si scrivono.",
                "A month or a year is no day: it is not written.",
            ),
        ),
        ocds="awards/*/date",
        eforms="BT-1451",
        pcp="dataAggiudicazione",
        ontopia="AwardNotice.outcomeDate",
    ),
    row(
        Award,
        "communicated_on",
        loss(
            "CIG_CSV",
            reading=(
                "A chi l'esito fu comunicato la colonna non lo dice: non prova che decorra il termine dilatorio.",
                "The column does not say to whom the outcome was told: it is no proof that the standstill runs.",
            ),
        ),
        csv="DATA_COMUNICAZIONE_ESITO(open,unused)",
    ),
    row(
        Award,
        "effective_on",
        loss(
            "OCDS",
            writing=(
                "Un'aggiudicazione efficace è `active`; il giorno si perde.",
                "An award that took effect is `active`; the day is lost.",
            ),
        ),
        ocds="awards/*/status(unread)",
    ),
    row(
        Award,
        "amount",
        loss(
            "EFORMS",
            writing=(
                "BT-720 comprende opzioni e rinnovi: un importo senza non vi sta.",
                "BT-720 includes options and renewals: an amount without them does not belong there.",
            ),
        ),
        loss(
            "PCP",
            writing=(
                "L'importo vi è al netto di opzioni e rinnovi: uno che li comprende non vi sta.",
                "The amount there is without options and renewals: one that includes them does not belong there.",
            ),
        ),
        loss(
            "L190",
            reading=(
                "Di più aggiudicatari non si sa quanto spetti a ciascuno.",
                "Of several winners nobody knows how much each was awarded.",
            ),
        ),
        ocds="awards/*/value",
        eforms="BT-720",
        pcp="offertePresentate.importo",
        l190="importoAggiudicazione",
        ontopia="AwardNotice.agreedAmount",
    ),
    row(
        Award,
        "discount",
        loss(
            "PCP ONTOPIA",
            reading=(
                "Di quale importo sia la percentuale non si dice: manodopera e sicurezza possono esservi o no.",
                "Of which amount the percentage is they do not say: labour and safety may be in it or not.",
            ),
        ),
        pcp="offertePresentate.offertaEconomica",
        ontopia="AwardNotice.reductionPercentage",
    ),
    row(
        Award,
        "offers",
        loss(
            "OCDS",
            writing=(
                "Il numero vi è della gara intera, il nostro è del lotto.",
                "The number there is of the whole tender, ours is of the lot.",
            ),
        ),
        loss(
            "PCP L190",
            reading=(
                "Offerte ammesse (PCP) o partecipanti (L. 190) non sono le offerte ricevute.",
                "Offers admitted (PCP) or participants (L. 190) are not the offers received.",
            ),
        ),
        ocds="tender/numberOfTenderers(unused)",
        eforms="BT-759",
        pcp="numeroOfferteAmmesse",
        l190="partecipanti(unused)",
    ),
)
"""The fields of an award."""
