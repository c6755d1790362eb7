"""
How a workbook looks: headers with notes, drop-downs, widths, formats; the same for a template and for a programme.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from contratti_quartiere.bilingual import Bilingual, Lang, Word
from contratti_quartiere.exchange.sheets.columns import Column, Sheet
from contratti_quartiere.exchange.sheets.kinds import Kind

__all__ = ["Book"]

_FORMATS: Mapping[Kind, str] = {
    Kind.DAY: "DD/MM/YYYY",
    Kind.CLOCK: "HH:MM",
    Kind.MONEY: '#,##0.00\\ "€"',
    Kind.COUNT: "0",
    Kind.MONTHS: "0",
    Kind.MEASURE: "0.00",
    Kind.PERCENTAGE: "General",
    Kind.YES_NO: "@",
}
_WIDTHS: Mapping[Kind, int] = {
    Kind.TEXT: 24,
    Kind.IDENTIFIERS: 18,
    Kind.WORD: 20,
    Kind.WORDS: 18,
    Kind.MONEY: 16,
    Kind.YES_NO: 11,
}
# So many rows below the header have drop-downs.
_ROWS = 100_000
_WORDS = "_parole"
_HEAD = PatternFill("solid", fgColor="1F4E79")
_NEEDED = PatternFill("solid", fgColor="833C0B")
_EXAMPLE = Font(italic=True, color="7F7F7F")
_LINE = Border(bottom=Side("thin", color="FFFFFF"), right=Side("thin", color="FFFFFF"))


class Book:
    """
    A workbook while it is written.
    """

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._book = Workbook(write_only=True)
        self._lists: dict[tuple[type[Word], ...], str] = {}

    def add(self, sheet: Sheet, rows: Iterable[dict[int, Any]], example: dict[int, Any] | None = None) -> None:
        """
        Add a sheet with its rows, and first of all its example row, if it has one.
        """
        page = self._book.create_sheet(sheet.name(self.lang))
        page.freeze_panes = "B2"
        page.sheet_view.zoomScale = 100
        page.row_dimensions[1].height = 33
        last = get_column_letter(len(sheet.columns))
        page.auto_filter.ref = f"A1:{last}1"
        page.print_title_rows = "1:1"
        page.page_setup.orientation = "landscape"
        page.page_setup.fitToHeight = 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        for number, column in enumerate(sheet.columns, 1):
            letter = get_column_letter(number)
            width = page.column_dimensions[letter]
            width.width = max(_WIDTHS.get(column.kind, 13), min(len(column.header(self.lang)) + 3, 22))
            width.number_format = _FORMATS.get(column.kind, "@")
            self._drop_down(page, column, letter)
        page.append([self._header(page, column) for column in sheet.columns])
        if example:
            page.append(self._row(page, sheet, example, _EXAMPLE))
        for row in rows:
            page.append(self._row(page, sheet, row, None))

    def mark(self, title: str, rows: Iterable[Sequence[str]]) -> None:
        """
        Add a sheet that holds some texts, before all others.
        """
        page = self._book.create_sheet(title)
        page.column_dimensions["A"].width = 100
        for row in rows:
            cells = [WriteOnlyCell(page, text) for text in row]
            for cell in cells:
                # As below.
                cell.data_type = "s"
            page.append(cells)

    def _header(self, page: Any, column: Column) -> Any:
        cell = WriteOnlyCell(page, column.header(self.lang))
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = _NEEDED if column.required else _HEAD
        cell.border = _LINE
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        needed = Bilingual("Necessaria. ", "Needed. ").say(self.lang) if column.required else ""
        text = f"{needed}{column.note.say(self.lang)}\n[{column.kind.say(self.lang)}]"
        cell.comment = Comment(text, "contratti-quartiere", height=90, width=260)
        return cell

    def _row(self, page: Any, sheet: Sheet, cells: dict[int, Any], font: Font | None) -> list[Any]:
        width = max(cells, default=-1) + 1
        row: list[Any] = [None] * width
        for number, value in cells.items():
            cell = WriteOnlyCell(page, value)
            if isinstance(value, str):
                # A text that begins like a formula is a text.
                cell.data_type = "s"
                cell.number_format = "@"
            elif isinstance(value, (date, time, Decimal)):
                cell.number_format = _FORMATS.get(sheet.columns[number].kind, "DD/MM/YYYY")
            if font is not None:
                cell.font = font
            row[number] = cell
        return row

    def _drop_down(self, page: Any, column: Column, letter: str) -> None:
        """
        Give a column the list of its words to choose from; several words in one cell cannot be chosen.
        """
        if column.kind is Kind.YES_NO:
            choice = '"sì,no"'
        elif column.kind is Kind.WORD:
            choice = f"={self._list(column.words)}"
        else:
            return
        found: Any = DataValidation(type="list", formula1=choice.removeprefix("="), allow_blank=True)
        found.showErrorMessage = True
        found.errorTitle = column.header(self.lang)[:32]
        found.error = Bilingual("Scegliere una parola dell'elenco.", "Choose a word of the list.").say(self.lang)
        found.add(f"{letter}2:{letter}{_ROWS}")
        page.data_validations.append(found)

    def _list(self, words: tuple[type[Word], ...]) -> str:
        return self._lists.setdefault(words, f"elenco_{len(self._lists) + 1}")

    def save(self, target: Any) -> None:
        """
        Write the workbook, with the lists of words on a hidden sheet of their own.
        """
        page = self._book.create_sheet(_WORDS)
        page.sheet_state = "hidden"
        lists = [[str(word) for found in words for word in found] for words in self._lists]
        for row in range(max(map(len, lists), default=0)):
            page.append([found[row] if row < len(found) else None for found in lists])
        for number, (name, found) in enumerate(zip(self._lists.values(), lists, strict=True), 1):
            letter = get_column_letter(number)
            area = f"'{_WORDS}'!${letter}$1:${letter}${len(found)}"
            self._book.defined_names[name] = DefinedName(name, attr_text=area)
        self._book.save(target)
