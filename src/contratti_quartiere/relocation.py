"""
A household's case: its whole way out, back in and settled again, and what may happen next.
"""

from datetime import date
from typing import Unpack

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import check_date
from contratti_quartiere.errors import IllegalTransitionError, MalformedValueError, WrongTypeError, shown
from contratti_quartiere.evidence import DocumentReference, Role
from contratti_quartiere.fields import identifier, of, several, text
from contratti_quartiere.histories import StepMaker, grown
from contratti_quartiere.households import Composition
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, RelocationStep, StepFacts
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent, RelocationState, Whereabouts
from contratti_quartiere.sources import Provenance

__all__ = ["Relocation"]

_STEPS = StepMaker(RelocationStep, RelocationEvent)


def _household_of(case: "Relocation") -> str:
    return case.household


@attrs.frozen(kw_only=True, slots=False)
class Relocation:
    """
    What happens to one household while its home is renovated, step by step (*caso di mobilità*).

    The lease of the home stays alive while the household is out.

    Attributes:
        household: The `id` of the household at the start of the case; a succession is an annotation.
        id: The name of the case within the programme; if none is given, that of the household.
        history: What happened, in the order of the days.
        annotations: What was noted beside it, in any order.
        dwelling: The `id` of the dwelling from which it starts; empty if unknown.
        works: The `id` of the works for which it is; empty if unknown.
        home_since: Since when the household lives there; None if unknown.
        origin: The `id` of the case from which this one split off; empty if it did not.
        previous_case: The `id` of an earlier case of the same household; empty if there was none.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        IllegalTransitionError: For a history that cannot have happened.

    Examples:
        >>> case = Relocation(household="H1").advance(RelocationEvent.INFORM, on=date(2018, 1, 10))
        >>> case.state
        <RelocationState.INFORMED: 'informato'>
    """

    household: str = attrs.field(validator=identifier)
    id: str = attrs.field(default=attrs.Factory(_household_of, takes_self=True), validator=identifier)
    history: tuple[RelocationStep, ...] = attrs.field(default=(), validator=several(RelocationStep))
    annotations: tuple[Annotation, ...] = attrs.field(default=(), validator=several(Annotation))
    dwelling: str = attrs.field(default="", validator=text)
    works: str = attrs.field(default="", validator=text)
    home_since: date | None = attrs.field(default=None, validator=of(date, type(None)))
    origin: str = attrs.field(default="", validator=text)
    previous_case: str = attrs.field(default="", validator=text)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        RELOCATION_TABLE.replay(self.history)

    @property
    def state(self) -> RelocationState:
        """
        Where the case stands: the target of its last event.
        """
        return RELOCATION_TABLE.state(self.history)

    @property
    def since(self) -> date | None:
        """
        The day since which it stands there; None for an empty history.
        """
        return self.history[-1].happened_on if self.history else None

    @property
    def whereabouts(self) -> Whereabouts:
        """
        Where the household is: home, out or gone.
        """
        return self.state.whereabouts

    @property
    def open(self) -> bool:
        """
        True if something may still happen to the case.
        """
        return bool(RELOCATION_TABLE.allowed(self.state))

    @property
    def allowed(self) -> frozenset[RelocationEvent]:
        """
        What may happen next; nothing after a final state.
        """
        return frozenset(RELOCATION_TABLE.allowed(self.state))

    @property
    def paused(self) -> bool:
        """
        True if the last pause on record has not been ended.
        """
        turns = [note for note in self.annotations if note.kind in (AnnotationKind.PAUSE, AnnotationKind.RESUMPTION)]
        # Of two on one day, the later one in the document counts.
        return bool(turns) and max(reversed(turns), key=lambda note: note.on).kind is AnnotationKind.PAUSE

    def household_on(self, day: date) -> str:
        """
        Return the `id` of the household to which the case belongs on a day, after the successions up to it.

        Raises:
            WrongTypeError: For a day that is no date, or one with a time.
        """
        check_date("Relocation.household_on", day)
        if not self.annotations:
            return self.household
        successions = [
            note
            for note in self.annotations
            if note.kind is AnnotationKind.SUCCESSION and note.household and note.on <= day
        ]
        # Of two on one day, the later one in the document counts.
        return max(reversed(successions), key=lambda note: note.on).household if successions else self.household

    def composition_on(self, day: date) -> Composition | None:
        """
        Return who the household is on a day, as the last interview or census up to it found; None if none did.

        Raises:
            WrongTypeError: For a day that is no date, or one with a time.
        """
        check_date("Relocation.composition_on", day)
        found = [(note.on, note.composition) for note in self.annotations if note.composition is not None]
        # Of a census and an interview on one day, the interview counts.
        found += [(step.happened_on, step.composition) for step in self.history if step.composition is not None]
        known = [entry for entry in found if entry[0] <= day]
        return max(reversed(known), key=lambda entry: entry[0])[1] if known else None

    def why_not(self, event: RelocationEvent) -> IllegalTransitionError | None:
        """
        Return why an event cannot come next, as the error that `advance` would raise; None if it may.
        """
        return RELOCATION_TABLE.why_not(self.history, event)

    def advance(
        self,
        event: RelocationEvent,
        *,
        on: date,
        document: DocumentReference | None = None,
        **facts: Unpack[StepFacts],
    ) -> "Relocation":
        """
        Return the case after one more step; one row of the table is looked at, and nothing is replayed.

        Args:
            event: What happened.
            on: The day on which it did, not before the last step.
            document: What grounds it; further documents go into `documents`.
            **facts: The other fields of `RelocationStep`.

        Raises:
            WrongTypeError: For a fact of another type.
            IllegalTransitionError: For what cannot come next; it says what may, and from where this could.
        """
        step = _STEPS.make(event, on, document, facts)
        RELOCATION_TABLE.check(self.history, event, on)
        return grown(self, step)

    def with_step(self, step: RelocationStep, *others: RelocationStep) -> "Relocation":
        """
        Return the case with steps that were recorded late, each in the place of its day; the history is replayed.

        Args:
            step: The step.
            others: Further ones that only fit together with it, as a postponement and the new notice after it.

        Raises:
            WrongTypeError: For anything but a step.
            IllegalTransitionError: If with them some step, one of these or a later one, could not have happened.
        """
        for late in (step, *others):
            _check_step(late)
        return attrs.evolve(self, history=RELOCATION_TABLE.insert(self.history, step, *others))

    def with_annotation(self, annotation: Annotation) -> "Relocation":
        """
        Return the case with one more annotation; allowed in every state, final ones included.

        Raises:
            WrongTypeError: For anything but an annotation.
        """
        return attrs.evolve(self, annotations=(*self.annotations, annotation))

    def corrected(
        self,
        stood: RelocationStep,
        stands: RelocationStep | None,
        *,
        on: date,
        role: Role | None = None,
        document: DocumentReference | None = None,
        text: str = "",
    ) -> "Relocation":
        """
        Return the case with a step put right, and a correction that says what stood before.

        Args:
            stood: The step as it stands.
            stands: The step that takes its place, in the place of its own day; None to take it away.
            on: The day of the correction.
            role: Which office corrects.
            document: What grounds the correction.
            text: Why, without names.

        Raises:
            WrongTypeError: For anything but steps.
            MalformedValueError: For a step that is not in the history.
            IllegalTransitionError: If with the correction some step could not have happened.
        """
        _check_step(stood)
        if stood not in self.history:
            raise MalformedValueError(
                Bilingual("passo da rettificare", "step to correct"),
                shown(str(stood.event)),
                Bilingual(f"non è nella storia del caso {self.id}", f"is not in the history of the case {self.id}"),
                Bilingual("indicare un passo della storia, così come sta", "name a step of the history as it stands"),
            )
        # Of equal steps the last one goes.
        place = len(self.history) - 1 - self.history[::-1].index(stood)
        rest = (*self.history[:place], *self.history[place + 1 :])
        if stands is not None:
            _check_step(stands)
            rest = RELOCATION_TABLE.insert(rest, stands)
        note = Annotation(
            kind=AnnotationKind.CORRECTION,
            on=on,
            role=role,
            documents=() if document is None else (document,),
            stood=stood,
            stands=stands,
            text=text,
        )
        return attrs.evolve(self, history=rest, annotations=(*self.annotations, note))

    def split(
        self, household: str, *, case: str = "", on: date, document: DocumentReference | None = None
    ) -> "tuple[Relocation, Relocation]":
        """
        Return this case with the split noted, and the second case, of the household that splits off.

        The second case starts in the same dwelling on that day and names this one as its `origin`.

        Args:
            household: The `id` of the household that splits off.
            case: The name of its case; if empty, that of the household.
            on: The day of the split.
            document: What grounds it.

        Raises:
            MalformedValueError: If the household is not at home on that day: the second one would begin in a dwelling
                in which nobody lives. Its case is then built by hand, with its own move. Also if the second household,
                or its case, bears the name of the first.
        """
        then = self.until(on)
        if then.whereabouts is not Whereabouts.HOME or (self.home_since is not None and on < self.home_since):
            raise _no_split(
                f"{self.id} {on}",
                Bilingual("il nucleo non è a casa quel giorno", "the household is not at home on that day"),
                Bilingual(
                    "costruire il secondo caso con origin e con il suo trasloco",
                    "build the second case with origin and with a move of its own",
                ),
            )
        if household == then.household_on(on) or (case or household) == self.id:
            raise _no_split(
                household,
                Bilingual("è questo stesso nucleo, o questo stesso caso", "is this very household, or this very case"),
                Bilingual("dare al secondo nucleo un nome suo", "give the second household a name of its own"),
            )
        second = Relocation(
            household=household,
            id=case or household,
            dwelling=_home(then),
            works=self.works,
            home_since=on,
            origin=self.id,
            provenance=self.provenance,
        )
        documents = () if document is None else (document,)
        note = Annotation(kind=AnnotationKind.SPLIT, on=on, household=household, case=second.id, documents=documents)
        return self.with_annotation(note), second

    def until(self, day: date) -> "Relocation":
        """
        Return the case as it stood at the end of a day: without the steps and annotations after it.

        Raises:
            WrongTypeError: For a day that is no date, or one with a time.
        """
        check_date("Relocation.until", day)
        if not self.annotations and (not self.history or self.history[-1].happened_on <= day):
            return self
        history = tuple(step for step in self.history if step.happened_on <= day)
        annotations = tuple(note for note in self.annotations if note.on <= day)
        if len(history) == len(self.history) and len(annotations) == len(self.annotations):
            return self
        return attrs.evolve(self, history=history, annotations=annotations)


def _no_split(found: str, reason: Bilingual, remedy: Bilingual) -> MalformedValueError:
    return MalformedValueError(Bilingual("scissione", "split"), found, reason, remedy)


def _home(case: Relocation) -> str:
    """
    Return the dwelling that is home: the one returned to, else the one from which the case started.
    """
    returns = (RelocationEvent.RETURN_HOME, RelocationEvent.OFFER_RETURN)
    found = (step.dwelling for step in reversed(case.history) if step.event in returns and step.dwelling)
    return next(found, case.dwelling)


def _check_step(step: object) -> None:
    if type(step) is not RelocationStep:
        raise WrongTypeError.of(
            "Relocation.history", step, Bilingual("scrivere un RelocationStep", "write a RelocationStep")
        )
