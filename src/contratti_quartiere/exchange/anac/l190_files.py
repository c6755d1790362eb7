"""
A file of published lots, read as what it is: XML or CSV, by its content and not by its name.
"""

from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from zipfile import ZipExtFile

from contratti_quartiere.exchange.anac.foreign_files import opened, wide_refused
from contratti_quartiere.exchange.anac.foreign_paths import checked_path
from contratti_quartiere.exchange.anac.l190_csv import read_lots_csv
from contratti_quartiere.exchange.anac.l190_duplicates import with_duplicates
from contratti_quartiere.exchange.anac.l190_lots import PublishedLot
from contratti_quartiere.exchange.anac.l190_xml import read_lots_xml
from contratti_quartiere.exchange.imports import ReadRow

__all__ = ["is_markup", "read_l190"]

_HEAD = 1024
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def read_l190(path: str | PathLike[str]) -> Iterator[ReadRow[PublishedLot]]:
    """
    Read the lots that a body publishes under L. 190/2012 art. 1 c. 32, one at a time, from XML or from CSV.

    Which of the two a file is, its first bytes say. No more than one lot is held at a time, but for two numbers of each
    by which lots that stand twice are told. Amounts and days are as published: an end before its start, more paid than
    awarded, a code that fails, a lot without winner are kept, each with its problem.

    Args:
        path: The file, or a zip with one: with a single CSV or, where it has none, a single XML.

    Yields:
        Each lot, or why it could not be read, in the order of the file; and, without a record, what an XML says between
        its lots (`ReadRow.beside`).

    Raises:
        WrongTypeError: For what is no path.
        DocumentError: For a file that cannot be opened or is no such file, before any lot. For an XML that breaks off
            or goes wrong half way, **after** the lots that stood before it: they are the whole file only if no error
            comes. A CSV that breaks off says so in its last row, `broken_off`.

    Examples:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "lotti.xml")
        ...     _ = path.write_text("<pubblicazione><data><lotto><cig>7911923567</cig></lotto></data></pubblicazione>")
        ...     [str(row.record.cig) for row in read_l190(path)]
        ['7911923567']
    """
    place = checked_path("read_l190", path)
    return with_duplicates(read_lots_xml(place) if is_markup(place) else read_lots_csv(place))


def is_markup(path: Path) -> bool:
    """
    Return whether a file is XML, or a zip with one, as its first bytes show.

    Raises:
        DocumentError: For a text in UTF-32, or a zip of which nothing can be read.
        OSError: For a file that cannot be opened.
    """
    with opened(path, markup=True) as file:
        # Of an XML in a zip its own reader tells what is wrong with it, for that of a CSV opens none.
        if isinstance(file, ZipExtFile) and file.name.lower().endswith(".xml"):
            return True
        head = file.read(_HEAD)
    if (wide := wide_refused(path, head)) is not None:
        raise wide
    for mark in _MARKS:
        head = head.removeprefix(mark)
    # Of ASCII letters in UTF-16 every other byte is zero.
    return head.replace(b"\0", b"").lstrip().startswith(b"<")
