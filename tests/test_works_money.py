"""
The money of works: what is certified, paid, recovered and left to pay, of one contract and of a second one.
"""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import ContrattiError, ExceededError, MalformedValueError, WrongTypeError
from contratti_quartiere.money import Euro
from contratti_quartiere.progress import Payment, PaymentKind, ProgressStatement
from contratti_quartiere.works import Works, WorksStep
from contratti_quartiere.works_table import WorksEvent

DAY = timedelta(days=1)
START = date(2018, 9, 17)
SAL = date(2019, 3, 1)
E, K = WorksEvent, PaymentKind


def works(*, price: str | None = "1000000.00", certified: str | None = None, advance: str | None = None) -> Works:
    """
    Return works started at a price, with an advance paid ten days after the start and one statement of 1 March 2019.
    """
    amount = None if price is None else Euro(price)
    events = (E.FUND, E.DESIGN, E.TENDER, E.AWARD, E.START)
    found = Works(
        id="scala-A",
        history=tuple(
            WorksStep(event=event, happened_on=START, amount=amount if event is E.AWARD else None) for event in events
        ),
    )
    if advance is not None:
        found = found.pay(paying(advance, K.ADVANCE, on=START + 10 * DAY))
    if certified is not None:
        found = found.certify(ProgressStatement(on=SAL, certified=Euro(certified)))
    return found


def paying(
    amount: str, kind: PaymentKind = PaymentKind.INSTALMENT, *, recovered: str = "0.00", on: date = SAL
) -> Payment:
    """
    Return a payment of 1 March 2019.
    """
    return Payment(on=on, amount=Euro(amount), kind=kind, advance_recovered=Euro(recovered))


def left(works: Works, payment: Payment) -> str | None:
    """
    Return what was left when a payment was refused; None if it was not.
    """
    try:
        works.pay(payment)
    except ExceededError as error:
        return str(error.left)
    return None


# ------------------------------------------------------------------------------------------------------ what is paid


def test_advance_before_anything_is_certified() -> None:
    """
    "Contract 1,000,000.00, advance 200,000.00 paid within 15 days of the start, nothing certified yet": it is lawful.
    """
    found = works(advance="200000.00")

    assert (Euro("200000.00"), Euro("200000.00"), Euro("0.00")) == (
        found.paid(date.max),
        found.advance_outstanding(date.max),
        found.certified(date.max),
    )


def test_more_than_certified_and_advance() -> None:
    """
    "Certified 300,000.00, advance not yet recovered 200,000.00, paid 520,000.00": 20,000.00 too many.
    """
    with pytest.raises(ExceededError) as caught:
        works(certified="300000.00", advance="200000.00").pay(paying("320000.00"))

    error = caught.value
    assert (
        Bilingual("pagamento per scala-A del 2019-03-01", "payment for scala-A of 2019-03-01"),
        Euro("320000.00"),
        Euro("300000.00"),
        Bilingual("resta da pagare", "left to pay"),
        Bilingual("certificare prima, o ridurre l'importo", "certify first, or pay less"),
    ) == (error.what, error.wanted, error.left, error.reason, error.remedy)


@pytest.mark.parametrize(
    ("found", "payment", "expected"),
    [
        pytest.param(works(), paying("0.01"), "0,00 €", id="nothing certified"),
        pytest.param(works(certified="300000.00"), paying("300000.00"), None, id="all that is certified"),
        pytest.param(works(certified="300000.00"), paying("300000.01"), "300.000,00 €", id="a cent more"),
        pytest.param(
            works(certified="300000.00"), paying("0.01", on=SAL - DAY), "0,00 €", id="the day before it is certified"
        ),
        pytest.param(
            works(certified="300000.00", advance="200000.00"),
            paying("240000.00", recovered="60000.00"),
            None,
            id="a fifth of the advance recovered",
        ),
        pytest.param(
            works(certified="300000.00", advance="200000.00"),
            paying("240000.01", recovered="60000.00"),
            "240.000,00 €",
            id="a cent more than is left beside what is recovered",
        ),
        pytest.param(
            works(certified="300000.00", advance="200000.00"),
            paying("0.01", recovered="200000.01"),
            "200.000,00 €",
            id="a cent more recovered than was advanced",
        ),
        pytest.param(
            works(certified="300000.00"), paying("1.00", recovered="0.01"), "0,00 €", id="recovered without an advance"
        ),
        pytest.param(works(), paying("1000000.00", K.ADVANCE), None, id="advance of the price"),
        pytest.param(works(), paying("1000000.01", K.ADVANCE), "1.000.000,00 €", id="advance past the price"),
        pytest.param(works(advance="200000.00"), paying("800000.01", K.ADVANCE), "800.000,00 €", id="second advance"),
        pytest.param(works(price=None), paying("9000000.00", K.ADVANCE), None, id="price unknown"),
    ],
)
def test_limits(found: Works, payment: Payment, expected: str | None) -> None:
    """
    "Up to the certified amount plus the advance not yet recovered", to the cent; an advance within the price.
    """
    assert expected == left(found, payment)


def test_payment_is_kept() -> None:
    """
    A payment that fits stands after the others, and nothing else changes.
    """
    before = works(certified="300000.00", advance="200000.00")
    payment = paying("240000.00", recovered="60000.00")
    after = before.pay(payment)

    assert ((*before.payments, payment), before.statements, before.history) == (
        after.payments,
        after.statements,
        after.history,
    )


@pytest.mark.parametrize(
    ("day", "paid", "outstanding"),
    [
        pytest.param(START + 9 * DAY, "0.00", "0.00", id="day before the advance"),
        pytest.param(START + 10 * DAY, "200000.00", "200000.00", id="day of the advance"),
        pytest.param(SAL - DAY, "200000.00", "200000.00", id="day before the payment on account"),
        pytest.param(SAL, "440000.00", "140000.00", id="day of it"),
        pytest.param(SAL + DAY, "440000.00", "140000.00", id="day after it"),
    ],
)
def test_paid_by_a_day(day: date, paid: str, outstanding: str) -> None:
    """
    By a day is paid what was paid up to it, and of the advance is left what was not recovered by then.
    """
    found = works(certified="300000.00", advance="200000.00").pay(paying("240000.00", recovered="60000.00"))

    assert (Euro(paid), Euro(outstanding)) == (found.paid(day), found.advance_outstanding(day))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(SAL - DAY, "2019-02-28", id="day before"),
        pytest.param(SAL, None, id="the day"),
        pytest.param(SAL + DAY, None, id="day after"),
    ],
)
def test_order_of_payments(on: date, expected: str | None) -> None:
    """
    Payments are written down in the order of their days: an earlier one is a slip of who writes it.
    """
    found: str | None = None
    try:
        works(certified="300000.00").pay(paying("1.00")).pay(paying("1.00", on=on))
    except MalformedValueError as error:
        found = error.found

    assert expected == found


def test_early_payment_says_the_last() -> None:
    """
    A payment before the last says which day that is.
    """
    with pytest.raises(MalformedValueError) as caught:
        works(certified="300000.00").pay(paying("1.00")).pay(paying("1.00", on=SAL - DAY))

    error = caught.value
    assert (
        Bilingual("pagamento per scala-A", "payment for scala-A"),
        Bilingual("è prima dell'ultimo, 2019-03-01", "is before the last, 2019-03-01"),
        Bilingual("controllare il giorno", "check the day"),
    ) == (error.what, error.reason, error.remedy)


@pytest.mark.parametrize("value", [None, Euro("1.00")], ids=["nothing", "amount"])
def test_pay_another_type(value: Any) -> None:
    """
    Only a payment pays anything.
    """
    with pytest.raises(WrongTypeError) as caught:
        works().pay(value)

    assert "Works.payments[0]" == caught.value.where


def test_foreign_payments_may_exceed() -> None:
    """
    "What an auditor must see is a value": payments of others past the limit are kept, and what is left is below zero.
    """
    found = Works(id="scala-A", payments=(paying("20.00"),))

    assert Euro("-20.00") == found.payable(paying("1.00"))


# ------------------------------------------------------------------------------------------------------ what is dropped


@pytest.mark.parametrize(
    ("kind", "on", "amount", "expected"),
    [
        pytest.param(K.INSTALMENT, date(2019, 6, 30), "1.00", None, id="on account, day before"),
        pytest.param(K.INSTALMENT, date(2019, 7, 1), "1.00", "0,00 €", id="on account, the day"),
        pytest.param(K.INSTALMENT, date(2019, 7, 2), "1.00", "0,00 €", id="on account, day after"),
        pytest.param(K.ADVANCE, date(2019, 7, 1), "1.00", "0,00 €", id="advance"),
        pytest.param(K.BALANCE, date(2019, 7, 1), "300000.00", None, id="balance of all that is certified"),
        pytest.param(K.BALANCE, date(2019, 7, 1), "300000.01", "300.000,00 €", id="balance past it"),
    ],
)
def test_payment_after_a_drop(kind: PaymentKind, on: date, amount: str, expected: str | None) -> None:
    """
    From the day on which works are dropped only a balance is paid, for what was certified by then.
    """
    dropped = works(certified="300000.00").advance(E.DROP, on=date(2019, 7, 1))

    assert expected == left(dropped, paying(amount, kind, on=on))


def test_payment_to_dropped_works_says_so() -> None:
    """
    A payment to dropped works is refused with the day of the drop, and what may still be paid.
    """
    dropped = works(certified="300000.00").advance(E.DROP, on=date(2019, 7, 1))
    with pytest.raises(ExceededError) as caught:
        dropped.pay(paying("1.00", on=date(2019, 7, 1)))

    error = caught.value
    assert (
        Bilingual("lavori scala-A", "works scala-A"),
        Euro("1.00"),
        Euro("0.00"),
        Bilingual("stralciati dal 2019-07-01", "dropped on 2019-07-01"),
        Bilingual("liquidare con un saldo ciò che fu certificato prima", "settle by a balance what was certified"),
    ) == (error.what, error.wanted, error.left, error.reason, error.remedy)


def test_day_of_the_drop() -> None:
    """
    Works are dropped on the day of their last step, or not at all.
    """
    assert (None, date(2019, 7, 1)) == (works().dropped_on, works().advance(E.DROP, on=date(2019, 7, 1)).dropped_on)


# --------------------------------------------------------------------------------------------------- price and contract


def test_last_of_two_statements_of_one_day() -> None:
    """
    Of two statements of one day the later written counts: `certify` takes it for the further one.
    """
    more = ProgressStatement(on=SAL, certified=Euro("310000.00"), contract_amount=Euro("620000.00"))
    found = works(certified="300000.00").certify(more)

    assert (Euro("310000.00"), Fraction(1, 2), Euro("620000.00")) == (
        found.certified(SAL),
        found.progress(SAL),
        found.price(SAL),
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(START - DAY, None, id="day before the award"),
        pytest.param(START, "1000000.00", id="day of the award"),
        pytest.param(SAL - DAY, "1000000.00", id="day before the variant"),
        pytest.param(SAL, "1200000.00", id="day of the variant"),
        pytest.param(SAL + 31 * DAY, "1200000.00", id="statement that does not say the price"),
    ],
)
def test_price(day: date, expected: str | None) -> None:
    """
    The price is that of the award, until a statement says another; one that says none changes nothing.
    """
    varied = ProgressStatement(on=SAL, certified=Euro("1.00"), contract_amount=Euro("1200000.00"))
    silent = ProgressStatement(on=SAL + 31 * DAY, certified=Euro("2.00"))
    found = works().certify(varied).certify(silent)

    assert (None if expected is None else Euro(expected)) == found.price(day)


# The Piano building of Ponte Lambro: works from November 2011, the contract terminated in January 2015. The days, the
# amounts and the second contract are invented.
TERMINATED, AGAIN, AWARDED = date(2015, 1, 15), date(2016, 2, 1), date(2016, 9, 1)
FIRST = (
    (E.FUND, date(2010, 1, 1), None),
    (E.DESIGN, date(2010, 6, 1), None),
    (E.TENDER, date(2011, 3, 1), None),
    (E.AWARD, date(2011, 10, 1), "10000000.00"),
    (E.START, date(2011, 11, 2), None),
    (E.TERMINATE, TERMINATED, None),
)
SECOND = ((E.TENDER_AGAIN, AGAIN, None), (E.AWARD, AWARDED, "4000000.00"), (E.START, date(2016, 10, 3), None))


def history(*steps: tuple[WorksEvent, date, str | None]) -> tuple[WorksStep, ...]:
    """
    Return the steps of a history, with the amounts that they count.
    """
    return tuple(
        WorksStep(event=event, happened_on=on, amount=None if amount is None else Euro(amount))
        for event, on, amount in steps
    )


def stated(on: date, certified: str, price: str | None = None) -> ProgressStatement:
    """
    Return a statement of a day.
    """
    return ProgressStatement(on=on, certified=Euro(certified), contract_amount=None if price is None else Euro(price))


PIANO = Works(
    id="piano",
    history=history(*FIRST, *SECOND),
    statements=(
        stated(date(2014, 6, 30), "5500000.00", "10000000.00"),
        # The final account of the first contract, drawn up after its end.
        stated(date(2016, 3, 31), "6000000.00", "10000000.00"),
        stated(date(2017, 6, 30), "1000000.00", "4000000.00"),
        stated(date(2018, 6, 30), "1500000.00", "5000000.00"),
    ),
)


@pytest.mark.parametrize(
    ("day", "since", "price", "progress"),
    [
        pytest.param(date(2014, 6, 29), date.min, "10000000.00", None, id="day before anything is certified"),
        pytest.param(TERMINATED, date.min, "10000000.00", Fraction(55, 100), id="first one terminated"),
        pytest.param(AGAIN, date.min, "10000000.00", Fraction(55, 100), id="tendered again"),
        pytest.param(AWARDED - DAY, date.min, "10000000.00", Fraction(60, 100), id="day before the award"),
        pytest.param(AWARDED, AWARDED, "4000000.00", None, id="awarded again"),
        pytest.param(date(2017, 6, 30), AWARDED, "4000000.00", Fraction(1, 4), id="second one runs"),
        pytest.param(date.max, AWARDED, "5000000.00", Fraction(3, 10), id="variant of the second"),
    ],
)
def test_works_tendered_again(day: date, since: date, price: str, progress: Fraction | None) -> None:
    """
    From its award on a second contract counts alone: its own price, and its own statements as parts of it.
    """
    assert (since, Euro(price), progress) == (PIANO.contract_since(day), PIANO.price(day), PIANO.progress(day))


@pytest.mark.parametrize(
    ("day", "certified", "earlier"),
    [
        pytest.param(date(2014, 6, 29), "0.00", "0.00", id="day before anything is certified"),
        pytest.param(AGAIN, "5500000.00", "0.00", id="tendered again"),
        pytest.param(AWARDED - DAY, "6000000.00", "0.00", id="day before the award"),
        pytest.param(AWARDED, "6000000.00", "6000000.00", id="awarded again"),
        pytest.param(date(2017, 6, 30), "7000000.00", "6000000.00", id="second one runs"),
        pytest.param(date.max, "7500000.00", "6000000.00", id="last statement"),
    ],
)
def test_certified_under_two_contracts(day: date, certified: str, earlier: str) -> None:
    """
    Of the works is certified what both contracts certified: six million of the first, and what the second adds.
    """
    assert (Euro(certified), Euro(earlier)) == (PIANO.certified(day), PIANO.certified_earlier(day))


def test_second_price_unknown() -> None:
    """
    Where the second award does not say its price, that of the first is not taken for it.
    """
    award = (E.AWARD, AWARDED, None)
    found = Works(id="piano", history=history(*FIRST, SECOND[0], award), statements=PIANO.statements[:2])

    assert (Euro("10000000.00"), None) == (found.price(AWARDED - DAY), found.price(AWARDED))


def test_third_contract() -> None:
    """
    What is certified of the works is the sum over all contracts, however many.
    """
    third = history(
        (E.TERMINATE, date(2019, 1, 1), None),
        (E.TENDER_AGAIN, date(2019, 2, 1), None),
        (E.AWARD, date(2019, 9, 1), "3000000.00"),
    )
    found = Works(
        id="piano",
        history=(*PIANO.history, *third),
        statements=(*PIANO.statements, stated(date(2020, 6, 30), "300000.00", "3000000.00")),
    )

    assert (Euro("7800000.00"), Euro("7500000.00"), Fraction(1, 10)) == (
        found.certified(date.max),
        found.certified_earlier(date.max),
        found.progress(date.max),
    )


@pytest.mark.parametrize(
    ("on", "certified", "refused"),
    [
        pytest.param(AWARDED - DAY, "5999999.99", True, id="day before the award, less"),
        pytest.param(AWARDED - DAY, "6000000.00", False, id="day before the award, as much"),
        pytest.param(AWARDED, "0.00", False, id="day of the award, from zero"),
        pytest.param(AWARDED + DAY, "0.01", False, id="day after the award"),
    ],
)
def test_second_contract_certifies_from_zero(on: date, certified: str, refused: bool) -> None:
    """
    "The certified cumulative amount does not fall" within a contract; a second one counts from its own start.
    """
    before = Works(id="piano", history=PIANO.history, statements=PIANO.statements[:2])
    try:
        before.certify(stated(on, certified))
    except MalformedValueError:
        found = True
    else:
        found = False

    assert refused is found


@pytest.mark.parametrize(
    ("payment", "expected"),
    [
        pytest.param(Payment(on=AWARDED, amount=Euro("200000.01")), "200.000,00 €", id="past what is certified"),
        pytest.param(
            Payment(on=AWARDED, amount=Euro("200000.00"), kind=K.BALANCE), None, id="balance of the first contract"
        ),
        pytest.param(Payment(on=AWARDED, amount=Euro("4000000.00"), kind=K.ADVANCE), None, id="advance on the second"),
        pytest.param(
            Payment(on=AWARDED, amount=Euro("4000000.01"), kind=K.ADVANCE),
            "4.000.000,00 €",
            id="advance past its price",
        ),
    ],
)
def test_payments_of_two_contracts(payment: Payment, expected: str | None) -> None:
    """
    What is owed to the first contractor is still paid; an advance on the second price is within that price alone.
    """
    before = Works(
        id="piano",
        history=PIANO.history,
        statements=PIANO.statements[:2],
        payments=(Payment(on=date(2014, 7, 31), amount=Euro("5800000.00")),),
    )

    assert expected == left(before, payment)


# ------------------------------------------------------------------------------------------------------------- the law


AMOUNTS = st.integers(0, 60).map(lambda tens: Euro.from_cents(1000 * tens))
OPERATIONS = st.one_of(
    st.tuples(st.just("certify"), AMOUNTS, st.sampled_from([None, Euro("400.00"), Euro("600.00")])),
    st.tuples(st.sampled_from([K.ADVANCE, K.INSTALMENT, K.BALANCE]), AMOUNTS, AMOUNTS),
    st.tuples(st.sampled_from([E.TERMINATE, E.TENDER_AGAIN, E.AWARD, E.START, E.DROP]), AMOUNTS, st.none()),
)


def after(works: Works, operation: tuple[Any, Euro, Euro | None], on: date) -> Works:
    """
    Return works after an operation; as they were if it is refused.
    """
    kind, amount, other = operation
    try:
        if kind == "certify":
            return works.certify(ProgressStatement(on=on, certified=amount, contract_amount=other))
        if isinstance(kind, PaymentKind):
            return works.pay(Payment(on=on, amount=amount, kind=kind, advance_recovered=other or Euro("0.00")))
        return works.advance(kind, on=on, amount=amount)
    except ContrattiError:
        return works


@given(st.lists(st.tuples(OPERATIONS, st.integers(0, 2)), max_size=25))
def test_what_is_paid_stays_within_what_is_certified_and_advanced(
    operations: list[tuple[tuple[Any, Euro, Euro | None], int]],
) -> None:
    """
    Whatever operations are accepted: payments stay within the certified amount and the advance not recovered.

    No more is recovered than was advanced, and what is certified does not fall.
    """
    found, on = works(price="500.00"), START
    for operation, days in operations:
        on += days * DAY
        before, found = found, after(found, operation, on)
        outstanding = found.advance_outstanding(on)

        assert outstanding >= Euro("0.00")
        assert found.paid(on) <= found.certified(on) + outstanding
        assert found.certified(on) >= before.certified(on)


@given(st.lists(st.tuples(OPERATIONS, st.integers(0, 2)), max_size=25), st.integers(0, 50))
def test_money_of_a_day_is_that_of_the_works_as_of_it(
    operations: list[tuple[tuple[Any, Euro, Euro | None], int]], days: int
) -> None:
    """
    What was certified, paid, recovered and agreed by a day is what the works as of that day say in the end.
    """
    found, on = works(price="500.00"), START
    for operation, later in operations:
        on += later * DAY
        found = after(found, operation, on)
    day = START + days * DAY
    known = found.until(day)

    assert [
        found.certified(day),
        found.certified_earlier(day),
        found.paid(day),
        found.advance_outstanding(day),
        found.price(day),
        found.progress(day),
    ] == [
        known.certified(date.max),
        known.certified_earlier(date.max),
        known.paid(date.max),
        known.advance_outstanding(date.max),
        known.price(date.max),
        known.progress(date.max),
    ]


def test_any_number_of_contracts() -> None:
    """
    "Rules report and never raise": of works awarded anew more often than Python calls itself, all contracts count.
    """
    often, first = 1_100, date(2000, 1, 3)
    steps = [WorksStep(event=event, happened_on=first) for event in (E.DESIGN, E.TENDER, E.AWARD)]
    for number in range(1, often):
        day = first + number * DAY
        steps += [WorksStep(event=event, happened_on=day) for event in (E.TERMINATE, E.TENDER_AGAIN, E.AWARD)]
    statements = tuple(
        ProgressStatement(on=first + number * DAY, certified=Euro("1.00")) for number in range(0, often, 100)
    )
    found = Works(id="scala-A", history=tuple(steps), statements=statements)

    assert Euro("11.00") == found.certified(date.max)
