"""
The tender of a foreign release: its name, its lot where it has none, its limits, its offers.
"""

from decimal import Decimal
from typing import Any

import pytest

from contratti_quartiere.exchange.ocds.reading import ReadRelease, from_release
from contratti_quartiere.procedures import LotLimits
from contratti_quartiere.procurement import ProcedureKind


def kinds(read: ReadRelease) -> list[tuple[str, str]]:
    """
    Return the place and the kind of each problem.
    """
    return [(problem.place, problem.kind) for problem in read.problems]


@pytest.mark.parametrize(
    ("release", "name", "told"),
    [
        pytest.param({"ocid": "o", "tender": {"id": "G"}}, "G", [], id="its own"),
        pytest.param({"ocid": "o", "tender": {"id": " "}}, "o", [("/tender/id", "no_identifier")], id="of the process"),
        pytest.param({"id": "r"}, "r", [("/tender/id", "no_identifier")], id="of the release"),
        pytest.param({}, "gara", [("/tender/id", "no_identifier")], id="none"),
        pytest.param({"tender": {"id": 7}}, "7", [("/tender/id", "identifier")], id="a number"),
        pytest.param({"tender": {"id": "G\n1 "}}, "G 1", [("/tender/id", "identifier")], id="a line break"),
    ],
)
def test_a_tender_always_has_a_name(release: dict[str, Any], name: str, told: list[tuple[str, str]]) -> None:
    """
    Its own, else that of the process or the release, else one that is told.
    """
    read = from_release(release)

    assert (name, told) == (read.tender.id, kinds(read))


@pytest.mark.parametrize(
    ("release", "lots"),
    [
        pytest.param({"ocid": "o-Z642AEB782"}, ["o-Z642AEB782"], id="named after its CIG"),
        pytest.param({"ocid": "o", "awards": [{"id": "A"}]}, ["o"], id="awarded"),
        pytest.param({"ocid": "o"}, [], id="neither"),
        pytest.param({"ocid": "o-Z642AEB782", "tender": {"lots": [{"id": "1"}]}}, ["1"], id="divided"),
    ],
)
def test_a_tender_that_is_not_divided_is_a_lot_if_anything_is_of_it(release: dict[str, Any], lots: list[str]) -> None:
    """
    An award, or a CIG, is of a lot; without either no lot is made up.
    """
    assert lots == [lot.id for lot in from_release(release).tender.lots]


@pytest.mark.parametrize(
    ("most", "expected", "told"),
    [
        pytest.param(2, LotLimits(most_tendered=2), [], id="as many as there are"),
        pytest.param(0, LotLimits(most_tendered=0), [], id="none"),
        pytest.param(3, None, ["no_limit"], id="more than there are"),
        pytest.param(-1, None, ["no_limit"], id="less than none"),
        pytest.param(Decimal("1e9999"), None, ["no_limit"], id="as many as one likes"),
        pytest.param(True, None, ["wrong_type"], id="true"),
        pytest.param("2", None, ["wrong_type"], id="text"),
        pytest.param(None, None, [], id="null"),
    ],
)
def test_a_limit_is_of_the_lots_that_there_are(most: object, expected: LotLimits | None, told: list[str]) -> None:
    """
    What limits nothing is no limit: it is told, and stays as found.
    """
    tender = {"id": "G", "lots": [{"id": "1"}, {"id": "2"}], "lotDetails": {"maximumLotsBidPerSupplier": most}}
    read = from_release({"tender": tender})

    assert (expected, told) == (read.tender.lot_limits, [kind for _, kind in kinds(read)])


@pytest.mark.parametrize(
    ("method", "expected", "left"),
    [
        pytest.param("open", ProcedureKind.OPEN, False, id="open"),
        pytest.param("direct", ProcedureKind.DIRECT_AWARD, False, id="direct"),
        pytest.param(" direct", ProcedureKind.DIRECT_AWARD, True, id="direct, with a blank"),
        pytest.param("selective", None, True, id="selective, of which there are several"),
        pytest.param("limited", None, True, id="limited, of which there are several"),
    ],
)
def test_a_method_is_a_procedure_if_it_can_be_but_one(method: str, expected: object, left: bool) -> None:
    """
    Any other stays as found.
    """
    tender = from_release({"tender": {"id": "G", "procurementMethod": method}}).tender

    assert (expected, left) == (tender.procedure, any(value.value == method for value in tender.as_found))
