"""
Direct awards: the first determination begins them, and a limit is known where it did not change in a month or a year.
"""

from datetime import date

import attrs
import pytest

from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.direct_awards import DirectAward, begun_on, day_of, direct_award, limit_on
from contratti_quartiere.identifiers import Cpv
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procedures import ProcedureAct, ProcedureActKind
from contratti_quartiere.procurement import ProcedureKind, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.views import View

VIEW = View(programme=Programme(), on=date(2026, 11, 22), parameters=PARAMETERS)


def determined(*days: When | None) -> Tender:
    """
    Return a tender with determinations to contract of these days.
    """
    acts = tuple(ProcedureAct(kind=ProcedureActKind.DETERMINATION, on=day) for day in days)
    return Tender(id="a", notice_date=date(2018, 9, 1), procedure_acts=acts)


@pytest.mark.parametrize(
    ("days", "begun", "day"),
    [
        pytest.param((), None, date(2018, 9, 1), id="none: the day of the notice"),
        pytest.param((None,), None, date(2018, 9, 1), id="undated: the day of the notice"),
        pytest.param((date(2018, 3, 1), date(2018, 2, 1)), date(2018, 2, 1), date(2018, 2, 1), id="the first"),
        pytest.param((date(2018, 3, 1), Month(2018, 2)), Month(2018, 2), date(2018, 9, 1), id="the first, a month"),
    ],
)
def test_begun(days: tuple[When | None, ...], begun: When | None, day: date) -> None:
    """
    A procedure begins with its first determination to contract; where no day is known, the notice has one.
    """
    assert (begun, day) == (begun_on(determined(*days)), day_of(determined(*days)))


def test_other_acts_do_not_begin_it() -> None:
    """
    Only a determination to contract begins a procedure.
    """
    acts = tuple(
        ProcedureAct(kind=kind, on=date(2018, 1, 1))
        for kind in ProcedureActKind
        if kind is not ProcedureActKind.DETERMINATION
    )

    assert None is begun_on(Tender(id="a", procedure_acts=acts))


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        pytest.param(date(2006, 6, 30), None, id="before the first"),
        pytest.param(date(2006, 7, 1), 20_000, id="first day"),
        pytest.param(Month(2011, 5), None, id="a month of two limits"),
        pytest.param(Month(2011, 6), 40_000, id="a month of one"),
        pytest.param(Year(2016), 40_000, id="a year of two codes and one limit"),
        pytest.param(Year(2006), None, id="a year in which it began"),
        pytest.param(Year(2023), None, id="a year of two limits"),
        pytest.param(Year(2024), 140_000, id="a year of one"),
    ],
)
def test_limit(when: When, expected: int | None) -> None:
    """
    The limit of a month or a year is known if it did not change in it.
    """
    found = limit_on(VIEW, when)

    assert expected == (None if found is None else found.value)


def test_direct_award() -> None:
    """
    A direct award of which all is known is read whole.
    """
    tender = attrs.evolve(
        determined(date(2018, 2, 1)),
        contracting_authority="Comune",
        procedure=ProcedureKind.DIRECT_AWARD,
        cpv=Cpv("85320000-8"),
        totals=(StatedAmount(amount=Euro("1.00"), vat=VatBasis.NET, options=OptionsBasis.INCLUDED),),
    )

    assert DirectAward(
        path="/tenders/3",
        name="a",
        buyer="Comune",
        cpv=Cpv("85320000-8"),
        day=date(2018, 2, 1),
        value=Euro("1.00"),
    ) == direct_award("/tenders/3", tender)
