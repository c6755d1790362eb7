"""
`vat-may-change-on-extension`: a social cooperative's contract from before 2016, extended after, may change its rate.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.awards import Firm, FirmKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import latest
from contratti_quartiere.execution import Execution, Invoice
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.held_terms import TermStep, say_act, steps
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Missing, NotApplicable, Rule, Severity, Verdict, weighed
from contratti_quartiere.views import View
from contratti_quartiere.windows import ServiceWindow

SINCE = date(2016, 1, 1)
"""The first day of the renewals and extensions that L. 208/2015 reaches."""

_MOVING = frozenset({ActKind.OPTION_EXTENSION, ActKind.TECHNICAL_EXTENSION, ActKind.RENEWAL})
_RATE = "social_cooperative_vat_rate"


def check(view: View) -> Iterator[Verdict]:
    """
    Show where a contract of a social cooperative of before 2016 kept its rate after a renewal or an extension.

    Never more than advice: which rate is right hangs on subject, object and beneficiary, and stays an input. "Kept"
    says only that the rate is another. What changes from 2026 is open. Only a contract at the old rate of such
    cooperatives is looked at, and of its acts the first of 2016 or later.
    """
    for path, contract in view.service_contracts():
        moved = next(
            (
                step
                for step in (() if contract.term is None else steps(contract.term))
                if step.act.kind in _MOVING and step.act.on >= SINCE
            ),
            None,
        )
        if moved is None:
            reason = Bilingual("nessun rinnovo né proroga dal 2016", "no renewal or extension from 2016 on")
            yield NotApplicable(path=path, message=reason)
        else:
            yield _object(view, path, contract) or _judged(view, path, contract, moved)


def _object(view: View, path: str, contract: ServiceContract) -> Missing | NotApplicable | None:
    """
    Return why a contract that was extended is none of an old social cooperative, or what would say; None if it is.
    """
    if contract.signed_on is None:
        what = Bilingual("il giorno della firma non è noto", "the day on which it was signed is not known")
        return Missing(path=f"{path}/signed_on", message=what)
    if contract.signed_on >= SINCE:
        reason = Bilingual("il contratto non è anteriore al 2016", "the contract is not from before 2016")
        return NotApplicable(path=path, message=reason, facts=(Fact("signed_on", contract.signed_on),))
    found = view.tender_of(contract)
    if found is None:
        what = Bilingual(
            "la gara, che dice che operatore sia, non è a registro",
            "the tender, which names the firms, is not on record",
        )
        return Missing(path=f"{path}/tender", message=what)
    kinds = {firm.kind for firm in found[1].firms if firm.id in contract.firms}
    if FirmKind.SOCIAL_COOPERATIVE in kinds:
        return None
    if not kinds or None in kinds:
        what = Bilingual("non si sa che tipo di operatore sia", "what kind of body the operator is, is not known")
        return Missing(path=f"{found[0]}/firms" if kinds else f"{path}/firms", message=what)
    reason = Bilingual("l'operatore non è una cooperativa sociale", "the operator is no social cooperative")
    return NotApplicable(path=path, message=reason)


def _judged(view: View, path: str, contract: ServiceContract, step: TermStep) -> Verdict:
    said, before = say_act(step.act), contract.vat_rate
    if before is None:
        return _unknown(f"{path}/vat_rate", said, Bilingual("l'aliquota del contratto", "the rate of the contract"))
    old = view.figure(_RATE, date(2015, 12, 31))
    if old is None or before != old.value:
        message = Bilingual(
            f"{said.it}: l'aliquota era già un'altra, {_text(before)} per cento",
            f"{said.en}: the rate was already another, {_text(before)} per cent",
        )
        return NotApplicable(path=path, message=message)
    if step.end is None:
        return _unknown(
            f"{path}/term/{step.end_field}", said, Bilingual("la fine prima dell'atto", "the end before the act")
        )
    end = latest(step.end)
    after = [found for found in contract.execution.invoices if found.first is not None and found.first > end]
    same = [found for found in after if found.vat_rate == before]
    shown = same or after
    rates = sorted({found.vat_rate for found in shown if found.vat_rate is not None})
    if not rates or any(found.vat_rate is None for found in shown):
        what = Bilingual("l'aliquota delle fatture dopo la fine", "the rate of the invoices after the end")
        return _unknown(f"{path}/execution/invoices", said, what)
    figure = view.figure(_RATE, step.act.on)
    news = () if figure is None else (figure,)
    return _compared(f"{path}/execution/invoices", step.act, before, shown, figures=news)


def _compared(
    path: str, act: WindowAct, before: Decimal, shown: list[Invoice], *, figures: tuple[Figure, ...]
) -> Verdict:
    said = say_act(act)
    rates = ", ".join(map(_text, sorted({found.vat_rate for found in shown if found.vat_rate is not None})))
    net = Euro.total(found.net for found in shown)
    vat = Euro.total(found.vat for found in shown if found.vat is not None)
    would = [(figure.value, net.percentage(int(figure.value))) for figure in figures]
    it = "".join(f"; al {rate} per cento sarebbe {other:it}" for rate, other in would)
    en = "".join(f"; at {rate} per cent it would be {other:en}" for rate, other in would)
    return weighed(
        path,
        facts=(
            Fact("act_on", act.on),
            Fact("rate_before", _text(before)),
            Fact("rate_after", rates),
            Fact("net", net),
            Fact("vat", vat),
            *(Fact("vat_at_new_rate", other) for _, other in would),
        ),
        figures=figures,
        comparisons=(Comparison("rate_after", Relation.DIFFERENT, "rate_before"),),
        kept=Bilingual(
            f"{said.it}: aliquota {_text(before)} per cento prima, {rates} dopo la fine del contratto originario",
            f"{said.en}: rate {_text(before)} per cent before, {rates} after the end of the original contract",
        ),
        broken=Bilingual(
            f"{said.it}: l'aliquota è rimasta al {rates} per cento, {vat:it} di IVA su {net:it} netti{it}; quale valga"
            " lo dicono soggetto, oggetto e beneficiari",
            f"{said.en}: the rate has stayed at {rates} per cent, {vat:en} of VAT on {net:en} net{en}; which one holds"
            " hangs on subject, object and beneficiaries",
        ),
    )


def _text(rate: Decimal) -> str:
    return f"{rate.normalize():f}"


def _unknown(path: str, said: Bilingual, what: Bilingual) -> Missing:
    return Missing(path=path, message=Bilingual(f"{said.it}: non si sa: {what.it}", f"{said.en}: not known: {what.en}"))


def _example(rate: int) -> Programme:
    act = WindowAct(kind=ActKind.OPTION_EXTENSION, on=date(2016, 5, 10), new_end=date(2016, 12, 31))
    term = ServiceWindow(start=date(2014, 6, 1), months=24, declared_end=date(2016, 5, 31), acts=(act,))
    invoice = Invoice(id="1", net=Euro("12345.67"), vat_rate=Decimal(rate), first=date(2016, 6, 1))
    contract = ServiceContract(
        id="contratto",
        tender="gara",
        firms=("cooperativa",),
        signed_on=date(2014, 5, 15),
        vat_rate=Decimal(4),
        term=term,
        execution=Execution(invoices=(invoice,)),
    )
    firm = Firm(id="cooperativa", kind=FirmKind.SOCIAL_COOPERATIVE)
    return Programme(tenders=(Tender(id="gara", firms=(firm,)),), service_contracts=(contract,))


def keeps() -> Programme:
    """
    Return a contract of 2014 at 4 %, extended on 10 May 2016 and invoiced at 5 % from then on.
    """
    return _example(5)


def breaks() -> Programme:
    """
    Return the same still invoiced at 4 %: on 12,345.67 net 493.83 and not 617.28.
    """
    return _example(4)


RULE = Rule(
    id="vat-may-change-on-extension",
    title=Bilingual("L'IVA può cambiare con la proroga", "VAT may change on extension"),
    it="Un contratto di cooperativa sociale anteriore al 2016, rinnovato o prorogato dopo, può passare a un'altra"
    " aliquota.",
    en="A social cooperative's contract from before 2016, renewed or extended after, may move to another rate.",
    source=LegalSource("L. 208/2015", "c. 960-963; Agenzia delle Entrate, circ. 31/E del 2016", Mark.COMMENTARY),
    since=SINCE,
    severity=Severity.ADVICE,
    why=Bilingual(
        "L'impegno è al lordo dell'IVA: un'aliquota che cambia con la proroga lascia scoperto un esercizio.",
        "The commitment is gross of VAT: a rate that changes with the extension leaves a year without cover.",
    ),
    needs=Bilingual(
        "tipo di operatore, giorno del contratto e della proroga, aliquota prima e dopo",
        "kind of operator, day of the contract and of the extension, rate before and after",
    ),
    reads=("service_contracts", "tenders"),
    parameters=(_RATE,),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
