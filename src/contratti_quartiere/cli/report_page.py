"""
The page that `validate` prints: what the programme is, what the rules found, what nobody could check.
"""

from contratti_quartiere.bilingual import italian_day, say_day
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.timeline import bar, months_between, opening_bar, ruler
from contratti_quartiere.dates import earliest, latest, say_when
from contratti_quartiere.errors import DocumentError
from contratti_quartiere.laboratory import OpeningPeriod
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import Period
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import ENGINE_VERSION, Entry, Report
from contratti_quartiere.sources import Provenance
from contratti_quartiere.verdicts import Severity

__all__ = ["print_problems", "print_report"]

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


def print_report(page: Page, programme: Programme, report: Report) -> None:
    """
    Print a programme and what the rules say of it.
    """
    page.title(programme.title or page.say("Programma senza titolo", "Untitled programme"))
    day = say_day(report.on, page.lang)
    page.paragraph(
        page.say(f"Verifica {italian_day('al', report.on)} · ", f"Checked as of {day} · ")
        + f"contratti_quartiere {ENGINE_VERSION}"
    )
    _laboratories(page, programme)
    _milestones(page, programme)
    for tender in programme.tenders:
        _tender(page, programme, tender, report)
    _findings(page, report)
    _undecided(page, report)
    _kept(page, report)
    _unknowns(page, report)
    _sources(page, programme)
    _outcome(page, report)


def _from(page: Page, provenance: Provenance) -> str:
    words = [*provenance.sources, *([page.say("illustrativo", "illustrative")] if provenance.illustrative else [])]
    return f"[{', '.join(words)}]" if words else ""


def _opening(page: Page, opening: OpeningPeriod) -> str:
    first = say_when(opening.first, page.lang)
    if opening.end_unknown:
        last = page.say("fine ignota", "end unknown")
    else:
        last = say_when(opening.last, page.lang) if opening.last else page.say("in corso", "still open")
    return f"{first} – {last} {_from(page, opening.provenance)}".rstrip()


def _laboratories(page: Page, programme: Programme) -> None:
    if not programme.laboratories:
        return
    page.heading(page.say("Laboratori di quartiere", "Neighbourhood labs"))
    funded = {contract.neighbourhood: contract.funding_bodies for contract in programme.contracts}
    # Labs of the same history and the same payers share a row.
    rows: dict[tuple[str, str], list[str]] = {}
    for lab in programme.laboratories:
        openings = "\n".join(_opening(page, opening) for opening in lab.opening_periods)
        payers = ", ".join(body.say(page.lang) for body in funded.get(lab.neighbourhood, ()))
        rows.setdefault((openings or page.say("ignote", "unknown"), payers), []).append(lab.name or lab.id)
    headings = (
        page.say("laboratorio", "lab"),
        page.say("aperture note", "openings on record"),
        page.say("chi paga il contratto", "who pays the contract"),
    )
    page.table(headings, [("\n".join(names), *history) for history, names in rows.items()])


def _milestones(page: Page, programme: Programme) -> None:
    if not programme.milestones:
        return
    page.heading(page.say("Che cosa è successo", "What happened"))
    for step in sorted(programme.milestones, key=lambda step: earliest(step.when)):
        text = f"{page.said(step.what)} {_from(page, step.provenance)}"
        page.marked(say_when(step.when, page.lang), text, width=14)


def _tender(page: Page, programme: Programme, tender: Tender, report: Report) -> None:
    page.heading(page.say("Gara: ", "Tender: ") + (tender.title or tender.id))
    unknown = page.say("ignota", "unknown")
    notice = say_day(tender.notice_date, page.lang) if tender.notice_date else unknown
    procedure = tender.procedure.say(page.lang) if tender.procedure else unknown
    facts = [
        (page.say("ente", "authority"), tender.contracting_authority or unknown),
        (page.say("procedura", "procedure"), procedure),
        (page.say("data del bando", "notice date"), notice),
        *(
            (
                page.say("importo", "amount"),
                f"{total.say(page.lang)} {page.said(total.label) if total.label else ''}".rstrip(),
            )
            for total in tender.totals
        ),
    ]
    for name, text in facts:
        page.marked(name, text, width=14)
    _timeline(page, programme, tender, report)
    _lots(page, tender)


def _timeline(page: Page, programme: Programme, tender: Tender, report: Report) -> None:
    term = tender.term
    if term is None or term.planned_end is None:
        return
    page.heading(page.say("Previsto e servito", "Planned and served"))
    planned = Period.inclusive(term.start, max(term.start, earliest(term.planned_end)))
    months = months_between(term.start, latest(term.planned_end))
    step = -(-len(months) // max(page.width - 18, 1))
    full, perhaps, empty = letters = ("█", "?", "·") if page.can_print("█·") else ("#", "?", ".")
    margin = 14
    page.marked("", ruler(months, step), width=margin)
    page.marked(page.say("previsto", "planned"), bar(months, step, [planned], full, empty), width=margin)
    served = page.say("servito", "served")
    if term.acts:
        page.marked(served, bar(months, step, term.served(report.on), full, empty), width=margin)
    else:
        histories = dict.fromkeys(lab.opening_periods for lab in programme.laboratories)
        for openings in histories:
            line = opening_bar(months, step, openings, report.on, letters)
            names = [lab.name or lab.id for lab in programme.laboratories if lab.opening_periods == openings]
            page.marked(served, line, width=margin)
            page.marked("", ", ".join(names), width=margin)
    start, end = say_day(term.start, page.lang), say_when(term.planned_end, page.lang)
    plan = page.say(f"Previsto: {start} – {end}", f"Planned: {start} – {end}")
    if term.months is not None and term.computed is not None:
        last = say_day(term.computed.last_day, page.lang)
        plan += page.say(
            f"; {term.months} mesi, a calcolo, finiscono il {last}", f"; {term.months} months, by count, end on {last}"
        )
    page.paragraph(plan + ".", indent=1)
    legend = page.say(
        f"{full} in servizio   {perhaps} forse: aperto prima, fine ignota   {empty} nulla risulta",
        f"{full} in service   {perhaps} perhaps: opened before, end unknown   {empty} nothing on record",
    )
    page.paragraph(legend, indent=1)


def _lots(page: Page, tender: Tender) -> None:
    if tender.plan is None:
        return
    plan = tender.plan
    title = page.say("Lotti: ", "Lots: ") + page.euro(plan.total)
    page.heading(title, note=_from(page, plan.provenance))
    names = {lot.id: lot.title for lot in tender.lots}
    shares = plan.shares()
    rows = [
        (
            f"{share.lot}\n{names.get(share.lot, '')}".rstrip(),
            page.euro(share.amount),
            _percent(page, share.amount, plan.total),
            "\n".join(f"{page.euro(line.amount)} {page.said(line.label)}" for line in share.lines),
        )
        for share in shares
    ]
    total = Euro.total(share.amount for share in shares)
    rows.append((page.say("totale", "total"), page.euro(total), _percent(page, total, plan.total), ""))
    headings = (
        page.say("lotto", "lot"),
        page.say("importo", "amount"),
        page.say("quota", "share"),
        page.say("perché", "why"),
    )
    page.table(headings, rows, right=(1, 2))


def _percent(page: Page, part: Euro, whole: Euro) -> str:
    if not whole:
        return ""
    units, hundredths = divmod(round(part / whole * 10_000), 100)
    return f"{units}{page.say(',', '.')}{hundredths:02d} %"


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
    if entries:
        page.heading(f"{title}")
    for entry in entries:
        page.marked(mark, f"{page.said(entry.rule.title)}: {page.said(entry.verdict.message)}", width=1)


def _undecided(page: Page, report: Report) -> None:
    title = page.say("Non deciso (non vuol dire in regola)", "Undecided (which does not mean compliant)")
    _listed(page, title, report.undecided, "?")


def _kept(page: Page, report: Report) -> None:
    _listed(page, page.say("Rispettato", "Kept"), report.kept, "=")


def _unknowns(page: Page, report: Report) -> None:
    if report.unknowns:
        page.heading(page.say("Non verificabile: a chi chiedere", "Not verifiable: whom to ask"))
    for unknown in report.unknowns:
        page.marked("-", f"{page.said(unknown.question)} → {page.said(unknown.office)}", width=1)


def _sources(page: Page, programme: Programme) -> None:
    if programme.sources:
        page.heading(page.say("Fonti", "Sources"))
    for source in programme.sources:
        kind = source.kind.say(page.lang)
        page.marked(source.id, f"{kind}: {source.title}", width=4)


def _outcome(page: Page, report: Report) -> None:
    count = dict.fromkeys(Severity, 0)
    for entry in report.findings:
        count[entry.severity] += 1
    page.heading(page.say("Esito", "Outcome"))
    page.paragraph(
        page.say(
            f"errori {count[Severity.ERROR]}, avvisi {count[Severity.WARNING]}, consigli {count[Severity.ADVICE]};"
            f" non deciso {len(report.undecided)}, rispettato {len(report.kept)}",
            f"errors {count[Severity.ERROR]}, warnings {count[Severity.WARNING]}, advice {count[Severity.ADVICE]};"
            f" undecided {len(report.undecided)}, kept {len(report.kept)}",
        ),
        indent=1,
    )
