"""
The columns of what a step says of a dwelling, a move and its terms, and of who was found.
"""

from contratti_quartiere.exchange.sheets.columns import column
from contratti_quartiere.exchange.sheets.kinds import Kind
from contratti_quartiere.households import AgeBand
from contratti_quartiere.relocation_steps import (
    Destination,
    Permanence,
    ReturnPlace,
    Suitability,
)

__all__ = ["FOUND", "MOVE", "of_step"]

_STEP = ("history", "stood", "stands")


def of_step(field: str, *others: str) -> str:
    """
    Return the field of a step, wherever a row may be one, and further fields.
    """
    return " ".join((*(f"{part}:{field}" for part in _STEP), *others))


MOVE = (
    column(
        of_step("dwelling", "annotations:dwelling"),
        "alloggio | dwelling",
        (
            "L'alloggio proposto, o dove si va o si torna; di una visita o di un censimento, quello visto.",
            "The dwelling offered, moved to or returned to; of a visit or a census, the one seen.",
        ),
        Kind.IDENTIFIER,
        example="V-03",
    ),
    column(
        of_step("suitability"),
        "adeguatezza | suitability",
        (
            "Se quell'alloggio è adatto al nucleo, secondo l'ufficio.",
            "Whether that dwelling suits the household, as the office judged it.",
        ),
        Kind.WORD,
        Suitability,
        example="adatto",
    ),
    column(
        of_step("permanence"),
        "mobilità | permanence",
        ("Se lo spostamento è temporaneo o definitivo.", "Whether the move is temporary or permanent."),
        Kind.WORD,
        Permanence,
        example="temporaneo",
    ),
    column(
        of_step("destination"),
        "destinazione | destination",
        ("In che genere di posto si va.", "The kind of place to which they move."),
        Kind.WORD,
        Destination,
        example="alloggio volano",
    ),
    column(
        of_step("return_place"),
        "alloggio di rientro | return place",
        (
            "Quanto è vicino l'alloggio di rientro a quello lasciato.",
            "How near the dwelling of a return lies to the one that was left.",
        ),
        Kind.WORD,
        ReturnPlace,
    ),
    column(
        of_step("planned_on"),
        "previsto per | planned for",
        (
            "Il giorno, mese o anno previsto per ciò che segue: 02/05/2018, 05/2018, 2018.",
            "The day, month or year foreseen for what comes next: 02/05/2018, 05/2018, 2018.",
        ),
        Kind.WHEN,
    ),
    column(
        of_step("term_from"),
        "termine dal | term from",
        (
            "Il primo giorno da cui si conta il termine dell'atto.",
            "The first day from which the act's term is counted.",
        ),
        Kind.DAY,
    ),
    column(
        of_step("term_until"),
        "termine al | term until",
        (
            "L'ultimo giorno di quel termine: per rispondere, opporsi, rilasciare.",
            "The last day of that term: to reply, to object, to release.",
        ),
        Kind.DAY,
        example="13/04/2018",
    ),
    column(
        of_step("handed_back_on"),
        "riconsegnato il | handed back on",
        (
            "Il giorno in cui l'alloggio lasciato è stato riconsegnato.",
            "The day on which the dwelling that was left was handed back.",
        ),
        Kind.DAY,
    ),
    column(
        of_step("lease_end"),
        "fine locazione | lease end",
        (
            "L'ultimo giorno della locazione lasciata, se lo spostamento è definitivo.",
            "The last day of the lease that was left, where a move is permanent.",
        ),
        Kind.DAY,
    ),
    column(
        of_step("on_request"),
        "su richiesta | on request",
        ("Sì se l'ha chiesto il nucleo stesso.", "Sì (yes) if the household itself asked for it."),
        Kind.YES_NO,
    ),
    column(
        of_step("reason", "annotations:text"),
        "motivo o nota | reason or note",
        ("Perché, o che cosa si annota, senza nomi.", "Why, or what is noted, without names."),
        Kind.TEXT,
    ),
)

FOUND = (
    column(
        of_step("composition/members", "annotations:composition/members"),
        "componenti | members",
        ("Quante persone si sono trovate quel giorno.", "How many people were found on that day."),
        Kind.COUNT,
    ),
    column(
        of_step("composition/age_bands", "annotations:composition/age_bands"),
        "fasce d'età | age bands",
        (
            "Una fascia per ogni componente di età nota, separate da virgola.",
            "A band for each member whose age is known, separated by commas.",
        ),
        Kind.WORDS,
        AgeBand,
    ),
    column(
        of_step("composition/accessible_dwelling_needed", "annotations:composition/accessible_dwelling_needed"),
        "alloggio accessibile | accessible dwelling",
        ("Sì se serve un alloggio senza barriere.", "Sì (yes) if a dwelling without barriers is needed."),
        Kind.YES_NO,
    ),
)
