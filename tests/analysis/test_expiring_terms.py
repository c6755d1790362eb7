"""
Which terms run out within three, six and twelve months, have run out, or have no known end.
"""

from datetime import date, timedelta

import pytest

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.agreements import Appointment, ContractRole
from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.expiries import Expiry, ExpiryKind, Horizon, LaterTerm, WayOnKind
from contratti_quartiere.analysis.expiring_terms import expiring_terms, lapsed_terms, later_terms
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.service_contracts import Amendment, AmendmentKind, ServiceContract
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View
from contratti_quartiere.windows import ServiceWindow

DAY = timedelta(days=1)
START, END = date(2016, 10, 3), date(2019, 10, 2)
TERM = ServiceWindow(start=START, months=36, declared_end=END)


def expiries(programme: Programme, on: date) -> list[Expiry]:
    """
    Return what runs out as of a day.
    """
    return list(expiring_terms(View(programme=programme.as_of(on), on=on, parameters=PARAMETERS, whole=programme)))


def of_term(term: ServiceWindow | None, on: date) -> list[Expiry]:
    """
    Return what runs out of one service contract.
    """
    return expiries(Programme(service_contracts=(ServiceContract(id="servizio", term=term),)), on)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2018, 10, 2), [], id="a day before a year"),
        pytest.param(date(2018, 10, 3), [Horizon.TWELVE_MONTHS], id="a year"),
        pytest.param(date(2019, 4, 2), [Horizon.TWELVE_MONTHS], id="a day before six months"),
        pytest.param(date(2019, 4, 3), [Horizon.SIX_MONTHS], id="six months"),
        pytest.param(date(2019, 7, 2), [Horizon.SIX_MONTHS], id="a day before three months"),
        pytest.param(date(2019, 7, 3), [Horizon.THREE_MONTHS], id="three months"),
        pytest.param(END, [Horizon.THREE_MONTHS], id="last day"),
        pytest.param(END + DAY, [Horizon.EXPIRED], id="day after"),
        pytest.param(date(2020, 10, 2), [Horizon.EXPIRED], id="a year after"),
        pytest.param(date(2020, 10, 3), [], id="a year and a day after"),
    ],
)
def test_horizon(on: date, expected: list[Horizon]) -> None:
    """
    A term to 2 October 2019 stands on the board from 3 October 2018, when a whole year is left, to a year after.
    """
    assert expected == [found.horizon for found in of_term(TERM, on)]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2025, 12, 31), [], id="a day before a year"),
        pytest.param(date(2026, 1, 1), [Horizon.TWELVE_MONTHS], id="a year"),
        pytest.param(date(2026, 6, 30), [Horizon.TWELVE_MONTHS], id="a day before six months"),
        pytest.param(date(2026, 7, 1), [Horizon.SIX_MONTHS], id="six months"),
        pytest.param(date(2026, 9, 30), [Horizon.SIX_MONTHS], id="a day before three months"),
        pytest.param(date(2026, 10, 1), [Horizon.THREE_MONTHS], id="three months"),
        pytest.param(date(2026, 12, 31), [Horizon.THREE_MONTHS], id="last day"),
        pytest.param(date(2027, 1, 1), [Horizon.EXPIRED], id="day after"),
    ],
)
def test_horizon_of_an_end_of_the_month(on: date, expected: list[Horizon]) -> None:
    """
    To 31 December a year is left from 1 January, six months from 1 July, and three from 1 October.
    """
    term = ServiceWindow(start=date(2024, 1, 1), months=36, declared_end=date(2026, 12, 31))

    assert expected == [found.horizon for found in of_term(term, on)]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2019, 1, 1), [Horizon.SIX_MONTHS], id="a day before three months of its first day"),
        pytest.param(date(2019, 1, 2), [Horizon.THREE_MONTHS], id="three months before its first day"),
        pytest.param(date(2019, 5, 1), [Horizon.THREE_MONTHS], id="last day that it may mean"),
        pytest.param(date(2019, 5, 2), [Horizon.EXPIRED], id="day after"),
    ],
)
def test_end_known_to_the_month(on: date, expected: list[Horizon]) -> None:
    """
    "36 months from 2 May 2016, until April 2019": the soonest day counts, and it is over when the last has passed.
    """
    term = ServiceWindow(start=date(2016, 5, 2), months=36, declared_end=Month(2019, 4))

    assert expected == [found.horizon for found in of_term(term, on)]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(END + DAY, [], id="day after the end"),
        pytest.param(date(2020, 10, 2), [], id="a year after"),
        pytest.param(date(2020, 10, 3), [("servizio", END)], id="a year and a day after"),
    ],
)
def test_term_that_lapsed(on: date, expected: list[tuple[str, date]]) -> None:
    """
    A term that leaves the board a year after its end is kept among what lapsed, with its day.
    """
    contract = ServiceContract(id="servizio", term=TERM)
    bare = ServiceContract(id="altro")
    found = lapsed(Programme(service_contracts=(contract, bare)), on)

    assert expected == [(each.name, each.end.when) for each in found if each.end is not None]


def lapsed(programme: Programme, on: date) -> tuple[Expiry, ...]:
    """
    Return what ran out more than a year ago.
    """
    return lapsed_terms(View(programme=programme.as_of(on), on=on, parameters=PARAMETERS, whole=programme))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2020, 10, 2), [], id="a year after"),
        pytest.param(date(2020, 10, 3), ["ALER"], id="a year and a day after"),
    ],
)
def test_appointment_that_lapsed(on: date, expected: list[str]) -> None:
    """
    An appointment is among what lapsed from the day on which the board has it no more.
    """
    office = Appointment(role=ContractRole.OWNER, office="ALER", last=END)
    programme = Programme(contracts=(NeighbourhoodContract(id="cdq", appointments=(office,)),))

    assert (expected, not expected) == (
        [found.name for found in lapsed(programme, on)],
        bool(expiries(programme, on)),
    )


def test_tender_and_appointment_that_lapsed() -> None:
    """
    So are the term that a tender plans and an appointment, the oldest first, without their ways on.
    """
    office = Appointment(role=ContractRole.OWNER, office="ufficio", first=START, last=date(2018, 1, 31))
    standing = Appointment(role=ContractRole.OWNER, office="altro", first=START)
    contract = NeighbourhoodContract(id="contratto", appointments=(office, standing))
    programme = Programme(tenders=(Tender(id="gara", term=TERM),), contracts=(contract,))
    on = date(2021, 1, 1)

    assert (
        Expiry(
            kind=ExpiryKind.APPOINTMENT,
            path="/contracts/0/appointments/0",
            name="ufficio",
            end=Countdown(date(2018, 1, 31), on),
            horizon=Horizon.EXPIRED,
        ),
        Expiry(kind=ExpiryKind.TENDER, path="/tenders/0", name="gara", end=Countdown(END, on), horizon=Horizon.EXPIRED),
    ) == lapsed(programme, on)
    assert [] == expiries(programme, on)


def test_service_contract() -> None:
    """
    A contract says what may still be invoiced, and every way in which the service may go on.
    """
    amount = StatedAmount(
        amount=Euro("180000.00"),
        precision=AmountPrecision.EXACT,
        vat=VatBasis.NET,
        options=OptionsBasis.EXCLUDED,
    )
    programme = Programme(service_contracts=(ServiceContract(id="servizio", amount=amount, term=TERM),))
    (found,) = expiries(programme, END)

    assert (
        Expiry(
            kind=ExpiryKind.SERVICE_CONTRACT,
            path="/service_contracts/0",
            name="servizio",
            end=Countdown(END, END),
            horizon=Horizon.THREE_MONTHS,
            left=Euro("180000.00"),
            ways=found.ways,
        )
        == found
    )
    assert list(WayOnKind) == [way.kind for way in found.ways]


@pytest.mark.parametrize(
    ("on", "expected"),
    [pytest.param(END, None, id="running"), pytest.param(END + DAY, False, id="expired")],
)
def test_ways_of_a_contract(on: date, expected: bool | None) -> None:
    """
    The ways on are those of the contract and its tender, by whether its term is over.
    """
    amended = Amendment(kind=AmendmentKind.OPTION, on=END + DAY, amount=Euro("1.00"))
    amount = StatedAmount(amount=Euro("5.00"), precision=AmountPrecision.EXACT, vat=VatBasis.NET)
    contract = ServiceContract(id="servizio", tender="gara", term=TERM, amount=amount, amendments=(amended,))
    (found,) = expiries(Programme(tenders=(Tender(id="gara"),), service_contracts=(contract,)), on)
    extension = found.ways[0]

    assert (expected, Euro("5.00") if on == END else Euro("6.00")) == (extension.open, found.left)
    missing = [] if expected is False else ["/service_contracts/0/lots"]
    assert missing == [said.path for said in extension.missing]


def test_term_of_a_tender() -> None:
    """
    The term that a tender plans stands on the board as long as no contract came of it.
    """
    tender = Tender(id="gara", term=TERM)
    alone = expiries(Programme(tenders=(tender,)), END)
    contracted = expiries(
        Programme(tenders=(tender,), service_contracts=(ServiceContract(id="servizio", tender="gara", term=TERM),)), END
    )

    assert ([(ExpiryKind.TENDER, "/tenders/0", "gara", None)], ["servizio"]) == (
        [(found.kind, found.path, found.name, found.left) for found in alone],
        [found.name for found in contracted],
    )


@pytest.mark.parametrize(
    ("term", "field", "message"),
    [
        pytest.param(None, "term", Bilingual("la durata non è a registro", "the term is not on record"), id="no term"),
        pytest.param(
            ServiceWindow(start=START),
            "term/declared_end",
            Bilingual("la durata non ha una fine nota", "the term has no known end"),
            id="no end",
        ),
    ],
)
def test_end_that_nobody_knows(term: ServiceWindow | None, field: str, message: Bilingual) -> None:
    """
    A contract of which nobody knows the end is told as such on every day.
    """
    (found,) = of_term(term, date(2026, 11, 27))

    assert (Horizon.UNKNOWN, None, (Missing(path=f"/service_contracts/0/{field}", message=message),)) == (
        found.horizon,
        found.end,
        found.missing,
    )


@pytest.mark.parametrize(
    ("term", "horizon", "planned"),
    [
        pytest.param(None, Horizon.UNKNOWN, Countdown(END, date(2019, 9, 1)), id="no term"),
        pytest.param(ServiceWindow(start=START), Horizon.UNKNOWN, Countdown(END, date(2019, 9, 1)), id="no end"),
        pytest.param(
            ServiceWindow(start=START, months=36, declared_end=Month(2019, 9)),
            Horizon.THREE_MONTHS,
            None,
            id="the deed has one",
        ),
    ],
)
def test_end_that_the_tender_plans(term: ServiceWindow | None, horizon: Horizon, planned: Countdown | None) -> None:
    """
    What the tender plans of an end stands beside the end in force, which stays unknown; what the deed says wins.
    """
    contract = ServiceContract(id="servizio", tender="gara", term=term)
    programme = Programme(tenders=(Tender(id="gara", term=TERM),), service_contracts=(contract,))
    (found,) = expiries(programme, date(2019, 9, 1))

    assert (horizon, planned, planned is not None) == (
        found.horizon,
        found.planned and found.planned.end,
        found.end is None,
    )


def test_end_that_a_suspension_moved() -> None:
    """
    After a suspension of which nobody stated the new end the old one stands, with that doubt.
    """
    acts = (
        WindowAct(kind=ActKind.START, on=START),
        WindowAct(kind=ActKind.SUSPENSION, on=date(2018, 1, 8)),
        WindowAct(kind=ActKind.RESUMPTION, on=date(2018, 3, 5)),
    )
    term = ServiceWindow(start=START, months=36, declared_end=END, acts=acts)
    (found,) = of_term(term, END)

    assert (
        Missing(
            path="/service_contracts/0/term/acts",
            message=Bilingual(
                "una sospensione ha spostato la fine, e nessuno ha indicato quella nuova",
                "a suspension moved the end, and nobody has stated the new one",
            ),
        ),
    ) == found.missing


def appointed(last: When | None, on: date) -> list[Expiry]:
    """
    Return what runs out of one contract with two appointments, of which the first is of later.
    """
    later = Appointment(role=ContractRole.OWNER, office="ALER", first=date(2030, 1, 1))
    office = Appointment(role=ContractRole.PROCEDURE_OFFICER, office="Direzione Casa", last=last)
    return expiries(Programme(contracts=(NeighbourhoodContract(id="cdq", appointments=(later, office)),)), on)


@pytest.mark.parametrize(
    ("last", "on", "expected"),
    [
        pytest.param(None, END, [], id="no end"),
        pytest.param(END, END, [Horizon.THREE_MONTHS], id="last day"),
        pytest.param(END, END + DAY, [Horizon.EXPIRED], id="day after"),
        pytest.param(Year(2019), date(2019, 12, 31), [Horizon.THREE_MONTHS], id="last day of the year"),
        pytest.param(Year(2019), date(2020, 1, 1), [Horizon.EXPIRED], id="day after the year"),
    ],
)
def test_appointment(last: When | None, on: date, expected: list[Horizon]) -> None:
    """
    An appointment with a last day runs out, however precisely that is known.
    """
    assert expected == [found.horizon for found in appointed(last, on)]


def test_appointment_on_the_board() -> None:
    """
    An appointment stands by its office, and no law that was read says how it goes on.
    """
    assert [
        Expiry(
            kind=ExpiryKind.APPOINTMENT,
            path="/contracts/0/appointments/1",
            name="Direzione Casa",
            end=Countdown(END, END),
            horizon=Horizon.THREE_MONTHS,
        )
    ] == appointed(END, END)


MOVED = date(2018, 2, 26)


@pytest.mark.parametrize(
    ("on", "dwelling", "expected"),
    [
        pytest.param(date(2018, 3, 30), "B6", [("B6", Horizon.THREE_MONTHS)], id="day before"),
        pytest.param(date(2018, 3, 31), "", [("H6", Horizon.THREE_MONTHS)], id="last day, of an unknown dwelling"),
        pytest.param(date(2018, 4, 1), "B6", [], id="day after"),
    ],
)
def test_lease(on: date, dwelling: str, expected: list[tuple[str, Horizon]]) -> None:
    """
    A lease of which a step states the last day runs out on it, and then is over.
    """
    case = (
        Relocation(household="H6", dwelling=dwelling)
        .advance(E.MOVE_URGENTLY, on=date(2018, 1, 8))
        .advance(E.WAIVE_RETURN, on=MOVED, lease_end=date(2018, 3, 31))
    )
    found = expiries(Programme(relocations=(case,)), on)

    assert expected == [(each.name, each.horizon) for each in found]
    assert all(
        (ExpiryKind.LEASE, "/relocations/0/history/1", Countdown(date(2018, 3, 31), on))
        == (each.kind, each.path, each.end)
        for each in found
    )


def test_soonest_first() -> None:
    """
    What runs out first stands first, and what has no known end last.
    """
    contracts = (
        ServiceContract(id="ignoto"),
        ServiceContract(id="dopo", term=ServiceWindow(start=START, declared_end=date(2019, 12, 31))),
        ServiceContract(id="prima", term=TERM),
    )

    assert ["prima", "dopo", "ignoto"] == [
        found.name for found in expiries(Programme(service_contracts=contracts), date(2019, 9, 1))
    ]


def later(programme: Programme, on: date) -> list[LaterTerm]:
    """
    Return what runs out after more than twelve months as of a day.
    """
    return list(later_terms(View(programme=programme.as_of(on), on=on, parameters=PARAMETERS, whole=programme)))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2018, 10, 2), [END], id="a day before a year"),
        pytest.param(date(2018, 10, 3), [], id="a year"),
        pytest.param(END, [], id="last day"),
        pytest.param(END + DAY, [], id="day after"),
        pytest.param(date(2020, 10, 3), [], id="lapsed"),
    ],
)
def test_later_terms_are_those_that_no_board_has_yet(on: date, expected: list[date]) -> None:
    """
    A term runs out later as long as it is not on the board, and never again after it was.
    """
    service = ServiceContract(id="servizio", term=TERM)
    office = Appointment(role=ContractRole.OWNER, office="ALER", last=END)
    services = Programme(service_contracts=(service,))
    appointments = Programme(contracts=(NeighbourhoodContract(id="cdq", appointments=(office,)),))

    assert (expected, expected) == tuple(
        [found.end.when for found in later(programme, on)] for programme in (services, appointments)
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2018, 4, 1), [Month(2019, 4)], id="a day before a year of its first day"),
        pytest.param(date(2018, 4, 2), [], id="a year before its first day"),
    ],
)
def test_later_term_known_to_the_month(on: date, expected: list[Month]) -> None:
    """
    Of an end that is known to the month the soonest day counts, as on the board.
    """
    term = ServiceWindow(start=date(2016, 5, 2), months=36, declared_end=Month(2019, 4))
    programme = Programme(service_contracts=(ServiceContract(id="servizio", term=term),))

    assert (expected, not expected) == (
        [found.end.when for found in later(programme, on)],
        bool(expiries(programme, on)),
    )


def test_later_term_of_a_tender() -> None:
    """
    The term that a tender plans stands by the tender, with its ways on.
    """
    (found,) = later(Programme(tenders=(Tender(id="gara", term=TERM),)), START)

    assert (ExpiryKind.TENDER, "/tenders/0", "gara", list(WayOnKind)) == (
        found.kind,
        found.path,
        found.name,
        [way.kind for way in found.ways],
    )


def test_later_terms_come_by_their_end() -> None:
    """
    What runs out sooner comes first; a term of no known end is never later.
    """
    services = (
        ServiceContract(id="secondo", term=ServiceWindow(start=START, months=60)),
        ServiceContract(id="primo", term=ServiceWindow(start=START, months=48)),
        ServiceContract(id="senza fine", term=ServiceWindow(start=START)),
    )

    assert ["primo", "secondo"] == [found.name for found in later(Programme(service_contracts=services), START)]


def test_later_lease() -> None:
    """
    A lease of which a step states a last day that is more than a year ahead runs out later.
    """
    case = (
        Relocation(household="H6", dwelling="B6")
        .advance(E.MOVE_URGENTLY, on=date(2018, 1, 8))
        .advance(E.WAIVE_RETURN, on=MOVED, lease_end=date(2019, 3, 31))
    )

    assert [(ExpiryKind.LEASE, "B6")] == [
        (found.kind, found.name) for found in later(Programme(relocations=(case,)), MOVED)
    ]
