"""
The rules, one file each, in the order in which a report lists them.
"""

from contratti_quartiere.rules import (
    cig_well_formed,
    lots_sum,
    planned_against_actual,
    regime_of_notice,
    window_matches_deed,
)
from contratti_quartiere.verdicts import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    regime_of_notice.RULE,
    lots_sum.RULE,
    cig_well_formed.RULE,
    window_matches_deed.RULE,
    planned_against_actual.RULE,
)
"""Every rule of the library, in the order in which a report lists them."""
