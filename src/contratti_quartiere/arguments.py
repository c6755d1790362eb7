"""
What functions take besides records: a switch that is really one, a language that the library speaks.
"""

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.errors import MalformedValueError, WrongTypeError, shown

__all__ = ["language", "switch"]

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
