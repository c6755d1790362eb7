"""
A verdict as a paragraph that could stand among the grounds of an act.
"""

import re
from datetime import date, timedelta

from contratti_quartiere.arguments import language
from contratti_quartiere.bilingual import Bilingual, Lang, italian_day, say_day
from contratti_quartiere.entries import Entry
from contratti_quartiere.facts import Figure
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity

__all__ = ["explain"]


def explain(entry: Entry, *, on: date, lang: Lang | str = Lang.IT, parameters: Parameters = PARAMETERS) -> str:
    """
    Return what one rule said in one place as a paragraph that could stand in an act (*determina*).

    It names the act on which the rule rests and how far that was confirmed, the rule with its version, what was found,
    the figures in force with their source, and the outcome. What could not be decided says so, and that this is no
    finding that the rule was kept.

    Args:
        entry: What was said.
        on: The day as of which the document was judged.
        lang: The language.
        parameters: The figures with which it was judged, of which the labels are taken.

    Raises:
        MalformedValueError: For a language that is neither.
    """
    said_in = language("explain.lang", lang)
    parts = [_seen(entry.rule.source), _considered(entry), _found(entry)]
    if not isinstance(entry.verdict, NotApplicable):
        parts += [_figure(figure, parameters) for figure in entry.verdict.figures]
    parts.append(_outcome(entry, on))
    return "; ".join(part.say(said_in) for part in parts) + "."


# The acts that an article is of, by the first word of their short form, with the Italian article.
_ACTS = {
    "DL": "il",
    "DLgs": "il",
    "DM": "il",
    "DPR": "il",
    "Dir.": "la",
    "GDPR": "il",
    "L.": "la",
    "L.R.": "la",
    "R.R.": "il",
    "RD": "il",
    "Reg.": "il",
    "TUEL": "il",
    "bando": "il",
    "c.c.": "il",
}
_OF = {"il": "del", "la": "della"}
# Articles and paragraphs, and what is said of them beside: "artt. 14 c. 4, 76 c. 6", "testo del 31.3.2023".
_ARTICLES = re.compile(r"((all|artt?)\. .*?)(, (?![0-9]|c\. |art\. ).*|[;:] .*)?", re.DOTALL)
_SEEN = {"all": "Visto l'", "art": "Visto l'", "artt": "Visti gli ", "il": "Visto il ", "la": "Vista la "}
_MARKS = {
    Mark.SOURCE: Bilingual("fonte letta", "source read"),
    Mark.COMMENTARY: Bilingual(
        "fonte letta solo in un commento, da confermare", "read in a commentary only, unconfirmed"
    ),
    Mark.KNOWN: Bilingual("fonte da confermare", "source to be confirmed"),
    Mark.OPEN: Bilingual("punto aperto", "open point"),
    Mark.LOGIC: Bilingual("aritmetica o ordine delle cose", "arithmetic or the order of things"),
    Mark.POLICY: Bilingual("scelta dell'ente", "the body's own choice"),
}


def _cited(source: LegalSource) -> tuple[Bilingual, str]:
    """
    Return an act with its articles before it, how far it was confirmed, and by what word it begins, if by one of ours.
    """
    name = source.act.partition(" ")[0]
    articles = _ARTICLES.fullmatch(source.article)
    mark = _MARKS[source.mark]
    if name in _ACTS and articles:
        # A semicolon would end the ground of the act.
        core, kind, beside = articles[1], articles[2], (articles[3] or "").replace("; ", ", ")
        it, en = f"{core} {_OF[_ACTS[name]]} {source.act}{beside}", f"{core} of {source.act}{beside}"
    else:
        kind = _ACTS.get(name, "")
        it = en = f"{source.act}, {source.article}".removesuffix(", ").replace("; ", ", ")
    return Bilingual(f"{it} ({mark.it})", f"{en} ({mark.en})"), kind


def _seen(source: LegalSource) -> Bilingual:
    cited, kind = _cited(source)
    return Bilingual(f"{_SEEN.get(kind, 'Visto quanto risulta da: ')}{cited.it}", f"Having regard to {cited.en}")


def _considered(entry: Entry) -> Bilingual:
    rule = entry.rule
    days = _days(rule.since, rule.until)
    version = (
        Bilingual(f", nella versione che vale {days.it}", f", in the version that holds {days.en}") if days else None
    )
    it, en = (_lowered(text.removesuffix(".")) for text in (rule.it, rule.en))
    return Bilingual(
        f"considerata la regola «{rule.title.it}» ({rule.id}){version.it if version else ''}, secondo cui {it}",
        f"considering the rule “{rule.title.en}” ({rule.id}){version.en if version else ''}, by which {en}",
    )


def _lowered(text: str) -> str:
    """
    Return a sentence as it goes on within another: an acronym keeps its capitals.
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _days(since: date | None, until: date | None) -> Bilingual | None:
    """
    Return from when until when something holds, with its last day; None if it always does.
    """
    if since is None and until is None:
        return None
    it = en = ""
    if since is not None:
        it, en = italian_day("dal", since), f"from {say_day(since, Lang.EN)}"
    if until is not None:
        last = until - timedelta(days=1)
        it, en = f"{it} {italian_day('fino al', last)}", f"{en} until {say_day(last, Lang.EN)}"
    return Bilingual(it.strip(), en.strip())


def _found(entry: Entry) -> Bilingual:
    verdict = entry.verdict
    where = Bilingual("nel suo insieme", "as a whole")
    if verdict.path:
        where = Bilingual(f"alla voce {verdict.path}", f"at {verdict.path}")
    if isinstance(verdict, Missing) and verdict.cause is MissingCause.EVIDENCE and verdict.path:
        where = Bilingual(f"dove deciderebbe la voce {verdict.path}", f"where {verdict.path} would decide")
    return Bilingual(
        f"rilevato nel documento verificato, {where.it}: {verdict.message.it}",
        f"having found in the document that was checked, {where.en}: {verdict.message.en}",
    )


def _figure(figure: Figure, parameters: Parameters) -> Bilingual:
    parameter = {known.id: known for known in parameters.known}.get(figure.parameter)
    label, unit = Bilingual(figure.parameter, figure.parameter), Bilingual("", "")
    if parameter is not None:
        label = parameter.label
        unit = unit if parameter.words or parameter.form else parameter.unit
    days = _days(figure.since, figure.until)
    cited, _ = _cited(figure.source)
    checked = Bilingual("", "")
    if figure.checked_on is not None:
        day = figure.checked_on
        checked = Bilingual(f", verificata {italian_day('il', day)}", f", checked on {say_day(day, Lang.EN)}")
    return Bilingual(
        f"applicata la cifra «{label.it}»: {f'{_counted(figure.value, Lang.IT)} {unit.it}'.rstrip()},"
        f"{f' in vigore {days.it},' if days else ''} come da {cited.it}{checked.it}",
        f"applying the figure “{label.en}”: {f'{_counted(figure.value, Lang.EN)} {unit.en}'.rstrip()},"
        f"{f' in force {days.en},' if days else ''} as set by {cited.en}{checked.en}",
    )


def _counted(value: int | str, lang: Lang) -> str:
    """
    Return a figure as people write it: thousands apart.
    """
    if isinstance(value, str):
        return value
    return f"{value:,}".replace(",", ".") if lang is Lang.IT else f"{value:,}"


def _outcome(entry: Entry, on: date) -> Bilingual:
    verdict = entry.verdict
    if isinstance(verdict, Kept):
        said = Bilingual("la regola risulta rispettata", "the rule is found to be kept")
    elif isinstance(verdict, Missing):
        cause = _CAUSES[verdict.cause]
        said = Bilingual(
            f"la regola non può dirsi né rispettata né violata, {cause.it}, e ciò non equivale ad accertarne il"
            " rispetto",
            f"the rule can be called neither kept nor broken, {cause.en}, and that is no finding that it was kept",
        )
    elif isinstance(verdict, Breach):
        said = _BROKEN[entry.severity]
    else:
        said = Bilingual("la regola non trova qui applicazione", "the rule does not apply here")
    return Bilingual(
        f"si dà atto che, {italian_day('al', on)}, {said.it}",
        f"it is stated that, as of {say_day(on, Lang.EN)}, {said.en}",
    )


_CAUSES = {
    MissingCause.EVIDENCE: Bilingual("perché manca un dato", "because evidence is missing"),
    MissingCause.NOT_RECALLED: Bilingual(
        "perché su questo regime vale solo se i documenti di gara la richiamano",
        "because on this track it holds only if the tender documents recall it",
    ),
    MissingCause.NOT_SET: Bilingual(
        "perché nessuno ha fissato la cifra da cui dipende", "because nobody has set the figure on which it hangs"
    ),
    MissingCause.OPEN: Bilingual(
        "perché dipende da un punto di diritto aperto", "because it hangs on a point of law that is open"
    ),
}
_BROKEN = {
    Severity.ERROR: Bilingual("la regola risulta violata", "the rule is found to be broken"),
    Severity.WARNING: Bilingual(
        "la regola non risulta rispettata, salve le ragioni che il documento non mostra",
        "the rule is not found to be kept, save for reasons that the document does not show",
    ),
    Severity.ADVICE: Bilingual(
        "la circostanza è segnalata a chi decide, a cui spetta ogni valutazione, e non costituisce un giudizio",
        "the matter is brought to the attention of whoever decides, who is to weigh it, and is no verdict",
    ),
}
