"""
What is given to the makers of programmes in the place of rows is refused with what to write instead.
"""

from pathlib import Path
from typing import Any

import pytest

from contratti_quartiere.errors import WrongTypeError
from contratti_quartiere.exchange.anac import cig_programme, l190_programme
from contratti_quartiere.exchange.anac.cig_rows import PublishedCig
from contratti_quartiere.exchange.anac.l190_lots import PublishedLot
from contratti_quartiere.exchange.imports import ReadRow

MAKERS = [
    pytest.param(l190_programme, "write l190_programme(read_l190(path))", id="L. 190"),
    pytest.param(cig_programme, "write cig_programme(read_cig_csv(path))", id="CIG"),
]
BOTH = [ReadRow(line=1, record=PublishedLot()), ReadRow(line=2, record=PublishedCig())]


@pytest.mark.parametrize(("maker", "remedy"), MAKERS)
@pytest.mark.parametrize(
    "rows",
    [
        pytest.param("lotti.xml", id="path"),
        pytest.param(Path("lotti.xml"), id="Path"),
        pytest.param(None, id="nothing"),
        pytest.param(["riga"], id="texts"),
        pytest.param(BOTH, id="rows of the other reader"),
    ],
)
def test_what_no_reader_gave(maker: Any, remedy: str, rows: object) -> None:
    """
    A path, a text or a row of the other reader is refused with how to read the file.
    """
    with pytest.raises(WrongTypeError) as raised:
        maker(rows)
    assert remedy == raised.value.remedy.en


@pytest.mark.parametrize(("maker", "_"), MAKERS)
@pytest.mark.parametrize(
    ("options", "remedy"),
    [
        ({"source": "ANAC"}, "write a Source, or None"),
        ({"vat": "netto"}, "write a VatBasis"),
    ],
)
def test_other_options(maker: Any, _: str, options: dict[str, Any], remedy: str) -> None:
    """
    A source or a basis of another type is refused, even where there is no row.
    """
    with pytest.raises(WrongTypeError) as raised:
        maker([], **options)
    assert remedy == raised.value.remedy.en
