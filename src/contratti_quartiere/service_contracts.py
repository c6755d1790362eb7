"""
The contract of a service: who signed it and when, what it is worth, what acts added, and how it was carried out.
"""

from datetime import date
from decimal import Decimal

import attrs

from contratti_quartiere.amounts import AmountPrecision, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import check_date
from contratti_quartiere.errors import ExceededError, MalformedValueError, UnknownNameError, WrongTypeError
from contratti_quartiere.evidence import DocumentReference
from contratti_quartiere.execution import Execution, Invoice
from contratti_quartiere.fields import identifier, of, percentage, several, text
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.guarantees import Guarantee
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import RecordOrigin
from contratti_quartiere.sources import Provenance
from contratti_quartiere.windows import ServiceWindow

__all__ = ["Amendment", "AmendmentKind", "EarlyStart", "EarlyStartGround", "ServiceContract"]

_NOTHING = Euro("0.00")


class EarlyStartGround(Word):
    """
    Why a service starts before its contract is signed (*titolo dell'avvio anticipato*).

    DLgs 36/2023 art. 17 c. 8 and c. 9; before it, DLgs 50/2016 art. 32 c. 8 and c. 13.
    """

    REASONS = "avvio motivato", "start with reasons"
    URGENCY = "urgenza", "urgency"


@attrs.frozen(kw_only=True)
class EarlyStart:
    """
    A start of the service before the contract is signed (*avvio anticipato, esecuzione d'urgenza*).

    Attributes:
        on: The first day of service.
        ground: On what it rests.
        reasons: The reasons, in the words of the act.
        document: The act or the record; None if unknown.
    """

    on: date = attrs.field(validator=of(date))
    ground: EarlyStartGround = attrs.field(validator=of(EarlyStartGround))
    reasons: str = attrs.field(default="", validator=text)
    document: DocumentReference | None = attrs.field(default=None, validator=of(DocumentReference, type(None)))


class AmendmentKind(Word):
    """
    Why an act adds to the amount of a contract, or takes from it (*tipo di modifica*).
    """

    OPTION = "opzione esercitata", "option exercised"
    FIFTH = "quinto d'obbligo", "fifth"
    VARIANT = "variante", "variant"
    PRICE_REVISION = "revisione prezzi", "price revision"
    EXTENSION = "proroga", "extension"
    RENEWAL = "rinnovo", "renewal"
    REPETITION = "ripetizione", "repetition"
    OTHER = "altra modifica", "other change"


@attrs.frozen(kw_only=True)
class Amendment:
    """
    An act that adds to the amount of a contract, or takes from it (*modifica del contratto*).

    Attributes:
        kind: Why.
        on: The day of the act.
        amount: How much, on the basis of the contract's own amount; below zero for less; None if unknown.
        document: The act; None if unknown.
        provenance: From where it is known.
    """

    kind: AmendmentKind = attrs.field(validator=of(AmendmentKind))
    on: date = attrs.field(validator=of(date))
    amount: Euro | None = attrs.field(default=None, validator=of(Euro, type(None)))
    document: DocumentReference | None = attrs.field(default=None, validator=of(DocumentReference, type(None)))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))


@attrs.frozen(kw_only=True)
class ServiceContract:
    """
    The contract by which a service is rendered, for one lot or several (*contratto d'appalto di servizi*).

    Neither a neighbourhood contract nor a lease.

    Attributes:
        id: Its name within the programme.
        tender: The `id` of the tender that it comes from; empty if unknown.
        lots: The `id` of each lot that it covers.
        firms: The `id` of the firm, or of each of the group.
        origin: Whose record this is.
        signed_on: The day on which it was signed; None if it was not, or nobody knows.
        early_start: The start before it was signed; None if there was none, or nobody knows.
        guarantee: The definitive guarantee; None if unknown.
        amount: What it is worth, as it states it; None if unknown.
        amendments: What acts added to the amount, in any order.
        vat_rate: The rate in hundredths, an input: which one is right is not judged. None if unknown.
        term: When the service runs, with its acts; None if unknown.
        start_record: The record of the start; None if unknown.
        execution: How it was carried out.
        as_found: What a foreign record says of it and no field holds.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For what is no percentage.
    """

    id: str = attrs.field(validator=identifier)
    tender: str = attrs.field(default="", validator=text)
    lots: tuple[str, ...] = attrs.field(default=(), validator=several(str))
    firms: tuple[str, ...] = attrs.field(default=(), validator=several(str))
    origin: RecordOrigin = attrs.field(default=RecordOrigin.OWN, validator=of(RecordOrigin))
    signed_on: date | None = attrs.field(default=None, validator=of(date, type(None)))
    early_start: EarlyStart | None = attrs.field(default=None, validator=of(EarlyStart, type(None)))
    guarantee: Guarantee | None = attrs.field(default=None, validator=of(Guarantee, type(None)))
    amount: StatedAmount | None = attrs.field(default=None, validator=of(StatedAmount, type(None)))
    amendments: tuple[Amendment, ...] = attrs.field(default=(), validator=several(Amendment))
    vat_rate: Decimal | None = attrs.field(default=None, validator=percentage)
    term: ServiceWindow | None = attrs.field(default=None, validator=of(ServiceWindow, type(None)))
    start_record: DocumentReference | None = attrs.field(default=None, validator=of(DocumentReference, type(None)))
    execution: Execution = attrs.field(default=Execution(), validator=of(Execution))
    as_found: tuple[FoundValue, ...] = attrs.field(default=(), validator=several(FoundValue))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    @property
    def known_from(self) -> date:
        """
        The first day on which it is known to have existed; the first of all where no date tells.
        """
        acts = () if self.term is None else self.term.acts
        told = [
            *([] if self.signed_on is None else [self.signed_on]),
            *([] if self.early_start is None else [self.early_start.on]),
            *(act.on for act in acts),
        ]
        return min(told, default=date.min)

    def until(self, day: date) -> "ServiceContract":
        """
        Return the contract as it was known at the end of a day: without acts, amendments and execution of later.
        """
        early, signed = self.early_start, self.signed_on
        record = self.start_record
        return attrs.evolve(
            self,
            signed_on=None if signed is None or signed > day else signed,
            early_start=None if early is None or early.on > day else early,
            amendments=tuple(amendment for amendment in self.amendments if amendment.on <= day),
            term=None if self.term is None else self.term.until(day),
            start_record=None if record is None or (record.dated or day) > day else record,
            execution=self.execution.until(day),
        )

    def value(self, day: date) -> Euro | None:
        """
        Return what it is worth without VAT on a day: its amount and what acts added by then.

        None if the amount is not stated exactly and net, or an act adds an unknown amount.
        """
        stated = self.amount
        if stated is None or stated.vat is not VatBasis.NET or stated.precision is not AmountPrecision.EXACT:
            return None
        added = [amendment.amount for amendment in self.amendments if amendment.on <= day]
        known = [amount for amount in added if amount is not None]
        return stated.amount + Euro.total(known) if len(known) == len(added) else None

    def invoiced(self, day: date) -> Euro:
        """
        Return what was invoiced by a day, without VAT; an invoice of an unknown day counts from the first.
        """
        return Euro.total(found.net for found in self.execution.invoices if (found.issued_on or date.min) <= day)

    def left(self, day: date) -> Euro | None:
        """
        Return how much more can be invoiced from a day on, at no time beyond what the contract is worth then.

        None if what it is worth on one of the days is unknown.
        """
        days = {day, *(amendment.on for amendment in self.amendments if amendment.on > day)}
        days |= {found.issued_on for found in self.execution.invoices if found.issued_on and found.issued_on > day}
        room: list[Euro] = []
        for then in days:
            value = self.value(then)
            if value is None:
                return None
            room.append(value - self.invoiced(then))
        return min(room)

    def with_invoice(self, invoice: Invoice) -> "ServiceContract":
        """
        Return the contract with one more invoice, which may be of a day before others.

        Raises:
            WrongTypeError: For anything but an invoice.
            DuplicateIdentifierError: For the `id` of an invoice on record.
            ExceededError: For more than is left of the amount and what acts added.
        """
        if type(invoice) is not Invoice:
            raise WrongTypeError.of("Execution.invoices", invoice, Bilingual("scrivere un Invoice", "write an Invoice"))
        execution = attrs.evolve(self.execution, invoices=(*self.execution.invoices, invoice))
        left = self.left(invoice.issued_on or date.min)
        if left is None or invoice.net.cents > left.cents:
            known = Bilingual("resta del contratto, con le modifiche", "left of the contract, with its amendments")
            unknown = Bilingual(
                "l'importo netto del contratto non è noto", "the net amount of the contract is not known"
            )
            raise ExceededError(
                Bilingual(
                    f"fattura {invoice.id} del contratto {self.id}", f"invoice {invoice.id} of contract {self.id}"
                ),
                invoice.net,
                _NOTHING if left is None else left,
                unknown if left is None else known,
                Bilingual(
                    "registrare prima l'atto che aumenta l'importo", "record the act that adds to the amount first"
                ),
            )
        return attrs.evolve(self, execution=execution)

    def liquidate(self, invoice: str, *, on: date) -> "ServiceContract":
        """
        Return the contract with an invoice liquidated.

        Raises:
            UnknownNameError: For an invoice that it does not have.
            WrongTypeError: For a day that is no date, or one with a time.
            MalformedValueError: For one that is liquidated already, or a day before it was issued.
        """
        check_date("ServiceContract.liquidate", on)
        found = self._find(invoice)
        what = Bilingual(f"liquidazione della fattura {found.id}", f"liquidation of invoice {found.id}")
        _refuse(what, found.liquidated_on, found.issued_on, on)
        return self._with(attrs.evolve(found, liquidated_on=on))

    def pay(self, invoice: str, *, on: date) -> "ServiceContract":
        """
        Return the contract with an invoice paid.

        Raises:
            UnknownNameError: For an invoice that it does not have.
            WrongTypeError: For a day that is no date, or one with a time.
            MalformedValueError: For one that is paid already, or not yet liquidated, or a day before it was.
        """
        check_date("ServiceContract.pay", on)
        found = self._find(invoice)
        what = Bilingual(f"pagamento della fattura {found.id}", f"payment of invoice {found.id}")
        if found.liquidated_on is None:
            raise MalformedValueError(
                what,
                str(on),
                Bilingual("la fattura non è liquidata", "the invoice is not liquidated"),
                Bilingual("liquidarla prima", "liquidate it first"),
            )
        _refuse(what, found.paid_on, found.liquidated_on, on)
        return self._with(attrs.evolve(found, paid_on=on))

    def _find(self, name: str) -> Invoice:
        for invoice in self.execution.invoices:
            if invoice.id == name:
                return invoice
        known = tuple(sorted(invoice.id for invoice in self.execution.invoices))
        raise UnknownNameError(Bilingual("fattura", "invoice"), name, known)

    def _with(self, changed: Invoice) -> "ServiceContract":
        invoices = tuple(changed if found.id == changed.id else found for found in self.execution.invoices)
        return attrs.evolve(self, execution=attrs.evolve(self.execution, invoices=invoices))


def _refuse(what: Bilingual, done: date | None, after: date | None, on: date) -> None:
    if done is not None:
        raise MalformedValueError(
            what,
            str(on),
            Bilingual(f"è già avvenuta, {done}", f"took place already, {done}"),
            Bilingual("correggere la fattura, se quel giorno è sbagliato", "mend the invoice if that day is wrong"),
        )
    if after is not None and on < after:
        raise MalformedValueError(
            what,
            str(on),
            Bilingual(f"è prima del {after}", f"is before {after}"),
            Bilingual("controllare il giorno", "check the day"),
        )
