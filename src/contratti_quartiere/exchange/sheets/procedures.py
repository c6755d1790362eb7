"""
The columns of awards and firms, and of the procedure of a tender.
"""

from contratti_quartiere.awards import FirmKind
from contratti_quartiere.exchange.sheets.columns import column
from contratti_quartiere.exchange.sheets.kinds import Kind
from contratti_quartiere.procurement import ObjectKind, ProcedureKind, ProcurementCode, RecordOrigin, Track

__all__ = ["AWARDED", "PROCEDURE"]

AWARDED = (
    column(
        "awards:firms",
        "aggiudicatari | winners",
        (
            "Di un'aggiudicazione: le imprese, separate da virgola.",
            "Of an award: the firms, separated by commas.",
        ),
        Kind.IDENTIFIERS,
    ),
    column(
        "awards:on",
        "aggiudicato il | awarded on",
        ("Giorno, mese o anno.", "A day, month or year."),
        Kind.WHEN,
    ),
    column(
        "awards:communicated_on",
        "comunicato il | communicated on",
        ("Il giorno dell'ultima comunicazione.", "The day of the last communication."),
        Kind.DAY,
    ),
    column(
        "awards:effective_on",
        "efficace dal | effective on",
        ("Il giorno in cui ha avuto efficacia.", "The day on which it took effect."),
        Kind.DAY,
    ),
    column(
        "awards:standstill_until",
        "attesa fino al | standstill until",
        (
            "L'ultimo giorno dell'attesa, come dicono i documenti.",
            "The last day of the standstill, as the documents state it.",
        ),
        Kind.DAY,
    ),
    column(
        "awards:stipulation_by",
        "stipula entro | to be signed by",
        (
            "L'ultimo giorno per firmare, come dicono i documenti.",
            "The last day to sign, as the documents state it.",
        ),
        Kind.DAY,
    ),
    column(
        "awards:discount",
        "ribasso | discount",
        ("In centesimi: 5,25 per il 5,25 per cento.", "In hundredths: 5,25 for 5.25 per cent."),
        Kind.PERCENTAGE,
    ),
    column("awards:offers", "offerte | offers", ("Quante offerte.", "How many offers."), Kind.COUNT),
    column(
        "awards:challenged",
        "impugnata | challenged",
        ("Sì se pende un ricorso; vuoto se non si sa.", "Sì (yes) if a challenge is pending; empty if unknown."),
        Kind.YES_NO,
    ),
    column(
        "awards:stipulation_postponed",
        "stipula differita | signing postponed",
        ("I motivi del rinvio della firma.", "The reasons of a postponement of the signing."),
        Kind.TEXT,
    ),
    column(
        "firms:kind",
        "forma dell'impresa | kind of firm",
        ("Di un'impresa.", "Of a firm."),
        Kind.WORD,
        FirmKind,
    ),
    column(
        "firms:tax_code",
        "codice fiscale dell'impresa | tax code of the firm",
        ("Come testo, con gli zeri.", "As text, with its zeros."),
        Kind.TEXT,
    ),
    column(
        "firms:linked",
        "imprese collegate | linked firms",
        ("Quelle collegate, separate da virgola.", "Those linked to it, separated by commas."),
        Kind.IDENTIFIERS,
    ),
)

PROCEDURE = (
    column(
        "title",
        "oggetto | object",
        ("A che cosa serve la gara; basta nella prima riga.", "What the tender is for; the first row is enough."),
        Kind.TEXT,
        example="Laboratori di quartiere",
    ),
    column(
        "description",
        "descrizione | description",
        ("Per che cosa, più in esteso.", "What it is for, at length."),
        Kind.TEXT,
    ),
    column(
        "contracting_authority",
        "stazione appaltante | contracting authority",
        ("Chi compra.", "The body that buys."),
        Kind.TEXT,
    ),
    column(
        "authority_tax_code",
        "codice fiscale della stazione appaltante | tax code of the contracting authority",
        ("Come testo, con gli zeri.", "As text, with its zeros."),
        Kind.TEXT,
    ),
    column(
        "procedure",
        "procedura | procedure",
        ("Come si cercano gli offerenti.", "How tenderers are sought."),
        Kind.WORD,
        ProcedureKind,
    ),
    column(
        "ground",
        "motivo della negoziata | ground of negotiation",
        ("Il motivo di una procedura senza bando.", "The ground of an award without notice."),
        Kind.TEXT,
    ),
    column(
        "announced",
        "annunciata | announced",
        ("Quando se n'è parlato in pubblico.", "When it was first spoken of in public."),
        Kind.WHEN,
    ),
    column(
        "notice_date",
        "data bando | notice date",
        ("Il giorno del bando, o degli inviti.", "The day of the notice, or of the invitations."),
        Kind.DAY,
    ),
    column(
        "declared_code",
        "codice | code",
        ("Il codice dei contratti che i documenti nominano.", "The procurement code that the documents name."),
        Kind.WORD,
        ProcurementCode,
    ),
    column(
        "repetition_of",
        "ripete la gara | repeats the tender",
        ("La gara di cui ripete o proroga il contratto.", "The tender whose contract it repeats or extends."),
        Kind.IDENTIFIER,
    ),
    column(
        "track",
        "regime | track",
        ("Quale parte del codice vincola.", "Which part of the code binds."),
        Kind.WORD,
        Track,
    ),
    column("cpv", "CPV | CPV", ("Il codice di ciò che si compra.", "The code of what is bought."), Kind.TEXT),
    column(
        "object_kind",
        "tipo di oggetto | kind of object",
        ("Che cosa si compra.", "What is bought."),
        Kind.WORD,
        ObjectKind,
    ),
    column(
        "origin",
        "origine | origin",
        ("Di chi è il dato; vuoto: proprio.", "Whose record it is; empty: one's own."),
        Kind.WORD,
        RecordOrigin,
    ),
    column(
        "offers_above_base",
        "offerte in aumento | offers above base",
        (
            "Sì se sono ammesse offerte sopra la base.",
            "Sì (yes) if offers above the base are allowed.",
        ),
        Kind.YES_NO,
    ),
)
