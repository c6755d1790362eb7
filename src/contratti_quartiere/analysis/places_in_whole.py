"""
Where a record of the day stands in the whole document: what came after the day leaves no gap in its pointers.
"""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from contratti_quartiere.views import View

__all__ = ["placed", "whole_of"]

T = TypeVar("T")


def whole_of(view: View, path: str) -> Any:
    """
    Return the record of a JSON Pointer as the whole document has it, with what came after the day.

    Args:
        view: The document as of a day.
        path: The pointer of a record of one of its collections.
    """
    _, collection, index = path.split("/")
    return getattr(view.whole or view.programme, collection)[int(index)]


def placed(path: str, known: Iterable[T], whole: Iterable[T]) -> Iterator[tuple[str, T]]:
    """
    Yield each record of the day with its JSON Pointer in the whole document, which holds the very same record.

    Args:
        path: The JSON Pointer of the collection.
        known: What is known of it on the day.
        whole: The collection in the whole document.
    """
    indices = {id(record): index for index, record in enumerate(whole)}
    for record in known:
        yield f"{path}/{indices[id(record)]}", record
