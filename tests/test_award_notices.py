"""
Award notices: one is on record or was grouped and sent in time; a year without any is too long.
"""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.award_notices import published
from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import Asked
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procedures import ProcedureAct, ProcedureActKind
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.rules.social_notice_published import VERSIONS
from contratti_quartiere.verdicts import Breach, Kept, Missing, Verdict
from contratti_quartiere.views import View

NOTICE = date(2024, 2, 1)
TODAY = date(2026, 11, 22)


def sent(on: When | None = None, *, grouped: bool = False, lots: tuple[str, ...] = ()) -> ProcedureAct:
    """
    Return an award notice.
    """
    return ProcedureAct(kind=ProcedureActKind.AWARD_NOTICE, on=on, grouped=grouped, lots=lots)


def said(awarded: When | None, *acts: ProcedureAct, on: date = TODAY, notice: date = NOTICE) -> Verdict:
    """
    Return what is to be said of the notice of an award.
    """
    tender = Tender(id="gara", notice_date=notice, procedure_acts=acts)
    view = View(programme=Programme(tenders=(tender,)), on=on, parameters=PARAMETERS)
    version = next(version for version in VERSIONS if version.holds(notice))
    asked = Asked(
        view=view,
        path="/tenders/0",
        record=tender,
        tender=("/tenders/0", tender),
        regime=view.regime(tender),
        version=version,
    )
    return published(asked, Award(lot="1", on=awarded))


AWARDED = date(2024, 5, 20)
DAYS = Figure.of(PARAMETERS["grouped_award_notice_days"], PARAMETERS["grouped_award_notice_days"].required(NOTICE))
IN_TIME = (Comparison("sent_on", Relation.AT_MOST, "quarter_end + grouped_award_notice_days"),)


@pytest.mark.parametrize(
    ("day", "verdict", "it", "en"),
    [
        pytest.param(date(2024, 7, 30), Kept, "30 luglio 2024", "30 July 2024", id="thirtieth day: published"),
        pytest.param(date(2024, 7, 31), Breach, "31 luglio 2024", "31 July 2024", id="day after: published"),
    ],
)
def test_published_grouped(day: date, verdict: type[Kept | Breach], it: str, en: str) -> None:
    """
    Published: award of 20 May 2024; grouped for the quarter that ends on 30 June, sent on 30 July, and a day later.
    """
    assert verdict(
        path="/tenders/0/procedure_acts",
        message=Bilingual(
            f"lotto 1: avviso di esito raggruppato, inviato il {it}; il trimestre finisce il 30 giugno 2024, e da"
            " allora i giorni sono 30",
            f"lot 1: grouped award notice, sent on {en}; the quarter ends on 30 June 2024, and from then on the days"
            " are 30",
        ),
        facts=(Fact("lot", "1"), Fact("quarter_end", date(2024, 6, 30)), Fact("sent_on", day)),
        figures=(DAYS,),
        comparisons=IN_TIME,
    ) == said(AWARDED, sent(day, grouped=True))


@pytest.mark.parametrize(
    ("awarded", "end"),
    [
        pytest.param(date(2024, 1, 1), date(2024, 3, 31), id="first day of the first quarter"),
        pytest.param(date(2024, 3, 31), date(2024, 3, 31), id="last day of the first quarter"),
        pytest.param(date(2024, 4, 1), date(2024, 6, 30), id="first day of the second quarter"),
        pytest.param(date(2024, 6, 30), date(2024, 6, 30), id="last day of the second quarter"),
        pytest.param(date(2024, 7, 1), date(2024, 9, 30), id="first day of the third quarter"),
        pytest.param(date(2024, 10, 1), date(2024, 12, 31), id="first day of the fourth quarter"),
        pytest.param(date(2024, 12, 31), date(2024, 12, 31), id="last day of the year"),
        pytest.param(Month(2024, 5), date(2024, 6, 30), id="a month"),
    ],
)
def test_quarter_of_the_award(awarded: When, end: date) -> None:
    """
    The quarter is that of the calendar in which the award falls; a month is in one quarter.
    """
    verdict = said(awarded, sent(date(2025, 12, 31), grouped=True))

    assert Fact("quarter_end", end) == verdict.facts[1]


def test_first_of_several_grouped_notices() -> None:
    """
    Of several grouped notices the first counts.
    """
    verdict = said(AWARDED, sent(date(2024, 9, 1), grouped=True), sent(date(2024, 7, 1), grouped=True))

    assert (Kept, Fact("sent_on", date(2024, 7, 1))) == (type(verdict), verdict.facts[2])


ON_RECORD = Kept(
    path="/tenders/0/procedure_acts",
    message=Bilingual("lotto 1: l'avviso di esito è a registro", "lot 1: the award notice is on record"),
    facts=(Fact("lot", "1"), Fact("award_notice", value=True)),
    comparisons=(Comparison("award_notice", Relation.EQUAL, "true"),),
)


@pytest.mark.parametrize(
    ("awarded", "acts", "notice"),
    [
        pytest.param(AWARDED, (sent(),), NOTICE, id="undated"),
        pytest.param(AWARDED, (sent(date(2026, 1, 1)),), NOTICE, id="late: by when it is due was not read"),
        pytest.param(AWARDED, (sent(AWARDED),), NOTICE, id="on the day of the award"),
        pytest.param(AWARDED, (sent(Month(2024, 5)),), NOTICE, id="in the month of the award"),
        pytest.param(None, (sent(date(2024, 1, 1)),), NOTICE, id="award undated"),
        pytest.param(AWARDED, (sent(grouped=True), sent()), NOTICE, id="one of two is not grouped"),
        pytest.param(AWARDED, (sent(lots=("2", "1")),), NOTICE, id="of this lot and another"),
        pytest.param(
            date(2015, 5, 4),
            (sent(date(2016, 1, 1), grouped=True),),
            date(2016, 4, 19),
            id="grouped under the code of 2006",
        ),
    ],
)
def test_on_record(awarded: When | None, acts: tuple[ProcedureAct, ...], notice: date) -> None:
    """
    "By when an ungrouped award notice is due was not read: only that it exists is asked".
    """
    assert ON_RECORD == said(awarded, *acts, notice=notice)


NONE = Bilingual("lotto 1: nessun avviso di esito a registro", "lot 1: no award notice on record")
YEAR = (Comparison("judged_on", Relation.LESS, "awarded_by +m award_notice_months"),)
MONTHS = Figure.of(PARAMETERS["award_notice_months"], PARAMETERS["award_notice_months"].required(NOTICE))


def test_published_none_a_year_after() -> None:
    """
    Published: none on record a year after the award.
    """
    on = date(2025, 5, 20)

    assert Breach(
        path="/tenders/0/procedure_acts",
        message=Bilingual(
            f"{NONE.it} 12 mesi dopo l'aggiudicazione (20 maggio 2024)",
            f"{NONE.en} 12 months after the award (20 May 2024)",
        ),
        facts=(Fact("lot", "1"), Fact("awarded_by", AWARDED), Fact("judged_on", on)),
        figures=(MONTHS,),
        comparisons=YEAR,
    ) == said(AWARDED, on=on)


def test_none_within_a_year() -> None:
    """
    The day before, it may still come.
    """
    on = date(2025, 5, 19)

    assert Missing(
        path="/tenders/0/procedure_acts",
        message=NONE,
        facts=(Fact("lot", "1"), Fact("awarded_by", AWARDED), Fact("judged_on", on)),
        figures=(MONTHS,),
    ) == said(AWARDED, on=on)


@pytest.mark.parametrize(
    ("awarded", "acts", "expected"),
    [
        pytest.param(Month(2024, 5), (), date(2024, 5, 31), id="the last day that a month may mean"),
        pytest.param(AWARDED, (sent(date(2024, 5, 19)),), AWARDED, id="a notice of the day before"),
        pytest.param(AWARDED, (sent(Month(2024, 4)),), AWARDED, id="a notice of the month before"),
        pytest.param(AWARDED, (sent(lots=("2",)),), AWARDED, id="a notice of another lot"),
        pytest.param(
            AWARDED, (ProcedureAct(kind=ProcedureActKind.NOTICE, on=date(2024, 6, 1)),), AWARDED, id="another act"
        ),
    ],
)
def test_none_of_this_award(awarded: When, acts: tuple[ProcedureAct, ...], expected: date) -> None:
    """
    A notice before the award, of another lot or another act is no notice of it.
    """
    verdict = said(awarded, *acts)

    assert (Breach, Fact("awarded_by", expected)) == (type(verdict), verdict.facts[1])


@pytest.mark.parametrize(
    ("awarded", "acts", "path", "message"),
    [
        pytest.param(None, (), "procedure_acts", NONE, id="neither award dated nor notice on record"),
        pytest.param(
            None,
            (sent(date(2024, 7, 1), grouped=True),),
            "awards",
            Bilingual(
                "lotto 1: non si sa in quale trimestre è stato aggiudicato",
                "lot 1: in which quarter it was awarded is not known",
            ),
            id="award undated",
        ),
        pytest.param(
            Year(2024),
            (sent(date(2024, 7, 1), grouped=True),),
            "awards",
            Bilingual(
                "lotto 1: non si sa in quale trimestre è stato aggiudicato",
                "lot 1: in which quarter it was awarded is not known",
            ),
            id="only the year of the award",
        ),
        *(
            pytest.param(
                AWARDED,
                (sent(day, grouped=True), sent(date(2024, 7, 1), grouped=True)),
                "procedure_acts",
                Bilingual(
                    "lotto 1: non si sa il giorno dell'avviso di esito raggruppato",
                    "lot 1: the day of the grouped award notice is not known",
                ),
                id=name,
            )
            for day, name in ((None, "grouped notice undated"), (Month(2024, 6), "only its month"))
        ),
    ],
)
def test_undecided(awarded: When | None, acts: tuple[ProcedureAct, ...], path: str, message: Bilingual) -> None:
    """
    What the days do not tell is not decided, and where they stand is named.
    """
    assert Missing(path=f"/tenders/0/{path}", message=message) == said(awarded, *acts)


def test_last_day_of_the_calendar() -> None:
    """
    A year after the last days of the calendar never comes.
    """
    assert isinstance(said(date.max, on=date.max), Missing)


@settings(max_examples=60)
@given(st.dates(date(2024, 1, 1), date(2026, 6, 30)), st.integers(0, 200))
def test_thirty_days_from_the_end_of_the_quarter(awarded: date, later: int) -> None:
    """
    "Sent within 30 days of its end": a grouped notice is late if a quarter has ended since the award, and 30 days.
    """
    day = date.fromordinal(awarded.toordinal() + later)
    month = awarded
    while (month.year, (month.month - 1) // 3) == (awarded.year, (awarded.month - 1) // 3):
        month = date.fromordinal(month.toordinal() + 1)
    late = day.toordinal() - (month.toordinal() - 1) > 30

    assert (Breach if late else Kept) is type(said(awarded, sent(day, grouped=True)))
