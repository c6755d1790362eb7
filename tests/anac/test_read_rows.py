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
    pytest.param(l190_programme, "l190_programme", "read_l190", id="L. 190"),
    pytest.param(cig_programme, "cig_programme", "read_cig_csv", id="CIG"),
]
BOTH = [ReadRow(line=1, record=PublishedLot()), ReadRow(line=2, record=PublishedCig())]


@pytest.mark.parametrize(("maker", "name", "reader"), MAKERS)
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
def test_what_no_reader_gave(maker: Any, name: str, reader: str, rows: object) -> None:
    """
    A path, a text or a row of the other reader is refused with how to read the file.
    """
    with pytest.raises(WrongTypeError) as raised:
        maker(rows)
    assert f"write {name}({reader}(path))" == raised.value.remedy.en


@pytest.mark.parametrize(("maker", "name", "_"), MAKERS)
@pytest.mark.parametrize(
    ("options", "option", "remedy"),
    [
        ({"source": "ANAC"}, "source", "write a Source, or None"),
        ({"vat": "netto"}, "vat", "write a VatBasis"),
    ],
)
def test_other_options(maker: Any, name: str, _: str, options: dict[str, Any], option: str, remedy: str) -> None:
    """
    A source or a basis of another type is refused by its name, even where there is no row.
    """
    with pytest.raises(WrongTypeError) as raised:
        maker([], **options)
    assert (True, remedy) == (str(raised.value).startswith(f"{name}.{option}"), raised.value.remedy.en)
