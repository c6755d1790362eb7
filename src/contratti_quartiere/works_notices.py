"""
From which notice the contract came under which works run: it picks the law of that contract.
"""

from datetime import date

from contratti_quartiere.works import Works
from contratti_quartiere.works_table import WorksEvent

__all__ = ["notice_of"]

_TENDERS = frozenset({WorksEvent.TENDER, WorksEvent.TENDER_AGAIN})


def notice_of(works: Works) -> date | None:
    """
    Return the day of the notice from which the last contract came; None if unknown.
    """
    notice: date | None = None
    of_contract: date | None = None
    for step in works.history:
        if step.event in _TENDERS:
            notice = step.notice_date
        elif step.event is WorksEvent.AWARD:
            of_contract = notice
    return of_contract
