"""
Histories, windows, codes and lots as columns: the same rules on the engine that is already there.
"""

from contratti_quartiere.analysis.frames.code_checks import check_cigs, check_cups
from contratti_quartiere.analysis.frames.column_faults import AmountUnit, ColumnFault
from contratti_quartiere.analysis.frames.durations import durations, risk_table
from contratti_quartiere.analysis.frames.history_checks import check_histories
from contratti_quartiere.analysis.frames.history_faults import HistoryFault
from contratti_quartiere.analysis.frames.households_out import stock_and_flow
from contratti_quartiere.analysis.frames.lot_sums import lot_sums
from contratti_quartiere.analysis.frames.record_tables import (
    BUDGETS,
    CASES,
    FINDINGS,
    INDICATOR_VALUES,
    INTERVENTIONS,
    LOTS,
    STEPS,
    WINDOWS,
    RecordTable,
)
from contratti_quartiere.analysis.frames.spells import episodes, spells
from contratti_quartiere.analysis.frames.states import funnel, states_on, time_in_states
from contratti_quartiere.analysis.frames.to_frames import steps_frame, to_frame
from contratti_quartiere.analysis.frames.window_ends import window_ends

__all__ = [
    "BUDGETS",
    "CASES",
    "FINDINGS",
    "INDICATOR_VALUES",
    "INTERVENTIONS",
    "LOTS",
    "STEPS",
    "WINDOWS",
    "AmountUnit",
    "ColumnFault",
    "HistoryFault",
    "RecordTable",
    "check_cigs",
    "check_cups",
    "check_histories",
    "durations",
    "episodes",
    "funnel",
    "lot_sums",
    "risk_table",
    "spells",
    "states_on",
    "steps_frame",
    "stock_and_flow",
    "time_in_states",
    "to_frame",
    "window_ends",
]
