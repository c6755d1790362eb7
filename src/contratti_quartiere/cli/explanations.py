"""
What `rules` prints: the list, or one rule whole.
"""

from contratti_quartiere.bilingual import Bilingual, say_day
from contratti_quartiere.cli.page import Page
from contratti_quartiere.errors import UnknownNameError
from contratti_quartiere.rules import RULES
from contratti_quartiere.verdicts import Rule

__all__ = ["explain_rule", "explain_rules"]


def explain_rules(page: Page, *, as_json: bool) -> None:
    """
    Print every rule in one line each.
    """
    if as_json:
        page.print_json([_values(rule) for rule in RULES])
        return
    headings = (page.say("regola", "rule"), page.say("gravità", "severity"), page.say("che cosa dice", "what it says"))
    page.table(headings, [(rule.id, rule.severity.say(page.lang), page.said(rule.sentence)) for rule in RULES])


def explain_rule(page: Page, name: str, *, as_json: bool) -> None:
    """
    Print one rule whole.

    Raises:
        UnknownNameError: For a name that is no rule's.
    """
    rule = next((rule for rule in RULES if rule.id == name), None)
    if rule is None:
        raise UnknownNameError(Bilingual("regola", "rule"), name, tuple(sorted(rule.id for rule in RULES)))
    if as_json:
        page.print_json(_values(rule))
        return
    page.title(f"{page.said(rule.title)} ({rule.id})")
    page.paragraph(page.said(rule.sentence))
    for label, text in (
        (page.say("gravità", "severity"), rule.severity.say(page.lang)),
        *(((page.say("dal", "since"), say_day(rule.since, page.lang)),) if rule.since else ()),
        (page.say("perché", "why"), page.said(rule.why)),
        (page.say("dati", "data"), page.said(rule.needs)),
        (page.say("fonte", "source"), rule.source.say(page.lang)),
    ):
        page.marked(label, text)


def _values(rule: Rule) -> dict[str, object]:
    return {
        "rule": rule.id,
        "severity": rule.severity.value,
        "since": rule.since.isoformat() if rule.since else "",
        "until": rule.until.isoformat() if rule.until else "",
        "title": {"it": rule.title.it, "en": rule.title.en},
        "sentence": {"it": rule.it, "en": rule.en},
        "why": {"it": rule.why.it, "en": rule.why.en},
        "needs": {"it": rule.needs.it, "en": rule.needs.en},
        "source": {"act": rule.source.act, "article": rule.source.article, "mark": rule.source.mark.value},
        "parameters": list(rule.parameters),
    }
