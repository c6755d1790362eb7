"""
How a tender is divided into lots on a day and, if asked, what changed since another: for people and for programs.
"""

from datetime import date

import attrs

from contratti_quartiere.bilingual import say_day
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.plans import explain_plan, plan_values, print_changes
from contratti_quartiere.cli.tender_page import origin
from contratti_quartiere.lots import LotChange, LotPlan, compare_plans

__all__ = ["LotAnswer"]


@attrs.frozen(kw_only=True)
class LotAnswer:
    """
    The plan of a day and, if it was asked for, the plan of another day.
    """

    day: date
    plan: LotPlan
    against: date | None = None
    before: LotPlan | None = None

    @property
    def changes(self) -> tuple[LotChange, ...]:
        """
        What moved from the other day to the day; nothing where no other was asked for.
        """
        return () if self.before is None else compare_plans(self.before, self.plan)

    def show(self, page: Page) -> None:
        """
        Print the plan, and what changed.
        """
        day = say_day(self.day, page.lang)
        page.heading(page.say("Lotti", "Lots"), note=origin(page, self.plan.provenance))
        page.paragraph(page.say(f"Con ciò che era noto: {day}.", f"By what was known: {day}."), indent=1)
        explain_plan(page, self.plan, (), as_json=False)
        if self.against is not None:
            since = say_day(self.against, page.lang)
            title = page.say(
                f"Che cosa cambia nei lotti rispetto a: {since}", f"What changes in the lots against: {since}"
            )
            print_changes(page, title, self.changes)

    def values(self) -> dict[str, object]:
        """
        Return the same as JSON values.
        """
        against = {} if self.against is None else {"against": self.against.isoformat()}
        return {"on": self.day.isoformat(), **against, **plan_values(self.plan, self.plan.shares(), self.changes)}
