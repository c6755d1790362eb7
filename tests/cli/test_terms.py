"""
The commands `window`, `deadline` and `timetable`, as an office types them.
"""

import json
import sys
from typing import Any

import pytest

from contratti_quartiere.cli import main

Printed = pytest.CaptureFixture[str]


def _json(capsys: Printed, *words: str) -> dict[str, Any]:
    main([*words, "--json"])
    values: dict[str, Any] = json.loads(capsys.readouterr().out)
    return values


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_window_json_without_options_holds_the_term_only(capsys: Printed) -> None:
    """
    36 months from 2 May 2016 end on 1 May 2019, after 1,095 days, in whole months in April 2019.
    """
    expected = {
        "start": "2016-05-02",
        "duration": "P36M",
        "last_day": "2019-05-01",
        "days": 1095,
        "last_slot": "2019-04",
    }

    assert expected == _json(capsys, "window", "2016-05-02", "36")


@pytest.mark.parametrize(
    ("declared", "agrees", "code"),
    [
        pytest.param("2019-04-30", False, 1, id="day-before"),
        pytest.param("2019-05-01", True, 0, id="last-day"),
        pytest.param("2019-05-02", False, 1, id="day-after"),
        pytest.param("2019-04", True, 0, id="last-month-slot"),
        pytest.param("2019-05", True, 0, id="month-of-the-last-day"),
        pytest.param("2019-03", False, 1, id="month-before"),
    ],
)
def test_window_says_whether_the_deed_agrees(capsys: Printed, declared: str, agrees: bool, code: int) -> None:
    """
    An end that disagrees leaves with 1, one that agrees with 0.
    """
    found = main(["window", "02/05/2016", "36", "--declared-end", declared, "--json"])

    assert (code, agrees) == (found, json.loads(capsys.readouterr().out)["agrees"])


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        pytest.param("it", "L'atto dichiara 2 maggio 2019: NON concorda. Vale ciò che l'atto dice.", id="it"),
        pytest.param("en", "The deed states 2 May 2019: it does NOT agree. What the deed says holds.", id="en"),
    ],
)
def test_window_prints_a_disagreement(capsys: Printed, lang: str, sentence: str) -> None:
    """
    A deed that says one day more is told so, and that its own word holds.
    """
    main(["window", "2016-05-02", "36", "--declared-end", "2019-05-02", "--lang", lang])

    assert sentence in _flat(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("reading", "last"),
    [pytest.param("ultimo", "2019-02-28", id="last"), pytest.param("penultimo", "2019-02-27", id="last-but-one")],
)
def test_window_reads_a_missing_day_as_told(capsys: Printed, reading: str, last: str) -> None:
    """
    One month from 31 January 2019 ends on the 28th or the 27th of February, as the policy says.
    """
    assert last == _json(capsys, "window", "2019-01-31", "1", "--missing-day", reading)["last_day"]


@pytest.mark.parametrize(
    ("reading", "lang", "sentence"),
    [
        pytest.param(
            "ultimo",
            "it",
            "L'anniversario sarebbe il 31, che nel mese di febbraio 2019 non c'è: l'ultimo giorno di servizio è"
            " l'ultimo del mese, per analogia con c.c. art. 2963 c. 5.",
            id="last-it",
        ),
        pytest.param(
            "ultimo",
            "en",
            "February 2019 has no day 31 for the anniversary: the last day of service is the last of the month, by"
            " analogy with c.c. art. 2963 c. 5.",
            id="last-en",
        ),
        pytest.param("penultimo", "it", "è il penultimo del mese, come è stato chiesto.", id="last-but-one-it"),
        pytest.param("penultimo", "en", "is the last but one of the month, as was asked.", id="last-but-one-en"),
    ],
)
def test_window_says_why_without_an_anniversary(capsys: Printed, reading: str, lang: str, sentence: str) -> None:
    """
    Where the anniversary does not exist, no day before it is spoken of, but the reading that was taken.
    """
    main(["window", "2019-01-31", "1", "--missing-day", reading, "--lang", lang])

    assert sentence in _flat(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("months", "lang", "words"),
    [
        pytest.param("1", "it", "di 1 mese che", id="one-it"),
        pytest.param("1", "en", "of 1 month that", id="one-en"),
        pytest.param("2", "it", "di 2 mesi che", id="two-it"),
        pytest.param("2", "en", "of 2 months that", id="two-en"),
    ],
)
def test_window_counts_in_words(capsys: Printed, months: str, lang: str, words: str) -> None:
    """
    One month is no plural.
    """
    main(["window", "2019-01-02", months, "--lang", lang])

    assert words in _flat(capsys.readouterr().out)


ACTS = (
    *("--act", "avvio:2016-05-02"),
    *("--act", "sospensione:01/03/2017"),
    *("--act", "resumption:2017-05-01:2019-06-30"),
    *("--act", "proroga:2019-06-01:2019-12"),
)


def test_window_json_holds_what_was_served(capsys: Printed) -> None:
    """
    Two runs with the two months of the suspension between them, up to the day that was asked.
    """
    values = _json(capsys, "window", "2016-05-02", "36", *ACTS, "--on", "2019-09-01")

    assert [
        {"first": "2016-05-02", "last": "2017-02-28", "days": 303},
        {"first": "2017-05-01", "last": "2019-09-01", "days": 854},
    ] == values["served"]


def test_window_json_holds_the_end_in_force(capsys: Printed) -> None:
    """
    The last extension sets the end, at its own precision.
    """
    assert "2019-12" == _json(capsys, "window", "2016-05-02", "36", *ACTS)["end_in_force"]


def test_window_prints_acts_and_the_estimate_as_an_estimate(capsys: Printed) -> None:
    """
    The 61 stopped days are shown with the day that they would give, and that the office states the new end.
    """
    main(["window", "2016-05-02", "36", *ACTS, "--on", "2019-09-01"])
    text = _flat(capsys.readouterr().out)

    assert (
        "61; aggiunti alla fine prevista darebbero il 1° luglio 2019: è una stima, la nuova fine la indica l'ufficio"
        in text
    )


def test_window_prints_the_whole_course_without_a_day(capsys: Printed) -> None:
    """
    Without --on the course to the end in force is shown, and called so.
    """
    main(["window", "2016-05-02", "36", *ACTS, "--lang", "en"])
    text = _flat(capsys.readouterr().out)

    assert "course (days) 2 May 2016 – 28 February 2017 (303); 1 May 2017 – 31 December 2019 (975)" in text


def test_window_with_an_extension_but_no_start_has_nothing_on_record(capsys: Printed) -> None:
    """
    An extension says nothing of what was served.
    """
    main(["window", "2016-05-02", "36", "--act", "proroga:2019-04-20:2019-11-01", "--on", "2019-01-01"])

    assert "nulla risulta" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "net"),
    [
        pytest.param((), ["80000.00", "120000.00", "120000.00", "40000.00"], id="months"),
        pytest.param(("--by", "giorni"), ["80219.18", "120000.00", "120000.00", "39780.82"], id="days"),
        pytest.param(
            ("--instalment", "31/12/2016=60000,00", "--instalment", "2018-06-30=300000.00"),
            ["60000.00", "300000.00"],
            id="payment-plan",
        ),
    ],
)
def test_window_divides_an_amount_by_budget_year(capsys: Printed, options: tuple[str, ...], net: list[str]) -> None:
    """
    360,000.00 net from May 2016 to April 2019, by each policy.
    """
    values = _json(capsys, "window", "2016-05-02", "36", "--amount", "360000.00", *options)

    assert net == [year["net"] for year in values["years"]]


def test_window_adds_vat_by_year(capsys: Printed) -> None:
    """
    At 22 % the gross shares are 97,600.00 + 146,400.00 + 146,400.00 + 48,800.00.
    """
    values = _json(capsys, "window", "2016-05-02", "36", "--amount", "360.000,00", "--vat", "22")

    assert ["97600.00", "146400.00", "146400.00", "48800.00"] == [year["gross"] for year in values["years"]]


def test_window_marks_the_years_beyond_the_budget(capsys: Printed) -> None:
    """
    Of a budget 2016-18, 2019 is beyond and 2018 is not.
    """
    values = _json(capsys, "window", "2016-05-02", "36", "--amount", "360000.00", "--budget", "2016")

    assert [False, False, False, True] == [year["beyond_budget"] for year in values["years"]]


def test_window_compares_planned_and_known_years(capsys: Printed) -> None:
    """
    Only the year that is known has a difference.
    """
    values = _json(capsys, "window", "2016-05-02", "36", "--amount", "360000.00", "--known", "2017=100000,00")

    assert [{"year": 2017, "known": "100000.00", "difference": "-20000.00"}] == values["known"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("it", ("oltre il bilancio", "In proporzione ai mesi", "2016 80.000,00 € ignoto ignoto"), id="it"),
        pytest.param("en", ("beyond the budget", "In proportion to the months", "2016 €80,000.00 unknown"), id="en"),
    ],
)
def test_window_prints_years_and_what_is_unknown(capsys: Printed, lang: str, words: tuple[str, ...]) -> None:
    """
    A year that nobody knows is unknown, never zero.
    """
    options = ("--amount", "360000.00", "--budget", "2016", "--known", "2017=1.00", "--known", "2020=1.00")
    main(["window", "2016-05-02", "36", *options, "--lang", lang])
    text = _flat(capsys.readouterr().out)

    assert all(word in text for word in words)


def test_window_prints_that_a_payment_plan_rules(capsys: Printed) -> None:
    """
    Instalments are named as what they are.
    """
    main(["window", "2016-05-02", "36", "--amount", "1.00", "--instalment", "2016-12-31=1.00"])

    assert "Secondo il piano dei pagamenti" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("window", "2016-05", "36"), id="start-month"),
        pytest.param(("window", "2016-05-02", "0"), id="no-month"),
        pytest.param(("window", "2016-05-02", "-3"), id="below-zero"),
        pytest.param(("window", "2016-05-02", "36", "--act", "gita:2016-05-02"), id="unknown-act"),
        pytest.param(("window", "2016-05-02", "36", "--act", "avvio"), id="act-without-day"),
        pytest.param(("window", "2016-05-02", "36", "--act", "proroga:2019-04-20:2019-01-01"), id="ends-earlier"),
        pytest.param(("window", "2016-05-02", "36", "--amount", "1.00", "--known", "maggio=1.00"), id="no-year"),
        pytest.param(("window", "2016-05-02", "36", "--amount", "1.00", "--known", "2017-05=1.00"), id="month"),
        pytest.param(("window", "2016-05-02", "36", "--amount", "1.00", "--instalment", "2016=1.00"), id="no-day"),
        pytest.param(("window", "2016-05-02", "36", "--amount", "1.00", "--instalment", "1.00"), id="no-equals"),
        pytest.param(("window", "2016-05-02", "36", "--amount", "1.00", "--vat", "ventidue"), id="no-rate"),
        pytest.param(("window", "2016-05-02", "36", "--vat", "22"), id="rate-of-nothing"),
        pytest.param(("window", "2016-05-02", "36", "--budget", "2016"), id="budget-of-nothing"),
        pytest.param(("window", "2016-05-02", "36", "--amount", "1.00", "--budget", "2014"), id="budget-before-2015"),
        pytest.param(("window", "2016-05-02", "36", "--known", "2016=1.00"), id="known-of-nothing"),
        pytest.param(("window", "2016-05-02", "36", "--instalment", "2016-12-31=1.00"), id="instalment-of-nothing"),
        pytest.param(("deadline", "2016-05-02"), id="no-duration"),
        pytest.param(("deadline", "2016-05-02", "--days", "1", "--roll-over", "civile", "--province", "XX"), id="XX"),
        pytest.param(("timetable", "2016-05-02", "--track", "ordinario"), id="no-code"),
        pytest.param(("timetable", "2016-05-02", "--code", "DLgs 50/2016"), id="no-track"),
    ],
)
def test_what_cannot_be_leaves_with_2_and_a_sentence(capsys: Printed, words: tuple[str, ...]) -> None:
    """
    Bad input is told in a sentence where errors go, and nothing else is printed.
    """
    code = main(list(words))
    printed = capsys.readouterr()

    assert (2, "", True) == (code, printed.out, bool(printed.err) and "Traceback" not in printed.err)


@pytest.mark.parametrize(
    ("options", "last"),
    [
        pytest.param((), "2004-04-10", id="none"),
        pytest.param(("--roll-over", "civile"), "2004-04-10", id="civil-Saturday-stays"),
        pytest.param(("--roll-over", "europeo"), "2004-04-13", id="European-Saturday-rolls"),
        pytest.param(("--roll-over", "europeo", "--holiday", "2004-04-13"), "2004-04-12", id="own-calendar"),
    ],
)
def test_deadline_of_the_regional_call(capsys: Printed, options: tuple[str, ...], last: str) -> None:
    """
    180 days from 13 October 2003: the published 13 April 2004 is the European profile.
    """
    assert last == _json(capsys, "deadline", "13/10/2003", "--days", "180", *options)["last_day"]


@pytest.mark.parametrize(
    ("options", "last"),
    [pytest.param((), "2026-12-07", id="national"), pytest.param(("--province", "MI"), "2026-12-09", id="Milan")],
)
def test_deadline_counts_a_patron_day_only_if_asked(capsys: Printed, options: tuple[str, ...], last: str) -> None:
    """
    7 December is a holiday in Milan only, and then 8 December one everywhere.
    """
    words = ("deadline", "2026-11-07", "--months", "1", "--roll-over", "civile", *options)

    assert last == _json(capsys, *words)["last_day"]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        pytest.param("it", "Scadrebbe il 10 aprile 2004, che non è lavorativo", id="it"),
        pytest.param("en", "It would end on 10 April 2004, no working day", id="en"),
    ],
)
def test_deadline_says_why_it_moved(capsys: Printed, lang: str, sentence: str) -> None:
    """
    A last day that rolled over is named.
    """
    main(["deadline", "2003-10-13", "--days", "180", "--roll-over", "europeo", "--lang", lang])

    assert sentence in _flat(capsys.readouterr().out)


def test_deadline_that_does_not_move_says_only_when_it_ends(capsys: Printed) -> None:
    """
    Without a roll-over there is one sentence.
    """
    main(["deadline", "2016-05-02", "--months", "36"])

    assert "Il termine finisce il 2 maggio 2019. Il giorno dell'evento, 2 maggio 2016, non si conta." == _flat(
        capsys.readouterr().out
    )


def test_deadline_without_the_extra_says_what_to_install(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A roll-over needs a calendar, and the message names the extra.
    """
    monkeypatch.setitem(sys.modules, "holidays", None)
    code = main(["deadline", "2016-05-02", "--days", "1", "--roll-over", "civile"])

    assert (2, True) == (code, "contratti-quartiere[calendar]" in capsys.readouterr().err)


TIMETABLE = ("timetable", "2016-05-02", "--code", "DLgs 163/2006", "--track", "ordinario")


def test_timetable_counts_back_the_standstill(capsys: Printed) -> None:
    """
    For a start on 2 May 2016 the award is communicated by 28 March 2016, 35 days before.
    """
    step = _json(capsys, *TIMETABLE)["steps"][3]

    assert {
        "stage": "aggiudicazione comunicata",
        "latest": "2016-03-28",
        "days": 35,
        "ground": "legge",
        "source": "DLgs 163/2006",
    } == step


def test_timetable_names_what_is_missing(capsys: Printed) -> None:
    """
    The figures that nobody set are listed.
    """
    values = _json(capsys, *TIMETABLE, "--offers", "20")

    assert ["days_for_evaluation", "days_for_checks"] == values["missing"]


@pytest.mark.parametrize(
    ("options", "reachable", "code"),
    [
        pytest.param((), None, 0, id="not-known"),
        pytest.param(("--offers", "20", "--evaluation", "5", "--checks", "2"), True, 0, id="just"),
        pytest.param(("--offers", "20", "--evaluation", "5", "--checks", "3"), False, 1, id="one-day-short"),
    ],
)
def test_timetable_tries_a_notice(capsys: Printed, options: tuple[str, ...], reachable: bool | None, code: int) -> None:
    """
    From 1 March to 2 May 2016 are 62 days: 20 + 5 + 2 + 35 fit, one more does not.
    """
    found = main([*TIMETABLE, *options, "--notice", "01/03/2016", "--json"])
    notice = json.loads(capsys.readouterr().out)["notice"]

    assert (code, {"day": "2016-03-01", "days": 62, "reachable": reachable}) == (found, notice)


@pytest.mark.parametrize(
    ("options", "lang", "answer"),
    [
        pytest.param((), "it", "non si può dire senza i dati mancanti.", id="not-known"),
        pytest.param(("--offers", "28"), "en", "it cannot be reached.", id="too-late"),
        pytest.param(
            ("--offers", "1", "--evaluation", "1", "--checks", "1"), "it", "almeno 38: ci si arriva.", id="in-time"
        ),
    ],
)
def test_timetable_prints_its_answer(capsys: Printed, options: tuple[str, ...], lang: str, answer: str) -> None:
    """
    The answer stands in a sentence, in either language.
    """
    main([*TIMETABLE, *options, "--notice", "2016-03-01", "--lang", lang])

    assert answer in _flat(capsys.readouterr().out)


def test_timetable_prints_no_answer_where_none_is_asked(capsys: Printed) -> None:
    """
    Without --notice the table stands alone, with what is missing under it.
    """
    main([*TIMETABLE])
    text = _flat(capsys.readouterr().out)

    assert text.endswith(
        "Mancano, e nessuno li ha fissati: - I giorni fra bando e scadenza delle offerte (--offers) - I giorni per"
        " valutare le offerte (--evaluation) - I giorni per le verifiche su chi vince e per comunicare"
        " l'aggiudicazione (--checks)"
    )


def test_timetable_with_all_figures_misses_none(capsys: Printed) -> None:
    """
    Where every stretch has its days, every stage has its last day.
    """
    main([*TIMETABLE, "--offers", "20", "--evaluation", "5", "--checks", "2"])
    text = _flat(capsys.readouterr().out)

    assert (True, False) == ("bando 1° marzo 2016 20 ipotesi" in text, "Mancano" in text)


def test_timetable_on_the_light_track_has_no_standstill(capsys: Printed) -> None:
    """
    On another track the standstill binds only if the documents recall it.
    """
    words = ("timetable", "2016-05-02", "--code", "DLgs 163/2006", "--track", "alleggerito")
    alone, recalled = _json(capsys, *words), _json(capsys, *words, "--recalled")

    assert [(0, "nessun termine"), (35, "documenti di gara")] == [
        (values["steps"][3]["days"], values["steps"][3]["ground"]) for values in (alone, recalled)
    ]


def test_window_without_a_rate_knows_the_net_only(capsys: Printed) -> None:
    """
    VAT that nobody gave is not zero: it is not there.
    """
    values = _json(capsys, "window", "2016-05-02", "12", "--amount", "12.00")

    assert {"year": 2016, "net": "8.00", "beyond_budget": False} == values["years"][0]


def test_window_prints_no_column_for_unknown_vat(capsys: Printed) -> None:
    """
    Without a rate the page has neither VAT nor gross.
    """
    main(["window", "2016-05-02", "36", "--amount", "360000.00"])

    assert "IVA" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param((), "mesi di servizio, 36 in tutto (2 maggio 2016 – 30 aprile 2019)", id="months"),
        pytest.param(
            ("--by", "giorni"), "giorni di servizio, 1094 in tutto (2 maggio 2016 – 30 aprile 2019)", id="days"
        ),
    ],
)
def test_window_prints_what_the_years_were_weighed_by(capsys: Printed, options: tuple[str, ...], words: str) -> None:
    """
    The count and the period of the division are shown, so that anyone can do it again.
    """
    main(["window", "2016-05-02", "36", "--declared-end", "2019-04", "--amount", "360000.00", *options])

    assert words in _flat(capsys.readouterr().out)
