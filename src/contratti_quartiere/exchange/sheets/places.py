"""
The sheets of the programme as a whole and of its neighbourhoods.
"""

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.sheets.columns import Sheet, column
from contratti_quartiere.exchange.sheets.groups import provenance
from contratti_quartiere.exchange.sheets.kinds import Kind

__all__ = ["NEIGHBOURHOODS", "PROGRAMME"]

PROGRAMME = Sheet(
    it="programma",
    en="programme",
    note=Bilingual("Una riga sola: il programma.", "One row only: the programme."),
    collection="",
    single=True,
    columns=(
        column(
            "title",
            "titolo | title",
            ("Come si chiama il programma.", "What the programme is called."),
            Kind.TEXT,
            required=True,
        ),
    ),
)

NEIGHBOURHOODS = Sheet(
    it="quartieri",
    en="neighbourhoods",
    note=Bilingual("Una riga per quartiere.", "One row a neighbourhood."),
    collection="neighbourhoods",
    single=True,
    columns=(
        column(
            "id",
            "quartiere | neighbourhood",
            ("L'identificativo del quartiere.", "The identifier of the neighbourhood."),
            Kind.IDENTIFIER,
            required=True,
            example="quartiere",
        ),
        column(
            "name",
            "nome | name",
            ("Come si chiama.", "What it is called."),
            Kind.TEXT,
            required=True,
            example="Quartiere di esempio",
        ),
        column("municipality", "comune | municipality", ("Il comune.", "The town."), Kind.TEXT, example="Milano"),
        *provenance(),
    ),
)
