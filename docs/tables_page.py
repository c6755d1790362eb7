"""
The page of the three tables: the case of a household, the dwelling, the works; and their pictures.
"""

from collections.abc import Iterator
from typing import Any

from catalogue import ABOUT, table, twin
from contratti_quartiere.bilingual import Bilingual, Lang, Word
from contratti_quartiere.diagrams import mermaid
from contratti_quartiere.histories import Row
from contratti_quartiere.relocation_table import RELOCATION_TABLE, Whereabouts
from lifelines import lifelines
from machines import MACHINES, PLACES, Machine

__all__ = ["machine_pictures", "relocation_page"]


def machine_pictures() -> Iterator[tuple[str, str]]:
    """
    Yield the name of each picture below `reference`, and the picture.
    """
    for machine in MACHINES:
        for lang in Lang:
            yield _picture(machine, lang), lifelines(machine.table, machine.group, lang)


def _picture(machine: Machine, lang: Lang) -> str:
    return f"pictures/{machine.id}-{lang.value}.svg"


def _word(word: Word, lang: Lang) -> str:
    # Italian words have underscores, which Markdown would read.
    return f"`{word}`" if lang is Lang.IT else word.say(lang)


def _states(machine: Machine, lang: Lang) -> str:
    rows: list[tuple[str, ...]] = []
    for state in machine.table.states:
        names = (f"`{state}`", f"`{state.name}`")
        final = Bilingual("sì", "yes").say(lang) if state in machine.table.finals else ""
        rows.append(
            (
                *(names if lang is Lang.IT else reversed(names)),
                machine.group(state).say(lang),
                final,
                machine.meanings[state].say(lang),
            )
        )
    headings = Bilingual(
        f"stato|nel codice|{machine.grouped.it}|finale|che cosa vuol dire",
        f"in the code|in documents|{machine.grouped.en}|final|what it means",
    )
    return table(headings.say(lang).split("|"), rows)


def _sources(machine: Machine, row: Row[Any, Any], lang: Lang) -> str:
    left = [state for state in machine.table.states if state not in machine.table.finals]
    if row.sources == frozenset(left):
        return Bilingual("ogni stato non finale", "every state that is not final").say(lang)
    return ", ".join(_word(state, lang) for state in machine.table.states if state in row.sources)


def _events(machine: Machine, lang: Lang) -> str:
    rows: list[tuple[str, ...]] = []
    for row in machine.table.rows:
        names = (f"`{row.event}`", f"`{row.event.name}`")
        documents = ", ".join(kind.say(lang) for kind in row.documents)
        rows.append(
            (
                *(names if lang is Lang.IT else reversed(names)),
                _sources(machine, row, lang),
                _word(row.target, lang),
                documents,
            )
        )
    headings = Bilingual("evento|nel codice|da|a|documenti", "in the code|in documents|from|to|documents")
    return table(headings.say(lang).split("|"), rows)


_FACTS = Bilingual(
    "Oltre al giorno, alle carte e al ruolo, che valgono per ogni evento. Nessun campo è obbligatorio.",
    "Beyond the day, the papers and the role, which every event may have. No key is required.",
)


def _facts(machine: Machine, lang: Lang) -> str:
    rows = [
        (_word(row.event, lang), ", ".join(f"`{key}`" for key in machine.facts[row.event]))
        for row in machine.table.rows
        if row.event in machine.facts
    ]
    return table(Bilingual("evento|campi", "event|keys").say(lang).split("|"), rows)


def _crossings(lang: Lang) -> str:
    """
    Return which events of a case lead from one place to another.
    """
    found: dict[tuple[Whereabouts, Whereabouts], list[str]] = {}
    for row in RELOCATION_TABLE.rows:
        for place in Whereabouts:
            if any(state.whereabouts is place for state in row.sources) and place is not row.target.whereabouts:
                found.setdefault((place, row.target.whereabouts), []).append(_word(row.event, lang))
    rows = [
        (PLACES[one].say(lang), PLACES[other].say(lang), ", ".join(found[one, other]))
        for one in Whereabouts
        for other in Whereabouts
        if (one, other) in found
    ]
    return table(Bilingual("da|a|eventi", "from|to|events").say(lang).split("|"), rows)


def _machine(machine: Machine, lang: Lang) -> str:
    states, events = len(machine.table.states), len(machine.table.rows)
    about = Bilingual(
        f"{machine.about.it}\n{states} stati, {events} eventi.",
        f"{machine.about.en}\n{states} states, {events} events.",
    )
    drawn = Bilingual("Stati ed eventi: ", "States and events: ").say(lang) + machine.table.name.say(lang)
    parts = [
        f"## {machine.title.say(lang)} {{: #{machine.id} }}",
        f"{about.say(lang)} In Python: [`{machine.of.__name__}`](api.md#contratti_quartiere.{machine.of.__name__}).",
        f"[![{drawn}]({_picture(machine, lang)})]({_picture(machine, lang)})",
        f"### {Bilingual('Stati', 'States').say(lang)} {{: #{machine.id}-states }}",
        _states(machine, lang),
        f"### {Bilingual('Eventi', 'Events').say(lang)} {{: #{machine.id}-events }}",
        _events(machine, lang),
        f"### {Bilingual('Che cosa dice un passo', 'What a step says').say(lang)} {{: #{machine.id}-facts }}",
        _FACTS.say(lang),
        _facts(machine, lang),
    ]
    if machine.table is RELOCATION_TABLE:
        parts += [
            f"### {Bilingual('Chi esce, chi torna', 'Who leaves, who comes back').say(lang)} {{: #crossings }}",
            Bilingual(
                "Gli eventi che portano da un luogo a un altro. Da fuori a casa ce n'è uno solo.",
                "The events that lead from one place to another. From out to home there is one alone.",
            ).say(lang),
            _crossings(lang),
        ]
    return "\n\n".join(parts)


def relocation_page(lang: Lang) -> str:
    """
    Return the page of the three tables.
    """
    intro = Bilingual(
        f"""# Mobilità: stati ed eventi

{twin("relocation", Lang.IT)}

Tre tabelle dicono che cosa può succedere a un nucleo, a un alloggio, ai lavori. Sono separate: le uniscono solo le
[regole](rules.md). {ABOUT.it}

## Come si legge {{: #how-to-read }}

- **Ogni evento porta a un solo stato**, da qualunque stato parta. Lo stato di una storia è quello a cui porta il suo
  ultimo evento; una storia vuota sta nel primo stato della tabella.
- **Non c'è altro.** Nessuna condizione nascosta e nessun passaggio automatico: il tempo che passa non è un evento.
- **Solo il rientro porta da fuori a casa.** Un altro spostamento, una proposta di rientro ritirata, un'opposizione
  accolta lasciano il nucleo *fuori*, con il suo diritto al rientro.
- **Ciò che è avvenuto si registra, anche se ha violato una regola.** Un preavviso troppo breve, una carta che manca: lo
  dicono le regole. È rifiutato solo ciò che non può essere avvenuto, cioè un evento che dallo stato non parte, o un
  giorno prima del passo precedente.
- **Dopo uno stato finale** non ci sono più eventi. Le annotazioni sì.
- ***Finale* non vuol dire *fuori*.** Un nucleo `esente` o `annullato` ha il caso chiuso e abita lì. Se un fabbricato è
  vuoto lo dicono gli episodi, cioè dove ciascuno abita giorno per giorno.

Nelle figure ogni colonna è uno stato e ogni riga è un evento. I cerchi vuoti sono gli stati da cui l'evento può
partire; il punto pieno è lo stato a cui porta, uno solo per riga. Un cerchio intorno al punto dice che lo stato resta
lo stesso. La figura si apre in grande con un clic.

Nelle tabelle degli eventi la colonna *documenti* dice su quali carte l'evento si fonda. Se mancano, l'evento resta, e
una regola può dirlo.""",
        f"""# Relocation: states and events

{twin("relocation", Lang.EN)}

Three tables say what may happen to a household, to a dwelling, to works. They are separate: only the
[rules](rules.md) join them. {ABOUT.en}

## How to read it {{: #how-to-read }}

- **Every event leads to one state**, wherever it comes from. The state of a history is the target of its last event; an
  empty history stands in the first state of the table.
- **There is nothing else.** No hidden condition and no move by itself: time that passes is no event.
- **Only a return leads from out to home.** A further move, a return offer that is withdrawn, an objection that is
  upheld leave the household *out*, with its right to return.
- **What happened is recorded, even if it broke a rule.** A notice too short, a paper that is missing: rules say so.
  Only what cannot have happened is refused, that is, an event that does not start from the state, or a day before the
  step that precedes it.
- **After a final state** there are no more events. There are annotations.
- ***Final* does not mean *out*.** A household that is exempt, or whose case was cancelled, lives there. Whether
  a building is empty is told by the episodes, that is, by where each household lives day by day.

In the pictures each column is a state and each line is an event. The empty rings are the states from which the event
may happen; the full dot is the state to which it leads, one alone in a line. A ring around the dot says that the state
stays the same. A click opens the picture at full size.

In the tables of events the column *documents* says on which papers the event rests. If they are missing, the event
stays, and a rule may say so.""",
    )
    sources = Bilingual(
        """## Gli stessi diagrammi in Mermaid {: #mermaid }

Per chi vuole disegnarli altrove: lo stesso testo esce da `contratti-quartiere relocation --mermaid`, e in DOT, per
Graphviz, da `--dot`. Qui una freccia unisce due stati e porta tutti gli eventi fra l'uno e l'altro.""",
        """## The same diagrams in Mermaid {: #mermaid }

For whoever wants to draw them elsewhere: the same text comes from `contratti-quartiere relocation --mermaid`, and in
DOT, for Graphviz, from `--dot`. Here an arrow joins two states and bears all events between them.""",
    )
    blocks = [
        f"### {machine.title.say(lang)} {{: #{machine.id}-mermaid }}\n\n```mermaid\n{mermaid(machine.table, lang)}```"
        for machine in MACHINES
    ]
    sections = (_machine(machine, lang) for machine in MACHINES)
    return "\n\n".join([intro.say(lang), *sections, sources.say(lang), *blocks]) + "\n"
