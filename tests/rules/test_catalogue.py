"""
The catalogue of rules: whole, each with its file, its tests, its source, its sentences and its two examples.
"""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import attrs
import pytest

from catalogue import example_figures
from contratti_quartiere import rules
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules import RULES
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Breach, Kept, Rule

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
TESTS = Path(__file__).parent
PAGES = TESTS.parents[1] / "docs" / "reference"
FILES = Path(rules.__file__).parent

EACH_RULE = pytest.mark.parametrize("rule", RULES, ids=[f"{rule.id} {rule.since or ''}".strip() for rule in RULES])


def module_of(rule: Rule) -> str:
    """
    Return the name that the file of a rule must have, without its ending.
    """
    return rule.id.replace("-", "_")


def lacking(rule: Rule) -> list[str]:
    """
    Return in plain words what a rule lacks to stand in the catalogue.
    """
    texts = {
        "the Italian sentence (it)": rule.it,
        "the English sentence (en)": rule.en,
        "an Italian title (title.it)": rule.title.it,
        "an English title (title.en)": rule.title.en,
        "the Italian reason why (why.it)": rule.why.it,
        "the English reason why (why.en)": rule.why.en,
        "the data that it needs, in Italian (needs.it)": rule.needs.it,
        "the data that it needs, in English (needs.en)": rule.needs.en,
        "the act on which it rests (source.act)": rule.source.act,
    }
    files = {
        f"its file, src/contratti_quartiere/rules/{module_of(rule)}.py": FILES / f"{module_of(rule)}.py",
        f"its tests, tests/rules/test_{module_of(rule)}.py": TESTS / f"test_{module_of(rule)}.py",
    }
    pages = [PAGES / f"rules.{lang}.md" for lang in ("it", "en")]
    collections = {field.name for field in attrs.fields(Programme)} - {"title"}
    known = {parameter.id for parameter in PARAMETERS.known}
    return [
        *(what for what, text in texts.items() if not text.strip()),
        *(what for what, file in files.items() if not file.is_file()),
        *(
            f"its section in docs/reference/{page.name} (docs/render.py writes it)"
            for page in pages
            if f"{{: #{rule.id} }}" not in page.read_text("utf-8")
        ),
        *(f"a full stop at the end of its sentence: {text}" for text in (rule.it, rule.en) if not text.endswith(".")),
        *([] if re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", rule.id) else [f"an id in kebab case: {rule.id}"]),
        *([] if rule.reads else ["the collections that it looks at (reads)"]),
        *(f"a collection of the programme that is called {name} (reads)" for name in {*rule.reads} - collections),
        *(f"a parameter that is called {name} (parameters)" for name in {*rule.parameters} - known),
        *_lacking_examples(rule),
    ]


def _lacking_examples(rule: Rule) -> list[str]:
    foreign = [name for name, _ in rule.example_values if name not in rule.parameters]
    if foreign:
        return [f"a parameter among its own that is called {name} (example_values)" for name in foreign]
    # An example is judged on a day on which its version of the rule holds, with the figures that the rule names for it.
    on, figures = TODAY if rule.until is None else rule.until - DAY, example_figures(rule)
    kept, broken = (
        {type(entry.verdict) for entry in validate(example, on=on, parameters=figures, rules=(rule,)).entries}
        for example in (rule.keeps(), rule.breaks())
    )
    return [
        *([] if Kept in kept else ["an example that keeps it (keeps): nothing in it is kept"]),
        *(["an example that keeps it (keeps): something in it breaks the rule"] if Breach in kept else []),
        *([] if Breach in broken else ["an example that breaks it (breaks): nothing in it does"]),
    ]


@EACH_RULE
def test_rule_is_whole(rule: Rule) -> None:
    """
    A rule has its file, its tests, its source, its sentences in both languages and examples that do what they say.
    """
    assert [] == lacking(rule)


SOUND = RULES[0]
EMPTY = Bilingual("", " ")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"it": ""}, "the Italian sentence (it)", id="no Italian sentence"),
        pytest.param({"en": " "}, "the English sentence (en)", id="no English sentence"),
        pytest.param({"en": "Do"}, "a full stop at the end of its sentence: Do", id="no sentence"),
        pytest.param({"title": EMPTY}, "an Italian title (title.it)", id="no title"),
        pytest.param({"why": EMPTY}, "the English reason why (why.en)", id="no reason"),
        pytest.param({"needs": EMPTY}, "the data that it needs, in Italian (needs.it)", id="no data"),
        pytest.param({"id": "new-rule"}, "its tests, tests/rules/test_new_rule.py", id="no tests"),
        pytest.param({"id": "new-rule"}, "its file, src/contratti_quartiere/rules/new_rule.py", id="no file"),
        pytest.param(
            {"id": "new-rule"},
            "its section in docs/reference/rules.en.md (docs/render.py writes it)",
            id="no section in the documentation",
        ),
        pytest.param({"id": "Lots_Sum"}, "an id in kebab case: Lots_Sum", id="id"),
        pytest.param({"reads": ()}, "the collections that it looks at (reads)", id="reads nothing"),
        pytest.param(
            {"reads": ("lots",)},
            "a collection of the programme that is called lots (reads)",
            id="reads what is not there",
        ),
        pytest.param(
            {"parameters": ("soglia",)}, "a parameter that is called soglia (parameters)", id="unknown parameter"
        ),
        pytest.param(
            {"example_values": (("notice_days", 30),)},
            "a parameter among its own that is called notice_days (example_values)",
            id="figure that it does not use",
        ),
        pytest.param(
            {"keeps": Programme}, "an example that keeps it (keeps): nothing in it is kept", id="keeps nothing"
        ),
        pytest.param(
            {"keeps": SOUND.breaks}, "an example that keeps it (keeps): something in it breaks the rule", id="breaks"
        ),
        pytest.param(
            {"breaks": SOUND.keeps}, "an example that breaks it (breaks): nothing in it does", id="breaks nothing"
        ),
    ],
)
def test_what_is_missing_is_said(changes: dict[str, Any], expected: str) -> None:
    """
    What a rule lacks is said in plain words, so that its author need not read the test.
    """
    assert expected in lacking(attrs.evolve(SOUND, **changes))


def test_rule_without_an_act() -> None:
    """
    A rule cannot rest on nothing: a source without an act does not exist.
    """
    with pytest.raises(ValueError, match=r"LegalSource\.act"):
        LegalSource("")


def test_every_file_is_in_the_catalogue() -> None:
    """
    No file of a rule is left out of the tuple that is asked.
    """
    files = {file.stem for file in FILES.glob("*.py")} - {"__init__"}

    assert files == {module_of(rule) for rule in RULES}


def test_every_test_is_of_a_rule() -> None:
    """
    No tests stay behind when a rule goes.
    """
    tests = {file.stem.removeprefix("test_") for file in TESTS.glob("test_*.py")} - {"catalogue"}

    assert tests == {module_of(rule) for rule in RULES}


def test_check_stands_in_the_file_of_its_rule() -> None:
    """
    What a rule does is found in the file that bears its name.
    """
    checks = {rule.id: attrs.asdict(rule, recurse=False)["_check"] for rule in RULES}
    names = {name: check.__module__.rpartition(".")[2] for name, check in checks.items()}

    assert {rule.id: module_of(rule) for rule in RULES} == names


def overlapping(catalogue: tuple[Rule, ...]) -> list[str]:
    """
    Return the ids of which two versions hold on the same day.
    """
    return [
        one.id
        for one, other in combinations(catalogue, 2)
        if one.id == other.id
        and (one.until is None or other.since is None or other.since < one.until)
        and (other.until is None or one.since is None or one.since < other.until)
    ]


def test_versions_do_not_overlap() -> None:
    """
    "A change of law is a second rule with the same id beside the first": on no day do two versions hold.
    """
    assert [] == overlapping(RULES)


CHANGE = date(2023, 7, 1)


@pytest.mark.parametrize(
    ("until", "since", "expected"),
    [
        pytest.param(CHANGE, CHANGE - DAY, [SOUND.id], id="a day both"),
        pytest.param(CHANGE, CHANGE, [], id="one after the other"),
        pytest.param(CHANGE, CHANGE + DAY, [], id="a day neither"),
        pytest.param(None, CHANGE, [SOUND.id], id="the first still holds"),
        pytest.param(CHANGE, None, [SOUND.id], id="the second always held"),
    ],
)
def test_overlap_is_seen(until: date | None, since: date | None, expected: list[str]) -> None:
    """
    Two versions overlap if there is a day on which both hold, whichever stands first.
    """
    first, second = attrs.evolve(SOUND, since=None, until=until), attrs.evolve(SOUND, since=since, until=None)

    assert [expected] * 2 == [overlapping((first, second)), overlapping((second, first))]


def test_titles_are_unique() -> None:
    """
    Two rules of different ids do not bear one title.
    """
    titles = {(rule.id, text) for rule in RULES for text in (rule.title.it, rule.title.en)}

    assert [] == [text for text, count in Counter(text for _, text in titles).items() if count > 1]
