"""
What `rules` prints: the list, or one rule whole, with every version that it has had.
"""

from datetime import date, timedelta

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.cli.page import Page
from contratti_quartiere.errors import NoVersionError, UnknownNameError
from contratti_quartiere.procurement import Track
from contratti_quartiere.rules import RULES
from contratti_quartiere.verdicts import Rule, Tracks

__all__ = ["print_rule", "print_rules", "versions_of"]

_DAY = timedelta(days=1)


def print_rules(page: Page, *, on: date | None, as_json: bool) -> None:
    """
    Print every rule in one line each; with a day, only those of which a version holds on it.
    """
    found = [rule for rule in RULES if on is None or _holds(rule, on)]
    if as_json:
        page.print_json([_values(rule) for rule in found])
        return
    headings = (page.say("regola", "rule"), page.say("gravità", "severity"), page.say("che cosa dice", "what it says"))
    first = {rule.id: rule for rule in reversed(found)}
    rows = [
        (rule.id, rule.severity.say(page.lang), page.said(rule.sentence)) for rule in found if rule is first[rule.id]
    ]
    page.table(headings, rows)


def print_rule(page: Page, name: str, *, on: date | None, as_json: bool) -> None:
    """
    Print one rule whole, with its versions; with a day, only with the one that holds on it.

    Raises:
        UnknownNameError: For a name that is no rule's.
        NoVersionError: For a day on which no version holds.
    """
    versions = versions_of(name, on)
    if as_json:
        page.print_json([_values(rule) for rule in versions])
        return
    rule = versions[0]
    page.title(f"{page.said(rule.title)} ({rule.id})")
    page.paragraph(page.said(rule.sentence))
    alike = len({version.severity for version in versions}) == 1
    about = (
        *([(page.say("gravità", "severity"), rule.severity.say(page.lang))] if alike else []),
        (page.say("perché", "why"), page.said(rule.why)),
        (page.say("dati", "data"), page.said(rule.needs)),
        *([(page.say("cifre", "figures"), ", ".join(rule.parameters))] if rule.parameters else []),
    )
    for label, text in about:
        page.marked(label, text)
    for version in versions:
        page.marked(page.say("fonte", "source"), version.source.say(page.lang))
        days = _days(version)
        if days is not None:
            page.marked("", page.said(days))
        if not alike:
            page.marked("", page.say("gravità: ", "severity: ") + version.severity.say(page.lang))
        if version.tracks is not None:
            for binding in _tracks(version.tracks):
                page.marked("", page.said(binding))


def versions_of(name: str, on: date | None = None) -> tuple[Rule, ...]:
    """
    Return the versions of a rule in order of time; with a day, only the one that holds on it.

    Raises:
        UnknownNameError: For a name that is no rule's.
        NoVersionError: For a day on which no version holds.
    """
    versions = tuple(rule for rule in RULES if rule.id == name)
    if not versions:
        known = tuple(dict.fromkeys(sorted(rule.id for rule in RULES)))
        raise UnknownNameError(Bilingual("regola", "rule"), name, known)
    if on is None:
        return versions
    found = tuple(rule for rule in versions if _holds(rule, on))
    if not found:
        first = versions[0].since
        raise NoVersionError(
            name,
            on,
            first,
            Bilingual("nessuna versione della regola vale quel giorno", "no version of the rule holds on that day"),
            Bilingual("senza --on si vedono tutte", "without --on all are shown"),
        )
    return found


def _holds(rule: Rule, day: date) -> bool:
    return (rule.since is None or rule.since <= day) and (rule.until is None or day < rule.until)


def _days(rule: Rule) -> Bilingual | None:
    """
    Return for which notices, or acts, a version holds; None if for all.
    """
    ends = (
        ("dal", "from", rule.since),
        (
            "al" if rule.since else "fino al",
            "to" if rule.since else "until",
            None if rule.until is None else rule.until - _DAY,
        ),
    )
    told = [(italian_day(it, day), f"{en} {say_day(day, 'en')}") for it, en, day in ends if day is not None]
    return Bilingual(" ".join(it for it, _ in told), " ".join(en for _, en in told)) if told else None


def _tracks(tracks: Tracks) -> list[Bilingual]:
    """
    Return on which tracks a version is law, and on which it binds if recalled.
    """
    kinds = (
        (Bilingual("legge su", "law on"), tracks.law),
        (Bilingual("se richiamata", "if recalled"), tracks.if_recalled),
        (Bilingual("non si applica", "does not apply"), frozenset(Track) - tracks.law - tracks.if_recalled),
    )
    return [
        Bilingual(f"{label.it}: {_listed(found, 'it')}", f"{label.en}: {_listed(found, 'en')}")
        for label, found in kinds
        if found
    ]


def _listed(found: frozenset[Track], lang: str) -> str:
    return ", ".join(track.say(lang) for track in Track if track in found)


def _values(rule: Rule) -> dict[str, object]:
    tracks = rule.tracks or Tracks(frozenset())
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
        "tracks": {
            "law": [track.value for track in Track if track in tracks.law],
            "if_recalled": [track.value for track in Track if track in tracks.if_recalled],
        },
        "parameters": list(rule.parameters),
    }
