"""
The sheet of tenders: their lots, awards, firms and amounts.
"""

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.exchange.sheets.columns import OWNER, Part, Sheet, column
from contratti_quartiere.exchange.sheets.groups import provenance, stated
from contratti_quartiere.exchange.sheets.kinds import Kind
from contratti_quartiere.exchange.sheets.procedures import AWARDED, PROCEDURE
from contratti_quartiere.procurement import Track

__all__ = ["LOTS", "LotEntry"]


class LotEntry(Word):
    """
    What a row of the sheet of lots is (*voce della gara*).
    """

    LOT = "lotto", "lot"
    AWARD = "aggiudicazione", "award"
    FIRM = "impresa", "firm"
    TOTAL = "totale", "total"


_TENDER = (
    column(
        "id",
        "gara | tender",
        ("L'identificativo della gara.", "The identifier of the tender."),
        Kind.IDENTIFIER,
        required=True,
        example="gara-2016",
    ),
    column(
        "",
        "voce | entry",
        ("Che cosa dice la riga; vuoto: un lotto.", "What the row tells; empty: a lot."),
        Kind.WORD,
        LotEntry,
        chooses=True,
        example="lotto",
    ),
    column(
        "lots:id awards:lot firms:id",
        "lotto o impresa | lot or firm",
        (
            "Il lotto della riga; di un'impresa, il suo identificativo.",
            "The lot of the row; of a firm, its identifier.",
        ),
        Kind.IDENTIFIER,
        example="1",
    ),
)

_LOT = (
    column(
        "lots:title firms:name",
        "titolo o nome | title or name",
        ("A che cosa serve il lotto; il nome di un'impresa.", "What the lot is for; the name of a firm."),
        Kind.TEXT,
        example="Laboratorio di esempio",
    ),
    column(
        "lots:neighbourhoods",
        "quartieri | neighbourhoods",
        ("I quartieri serviti, separati da virgola.", "The neighbourhoods that it serves, separated by commas."),
        Kind.IDENTIFIERS,
        example="quartiere",
    ),
    column(
        "lots:cig",
        "CIG | CIG",
        ("Il CIG, come testo.", "The CIG, as text."),
        Kind.TEXT,
    ),
    column(
        "lots:description",
        "descrizione del lotto | description of the lot",
        ("A che cosa serve il lotto, più in esteso.", "What the lot is for, at length."),
        Kind.TEXT,
    ),
    column("lots:cup", "CUP | CUP", ("Il CUP, come testo.", "The CUP, as text."), Kind.TEXT),
    column(
        "lots:cpv",
        "CPV del lotto | CPV of the lot",
        ("Vuoto se è quello della gara.", "Empty if it is that of the tender."),
        Kind.TEXT,
    ),
    *stated(("lots", "awards"), "amount/", "importo", "amount"),
    *stated(("totals",), "", "totale", "total"),
    column(
        "lots:estimate/base",
        "base di gara | base",
        (
            "Su che cosa si fa il ribasso, manodopera e sicurezza comprese.",
            "What offers are discounted from, labour and safety included.",
        ),
        Kind.MONEY,
    ),
    column(
        "lots:estimate/labour",
        "manodopera | labour",
        ("Il costo della manodopera non ribassato.", "The cost of labour that is not discounted."),
        Kind.MONEY,
    ),
    column(
        "lots:estimate/safety",
        "sicurezza | safety",
        ("Il costo della sicurezza non ribassato.", "The cost of safety that is not discounted."),
        Kind.MONEY,
    ),
    column(
        "lots:exempt",
        "piccolo lotto | small lot",
        (
            "Sì se i documenti lo affidano fuori soglia come piccolo lotto.",
            "Sì (yes) if the documents award it without the threshold rules as a small lot.",
        ),
        Kind.YES_NO,
    ),
    column(
        "lots:track",
        "regime del lotto | track of the lot",
        ("Vuoto se è quello della gara.", "Empty if it is that of the tender."),
        Kind.WORD,
        Track,
    ),
)

LOTS = Sheet(
    it="lotti",
    en="lots",
    note=Bilingual(
        "Una riga per lotto, aggiudicazione, impresa o importo di una gara.",
        "One row a lot, award, firm or amount of a tender.",
    ),
    collection="tenders",
    main=True,
    usual="lots",
    columns=(
        *_TENDER,
        *_LOT,
        *AWARDED,
        *PROCEDURE,
        *provenance(("lots", "awards", "firms", "totals")),
        *provenance((OWNER,), end=(" della gara", " of the tender")),
    ),
    parts=(
        Part(name="lots", path=("lots",), words=(LotEntry.LOT,)),
        Part(name="awards", path=("awards",), words=(LotEntry.AWARD,)),
        Part(name="firms", path=("firms",), words=(LotEntry.FIRM,)),
        Part(name="totals", path=("totals",), words=(LotEntry.TOTAL,)),
    ),
)
