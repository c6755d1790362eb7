"""
The board as a page for a browser, a phone and a printer: what a document holds is text in it and never markup.
"""

import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any, cast
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.analysis.board import Board, board
from contratti_quartiere.analysis.board_html import board_html
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.followed_cases import FollowedCase
from contratti_quartiere.analysis.open_requests import LabRequests, OpenRequest
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.analysis.sites import Site
from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.cases import cinque_quartieri, una_scala
from contratti_quartiere.evidence import Role
from contratti_quartiere.occupation import EpisodeKind
from contratti_quartiere.presence import Sign
from contratti_quartiere.relocation_table import RelocationState
from contratti_quartiere.report import ENGINE
from contratti_quartiere.requests import OfficeKind, RequestKind
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.works_table import WorksState

ON = date(2018, 5, 1)
OURS = frozenset(
    {
        *("html", "head", "meta", "title", "style", "body", "main", "header", "nav", "section", "div", "footer"),
        *("h1", "h2", "h3", "p", "ul", "li", "a", "strong", "span", "br", "wbr"),
        *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    }
)
EVIL = "<script>alert('&\"')</script><img src=x onerror=alert(1)>"


class Read(HTMLParser):
    """
    What a page holds, as a browser reads it.
    """

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """
        Keep a tag with its attributes.
        """
        self.tags.append(tag)
        self.open.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        """
        Keep which element is open.
        """
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """
        Keep a text that is shown.
        """
        if "style" not in self.open:
            self.texts.append(data)


def tree(page: str) -> ET.Element:
    """
    Return a page as a tree: it is well-formed XML too.
    """
    return ET.fromstring(page.partition("\n")[2])  # noqa: S314  # our own


def text(found: ET.Element | None) -> str:
    """
    Return the text of an element, or nothing where there is none.
    """
    return "" if found is None else "".join(found.itertext())


def deadline(when: date, role: Role = Role.OWNER, said: str = "risposta") -> Deadline:
    """
    Return a deadline.
    """
    return Deadline(
        kind=DeadlineKind.REPLY,
        path="/relocations/0/history/0",
        text=Bilingual(said, said),
        role=role,
        due=Countdown(when, ON),
        ground=Bilingual("atto", "act"),
    )


def followed(household: str) -> FollowedCase:
    """
    Return a household with its case.
    """
    return FollowedCase(
        path="/relocations/0",
        case=household,
        household=household,
        dwelling=household,
        kind=EpisodeKind.HOME,
        state=RelocationState.TO_BE_OFFERED,
    )


# ------------------------------------------------------------------------------------------------------ its structure


STAIRCASE = board(una_scala(), on=date(2018, 2, 12))
EACH_LANGUAGE = pytest.mark.parametrize("lang", list(Lang), ids=str)


@EACH_LANGUAGE
@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(STAIRCASE, id="staircase"),
        pytest.param(board(cinque_quartieri(), on=date(2018, 11, 20)), id="five-neighbourhoods"),
        pytest.param(Board(on=ON), id="empty"),
    ],
)
def test_page_is_whole_and_alone(shown: Board, lang: Lang) -> None:
    """
    A page has its language, one main heading, no link but to itself, no script, and nothing that is fetched.
    """
    page = board_html(shown, lang)
    read = Read(page)

    assert (f'<html lang="{lang.value}">', 1, set(), []) == (
        page.splitlines()[1][: len(f'<html lang="{lang.value}">')],
        read.tags.count("h1"),
        set(read.tags) - OURS,
        [(name, value) for name, value in read.attributes if name in ("src", "href") and not value.startswith("#")],
    )


@EACH_LANGUAGE
def test_what_is_pointed_at_is_there(lang: Lang) -> None:
    """
    Each link of the summary leads to a section of the page, and each name stands once.
    """
    read = Read(board_html(STAIRCASE, lang))
    names = [value for name, value in read.attributes if name == "id"]
    pointed = [value for name, value in read.attributes if name == "aria-labelledby"]
    linked = [value.removeprefix("#") for name, value in read.attributes if name == "href"]

    assert (len(set(names)), [], ["due", "sites", "needs", "later", "undated", "figures"]) == (
        len(names),
        [name for name in (*linked, *pointed) if name not in names],
        linked,
    )


@EACH_LANGUAGE
def test_headings_do_not_skip_a_level(lang: Lang) -> None:
    """
    After a heading comes one at most a level deeper, so that a screen reader finds its way.
    """
    levels = [int(tag[1]) for tag in Read(board_html(STAIRCASE, lang)).tags if re.fullmatch("h[1-6]", tag)]

    assert [] == [(before, after) for before, after in pairwise(levels) if after > before + 1]


@EACH_LANGUAGE
def test_tables_can_be_named(lang: Lang) -> None:
    """
    Each table has a caption, a scope for each heading, and as many cells in a row as it has columns.
    """
    tables = list(tree(board_html(STAIRCASE, lang)).iter("table"))
    columns = [len(table.findall("thead/tr/th")) for table in tables]

    assert (False, [], []) == (
        "" in [text(table.find("caption")) for table in tables],
        [heading for table in tables for heading in table.iter("th") if heading.get("scope") not in ("col", "row")],
        [row for table, count in zip(tables, columns, strict=True) for row in table.iter("tr") if len(row) != count],
    )


@pytest.mark.parametrize(
    ("lang", "title", "heading", "day", "brief"),
    [
        pytest.param(
            "it",
            "Cruscotto al 1° maggio 2018: Una scala",
            "Una scala",
            "Cruscotto al 1° maggio 2018",
            "Scaduto, o entro sette giorni: scadute 1, entro sette giorni 0",
            id="it",
        ),
        pytest.param(
            "en",
            "Board as of 1 May 2018: Una scala",
            "Una scala",
            "Board as of 1 May 2018",
            "Overdue, or due within seven days: overdue 1, due within seven days 0",
            id="en",
        ),
    ],
)
def test_head_of_the_page(lang: str, title: str, heading: str, day: str, brief: str) -> None:
    """
    The page says of what and of which day it is, and begins with how much there is to do.
    """
    page = tree(board_html(Board(on=ON, title="Una scala", deadlines=(deadline(date(2018, 4, 30)),)), lang))

    assert (title, heading, day, brief) == (
        text(page.find("head/title")),
        text(page.find(".//h1")),
        text(page.find(".//p[@class='day']")),
        text(page.find(".//nav/ul/li")),
    )


def test_italian_is_the_first_language() -> None:
    """
    Without a language the page is Italian.
    """
    assert board_html(STAIRCASE, "it") == board_html(STAIRCASE)


def test_nothing_is_decided() -> None:
    """
    The page says above its summary that nothing is chosen for the office, and below to whom it may be shown.
    """
    page = tree(board_html(Board(on=ON), "en"))

    assert (True, ["To any case", "The number", ENGINE]) == (
        text(page.find(".//header/p[@class='note']")).startswith("The board shows what the document has"),
        [
            text(note)[: len(start)]
            for note, start in zip(page.findall(".//footer/p"), ("To any case", "The number", ENGINE), strict=True)
        ],
    )


def test_what_is_late_and_what_is_soon() -> None:
    """
    What is overdue and what is due within days is marked, and what is due later is not.
    """
    found = (deadline(date(2018, 4, 30)), deadline(date(2018, 5, 2)), deadline(date(2018, 9, 1)))
    rows = tree(board_html(Board(on=ON, deadlines=found), "en")).findall(".//tbody/tr")
    marks = [row.find("th/strong") for row in rows]

    assert [("late", "30 April 2018, yesterday"), ("soon", "2 May 2018, tomorrow"), ("", "")] == [
        ("", "") if mark is None else (mark.get("class"), text(mark)) for mark in marks
    ]


def test_caption_is_seen_where_no_heading_says_it() -> None:
    """
    One table alone under its heading hides its caption; beside another, or under a line, it is seen.
    """
    site = Site(path="/works/0", works="lavori", state=WorksState.TENDERED, inside=(followed("N1"),))
    found = Board(on=ON, deadlines=(deadline(ON),), sites=(site,), unplaced=(followed("N2"),))
    parts = tree(board_html(found, "en")).iter("div")

    assert [("part sole", "Owner"), ("part", ""), ("part", "lavori"), ("part", "")] == [
        (part.get("class"), text(part.find("h3"))) for part in parts
    ]


def test_lines_of_a_cell() -> None:
    """
    The lines of a cell stand one below the other; a short one with a blank or a hyphen in it is not folded.
    """
    said = "H-1 molto lungo, che si piega\nbreve breve\nbrevissimo\nscala-b"
    cells = tree(board_html(Board(on=ON, deadlines=(deadline(ON, said=said),)), "en")).findall(".//tbody/tr/td")

    assert (
        '<td data-label="what">H-1 molto lungo, che si piega<br /><span class="even">breve breve</span><br />brevissimo'
        '<br /><span class="even">scala-b</span></td>'
    ) == ET.tostring(cells[0], encoding="unicode").strip()


@pytest.mark.parametrize(
    ("line", "folded"),
    [pytest.param("a" * 18 + " b", False, id="twenty-letters"), pytest.param("a" * 19 + " b", True, id="one-more")],
)
def test_longer_lines_are_folded(line: str, folded: bool) -> None:
    """
    A line of twenty letters stays on one line where there is room for columns, a longer one is folded.
    """
    assert folded == ('class="even">' + line not in board_html(Board(on=ON, deadlines=(deadline(ON, said=line),))))


def test_section_as_it_is_written() -> None:
    """
    A section is named by its heading; its parts have their headings, lines and tables in this order.
    """
    site = Site(path="/works/0", works="lavori", state=WorksState.TENDERED, needs_empty=True, out=(followed("N1"),))
    (section,) = tree(board_html(Board(on=ON, sites=(site,)), "en")).iter("section")
    overview, part = section.findall("div")
    written = ET.tostring(section, encoding="unicode")

    assert (
        True,
        ["table"],
        ["h3", "p", "table"],
        "it must be empty during the works",
        "part",
        ["stacked", "stacked"],
        "\n</section>",
    ) == (
        written.startswith(
            '<section id="sites" aria-labelledby="sites-title"><h2 id="sites-title">Staircases and sites</h2>'
            '<div class="part"><table class="stacked"><caption>Where, when the site opens, how many households<'
        ),
        [child.tag for child in overview],
        [child.tag for child in part],
        text(part.find("p")),
        part.get("class"),
        [table.get("class") for table in (*overview.iter("table"), *part.iter("table"))],
        written.rstrip()[-11:],
    )


def test_money_stands_to_the_right() -> None:
    """
    The columns of amounts stand to the right and are not folded.
    """
    rows = tree(board_html(Board(on=ON, years=LATER.years), "en")).findall(".//tbody/tr")

    assert [["", "n", "n", "", ""]] * len(LATER.years) == [[cell.get("class", "") for cell in row] for row in rows]


def test_endless_word_may_be_folded() -> None:
    """
    A word of more than twenty-four letters may be folded after each twenty-four, and stays one word.
    """
    said = f"di {'a' * 24} e {'b' * 50}"
    page = board_html(Board(on=ON, deadlines=(deadline(ON, said=said),)))
    cell = tree(page).find(".//tbody/tr/td")

    assert (said, True) == (
        text(cell),
        f"di {'a' * 24} e {'b' * 24}<wbr/>{'b' * 24}<wbr/>bb<" in page,
    )


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param("@media screen and (max-width: 40rem)", id="phone"),
        pytest.param("size: A4", id="paper"),
        pytest.param("tr, li { break-inside: avoid; }", id="no-row-is-cut"),
        pytest.param("thead { display: table-header-group; }", id="headings-again-on-each-sheet"),
    ],
)
def test_style(rule: str) -> None:
    """
    The page has a style for a phone and one for A4, on which no row is cut.
    """
    assert rule in board_html(Board(on=ON))


# ------------------------------------------------------------------------------------------------------ what is escaped


def test_markup_in_a_document_is_text() -> None:
    """
    What looks like markup is shown as it was written: the title twice, a household, its dwelling, a deadline.
    """
    found = Board(on=ON, title=EVIL, unplaced=(followed(EVIL),), deadlines=(deadline(ON, said=EVIL),))
    page = board_html(found)
    read = Read(page)

    assert (set(), 5) == (set(read.tags) - OURS, "".join(read.texts).count(EVIL))


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=60))
def test_law_of_text(said: str) -> None:
    """
    Any title comes back from the page as it was, and adds no element to it.
    """
    page = board_html(Board(on=ON, title=said))
    read = Read(page)

    assert (said, Read(board_html(Board(on=ON, title="x"))).tags) == (text(tree(page).find(".//h1")), read.tags)


def retold(value: object, more: str) -> Any:
    """
    Return a record of which every text, and that of every record in it, goes on with another; words stay.
    """
    if type(value) is str:
        return value + more
    if isinstance(value, tuple):
        return tuple(retold(item, more) for item in cast("tuple[object, ...]", value))
    if isinstance(value, Bilingual):
        return Bilingual(value.it + more, value.en + more)
    kind: type[object] = type(value)
    ours = attrs.has(kind) and kind.__module__.startswith("contratti_quartiere.analysis")
    if ours or kind in (Missing, Sign):
        record = cast("Any", value)
        names = [field.name for field in attrs.fields(record.__class__)]
        return attrs.evolve(record, **{name: retold(getattr(record, name), more) for name in names})
    return value


LATER = board(cinque_quartieri(), on=date(2018, 11, 20))
ASKED = OpenRequest(
    path="/requests/0", request="R1", kind=RequestKind.MEDIATE, received_on=ON, age=0, routed_to=OfficeKind.CITY
)
FULL = attrs.evolve(
    STAIRCASE,
    unplaced=(followed("N1"),),
    expiries=LATER.expiries,
    lapsed=LATER.expiries,
    payments=LATER.payments,
    years=LATER.years,
    requests=(LabRequests(path="/laboratories/0", laboratory="mazzini", requests=(ASKED,)),),
)


def test_full_board_is_one() -> None:
    """
    The board of the next law has something in every collection.
    """
    assert [] == [name for name, value in attrs.asdict(FULL, recurse=False).items() if not value]


@settings(max_examples=25)
@given(st.text(max_size=40).map(lambda tail: f"<b id=\"x\" onclick='y'>&lt;{tail}"))
def test_law_of_every_text(more: str) -> None:
    """
    Whatever stands in any text of a board, its page has the same elements and attributes, and is well-formed.
    """
    page = board_html(retold(FULL, more))
    read, plain = Read(page), Read(board_html(FULL))
    tree(page)

    assert (set(), {name for name, _ in plain.attributes}) == (
        set(read.tags) - OURS,
        {name for name, _ in read.attributes},
    )
