"""
The page of the sheets: every sheet and column of a workbook, written from the table that reads and writes them.
"""

from catalogue import table, twin
from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.exchange.sheets import SHEETS
from contratti_quartiere.exchange.sheets.columns import Column, Sheet

__all__ = ["sheets_page"]

_LONGEST_LIST = 8


def _what(column: Column, lang: Lang) -> str:
    """
    Return what the cells of a column hold, with the words of a short list.
    """
    words = [word for found in column.words for word in found]
    if not words or len(words) > _LONGEST_LIST:
        return column.kind.say(lang)
    named = (f"`{word}`" if lang is Lang.IT or word.en == word.value else f"`{word}` ({word.en})" for word in words)
    return f"{column.kind.say(lang)}: {', '.join(named)}"


def _rows(sheet: Sheet, lang: Lang) -> list[tuple[str, ...]]:
    needed = Bilingual("sì", "yes").say(lang)
    return [
        (
            f"**{column.header(lang)}**" if column.required else column.header(lang),
            needed if column.required else "",
            _what(column, lang),
            column.note.say(lang),
        )
        for column in sheet.columns
    ]


def _section(sheet: Sheet, lang: Lang) -> str:
    other = Bilingual(f"In inglese: `{sheet.en}`.", f"In Italian: `{sheet.it}`.").say(lang)
    needed = Bilingual(
        "Una cartella di lavoro deve averlo, anche vuoto." if sheet.main else "Può mancare.",
        "A workbook must have it, were it empty." if sheet.main else "It may be missing.",
    ).say(lang)
    headings = Bilingual("colonna|necessaria|che cosa contiene|che cosa si scrive", "column|needed|holds|what to write")
    anchor = sheet.en.replace(" ", "-")
    return "\n\n".join(
        (
            f"## {sheet.name(lang)} {{: #{anchor} }}",
            f"{sheet.note.say(lang)} {other} {needed}",
            table(headings.say(lang).split("|"), _rows(sheet, lang)),
        )
    )


def sheets_page(lang: Lang) -> str:
    """
    Return the page on which every column of every sheet stands with what to write in it.
    """
    intro = Bilingual(
        f"""# Fogli

{twin("sheets", Lang.IT)}

I fogli di una cartella di lavoro e le loro colonne, come le legge e le scrive `contratti_quartiere.exchange.sheets`.
Un file CSV è un foglio e ne porta il nome. Intestazioni e parole valgono in italiano e in inglese, anche mescolate;
un foglio o una colonna propria comincia con `_` e non si legge.
Come si lavora con i fogli: [Lavorare da un foglio](../how-to/work-from-a-spreadsheet.md).""",
        f"""# Sheets

{twin("sheets", Lang.EN)}

The sheets of a workbook and their columns, as `contratti_quartiere.exchange.sheets` reads and writes them.
A CSV file is a sheet and bears its name. Headers and words hold in Italian and in English, even mixed;
a sheet or column of one's own starts with `_` and is not read.
How to work with sheets: [Work from a spreadsheet](../how-to/work-from-a-spreadsheet.md).""",
    )
    return "\n\n".join((intro.say(lang), *(_section(sheet, lang) for sheet in SHEETS))) + "\n"
