"""
`amount-basis-declared`: lots are added and compared on one basis, and a basis that nobody knows is undecided.
"""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.amount_basis_declared import RULES
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
NOTICE = date(2024, 2, 1)
NET, GROSS, UNKNOWN = VatBasis.NET, VatBasis.GROSS, VatBasis.UNKNOWN
WITHOUT, WITH = OptionsBasis.EXCLUDED, OptionsBasis.INCLUDED


def stated(amount: str, vat: VatBasis = NET, options: OptionsBasis = WITHOUT) -> StatedAmount:
    """
    Return an amount on a basis.
    """
    return StatedAmount(amount=Euro(amount), vat=vat, options=options)


def tender(
    totals: tuple[StatedAmount, ...],
    *lots: StatedAmount | None,
    notice: date | None = NOTICE,
    track: Track | None = None,
) -> Tender:
    """
    Return a tender of lots and totals.
    """
    found = tuple(Lot(id=str(n), amount=amount) for n, amount in enumerate(lots, 1))
    return Tender(id="gara", notice_date=notice, track=track, totals=totals, lots=found)


def judged(*tenders: Tender) -> list[Verdict]:
    """
    Return what all versions of the rule say of tenders.
    """
    return [entry.verdict for entry in validate(Programme(tenders=tenders), on=TODAY, rules=RULES).entries]


FIVE = (stated("200000.00"),) * 5
ASKED = (Comparison("basis_of_lots", Relation.EQUAL, "basis_of_total"),)


def test_published_each_with_its_own_kind() -> None:
    """
    Published: five lots net base, total net base, budget gross: each compared with its own kind.
    """
    assert [
        Kept(
            path="/tenders/0/totals/1",
            message=Bilingual(
                "i lotti danno 1.000.000,00 € (netto, senza opzioni), il totale è 1.000.000,00 € (netto, senza"
                " opzioni): la base è la stessa",
                "the lots add up to €1,000,000.00 (net, without options), the total is €1,000,000.00 (net, without"
                " options): the basis is the same",
            ),
            facts=(
                Fact("sum", Euro("1000000.00")),
                Fact("basis_of_lots", "netto, senza opzioni"),
                Fact("total", Euro("1000000.00")),
                Fact("basis_of_total", "netto, senza opzioni"),
            ),
            comparisons=ASKED,
        )
    ] == judged(tender((stated("1220000.00", GROSS), stated("1000000.00")), *FIVE))


def test_published_net_lots_against_a_gross_total() -> None:
    """
    Published: lots that add to 1,000,000.00 net set against a total of 1,220,000.00 declared gross.
    """
    assert [
        Breach(
            path="/tenders/0/totals/0",
            message=Bilingual(
                "i lotti danno 1.000.000,00 € (netto, senza opzioni), il totale è 1.220.000,00 € (lordo, senza"
                " opzioni): importi di base diversa non si confrontano",
                "the lots add up to €1,000,000.00 (net, without options), the total is €1,220,000.00 (gross, without"
                " options): amounts of different bases are not compared",
            ),
            facts=(
                Fact("sum", Euro("1000000.00")),
                Fact("basis_of_lots", "netto, senza opzioni"),
                Fact("total", Euro("1220000.00")),
                Fact("basis_of_total", "lordo, senza opzioni"),
            ),
            comparisons=ASKED,
        )
    ] == judged(tender((stated("1220000.00", GROSS),), *FIVE))


def test_lots_of_different_bases() -> None:
    """
    "Amounts of different bases are not added": lots are not, whatever the totals say.
    """
    assert [
        Breach(
            path="/tenders/0/lots",
            message=Bilingual(
                "i lotti hanno basi diverse, netto, senza opzioni e netto, con opzioni: non si sommano",
                "the lots have different bases, net, without options and net, with options: they are not added",
            ),
            facts=(
                Fact("basis_of_lots", "netto, senza opzioni"),
                Fact("basis_of_other_lots", "netto, con opzioni"),
            ),
            comparisons=(Comparison("basis_of_lots", Relation.EQUAL, "basis_of_other_lots"),),
        )
    ] == judged(tender((stated("3.00"),), stated("1.00"), stated("1.00"), stated("1.00", NET, WITH)))


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        pytest.param(stated("1.00", NET, WITH), Breach, id="options in the total alone"),
        pytest.param(stated("1.00", GROSS, WITHOUT), Breach, id="VAT in the total alone"),
        pytest.param(stated("1.00", GROSS, WITH), Breach, id="both"),
        pytest.param(stated("9.00"), Kept, id="neither: the sum is no matter of this rule"),
    ],
)
def test_both_halves_of_a_basis(total: StatedAmount, expected: type[Verdict]) -> None:
    """
    A basis is VAT and options, and both must agree.
    """
    assert [expected] == [type(said) for said in judged(tender((total,), stated("1.00")))]


def test_every_total_of_another_basis_is_named() -> None:
    """
    Where no total stands on the basis of the lots, each total is named at its place.
    """
    found = judged(tender((stated("1.00", GROSS), stated("2.00", NET, WITH)), stated("1.00")))

    assert [(Breach, "/tenders/0/totals/0"), (Breach, "/tenders/0/totals/1")] == [
        (type(said), said.path) for said in found
    ]


def not_known(path: str, amount: str, vat: bool) -> Missing:
    """
    Return that half of a basis is not known.
    """
    it = "se sia netto o lordo d'IVA" if vat else "se comprenda le opzioni"
    en = "whether VAT is in it" if vat else "whether options are in it"
    return Missing(
        path=path, message=Bilingual(f"di {amount},00 € non si sa {it}", f"of €{amount}.00 it is not known {en}")
    )


@pytest.mark.parametrize(
    ("totals", "lots", "expected"),
    [
        pytest.param(
            (stated("1.00"),),
            (stated("1.00"), stated("2.00", UNKNOWN)),
            [not_known("/tenders/0/lots/1/amount/vat", "2", vat=True)],
            id="VAT of a lot",
        ),
        pytest.param(
            (stated("1.00"),),
            (stated("1.00"), stated("2.00", NET, OptionsBasis.UNKNOWN)),
            [not_known("/tenders/0/lots/1/amount/options", "2", vat=False)],
            id="options of a lot",
        ),
        pytest.param(
            (stated("3.00", UNKNOWN, OptionsBasis.UNKNOWN), stated("4.00", GROSS)),
            (stated("1.00"),),
            [
                not_known("/tenders/0/totals/0/vat", "3", vat=True),
                not_known("/tenders/0/totals/0/options", "3", vat=False),
            ],
            id="a total, which may be that of the lots",
        ),
    ],
)
def test_basis_unknown(
    totals: tuple[StatedAmount, ...], lots: tuple[StatedAmount | None, ...], expected: list[Verdict]
) -> None:
    """
    "A basis honestly `unknown` is undecided, never an error", and the half that is not known is named.
    """
    assert expected == judged(tender(totals, *lots))


def test_a_total_on_the_basis_of_the_lots_is_enough() -> None:
    """
    A total of unknown basis beside one on that of the lots is told, and the other is compared.
    """
    found = judged(tender((stated("3.00", UNKNOWN), stated("1.00")), stated("1.00")))

    assert [(Missing, "/tenders/0/totals/0/vat"), (Kept, "/tenders/0/totals/1")] == [
        (type(said), said.path) for said in found
    ]


def test_labs_of_2016() -> None:
    """
    Published case: "over one million" and "one million", both of unknown basis, beside no lot: nothing is compared.
    """
    message = Bilingual(
        "la gara non dichiara insieme importi dei lotti e totale",
        "the tender does not state both amounts of lots and a total",
    )
    totals = (stated("1000000.00", UNKNOWN, OptionsBasis.UNKNOWN),) * 2

    assert [
        NotApplicable(path="/tenders/0", message=message),
    ] == judged(tender(totals, None, None, notice=None))


NOT_ADDED = Missing(
    path="/tenders/0/lots/0/amount",
    message=Bilingual(
        "manca l'importo del lotto 1: i lotti non si sommano",
        "the amount of lot 1 is missing: the lots are not added",
    ),
)


@pytest.mark.parametrize(
    "total",
    [pytest.param(stated("100.00"), id="on their basis"), pytest.param(stated("122.00", GROSS), id="on another")],
)
def test_a_lot_without_an_amount(total: StatedAmount) -> None:
    """
    What the other lots add up to is not the lots' sum: none is said, and it is undecided at the amount that is missing.
    """
    assert [NOT_ADDED] == judged(tender((total,), None, stated("50.00")))


def test_a_lot_without_an_amount_beside_an_unknown_basis() -> None:
    """
    What is not known of the other amounts is said besides.
    """
    lots = (None, stated("50.00", UNKNOWN))

    assert [not_known("/tenders/0/lots/1/amount/vat", "50", vat=True), NOT_ADDED] == judged(
        tender((stated("100.00"),), *lots)
    )


def test_a_lot_without_an_amount_beside_lots_of_different_bases() -> None:
    """
    Two lots of different bases are not added, whatever a third comes to.
    """
    missing, broken = judged(tender((stated("100.00"),), None, stated("50.00"), stated("61.00", GROSS)))

    assert (NOT_ADDED, Breach, "/tenders/0/lots") == (missing, type(broken), broken.path)


@pytest.mark.parametrize(
    ("totals", "lots"),
    [
        pytest.param((), FIVE, id="no total"),
        pytest.param((stated("1.00"),), (), id="no lots"),
        pytest.param((stated("1.00"),), (None,), id="no amount of a lot"),
    ],
)
def test_nothing_compared(totals: tuple[StatedAmount, ...], lots: tuple[StatedAmount | None, ...]) -> None:
    """
    Where there are no two amounts to compare there is no basis to ask for.
    """
    assert [NotApplicable] == [type(said) for said in judged(tender(totals, *lots))]


def test_day_is_missing() -> None:
    """
    Without the day of the notice it is not known whether there was a code.
    """
    (verdict,) = judged(tender((stated("1.00"),), stated("1.00"), notice=None))

    assert (Missing, "/tenders/0/notice_date") == (type(verdict), verdict.path)


@pytest.mark.parametrize(
    ("notice", "act", "expected"),
    [
        pytest.param(date(2006, 6, 30), "DLgs 163/2006", NotApplicable, id="day before the code of 2006"),
        pytest.param(date(2006, 7, 1), "DLgs 163/2006", Breach, id="first day of the code of 2006"),
        pytest.param(date(2016, 4, 19), "DLgs 163/2006", Breach, id="last day of the code of 2006"),
        pytest.param(date(2016, 4, 20), "DLgs 50/2016", Breach, id="first day of the code of 2016"),
        pytest.param(date(2016, 4, 21), "DLgs 50/2016", Breach, id="day after"),
        pytest.param(date(2023, 6, 30), "DLgs 50/2016", Breach, id="last day of the code of 2016"),
        pytest.param(date(2023, 7, 1), "DLgs 36/2023", Breach, id="first day of the code of 2023"),
        pytest.param(date(2023, 7, 2), "DLgs 36/2023", Breach, id="second day of the code of 2023"),
    ],
)
def test_version_by_the_notice(notice: date, act: str, expected: type[Verdict]) -> None:
    """
    The version is that of the day of the notice, and one alone speaks.
    """
    found = Programme(tenders=(tender((stated("1.00", GROSS),), stated("1.00"), notice=notice),))

    assert [(act, expected)] == [
        (entry.rule.source.act, type(entry.verdict)) for entry in validate(found, on=TODAY, rules=RULES).entries
    ]


@pytest.mark.parametrize("track", [None, *Track])
def test_law_on_every_track(track: Track | None) -> None:
    """
    "Law on all": sums of different things are wrong outside the code too.
    """
    (verdict,) = judged(tender((stated("1.00", GROSS),), stated("1.00"), track=track))

    assert isinstance(verdict, Breach)


def test_published_examples() -> None:
    """
    Published: the examples of each version are those of the catalogue; a breach is an error.
    """
    reports = [[validate(example(), on=TODAY, rules=RULES) for example in (rule.keeps, rule.breaks)] for rule in RULES]
    found = [tuple(example().tenders[0] for example in (rule.keeps, rule.breaks)) for rule in RULES]
    gross = stated("1220000.00", GROSS)
    days = (date(2006, 7, 1), date(2016, 4, 20), date(2023, 7, 1))
    published = [
        tuple(
            attrs.evolve(
                tender(totals, notice=day),
                lots=tuple(Lot(id=f"lotto-{n}", amount=stated("200000.00")) for n in (1, 2, 3, 4, 5)),
            )
            for totals in ((stated("1000000.00"), gross), (gross,))
        )
        for day in days
    ]

    assert ([([Kept], False, [Severity.ERROR])] * 3, published) == (
        [
            ([type(entry.verdict) for entry in kept.entries], broken.valid, [one.severity for one in broken.findings])
            for kept, broken in reports
        ],
        found,
    )


AMOUNTS = st.builds(
    stated,
    st.just("1.00"),
    st.sampled_from(VatBasis),
    st.sampled_from(OptionsBasis),
)


@settings(max_examples=80)
@given(st.lists(AMOUNTS, min_size=1, max_size=3), st.lists(AMOUNTS, min_size=1, max_size=3))
def test_an_unknown_basis_is_never_an_error(lots: list[StatedAmount], totals: list[StatedAmount]) -> None:
    """
    A breach rests on bases that are all stated: of the lots always, and of the totals where it is theirs.
    """
    broken = [said.path for said in judged(tender(tuple(totals), *lots)) if isinstance(said, Breach)]
    at_totals = [path for path in broken if "totals" in path]

    assert not broken or all(amount.basis is not None for amount in (*lots, *(totals if at_totals else ())))
