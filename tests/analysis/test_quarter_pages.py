"""
A quarterly report as JSON values and as an HTML page: all that it says, and nothing that it hides.
"""

import re
from datetime import date, time
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from contratti_quartiere.analysis.quarter import quarter
from contratti_quartiere.analysis.quarter_html import quarter_html
from contratti_quartiere.analysis.quarter_records import Quarter
from contratti_quartiere.analysis.quarter_values import quarter_values
from contratti_quartiere.analysis.quarter_words import facts_of, hiding, tables_shown, title_of, when_of
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Year
from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod, OperatorKind, OperatorPeriod
from contratti_quartiere.opening_hours import Closure, OpeningHours, Weekday
from contratti_quartiere.programme import Programme
from contratti_quartiere.published_tables import PublishedTable
from contratti_quartiere.requests import Request, RequestKind

TODAY = date(2017, 7, 11)
HOURS = OpeningHours(weekday=Weekday.MONDAY, opens=time(9), closes=time(12), first=Year(2017))
KINDS = (RequestKind.INFORM, RequestKind.LISTEN)


def report(count: int = 12, **fields: Any) -> Quarter:
    """
    Return the report of a lab that received so many requests in April 2017, half of each of two kinds, all open.
    """
    known: dict[str, Any] = {"name": "Nord & <Sud>", "opening_periods": (OpeningPeriod(first=Year(2016)),)}
    lab = Laboratory(id="L1", **known | fields)
    asked = tuple(
        Request(id=f"R{number}", laboratory="L1", kind=KINDS[number % 2], received_on=date(2017, 4, 3))
        for number in range(count)
    )
    return quarter(Programme(laboratories=(lab,), requests=asked), lab="L1", year=2017, number=2, on=TODAY)


FULL = report(
    opening_hours=(HOURS,),
    operators=(
        OperatorPeriod(kind=OperatorKind.UNKNOWN, body="Ente"),
        OperatorPeriod(kind=OperatorKind.UNKNOWN, body="Comune"),
    ),
    closures=(Closure(first=date(2017, 4, 17), last=date(2017, 4, 17)),),
)


def tree(page: str) -> ET.Element:
    """
    Return a page as a tree.
    """
    return ET.fromstring(page)  # noqa: S314  # our own


def words(found: ET.Element | None) -> str:
    """
    Return all the text of an element.
    """
    return "" if found is None else "".join(found.itertext())


def rows_of(page: str) -> dict[str, list[list[str]]]:
    """
    Return the rows of each table of a page, by its caption.
    """
    return {
        words(table.find("caption")): [[words(cell) for cell in row] for row in table.iterfind("tbody/tr")]
        for table in tree(page).iter("table")
    }


# ------------------------------------------------------------------------------------------------------------ words


def test_title_and_days() -> None:
    """
    A report is titled by its lab and quarter, and says which days it counts.
    """
    assert (
        Bilingual("Nord & <Sud>: rapporto del 2° trimestre 2017", "Nord & <Sud>: report of the second quarter of 2017"),
        Bilingual(
            "Dal 1° aprile 2017 al 30 giugno 2017, come noto l'11 luglio 2017",
            "From 1 April 2017 to 30 June 2017, as known on 11 July 2017",
        ),
    ) == (title_of(FULL), when_of(FULL))


def test_facts() -> None:
    """
    What is not on record of a lab has no line.
    """
    assert (
        [("Run by", "Ente; Comune"), ("Closures", "17 April 2017")],
        (),
    ) == ([(name.en, text.en) for name, text in facts_of(FULL)], facts_of(report()))


def test_facts_of_a_programme() -> None:
    """
    The programme and the tables that it published are named.
    """
    found = Programme(
        title="Programma",
        laboratories=(Laboratory(id="L1"),),
        published=(PublishedTable(id="T1", published_on=TODAY), PublishedTable(id="T2", published_on=TODAY)),
    )
    told = quarter(found, lab="L1", year=2017, number=3, on=TODAY)

    assert [("Programma", "Programma"), ("Tavole pubblicate", "T1; T2")] == [
        (name.it, text.it) for name, text in facts_of(told)
    ]


def test_tables_of_which_nothing_is_known() -> None:
    """
    A table of which nothing is known is not shown: the notes tell of it.
    """
    assert ["hours", "requests", "received", "counters", "routed", "ended"] == [
        table.id for table in tables_shown(FULL)
    ]


def test_hiding() -> None:
    """
    Below which number counts are hidden is said, with who set it.
    """
    said = hiding(FULL)

    assert (True, True) == (
        said.it.startswith("Nascosto: un conteggio di persone o richieste sotto 5, o un altro che lo farebbe ricavare"),
        said.en.startswith("Hidden: a count of people or requests below 5, or another that would give it away (GDPR"),
    )


# ------------------------------------------------------------------------------------------------------------- JSON


def test_values_say_what_it_is() -> None:
    """
    The values bear their format, the lab, the quarter and its days.
    """
    values = quarter_values(FULL)
    names = ("format", "laboratory", "name", "programme", "quarter", "first", "last", "on", "partial", "run_by")

    assert {
        "format": "contratti_quartiere/quarter/0.1.0",
        "laboratory": "L1",
        "name": "Nord & <Sud>",
        "programme": "",
        "quarter": "2017-Q2",
        "first": "2017-04-01",
        "last": "2017-06-30",
        "on": "2017-07-11",
        "partial": False,
        "run_by": ["Ente", "Comune"],
    } == {name: values[name] for name in names}


def test_values_of_the_rest() -> None:
    """
    The values bear the limit with its source, closures, tables published and notes, in both languages.
    """
    values: dict[str, Any] = quarter_values(FULL)

    assert (
        5,
        {"it", "en"},
        [{"it": "17 aprile 2017", "en": "17 April 2017"}],
        [],
        [{"it": note.it, "en": note.en} for note in FULL.notes],
    ) == (
        values["small_number"]["value"],
        set(values["small_number"]["source"]),
        values["closures"],
        values["went_out"],
        values["notes"],
    )


def test_values_of_a_table() -> None:
    """
    A row bears its name, unit and figures, each with its state; what is hidden is not there.
    """
    tables: Any = quarter_values(FULL)["tables"]
    table = next(found for found in tables if found["id"] == "received")

    assert (
        {"it": "Ricevute, per tipo", "en": "Received, by kind"},
        {"it": "Secondo il giorno di ricezione.", "en": "By the day of receipt."},
        {
            "id": "received.interact",
            "label": {"it": "interagire", "en": "interact"},
            "unit": "conteggio",
            "part_of": "received",
            "now": {"value": None, "state": "nascosta"},
            "before": {"value": None, "state": "nascosta"},
        },
    ) == (table["title"], table["counted"], table["rows"][1])


def test_values_of_hours() -> None:
    """
    Hours are whole minutes: twelve Mondays of three hours, the thirteenth being closed.
    """
    tables: Any = quarter_values(FULL)["tables"]
    row = next(row for row in tables[0]["rows"] if row["id"] == "minutes.promised")

    assert ("minuti", {"value": 2160, "state": "nota"}) == (row["unit"], row["now"])


# ------------------------------------------------------------------------------------------------------------- HTML


@pytest.mark.parametrize(
    ("lang", "title", "row"),
    [
        pytest.param(
            "it", "Nord & <Sud>: rapporto del 2° trimestre 2017", ["ore previste dall'orario", "36 h", "39 h"], id="it"
        ),
        pytest.param(
            "en", "Nord & <Sud>: report of the second quarter of 2017", ["hours promised", "36 h", "39 h"], id="en"
        ),
    ],
)
def test_page(lang: str, title: str, row: list[str]) -> None:
    """
    The page is in one language, bears the title of the report and each figure beside that of the quarter before.
    """
    page = quarter_html(FULL, lang)
    found = tree(page)

    assert (lang, title, title, True) == (
        found.get("lang"),
        found.findtext("head/title"),
        found.findtext("body/main/h1"),
        row in next(iter(rows_of(page).values())),
    )


def test_page_shows_hidden_counts_as_such() -> None:
    """
    A hidden count is a word in italics: twelve that nobody closed would be told by what was received.
    """
    page = quarter_html(FULL, "en")

    assert ["received", "hidden", "hidden"] in rows_of(page)["Requests"]
    assert '<span class="untold">hidden</span>' in page


def test_page_shows_parts_below_their_whole() -> None:
    """
    A part is set in where its whole stands in the same table, and not where the whole table is one of parts.
    """
    parts = {words(span) for span in tree(quarter_html(FULL, "en")).iter("span") if span.get("class") == "part"}

    assert ({"ALER", "City"} <= parts, "inform" in parts) == (True, False)


def test_page_says_what_is_not_reached() -> None:
    """
    Where more than half are open still, the page says so in the place of the days.
    """
    lab = Laboratory(id="L1")
    asked = tuple(
        Request(
            id=f"R{number}",
            laboratory="L1",
            kind=RequestKind.INFORM,
            received_on=date(2017, 4, 3),
            closed_on=date(2017, 4, 4) if number < 5 else None,
        )
        for number in range(12)
    )
    told = quarter(Programme(laboratories=(lab,), requests=(*asked, *_old(6))), lab="L1", year=2017, number=2, on=TODAY)

    assert '<span class="wordy">over half still open</span>' in quarter_html(told, "en")


def _old(count: int) -> tuple[Request, ...]:
    return tuple(
        Request(id=f"O{number}", laboratory="L1", kind=RequestKind.INFORM, received_on=date(2016, 4, 3))
        for number in range(count)
    )


def test_page_lists_what_is_to_be_known() -> None:
    """
    The notes stand in a list at the end, and after them below which number counts are hidden.
    """
    items = [words(item) for item in tree(quarter_html(FULL, "it")).iter("li")]

    assert [note.it for note in (*FULL.notes, hiding(FULL))] == items


def test_page_without_facts() -> None:
    """
    Where nothing else is on record of the lab, the page has no list of facts.
    """
    assert ([], ["Run by", "Closures"]) == tuple(
        [words(name) for name in tree(quarter_html(one, "en")).iter("dt")] for one in (report(), FULL)
    )


def test_page_needs_nothing_else() -> None:
    """
    The page runs no script, loads no picture, and is made of a few kinds of element.
    """
    kinds = set(re.findall(r"<([a-z0-9]+)", quarter_html(FULL, "it")))

    assert set() == kinds & {"script", "img", "link", "iframe", "a"}


def test_page_in_a_third_language() -> None:
    """
    A page is written in Italian or in English, and no other language is taken for one of them.
    """
    with pytest.raises(MalformedValueError, match=r"^quarter_html\.lang: language 'fr'"):
        quarter_html(FULL, "fr")
