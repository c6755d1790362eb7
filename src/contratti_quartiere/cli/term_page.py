"""
What `window` prints: days with their reason, and what each budget year pays, ready to paste into a report.
"""

from collections.abc import Iterable, Mapping
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
    months_begun,
)
from contratti_quartiere.cli.page import Page
from contratti_quartiere.dates import Month, add_months, say_when
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import MissingDay, Period
from contratti_quartiere.windows import ServiceWindow, last_slot

__all__ = ["YearQuestion", "explain_window"]


@attrs.frozen(kw_only=True)
class YearQuestion:
    """
    What was asked about budget years.

    Attributes:
        net: The amount to divide.
        policy: How.
        vat_rate: The VAT rate in per cent; None if nobody gave one, so that only the net is known.
        first_year: The first year of the budget; None if nobody asks.
        known: What is known, by year.
    """

    net: Euro
    policy: YearPolicy | tuple[Instalment, ...]
    vat_rate: Fraction | None
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
    shares = {} if question is None else _shares(term, question)
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
        _years(page, term, question, shares)


def _shares(term: ServiceWindow, question: YearQuestion) -> dict[YearShare, bool]:
    """
    Return what each year pays, and whether that year is beyond the budget.
    """
    shares = term.by_year(question.net, policy=question.policy, vat_rate=question.vat_rate or 0)
    beyond = () if question.first_year is None else beyond_horizon(shares, question.first_year)
    return {share: share in beyond for share in shares}


def _computed(page: Page, term: ServiceWindow, window: Period, months: int) -> None:
    first, last = (say_day(day, "en") for day in (window.start, window.last_day))
    prima, ultima = (italian_day("il", day) for day in (window.start, window.last_day))
    slot = say_when(last_slot(term.start, months), page.lang)
    mesi, long = ("1 mese", "1 month") if months == 1 else (f"{months} mesi", f"{months} months")
    page.paragraph(
        page.say(
            f"Un servizio di {mesi} che comincia {prima} finisce {ultima} compreso: {window.days} giorni.",
            f"A service of {long} that begins on {first} ends on {last}, that day included: {window.days} days.",
        )
    )
    page.paragraph(
        _reason(page, term, add_months(term.start, months))
        + page.say(
            f" Una durata non slitta se finisce in un festivo. Contando mesi interi di calendario, l'ultimo è {slot}.",
            f" A term does not roll over if it ends on a holiday. In whole calendar months the last is {slot}.",
        )
    )


def _reason(page: Page, term: ServiceWindow, anniversary: date) -> str:
    if anniversary.day == term.start.day:
        return page.say(
            "Il primo giorno è di servizio e si conta, perciò l'ultimo è il giorno prima dell'anniversario.",
            "The first day is a day of service and counts, so the last is the day before the anniversary.",
        )
    if term.missing_day is MissingDay.CLAMP_THEN_MINUS_ONE:
        reading = page.say("il penultimo del mese, come è stato chiesto", "the last but one of the month, as was asked")
    else:
        reading = page.say(
            "l'ultimo del mese, per analogia con c.c. art. 2963 c. 5",
            "the last of the month, by analogy with c.c. art. 2963 c. 5",
        )
    month = say_when(Month.of(anniversary), page.lang)
    return page.say(
        f"Il primo giorno è di servizio e si conta. L'anniversario sarebbe il {term.start.day}, che nel mese di {month}"
        f" non c'è: l'ultimo giorno di servizio è {reading}.",
        f"The first day is a day of service and counts. {month} has no day {term.start.day} for the anniversary: the"
        f" last day of service is {reading}.",
    )


def _acts(page: Page, term: ServiceWindow, on: date | None) -> None:
    page.heading(page.say("Gli atti", "The acts"))
    for act in sorted(term.acts, key=lambda act: act.on):
        new_end = page.say("; nuova fine ", "; new end ") + say_when(act.new_end, page.lang) if act.new_end else ""
        page.marked(say_day(act.on, page.lang), act.kind.say(page.lang) + new_end, width=18)
    end = say_when(term.end_in_force, page.lang) if term.end_in_force else page.say("ignota", "unknown")
    page.marked(page.say("fine in vigore", "end in force"), end, width=18)
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


def _years(page: Page, term: ServiceWindow, question: YearQuestion, shares: Mapping[YearShare, bool]) -> None:
    page.heading(page.say("Quote per esercizio", "Shares by budget year"))
    total = YearShare(
        year=0, net=Euro.total(share.net for share in shares), gross=Euro.total(share.gross for share in shares)
    )
    named = [*((str(share.year), share) for share in shares), (page.say("totale", "total"), total)]
    rows = [
        (
            name,
            page.euro(share.net),
            # Without a rate the VAT is not zero, it is not known.
            *(() if question.vat_rate is None else (page.euro(share.vat), page.euro(share.gross))),
            page.say("oltre il bilancio", "beyond the budget") if shares.get(share) else "",
        )
        for name, share in named
    ]
    gross = () if question.vat_rate is None else (page.say("IVA", "VAT"), page.say("lordo", "gross"))
    headings = (page.say("anno", "year"), page.say("netto", "net"), *gross, "")
    page.table(headings, rows, right=range(1, len(headings) - 1))
    how = _how(page, term, question.policy)
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


def _how(page: Page, term: ServiceWindow, policy: YearPolicy | tuple[Instalment, ...]) -> str:
    """
    Return by what the years were weighed, with the figures to weigh them again.
    """
    if not isinstance(policy, YearPolicy):
        return page.say("Secondo il piano dei pagamenti", "By the payment plan")
    runs = term.expected
    count = len(months_begun(runs)) if policy is YearPolicy.MONTHS else sum(run.days for run in runs)
    listed = "; ".join(run.say(page.lang) for run in runs)
    return page.say(
        f"In proporzione ai {policy.value} di servizio, {count} in tutto ({listed})",
        f"In proportion to the {policy.en} of service, {count} in all ({listed})",
    )


def _known(page: Page, question: YearQuestion, shares: Iterable[YearShare]) -> None:
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
    shares: Mapping[YearShare, bool],
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
        values["years"] = [
            {
                "year": share.year,
                "net": share.net.amount,
                **({} if question.vat_rate is None else {"vat": share.vat.amount, "gross": share.gross.amount}),
                "beyond_budget": beyond,
            }
            for share, beyond in shares.items()
        ]
        if question.known:
            planned = {share.year: share.net for share in shares}
            values["known"] = [
                {"year": year.year, "known": year.known.amount, "difference": year.difference.amount}
                for year in against_known(planned, question.known)
                if year.known is not None and year.difference is not None
            ]
    return values
