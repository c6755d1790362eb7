"""
The figures of law, tender and policy: dated, with their source; law is never overridden, policy only by a named act.
"""

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dated_values import Dated, Parameter, ParameterKind
from contratti_quartiere.errors import NoVersionError, OverrideError, UnknownNameError, WrongTypeError
from contratti_quartiere.parameters import PARAMETERS, Override, Parameters
from contratti_quartiere.sources import LegalSource, Mark

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
ACT = LegalSource("determina 12/2026")
FIRST, LAST = date(2016, 4, 20), date(2023, 7, 1)
# "1 person 28–46 m², 2: 38–55, 3: 48–65, 4: 58–80, 5: 68–93, 6 or more: from 78".
BANDS = "28-46 38-55 48-65 58-80 68-93 78-"


@pytest.mark.parametrize(
    ("since", "until", "day", "expected"),
    [
        pytest.param(FIRST, LAST, FIRST - DAY, False, id="day before the first"),
        pytest.param(FIRST, LAST, FIRST, True, id="first day"),
        pytest.param(FIRST, LAST, LAST - DAY, True, id="last day"),
        pytest.param(FIRST, LAST, LAST, False, id="day after the last"),
        pytest.param(None, LAST, date.min, True, id="always until"),
        pytest.param(None, LAST, LAST, False, id="no longer"),
        pytest.param(FIRST, None, FIRST - DAY, False, id="not yet"),
        pytest.param(FIRST, None, date.max, True, id="ever since"),
        pytest.param(None, None, date.min, True, id="always"),
    ],
)
def test_holds(since: date | None, until: date | None, day: date, expected: bool) -> None:
    """
    A dated value holds from its first day up to the day before the one on which it no longer does.
    """
    assert expected is Dated(value=1, since=since, until=until, source=ACT).holds(day)


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        pytest.param("procurement_code", date(2006, 6, 30), None, id="30 June 2006"),
        pytest.param("procurement_code", date(2006, 7, 1), "DLgs 163/2006", id="1 July 2006"),
        pytest.param("procurement_code", date(2016, 4, 19), "DLgs 163/2006", id="19 April 2016"),
        pytest.param("procurement_code", date(2016, 4, 20), "DLgs 50/2016", id="20 April 2016"),
        pytest.param("procurement_code", date(2023, 6, 30), "DLgs 50/2016", id="30 June 2023"),
        pytest.param("procurement_code", date(2023, 7, 1), "DLgs 36/2023", id="1 July 2023"),
        pytest.param("standstill_days", date(2006, 6, 30), None, id="standstill, 30 June 2006"),
        pytest.param("standstill_days", date(2006, 7, 1), 30, id="standstill, 1 July 2006"),
        pytest.param("standstill_days", date(2010, 4, 26), 30, id="standstill, 26 April 2010"),
        pytest.param("standstill_days", date(2010, 4, 27), 35, id="standstill, 27 April 2010"),
        pytest.param("standstill_days", date(2016, 4, 20), 35, id="standstill, 20 April 2016"),
        pytest.param("standstill_days", date(2023, 7, 1), 35, id="standstill, 1 July 2023"),
        pytest.param("standstill_days", date(2024, 12, 30), 35, id="standstill, 30 December 2024"),
        pytest.param("standstill_days", date(2024, 12, 31), 32, id="standstill, 31 December 2024"),
        pytest.param("stipulation_days", date(2006, 6, 30), None, id="stipulation, 30 June 2006"),
        pytest.param("stipulation_days", date(2006, 7, 1), 60, id="stipulation, 1 July 2006"),
        pytest.param("stipulation_days", date(2016, 4, 20), 60, id="stipulation, 20 April 2016"),
        pytest.param("stipulation_days", date(2023, 7, 1), 60, id="stipulation, 1 July 2023"),
        pytest.param("stipulation_days_below_threshold", date(2023, 6, 30), None, id="below, 30 June 2023"),
        pytest.param("stipulation_days_below_threshold", date(2023, 7, 1), 30, id="below, 1 July 2023"),
        pytest.param("guarantee_share", date(2006, 6, 30), None, id="guarantee, 30 June 2006"),
        pytest.param("guarantee_share", date(2006, 7, 1), 10, id="guarantee, 1 July 2006"),
        pytest.param("guarantee_share", date(2016, 4, 20), 10, id="guarantee, 20 April 2016"),
        pytest.param("guarantee_share", date(2023, 7, 1), 10, id="guarantee, 1 July 2023"),
        pytest.param("guarantee_share_below_threshold", date(2023, 6, 30), None, id="guarantee below, 30 June 2023"),
        pytest.param("guarantee_share_below_threshold", date(2023, 7, 1), 5, id="guarantee below, 1 July 2023"),
        pytest.param("reserved_max_months", date(2016, 4, 19), None, id="reserved, 19 April 2016"),
        pytest.param("reserved_max_months", date(2016, 4, 20), 36, id="reserved, 20 April 2016"),
        pytest.param("reserved_max_months", date(2023, 7, 1), 36, id="reserved, 1 July 2023"),
        pytest.param("missing_day", date.min, "ultimo", id="missing day"),
        pytest.param("size_bands", date(2017, 8, 7), None, id="size bands, 7 August 2017"),
        pytest.param("size_bands", date(2017, 8, 8), BANDS, id="size bands, 8 August 2017"),
        pytest.param("size_bands", date.max, BANDS, id="size bands, ever since"),
    ],
)
def test_figure_in_force(name: str, day: date, expected: int | str | None) -> None:
    """
    Each figure has the value that its source sets on the day, and none before its first.
    """
    dated = PARAMETERS[name].on(day)

    assert expected == (None if dated is None else dated.value)


@pytest.mark.parametrize(
    "name",
    [
        "days_for_checks",
        "days_for_evaluation",
        "days_for_offers",
        "difference_days_worth_showing",
        "notice_days",
        "one_offer_at_a_time",
        "release_days",
        "savings_must_be_verified",
        "secure_within_days",
        "stay_limit_months",
    ],
)
@given(st.dates())
def test_nobodys_figure_is_filled_in(name: str, day: date) -> None:
    """
    "What no law sets has no silent value": a policy that nobody has set is none on any day.
    """
    assert None is PARAMETERS[name].on(day)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2006, 7, 1), "DLgs 163/2006", id="first day of the first code"),
        pytest.param(date(2016, 4, 19), "DLgs 163/2006", id="last day of the first code"),
        pytest.param(date(2016, 4, 20), "DLgs 50/2016", id="first day of the second code"),
        pytest.param(date.max, "DLgs 36/2023", id="ever since"),
    ],
)
def test_value_that_is_required(day: date, expected: str) -> None:
    """
    Whoever cannot go on without a figure is given the one in force on the day.
    """
    assert expected == PARAMETERS["procurement_code"].required(day).value


ASK_ANOTHER_DAY = Bilingual("chiedere un giorno in cui un valore è noto", "ask about a day on which a value is known")
NOTICE_BY_AN_ACT = Bilingual(
    "fissarlo con un atto: PARAMETERS.override('notice_days', ..., source='determina 12/2026')",
    "set it by an act: PARAMETERS.override('notice_days', ..., source='determina 12/2026')",
)
BANDS_BY_AN_ACT = Bilingual(
    "fissarlo con un atto: PARAMETERS.override('size_bands', ..., source='determina 12/2026')",
    "set it by an act: PARAMETERS.override('size_bands', ..., source='determina 12/2026')",
)


@pytest.mark.parametrize(
    ("name", "day", "first", "reason", "remedy"),
    [
        pytest.param(
            "procurement_code",
            date(2006, 6, 30),
            date(2006, 7, 1),
            Bilingual("i valori noti cominciano il 1° luglio 2006", "the known values start on 1 July 2006"),
            ASK_ANOTHER_DAY,
            id="law before its first version",
        ),
        pytest.param(
            "size_bands",
            date(2017, 8, 7),
            date(2017, 8, 8),
            Bilingual("i valori noti cominciano l'8 agosto 2017", "the known values start on 8 August 2017"),
            BANDS_BY_AN_ACT,
            id="policy before its first version",
        ),
        pytest.param(
            "notice_days",
            TODAY,
            None,
            Bilingual("nessuno l'ha fissato", "nobody has set it"),
            NOTICE_BY_AN_ACT,
            id="policy that nobody has set",
        ),
    ],
)
def test_day_without_a_value(name: str, day: date, first: date | None, reason: Bilingual, remedy: Bilingual) -> None:
    """
    A day before the first value of a figure, or any of one that nobody has set, is refused with what to do instead.
    """
    with pytest.raises(NoVersionError) as caught:
        PARAMETERS[name].required(day)

    error = caught.value
    assert (name, day, first, reason, remedy) == (error.name, error.day, error.first, error.reason, error.remedy)


def test_day_after_the_last_value() -> None:
    """
    A day on which the last value no longer holds is refused as well, though the figure has had one always.
    """
    past = attrs.evolve(PARAMETERS["procurement_code"], values=(Dated(value="DLgs 163/2006", until=FIRST, source=ACT),))
    with pytest.raises(NoVersionError) as caught:
        past.required(FIRST)

    assert (date.min, Bilingual("quel giorno non vale nessun valore", "no value holds on that day")) == (
        caught.value.first,
        caught.value.reason,
    )


def test_names_are_unique() -> None:
    """
    No two parameters have one name.
    """
    names = [parameter.id for parameter in PARAMETERS.known]

    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("parameter", PARAMETERS.known, ids=lambda parameter: parameter.id)
def test_name_is_one_word(parameter: Parameter) -> None:
    """
    The name of a parameter is one lower-case word, as programs and small documents write it.
    """
    assert re.fullmatch("[a-z]+(_[a-z]+)*", parameter.id)


@pytest.mark.parametrize("parameter", PARAMETERS.known, ids=lambda parameter: parameter.id)
def test_figure_is_said_in_both_languages(parameter: Parameter) -> None:
    """
    A figure says in both languages what it is and what it is counted in.
    """
    said = (parameter.label.it, parameter.label.en, parameter.unit.it, parameter.unit.en)

    assert [] == [text for text in said if not text.strip()]


@pytest.mark.parametrize("parameter", PARAMETERS.known, ids=lambda parameter: parameter.id)
def test_values_follow_each_other(parameter: Parameter) -> None:
    """
    The values of a figure follow one another without a gap and without a day on which two would hold.
    """
    assert [] == [(old, new) for old, new in pairwise(parameter.values) if old.until is None or old.until != new.since]


@pytest.mark.parametrize("parameter", PARAMETERS.known, ids=lambda parameter: parameter.id)
def test_values_are_of_the_kind_that_may_be_set(parameter: Parameter) -> None:
    """
    Our own values are such as a body might set in their place: a word of the list, a text of the form, or a count.
    """
    free = Parameters((attrs.evolve(parameter, kind=ParameterKind.POLICY),))

    assert [dated.value for dated in parameter.values] == [
        free.override(parameter.id, dated.value, source="determina 12/2026")[parameter.id].values[0].value
        for dated in parameter.values
    ]


@pytest.mark.parametrize("parameter", PARAMETERS.known, ids=lambda parameter: parameter.id)
def test_words_or_a_form(parameter: Parameter) -> None:
    """
    The values of a figure are words, or have a form, or are counts: never two of these.
    """
    assert not (parameter.words and parameter.form)


def test_only_law_and_doubtful_readings_have_our_value() -> None:
    """
    "None has a silent value, save `small_number` and the reading of a missing day"; regulation and model call have one.

    "None on record a year after the award" is a figure too: it stands here, where a body can set another.
    """
    marks = {
        parameter.id: [dated.source.mark for dated in parameter.values]
        for parameter in PARAMETERS.known
        if parameter.kind is not ParameterKind.LAW and parameter.values
    }

    assert {
        "award_notice_months": [Mark.POLICY],
        "missing_day": [Mark.OPEN],
        "region_min_share": [Mark.SOURCE],
        "size_bands": [Mark.KNOWN],
        "small_number": [Mark.POLICY],
        "urbanisation_max_share": [Mark.SOURCE],
    } == marks


@pytest.mark.parametrize(
    ("name", "value", "paragraph"),
    [
        pytest.param("region_min_share", 35, 2, id="region"),
        pytest.param("urbanisation_max_share", 40, 3, id="urbanisation"),
    ],
)
@pytest.mark.parametrize("known", [False, True], ids=["the day before", "the first day"])
def test_published_shares_of_the_model_call(name: str, value: int, paragraph: int, *, known: bool) -> None:
    """
    Published (model call art. 1): the Region puts 35 per cent, urbanisation takes 40, from 23 April 2003 on.
    """
    found = PARAMETERS[name].on(date(2003, 4, 23 if known else 22))
    source = LegalSource("bando tipo, allegato 2 al DM 30.12.2002", f"art. 1 c. {paragraph}", Mark.SOURCE)

    assert (Dated(value=value, since=date(2003, 4, 23), source=source) if known else None) == found


def test_size_bands_name_their_regulation() -> None:
    """
    The figures of the size bands are those of R.R. 4/2017.
    """
    (dated,) = PARAMETERS["size_bands"].values

    assert "R.R. Lombardia 4/2017" == dated.source.act


def test_unknown_parameter() -> None:
    """
    A name that does not exist is refused with the names that do, sorted.
    """
    with pytest.raises(UnknownNameError) as caught:
        PARAMETERS["soglia"]

    error = caught.value
    known = tuple(sorted(parameter.id for parameter in PARAMETERS.known))
    assert (Bilingual("parametro", "parameter"), "soglia", known) == (error.what, error.name, error.known)


def test_override() -> None:
    """
    A policy that a body sets holds on every day, with the body's act as its source.
    """
    parameters = PARAMETERS.override("difference_days_worth_showing", 30, source="determina 12/2026")
    expected = Dated(value=30, source=LegalSource("determina 12/2026", mark=Mark.POLICY))

    assert (expected,) == parameters["difference_days_worth_showing"].values


def test_override_leaves_the_others() -> None:
    """
    An override changes its own figure and no other.
    """
    parameters = PARAMETERS.override("difference_days_worth_showing", 30, source="determina 12/2026")
    changed = [new.id for old, new in zip(PARAMETERS.known, parameters.known, strict=True) if old != new]

    assert ["difference_days_worth_showing"] == changed


def test_override_leaves_the_table() -> None:
    """
    An override returns new parameters and leaves the library's own as they were.
    """
    PARAMETERS.override("difference_days_worth_showing", 30, source="determina 12/2026")

    assert ((), ()) == (PARAMETERS["difference_days_worth_showing"].values, PARAMETERS.overrides)


def test_overrides_are_listed() -> None:
    """
    Every override is listed with its act, in order; a second one of the same figure takes the place of the first.
    """
    parameters = (
        PARAMETERS.override("difference_days_worth_showing", 30, source="determina 12/2026")
        .override("missing_day", "penultimo", source="capitolato art. 4")
        .override("difference_days_worth_showing", 60, source="determina 13/2026")
    )

    assert (
        Override("missing_day", "penultimo", "capitolato art. 4"),
        Override("difference_days_worth_showing", 60, "determina 13/2026"),
    ) == parameters.overrides


@pytest.mark.parametrize("value", [0, 1, 10**9 - 1])
def test_counts_that_may_be_set(value: int) -> None:
    """
    A count is any whole number from zero up.
    """
    dated = PARAMETERS.override("days_for_offers", value, source="determina 12/2026")["days_for_offers"].on(TODAY)

    assert dated is not None
    assert value == dated.value


@pytest.mark.parametrize("name", ["one_offer_at_a_time", "savings_must_be_verified"])
@pytest.mark.parametrize("value", ["sì", "no"])
def test_yes_or_no(name: str, value: str) -> None:
    """
    Whether a dwelling stands in one open offer only, or a saving is verified first, is set in words: *sì* or *no*.
    """
    dated = PARAMETERS.override(name, value, source="determina 12/2026")[name].on(TODAY)

    assert dated is not None
    assert value == dated.value


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("28-", id="one band without an end"),
        pytest.param("28-46", id="one band"),
        pytest.param("28-46 38-55 78-", id="three bands"),
        pytest.param(BANDS, id="ours"),
    ],
)
def test_size_bands(value: str) -> None:
    """
    Size bands are set as pairs of square metres, by members from one up; an end may be open.
    """
    dated = PARAMETERS.override("size_bands", value, source="determina 12/2026")["size_bands"].on(date.min)

    assert dated is not None
    assert value == dated.value


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("m2 55:700 1000", id="one band by area"),
        pytest.param("vani 1:375 2:800 2000", id="two bands by rooms"),
        pytest.param("vani 500", id="one amount"),
    ],
)
def test_moving_allowance(value: str) -> None:
    """
    What an agreement gives for a move is set as amounts by square metres or rooms, the last one beyond all bands.
    """
    dated = PARAMETERS.override("moving_allowance", value, source="accordo")["moving_allowance"].on(date.min)

    assert dated is not None
    assert value == dated.value


FORM = (
    Bilingual("non ha la forma del parametro", "has not the form of the parameter"),
    Bilingual(
        "scrivere fasce di metri quadrati da 1 componente in su, come 28-46 38-55 78-",
        "write bands of square metres from 1 member up, as 28-46 38-55 78-",
    ),
)
AGREED = (
    FORM[0],
    Bilingual(
        "scrivere euro secondo i metri quadrati (m2) o i vani (vani), come m2 55:700 1000: fino a 55 m² 700,"
        " oltre 1000",
        "write euro by square metres (m2) or rooms (vani), as m2 55:700 1000: up to 55 m² 700, beyond 1000",
    ),
)
YES_OR_NO = (
    Bilingual("non è fra le parole ammesse", "is not among the words allowed"),
    Bilingual("scrivere una di: sì, no", "write one of: sì, no"),
)
COUNT = (
    Bilingual("non è un numero intero da zero in su", "is not a whole number from zero up"),
    Bilingual("scrivere giorni", "write days"),
)
WORD = (
    Bilingual("non è fra le parole ammesse", "is not among the words allowed"),
    Bilingual("scrivere una di: ultimo, penultimo", "write one of: ultimo, penultimo"),
)
LAW = (Bilingual("lo fissa la legge", "the law sets it"), Bilingual("togliere la modifica", "take the override away"))
NOBODY = (
    Bilingual("manca chi l'ha deciso", "nobody is named who set it"),
    Bilingual("indicare l'atto: source='determina 12/2026'", "name the act: source='determina 12/2026'"),
)


@pytest.mark.parametrize(
    ("name", "value", "source", "found", "expected"),
    [
        pytest.param("procurement_code", "DLgs 36/2023", "sindaco", "'DLgs 36/2023'", LAW, id="law"),
        pytest.param("standstill_days", 20, "sindaco", "20", LAW, id="law, a count"),
        pytest.param("days_for_offers", 30, "", "30", NOBODY, id="no source"),
        pytest.param("days_for_offers", 30, " \t", "30", NOBODY, id="blank source"),
        pytest.param("days_for_offers", 30, None, "30", NOBODY, id="source that is no text"),
        pytest.param("days_for_offers", -1, "sindaco", "-1", COUNT, id="negative"),
        pytest.param("days_for_offers", True, "sindaco", "True", COUNT, id="boolean"),
        pytest.param("days_for_offers", "30", "sindaco", "'30'", COUNT, id="text for a count"),
        pytest.param("missing_day", "terzultimo", "sindaco", "'terzultimo'", WORD, id="unknown word"),
        pytest.param("missing_day", 0, "sindaco", "0", WORD, id="count for a word"),
        pytest.param("one_offer_at_a_time", "si", "sindaco", "'si'", YES_OR_NO, id="yes without its accent"),
        pytest.param("one_offer_at_a_time", True, "sindaco", "True", YES_OR_NO, id="true for yes"),
        pytest.param("moving_allowance", 700, "sindaco", "700", AGREED, id="count for an allowance"),
        pytest.param("moving_allowance", "m2", "sindaco", "'m2'", AGREED, id="no amount"),
        pytest.param("moving_allowance", "m2 55:700", "sindaco", "'m2 55:700'", AGREED, id="nothing beyond"),
        pytest.param("moving_allowance", "55:700 1000", "sindaco", "'55:700 1000'", AGREED, id="no measure"),
        pytest.param("size_bands", "", "sindaco", "''", FORM, id="no band"),
        pytest.param("size_bands", "28", "sindaco", "'28'", FORM, id="a number for a band"),
        pytest.param("size_bands", "-46", "sindaco", "'-46'", FORM, id="band without a beginning"),
        pytest.param("size_bands", "28-46 ", "sindaco", "'28-46 '", FORM, id="blank at the end"),
        pytest.param("size_bands", "28-46  38-55", "sindaco", "'28-46  38-55'", FORM, id="two blanks"),
        pytest.param("size_bands", "28-46,38-55", "sindaco", "'28-46,38-55'", FORM, id="commas"),
        pytest.param("size_bands", "28.5-46", "sindaco", "'28.5-46'", FORM, id="decimals"),
        pytest.param("size_bands", "28-46\n", "sindaco", r"'28-46\n'", FORM, id="line break"),
        pytest.param("size_bands", 28, "sindaco", "28", FORM, id="count for a form"),
        pytest.param("size_bands", "٢٨-٤٦", "sindaco", "'٢٨-٤٦'", FORM, id="other digits"),
        pytest.param("size_bands", f"{'9' * 5_000}-", "sindaco", f"'{'9' * 59}…'", FORM, id="number too long"),
    ],
)
def test_refused_override(
    name: str, value: int | str, source: Any, found: str, expected: tuple[Bilingual, Bilingual]
) -> None:
    """
    "Law cannot be overridden", and a policy is set to what it may be, by somebody who is named.
    """
    with pytest.raises(OverrideError) as caught:
        PARAMETERS.override(name, value, source=source)

    error = caught.value
    assert (name, found, *expected) == (error.parameter, error.found, error.reason, error.remedy)


def test_override_of_nothing() -> None:
    """
    A figure that does not exist cannot be set.
    """
    with pytest.raises(UnknownNameError) as caught:
        PARAMETERS.override("soglia", 1, source="determina 12/2026")

    assert "soglia" == caught.value.name


def test_figure_of_a_tender_may_be_set() -> None:
    """
    "Policy and tender values can be overridden by the caller".
    """
    known = tuple(attrs.evolve(figure, kind=ParameterKind.TENDER) for figure in PARAMETERS.known)
    parameters = Parameters(known).override("procurement_code", "DLgs 50/2016", source="disciplinare art. 1")
    dated = parameters["procurement_code"].on(date.min)

    assert dated is not None
    assert "DLgs 50/2016" == dated.value


@given(strategies.parameters())
def test_law_stands_whatever_is_set(parameters: Parameters) -> None:
    """
    "Law cannot be overridden": no override changes a figure of law.
    """

    def law(figures: Parameters) -> list[Parameter]:
        return [figure for figure in figures.known if figure.kind is ParameterKind.LAW]

    assert law(PARAMETERS) == law(parameters)


@given(strategies.parameters())
def test_what_is_set_is_in_force(parameters: Parameters) -> None:
    """
    What the report lists as set is what the rules are given, on its first day and on its last.
    """
    ends = [
        (override, day)
        for override in parameters.overrides
        for day in (override.since or date.min, override.until - DAY if override.until else date.max)
    ]
    in_force = [(override, parameters[override.parameter].on(day)) for override, day in ends]

    assert [] == [override for override, dated in in_force if dated is None or dated.value != override.value]


YEAR = {"since": date(2018, 1, 1), "until": date(2019, 1, 1)}
SET = PARAMETERS.override("notice_days", 30, source="determina 12/2017", **YEAR)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2017, 12, 31), None, id="day before"),
        pytest.param(date(2018, 1, 1), 30, id="first day"),
        pytest.param(date(2018, 12, 31), 30, id="last day"),
        pytest.param(date(2019, 1, 1), None, id="day after"),
    ],
)
def test_dated_override(day: date, expected: int | None) -> None:
    """
    A figure that a body set for a year holds in that year only; on other days nobody has set it.
    """
    dated = SET["notice_days"].on(day)

    assert expected == (None if dated is None else dated.value)


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        pytest.param(
            None,
            None,
            [(None, None, 90)],
            id="always",
        ),
        pytest.param(
            date(2018, 7, 1),
            None,
            [(date(2018, 1, 1), date(2018, 7, 1), 30), (date(2018, 7, 1), None, 90)],
            id="from the middle on",
        ),
        pytest.param(
            None,
            date(2018, 7, 1),
            [(None, date(2018, 7, 1), 90), (date(2018, 7, 1), date(2019, 1, 1), 30)],
            id="until the middle",
        ),
        pytest.param(
            date(2018, 5, 1),
            date(2018, 7, 1),
            [
                (date(2018, 1, 1), date(2018, 5, 1), 30),
                (date(2018, 5, 1), date(2018, 7, 1), 90),
                (date(2018, 7, 1), date(2019, 1, 1), 30),
            ],
            id="in the middle",
        ),
        pytest.param(date(2018, 1, 1), date(2019, 1, 1), [(date(2018, 1, 1), date(2019, 1, 1), 90)], id="same days"),
        pytest.param(date(2017, 1, 1), date(2020, 1, 1), [(date(2017, 1, 1), date(2020, 1, 1), 90)], id="around it"),
        pytest.param(
            date(2019, 1, 1),
            None,
            [(date(2018, 1, 1), date(2019, 1, 1), 30), (date(2019, 1, 1), None, 90)],
            id="after it",
        ),
        pytest.param(
            None,
            date(2018, 1, 1),
            [(None, date(2018, 1, 1), 90), (date(2018, 1, 1), date(2019, 1, 1), 30)],
            id="before it",
        ),
    ],
)
def test_second_override(
    since: date | None, until: date | None, expected: list[tuple[date | None, date | None, int]]
) -> None:
    """
    A second override of a figure takes the place of the first on its own days; on the others the first still holds.
    """
    twice = SET.override("notice_days", 90, source="determina 3/2018", since=since, until=until)
    values = [(dated.since, dated.until, dated.value) for dated in twice["notice_days"].values]
    listed = [(override.since, override.until, override.value) for override in twice.overrides]

    assert (expected, set(expected)) == (values, set(listed))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2017, 8, 7), None, id="nobody's yet"),
        pytest.param(date(2017, 8, 8), BANDS, id="the library's before"),
        pytest.param(date(2017, 12, 31), BANDS, id="day before"),
        pytest.param(date(2018, 1, 1), "28-", id="first day"),
        pytest.param(date(2018, 12, 31), "28-", id="last day"),
        pytest.param(date(2019, 1, 1), BANDS, id="day after"),
    ],
)
def test_our_value_stays_on_the_other_days(day: date, expected: str | None) -> None:
    """
    Outside the days of an override the value of the library holds, with its own source, before them and after.
    """
    dated = PARAMETERS.override("size_bands", "28-", source="delibera 1/2018", **YEAR)["size_bands"].on(day)

    assert expected == (None if dated is None else dated.value)


def test_largest_figure() -> None:
    """
    A figure of nine digits can be set, and one of ten is refused.
    """
    assert (
        999_999_999 == PARAMETERS.override("notice_days", 999_999_999, source="delibera")["notice_days"].values[0].value
    )
    with pytest.raises(OverrideError) as caught:
        PARAMETERS.override("notice_days", 1_000_000_000, source="delibera")

    assert Bilingual("ha più di nove cifre", "has more than nine digits") == caught.value.reason


def test_first_day_of_the_calendar() -> None:
    """
    An override since the first day of the calendar leaves nothing before itself.
    """
    parameters = PARAMETERS.override("small_number", 3, source="delibera 1/2018", since=date.min)

    assert [(date.min, 3)] == [(dated.since, dated.value) for dated in parameters["small_number"].values]


@pytest.mark.parametrize(
    ("since", "until"),
    [
        pytest.param(date(2018, 1, 1), date(2018, 1, 1), id="no day"),
        pytest.param(date(2018, 1, 2), date(2018, 1, 1), id="backwards"),
        pytest.param(None, date.min, id="before the calendar"),
    ],
)
def test_override_of_no_day(since: date | None, until: date) -> None:
    """
    An override whose end is not after its beginning holds on no day, and is refused.
    """
    with pytest.raises(OverrideError) as caught:
        PARAMETERS.override("notice_days", 30, source="determina 12/2017", since=since, until=until)

    days = f"since={since or '0001-01-01'} until={until}"
    assert (
        "notice_days",
        "30",
        Bilingual(f"non vale nemmeno un giorno, {days}", f"does not hold on even one day, {days}"),
        Bilingual("scrivere in until il giorno dopo l'ultimo", "write the day after the last as until"),
    ) == (caught.value.parameter, caught.value.found, caught.value.reason, caught.value.remedy)


@pytest.mark.parametrize("key", ["since", "until"])
@pytest.mark.parametrize("day", ["2018-01-01", datetime(2018, 1, 1, tzinfo=UTC)], ids=["text", "with a time"])
def test_days_of_an_override_are_dates(key: str, day: Any) -> None:
    """
    The days of an override are dates, and nothing that looks like one.
    """
    with pytest.raises(WrongTypeError) as caught:
        PARAMETERS.override("notice_days", 30, source="determina 12/2017", **{key: day})

    assert f"Override.{key}" == caught.value.where


def _calendar(parameters: Parameters, name: str, around: list[date]) -> list[int | str | None]:
    values = [parameters[name].on(day) for day in around]
    return [None if dated is None else dated.value for dated in values]


@given(strategies.parameters(), strategies.overrides())
def test_override_holds_on_its_days_alone(before: Parameters, override: Override) -> None:
    """
    An override changes its figure on its first and last day, and nothing on the day before or the day after.
    """
    name, since, until = override.parameter, override.since, override.until
    after = before.override(name, override.value, source=override.source, since=since, until=until)
    inside = [since or date.min, until - DAY if until else date.max]
    # Nothing comes before the first day of the calendar.
    outside = [day for day in (since - DAY if since and since > date.min else None, until) if day is not None]

    assert ([override.value] * 2, _calendar(before, name, outside)) == (
        _calendar(after, name, inside),
        _calendar(after, name, outside),
    )


@given(strategies.parameters())
def test_no_two_overrides_hold_on_one_day(parameters: Parameters) -> None:
    """
    The overrides of one figure, in order of time, each end before the next begins.
    """
    held = sorted(parameters.overrides, key=lambda override: (override.parameter, override.since or date.min))

    assert [] == [
        (old, new)
        for old, new in pairwise(held)
        if old.parameter == new.parameter and (old.until is None or new.since is None or new.since < old.until)
    ]


@given(strategies.parameters())
def test_one_value_a_day_whatever_is_set(parameters: Parameters) -> None:
    """
    The values of a figure stand in order of time, and no two of them hold on one day.
    """
    assert [] == [
        (old, new)
        for parameter in parameters.known
        for old, new in pairwise(parameter.values)
        if old.until is None or new.since is None or new.since < old.until
    ]
