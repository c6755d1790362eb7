"""
What `replay` prints: what was broken and why, weighed again, and how many verdicts of each kind there are.
"""

from collections import Counter
from typing import Any

from contratti_quartiere.bilingual import italian_day, say_day
from contratti_quartiere.cli.page import Page
from contratti_quartiere.replays import Replay, Replayed
from contratti_quartiere.traces import VerdictKind
from contratti_quartiere.verdicts import Breach

__all__ = ["print_replay", "replay_values"]


def print_replay(page: Page, found: Replay) -> None:
    """
    Print a trace that was weighed again.
    """
    page.title(page.say("Traccia riesaminata", "Trace weighed again"))
    day = say_day(found.on, page.lang)
    page.paragraph(
        page.say(f"Verifica {italian_day('al', found.on)} · {found.engine}", f"Checked as of {day} · {found.engine}")
    )
    for replayed in found.verdicts:
        if isinstance(replayed.verdict, Breach):
            _breach(page, replayed, replayed.verdict)
    page.heading(page.say("Esito", "Outcome"))
    counts = Counter(replayed.kind for replayed in found.verdicts)
    page.paragraph(", ".join(f"{kind.say(page.lang)} {counts[kind]}" for kind in VerdictKind), indent=1)
    if not found.readable:
        page.paragraph(
            page.say("il documento non si è potuto leggere per intero", "the document could not be read whole"),
            indent=1,
        )
    page.paragraph(
        page.say("ogni esito segue dai suoi fatti", "every verdict follows from its facts"),
        indent=1,
    )


def _breach(page: Page, replayed: Replayed, verdict: Breach) -> None:
    page.heading(replayed.rule, note=f"({replayed.severity.say(page.lang)})")
    page.paragraph(page.said(verdict.message), indent=1)
    page.marked(page.say("posto", "place"), verdict.path)
    page.marked(page.say("fonte", "source"), replayed.source.say(page.lang))
    for comparison in verdict.comparisons:
        holds = comparison.holds(verdict.facts, verdict.figures)
        mark = page.say("vero", "true") if holds else page.say("falso", "false")
        page.marked(mark, str(comparison))
        used = comparison.names
        for fact in verdict.facts:
            if fact.name in used:
                page.marked("", f"{fact.name}: {fact.say(page.lang)}")
        for figure in verdict.figures:
            page.marked("", f"{figure.parameter}: {figure.value}, {figure.source.say(page.lang)}")


def replay_values(found: Replay) -> dict[str, Any]:
    """
    Return a trace that was weighed again as JSON values.
    """
    return {
        "on": found.on.isoformat(),
        "engine": found.engine,
        "valid": found.valid,
        "verdicts": [
            {
                "rule": replayed.rule,
                "verdict": replayed.kind.value,
                "severity": replayed.severity.value,
                "path": replayed.verdict.path,
                "message": {"it": replayed.verdict.message.it, "en": replayed.verdict.message.en},
            }
            for replayed in found.verdicts
        ],
    }
