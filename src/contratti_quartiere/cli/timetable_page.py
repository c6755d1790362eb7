"""
What `timetable` prints: the last day of each stage of a tender, and on what it rests.
"""

from datetime import date

from contratti_quartiere.bilingual import italian_day, say_day
from contratti_quartiere.cli.page import Page
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.timetables import Ground, Timetable

__all__ = ["explain_timetable"]

_OPTIONS = {"days_for_offers": "--offers", "days_for_evaluation": "--evaluation", "days_for_checks": "--checks"}
_ACTS = frozenset({Ground.LAW, Ground.TENDER, Ground.POLICY})


def explain_timetable(page: Page, table: Timetable, notice: date | None, *, as_json: bool) -> None:
    """
    Print the last day of each stage and on what each stretch rests, and whether a notice of a day comes in time.
    """
    verdict = None if notice is None else table.reachable(notice)
    if as_json:
        values: dict[str, object] = {
            "start": table.start.isoformat(),
            "code": table.code.value,
            "track": table.track.value,
            "steps": [
                {
                    "stage": step.stage.value,
                    "latest": step.latest.isoformat() if step.latest else "",
                    "days": "" if step.days is None else step.days,
                    "ground": step.ground.value,
                    "source": step.source,
                }
                for step in table.steps
            ],
            "missing": list(table.missing),
        }
        if notice is not None:
            available = (table.start - notice).days
            values["notice"] = {"day": notice.isoformat(), "days": available, "reachable": verdict}
        page.print_json(values)
        return
    unknown = page.say("ignoto", "unknown")
    rows = [
        (
            step.stage.say(page.lang),
            say_day(step.latest, page.lang) if step.latest else unknown,
            unknown if step.days is None else str(step.days),
            step.ground.say(page.lang) + (f" ({step.source})" if step.ground in _ACTS else ""),
        )
        for step in table.steps
    ]
    headings = (
        page.say("fase", "stage"),
        page.say("al più tardi", "at the latest"),
        page.say("giorni fino alla prossima", "days to the next"),
        page.say("fondamento", "ground"),
    )
    page.table(headings, rows, right=(2,))
    if table.missing:
        page.paragraph(page.say("Mancano, e nessuno li ha fissati:", "Missing, and set by nobody:"), indent=1)
        for name in table.missing:
            label = page.said(PARAMETERS[name].label)
            page.marked("-", f"{label} ({_OPTIONS[name]})", width=1)
    if notice is not None:
        _tried(page, table, notice, verdict=verdict)


def _tried(page: Page, table: Timetable, notice: date, *, verdict: bool | None) -> None:
    available = (table.start - notice).days
    day = say_day(notice, "en")
    known = table.days_known
    room = page.say(
        f"{italian_day('Dal', notice)} all'inizio ci sono {available} giorni; i termini noti ne vogliono almeno"
        f" {known}: ",
        f"From {day} to the start there are {available} days; the known terms want at least {known}: ",
    )
    answers = {
        True: page.say("ci si arriva.", "it can be reached."),
        False: page.say("non ci si arriva.", "it cannot be reached."),
        None: page.say("non si può dire senza i dati mancanti.", "it cannot be said without the missing figures."),
    }
    page.paragraph(room + answers[verdict], indent=1)
    page.paragraph(
        page.say(
            "È un consiglio, non un giudizio: un avvio d'urgenza, o un bando già uscito, lo spiegano.",
            "This is advice, no verdict: an urgent start, or a notice already out, explain it.",
        ),
        indent=1,
    )
