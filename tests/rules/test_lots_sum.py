"""
`lots-sum`: the lots add up to the stated total, to the cent, or it is not said that they do.
"""

from collections.abc import Callable
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.lots_sum import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

TODAY = date(2026, 11, 22)
FIVE = ("240000.00", "220000.00", "200000.00", "180000.00", "160000.00")


def net(amount: str) -> StatedAmount:
    """
    Return an exact amount without VAT and options.
    """
    return StatedAmount(amount=Euro(amount), vat=VatBasis.NET, options=OptionsBasis.EXCLUDED)


def gross(amount: str) -> StatedAmount:
    """
    Return an exact amount with VAT and without options.
    """
    return attrs.evolve(net(amount), vat=VatBasis.GROSS)


def over(amount: str) -> StatedAmount:
    """
    Return an amount that the document says is exceeded, without VAT and options.
    """
    return attrs.evolve(net(amount), precision=AmountPrecision.MORE_THAN)


def unsaid(amount: str) -> StatedAmount:
    """
    Return an exact amount of which the document does not say what is in it.
    """
    return StatedAmount(amount=Euro(amount))


def judged(totals: tuple[StatedAmount, ...], amounts: tuple[StatedAmount | None, ...]) -> list[Verdict]:
    """
    Return what the rule says of a tender with these totals and lots of these amounts.
    """
    lots = tuple(Lot(id=f"lotto-{n}", amount=amount) for n, amount in enumerate(amounts, 1))
    programme = Programme(tenders=(Tender(id="gara", totals=totals, lots=lots),))
    return list(RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS)))


NOT_BOTH = Bilingual("la gara non dichiara insieme lotti e totale", "the tender does not state both lots and a total")


@pytest.mark.parametrize(
    ("totals", "amounts"),
    [
        pytest.param((), (), id="nothing"),
        pytest.param((net("1.00"),), (), id="a total alone"),
        pytest.param((), (net("1.00"),), id="lots alone"),
    ],
)
def test_not_applicable(totals: tuple[StatedAmount, ...], amounts: tuple[StatedAmount, ...]) -> None:
    """
    Without lots, or without a total, there is nothing to compare.
    """
    assert [NotApplicable(path="/tenders/0", message=NOT_BOTH)] == judged(totals, amounts)


ASKED = (Comparison("sum", Relation.EQUAL, "total"),)


def test_published_lots_that_add_up() -> None:
    """
    Published case: five lots, all net, add up to one million.
    """
    assert [
        Kept(
            path="/tenders/0/totals/0",
            message=Bilingual(
                "la somma dei lotti (5) è 1.000.000,00 €, come il totale",
                "the lots (5) add up to €1,000,000.00, as the total says",
            ),
            facts=(Fact("sum", Euro("1000000.00")), Fact("total", Euro("1000000.00")), Fact("lots", 5)),
            comparisons=ASKED,
        )
    ] == judged((net("1000000.00"),), tuple(map(net, FIVE)))


def test_published_cent_that_is_missing() -> None:
    """
    Published case: with a last lot of 159,999.99 one cent is missing.
    """
    assert [
        Breach(
            path="/tenders/0/totals/0",
            message=Bilingual(
                "la somma dei lotti (5) è 999.999,99 €, il totale dichiara 1.000.000,00 €: 0,01 € in meno",
                "the lots (5) add up to €999,999.99, the total states €1,000,000.00: €0.01 too little",
            ),
            facts=(
                Fact("sum", Euro("999999.99")),
                Fact("total", Euro("1000000.00")),
                Fact("lots", 5),
                Fact("difference", Euro("-0.01")),
            ),
            comparisons=ASKED,
        )
    ] == judged((net("1000000.00"),), tuple(map(net, (*FIVE[:4], "159999.99"))))


def test_a_cent_too_many() -> None:
    """
    A cent too many is as much a breach as a cent too few.
    """
    assert [
        Breach(
            path="/tenders/0/totals/0",
            message=Bilingual(
                "la somma dei lotti (1) è 1,01 €, il totale dichiara 1,00 €: 0,01 € in più",
                "the lots (1) add up to €1.01, the total states €1.00: €0.01 too much",
            ),
            facts=(
                Fact("sum", Euro("1.01")),
                Fact("total", Euro("1.00")),
                Fact("lots", 1),
                Fact("difference", Euro("0.01")),
            ),
            comparisons=ASKED,
        )
    ] == judged((net("1.00"),), (net("1.01"),))


def test_published_totals_of_march_2016() -> None:
    """
    Published case: "over one million" set aside and "one million" divided, basis unknown, are both named, undecided.
    """
    million = StatedAmount(amount=Euro("1000000.00"))
    set_aside = attrs.evolve(
        million, precision=AmountPrecision.MORE_THAN, label=Bilingual("messi a disposizione", "set aside")
    )

    assert [
        Missing(
            path="/tenders/0/totals",
            message=Bilingual(
                "non si sa a quale totale, e su quale base (IVA, opzioni), i lotti debbano arrivare:"
                " oltre 1.000.000,00 € (messi a disposizione); 1.000.000,00 €",
                "it is not known to which total, and on which basis (VAT, options), the lots should add up:"
                " over €1,000,000.00 (set aside); €1,000,000.00",
            ),
            facts=(Fact("total_1", Euro("1000000.00")), Fact("total_2", Euro("1000000.00"))),
        )
    ] == judged((set_aside, million), tuple(map(net, FIVE)))


def test_unpriced_lots() -> None:
    """
    Lots whose amount nobody knows are named, and the others are not added without them.
    """
    assert [
        Missing(
            path="/tenders/0/lots",
            message=Bilingual(
                "mancano gli importi dei lotti: lotto-1, lotto-3", "the lot amounts are missing: lotto-1, lotto-3"
            ),
        )
    ] == judged((net("1.00"),), (None, net("1.00"), None))


def test_unpriced_lots_and_vague_total() -> None:
    """
    All that is missing is said at once.
    """
    verdicts = judged((unsaid("1.00"),), (None,))

    assert [(Missing, "/tenders/0/lots"), (Missing, "/tenders/0/totals")] == [
        (type(verdict), verdict.path) for verdict in verdicts
    ]


MIXED = Bilingual(
    "gli importi dei lotti non hanno tutti la stessa base dichiarata, o non sono esatti: non si sommano",
    "the lot amounts do not all state the same basis, or are not exact: they are not added",
)


@pytest.mark.parametrize(
    "amounts",
    [
        pytest.param((net("0.50"), gross("0.50")), id="net and gross"),
        pytest.param((unsaid("0.50"), unsaid("0.50")), id="basis unknown"),
        pytest.param((net("0.50"), unsaid("0.50")), id="one basis unknown"),
        pytest.param((net("0.50"), over("0.50")), id="one not exact"),
        pytest.param((over("1.00"),), id="not exact"),
    ],
)
def test_amounts_that_are_not_added(amounts: tuple[StatedAmount, ...]) -> None:
    """
    "Amounts of different bases are not added", nor are vague ones.
    """
    assert [Missing(path="/tenders/0/lots", message=MIXED)] == judged((net("1.00"),), amounts)


def test_no_total_on_the_basis_of_the_lots() -> None:
    """
    A total on another basis is no total of these lots, and the verdict gives the sum that it would have to be.
    """
    assert [
        Missing(
            path="/tenders/0/totals",
            message=Bilingual(
                "nessun totale esatto è dichiarato sulla base dei lotti", "no exact total is stated on the lots' basis"
            ),
            facts=(Fact("sum", Euro("1.00")),),
        )
    ] == judged((gross("1.22"), over("1.00")), (net("0.40"), net("0.60")))


def test_only_exact_totals_on_the_same_basis_count() -> None:
    """
    Of several totals each exact one on the basis of the lots is compared, at its own place.
    """
    verdicts = judged((over("2.00"), net("1.00"), gross("1.22"), net("1.01")), (net("0.40"), net("0.60")))

    assert [(Kept, "/tenders/0/totals/1"), (Breach, "/tenders/0/totals/3")] == [
        (type(verdict), verdict.path) for verdict in verdicts
    ]


def test_every_tender_is_judged() -> None:
    """
    A tender without lots does not keep the next one from being judged.
    """
    (tender,) = RULE.breaks().tenders
    programme = Programme(tenders=(Tender(id="vuota"), tender))
    verdicts = RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS))

    assert [(NotApplicable, "/tenders/0"), (Breach, "/tenders/1/totals/0")] == [
        (type(verdict), verdict.path) for verdict in verdicts
    ]


@pytest.mark.parametrize(
    ("example", "last"),
    [
        pytest.param(RULE.keeps, "160000.00", id="keeps"),
        pytest.param(RULE.breaks, "159999.99", id="breaks: a cent is missing"),
    ],
)
def test_published_examples(example: Callable[[], Programme], last: str) -> None:
    """
    Published: the examples of the rule are five lots of one million, and the same with a cent missing.
    """
    lots = tuple(Lot(id=f"lotto-{n}", amount=net(amount)) for n, amount in enumerate((*FIVE[:4], last), 1))

    assert Programme(tenders=(Tender(id="gara", totals=(net("1000000.00"),), lots=lots),)) == example()


def test_a_breach_is_an_error() -> None:
    """
    A missing cent makes a report invalid.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (False, [Severity.ERROR]) == (report.valid, [entry.severity for entry in report.findings])


@given(st.lists(strategies.euros(), min_size=1, max_size=6), st.integers(-2, 2))
def test_kept_exactly_if_the_sum_is_the_total(amounts: list[Euro], off: int) -> None:
    """
    "Equal, to the cent, to the total on the same basis": kept if nothing is off, broken by however little is.
    """
    total = Euro.total(amounts) + Euro.from_cents(off)
    (verdict,) = judged((net(total.amount),), tuple(net(amount.amount) for amount in amounts))

    assert (Breach if off else Kept) is type(verdict)


@given(strategies.tenders())
def test_never_kept_on_doubtful_figures(tender: Tender) -> None:
    """
    "Cannot decide is not compliant": where an amount is missing, vague or of unknown basis, nothing is kept.
    """
    doubtful = any(lot.amount is None or lot.amount.basis is None for lot in tender.lots)
    view = View(programme=Programme(tenders=(tender,)), on=TODAY, parameters=PARAMETERS)

    assert not (doubtful and any(isinstance(verdict, (Kept, Breach)) for verdict in RULE.check(view)))
