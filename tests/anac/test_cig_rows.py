"""
A row of ANAC's open data as a record.
"""

from typing import Any

import pytest

from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.exchange.anac.cig_rows import PublishedCig
from contratti_quartiere.identifiers import CodeAsFound, CodeKind


@pytest.mark.parametrize(
    ("duration", "expected"),
    [("1095.0", True), ("0.5", True), ("30 GIORNI", True), ("0.0", False), ("0", False), ("", False)],
)
def test_no_duration_is_given_by_zero(duration: str, expected: bool) -> None:
    """
    The zero of the authority means that no duration is given.
    """
    assert expected is PublishedCig(duration=duration).lasts


@pytest.mark.parametrize(
    ("field", "reader"),
    [
        ("cig", "read_cig"),
        ("framework_cig", "read_cig"),
        ("cpv", "read_cpv"),
        ("authority_tax_code", "read_tax_code"),
    ],
)
def test_a_text_of_another_code_is_refused(field: str, reader: str) -> None:
    """
    A text that stood for a CUP does not stand for another code, and the error tells which function reads that one.
    """
    values: dict[str, Any] = {field: CodeAsFound(CodeKind.CUP, "?")}
    with pytest.raises(MalformedValueError) as raised:
        PublishedCig(**values)

    assert f"write {reader}(text)" == raised.value.remedy.en


@pytest.mark.parametrize(
    ("field", "value"), [("lot_amount", 1.5), ("lot_count", True), ("main_cpv", 1), ("published", "2023-01-01")]
)
def test_values_of_another_type_are_refused(field: str, value: object) -> None:
    """
    Amounts are euro, counts whole numbers, flags true or false, days dates.
    """
    values: dict[str, Any] = {field: value}
    with pytest.raises(WrongTypeError):
        PublishedCig(**values)


def test_no_count_is_below_zero() -> None:
    """
    A tender has no lots or more.
    """
    assert 0 == PublishedCig(lot_count=0).lot_count
    with pytest.raises(MalformedValueError):
        PublishedCig(lot_count=-1)
