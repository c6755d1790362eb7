"""
A release of the Open Contracting Data Standard, whoever wrote it, as a tender and its contracts.

Every leaf of it is in a field, stands as found in the tender or a contract, or is named in a problem. Version 1.1.5 is
read, and the later state of lots. Nothing is guessed: amounts are euro if the release or the caller says so, and days
never become months.
"""

from collections.abc import Mapping

import attrs

from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.arguments import switch
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import MalformedValueError, WrongTypeError, shown
from contratti_quartiere.exchange.imports import RowProblem
from contratti_quartiere.exchange.ocds.branches import OpenRelease
from contratti_quartiere.exchange.ocds.code_lists import check_codes
from contratti_quartiere.exchange.ocds.foreign_releases import records_of
from contratti_quartiere.exchange.ocds.own_releases import own_records
from contratti_quartiere.procurement import Tender
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import Source

__all__ = ["ReadRelease", "checked_currency", "checked_vat", "from_release"]


@attrs.frozen(kw_only=True)
class ReadRelease:
    """
    What one release says, as records of ours, and what is odd in it (*release letta*).

    Attributes:
        tender: The tender.
        contracts: The contracts that came of it.
        sources: The sources that they name, of a release that we wrote with them.
        problems: What is odd, with the JSON Pointer within the release as place.
    """

    tender: Tender
    contracts: tuple[ServiceContract, ...]
    problems: tuple[RowProblem, ...]
    sources: tuple[Source, ...] = ()


def from_release(
    mapping: Mapping[str, object],
    *,
    currency: str | None = None,
    vat: VatBasis = VatBasis.UNKNOWN,
    contacts: bool = False,
) -> ReadRelease:
    """
    Read a release, whoever wrote it.

    Args:
        mapping: The release, as a JSON text says it.
        currency: The currency of amounts that name none, if the caller knows it: `EUR`.
        vat: Whether value added tax is in the amounts, if the caller knows it. Those of unknown basis are no `value`
            when the tender is written again, and neither are those with the tax. A release of ours says it itself.
        contacts: True to keep, as found, the names, addresses and telephones of people (`contactPoint`).

    Raises:
        WrongTypeError: For what is no mapping, for `vat` but a `VatBasis`, or for `contacts` but True or False.
        MalformedValueError: For a currency of another form, a release of too many levels, or a package.

    Examples:
        >>> read = from_release({"ocid": "ocds-1", "tender": {"id": "G1", "value": {"amount": 10.5}}}, currency="EUR")
        >>> read.tender.totals[0].amount
        Euro('10.50')
    """
    kept = switch("from_release.contacts", contacts)
    root = OpenRelease(mapping, checked_currency(currency), contacts=kept, vat=checked_vat("from_release", vat)).root
    _refuse_package(mapping)
    own = own_records(root)
    if own is None:
        check_codes(root)
        own = (*records_of(root), ())
    tender, contracts, sources = own
    problems = tuple(root.release.problems)
    return ReadRelease(tender=tender, contracts=contracts, problems=problems, sources=sources)


def _refuse_package(mapping: Mapping[str, object]) -> None:
    """
    Refuse what holds releases and is none, which would be read as a tender without anything.
    """
    lists = [name for name in ("releases", "records") if name in mapping]
    if lists and not {"ocid", "tender", "awards", "contracts"}.intersection(mapping):
        raise MalformedValueError(
            Bilingual("release OCDS, chiave", "OCDS release, key"),
            shown(lists[0]),
            Bilingual("è di un pacchetto, non di una release", "is of a package, not of a release"),
            Bilingual(
                "leggere il file con read_releases, o dare una delle release che contiene",
                "read the file with read_releases, or give one of the releases in it",
            ),
        )


def checked_currency(currency: str | None) -> str:
    """
    Return the currency that a caller gives; empty for none.

    Raises:
        WrongTypeError: For anything but text.
        MalformedValueError: For what is not the code of a currency.
    """
    if currency is None:
        return ""
    remedy = Bilingual("scrivere il codice di tre lettere, 'EUR'", "write the code of three letters, 'EUR'")
    if type(currency) is not str:
        raise WrongTypeError.of("currency", currency, remedy)
    if not (len(currency) == 3 and currency.isascii() and currency.isupper() and currency.isalpha()):
        what = Bilingual("valuta", "currency")
        raise MalformedValueError(what, shown(currency), Bilingual("non è un codice", "is no code"), remedy)
    return currency


def checked_vat(where: str, vat: VatBasis) -> VatBasis:
    """
    Return the basis of the amounts that a caller gives.

    Args:
        where: The function.
        vat: What was given.

    Raises:
        WrongTypeError: For anything but a member of `VatBasis`.
    """
    if type(vat) is not VatBasis:
        remedy = Bilingual("scrivere un VatBasis, VatBasis.NET", "write a VatBasis, VatBasis.NET")
        raise WrongTypeError.of(f"{where}.vat", vat, remedy)
    return vat
