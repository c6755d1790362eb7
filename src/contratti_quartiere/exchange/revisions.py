"""
What a corrected sheet changes in an older document: nothing vanishes, and nothing changes without being told.

A sheet holds a part of a document. What it cannot hold stays as it was; what it has lost stays too, and is told.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import attrs

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.dates import check_date
from contratti_quartiere.errors import ContrattiError, DocumentError, Problem, WrongTypeError
from contratti_quartiere.exchange.changes import Change, ChangeKind, Revision, SheetRow
from contratti_quartiere.exchange.held_fields import BLANKS, RECORDING, HeldFields, Key, day_of, sort_of
from contratti_quartiere.exchange.matching import between, matched
from contratti_quartiere.exchange.parsing import MOST_PROBLEMS, TOO_MANY
from contratti_quartiere.exchange.records import KEYS
from contratti_quartiere.exchange.revised_histories import TABLES, PlacedStep, placed_steps
from contratti_quartiere.exchange.values import kind_of
from contratti_quartiere.exchange.wording import brief, name_of, step_name
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, RelocationStep

__all__ = ["Rows", "revise"]

Rows = Callable[[str], SheetRow]
"""What says from which row a place of the programme of a sheet came, given as a JSON Pointer (RFC 6901)."""

_WHOLE = Bilingual("programma", "programme")
_NO_FIELDS: Mapping[str, HeldFields] = {}


def revise(
    older: Programme, sheet: Programme, *, recorded_on: date, held: HeldFields, rows: Rows | None = None
) -> Revision:
    """
    Lay a corrected sheet over an older document.

    Records are recognised by their `id`. Steps, annotations, bookings and other entries have none and are recognised
    by what they say, in passes from the strictest; what one pass has paired the next does not ask again:

    1. entries that are the same in all that the sheet holds;
    2. entries that are the same in all but one field, the event or kind being the last that may differ;
    3. steps of one protocol number, of one event before others; annotations of one kind and protocol number;
    4. what says which entry it is: of a step its event and day, then its event alone, then its day alone; of an
       annotation its kind and day; of a booking its household; of any other entry its day;
    5. a step that is left alone on both sides between steps that are paired, whatever it says; so too an annotation,
       of its kind.

    Where one pass finds more such entries on one side than on the other, those nearest in their days are paired, in
    their order. What is left of the sheet is new, what is left of the document is kept.

    A step of a case that the sheet has changed is put right with a correction that says what stood before; so is an
    annotation, of which the correction says it in words. A step
    before others that were known already takes the place of its day and is marked late; if the sheet does not say
    when it was recorded, the day of the revision stands there. An empty cell empties its field, but for the day on
    which a step was recorded, of which an empty cell says nothing.

    Args:
        older: The document as it stood.
        sheet: What was read from the sheet.
        recorded_on: The day of the revision: that of the corrections.
        held: What the sheet holds of a programme; all else stays as it stood.
        rows: From which row each place came; then changes and errors say the row, and errors name its cell.

    Raises:
        WrongTypeError: For anything but two programmes and a date.
        DocumentError: For histories that cannot have happened, or records that cannot be, all at once; each is named,
            with the state in which it stood and what could have happened. Nothing is changed by halves.
    """
    for programme in (older, sheet):
        if type(programme) is not Programme:
            raise WrongTypeError.of("revise", programme, Bilingual("scrivere un Programme", "write a Programme"))
    check_date("revise", recorded_on)
    overlay = _Overlay(recorded_on, held.partial, rows, [], [])
    programme = overlay.record(older, sheet, held, _Spot("", _WHOLE, ""))
    problems = overlay.problems
    if problems:
        raise DocumentError((*problems[:MOST_PROBLEMS], *((TOO_MANY,) if len(problems) > MOST_PROBLEMS else ())))
    return Revision(programme=programme, changes=tuple(overlay.changes))


@attrs.frozen
class _Spot:
    """
    Where in the older document something stands, in which record, and where the sheet has it.

    Attributes:
        pointer: The place in the revised document.
        owner: The record with a name in which it stands, in words.
        at: The place in the programme of the sheet; None if it is not there.
    """

    pointer: str
    owner: Bilingual
    at: str | None

    def below(self, key: str | int, at: str | int | None) -> "_Spot":
        """
        Return the spot one step further, given that step on both sides.
        """
        there = None if self.at is None or at is None else f"{self.at}/{at}"
        return _Spot(f"{self.pointer}/{key}", self.owner, there)

    def inside(self, key: str) -> "_Spot":
        """
        Return the spot with a nearer place in the sheet alone, of which the cell is wanted.
        """
        return attrs.evolve(self, at=None if self.at is None else f"{self.at}/{key}")


@attrs.frozen
class _Overlay:
    """
    A sheet that is being laid over a document.

    Attributes:
        recorded_on: The day of the revision.
        partial: The collections of which the sheet has entries alone.
        rows: From which row each place of the sheet came.
        changes: What has changed so far.
        problems: Why what was found so far cannot be.
    """

    recorded_on: date
    partial: frozenset[str]
    rows: Rows | None
    changes: list[Change]
    problems: list[Problem]

    def record(self, older: Any, sheet: Any, held: HeldFields, spot: "_Spot") -> Any:
        """
        Return a record with what the sheet says of it.
        """
        values: dict[str, Any] = {}
        corrections: tuple[Annotation, ...] = ()
        for name, inner in held.fields.items():
            before, now = getattr(older, name), getattr(sheet, name)
            if inner.alike(before, now) or (name == RECORDING and now is None):
                continue
            key = KEYS.get((sort_of(older), name), name)
            place = spot.below(key, key)
            several = type(before) is type(now) is tuple and inner.most is None and inner.fields
            kind = sort_of((*before, *now)[0]) if several else None
            if kind in TABLES:
                now, corrections = self._history(before, now, inner, place)
            elif kind is not None:
                now = self._entries(before, now, inner, place)
            elif inner.fields and type(before) is type(now) is not tuple:
                now = self.record(before, now, inner, place)
            else:
                now = inner.stands(before, now)
                self._note(_field_change(before, now), place, before, now, fields={name: inner})
            if now is not before:
                values[name] = now
        if corrections and type(older) is Relocation:
            values["annotations"] = (*values.get("annotations", older.annotations), *corrections)
        made = self._tried(lambda: attrs.evolve(older, **values), older, spot) if values else older
        if type(made) is Relocation and made is not older:
            self._check_typed(made, older, sheet, spot)
        return made

    def _check_typed(self, made: Relocation, older: Relocation, sheet: Relocation, spot: "_Spot") -> None:
        """
        Refuse each correction typed by hand that puts a step in place of another and does not find it in the history.
        """
        known = (
            *made.history,
            *(note.stood for note in made.annotations if note.stood),
            *(note.stands for note in older.annotations if note.stands),
        )
        days = {(step.event, step.happened_on) for step in known}
        for index, note in enumerate(sheet.annotations):
            step = note.stands
            if step and (step.event, step.happened_on) not in days:
                there = spot.below("annotations", "annotations").inside(f"{index}/stands/event")
                said = Bilingual(
                    f"la rettifica mette {step_name(step).it}, che non è nella storia; togliere le righe della"
                    " rettifica e correggere la riga del passo: revise scrive la rettifica da sé",
                    f"the correction puts {step_name(step).en}, which is not in the history; take the rows of the"
                    " correction away and correct the row of the step: revise writes the correction by itself",
                )
                self._refuse_as("correction_without_step", said, there)

    def _entries(
        self, before: tuple[Any, ...], now: tuple[Any, ...], held: HeldFields, spot: "_Spot"
    ) -> tuple[Any, ...]:
        """
        Return the entries of a list with what the sheet says of them, and with those that it has lost.
        """
        kind = sort_of((*before, *now)[0])
        named = any(field.name == "id" for field in attrs.fields(kind))
        order = self._by_name(before, now) if named else self._by_pairs(before, now, held.passes(kind))
        if spot.pointer.removeprefix("/") in self.partial:
            order = [(stood, _bare(stood, held) if stands is None else stands) for stood, stands in order]
        field = spot.pointer.rpartition("/")[2]
        places = {id(record): str(index) for index, record in enumerate(now)}
        found: list[Any] = []
        corrections: list[Any] = []
        for index, (stood, stands) in enumerate(order):
            here = spot.below(index, places.get(id(stands)))
            if named or (stands is not None and stood is not None):
                here = attrs.evolve(here, owner=_within(spot.owner, stands if stood is None else stood, field))
            if stood is None:
                new = ChangeKind.NEW_RECORD if named else ChangeKind.NEW_ENTRY
                self._note(new, here, None, stands)
                found.append(stands)
            elif stands is None:
                if type(stood) is not Annotation or stood.kind is not AnnotationKind.CORRECTION:
                    lost = ChangeKind.KEPT_RECORD if named else ChangeKind.KEPT_ENTRY
                    self._note(lost, here, stood, stood)
                found.append(stood)
            else:
                told = len(self.changes)
                found.append(self.record(stood, stands, held, here))
                text = _what_stood(stood, self.changes[told:]) if kind is Annotation else ""
                if text:
                    corrections.append(Annotation(kind=AnnotationKind.CORRECTION, on=self.recorded_on, text=text))
        same = len(found) == len(before) and all(map(lambda one, other: one is other, found, before))
        return before if same else (*found, *corrections)

    def _by_name(self, before: tuple[Any, ...], now: tuple[Any, ...]) -> list[tuple[Any, Any]]:
        """
        Return each record of the document with that of the sheet which has its `id`, then the new ones.
        """
        rest = {record.id: record for record in now}
        known = [(record, rest.pop(record.id, None)) for record in before]
        return [*known, *((None, record) for record in rest.values())]

    def _by_pairs(self, before: tuple[Any, ...], now: tuple[Any, ...], passes: Iterable[Key]) -> list[tuple[Any, Any]]:
        """
        Return each entry of the document with that of the sheet which it is, and the new ones among them by their days.

        Where the entries do not stand in the order of their days, the new ones stand last.
        """
        found = between(matched(before, now, passes, day_of), before, now, _of_one_kind)
        pairs = {old: new for new, old in found.items()}
        order = [(entry, now[pairs[index]] if index in pairs else None) for index, entry in enumerate(before)]
        days = list(map(day_of, before))
        paired = set(pairs.values())
        order += [(None, entry) for index, entry in enumerate(now) if index not in paired]
        return sorted(order, key=_day_now) if days == sorted(days) else order

    def _history(
        self, before: tuple[Any, ...], now: tuple[Any, ...], held: HeldFields, spot: "_Spot"
    ) -> tuple[tuple[Any, ...], tuple[Annotation, ...]]:
        """
        Return a history as the sheet corrects it, and the corrections that say what stood before.
        """
        try:
            placed = placed_steps(before, now, held, self.recorded_on)
        except ContrattiError as error:
            self._refuse(error, spot.inside("0"))
            return before, ()
        history = tuple(step.step for step in placed)
        if self._refused(placed, spot) or all(step.kind is None for step in placed):
            return before, ()
        corrections: list[Annotation] = []
        for index, step in enumerate(placed):
            if step.kind is not None:
                self._note(step.kind, spot.below(index, step.place), step.before, step.step, fields=held.fields)
            if step.kind is ChangeKind.CORRECTED_STEP and type(step.step) is RelocationStep:
                corrections.append(
                    Annotation(kind=AnnotationKind.CORRECTION, on=self.recorded_on, stood=step.before, stands=step.step)
                )
        return before if history == before else history, tuple(corrections)

    def _refused(self, placed: tuple[PlacedStep, ...], spot: "_Spot") -> bool:
        """
        Note each step of a revised history that cannot have happened, and return whether there is one.
        """
        table = TABLES[type(placed[0].step)]
        faults = list(table.faults(step.step for step in placed))
        lost = [step.step for step in placed if step.kind is ChangeKind.KEPT_STEP]
        for fault in faults:
            said = fault.said
            if lost:
                said = Bilingual(
                    f"{said.it}. Non sono nel foglio e restano: {_listed(lost, Lang.IT)}; se uno è stato sostituito,"
                    " rimettere la sua riga e correggere lì passo e giorno",
                    f"{said.en}. Not in the sheet and kept: {_listed(lost, Lang.EN)}; if one was replaced, put its row"
                    " back and correct step and day there",
                )
            # A step that is not in the sheet has no row: that of the step before it, or of the one after it, is named.
            around = (*reversed(placed[: fault.position + 1]), *placed[fault.position + 1 :])
            near = next((step.place for step in around if step.place is not None), None)
            self._refuse_as(kind_of(fault), said, spot.below(fault.position, near).inside("event"))
        return bool(faults)

    def _tried(self, make: Callable[[], Any], older: Any, spot: "_Spot") -> Any:
        try:
            return make()
        except ContrattiError as error:
            self._refuse(error, spot)
            return older

    def _refuse(self, error: ContrattiError, spot: "_Spot") -> None:
        self._refuse_as(kind_of(error), error.said, spot)

    def _refuse_as(self, kind: str, said: Bilingual, spot: "_Spot") -> None:
        message = Bilingual(f"{spot.owner.it}: {said.it}", f"{spot.owner.en}: {said.en}")
        row = self._row(spot.at)
        self.problems.append(Problem(spot.pointer if row is None else row.cell, kind, message))

    def _row(self, at: str | None) -> SheetRow | None:
        # Of the programme itself there is one row, which nobody needs to look for.
        return self.rows(at) if self.rows is not None and at is not None and at.count("/") > 1 else None

    def _note(
        self,
        kind: ChangeKind,
        spot: "_Spot",
        before: Any,
        now: Any,
        *,
        fields: Mapping[str, HeldFields] = _NO_FIELDS,
    ) -> None:
        labels = {name: held.label for name, held in fields.items() if held.label is not None}
        row = self._row(spot.at)
        self.changes.append(
            Change(kind=kind, pointer=spot.pointer, owner=spot.owner, before=before, now=now, labels=labels, row=row)
        )


def _what_stood(note: Annotation, changes: Iterable[Change]) -> str:
    """
    Return in words what an annotation said before it was put right; nothing if all that it said stands.
    """
    stood = [
        f"{change.label(Lang.IT)} {change.before if isinstance(change.before, str) else brief(change.before, Lang.IT)}"
        for change in changes
        if change.kind is not ChangeKind.FILLED_FIELD
    ]
    return f"{name_of(note, '').it}, stava: {'; '.join(stood)}" if stood else ""


def _of_one_kind(older: Any, newer: Any) -> bool:
    """
    Return whether two entries could be one by their place: only annotations, of one kind, that correct no step.
    """
    return type(older) is Annotation and older.kind is newer.kind is not AnnotationKind.CORRECTION


def _bare(record: Any, held: HeldFields) -> Any:
    """
    Return a record as a sheet would have it that has none of its entries, nor those of the records in it.
    """
    values = {name: (getattr(record, name), inner) for name, inner in held.fields.items() if inner.fields}
    return attrs.evolve(
        record,
        **{
            name: () if type(value) is tuple else _bare(value, inner)
            for name, (value, inner) in values.items()
            if value is not None
        },
    )


def _field_change(before: object, now: object) -> ChangeKind:
    if now in BLANKS:
        return ChangeKind.EMPTIED_FIELD
    return ChangeKind.FILLED_FIELD if before in BLANKS else ChangeKind.CORRECTED_FIELD


def _within(owner: Bilingual, record: Any, field: str) -> Bilingual:
    """
    Return what a record is called inside the one that holds it.
    """
    name = name_of(record, field)
    if owner == _WHOLE:
        return name
    return Bilingual(f"{owner.it}, {name.it}", f"{owner.en}, {name.en}")


def _day_now(entry: tuple[Any, Any]) -> date:
    stood, stands = entry
    return day_of(stood if stands is None else stands)


def _listed(steps: list[Any], lang: Lang) -> str:
    return ", ".join(step_name(step).say(lang) for step in steps)
