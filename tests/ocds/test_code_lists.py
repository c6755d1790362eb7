"""
The closed lists of codes are those of OCDS 1.1.5.
"""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from contratti_quartiere.exchange.ocds.branches import OpenRelease
from contratti_quartiere.exchange.ocds.code_lists import check_codes


def problems(mapping: dict[str, object]) -> list[tuple[str, str]]:
    """
    Return the place and the kind of what is odd about the codes of a release.
    """
    release = OpenRelease(mapping, "", contacts=False)
    check_codes(release.root)
    return [(problem.place, problem.kind) for problem in release.problems]


@pytest.mark.parametrize(
    ("codelist", "keys"),
    [
        pytest.param("releaseTag", ("tag", "*"), id="tag"),
        pytest.param("initiationType", ("initiationType",), id="initiation"),
        pytest.param("tenderStatus", ("tender", "status"), id="status of the tender"),
        pytest.param("tenderStatus", ("tender", "lots", "*", "status"), id="status of a lot"),
        pytest.param("method", ("tender", "procurementMethod"), id="method"),
        pytest.param("procurementCategory", ("tender", "mainProcurementCategory"), id="category"),
        pytest.param("awardStatus", ("awards", "*", "status"), id="status of an award"),
        pytest.param("contractStatus", ("contracts", "*", "status"), id="status of a contract"),
    ],
)
def test_the_codes_are_those_of_the_codelist(
    oracle: Callable[[str], Path], codelist: str, keys: tuple[str, ...]
) -> None:
    """
    Each code of the published list is known there, and any other is told.
    """
    with oracle(f"ocds/schema-1.1.5/codelists/{codelist}.csv").open(encoding="utf-8", newline="") as file:
        codes = [row["Code"] for row in csv.DictReader(file)]

    def at(code: str) -> dict[str, object]:
        value: object = code
        for key in reversed(keys):
            value = [value] if key == "*" else {key: value}
        return {keys[0]: value[keys[0]]} if isinstance(value, dict) else {}

    place = "/" + "/".join(keys).replace("*", "0")
    known = [problem for code in codes for problem in problems(at(code))]

    assert ([], [(place, "unknown_code")]) == (known, problems(at("?")))


def test_a_code_with_blanks_is_read_and_told() -> None:
    """
    `" award"` is `award`.
    """
    assert [("/tag/0", "blanks")] == problems({"tag": [" award"]})
