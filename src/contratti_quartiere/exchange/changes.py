"""
What a corrected sheet changes in an older document, change by change, said in both languages.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from contratti_quartiere.bilingual import Bilingual, Lang, Word, italian_day, say_day
from contratti_quartiere.exchange.held_fields import sort_of
from contratti_quartiere.exchange.wording import brief, name_of, step_name
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation_steps import RelocationStep

__all__ = ["Change", "ChangeKind", "Revision", "SheetRow"]


@attrs.frozen(kw_only=True)
class SheetRow:
    """
    A row of a file, as a person finds it there (*riga del foglio*).

    Attributes:
        sheet: The name of the sheet in the file.
        row: Its number, from one.
        cell: The cell that is meant, as a spreadsheet writes it.
    """

    sheet: str
    row: int
    cell: str

    @property
    def said(self) -> Bilingual:
        """
        The sheet and the row.
        """
        return Bilingual(f"{self.sheet}, riga {self.row}", f"{self.sheet}, row {self.row}")


class ChangeKind(Word):
    """
    What a corrected sheet does to one place of an older document (*tipo di modifica*).
    """

    NEW_RECORD = "record nuovo", "new record"
    NEW_STEP = "passo nuovo", "new step"
    LATE_STEP = "passo tardivo", "late step"
    """Put in the place of its day, before steps that were known already."""
    CORRECTED_STEP = "passo rettificato", "corrected step"
    NEW_ENTRY = "voce nuova", "new entry"
    FILLED_FIELD = "campo compilato", "filled field"
    CORRECTED_FIELD = "campo corretto", "corrected field"
    EMPTIED_FIELD = "campo svuotato", "emptied field"
    KEPT_RECORD = "record che non è nel foglio, conservato", "record not in the sheet, kept"
    KEPT_STEP = "passo che non è nel foglio, conservato", "step not in the sheet, kept"
    KEPT_ENTRY = "voce che non è nel foglio, conservata", "entry not in the sheet, kept"

    @property
    def kept(self) -> bool:
        """
        True if the document stays as it was: the sheet has lost something, and nothing is deleted.
        """
        return self in (ChangeKind.KEPT_RECORD, ChangeKind.KEPT_STEP, ChangeKind.KEPT_ENTRY)


@attrs.frozen(kw_only=True)
class Change:
    """
    One thing that a corrected sheet changes in an older document, or has lost of it (*modifica dal foglio*).

    Attributes:
        kind: What it does.
        pointer: Where it stands in the revised document, as a JSON Pointer (RFC 6901).
        owner: The record with a name in which it stands, in words.
        before: What stood there; None where nothing did.
        now: What stands there now; None where nothing does.
        labels: What people call the fields that it is about, as their columns are headed; by their keys where missing.
        row: The row that says it; None where no row of the sheet does, or nobody said where the rows stand.
    """

    kind: ChangeKind
    pointer: str
    owner: Bilingual
    before: Any = None
    now: Any = None
    labels: Mapping[str, Bilingual] = attrs.field(factory=dict[str, Bilingual], eq=False, repr=False)
    row: SheetRow | None = attrs.field(default=None, eq=False)

    @property
    def said(self) -> Bilingual:
        """
        The record, what happened to it, what stood before, what stands now.
        """
        return Bilingual(self._say(Lang.IT), self._say(Lang.EN))

    def _say(self, lang: Lang) -> str:
        start = f"{self.owner.say(lang)}: {self.kind.say(lang)}"
        match self.kind:
            case ChangeKind.NEW_RECORD | ChangeKind.KEPT_RECORD:
                return start
            case ChangeKind.FILLED_FIELD | ChangeKind.CORRECTED_FIELD | ChangeKind.EMPTIED_FIELD:
                return f"{start}, {self.label(lang)}: {_arrow(self.before, self.now, lang)}"
            case ChangeKind.CORRECTED_STEP:
                differences = "; ".join(self._differences(lang))
                return f"{start}, {step_name(self.before).say(lang)}: {differences}"
            case ChangeKind.NEW_ENTRY | ChangeKind.KEPT_ENTRY:
                return f"{start}, {name_of(self.now, self.field).say(lang)}"
            case _:
                return f"{start}, {step_name(self.now).say(lang)}{_recorded(self, lang)}"

    def label(self, lang: Lang) -> str:
        """
        Return what people call the field that it is about.
        """
        return self._label(self.field, lang)

    @property
    def forgotten(self) -> bool:
        """
        True if the document itself does not say what stood there: only cases have corrections.
        """
        if self.kind is ChangeKind.CORRECTED_STEP:
            return type(self.before) is not RelocationStep
        return (
            self.kind in (ChangeKind.CORRECTED_FIELD, ChangeKind.EMPTIED_FIELD) and "/annotations/" not in self.pointer
        )

    def _label(self, field: str, lang: Lang) -> str:
        return self.labels[field].say(lang) if field in self.labels else field

    def _differences(self, lang: Lang) -> Iterator[str]:
        """
        Yield each field in which a step stands otherwise than it stood.
        """
        for field in attrs.fields(sort_of(self.before)):
            stood, stands = getattr(self.before, field.name), getattr(self.now, field.name)
            if stood != stands:
                yield f"{self._label(field.name, lang)} {_arrow(stood, stands, lang)}"

    @property
    def field(self) -> str:
        """
        The last key of its pointer that is no number: the field that it is about, or the list.
        """
        return next(key for key in reversed(self.pointer.split("/")) if not key.isdecimal())


@attrs.frozen(kw_only=True)
class Revision:
    """
    An older document after a corrected sheet was laid over it, with all that changed (*revisione*).

    Attributes:
        programme: The older document as the sheet corrects it; what the sheet lost or cannot hold is still there.
        changes: What changed and what the sheet has lost, in the order of the document.
    """

    programme: Programme
    changes: tuple[Change, ...]


def _recorded(change: Change, lang: Lang) -> str:
    """
    Return when a late step was written down, if that is known.
    """
    day = change.now.recorded_on
    if change.kind is not ChangeKind.LATE_STEP or day is None:
        return ""
    return Bilingual(f", registrato {italian_day('il', day)}", f", recorded on {say_day(day, Lang.EN)}").say(lang)


def _arrow(before: object, now: object, lang: Lang) -> str:
    return f"{brief(before, lang)} → {brief(now, lang)}"
