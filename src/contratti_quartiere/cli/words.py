"""
Makes commands and options whose help is in one language, in Italian down to the headings.
"""

import click
from click.types import OptionHelpExtra

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.cli.arguments import Typed
from contratti_quartiere.cli.page import put
from contratti_quartiere.errors import UnknownNameError
from contratti_quartiere.report import ENGINE_VERSION

__all__ = ["BAD_INPUT", "ERRORS_FOUND", "OK", "OUR_FAULT", "Words"]

OK, ERRORS_FOUND, BAD_INPUT, OUR_FAULT = range(4)
"""The exit codes of every command."""


class ItalianFormatter(click.HelpFormatter):
    """
    Writes the headings of a help page in Italian.
    """

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args.replace("OPTIONS", "OPZIONI").replace("COMMAND", "COMANDO"), prefix or "Uso: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading({"Options": "Opzioni", "Commands": "Comandi"}.get(heading, heading))


class ItalianContext(click.Context):
    """
    A command whose help is in Italian.
    """

    formatter_class = ItalianFormatter


class _Option(click.Option):
    """
    An option whose help text says all, in one language: click would add its own words in English.
    """

    def get_help_extra(self, ctx: click.Context) -> OptionHelpExtra:
        return {}


class _Group(click.Group):
    """
    A group that names its commands in both languages to whoever asks for another.
    """

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands:
            raise UnknownNameError(Bilingual("comando", "command"), args[0], tuple(sorted(self.commands)))
        return super().resolve_command(ctx, args)


class Words:
    """
    Makes commands and options whose help is in one language.
    """

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def __call__(self, it: str, en: str) -> str:
        """
        Return the text in the language of the help.
        """
        return it if self.lang is Lang.IT else en

    def option(self, name: str, it: str, en: str, **kind: object) -> click.Option:
        """
        Return an option with its help and, at the end of it, what holds where the option is not given.

        Args:
            name: The option, with its hyphens.
            it: The help in Italian.
            en: The help in English.
            kind: What else click takes of an option, and `usual`, what to tell in the place of its `default`.
        """
        usual = kind.pop("usual", kind.get("default"))
        if usual is not None:
            it, en = f"{it} Di norma: {usual}.", f"{en} Default: {usual}."
        typed = kind.get("type")
        if isinstance(typed, Typed):
            kind.setdefault("metavar", self(typed.shown.it, typed.shown.en))
        return _Option([name], help=self(it, en), **kind)  # type: ignore[arg-type]  # passed on as click has them

    def common(self) -> list[click.Option]:
        """
        Return the options that every command has.
        """
        return [
            self.option("--json", "Stampa JSON.", "Print JSON.", is_flag=True),
            self.option(
                "--lang",
                "Lingua di ciò che si legge.",
                "Language of what people read.",
                type=click.Choice([lang.value for lang in Lang]),
                default=self.lang.value,
                usual=Lang.IT.value,
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
        """
        Return a command with its help and the common options.
        """
        text = self(*texts)
        command = click.Command(
            name,
            help=text,
            # The whole first sentence: click would cut it.
            short_help=text.partition("\n\n")[0],
            params=[*parameters, *self.common()],
            callback=callback,  # type: ignore[arg-type]  # click calls it with the parameters by name
            add_help_option=False,
        )
        if self.lang is Lang.IT:
            command.context_class = ItalianContext
        return command

    def group(self, it: str, en: str) -> click.Group:
        """
        Return the group of all commands.
        """
        version = click.Option(
            ["--version"],
            help=self("Mostra la versione.", "Show the version."),
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_show_version,
        )
        _, *shared = self.common()
        group = _Group(
            subcommand_metavar=self("COMANDO ...", "COMMAND ..."),
            help=self(it, en),
            params=[version, *shared],
            callback=_nothing,
            add_help_option=False,
            no_args_is_help=True,
        )
        if self.lang is Lang.IT:
            group.context_class = ItalianContext
        return group


def _nothing(lang: str) -> None:
    """
    Do nothing: the group's own language was read before.
    """


def _show_help(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        put(f"{context.get_help()}\n")
        context.exit()


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        put(f"{ENGINE_VERSION}\n")
        context.exit()
