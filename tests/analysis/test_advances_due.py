"""
Which works have begun and had no advance on their price, and by when the law has it paid.
"""

from datetime import date, timedelta

import attrs
import pytest

from contratti_quartiere.analysis.advances_due import advances_due
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.due_payments import PaymentDue, PaymentDueKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Figure
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import Payment, PaymentKind
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View
from contratti_quartiere.works import Works
from contratti_quartiere.works_table import WorksEvent
from contratti_quartiere.year_spending import Spent

DAY = timedelta(days=1)
NOTICE, STARTED, LAST = date(2023, 7, 1), date(2024, 3, 4), date(2024, 3, 19)


def begun(*, notice: date | None = NOTICE, price: str | None = "1000000.00", start: date = STARTED) -> Works:
    """
    Return works of which the site has opened.
    """
    day = date(2016, 1, 8)
    return (
        Works(id="lavori")
        .advance(WorksEvent.DESIGN, on=day)
        .advance(WorksEvent.TENDER, on=day, notice_date=notice)
        .advance(WorksEvent.AWARD, on=day, amount=None if price is None else Euro(price))
        .advance(WorksEvent.START, on=start)
    )


def due(works: Works, *, on: date = LAST) -> list[PaymentDue]:
    """
    Return the advances that are due as of a day.
    """
    view = View(programme=Programme(works=(Works(id="altri"), works)).as_of(on), on=on, parameters=PARAMETERS)
    return list(advances_due(view))


def test_advance() -> None:
    """
    "Contract 1,000,000.00, advance 200,000.00 within 15 days of the start": of 4 March 2024 by 19 March.
    """
    figure = PARAMETERS["advance_days"]

    assert [
        PaymentDue(
            kind=PaymentDueKind.ADVANCE,
            path="/works/1",
            name="lavori",
            amount=Spent(net=Euro("200000.00")),
            due=Countdown(LAST, LAST),
            ground=Bilingual(
                "per legge, contro garanzia; su contratti di più anni, sul valore di ciascuno",
                "by law, against a guarantee; of contracts over several years, on the value of each",
            ),
            figure=Figure.of(figure, figure.required(NOTICE)),
            source=LegalSource("DLgs 36/2023", "art. 125 c. 1, testo del 31.3.2023"),
        )
    ] == due(begun())


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(STARTED - DAY, [], id="day before the start"),
        pytest.param(STARTED, [(15, False)], id="day of the start"),
        pytest.param(LAST - DAY, [(1, False)], id="day before"),
        pytest.param(LAST, [(0, False)], id="last day"),
        pytest.param(LAST + DAY, [(-1, True)], id="day after"),
    ],
)
def test_days(on: date, expected: list[tuple[int, bool]]) -> None:
    """
    The advance is due from the start of the works, and on its last day it is in time.
    """
    assert expected == [(found.due.most, found.due.overdue) for found in due(begun(), on=on) if found.due is not None]


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        pytest.param(NOTICE - DAY, 0, id="code of 2016, last day"),
        pytest.param(NOTICE, 1, id="code of 2023, first day"),
    ],
)
def test_code_of_the_notice(notice: date, expected: int) -> None:
    """
    The days of an advance were read in the code of 2023 only, which the notice picks.
    """
    assert expected == len(due(begun(notice=notice)))


def test_advance_that_was_paid() -> None:
    """
    An advance on the contract that runs was paid; one on an earlier contract is nothing to it.
    """
    advance = Payment(on=LAST, amount=Euro("1.00"), kind=PaymentKind.ADVANCE)
    instalment = Payment(on=LAST, amount=Euro("1.00"))
    # On the very day of the award of the second contract.
    of_second = Payment(on=NOTICE, amount=Euro("1.00"), kind=PaymentKind.ADVANCE)
    again = (
        attrs.evolve(begun(start=date(2017, 1, 9)), payments=(attrs.evolve(advance, on=date(2017, 1, 20)),))
        .advance(WorksEvent.TERMINATE, on=date(2018, 1, 8))
        .advance(WorksEvent.TENDER_AGAIN, on=NOTICE, notice_date=NOTICE)
        .advance(WorksEvent.AWARD, on=NOTICE)
    )

    assert [0, 1, 1, 0, 0] == [
        len(due(works))
        for works in (
            attrs.evolve(begun(), payments=(advance,)),
            attrs.evolve(begun(), payments=(instalment,)),
            again.advance(WorksEvent.START, on=STARTED),
            attrs.evolve(again, payments=(of_second,)).advance(WorksEvent.START, on=STARTED),
            again,
        )
    ]


@pytest.mark.parametrize(
    ("event", "expected"),
    [(WorksEvent.SUSPEND, 1), (WorksEvent.FINISH, 0), (WorksEvent.TERMINATE, 0), (WorksEvent.DROP, 0)],
)
def test_works_that_go_on(event: WorksEvent, expected: int) -> None:
    """
    Works that stand still are still to have their advance, and those that are over are not.
    """
    assert expected == len(due(begun().advance(event, on=LAST)))


@pytest.mark.parametrize(
    ("start", "expected"),
    [pytest.param(NOTICE - DAY, 0, id="before the code of 2023"), pytest.param(NOTICE, 1, id="under it perhaps")],
)
def test_notice_that_nobody_knows(start: date, expected: int) -> None:
    """
    Works of an unknown notice that began under the code of 2023 may be under it: no day is reckoned.
    """
    found = due(begun(notice=None, start=start))
    message = Bilingual(
        "non si sa il giorno del bando dei lavori, da cui dipende se la legge la voglia",
        "the day of the notice of the works, on which hangs whether the law asks for it, is not known",
    )

    assert [(None, None, None, Spent(), (Missing(path="/works/1/history", message=message),))] * expected == [
        (each.due, each.figure, each.source, each.amount, each.missing) for each in found
    ]


def test_price_that_nobody_knows() -> None:
    """
    The advance on an unknown price is unknown, and its day is not.
    """
    (found,) = due(begun(price=None))
    message = Bilingual("non si sa il prezzo dei lavori", "the price of the works is not known")

    assert (Spent(), Countdown(LAST, LAST), (Missing(path="/works/1/history", message=message),)) == (
        found.amount,
        found.due,
        found.missing,
    )
