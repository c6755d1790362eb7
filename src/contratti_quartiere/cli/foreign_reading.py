"""
Foreign files for the command `convert`: each read by its reader, with a bar, and what the person at the terminal knows.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import attrs

from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cli.file_kinds import FileKind
from contratti_quartiere.cli.progress_bar import reading_bar
from contratti_quartiere.errors import DocumentError, Problem, shown
from contratti_quartiere.exchange.anac import cig_programme, l190_programme, read_cig_csv, read_l190
from contratti_quartiere.exchange.anac.l190_files import is_markup
from contratti_quartiere.exchange.imports import Imported
from contratti_quartiere.exchange.ocds import read_releases
from contratti_quartiere.sources import Source, SourceKind

__all__ = ["Known", "read_foreign"]

T = TypeVar("T")

Move = Callable[[str, int, int | None], None]

_STEP = 500


@attrs.frozen(kw_only=True)
class Known:
    """
    What whoever imports a file knows of it, and the file does not say.

    Attributes:
        vat: Whether value added tax is in the amounts.
        currency: The currency of amounts of OCDS that name none.
        people: True to keep what a release says of the people to contact.
    """

    vat: VatBasis = VatBasis.UNKNOWN
    currency: str | None = None
    people: bool = False


def read_foreign(path: str, kind: FileKind, known: Known) -> Imported:
    """
    Return what a foreign file holds, with what could not be read and what is odd.

    Raises:
        DocumentError: For a file that is not there, or of which nothing can be read.
        MalformedValueError: For a currency of another form.
    """
    file = Path(path)
    with _reading(path), reading_bar() as move:
        if kind is FileKind.OCDS:
            progress = None if move is None else _of_releases(move, file.name)
            return read_releases(file, currency=known.currency, vat=known.vat, contacts=known.people, progress=progress)
        # Of itself a CSV says nothing: its name is all that tells from where the tenders are.
        source = Source(id=kind.value, kind=SourceKind.DATASET, title=file.name)
        if kind is FileKind.L190:
            lots = read_l190(file)
            told = None if is_markup(file) else source
            return l190_programme(_counted(lots, move, file.name), source=told, vat=known.vat)
        return cig_programme(_counted(read_cig_csv(file), move, file.name), source=source, vat=known.vat)


@contextmanager
def _reading(path: str) -> Generator[None]:
    """
    Say with its name why a file that could be opened cannot be read.
    """
    try:
        yield
    except OSError as error:
        name, found = type(error).__name__, shown(path)
        message = Bilingual(
            f"{found}: non si può leggere ({name}); indicare il file da leggere",
            f"{found}: cannot be read ({name}); name the file to read",
        )
        raise DocumentError((Problem("", "unreadable_file", message),)) from None


def _of_releases(move: Move, name: str) -> Callable[[int, int | None], None]:
    def told(done: int, of: int | None) -> None:
        move(name, done, of)

    return told


def _counted(rows: Iterable[T], move: Move | None, name: str) -> Iterator[T]:
    """
    Yield rows, and tell now and then how many there were.
    """
    for number, row in enumerate(rows, 1):
        yield row
        if move is not None and number % _STEP == 0:
            move(name, number, None)
