"""
A table of states and events as a picture: Mermaid for the documentation, DOT for Graphviz.
"""

from typing import Any

from contratti_quartiere.arguments import language
from contratti_quartiere.bilingual import Lang
from contratti_quartiere.histories import Table

__all__ = ["dot", "mermaid"]


def mermaid(table: Table[Any, Any], lang: Lang | str = Lang.IT) -> str:
    """
    Return a table as a Mermaid state diagram: one arrow a pair of states, with the events that lead along it.

    Args:
        table: The table.
        lang: The language of states and events.

    Raises:
        MalformedValueError: For a language that is neither.
    """
    lang = language("mermaid.lang", lang)
    lines = ["stateDiagram-v2"]
    lines += [f"    {state.name} : {state.say(lang)}" for state in table.states]
    lines.append(f"    [*] --> {table.initial.name}")
    for source, target, events in _arrows(table, lang):
        lines.append(f"    {source.name} --> {target.name} : {events}")
    lines += [f"    {state.name} --> [*]" for state in table.states if state in table.finals]
    return "\n".join(lines) + "\n"


def dot(table: Table[Any, Any], lang: Lang | str = Lang.IT) -> str:
    """
    Return a table as a DOT graph: final states have two rims.

    Args:
        table: The table.
        lang: The language of states and events.

    Raises:
        MalformedValueError: For a language that is neither.
    """
    lang = language("dot.lang", lang)
    lines = [f'digraph "{table.name.say(lang)}" {{', "    rankdir=LR;", "    node [shape=box, style=rounded];"]
    for state in table.states:
        rims = ", peripheries=2" if state in table.finals else ""
        lines.append(f'    {state.name} [label="{state.say(lang)}"{rims}];')
    for source, target, events in _arrows(table, lang):
        lines.append(f'    {source.name} -> {target.name} [label="{events}"];')
    return "\n".join([*lines, "}"]) + "\n"


def _arrows(table: Table[Any, Any], lang: Lang) -> list[tuple[Any, Any, str]]:
    found: dict[tuple[Any, Any], list[str]] = {}
    for state in table.states:
        for event in table.allowed(state):
            found.setdefault((state, table.row(event).target), []).append(event.say(lang))
    return [(source, target, ", ".join(events)) for (source, target), events in found.items()]
