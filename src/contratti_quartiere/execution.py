"""
How a service contract is carried out: checks of conformity, invoices, penalties, commitments, hours.
"""

from datetime import date
from decimal import Decimal

import attrs

from contratti_quartiere.amounts import StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import Year, earliest, in_order
from contratti_quartiere.evidence import DocumentReference
from contratti_quartiere.fields import identifier, not_negative, of, percentage, several, text, unique
from contratti_quartiere.money import Euro
from contratti_quartiere.service_hours import DeskHours, StaffHours
from contratti_quartiere.sources import Provenance

__all__ = [
    "BudgetShare",
    "Commitment",
    "ConformityCheck",
    "ConformityOutcome",
    "Execution",
    "Invoice",
    "Penalty",
]

_is_day = of(date, type(None))


class ConformityOutcome(Word):
    """
    What a check of conformity found (*esito della verifica*).
    """

    CONFORMING = "conforme", "conforming"
    WITH_REMARKS = "conforme con rilievi", "conforming with remarks"
    NOT_CONFORMING = "non conforme", "not conforming"


@attrs.frozen(kw_only=True)
class ConformityCheck:
    """
    A check that a service was rendered as the contract says (*verifica di conformità*).

    Attributes:
        on: The day of the check.
        outcome: What it found.
        first: The first day of the period that it is about; None if it does not say.
        last: The last day of it.
        remarks: What the record says beyond that.
        documents: The record, the certificate.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For a period that ends before it starts.
    """

    on: date = attrs.field(validator=of(date))
    outcome: ConformityOutcome = attrs.field(validator=of(ConformityOutcome))
    first: date | None = attrs.field(default=None, validator=_is_day)
    last: date | None = attrs.field(default=None, validator=_is_day)
    remarks: str = attrs.field(default="", validator=text)
    documents: tuple[DocumentReference, ...] = attrs.field(default=(), validator=several(DocumentReference))

    def __attrs_post_init__(self) -> None:
        in_order(Bilingual("periodo verificato", "period checked"), self.first, self.last)


@attrs.frozen(kw_only=True)
class Invoice:
    """
    What the operator asks for a period of service, and what became of it (*fattura*).

    The VAT is computed on the whole, half up to the cent. A document with two rates is two records.

    Attributes:
        id: Its name within the contract: the number of the document.
        net: The amount without VAT; below zero for a credit note.
        vat_rate: The rate in hundredths, an input; None if unknown.
        lot: The `id` of the lot; empty if the contract has one, or the source does not say.
        first: The first day of the period that it is for; None if unknown.
        last: The last day of it.
        issued_on: The day that it bears; None if unknown.
        due_on: The day on which it falls due; None if unknown.
        liquidated_on: The day on which the office liquidated it; None if it has not, or nobody knows.
        paid_on: The day on which it was paid; None if it was not, or nobody knows.
        documents: The invoice, the act of liquidation, the order of payment.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For a period that ends before it starts, or what is no percentage.

    Examples:
        >>> Invoice(id="12/2017", net=Euro("12345.67"), vat_rate=Decimal(5)).gross
        Euro('12962.95')
    """

    id: str = attrs.field(validator=identifier)
    net: Euro = attrs.field(validator=of(Euro))
    vat_rate: Decimal | None = attrs.field(default=None, validator=percentage)
    lot: str = attrs.field(default="", validator=text)
    first: date | None = attrs.field(default=None, validator=_is_day)
    last: date | None = attrs.field(default=None, validator=_is_day)
    issued_on: date | None = attrs.field(default=None, validator=_is_day)
    due_on: date | None = attrs.field(default=None, validator=_is_day)
    liquidated_on: date | None = attrs.field(default=None, validator=_is_day)
    paid_on: date | None = attrs.field(default=None, validator=_is_day)
    documents: tuple[DocumentReference, ...] = attrs.field(default=(), validator=several(DocumentReference))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        in_order(Bilingual("periodo fatturato", "period invoiced"), self.first, self.last)

    @property
    def vat(self) -> Euro | None:
        """
        The VAT on it; None if the rate is unknown.
        """
        return None if self.vat_rate is None else self.net.percentage(self.vat_rate)

    @property
    def gross(self) -> Euro | None:
        """
        The amount with VAT; None if the rate is unknown.
        """
        return None if self.vat is None else self.net + self.vat

    @property
    def known_from(self) -> date:
        """
        The first day on which it is known to have existed; the first of all where no date tells.
        """
        told = [day for day in (self.issued_on, self.liquidated_on, self.paid_on) if day is not None]
        return min(told, default=date.min)

    def until(self, day: date) -> "Invoice":
        """
        Return the invoice as it was known at the end of a day: not yet liquidated, or not yet paid.
        """
        return attrs.evolve(
            self,
            issued_on=_by(self.issued_on, day),
            liquidated_on=_by(self.liquidated_on, day),
            paid_on=_by(self.paid_on, day),
        )


def _by(when: date | None, day: date) -> date | None:
    return None if when is None or when > day else when


@attrs.frozen(kw_only=True)
class Penalty:
    """
    Money that the operator loses for a fault (*penale*).

    Attributes:
        on: The day of the act.
        amount: How much.
        reason: For what, in words.
        invoice: The `id` of the invoice from which it is kept; empty if unknown.
        documents: The act, the objection before it.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For less than nothing.
    """

    on: date = attrs.field(validator=of(date))
    amount: Euro = attrs.field(validator=[of(Euro), not_negative])
    reason: str = attrs.field(default="", validator=text)
    invoice: str = attrs.field(default="", validator=text)
    documents: tuple[DocumentReference, ...] = attrs.field(default=(), validator=several(DocumentReference))


@attrs.frozen(kw_only=True)
class BudgetShare:
    """
    What a commitment imputes to one budget year (*quota imputata*).

    Attributes:
        year: The budget year.
        amount: How much; None if unknown, which is not zero.
        vat: Whether value added tax is in it.
        ground: Why it stands beyond the years of the budget (TUEL art. 183 c. 6), in the words of the act; empty if it
            does not, or the act does not say.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For less than nothing.
    """

    year: Year = attrs.field(validator=of(Year))
    amount: Euro | None = attrs.field(default=None, validator=[of(Euro, type(None)), not_negative])
    vat: VatBasis = attrs.field(default=VatBasis.UNKNOWN, validator=of(VatBasis))
    ground: str = attrs.field(default="", validator=text)


@attrs.frozen(kw_only=True)
class Commitment:
    """
    Money of the budget that an act binds to a contract, year by year (*impegno di spesa*).

    It is committed whole and imputed to the years in which the service is rendered (TUEL art. 183 c. 5, DLgs 118/2011
    all. 4/2 par. 5). The whole is gross, the thresholds are net: each amount says its basis.

    Attributes:
        id: Its name within the contract: the number of the commitment.
        act: The determination, as the body writes it; empty if unknown.
        on: The day of the act; None if unknown.
        amount: The whole; None if unknown.
        vat: Whether value added tax is in the whole.
        vat_rate: The rate in hundredths; None for that of the contract.
        budget_first: The first year of the budget in force on its day; None if unknown.
        budget_last: The last year of that budget; None if unknown.
        shares: What each budget year bears. That they make the whole is a matter for a rule.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For less than nothing, what is no percentage, or a budget that ends before it starts.
    """

    id: str = attrs.field(validator=identifier)
    act: str = attrs.field(default="", validator=text)
    on: date | None = attrs.field(default=None, validator=_is_day)
    amount: Euro | None = attrs.field(default=None, validator=[of(Euro, type(None)), not_negative])
    vat: VatBasis = attrs.field(default=VatBasis.UNKNOWN, validator=of(VatBasis))
    vat_rate: Decimal | None = attrs.field(default=None, validator=percentage)
    budget_first: Year | None = attrs.field(default=None, validator=of(Year, type(None)))
    budget_last: Year | None = attrs.field(default=None, validator=of(Year, type(None)))
    shares: tuple[BudgetShare, ...] = attrs.field(default=(), validator=several(BudgetShare))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        in_order(Bilingual("anni del bilancio", "years of the budget"), self.budget_first, self.budget_last)


@attrs.frozen(kw_only=True)
class Execution:
    """
    Everything that is on record of how a contract was carried out (*esecuzione del contratto*).

    Attributes:
        checks: The checks of conformity, in any order.
        invoices: The invoices, in any order.
        liquidated: What a source states as liquidated in all, where it does not name the invoices; None if none does.
        penalties: The penalties, in any order.
        commitments: The commitments of the budget, in any order.
        desk_hours: How long the desk was open, by month.
        staff_hours: How long each professional figure worked, by month.

    Raises:
        WrongTypeError: For a field of another type.
        DuplicateIdentifierError: For an identifier that two invoices, or two commitments, carry.
    """

    checks: tuple[ConformityCheck, ...] = attrs.field(default=(), validator=several(ConformityCheck))
    invoices: tuple[Invoice, ...] = attrs.field(default=(), validator=several(Invoice))
    liquidated: StatedAmount | None = attrs.field(default=None, validator=of(StatedAmount, type(None)))
    penalties: tuple[Penalty, ...] = attrs.field(default=(), validator=several(Penalty))
    commitments: tuple[Commitment, ...] = attrs.field(default=(), validator=several(Commitment))
    desk_hours: tuple[DeskHours, ...] = attrs.field(default=(), validator=several(DeskHours))
    staff_hours: tuple[StaffHours, ...] = attrs.field(default=(), validator=several(StaffHours))

    def __attrs_post_init__(self) -> None:
        unique("Execution.invoices", tuple(invoice.id for invoice in self.invoices))
        unique("Execution.commitments", tuple(commitment.id for commitment in self.commitments))

    def until(self, day: date) -> "Execution":
        """
        Return what was known at the end of a day: without what is dated after it. What has no date stays.
        """
        stated = self.liquidated
        late = stated is not None and stated.when is not None and earliest(stated.when) > day
        desk = (hours.until(day) for hours in self.desk_hours)
        staff = (hours.until(day) for hours in self.staff_hours)
        return attrs.evolve(
            self,
            checks=tuple(check for check in self.checks if check.on <= day),
            invoices=tuple(invoice.until(day) for invoice in self.invoices if invoice.known_from <= day),
            liquidated=None if late else stated,
            penalties=tuple(penalty for penalty in self.penalties if penalty.on <= day),
            commitments=tuple(found for found in self.commitments if found.on is None or found.on <= day),
            desk_hours=tuple(desk),
            staff_hours=tuple(staff),
        )
