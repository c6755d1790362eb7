# pyright: standard
"""
The stays of cases: in their states and where the household is, as the histories of the objects have them.
"""

from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import occupation
from contratti_quartiere.analysis.frames import episodes, spells
from contratti_quartiere.errors import WrongTypeError
from contratti_quartiere.occupation import EpisodeKind
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RELOCATION_TABLE

BY_DAY: dict[str, Any] = {"case": "case", "event": "event", "on": "on"}
BY_STEP: dict[str, Any] = {**BY_DAY, "step": "step"}
UNTIL = st.none() | st.integers(-2, 120).map(lambda days: date(2018, 1, 10) + timedelta(days=days))


def stays_of(case: Relocation, until: date | None) -> list[tuple[Any, ...]]:
    """
    Give the stays of a case, by its steps one after the other.
    """
    history = case.history if until is None else case.until(until).history
    begins: list[tuple[Any, date | None]] = [(RELOCATION_TABLE.initial, None)]
    begins += [(RELOCATION_TABLE.row(step.event).target, step.happened_on) for step in history]
    found = []
    for position, ((state, first), after) in enumerate(zip(begins, [*begins[1:], None], strict=True)):
        end = None if after is None else after[1]
        known = end or until
        days = None if first is None or known is None else (known - first).days
        found.append((case.id, position, state.value, first, end, days, end is None))
    return found


@settings(max_examples=3)
@given(data=st.data(), until=UNTIL)
def test_spells_are_those_of_the_histories(searched: Any, data: st.DataObject, until: date | None) -> None:
    """
    One row a stay, the first of each case in the initial state; days so far, and censored, where it is open.
    """
    drawn = data.draw(searched.histories)
    expected = [stay for case in drawn.cases for stay in stays_of(case, until)]

    assert expected == sorted(searched.engine(drawn.frame, lambda table: spells(table, until=until, **BY_STEP)))


@settings(max_examples=3)
@given(data=st.data())
def test_episodes_are_those_of_the_occupation(engine: Any, histories: Any, data: st.DataObject) -> None:
    """
    Where the objects know a household at its home, or away, the stretches say the same; those of no day are left out.
    """
    drawn = data.draw(histories)
    found = engine(drawn.frame, lambda table: episodes(table, **BY_STEP))
    known = [
        (case, there, first, end)
        for case, position, there, first, end, *_ in sorted(found)
        if there != "altrove" and (first is None or first != end)
    ]

    assert [stretch for case in drawn.cases for stretch in occupied(case)] == joined(known)


def occupied(case: Relocation) -> list[tuple[Any, ...]]:
    """
    Give where a household is at home or away by its occupation; further moves away are one stretch.
    """
    kinds = {EpisodeKind.HOME: "a_casa", EpisodeKind.AWAY: "fuori"}
    lived = [each for each in occupation.episodes(case) if each.kind in kinds]
    return joined([(case.id, kinds[each.kind], each.first, each.end) for each in lived])


def joined(stretches: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """
    Return stretches with those put together of which one begins where the other ends.
    """
    found: list[tuple[Any, ...]] = []
    for case, there, first, end in stretches:
        if found and found[-1][:2] == (case, there) and found[-1][3] == first:
            found[-1] = (case, there, found[-1][2], end)
        else:
            found.append((case, there, first, end))
    return found


@settings(max_examples=3)
@given(data=st.data(), until=UNTIL)
def test_episodes_are_stays_put_together(searched: Any, data: st.DataObject, until: date | None) -> None:
    """
    Neighbouring stays in states of one whereabouts are one stretch, and each is followed by another kind.
    """
    drawn = data.draw(searched.histories)
    found = sorted(searched.engine(drawn.frame, lambda table: episodes(table, until=until, **BY_STEP)))
    words = {state.value: state.whereabouts.value for state in RELOCATION_TABLE.states}
    expected = []
    for case in drawn.cases:
        groups = groupby(stays_of(case, until), key=lambda stay: words[stay[2]])
        for position, (there, group) in enumerate(groups):
            stays = list(group)
            first, end = stays[0][3], stays[-1][4]
            known = end or until
            days = None if first is None or known is None else (known - first).days
            expected.append((case.id, position, there, first, end, days, end is None))

    assert expected == found


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        pytest.param(date(2018, 1, 9), [("da_censire", None, None, None, True)], id="the day before"),
        pytest.param(
            date(2018, 1, 10),
            [("da_censire", None, date(2018, 1, 10), None, False), ("informato", date(2018, 1, 10), None, 0, True)],
            id="the first day",
        ),
        pytest.param(
            date(2018, 1, 11),
            [("da_censire", None, date(2018, 1, 10), None, False), ("informato", date(2018, 1, 10), None, 1, True)],
            id="the last day",
        ),
        pytest.param(
            date(2018, 1, 12),
            [
                ("da_censire", None, date(2018, 1, 10), None, False),
                ("informato", date(2018, 1, 10), date(2018, 1, 12), 2, False),
                ("valutato", date(2018, 1, 12), None, 0, True),
            ],
            id="the day after",
        ),
    ],
)
def test_until_is_the_end_of_a_day(table_of: Any, until: date, expected: list[tuple[Any, ...]]) -> None:
    """
    A stay that ends on the day has ended, one that ends the day after is open with its days so far.
    """
    frame = table_of([("a", "informa", date(2018, 1, 10)), ("a", "colloquio", date(2018, 1, 12))])

    assert expected == [row[2:] for row in spells(frame, until=until, **BY_DAY).rows()]


def test_a_history_that_cannot_have_happened_is_read_as_it_stands(table_of: Any) -> None:
    """
    Stays are not judged: what comes after the end is a stay like any other.
    """
    frame = table_of([("a", "disdetta", date(2018, 1, 10)), ("a", "accetta", date(2018, 1, 12))])

    assert ["da_censire", "cessato", "accettata"] == spells(frame, **BY_DAY)["state"].to_list()


def test_cases_may_be_numbers_past_those_of_floats(engine: Any) -> None:
    """
    Two cases whose numbers are one as floats are two.
    """
    rows = {"case": [2**60, 2**60 + 1], "event": ["informa", "colloquio"], "on": [date(2018, 1, 10)] * 2}
    frame = pl.DataFrame(rows).with_columns(step=pl.lit(1))
    found = sorted(engine(frame, lambda table: spells(table, **BY_DAY)))

    assert [2**60, 2**60, 2**60 + 1, 2**60 + 1] == [row[0] for row in found]


def test_stretches_follow_one_another(table_of: Any) -> None:
    """
    Out and back on one day is a stretch of no days between two at home.
    """
    events = ("trasloco_urgente", "proponi_rientro", "rientra")
    frame = table_of([("a", event, date(2018, 1, 10), step) for step, event in enumerate(events)])
    found = [row[2:6] for row in episodes(frame, **BY_STEP).rows()]
    day = date(2018, 1, 10)

    assert [("a_casa", None, day, None), ("fuori", day, day, 0), ("a_casa", day, None, None)] == found
    assert all(one[2] == other[1] for one, other in pairwise(found))


def test_the_day_of_episodes_is_a_date(table_of: Any) -> None:
    """
    Text in the place of a day is refused, and not compared with days.
    """
    until: Any = "2018-01-10"
    with pytest.raises(WrongTypeError, match="date"):
        episodes(table_of([]), until=until, **BY_DAY)


@pytest.mark.parametrize("ask", [spells, episodes], ids=["spells", "episodes"])
def test_days_are_whole_numbers_in_pandas(table_of: Any, ask: Any) -> None:
    """
    The open stay has no days, and those of the others are no floats for that.
    """
    found = ask(
        table_of([("a", "informa", date(2018, 1, 10)), ("a", "colloquio", date(2018, 1, 20))]).to_pandas(), **BY_DAY
    )

    assert "Int64" == str(found["days"].dtype)
