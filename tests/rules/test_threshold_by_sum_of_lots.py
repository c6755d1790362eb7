"""
`threshold-by-sum-of-lots`: five small lots of one need are above the threshold if they are so together.
"""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procurement import Lot, ObjectKind, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.threshold_by_sum_of_lots import RULES
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
NOTICE = date(2024, 2, 1)
SOCIAL, SERVICE, SUPPLY, WORKS = (
    ObjectKind.SOCIAL_SERVICE,
    ObjectKind.SERVICE,
    ObjectKind.SUPPLY,
    ObjectKind.WORKS,
)
BELOW, LIGHT, ORDINARY = Track.SUB_THRESHOLD, Track.LIGHT, Track.ORDINARY


def tender(
    *amounts: str,
    kind: ObjectKind | None = SOCIAL,
    track: Track | None = BELOW,
    notice: date | None = NOTICE,
) -> Tender:
    """
    Return a tender of lots of these values, net and with options.
    """
    lots = tuple(
        Lot(id=str(n), amount=StatedAmount(amount=Euro(amount), vat=VatBasis.NET, options=OptionsBasis.INCLUDED))
        for n, amount in enumerate(amounts, 1)
    )
    return Tender(id="gara", notice_date=notice, object_kind=kind, track=track, lots=lots)


def judged(*tenders: Tender) -> list[Verdict]:
    """
    Return what all versions of the rule say of tenders.
    """
    return [entry.verdict for entry in validate(Programme(tenders=tenders), on=TODAY, rules=RULES).entries]


SOCIAL_THRESHOLD = Figure.of(PARAMETERS["social_threshold"], PARAMETERS["social_threshold"].required(NOTICE))
FIVE = ("150000.00",) * 4


def test_published_below() -> None:
    """
    Published: a social service, five lots adding to 749,999.99, below the threshold.
    """
    assert [
        Kept(
            path="/tenders/0/lots",
            message=Bilingual(
                "tutti i lotti insieme valgono 749.999,99 €, la soglia è 750.000,00 €; trattati sotto soglia:"
                " 1, 2, 3, 4, 5",
                "all lots together are worth €749,999.99, the threshold is €750,000.00; treated as below the"
                " threshold: 1, 2, 3, 4, 5",
            ),
            facts=(Fact("all_lots", Euro("749999.99")), Fact("lots_treated_as_below", 5)),
            figures=(SOCIAL_THRESHOLD,),
            comparisons=(Comparison("all_lots", Relation.LESS, "€social_threshold"),),
        )
    ] == judged(tender(*FIVE, "149999.99"))


def test_published_at_the_threshold() -> None:
    """
    Published: five lots adding to 750,000.00, treated as at the threshold ("pari o superiore").
    """
    assert [
        Kept(
            path="/tenders/0/lots",
            message=Bilingual(
                "tutti i lotti insieme valgono 750.000,00 €, la soglia è 750.000,00 €; trattati con le regole da soglia"
                " in su: 1, 2, 3, 4, 5",
                "all lots together are worth €750,000.00, the threshold is €750,000.00; treated by the rules from the"
                " threshold on: 1, 2, 3, 4, 5",
            ),
            facts=(Fact("all_lots", Euro("750000.00")), Fact("lots_treated_as_above", 5)),
            figures=(SOCIAL_THRESHOLD,),
            comparisons=(Comparison("all_lots", Relation.AT_LEAST, "€social_threshold"),),
        )
    ] == judged(tender(*FIVE, "150000.00", track=LIGHT))


def test_published_each_treated_as_below() -> None:
    """
    Published: five lots of 160,000.00, 800,000.00 in all, each treated as below, notice of 2024, none exempt.
    """
    assert [
        Breach(
            path="/tenders/0/lots",
            message=Bilingual(
                "tutti i lotti insieme valgono 800.000,00 €, la soglia è 750.000,00 €; trattati sotto soglia:"
                " 1, 2, 3, 4, 5",
                "all lots together are worth €800,000.00, the threshold is €750,000.00; treated as below the"
                " threshold: 1, 2, 3, 4, 5",
            ),
            facts=(Fact("all_lots", Euro("800000.00")), Fact("lots_treated_as_below", 5)),
            figures=(SOCIAL_THRESHOLD,),
            comparisons=(Comparison("all_lots", Relation.LESS, "€social_threshold"),),
        )
    ] == judged(tender(*("160000.00",) * 5))


def test_more_than_binds() -> None:
    """
    Lots that follow the rules from the threshold on though they need not are no matter of this rule.
    """
    assert [
        NotApplicable(
            path="/tenders/0/lots",
            message=Bilingual(
                "tutti i lotti insieme valgono 749.999,99 €, la soglia è 750.000,00 €; trattati con le regole da soglia"
                " in su: 1, 2: è più di quanto vincola, e qui non si giudica",
                "all lots together are worth €749,999.99, the threshold is €750,000.00; treated by the rules from the"
                " threshold on: 1, 2: that is more than binds, and is not judged here",
            ),
            facts=(Fact("all_lots", Euro("749999.99")), Fact("lots_treated_as_above", 2)),
        )
    ] == judged(tender("700000.00", "49999.99", track=LIGHT))


# The figures of law.md B4 for a local body, each on its first and on its last day.
THRESHOLDS = [
    (SERVICE, date(2006, 7, 1), date(2007, 12, 31), 211_000),
    (SERVICE, date(2008, 1, 1), date(2009, 12, 31), 206_000),
    (SERVICE, date(2010, 1, 1), date(2011, 12, 31), 193_000),
    (SERVICE, date(2012, 1, 1), date(2013, 12, 31), 200_000),
    (SERVICE, date(2014, 1, 1), date(2015, 12, 31), 207_000),
    (SERVICE, date(2016, 1, 1), date(2017, 12, 31), 209_000),
    (SUPPLY, date(2018, 1, 1), date(2019, 12, 31), 221_000),
    (SERVICE, date(2020, 1, 1), date(2021, 12, 31), 214_000),
    (SERVICE, date(2022, 1, 1), date(2023, 12, 31), 215_000),
    (SERVICE, date(2024, 1, 1), date(2025, 12, 31), 221_000),
    (SERVICE, date(2026, 1, 1), date(2027, 12, 31), 216_000),
    (SOCIAL, date(2016, 1, 1), date(2016, 4, 19), 209_000),
    (SOCIAL, date(2016, 4, 20), date(2030, 1, 1), 750_000),
    (WORKS, date(2024, 1, 1), date(2025, 12, 31), 5_538_000),
]


@pytest.mark.parametrize(
    ("kind", "first", "last", "threshold"),
    THRESHOLDS,
    ids=[f"{kind.en} {first}" for kind, first, _, _ in THRESHOLDS],
)
def test_threshold_of_the_day(kind: ObjectKind, first: date, last: date, threshold: int) -> None:
    """
    The threshold is that of the day of the notice: a cent below it keeps the rule, the threshold itself breaks it.
    """
    cents = [threshold * 100 - 1, threshold * 100]
    found = [
        [
            type(entry.verdict)
            for value in cents
            for entry in validate(
                Programme(tenders=(tender(Euro.from_cents(value).amount, kind=kind, notice=day),)),
                on=date(2031, 1, 1),
                rules=RULES,
            ).entries
        ]
        for day in (first, last)
    ]

    assert [[Kept, Breach]] * 2 == found


def test_each_lot_by_its_own_track() -> None:
    """
    The track of a lot comes before that of the tender; lots treated alike are judged together.
    """
    found = tender("400000.00", "400000.00", "1000.00", track=LIGHT)
    lots = (attrs.evolve(found.lots[0], track=BELOW), found.lots[1], attrs.evolve(found.lots[2], track=BELOW))

    assert [
        (Breach, "trattati sotto soglia: 1, 3"),
        (Kept, "trattati con le regole da soglia in su: 2"),
    ] == [(type(said), said.message.it.split("; ")[1]) for said in judged(attrs.evolve(found, lots=lots))]


def test_exempt_lots_are_left_to_their_rule() -> None:
    """
    "Whoever relies on the exemption declares it, and `small-lot-exemption` speaks"; the sum still counts the lot.
    """
    found = tender("740000.00", "10000.00")
    lots = (found.lots[0], attrs.evolve(found.lots[1], exempt=True))
    (verdict,) = judged(attrs.evolve(found, lots=lots))

    assert (Breach, (Fact("all_lots", Euro("750000.00")), Fact("lots_treated_as_below", 1))) == (
        type(verdict),
        getattr(verdict, "facts", ()),
    )


NO_LOTS = Bilingual("nessun lotto segue il codice senza esenzione", "no lot is under the code without being exempted")


@pytest.mark.parametrize(
    "lots",
    [
        pytest.param((), id="no lots"),
        pytest.param((Lot(id="1", exempt=True),), id="all exempt"),
        pytest.param((Lot(id="1", track=Track.OUTSIDE),), id="all outside the code"),
    ],
)
def test_no_lot_to_judge(lots: tuple[Lot, ...]) -> None:
    """
    Without a lot under the code that is not declared exempt there is nothing to judge.
    """
    assert [NotApplicable(path="/tenders/0", message=NO_LOTS)] == judged(attrs.evolve(tender(), lots=lots))


def test_what_is_missing() -> None:
    """
    A lot without a value and lots without a track are named, each with its field.
    """
    found = tender("1.00", "2.00", "3.00", track=None)
    lots = (
        attrs.evolve(found.lots[0], amount=None),
        attrs.evolve(found.lots[1], track=BELOW),
        found.lots[2],
    )

    assert [
        Missing(
            path="/tenders/0/lots/0/estimate",
            message=Bilingual(
                "del lotto 1 non si sa il valore stimato, netto d'IVA e con opzioni e rinnovi",
                "of the lot 1 the estimated value, without VAT and with options and renewals, is not known",
            ),
        ),
        Missing(
            path="/tenders/0/track",
            message=Bilingual(
                "non è dichiarato con quale regime sono trattati i lotti 1, 3",
                "it is not stated on which track the lots 1, 3 are treated",
            ),
        ),
    ] == judged(attrs.evolve(found, lots=lots))


def test_object_is_missing() -> None:
    """
    Where it is not known what is bought, neither is the threshold.
    """
    (verdict,) = judged(tender("1.00", kind=None))

    assert (Missing, "/tenders/0/object_kind") == (type(verdict), verdict.path)


def test_day_is_missing() -> None:
    """
    Without the day of the notice neither law nor threshold is known.
    """
    (verdict,) = judged(tender("1.00", notice=None))

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
    found = Programme(tenders=(tender("750000.00", notice=notice),))

    assert [(act, expected)] == [
        (entry.rule.source.act, type(entry.verdict)) for entry in validate(found, on=TODAY, rules=RULES).entries
    ]


@pytest.mark.parametrize(
    ("kind", "track", "expected"),
    [
        pytest.param(SERVICE, ORDINARY, Kept, id="ordinary"),
        pytest.param(SOCIAL, LIGHT, Kept, id="light"),
        pytest.param(SOCIAL, Track.RESERVED, Kept, id="reserved"),
        pytest.param(SERVICE, BELOW, Breach, id="below the threshold"),
        pytest.param(SOCIAL, BELOW, Breach, id="social service below the threshold"),
        pytest.param(SOCIAL, Track.OUTSIDE, NotApplicable, id="outside the code"),
    ],
)
def test_tracks(kind: ObjectKind, track: Track, expected: type[Verdict]) -> None:
    """
    "Law on all; not applicable: outside".
    """
    assert [expected] == [type(said) for said in judged(tender("750000.00", kind=kind, track=track))]


def test_published_examples() -> None:
    """
    Published: each version is broken by five lots of 160,000.00 that are treated as below, and a breach is an error.
    """
    reports = [[validate(example(), on=TODAY, rules=RULES) for example in (rule.keeps, rule.breaks)] for rule in RULES]
    found = [tuple(example().tenders[0] for example in (rule.keeps, rule.breaks)) for rule in RULES]
    published = [
        tuple(
            attrs.evolve(whole, lots=tuple(attrs.evolve(lot, id=f"lotto-{lot.id}") for lot in whole.lots))
            for whole in (tender(*(amount,) * 5, notice=day) for amount in ("40000.00", "160000.00"))
        )
        for day in (date(2006, 7, 1), date(2016, 4, 20), date(2023, 7, 1))
    ]

    assert ([([Kept], False, [Severity.ERROR])] * 3, published) == (
        [
            (
                [type(entry.verdict) for entry in kept.entries],
                broken.valid,
                [one.severity for one in broken.findings],
            )
            for kept, broken in reports
        ],
        found,
    )


@settings(max_examples=60)
@given(st.lists(st.integers(0, 40_000_000), min_size=1, max_size=6), st.sampled_from((BELOW, LIGHT)))
def test_no_way_of_dividing_changes_the_answer(cents: list[int], track: Track) -> None:
    """
    "The estimated value of all lots together": however one need is divided, the verdict is that of a single lot.
    """
    divided = tender(*(Euro.from_cents(part).amount for part in cents), track=track)
    whole = tender(Euro.from_cents(sum(cents)).amount, track=track)

    assert [type(said) for said in judged(whole)] == [type(said) for said in judged(divided)]
