"""
The terms that rules judge: on which record they are looked for, and what stood before each act.
"""

from datetime import date

import pytest
from hypothesis import given, settings

from contratti_quartiere import strategies
from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month
from contratti_quartiere.held_terms import (
    HeldTerm,
    TermStep,
    each_term,
    is_unsettled,
    possible_days,
    say_act,
    steps,
    unknown_term,
)
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View
from contratti_quartiere.windows import ServiceWindow

TERM = ServiceWindow(start=date(2016, 5, 2), months=36, declared_end=date(2019, 5, 1))
TENDER = Tender(id="gara", term=TERM, lots=(Lot(id="lotto-1"), Lot(id="lotto-2")))


def found(
    *contracts: ServiceContract, tender: Tender = TENDER
) -> list[tuple[str, HeldTerm, tuple[str, Tender] | None]]:
    """
    Return the terms of a programme of one tender.
    """
    programme = Programme(tenders=(tender,), service_contracts=contracts)
    return list(each_term(View(programme=programme, on=date(2026, 11, 22), parameters=PARAMETERS)))


def test_of_the_contract_that_comes_from_the_tender() -> None:
    """
    Where a contract on record comes from the tender, its term is judged and that of the tender is not.
    """
    contract = ServiceContract(id="contratto", tender="gara", term=TERM)

    assert [
        ("/service_contracts/0", HeldTerm(term=TERM, contract=contract), ("/tenders/0", TENDER)),
    ] == found(contract)


def test_of_a_contract_that_comes_from_elsewhere() -> None:
    """
    A contract that does not say of which tender it comes leaves the tender its term.
    """
    contract = ServiceContract(id="contratto")

    assert [
        ("/service_contracts/0", HeldTerm(term=None, contract=contract), None),
        ("/tenders/0", HeldTerm(term=TERM), ("/tenders/0", TENDER)),
    ] == found(contract)


def test_of_a_tender_without_a_term() -> None:
    """
    A tender without a term and without a contract has no term to judge.
    """
    assert [] == found(tender=Tender(id="gara"))


ONE = Tender(id="gara", lots=(Lot(id="lotto-1"),))


@pytest.mark.parametrize(
    ("contract", "tender", "expected"),
    [
        pytest.param(None, TENDER, ["lotto-1", "lotto-2"], id="term of the tender: all lots"),
        pytest.param(None, Tender(id="gara"), None, id="tender without lots"),
        pytest.param(ServiceContract(id="c"), ONE, ["lotto-1"], id="the one lot of the tender"),
        pytest.param(ServiceContract(id="c"), TENDER, None, id="no lot named, of several"),
        pytest.param(ServiceContract(id="c"), Tender(id="gara"), None, id="no lot named, of none"),
        pytest.param(ServiceContract(id="c", lots=("lotto-2",)), TENDER, ["lotto-2"], id="the lot named"),
        pytest.param(ServiceContract(id="c", lots=("lotto-2", "lotto-2")), TENDER, ["lotto-2"], id="named twice"),
        pytest.param(ServiceContract(id="c", lots=("lotto-2", "lotto-3")), TENDER, None, id="a lot that is not there"),
    ],
)
def test_lots_of_a_term(contract: ServiceContract | None, tender: Tender, expected: list[str] | None) -> None:
    """
    A term is of the lots that its contract names, of the only one there is, or of all those of its tender.
    """
    lots = HeldTerm(term=TERM, contract=contract).lots(tender)

    assert expected == (None if lots is None else [lot.id for _, lot in lots])


def test_place_of_a_lot() -> None:
    """
    A lot is found with its place in the tender.
    """
    contract = ServiceContract(id="c", lots=("lotto-2",))

    assert ((1, Lot(id="lotto-2")),) == HeldTerm(term=TERM, contract=contract).lots(TENDER)


START = WindowAct(kind=ActKind.START, on=date(2016, 5, 2))
SUSPENSION = WindowAct(kind=ActKind.SUSPENSION, on=date(2018, 3, 1))
RESUMPTION = WindowAct(kind=ActKind.RESUMPTION, on=date(2018, 4, 1))
STATED = WindowAct(kind=ActKind.RESUMPTION, on=date(2018, 4, 1), new_end=date(2019, 6, 1))
OPTION = WindowAct(kind=ActKind.OPTION_EXTENSION, on=date(2019, 4, 24), new_end=date(2019, 11, 1))
PLANNED = date(2019, 5, 1)


def step(act: WindowAct, end: date, end_field: str = "declared_end", *, unsettled: bool = False) -> TermStep:
    """
    Return an act with what stood before it.
    """
    return TermStep(act=act, end=end, end_field=end_field, unsettled=unsettled)


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        pytest.param((), [], id="no act"),
        pytest.param((OPTION, START), [step(START, PLANNED), step(OPTION, PLANNED)], id="in the order of their days"),
        pytest.param(
            (START, SUSPENSION, RESUMPTION, OPTION),
            [
                step(START, PLANNED),
                step(SUSPENSION, PLANNED),
                step(RESUMPTION, PLANNED, unsettled=True),
                step(OPTION, PLANNED, unsettled=True),
            ],
            id="new end not stated",
        ),
        pytest.param(
            (START, SUSPENSION, STATED, OPTION),
            [
                step(START, PLANNED),
                step(SUSPENSION, PLANNED),
                step(STATED, PLANNED, unsettled=True),
                step(OPTION, date(2019, 6, 1), "acts"),
            ],
            id="new end stated",
        ),
    ],
)
def test_steps(acts: tuple[WindowAct, ...], expected: list[TermStep]) -> None:
    """
    Each act finds the end that the acts before it left, and knows whether a suspension moved it to nobody knows where.
    """
    term = ServiceWindow(start=date(2016, 5, 2), months=36, declared_end=PLANNED, acts=acts)

    assert expected == list(steps(term))


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        pytest.param((), False, id="no act"),
        pytest.param((START, SUSPENSION), True, id="suspended"),
        pytest.param((RESUMPTION, START, SUSPENSION), True, id="resumed, new end not stated"),
        pytest.param((START, SUSPENSION, STATED), False, id="new end stated"),
        pytest.param((START, SUSPENSION, RESUMPTION, OPTION), False, id="extended since"),
        pytest.param(
            (START, SUSPENSION, WindowAct(kind=ActKind.EARLY_END, on=date(2018, 4, 1))), False, id="ended since"
        ),
    ],
)
def test_unsettled_end(acts: tuple[WindowAct, ...], *, expected: bool) -> None:
    """
    A suspension moves the end, until an act states the new one or ends the service.
    """
    assert expected is is_unsettled(ServiceWindow(start=date(2016, 5, 2), declared_end=PLANNED, acts=acts))


@settings(max_examples=60)
@given(strategies.service_windows())
def test_last_step_leaves_the_end_in_force(window: ServiceWindow) -> None:
    """
    The ends of the steps are those of the course: what the last act leaves is the end in force.
    """
    found = list(steps(window))
    last = window.planned_end if not found else found[-1].act.new_end or found[-1].end
    ended = bool(found) and found[-1].act.kind is ActKind.EARLY_END

    assert window.end_in_force == (found[-1].act.on if ended else last)


@pytest.mark.parametrize(
    ("months", "declared", "end", "expected"),
    [
        pytest.param(36, PLANNED, PLANNED, (PLANNED, PLANNED), id="a day"),
        pytest.param(
            36, Month(2019, 4), Month(2019, 4), (date(2019, 4, 1), PLANNED), id="the last slot, computed a day later"
        ),
        pytest.param(
            36, Month(2019, 5), Month(2019, 5), (PLANNED, date(2019, 5, 31)), id="the month of the computed day"
        ),
        pytest.param(
            36, Month(2019, 3), Month(2019, 3), (date(2019, 3, 1), date(2019, 3, 31)), id="not what is computed"
        ),
        pytest.param(None, Month(2019, 4), Month(2019, 4), (date(2019, 4, 1), date(2019, 4, 30)), id="no months"),
        pytest.param(36, Month(2019, 4), Month(2019, 9), (date(2019, 9, 1), date(2019, 9, 30)), id="another end"),
    ],
)
def test_possible_days(
    months: int | None, declared: date | Month, end: date | Month, expected: tuple[date, date]
) -> None:
    """
    An end known to the month may be any day of it, and the computed day where both readings of a term agree.
    """
    term = ServiceWindow(start=date(2016, 5, 2), months=months, declared_end=declared)

    assert expected == possible_days(term, end)


def test_name_of_an_act() -> None:
    """
    An act is named by its kind and its day.
    """
    assert Bilingual("proroga del 24 aprile 2019", "extension of 24 April 2019") == say_act(OPTION)


def test_record_without_a_term() -> None:
    """
    Where there is no term nobody knows the acts on it, and the term is the field that would say.
    """
    message = Bilingual(
        "la durata non è a registro: non si sa quali atti l'abbiano toccata",
        "the term is not on record: what acts there were on it is not known",
    )

    assert Missing(path="/service_contracts/3/term", message=message) == unknown_term("/service_contracts/3")
