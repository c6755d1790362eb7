"""
The page that `validate` prints: what the programme is, what the rules found, what nobody could check.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import cast

import attrs

from contratti_quartiere.bilingual import italian_day, say_day
from contratti_quartiere.cli.coverage_page import print_coverage
from contratti_quartiere.cli.figures_page import print_figures
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.tender_page import origin, print_tender
from contratti_quartiere.dates import earliest, say_when
from contratti_quartiere.entries import Entry
from contratti_quartiere.errors import DocumentError
from contratti_quartiere.funding import FundingBody
from contratti_quartiere.laboratory import OpeningPeriod
from contratti_quartiere.programme import Milestone, MilestoneKind, Programme
from contratti_quartiere.report import ENGINE_VERSION, Report
from contratti_quartiere.sources import Provenance, Source
from contratti_quartiere.verdicts import Severity

__all__ = [
    "opening",
    "print_milestones",
    "print_problems",
    "print_report",
    "print_rest",
    "print_sources",
    "sources_named",
]

# Past so many letters a source stands on a line of its own.
_LONGEST_MARK = 16
# Of so many milestones or sources none is left out.
_MOST = 8
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}


def print_problems(page: Page, name: str, error: DocumentError) -> None:
    """
    Print why a document could not be read, each reason with its place.
    """
    page.title(page.say(f"{name}: il documento non si può leggere", f"{name}: the document cannot be read"))
    for problem in error.problems:
        if problem.pointer:
            page.paragraph(problem.pointer, indent=1, style="bold red")
        page.paragraph(page.said(problem.message), indent=3 if problem.pointer else 1)
    page.paragraph(page.say(f"Errori: {len(error.problems)}", f"Errors: {len(error.problems)}"))


def print_rest(page: Page, report: Report) -> None:
    """
    Print what the rules find in the part of a document that could be read; nothing, where they find nothing there.
    """
    if report.findings:
        page.paragraph(
            page.say(
                f"Il resto del documento, verificato {italian_day('al', report.on)}:",
                f"The rest of the document, checked as of {say_day(report.on, page.lang)}:",
            )
        )
        print_figures(page, report.parameters)
        _findings(page, report)


def print_report(page: Page, programme: Programme, report: Report) -> None:
    """
    Print a programme, as it was known on the day of the report, and what the rules say of it.
    """
    programme = programme.as_of(report.on)
    page.title(programme.title or page.say("Programma senza titolo", "Untitled programme"))
    day = say_day(report.on, page.lang)
    page.paragraph(
        page.say(f"Verifica {italian_day('al', report.on)} · ", f"Checked as of {day} · ")
        + f"contratti_quartiere {ENGINE_VERSION}"
    )
    _laboratories(page, programme)
    milestones = _shown_milestones(programme)
    print_milestones(page, milestones)
    _left_out(page, len(programme.milestones) - len(milestones))
    for tender in programme.tenders:
        print_tender(page, programme, tender, report.on)
    print_figures(page, report.parameters)
    _findings(page, report)
    _undecided(page, report)
    print_coverage(page, report)
    _kept(page, report)
    _later(page, report)
    _unknowns(page, report)
    sources = _shown_sources(programme)
    print_sources(page, sources)
    _left_out(page, len(programme.sources) - len(sources))
    _outcome(page, report)


def opening(page: Page, period: OpeningPeriod) -> str:
    """
    Return an opening of a lab, from when to when, with its sources.
    """
    first = say_when(period.first, page.lang)
    if period.end_unknown:
        last = page.say("fine ignota", "end unknown")
    else:
        last = say_when(period.last, page.lang) if period.last else page.say("in corso", "still open")
    return f"{first} – {last} {origin(page, period.provenance)}".rstrip()


def _laboratories(page: Page, programme: Programme) -> None:
    if not programme.laboratories:
        return
    page.heading(page.say("Laboratori di quartiere", "Neighbourhood labs"))
    funded: dict[str, dict[FundingBody, None]] = {}
    for contract in programme.contracts:
        funded.setdefault(contract.neighbourhood, {}).update(dict.fromkeys(contract.funding_bodies))
    # Labs of the same history and the same payers share a row.
    rows: dict[tuple[str, str], list[str]] = {}
    for lab in programme.laboratories:
        openings = "\n".join(opening(page, period) for period in lab.opening_periods)
        payers = ", ".join(body.say(page.lang) for body in funded.get(lab.neighbourhood, ()))
        rows.setdefault((openings or page.say("ignote", "unknown"), payers), []).append(lab.name or lab.id)
    headings = (
        page.say("laboratorio", "lab"),
        page.say("aperture note", "openings on record"),
        page.say("chi paga il contratto", "who pays the contract"),
    )
    columns = 3 if any(payers for _, payers in rows) else 2
    page.table(headings[:columns], [("\n".join(names), *history)[:columns] for history, names in rows.items()])


def print_milestones(page: Page, milestones: tuple[Milestone, ...], *, width: int = 14) -> None:
    """
    Print what happened, from the first to the last, with its day in a margin of so many columns.
    """
    if milestones:
        page.heading(page.say("Che cosa è successo", "What happened"))
    for step in sorted(milestones, key=lambda step: earliest(step.when)):
        text = f"{page.said(step.what)} {origin(page, step.provenance)}"
        page.marked(say_when(step.when, page.lang), text, width=width)


def _findings(page: Page, report: Report) -> None:
    page.heading(page.say("Rilievi", "Findings"))
    if not report.findings:
        page.paragraph(page.say("nessuno", "none"), indent=1)
    for entry in report.findings:
        page.marked(entry.severity.say(page.lang), page.said(entry.rule.title), style=_STYLES[entry.severity])
        page.marked("", page.said(entry.verdict.message))
        page.marked("", page.say("fonte: ", "source: ") + entry.rule.source.say(page.lang))
        page.marked("", page.say("regola: ", "rule: ") + f"{entry.rule.id}   {entry.verdict.path}")


def _listed(page: Page, title: str, entries: tuple[Entry, ...], mark: str) -> None:
    """
    Print what rules said; rules that say the same of the same places stand together, where the first of them stands.
    """
    if entries:
        page.heading(title)
    together: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for rule, told in groupby(entries, key=lambda entry: entry.rule):
        said = tuple((page.said(entry.verdict.message), entry.verdict.path) for entry in told)
        together.setdefault(said, []).append(page.said(rule.title))
    for said, titles in together.items():
        page.marked(mark, "; ".join(titles), width=1)
        for message, path in said:
            page.marked("", f"{message}   {path}", width=1)


def _undecided(page: Page, report: Report) -> None:
    title = page.say("Non deciso (non vuol dire in regola)", "Undecided (which does not mean compliant)")
    _listed(page, title, report.undecided, "?")


def _kept(page: Page, report: Report) -> None:
    _listed(page, page.say("Rispettato", "Kept"), report.kept, "=")


def _later(page: Page, report: Report) -> None:
    if not report.later:
        return
    page.heading(page.say("Non guardato: successivo alla verifica", "Not looked at: later than the check"))
    day = say_day(report.on, page.lang)
    page.paragraph(
        page.say(
            f"record che dicono qualcosa di successivo {italian_day('al', report.on)}, e che quel giorno non si sapeva:"
            f" {len(report.later)}",
            f"records that tell of something later than {day}, which was not known on that day: {len(report.later)}",
        ),
        indent=1,
    )
    page.paragraph(", ".join(report.later[:_MOST]) + (", …" if len(report.later) > _MOST else ""), indent=1)


def _unknowns(page: Page, report: Report) -> None:
    if report.unknowns:
        page.heading(page.say("Non verificabile: a chi chiedere", "Not verifiable: whom to ask"))
    for unknown in report.unknowns:
        page.marked("-", f"{page.said(unknown.question)} → {page.said(unknown.office)}", width=1)


def print_sources(page: Page, sources: tuple[Source, ...]) -> None:
    """
    Print sources, each by its short name.
    """
    if not sources:
        return
    page.heading(page.say("Fonti", "Sources"))
    width = min(max(len(source.id) for source in sources), _LONGEST_MARK)
    for source in sources:
        page.marked(source.id, f"{source.kind.say(page.lang)}: {source.title}", width=width + 1)


def _left_out(page: Page, count: int) -> None:
    if count:
        text = page.say(
            f"e altre {count}, che dice il comando programme", f"and {count} more, which the command programme tells"
        )
        page.paragraph(text, indent=1)


def _shown_milestones(programme: Programme) -> tuple[Milestone, ...]:
    """
    Return the milestones for this page: all, or where they are many those of a kind of their own.
    """
    if len(programme.milestones) <= _MOST:
        return programme.milestones
    return tuple(step for step in programme.milestones if step.kind is not MilestoneKind.OTHER)


def _shown_sources(programme: Programme) -> tuple[Source, ...]:
    """
    Return the sources for this page: all, or where they are many those of what the page tells.
    """
    if len(programme.sources) <= _MOST:
        return programme.sources
    return sources_named(programme, (programme.laboratories, programme.tenders, _shown_milestones(programme)))


def sources_named(programme: Programme, records: object) -> tuple[Source, ...]:
    """
    Return the sources of a programme that some of its records name, in their order.
    """
    named = frozenset(_sources_of(records))
    return tuple(source for source in programme.sources if source.id in named)


def _sources_of(value: object) -> Iterator[str]:
    kind = type(value)
    if isinstance(value, Provenance):
        yield from value.sources
    elif isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from _sources_of(item)
    elif attrs.has(kind):
        for field in attrs.fields(kind):
            yield from _sources_of(getattr(value, field.name))


def _outcome(page: Page, report: Report) -> None:
    count = dict.fromkeys(Severity, 0)
    for entry in report.findings:
        count[entry.severity] += 1
    page.heading(page.say("Esito", "Outcome"))
    page.paragraph(
        page.say(
            f"errori {count[Severity.ERROR]}, avvisi {count[Severity.WARNING]}, consigli {count[Severity.ADVICE]};"
            f" non deciso {len(report.undecided)}, rispettato {len(report.kept)},"
            f" non applicabile {len(report.not_applicable)}",
            f"errors {count[Severity.ERROR]}, warnings {count[Severity.WARNING]}, advice {count[Severity.ADVICE]};"
            f" undecided {len(report.undecided)}, kept {len(report.kept)},"
            f" not applicable {len(report.not_applicable)}",
        ),
        indent=1,
    )
