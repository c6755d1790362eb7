"""
The terms that rules judge, each with the record that holds it, and what stood before each act on one.
"""

from collections.abc import Iterator
from datetime import date

import attrs

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.dates import Month
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View
from contratti_quartiere.windows import ServiceWindow

__all__ = ["HeldTerm", "TermStep", "each_term", "is_unsettled", "possible_days", "say_act", "steps", "unknown_term"]


@attrs.frozen(kw_only=True)
class HeldTerm:
    """
    The term of a service, with the record that holds it (*durata a registro*).

    Attributes:
        term: The term; None if the record has none.
        contract: The service contract that holds it; None if it stands on a tender of which no contract is on record.
    """

    term: ServiceWindow | None
    contract: ServiceContract | None = None

    def lots(self, tender: Tender) -> tuple[tuple[int, Lot], ...] | None:
        """
        Return the lots that the term is of, each with its place in the tender; None if nobody can say which they are.

        A contract that names no lot is of the one lot of its tender, if it has one; a tender's own term is of all.
        """
        found = tuple(enumerate(tender.lots))
        if self.contract is None:
            return found or None
        if not self.contract.lots:
            return found if len(found) == 1 else None
        named = tuple((index, lot) for index, lot in found if lot.id in self.contract.lots)
        return named if len(named) == len(set(self.contract.lots)) else None


@attrs.frozen(kw_only=True)
class TermStep:
    """
    One act on a term, with what stood before it (*atto e durata che trova*).

    Attributes:
        act: The act.
        end: The end in force before it; None if none is known.
        end_field: The field of the term that says that end.
        unsettled: True if a suspension came before it of which nobody has stated the new end.
    """

    act: WindowAct
    end: date | Month | None
    end_field: str
    unsettled: bool


def each_term(view: View) -> Iterator[tuple[str, HeldTerm, tuple[str, Tender] | None]]:
    """
    Yield each term with the JSON Pointer of the record that holds it, and the tender that decides code and track.

    Acts on a term stand on the contract that is extended or suspended. They are looked for on the tender only where no
    contract on record comes from it, so that nothing is judged twice.
    """
    for path, contract in view.service_contracts():
        yield path, HeldTerm(term=contract.term, contract=contract), view.tender_of(contract)
    contracted = {contract.tender for contract in view.programme.service_contracts}
    for path, tender in view.tenders():
        if tender.term is not None and tender.id not in contracted:
            yield path, HeldTerm(term=tender.term), (path, tender)


def steps(term: ServiceWindow) -> Iterator[TermStep]:
    """
    Yield the acts on a term in the order of their days, each with what stood before it.
    """
    end, field, unsettled = term.planned_end, "declared_end", False
    for act in sorted(term.acts, key=lambda act: act.on):
        yield TermStep(act=act, end=end, end_field=field, unsettled=unsettled)
        if act.new_end is not None:
            end, field = act.new_end, "acts"
        unsettled = _unsettles(act, unsettled=unsettled)


def is_unsettled(term: ServiceWindow) -> bool:
    """
    Return whether a suspension moved the end in force, and nobody has stated the new one.
    """
    unsettled = False
    for act in sorted(term.acts, key=lambda act: act.on):
        unsettled = _unsettles(act, unsettled=unsettled)
    return unsettled


def _unsettles(act: WindowAct, *, unsettled: bool) -> bool:
    return act.new_end is None and (unsettled or act.kind is ActKind.SUSPENSION) and act.kind is not ActKind.EARLY_END


def possible_days(term: ServiceWindow, end: date | Month) -> tuple[date, date]:
    """
    Return the first and the last day that an end may mean.

    "April 2019" may mean any day of it and, where it is declared of 36 months from 2 May 2016, the computed day too,
    which is 1 May 2019: which of them is open.
    """
    if not isinstance(end, Month):
        return end, end
    last = end.last_day
    if end == term.declared_end and term.computed is not None and term.agrees():
        last = max(last, term.computed.last_day)
    return end.first_day, last


def say_act(act: WindowAct) -> Bilingual:
    """
    Return an act as people name it: *proroga del 24 aprile 2019*.
    """
    return Bilingual(
        f"{act.kind.value} {italian_day('del', act.on)}", f"{act.kind.say('en')} of {say_day(act.on, 'en')}"
    )


def unknown_term(path: str) -> Missing:
    """
    Return that a record has no term, so that nobody knows what acts there were on it.

    Args:
        path: The record, as a JSON Pointer.
    """
    return Missing(
        path=f"{path}/term",
        message=Bilingual(
            "la durata non è a registro: non si sa quali atti l'abbiano toccata",
            "the term is not on record: what acts there were on it is not known",
        ),
    )
