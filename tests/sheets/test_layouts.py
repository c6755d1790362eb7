"""
The row of headers: found under titles, over two rows, in both languages, and every header that is not known told.
"""

from collections.abc import Sequence
from typing import Any

import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.sheets.layouts import HEAD, Layout, blank, lay_out, letters, own
from contratti_quartiere.exchange.sheets.people import HOUSEHOLDS
from contratti_quartiere.exchange.sheets.stock import DWELLING_STEPS

NEEDED = "le colonne necessarie sono: «nucleo»"


def places(head: Sequence[Sequence[Any]]) -> tuple[int, dict[str, int]]:
    """
    Return the last row of the headers, and where the columns of households stand.
    """
    layout, faults = lay_out(HOUSEHOLDS, "nuclei", head)
    assert layout is not None
    assert [] == faults
    return layout.header, {HOUSEHOLDS.columns[number].it: place for number, place in layout.places.items()}


def faults_of(*head: Sequence[Any]) -> list[tuple[int, int, str, str]]:
    """
    Return what is wrong with the headers of households.
    """
    _, faults = lay_out(HOUSEHOLDS, "nuclei", head)
    return [(row, place, kind, message.it) for row, place, kind, message in faults]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        pytest.param([["nucleo", "componenti"]], (0, {"nucleo": 0, "componenti": 1}), id="first row"),
        pytest.param([["componenti", "nucleo"]], (0, {"componenti": 0, "nucleo": 1}), id="another order"),
        pytest.param([[" NUCLEO\u00a0", "Members"]], (0, {"nucleo": 0, "componenti": 1}), id="case and languages"),
        pytest.param(
            [["Nuclei della corte 4", None], [], ["nucleo", "componenti"], ["H01", 2]],
            (2, {"nucleo": 0, "componenti": 1}),
            id="under a merged title",
        ),
        pytest.param(
            [["nucleo", "composizione", None], [None, "componenti", "fasce d'età"], ["H01", 2, "75+"]],
            (1, {"nucleo": 0, "componenti": 1, "fasce d'età": 2}),
            id="two rows, merged across and down",
        ),
        pytest.param(
            [["Nucleo *", "COMPONENTI :", "*fasce  d\u2019età"]],
            (0, {"nucleo": 0, "componenti": 1, "fasce d'età": 2}),
            id="stars and colons",
        ),
        pytest.param([["nucleo", None, "componenti"]], (0, {"nucleo": 0, "componenti": 2}), id="an empty column"),
        pytest.param([["nucleo", "_mie note"]], (0, {"nucleo": 0}), id="a column of one's own"),
        pytest.param([["nucleo"], ["componenti"]], (0, {"nucleo": 0}), id="data that is a header's word"),
        pytest.param(
            [["nucleo", "componenti"], ["H01", "members"]], (0, {"nucleo": 0, "componenti": 1}), id="data below"
        ),
    ],
)
def test_headers_are_found(head: Sequence[Sequence[Any]], found: tuple[int, dict[str, int]]) -> None:
    """
    The headers are where the office has them, by what they say.
    """
    assert found == places(head)


def test_sheet_on_which_nothing_is_written() -> None:
    """
    An empty sheet has no headers, and nothing is wrong with it.
    """
    assert [(None, []), (None, [])] == [lay_out(HOUSEHOLDS, "nuclei", head) for head in ([], [[None, " "], []])]


def test_no_row_of_headers() -> None:
    """
    A sheet of data alone is told so, at its first row.
    """
    said = f"nessuna riga di intestazioni fra le prime {HEAD}; {NEEDED}"

    assert [(1, 0, "header", said)] == faults_of([], ["H01", 2])


def test_headers_below_the_first_rows() -> None:
    """
    Headers are looked for among the first rows only.
    """
    last = [["appunti"]] * (HEAD - 1) + [["nucleo"]]

    assert (HEAD - 1, {"nucleo": 0}) == places(last)
    assert ["header"] == [kind for _, _, kind, _ in faults_of(["appunti"], *last)]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        pytest.param(
            "componente",
            "colonna 'componente' sconosciuta: forse «componenti»; una colonna propria comincia con «_»",
            id="renamed",
        ),
        pytest.param(
            "xyz",
            "colonna 'xyz' sconosciuta: tutte stanno nel modello (convert --template); una colonna propria comincia"
            " con «_»",
            id="like none",
        ),
        pytest.param(
            "note sulle fonti",
            "colonna 'note sulle fonti' sconosciuta: le più simili: «fonti», «parole della fonte», «nucleo»; tutte"
            " stanno nel modello (convert --template); una colonna propria comincia con «_»",
            id="somewhat like several",
        ),
    ],
)
def test_unknown_header_names_the_nearest(header: str, said: str) -> None:
    """
    A header that is not known is told with the one that was meant, or with all.
    """
    assert [(0, 1, "unknown_column", said)] == faults_of(["nucleo", header])


def test_header_that_stands_twice() -> None:
    """
    Of one column in two places neither could be trusted; one language or two.
    """
    said = "la colonna 'household' sta già in A; tenerne una"

    assert [(0, 2, "duplicate_column", said)] == faults_of(["nucleo", "componenti", "household"])


def test_missing_column_says_what_to_write() -> None:
    """
    A column that rows need is asked for with its note.
    """
    said = (
        "manca la colonna «nucleo»; aggiungerla: Un identificativo che non porta a nessuno: mai nomi o codici fiscali."
    )

    assert [(0, 0, "missing_column", said)] == faults_of(["componenti"])


@pytest.mark.parametrize(
    ("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
)
def test_letters_of_columns(place: int, name: str) -> None:
    """
    Columns are named as a spreadsheet names them; its last one is XFD.
    """
    assert name == letters(place)


def test_cells_are_named_as_a_spreadsheet_does() -> None:
    """
    The name of a sheet with a blank or an apostrophe stands in apostrophes.
    """
    cells = [
        Layout(DWELLING_STEPS, title, 0, {}, frozenset()).cell(13, 2)
        for title in ("passi", "storia alloggi", "l'elenco", "storia_alloggi")
    ]

    assert ["passi!C14", "'storia alloggi'!C14", "'l''elenco'!C14", "storia_alloggi!C14"] == cells


def test_both_languages_say_what_is_wrong() -> None:
    """
    A missing column is told in English too.
    """
    _, faults = lay_out(HOUSEHOLDS, "nuclei", [["componenti"]])

    assert [
        Bilingual(
            "manca la colonna «nucleo»; aggiungerla: Un identificativo che non porta a nessuno: mai nomi o codici"
            " fiscali.",
            "the column 'household' is missing; add it: An identifier that leads to nobody: never names or tax codes.",
        )
    ] == [message for _, _, _, message in faults]


def test_blank_and_own() -> None:
    """
    A cell of blanks shows nothing; a name with a line before it is the office's own.
    """
    assert ([True, True, False, False], [True, True, False]) == (
        [blank(value) for value in (None, " \u00a0", 0, False)],
        [own(name) for name in ("_note", " _note", "note")],
    )
