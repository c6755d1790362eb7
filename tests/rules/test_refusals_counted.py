"""
`refusals-counted`: which refusals count, beside the figure of the body; the number by itself decides nothing.
"""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Suitability
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.report import validate
from contratti_quartiere.rules.refusals_counted import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
ADMITTED, OFFERED, ENDED = date(2018, 2, 1), date(2018, 3, 5), date(2018, 3, 20)
SUITABLE = Suitability.SUITABLE
PROOF = DocumentReference(kind=DocumentKind.PROOF_OF_NOTIFICATION)
OTHER = DocumentReference(kind=DocumentKind.OTHER)
ADMITTED_CASE = Relocation(household="H1").advance(E.INTERVIEW, on=date(2018, 1, 15)).advance(E.ADMIT, on=ADMITTED)
PATH = "/relocations/0"


def figures_of(most: int | None = None, lapse: str = "", back_out: str = "") -> Parameters:
    """
    Return the figures of a body that has set these.
    """
    found = PARAMETERS
    for name, value in (("max_refusals", most), ("lapse_counts", lapse), ("back_out_counts", back_out)):
        if value not in (None, ""):
            found = found.override(name, value, source="determina 12/2026")
    return found


def figure(name: str, parameters: Parameters) -> Figure:
    """
    Return a figure as it stands in a verdict.
    """
    return Figure.of(parameters[name], parameters[name].required(ENDED))


def offered(case: Relocation = ADMITTED_CASE, suitability: Suitability | None = SUITABLE) -> Relocation:
    """
    Return the case with one more offer.
    """
    return case.advance(
        E.OFFER, on=OFFERED if case.since == ADMITTED else ENDED, dwelling="A1", suitability=suitability
    )


def refused(times: int, case: Relocation = ADMITTED_CASE) -> Relocation:
    """
    Return the case after so many suitable offers, each refused.
    """
    for _ in range(times):
        case = offered(case).advance(E.REFUSE, on=ENDED)
    return case


def lapsed(*documents: DocumentReference, case: Relocation = ADMITTED_CASE) -> Relocation:
    """
    Return the case after a suitable offer that lapsed.
    """
    return offered(case).advance(E.LAPSE, on=ENDED, documents=documents)


def backed_out(case: Relocation = ADMITTED_CASE) -> Relocation:
    """
    Return the case after a suitable offer that was accepted, and then not.
    """
    return offered(case).advance(E.ACCEPT, on=ENDED).advance(E.BACK_OUT, on=ENDED)


THREE = figures_of(3)


def judged(case: Relocation, parameters: Parameters = THREE, *, on: date = TODAY) -> list[Verdict]:
    """
    Return what the rule says of one case.
    """
    programme = Programme(relocations=(case,)).as_of(on)
    return list(RULE.check(View(programme=programme, on=on, parameters=parameters)))


def counted(case: Relocation, parameters: Parameters | None = None) -> int:
    """
    Return how many refusals count, by the facts of the only verdict.
    """
    (verdict,) = judged(case, figures_of(9) if parameters is None else parameters)
    return sum(fact.value for fact in verdict.facts if isinstance(fact.value, int))


def test_published_figure_reached() -> None:
    """
    Published: with a policy of three, three suitable offers refused: "the figure set by the municipality is reached".
    """
    report = validate(RULE.breaks(), on=TODAY, parameters=THREE, rules=(RULE,))

    assert (True, [Severity.ADVICE]) == (report.valid, [entry.severity for entry in report.findings])
    assert [
        Breach(
            path=PATH,
            message=Bilingual(
                "caso H1, proposte adatte rifiutate: 3 (rifiutata il 20 marzo 2018; rifiutata il 20 aprile 2018;"
                " rifiutata il 20 maggio 2018); la cifra fissata dal Comune (3) è raggiunta: da solo il numero non"
                " decide nulla e nessuna decisione sul nucleo può fondarsi solo su di esso; guardare se ogni proposta"
                " era davvero adatta, perché fu rifiutata e che cosa chiede il nucleo",
                "case H1, suitable offers refused: 3 (refused on 20 March 2018; refused on 20 April 2018; refused on 20"
                " May 2018); the figure set by the municipality (3) is reached: by itself the number decides nothing,"
                " and no decision about the household may rest on it alone; look at whether each offer was suitable"
                " indeed, why it was refused and what the household asks for",
            ),
            facts=(Fact("refused", 3),),
            figures=(figure("max_refusals", THREE),),
            comparisons=(Comparison("refused", Relation.LESS, "max_refusals"),),
        )
    ] == [entry.verdict for entry in report.entries]


def test_published_unsuitable_offer() -> None:
    """
    Published: two offers refused, the first unsuitable: one counts.
    """
    assert [
        Kept(
            path=PATH,
            message=Bilingual(
                "caso H1, proposte adatte rifiutate: 1 (rifiutata il 20 marzo 2018, non adatta: non conta; rifiutata il"
                " 20 aprile 2018); la cifra fissata dal Comune (3) non è raggiunta",
                "case H1, suitable offers refused: 1 (refused on 20 March 2018, unsuitable: does not count; refused on"
                " 20 April 2018); the figure set by the municipality (3) is not reached",
            ),
            facts=(Fact("refused", 1),),
            figures=(figure("max_refusals", THREE),),
            comparisons=(Comparison("refused", Relation.LESS, "max_refusals"),),
        )
    ] == list(RULE.check(View(programme=RULE.keeps(), on=TODAY, parameters=THREE)))


@pytest.mark.parametrize(
    ("times", "expected"), [(0, Kept), (2, Kept), (3, Breach), (4, Breach)], ids=["none", "two", "three", "four"]
)
def test_three(times: int, expected: type[Verdict]) -> None:
    """
    With a policy of three, the third refusal reaches the figure, and the second does not.
    """
    assert [expected] == [type(verdict) for verdict in judged(offered(refused(times)))]


@pytest.mark.parametrize("parameters", [PARAMETERS, figures_of(0)], ids=["no figure", "none at all"])
def test_nothing_to_count(parameters: Parameters) -> None:
    """
    Where no offer was refused nothing is reached, whatever the body has set.
    """
    assert [
        Kept(
            path=PATH,
            message=Bilingual("caso H1, proposte adatte rifiutate: 0", "case H1, suitable offers refused: 0"),
            facts=(Fact("refused", 0),),
            comparisons=(Comparison("refused", Relation.EQUAL, "0"),),
        )
    ] == judged(offered(), parameters)


def test_no_figure_set() -> None:
    """
    "Undecided where nobody has set the figure": the count is shown, the parameter named, and nothing follows.
    """
    assert [
        Missing(
            path=PATH,
            message=Bilingual(
                "caso H1, proposte adatte rifiutate: 1 (rifiutata il 20 marzo 2018); nessuno ha fissato max_refusals:"
                " da solo il numero non decide nulla e nessuna decisione sul nucleo può fondarsi solo su di esso",
                "case H1, suitable offers refused: 1 (refused on 20 March 2018); nobody has set max_refusals: by itself"
                " the number decides nothing, and no decision about the household may rest on it alone",
            ),
            cause=MissingCause.NOT_SET,
            parameter="max_refusals",
            facts=(Fact("refused", 1),),
        )
    ] == judged(refused(1), PARAMETERS)


OBJECTED = offered().advance(E.OBJECT, on=ENDED)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        pytest.param(offered(), 0, id="open"),
        pytest.param(offered().advance(E.REFUSE, on=ENDED), 1, id="refused"),
        pytest.param(offered(suitability=None).advance(E.REFUSE, on=ENDED), 0, id="nothing said of it"),
        pytest.param(offered(suitability=Suitability.NOT_JUDGED).advance(E.REFUSE, on=ENDED), 0, id="not judged"),
        pytest.param(offered(suitability=Suitability.UNSUITABLE).advance(E.REFUSE, on=ENDED), 0, id="unsuitable"),
        pytest.param(
            offered().advance(E.REFUSE, on=ENDED, suitability=Suitability.UNSUITABLE), 0, id="found unsuitable then"
        ),
        pytest.param(
            offered(suitability=None).advance(E.REFUSE, on=ENDED, suitability=SUITABLE), 1, id="found suitable then"
        ),
        pytest.param(offered().advance(E.WITHDRAW_OFFER, on=ENDED), 0, id="withdrawn"),
        pytest.param(OBJECTED, 0, id="objection pending"),
        pytest.param(OBJECTED.advance(E.UPHOLD_OBJECTION, on=ENDED), 0, id="objection upheld"),
        pytest.param(OBJECTED.advance(E.REJECT_OBJECTION, on=ENDED), 0, id="objection rejected"),
        pytest.param(
            OBJECTED.advance(E.REJECT_OBJECTION, on=ENDED).advance(E.REFUSE, on=ENDED), 1, id="refused after rejection"
        ),
        pytest.param(offered().advance(E.ACCEPT, on=ENDED), 0, id="accepted"),
    ],
)
def test_what_counts(case: Relocation, expected: int) -> None:
    """
    What was unsuitable, not judged, withdrawn or objected to does not count; what is refused after a rejection does.
    """
    assert expected == counted(case)


SET = figures_of(9, "sì", "sì")


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        pytest.param(lapsed(PROOF), 1, id="lapsed, proven"),
        pytest.param(lapsed(OTHER), 0, id="lapsed, not proven"),
        pytest.param(lapsed(), 0, id="lapsed, no document"),
        pytest.param(
            ADMITTED_CASE.advance(E.OFFER, on=OFFERED, document=PROOF, suitability=SUITABLE).advance(E.LAPSE, on=ENDED),
            1,
            id="proven with the offer",
        ),
        pytest.param(backed_out(), 1, id="backed out"),
        pytest.param(
            offered().advance(E.ACCEPT, on=ENDED).advance(E.WITHDRAW_OFFER, on=ENDED), 0, id="withdrawn after all"
        ),
        pytest.param(
            offered().advance(E.ARRANGE_OWN, on=ENDED).advance(E.BACK_OUT, on=ENDED), 0, id="own arrangement given up"
        ),
        pytest.param(
            refused(1).advance(E.CONTEST, on=ENDED).advance(E.ACCEPT, on=ENDED).advance(E.BACK_OUT, on=ENDED),
            1,
            id="one offer, refused, then accepted, then not",
        ),
        pytest.param(
            offered()
            .advance(E.WITHDRAW_OFFER, on=ENDED)
            .advance(E.CONTEST, on=ENDED)
            .advance(E.ACCEPT, on=ENDED)
            .advance(E.BACK_OUT, on=ENDED),
            0,
            id="no offer left",
        ),
    ],
)
def test_what_may_count(case: Relocation, expected: int) -> None:
    """
    Where the body says so, lapses with proof of notification and backing out of an offer count too, each offer once.
    """
    assert expected == counted(case, SET)


@pytest.mark.parametrize(
    ("case", "name", "fact"),
    [
        pytest.param(lapsed(PROOF), "lapse_counts", "lapsed", id="lapse"),
        pytest.param(backed_out(), "back_out_counts", "backed_out", id="back out"),
    ],
)
@pytest.mark.parametrize(
    ("word", "expected"), [("sì", Breach), ("no", Kept), ("", Missing)], ids=["counts", "does not", "nobody said"]
)
def test_only_if_the_policy_says_so(case: Relocation, name: str, fact: str, word: str, expected: type[Verdict]) -> None:
    """
    "Lapses and backing out count only if the policy says so"; where it says nothing and all hangs on it, undecided.
    """
    parameters = figures_of(2)
    parameters = parameters.override(name, word, source="determina 12/2026") if word else parameters
    (verdict,) = judged(refused(1, case), parameters)
    facts = (Fact("refused", 1), *((Fact(fact, 1),) if word == "sì" else ()))

    assert (expected, facts) == (type(verdict), verdict.facts)


def test_lapse_that_counts() -> None:
    """
    What counts is added in the open, with the word of the body beside its figure.
    """
    parameters = figures_of(2, "sì")

    assert [
        Breach(
            path=PATH,
            message=Bilingual(
                "caso H1, proposte adatte rifiutate: 2 (scaduta senza risposta il 20 marzo 2018; rifiutata il 20 marzo"
                " 2018); la cifra fissata dal Comune (2) è raggiunta: da solo il numero non decide nulla e nessuna"
                " decisione sul nucleo può fondarsi solo su di esso; guardare se ogni proposta era davvero adatta,"
                " perché fu rifiutata e che cosa chiede il nucleo",
                "case H1, suitable offers refused: 2 (lapsed without an answer on 20 March 2018; refused on 20 March"
                " 2018); the figure set by the municipality (2) is reached: by itself the number decides nothing, and"
                " no decision about the household may rest on it alone; look at whether each offer was suitable"
                " indeed, why it was refused and what the household asks for",
            ),
            facts=(Fact("refused", 1), Fact("lapsed", 1)),
            figures=(figure("lapse_counts", parameters), figure("max_refusals", parameters)),
            comparisons=(Comparison("refused + lapsed", Relation.LESS, "max_refusals"),),
        )
    ] == judged(refused(1, lapsed(PROOF)), parameters)


def test_words_in_the_text() -> None:
    """
    Why something does not count is said for each offer.
    """
    case = backed_out(lapsed(case=offered(suitability=None).advance(E.REFUSE, on=ENDED)))
    (verdict,) = judged(case, figures_of(3, "no", "no"))

    assert (
        Bilingual(
            "caso H1, proposte adatte rifiutate: 0 (rifiutata il 20 marzo 2018, adeguatezza non valutata: non conta;"
            " scaduta senza risposta il 20 marzo 2018, notifica non provata: non conta; accettata, poi recesso il 20"
            " marzo 2018)",
            "case H1, suitable offers refused: 0 (refused on 20 March 2018, suitability not judged: does not count;"
            " lapsed without an answer on 20 March 2018, no proof of notification: does not count; accepted, then"
            " backed out on 20 March 2018)",
        )
        == verdict.message
    )


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        pytest.param(1, [(Breach, "")], id="reached in any case"),
        pytest.param(2, [(Missing, "lapse_counts"), (Missing, "back_out_counts")], id="hangs on both"),
        pytest.param(3, [(Missing, "lapse_counts"), (Missing, "back_out_counts")], id="hangs on both together"),
        pytest.param(4, [(Kept, "")], id="reached in no case"),
    ],
)
def test_words_that_nobody_set(most: int, expected: list[tuple[type[Verdict], str]]) -> None:
    """
    What nobody has decided matters only where the figure is reached with it and not without it; then it is named.
    """
    found = judged(refused(1, lapsed(PROOF, case=backed_out())), figures_of(most))

    assert expected == [(type(verdict), getattr(verdict, "parameter", "")) for verdict in found]


def test_word_that_is_missing() -> None:
    """
    The words of the body that are there stand beside the one that is not.
    """
    parameters = figures_of(2, back_out="no")

    assert [
        Missing(
            path=PATH,
            message=Bilingual(
                "caso H1, proposte adatte rifiutate: 1 (accettata, poi recesso il 20 marzo 2018; scaduta senza risposta"
                " il 20 marzo 2018; rifiutata il 20 marzo 2018); nessuno ha fissato lapse_counts: da solo il numero non"
                " decide nulla e nessuna decisione sul nucleo può fondarsi solo su di esso",
                "case H1, suitable offers refused: 1 (accepted, then backed out on 20 March 2018; lapsed without an"
                " answer on 20 March 2018; refused on 20 March 2018); nobody has set lapse_counts: by itself the number"
                " decides nothing, and no decision about the household may rest on it alone",
            ),
            cause=MissingCause.NOT_SET,
            parameter="lapse_counts",
            facts=(Fact("refused", 1),),
            figures=(figure("back_out_counts", parameters),),
        )
    ] == judged(refused(1, lapsed(PROOF, case=backed_out())), parameters)


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        pytest.param(ENDED - DAY, Breach, id="day before"),
        pytest.param(ENDED, Breach, id="the day"),
        pytest.param(ENDED + DAY, Missing, id="day after"),
    ],
)
def test_policy_of_the_day(since: date, expected: type[Verdict]) -> None:
    """
    The figure that counts is the one in force on the day of the last refusal that counts.
    """
    parameters = PARAMETERS.override("max_refusals", 1, source="determina 12/2026", since=since)

    assert [expected] == [type(verdict) for verdict in judged(refused(1), parameters)]


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        pytest.param(ENDED - DAY, Breach, id="day before"),
        pytest.param(ENDED, Breach, id="the day"),
        pytest.param(ENDED + DAY, Missing, id="day after"),
    ],
)
def test_word_of_the_day(since: date, expected: type[Verdict]) -> None:
    """
    Whether a lapse counts is what the body said for the day of the last one.
    """
    parameters = figures_of(1).override("lapse_counts", "sì", source="determina 12/2026", since=since)

    assert [expected] == [type(verdict) for verdict in judged(lapsed(PROOF), parameters)]


def test_lapse_that_does_not_count() -> None:
    """
    Where nothing counts because the body says so, its word stands beside the count.
    """
    parameters = figures_of(1, "no")
    (verdict,) = judged(lapsed(PROOF), parameters)

    assert isinstance(verdict, Kept)
    assert ((Fact("refused", 0),), (figure("lapse_counts", parameters),)) == (verdict.facts, verdict.figures)


def test_as_known_on_a_day() -> None:
    """
    A refusal is counted from its day on.
    """
    found = [judged(refused(1), figures_of(1), on=on) for on in (ADMITTED, OFFERED, ENDED - DAY, ENDED)]

    assert [[NotApplicable], [Kept], [Kept], [Breach]] == [[type(verdict) for verdict in said] for said in found]


def test_no_offer() -> None:
    """
    Where no dwelling was offered there is nothing to refuse, and the next case is judged all the same.
    """
    programme = Programme(relocations=(Relocation(household="H0"), refused(3)))
    first, second = RULE.check(View(programme=programme, on=TODAY, parameters=THREE))
    nothing = NotApplicable(path=PATH, message=Bilingual("nessun alloggio proposto", "no dwelling was offered"))

    assert (nothing, Breach, "/relocations/1") == (first, type(second), second.path)


@given(st.integers(0, 5), st.integers(0, 5))
def test_reached_exactly_by_so_many(times: int, most: int) -> None:
    """
    The figure is reached by so many refusals, if there is any; nothing else moves the count.
    """
    found = judged(offered(refused(times)), figures_of(most))

    assert [Breach if times and times >= most else Kept] == [type(verdict) for verdict in found]


@settings.get_profile("heavy")
@given(strategies.views())
def test_says_something_of_every_case_and_never_more_than_advice(view: View) -> None:
    """
    "No verdict, no automatic step": of every case something is said, and no breach has a severity of its own.
    """
    programme = view.programme.as_of(view.on)
    found = list(RULE.check(attrs.evolve(view, programme=programme)))

    assert {f"/relocations/{index}" for index in range(len(programme.relocations))} == {
        verdict.path for verdict in found
    }
    assert [] == [verdict for verdict in found if isinstance(verdict, Breach) and verdict.severity is not None]
