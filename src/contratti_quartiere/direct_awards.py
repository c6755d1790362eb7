"""
Direct awards: when they began, the limit below which law kept them on that day, and what tells whether two are alike.
"""

from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import When, earliest, latest
from contratti_quartiere.facts import Figure
from contratti_quartiere.identifiers import Cpv
from contratti_quartiere.money import Euro
from contratti_quartiere.procedures import ProcedureActKind
from contratti_quartiere.procurement import ObjectKind, ProcedureKind, Tender
from contratti_quartiere.regimes import object_kind_of
from contratti_quartiere.thresholds import value_of
from contratti_quartiere.verdicts import Missing, NotApplicable
from contratti_quartiere.views import View

__all__ = ["FORM_UNKNOWN", "DirectAward", "begun_on", "day_of", "direct_award", "limit_on"]

FORM_UNKNOWN = Bilingual("non si sa come si è affidato", "how it was awarded is not known")


@attrs.frozen(kw_only=True)
class DirectAward:
    """
    A direct award of which all is known that tells whether others are like it (*affidamento diretto da confrontare*).

    Attributes:
        path: Its tender, as a JSON Pointer.
        name: The `id` of the tender.
        buyer: The body that buys.
        cpv: The code of what is bought.
        day: The day on which it began.
        value: What it is estimated to be worth without VAT, with options.
    """

    path: str
    name: str
    buyer: str
    cpv: Cpv
    day: date
    value: Euro


def begun_on(tender: Tender) -> When | None:
    """
    Return when the procedure of a tender began: with the first determination to contract; None if none has a day.
    """
    days = [
        act.on for act in tender.procedure_acts if act.kind is ProcedureActKind.DETERMINATION and act.on is not None
    ]
    return min(days, key=earliest, default=None)


def limit_on(view: View, when: When) -> Figure | None:
    """
    Return the limit of direct awards at a time; None if there was none, or if it changed within a month or a year.
    """
    first, last = (view.figure("direct_award_limit", day) for day in (earliest(when), latest(when)))
    if first is None or last is None or first.value != last.value:
        return None
    return first


def day_of(tender: Tender) -> date | None:
    """
    Return the day on which the procedure of a tender began or, where no day is known, that of its notice.
    """
    begun = begun_on(tender)
    return begun if isinstance(begun, date) else tender.notice_date


def direct_award(path: str, tender: Tender) -> DirectAward | Missing | NotApplicable:
    """
    Return a tender as a direct award of services or supplies, or that it is none, or what is missing to compare it.
    """
    if tender.procedure is None:
        return Missing(path=f"{path}/procedure", message=FORM_UNKNOWN)
    if tender.procedure is not ProcedureKind.DIRECT_AWARD or object_kind_of(tender) is ObjectKind.WORKS:
        return NotApplicable(path=path, message=_OTHER)
    if not tender.contracting_authority:
        return Missing(path=f"{path}/contracting_authority", message=_NO_BUYER)
    if not isinstance(tender.cpv, Cpv):
        return Missing(path=f"{path}/cpv", message=_NO_CODE)
    day = day_of(tender)
    if day is None:
        return Missing(path=f"{path}/procedure_acts", message=_NO_DAY)
    value = value_of(path, tender)
    if isinstance(value, Missing):
        return value
    buyer = tender.contracting_authority
    return DirectAward(path=path, name=tender.id, buyer=buyer, cpv=tender.cpv, day=day, value=value)


_OTHER = Bilingual(
    "non è un affidamento diretto di servizi o forniture", "it is no direct award of services or supplies"
)
_NO_BUYER = Bilingual("non si sa quale ente acquista", "which body buys is not known")
_NO_CODE = Bilingual(
    "manca il CPV, che dice quali affidamenti sono simili", "the CPV, which tells what is like, is missing"
)
_NO_DAY = Bilingual("non si sa in quale giorno è cominciato", "on which day it began is not known")
