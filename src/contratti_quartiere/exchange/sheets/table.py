"""
All sheets of a workbook, in order: those that it must have, and those that it may.
"""

from contratti_quartiere.exchange.sheets.columns import Sheet
from contratti_quartiere.exchange.sheets.contracts import CONTRACTS
from contratti_quartiere.exchange.sheets.desks import DESKS, REQUESTS
from contratti_quartiere.exchange.sheets.payments import PAYMENTS
from contratti_quartiere.exchange.sheets.people import HOUSEHOLDS
from contratti_quartiere.exchange.sheets.places import NEIGHBOURHOODS, PROGRAMME
from contratti_quartiere.exchange.sheets.site import WORKS
from contratti_quartiere.exchange.sheets.steps import STEPS
from contratti_quartiere.exchange.sheets.stock import BOOKINGS, DWELLING_STEPS, DWELLINGS
from contratti_quartiere.exchange.sheets.tenders import LOTS

__all__ = ["SHEETS"]

SHEETS: tuple[Sheet, ...] = (
    HOUSEHOLDS,
    DWELLINGS,
    STEPS,
    BOOKINGS,
    DESKS,
    REQUESTS,
    LOTS,
    PAYMENTS,
    WORKS,
    DWELLING_STEPS,
    CONTRACTS,
    NEIGHBOURHOODS,
    PROGRAMME,
)
"""The sheets; the first eight are those that a workbook must have, were they empty."""
