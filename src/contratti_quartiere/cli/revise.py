"""
The command `revise`: what a corrected sheet changes in an older document, and the document as the sheet corrects it.
"""

from datetime import date

import click

from contratti_quartiere.cli.arguments import DAY
from contratti_quartiere.cli.outputs import refuse_old, refuse_same, write_text
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.progress_bar import reading_bar
from contratti_quartiere.cli.report_page import print_problems
from contratti_quartiere.cli.revision_page import print_refusal, print_revision, refusal_values, revision_values
from contratti_quartiere.cli.words import BAD_INPUT, OK, Words
from contratti_quartiere.errors import DocumentError
from contratti_quartiere.exchange.documents import check, dumps, loads, read_file
from contratti_quartiere.exchange.revisions import revise
from contratti_quartiere.exchange.sheets.reading import read_with_rows

__all__ = ["revise_command"]


def revise_command(say: Words) -> click.Command:
    """
    Return the command.
    """

    def run(old: str, sheet: str, new: str | None, on: date | None, force: bool, json: bool, lang: str) -> int:
        page = Page(lang)
        # Only commands have a clock.
        day = on or date.today()  # noqa: DTZ011  # the office's own calendar day is what is meant
        refuse_same(say("NUOVO", "NEW"), new, old, sheet)
        if new is not None:
            refuse_old(new, force=force)
        text = read_file(old)
        try:
            older = loads(text)
        except DocumentError as error:
            if json:
                page.print_json(check(text, on=day).to_dict())
            else:
                print_problems(page, old, error)
            return BAD_INPUT
        try:
            with reading_bar() as progress:
                found, held, rows = read_with_rows(sheet, progress)
            revision = revise(older, found, recorded_on=day, held=held, rows=rows)
        except DocumentError as error:
            if json:
                page.print_json(refusal_values(error))
            else:
                print_refusal(page, sheet, error)
            return BAD_INPUT
        if new is not None:
            write_text(new, dumps(revision.programme))
        if json:
            page.print_json(revision_values(revision, day))
        else:
            print_revision(page, revision, day)
            if new is None:
                page.paragraph(
                    page.say(
                        "\nnon è stato scritto nulla: indicare anche NUOVO, il file da scrivere",
                        "\nnothing was written: name NEW too, the file to write",
                    )
                )
            else:
                page.paragraph(page.say(f"\nscritto: {new}", f"\nwritten: {new}"))
        return OK

    return say.command("revise", _HELP, [*_arguments(say), *_options(say)], run)


_HELP = (
    (
        "Riporta in un documento un foglio corretto a mano: dice che cosa cambia, non cancella nulla.\n\nCon NUOVO"
        " scrive il documento corretto, senza NUOVO mostra soltanto. Esempio: revise programma.json foglio.xlsx"
        " nuovo.json"
    ),
    (
        "Bring a sheet that was corrected by hand back into a document: say what changes, delete nothing.\n\nWith NEW"
        " it writes the corrected document, without NEW it only shows. Example: revise programme.json sheet.xlsx"
        " new.json"
    ),
)


def _arguments(say: Words) -> list[click.Parameter]:
    return [
        click.Argument(["old"], metavar=say("VECCHIO", "OLD")),
        click.Argument(["sheet"], metavar=say("FOGLIO", "SHEET")),
        click.Argument(["new"], required=False, metavar=say("[NUOVO]", "[NEW]")),
    ]


def _options(say: Words) -> list[click.Parameter]:
    return [
        say.option(
            "--on",
            "Il giorno della revisione, che le rettifiche portano.",
            "The day of the revision, which the corrections bear.",
            type=DAY,
            usual=say("oggi", "today"),
        ),
        say.option("--force", "Scrive anche sopra un file che c'è.", "Write over a file that is there.", is_flag=True),
    ]
