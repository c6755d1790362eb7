"""
What is to be paid: invoices, certified works, and what each budget year still has to pay of a commitment.
"""

import attrs

from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.facts import Figure
from contratti_quartiere.money import Euro
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.year_spending import Spent

__all__ = ["PaymentDue", "PaymentDueKind", "YearDue"]


class PaymentDueKind(Word):
    """
    What is to be paid (*tipo di pagamento dovuto*).
    """

    INVOICE = "fattura", "invoice"
    CERTIFIED_WORKS = "lavori certificati", "certified works"
    ADVANCE = "anticipazione", "advance"
    """On the price of works that have begun, by the code of 2023."""
    CREDIT_NOTE = "nota di credito", "credit note"
    """It lessens what is owed, of an invoice that the document does not name."""
    PENALTY = "penale", "penalty"
    """It lessens what is owed, where nobody knows from which invoice it is kept back."""

    @property
    def lessens(self) -> bool:
        """
        True for what is not owed but lessens what is.
        """
        return self in {PaymentDueKind.CREDIT_NOTE, PaymentDueKind.PENALTY}


@attrs.frozen(kw_only=True)
class PaymentDue:
    """
    Something that is owed and of which no payment is on record, or that lessens what is owed (*pagamento dovuto*).

    Attributes:
        kind: What it is.
        path: The invoice, the penalty or the works, as a JSON Pointer into the whole document.
        name: The `id` of the invoice or of the works; empty for a penalty.
        contract: The `id` of the service contract; empty for works.
        amount: What is owed, each as far as it is known, below zero for what lessens it; of works the amount is as
            their statements have it, and of a penalty as its act has it, in `net`.
        kept_back: The penalties that are kept back from it, in all; None if none is.
        left: What is left of it beyond them, its VAT as it was; None if nothing is kept back, or more than it is.
        liquidated: True if the office liquidated it already.
        due: The day on which it falls due, and how many days are left; None if it is not known.
        ground: On what that rests, in words.
        figure: The figure in force by which the day was reckoned; None if the record itself states it.
        source: The law on which it rests; None if no law that was read sets it.
        missing: What is not known of it.
    """

    kind: PaymentDueKind
    path: str
    name: str
    contract: str = ""
    amount: Spent
    kept_back: Euro | None = None
    left: Spent | None = None
    liquidated: bool = False
    due: Countdown | None = None
    ground: Bilingual
    figure: Figure | None = None
    source: LegalSource | None = None
    missing: tuple[Missing, ...] = ()


@attrs.frozen(kw_only=True)
class YearDue:
    """
    What a budget year bears of a contract and has not paid (*esercizio ancora da pagare*).

    Attributes:
        path: The service contract, as a JSON Pointer into the whole document.
        contract: Its `id`.
        year: The budget year.
        ends: Its last day, and how many days are left.
        committed: What commitments impute to it.
        paid: What surely was paid of it.
        left: What is left of the gross, or of the net where only that is known of both; None if it cannot be said.
        at_most: What can be left at most, where an invoice that was paid is of this year only in part, or perhaps; None
            if that cannot be said either.
        missing: What is not known of it.
    """

    path: str
    contract: str
    year: int
    ends: Countdown
    committed: Spent
    paid: Spent
    left: Euro | None = None
    at_most: Euro | None = None
    missing: tuple[Missing, ...] = ()
