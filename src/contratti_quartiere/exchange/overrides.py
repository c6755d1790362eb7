"""
The figures that a body set of its own as a small JSON document: strict in, canonical out, every error at once.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from os import PathLike
from typing import Any, cast

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dated_values import Parameter, ParameterKind
from contratti_quartiere.errors import ContrattiError, DocumentError, Problem, UnknownNameError, WrongTypeError, shown
from contratti_quartiere.exchange.documents import read_file
from contratti_quartiere.exchange.parsing import MOST_PROBLEMS, TOO_MANY, missing_key, opened, unknown_keys
from contratti_quartiere.exchange.values import Reader, UnreadableError, dates_reader, kind_of, read_text, wrong_type
from contratti_quartiere.parameters import PARAMETERS, SET_BY_LAW, Override, Parameters, overlap, refusal

__all__ = ["FORMAT", "MOST_OVERRIDES", "dumps", "load", "loads"]

FORMAT = "contratti_quartiere/parameters/0.1.0"
"""The format of a document, in its key `format`."""

MOST_OVERRIDES = 1_000
"""Many more than any body sets; each is compared with what the others left."""

_DAY = timedelta(days=1)
_KEYS = ("body", "overrides")
_OVERRIDE_KEYS = ("parameter", "value", "source", "first", "last")


def loads(text: str | bytes, *, known: Parameters = PARAMETERS) -> Parameters:
    """
    Read the figures that a body set from a JSON document.

    Args:
        text: The document; bytes are UTF-8, with or without a byte order mark.
        known: What the document changes: our own figures, or those that another document changed before.

    Raises:
        WrongTypeError: For anything but text or bytes.
        DocumentError: With every problem of the document at once; nothing of it is kept.
    """
    values, doubled = opened(text, FORMAT)
    document = _Object("", values, list(doubled))
    document.allow(("format", *_KEYS))
    body: str = document.read("body", read_text, usual=known.body)
    lines: list[object] = document.read("overrides", _read_list, usual=[])
    found = [_read_override(document.at("overrides", index, line), known) for index, line in enumerate(lines)]
    problems = [*document.problems, *_overlaps(found)]
    if problems:
        left_out = (TOO_MANY,) if len(problems) > MOST_PROBLEMS else ()
        raise DocumentError((*problems[:MOST_PROBLEMS], *left_out))
    for override in (override for override in found if override is not None):
        known = known.override(
            override.parameter, override.value, source=override.source, since=override.since, until=override.until
        )
    return attrs.evolve(known, body=body)


def load(path: str | PathLike[str], *, known: Parameters = PARAMETERS) -> Parameters:
    """
    Read the figures that a body set from a file.

    Raises:
        DocumentError: As `loads`, and for a file that is not there or cannot be read.
    """
    return loads(read_file(path), known=known)


def dumps(parameters: Parameters) -> str:
    """
    Return what a body set as a JSON document: the same overrides, always the same text.

    Raises:
        WrongTypeError: For anything but `Parameters`.
    """
    if type(parameters) is not Parameters:
        raise WrongTypeError.of("dumps", parameters, Bilingual("scrivere un Parameters", "write Parameters"))
    values: dict[str, Any] = {"format": FORMAT}
    if parameters.body:
        values["body"] = parameters.body
    if parameters.overrides:
        values["overrides"] = [dict(_keys_of(override)) for override in parameters.overrides]
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _keys_of(override: Override) -> Iterator[tuple[str, int | str]]:
    yield "parameter", override.parameter
    yield "value", override.value
    yield "source", override.source
    if override.since is not None:
        yield "first", override.since.isoformat()
    if override.until is not None:
        yield "last", (override.until - _DAY).isoformat()


@attrs.frozen
class _Object:
    """
    An object of a document that is being read.

    Attributes:
        pointer: Where it stands.
        values: Its values.
        problems: What is wrong with the document so far; each reader adds to it.
    """

    pointer: str
    values: Mapping[str, object]
    problems: list[Problem]

    def allow(self, keys: tuple[str, ...]) -> None:
        """
        Refuse all keys but these.
        """
        self.problems.extend(unknown_keys(self.pointer, self.values.keys() - set(keys), keys))

    def read(self, key: str, reader: Reader, *, usual: Any = None, required: bool = False) -> Any:
        """
        Return the value of a key as its reader has it, or the usual one where there is none or it cannot be read.
        """
        if key in self.values:
            try:
                return reader(self.values[key], None)
            except ContrattiError as error:
                self.refuse(key, kind_of(error), error.said)
        elif required:
            self.problems.append(missing_key(f"{self.pointer}/{key}"))
        return usual

    def refuse(self, key: str, kind: str, message: Bilingual) -> None:
        """
        Note what is wrong with the value of a key.
        """
        self.problems.append(Problem(f"{self.pointer}/{key}", kind, message))

    def at(self, key: str, index: int, value: object) -> "_Object":
        """
        Return an object of a list; what is none is noted, and stands for one that cannot be read.
        """
        pointer = f"{self.pointer}/{key}/{index}"
        if isinstance(value, dict):
            return _Object(pointer, cast("dict[str, object]", value), self.problems)
        error = wrong_type(value, Bilingual("scrivere un oggetto { }", "write an object { }"))
        self.problems.append(Problem(pointer, error.kind, error.message))
        # Its own problems would say the same again.
        return _Object(pointer, {}, [])


def _read_override(line: _Object, known: Parameters) -> Override | None:
    """
    Return the override that an object describes, or None where its parameter or its days cannot be read.
    """
    line.allow(_OVERRIDE_KEYS)
    name: str | None = line.read("parameter", read_text, required=True)
    parameter = None if name is None else _known(line, name, known)
    value: int | str | None = line.read("value", _read_value, required=True)
    if parameter is not None and value is not None:
        refused = refusal(parameter, value)
        if refused is not None:
            _refuse(line, "value", value, refused)
    source: str = line.read("source", _read_source, required=True, usual="")
    days = _days(line)
    if parameter is None or days is None:
        return None
    # A value that could not be read is noted; its days are compared with those of the others all the same.
    return Override(parameter.id, value or 0, source, *days)


def _known(line: _Object, name: str, known: Parameters) -> Parameter | None:
    try:
        parameter = known[name]
    except UnknownNameError as error:
        line.refuse("parameter", kind_of(error), error.said)
        return None
    if parameter.kind is ParameterKind.LAW:
        _refuse(line, "parameter", name, SET_BY_LAW)
        return None
    return parameter


def _refuse(line: _Object, key: str, found: object, refused: tuple[Bilingual, Bilingual]) -> None:
    reason, remedy = refused
    message = Bilingual(f"{shown(found)}: {reason.it}; {remedy.it}", f"{shown(found)}: {reason.en}; {remedy.en}")
    line.refuse(key, "override", message)


def _days(line: _Object) -> tuple[date | None, date | None] | None:
    """
    Return the first day of an override and the day after its last, or None where they cannot be.
    """
    noted = len(line.problems)
    first: date | None = line.read("first", _read_day)
    last: date | None = line.read("last", _read_day)
    if last == date.max:
        message = Bilingual(
            f"{last} non ha un giorno dopo; toglierlo, se il valore vale ancora",
            f"{last} has no day after it; leave it out, if the value still holds",
        )
        line.refuse("last", "malformed_value", message)
    elif last is not None and last < (first or date.min):
        message = Bilingual(
            f"l'ultimo giorno, {last}, viene prima del primo, {first}; scrivere l'ultimo in cui il valore vale",
            f"the last day, {last}, comes before the first, {first}; write the last on which the value holds",
        )
        line.refuse("last", "malformed_value", message)
    if len(line.problems) > noted:
        return None
    return first, None if last is None else last + _DAY


_read_day = dates_reader((date, type(None)))


def _read_list(value: object, _: object) -> list[object]:
    if type(value) is not list:
        raise wrong_type(value, Bilingual("scrivere un elenco [ ]", "write a list [ ]"))
    found = cast("list[object]", value)
    if len(found) > MOST_OVERRIDES:
        raise UnreadableError(
            "too_many",
            Bilingual(
                f"{len(found)} voci; un documento ne ha al più {MOST_OVERRIDES}",
                f"{len(found)} entries; a document has {MOST_OVERRIDES} at most",
            ),
        )
    return found


def _read_value(value: object, kind: object) -> int | str:
    if type(value) is int:
        return value
    if type(value) is str:
        return read_text(value, kind)
    raise wrong_type(
        value,
        Bilingual(
            'scrivere un numero intero senza virgolette, 30, o una parola fra virgolette, "no"',
            'write a whole number without quotes, 30, or a word in quotes, "no"',
        ),
    )


def _read_source(value: object, kind: object) -> str:
    found = read_text(value, kind)
    if not found or found != found.strip() or not found.isprintable():
        raise UnreadableError(
            "malformed_value",
            Bilingual(
                f"{shown(found)} è vuoto, o ha spazi ai bordi o caratteri invisibili; scrivere chi l'ha deciso e con"
                ' quale atto: "determina 12/2026"',
                f"{shown(found)} is empty, padded or unprintable; write who set it and by which act:"
                ' "determina 12/2026"',
            ),
        )
    return found


def _overlaps(found: list[Override | None]) -> Iterator[Problem]:
    """
    Yield a problem for each override that holds on a day of an earlier one of the same parameter.
    """
    earlier: list[tuple[int, Override]] = []
    for index, override in enumerate(found):
        if override is None:
            continue
        same = (at for at, old in earlier if old.parameter == override.parameter and overlap(old, override))
        other = next(same, None)
        if other is not None:
            name = shown(override.parameter)
            message = Bilingual(
                f"{name} vale in giorni in cui vale già nella posizione {other}; scrivere altri giorni o una voce sola",
                f"{name} holds on days on which it holds at position {other} already; write other days, or one entry",
            )
            yield Problem(f"/overrides/{index}", "overlap", message)
        earlier.append((index, override))
