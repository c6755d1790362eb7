"""
`dropped-not-paid`: what is paid after works or their intervention were dropped, by the day of the act.
"""

from collections.abc import Callable
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.decisions import Measure, MeasureKind, SteeringBody, SteeringDecision
from contratti_quartiere.errors import ExceededError
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import Payment, PaymentKind, ProgressStatement
from contratti_quartiere.report import validate
from contratti_quartiere.rules.dropped_not_paid import RULE
from contratti_quartiere.sources import Provenance, Source, SourceKind
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.works import Works
from contratti_quartiere.works_table import WorksEvent

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
SAL, DROPPED, AGAIN = date(2015, 1, 30), date(2015, 4, 15), date(2016, 9, 12)
WHOLE = "/works/0/payments"
FIRST = "/works/0/payments/0"
WITHIN = Comparison("paid", Relation.AT_MOST, "certified")
BALANCE, INSTALMENT, ADVANCE = PaymentKind.BALANCE, PaymentKind.INSTALMENT, PaymentKind.ADVANCE


def paid(on: date, amount: str = "50.00", kind: PaymentKind = INSTALMENT) -> Payment:
    """
    Return a payment.
    """
    return Payment(on=on, amount=Euro(amount), kind=kind)


def act(kind: MeasureKind, on: When, intervention: str = "intervento") -> SteeringDecision:
    """
    Return a decision that does this to an intervention.
    """
    return SteeringDecision(
        id=f"{kind} {on} {intervention}",
        body=SteeringBody.CITY_EXECUTIVE,
        on=on,
        measures=(Measure(intervention=intervention, kind=kind),),
    )


DROP = act(MeasureKind.DROP, DROPPED)
CERTIFIED = (ProgressStatement(on=SAL, certified=Euro("300.00")),)


def judged(
    *payments: Payment,
    decisions: tuple[SteeringDecision, ...] = (DROP,),
    dropped: date | None = None,
    statements: tuple[ProgressStatement, ...] = CERTIFIED,
    intervention: str = "intervento",
) -> list[Verdict]:
    """
    Return what the rule says of works with these payments, dropped by these decisions or on a day of their own.
    """
    works = Works(id="lavori", intervention=intervention, statements=statements, payments=payments)
    if dropped is not None:
        works = works.advance(WorksEvent.DROP, on=dropped)
    programme = Programme(works=(works,), decisions=decisions)
    return list(RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS)))


@pytest.mark.parametrize(
    ("decisions", "intervention"),
    [
        pytest.param((), "intervento", id="no decision"),
        pytest.param((act(MeasureKind.REDUCE, DROPPED),), "intervento", id="reduced"),
        pytest.param((act(MeasureKind.ADD, DROPPED),), "intervento", id="added"),
        pytest.param((act(MeasureKind.DROP, DROPPED, "altro"),), "intervento", id="another intervention dropped"),
        pytest.param((DROP,), "", id="intervention not known"),
    ],
)
def test_not_applicable(decisions: tuple[SteeringDecision, ...], intervention: str) -> None:
    """
    Works that nobody dropped, nor their intervention, are not judged.
    """
    assert [
        NotApplicable(
            path="/works/0",
            message=Bilingual(
                "i lavori lavori e il loro intervento non risultano stralciati",
                "neither works lavori nor their intervention are on record as dropped",
            ),
        )
    ] == judged(paid(TODAY), decisions=decisions, intervention=intervention)


def test_the_balance_that_takes_the_most_is_given() -> None:
    """
    Of several balances that one is given of which the payments are closest to what was certified, by its own drop.
    """
    decisions = (DROP, act(MeasureKind.ADD, AGAIN), act(MeasureKind.DROP, AGAIN + 9 * DAY))
    statements = (*CERTIFIED, ProgressStatement(on=AGAIN + DAY, certified=Euro("900.00")))
    payments = (
        paid(DROPPED, "290.00", BALANCE),
        paid(DROPPED + DAY, "5.00", BALANCE),
        paid(AGAIN + 10 * DAY, "400.00", BALANCE),
    )
    (verdict,) = judged(*payments, decisions=decisions, statements=statements)

    assert (
        Fact("dropped_on", AGAIN + 9 * DAY),
        Fact("payments", 3),
        Fact("payments_after", 3),
        Fact("balances_after", 3),
        Fact("paid", Euro("295.00")),
        Fact("certified", Euro("300.00")),
    ) == verdict.facts


EACH_KIND = pytest.mark.parametrize("kind", [INSTALMENT, ADVANCE])
EACH_DAY = pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(DROPPED - DAY, [(Kept, WHOLE)], id="day before the act"),
        pytest.param(DROPPED, [(Breach, FIRST)], id="day of the act"),
        pytest.param(DROPPED + DAY, [(Breach, FIRST)], id="day after the act"),
    ],
)


@EACH_KIND
@EACH_DAY
def test_intervention_dropped(kind: PaymentKind, on: date, expected: list[tuple[type[Verdict], str]]) -> None:
    """
    From the day on which a decision drops the intervention, only a balance is paid for its works.
    """
    assert expected == [(type(verdict), verdict.path) for verdict in judged(paid(on, kind=kind))]


@EACH_KIND
@EACH_DAY
def test_works_dropped(kind: PaymentKind, on: date, expected: list[tuple[type[Verdict], str]]) -> None:
    """
    From the day on which works themselves are dropped, only a balance is paid for them.
    """
    verdicts = judged(paid(on, kind=kind), decisions=(), dropped=DROPPED)

    assert expected == [(type(verdict), verdict.path) for verdict in verdicts]


def test_instalment_in_words() -> None:
    """
    A payment on account after the drop is shown with its amount and the day of the drop.
    """
    assert [
        Breach(
            path=FIRST,
            message=Bilingual(
                "intervento intervento, stralcio: 15 aprile 2015; pagamento (acconto): 50,00 €, 12 giugno 2015, e non è"
                " un saldo",
                "intervention intervento, dropped: 15 April 2015; payment (payment on account): €50.00, 12 June 2015,"
                " and is no balance",
            ),
            facts=(
                Fact("dropped_on", DROPPED),
                Fact("paid_on", date(2015, 6, 12)),
                Fact("amount", Euro("50.00")),
                Fact("kind", "acconto"),
                Fact("balance", value=False),
            ),
            comparisons=(Comparison("balance", Relation.EQUAL, "true"),),
        )
    ] == judged(paid(date(2015, 6, 12)))


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param("50.00", Kept, id="the rest of what was certified"),
        pytest.param("49.99", Kept, id="a cent less"),
        pytest.param("50.01", Breach, id="a cent more"),
    ],
)
@pytest.mark.parametrize("dropped", [None, DROPPED], ids=["intervention", "works"])
def test_balance_to_the_cent(amount: str, expected: type[Verdict], dropped: date | None) -> None:
    """
    With 300.00 certified by the day of the drop and 250.00 paid, a balance of 50.00 settles it.
    """
    decisions = (DROP,) if dropped is None else ()
    verdicts = judged(paid(SAL + DAY, "250.00"), paid(DROPPED, amount, BALANCE), decisions=decisions, dropped=dropped)

    assert [expected] == [type(verdict) for verdict in verdicts]


def test_balance_in_words() -> None:
    """
    A balance of more than is left is shown with what was paid, what was certified and the difference.
    """
    assert [
        Breach(
            path="/works/0/payments/1",
            message=Bilingual(
                "lavori lavori, stralcio: 15 aprile 2015; pagamento (saldo): 60,00 €, 12 giugno 2015; con questo i"
                " pagamenti sono 310,00 €, 10,00 € più di quanto era certificato allora, 300,00 €",
                "works lavori, dropped: 15 April 2015; payment (balance): €60.00, 12 June 2015; with it the payments"
                " are €310.00, €10.00 more than was certified by then, €300.00",
            ),
            facts=(
                Fact("dropped_on", DROPPED),
                Fact("paid_on", date(2015, 6, 12)),
                Fact("amount", Euro("60.00")),
                Fact("paid", Euro("310.00")),
                Fact("certified", Euro("300.00")),
            ),
            comparisons=(WITHIN,),
        )
    ] == judged(paid(SAL + DAY, "250.00"), paid(date(2015, 6, 12), "60.00", BALANCE), decisions=(), dropped=DROPPED)


@pytest.mark.parametrize(
    ("payment", "facts", "comparisons"),
    [
        pytest.param(
            paid(DROPPED + DAY, "300.00", BALANCE),
            (
                Fact("payments_after", 1),
                Fact("balances_after", 1),
                Fact("paid", Euro("300.00")),
                Fact("certified", Euro("300.00")),
            ),
            (Comparison("payments_after", Relation.EQUAL, "balances_after"), WITHIN),
            id="a balance",
        ),
        pytest.param(
            paid(DROPPED - DAY, "900.00"),
            (Fact("payments_after", 0),),
            (Comparison("payments_after", Relation.EQUAL, "0"),),
            id="nothing after",
        ),
    ],
)
def test_kept_in_words(payment: Payment, facts: tuple[Fact, ...], comparisons: tuple[Comparison, ...]) -> None:
    """
    Works that were dropped and settled say so, with what was paid after, if anything was.
    """
    assert [
        Kept(
            path=WHOLE,
            message=Bilingual(
                "intervento intervento, stralcio: 15 aprile 2015; dopo non risulta pagato più di quanto era"
                " certificato",
                "intervention intervento, dropped: 15 April 2015; no more is on record as paid after it than was"
                " certified",
            ),
            facts=(Fact("dropped_on", DROPPED), Fact("payments", 1), *facts),
            comparisons=comparisons,
        )
    ] == judged(payment)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(DROPPED - DAY, Kept, id="certified the day before the act"),
        pytest.param(DROPPED, Kept, id="certified on the day of the act"),
        pytest.param(DROPPED + DAY, Breach, id="certified the day after"),
    ],
)
def test_what_is_certified_later_is_not_settled(on: date, expected: type[Verdict]) -> None:
    """
    "Within what was certified by that day": what is certified after the drop is no work of the programme.
    """
    statements = (*CERTIFIED, ProgressStatement(on=on, certified=Euro("400.00")))
    verdicts = judged(paid(DROPPED + 9 * DAY, "400.00", BALANCE), statements=statements)

    assert [expected] == [type(verdict) for verdict in verdicts]


UNSURE = "non si sa se quel giorno fossero stralciati"


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2015, 3, 31), Kept, id="day before the month"),
        pytest.param(date(2015, 4, 1), Missing, id="first day of the month"),
        pytest.param(date(2015, 4, 29), Missing, id="last day but one"),
        pytest.param(date(2015, 4, 30), Breach, id="last day of the month: dropped by then"),
        pytest.param(date(2015, 5, 1), Breach, id="day after the month"),
    ],
)
def test_drop_known_to_the_month(on: date, expected: type[Verdict]) -> None:
    """
    Of a drop known to the month, a payment within it is undecided: it may have come before.
    """
    verdicts = judged(paid(on), decisions=(act(MeasureKind.DROP, Month(2015, 4)),))

    assert [expected] == [type(verdict) for verdict in verdicts]


def test_unsure_in_words() -> None:
    """
    A payment that may have come before the drop says the month of which alone one knows.
    """
    (verdict,) = judged(paid(date(2015, 4, 20)), decisions=(act(MeasureKind.DROP, Month(2015, 4)),))

    assert (
        Missing(
            path="/decisions/0/on",
            message=Bilingual(
                f"intervento intervento, stralcio: aprile 2015; pagamento (acconto): 50,00 €, 20 aprile 2015; {UNSURE}",
                "intervention intervento, dropped: April 2015; payment (payment on account): €50.00, 20 April 2015;"
                " it is not known whether they were dropped on that day",
            ),
            facts=(
                Fact("dropped_on", Month(2015, 4)),
                Fact("paid_on", date(2015, 4, 20)),
                Fact("amount", Euro("50.00")),
            ),
        )
        == verdict
    )


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param("300.00", Kept, id="certified before the month"),
        pytest.param("300.01", Missing, id="certified within it"),
        pytest.param("400.00", Missing, id="all that was certified within it"),
        pytest.param("400.01", Breach, id="more than was certified by its end"),
    ],
)
def test_certified_by_a_month(amount: str, expected: type[Verdict]) -> None:
    """
    Of a drop known to the month, what was certified within it may count or not.
    """
    statements = (*CERTIFIED, ProgressStatement(on=date(2015, 4, 20), certified=Euro("400.00")))
    verdicts = judged(
        paid(date(2015, 6, 1), amount, BALANCE),
        decisions=(act(MeasureKind.DROP, Month(2015, 4)),),
        statements=statements,
    )

    assert [expected] == [type(verdict) for verdict in verdicts]


@pytest.mark.parametrize(
    "statements",
    [
        pytest.param((), id="no statement"),
        pytest.param((ProgressStatement(on=DROPPED + DAY, certified=Euro("300.00")),), id="none by that day"),
    ],
)
def test_balance_of_what_nobody_certified(statements: tuple[ProgressStatement, ...]) -> None:
    """
    Where no statement is on record by the day of the drop, it cannot be said what a balance may settle.
    """
    (verdict,) = judged(paid(DROPPED + 9 * DAY, "50.00", BALANCE), statements=statements)
    assert isinstance(verdict, Missing)

    assert (
        "/works/0/statements",
        Bilingual(
            "intervento intervento, stralcio: 15 aprile 2015; pagamento (saldo): 50,00 €, 24 aprile 2015;"
            " quanto fosse certificato entro quel giorno non si sa",
            "intervention intervento, dropped: 15 April 2015; payment (balance): €50.00, 24 April 2015; how much was"
            " certified by that day is not known",
        ),
        Fact("certified", Euro("0.00")),
    ) == (verdict.path, verdict.message, verdict.facts[-1])


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(AGAIN - DAY, Breach, id="day before"),
        pytest.param(AGAIN, Kept, id="day on which it is taken up again"),
        pytest.param(AGAIN + DAY, Kept, id="day after"),
    ],
)
def test_taken_up_again(on: date, expected: type[Verdict]) -> None:
    """
    An intervention that a decision adds again is paid for again, from the day of that decision.
    """
    decisions = (act(MeasureKind.ADD, AGAIN), DROP)

    assert [expected] == [type(verdict) for verdict in judged(paid(on), decisions=decisions)]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2015, 12, 31), Breach, id="day before the year"),
        pytest.param(date(2016, 1, 1), Missing, id="first day of the year"),
        pytest.param(date(2016, 12, 30), Missing, id="last day but one"),
        pytest.param(date(2016, 12, 31), Kept, id="last day of the year: taken up by then"),
    ],
)
def test_taken_up_again_in_a_year(on: date, expected: type[Verdict]) -> None:
    """
    Of an intervention that is added again in a year, a payment within it is undecided.
    """
    decisions = DROP, act(MeasureKind.ADD, Year(2016))

    assert [expected] == [type(verdict) for verdict in judged(paid(on), decisions=decisions)]


@pytest.mark.parametrize(
    ("decisions", "payment", "path"),
    [
        pytest.param(
            (act(MeasureKind.DROP, Month(2015, 4)),), paid(date(2015, 4, 29)), "/decisions/0/on", id="drop of a month"
        ),
        pytest.param(
            (DROP, act(MeasureKind.ADD, Year(2016))), paid(date(2016, 1, 1)), "/decisions/1/on", id="added in a year"
        ),
        pytest.param(
            (act(MeasureKind.DROP, Year(2015)), act(MeasureKind.ADD, Year(2015))),
            paid(date(2015, 12, 30)),
            "/decisions/0/on",
            id="both in one year",
        ),
        pytest.param(
            (act(MeasureKind.DROP, Month(2015, 4)),),
            paid(date(2015, 6, 1), "350.00", BALANCE),
            "/decisions/0/on",
            id="certified within the month",
        ),
    ],
)
def test_field_that_would_decide(decisions: tuple[SteeringDecision, ...], payment: Payment, path: str) -> None:
    """
    What a day would decide that is known to a month or year names the field of that day.
    """
    statements = (*CERTIFIED, ProgressStatement(on=date(2015, 4, 20), certified=Euro("400.00")))
    (verdict,) = judged(payment, decisions=decisions, statements=statements)

    assert (Missing, path) == (type(verdict), verdict.path)


TOLD = "/decisions/1/provenance/sources"


@pytest.mark.parametrize(
    ("payment", "dropped", "expected"),
    [
        pytest.param(paid(DROPPED), None, (Missing, TOLD), id="payment on account"),
        pytest.param(paid(DROPPED, "300.00", BALANCE), None, (Kept, WHOLE), id="balance that is lawful anyway"),
        pytest.param(paid(DROPPED, "300.01", BALANCE), None, (Missing, TOLD), id="balance of a cent too much"),
        pytest.param(paid(DROPPED + 2 * DAY), DROPPED + DAY, (Breach, FIRST), id="after a drop that an act proves"),
    ],
)
def test_drop_that_is_only_told(payment: Payment, dropped: date | None, expected: tuple[type[Verdict], str]) -> None:
    """
    What only the press says to be dropped may still be paid for: undecided, until the act is there.
    """
    told = attrs.evolve(DROP, provenance=Provenance(sources=("giornale",)))
    works = Works(id="lavori", intervention="intervento", statements=CERTIFIED, payments=(payment,))
    programme = Programme(
        sources=(Source(id="giornale", kind=SourceKind.PRESS, title="Un giornale"),),
        works=(works if dropped is None else works.advance(WorksEvent.DROP, on=dropped),),
        decisions=(act(MeasureKind.CONFIRM, DROPPED), told),
    )
    (verdict,) = RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS))

    assert expected == (type(verdict), verdict.path)


def test_drop_that_is_only_told_in_words() -> None:
    """
    The payment is given, and that only the press tells of the drop.
    """
    told = attrs.evolve(DROP, provenance=Provenance(sources=("giornale",)))
    programme = Programme(
        sources=(Source(id="giornale", kind=SourceKind.PRESS, title="Un giornale"),),
        works=(Works(id="lavori", intervention="intervento", payments=(paid(DROPPED),)),),
        decisions=(told,),
    )

    assert [
        Missing(
            path="/decisions/0/provenance/sources",
            message=Bilingual(
                "intervento intervento, stralcio: 15 aprile 2015; pagamento (acconto): 50,00 €, 15 aprile 2015; ma lo"
                " stralcio lo dicono solo stampa o annunci",
                "intervention intervento, dropped: 15 April 2015; payment (payment on account): €50.00, 15 April 2015;"
                " but only press or announcements say that it was dropped",
            ),
            facts=(Fact("dropped_on", DROPPED), Fact("paid_on", DROPPED), Fact("amount", Euro("50.00"))),
        )
    ] == list(RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS)))


def test_dropped_twice() -> None:
    """
    A second act that drops changes nothing, and one that drops again after it was taken up counts anew.
    """
    decisions = (
        DROP,
        act(MeasureKind.DROP, DROPPED + DAY),
        act(MeasureKind.ADD, AGAIN),
        act(MeasureKind.DROP, AGAIN + DAY),
    )
    verdicts = judged(paid(DROPPED), paid(AGAIN), paid(AGAIN + DAY), decisions=decisions)

    assert [(FIRST, DROPPED), ("/works/0/payments/2", AGAIN + DAY)] == [
        (verdict.path, verdict.facts[0].value) for verdict in verdicts if isinstance(verdict, Breach)
    ]


def test_the_first_drop_counts() -> None:
    """
    Of works dropped by themselves and with their intervention, what was certified by the earlier of the two counts.
    """
    statements = (*CERTIFIED, ProgressStatement(on=DROPPED + DAY, certified=Euro("400.00")))
    verdicts = judged(paid(AGAIN, "400.00", BALANCE), dropped=DROPPED + 2 * DAY, statements=statements)

    assert [(Breach, DROPPED)] == [
        (type(verdict), verdict.facts[0].value) for verdict in verdicts if isinstance(verdict, Breach)
    ]


def test_every_payment_is_judged() -> None:
    """
    Each payment has its own verdict, and a payment before the drop has none.
    """
    verdicts = judged(paid(SAL), paid(DROPPED), paid(DROPPED + DAY, "200.00", BALANCE), paid(AGAIN))

    assert [(Breach, "/works/0/payments/1"), (Breach, "/works/0/payments/3")] == [
        (type(verdict), verdict.path) for verdict in verdicts
    ]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(DROPPED - DAY, [NotApplicable], id="day before the act"),
        pytest.param(DROPPED, [Kept], id="day of the act"),
        pytest.param(date(2015, 6, 11), [Kept], id="day before the payment"),
        pytest.param(date(2015, 6, 12), [Breach], id="day of the payment"),
        pytest.param(date(2015, 6, 13), [Breach], id="day after the payment"),
    ],
)
def test_as_of_a_day(on: date, expected: list[type[Verdict]]) -> None:
    """
    The act counts from its day on, and a payment from its own.
    """
    assert expected == [type(entry.verdict) for entry in validate(RULE.breaks(), on=on, rules=(RULE,)).entries]


def test_place_among_payments_of_later() -> None:
    """
    A payment is pointed at where the document has it, though one of later stands before it.
    """
    (works,) = RULE.breaks().works
    works = attrs.evolve(works, payments=(paid(TODAY, "1.00"), *works.payments))
    programme = attrs.evolve(RULE.breaks(), works=(works,))

    assert ["/works/0/payments/2"] == [
        entry.verdict.path for entry in validate(programme, on=TODAY - DAY, rules=(RULE,)).findings
    ]


@pytest.mark.parametrize(
    ("example", "expected"),
    [pytest.param(RULE.keeps, BALANCE, id="keeps"), pytest.param(RULE.breaks, INSTALMENT, id="breaks")],
)
def test_examples(example: Callable[[], Programme], expected: PaymentKind) -> None:
    """
    The examples of the rule differ in the kind of one payment alone: a balance, or a payment on account.
    """
    (works,) = example().works

    assert ([INSTALMENT, expected], [Euro("250000.00"), Euro("50000.00")], Euro("300000.00")) == (
        [payment.kind for payment in works.payments],
        [payment.amount for payment in works.payments],
        works.certified(DROPPED),
    )


def test_a_payment_after_the_drop_is_a_warning() -> None:
    """
    A payment after the drop is a warning: the report stays valid.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (True, [Severity.WARNING]) == (report.valid, [entry.severity for entry in report.findings])


@given(
    st.lists(st.tuples(st.sampled_from(PaymentKind), st.integers(1, 40_000), st.booleans()), max_size=4),
    st.booleans(),
)
def test_what_our_own_operation_pays_is_never_a_breach(
    payments: list[tuple[PaymentKind, int, bool]], by_decision: bool
) -> None:
    """
    "What one reports the other refuses": whatever `pay` lets through after a drop, the rule does not call a breach.
    """
    works = Works(id="lavori", intervention="intervento", statements=CERTIFIED)
    before = [(kind, cents) for kind, cents, early in payments if early]
    after = [(kind, cents) for kind, cents, early in payments if not early]
    programme = Programme(works=(works,))
    for on, paid_then in ((DROPPED - DAY, before), (DROPPED, after)):
        if on == DROPPED and by_decision:
            programme = attrs.evolve(programme, interventions=(Intervention(id="intervento"),), decisions=(DROP,))
        elif on == DROPPED:
            (works,) = programme.works
            programme = attrs.evolve(programme, works=(works.advance(WorksEvent.DROP, on=DROPPED),))
        for kind, cents in paid_then:
            try:
                programme = programme.pay("lavori", Payment(on=on, amount=Euro.from_cents(cents), kind=kind))
            except ExceededError:
                continue
    view = View(programme=programme, on=TODAY, parameters=PARAMETERS)

    assert [] == [verdict for verdict in RULE.check(view) if not isinstance(verdict, Kept)]


@given(
    st.dates(DROPPED - 40 * DAY, AGAIN + 40 * DAY),
    st.sampled_from([DROPPED, Month(2015, 4), Year(2015)]),
    st.sampled_from([None, AGAIN, Month(2016, 9), Year(2016)]),
)
def test_as_each_day_that_the_acts_may_mean(on: date, dropped: When, again: When | None) -> None:
    """
    "Dates are compared with the precision that they have": sure is what holds on whichever day the acts are.
    """

    def days(when: When) -> list[date]:
        """
        Return the first and the last day that a date may mean.
        """
        return [when] if isinstance(when, date) else [when.first_day, when.last_day]

    ends = [date.max] if again is None else days(again)
    out = {first <= on < end for first in days(dropped) for end in ends}
    decisions = [act(MeasureKind.DROP, dropped), *([] if again is None else [act(MeasureKind.ADD, again)])]
    (verdict,) = judged(paid(on), decisions=tuple(decisions))

    assert {frozenset({True}): Breach, frozenset({False}): Kept}.get(frozenset(out), Missing) is type(verdict)
