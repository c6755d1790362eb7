"""
The sums that a move costs, who bears them, and the parts in which a household pays a debt.
"""

from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.errors import MalformedValueError, shown
from contratti_quartiere.evidence import Role
from contratti_quartiere.fields import not_negative, of, text
from contratti_quartiere.money import Euro

__all__ = ["Allowance", "AllowanceKind", "PlanInstalment", "SetOff"]


class AllowanceKind(Word):
    """
    What a sum paid to a household is for (*tipo di contributo*).
    """

    MOVER = "traslocatore", "mover"
    LUMP_SUM = "somma forfettaria", "lump sum"
    UTILITIES = "utenze", "utilities"
    DEPOSIT = "deposito", "deposit"
    RENT_DIFFERENCE = "differenza di canone", "rent difference"


class SetOff(Word):
    """
    What a household owes that a sum was counted against instead of being paid out (*scomputo*).
    """

    RENT = "canone", "rent"
    DEBT = "debito", "debt"


@attrs.frozen(kw_only=True)
class Allowance:
    """
    A sum that a move costs and somebody bears (*contributo per il trasloco*).

    Attributes:
        kind: What it is for.
        amount: How much; None if unknown.
        payer: Who bears it; None if unknown.
        payee: Who gets it: the household, or the firm that does the work; None if unknown. What a body pays to the
            household gives back what the household had paid itself.
        agreement: The agreement on which it rests; empty if none is named.
        set_off: True if it was counted against what the household owes instead of being paid out.
        against: What it was set off against; None if it was not, or if it was against the rent.
        move: The day of the move for which it is; None if that is not said.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For an amount below zero, or something that it was set off against, where it was not set
            off.
    """

    kind: AllowanceKind = attrs.field(validator=of(AllowanceKind))
    amount: Euro | None = attrs.field(default=None, validator=[of(Euro, type(None)), not_negative])
    payer: Role | None = attrs.field(default=None, validator=of(Role, type(None)))
    payee: Role | None = attrs.field(default=None, validator=of(Role, type(None)))
    agreement: str = attrs.field(default="", validator=text)
    set_off: bool = attrs.field(default=False, validator=of(bool))
    against: SetOff | None = attrs.field(default=None, validator=of(SetOff, type(None)))
    move: date | None = attrs.field(default=None, validator=of(date, type(None)))

    def __attrs_post_init__(self) -> None:
        if self.against is not None and not self.set_off:
            raise MalformedValueError(
                Bilingual("contributo per il trasloco", "moving allowance"),
                f"against={shown(self.against.value)}",
                Bilingual("non è stato scomputato", "was not set off"),
                Bilingual("scrivere set_off, o togliere against", "write set_off, or take against away"),
            )


@attrs.frozen(kw_only=True)
class PlanInstalment:
    """
    A part of a debt that a repayment plan lets fall due on a day of its own (*rata del piano di rientro*).

    Attributes:
        due_on: The last day on which it is paid in time.
        amount: How much; None if unknown.
    """

    due_on: date = attrs.field(validator=of(date))
    amount: Euro | None = attrs.field(default=None, validator=[of(Euro, type(None)), not_negative])
