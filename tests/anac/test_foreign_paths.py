"""
What stands in the place of a path of a foreign file is told with the remedy, by both readers.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from contratti_quartiere.errors import DocumentError, WrongTypeError
from contratti_quartiere.exchange.anac import read_cig_csv, read_l190


@pytest.mark.parametrize("reader", [read_l190, read_cig_csv])
def test_a_file_that_cannot_be_opened(tmp_path: Path, reader: Callable[[Path | str], object]) -> None:
    """
    A file that is not there, or a directory, is refused at once, with the remedy in both languages.
    """
    told: list[tuple[str, str, str]] = []
    for path in (tmp_path / "manca.xml", tmp_path, "a\0b"):
        with pytest.raises(DocumentError) as raised:
            reader(path)
        (found,) = raised.value.problems
        told.append((found.kind, found.message.it.split("': ")[1], found.message.en.split("': ")[1]))

    assert [
        (
            "missing_file",
            "il file non esiste; indicare il file da leggere",
            "there is no such file; name the file to read",
        ),
        (
            "directory",
            "è una cartella, non un file; indicare il file da leggere",
            "is a directory, not a file; name the file to read",
        ),
        (
            "unreadable_file",
            "non si può leggere (ValueError); indicare il file da leggere",
            "cannot be read (ValueError); name the file to read",
        ),
    ] == told


@pytest.mark.parametrize("reader", [read_l190, read_cig_csv])
@pytest.mark.parametrize("path", [None, 7, b"lotti.xml"], ids=repr)
def test_what_is_no_path(reader: Callable[[Any], object], path: object) -> None:
    """
    What is no path is refused with the remedy.
    """
    with pytest.raises(WrongTypeError, match="name the file to read"):
        reader(path)
