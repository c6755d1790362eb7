"""
The sheet of works: what they are, what happened to them, how far they are, and who was found inside.
"""

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.evidence import Role
from contratti_quartiere.exchange.sheets.columns import OWNER, Part, Sheet, column
from contratti_quartiere.exchange.sheets.groups import documents, provenance
from contratti_quartiere.exchange.sheets.kinds import Kind
from contratti_quartiere.works import WorksAnnotationKind
from contratti_quartiere.works_table import WorksEvent

__all__ = ["WORKS", "WorksEntry"]


class WorksEntry(Word):
    """
    What a row of the sheet of works is, where it is neither a step nor an annotation (*voce dei lavori*).
    """

    STATEMENT = "SAL", "progress statement"
    INSPECTION = "sopralluogo", "inspection"


_EVERY = ("history", "annotations", "statements", "inspections")

WORKS = Sheet(
    it="lavori",
    en="works",
    note=Bilingual(
        "Una riga per passo, annotazione, SAL o sopralluogo; una riga senza passo per lavori che non ne hanno.",
        "One row a step, annotation, progress statement or inspection; a row without a step for works that have none.",
    ),
    collection="works",
    columns=(
        column(
            "id",
            "lavori | works",
            ("L'identificativo dei lavori.", "The identifier of the works."),
            Kind.IDENTIFIER,
            required=True,
            example="scala-b",
        ),
        column(
            "name",
            "nome | name",
            ("Come si chiamano; basta nella prima riga.", "What they are called; the first row is enough."),
            Kind.TEXT,
            example="Risanamento della scala B",
        ),
        column(
            "building",
            "fabbricato | building",
            ("Il fabbricato; basta nella prima riga.", "The building; the first row is enough."),
            Kind.TEXT,
            example="corte 4",
        ),
        column(
            "part",
            "parte | part",
            ("La parte del fabbricato, come una scala.", "The part of the building, as a staircase."),
            Kind.TEXT,
            example="scala B",
        ),
        column(
            "needs_empty",
            "deve essere vuoto | must be empty",
            ("Sì se nessuno può restarvi; vuoto se non si sa.", "Sì (yes) if nobody can stay in it; empty if unknown."),
            Kind.YES_NO,
            example="sì",
        ),
        column(
            "history:event annotations:kind",
            "passo | step",
            (
                "Che cosa è avvenuto o si annota: una parola dell'elenco.",
                "What happened or is noted: a word of the list.",
            ),
            Kind.WORD,
            WorksEvent,
            WorksAnnotationKind,
            WorksEntry,
            chooses=True,
            example="nuove_date",
        ),
        column(
            "history:happened_on annotations:on statements:on inspections:on",
            "giorno | day",
            ("Il giorno in cui è avvenuto.", "The day on which it happened."),
            Kind.DAY,
            required=True,
            example="19/03/2018",
        ),
        column(
            "history:recorded_on",
            "registrato il | recorded on",
            ("Il giorno in cui l'ufficio l'ha scritto.", "The day on which the office wrote it down."),
            Kind.DAY,
        ),
        column(
            "history:role annotations:role",
            "ruolo | role",
            ("Quale ufficio l'ha registrato, mai una persona.", "Which office recorded it, never a person."),
            Kind.WORD,
            Role,
            example="ufficio lavori",
        ),
        *documents(_EVERY, (1,)),
        column(
            "annotations:planned_start",
            "inizio previsto | planned start",
            (
                "Di «nuove_date»: l'inizio previsto, giorno, mese o anno.",
                "Of «nuove_date» (new planned dates): the start foreseen, a day, month or year.",
            ),
            Kind.WHEN,
            example="09/2018",
        ),
        column(
            "history:planned_end annotations:planned_end",
            "fine prevista | planned end",
            ("La fine prevista, giorno, mese o anno.", "The end foreseen, a day, month or year."),
            Kind.WHEN,
            example="03/2020",
        ),
        column(
            "history:notice_date",
            "data bando | notice date",
            ("Il giorno del bando di gara.", "The day of the tender notice."),
            Kind.DAY,
        ),
        column(
            "history:contractor",
            "impresa | contractor",
            ("Chi ha vinto l'appalto.", "Who won the contract."),
            Kind.TEXT,
        ),
        column(
            "history:amount statements:certified",
            "importo | amount",
            (
                "Il prezzo aggiudicato, l'importo di un passo; di un SAL, il certificato dall'inizio.",
                "The price of an award, what a step counts; of a progress statement, what is certified from the start.",
            ),
            Kind.MONEY,
        ),
        column(
            "statements:contract_amount",
            "importo contratto | contract amount",
            ("Di un SAL: il prezzo dei lavori quel giorno.", "Of a progress statement: the price on that day."),
            Kind.MONEY,
        ),
        column(
            "inspections:others",
            "altri presenti | others present",
            (
                "Di un sopralluogo: quante persone dentro, fuori dal registro.",
                "Of an inspection: how many people inside, outside the register.",
            ),
            Kind.COUNT,
        ),
        column(
            "history:reason annotations:text",
            "motivo o nota | reason or note",
            ("Perché, o che cosa si annota.", "Why, or what is noted."),
            Kind.TEXT,
        ),
        column(
            "contract",
            "contratto di quartiere | neighbourhood contract",
            ("Il contratto di quartiere.", "The neighbourhood contract."),
            Kind.IDENTIFIER,
        ),
        column(
            "intervention",
            "intervento | intervention",
            ("L'intervento che li paga.", "The intervention that pays for them."),
            Kind.IDENTIFIER,
        ),
        *documents(_EVERY, (2, 3)),
        *provenance((OWNER,), end=(" dei lavori", " of the works")),
    ),
    parts=(
        Part(name="history", path=("history",), words=tuple(WorksEvent), day="happened_on"),
        Part(name="annotations", path=("annotations",), words=tuple(WorksAnnotationKind)),
        Part(name="statements", path=("statements",), words=(WorksEntry.STATEMENT,)),
        Part(name="inspections", path=("inspections",), words=(WorksEntry.INSPECTION,)),
    ),
)
