"""
`guarantee-amount`: the definitive guarantee beside the percentage of law, the discount and the declared reductions.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dated_values import ParameterKind
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.guarantees import Guarantee, GuaranteeReduction, ReductionGround
from contratti_quartiere.money import Euro
from contratti_quartiere.procedures import SelfImposedArticle
from contratti_quartiere.procurement import Lot, ObjectKind, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.guarantee_amount import RULES
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
NOTICE, FLAT = date(2024, 2, 1), date(2024, 12, 31)
PLACE = "/service_contracts/0/guarantee"
BELOW = Track.SUB_THRESHOLD
ASKED = (Comparison("guarantee", Relation.AT_LEAST, "expected"),)

SMALL, DIGITAL, CERTIFICATES, QUALITY = (
    GuaranteeReduction(ground=ground, rate=Decimal(rate))
    for ground, rate in (
        (ReductionGround.SMALL_FIRM, 50),
        (ReductionGround.DIGITAL, 10),
        (ReductionGround.CERTIFICATES, 20),
        (ReductionGround.QUALITY_SYSTEM, 30),
    )
)
CONTRACT = StatedAmount(amount=Euro("200000.00"), vat=VatBasis.NET, options=OptionsBasis.EXCLUDED)


def judged(
    guarantee: Guarantee | None,
    discount: str | None = "5",
    *,
    amount: StatedAmount | None = CONTRACT,
    awards: tuple[Award, ...] | None = None,
    lots: tuple[str, ...] = ("lotto-1",),
    notice: date | None = NOTICE,
    track: Track | None = Track.ORDINARY,
    **tender: Any,
) -> list[Verdict]:
    """
    Return what all versions of the rule say of a guarantee for a contract that was awarded at a discount.
    """
    award = Award(lot="lotto-1", discount=None if discount is None else Decimal(discount))
    found = Tender(
        id="gara",
        notice_date=notice,
        track=track,
        lots=(Lot(id="lotto-1"), Lot(id="lotto-2")),
        awards=(award,) if awards is None else awards,
        **tender,
    )
    contract = ServiceContract(id="contratto", tender="gara", lots=lots, amount=amount, guarantee=guarantee)
    programme = Programme(tenders=(found,), service_contracts=(contract,))
    return [entry.verdict for entry in validate(programme, on=TODAY, rules=RULES).entries]


def kinds(*found: Any, **fields: Any) -> list[type[Verdict]]:
    """
    Return the outcomes alone.
    """
    return list(map(type, judged(*found, **fields)))


def of(amount: str, *reductions: GuaranteeReduction, **fields: Any) -> Guarantee:
    """
    Return a guarantee with its declared reductions.
    """
    return Guarantee(amount=Euro(amount), reductions=reductions, **fields)


TEN = Figure(
    parameter="guarantee_share",
    kind=ParameterKind.LAW,
    value=10,
    since=date(2023, 7, 1),
    source=LegalSource("DLgs 36/2023", "art. 117 c. 1, testo del 31.3.2023"),
    checked_on=date(2026, 11, 22),
)
FIVE = Figure(
    parameter="guarantee_share_below_threshold",
    kind=ParameterKind.LAW,
    value=5,
    since=date(2023, 7, 1),
    source=LegalSource("DLgs 36/2023", "art. 53 c. 4, testo del 31.3.2023"),
    checked_on=date(2026, 11, 22),
)


def slope(name: str, value: int) -> Figure:
    """
    Return a discount from which the guarantee grows.
    """
    return Figure(
        parameter=name,
        kind=ParameterKind.LAW,
        value=value,
        since=date(2023, 7, 1),
        source=LegalSource("DLgs 36/2023", "art. 117 c. 2, testo del 31.3.2023"),
        checked_on=date(2026, 11, 22),
    )


SLOPE = (slope("guarantee_discount", 10), slope("guarantee_steep_discount", 20))


def test_published_small_firm() -> None:
    """
    Published: contract 200,000.00, discount 5 %, small firm: 10,000.00 (10 %, then -50 %).
    """
    assert [
        Kept(
            path=PLACE,
            message=Bilingual(
                "garanzia 10.000,00 € su un contratto di 200.000,00 €: 10 per cento, ribasso 5, riduzioni 50, in tutto"
                " 10.000,00 €",
                "guarantee €10,000.00 on a contract of €200,000.00: 10 per cent, discount 5, reductions 50, €10,000.00"
                " in all",
            ),
            facts=(
                Fact("contract", Euro("200000.00")),
                Fact("guarantee", Euro("10000.00")),
                Fact("discount", "5"),
                Fact("reduction_1", "50"),
                Fact("expected", Euro("10000.00")),
            ),
            figures=(TEN, *SLOPE),
            comparisons=ASKED,
        )
    ] == judged(of("10000.00", SMALL))


def test_published_less_than_declared() -> None:
    """
    Published: the same with 8,000.00: "2,000.00 less than the declared reductions explain".
    """
    assert [
        Breach(
            path=PLACE,
            message=Bilingual(
                "garanzia 8.000,00 € su un contratto di 200.000,00 €: 10 per cento, ribasso 5, riduzioni 50, in tutto"
                " 10.000,00 €: 2.000,00 € in meno di quanto spiegano le riduzioni dichiarate",
                "guarantee €8,000.00 on a contract of €200,000.00: 10 per cent, discount 5, reductions 50, €10,000.00"
                " in all: €2,000.00 less than the declared reductions explain",
            ),
            facts=(
                Fact("contract", Euro("200000.00")),
                Fact("guarantee", Euro("8000.00")),
                Fact("discount", "5"),
                Fact("reduction_1", "50"),
                Fact("expected", Euro("10000.00")),
            ),
            figures=(TEN, *SLOPE),
            comparisons=ASKED,
        )
    ] == judged(of("8000.00", SMALL))


def test_guarantee_of_nothing() -> None:
    """
    A guarantee that is known to be of nothing is one that is known, and too little.
    """
    (verdict,) = judged(of("0.00"))

    assert (Breach, Fact("guarantee", Euro("0.00")), Fact("expected", Euro("20000.00"))) == (
        type(verdict),
        verdict.facts[1],
        verdict.facts[-1],
    )


@pytest.mark.parametrize(
    ("reductions", "expected"),
    [
        pytest.param((), "20000.00", id="none"),
        pytest.param((SMALL,), "10000.00", id="small firm"),
        pytest.param((SMALL, DIGITAL), "9000.00", id="and digital"),
        pytest.param((SMALL, DIGITAL, CERTIFICATES), "7200.00", id="and certificates"),
        pytest.param((QUALITY,), "14000.00", id="quality system"),
    ],
)
def test_published_reductions_are_multiplied(reductions: tuple[GuaranteeReduction, ...], expected: str) -> None:
    """
    Published: 20,000.00, then 10,000.00, 9,000.00 and 7,200.00; a cent less than each is not explained.
    """
    least = Euro(expected)
    found = [kinds(of(value.amount, *reductions)) for value in (least - Euro("0.01"), least, least + Euro("0.01"))]

    assert [[Breach], [Kept], [Kept]] == found


@pytest.mark.parametrize(
    ("discount", "percentage"),
    [
        ("0", "10"),
        ("10", "10"),
        ("10.5", "10.5"),
        ("15", "15"),
        ("20", "20"),
        ("20.5", "21"),
        ("25", "30"),
        ("30", "40"),
        ("100", "180"),
    ],
)
def test_published_slope(discount: str, percentage: str) -> None:
    """
    Published: 10 up to a discount of 10, then a point more each, beyond 20 two: 15 is 15, 20 is 20, 25 is 30, 30 is 40.
    """
    least = Euro("200000.00").percentage(Decimal(percentage))
    found = [kinds(of(value.amount), discount) for value in (least - Euro("0.01"), least)]

    assert [[Breach], [Kept]] == found


def test_steep_slope_in_words() -> None:
    """
    "The slope above a 20 % discount is read as cumulative", which is said, from the first point over 20 on.
    """
    (steep,), (gentle,) = judged(of("60000.00"), "25"), judged(of("60000.00"), "20")

    assert (
        Bilingual(
            "garanzia 60.000,00 € su un contratto di 200.000,00 €: 10 per cento, ribasso 25 (oltre 20 in lettura"
            " cumulativa), in tutto 60.000,00 €",
            "guarantee €60,000.00 on a contract of €200,000.00: 10 per cent, discount 25 (beyond 20 read as"
            " cumulative), €60,000.00 in all",
        ),
        False,
    ) == (steep.message, "cumul" in gentle.message.it + gentle.message.en)


MISSING_AMOUNT = Missing(
    path="/service_contracts/0/amount",
    message=Bilingual(
        "non si sa l'importo esatto del contratto, senza IVA",
        "the exact amount of the contract, without VAT, is not known",
    ),
)


@pytest.mark.parametrize(
    "amount",
    [
        None,
        attrs.evolve(CONTRACT, vat=VatBasis.GROSS),
        attrs.evolve(CONTRACT, vat=VatBasis.UNKNOWN),
        attrs.evolve(CONTRACT, precision=AmountPrecision.ABOUT),
    ],
    ids=["none", "gross", "basis unknown", "about"],
)
def test_amount_not_known(amount: StatedAmount | None) -> None:
    """
    Only an exact amount without VAT is one that a percentage is of.
    """
    assert [MISSING_AMOUNT] == judged(of("1.00"), amount=amount)


NO_GUARANTEE = Bilingual("non si sa quanta sia la garanzia", "it is not known how much the guarantee is")


@pytest.mark.parametrize(
    ("guarantee", "path"),
    [
        pytest.param(None, PLACE, id="no guarantee"),
        pytest.param(Guarantee(), f"{PLACE}/amount", id="no amount"),
        pytest.param(Guarantee(waived=True), f"{PLACE}/amount", id="waived, but not below the threshold"),
    ],
)
def test_guarantee_not_known(guarantee: Guarantee | None, path: str) -> None:
    """
    Without the guarantee nothing is decided; all that is missing is said at once.
    """
    missing = Missing(path=path, message=NO_GUARANTEE)

    assert [[missing], [missing, MISSING_AMOUNT]] == [judged(guarantee), judged(guarantee, amount=None)]


def test_rate_not_known() -> None:
    """
    A reduction of which the documents do not say how much it is leaves nothing to compare; each is pointed at.
    """
    unknown = attrs.evolve(DIGITAL, rate=None)

    assert [
        Missing(
            path=f"{PLACE}/reductions/1/rate",
            message=Bilingual(
                "non si sa di quanto riduca: garanzia digitale",
                "it is not known by how much it reduces: digital guarantee",
            ),
        )
    ] == judged(of("1.00", SMALL, unknown))


NO_DISCOUNT = Missing(
    path="/tenders/0/awards",
    message=Bilingual(
        "non si sa con quale ribasso, uno solo, sia stato aggiudicato il contratto",
        "it is not known at which discount, a single one, the contract was awarded",
    ),
)


@pytest.mark.parametrize(
    "discounts",
    [pytest.param((None, None), id="not known"), ("5", None), ("5", "6")],
)
def test_discount_not_known(discounts: tuple[str | None, ...]) -> None:
    """
    Of a contract for several lots the discount must be known, and one.
    """
    awards = tuple(
        Award(lot=f"lotto-{n}", discount=None if discount is None else Decimal(discount))
        for n, discount in enumerate(discounts, 1)
    )

    assert [NO_DISCOUNT] == judged(of("20000.00"), awards=awards, lots=("lotto-1", "lotto-2"))


def test_one_discount_of_two_lots() -> None:
    """
    Two lots at the same discount, however it is written, have one.
    """
    awards = (Award(lot="lotto-1", discount=Decimal(15)), Award(lot="lotto-2", discount=Decimal("15.0")))
    found = [kinds(of(amount), awards=awards, lots=("lotto-1", "lotto-2")) for amount in ("29999.99", "30000.00")]

    assert [[Breach], [Kept]] == found


def test_no_award() -> None:
    """
    Without the award of its lot nothing is decided.
    """
    assert [(Missing, "/tenders/0/awards")] == [(type(said), said.path) for said in judged(of("20000.00"), awards=())]


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("9999.99", Breach), ("10000.00", Kept)],
    ids=["a cent less", "five per cent"],
)
def test_flat_below_the_threshold(amount: str, expected: type[Verdict]) -> None:
    """
    "From 2024-12-31 below the threshold neither reductions nor increases": five per cent, whatever else is not known.
    """
    unknown = attrs.evolve(DIGITAL, rate=None)

    assert [[expected], [expected]] == [
        kinds(of(amount, SMALL, DIGITAL), "30", notice=FLAT, track=BELOW),
        kinds(of(amount, unknown), awards=(), notice=FLAT, track=BELOW),
    ]


def test_flat_below_the_threshold_in_words() -> None:
    """
    Below the threshold neither discount nor reductions are told.
    """
    assert [
        Breach(
            path=PLACE,
            message=Bilingual(
                "garanzia 5.000,00 € su un contratto di 200.000,00 €: 5 per cento, in tutto 10.000,00 €: 5.000,00 € in"
                " meno di quanto spiegano le riduzioni dichiarate",
                "guarantee €5,000.00 on a contract of €200,000.00: 5 per cent, €10,000.00 in all: €5,000.00 less than"
                " the declared reductions explain",
            ),
            facts=(
                Fact("contract", Euro("200000.00")),
                Fact("guarantee", Euro("5000.00")),
                Fact("expected", Euro("10000.00")),
            ),
            figures=(FIVE,),
            comparisons=ASKED,
        )
    ] == judged(of("5000.00", SMALL), notice=FLAT, track=BELOW)


@pytest.mark.parametrize("notice", [date(2023, 7, 1), FLAT - DAY], ids=["first day", "last day"])
@pytest.mark.parametrize(
    ("amount", "discount", "reductions", "expected"),
    [
        pytest.param("4999.99", "5", (SMALL,), Breach, id="less than either"),
        pytest.param("5000.00", "5", (SMALL,), Missing, id="as reduced"),
        pytest.param("9999.99", "5", (SMALL,), Missing, id="a cent less than five per cent"),
        pytest.param("10000.00", "5", (SMALL,), Kept, id="five per cent"),
        pytest.param("9999.99", "15", (), Breach, id="discount: less than either"),
        pytest.param("10000.00", "15", (), Missing, id="discount: five per cent"),
        pytest.param("19999.99", "15", (), Missing, id="discount: a cent less than increased"),
        pytest.param("20000.00", "15", (), Kept, id="discount: as increased"),
        pytest.param("10000.00", "5", (), Kept, id="nothing to count"),
        pytest.param("9999.99", "5", (), Breach, id="nothing to count, a cent less"),
    ],
)
def test_below_the_threshold_before_the_change(
    notice: date, amount: str, discount: str, reductions: tuple[GuaranteeReduction, ...], expected: type[Verdict]
) -> None:
    """
    Before 31 December 2024 that neither counts below the threshold is an opinion: what hangs on it is open.
    """
    assert [expected] == kinds(of(amount, *reductions), discount, notice=notice, track=BELOW)


def test_open_in_words() -> None:
    """
    What hangs on an open point is told with what the reductions would make.
    """
    assert [
        Missing(
            path=PLACE,
            message=Bilingual(
                "garanzia 6.000,00 € su un contratto di 200.000,00 €: 5 per cento, ribasso 5, riduzioni 50, in tutto"
                " 5.000,00 €: se sotto soglia contino ribasso e riduzioni è un punto aperto",
                "guarantee €6,000.00 on a contract of €200,000.00: 5 per cent, discount 5, reductions 50, €5,000.00 in"
                " all: whether discount and reductions count below the threshold is an open point",
            ),
            cause=MissingCause.OPEN,
            facts=(
                Fact("contract", Euro("200000.00")),
                Fact("guarantee", Euro("6000.00")),
                Fact("discount", "5"),
                Fact("reduction_1", "50"),
                Fact("expected", Euro("5000.00")),
            ),
            figures=(FIVE, *SLOPE),
        )
    ] == judged(of("6000.00", SMALL), track=BELOW)


def test_expected_of_either_reading() -> None:
    """
    Kept is what is enough by the stricter reading, broken what is too little by the milder one; each is told.
    """
    (kept,), (broken,) = judged(of("10000.00", SMALL), track=BELOW), judged(of("4999.99", SMALL), track=BELOW)
    assert isinstance(kept, Kept)
    assert isinstance(broken, Breach)

    assert (Fact("expected", Euro("10000.00")), Fact("expected", Euro("5000.00"))) == (
        kept.facts[-1],
        broken.facts[-1],
    )


@pytest.mark.parametrize("notice", [date(2023, 7, 1), FLAT], ids=["before the change", "after it"])
@pytest.mark.parametrize("amount", [None, Euro("1.00")], ids=["no amount", "an amount"])
def test_waived(notice: date, amount: Euro | None) -> None:
    """
    "Below the threshold the guarantee may be waived with reasons".
    """
    assert [
        NotApplicable(
            path="/service_contracts/0",
            message=Bilingual(
                "sotto soglia, e i documenti non chiedono la garanzia, con motivi",
                "below the threshold, and the documents ask for no guarantee, with reasons",
            ),
        )
    ] == judged(Guarantee(amount=amount, waived=True), notice=notice, track=BELOW)


def test_nothing_on_record_below_the_threshold() -> None:
    """
    Below the threshold a guarantee that is not on record is not one that was waived.
    """
    assert [Missing(path=PLACE, message=NO_GUARANTEE)] == judged(None, track=BELOW)


@pytest.mark.parametrize(
    ("track", "expected"),
    [
        (Track.ORDINARY, Breach),
        (Track.LIGHT, Missing),
        (Track.RESERVED, Missing),
        (Track.SUB_THRESHOLD, Breach),
        (Track.OUTSIDE, NotApplicable),
        (None, Missing),
    ],
)
def test_each_track(track: Track | None, expected: type[Verdict]) -> None:
    """
    "Law on ordinary, sub_threshold; if recalled: light, reserved".
    """
    assert [expected] == kinds(of("1.00"), track=track)


@pytest.mark.parametrize(
    ("notice", "act", "article"),
    [
        pytest.param(date(2015, 1, 12), "DLgs 163/2006", "art. 113", id="code of 2006"),
        pytest.param(date(2018, 1, 15), "DLgs 50/2016", "art. 103", id="code of 2016"),
        pytest.param(date(2024, 1, 15), "DLgs 36/2023", "art. 117", id="code of 2023"),
        pytest.param(FLAT, "DLgs 36/2023", "art. 117", id="after DLgs 209/2024"),
    ],
)
@pytest.mark.parametrize(
    ("track", "kind"),
    [(Track.LIGHT, None), (BELOW, ObjectKind.SOCIAL_SERVICE)],
    ids=["light", "social service below the threshold"],
)
def test_recalled(notice: date, act: str, article: str, track: Track, kind: ObjectKind | None) -> None:
    """
    On the light track, and for a social service below the threshold, ten per cent bind if the article is recalled.
    """
    found = [
        judged(
            of("19999.99"),
            notice=notice,
            track=track,
            object_kind=kind,
            self_imposed=(SelfImposedArticle(act=act, article=recalled),),
        )
        for recalled in (article, "art. 99")
    ]

    assert [[(Breach, None)], [(Missing, MissingCause.NOT_RECALLED)]] == [
        [(type(said), getattr(said, "cause", None)) for said in verdicts] for verdicts in found
    ]


@pytest.mark.parametrize("notice", [NOTICE, FLAT], ids=["before the change", "after it"])
def test_track_not_known(notice: date) -> None:
    """
    Of a service that may be below the threshold the track is missing.
    """
    assert [
        Missing(
            path="/tenders/0/track",
            message=Bilingual(
                "non si sa se l'affidamento sia sotto soglia, dove la percentuale è un'altra",
                "it is not known whether the award is below the threshold, where the percentage is another",
            ),
        )
    ] == judged(of("1.00"), notice=notice, track=None, object_kind=ObjectKind.SERVICE)


@pytest.mark.parametrize(
    ("notice", "article"),
    [
        pytest.param(date(2006, 7, 1), "art. 113", id="first day of the code of 2006"),
        pytest.param(date(2016, 4, 19), "art. 113", id="last day of the code of 2006"),
        pytest.param(date(2016, 4, 20), "art. 103", id="first day of the code of 2016"),
        pytest.param(date(2016, 4, 21), "art. 103", id="second day of the code of 2016"),
        pytest.param(date(2023, 6, 30), "art. 103", id="last day of the code of 2016"),
        pytest.param(
            date(2023, 7, 1),
            "artt. 117 c. 1-3, 106 c. 8, 53 c. 4, testo del 31.3.2023",
            id="first day of the code of 2023",
        ),
        pytest.param(
            FLAT - DAY, "artt. 117 c. 1-3, 106 c. 8, 53 c. 4, testo del 31.3.2023", id="last day before DLgs 209/2024"
        ),
        pytest.param(FLAT, "artt. 117 c. 1-3, 106 c. 8, 53 c. 4-bis, DLgs 209/2024", id="first day of DLgs 209/2024"),
        pytest.param(
            FLAT + DAY, "artt. 117 c. 1-3, 106 c. 8, 53 c. 4-bis, DLgs 209/2024", id="second day of DLgs 209/2024"
        ),
    ],
)
def test_version_by_the_notice(notice: date, article: str) -> None:
    """
    The version is that of the day of the notice, one alone speaks, and on the ordinary track each asks for ten.
    """
    award = Award(lot="lotto-1", discount=Decimal(5))
    tender = Tender(id="gara", notice_date=notice, track=Track.ORDINARY, awards=(award,))
    found: list[tuple[type[Verdict], str]] = []
    for amount in ("19999.99", "20000.00"):
        contract = ServiceContract(id="contratto", tender="gara", amount=CONTRACT, guarantee=of(amount))
        programme = Programme(tenders=(tender,), service_contracts=(contract,))
        report = validate(programme, on=TODAY, rules=RULES)
        found += [(type(entry.verdict), entry.rule.source.article) for entry in report.entries]

    assert [(Breach, article), (Kept, article)] == found


@pytest.mark.parametrize("notice", [date(2016, 4, 19), date(2023, 6, 30)], ids=["code of 2006", "code of 2016"])
def test_below_the_threshold_before_2023(notice: date) -> None:
    """
    The earlier codes' percentage is one for all: the five per cent is of the code of 2023.
    """
    found = [kinds(of(amount), notice=notice, track=BELOW) for amount in ("10000.00", "20000.00")]

    assert [[Breach], [Kept]] == found


@pytest.mark.parametrize(
    ("amount", "expected"), [("20000.00", Kept), ("19999.99", Breach)], ids=["enough by any law", "too little by any"]
)
def test_notice_not_known(amount: str, expected: type[Verdict]) -> None:
    """
    Where nobody knows the day of the notice, what every law says is said.
    """
    assert [expected] == kinds(of(amount), notice=None)


def test_examples() -> None:
    """
    Each version's example has 10,000 and 8,000 for a small firm, and all versions say the same of them.
    """
    said = [
        (entry.rule, type(entry.verdict), entry.verdict.facts[1].value)
        for rule in RULES
        for example in (rule.keeps(), rule.breaks())
        for entry in validate(example, on=TODAY, rules=RULES).entries
    ]

    assert [
        (rule, kind, Euro(amount)) for rule in RULES for kind, amount in ((Kept, "10000.00"), (Breach, "8000.00"))
    ] == said


def test_a_breach_is_advice() -> None:
    """
    "That a guarantee is too small" is not judged: a breach is something to look at, in every version.
    """
    report = validate(RULES[-1].breaks(), on=TODAY, rules=RULES)

    assert ({Severity.ADVICE}, True) == ({rule.severity for rule in RULES}, report.valid)


# Laws


@given(
    strategies.euros(min_value=Euro("0.00"), max_value=Euro("9999999.99")),
    st.decimals(0, 100, places=2),
    st.lists(strategies.guarantee_reductions(), max_size=3),
)
def test_more_is_never_worse(amount: Euro, discount: Decimal, reductions: list[GuaranteeReduction]) -> None:
    """
    Whatever discount and reductions, a guarantee of a cent more keeps what was kept.
    """
    first, second = (kinds(of(value.amount, *reductions), str(discount)) for value in (amount, amount + Euro("0.01")))

    assert not (first == [Kept] and second != [Kept])
