"""
One tender on the page of `validate`: its facts, what was planned and what was served, its lots.
"""

from datetime import date, timedelta

from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import italian_day, say_day
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.timeline import bar, months_between, opening_bar, ruler
from contratti_quartiere.dates import earliest, latest, say_when
from contratti_quartiere.lots import LotPlan
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import Period
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import Provenance
from contratti_quartiere.windows import ServiceWindow

__all__ = ["origin", "percent", "print_tender", "stated"]

_MARGIN = 14
_LAST_DAY = date.max - timedelta(days=1)
"""The last day that a period can have."""


def print_tender(page: Page, programme: Programme, tender: Tender, on: date) -> None:
    """
    Print what is known of a tender as of a day.
    """
    page.heading(page.say("Gara:", "Tender:"), note=tender.title or tender.id)
    unknown = page.say("ignota", "unknown")
    facts = [
        (page.say("ente", "authority"), tender.contracting_authority or page.say("ignoto", "unknown")),
        (page.say("procedura", "procedure"), tender.procedure.say(page.lang) if tender.procedure else unknown),
        (
            page.say("data del bando", "notice date"),
            say_day(tender.notice_date, page.lang) if tender.notice_date else unknown,
        ),
        *((page.say("importo", "amount"), stated(page, total)) for total in tender.totals),
    ]
    if tender.declared_code is not None:
        facts.insert(3, (page.say("codice", "code"), tender.declared_code.say(page.lang)))
    for name, text in facts:
        page.marked(name, text, width=_MARGIN)
    if tender.term is not None and tender.term.planned_end is not None:
        _timeline(page, programme, tender, tender.term, on)
    if any(lot.cig or lot.amount for lot in tender.lots) or (tender.lots and tender.plan is None):
        _stated_lots(page, tender.lots)
    if tender.plan is not None:
        _planned_lots(page, tender, tender.plan)


def origin(page: Page, provenance: Provenance) -> str:
    """
    Return the sources of a record in brackets, and whether it only illustrates.
    """
    words = [*provenance.sources, *([page.say("illustrativo", "illustrative")] if provenance.illustrative else [])]
    return f"[{', '.join(words)}]" if words else ""


def stated(page: Page, amount: StatedAmount) -> str:
    """
    Return an amount as its document states it, with its basis and sources.
    """
    basis = [
        word.say(page.lang)
        for word, unknown in ((amount.vat, VatBasis.UNKNOWN), (amount.options, OptionsBasis.UNKNOWN))
        if word is not unknown
    ]
    words = [
        amount.say(page.lang),
        page.said(amount.label) if amount.label else "",
        f"({', '.join(basis)})" if basis else "",
        origin(page, amount.provenance),
    ]
    return " ".join(word for word in words if word)


def _timeline(page: Page, programme: Programme, tender: Tender, term: ServiceWindow, on: date) -> None:
    end = term.planned_end or term.start
    page.heading(page.say("Previsto e servito", "Planned and served"))
    planned = Period.inclusive(term.start, min(max(term.start, earliest(end)), _LAST_DAY))
    months = months_between(term.start, latest(end))
    step = -(-len(months) // max(page.width - _MARGIN - 4, 1))
    full, perhaps, empty = letters = ("█", "?", "·") if page.can_print("█·") else ("#", "?", ".")
    page.marked("", ruler(months, step), width=_MARGIN)
    page.marked(page.say("previsto", "planned"), bar(months, step, [planned], full, empty), width=_MARGIN)
    served = page.say("servito", "served")
    if term.acts:
        page.marked(served, bar(months, step, term.served(on), full, empty), width=_MARGIN)
    else:
        named = {name for lot in tender.lots for name in lot.neighbourhoods}
        labs = [lab for lab in programme.laboratories if not named or lab.neighbourhood in named]
        # Labs of the same history share a line.
        for openings in dict.fromkeys(lab.opening_periods for lab in labs):
            names = [lab.name or lab.id for lab in labs if lab.opening_periods == openings]
            page.marked(served, opening_bar(months, step, openings, on, letters), width=_MARGIN)
            page.marked("", ", ".join(names), width=_MARGIN)
    first, last = say_day(term.start, page.lang), say_when(end, page.lang)
    plan = page.say(f"Previsto: {first} – {last}", f"Planned: {first} – {last}")
    if term.computed is not None:
        computed = term.computed.last_day
        plan += page.say(
            f"; {_months(page, term)}, a calcolo, fino {italian_day('al', computed)}",
            f"; {_months(page, term)}, by count, until {say_day(computed, 'en')}",
        )
    page.paragraph(plan + ".", indent=1)
    legend = page.say(
        f"{full} in servizio   {perhaps} forse: aperto prima, fine ignota   {empty} nulla risulta",
        f"{full} in service   {perhaps} perhaps: opened before, end unknown   {empty} nothing on record",
    )
    page.paragraph(legend, indent=1)


def _months(page: Page, term: ServiceWindow) -> str:
    one = page.say("mese", "month")
    return f"{term.months} {one if term.months == 1 else page.say('mesi', 'months')}"


def _stated_lots(page: Page, lots: tuple[Lot, ...]) -> None:
    page.heading(page.say("Lotti: codici e importi dichiarati", "Lots: codes and stated amounts"))
    unknown = page.say("ignoto", "unknown")
    whole = _whole(lots)
    rows = [
        (
            f"{lot.id}\n{lot.title}".rstrip(),
            str(lot.cig) if lot.cig else unknown,
            stated(page, lot.amount) if lot.amount else unknown,
            percent(page, lot.amount.amount, whole) if lot.amount and whole else "",
        )
        for lot in lots
    ]
    if whole:
        rows.append((page.say("totale", "total"), "", page.euro(whole), percent(page, whole, whole)))
    headings = (page.say("lotto", "lot"), "CIG", page.say("importo", "amount"), page.say("quota", "share"))
    page.table(headings, rows, right=(3,))


def _whole(lots: tuple[Lot, ...]) -> Euro | None:
    """
    Return the sum of the lots, or None where they do not add up to anything: not all stated, not exact, mixed bases.
    """
    amounts = [lot.amount for lot in lots if lot.amount]
    same = len({(amount.vat, amount.options) for amount in amounts}) == 1
    exact = all(amount.precision is AmountPrecision.EXACT for amount in amounts)
    return Euro.total(amount.amount for amount in amounts) if same and exact and len(amounts) == len(lots) else None


def _planned_lots(page: Page, tender: Tender, plan: LotPlan) -> None:
    page.heading(page.say("Lotti: ", "Lots: ") + page.euro(plan.total), note=origin(page, plan.provenance))
    names = {lot.id: lot.title for lot in tender.lots}
    shares = plan.shares()
    rows = [
        (
            f"{share.lot}\n{names.get(share.lot, '')}".rstrip(),
            page.euro(share.amount),
            percent(page, share.amount, plan.total),
            "\n".join(f"{page.euro(line.amount)} {page.said(line.label)}" for line in share.lines),
        )
        for share in shares
    ]
    rows.append((page.say("totale", "total"), page.euro(plan.total), percent(page, plan.total, plan.total), ""))
    headings = (
        page.say("lotto", "lot"),
        page.say("importo", "amount"),
        page.say("quota", "share"),
        page.say("perché", "why"),
    )
    page.table(headings, rows, right=(1, 2))


def percent(page: Page, part: Euro, whole: Euro) -> str:
    """
    Return which part of a whole an amount is, with two decimals; nothing of a whole that is zero.
    """
    if not whole:
        return ""
    units, hundredths = divmod(round(abs(part / whole) * 10_000), 100)
    return f"{units}{page.say(',', '.')}{hundredths:02d} %"
