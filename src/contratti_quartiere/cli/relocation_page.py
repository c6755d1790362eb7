"""
What `relocation` prints for people: every case in a line, or one case whole.
"""

from datetime import date

from contratti_quartiere.analysis.people_sections import ALWAYS_POSSIBLE
from contratti_quartiere.bilingual import Lang, Word, italian_day, say_day
from contratti_quartiere.case_money import case_account
from contratti_quartiere.cli.annotations_page import day_said, documents_said, plain, print_annotations
from contratti_quartiere.cli.case_agreement import print_agreement
from contratti_quartiere.cli.case_money_page import print_money
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.relocation_values import NO_DECISION, POSSIBLE, counts, place_now
from contratti_quartiere.occupation import Episode, episodes, holds
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import RelocationStep
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent, RelocationState
from contratti_quartiere.report import Report

__all__ = ["print_case", "print_cases"]

_NONE = "–"
# From so many columns on there is room for what may happen next beside each case.
_WIDE = 100
_STATE_WIDTH = max(len(state.say(lang)) for state in RelocationState for lang in Lang)


def print_cases(page: Page, programme: Programme, day: date, errors: int) -> None:
    """
    Print the cases of a programme as it was known on a day, in the order of the document.

    Args:
        page: Where to print.
        programme: The programme.
        day: The day.
        errors: How many errors the rules find in it; the list only says where to read of them.
    """
    cases = programme.relocations
    page.title(programme.title or page.say("Programma senza titolo", "Untitled programme"))
    page.paragraph(
        page.say(f"Casi di mobilità {italian_day('al', day)}", f"Relocation cases as of {say_day(day, 'en')}")
    )
    page.write("\n")
    if cases:
        _table(page, cases, day)
    found = ", ".join(f"{plain(page, where)} {count}" for where, count in counts(cases).items())
    page.paragraph(page.say(f"Casi {len(cases)}: {found}.", f"Cases {len(cases)}: {found}."), indent=1)
    if errors:
        said = page.say(
            f"Attenzione, errori trovati dalle regole: {errors}. Li dice il comando validate.",
            f"Mind, errors that the rules find: {errors}. The command validate tells them.",
        )
        page.paragraph(said, indent=1, style="bold red")
    page.paragraph(page.said(NO_DECISION), indent=1)


def print_case(
    page: Page, case: Relocation, day: date, event: RelocationEvent | None, agreed: Report | None = None
) -> None:
    """
    Print one case as it was known on a day: its steps, annotations, places, money, what may happen next, why not this.

    Args:
        page: Where to print.
        case: The case.
        day: The day.
        event: The event that was asked about; None if none was.
        agreed: What its moving allowance is beside the agreement in force; None if that was not asked.
    """
    household = case.household_on(day)
    page.title(page.say(f"Caso {case.id}, nucleo {household}", f"Case {case.id}, household {household}"))
    _where_it_stands(page, case)
    _steps(page, case)
    _reasons(page, case)
    print_annotations(page, case)
    _places(page, case)
    print_money(page, case_account(case, on=day))
    if agreed is not None:
        print_agreement(page, agreed)
    _what_next(page, case)
    if event is not None:
        page.heading(page.say("Può avvenire questo?", "May this happen?"), note=plain(page, event))
        page.paragraph(_answer(page, case, event), indent=1)
    page.write("\n")
    page.paragraph(page.said(POSSIBLE))


def _place(page: Page, episode: Episode | None) -> str:
    if episode is None:
        return _NONE
    return episode.dwelling or (plain(page, episode.destination) if episode.destination else _NONE)


def _state(page: Page, case: Relocation) -> str:
    paused = page.say(" (in pausa)", " (paused)") if case.paused else ""
    return f"{plain(page, case.state)}{paused}"


# ---------------------------------------------------------------------------------------------------------- the list


def _table(page: Page, cases: tuple[Relocation, ...], day: date) -> None:
    headings = (
        page.say("caso", "case"),
        page.say("nucleo", "household"),
        page.say("stato", "state"),
        page.say("dove", "where"),
        page.say("dal", "since"),
        page.say("alloggio", "dwelling"),
        page.say("può avvenire", "may happen next"),
    )
    rows = [
        (
            case.id,
            case.household_on(day),
            _state(page, case),
            plain(page, case.whereabouts),
            day_said(page, case.since),
            _place(page, place_now(case)),
            _own_steps(page, case.state) if case.open else _NONE,
        )
        for case in cases
    ]
    wide = page.width >= _WIDE
    columns = len(headings) if wide else len(headings) - 1
    page.table(headings[:columns], [row[:columns] for row in rows])
    page.write("\n")
    states = dict.fromkeys(case.state for case in cases if case.open)
    if not states:
        return
    if not wide:
        # What may happen hangs on the state alone: without room for a column, each state says it once.
        page.paragraph(page.say("Può avvenire, per stato:", "May happen next, by state:"), indent=1)
        for state in states:
            page.marked(plain(page, state), _own_steps(page, state), width=_STATE_WIDTH)
    always = ", ".join(plain(page, event) for event in ALWAYS_POSSIBLE)
    page.paragraph(page.say(f"A ogni caso aperto anche: {always}.", f"To any open case also: {always}."), indent=1)
    page.write("\n")


def _own_steps(page: Page, state: RelocationState) -> str:
    return ", ".join(plain(page, event) for event in RELOCATION_TABLE.allowed(state) if event not in ALWAYS_POSSIBLE)


# ---------------------------------------------------------------------------------------------------------- one case


def _where_it_stands(page: Page, case: Relocation) -> None:
    since = page.say(", dal ", ", since ") + day_said(page, case.since) if case.since else ""
    lines = (
        (page.say("stato", "state"), _state(page, case) + since),
        (page.say("dove", "where"), f"{plain(page, case.whereabouts)}: {_place(page, place_now(case))}"),
        (page.say("origine", "origin"), case.origin),
        (page.say("caso precedente", "previous case"), case.previous_case),
        (page.say("lavori", "works"), case.works),
    )
    for name, value in lines:
        if value:
            page.marked(name, value, width=15)


def _steps(page: Page, case: Relocation) -> None:
    page.heading(page.say("Passi", "Steps"))
    if not case.history:
        page.paragraph(page.say("nessuno", "none"), indent=1)
        return
    headings: tuple[str, ...] = (
        page.say("giorno", "day"),
        page.say("evento", "event"),
        page.say("ruolo", "role"),
        page.say("documento", "document"),
        page.say("alloggio", "dwelling"),
        page.say("notifica", "notified"),
    )
    rows = [headings, *(_step(page, step) for step in case.history)]
    if page.width < _WIDE:
        # Without room for a column of its own, the role stands below the event.
        rows = [(day, f"{event}\n{role}".rstrip(), *others) for day, event, role, *others in rows]
    page.table(rows[0], rows[1:])


def _step(page: Page, step: RelocationStep) -> tuple[str, ...]:
    destination = plain(page, step.destination) if step.destination else ""
    return (
        day_said(page, step.happened_on),
        plain(page, step.event),
        plain(page, step.role) if step.role else "",
        "\n".join(documents_said(page, step.documents)),
        step.dwelling or destination,
        day_said(page, step.notified_on) if step.notified_on else "",
    )


def _reasons(page: Page, case: Relocation) -> None:
    told = [step for step in case.history if step.reason]
    if not told:
        return
    page.heading(page.say("Motivi", "Reasons"))
    for step in told:
        judged = f" ({plain(page, step.suitability)})" if step.suitability else ""
        page.marked(day_said(page, step.happened_on), f"{plain(page, step.event)}{judged}: {step.reason}")


def _places(page: Page, case: Relocation) -> None:
    page.heading(page.say("Dove abita, e da quando", "Where it lives, and since when"))
    headings = (
        page.say("dal", "from"),
        page.say("lasciato il", "left on"),
        page.say("come", "how"),
        page.say("dove", "where"),
    )
    unknown = page.say("ignoto", "unknown")
    lived = [
        (
            day_said(page, episode.first) if episode.first else unknown,
            day_said(page, episode.end),
            plain(page, episode.kind),
            _place(page, episode),
        )
        for episode in episodes(case)
    ]
    kept = [
        (
            day_said(page, hold.first),
            day_said(page, hold.end) if hold.end else unknown,
            page.say("tiene le chiavi", "keeps the keys"),
            hold.dwelling or _NONE,
        )
        for hold in holds(case)
    ]
    page.table(headings, [*lived, *kept])


def _what_next(page: Page, case: Relocation) -> None:
    page.heading(page.say("Può avvenire", "May happen next"))
    events = RELOCATION_TABLE.allowed(case.state)
    if not events:
        final = page.say(
            "nulla: lo stato è finale, restano le annotazioni", "nothing: the state is final, only annotations are left"
        )
        page.paragraph(final, indent=1)
        return
    headings = (
        page.say("evento", "event"),
        page.say("porta a", "leads to"),
        page.say("con il documento", "with the document"),
    )
    rows = [(plain(page, event), plain(page, _target(event)), _grounds(page, event)) for event in events]
    page.table(headings, rows)


def _target(event: RelocationEvent) -> Word:
    return RELOCATION_TABLE.row(event).target


def _grounds(page: Page, event: RelocationEvent) -> str:
    return ", ".join(plain(page, kind) for kind in RELOCATION_TABLE.row(event).documents)


def _answer(page: Page, case: Relocation, event: RelocationEvent) -> str:
    refused = case.why_not(event)
    if refused is not None:
        return page.said(refused.said).replace("_", " ")
    target, grounds = plain(page, _target(event)), _grounds(page, event)
    return page.say(
        f"può avvenire ora, con: {grounds}; porta a «{target}»",
        f"it may happen now, with: {grounds}; it leads to '{target}'",
    )
