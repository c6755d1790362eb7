"""
What is owed to operators and contractors and not paid as far as is on record.
"""

from datetime import date, timedelta
from decimal import Decimal

import attrs
import pytest

from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.due_payments import PaymentDue, PaymentDueKind
from contratti_quartiere.analysis.owed_payments import owed_payments, spent_on
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.execution import Execution, Invoice, Penalty
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import Payment, PaymentKind, ProgressStatement
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View
from contratti_quartiere.works import Works
from contratti_quartiere.works_table import WorksEvent
from contratti_quartiere.year_spending import Spent

DAY = timedelta(days=1)
ON = date(2018, 11, 7)
NO_TERM = Bilingual("nessun termine di pagamento è a registro", "no term of payment is on record")
INVOICE = Invoice(
    id="2/2018",
    net=Euro("30000.00"),
    issued_on=date(2018, 10, 8),
    due_on=ON,
    liquidated_on=date(2018, 11, 5),
)


def owed(
    *invoices: Invoice,
    works: tuple[Works, ...] = (),
    penalties: tuple[Penalty, ...] = (),
    on: date = ON,
    rate: Decimal | None = Decimal(22),
) -> list[PaymentDue]:
    """
    Return what is owed as of a day.
    """
    execution = Execution(invoices=invoices, penalties=penalties)
    contract = ServiceContract(id="servizio", vat_rate=rate, execution=execution)
    whole = Programme(service_contracts=(contract,), works=works)
    return list(owed_payments(View(programme=whole.as_of(on), on=on, parameters=PARAMETERS, whole=whole)))


def test_invoice() -> None:
    """
    An invoice that is not paid is owed, gross at the rate of its contract: 30,000.00 and 22 % make 36,600.00.
    """
    earlier = attrs.evolve(INVOICE, id="1/2018", paid_on=date(2018, 5, 8))
    later = attrs.evolve(INVOICE, id="3/2018", issued_on=ON + DAY, liquidated_on=None)

    assert [
        PaymentDue(
            kind=PaymentDueKind.INVOICE,
            path="/service_contracts/0/execution/invoices/2",
            name="2/2018",
            contract="servizio",
            amount=Spent(net=Euro("30000.00"), gross=Euro("36600.00")),
            liquidated=True,
            due=Countdown(ON, ON),
            ground=Bilingual("giorno scritto sulla fattura", "the day that the invoice states"),
        )
    ] == owed(later, earlier, INVOICE)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(ON - DAY, [(1, True)], id="day before"),
        pytest.param(ON, [(0, True)], id="last day"),
        pytest.param(ON + DAY, [(-1, True)], id="day after"),
        pytest.param(date(2018, 11, 4), [(3, False)], id="not liquidated"),
        pytest.param(date(2018, 11, 19), [(-12, True)], id="day before it is paid"),
        pytest.param(date(2018, 11, 20), [], id="paid"),
    ],
)
def test_days_of_an_invoice(on: date, expected: list[tuple[int, bool]]) -> None:
    """
    An invoice is owed until the day on which it is paid.
    """
    found = owed(attrs.evolve(INVOICE, paid_on=date(2018, 11, 20)), on=on)

    assert expected == [(each.due.most, each.liquidated) for each in found if each.due is not None]


def test_day_that_nobody_knows() -> None:
    """
    Where the invoice states no day none is made up: no term of payment was read in a source.
    """
    (found,) = owed(attrs.evolve(INVOICE, due_on=None), rate=None)

    assert (
        None,
        NO_TERM,
        (Missing(path="/service_contracts/0/execution/invoices/0/due_on", message=NO_TERM),),
        Spent(net=Euro("30000.00")),
    ) == (found.due, found.ground, found.missing, found.amount)


def test_invoice_of_nothing() -> None:
    """
    An invoice of nothing is not owed, one of a cent is.
    """
    invoices = [attrs.evolve(INVOICE, id=net, net=Euro(net)) for net in ("0.00", "0.01")]

    assert ["0.01"] == [found.name for found in owed(*invoices)]


NO_INVOICE_OF_NOTE = Bilingual(
    "non si sa a quale fattura vada la nota di credito, né se sia stata regolata",
    "it is not known against which invoice the credit note goes, nor whether it was settled",
)
NO_INVOICE_OF_PENALTY = Bilingual(
    "non si sa da quale fattura sia trattenuta la penale",
    "it is not known from which invoice the penalty is kept back",
)


def test_credit_note() -> None:
    """
    A credit note stands by itself, below zero: no document names its invoice. That one keeps its full amount.
    """
    note = attrs.evolve(INVOICE, id="4/2018", net=Euro("-1000.00"), due_on=None, liquidated_on=None)
    settled = attrs.evolve(note, id="5/2018", paid_on=ON)

    invoice, credit = owed(settled, note, INVOICE)

    assert (Spent(net=Euro("30000.00"), gross=Euro("36600.00")), None) == (invoice.amount, invoice.left)
    assert (
        PaymentDue(
            kind=PaymentDueKind.CREDIT_NOTE,
            path="/service_contracts/0/execution/invoices/1",
            name="4/2018",
            contract="servizio",
            amount=Spent(net=Euro("-1000.00"), gross=Euro("-1220.00")),
            ground=Bilingual("riduce quanto è dovuto", "it lessens what is owed"),
            missing=(Missing(path="/service_contracts/0/execution/invoices/1", message=NO_INVOICE_OF_NOTE),),
        )
        == credit
    )


def test_day_of_a_credit_note() -> None:
    """
    A credit note that states its day, and was liquidated, is told with both.
    """
    (found,) = owed(attrs.evolve(INVOICE, net=Euro("-1000.00")), on=ON)

    assert (PaymentDueKind.CREDIT_NOTE, Countdown(ON, ON), True) == (found.kind, found.due, found.liquidated)


def penalty(amount: str, invoice: str = "", *, on: date = date(2018, 10, 1), reason: str = "") -> Penalty:
    """
    Return a penalty.
    """
    return Penalty(on=on, amount=Euro(amount), invoice=invoice, reason=reason)


@pytest.mark.parametrize(
    ("penalties", "kept_back", "left"),
    [
        pytest.param((), None, None, id="none"),
        pytest.param(
            (penalty("400.00", "2/2018"), penalty("100.00", "2/2018")), "500.00", ("29500.00", "36100.00"), id="two"
        ),
        pytest.param((penalty("0.00", "2/2018"),), None, None, id="of nothing"),
        pytest.param((penalty("400.00", "1/2018"),), None, None, id="of another"),
        pytest.param((penalty("400.00", "2/2018", on=ON + DAY),), None, None, id="of tomorrow"),
        pytest.param((penalty("30000.00", "2/2018"),), "30000.00", ("0.00", "6600.00"), id="all of the net"),
        pytest.param((penalty("30000.01", "2/2018"),), "30000.01", None, id="more than the net"),
    ],
)
def test_penalty_of_an_invoice(
    penalties: tuple[Penalty, ...], kept_back: str | None, left: tuple[str, str] | None
) -> None:
    """
    What is kept back from an invoice is taken off it, and leaves its VAT as it was: 30,000 − 500 and 36,600 − 500.
    """
    (found,) = owed(INVOICE, attrs.evolve(INVOICE, id="1/2018", paid_on=ON), penalties=penalties)

    assert (kept_back and Euro(kept_back), None if left is None else Spent(net=Euro(left[0]), gross=Euro(left[1]))) == (
        found.kept_back,
        found.left,
    )


def test_penalty_of_an_invoice_of_no_known_rate() -> None:
    """
    Where the rate is not known, only what is left without VAT can be told.
    """
    (found,) = owed(INVOICE, penalties=(penalty("500.00", "2/2018"),), rate=None)

    assert Spent(net=Euro("29500.00")) == found.left


def test_penalties_beyond_the_invoice() -> None:
    """
    Where penalties exceed the invoice, what is left is not known, and told.
    """
    (found,) = owed(INVOICE, penalties=(penalty("30000.01", "2/2018"),))
    message = Bilingual(
        "le penali superano la fattura: non si sa che cosa resti da pagare",
        "the penalties exceed the invoice: what is left to pay is not known",
    )

    assert (Missing(path="/service_contracts/0/execution/invoices/0/net", message=message),) == found.missing


@pytest.mark.parametrize("invoice", [pytest.param("", id="none"), pytest.param("9/2018", id="not on record")])
def test_penalty_of_no_known_invoice(invoice: str) -> None:
    """
    A penalty of which it is not known from which invoice it is kept stands by itself, below zero.
    """
    found = owed(
        penalties=(
            penalty("7.00", on=ON + DAY),
            penalty("0.00", invoice),
            penalty("500.00", invoice, reason="ritardo"),
        )
    )

    assert [
        PaymentDue(
            kind=PaymentDueKind.PENALTY,
            path="/service_contracts/0/execution/penalties/2",
            name="",
            contract="servizio",
            amount=Spent(net=Euro("-500.00")),
            ground=Bilingual("atto del 1° ottobre 2018: ritardo", "act of 1 October 2018: ritardo"),
            missing=(
                Missing(path="/service_contracts/0/execution/penalties/2/invoice", message=NO_INVOICE_OF_PENALTY),
            ),
        )
    ] == found


def test_penalty_without_a_reason() -> None:
    """
    Where the act gives no reason only its day is told.
    """
    (found,) = owed(penalties=(penalty("500.00"),))

    assert Bilingual("atto del 1° ottobre 2018", "act of 1 October 2018") == found.ground


def test_penalty_of_a_credit_note() -> None:
    """
    From a credit note nothing can be kept back: the penalty that names one is not lost.
    """
    note = attrs.evolve(INVOICE, net=Euro("-1000.00"))
    found = owed(note, penalties=(penalty("500.00", note.id),))

    assert [PaymentDueKind.CREDIT_NOTE, PaymentDueKind.PENALTY] == [each.kind for each in found]


def test_rate_of_the_invoice() -> None:
    """
    The rate of an invoice goes before that of its contract.
    """
    contract = ServiceContract(id="servizio", vat_rate=Decimal(22))

    assert Spent(net=Euro("30000.00"), gross=Euro("31500.00")) == spent_on(
        attrs.evolve(INVOICE, vat_rate=Decimal(5)), contract
    )


WORKS = Works(id="lavori", statements=(ProgressStatement(on=date(2018, 5, 31), certified=Euro("100.00")),))


def paid(amount: str, kind: PaymentKind = PaymentKind.INSTALMENT, *, recovered: str = "0.00") -> Payment:
    """
    Return money paid for the works.
    """
    return Payment(on=date(2018, 6, 29), amount=Euro(amount), kind=kind, advance_recovered=Euro(recovered))


def test_certified_works() -> None:
    """
    What is certified and not paid is owed, on a day that nobody wrote down.
    """
    works = attrs.evolve(WORKS, payments=(paid("60.00"),))

    assert [
        PaymentDue(
            kind=PaymentDueKind.CERTIFIED_WORKS,
            path="/works/0",
            name="lavori",
            amount=Spent(net=Euro("40.00")),
            ground=Bilingual(
                "certificato e non pagato; l'anticipazione ancora da recuperare non è tolta",
                "certified and not paid; the advance that is still to be recovered is not taken off",
            ),
            missing=(Missing(path="/works/0/payments", message=NO_TERM),),
        )
    ] == owed(works=(works,))


@pytest.mark.parametrize(
    ("payments", "expected"),
    [
        pytest.param((paid("100.00"),), [], id="all is paid"),
        pytest.param((paid("99.99"),), [Euro("0.01")], id="a cent is left"),
        pytest.param((paid("30.00", PaymentKind.ADVANCE),), [Euro("100.00")], id="an advance pays nothing certified"),
        pytest.param(
            (paid("30.00", PaymentKind.ADVANCE), paid("60.00", recovered="20.00")),
            [Euro("20.00")],
            id="what was recovered of it does",
        ),
        pytest.param((paid("120.00"),), [], id="more than certified"),
    ],
)
def test_advance(payments: tuple[Payment, ...], expected: list[Euro]) -> None:
    """
    An advance pays of what is certified as much as was recovered of it.
    """
    works = attrs.evolve(WORKS, payments=payments)

    assert expected == [found.amount.net for found in owed(works=(works,))]


def test_works_that_were_dropped() -> None:
    """
    After works were dropped the whole advance settles what was certified.
    """
    works = attrs.evolve(WORKS, payments=(paid("30.00", PaymentKind.ADVANCE),))

    assert [Euro("70.00")] == [
        found.amount.net for found in owed(works=(works.advance(WorksEvent.DROP, on=date(2018, 7, 1)),))
    ]


def test_most_urgent_first() -> None:
    """
    What falls due first stands first, and certified works, of no known day, last.
    """
    soon = attrs.evolve(INVOICE, id="a", due_on=ON - DAY)
    unknown = attrs.evolve(INVOICE, id="b", due_on=None)

    assert ["a", "2/2018", "b", "lavori"] == [found.name for found in owed(unknown, INVOICE, soon, works=(WORKS,))]
