"""
The columns of what annotations alone say.
"""

from contratti_quartiere.allowances import AllowanceKind, SetOff
from contratti_quartiere.evidence import Role
from contratti_quartiere.exchange.sheets.columns import column
from contratti_quartiere.exchange.sheets.kinds import Kind

__all__ = ["NOTED"]

NOTED = (
    column(
        "annotations:household",
        "altro nucleo | other household",
        (
            "Di un subentro, il nucleo che subentra; di una scissione, quello che si stacca.",
            "Of a succession, the household that succeeds; of a split, the one that splits off.",
        ),
        Kind.IDENTIFIER,
    ),
    column(
        "annotations:case",
        "altro caso | other case",
        ("Di una scissione, il secondo caso.", "Of a split, the second case."),
        Kind.IDENTIFIER,
    ),
    column(
        "annotations:lived_since",
        "vi abita dal | lived since",
        ("Di un censimento: da quando vi abitano.", "Of a census: since when they live there."),
        Kind.DAY,
    ),
    column(
        "annotations:declared_title",
        "titolo dichiarato | declared title",
        (
            "Di un censimento: a quale titolo dicono di abitarvi.",
            "Of a census: by which right they say that they live there.",
        ),
        Kind.TEXT,
    ),
    column(
        "annotations:others_met",
        "altri incontrati | others met",
        (
            "Di una visita: quante persone fuori dal registro.",
            "Of a visit: how many people outside the register.",
        ),
        Kind.COUNT,
    ),
    column(
        "annotations:allowance/kind",
        "contributo | allowance",
        ("Di un contributo: per che cosa è.", "Of an allowance: what it is for."),
        Kind.WORD,
        AllowanceKind,
    ),
    column(
        "annotations:allowance/amount",
        "importo contributo | allowance amount",
        ("Quanto, in euro: 1.234,56.", "How much, in euro: 1.234,56."),
        Kind.MONEY,
    ),
    column(
        "annotations:allowance/payer",
        "a carico di | borne by",
        ("Chi lo sostiene.", "Who bears it."),
        Kind.WORD,
        Role,
    ),
    column(
        "annotations:allowance/payee",
        "a favore di | paid to",
        ("Chi lo riceve: il nucleo, o l'impresa.", "Who gets it: the household, or the firm."),
        Kind.WORD,
        Role,
    ),
    column(
        "annotations:allowance/agreement",
        "accordo | agreement",
        ("L'accordo su cui si fonda.", "The agreement on which it rests."),
        Kind.TEXT,
    ),
    column(
        "annotations:allowance/set_off",
        "a scomputo | set off",
        (
            "Sì se è stato scomputato da ciò che il nucleo deve invece che pagato.",
            "Sì (yes) if it was counted against what the household owes instead of being paid out.",
        ),
        Kind.YES_NO,
    ),
    column(
        "annotations:allowance/against",
        "scomputato da | set off against",
        ("Se non dal canone.", "If not against the rent."),
        Kind.WORD,
        SetOff,
    ),
    column(
        "annotations:allowance/move",
        "trasloco del | move of",
        ("Il giorno del trasloco per cui è.", "The day of the move for which it is."),
        Kind.DAY,
    ),
    column(
        "annotations:paid instalments:amount",
        "importo rata | instalment",
        (
            "Di una rata pagata, o di una rata del piano: quanto, in euro.",
            "Of an instalment paid, or due by the plan: how much, in euro.",
        ),
        Kind.MONEY,
    ),
)
