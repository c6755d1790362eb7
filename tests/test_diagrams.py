"""
The tables as pictures: every state and every way between two, the end marked, in both languages.
"""

import re
from typing import Any

import pytest

from contratti_quartiere.bilingual import Bilingual, Lang, Word
from contratti_quartiere.diagrams import dot, mermaid
from contratti_quartiere.dwellings import DWELLING_TABLE
from contratti_quartiere.histories import Table, row
from contratti_quartiere.relocation_table import RELOCATION_TABLE
from contratti_quartiere.works_table import WORKS_TABLE


class Light(Word):
    """
    What a lamp is.
    """

    OFF = "spenta", "off"
    ON = "accesa", "on"
    BROKEN = "rotta", "broken"


class Touch(Word):
    """
    What is done to a lamp.
    """

    SWITCH_ON = "accendi", "switch on"
    SWITCH_OFF = "spegni", "switch off"
    DIM = "abbassa", "dim"
    DROP = "lascia cadere", "drop"
    HIT = "urta", "hit"


LAMP: Table[Light, Touch] = Table(
    name=Bilingual("lampada", "lamp"),
    states=tuple(Light),
    rows=(
        row(Touch.SWITCH_ON, {Light.OFF}, Light.ON),
        row(Touch.SWITCH_OFF, {Light.ON}, Light.OFF),
        row(Touch.DIM, {Light.ON}, Light.ON),
        row(Touch.DROP, {Light.OFF, Light.ON}, Light.BROKEN),
        row(Touch.HIT, {Light.ON}, Light.BROKEN),
    ),
)

MERMAID_IT = """\
stateDiagram-v2
    OFF : spenta
    ON : accesa
    BROKEN : rotta
    [*] --> OFF
    OFF --> ON : accendi
    OFF --> BROKEN : lascia cadere
    ON --> OFF : spegni
    ON --> ON : abbassa
    ON --> BROKEN : lascia cadere, urta
    BROKEN --> [*]
"""
MERMAID_EN = """\
stateDiagram-v2
    OFF : off
    ON : on
    BROKEN : broken
    [*] --> OFF
    OFF --> ON : switch on
    OFF --> BROKEN : drop
    ON --> OFF : switch off
    ON --> ON : dim
    ON --> BROKEN : drop, hit
    BROKEN --> [*]
"""
DOT_IT = """\
digraph "lampada" {
    rankdir=LR;
    node [shape=box, style=rounded];
    OFF [label="spenta"];
    ON [label="accesa"];
    BROKEN [label="rotta", peripheries=2];
    OFF -> ON [label="accendi"];
    OFF -> BROKEN [label="lascia cadere"];
    ON -> OFF [label="spegni"];
    ON -> ON [label="abbassa"];
    ON -> BROKEN [label="lascia cadere, urta"];
}
"""
DOT_EN = """\
digraph "lamp" {
    rankdir=LR;
    node [shape=box, style=rounded];
    OFF [label="off"];
    ON [label="on"];
    BROKEN [label="broken", peripheries=2];
    OFF -> ON [label="switch on"];
    OFF -> BROKEN [label="drop"];
    ON -> OFF [label="switch off"];
    ON -> ON [label="dim"];
    ON -> BROKEN [label="drop, hit"];
}
"""


@pytest.mark.parametrize(
    ("lang", "expected"),
    [pytest.param(Lang.IT, MERMAID_IT, id="Italian"), pytest.param("en", MERMAID_EN, id="English")],
)
def test_mermaid(lang: Lang | str, expected: str) -> None:
    """
    A state diagram names each state, and draws one arrow a pair of states with all the events that lead along it.
    """
    assert expected == mermaid(LAMP, lang)


@pytest.mark.parametrize(
    ("lang", "expected"), [pytest.param(Lang.IT, DOT_IT, id="Italian"), pytest.param("en", DOT_EN, id="English")]
)
def test_dot(lang: Lang | str, expected: str) -> None:
    """
    A graph is the same picture for Graphviz, with two rims around what is final.
    """
    assert expected == dot(LAMP, lang)


def test_italian_first() -> None:
    """
    "Italian first": it is the language of a picture for which none is asked.
    """
    assert (MERMAID_IT, DOT_IT) == (mermaid(LAMP), dot(LAMP))


def test_table_without_an_end() -> None:
    """
    A table in which something may always happen has nothing that is final.
    """
    blinking: Table[Light, Touch] = Table(
        name=Bilingual("lampada", "lamp"),
        states=(Light.OFF, Light.ON),
        rows=(row(Touch.SWITCH_ON, {Light.OFF}, Light.ON), row(Touch.SWITCH_OFF, {Light.ON}, Light.OFF)),
    )

    assert (False, False) == ("--> [*]" in mermaid(blinking), "peripheries" in dot(blinking))


OURS = [RELOCATION_TABLE, DWELLING_TABLE, WORKS_TABLE]
each_table = pytest.mark.parametrize("table", OURS, ids=lambda table: table.name.en)
each_language = pytest.mark.parametrize("lang", Lang)


def ways(table: Table[Any, Any], lang: Lang) -> set[tuple[str, str, str]]:
    """
    Return each way of a table by the names of its states and the word of its event.
    """
    return {(source.name, row.target.name, row.event.say(lang)) for row in table.rows for source in row.sources}


def drawn(picture: str, arrow: str) -> list[tuple[str, str, str]]:
    """
    Return each way that is drawn, once for each event beside its arrow.
    """
    found = re.findall(arrow, picture, re.MULTILINE)
    return [(source, target, event) for source, target, events in found for event in events.split(", ")]


@each_language
@each_table
def test_every_way_is_in_the_state_diagram(table: Table[Any, Any], lang: Lang) -> None:
    """
    "The diagram comes from the table": every row appears, once from each of its states, and nothing else does.
    """
    found = drawn(mermaid(table, lang), r"^    (\w+) --> (\w+) : (.+)$")

    assert (ways(table, lang), len(ways(table, lang))) == (set(found), len(found))


@each_language
@each_table
def test_every_way_is_in_the_graph(table: Table[Any, Any], lang: Lang) -> None:
    """
    The graph for Graphviz has the same ways.
    """
    found = drawn(dot(table, lang), r'^    (\w+) -> (\w+) \[label="(.+)"\];$')

    assert (ways(table, lang), len(ways(table, lang))) == (set(found), len(found))


@pytest.mark.parametrize(
    ("table", "finals"),
    [
        pytest.param(
            RELOCATION_TABLE,
            {"EXEMPT", "CANCELLED", "RETURNED", "MOVED_PERMANENTLY", "TAKEN_IN_CHARGE", "EXTINCT", "CEASED"},
            id="case",
        ),
        pytest.param(DWELLING_TABLE, {"SUPPRESSED"}, id="dwelling"),
        pytest.param(WORKS_TABLE, {"ACCEPTED", "DROPPED"}, id="works"),
    ],
)
def test_finals_are_marked(table: Table[Any, Any], finals: set[str]) -> None:
    """
    What is final leads to the end in the one picture, and has two rims in the other.
    """
    assert (finals, finals) == (
        set(re.findall(r"^    (\w+) --> \[\*\]$", mermaid(table), re.MULTILINE)),
        set(re.findall(r"^    (\w+) \[label=.*, peripheries=2\];$", dot(table), re.MULTILINE)),
    )


@each_language
@each_table
def test_every_state_is_named(table: Table[Any, Any], lang: Lang) -> None:
    """
    Every state of a table stands in both pictures by its word.
    """
    states = [(state.name, state.say(lang)) for state in table.states]

    assert (states, states) == (
        re.findall(r"^    (\w+) : (.+)$", mermaid(table, lang), re.MULTILINE),
        re.findall(r'^    (\w+) \[label="([^"]+)".*\];$', dot(table, lang), re.MULTILINE),
    )
