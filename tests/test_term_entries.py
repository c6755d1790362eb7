"""
Days that no board has yet, as entries of a calendar.
"""

from datetime import date, timedelta
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.allowances import PlanInstalment
from contratti_quartiere.analysis.board import board
from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cases import una_scala
from contratti_quartiere.errors import WrongTypeError
from contratti_quartiere.evidence import Role
from contratti_quartiere.exchange.board_entries import of_board
from contratti_quartiere.exchange.calendar_entries import CalendarEntry, Counted, OtherDay
from contratti_quartiere.exchange.term_entries import of_terms, of_timetable
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, ProcurementCode, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.strategies.terms import timetables
from contratti_quartiere.timetables import Stage, Timetable, timetable
from contratti_quartiere.windows import ServiceWindow

DAY = timedelta(days=1)
START, END = date(2016, 10, 3), date(2019, 10, 2)


@pytest.mark.parametrize(
    ("on", "ahead", "on_the_board"),
    [
        pytest.param(START, True, False, id="first day"),
        pytest.param(date(2018, 10, 2), True, False, id="a day before a year"),
        pytest.param(date(2018, 10, 3), False, True, id="a year"),
        pytest.param(END, False, True, id="last day"),
        pytest.param(END + DAY, False, True, id="day after"),
    ],
)
def test_end_of_a_window(on: date, *, ahead: bool, on_the_board: bool) -> None:
    """
    The end of a term stands among what lies ahead until the board has it, and it is the same entry there.
    """
    term = ServiceWindow(start=START, months=36, declared_end=END)
    programme = Programme(title="P", service_contracts=(ServiceContract(id="X", signed_on=START, term=term),))
    found, looked_at = of_terms(programme, on=on), of_board(board(programme, on=on))
    keys = {(entry.kind, entry.programme, entry.subject, entry.when) for entry in (*found, *looked_at)}

    assert (ahead, on_the_board, 1) == (bool(found), bool(looked_at), len(keys))


STANDSTILL, SIGNING = date(2016, 4, 10), date(2016, 5, 20)


def awarded(*contracts: ServiceContract) -> Programme:
    """
    Return a tender of two lots, of which one is awarded, with contracts.
    """
    award = Award(lot="L1", on=date(2016, 3, 1), standstill_until=STANDSTILL, stipulation_by=SIGNING)
    tender = Tender(id="G1", lots=(Lot(id="L1"), Lot(id="L2")), awards=(award,))
    return Programme(title="P", tenders=(tender,), service_contracts=contracts)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(STANDSTILL - DAY, [Stage.STANDSTILL_OVER, OtherDay.SIGNING], id="day before"),
        pytest.param(STANDSTILL, [Stage.STANDSTILL_OVER, OtherDay.SIGNING], id="last day of the standstill"),
        pytest.param(STANDSTILL + DAY, [OtherDay.SIGNING], id="day after"),
        pytest.param(SIGNING, [OtherDay.SIGNING], id="last day to sign"),
        pytest.param(SIGNING + DAY, [], id="day after that"),
    ],
)
def test_terms_of_an_award(on: date, expected: list[object]) -> None:
    """
    The standstill and the last day to sign that an award states are told until they have passed.
    """
    assert expected == [entry.kind for entry in of_terms(awarded(), on=on)]


def test_term_of_an_award() -> None:
    """
    A term of an award is of its tender and lot.
    """
    expected = CalendarEntry(
        kind=OtherDay.SIGNING,
        programme="P",
        subject=("G1", "L1"),
        when=SIGNING,
        title=Bilingual("G1, lotto L1: ultimo giorno per la stipula", "G1, lot L1: last day to sign the contract"),
    )

    assert (expected,) == of_terms(awarded(), on=SIGNING)


def test_award_without_terms() -> None:
    """
    Of an award that states no term there is no day.
    """
    tender = Tender(id="G1", awards=(Award(lot="L1"),))

    assert () == of_terms(Programme(tenders=(tender,)), on=START)


@pytest.mark.parametrize(
    ("tender", "lots", "told"),
    [
        pytest.param("G1", ("L1",), 0, id="of the lot"),
        pytest.param("G1", (), 0, id="of no named lot"),
        pytest.param("G1", ("L2",), 1, id="of another lot"),
        pytest.param("G2", ("L1",), 1, id="of another tender"),
    ],
)
def test_what_is_signed_waits_for_nothing(tender: str, lots: tuple[str, ...], told: int) -> None:
    """
    Where the contract of a lot is on record, or may be, there is nothing to sign any more.
    """
    contract = ServiceContract(id="X", tender=tender, lots=lots, signed_on=date(2016, 4, 1))

    assert told == len(of_terms(awarded(contract), on=SIGNING))


SIGNED = date(2018, 3, 1)
APRIL, MAY, JUNE = date(2018, 4, 30), date(2018, 5, 31), date(2018, 6, 30)


def plan(*days: date, on: date = SIGNED, amount: str | None = "50.00") -> Annotation:
    """
    Return a repayment plan with an instalment on each of these days.
    """
    parts = tuple(PlanInstalment(due_on=day, amount=None if amount is None else Euro(amount)) for day in days)
    return Annotation(kind=AnnotationKind.REPAYMENT_PLAN, on=on, role=Role.CITY, instalments=parts)


def instalments(*notes: Annotation, on: date) -> list[date]:
    """
    Return the days of the instalments that a calendar has of a case.
    """
    programme = Programme(relocations=(Relocation(household="H1"), Relocation(household="H4", annotations=notes)))
    return [cast("date", entry.when) for entry in of_terms(programme, on=on)]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(APRIL - DAY, [APRIL, MAY], id="day before"),
        pytest.param(APRIL, [APRIL, MAY], id="the day"),
        pytest.param(APRIL + DAY, [MAY], id="day after"),
        pytest.param(MAY + DAY, [], id="day after the last"),
    ],
)
def test_instalments_to_come(on: date, expected: list[date]) -> None:
    """
    The instalments of a plan stand from the day on which they fall due; what is overdue is on the board.
    """
    assert expected == instalments(plan(APRIL, MAY), on=on)


@pytest.mark.parametrize(
    ("amount", "details"),
    [
        pytest.param("50.00", (Bilingual("50,00 €", "€50.00"),), id="known"),
        pytest.param(None, (), id="unknown"),
    ],
)
def test_instalment(amount: str | None, details: tuple[Bilingual, ...]) -> None:
    """
    An instalment is of its case and day, names the household, and says how much it is if that is known.
    """
    case = Relocation(id="C4", household="H4", annotations=(plan(APRIL, amount=amount),))
    (entry,) = of_terms(Programme(title="P", relocations=(case,)), on=SIGNED)

    assert (
        ("C4", "2018-04-30"),
        Bilingual("H4: rata del piano di rientro", "H4: instalment of the repayment plan"),
        details,
        Role.HOUSEHOLD,
        Counted.CASE,
    ) == (entry.subject, entry.title, entry.details, entry.role, entry.counted)


def test_plan_that_was_replaced() -> None:
    """
    Of a plan that another took the place of nothing falls due.
    """
    assert [JUNE] == instalments(plan(APRIL, MAY), plan(JUNE, on=SIGNED + DAY), on=SIGNED + DAY)


def test_plan_that_is_paid() -> None:
    """
    Of a plan that is paid in full nothing falls due.
    """
    paid = Annotation(kind=AnnotationKind.INSTALMENT_PAID, on=APRIL, paid=Euro("100.00"))

    assert [] == instalments(plan(APRIL, MAY), paid, on=APRIL)


def table() -> Timetable:
    """
    Return the timetable of a tender for 2 May 2016.
    """
    guesses = {"days_for_offers": 10, "days_for_evaluation": 1}
    return timetable(date(2016, 5, 2), code=ProcurementCode.DLGS_50_2016, track=Track.ORDINARY, guesses=guesses)


def test_timetable() -> None:
    """
    Each stage whose last day is known is an entry of the tender, with the days that follow and on what they rest.
    """
    found = of_timetable(table(), tender="Lotti 2016", programme="P")

    assert [
        (
            Stage.AWARD_COMMUNICATED,
            ("Lotti 2016",),
            date(2016, 3, 28),
            Bilingual("Lotti 2016: aggiudicazione comunicata", "Lotti 2016: award communicated"),
            (Bilingual("poi 35 giorni (legge, DLgs 50/2016)", "then 35 days (law, DLgs 50/2016)"),),
        ),
        (
            Stage.STANDSTILL_OVER,
            ("Lotti 2016",),
            date(2016, 5, 2),
            Bilingual("Lotti 2016: fine del termine dilatorio", "Lotti 2016: standstill over"),
            (),
        ),
        (
            Stage.STIPULATION,
            ("Lotti 2016",),
            date(2016, 5, 2),
            Bilingual("Lotti 2016: stipula e avvio", "Lotti 2016: contract signed, service starts"),
            (),
        ),
    ] == [(entry.kind, entry.subject, entry.when, entry.title, entry.details) for entry in found]


def test_stretch_of_a_day() -> None:
    """
    A stretch of one day is said as one, and what is guessed says so.
    """
    guesses = {"days_for_offers": 10, "days_for_evaluation": 7, "days_for_checks": 1}
    found = of_timetable(
        timetable(date(2016, 5, 2), code=ProcurementCode.DLGS_50_2016, track=Track.LIGHT, guesses=guesses),
        tender="G",
    )

    assert [
        (Bilingual("poi 10 giorni (ipotesi)", "then 10 days (guess)"),),
        (Bilingual("poi 7 giorni (ipotesi)", "then 7 days (guess)"),),
        (Bilingual("poi 1 giorno (ipotesi)", "then 1 day (guess)"),),
        (),
        (),
        (),
    ] == [entry.details for entry in found]


@given(timetables())
def test_every_known_stage_is_an_entry(found: Timetable) -> None:
    """
    Of whatever timetable, the stages of a known last day are entries, in their order.
    """
    assert [(step.stage, step.latest) for step in found.steps if step.latest is not None] == [
        (entry.kind, entry.when) for entry in of_timetable(found, tender="G")
    ]


def test_no_timetable() -> None:
    """
    What is no timetable is refused.
    """
    with pytest.raises(WrongTypeError) as caught:
        of_timetable(cast("Timetable", "x"), tender="G")

    assert "of_timetable" == caught.value.where


def test_no_programme() -> None:
    """
    What is no programme is refused, in the name of the function.
    """
    with pytest.raises(WrongTypeError) as caught:
        of_terms(cast("Programme", "x"), on=START)

    assert "of_terms" == caught.value.where


def test_staircase() -> None:
    """
    On 12 February 2018 three instalments of the staircase are still to come.
    """
    found = of_terms(una_scala(), on=date(2018, 2, 12))

    assert [date(2018, 4, 30), date(2018, 7, 31), date(2018, 10, 31)] == [entry.when for entry in found]


@settings(max_examples=25)
@given(strategies.judged_programmes(), st.dates(date(2003, 1, 1), date(2031, 12, 31)))
def test_nothing_is_ahead_and_behind(programme: Programme, on: date) -> None:
    """
    Of whatever programme, what lies ahead is not on its board too.
    """
    ahead, looked_at = (
        {(entry.kind, entry.subject) for entry in found}
        for found in (of_terms(programme, on=on), of_board(board(programme, on=on)))
    )

    assert set() == ahead & looked_at
