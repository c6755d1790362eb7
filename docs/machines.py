"""
What the page of the three tables says of each that the table itself does not: groups, and what each state means.
"""

from collections.abc import Mapping
from typing import Any

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dwellings import DWELLING_TABLE, Dwelling, DwellingEvent, DwellingState, DwellingStep
from contratti_quartiere.histories import Table
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import RelocationStep
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent, RelocationState, Whereabouts
from contratti_quartiere.works import Works, WorksStep
from contratti_quartiere.works_table import WORKS_TABLE, WorksEvent, WorksState
from lifelines import GroupOf

__all__ = ["MACHINES", "PLACES", "Machine"]


@attrs.frozen(kw_only=True)
class Machine:
    """
    One table as its page shows it.

    Attributes:
        id: The anchor of its section, and the name of its picture.
        title: What it is called.
        about: What it is a table of.
        of: The class of what it is a table of.
        table: The table.
        grouped: What the column of the groups is called.
        group: In which group a state stands.
        meanings: What each state means.
        step: The record of a step.
        facts: The keys that a step mostly uses beyond its day, role and papers; an event that uses none is absent.
    """

    id: str
    title: Bilingual
    about: Bilingual
    of: type
    table: Table[Any, Any]
    grouped: Bilingual
    group: GroupOf
    meanings: Mapping[Word, Bilingual]
    step: type
    facts: Mapping[Word, tuple[str, ...]]


PLACES = {
    Whereabouts.HOME: Bilingual("a casa", "home"),
    Whereabouts.OUT: Bilingual("fuori", "out"),
    Whereabouts.GONE: Bilingual("altrove", "gone"),
}


def _whereabouts(state: RelocationState) -> Bilingual:
    return PLACES[state.whereabouts]


_EMPTY = Bilingual("nessuno", "nobody")
_INSIDE = {
    DwellingState.OCCUPIED: Bilingual("il suo nucleo", "its household"),
    DwellingState.VACATED: _EMPTY,
    DwellingState.SECURED: _EMPTY,
    DwellingState.SQUATTED: Bilingual("altri", "others"),
    DwellingState.IN_WORKS: Bilingual("il cantiere", "the site"),
    DwellingState.ACCEPTED: _EMPTY,
    DwellingState.READY: _EMPTY,
    DwellingState.SUPPRESSED: Bilingual("–", "–"),
}


def _inside(state: DwellingState) -> Bilingual:
    return _INSIDE[state]


def _site(state: WorksState) -> Bilingual:
    return Bilingual("cantiere aperto", "site open") if state.site_open else Bilingual("nessun cantiere", "no site")


_CASE_MEANINGS: dict[Word, Bilingual] = {
    RelocationState.NOT_SURVEYED: Bilingual(
        "è nell'elenco del fabbricato e nulla è stato fatto: la storia è vuota",
        "on the list of the building, and nothing has been done: the history is empty",
    ),
    RelocationState.INFORMED: Bilingual("ha avuto l'avviso generale", "it had the general notice"),
    RelocationState.ASSESSED: Bilingual(
        "ha avuto il colloquio, i bisogni sono noti", "interviewed, its needs are known"
    ),
    RelocationState.NO_TITLE: Bilingual(
        "non risulta un titolo all'alloggio: lo accerta l'ufficio, mai la libreria",
        "no title to the dwelling was found: a finding of the office, never of the library",
    ),
    RelocationState.TO_BE_OFFERED: Bilingual("va spostato e non ha proposte aperte", "to be moved, with no open offer"),
    RelocationState.OFFERED: Bilingual("ha una proposta aperta", "it has one open offer"),
    RelocationState.OFFER_OBJECTED: Bilingual(
        "si è opposto alla proposta e attende la decisione", "it objected to the offer, and the decision is pending"
    ),
    RelocationState.ACCEPTED: Bilingual("la destinazione è concordata", "a destination is agreed"),
    RelocationState.MOVE_SCHEDULED: Bilingual("ha avuto il preavviso del trasloco", "notice of the move was given"),
    RelocationState.CONTESTED: Bilingual(
        "un procedimento è stato avviato nei suoi confronti", "proceedings were started against it"
    ),
    RelocationState.UNDER_ORDER: Bilingual(
        "un decreto di rilascio c'è, e il nucleo è ancora dentro",
        "there is an order to vacate, and the household is still inside",
    ),
    RelocationState.EXEMPT: Bilingual(
        "resta: i lavori si fanno con le persone dentro", "it stays: the works can go on with people inside"
    ),
    RelocationState.CANCELLED: Bilingual("resta: i suoi lavori sono stralciati", "it stays: its works were dropped"),
    RelocationState.MOVED_TEMPORARILY: Bilingual(
        "fuori per i lavori, con il diritto al rientro", "away for the works, with its right to return"
    ),
    RelocationState.CHOICE_OPEN: Bilingual(
        "gli è stato chiesto per iscritto se aspettare ancora", "asked in writing whether to go on waiting"
    ),
    RelocationState.RETURN_OFFERED: Bilingual(
        "ha la proposta di un alloggio preciso in cui rientrare", "a named dwelling to return to is offered"
    ),
    RelocationState.RETURN_OBJECTED: Bilingual(
        "si è opposto alla proposta di rientro e attende la decisione",
        "it objected to the return offer, and the decision is pending",
    ),
    RelocationState.RETURN_CONTESTED: Bilingual(
        "non lascia l'alloggio temporaneo: è un rifiuto, non una rinuncia",
        "it does not leave the temporary dwelling: a refusal, not a waiver",
    ),
    RelocationState.UNDER_ORDER_AWAY: Bilingual(
        "un decreto di rilascio dell'alloggio temporaneo", "an order to vacate the temporary dwelling"
    ),
    RelocationState.RETURNED: Bilingual("è tornato, nell'alloggio di rientro", "back, in the return dwelling"),
    RelocationState.MOVED_PERMANENTLY: Bilingual(
        "è sistemato altrove con un'assegnazione definitiva", "settled elsewhere by a definitive assignment"
    ),
    RelocationState.TAKEN_IN_CHARGE: Bilingual(
        "i servizi sociali hanno trovato un altro posto", "the social services found another place"
    ),
    RelocationState.EXTINCT: Bilingual("non resta nessuno e nessuno subentra", "nobody is left and nobody succeeds"),
    RelocationState.CEASED: Bilingual("ha lasciato o rilasciato l'alloggio", "it left, or the dwelling was released"),
}

_DWELLING_MEANINGS: dict[Word, Bilingual] = {
    DwellingState.OCCUPIED: Bilingual(
        "stato iniziale; anche dopo il rientro o una nuova assegnazione",
        "the initial state; also after the return or a new assignment",
    ),
    DwellingState.VACATED: Bilingual("riconsegnato alla proprietà", "handed back to the owner"),
    DwellingState.SECURED: Bilingual("murato o allarmato", "bricked up or alarmed"),
    DwellingState.SQUATTED: Bilingual("chi è entrato blocca il cantiere", "whoever went in blocks the site"),
    DwellingState.IN_WORKS: Bilingual("consegnato al cantiere", "handed to the site"),
    DwellingState.ACCEPTED: Bilingual("ha passato il collaudo", "it passed the test"),
    DwellingState.READY: Bilingual("si può consegnare", "it may be handed over"),
    DwellingState.SUPPRESSED: Bilingual("fuso, tagliato o demolito", "merged, cut or demolished"),
}

_WORKS_MEANINGS: dict[Word, Bilingual] = {
    WorksState.PLANNED: Bilingual("nominati nel contratto di quartiere", "named in the neighbourhood contract"),
    WorksState.FUNDED: Bilingual("il denaro è assegnato", "the money is assigned"),
    WorksState.DESIGNED: Bilingual("il progetto esecutivo è approvato", "the executive design is approved"),
    WorksState.TENDERED: Bilingual("il bando è uscito", "the tender is out"),
    WorksState.AWARDED: Bilingual("l'appalto è aggiudicato", "the works contract is awarded"),
    WorksState.RUNNING: Bilingual("il cantiere è consegnato", "the site is handed over"),
    WorksState.SUSPENDED: Bilingual("sospesi per intero", "wholly suspended"),
    WorksState.TERMINATED: Bilingual("il contratto è finito prima del tempo", "the contract ended early"),
    WorksState.FINISHED: Bilingual("l'ultimazione è certificata", "completion is certified"),
    WorksState.ACCEPTED: Bilingual("hanno passato il collaudo", "they passed the test"),
    WorksState.DROPPED: Bilingual("tolti dal programma", "taken out of the programme"),
}

_CASE_FACTS: dict[Word, tuple[str, ...]] = {
    RelocationEvent.INFORM: ("notified_on", "planned_on"),
    RelocationEvent.INTERVIEW: ("composition",),
    RelocationEvent.FIND_NO_TITLE: ("reason",),
    RelocationEvent.RECOGNISE: ("reason",),
    RelocationEvent.REJECT_TITLE: ("notified_on", "term_from", "term_until"),
    RelocationEvent.ADMIT: ("permanence", "reason"),
    RelocationEvent.OFFER: ("notified_on", "dwelling", "suitability", "permanence", "term_until"),
    RelocationEvent.ARRANGE_OWN: ("destination", "planned_on"),
    RelocationEvent.ACCEPT: ("dwelling", "permanence"),
    RelocationEvent.REFUSE: ("suitability", "reason"),
    RelocationEvent.LAPSE: ("term_until",),
    RelocationEvent.WITHDRAW_OFFER: ("reason",),
    RelocationEvent.BACK_OUT: ("reason",),
    RelocationEvent.OBJECT: ("reason",),
    RelocationEvent.UPHOLD_OBJECTION: ("notified_on",),
    RelocationEvent.REJECT_OBJECTION: ("notified_on", "term_from", "term_until"),
    RelocationEvent.CONTEST: ("notified_on", "reason"),
    RelocationEvent.DISMISS_CONTEST: ("notified_on",),
    RelocationEvent.ORDER_TO_VACATE: ("notified_on", "term_from", "term_until"),
    RelocationEvent.REVOKE_ORDER: ("notified_on",),
    RelocationEvent.GIVE_NOTICE: ("notified_on", "planned_on", "dwelling", "destination"),
    RelocationEvent.POSTPONE: ("reason", "planned_on"),
    RelocationEvent.MOVE_TEMPORARILY: ("dwelling", "destination", "handed_back_on", "on_request"),
    RelocationEvent.MOVE_PERMANENTLY: ("dwelling", "handed_back_on", "lease_end", "on_request"),
    RelocationEvent.MOVE_URGENTLY: ("dwelling", "destination", "handed_back_on"),
    RelocationEvent.MOVE_AGAIN: ("dwelling", "destination", "handed_back_on", "reason"),
    RelocationEvent.OPEN_CHOICE: ("notified_on", "reason", "term_until"),
    RelocationEvent.OFFER_RETURN: ("notified_on", "dwelling", "return_place", "reason", "term_until"),
    RelocationEvent.WITHDRAW_RETURN: ("reason",),
    RelocationEvent.OBJECT_TO_RETURN: ("reason",),
    RelocationEvent.UPHOLD_RETURN_OBJECTION: ("notified_on",),
    RelocationEvent.REJECT_RETURN_OBJECTION: ("notified_on", "term_from", "term_until"),
    RelocationEvent.CONTEST_RETURN: ("notified_on", "reason"),
    RelocationEvent.DISMISS_RETURN_CONTEST: ("notified_on",),
    RelocationEvent.RETURN_HOME: ("dwelling", "handed_back_on"),
    RelocationEvent.WAIVE_RETURN: ("dwelling", "lease_end", "handed_back_on"),
    RelocationEvent.ORDER_TO_VACATE_AWAY: ("notified_on", "term_from", "term_until"),
    RelocationEvent.REVOKE_ORDER_AWAY: ("notified_on",),
}

_DWELLING_FACTS: dict[Word, tuple[str, ...]] = {
    DwellingEvent.FREE: ("household",),
    DwellingEvent.HAND_TO_SITE: ("works",),
    DwellingEvent.REOPEN_WORKS: ("reason",),
    DwellingEvent.REOCCUPY: ("household",),
    DwellingEvent.SUPPRESS: ("replaced_by",),
}

_WORKS_FACTS: dict[Word, tuple[str, ...]] = {
    WorksEvent.TENDER: ("notice_date",),
    WorksEvent.AWARD: ("contractor", "amount"),
    WorksEvent.START: ("planned_end",),
    WorksEvent.SUSPEND: ("reason",),
    WorksEvent.RESUME: ("planned_end",),
    WorksEvent.TERMINATE: ("amount",),
    WorksEvent.TENDER_AGAIN: ("notice_date",),
    WorksEvent.FAIL_TEST: ("reason",),
    WorksEvent.DROP: ("amount",),
}

MACHINES = (
    Machine(
        id="case",
        title=Bilingual("Il caso del nucleo", "The case of a household"),
        about=Bilingual(
            "Tutta la via di un nucleo: fuori per i lavori, di nuovo dentro, sistemato.",
            "The whole way of a household: out for the works, back in, settled again.",
        ),
        of=Relocation,
        table=RELOCATION_TABLE,
        grouped=Bilingual("il nucleo è", "the household is"),
        group=_whereabouts,
        meanings=_CASE_MEANINGS,
        step=RelocationStep,
        facts=_CASE_FACTS,
    ),
    Machine(
        id="dwelling",
        title=Bilingual("L'alloggio", "The dwelling"),
        about=Bilingual(
            "Che cosa succede a una casa fra un contratto di locazione e l'altro. Un alloggio volano ha in più le\n"
            "sue [prenotazioni](documents.md#rotationbooking). Che un cantiere possa essere occupato, e che un\n"
            "alloggio torni pronto senza lavori perché furono stralciati, sono letture nostre, ancora aperte.",
            "What happens to a home between one lease and the next. A rotation dwelling has its\n"
            "[bookings](documents.md#rotationbooking) besides. That a site may be squatted, and that a dwelling\n"
            "becomes ready without works since they were dropped, are readings of ours, still open.",
        ),
        of=Dwelling,
        table=DWELLING_TABLE,
        grouped=Bilingual("dentro c'è", "inside is"),
        group=_inside,
        meanings=_DWELLING_MEANINGS,
        step=DwellingStep,
        facts=_DWELLING_FACTS,
    ),
    Machine(
        id="works",
        title=Bilingual("I lavori", "The works"),
        about=Bilingual(
            "I lavori di una parte di fabbricato che si consegna da sola, come una scala. Che un progetto possa\n"
            "venire prima del denaro è una lettura nostra, ancora aperta.",
            "The works of a part of a building that is handed over by itself, as a staircase. That a design may come\n"
            "before the money is a reading of ours, still open.",
        ),
        of=Works,
        table=WORKS_TABLE,
        grouped=Bilingual("cantiere", "site"),
        group=_site,
        meanings=_WORKS_MEANINGS,
        step=WorksStep,
        facts=_WORKS_FACTS,
    ),
)
