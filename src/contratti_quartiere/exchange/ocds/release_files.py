"""
A file of releases as a programme: one release, a package or a list of them, records with a compiled one, JSON lines.

One release that cannot be read is reported and counted, and the rest is read.
"""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from os import PathLike
from pathlib import Path
from typing import cast

import attrs

from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.arguments import file_named, switch
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import ContrattiError, DocumentError, Problem, shown, type_shown
from contratti_quartiere.exchange.imports import Imported
from contratti_quartiere.exchange.ocds.branches import OpenRelease
from contratti_quartiere.exchange.ocds.found_days import day_of
from contratti_quartiere.exchange.ocds.gathered import Gathered
from contratti_quartiere.exchange.ocds.partial_marks import without_mark
from contratti_quartiere.exchange.ocds.reading import checked_currency, checked_vat, from_release
from contratti_quartiere.exchange.ocds.release_texts import value_of
from contratti_quartiere.sources import Source, SourceKind

__all__ = ["MOST_BYTES", "Progress", "read_releases"]

MOST_BYTES = 2**28
"""A JSON value of more bytes is not read: it is held in memory whole. JSON lines have no such limit."""

Progress = Callable[[int, int | None], None]
"""Is told how many releases were read, and of how many; None where that is not known, as in JSON lines."""

_LINES = (".jsonl", ".ndjson")
_RELEASE = frozenset({"ocid", "tender", "awards", "contracts"})
_PACKED = {b"PK\x03\x04": "zip", b"\x1f\x8b": "gzip"}


@attrs.frozen
class _Found:
    """
    Something that should be a release, and where it stood.
    """

    line: int
    place: str
    value: object


def read_releases(
    path: str | PathLike[str],
    *,
    currency: str | None = None,
    vat: VatBasis = VatBasis.UNKNOWN,
    contacts: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """
    Read a file of releases, whoever wrote it.

    Args:
        path: The file: UTF-8, with or without a byte order mark.
        currency: The currency of amounts that name none, if the caller knows it: `EUR`.
        vat: Whether value added tax is in the amounts, if the caller knows it.
        contacts: True to keep, as found, the names, addresses and telephones of people (`contactPoint`).
        progress: Is told how far the reading is.

    Raises:
        DocumentError: For a file of which nothing can be read: what it is, and what to do.
        WrongTypeError: For what names no file, a currency that is no text, for `vat` but a
            `VatBasis`, or for `contacts` but True or False.
        MalformedValueError: For a currency of another form.
    """
    checked_currency(currency)
    basis, kept = checked_vat("read_releases", vat), switch("read_releases.contacts", contacts)
    tell = progress or _tell_nobody
    gathered = Gathered()
    for number, (found, total) in enumerate(_releases_in(file_named("read_releases", path), gathered), 1):
        _read(found, gathered, currency=currency, vat=basis, contacts=kept)
        tell(number, total)
    return gathered.imported()


def _tell_nobody(done: int, of: int | None) -> None:
    """
    Take how far a reading is, and do nothing with it.
    """


def _read(found: _Found, gathered: Gathered, *, currency: str | None, vat: VatBasis, contacts: bool) -> None:
    value = found.value
    if not isinstance(value, Mapping):
        kind = type_shown(type(value))
        wrong = Bilingual(f"doveva essere un oggetto, ed è {kind.it}", f"should be an object, and is {kind.en}")
        gathered.unread(found.line, found.place, "wrong_type", wrong, shown(value))
        return
    mapping = cast("Mapping[str, object]", value)
    if not _RELEASE.intersection(mapping):
        gathered.unread(found.line, found.place, "no_release", _NO_RELEASE, "")
        return
    try:
        read = from_release(mapping, currency=currency, vat=vat, contacts=contacts)
        gathered.add(found.line, found.place, read)
    except ContrattiError as error:
        gathered.unread(found.line, found.place, "unreadable", error.said, "")


def _releases_in(source: Path, gathered: Gathered) -> Iterator[tuple[_Found, int | None]]:
    """
    Yield what should be a release, with how many there are in all; None where that is not known.
    """
    with source.open("rb") as opened:
        first = opened.readline(MOST_BYTES)
        _refuse_packed(first)
        lines = source.suffix.lower() in _LINES or (bool(opened.readline(1)) and _is_value(first))
        opened.seek(0)
        if lines:
            for found in _of_lines(opened, gathered):
                yield found, None
            return
        text = opened.read(MOST_BYTES + 1)
    if len(text) > MOST_BYTES:
        raise DocumentError((Problem("", "too_large", _TOO_LARGE),))
    value, gathered.missing = without_mark(value_of(text))
    values = list(_unpacked(0, value, gathered))
    for found in values:
        yield found, len(values)


def _refuse_packed(head: bytes) -> None:
    for magic, kind in _PACKED.items():
        if head.startswith(magic):
            message = Bilingual(
                f"è un archivio {kind}; estrarne il file JSON e indicare quello",
                f"is a {kind} archive; unpack the JSON file in it and name that",
            )
            raise DocumentError((Problem("", kind, message),))
    if b"\0" in head or head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        # UTF-16, of which no line is JSON: refused as a whole.
        value_of(head)


def _is_value(line: bytes) -> bool:
    """
    Return whether a line is a whole JSON object, as each of JSON lines is.
    """
    try:
        return isinstance(value_of(line), dict)
    except DocumentError:
        return False


def _object(value: object) -> dict[str, object]:
    """
    Return an object, and an empty one for anything else.
    """
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _of_lines(lines: Iterable[bytes], gathered: Gathered) -> Iterator[_Found]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = value_of(line)
        except DocumentError as error:
            # A last line without its end broke off.
            gathered.whole = line.endswith(b"\n")
            problem = error.problems[0]
            gathered.unread(number, "", problem.kind, problem.message, "")
            continue
        yield from _unpacked(number, value, gathered)


def _unpacked(line: int, value: object, gathered: Gathered) -> Iterator[_Found]:
    """
    Yield the releases of a package, of a list or of records, or the one that a value is.

    Raises:
        DocumentError: For an object that is none of these.
    """
    if isinstance(value, list):
        for number, release in enumerate(cast("list[object]", value)):
            yield _Found(line, f"/{number}", release)
        return
    package = _object(value)
    releases, records = package.get("releases"), package.get("records")
    if isinstance(releases, list):
        gathered.source = gathered.source or _source(package)
        for number, release in enumerate(cast("list[object]", releases)):
            yield _Found(line, f"/releases/{number}", release)
    elif isinstance(records, list):
        gathered.source = gathered.source or _source(package)
        for number, record in enumerate(cast("list[object]", records)):
            yield _Found(line, f"/records/{number}/compiledRelease", _object(record).get("compiledRelease"))
    elif line or _RELEASE.intersection(package):
        yield _Found(line, "", value)
    else:
        raise DocumentError((Problem("", "no_release", _NO_RELEASES),))


def _source(package: Mapping[str, object]) -> Source:
    """
    Return a package as a source: who published it, under which licence, where and when.
    """
    about = {key: package.get(key) for key in ("uri", "publisher", "publishedDate", "license")}
    root = OpenRelease(about, "", contacts=False).root
    said = [root.at("publisher", "name").text, root.at("license").text]
    published = day_of(root.at("publishedDate"))
    return Source(
        id="ocds",
        kind=SourceKind.DATASET,
        title=", ".join(part for part in said if part) or "OCDS",
        # The first day of all stands where nobody knew one.
        published=None if published == date.min else published,
        address=root.at("uri").text,
    )


_NO_RELEASE = Bilingual(
    "non è una release OCDS: non ha né ocid, né tender, né awards, né contracts",
    "is no OCDS release: it has no ocid, tender, awards or contracts",
)
_NO_RELEASES = Bilingual(
    "non è OCDS: serve una release, un elenco di release, un pacchetto («releases» o «records») o righe JSON",
    "is no OCDS: it takes a release, a list of releases, a package ('releases' or 'records') or JSON lines",
)
_TOO_LARGE = Bilingual(
    f"ha più di {MOST_BYTES // 2**20} MB in un solo valore JSON; chiedere i dati in righe JSON (.jsonl), o dividerli",
    f"has more than {MOST_BYTES // 2**20} MB in one JSON value; ask for the data as JSON lines (.jsonl), or divide it",
)
