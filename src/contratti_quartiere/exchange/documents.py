"""
A programme as a JSON document: strict in, canonical out, every error at once with its place.
"""

import json
from collections.abc import Iterator
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any

import attrs

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.errors import DocumentError, MalformedValueError, Problem, WrongTypeError, shown
from contratti_quartiere.exchange.records import escaped, from_values, problems_of, to_values
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import Report, judge
from contratti_quartiere.rules import RULES

__all__ = ["FORMAT", "check", "dumps", "load", "loads", "problem"]

FORMAT = "contratti_quartiere/programme/0.1.0"
"""The format of a document, in its key `format`."""

_COLLECTIONS = tuple(field.name for field in attrs.fields(Programme) if field.name != "title")
_LONGEST_NUMBER = 1_000


class _Doubled(dict[str, Any]):
    """
    An object of a document in which a key stands twice.
    """

    keys_twice: tuple[str, ...]


class _LongNumber(int):
    """
    A number too long to be read; it counts its digits.
    """

    def __str__(self) -> str:
        return f"9{'9' * 9}… ({int(self)} cifre, digits)"


def loads(text: str | bytes) -> Programme:
    """
    Read a programme from a JSON document.

    Args:
        text: The document; bytes are UTF-8, with or without a byte order mark.

    Raises:
        WrongTypeError: For anything but text or bytes.
        DocumentError: With every problem of the document at once; nothing of it is kept.
    """
    programme, problems, _ = _read(text)
    if problems:
        raise DocumentError(problems)
    return programme


def load(path: str | PathLike[str]) -> Programme:
    """
    Read a programme from a file.

    Raises:
        DocumentError: As `loads`, and for a file that is not there or cannot be read.
    """
    return loads(read_file(path))


def read_file(path: str | PathLike[str]) -> bytes:
    """
    Return the bytes of a file.

    Raises:
        DocumentError: For a file that is not there, is a directory, or cannot be read.
    """
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        reason = ("missing_file", Bilingual("il file non esiste", "there is no such file"))
    except IsADirectoryError:
        reason = ("directory", Bilingual("è una cartella, non un file", "is a directory, not a file"))
    except (OSError, ValueError) as error:
        why = type(error).__name__
        reason = ("unreadable_file", Bilingual(f"non si può leggere ({why})", f"cannot be read ({why})"))
    kind, said = reason
    name = shown(str(path))
    remedy = Bilingual("indicare un documento JSON", "name a JSON document")
    message = Bilingual(f"{name}: {said.it}; {remedy.it}", f"{name}: {said.en}; {remedy.en}")
    raise DocumentError((Problem("", kind, message),))


def dumps(programme: Programme) -> str:
    """
    Return a programme as a JSON document: the same programme, always the same text.

    Keys come in the order of the fields, and what equals its default is left out.

    Raises:
        WrongTypeError: For anything but a `Programme`.
    """
    if type(programme) is not Programme:
        raise WrongTypeError.of("dumps", programme, Bilingual("scrivere un Programme", "write a Programme"))
    return json.dumps({"format": FORMAT} | to_values(programme), ensure_ascii=False, indent=2) + "\n"


def check(text: str | bytes, *, on: date) -> Report:
    """
    Judge a document, whatever state it is in.

    Records that cannot be read are set aside, each with its problem; every rule judges the rest, and says of what was
    set aside that it could not look.

    Args:
        text: The document.
        on: The day as of which to judge.

    Raises:
        WrongTypeError: For anything but text or bytes, or a day that is no date.
    """
    programme, problems, places = _read(text)
    return judge(programme, on=on, parameters=PARAMETERS, rules=RULES, problems=problems, places=places)


def problem(report: Report, lang: Lang | str = Lang.IT) -> dict[str, Any]:
    """
    Return the body of an HTTP answer that says why a document was refused (RFC 9457, `application/problem+json`).

    The status is 422, or 400 where the document is no JSON object of this format.

    Args:
        report: A report that is not valid.
        lang: The language of the sentences.

    Raises:
        MalformedValueError: For a valid report, which is no problem.
    """
    if report.valid:
        raise MalformedValueError(
            Bilingual("rapporto", "report"),
            str(report.on),
            Bilingual("è valido, non c'è un problema da comunicare", "is valid, there is no problem to tell"),
            Bilingual("chiamare problem() solo se not report.valid", "call problem() only if not report.valid"),
        )
    unreadable = any(not found.pointer for found in report.problems)
    errors = [
        {"pointer": f"#{found['path']}", "detail": found["message"][str(lang)], "rule": found["rule"]}
        for found in report.to_dict()["findings"]
        if found["severity"] == "errore"
    ]
    title = Bilingual("Il documento non è accettabile", "The document cannot be accepted")
    detail = Bilingual(f"errori: {len(errors)}", f"errors: {len(errors)}")
    return {
        "type": "urn:contratti-quartiere:problem:document",
        "title": title.say(lang),
        "status": 400 if unreadable else 422,
        "detail": detail.say(lang),
        "errors": errors,
    }


_Places = tuple[tuple[str, tuple[int, ...]], ...]


def _read(text: str | bytes) -> tuple[Programme, tuple[Problem, ...], _Places]:
    """
    Return what can be read of a document, what cannot, and where the records that are left stood.
    """
    if type(text) not in (str, bytes):
        raise WrongTypeError.of(
            "documento", text, Bilingual("scrivere un testo JSON, str o bytes", "write JSON text, str or bytes")
        )
    try:
        values = _parsed(_decoded(text))
    except DocumentError as error:
        return Programme(), error.problems, ()
    doubled = tuple(_doubled(values, ""))
    try:
        programme = from_values(values)
        if not doubled:
            return programme, (), ()
        found: tuple[Problem, ...] = ()
    except Exception as error:  # noqa: BLE001  # problems_of raises again what is no problem of the document
        found = tuple(problems_of(error))
    problems = (*doubled, *found)
    places = _without(values, problems)
    return from_values(values), problems, places


def _decoded(text: str | bytes) -> str:
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = error.start
    message = Bilingual(
        f"il byte {place} non è UTF-8 (forse Windows-1252 o UTF-16); salvare il file come UTF-8",
        f"byte {place} is not UTF-8 (perhaps Windows-1252 or UTF-16); save the file as UTF-8",
    )
    raise DocumentError((Problem("", "encoding", message),))


def _parsed(text: str) -> dict[str, Any]:
    try:
        values = json.loads(text, object_pairs_hook=_object, parse_int=_whole)
    except json.JSONDecodeError as error:
        message = Bilingual(
            f"non è JSON, riga {error.lineno} colonna {error.colno}: correggere virgole, virgolette e parentesi",
            f"is not JSON, line {error.lineno} column {error.colno}: mend commas, quotes and brackets ({error.msg})",
        )
        raise DocumentError((Problem("", "json", message),)) from None
    except RecursionError:
        message = Bilingual(
            "ha troppe parentesi una dentro l'altra; un documento ne ha meno di venti",
            "has too many brackets inside each other; a document has fewer than twenty",
        )
        raise DocumentError((Problem("", "nesting", message),)) from None
    if not isinstance(values, dict):
        message = Bilingual("non è un oggetto JSON: cominciare con {", "is no JSON object: start with {")
        raise DocumentError((Problem("", "wrong_type", message),))
    found = values.pop("format", None)
    if found != FORMAT:
        wanted = f'"format": "{FORMAT}"'
        message = Bilingual(
            f"formato {shown(found)} sconosciuto; scrivere {wanted}", f"format {shown(found)} unknown; write {wanted}"
        )
        raise DocumentError((Problem("", "format", message),))
    return values


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) == len(pairs):
        return values
    doubled = _Doubled(values)
    names = [name for name, _ in pairs]
    doubled.keys_twice = tuple(name for name in values if names.count(name) > 1)
    return doubled


def _whole(digits: str) -> int | _LongNumber:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else _LongNumber(len(digits))


def _doubled(values: object, pointer: str) -> Iterator[Problem]:
    if isinstance(values, _Doubled):
        for key in values.keys_twice:
            message = Bilingual("la chiave sta due volte; tenerne una", "the key stands twice; keep one")
            yield Problem(f"{pointer}/{escaped(key)}", "duplicate_key", message)
    if isinstance(values, dict):
        for key, value in values.items():
            yield from _doubled(value, f"{pointer}/{escaped(key)}")
    elif isinstance(values, list):
        for index, value in enumerate(values):
            yield from _doubled(value, f"{pointer}/{index}")


def _without(values: dict[str, Any], problems: tuple[Problem, ...]) -> _Places:
    """
    Take out of the values each record or key that has a problem, and return where the records left stood.
    """
    aside: dict[str, set[int]] = {}
    for found in problems:
        collection, *rest = found.pointer.split("/")[1:]
        if rest and collection in _COLLECTIONS:
            aside.setdefault(collection, set()).add(int(rest[0]))
        else:
            values.pop(collection.replace("~1", "/").replace("~0", "~"), None)
    places: list[tuple[str, tuple[int, ...]]] = []
    for collection, indices in aside.items():
        left = tuple(index for index in range(len(values[collection])) if index not in indices)
        places.append((collection, left))
        values[collection] = [values[collection][index] for index in left]
    return tuple(places)
