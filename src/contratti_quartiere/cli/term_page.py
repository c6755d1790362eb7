"""
What `window` and `timetable` print: days with their reason, ready to paste into a report.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import attrs

from contratti_quartiere.bilingual import italian_day, say_day
from contratti_quartiere.budgets import (
    Instalment,
    YearPolicy,
    YearShare,
    against_known,
    beyond_horizon,
)
from contratti_quartiere.cli.page import Page
from contratti_quartiere.dates import say_when
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.periods import Period
from contratti_quartiere.timetables import Ground, Timetable
from contratti_quartiere.windows import ServiceWindow, last_slot

__all__ = ["YearQuestion", "explain_timetable", "explain_window"]


_OPTIONS = {"days_for_offers": "--offers", "days_for_evaluation": "--evaluation", "days_for_checks": "--checks"}
_ACTS = frozenset({Ground.LAW, Ground.TENDER, Ground.POLICY})


@attrs.frozen(kw_only=True)
class YearQuestion:
    """
    What was asked about budget years.

    Attributes:
        net: The amount to divide.
        policy: How.
        vat_rate: The VAT rate in hundredths.
        first_year: The first year of the budget; None if nobody asks.
        known: What is known, by year.
    """

    net: Euro
    policy: YearPolicy | tuple[Instalment, ...]
    vat_rate: Fraction
    first_year: int | None
    known: Mapping[int, Euro]


def explain_window(
    page: Page, term: ServiceWindow, on: date | None, question: YearQuestion | None, *, as_json: bool
) -> None:
    """
    Print when a service ends, whether its deed agrees, what was served, and what each year pays.
    """
    months = term.months or 0
    computed = Period.of_months(term.start, months) if term.computed is None else term.computed
    shares = () if question is None else _shares(term, question)
    if as_json:
        page.print_json(_window_values(term, computed, months, on, question, shares))
        return
    _computed(page, term, computed, months)
    if term.declared_end is not None:
        declared = say_when(term.declared_end, page.lang)
        page.paragraph(
            page.say(
                f"L'atto dichiara {declared}: {'concorda' if term.agrees() else 'NON concorda'}. Vale ciò che l'atto"
                " dice.",
                f"The deed states {declared}: it {'agrees' if term.agrees() else 'does NOT agree'}. What the deed says"
                " holds.",
            )
        )
    if term.acts:
        _acts(page, term, on)
    if question is not None:
        _years(page, question, shares)


def _shares(term: ServiceWindow, question: YearQuestion) -> tuple[YearShare, ...]:
    return term.by_year(question.net, policy=question.policy, vat_rate=question.vat_rate)


def _computed(page: Page, term: ServiceWindow, window: Period, months: int) -> None:
    first, last = (say_day(day, "en") for day in (window.start, window.last_day))
    prima, ultima = (italian_day("il", day) for day in (window.start, window.last_day))
    slot = say_when(last_slot(term.start, months), page.lang)
    page.paragraph(
        page.say(
            f"Un servizio di {months} mesi che comincia {prima} finisce {ultima} compreso: {window.days} giorni.",
            f"A service of {months} months that begins on {first} ends on {last}, that day included: {window.days}"
            " days.",
        )
    )
    page.paragraph(
        page.say(
            "Il primo giorno è di servizio e si conta, perciò l'ultimo è il giorno prima dell'anniversario; una durata"
            f" non slitta se finisce in un festivo. Contando mesi interi di calendario, l'ultimo è {slot}.",
            "The first day is a day of service and counts, so the last is the day before the anniversary; a term does"
            f" not roll over if it ends on a holiday. In whole calendar months the last is {slot}.",
        )
    )


def _acts(page: Page, term: ServiceWindow, on: date | None) -> None:
    page.heading(page.say("Gli atti", "The acts"))
    for act in sorted(term.acts, key=lambda act: act.on):
        new_end = page.say("; nuova fine ", "; new end ") + say_when(act.new_end, page.lang) if act.new_end else ""
        page.marked(say_day(act.on, page.lang), act.kind.say(page.lang) + new_end, width=18)
    end = term.end_in_force
    if end is not None:
        page.marked(page.say("fine in vigore", "end in force"), say_when(end, page.lang), width=18)
    if term.stops and term.estimated_end is not None:
        days = sum(stop.days for stop in term.stops)
        estimate = say_day(term.estimated_end, "en")
        page.marked(
            page.say("giorni fermi", "days stopped"),
            page.say(
                f"{days}; aggiunti alla fine prevista darebbero {italian_day('il', term.estimated_end)}: è una stima,"
                " la nuova fine la indica l'ufficio",
                f"{days}; added to the planned end they would give {estimate}: an estimate, the office states the new"
                " end",
            ),
            width=18,
        )
    runs = term.served(on) if on is not None else term.served(date.max)
    text = "; ".join(f"{run.say(page.lang)} ({run.days})" for run in runs)
    label = page.say("servito (giorni)", "served (days)") if on else page.say("corso (giorni)", "course (days)")
    page.marked(label, text or page.say("nulla risulta", "nothing on record"), width=18)


def _years(page: Page, question: YearQuestion, shares: tuple[YearShare, ...]) -> None:
    page.heading(page.say("Quote per esercizio", "Shares by budget year"))
    beyond = () if question.first_year is None else beyond_horizon(shares, question.first_year)
    rows = [
        (
            str(share.year),
            page.euro(share.net),
            page.euro(share.vat),
            page.euro(share.gross),
            page.say("oltre il bilancio", "beyond the budget") if share in beyond else "",
        )
        for share in shares
    ]
    net, gross = Euro.total(share.net for share in shares), Euro.total(share.gross for share in shares)
    rows.append((page.say("totale", "total"), page.euro(net), page.euro(gross - net), page.euro(gross), ""))
    headings = (
        page.say("anno", "year"),
        page.say("netto", "net"),
        page.say("IVA", "VAT"),
        page.say("lordo", "gross"),
        "",
    )
    page.table(headings, rows, right=(1, 2, 3))
    if isinstance(question.policy, YearPolicy):
        how = page.say(
            f"In proporzione ai {question.policy.value} di servizio",
            f"In proportion to the {question.policy.en} of service",
        )
    else:
        how = page.say("Secondo il piano dei pagamenti", "By the payment plan")
    page.paragraph(
        how
        + page.say(
            "; i centesimi che restano vanno ai resti maggiori. La legge dice «quando il servizio è reso»; la formula è"
            " una scelta, e il piano dei pagamenti del contratto prevale.",
            "; the cents left over go to the largest remainders. The law says “when the service is rendered”; the"
            " formula is a choice, and the contract's own payment plan comes first.",
        ),
        indent=1,
    )
    if question.known:
        _known(page, question, shares)


def _known(page: Page, question: YearQuestion, shares: tuple[YearShare, ...]) -> None:
    page.heading(page.say("Previsto e noto (netto)", "Planned and known (net)"))
    unknown = page.say("ignoto", "unknown")
    rows = [
        (
            str(year.year),
            "-" if year.planned is None else page.euro(year.planned),
            unknown if year.known is None else page.euro(year.known),
            unknown if year.difference is None else page.euro(year.difference),
        )
        for year in against_known({share.year: share.net for share in shares}, question.known)
    ]
    headings = (
        page.say("anno", "year"),
        page.say("previsto", "planned"),
        page.say("noto", "known"),
        page.say("differenza", "difference"),
    )
    page.table(headings, rows, right=(1, 2, 3))


def _window_values(
    term: ServiceWindow,
    computed: Period,
    months: int,
    on: date | None,
    question: YearQuestion | None,
    shares: tuple[YearShare, ...],
) -> dict[str, object]:
    values: dict[str, object] = {
        "start": term.start.isoformat(),
        "duration": f"P{months}M",
        "last_day": computed.last_day.isoformat(),
        "days": computed.days,
        "last_slot": str(last_slot(term.start, months)),
    }
    if term.declared_end is not None:
        values |= {"declared_end": str(term.declared_end), "agrees": term.agrees()}
    if term.acts:
        runs = term.served(on or date.max)
        values["end_in_force"] = str(term.end_in_force)
        values["served"] = [{"first": str(run.start), "last": str(run.last_day), "days": run.days} for run in runs]
    if question is not None:
        beyond = () if question.first_year is None else beyond_horizon(shares, question.first_year)
        values["years"] = [
            {
                "year": share.year,
                "net": share.net.amount,
                "vat": share.vat.amount,
                "gross": share.gross.amount,
                "beyond_budget": share in beyond,
            }
            for share in shares
        ]
        if question.known:
            planned = {share.year: share.net for share in shares}
            values["known"] = [
                {"year": year.year, "known": year.known.amount, "difference": year.difference.amount}
                for year in against_known(planned, question.known)
                if year.known is not None and year.difference is not None
            ]
    return values


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
