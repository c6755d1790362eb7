"""
The JSON Schemas (draft 2020-12) of what the library reads and writes, as files of the package.
"""

import json
from importlib.resources import files
from typing import Any, cast

__all__ = ["board_schema", "programme_schema", "report_schema", "trace_schema"]


def board_schema() -> dict[str, Any]:
    """
    Return the schema of a board, of the format that `BOARD_FORMAT` names.
    """
    return _read("board-0.1.0.json")


def programme_schema() -> dict[str, Any]:
    """
    Return the schema of a document, of the format that `exchange.documents.FORMAT` names.

    The file is what `exchange.documents.schema` makes of the code, for whoever has no Python.
    """
    return _read("programme-0.1.0.json")


def report_schema() -> dict[str, Any]:
    """
    Return the schema of a report, of the format that `REPORT_FORMAT` names.
    """
    return _read("report-0.1.0.json")


def trace_schema() -> dict[str, Any]:
    """
    Return the schema of a trace, of the format that `TRACE_FORMAT` names.
    """
    return _read("trace-0.1.0.json")


def _read(name: str) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads(files(__name__).joinpath(name).read_text("utf-8")))
