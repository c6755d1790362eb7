"""
The neighbourhood contract: who pays, what it has reached, and how it stood on a day.
"""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from contratti_quartiere.agreements import Appointment, ContractAct, ContractActKind, ContractRole
from contratti_quartiere.amounts import CountKind, StatedAmount, StatedCount
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import ContractScope, NeighbourhoodContract, Objective
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.errors import DuplicateIdentifierError, WrongTypeError
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.funding import CoFinancing, FundingBody, FundingShare
from contratti_quartiere.money import Euro
from contratti_quartiere.progress import Payment, ProgressStatement
from contratti_quartiere.transfers import Reached, Transfer
from contratti_quartiere.works import Works, WorksStep
from contratti_quartiere.works_table import WorksEvent

DAY = timedelta(days=1)
TODAY = date(2014, 7, 1)
AIM = Bilingual("contenere i disagi dei lavori", "contain the inconvenience of the works")
E = WorksEvent
TO_AWARD = (E.FUND, E.DESIGN, E.TENDER, E.AWARD)
CONTRACT = NeighbourhoodContract(id="cdq")


def paper(kind: DocumentKind) -> tuple[DocumentReference, ...]:
    """
    Return a reference to one document of a kind.
    """
    return (DocumentReference(kind=kind),)


def works(
    name: str,
    *events: WorksEvent,
    price: str | None = None,
    certified: tuple[str, ...] = (),
    contract: str = "cdq",
) -> Works:
    """
    Return works of a contract, awarded at a price, with one statement a day from today on.
    """
    amount = None if price is None else Euro(price)
    return Works(
        id=name,
        contract=contract,
        history=tuple(
            WorksStep(event=event, happened_on=TODAY, amount=amount if event is E.AWARD else None) for event in events
        ),
        statements=tuple(
            ProgressStatement(on=TODAY + days * DAY, certified=Euro(cents)) for days, cents in enumerate(certified)
        ),
    )


@pytest.mark.parametrize(
    ("cofinancing", "expected"),
    [
        pytest.param(None, (), id="unknown"),
        pytest.param(CoFinancing(), (), id="nobody named"),
        pytest.param(
            CoFinancing(
                shares=tuple(
                    FundingShare(body=body) for body in (FundingBody.STATE, FundingBody.REGION, FundingBody.STATE)
                )
            ),
            (FundingBody.STATE, FundingBody.REGION),
            id="two of them",
        ),
    ],
)
def test_funding_bodies(cofinancing: CoFinancing | None, expected: tuple[FundingBody, ...]) -> None:
    """
    Who pays for a contract is read from its co-financing, each body once; how much may be unknown.
    """
    assert expected == NeighbourhoodContract(id="cdq", cofinancing=cofinancing).funding_bodies


# ---------------------------------------------------------------------------------------------------------- reached


def test_nothing_reached() -> None:
    """
    Of a contract without acts and works nobody knows whether it was signed, or anything begun.
    """
    assert Reached() == CONTRACT.reached(())


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(ContractActKind.MEMORANDUM, True, id="memorandum"),
        pytest.param(ContractActKind.FUNDING_AGREEMENT, True, id="funding agreement"),
        pytest.param(ContractActKind.PROGRAMME_AGREEMENT, True, id="programme agreement"),
        pytest.param(ContractActKind.RANKING, None, id="ranking"),
        pytest.param(ContractActKind.AMENDING_ACT, None, id="amending act"),
    ],
)
def test_signed(kind: ContractActKind, expected: bool | None) -> None:
    """
    An agreement on record is signed; without one on record nobody knows.
    """
    contract = NeighbourhoodContract(id="cdq", acts=(ContractAct(id="a", kind=kind),))

    assert expected is contract.reached(()).signed


@pytest.mark.parametrize(
    ("histories", "expected"),
    [
        pytest.param([TO_AWARD], (False, False, False), id="awarded"),
        pytest.param([(*TO_AWARD, E.START), TO_AWARD], (True, False, False), id="one of two started"),
        pytest.param(
            [(*TO_AWARD, E.START, E.FINISH), (*TO_AWARD, E.START)], (True, False, False), id="one of two finished"
        ),
        pytest.param(
            [(*TO_AWARD, E.START, E.FINISH, E.ACCEPT), (*TO_AWARD, E.START, E.FINISH)],
            (True, True, False),
            id="one of two tested",
        ),
        pytest.param([(*TO_AWARD, E.START, E.FINISH, E.ACCEPT)] * 2, (True, True, True), id="both tested"),
        pytest.param(
            [(*TO_AWARD, E.START, E.FINISH, E.FAIL_TEST)], (True, False, False), id="test failed, works go on"
        ),
        pytest.param([(*TO_AWARD, E.START, E.TERMINATE)], (True, False, False), id="terminated"),
        pytest.param([(*TO_AWARD, E.START, E.FINISH, E.ACCEPT), (E.DROP,)], (True, True, True), id="the other dropped"),
        pytest.param([(*TO_AWARD, E.START, E.DROP)], (None, None, None), id="all dropped"),
    ],
)
def test_works_reached(
    histories: list[tuple[WorksEvent, ...]], expected: tuple[bool | None, bool | None, bool | None]
) -> None:
    """
    A contract is started with its first works, and finished and tested with its last; dropped ones do not count.
    """
    parts = [works(str(number), *history) for number, history in enumerate(histories)]
    reached = CONTRACT.reached(parts)

    assert expected == (reached.started, reached.finished, reached.tested)


RUNNING = (*TO_AWARD, E.START)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param((), None, id="no works"),
        pytest.param((works("a", *RUNNING, price="100.00"),), Fraction(0), id="nothing certified"),
        pytest.param((works("a", *RUNNING, price="100.00", certified=("50.00",)),), Fraction(1, 2), id="half of one"),
        pytest.param(
            (
                works("a", *RUNNING, price="100.00", certified=("20.00", "60.00")),
                works("b", *RUNNING, price="300.00", certified=("140.00",)),
            ),
            Fraction(1, 2),
            id="200 of 400 in two",
        ),
        pytest.param(
            (works("a", *RUNNING, price="100.00", certified=("60.00",)), works("b", *RUNNING)),
            None,
            id="price of one unknown",
        ),
        pytest.param(
            (works("a", *RUNNING, price="100.00", certified=("60.00",)), works("b", E.DROP)),
            Fraction(3, 5),
            id="the other dropped",
        ),
        pytest.param(
            (
                works("a", *RUNNING, price="100.00", certified=("60.00",)),
                works("b", *RUNNING, price="900.00", contract="altro"),
            ),
            Fraction(3, 5),
            id="the other of another contract",
        ),
        pytest.param((works("a", *RUNNING, price="0.00"),), None, id="price of nothing"),
    ],
)
def test_progress_reached(parts: tuple[Works, ...], expected: Fraction | None) -> None:
    """
    A contract is as far as the certified part of the prices of all its works; unknown where one price is.
    """
    assert expected == CONTRACT.reached(parts).progress


def test_progress_of_works_awarded_anew() -> None:
    """
    Six tenths done by the first contractor, and half of the four that the second has: eight tenths in all.
    """
    part = works("a", *RUNNING, price="10.00", certified=("6.00",))
    again = part.advance(E.TERMINATE, on=TODAY + DAY).advance(E.TENDER_AGAIN, on=TODAY + DAY)
    second = again.advance(E.AWARD, on=TODAY + 2 * DAY, amount=Euro("4.00"))
    half = second.certify(ProgressStatement(on=TODAY + 3 * DAY, certified=Euro("2.00")))

    assert [Fraction(6, 10), Fraction(6, 10), Fraction(6, 10), Fraction(8, 10)] == [
        CONTRACT.reached((one,)).progress for one in (part, again, second, half)
    ]


def test_documents_reached() -> None:
    """
    The documents on record are those of the steps, the statements and the payments, of its own works only.
    """
    step = WorksStep(event=E.FUND, happened_on=TODAY, documents=paper(DocumentKind.FUNDING_ACT))
    statement = ProgressStatement(on=TODAY, certified=Euro("1.00"), documents=paper(DocumentKind.PROGRESS_STATEMENT))
    payment = Payment(on=TODAY, amount=Euro("1.00"), documents=paper(DocumentKind.PAYMENT_CERTIFICATE))
    others = WorksStep(event=E.FUND, happened_on=TODAY, documents=paper(DocumentKind.OTHER))
    reached = CONTRACT.reached(
        (
            Works(id="a", contract="cdq", history=(step,), statements=(statement,), payments=(payment,)),
            Works(id="b", contract="altro", history=(others,)),
        )
    )

    assert {
        DocumentKind.FUNDING_ACT,
        DocumentKind.PROGRESS_STATEMENT,
        DocumentKind.PAYMENT_CERTIFICATE,
    } == reached.documents


# -------------------------------------------------------------------------------------------------------- as of a day


@pytest.mark.parametrize(
    ("when", "day", "expected"),
    [
        pytest.param(TODAY, TODAY - DAY, 0, id="day before"),
        pytest.param(TODAY, TODAY, 1, id="the day"),
        pytest.param(TODAY, TODAY + DAY, 1, id="day after"),
        pytest.param(Month(2014, 7), date(2014, 6, 30), 0, id="day before the month"),
        pytest.param(Month(2014, 7), date(2014, 7, 1), 1, id="first day of the month"),
        pytest.param(Month(2014, 7), date(2014, 7, 31), 1, id="last day of the month"),
        pytest.param(Month(2014, 7), date(2014, 8, 1), 1, id="day after the month"),
        pytest.param(Year(2014), date(2013, 12, 31), 0, id="day before the year"),
        pytest.param(Year(2014), date(2014, 1, 1), 1, id="first day of the year"),
    ],
)
def test_until(when: When, day: date, expected: int) -> None:
    """
    On a day a contract has the acts, offices, counts, amounts and transfers that may be of that day or before.
    """
    contract = NeighbourhoodContract(
        id="cdq",
        acts=(ContractAct(id="a", kind=ContractActKind.MEMORANDUM, on=when),),
        appointments=(Appointment(role=ContractRole.OWNER, office="ALER", first=when),),
        counts=(StatedCount(kind=CountKind.DWELLINGS, count=1, perimeter=AIM, when=when),),
        amounts=(StatedAmount(amount=Euro("1.00"), when=when),),
        transfers=(Transfer(body=FundingBody.STATE, on=when, amount=Euro("1.00")),),
    )
    known = contract.until(day)

    assert [expected] * 5 == [
        len(part) for part in (known.acts, known.appointments, known.counts, known.amounts, known.transfers)
    ]


def test_until_keeps_what_has_no_day() -> None:
    """
    What has no date is known on every day: who pays, the aims, and acts whose day nobody knows.
    """
    contract = NeighbourhoodContract(
        id="cdq",
        acts=(ContractAct(id="a", kind=ContractActKind.MEMORANDUM),),
        appointments=(Appointment(role=ContractRole.OWNER, office="ALER", last=TODAY),),
        counts=(StatedCount(kind=CountKind.DWELLINGS, count=1, perimeter=AIM),),
        amounts=(StatedAmount(amount=Euro("1.00")),),
        cofinancing=CoFinancing(),
        objectives=(Objective(id="disagi", what=AIM),),
    )

    assert contract == contract.until(date.min)


# ----------------------------------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("field", "record"),
    [
        pytest.param("acts", ContractAct(id="a", kind=ContractActKind.LAW), id="acts"),
        pytest.param("objectives", Objective(id="a", what=AIM), id="aims"),
    ],
)
def test_names_that_stand_twice(field: str, record: Any) -> None:
    """
    Two acts, or two aims, of one name are refused with both positions.
    """
    fields: dict[str, Any] = {field: (record, record)}
    with pytest.raises(DuplicateIdentifierError) as caught:
        NeighbourhoodContract(id="cdq", **fields)

    error = caught.value
    assert (f"NeighbourhoodContract.{field}", "a", 0, 1) == (
        error.collection,
        error.identifier,
        error.first,
        error.second,
    )


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        pytest.param("id", 1, "id", id="id"),
        pytest.param("name", None, "name", id="no name"),
        pytest.param("neighbourhood", None, "neighbourhood", id="no neighbourhood"),
        pytest.param("acts", ("DGR",), "acts[0]", id="act as text"),
        pytest.param("appointments", [], "appointments", id="list of offices"),
        pytest.param("counts", (7240,), "counts[0]", id="count without perimeter"),
        pytest.param("amounts", (Euro("1.00"),), "amounts[0]", id="amount of no basis"),
        pytest.param("cofinancing", FundingBody.STATE, "cofinancing", id="body for its share"),
        pytest.param("schedules", (None,), "schedules[0]", id="no schedule"),
        pytest.param("transfers", (Euro("1.00"),), "transfers[0]", id="transfer from nobody"),
        pytest.param("objectives", ("disagi",), "objectives[0]", id="aim as text"),
        pytest.param("provenance", None, "provenance", id="no provenance"),
    ],
)
def test_wrong_types(field: str, value: Any, where: str) -> None:
    """
    A contract whose field holds another type is refused with its place.
    """
    fields: dict[str, Any] = {"id": "cdq"} | {field: value}
    with pytest.raises(WrongTypeError) as caught:
        NeighbourhoodContract(**fields)

    assert f"NeighbourhoodContract.{where}" == caught.value.where


def test_aim_in_one_language() -> None:
    """
    "What people read exists in Italian and English": an aim too.
    """
    aim: Any = "contenere i disagi"
    with pytest.raises(WrongTypeError) as caught:
        Objective(id="disagi", what=aim)

    assert "Objective.what" == caught.value.where


@pytest.mark.parametrize(
    ("contract", "expected"),
    [
        pytest.param(CONTRACT, "contratto", id="one contract, unless it says otherwise"),
        pytest.param(
            NeighbourhoodContract(id="cdq-ii", scope=ContractScope.REGIONAL_PROGRAMME), "programma regionale", id="all"
        ),
    ],
)
def test_scope(contract: NeighbourhoodContract, expected: str) -> None:
    """
    "35, 40, 25 % belong to the whole call": a record says whether it is one contract or the regional programme.
    """
    assert expected == contract.scope.value


def test_scope_as_text() -> None:
    """
    The scope of a contract is a word of the closed list.
    """
    scope: Any = "programma regionale"
    with pytest.raises(WrongTypeError) as caught:
        NeighbourhoodContract(id="cdq", scope=scope)

    assert "NeighbourhoodContract.scope" == caught.value.where
