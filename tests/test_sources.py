"""
Where facts come from: a fact names its source or says that it only illustrates, and a law says how far it was read.
"""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Lang
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.sources import ILLUSTRATIVE, DatePrecision, LegalSource, Mark, Provenance, Source, SourceKind


def test_source_of_little() -> None:
    """
    A source needs a name, a kind and a title; when it came out and where it lies may be unknown.
    """
    source = Source(id="a1", kind=SourceKind.ANNOUNCEMENT, title="La Prima Pagina")

    assert (None, "") == (source.published, source.address)


@pytest.mark.parametrize(
    "published",
    [
        pytest.param(date(2016, 3, 1), id="day"),
        pytest.param(Month(2017, 8), id="month"),
        pytest.param(Year(2006), id="year"),
    ],
)
def test_published(published: When) -> None:
    """
    A source came out on a day, in a month or in a year, as precisely as is known.
    """
    source = Source(id="a1", kind=SourceKind.PRESS, title="", published=published)

    assert published == source.published


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        pytest.param("id", 1, "Source.id", id="id"),
        pytest.param("kind", "annuncio", "Source.kind", id="kind as text"),
        pytest.param("title", None, "Source.title", id="title"),
        pytest.param(
            "published",
            datetime(2016, 3, 1),  # has no time zone either
            "Source.published",
            id="published with a time",
        ),
        pytest.param("address", 7, "Source.address", id="address"),
    ],
)
def test_source_of_wrong_types(field: str, value: Any, where: str) -> None:
    """
    A source whose field holds another type is refused with the name of the field.
    """
    fields: dict[str, Any] = {"id": "a1", "kind": SourceKind.PRESS, "title": ""}
    with pytest.raises(WrongTypeError) as caught:
        Source(**fields | {field: value})

    assert where == caught.value.where


@pytest.mark.parametrize(
    ("provenance", "expected"),
    [
        pytest.param(Provenance(), False, id="nothing"),
        pytest.param(Provenance(words="fino ad aprile 2019"), False, id="words of nobody"),
        pytest.param(Provenance(sources=("a1",)), True, id="a source"),
        pytest.param(ILLUSTRATIVE, True, id="illustrative"),
        pytest.param(Provenance(sources=("a1",), illustrative=True), True, id="both"),
    ],
)
def test_stated(provenance: Provenance, expected: bool) -> None:
    """
    A record has stated where it is from if it names a source or says that it only illustrates.
    """
    assert expected is provenance.stated


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        pytest.param("sources", ["a1"], "Provenance.sources", id="list"),
        pytest.param("sources", ("a1", 2), "Provenance.sources[1]", id="number among the names"),
        pytest.param("illustrative", 1, "Provenance.illustrative", id="number for a yes"),
        pytest.param("words", None, "Provenance.words", id="no words"),
        pytest.param("precision", "mese", "Provenance.precision", id="precision as text"),
    ],
)
def test_provenance_of_wrong_types(field: str, value: Any, where: str) -> None:
    """
    A provenance whose field holds another type is refused with the place in it.
    """
    with pytest.raises(WrongTypeError) as caught:
        Provenance(**{field: value})

    assert where == caught.value.where


@pytest.mark.parametrize(
    ("provenance", "expected"),
    [
        pytest.param(Provenance(sources=("a1",), words="fino ad aprile 2019"), None, id="not recorded"),
        pytest.param(
            Provenance(sources=("a1",), words="fino ad aprile 2019", precision=DatePrecision.MONTH),
            "mese",
            id="a month",
        ),
    ],
)
def test_precision(provenance: Provenance, expected: str | None) -> None:
    """
    "A source whose precision is not recorded" is one thing, and a source that dates to the month another.
    """
    assert expected == provenance.precision


@pytest.mark.parametrize(
    ("source", "lang", "expected"),
    [
        pytest.param(
            LegalSource("DLgs 50/2016", "art. 51 c. 1"),
            Lang.IT,
            "DLgs 50/2016 art. 51 c. 1 [letto nella fonte]",
            id="Italian",
        ),
        pytest.param(
            LegalSource("DLgs 50/2016", "art. 51 c. 1", Mark.OPEN),
            Lang.EN,
            "DLgs 50/2016 art. 51 c. 1 [open]",
            id="English",
        ),
        pytest.param(LegalSource("ANAC 3.5.2016"), "it", "ANAC 3.5.2016 [letto nella fonte]", id="the whole act"),
    ],
)
def test_legal_source_as_one_line(source: LegalSource, lang: Lang | str, expected: str) -> None:
    """
    A legal source is said by act, article and mark, without a gap where no article is meant.
    """
    assert expected == source.say(lang)


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        pytest.param((1,), "LegalSource.act", id="act"),
        pytest.param(("c.c.", 2963), "LegalSource.article", id="article"),
        pytest.param(("c.c.", "art. 2963", "aperto"), "LegalSource.mark", id="mark as text"),
    ],
)
def test_legal_source_of_wrong_types(fields: tuple[Any, ...], where: str) -> None:
    """
    A legal source whose field holds another type is refused with the name of the field.
    """
    with pytest.raises(WrongTypeError) as caught:
        LegalSource(*fields)

    assert where == caught.value.where


def test_legal_source_of_no_act() -> None:
    """
    A legal source names an act.
    """
    with pytest.raises(MalformedValueError) as caught:
        LegalSource("")

    assert "LegalSource.act: identifier" == caught.value.what.en


@given(strategies.legal_sources())
def test_the_mark_is_always_said(source: LegalSource) -> None:
    """
    "What is open decides nothing": nobody reads a source without reading how far it was confirmed.
    """
    assert (True, True) == (
        source.say("it").endswith(f"[{source.mark.value}]"),
        source.say("en").endswith(f"[{source.mark.en}]"),
    )
