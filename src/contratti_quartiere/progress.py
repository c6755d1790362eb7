"""
How far works are and what was paid for them: statements of progress, advances, payments.
"""

from datetime import date
from fractions import Fraction

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.errors import MalformedValueError, shown
from contratti_quartiere.evidence import DocumentReference
from contratti_quartiere.fields import not_negative, of, several
from contratti_quartiere.money import Euro

__all__ = ["Payment", "PaymentKind", "ProgressStatement"]


@attrs.frozen(kw_only=True)
class ProgressStatement:
    """
    How far works are on a day: the amount certified from their start on (*stato di avanzamento lavori, SAL*).

    Attributes:
        on: The day up to which it counts.
        certified: The cumulative amount certified.
        contract_amount: The price of the works on that day, which a variant may change; None if unknown.
        documents: The statement, the payment certificate.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For an amount below zero, or a price of zero.
    """

    on: date = attrs.field(validator=of(date))
    certified: Euro = attrs.field(validator=[of(Euro), not_negative])
    contract_amount: Euro | None = attrs.field(default=None, validator=of(Euro, type(None)))
    documents: tuple[DocumentReference, ...] = attrs.field(default=(), validator=several(DocumentReference))

    def __attrs_post_init__(self) -> None:
        if self.contract_amount is not None and self.contract_amount.cents < 1:
            raise MalformedValueError(
                Bilingual("importo del contratto", "contract amount"),
                shown(self.contract_amount),
                Bilingual("non è un prezzo", "is no price"),
                Bilingual("scrivere un importo sopra lo zero, o nulla", "write an amount above zero, or nothing"),
            )

    @property
    def progress(self) -> Fraction | None:
        """
        The part of the price that is certified; None if the price is unknown.

        It may fall lawfully: a variant raises what it is a part of.
        """
        if self.contract_amount is None:
            return None
        return Fraction(self.certified.cents, self.contract_amount.cents)


class PaymentKind(Word):
    """
    What a payment to a contractor is (*tipo di pagamento*).
    """

    ADVANCE = "anticipazione", "advance"
    """On the price, before anything is certified; recovered as the works go on (DLgs 36/2023 art. 125 c. 1)."""
    INSTALMENT = "acconto", "payment on account"
    BALANCE = "saldo", "balance"
    """The last one; after works were dropped, the only one that settles what was certified by then."""


@attrs.frozen(kw_only=True)
class Payment:
    """
    Money paid to the contractor of works (*pagamento all'impresa*).

    Attributes:
        on: The day on which it was paid.
        amount: What was paid.
        kind: What it is.
        advance_recovered: How much of the advance it makes up for: what is certified and was not paid again.
        documents: The payment certificate, the order of payment.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For an amount of zero or less, or an advance that recovers an advance.
    """

    on: date = attrs.field(validator=of(date))
    amount: Euro = attrs.field(validator=of(Euro))
    kind: PaymentKind = attrs.field(default=PaymentKind.INSTALMENT, validator=of(PaymentKind))
    advance_recovered: Euro = attrs.field(default=Euro("0.00"), validator=[of(Euro), not_negative])
    documents: tuple[DocumentReference, ...] = attrs.field(default=(), validator=several(DocumentReference))

    def __attrs_post_init__(self) -> None:
        if self.amount.cents < 1 or (self.kind is PaymentKind.ADVANCE and self.advance_recovered):
            raise MalformedValueError(
                Bilingual(f"pagamento ({self.kind.value})", f"payment ({self.kind.en})"),
                f"{self.amount}, {self.advance_recovered}",
                Bilingual(
                    "non è sopra lo zero, o è un'anticipazione che ne recupera una",
                    "is not above zero, or is an advance that recovers one",
                ),
                Bilingual(
                    "scrivere un importo positivo; l'anticipazione si recupera negli acconti",
                    "write a positive amount; an advance is recovered in payments on account",
                ),
            )
