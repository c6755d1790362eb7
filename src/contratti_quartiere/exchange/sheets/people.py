"""
The sheet of households.
"""

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.sheets.columns import Sheet, column
from contratti_quartiere.exchange.sheets.groups import provenance
from contratti_quartiere.exchange.sheets.kinds import Kind
from contratti_quartiere.households import AgeBand

__all__ = ["HOUSEHOLDS"]

HOUSEHOLDS = Sheet(
    it="nuclei",
    en="households",
    note=Bilingual("Una riga per nucleo familiare, senza nomi.", "One row a household, without names."),
    collection="households",
    main=True,
    single=True,
    columns=(
        column(
            "id",
            "nucleo | household",
            (
                "Un identificativo che non porta a nessuno: mai nomi o codici fiscali.",
                "An identifier that leads to nobody: never names or tax codes.",
            ),
            Kind.IDENTIFIER,
            required=True,
            example="H01",
        ),
        column(
            "composition/members",
            "componenti | members",
            ("Quante persone; vuoto se non si sa.", "How many people; empty if unknown."),
            Kind.COUNT,
            example="3",
        ),
        column(
            "composition/age_bands",
            "fasce d'età | age bands",
            (
                "Una fascia per ogni componente di età nota, separate da virgola.",
                "A band for each member whose age is known, separated by commas.",
            ),
            Kind.WORDS,
            AgeBand,
            example="18-64, 18-64, 0-17",
        ),
        column(
            "composition/accessible_dwelling_needed",
            "alloggio accessibile | accessible dwelling",
            (
                "Sì se serve un alloggio senza barriere; vuoto se nessuno l'ha chiesto.",
                "Sì (yes) if a dwelling without barriers is needed; empty if nobody asked.",
            ),
            Kind.YES_NO,
            example="no",
        ),
        column(
            "known_on",
            "rilevato il | known on",
            ("Il giorno a cui si riferisce la composizione.", "The day of which the composition tells."),
            Kind.DAY,
            example="10/01/2017",
        ),
        *provenance(),
    ),
)
