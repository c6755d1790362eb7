"""
The board of a morning: who is still in, what is due, what runs out, what is to be paid, what waits for an answer.
"""

from collections.abc import Iterator
from datetime import date

import attrs

from contratti_quartiere.analysis.day_views import day_view
from contratti_quartiere.analysis.due_payments import PaymentDue, YearDue
from contratti_quartiere.analysis.dwellings_to_secure import dwellings_to_secure
from contratti_quartiere.analysis.expiries import Expiry
from contratti_quartiere.analysis.expiring_terms import expiring_terms, lapsed_terms
from contratti_quartiere.analysis.fitting_dwellings import HouseholdInNeed
from contratti_quartiere.analysis.followed_cases import CaseFile, FollowedCase
from contratti_quartiere.analysis.free_dwellings import FreeDwellings
from contratti_quartiere.analysis.instalments_due import instalments_due
from contratti_quartiere.analysis.open_requests import LabRequests, open_requests, requests_to_close
from contratti_quartiere.analysis.owed_payments import owed_payments
from contratti_quartiere.analysis.running_deadlines import Deadline
from contratti_quartiere.analysis.sites import Site, SiteBoard
from contratti_quartiere.analysis.unpaid_allowances import unpaid_allowances
from contratti_quartiere.analysis.urgency import by_urgency
from contratti_quartiere.analysis.years_due import years_due
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.verdicts import Missing

__all__ = ["Board", "board"]


@attrs.frozen(kw_only=True)
class Board:
    """
    What the offices of a programme have to look at on a day (*cruscotto*).

    Everything is derived from the programme as it was known on the day. Households are not ranked, dwellings are
    listed and not chosen, and what is not known stands in its place as such.

    Attributes:
        on: The day.
        title: What the programme is called.
        sites: The works of each part of a building, in the order of the document.
        unplaced: The households at home or out that belong to the part of no works on record, in the same order.
        needs: The households that wait for a dwelling, with the free rotation dwellings, in the same order.
        deadlines: What is to be done by a day, the most urgent first; what has no known day stands last.
        expiries: The terms that run out within twelve months or have run out, the soonest first.
        lapsed: The terms that ran out longer ago than that, the oldest first; of leases none is kept.
        payments: What is owed, the most urgent first.
        years: What budget years have not paid yet, the earliest first.
        requests: What the labs have open, lab by lab, in the order of the document.
        missing: The figures of the body that the board would need and nobody set, each once.
    """

    on: date
    title: str = ""
    sites: tuple[Site, ...] = ()
    unplaced: tuple[FollowedCase, ...] = ()
    needs: tuple[HouseholdInNeed, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    expiries: tuple[Expiry, ...] = ()
    lapsed: tuple[Expiry, ...] = ()
    payments: tuple[PaymentDue, ...] = ()
    years: tuple[YearDue, ...] = ()
    requests: tuple[LabRequests, ...] = ()
    missing: tuple[Missing, ...] = ()


def board(programme: Programme, *, on: date, parameters: Parameters = PARAMETERS) -> Board:
    """
    Return what the offices of a programme have to look at on a day.

    Args:
        programme: The programme. It may break any law, and lack anything: what is not known is told.
        on: The day; the library has no clock.
        parameters: The figures in force, with what a body set of its own.

    Raises:
        WrongTypeError: For a programme that is none, a day that is no date, or figures that are none.
    """
    view = day_view("board", programme, on, parameters)
    file = CaseFile(view)
    sites = SiteBoard(file)
    requests = open_requests(view)
    deadlines = by_urgency(_deadlines(file, requests), lambda found: found.due)
    needs = tuple(FreeDwellings(sites.register).needs())
    expiries = expiring_terms(view)
    return Board(
        on=on,
        title=programme.title,
        sites=sites.sites,
        unplaced=sites.unplaced,
        needs=needs,
        deadlines=deadlines,
        expiries=expiries,
        lapsed=lapsed_terms(view),
        payments=owed_payments(view),
        years=years_due(view),
        requests=requests,
        missing=tuple(_figures_not_set(deadlines, needs, expiries, requests)),
    )


def _deadlines(file: CaseFile, requests: tuple[LabRequests, ...]) -> Iterator[Deadline]:
    """
    Yield all that runs, in the order of the document: cases, dwellings, requests.
    """
    for found in file.deadlines.values():
        yield from found
    yield from unpaid_allowances(file.view)
    yield from instalments_due(file.view)
    yield from dwellings_to_secure(file.view)
    yield from requests_to_close(requests)


def _figures_not_set(
    deadlines: tuple[Deadline, ...],
    needs: tuple[HouseholdInNeed, ...],
    expiries: tuple[Expiry, ...],
    requests: tuple[LabRequests, ...],
) -> Iterator[Missing]:
    """
    Yield each figure of the body that something on the board would need and nobody set, where it is needed first.
    """
    # Households that want the same have the same criteria.
    fits = {id(need.dwellings): need.dwellings for need in needs}
    found = (
        *(missing for due in deadlines for missing in due.missing),
        *(said for made in fits.values() for fit in made for each in fit.criteria for said in each.missing),
        *(missing for expiry in expiries for way in expiry.ways for missing in way.missing),
        *(missing for lab in requests for missing in lab.missing),
    )
    seen: set[str] = set()
    for missing in found:
        if missing.parameter and missing.parameter not in seen:
            seen.add(missing.parameter)
            yield missing
