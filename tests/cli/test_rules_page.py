"""
The command `rules`: the list, or one rule whole, for people and for programs.
"""

import json
from typing import Any

import pytest

from contratti_quartiere.bilingual import say_day
from contratti_quartiere.cli import main
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
        "parameters": list(rule.parameters),
    }


def test_list_as_json(capsys: Printed) -> None:
    """
    The list as JSON holds every rule whole, in both languages.
    """
    main(["rules", "--json"])

    assert [values(rule) for rule in RULES] == json.loads(capsys.readouterr().out)


@rules
def test_one_rule_as_json(rule: Rule, capsys: Printed) -> None:
    """
    One rule as JSON is the same as in the list.
    """
    main(["rules", rule.id, "--json"])

    assert values(rule) == json.loads(capsys.readouterr().out)
