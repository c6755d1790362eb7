"""
What a board has that falls on a day, as entries of a calendar.
"""

from datetime import date
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.analysis.board import Board, board
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.due_payments import PaymentDue, PaymentDueKind, YearDue
from contratti_quartiere.analysis.expiries import Expiry, ExpiryKind, Horizon, WayOn, WayOnKind
from contratti_quartiere.analysis.followed_cases import FollowedCase
from contratti_quartiere.analysis.open_requests import LabRequests, OpenRequest
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.analysis.sites import Site
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cases import una_scala
from contratti_quartiere.dates import Month
from contratti_quartiere.errors import WrongTypeError
from contratti_quartiere.evidence import Role
from contratti_quartiere.exchange.board_entries import of_board, of_expiries
from contratti_quartiere.exchange.calendar_entries import CalendarEntry, Counted, OtherDay
from contratti_quartiere.money import Euro
from contratti_quartiere.occupation import EpisodeKind
from contratti_quartiere.parameters import Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation_table import RelocationState
from contratti_quartiere.requests import RequestKind
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.works_table import WorksState
from contratti_quartiere.year_spending import Spent

ON = date(2018, 4, 24)
MAY = date(2018, 5, 4)
DUE = Countdown(MAY, ON)
GROUND = Bilingual("termine scritto nell'atto", "the term that the act states")
LAW = LegalSource("L. 241/1990", "art. 21-bis")
UNKNOWN = Missing(path="/x", message=Bilingual("non si sa", "it is not known"))


def deadline(kind: DeadlineKind, *, case: str = "C1", dwelling: str = "", amount: Euro | None = None) -> Deadline:
    """
    Return a deadline to 4 May 2018.
    """
    text = Bilingual("N1: risposta", "N1: reply")
    return Deadline(
        kind=kind,
        path="/requests/0",
        text=text,
        case=case,
        dwelling=dwelling,
        role=Role.HOUSEHOLD,
        due=DUE,
        ground=GROUND,
        source=LAW,
        amount=amount,
        missing=(UNKNOWN,),
    )


def followed(*, dwelling: str = "A-03", until: date | None = MAY, keys_only: bool = True) -> FollowedCase:
    """
    Return a household that holds a dwelling.
    """
    return FollowedCase(
        path="/relocations/0",
        case="C3",
        household="N3",
        dwelling=dwelling,
        kind=EpisodeKind.AWAY,
        keys_only=keys_only,
        held_until=until,
        state=RelocationState.MOVED_TEMPORARILY,
    )


def site(*inside: FollowedCase, works: str = "L1", name: str = "", opening: Countdown | None = None) -> Site:
    """
    Return a site with who is inside.
    """
    return Site(path="/works/0", works=works, name=name, state=WorksState.DESIGNED, opening=opening, inside=inside)


def test_deadline() -> None:
    """
    A deadline is of its case, says what it says on the board and on what it rests, and whose turn it is.
    """
    expected = CalendarEntry(
        kind=DeadlineKind.REPLY,
        programme="P",
        subject=("C1",),
        when=date(2018, 5, 4),
        title=Bilingual("N1: risposta", "N1: reply"),
        details=(
            Bilingual("termine scritto nell'atto", "the term that the act states"),
            Bilingual("L. 241/1990 art. 21-bis [letto nella fonte]", "L. 241/1990 art. 21-bis [read in the source]"),
            Bilingual("da chiarire: non si sa", "to be clarified: it is not known"),
        ),
        role=Role.HOUSEHOLD,
        counted=Counted.CASE,
    )

    assert (expected,) == of_board(Board(on=ON, title="P", deadlines=(deadline(DeadlineKind.REPLY),)))


def test_what_is_owed_comes_first() -> None:
    """
    Of a sum that is owed the details say how much first.
    """
    found = deadline(DeadlineKind.INSTALMENT, amount=Euro("1200.50"))
    (entry,) = of_board(Board(on=ON, deadlines=(found,)))

    assert Bilingual("1.200,50 €", "€1,200.50") == entry.details[0]


def test_deadline_without_a_day() -> None:
    """
    What has no known day stays on the board.
    """
    found = Deadline(kind=DeadlineKind.STAY, path="/relocations/0", text=GROUND, case="C1", ground=GROUND)

    assert () == of_board(Board(on=ON, deadlines=(found,)))


def test_dwelling_to_secure() -> None:
    """
    A dwelling to secure is named without the days for which it has stood empty, which are those of one morning.
    """
    (entry,) = of_board(Board(on=ON, deadlines=(deadline(DeadlineKind.SECURE, case="", dwelling="A-07"),)))

    assert (("A-07",), Bilingual("A-07: messa in sicurezza", "A-07: dwelling to secure"), Counted.DWELLING) == (
        entry.subject,
        entry.title,
        entry.counted,
    )


def test_request_to_close() -> None:
    """
    A request is of its own number, whatever case it is about.
    """
    asked = OpenRequest(path="/requests/0", request="R-12", kind=RequestKind.INFORM, received_on=ON, age=0)
    labs = (LabRequests(path="", laboratory="lab", requests=(asked,)),)
    (entry,) = of_board(Board(on=ON, deadlines=(deadline(DeadlineKind.REQUEST),), requests=labs))

    assert (("R-12",), Counted.REQUEST) == (entry.subject, entry.counted)


def ends(kind: ExpiryKind, name: str, path: str, ways: tuple[WayOn, ...] = ()) -> list[CalendarEntry]:
    """
    Return the entries of a term to 4 May 2018.
    """
    found = Expiry(kind=kind, path=path, name=name, end=DUE, horizon=Horizon.THREE_MONTHS, ways=ways)
    return list(of_expiries((found,), "P"))


@pytest.mark.parametrize(
    ("kind", "path", "subject", "title", "counted"),
    [
        pytest.param(
            ExpiryKind.SERVICE_CONTRACT,
            "/service_contracts/3",
            ("X",),
            Bilingual("X: fine del contratto di servizio", "X: end of the service contract"),
            None,
            id="service contract",
        ),
        pytest.param(
            ExpiryKind.TENDER,
            "/tenders/0",
            ("X",),
            Bilingual("X: fine della durata prevista dalla gara", "X: end of the term planned by the tender"),
            None,
            id="tender",
        ),
        pytest.param(
            ExpiryKind.APPOINTMENT,
            "/contracts/0/appointments/1",
            ("X", "/contracts/0/appointments/1"),
            Bilingual("X: fine dell'incarico", "X: end of the appointment"),
            None,
            id="appointment",
        ),
        pytest.param(
            ExpiryKind.LEASE,
            "/relocations/5/history/2",
            ("X", "2"),
            Bilingual("X: fine della locazione", "X: end of the lease"),
            Counted.CASE,
            id="lease",
        ),
    ],
)
def test_ends(kind: ExpiryKind, path: str, subject: tuple[str, ...], title: Bilingual, counted: Counted | None) -> None:
    """
    The end of a term is of the record that holds it; of a lease it points to a household.
    """
    expected = CalendarEntry(kind=kind, programme="P", subject=subject, when=DUE.when, title=title, counted=counted)

    assert [expected] == ends(kind, "X", path)


REASON = Bilingual("i documenti la prevedono", "the documents foresee it")
EARLIER = Countdown(date(2018, 3, 1), ON)


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        pytest.param(
            WayOnKind.REPETITION,
            Bilingual("X: ultimo giorno per la ripetizione", "X: last day for the repetition"),
            id="repetition",
        ),
        pytest.param(
            WayOnKind.NEW_TENDER,
            Bilingual("X: pubblicare il bando di una nuova gara", "X: publish the notice of a new tender"),
            id="new tender",
        ),
    ],
)
@pytest.mark.parametrize(("source", "lines"), [(None, 1), (LAW, 2)], ids=["no law", "law"])
def test_ways_on_with_a_day_of_their_own(
    kind: WayOnKind, title: Bilingual, source: LegalSource | None, lines: int
) -> None:
    """
    A way on that has a day of its own is an entry of it, with its reason and the law on which that rests.
    """
    way = WayOn(kind=kind, open=True, reason=REASON, by=EARLIER, source=source)
    _, entry = ends(ExpiryKind.SERVICE_CONTRACT, "X", "/service_contracts/0", (way,))

    assert (kind, ("contratto di servizio", "X"), EARLIER.when, title, REASON, lines) == (
        entry.kind,
        entry.subject,
        entry.when,
        entry.title,
        entry.details[0],
        len(entry.details),
    )


@pytest.mark.parametrize(
    ("stands", "by"),
    [
        pytest.param(False, EARLIER, id="closed"),
        pytest.param(None, EARLIER, id="not known"),
        pytest.param(True, None, id="no day"),
    ],
)
@pytest.mark.parametrize("kind", WayOnKind, ids=lambda kind: kind.name.lower())
def test_ways_on_that_are_not_told(kind: WayOnKind, *, stands: bool | None, by: Countdown | None) -> None:
    """
    A way on that is not open, or has no day, is neither an entry nor told with the end.
    """
    (entry,) = ends(ExpiryKind.TENDER, "X", "/tenders/0", (WayOn(kind=kind, open=stands, reason=REASON, by=by),))

    assert (ExpiryKind.TENDER, ()) == (entry.kind, entry.details)


def test_ways_on_until_the_end() -> None:
    """
    A way on that ends with the term is told with its end.
    """
    way = WayOn(kind=WayOnKind.RENEWAL, open=True, reason=REASON, by=DUE)
    (entry,) = ends(ExpiryKind.SERVICE_CONTRACT, "X", "/service_contracts/0", (way,))

    assert (
        Bilingual("rinnovo espresso: i documenti la prevedono", "express renewal: the documents foresee it"),
    ) == entry.details


def test_terms_of_unknown_end_and_lapsed_ones() -> None:
    """
    A term of no known end has no day, and of what ran out more than twelve months ago nothing is to come.
    """
    unknown = Expiry(kind=ExpiryKind.TENDER, path="/tenders/0", name="G1", horizon=Horizon.UNKNOWN)
    end = Countdown(Month(2010, 4), ON)
    lapsed = Expiry(kind=ExpiryKind.TENDER, path="/tenders/1", name="G2", end=end, horizon=Horizon.EXPIRED)
    found = of_board(Board(on=ON, expiries=(unknown,), lapsed=(lapsed,)))

    assert () == found


@pytest.mark.parametrize(
    ("contract", "title"),
    [
        pytest.param("C1", Bilingual("F1, C1: fattura da pagare", "F1, C1: invoice to pay"), id="of a contract"),
        pytest.param("", Bilingual("F1: fattura da pagare", "F1: invoice to pay"), id="of none"),
    ],
)
def test_payment(contract: str, title: Bilingual) -> None:
    """
    What is to be paid by a day names the invoice and its contract.
    """
    kind = PaymentDueKind.INVOICE
    owed = PaymentDue(kind=kind, path="/x", name="F1", contract=contract, amount=Spent(), due=DUE, ground=GROUND)
    expected = CalendarEntry(
        kind=kind, programme="P", subject=(contract, "F1"), when=DUE.when, title=title, details=(GROUND,)
    )

    assert (expected,) == of_board(Board(on=ON, title="P", payments=(owed,)))


@pytest.mark.parametrize(
    ("kind", "due"),
    [
        pytest.param(PaymentDueKind.INVOICE, None, id="no day"),
        pytest.param(PaymentDueKind.CREDIT_NOTE, DUE, id="credit note"),
    ],
)
def test_what_is_no_payment_of_a_day(kind: PaymentDueKind, due: Countdown | None) -> None:
    """
    What has no day, and what only lessens what is owed, is no entry.
    """
    owed = PaymentDue(kind=kind, path="/x", name="F1", amount=Spent(), due=due, ground=GROUND)

    assert () == of_board(Board(on=ON, payments=(owed,)))


@pytest.mark.parametrize(
    ("left", "missing", "details"),
    [
        pytest.param(Euro("10.00"), (), (Bilingual("resta 10,00 €", "left €10.00"),), id="known"),
        pytest.param(
            None, (UNKNOWN,), (Bilingual("da chiarire: non si sa", "to be clarified: it is not known"),), id="unknown"
        ),
    ],
)
def test_budget_year(left: Euro | None, missing: tuple[Missing, ...], details: tuple[Bilingual, ...]) -> None:
    """
    The last day of a budget year that has not paid in full says what is left of it, or what is not known.
    """
    due = YearDue(
        path="/service_contracts/0",
        contract="C1",
        year=2018,
        ends=Countdown(date(2018, 12, 31), ON),
        committed=Spent(),
        paid=Spent(),
        left=left,
        missing=missing,
    )
    expected = CalendarEntry(
        kind=OtherDay.YEAR_END,
        programme="P",
        subject=("C1", "2018"),
        when=date(2018, 12, 31),
        title=Bilingual(
            "C1: fine dell'esercizio 2018, non ancora pagato per intero",
            "C1: end of the budget year 2018, not paid in full yet",
        ),
        details=details,
    )

    assert (expected,) == of_board(Board(on=ON, title="P", years=(due,)))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        pytest.param(
            "scala A",
            Bilingual("scala A: apertura prevista del cantiere", "scala A: planned opening of the site"),
            id="named",
        ),
        pytest.param(
            "", Bilingual("L1: apertura prevista del cantiere", "L1: planned opening of the site"), id="without a name"
        ),
    ],
)
def test_site(name: str, title: Bilingual) -> None:
    """
    The planned opening of a site is as precise as it is known; a site without one is no entry.
    """
    opening = Countdown(Month(2018, 9), ON)
    expected = CalendarEntry(
        kind=OtherDay.SITE_OPENING, programme="P", subject=("L1",), when=Month(2018, 9), title=title
    )

    assert (expected,) == of_board(
        Board(on=ON, title="P", sites=(site(name=name, opening=opening), site(works="L2", name=name)))
    )


def test_keys_are_handed_back_once() -> None:
    """
    A dwelling that is to be handed back stands once, at however many sites it is seen.
    """
    keys = followed()
    expected = CalendarEntry(
        kind=OtherDay.HANDING_BACK,
        programme="P",
        subject=("C3", "A-03"),
        when=date(2018, 5, 4),
        title=Bilingual(
            "N3, A-03: riconsegna dell'alloggio lasciato", "N3, A-03: handing back of the dwelling that was left"
        ),
        counted=Counted.CASE,
    )

    assert (expected,) == of_board(Board(on=ON, title="P", sites=(site(keys), site(keys)), unplaced=(keys,)))


def test_keys_of_an_unknown_dwelling() -> None:
    """
    Of a dwelling that nobody knows only the household is named.
    """
    (entry,) = of_board(Board(on=ON, unplaced=(followed(dwelling=""),)))

    assert "N3: riconsegna dell'alloggio lasciato" == entry.title.it


@pytest.mark.parametrize(
    ("until", "keys_only"),
    [pytest.param(None, True, id="day not known"), pytest.param(MAY, False, id="who lives there")],
)
def test_nothing_to_hand_back(until: date | None, *, keys_only: bool) -> None:
    """
    Who lives in a dwelling hands nothing back, and of whom nobody knows when there is no day.
    """
    assert () == of_board(Board(on=ON, unplaced=(followed(until=until, keys_only=keys_only),)))


def test_order_of_the_board() -> None:
    """
    Keys stand in the order of the sites, then those of no site.
    """
    first, second, third = (followed(dwelling=name) for name in ("A-1", "A-2", "A-3"))
    found = of_board(Board(on=ON, sites=(site(first), site(second)), unplaced=(third,)))

    assert ["A-1", "A-2", "A-3"] == [entry.subject[1] for entry in found]


def test_staircase() -> None:
    """
    On 12 February 2018 the staircase waits for the reply of H11 and for the moves of H06, H02 and H04.
    """
    found = of_board(board(una_scala(), on=date(2018, 2, 12)))

    assert [
        (("H11",), date(2018, 2, 16)),
        (("H06",), date(2018, 2, 26)),
        (("H02",), date(2018, 3, 12)),
        (("H04",), date(2018, 3, 19)),
    ] == [(entry.subject, entry.when) for entry in found]


def test_no_board() -> None:
    """
    What is no board is refused.
    """
    with pytest.raises(WrongTypeError) as caught:
        of_board(cast("Board", una_scala()))

    assert "of_board" == caught.value.where


@settings(max_examples=25)
@given(strategies.judged_programmes(), st.dates(date(2003, 1, 1), date(2031, 12, 31)), strategies.parameters())
def test_every_dated_deadline_and_end_is_an_entry(programme: Programme, on: date, parameters: Parameters) -> None:
    """
    Nothing that has a day on the board is left out of its calendar but what lapsed long ago, of whatever programme.
    """
    found = board(programme, on=on, parameters=parameters)
    owed = tuple(payment for payment in found.payments if not payment.kind.lessens)
    dues = [due for due in (*(each.due for each in found.deadlines), *(each.due for each in owed)) if due is not None]
    last = [each.end for each in found.expiries if each.end is not None]
    whens = [entry.when for entry in of_board(found)]

    assert {due.when for due in (*dues, *last)} <= set(whens)
