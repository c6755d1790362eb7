"""
Lots that a publication holds twice.
"""

import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.anac.l190_duplicates import with_duplicates
from contratti_quartiere.exchange.anac.l190_lots import PublishedLot
from contratti_quartiere.exchange.imports import ReadRow, RowProblem
from contratti_quartiere.identifiers import Cig, CodeAsFound, CodeKind
from contratti_quartiere.money import Euro

LOT = PublishedLot(cig=Cig("7911923567"), object="custodi")
OTHER = PublishedLot(cig=Cig("7911923567"), object="laboratorio")
NO_CIG = PublishedLot(cig=CodeAsFound(CodeKind.CIG, "0000000000"), object="custodi")
NO_CIG_EITHER = PublishedLot(cig=CodeAsFound(CodeKind.CIG, "0000000000"), object="laboratorio")
UNREAD = RowProblem(line=9, place="", kind="too_large", message=Bilingual("x", "x"), unread=True)


@pytest.mark.parametrize(
    ("lots", "expected"),
    [
        pytest.param([LOT, OTHER], ["", "same_cig 7911923567"], id="the same CIG, other content"),
        pytest.param([LOT, LOT, LOT], ["", "duplicate 7911923567", "duplicate 7911923567"], id="the same"),
        pytest.param(
            [PublishedLot(awarded=Euro("-0.01")), PublishedLot(awarded=Euro("-0.02"))],
            ["", ""],
            id="amounts that Python gives one hash",
        ),
        pytest.param([NO_CIG, NO_CIG_EITHER], ["", ""], id="two lots without CIG"),
        pytest.param([NO_CIG, NO_CIG], ["", "possible_duplicate 0000000000"], id="the same without CIG"),
        pytest.param([PublishedLot(), PublishedLot()], ["", "possible_duplicate "], id="twice nothing"),
    ],
)
def test_the_second_is_told(lots: list[PublishedLot], expected: list[str]) -> None:
    """
    A lot that stood before is kept and told, at the second and at each later one, whatever their lines.
    """
    rows = [ReadRow(line=1, record=lot) for lot in lots]

    assert expected == [
        "; ".join(f"{found.kind} {found.found}" for found in row.problems) for row in with_duplicates(rows)
    ]


def test_the_line_of_the_first_is_said() -> None:
    """
    The message names the line of the first, whichever comes third; a row that was not read has no part in it.
    """
    rows = [
        ReadRow(line=3, record=LOT),
        ReadRow[PublishedLot](line=9, record=None, problems=(UNREAD,)),
        ReadRow(line=12, record=LOT),
        ReadRow(line=20, record=OTHER),
    ]

    assert [
        [],
        ["x"],
        ["è identico al lotto della riga 3"],
        ["lo stesso CIG è alla riga 3, con altro contenuto: tenuti entrambi"],
    ] == [[found.message.it for found in row.problems] for row in with_duplicates(rows)]
