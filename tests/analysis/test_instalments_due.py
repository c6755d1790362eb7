"""
What fell due by a repayment plan and was not paid, on the board.
"""

from datetime import date

import pytest

from contratti_quartiere.allowances import PlanInstalment
from contratti_quartiere.analysis.board import board
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.instalments_due import instalments_due
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.evidence import Role
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.places import places_on_the_day
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View

SIGNED, TODAY = date(2018, 3, 1), date(2018, 8, 10)
APRIL, MAY, JUNE, JULY = date(2018, 4, 30), date(2018, 5, 31), date(2018, 6, 30), date(2018, 7, 31)
GROUND = Bilingual(
    "il piano di rientro; la morosità non è mai una condizione di un trasloco per lavori",
    "the repayment plan; arrears are never a condition of a move for works",
)


def part(on: date, amount: str | None) -> PlanInstalment:
    """
    Return an instalment.
    """
    return PlanInstalment(due_on=on, amount=None if amount is None else Euro(amount))


def plan(*parts: PlanInstalment, on: date = SIGNED) -> Annotation:
    """
    Return a repayment plan, as the city noted it.
    """
    return Annotation(kind=AnnotationKind.REPAYMENT_PLAN, on=on, role=Role.CITY, instalments=parts)


def paid(amount: str | None, on: date = APRIL) -> Annotation:
    """
    Return what was paid of it.
    """
    return Annotation(kind=AnnotationKind.INSTALMENT_PAID, on=on, paid=None if amount is None else Euro(amount))


def programme(*notes: Annotation) -> Programme:
    """
    Return a programme whose second case has these annotations.
    """
    return Programme(relocations=(Relocation(household="H1"), Relocation(household="H4", annotations=notes)))


def due(*notes: Annotation, on: date = TODAY) -> list[Deadline]:
    """
    Return what is overdue as of a day.
    """
    whole = programme(*notes)
    known = whole.as_of(on)
    places = places_on_the_day(whole, known, {})
    return list(instalments_due(View(programme=known, on=on, parameters=PARAMETERS, places=places, whole=whole)))


KNOWN = (part(APRIL, "100.00"), part(MAY, "100.00"), part(JUNE, "100.01"))


def test_overdue() -> None:
    """
    Of 300.01 that fell due 150 was paid: the household owes 150.01 since the second instalment.
    """
    # What is noted later is not known yet, and does not move the places of the rest.
    later = Annotation(kind=AnnotationKind.NOTE, on=date(2018, 9, 1))

    assert [
        Deadline(
            kind=DeadlineKind.INSTALMENT,
            path="/relocations/1/annotations/2",
            text=Bilingual(
                "H4: piano di rientro del 1° marzo 2018, scaduto e non pagato dal 31 maggio 2018",
                "H4: repayment plan of 1 March 2018, overdue since 31 May 2018",
            ),
            case="H4",
            role=Role.HOUSEHOLD,
            office=Role.CITY,
            since=MAY,
            due=Countdown(MAY, TODAY),
            ground=GROUND,
            amount=Euro("150.01"),
        )
    ] == due(later, paid("150.00"), plan(*KNOWN))


def test_at_least() -> None:
    """
    Where an instalment is of an unknown amount, what is sure is told, and which field would say the rest.
    """
    assert [
        Deadline(
            kind=DeadlineKind.INSTALMENT,
            path="/relocations/1/annotations/0",
            text=Bilingual(
                "H4: piano di rientro del 1° marzo 2018, scaduti e non pagati almeno 150,01 €, dal 31 maggio 2018",
                "H4: repayment plan of 1 March 2018, at least €150.01 overdue, since 31 May 2018",
            ),
            case="H4",
            role=Role.HOUSEHOLD,
            office=Role.CITY,
            since=MAY,
            due=Countdown(MAY, TODAY),
            ground=GROUND,
            missing=(
                Missing(
                    path="/relocations/1/annotations/0/instalments/3/amount",
                    message=Bilingual("non si sa di quanto sia la rata", "how much the instalment is, is not known"),
                ),
            ),
        )
    ] == due(plan(*KNOWN, part(JULY, None)), paid("150.00"))


def test_since_at_the_latest() -> None:
    """
    Where the unknown instalment fell due first, something may be overdue since an earlier day.
    """
    (found,) = due(plan(part(APRIL, None), part(MAY, "100.00")), paid("50.00"))

    assert (
        Bilingual(
            "H4: piano di rientro del 1° marzo 2018, scaduti e non pagati almeno 50,00 €, al più tardi dal 31 maggio"
            " 2018",
            "H4: repayment plan of 1 March 2018, at least €50.00 overdue, since 31 May 2018 at the latest",
        )
        == found.text
    )


@pytest.mark.parametrize(
    ("notes", "missing"),
    [
        pytest.param(
            [plan()],
            {"0/instalments": "nobody wrote the instalments of the repayment plan"},
            id="no instalments",
        ),
        pytest.param(
            [plan(part(APRIL, "10.00")), paid(None)], {"1/paid": "how much was paid is not known"}, id="payment"
        ),
        pytest.param(
            [plan(part(APRIL, None), part(JULY, None), part(TODAY, None))],
            {
                "0/instalments/0/amount": "how much the instalment is, is not known",
                "0/instalments/1/amount": "how much the instalment is, is not known",
            },
            id="instalments, but for the one of the day itself",
        ),
    ],
)
def test_nothing_is_sure(notes: list[Annotation], missing: dict[str, str]) -> None:
    """
    Where nobody knows whether anything is overdue, that stands on the board without a day, with what would say it.
    """
    (found,) = due(*notes)
    said = {one.path.removeprefix("/relocations/1/annotations/"): one.message.en for one in found.missing}

    assert (
        "H4: repayment plan of 1 March 2018, whether anything is overdue, and how much, is not known",
        "H4: piano di rientro del 1° marzo 2018, non si sa se e quanto sia scaduto",
        None,
        None,
        None,
        missing,
    ) == (found.text.en, found.text.it, found.amount, found.since, found.due, said)


def test_what_would_say_it() -> None:
    """
    What would say how much is overdue is said in Italian too.
    """
    found = [*due(plan()), *due(plan(part(APRIL, "10.00")), paid(None))]

    assert ["nessuno ha scritto le rate del piano di rientro", "non si sa quanto sia stato pagato"] == [
        one.message.it for deadline in found for one in deadline.missing
    ]


@pytest.mark.parametrize(
    ("on", "amounts"),
    [
        pytest.param(APRIL, [], id="last day in time"),
        pytest.param(date(2018, 5, 1), ["100.00"], id="day after"),
        pytest.param(date(2018, 5, 9), ["100.00"], id="day before the payment"),
        pytest.param(date(2018, 5, 10), [], id="day of the payment"),
    ],
)
def test_from_the_day_after(on: date, amounts: list[str]) -> None:
    """
    An instalment is on the board from the day after its own until it is paid.
    """
    found = due(plan(*KNOWN), paid("100.00", date(2018, 5, 10)), on=on)

    assert amounts == [None if one.amount is None else one.amount.amount for one in found]


@pytest.mark.parametrize(
    "notes",
    [
        pytest.param([], id="nothing noted"),
        pytest.param([paid("10.00")], id="paid without a plan"),
        pytest.param(
            [paid("10.00", SIGNED), plan(part(JULY, "9.00"), on=MAY), paid("9.00", JULY)], id="paid before it"
        ),
    ],
)
def test_nothing_due(notes: list[Annotation]) -> None:
    """
    What was paid without a plan on record is not due, and what was paid in full is not either.
    """
    assert [] == due(*notes)


def test_replaced_plan() -> None:
    """
    Only of the plan in force anything is overdue, and plans of one day are one.
    """
    second = [plan(part(JULY, "30.00"), on=JUNE), plan(part(JULY, "12.00"), on=JUNE)]

    assert [("/relocations/1/annotations/2", Euro("42.00"), JULY)] == [
        (one.path, one.amount, one.since) for one in due(plan(*KNOWN), *second)
    ]


def test_on_the_board() -> None:
    """
    What is overdue of a plan is among the deadlines of the board.
    """
    found = board(programme(plan(*KNOWN)), on=TODAY)

    assert [(DeadlineKind.INSTALMENT, Euro("300.01"), APRIL)] == [
        (one.kind, one.amount, one.since) for one in found.deadlines
    ]
