"""
A board as one page for a browser, a phone and a printer: one file that loads nothing and runs nothing.
"""

import re
from collections.abc import Iterable

from contratti_quartiere.analysis.board import Board
from contratti_quartiere.analysis.board_contents import contents, heading, notes
from contratti_quartiere.analysis.board_sections import Listing, Part, Section, Voice
from contratti_quartiere.analysis.html_page import Markup, document, element, joined, table
from contratti_quartiere.arguments import language
from contratti_quartiere.bilingual import Lang
from contratti_quartiere.report import ENGINE

__all__ = ["board_html"]

# So many letters stay on one line.
_SHORT = 20
_LONG = re.compile(r"\S{24}(?=\S)")


def board_html(board: Board, lang: Lang | str = Lang.IT) -> str:
    """
    Return a board as a whole page of HTML, in one language.

    Raises:
        MalformedValueError: For a language that is neither.
    """
    say = Voice(language("board_html.lang", lang))
    title, day = heading(board, say)
    sections = contents(board, say)
    return document(
        element(
            "header", element("h1", title), element("p", day, kind="day"), element("p", notes(say)[0], kind="note")
        ),
        "\n",
        element("nav", element("h2", say("In breve", "In brief")), _brief(sections), id="brief"),
        "\n",
        *(_section(section) for section in sections if section.parts),
        element("footer", *(element("p", note, kind="note") for note in (*notes(say)[1:], ENGINE))),
        title=f"{day}: {title}",
        lang=say.lang,
        style=_STYLE,
    )


def _brief(sections: Iterable[Section]) -> Markup:
    return element("ul", *(element("li", _pointed(section), f": {section.brief}") for section in sections))


def _pointed(section: Section) -> str:
    return element("a", section.title, href=f"#{section.id}") if section.parts else section.title


def _section(section: Section) -> Markup:
    title = element("h2", section.title, id=f"{section.id}-title")
    parts = (_part(part) for part in section.parts)
    return joined(element("section", title, *parts, id=section.id, aria_labelledby=f"{section.id}-title"), "\n")


def _part(part: Part) -> Markup:
    title = (element("h3", part.title),) if part.title else ()
    lines = (element("p", line) for line in part.lines)
    # One table right under its heading needs no caption that is seen.
    kind = "part sole" if part.title and not part.lines and len(part.tables) == 1 else "part"
    return joined(element("div", *title, *lines, *(_table(listing) for listing in part.tables), kind=kind), "\n")


def _table(listing: Listing) -> Markup:
    rows = ((_first(row[0], _urgency(listing, index)), *map(_lines, row[1:])) for index, row in enumerate(listing.rows))
    return table(listing.caption, listing.headings, rows, right=listing.right, stacked=True)


def _urgency(listing: Listing, index: int) -> str:
    return "late" if index in listing.late else "soon" if index in listing.soon else ""


def _first(text: str, urgency: str) -> Markup:
    return element("strong", _lines(text), kind=urgency) if urgency else _lines(text)


def _lines(text: str) -> Markup:
    first, *others = map(_line, text.split("\n"))
    return joined(first, *(part for line in others for part in (Markup("<br/>"), line)))


def _line(text: str) -> str:
    # A day, or a short word, is not folded where there is room for columns; an endless one may be, or it would push the
    # other columns off the paper.
    if len(text) <= _SHORT:
        return element("span", text, kind="even") if " " in text or "-" in text else text
    first, *others = _LONG.sub(r"\g<0>\n", text).split("\n")
    return joined(first, *(part for rest in others for part in (Markup("<wbr/>"), rest)))


# After the style of every page. What is late is said in words; its colour only helps to find it.
_STYLE = """
main { max-width: 72rem; }
.day { font-weight: 600; }
nav { margin: 1rem 0; padding: .2rem 1rem .6rem; border: 1px solid #767676; border-radius: .4rem; }
nav h2 { margin: .6rem 0 .2rem; border: 0; }
nav a { color: #0b4f8a; }
.part { margin-bottom: 1.2rem; }
.part > p { max-width: 48rem; margin: .15rem 0; }
.even { white-space: nowrap; }
.sole caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
table { font-size: .93rem; }
tbody th { min-width: 6rem; }
.late { color: #8a1c1c; }
.soon { color: #6b4300; }
tr:has(.late) > th { border-left: 4px solid #8a1c1c; padding-left: .5rem; }
tr:has(.soon) > th { border-left: 4px solid #a86a00; padding-left: .5rem; }
footer { margin-top: 2rem; padding-top: .5rem; border-top: 1px solid #767676; }
@media screen and (max-width: 40rem) {
  nav li { padding: .25rem 0; }
  .stacked tr:has(.late) { border-left: 4px solid #8a1c1c; padding-left: .6rem; }
  .stacked tr:has(.soon) { border-left: 4px solid #a86a00; padding-left: .6rem; }
  .stacked tr:has(.late) > th, .stacked tr:has(.soon) > th { border-left: 0; padding-left: 0; }
}
@media print {
  @page { @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
  main { max-width: none; }
  #today { break-after: page; }
  nav a { color: inherit; text-decoration: none; }
  table { font-size: 8.5pt; }
  p { break-inside: avoid; break-after: avoid; }
  thead { break-inside: avoid; break-after: avoid; }
  tbody tr:first-child { break-before: avoid; }
}
"""
