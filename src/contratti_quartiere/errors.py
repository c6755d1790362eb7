"""
Every exception of the library: the facts as fields, and a sentence that says what to do instead.
"""

import re
from collections.abc import Mapping, Sized
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Protocol, cast

import attrs

from contratti_quartiere.bilingual import Bilingual, Lang, Word, italian_day, say_day

__all__ = [
    "Amount",
    "BookingError",
    "CalendarNeededError",
    "ContrattiError",
    "DocumentError",
    "DuplicateIdentifierError",
    "ExceededError",
    "FrameError",
    "IllegalTransitionError",
    "InvalidCodeError",
    "MalformedValueError",
    "MissingExtraError",
    "NoVersionError",
    "OpenCaseError",
    "OverrideError",
    "Problem",
    "RequestOrderError",
    "SplitError",
    "TraceError",
    "UnbalancedError",
    "UnknownNameError",
    "UnmeasuredError",
    "WindowError",
    "WrongTypeError",
    "shown",
    "type_shown",
]

_LONGEST = 60
# How `shown` tells what is gone through: by how many there are.
_SIZE = re.compile(r"\((\d+)\)")

_TYPES: Mapping[type, Bilingual] = {
    str: Bilingual("testo", "text"),
    bytes: Bilingual("byte", "bytes"),
    bool: Bilingual("vero o falso", "true or false"),
    int: Bilingual("numero intero", "whole number"),
    float: Bilingual("numero in virgola mobile", "floating-point number"),
    type(None): Bilingual("nulla", "null"),
    dict: Bilingual("oggetto", "object"),
    list: Bilingual("elenco", "list"),
    tuple: Bilingual("tupla", "tuple"),
    date: Bilingual("data", "date"),
    datetime: Bilingual("data con ora", "date with a time"),
    time: Bilingual("ora", "time of day"),
    Decimal: Bilingual("numero decimale", "decimal number"),
}


class Amount(Protocol):
    """
    An amount of money as the errors tell of it; `money` stands on this module and cannot be named here.
    """

    @property
    def cents(self) -> int:
        """
        The amount in cents.
        """
        ...  # pragma: no cover  # a protocol has no body

    def __format__(self, spec: str, /) -> str: ...


def type_shown(kind: type) -> Bilingual:
    """
    Return the name that people give to a type.
    """
    return _TYPES.get(kind) or Bilingual(kind.__name__, kind.__name__)


def shown(value: object) -> str:
    """
    Return a value short enough to stand in a sentence, whatever its size or depth.
    """
    if isinstance(value, str):
        return repr(value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…")
    if isinstance(value, int) and value.bit_length() > 3 * _LONGEST:
        # Python itself refuses to print whole numbers past some thousand digits.
        return f"≈ {'-' if value < 0 else ''}2^{value.bit_length()}"
    if isinstance(value, Fraction):
        whole = shown(value.numerator)
        return whole if value.denominator == 1 else f"{whole}/{shown(value.denominator)}"
    if isinstance(value, (dict, list, tuple, set, frozenset, bytes)):
        return f"({len(cast('Sized', value))})"
    text = str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


class ContrattiError(Exception):
    """
    The base of all errors of the library (*errore*).
    """

    @property
    def said(self) -> Bilingual:
        """
        The whole sentence in both languages: what is wrong, the value, what would be right.
        """
        text = Exception.__str__(self)
        return Bilingual(text, text)

    def __str__(self) -> str:
        return self.said.en


@attrs.frozen(str=False, repr=False)
class WrongTypeError(ContrattiError, TypeError):
    """
    A value is of another type than the one that its place takes (*tipo sbagliato*).

    Attributes:
        where: The record and field, or the function and argument: `Lot.title`.
        found: The value, shortened.
        kind: The name of the type that was found.
        remedy: What to write instead.
    """

    where: str
    found: str
    kind: Bilingual
    remedy: Bilingual

    @classmethod
    def of(cls, where: str, value: object, remedy: Bilingual) -> "WrongTypeError":
        """
        Return the error for a value that stands in a place where it cannot.
        """
        return cls(where, shown(value), type_shown(type(value)), remedy)

    @property
    def said(self) -> Bilingual:
        """
        What was found, and what to write instead.
        """
        kind, size = self.kind, _SIZE.fullmatch(self.found)
        if size is None:
            found = Bilingual(f"{self.found} ({kind.it})", f"{self.found} ({kind.en})")
        else:
            found = Bilingual(f"{kind.it} di lunghezza {size[1]}", f"{kind.en} of length {size[1]}")
        return Bilingual(
            f"{self.where}: trovato {found.it}; {self.remedy.it}", f"{self.where}: found {found.en}; {self.remedy.en}"
        )


@attrs.frozen(str=False, repr=False)
class MalformedValueError(ContrattiError, ValueError):
    """
    A value has the right type and a form or size that cannot be (*valore malformato*).

    Attributes:
        what: The thing that is malformed, in words: an amount, a period.
        found: The value or values, shortened.
        reason: What is wrong.
        remedy: What would be right.
    """

    what: Bilingual
    found: str
    reason: Bilingual
    remedy: Bilingual

    @property
    def said(self) -> Bilingual:
        """
        What is wrong, the value, what would be right.
        """
        return Bilingual(
            f"{self.what.it} {self.found}: {self.reason.it}; {self.remedy.it}",
            f"{self.what.en} {self.found}: {self.reason.en}; {self.remedy.en}",
        )


# The name of a code is an Italian word or the same abbreviation in both languages.
_ENGLISH = {"codice fiscale": "tax code"}


@attrs.frozen(str=False, repr=False)
class InvalidCodeError(ContrattiError, ValueError):
    """
    A code is not one that its own algorithm or form allows (*codice non valido*).

    Attributes:
        kind: The name of the code: `CIG`, `CUP`.
        code: The code, without blanks and in upper case.
        fault: What is wrong, as one word that programs can compare.
        reason: What is wrong, in words.
        remedy: What would be right.
    """

    kind: str
    code: str
    fault: str
    reason: Bilingual
    remedy: Bilingual

    @property
    def said(self) -> Bilingual:
        """
        The code, what is wrong with it, what would be right.
        """
        code = shown(self.code)
        return Bilingual(
            f"{self.kind} {code}: {self.reason.it}; {self.remedy.it}",
            f"{_ENGLISH.get(self.kind, self.kind)} {code}: {self.reason.en}; {self.remedy.en}",
        )


@attrs.frozen(str=False, repr=False)
class SplitError(ContrattiError, ValueError):
    """
    An amount cannot be divided by these weights or within these bounds (*riparto impossibile*).

    Attributes:
        reason: What is wrong, with the values.
        remedy: What would be right.
    """

    reason: Bilingual
    remedy: Bilingual

    @property
    def said(self) -> Bilingual:
        """
        What is wrong, what would be right.
        """
        return Bilingual(f"{self.reason.it}; {self.remedy.it}", f"{self.reason.en}; {self.remedy.en}")


@attrs.frozen(str=False, repr=False)
class WindowError(ContrattiError, ValueError):
    """
    The acts of a service window cannot have followed each other as they are written (*atti incompatibili*).

    Attributes:
        act: The kind of the act that does not fit, in its Italian word.
        day: The day of that act.
        reason: What is wrong, with the values.
        remedy: What would be right.
    """

    act: str
    day: date
    reason: Bilingual
    remedy: Bilingual

    @property
    def said(self) -> Bilingual:
        """
        The act, what is wrong with it, what would be right.
        """
        return Bilingual(
            f"{self.act} {self.day}: {self.reason.it}; {self.remedy.it}",
            f"{self.act} {self.day}: {self.reason.en}; {self.remedy.en}",
        )


@attrs.frozen(str=False, repr=False)
class CalendarNeededError(ContrattiError, LookupError):
    """
    A deadline is to roll over non-working days and nobody said which days those are (*calendario mancante*).

    Attributes:
        profile: The Italian word of the roll-over that was asked for.
    """

    profile: str

    @property
    def said(self) -> Bilingual:
        """
        What is missing and how to give it.
        """
        return Bilingual(
            f"slittamento «{self.profile}» senza calendario dei festivi; passare is_holiday=, una funzione da data"
            " a vero o falso, oppure RollOver.NONE",
            f"roll-over {self.profile!r} without a calendar of holidays; pass is_holiday=, a function from a"
            " date to true or false, or RollOver.NONE",
        )


@attrs.frozen(str=False, repr=False)
class DuplicateIdentifierError(ContrattiError, ValueError):
    """
    Two records of one collection carry the same identifier (*identificativo doppio*).

    Neither of them could be pointed at.

    Attributes:
        collection: The record and field that hold them: `Programme.tenders`.
        identifier: The identifier that stands twice.
        first: The index, from zero, of the first record that carries it.
        second: The index, from zero, of the second.
    """

    collection: str
    identifier: str
    first: int
    second: int

    @property
    def said(self) -> Bilingual:
        """
        Which identifier, where, and what to do.
        """
        name = shown(self.identifier)
        return Bilingual(
            f"{self.collection}: l'identificativo {name} sta nelle posizioni {self.first} e {self.second};"
            " dare a ogni voce un identificativo suo",
            f"{self.collection}: the identifier {name} stands at positions {self.first} and {self.second};"
            " give each record an identifier of its own",
        )


@attrs.frozen(str=False, repr=False)
class UnknownNameError(ContrattiError, LookupError):
    """
    A name was asked for that is in no list of the library (*nome sconosciuto*).

    Attributes:
        what: The kind of thing: a rule, a parameter.
        name: The name that was asked for.
        known: The names that there are, sorted.
    """

    what: Bilingual
    name: str
    known: tuple[str, ...]

    @property
    def said(self) -> Bilingual:
        """
        The name, and the names that there are.
        """
        known = ", ".join(self.known)
        return Bilingual(
            f"{self.what.it} {shown(self.name)}: non esiste; sono: {known}",
            f"{self.what.en} {shown(self.name)}: there is none; there are: {known}",
        )


@attrs.frozen(str=False, repr=False)
class OverrideError(ContrattiError, ValueError):
    """
    A figure cannot be set to the value that was given for it (*modifica non ammessa*).

    Attributes:
        parameter: The name of the parameter.
        found: The value that was given, shortened.
        reason: Why it cannot be set so.
        remedy: What would be right.
    """

    parameter: str
    found: str
    reason: Bilingual
    remedy: Bilingual

    @property
    def said(self) -> Bilingual:
        """
        The parameter, why it cannot be set so, what would be right.
        """
        return Bilingual(
            f"parametro {self.parameter!r} = {self.found}: {self.reason.it}; {self.remedy.it}",
            f"parameter {self.parameter!r} = {self.found}: {self.reason.en}; {self.remedy.en}",
        )


@attrs.frozen(str=False, repr=False)
class NoVersionError(ContrattiError, LookupError):
    """
    A figure has no value, or a rule no version, on the day that was asked about (*nessuna versione in vigore*).

    Attributes:
        name: The name of the figure or the rule.
        day: The day that was asked about.
        first: The first day on which there is one; None if nobody has set it, or it needs no day.
        reason: Why there is none on that day.
        remedy: What would be right.
    """

    name: str
    day: date
    first: date | None
    reason: Bilingual
    remedy: Bilingual

    @property
    def said(self) -> Bilingual:
        """
        The figure or rule, the day, why there is none, what to do.
        """
        return Bilingual(
            f"{self.name!r} {italian_day('al', self.day)}: {self.reason.it}; {self.remedy.it}",
            f"{self.name!r} as of {say_day(self.day, Lang.EN)}: {self.reason.en}; {self.remedy.en}",
        )


@attrs.frozen(str=False, repr=False)
class FrameError(ContrattiError, ValueError):
    """
    A table of data cannot be read: a column is missing, or holds what it must not (*tabella di dati illeggibile*).

    Attributes:
        column: The name of the column.
        row: The first row at fault, from 0; None if the whole column is.
        reason: What is wrong.
        remedy: What to do instead.
    """

    column: str
    row: int | None
    reason: Bilingual
    remedy: Bilingual

    @property
    def said(self) -> Bilingual:
        """
        The column, the row, the reason and the remedy.
        """
        name = shown(self.column)
        row = Bilingual("", "") if self.row is None else Bilingual(f", riga {self.row}", f", row {self.row}")
        return Bilingual(
            f"colonna {name}{row.it}: {self.reason.it}; {self.remedy.it}",
            f"column {name}{row.en}: {self.reason.en}; {self.remedy.en}",
        )


@attrs.frozen(str=False, repr=False)
class MissingExtraError(ContrattiError, ImportError):
    """
    A part of the library needs packages that were not installed with it (*pacchetto mancante*).

    Attributes:
        extra: The name of the extra that installs them.
    """

    extra: str

    @property
    def said(self) -> Bilingual:
        """
        What to install.
        """
        command = f"pip install 'contratti-quartiere[{self.extra}]'"
        return Bilingual(f"manca un pacchetto; installare: {command}", f"a package is missing; install: {command}")


@attrs.frozen(str=False, repr=False)
class IllegalTransitionError(ContrattiError, ValueError):
    """
    A step of a history cannot have happened as it is written (*passo impossibile*).

    Attributes:
        machine: What the history is of: a case, a dwelling, works.
        state: The state in which it stood; None where the step before could not be read.
        event: What is said to have happened.
        on: The day of it; None if only the event was asked about.
        before: The day of the step before, if the day is what is wrong; else None.
        allowed: The events that may happen in that state; empty after a final one.
        possible_from: The states from which the event may happen.
        position: The index of the step in its history, from zero.
        further: The further steps of the same history that cannot have happened either.
    """

    machine: Bilingual
    state: Word | None
    event: Word
    on: date | None
    before: date | None
    allowed: tuple[Word, ...]
    possible_from: tuple[Word, ...]
    position: int
    further: "tuple[IllegalTransitionError, ...]" = ()

    @property
    def said(self) -> Bilingual:
        """
        The step, what is wrong with it, what is allowed, and from where it would be possible.
        """
        return Bilingual(self._say(Lang.IT), self._say(Lang.EN))

    def _say(self, lang: Lang) -> str:
        event, state = self.event.say(lang), "" if self.state is None else self.state.say(lang)
        day = "" if self.on is None else f" ({say_day(self.on, lang)})"
        allowed = ", ".join(word.say(lang) for word in self.allowed)
        sources = ", ".join(word.say(lang) for word in self.possible_from)
        if lang is Lang.IT:
            next_steps = f"sono possibili: {allowed}" if allowed else "è uno stato finale, restano solo le annotazioni"
            step = f"{self.machine.it}{state and f' «{state}»'}: «{event}»{day}"
            if self.before is None:
                return f"{step} non può avvenire; {next_steps}. «{event}» parte da: {sources}"
            late = (
                f"{step} è prima del passo precedente ({say_day(self.before, lang)}); correggere il giorno, o mettere"
                " il passo al posto del suo giorno"
            )
            return f"{late}. Dopo il precedente {next_steps}" if state else late
        next_steps = f"what may: {allowed}" if allowed else "it is a final state, only annotations are left"
        step = f"{self.machine.en}{state and f' {state!r}'}: {event!r}{day}"
        if self.before is None:
            return f"{step} cannot happen; {next_steps}. {event!r} starts from: {sources}"
        late = (
            f"{step} is before the step that precedes it ({say_day(self.before, lang)}); mend the day, or put the step"
            " in the place of its day"
        )
        return f"{late}. After the preceding one {next_steps}" if state else late


@attrs.frozen(str=False, repr=False)
class BookingError(ContrattiError, ValueError):
    """
    A rotation dwelling cannot be booked for days on which it is taken (*alloggio già prenotato*).

    Attributes:
        dwelling: The `id` of the dwelling.
        household: The `id` of the household that it was to be booked for.
        taken_by: The `id` of the household that has it.
        first: The first day on which it is taken.
        last: The last day, restoration included; None if the end is open.
    """

    dwelling: str
    household: str
    taken_by: str
    first: date
    last: date | None

    @property
    def said(self) -> Bilingual:
        """
        Who has it, from when until when, and what to do.
        """
        until = self.last
        it = "senza fine nota" if until is None else italian_day("al", until)
        en = "with no known end" if until is None else f"to {say_day(until, Lang.EN)}"
        return Bilingual(
            f"alloggio {shown(self.dwelling)}: per {shown(self.household)} non si può prenotare, è di"
            f" {shown(self.taken_by)} {italian_day('dal', self.first)} {it}; scegliere altri giorni o alloggio",
            f"dwelling {shown(self.dwelling)}: cannot be booked for {shown(self.household)}, it is taken by"
            f" {shown(self.taken_by)} from {say_day(self.first, Lang.EN)} {en}; choose other days or another dwelling",
        )


@attrs.frozen(str=False, repr=False)
class OpenCaseError(ContrattiError, ValueError):
    """
    A household has an open case already, and a second one was to be opened (*caso già aperto*).

    Attributes:
        household: The `id` of the household.
        case: The `id` of its open case.
        state: Where that case stands.
        allowed: What may happen to it next.
    """

    household: str
    case: str
    state: Word
    allowed: tuple[Word, ...]

    @property
    def said(self) -> Bilingual:
        """
        Which case is open, where it stands, and what to do.
        """
        it, en = (", ".join(word.say(lang) for word in self.allowed) for lang in Lang)
        return Bilingual(
            f"nucleo {shown(self.household)}: ha già un caso aperto, {shown(self.case)}, «{self.state.value}»;"
            f" proseguire quello ({it}), o aprirne un altro quando è concluso, con previous_case",
            f"household {shown(self.household)}: has an open case already, {shown(self.case)}, {self.state.en!r};"
            f" go on with that one ({en}), or open another when it has ended, with previous_case",
        )


@attrs.frozen(str=False, repr=False)
class RequestOrderError(ContrattiError, ValueError):
    """
    A step of a request cannot have come when it is said to (*richiesta fuori ordine*).

    Attributes:
        request: The `id` of the request.
        step: What was to be recorded.
        on: The day of it.
        other: The step on record that it disagrees with: one that comes before or after it, or the same.
        other_on: The day of that step; None if unknown.
    """

    request: str
    step: Word
    on: date
    other: Word
    other_on: date | None

    @property
    def said(self) -> Bilingual:
        """
        Both steps with their days, and what to do.
        """
        it = f"richiesta {shown(self.request)}: {self.step.say(Lang.IT)} {italian_day('del', self.on)}"
        en = f"request {shown(self.request)}: {self.step.say(Lang.EN)} of {say_day(self.on, Lang.EN)}"
        day = self.other_on
        other_it = self.other.say(Lang.IT) + ("" if day is None else f" {italian_day('del', day)}")
        other_en = self.other.say(Lang.EN) + ("" if day is None else f" of {say_day(day, Lang.EN)}")
        if self.step is self.other or day is None:
            return Bilingual(
                f"{it}: risulta già: {other_it}; registrare una richiesta nuova",
                f"{en}: there is one already: {other_en}; record a new request",
            )
        place = Bilingual("prima", "before") if self.on < day else Bilingual("dopo", "after")
        return Bilingual(
            f"{it}: viene {place.it} di: {other_it}; correggere il giorno",
            f"{en}: comes {place.en}: {other_en}; mend the day",
        )


@attrs.frozen(str=False, repr=False)
class ExceededError(ContrattiError, ValueError):
    """
    An operation was to pay, move or recover more than there is (*importo oltre la disponibilità*).

    Attributes:
        what: The operation, or the item that was to give the money.
        wanted: How much it was to be.
        left: How much there is.
        reason: What there is, in words: what is left to pay, what is dropped.
        remedy: What would be right.
    """

    what: Bilingual
    wanted: Amount
    left: Amount
    reason: Bilingual
    remedy: Bilingual

    @property
    def said(self) -> Bilingual:
        """
        How much was wanted, how much there is, what to do.
        """
        return Bilingual(
            f"{self.what.it}: chiesti {self.wanted:it}, disponibili {self.left:it} ({self.reason.it});"
            f" {self.remedy.it}",
            f"{self.what.en}: {self.wanted:en} wanted, {self.left:en} there ({self.reason.en}); {self.remedy.en}",
        )


@attrs.frozen(str=False, repr=False)
class UnbalancedError(ContrattiError, ValueError):
    """
    A decision takes other money than it gives (*flussi che non tornano*).

    Attributes:
        decision: The `id` of the decision.
        given: What its flows take from somewhere, or bring into the programme.
        taken: What they bring to somewhere, or out of the programme.
    """

    decision: str
    given: Amount
    taken: Amount

    @property
    def said(self) -> Bilingual:
        """
        Both sums, and what to do.
        """
        return Bilingual(
            f"decisione {shown(self.decision)}: escono {self.given:it}, entrano {self.taken:it}; scrivere anche ciò che"
            " entra nel programma o ne esce",
            f"decision {shown(self.decision)}: {self.given:en} given, {self.taken:en} taken; write down what enters"
            " the programme or leaves it too",
        )


@attrs.frozen(str=False, repr=False)
class UnmeasuredError(ContrattiError, LookupError):
    """
    A criterion cannot measure every lot, because something is not known (*criterio non misurabile*).

    Attributes:
        criterion: The name of the criterion.
        lots: The `id` of each lot that it cannot measure.
        unknown: What is not known, in words.
    """

    criterion: str
    lots: tuple[str, ...]
    unknown: tuple[Bilingual, ...]

    @property
    def said(self) -> Bilingual:
        """
        The criterion, the lots, what is not known.
        """
        lots = ", ".join(self.lots)
        it, en = ("; ".join(reason.say(lang) for reason in self.unknown) for lang in Lang)
        return Bilingual(
            f"criterio {self.criterion!r}: non si possono misurare i lotti {lots}: {it}; completare i dati, o usare un"
            " altro criterio",
            f"criterion {self.criterion!r}: the lots {lots} cannot be measured: {en}; complete the data, or use another"
            " criterion",
        )


@attrs.frozen
class Problem:
    """
    One reason why a document, or a record of it, could not be read (*errore di lettura*).

    Attributes:
        pointer: Where, as a JSON Pointer (RFC 6901); empty for the whole document.
        kind: What sort of error, as one word that programs can compare.
        message: What is wrong and what would be right.
    """

    pointer: str
    kind: str
    message: Bilingual


@attrs.frozen(str=False, repr=False)
class DocumentError(ContrattiError, ValueError):
    """
    A document could not be read, and nothing of it was kept (*documento illeggibile*).

    Attributes:
        problems: All the reasons: keys that stand twice, then the rest in the order of the fields of each record.
    """

    problems: tuple[Problem, ...]

    @property
    def said(self) -> Bilingual:
        """
        One line a problem, each with its pointer.
        """
        return Bilingual(
            "\n".join(f"{p.pointer}: {p.message.it}".removeprefix(": ") for p in self.problems),
            "\n".join(f"{p.pointer}: {p.message.en}".removeprefix(": ") for p in self.problems),
        )


@attrs.frozen(str=False, repr=False)
class TraceError(ContrattiError, ValueError):
    """
    A trace cannot be replayed: it is none, or its facts do not bear a verdict (*traccia non ripetibile*).

    Attributes:
        pointer: Where, as a JSON Pointer into the trace; empty for the whole.
        reason: What is wrong there, and what would be right.
    """

    pointer: str
    reason: Bilingual

    @property
    def said(self) -> Bilingual:
        """
        Where, and what is wrong there.
        """
        return Bilingual(
            f"traccia {self.pointer}: {self.reason.it}".replace(" :", ":"),
            f"trace {self.pointer}: {self.reason.en}".replace(" :", ":"),
        )
