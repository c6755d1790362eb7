"""
Building by building and part by part: when the site is to open, and who is still in.
"""

from datetime import date

import attrs

from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.followed_cases import FollowedCase
from contratti_quartiere.presence import Sign
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.works_table import WorksState

__all__ = ["Site"]


@attrs.frozen(kw_only=True)
class Site:
    """
    The works of one part of a building, who is still in it and who is out for it (*scala e cantiere*).

    Attributes:
        path: The works, as a JSON Pointer into the whole document.
        works: The `id` of the works.
        name: What they are called; empty if they have no name.
        building: The building; empty if unknown.
        part: The part of it; empty for the whole building.
        needs_empty: Whether nobody may live there meanwhile; None if unknown.
        state: Where the works stand.
        opened_on: The day on which the site last opened; None if it has not.
        opening: When it is planned to open, and how many days are left; None if it has opened, or nobody knows.
        opening_path: Where that plan is said, as a JSON Pointer; empty if it is not.
        inside: Who lives in the part on the day or still holds a dwelling of it, in the order of the document: asked of
            episodes and holds, never of the end of a case.
        out: The households of these works, or of a home in the part, that are out with the right to return.
        signs: What else speaks against an empty part: squatters, bookings, persons met, dwellings nobody tells of.
        missing: What is not known of the site.
    """

    path: str
    works: str
    name: str = ""
    building: str = ""
    part: str = ""
    needs_empty: bool | None = None
    state: WorksState
    opened_on: date | None = None
    opening: Countdown | None = None
    opening_path: str = ""
    inside: tuple[FollowedCase, ...] = ()
    out: tuple[FollowedCase, ...] = ()
    signs: tuple[Sign, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def over(self) -> bool:
        """
        True if the works are done or dropped: whoever lives there is in nobody's way.
        """
        return self.state in (WorksState.ACCEPTED, WorksState.DROPPED)
