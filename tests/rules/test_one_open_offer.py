"""
`one-open-offer`: offers of one dwelling, or to one household, that are open at once, and where nobody minds.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.offer_outcomes import offers
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent
from contratti_quartiere.report import validate
from contratti_quartiere.rules.one_open_offer import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
OFFERED, ENDED = date(2018, 4, 20), date(2018, 5, 3)

ONE_AT_A_TIME = PARAMETERS.override("one_offer_at_a_time", "sì", source="determina 12/2018")
FIGURES = (Figure.of(ONE_AT_A_TIME["one_offer_at_a_time"], ONE_AT_A_TIME["one_offer_at_a_time"].required(ENDED)),)
ALONE = (Comparison("alone", Relation.EQUAL, "true"),)
SEVERAL = PARAMETERS.override("one_offer_at_a_time", "no", source="determina 12/2018")

Verdicts = list[tuple[type[Verdict], str]]
H1, H2 = "/relocations/0/history/2", "/relocations/1/history/2"


def offered(
    household: str, on: date, ended: date | None = None, *, notified: date | None = None, **fields: Any
) -> Relocation:
    """
    Return the case of a household that was offered dwelling 14 on a day, and refused it on another.
    """
    steps = [(RelocationEvent.INTERVIEW, date.min, ""), (RelocationEvent.ADMIT, date.min, "")]
    steps.append((RelocationEvent.OFFER, on, fields.pop("offer", "14")))
    if ended is not None:
        steps.append((RelocationEvent.REFUSE, ended, ""))
    history = tuple(
        RelocationStep(
            event=event,
            happened_on=day,
            dwelling=dwelling,
            notified_on=notified if event is RelocationEvent.OFFER else None,
        )
        for event, day, dwelling in steps
    )
    return Relocation(household=household, history=history, **fields)


def return_offered(household: str, on: date) -> Relocation:
    """
    Return the case of a household that is out, and was offered dwelling 14 to return to.
    """
    history = (
        RelocationStep(event=RelocationEvent.MOVE_URGENTLY, happened_on=date.min),
        RelocationStep(event=RelocationEvent.OFFER_RETURN, happened_on=on, dwelling="14"),
    )
    return Relocation(household=household, history=history)


def verdicts(*cases: Relocation, parameters: Parameters = ONE_AT_A_TIME, on: date = TODAY) -> list[Verdict]:
    """
    Return what the rule says of these cases.
    """
    programme = Programme(relocations=cases)
    return list(RULE.check(View(programme=programme.as_of(on), on=on, parameters=parameters)))


def found(*cases: Relocation, parameters: Parameters = ONE_AT_A_TIME, on: date = TODAY) -> Verdicts:
    """
    Return the kinds of what the rule says, and where.
    """
    return [(type(verdict), verdict.path) for verdict in verdicts(*cases, parameters=parameters, on=on)]


def against(*cases: Relocation) -> list[tuple[object, object]]:
    """
    Return the household of each offer of a dwelling that clashes, before the household with whose offer it does.
    """
    breaches = [verdict for verdict in verdicts(*cases) if isinstance(verdict, Breach)]
    return [(verdict.facts[1].value, verdict.facts[3].value) for verdict in breaches]


def test_no_offers() -> None:
    """
    Where there are no offers, nothing is said.
    """
    assert [] == verdicts(Relocation(household="H1"))


# The published examples


@pytest.mark.parametrize("parameters", [PARAMETERS, ONE_AT_A_TIME], ids=["policy unset", "one at a time"])
def test_published_offers_one_after_the_other(parameters: Parameters) -> None:
    """
    Published case: dwelling 14 offered to H1, refused on 3 May, offered to H2 on 4 May: kept whatever the policy.
    """
    first, second = validate(RULE.keeps(), on=TODAY, parameters=parameters, rules=(RULE,)).entries

    assert (
        Kept,
        Kept(
            path="/relocations/1/history/2",
            message=Bilingual(
                "alloggio 14 proposto a H2 il 4 maggio 2018: nessun'altra proposta era aperta",
                "dwelling 14 offered to H2 on 4 May 2018: no other offer was open",
            ),
            facts=(
                Fact("dwelling", "14"),
                Fact("household", "H2"),
                Fact("open_from", date(2018, 5, 4)),
                Fact("alone", value=True),
            ),
            comparisons=ALONE,
        ),
    ) == (type(first.verdict), second.verdict)


def test_published_refusal() -> None:
    """
    Published: in the example that keeps the rule H1 refuses on 3 May 2018, the day before H2 is offered the dwelling.
    """
    first, second = RULE.keeps().relocations

    assert (RelocationEvent.REFUSE, date(2018, 5, 3), date(2018, 5, 4)) == (
        first.history[-1].event,
        first.history[-1].happened_on,
        second.history[-1].notified_on,
    )


def test_published_offers_at_once() -> None:
    """
    Published case: dwelling 14 in open offers to H1 and H2 on the same day.
    """
    first, second = validate(RULE.breaks(), on=TODAY, parameters=ONE_AT_A_TIME, rules=(RULE,)).entries

    assert (
        Kept,
        Breach(
            path="/relocations/1/history/2",
            message=Bilingual(
                "alloggio 14: proposto a H2 il 4 maggio 2018, mentre era aperta la proposta a H1 del 4 maggio 2018",
                "dwelling 14: offered to H2 on 4 May 2018, while the offer to H1 of 4 May 2018 was open",
            ),
            facts=(
                Fact("dwelling", "14"),
                Fact("household", "H2"),
                Fact("open_from", date(2018, 5, 4)),
                Fact("other_household", "H1"),
                Fact("other_open_from", date(2018, 5, 4)),
                Fact("alone", value=False),
            ),
            figures=FIGURES,
            comparisons=ALONE,
        ),
    ) == (type(first.verdict), second.verdict)


def test_end_of_the_other_offer() -> None:
    """
    A breach shows until when the other offer was open, if it no longer is.
    """
    _, second = verdicts(offered("H1", OFFERED, ENDED), offered("H2", ENDED - DAY))

    assert (
        Fact("other_household", "H1"),
        Fact("other_open_from", OFFERED),
        Fact("other_open_until", ENDED),
        Fact("alone", value=False),
    ) == second.facts[3:]


def test_examples_are_judged_with_one_at_a_time() -> None:
    """
    The examples are those of a body that makes one offer at a time.
    """
    assert (("one_offer_at_a_time", "sì"),) == RULE.example_values


def test_a_breach_is_a_warning() -> None:
    """
    A dwelling offered twice leaves a report valid.
    """
    report = validate(RULE.breaks(), on=TODAY, parameters=ONE_AT_A_TIME, rules=(RULE,))

    assert (True, [Severity.WARNING]) == (report.valid, [entry.severity for entry in report.findings])


# The policy


def test_policy_that_nobody_set() -> None:
    """
    Where nobody set the policy, an offer of a dwelling that stands in another is undecided, and the figure is named.
    """
    first, second = verdicts(offered("H1", OFFERED), offered("H2", ENDED), parameters=PARAMETERS)

    assert (
        Kept,
        Missing(
            path=H2,
            message=Bilingual(
                "alloggio 14: proposto a H2 il 3 maggio 2018, mentre era aperta la proposta a H1 del 20 aprile 2018;"
                " se qui sia ammesso non si sa: nessuno ha fissato one_offer_at_a_time",
                "dwelling 14: offered to H2 on 3 May 2018, while the offer to H1 of 20 April 2018 was open;"
                " whether that is allowed here is not known: nobody has set one_offer_at_a_time",
            ),
            cause=MissingCause.NOT_SET,
            parameter="one_offer_at_a_time",
            facts=(
                Fact("dwelling", "14"),
                Fact("household", "H2"),
                Fact("open_from", ENDED),
                Fact("other_household", "H1"),
                Fact("other_open_from", OFFERED),
                Fact("alone", value=False),
            ),
        ),
    ) == (type(first), second)


def test_several_offers_at_once() -> None:
    """
    "Elsewhere several dwellings are offered at once: then not applicable by policy", each offer by itself.
    """
    message = Bilingual(
        "qui più proposte insieme sono ammesse (one_offer_at_a_time: no)",
        "here several offers at once are allowed (one_offer_at_a_time: no)",
    )

    assert [NotApplicable(path=path, message=message) for path in (H1, H2)] == verdicts(
        offered("H1", OFFERED), offered("H2", OFFERED, offer=""), parameters=SEVERAL
    )


# A dwelling in one open offer


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        pytest.param(ENDED - DAY, Breach, id="day before the end"),
        pytest.param(ENDED, Kept, id="day of the end"),
        pytest.param(ENDED + DAY, Kept, id="day after"),
    ],
)
def test_day_of_the_end(second: date, expected: type[Verdict]) -> None:
    """
    On the day on which an offer ends the dwelling may be offered to another household.
    """
    assert [(Kept, H1), (expected, H2)] == found(offered("H1", OFFERED, ENDED), offered("H2", second))


@pytest.mark.parametrize(
    ("ended", "expected"),
    [
        pytest.param(OFFERED - DAY, [(Kept, H1), (Kept, H2)], id="day before the other begins"),
        pytest.param(OFFERED, [(Kept, H1), (Kept, H2)], id="the day"),
        pytest.param(OFFERED + DAY, [(Breach, H1), (Kept, H2)], id="day after"),
    ],
)
def test_later_offer_is_judged(ended: date, expected: Verdicts) -> None:
    """
    A breach stands at the offer that came when the other was open, wherever it stands in the document.
    """
    assert expected == found(offered("H1", OFFERED), offered("H2", OFFERED - 9 * DAY, ended))


@pytest.mark.parametrize(
    ("notified", "expected"),
    [
        pytest.param(ENDED - DAY, Breach, id="day before the end of the other"),
        pytest.param(ENDED, Kept, id="day of the end"),
        pytest.param(None, Breach, id="unknown"),
    ],
)
def test_open_from_the_notification(notified: date | None, expected: type[Verdict]) -> None:
    """
    "From their notification to their end": one that was not notified yet is not open; without it its own day counts.
    """
    second = offered("H2", OFFERED, notified=notified)

    assert [(Kept, H1), (expected, H2)] == found(offered("H1", OFFERED, ENDED), second)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(ENDED - DAY, [], id="day before"),
        pytest.param(ENDED, [(Kept, H1)], id="the day"),
        pytest.param(ENDED + DAY, [(Kept, H1)], id="day after"),
    ],
)
def test_offer_that_is_not_notified_yet(on: date, expected: Verdicts) -> None:
    """
    An offer is judged from the day of its notification.
    """
    assert expected == found(offered("H1", OFFERED, notified=ENDED), on=on)


def test_offer_notified_after_its_end() -> None:
    """
    An offer that ended before it was notified was never open, and clashes with none.
    """
    never = offered("H2", OFFERED, OFFERED + DAY, notified=ENDED)

    assert [(Kept, H1), (Kept, H2)] == found(offered("H1", OFFERED), never)


def test_return_offers() -> None:
    """
    "Offers and return offers": a dwelling offered to one household to return to is in an open offer.
    """
    assert [(Kept, "/relocations/0/history/1"), (Breach, H2)] == found(
        return_offered("H1", OFFERED), offered("H2", OFFERED)
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("14", "15", [(Kept, H1), (Kept, H2)], id="two dwellings"),
        pytest.param(
            "", "", [(Missing, f"{H1}/dwelling"), (Missing, f"{H2}/dwelling")], id="two offers of no dwelling"
        ),
    ],
)
def test_other_dwellings(one: str, other: str, expected: Verdicts) -> None:
    """
    Offers of different dwellings do not clash, nor do those of which nobody knows the dwelling.
    """
    assert expected == found(offered("H1", OFFERED, offer=one), offered("H2", OFFERED, offer=other))


def test_offer_of_no_dwelling() -> None:
    """
    An offer that does not say which dwelling is undecided.
    """
    assert [
        Missing(
            path="/relocations/0/history/2/dwelling",
            message=Bilingual(
                "la proposta non dice quale alloggio: non si sa se stia in un'altra proposta aperta",
                "the offer does not say which dwelling: it is not known whether it stands in another open offer",
            ),
            facts=(Fact("household", "H1"), Fact("open_from", OFFERED)),
        )
    ] == verdicts(offered("H1", OFFERED, offer=""))


def test_the_same_dwelling_to_the_same_household() -> None:
    """
    A dwelling offered again in one case, after it was refused, clashes with nothing.
    """
    again = offered("H1", OFFERED, ENDED).advance(RelocationEvent.OFFER, on=ENDED, dwelling="14")

    assert [(Kept, H1), (Kept, "/relocations/0/history/4")] == found(again)


def test_notified_before_it_was_made() -> None:
    """
    Offers of one case end one another by its table, whatever the days of their notification say.
    """
    again = offered("H1", OFFERED, ENDED).advance(RelocationEvent.OFFER, on=ENDED, dwelling="14", notified_on=OFFERED)

    assert [(Kept, H1), (Kept, "/relocations/0/history/4")] == found(again)


def test_three_offers() -> None:
    """
    The third offer of a dwelling is named once, against the first of the two that are open.
    """
    cases = offered("H1", OFFERED), offered("H2", OFFERED + DAY), offered("H3", OFFERED + 2 * DAY)

    assert [("H2", "H1"), ("H3", "H1")] == against(*cases)


def test_first_one_that_is_open() -> None:
    """
    An offer is named against the first one that is open, and not against one that has ended.
    """
    cases = offered("H1", OFFERED, ENDED), offered("H2", ENDED), offered("H3", ENDED + DAY)

    assert [("H3", "H2")] == against(*cases)


def test_many_offers_of_one_dwelling() -> None:
    """
    Of three hundred offers of one dwelling, each after the first is named once, and no pairs are counted.
    """
    cases = [offered(f"H{n}", OFFERED + n * DAY) for n in range(300)]

    assert 299 == len(against(*cases))


def test_three_offers_to_one_household() -> None:
    """
    The third offer to one household is named once, against the first of the two that are open.
    """
    cases = [offered("H1", OFFERED + n * DAY, id=f"caso-{n}", offer=str(14 + n)) for n in range(3)]
    breaches = [verdict for verdict in verdicts(*cases) if isinstance(verdict, Breach)]

    assert [("caso-1", "caso-0"), ("caso-2", "caso-0")] == [
        (verdict.facts[0].value, verdict.facts[3].value) for verdict in breaches
    ]


# A household with one open offer


def test_two_open_cases_of_one_household() -> None:
    """
    "A household has one open offer": by the table of the case, unless it has two cases.
    """
    cases = offered("H1", OFFERED, id="a"), offered("H1", ENDED, id="b", offer="15")
    first, second = verdicts(*cases)

    assert (
        Kept,
        Breach(
            path=H2,
            message=Bilingual(
                "nucleo H1: una proposta nel caso b il 3 maggio 2018, mentre era aperta quella del 20 aprile 2018 nel"
                " caso a",
                "household H1: an offer in case b on 3 May 2018, while the one of 20 April 2018 in case a was open",
            ),
            facts=(
                Fact("case", "b"),
                Fact("household", "H1"),
                Fact("open_from", ENDED),
                Fact("other_case", "a"),
                Fact("other_household", "H1"),
                Fact("other_open_from", OFFERED),
                Fact("alone", value=False),
            ),
            figures=FIGURES,
            comparisons=ALONE,
        ),
    ) == (type(first), second)


def test_two_cases_and_no_dwelling() -> None:
    """
    A second open offer to one household is broken though nobody knows of which dwelling.
    """
    cases = offered("H1", OFFERED, id="a"), offered("H1", ENDED, id="b", offer="")

    assert [(Kept, H1), (Breach, H2)] == found(*cases)


def test_one_dwelling_twice_to_one_household() -> None:
    """
    One dwelling in two open offers to one household breaks both halves.
    """
    cases = offered("H1", OFFERED, id="a"), offered("H1", ENDED, id="b")

    assert [(Kept, H1), (Breach, H2), (Breach, H2)] == found(*cases)


@pytest.mark.parametrize(
    ("succeeded", "expected"),
    [
        pytest.param(ENDED - DAY, Breach, id="day before the second offer"),
        pytest.param(ENDED, Breach, id="the day"),
        pytest.param(ENDED + DAY, Kept, id="day after"),
    ],
)
def test_succession(succeeded: date, expected: type[Verdict]) -> None:
    """
    An offer that is open at a succession is the successor's from that day on.
    """
    note = Annotation(kind=AnnotationKind.SUCCESSION, on=succeeded, household="H2")
    cases = offered("H1", OFFERED, annotations=(note,)), offered("H2", ENDED, offer="15")

    assert [(Kept, H1), (expected, H2)] == found(*cases)


def test_succession_to_another() -> None:
    """
    After a succession the household from which the case came has no offer in it.
    """
    note = Annotation(kind=AnnotationKind.SUCCESSION, on=ENDED, household="H2")
    cases = offered("H1", OFFERED, id="a", annotations=(note,)), offered("H1", ENDED, id="b", offer="15")

    assert [(Kept, H1), (Kept, H2)] == found(*cases)


def test_household_that_splits_off() -> None:
    """
    A household that splits off is another one, and may have an open offer of its own.
    """
    note = Annotation(kind=AnnotationKind.SPLIT, on=OFFERED, household="H2", case="H2")
    cases = offered("H1", OFFERED, annotations=(note,)), offered("H2", ENDED, offer="15", origin="H1")

    assert [(Kept, H1), (Kept, H2)] == found(*cases)


def test_household_of_the_day() -> None:
    """
    The household that is named is the one to which the case belonged when the offer was made.
    """
    note = Annotation(kind=AnnotationKind.SUCCESSION, on=ENDED, household="H1-bis")
    (verdict,) = verdicts(offered("H1", OFFERED, annotations=(note,)))
    assert isinstance(verdict, Kept)

    assert Fact("household", "H1") == verdict.facts[1]


# Laws

_DAYS = st.integers(0, 6).map(lambda n: OFFERED + n * DAY)


@st.composite
def offered_cases(draw: st.DrawFn) -> list[Relocation]:
    """
    Return a strategy for up to four cases with an offer each, on the same few days, of the same few dwellings.
    """
    found: list[Relocation] = []
    for n, household in enumerate(draw(st.lists(st.sampled_from(("H1", "H2", "H3")), max_size=4))):
        first, days = draw(_DAYS), draw(st.none() | st.integers(0, 6))
        ended = None if days is None else first + days * DAY
        found.append(offered(household, first, ended, id=f"caso-{n}", offer=draw(st.sampled_from(("14", "15")))))
    return found


@given(offered_cases())
def test_broken_exactly_if_on_some_day_two_are_open(cases: list[Relocation]) -> None:
    """
    "A household has one open offer, and a dwelling stands in one open offer": asked day by day.
    """
    days = [OFFERED + n * DAY for n in range(14)]
    at_once = [[(entry, offer) for entry in cases for offer in offers(entry) if offer.open_on(day)] for day in days]
    twice = any(
        len({entry.household for entry, _ in opened}) < len(opened)
        or len({offer.step.dwelling for _, offer in opened}) < len(opened)
        for opened in at_once
    )

    assert twice is any(isinstance(verdict, Breach) for verdict in verdicts(*cases))


@given(offered_cases())
def test_order_of_the_document_changes_nothing(cases: list[Relocation]) -> None:
    """
    In whatever order the cases stand, as many offers clash.
    """
    backwards = verdicts(*reversed(cases))

    assert sum(isinstance(verdict, Breach) for verdict in verdicts(*cases)) == sum(
        isinstance(verdict, Breach) for verdict in backwards
    )


@settings.get_profile("heavy")
@given(strategies.programmes(), st.dates(), st.sampled_from((PARAMETERS, ONE_AT_A_TIME, SEVERAL)))
def test_whatever_the_programme(programme: Programme, on: date, parameters: Parameters) -> None:
    """
    The rule never raises, and says all that it says of offers, or of the dwelling that one lacks.
    """
    view = View(programme=programme.as_of(on), on=on, parameters=parameters)

    assert {RelocationStep, str} >= {type(resolved(view.programme, verdict.path)) for verdict in RULE.check(view)}


def resolved(programme: Programme, path: str) -> object:
    """
    Return what a JSON Pointer leads to in a programme.
    """
    value: Any = programme
    for part in path.split("/")[1:]:
        value = value[int(part)] if part.isdigit() else getattr(value, part)
    return value
