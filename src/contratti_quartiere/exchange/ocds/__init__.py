"""
A tender as a release of the Open Contracting Data Standard, and back.
"""

from contratti_quartiere.exchange.ocds.found_envelopes import date_of, ocid_of
from contratti_quartiere.exchange.ocds.json_text import dumps
from contratti_quartiere.exchange.ocds.own_fields import KEY
from contratti_quartiere.exchange.ocds.reading import ReadRelease, from_release
from contratti_quartiere.exchange.ocds.release_files import read_releases
from contratti_quartiere.exchange.ocds.releases import LOTS_EXTENSION, to_package, to_release
from contratti_quartiere.exchange.ocds.withheld import WITHHELD

__all__ = [
    "KEY",
    "LOTS_EXTENSION",
    "WITHHELD",
    "ReadRelease",
    "date_of",
    "dumps",
    "from_release",
    "ocid_of",
    "read_releases",
    "to_package",
    "to_release",
]
