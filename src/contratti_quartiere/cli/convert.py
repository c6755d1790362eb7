"""
The command `convert`: between documents, sheets and OCDS, from the files of others; and an empty workbook.
"""

from pathlib import Path
from typing import Any

import attrs
import click

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cli.convert_options import Choices, convert_options, use
from contratti_quartiere.cli.convert_page import Outcome, print_outcome, tell_lost, tell_refused
from contratti_quartiere.cli.file_kinds import FOREIGN, FileKind, kind_of, recognised
from contratti_quartiere.cli.foreign_reading import read_foreign
from contratti_quartiere.cli.import_page import write_problems
from contratti_quartiere.cli.ocds_losses import Losses
from contratti_quartiere.cli.ocds_output import write_ocds
from contratti_quartiere.cli.outputs import refuse_empty, refuse_old, refuse_same, write_bytes, writing
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.progress_bar import reading_bar
from contratti_quartiere.cli.words import Words
from contratti_quartiere.errors import DocumentError, MalformedValueError, Problem, shown
from contratti_quartiere.exchange.documents import dumps, load
from contratti_quartiere.exchange.imports import PARTIAL, Imported
from contratti_quartiere.exchange.parsing import MOST_BYTES
from contratti_quartiere.exchange.sheets import NotHeldError, read, template, write
from contratti_quartiere.exchange.sheets.separated import csv_files, encoding_guessed
from contratti_quartiere.programme import Programme

__all__ = ["convert_command", "programme_of"]

_JSON = ".json"


def programme_of(path: str) -> Programme:
    """
    Return the programme of a workbook or of CSV files, with a bar on a terminal.

    Raises:
        DocumentError: With everything that is wrong with it.
        MissingExtraError: For a workbook, without the extra `sheets`.
    """
    with reading_bar() as progress:
        return read(path, progress)


def convert_command(say: Words) -> click.Command:
    """
    Return the command.
    """

    def run(**typed: Any) -> int:
        choices = Choices(**typed)
        page = Page(choices.lang)
        for name, written in (
            ("--template", choices.empty),
            (say("A", "TO"), choices.target),
            ("--problems", choices.problems),
        ):
            refuse_empty(name, written)
        if choices.empty is not None:
            return _template(page, choices, choices.empty)
        source, target = choices.source, choices.target
        if source is None or target is None:
            raise use("convert", _NOT_SO, Bilingual("scrivere convert DA A", "write convert FROM TO"))
        refuse_same(say("A", "TO"), target, source)
        refuse_same("--problems", choices.problems, source)
        _check_suffix(target, ocds=choices.to_ocds)
        if choices.problems is not None and Path(choices.problems).resolve() == Path(target).resolve():
            raise use("--problems", _SAME, Bilingual("indicare un altro file", "name another file"))
        for written in (target, choices.problems):
            if written is not None:
                refuse_old(written, force=choices.force)
        return _convert(page, choices, source, target)

    return say.command("convert", _HELP, convert_options(say), run)


_SAME = Bilingual("è il file da scrivere", "is the file to write")
_NOT_SO = Bilingual("così non è possibile", "not possible like this")
_HELP = (
    (
        "Porta DA in A: documenti, fogli, OCDS, e i file di ANAC in un documento.\n\nUn documento finisce in .json, una"
        " cartella di lavoro in .xlsx; un nome senza punto è una cartella di file CSV. I file di altri si riconoscono"
        " dal contenuto, o li dice --from. Un risultato parziale è scritto, lo dice, ed esce con 1.\n\nEsempi:"
        " convert programma.json foglio.xlsx, convert lotti.xml programma.json, convert programma.json release.json"
        " --to ocds, convert --template modello.xlsx"
    ),
    (
        "Bring FROM into TO: documents, sheets, OCDS, and the files of ANAC into a document.\n\nA document ends in"
        " .json, a workbook in .xlsx; a name without a point is a folder of CSV files. Files of others are known by"
        " their content, or --from says what they are. A partial result is written, says so, and leaves with"
        " 1.\n\nExamples: convert programme.json sheet.xlsx, convert lots.xml programme.json, convert programme.json"
        " release.json --to ocds, convert --template empty.xlsx"
    ),
)


def _check_suffix(target: str, *, ocds: bool) -> None:
    """
    Refuse a name that says another sort of file than the one to write.
    """
    suffix = Path(target).suffix.lower()
    if ocds and suffix != _JSON:
        raise MalformedValueError(
            Bilingual("OCDS da scrivere", "OCDS to write"),
            shown(target),
            Bilingual("non finisce in .json, e OCDS è JSON", "does not end in .json, and OCDS is JSON"),
            Bilingual(
                "scrivere release.json, o togliere --to ocds per avere fogli",
                "write release.json, or take --to ocds away to have sheets",
            ),
        )
    if suffix not in {_JSON, ".xlsx", ""}:
        raise MalformedValueError(
            Bilingual("file da scrivere", "file to write"),
            shown(target),
            Bilingual("non finisce in .json o .xlsx", "does not end in .json or .xlsx"),
            Bilingual(
                "scrivere programma.json, foglio.xlsx, o una cartella senza punto per i CSV",
                "write programme.json, sheet.xlsx, or a folder without a point for CSV files",
            ),
        )


def _template(page: Page, choices: Choices, empty: str) -> int:
    if choices.source is not None:
        raise use(
            "--template",
            _NOT_SO,
            Bilingual("scrivere solo --template FILE.xlsx", "write --template FILE.xlsx alone"),
        )
    refuse_old(empty, force=choices.force)
    with writing(empty):
        template(empty, lang=choices.lang)
    return print_outcome(page, Outcome(target=empty), as_json=choices.json)


def _convert(page: Page, choices: Choices, source: str, target: str) -> int:
    imported: Imported | None = None
    try:
        kind = choices.kind or kind_of(source)
        choices.check(kind)
        if kind in FOREIGN:
            imported = read_foreign(source, kind, choices.known)
            programme = imported.marked(Path(source).name)
        else:
            # The content of a document is certain, whatever its name ends in.
            programme = load(source) if kind is FileKind.DOCUMENT else programme_of(source)
    except DocumentError as error:
        unsure = choices.kind is None and not recognised(source)
        return tell_refused(page, source, error, unsure=unsure, as_json=choices.json)
    outcome = Outcome(target=target, kind=kind, imported=imported, listed=choices.problems, ocds=choices.to_ocds)
    missing = next((found.question for found in programme.unknowns if found.id == PARTIAL), None)
    one_sheet = kind is FileKind.SHEETS and _is_one_sheet(source)
    empty = kind is FileKind.SHEETS and programme == Programme()
    guessed = _guessed(Path(source)) if kind is FileKind.SHEETS else ()
    outcome = attrs.evolve(outcome, one_sheet=one_sheet, missing=missing, empty=empty, guessed=guessed)
    try:
        lost, losses = _write(programme, target, choices)
    except NotHeldError as error:
        return tell_lost(page, source, attrs.evolve(outcome, lost=error.lost), as_json=choices.json)
    if imported is not None and choices.problems is not None:
        write_problems(page, choices.problems, imported.problems)
    return print_outcome(page, attrs.evolve(outcome, lost=lost, losses=losses), as_json=choices.json)


def _guessed(source: Path) -> tuple[str, ...]:
    """
    Return the names of CSV files of which the encoding was guessed.
    """
    files = csv_files(source) if source.is_dir() else [source] if source.suffix.lower() == ".csv" else []
    return tuple(file.name for file in files if encoding_guessed(file))


def _is_one_sheet(source: str) -> bool:
    return Path(source).suffix.lower() == ".csv" and not Path(source).is_dir()


def _write(programme: Programme, target: str, choices: Choices) -> tuple[tuple[Problem, ...], Losses]:
    """
    Write what was read; return what stays out, and what OCDS does not say.
    """
    if choices.to_ocds:
        return write_ocds(programme, target, choices.publication, partial=choices.partial, lang=choices.lang)
    if Path(target).suffix.lower() != _JSON:
        with writing(target):
            return write(programme, target, partial=choices.partial, lang=choices.lang), Losses()
    document = dumps(programme).encode()
    if len(document) > MOST_BYTES:
        size, limit = -(-len(document) // 2**20), MOST_BYTES // 2**20
        raise MalformedValueError(
            Bilingual("file da scrivere", "file to write"),
            shown(target),
            Bilingual(
                f"avrebbe {size} MB, e di un documento se ne leggono {limit}",
                f"would have {size} MB, and of a document {limit} are read",
            ),
            Bilingual(
                "tenere del file di partenza le sole righe che servono, o dividerlo",
                "keep only the rows that are needed of the file that it comes from, or divide it",
            ),
        )
    write_bytes(target, document)
    return (), Losses()
