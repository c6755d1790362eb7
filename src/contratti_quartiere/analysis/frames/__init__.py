"""
Histories, windows, codes and lots as columns: the same rules on the engine that is already there.
"""

from contratti_quartiere.analysis.frames.history_checks import check_histories
from contratti_quartiere.analysis.frames.history_faults import HistoryFault

__all__ = ["HistoryFault", "check_histories"]
