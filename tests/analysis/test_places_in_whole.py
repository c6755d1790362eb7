"""
Where a record of the day stands in the whole document.
"""

from datetime import date

from contratti_quartiere.analysis.places_in_whole import placed, whole_of
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.views import View

ON = date(2018, 5, 2)
LATER = Annotation(kind=AnnotationKind.NOTE, on=date(2018, 5, 3))
EARLIER = Annotation(kind=AnnotationKind.NOTE, on=date(2018, 5, 1))
CASE = Relocation(household="H1", annotations=(LATER, EARLIER))


def test_what_came_later_leaves_no_gap() -> None:
    """
    The second note of a document stays its second, though the first one is not known yet.
    """
    known = CASE.until(ON)

    assert [("/x/1", EARLIER)] == list(placed("/x", known.annotations, CASE.annotations))


def test_whole_record() -> None:
    """
    The whole record is that of the document and not that of the day; a view of no document but its own has that.
    """
    whole = Programme(relocations=(Relocation(household="H0"), CASE))
    known = whole.as_of(ON)
    of_the_day = View(programme=known, on=ON, parameters=PARAMETERS, whole=whole)
    alone = View(programme=known, on=ON, parameters=PARAMETERS)

    assert (CASE, CASE.until(ON)) == (whole_of(of_the_day, "/relocations/1"), whole_of(alone, "/relocations/1"))
