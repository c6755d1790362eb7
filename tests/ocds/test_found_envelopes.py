"""
The OCID and the date of a release go with its tender, and come out again when it is written.
"""

import datetime as dt
from typing import Any

import attrs
import pytest

from contratti_quartiere.exchange.ocds import KEY, date_of, from_release, ocid_of, to_release
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.procurement import RecordOrigin, Tender

FOREIGN: dict[str, Any] = {
    "ocid": "ocds-h6vhtk-02cc4e",
    "id": "1",
    "date": "2021-03-05T09:30:00+01:00",
    "tender": {"id": "20559"},
}
ENVELOPE = ("ocid", "id", "date", KEY)


def test_a_foreign_release_keeps_its_ocid_and_its_date() -> None:
    """
    They are those of the release that was read, letter by letter, and the release says that they were kept.
    """
    written = to_release(from_release(FOREIGN).tender)

    assert [
        "ocds-h6vhtk-02cc4e",
        "ocds-h6vhtk-02cc4e-20559-2021-03-05",
        "2021-03-05T09:30:00+01:00",
        {"derived": ["id"], "kept": ["ocid", "date"]},
    ] == [written[name] for name in ENVELOPE]


@pytest.mark.parametrize("people", [pytest.param(False, id="public"), pytest.param(True, id="whole")])
def test_what_was_kept_is_read_and_kept_again(people: bool) -> None:
    """
    A release that was read, written, read and written is the same, and nothing about it is odd.
    """
    first = to_release(from_release(FOREIGN).tender, people=people)
    back = from_release(first)

    assert ((), first) == (back.problems, to_release(back.tender, people=people))


def test_what_is_given_counts_before_what_was_found() -> None:
    """
    Who gives an OCID and a day has them, and nothing is called kept.
    """
    written = to_release(from_release(FOREIGN).tender, ocid="ocds-abc123-1", date=dt.date(2022, 1, 1))

    assert ["ocds-abc123-1", "ocds-abc123-1-2022-01-01", "2022-01-01T00:00:00Z", {"derived": ["id"]}] == [
        written[name] for name in ENVELOPE
    ]


@pytest.mark.parametrize(
    ("notice", "expected", "kept"),
    [
        pytest.param(dt.date(2021, 3, 4), FOREIGN["date"], ["ocid", "date"], id="the day before"),
        pytest.param(dt.date(2021, 3, 5), FOREIGN["date"], ["ocid", "date"], id="that day"),
        pytest.param(dt.date(2021, 3, 6), "2021-03-06T00:00:00Z", ["ocid"], id="the day after"),
    ],
)
def test_a_date_is_kept_unless_something_took_place_after_it(notice: dt.date, expected: str, kept: list[str]) -> None:
    """
    A release is not dated before what it tells.
    """
    written = to_release(attrs.evolve(from_release(FOREIGN).tender, notice_date=notice))

    assert (expected, kept) == (written["date"], written[KEY]["kept"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2021-03-05T09:30:00Z", "2021-03-05T09:30:00Z", id="a time"),
        pytest.param("2021-03-05T09:30:00.123Z", "2021-03-05T09:30:00.123Z", id="parts of a second"),
        pytest.param("2021-03-05", "2021-03-05T00:00:00Z", id="a day"),
        pytest.param("2021-02-30", "", id="a day that does not exist"),
        pytest.param("05/03/2021", "", id="another form"),
        pytest.param("2021-03-05T09:30:00", "", id="no zone"),
        pytest.param("", "", id="none"),
    ],
)
def test_a_date_is_as_the_schema_wants_it_or_none(text: str, expected: str) -> None:
    """
    A time with its zone is kept as it is, a bare day is its first moment, and anything else is no date.
    """
    tender = Tender(id="G", origin=RecordOrigin.FOREIGN, as_found=(FoundValue(place="/date", value=text),))

    assert expected == date_of(tender)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(("ocds-1",), "ocds-1", id="one"),
        pytest.param(("ocds-1", "ocds-2"), "ocds-2", id="two, of which the later counts"),
        pytest.param((" ocds-1",), "", id="padded"),
        pytest.param(("ocds\n1",), "", id="broken in two"),
        pytest.param((), "", id="none"),
    ],
)
def test_an_ocid_stands_as_found(found: tuple[str, ...], expected: str) -> None:
    """
    It is the last that was found, if a release can bear it.
    """
    values = tuple(FoundValue(place="/ocid", value=value) for value in found)

    assert expected == ocid_of(Tender(id="G", origin=RecordOrigin.FOREIGN, as_found=values))
