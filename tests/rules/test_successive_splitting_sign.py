"""
`successive-splitting-sign`: like direct awards close in time are listed where together they pass the limit of one.
"""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import add_months
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.identifiers import CodeAsFound, CodeKind, Cpv
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.procedures import ProcedureAct, ProcedureActKind
from contratti_quartiere.procurement import ObjectKind, ProcedureKind, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.successive_splitting_sign import RULES
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


def chosen(months: int, digits: int) -> Parameters:
    """
    Return the figures of a body that set both.
    """
    one = PARAMETERS.override("splitting_window_months", months, source="determina 12/2026")
    return one.override("splitting_cpv_digits", digits, source="determina 12/2026")


CHOSEN = chosen(12, 3)


def award(
    name: str, day: date | None, value: str = "39500.00", *, cpv: str = "85320000-8", buyer: str = "Comune"
) -> Tender:
    """
    Return a direct award that began on a day.
    """
    total = StatedAmount(amount=Euro(value), vat=VatBasis.NET, options=OptionsBasis.INCLUDED)
    return Tender(
        id=name,
        contracting_authority=buyer,
        procedure=ProcedureKind.DIRECT_AWARD,
        cpv=Cpv(cpv),
        procedure_acts=(ProcedureAct(kind=ProcedureActKind.DETERMINATION, on=day),),
        totals=(total,),
    )


def judged(*tenders: Tender, parameters: Parameters = CHOSEN) -> list[Verdict]:
    """
    Return what all versions of the rule say of tenders.
    """
    report = validate(Programme(tenders=tenders), on=TODAY, parameters=parameters, rules=RULES)
    return sorted((entry.verdict for entry in report.entries), key=lambda said: said.path)


def figures(day: date, parameters: Parameters = CHOSEN) -> tuple[Figure, ...]:
    """
    Return the three figures of a day.
    """
    names = ("direct_award_limit", "splitting_window_months", "splitting_cpv_digits")
    return tuple(Figure.of(parameters[name], parameters[name].required(day)) for name in names)


FIRST = date(2018, 1, 15)
FOUR = (
    award("A", FIRST),
    award("B", date(2018, 4, 3)),
    award("C", date(2018, 6, 20)),
    award("D", date(2018, 9, 28)),
)
ASKED = (Comparison("together", Relation.LESS, "€direct_award_limit"),)


def test_published_four_in_a_year() -> None:
    """
    Published: four direct awards of 39,500.00 between January and September 2018 against a limit of 40,000.

    Those after the first are looked at with it.
    """
    said = judged(*FOUR)

    assert (
        Breach(
            path="/tenders/0",
            message=Bilingual(
                "affidamenti diretti simili e vicini: A, 15 gennaio 2018, 39.500,00 €; B, 3 aprile 2018, 39.500,00 €;"
                " C, 20 giugno 2018, 39.500,00 €; D, 28 settembre 2018, 39.500,00 €. Insieme 158.000,00 €; il limite di"
                " uno è 40.000,00 €: quali ragioni oggettive li tengono separati?",
                "like direct awards close in time: A, 15 January 2018, €39,500.00; B, 3 April 2018, €39,500.00; C, 20"
                " June 2018, €39,500.00; D, 28 September 2018, €39,500.00. Together €158,000.00; the limit of one is"
                " €40,000.00: which objective reasons keep them apart?",
            ),
            facts=(
                Fact("awards", 4),
                Fact("first_day", FIRST),
                Fact("last_day", date(2018, 9, 28)),
                Fact("together", Euro("158000.00")),
            ),
            figures=figures(FIRST),
            comparisons=ASKED,
        ),
        [
            NotApplicable(
                path=f"/tenders/{n}",
                message=Bilingual(
                    f"si guarda insieme a {before}, che lo precede",
                    f"it is looked at together with {before}, which is before it",
                ),
            )
            for n, before in ((1, "A"), (2, "B"), (3, "C"))
        ],
    ) == (said[0], said[1:])


def test_published_three_years_apart() -> None:
    """
    Published: two direct awards of 39,500.00 three years apart.
    """
    assert [
        Kept(
            path=f"/tenders/{n}",
            message=Bilingual(
                f"affidamenti diretti simili e vicini: {name}, 15 gennaio {year}, 39.500,00 €. Insieme 39.500,00 €; il"
                f" limite di uno è {limit[0]}",
                f"like direct awards close in time: {name}, 15 January {year}, €39,500.00. Together €39,500.00; the"
                f" limit of one is {limit[1]}",
            ),
            facts=(
                Fact("awards", 1),
                Fact("first_day", date(year, 1, 15)),
                Fact("last_day", date(year, 1, 15)),
                Fact("together", Euro("39500.00")),
            ),
            figures=figures(date(year, 1, 15)),
            comparisons=ASKED,
        )
        for n, name, year, limit in (
            (0, "A", 2018, ("40.000,00 €", "€40,000.00")),
            (1, "B", 2021, ("75.000,00 €", "€75,000.00")),
        )
    ] == judged(award("A", FIRST), award("B", date(2021, 1, 15)))


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        pytest.param(date(2018, 1, 15), [Breach, NotApplicable], id="the same day"),
        pytest.param(date(2019, 1, 14), [Breach, NotApplicable], id="last day of the window"),
        pytest.param(date(2019, 1, 15), [Kept, Kept], id="day after"),
    ],
)
def test_window(later: date, expected: list[type[Verdict]]) -> None:
    """
    The window is of so many months from the first day on, the anniversary no longer in it.
    """
    assert expected == list(map(type, judged(award("A", FIRST), award("B", later))))


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        pytest.param("499.99", [Kept, NotApplicable], id="a cent below the limit"),
        pytest.param("500.00", [Breach, NotApplicable], id="the limit, which one award may not reach"),
    ],
)
def test_together_at_the_limit(second: str, expected: list[type[Verdict]]) -> None:
    """
    "Each below a limit that together they would pass": one award of the limit is not below it.
    """
    assert expected == list(map(type, judged(award("A", FIRST), award("B", FIRST + DAY, second))))


@pytest.mark.parametrize(
    ("other", "digits", "expected"),
    [
        pytest.param(award("B", FIRST + DAY, cpv="85321000-5"), 4, Breach, id="four digits in common, four asked"),
        pytest.param(award("B", FIRST + DAY, cpv="85321000-5"), 5, Kept, id="four digits in common, five asked"),
        pytest.param(award("B", FIRST + DAY, cpv="85320000"), 8, Breach, id="the check digit does not count"),
        pytest.param(award("B", FIRST + DAY, cpv="30000000-9"), 0, Breach, id="nothing in common is asked"),
        pytest.param(award("B", FIRST + DAY, buyer="Altro ente"), 3, Kept, id="another body"),
    ],
)
def test_alike(other: Tender, digits: int, expected: type[Verdict]) -> None:
    """
    Awards are alike if one body buys things whose codes begin with the same digits, as many as the body says.
    """
    said = judged(award("A", FIRST), other, parameters=chosen(12, digits))

    assert expected is type(said[0])


def test_order_of_the_document_does_not_count() -> None:
    """
    The first by its day speaks, wherever it stands.
    """
    said = judged(FOUR[2], FOUR[0], FOUR[3], FOUR[1])

    assert [NotApplicable, Breach, NotApplicable, NotApplicable] == list(map(type, said))


def test_a_later_group_that_reaches_further() -> None:
    """
    An award that stands with the one before it speaks for itself if one more follows it in its own window.
    """
    said = judged(award("A", FIRST), award("B", date(2018, 10, 1)), award("C", date(2019, 6, 3)))

    assert [(Breach, 2), (Breach, 2), (NotApplicable, None)] == [
        (type(verdict), verdict.facts[0].value if verdict.facts else None) for verdict in said
    ]


def test_an_award_that_is_not_below_the_limit() -> None:
    """
    An award of the limit is no part of what was kept below it, neither as the first nor beside others.
    """
    said = judged(award("A", FIRST, "40000.00"), award("B", FIRST + DAY), award("C", FIRST + 2 * DAY, "40000.00"))

    assert (
        NotApplicable(
            path="/tenders/0",
            message=Bilingual(
                "da solo vale 40.000,00 €, non meno del limite di 40.000,00 €",
                "by itself it is worth €40,000.00, not less than the limit of €40,000.00",
            ),
        ),
        Kept,
        Fact("awards", 1),
        NotApplicable,
    ) == (said[0], type(said[1]), said[1].facts[0], type(said[2]))


def test_before_any_limit() -> None:
    """
    Before 1 July 2006 no limit is known: neither is an award judged, nor counted with one of that day.
    """
    said = judged(award("A", date(2006, 6, 30), "100.00"), award("B", date(2006, 7, 1), "19999.00"))
    message = Bilingual(
        "è cominciato prima del 1° luglio 2006: nessun limite è noto", "it began before 1 July 2006: no limit is known"
    )

    assert (NotApplicable(path="/tenders/0", message=message), Kept) == (said[0], type(said[1]))


@pytest.mark.parametrize(
    ("parameters", "name"),
    [
        pytest.param(PARAMETERS, "splitting_window_months", id="neither"),
        pytest.param(
            PARAMETERS.override("splitting_window_months", 12, source="determina"), "splitting_cpv_digits", id="months"
        ),
        pytest.param(
            PARAMETERS.override("splitting_cpv_digits", 3, source="determina"), "splitting_window_months", id="digits"
        ),
    ],
)
def test_nobody_set_it(parameters: Parameters, name: str) -> None:
    """
    What is alike and what is close no law sets: until a body does, it is not decided.
    """
    assert [
        Missing(
            path="/tenders/0",
            message=Bilingual(
                f"nessuno ha fissato quali affidamenti sono simili e vicini nel tempo: {name}",
                f"nobody has set which awards are alike and close in time: {name}",
            ),
            cause=MissingCause.NOT_SET,
            parameter=name,
        )
    ] == judged(award("A", FIRST), parameters=parameters)


def test_set_for_some_days_only() -> None:
    """
    A figure that a body set from a day on does not reach back: the award before is not decided, nor does it hide one.
    """
    since = date(2018, 4, 1)
    one = PARAMETERS.override("splitting_window_months", 12, source="determina", since=since)
    both = one.override("splitting_cpv_digits", 3, source="determina", since=since)

    assert [Missing, Breach, NotApplicable, NotApplicable] == list(map(type, judged(*FOUR, parameters=both)))


@pytest.mark.parametrize(
    ("name", "later"),
    [
        pytest.param("splitting_window_months", 1, id="a shorter window"),
        pytest.param("splitting_cpv_digits", 8, id="more digits in common"),
    ],
)
def test_by_the_figures_of_the_day_of_the_award(name: str, later: int) -> None:
    """
    Which awards are alike and close is asked by the figures of the day of the first, not by those of today.
    """
    changed = CHOSEN.override(name, later, source="determina 1/2020", since=date(2020, 1, 1))
    verdict, _ = judged(award("A", FIRST), award("B", date(2018, 4, 3), cpv="85321000-5"), parameters=changed)

    assert (Breach, Fact("awards", 2)) == (type(verdict), verdict.facts[0])


A = award("A", FIRST)


@pytest.mark.parametrize(
    ("tender", "path", "it", "en"),
    [
        pytest.param(
            attrs.evolve(A, procedure=None),
            "procedure",
            "non si sa come si è affidato",
            "how it was awarded is not known",
            id="form",
        ),
        pytest.param(
            attrs.evolve(A, contracting_authority=""),
            "contracting_authority",
            "non si sa quale ente acquista",
            "which body buys is not known",
            id="body",
        ),
        pytest.param(
            attrs.evolve(A, cpv=CodeAsFound(CodeKind.CPV, "8532")),
            "cpv",
            "manca il CPV, che dice quali affidamenti sono simili",
            "the CPV, which tells what is like, is missing",
            id="code",
        ),
        pytest.param(
            attrs.evolve(A, procedure_acts=()),
            "procedure_acts",
            "non si sa in quale giorno è cominciato",
            "on which day it began is not known",
            id="day",
        ),
        pytest.param(
            attrs.evolve(A, totals=()),
            "totals",
            "non si sa il valore stimato, netto d'IVA e con opzioni e rinnovi",
            "the estimated value, without VAT and with options and renewals, is not known",
            id="value",
        ),
    ],
)
def test_what_is_missing(tender: Tender, path: str, it: str, en: str) -> None:
    """
    What would tell whether others are like it is named, field by field.
    """
    assert [Missing(path=f"/tenders/0/{path}", message=Bilingual(it, en))] == judged(tender)


@pytest.mark.parametrize(
    "tender",
    [
        *(
            pytest.param(attrs.evolve(A, procedure=form), id=form.en)
            for form in ProcedureKind
            if form is not ProcedureKind.DIRECT_AWARD
        ),
        pytest.param(attrs.evolve(A, object_kind=ObjectKind.WORKS), id="works"),
    ],
)
def test_no_direct_award_of_services(tender: Tender) -> None:
    """
    Other forms, and works, have another limit or none.
    """
    message = Bilingual(
        "non è un affidamento diretto di servizi o forniture", "it is no direct award of services or supplies"
    )

    assert [NotApplicable(path="/tenders/0", message=message)] == judged(tender)


@pytest.mark.parametrize(
    ("day", "act"),
    [
        pytest.param(date(2012, 1, 15), "DLgs 163/2006", id="code of 2006"),
        pytest.param(date(2016, 4, 19), "DLgs 163/2006", id="last day of the code of 2006"),
        pytest.param(date(2016, 4, 20), "DLgs 50/2016", id="first day of the code of 2016"),
        pytest.param(date(2016, 4, 21), "DLgs 50/2016", id="day after"),
        pytest.param(date(2023, 6, 30), "DLgs 50/2016", id="last day of the code of 2016"),
        pytest.param(date(2023, 7, 1), "DLgs 36/2023", id="first day of the code of 2023"),
        pytest.param(date(2023, 7, 2), "DLgs 36/2023", id="second day of the code of 2023"),
        pytest.param(None, "DLgs 163/2006", id="day unknown"),
    ],
)
def test_version_by_the_day_on_which_it_began(day: date | None, act: str) -> None:
    """
    A direct award has no notice: the version is that of the day on which it began; without one the first says so.
    """
    found = validate(Programme(tenders=(award("A", day),)), on=TODAY, parameters=CHOSEN, rules=RULES).entries

    assert [(act, Missing if day is None else Kept)] == [
        (entry.rule.source.act, type(entry.verdict)) for entry in found
    ]


def test_published_examples() -> None:
    """
    Published: the examples are two awards three years apart and four within eight months; a breach is advice.
    """
    reports = [validate(rule.breaks(), on=TODAY, parameters=CHOSEN, rules=RULES) for rule in RULES]
    kept = [
        [type(entry.verdict) for entry in validate(rule.keeps(), on=TODAY, parameters=CHOSEN, rules=RULES).entries]
        for rule in RULES
    ]
    days = [
        [act.on for tender in example().tenders for act in tender.procedure_acts]
        for example in (RULES[1].keeps, RULES[1].breaks, RULES[2].keeps)
    ]

    assert (
        [(True, [Severity.ADVICE])] * 3,
        [[Kept, Kept]] * 3,
        [
            [date(2019, 1, 15), date(2022, 1, 15)],
            [date(2019, 1, 15), date(2019, 4, 15), date(2019, 6, 15), date(2019, 9, 15)],
            [date(2023, 9, 15), date(2026, 9, 15)],
        ],
    ) == ([(report.valid, [entry.severity for entry in report.findings]) for report in reports], kept, days)


def test_last_days_of_the_calendar() -> None:
    """
    A window that no calendar holds reaches to its end.
    """
    late = Programme(tenders=(award("A", date(9999, 12, 30), "1.00"),))

    assert [Kept] == [
        type(entry.verdict) for entry in validate(late, on=date.max, parameters=CHOSEN, rules=RULES).entries
    ]


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 900), st.integers(1, 3_999_999)), min_size=1, max_size=5),
    st.integers(1, 24),
)
def test_every_group_that_passes_is_shown(awards: list[tuple[int, int]], months: int) -> None:
    """
    Whichever award opens a window in which the like ones pass the limit, a breach lists them all.
    """
    tenders = [
        award(str(n), FIRST + days * DAY, Euro.from_cents(cents).amount) for n, (days, cents) in enumerate(awards)
    ]
    said = judged(*tenders, parameters=chosen(months, 3))
    listed = [
        {name.split(",")[0].split(" ")[-1] for name in verdict.message.en.split(";")}
        for verdict in said
        if isinstance(verdict, Breach)
    ]
    for days, _ in awards:
        start = FIRST + days * DAY
        group = {
            str(n): cents
            for n, (other, cents) in enumerate(awards)
            if start <= FIRST + other * DAY < add_months(start, months)
        }
        if sum(group.values()) >= 4_000_000:
            assert any(group.keys() <= names for names in listed)
