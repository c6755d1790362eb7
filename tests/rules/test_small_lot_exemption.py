"""
`small-lot-exemption`: an exempt lot is below the limit, and all exempt lots make a fifth of all lots at most.
"""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.estimates import LotEstimate, PricedRenewal
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procurement import Lot, ObjectKind, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.small_lot_exemption import RULES
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
NOTICE = date(2024, 2, 1)
SOCIAL, SERVICE, SUPPLY, WORKS = (
    ObjectKind.SOCIAL_SERVICE,
    ObjectKind.SERVICE,
    ObjectKind.SUPPLY,
    ObjectKind.WORKS,
)


def net(amount: str) -> StatedAmount:
    """
    Return an amount without VAT and with options.
    """
    return StatedAmount(amount=Euro(amount), vat=VatBasis.NET, options=OptionsBasis.INCLUDED)


def tender(
    *amounts: str,
    exempt: int = 3,
    kind: ObjectKind | None = SOCIAL,
    track: Track | None = Track.LIGHT,
    notice: date | None = NOTICE,
) -> Tender:
    """
    Return a tender of lots of these values, of which the last are declared exempt.
    """
    lots = tuple(
        Lot(id=str(n), amount=net(amount), exempt=n > len(amounts) - exempt) for n, amount in enumerate(amounts, 1)
    )
    return Tender(id="gara", notice_date=notice, object_kind=kind, track=track, lots=lots)


def judged(*tenders: Tender) -> list[Verdict]:
    """
    Return what all versions of the rule say of tenders.
    """
    return [entry.verdict for entry in validate(Programme(tenders=tenders), on=TODAY, rules=RULES).entries]


def figure(name: str, day: date = NOTICE) -> Figure:
    """
    Return a figure of law as it stands in our table.
    """
    return Figure.of(PARAMETERS[name], PARAMETERS[name].required(day))


PUBLISHED = ("600000.00", "200000.00", "75000.00", "70000.00", "55000.00")
FIGURES = (figure("social_threshold"), figure("small_lot_limit"), figure("small_lots_share"))
ASKED = (
    Comparison("all_lots", Relation.AT_LEAST, "€social_threshold"),
    Comparison("largest_exempt", Relation.LESS, "€small_lot_limit"),
    Comparison("exempt_together", Relation.AT_MOST, "small_lots_share % all_lots"),
)


def test_published_twenty_per_cent_exactly() -> None:
    """
    Published: of 1,000,000 the last three lots, 75,000 + 70,000 + 55,000 = 200,000, are 20 % exactly.
    """
    assert [
        Kept(
            path="/tenders/0/lots",
            message=Bilingual(
                "lotti esenti 3, 4, 5: il maggiore vale 75.000,00 €, e deve restare sotto 80.000,00 €; insieme valgono"
                " 200.000,00 €, e possono arrivare al 20 % di 1.000.000,00 €; che cosa del codice valga ancora per essi"
                " è un punto aperto",
                "exempt lots 3, 4, 5: the largest is worth €75,000.00, and must stay below €80,000.00; together they"
                " are worth €200,000.00, and may reach 20% of €1,000,000.00; what of the code still binds them is an"
                " open point",
            ),
            facts=(
                Fact("all_lots", Euro("1000000.00")),
                Fact("exempt_lots", 3),
                Fact("exempt_together", Euro("200000.00")),
                Fact("largest_exempt", Euro("75000.00")),
            ),
            figures=FIGURES,
            comparisons=ASKED,
        )
    ] == judged(tender(*PUBLISHED))


def test_published_more_than_twenty_per_cent() -> None:
    """
    Published: 600,000 + 199,000 + 76,000 + 70,000 + 55,000 with the last three exempt: 201,000 is 20.1 %.
    """
    assert [
        Breach(
            path="/tenders/0/lots",
            message=Bilingual(
                "lotti esenti 3, 4, 5: il maggiore vale 76.000,00 €, e deve restare sotto 80.000,00 €; insieme valgono"
                " 201.000,00 €, e possono arrivare al 20 % di 1.000.000,00 €",
                "exempt lots 3, 4, 5: the largest is worth €76,000.00, and must stay below €80,000.00; together they"
                " are worth €201,000.00, and may reach 20% of €1,000,000.00",
            ),
            facts=(
                Fact("all_lots", Euro("1000000.00")),
                Fact("exempt_lots", 3),
                Fact("exempt_together", Euro("201000.00")),
                Fact("largest_exempt", Euro("76000.00")),
            ),
            figures=FIGURES,
            comparisons=ASKED,
        )
    ] == judged(tender("600000.00", "199000.00", "76000.00", "70000.00", "55000.00"))


@pytest.mark.parametrize(
    ("kind", "whole", "exempt", "expected"),
    [
        pytest.param(SOCIAL, "920000.00", "79999.99", Kept, id="social, a cent below 80,000"),
        pytest.param(SOCIAL, "920000.00", "80000.00", Breach, id="social, 80,000: published"),
        pytest.param(SERVICE, "920000.00", "79999.99", Kept, id="service, a cent below 80,000"),
        pytest.param(SERVICE, "920000.00", "80000.00", Breach, id="service, 80,000"),
        pytest.param(SUPPLY, "920000.00", "80000.00", Breach, id="supply, 80,000"),
        pytest.param(WORKS, "5000000.00", "999999.99", Kept, id="works, a cent below a million"),
        pytest.param(WORKS, "5000000.00", "1000000.00", Breach, id="works, a million"),
    ],
)
def test_limit_of_one_lot(kind: ObjectKind, whole: str, exempt: str, expected: type[Verdict]) -> None:
    """
    "Each below € 80,000 (one million for works)": the limit is strict.
    """
    track = Track.LIGHT if kind is SOCIAL else Track.ORDINARY

    assert [expected] == [type(said) for said in judged(tender(whole, exempt, exempt=1, kind=kind, track=track))]


@pytest.mark.parametrize(
    ("whole", "expected"),
    [
        pytest.param("799999.96", Breach, id="a cent more than a fifth"),
        pytest.param("800000.00", Kept, id="a fifth"),
        pytest.param("800000.04", Kept, id="less than a fifth"),
    ],
)
def test_share_of_all_lots(whole: str, expected: type[Verdict]) -> None:
    """
    "Together at most twenty per cent of all lots", the exempt ones among them, with no rounding.
    """
    exempt = ("70000.00", "70000.00", "60000.00")

    assert [expected] == [type(said) for said in judged(tender(whole, *exempt))]


@pytest.mark.parametrize(
    ("notice", "kind", "whole", "expected"),
    [
        pytest.param(NOTICE, SOCIAL, "749999.99", NotApplicable, id="social, below"),
        pytest.param(NOTICE, SOCIAL, "750000.00", Kept, id="social, at the threshold"),
        pytest.param(date(2016, 4, 19), SOCIAL, "208999.99", NotApplicable, id="Annex II B, below"),
        pytest.param(date(2016, 4, 19), SOCIAL, "209000.00", Kept, id="Annex II B, at the threshold"),
        pytest.param(date(2016, 4, 20), SOCIAL, "749999.99", NotApplicable, id="social of 2016, below"),
        pytest.param(date(2016, 4, 20), SOCIAL, "750000.00", Kept, id="social of 2016, at the threshold"),
        pytest.param(date(2023, 12, 31), SERVICE, "215000.00", Kept, id="service, 2023"),
        pytest.param(date(2024, 1, 1), SERVICE, "220999.99", NotApplicable, id="service, 2024, below"),
        pytest.param(date(2024, 1, 1), SERVICE, "221000.00", Kept, id="service, 2024"),
        pytest.param(NOTICE, WORKS, "5537999.99", NotApplicable, id="works, below"),
        pytest.param(NOTICE, WORKS, "5538000.00", Kept, id="works, at the threshold"),
    ],
)
def test_no_object_below_the_threshold(notice: date, kind: ObjectKind, whole: str, expected: type[Verdict]) -> None:
    """
    "The sum of all lots below the threshold: not applicable, the exemption has no object".
    """
    first = (Euro(whole) - Euro("1000.00")).amount
    track = Track.LIGHT if kind is SOCIAL else Track.ORDINARY
    found = judged(tender(first, "1000.00", exempt=1, kind=kind, track=track, notice=notice))

    assert [expected] == [type(said) for said in found]


def test_below_the_threshold_is_said() -> None:
    """
    What has no object says how much the lots are worth, and which threshold they do not reach.
    """
    assert [
        NotApplicable(
            path="/tenders/0/lots",
            message=Bilingual(
                "tutti i lotti insieme valgono 749.999,99 €, sotto la soglia di 750.000,00 €: non c'è nulla da"
                " esentare",
                "all lots together are worth €749,999.99, below the threshold of €750,000.00: nothing is left to"
                " exempt",
            ),
            facts=(Fact("all_lots", Euro("749999.99")), Fact("threshold", Euro("750000.00"))),
        )
    ] == judged(tender("700000.00", "49999.99", exempt=1))


def test_no_lot_is_exempt() -> None:
    """
    Without a lot that is declared exempt there is nothing to judge.
    """
    message = Bilingual("nessun lotto è dichiarato esente", "no lot is declared exempt")

    assert [NotApplicable(path="/tenders/0", message=message)] == judged(tender(*PUBLISHED, exempt=0))


def test_value_of_a_lot_is_missing() -> None:
    """
    Each lot without a value is named with the field that would give it, exempt or not.
    """
    found = tender(*PUBLISHED)
    gross = attrs.evolve(net("70000.00"), vat=VatBasis.GROSS)
    lots = (attrs.evolve(found.lots[0], amount=None), *found.lots[1:3], attrs.evolve(found.lots[3], amount=gross))

    assert [
        Missing(
            path=f"/tenders/0/lots/{index}/estimate",
            message=Bilingual(
                f"del lotto {index + 1} non si sa il valore stimato, netto d'IVA e con opzioni e rinnovi",
                f"of the lot {index + 1} the estimated value, without VAT and with options and renewals, is not known",
            ),
        )
        for index in (0, 3)
    ] == judged(attrs.evolve(found, lots=lots))


def test_renewals_count() -> None:
    """
    An exempt lot is worth its base and its renewals: 79,999.99 and a cent are too much.
    """
    found = tender(*PUBLISHED, exempt=1)
    estimate = LotEstimate(base=Euro("79999.99"), vat=VatBasis.NET)
    renewed = attrs.evolve(estimate, renewals=(PricedRenewal(amount=Euro("0.01")),))
    said = [
        judged(attrs.evolve(found, lots=(*found.lots[:4], Lot(id="5", estimate=each, exempt=True))))
        for each in (estimate, renewed)
    ]

    assert [Kept, Breach] == [type(verdict) for (verdict,) in said]


def test_object_is_missing() -> None:
    """
    Where it is not known what is bought, neither is the threshold; the field is named.
    """
    message = Bilingual(
        "non si sa che cosa si acquista, e quindi quale soglia valga",
        "what is bought is not known, and so neither is the threshold",
    )

    assert [Missing(path="/tenders/0/object_kind", message=message)] == judged(tender(*PUBLISHED, kind=None))


NO_DAY = Bilingual(
    "il giorno del bando, che sceglie la norma, non è noto, e le norme succedutesi non direbbero lo stesso",
    "the day of the notice, which picks the law, is not known, and the laws that followed each other would not agree",
)


@pytest.mark.parametrize(
    ("repeated", "field"),
    [pytest.param("", "notice_date", id="its own notice"), pytest.param("prima", "repetition_of", id="the first's")],
)
def test_day_is_missing(repeated: str, field: str) -> None:
    """
    Without the day of the notice, or of that of the first contract, it is not decided.
    """
    found = attrs.evolve(tender(*PUBLISHED, notice=None), repetition_of=repeated)

    assert [Missing(path=f"/tenders/0/{field}", message=NO_DAY)] == judged(found)


def test_threshold_of_a_day_to_come() -> None:
    """
    The thresholds of 2028 are not known in 2026: the figure that is wanted is named.
    """
    message = Bilingual(
        "la soglia del giorno del bando non è fra quelle che la libreria conosce",
        "the threshold of the day of the notice is not among those that the library knows",
    )
    found = tender(*PUBLISHED, kind=SERVICE, track=Track.ORDINARY, notice=date(2028, 1, 1))
    report = validate(Programme(tenders=(found,)), on=date(2028, 1, 1), rules=RULES)

    assert [
        Missing(path="/tenders/0", message=message, cause=MissingCause.NOT_SET, parameter="eu_threshold_services")
    ] == [entry.verdict for entry in report.entries]


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
    The version is that of the day of the notice, and one alone speaks, with the figures of its day.
    """
    found = tender("920000.00", "80000.00", exempt=1, notice=notice)
    (entry,) = validate(Programme(tenders=(found,)), on=TODAY, rules=RULES).entries
    figures = getattr(entry.verdict, "figures", ())[1:]

    assert (act, expected, {act} if figures else set()) == (
        entry.rule.source.act,
        type(entry.verdict),
        {found.source.act for found in figures},
    )


@pytest.mark.parametrize(
    ("kind", "track", "expected"),
    [
        pytest.param(SERVICE, Track.ORDINARY, Breach, id="ordinary"),
        pytest.param(SOCIAL, Track.LIGHT, Breach, id="light"),
        pytest.param(SOCIAL, Track.RESERVED, Breach, id="reserved"),
        pytest.param(SERVICE, Track.SUB_THRESHOLD, NotApplicable, id="below the threshold"),
        pytest.param(SOCIAL, Track.OUTSIDE, NotApplicable, id="outside the code"),
        pytest.param(SERVICE, None, Breach, id="not declared: ordinary by its value"),
        pytest.param(SOCIAL, None, Breach, id="not declared: light by its value"),
    ],
)
def test_tracks(kind: ObjectKind, track: Track | None, expected: type[Verdict]) -> None:
    """
    "Law on ordinary, light, reserved; not applicable: sub_threshold, outside".
    """
    found = tender("920000.00", "80000.00", exempt=1, kind=kind, track=track)

    assert [expected] == [type(said) for said in judged(found)]


def test_a_breach_is_an_error() -> None:
    """
    An exemption that does not hold makes a report invalid, in each version, by the examples of the rule.
    """
    reports = [validate(rule.breaks(), on=TODAY, rules=RULES) for rule in RULES]

    assert [(False, [Severity.ERROR])] * 3 == [
        (report.valid, [entry.severity for entry in report.findings]) for report in reports
    ]


@pytest.mark.parametrize("rule", RULES, ids=[rule.source.act for rule in RULES])
def test_published_examples(rule: object) -> None:
    """
    Published: the examples of each version are those of the catalogue, on its first day.
    """
    (version,) = [found for found in RULES if found is rule]
    expected = [
        tender(*amounts, notice=version.since)
        for amounts in (PUBLISHED, ("600000.00", "199000.00", "76000.00", "70000.00", "55000.00"))
    ]
    found = [
        attrs.evolve(
            example().tenders[0],
            lots=tuple(attrs.evolve(lot, id=lot.id.removeprefix("lotto-")) for lot in example().tenders[0].lots),
        )
        for example in (version.keeps, version.breaks)
    ]

    assert expected == found


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 12_000_000), st.booleans()), min_size=1, max_size=6),
    st.sampled_from((0, 60_000_000, 100_000_000)),
)
def test_kept_exactly_if_all_are_small_and_few(lots: list[tuple[int, bool]], rest: int) -> None:
    """
    "Each below € 80,000 and together at most twenty per cent of all lots", in whole cents and no rounding.
    """
    exempt = [cents for cents, small in lots if small]
    whole = rest + sum(cents for cents, _ in lots)
    found = Tender(
        id="gara",
        notice_date=NOTICE,
        object_kind=SOCIAL,
        track=Track.LIGHT,
        lots=(
            Lot(id="resto", amount=net(Euro.from_cents(rest).amount)),
            *(
                Lot(id=str(n), amount=net(Euro.from_cents(cents).amount), exempt=small)
                for n, (cents, small) in enumerate(lots)
            ),
        ),
    )
    if not exempt or whole < 75_000_000:
        expected: type[Verdict] = NotApplicable
    else:
        expected = Kept if max(exempt) < 8_000_000 and 5 * sum(exempt) <= whole else Breach

    assert [expected] == [type(said) for said in judged(found)]
