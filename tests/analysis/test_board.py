"""
The board of a morning: nothing raises, every pointer leads somewhere, nobody who is inside is left out.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.analysis.board import Board, board
from contratti_quartiere.analysis.fitting_dwellings import Fit
from contratti_quartiere.analysis.running_deadlines import DeadlineKind
from contratti_quartiere.cases import cinque_quartieri, una_scala
from contratti_quartiere.dates import Month
from contratti_quartiere.errors import WrongTypeError
from contratti_quartiere.exchange.documents import dumps
from contratti_quartiere.occupation import Episode, EpisodeKind, Hold, episodes, holds
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.verdicts import Missing

days = st.dates(date(2003, 1, 1), date(2031, 12, 31))


def fields(value: object) -> Iterator[tuple[str, object]]:
    """
    Yield what a record of a board holds, by name; what a tuple holds has none.
    """
    if isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield "", item
    elif attrs.has(kind := type(value)):
        for field in attrs.fields(kind):
            yield field.name, getattr(value, field.name)


def paths(value: object) -> Iterator[str]:
    """
    Yield every pointer of the items of a board; what is missing need not be there.
    """
    if not isinstance(value, Missing):
        for name, found in fields(value):
            if isinstance(found, str):
                if found and name in ("path", "dwelling_path", "opening_path"):
                    yield found
            elif name == "offered":
                yield from (str(path) for _, path in fields(found))
            else:
                yield from paths(found)


def missing(value: object) -> Iterator[Missing]:
    """
    Yield all that a board says is not known.
    """
    if isinstance(value, Missing):
        yield value
    else:
        for _, found in fields(value):
            yield from missing(found)


def resolved(document: Any, pointer: str) -> Any:
    """
    Return what a pointer leads to; a LookupError if it leads nowhere.
    """
    found = document
    for part in pointer.split("/")[1:]:
        found = found[int(part)] if part.isdecimal() else found[part]
    return found


@settings.get_profile("heavy")
@given(strategies.judged_programmes(), days, strategies.parameters())
def test_every_pointer_leads_somewhere(programme: Programme, on: date, parameters: Parameters) -> None:
    """
    No board raises, every pointer of it leads to a record, and what is missing is missed in one.
    """
    found = board(programme, on=on, parameters=parameters)
    document = json.loads(dumps(programme))

    for pointer in paths(found):
        resolved(document, pointer)
    for said in missing(found):
        # The field need not be there, nor a collection of which the document has no record.
        record = "/".join(said.path.split("/")[:3])
        resolved(document, record if record.count("/") > 1 else "")


@settings.get_profile("heavy")
@given(strategies.judged_programmes(), days)
def test_nobody_inside_is_left_out(programme: Programme, on: date) -> None:
    """
    A household that lives in a part, or holds a dwelling of it, stands at its site; who is at home or out, somewhere.
    """
    known = programme.as_of(on)
    found = board(programme, on=on)
    part_of = {dwelling.id: (dwelling.building, dwelling.part) for dwelling in known.dwellings}
    followed = {each.case for site in found.sites for each in (*site.inside, *site.out)}
    followed |= {each.case for each in found.unplaced}

    for case in known.relocations:
        stays: list[Episode | Hold] = [*episodes(case), *holds(case)]
        for stay in stays:
            building, part = part_of.get(stay.dwelling, ("", ""))
            if stay.holds(on):
                sites = [
                    site
                    for site in found.sites
                    if site.building and (site.building, site.part or part) == (building, part)
                ]
                assert all(
                    any((each.case, each.dwelling) == (case.id, stay.dwelling) for each in site.inside)
                    for site in sites
                )
        current = episodes(case)[-1:]
        if any(stay.holds(on) and stay.kind is not EpisodeKind.SETTLED for stay in current):
            assert case.id in followed


@settings.get_profile("heavy")
@given(strategies.judged_programmes(), days, strategies.parameters())
def test_the_most_urgent_stands_first(programme: Programme, on: date, parameters: Parameters) -> None:
    """
    Deadlines, expiries and payments stand in the order of their last days, and what has no known day last.
    """
    found = board(programme, on=on, parameters=parameters)

    for dues in (
        [deadline.due for deadline in found.deadlines],
        [expiry.end for expiry in found.expiries],
        [payment.due for payment in found.payments],
    ):
        days_left = [None if due is None else due.most for due in dues]
        known = [left for left in days_left if left is not None]
        assert sorted(known) + [None] * (len(dues) - len(known)) == days_left


@settings.get_profile("heavy")
@given(strategies.judged_programmes(), days)
def test_what_comes_later_does_not_change_the_morning(programme: Programme, on: date) -> None:
    """
    The board of a day is that of the programme as it was known on the day, but for its pointers.
    """
    whole, known = board(programme, on=on), board(programme.as_of(on), on=on)

    assert [(each.kind, each.text, each.due) for each in whole.deadlines] == [
        (each.kind, each.text, each.due) for each in known.deadlines
    ]


def staircase(on: date) -> Board:
    """
    Return the board of the illustrative staircase, with the figures that its office might have set.
    """
    parameters = PARAMETERS
    for figure, value in (("notice_days", 30), ("stay_limit_months", 12), ("secure_within_days", 7)):
        parameters = parameters.override(figure, value, source="example")
    return board(una_scala(), on=on, parameters=parameters)


def test_who_is_still_in() -> None:
    """
    On 2 May 2018 seven households live in staircase B, one only has the keys, and one dwelling is squatted.
    """
    (site,) = staircase(date(2018, 5, 2)).sites

    assert (
        ["H03", "H05", "H07", "H08", "H09", "H12", "H10", "H11"],
        ["H10"],
        ["H01", "H02", "H04", "H10"],
        ["l'alloggio B-12 è occupato abusivamente dal 23 aprile 2018"],
    ) == (
        [found.household for found in site.inside],
        [found.household for found in site.inside if found.keys_only],
        [found.household for found in site.out],
        [sign.text.it for sign in site.signs],
    )


def test_days_to_the_opening() -> None:
    """
    The site is planned, since 19 March 2018, for September: on 2 May that is in 122 to 151 days.
    """
    (site,) = staircase(date(2018, 5, 2)).sites

    assert (122, 151, "/works/0/annotations/0/planned_start") == (
        site.opening and site.opening.fewest,
        site.opening and site.opening.most,
        site.opening_path,
    )


def test_what_is_due_in_may_2018() -> None:
    """
    H08 moves on 14 May, five days after its notice; thirty days before June is 2 May for H07, and H09 has September.
    """
    found = staircase(date(2018, 5, 2)).deadlines
    named = [
        (deadline.case, deadline.kind, deadline.due.when)
        for deadline in found
        if deadline.due is not None and deadline.kind is not DeadlineKind.STAY
    ]

    assert [
        ("H07", DeadlineKind.NOTICE_TO_GIVE, date(2018, 5, 2)),
        ("H08", DeadlineKind.NOTICE, date(2018, 5, 9)),
        ("H08", DeadlineKind.MOVE, date(2018, 5, 14)),
        ("H07", DeadlineKind.MOVE, Month(2018, 6)),
        ("H09", DeadlineKind.NOTICE_TO_GIVE, date(2018, 8, 2)),
    ] == named


def test_stays_in_may_2018() -> None:
    """
    Four households are out; a year after each move they are to have had their choice in writing.
    """
    found = staircase(date(2018, 5, 2)).deadlines

    assert [
        ("H01", date(2018, 10, 2)),
        ("H10", date(2019, 2, 20)),
        ("H02", date(2019, 3, 12)),
        ("H04", date(2019, 3, 19)),
    ] == [
        (deadline.case, deadline.due.when)
        for deadline in found
        if deadline.kind is DeadlineKind.STAY and deadline.due is not None
    ]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2018, 5, 4), [], id="last day of its restoration"),
        pytest.param(
            date(2018, 5, 5),
            [("H03", Fit.YES), ("H05", Fit.UNKNOWN), ("H11", Fit.YES), ("H12", Fit.YES)],
            id="free for two days",
        ),
        pytest.param(date(2018, 5, 7), [], id="reserved for H03"),
    ],
)
def test_free_dwelling_in_may_2018(on: date, expected: list[tuple[str, Fit]]) -> None:
    """
    Rotation dwelling 3, 54 square metres, is free on 5 and 6 May: too large for one person by the bands, if they hold.
    """
    needs = staircase(on).needs

    assert expected == [
        (need.household, fit.fit) for need in needs for fit in need.dwellings if fit.dwelling == "volano-3"
    ]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2020, 11, 30), 1, id="day before"),
        pytest.param(date(2020, 12, 1), 0, id="last day"),
        pytest.param(date(2020, 12, 2), -1, id="day after"),
    ],
)
def test_reply_of_h09(on: date, expected: int) -> None:
    """
    H09 has until 1 December 2020 to answer to the offer of its return.
    """
    (reply,) = (
        found for found in staircase(on).deadlines if (found.case, found.kind) == ("H09", DeadlineKind.RETURN_REPLY)
    )

    assert (expected, expected < 0) == (reply.due and reply.due.most, reply.due and reply.due.overdue)


def test_next_steps_of_h09() -> None:
    """
    What may come next for H09 on 1 December 2020 stands in the order of the table, with its deadline where it runs.
    """
    (site,) = staircase(date(2020, 12, 1)).sites
    (case,) = (found for found in site.out if found.household == "H09")

    assert [
        (E.MOVE_AGAIN, []),
        (E.WITHDRAW_RETURN, []),
        (E.OBJECT_TO_RETURN, [DeadlineKind.OBJECTION]),
        (E.CONTEST_RETURN, [DeadlineKind.RETURN_REPLY]),
        (E.RETURN_HOME, [DeadlineKind.RETURN_REPLY]),
        (E.WAIVE_RETURN, []),
        (E.ORDER_TO_VACATE_AWAY, []),
        (E.LEAVE, []),
        (E.CLOSE_EXTINCT, []),
    ] == [(step.event, [deadline.kind for deadline in step.deadlines]) for step in case.steps]


def test_what_nobody_set_is_told_once() -> None:
    """
    A figure of the body that the board would need and nobody set stands once, where it is first needed.
    """
    found = board(una_scala(), on=date(2020, 12, 1)).missing

    assert ["stay_limit_months", "objection_days"] == [said.parameter for said in found]


def test_a_programme_without_cases() -> None:
    """
    An accountant finds the invoice that is overdue, the works that are certified and not paid, and the years.
    """
    found = board(cinque_quartieri(), on=date(2018, 12, 20))

    assert (
        [("2/2018", date(2018, 11, 7)), ("lavori-betulla-b", None), ("lavori-edera-case", None)],
        [2016, 2017, 2018, 2019],
        ["servizio-ambra"],
    ) == (
        [(each.name, each.due and each.due.when) for each in found.payments][:3],
        [each.year for each in found.years],
        [each.name for each in found.expiries],
    )


def test_figures_that_criteria_need() -> None:
    """
    Before the bands of floor area were published nobody had set them, and the board says so once.
    """
    found = board(una_scala(), on=date(2017, 6, 1))

    assert (["size_bands"], True) == ([said.parameter for said in found.missing], bool(found.needs))


def test_empty_programme() -> None:
    """
    Of nothing there is nothing to do.
    """
    on = date(2026, 11, 27)

    assert Board(on=on, title="vuoto") == board(Programme(title="vuoto"), on=on)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("programme", "P", "board: found 'P' (text); write a Programme"),
        ("on", "2026-11-27", "board.on: found '2026-11-27' (text); write a day, date(2019, 5, 1)"),
        ("parameters", {}, "board.parameters: found object of length 0; write PARAMETERS or other Parameters"),
    ],
)
def test_arguments(name: str, value: Any, expected: str) -> None:
    """
    What is no programme, no day, or no figures is refused with what to write instead.
    """
    arguments: dict[str, Any] = {"programme": Programme(), "on": date(2026, 11, 27), "parameters": PARAMETERS}

    with pytest.raises(WrongTypeError) as refused:
        board(**(arguments | {name: value}))

    assert expected == str(refused.value)
