"""
A bar that shows how far the reading of a long file is, on a terminal and nowhere else.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

__all__ = ["reading_bar"]

# Below so many rows a sheet is read before anyone would look.
_LONG = 2_000


@contextmanager
def reading_bar(console: Console | None = None) -> Generator[Callable[[str, int, int | None], None] | None]:
    """
    Give a function that moves a bar by the rows that were read, or None where nobody sees one.

    Args:
        console: Where the bar is shown; where errors go, if none is given.
    """
    shown = console or Console(stderr=True)
    if not shown.is_terminal:
        yield None
        return
    bars: dict[str, TaskID] = {}
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}"), TimeElapsedColumn())
    with Progress(*columns, console=shown, transient=True) as progress:

        def move(sheet: str, row: int, rows: int | None) -> None:
            if sheet not in bars:
                if rows is not None and rows < _LONG:
                    return
                bars[sheet] = progress.add_task(sheet, total=rows)
            progress.update(bars[sheet], completed=row)

        yield move
