"""
A page for a browser and a printer: one file that loads nothing, for a phone and for A4, with every text escaped.

It is well-formed XML as well, so that tests and others can read it without a browser.
"""

from collections.abc import Iterable
from html import escape
from unicodedata import category

from contratti_quartiere.arguments import language
from contratti_quartiere.bilingual import Lang

__all__ = ["Markup", "document", "element", "joined", "table"]


class Markup(str):
    """
    A piece of a page that is HTML already, and is not escaped again (*marcatura*).
    """

    __slots__ = ()


def element(tag: str, *content: str, kind: str = "", **attributes: str) -> Markup:
    """
    Return an element with its content; what is no `Markup` is escaped.

    Args:
        tag: Its name, which is ours.
        content: Texts and elements.
        kind: Its class; none if empty.
        attributes: The others; an underscore in a name stands for a hyphen, and one at its end for nothing.
    """
    named = {"class": kind} if kind else {}
    named |= {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    opening = "".join(f' {name}="{_escaped(value)}"' for name, value in named.items())
    return Markup(f"<{tag}{opening}>{joined(*content)}</{tag}>")


def joined(*content: str) -> Markup:
    """
    Return texts and elements one after the other; what is no `Markup` is escaped.
    """
    return Markup("".join(part if isinstance(part, Markup) else _escaped(part) for part in content))


def table(
    caption: str,
    headings: Iterable[str],
    rows: Iterable[Iterable[str]],
    *,
    right: Iterable[int] = (),
    stacked: bool = False,
    row_headings: bool = True,
) -> Markup:
    """
    Return a table whose caption, columns and rows a screen reader can name.

    Args:
        caption: What it shows; it is always read, and stands above.
        headings: One a column.
        rows: The cells of each row, texts or elements.
        right: The columns whose cells stand to the right and are never folded, counted from zero.
        stacked: Whether on a narrow screen each row becomes a card with its headings in the margin: for many columns.
        row_headings: Whether the first cell of a row says what the row is.
    """
    names, to_right = tuple(headings), frozenset(right)
    head = element(
        "tr", *(_cell("th", name, to_right=index in to_right, scope="col") for index, name in enumerate(names))
    )
    body: list[Markup] = []
    for row in rows:
        cells: list[Markup] = []
        for index, (name, cell) in enumerate(zip(names, row, strict=True)):
            label = {"data_label": name} if stacked else {}
            if index == 0 and row_headings:
                cells.append(_cell("th", cell, to_right=index in to_right, scope="row", **label))
            else:
                cells.append(_cell("td", cell, to_right=index in to_right, **label))
        body.append(element("tr", *cells))
    return element(
        "table",
        element("caption", caption),
        element("thead", head),
        element("tbody", *body),
        kind="stacked" if stacked else "",
    )


def document(*content: str, title: str, lang: Lang | str, style: str = "") -> str:
    """
    Return a whole page: it loads nothing, runs nothing, and may be sent as one file.

    Args:
        content: What stands in its body, texts and elements.
        title: What the window and the printed page are called.
        lang: The language in which it is written.
        style: Style sheets of its own, after those that all pages have.
    """
    head = element(
        "head",
        Markup('<meta charset="utf-8"/>'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1"/>'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_LOADED}"/>'),
        element("title", title),
        # Style sheets are text to a browser, and would be markup to XML: ours have no < and no &.
        element("style", Markup(STYLE + style)),
    )
    page = element(
        "html", head, "\n", element("body", element("main", *content)), "\n", lang=language("document.lang", lang).value
    )
    return f"<!DOCTYPE html>\n{page}\n"


def _cell(tag: str, content: str, *, to_right: bool, **attributes: str) -> Markup:
    return element(tag, content, kind="n" if to_right else "", **attributes)


def _escaped(text: str) -> str:
    if not text.isprintable():
        # A document may hold anything: what moves or hides letters is shown as a letter that is not to be had.
        text = "".join(letter if letter in "\n\t" or category(letter)[0] != "C" else "\ufffd" for letter in text)
    return escape(text)


_NOTHING_LOADED = "default-src &#x27;none&#x27;; style-src &#x27;unsafe-inline&#x27;"

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body {
  margin: 0; background: #fff; color: #1a1a1a; overflow-wrap: break-word;
  font: 1rem/1.45 system-ui, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif;
}
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; line-height: 1.25; margin: 1.75rem 0 .5rem; padding-bottom: .15rem; border-bottom: 2px solid; }
h3 { font-size: 1rem; line-height: 1.3; margin: 1.25rem 0 .25rem; }
p, ul, ol, dl { margin: .4rem 0; }
ul, ol { padding-left: 1.25rem; }
table { width: 100%; border-collapse: collapse; margin: .6rem 0 1rem; }
caption { text-align: left; font-weight: 600; padding: .2rem 0; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem; border-bottom: 1px solid #c4c4c4; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-bottom: 1px solid #1a1a1a; font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 400; }
th.n, td.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.note { color: #4a4a4a; font-size: .9rem; }
@media screen and (max-width: 40rem) {
  main { padding: .75rem; }
  table.stacked, .stacked tbody, .stacked tr, .stacked th, .stacked td, .stacked caption { display: block; }
  .stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacked tr { padding: .4rem 0; border-bottom: 1px solid #1a1a1a; }
  .stacked tbody th, .stacked tbody td { padding: .1rem 0; border: 0; text-align: left; white-space: normal; }
  .stacked tbody th { font-weight: 600; }
  .stacked td::before { content: attr(data-label) ": "; color: #4a4a4a; }
  .stacked td:empty { display: none; }
}
@media print {
  @page { size: A4; margin: 14mm; }
  body { font-size: 9.5pt; line-height: 1.35; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 15pt; }
  h2 { font-size: 11.5pt; margin: 4mm 0 1mm; break-after: avoid; }
  h3 { font-size: 9.5pt; break-after: avoid; }
  caption { break-after: avoid; }
  thead { display: table-header-group; }
  tr, li { break-inside: avoid; }
  th, td { padding-top: .4mm; padding-bottom: .4mm; }
  .note { font-size: 8.5pt; }
}
"""
"""The style sheet of every page: letters of the reader's own machine, black on white, no picture."""
