"""
Whether a dwelling fits by each criterion, and why; what is not known is said.
"""

from datetime import date
from decimal import Decimal

import attrs
import pytest

from contratti_quartiere.analysis.dwelling_criteria import Wanted, criteria_of
from contratti_quartiere.analysis.fitting_dwellings import CriterionKind, Fit, FitCriterion
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dwellings import Dwelling, RentRegime
from contratti_quartiere.facts import Figure
from contratti_quartiere.households import Composition
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.relocation_steps import Permanence
from contratti_quartiere.verdicts import Missing, MissingCause

BANDS = Figure.of(PARAMETERS["size_bands"], PARAMETERS["size_bands"].required(date(2018, 5, 2)))
HOME = Dwelling(
    id="v2",
    neighbourhood="quartiere",
    floor_area=Decimal("46.00"),
    floor=1,
    lift=True,
    accessible=True,
    rent_regime=RentRegime.SOCIAL,
)
WANTED = Wanted(
    needs=Composition(members=2, accessible_dwelling_needed=True),
    permanence=Permanence.TEMPORARY,
    neighbourhood="quartiere",
    rent_regime=RentRegime.SOCIAL,
)

OLD_LEASE = Bilingual(
    "nell'uso temporaneo restano il contratto di prima e il suo canone, secondo l'accordo",
    "in a temporary use the old lease goes on, and its rent, by the agreement",
)


def criterion(
    kind: CriterionKind, dwelling: Dwelling = HOME, wanted: Wanted = WANTED, bands: Figure | None = BANDS
) -> FitCriterion:
    """
    Return what one criterion says.
    """
    (found,) = (each for each in criteria_of("/dwellings/7", dwelling, wanted, bands) if each.kind is kind)
    return found


def wanting(*, members: int | None = 2, accessible: bool | None = True) -> Wanted:
    """
    Return the same household with other members, or another need.
    """
    return attrs.evolve(WANTED, needs=Composition(members=members, accessible_dwelling_needed=accessible))


def test_every_criterion() -> None:
    """
    The five criteria of an office stand in their order, each with its reason.
    """
    doubt = Bilingual(
        "; non è certo che le fasce valgano per un trasloco temporaneo",
        "; it is not certain that the bands hold for a temporary move",
    )

    assert (
        FitCriterion(
            kind=CriterionKind.SIZE,
            fit=Fit.YES,
            reason=Bilingual(
                f"46,00 m², fascia 38–55 m² (componenti: 2){doubt.it}",
                f"46.00 m², band 38–55 m² (members: 2){doubt.en}",
            ),
            figure=BANDS,
        ),
        FitCriterion(kind=CriterionKind.ACCESS, fit=Fit.YES, reason=Bilingual("accessibile", "accessible")),
        FitCriterion(
            kind=CriterionKind.LIFT,
            fit=Fit.YES,
            reason=Bilingual("piano 1, con ascensore", "floor 1, with a lift"),
        ),
        FitCriterion(
            kind=CriterionKind.NEIGHBOURHOOD,
            fit=Fit.YES,
            reason=Bilingual("stesso quartiere", "same neighbourhood"),
        ),
        FitCriterion(
            kind=CriterionKind.RENT_REGIME,
            fit=Fit.YES,
            reason=Bilingual("canone sociale, come a casa", "social rent, as at home"),
        ),
    ) == criteria_of("/dwellings/7", HOME, WANTED, BANDS)


@pytest.mark.parametrize(
    ("area", "members", "expected"),
    [
        ("37.99", 2, Fit.NO),
        ("38.00", 2, Fit.YES),
        ("55.00", 2, Fit.YES),
        ("55.01", 2, Fit.NO),
        ("77.99", 6, Fit.NO),
        ("78.00", 6, Fit.YES),
        ("300.00", 6, Fit.YES),
    ],
)
def test_size(area: str, members: int, expected: Fit) -> None:
    """
    "2: 38–55 … 6+: 78–no maximum": both ends of a band are in it.
    """
    dwelling = attrs.evolve(HOME, floor_area=Decimal(area))
    wanted = attrs.evolve(wanting(members=members), permanence=Permanence.PERMANENT)

    assert expected is criterion(CriterionKind.SIZE, dwelling, wanted).fit


@pytest.mark.parametrize("permanence", [Permanence.TEMPORARY, None])
@pytest.mark.parametrize(
    ("area", "expected"),
    [("37.99", Fit.UNKNOWN), ("38.00", Fit.YES), ("55.00", Fit.YES), ("55.01", Fit.UNKNOWN)],
)
def test_size_for_a_time(area: str, expected: Fit, permanence: Permanence | None) -> None:
    """
    "That the bands bind a temporary move is [open]": what is out of its band is not certain, and no reason to say no.
    """
    dwelling, wanted = attrs.evolve(HOME, floor_area=Decimal(area)), attrs.evolve(WANTED, permanence=permanence)
    found = criterion(CriterionKind.SIZE, dwelling, wanted)

    assert (expected, True, ()) == (
        found.fit,
        found.reason.en.endswith("; it is not certain that the bands hold for a temporary move"),
        found.missing,
    )


def test_size_without_a_maximum_and_for_good() -> None:
    """
    For a permanent move the bands hold without a doubt; the last one has no end.
    """
    wanted = attrs.evolve(wanting(members=7), permanence=Permanence.PERMANENT)

    assert Bilingual(
        "46,00 m², fascia da 78 m² in su (componenti: 7)", "46.00 m², band 78 m² or more (members: 7)"
    ) == (criterion(CriterionKind.SIZE, HOME, wanted).reason)


@pytest.mark.parametrize(
    ("dwelling", "wanted", "bands", "reason", "missing"),
    [
        pytest.param(
            HOME,
            wanting(members=None),
            BANDS,
            Bilingual("componenti del nucleo ignoti", "members of the household unknown"),
            [],
            id="members",
        ),
        pytest.param(
            attrs.evolve(HOME, floor_area=None),
            WANTED,
            BANDS,
            Bilingual("superficie ignota", "floor area unknown"),
            [("/dwellings/7/floor_area", MissingCause.EVIDENCE, "")],
            id="floor area",
        ),
        pytest.param(
            HOME,
            WANTED,
            None,
            Bilingual("nessuna fascia in vigore (size_bands)", "no band in force (size_bands)"),
            [("/dwellings/7", MissingCause.NOT_SET, "size_bands")],
            id="bands",
        ),
    ],
)
def test_size_not_known(
    dwelling: Dwelling,
    wanted: Wanted,
    bands: Figure | None,
    reason: Bilingual,
    missing: list[tuple[str, MissingCause, str]],
) -> None:
    """
    Without members, area or bands nothing is measured.
    """
    found = criterion(CriterionKind.SIZE, dwelling, wanted, bands)

    assert (Fit.UNKNOWN, reason, [reason] * len(missing), missing) == (
        found.fit,
        found.reason,
        [said.message for said in found.missing],
        [(said.path, said.cause, said.parameter) for said in found.missing],
    )


@pytest.mark.parametrize(
    ("needed", "accessible", "expected"),
    [
        (True, True, (Fit.YES, "accessibile", "accessible")),
        (
            True,
            False,
            (
                Fit.NO,
                "serve un alloggio accessibile, e non lo è",
                "an accessible dwelling is needed, and it is none",
            ),
        ),
        (
            True,
            None,
            (
                Fit.UNKNOWN,
                "serve un alloggio accessibile, e non si sa se lo sia",
                "an accessible dwelling is needed, and it is not known whether it is one",
            ),
        ),
        (False, False, (Fit.YES, "non serve un alloggio accessibile", "no accessible dwelling is needed")),
        (False, None, (Fit.YES, "non serve un alloggio accessibile", "no accessible dwelling is needed")),
        (None, True, (Fit.YES, "accessibile", "accessible")),
        (
            None,
            False,
            (
                Fit.UNKNOWN,
                "non si sa se serva un alloggio accessibile",
                "it is not known whether an accessible dwelling is needed",
            ),
        ),
    ],
)
def test_access(needed: bool | None, accessible: bool | None, expected: tuple[Fit, str, str]) -> None:
    """
    Whoever needs no accessible dwelling fits in any; where nobody asked, an accessible one fits all the same.
    """
    found = criterion(CriterionKind.ACCESS, attrs.evolve(HOME, accessible=accessible), wanting(accessible=needed))

    assert expected == (found.fit, found.reason.it, found.reason.en)
    # It is the dwelling that would say more, and not the household.
    asked = ["/dwellings/7/accessible"] if (needed, accessible) == (True, None) else []
    assert asked == [said.path for said in found.missing]


@pytest.mark.parametrize(
    ("needed", "floor", "lift", "expected", "missing"),
    [
        (True, 2, True, Fit.YES, []),
        (True, None, True, Fit.YES, []),
        (True, 0, False, Fit.YES, []),
        (True, 0, None, Fit.YES, []),
        (True, -1, False, Fit.YES, []),
        (True, 1, False, Fit.NO, []),
        (True, 1, None, Fit.UNKNOWN, ["/dwellings/7/lift"]),
        (True, None, False, Fit.UNKNOWN, ["/dwellings/7/floor"]),
        (True, None, None, Fit.UNKNOWN, ["/dwellings/7/floor", "/dwellings/7/lift"]),
        (False, 4, False, Fit.YES, []),
        (False, None, None, Fit.YES, []),
        (None, 4, False, Fit.UNKNOWN, []),
        (None, 4, True, Fit.YES, []),
        (None, 0, None, Fit.YES, []),
    ],
)
def test_lift(needed: bool | None, floor: int | None, lift: bool | None, expected: Fit, missing: list[str]) -> None:
    """
    Whoever needs access gets there by a lift, or without stairs.
    """
    found = criterion(CriterionKind.LIFT, attrs.evolve(HOME, floor=floor, lift=lift), wanting(accessible=needed))

    assert (expected, missing) == (found.fit, [said.path for said in found.missing])


@pytest.mark.parametrize(
    ("needed", "floor", "lift", "expected"),
    [
        (True, 0, False, ("piano terra, senza ascensore", "ground floor, without a lift")),
        (True, 3, False, ("piano 3, senza ascensore", "floor 3, without a lift")),
        (True, None, None, ("piano ignoto, ascensore ignoto", "floor unknown, lift unknown")),
        (
            False,
            4,
            False,
            ("piano 4, senza ascensore; non è richiesto", "floor 4, without a lift; none is asked for"),
        ),
        (False, 4, True, ("piano 4, con ascensore", "floor 4, with a lift")),
        (False, 0, False, ("piano terra, senza ascensore", "ground floor, without a lift")),
        (
            None,
            4,
            False,
            (
                "piano 4, senza ascensore; non si sa se serva",
                "floor 4, without a lift; whether one is needed is not known",
            ),
        ),
    ],
)
def test_lift_in_words(needed: bool | None, floor: int | None, lift: bool | None, expected: tuple[str, str]) -> None:
    """
    The reason says on which floor it lies and whether there is a lift.
    """
    found = criterion(CriterionKind.LIFT, attrs.evolve(HOME, floor=floor, lift=lift), wanting(accessible=needed))

    assert expected == (found.reason.it, found.reason.en)


@pytest.mark.parametrize(
    ("home", "there", "expected"),
    [
        ("quartiere", "altrove", (Fit.NO, "altrove, non quello di casa", "altrove, not that of the home", "")),
        ("", "altrove", (Fit.UNKNOWN, "quartiere di casa ignoto", "neighbourhood of the home unknown", "")),
        (
            "quartiere",
            "",
            (
                Fit.UNKNOWN,
                "quartiere dell'alloggio ignoto",
                "neighbourhood of the dwelling unknown",
                "/dwellings/7/neighbourhood",
            ),
        ),
    ],
)
def test_neighbourhood(home: str, there: str, expected: tuple[Fit, str, str, str]) -> None:
    """
    "In the district if possible": that of the home.
    """
    wanted = attrs.evolve(WANTED, neighbourhood=home)
    found = criterion(CriterionKind.NEIGHBOURHOOD, attrs.evolve(HOME, neighbourhood=there), wanted)

    assert expected == (found.fit, found.reason.it, found.reason.en, "".join(said.path for said in found.missing))


@pytest.mark.parametrize(
    ("home", "there", "expected"),
    [
        (
            None,
            RentRegime.SOCIAL,
            (Fit.UNKNOWN, "canone di casa ignoto", "rent regime of the home unknown", ""),
        ),
        (
            RentRegime.SOCIAL,
            None,
            (
                Fit.UNKNOWN,
                "canone dell'alloggio ignoto",
                "rent regime of the dwelling unknown",
                "/dwellings/7/rent_regime",
            ),
        ),
        (
            RentRegime.SOCIAL,
            RentRegime.MODERATE,
            (
                Fit.UNKNOWN,
                f"canone moderato, a casa sociale; {OLD_LEASE.it}",
                f"moderate rent, social at home; {OLD_LEASE.en}",
                "",
            ),
        ),
    ],
)
def test_rent_regime(home: RentRegime | None, there: RentRegime | None, expected: tuple[Fit, str, str, str]) -> None:
    """
    "Limits moves between rent regimes" (R.R. Lombardia 1/2004 art. 22 c. 1-bis): the regime is that of the home.
    """
    wanted = attrs.evolve(WANTED, rent_regime=home)
    found = criterion(CriterionKind.RENT_REGIME, attrs.evolve(HOME, rent_regime=there), wanted)

    assert expected == (found.fit, found.reason.it, found.reason.en, "".join(said.path for said in found.missing))


@pytest.mark.parametrize(
    ("permanence", "expected"),
    [
        pytest.param(
            Permanence.PERMANENT,
            (Fit.NO, "canone concordato, a casa sociale", "agreed rent, social at home"),
            id="for good",
        ),
        pytest.param(
            None,
            (
                Fit.UNKNOWN,
                "canone concordato, a casa sociale; non si sa se il trasloco sia temporaneo",
                "agreed rent, social at home; it is not known whether the move is a temporary one",
            ),
            id="not known",
        ),
    ],
)
def test_rent_regime_by_the_move(permanence: Permanence | None, expected: tuple[Fit, str, str]) -> None:
    """
    "A temporary use keeps the old lease and its rent: shown only": another regime is no against a permanent move alone.
    """
    dwelling = attrs.evolve(HOME, rent_regime=RentRegime.AGREED)
    found = criterion(CriterionKind.RENT_REGIME, dwelling, attrs.evolve(WANTED, permanence=permanence))

    assert expected == (found.fit, found.reason.it, found.reason.en)


def test_what_is_missing_of_a_dwelling() -> None:
    """
    What is missing says so in the words of the criterion.
    """
    found = criterion(CriterionKind.NEIGHBOURHOOD, attrs.evolve(HOME, neighbourhood=""))

    assert (Missing(path="/dwellings/7/neighbourhood", message=found.reason),) == found.missing
