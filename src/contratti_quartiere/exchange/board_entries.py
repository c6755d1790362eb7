"""
What a board has that falls on a day, as entries of a calendar.
"""

from collections.abc import Callable, Iterable, Iterator

from contratti_quartiere.analysis.board import Board
from contratti_quartiere.analysis.board_sections import Voice
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.deadline_sections import OWN_DAY, rested_on
from contratti_quartiere.analysis.due_payments import PaymentDue, YearDue
from contratti_quartiere.analysis.expiries import Expiry, ExpiryKind, LaterTerm, WayOn
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.analysis.sites import Site
from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.errors import WrongTypeError
from contratti_quartiere.exchange.calendar_entries import CalendarEntry, Counted, OtherDay

__all__ = ["of_board", "of_expiries"]

_COUNTED = {DeadlineKind.SECURE: Counted.DWELLING, DeadlineKind.REQUEST: Counted.REQUEST}
"""What is counted of a kind of deadline, where it is not cases."""


def of_board(board: Board) -> tuple[CalendarEntry, ...]:
    """
    Return what of a board falls on a day and still waits for something.

    These are its deadlines; the ends of its terms, with the days of their ways on; what is to be paid; the ends of
    budget years that have not paid; the planned openings of sites; the days on which keys are to be handed back. What
    has no known day stays on the board, and so does what ran out more than twelve months ago: nothing of it is to come.
    A deadline stays as long as its step is not on record, however late: it still has to be done.

    Raises:
        WrongTypeError: For a board that is none.
    """
    if type(board) is not Board:
        raise WrongTypeError.of("of_board", board, Bilingual("scrivere un Board", "write a Board"))
    return (
        *_deadlines(board),
        *of_expiries(board.expiries, board.title),
        *_payments(board),
        *_years(board),
        *_sites(board),
        *_keys(board),
    )


def _in_both(say: Callable[[Voice], str]) -> Bilingual:
    return Bilingual(say(Voice(Lang.IT)), say(Voice(Lang.EN)))


def _lines(say: Callable[[Voice], Iterable[str]]) -> tuple[Bilingual, ...]:
    pairs = zip(say(Voice(Lang.IT)), say(Voice(Lang.EN)), strict=True)
    return tuple(Bilingual(it, en) for it, en in pairs)


def _grounds(found: Deadline | PaymentDue) -> tuple[Bilingual, ...]:
    return _lines(lambda say: (*rested_on(found, say), *(say.unknown(missing) for missing in found.missing)))


def _deadlines(board: Board) -> Iterator[CalendarEntry]:
    requests = {found.path: found.request for lab in board.requests for found in lab.requests}
    for found in board.deadlines:
        if found.due is not None:
            yield CalendarEntry(
                kind=found.kind,
                programme=board.title,
                subject=(_subject(found, requests),),
                when=found.due.when,
                title=_title(found),
                details=_details(found),
                role=found.role,
                counted=_COUNTED.get(found.kind, Counted.CASE),
            )


def _subject(found: Deadline, requests: dict[str, str]) -> str:
    """
    Return what a deadline is about: the case, and not the step, so that what is postponed moves.
    """
    if found.kind is DeadlineKind.REQUEST:
        return requests[found.path]
    return found.dwelling if found.kind is DeadlineKind.SECURE else found.case


def _title(found: Deadline) -> Bilingual:
    # Its own text counts the days until the board.
    if found.kind is not DeadlineKind.SECURE:
        return found.text
    return Bilingual(f"{found.dwelling}: {found.kind.value}", f"{found.dwelling}: {found.kind.en}")


def _details(found: Deadline) -> tuple[Bilingual, ...]:
    amount = found.amount
    owed = () if amount is None else (_in_both(lambda say: say.euro(amount)),)
    return (*owed, *_grounds(found))


_ENDS = {
    ExpiryKind.SERVICE_CONTRACT: Bilingual("fine del contratto di servizio", "end of the service contract"),
    ExpiryKind.TENDER: Bilingual("fine della durata prevista dalla gara", "end of the term planned by the tender"),
    ExpiryKind.APPOINTMENT: Bilingual("fine dell'incarico", "end of the appointment"),
    ExpiryKind.LEASE: Bilingual("fine della locazione", "end of the lease"),
}


def of_expiries(expiries: Iterable[Expiry | LaterTerm], programme: str) -> Iterator[CalendarEntry]:
    """
    Yield the ends of terms, and the days by which their ways on that are open and have one are to be taken.

    Args:
        expiries: The terms.
        programme: What the programme is called.
    """
    for expiry in expiries:
        if expiry.end is not None:
            yield _end(expiry, expiry.end, programme)
        for way in expiry.ways:
            if way.kind in OWN_DAY and way.open and way.by is not None:
                yield _way(expiry, way, way.by, programme)


def _end(expiry: Expiry | LaterTerm, end: Countdown, programme: str) -> CalendarEntry:
    said = _ENDS[expiry.kind]
    # What of the ways on can be done until the end itself.
    ways = tuple(way for way in expiry.ways if way.open and way.by is not None and way.kind not in OWN_DAY)
    return CalendarEntry(
        kind=expiry.kind,
        programme=programme,
        subject=_record(expiry),
        when=end.when,
        title=Bilingual(f"{expiry.name}: {said.it}", f"{expiry.name}: {said.en}"),
        details=tuple(
            Bilingual(f"{way.kind.value}: {way.reason.it}", f"{way.kind.en}: {way.reason.en}") for way in ways
        ),
        counted=Counted.CASE if expiry.kind is ExpiryKind.LEASE else None,
    )


def _record(expiry: Expiry | LaterTerm) -> tuple[str, ...]:
    """
    Return the record of a term; an office may be appointed twice, and a case have two leases.
    """
    if expiry.kind is ExpiryKind.APPOINTMENT:
        return (expiry.name, expiry.path)
    return (expiry.name, expiry.path.rpartition("/")[2]) if expiry.kind is ExpiryKind.LEASE else (expiry.name,)


def _way(expiry: Expiry | LaterTerm, way: WayOn, by: Countdown, programme: str) -> CalendarEntry:
    said, source = OWN_DAY[way.kind], way.source
    law = () if source is None else (_in_both(lambda say: source.say(say.lang)),)
    return CalendarEntry(
        kind=way.kind,
        programme=programme,
        subject=(expiry.kind.value, expiry.name),
        when=by.when,
        title=Bilingual(f"{expiry.name}: {said.it}", f"{expiry.name}: {said.en}"),
        details=(way.reason, *law),
    )


def _payments(board: Board) -> Iterator[CalendarEntry]:
    """
    Yield what is to be paid; what only lessens it is no payment.
    """
    for found in board.payments:
        if found.due is not None and not found.kind.lessens:
            name = ", ".join(filter(None, (found.name, found.contract)))
            yield CalendarEntry(
                kind=found.kind,
                programme=board.title,
                subject=(found.contract, found.name),
                when=found.due.when,
                title=Bilingual(f"{name}: {found.kind.value} da pagare", f"{name}: {found.kind.en} to pay"),
                details=_grounds(found),
            )


def _years(board: Board) -> Iterator[CalendarEntry]:
    for found in board.years:
        yield _year(found, board.title)


def _year(found: YearDue, programme: str) -> CalendarEntry:
    left = found.left
    return CalendarEntry(
        kind=OtherDay.YEAR_END,
        programme=programme,
        subject=(found.contract, str(found.year)),
        when=found.ends.when,
        title=Bilingual(
            f"{found.contract}: fine dell'esercizio {found.year}, non ancora pagato per intero",
            f"{found.contract}: end of the budget year {found.year}, not paid in full yet",
        ),
        details=(
            *(() if left is None else (_in_both(lambda say: say("resta ", "left ") + say.euro(left)),)),
            *_lines(lambda say: (say.unknown(missing) for missing in found.missing)),
        ),
    )


def _sites(board: Board) -> Iterator[CalendarEntry]:
    for site in board.sites:
        if site.opening is not None:
            yield _opening(site, site.opening, board.title)


def _opening(site: Site, opening: Countdown, programme: str) -> CalendarEntry:
    kind, name = OtherDay.SITE_OPENING, site.name or site.works
    return CalendarEntry(
        kind=kind,
        programme=programme,
        subject=(site.works,),
        when=opening.when,
        title=Bilingual(f"{name}: {kind.value}", f"{name}: {kind.en}"),
    )


def _keys(board: Board) -> Iterator[CalendarEntry]:
    """
    Yield when dwellings that were left are to be handed back, each once, at whatever site it stands.
    """
    followed = (*(case for site in board.sites for case in site.inside), *board.unplaced)
    kept = {(case.case, case.dwelling): case for case in reversed(followed) if case.keys_only}
    kind = OtherDay.HANDING_BACK
    for subject, case in reversed(kept.items()):
        if case.held_until is not None:
            name = f"{case.household}, {case.dwelling}" if case.dwelling else case.household
            yield CalendarEntry(
                kind=kind,
                programme=board.title,
                subject=subject,
                when=case.held_until,
                title=Bilingual(f"{name}: {kind.value}", f"{name}: {kind.en}"),
                counted=Counted.CASE,
            )
