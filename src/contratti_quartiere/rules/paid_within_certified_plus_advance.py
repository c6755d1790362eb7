"""
`paid-within-certified-plus-advance`: what was paid is within what is certified and the advance not yet recovered.
"""

from collections.abc import Iterator
from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import Payment, PaymentKind, ProgressStatement
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.works import Works
from contratti_quartiere.works_notices import notice_of
from contratti_quartiere.works_table import WorksEvent

_WITHIN = Comparison("paid", Relation.AT_MOST, "certified + advance_not_recovered")


def check(view: View) -> Iterator[Verdict]:
    """
    Add up, at the end of each day on which works were paid, what was paid, certified, advanced and recovered.

    That a payment is above what is certified says little where no advance is on record: one may lack, and then what
    was paid is lawful up to it. So it is a breach only above the price, which no advance exceeds; else it is undecided,
    and so it is where the works were awarded anew: of an advance on the first contract nothing is known. Undecided is
    also what was paid before any progress statement on record, and an advance of which more is recovered than was paid.

    Which part of the price may be advanced hangs on the notice of the works: up to the share of the law nothing is
    said; above it the tender documents decide, which are not on record. The share is of the whole price, since the
    value of each year is not on record.

    What State or Region send to the municipality is a transfer between bodies and is not looked at.
    """
    for path, works in view.works():
        if works.payments:
            balances = _balances(path, works, view)
            verdicts = tuple(_judged(path, balances))
            yield from verdicts or (_kept(path, works, balances),)
            yield from _advance(path, works, view)
        else:
            yield NotApplicable(
                path=path,
                message=Bilingual(
                    f"per i lavori {works.id} non risultano pagamenti", f"no payment for works {works.id} is on record"
                ),
            )


@attrs.frozen(kw_only=True)
class _Balance:
    """
    What was paid for works at the end of a day, and what it is measured by.
    """

    path: str
    works: Works
    day: date

    @property
    def paid(self) -> Euro:
        return self.works.paid(self.day)

    @property
    def certified(self) -> Euro:
        return self.works.certified(self.day)

    @property
    def outstanding(self) -> Euro:
        return self.works.advance_outstanding(self.day)

    @property
    def excess(self) -> Euro:
        return self.paid - self.certified - self.outstanding

    @property
    def advanced(self) -> bool:
        return any(one.kind is PaymentKind.ADVANCE and one.on <= self.day for one in self.works.payments)

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (
            Fact("on", self.day),
            Fact("paid", self.paid),
            Fact("certified", self.certified),
            Fact("advance_not_recovered", self.outstanding),
        )

    @property
    def said(self) -> Bilingual:
        return Bilingual(
            f"lavori {self.works.id}, pagamento {italian_day('del', self.day)}: pagati in tutto {self.paid:it}, contro"
            f" {self.certified:it} certificati e {self.outstanding:it} di anticipazione non ancora recuperata",
            f"works {self.works.id}, payment of {say_day(self.day, 'en')}: {self.paid:en} paid in all, against"
            f" {self.certified:en} certified and {self.outstanding:en} of advance not yet recovered",
        )


def _balances(path: str, works: Works, view: View) -> list[_Balance]:
    """
    Return one balance for each day of payment, in order, which points at the last payment of that day.
    """
    last = {payment.on: place for place, payment in view.within(path, "payments", works.payments)}
    return [_Balance(path=last[day], works=works, day=day) for day in sorted(last)]


def _judged(path: str, balances: list[_Balance]) -> Iterator[Breach | Missing]:
    doubts: dict[tuple[str, Bilingual], _Balance] = {}
    for balance in balances:
        doubt = _doubt(balance)
        if doubt is not None:
            # Of a doubt that lasts the last day is told, on which the most is paid.
            doubts[doubt] = balance
        elif balance.excess > _NOTHING:
            yield Breach(
                path=balance.path,
                message=Bilingual(
                    f"{balance.said.it}: {balance.excess:it} di troppo",
                    f"{balance.said.en}: {balance.excess:en} too many",
                ),
                facts=(*balance.facts, Fact("excess", balance.excess)),
                comparisons=(_WITHIN,),
            )
    for (field, why), balance in doubts.items():
        yield Missing(
            path=f"{path}/{field}",
            message=Bilingual(f"{balance.said.it}; {why.it}", f"{balance.said.en}; {why.en}"),
            facts=balance.facts,
        )


def _doubt(balance: _Balance) -> tuple[str, Bilingual] | None:
    """
    Return why it cannot be said whether too much was paid, with the field that would say it; None if it can.
    """
    works, day = balance.works, balance.day
    if balance.outstanding < _NOTHING:
        return "payments", Bilingual(
            "è stata recuperata più anticipazione di quanta ne risulti pagata",
            "more of an advance was recovered than is on record as paid",
        )
    if balance.excess <= _NOTHING:
        return None
    if not any(statement.on <= day for statement in works.statements):
        return "statements", Bilingual(
            "nessuno stato di avanzamento risulta entro quel giorno", "no progress statement is on record by that day"
        )
    price = works.price(day) if works.contract_since(day) == date.min else None
    if balance.advanced or (price is not None and balance.excess > price):
        return None
    return "payments", Bilingual(
        "nessuna anticipazione risulta, e può esservene stata una",
        "no advance is on record, and there may have been one",
    )


def _kept(path: str, works: Works, balances: list[_Balance]) -> Kept:
    # Where the day holds on which the most is paid beside what it is measured by, every day holds.
    closest = max(balances, key=lambda balance: (balance.excess, balance.day))
    said = closest.said
    if len(balances) > 1:
        said = Bilingual(
            f"{said.it}: negli altri giorni di pagamento il margine non è minore",
            f"{said.en}: on the other days of payment the margin is no less",
        )
    return Kept(
        path=f"{path}/payments",
        message=said,
        facts=(*closest.facts, Fact("payments", len(works.payments))),
        comparisons=(_WITHIN,),
    )


def _advance(path: str, works: Works, view: View) -> Iterator[Missing]:
    """
    Yield that it cannot be said whether the advance on the last contract was lawful, unless it is within the share.
    """
    since = works.contract_since(view.on)
    advances = [one for one in works.payments if one.kind is PaymentKind.ADVANCE and since <= one.on]
    if not advances:
        return
    amount, price = Euro.total(one.amount for one in advances), works.price(max(one.on for one in advances))
    notice = notice_of(works)
    said = Bilingual(f"lavori {works.id}, anticipazione {amount:it}", f"works {works.id}, advance {amount:en}")
    doubt = _unlawful(amount, price, notice, view)
    if doubt is not None:
        field, cause, text, figures = doubt
        yield Missing(
            path=f"{path}/{field}",
            message=Bilingual(f"{said.it}: {text.it}", f"{said.en}: {text.en}"),
            cause=cause,
            facts=(Fact("advance", amount), *(() if price is None else (Fact("price", price),))),
            figures=figures,
        )


_Doubt = tuple[str, MissingCause, Bilingual, tuple[Figure, ...]]


def _unlawful(amount: Euro, price: Euro | None, notice: date | None, view: View) -> _Doubt | None:
    """
    Return why it cannot be said that an advance was lawful: the field that would say it, the cause, and what is used.
    """
    if price is None:
        text = Bilingual(
            "non si sa il prezzo dei lavori di cui è una parte",
            "the price of the works, of which it is a part, is not known",
        )
        return "history", MissingCause.EVIDENCE, text, ()
    if notice is None:
        text = Bilingual(
            "non si sa il giorno del bando dei lavori, da cui dipende quanta la legge ne ammetta",
            "the day of the notice of the works, on which hangs how much the law allows, is not known",
        )
        return "history", MissingCause.EVIDENCE, text, ()
    share = view.figure("advance_share", notice)
    if share is None:
        text = Bilingual(
            f"bando {italian_day('del', notice)}, la norma di allora sull'anticipazione non è stata letta",
            f"notice of {say_day(notice, 'en')}, the provision of that time on advances has not been read",
        )
        return "payments", MissingCause.OPEN, text, ()
    if amount.cents * 100 <= price.cents * int(share.value):
        return None
    text = Bilingual(
        f"supera il {share.value} per cento di {price:it}; se di più fosse ammesso lo dicono i documenti di gara",
        f"it is above {share.value} per cent of {price:en}; the tender documents say whether more was allowed",
    )
    # The documents of the tender stand at the award.
    return "history", MissingCause.EVIDENCE, text, (share,)


_NOTHING = Euro.from_cents(0)


def _works() -> Works:
    return (
        Works(id="lavori")
        .advance(WorksEvent.DESIGN, on=date(2023, 2, 6))
        .advance(WorksEvent.TENDER, on=date(2023, 9, 4), notice_date=date(2023, 9, 4))
        .advance(WorksEvent.AWARD, on=date(2024, 1, 15), amount=Euro("1000000.00"))
        .advance(WorksEvent.START, on=date(2024, 3, 4))
        .pay(Payment(on=date(2024, 3, 18), amount=Euro("200000.00"), kind=PaymentKind.ADVANCE))
    )


def keeps() -> Programme:
    """
    Return a contract of 1,000,000.00 and an advance of 200,000.00 within 15 days of the start, nothing certified yet.
    """
    return Programme(works=(_works(),))


def breaks() -> Programme:
    """
    Return the same with 300,000.00 certified and 520,000.00 paid in all, of the advance nothing recovered.
    """
    works = _works().certify(ProgressStatement(on=date(2024, 7, 31), certified=Euro("300000.00")))
    too_much = Payment(on=date(2024, 9, 6), amount=Euro("320000.00"))
    return Programme(works=(attrs.evolve(works, payments=(*works.payments, too_much)),))


RULE = Rule(
    id="paid-within-certified-plus-advance",
    title=Bilingual("Pagato entro certificato più anticipazione", "Paid within certified plus advance"),
    it="Il pagato cumulato non supera il certificato più l'anticipazione non ancora recuperata.",
    en="The cumulative payments do not exceed the certified amount plus the advance not yet recovered.",
    source=LegalSource(
        "DLgs 36/2023", "art. 125 c. 1, testo del 31.3.2023; prima, DLgs 50/2016 art. 35 c. 18 (noto, da confermare)"
    ),
    severity=Severity.WARNING,
    why=Bilingual(
        "Pagare prima di certificare è lecito solo fino all'anticipazione: oltre, si pagano lavori che nessuno ha"
        " ancora misurato.",
        "To pay before it is certified is lawful up to the advance only: beyond it, works are paid that nobody has yet"
        " measured.",
    ),
    needs=Bilingual(
        "i pagamenti all'impresa, l'anticipazione pagata e quella recuperata, gli stati di avanzamento, il prezzo, il"
        " giorno del bando dei lavori",
        "the payments to the contractor, the advance paid and recovered, the progress statements, the price, the day of"
        " the notice of the works",
    ),
    reads=("works",),
    parameters=("advance_share",),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
