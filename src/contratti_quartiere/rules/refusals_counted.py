"""
`refusals-counted`: how many suitable offers were refused is shown, beside the figure of the body; it decides nothing.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache

import attrs

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.evidence import DocumentKind
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import RelocationStep, Suitability
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource, Mark
from contratti_quartiere.verdicts import (
    Breach,
    Deferred,
    Kept,
    Missing,
    MissingCause,
    NotApplicable,
    Rule,
    Severity,
    Verdict,
)
from contratti_quartiere.views import View

_MOST = "max_refusals"

# What may count besides a refusal, and the figure of the body that says whether it does.
_IF_SET = {E.LAPSE: "lapse_counts", E.BACK_OUT: "back_out_counts"}
_NAMES = {E.REFUSE: "refused", E.LAPSE: "lapsed", E.BACK_OUT: "backed_out"}
_SAID = {
    E.REFUSE: Bilingual("rifiutata", "refused"),
    E.LAPSE: Bilingual("scaduta senza risposta", "lapsed without an answer"),
    E.BACK_OUT: Bilingual("accettata, poi recesso", "accepted, then backed out"),
}
# After these the last offer can no longer be refused; of a dwelling that the household found itself none was made.
_NO_OFFER = frozenset({E.WITHDRAW_OFFER, E.UPHOLD_OBJECTION, E.ARRANGE_OWN})
_NO_DWELLING = Bilingual("nessun alloggio proposto", "no dwelling was offered")


@attrs.frozen(kw_only=True)
class _End:
    """
    The end of an offer by the household's own act or silence, and why it counts for nothing, if so.
    """

    step: RelocationStep
    because: Bilingual | None

    @property
    def said(self) -> Bilingual:
        day, what = self.step.happened_on, _SAID[self.step.event]
        why = Bilingual("", "") if self.because is None else Bilingual(f", {self.because.it}", f", {self.because.en}")
        return Bilingual(f"{what.it} {italian_day('il', day)}{why.it}", f"{what.en} on {say_day(day, 'en')}{why.en}")


def check(view: View) -> Iterator[Verdict | Deferred]:
    """
    Count, for each case, the suitable offers that were refused.

    Not counted are offers that were unsuitable or not judged, those that the body withdrew, those of which an objection
    is pending or was upheld, and lapses of which nothing proves that the offer was notified. An offer that is refused
    after its objection was rejected counts. Lapses and backing out count only if the body says so.
    """
    for path, case in view.relocations():
        if not any(step.event is E.OFFER for step in case.history):
            yield NotApplicable(path=path, message=_NO_DWELLING)
        else:
            yield from _judged(path, case, tuple(_ends(case)), view)


@cache
def _none(added: str) -> tuple[Comparison, ...]:
    return (Comparison(added, Relation.EQUAL, "0"),)


def _none_refused(counted: "_Counted") -> Kept:
    return Kept(
        path=counted.path,
        message=counted.said,
        facts=counted.facts,
        figures=counted.figures,
        comparisons=_none(counted.added),
    )


def _ends(case: Relocation) -> Iterator[_End]:
    offer: RelocationStep | None = None
    for step in case.history:
        if step.event is E.OFFER:
            offer = step
        elif step.event in _NO_OFFER:
            offer = None
        elif offer is not None and step.event in _NAMES:
            yield _End(step=step, because=_not_counted(offer, step))
            # Who accepts, during proceedings, what it had refused, and backs out, has had one offer.
            offer = None


def _not_counted(offer: RelocationStep, end: RelocationStep) -> Bilingual | None:
    # Of two judgements the later one stands.
    suitability = end.suitability or offer.suitability
    if suitability is Suitability.UNSUITABLE:
        return Bilingual("non adatta: non conta", "unsuitable: does not count")
    if suitability is not Suitability.SUITABLE:
        return Bilingual("adeguatezza non valutata: non conta", "suitability not judged: does not count")
    proofs = (*offer.documents, *end.documents)
    if end.event is E.LAPSE and not any(proof.kind is DocumentKind.PROOF_OF_NOTIFICATION for proof in proofs):
        return Bilingual("notifica non provata: non conta", "no proof of notification: does not count")
    return None


def _judged(path: str, case: Relocation, ends: tuple[_End, ...], view: View) -> Iterator[Verdict | Deferred]:
    found = [end.step for end in ends if end.because is None]
    if not found:
        counted = _Counted(path=path, case=case, ends=ends, counts=((E.REFUSE, 0),), figures=(), undecided=0)
        yield Deferred.to(Kept, _none_refused, counted)
        return
    last = found[-1].happened_on
    present = [event for event in _IF_SET if any(step.event is event for step in found)]
    words = {event: view.figure(_IF_SET[event], last) for event in present}
    counting = [E.REFUSE, *(event for event, word in words.items() if word is not None and word.value == "sì")]
    open_to = [event for event, word in words.items() if word is None]
    counted = _Counted(
        path=path,
        case=case,
        ends=ends,
        counts=tuple((event, sum(step.event is event for step in found)) for event in counting),
        figures=tuple(word for word in words.values() if word is not None),
        undecided=sum(step.event in open_to for step in found),
    )
    if counted.total + counted.undecided == 0:
        yield Deferred.to(Kept, _none_refused, counted)
    else:
        yield from _against(counted, open_to, view.figure(_MOST, last))


@attrs.frozen(kw_only=True)
class _Counted:
    """
    The refusals of a case: how many count, by what they are, and how many may, of which the body says nothing.
    """

    path: str
    case: Relocation
    ends: tuple[_End, ...]
    counts: tuple[tuple[E, int], ...]
    figures: tuple[Figure, ...]
    undecided: int

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)

    @property
    def added(self) -> str:
        return " + ".join(_NAMES[event] for event, _ in self.counts)

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(Fact(_NAMES[event], count) for event, count in self.counts)

    @property
    def said(self) -> Bilingual:
        it, en = "; ".join(end.said.it for end in self.ends), "; ".join(end.said.en for end in self.ends)
        told = Bilingual(f" ({it})", f" ({en})") if self.ends else Bilingual("", "")
        return Bilingual(
            f"caso {self.case.id}, proposte adatte rifiutate: {self.total}{told.it}",
            f"case {self.case.id}, suitable offers refused: {self.total}{told.en}",
        )


_DECIDES_NOTHING = Bilingual(
    "da solo il numero non decide nulla e nessuna decisione sul nucleo può fondarsi solo su di esso",
    "by itself the number decides nothing, and no decision about the household may rest on it alone",
)


def _against(counted: _Counted, open_to: list[E], most: Figure | None) -> Iterator[Verdict]:
    said = counted.said
    if most is None:
        yield _not_set(counted, _MOST)
        return
    asked = (Comparison(counted.added, Relation.LESS, _MOST),)
    figures = (*counted.figures, most)
    if counted.total >= int(most.value):
        yield Breach(
            path=counted.path,
            message=Bilingual(
                f"{said.it}; la cifra fissata dal Comune ({most.value}) è raggiunta: {_DECIDES_NOTHING.it}; guardare"
                " se ogni proposta era davvero adatta, perché fu rifiutata e che cosa chiede il nucleo",
                f"{said.en}; the figure set by the municipality ({most.value}) is reached: {_DECIDES_NOTHING.en}; look"
                " at whether each offer was suitable indeed, why it was refused and what the household asks for",
            ),
            facts=counted.facts,
            figures=figures,
            comparisons=asked,
        )
    elif counted.total + counted.undecided < int(most.value):
        yield Kept(
            path=counted.path,
            message=Bilingual(
                f"{said.it}; la cifra fissata dal Comune ({most.value}) non è raggiunta",
                f"{said.en}; the figure set by the municipality ({most.value}) is not reached",
            ),
            facts=counted.facts,
            figures=figures,
            comparisons=asked,
        )
    else:
        for event in open_to:
            yield _not_set(counted, _IF_SET[event])


def _not_set(counted: _Counted, parameter: str) -> Missing:
    said = counted.said
    return Missing(
        path=counted.path,
        message=Bilingual(
            f"{said.it}; nessuno ha fissato {parameter}: {_DECIDES_NOTHING.it}",
            f"{said.en}; nobody has set {parameter}: {_DECIDES_NOTHING.en}",
        ),
        cause=MissingCause.NOT_SET,
        parameter=parameter,
        facts=counted.facts,
        figures=counted.figures,
    )


def _example(*suitable: Suitability) -> Programme:
    case = (
        Relocation(household="H1", provenance=ILLUSTRATIVE)
        .advance(E.INTERVIEW, on=date(2018, 1, 15))
        .advance(E.ADMIT, on=date(2018, 2, 1))
    )
    for month, suitability in enumerate(suitable, 3):
        case = case.advance(E.OFFER, on=date(2018, month, 5), dwelling=f"A{month}", suitability=suitability)
        case = case.advance(E.REFUSE, on=date(2018, month, 20))
    return Programme(relocations=(case,))


def keeps() -> Programme:
    """
    Return two offers refused, of which the first was unsuitable: one counts.
    """
    return _example(Suitability.UNSUITABLE, Suitability.SUITABLE)


def breaks() -> Programme:
    """
    Return three suitable offers refused, and no objection: with a policy of three, the figure is reached.
    """
    return _example(*(Suitability.SUITABLE,) * 3)


RULE = Rule(
    id="refusals-counted",
    title=Bilingual("Rifiuti contati", "Refusals counted"),
    it="Si mostra quante proposte adatte sono state rifiutate; il numero da solo non decide nulla.",
    en="The number of suitable offers refused is shown; by itself it decides nothing.",
    source=LegalSource(
        "scelta dell'ente", "nessuna cifra nazionale o lombarda; altrove: Francia 3, Welwyn almeno 2", Mark.POLICY
    ),
    severity=Severity.ADVICE,
    why=Bilingual(
        "Nessuna legge dice quanti rifiuti facciano perdere l'alloggio. Contati male, cioè con le proposte non adatte,"
        " ritirate o contestate con ragione, tolgono a un nucleo la casa per un numero: qui si mostra il conto, e chi"
        " decide guarda il caso.",
        "No law says how many refusals lose a dwelling. Counted badly, with offers that were unsuitable, withdrawn or"
        " rightly objected to, they take a household's home for a number: the count is shown here, and whoever decides"
        " looks at the case.",
    ),
    needs=Bilingual(
        "le proposte con la loro adeguatezza, le opposizioni e le decisioni, i ritiri, i rifiuti, le scadenze con la"
        " prova della notifica; la cifra dell'ente, e se scadenze e recessi contino",
        "the offers with their suitability, objections and their decisions, withdrawals, refusals, lapses with proof of"
        " notification; the figure of the body, and whether lapses and backing out count",
    ),
    reads=("relocations",),
    parameters=(_MOST, *_IF_SET.values()),
    example_values=((_MOST, 3),),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
