"""
The command `programme`: contracts, money, works and labs as they were known on a day.
"""

from collections.abc import Mapping
from datetime import date

import attrs
import click

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.cases import milano_2016
from contratti_quartiere.cli.arguments import AMOUNT, DAY
from contratti_quartiere.cli.lot_plans import LotAnswer
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.programme_page import print_programme
from contratti_quartiere.cli.programme_values import programme_values
from contratti_quartiere.cli.report_page import print_problems
from contratti_quartiere.cli.words import BAD_INPUT, OK, Words
from contratti_quartiere.errors import DocumentError, MalformedValueError, SplitError
from contratti_quartiere.exchange.documents import check, loads, read_file
from contratti_quartiere.lot_criteria import (
    LotCriterion,
    households_to_accompany,
    objectives_set,
    remaining_works,
    remaining_works_contrary,
)
from contratti_quartiere.lots import LotPlan
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme

__all__ = ["programme_command"]

_CRITERIA: Mapping[str, LotCriterion | None] = {
    "plan": None,
    "remaining-works": remaining_works,
    "remaining-works-contrary": remaining_works_contrary,
    "objectives": objectives_set,
    "households": households_to_accompany,
}


def programme_command(say: Words) -> click.Command:
    """
    Return the command.
    """

    def run(
        file: str | None,
        on: date | None,
        lots: tuple[str, ...],
        tender: str,
        total: Euro | None,
        against: date | None,
        json: bool,
        lang: str,
    ) -> int:
        page = Page(lang)
        if not lots and (tender or total or against):
            raise _use("--tender, --total, --against", Bilingual("aggiungere --lots", "add --lots"))
        # Only commands have a clock.
        day = on or date.today()  # noqa: DTZ011  # the office's own calendar day is what is meant
        text = b"" if file is None else read_file(file)
        try:
            programme = milano_2016() if file is None else loads(text)
        except DocumentError as error:
            if json:
                page.print_json(check(text, on=day).to_dict())
            else:
                print_problems(page, str(file), error)
            return BAD_INPUT
        answer = _lots(programme, day, lots, tender, total, against) if lots else None
        if json:
            page.print_json(programme_values(programme, day, answer))
        else:
            print_programme(page, programme, day, answer)
        return OK

    return say.command("programme", _HELP, [click.Argument(["file"], required=False), *_options(say)], run)


_HELP = (
    (
        "Mostra un programma com'era in un giorno: contratti, denaro, lavori, laboratori.\n\nSenza FILE, il"
        " programma di Milano. Esempio: programme --on 2019-06-15"
    ),
    (
        "Show a programme as it was on a day: contracts, money, works, labs.\n\nWithout FILE, the Milan"
        " programme. Example: programme --on 2019-06-15"
    ),
)


def _options(say: Words) -> list[click.Parameter]:
    return [
        say.option("--on", "Il giorno.", "The day.", type=DAY, usual=say("oggi", "today")),
        say.option(
            "--lots",
            "Divide in lotti la gara: con il suo piano (plan) o con un criterio nostro; più criteri contano alla pari.",
            "Divide the tender into lots: by its own plan (plan) or by a criterion of ours; several count alike.",
            multiple=True,
            type=click.Choice(tuple(_CRITERIA)),
            metavar="|".join(_CRITERIA),
        ),
        say.option(
            "--tender",
            "Quale gara, se sono più d'una.",
            "Which tender, if there are several.",
            default="",
            usual=None,
            metavar=say("GARA", "TENDER"),
        ),
        say.option(
            "--total",
            "L'importo da dividere.",
            "The amount to divide.",
            type=AMOUNT,
            usual=say("quello del piano", "that of the plan"),
        ),
        say.option(
            "--against",
            "Un altro giorno: mostra che cosa cambia nei lotti da quello a --on.",
            "Another day: show what changes in the lots from that one to --on.",
            type=DAY,
        ),
    ]


def _use(options: str, remedy: Bilingual) -> MalformedValueError:
    return MalformedValueError(
        Bilingual("uso di", "use of"), options, Bilingual("così non è possibile", "not possible like this"), remedy
    )


def _lots(
    programme: Programme,
    day: date,
    lots: tuple[str, ...],
    tender: str,
    total: Euro | None,
    against: date | None,
) -> LotAnswer:
    """
    Return how the tender is divided on the day and, if asked, on another.

    Raises:
        MalformedValueError: For a plan together with other criteria.
        UnknownNameError: For a tender that is not known on the day, or that has to be chosen.
        SplitError: For a tender without a plan, or an amount.
        UnmeasuredError: For a criterion that cannot measure every lot.
    """
    criteria = [found for found in map(_CRITERIA.__getitem__, dict.fromkeys(lots)) if found is not None]
    if criteria and "plan" in lots:
        raise _use("--lots plan", Bilingual("senza altri criteri", "without other criteria"))
    plans = {when: _plan(programme, when, criteria, tender, total) for when in (day, against) if when is not None}
    return LotAnswer(day=day, plan=plans[day], against=against, before=None if against is None else plans[against])


def _plan(programme: Programme, day: date, criteria: list[LotCriterion], tender: str, total: Euro | None) -> LotPlan:
    known = programme.as_of(day).tenders
    if not tender and len(known) != 1:
        names = ", ".join(found.id for found in known)
        raise SplitError(
            Bilingual(
                f"{italian_day('al', day)} le gare note sono {len(known)}{f': {names}' if names else ''}",
                f"as of {say_day(day, 'en')} the tenders known are {len(known)}{f': {names}' if names else ''}",
            ),
            Bilingual(
                "scegliere un altro giorno, o la gara con --tender", "choose another day, or the tender by --tender"
            ),
        )
    try:
        return programme.lot_plan(day, criteria=criteria, tender=tender, total=total)
    except SplitError as error:
        remedy = Bilingual(
            "scegliere un criterio con --lots e dare --total", "choose a criterion by --lots, give --total"
        )
        raise attrs.evolve(error, remedy=remedy) from None
