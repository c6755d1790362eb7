"""
The rules, one file each, in the order in which a report lists them.
"""

from contratti_quartiere.rules import (
    award_not_above_base,
    budget_years_sum,
    building_empty_before_site,
    certified_amount_monotone,
    cig_well_formed,
    cofinancing_sums,
    cost_plan_sums,
    decision_items_known,
    dropped_not_paid,
    dwelling_suits_household,
    limiting_act_notified,
    lots_sum,
    money_conserved,
    notice_elapsed,
    one_open_case_per_household,
    one_open_offer,
    paid_not_above_awarded,
    paid_within_certified_plus_advance,
    planned_against_actual,
    regime_of_notice,
    request_times_in_order,
    return_right_not_lost,
    rotation_dwelling_used_once,
    savings_verified_before_reuse,
    stay_limit_choice,
    vacated_secured,
    window_matches_deed,
    works_outlast_service,
)
from contratti_quartiere.verdicts import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    regime_of_notice.RULE,
    lots_sum.RULE,
    award_not_above_base.RULE,
    paid_not_above_awarded.RULE,
    cig_well_formed.RULE,
    window_matches_deed.RULE,
    planned_against_actual.RULE,
    budget_years_sum.RULE,
    cofinancing_sums.RULE,
    cost_plan_sums.RULE,
    decision_items_known.RULE,
    money_conserved.RULE,
    savings_verified_before_reuse.RULE,
    certified_amount_monotone.RULE,
    paid_within_certified_plus_advance.RULE,
    dropped_not_paid.RULE,
    building_empty_before_site.RULE,
    rotation_dwelling_used_once.RULE,
    dwelling_suits_household.RULE,
    return_right_not_lost.RULE,
    limiting_act_notified.RULE,
    one_open_offer.RULE,
    one_open_case_per_household.RULE,
    notice_elapsed.RULE,
    stay_limit_choice.RULE,
    vacated_secured.RULE,
    works_outlast_service.RULE,
    request_times_in_order.RULE,
)
"""Every rule of the library, in the order in which a report lists them."""
