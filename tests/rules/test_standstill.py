"""
`standstill`: the contract is not signed before the term from the last communication of the award has passed.
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
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procedures import SelfImposedArticle
from contratti_quartiere.procurement import Lot, ObjectKind, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.standstill import RULES
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
NOTICE, COMMUNICATED = date(2024, 1, 15), date(2024, 3, 1)
AWARD = Award(lot="lotto-1", communicated_on=COMMUNICATED)
ASKED = (Comparison("signed_on", Relation.AT_LEAST, "communicated_on + standstill_days"),)
AFTER_ALL = date(2024, 12, 31)


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


FIGURE = Figure(
    parameter="standstill_days",
    kind=ParameterKind.LAW,
    value=35,
    since=date(2023, 7, 1),
    until=AFTER_ALL,
    source=LegalSource("DLgs 36/2023", "art. 18 c. 3, testo del 31.3.2023"),
    checked_on=date(2026, 11, 22),
)


def test_published_signed_after_35_days() -> None:
    """
    Published: communication of 1 March 2024, signed on 5 April 2024 (35 days).
    """
    assert [
        Kept(
            path="/service_contracts/0",
            message=Bilingual(
                "aggiudicazione comunicata da ultimo il 1° marzo 2024, contratto firmato il 5 aprile 2024, termine"
                " dilatorio di 35 giorni: era passato",
                "award last communicated on 1 March 2024, contract signed on 5 April 2024, standstill of 35 days: it"
                " had passed",
            ),
            facts=(Fact("communicated_on", COMMUNICATED), Fact("signed_on", date(2024, 4, 5))),
            figures=(FIGURE,),
            comparisons=ASKED,
        )
    ] == judged(date(2024, 4, 5), AWARD)


def test_published_signed_a_day_early() -> None:
    """
    Published: communication of 1 March 2024, signed on 4 April 2024.
    """
    assert [
        Breach(
            path="/service_contracts/0",
            message=Bilingual(
                "aggiudicazione comunicata da ultimo il 1° marzo 2024, contratto firmato il 4 aprile 2024, termine"
                " dilatorio di 35 giorni: non era passato",
                "award last communicated on 1 March 2024, contract signed on 4 April 2024, standstill of 35 days: it"
                " had not passed",
            ),
            facts=(Fact("communicated_on", COMMUNICATED), Fact("signed_on", date(2024, 4, 4))),
            figures=(FIGURE,),
            comparisons=ASKED,
        )
    ] == judged(date(2024, 4, 4), AWARD)


@pytest.mark.parametrize(
    ("signed", "expected"),
    [(date(2025, 4, 3), Breach), (date(2025, 4, 4), Kept)],
    ids=["31 days", "32 days"],
)
def test_published_32_days(signed: date, expected: type[Verdict]) -> None:
    """
    Published: communication of 3 March 2025 on a notice of January 2025, signed on 4 April 2025 (32 days).
    """
    award = Award(lot="lotto-1", communicated_on=date(2025, 3, 3))

    assert [expected] == kinds(signed, award, notice=date(2025, 1, 15))


@pytest.mark.parametrize(
    ("notice", "term", "mark"),
    [
        pytest.param(date(2006, 7, 1), 30, Mark.KNOWN, id="first day of the code of 2006"),
        pytest.param(date(2010, 4, 26), 30, Mark.KNOWN, id="last day of 30"),
        pytest.param(date(2010, 4, 27), 35, Mark.KNOWN, id="first day of 35"),
        pytest.param(date(2010, 4, 28), 35, Mark.KNOWN, id="second day of 35"),
        pytest.param(date(2016, 4, 19), 35, Mark.KNOWN, id="last day of the code of 2006"),
        pytest.param(date(2016, 4, 20), 35, Mark.KNOWN, id="first day of the code of 2016"),
        pytest.param(date(2023, 6, 30), 35, Mark.KNOWN, id="last day of the code of 2016"),
        pytest.param(date(2023, 7, 1), 35, Mark.SOURCE, id="first day of the code of 2023"),
        pytest.param(date(2024, 12, 30), 35, Mark.SOURCE, id="last day of 35"),
        pytest.param(date(2024, 12, 31), 32, Mark.COMMENTARY, id="first day of 32"),
        pytest.param(date(2025, 1, 1), 32, Mark.COMMENTARY, id="second day of 32"),
    ],
)
def test_version_by_the_notice(notice: date, term: int, mark: Mark) -> None:
    """
    The term is that of the day of the notice: a day less breaks it, and one version alone speaks.
    """
    # Communicated on the day of the notice, which no change of law lies between.
    award = Award(lot="lotto-1", communicated_on=notice)
    tender = Tender(id="gara", notice_date=notice, track=Track.ORDINARY, awards=(award,))
    found: list[tuple[type[Verdict], Mark]] = []
    for days in (term - 1, term, term + 1):
        contract = ServiceContract(id="contratto", tender="gara", signed_on=notice + days * DAY)
        programme = Programme(tenders=(tender,), service_contracts=(contract,))
        report = validate(programme, on=TODAY, rules=RULES)
        found += [(type(entry.verdict), entry.rule.source.mark) for entry in report.entries]

    assert [(Breach, mark), (Kept, mark), (Kept, mark)] == found


def test_before_the_first_code() -> None:
    """
    Before the first code that the library knows it says nothing of a standstill.
    """
    assert [NotApplicable] == kinds(date(2006, 8, 1), AWARD, notice=date(2006, 6, 30))


@pytest.mark.parametrize(
    ("days", "communicated", "expected"),
    [
        pytest.param(31, AFTER_ALL, Breach, id="31 days, award after: too early by both"),
        pytest.param(32, AFTER_ALL, Missing, id="32 days, award after"),
        pytest.param(34, AFTER_ALL, Missing, id="34 days, award after"),
        pytest.param(35, AFTER_ALL, Kept, id="35 days, award after: late enough by both"),
        pytest.param(32, AFTER_ALL - DAY, Breach, id="32 days, award before"),
        pytest.param(34, AFTER_ALL - DAY, Breach, id="34 days, award before"),
    ],
)
@pytest.mark.parametrize("notice", [date(2023, 7, 1), date(2024, 12, 30)], ids=["first day", "last day"])
def test_between_two_terms(notice: date, days: int, communicated: date, expected: type[Verdict]) -> None:
    """
    "A notice before 31 December 2024 with an award after it: between 32 and 35 days then undecided".
    """
    award = Award(lot="lotto-1", communicated_on=communicated)

    assert [expected] == kinds(communicated + days * DAY, award, notice=notice)


def test_between_two_terms_of_the_code_of_2016() -> None:
    """
    The shorter term changed the code of 2023 alone: under that of 2016 it is never open.
    """
    award = Award(lot="lotto-1", communicated_on=AFTER_ALL)

    assert [Breach] == kinds(AFTER_ALL + 34 * DAY, award, notice=date(2023, 6, 30))


def test_between_two_terms_in_words() -> None:
    """
    Which of two terms holds is an open point, and is told with the longer one.
    """
    communicated, signed = date(2025, 1, 10), date(2025, 2, 12)
    award = Award(lot="lotto-1", communicated_on=communicated)

    assert [
        Missing(
            path="/service_contracts/0/signed_on",
            message=Bilingual(
                "aggiudicazione comunicata da ultimo il 10 gennaio 2025, contratto firmato il 12 febbraio 2025, termine"
                " dilatorio di 35 giorni: se valga il termine più breve, venuto dopo il bando e prima"
                " dell'aggiudicazione, è un punto aperto",
                "award last communicated on 10 January 2025, contract signed on 12 February 2025, standstill of 35"
                " days: whether the shorter term, which came after the notice and before the award, holds is an open"
                " point",
            ),
            cause=MissingCause.OPEN,
            facts=(Fact("communicated_on", communicated), Fact("signed_on", signed)),
            figures=(FIGURE,),
            comparisons=ASKED,
        )
    ] == judged(signed, award)


TWO = Award(lot="lotto-2", communicated_on=COMMUNICATED + DAY)


@pytest.mark.parametrize(
    ("signed", "expected"),
    [(date(2024, 4, 5), Breach), (date(2024, 4, 6), Kept)],
    ids=["35 days after the first", "35 days after the last"],
)
def test_last_communication(signed: date, expected: type[Verdict]) -> None:
    """
    "From the last communication": of a contract for two lots the later one counts, in whatever order they stand.
    """
    both = ("lotto-1", "lotto-2")
    found = [judged(signed, *awards, lots=both) for awards in ((AWARD, TWO), (TWO, AWARD))]

    assert [[expected], [expected]] == [list(map(type, verdicts)) for verdicts in found]


NO_DAY = Missing(
    path="/tenders/0/awards",
    message=Bilingual(
        "non si sa quando sia stata comunicata l'aggiudicazione", "it is not known when the award was communicated"
    ),
)


@pytest.mark.parametrize(
    ("awards", "lots"),
    [
        pytest.param((attrs.evolve(AWARD, communicated_on=None),), ("lotto-1",), id="of its lot"),
        pytest.param((AWARD, attrs.evolve(TWO, communicated_on=None)), ("lotto-1", "lotto-2"), id="of one lot"),
    ],
)
def test_no_communication(awards: tuple[Award, ...], lots: tuple[str, ...]) -> None:
    """
    Without the day of a communication nothing is decided.
    """
    assert [NO_DAY] == judged(date(2024, 4, 5), *awards, lots=lots)


def test_not_signed() -> None:
    """
    Without the day of signing nothing is decided, and the communication is told.
    """
    assert [
        Missing(
            path="/service_contracts/0/signed_on",
            message=Bilingual(
                "non si sa quando il contratto sia stato firmato", "it is not known when the contract was signed"
            ),
            facts=(Fact("communicated_on", COMMUNICATED),),
        )
    ] == judged(None, AWARD)


def test_no_award() -> None:
    """
    Without the award of its lot nothing is decided.
    """
    assert [(Missing, "/tenders/0/awards")] == [(type(said), said.path) for said in judged(date(2024, 4, 5), TWO)]


EARLY = date(2024, 3, 15)


@pytest.mark.parametrize(
    ("offers", "challenged", "signed", "expected"),
    [
        pytest.param(1, False, EARLY, NotApplicable, id="one offer, no challenge"),
        pytest.param(1, True, EARLY, Breach, id="one offer, challenged"),
        pytest.param(1, None, EARLY, Missing, id="one offer, challenge not known"),
        pytest.param(1, None, date(2024, 4, 5), Kept, id="one offer, challenge not known, in time"),
        pytest.param(2, False, EARLY, Breach, id="two offers"),
        pytest.param(2, None, EARLY, Breach, id="two offers, challenge not known"),
        pytest.param(None, False, EARLY, Breach, id="offers not known"),
        pytest.param(None, None, EARLY, Breach, id="nothing known"),
    ],
)
def test_one_offer(offers: int | None, challenged: bool | None, signed: date, expected: type[Verdict]) -> None:
    """
    "One tender only without challenge: not applicable".
    """
    award = attrs.evolve(AWARD, offers=offers, challenged=challenged)

    assert [expected] == kinds(signed, award)


def test_one_offer_in_words() -> None:
    """
    What shows that there is no standstill is told, and so is what is missing to know it.
    """
    alone = attrs.evolve(AWARD, offers=1, challenged=False)

    assert [
        NotApplicable(
            path="/service_contracts/0",
            message=Bilingual(
                "una sola offerta e nessuna impugnazione: non c'è termine dilatorio",
                "one offer only and no challenge: there is no standstill",
            ),
            facts=(Fact("offers", 1), Fact("challenged", value=False)),
        ),
        Missing(
            path="/tenders/0/awards",
            message=Bilingual(
                "aggiudicazione comunicata da ultimo il 1° marzo 2024, contratto firmato il 15 marzo 2024, termine"
                " dilatorio di 35 giorni: una sola offerta, e non si sa se l'aggiudicazione sia impugnata",
                "award last communicated on 1 March 2024, contract signed on 15 March 2024, standstill of 35 days: one"
                " offer only, and it is not known whether a challenge is pending",
            ),
            facts=(Fact("communicated_on", COMMUNICATED), Fact("signed_on", EARLY)),
            figures=(FIGURE,),
        ),
    ] == [*judged(EARLY, alone), *judged(EARLY, attrs.evolve(alone, challenged=None))]


def test_one_offer_for_one_lot() -> None:
    """
    A lot of one offer does not free the other lots, and its own communication does not count.
    """
    alone = attrs.evolve(TWO, offers=1, challenged=False)

    assert [Kept] == kinds(date(2024, 4, 5), AWARD, alone, lots=("lotto-1", "lotto-2"))


@pytest.mark.parametrize(
    ("track", "expected"),
    [
        (Track.ORDINARY, Breach),
        (Track.LIGHT, Missing),
        (Track.RESERVED, Missing),
        (Track.SUB_THRESHOLD, NotApplicable),
        (Track.OUTSIDE, NotApplicable),
        (None, Missing),
    ],
)
def test_each_track(track: Track | None, expected: type[Verdict]) -> None:
    """
    "Law on ordinary; if recalled: light, reserved; not applicable: sub_threshold, outside".
    """
    assert [expected] == kinds(EARLY, AWARD, track=track)


@pytest.mark.parametrize(
    ("notice", "act", "article"),
    [
        pytest.param(date(2009, 1, 12), "DLgs 163/2006", "art. 11 c. 10", id="code of 2006, 30 days"),
        pytest.param(date(2015, 1, 12), "DLgs 163/2006", "art. 11 c. 10", id="code of 2006, 35 days"),
        pytest.param(date(2018, 1, 15), "DLgs 50/2016", "art. 32 c. 9", id="code of 2016"),
        pytest.param(date(2024, 1, 15), "DLgs 36/2023", "art. 18 c. 3", id="code of 2023, 35 days"),
        pytest.param(date(2025, 1, 15), "DLgs 36/2023", "art. 18 c. 3", id="code of 2023, 32 days"),
    ],
)
def test_recalled(notice: date, act: str, article: str) -> None:
    """
    "Danger on the light track: undecided", unless the documents recall the article of their own code.
    """
    award = Award(lot="lotto-1", communicated_on=notice)
    found = [
        judged(notice + DAY, award, notice=notice, track=Track.LIGHT, self_imposed=articles)
        for articles in (
            (),
            (SelfImposedArticle(act=act, article=article),),
            (SelfImposedArticle(act=act, article="art. 99"),),
        )
    ]

    assert [
        [(Missing, MissingCause.NOT_RECALLED)],
        [(Breach, None)],
        [(Missing, MissingCause.NOT_RECALLED)],
    ] == [[(type(said), getattr(said, "cause", None)) for said in verdicts] for verdicts in found]


def test_social_service_below_the_threshold() -> None:
    """
    "A social service on `sub_threshold` behaves as on `light`": undecided.
    """
    assert [Missing] == kinds(EARLY, AWARD, track=Track.SUB_THRESHOLD, object_kind=ObjectKind.SOCIAL_SERVICE)


@pytest.mark.parametrize(
    ("days", "expected"),
    [pytest.param(35, Kept, id="long enough by any law"), pytest.param(31, Missing, id="by some law"), (29, Breach)],
)
def test_notice_not_known(days: int, expected: type[Verdict]) -> None:
    """
    Where nobody knows the day of the notice, only what every law says is said.
    """
    assert [expected] == kinds(COMMUNICATED + days * DAY, AWARD, notice=None)


def test_a_breach_is_a_warning() -> None:
    """
    The exceptions may not be on record: a breach is a warning, in every version.
    """
    assert {Severity.WARNING} == {rule.severity for rule in RULES}


def test_examples() -> None:
    """
    Each version's example is signed on the last day of its own term, and a day before that.
    """
    said = [
        (entry.rule, type(entry.verdict), entry.verdict.figures[0].value)
        for rule in RULES
        for example in (rule.keeps(), rule.breaks())
        for entry in validate(example, on=TODAY, rules=RULES).entries
        if isinstance(entry.verdict, Breach | Kept)
    ]
    days = [30, 35, 35, 35, 32]

    assert [(rule, kind, term) for rule, term in zip(RULES, days, strict=True) for kind in (Kept, Breach)] == said


# Laws


@given(st.dates(date(2006, 7, 1), date(2026, 1, 1)), st.integers(-400, 400))
def test_later_is_never_worse(notice: date, days: int) -> None:
    """
    Whatever the law of the day, whoever signs a day later keeps what was kept.
    """
    award = Award(lot="lotto-1", communicated_on=notice)
    first, second = (kinds(notice + (days + more) * DAY, award, notice=notice) for more in (0, 1))

    assert not (first == [Kept] and second != [Kept])


def test_no_other_figure() -> None:
    """
    The figures of the law are those that the rule names.
    """
    assert {("standstill_days",)} == {rule.parameters for rule in RULES}
    assert ParameterKind.LAW is PARAMETERS["standstill_days"].kind
