"""
The sheet `_parziale` says that a workbook is not all that its source held, and is read back as the same unknown.
"""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.exchange.imports import PARTIAL
from contratti_quartiere.exchange.sheets import held, lost, read, write
from contratti_quartiere.exchange.sheets.partial_sheet import mark_of, mark_read, mark_rows, with_mark
from contratti_quartiere.programme import Programme, Unknown

MARK = Unknown(id=PARTIAL, question=Bilingual("Manca A", "A is missing"), office=Bilingual("ente", "body"))
OTHER = Unknown(id="altro", question=Bilingual("Quando", "When"), office=Bilingual("ente", "body"))


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("name", ["a.xlsx", "a"])
def test_mark_comes_back(name: str, lang: Lang, tmp_path: Path) -> None:
    """
    A mark is written in both languages, is not lost, and comes back whole from a workbook and from CSV files.
    """
    programme = Programme(unknowns=(MARK,))
    left_out = write(programme, tmp_path / name, lang=lang)

    assert ((), (), programme, programme) == (left_out, lost(programme), held(programme), read(tmp_path / name))


def test_other_unknowns_are_lost() -> None:
    """
    No sheet holds an unknown that is no mark.
    """
    assert ["/unknowns/0"] == [problem.pointer for problem in lost(Programme(unknowns=(OTHER, MARK)))]


def test_mark_that_looks_like_a_formula(tmp_path: Path) -> None:
    """
    A mark is a text, whatever it starts with.
    """
    mark = Unknown(id=PARTIAL, question=Bilingual("=1+1", "+x"), office=Bilingual("@a", "-b"))
    for name in ("a.xlsx", "a"):
        write(Programme(unknowns=(mark,)), tmp_path / name)
    book: Any = load_workbook(tmp_path / "a.xlsx")

    assert ("s", [(mark,), (mark,)]) == (
        book["_parziale"]["A1"].data_type,
        [read(tmp_path / name).unknowns for name in ("a.xlsx", "a")],
    )


@pytest.mark.parametrize(
    ("lang", "first"),
    [(Lang.IT, ["Manca A", "ente", "it"]), (Lang.EN, ["A is missing", "body", "en"])],
)
def test_rows_of_a_mark(lang: Lang, first: list[str]) -> None:
    """
    The language of the sheet comes first, and its rows are the same mark again.
    """
    rows = mark_rows(MARK, lang)

    assert (first, 2, MARK) == (rows[0], len(rows), mark_read(rows))


@pytest.mark.parametrize(
    ("rows", "question"),
    [
        pytest.param([("Manca B",)], Bilingual("Manca B", "Manca B"), id="one text"),
        pytest.param([(None, None), (7, None)], Bilingual("7", "7"), id="a number"),
        pytest.param([("Manca", "ente", "it")], Bilingual("Manca", "Manca"), id="one language"),
        pytest.param([], Bilingual("Che cosa manca in questo foglio", "What is missing in this sheet"), id="nothing"),
    ],
)
def test_mark_that_somebody_changed(rows: list[tuple[object, ...]], question: Bilingual) -> None:
    """
    Whatever stands in the sheet, that it is there says that something is missing.
    """
    found = mark_read(rows)

    assert (PARTIAL, question, Bilingual("chi ha fatto il foglio", "whoever made the sheet")) == (
        found.id,
        found.question,
        found.office,
    )


def test_no_mark() -> None:
    """
    A programme that says nothing of itself has no mark, and none is put.
    """
    assert (None, Programme(), MARK) == (
        mark_of(Programme(unknowns=(OTHER,))),
        with_mark(Programme(), None),
        mark_of(with_mark(Programme(), MARK)),
    )
