"""
A programme written by the command `convert` as OCDS: one release, or a package of a release a tender.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cli.convert_page import ENVELOPE
from contratti_quartiere.cli.ocds_losses import Losses, losses_of
from contratti_quartiere.cli.outputs import write_text
from contratti_quartiere.errors import MalformedValueError, Problem, shown
from contratti_quartiere.exchange.imports import PARTIAL
from contratti_quartiere.exchange.ocds import dumps, to_package, to_release
from contratti_quartiere.exchange.ocds.partial_marks import with_mark
from contratti_quartiere.exchange.ocds.source_records import named_by
from contratti_quartiere.exchange.sheets import NotHeldError
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract

__all__ = ["Publication", "write_ocds"]

_RECORDS = "not_held"


@attrs.frozen(kw_only=True)
class Publication:
    """
    What whoever publishes says of releases, and the programme does not.

    Attributes:
        prefix: The prefix that the Open Contracting Partnership assigned to the body; None if none was given.
        publisher: Who publishes; None for a release without a package.
        uri: The address of the package; None for a release without a package.
        license: The address of the licence; None if the package does not say.
        date: The day of the releases and of the package; None for the last day on record.
        people: True to write what may name people too.
    """

    prefix: str | None = None
    publisher: str | None = None
    uri: str | None = None
    license: str | None = None
    date: dt.date | None = None
    people: bool = False

    @property
    def packed(self) -> bool:
        """
        True if anything was given that only a package says.
        """
        return not (self.publisher is None and self.uri is None and self.license is None)


def write_ocds(
    programme: Programme, target: str, publication: Publication, *, partial: bool, lang: str
) -> tuple[tuple[Problem, ...], Losses]:
    """
    Write the tenders of a programme with their contracts.

    Returns:
        What was left out, and what OCDS does not say.

    Raises:
        NotHeldError: For records that no release holds, unless they are allowed to stay out.
        MalformedValueError: For no tender, or a package of which nobody says who publishes it and where.
    """
    if not programme.tenders:
        raise _refused(
            target,
            Bilingual("nessuna gara, e una release racconta una gara", "no tender, and a release tells of one"),
            Bilingual("dare un documento con gare", "give a document with tenders"),
        )
    lost = tuple(_lost(programme))
    if not partial and any(problem.kind == _RECORDS for problem in lost):
        raise NotHeldError(lost)
    releases = [_release(programme, tender, publication, lang) for tender in programme.tenders]
    found = _written(releases, target, publication)
    mark = [unknown for unknown in programme.unknowns if unknown.id == PARTIAL]
    if mark:
        # Nowhere else in a file of OCDS could it be told that it is not all.
        found = with_mark(found, mark[0])
    write_text(target, dumps(found))
    return lost, _losses(programme, releases, lang, people=publication.people)


def _written(releases: list[dict[str, Any]], target: str, publication: Publication) -> dict[str, Any]:
    """
    Return the release or the package.
    """
    if len(releases) == 1 and not publication.packed:
        return releases[0]
    if publication.publisher is None or publication.uri is None:
        size = len(releases)
        raise _refused(
            target,
            Bilingual(f"è un pacchetto (gare: {size})", f"is a package (tenders: {size})"),
            Bilingual(
                "dire chi lo pubblica e il suo indirizzo, --publisher NOME --uri INDIRIZZO",
                "say who publishes it and its address, --publisher NAME --uri ADDRESS",
            ),
        )
    return to_package(
        releases,
        uri=publication.uri,
        publisher=publication.publisher,
        published=publication.date,
        license=publication.license,
    )


def _release(programme: Programme, tender: Tender, publication: Publication, lang: str) -> dict[str, Any]:
    ocid = None if publication.prefix is None else f"{publication.prefix}-{tender.id}"
    return to_release(
        tender,
        contracts=_contracts(programme, tender),
        sources=programme.sources,
        ocid=ocid,
        date=publication.date,
        language=lang,
        people=publication.people,
    )


def _contracts(programme: Programme, tender: Tender) -> tuple[ServiceContract, ...]:
    return tuple(found for found in programme.service_contracts if found.tender == tender.id)


def _losses(programme: Programme, releases: list[dict[str, Any]], lang: str, *, people: bool) -> Losses:
    found: Counter[str] = Counter()
    ocids: list[tuple[str, str]] = []
    for tender, release in zip(programme.tenders, releases, strict=True):
        found += losses_of(tender, _contracts(programme, tender), release, lang=lang, people=people)
        source = next((one.value for one in tender.as_found if one.place == "/ocid"), release["ocid"])
        if source != release["ocid"]:
            ocids.append((source, release["ocid"]))
    unknown, not_net = found.pop("vat_unknown", 0), found.pop("not_net", 0)
    return Losses(vat_unknown=unknown, not_net=not_net, withheld=tuple(found.items()), ocids=tuple(ocids))


def _lost(programme: Programme) -> Iterator[Problem]:
    """
    Yield what no release holds: of the envelope, which stops nothing, and records.
    """
    if programme.title:
        yield Problem("/title", ENVELOPE, Bilingual("il titolo del programma", "the title of the programme"))
    names = {tender.id for tender in programme.tenders}
    for name, records in programme.collections():
        if name == "tenders":
            continue
        left = tuple(found for found in records if found.id != PARTIAL)
        if name == "service_contracts":
            left = tuple(found for found in left if found.tender not in names)
        if name == "sources":
            named = named_by((*programme.tenders, *programme.service_contracts))
            left = tuple(found for found in left if found.id not in named)
        if left:
            count = len(left)
            said = Bilingual(f"record che OCDS non ha: {count}", f"records that OCDS has not: {count}")
            yield Problem(f"/{name}", ENVELOPE if name == "sources" else _RECORDS, said)
    for name in ("counts", "amounts"):
        if count := len(getattr(programme, name)):
            said = Bilingual(f"dati che OCDS non ha: {count}", f"figures that OCDS has not: {count}")
            yield Problem(f"/{name}", _RECORDS, said)


def _refused(target: str, reason: Bilingual, remedy: Bilingual) -> MalformedValueError:
    return MalformedValueError(Bilingual("OCDS da scrivere", "OCDS to write"), shown(target), reason, remedy)
