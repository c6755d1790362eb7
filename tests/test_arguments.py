"""
What functions take besides records: what is no switch, language, file or list is not taken for one.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from contratti_quartiere.analysis.board import board
from contratti_quartiere.analysis.board_html import board_html
from contratti_quartiere.analysis.html_page import document
from contratti_quartiere.arguments import file_named, language, many, switch
from contratti_quartiere.bilingual import Lang
from contratti_quartiere.diagrams import dot, mermaid
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.exchange.documents import check, load, problem
from contratti_quartiere.exchange.ical import calendar
from contratti_quartiere.exchange.ocds import read_releases, to_release
from contratti_quartiere.exchange.overrides import load as load_figures
from contratti_quartiere.exchange.sheets import read as read_sheets
from contratti_quartiere.exchange.sheets import template, write
from contratti_quartiere.explanations import explain
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation_table import RELOCATION_TABLE


@pytest.mark.parametrize("value", [pytest.param(True, id="on"), pytest.param(False, id="off")])
def test_a_switch_is_on_or_off(value: bool) -> None:
    """
    True and False come back as they are.
    """
    assert value is switch("calendar.households", value)


@pytest.mark.parametrize("value", ["no", "False", "", 0, 1, None, []], ids=repr)
def test_nothing_else_is_a_switch(value: object) -> None:
    """
    What Python would take for true or false is neither: `"no"` would name whom nobody wanted named.
    """
    with pytest.raises(WrongTypeError, match=r"^f\.people: found .*; write True or False$"):
        switch("f.people", value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("it", Lang.IT, id="text it"),
        pytest.param("en", Lang.EN, id="text en"),
        pytest.param(Lang.EN, Lang.EN, id="member"),
    ],
)
def test_a_language_is_named_by_member_or_letters(value: str, expected: Lang) -> None:
    """
    Both name the same language.
    """
    assert expected is language("f.lang", value)


@pytest.mark.parametrize("value", ["fr", "IT", "", "it "], ids=repr)
def test_another_language_is_refused_with_the_two(value: str) -> None:
    """
    A language that the library does not speak is a ValueError that names those that it speaks.
    """
    with pytest.raises(MalformedValueError) as caught:
        language("f.lang", value)

    assert (
        f"f.lang: lingua {value!r}: non è una delle due; scrivere 'it' o 'en'",
        f"f.lang: language {value!r}: is not one of the two; write 'it' or 'en'",
    ) == (caught.value.said.it, caught.value.said.en)


def test_what_names_no_language_is_of_the_wrong_type() -> None:
    """
    Nothing and numbers name none.
    """
    with pytest.raises(WrongTypeError, match=r"^f\.lang: found None \(null\); write 'it' or 'en'$"):
        language("f.lang", None)


@pytest.mark.parametrize("value", ["a/b.json", Path("a/b.json")], ids=["text", "path"])
def test_a_file_is_named_by_text_or_path(value: str | Path) -> None:
    """
    Both name the same file.
    """
    assert Path("a/b.json") == file_named("load", value)


@pytest.mark.parametrize("read", [load, load_figures, read_releases, read_sheets], ids=["load", "f", "ocds", "sheets"])
@pytest.mark.parametrize("value", [None, 1, b"a.json"], ids=repr)
def test_what_names_no_file_is_refused(read: Callable[[Any], object], value: object) -> None:
    """
    Nothing, numbers and bytes name none, whatever is to be read.
    """
    with pytest.raises(WrongTypeError, match=r"write the name of a file$"):
        read(value)


def test_several_are_gone_through_once() -> None:
    """
    What can be gone through only once is several as well.
    """
    assert (1, 2) == many("f.numbers", iter([1, 2]), int)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        pytest.param(None, "f.texts: found None (null); write a list of str: [x]", id="nothing"),
        pytest.param("ab", "f.texts: found 'ab' (text); write a list of str: [x]", id="one alone"),
        pytest.param(["a", 1], "f.texts: found 1 (whole number); write str", id="one of another kind"),
    ],
)
def test_one_alone_is_not_several(values: Any, said: str) -> None:
    """
    One alone is not taken for its parts, and nothing is not taken for none.
    """
    with pytest.raises(WrongTypeError) as caught:
        many("f.texts", values, str)

    assert said == caught.value.said.en


ON = date(2018, 2, 12)
REFUSED = check("", on=ON)


@pytest.mark.parametrize(
    "say",
    [
        pytest.param(lambda: board_html(board(Programme(), on=ON), "fr"), id="board_html"),
        pytest.param(lambda: document(title="", lang="fr"), id="document"),
        pytest.param(lambda: mermaid(RELOCATION_TABLE, "fr"), id="mermaid"),
        pytest.param(lambda: dot(RELOCATION_TABLE, "fr"), id="dot"),
        pytest.param(lambda: explain(REFUSED.entries[0], on=ON, lang="fr"), id="explain"),
        pytest.param(lambda: problem(REFUSED, "fr"), id="problem"),
        pytest.param(lambda: calendar([], stamp=ON, lang="fr"), id="calendar"),
        pytest.param(lambda: to_release(Tender(id="1"), language="fr"), id="to_release"),
        pytest.param(lambda: write(Programme(), Path("a.xlsx"), lang="fr"), id="write"),
        pytest.param(lambda: template(Path("a.xlsx"), lang="fr"), id="template"),
    ],
)
def test_every_function_tells_the_languages(say: Callable[[], object]) -> None:
    """
    What the library says in a language tells which two there are, where it is asked for a third.
    """
    with pytest.raises(MalformedValueError, match=r"language 'fr': is not one of the two; write 'it' or 'en'$"):
        say()
