"""
What functions take besides records: switches that are really on or off, languages of ours, files, several of a thing.
"""

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TypeVar, cast

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.errors import MalformedValueError, WrongTypeError, shown

__all__ = ["file_named", "language", "many", "switch"]

T = TypeVar("T")

_ON_OR_OFF = Bilingual("scrivere True o False", "write True or False")
_ITALIAN_OR_ENGLISH = Bilingual("scrivere 'it' o 'en'", "write 'it' or 'en'")


def switch(where: str, value: object) -> bool:
    """
    Return a switch that is on or off: nothing else is taken for one, or `"no"` would be on.

    Args:
        where: The function and the argument.
        value: What was given.

    Raises:
        WrongTypeError: For anything but True or False.
    """
    if type(value) is not bool:
        raise WrongTypeError.of(where, value, _ON_OR_OFF)
    return value


def language(where: str, value: object) -> Lang:
    """
    Return the language that a member or its two letters name.

    Args:
        where: The function and the argument.
        value: What was given.

    Raises:
        WrongTypeError: For anything but a language or text.
        MalformedValueError: For a language that the library does not speak.
    """
    if not isinstance(value, str):
        raise WrongTypeError.of(where, value, _ITALIAN_OR_ENGLISH)
    try:
        return Lang(value)
    except ValueError:
        what = Bilingual(f"{where}: lingua", f"{where}: language")
        reason = Bilingual("non è una delle due", "is not one of the two")
        raise MalformedValueError(what, shown(value), reason, _ITALIAN_OR_ENGLISH) from None


def file_named(where: str, value: object) -> Path:
    """
    Return where a file is.

    Args:
        where: The function and the argument.
        value: What was given: text, or a path.

    Raises:
        WrongTypeError: For anything else.
    """
    if isinstance(value, (str, PathLike)):
        return Path(cast("str | PathLike[str]", value))
    raise WrongTypeError.of(where, value, Bilingual("scrivere il nome di un file", "write the name of a file"))


def many(where: str, values: Iterable[T], kind: type, called: Bilingual | None = None) -> tuple[T, ...]:
    """
    Return what was given of a kind, none or several; one alone is not taken for what is in it.

    Args:
        where: The function and the argument.
        values: What was given.
        kind: What each is to be.
        called: How people call several of them; None for the name of the kind.

    Raises:
        WrongTypeError: For one alone, for what cannot be gone through, or one of another kind.
    """
    each = called or Bilingual(kind.__name__, kind.__name__)
    if isinstance(values, (kind, str)) or not isinstance(cast("object", values), Iterable):
        remedy = Bilingual(f"scrivere un elenco di {each.it}: [x]", f"write a list of {each.en}: [x]")
        raise WrongTypeError.of(where, values, remedy)
    found = tuple(values)
    for one in found:
        if not isinstance(one, kind):
            raise WrongTypeError.of(where, one, Bilingual(f"scrivere {each.it}", f"write {each.en}"))
    return found
