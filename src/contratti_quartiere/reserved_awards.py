"""
What each body that won a reserved contract had won before, as far as it is on record.
"""

from collections.abc import Iterator
from datetime import date

import attrs

from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.bindings import Asked
from contratti_quartiere.dates import When, earliest
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation, compared
from contratti_quartiere.identifiers import Cpv, TaxCode
from contratti_quartiere.procurement import Tender, Track
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, Verdict, weighed

__all__ = ["winners"]

_AFTER = (Comparison("awarded_on", Relation.MORE, "earlier_award +m reserved_max_months"),)
_ON_THE_DAY = (Comparison("awarded_on", Relation.EQUAL, "earlier_award +m reserved_max_months"),)


def winners(asked: Asked[Tender]) -> Iterator[Verdict]:
    """
    Yield, for each body that won a reserved contract, whether three years had passed since its last one.

    A body is recognised in another tender by its tax code; what is not on record of earlier awards proves nothing.
    Whether the very day on which three years are over is free is open, and whether services of two vocabulary codes are
    the same is for a person to say.

    Args:
        asked: A tender on the reserved track, and a version that knows the figure `reserved_max_months`.
    """
    path, tender = asked.path, asked.record
    for index, firm in enumerate(tender.firms):
        won = [award for award in tender.awards if firm.id in award.firms]
        if won:
            yield _winning(asked, f"{path}/firms/{index}", firm, won)
    named = {firm.id for firm in tender.firms}
    if any(not award.firms or not named.issuperset(award.firms) for award in tender.awards):
        yield Missing(path=f"{path}/firms", message=Bilingual("non si sa chi abbia vinto", "it is not known who won"))


@attrs.frozen(kw_only=True)
class _Before:
    """
    A reserved award that a body had in another tender.
    """

    path: str
    tender: Tender
    on: When | None


@attrs.frozen(kw_only=True)
class _Winner:
    """
    A body that won a reserved contract, and the first day on which it did.
    """

    path: str
    where: str
    name: str
    tender: Tender
    on: date
    figure: Figure


def _winning(asked: Asked[Tender], where: str, firm: Firm, won: list[Award]) -> Verdict:
    if not isinstance(firm.tax_code, TaxCode):
        return Missing(
            path=f"{where}/tax_code",
            message=Bilingual(
                "senza codice fiscale non si sa che cosa abbia vinto prima",
                "without its tax code it is not known what it won before",
            ),
        )
    days = [award.on for award in won if isinstance(award.on, date)]
    if len(days) < len(won):
        return _day_missing(asked.path)
    winner = _Winner(
        path=asked.path,
        where=where,
        name=firm.name or firm.id,
        tender=asked.record,
        on=min(days),
        figure=asked.figure("reserved_max_months"),
    )
    before = _before(asked, firm.tax_code)
    return _against(winner, [other for other in before if other.on is None or earliest(other.on) < winner.on])


def _day_missing(path: str) -> Missing:
    return Missing(
        path=f"{path}/awards",
        message=Bilingual(
            "non si sa il giorno di un'aggiudicazione riservata", "the day of a reserved award is not known"
        ),
    )


def _before(asked: Asked[Tender], code: TaxCode) -> Iterator[_Before]:
    """
    Yield the reserved awards of a body in the other tenders on record; what this one repeats is no other.
    """
    for path, other in asked.view.tenders():
        if (
            other.id in {asked.record.id, asked.record.repetition_of}
            or asked.view.regime(other).track is not Track.RESERVED
        ):
            continue
        same = {firm.id for firm in other.firms if firm.tax_code == code}
        for award in other.awards:
            if same.intersection(award.firms):
                yield _Before(path=path, tender=other, on=award.on)


def _against(winner: _Winner, others: list[_Before]) -> Verdict:
    """
    Return what is broken by an earlier award or, if nothing is, what is unsure or, if nothing is, what the last kept.
    """
    if not others:
        return Missing(
            path="/tenders",
            message=Bilingual(
                f"{winner.name}: nessun'altra aggiudicazione riservata è a registro, ma può essercene una",
                f"{winner.name}: no other reserved award is on record, but there may be one",
            ),
        )
    dated = sorted(((other.on, other) for other in others if isinstance(other.on, date)), key=lambda found: found[0])
    verdicts = [_compared(winner, day, other) for day, other in dated]
    verdicts += [_day_missing(other.path) for other in others if not isinstance(other.on, date)]
    return max(reversed(verdicts), key=lambda verdict: _WEIGHT[type(verdict)])


_WEIGHT: dict[type[Verdict], int] = {Kept: 0, Missing: 1, Breach: 2}


def _compared(winner: _Winner, day: date, other: _Before) -> Verdict:
    figure, facts = winner.figure, (Fact("earlier_award", day), Fact("awarded_on", winner.on))
    text = Bilingual(
        f"{winner.name}: aggiudicazione {italian_day('del', winner.on)}, un'altra riservata {italian_day('del', day)}:"
        f" {figure.value} mesi",
        f"{winner.name}: award of {say_day(winner.on, 'en')}, another reserved one of {say_day(day, 'en')}:"
        f" {figure.value} months",
    )
    doubt = None if compared(_AFTER, facts, (figure,)) else _doubt(winner, other, facts)
    if doubt is not None:
        path, why, cause = doubt
        return Missing(
            path=path,
            message=Bilingual(f"{text.it} non passati; {why.it}", f"{text.en} not passed; {why.en}"),
            cause=cause,
            facts=facts,
            figures=(figure,),
        )
    return weighed(
        winner.where,
        facts=facts,
        figures=(figure,),
        comparisons=_AFTER,
        kept=Bilingual(f"{text.it} passati", f"{text.en} passed"),
        broken=Bilingual(f"{text.it} non passati", f"{text.en} not passed"),
    )


def _doubt(winner: _Winner, other: _Before, facts: tuple[Fact, ...]) -> tuple[str, Bilingual, MissingCause] | None:
    """
    Return what may let a body have another award so soon: that the services differ, or the very last day.
    """
    mine, theirs = winner.tender.cpv, other.tender.cpv
    if not isinstance(mine, Cpv) or not isinstance(theirs, Cpv):
        unknown = Bilingual(
            "non si sa se i servizi siano gli stessi", "it is not known whether the services are the same"
        )
        return f"{other.path if isinstance(mine, Cpv) else winner.path}/cpv", unknown, MissingCause.EVIDENCE
    if mine.digits != theirs.digits:
        differ = Bilingual(
            "codici CPV diversi: se i servizi siano gli stessi lo dice una persona",
            "different CPV codes: whether the services are the same is for a person to say",
        )
        return f"{winner.path}/cpv", differ, MissingCause.OPEN
    if compared(_ON_THE_DAY, facts, (winner.figure,)):
        last = Bilingual(
            "se il giorno stesso basti è un punto aperto", "whether the very day is enough is an open point"
        )
        return f"{winner.path}/awards", last, MissingCause.OPEN
    return None
