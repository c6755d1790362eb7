"""
The path of a foreign file, refused at once with the remedy if nothing can be opened there.
"""

from os import PathLike
from pathlib import Path
from typing import cast

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import WrongTypeError
from contratti_quartiere.exchange.anac.foreign_files import refused

__all__ = ["checked_path"]


def checked_path(where: str, path: object) -> Path:
    """
    Return the path of a file that can be opened.

    Args:
        where: The function that was given it.
        path: What it was given.

    Raises:
        WrongTypeError: For what is no path.
        DocumentError: For a file that is not there, is a directory, or cannot be read.
    """
    remedy = Bilingual("indicare il file da leggere", "name the file to read")
    if not isinstance(path, str | PathLike):
        raise WrongTypeError.of(where, path, remedy)
    place = Path(cast("str | PathLike[str]", path))
    try:
        with place.open("rb"):
            return place
    except FileNotFoundError:
        kind, why = "missing_file", Bilingual("il file non esiste", "there is no such file")
    except IsADirectoryError:
        kind, why = "directory", Bilingual("è una cartella, non un file", "is a directory, not a file")
    except (OSError, ValueError) as error:
        name = type(error).__name__
        kind, why = "unreadable_file", Bilingual(f"non si può leggere ({name})", f"cannot be read ({name})")
    raise refused(place, kind, Bilingual(f"{why.it}; {remedy.it}", f"{why.en}; {remedy.en}"))
