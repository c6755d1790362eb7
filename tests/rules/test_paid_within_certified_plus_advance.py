"""
`paid-within-certified-plus-advance`: payments beside what is certified and advanced; what is not on record excuses.
"""

from collections.abc import Callable
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.funding import FundingBody
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import Payment, PaymentKind, ProgressStatement
from contratti_quartiere.report import validate
from contratti_quartiere.rules.paid_within_certified_plus_advance import RULE
from contratti_quartiere.transfers import Transfer
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.works import Works
from contratti_quartiere.works_table import WorksEvent

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
NOTICE, START = date(2023, 9, 4), date(2024, 3, 4)
FIRST, SECOND, THIRD = date(2024, 3, 18), date(2024, 7, 31), date(2024, 9, 6)
WHOLE = "/works/0/payments"
HISTORY = "/works/0/history"
WITHIN = Comparison("paid", Relation.AT_MOST, "certified + advance_not_recovered")


def works(notice: date | None = NOTICE, price: str | None = "1000.00") -> Works:
    """
    Return works that were tendered and awarded, and began.
    """
    return (
        Works(id="lavori")
        .advance(WorksEvent.DESIGN, on=date(2006, 2, 6))
        .advance(WorksEvent.TENDER, on=date(2006, 3, 6), notice_date=notice)
        .advance(WorksEvent.AWARD, on=date(2024, 1, 15), amount=None if price is None else Euro(price))
        .advance(WorksEvent.START, on=START)
    )


def paid(on: date, amount: str, kind: PaymentKind = PaymentKind.INSTALMENT, recovered: str = "0.00") -> Payment:
    """
    Return a payment.
    """
    return Payment(on=on, amount=Euro(amount), kind=kind, advance_recovered=Euro(recovered))


def advance(on: date, amount: str) -> Payment:
    """
    Return an advance.
    """
    return paid(on, amount, PaymentKind.ADVANCE)


def sal(on: date, certified: str) -> ProgressStatement:
    """
    Return a statement of progress.
    """
    return ProgressStatement(on=on, certified=Euro(certified))


def judged(
    *payments: Payment, statements: tuple[ProgressStatement, ...] = (), of: Works | None = None
) -> list[Verdict]:
    """
    Return what the rule says of works with these payments and statements.
    """
    found = attrs.evolve(works() if of is None else of, payments=payments, statements=statements)
    return list(RULE.check(View(programme=Programme(works=(found,)), on=TODAY, parameters=PARAMETERS)))


def outcome(
    *payments: Payment, statements: tuple[ProgressStatement, ...] = (), of: Works | None = None
) -> list[tuple[type[Verdict], str]]:
    """
    Return the kind and the place of what the rule says of works with these payments and statements.
    """
    return [(type(verdict), verdict.path) for verdict in judged(*payments, statements=statements, of=of)]


def test_not_applicable() -> None:
    """
    Works for which nothing was paid are not judged.
    """
    assert [
        NotApplicable(
            path="/works/0",
            message=Bilingual(
                "per i lavori lavori non risultano pagamenti", "no payment for works lavori is on record"
            ),
        )
    ] == judged(statements=(sal(SECOND, "100.00"),))


def test_published_advance() -> None:
    """
    Published case: contract 1,000,000.00, advance 200,000.00 within 15 days of the start, nothing certified yet: kept.
    """
    assert [
        Kept(
            path=WHOLE,
            message=Bilingual(
                "lavori lavori, pagamento del 18 marzo 2024: pagati in tutto 200.000,00 €, contro 0,00 € certificati e"
                " 200.000,00 € di anticipazione non ancora recuperata",
                "works lavori, payment of 18 March 2024: €200,000.00 paid in all, against €0.00 certified and"
                " €200,000.00 of advance not yet recovered",
            ),
            facts=(
                Fact("on", FIRST),
                Fact("paid", Euro("200000.00")),
                Fact("certified", Euro("0.00")),
                Fact("advance_not_recovered", Euro("200000.00")),
                Fact("payments", 1),
            ),
            comparisons=(WITHIN,),
        )
    ] == judged(advance(FIRST, "200000.00"), of=works(price="1000000.00"))


def test_published_excess() -> None:
    """
    Published case: certified 300,000.00, advance not yet recovered 200,000.00, paid 520,000.00: 20,000.00 too many.
    """
    assert [
        Breach(
            path="/works/0/payments/1",
            message=Bilingual(
                "lavori lavori, pagamento del 6 settembre 2024: pagati in tutto 520.000,00 €, contro 300.000,00 €"
                " certificati e 200.000,00 € di anticipazione non ancora recuperata: 20.000,00 € di troppo",
                "works lavori, payment of 6 September 2024: €520,000.00 paid in all, against €300,000.00 certified and"
                " €200,000.00 of advance not yet recovered: €20,000.00 too many",
            ),
            facts=(
                Fact("on", THIRD),
                Fact("paid", Euro("520000.00")),
                Fact("certified", Euro("300000.00")),
                Fact("advance_not_recovered", Euro("200000.00")),
                Fact("excess", Euro("20000.00")),
            ),
            comparisons=(WITHIN,),
        )
    ] == judged(
        advance(FIRST, "200000.00"),
        paid(THIRD, "320000.00"),
        statements=(sal(SECOND, "300000.00"),),
        of=works(price="1000000.00"),
    )


@pytest.mark.parametrize(
    ("amount", "recovered", "expected"),
    [
        pytest.param("300.00", "0.00", (Kept, WHOLE), id="all that is certified"),
        pytest.param("300.01", "0.00", (Breach, "/works/0/payments/1"), id="a cent more"),
        pytest.param("240.00", "60.00", (Kept, WHOLE), id="certified less what is recovered"),
        pytest.param("240.01", "60.00", (Breach, "/works/0/payments/1"), id="a cent more than that"),
        pytest.param("100.00", "200.00", (Kept, WHOLE), id="the whole advance recovered"),
        pytest.param("100.01", "200.00", (Breach, "/works/0/payments/1"), id="a cent more, the advance recovered"),
    ],
)
def test_to_the_cent(amount: str, recovered: str, expected: tuple[type[Verdict], str]) -> None:
    """
    Certified 300.00 after an advance of 200.00: what a payment recovers of the advance is no longer there to be paid.
    """
    assert [expected] == outcome(
        advance(FIRST, "200.00"), paid(THIRD, amount, recovered=recovered), statements=(sal(SECOND, "300.00"),)
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(THIRD - DAY, (Kept, WHOLE), id="certified the day before"),
        pytest.param(THIRD, (Kept, WHOLE), id="certified on the day of the payment"),
        pytest.param(THIRD + DAY, (Breach, "/works/0/payments/1"), id="certified the day after"),
    ],
)
def test_each_day_by_what_was_certified_then(on: date, expected: tuple[type[Verdict], str]) -> None:
    """
    A payment is measured by what was certified by its day: what is certified later does not mend it.
    """
    statements = sal(SECOND, "100.00"), sal(on, "300.00")

    assert [expected] == outcome(advance(FIRST, "200.00"), paid(THIRD, "300.00"), statements=statements)


def test_each_day_above_is_shown() -> None:
    """
    Each day on which the payments are above is a breach, at the last payment of the day.
    """
    assert [(Breach, "/works/0/payments/2"), (Breach, "/works/0/payments/3")] == outcome(
        advance(FIRST, "200.00"),
        paid(SECOND, "200.00"),
        paid(SECOND, "150.00"),
        paid(THIRD, "10.00"),
        statements=(sal(SECOND, "300.00"),),
    )


def test_the_day_with_the_least_margin_is_given() -> None:
    """
    Of several days of payment the one is given that is closest to what may be paid, of two alike the later.
    """
    payments = advance(FIRST, "200.00"), paid(SECOND, "90.00"), paid(THIRD, "10.00")
    statements = sal(SECOND, "100.00"), sal(THIRD, "110.00"), sal(THIRD + DAY, "500.00")

    assert [
        Kept(
            path=WHOLE,
            message=Bilingual(
                "lavori lavori, pagamento del 18 marzo 2024: pagati in tutto 200,00 €, contro 0,00 € certificati e"
                " 200,00 € di anticipazione non ancora recuperata: negli altri giorni di pagamento il margine non è"
                " minore",
                "works lavori, payment of 18 March 2024: €200.00 paid in all, against €0.00 certified and €200.00 of"
                " advance not yet recovered: on the other days of payment the margin is no less",
            ),
            facts=(
                Fact("on", FIRST),
                Fact("paid", Euro("200.00")),
                Fact("certified", Euro("0.00")),
                Fact("advance_not_recovered", Euro("200.00")),
                Fact("payments", 3),
            ),
            comparisons=(WITHIN,),
        )
    ] == judged(*payments, statements=statements)
    assert Fact("on", THIRD) == judged(*payments[1:], statements=statements)[0].facts[0]


def test_two_days_of_payment() -> None:
    """
    Of two days of payment it is said that on the other one the margin is no less.
    """
    (verdict,) = judged(advance(FIRST, "200.00"), paid(THIRD, "90.00"), statements=(sal(SECOND, "100.00"),))

    assert (
        Bilingual(
            "lavori lavori, pagamento del 18 marzo 2024: pagati in tutto 200,00 €, contro 0,00 € certificati e"
            " 200,00 € di anticipazione non ancora recuperata: negli altri giorni di pagamento il margine non è"
            " minore",
            "works lavori, payment of 18 March 2024: €200.00 paid in all, against €0.00 certified and €200.00 of"
            " advance not yet recovered: on the other days of payment the margin is no less",
        )
        == verdict.message
    )


BEFORE_ANY = "nessuno stato di avanzamento risulta entro quel giorno"
NO_ADVANCE = "nessuna anticipazione risulta, e può esservene stata una"
RECOVERED = "è stata recuperata più anticipazione di quanta ne risulti pagata"


@pytest.mark.parametrize(
    ("payments", "statements", "doubt", "path"),
    [
        pytest.param((paid(THIRD, "10.00"),), (), BEFORE_ANY, "/works/0/statements", id="no statement"),
        pytest.param(
            (paid(THIRD, "10.00"),),
            (sal(THIRD + DAY, "10.00"),),
            BEFORE_ANY,
            "/works/0/statements",
            id="none by that day",
        ),
        pytest.param((paid(THIRD, "310.00"),), (sal(SECOND, "300.00"),), NO_ADVANCE, WHOLE, id="no advance"),
        pytest.param((paid(THIRD, "1300.00"),), (sal(SECOND, "300.00"),), NO_ADVANCE, WHOLE, id="up to the price"),
        pytest.param(
            (paid(THIRD, "310.00"), advance(THIRD + DAY, "200.00")),
            (sal(SECOND, "300.00"), sal(THIRD + DAY, "310.00")),
            NO_ADVANCE,
            WHOLE,
            id="no advance by that day",
        ),
        pytest.param(
            (paid(THIRD, "100.00", recovered="0.01"),), (sal(SECOND, "300.00"),), RECOVERED, WHOLE, id="recovered"
        ),
    ],
)
def test_what_is_not_on_record(
    payments: tuple[Payment, ...], statements: tuple[ProgressStatement, ...], doubt: str, path: str
) -> None:
    """
    "An advance not on record: undecided", and so are payments before any statement, and what recovers no advance.
    """
    (verdict,) = judged(*payments, statements=statements)

    assert (Missing, path, True) == (
        type(verdict),
        verdict.path,
        verdict.message.it.endswith(f"; {doubt}"),
    )


def test_doubt_in_words() -> None:
    """
    An undecided payment carries the amounts that are on record.
    """
    assert [
        Missing(
            path=WHOLE,
            message=Bilingual(
                "lavori lavori, pagamento del 6 settembre 2024: pagati in tutto 310,00 €, contro 300,00 € certificati"
                " e 0,00 € di anticipazione non ancora recuperata; nessuna anticipazione risulta, e può esservene"
                " stata una",
                "works lavori, payment of 6 September 2024: €310.00 paid in all, against €300.00 certified and €0.00 of"
                " advance not yet recovered; no advance is on record, and there may have been one",
            ),
            facts=(
                Fact("on", THIRD),
                Fact("paid", Euro("310.00")),
                Fact("certified", Euro("300.00")),
                Fact("advance_not_recovered", Euro("0.00")),
            ),
        )
    ] == judged(paid(THIRD, "310.00"), statements=(sal(SECOND, "300.00"),))


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        pytest.param("1000.00", (Breach, "/works/0/payments/0"), id="a cent above the price"),
        pytest.param("1000.01", (Missing, WHOLE), id="as much as the price"),
        pytest.param(None, (Missing, WHOLE), id="price not known"),
    ],
)
def test_no_advance_exceeds_the_price(price: str | None, expected: tuple[type[Verdict], str]) -> None:
    """
    Above what is certified by more than the price, no advance can be the reason: that is a breach.
    """
    assert [expected] == outcome(paid(THIRD, "1300.01"), statements=(sal(SECOND, "300.00"),), of=works(price=price))


def test_doubt_that_lasts_is_told_once() -> None:
    """
    A doubt that lasts over several days is told once, at the last of them.
    """
    (verdict,) = judged(paid(SECOND, "10.00"), paid(THIRD, "10.00"))

    assert (Missing, "/works/0/statements", Fact("on", THIRD)) == (type(verdict), verdict.path, verdict.facts[0])


def test_breach_beside_a_doubt() -> None:
    """
    A day that is undecided does not hide one that is a breach.
    """
    assert [(Breach, "/works/0/payments/2"), (Missing, "/works/0/statements")] == outcome(
        paid(FIRST - DAY, "10.00"),
        advance(FIRST, "10.00"),
        paid(THIRD, "300.00"),
        statements=(sal(SECOND, "300.00"),),
    )


ABOVE = "supera il 20 per cento di 1.000,00 €; se di più fosse ammesso lo dicono i documenti di gara"
NO_NOTICE = "non si sa il giorno del bando dei lavori, da cui dipende quanta la legge ne ammetta"
NO_PRICE = "non si sa il prezzo dei lavori di cui è una parte"


@pytest.mark.parametrize(
    ("amount", "of", "doubts"),
    [
        pytest.param("200.00", works(), [], id="20 per cent, 2023"),
        pytest.param("200.01", works(), [ABOVE], id="a cent above"),
        pytest.param("300.01", works(), [ABOVE], id="above 30 per cent"),
        pytest.param("200.00", works(date(2023, 7, 1)), [], id="1 July 2023"),
        pytest.param("200.00", works(date(2023, 6, 30)), [], id="30 June 2023"),
        pytest.param("200.01", works(date(2023, 6, 30)), [ABOVE], id="30 June 2023, a cent above"),
        pytest.param("200.00", works(date(2016, 4, 20)), [], id="20 April 2016"),
        pytest.param(
            "200.00",
            works(date(2016, 4, 19)),
            ["bando del 19 aprile 2016, la norma di allora sull'anticipazione non è stata letta"],
            id="19 April 2016",
        ),
        pytest.param("200.00", works(None), [NO_NOTICE], id="notice not known"),
        pytest.param("200.00", Works(id="lavori"), [NO_PRICE], id="no history"),
        pytest.param("200.00", works(price=None), [NO_PRICE], id="price not known"),
    ],
)
def test_how_much_may_be_advanced(amount: str, of: Works, doubts: list[str]) -> None:
    """
    Up to the share of the law at the notice an advance is not questioned; else it is undecided, and never a breach.
    """
    kept, *others = judged(advance(FIRST, amount), of=of)
    said = f"lavori lavori, anticipazione {Euro(amount):it}: "

    assert (Kept, [said + doubt for doubt in doubts]) == (type(kept), [verdict.message.it for verdict in others])
    assert {Missing} >= {type(verdict) for verdict in others}


def test_advance_in_words() -> None:
    """
    An advance that is questioned carries its amount and the price, if that is known.
    """
    _, above = judged(advance(FIRST, "300.00"))
    _, unpriced = judged(advance(FIRST, "300.00"), of=works(price=None))
    _, undated = judged(advance(FIRST, "300.00"), of=works(None))
    _, unread = judged(advance(FIRST, "300.00"), of=works(date(2016, 4, 19)))
    view = View(programme=Programme(), on=TODAY, parameters=PARAMETERS)
    share = view.figure("advance_share", NOTICE)
    assert share is not None
    assert 20 == share.value
    both = (Fact("advance", Euro("300.00")), Fact("price", Euro("1000.00")))

    assert [
        Missing(
            path=HISTORY,
            message=Bilingual(
                f"lavori lavori, anticipazione 300,00 €: {ABOVE}",
                "works lavori, advance €300.00: it is above 20 per cent of €1,000.00; the tender documents say whether"
                " more was allowed",
            ),
            facts=both,
            figures=(share,),
        ),
        Missing(
            path=HISTORY,
            message=Bilingual(
                f"lavori lavori, anticipazione 300,00 €: {NO_PRICE}",
                "works lavori, advance €300.00: the price of the works, of which it is a part, is not known",
            ),
            facts=(Fact("advance", Euro("300.00")),),
        ),
        Missing(
            path=HISTORY,
            message=Bilingual(
                f"lavori lavori, anticipazione 300,00 €: {NO_NOTICE}",
                "works lavori, advance €300.00: the day of the notice of the works, on which hangs how much the law"
                " allows, is not known",
            ),
            facts=both,
        ),
        Missing(
            path=WHOLE,
            message=Bilingual(
                "lavori lavori, anticipazione 300,00 €: bando del 19 aprile 2016, la norma di allora"
                " sull'anticipazione non è stata letta",
                "works lavori, advance €300.00: notice of 19 April 2016, the provision of that time on advances has"
                " not been read",
            ),
            cause=MissingCause.OPEN,
            facts=both,
        ),
    ] == [above, unpriced, undated, unread]


AGAIN = (
    works(date(2014, 1, 8))
    .advance(WorksEvent.TERMINATE, on=SECOND)
    .advance(WorksEvent.TENDER_AGAIN, on=SECOND + DAY, notice_date=NOTICE)
    .advance(WorksEvent.AWARD, on=THIRD, amount=Euro("500.00"))
)


@pytest.mark.parametrize(
    ("of", "payments", "expected"),
    [
        pytest.param(AGAIN, (advance(THIRD, "100.00"),), [Kept], id="within the second price"),
        pytest.param(AGAIN, (advance(THIRD, "100.01"),), [Kept, Missing], id="a cent above"),
        pytest.param(AGAIN, (advance(THIRD - DAY, "100.01"),), [Kept], id="of the first contract"),
        pytest.param(
            works(date(2014, 1, 8))
            .advance(WorksEvent.TERMINATE, on=SECOND)
            .advance(WorksEvent.TENDER_AGAIN, on=SECOND + DAY, notice_date=NOTICE),
            (advance(FIRST, "100.00"),),
            [Kept, Missing],
            id="tendered and not yet awarded: by the notice of the first",
        ),
    ],
)
def test_advance_on_the_last_contract(of: Works, payments: tuple[Payment, ...], expected: list[type[Verdict]]) -> None:
    """
    Of works awarded anew, the advance on the second contract is measured by its own price and notice.
    """
    assert expected == [type(verdict) for verdict in judged(*payments, of=of)]


def test_no_bound_by_the_price_of_a_second_contract() -> None:
    """
    Of works awarded anew nothing is known of an advance on the first contract: its price bounds none.
    """
    assert [(Missing, WHOLE)] == outcome(paid(THIRD, "5000.00"), statements=(sal(SECOND, "300.00"),), of=AGAIN)


def test_transfers_are_no_payments() -> None:
    """
    "Transfers from State or Region are not payments": what they sent to the contract changes nothing.
    """
    sent = Transfer(body=FundingBody.STATE, amount=Euro("9000000.00"), on=FIRST)
    programme = attrs.evolve(RULE.keeps(), contracts=(NeighbourhoodContract(id="contratto", transfers=(sent,)),))

    assert [Kept] == [type(entry.verdict) for entry in validate(programme, on=TODAY, rules=(RULE,)).entries]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(FIRST - DAY, [NotApplicable], id="day before the advance"),
        pytest.param(FIRST, [Kept], id="day of the advance"),
        pytest.param(THIRD - DAY, [Kept], id="day before the excess"),
        pytest.param(THIRD, [Breach], id="day of the excess"),
        pytest.param(THIRD + DAY, [Breach], id="day after the excess"),
    ],
)
def test_as_of_a_day(on: date, expected: list[type[Verdict]]) -> None:
    """
    An excess is found from the day of the payment on, and not before.
    """
    assert expected == [type(entry.verdict) for entry in validate(RULE.breaks(), on=on, rules=(RULE,)).entries]


def test_place_among_payments_of_later() -> None:
    """
    An excess is pointed at where the document has it, though a payment of later stands before it.
    """
    (found,) = RULE.breaks().works
    found = attrs.evolve(found, payments=(paid(THIRD + DAY, "1.00"), *found.payments))
    report = validate(Programme(works=(found,)), on=THIRD, rules=(RULE,))

    assert ["/works/0/payments/2"] == [entry.verdict.path for entry in report.findings]


@pytest.mark.parametrize(
    ("example", "payments", "certified"),
    [
        pytest.param(RULE.keeps, [("200000.00", PaymentKind.ADVANCE)], "0.00", id="keeps"),
        pytest.param(
            RULE.breaks,
            [("200000.00", PaymentKind.ADVANCE), ("320000.00", PaymentKind.INSTALMENT)],
            "300000.00",
            id="breaks",
        ),
    ],
)
def test_published_examples(
    example: Callable[[], Programme], payments: list[tuple[str, PaymentKind]], certified: str
) -> None:
    """
    Published: the examples of the rule are those of its catalogue, the advance within 15 days of the start.
    """
    (found,) = example().works

    assert (
        [(Euro(amount), kind) for amount, kind in payments],
        Euro(certified),
        Euro("1000000.00"),
        timedelta(days=14),
    ) == (
        [(payment.amount, payment.kind) for payment in found.payments],
        found.certified(TODAY),
        found.price(TODAY),
        found.payments[0].on - START,
    )


def test_an_excess_is_a_warning() -> None:
    """
    An excess is a warning: the report stays valid.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (True, [Severity.WARNING]) == (report.valid, [entry.severity for entry in report.findings])


AMOUNTS = st.integers(1, 300)


@given(st.lists(st.tuples(st.sampled_from(["certify", "advance", "pay"]), AMOUNTS, st.integers(0, 300)), max_size=8))
def test_what_our_own_operation_pays_is_never_a_breach(moves: list[tuple[str, int, int]]) -> None:
    """
    "What one reports the other refuses": whatever `pay` and `certify` let through, the rule does not call a breach.
    """
    found, certified = works(), 0
    for number, (what, amount, recovered) in enumerate(moves):
        on, euro = FIRST + number * DAY, Euro.from_cents(amount)
        if what == "certify":
            certified += amount
            found = found.certify(ProgressStatement(on=on, certified=Euro.from_cents(certified)))
            continue
        kind = PaymentKind.ADVANCE if what == "advance" else PaymentKind.INSTALMENT
        back = Euro.from_cents(0 if what == "advance" else recovered)
        try:
            found = found.pay(Payment(on=on, amount=euro, kind=kind, advance_recovered=back))
        except ValueError:
            continue
    view = View(programme=Programme(works=(found,)), on=TODAY, parameters=PARAMETERS)

    assert [] == [verdict for verdict in RULE.check(view) if isinstance(verdict, Breach)]
