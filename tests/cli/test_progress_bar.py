"""
The bar of a long reading: on a terminal, for long files, and nowhere else.
"""

from io import StringIO

from rich.console import Console

from contratti_quartiere.cli.progress_bar import reading_bar


def shown(*steps: tuple[str, int, int | None], terminal: bool) -> str:
    """
    Return what a bar writes while a reading goes on.
    """
    out = StringIO()
    with reading_bar(Console(file=out, force_terminal=terminal, width=80)) as progress:
        for step in steps:
            if progress is not None:
                progress(*step)
    return out.getvalue()


def test_bar_of_a_long_sheet() -> None:
    """
    A long sheet, and one of which nobody knows how long it is, has its bar with its name and the rows that were read.
    """
    found = shown(("passi", 500, 60_000), ("passi", 60_000, 60_000), ("csv", 500, None), terminal=True)

    assert (True, True, True) == ("passi" in found, "60000" in found, "csv" in found)


def test_no_bar_of_a_short_sheet() -> None:
    """
    A short sheet is read before anyone would look.
    """
    assert "nuclei" not in shown(("nuclei", 12, 12), terminal=True)


def test_no_bar_where_nobody_looks() -> None:
    """
    In a file or a pipe there is no bar, and nothing is asked for.
    """
    assert "" == shown(("passi", 500, 60_000), terminal=False)
    with reading_bar() as progress:
        assert None is progress
