"""
The command `split`: an amount divided by weights, by criteria and within bounds, and why.
"""

import re
from fractions import Fraction

import click

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cli.arguments import AMOUNT, NAMED_AMOUNT, WEIGHT, read_weight
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.words import OK, Words
from contratti_quartiere.errors import MalformedValueError, shown
from contratti_quartiere.fields import unique
from contratti_quartiere.lots import (
    Criterion,
    LotBounds,
    LotChange,
    LotPlan,
    LotShare,
    LotValue,
    ShareLine,
    compare_plans,
)
from contratti_quartiere.money import Euro, split

__all__ = ["explain_plan", "explain_split", "plan_values", "print_changes", "read_criterion", "split_command"]

_CRITERION = re.compile(r"(?P<contrary>-?)(?P<name>[^*:]+)(?:\*(?P<weight>[0-9]+(?:[/.,][0-9]+)?))?:(?P<values>.+)")

Weights = tuple[tuple[str, Fraction], ...]


def split_command(say: Words) -> click.Command:
    """
    Return the command.
    """

    def run(
        amount: Euro,
        weights: Weights,
        criterion: tuple[str, ...],
        least: tuple[tuple[str, Euro], ...],
        most: tuple[tuple[str, Euro], ...],
        before: str | None,
        json: bool,
        lang: str,
    ) -> int:
        page = Page(lang)
        if not (criterion or least or most or before):
            explain_split(page, amount, weights, as_json=json)
            return OK
        criteria = tuple(map(read_criterion, criterion))
        if weights:
            criteria = (_of_weights(weights), *criteria)
        plan = LotPlan(total=amount, criteria=criteria, bounds=_bounds(least, most))
        changes: tuple[LotChange, ...] = ()
        if before:
            earlier = tuple(read_weight(word) for word in before.split())
            changes = compare_plans(LotPlan(total=amount, criteria=(_of_weights(earlier),)), plan)
        explain_plan(page, plan, changes, as_json=json)
        return OK

    return say.command(
        "split",
        (
            (
                "Divide IMPORTO in proporzione ai pesi, al centesimo, e dice perché.\n\nEsempio: split 1000000,00"
                " mazzini=3 sansiro=2"
            ),
            (
                "Divide AMOUNT in proportion to weights, to the cent, and say why.\n\nExample: split 1000000.00"
                " mazzini=3 sansiro=2"
            ),
        ),
        [
            click.Argument(["amount"], type=AMOUNT, metavar=say("IMPORTO", "AMOUNT")),
            click.Argument(["weights"], type=WEIGHT, nargs=-1, metavar=say("NOME=PESO...", "NAME=WEIGHT...")),
            say.option(
                "--criterion",
                "Un criterio in più: 'lavori*2: mazzini=4 sansiro=3'; con un meno davanti, chi ha di più ottiene meno.",
                "One more criterion: 'works*2: mazzini=4 sansiro=3'; with a minus before it, more gets less.",
                multiple=True,
                metavar=say("CRITERIO", "CRITERION"),
            ),
            say.option(
                "--least",
                "Il minimo di un lotto: mazzini=100000,00.",
                "The minimum of a lot: mazzini=100000.00.",
                multiple=True,
                type=NAMED_AMOUNT,
                metavar=say("NOME=IMPORTO", "NAME=AMOUNT"),
            ),
            say.option(
                "--most",
                "Il massimo di un lotto.",
                "The maximum of a lot.",
                multiple=True,
                type=NAMED_AMOUNT,
                metavar=say("NOME=IMPORTO", "NAME=AMOUNT"),
            ),
            say.option(
                "--before",
                "I pesi di prima, 'mazzini=2 sansiro=2': mostra che cosa si è spostato e perché.",
                "The weights before, 'mazzini=2 sansiro=2': show what moved and why.",
                metavar=say("'NOME=PESO ...'", "'NAME=WEIGHT ...'"),
            ),
        ],
        run,
    )


def read_criterion(typed: str) -> Criterion:
    """
    Read a criterion: a name, how much it counts, and a value for each lot: `lavori*2: mazzini=4 sansiro=3`.

    Raises:
        MalformedValueError: For another form.
    """
    found = _CRITERION.fullmatch(typed.strip())
    if found is None:
        raise MalformedValueError(
            Bilingual("criterio", "criterion"),
            shown(typed),
            Bilingual("non è scritto nome*peso: lotto=valore ...", "is not written name*weight: lot=value ..."),
            Bilingual("scrivere 'lavori*2: mazzini=4 sansiro=3'", "write 'works*2: mazzini=4 sansiro=3'"),
        )
    # Words in another encoding than the terminal's hold half characters.
    name = found["name"].strip().encode("utf-8", "backslashreplace").decode()
    return Criterion(
        id=name,
        label=Bilingual(name, name),
        weight=read_weight(f"x={found['weight'] or 1}")[1],
        contrary=bool(found["contrary"]),
        values=tuple(LotValue(*read_weight(word)) for word in found["values"].split()),
    )


def _of_weights(weights: Weights) -> Criterion:
    values = tuple(LotValue(name, weight) for name, weight in weights)
    return Criterion(id="pesi", label=Bilingual("pesi", "weights"), values=values)


def _bounds(least: tuple[tuple[str, Euro], ...], most: tuple[tuple[str, Euro], ...]) -> tuple[LotBounds, ...]:
    unique("--least", tuple(name for name, _ in least))
    unique("--most", tuple(name for name, _ in most))
    lows, highs = dict(least), dict(most)
    return tuple(
        LotBounds(lot=name, least=lows.get(name), most=highs.get(name)) for name in dict.fromkeys((*lows, *highs))
    )


def explain_plan(page: Page, plan: LotPlan, changes: tuple[LotChange, ...], *, as_json: bool) -> None:
    """
    Print what each lot gets by a plan and why, and what moved since an earlier one.
    """
    shares = plan.shares()
    if as_json:
        page.print_json(plan_values(plan, shares, changes))
        return
    rows = [(share.lot, page.euro(share.amount), _lines(page, share.lines)) for share in shares]
    rows.append((page.say("totale", "total"), page.euro(Euro.total(share.amount for share in shares)), ""))
    page.table((page.say("lotto", "lot"), page.say("importo", "amount"), page.say("perché", "why")), rows, right=(1,))
    page.paragraph(
        page.say(
            "Ogni criterio dà a ciascun lotto la sua parte del totale; minimi e massimi si rispettano scalando tutti i"
            " pesi insieme; i centesimi che restano vanno ai resti maggiori. Le righe di un lotto danno il suo"
            " importo.",
            "Each criterion gives each lot its part of the total; minima and maxima are met by scaling all weights"
            " together; the cents left over go to the largest remainders. The lines of a lot add up to its amount.",
        ),
        indent=1,
    )
    if changes:
        print_changes(page, page.say("Rispetto ai pesi di prima", "Against the weights before"), changes)


def print_changes(page: Page, title: str, changes: tuple[LotChange, ...]) -> None:
    """
    Print what each lot got more or less than by another plan, and why.
    """
    page.heading(title)
    page.table(
        (page.say("lotto", "lot"), page.say("differenza", "difference"), page.say("perché", "why")),
        [(change.lot, page.euro(change.difference), _lines(page, change.lines)) for change in changes],
        right=(1,),
    )


def _lines(page: Page, lines: tuple[ShareLine, ...]) -> str:
    return "\n".join(f"{page.euro(line.amount)} {page.said(line.label)}" for line in lines)


def plan_values(plan: LotPlan, shares: tuple[LotShare, ...], changes: tuple[LotChange, ...]) -> dict[str, object]:
    """
    Return a plan and what moved as JSON values.
    """

    def lines(of: tuple[ShareLine, ...]) -> list[dict[str, str]]:
        return [{"it": line.label.it, "en": line.label.en, "amount": line.amount.amount} for line in of]

    values: dict[str, object] = {
        "total": plan.total.amount,
        "lots": [
            {"lot": share.lot, "weight": str(share.weight), "amount": share.amount.amount, "lines": lines(share.lines)}
            for share in shares
        ],
    }
    if changes:
        values["changes"] = [
            {"lot": change.lot, "difference": change.difference.amount, "lines": lines(change.lines)}
            for change in changes
        ]
    return values


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
        page.print_json(
            {
                "total": total.amount,
                "parts": [
                    {"name": name, "weight": str(by_name[name]), "amount": part.amount} for name, part in parts.items()
                ],
            },
        )
        return
    rows: list[tuple[str, str, str, str]] = []
    for name, part in parts.items():
        exact = total.cents * by_name[name] / whole
        rounding = part.cents - exact
        rows.append((name, _weight(page, by_name[name]), page.euro(part), _cents(page, rounding)))
    rows.append((page.say("totale", "total"), _weight(page, whole), page.euro(Euro.total(parts.values())), ""))
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


def _weight(page: Page, weight: Fraction) -> str:
    """
    Return a weight as people type it: with decimals if three are enough, else as a fraction.
    """
    thousandths = weight * 1000
    if thousandths.denominator != 1:
        return shown(weight)
    units, decimals = divmod(thousandths.numerator, 1000)
    return f"{units}{page.say(',', '.')}{decimals:03d}".rstrip("0").rstrip(",.")


def _cents(page: Page, cents: Fraction) -> str:
    thousandths = round(cents * 1000)
    sign = "+" if thousandths > 0 else "-" if thousandths < 0 else ""
    units, decimals = divmod(abs(thousandths), 1000)
    return f"{sign}{units}{page.say(',', '.')}{decimals:03d}"
