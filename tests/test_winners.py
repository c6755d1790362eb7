"""
Winners: who won which lots, and of which lots nobody knows.
"""

from datetime import date

import pytest
from hypothesis import given, settings

from contratti_quartiere import strategies
from contratti_quartiere.awards import Award
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.procurement import Tender
from contratti_quartiere.winners import Winners, winners

A, B, BOTH = frozenset("A"), frozenset("B"), frozenset("AB")


def of(*awards: Award) -> Winners:
    """
    Return who won the lots of these awards.
    """
    return winners(Tender(id="gara", awards=awards))


def won(lot: str, *firms: str, on: When | None = None) -> Award:
    """
    Return the award of a lot.
    """
    return Award(lot=lot, firms=firms, on=on)


def test_no_award() -> None:
    """
    Where nothing is awarded nobody has won anything.
    """
    assert Winners(by_lot=(), unknown=()) == of()


def test_alone_and_in_a_group() -> None:
    """
    A group is a tenderer of its own, whatever the order of its members.
    """
    found = of(won("1", "A"), won("2", "B", "A"), won("3", "A"), won("4", "A", "B"))

    assert (
        Winners(by_lot=(("1", A), ("2", BOTH), ("3", A), ("4", BOTH)), unknown=()),
        (A, BOTH),
        [("1", "3"), ("2", "4"), ()],
        [("1", "2", "3", "4"), ("2", "4"), ()],
    ) == (
        found,
        found.tenderers,
        [found.lots_of(tenderer) for tenderer in (A, BOTH, B)],
        [found.lots_of_any(firms) for firms in (A, B, ())],
    )


def test_winner_unknown() -> None:
    """
    An award without a firm leaves it unknown who won.
    """
    assert Winners(by_lot=(("2", A),), unknown=("1",)) == of(won("1"), won("2", "A"))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(date(2024, 5, 2), date(2024, 5, 3), B, id="the day after"),
        pytest.param(date(2024, 5, 3), date(2024, 5, 2), A, id="in the other order"),
        pytest.param(date(2024, 5, 2), date(2024, 5, 2), None, id="one day"),
        pytest.param(Month(2024, 5), date(2024, 5, 31), None, id="in one month"),
        pytest.param(Month(2024, 5), date(2024, 6, 1), B, id="after the month"),
        pytest.param(date(2024, 5, 1), Month(2024, 5), None, id="perhaps on the first day of the month"),
        pytest.param(Year(2025), date(2024, 12, 31), A, id="in a later year"),
        pytest.param(None, date(2024, 5, 2), None, id="the first undated"),
        pytest.param(date(2024, 5, 2), None, None, id="the second undated"),
    ],
)
def test_awarded_again(first: When | None, second: When | None, expected: frozenset[str] | None) -> None:
    """
    Of a lot that is awarded again the last award counts, if the days tell which it is.
    """
    found = of(won("1", "A", on=first), won("1", "B", on=second))

    assert (() if expected is None else (("1", expected),), ("1",) if expected is None else ()) == (
        found.by_lot,
        found.unknown,
    )


def test_awarded_again_to_the_same() -> None:
    """
    A lot that is awarded twice to the same firms is theirs, and one lot.
    """
    assert Winners(by_lot=(("1", BOTH),), unknown=()) == of(won("1", "A", "B"), won("1", "B", "A"))


def test_three_awards() -> None:
    """
    The last of three must come after both others.
    """
    days = (date(2024, 5, 1), date(2024, 5, 3), date(2024, 5, 2))
    awards = [won("1", firm, on=day) for firm, day in zip("ABC", days, strict=True)]

    assert Winners(by_lot=(("1", B),), unknown=()) == of(*awards)
    assert Winners(by_lot=(), unknown=("1",)) == of(*awards, won("1", "D", on=date(2024, 5, 3)))


@settings(max_examples=50)
@given(strategies.tenders())
def test_every_awarded_lot_is_there_once(tender: Tender) -> None:
    """
    Each lot that is awarded has a winner or is among the unknown, and no other lot is.
    """
    found = winners(tender)

    assert sorted({award.lot for award in tender.awards}) == sorted([*(lot for lot, _ in found.by_lot), *found.unknown])
