"""
`extension-foreseen`: an option extends no longer than the documents foresee.
"""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month
from contratti_quartiere.estimates import LotEstimate, OptionKind, PricedOption
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import MissingDay, Period
from contratti_quartiere.procedures import SelfImposedArticle
from contratti_quartiere.procurement import Lot, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import Report, validate
from contratti_quartiere.rules.extension_foreseen import RULES
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict
from contratti_quartiere.windows import ServiceWindow

TODAY = date(2026, 11, 22)
NOTICE = date(2016, 4, 20)
END = date(2019, 5, 1)
SIGNED = date(2019, 4, 24)
SIX = PricedOption(kind=OptionKind.EXTENSION, months=6)
TERM = ServiceWindow(start=date(2016, 5, 2), months=36, declared_end=END)
ACTS = "/tenders/0/term/acts"


def extension(new_end: date | Month, on: date = SIGNED, kind: ActKind = ActKind.OPTION_EXTENSION) -> WindowAct:
    """
    Return an act that extends.
    """
    return WindowAct(kind=kind, on=on, new_end=new_end)


def lot(*options: PricedOption, name: str = "lotto-1") -> Lot:
    """
    Return a lot whose documents foresee options.
    """
    return Lot(id=name, estimate=LotEstimate(base=Euro("1000000.00"), options=options))


def tender(
    *acts: WindowAct, lots: tuple[Lot, ...] = (lot(SIX),), term: ServiceWindow = TERM, notice: date | None = NOTICE
) -> Tender:
    """
    Return a tender on the ordinary track, with the acts on its term.
    """
    return Tender(id="gara", notice_date=notice, track=Track.ORDINARY, lots=lots, term=attrs.evolve(term, acts=acts))


def report(*tenders: Tender, contracts: tuple[ServiceContract, ...] = ()) -> Report:
    """
    Return what all versions of the rule report.
    """
    return validate(Programme(tenders=tenders, service_contracts=contracts), on=TODAY, rules=RULES)


def judged(*tenders: Tender, contracts: tuple[ServiceContract, ...] = ()) -> list[Verdict]:
    """
    Return what all versions of the rule say.
    """
    return [entry.verdict for entry in report(*tenders, contracts=contracts).entries]


ASKED = (Comparison("new_end", Relation.LESS, "end + 1 +m months_foreseen"),)


def facts(new_end: date | Month, months: int, *others: Fact) -> tuple[Fact, ...]:
    """
    Return the evidence on an extension.
    """
    return (
        Fact("act_on", SIGNED),
        Fact("lot", "lotto-1"),
        Fact("new_end", new_end),
        Fact("months_foreseen", months),
        *others,
    )


def test_published_six_months() -> None:
    """
    Published: the documents foresee 6 months; the term 2 May 2016 - 1 May 2019 is extended to 1 November 2019.
    """
    assert [
        Kept(
            path=ACTS,
            message=Bilingual(
                "proroga del 24 aprile 2019, lotto lotto-1, nuova fine 1° novembre 2019: entro quanto prevedono i"
                " documenti, 6 mesi dalla fine (1° maggio 2019)",
                "extension of 24 April 2019, lot lotto-1, new end 1 November 2019: within what the documents foresee,"
                " 6 months from the end (1 May 2019)",
            ),
            facts=facts(date(2019, 11, 1), 6, Fact("end", END)),
            comparisons=ASKED,
        )
    ] == judged(tender(extension(date(2019, 11, 1))))


def test_published_twelve_months() -> None:
    """
    Published: an "option" of 12 months where the documents foresee 6.
    """
    assert [
        Breach(
            path=ACTS,
            message=Bilingual(
                "proroga del 24 aprile 2019, lotto lotto-1, nuova fine 1° maggio 2020: oltre quanto prevedono i"
                " documenti, 6 mesi dalla fine (1° maggio 2019)",
                "extension of 24 April 2019, lot lotto-1, new end 1 May 2020: beyond what the documents foresee, 6"
                " months from the end (1 May 2019)",
            ),
            facts=facts(date(2020, 5, 1), 6, Fact("end", END)),
            comparisons=ASKED,
        )
    ] == judged(tender(extension(date(2020, 5, 1))))


FIFTH = PricedOption(kind=OptionKind.FIFTH, months=12)


@pytest.mark.parametrize("options", [(), (FIFTH,)], ids=["no option", "another option"])
@pytest.mark.parametrize("term", [TERM, ServiceWindow(start=date(2016, 5, 2))], ids=["end known", "end unknown"])
def test_published_none_foreseen(term: ServiceWindow, options: tuple[PricedOption, ...]) -> None:
    """
    Published: an "option" where the documents foresee none, whatever the end was.
    """
    message = Bilingual(
        "proroga del 24 aprile 2019, lotto lotto-1: i documenti non la prevedono",
        "extension of 24 April 2019, lot lotto-1: the documents do not foresee it",
    )

    assert [
        Breach(
            path=ACTS,
            message=message,
            facts=facts(date(2019, 11, 1), 0),
            comparisons=(Comparison("months_foreseen", Relation.MORE, "0"),),
        )
    ] == judged(tender(extension(date(2019, 11, 1)), lots=(lot(*options),), term=term))


@pytest.mark.parametrize(
    ("new_end", "expected"),
    [
        (date(2019, 10, 31), Kept),
        (date(2019, 11, 1), Kept),
        (date(2019, 11, 2), Breach),
        (date(2019, 11, 3), Breach),
    ],
    ids=["day before the last", "last day", "day after", "two days after"],
)
def test_to_the_day(new_end: date, expected: type[Verdict]) -> None:
    """
    Six months from 2 May 2019 end on 1 November 2019.
    """
    assert [expected] == list(map(type, judged(tender(extension(new_end)))))


def test_one_month_is_said_as_one() -> None:
    """
    One month is said in the singular, and options of a lot add up.
    """
    one = attrs.evolve(SIX, months=1)
    (alone,), (both,) = (
        judged(tender(extension(date(2019, 7, 1)), lots=(lot(*options),))) for options in ((one,), (one, one))
    )

    assert (Breach, Kept) == (type(alone), type(both))
    assert "1 mese dalla fine" in alone.message.it
    assert "1 month from the end" in alone.message.en
    assert "2 mesi dalla fine" in both.message.it


@pytest.mark.parametrize(
    ("end", "missing_day", "new_end", "expected"),
    [
        pytest.param(date(2019, 2, 28), None, date(2019, 8, 31), Kept, id="from 1 March to 31 August"),
        pytest.param(date(2019, 2, 28), None, date(2019, 9, 1), Breach, id="a day more"),
        pytest.param(date(2019, 8, 30), None, date(2020, 2, 29), Kept, id="day that is missing: last day of the month"),
        pytest.param(date(2019, 8, 30), None, date(2020, 3, 1), Breach, id="day that is missing: a day more"),
        pytest.param(date(2019, 8, 30), MissingDay.LAST_DAY_IS_END, date(2020, 2, 29), Kept, id="so the deed has it"),
        pytest.param(
            date(2019, 8, 30), MissingDay.CLAMP_THEN_MINUS_ONE, date(2020, 2, 29), Breach, id="the deed has another"
        ),
        pytest.param(
            date(2019, 8, 30), MissingDay.CLAMP_THEN_MINUS_ONE, date(2020, 2, 28), Kept, id="and its last day"
        ),
    ],
)
def test_ends_of_months(end: date, missing_day: MissingDay | None, new_end: date, expected: type[Verdict]) -> None:
    """
    Months are those of a window: from the day after the end, and where the day is missing as the deed reads it.
    """
    term = ServiceWindow(start=date(2016, 5, 2), declared_end=end, missing_day=missing_day)
    act = extension(new_end, on=date(2019, 1, 15))

    assert [expected] == list(map(type, judged(tender(act, term=term))))


@pytest.mark.parametrize(
    ("end", "new_end", "expected"),
    [
        pytest.param(Month(2019, 4), Month(2019, 10), Kept, id="months"),
        pytest.param(Month(2019, 4), Month(2019, 11), Breach, id="a month more"),
        pytest.param(Month(2019, 4), date(2019, 10, 31), Kept, id="from a month to a day"),
        pytest.param(Month(2019, 4), date(2019, 11, 1), Breach, id="from a month to a day of the next"),
        pytest.param(END, Month(2019, 11), Kept, id="from a day to a month"),
        pytest.param(END, Month(2019, 12), Breach, id="from a day to the next month"),
    ],
)
def test_at_month_precision(end: date | Month, new_end: date | Month, expected: type[Verdict]) -> None:
    """
    At month precision it is enough that the last month agrees.
    """
    term = attrs.evolve(TERM, months=None, declared_end=end)

    assert [expected] == list(map(type, judged(tender(extension(new_end), term=term))))


def test_at_month_precision_in_full() -> None:
    """
    What is compared is then the months.
    """
    term = attrs.evolve(TERM, declared_end=Month(2019, 4))

    assert [
        Breach(
            path=ACTS,
            message=Bilingual(
                "proroga del 24 aprile 2019, lotto lotto-1, nuova fine novembre 2019: oltre quanto prevedono i"
                " documenti, 6 mesi dalla fine (aprile 2019)",
                "extension of 24 April 2019, lot lotto-1, new end November 2019: beyond what the documents foresee, 6"
                " months from the end (April 2019)",
            ),
            facts=facts(
                Month(2019, 11),
                6,
                Fact("end", Month(2019, 4)),
                Fact("new_end_month", Month(2019, 11)),
                Fact("last_month_foreseen", Month(2019, 10)),
            ),
            comparisons=(Comparison("new_end_month", Relation.AT_MOST, "last_month_foreseen"),),
        )
    ] == judged(tender(extension(Month(2019, 11)), term=term))


def test_past_the_calendar() -> None:
    """
    Months that no calendar has are after every other.
    """
    acts = (extension(date(9999, 12, 31)), extension(Month(9999, 12)))
    late = PricedOption(kind=OptionKind.EXTENSION, months=1)
    ends = (date(9999, 12, 30), Month(9999, 11), date(9999, 10, 30), Month(9999, 10))
    months = [
        type(judged(tender(act, lots=(lot(late),), term=ServiceWindow(start=date(2016, 5, 2), declared_end=end)))[0])
        for act in acts
        for end in ends
    ]

    assert [Kept, Kept, Breach, Breach, Kept, Kept, Breach, Breach] == months


def test_months_already_used() -> None:
    """
    What an earlier option took is used up: the months count from the end that the first one found.
    """
    first = extension(date(2019, 8, 1))
    second = extension(date(2019, 11, 1), on=date(2019, 7, 20))
    third = extension(date(2019, 11, 2), on=date(2019, 7, 21))

    assert [Kept, Kept, Breach] == list(map(type, judged(tender(first, second, third))))


TECHNICAL = extension(date(2019, 9, 1), on=date(2019, 7, 20), kind=ActKind.TECHNICAL_EXTENSION)


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        pytest.param((TECHNICAL,), [NotApplicable], id="no option at all"),
        pytest.param(
            (attrs.evolve(TECHNICAL, on=SIGNED), extension(date(2020, 3, 1), on=date(2019, 8, 1))),
            [Kept],
            id="another act before the option",
        ),
        pytest.param(
            (extension(date(2019, 8, 1)), TECHNICAL, extension(date(2019, 11, 1), on=date(2019, 8, 1))),
            [Kept, Kept],
            id="another act between, within the months all the same",
        ),
        pytest.param(
            (extension(date(2019, 8, 1)), TECHNICAL, extension(date(2019, 11, 2), on=date(2019, 8, 1))),
            [Kept, Missing],
            id="another act between",
        ),
    ],
)
def test_other_acts(acts: tuple[WindowAct, ...], expected: list[type[Verdict]]) -> None:
    """
    An act of another kind that moves the end between two options leaves open from where the months count.
    """
    assert expected == list(map(type, judged(tender(*acts))))


START = WindowAct(kind=ActKind.START, on=date(2016, 5, 2))
STOP = WindowAct(kind=ActKind.SUSPENSION, on=date(2018, 3, 1))
GO_ON = WindowAct(kind=ActKind.RESUMPTION, on=date(2018, 4, 1))


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        pytest.param((START, STOP, GO_ON, extension(date(2019, 11, 1))), [Kept], id="within the months"),
        pytest.param((START, STOP, GO_ON, extension(date(2019, 12, 2))), [Missing], id="beyond them"),
        pytest.param(
            (START, STOP, GO_ON, extension(date(2019, 8, 1)), extension(date(2019, 12, 2), on=date(2019, 7, 1))),
            [Kept, Missing],
            id="before the first of two",
        ),
        pytest.param(
            (START, STOP, attrs.evolve(GO_ON, new_end=date(2019, 6, 1)), extension(date(2019, 12, 2))),
            [Breach],
            id="new end stated",
        ),
    ],
)
def test_suspension_before(acts: tuple[WindowAct, ...], expected: list[type[Verdict]]) -> None:
    """
    A suspension of which nobody stated the new end leaves it open too, unless the months are kept from the old one.
    """
    assert expected == list(map(type, judged(tender(*acts))))


def unknown(path: str, what: Bilingual, *others: Fact, new_end: date = date(2019, 11, 1)) -> Missing:
    """
    Return that something about the extension is not known.
    """
    return Missing(
        path=path,
        message=Bilingual(
            f"proroga del 24 aprile 2019, lotto lotto-1: non si sa: {what.it}",
            f"extension of 24 April 2019, lot lotto-1: not known: {what.en}",
        ),
        facts=(Fact("act_on", SIGNED), Fact("lot", "lotto-1"), Fact("new_end", new_end), *others),
    )


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(
            tender(extension(date(2019, 11, 1)), lots=(Lot(id="lotto-1"),)),
            unknown("/tenders/0/lots/0/estimate", Bilingual("i documenti di gara", "the tender documents")),
            id="documents not seen",
        ),
        pytest.param(
            tender(extension(date(2019, 11, 1)), lots=(lot(SIX, attrs.evolve(SIX, months=None)),)),
            unknown("/tenders/0/lots/0/estimate/options", Bilingual("i mesi previsti", "the months foreseen")),
            id="months not known",
        ),
        pytest.param(
            tender(extension(date(2019, 11, 1)), term=ServiceWindow(start=date(2016, 5, 2))),
            unknown("/tenders/0/term/declared_end", Bilingual("la fine prima", "the end before")),
            id="end not known",
        ),
        pytest.param(
            tender(START, STOP, GO_ON, extension(date(2019, 12, 2))),
            unknown(
                ACTS,
                Bilingual("da quale fine contino i mesi", "from which end months count"),
                Fact("months_foreseen", 6),
                Fact("end", END),
                new_end=date(2019, 12, 2),
            ),
            id="end moved",
        ),
        pytest.param(
            tender(extension(date(2019, 11, 1)), lots=()),
            Missing(
                path="/tenders/0/lots",
                message=Bilingual(
                    "non si sa di quali lotti sia la durata", "it is not known of which lots the term is"
                ),
            ),
            id="no lots",
        ),
        pytest.param(
            tender(),
            NotApplicable(
                path="/tenders/0",
                message=Bilingual("nessuna proroga data come opzione", "no extension given as an option"),
            ),
            id="no extension",
        ),
    ],
)
def test_what_is_missing(found: Tender, expected: Verdict) -> None:
    """
    "Documents not seen: undecided", and so is what hangs on months or an end that nobody knows; the field is named.
    """
    assert [expected] == judged(found)


def test_each_lot_by_its_own_documents() -> None:
    """
    Each lot of the contract is measured by what its documents foresee, and the others are not looked at.
    """
    lots = (lot(SIX), lot(name="lotto-2"), lot(name="lotto-3"))
    contract = ServiceContract(
        id="contratto",
        tender="gara",
        lots=("lotto-2", "lotto-1"),
        term=attrs.evolve(TERM, acts=(extension(date(2019, 11, 1)),)),
    )
    found = judged(attrs.evolve(tender(lots=lots)), contracts=(contract,))

    assert [(Kept, "lotto-1"), (Breach, "lotto-2")] == [
        (type(verdict), fact.value)
        for verdict in found
        if isinstance(verdict, Kept | Breach)
        for fact in verdict.facts
        if fact.name == "lot"
    ]
    assert {"/service_contracts/0/term/acts"} == {verdict.path for verdict in found}


def test_contract_without_a_tender() -> None:
    """
    A contract of which no tender is on record names the field that would lead to its documents.
    """
    contract = ServiceContract(id="contratto", term=attrs.evolve(TERM, acts=(extension(date(2019, 11, 1)),)))

    assert [(Missing, "/service_contracts/0/tender")] == [
        (type(verdict), verdict.path) for verdict in judged(contracts=(contract,))
    ]


def test_contract_without_a_term() -> None:
    """
    A contract without a term names the term.
    """
    contracts = (ServiceContract(id="contratto", tender="gara"),)

    assert [(Missing, "/service_contracts/0/term")] == [
        (type(verdict), verdict.path) for verdict in judged(tender(), contracts=contracts)
    ]


LONG = extension(date(2020, 5, 1))


@pytest.mark.parametrize(
    ("notice", "act", "severity"),
    [
        pytest.param(date(2016, 4, 19), "L. 62/2005", Severity.ADVICE, id="last day of the code of 2006"),
        pytest.param(date(2016, 4, 20), "DLgs 50/2016", Severity.ERROR, id="first day of the code of 2016"),
        pytest.param(date(2016, 4, 21), "DLgs 50/2016", Severity.ERROR, id="second day of the code of 2016"),
        pytest.param(date(2023, 6, 30), "DLgs 50/2016", Severity.ERROR, id="last day of the code of 2016"),
        pytest.param(date(2023, 7, 1), "DLgs 36/2023", Severity.ERROR, id="first day of the code of 2023"),
        pytest.param(date(2023, 7, 2), "DLgs 36/2023", Severity.ERROR, id="second day of the code of 2023"),
    ],
)
def test_version_by_the_notice(notice: date, act: str, severity: Severity) -> None:
    """
    Before the code of 2016 no more than advice, then an error; one version alone speaks.
    """
    found = report(tender(LONG, notice=notice)).entries

    assert [(act, Breach, severity)] == [
        (entry.rule.source.act, type(entry.verdict), entry.severity) for entry in found
    ]


@pytest.mark.parametrize(
    ("notice", "severity"), [(date(2016, 4, 19), Severity.ADVICE), (date(2016, 4, 20), Severity.ERROR)]
)
def test_none_foreseen_by_the_notice(notice: date, severity: Severity) -> None:
    """
    So is an option that the documents do not foresee at all.
    """
    found = report(tender(LONG, notice=notice, lots=(lot(),))).entries

    assert [(Breach, severity)] == [(type(entry.verdict), entry.severity) for entry in found]


def test_notice_of_an_unknown_day() -> None:
    """
    Where nobody knows the day, what is broken is not alike grave: undecided. What is kept is kept.
    """
    broken, kept = (judged(tender(act, notice=None)) for act in (LONG, extension(date(2019, 11, 1))))

    assert ([("/tenders/0/notice_date", Missing)], [(ACTS, Kept)]) == tuple(
        [(verdict.path, type(verdict)) for verdict in found] for found in (broken, kept)
    )


@pytest.mark.parametrize(
    ("track", "recalled", "expected"),
    [
        pytest.param(Track.ORDINARY, None, Breach, id="ordinary"),
        pytest.param(Track.SUB_THRESHOLD, None, Breach, id="below the threshold"),
        pytest.param(Track.LIGHT, None, Missing, id="light"),
        pytest.param(Track.RESERVED, None, Missing, id="reserved"),
        pytest.param(Track.LIGHT, "art. 106 c. 11", Breach, id="light, recalled"),
        pytest.param(Track.RESERVED, "art. 106", Breach, id="reserved, the whole article recalled"),
        pytest.param(Track.LIGHT, "art. 106 c. 12", Missing, id="light, another paragraph"),
        pytest.param(Track.OUTSIDE, "art. 106 c. 11", NotApplicable, id="outside"),
    ],
)
def test_by_track(track: Track, recalled: str | None, expected: type[Verdict]) -> None:
    """
    "Law on ordinary, sub_threshold; if recalled: light, reserved; not applicable: outside".
    """
    articles = () if recalled is None else (SelfImposedArticle(act="DLgs 50/2016", article=recalled),)
    (verdict,) = judged(attrs.evolve(tender(LONG), track=track, self_imposed=articles))

    assert expected is type(verdict)
    if isinstance(verdict, Missing):
        assert MissingCause.NOT_RECALLED is verdict.cause


@pytest.mark.parametrize("article", ["art. 120 c. 1", "art. 120 c. 10", "art. 120"])
def test_recalled_under_the_code_of_2023(article: str) -> None:
    """
    Either paragraph of the code of 2023 will do.
    """
    recalled = (SelfImposedArticle(act="DLgs 36/2023", article=article),)
    found = attrs.evolve(tender(LONG, notice=date(2023, 7, 1)), track=Track.LIGHT, self_imposed=recalled)

    assert [Breach] == list(map(type, judged(found)))


@settings(max_examples=60)
@given(st.dates(date(2019, 4, 25), date(2030, 1, 1)), st.integers(1, 48), st.integers(-1, 1))
def test_months_of_an_option_are_those_of_a_window(end: date, months: int, off: int) -> None:
    """
    An option of so many months reaches as far as a window of so many that starts the day after the end, and no further.
    """
    window = Period.of_months(date.fromordinal(end.toordinal() + 1), months)
    act = extension(date.fromordinal(window.last_day.toordinal() + off))
    option = PricedOption(kind=OptionKind.EXTENSION, months=months)
    term = ServiceWindow(start=date(2016, 5, 2), declared_end=end)

    assert [Breach if off > 0 else Kept] == list(map(type, judged(tender(act, lots=(lot(option),), term=term))))
