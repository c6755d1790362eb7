"""
A quarterly report as one page of A4 that a browser shows and prints, and that fits a phone.
"""

from collections.abc import Iterator

from contratti_quartiere.analysis.html_page import Markup, document, element, table
from contratti_quartiere.analysis.quarter_records import FigureState, Quarter, QuarterFigure, QuarterRow, QuarterTable
from contratti_quartiere.analysis.quarter_words import (
    COLUMNS,
    NOTES,
    facts_of,
    hiding,
    tables_shown,
    title_of,
    when_of,
)
from contratti_quartiere.arguments import language
from contratti_quartiere.bilingual import Lang

__all__ = ["quarter_html"]


def quarter_html(report: Quarter, lang: Lang | str) -> str:
    """
    Return a report as one HTML page, which loads nothing and may be sent as one file.

    Args:
        report: The report.
        lang: The language of the page.

    Raises:
        MalformedValueError: For a language that is neither.
    """
    lang = language("quarter_html.lang", lang)
    title = title_of(report).say(lang)
    return document(
        element("h1", title),
        element("p", when_of(report).say(lang)),
        _facts(report, lang),
        element("div", *(_section(found, lang) for found in tables_shown(report)), kind="columns"),
        *_notes(report, lang),
        title=title,
        lang=lang,
        style=_STYLE,
    )


def _facts(report: Quarter, lang: Lang | str) -> Markup:
    pairs = [
        element("div", element("dt", name.say(lang)), element("dd", text.say(lang))) for name, text in facts_of(report)
    ]
    return element("dl", *pairs) if pairs else Markup()


def _section(found: QuarterTable, lang: Lang | str) -> Markup:
    own = {row.id for row in found.rows}
    rows = (
        (
            element("span", row.label.say(lang), kind="part") if row.part_of in own else row.label.say(lang),
            _figure(row.now, row, lang),
            _figure(row.before, row, lang),
        )
        for row in found.rows
    )
    return element(
        "section",
        table(element("h2", found.title.say(lang)), [heading.say(lang) for heading in COLUMNS], rows, right=(1, 2)),
        element("p", found.counted.say(lang), kind="note"),
    )


def _figure(figure: QuarterFigure, row: QuarterRow, lang: Lang | str) -> str:
    text = figure.say(row.unit, lang, signed=row.signed)
    if figure.state in (FigureState.KNOWN, FigureState.NOTHING, FigureState.AT_LEAST):
        return text
    return element("span", text, kind="wordy" if figure.state is FigureState.NOT_REACHED else "untold")


def _notes(report: Quarter, lang: Lang | str) -> Iterator[Markup]:
    yield element("h2", NOTES.say(lang))
    items = (element("li", note.say(lang)) for note in (*report.notes, hiding(report)))
    yield element("ul", *items, kind="note")


_STYLE = """
dl { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
dl div { display: flex; gap: .4rem; }
dt { font-weight: 600; }
dd { margin: 0; }
section { break-inside: avoid; margin-bottom: .9rem; }
section table { margin: 0; }
section h2 { margin: 0; padding: 0; border: 0; font-size: 1.05rem; }
section .note { margin-top: .15rem; }
section th.n { width: 7em; }
.part { display: inline-block; padding-left: 1em; }
.untold { color: #4a4a4a; font-style: italic; }
.wordy { display: inline-block; max-width: 6em; white-space: normal; font-style: italic; }
@media screen and (max-width: 40rem) {
  section th.n { width: auto; }
  section td, section th { padding-left: .25rem; padding-right: .25rem; font-size: .95rem; }
  section td.n { white-space: normal; }
}
@media screen and (min-width: 52rem) {
  main { max-width: 70rem; }
  .columns { columns: 2; column-gap: 2rem; margin-top: .8rem; }
}
@media print {
  @page { margin: 10mm 12mm; }
  body { font-size: 8.5pt; line-height: 1.28; }
  h1 { font-size: 13pt; }
  h2 { margin: 2.5mm 0 .5mm; font-size: 10pt; }
  section { margin-bottom: 2mm; }
  section h2 { font-size: 9.5pt; }
  section .note, .note { font-size: 7.5pt; line-height: 1.2; }
  .columns { columns: 2; column-gap: 7mm; margin-top: 1.5mm; }
  th, td { padding-top: .15mm; padding-bottom: .15mm; }
  p, ul { margin: .5mm 0; }
}
"""
