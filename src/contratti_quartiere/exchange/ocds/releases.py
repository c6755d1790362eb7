"""
A tender with its awards and contracts as a release of OCDS 1.1.5, and releases as a package.
"""

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from contratti_quartiere.arguments import language as read_language
from contratti_quartiere.arguments import many, switch
from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.dates import check_date
from contratti_quartiere.errors import MalformedValueError, WrongTypeError, shown
from contratti_quartiere.exchange.ocds.found_envelopes import date_of, ocid_of
from contratti_quartiere.exchange.ocds.own_fields import DERIVED, KEPT, KEY
from contratti_quartiere.exchange.ocds.plain_values import held, start_of
from contratti_quartiere.exchange.ocds.release_contracts import award_section, contract_section
from contratti_quartiere.exchange.ocds.release_dates import last_on_record
from contratti_quartiere.exchange.ocds.release_parties import parties_of
from contratti_quartiere.exchange.ocds.release_tenders import tender_section
from contratti_quartiere.exchange.ocds.source_records import SOURCES, sources_of
from contratti_quartiere.exchange.ocds.withheld import without_people, without_personal_codes
from contratti_quartiere.exchange.records import to_value
from contratti_quartiere.fields import unique
from contratti_quartiere.procurement import Tender
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import Source

__all__ = ["LOTS_EXTENSION", "to_package", "to_release"]

LOTS_EXTENSION = (
    "https://raw.githubusercontent.com/open-contracting-extensions/ocds_lots_extension/v1.1.5/extension.json"
)
"""The released extension for lots, which goes with OCDS 1.1.5."""


def to_release(
    tender: Tender,
    *,
    contracts: Iterable[ServiceContract] = (),
    sources: Iterable[Source] = (),
    ocid: str | None = None,
    release_id: str | None = None,
    date: dt.date | None = None,
    language: Lang | str = Lang.IT,
    people: bool = False,
) -> dict[str, Any]:
    """
    Return a tender, its lots, firms, awards and contracts as one release of OCDS 1.1.5 with the lots extension.

    It tells all that is on record; for the state as of a day, give `tender.until(day)` and each `contract.until(day)`.
    Of what nobody gives, `ocid` and `date` are those of the release from which the tender was read, and named under
    `kept` in our own key of the release; the date only if nothing on record took place after it. Where there was none,
    they are made up of the tender, and named under `derived`:

    - `ocid`: the `id` of the tender, which is no OCID, for only the Open Contracting Partnership assigns prefixes; who
      publishes gives `ocid="ocds-......-" + tender.id` with the prefix of the body;
    - `id`: the `ocid` and the day, one release a day; between them the `id` of the tender if the `ocid` was kept, for
      several tenders may be of one process;
    - `date`: the last day on which anything on record took place. Where no date tells, it is 0001-01-01, which is no
      date of anything: the schema demands one, and `derived` says that nobody knows it.

    `tag` says which sections there are, and `initiationType` is `tender`, its only word.

    Args:
        tender: The tender.
        contracts: Contracts of any tender: those of this one are written.
        sources: Sources of any records, those of a programme: the ones that the tender or its contracts name are
            written, under our own key.
        ocid: The identifier of the contracting process, with the prefix that the body was assigned.
        release_id: The identifier of the release, unique within the process.
        date: The day of the release.
        language: The language of titles and descriptions, in which our own few words are said too: `it` or `en`.
        people: True to write what `WITHHELD` names too: tax codes of people, what foreign records said that no field
            holds, hours by profession.

    Raises:
        WrongTypeError: For anything but a tender, contracts, sources, texts and a day.
        MalformedValueError: For an `ocid` or `release_id` that is empty, has blanks around it or a line break in it, or
            a language that is neither.
        DuplicateIdentifierError: For two contracts or two sources of one `id`.

    Examples:
        >>> from contratti_quartiere import Tender
        >>> release = to_release(Tender(id="gara-2016", title="Laboratori"), ocid="ocds-abc123-gara-2016")
        >>> release["ocid"], release["tender"]["title"]
        ('ocds-abc123-gara-2016', 'Laboratori')
    """
    if type(tender) is not Tender:
        raise WrongTypeError.of("to_release", tender, Bilingual("scrivere una Tender", "write a Tender"))
    named, said_in = switch("to_release.people", people), read_language("to_release.language", language)
    mine, known_sources = _of_tender(tender, contracts), many("to_release.sources", sources, Source)
    unique("to_release.sources", tuple(source.id for source in known_sources))
    given = {"ocid": ocid, "id": release_id, "date": date}
    day = last_on_record(tender, mine) if date is None else _day("to_release", date)
    known_ocid, moment = ocid_of(tender) if ocid is None else "", date_of(tender) if date is None else ""
    if moment[:10] < f"{day}":
        moment = ""
    day = dt.date.fromisoformat(moment[:10]) if moment else day
    name = known_ocid or (tender.id if ocid is None else _name("to_release.ocid", ocid))
    of_process = f"{name}-{tender.id}" if known_ocid else name
    told = f"{of_process}-{day}" if release_id is None else _name("to_release.release_id", release_id)
    kept = [field for field, found in (("ocid", known_ocid), ("date", moment)) if found]
    derived = [field for field, value in given.items() if value is None and field not in kept]
    if not named:
        tender, mine = without_people(tender, mine)
    named_sources = [to_value(source) for source in sources_of(tender, mine, known_sources)]
    release: dict[str, Any] = {
        "ocid": name,
        "id": told,
        "date": moment or start_of(day),
        **_sections(tender, mine, on=day, lang=said_in),
        KEY: held(**{DERIVED: derived, KEPT: kept, SOURCES: named_sources}),
    }
    return release if named else without_personal_codes(release)


def _sections(tender: Tender, contracts: tuple[ServiceContract, ...], *, on: dt.date, lang: Lang) -> dict[str, Any]:
    winners = [name for award in tender.awards for name in award.firms]
    winners += [name for contract in contracts for name in contract.firms]
    # Who was paid is known where the contract is with one firm.
    paid = [contract for contract in contracts if any(found.paid_on for found in contract.execution.invoices)]
    payees = [contract.firms[0] for contract in paid if len(set(contract.firms)) == 1]
    parties = parties_of(tender, suppliers=frozenset(winners), payees=frozenset(payees))
    awards, named = award_section(tender, contracts, parties)
    written = [contract_section(found, tender, named[found.id], parties, on=on, lang=lang) for found in contracts]
    tags = {
        "tender": True,
        "award": bool(tender.awards),
        "contract": bool(written),
        "implementation": any("implementation" in found for found in written),
    }
    return {
        "tag": [tag for tag, has in tags.items() if has],
        "initiationType": "tender",
        **held(parties=list(parties.entries), buyer=parties.buyer),
        "tender": tender_section(tender, parties, on=on, lang=lang),
        **held(awards=awards, contracts=written),
        "language": lang.value,
    }


def to_package(
    releases: Iterable[Mapping[str, Any]],
    *,
    uri: str,
    publisher: str,
    published: dt.date | None = None,
    license: str | None = None,  # noqa: A002  # the name that the field has in OCDS
) -> dict[str, Any]:
    """
    Return releases as a package, which names the lots extension.

    Args:
        releases: One or more, of `to_release`.
        uri: The address that names the package, under which it is published if it can be.
        publisher: The name of the body that publishes.
        published: The day of publication; left out, the last day of a release in it, as the schema asks of a package
            that is made on demand.
        license: The address of the licence of the data; left out, the package does not say.

    Raises:
        WrongTypeError: For what is no list of releases, no text or no day.
        MalformedValueError: For no release, one that stands twice, an empty text, an address that is no URI, or a
            release without a date where no day is given.
    """
    held_releases = [dict(release) for release in many("to_package.releases", releases, Mapping, _RELEASES)]
    if not held_releases:
        raise _no_package(
            len(held_releases),
            Bilingual("non ha release", "has no release"),
            Bilingual("darne almeno una, da to_release", "give at least one, of to_release"),
        )
    _refuse_twice(held_releases)
    dates = [release.get("date") for release in held_releases]
    told = [found for found in dates if isinstance(found, str)]
    if published is None and len(told) < len(dates):
        raise _no_package(
            len(held_releases),
            Bilingual("ha una release senza data", "has a release without a date"),
            Bilingual("dare published=, il giorno della pubblicazione", "give published=, the day of publication"),
        )
    return {
        "uri": _address("to_package.uri", uri),
        "version": "1.1",
        "extensions": [LOTS_EXTENSION],
        "publishedDate": max(told) if published is None else start_of(_day("to_package", published)),
        "publisher": {"name": _text("to_package.publisher", publisher)},
        **({} if license is None else {"license": _address("to_package.license", license)}),
        "releases": held_releases,
    }


_RELEASES = Bilingual("release", "releases")


def _no_package(size: int, reason: Bilingual, remedy: Bilingual) -> MalformedValueError:
    what = Bilingual("pacchetto OCDS, numero di release", "OCDS package, number of releases")
    return MalformedValueError(what, str(size), reason, remedy)


def _of_tender(tender: Tender, contracts: Iterable[ServiceContract]) -> tuple[ServiceContract, ...]:
    given = many("to_release.contracts", contracts, ServiceContract)
    mine = tuple(found for found in given if found.tender == tender.id)
    unique("to_release.contracts", tuple(found.id for found in mine))
    return mine


def _day(where: str, day: dt.date) -> dt.date:
    check_date(where, day)
    return day


def _text(where: str, text: str) -> str:
    if type(text) is not str:
        raise WrongTypeError.of(where, text, Bilingual("scrivere un testo", "write a text"))
    if not text.strip():
        remedy = Bilingual("scriverlo, o lasciare via l'argomento", "write it, or leave the argument out")
        raise _malformed(where, text, Bilingual("è vuoto", "is empty"), remedy)
    return text


def _name(where: str, text: str) -> str:
    if _text(where, text) != text.strip() or not text.isprintable():
        reason = Bilingual("ha spazi ai bordi o caratteri invisibili", "has blanks around it or invisible characters")
        raise _malformed(where, text, reason, Bilingual("toglierli", "take them away"))
    return text


# A scheme, and nothing that no URI holds (RFC 3986 section 2): blanks, letters with accents, brackets of other sorts.
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-Z\[\]_a-z~]+")


def _address(where: str, text: str) -> str:
    if _URI.fullmatch(_text(where, text)) is None:
        remedy = Bilingual(
            "scrivere per esempio https://example.org/gare.json", "write https://example.org/tenders.json"
        )
        raise _malformed(where, text, Bilingual("non è un indirizzo (URI)", "is no address (URI)"), remedy)
    return text


def _malformed(where: str, text: str, reason: Bilingual, remedy: Bilingual) -> MalformedValueError:
    return MalformedValueError(Bilingual(where, where), shown(text), reason, remedy)


def _refuse_twice(releases: list[dict[str, Any]]) -> None:
    """
    Refuse a release that stands twice, which the schema does, or two of one process with one `id`.
    """
    seen: dict[str, int] = {}
    for number, release in enumerate(releases):
        names = [release.get("ocid"), release.get("id")]
        key = json.dumps(names if all(names) else release, sort_keys=True, default=str)
        if key in seen:
            first = seen[key]
            raise _no_package(
                len(releases),
                Bilingual(
                    f"la stessa release sta nelle posizioni {first} e {number}",
                    f"the same release stands at positions {first} and {number}",
                ),
                Bilingual(
                    "darla una volta sola; due stati di una gara hanno ciascuno la sua release_id",
                    "give it once; two states of a tender have a release_id each",
                ),
            )
        seen[key] = number
