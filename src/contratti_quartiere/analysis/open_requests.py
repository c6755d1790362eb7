"""
What was asked of each lab and is not closed: since how many days, against what the body set.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from contratti_quartiere.analysis.case_on_board import RECKONED, not_set
from contratti_quartiere.analysis.countdowns import Countdown, days_after
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.evidence import Role
from contratti_quartiere.facts import Figure
from contratti_quartiere.requests import OfficeKind, OutcomeKind, Request, RequestKind
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View

__all__ = ["LabRequests", "OpenRequest", "open_requests", "requests_to_close"]

_POLICY = "request_days"
_WHAT = Bilingual(
    "dopo quanti giorni una richiesta è aperta da troppo", "after how many days a request is open too long"
)


@attrs.frozen(kw_only=True)
class OpenRequest:
    """
    A request that is not closed, and its age (*richiesta aperta*).

    Attributes:
        path: The request, as a JSON Pointer into the whole document.
        request: Its `id`.
        kind: What was asked for.
        received_on: When it was received.
        age: How many days ago: 0 on the day of its receipt.
        due: The last day on which it is not open too long, and how many are left; None if nobody set a figure.
        figure: The figure in force on the day of its receipt; None if nobody set one.
        routed_to: The office to which it was last passed; None if it was not.
        outcome: How it ended, where it has an outcome and nobody closed it; None if it has none.
        case: The `id` of the case that it is about; empty if none.
    """

    path: str
    request: str
    kind: RequestKind
    received_on: date
    age: int
    due: Countdown | None = None
    figure: Figure | None = None
    routed_to: OfficeKind | None = None
    outcome: OutcomeKind | None = None
    case: str = ""


@attrs.frozen(kw_only=True)
class LabRequests:
    """
    The requests of one lab that are not closed, the oldest first (*richieste aperte di un laboratorio*).

    Attributes:
        path: The lab, as a JSON Pointer into the whole document; empty if the document does not have it.
        laboratory: Its `id`.
        requests: The requests, the oldest first.
        missing: The figure that nobody set, where nobody did.
    """

    path: str
    laboratory: str
    requests: tuple[OpenRequest, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def too_long(self) -> tuple[OpenRequest, ...]:
        """
        Those that are open longer than the figure in force; none where nobody set one, which says nothing.
        """
        return tuple(found for found in self.requests if found.due is not None and found.due.overdue)


def open_requests(view: View) -> tuple[LabRequests, ...]:
    """
    Return the open requests of each lab of a document, and of each lab that only requests name.

    Labs come in the order of the document, those that it does not have after them.
    """
    places = {lab.id: path for path, lab in view.laboratories()}
    found: dict[str, list[OpenRequest]] = {name: [] for name in places}
    for path, request in view.requests():
        if request.open_on(view.on):
            # Of the day of its receipt: what is set later is not for it.
            found.setdefault(request.laboratory, []).append(
                _open_request(path, request, view.figure(_POLICY, request.received_on), view.on)
            )
    return tuple(_of_lab(places.get(name, ""), name, requests) for name, requests in found.items())


def _of_lab(path: str, name: str, requests: list[OpenRequest]) -> LabRequests:
    unset = next((found.path for found in requests if found.due is None), None)
    return LabRequests(
        path=path,
        laboratory=name,
        # Sorting keeps the order of the document among those of one day.
        requests=tuple(sorted(requests, key=lambda found: found.received_on)),
        missing=() if unset is None else (not_set(unset, _POLICY, _WHAT),),
    )


def _open_request(path: str, request: Request, figure: Figure | None, on: date) -> OpenRequest:
    dated = [routing for routing in request.routings if routing.on is not None]
    last = max(reversed(dated), key=lambda routing: routing.on or date.min, default=None)
    # Where no routing is dated, the one that stands last.
    routed = last or next(reversed(request.routings), None)
    return OpenRequest(
        path=path,
        request=request.id,
        kind=request.kind,
        received_on=request.received_on,
        age=(on - request.received_on).days,
        due=None if figure is None else Countdown(days_after(request.received_on, int(figure.value)), on),
        figure=figure,
        routed_to=None if routed is None else routed.office,
        outcome=None if request.outcome is None else request.outcome.kind,
        case=request.case,
    )


def requests_to_close(labs: Iterable[LabRequests]) -> Iterator[Deadline]:
    """
    Yield by when each open request is to be closed, where the body set a figure.
    """
    for lab in labs:
        for found in lab.requests:
            if found.due is not None:
                yield Deadline(
                    kind=DeadlineKind.REQUEST,
                    path=found.path,
                    text=Bilingual(
                        f"{found.request}: richiesta di {found.kind.value} da chiudere",
                        f"{found.request}: request to {found.kind.en}, to be closed",
                    ),
                    case=found.case,
                    laboratory=lab.laboratory,
                    role=Role.LAB_OPERATOR,
                    since=found.received_on,
                    due=found.due,
                    ground=RECKONED,
                    figure=found.figure,
                )
