"""
From which notice the contract came under which works run.
"""

from datetime import date

from contratti_quartiere.works import Works
from contratti_quartiere.works_notices import notice_of
from contratti_quartiere.works_table import WorksEvent

ON, FIRST, SECOND = date(2018, 4, 30), date(2017, 9, 11), date(2018, 2, 1)
TENDERED = (
    Works(id="lavori").advance(WorksEvent.DESIGN, on=FIRST).advance(WorksEvent.TENDER, on=FIRST, notice_date=FIRST)
)


def test_notice_of_the_last_contract() -> None:
    """
    The notice counts from the award that came of it: until then there is no contract, or the one before.
    """
    awarded = TENDERED.advance(WorksEvent.AWARD, on=ON)
    again = awarded.advance(WorksEvent.TERMINATE, on=ON).advance(WorksEvent.TENDER_AGAIN, on=ON, notice_date=SECOND)

    assert [None, FIRST, FIRST, SECOND] == [
        notice_of(works) for works in (TENDERED, awarded, again, again.advance(WorksEvent.AWARD, on=ON))
    ]


def test_notice_that_nobody_knows() -> None:
    """
    The day on which works were tendered is not that of the notice.
    """
    untold = Works(id="lavori").advance(WorksEvent.DESIGN, on=FIRST).advance(WorksEvent.TENDER, on=FIRST)

    assert None is notice_of(untold.advance(WorksEvent.AWARD, on=ON))
