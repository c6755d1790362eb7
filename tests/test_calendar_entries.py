"""
What a calendar shows on a day, and how it is told without saying of whom.
"""

from datetime import date
from typing import Any

import attrs
import pytest

from contratti_quartiere.analysis.expiries import ExpiryKind
from contratti_quartiere.analysis.running_deadlines import DeadlineKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month
from contratti_quartiere.errors import WrongTypeError
from contratti_quartiere.evidence import Role
from contratti_quartiere.exchange.calendar_entries import CalendarEntry, Counted, OtherDay, without_names

REPLY = CalendarEntry(
    kind=DeadlineKind.REPLY,
    programme="P",
    subject=("C1",),
    when=date(2018, 4, 22),
    title=Bilingual("N1: risposta", "N1: reply"),
    details=(Bilingual("alloggio V-1", "dwelling V-1"),),
    role=Role.HOUSEHOLD,
    counted=Counted.CASE,
)
OPENING = CalendarEntry(kind=OtherDay.SITE_OPENING, when=Month(2018, 9), title=Bilingual("cantiere", "site"))


@pytest.mark.parametrize(
    ("counted", "count", "expected"),
    [
        pytest.param(Counted.CASE, 1, Bilingual("1 caso", "1 case"), id="a case"),
        pytest.param(Counted.CASE, 2, Bilingual("2 casi", "2 cases"), id="cases"),
        pytest.param(Counted.DWELLING, 1, Bilingual("1 alloggio", "1 dwelling"), id="a dwelling"),
        pytest.param(Counted.DWELLING, 3, Bilingual("3 alloggi", "3 dwellings"), id="dwellings"),
        pytest.param(Counted.REQUEST, 1, Bilingual("1 richiesta", "1 request"), id="a request"),
        pytest.param(Counted.REQUEST, 10, Bilingual("10 richieste", "10 requests"), id="requests"),
    ],
)
def test_counts_are_said(counted: Counted, count: int, expected: Bilingual) -> None:
    """
    One is said otherwise than many, in both languages.
    """
    assert expected == counted.many(count)


def test_what_points_to_a_household_is_counted() -> None:
    """
    Of entries that point to households only kind, day, role and their number are left; others stay as they are.
    """
    other = attrs.evolve(REPLY, subject=("C2",), title=Bilingual("N2: risposta", "N2: reply"))
    counted = CalendarEntry(
        kind=DeadlineKind.REPLY,
        programme="P",
        subject=("2018-04-22", "nucleo"),
        when=date(2018, 4, 22),
        title=Bilingual("risposta alla proposta: 2 casi", "reply to an offer: 2 cases"),
        details=(Bilingual("Di chi si tratta si legge sul cruscotto.", "Whom it is about is on the board."),),
        role=Role.HOUSEHOLD,
    )

    assert [OPENING, counted] == list(without_names([REPLY, OPENING, other]))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"when": date(2018, 4, 23)}, id="day after"),
        pytest.param({"when": Month(2018, 4)}, id="month"),
        pytest.param({"role": Role.OWNER}, id="role"),
        pytest.param({"role": None}, id="nobody knows whose turn"),
        pytest.param({"kind": DeadlineKind.CHOICE}, id="kind"),
        pytest.param({"programme": "Q"}, id="programme"),
    ],
)
def test_what_is_counted_apart(change: dict[str, Any]) -> None:
    """
    Another day, role, kind or programme is counted apart.
    """
    found = [entry.title.en.rpartition(": ")[2] for entry in without_names([REPLY, attrs.evolve(REPLY, **change)])]

    assert ["1 case", "1 case"] == found


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(
            ExpiryKind.LEASE, Bilingual("fine della locazione: 1 caso", "end of the lease: 1 case"), id="lease"
        ),
        pytest.param(
            DeadlineKind.INSTALMENT,
            Bilingual("rata del piano di rientro: 1 caso", "instalment of the repayment plan: 1 case"),
            id="instalment",
        ),
        pytest.param(
            OtherDay.HANDING_BACK,
            Bilingual(
                "riconsegna dell'alloggio lasciato: 1 caso", "handing back of the dwelling that was left: 1 case"
            ),
            id="keys",
        ),
    ],
)
def test_kinds_are_said(kind: Any, expected: Bilingual) -> None:
    """
    A kind whose word does not say alone what happens is said in full.
    """
    assert [expected] == [entry.title for entry in without_names([attrs.evolve(REPLY, kind=kind)])]


def test_nobody_knows_whose_turn() -> None:
    """
    Where nobody knows whose turn it is, the subject of a count says no role.
    """
    (found,) = without_names([attrs.evolve(REPLY, role=None)])

    assert (("2018-04-22", ""), None) == (found.subject, found.role)


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "nota"},
        {"programme": None},
        {"subject": ["C1"]},
        {"when": "2018-04-22"},
        {"title": "x"},
        {"details": ["x"]},
        {"role": "nucleo"},
        {"counted": True},
    ],
    ids=lambda change: next(iter(change)),
)
def test_wrong_types(change: dict[str, Any]) -> None:
    """
    A field of another type is refused.
    """
    with pytest.raises(WrongTypeError) as caught:
        attrs.evolve(REPLY, **change)

    assert f"CalendarEntry.{next(iter(change))}" == caught.value.where
