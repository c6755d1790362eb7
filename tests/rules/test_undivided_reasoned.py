"""
`undivided-reasoned`: a contract in one lot says why, in the document that the code of its day names.
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
from contratti_quartiere.rules.undivided_reasoned import RULES
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
DETERMINATION, NOTICE = ProcedureActKind.DETERMINATION, ProcedureActKind.NOTICE
INVITATION = ProcedureActKind.INVITATION
REASONS = "un servizio solo per tutte le famiglie"
# An ordinary service of 400,000.00: above the threshold of its day under each code, and no social one.
ONE_LOT = Tender(
    id="gara",
    notice_date=date(2024, 2, 1),
    object_kind=ObjectKind.SERVICE,
    totals=(StatedAmount(amount=Euro("400000.00"), vat=VatBasis.NET, options=OptionsBasis.INCLUDED),),
    lots=(Lot(id="lotto-unico"),),
)
FIVE_LOTS = attrs.evolve(ONE_LOT, lots=tuple(Lot(id=str(n)) for n in range(5)))


def reasoned(stated_in: ProcedureActKind | None = NOTICE, tender: Tender = ONE_LOT) -> Tender:
    """
    Return a tender with reasons that stand in a document.
    """
    return attrs.evolve(tender, division=LotDivision(reasons=REASONS, stated_in=stated_in))


def judged(*tenders: Tender) -> list[Verdict]:
    """
    Return what all versions of the rule say of tenders.
    """
    return [entry.verdict for entry in validate(Programme(tenders=tenders), on=TODAY, rules=RULES).entries]


def test_published_reasons_in_the_notice() -> None:
    """
    Published: one lot, notice of 2024, reasons in the notice.
    """
    assert [
        Kept(
            path="/tenders/0/division",
            message=Bilingual(
                "i motivi per cui l'appalto non è diviso in lotti sono detti in: bando",
                "the reasons why the contract is not divided into lots are stated in the notice",
            ),
            facts=(
                Fact("lots", 1),
                Fact("reasons_stated", value=True),
                Fact("reasons", REASONS),
                Fact("stated_in", "bando"),
                Fact("notice", "bando"),
            ),
            comparisons=(
                Comparison("reasons_stated", Relation.EQUAL, "true"),
                Comparison("stated_in", Relation.EQUAL, "notice"),
            ),
        )
    ] == judged(reasoned())


def test_published_five_lots() -> None:
    """
    Published: five lots keep it.
    """
    assert [
        Kept(
            path="/tenders/0/lots",
            message=Bilingual("l'appalto è diviso in 5 lotti", "the contract is divided into 5 lots"),
            facts=(Fact("lots", 5),),
            comparisons=(Comparison("lots", Relation.MORE, "1"),),
        )
    ] == judged(FIVE_LOTS)


def test_published_no_reasons() -> None:
    """
    Published: one lot, ordinary service of 400,000.00, notice of 2024, no reasons.
    """
    assert [
        Breach(
            path="/tenders/0/division",
            message=Bilingual(
                "i motivi per cui l'appalto non è diviso in lotti non si trovano: vanno detti in: bando",
                "the reasons why the contract is not divided into lots are not found: they belong in the notice",
            ),
            facts=(Fact("lots", 1), Fact("reasons_stated", value=False)),
            comparisons=(Comparison("reasons_stated", Relation.EQUAL, "true"),),
        )
    ] == judged(ONE_LOT)


def test_a_warning() -> None:
    """
    A duty with exceptions that the document may not show: a warning, with which a report is valid.
    """
    report = validate(Programme(tenders=(ONE_LOT,)), on=TODAY, rules=RULES)

    assert ([Severity.WARNING], True) == ([entry.severity for entry in report.findings], report.valid)


def test_two_lots() -> None:
    """
    Two lots are a division.
    """
    assert [Kept] == [type(said) for said in judged(attrs.evolve(FIVE_LOTS, lots=FIVE_LOTS.lots[:2]))]


def test_no_lots_on_record() -> None:
    """
    Without lots on record it is not known whether the contract is divided, unless there are reasons why it is not.
    """
    bare = attrs.evolve(ONE_LOT, lots=())
    blank = attrs.evolve(bare, id="altra", division=LotDivision(reasons=" ", criteria="per famiglie"))
    message = Bilingual(
        "non si sa se l'appalto sia diviso in lotti", "it is not known whether the contract is divided into lots"
    )

    assert [Missing(path=f"/tenders/{index}/lots", message=message) for index in (0, 1)] == judged(bare, blank)
    assert [Kept] == [type(said) for said in judged(reasoned(tender=bare))]


def test_document_unknown() -> None:
    """
    Reasons of which the document is not known decide nothing.
    """
    assert [(Missing, "/tenders/0/division/stated_in")] == [
        (type(said), said.path) for said in judged(reasoned(stated_in=None))
    ]


@pytest.mark.parametrize(
    ("notice", "stated_in", "expected"),
    [
        pytest.param(date(2013, 8, 20), DETERMINATION, NotApplicable, id="the day before the first version"),
        pytest.param(date(2013, 8, 21), DETERMINATION, Kept, id="2006, first day"),
        pytest.param(date(2013, 8, 21), NOTICE, Breach, id="2006, first day, in the notice"),
        pytest.param(date(2016, 4, 19), DETERMINATION, Kept, id="2006, last day"),
        pytest.param(date(2016, 4, 19), NOTICE, Breach, id="2006, last day, in the notice"),
        pytest.param(date(2016, 4, 20), NOTICE, Kept, id="2016, first day"),
        pytest.param(date(2016, 4, 20), INVITATION, Kept, id="2016, first day, in the invitation"),
        pytest.param(date(2016, 4, 20), DETERMINATION, Breach, id="2016, first day, in the determination"),
        pytest.param(date(2023, 6, 30), INVITATION, Kept, id="2016, last day, in the invitation"),
        pytest.param(date(2023, 7, 1), NOTICE, Kept, id="2023, first day"),
        pytest.param(date(2023, 7, 1), INVITATION, Missing, id="2023, first day, in the invitation"),
        pytest.param(date(2023, 7, 2), DETERMINATION, Breach, id="2023, second day, in the determination"),
    ],
)
def test_document_that_the_code_names(notice: date, stated_in: ProcedureActKind, expected: type[Verdict]) -> None:
    """
    The *determina* from 21 August 2013, notice or invitation from 20 April 2016, the notice from 1 July 2023.
    """
    assert [expected] == [type(said) for said in judged(attrs.evolve(reasoned(stated_in), notice_date=notice))]


@pytest.mark.parametrize(
    ("notice", "act"),
    [
        pytest.param(date(2013, 8, 20), "DLgs 163/2006", id="before"),
        pytest.param(date(2016, 4, 19), "DLgs 163/2006", id="2006"),
        pytest.param(date(2016, 4, 20), "DLgs 50/2016", id="2016"),
        pytest.param(date(2023, 6, 30), "DLgs 50/2016", id="2016, last day"),
        pytest.param(date(2023, 7, 1), "DLgs 36/2023", id="2023"),
    ],
)
def test_one_version_speaks(notice: date, act: str) -> None:
    """
    The version is that of the day of the notice, and one alone speaks; before all, the first says that it was not.
    """
    found = validate(Programme(tenders=(attrs.evolve(ONE_LOT, notice_date=notice),)), on=TODAY, rules=RULES).entries

    assert [act] == [entry.rule.source.act for entry in found]


def test_day_unknown() -> None:
    """
    Without the day of the notice nobody knows which document is to say it, nor whether any is.
    """
    (verdict,) = judged(attrs.evolve(ONE_LOT, notice_date=None))

    assert (Missing, "/tenders/0/notice_date") == (type(verdict), verdict.path)


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
    assert [expected] == [type(said) for said in judged(attrs.evolve(ONE_LOT, track=track))]


@pytest.mark.parametrize(
    ("notice", "act", "article"),
    [
        pytest.param(date(2015, 1, 1), "DLgs 163/2006", "art. 2 c. 1-bis", id="2006"),
        pytest.param(date(2018, 1, 1), "DLgs 50/2016", "art. 51 c. 1", id="2016"),
        pytest.param(date(2024, 2, 1), "DLgs 36/2023", "art. 58 c. 2", id="2023"),
    ],
)
def test_recalled_on_the_light_track(notice: date, act: str, article: str) -> None:
    """
    On the light track it binds if the documents recall the article, and the missing one is named.
    """
    light = attrs.evolve(ONE_LOT, notice_date=notice, track=Track.LIGHT)
    recalled = attrs.evolve(light, id="altra", self_imposed=(SelfImposedArticle(act=act, article=article),))
    unrecalled, bound = judged(light, recalled)

    assert (Missing, "/tenders/0/self_imposed", MissingCause.NOT_RECALLED, True, Breach) == (
        type(unrecalled),
        unrecalled.path,
        getattr(unrecalled, "cause", None),
        f"({act} {article})" in unrecalled.message.it,
        type(bound),
    )


def test_a_social_service_below_the_threshold() -> None:
    """
    A social service below the threshold is as on the light track, and one that is five lots too.
    """
    social = attrs.evolve(ONE_LOT, object_kind=ObjectKind.SOCIAL_SERVICE)

    assert [Missing, Missing] == [
        type(said) for said in judged(social, attrs.evolve(social, id="altra", lots=FIVE_LOTS.lots))
    ]


@settings(max_examples=50)
@given(st.none() | strategies.lot_divisions(), st.sampled_from((date(2014, 1, 1), date(2017, 1, 1), date(2024, 1, 1))))
def test_kept_only_with_reasons(division: LotDivision | None, notice: date) -> None:
    """
    A contract in one lot keeps it only with words, whatever else is on record.
    """
    (verdict,) = judged(attrs.evolve(ONE_LOT, division=division, notice_date=notice))

    assert (division is not None and bool(division.reasons.strip())) or isinstance(verdict, Breach)
