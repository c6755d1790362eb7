"""
Workbooks as an office makes them, by hand and cell by cell.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from contratti_quartiere.errors import DocumentError
from contratti_quartiere.exchange.sheets import read

Rows = Sequence[Sequence[Any]]
MAIN = ("nuclei", "alloggi", "passi", "prenotazioni", "sportelli", "richieste", "lotti", "pagamenti")


def _title(name: str) -> str:
    return name[0] + name[1:].replace("_", " ")


def _make(path: Path, sheets: dict[str, Rows]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title in dict.fromkeys((*MAIN, *sheets)):
        page = book.create_sheet(title)
        for row in sheets.get(title, ()):
            page.append(list(row))
    book.save(path)
    return path


@pytest.fixture
def office(tmp_path: Path) -> Callable[..., Path]:
    """
    Give a function that makes a workbook of these sheets, and of the ones that every workbook has, which stay empty.
    """

    def make(**sheets: Rows) -> Path:
        return _make(tmp_path / "foglio.xlsx", {_title(name): rows for name, rows in sheets.items()})

    return make


@pytest.fixture
def wrong(office: Callable[..., Path]) -> Callable[..., list[tuple[str, str, str]]]:
    """
    Give a function that returns the place, the kind and the Italian sentence of every error of such a workbook.
    """

    def ask(**sheets: Rows) -> list[tuple[str, str, str]]:
        with pytest.raises(DocumentError) as raised:
            read(office(**sheets))
        return [(found.pointer, found.kind, found.message.it) for found in raised.value.problems]

    return ask
