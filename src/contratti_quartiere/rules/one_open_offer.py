"""
`one-open-offer`: a household has one open offer, and a dwelling stands in one open offer.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.offer_outcomes import Offer
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RelocationEvent
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import (
    Breach,
    Deferred,
    Kept,
    Missing,
    MissingCause,
    NotApplicable,
    Rule,
    Severity,
    Verdict,
)
from contratti_quartiere.views import View

_POLICY = "one_offer_at_a_time"
_ALONE = (Comparison("alone", Relation.EQUAL, "true"),)
_ALLOWED = Bilingual(
    f"qui più proposte insieme sono ammesse ({_POLICY}: no)", f"here several offers at once are allowed ({_POLICY}: no)"
)
_OF_UNKNOWN = Bilingual(
    "la proposta non dice quale alloggio: non si sa se stia in un'altra proposta aperta",
    "the offer does not say which dwelling: it is not known whether it stands in another open offer",
)


@attrs.frozen
class _Made:
    """
    An offer, the case that had it, and the JSON Pointer of its step.
    """

    path: str
    case: Relocation
    offer: Offer
    dwelling: str
    first: date
    household: str

    @classmethod
    def of(cls, path: str, case: Relocation, offer: Offer) -> "_Made":
        first = offer.first
        return cls(path, case, offer, offer.step.dwelling, first, case.household_on(first))


_Clash = tuple[Bilingual, tuple[Fact, ...]]


def check(view: View) -> Iterator[Verdict | Deferred]:
    """
    Look, on the day on which each offer is made, for others of its dwelling or its household that are open.
    """
    found = [
        _Made.of(f"{path}/history/{offer.position}", case, offer)
        for path, case in view.relocations()
        for offer in view.offers(case)
        # Before it is notified an offer is not open.
        if offer.first <= view.on
    ]
    clashes = _clashes(found)
    for made in found:
        yield from _judged(view, made, clashes.get(made.path, []))


def _clashes(found: Iterable[_Made]) -> dict[str, list[_Clash]]:
    """
    Return what each offer clashes with: the later of two is named; of two of one day, the later in the document.
    """
    clashes: dict[str, list[_Clash]] = {}
    of_dwelling: dict[str, list[_Made]] = {}
    of_household: dict[str, list[_Made]] = {}
    for made in sorted(found, key=lambda made: made.first):
        same_dwelling = of_dwelling.setdefault(made.dwelling, []) if made.dwelling else []
        same_household = of_household.setdefault(made.household, [])
        # The first one says it; to name all would fill a report with pairs.
        rival = next(_open(same_dwelling, made), None)
        own = (other for other in _open(same_household, made) if other.case.household_on(made.first) == made.household)
        second = next(own, None)
        if rival is not None:
            clashes.setdefault(made.path, []).append(_dwelling_clash(made, rival))
        if second is not None:
            clashes.setdefault(made.path, []).append(_household_clash(made, second))
        same_dwelling.append(made)
        same_household.append(made)
        for household in _bearers(made.case) - {made.household}:
            of_household.setdefault(household, []).append(made)
    return clashes


def _open(earlier: Iterable[_Made], made: _Made) -> Iterator[_Made]:
    day = made.first
    # The table of the case ends one offer before the next.
    return (
        other
        for other in earlier
        if other.case is not made.case and other.offer.open_on(day) and made.offer.open_on(day)
    )


def _bearers(case: Relocation) -> set[str]:
    # All that a case names; whose it is on a day is asked when two offers are compared.
    return {case.household, *(note.household for note in case.annotations)}


def _dwelling_clash(made: _Made, other: _Made) -> _Clash:
    text = Bilingual(
        f"alloggio {made.dwelling}: proposto a {made.household} {italian_day('il', made.first)}, mentre era aperta la"
        f" proposta a {other.household} {italian_day('del', other.first)}",
        f"dwelling {made.dwelling}: offered to {made.household} on {say_day(made.first, 'en')}, while the offer to"
        f" {other.household} of {say_day(other.first, 'en')} was open",
    )
    return text, (Fact("dwelling", made.dwelling), *_facts(made), *_others(other))


def _household_clash(made: _Made, other: _Made) -> _Clash:
    text = Bilingual(
        f"nucleo {made.household}: una proposta nel caso {made.case.id} {italian_day('il', made.first)}, mentre era"
        f" aperta quella {italian_day('del', other.first)} nel caso {other.case.id}",
        f"household {made.household}: an offer in case {made.case.id} on {say_day(made.first, 'en')}, while the one"
        f" of {say_day(other.first, 'en')} in case {other.case.id} was open",
    )
    return text, (Fact("case", made.case.id), *_facts(made), Fact("other_case", other.case.id), *_others(other))


def _facts(made: _Made) -> tuple[Fact, Fact]:
    return Fact("household", made.household), Fact("open_from", made.first)


def _others(other: _Made) -> tuple[Fact, ...]:
    ended = other.offer.end
    return (
        Fact("other_household", other.household),
        Fact("other_open_from", other.first),
        *(() if ended is None else (Fact("other_open_until", ended.happened_on),)),
        Fact("alone", value=False),
    )


def _judged(view: View, made: _Made, clashes: list[_Clash]) -> Iterator[Verdict | Deferred]:
    policy = view.figure(_POLICY, made.first)
    if policy is not None and policy.value == "no":
        yield NotApplicable(path=made.path, message=_ALLOWED)
    elif clashes:
        for text, facts in clashes:
            if policy is None:
                yield _undecided(made, text, facts)
            else:
                yield Breach(path=made.path, message=text, facts=facts, figures=(policy,), comparisons=_ALONE)
    elif made.dwelling:
        yield Deferred.to(Kept, _alone, made)
    else:
        yield Missing(path=f"{made.path}/dwelling", message=_OF_UNKNOWN, facts=_facts(made))


def _alone(made: _Made) -> Kept:
    it, en = italian_day("il", made.first), say_day(made.first, "en")
    return Kept(
        path=made.path,
        message=Bilingual(
            f"alloggio {made.dwelling} proposto a {made.household} {it}: nessun'altra proposta era aperta",
            f"dwelling {made.dwelling} offered to {made.household} on {en}: no other offer was open",
        ),
        facts=(Fact("dwelling", made.dwelling), *_facts(made), Fact("alone", value=True)),
        comparisons=_ALONE,
    )


def _undecided(made: _Made, text: Bilingual, facts: tuple[Fact, ...]) -> Missing:
    return Missing(
        path=made.path,
        message=Bilingual(
            f"{text.it}; se qui sia ammesso non si sa: nessuno ha fissato {_POLICY}",
            f"{text.en}; whether that is allowed here is not known: nobody has set {_POLICY}",
        ),
        cause=MissingCause.NOT_SET,
        parameter=_POLICY,
        facts=facts,
    )


def _offered(household: str, on: date) -> Relocation:
    return (
        Relocation(household=household)
        .advance(RelocationEvent.INTERVIEW, on=date(2018, 3, 1))
        .advance(RelocationEvent.ADMIT, on=date(2018, 3, 15))
        .advance(RelocationEvent.OFFER, on=on, notified_on=on, dwelling="14")
    )


def keeps() -> Programme:
    """
    Return dwelling 14 offered to H1, refused on 3 May 2018, and offered to H2 on 4 May.
    """
    first = _offered("H1", date(2018, 4, 20)).advance(RelocationEvent.REFUSE, on=date(2018, 5, 3))
    return Programme(relocations=(first, _offered("H2", date(2018, 5, 4))))


def breaks() -> Programme:
    """
    Return dwelling 14 in open offers to H1 and H2 on the same day.
    """
    day = date(2018, 5, 4)
    return Programme(relocations=(_offered("H1", day), _offered("H2", day)))


RULE = Rule(
    id="one-open-offer",
    title=Bilingual("Una proposta aperta alla volta", "One open offer at a time"),
    it="Un nucleo ha una sola proposta aperta, e un alloggio sta in una sola proposta aperta.",
    en="A household has one open offer, and a dwelling stands in one open offer.",
    source=LegalSource("pratica delle proposte di alloggio", "", Mark.POLICY),
    severity=Severity.WARNING,
    why=Bilingual(
        "Se due nuclei accettano lo stesso alloggio, a uno dei due la proposta va ritirata, e il suo trasloco slitta.",
        "If two households accept the same dwelling, one of the offers must be withdrawn, and that move slips.",
    ),
    needs=Bilingual(
        "le proposte, anche di rientro, con l'alloggio, dalla notifica alla loro fine",
        "the offers, return offers too, with their dwelling, from their notification to their end",
    ),
    reads=("relocations",),
    parameters=(_POLICY,),
    example_values=((_POLICY, "sì"),),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
