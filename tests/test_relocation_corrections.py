"""
A case that is put right: steps that were recorded late, corrections that hide nothing, a household that splits in two.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import IllegalTransitionError, MalformedValueError, WrongTypeError
from contratti_quartiere.evidence import DocumentKind, DocumentReference, Role
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent, RelocationState
from contratti_quartiere.sources import ILLUSTRATIVE

E, S = RelocationEvent, RelocationState
FIRST, DAY = date(2018, 1, 10), timedelta(days=1)
RECORD = DocumentReference(kind=DocumentKind.INTERVIEW_RECORD, protocol="31/2018")
OUT = (E.INTERVIEW, E.ADMIT, E.ARRANGE_OWN, E.GIVE_NOTICE, E.MOVE_TEMPORARILY)


def step(event: RelocationEvent, days: int = 0, **facts: Any) -> RelocationStep:
    """
    Return a step, so many days after the first day.
    """
    return RelocationStep(event=event, happened_on=FIRST + days * DAY, **facts)


def case(*history: RelocationStep, **fields: Any) -> Relocation:
    """
    Return a case of these steps.
    """
    return Relocation(household="H1", history=history, **fields)


def refused(ask: Callable[[], object]) -> IllegalTransitionError:
    """
    Return the error by which a case refuses a step.
    """
    with pytest.raises(IllegalTransitionError) as caught:
        ask()
    return caught.value


INTERVIEW, ADMIT = step(E.INTERVIEW, 1), step(E.ADMIT, 3)
# What somebody without a type checker may give in the place of a step.
NO_STEP: Any = E.INFORM
SURVEYED = case(INTERVIEW, ADMIT, dwelling="A1", annotations=(Annotation(kind=AnnotationKind.VISIT, on=FIRST),))
AWAY = case(*(step(event, days) for days, event in enumerate(OUT)))


@pytest.mark.parametrize(
    ("late", "place"),
    [
        pytest.param(step(E.INFORM, 0), 0, id="day before the first step"),
        pytest.param(step(E.INFORM, 1), 0, id="day of the first step, before it"),
        pytest.param(step(E.OFFER, 3), 2, id="day of the last step, after it"),
        pytest.param(step(E.OFFER, 4), 2, id="day after the last step"),
    ],
)
def test_late_step(late: RelocationStep, place: int) -> None:
    """
    A step that was recorded late takes the place of its day where it can have happened; all else stays.
    """
    history = (*SURVEYED.history[:place], late, *SURVEYED.history[place:])

    assert attrs.evolve(SURVEYED, history=history) == SURVEYED.with_step(late)


def test_late_step_that_cannot_have_happened() -> None:
    """
    A late step that cannot have happened on its day is refused where it would stand.
    """
    error = refused(lambda: SURVEYED.with_step(step(E.OFFER, 2)))

    assert (1, S.ASSESSED, E.OFFER) == (error.position, error.state, error.event)


def test_late_step_after_which_another_cannot_have_happened() -> None:
    """
    A late step that makes a later one impossible is refused, and the error is of the later one.
    """
    error = refused(lambda: SURVEYED.with_step(step(E.FIND_NO_TITLE, 2)))

    assert (2, S.NO_TITLE, E.ADMIT) == (error.position, error.state, error.event)


def test_late_steps_that_only_fit_together() -> None:
    """
    A postponement and the new notice after it are put in together, where neither could be alone.
    """
    noticed = case(step(E.INTERVIEW), step(E.ADMIT), step(E.ARRANGE_OWN), step(E.GIVE_NOTICE, 1))
    moved = noticed.advance(E.MOVE_TEMPORARILY, on=FIRST + 9 * DAY)
    late = (step(E.POSTPONE, 4), step(E.GIVE_NOTICE, 5))

    assert case(*noticed.history, *late, moved.history[-1]) == moved.with_step(*late)


@pytest.mark.parametrize("turned", [False, True], ids=["as they came", "the other way round"])
def test_late_steps_of_one_day(*, turned: bool) -> None:
    """
    Late steps of one day stand in the order in which they can have happened.
    """
    late = (step(E.INFORM, 1), step(E.FIND_NO_TITLE, 1), step(E.RECOGNISE, 1))
    given = late[::-1] if turned else late

    assert case(*late) == case().with_step(*given)


def test_second_late_step_that_is_none() -> None:
    """
    Each of several late steps must be a step.
    """
    with pytest.raises(WrongTypeError) as caught:
        SURVEYED.with_step(step(E.INFORM), NO_STEP)

    assert "Relocation.history" == caught.value.where


def test_late_step_that_is_none() -> None:
    """
    What is no step is refused.
    """
    with pytest.raises(WrongTypeError) as caught:
        SURVEYED.with_step(NO_STEP)

    error = caught.value
    assert (
        "Relocation.history",
        repr(E.INFORM),
        Bilingual("scrivere un RelocationStep", "write a RelocationStep"),
    ) == (
        error.where,
        error.found,
        error.remedy,
    )


@pytest.mark.parametrize(
    ("stands", "expected"),
    [
        pytest.param(step(E.INTERVIEW, 1, reason="due incontri"), [1, 3], id="in its place"),
        pytest.param(step(E.INTERVIEW, 3), [3, 3], id="on the day of the step after"),
        pytest.param(step(E.INTERVIEW, 0), [0, 3], id="on an earlier day"),
    ],
)
def test_corrected_step(stands: RelocationStep, expected: list[int]) -> None:
    """
    A corrected step stands in the place of its own day.
    """
    found = SURVEYED.corrected(INTERVIEW, stands, on=FIRST + 9 * DAY).history

    assert (stands, ADMIT, expected) == (*found, [(step.happened_on - FIRST).days for step in found])


def test_correction_is_noted() -> None:
    """
    "Nothing vanishes silently": a correction is noted after all else with what stood, what stands, who, when and why.
    """
    stands, on = step(E.INTERVIEW, 2), FIRST + 9 * DAY
    found = SURVEYED.corrected(
        INTERVIEW, stands, on=on, role=Role.LAB_OPERATOR, document=RECORD, text="giorno sbagliato"
    )

    assert (
        *SURVEYED.annotations,
        Annotation(
            kind=AnnotationKind.CORRECTION,
            on=on,
            documents=(RECORD,),
            role=Role.LAB_OPERATOR,
            stood=INTERVIEW,
            stands=stands,
            text="giorno sbagliato",
        ),
    ) == found.annotations


def test_step_taken_away() -> None:
    """
    A step that never happened is taken away, and the note of it says that nothing stands in its place.
    """
    on = FIRST + 9 * DAY
    removal = Annotation(kind=AnnotationKind.CORRECTION, on=on, stood=ADMIT)

    assert attrs.evolve(
        SURVEYED, history=(INTERVIEW,), annotations=(*SURVEYED.annotations, removal)
    ) == SURVEYED.corrected(ADMIT, None, on=on)


def test_correction_of_one_of_two_equal_steps() -> None:
    """
    Of two equal steps it is the last one that goes.
    """
    offered, withdrawn = step(E.OFFER_RETURN, 9), step(E.WITHDRAW_RETURN, 9)
    found = case(*AWAY.history, offered, withdrawn, offered).corrected(offered, None, on=FIRST)

    assert (*AWAY.history, offered, withdrawn) == found.history


@pytest.mark.parametrize(
    "stood",
    [
        pytest.param(step(E.INFORM, 1), id="another event"),
        pytest.param(step(E.INTERVIEW, 2), id="another day"),
        pytest.param(step(E.INTERVIEW, 1, reason="due incontri"), id="another reason"),
    ],
)
def test_correction_of_what_does_not_stand(stood: RelocationStep) -> None:
    """
    Only a step of the history can be corrected, as it stands there.
    """
    with pytest.raises(MalformedValueError) as caught:
        SURVEYED.corrected(stood, None, on=FIRST)

    error = caught.value
    assert (
        Bilingual("passo da rettificare", "step to correct"),
        f"'{stood.event.value}'",
        Bilingual("non è nella storia del caso H1", "is not in the history of the case H1"),
        Bilingual("indicare un passo della storia, così come sta", "name a step of the history as it stands"),
    ) == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize(
    "stands",
    [
        pytest.param(None, id="taken away"),
        pytest.param(step(E.INFORM, 1), id="another event"),
        pytest.param(step(E.INTERVIEW, 4), id="after the step that it makes possible"),
    ],
)
def test_correction_that_cannot_be(stands: RelocationStep | None) -> None:
    """
    A correction after which some step could not have happened is refused, and the error is of that step.
    """
    error = refused(lambda: SURVEYED.corrected(INTERVIEW, stands, on=FIRST))

    assert E.ADMIT is error.event


def test_correction_of_what_is_no_step() -> None:
    """
    What is to be corrected must be a step.
    """
    with pytest.raises(WrongTypeError) as caught:
        SURVEYED.corrected(NO_STEP, None, on=FIRST)

    assert "Relocation.history" == caught.value.where


def test_correction_by_what_is_no_step() -> None:
    """
    What is to stand in the place of a step must be one.
    """
    with pytest.raises(WrongTypeError) as caught:
        SURVEYED.corrected(INTERVIEW, NO_STEP, on=FIRST)

    assert "Relocation.history" == caught.value.where


def test_split() -> None:
    """
    A household that splits off has a case that begins in the same dwelling on that day and names where it comes from.
    """
    first = case(
        INTERVIEW, id="caso-1", dwelling="A1", works="W1", home_since=date(1994, 5, 1), provenance=ILLUSTRATIVE
    )
    on = FIRST + 5 * DAY

    assert (
        Relocation(
            household="H2",
            id="H2",
            dwelling="A1",
            works="W1",
            home_since=on,
            origin="caso-1",
            provenance=ILLUSTRATIVE,
        )
        == first.split("H2", on=on)[1]
    )


@pytest.mark.parametrize(
    ("offered", "returned", "expected"),
    [
        pytest.param("B2", "", "B2", id="as offered"),
        pytest.param("B2", "B3", "B3", id="as handed over"),
        pytest.param("", "", "A1", id="where nobody said"),
    ],
)
def test_split_after_a_return(offered: str, returned: str, expected: str) -> None:
    """
    After a return the second case begins in the dwelling to which the household came back.
    """
    end = (step(E.OFFER_RETURN, 8, dwelling=offered), step(E.RETURN_HOME, 9, dwelling=returned))
    back = case(*AWAY.history, *end, dwelling="A1")

    assert expected == back.split("H2", on=FIRST + 9 * DAY)[1].dwelling


def test_split_is_noted() -> None:
    """
    The case from which a household splits off goes on as it was, with a note of the second case.
    """
    on = FIRST + 5 * DAY
    split = Annotation(kind=AnnotationKind.SPLIT, on=on, household="H2", case="caso-2", documents=(RECORD,))

    assert (
        attrs.evolve(SURVEYED, annotations=(*SURVEYED.annotations, split))
        == SURVEYED.split("H2", case="caso-2", on=on, document=RECORD)[0]
    )


def test_split_with_a_name_of_its_own() -> None:
    """
    The second case may bear another name than its household.
    """
    second = SURVEYED.split("H2", case="caso-2", on=FIRST)[1]

    assert ("H2", "caso-2") == (second.household, second.id)


def test_split_without_a_document() -> None:
    """
    A split may be noted without a document.
    """
    assert () == SURVEYED.split("H2", on=FIRST)[0].annotations[-1].documents


@pytest.mark.parametrize("days", [pytest.param(-1, id="before all"), pytest.param(3, id="day before the move")])
def test_split_while_at_home(days: int) -> None:
    """
    A household may be noted as split on any day on which it was still at home, though it is out by now.
    """
    on = FIRST + days * DAY

    assert on == AWAY.split("H2", on=on)[1].home_since


@pytest.mark.parametrize("days", [pytest.param(4, id="day of the move"), pytest.param(5, id="day after")])
def test_split_while_out(days: int) -> None:
    """
    While the household is out a split is refused: the second case would begin in a dwelling in which nobody lives.
    """
    on = FIRST + days * DAY
    with pytest.raises(MalformedValueError) as caught:
        AWAY.split("H2", on=on)

    error = caught.value
    assert (
        Bilingual("scissione", "split"),
        f"H1 {on}",
        Bilingual("il nucleo non è a casa quel giorno", "the household is not at home on that day"),
        Bilingual(
            "costruire il secondo caso con origin e con il suo trasloco",
            "build the second case with origin and with a move of its own",
        ),
    ) == (error.what, error.found, error.reason, error.remedy)


@pytest.mark.parametrize(("days", "refused_"), [(-1, True), (0, False), (1, False)])
def test_split_before_the_household_lived_there(days: int, *, refused_: bool) -> None:
    """
    Nobody can split off from a household before it lives there.
    """
    home = case(home_since=FIRST)
    if refused_:
        with pytest.raises(MalformedValueError, match="not at home on that day"):
            home.split("H2", on=FIRST + days * DAY)
    else:
        assert FIRST + days * DAY == home.split("H2", on=FIRST + days * DAY)[1].home_since


@pytest.mark.parametrize(
    ("household", "name"),
    [
        pytest.param("H1", "", id="its own household"),
        pytest.param("H1", "altro", id="its own household in another case"),
        pytest.param("H2", "H1", id="its own case"),
        pytest.param("H1-bis", "altro", id="its successor"),
    ],
)
def test_split_from_oneself(household: str, name: str) -> None:
    """
    The second household is another one, with a case of another name.
    """
    note = Annotation(kind=AnnotationKind.SUCCESSION, on=FIRST, household="H1-bis")
    home = case(annotations=(note,)) if household == "H1-bis" else case()
    with pytest.raises(MalformedValueError) as caught:
        home.split(household, case=name, on=FIRST)

    assert "give the second household a name of its own" == caught.value.remedy.en


def test_split_once_gone() -> None:
    """
    Once the household is gone a split is refused too.
    """
    with pytest.raises(MalformedValueError):
        case(step(E.LEAVE)).split("H2", on=FIRST)
