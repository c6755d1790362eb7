"""
A table of states and events as a picture (SVG): a column a state, a line an event.

The empty rings of a line are the states from which its event may happen, the full dot is the one to which it leads.
No page needs a program from the network to show it.
"""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any, TypeAlias
from xml.sax.saxutils import escape, quoteattr

import attrs

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.histories import Row, Table

__all__ = ["GroupOf", "lifelines"]

GroupOf: TypeAlias = Callable[[Any], Bilingual]
"""In which group a state stands, as a reader calls it."""

_LETTER = 6.4  # the width of a letter of 12 pixels, about
_LINE = 22
_GROUPS = 26
_GAP = 10
_ALL_COLUMNS = 700
_INKS = ("#1b6ca8", "#b4530a", "#5b5b66", "#7a3b8f")
_PAPERS = ("#eaf3fa", "#fdf0e4", "#f0f0f2", "#f5ecf8")


@attrs.frozen(kw_only=True)
class _Column:
    """
    Where a state stands, and in which colours.
    """

    x: float
    ink: str
    paper: str


@attrs.frozen(kw_only=True)
class _Frame:
    """
    The measures of one picture.
    """

    table: Table[Any, Any]
    lang: Lang
    columns: dict[Any, _Column]
    left: float
    top: float
    width: float
    pitch: float

    @property
    def bottom(self) -> float:
        """
        The lower end of the columns.
        """
        return self.top + _LINE * len(self.table.rows)


def lifelines(table: Table[Any, Any], group: GroupOf, lang: Lang) -> str:
    """
    Return a table as a picture.

    Args:
        table: The table.
        group: In which group a state stands; states of one group that follow each other share a background.
        lang: The language of the words.
    """
    frame = _framed(table, group, lang)
    height = frame.bottom + 34
    title = f"{table.name.say(lang)}: {Bilingual('stati ed eventi', 'states and events').say(lang)}"
    size = f'viewBox="0 0 {frame.width:.0f} {height:.0f}" width="{frame.width:.0f}" height="{height:.0f}"'
    letters = 'font-family="DejaVu Sans, Verdana, sans-serif" font-size="12" fill="#222"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label={quoteattr(title)} {letters}>',
        f"<title>{escape(title)}</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
        *_bands(frame, group),
        *_headings(frame),
        *(line for place, row in enumerate(table.rows) for line in _event(frame, place, row)),
        *_legend(frame),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _framed(table: Table[Any, Any], group: GroupOf, lang: Lang) -> _Frame:
    pitch = _ALL_COLUMNS // len(table.states)
    left = 16 + _LETTER * max(len(row.event.say(lang)) for row in table.rows)
    names = list(dict.fromkeys(group(state).say(lang) for state in table.states))
    columns: dict[Any, _Column] = {}
    x = left + _GAP
    for name, states in _runs(table, group, lang):
        colour = names.index(name) % len(_INKS)
        for state in states:
            columns[state] = _Column(x=x + pitch / 2, ink=_INKS[colour], paper=_PAPERS[colour])
            x += pitch
        x += _GAP
    longest = _LETTER * max(len(state.say(lang)) for state in table.states)
    # The names of the states lean by 60 degrees: half of their length goes beyond the last column.
    return _Frame(
        table=table,
        lang=lang,
        columns=columns,
        left=left,
        top=24 + longest * 0.87 + _GROUPS,
        width=x + longest * 0.5,
        pitch=pitch,
    )


def _runs(table: Table[Any, Any], group: GroupOf, lang: Lang) -> list[tuple[str, list[Any]]]:
    return [(name, list(states)) for name, states in groupby(table.states, lambda state: group(state).say(lang))]


def _bands(frame: _Frame, group: GroupOf) -> Iterable[str]:
    for name, states in _runs(frame.table, group, frame.lang):
        first, last = frame.columns[states[0]], frame.columns[states[-1]]
        x, width = first.x - frame.pitch / 2, last.x - first.x + frame.pitch
        y = frame.top - _GROUPS
        yield (
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{frame.bottom - y:.1f}" rx="4"'
            f' fill="{first.paper}"/>'
        )
        yield (
            f'<text x="{x + width / 2:.1f}" y="{y + 16:.1f}" text-anchor="middle" font-size="10" font-weight="bold"'
            f' fill="{first.ink}">{escape(name)}</text>'
        )


def _headings(frame: _Frame) -> Iterable[str]:
    for state, column in frame.columns.items():
        foot = frame.top - _GROUPS - 6
        style = ' font-style="italic"' if state in frame.table.finals else ""
        yield (
            f'<text transform="translate({column.x + 4:.1f} {foot:.1f}) rotate(-60)" fill="{column.ink}"{style}>'
            f"{escape(state.say(frame.lang))}</text>"
        )
        yield (
            f'<line x1="{column.x:.1f}" y1="{frame.top:.1f}" x2="{column.x:.1f}" y2="{frame.bottom:.1f}"'
            f' stroke="{column.ink}" stroke-opacity="0.25"/>'
        )


def _event(frame: _Frame, place: int, row: Row[Any, Any]) -> Iterable[str]:
    y = frame.top + _LINE * (place + 0.5)
    target = frame.columns[row.target]
    sources = [frame.columns[state] for state in frame.table.states if state in row.sources]
    ends = [target.x, *(source.x for source in sources)]
    yield (
        f'<text x="{frame.left:.1f}" y="{y + 4:.1f}" text-anchor="end">{escape(row.event.say(frame.lang))}</text>'
        f'<line x1="{frame.left + 4:.1f}" y1="{y:.1f}" x2="{min(ends):.1f}" y2="{y:.1f}" stroke="#ccc"/>'
    )
    yield f'<line x1="{min(ends):.1f}" y1="{y:.1f}" x2="{max(ends):.1f}" y2="{y:.1f}" stroke="{target.ink}"/>'
    yield _dot(target.x, y, target.ink)
    for source in sources:
        # An event that leaves the state as it is has its ring around its dot.
        yield _ring(source.x, y, source.ink, 8 if source is target else 4)


def _dot(x: float, y: float, ink: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{ink}"/>'


def _ring(x: float, y: float, ink: str, radius: int) -> str:
    paper = "none" if radius > 5 else "#fff"
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{paper}" stroke="{ink}" stroke-width="1.5"/>'


def _legend(frame: _Frame) -> Iterable[str]:
    y = frame.bottom + 20
    x = frame.left + _GAP
    words = (
        Bilingual("da uno di questi stati", "from one of these states").say(frame.lang),
        Bilingual("a questo stato", "to this state").say(frame.lang),
        Bilingual("corsivo: stato finale", "italics: final state").say(frame.lang),
    )
    yield _ring(x + 6, y, "#222", 4)
    yield f'<text x="{x + 18:.1f}" y="{y + 4:.1f}">{escape(words[0])}</text>'
    x += 40 + _LETTER * len(words[0])
    yield _dot(x + 6, y, "#222")
    yield f'<text x="{x + 18:.1f}" y="{y + 4:.1f}">{escape(words[1])}</text>'
    x += 40 + _LETTER * len(words[1])
    yield f'<text x="{x:.1f}" y="{y + 4:.1f}" font-style="italic">{escape(words[2])}</text>'
