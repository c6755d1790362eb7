"""
`dropped-not-paid`: after works or their intervention were dropped, only a balance of what was certified is paid.
"""

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual, say_day
from contratti_quartiere.dates import When, earliest, latest, say_when
from contratti_quartiere.decisions import Measure, MeasureKind, SteeringBody, SteeringDecision
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import Payment, PaymentKind, ProgressStatement
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.works import Works

_BALANCE = Comparison("balance", Relation.EQUAL, "true")
_WITHIN = Comparison("paid", Relation.AT_MOST, "certified")
_NONE_AFTER = Comparison("payments_after", Relation.EQUAL, "0")


@attrs.frozen(kw_only=True)
class _Drop:
    """
    A stretch of time in which works are dropped, from an act to the one that takes them up again.

    The places are those of the fields that say the days, empty for works, of which the day is always known; `told` says
    where the sources of a decision stand that is known from press or announcements only.
    """

    on: When
    what: Bilingual
    place: str = ""
    told: str = ""
    until: When | None = None
    until_place: str = ""

    def surely(self, day: date) -> bool:
        return latest(self.on) <= day and (self.until is None or day < earliest(self.until))

    def perhaps(self, day: date) -> bool:
        return earliest(self.on) <= day and (self.until is None or day < latest(self.until))

    def unknown(self, day: date) -> str:
        """
        Return the field that would say whether works were dropped on a day on which they perhaps were.
        """
        return self.place if day < latest(self.on) else self.until_place


def check(view: View) -> Iterator[Verdict]:
    """
    Look at each payment for works from the day on which they, or their intervention, were dropped.

    The day of the act counts as after it. A payment of a day that may be before or after it is undecided, and so is one
    after a drop that is known from press or announcements only.
    """
    decisions = {decision.id: path for path, decision in view.decisions()}
    for path, works in view.works():
        drops = (*_of_works(works), *_of_intervention(view, works, decisions))
        if not drops:
            yield NotApplicable(
                path=path,
                message=Bilingual(
                    f"i lavori {works.id} e il loro intervento non risultano stralciati",
                    f"neither works {works.id} nor their intervention are on record as dropped",
                ),
            )
            continue
        placed = tuple(view.within(path, "payments", works.payments))
        verdicts = tuple(verdict for place, payment in placed for verdict in _judged(place, works, payment, drops))
        yield from verdicts or (_kept(path, works, drops),)


def _of_works(works: Works) -> Iterator[_Drop]:
    if works.dropped_on is not None:
        what = Bilingual(f"lavori {works.id}", f"works {works.id}")
        yield _Drop(on=works.dropped_on, what=what)


def _of_intervention(view: View, works: Works, paths: Mapping[str, str]) -> Iterator[_Drop]:
    """
    Yield each time that decisions had the intervention of works out of the programme.
    """
    name, out = works.intervention, None
    what = Bilingual(f"intervento {name}", f"intervention {name}")
    for decision in view.ledger.in_order:
        for measure in decision.measures:
            if measure.intervention != name:
                continue
            path = paths[decision.id]
            if measure.kind is MeasureKind.DROP and out is None:
                told = f"{path}/provenance/sources" if view.only_told(decision) else ""
                out = _Drop(on=decision.on, what=what, place=f"{path}/on", told=told)
            elif measure.kind is MeasureKind.ADD and out is not None:
                yield attrs.evolve(out, until=decision.on, until_place=f"{path}/on")
                out = None
    if out is not None:
        yield out


def _judged(place: str, works: Works, payment: Payment, drops: tuple[_Drop, ...]) -> Iterator[Breach | Missing]:
    drop = _in_force(payment, drops)
    if drop is not None:
        yield from _after(place, works, payment, drop)
        return
    for drop in drops:
        if drop.perhaps(payment.on):
            yield Missing(
                path=drop.unknown(payment.on),
                message=Bilingual(
                    f"{_paid(payment, drop).it}; non si sa se quel giorno fossero stralciati",
                    f"{_paid(payment, drop).en}; it is not known whether they were dropped on that day",
                ),
                facts=_facts(payment, drop),
            )


def _in_force(payment: Payment, drops: tuple[_Drop, ...]) -> _Drop | None:
    """
    Return the drop after which a payment surely came, the first one that an act proves; None if there is none.
    """
    sure = [drop for drop in drops if drop.surely(payment.on)]
    return min(sure, key=lambda drop: (bool(drop.told), latest(drop.on)), default=None)


def _after(place: str, works: Works, payment: Payment, drop: _Drop) -> Iterator[Breach | Missing]:
    """
    Yield what is wrong, or in doubt, in a payment that surely came after works were dropped.
    """
    said, (paid, least, most) = _paid(payment, drop), _measured(works, payment, drop)
    facts = (*_facts(payment, drop), Fact("paid", paid), Fact("certified", most))
    fits = payment.kind is PaymentKind.BALANCE and paid <= least
    if fits:
        return
    if drop.told:
        yield Missing(
            path=drop.told,
            message=Bilingual(
                f"{said.it}; ma lo stralcio lo dicono solo stampa o annunci",
                f"{said.en}; but only press or announcements say that it was dropped",
            ),
            facts=_facts(payment, drop),
        )
    elif payment.kind is not PaymentKind.BALANCE:
        yield Breach(
            path=place,
            message=Bilingual(f"{said.it}, e non è un saldo", f"{said.en}, and is no balance"),
            facts=(*_facts(payment, drop), Fact("kind", payment.kind.value), Fact("balance", value=False)),
            comparisons=(_BALANCE,),
        )
    elif not any(statement.on <= latest(drop.on) for statement in works.statements) or paid <= most:
        yield Missing(
            path=f"{place.rpartition('/payments/')[0]}/statements" if least == most else drop.place,
            message=Bilingual(
                f"{said.it}; quanto fosse certificato entro quel giorno non si sa",
                f"{said.en}; how much was certified by that day is not known",
            ),
            facts=facts,
        )
    else:
        yield Breach(
            path=place,
            message=Bilingual(
                f"{said.it}; con questo i pagamenti sono {paid:it}, {paid - most:it} più di quanto era certificato"
                f" allora, {most:it}",
                f"{said.en}; with it the payments are {paid:en}, {paid - most:en} more than was certified by then,"
                f" {most:en}",
            ),
            facts=facts,
            comparisons=(_WITHIN,),
        )


def _measured(works: Works, payment: Payment, drop: _Drop) -> tuple[Euro, Euro, Euro]:
    """
    Return what was paid with a payment, and the least and the most that was certified by a drop.
    """
    # Where the day of the drop is not known, so is what was certified by it.
    least, most = sorted(works.certified(day) for day in (earliest(drop.on), latest(drop.on)))
    return works.paid(payment.on), least, most


def _paid(payment: Payment, drop: _Drop) -> Bilingual:
    return Bilingual(
        f"{drop.what.it}, stralcio: {say_when(drop.on, 'it')}; pagamento ({payment.kind.value}): {payment.amount:it},"
        f" {say_day(payment.on, 'it')}",
        f"{drop.what.en}, dropped: {say_when(drop.on, 'en')}; payment ({payment.kind.en}): {payment.amount:en},"
        f" {say_day(payment.on, 'en')}",
    )


def _facts(payment: Payment, drop: _Drop) -> tuple[Fact, ...]:
    return (Fact("dropped_on", drop.on), Fact("paid_on", payment.on), Fact("amount", payment.amount))


def _kept(path: str, works: Works, drops: tuple[_Drop, ...]) -> Kept:
    last = max(drops, key=lambda drop: latest(drop.on))
    after = [(payment, drop) for payment in works.payments if (drop := _in_force(payment, drops)) is not None]
    facts: tuple[Fact, ...] = (
        Fact("dropped_on", last.on),
        Fact("payments", len(works.payments)),
        Fact("payments_after", len(after)),
    )
    asked: tuple[Comparison, ...] = (_NONE_AFTER,)
    if after:
        # Where the balance that takes the most is within what was certified, each is.
        paid, certified, _ = max((_measured(works, *one) for one in after), key=lambda found: found[0] - found[1])
        facts = (*facts, Fact("balances_after", len(after)), Fact("paid", paid), Fact("certified", certified))
        asked = (Comparison("payments_after", Relation.EQUAL, "balances_after"), _WITHIN)
    return Kept(
        path=f"{path}/payments",
        message=Bilingual(
            f"{last.what.it}, stralcio: {say_when(last.on, 'it')}; dopo non risulta pagato più di quanto era"
            " certificato",
            f"{last.what.en}, dropped: {say_when(last.on, 'en')}; no more is on record as paid after it than was"
            " certified",
        ),
        facts=facts,
        comparisons=asked,
    )


def _example(kind: PaymentKind) -> Programme:
    works = Works(
        id="lavori",
        intervention="intervento",
        statements=(ProgressStatement(on=date(2015, 1, 30), certified=Euro("300000.00")),),
        payments=(
            Payment(on=date(2015, 2, 27), amount=Euro("250000.00")),
            Payment(on=date(2015, 6, 12), amount=Euro("50000.00"), kind=kind),
        ),
    )
    act = SteeringDecision(
        id="atto",
        body=SteeringBody.SUPERVISORY_BOARD,
        on=date(2015, 4, 15),
        measures=(Measure(intervention="intervento", kind=MeasureKind.DROP),),
    )
    return Programme(interventions=(Intervention(id="intervento"),), decisions=(act,), works=(works,))


def keeps() -> Programme:
    """
    Return works of which the intervention was dropped, and a balance that pays the rest of what was certified.
    """
    return _example(PaymentKind.BALANCE)


def breaks() -> Programme:
    """
    Return the same with a payment on account in the place of the balance.
    """
    return _example(PaymentKind.INSTALMENT)


RULE = Rule(
    id="dropped-not-paid",
    title=Bilingual("Dopo lo stralcio solo il saldo", "After the drop only the balance"),
    it="Dopo lo stralcio dei lavori, o del loro intervento, si paga solo un saldo, entro quanto era certificato quel"
    " giorno.",
    en="After works, or their intervention, were dropped, only a balance is paid, within what was certified by that"
    " day.",
    source=LegalSource("atti di rimodulazione", "", Mark.LOGIC),
    severity=Severity.WARNING,
    why=Bilingual(
        "Il denaro di ciò che è stralciato è già stato dato ad altro: pagarlo ancora lo spende due volte.",
        "The money of what was dropped has been given to something else: to pay it again spends it twice.",
    ),
    needs=Bilingual(
        "lo stralcio dei lavori e le decisioni sul loro intervento, con i giorni; i pagamenti; gli stati di"
        " avanzamento",
        "the drop of the works and the decisions on their intervention, with their days; the payments; the progress"
        " statements",
    ),
    reads=("sources", "works", "decisions"),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
