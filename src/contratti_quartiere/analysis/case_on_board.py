"""
A case on the day of the board, and how a deadline that runs from one of its steps is told.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

import attrs

from contratti_quartiere.analysis.countdowns import Countdown, days_after
from contratti_quartiere.analysis.planned_openings import PlannedOpening
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.dates import When
from contratti_quartiere.evidence import Role
from contratti_quartiere.facts import Figure
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import RelocationStep
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Missing, MissingCause
from contratti_quartiere.views import View

__all__ = ["FROM_NOTIFICATION", "RECKONED", "CaseOnBoard", "PlacedStep", "not_set", "unnotified"]

FROM_NOTIFICATION = LegalSource("L. 241/1990", "art. 21-bis")
"""Why terms run from the notification of an act, and not from its own day."""

RECKONED = Bilingual("cifra dell'ente", "figure of the body")
"""That a day rests on a figure of the body: which, and its value, stands beside it as the figure of the deadline."""


@attrs.frozen
class PlacedStep:
    """
    A step of a case after its JSON Pointer (*passo nel documento*).

    Attributes:
        path: The JSON Pointer in the whole document.
        step: The step.
    """

    path: str
    step: RelocationStep


@attrs.frozen(kw_only=True, slots=False)
class CaseOnBoard:
    """
    A case on the day of the board (*caso sul cruscotto*).

    Attributes:
        view: The document as of the day.
        path: The case, as a JSON Pointer into the whole document.
        case: The case as it stood at the end of the day.
        site_waits: Whether it is for works of which the site is still to open.
        opening: When that site is planned to open; None if nobody said.
        plans: Where a plan of the opening would be said, as a JSON Pointer.
    """

    view: View
    path: str
    case: Relocation
    site_waits: bool = False
    opening: PlannedOpening | None = None
    plans: str = ""

    @cached_property
    def household(self) -> str:
        """
        The household that the case is of on the day.
        """
        return self.case.household_on(self.view.on)

    @property
    def last(self) -> PlacedStep:
        """
        Its last step: of a case that has one.
        """
        return self.placed(len(self.case.history) - 1)

    @property
    def offer(self) -> PlacedStep:
        """
        Its last offer, of a case that has one.
        """
        return self.placed(self.view.offers(self.case)[-1].position)

    def placed(self, index: int) -> PlacedStep:
        """
        Return one of its steps with its JSON Pointer.
        """
        return PlacedStep(f"{self.path}/history/{index}", self.case.history[index])

    def until(self, when: When | None) -> Countdown | None:
        """
        Return how many days are left until a date; None if it is unknown.
        """
        return None if when is None else Countdown(when, self.view.on)

    def after(self, day: date | None, figure: Figure | None) -> Countdown | None:
        """
        Return how many days are left until so many days after a day have passed; None if either is unknown.
        """
        return None if day is None or figure is None else self.until(days_after(day, int(figure.value)))

    def deadline(
        self,
        kind: DeadlineKind,
        act: PlacedStep,
        text: Bilingual,
        ground: Bilingual,
        *,
        role: Role | None,
        since: date | None,
        due: Countdown | None,
        dwelling: str = "",
        figure: Figure | None = None,
        source: LegalSource | None = None,
        missing: Iterable[Missing] = (),
    ) -> Deadline:
        """
        Return a deadline of the case that runs from one of its steps; the household is named before its text.
        """
        return Deadline(
            kind=kind,
            path=act.path,
            text=Bilingual(f"{self.household}: {text.it}", f"{self.household}: {text.en}"),
            case=self.case.id,
            dwelling=dwelling or act.step.dwelling,
            role=role,
            office=act.step.role,
            since=since,
            due=due,
            ground=ground,
            figure=figure,
            source=source,
            missing=tuple(missing),
        )


def not_set(path: str, figure: str, what: Bilingual) -> Missing:
    """
    Return that nobody has set a figure of the body.

    Args:
        path: Where it would be used, as a JSON Pointer.
        figure: Its name.
        what: What it is, as a noun with its article.
    """
    return Missing(
        path=path,
        message=Bilingual(f"nessuno ha fissato {what.it} ({figure})", f"nobody has set {what.en} ({figure})"),
        cause=MissingCause.NOT_SET,
        parameter=figure,
    )


def unnotified(act: PlacedStep, on: date) -> Iterator[Missing]:
    """
    Yield why nobody knows from which day the term of an act runs: it was not notified, or will be later.
    """
    notified = act.step.notified_on
    if notified is None:
        message = Bilingual(
            "non si sa in che giorno l'atto è stato notificato, e il termine corre dalla notifica",
            "it is not known on which day the act was notified, and the term runs from the notification",
        )
        yield Missing(path=f"{act.path}/notified_on", message=message)
    elif notified > on:
        message = Bilingual(
            f"l'atto non è ancora notificato: risulta che lo sarà {italian_day('il', notified)}",
            f"the act is not notified yet: the record says that it will be on {say_day(notified, 'en')}",
        )
        yield Missing(path=f"{act.path}/notified_on", message=message)
