"""
Everything that may happen to a household's case, and nothing else: the states, the events, the table.

Two rules for this file: every event leads to one state, wherever it comes from; and there is no other way from a state
to another. No row leads from out to home but the return. Time that passes is no event.
"""

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.evidence import DocumentKind as Doc
from contratti_quartiere.histories import Table, row

__all__ = ["RELOCATION_TABLE", "RelocationEvent", "RelocationState", "Whereabouts"]


class Whereabouts(Word):
    """
    Where a household is while its case is in a state (*dove si trova*).
    """

    HOME = "a_casa", "home"
    """In the dwelling that it holds under its lease: the one it started from, or the one it returned to."""
    OUT = "fuori", "out"
    """Away for the works, with its right to return."""
    GONE = "altrove", "gone"
    """Settled elsewhere by right, or no longer there."""


class RelocationState(Word):
    """
    Where a household's case stands (*stato della mobilità*).
    """

    NOT_SURVEYED = "da_censire", "not surveyed"
    INFORMED = "informato", "informed"
    ASSESSED = "valutato", "assessed"
    NO_TITLE = "senza_titolo", "no title"
    TO_BE_OFFERED = "da_proporre", "to be offered"
    OFFERED = "proposta", "offered"
    OFFER_OBJECTED = "in_opposizione", "offer objected"
    ACCEPTED = "accettata", "accepted"
    MOVE_SCHEDULED = "trasloco_programmato", "move scheduled"
    CONTESTED = "contestato", "contested"
    UNDER_ORDER = "rilascio", "under order"
    EXEMPT = "esente", "exempt"
    CANCELLED = "annullato", "cancelled"
    MOVED_TEMPORARILY = "trasferito_temp", "moved temporarily"
    CHOICE_OPEN = "scelta_aperta", "choice open"
    RETURN_OFFERED = "rientro_proposto", "return offered"
    RETURN_OBJECTED = "rientro_in_opposizione", "return objected"
    RETURN_CONTESTED = "rientro_contestato", "return contested"
    UNDER_ORDER_AWAY = "rilascio_fuori", "under order away"
    RETURNED = "rientrato", "returned"
    MOVED_PERMANENTLY = "trasferito_def", "moved permanently"
    TAKEN_IN_CHARGE = "preso_in_carico", "taken in charge"
    EXTINCT = "estinto", "extinct"
    CEASED = "cessato", "ceased"

    @property
    def whereabouts(self) -> Whereabouts:
        """
        Where the household is; a final state says it too, and "final" is never "out".
        """
        return Whereabouts.OUT if self in _OUT else Whereabouts.GONE if self in _GONE else Whereabouts.HOME


class RelocationEvent(Word):
    """
    What happens to a household's case (*evento della mobilità*).
    """

    INFORM = "informa", "inform"
    INTERVIEW = "colloquio", "interview"
    FIND_NO_TITLE = "nessun_titolo", "find no title"
    RECOGNISE = "riconosci", "recognise"
    TAKE_IN_CHARGE = "prendi_in_carico", "take in charge"
    REJECT_TITLE = "esito_negativo", "reject title"
    ADMIT = "ammetti", "admit"
    EXEMPT = "rimane", "exempt"
    OFFER = "proponi", "offer"
    ARRANGE_OWN = "sistemazione_autonoma", "arrange own"
    ACCEPT = "accetta", "accept"
    REFUSE = "rifiuta", "refuse"
    LAPSE = "scade", "lapse"
    WITHDRAW_OFFER = "ritira", "withdraw offer"
    BACK_OUT = "recede", "back out"
    OBJECT = "opponi", "object"
    UPHOLD_OBJECTION = "accogli_opposizione", "uphold objection"
    REJECT_OBJECTION = "respingi_opposizione", "reject objection"
    CONTEST = "contesta", "contest"
    DISMISS_CONTEST = "archivia", "dismiss contest"
    ORDER_TO_VACATE = "decreto", "order to vacate"
    REVOKE_ORDER = "revoca_decreto", "revoke order"
    GIVE_NOTICE = "preavviso", "give notice"
    POSTPONE = "rinvia", "postpone"
    MOVE_TEMPORARILY = "trasloco_temporaneo", "move temporarily"
    MOVE_PERMANENTLY = "trasloco_definitivo", "move permanently"
    MOVE_URGENTLY = "trasloco_urgente", "move urgently"
    MOVE_AGAIN = "altro_spostamento", "move again"
    OPEN_CHOICE = "apri_scelta", "open choice"
    CHOOSE_TO_WAIT = "scegli_attesa", "choose to wait"
    OFFER_RETURN = "proponi_rientro", "offer return"
    WITHDRAW_RETURN = "ritira_rientro", "withdraw return"
    OBJECT_TO_RETURN = "opponi_rientro", "object to return"
    UPHOLD_RETURN_OBJECTION = "accogli_opposizione_rientro", "uphold return objection"
    REJECT_RETURN_OBJECTION = "respingi_opposizione_rientro", "reject return objection"
    CONTEST_RETURN = "contesta_rientro", "contest return"
    DISMISS_RETURN_CONTEST = "archivia_rientro", "dismiss return contest"
    RETURN_HOME = "rientra", "return home"
    WAIVE_RETURN = "rinuncia_al_rientro", "waive return"
    ORDER_TO_VACATE_AWAY = "decreto_fuori", "order to vacate away"
    REVOKE_ORDER_AWAY = "revoca_decreto_fuori", "revoke order away"
    CANCEL = "annulla", "cancel"
    LEAVE = "disdetta", "leave"
    VACATE = "rilasciato", "vacate"
    CLOSE_EXTINCT = "estingui", "close extinct"


_S = RelocationState
_E = RelocationEvent

_HOME_TITLED = frozenset(
    {
        _S.NOT_SURVEYED,
        _S.INFORMED,
        _S.ASSESSED,
        _S.TO_BE_OFFERED,
        _S.OFFERED,
        _S.OFFER_OBJECTED,
        _S.ACCEPTED,
        _S.MOVE_SCHEDULED,
        _S.CONTESTED,
    }
)
_AWAY = frozenset({_S.MOVED_TEMPORARILY, _S.CHOICE_OPEN, _S.RETURN_OFFERED, _S.RETURN_OBJECTED, _S.RETURN_CONTESTED})
_ORDERED = frozenset({_S.UNDER_ORDER, _S.UNDER_ORDER_AWAY})
_ACTIVE = _HOME_TITLED | _AWAY | _ORDERED | {_S.NO_TITLE}

_OUT = _AWAY | {_S.UNDER_ORDER_AWAY}
_GONE = frozenset({_S.MOVED_PERMANENTLY, _S.TAKEN_IN_CHARGE, _S.EXTINCT, _S.CEASED})


# The columns: the event, the states from which it may happen, the state to which it leads, the documents that ground
# it. The note beside a row says why, where the names do not.
RELOCATION_TABLE: Table[RelocationState, RelocationEvent] = Table(
    name=Bilingual("caso", "case"),
    states=tuple(RelocationState),
    rows=(
        # Survey and title.
        row(_E.INFORM, {_S.NOT_SURVEYED}, _S.INFORMED, Doc.GENERAL_NOTICE),
        row(_E.INTERVIEW, {_S.NOT_SURVEYED, _S.INFORMED}, _S.ASSESSED, Doc.INTERVIEW_RECORD),
        row(_E.FIND_NO_TITLE, {_S.NOT_SURVEYED, _S.INFORMED, _S.ASSESSED}, _S.NO_TITLE, Doc.TITLE_CHECK),
        row(_E.RECOGNISE, {_S.NO_TITLE}, _S.ASSESSED, Doc.REGULARISATION),
        row(
            _E.TAKE_IN_CHARGE,
            {_S.NO_TITLE, _S.CONTESTED, _S.UNDER_ORDER},
            _S.TAKEN_IN_CHARGE,
            Doc.SOCIAL_SERVICES_ACT,
        ),
        row(_E.REJECT_TITLE, {_S.NO_TITLE}, _S.UNDER_ORDER, Doc.ORDER_TO_VACATE),
        # Arrears are no condition: the move is ex officio and at the body's cost (R.R. Lombardia 4/2017 art. 22 (d)).
        row(_E.ADMIT, {_S.ASSESSED}, _S.TO_BE_OFFERED, Doc.NEED_PROFILE),
        row(_E.EXEMPT, {_S.ASSESSED}, _S.EXEMPT, Doc.TECHNICAL_OPINION),
        # Offers.
        row(_E.OFFER, {_S.TO_BE_OFFERED}, _S.OFFERED, Doc.OFFER_LETTER),
        row(_E.ARRANGE_OWN, {_S.TO_BE_OFFERED, _S.OFFERED}, _S.ACCEPTED, Doc.HOUSEHOLD_DECLARATION),
        row(_E.ACCEPT, {_S.OFFERED, _S.CONTESTED}, _S.ACCEPTED, Doc.ACCEPTANCE),
        row(_E.REFUSE, {_S.OFFERED}, _S.TO_BE_OFFERED, Doc.REFUSAL),
        row(_E.LAPSE, {_S.OFFERED}, _S.TO_BE_OFFERED, Doc.PROOF_OF_NOTIFICATION),
        row(
            _E.WITHDRAW_OFFER,
            {_S.OFFERED, _S.OFFER_OBJECTED, _S.ACCEPTED, _S.MOVE_SCHEDULED},
            _S.TO_BE_OFFERED,
            Doc.BODY_LETTER,
        ),
        row(_E.BACK_OUT, {_S.ACCEPTED, _S.MOVE_SCHEDULED}, _S.TO_BE_OFFERED, Doc.HOUSEHOLD_DECLARATION),
        row(_E.OBJECT, {_S.OFFERED}, _S.OFFER_OBJECTED, Doc.OBJECTION),
        row(_E.UPHOLD_OBJECTION, {_S.OFFER_OBJECTED}, _S.TO_BE_OFFERED, Doc.OBJECTION_DECISION),
        row(_E.REJECT_OBJECTION, {_S.OFFER_OBJECTED}, _S.OFFERED, Doc.OBJECTION_DECISION),
        # Proceedings. No number of refusals moves a case by itself.
        row(
            _E.CONTEST,
            {_S.INFORMED, _S.ASSESSED, _S.TO_BE_OFFERED, _S.OFFERED, _S.ACCEPTED, _S.MOVE_SCHEDULED},
            _S.CONTESTED,
            Doc.START_OF_PROCEEDINGS,
        ),
        row(_E.DISMISS_CONTEST, {_S.CONTESTED}, _S.TO_BE_OFFERED, Doc.CLOSING_ACT),
        row(_E.ORDER_TO_VACATE, {_S.CONTESTED}, _S.UNDER_ORDER, Doc.FORFEITURE_DECREE, Doc.ORDER_TO_VACATE),
        row(_E.REVOKE_ORDER, {_S.UNDER_ORDER}, _S.CONTESTED, Doc.REVOCATION),
        # The move out.
        row(_E.GIVE_NOTICE, {_S.ACCEPTED}, _S.MOVE_SCHEDULED, Doc.NOTICE_TO_MOVE),
        row(_E.POSTPONE, {_S.MOVE_SCHEDULED}, _S.ACCEPTED, Doc.BODY_LETTER),
        row(_E.MOVE_TEMPORARILY, {_S.MOVE_SCHEDULED}, _S.MOVED_TEMPORARILY, Doc.HANDOVER_RECORD),
        row(
            _E.MOVE_PERMANENTLY,
            {_S.MOVE_SCHEDULED},
            _S.MOVED_PERMANENTLY,
            Doc.HANDOVER_RECORD,
            Doc.DEFINITIVE_ASSIGNMENT,
        ),
        row(_E.MOVE_URGENTLY, _HOME_TITLED, _S.MOVED_TEMPORARILY, Doc.EVACUATION_ORDER),
        # Out: a further move, a choice that is open and a return that fails all leave the household out.
        row(
            _E.MOVE_AGAIN,
            {_S.MOVED_TEMPORARILY, _S.CHOICE_OPEN, _S.RETURN_OFFERED, _S.RETURN_OBJECTED},
            _S.MOVED_TEMPORARILY,
            Doc.HANDOVER_RECORD,
        ),
        row(_E.OPEN_CHOICE, {_S.MOVED_TEMPORARILY}, _S.CHOICE_OPEN, Doc.CHOICE_INFORMATION),
        row(_E.CHOOSE_TO_WAIT, {_S.CHOICE_OPEN}, _S.MOVED_TEMPORARILY, Doc.WRITTEN_CHOICE),
        row(_E.OFFER_RETURN, {_S.MOVED_TEMPORARILY, _S.CHOICE_OPEN}, _S.RETURN_OFFERED, Doc.RETURN_NOTICE),
        row(_E.WITHDRAW_RETURN, {_S.RETURN_OFFERED, _S.RETURN_OBJECTED}, _S.MOVED_TEMPORARILY, Doc.BODY_LETTER),
        row(_E.OBJECT_TO_RETURN, {_S.RETURN_OFFERED}, _S.RETURN_OBJECTED, Doc.OBJECTION),
        row(_E.UPHOLD_RETURN_OBJECTION, {_S.RETURN_OBJECTED}, _S.MOVED_TEMPORARILY, Doc.OBJECTION_DECISION),
        row(_E.REJECT_RETURN_OBJECTION, {_S.RETURN_OBJECTED}, _S.RETURN_OFFERED, Doc.OBJECTION_DECISION),
        # Not leaving the temporary dwelling is a refusal, never a waiver.
        row(_E.CONTEST_RETURN, {_S.RETURN_OFFERED}, _S.RETURN_CONTESTED, Doc.START_OF_PROCEEDINGS),
        row(_E.DISMISS_RETURN_CONTEST, {_S.RETURN_CONTESTED}, _S.MOVED_TEMPORARILY, Doc.CLOSING_ACT),
        # The only way from out to home.
        row(_E.RETURN_HOME, {_S.RETURN_OFFERED, _S.RETURN_CONTESTED}, _S.RETURNED, Doc.HANDOVER_RECORD),
        # Never from silence, and never without a dwelling.
        row(_E.WAIVE_RETURN, _AWAY, _S.MOVED_PERMANENTLY, Doc.WAIVER_OF_RETURN, Doc.DEFINITIVE_ASSIGNMENT),
        row(_E.ORDER_TO_VACATE_AWAY, _AWAY, _S.UNDER_ORDER_AWAY, Doc.FORFEITURE_DECREE, Doc.ORDER_TO_VACATE),
        # The right to return is back too.
        row(_E.REVOKE_ORDER_AWAY, {_S.UNDER_ORDER_AWAY}, _S.MOVED_TEMPORARILY, Doc.REVOCATION),
        # The end. Only at home can the works that are dropped cancel a case: who is out gets a choice.
        row(_E.CANCEL, _HOME_TITLED, _S.CANCELLED, Doc.REMODULATION_ACT),
        row(_E.LEAVE, _ACTIVE, _S.CEASED, Doc.TERMINATION_BY_HOUSEHOLD),
        row(_E.VACATE, _ORDERED, _S.CEASED, Doc.RECORD_OF_RELEASE),
        row(_E.CLOSE_EXTINCT, _ACTIVE, _S.EXTINCT, Doc.HANDOVER_RECORD),
    ),
)
"""The case of a household: 24 states, 45 events."""
