"""
`rent-regime-change`: moves for good between rent regimes are shown, and temporary ones keep the old lease.
"""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dwellings import Dwelling, RentRegime
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.report import validate
from contratti_quartiere.rules.rent_regime_change import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
FIRST, MOVED = date(2016, 2, 1), date(2016, 10, 3)
NEW_REGULATION = date(2017, 8, 8)
SOCIAL, MODERATE, AGREED = RentRegime.SOCIAL, RentRegime.MODERATE, RentRegime.AGREED
SAME = (Comparison("regime", Relation.EQUAL, "left_regime"),)
PLACE = "/relocations/0/history/5"


def scheduled(*, home: str = "A1") -> Relocation:
    """
    Return a case of a household that is about to move to the dwelling C1.
    """
    case = Relocation(household="H1", dwelling=home).advance(E.INTERVIEW, on=FIRST).advance(E.ADMIT, on=FIRST)
    return case.advance(E.OFFER, on=FIRST, dwelling="C1").advance(E.ACCEPT, on=FIRST).advance(E.GIVE_NOTICE, on=FIRST)


def settled(on: date = MOVED, *, home: str = "A1") -> Relocation:
    """
    Return a case of a household that moved for good.
    """
    return scheduled(home=home).advance(E.MOVE_PERMANENTLY, on=on)


OUT = scheduled().advance(E.MOVE_TEMPORARILY, on=MOVED)


def verdicts(
    case: Relocation,
    before: RentRegime | None = SOCIAL,
    after: RentRegime | None = MODERATE,
    *,
    on: date = TODAY,
) -> list[Verdict]:
    """
    Return what the rule says of one case between dwellings of these regimes.
    """
    dwellings = Dwelling(id="A1", rent_regime=before), Dwelling(id="C1", rent_regime=after)
    programme = Programme(relocations=(case,), dwellings=dwellings).as_of(on)
    return list(RULE.check(View(programme=programme, on=on, parameters=PARAMETERS)))


def test_published_change() -> None:
    """
    Published: social to moderate, permanent. It is advice, and leaves a report valid.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (True, [Severity.ADVICE]) == (report.valid, [entry.severity for entry in report.findings])
    assert [
        Breach(
            path=PLACE,
            message=Bilingual(
                "spostamento definitivo del 3 ottobre 2016: canone sociale (A1), poi moderato (C1): il R.R. 1/2004"
                " (art. 22 c. 1-bis, non si sa da quale giorno) limita i passaggi fra regimi; guardare il titolo"
                " dell'assegnazione e il canone che il nucleo paga",
                "move for good of 3 October 2016: social rent (A1), then moderate (C1): R.R. 1/2004 (art. 22 c. 1-bis,"
                " from which day is not known) limits moves between regimes; look at the ground of the assignment and"
                " at the rent that the household pays",
            ),
            facts=(Fact("moved_on", MOVED), Fact("left_regime", "sociale"), Fact("regime", "moderato")),
            comparisons=SAME,
        )
    ] == [entry.verdict for entry in report.entries]


def test_published_same_regime() -> None:
    """
    Published: social to social.
    """
    assert [
        Kept(
            path=PLACE,
            message=Bilingual(
                "spostamento definitivo del 3 ottobre 2016: canone sociale (A1), poi sociale (C1)",
                "move for good of 3 October 2016: social rent (A1), then social (C1)",
            ),
            facts=(Fact("moved_on", MOVED), Fact("left_regime", "sociale"), Fact("regime", "sociale")),
            comparisons=SAME,
        )
    ] == list(RULE.check(View(programme=RULE.keeps(), on=TODAY, parameters=PARAMETERS)))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(SOCIAL, MODERATE, Breach, id="social to moderate"),
        pytest.param(MODERATE, SOCIAL, Breach, id="moderate to social"),
        pytest.param(MODERATE, AGREED, Breach, id="moderate to agreed"),
        pytest.param(AGREED, AGREED, Kept, id="agreed to agreed"),
    ],
)
def test_regimes(before: RentRegime, after: RentRegime, expected: type[Verdict]) -> None:
    """
    Every other regime deserves a look, whichever way.
    """
    assert [expected] == [type(verdict) for verdict in verdicts(settled(), before, after)]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(NEW_REGULATION - DAY, "R.R. 1/2004", id="7 August 2017"),
        pytest.param(NEW_REGULATION, "whether R.R. 4/2017", id="8 August 2017"),
        pytest.param(NEW_REGULATION + DAY, "whether R.R. 4/2017", id="9 August 2017"),
    ],
)
def test_by_the_day_of_the_move(on: date, expected: str) -> None:
    """
    From R.R. 4/2017 on it is said that its text was not read.
    """
    (verdict,) = verdicts(settled(on))

    assert isinstance(verdict, Breach)
    assert verdict.message.en.split(": ")[2].startswith(expected)


def test_new_regulation_in_words() -> None:
    """
    What was not read is said so, and what to look at.
    """
    (verdict,) = verdicts(settled(date(2018, 10, 8)))
    expected = Bilingual(
        "spostamento definitivo dell'8 ottobre 2018: canone sociale (A1), poi moderato (C1): se il R.R. 4/2017 limiti i"
        " passaggi fra regimi non è stato letto; guardare il titolo dell'assegnazione e il canone che il nucleo paga",
        "move for good of 8 October 2018: social rent (A1), then moderate (C1): whether R.R. 4/2017 limits moves"
        " between regimes was not read; look at the ground of the assignment and at the rent that the household pays",
    )

    assert expected == verdict.message


@pytest.mark.parametrize(
    ("case", "place"),
    [
        pytest.param(OUT.advance(E.WAIVE_RETURN, on=MOVED, dwelling="C1"), "/relocations/0/history/6", id="waiver"),
        pytest.param(
            OUT.advance(E.OFFER_RETURN, on=MOVED, dwelling="C1").advance(E.RETURN_HOME, on=MOVED),
            "/relocations/0/history/7",
            id="return to another dwelling",
        ),
    ],
)
def test_other_moves_for_good(case: Relocation, place: str) -> None:
    """
    A household that waives its return, or returns to another dwelling, has moved for good.
    """
    assert [(Breach, place)] == [(type(verdict), verdict.path) for verdict in verdicts(case)]


def test_return_to_the_own_dwelling() -> None:
    """
    Who is back in its own dwelling has changed nothing, whatever is known of it.
    """
    case = OUT.advance(E.OFFER_RETURN, on=MOVED, dwelling="A1").advance(E.RETURN_HOME, on=MOVED)

    assert [
        NotApplicable(
            path="/relocations/0/history/7",
            message=Bilingual("il nucleo è nel suo alloggio", "the household is in its own dwelling"),
        )
    ] == verdicts(case, None)


TEMPORARY = Bilingual(
    "uso temporaneo: restano il contratto di prima e il suo canone, secondo l'accordo",
    "temporary use: the old lease goes on, and its rent, by the agreement",
)


@pytest.mark.parametrize(
    ("case", "facts"),
    [
        pytest.param(OUT, (Fact("left_regime", "sociale"), Fact("regime", "moderato")), id="both known"),
        pytest.param(attrs.evolve(OUT, dwelling="Z9"), (), id="dwelling left not on record"),
        pytest.param(
            Relocation(household="H1", dwelling="A1").advance(E.MOVE_URGENTLY, on=MOVED),
            (),
            id="urgent, to nobody knows",
        ),
    ],
)
def test_temporary_use(case: Relocation, facts: tuple[Fact, ...]) -> None:
    """
    "A temporary use keeps the old lease and its rent by the agreement: shown only".
    """
    assert [NotApplicable(path="/relocations/0", message=TEMPORARY, facts=facts)] == verdicts(case)


@pytest.mark.parametrize(
    "case", [pytest.param(Relocation(household="H1"), id="no step"), pytest.param(scheduled(), id="about to move")]
)
def test_no_move(case: Relocation) -> None:
    """
    Who has not moved has changed nothing.
    """
    assert [NotApplicable(path="/relocations/0", message=Bilingual("nessuno spostamento", "no move"))] == verdicts(case)


def test_unknown_regimes() -> None:
    """
    Each regime that is not known is named by its field.
    """
    assert [
        Missing(
            path=f"/dwellings/{index}/rent_regime",
            message=Bilingual(
                f"spostamento definitivo: non si sa di quale regime di canone sia l'alloggio {name}",
                f"move for good: the rent regime of the dwelling {name} is not known",
            ),
        )
        for index, name in enumerate(("A1", "C1"))
    ] == verdicts(settled(), None, None)


@pytest.mark.parametrize(("before", "after"), [(None, SOCIAL), (SOCIAL, None)], ids=["left", "taken"])
def test_one_regime_is_not_enough(before: RentRegime | None, after: RentRegime | None) -> None:
    """
    Where one of the two is not known nothing is compared.
    """
    assert [Missing] == [type(verdict) for verdict in verdicts(settled(), before, after)]


@pytest.mark.parametrize(
    ("home", "italian", "english"), [("Z9", "Z9", "Z9"), ("", "ignoto", "unknown")], ids=["not on record", "unknown"]
)
def test_unknown_dwelling_left(home: str, italian: str, english: str) -> None:
    """
    A dwelling that the document does not have is named, with the field that would tell.
    """
    assert [
        Missing(
            path="/relocations/0/dwelling",
            message=Bilingual(
                f"spostamento definitivo: l'alloggio {italian} non è nel documento",
                f"move for good: the dwelling {english} is not in the document",
            ),
        )
    ] == verdicts(settled(home=home))


def test_nothing_known_of_both() -> None:
    """
    Two dwellings of which nobody knows the names are not one.
    """
    case = Relocation(household="H1").advance(E.MOVE_URGENTLY, on=MOVED).advance(E.WAIVE_RETURN, on=MOVED)

    assert [(Missing, "/relocations/0/dwelling"), (Missing, "/relocations/0/history/1/dwelling")] == [
        (type(verdict), verdict.path) for verdict in verdicts(case)
    ]


def test_as_known_on_a_day() -> None:
    """
    A move is judged from its day on, and one case does not keep the next from being judged.
    """
    programme = Programme(relocations=(Relocation(household="H0"), *RULE.breaks().relocations), dwellings=())
    found = [
        [type(verdict) for verdict in RULE.check(View(programme=programme.as_of(on), on=on, parameters=PARAMETERS))]
        for on in (MOVED - DAY, MOVED)
    ]

    assert [[NotApplicable, NotApplicable], [NotApplicable, Missing, Missing]] == found


@settings.get_profile("heavy")
@given(strategies.views())
def test_says_something_of_every_case(view: View) -> None:
    """
    "Rules report and never raise": of each case of any programme something is said.
    """
    programme = view.programme.as_of(view.on)

    assert len(list(RULE.check(attrs.evolve(view, programme=programme)))) >= len(programme.relocations)
