"""
What `split`, `window` and `rules` print: an answer with its reason, ready to paste into a report.
"""

import json
from datetime import date
from fractions import Fraction

from contratti_quartiere.bilingual import Bilingual, say_day
from contratti_quartiere.cli.page import Page
from contratti_quartiere.dates import Month, say_when
from contratti_quartiere.errors import UnknownNameError
from contratti_quartiere.fields import unique
from contratti_quartiere.money import Euro, split
from contratti_quartiere.periods import MissingDay, Period
from contratti_quartiere.rules import RULES
from contratti_quartiere.verdicts import Rule
from contratti_quartiere.windows import ServiceWindow, last_slot

__all__ = ["explain_rule", "explain_rules", "explain_split", "explain_window"]


def _print_json(page: Page, values: object) -> None:
    page.write(json.dumps(values, ensure_ascii=False, indent=2) + "\n")


def explain_split(page: Page, total: Euro, weights: tuple[tuple[str, Fraction], ...], *, as_json: bool) -> None:
    """
    Print how an amount is divided, with the exact share and the rounding of each part.

    Raises:
        DuplicateIdentifierError: For a name given twice.
        SplitError: For weights that divide nothing.
    """
    unique("split", tuple(name for name, _ in weights))
    by_name = dict(weights)
    parts = split(total, by_name)
    whole = sum(by_name.values(), Fraction(0))
    if as_json:
        _print_json(
            page,
            {
                "total": total.amount,
                "parts": [
                    {"name": name, "weight": str(by_name[name]), "amount": part.amount} for name, part in parts.items()
                ],
            },
        )
        return
    lang = page.lang.value
    rows = []
    for name, part in parts.items():
        exact = total.cents * by_name[name] / whole
        rounding = part.cents - exact
        rows.append((name, str(by_name[name]), format(part, lang), _cents(page, rounding)))
    rows.append((page.say("totale", "total"), str(whole), format(Euro.total(parts.values()), lang), ""))
    headings = (
        page.say("nome", "name"),
        page.say("peso", "weight"),
        page.say("importo", "amount"),
        page.say("arrotondamento (cent.)", "rounding (cents)"),
    )
    page.table(headings, rows, right=(1, 2, 3))
    page.paragraph(
        page.say(
            f"{total:it} divisi in proporzione ai pesi: ogni parte è la quota esatta per difetto al centesimo, e i"
            " centesimi che restano vanno ai resti maggiori, a parità al nome che viene prima.",
            f"{total:en} divided in proportion to the weights: each part is the exact share rounded down to the cent,"
            " and the cents left over go to the largest remainders, among equal ones to the earlier name.",
        ),
        indent=1,
    )


def _cents(page: Page, cents: Fraction) -> str:
    thousandths = round(cents * 1000)
    sign = "+" if thousandths > 0 else "-" if thousandths < 0 else ""
    units, decimals = divmod(abs(thousandths), 1000)
    return f"{sign}{units}{page.say(',', '.')}{decimals:03d}"


def explain_window(
    page: Page,
    start: date,
    months: int,
    declared_end: date | Month | None,
    missing_day: MissingDay,
    *,
    as_json: bool,
) -> bool:
    """
    Print when a service ends, and whether the end that its deed declares agrees.

    Returns:
        False if the declared end disagrees.

    Raises:
        MalformedValueError: For less than one month, or an end before the start.
    """
    term = ServiceWindow(start=start, months=months, declared_end=declared_end, missing_day=missing_day)
    window = Period.of_months(start, months, missing_day=missing_day)
    agrees = term.agrees(missing_day)
    if as_json:
        values: dict[str, object] = {
            "start": start.isoformat(),
            "duration": f"P{months}M",
            "last_day": window.last_day.isoformat(),
            "days": window.days,
            "last_slot": str(last_slot(start, months)),
        }
        if declared_end is not None:
            values |= {"declared_end": str(declared_end), "agrees": agrees}
        _print_json(page, values)
        return agrees is not False
    _explained(page, term, window, months)
    if declared_end is not None:
        declared = say_when(declared_end, page.lang)
        page.paragraph(
            page.say(
                f"L'atto dichiara {declared}: {'concorda' if agrees else 'NON concorda'}. Vale ciò che l'atto dice.",
                f"The deed states {declared}: it {'agrees' if agrees else 'does NOT agree'}. What the deed says holds.",
            )
        )
    return agrees is not False


def _explained(page: Page, term: ServiceWindow, window: Period, months: int) -> None:
    first, last = say_day(window.start, page.lang), say_day(window.last_day, page.lang)
    slot = say_when(last_slot(term.start, months), page.lang)
    page.paragraph(
        page.say(
            f"Un servizio di {months} mesi che comincia il {first} finisce il {last} compreso: {window.days} giorni.",
            f"A service of {months} months that begins on {first} ends on {last}, that day included: {window.days} days.",
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


def explain_rules(page: Page, *, as_json: bool) -> None:
    """
    Print every rule in one line each.
    """
    if as_json:
        _print_json(page, [_values(rule) for rule in RULES])
        return
    headings = (page.say("regola", "rule"), page.say("gravità", "severity"), page.say("che cosa dice", "what it says"))
    page.table(headings, [(rule.id, rule.severity.say(page.lang), page.said(rule.sentence)) for rule in RULES])


def explain_rule(page: Page, name: str, *, as_json: bool) -> None:
    """
    Print one rule whole.

    Raises:
        UnknownNameError: For a name that is no rule's.
    """
    rule = next((rule for rule in RULES if rule.id == name), None)
    if rule is None:
        raise UnknownNameError(Bilingual("regola", "rule"), name, tuple(sorted(rule.id for rule in RULES)))
    if as_json:
        _print_json(page, _values(rule))
        return
    page.title(f"{page.said(rule.title)} ({rule.id})")
    page.paragraph(page.said(rule.sentence))
    for label, text in (
        (page.say("gravità", "severity"), rule.severity.say(page.lang)),
        (page.say("perché", "why"), page.said(rule.why)),
        (page.say("dati", "data"), page.said(rule.needs)),
        (page.say("fonte", "source"), rule.source.say(page.lang)),
    ):
        page.marked(label, text)


def _values(rule: Rule) -> dict[str, object]:
    return {
        "rule": rule.id,
        "severity": rule.severity.value,
        "title": {"it": rule.title.it, "en": rule.title.en},
        "sentence": {"it": rule.it, "en": rule.en},
        "why": {"it": rule.why.it, "en": rule.why.en},
        "needs": {"it": rule.needs.it, "en": rule.needs.en},
        "source": {"act": rule.source.act, "article": rule.source.article, "mark": rule.source.mark.value},
        "parameters": list(rule.parameters),
    }
