"""
What the sheets of a file hold of a programme: as much as their columns, and nothing of what was not there.
"""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.exchange.changes import ChangeKind
from contratti_quartiere.exchange.held_fields import HeldFields
from contratti_quartiere.exchange.revisions import revise
from contratti_quartiere.exchange.sheets.fields import HELD, fields_of
from contratti_quartiere.exchange.sheets.laying import lay_out_rows
from contratti_quartiere.exchange.sheets.table import SHEETS
from contratti_quartiere.identifiers import Cig
from contratti_quartiere.programme import Programme

BY_NAME = {sheet.en: sheet for sheet in SHEETS}


def held_by(*names: str, headers: tuple[str, ...] = ()) -> HeldFields:
    """
    Return what these sheets hold, with all their columns or those of these headers.
    """
    return fields_of(
        (BY_NAME[name], [column for column in BY_NAME[name].columns if not headers or column.en in headers])
        for name in names
    )


def inside(held: HeldFields, *path: str) -> list[str]:
    """
    Return the fields that are held at the end of a path.
    """
    for name in path:
        held = held.fields[name]
    return list(held.fields)


def test_columns() -> None:
    """
    Only the columns that are there are held, in the order of the record.
    """
    held = held_by("steps", headers=("day", "step", "household", "protocol", "protocol 2"))

    assert ["relocations"] == inside(held)
    assert ["household", "history", "annotations"] == inside(held, "relocations")
    assert ["event", "happened_on", "documents"] == inside(held, "relocations", "history")
    assert (["protocol"], 2) == (
        inside(held, "relocations", "history", "documents"),
        held.fields["relocations"].fields["history"].fields["documents"].most,
    )


@pytest.mark.parametrize(
    ("names", "partial"),
    [
        pytest.param(("bookings",), {"dwellings"}, id="bookings without the dwellings"),
        pytest.param(("dwellings", "bookings"), set[str](), id="dwellings and their bookings"),
        pytest.param(("payments",), {"works", "service_contracts"}, id="payments alone"),
        pytest.param(("programme",), set[str](), id="programme itself"),
        pytest.param(tuple(BY_NAME), set[str](), id="all"),
    ],
)
def test_partial(names: tuple[str, ...], partial: set[str]) -> None:
    """
    A collection whose own sheet is not there is held in part.
    """
    assert partial == held_by(*names).partial


def test_one_amount_of_two() -> None:
    """
    Two records of one kind may be held differently: the amount of a lot says less than a total of the tender.
    """
    assert ["amount", "precision", "vat", "options", "label", "when"] == inside(HELD, "tenders", "lots", "amount")
    assert "provenance" in inside(HELD, "tenders", "totals")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("Scala B", "Scala B", id="text"),
        pytest.param(" Scala B\n", "Scala B", id="blanks around it"),
        pytest.param("", "", id="nothing"),
        pytest.param("\x00", "", id="what no cell holds"),
        pytest.param("#REF!", "", id="what a sheet takes for an error"),
    ],
)
def test_cell_of_a_text(text: str, kept: str) -> None:
    """
    Of a text a cell keeps what reading it again gives.
    """
    assert kept == HELD.fields["dwellings"].fields["part"].says(text)


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        pytest.param(("a", "b"), ("a", "b"), id="names"),
        pytest.param((), (), id="none"),
        pytest.param(("a, b",), ("a", "b"), id="name with a comma in it"),
    ],
)
def test_cell_of_names(names: tuple[str, ...], kept: tuple[str, ...]) -> None:
    """
    Of a list of names a cell keeps what reading it again gives.
    """
    assert kept == HELD.fields["works"].fields["provenance"].fields["sources"].says(names)


@pytest.mark.parametrize("value", [Cig("7911923567"), None], ids=["code", "none"])
def test_cell_of_a_code(value: Cig | None) -> None:
    """
    A code that was checked is kept as it is, and so is the want of one.
    """
    assert value == HELD.fields["tenders"].fields["lots"].fields["cig"].says(value)


@settings.get_profile("heavy")
@given(st.one_of(strategies.programmes(), strategies.staircases()))
def test_what_was_written_and_read_again_changes_nothing(programme: Programme) -> None:
    """
    The part of a programme that sheets hold changes nothing of it; a record that no row can hold is told and kept.
    """
    found = revise(programme, lay_out_rows(programme).held, recorded_on=date(2021, 1, 11), held=HELD)

    assert (programme, set[ChangeKind]()) == (
        found.programme,
        {change.kind for change in found.changes} - {ChangeKind.KEPT_RECORD},
    )
