"""
What the cells of a column hold: each kind is read from what people type and what Excel stores, and written one way.

A reader takes the value of a cell and gives the value of a document, or None for an empty cell.
"""

from collections.abc import Callable
from datetime import time
from typing import Any

from contratti_quartiere.bilingual import Word
from contratti_quartiere.exchange.sheets.choices import read_clock, read_yes_no, word_reader, words_reader
from contratti_quartiere.exchange.sheets.days import read_day, read_point, write_day, write_point
from contratti_quartiere.exchange.sheets.faults import FORMULA_ERRORS, fault
from contratti_quartiere.exchange.sheets.numbers import (
    read_count,
    read_measure,
    read_money,
    read_months,
    read_percentage,
    write_count,
    write_number,
    write_percentage,
)
from contratti_quartiere.exchange.sheets.texts import (
    read_identifier,
    read_identifiers,
    read_text,
    write_text,
    write_texts,
)

__all__ = ["UNCOMPUTED", "Kind", "Reader", "Writer", "reader_of", "writer_of"]

Reader = Callable[[Any], Any]
Writer = Callable[[Any], Any]


class Kind(Word):
    """
    What the cells of a column hold (*tipo di colonna*).
    """

    TEXT = "testo", "text"
    IDENTIFIER = "identificativo", "identifier"
    IDENTIFIERS = "identificativi, separati da virgola", "identifiers, separated by commas"
    DAY = "giorno", "day"
    WHEN = "giorno, mese o anno", "day, month or year"
    CLOCK = "ora", "time of day"
    MONEY = "euro", "euro"
    COUNT = "numero intero", "whole number"
    MONTHS = "mesi", "months"
    MEASURE = "metri quadrati", "square metres"
    PERCENTAGE = "percentuale", "percentage"
    WORD = "parola dell'elenco", "word of the list"
    WORDS = "parole dell'elenco, separate da virgola", "words of the list, separated by commas"
    YES_NO = "sì o no", "yes or no"


UNCOMPUTED = object()
"""What stands in the place of a formula that no spreadsheet program has computed."""


_READERS: dict[Kind, Reader] = {
    Kind.TEXT: read_text,
    Kind.IDENTIFIER: read_identifier,
    Kind.IDENTIFIERS: read_identifiers,
    Kind.DAY: read_day,
    Kind.WHEN: read_point,
    Kind.CLOCK: read_clock,
    Kind.MONEY: read_money,
    Kind.COUNT: read_count,
    Kind.MONTHS: read_months,
    Kind.MEASURE: read_measure,
    Kind.PERCENTAGE: read_percentage,
    Kind.YES_NO: read_yes_no,
}


def reader_of(kind: Kind, known: dict[str, str]) -> Reader:
    """
    Return the reader of the cells of a column.

    Args:
        kind: What they hold.
        known: For words, those that may stand there.
    """
    if kind is Kind.WORD:
        read = word_reader(known)
    elif kind is Kind.WORDS:
        read = words_reader(known)
    else:
        read = _READERS[kind]

    def guarded(value: Any) -> Any:
        # Most cells are text, and most text is no error of a formula.
        if type(value) is str and value[:1] == "#" and value.strip().upper() in FORMULA_ERRORS:
            raise fault(
                "formula_error",
                f"la formula dà l'errore {value.strip()}",
                f"the formula gives the error {value.strip()}",
                "correggerla, o scrivere il valore",
                "correct it, or write the value",
            )
        if value is UNCOMPUTED:
            raise fault(
                "formula_without_value",
                "la formula non è stata calcolata",
                "the formula was not computed",
                "aprire il file con il foglio elettronico e salvarlo",
                "open the file in the spreadsheet program and save it",
            )
        return read(value)

    return guarded


_WRITERS: dict[Kind, Writer] = {
    Kind.TEXT: write_text,
    Kind.IDENTIFIER: write_text,
    Kind.IDENTIFIERS: write_texts,
    Kind.DAY: write_day,
    Kind.WHEN: write_point,
    Kind.CLOCK: time.fromisoformat,
    Kind.MONEY: lambda value: write_number(value["amount"]),
    Kind.COUNT: write_count,
    Kind.MONTHS: lambda value: int(value[1:-1]),
    Kind.MEASURE: write_number,
    Kind.PERCENTAGE: write_percentage,
    Kind.WORD: str,
    Kind.WORDS: ", ".join,
    Kind.YES_NO: lambda value: "sì" if value else "no",
}


def writer_of(kind: Kind) -> Writer:
    """
    Return the writer of the cells of a column: the value of a cell for one of a document, None if no cell holds it.
    """
    return _WRITERS[kind]
