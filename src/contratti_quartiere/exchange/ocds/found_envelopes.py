"""
The OCID and the date of the release from which a tender was read, which stand in it as found.
"""

import re
from datetime import date

from contratti_quartiere.exchange.ocds.plain_values import start_of
from contratti_quartiere.procurement import Tender

__all__ = ["date_of", "ocid_of"]

_MOMENT = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?P<time>T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9]))?"
)


def ocid_of(tender: Tender) -> str:
    """
    Return the OCID of the release from which a tender was read; empty if none is on record.

    A tender that is named after its process has it for an `id`, and not beside it.

    Examples:
        >>> from contratti_quartiere.exchange.ocds import from_release
        >>> ocid_of(from_release({"ocid": "ocds-abc123-7", "tender": {"id": "20559"}}).tender)
        'ocds-abc123-7'
    """
    found = _found(tender, "/ocid")
    return found if found == found.strip() and found.isprintable() else ""


def date_of(tender: Tender) -> str:
    """
    Return the date of the release from which a tender was read, as OCDS writes times; empty if none is on record.

    One without an hour is the first moment of its day; one of another form, `03/05/2024`, is none.
    """
    text = _found(tender, "/date")
    found = _MOMENT.fullmatch(text)
    if found is None:
        return ""
    try:
        day = date.fromisoformat(found["day"])
    except ValueError:
        return ""
    return text if found["time"] else f"{start_of(day)}"


def _found(tender: Tender, place: str) -> str:
    # The last one: a release that was written again stands behind the one that it was made of.
    return next((found.value for found in reversed(tender.as_found) if found.place == place), "")
