"""
From the words that were typed to an exit code: commands, languages, errors.
"""

import re
import sys
from io import TextIOWrapper
from itertools import pairwise
from typing import cast

import click

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.cli.commands import commands
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.words import BAD_INPUT, OK, OUR_FAULT
from contratti_quartiere.errors import ContrattiError, DocumentError, shown

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
    except DocumentError as error:
        # Of a file that is not there, or cannot be read: its name is in the message.
        page.warn("\n".join(problem.message.say(lang) for problem in error.problems))
        return BAD_INPUT
    except ContrattiError as error:
        page.warn(error.said.say(lang))
        return BAD_INPUT
    except (KeyboardInterrupt, click.Abort):
        page.warn(Bilingual("interrotto", "interrupted").say(lang))
        return OUR_FAULT
    except OSError as error:
        what = error.strerror
        page.warn(Bilingual(f"non si può scrivere ({what})", f"cannot write ({what})").say(lang))
        return OUR_FAULT
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
    Return the language that was asked for last, before anything else is read: help and errors need it too.
    """
    lang = Lang.IT
    for word, following in pairwise([*arguments, ""]):
        asked = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and asked in set(Lang):
            lang = Lang(asked)
    return lang


def _said(error: click.ClickException) -> Bilingual:
    """
    Return what is wrong with the words that were typed; click itself says it in English only.
    """
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return Bilingual(error.format_message(), error.format_message())
    # Words in another encoding than the terminal's hold half characters.
    wrong = _wrong(error, error.format_message().encode("utf-8", "backslashreplace").decode())
    return Bilingual(f"{wrong.it}; vedere --help", f"{wrong.en}; see --help")


def _wrong(error: click.ClickException, english: str) -> Bilingual:
    extra = re.search(r"extra arguments? \((.*)\)", english)
    if extra:
        return Bilingual(f"parole di troppo: {extra[1]}", f"too many words: {extra[1]}")
    if isinstance(error, click.NoSuchOption):
        name = shown(error.option_name)
        return Bilingual(f"opzione {name} sconosciuta", f"unknown option {name}")
    if isinstance(error, click.BadOptionUsage):
        name = error.option_name
        if "requires" in english:
            return Bilingual(f"l'opzione {name} vuole un valore", f"the option {name} wants a value")
        return Bilingual(f"l'opzione {name} non vuole un valore", f"the option {name} takes no value")
    if isinstance(error, click.BadParameter) and error.param is not None:
        name = error.param.opts[0] if isinstance(error.param, click.Option) else error.param.human_readable_name
        if isinstance(error, click.MissingParameter):
            return Bilingual(f"manca {name}", f"missing: {name}")
        wanted = _wanted(error.param.type)
        return Bilingual(
            f"valore non valido per {name}; scrivere {wanted.it}", f"invalid value for {name}; write {wanted.en}"
        )
    return Bilingual("manca il comando", "missing: the command")


def _wanted(kind: click.ParamType[object]) -> Bilingual:
    """
    Return what click takes for a type of its own.
    """
    if isinstance(kind, click.Choice):
        words = ", ".join(cast("tuple[str, ...]", kind.choices))
        return Bilingual(f"uno di: {words}", f"one of: {words}")
    if isinstance(kind, click.IntRange):
        return Bilingual("un numero intero da zero in su", "a whole number from zero up")
    return Bilingual("un numero intero", "a whole number")
