"""
Which works have begun and had no advance on their price, and by when the law has it paid.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.analysis.countdowns import Countdown, days_after
from contratti_quartiere.analysis.due_payments import PaymentDue, PaymentDueKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.progress import PaymentKind
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View
from contratti_quartiere.works import Works
from contratti_quartiere.works_notices import notice_of
from contratti_quartiere.works_table import WorksEvent, WorksState
from contratti_quartiere.year_spending import Spent

__all__ = ["advances_due"]

_DAYS, _SHARE = "advance_days", "advance_share"
_BEGUN = frozenset({WorksState.RUNNING, WorksState.SUSPENDED})

_GROUND = Bilingual(
    "per legge, contro garanzia; su contratti di più anni, sul valore di ciascuno",
    "by law, against a guarantee; of contracts over several years, on the value of each",
)
_NO_NOTICE = Bilingual(
    "non si sa il giorno del bando dei lavori, da cui dipende se la legge la voglia",
    "the day of the notice of the works, on which hangs whether the law asks for it, is not known",
)
_NO_PRICE = Bilingual("non si sa il prezzo dei lavori", "the price of the works is not known")


def advances_due(view: View) -> Iterator[PaymentDue]:
    """
    Yield the advance of each contract of works that has begun and of which none was paid, in the order of the document.

    Of works noticed before the code of 2023 the days of an advance were not read: nothing is said of them.
    """
    for path, works in view.works():
        if works.state in _BEGUN and not _advanced(works, view.on):
            start = max(step.happened_on for step in works.history if step.event is WorksEvent.START)
            notice = notice_of(works)
            if view.figure(_DAYS, start if notice is None else notice) is not None:
                yield _due(view, path, works, start, notice)


def _advanced(works: Works, on: date) -> bool:
    since = works.contract_since(on)
    return any(payment.kind is PaymentKind.ADVANCE and since <= payment.on for payment in works.payments)


def _due(view: View, path: str, works: Works, start: date, notice: date | None) -> PaymentDue:
    """
    Return the advance of works that began on a day; nothing is reckoned where the notice is not known.
    """
    days = None if notice is None else view.figure(_DAYS, notice)
    share = None if notice is None else view.figure(_SHARE, notice)
    price = works.price(view.on)
    missing = [
        *(() if notice is not None else (Missing(path=f"{path}/history", message=_NO_NOTICE),)),
        *(() if price is not None else (Missing(path=f"{path}/history", message=_NO_PRICE),)),
    ]
    return PaymentDue(
        kind=PaymentDueKind.ADVANCE,
        path=path,
        name=works.id,
        amount=Spent() if share is None or price is None else Spent(net=price.percentage(int(share.value))),
        due=None if days is None else Countdown(days_after(start, int(days.value)), view.on),
        ground=_GROUND,
        figure=days,
        source=None if days is None else days.source,
        missing=tuple(missing),
    )
