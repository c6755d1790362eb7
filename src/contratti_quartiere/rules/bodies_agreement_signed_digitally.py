"""
`bodies-agreement-signed-digitally`: an agreement between public bodies of 30 June 2014 or later is signed digitally.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from contratti_quartiere.agreements import ContractAct, ContractActKind, PartyKind, SignatureForm
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import earliest, latest, say_when
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Missing, MissingCause, NotApplicable, Rule, Severity, Verdict, weighed
from contratti_quartiere.views import View

SINCE = date(2014, 6, 30)
"""The first day of the acts that L. 241/1990 art. 15 c. 2-bis reaches."""

_REACHED = frozenset({ContractActKind.MEMORANDUM, ContractActKind.FUNDING_AGREEMENT})
_AGREEMENTS = _REACHED | {ContractActKind.PROGRAMME_AGREEMENT, ContractActKind.AMENDING_ACT}
_PRIVATE = frozenset({PartyKind.TENANTS_UNION, PartyKind.PRIVATE})


def check(view: View) -> Iterator[Verdict]:
    """
    Look how each agreement between bodies, and each act that amends one, was signed.

    Memoranda and funding agreements are agreements in the sense of the law; before its first day paper is right.
    Whether it reaches a programme agreement is open: one on paper is undecided, and so is an act that amends where no
    other agreement is on record. An act that a private body signed with at most one other is none between bodies.
    """
    groups: list[tuple[str, Sequence[ContractAct]]] = [("/acts", view.programme.acts)]
    groups += [(f"{path}/acts", contract.acts) for path, contract in view.contracts()]
    for path, acts in groups:
        kinds = {act.kind for act in acts}
        unreached = {ContractActKind.PROGRAMME_AGREEMENT}
        if ContractActKind.PROGRAMME_AGREEMENT in kinds and not kinds & _REACHED:
            unreached.add(ContractActKind.AMENDING_ACT)
        for act in acts:
            if act.kind in _AGREEMENTS:
                # What as_of leaves out may have stood before it: the place is that of all acts.
                yield _judged(path, act, is_open=act.kind in unreached)


def _judged(path: str, act: ContractAct, *, is_open: bool) -> Verdict:
    when = act.on
    day = Bilingual("", "") if when is None else Bilingual(f", {say_when(when, 'it')}", f", {say_when(when, 'en')}")
    said = Bilingual(f"{act.kind.value} {act.id}{day.it}", f"{act.kind.say('en')} {act.id}{day.en}")
    facts: tuple[Fact, ...] = (Fact("act", act.id), *(() if when is None else (Fact("on", when),)))
    if when is not None and latest(when) < SINCE:
        return _no_object(path, said, Bilingual("è prima del 30 giugno 2014", "it is before 30 June 2014"), facts)
    private = sum(signatory.party in _PRIVATE for signatory in act.signatories)
    if private and len(act.signatories) - private < 2:
        return _no_object(
            path, said, Bilingual("non è fra due enti pubblici", "it is not between public bodies"), facts
        )
    if act.signature is None:
        what = Bilingual("non si sa come sia stato firmato", "how it was signed is not known")
        return _unknown(path, said, what, facts)
    digital = act.signature is SignatureForm.DIGITAL
    if not digital and (when is None or earliest(when) < SINCE):
        what = Bilingual(
            "è su carta, e non si sa se sia prima del 30 giugno 2014",
            "it is on paper, and whether it is before 30 June 2014 is not known",
        )
        return _unknown(path, said, what, facts)
    if not digital and is_open:
        what = Bilingual(
            "è su carta, e se la norma valga per un accordo di programma è un punto aperto",
            "it is on paper, and whether the law reaches a programme agreement is an open point",
        )
        return _unknown(path, said, what, facts, MissingCause.OPEN)
    return weighed(
        path,
        facts=(*facts, Fact("signed_digitally", digital)),
        comparisons=(Comparison("signed_digitally", Relation.EQUAL, "true"),),
        kept=Bilingual(f"{said.it}: firmato in forma elettronica", f"{said.en}: signed electronically"),
        broken=Bilingual(
            f"{said.it}: firmato su carta, e senza firma elettronica l'accordo è nullo",
            f"{said.en}: signed on paper, and without an electronic signature the agreement is void",
        ),
    )


def _no_object(path: str, said: Bilingual, why: Bilingual, facts: tuple[Fact, ...]) -> NotApplicable:
    message = Bilingual(f"{said.it}: {why.it}", f"{said.en}: {why.en}")
    return NotApplicable(path=path, message=message, facts=facts)


def _unknown(
    path: str,
    said: Bilingual,
    what: Bilingual,
    facts: tuple[Fact, ...],
    cause: MissingCause = MissingCause.EVIDENCE,
) -> Missing:
    message = Bilingual(f"{said.it}: {what.it}", f"{said.en}: {what.en}")
    return Missing(path=path, message=message, facts=facts, cause=cause)


def _example(on: date, signature: SignatureForm) -> Programme:
    memorandum = ContractAct(
        id="protocollo", kind=ContractActKind.MEMORANDUM, on=date(2005, 6, 8), signature=SignatureForm.PAPER
    )
    amending = ContractAct(id="integrativo", kind=ContractActKind.AMENDING_ACT, on=on, signature=signature)
    return Programme(contracts=(NeighbourhoodContract(id="contratto", acts=(memorandum, amending)),))


def keeps() -> Programme:
    """
    Return a memorandum of 2005 on paper and an act of 15 April 2015 that amends it, signed digitally.
    """
    return _example(date(2015, 4, 15), SignatureForm.DIGITAL)


def breaks() -> Programme:
    """
    Return the same memorandum, amended on paper on 1 February 2016.
    """
    return _example(date(2016, 2, 1), SignatureForm.PAPER)


RULE = Rule(
    id="bodies-agreement-signed-digitally",
    title=Bilingual("Accordi fra enti in forma elettronica", "Agreements between bodies signed electronically"),
    it="Un accordo fra amministrazioni del 30 giugno 2014 o successivo è sottoscritto con firma elettronica.",
    en="An agreement between public bodies of 30 June 2014 or later is signed electronically.",
    source=LegalSource("L. 241/1990", "art. 15 c. 2-bis"),
    since=SINCE,
    severity=Severity.WARNING,
    why=Bilingual(
        "Senza firma elettronica l'accordo è nullo, e con lui quello che i firmatari si sono promessi.",
        "Without an electronic signature the agreement is void, and so is what its parties promised each other.",
    ),
    needs=Bilingual(
        "tipo, giorno e forma della firma di ogni accordo e di ogni atto che lo modifica",
        "kind, day and form of signature of each agreement and of each act that amends it",
    ),
    reads=("acts", "contracts"),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
