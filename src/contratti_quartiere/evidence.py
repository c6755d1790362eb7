"""
What a step of a history rests on: a document by its kind, number and date, and the role that recorded it.
"""

from datetime import date

import attrs

from contratti_quartiere.bilingual import Word
from contratti_quartiere.fields import of, text

__all__ = ["DocumentKind", "DocumentReference", "Role"]


class DocumentKind(Word):
    """
    What sort of document grounds a step (*tipo di documento*).
    """

    CENSUS_FORM = "scheda di censimento", "census form"
    GENERAL_NOTICE = "avviso generale", "general notice"
    INTERVIEW_RECORD = "verbale di colloquio", "interview record"
    NEED_PROFILE = "profilo di fabbisogno", "need profile"
    TITLE_CHECK = "verifica del titolo", "record of the check of title"
    REGULARISATION = "regolarizzazione", "regularisation act or protocol"
    SOCIAL_SERVICES_ACT = "atto dei servizi sociali", "social-services act"
    TECHNICAL_OPINION = "parere tecnico", "technical opinion"
    OFFER_LETTER = "lettera di proposta", "offer letter"
    PROOF_OF_NOTIFICATION = "relata di notifica", "proof of notification"
    VISIT_RECORD = "verbale di visita", "visit record"
    HOUSEHOLD_DECLARATION = "dichiarazione del nucleo", "household's declaration"
    ACCEPTANCE = "accettazione", "acceptance"
    REFUSAL = "rifiuto", "refusal"
    OBJECTION = "opposizione", "objection"
    OBJECTION_DECISION = "decisione sull'opposizione", "decision on the objection"
    BODY_LETTER = "lettera dell'ente", "letter of the body"
    TEMPORARY_USE_CONTRACT = "contratto di uso temporaneo", "temporary-use contract"
    DEFINITIVE_ASSIGNMENT = "assegnazione definitiva", "definitive assignment"
    NOTICE_TO_MOVE = "preavviso di trasloco", "notice to move"
    EVACUATION_ORDER = "ordinanza di sgombero", "evacuation order"
    HANDOVER_RECORD = "verbale di consegna", "handover record"
    UTILITY_CLAIM = "richiesta di rimborso utenze", "utility reimbursement claim"
    ALLOWANCE_ORDER = "liquidazione del contributo", "moving allowance order"
    REPAYMENT_PLAN = "piano di rientro", "repayment plan"
    CHOICE_INFORMATION = "informativa sulla scelta", "written information on the choice"
    WRITTEN_CHOICE = "scelta scritta", "written choice"
    RETURN_NOTICE = "proposta di rientro", "return notice"
    WAIVER_OF_RETURN = "rinuncia al rientro", "waiver of return"
    TERMINATION_BY_HOUSEHOLD = "disdetta", "termination by the household"
    START_OF_PROCEEDINGS = "avvio del procedimento", "notice of the start of proceedings"
    CLOSING_ACT = "archiviazione motivata", "reasoned act that closes them"
    FORFEITURE_DECREE = "decreto di decadenza", "forfeiture decree"
    ORDER_TO_VACATE = "decreto di rilascio", "order to vacate"
    REVOCATION = "revoca o sentenza", "revocation by the body, or judgment"
    RECORD_OF_RELEASE = "verbale di rilascio", "record of release"
    PROGRESS_STATEMENT = "stato di avanzamento lavori", "works progress statement"
    PAYMENT_CERTIFICATE = "certificato di pagamento", "payment certificate"
    REMODULATION_ACT = "atto di rimodulazione", "remodulation act"
    STOCK_LIST = "elenco del patrimonio", "stock list of the owner"
    OWNER_RECORD = "verbale della proprietà", "record of the owner"
    REPORT = "segnalazione", "report"
    CLEARANCE_RECORD = "verbale di sgombero", "record of clearance"
    SITE_HANDOVER = "verbale di consegna lavori", "site handover record"
    TEST_RECORD = "verbale di collaudo", "test record"
    FUNDING_ACT = "atto di finanziamento", "resolution or agreement that funds"
    DESIGN_APPROVAL = "approvazione del progetto", "approval of the design"
    TENDER_NOTICE = "bando", "tender notice"
    TENDER_RECORD = "verbale di gara", "record of the tender"
    AWARD = "aggiudicazione", "award"
    SUSPENSION_RECORD = "verbale di sospensione", "suspension record"
    RESUMPTION_RECORD = "verbale di ripresa", "resumption record"
    CONTRACT_TERMINATION = "risoluzione o recesso", "act of termination or withdrawal"
    COMPLETION_CERTIFICATE = "certificato di ultimazione", "completion certificate"
    INSPECTION_RECORD = "verbale di sopralluogo", "inspection record"
    SERVICE_CONTRACT = "contratto di servizio", "service contract"
    START_RECORD = "verbale di avvio dell'esecuzione", "record of the start of the service"
    DETERMINATION = "determinazione", "determination"
    CONFORMITY_RECORD = "verbale di verifica di conformità", "record of the check of conformity"
    INVOICE = "fattura", "invoice"
    LIQUIDATION = "atto di liquidazione", "act of liquidation"
    PENALTY_ACT = "atto di penale", "act of a penalty"
    OTHER = "altro documento", "other document"


class Role(Word):
    """
    Who recorded a step, as an office and never as a person (*ruolo*).
    """

    MINISTRY = "Ministero", "Ministry"
    REGION = "Regione", "Region"
    CITY = "Comune", "City"
    CONTRACT_MANAGER = "responsabile del contratto", "contract manager"
    SOCIAL_SERVICES = "servizi sociali", "social services"
    LOCAL_POLICE = "polizia locale", "local police"
    OWNER = "proprietà", "owner"
    CONTACT_OFFICER = "referente della mobilità", "contact officer"
    WORKS_UNIT = "ufficio lavori", "works unit"
    LAB_OPERATOR = "gestore del laboratorio", "lab operator"
    TENANTS_UNION = "sindacato inquilini", "tenants' union"
    HOUSEHOLD = "nucleo", "household"
    CONTRACTOR = "impresa", "contractor"
    WORKS_DIRECTOR = "direttore dei lavori", "director of works"
    SUPERVISORY_BOARD = "collegio di vigilanza", "supervisory board"


@attrs.frozen(kw_only=True)
class DocumentReference:
    """
    A document as an office refers to it: what it is, its protocol number, its date (*estremi del documento*).

    Attributes:
        kind: What sort of document it is.
        protocol: Its number in the register of the office; empty if unknown.
        dated: The day that it bears; None if unknown.
    """

    kind: DocumentKind = attrs.field(validator=of(DocumentKind))
    protocol: str = attrs.field(default="", validator=text)
    dated: date | None = attrs.field(default=None, validator=of(date, type(None)))
