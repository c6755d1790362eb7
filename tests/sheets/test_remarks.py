"""
A note or a total under a table is told at its cell; what names a record is read.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.sheets import read
from contratti_quartiere.exchange.sheets.remarks import remark

Office = Callable[..., Path]
Wrong = Callable[..., list[tuple[str, str, str]]]
REMEDY = "togliere la riga, o spostarla in un foglio il cui nome comincia con «_»"


@pytest.mark.parametrize(
    "name",
    ["TOTALE ALLOGGI: 5", "Totale", "totali", "Total", "TOTALS", "* Totale", "Subtotale", "sub-totale 2", "- totale"],
)
@pytest.mark.parametrize("alone", [True, False])
def test_total(name: str, alone: bool) -> None:
    """
    A total is told, whatever else its row holds.
    """
    found = remark(name, alone=alone, below=False)

    assert f"{name!r} è un totale e non un identificativo; {REMEDY}" == (found and found.it)


@pytest.mark.parametrize(
    "name",
    [
        "* dati provvisori",
        "Fonte: ALER",
        "FONTI",
        "Note:",
        "nota (1)",
        "N.B. da verificare",
        "NB: da verificare",
        "Avvertenza: bozza",
        "legenda",
        "Source",
        "aggiornato al: 3 maggio",
        "prima riga\nseconda:",
    ],
)
def test_note(name: str) -> None:
    """
    A note that stands alone in its row is told.
    """
    expected = Bilingual(
        f"{name!r} è una nota e non un identificativo; {REMEDY}",
        f"{name!r} is a note and no identifier; take the row away, or move it to a sheet whose name starts with '_'",
    )

    assert expected == remark(name, alone=True, below=False)


@pytest.mark.parametrize("name", ["H01", "via Segneri 3", "B:12", "nota-1", "Fontego", "Notari", "totalizzatore"])
def test_record(name: str) -> None:
    """
    An identifier is no note, with blanks and colons within it too, where no empty row stands above it.
    """
    assert (None, None) == (remark(name, alone=True, below=False), remark(name, alone=False, below=True))


def test_note_of_a_row_with_values() -> None:
    """
    What begins like a note and bears values is the office's own name of a record.
    """
    assert remark("*H01", alone=False, below=True) is None


def test_alone_below_an_empty_row() -> None:
    """
    What stands alone below an empty row may be a note of any words, so that people have to say what it is.
    """
    assert Bilingual(
        "'dati provvisori' sta da solo sotto una riga vuota, come una nota sotto la tabella; se è una nota,"
        " spostarla in un foglio il cui nome comincia con «_»; se è un dato, togliere la riga vuota",
        "'dati provvisori' stands alone below an empty row, like a note under the table; if it is a note, move it"
        " to a sheet whose name starts with '_'; if it is a record, take the empty row away",
    ) == remark("dati provvisori", alone=True, below=True)


@pytest.mark.parametrize(
    ("below", "cells"),
    [
        pytest.param([["* dati provvisori"]], ["A3"], id="at once"),
        pytest.param([[], ["dati provvisori"]], ["A4"], id="below an empty row"),
        pytest.param([["", "  "], ["dati provvisori"]], ["A4"], id="below a row of blanks"),
        pytest.param([[], ["dati provvisori"], ["agg. maggio"]], ["A4", "A5"], id="two lines"),
        pytest.param([["TOTALE", 3]], ["A3"], id="a total with its number"),
        pytest.param([[], ["H02", 2], ["H03"]], [], id="records in groups"),
    ],
)
def test_rows_under_the_table(below: Sequence[Sequence[Any]], cells: list[str], office: Office, wrong: Wrong) -> None:
    """
    Each row of a note is told at its cell; a record below an empty row that says more than its name is read.
    """
    rows = [["nucleo", "componenti"], ["H01", 3], *below]
    if cells:
        assert [(f"nuclei!{cell}", "note_under_table") for cell in cells] == [found[:2] for found in wrong(nuclei=rows)]
    else:
        assert ["H01", "H02", "H03"] == [family.id for family in read(office(nuclei=rows)).households]


def test_empty_row_below_the_headers(office: Office) -> None:
    """
    An empty row above the first record ends no table, nor does one below the example.
    """
    rows = [["nucleo", "componenti"], [], ["(esempio) H01", 3], [], ["H01"]]

    assert ["H01"] == [family.id for family in read(office(nuclei=rows)).households]


def test_note_under_the_steps(wrong: Wrong) -> None:
    """
    In the sheet of steps a note is told at the cell in which it stands.
    """
    assert [("passi!A3", "note_under_table"), ("passi!B4", "note_under_table")] == [
        found[:2]
        for found in wrong(
            nuclei=[["nucleo"], ["H01"]],
            passi=[
                ["caso", "nucleo", "passo", "giorno"],
                [None, "H01", "informa", "10/01/2018"],
                ["Fonte: ALER"],
                [None, "Fonte: ALER"],
            ],
        )
    ]
