"""
`savings-verified-before-reuse`: a saving is verified by the day on which a decision re-uses it.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dated_values import ParameterKind
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.decisions import Flow, FlowKind, Saving, SteeringBody, SteeringDecision
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.savings_verified_before_reuse import RULE
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

TODAY = date(2026, 11, 22)
DECIDED = date(2015, 4, 15)
DAY = timedelta(days=1)
TWO_MILLION = Euro("2000000.00")
YES, NO = (PARAMETERS.override("savings_must_be_verified", word, source="determina 12/2026") for word in ("sì", "no"))


def flow(kind: FlowKind, amount: str, saving: str = "ribassi") -> Flow:
    """
    Return money of a saving that is moved.
    """
    item = "edifici" if kind.item else ""
    return Flow(kind=kind, item=item, amount=Euro(amount), saving=saving)


REUSED = (flow(FlowKind.FROM_INTERVENTION, "2000000.00"), flow(FlowKind.TO_INTERVENTION, "2000000.00"))


def decided(*flows: Flow, on: When = DECIDED, name: str = "aprile") -> SteeringDecision:
    """
    Return a decision of the supervisory board.
    """
    return SteeringDecision(id=name, body=SteeringBody.SUPERVISORY_BOARD, on=on, flows=flows)


def saved(verified_on: date | None, verification: DocumentReference | None = None, name: str = "ribassi") -> Saving:
    """
    Return a saving of two million.
    """
    return Saving(id=name, amount=TWO_MILLION, verified_on=verified_on, verification=verification)


def judged(*decisions: SteeringDecision, savings: tuple[Saving, ...], figures: Parameters = YES) -> list[Verdict]:
    """
    Return what the rule says of decisions and savings, where verification is a duty.
    """
    view = View(programme=Programme(decisions=decisions, savings=savings), on=TODAY, parameters=figures)
    return list(RULE.check(view))


IN_TIME = Comparison("verified_on", Relation.AT_MOST, "decided_on")
VERIFIED = Comparison("verified", Relation.EQUAL, "true")
NEVER = Fact("verified", value=False)


def set_to(word: str) -> Figure:
    """
    Return the figure that the body set: whether verification is a duty.
    """
    return Figure(
        parameter="savings_must_be_verified",
        kind=ParameterKind.POLICY,
        value=word,
        source=LegalSource("determina 12/2026", "", Mark.POLICY),
    )


FACTS = (Fact("saving", "ribassi"), Fact("amount", TWO_MILLION), Fact("decided_on", DECIDED))
TEXT = Bilingual(
    "economia ribassi: 2.000.000,00 € riusati dalla decisione aprile (15 aprile 2015)",
    "saving ribassi: €2,000,000.00 re-used by decision aprile (15 April 2015)",
)


def test_not_applicable() -> None:
    """
    A decision that re-uses no saving needs none that is verified.
    """
    assert [
        NotApplicable(
            path="/decisions/0",
            message=Bilingual("la decisione non riusa economie", "the decision re-uses no saving"),
        )
    ] == judged(decided(flow(FlowKind.INTO_PROGRAMME, "1.00", "")), savings=(saved(None),))


def test_published_saving_that_was_verified() -> None:
    """
    Published case: verified on 31 March 2015, re-used by a decision of 15 April 2015.
    """
    day = date(2015, 3, 31)

    assert [
        Kept(
            path="/decisions/0/flows/0",
            message=Bilingual(
                f"{TEXT.it}, accertati il 31 marzo 2015",
                f"{TEXT.en}, verified on 31 March 2015",
            ),
            facts=(*FACTS, Fact("verified_on", day)),
            comparisons=(IN_TIME,),
        )
    ] == judged(decided(*REUSED), savings=(saved(day),))


def test_published_saving_that_was_not() -> None:
    """
    Published case: re-used with no verification on record, where verification is a duty.
    """
    assert [
        Breach(
            path="/decisions/0/flows/0",
            message=Bilingual(
                f"{TEXT.it} e mai accertati, a quanto risulta",
                f"{TEXT.en} with no verification on record",
            ),
            facts=(*FACTS, NEVER),
            figures=(set_to("sì"),),
            comparisons=(VERIFIED,),
        )
    ] == judged(decided(*REUSED), savings=(saved(None),))


@pytest.mark.parametrize(
    ("figures", "added", "severity", "figure"),
    [
        pytest.param(YES, Bilingual("", ""), Severity.WARNING, (set_to("sì"),), id="a duty"),
        pytest.param(
            NO,
            Bilingual(
                "; qui l'accertamento non è d'obbligo (savings_must_be_verified: no)",
                "; here verification is no duty (savings_must_be_verified: no)",
            ),
            Severity.ADVICE,
            (set_to("no"),),
            id="no duty",
        ),
        pytest.param(
            PARAMETERS,
            Bilingual(
                "; se qui l'accertamento sia d'obbligo non si sa: nessuno ha fissato savings_must_be_verified",
                "; whether verification is a duty here is not known: nobody has set savings_must_be_verified",
            ),
            Severity.ADVICE,
            (),
            id="nobody has said",
        ),
    ],
)
def test_how_grave_it_is(figures: Parameters, added: Bilingual, severity: Severity, figure: tuple[Figure, ...]) -> None:
    """
    "Warning where the policy is set, advice otherwise", and the words say which; never an error.
    """
    report = validate(RULE.breaks(), on=TODAY, parameters=figures, rules=(RULE,))
    (entry,) = report.findings

    assert isinstance(entry.verdict, Breach)
    assert (True, severity, figure, (VERIFIED,)) == (
        report.valid,
        entry.severity,
        entry.verdict.figures,
        entry.verdict.comparisons,
    )
    assert (
        Bilingual(
            "economia ribassi: 2.000.000,00 € riusati dalla decisione rimodulazione (15 aprile 2015) e mai accertati, a"
            f" quanto risulta{added.it}",
            "saving ribassi: €2,000,000.00 re-used by decision rimodulazione (15 April 2015) with no verification on"
            f" record{added.en}",
        )
        == entry.verdict.message
    )


@pytest.mark.parametrize("figures", [YES, NO, PARAMETERS], ids=["a duty", "no duty", "nobody has said"])
def test_the_other_example(figures: Parameters) -> None:
    """
    A saving that was verified first is kept, whatever the policy is.
    """
    report = validate(RULE.keeps(), on=TODAY, parameters=figures, rules=(RULE,))

    assert [Kept] == [type(entry.verdict) for entry in report.entries]


@pytest.mark.parametrize(
    ("on", "verified_on", "expected"),
    [
        pytest.param(DECIDED, DECIDED - DAY, Kept, id="the day before"),
        pytest.param(DECIDED, DECIDED, Kept, id="the same sitting"),
        pytest.param(DECIDED, DECIDED + DAY, Breach, id="the day after"),
        pytest.param(Month(2015, 4), date(2015, 3, 31), Kept, id="the day before the month"),
        pytest.param(Month(2015, 4), date(2015, 4, 1), Kept, id="the first day of the month"),
        pytest.param(Month(2015, 4), date(2015, 4, 2), Missing, id="within the month"),
        pytest.param(Month(2015, 4), date(2015, 4, 30), Missing, id="the last day of the month"),
        pytest.param(Month(2015, 4), date(2015, 5, 1), Breach, id="the day after the month"),
        pytest.param(Year(2015), date(2015, 1, 1), Kept, id="the first day of the year"),
        pytest.param(Year(2015), date(2015, 12, 31), Missing, id="the last day of the year"),
        pytest.param(Year(2015), date(2016, 1, 1), Breach, id="the day after the year"),
    ],
)
def test_verified_by_the_decision(on: When, verified_on: date, expected: type) -> None:
    """
    Verified by the day of the decision is in time; within its month or year, where no day is known, undecided.
    """
    (verdict,) = judged(decided(*REUSED, on=on), savings=(saved(verified_on),))

    assert (expected, "/decisions/0/on" if expected is Missing else "/decisions/0/flows/0") == (
        type(verdict),
        verdict.path,
    )


def test_verified_too_late() -> None:
    """
    Of a verification that came after the decision the breach gives the day.
    """
    day = date(2015, 5, 8)

    assert [
        Breach(
            path="/decisions/0/flows/0",
            message=Bilingual(f"{TEXT.it}, accertati solo l'8 maggio 2015", f"{TEXT.en}, verified only on 8 May 2015"),
            facts=(*FACTS, Fact("verified_on", day)),
            figures=(set_to("sì"),),
            comparisons=(IN_TIME,),
        )
    ] == judged(decided(*REUSED), savings=(saved(day),))


@pytest.mark.parametrize(
    ("on", "day", "expected"),
    [
        pytest.param(Month(2015, 4), date(2015, 4, 1), Fact("decided_from", date(2015, 4, 1)), id="first of the month"),
        pytest.param(Month(2015, 4), date(2015, 5, 1), Fact("decided_by", date(2015, 4, 30)), id="after the month"),
        pytest.param(Year(2015), date(2014, 12, 31), Fact("decided_from", date(2015, 1, 1)), id="before the year"),
        pytest.param(Year(2015), date(2016, 1, 1), Fact("decided_by", date(2015, 12, 31)), id="after the year"),
    ],
)
def test_compared_with_the_first_or_last_day_it_can_be(on: When, day: date, expected: Fact) -> None:
    """
    Of a decision of a month or year, in time is by its first day, and too late is after its last.
    """
    (verdict,) = judged(decided(*REUSED, on=on), savings=(saved(day),))
    assert isinstance(verdict, Kept | Breach)

    assert (
        (*FACTS[:2], Fact("decided_on", on), Fact("verified_on", day), expected),
        (Comparison("verified_on", Relation.AT_MOST, expected.name),),
    ) == (verdict.facts, verdict.comparisons)


def test_nobody_knows_which_came_first() -> None:
    """
    Of a decision of April and a verification of the 8th it is not known which came first.
    """
    assert [
        Missing(
            path="/decisions/0/on",
            message=Bilingual(
                "economia ribassi: 2.000.000,00 € riusati dalla decisione aprile (aprile 2015), accertati l'8 aprile"
                " 2015: non si sa se prima o dopo",
                "saving ribassi: €2,000,000.00 re-used by decision aprile (April 2015), verified on 8 April 2015: it is"
                " not known which came first",
            ),
            facts=(
                Fact("saving", "ribassi"),
                Fact("amount", TWO_MILLION),
                Fact("decided_on", Month(2015, 4)),
                Fact("verified_on", date(2015, 4, 8)),
            ),
        )
    ] == judged(decided(*REUSED, on=Month(2015, 4)), savings=(saved(date(2015, 4, 8)),))


def test_verified_on_a_day_that_nobody_knows() -> None:
    """
    A saving with a proof of its verification and no day was verified, and it is not known whether in time.
    """
    proof = DocumentReference(kind=DocumentKind.OTHER, protocol="12/2015")

    assert [
        Missing(
            path="/savings/1/verified_on",
            message=Bilingual(
                f"{TEXT.it}: non si sa in che giorno accertati",
                f"{TEXT.en}: it is not known on which day it was verified",
            ),
            facts=FACTS,
            comparisons=(IN_TIME,),
        )
    ] == judged(decided(*REUSED), savings=(saved(DECIDED, name="altra"), saved(None, proof)))


def test_saving_that_the_programme_has_not() -> None:
    """
    An unknown saving is a breach of `decision-items-known` and no second one here: nothing is known of it.
    """
    assert [
        Missing(
            path="/decisions/0/flows/0/saving",
            message=Bilingual(
                "dell'economia ribassi non si sa nulla, nemmeno se fu accertata",
                "nothing is known of saving ribassi, not even whether it was verified",
            ),
        )
    ] == judged(decided(*REUSED), savings=())


@pytest.mark.parametrize(
    ("flows", "expected", "path"),
    [
        pytest.param(REUSED, "2000000.00", "/decisions/0/flows/0", id="taken and brought"),
        pytest.param(
            (flow(FlowKind.INTO_PROGRAMME, "9.00", ""), flow(FlowKind.TO_INTERVENTION, "9.00")),
            "9.00",
            "/decisions/0/flows/1",
            id="named where it goes",
        ),
        pytest.param(
            (
                flow(FlowKind.FROM_INTERVENTION, "3.00"),
                flow(FlowKind.FROM_INTERVENTION, "4.00"),
                flow(FlowKind.TO_INTERVENTION, "5.00"),
            ),
            "7.00",
            "/decisions/0/flows/0",
            id="taken twice",
        ),
    ],
)
def test_each_saving_of_a_decision_is_judged_once(flows: tuple[Flow, ...], expected: str, path: str) -> None:
    """
    However many flows name a saving, it is re-used once by a decision, and its money is not counted twice.
    """
    (verdict,) = judged(decided(*flows), savings=(saved(DECIDED),))

    assert isinstance(verdict, Kept)
    assert (path, Fact("amount", Euro(expected))) == (verdict.path, verdict.facts[1])


def test_every_saving_of_every_decision_is_judged() -> None:
    """
    Two savings of one decision, and one that a later decision re-uses again, are judged each at its own place.
    """
    first = decided(*REUSED, flow(FlowKind.FROM_INTERVENTION, "1.00", "oneri"))
    second = decided(flow(FlowKind.FROM_INTERVENTION, "1.00", "oneri"), on=DECIDED + 2 * DAY, name="maggio")
    savings = (saved(DECIDED), saved(DECIDED + DAY, name="oneri"))

    assert [
        (Kept, "/decisions/0/flows/0"),
        (Breach, "/decisions/0/flows/2"),
        (Kept, "/decisions/1/flows/0"),
    ] == [(type(verdict), verdict.path) for verdict in judged(first, second, savings=savings)]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(DECIDED, Breach, id="before it was verified"),
        pytest.param(DECIDED + DAY, Breach, id="the day on which it was, which is too late"),
    ],
)
def test_what_is_verified_later_is_not_known_yet(on: date, expected: type) -> None:
    """
    As of a day on which nothing was verified yet, nothing is said of a verification to come.
    """
    programme = Programme(decisions=(decided(*REUSED),), savings=(saved(DECIDED + DAY),))
    (entry,) = validate(programme, on=on, parameters=YES, rules=(RULE,)).entries

    assert isinstance(entry.verdict, expected)
    assert (on > DECIDED) is ("16 aprile 2015" in entry.verdict.message.it)


# Laws


@given(st.integers(-40, 40), st.sampled_from((DECIDED, Month(2015, 4), Year(2015))))
def test_broken_exactly_if_verified_after_the_last_day_of_the_decision(days: int, on: When) -> None:
    """
    "After they were verified": a breach needs a verification that surely came later.
    """
    day = DECIDED + days * DAY
    (verdict,) = judged(decided(*REUSED, on=on), savings=(saved(day),))
    last = {DECIDED: DECIDED, Month(2015, 4): date(2015, 4, 30), Year(2015): date(2015, 12, 31)}[on]

    assert (day > last) is isinstance(verdict, Breach)


@settings.get_profile("heavy")
@given(strategies.programmes(), st.dates(), st.sampled_from((PARAMETERS, YES, NO)))
def test_whatever_the_programme(programme: Programme, on: date, figures: Parameters) -> None:
    """
    The rule never raises, and points at decisions, their day, their flows, or the day of a verification.
    """
    view = View(programme=programme.as_of(on), on=on, parameters=figures)

    for verdict in RULE.check(view):
        assert isinstance(
            resolved(view.programme, verdict.path), (SteeringDecision, Flow, str, Month, Year, type(None))
        )


def resolved(programme: Programme, path: str) -> object:
    """
    Return what a JSON Pointer leads to in a programme.
    """
    value: Any = programme
    for part in path.split("/")[1:]:
        value = value[int(part)] if part.isdigit() else getattr(value, part)
    return value
