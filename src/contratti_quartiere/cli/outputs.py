"""
Files that a command writes: never over one that it reads, and not over another without being told to.
"""

import errno
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import MalformedValueError, shown

__all__ = ["refuse_empty", "refuse_old", "refuse_same", "write_bytes", "write_text", "writing"]

_WHY: Mapping[int | None, Bilingual] = {
    errno.ENOENT: Bilingual("la cartella non c'è", "the folder is not there"),
    errno.ENOTDIR: Bilingual("sta sotto un file, non in una cartella", "is below a file, not in a folder"),
    errno.EISDIR: Bilingual("è una cartella", "is a folder"),
    errno.EEXIST: Bilingual("è un file, non una cartella", "is a file, not a folder"),
    errno.EACCES: Bilingual("qui non è permesso scrivere", "writing is not permitted here"),
    errno.EPERM: Bilingual("qui non è permesso scrivere", "writing is not permitted here"),
    errno.EROFS: Bilingual("il disco è di sola lettura", "the disk is read-only"),
    errno.ENOSPC: Bilingual("il disco è pieno", "the disk is full"),
    errno.ENAMETOOLONG: Bilingual("il nome è troppo lungo", "the name is too long"),
}


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
            Bilingual(
                "è anche il file da leggere",
                "is the file to read too",
            ),
            Bilingual("indicare un altro file", "name another file"),
        )


def refuse_empty(name: str, written: str | None) -> None:
    """
    Refuse to write to a name without a letter, which would be the current folder.

    Args:
        name: The option or argument that names the file to write.
        written: That file; None if none is written.

    Raises:
        MalformedValueError: If it is empty, or of blanks.
    """
    if written is not None and not written.strip():
        raise MalformedValueError(
            Bilingual("uso di", "use of"),
            name,
            Bilingual("il nome è vuoto", "the name is empty"),
            Bilingual("indicare il file da scrivere", "name the file to write"),
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


@contextmanager
def writing(target: str) -> Generator[None]:
    """
    Say with its path why a file cannot be written.

    Raises:
        MalformedValueError: If the system does not let it be written.
    """
    try:
        yield
    except OSError as error:
        why = _WHY.get(error.errno) or Bilingual(str(error.strerror), str(error.strerror))
        raise MalformedValueError(
            Bilingual("file da scrivere", "file to write"),
            shown(target),
            Bilingual(f"non si può scrivere ({why.it})", f"cannot be written ({why.en})"),
            Bilingual("indicare una cartella in cui si può scrivere", "name a folder in which one may write"),
        ) from None


def write_text(target: str, text: str) -> None:
    """
    Write a text in UTF-8, with the same line ends on every system.

    Raises:
        MalformedValueError: If the system does not let it be written.
    """
    write_bytes(target, text.encode())


def write_bytes(target: str, found: bytes) -> None:
    """
    Write bytes as they are.

    Raises:
        MalformedValueError: If the system does not let it be written.
    """
    with writing(target):
        Path(target).write_bytes(found)
