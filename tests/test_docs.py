"""
The documentation: what it takes from the code agrees with the code, and both languages say it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, get_args
from xml.etree import ElementTree as ET

import attrs
import pytest

import contratti_quartiere
from contratti_quartiere.bilingual import Lang
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.identifiers import Cig, CodeAsFound, Cpv, Cup, TaxCode
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.replays import replay
from contratti_quartiere.windows import ServiceWindow
from glossary import public_classes, term
from lifelines import lifelines
from machines import MACHINES, Machine
from render import DOCS, README, generated, readme

PAGES = sorted(DOCS.rglob("*.md"))
ITALIAN = [page for page in PAGES if page.name.endswith(".it.md")]
GENERATED = generated()
CLASSES = list(public_classes())
EACH_MACHINE = pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.id)
EXAMPLES = {path.read_text("utf-8") for path in (DOCS / "examples").glob("*.json")}
# Records that a document writes as one value, and not as an object of their fields.
VALUES = {Cig, CodeAsFound, Cpv, Cup, Euro, Month, TaxCode, Year}


def name_of(page: Path) -> str:
    """
    Return the name of a page below docs.
    """
    return page.relative_to(DOCS).as_posix()


def english(page: Path) -> Path:
    """
    Return the English twin of an Italian page.
    """
    return page.with_name(page.name.replace(".it.md", ".en.md"))


def headings(page: Path) -> list[str]:
    """
    Return the marks of the headings of a page, in order, and of its code blocks.
    """
    return re.findall(r"^(#+(?= )|```\w+)", page.read_text("utf-8"), re.MULTILINE)


def records() -> Iterator[type]:
    """
    Yield every record that a document may hold.
    """
    waiting: list[Any] = [Programme]
    seen: set[Any] = set()
    while waiting:
        kind = waiting.pop()
        if kind in seen or kind in VALUES:
            continue
        seen.add(kind)
        waiting += get_args(kind)
        if attrs.has(kind):
            yield kind
            waiting += [field.type for field in attrs.fields(kind)]


RECORDS = sorted(records(), key=lambda record: record.__name__)


def keys_of(record: type) -> list[tuple[str, bool]]:
    """
    Return each key of a record as a document holds it, and whether it is required.
    """
    keys: list[tuple[str, bool]] = [("format", True)] if record is Programme else []
    for field in attrs.fields(record):
        key = "duration" if (record, field.name) == (ServiceWindow, "months") else field.name
        keys.append((key, field.default is attrs.NOTHING))
    return keys


def keys_shown(record: type, lang: str) -> list[tuple[str, bool]]:
    """
    Return each key that the page of documents shows for a record, and whether it says that it is required.
    """
    page = (DOCS / f"reference/documents.{lang}.md").read_text("utf-8")
    section = page.partition(f"{{: #{record.__name__.lower()} }}")[2].partition("\n## ")[0]
    rows: list[tuple[str, str]] = re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|", section, re.MULTILINE)
    return [(key, "**" in default) for key, default in rows]


@pytest.mark.parametrize("page", GENERATED, ids=name_of)
def test_generated_pages_say_what_the_code_says(page: Path) -> None:
    """
    A page that is written from the code is the one that `python docs/render.py` writes today.
    """
    assert GENERATED[page] == page.read_text("utf-8")


def test_readme_shows_what_its_first_command_prints() -> None:
    """
    The first text block of the README is the report that its first command prints, as of the day that it shows.
    """
    page = README.read_text("utf-8")

    assert readme(page) == page


@pytest.mark.parametrize("found", CLASSES, ids=lambda found: found.__name__)
def test_public_classes_have_an_italian_term(found: type) -> None:
    """
    The docstring of a public class bears its Italian term in italics, in brackets, in the first sentence.
    """
    assert "" != term(found)


def test_no_two_public_classes_share_a_term() -> None:
    """
    One concept, one word: the glossary is one-to-one.
    """
    assert [] == [word for word, count in Counter(map(term, CLASSES)).items() if count > 1]


def test_every_page_is_in_both_languages() -> None:
    """
    No page exists in one language only.
    """
    assert sorted(map(english, ITALIAN)) == [page for page in PAGES if page not in ITALIAN]


@pytest.mark.parametrize("page", ITALIAN, ids=name_of)
def test_twins_have_the_same_shape(page: Path) -> None:
    """
    A page and its twin have the same headings and code blocks in the same order.
    """
    assert headings(page) == headings(english(page))


@pytest.mark.parametrize("page", ITALIAN, ids=name_of)
def test_twins_link_to_each_other(page: Path) -> None:
    """
    The theme has no switch of languages: each page leads to its twin by a link under its title.
    """
    path = "" if page.name == "index.it.md" else name_of(page).removesuffix(".it.md") + "/"
    up = "../" * path.count("/")
    links = {
        page: f'<a href="{up}en/{path}" hreflang="en" lang="en">English</a>',
        english(page): f'<a href="../{up}{path}" hreflang="it" lang="it">Italiano</a>',
    }

    assert links == {path: path.read_text("utf-8").split("\n")[2] for path in links}


@pytest.mark.parametrize("lang", ["it", "en"])
@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_documents_page_has_every_key(record: type, lang: str) -> None:
    """
    The page of documents has a table for every record, with its keys in order and the required ones marked.
    """
    assert keys_of(record) == keys_shown(record, lang)


@pytest.mark.parametrize("page", [page for page in PAGES if page not in GENERATED], ids=name_of)
def test_documents_shown_are_the_examples(page: Path) -> None:
    """
    A whole document on a page is, letter by letter, a file of docs/examples, which other examples read.
    """
    blocks: list[str] = re.findall(r"^```json\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)

    assert set() == {block for block in blocks if '"format"' in block} - EXAMPLES


@EACH_MACHINE
def test_every_state_of_a_table_has_its_meaning(machine: Machine) -> None:
    """
    The page of the tables says of every state what it means, and of nothing else.
    """
    assert set(machine.table.states) == set(machine.meanings)


@EACH_MACHINE
def test_what_a_step_says_can_be_said(machine: Machine) -> None:
    """
    The keys that the page of the tables names for an event are fields of its steps.
    """
    fields = {field.name for field in attrs.fields(machine.step)}

    assert set() == {key for keys in machine.facts.values() for key in keys} - fields


def marks(machine: Machine) -> tuple[Counter[float], list[set[float]]]:
    """
    Return of the picture of a table how many dots each line has, by its height, and where the rings of each line stand.
    """
    picture = ET.fromstring(lifelines(machine.table, machine.group, Lang.IT))  # noqa: S314  # our own
    dots: Counter[float] = Counter()
    rings: dict[float, set[float]] = {}
    for circle in picture.iter("{http://www.w3.org/2000/svg}circle"):
        x, y = float(circle.attrib["cx"]), float(circle.attrib["cy"])
        if "stroke" in circle.attrib:
            rings.setdefault(y, set()).add(x)
        else:
            dots[y] += 1
    return dots, [rings[y] for y in sorted(rings)]


@EACH_MACHINE
def test_picture_has_one_target_a_line(machine: Machine) -> None:
    """
    Every event leads to one state: each line of a picture, and the one that explains them, has one full dot.
    """
    dots, _ = marks(machine)

    assert [1] * (len(machine.table.rows) + 1) == list(dots.values())


@EACH_MACHINE
def test_picture_has_a_ring_a_source(machine: Machine) -> None:
    """
    Each line of a picture has as many rings as its event has states from which it may happen; the legend has one.
    """
    _, rings = marks(machine)

    assert [*(len(row.sources) for row in machine.table.rows), 1] == [len(line) for line in rings]


@pytest.mark.parametrize("lang", ["it", "en"])
def test_design_names_every_module(lang: str) -> None:
    """
    The plan of the house has one row for every module.
    """
    modules = sorted(module.name for module in iter_modules(contratti_quartiere.__path__))
    plan = (DOCS / f"explanation/design.{lang}.md").read_text("utf-8")

    assert modules == sorted(re.findall(r"^\| `(\w+)` \|", plan, re.MULTILINE))


def test_trace_of_the_pages_is_replayed() -> None:
    """
    The trace that the pages weigh again is one, of a document in which something is broken.
    """
    found = replay((DOCS / "examples" / "traccia.json").read_bytes())

    assert (False, {"lots-sum", "cig-well-formed", "window-matches-deed"}) == (
        found.valid,
        {one.rule for one in found.verdicts},
    )
