"""
A programme as the workbook of an office, or as CSV files: read, written, and an empty one to start from.
"""

from contratti_quartiere.exchange.sheets.laying import NotHeldError
from contratti_quartiere.exchange.sheets.reading import read, read_with_fields
from contratti_quartiere.exchange.sheets.table import SHEETS
from contratti_quartiere.exchange.sheets.writing import held, lost, template, write

__all__ = ["SHEETS", "NotHeldError", "held", "lost", "read", "read_with_fields", "template", "write"]
