"""
The commands, each with its help in one language.
"""

from datetime import date

import click

from contratti_quartiere.bilingual import Lang
from contratti_quartiere.cases import milano_2016
from contratti_quartiere.cli.arguments import DAY
from contratti_quartiere.cli.explanations import explain_rule, explain_rules
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.plans import split_command
from contratti_quartiere.cli.programme import programme_command
from contratti_quartiere.cli.relocation import relocation_command
from contratti_quartiere.cli.report_page import print_problems, print_report, print_rest
from contratti_quartiere.cli.terms import deadline_command, timetable_command, window_command
from contratti_quartiere.cli.words import BAD_INPUT, ERRORS_FOUND, OK, Words
from contratti_quartiere.errors import DocumentError
from contratti_quartiere.exchange.documents import check, loads, read_file
from contratti_quartiere.exchange.overrides import loads as load_figures
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.report import validate as run_rules

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
        _validate,
        split_command,
        window_command,
        deadline_command,
        timetable_command,
        relocation_command,
        programme_command,
        _rules,
    )
    for maker in makers:
        group.add_command(maker(say))
    return group


def _validate(say: Words) -> click.Command:
    def validate(file: str | None, on: date | None, parameters: str | None, strict: bool, json: bool, lang: str) -> int:
        # Only commands have a clock.
        day = on or date.today()  # noqa: DTZ011  # the office's own calendar day is what is meant
        page = Page(lang)
        set_by_the_body = None if parameters is None else read_file(parameters)
        text = b"" if file is None else read_file(file)
        try:
            figures = PARAMETERS if set_by_the_body is None else load_figures(set_by_the_body)
        except DocumentError as error:
            _print_bad_figures(page, str(parameters), error, as_json=json)
            return BAD_INPUT
        try:
            programme = milano_2016() if file is None else loads(text)
        except DocumentError as error:
            rest = check(text, on=day, parameters=figures)
            if json:
                page.print_json(rest.to_dict())
            else:
                print_problems(page, str(file), error)
                print_rest(page, rest)
            return BAD_INPUT
        report = run_rules(programme, on=day, parameters=figures)
        if json:
            page.print_json(report.to_dict())
        else:
            print_report(page, programme, report)
        return ERRORS_FOUND if not report.valid or (strict and report.undecided) else OK

    return say.command(
        "validate",
        (
            "Verifica un documento FILE; senza FILE, il programma di Milano del 2016.",
            "Check a document FILE; without FILE, the Milan programme of 2016.",
        ),
        [
            click.Argument(["file"], required=False),
            say.option(
                "--on", "Il giorno della verifica.", "The day of the check.", type=DAY, usual=say("oggi", "today")
            ),
            say.option(
                "--parameters",
                "Documento con le cifre dell'ente.",
                "Document of the body's own figures.",
                metavar="FILE",
            ),
            say.option("--strict", "Il non deciso conta come errore.", "Undecided counts as an error.", is_flag=True),
        ],
        validate,
    )


def _print_bad_figures(page: Page, name: str, error: DocumentError, *, as_json: bool) -> None:
    """
    Print why the figures of a body cannot be read: on the page, or where errors go if the page is JSON.
    """
    if as_json:
        page.warn(f"{name}:\n{page.said(error.said)}")
    else:
        print_problems(page, name, error)


def _rules(say: Words) -> click.Command:
    def rules(rule: str | None, json: bool, lang: str) -> int:
        if rule is None:
            explain_rules(Page(lang), as_json=json)
        else:
            explain_rule(Page(lang), rule, as_json=json)
        return OK

    return say.command(
        "rules",
        ("Elenca le regole, o ne spiega una.", "List the rules, or explain one."),
        [click.Argument(["rule"], required=False, metavar=say("[REGOLA]", "[RULE]"))],
        rules,
    )
