"""
The sheet of the steps and annotations of cases, with what they say of the case itself.
"""

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.evidence import Role
from contratti_quartiere.exchange.sheets.annotations import NOTED
from contratti_quartiere.exchange.sheets.columns import OWNER, Part, Sheet, column
from contratti_quartiere.exchange.sheets.groups import documents, provenance
from contratti_quartiere.exchange.sheets.kinds import Kind
from contratti_quartiere.exchange.sheets.moves import FOUND, MOVE, of_step
from contratti_quartiere.relocation_steps import (
    AnnotationKind,
)
from contratti_quartiere.relocation_table import RelocationEvent

__all__ = ["STEPS", "CorrectedStep", "StepEntry"]


class StepEntry(Word):
    """
    What a row of the sheet of steps is, where it is neither a step nor an annotation (*voce sotto un'annotazione*).
    """

    INSTALMENT = "rata", "instalment due"
    """A part of the debt, under its repayment plan; the day is that by which it falls due."""


class CorrectedStep(Word):
    """
    Which step of a correction a row describes: the one that stood, or the one that stands (*passo rettificato*).
    """

    STOOD = "stava", "stood"
    STANDS = "sta", "stands"


_CASE = (
    column(
        "id",
        "caso | case",
        (
            "L'identificativo del caso; vuoto se è quello del nucleo.",
            "The identifier of the case; empty if it is that of the household.",
        ),
        Kind.IDENTIFIER,
        example="H01",
    ),
    column(
        "household",
        "nucleo | household",
        (
            "Il nucleo, come nel foglio «nuclei»; basta nella prima riga del caso.",
            "The household, as in the sheet of households; the first row of the case is enough.",
        ),
        Kind.IDENTIFIER,
        required=True,
        example="H01",
    ),
    column(
        "dwelling",
        "alloggio di partenza | home dwelling",
        (
            "L'alloggio da cui il caso comincia; basta nella prima riga del caso.",
            "The dwelling from which the case starts; the first row of the case is enough.",
        ),
        Kind.IDENTIFIER,
        example="B-01",
    ),
    column(
        "works",
        "lavori | works",
        (
            "I lavori per cui ci si sposta; basta nella prima riga del caso.",
            "The works for which they move; the first row of the case is enough.",
        ),
        Kind.IDENTIFIER,
        example="scala-b",
    ),
)

_WHAT = (
    column(
        of_step("event", "annotations:kind"),
        "passo | step",
        (
            "Che cosa è avvenuto o si annota; «rata» sotto un piano di rientro. Vuoto per un caso senza passi.",
            "What happened or is noted; «rata» (instalment) under a repayment plan. Empty for a case without steps.",
        ),
        Kind.WORD,
        RelocationEvent,
        AnnotationKind,
        StepEntry,
        chooses=True,
        example="proponi",
    ),
    column(
        of_step("happened_on", "annotations:on", "instalments:due_on"),
        "giorno | day",
        (
            "Il giorno in cui è avvenuto. Un passo aggiunto tardi va al posto del suo giorno da sé.",
            "The day on which it happened. A step that is added late goes to the place of its day by itself.",
        ),
        Kind.DAY,
        required=True,
        example="12/03/2018",
    ),
    column(
        of_step("recorded_on", "annotations:recorded_on"),
        "registrato il | recorded on",
        ("Il giorno in cui l'ufficio l'ha scritto.", "The day on which the office wrote it down."),
        Kind.DAY,
        example="13/03/2018",
    ),
    column(
        of_step("notified_on"),
        "notificato il | notified on",
        (
            "Il giorno in cui l'atto è arrivato al nucleo.",
            "The day on which the act reached the household.",
        ),
        Kind.DAY,
        example="14/03/2018",
    ),
    column(
        of_step("role", "annotations:role"),
        "ruolo | role",
        ("Quale ufficio l'ha registrato, mai una persona.", "Which office recorded it, never a person."),
        Kind.WORD,
        Role,
        example="proprietà",
    ),
)

_REST = (
    column(
        "",
        "rettifica | correction",
        (
            "Nelle righe sotto una «rettifica»: «stava» per il passo di prima, «sta» per quello che lo sostituisce.",
            "In the rows under a «rettifica» (correction): «stava» for the step that stood, «sta» for the new one.",
        ),
        Kind.WORD,
        CorrectedStep,
    ),
    column(
        "home_since",
        "a casa dal | home since",
        (
            "Da quando il nucleo abita l'alloggio di partenza.",
            "Since when the household lives in the home dwelling.",
        ),
        Kind.DAY,
    ),
    column(
        "origin",
        "caso d'origine | case of origin",
        ("Il caso da cui questo si è staccato.", "The case from which this one split off."),
        Kind.IDENTIFIER,
    ),
    column(
        "previous_case",
        "caso precedente | previous case",
        ("Un caso precedente dello stesso nucleo.", "An earlier case of the same household."),
        Kind.IDENTIFIER,
    ),
)

_DOCUMENTED = ("history", "annotations", "stood", "stands")

STEPS = Sheet(
    it="passi",
    en="steps",
    note=Bilingual(
        "Una riga per passo o annotazione di un caso di mobilità; una riga senza passo per un caso che non ne ha.",
        "One row a step or annotation of a relocation; a row without a step for a case that has none.",
    ),
    collection="relocations",
    main=True,
    columns=(
        *_CASE,
        *_WHAT,
        *documents(_DOCUMENTED, (1,)),
        *MOVE,
        *FOUND,
        *NOTED,
        *_REST,
        *documents(_DOCUMENTED, (2, 3)),
        *provenance((OWNER,), end=(" del caso", " of the case")),
    ),
    parts=(
        Part(name="history", path=("history",), words=tuple(RelocationEvent), day="happened_on"),
        Part(name="annotations", path=("annotations",), words=tuple(AnnotationKind)),
        Part(
            name="instalments",
            path=("annotations", "instalments"),
            words=(StepEntry.INSTALMENT,),
            under=AnnotationKind.REPAYMENT_PLAN,
        ),
        # The column `rettifica` says which of the two steps of a correction a row is.
        Part(name="stood", path=("annotations", "stood"), under=AnnotationKind.CORRECTION),
        Part(name="stands", path=("annotations", "stands"), under=AnnotationKind.CORRECTION),
    ),
)
