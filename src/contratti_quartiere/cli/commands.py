"""
The commands, each with its help in one language.
"""

from datetime import date

import click

from contratti_quartiere.bilingual import Lang
from contratti_quartiere.cli.arguments import DAY
from contratti_quartiere.cli.board import board_command
from contratti_quartiere.cli.checks import explain_command, replay_command, trace_command, validate_command
from contratti_quartiere.cli.convert import convert_command
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.plans import split_command
from contratti_quartiere.cli.programme import programme_command
from contratti_quartiere.cli.quarter import quarter_command
from contratti_quartiere.cli.relocation import relocation_command
from contratti_quartiere.cli.revise import revise_command
from contratti_quartiere.cli.rules_page import print_rule, print_rules
from contratti_quartiere.cli.terms import deadline_command, timetable_command, window_command
from contratti_quartiere.cli.words import OK, Words

__all__ = ["commands"]


def commands(lang: Lang) -> click.Group:
    """
    Return the commands with their help in one language.
    """
    say = Words(lang)
    group = say.group(
        "Contratti di quartiere: verifiche, durate, lotti.", "Neighbourhood contracts: checks, terms, lots."
    )
    makers = (
        validate_command,
        explain_command,
        trace_command,
        replay_command,
        split_command,
        window_command,
        deadline_command,
        timetable_command,
        relocation_command,
        board_command,
        convert_command,
        programme_command,
        revise_command,
        quarter_command,
        _rules,
    )
    for maker in makers:
        group.add_command(maker(say))
    return group


def _rules(say: Words) -> click.Command:
    def rules(rule: str | None, on: date | None, json: bool, lang: str) -> int:
        if rule is None:
            print_rules(Page(lang), on=on, as_json=json)
        else:
            print_rule(Page(lang), rule, on=on, as_json=json)
        return OK

    return say.command(
        "rules",
        (
            "Elenca le regole, o ne spiega una con tutte le sue versioni.",
            "List the rules, or explain one with all its versions.",
        ),
        [
            click.Argument(["rule"], required=False, metavar=say("[REGOLA]", "[RULE]")),
            say.option(
                "--on",
                "Solo le versioni per i bandi, o gli atti, di un giorno.",
                "Only the versions for notices, or acts, of a day.",
                type=DAY,
            ),
        ],
        rules,
    )
