"""
Columns that several sheets have: the documents of an entry, a stated amount, from where something is known.
"""

from collections.abc import Iterable

from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, VatBasis
from contratti_quartiere.evidence import DocumentKind
from contratti_quartiere.exchange.sheets.columns import OWNER, Column, column
from contratti_quartiere.exchange.sheets.kinds import Kind
from contratti_quartiere.sources import DatePrecision

__all__ = ["documents", "provenance", "stated"]


def documents(parts: Iterable[str], numbers: Iterable[int] = (1, 2, 3)) -> tuple[Column, ...]:
    """
    Return the columns of the documents that ground an entry, by kind, protocol number and date.
    """
    found: list[Column] = []
    named = tuple(parts)
    for number in numbers:
        place = f"documents/{number - 1}"

        def fields(name: str, place: str = place) -> str:
            return " ".join(f"{part}:{place}/{name}" for part in named)

        end = "" if number == 1 else f" {number}"
        found += [
            column(
                fields("kind"),
                f"documento{end} | document{end}",
                ("Il tipo del documento che lo prova.", "The kind of the document that proves it."),
                Kind.WORD,
                DocumentKind,
            ),
            column(
                fields("protocol"),
                f"protocollo{end} | protocol{end}",
                ("Il numero di protocollo, come testo.", "The protocol number, as text."),
                Kind.TEXT,
            ),
            column(
                fields("dated"),
                f"data documento{end} | document date{end}",
                ("La data che il documento porta.", "The date that the document bears."),
                Kind.DAY,
            ),
        ]
    return tuple(found)


def provenance(
    parts: Iterable[str] = (OWNER,), within: str = "", end: tuple[str, str] = ("", "")
) -> tuple[Column, ...]:
    """
    Return the columns that say from where something is known.

    Args:
        parts: Whose provenance it is.
        within: The field that has it, with a slash at the end; empty for the record or entry itself.
        end: What to add to the headers, in Italian and English.
    """

    def fields(name: str) -> str:
        return " ".join(f"{part}:{within}provenance/{name}" for part in parts)

    it, en = end
    return (
        column(
            fields("sources"),
            f"fonti{it} | sources{en}",
            (
                "Da quali fonti è noto: i loro identificativi, separati da virgola.",
                "From which sources it is known: their identifiers, separated by commas.",
            ),
            Kind.IDENTIFIERS,
        ),
        column(
            fields("illustrative"),
            f"illustrativo{it} | illustrative{en}",
            ("Sì se il dato è inventato per esempio.", "Sì (yes) if the figure is invented as an example."),
            Kind.YES_NO,
        ),
        column(
            fields("words"),
            f"parole della fonte{it} | words of the source{en}",
            ("Le parole della fonte da cui dipende la lettura.", "The words of the source on which the reading hangs."),
            Kind.TEXT,
        ),
        column(
            fields("precision"),
            f"precisione{it} | precision{en}",
            (
                "Con quale precisione la fonte dà la data.",
                "How precisely the source gives the date.",
            ),
            Kind.WORD,
            DatePrecision,
        ),
    )


def stated(parts: Iterable[str], within: str, it: str, en: str) -> tuple[Column, ...]:
    """
    Return the columns of an amount as a document states it.

    Args:
        parts: Which parts have it.
        within: The field that holds it, with a slash at the end; empty where the part is one itself.
        it: What it is called, in Italian.
        en: What it is called, in English.
    """

    def fields(name: str) -> str:
        return " ".join(f"{part}:{within}{name}" for part in parts)

    return (
        column(
            fields("amount"),
            f"{it} | {en}",
            ("Quanto, in euro: 1.234,56.", "How much, in euro: 1.234,56."),
            Kind.MONEY,
            example="200.000,00",
        ),
        column(
            fields("precision"),
            f"precisione {it} | precision of {en}",
            (
                "Se il documento dà la cifra esatta; vuoto: esatta.",
                "Whether the figure is meant exactly; empty: exact.",
            ),
            Kind.WORD,
            AmountPrecision,
        ),
        column(
            fields("vat"),
            f"IVA {it} | VAT of {en}",
            ("Se l'IVA è compresa (lordo) o no (netto).", "Whether VAT is in it (lordo, gross) or not (netto, net)."),
            Kind.WORD,
            VatBasis,
            example="netto",
        ),
        column(
            fields("options"),
            f"opzioni {it} | options of {en}",
            ("Se le opzioni sono comprese.", "Whether options are in it."),
            Kind.WORD,
            OptionsBasis,
            example="senza opzioni",
        ),
        column(
            fields("label/it"),
            f"che cos'è {it} | what {en} is (Italian)",
            ("Di che cosa è l'importo, in italiano.", "What the amount is of, in Italian."),
            Kind.TEXT,
        ),
        column(
            fields("label/en"),
            f"che cos'è {it} (inglese) | what {en} is (English)",
            ("Di che cosa è l'importo, in inglese.", "What the amount is of, in English."),
            Kind.TEXT,
        ),
        column(
            fields("when"),
            f"data {it} | date of {en}",
            ("Di quale giorno, mese o anno è la cifra.", "Of which day, month or year the figure is."),
            Kind.WHEN,
        ),
    )
