"""
`cdq-shares-35-40`: of a whole regional programme the Region puts at least 35 per cent, urbanisation takes 40 at most.
"""

from collections.abc import Iterator
from datetime import date

import attrs

from contratti_quartiere.agreements import ContractAct, ContractActKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import ContractScope, NeighbourhoodContract
from contratti_quartiere.dates import When, earliest, latest
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.funding import CoFinancing, FundingBody, FundingShare
from contratti_quartiere.interventions import Intervention, InterventionKind
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource
from contratti_quartiere.verdicts import Kept, Missing, MissingCause, NotApplicable, Rule, Severity, Verdict, weighed
from contratti_quartiere.views import View

_SINCE = date(2003, 4, 23)
_REGION, _URBANISATION = "region_min_share", "urbanisation_max_share"
_PUBLIC = (FundingBody.STATE, FundingBody.REGION)
_NAMES = {
    FundingBody.STATE: ("dello Stato", "lo Stato", "the State"),
    FundingBody.REGION: ("della Regione", "la Regione", "the Region"),
}
_SHOWN = (InterventionKind.EXPERIMENTAL, InterventionKind.RESIDENTIAL)
_NOTHING = Euro.from_cents(0)


def check(view: View) -> Iterator[Verdict]:
    """
    Set what the Region puts, and what urbanisation takes, against State and Region together, over a whole programme.

    The shares belong to the whole regional programme: of one contract, or of five, they decide nothing.
    """
    regional = [item for item in view.contracts() if item[1].scope is ContractScope.REGIONAL_PROGRAMME]
    for path, contract in regional:
        yield from _judged(view, path, contract)
    count = len(view.programme.contracts)
    if count and not regional:
        yield Missing(
            path="/contracts",
            message=Bilingual(
                "nel documento non c'è l'intero programma regionale (scope «programma regionale»): le quote del bando"
                " valgono per quello, e nessun contratto da solo le viola",
                "the document does not hold the whole regional programme (scope “programma regionale”): the shares of"
                " the call are of that, and no single contract breaks them",
            ),
            facts=(Fact("contracts", count),),
        )


@attrs.frozen(kw_only=True)
class _Whole:
    """
    A regional programme of which the day of the call, the State's money and the Region's are known.
    """

    path: str
    calls: tuple[When, ...]
    state: Euro
    region: Euro

    @property
    def base(self) -> Euro:
        return self.state + self.region

    @property
    def facts(self) -> tuple[Fact, ...]:
        return Fact("call", self.calls[0]), Fact("state", self.state), Fact("region", self.region)

    def figure(self, view: View, name: str) -> Figure | Missing:
        """
        Return a share in force on the day of the call, or why there is none.
        """
        figure = view.figure(name, min(map(earliest, self.calls)))
        if figure != view.figure(name, max(map(latest, self.calls))):
            return _unknown_call(self.path)
        return figure or Missing(
            path=self.path,
            message=Bilingual("nessuno ha fissato la quota del bando", "nobody has set the share of the call"),
            cause=MissingCause.NOT_SET,
            parameter=name,
        )


def _judged(view: View, path: str, contract: NeighbourhoodContract) -> Iterator[Verdict]:
    calls = _calls(contract.acts) or _calls(view.programme.acts)
    money = contract.cofinancing
    missing = tuple(_missing(f"{path}/cofinancing", money))
    if calls and max(map(latest, calls)) < _SINCE:
        yield NotApplicable(
            path=path,
            message=Bilingual(
                "il bando è di prima del DM 30.12.2002: le quote erano altre",
                "the call is from before the ministerial decree of 30 December 2002: the shares were others",
            ),
            facts=(Fact("call", calls[0]),),
        )
    elif not calls or min(map(earliest, calls)) < _SINCE:
        yield _unknown_call(path)
    elif missing or money is None:
        yield from missing
    else:
        whole = _Whole(path=path, calls=calls, state=_put(money, _PUBLIC[0]), region=_put(money, _PUBLIC[1]))
        yield from _weighed(view, whole, contract)


def _calls(acts: tuple[ContractAct, ...]) -> tuple[When, ...]:
    """
    Return the days of the call, on which sources may disagree; none if one is not known.
    """
    days = [act.on for act in acts if act.kind is ContractActKind.REGIONAL_CALL]
    known = tuple(day for day in days if day is not None)
    return known if len(known) == len(days) else ()


def _unknown_call(path: str) -> Missing:
    return Missing(
        path=f"{path}/acts",
        message=Bilingual(
            "non si sa di che giorno sia il bando regionale, che sceglie le quote",
            "it is not known of which day the regional call is, which picks the shares",
        ),
    )


def _put(money: CoFinancing, *bodies: FundingBody) -> Euro:
    return Euro.total(share.amount for share in money.shares if share.body in bodies and share.amount is not None)


def _missing(path: str, money: CoFinancing | None) -> Iterator[Missing]:
    """
    Yield what is not known of what State and Region put; what city, ALER and others do does not matter.
    """
    shares = () if money is None else money.shares
    for body in _PUBLIC:
        of_it, it, en = _NAMES[body]
        if all(share.body is not body for share in shares):
            yield Missing(
                path=path if money is None else f"{path}/shares",
                message=Bilingual(f"la quota {of_it} non è a registro", f"the share of {en} is not on record"),
            )
        for index, share in enumerate(shares):
            if share.body is body and share.amount is None:
                yield Missing(
                    path=f"{path}/shares/{index}/amount",
                    message=Bilingual(f"non si sa quanto metta {it}", f"it is not known how much {en} puts"),
                )


def _weighed(view: View, whole: _Whole, contract: NeighbourhoodContract) -> Iterator[Verdict]:
    if not whole.base:
        yield NotApplicable(
            path=f"{whole.path}/cofinancing",
            message=Bilingual("Stato e Regione non mettono nulla", "State and Region put nothing"),
            facts=whole.facts,
        )
        return
    # As first agreed: what decisions add later they pay out of the other interventions.
    placed = tuple(
        _Placed.of(path, intervention)
        for path, intervention in view.interventions()
        if intervention.contract == contract.id and view.ledger.added_by(intervention.id) is None
    )
    yield _of_the_region(whole, whole.figure(view, _REGION))
    yield _of_the_works(whole, whole.figure(view, _URBANISATION), placed)
    if any(part.kind in _SHOWN and part.amount for part in placed):
        yield _shown(whole, placed)


def _of_the_region(whole: _Whole, figure: Figure | Missing) -> Verdict:
    if isinstance(figure, Missing):
        return figure
    text = Bilingual(
        f"la Regione mette {whole.region:it} di {whole.base:it} di Stato e Regione",
        f"the Region puts {whole.region:en} of the {whole.base:en} of State and Region",
    )
    return weighed(
        f"{whole.path}/cofinancing",
        facts=(*whole.facts, Fact("state_and_region", whole.base)),
        figures=(figure,),
        comparisons=(
            Comparison("state + region", Relation.EQUAL, "state_and_region"),
            Comparison("region", Relation.AT_LEAST, f"{_REGION} % state_and_region"),
        ),
        kept=Bilingual(
            f"{text.it}, almeno il {figure.value} per cento", f"{text.en}, at least {figure.value} per cent"
        ),
        broken=Bilingual(
            f"{text.it}, meno del {figure.value} per cento{_CAUTION.it}",
            f"{text.en}, less than {figure.value} per cent{_CAUTION.en}",
        ),
    )


_CAUTION = Bilingual(
    "; da verificare sul bando della Regione, che è il testo che conta: quello tipo è un riferimento di massima",
    "; to be verified in the Region's call, which is the text that counts: the model call is a reference in outline",
)


@attrs.frozen(kw_only=True)
class _Placed:
    """
    What State and Region put into one intervention, and for what; None where that is not known.
    """

    path: str
    kind: InterventionKind | None
    amount: Euro | None

    @classmethod
    def of(cls, path: str, intervention: Intervention) -> "_Placed":
        money = intervention.cofinancing
        unknown = not money or not money.shares or any(_unknown(share) for share in money.shares)
        amount = None if unknown or money is None else _put(money, *_PUBLIC)
        return cls(path=path, kind=intervention.kind, amount=amount)

    @property
    def lacks(self) -> str:
        """
        The field that is wanted; empty if none is.
        """
        if self.amount is None:
            return f"{self.path}/cofinancing"
        return f"{self.path}/kind" if self.kind is None and self.amount else ""


def _unknown(share: FundingShare) -> bool:
    return share.body in _PUBLIC and share.amount is None


def _sum(placed: tuple[_Placed, ...], *kinds: InterventionKind) -> Euro:
    return Euro.total(part.amount for part in placed if part.amount is not None and part.kind in kinds)


def _of_the_works(whole: _Whole, figure: Figure | Missing, placed: tuple[_Placed, ...]) -> Verdict:
    """
    Return what is said of urbanisation: too much already is too much, whatever else is not known.
    """
    if isinstance(figure, Missing):
        return figure
    urbanisation, listed = _sum(placed, InterventionKind.URBANISATION), _sum(placed, *InterventionKind)
    text = Bilingual(
        f"all'urbanizzazione vanno {urbanisation:it} di {whole.base:it} di Stato e Regione",
        f"urbanisation takes {urbanisation:en} of the {whole.base:en} of State and Region",
    )
    verdict = weighed(
        f"{whole.path}/cofinancing",
        facts=(*whole.facts, Fact("state_and_region", whole.base), Fact("urbanisation", urbanisation)),
        figures=(figure,),
        comparisons=(
            Comparison("state + region", Relation.EQUAL, "state_and_region"),
            Comparison("urbanisation", Relation.AT_MOST, f"{_URBANISATION} % state_and_region"),
        ),
        kept=Bilingual(
            f"{text.it}, non più del {figure.value} per cento", f"{text.en}, no more than {figure.value} per cent"
        ),
        broken=Bilingual(
            f"{text.it}, più del {figure.value} per cento{_CAUTION.it}",
            f"{text.en}, more than {figure.value} per cent{_CAUTION.en}",
        ),
    )
    if not isinstance(verdict, Kept):
        return verdict
    lacking = [part.lacks for part in placed if part.lacks]
    if lacking:
        return Missing(
            path=lacking[0],
            message=Bilingual(
                f"{text.it}, a quanto si sa: di altri interventi ({len(lacking)}) non si sa di che tipo siano, o quanto"
                " vi mettano Stato e Regione",
                f"{text.en}, as far as is known: of other interventions ({len(lacking)}) it is not known of which kind"
                " they are, or what State and Region put into them",
            ),
            facts=verdict.facts,
        )
    if listed != whole.base:
        return Missing(
            path="/interventions",
            message=Bilingual(
                f"{text.it}, a quanto si sa: gli interventi a registro ne portano {listed:it}",
                f"{text.en}, as far as is known: the interventions on record bear {listed:en}",
            ),
            facts=(*verdict.facts, Fact("listed", listed)),
        )
    return verdict


def _shown(whole: _Whole, placed: tuple[_Placed, ...]) -> Missing:
    experimental, residential = (_sum(placed, kind) for kind in _SHOWN)
    return Missing(
        path=f"{whole.path}/acts",
        message=Bilingual(
            f"di {whole.base:it} di Stato e Regione vanno a opere sperimentali {experimental:it}, a opere residenziali"
            f" {residential:it}: che il 25 per cento del finanziamento (bando tipo, art. 1 c. 1) e il 20 per cento"
            " della spesa residenziale (circolare ministeriale del 4 luglio 2003) siano minimi è un punto aperto",
            f"of the {whole.base:en} of State and Region, experimental works take {experimental:en} and residential"
            f" ones {residential:en}: that 25 per cent of the funding (model call art. 1 c. 1) and 20 per cent of the"
            " residential expenditure (ministerial circular of 4 July 2003) are minima is an open point",
        ),
        cause=MissingCause.OPEN,
        facts=(
            Fact("state_and_region", whole.base),
            Fact("experimental", experimental),
            Fact("residential", residential),
        ),
    )


def _shares(state: str, region: str) -> CoFinancing:
    return CoFinancing(
        shares=(
            FundingShare(body=FundingBody.STATE, amount=Euro(state)),
            FundingShare(body=FundingBody.REGION, amount=Euro(region)),
        ),
        provenance=ILLUSTRATIVE,
    )


def _example(urbanisation: str, homes: str) -> Programme:
    call = ContractAct(id="bando", kind=ContractActKind.REGIONAL_CALL, on=date(2003, 10, 15), provenance=ILLUSTRATIVE)
    programme = NeighbourhoodContract(
        id="programma-regionale",
        scope=ContractScope.REGIONAL_PROGRAMME,
        acts=(call,),
        cofinancing=_shares("65000000.00", "35000000.00"),
        provenance=ILLUSTRATIVE,
    )
    parts = (
        (InterventionKind.URBANISATION, urbanisation, "14000000.00"),
        (InterventionKind.RESIDENTIAL, homes, "21000000.00"),
    )
    interventions = tuple(
        Intervention(
            id=kind.name.lower(),
            contract=programme.id,
            kind=kind,
            cofinancing=_shares(state, region),
            provenance=ILLUSTRATIVE,
        )
        for kind, state, region in parts
    )
    return Programme(contracts=(programme,), interventions=interventions)


def keeps() -> Programme:
    """
    Return a programme of 100 million, of which the Region puts 35 and 40 go to urbanisation.
    """
    return _example("26000000.00", "39000000.00")


def breaks() -> Programme:
    """
    Return the same with one cent more for urbanisation.
    """
    return _example("26000000.01", "38999999.99")


RULE = Rule(
    id="cdq-shares-35-40",
    title=Bilingual("Quote del programma regionale", "Shares of the regional programme"),
    it="Sull'intero programma regionale la Regione mette almeno il 35 per cento di Stato più Regione e l'urbanizzazione"
    " non supera il 40 per cento dello stesso importo.",
    en="Over the whole regional programme the Region puts at least 35 per cent of State plus Region, and urbanisation"
    " takes at most 40 per cent of the same amount.",
    source=LegalSource("bando tipo, allegato 2 al DM 30.12.2002", "art. 1 c. 1-3"),
    since=_SINCE,
    severity=Severity.ADVICE,
    why=Bilingual(
        "Le quote sono dell'intero bando regionale: applicate a un contratto solo, direbbero irregolare chi non lo è.",
        "The shares belong to the whole regional call: held against one contract they would call it irregular when it"
        " is not.",
    ),
    needs=Bilingual(
        "il programma regionale (scope), il giorno del bando, le quote di Stato e Regione, tipo e quote di ogni"
        " intervento",
        "the regional programme (scope), the day of the call, the shares of State and Region, kind and shares of each"
        " intervention",
    ),
    reads=("contracts", "interventions", "acts"),
    parameters=(_REGION, _URBANISATION),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
