"""
`lot-amounts-reproducible`: the amounts of the lots are computed again from what the document declares.
"""

from datetime import date, timedelta
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.lots import Criterion, LotBounds, LotPlan, LotValue
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.lot_amounts_reproducible import RULE
from contratti_quartiere.sources import ILLUSTRATIVE
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
LARGEST, CUMULATED = (
    PARAMETERS.override("lot_rounding", method, source="determina 12/2026")
    for method in ("resto più grande", "arrotondamento cumulato")
)
EQUAL = Comparison("declared", Relation.EQUAL, "computed")
BY_METHOD = Comparison("method", Relation.EQUAL, "lot_rounding")
MILLION = Euro("1000000.00")


def net(amount: str) -> StatedAmount:
    """
    Return an exact amount without VAT and options.
    """
    return StatedAmount(amount=Euro(amount), vat=VatBasis.NET, options=OptionsBasis.EXCLUDED)


def plan(*weights: int, total: str = "1000000.00") -> LotPlan:
    """
    Return a plan by one criterion, of lots 1, 2, 3 ...
    """
    values = tuple(LotValue(str(n), weight) for n, weight in enumerate(weights, 1))
    return LotPlan(
        total=Euro(total),
        criteria=(Criterion(id="famiglie", label=Bilingual("famiglie", "households"), values=values),),
    )


def tender(divided: LotPlan | None, *amounts: str) -> Tender:
    """
    Return a tender of lots 1, 2, 3 ... of these amounts, with the plan by which they were divided.
    """
    lots = tuple(Lot(id=str(n), amount=net(amount)) for n, amount in enumerate(amounts, 1))
    return Tender(id="gara", lots=lots, plan=divided)


def judged(found: Tender, figures: Parameters = PARAMETERS) -> list[Verdict]:
    """
    Return what the rule says of a tender.
    """
    report = validate(Programme(tenders=(found,)), on=TODAY, parameters=figures, rules=(RULE,))
    return [entry.verdict for entry in report.entries]


def kinds(found: Tender, figures: Parameters = PARAMETERS) -> list[tuple[type[Verdict], str]]:
    """
    Return of what kind each verdict on a tender is, and where.
    """
    return [(type(verdict), verdict.path) for verdict in judged(found, figures)]


def lot(number: int) -> str:
    """
    Return where the amount of a lot stands.
    """
    return f"/tenders/0/lots/{number - 1}/amount"


FIVE = plan(3, 3, 2, 1, 1)
AMOUNTS = ("300000.00", "300000.00", "200000.00", "100000.00", "100000.00")
THIRDS = plan(1, 1, 1)


def test_published_weights() -> None:
    """
    Published: weights 3, 3, 2, 1, 1 on 1,000,000.00, whoever rounds how.
    """
    expected = [
        Kept(
            path=lot(n),
            message=Bilingual(
                f"lotto {n}: dichiarati {Euro(amount):it}, come risulta da criteri e pesi",
                f"lot {n}: {Euro(amount):en} declared, as follows from criteria and weights",
            ),
            facts=(Fact("declared", Euro(amount)), Fact("total", MILLION), Fact("computed", Euro(amount))),
            comparisons=(EQUAL,),
        )
        for n, amount in enumerate(AMOUNTS, 1)
    ]

    assert [expected] * 3 == [judged(tender(FIVE, *AMOUNTS), figures) for figures in (PARAMETERS, LARGEST, CUMULATED)]


def test_published_first_lot_too_large() -> None:
    """
    Published: first lot declared 310,000.00 with the same weights and total.
    """
    said = judged(tender(FIVE, "310000.00", *AMOUNTS[1:]))

    assert [
        Breach(
            path=lot(1),
            message=Bilingual(
                "lotto 1: dichiarati 310.000,00 €, da criteri e pesi risultano 300.000,00 €: 10.000,00 € in più",
                "lot 1: €310,000.00 declared, €300,000.00 follows from criteria and weights: €10,000.00 too much",
            ),
            facts=(
                Fact("declared", Euro("310000.00")),
                Fact("total", MILLION),
                Fact("computed", Euro("300000.00")),
            ),
            comparisons=(EQUAL,),
        ),
        *[Kept] * 4,
    ] == [said[0], *map(type, said[1:])]


def figure(figures: Parameters) -> Figure:
    """
    Return the method of rounding as a body set it.
    """
    found = figures["lot_rounding"]
    return Figure.of(found, found.values[0])


def test_published_thirds_by_largest_remainder() -> None:
    """
    Published: weights 1, 1, 1 by largest remainder: 333,333.34, 333,333.33, 333,333.33.
    """
    said = judged(tender(THIRDS, "333333.34", "333333.33", "333333.33"), LARGEST)

    assert [
        Kept(
            path=lot(1),
            message=Bilingual(
                "lotto 1: dichiarati 333.333,34 €, come risulta da criteri e pesi (resto più grande)",
                "lot 1: €333,333.34 declared, as follows from criteria and weights (largest remainder)",
            ),
            facts=(
                Fact("declared", Euro("333333.34")),
                Fact("total", MILLION),
                Fact("computed", Euro("333333.34")),
                Fact("method", "resto più grande"),
            ),
            figures=(figure(LARGEST),),
            comparisons=(EQUAL, BY_METHOD),
        ),
        Kept,
        Kept,
    ] == [said[0], *map(type, said[1:])]


def test_published_months_by_cumulative_rounding() -> None:
    """
    Published: 100,000.00 by months 8, 12, 12, 4, cumulative half-up; by largest remainder one of them has a cent less.
    """
    found = tender(plan(8, 12, 12, 4, total="100000.00"), "22222.22", "33333.34", "33333.33", "11111.11")

    # The remainders are 2/9, 3/9, 3/9, 1/9 of a cent: one cent is left over, and the second lot has it either way.
    assert [[Kept] * 4] * 2 == [[kind for kind, _ in kinds(found, figures)] for figures in (CUMULATED, LARGEST)]


def test_methods_that_differ() -> None:
    """
    0.02 by weights 1, 1, 1: the first two by largest remainder, by cumulative rounding the first and the third.
    """
    found = tender(plan(1, 1, 1, total="0.02"), "0.01", "0.01", "0.00")

    assert [[Kept, Kept, Kept], [Kept, Breach, Breach]] == [
        [kind for kind, _ in kinds(found, figures)] for figures in (LARGEST, CUMULATED)
    ]


def test_half_a_cent_is_rounded_up() -> None:
    """
    0.01 by weights 1, 1: half a cent each, and the first has it by both methods.
    """
    found = tender(plan(1, 1, total="0.01"), "0.01", "0.00")

    assert [[Kept, Kept]] * 2 == [[kind for kind, _ in kinds(found, figures)] for figures in (LARGEST, CUMULATED)]


@pytest.mark.parametrize(
    ("first", "figures", "severity"),
    [
        pytest.param("333333.33", LARGEST, Severity.ADVICE, id="a cent less"),
        pytest.param("333333.35", LARGEST, Severity.ADVICE, id="a cent more"),
        pytest.param("333333.32", LARGEST, Severity.WARNING, id="two cents less"),
        pytest.param("333333.36", LARGEST, Severity.WARNING, id="two cents more"),
        pytest.param("333333.32", PARAMETERS, Severity.WARNING, id="no method set, beyond all of them"),
        pytest.param("333333.35", PARAMETERS, Severity.WARNING, id="no method set, above all of them"),
    ],
)
def test_a_cent_is_advice(first: str, figures: Parameters, severity: Severity) -> None:
    """
    "A difference of one cent a lot is then reported as advice", where the body's method decides about the cent.
    """
    found = tender(THIRDS, first, "333333.33", "333333.33")
    report = validate(Programme(tenders=(found,)), on=TODAY, parameters=figures, rules=(RULE,))

    assert ([severity], True) == ([entry.severity for entry in report.findings], report.valid)


def test_a_cent_that_no_method_decides() -> None:
    """
    Where the shares are whole cents, a cent is a warning with and without a method.
    """
    found = tender(FIVE, "300000.01", *AMOUNTS[1:])
    reports = [
        validate(Programme(tenders=(found,)), on=TODAY, parameters=figures, rules=(RULE,))
        for figures in (PARAMETERS, LARGEST)
    ]

    assert [[Severity.WARNING]] * 2 == [[entry.severity for entry in report.findings] for report in reports]


def test_breach_by_the_method() -> None:
    """
    A breach by the body's method names it, and says whether the amount is too little or too much.
    """
    said = judged(tender(THIRDS, "333333.33", "333333.33", "333333.34"), LARGEST)

    assert [
        Breach(
            path=lot(1),
            message=Bilingual(
                "lotto 1: dichiarati 333.333,33 €, da criteri e pesi risultano 333.333,34 € (resto più grande): 0,01 €"
                " in meno",
                "lot 1: €333,333.33 declared, €333,333.34 follows from criteria and weights (largest remainder): €0.01"
                " too little",
            ),
            facts=(
                Fact("declared", Euro("333333.33")),
                Fact("total", MILLION),
                Fact("computed", Euro("333333.34")),
                Fact("method", "resto più grande"),
            ),
            figures=(figure(LARGEST),),
            comparisons=(EQUAL, BY_METHOD),
            severity=Severity.ADVICE,
        ),
        Kept,
        Breach,
    ] == [said[0], *map(type, said[1:])]


BETWEEN = (
    Comparison("declared", Relation.AT_LEAST, "rounded_down"),
    Comparison("declared", Relation.AT_MOST, "rounded_up"),
)


def test_no_method_set() -> None:
    """
    Where the document names no method and nobody has set one, an amount within a cent of its share is undecided.
    """
    said = judged(tender(THIRDS, "333333.34", "333333.33", "333333.32"))

    assert [
        Missing(
            path=lot(1),
            message=Bilingual(
                "lotto 1: dichiarati 333.333,34 €, da criteri e pesi risultano fra 333.333,33 € e 333.333,34 €; nessuno"
                " ha fissato il metodo di arrotondamento (lot_rounding)",
                "lot 1: €333,333.34 declared, between €333,333.33 and €333,333.34 follows from criteria and weights;"
                " nobody has set the method of rounding (lot_rounding)",
            ),
            cause=MissingCause.NOT_SET,
            parameter="lot_rounding",
            facts=(
                Fact("declared", Euro("333333.34")),
                Fact("total", MILLION),
                Fact("rounded_down", Euro("333333.33")),
                Fact("rounded_up", Euro("333333.34")),
            ),
            comparisons=BETWEEN,
        ),
        Missing,
        Breach(
            path=lot(3),
            message=Bilingual(
                "lotto 3: dichiarati 333.333,32 €, da criteri e pesi risultano fra 333.333,33 € e 333.333,34 €",
                "lot 3: €333,333.32 declared, between €333,333.33 and €333,333.34 follows from criteria and weights",
            ),
            facts=(
                Fact("declared", Euro("333333.32")),
                Fact("total", MILLION),
                Fact("rounded_down", Euro("333333.33")),
                Fact("rounded_up", Euro("333333.34")),
            ),
            comparisons=BETWEEN,
        ),
    ] == [said[0], type(said[1]), said[2]]


SET_ON = date(2024, 2, 1)
FROM_THEN = PARAMETERS.override("lot_rounding", "resto più grande", source="determina 12/2024", since=SET_ON)


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        pytest.param(SET_ON - DAY, Missing, id="the day before it was set"),
        pytest.param(SET_ON, Kept, id="the first day"),
        pytest.param(SET_ON + DAY, Kept, id="the day after"),
        pytest.param(None, Kept, id="unknown: the day of the check"),
    ],
)
def test_method_of_the_day_of_the_notice(notice: date | None, expected: type[Verdict]) -> None:
    """
    The method is the one that the body had set on the day of the notice.
    """
    found = attrs.evolve(tender(THIRDS, "333333.34", "333333.33", "333333.33"), notice_date=notice)

    assert [expected] * 3 == [kind for kind, _ in kinds(found, FROM_THEN)]


def test_bounds() -> None:
    """
    The bounds of the plan count: with a minimum of 400,000.00 for the last, the others share what is left.
    """
    bounded = attrs.evolve(plan(2, 1, 1), bounds=(LotBounds(lot="3", least=Euro("400000.00")),))

    assert [Kept, Kept, Kept] == [kind for kind, _ in kinds(tender(bounded, "400000.00", "200000.00", "400000.00"))]


def test_no_plan() -> None:
    """
    "No weights: undecided", and what is not divided has none.
    """
    assert [
        Missing(
            path="/tenders/0/plan",
            message=Bilingual(
                "non si sa con quali criteri e pesi il totale sia stato diviso",
                "it is not known by which criteria and weights the total was divided",
            ),
        ),
        NotApplicable(
            path="/tenders/0",
            message=Bilingual("nessun riparto in lotti a registro", "no division into lots is on record"),
        ),
        (NotApplicable, "/tenders/0"),
    ] == [*judged(tender(None, "1.00", "1.00")), *judged(tender(None, "1.00")), *kinds(tender(None))]


OURS = Bilingual(
    "criteri e pesi sono illustrativi, nostri: quelli dei documenti non si conoscono",
    "criteria and weights are illustrative, ours: those of the documents are not known",
)


def test_illustrative() -> None:
    """
    "Weights marked illustrative: undecided", the whole plan or one criterion, however well the amounts fit.
    """
    ours = attrs.evolve(FIVE, provenance=ILLUSTRATIVE)
    first = FIVE.criteria[0]
    one = attrs.evolve(FIVE, criteria=(first, attrs.evolve(first, id="altro", provenance=ILLUSTRATIVE)))

    assert [
        Missing(path="/tenders/0/plan/provenance", message=OURS),
        Missing(path="/tenders/0/plan/criteria/1/provenance", message=OURS),
    ] == [*judged(tender(ours, *AMOUNTS)), *judged(tender(one, *AMOUNTS))]


def test_other_lots() -> None:
    """
    Where plan and tender are not of the same lots, both sorts of strangers are named.
    """
    strange = attrs.evolve(tender(plan(1, 1), "500000.00"), lots=(Lot(id="2", amount=net("1.00")), Lot(id="7")))

    def message(name: str) -> Bilingual:
        return Bilingual(
            f"i lotti della gara e quelli del riparto non sono gli stessi: {name}",
            f"the lots of the tender and those of the division are not the same: {name}",
        )

    assert [
        Missing(path="/tenders/0/lots", message=message("1")),
        Missing(path="/tenders/0/plan/criteria", message=message("7")),
        Missing(path="/tenders/0/lots", message=message("1, 2")),
    ] == [*judged(strange), *judged(attrs.evolve(strange, lots=()))]


def test_amount_not_stated() -> None:
    """
    A lot of which no exact amount is stated is named, and the others are compared.
    """
    vague = attrs.evolve(net("250000.00"), precision=AmountPrecision.ABOUT)
    lots = (Lot(id="1", amount=net("500000.00")), Lot(id="2", amount=vague), Lot(id="3"))
    said = judged(attrs.evolve(tender(plan(2, 1, 1)), lots=lots))

    assert [
        Kept,
        *(
            Missing(
                path=lot(n),
                message=Bilingual(
                    f"del lotto {n} non è dichiarato un importo esatto",
                    f"of the lot {n} no exact amount is stated",
                ),
            )
            for n in (2, 3)
        ),
    ] == [type(said[0]), *said[1:]]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(attrs.evolve(net("500000.00"), vat=VatBasis.GROSS), id="with VAT"),
        pytest.param(attrs.evolve(net("500000.00"), options=OptionsBasis.INCLUDED), id="with options"),
    ],
)
def test_amounts_of_different_parts(second: StatedAmount) -> None:
    """
    Amounts of different bases are no division of one total.
    """
    lots = (Lot(id="1", amount=net("500000.00")), Lot(id="2", amount=second))

    assert [
        Missing(
            path="/tenders/0/lots",
            message=Bilingual(
                "gli importi dei lotti non sono dichiarati tutti con le stesse voci",
                "the lot amounts are not all stated with the same parts",
            ),
        )
    ] == judged(attrs.evolve(tender(plan(1, 1)), lots=lots))


def declared(divided: LotPlan, off: int) -> Tender:
    """
    Return a tender whose lots are those of a plan, the first so many cents off.
    """
    lots = tuple(Lot(id=share.lot, amount=net(share.amount.amount)) for share in divided.shares())
    first = attrs.evolve(net("0.00"), amount=divided.shares()[0].amount + Euro.from_cents(off))
    return Tender(id="gara", lots=(attrs.evolve(lots[0], amount=first), *lots[1:]), plan=divided)


@settings(max_examples=40)
@given(strategies.lot_plans(), st.integers(-2, 2))
def test_broken_exactly_off_the_plan(divided: LotPlan, off: int) -> None:
    """
    By largest remainder the shares of a plan keep it, and a lot that is a cent off breaks it.
    """
    ours = divided.provenance.illustrative or any(found.provenance.illustrative for found in divided.criteria)
    said = [kind for kind, _ in kinds(declared(divided, off), LARGEST)]

    assert ours or [Breach if off else Kept, *[Kept] * (len(divided.lots) - 1)] == said


@settings(max_examples=40)
@given(strategies.lot_plans())
def test_no_method_is_needed_for_whole_cents(divided: LotPlan) -> None:
    """
    Without a method the shares of a plan are undecided exactly where they are no whole cents.
    """
    plain = attrs.evolve(
        divided,
        criteria=tuple(attrs.evolve(found, provenance=FIVE.provenance) for found in divided.criteria),
        provenance=FIVE.provenance,
    )
    whole = [Fraction(share).denominator == 1 for share in plain.exact_cents().values()]

    assert [Kept if one else Missing for one in whole] == [kind for kind, _ in kinds(declared(plain, 0))]
