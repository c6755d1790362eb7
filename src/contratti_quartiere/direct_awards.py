"""
When a direct award began, and the limit below which law kept it on that day.
"""

from contratti_quartiere.dates import When, earliest, latest
from contratti_quartiere.facts import Figure
from contratti_quartiere.procedures import ProcedureActKind
from contratti_quartiere.procurement import Tender
from contratti_quartiere.views import View

__all__ = ["begun_on", "limit_on"]


def begun_on(tender: Tender) -> When | None:
    """
    Return when the procedure of a tender began: with the first determination to contract; None if none has a day.
    """
    days = [
        act.on for act in tender.procedure_acts if act.kind is ProcedureActKind.DETERMINATION and act.on is not None
    ]
    return min(days, key=earliest, default=None)


def limit_on(view: View, when: When) -> Figure | None:
    """
    Return the limit of direct awards at a time; None if there was none, or if it changed within a month or a year.
    """
    first, last = (view.figure("direct_award_limit", day) for day in (earliest(when), latest(when)))
    if first is None or last is None or first.value != last.value:
        return None
    return first
