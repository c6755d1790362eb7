"""
A quarterly report as JSON values: for each figure its value, or why there is none.
"""

from contratti_quartiere.analysis.quarter_records import Quarter, QuarterFigure, QuarterRow, QuarterTable
from contratti_quartiere.bilingual import Bilingual

__all__ = ["QUARTER_FORMAT", "quarter_values"]

QUARTER_FORMAT = "contratti_quartiere/quarter/0.1.0"
"""The format of the report, in its key `format`."""


def quarter_values(report: Quarter) -> dict[str, object]:
    """
    Return a report as JSON values; what it hides is not in them.
    """
    return {
        "format": QUARTER_FORMAT,
        "laboratory": report.laboratory,
        "name": report.name,
        "programme": report.programme,
        "quarter": str(report.quarter),
        "first": report.quarter.first_day.isoformat(),
        "last": report.last.isoformat(),
        "on": report.on.isoformat(),
        "partial": report.partial,
        "small_number": {"value": report.small_number, "source": _both(report.small_number_source)},
        "run_by": list(report.run_by),
        "closures": [_both(closure) for closure in report.closures],
        "went_out": [_both(name) for name in report.went_out],
        "tables": [_table(table) for table in report.tables],
        "notes": [_both(note) for note in report.notes],
    }


def _both(text: Bilingual) -> dict[str, str]:
    return {"it": text.it, "en": text.en}


def _table(table: QuarterTable) -> dict[str, object]:
    return {
        "id": table.id,
        "title": _both(table.title),
        "counted": _both(table.counted),
        "rows": [_row(row) for row in table.rows],
    }


def _row(row: QuarterRow) -> dict[str, object]:
    return {
        "id": row.id,
        "label": _both(row.label),
        "unit": row.unit.value,
        "part_of": row.part_of,
        "now": _figure(row.now),
        "before": _figure(row.before),
    }


def _figure(figure: QuarterFigure) -> dict[str, object]:
    return {"value": figure.value, "state": figure.state.value}
