"""
From the words that were typed to an exit code: commands, languages, errors.
"""

import sys
from io import TextIOWrapper

import click

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.cli.commands import commands
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.words import BAD_INPUT, OK, OUR_FAULT
from contratti_quartiere.errors import ContrattiError

__all__ = ["run"]


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
        code: int = commands(lang).main(arguments, prog_name="contratti-quartiere", standalone_mode=False) or OK
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
