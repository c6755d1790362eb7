"""
From the words that were typed to an exit code: commands, languages, errors.
"""

import sys
from datetime import date
from fractions import Fraction
from io import TextIOWrapper

import click

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.cases import milano_2016
from contratti_quartiere.cli.arguments import AMOUNT, DAY, DAY_OR_MONTH, WEIGHT
from contratti_quartiere.cli.explanations import explain_rule, explain_rules, explain_split, explain_window
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.report_page import print_problems, print_report
from contratti_quartiere.dates import Month
from contratti_quartiere.errors import ContrattiError, DocumentError
from contratti_quartiere.exchange.documents import check, loads, read_file
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import MissingDay
from contratti_quartiere.report import ENGINE_VERSION
from contratti_quartiere.report import validate as run_rules

__all__ = ["run"]

OK, ERRORS_FOUND, BAD_INPUT, OUR_FAULT = range(4)


def run(arguments: list[str]) -> int:
    """
    Run one command and return its exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a letter shows a question mark; it does not end the command.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    lang = _lang(arguments)
    page = Page(lang)
    try:
        code: int = _commands(lang).main(arguments, prog_name="contratti-quartiere", standalone_mode=False) or OK
    except click.ClickException as error:
        page.warn(_said(error).say(lang))
        return BAD_INPUT
    except ContrattiError as error:
        page.warn(error.said.say(lang))
        return BAD_INPUT
    except (KeyboardInterrupt, click.Abort):
        page.warn(Bilingual("interrotto", "interrupted").say(lang))
        return OUR_FAULT
    except BrokenPipeError:
        # Whoever read our output stopped reading; nothing more can be said to them.
        sys.stdout = None  # else the interpreter flushes it again and complains
        return OK
    except Exception as error:  # noqa: BLE001  # the last resort: a sentence instead of a traceback
        what = f"{type(error).__name__}: {error}"
        page.warn(
            Bilingual(
                f"errore nostro, da segnalare con il documento che lo provoca ({what})",
                f"a fault of ours; please report it with the document that causes it ({what})",
            ).say(lang)
        )
        return OUR_FAULT
    return code


def _lang(arguments: list[str]) -> Lang:
    """
    Return the language that was asked for, before anything else is read: help and errors need it too.
    """
    for index, word in enumerate(arguments):
        if word == "--lang=en" or (word == "--lang" and arguments[index + 1 : index + 2] == ["en"]):
            return Lang.EN
    return Lang.IT


def _said(error: click.ClickException) -> Bilingual:
    english = error.format_message()
    if isinstance(error, click.NoSuchOption):
        italian = f"opzione sconosciuta: {error.option_name}"
    elif isinstance(error, click.MissingParameter) and error.param is not None:
        italian = f"manca {error.param.human_readable_name}"
    elif isinstance(error, click.BadParameter) and error.param is not None:
        italian = f"valore non valido per {error.param.human_readable_name}"
    else:
        italian = "comando o argomenti non riconosciuti"
    return Bilingual(f"{italian}; vedere --help", f"{english} See --help.")


class _ItalianFormatter(click.HelpFormatter):
    """
    Writes the headings of a help page in Italian.
    """

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args.replace("OPTIONS", "OPZIONI").replace("COMMAND", "COMANDO"), prefix or "Uso: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading({"Options": "Opzioni", "Commands": "Comandi"}.get(heading, heading))


class _ItalianContext(click.Context):
    formatter_class = _ItalianFormatter


def _commands(lang: Lang) -> click.Group:
    """
    Return the commands with their help in one language.
    """
    say = _Words(lang)
    group = say.group(
        "Contratti di quartiere: verifiche, durate, lotti.", "Neighbourhood contracts: checks, terms, lots."
    )
    group.add_command(_validate(say))
    group.add_command(_split(say))
    group.add_command(_window(say))
    group.add_command(_rules(say))
    return group


class _Words:
    """
    Makes commands and options whose help is in one language.
    """

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def __call__(self, it: str, en: str) -> str:
        return it if self.lang is Lang.IT else en

    def option(self, name: str, it: str, en: str, **kind: object) -> click.Option:
        return click.Option([name], help=self(it, en), **kind)  # type: ignore[arg-type]  # passed on as click has them

    def common(self) -> list[click.Option]:
        return [
            self.option("--json", "Stampa JSON.", "Print JSON.", is_flag=True),
            self.option(
                "--lang",
                "Lingua di ciò che si legge: it o en.",
                "Language of what people read: it or en.",
                type=click.Choice([lang.value for lang in Lang]),
                default=Lang.IT.value,
            ),
            click.Option(
                ["--help"],
                help=self("Mostra questo aiuto.", "Show this help."),
                is_flag=True,
                expose_value=False,
                is_eager=True,
                callback=_show_help,
            ),
        ]

    def command(
        self, name: str, texts: tuple[str, str], parameters: list[click.Parameter], callback: object
    ) -> click.Command:
        command = click.Command(
            name,
            help=self(*texts),
            params=[*parameters, *self.common()],
            callback=callback,  # type: ignore[arg-type]  # click calls it with the parameters by name
            add_help_option=False,
        )
        if self.lang is Lang.IT:
            command.context_class = _ItalianContext
        return command

    def group(self, it: str, en: str) -> click.Group:
        version = click.Option(
            ["--version"],
            help=self("Mostra la versione.", "Show the version."),
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_show_version,
        )
        _, *shared = self.common()
        group = click.Group(help=self(it, en), params=[version, *shared], callback=_nothing, add_help_option=False)
        if self.lang is Lang.IT:
            group.context_class = _ItalianContext
        return group


def _nothing(lang: str) -> None:
    """
    Do nothing: the group's own language was read before.
    """


def _show_help(context: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001  # as click calls it
    if wanted:
        click.echo(context.get_help())
        context.exit()


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001  # as click calls it
    if wanted:
        click.echo(ENGINE_VERSION)
        context.exit()


def _validate(say: _Words) -> click.Command:
    def validate(file: str | None, on: date | None, strict: bool, json: bool, lang: str) -> int:  # noqa: FBT001
        # The one clock of the whole library.
        day = on or date.today()  # noqa: DTZ011  # the office's own calendar day is what is meant
        page = Page(lang)
        text = b"" if file is None else read_file(file)
        try:
            programme = milano_2016() if file is None else loads(text)
        except DocumentError as error:
            if json:
                page.write(check(text, on=day).to_json())
            else:
                print_problems(page, str(file), error)
            return BAD_INPUT
        report = run_rules(programme, on=day)
        if json:
            page.write(report.to_json())
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
                "--on", "Il giorno della verifica; di norma oggi.", "The day of the check; today if none.", type=DAY
            ),
            say.option("--strict", "Il non deciso conta come errore.", "Undecided counts as an error.", is_flag=True),
        ],
        validate,
    )


def _split(say: _Words) -> click.Command:
    def split(amount: Euro, weights: tuple[tuple[str, Fraction], ...], json: bool, lang: str) -> int:  # noqa: FBT001
        explain_split(Page(lang), amount, weights, as_json=json)
        return OK

    return say.command(
        "split",
        (
            "Divide IMPORTO in proporzione ai pesi, al centesimo: split 1000000,00 mazzini=3 sansiro=2.",
            "Divide AMOUNT in proportion to weights, to the cent: split 1000000.00 mazzini=3 sansiro=2.",
        ),
        [
            click.Argument(["amount"], type=AMOUNT, metavar=say("IMPORTO", "AMOUNT")),
            click.Argument(
                ["weights"], type=WEIGHT, nargs=-1, required=True, metavar=say("NOME=PESO...", "NAME=WEIGHT...")
            ),
        ],
        split,
    )


def _window(say: _Words) -> click.Command:
    def window(  # noqa: PLR0913  # one argument an option
        start: date,
        months: int,
        declared_end: date | Month | None,
        missing_day: str,
        json: bool,  # noqa: FBT001
        lang: str,
    ) -> int:
        agrees = explain_window(Page(lang), start, months, declared_end, MissingDay.of(missing_day), as_json=json)
        return OK if agrees else ERRORS_FOUND

    return say.command(
        "window",
        (
            "Dice quando finisce un servizio di MESI mesi che comincia INIZIO (2016-05-02 o 02/05/2016).",
            "Say when a service of MONTHS months that begins on START (2016-05-02 or 02/05/2016) ends.",
        ),
        [
            click.Argument(["start"], type=DAY, metavar=say("INIZIO", "START")),
            click.Argument(["months"], type=click.INT, metavar=say("MESI", "MONTHS")),
            say.option(
                "--declared-end",
                "La fine scritta nell'atto: un giorno o un mese (2019-04).",
                "The end that the deed states: a day or a month (2019-04).",
                type=DAY_OR_MONTH,
            ),
            say.option(
                "--missing-day",
                "La lettura di un anniversario che non esiste.",
                "The reading of an anniversary that does not exist.",
                type=click.Choice([reading.value for reading in MissingDay]),
                default=MissingDay.LAST_DAY_IS_END.value,
            ),
        ],
        window,
    )


def _rules(say: _Words) -> click.Command:
    def rules(rule: str | None, json: bool, lang: str) -> int:  # noqa: FBT001
        if rule is None:
            explain_rules(Page(lang), as_json=json)
        else:
            explain_rule(Page(lang), rule, as_json=json)
        return OK

    return say.command(
        "rules",
        ("Elenca le regole, o ne spiega una.", "List the rules, or explain one."),
        [click.Argument(["rule"], required=False, metavar=say("REGOLA", "RULE"))],
        rules,
    )
