"""
`social-notice-published`: from the threshold on a social service starts with a notice, and its award is published.
"""

from datetime import date, timedelta

import attrs
import pytest

from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, When
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procedures import ProcedureAct, ProcedureActKind
from contratti_quartiere.procurement import ObjectKind, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.social_notice_published import RULES
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
NOTICE = date(2024, 2, 1)
AWARD = Award(lot="lotto-1", on=date(2024, 5, 20))
SOCIAL, SERVICE = ObjectKind.SOCIAL_SERVICE, ObjectKind.SERVICE
Kind = ProcedureActKind


def act(kind: ProcedureActKind, on: When | None = None, *, grouped: bool = False) -> ProcedureAct:
    """
    Return an act of the procedure.
    """
    return ProcedureAct(kind=kind, on=on, grouped=grouped)


def tender(
    *acts: ProcedureAct,
    value: str = "1000000.00",
    kind: ObjectKind | None = SOCIAL,
    track: Track | None = None,
    notice: date | None = NOTICE,
    awards: tuple[Award, ...] = (),
) -> Tender:
    """
    Return a tender of an estimated value, with acts and awards.
    """
    total = StatedAmount(amount=Euro(value), vat=VatBasis.NET, options=OptionsBasis.INCLUDED)
    return Tender(
        id="gara",
        notice_date=notice,
        object_kind=kind,
        track=track,
        totals=(total,),
        procedure_acts=acts,
        awards=awards,
    )


def judged(found: Tender, on: date = TODAY) -> list[Verdict]:
    """
    Return what all versions of the rule say of a tender.
    """
    return [entry.verdict for entry in validate(Programme(tenders=(found,)), on=on, rules=RULES).entries]


def started(*acts: ProcedureAct, notice: date = NOTICE) -> Verdict:
    """
    Return what the rule says of how the tender started.
    """
    return judged(tender(*acts, notice=notice))[0]


NO_AWARD = NotApplicable(
    path="/tenders/0/awards", message=Bilingual("nessuna aggiudicazione a registro", "no award on record")
)
BY_NOTICE = Kept(
    path="/tenders/0/notice_date",
    message=Bilingual("avviata con il bando del 1° febbraio 2024", "started with the notice of 1 February 2024"),
    facts=(Fact("notice_date", NOTICE), Fact("notice", value=True)),
    comparisons=(Comparison("notice", Relation.EQUAL, "true"),),
)


@pytest.mark.parametrize(
    "acts",
    [
        pytest.param((), id="the day of the notice alone"),
        pytest.param((act(Kind.NOTICE),), id="the act of the notice"),
        pytest.param((act(Kind.INVITATION, NOTICE), act(Kind.NOTICE, NOTICE)), id="invitations after it"),
        pytest.param((act(Kind.PRE_INFORMATION, date(2020, 1, 1)),), id="an old pre-information notice before it"),
    ],
)
def test_started_with_a_notice(acts: tuple[ProcedureAct, ...]) -> None:
    """
    "Starts with a notice": the day of the notice shows one, unless invitations are on record and no notice is.
    """
    assert [BY_NOTICE, NO_AWARD] == judged(tender(*acts))


def test_published_pre_information_kept_for_thirty_months() -> None:
    """
    Published: a pre-information notice kept for 30 months, from 1 February 2022 to invitations of 1 August 2024.
    """
    invited = date(2024, 8, 1)
    months = Figure.of(PARAMETERS["pre_information_months"], PARAMETERS["pre_information_months"].required(invited))

    assert Breach(
        path="/tenders/0/procedure_acts",
        message=Bilingual(
            "avviso di pre-informazione del 1° febbraio 2022, inviti del 1° agosto 2024: può valere 24 mesi",
            "pre-information notice of 1 February 2022, invitations of 1 August 2024: it may stand 24 months",
        ),
        facts=(Fact("pre_information", date(2022, 2, 1)), Fact("invited_on", invited)),
        figures=(months,),
        comparisons=(Comparison("invited_on", Relation.AT_MOST, "pre_information +m pre_information_months"),),
    ) == started(act(Kind.PRE_INFORMATION, date(2022, 2, 1)), act(Kind.INVITATION, invited), notice=invited)


@pytest.mark.parametrize(
    ("announced", "invited", "expected"),
    [
        pytest.param(date(2022, 2, 1), date(2024, 1, 31), Kept, id="day before"),
        pytest.param(date(2022, 2, 1), date(2024, 2, 1), Kept, id="twenty-four months"),
        pytest.param(date(2022, 2, 1), date(2024, 2, 2), Breach, id="day after"),
        pytest.param(date(2022, 2, 28), date(2024, 2, 28), Kept, id="the 28th"),
        pytest.param(date(2022, 2, 28), date(2024, 2, 29), Breach, id="the 29th"),
        pytest.param(date(2024, 2, 1), date(2024, 2, 1), Kept, id="the same day"),
    ],
)
def test_twenty_four_months(announced: date, invited: date, expected: type[Verdict]) -> None:
    """
    "At most twenty-four months", to the day.
    """
    found = started(act(Kind.PRE_INFORMATION, announced), act(Kind.INVITATION, invited), notice=invited)

    assert expected is type(found)


def test_last_pre_information_before_the_first_invitations() -> None:
    """
    A notice that was published again counts from then; one after the first invitations does not count.
    """
    found = started(
        act(Kind.PRE_INFORMATION, date(2020, 2, 1)),
        act(Kind.PRE_INFORMATION, date(2022, 8, 1)),
        act(Kind.PRE_INFORMATION, date(2024, 4, 1)),
        act(Kind.INVITATION, date(2024, 5, 2)),
        act(Kind.INVITATION, date(2024, 3, 1)),
    )

    assert (
        Kept,
        (Fact("pre_information", date(2022, 8, 1)), Fact("invited_on", date(2024, 3, 1))),
        Bilingual(
            "avviso di pre-informazione del 1° agosto 2022, inviti del 1° marzo 2024: può valere 24 mesi",
            "pre-information notice of 1 August 2022, invitations of 1 March 2024: it may stand 24 months",
        ),
    ) == (type(found), found.facts, found.message)


UNKNOWN = Bilingual(
    "non si sa il giorno degli inviti, o di un avviso di pre-informazione che li preceda",
    "the day of the invitations, or of a pre-information notice before them, is not known",
)
NEITHER = Bilingual(
    "risultano inviti, ma né un bando né un avviso di pre-informazione",
    "invitations are on record, but neither a notice nor a pre-information notice",
)


@pytest.mark.parametrize(
    ("acts", "message"),
    [
        pytest.param((act(Kind.INVITATION, NOTICE),), NEITHER, id="invitations alone"),
        pytest.param((act(Kind.INVITATION), act(Kind.PRE_INFORMATION, NOTICE)), UNKNOWN, id="invitations undated"),
        pytest.param(
            (act(Kind.INVITATION, Month(2024, 2)), act(Kind.PRE_INFORMATION, NOTICE)), UNKNOWN, id="only a month"
        ),
        pytest.param((act(Kind.INVITATION, NOTICE), act(Kind.PRE_INFORMATION)), UNKNOWN, id="notice undated"),
        pytest.param(
            (act(Kind.INVITATION, NOTICE), act(Kind.PRE_INFORMATION, NOTICE + DAY)), UNKNOWN, id="notice after them"
        ),
        pytest.param(
            (act(Kind.INVITATION, NOTICE), act(Kind.INVITATION), act(Kind.PRE_INFORMATION, NOTICE)),
            UNKNOWN,
            id="one of two invitations undated",
        ),
        pytest.param(
            (act(Kind.INVITATION, NOTICE), act(Kind.PRE_INFORMATION), act(Kind.PRE_INFORMATION, NOTICE)),
            UNKNOWN,
            id="one of two notices undated",
        ),
    ],
)
def test_how_it_started_is_not_known(acts: tuple[ProcedureAct, ...], message: Bilingual) -> None:
    """
    What is not on record is not taken for a breach: the acts are named as what would tell.
    """
    assert Missing(path="/tenders/0/procedure_acts", message=message) == started(*acts)


def test_before_2016_only_the_award_notice() -> None:
    """
    "Until 2016-04-20: award notice only": how the tender started is not asked.
    """
    found = tender(act(Kind.INVITATION), notice=date(2016, 4, 19))

    assert [NO_AWARD] == judged(found)


@pytest.mark.parametrize(
    ("value", "notice", "expected"),
    [
        pytest.param("749999.99", NOTICE, NotApplicable, id="a cent less: published"),
        pytest.param("750000.00", NOTICE, Kept, id="the threshold"),
        pytest.param("749999.99", date(2016, 4, 20), NotApplicable, id="a cent less, first day of the threshold"),
        pytest.param("750000.00", date(2016, 4, 20), Kept, id="the threshold, on its first day"),
        pytest.param("208999.99", date(2016, 4, 19), NotApplicable, id="Annex II B, a cent less"),
        pytest.param("209000.00", date(2016, 4, 19), Kept, id="Annex II B, the threshold"),
    ],
)
def test_from_the_threshold_on(value: str, notice: date, expected: type[Verdict]) -> None:
    """
    "A social service of € 750,000 or more": below the threshold of the day it is not applicable.
    """
    published = act(Kind.AWARD_NOTICE)
    found = judged(tender(published, value=value, notice=notice, awards=(AWARD,)))

    assert {expected} == set(map(type, found))


def test_below_the_threshold_is_said() -> None:
    """
    What has no object says what it is worth, and which threshold it does not reach.
    """
    assert [
        NotApplicable(
            path="/tenders/0",
            message=Bilingual(
                "il valore stimato, 749.999,99 €, è sotto la soglia di 750.000,00 €",
                "the estimated value, €749,999.99, is below the threshold of €750,000.00",
            ),
            facts=(Fact("estimated_value", Euro("749999.99")), Fact("threshold", Euro("750000.00"))),
        )
    ] == judged(tender(value="749999.99"))


@pytest.mark.parametrize(
    ("kind", "track", "expected"),
    [
        pytest.param(SOCIAL, Track.LIGHT, Kept, id="light"),
        pytest.param(SOCIAL, Track.RESERVED, Kept, id="reserved"),
        pytest.param(SOCIAL, None, Kept, id="not declared: light by its value"),
        pytest.param(SERVICE, Track.ORDINARY, NotApplicable, id="ordinary"),
        pytest.param(SERVICE, Track.SUB_THRESHOLD, NotApplicable, id="below the threshold"),
        pytest.param(SOCIAL, Track.OUTSIDE, NotApplicable, id="outside the code"),
    ],
)
def test_tracks(kind: ObjectKind, track: Track | None, expected: type[Verdict]) -> None:
    """
    "Law on light, reserved; not applicable: others".
    """
    assert expected is type(judged(tender(kind=kind, track=track))[0])


def test_other_objects() -> None:
    """
    Another service that is declared light is no matter of this rule.
    """
    message = Bilingual("non è un servizio sociale o assimilato", "it is no social or like service")

    assert [NotApplicable(path="/tenders/0", message=message)] == judged(tender(kind=SERVICE, track=Track.LIGHT))


WITHOUT = Bilingual(
    "procedura negoziata senza bando, o ripetizione di un contratto",
    "negotiated procedure without notice, or repetition of a contract",
)


def test_negotiated_without_notice() -> None:
    """
    "Not applicable: … negotiated procedures without notice (127 c. 2)".
    """
    assert [NotApplicable(path="/tenders/0", message=WITHOUT)] == judged(attrs.evolve(tender(), ground="art. 76"))


def test_repetition() -> None:
    """
    A repetition is awarded without a notice of its own (art. 76 c. 6).
    """
    found = Programme(tenders=(attrs.evolve(tender(), repetition_of="prima"), attrs.evolve(tender(), id="prima")))
    verdicts = [entry.verdict for entry in validate(found, on=TODAY, rules=RULES).entries]

    assert NotApplicable(path="/tenders/0", message=WITHOUT) == verdicts[0]


def test_what_is_missing() -> None:
    """
    What is bought, what it is worth and when it was noticed decide whether there is a duty, and each is named.
    """
    light = tender(kind=None, track=Track.LIGHT)
    found = [
        light,
        attrs.evolve(light, object_kind=SOCIAL, totals=()),
        attrs.evolve(light, object_kind=SOCIAL, notice_date=None),
    ]

    assert [
        (Missing, "/tenders/0/object_kind"),
        (Missing, "/tenders/0/totals"),
        (Missing, "/tenders/0/notice_date"),
    ] == [(type(said), said.path) for one in found for said in judged(one)]


@pytest.mark.parametrize(
    ("notice", "act_", "expected"),
    [
        pytest.param(date(2006, 6, 30), "DLgs 163/2006", [NotApplicable], id="day before the code of 2006"),
        pytest.param(date(2006, 7, 1), "DLgs 163/2006", [NotApplicable], id="first day of the code of 2006"),
        pytest.param(date(2016, 4, 19), "DLgs 163/2006", [NotApplicable], id="last day of the code of 2006"),
        pytest.param(date(2016, 4, 20), "DLgs 50/2016", [Kept, NotApplicable], id="first day of the code of 2016"),
        pytest.param(date(2016, 4, 21), "DLgs 50/2016", [Kept, NotApplicable], id="day after"),
        pytest.param(date(2023, 6, 30), "DLgs 50/2016", [Kept, NotApplicable], id="last day of the code of 2016"),
        pytest.param(date(2023, 7, 1), "DLgs 36/2023", [Kept, NotApplicable], id="first day of the code of 2023"),
        pytest.param(date(2023, 7, 2), "DLgs 36/2023", [Kept, NotApplicable], id="second day of the code of 2023"),
    ],
)
def test_version_by_the_notice(notice: date, act_: str, expected: list[type[Verdict]]) -> None:
    """
    The version is that of the day of the notice, and one alone speaks.
    """
    found = validate(Programme(tenders=(tender(notice=notice),)), on=TODAY, rules=RULES).entries

    assert ({act_}, expected) == (
        {entry.rule.source.act for entry in found},
        [type(entry.verdict) for entry in found],
    )


@pytest.mark.parametrize(
    ("name", "value"), [("pre_information_months", 24), ("grouped_award_notice_days", 30)], ids=["months", "days"]
)
def test_figures(name: str, value: int) -> None:
    """
    Both figures are of the code of 2016, as far as it is known, and of that of 2023; none was read of that of 2006.
    """
    days = (date(2016, 4, 19), date(2016, 4, 20), date(2023, 6, 30), date(2023, 7, 1))
    found = [PARAMETERS[name].on(day) for day in days]

    assert [None, (value, "DLgs 50/2016"), (value, "DLgs 50/2016"), (value, "DLgs 36/2023")] == [
        None if dated is None else (dated.value, dated.source.act) for dated in found
    ]


def test_published_examples() -> None:
    """
    Published: awarded on 20 May, grouped notice of the quarter that ends on 30 June sent on 30 July, and on 31 July.
    """
    kept, broken = RULES[-1].keeps().tenders[0], RULES[-1].breaks().tenders[0]
    days = [[RULES[0].until or TODAY, RULES[1].until or TODAY, TODAY][n] - DAY for n in range(3)]
    reports = [validate(rule.breaks(), on=day, rules=RULES) for rule, day in zip(RULES, days, strict=True)]
    said = [
        [type(entry.verdict) for entry in validate(rule.keeps(), on=day, rules=RULES).entries]
        for rule, day in zip(RULES, days, strict=True)
    ]

    assert (
        tender(act(Kind.AWARD_NOTICE, date(2024, 7, 30), grouped=True), awards=(AWARD,)),
        tender(act(Kind.AWARD_NOTICE, date(2024, 7, 31), grouped=True), awards=(AWARD,)),
        [2014, 2021, 2024],
        [[Kept], [Kept, Kept], [Kept, Kept]],
        [(True, [Severity.WARNING])] * 3,
    ) == (
        kept,
        broken,
        [found.notice_date.year for rule in RULES for found in rule.keeps().tenders if found.notice_date],
        said,
        [(found.valid, [entry.severity for entry in found.findings]) for found in reports],
    )
