"""
The command `rules`: the list, or one rule whole, for people and for programs.
"""

import json
from typing import Any

import pytest

from contratti_quartiere.bilingual import say_day
from contratti_quartiere.cli import main
from contratti_quartiere.procurement import Track
from contratti_quartiere.rules import RULES
from contratti_quartiere.verdicts import Rule

Printed = pytest.CaptureFixture[str]

rules = pytest.mark.parametrize("rule", RULES, ids=[f"{rule.id} {rule.since or ''}".strip() for rule in RULES])
languages = pytest.mark.parametrize("lang", ["it", "en"])


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Let the terminal of whoever runs the tests have 80 columns.
    """
    monkeypatch.setenv("COLUMNS", "80")


def flat(text: str) -> str:
    """
    Return a text on one line.
    """
    return " ".join(text.split())


@languages
def test_list(lang: str, capsys: Printed) -> None:
    """
    Every rule is listed by its name, with every word of its sentence, within 80 columns.
    """
    code = main(["rules", "--lang", lang])
    lines = capsys.readouterr().out.splitlines()
    words = {word for line in lines for word in line.split()}

    assert (0, [], []) == (
        code,
        [rule.id for rule in RULES if {rule.id, *rule.sentence.say(lang).split()} - words],
        [line for line in lines if len(line) > 80 or line != line.rstrip()],
    )


@rules
@languages
def test_one_rule(rule: Rule, lang: str, capsys: Printed) -> None:
    """
    One rule is told whole: what it says, how grave it is, since when, why, from which data, on what ground.
    """
    code = main(["rules", rule.id, "--lang", lang])
    text = flat(capsys.readouterr().out)
    wanted = [
        f"{rule.title.say(lang)} ({rule.id})",
        rule.sentence.say(lang),
        rule.severity.say(lang),
        rule.why.say(lang),
        rule.needs.say(lang),
        rule.source.say(lang),
        *([say_day(rule.since, lang)] if rule.since else []),
    ]

    assert (0, []) == (code, [words for words in wanted if words not in text])


def test_since_of_a_rule_that_needs_no_date(capsys: Printed) -> None:
    """
    A rule of arithmetic has no day from which it holds.
    """
    main(["rules", "lots-sum"])

    assert [] == [line for line in capsys.readouterr().out.splitlines() if line.startswith(" dal ")]


def values(rule: Rule) -> dict[str, Any]:
    """
    Return what JSON says of a rule.
    """
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
            "law": [track.value for track in Track if rule.tracks and track in rule.tracks.law],
            "if_recalled": [track.value for track in Track if rule.tracks and track in rule.tracks.if_recalled],
        },
        "parameters": list(rule.parameters),
    }


def test_list_as_json(capsys: Printed) -> None:
    """
    The list as JSON holds every rule whole, in both languages.
    """
    main(["rules", "--json"])

    assert [values(rule) for rule in RULES] == json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("name", sorted({rule.id for rule in RULES}))
def test_one_rule_as_json(name: str, capsys: Printed) -> None:
    """
    One rule as JSON is each of its versions as in the list.
    """
    main(["rules", name, "--json"])

    assert [values(rule) for rule in RULES if rule.id == name] == json.loads(capsys.readouterr().out)


NO_VERSION = (
    "'division-criteria-stated' al 30 giugno 2023: nessuna versione della regola vale quel giorno; senza --on si vedono"
    " tutte"
)


@pytest.mark.parametrize(
    ("on", "code", "said"),
    [
        pytest.param("2023-06-30", 2, NO_VERSION, id="the day before the first version"),
        pytest.param("2023-07-01", 0, "", id="the first day"),
        pytest.param("2023-07-02", 0, "", id="the day after"),
    ],
)
def test_one_rule_on_a_day(on: str, code: int, said: str, capsys: Printed) -> None:
    """
    "A date before any version": a clear error.
    """
    assert (code, said) == (
        main(["rules", "division-criteria-stated", "--on", on]),
        flat(capsys.readouterr().err),
    )


def test_first_version_and_figures_of_a_rule(capsys: Printed) -> None:
    """
    A version without a first day holds until a day, and the figures that the rule uses are named.
    """
    main(["rules", "standstill"])
    text = flat(capsys.readouterr().out)

    assert (True, True) == ("fino al 26 aprile 2010" in text, "cifre standstill_days" in text)


def test_versions_of_a_rule(capsys: Printed) -> None:
    """
    A rule is told with each version: its source, its days, and the tracks on which it binds.
    """
    main(["rules", "undivided-reasoned"])
    text = flat(capsys.readouterr().out)
    wanted = [
        "dal 21 agosto 2013 al 19 aprile 2016",
        "dal 20 aprile 2016 al 30 giugno 2023",
        "dal 1° luglio 2023",
        "legge su: ordinario, sotto soglia",
        "se richiamata: alleggerito, riservato",
        "non si applica: fuori codice",
    ]

    assert [] == [words for words in wanted if words not in text]
