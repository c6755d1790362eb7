"""
`division-criteria-stated`: a notice from 1 July 2023 that is divided into lots says how they were formed.
"""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.procedures import LotDivision, ProcedureActKind, SelfImposedArticle
from contratti_quartiere.procurement import Lot, ObjectKind, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.division_criteria_stated import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
CRITERIA = "uno per quartiere, in proporzione alle famiglie ancora da trasferire"
FIVE_LOTS = Tender(
    id="gara",
    notice_date=date(2024, 2, 1),
    object_kind=ObjectKind.SERVICE,
    totals=(StatedAmount(amount=Euro("400000.00"), vat=VatBasis.NET, options=OptionsBasis.INCLUDED),),
    lots=tuple(Lot(id=str(n)) for n in range(5)),
)
STATED = attrs.evolve(FIVE_LOTS, division=LotDivision(criteria=CRITERIA, stated_in=ProcedureActKind.NOTICE))


def judged(*tenders: Tender) -> list[Verdict]:
    """
    Return what the rule says of tenders.
    """
    return [entry.verdict for entry in validate(Programme(tenders=tenders), on=TODAY, rules=(RULE,)).entries]


def test_published_criteria() -> None:
    """
    Published: five lots, "one a neighbourhood, in proportion to households still to move".
    """
    assert [
        Kept(
            path="/tenders/0/division",
            message=Bilingual(
                "i criteri con cui sono stati formati i lotti sono detti in: bando",
                "the criteria by which the lots were formed are stated in the notice",
            ),
            facts=(
                Fact("lots", 5),
                Fact("criteria_stated", value=True),
                Fact("criteria", CRITERIA),
                Fact("stated_in", "bando"),
                Fact("notice", "bando"),
            ),
            comparisons=(
                Comparison("criteria_stated", Relation.EQUAL, "true"),
                Comparison("stated_in", Relation.EQUAL, "notice"),
            ),
        )
    ] == judged(STATED)


def test_published_no_criteria() -> None:
    """
    Published: five lots, ordinary, notice of 1 February 2024, no criteria.
    """
    assert [
        Breach(
            path="/tenders/0/division",
            message=Bilingual(
                "i criteri con cui sono stati formati i lotti non si trovano: vanno detti in: bando",
                "the criteria by which the lots were formed are not found: they belong in the notice",
            ),
            facts=(Fact("lots", 5), Fact("criteria_stated", value=False)),
            comparisons=(Comparison("criteria_stated", Relation.EQUAL, "true"),),
        )
    ] == judged(FIVE_LOTS)


@pytest.mark.parametrize(
    ("stated_in", "expected", "path"),
    [
        pytest.param(ProcedureActKind.DETERMINATION, Breach, "", id="determination"),
        pytest.param(ProcedureActKind.INVITATION, Missing, "/stated_in", id="invitation"),
        pytest.param(None, Missing, "/stated_in", id="unknown"),
    ],
)
def test_document(stated_in: ProcedureActKind | None, expected: type[Verdict], path: str) -> None:
    """
    The notice is what the code names; of an invitation, or a document that is not known, nothing is said.
    """
    (verdict,) = judged(attrs.evolve(STATED, division=LotDivision(criteria=CRITERIA, stated_in=stated_in)))

    assert (expected, f"/tenders/0/division{path}") == (type(verdict), verdict.path)


def test_a_warning() -> None:
    """
    A breach is a warning, with which a report is valid.
    """
    report = validate(Programme(tenders=(FIVE_LOTS,)), on=TODAY, rules=(RULE,))

    assert ([Severity.WARNING], True) == ([entry.severity for entry in report.findings], report.valid)


def test_how_many_lots() -> None:
    """
    Two lots are a division, one is none, and of none on record it cannot be said.
    """
    two = attrs.evolve(FIVE_LOTS, id="due", lots=FIVE_LOTS.lots[:2])
    one = attrs.evolve(FIVE_LOTS, id="uno", lots=FIVE_LOTS.lots[:1])
    none = attrs.evolve(FIVE_LOTS, id="nessuno", lots=())
    said = judged(two, one, none)

    assert [
        Breach,
        NotApplicable(
            path="/tenders/1",
            message=Bilingual("l'appalto è in un lotto solo", "the contract is in one lot"),
            facts=(Fact("lots", 1),),
        ),
        Missing(
            path="/tenders/2/lots",
            message=Bilingual(
                "non si sa se l'appalto sia diviso in lotti",
                "it is not known whether the contract is divided into lots",
            ),
        ),
    ] == [type(said[0]), *said[1:]]


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        pytest.param(date(2016, 3, 1), NotApplicable, id="2016, like the labs'"),
        pytest.param(date(2023, 6, 30), NotApplicable, id="the day before"),
        pytest.param(date(2023, 7, 1), Breach, id="the first day"),
        pytest.param(date(2023, 7, 2), Breach, id="the day after"),
        pytest.param(None, Missing, id="unknown"),
    ],
)
def test_from_2023(notice: date | None, expected: type[Verdict]) -> None:
    """
    "From 2023-07-01; none before": a tender of 2016 is not applicable.
    """
    assert [expected] == [type(said) for said in judged(attrs.evolve(FIVE_LOTS, notice_date=notice))]


@pytest.mark.parametrize(
    ("track", "expected"),
    [
        pytest.param(Track.ORDINARY, Breach, id="ordinary"),
        pytest.param(Track.SUB_THRESHOLD, Breach, id="below the threshold"),
        pytest.param(Track.LIGHT, Missing, id="light"),
        pytest.param(Track.RESERVED, Missing, id="reserved"),
        pytest.param(Track.OUTSIDE, NotApplicable, id="outside"),
    ],
)
def test_tracks(track: Track, expected: type[Verdict]) -> None:
    """
    "Law on ordinary, sub_threshold; if recalled: light, reserved; not applicable: outside".
    """
    assert [expected] == [type(said) for said in judged(attrs.evolve(FIVE_LOTS, track=track))]


@pytest.mark.parametrize(
    ("article", "cause"),
    [
        pytest.param("art. 58 c. 3", None, id="the paragraph"),
        pytest.param("art. 58", None, id="the whole article"),
        pytest.param("art. 58 c. 2", MissingCause.NOT_RECALLED, id="another paragraph"),
    ],
)
def test_recalled(article: str, cause: MissingCause | None) -> None:
    """
    On the light track it binds where the documents recall its paragraph, or the whole article.
    """
    recalled = (SelfImposedArticle(act="DLgs 36/2023", article=article),)
    (verdict,) = judged(attrs.evolve(FIVE_LOTS, track=Track.LIGHT, self_imposed=recalled))

    assert (Breach if cause is None else Missing, cause) == (type(verdict), getattr(verdict, "cause", None))


@settings(max_examples=50)
@given(st.none() | strategies.lot_divisions())
def test_kept_only_with_criteria(division: LotDivision | None) -> None:
    """
    Without criteria a tender of several lots breaks it, whatever else is on record.
    """
    (verdict,) = judged(attrs.evolve(FIVE_LOTS, division=division))

    assert (division is not None and bool(division.criteria.strip())) or isinstance(verdict, Breach)
