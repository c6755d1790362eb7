"""
Files that a command writes: never over one that it reads, and not over another without being told to.
"""

from pathlib import Path

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import MalformedValueError, shown

__all__ = ["refuse_old", "refuse_same"]


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


def refuse_old(target: str, *, force: bool) -> None:
    """
    Refuse to write over what is there, but for an empty folder.

    Raises:
        MalformedValueError: If it is there and the command was not told to write over it.
    """
    path = Path(target)
    if not path.exists() or force or (path.is_dir() and not any(path.iterdir())):
        return
    raise MalformedValueError(
        Bilingual("file da scrivere", "file to write"),
        shown(target),
        Bilingual("c'è già", "is there already"),
        Bilingual("scegliere un altro nome, o aggiungere --force", "choose another name, or add --force"),
    )
