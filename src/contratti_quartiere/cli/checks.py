"""
The commands that judge a document: `validate`, `explain`, `trace`; and `replay`, which weighs a trace again.
"""

from datetime import date

import attrs
import click

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cases import milano_2016
from contratti_quartiere.cli.arguments import DAY
from contratti_quartiere.cli.page import Page
from contratti_quartiere.cli.replay_page import print_replay, replay_values
from contratti_quartiere.cli.report_page import print_problems, print_report, print_rest
from contratti_quartiere.cli.rules_page import versions_of
from contratti_quartiere.cli.words import BAD_INPUT, ERRORS_FOUND, OK, Words
from contratti_quartiere.errors import DocumentError, UnknownNameError
from contratti_quartiere.exchange.documents import check, loads, read_file
from contratti_quartiere.exchange.overrides import loads as load_figures
from contratti_quartiere.explanations import explain
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.replays import replay
from contratti_quartiere.report import Report
from contratti_quartiere.report import validate as run_rules
from contratti_quartiere.traces import trace

__all__ = ["explain_command", "print_bad_figures", "replay_command", "trace_command", "validate_command"]


@attrs.frozen
class _Judged:
    """
    A document as a command was given it, and what the rules say of it.
    """

    name: str
    programme: Programme
    report: Report
    error: DocumentError | None = None

    @property
    def code(self) -> int:
        if self.error is not None:
            return BAD_INPUT
        return OK if self.report.valid else ERRORS_FOUND


@attrs.frozen
class _Asked:
    """
    What every command that judges a document is asked.
    """

    file: str | None
    on: date | None
    parameters: str | None

    @property
    def day(self) -> date:
        # Only commands have a clock.
        return self.on or date.today()  # noqa: DTZ011  # the office's own calendar day is what is meant

    def judged(self, figures: Parameters) -> _Judged:
        if self.file is None:
            programme = milano_2016()
            return _Judged("", programme, run_rules(programme, on=self.day, parameters=figures))
        text = read_file(self.file)
        try:
            programme = loads(text)
        except DocumentError as error:
            rest = check(text, on=self.day, parameters=figures)
            return _Judged(self.file, Programme(), rest, error)
        return _Judged(self.file, programme, run_rules(programme, on=self.day, parameters=figures))

    @property
    def figures_text(self) -> bytes | None:
        return None if self.parameters is None else read_file(self.parameters)


def _options(say: Words) -> list[click.Parameter]:
    return [
        click.Argument(["file"], required=False),
        say.option("--on", "Il giorno della verifica.", "The day of the check.", type=DAY, usual=say("oggi", "today")),
        say.option(
            "--parameters", "Documento con le cifre dell'ente.", "Document of the body's own figures.", metavar="FILE"
        ),
    ]


def print_bad_figures(page: Page, name: str, error: DocumentError, *, as_json: bool) -> int:
    """
    Print why the figures of a body cannot be read: on the page, or where errors go if the page is JSON.
    """
    if as_json:
        page.warn(f"{name}:\n{page.said(error.said)}")
    else:
        print_problems(page, name, error)
    return BAD_INPUT


def validate_command(say: Words) -> click.Command:
    """
    Return the command that judges a document by every rule.
    """

    def validate(file: str | None, on: date | None, parameters: str | None, strict: bool, json: bool, lang: str) -> int:
        page, asked = Page(lang), _Asked(file, on, parameters)
        set_by_the_body = asked.figures_text
        try:
            figures = PARAMETERS if set_by_the_body is None else load_figures(set_by_the_body)
        except DocumentError as error:
            return print_bad_figures(page, str(parameters), error, as_json=json)
        judged = asked.judged(figures)
        if json:
            page.print_json(judged.report.to_dict())
        elif judged.error is not None:
            print_problems(page, judged.name, judged.error)
            print_rest(page, judged.report)
        else:
            print_report(page, judged.programme, judged.report)
        return ERRORS_FOUND if judged.code == OK and strict and judged.report.undecided else judged.code

    return say.command(
        "validate",
        (
            "Verifica un documento FILE; senza FILE, il programma di Milano del 2016.",
            "Check a document FILE; without FILE, the Milan programme of 2016.",
        ),
        [
            *_options(say),
            say.option("--strict", "Il non deciso conta come errore.", "Undecided counts as an error.", is_flag=True),
        ],
        validate,
    )


def explain_command(say: Words) -> click.Command:
    """
    Return the command that tells what one rule says as paragraphs for an act.
    """

    def tell(
        rule: str, file: str | None, on: date | None, parameters: str | None, at: str | None, json: bool, lang: str
    ) -> int:
        page, asked = Page(lang), _Asked(file, on, parameters)
        wanted = versions_of(rule)
        set_by_the_body = asked.figures_text
        try:
            figures = PARAMETERS if set_by_the_body is None else load_figures(set_by_the_body)
        except DocumentError as error:
            return print_bad_figures(page, str(parameters), error, as_json=json)
        judged = asked.judged(figures)
        if judged.error is not None:
            print_problems(page, judged.name, judged.error)
            return BAD_INPUT
        entries = [entry for entry in judged.report.entries if entry.rule in wanted]
        told = [entry for entry in entries if at in (None, entry.verdict.path)]
        if not told:
            places = tuple(dict.fromkeys(entry.verdict.path for entry in entries))
            raise UnknownNameError(Bilingual("posto", "place"), str(at), places)
        said = [
            {lang: explain(entry, on=asked.day, lang=lang, parameters=figures) for lang in ("it", "en")}
            for entry in told
        ]
        if json:
            values = zip(told, said, strict=True)
            page.print_json([{"rule": rule, "path": entry.verdict.path, "text": text} for entry, text in values])
            return OK
        for index, text in enumerate(said):
            page.paragraph("\n" * bool(index) + text[str(page.lang)])
        return OK

    return say.command(
        "explain",
        (
            "Spiega l'esito di una regola in paragrafi per una determina; senza FILE, per il programma di Milano.",
            "Explain what a rule says in paragraphs for an act; without FILE, of the Milan programme.",
        ),
        [
            click.Argument(["rule"], metavar=say("REGOLA", "RULE")),
            *_options(say),
            say.option(
                "--at",
                "Solo un posto del documento, come lo scrive il rapporto: /tenders/0.",
                "Only one place of the document, as the report writes it: /tenders/0.",
                metavar=say("POSTO", "PLACE"),
            ),
        ],
        tell,
    )


def trace_command(say: Words) -> click.Command:
    """
    Return the command that writes the trace of a validation.
    """

    def write(file: str | None, on: date | None, parameters: str | None, json: bool, lang: str) -> int:
        del json  # a trace is always JSON
        page, asked = Page(lang), _Asked(file, on, parameters)
        set_by_the_body = asked.figures_text
        try:
            figures = PARAMETERS if set_by_the_body is None else load_figures(set_by_the_body)
        except DocumentError as error:
            return print_bad_figures(page, str(parameters), error, as_json=True)
        judged = asked.judged(figures)
        page.print_json(trace(judged.report))
        return judged.code

    return say.command(
        "trace",
        (
            "Scrive la traccia di una verifica: fatti, cifre e confronti; senza FILE, del programma di Milano.",
            "Write the trace of a check: facts, figures, comparisons; without FILE, of the Milan programme.",
        ),
        _options(say),
        write,
    )


def replay_command(say: Words) -> click.Command:
    """
    Return the command that weighs a trace again.
    """

    def weigh(file: str, json: bool, lang: str) -> int:
        page = Page(lang)
        found = replay(read_file(file))
        if json:
            page.print_json(replay_values(found))
        else:
            print_replay(page, found)
        return OK if found.valid else ERRORS_FOUND

    return say.command(
        "replay",
        (
            "Riesamina una traccia senza il documento: ogni esito deve seguire dai suoi fatti.",
            "Weigh a trace again without the document: each verdict must follow from its facts.",
        ),
        [click.Argument(["file"], metavar=say("TRACCIA", "TRACE"))],
        weigh,
    )
