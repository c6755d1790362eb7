"""
`direct-award-ceiling`: a direct award is below the limit of the day on which it began, not of today.
"""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procedures import ProcedureAct, ProcedureActKind
from contratti_quartiere.procurement import ObjectKind, ProcedureKind, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.direct_award_ceiling import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
BEGUN = date(2024, 3, 1)
SOCIAL, SERVICE, SUPPLY, WORKS = (
    ObjectKind.SOCIAL_SERVICE,
    ObjectKind.SERVICE,
    ObjectKind.SUPPLY,
    ObjectKind.WORKS,
)


def determined(*days: When | None) -> tuple[ProcedureAct, ...]:
    """
    Return determinations to contract of these days.
    """
    return tuple(ProcedureAct(kind=ProcedureActKind.DETERMINATION, on=day) for day in days)


def award(
    value: str,
    begun: When | None = BEGUN,
    kind: ObjectKind | None = SERVICE,
    track: Track | None = None,
) -> Tender:
    """
    Return a direct award of an estimated value.
    """
    total = StatedAmount(amount=Euro(value), vat=VatBasis.NET, options=OptionsBasis.INCLUDED)
    return Tender(
        id="affidamento",
        procedure=ProcedureKind.DIRECT_AWARD,
        object_kind=kind,
        track=track,
        procedure_acts=determined(begun),
        totals=(total,),
    )


def judged(tender: Tender, on: date = TODAY) -> Verdict:
    """
    Return what the rule says of a tender.
    """
    (entry,) = validate(Programme(tenders=(tender,)), on=on, rules=(RULE,)).entries
    return entry.verdict


def limit(day: date) -> Figure:
    """
    Return the limit of a day, as a figure.
    """
    return Figure.of(PARAMETERS["direct_award_limit"], PARAMETERS["direct_award_limit"].required(day))


ASKED = (Comparison("estimated_value", Relation.LESS, "€direct_award_limit"),)


def test_published_below() -> None:
    """
    Published: € 139,999.99, act of 1 March 2024.
    """
    assert Kept(
        path="/tenders/0",
        message=Bilingual(
            "affidamento diretto (inizio: 1° marzo 2024): vale 139.999,99 €, il limite di quel giorno, da non"
            " raggiungere, è 140.000,00 €",
            "direct award (begun: 1 March 2024): it is worth €139,999.99, the limit of that day, not to be reached, is"
            " €140,000.00",
        ),
        facts=(Fact("estimated_value", Euro("139999.99")), Fact("begun_on", BEGUN)),
        figures=(limit(BEGUN),),
        comparisons=ASKED,
    ) == judged(award("139999.99"))


def test_published_at_the_limit() -> None:
    """
    Published: € 140,000.00, act of 1 March 2024.
    """
    assert Breach(
        path="/tenders/0",
        message=Bilingual(
            "affidamento diretto (inizio: 1° marzo 2024): vale 140.000,00 €, il limite di quel giorno, da non"
            " raggiungere, è 140.000,00 €",
            "direct award (begun: 1 March 2024): it is worth €140,000.00, the limit of that day, not to be reached, is"
            " €140,000.00",
        ),
        facts=(Fact("estimated_value", Euro("140000.00")), Fact("begun_on", BEGUN)),
        figures=(limit(BEGUN),),
        comparisons=ASKED,
    ) == judged(award("140000.00"))


def test_published_of_2020() -> None:
    """
    Published: € 75,000.00, act of 15 September 2020.
    """
    assert isinstance(judged(award("75000.00", date(2020, 9, 15))), Breach)


# law.md B5: the first day, the last day, and the limit.
LIMITS = [
    (date(2006, 7, 1), date(2011, 5, 13), 20_000),
    (date(2011, 5, 14), date(2020, 7, 16), 40_000),
    (date(2016, 4, 19), date(2016, 4, 20), 40_000),
    (date(2020, 7, 17), date(2020, 9, 14), 150_000),
    (date(2020, 9, 15), date(2021, 5, 31), 75_000),
    (date(2021, 6, 1), date(2023, 6, 30), 139_000),
    (date(2023, 7, 1), date(2026, 11, 22), 140_000),
]


@pytest.mark.parametrize(("first", "last", "euro"), LIMITS, ids=[f"{first} to {last}" for first, last, _ in LIMITS])
def test_limit_of_the_day(first: date, last: date, euro: int) -> None:
    """
    "Strictly below", by the day on which the procedure began: on its first and last day, to the cent.
    """
    cents = (100 * euro - 1, 100 * euro)

    assert [[Kept, Breach]] * 2 == [
        [type(judged(award(Euro.from_cents(value).amount, day))) for value in cents] for day in (first, last)
    ]


@pytest.mark.parametrize(
    ("begun", "value", "expected"),
    [
        pytest.param(Month(2020, 8), "149999.99", Kept, id="a month of one limit"),
        pytest.param(Month(2020, 7), "1.00", Missing, id="a month of two"),
        pytest.param(Month(2016, 4), "40000.00", Breach, id="a month of two codes and one limit"),
        pytest.param(Year(2019), "40000.00", Breach, id="a year of one limit"),
        pytest.param(Year(2020), "1.00", Missing, id="a year of three"),
        pytest.param(Year(2006), "1.00", Missing, id="a year in which the first began"),
        pytest.param(Month(2006, 6), "1.00", NotApplicable, id="the month before"),
    ],
)
def test_day_known_to_the_month_or_year(begun: When, value: str, expected: type[Verdict]) -> None:
    """
    A month or a year is enough where the limit did not change in it.
    """
    assert expected is type(judged(award(value, begun)))


def test_first_determination() -> None:
    """
    The procedure began with the first determination to contract, in whatever order they stand; other acts do not count.
    """
    acts = (
        ProcedureAct(kind=ProcedureActKind.RESOLUTION, on=date(2019, 1, 1)),
        *determined(date(2024, 3, 1), None, date(2021, 5, 31)),
    )
    verdict = judged(attrs.evolve(award("75000.00"), procedure_acts=acts))

    assert (Breach, Fact("begun_on", date(2021, 5, 31))) == (type(verdict), verdict.facts[1])


NO_DAY = Bilingual(
    "manca il giorno della determinazione a contrarre, che sceglie il limite",
    "the day of the determination to contract, which picks the limit, is missing",
)


@pytest.mark.parametrize(
    ("acts", "facts"),
    [
        pytest.param((), (), id="no act"),
        pytest.param(determined(None), (), id="no day"),
        pytest.param(determined(Year(2020)), (Fact("begun_on", Year(2020)),), id="a year of three limits"),
    ],
)
def test_day_is_missing(acts: tuple[ProcedureAct, ...], facts: tuple[Fact, ...]) -> None:
    """
    Without the day of the act that began it the limit is not known.
    """
    assert Missing(path="/tenders/0/procedure_acts", message=NO_DAY, facts=facts) == judged(
        attrs.evolve(award("1.00"), procedure_acts=acts)
    )


def test_before_the_first_code() -> None:
    """
    What began on 30 June 2006 is before the first code that the library knows.
    """
    message = Bilingual(
        "la procedura è cominciata prima del 1° luglio 2006: la regola non decide",
        "the procedure began before 1 July 2006: the rule does not decide",
    )

    assert NotApplicable(path="/tenders/0", message=message, facts=(Fact("begun_on", date(2006, 6, 30)),)) == judged(
        award("1.00", date(2006, 6, 30))
    )


def test_form_is_missing() -> None:
    """
    Where the document does not say how it was awarded, the field is named.
    """
    assert Missing(
        path="/tenders/0/procedure",
        message=Bilingual("non si sa come si è affidato", "how it was awarded is not known"),
    ) == judged(attrs.evolve(award("1.00"), procedure=None))


@pytest.mark.parametrize("form", [form for form in ProcedureKind if form is not ProcedureKind.DIRECT_AWARD])
def test_other_forms(form: ProcedureKind) -> None:
    """
    Another form of award has no such limit.
    """
    assert NotApplicable(
        path="/tenders/0",
        message=Bilingual("non è un affidamento diretto", "it is no direct award"),
        facts=(Fact("procedure", form.value),),
    ) == judged(attrs.evolve(award("900000.00"), procedure=form))


def test_ground_on_record() -> None:
    """
    "With a ground on record, undecided": it may be a negotiated award without notice.
    """
    message = Bilingual(
        "è a registro il motivo di una procedura negoziata senza bando, che è altra cosa: non si sa se l'affidamento"
        " sia diretto",
        "the ground of a negotiated procedure without notice is on record, which is another thing: whether the award is"
        " direct is not known",
    )

    assert Missing(path="/tenders/0/procedure", message=message, facts=(Fact("ground", "urgenza"),)) == judged(
        attrs.evolve(award("900000.00"), ground="urgenza")
    )


def test_works() -> None:
    """
    The limit is of services and supplies.
    """
    assert NotApplicable(
        path="/tenders/0",
        message=Bilingual("il limite è di servizi e forniture", "the limit is of services and supplies"),
        facts=(Fact("object_kind", "lavori"),),
    ) == judged(award("900000.00", kind=WORKS))


def test_object_is_missing() -> None:
    """
    Where it is not known what is bought, it may be works.
    """
    assert Missing(
        path="/tenders/0/object_kind",
        message=Bilingual("non si sa che cosa si acquista", "what is bought is not known"),
    ) == judged(award("1.00", kind=None))


def test_value_is_missing() -> None:
    """
    "Net amount with options": without one that is, it is not decided.
    """
    gross = attrs.evolve(award("1.00").totals[0], vat=VatBasis.GROSS)
    verdict = judged(attrs.evolve(award("1.00"), totals=(gross,)))

    assert (Missing, "/tenders/0/totals") == (type(verdict), verdict.path)


@pytest.mark.parametrize(
    ("value", "kind", "track", "expected"),
    [
        pytest.param("150000.00", SERVICE, Track.SUB_THRESHOLD, Breach, id="service, below the threshold"),
        pytest.param("150000.00", SUPPLY, Track.SUB_THRESHOLD, Breach, id="supply, below the threshold"),
        pytest.param("150000.00", SERVICE, None, Breach, id="service, not declared"),
        pytest.param("220999.99", SERVICE, None, Breach, id="a cent below the threshold"),
        pytest.param("221000.00", SERVICE, None, NotApplicable, id="ordinary by its value"),
        pytest.param("150000.00", SERVICE, Track.ORDINARY, NotApplicable, id="declared ordinary"),
        pytest.param("150000.00", SOCIAL, Track.RESERVED, NotApplicable, id="declared reserved"),
        pytest.param("150000.00", SERVICE, Track.OUTSIDE, NotApplicable, id="declared outside"),
        pytest.param("750000.00", SOCIAL, None, Breach, id="light by its value"),
        pytest.param("150000.00", SOCIAL, Track.LIGHT, Breach, id="declared light"),
        pytest.param("221000.00", SERVICE, Track.SUB_THRESHOLD, Breach, id="declared below, though it is not"),
        pytest.param("150000.00", None, Track.ORDINARY, NotApplicable, id="declared ordinary, object unknown"),
    ],
)
def test_tracks(value: str, kind: ObjectKind | None, track: Track | None, expected: type[Verdict]) -> None:
    """
    "Law on sub_threshold; advice on light and for every social service; not applicable: ordinary, reserved, outside".
    """
    assert expected is type(judged(award(value, kind=kind, track=track)))


@pytest.mark.parametrize(
    ("value", "track"),
    [pytest.param("1.00", Track.ORDINARY, id="declared"), pytest.param("221000.00", None, id="by its value")],
)
def test_another_track_is_said(value: str, track: Track | None) -> None:
    """
    Where the limit does not apply, the track says why.
    """
    assert NotApplicable(
        path="/tenders/0",
        message=Bilingual(
            "affidamento ordinario: il limite non vi si applica", "track ordinary: the limit does not apply"
        ),
        facts=(Fact("track", "ordinario"),),
    ) == judged(award(value, track=track))


@pytest.mark.parametrize("begun", [date(2015, 3, 2), BEGUN], ids=["Annex II B", "2024"])
def test_social_services(begun: date) -> None:
    """
    "Danger for social services: whether direct award applies to them is disputed, so the text only shows the figure".
    """
    verdicts = [judged(award(value, begun, SOCIAL)) for value in ("39999.99", "140000.00")]
    disputed = (
        "; se l'affidamento diretto valga per i servizi sociali è discusso (art. 128 c. 8): la cifra è solo mostrata",
        "; whether direct award applies to social services is disputed (art. 128 par. 8): the figure is only shown",
    )

    assert ([Kept, Breach], [None, Severity.ADVICE], [(True, True)] * 2) == (
        list(map(type, verdicts)),
        [getattr(said, "severity", None) for said in verdicts],
        [(said.message.it.endswith(disputed[0]), said.message.en.endswith(disputed[1])) for said in verdicts],
    )


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        pytest.param("139999.99", SERVICE, Kept, id="below the limit: below any threshold"),
        pytest.param("140000.00", SERVICE, Missing, id="above it: perhaps above the threshold"),
        pytest.param("140000.00", SOCIAL, Breach, id="social: advice on every track"),
    ],
)
def test_threshold_of_a_day_to_come(value: str, kind: ObjectKind, expected: type[Verdict]) -> None:
    """
    Where the threshold of the day is not known, an award that may be above it is not decided.
    """
    verdict = judged(award(value, date(2028, 1, 1), kind), on=date(2028, 1, 1))

    assert (expected, "eu_threshold_services" if expected is Missing else "") == (
        type(verdict),
        getattr(verdict, "parameter", ""),
    )


def test_threshold_not_known_is_said() -> None:
    """
    The figure that is wanted is named.
    """
    message = Bilingual(
        "la soglia di quel giorno non è fra quelle che la libreria conosce, e sopra la soglia la regola non si applica",
        "the threshold of that day is not among those that the library knows, and above it the rule does not apply",
    )

    assert Missing(
        path="/tenders/0", message=message, cause=MissingCause.NOT_SET, parameter="eu_threshold_services"
    ) == judged(award("140000.00", date(2028, 1, 1)), on=date(2028, 1, 1))


def test_published_examples() -> None:
    """
    Published: the examples are the awards of 1 March 2024; a breach is a warning.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (award("139999.99"), award("140000.00"), True, [Severity.WARNING]) == (
        *RULE.keeps().tenders,
        *RULE.breaks().tenders,
        report.valid,
        [entry.severity for entry in report.findings],
    )


@settings(max_examples=60)
@given(
    st.dates(date(2006, 7, 1), TODAY),
    st.integers(0, 20_000_000).map(Euro.from_cents),
    st.integers(0, 20_000_000).map(Euro.from_cents),
)
def test_less_is_kept_where_more_is(begun: date, value: Euro, more: Euro) -> None:
    """
    An award below the limit stays below it if it is worth less.
    """
    before, after = (judged(award(worth.amount, begun)) for worth in (value, value + more))

    assert isinstance(before, Kept) or not isinstance(after, Kept)
