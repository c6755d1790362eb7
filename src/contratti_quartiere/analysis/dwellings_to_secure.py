"""
Which dwellings stand empty and are neither secured nor handed to the site, and by when they are to be.
"""

from collections.abc import Iterator

from contratti_quartiere.analysis.case_on_board import RECKONED, not_set
from contratti_quartiere.analysis.countdowns import Countdown, days_after
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.evidence import Role
from contratti_quartiere.vacancies import VACATING, Vacancy, vacancy
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View

__all__ = ["dwellings_to_secure"]

_POLICY = "secure_within_days"
_WHAT = Bilingual(
    "i giorni per mettere in sicurezza un alloggio liberato", "the days to secure a dwelling that was vacated"
)


def dwellings_to_secure(view: View) -> Iterator[Deadline]:
    """
    Yield each dwelling that is vacated on the day, unless it is used by a booking, in the order of the document.
    """
    for path, dwelling in view.dwellings():
        last = len(dwelling.history) - 1
        if last >= 0 and dwelling.history[last].event in VACATING:
            found = vacancy(dwelling, last, view.on)
            if found.then is None:
                yield _deadline(f"{path}/history/{last}", found, view)


def _deadline(place: str, found: Vacancy, view: View) -> Deadline:
    since = found.step.happened_on
    figure = view.figure(_POLICY, since)
    missing: list[Missing] = []
    if figure is None:
        missing.append(not_set(place, _POLICY, _WHAT))
    if found.listed:
        message = Bilingual(
            "l'elenco del patrimonio non dice da quando fosse vuoto",
            "the stock list does not say since when it stood empty",
        )
        missing.append(Missing(path=f"{place}/happened_on", message=message))
    return Deadline(
        kind=DeadlineKind.SECURE,
        path=place,
        text=found.story,
        dwelling=found.dwelling,
        role=Role.OWNER,
        office=found.step.role,
        since=since,
        due=None if figure is None else Countdown(days_after(since, int(figure.value)), view.on),
        ground=RECKONED,
        figure=figure,
        missing=tuple(missing),
    )
