"""
`track-declared`: the declared track agrees with what is bought and what it is worth, or the documents list more.
"""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.identifiers import Cpv
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procedures import SelfImposedArticle
from contratti_quartiere.procurement import ObjectKind, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.regimes import regime
from contratti_quartiere.report import validate
from contratti_quartiere.rules.track_declared import RULES
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
NOTICE = date(2024, 2, 1)
OLD = date(2015, 3, 2)
SOCIAL, SERVICE, SUPPLY, WORKS = (
    ObjectKind.SOCIAL_SERVICE,
    ObjectKind.SERVICE,
    ObjectKind.SUPPLY,
    ObjectKind.WORKS,
)
ORDINARY, LIGHT, RESERVED, BELOW, OUTSIDE = (
    Track.ORDINARY,
    Track.LIGHT,
    Track.RESERVED,
    Track.SUB_THRESHOLD,
    Track.OUTSIDE,
)
RECALLED = (SelfImposedArticle(act="DLgs 36/2023", article="art. 58"),)


def tender(
    value: str | None,
    track: Track | None,
    kind: ObjectKind | None = SOCIAL,
    *,
    notice: date | None = NOTICE,
    recalled: tuple[SelfImposedArticle, ...] = (),
) -> Tender:
    """
    Return a tender of an estimated value.
    """
    totals = (
        () if value is None else (StatedAmount(amount=Euro(value), vat=VatBasis.NET, options=OptionsBasis.INCLUDED),)
    )
    return Tender(id="gara", notice_date=notice, object_kind=kind, track=track, totals=totals, self_imposed=recalled)


def judged(*tenders: Tender) -> list[Verdict]:
    """
    Return what all versions of the rule say of tenders.
    """
    return [entry.verdict for entry in validate(Programme(tenders=tenders), on=TODAY, rules=RULES).entries]


SOCIAL_THRESHOLD = Figure.of(PARAMETERS["social_threshold"], PARAMETERS["social_threshold"].required(NOTICE))


def test_published_light() -> None:
    """
    Published: a social service, CPV 85320000-8, of 1,000,000.00, notice of 2024, declared light.
    """
    found = attrs.evolve(tender("1000000.00", LIGHT, None), cpv=Cpv("85320000-8"))

    assert [
        Kept(
            path="/tenders/0/track",
            message=Bilingual(
                "affidamento dichiarato alleggerito; il valore stimato è 1.000.000,00 €, la soglia 750.000,00 €",
                "award declared light; the estimated value is €1,000,000.00, the threshold €750,000.00",
            ),
            facts=(Fact("track", "alleggerito"), Fact("estimated_value", Euro("1000000.00"))),
            figures=(SOCIAL_THRESHOLD,),
            comparisons=(Comparison("estimated_value", Relation.AT_LEAST, "€social_threshold"),),
        )
    ] == judged(found)


def test_published_social_service_declared_ordinary() -> None:
    """
    Published: the same declared ordinary, with no self-imposed article listed; with one it breaks nothing.
    """
    facts = (Fact("track", "ordinario"), Fact("social_service", value=True))
    asked = (Comparison("self_imposed", Relation.MORE, "0"),)

    assert [
        Breach(
            path="/tenders/0/track",
            message=Bilingual(
                "affidamento dichiarato ordinario; oggetto e valore chiedono meno; articoli che i documenti"
                " richiamano: 0",
                "award declared ordinary; object and value ask less; articles that the documents recall: 0",
            ),
            facts=(*facts, Fact("self_imposed", 0)),
            comparisons=asked,
        ),
        Kept(
            path="/tenders/1/track",
            message=Bilingual(
                "affidamento dichiarato ordinario; oggetto e valore chiedono meno; articoli che i documenti"
                " richiamano: 1",
                "award declared ordinary; object and value ask less; articles that the documents recall: 1",
            ),
            facts=(*facts, Fact("self_imposed", 1)),
            comparisons=asked,
        ),
    ] == judged(tender("1000000.00", ORDINARY), attrs.evolve(tender("1000000.00", ORDINARY, recalled=RECALLED), id="b"))


def test_published_light_below_the_threshold() -> None:
    """
    Published: 700,000.00 of the same declared light from the threshold.
    """
    assert [
        Breach(
            path="/tenders/0/track",
            message=Bilingual(
                "affidamento dichiarato alleggerito; oggetto e valore chiedono meno; articoli che i documenti"
                " richiamano: 0",
                "award declared light; object and value ask less; articles that the documents recall: 0",
            ),
            facts=(
                Fact("track", "alleggerito"),
                Fact("estimated_value", Euro("700000.00")),
                Fact("self_imposed", 0),
            ),
            figures=(SOCIAL_THRESHOLD,),
            comparisons=(Comparison("self_imposed", Relation.MORE, "0"),),
        )
    ] == judged(tender("700000.00", LIGHT))


@pytest.mark.parametrize(
    ("track", "social", "expected", "italian", "english"),
    [
        pytest.param(LIGHT, False, Breach, "non è un servizio", "it is not a social", id="light, not social"),
        pytest.param(RESERVED, False, Breach, "non è un servizio", "it is not a social", id="reserved, not social"),
        pytest.param(RESERVED, True, Kept, "è un servizio", "it is a social", id="reserved, social"),
    ],
)
def test_by_what_is_bought(
    track: Track, social: bool, expected: type[Kept | Breach], italian: str, english: str
) -> None:
    """
    What only social services can be is decided by what is bought, whatever it is worth.
    """
    assert [
        expected(
            path="/tenders/0/track",
            message=Bilingual(
                f"affidamento dichiarato {track.value}; {italian} sociale o assimilato",
                f"award declared {track.en}; {english} or like service",
            ),
            facts=(Fact("track", track.value), Fact("social_service", social)),
            comparisons=(Comparison("social_service", Relation.EQUAL, "true"),),
        )
    ] == judged(tender(None, track, SOCIAL if social else SERVICE))


@pytest.mark.parametrize(
    ("value", "track", "kind", "expected"),
    [
        pytest.param("749999.99", BELOW, SOCIAL, Kept, id="social below, a cent less"),
        pytest.param("750000.00", BELOW, SOCIAL, Breach, id="social below, at the threshold"),
        pytest.param("749999.99", LIGHT, SOCIAL, Breach, id="social light, a cent less"),
        pytest.param("750000.00", LIGHT, SOCIAL, Kept, id="social light, at the threshold"),
        pytest.param("220999.99", BELOW, SERVICE, Kept, id="service below, a cent less"),
        pytest.param("221000.00", BELOW, SERVICE, Breach, id="service below, at the threshold"),
        pytest.param("220999.99", ORDINARY, SERVICE, Breach, id="service ordinary, a cent less"),
        pytest.param("221000.00", ORDINARY, SERVICE, Kept, id="service ordinary, at the threshold"),
        pytest.param("221000.00", ORDINARY, SUPPLY, Kept, id="supply ordinary, at the threshold"),
        pytest.param("5537999.99", BELOW, WORKS, Kept, id="works below, a cent less"),
        pytest.param("5538000.00", ORDINARY, WORKS, Kept, id="works ordinary, at the threshold"),
    ],
)
def test_by_value(value: str, track: Track, kind: ObjectKind, expected: type[Verdict]) -> None:
    """
    "Pari o superiore": a cent below the threshold of the day and object the award is below it.
    """
    assert [expected] == [type(said) for said in judged(tender(value, track, kind))]


@pytest.mark.parametrize(
    ("value", "track", "kind"),
    [
        pytest.param("700000.00", LIGHT, SOCIAL, id="light below the threshold"),
        pytest.param("100000.00", ORDINARY, SERVICE, id="ordinary below the threshold"),
    ],
)
def test_more_than_binds(value: str, track: Track, kind: ObjectKind) -> None:
    """
    "A body may choose to follow more than it must: then the articles are listed and nothing is broken".
    """
    (verdict,) = judged(tender(value, track, kind, recalled=RECALLED))

    assert isinstance(verdict, Kept)


def test_less_than_binds() -> None:
    """
    Articles that are listed do not make an award above the threshold one below it.
    """
    (verdict,) = judged(tender("750000.00", BELOW, recalled=RECALLED))

    assert isinstance(verdict, Breach)


LIGHT_BELOW = Bilingual(
    "se sotto soglia i servizi dell'allegato II B del DLgs 163/2006 seguano il regime alleggerito è un punto aperto",
    "whether services of Annex II B of DLgs 163/2006 are light below the threshold is an open point",
)


@pytest.mark.parametrize(
    ("notice", "value", "track", "expected"),
    [
        pytest.param(OLD, "206999.99", LIGHT, Missing, id="light below"),
        pytest.param(OLD, "206999.99", BELOW, Missing, id="below"),
        pytest.param(OLD, "207000.00", LIGHT, Kept, id="light, at the threshold"),
        pytest.param(OLD, "207000.00", BELOW, Breach, id="below, at the threshold"),
        pytest.param(date(2016, 4, 19), "208999.99", BELOW, Missing, id="last day"),
        pytest.param(date(2016, 4, 20), "208999.99", BELOW, Kept, id="day after"),
        pytest.param(date(2016, 4, 20), "208999.99", LIGHT, Breach, id="light, day after"),
    ],
)
def test_social_services_of_2006(notice: date, value: str, track: Track, expected: type[Verdict]) -> None:
    """
    "163/2006 below its threshold: treated as light [open]": below it nothing is decided, from it on as later.
    """
    assert [expected] == [type(said) for said in judged(tender(value, track, notice=notice))]


def test_an_open_point_says_so() -> None:
    """
    What hangs on an open point names it, with the value and the threshold of the day.
    """
    threshold = Figure.of(PARAMETERS["eu_threshold_services"], PARAMETERS["eu_threshold_services"].required(OLD))

    assert [
        Missing(
            path="/tenders/0/track",
            message=LIGHT_BELOW,
            cause=MissingCause.OPEN,
            facts=(Fact("track", "sotto soglia"), Fact("estimated_value", Euro("100000.00"))),
            figures=(threshold,),
        )
    ] == judged(tender("100000.00", BELOW, notice=OLD))


def test_services_below_the_threshold_of_2006() -> None:
    """
    The open point is of social services: another service below the threshold is below it.
    """
    assert [Kept] == [type(said) for said in judged(tender("100000.00", BELOW, SERVICE, notice=OLD))]


def test_reserved_before_2016() -> None:
    """
    DLgs 163/2006 had no reserved track that a source tells of.
    """
    message = Bilingual(
        "che cosa fosse un affidamento riservato sotto il DLgs 163/2006 è un punto aperto",
        "what a reserved award was under DLgs 163/2006 is an open point",
    )

    assert [Missing(path="/tenders/0/track", message=message, cause=MissingCause.OPEN)] == judged(
        tender("1000000.00", RESERVED, notice=date(2016, 4, 19))
    )


def test_outside_the_code() -> None:
    """
    Whether an award is outside the code hangs on its form, which no record holds.
    """
    message = Bilingual(
        "affidamento dichiarato fuori codice: decide la forma (coprogettazione, in house), che qui non si vede",
        "award declared outside the code: its form (co-design, in house) decides, which is not seen here",
    )

    assert [NotApplicable(path="/tenders/0", message=message, facts=(Fact("track", "fuori codice"),))] == judged(
        tender("1000000.00", OUTSIDE)
    )


def test_track_is_missing() -> None:
    """
    A document that does not say its track is not decided, and told where to say it.
    """
    message = Bilingual(
        "il documento non dice con quale regime si affida", "the document does not say on which track the award is"
    )

    assert [Missing(path="/tenders/0/track", message=message)] == judged(tender("1000000.00", None))


def test_value_is_missing() -> None:
    """
    Where the value decides and is not known, the field that would state it is named.
    """
    message = Bilingual(
        "non si sa il valore stimato, netto d'IVA e con opzioni e rinnovi",
        "the estimated value, without VAT and with options and renewals, is not known",
    )

    assert [Missing(path="/tenders/0/totals", message=message)] == judged(tender(None, LIGHT))


@pytest.mark.parametrize("track", [ORDINARY, LIGHT, BELOW, RESERVED], ids=lambda track: track.en)
def test_object_is_missing(track: Track) -> None:
    """
    "Without CPV and description: undecided".
    """
    message = Bilingual(
        "non si sa che cosa si acquista, e quindi quale soglia valga",
        "what is bought is not known, and so neither is the threshold",
    )

    assert [Missing(path="/tenders/0/object_kind", message=message)] == judged(tender("1.00", track, None))


def test_day_is_missing() -> None:
    """
    Without the day of the notice the law is not known, even where all versions agree: there may have been none.
    """
    (verdict,) = judged(tender("1000000.00", ORDINARY, notice=None))

    assert (Missing, "/tenders/0/notice_date") == (type(verdict), verdict.path)


def test_threshold_of_a_day_to_come() -> None:
    """
    What the object alone decides is decided without a threshold; what hangs on one names the figure.
    """
    found = (
        tender("1.00", LIGHT, SERVICE, notice=date(2028, 1, 1)),
        attrs.evolve(tender("1.00", BELOW, SERVICE, notice=date(2028, 1, 1)), id="b"),
    )
    report = validate(Programme(tenders=found), on=date(2028, 1, 1), rules=RULES)

    assert [(Breach, ""), (Missing, "eu_threshold_services")] == [
        (type(entry.verdict), getattr(entry.verdict, "parameter", "")) for entry in report.entries
    ]


@pytest.mark.parametrize(
    ("notice", "source", "expected"),
    [
        pytest.param(date(2006, 6, 30), "all. II B, art. 20", NotApplicable, id="day before the code of 2006"),
        pytest.param(date(2006, 7, 1), "all. II B, art. 20", Breach, id="first day of the code of 2006"),
        pytest.param(date(2016, 4, 19), "all. II B, art. 20", Breach, id="last day of the code of 2006"),
        pytest.param(date(2016, 4, 20), "testo del 2016", Breach, id="first day of the code of 2016"),
        pytest.param(date(2017, 5, 19), "testo del 2016", Breach, id="last day of its first text"),
        pytest.param(date(2017, 5, 20), "con DLgs 56/2017", Breach, id="first day of the text of 2017"),
        pytest.param(date(2017, 5, 21), "con DLgs 56/2017", Breach, id="second day of the text of 2017"),
        pytest.param(date(2023, 6, 30), "con DLgs 56/2017", Breach, id="last day of the code of 2016"),
        pytest.param(date(2023, 7, 1), "testo del 31.3.2023", Breach, id="first day of the code of 2023"),
        pytest.param(date(2023, 7, 2), "testo del 31.3.2023", Breach, id="second day of the code of 2023"),
    ],
)
def test_version_by_the_notice(notice: date, source: str, expected: type[Verdict]) -> None:
    """
    The version is that of the day of the notice, and one alone speaks.
    """
    found = Programme(tenders=(tender("1000000.00", ORDINARY, notice=notice),))
    (entry,) = validate(found, on=TODAY, rules=RULES).entries

    assert (True, expected) == (source in entry.rule.source.article, type(entry.verdict))


def test_published_examples() -> None:
    """
    Published: the examples are a social service of a million, declared light and declared ordinary; never an error.
    """
    reports = [[validate(example(), on=TODAY, rules=RULES) for example in (rule.keeps, rule.breaks)] for rule in RULES]
    tenders = [tuple(example().tenders[0] for example in (rule.keeps, rule.breaks)) for rule in RULES]
    days = (date(2006, 7, 1), date(2016, 4, 20), date(2017, 5, 20), NOTICE)
    published = [
        tuple(
            attrs.evolve(tender("1000000.00", track, None, notice=day), cpv=Cpv("85320000-8"))
            for track in (LIGHT, ORDINARY)
        )
        for day in days
    ]

    assert (
        [(True, [Kept], [Breach], [Severity.WARNING])] * 4,
        published,
    ) == (
        [
            (
                broken.valid,
                [type(entry.verdict) for entry in kept.entries],
                [type(entry.verdict) for entry in broken.entries],
                [entry.severity for entry in broken.findings],
            )
            for kept, broken in reports
        ],
        tenders,
    )


@settings(max_examples=80)
@given(
    st.sampled_from(ObjectKind),
    st.integers(0, 10_000_000).map(lambda euro: Euro.from_cents(100 * euro)),
    st.dates(date(2016, 4, 20), TODAY),
)
def test_the_track_that_follows_is_kept(kind: ObjectKind, value: Euro, notice: date) -> None:
    """
    From 2016 on, of the tracks that hang on object and value, the one that follows from them is kept, and no other.
    """
    following = regime(notice, kind, value).track
    found = {
        track: type(judged(tender(value.amount, track, kind, notice=notice))[0]) for track in (ORDINARY, LIGHT, BELOW)
    }

    assert {track: Kept if track is following else Breach for track in found} == found
