"""
The sheet of service contracts and of the acts on them.
"""

from contratti_quartiere.acts import ActKind
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.evidence import DocumentKind
from contratti_quartiere.exchange.sheets.columns import OWNER, Part, Sheet, column
from contratti_quartiere.exchange.sheets.groups import provenance, stated
from contratti_quartiere.exchange.sheets.kinds import Kind
from contratti_quartiere.procurement import RecordOrigin
from contratti_quartiere.service_contracts import AmendmentKind, EarlyStartGround

__all__ = ["CONTRACTS", "ContractEntry"]


class ContractEntry(Word):
    """
    What a row of the sheet of service contracts is, beside the contract itself (*voce del contratto*).
    """

    ACT = "atto sulla durata", "act on the term"
    AMENDMENT = "modifica dell'importo", "change of the amount"


CONTRACTS = Sheet(
    it="contratti",
    en="contracts",
    note=Bilingual(
        "Una riga per contratto di servizio, e una per ogni atto sulla sua durata o sul suo importo.",
        "One row a service contract, and one each act on its term or its amount.",
    ),
    collection="service_contracts",
    apart=True,
    columns=(
        column(
            "id",
            "contratto | contract",
            ("L'identificativo del contratto.", "The identifier of the contract."),
            Kind.IDENTIFIER,
            required=True,
            example="contratto-1",
        ),
        column(
            "",
            "voce | entry",
            ("Vuoto per il contratto stesso.", "Empty for the contract itself."),
            Kind.WORD,
            ContractEntry,
            chooses=True,
        ),
        column("tender", "gara | tender", ("La gara da cui viene.", "The tender that it comes from."), Kind.IDENTIFIER),
        column(
            "lots",
            "lotti | lots",
            ("I lotti coperti, separati da virgola.", "The lots that it covers, separated by commas."),
            Kind.IDENTIFIERS,
        ),
        column(
            "firms",
            "imprese | firms",
            ("L'impresa, o quelle del raggruppamento.", "The firm, or each of the group."),
            Kind.IDENTIFIERS,
        ),
        column(
            "origin",
            "origine | origin",
            ("Di chi è il dato; vuoto: proprio.", "Whose record it is; empty: one's own."),
            Kind.WORD,
            RecordOrigin,
        ),
        column(
            "signed_on",
            "firmato il | signed on",
            ("Il giorno della firma.", "The day on which it was signed."),
            Kind.DAY,
            example="02/05/2016",
        ),
        *stated((OWNER,), "amount/", "importo", "amount"),
        column(
            "vat_rate",
            "aliquota IVA | VAT rate",
            ("In centesimi: 22, 5.", "In hundredths: 22, 5."),
            Kind.PERCENTAGE,
            example="22",
        ),
        column(
            "term/start",
            "durata dal | term from",
            ("Il primo giorno, come l'atto lo prevede.", "The first day, as the deed plans it."),
            Kind.DAY,
            example="02/05/2016",
        ),
        column(
            "term/duration",
            "mesi | months",
            ("Quanti mesi dà l'atto.", "How many months the deed gives."),
            Kind.MONTHS,
            example="36",
        ),
        column(
            "term/declared_end",
            "fine dichiarata | declared end",
            ("L'ultimo giorno, o il mese, che l'atto dice.", "The last day, or the month, that the deed states."),
            Kind.WHEN,
        ),
        column(
            "acts:kind amendments:kind",
            "tipo di atto | kind of act",
            ("Che cosa l'atto fa.", "What the act does."),
            Kind.WORD,
            ActKind,
            AmendmentKind,
        ),
        column(
            "acts:on amendments:on",
            "giorno | day",
            ("Il giorno dell'atto.", "The day of the act."),
            Kind.DAY,
        ),
        column(
            "acts:new_end",
            "nuova fine | new end",
            ("L'ultimo giorno di servizio da allora.", "The last day of service from then on."),
            Kind.WHEN,
        ),
        column(
            "acts:new_notice",
            "nuovo bando il | new notice on",
            ("Di una proroga tecnica: il bando della nuova gara.", "Of a technical extension: the new notice."),
            Kind.DAY,
        ),
        column(
            "acts:new_award_ended_on",
            "nuova gara finita il | new award ended on",
            ("Di una proroga tecnica.", "Of a technical extension."),
            Kind.DAY,
        ),
        column(
            "acts:anac_notified_on",
            "ANAC informata il | ANAC told on",
            ("Di una sospensione.", "Of a suspension."),
            Kind.DAY,
        ),
        column(
            "acts:partial",
            "parziale | partial",
            ("Sì se la sospensione è di una parte.", "Sì (yes) if a part is suspended."),
            Kind.YES_NO,
        ),
        column(
            "acts:document",
            "estremi | reference",
            ("Tipo, numero e data dell'atto.", "Kind, number and date of the act."),
            Kind.TEXT,
        ),
        column(
            "amendments:amount",
            "variazione | change",
            ("Di quanto cambia l'importo; con il meno se cala.", "By how much the amount changes; below zero if less."),
            Kind.MONEY,
        ),
        column(
            "start_record/kind",
            "verbale di avvio | record of start",
            ("Il tipo del documento che prova l'avvio.", "The kind of the document that proves the start."),
            Kind.WORD,
            DocumentKind,
        ),
        column(
            "start_record/protocol",
            "protocollo avvio | protocol of start",
            ("Il suo numero di protocollo, come testo.", "Its protocol number, as text."),
            Kind.TEXT,
        ),
        column(
            "start_record/dated",
            "data avvio | date of start",
            ("La data che porta.", "The date that it bears."),
            Kind.DAY,
        ),
        column(
            "early_start/on",
            "avvio anticipato il | early start on",
            ("Il primo giorno, se prima della firma.", "The first day, if before the signing."),
            Kind.DAY,
        ),
        column(
            "early_start/ground",
            "titolo dell'avvio | ground of the start",
            ("Perché prima della firma.", "Why before the signing."),
            Kind.WORD,
            EarlyStartGround,
        ),
        column(
            "early_start/reasons",
            "motivi dell'avvio | reasons of the start",
            ("Con le parole dell'atto.", "In the words of the act."),
            Kind.TEXT,
        ),
        *provenance((OWNER,)),
        *provenance(("acts", "amendments"), end=(" dell'atto", " of the act")),
    ),
    parts=(
        Part(name="acts", path=("term", "acts"), words=(ContractEntry.ACT,)),
        Part(name="amendments", path=("amendments",), words=(ContractEntry.AMENDMENT,)),
    ),
)
