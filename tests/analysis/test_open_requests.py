"""
What was asked of each lab and is not closed, since how many days, and by when it is to be.
"""

from datetime import date, timedelta

import attrs
import pytest

from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.open_requests import LabRequests, OpenRequest, open_requests, requests_to_close
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.evidence import Role
from contratti_quartiere.facts import Figure
from contratti_quartiere.laboratory import Laboratory
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.requests import OfficeKind, OutcomeKind, Request, RequestKind, Routing
from contratti_quartiere.verdicts import Missing, MissingCause
from contratti_quartiere.views import View

DAY = timedelta(days=1)
ON, RECEIVED = date(2018, 5, 2), date(2018, 4, 2)
THIRTY = PARAMETERS.override("request_days", 30, source="example")
FIGURE = Figure.of(THIRTY["request_days"], THIRTY["request_days"].required(RECEIVED))
LAB, OTHER = Laboratory(id="lab", name="Lab"), Laboratory(id="altro", name="Altro")
ASKED = Request(id="r1", laboratory="lab", kind=RequestKind.MEDIATE, received_on=RECEIVED, case="H1")


def of_labs(*requests: Request, on: date = ON, parameters: Parameters = THIRTY) -> tuple[LabRequests, ...]:
    """
    Return what is open as of a day at two labs.
    """
    programme = Programme(laboratories=(LAB, OTHER), requests=requests)
    return open_requests(View(programme=programme.as_of(on), on=on, parameters=parameters))


def test_open_request() -> None:
    """
    A request of 2 April 2018 is thirty days old on 2 May: with that figure it is its last day.
    """
    assert (
        LabRequests(
            path="/laboratories/0",
            laboratory="lab",
            requests=(
                OpenRequest(
                    path="/requests/0",
                    request="r1",
                    kind=RequestKind.MEDIATE,
                    received_on=RECEIVED,
                    age=30,
                    due=Countdown(ON, ON),
                    figure=FIGURE,
                    case="H1",
                ),
            ),
        ),
        LabRequests(path="/laboratories/1", laboratory="altro"),
    ) == of_labs(ASKED)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(ON - DAY, [], id="day before"),
        pytest.param(ON, [], id="last day"),
        pytest.param(ON + DAY, ["r1"], id="day after"),
    ],
)
def test_open_too_long(on: date, expected: list[str]) -> None:
    """
    A request is open too long from the day after the last one.
    """
    assert expected == [found.request for found in of_labs(ASKED, on=on)[0].too_long]


def test_closed_request() -> None:
    """
    What was closed by the day, or came after it, is not open; what is answered and not closed is.
    """
    closed = attrs.evolve(ASKED, id="r2", closed_on=ON)
    later = attrs.evolve(ASKED, id="r3", received_on=ON + DAY)
    answered = attrs.evolve(ASKED, id="r4").answer(on=date(2018, 4, 20))

    assert [("r4", OutcomeKind.ANSWERED)] == [
        (found.request, found.outcome) for found in of_labs(closed, later, answered)[0].requests
    ]


def test_oldest_first() -> None:
    """
    The oldest stands first, of two of one day the one that the document has first.
    """
    days = (date(2018, 4, 9), RECEIVED, date(2018, 4, 9), date(2018, 3, 5))
    requests = [attrs.evolve(ASKED, id=f"r{n}", received_on=day) for n, day in enumerate(days)]

    assert ["r3", "r1", "r0", "r2"] == [found.request for found in of_labs(*requests)[0].requests]


@pytest.mark.parametrize(
    ("routings", "expected"),
    [
        pytest.param((), None, id="not passed"),
        pytest.param((Routing(office=OfficeKind.ALER), Routing(office=OfficeKind.CITY)), OfficeKind.CITY, id="undated"),
        pytest.param(
            (Routing(office=OfficeKind.ALER, on=RECEIVED), Routing(office=OfficeKind.CITY)),
            OfficeKind.ALER,
            id="dated first",
        ),
        pytest.param(
            (Routing(office=OfficeKind.OTHER, on=date(2018, 4, 5)), Routing(office=OfficeKind.ALER, on=RECEIVED)),
            OfficeKind.OTHER,
            id="the last day",
        ),
        pytest.param(
            (
                Routing(office=OfficeKind.OTHER, on=date(2018, 4, 5)),
                Routing(office=OfficeKind.ALER, on=RECEIVED),
                Routing(office=OfficeKind.CITY, on=date(2018, 4, 5)),
            ),
            OfficeKind.CITY,
            id="last in the document of the last day",
        ),
    ],
)
def test_routed_to(routings: tuple[Routing, ...], expected: OfficeKind | None) -> None:
    """
    A request lies where it was last passed.
    """
    (found,) = of_labs(attrs.evolve(ASKED, routings=routings))[0].requests

    assert expected is found.routed_to


def test_lab_that_the_document_does_not_have() -> None:
    """
    What was asked of a lab that is not on record is not left out.
    """
    found = of_labs(attrs.evolve(ASKED, laboratory="ignoto"))

    assert [("/laboratories/0", 0), ("/laboratories/1", 0), ("", 1)] == [(lab.path, len(lab.requests)) for lab in found]


def test_figure_that_nobody_set() -> None:
    """
    Where nobody set a figure no request is called open too long, and the lab says once that nobody did.
    """
    lab, other = of_labs(ASKED, attrs.evolve(ASKED, id="r2"), on=date(2020, 1, 1), parameters=PARAMETERS)

    assert (
        (
            Missing(
                path="/requests/0",
                message=Bilingual(
                    "nessuno ha fissato dopo quanti giorni una richiesta è aperta da troppo (request_days)",
                    "nobody has set after how many days a request is open too long (request_days)",
                ),
                cause=MissingCause.NOT_SET,
                parameter="request_days",
            ),
        ),
        (),
        (),
        [None, None],
    ) == (lab.missing, lab.too_long, other.missing, [found.due for found in lab.requests])


def test_figure_of_the_day_of_receipt() -> None:
    """
    A figure counts for what was received while it held.
    """
    later = PARAMETERS.override("request_days", 30, source="example", since=date(2018, 4, 3))
    lab = of_labs(ASKED, attrs.evolve(ASKED, id="r2", received_on=date(2018, 4, 3)), parameters=later)[0]

    assert [None, date(2018, 5, 3)] == [found.due and found.due.when for found in lab.requests]


def test_requests_to_close() -> None:
    """
    What is open has a deadline of its lab where the body set a figure, and none else.
    """
    with_figure = requests_to_close(of_labs(ASKED))
    without = requests_to_close(of_labs(ASKED, parameters=PARAMETERS))

    assert (
        [
            Deadline(
                kind=DeadlineKind.REQUEST,
                path="/requests/0",
                text=Bilingual("r1: richiesta di mediare da chiudere", "r1: request to mediate, to be closed"),
                case="H1",
                laboratory="lab",
                role=Role.LAB_OPERATOR,
                since=RECEIVED,
                due=Countdown(ON, ON),
                ground=Bilingual("cifra dell'ente", "figure of the body"),
                figure=FIGURE,
            )
        ],
        [],
    ) == (list(with_figure), list(without))
