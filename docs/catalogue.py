"""
The pages of the rules and of the parameters, written from the code, the rules' examples executed.
"""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeAlias

from contratti_quartiere.bilingual import Bilingual, Lang, say_day
from contratti_quartiere.dated_values import Dated, Parameter
from contratti_quartiere.entries import Entry
from contratti_quartiere.exchange.documents import dumps
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.procurement import Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules import RULES
from contratti_quartiere.verdicts import Breach, Kept, Missing, Rule, Tracks

__all__ = ["ABOUT", "ON", "example_figures", "parameters_page", "rules_page", "table", "twin"]

ON = date(2026, 11, 22)
"""The day as of which the pages judge their examples: the library has no clock."""

ABOUT = Bilingual(
    "Questa pagina è scritta dal codice: `python docs/render.py`.",
    "This page is written from the code: `python docs/render.py`.",
)

_WIDEST = 84


def twin(name: str, lang: Lang) -> str:
    """
    Return the link from a page of the reference to the same page in the other language.
    """
    if lang is Lang.IT:
        return f'<a href="../../en/reference/{name}/" hreflang="en" lang="en">English</a>'
    return f'<a href="../../../reference/{name}/" hreflang="it" lang="it">Italiano</a>'


Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


def compact(value: Json, indent: int = 0) -> str:
    """
    Return JSON in which what fits in a line stands in a line.
    """
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or indent + len(line) <= _WIDEST:
        return line
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        inner = [f"{pad}{json.dumps(key)}: {compact(item, indent + 2)}" for key, item in value.items()]
        opening, closing = "{", "}"
    else:
        inner = [pad + compact(item, indent + 2) for item in value]
        opening, closing = "[", "]"
    return "\n".join([opening, ",\n".join(inner), " " * indent + closing])


def table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """
    Return a Markdown table.
    """
    cells = [list(headings), *(list(row) for row in rows)]
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in cells]
    lines.insert(1, "|" + " --- |" * len(cells[0]))
    return "\n".join(lines)


def _since_until(since: date | None, until: date | None, lang: Lang) -> str:
    """
    Return when something holds, with its last day and not the day after it.
    """
    if since is None and until is None:
        return Bilingual("senza limiti di tempo", "without limits of time").say(lang)
    to = Bilingual("a" if since else "fino a", "to" if since else "until")
    ends = ((Bilingual("da", "from"), since), (to, until and until - timedelta(days=1)))
    return " ".join(_with(preposition, day, lang) for preposition, day in ends if day is not None)


def _with(preposition: Bilingual, day: date, lang: Lang) -> str:
    """
    Return a day after its preposition: *dal 1° maggio*, *dall'8 maggio*, *from 8 May*.
    """
    article = ("ll'" if day.day in (8, 11) else "l ") if lang is Lang.IT else " "
    return preposition.say(lang) + article + say_day(day, lang)


def _verdict(entry: Entry, lang: Lang) -> str:
    if isinstance(entry.verdict, Breach):
        kind = f"{Bilingual('violata', 'broken').say(lang)} ({entry.severity.say(lang)})"
    elif isinstance(entry.verdict, Kept):
        kind = Bilingual("rispettata", "kept").say(lang)
    elif isinstance(entry.verdict, Missing):
        kind = Bilingual("non decidibile", "undecided").say(lang)
    else:
        kind = Bilingual("non applicabile", "not applicable").say(lang)
    return f"- **{kind}**, `{entry.verdict.path}`: {entry.verdict.message.say(lang)}"


def example_figures(rule: Rule, lang: Lang = Lang.IT) -> Parameters:
    """
    Return the figures with which the examples of a rule are judged: what no law sets, as the rule invents it for them.
    """
    figures = PARAMETERS
    for name, value in rule.example_values:
        figures = figures.override(name, value, source=Bilingual("esempio", "example").say(lang))
    return figures


def _example(rule: Rule, programme: Programme, title: Bilingual, lang: Lang) -> str:
    entries = validate(programme, on=ON, parameters=example_figures(rule, lang), rules=(rule,)).entries
    return "\n\n".join(
        [
            f"### {title.say(lang)} {{: #{rule.id}-{title.en.split()[-1]} }}",
            f"```json\n{compact(json.loads(dumps(programme)))}\n```",
            Bilingual("La risposta:", "The answer:").say(lang),
            "\n".join(_verdict(entry, lang) for entry in entries),
        ]
    )


def _rule(versions: tuple[Rule, ...], lang: Lang) -> str:
    """
    Return the section of a rule: what all its versions say, each version, and the examples of the last.
    """
    rule = versions[-1]
    names = dict.fromkeys(name for version in versions for name in version.parameters)
    parameters = ", ".join(f"[`{name}`](parameters.md#{name})" for name in names)
    about = [
        (Bilingual("Nome", "Name"), f"`{rule.id}`"),
        (Bilingual("Gravità", "Severity"), rule.severity.say(lang)),
        (Bilingual("Perché", "Why"), rule.why.say(lang)),
        (Bilingual("Dati che guarda", "Data that it looks at"), rule.needs.say(lang)),
        (Bilingual("Parametri", "Parameters"), parameters or Bilingual("nessuno", "none").say(lang)),
    ]
    if len(versions) == 1:
        about.append((Bilingual("Vale", "Holds"), _since_until(rule.since, rule.until, lang)))
        about.append((Bilingual("Fonte", "Source"), rule.source.say(lang)))
    if len(versions) == 1 and rule.tracks is not None:
        about.append((Bilingual("Regimi", "Tracks"), _tracks(rule.tracks, lang)))
    if rule.example_values:
        figures = ", ".join(f"`{name}` = {value}" for name, value in rule.example_values)
        about.append((Bilingual("Cifre degli esempi, inventate", "Figures of the examples, invented"), figures))
    lines = "\n".join(f"- **{label.say(lang)}**: {text}" for label, text in about)
    keeps = Bilingual("Un documento che la rispetta", "A document in which it is kept")
    breaks = Bilingual("Un documento che la viola", "A document in which it is broken")
    return "\n\n".join(
        [
            f"## {rule.title.say(lang)} {{: #{rule.id} }}",
            rule.sentence.say(lang),
            lines,
            *([_versions(versions, lang)] if len(versions) > 1 else []),
            _example(rule, rule.keeps(), keeps, lang),
            _example(rule, rule.breaks(), breaks, lang),
        ]
    )


def _versions(versions: tuple[Rule, ...], lang: Lang) -> str:
    headings = Bilingual("vale|gravità|fonte|regimi", "holds|severity|source|tracks").say(lang).split("|")
    rows = [
        (
            _since_until(rule.since, rule.until, lang),
            rule.severity.say(lang),
            rule.source.say(lang),
            "–" if rule.tracks is None else _tracks(rule.tracks, lang),
        )
        for rule in versions
    ]
    return table(headings, rows)


def _tracks(tracks: Tracks, lang: Lang) -> str:
    kinds = (
        (Bilingual("legge su", "law on"), tracks.law),
        (Bilingual("se richiamata", "if recalled"), tracks.if_recalled),
    )
    return "; ".join(
        f"{label.say(lang)}: {', '.join(track.say(lang) for track in Track if track in found)}"
        for label, found in kinds
        if found
    )


def rules_page(lang: Lang) -> str:
    """
    Return the page of the rules, with their examples executed.
    """
    intro = Bilingual(
        f"""# Regole

{twin("rules", Lang.IT)}

Una regola guarda un programma e risponde in uno di quattro modi.

- **Rispettata**: i dati ci sono e concordano.
- **Violata**: i dati ci sono e non concordano. La gravità dice quanto conta: solo un *errore* rende il rapporto non
  valido; un *avviso* è probabilmente uno sbaglio; un *consiglio* è una cosa da guardare.
- **Non decidibile**: manca un dato, e la risposta dice quale. Non vuol dire in regola.
- **Non applicabile**: nel documento non c'è l'oggetto della regola.

Una regola del codice ha una versione per ogni legge che si è succeduta: la sceglie il giorno del bando, e la tabella
dice da quando a quando vale, e su quali regimi è legge. Su un altro regime vale solo se i documenti di gara la
richiamano; sui regimi che non nomina non si applica. Gli esempi sono quelli dell'ultima versione.

Ogni regola porta la sua fonte e, fra parentesi quadre, quanto la fonte è stata confermata: i segni sono spiegati in
[Fonti e incognite](../explanation/sources-and-unknowns.md). Nessuna risposta è un parere legale.

I documenti di esempio sono interi e inventati. Le risposte sono quelle del codice, con la verifica al
{say_day(ON, "it")}. Dove una regola usa cifre che nessuna legge fissa, gli esempi sono giudicati con
cifre inventate, che la regola elenca: finché l'ente non le fissa con un suo atto, la risposta può essere *non
decidibile*. {ABOUT.it}""",
        f"""# Rules

{twin("rules", Lang.EN)}

A rule looks at a programme and answers in one of four ways.

- **Kept**: the data are there and agree.
- **Broken**: the data are there and disagree. The severity says how much it matters: only an *error* makes the report
  invalid; a *warning* is probably a mistake; *advice* is something to look at.
- **Undecided**: a piece of data is missing, and the answer says which. It does not mean compliant.
- **Not applicable**: the document has no object for the rule.

A rule of the code has a version for each law that followed another: the day of the notice picks it, and the table says
from when to when it holds, and on which tracks it is law. On another track it binds only if the tender documents recall
it; on the tracks that are not named it does not apply. The examples are those of the last version.

Each rule bears its source and, in square brackets, how far the source was confirmed: the marks are explained in
[Sources and unknowns](../explanation/sources-and-unknowns.md). No answer is legal advice.

The example documents are whole and invented. The answers are those of the code, checked as of {say_day(ON, "en")}.
Where a rule uses figures that no law sets, the examples are judged with invented ones, which the rule lists: until the
body sets them by an act of its own, the answer may be *undecided*. {ABOUT.en}""",
    )
    headings = Bilingual("regola gravità nome", "rule severity name").say(lang).split()
    by_id = {rule.id: tuple(other for other in RULES if other.id == rule.id) for rule in RULES}
    rows = [
        (f"[{last.title.say(lang)}](#{last.id})", last.severity.say(lang), f"`{last.id}`")
        for *_, last in by_id.values()
    ]
    sections = (_rule(versions, lang) for versions in by_id.values())
    return "\n\n".join([intro.say(lang), table(headings, rows), *sections]) + "\n"


def _value(dated: Dated, parameter: Parameter, lang: Lang) -> tuple[str, str, str]:
    unit = "" if parameter.words or parameter.form else f" {parameter.unit.say(lang)}"
    return f"{dated.value}{unit}", _since_until(dated.since, dated.until, lang), dated.source.say(lang)


def _parameter(parameter: Parameter, lang: Lang) -> str:
    parts = [
        f"## {parameter.id} {{: #{parameter.id} }}",
        f"{parameter.label.say(lang)}.",
    ]
    if parameter.words:
        words = ", ".join(f"`{word}`" for word in parameter.words)
        parts.append(Bilingual(f"Parole ammesse: {words}.", f"Words allowed: {words}.").say(lang))
    if parameter.values:
        headings = (
            Bilingual("valore", "value").say(lang),
            Bilingual("vale", "holds").say(lang),
            Bilingual("fonte", "source").say(lang),
        )
        parts.append(table(headings, [_value(dated, parameter, lang) for dated in parameter.values]))
    else:
        parts.append(
            Bilingual(
                "Nessun valore di norma: lo fissa l'ente, con il suo atto.",
                "No value by default: the body sets it, by an act of its own.",
            ).say(lang)
        )
    return "\n\n".join(parts)


def parameters_page(lang: Lang) -> str:
    """
    Return the page of the parameters, with every value that they have had.
    """
    intro = Bilingual(
        f"""# Parametri

{twin("parameters", Lang.IT)}

Ogni cifra fissata dalla legge, da una gara o da una scelta dell'ente sta in un posto solo, con le sue date e la sua
fonte. Il tipo dice chi la fissa.

- **legge**: non si può cambiare.
- **bando**, **scelta dell'ente**: si può fissare, con l'atto e i giorni in cui vale, in un
  [documento dell'ente](../how-to/set-your-figures.md) o con `PARAMETERS.override(nome, valore, source=atto)`. Il
  rapporto dice quale valore è stato cambiato, e da chi. Dove nessuno l'ha fissata, la cifra non ha un valore tacito.

La colonna *controllato* dice il giorno in cui una persona ha confermato la cifra l'ultima volta. {ABOUT.it}""",
        f"""# Parameters

{twin("parameters", Lang.EN)}

Every figure set by law, by a tender or by a policy stands in one place, with its dates and its source. The kind says
who sets it.

- **law**: it cannot be changed.
- **tender**, **policy**: it can be set, with its act and the days on which it holds, in a
  [document of the body](../how-to/set-your-figures.md) or with `PARAMETERS.override(name, value, source=act)`. The
  report says which value was changed, and by whom. Where nobody has set it, the figure has no silent value.

The column *checked* says on which day a person last confirmed the figure. {ABOUT.en}""",
    )
    headings = Bilingual("parametro|tipo|si conta in|controllato", "parameter|kind|counted in|checked")
    rows = [
        (
            f"[`{parameter.id}`](#{parameter.id})",
            parameter.kind.say(lang),
            parameter.unit.say(lang),
            parameter.checked_on.isoformat(),
        )
        for parameter in PARAMETERS.known
    ]
    sections = (_parameter(parameter, lang) for parameter in PARAMETERS.known)
    return "\n\n".join([intro.say(lang), table(headings.say(lang).split("|"), rows), *sections]) + "\n"
