"""
`limiting-act-notified`: an act that limits a household is notified, its terms run from there, proceedings came before.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import RelocationStep
from contratti_quartiere.relocation_table import RELOCATION_TABLE
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View

# L. 15/2005 brought art. 21-bis; it came out on 21 February 2005, and the fifteenth day after was its first.
_FIRST_DAY = date(2005, 3, 8)

_ORDERS = frozenset({E.ORDER_TO_VACATE, E.ORDER_TO_VACATE_AWAY, E.REJECT_TITLE})
# An objection starts its own proceedings: the household knows of them.
_LIMITING = _ORDERS | {E.REJECT_OBJECTION, E.REJECT_RETURN_OBJECTION}
_LOOKED_AT = _LIMITING | {E.MOVE_URGENTLY}

_STARTS = frozenset({E.CONTEST, E.CONTEST_RETURN})
# Proceedings that have ended are the start of no later act.
_ENDS = frozenset({E.DISMISS_CONTEST, E.DISMISS_RETURN_CONTEST, E.ACCEPT, E.RECOGNISE, E.REVOKE_ORDER_AWAY})


_POLICY = "release_days"

_NOTIFIED = Comparison("act_of", Relation.AT_MOST, "notified_on")
_IS_NOTIFIED = Comparison("notified", Relation.EQUAL, "true")
_COUNTED_FROM_IT = Comparison("notified_on", Relation.AT_MOST, "term_from")
_ENDS_AFTER_IT = Comparison("notified_on", Relation.AT_MOST, "term_until")
_LONG_ENOUGH = Comparison("notified_on + release_days", Relation.AT_MOST, "term_until")
_STARTED_BEFORE = Comparison("proceedings_notified_on", Relation.LESS, "act_of")
_STARTED = Comparison("proceedings_started", Relation.EQUAL, "true")

_Start = tuple[str, date | None]
"""Where the start of proceedings is on record, and the day on which it was notified."""

_NO_ACT = Bilingual("nessun atto limita il nucleo", "no act limits the household")


def check(view: View) -> Iterator[Verdict]:
    """
    Look at each act that limits a household: its notification, its term, and the proceedings before it.
    """
    for path, case in view.relocations():
        acts = [index for index, step in enumerate(case.history) if step.event in _LOOKED_AT]
        if not acts:
            yield NotApplicable(path=path, message=_NO_ACT)
        for index in acts:
            yield from _judged(path, case, index, view)


def _judged(path: str, case: Relocation, index: int, view: View) -> Iterator[Verdict]:
    act, here = case.history[index], f"{path}/history/{index}"
    if act.event is E.MOVE_URGENTLY:
        yield NotApplicable(
            path=here,
            message=Bilingual("un atto urgente ha effetto subito", "an urgent act has effect at once"),
        )
    elif act.happened_on < _FIRST_DAY:
        said = _said(act)
        yield NotApplicable(
            path=here,
            message=Bilingual(
                f"{said.it}: prima dell'8 marzo 2005 l'art. 21-bis non c'era",
                f"{said.en}: before 8 March 2005 there was no art. 21-bis",
            ),
        )
    else:
        starts = tuple(_starts(path, case, index)) if act.event in _ORDERS else ()
        figure = view.figure(_POLICY, act.happened_on) if act.event in _ORDERS else None
        faults = [*_notification(here, act, view.on), *_term(here, act, figure, view.on)]
        if act.event in _ORDERS:
            faults += _proceedings(here, act, starts, view.on)
        yield from faults or [_kept(here, act, starts, figure)]


def _said(act: RelocationStep) -> Bilingual:
    document = RELOCATION_TABLE.row(act.event).documents[-1]
    return Bilingual(
        f"{document.say('it')} {italian_day('del', act.happened_on)}",
        f"{document.say('en')} of {say_day(act.happened_on, 'en')}",
    )


def _breach(
    path: str, act: RelocationStep, what: Bilingual, asked: Comparison, *facts: Fact, figures: tuple[Figure, ...] = ()
) -> Breach:
    said = _said(act)
    return Breach(
        path=path,
        message=Bilingual(
            f"{said.it}: {what.it}; qui non si decide nulla sul nucleo",
            f"{said.en}: {what.en}; nothing about the household is decided here",
        ),
        facts=(Fact("act_of", act.happened_on), *facts),
        figures=figures,
        comparisons=(asked,),
    )


def _missing(path: str, act: RelocationStep, what: Bilingual, *facts: Fact) -> Missing:
    said = _said(act)
    return Missing(
        path=path,
        message=Bilingual(f"{said.it}: {what.it}", f"{said.en}: {what.en}"),
        facts=(Fact("act_of", act.happened_on), *facts),
    )


def _kept(path: str, act: RelocationStep, starts: tuple[_Start, ...], figure: Figure | None) -> Kept:
    said, notified = _said(act), act.notified_on or act.happened_on
    facts, asked = [Fact("act_of", act.happened_on), Fact("notified_on", notified)], [_NOTIFIED]
    figures: tuple[Figure, ...] = ()
    message = Bilingual(
        f"{said.it}: notifica {italian_day('del', notified)}", f"{said.en}: notified on {say_day(notified, 'en')}"
    )
    for started in (day for _, day in starts if day is not None and day < act.happened_on):
        facts.append(Fact("proceedings_notified_on", started))
        asked = [_NOTIFIED, _STARTED_BEFORE]
        message = Bilingual(
            f"{message.it}, avvio del procedimento notificato {italian_day('il', started)}",
            f"{message.en}, start of proceedings notified on {say_day(started, 'en')}",
        )
    if act.term_from is not None:
        facts.append(Fact("term_from", act.term_from))
        asked.append(_COUNTED_FROM_IT)
    if act.term_until is not None:
        facts.append(Fact("term_until", act.term_until))
        asked.append(_ENDS_AFTER_IT if figure is None else _LONG_ENOUGH)
        figures = () if figure is None else (figure,)
        message = Bilingual(
            f"{message.it}, termine fino {italian_day('al', act.term_until)}",
            f"{message.en}, term until {say_day(act.term_until, 'en')}",
        )
    return Kept(path=path, message=message, facts=tuple(facts), figures=figures, comparisons=tuple(asked))


def _carries(documents: tuple[DocumentReference, ...], kind: DocumentKind) -> bool:
    return any(document.kind is kind for document in documents)


def _notification(path: str, act: RelocationStep, on: date) -> Iterator[Verdict]:
    notified = act.notified_on
    if notified is None:
        if _carries(act.documents, DocumentKind.PROOF_OF_NOTIFICATION):
            what = Bilingual("c'è la relata, ma non il giorno di notifica", "proof of notification, but not its day")
            yield _missing(f"{path}/notified_on", act, what)
        else:
            what = Bilingual("nessuna notifica risulta", "no notification is on record")
            yield _breach(path, act, what, _IS_NOTIFIED, Fact("notified", value=False))
    elif notified < act.happened_on:
        what = Bilingual(
            f"notifica {italian_day('del', notified)}, prima dell'atto: uno dei due giorni è sbagliato",
            f"notified on {say_day(notified, 'en')}, before the act: one of the two days is wrong",
        )
        yield _missing(f"{path}/notified_on", act, what, Fact("notified_on", notified))
    elif notified > on:
        what = Bilingual(
            f"{italian_day('al', on)} l'atto non era stato notificato; risulta che lo sarà"
            f" {italian_day('il', notified)}",
            f"by {say_day(on, 'en')} the act had not been notified; the record says it will be on"
            f" {say_day(notified, 'en')}",
        )
        yield _missing(f"{path}/notified_on", act, what, Fact("notified_on", notified))


def _term(path: str, act: RelocationStep, figure: Figure | None, on: date) -> Iterator[Verdict]:
    notified, start, until = act.notified_on, act.term_from, act.term_until
    # No term runs from a notification that is still to come.
    if notified is None or notified > on:
        return
    if start is not None and start < notified:
        what = Bilingual(
            f"termine contato {italian_day('dal', start)}, ma la notifica è {italian_day('del', notified)}",
            f"term counted from {say_day(start, 'en')}, but the notification is of {say_day(notified, 'en')}",
        )
        facts = Fact("notified_on", notified), Fact("term_from", start)
        yield _breach(f"{path}/term_from", act, what, _COUNTED_FROM_IT, *facts)
    elif until is None:
        return
    elif until < notified:
        what = Bilingual(
            f"il termine finisce {italian_day('il', until)}, prima della notifica {italian_day('del', notified)}",
            f"the term ends on {say_day(until, 'en')}, before the notification of {say_day(notified, 'en')}",
        )
        facts = Fact("notified_on", notified), Fact("term_until", until)
        yield _breach(f"{path}/term_until", act, what, _ENDS_AFTER_IT, *facts)
    elif figure is not None and (until - notified).days < int(figure.value):
        days, least = (until - notified).days, int(figure.value)
        what = Bilingual(
            f"dalla notifica {italian_day('del', notified)} alla fine del termine, {say_day(until, 'it')}:"
            f" giorni {days}, almeno {least}",
            f"from the notification of {say_day(notified, 'en')} to the end of the term, {say_day(until, 'en')}:"
            f" days {days}, at least {least}",
        )
        facts = Fact("notified_on", notified), Fact("term_until", until)
        yield _breach(f"{path}/term_until", act, what, _LONG_ENOUGH, *facts, figures=(figure,))
    elif start is None and figure is None:
        what = Bilingual(
            f"non si sa da quando sia contato il termine che finisce {italian_day('il', until)}",
            f"it is not known from when the term that ends on {say_day(until, 'en')} was counted",
        )
        yield _missing(f"{path}/term_from", act, what, Fact("notified_on", notified), Fact("term_until", until))


def _starts(path: str, case: Relocation, index: int) -> Iterator[_Start]:
    act, since = case.history[index], date.min
    for position, step in reversed(tuple(enumerate(case.history[:index]))):
        if step.event in _ENDS:
            since = step.happened_on
            break
        if step.event in _STARTS or _carries(step.documents, DocumentKind.START_OF_PROCEEDINGS):
            yield f"{path}/history/{position}/notified_on", step.notified_on
    # What is only attached, to the act itself or to a note, does not say when it reached the household.
    if _carries(act.documents, DocumentKind.START_OF_PROCEEDINGS):
        yield f"{path}/history/{index}/documents", None
    for note in case.annotations:
        if since <= note.on <= act.happened_on and _carries(note.documents, DocumentKind.START_OF_PROCEEDINGS):
            yield f"{path}/annotations", None


def _proceedings(path: str, act: RelocationStep, starts: tuple[_Start, ...], on: date) -> Iterator[Verdict]:
    known = [(day, place) for place, day in starts if day is not None]
    unknown = [place for place, day in starts if day is None]
    first, place = min(known, default=(None, path))
    if first is not None and first < act.happened_on:
        return
    if unknown:
        what = Bilingual(
            "c'è l'avvio del procedimento, ma non il giorno in cui fu notificato",
            "start of proceedings on record, but not the day on which it was notified",
        )
        yield _missing(unknown[0], act, what)
    elif first is None:
        what = Bilingual("nessun avvio del procedimento prima dell'atto", "no start of proceedings before the act")
        yield _breach(path, act, what, _STARTED, Fact("proceedings_started", value=False))
    elif first > on:
        what = Bilingual(
            f"{italian_day('al', on)} l'avvio del procedimento non era stato notificato; risulta che lo sarà"
            f" {italian_day('il', first)}",
            f"by {say_day(on, 'en')} the start of proceedings had not been notified; the record says it will be on"
            f" {say_day(first, 'en')}",
        )
        yield _missing(place, act, what, Fact("proceedings_notified_on", first))
    else:
        what = Bilingual(
            f"avvio del procedimento notificato solo {italian_day('il', first)}",
            f"start of proceedings notified only on {say_day(first, 'en')}",
        )
        yield _breach(path, act, what, _STARTED_BEFORE, Fact("proceedings_notified_on", first))


def _document(kind: DocumentKind, dated: date) -> tuple[DocumentReference, ...]:
    return (DocumentReference(kind=kind, dated=dated),)


def _contested(household: str) -> Relocation:
    return (
        Relocation(household=household, provenance=ILLUSTRATIVE)
        .advance(E.INFORM, on=date(2017, 10, 2))
        .advance(
            E.CONTEST,
            on=date(2018, 1, 8),
            documents=_document(DocumentKind.START_OF_PROCEEDINGS, date(2018, 1, 8)),
            notified_on=date(2018, 1, 10),
        )
    )


_DECREE = date(2018, 3, 1)


def keeps() -> Programme:
    """
    Return an order of 1 March notified on 12 March 2018, after proceedings, with thirty days that end on 11 April.
    """
    case = _contested("H1").advance(
        E.ORDER_TO_VACATE,
        on=_DECREE,
        documents=_document(DocumentKind.ORDER_TO_VACATE, _DECREE),
        notified_on=date(2018, 3, 12),
        term_from=date(2018, 3, 12),
        term_until=date(2018, 4, 11),
    )
    return Programme(relocations=(case,))


def breaks() -> Programme:
    """
    Return the days counted from 1 March; an order that nobody notified; a forfeiture without proceedings before it.
    """
    order = _document(DocumentKind.ORDER_TO_VACATE, _DECREE)
    too_soon = _contested("H1").advance(
        E.ORDER_TO_VACATE,
        on=_DECREE,
        documents=order,
        notified_on=date(2018, 3, 12),
        term_from=_DECREE,
        term_until=date(2018, 3, 31),
    )
    silent = _contested("H2").advance(E.ORDER_TO_VACATE, on=_DECREE, documents=order)
    sudden = (
        Relocation(household="H3", provenance=ILLUSTRATIVE)
        .advance(E.MOVE_URGENTLY, on=date(2017, 11, 6))
        .advance(
            E.ORDER_TO_VACATE_AWAY,
            on=_DECREE,
            documents=_document(DocumentKind.FORFEITURE_DECREE, _DECREE),
            notified_on=date(2018, 3, 12),
        )
    )
    return Programme(relocations=(too_soon, silent, sudden))


RULE = Rule(
    id="limiting-act-notified",
    title=Bilingual("Gli atti che limitano sono notificati", "Limiting acts are notified"),
    it="Un atto che limita il nucleo ha la data di notifica, i suoi termini corrono da lì, ed è preceduto dall'avvio"
    " del procedimento.",
    en="An act that limits the household has its day of notification, its terms run from there, and the notice of the"
    " start of proceedings came before it.",
    source=LegalSource("L. 241/1990", "artt. 7, 21-bis (dalla L. 15/2005)", Mark.KNOWN),
    since=_FIRST_DAY,
    severity=Severity.WARNING,
    why=Bilingual(
        "Un decreto di rilascio o una decisione che il nucleo non ha ricevuto non ha effetto verso di lui, e un termine"
        " contato dal giorno dell'atto gli toglie giorni. Questa regola guarda gli atti dell'ente: non decide nulla sul"
        " nucleo.",
        "An order to vacate or a decision that the household did not receive has no effect on it, and a term counted"
        " from the day of the act takes days from it. This rule looks at the acts of the body: it decides nothing about"
        " the household.",
    ),
    needs=Bilingual(
        "giorno dell'atto, giorno di notifica, termine e da quando fu contato, avvio del procedimento",
        "day of the act, day of notification, term and from when it was counted, notice of the start of proceedings",
    ),
    reads=("relocations",),
    parameters=(_POLICY,),
    example_values=((_POLICY, 30),),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
