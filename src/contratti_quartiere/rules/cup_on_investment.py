"""
`cup-on-investment`: every public investment carries its CUP, in the observed form.
"""

from collections.abc import Iterator

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.funding import CoFinancing, FundingBody, FundingShare
from contratti_quartiere.identifiers import CodeAsFound, Cup, read_cup
from contratti_quartiere.interventions import Intervention, InterventionKind
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View

_INVESTMENTS = frozenset({InterventionKind.RESIDENTIAL, InterventionKind.URBANISATION})

_FORM = (Comparison("observed_form", Relation.EQUAL, "true"),)
_THERE = (Comparison("cup_on_record", Relation.EQUAL, "true"),)


def check(view: View) -> Iterator[Verdict]:
    """
    Say of each intervention whether it carries a code of the observed form, where it is a public investment.

    What the letters mean, and whether a digit checks the others, is not known: the form alone is judged. Buildings and
    urbanisation works are investments; the social accompaniment is a current expense; of the others nobody can say.
    """
    for path, intervention in view.interventions():
        yield _judged(path, intervention)


def _judged(path: str, intervention: Intervention) -> Verdict:
    cup = intervention.cup
    if cup is not None:
        return _formed(f"{path}/cup", cup)
    kind = intervention.kind
    if kind is InterventionKind.ACCOMPANIMENT:
        return NotApplicable(
            path=path,
            message=Bilingual(
                "l'accompagnamento sociale è spesa corrente e non ha bisogno di un CUP",
                "the social accompaniment is a current expense and needs no CUP",
            ),
            facts=(Fact("kind", kind.value),),
        )
    if kind is None or kind not in _INVESTMENTS:
        return Missing(
            path=f"{path}/kind",
            message=Bilingual(
                "senza CUP, e non si sa se sia un investimento",
                "no CUP, and it is not known whether it is an investment",
            ),
        )
    payers = _payers(intervention)
    if not payers:
        return Missing(
            path=f"{path}/cofinancing",
            message=Bilingual("senza CUP, e non si sa chi lo paghi", "no CUP, and it is not known who pays for it"),
        )
    return Breach(
        path=f"{path}/cup",
        message=Bilingual(
            f"intervento {kind.value} senza CUP, pagato da: {', '.join(body.value for body in payers)}",
            f"{kind.en} intervention without a CUP, paid by: {', '.join(body.en for body in payers)}",
        ),
        facts=(
            Fact("kind", kind.value),
            *(Fact("payer", body.value) for body in payers),
            Fact("cup_on_record", value=False),
        ),
        comparisons=_THERE,
    )


def _payers(intervention: Intervention) -> tuple[FundingBody, ...]:
    """
    Return the public bodies that pay for an intervention.
    """
    money = intervention.cofinancing
    return () if money is None else tuple(body for body in money.bodies if body is not FundingBody.OTHER)


def _formed(path: str, cup: Cup | CodeAsFound) -> Verdict:
    if isinstance(cup, Cup):
        return Kept(
            path=path,
            message=Bilingual(f"{cup} ha la forma dei CUP", f"{cup} has the form of a CUP"),
            facts=(Fact("cup", cup.code), Fact("observed_form", value=True)),
            comparisons=_FORM,
        )
    error = cup.error
    return Breach(
        path=path,
        message=error.said,
        facts=(Fact("found", cup.text), Fact("fault", error.fault), Fact("observed_form", value=False)),
        comparisons=_FORM,
    )


def _example(cup: str) -> Programme:
    shares = (FundingShare(body=FundingBody.STATE), FundingShare(body=FundingBody.REGION))
    intervention = Intervention(
        id="torri",
        kind=InterventionKind.RESIDENTIAL,
        cup=read_cup(cup) if cup else None,
        cofinancing=CoFinancing(shares=shares),
    )
    return Programme(interventions=(intervention,))


def keeps() -> Programme:
    """
    Return a residential intervention with a code of the observed form.
    """
    return _example("Z00Z00000000001")


def breaks() -> Programme:
    """
    Return one that State and Region pay for, without a code.
    """
    return _example("")


RULE = Rule(
    id="cup-on-investment",
    title=Bilingual("CUP sugli investimenti", "CUP on investments"),
    it="Ogni intervento d'investimento pubblico porta il suo CUP, nella forma osservata.",
    en="Every public investment carries its CUP, in the observed form.",
    source=LegalSource("L. 3/2003", "art. 11", Mark.KNOWN),
    severity=Severity.WARNING,
    why=Bilingual(
        "Senza CUP i pagamenti di un investimento non si seguono da un ente all'altro.",
        "Without a CUP the payments of an investment cannot be followed from one body to another.",
    ),
    needs=Bilingual("tipo, finanziatori e CUP di ogni intervento", "kind, funding bodies and CUP of each intervention"),
    reads=("interventions",),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
