"""
What ANAC publishes, or has bodies publish: the lots of L. 190/2012, the CIG of its open data.
"""

from contratti_quartiere.exchange.anac.cig_csv import read_cig_csv
from contratti_quartiere.exchange.anac.cig_programme import cig_programme
from contratti_quartiere.exchange.anac.l190_files import read_l190
from contratti_quartiere.exchange.anac.l190_programme import l190_programme

__all__ = ["cig_programme", "l190_programme", "read_cig_csv", "read_l190"]
