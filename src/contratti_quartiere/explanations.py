"""
A verdict as a paragraph that could stand among the grounds of an act.
"""

from datetime import date

from contratti_quartiere.bilingual import Bilingual, Lang, italian_day, say_day
from contratti_quartiere.entries import Entry
from contratti_quartiere.facts import Figure
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity

__all__ = ["explain"]


def explain(entry: Entry, *, on: date, lang: Lang | str = Lang.IT, parameters: Parameters = PARAMETERS) -> str:
    """
    Return what one rule said in one place as a paragraph that could stand in an act (*determina*).

    It names the act on which the rule rests and how far that was confirmed, the rule, what was found, the figures in
    force with their source, and the outcome. What could not be decided says so, and that it does not mean compliant.

    Args:
        entry: What was said.
        on: The day as of which the document was judged.
        lang: The language.
        parameters: The figures with which it was judged, of which the labels are taken.
    """
    parts = [_seen(entry.rule.source), _considered(entry), _found(entry)]
    if not isinstance(entry.verdict, NotApplicable):
        parts += [_figure(figure, parameters) for figure in entry.verdict.figures]
    parts.append(_outcome(entry, on))
    return "; ".join(part.say(lang) for part in parts) + "."


def _seen(source: LegalSource) -> Bilingual:
    if source.mark in (Mark.LOGIC, Mark.POLICY):
        return Bilingual(f"Visto: {source.say('it')}", f"Having regard to: {source.say('en')}")
    return Bilingual(f"Visto {source.say('it')}", f"Having regard to {source.say('en')}")


def _considered(entry: Entry) -> Bilingual:
    rule = entry.rule
    return Bilingual(
        f"considerata la regola «{rule.title.it}» ({rule.id}): {rule.it.removesuffix('.')}",
        f"considering the rule “{rule.title.en}” ({rule.id}): {rule.en.removesuffix('.')}",
    )


def _found(entry: Entry) -> Bilingual:
    verdict = entry.verdict
    where = verdict.path or "/"
    return Bilingual(
        f"rilevato nel documento verificato ({where}) che {verdict.message.it}",
        f"having found in the document that was checked ({where}) that {verdict.message.en}",
    )


def _figure(figure: Figure, parameters: Parameters) -> Bilingual:
    parameter = parameters[figure.parameter]
    unit = Bilingual("", "") if parameter.words or parameter.form else parameter.unit
    return Bilingual(
        f"applicata la cifra «{parameter.label.it}»: {figure.value} {unit.it}".rstrip()
        + f" ({figure.source.say('it')}; controllata {italian_day('il', figure.checked_on)})",
        f"applying the figure “{parameter.label.en}”: {figure.value} {unit.en}".rstrip()
        + f" ({figure.source.say('en')}; checked on {say_day(figure.checked_on, Lang.EN)})",
    )


def _outcome(entry: Entry, on: date) -> Bilingual:
    verdict = entry.verdict
    day = Bilingual(italian_day("al", on), say_day(on, Lang.EN))
    if isinstance(verdict, Kept):
        said = Bilingual("la regola risulta rispettata", "the rule is found to be kept")
    elif isinstance(verdict, Missing):
        said = Bilingual(
            f"non è possibile dire né che la regola sia rispettata né che sia violata ({verdict.cause.say('it')}), il"
            " che non vuol dire in regola",
            f"it can be said neither that the rule is kept nor that it is broken ({verdict.cause.say('en')}), which"
            " does not mean compliant",
        )
    elif isinstance(verdict, Breach):
        said = _BROKEN[entry.severity]
    else:
        said = Bilingual("la regola non trova qui applicazione", "the rule does not apply here")
    return Bilingual(f"si dà atto che, {day.it}, {said.it}", f"it is stated that, as of {day.en}, {said.en}")


_BROKEN = {
    Severity.ERROR: Bilingual("la regola risulta violata", "the rule is found to be broken"),
    Severity.WARNING: Bilingual(
        "la regola non risulta rispettata, salve le ragioni che il documento non mostra",
        "the rule is not found to be kept, save for reasons that the document does not show",
    ),
    Severity.ADVICE: Bilingual(
        "la circostanza è segnalata a chi decide e non costituisce un giudizio",
        "the matter is brought to the attention of whoever decides and is no verdict",
    ),
}
