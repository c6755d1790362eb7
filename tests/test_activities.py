"""
What a lab does beside its requests: of any precision in time, with or without a number of people.
"""

from datetime import date, datetime
from typing import Any

import pytest

from contratti_quartiere.activities import Activity, ActivityKind
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.sources import Provenance


def activity(**fields: Any) -> Activity:
    """
    Return the half-yearly newsletter on the five contracts, of about 2014.
    """
    known: dict[str, Any] = {"id": "A1", "laboratory": "L1", "kind": ActivityKind.NEWSLETTER, "when": Year(2014)}
    return Activity(**known | fields)


def test_activity_of_little() -> None:
    """
    Of an activity need be known only what sort it is, of which lab, and when.
    """
    found = activity()

    assert (None, "", Provenance()) == (found.participants, found.text, found.provenance)


@pytest.mark.parametrize(
    "when",
    [
        pytest.param(date(2014, 5, 5), id="day"),
        pytest.param(Month(2014, 5), id="month"),
        pytest.param(Year(2014), id="year"),
    ],
)
def test_any_precision(when: Any) -> None:
    """
    An activity is dated as its source dates it.
    """
    assert when == activity(when=when).when


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("id", None, id="no id"),
        pytest.param("laboratory", None, id="no lab"),
        pytest.param("kind", "assemblea", id="kind as text"),
        pytest.param("when", None, id="no date"),
        pytest.param("when", datetime(2014, 5, 5), id="date with a time"),  # has no zone either
        pytest.param("participants", "12", id="number as text"),
        pytest.param("participants", True, id="perhaps somebody"),
        pytest.param("text", None, id="no text"),
        pytest.param("provenance", None, id="no provenance"),
    ],
)
def test_wrong_types(field: str, value: Any) -> None:
    """
    An activity whose field holds another type is refused with the name of the field.
    """
    with pytest.raises(WrongTypeError) as caught:
        activity(**{field: value})

    assert f"Activity.{field}" == caught.value.where


@pytest.mark.parametrize("field", ["id", "laboratory"])
def test_no_name(field: str) -> None:
    """
    An activity without a name, or of a lab without one, is refused.
    """
    with pytest.raises(MalformedValueError) as caught:
        activity(**{field: ""})

    assert f"Activity.{field}: identifier" == caught.value.what.en


def test_fewer_than_none() -> None:
    """
    Nobody may come to an activity, and fewer than nobody cannot.
    """
    with pytest.raises(MalformedValueError) as caught:
        activity(participants=-1)

    assert (0, "-1") == (activity(participants=0).participants, caught.value.found)
