"""
Releases as JSON text: the same mapping, always the same text, and no amount that went through a float.
"""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, cast

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import MalformedValueError, WrongTypeError, shown

__all__ = ["dumps"]

_MOST_DIGITS = 4_000
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def dumps(mapping: Mapping[str, Any]) -> str:
    """
    Return a release or a package as JSON text: the same one, always the same text.

    Keys keep their order, and amounts are numbers with the decimals that they have: `200000.00`.

    Args:
        mapping: What `to_release` or `to_package` made, or what was read from a file with `parse_float=Decimal`.

    Raises:
        WrongTypeError: For a float, which has lost digits, a key that is no text, or anything that JSON has not.
        MalformedValueError: For a number that is none (NaN, infinite), or of more than 4,000 digits.
    """
    text: list[str] = []
    _write(mapping, "\n", text.append)
    return "".join(text) + "\n"


def _write(value: object, line: str, put: Callable[[str], None]) -> None:
    kind = type(value)
    if kind is str or kind is int or kind is bool or value is None:
        put(_ENCODE(value))
    elif isinstance(value, Mapping):
        fields = cast("Mapping[object, object]", value)
        _write_block("{}", [(f"{_key(name)}: ", item) for name, item in fields.items()], line, put)
    elif isinstance(value, (list, tuple)):
        _write_block("[]", [("", item) for item in cast("list[object]", value)], line, put)
    elif isinstance(value, Decimal):
        put(_number(value))
    else:
        remedy = Bilingual("scrivere testo, un intero o un Decimal", "write text, a whole number or a Decimal")
        raise WrongTypeError.of("ocds.dumps", value, remedy)


def _write_block(brackets: str, items: list[tuple[str, object]], line: str, put: Callable[[str], None]) -> None:
    if not items:
        put(brackets)
        return
    inner = f"{line}  "
    before = brackets[0]
    for name, item in items:
        put(f"{before}{inner}{name}")
        _write(item, inner, put)
        before = ","
    put(f"{line}{brackets[1]}")


def _key(name: object) -> str:
    if type(name) is not str:
        raise WrongTypeError.of("ocds.dumps", name, Bilingual("scrivere chiavi di testo", "write keys that are text"))
    return _ENCODE(name)


def _number(value: Decimal) -> str:
    # JSON has no word for what is no number, and few letters of `1e999999999` would fill the memory.
    if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        raise MalformedValueError(
            Bilingual("numero", "number"),
            shown(value),
            Bilingual(
                f"non è un numero, o ha più di {_MOST_DIGITS} cifre",
                f"is not a number, or has more than {_MOST_DIGITS} digits",
            ),
            Bilingual("scrivere le cifre, o lasciare via il campo", "write its digits, or leave the field out"),
        )
    return f"{value:f}"
