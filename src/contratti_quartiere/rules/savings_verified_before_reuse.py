"""
`savings-verified-before-reuse`: savings are re-used after they were verified.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.dates import earliest, latest, say_when
from contratti_quartiere.decisions import Flow, FlowKind, Saving, SteeringBody, SteeringDecision
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View

_POLICY = "savings_must_be_verified"
_VERIFIED = Comparison("verified", Relation.EQUAL, "true")
_IN_TIME = Comparison("verified_on", Relation.AT_MOST, "decided_on")


def check(view: View) -> Iterator[Verdict]:
    """
    Look, for each saving that a decision re-uses, whether it was verified by then.

    That it is to be is the practice of one body, and so advice, unless the body sets it.
    """
    savings = {saving.id: (path, saving) for path, saving in view.savings()}
    for path, decision in view.decisions():
        reused = _reused(decision)
        if not reused:
            yield NotApplicable(
                path=path, message=Bilingual("la decisione non riusa economie", "the decision re-uses no saving")
            )
        for name, index in reused.items():
            where = f"{path}/flows/{index}"
            if name in savings:
                yield _judged(view, where, decision, *savings[name])
            else:
                # That the programme has no such saving is for `decision-items-known`.
                yield Missing(
                    path=f"{where}/saving",
                    message=Bilingual(
                        f"dell'economia {name} non si sa nulla, nemmeno se fu accertata",
                        f"nothing is known of saving {name}, not even whether it was verified",
                    ),
                )


def _reused(decision: SteeringDecision) -> dict[str, int]:
    """
    Return the savings that a decision re-uses, each with the first flow that names it.
    """
    reused: dict[str, int] = {}
    for index, flow in enumerate(decision.flows):
        if flow.saving:
            reused.setdefault(flow.saving, index)
    return reused


def _judged(view: View, path: str, decision: SteeringDecision, place: str, saving: Saving) -> Verdict:
    day, amount = saving.verified_on, _amount(decision, saving.id)
    facts: tuple[Fact, ...] = (Fact("saving", saving.id), Fact("amount", amount), Fact("decided_on", decision.on))
    text = Bilingual(
        f"economia {saving.id}: {amount:it} riusati dalla decisione {decision.id} ({say_when(decision.on, 'it')})",
        f"saving {saving.id}: {amount:en} re-used by decision {decision.id} ({say_when(decision.on, 'en')})",
    )
    if day is not None:
        return _dated(view, path, decision, day, text=text, facts=(*facts, Fact("verified_on", day)))
    if saving.verification is None:
        text = Bilingual(f"{text.it} e mai accertati, a quanto risulta", f"{text.en} with no verification on record")
        facts = (*facts, Fact("verified", value=False))
        return _breach(view, path, decision, text=text, facts=facts, asked=_VERIFIED)
    return Missing(
        path=f"{place}/verified_on",
        message=Bilingual(
            f"{text.it}: non si sa in che giorno accertati",
            f"{text.en}: it is not known on which day it was verified",
        ),
        facts=facts,
        comparisons=(_IN_TIME,),
    )


def _dated(
    view: View, path: str, decision: SteeringDecision, day: date, *, text: Bilingual, facts: tuple[Fact, ...]
) -> Verdict:
    # One sitting may verify a saving and then re-use it.
    if day <= earliest(decision.on):
        bound, asked = _bound(decision, "decided_from", earliest(decision.on))
        return Kept(
            path=path,
            message=Bilingual(
                f"{text.it}, accertati {italian_day('il', day)}", f"{text.en}, verified on {say_day(day, 'en')}"
            ),
            facts=(*facts, *bound),
            comparisons=(asked,),
        )
    if day > latest(decision.on):
        bound, asked = _bound(decision, "decided_by", latest(decision.on))
        text = Bilingual(
            f"{text.it}, accertati solo {italian_day('il', day)}", f"{text.en}, verified only on {say_day(day, 'en')}"
        )
        return _breach(view, path, decision, text=text, facts=(*facts, *bound), asked=asked)
    return Missing(
        path=f"{path.partition('/flows')[0]}/on",
        message=Bilingual(
            f"{text.it}, accertati {italian_day('il', day)}: non si sa se prima o dopo",
            f"{text.en}, verified on {say_day(day, 'en')}: it is not known which came first",
        ),
        facts=facts,
    )


def _bound(decision: SteeringDecision, name: str, day: date) -> tuple[tuple[Fact, ...], Comparison]:
    """
    Return the day with which a verification is compared, where that of the decision is not known, and the comparison.
    """
    if isinstance(decision.on, date):
        return (), _IN_TIME
    return (Fact(name, day),), Comparison("verified_on", Relation.AT_MOST, name)


def _amount(decision: SteeringDecision, saving: str) -> Euro:
    """
    Return how much of a saving a decision re-uses, whether its flows name it where it is taken, where it goes, or both.
    """
    flows = [flow for flow in decision.flows if flow.saving == saving]
    return max(Euro.total(flow.amount for flow in flows if flow.kind.gives is gives) for gives in (True, False))


def _breach(
    view: View,
    path: str,
    decision: SteeringDecision,
    *,
    text: Bilingual,
    facts: tuple[Fact, ...],
    asked: Comparison,
) -> Breach:
    policy = view.figure(_POLICY, earliest(decision.on))
    if policy is None:
        text = Bilingual(
            f"{text.it}; se qui l'accertamento sia d'obbligo non si sa: nessuno ha fissato {_POLICY}",
            f"{text.en}; whether verification is a duty here is not known: nobody has set {_POLICY}",
        )
    elif policy.value == "no":
        text = Bilingual(
            f"{text.it}; qui l'accertamento non è d'obbligo ({_POLICY}: no)",
            f"{text.en}; here verification is no duty ({_POLICY}: no)",
        )
    severity = None if policy is not None and policy.value == "sì" else Severity.ADVICE
    return Breach(
        path=path,
        message=text,
        facts=facts,
        figures=() if policy is None else (policy,),
        comparisons=(asked,),
        severity=severity,
    )


def _example(verified_on: date | None) -> Programme:
    amount = Euro("2000000.00")
    act = DocumentReference(kind=DocumentKind.REMODULATION_ACT, dated=date(2015, 4, 15))
    decision = SteeringDecision(
        id="rimodulazione",
        body=SteeringBody.SUPERVISORY_BOARD,
        on=date(2015, 4, 15),
        flows=(
            Flow(kind=FlowKind.FROM_INTERVENTION, item="edifici-finiti", amount=amount, saving="ribassi"),
            Flow(kind=FlowKind.TO_INTERVENTION, item="edifici-da-avviare", amount=amount, saving="ribassi"),
        ),
        documents=(act,),
        provenance=ILLUSTRATIVE,
    )
    saving = Saving(
        id="ribassi",
        intervention="edifici-finiti",
        amount=amount,
        verified_on=verified_on,
        provenance=ILLUSTRATIVE,
    )
    return Programme(
        interventions=(Intervention(id="edifici-finiti"), Intervention(id="edifici-da-avviare")),
        decisions=(decision,),
        savings=(saving,),
    )


def keeps() -> Programme:
    """
    Return savings verified on 31 March 2015 and re-used by a decision of 15 April.
    """
    return _example(date(2015, 3, 31))


def breaks() -> Programme:
    """
    Return the same without a verification on record.
    """
    return _example(None)


RULE = Rule(
    id="savings-verified-before-reuse",
    title=Bilingual("Economie accertate prima del riuso", "Savings verified before they are re-used"),
    it="Le economie sono riusate dopo essere state accertate e con un atto che le approva.",
    en="Savings are re-used after they were verified and by an act that approves it.",
    source=LegalSource("pratica del Collegio di vigilanza, Stadera, aprile 2015", "", Mark.OPEN),
    severity=Severity.WARNING,
    why=Bilingual(
        "Un'economia solo sperata può servire ancora al suo cantiere: se l'accordo del contratto dispone altro, vale"
        " l'accordo.",
        "A saving that is only hoped for may still be needed by its own site; where the agreement of the contract says"
        " otherwise, the agreement wins.",
    ),
    needs=Bilingual(
        "le economie, il giorno in cui furono accertate, le decisioni che le riusano",
        "the savings, the day on which they were verified, the decisions that re-use them",
    ),
    reads=("decisions", "savings"),
    parameters=(_POLICY,),
    example_values=((_POLICY, "sì"),),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
