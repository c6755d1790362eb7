"""
What a lab did in a quarter beside its requests: how many activities of which kind, and how many people came.
"""

from collections.abc import Iterator, Sequence

from contratti_quartiere.activities import Activity, ActivityKind
from contratti_quartiere.analysis.quarter_records import FigureState, QuarterFigure
from contratti_quartiere.analysis.quarter_spans import UNKNOWN, Figures, Span, shown
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import earliest, latest

__all__ = ["ACTIVITY_ROWS", "activity_figures", "activity_notes"]

_NOTHING = QuarterFigure(None, FigureState.NOTHING)
ACTIVITY_ROWS = tuple(f"activities.{kind.name.lower()}" for kind in ActivityKind)


def activity_figures(activities: Sequence[Activity], span: Span, limit: int) -> Figures:
    """
    Return the activities of a lab in a quarter, by kind, and how many people came, each counted at each.

    Args:
        activities: Those of the lab, as known on the day of the report; if there are none at all, all is unknown.
        span: The days that are counted.
        limit: Below which number a count of people is hidden.
    """
    if not activities:
        return dict.fromkeys(("activities", *ACTIVITY_ROWS, "participants"), UNKNOWN)
    inside = [activity for activity in activities if _inside(activity, span)]
    kinds = [activity.kind for activity in inside]
    came = [activity.participants for activity in inside if activity.participants is not None]
    return {
        "activities": QuarterFigure.of(len(inside)),
        **{name: QuarterFigure.of(kinds.count(kind)) for name, kind in zip(ACTIVITY_ROWS, ActivityKind, strict=True)},
        "participants": shown(sum(came), hidden=sum(came) < limit) if came else UNKNOWN if inside else _NOTHING,
    }


def _inside(activity: Activity, span: Span) -> bool:
    """
    Return whether an activity surely was in the quarter, and may have been by the last day that is counted.
    """
    first, last = earliest(activity.when), latest(activity.when)
    return span.first <= first <= span.last and last <= span.quarter.last_day


def activity_notes(activities: Sequence[Activity], span: Span) -> Iterator[Bilingual]:
    """
    Yield what is not known of the activities of a lab.
    """
    if not activities:
        yield Bilingual(
            "Non è agli atti alcuna attività del laboratorio: il loro numero è ignoto, non zero.",
            "No activity of the lab is on record: their number is unknown, and not zero.",
        )
    inside = [activity for activity in activities if _inside(activity, span)]
    # Nobody comes to a newsletter.
    if any(activity.participants is None and activity.kind is not ActivityKind.NEWSLETTER for activity in inside):
        yield Bilingual(
            "Di alcune attività non è noto quante persone siano venute: i partecipanti sono almeno quelli contati.",
            "Of some activities it is not known how many people came: the participants are at least those counted.",
        )
    if any(_astride(activity, span) for activity in activities):
        yield Bilingual(
            "Di alcune attività non è noto se siano del trimestre: non sono contate.",
            "Of some activities it is not known whether they are of the quarter: they are not counted.",
        )


def _astride(activity: Activity, span: Span) -> bool:
    first, last = earliest(activity.when), latest(activity.when)
    return first <= span.last and span.first <= last and not _inside(activity, span)
