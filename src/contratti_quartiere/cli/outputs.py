"""
Files that a command writes: never over one that it reads.
"""

from pathlib import Path

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import MalformedValueError

__all__ = ["refuse_same"]


def refuse_same(name: str, written: str | None, *read: str | None) -> None:
    """
    Refuse to write over a file that is read.

    Args:
        name: The option or argument that names the file to write.
        written: That file; None if none is written.
        read: The files to read; None for one that was not given.

    Raises:
        MalformedValueError: If it is one of them, by whatever name.
    """
    if written is not None and any(one is not None and Path(one).resolve() == Path(written).resolve() for one in read):
        raise MalformedValueError(
            Bilingual("uso di", "use of"),
            name,
            Bilingual("è un documento da leggere", "is a document to read"),
            Bilingual("indicare un altro file", "name another file"),
        )
