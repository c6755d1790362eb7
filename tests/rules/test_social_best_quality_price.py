"""
`social-best-quality-price`: a social service is awarded on quality and price, not on the lowest price.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.identifiers import Cpv
from contratti_quartiere.procedures import AwardCriterion, CriterionKind
from contratti_quartiere.procurement import ObjectKind, ProcedureKind, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.social_best_quality_price import RULES
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
NOTICE = date(2024, 2, 1)
PLACE = "/tenders/0/award_criteria"
QUALITY, PRICE = CriterionKind.QUALITY, CriterionKind.PRICE
SOCIAL = ObjectKind.SOCIAL_SERVICE
ASKED = (Comparison("quality_criteria", Relation.MORE, "0"),)


def criterion(kind: CriterionKind, points: str | None) -> AwardCriterion:
    """
    Return a criterion with points.
    """
    return AwardCriterion(kind=kind, points=None if points is None else Decimal(points))


def judged(*criteria: AwardCriterion, **fields: Any) -> list[Verdict]:
    """
    Return what all versions of the rule say of a social service of 2024 on the light track.
    """
    known: dict[str, Any] = {"notice_date": NOTICE, "track": Track.LIGHT, "object_kind": SOCIAL}
    tender = Tender(id="gara", award_criteria=criteria, **known | fields)
    return [entry.verdict for entry in validate(Programme(tenders=(tender,)), on=TODAY, rules=RULES).entries]


def kinds(*criteria: AwardCriterion, **fields: Any) -> list[type[Verdict]]:
    """
    Return the outcomes alone.
    """
    return list(map(type, judged(*criteria, **fields)))


def test_published_quality_80_price_20() -> None:
    """
    Published: quality 80, price 20.
    """
    assert [
        Kept(
            path=PLACE,
            message=Bilingual(
                "punti: qualità 80, prezzo 20; la qualità conta", "points: quality 80, price 20; quality counts"
            ),
            facts=(Fact("quality_criteria", 2), Fact("quality_points", "80"), Fact("price_points", "20")),
            comparisons=ASKED,
        )
    ] == judged(criterion(QUALITY, "50"), criterion(PRICE, "20"), criterion(QUALITY, "30"))


def test_published_lowest_price() -> None:
    """
    Published: lowest price, notice of 1 February 2024.
    """
    assert [
        Breach(
            path=PLACE,
            message=Bilingual(
                "punti: qualità nessuno, prezzo 100; conta solo il prezzo",
                "points: quality none, price 100; the price alone counts",
            ),
            facts=(Fact("quality_criteria", 0), Fact("quality_points", "nessuno"), Fact("price_points", "100")),
            comparisons=ASKED,
        )
    ] == judged(criterion(PRICE, "100"))


def test_published_fixed_price() -> None:
    """
    Published: a fixed price with quality alone (108 c. 5).
    """
    assert [
        Kept(
            path=PLACE,
            message=Bilingual(
                "punti: qualità 100, prezzo nessuno; la qualità conta",
                "points: quality 100, price none; quality counts",
            ),
            facts=(Fact("quality_criteria", 1), Fact("quality_points", "100"), Fact("price_points", "nessuno")),
            comparisons=ASKED,
        )
    ] == judged(criterion(QUALITY, "100"))


@pytest.mark.parametrize(
    ("quality", "expected", "said"),
    [
        pytest.param("0", Breach, "punti: qualità 0, prezzo non noti; conta solo il prezzo", id="no points"),
        pytest.param("0.001", Kept, "punti: qualità 0.001, prezzo non noti; la qualità conta", id="hardly any"),
        pytest.param(None, Kept, "punti: qualità non noti, prezzo non noti; la qualità conta", id="points not known"),
    ],
)
def test_points_for_quality(quality: str | None, expected: type[Verdict], said: str) -> None:
    """
    Quality counts if any criterion gives points for it, of which the number need not be known.
    """
    (verdict,) = judged(criterion(QUALITY, quality), criterion(PRICE, None))

    assert (expected, said) == (type(verdict), verdict.message.it)


def test_points_of_the_price_are_shown_and_not_judged() -> None:
    """
    "The ceiling of 30 points for price in labour-intensive contracts is shown, not judged".
    """
    (verdict,) = judged(criterion(QUALITY, "1"), criterion(PRICE, "99"))

    assert (Kept, "points: quality 1, price 99; quality counts") == (type(verdict), verdict.message.en)


def test_direct_award() -> None:
    """
    "A direct award has no criterion: not applicable", whatever is bought.
    """
    expected = NotApplicable(
        path="/tenders/0",
        message=Bilingual(
            "un affidamento diretto non ha criteri di aggiudicazione", "a direct award has no award criteria"
        ),
    )

    assert [expected, expected] == [
        said
        for kind in (SOCIAL, None)
        for said in judged(criterion(PRICE, "100"), procedure=ProcedureKind.DIRECT_AWARD, object_kind=kind)
    ]


def test_not_a_social_service() -> None:
    """
    "Not applicable: objects that are not social", though the track be declared light.
    """
    assert [
        NotApplicable(
            path="/tenders/0",
            message=Bilingual("non è un servizio sociale", "is not a social service"),
            facts=(Fact("object_kind", "altro servizio"),),
        )
    ] == judged(criterion(PRICE, "100"), object_kind=ObjectKind.SERVICE)


def test_object_not_known() -> None:
    """
    Without what is bought nothing is decided; a code of the vocabulary is enough to know.
    """
    message = Bilingual("non si sa se sia un servizio sociale", "it is not known whether it is a social service")
    lowest = criterion(PRICE, "100")

    assert [Missing(path="/tenders/0/object_kind", message=message)] == judged(lowest, object_kind=None)
    assert [Breach] == kinds(lowest, object_kind=None, cpv=Cpv("85320000-8"))


def test_no_criteria() -> None:
    """
    Without award criteria on record nothing is decided.
    """
    message = Bilingual("non si sa come si aggiudichi", "it is not known by what it is awarded")

    assert [Missing(path=PLACE, message=message)] == judged()


@pytest.mark.parametrize(
    ("track", "expected"),
    [
        (Track.ORDINARY, NotApplicable),
        (Track.LIGHT, Breach),
        (Track.RESERVED, Breach),
        (Track.SUB_THRESHOLD, Missing),
        (Track.OUTSIDE, NotApplicable),
        (None, Missing),
    ],
)
def test_each_track(track: Track | None, expected: type[Verdict]) -> None:
    """
    "Law on light, reserved; a social service on sub_threshold: undecided".
    """
    assert [expected] == kinds(criterion(PRICE, "100"), track=track)


@pytest.mark.parametrize("quality", ["0", "80"], ids=["price alone", "quality too"])
def test_below_the_threshold(quality: str) -> None:
    """
    Below the threshold only the principles of art. 128 c. 3 bind (c. 8): whatever the criteria, an open point.
    """
    assert [
        Missing(
            path=PLACE,
            message=Bilingual(
                "sotto soglia valgono solo i principi: se escludano il prezzo più basso è un punto aperto",
                "below the threshold only principles bind: whether they rule out the lowest price is an open point",
            ),
            cause=MissingCause.OPEN,
        )
    ] == judged(criterion(QUALITY, quality), track=Track.SUB_THRESHOLD)


def test_perhaps_below_the_threshold() -> None:
    """
    Of a social service of which the value is not known the track would decide.
    """
    assert [
        Missing(
            path="/tenders/0/track",
            message=Bilingual(
                "non si sa se il servizio sia sotto soglia, dove valgono solo i principi",
                "it is not known whether the service is below the threshold, where only principles bind",
            ),
        )
    ] == judged(criterion(QUALITY, "80"), track=None)


def test_another_service_below_the_threshold() -> None:
    """
    Another service below the threshold is no object of the rule.
    """
    assert [NotApplicable] == kinds(criterion(PRICE, "100"), track=Track.SUB_THRESHOLD, object_kind=ObjectKind.SERVICE)


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        pytest.param(date(2016, 4, 19), ("DLgs 50/2016", NotApplicable), id="day before: no rule yet"),
        pytest.param(date(2016, 4, 20), ("DLgs 50/2016", Breach), id="first day of the code of 2016"),
        pytest.param(date(2016, 4, 21), ("DLgs 50/2016", Breach), id="second day of the code of 2016"),
        pytest.param(date(2023, 6, 30), ("DLgs 50/2016", Breach), id="last day of the code of 2016"),
        pytest.param(date(2023, 7, 1), ("DLgs 36/2023", Breach), id="first day of the code of 2023"),
        pytest.param(date(2023, 7, 2), ("DLgs 36/2023", Breach), id="second day of the code of 2023"),
        pytest.param(None, ("DLgs 50/2016", Missing), id="not known"),
    ],
)
def test_version_by_the_notice(notice: date | None, expected: tuple[str, type[Verdict]]) -> None:
    """
    "None before" 20 April 2016; then the version is that of the day of the notice, and one alone speaks.
    """
    tender = Tender(
        id="gara",
        notice_date=notice,
        track=Track.LIGHT,
        object_kind=SOCIAL,
        award_criteria=(criterion(PRICE, "100"),),
    )
    found = validate(Programme(tenders=(tender,)), on=TODAY, rules=RULES).entries

    assert [expected] == [(entry.rule.source.act, type(entry.verdict)) for entry in found]


def test_examples() -> None:
    """
    Each version's example is a social service of its days, with quality and price, and at the lowest price.
    """
    said = [
        (entry.rule, type(entry.verdict), entry.verdict.message.en)
        for rule in RULES
        for example in (rule.keeps(), rule.breaks())
        for entry in validate(example, on=TODAY, rules=RULES).entries
    ]

    assert [
        (rule, kind, text)
        for rule in RULES
        for kind, text in (
            (Kept, "points: quality 80, price 20; quality counts"),
            (Breach, "points: quality none, price 100; the price alone counts"),
        )
    ] == said


def test_a_breach_is_an_error() -> None:
    """
    The lowest price makes a report invalid, in every version.
    """
    assert {Severity.ERROR} == {rule.severity for rule in RULES}


@given(st.lists(strategies.award_criteria(), min_size=1, max_size=4))
def test_broken_exactly_if_no_points_are_for_quality(criteria: list[AwardCriterion]) -> None:
    """
    Whatever the criteria, the rule is kept if one of them gives points for quality, and else broken.
    """
    counts = any(found.kind is QUALITY and found.points != Decimal(0) for found in criteria)

    assert [Kept if counts else Breach] == kinds(*criteria)
