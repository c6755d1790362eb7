"""
A programme as a JSON document: strict in, canonical out, every error at once with its place.
"""

import json
from collections.abc import Iterable
from datetime import date
from os import PathLike
from typing import Any
from urllib.parse import quote

import attrs

from contratti_quartiere.arguments import file_named, language
from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.errors import DocumentError, MalformedValueError, Problem, WrongTypeError, shown
from contratti_quartiere.exchange.document_schema import programme_schema
from contratti_quartiere.exchange.parsing import MOST_PROBLEMS, NO_JSON, TOO_MANY, check_size, opened
from contratti_quartiere.exchange.records import from_values, to_values
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import Report, judge
from contratti_quartiere.rules import RULES

__all__ = ["FORMAT", "check", "dumps", "load", "loads", "problem", "schema"]

FORMAT = "contratti_quartiere/programme/0.1.0"
"""The format of a document, in its key `format`."""

# What a URI may hold after `#` as it stands (RFC 3986): the pointers of a problem are URI fragments (RFC 6901, 6).
_IN_FRAGMENTS = "/?:@!$&'()*+,;=~"


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
        WrongTypeError: For what names no file.
        DocumentError: As `loads`, and for a file that is not there or cannot be read.
    """
    return loads(read_file(path))


def read_file(path: str | PathLike[str]) -> bytes:
    """
    Return the bytes of a file.

    Raises:
        DocumentError: For a file that is not there, is a directory, cannot be read, or is past `MOST_BYTES`.
    """
    found = file_named("load", path)
    try:
        check_size(found.stat().st_size)
        return found.read_bytes()
    except DocumentError:
        raise
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


def check(text: str | bytes, *, on: date, parameters: Parameters = PARAMETERS) -> Report:
    """
    Judge a document, whatever state it is in.

    Records that cannot be read are set aside, each with its problem; every rule judges the rest, and says of what was
    set aside that it could not look.

    Args:
        text: The document.
        on: The day as of which to judge.
        parameters: The figures in force, with what a body set of its own.

    Raises:
        WrongTypeError: For anything but text or bytes, or a day that is no date.
    """
    programme, problems, places = _read(text)
    return judge(programme, on=on, parameters=parameters, rules=RULES, problems=problems, places=places)


def problem(report: Report, lang: Lang | str = Lang.IT) -> dict[str, Any]:
    """
    Return the body of an HTTP answer that says why a document was refused (RFC 9457, `application/problem+json`).

    The status is 422, or 400 where the document is no JSON at all.

    Args:
        report: A report that is not valid.
        lang: The language of the sentences.

    Raises:
        MalformedValueError: For a valid report, which is no problem, or a language that is neither.
    """
    lang = language("problem.lang", lang)
    if report.valid:
        raise MalformedValueError(
            Bilingual("rapporto", "report"),
            str(report.on),
            Bilingual("è valido, non c'è un problema da comunicare", "is valid, there is no problem to tell"),
            Bilingual("chiamare problem() solo se not report.valid", "call problem() only if not report.valid"),
        )
    unparsed = any(found.kind in NO_JSON for found in report.problems)
    errors = [
        {
            "pointer": f"#{quote(found['path'], safe=_IN_FRAGMENTS)}",
            "detail": found["message"][lang.value],
            "rule": found["rule"],
        }
        for found in report.to_dict()["findings"]
        if found["severity"] == "errore"
    ]
    title = Bilingual("Il documento non è accettabile", "The document cannot be accepted")
    detail = Bilingual(f"errori: {len(errors)}", f"errors: {len(errors)}")
    return {
        "type": "urn:contratti-quartiere:problem:document",
        "title": title.say(lang),
        "status": 400 if unparsed else 422,
        "detail": detail.say(lang),
        "errors": errors,
    }


def schema() -> dict[str, Any]:
    """
    Return the JSON Schema (2020-12) of a document, made of the fields of the records: a new one each time.

    What loads is valid by it. What is valid may still not load: its `$comment` says what only loading knows.
    """
    return programme_schema(FORMAT)


_Places = tuple[tuple[str, tuple[int, ...]], ...]


def _read(text: str | bytes) -> tuple[Programme, tuple[Problem, ...], _Places]:
    """
    Return what can be read of a document, what cannot, and where the records that are left stood.
    """
    try:
        values, doubled = opened(text, FORMAT)
    except DocumentError as error:
        return Programme(), error.problems, ()
    problems = doubled
    try:
        programme = from_values(values)
    except DocumentError as error:
        programme, problems = Programme(), doubled + error.problems
    if not problems:
        return programme, (), ()
    if len(problems) > MOST_PROBLEMS:
        return Programme(), (*problems[:MOST_PROBLEMS], TOO_MANY), ()
    left, places = _without(values, problems)
    return from_values(left), problems, places


def _without(values: dict[str, Any], problems: Iterable[Problem]) -> tuple[dict[str, Any], _Places]:
    """
    Return the values without each record or key that has a problem, and where the records that are left stood.
    """
    aside: dict[str, set[str]] = {}
    for problem in problems:
        # A problem of the whole key stands under "", which is no index.
        _, name, index, *_ = [*problem.pointer.split("/"), ""]
        aside.setdefault(name, set()).add(index)
    left: dict[str, Any] = {}
    places: list[tuple[str, tuple[int, ...]]] = []
    for name in (field.name for field in attrs.fields(Programme) if field.name in values):
        if name not in aside:
            left[name] = values[name]
        elif "" not in aside[name]:
            indices = tuple(index for index in range(len(values[name])) if str(index) not in aside[name])
            places.append((name, indices))
            left[name] = [values[name][index] for index in indices]
    return left, tuple(places)
