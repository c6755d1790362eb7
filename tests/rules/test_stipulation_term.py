"""
`stipulation-term`: the contract is signed within the term of the documents or of law, if no postponement is agreed.
"""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dated_values import ParameterKind
from contratti_quartiere.dates import Month
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.procedures import SelfImposedArticle
from contratti_quartiere.procurement import Lot, ObjectKind, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.stipulation_term import RULES
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
NOTICE, EFFECTIVE, AWARDED = date(2024, 1, 15), date(2024, 3, 1), date(2024, 3, 4)
AWARD = Award(lot="lotto-1", effective_on=EFFECTIVE)
BELOW = Award(lot="lotto-1", on=AWARDED)
PLACE = "/service_contracts/0"


def judged(
    signed: date | None = None,
    *awards: Award,
    lots: tuple[str, ...] = ("lotto-1",),
    notice: date | None = NOTICE,
    track: Track | None = Track.ORDINARY,
    **tender: Any,
) -> list[Verdict]:
    """
    Return what all versions of the rule say of a contract signed on a day.
    """
    found = Tender(
        id="gara", notice_date=notice, track=track, lots=(Lot(id="lotto-1"), Lot(id="lotto-2")), awards=awards, **tender
    )
    contract = ServiceContract(id="contratto", tender="gara", lots=lots, signed_on=signed)
    programme = Programme(tenders=(found,), service_contracts=(contract,))
    return [entry.verdict for entry in validate(programme, on=TODAY, rules=RULES).entries]


def kinds(*found: Any, **fields: Any) -> list[type[Verdict]]:
    """
    Return the outcomes alone.
    """
    return list(map(type, judged(*found, **fields)))


SIXTY = Figure(
    parameter="stipulation_days",
    kind=ParameterKind.LAW,
    value=60,
    since=date(2023, 7, 1),
    source=LegalSource("DLgs 36/2023", "art. 18 c. 2, testo del 31.3.2023"),
    checked_on=date(2026, 11, 22),
)
THIRTY = Figure(
    parameter="stipulation_days_below_threshold",
    kind=ParameterKind.LAW,
    value=30,
    since=date(2023, 7, 1),
    source=LegalSource("DLgs 36/2023", "art. 55 c. 1, testo del 31.3.2023"),
    checked_on=date(2026, 11, 22),
)
BY_LAW = (Comparison("signed_on", Relation.AT_MOST, "effective_on + stipulation_days"),)


def test_published_signed_after_60_days() -> None:
    """
    Published: award effective on 1 March 2024, signed on 30 April 2024 (60 days).
    """
    assert [
        Kept(
            path=PLACE,
            message=Bilingual(
                "giorno di efficacia dell'aggiudicazione il 1° marzo 2024, contratto firmato il 30 aprile 2024, termine"
                " di 60 giorni: in tempo",
                "day on which the award took effect 1 March 2024, contract signed on 30 April 2024, term of 60 days: in"
                " time",
            ),
            facts=(Fact("effective_on", EFFECTIVE), Fact("signed_on", date(2024, 4, 30))),
            figures=(SIXTY,),
            comparisons=BY_LAW,
        )
    ] == judged(date(2024, 4, 30), AWARD)


def test_published_signed_late() -> None:
    """
    Published: award effective on 1 March 2024, signed on 2 May 2024, no other term and no postponement on record.
    """
    assert [
        Breach(
            path=PLACE,
            message=Bilingual(
                "giorno di efficacia dell'aggiudicazione il 1° marzo 2024, contratto firmato il 2 maggio 2024, termine"
                " di 60 giorni: oltre il termine, e nessun rinvio è a registro",
                "day on which the award took effect 1 March 2024, contract signed on 2 May 2024, term of 60 days: past"
                " the term, and no postponement is on record",
            ),
            facts=(Fact("effective_on", EFFECTIVE), Fact("signed_on", date(2024, 5, 2))),
            figures=(SIXTY,),
            comparisons=BY_LAW,
        )
    ] == judged(date(2024, 5, 2), AWARD)


def test_published_below_the_threshold() -> None:
    """
    Published: below the threshold, award of 4 March 2024, signed on 4 April 2024 (31 days).
    """
    assert [
        Breach(
            path=PLACE,
            message=Bilingual(
                "giorno dell'aggiudicazione il 4 marzo 2024, contratto firmato il 4 aprile 2024, termine di 30 giorni:"
                " oltre il termine, e nessun rinvio è a registro",
                "day of the award 4 March 2024, contract signed on 4 April 2024, term of 30 days: past the term, and no"
                " postponement is on record",
            ),
            facts=(Fact("awarded_on", AWARDED), Fact("signed_on", date(2024, 4, 4))),
            figures=(THIRTY,),
            comparisons=(Comparison("signed_on", Relation.AT_MOST, "awarded_on + stipulation_days_below_threshold"),),
        )
    ] == judged(date(2024, 4, 4), BELOW, track=Track.SUB_THRESHOLD)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(59, Kept), (60, Kept), (61, Breach)],
    ids=["a day early", "the last day", "a day late"],
)
def test_to_the_day(days: int, expected: type[Verdict]) -> None:
    """
    "Within the term": the sixtieth day is in time, the next is not.
    """
    assert [expected] == kinds(EFFECTIVE + days * DAY, AWARD)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(29, Kept), (30, Kept), (31, Breach)],
    ids=["a day early", "the last day", "a day late"],
)
def test_to_the_day_below_the_threshold(days: int, expected: type[Verdict]) -> None:
    """
    Below the threshold the thirtieth day after the award is in time, the next is not.
    """
    assert [expected] == kinds(AWARDED + days * DAY, BELOW, track=Track.SUB_THRESHOLD)


NINETY = attrs.evolve(AWARD, stipulation_by=EFFECTIVE + 90 * DAY)
BY_THE_DOCUMENTS = (Comparison("signed_on", Relation.AT_MOST, "stipulation_by"),)


def test_published_term_of_the_notice() -> None:
    """
    Published: 90 days where the notice says 90; the ninetieth day is 30 May 2024, and the next is late.
    """
    last, late = date(2024, 5, 30), date(2024, 5, 31)

    assert [
        Kept(
            path=PLACE,
            message=Bilingual(
                "contratto firmato il 30 maggio 2024, termine dei documenti il 30 maggio 2024: in tempo",
                "contract signed on 30 May 2024, term of the documents 30 May 2024: in time",
            ),
            facts=(Fact("signed_on", last), Fact("stipulation_by", last)),
            comparisons=BY_THE_DOCUMENTS,
        ),
        Breach(
            path=PLACE,
            message=Bilingual(
                "contratto firmato il 31 maggio 2024, termine dei documenti il 30 maggio 2024: oltre il termine, e"
                " nessun rinvio è a registro",
                "contract signed on 31 May 2024, term of the documents 30 May 2024: past the term, and no postponement"
                " is on record",
            ),
            facts=(Fact("signed_on", late), Fact("stipulation_by", last)),
            comparisons=BY_THE_DOCUMENTS,
        ),
    ] == [*judged(last, NINETY), *judged(late, NINETY)]


def test_postponed() -> None:
    """
    "Or a postponement is agreed": with reasons on record no term is missed, that of the documents neither.
    """
    signed = date(2024, 9, 1)
    text = Bilingual(
        "contratto firmato il 1° settembre 2024, dopo un rinvio concordato e motivato",
        "contract signed on 1 September 2024, after a postponement that was agreed with reasons",
    )
    expected = Kept(
        path=PLACE,
        message=text,
        facts=(Fact("signed_on", signed), Fact("postponement_agreed", value=True)),
        comparisons=(Comparison("postponement_agreed", Relation.EQUAL, "true"),),
    )

    assert [expected, expected] == [
        verdict
        for award in (AWARD, NINETY)
        for verdict in judged(signed, attrs.evolve(award, stipulation_postponed="sede non pronta"))
    ]


@pytest.mark.parametrize(
    "award",
    [
        pytest.param(AWARD, id="term of law"),
        pytest.param(NINETY, id="term of the documents"),
        pytest.param(attrs.evolve(AWARD, stipulation_postponed="sede non pronta"), id="postponed"),
    ],
)
def test_signed_before_the_award_took_effect(award: Award) -> None:
    """
    A contract that is said to be signed before its award took effect is not in time: one of the days is wrong.
    """
    message = Bilingual(
        "il contratto risulta firmato il 29 febbraio 2024, prima del giorno di efficacia dell'aggiudicazione, il 1°"
        " marzo 2024: i due giorni non si accordano",
        "the contract is said to be signed on 29 February 2024, before the day on which the award took effect, 1 March"
        " 2024: the two days do not fit",
    )
    facts = (Fact("effective_on", EFFECTIVE), Fact("signed_on", date(2024, 2, 29)))

    assert [
        Missing(path="/tenders/0/awards/1/effective_on", message=message, cause=MissingCause.EVIDENCE, facts=facts)
    ] == judged(date(2024, 2, 29), SECOND, award)
    assert [Kept, Kept] == kinds(EFFECTIVE, award) + kinds(EFFECTIVE + DAY, award)


def test_signed_before_the_award_below_the_threshold() -> None:
    """
    Below the threshold the term runs from the award, and a signing on the day before is undecided there.
    """
    message = Bilingual(
        "il contratto risulta firmato il 3 marzo 2024, prima del giorno dell'aggiudicazione, il 4 marzo 2024: i due"
        " giorni non si accordano",
        "the contract is said to be signed on 3 March 2024, before the day of the award, 4 March 2024: the two days do"
        " not fit",
    )
    facts = (Fact("awarded_on", AWARDED), Fact("signed_on", date(2024, 3, 3)))
    award = attrs.evolve(BELOW, effective_on=AWARDED + DAY)

    assert [Missing(path="/tenders/0/awards/0/on", message=message, facts=facts)] == judged(
        AWARDED - DAY, award, track=Track.SUB_THRESHOLD
    )
    assert [Kept] == kinds(AWARDED, award, track=Track.SUB_THRESHOLD)


SECOND = Award(lot="lotto-2", effective_on=EFFECTIVE + DAY)


@pytest.mark.parametrize("turn", [1, -1], ids=["in order", "in any order"])
def test_signed_between_two_awards(turn: int) -> None:
    """
    Of two awards that took effect after the signing the later is shown, at its place.
    """
    (verdict,) = judged(EFFECTIVE - DAY, *(AWARD, SECOND)[::turn], lots=BOTH)

    assert (
        f"/tenders/0/awards/{max(turn, 0)}/effective_on",
        (Fact("effective_on", EFFECTIVE + DAY), Fact("signed_on", EFFECTIVE - DAY)),
    ) == (verdict.path, getattr(verdict, "facts", None))


def test_award_that_is_not_known_yet() -> None:
    """
    Where an award before it was not known on the day, the place is the list of the awards: no place is made up.
    """
    later = Award(lot="lotto-2", effective_on=TODAY + DAY)

    assert [(Missing, "/tenders/0/awards")] == [
        (type(said), said.path) for said in judged(EFFECTIVE - DAY, later, AWARD)
    ]


BOTH = ("lotto-1", "lotto-2")


@pytest.mark.parametrize("turn", [1, -1], ids=["in order", "in any order"])
@pytest.mark.parametrize(
    ("second", "days", "expected"),
    [
        pytest.param(SECOND, 61, Kept, id="60 days from the last"),
        pytest.param(SECOND, 62, Breach, id="61 days from the last"),
        pytest.param(attrs.evolve(SECOND, stipulation_by=EFFECTIVE), 1, Breach, id="one with a term of the documents"),
        pytest.param(attrs.evolve(SECOND, effective_on=None), 1, Missing, id="one of an unknown day"),
        pytest.param(attrs.evolve(SECOND, stipulation_postponed="rinvio"), 99, Kept, id="one postponed"),
    ],
)
def test_several_lots(second: Award, days: int, expected: type[Verdict], turn: int) -> None:
    """
    Of a contract for several lots the last award counts, and each must be known.
    """
    assert [expected] == kinds(EFFECTIVE + days * DAY, *(AWARD, second)[::turn], lots=BOTH)


def test_two_terms_of_the_documents() -> None:
    """
    Of two terms that the documents state the later counts.
    """
    second = attrs.evolve(SECOND, stipulation_by=EFFECTIVE + 91 * DAY)

    assert [Kept, Breach] == [
        kind for days in (91, 92) for kind in kinds(EFFECTIVE + days * DAY, NINETY, second, lots=BOTH)
    ]


@pytest.mark.parametrize(
    ("award", "track", "message"),
    [
        pytest.param(
            BELOW,
            Track.ORDINARY,
            Bilingual(
                "non si sa il giorno di efficacia dell'aggiudicazione",
                "the day on which the award took effect is not known",
            ),
            id="of effect",
        ),
        pytest.param(
            AWARD,
            Track.SUB_THRESHOLD,
            Bilingual("non si sa il giorno dell'aggiudicazione", "the day of the award is not known"),
            id="of the award",
        ),
        pytest.param(
            Award(lot="lotto-1", on=Month(2024, 3)),
            Track.SUB_THRESHOLD,
            Bilingual("non si sa il giorno dell'aggiudicazione", "the day of the award is not known"),
            id="of the award, known to the month",
        ),
    ],
)
def test_day_not_known(award: Award, track: Track, message: Bilingual) -> None:
    """
    Without the day from which the term runs nothing is decided.
    """
    assert [Missing(path="/tenders/0/awards", message=message)] == judged(EFFECTIVE, award, track=track)


def test_not_signed() -> None:
    """
    Without the day of signing nothing is decided.
    """
    message = Bilingual(
        "non si sa quando il contratto sia stato firmato", "it is not known when the contract was signed"
    )

    assert [Missing(path=f"{PLACE}/signed_on", message=message)] == judged(None, AWARD)


def test_no_award() -> None:
    """
    Without the award of its lot nothing is decided.
    """
    assert [(Missing, "/tenders/0/awards")] == [(type(said), said.path) for said in judged(EFFECTIVE, SECOND)]


@pytest.mark.parametrize(
    ("notice", "act"),
    [
        pytest.param(date(2006, 7, 1), "DLgs 163/2006", id="first day of the code of 2006"),
        pytest.param(date(2016, 4, 19), "DLgs 163/2006", id="last day of the code of 2006"),
        pytest.param(date(2016, 4, 20), "DLgs 50/2016", id="first day of the code of 2016"),
        pytest.param(date(2016, 4, 21), "DLgs 50/2016", id="second day of the code of 2016"),
        pytest.param(date(2023, 6, 30), "DLgs 50/2016", id="last day of the code of 2016"),
        pytest.param(date(2023, 7, 1), "DLgs 36/2023", id="first day of the code of 2023"),
        pytest.param(date(2023, 7, 2), "DLgs 36/2023", id="second day of the code of 2023"),
    ],
)
def test_version_by_the_notice(notice: date, act: str) -> None:
    """
    The version is that of the day of the notice, one alone speaks, and each has sixty days.
    """
    award = Award(lot="lotto-1", effective_on=notice)
    tender = Tender(id="gara", notice_date=notice, track=Track.ORDINARY, awards=(award,))
    found: list[tuple[type[Verdict], str, int | str]] = []
    for days in (60, 61):
        contract = ServiceContract(id="contratto", tender="gara", signed_on=notice + days * DAY)
        programme = Programme(tenders=(tender,), service_contracts=(contract,))
        found += [
            (type(entry.verdict), entry.rule.source.act, entry.verdict.figures[0].value)
            for entry in validate(programme, on=TODAY, rules=RULES).entries
            if isinstance(entry.verdict, Breach | Kept)
        ]

    assert [(Kept, act, 60), (Breach, act, 60)] == found


@pytest.mark.parametrize(
    ("notice", "act"),
    [(date(2016, 4, 19), "DLgs 163/2006"), (date(2023, 6, 30), "DLgs 50/2016")],
    ids=["code of 2006", "code of 2016"],
)
def test_below_the_threshold_before_2023(notice: date, act: str) -> None:
    """
    Which term the earlier codes set below the threshold was not ascertained: an open point.
    """
    assert [
        Missing(
            path="/tenders/0/awards",
            message=Bilingual(
                f"sotto soglia il termine per la stipula secondo {act} non è stato accertato",
                f"which term to sign {act} set below the threshold was not ascertained",
            ),
            cause=MissingCause.OPEN,
        )
    ] == judged(AWARDED, BELOW, notice=notice, track=Track.SUB_THRESHOLD)


LATE = date(2024, 6, 1)


@pytest.mark.parametrize(
    ("track", "expected"),
    [
        (Track.ORDINARY, Breach),
        (Track.LIGHT, Missing),
        (Track.RESERVED, Missing),
        (Track.SUB_THRESHOLD, Breach),
        (Track.OUTSIDE, NotApplicable),
        (None, Missing),
    ],
)
def test_each_track(track: Track | None, expected: type[Verdict]) -> None:
    """
    "Law on ordinary (60), sub_threshold (30); if recalled: light, reserved; not applicable: outside".
    """
    assert [expected] == kinds(LATE, attrs.evolve(AWARD, on=AWARDED), track=track)


@pytest.mark.parametrize(
    ("notice", "act", "article"),
    [
        pytest.param(date(2015, 1, 12), "DLgs 163/2006", "art. 11", id="code of 2006"),
        pytest.param(date(2018, 1, 15), "DLgs 50/2016", "art. 32 c. 8", id="code of 2016"),
        pytest.param(date(2024, 1, 15), "DLgs 36/2023", "art. 18 c. 2", id="code of 2023"),
    ],
)
@pytest.mark.parametrize(
    ("track", "kind"),
    [(Track.LIGHT, None), (Track.SUB_THRESHOLD, ObjectKind.SOCIAL_SERVICE)],
    ids=["light", "social service below the threshold"],
)
def test_recalled(notice: date, act: str, article: str, track: Track, kind: ObjectKind | None) -> None:
    """
    On the light track, and for a social service below the threshold, sixty days bind if the article is recalled.
    """
    award = Award(lot="lotto-1", effective_on=notice)
    found = [
        judged(
            notice + 61 * DAY,
            award,
            notice=notice,
            track=track,
            object_kind=kind,
            self_imposed=(SelfImposedArticle(act=act, article=recalled),),
        )
        for recalled in (article, "art. 99")
    ]

    assert [[(Breach, None)], [(Missing, MissingCause.NOT_RECALLED)]] == [
        [(type(said), getattr(said, "cause", None)) for said in verdicts] for verdicts in found
    ]


def test_track_not_known() -> None:
    """
    Of a service that may be below the threshold the track is missing, unless the documents set the term.
    """
    unknown: dict[str, Any] = {"track": None, "object_kind": ObjectKind.SERVICE}

    assert [
        Missing(
            path="/tenders/0/track",
            message=Bilingual(
                "non si sa se l'affidamento sia sotto soglia, dove il termine è un altro",
                "it is not known whether the award is below the threshold, where the term is another",
            ),
        )
    ] == judged(LATE, AWARD, **unknown)
    assert [Breach] == kinds(LATE, NINETY, **unknown)


@pytest.mark.parametrize(
    ("days", "expected"), [(60, Kept), (61, Breach)], ids=["in time by any law", "late by any law"]
)
def test_notice_not_known(days: int, expected: type[Verdict]) -> None:
    """
    Where nobody knows the day of the notice, what every law says is said.
    """
    assert [expected] == kinds(EFFECTIVE + days * DAY, AWARD, notice=None)


def test_a_breach_is_a_warning() -> None:
    """
    "Never an error": the notice may set another term, and a postponement may not be on record.
    """
    assert {Severity.WARNING} == {rule.severity for rule in RULES}


def test_examples() -> None:
    """
    Each version's example is signed on the sixtieth day, and on the sixty-second.
    """
    days = [
        (example.service_contracts[0].signed_on or TODAY) - (example.tenders[0].awards[0].effective_on or TODAY)
        for rule in RULES
        for example in (rule.keeps(), rule.breaks())
    ]
    said = [
        (entry.rule, type(entry.verdict))
        for rule in RULES
        for example in (rule.keeps(), rule.breaks())
        for entry in validate(example, on=TODAY, rules=RULES).entries
    ]

    assert [60 * DAY, 62 * DAY] * len(RULES) == days
    assert [(rule, kind) for rule in RULES for kind in (Kept, Breach)] == said


# Laws


@given(st.integers(-400, 400))
def test_a_term_of_the_documents_takes_the_place_of_that_of_law(days: int) -> None:
    """
    Whatever the day of signing, a term of the documents that is the sixtieth day says what law says.
    """
    signed = EFFECTIVE + days * DAY
    stated = attrs.evolve(AWARD, stipulation_by=EFFECTIVE + 60 * DAY)

    assert kinds(signed, AWARD) == kinds(signed, stated)
