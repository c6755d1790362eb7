"""
`award-not-above-base`: an award above the base is reported, and only where both are stated on one basis.
"""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.estimates import LotEstimate
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.award_not_above_base import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

TODAY = date(2026, 11, 22)
WON = date(2016, 4, 4)


def net(amount: str) -> StatedAmount:
    """
    Return an exact amount without VAT and options.
    """
    return StatedAmount(amount=Euro(amount), vat=VatBasis.NET, options=OptionsBasis.EXCLUDED)


def tender(won: StatedAmount | None, lot: Lot) -> Tender:
    """
    Return a tender with one lot that is awarded.
    """
    return Tender(id="gara", lots=(lot,), awards=(Award(lot="lotto-1", on=WON, amount=won),))


def judged(*tenders: Tender) -> list[Verdict]:
    """
    Return what the rule says of tenders.
    """
    return list(RULE.check(View(programme=Programme(tenders=tenders), on=TODAY, parameters=PARAMETERS)))


BASE = Lot(id="lotto-1", amount=net("200000.00"))
ASKED = (Comparison("award", Relation.AT_MOST, "base"),)


@pytest.mark.parametrize("won", ["0.00", "184000.00", "200000.00"], ids=["nothing", "below", "the base itself"])
def test_kept(won: str) -> None:
    """
    An award up to the base keeps the rule.
    """
    amount = Euro(won)

    assert [
        Kept(
            path="/tenders/0/lots/0",
            message=Bilingual(
                f"il lotto lotto-1 è aggiudicato a {amount:it}, la base è 200.000,00 €",
                f"the lot lotto-1 is awarded for {amount:en}, its base is €200,000.00",
            ),
            facts=(Fact("base", Euro("200000.00")), Fact("award", amount)),
            comparisons=ASKED,
        )
    ] == judged(tender(net(won), BASE))


def test_published_cent_above_the_base() -> None:
    """
    Published: a base of 200,000.00 and an award of 200,000.01 break it.
    """
    assert [
        Breach(
            path="/tenders/0/lots/0",
            message=Bilingual(
                "il lotto lotto-1 è aggiudicato a 200.000,01 €, la base è 200.000,00 €: 0,01 € in più",
                "the lot lotto-1 is awarded for €200,000.01, its base is €200,000.00: €0.01 too much",
            ),
            facts=(
                Fact("base", Euro("200000.00")),
                Fact("award", Euro("200000.01")),
                Fact("difference", Euro("0.01")),
            ),
            comparisons=ASKED,
        )
    ] == judged(tender(net("200000.01"), BASE))


@pytest.mark.parametrize(
    ("vat", "expected"),
    [
        pytest.param(VatBasis.NET, Breach, id="net"),
        pytest.param(VatBasis.GROSS, Missing, id="gross"),
        pytest.param(VatBasis.UNKNOWN, Missing, id="unknown"),
    ],
)
def test_estimate_comes_first(vat: VatBasis, expected: type[Verdict]) -> None:
    """
    The base is that of the estimate, which has the options apart, and not what else the documents give the lot.
    """
    lot = attrs.evolve(BASE, estimate=LotEstimate(base=Euro("150000.00"), vat=vat))

    assert [expected] == [type(verdict) for verdict in judged(tender(net("184000.00"), lot))]


@pytest.mark.parametrize(
    ("won", "base", "message"),
    [
        pytest.param(
            net("1.00"),
            None,
            Bilingual("del lotto lotto-1 non si sa la base", "of the lot lotto-1 the base is not known"),
            id="base unknown",
        ),
        pytest.param(
            None,
            net("1.00"),
            Bilingual("del lotto lotto-1 non si sa l'importo aggiudicato", "of the lot lotto-1 the award is not known"),
            id="award unknown",
        ),
    ],
)
def test_unknown(won: StatedAmount | None, base: StatedAmount | None, message: Bilingual) -> None:
    """
    What is not known is named.
    """
    lot = Lot(id="lotto-1", amount=base)

    assert [Missing(path="/tenders/0/lots/0", message=message)] == judged(tender(won, lot))


@pytest.mark.parametrize(
    "won",
    [
        pytest.param(attrs.evolve(net("300000.00"), vat=VatBasis.GROSS), id="gross"),
        pytest.param(attrs.evolve(net("300000.00"), options=OptionsBasis.INCLUDED), id="with options"),
        pytest.param(attrs.evolve(net("300000.00"), vat=VatBasis.UNKNOWN), id="basis unknown"),
        pytest.param(attrs.evolve(net("300000.00"), precision=AmountPrecision.ABOUT), id="not exact"),
    ],
)
def test_bases_that_differ(won: StatedAmount) -> None:
    """
    "Bases that differ: undecided", however much the award exceeds the base.
    """
    (verdict,) = judged(tender(won, BASE))

    assert (Missing, "/tenders/0/lots/0") == (type(verdict), verdict.path)


def test_base_that_is_not_exact() -> None:
    """
    A base that is stated roughly is no limit, though both are stated with the same parts.
    """
    lot = Lot(id="lotto-1", amount=attrs.evolve(net("200000.00"), precision=AmountPrecision.ABOUT))

    assert [Missing] == [type(verdict) for verdict in judged(tender(net("300000.00"), lot))]


def test_what_differs_is_said() -> None:
    """
    The sentence says of both amounts what is in them.
    """
    assert [
        Missing(
            path="/tenders/0/lots/0",
            message=Bilingual(
                "lotto lotto-1: la base d'asta (200.000,00 €, IVA: netto, opzioni: senza opzioni) e l'aggiudicazione"
                " (circa 1,00 €, IVA: ignota, opzioni: con opzioni) non sono dichiarate esatte e con le stesse voci",
                "lot lotto-1: the base (€200,000.00, VAT: net, options: without options) and the award"
                " (about €1.00, VAT: unknown, options: with options) are not stated exactly and with the same parts",
            ),
            facts=(Fact("base", Euro("200000.00")), Fact("award", Euro("1.00"))),
        )
    ] == judged(
        tender(
            StatedAmount(amount=Euro("1.00"), precision=AmountPrecision.ABOUT, options=OptionsBasis.INCLUDED),
            BASE,
        )
    )


def test_unlisted_lot() -> None:
    """
    The award of a lot that the tender does not list is no comparison, and is named.
    """
    message = Bilingual(
        "è aggiudicato il lotto lotto-1, che la gara non elenca",
        "the lot lotto-1 is awarded, which the tender does not list",
    )

    assert [Missing(path="/tenders/0/lots", message=message)] == judged(tender(net("1.00"), Lot(id="lotto-2")))


def test_not_applicable() -> None:
    """
    Without an award there is nothing to compare, and documents may allow offers above the base.
    """
    above = attrs.evolve(tender(net("200000.01"), BASE), id="altra", offers_above_base=True)

    assert [
        NotApplicable(path="/tenders/0", message=Bilingual("nessuna aggiudicazione a registro", "no award on record")),
        NotApplicable(
            path="/tenders/1",
            message=Bilingual(
                "i documenti ammettono offerte sopra la base", "the documents allow offers above the base"
            ),
        ),
    ] == judged(Tender(id="gara", lots=(BASE,)), above)


def test_every_award_is_judged_at_its_lot() -> None:
    """
    Each award stands at the place of its lot, whatever the order of the awards, and a lot awarded twice twice.
    """
    lots = (attrs.evolve(BASE, id="lotto-2"), BASE)
    awards = tuple(
        Award(lot=lot, amount=net(won))
        for lot, won in (("lotto-1", "1.00"), ("lotto-2", "200000.01"), ("lotto-1", "2.00"))
    )

    assert [
        (Kept, "/tenders/0/lots/1"),
        (Breach, "/tenders/0/lots/0"),
        (Kept, "/tenders/0/lots/1"),
    ] == [(type(verdict), verdict.path) for verdict in judged(Tender(id="gara", lots=lots, awards=awards))]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(WON - timedelta(days=1), True, id="the day before the award"),
        pytest.param(WON, False, id="the day of the award"),
        pytest.param(WON + timedelta(days=1), False, id="the day after"),
    ],
)
def test_an_award_to_come_is_not_judged(day: date, expected: bool) -> None:
    """
    A breach is an error from the day of the award on.
    """
    programme = Programme(tenders=(attrs.evolve(tender(net("200000.01"), BASE), announced=date(2016, 3, 1)),))
    report = validate(programme, on=day, rules=(RULE,))

    assert (expected, [] if expected else [Severity.ERROR]) == (
        report.valid,
        [entry.severity for entry in report.findings],
    )


@settings(max_examples=60)
@given(strategies.euros(min_value=Euro("0.00")), st.integers(-2, 2))
def test_broken_exactly_above_the_base(base: Euro, off: int) -> None:
    """
    "Does not exceed": broken by a cent above, kept by the base itself.
    """
    won = StatedAmount(amount=base + Euro.from_cents(off), vat=VatBasis.NET, options=OptionsBasis.EXCLUDED)
    (verdict,) = judged(tender(won, Lot(id="lotto-1", amount=net(base.amount))))

    assert (Breach if off > 0 else Kept) is type(verdict)
