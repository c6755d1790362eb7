"""
A page for a browser and a printer: what it holds is escaped, what it shows can be read, and nothing is loaded.
"""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.analysis.html_page import Markup, document, element, joined, table
from contratti_quartiere.bilingual import Lang

TEXTS = st.text(st.characters(exclude_categories=["C"]), max_size=20)


def parsed(page: str) -> ET.Element:
    """
    Return a page, or a piece of one, as a tree.
    """
    return ET.fromstring(page)  # noqa: S314  # our own


def test_element_holds_texts_and_elements() -> None:
    """
    An element is written with its class first, then its attributes, its texts escaped and its elements as they are.
    """
    inner = element("b", "1 < 2 & 3")

    assert '<p class="note" id="a" data-label="&quot;x&quot;">so <b>1 &lt; 2 &amp; 3</b></p>' == element(
        "p", "so ", inner, kind="note", id="a", data_label='"x"'
    )


def test_attribute_may_bear_the_name_of_a_python_word() -> None:
    """
    An underscore at the end of the name of an attribute is not written.
    """
    assert '<label for="a"></label>' == element("label", for_="a")


def test_joined_escapes_texts_only() -> None:
    """
    Of what is joined, texts are escaped and markup is not.
    """
    assert "&lt;b&gt;<b>" == joined("<b>", Markup("<b>"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\tb\nc", "a\tb\nc", id="blanks"),
        pytest.param("a\u202eb", "a\ufffdb", id="turned-round"),
        pytest.param("a\x00b", "a\ufffdb", id="null"),
        pytest.param("a\x1b[2Jb", "a\ufffd[2Jb", id="escape"),
        pytest.param("il «signor» Rossi", "il «signor» Rossi", id="letters"),
    ],
)
def test_nothing_moves_or_hides_letters(text: str, shown: str) -> None:
    """
    A letter that moves or hides others is shown as one that is not to be had; a new line and a tab stay.
    """
    assert f"<p>{shown}</p>" == element("p", text)


def test_table_names_its_rows_and_columns() -> None:
    """
    A table has a caption, headings of columns and of rows; numbers bear the class that sets them to the right.
    """
    made = table("Requests", ["kind", "how many"], [["inform", "12"]], right=[1])

    assert (
        "<table><caption>Requests</caption>"
        '<thead><tr><th scope="col">kind</th><th class="n" scope="col">how many</th></tr></thead>'
        '<tbody><tr><th scope="row">inform</th><td class="n">12</td></tr></tbody></table>' == made
    )


def test_stacked_table_repeats_its_headings() -> None:
    """
    A table that becomes cards on a narrow screen bears in each cell the heading of its column.
    """
    made = table("", ["a", "b"], [["1", "2"]], stacked=True)

    assert (
        '<tr><th scope="row" data-label="a">1</th><td data-label="b">2</td></tr>' in made,
        True,
    ) == (True, made.startswith('<table class="stacked">'))


def test_table_without_row_headings_has_cells_only() -> None:
    """
    A table whose first column does not say what a row is has no heading in its rows.
    """
    assert "<tbody><tr><td>1</td></tr></tbody>" in table("", ["a"], [["1"]], row_headings=False)


def test_row_of_another_length_is_refused() -> None:
    """
    A row has as many cells as there are columns.
    """
    with pytest.raises(ValueError, match="zip"):
        table("", ["a", "b"], [["1"]])


@pytest.mark.parametrize("lang", [Lang.IT, "en"])
def test_document_says_its_language_and_title(lang: Lang | str) -> None:
    """
    A page says in which language it is and what it is called, and fits the width of a phone.
    """
    page = document(element("h1", "A & B"), title="A & B", lang=lang)
    tree = parsed(page)
    found = {meta.get("name"): meta.get("content") for meta in tree.iter("meta")}

    assert ("<!DOCTYPE html>\n", lang, "A & B", "A & B", "width=device-width, initial-scale=1") == (
        page[:16],
        tree.get("lang"),
        tree.findtext("head/title"),
        tree.findtext("body/main/h1"),
        found["viewport"],
    )


def test_document_takes_a_style_of_its_own() -> None:
    """
    A page's own style sheet stands after the common one, in the one element that there is.
    """
    styles = [style.text or "" for style in parsed(document(title="", lang="it", style="p { }")).iter("style")]

    assert (1, True) == (len(styles), styles[0].endswith("}\np { }"))


def test_document_loads_nothing() -> None:
    """
    A page forbids itself to load or run anything, and names no other file.
    """
    page = document(title="", lang="it")
    policies = [meta.get("content") for meta in parsed(page).iter("meta") if meta.get("http-equiv")]

    assert (["default-src 'none'; style-src 'unsafe-inline'"], False, False) == (
        policies,
        "url(" in page or "@import" in page,
        "http://" in page or "https://" in page,
    )


@given(TEXTS, TEXTS)
def test_what_is_written_is_read(text: str, attribute: str) -> None:
    """
    What a reader finds in a page is, letter by letter, what was put there: no text is markup.
    """
    tree = parsed(document(element("p", text, title=attribute), title=text, lang="it"))
    read = tree.find("body/main/p")

    assert read is not None
    assert (text, attribute, text) == (read.text or "", read.get("title"), tree.findtext("head/title"))


@given(st.text(max_size=20))
def test_any_text_makes_a_page(text: str) -> None:
    """
    Whatever a text holds, the page can be read and every letter has its place.
    """
    read = parsed(document(element("p", text), title="", lang="it")).findtext("body/main/p")

    assert len(text) == len(read or "")
